import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noActs, type Waiver } from '../../src/people/acts.ts';
import { plain } from '../../src/text/words.ts';
import { runs } from '../runs.ts';
import { checked, packetFor, states } from '../check/support.ts';
import { day } from './factory.ts';

const ladder = (decide: string): string => `schema: 1
id: x
version: 1.0.0
title: X
levels: [{ id: L4 }, { id: L5 }]
tracks: [{ id: ic, title: IC, levels: [L4, L5] }]
rubric: { items: 1, waivable: true }
competencies:
  - { id: a, title: Alpha, criteria: { L4: Did A., L5: Does A. } }
  - { id: b, title: Beta, criteria: { L4: Did B., L5: Does B. } }
  - { id: c, title: Gamma, criteria: { L5: Does C. } }
  - { id: d, title: Delta, criteria: { L5: { text: Does D., rubric: { waivable: false } } } }
  - { id: e, title: Epsilon, criteria: { L5: { text: Does E., rubric: { not-applicable: true } } } }
promotions: [{ from: L4, to: L5${decide} }]
`;
const CAP = ', decide: { must: all, waivers: { max: 1 } }';

const waiver = (criterion: string, more: Partial<Waiver> = {}): Waiver => ({
  criterion,
  by: 'octo-lead',
  reason: 'on leave',
  until: day('2026-12-31'),
  ...more,
});
const judged = (decide: string, waivers: readonly Waiver[], body = '## Delta\n\n- Did it.') =>
  checked(ladder(decide), packetFor({}, body), { acts: { ...noActs, waivers } });
const standings = (result: ReturnType<typeof judged>): string[] =>
  (result.waivers ?? []).map(({ waiver: { criterion }, standing }) => `${criterion} ${standing}`);
const waived = (result: ReturnType<typeof judged>): string[] =>
  states(result).flatMap((one) => (one.endsWith(' waived') ? [one.split(' ')[0] ?? ''] : []));

describe('how many criteria may be waived', () => {
  const three = [waiver('b.L5'), waiver('a.L5'), waiver('c.L5')];

  test('without a cap, every one that can be', () => {
    expect(waived(judged('', three))).toEqual(['a.L5', 'b.L5', 'c.L5']);
  });

  test('those that were waived first count; the others are open again, and the row says why', () => {
    const result = judged(CAP, three);
    expect(standings(result)).toEqual(['b.L5 counts', 'a.L5 over-cap', 'c.L5 over-cap']);
    expect(states(result)).toContain('a.L5 missing*');
    expect(result.verdict).toBe('incomplete');
    const row = result.criteria.find(({ criterion }) => criterion.id === 'a.L5');
    expect((row?.remarks ?? []).map(plain).join(' ')).toContain(
      'has no effect: at most 1 criterion may be waived for this promotion',
    );
  });

  test('a cap of none lets none be waived', () => {
    expect(waived(judged(', decide: { waivers: { max: 0 } }', three))).toEqual([]);
  });

  test('one criterion takes one place, however often it is waived', () => {
    const twice = judged(', decide: { waivers: { max: 2 } }', [waiver('b.L5'), waiver('b.L5'), waiver('a.L5')]);
    expect(waived(twice)).toEqual(['a.L5', 'b.L5']);
  });

  test('a waiver that has no effect takes no place', () => {
    const result = judged(
      CAP,
      [
        waiver('c.L5', { until: day('2026-06-29') }),
        waiver('d.L5'),
        waiver('b.L5', { by: 'octo-ada' }),
        waiver('e.L5'),
        waiver('b.L4'),
        waiver('a.L5', { until: day('2026-06-30') }),
      ],
      '## Delta\n\n- Did it.\n\n## Epsilon\n\n- N/A: there is none here; reason: the team has no customers.',
    );
    expect(standings(result)).toEqual([
      'c.L5 ended',
      'd.L5 not-waivable',
      'b.L5 own',
      'e.L5 unused',
      'b.L4 unused',
      'a.L5 counts',
    ]);
    expect(waived(result)).toEqual(['a.L5']);
  });
});

test('however many waivers there are, no more criteria are waived than the cap, and a later one displaces none', () => {
  const ids = ['a.L5', 'b.L5', 'c.L5', 'd.L5', 'nowhere.L5'];
  const some = fc.record({
    id: fc.constantFrom(...ids),
    ended: fc.boolean(),
    by: fc.constantFrom('octo-lead', 'octo-ada'),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 8 }), some, fc.integer({ min: 0, max: 3 }), (list, later, max) => {
      const made = [...list, later].map(({ id, ended, by }) =>
        waiver(id, { by, until: ended ? day('2026-01-01') : null }),
      );
      const decide = `, decide: { waivers: { max: ${max} } }`;
      const before = waived(judged(decide, made.slice(0, -1)));
      const after = waived(judged(decide, made));
      expect(after.length).toBeLessThanOrEqual(max);
      expect(after).toEqual(expect.arrayContaining(before));
    }),
    { numRuns: runs(150) },
  );
});
