import { describe, expect, test } from 'vitest';
import type { Criterion, Decide, Strength } from '../../src/ladder/ladder.ts';
import type { Item } from '../../src/packet/packet.ts';
import { assessCriteria } from '../../src/rubric/assess.ts';
import type { AssessInput } from '../../src/rubric/assess.ts';
import type { CriterionResult } from '../../src/rubric/assessment.ts';
import type { Rubric } from '../../src/ladder/rubric.ts';
import { plain } from '../../src/text/words.ts';
import { acts, criterion, day, facts, header, item, ladder, packet, promotion } from './factory.ts';

type Tied = readonly (readonly [Criterion, readonly Item[]])[];

function run(tied: Tied, rule: Partial<Decide> = {}, more: Partial<AssessInput> = {}) {
  const criteria = tied.map(([one]) => one);
  return assessCriteria({
    packet: packet(),
    ladder: ladder(criteria),
    promotion: promotion(rule),
    track: 'ic',
    required: criteria,
    groups: [],
    tied: tied.flatMap(([one, items]) => items.map((found) => ({ item: found, criteria: [one.id] }))),
    lineOf: new Map(),
    anchor: day('2026-06-30'),
    facts: facts({}),
    acts: acts({}),
    today: day('2026-06-30'),
    draft: false,
    ...more,
  });
}

const of = (id: string, strength: Strength = 'must', rubric: Rubric = { items: 1, dated: true }): Criterion =>
  criterion(rubric, { id, strength });
const met = () => item({ when: ['2026-01'] });
const undated = () => item({ line: 12 });
const partial = () => item({ kind: 'partial', plan: 'by October', line: 14 });
const gap = () => item({ kind: 'gap', plan: 'by October', line: 15 });
const blocks = (found: { readonly criteria: readonly CriterionResult[] }): string[] =>
  found.criteria.filter((result) => result.blocks).map((result) => result.criterion.id);
const told = (result: CriterionResult | undefined): string[] =>
  (result?.lacks ?? []).map(({ rule, message }) => `${rule}: ${plain(message)}`);

describe('the decision rule', () => {
  test('a must blocks unless it is met, a suggestion never does', () => {
    expect(run([[of('a'), [met()]]])).toMatchObject({
      verdict: 'complete',
      criteria: [{ state: 'met', blocks: false }],
    });
    expect(run([[of('a'), []]])).toMatchObject({
      verdict: 'incomplete',
      criteria: [{ state: 'missing', blocks: true }],
    });
    expect(run([[of('a'), [gap()]]])).toMatchObject({
      verdict: 'incomplete',
      criteria: [{ state: 'gap', blocks: true }],
    });
    expect(run([[of('a', 'suggested'), []]])).toMatchObject({
      verdict: 'complete',
      criteria: [{ state: 'missing', blocks: false }],
    });
  });

  test('a should blocks until it is met or explained', () => {
    const should = (items: readonly Item[], rule: Partial<Decide> = {}) => run([[of('a', 'should'), items]], rule);
    expect(should([]).verdict).toBe('incomplete');
    expect(should([], { should: 'open' }).verdict).toBe('complete');
    for (const statement of [
      gap(),
      partial(),
      item({ kind: 'not-applicable', claim: 'no service', reason: 'the platform team runs it' }),
    ])
      expect(should([statement]).verdict).toBe('complete');
    for (const bare of [
      item({ kind: 'not-applicable', claim: 'no service' }),
      item({ kind: 'gap', claim: 'none yet' }),
    ])
      expect(should([bare]).verdict).toBe('incomplete');
    expect(should([item({ kind: 'gap', claim: ' ' })]).verdict).toBe('incomplete');
    expect(told(should([undated()]).criteria[0])).toEqual([
      'dated: 0 of 1 item counts: line 12 has no date that can be read.',
      'explain: The ladder lets this stay open if the packet explains it.',
    ]);
  });

  test('a disputed should is not explained away', () => {
    const one = of('a', 'should', { items: 1, verified: 1 });
    const found = run([[one, [item({ refs: ['a/b#1'] }), partial()]]], {}, { facts: facts({ 'a/b#1': 'false' }) });
    expect(found).toMatchObject({ verdict: 'incomplete', criteria: [{ state: 'disputed', blocks: true }] });
  });

  test('partial with a plan: up to the number, and all of them beyond it', () => {
    const list = (n: number): Tied =>
      Array.from({ length: n }, (_, index) => [of(`c${index}`), [undated(), partial()]] as const);
    expect(run(list(2), { partial: 2 })).toMatchObject({
      verdict: 'complete',
      criteria: [{ state: 'partial' }, { state: 'partial' }],
    });
    const three = run(list(3), { partial: 2 });
    expect([three.verdict, blocks(three)]).toEqual(['incomplete', ['c0', 'c1', 'c2']]);
    expect(told(three.criteria[1])).toContain('plan: 3 criteria are partial with a plan; the ladder lets 2 be.');
    expect(run(list(1)).verdict).toBe('incomplete');
  });

  test('the allowance is for partial with a plan, not for gaps, and says how to use it', () => {
    const bare = run([[of('a'), [undated()]]], { partial: 1 });
    expect([blocks(bare), told(bare.criteria[0]).at(-1)]).toEqual([
      ['a'],
      'plan: The ladder lets up to 1 criterion stay partial, each with a plan.',
    ]);
    expect(blocks(run([[of('a'), [undated(), item({ kind: 'partial', plan: null })]]], { partial: 1 }))).toEqual(['a']);
    expect(blocks(run([[of('a'), [undated(), gap()]]], { partial: 1 }))).toEqual(['a']);
    expect(blocks(run([[of('a'), [gap()]]], { partial: 1 }))).toEqual(['a']);
  });
});

