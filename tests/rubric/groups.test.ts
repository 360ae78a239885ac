import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Group } from '../../src/ladder/ladder.ts';
import type { CriterionResult, State } from '../../src/rubric/assessment.ts';
import { applyGroups } from '../../src/rubric/groups.ts';
import { plain } from '../../src/text/words.ts';
import { criterion, item, promotion } from './factory.ts';

const result = (id: string, state: State, area: string | null = null): CriterionResult => ({
  criterion: criterion({ items: 1 }, { id, competency: area === null ? null : 'c' }),
  competency: area === null ? null : { id: 'c', title: 'C', aliases: [], area },
  required: state !== 'upcoming',
  state,
  blocks: false,
  counts: null,
  evidence: state === 'partial' ? [{ item: item(), counts: 'no', why: [] }] : [],
  lacks:
    state === 'partial'
      ? [{ rule: 'items', message: ['1 of 2 items counts.'], fix: ['Add 1 more item.'], line: 4 }]
      : [],
  slip: false,
  explained: null,
  remarks: [],
  line: null,
});
const group = (
  id: string,
  rule: Group['rule'],
  min: number,
  of: readonly string[],
  inside: string | null = null,
): Group => ({
  id,
  title: id,
  level: 'L5',
  promotion: null,
  strength: 'must',
  rule,
  min,
  of,
  group: inside,
  place: { path: 'l.yml', line: 1, column: 1 },
});
const named = (states: readonly State[]): CriterionResult[] => states.map((state, index) => result(`c${index}`, state));
const ids = (states: readonly State[]): string[] => states.map((_, index) => `c${index}`);
const rowOf = (rule: Group['rule'], min: number, states: readonly State[]) =>
  applyGroups(named(states), [group('g', rule, min, ids(states))], promotion(), []).results.find(
    ({ criterion: { id } }) => id === 'g',
  );

describe('a group to choose from', () => {
  test.each<[number, State[], State]>([
    [1, ['met', 'missing', 'missing'], 'met'],
    [1, ['missing', 'missing'], 'missing'],
    [2, ['met', 'met', 'missing'], 'met'],
    [2, ['met', 'missing', 'missing'], 'partial'],
    [1, ['judgement', 'missing'], 'judgement'],
    [1, ['met', 'judgement'], 'met'],
    [1, ['unchecked', 'missing'], 'unchecked'],
    [2, ['met', 'unchecked', 'missing'], 'unchecked'],
    [1, ['disputed', 'missing'], 'disputed'],
    [1, ['gap', 'missing'], 'gap'],
    // What is excused is no achievement.
    [1, ['waived', 'missing'], 'missing'],
    [1, ['not-applicable', 'missing'], 'missing'],
    // What is not in force yet cannot be asked for.
    [1, ['upcoming', 'missing'], 'missing'],
    [2, ['upcoming', 'met'], 'upcoming'],
  ])('%i of %j is %s', (min, states, expected) => {
    expect(rowOf(min === 1 ? 'any' : 'at-least', min, states)?.state).toBe(expected);
  });

  test('it is one row; its members are shown and not asked for', () => {
    const { results, groups } = applyGroups(
      [...named(['met', 'missing']), result('x', 'met')],
      [group('g', 'any', 1, ['c0', 'c1'])],
      promotion(),
      [],
    );
    expect(results.map(({ criterion: { id }, required, counts }) => [id, required, counts])).toEqual([
      ['c0', false, null],
      ['c1', false, null],
      ['x', true, null],
      ['g', true, { min: 1, of: ['c0', 'c1'] }],
    ]);
    expect(groups.map(({ group: { id }, state }) => [id, state])).toEqual([['g', 'met']]);
  });

  test('the miss says the amount, and the nearest member or the choice', () => {
    expect(
      rowOf('at-least', 2, ['met', 'partial', 'missing'])?.lacks.map(({ message, fix }) => [
        plain(message),
        plain(fix),
      ]),
    ).toEqual([['1 of 2 is met. The nearest is `c1`: 1 of 2 items counts.', 'Add 1 more item.']]);
    expect(
      rowOf('any', 1, ['missing', 'missing'])?.lacks.map(({ message, fix }) => [plain(message), plain(fix)]),
    ).toEqual([
      [
        '0 of 1 is met. There is no evidence for any of them.',
        'Choose one and add evidence with `Criteria:` and its id: `c0` or `c1`.',
      ],
    ]);
  });
});

