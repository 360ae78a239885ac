/** What holds of any log, whoever wrote what in which order. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogEntry } from '../../src/people/log.ts';
import { runs } from '../runs.ts';
import { comment, D, folded, ITEM, logOf, OLD, scope } from './support.ts';

const LINES = [
  `endorse design.L5@${D}`,
  `endorse design.L5@${OLD}`,
  'endorse talks.L5@aaaaaaaaaaaaaaaa relationship: peer; well done',
  `attest ${ITEM}`,
  'attest e-0000000000000000',
  'concern design.L5 It was mine.',
  'concern The numbers are not.',
  'waive talks.L5 until 2199-12-31 because on leave',
  'waive design.L5 until 2199-12-31 because on leave',
  `accept ${ITEM} because it was merged by hand`,
  'resolve a-1001',
  'resolve a-1002',
  'withdraw a-1003',
  'withdraw a-1001',
  'explain design.L5',
  'recheck',
  'help',
  'endrose design.L5',
  '',
] as const;
/** Who may help, in order of their role; then those who may not. */
const HELPERS = ['octo-lead', 'octo-jane', 'octo-boss'] as const;
const BARRED = ['octo-ada', 'ada-at-acme', 'Octo-Ada'] as const;

const entry = (who: readonly string[]): fc.Arbitrary<Omit<LogEntry, 'id' | 'at'>> =>
  fc
    .record({
      by: fc.constantFrom(...who),
      lines: fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 3 }),
      edited: fc.boolean(),
      minimized: fc.boolean(),
    })
    .map(({ by, lines, edited, minimized }) => {
      const { id: _, at: __, ...rest } = comment(by, lines.map((line) => `/readiness ${line}`).join('\n'));
      return { ...rest, edited: edited && minimized ? { by: null } : null, minimized };
    });
/** Numbered and dated in their order. */
const logs = (who: readonly string[]): fc.Arbitrary<readonly LogEntry[]> =>
  fc.array(entry(who), { maxLength: 12 }).map((all) =>
    all.map((one, index) => ({
      ...one,
      id: String(1001 + index),
      at: new Date(Date.UTC(2026, 5, 1) + index * 1000).toISOString(),
    })),
  );

test('the same log gives the same acts, in whatever order GitHub lists it', () => {
  fc.assert(
    fc.property(logs([...HELPERS, ...BARRED]), fc.infiniteStream(fc.nat()), (log, random) => {
      const shuffled = log
        .map((one) => ({ one, key: random.next().value ?? 0 }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ one }) => one);
      expect(folded(logOf(shuffled))).toEqual(folded(logOf(log)));
    }),
    { numRuns: runs(500) },
  );
});

test('nothing that the candidate writes, from any account that the packet declares, helps the packet', () => {
  fc.assert(
    fc.property(logs(BARRED), (log) => {
      const [acts] = folded(logOf(log)).acts;
      expect([acts?.endorsements, acts?.attestations, acts?.waivers, acts?.accepted]).toEqual([[], [], [], []]);
    }),
    { numRuns: runs(500) },
  );
});

test('nor does it take anything from what others wrote, but concerns of their own', () => {
  fc.assert(
    fc.property(logs(HELPERS), logs(BARRED), (others, own) => {
      const later = own.map((one, index) => ({
        ...one,
        id: String(9001 + index),
        at: new Date(Date.UTC(2026, 6, 1) + index * 1000).toISOString(),
      }));
      const before = folded(logOf(others)).acts[0];
      const after = folded(logOf([...others, ...later])).acts[0];
      const of = (acts: typeof before) => [acts?.endorsements, acts?.attestations, acts?.waivers, acts?.accepted];
      expect(of(after)).toEqual(of(before));
      expect(after?.concerns.filter(({ by }) => HELPERS.some((login) => login === by))).toEqual(before?.concerns);
    }),
    { numRuns: runs(300) },
  );
});

test('an act on a text that has changed never counts', () => {
  fc.assert(
    fc.property(logs(HELPERS), (log) => {
      // Every claim and every piece of evidence has another digest now.
      const changed = {
        ...scope(),
        criteria: new Map([...scope().criteria].map(([id, own]) => [id, { ...own, digest: 'ffffffffffffffff' }])),
        evidence: new Set(['e-ffffffffffffffff']),
        asked: new Map(),
      };
      const [acts] = folded(logOf(log), [changed]).acts;
      expect([acts?.endorsements, acts?.attestations, acts?.accepted]).toEqual([[], [], []]);
    }),
    { numRuns: runs(300) },
  );
});

test('what is edited or hidden counts for nothing, and is told', () => {
  fc.assert(
    fc.property(logs(HELPERS), (log) => {
      const hidden = log.map((one) => ({ ...one, edited: { by: 'octo-eve' } }));
      const { acts, ignored } = folded(logOf(hidden));
      const [own] = acts;
      expect([own?.endorsements, own?.attestations, own?.concerns, own?.waivers, own?.accepted]).toEqual([
        [],
        [],
        [],
        [],
        [],
      ]);
      expect(ignored.map(({ entry: id }) => id)).toEqual(hidden.map(({ id }) => id));
    }),
    { numRuns: runs(200) },
  );
});
