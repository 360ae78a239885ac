import { describe, expect, test } from 'vitest';
import type { Criterion } from '../../src/ladder/ladder.ts';
import type { Item } from '../../src/packet/packet.ts';
import { assessCriteria } from '../../src/rubric/assess.ts';
import type { CriterionResult, State } from '../../src/rubric/assessment.ts';
import type { Facts } from '../../src/evidence/facts.ts';
import type { Acts } from '../../src/people/acts.ts';
import type { Rubric } from '../../src/ladder/rubric.ts';
import { plain } from '../../src/text/words.ts';
import { acts, criterion, day, facts, item, ladder, packet, promotion } from './factory.ts';

interface Case {
  readonly rubric?: Rubric;
  readonly items?: readonly Item[];
  readonly facts?: Facts;
  readonly acts?: Acts;
  readonly more?: Partial<Criterion>;
}

function assess({
  rubric = { items: 1, verified: 1 },
  items = [],
  facts: read = facts({}),
  acts: done = acts({}),
  more = {},
}: Case): CriterionResult {
  const one = criterion(rubric, more);
  const { criteria } = assessCriteria({
    packet: packet(),
    ladder: ladder([one]),
    promotion: promotion(),
    track: 'ic',
    required: [one],
    groups: [],
    tied: items.map((found) => ({ item: found, criteria: [one.id] })),
    lineOf: new Map([[one.id, 7]]),
    anchor: day('2026-06-30'),
    facts: read,
    acts: done,
    today: day('2026-07-15'),
    draft: false,
  });
  const [result] = criteria;
  if (result === undefined) throw new Error('nothing was assessed');
  return result;
}

const state = (found: Case): State => assess(found).state;
const good = item({ refs: ['a/b#1'], line: 20 });
const closed = item({ refs: ['a/b#2'], line: 30 });
const hidden = item({ refs: ['a/b#3'], line: 40 });
const read = facts({ 'a/b#1': 'true', 'a/b#2': 'false', 'a/b#3': 'not-visible' });
const gap = item({ kind: 'gap', plan: 'by October', line: 50 });
const excuse = item({ kind: 'not-applicable', reason: 'no production service', line: 60 });
const partial = item({ kind: 'partial', plan: 'by October', line: 70 });
const id = 'system-design.L5';
const waiver = { criterion: id, by: 'octo-dana', reason: 'on leave', until: day('2026-07-15') };
const concern = acts({ concerns: [{ criterion: id, by: 'octo-kim', text: 'who led it?' }] });
const endorsement = acts({ endorsements: [{ criterion: id, by: 'octo-kim' }] });

describe('every row of the table', () => {
  const rows: [State, Case][] = [
    ['upcoming', { items: [good], facts: read, more: { from: day('2026-07-01') } }],
    ['not-applicable', { items: [excuse], rubric: { items: 1, 'not-applicable': true } }],
    ['waived', { rubric: { items: 1, waivable: true }, acts: acts({ waivers: [waiver] }) }],
    ['disputed', { items: [good], facts: read, acts: concern }],
    ['disputed', { items: [closed], facts: read }],
    ['met', { items: [good], facts: read }],
    ['met', { items: [good], facts: read, rubric: { items: 1, judgement: true }, acts: endorsement }],
    ['judgement', { items: [good], facts: read, rubric: { items: 1, judgement: true } }],
    ['unchecked', { items: [hidden], facts: read }],
    ['partial', { items: [good], facts: read, rubric: { items: 2, verified: 1 } }],
    ['gap', { items: [gap] }],
    ['missing', {}],
  ];
  test.each(rows)('%s', (expected, found) => {
    expect(state(found)).toBe(expected);
  });
});

describe('the first row that applies', () => {
  // Everything at once, and one row after another taken away.
  const all: Case = {
    rubric: { items: 2, verified: 1, waivable: true, 'not-applicable': true },
    items: [excuse, gap, partial, closed, good, hidden],
    facts: read,
    acts: acts({ waivers: [waiver], concerns: concern.concerns }),
    more: { from: day('2026-07-01') },
  };
  const rubric = { items: 2, verified: 1 } as const;
  test.each<[State, Case]>([
    ['upcoming', all],
    ['not-applicable', { ...all, more: { from: day('2026-06-30') } }],
    ['waived', { ...all, more: {}, items: [gap, partial, closed, good, hidden] }],
    ['disputed', { ...all, more: {}, items: [gap, partial, closed, good, hidden], acts: concern }],
    // A false link beside what is not known is no dispute yet: the rubric is unknown, not false.
    ['unchecked', { items: [gap, partial, closed, good, hidden], facts: read, rubric }],
    ['disputed', { items: [gap, partial, closed, good], facts: read, rubric }],
    ['partial', { items: [gap, partial, good], facts: read, rubric }],
    ['gap', { items: [gap, partial], facts: read, rubric }],
    ['missing', { items: [partial], facts: read, rubric }],
  ])('%s', (expected, found) => {
    expect(state(found)).toBe(expected);
  });
});