describe('a group of all', () => {
  test('asks for each of its members, and for a choice within it', () => {
    const groups = [group('g', 'all', 2, ['c0', 'h']), group('h', 'any', 1, ['c1', 'c2'], 'g')];
    const { results, groups: standing } = applyGroups(named(['met', 'missing', 'met']), groups, promotion(), []);
    expect(results.filter(({ required }) => required).map(({ criterion: { id }, state }) => `${id} ${state}`)).toEqual([
      'c0 met',
      'h met',
    ]);
    expect(standing.map(({ group: { id }, state }) => `${id} ${state}`)).toEqual(['g met', 'h met']);
  });
  test('inside a choice, all of it has to be there', () => {
    const groups = [group('g', 'any', 1, ['h', 'c2']), group('h', 'all', 2, ['c0', 'c1'], 'g')];
    const state = (states: State[]) =>
      applyGroups(named(states), groups, promotion(), []).results.find(({ criterion: { id } }) => id === 'g')?.state;
    expect([
      state(['met', 'missing', 'missing']),
      state(['met', 'met', 'missing']),
      state(['met', 'waived', 'missing']),
    ]).toEqual(['partial', 'met', 'met']);
  });
});

describe('what a promotion asks of areas', () => {
  const areas = [
    { id: 'tech', title: 'Technical' },
    { id: 'people', title: 'People' },
  ];
  const rows = (results: readonly CriterionResult[], more: Parameters<typeof promotion>[0]) =>
    applyGroups(results, [], promotion(more), areas)
      .results.filter(({ counts }) => counts !== null)
      .map(({ criterion: { id }, state }) => `${id} ${state}`);
  test('every area that has criteria needs one that is met', () => {
    expect(rows([result('a', 'met', 'tech'), result('b', 'missing', 'people')], { everyArea: true })).toEqual([
      'L4-L5.area.tech met',
      'L4-L5.area.people missing',
    ]);
    // Where all is excused nothing is left that could be met; where something is left, it is asked for.
    expect(
      rows([result('a', 'met', 'tech'), result('b', 'waived', 'people'), result('c', 'not-applicable', 'people')], {
        everyArea: true,
      }),
    ).toEqual(['L4-L5.area.tech met']);
    expect(rows([result('b', 'waived', 'people'), result('c', 'missing', 'people')], { everyArea: true })).toEqual([
      'L4-L5.area.people missing',
    ]);
  });
  test('what is excused lowers what an area asks, and an area that is excused as a whole asks nothing', () => {
    const two = { inArea: [{ area: 'tech', min: 2 }] };
    const tech = (...states: State[]) =>
      rows(
        states.map((state, index) => result(`t${index}`, state, 'tech')),
        two,
      );
    expect(tech('not-applicable', 'met', 'missing')).toEqual(['L4-L5.area.tech partial']);
    expect(tech('not-applicable', 'waived', 'met')).toEqual(['L4-L5.area.tech met']);
    expect(tech('not-applicable', 'not-applicable')).toEqual([]);
  });

  test('at least n in an area: exactly n is enough', () => {
    const two = [result('a', 'met', 'tech'), result('b', 'judgement', 'tech'), result('c', 'missing', 'tech')];
    expect(rows(two, { inArea: [{ area: 'tech', min: 2 }] })).toEqual(['L4-L5.area.tech judgement']);
    expect(rows(two, { inArea: [{ area: 'tech', min: 3 }] })).toEqual(['L4-L5.area.tech partial']);
  });
});

const ORDER: readonly State[] = ['missing', 'gap', 'partial', 'disputed', 'unchecked', 'judgement', 'met'];
test('a member that gets better never makes its group worse, and a group is met only by members that are', () => {
  const anyState = fc.constantFrom<State>(...ORDER);
  fc.assert(
    fc.property(
      fc.array(anyState, { minLength: 1, maxLength: 6 }),
      fc.nat(5),
      fc.nat(5),
      anyState,
      (states, at, least, better) => {
        const min = Math.min(states.length, least + 1);
        const position = at % states.length;
        const before = rowOf('at-least', min, states)?.state ?? 'missing';
        const after =
          rowOf(
            'at-least',
            min,
            states.map((state, index) =>
              index === position && ORDER.indexOf(better) > ORDER.indexOf(state) ? better : state,
            ),
          )?.state ?? 'missing';
        // What was declared as a gap and is begun, or begun and is now declared, is neither better nor worse.
        expect(['partial', 'gap'].includes(before) || ORDER.indexOf(after) >= ORDER.indexOf(before)).toBe(true);
        expect(before !== 'met' || states.filter((state) => state === 'met').length >= min).toBe(true);
      },
    ),
    { seed: 23 },
  );
});
