import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item } from '../../src/packet/packet.ts';
import { assessCriteria } from '../../src/rubric/assess.ts';
import { evaluate } from '../../src/rubric/evaluate.ts';
import type { Facts, Outcome } from '../../src/evidence/facts.ts';
import type { Rubric } from '../../src/ladder/rubric.ts';
import {
  context,
  criterion,
  day,
  facts,
  header,
  item,
  ladder,
  metric,
  packet,
  promotion,
  reference,
  when,
} from './factory.ts';
import { noActs } from '../../src/people/acts.ts';

const REFS = Array.from({ length: 8 }, (_, index) => `a/b#${index}`);
/** What may still be read; what the bot never opens has its answer. */
const UNREAD: readonly Outcome[] = ['not-visible', 'error', 'not-attempted'];
/** Every other reference is a shorthand, so that what it is has to be read. */
const shorthand = (ref: string): boolean => REFS.indexOf(ref) % 2 === 1;

const month = fc
  .tuple(fc.integer({ min: 2024, max: 2026 }), fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`);
const dates = fc.tuple(month, month).map(([a, b]) => (a <= b ? `${a}..${b}` : `${b}..${a}`));

const anyItem: fc.Arbitrary<Item> = fc
  .record({
    refs: fc.array(fc.constantFrom(...REFS), { maxLength: 3 }),
    when: fc.array(dates, { maxLength: 2 }),
    scopes: fc.array(fc.constantFrom('task', 'team', 'multi-team', 'company', 'galaxy'), { maxLength: 1 }),
    roles: fc.array(fc.constantFrom('lead', 'author', 'chief'), { maxLength: 2 }),
    metrics: fc.array(fc.constantFrom(metric(), metric({ baseline: null })), { maxLength: 1 }),
    attestedBy: fc.constantFrom(null, 'octo-mgr', 'octo-ada'),
  })
  .map((parts) =>
    item({
      ...parts,
      refs: parts.refs.map((ref) =>
        shorthand(ref) ? reference(ref, { kind: 'issue-or-pull-request' }) : reference(ref),
      ),
    }),
  );

/** Up to three rules at once: more of them are hardly ever met together. */
const anyRubric: fc.Arbitrary<Rubric> = fc
  .tuple(
    fc.record({
      kind: fc.constantFrom(['pull-request'], ['issue'], ['rfc', 'issue']),
      link: fc.record({ min: fc.integer({ min: 1, max: 2 }), unread: fc.constant(null) }),
      verified: fc.integer({ min: 1, max: 2 }),
      dated: fc.constant(true as const),
      within: fc.constantFrom({ months: 12 }, { days: 400 }),
      scope: fc.constantFrom('task', 'team'),
      role: fc.constantFrom(['lead'], ['lead', 'author']),
      metric: fc.constant({ unit: null }),
      items: fc.integer({ min: 1, max: 3 }),
      sustained: fc.record({
        span: fc.integer({ min: 1, max: 14 }),
        points: fc.integer({ min: 1, max: 3 }),
        gap: fc.option(fc.integer({ min: 0, max: 6 })),
      }),
    }),
    fc.subarray(['kind', 'link', 'verified', 'dated', 'within', 'scope', 'role', 'metric', 'items', 'sustained'], {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([all, names]) => Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))) as Rubric);
const anyPeriod = fc.option(dates.map(when));

const kindsOf = (picks: readonly boolean[]): Record<string, string> =>
  Object.fromEntries(REFS.filter(shorthand).map((ref, index) => [ref, picks[index] ? 'pull-request' : 'issue']));
const picks = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });

const asked = (items: readonly Item[], rubric: Rubric, read: Facts, period: ReturnType<typeof when> | null) =>
  evaluate(items, context(rubric, { facts: read, header: header({ period }) }));

test('more evidence never turns met into not met', () => {
  let met = 0;
  fc.assert(
    fc.property(
      fc.array(anyItem, { maxLength: 6 }),
      anyItem,
      fc.nat(6),
      anyRubric,
      picks,
      fc.array(fc.constantFrom<Outcome>('true', 'true', 'false', 'error'), { minLength: 8, maxLength: 8 }),
      anyPeriod,
      (items, more, at, rubric, kinds, outcomes, period) => {
        const read = facts(
          Object.fromEntries(REFS.map((ref, index) => [ref, outcomes[index] ?? 'error'])),
          kindsOf(kinds),
        );
        if (asked(items, rubric, read, period).truth !== 'yes') return;
        met += 1;
        expect(asked([...items.slice(0, at), more, ...items.slice(at)], rubric, read, period).truth).toBe('yes');
      },
    ),
    { numRuns: 2000, seed: 7 },
  );
  expect(met).toBeGreaterThan(100);
});

test('an answer that is given before everything was read is the answer afterwards', () => {
  const seen = { yes: 0, no: 0, unknown: 0 };
  fc.assert(
    fc.property(
      fc.array(anyItem, { maxLength: 5 }),
      anyRubric,
      fc.array(fc.constantFrom<Outcome>('true', 'false', 'not-supported', ...UNREAD), { minLength: 8, maxLength: 8 }),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      picks,
      (items, rubric, outcomes, truths, kinds) => {
        const isUnread = (index: number): boolean => UNREAD.includes(outcomes[index] ?? 'error');
        const before = facts(
          Object.fromEntries(REFS.map((ref, index) => [ref, outcomes[index] ?? 'error'])),
          Object.fromEntries(Object.entries(kindsOf(kinds)).filter(([ref]) => !isUnread(REFS.indexOf(ref)))),
        );
        const after = facts(
          Object.fromEntries(
            REFS.map((ref, index) => [
              ref,
              isUnread(index) ? (truths[index] ? 'true' : 'false') : (outcomes[index] ?? 'error'),
            ]),
          ),
          kindsOf(kinds),
        );
        const first = asked(items, rubric, before, null).truth;
        seen[first] += 1;
        const last = asked(items, rubric, after, null).truth;
        expect([first, first === 'unknown' || last === first]).toEqual([first, true]);
      },
    ),
    { numRuns: 2000, seed: 11 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
});

test('the order of items changes no answer', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 6 }), anyRubric, (items, rubric) => {
      const read = facts({ 'a/b#0': 'true', 'a/b#2': 'false', 'a/b#3': 'true' }, { 'a/b#3': 'issue' });
      expect(asked(items.toReversed(), rubric, read, null).truth).toBe(asked(items, rubric, read, null).truth);
    }),
    { numRuns: 500, seed: 13 },
  );
});

test('what is not settled says what it lacks, and a verdict of complete has nothing that blocks', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anyItem, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      anyRubric,
      anyPeriod,
      fc.nat(2),
      (lists, rubric, period, partial) => {
        const criteria = lists.map((_, index) => criterion(rubric, { id: `c${index}` }));
        const input = {
          packet: packet(header({ period })),
          ladder: ladder(criteria),
          promotion: promotion({ partial }),
          track: 'ic',
          required: criteria,
          groups: [],
          tied: lists.flatMap((list, index) => list.map((found) => ({ item: found, criteria: [`c${index}`] }))),
          lineOf: new Map<string, number>(),
          anchor: day('2026-06-30'),
          facts: facts({ 'a/b#0': 'true', 'a/b#2': 'false' }),
          acts: noActs,
          today: day('2026-06-30'),
          draft: false,
        };
        const { criteria: results, verdict } = assessCriteria(input);
        expect(assessCriteria(input)).toEqual({ criteria: results, groups: [], waivers: [], verdict });
        expect(results.map((result) => result.criterion.id)).toEqual(criteria.map(({ id }) => id));
        for (const { state, lacks } of results) expect([state, lacks.length > 0]).toEqual([state, state !== 'met']);
        expect(verdict === 'complete').toBe(results.every(({ blocks }) => !blocks));
        expect(verdict === 'unchecked').toBe(
          results.some(({ blocks }) => blocks) &&
            results.every(({ blocks, state }) => !blocks || state === 'unchecked'),
        );
      },
    ),
    { numRuns: 500, seed: 17 },
  );
});