describe('the verdict', () => {
  const verified = (id: string, strength: Strength = 'must') => of(id, strength, { items: 1, verified: 1 });
  const hidden = () => item({ refs: ['a/b#9'] });
  test('unchecked only where nothing worse blocks', () => {
    expect(run([[verified('a'), [hidden()]]]).verdict).toBe('unchecked');
    expect(
      run([
        [verified('a'), [hidden()]],
        [of('b'), []],
      ]).verdict,
    ).toBe('incomplete');
    expect(run([[verified('a', 'suggested'), [hidden()]]]).verdict).toBe('complete');
    expect(run([[verified('a', 'should'), [hidden(), gap()]]]).verdict).toBe('complete');
  });
  test('judgement does not keep evidence from being complete', () => {
    expect(run([[of('a', 'must', { items: 1, judgement: true }), [met()]]])).toMatchObject({
      verdict: 'complete',
      criteria: [{ state: 'judgement', blocks: false }],
    });
  });
  test('a draft is a draft, with what blocks it', () => {
    const draft = run([[of('a'), []]], {}, { draft: true });
    expect([draft.verdict, blocks(draft)]).toEqual(['draft', ['a']]);
  });
  test('nothing to be judged by is never complete', () => {
    expect(run([]).verdict).toBe('unchecked');
    expect(run([[criterion({ items: 1 }, { from: day('2026-07-01') }), []]])).toMatchObject({
      verdict: 'unchecked',
      criteria: [{ state: 'upcoming', required: false, blocks: false }],
    });
  });
});

describe('what is listed', () => {
  test('criteria that are not required but have something tied come last and never block', () => {
    const required = of('a');
    const other = of('b');
    const found = run(
      [
        [required, [met()]],
        [other, [undated()]],
        [of('c'), []],
      ],
      {},
      { required: [required] },
    );
    expect(found.criteria.map((result) => [result.criterion.id, result.required, result.blocks])).toEqual([
      ['a', true, false],
      ['b', false, false],
    ]);
    expect(found.verdict).toBe('complete');
  });
  test('an item that ties twice to a criterion is there once', () => {
    const one = of('a');
    const found = run([[one, []]], {}, { tied: [{ item: met(), criteria: ['a', 'a'] }] });
    expect(found.criteria[0]?.evidence.length).toBe(1);
  });
  test('the line to go to: its first item, else its heading, else the front matter', () => {
    expect(run([[of('a'), [undated()]]]).criteria[0]?.line).toBe(12);
    expect(run([[of('a'), []]], {}, { lineOf: new Map([['a', 7]]) }).criteria[0]?.line).toBe(7);
    expect(run([[of('a'), []]]).criteria[0]?.line).toBeNull();
    const gate = criterion(
      { 'time-in-level': { months: 12 } },
      { id: 'L4-L5.time-in-level', competency: null, promotion: 'L4-L5' },
    );
    const head = header({ inLevelSince: day('2026-01-01') });
    const place = { path: 'p.md', line: 5, column: 1 };
    const found = run([[gate, []]], {}, { packet: { ...packet(head), headerPlaces: { 'in-level-since': place } } });
    expect(found.criteria[0]).toMatchObject({ line: 5, state: 'missing' });
    expect(told(found.criteria[0])).toEqual(['time-in-level: 5 of 12 months in the level on 30 June 2026.']);
  });
});

