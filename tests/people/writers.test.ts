/** Who wrote lines of a claim, and what they may not say of it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writersWanted } from '../../src/people/wanted.ts';
import type { Scope, Wrote } from '../../src/people/log.ts';
import { asPacketLines, isAmong, NO_WRITERS, writersOf, type Written } from '../../src/people/writers.ts';
import { plain } from '../../src/text/words.ts';
import { runs } from '../runs.ts';
import { comment, D, folded, ITEM, logOf, scope } from './support.ts';

const written = (from: number, to: number, logins: readonly string[], rest: Written['rest'] = 'none'): Written => ({
  from,
  to,
  commit: `c${from}`,
  authors: logins.map((login) => ({ login, id: null })),
  rest,
});

describe('writersOf', () => {
  const blame = [
    written(1, 4, ['octo-ada']),
    written(5, 5, ['octo-ada', 'octo-kim']),
    written(6, 7, [], 'no-account'),
    written(8, 8, ['octo-ada'], 'too-many'),
  ];
  test.each([
    ['no lines', [], { by: [], unread: false, unknown: [] }],
    ['lines of one', [2, 3], { by: ['octo-ada'], unread: false, unknown: [] }],
    ['a co-author', [4, 5], { by: ['octo-ada', 'octo-kim'], unread: false, unknown: [] }],
    [
      'somebody without an account',
      [5, 6],
      { by: ['octo-ada', 'octo-kim'], unread: false, unknown: [{ line: 6, commit: 'c6' }] },
    ],
    ['more authors than are listed', [8], { by: ['octo-ada'], unread: true, unknown: [] }],
    ['a line that blame does not mention', [9], { by: [], unread: true, unknown: [] }],
  ])('%s', (_, lines, expected) => expect(writersOf(lines, blame)).toEqual(expected));
  test('a blame that was not read', () => {
    expect([writersOf([1], 'unread').unread, writersOf([], 'unread').unread]).toEqual([true, false]);
  });
});

test('by any account that the people file knows', () => {
  const person = { level: null, team: null, organization: null, person: 'octo-kim', identity: 'sure' } as const;
  const people = new Map([
    ['octo-kim', person],
    ['kim-oss', person],
  ]);
  const writers = { ...NO_WRITERS, by: ['Kim-OSS'] };
  expect([isAmong('octo-kim', writers, people), isAmong('octo-lee', writers, people)]).toEqual([true, false]);
});

test('it is asked only where somebody says what a writer may not', () => {
  const wanted = (line: string, more = {}) => writersWanted([comment('octo-jane', line, more)]);
  for (const line of ['endorse x', 'attest x', 'waive x', 'accept x', 'resolve a-1'])
    expect([line, wanted(`/readiness ${line}`)]).toEqual([line, true]);
  for (const line of ['concern x y', 'recheck', 'help', 'withdraw a-1'])
    expect([line, wanted(`/readiness ${line}`)]).toEqual([line, false]);
  for (const more of [{ bot: true }, { edited: { by: null } }, { minimized: true }, { dismissed: true }])
    expect(wanted('/readiness endorse x', more)).toBe(false);
});

const by = (...logins: string[]): Wrote => {
  const own = { ...NO_WRITERS, by: logins };
  return {
    criteria: new Map([
      ['design.L5', own],
      ['talks.L5', own],
    ]),
    evidence: new Map([[ITEM, own]]),
  };
};
const UNREAD: Wrote = {
  criteria: new Map([
    ['design.L5', { ...NO_WRITERS, unread: true }],
    ['talks.L5', { ...NO_WRITERS, unread: true }],
  ]),
  evidence: new Map([[ITEM, { ...NO_WRITERS, unread: true }]]),
};
const scopes = (wrote: Wrote): readonly Scope[] => [{ ...scope(), wrote }];
const LINES = [
  `/readiness endorse design.L5@${D}`,
  `/readiness attest ${ITEM}`,
  '/readiness waive talks.L5 until 2026-12-31 because on leave',
  `/readiness accept ${ITEM} because it was merged by hand`,
];
const helped = (result: ReturnType<typeof folded>): number =>
  result.acts.reduce(
    (sum, acts) =>
      sum + acts.endorsements.length + acts.attestations.length + acts.waivers.length + acts.accepted.length,
    0,
  );

test('of several packets in one pull request a candidate speaks for the others, by the digest', () => {
  const other = {
    ...scope({ candidate: 'octo-ben', accounts: [] }),
    criteria: new Map([['design.L5', { digest: '1'.repeat(16), waivable: false }]]),
  };
  const log = {
    ...logOf([
      comment('octo-ada', `/readiness endorse design.L5@${'1'.repeat(16)}`),
      comment('octo-ada', `/readiness endorse design.L5@${D}`),
    ]),
    author: 'octo-lead',
  };
  const { acts, refusals } = folded(log, [scope(), other]);
  expect(acts.map(({ endorsements }) => endorsements.length)).toEqual([0, 1]);
  expect(refusals.map(({ why }) => plain(why))).toEqual(['`octo-ada` is the candidate.']);
});

describe('in the fold', () => {
  test.each(LINES)('%s', (line) => {
    const log = logOf([comment('octo-lead', line)]);
    expect(helped(folded(log, scopes(by('octo-kim'))))).toBe(1);
    const barred = folded(log, scopes(by('Octo-Lead')));
    expect([helped(barred), barred.taken]).toEqual([0, []]);
    expect(barred.refusals).toMatchObject([{ cause: 'wrote', may: expect.any(Array), instead: null }]);
    const unread = folded(log, scopes(UNREAD));
    expect(helped(unread)).toBe(0);
    expect(unread.refusals).toMatchObject([{ cause: 'unread', instead: '/readiness recheck' }]);
    expect(plain(unread.refusals[0]?.why ?? [])).toMatch(/^It could not be read who wrote /u);
  });

  test('an older text: whoever wrote the claim is not asked to confirm it', () => {
    const old = comment('octo-jane', '/readiness endorse design.L5@0000000000000000');
    expect(folded(logOf([old]), scopes(by('octo-kim'))).confirmAgain).toHaveLength(1);
    expect(folded(logOf([old]), scopes(by('octo-jane')))).toMatchObject({
      confirmAgain: [],
      refusals: [{ cause: 'wrote' }],
    });
  });

  test('a concern counts, is settled by whoever raised it, and by nobody else who wrote the claim', () => {
    for (const [about, left] of [
      ['design.L5 A copy.', 1],
      ['The numbers are those of the team.', 1],
    ] as const) {
      const raised = comment('octo-jane', `/readiness concern ${about}`, { id: '7' });
      const after = (login: string) =>
        folded(logOf([raised, comment(login, '/readiness resolve a-7')]), scopes(by('octo-jane', 'octo-lead'))).acts[0]
          ?.concerns.length;
      expect([after('octo-lead'), after('octo-jane')]).toEqual([left, 0]);
      expect(
        folded(logOf([raised, comment('octo-lead', '/readiness resolve a-7')]), scopes(by('octo-kim'))).acts[0]
          ?.concerns,
      ).toEqual([]);
    }
  });
});

const entries = (who: readonly string[]) =>
  fc.array(
    fc.record({
      login: fc.constantFrom(...who),
      line: fc.constantFrom(
        ...LINES,
        '/readiness concern design.L5 It was mine.',
        '/readiness concern The numbers are not.',
        '/readiness resolve a-1001',
        '/readiness resolve a-1002',
        '/readiness withdraw a-1001',
        '/readiness withdraw a-9001',
      ),
    }),
    { maxLength: 10 },
  );
const numbered = (list: readonly { readonly login: string; readonly line: string }[], from: number) =>
  list.map(({ login, line }, index) =>
    comment(login, line, {
      id: String(from + index),
      at: new Date(Date.UTC(2026, 5, from === 1001 ? 1 : 2) + index * 1000).toISOString(),
    }),
  );
const ROLES = { 'octo-lead': 'admin', 'octo-jane': 'admin', 'octo-kim': 'admin', 'octo-ada': 'admin' } as const;

test('no sequence of comments by the barred turns anything better: not by writers, the candidate, or where it is unread', () => {
  fc.assert(
    fc.property(
      entries(['octo-lead', 'octo-jane']),
      entries(['octo-kim', 'octo-ada']),
      fc.constantFrom('wrote', 'unread'),
      (others, barred, why) => {
        // Where nothing could be read everybody is barred.
        const wrote = why === 'wrote' ? by('octo-kim') : UNREAD;
        const before = folded(logOf(numbered(others, 1001), ROLES), scopes(wrote));
        const after = folded(logOf([...numbered(others, 1001), ...numbered(barred, 9001)], ROLES), scopes(wrote));
        expect(helped(after)).toBe(helped(before));
        const open = (result: typeof before): (string | undefined)[] =>
          result.acts[0]?.concerns.map(({ id }) => id) ?? [];
        expect(open(after)).toEqual(expect.arrayContaining(open(before)));
      },
    ),
    { numRuns: runs(500) },
  );
});

test('lines of Git are lines of the packet, however its lines end', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'é', '\n', '\r', '\r\n'), { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const ranges = text.split('\n').map((_, index): Written => {
        const commit = String(index);
        return { from: index + 1, to: index + 1, commit, authors: [], rest: 'none' };
      });
      const found = asPacketLines(ranges, new TextEncoder().encode(text));
      // The commit of each line of the packet, which ends at each of the three.
      const commits = text
        .split('\n')
        .flatMap((line, index, all) =>
          (index < all.length - 1 ? line.replace(/\r$/u, '') : line).split('\r').map(() => String(index)),
        );
      expect(commits.map((_, index) => writersOf([index + 1], found).unread)).toEqual(commits.map(() => false));
      const covered =
        found === 'unread' ? [] : found.flatMap(({ from, to, commit }) => Array(to - from + 1).fill(commit));
      expect(covered).toEqual(commits);
    }),
    { numRuns: runs(500) },
  );
});