describe('what does not change a state', () => {
  test('a closed link beside enough good ones is a remark', () => {
    const both = assess({ items: [good, closed], facts: read });
    expect([both.state, both.remarks.map(plain)]).toEqual(['met', ['Line 30: `a/b#2`: closed, not merged.']]);
    const one = assess({ items: [item({ refs: ['a/b#1', 'a/b#2'], line: 20 })], facts: read });
    expect([one.state, one.remarks.length]).toEqual(['met', 1]);
  });
  test('a dispute needs an item that only the false link excludes', () => {
    expect(state({ items: [closed], facts: read, rubric: { items: 1, verified: 1, dated: true } })).toBe('partial');
    expect(state({ items: [closed], facts: read, rubric: { items: 1, verified: 2 } })).toBe('partial');
    expect(assess({ items: [closed], facts: read }).remarks).toEqual([]);
  });
  test('an excuse that the rubric does not allow, or without a reason', () => {
    expect(state({ items: [excuse] })).toBe('missing');
    expect(plain(assess({ items: [excuse] }).lacks[0]?.message ?? [])).toBe(
      'The ladder does not let this criterion be not applicable, and there is no evidence.',
    );
    const bare = assess({
      items: [item({ kind: 'not-applicable', reason: ' ' })],
      rubric: { items: 1, 'not-applicable': true },
    });
    expect([bare.state, bare.lacks[0]?.rule, plain(bare.lacks[0]?.fix ?? [])]).toEqual([
      'missing',
      'not-applicable',
      'Add the reason after it: `; reason: …`.',
    ]);
  });
  test('a gap without a plan is missing, and says so', () => {
    const bare = assess({ items: [item({ kind: 'gap', line: 50 })] });
    expect([bare.state, plain(bare.lacks[0]?.message ?? []), bare.lacks[0]?.line]).toEqual([
      'missing',
      'A gap is stated without a plan.',
      50,
    ]);
  });
  test("a waiver that has ended, is not allowed, is for another criterion or is the candidate's", () => {
    const waived = (more: Partial<typeof waiver>, rubric: Rubric = { items: 1, waivable: true }) =>
      assess({ rubric, acts: acts({ waivers: [{ ...waiver, ...more }] }) });
    expect(waived({}).state).toBe('waived');
    expect(waived({ until: day('2026-07-14') }).state).toBe('missing');
    expect(waived({ until: day('2026-07-14') }).remarks.map(plain)).toEqual([
      'The waiver by `octo-dana` ended on 14 July 2026.',
    ]);
    expect(waived({}, { items: 1 }).remarks.map(plain)).toEqual([
      'The waiver by `octo-dana` has no effect: the ladder does not let this criterion be waived.',
    ]);
    expect(waived({}, { items: 1 }).state).toBe('missing');
    expect(waived({ criterion: 'other.L5' }).state).toBe('missing');
    expect(waived({ by: '@Octo-Ada' }).state).toBe('missing');
  });
  test("the candidate's own endorsement settles no judgement", () => {
    const own = acts({ endorsements: [{ criterion: id, by: 'octo-ada' }] });
    expect(state({ items: [good], rubric: { items: 1, judgement: true }, acts: own })).toBe('judgement');
  });
  test('a criterion without rules is unchecked, whatever stands under it', () => {
    const empty = assess({ rubric: {}, items: [good], facts: read });
    expect([empty.state, empty.lacks.map(({ rule }) => rule), empty.blocks]).toEqual(['unchecked', ['rubric'], true]);
  });
});

describe('gates', () => {
  test('sponsors are left to judgement, and too few are missing', () => {
    const rule = { sponsors: { min: 1, level: null, teams: null, organizations: null, share: null, not: [] } };
    const gate = assess({ rubric: rule });
    expect([gate.state, gate.lacks.map(({ rule, message }) => [rule, plain(message)])]).toEqual([
      'missing',
      [['sponsors', '0 of 1 sponsor is named.']],
    ]);
    expect(state({ rubric: rule, acts: endorsement })).toBe('met');
  });
});