describe('what is lacking', () => {
  const lacks = (rubric: Rubric, items: readonly Item[], more: Partial<AssessInput> = {}) =>
    told(run([[of('a', 'must', rubric), items]], {}, more).criteria[0]);
  const wide = (line: number) => item({ line, scopes: ['multi-team'] });
  const narrow = (line: number) => item({ line, scopes: ['team'] });

  test('the amount and its cause are one sentence where correcting is enough', () => {
    expect(lacks({ items: 2, scope: 'multi-team' }, [wide(22), narrow(48)])).toEqual([
      'scope: 1 of 2 items counts: line 48 has scope `team`, the rubric asks for `multi-team` or wider.',
    ]);
  });
  test('what is to be added comes first where it is not', () => {
    expect(lacks({ items: 3, scope: 'multi-team' }, [wide(22), narrow(48)])).toEqual([
      'items: 1 of 3 items counts.',
      'scope: Line 48 has scope `team`, the rubric asks for `multi-team` or wider.',
    ]);
    expect(
      lacks({ items: 1, sustained: { span: 6, points: 1, gap: null } }, [item({ when: ['2026-03..2026-05'] })]),
    ).toEqual(['sustained: Evidence spans 3 of 6 months.']);
  });
  test('one lack a rule, the nearest to counting first', () => {
    const found = lacks({ items: 2, scope: 'multi-team', dated: true }, [
      narrow(20),
      item({ line: 30, scopes: ['company'] }),
    ]);
    expect(found).toEqual([
      'dated: 0 of 2 items count: lines 20 and 30 have no date that can be read.',
      'scope: Line 20 has scope `team`, the rubric asks for `multi-team` or wider.',
    ]);
  });
  test('at most five lines are named', () => {
    const many = Array.from({ length: 8 }, (_, index) => narrow(10 + index));
    expect(lacks({ items: 1, scope: 'multi-team' }, many)).toEqual([
      'scope: 0 of 1 item counts: lines 10, 11, 12, 13 and 14 have scope `team`, the rubric asks for `multi-team` or wider; and 3 more items for the same rule.',
    ]);
  });
  test('a contradicted link comes first, then what is not known', () => {
    const read = facts({ 'a/b#1': 'false', 'a/b#2': 'not-visible' });
    const found = run(
      [
        [
          of('a', 'must', { items: 3, verified: 1 }),
          [item({ refs: ['a/b#2'], line: 20 }), item({ refs: ['a/b#1'], line: 30 })],
        ],
      ],
      {},
      { facts: read },
    ).criteria[0];
    expect(found?.state).toBe('disputed');
    expect(told(found)).toEqual([
      'verified: Line 30 has 0 of 1 verified link (`a/b#1`: closed, not merged).',
      'items: 0 of 3 items count.',
      'verified: Not known yet: line 20 has 0 of 1 verified link (`a/b#2`: not found or not visible to the bot).',
    ]);
  });
  test('nothing at all says where to write', () => {
    const found = run([[of('a'), []]], {}, { lineOf: new Map([['a', 61]]) }).criteria[0];
    expect(told(found)).toEqual(['items: No evidence and no stated gap.']);
    expect(plain(found?.lacks[0]?.fix ?? [])).toBe('Add evidence under line 61, or `- Gap: …; plan: …`.');
    expect(plain(run([[of('a'), []]]).criteria[0]?.lacks[0]?.fix ?? [])).toBe(
      'Add evidence under a heading `## System Design`, or `- Gap: …; plan: …`.',
    );
  });
  test('a concern is said with who raised it', () => {
    const concern = acts({ concerns: [{ criterion: 'a', by: 'octo-kim', text: 'who led it?' }] });
    expect(lacks({ items: 1 }, [met()], { acts: concern })).toEqual([
      'concern: A concern is open, raised by `octo-kim`.',
    ]);
  });
  test('what a packet says reaches a message only as data, bounded', () => {
    const long = `<script>${'x'.repeat(5000)}`;
    const found = run([
      [of('a', 'must', { items: 1, scope: 'team', role: ['lead'] }), [item({ scopes: [long], roles: [long] })]],
    ]).criteria[0];
    for (const { message, fix } of found?.lacks ?? []) {
      expect([...message, ...fix].filter((piece) => typeof piece === 'string').join('')).not.toContain('script');
      expect(plain([...message, ...fix]).length).toBeLessThan(600);
    }
  });
});
