import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noActs, type Agreement, type Person } from '../../src/people/acts.ts';
import { committeeStanding, neededOf, type About, type CommitteeStanding } from '../../src/people/committee.ts';
import type { CommitteeRule } from '../../src/people/rules.ts';
import type { Log, LogEntry } from '../../src/people/log.ts';
import { plain } from '../../src/text/words.ts';
import { day } from '../rubric/factory.ts';
import { runs } from '../runs.ts';
import { comment, folded, logOf, PACKET, scope } from './support.ts';

const TODAY = day('2026-06-30');
const rule = (more: Partial<CommitteeRule> = {}): CommitteeRule => ({
  users: ['octo-jane', 'octo-sam', 'octo-lee'],
  teams: [],
  quorum: { least: 2 },
  quietDays: 0,
  accepts: false,
  not: [],
  ...more,
});
const about = (more: Partial<About> = {}): About => ({
  header: scope().header,
  author: 'octo-ada',
  people: new Map(),
  teams: new Map(),
  ...more,
});
const agree = (by: string, on: string | null = '2026-06-20'): Agreement => ({ by, on: on === null ? null : day(on) });
const standing = (
  committee: CommitteeRule,
  agreements: readonly Agreement[],
  more: {
    readonly about?: Partial<About>;
    readonly stirred?: string;
    readonly concern?: boolean;
    readonly today?: string;
  } = {},
): CommitteeStanding =>
  committeeStanding(
    committee,
    about(more.about),
    {
      agreements,
      stirred: more.stirred === undefined ? null : day(more.stirred),
      concerns: more.concern === true ? [{ criterion: 'a.L5', by: 'octo-bob', text: 'No.' }] : [],
    },
    more.today === undefined ? TODAY : day(more.today),
  );
const known = (person: string, more: Partial<Person> = {}): Person => ({
  level: null,
  team: null,
  organization: null,
  person,
  identity: 'sure',
  ...more,
});

describe('how many have to agree', () => {
  test.each([
    ['all', 3, 3],
    [{ least: 2 }, 5, 2],
    [{ part: [2, 3] }, 3, 2],
    [{ part: [2, 3] }, 4, 3],
    [{ part: [1, 2] }, 5, 3],
    // An empty committee agrees to nothing.
    ['all', 0, 1],
    [{ part: [2, 3] }, 0, 1],
  ] as const)('%j of %d: %d', (quorum, all, needed) => {
    expect(neededOf(quorum, all)).toBe(needed);
  });
});

describe('who counts', () => {
  const jane = agree('octo-jane');
  test('members, each person once, by whichever account; strangers never', () => {
    expect(standing(rule(), [jane, agree('Octo-Jane'), agree('octo-eve')])).toMatchObject({
      state: 'asking',
      agreed: ['octo-jane'],
      since: null,
    });
    expect(standing(rule(), [jane, agree('octo-sam', '2026-06-21')])).toMatchObject({
      state: 'done',
      since: '2026-06-21',
    });
    const people = new Map([
      ['octo-jane', known('octo-jane')],
      ['jane-oss', known('octo-jane')],
    ]);
    expect(standing(rule(), [jane, agree('jane-oss')], { about: { people } }).agreed).toEqual(['octo-jane']);
  });
  test('a login that somebody took over is no member, and nor is one of which GitHub does not say whose it is', () => {
    for (const identity of ['taken', 'unsure'] as const) {
      const people = new Map([['octo-jane', { ...known('octo-jane'), identity }]]);
      expect(standing(rule(), [jane], { about: { people } }).agreed).toEqual([]);
    }
  });
  test('candidate and author of the pull request are neither asked nor counted', () => {
    const all = rule({ users: ['octo-ada', 'octo-boss', 'octo-jane'], quorum: 'all' });
    const result = standing(all, [jane, agree('octo-ada'), agree('octo-boss')], { about: { author: 'octo-boss' } });
    expect(result).toMatchObject({ state: 'done', needed: 1, agreed: ['octo-jane'] });
    expect(result.barred.map(({ login, barred }) => [login, barred])).toEqual([
      ['octo-ada', 'candidate'],
      ['octo-boss', 'author'],
    ]);
  });
  test('the manager counts, unless the settings exclude them', () => {
    const users = ['octo-mgr', 'octo-jane'];
    const both = [agree('octo-mgr'), jane];
    expect(standing(rule({ users, quorum: 'all' }), both).agreed).toEqual(['octo-mgr', 'octo-jane']);
    const people = new Map([['octo-ada', known('octo-ada', { manager: 'octo-mgr' })]]);
    const strict = rule({ users, quorum: 'all', not: ['manager'] });
    expect(standing(strict, both, { about: { people } })).toMatchObject({
      state: 'done',
      needed: 1,
      agreed: ['octo-jane'],
    });
  });
  test('whom only the packet names does not speak for it, and still counts among those of whom the quorum is taken', () => {
    const strict = rule({ quorum: 'all', not: ['manager', 'sponsors'] });
    for (const header of [
      scope({ manager: 'octo-lee' }).header,
      scope({ sponsors: ['octo-lee'] }).header,
      scope({ accounts: ['octo-lee'] }).header,
    ])
      expect(standing(strict, [jane, agree('octo-sam'), agree('octo-lee')], { about: { header } })).toMatchObject({
        state: 'too-few',
        needed: 3,
        agreed: ['octo-jane', 'octo-sam'],
        barred: [{ login: 'octo-lee', alleged: true }],
      });
  });
  test('where the manager is excluded and nobody says who that is, nothing is reached', () => {
    const header = scope({ manager: null }).header;
    const strict = rule({ not: ['manager'] });
    expect(standing(strict, [jane, agree('octo-sam')], { about: { header } }).state).toBe('no-manager');
  });
  test('members of teams as they are now; a team that could not be read leaves it unknown', () => {
    const teamed = rule({ users: [], teams: ['Acme/Promotions'], quorum: { part: [1, 2] } });
    const of = (...logins: string[]) => ({
      teams: new Map([['acme/promotions', logins.map((login) => ({ login, id: 1 }))]]),
    });
    expect(standing(teamed, [jane], { about: of('octo-jane', 'octo-sam') }).state).toBe('done');
    // One more has joined since: half of three is two.
    expect(standing(teamed, [jane], { about: of('octo-jane', 'octo-sam', 'octo-lee') })).toMatchObject({
      state: 'asking',
      needed: 2,
    });
    // Whoever has left counts no more.
    expect(standing(teamed, [jane], { about: of('octo-sam', 'octo-lee') })).toMatchObject({ agreed: [] });
    for (const teams of [new Map(), new Map([['acme/promotions', null]])])
      expect(standing(teamed, [jane], { about: { teams } }).state).toBe('unread');
  });
  test('more than there are members can never be reached', () => {
    expect(standing(rule({ users: ['octo-ada', 'octo-jane'] }), [jane]).state).toBe('too-few');
  });
});

describe('after the quorum', () => {
  const both = [agree('octo-jane'), agree('octo-sam', '2026-06-26')];
  test.each([
    ['2026-06-26', 'quiet'],
    ['2026-06-29', 'quiet'],
    ['2026-06-30', 'done'],
  ])('three quiet days from the last agreement that was needed: %s is %s', (today, state) => {
    const result = standing(rule({ quietDays: 3 }), both, { today });
    expect(result).toMatchObject({ state, quietUntil: '2026-06-29' });
  });
  test('an agreement more than is needed begins nothing anew', () => {
    const more = [...both, agree('octo-lee', '2026-06-30')];
    expect(standing(rule({ quietDays: 3 }), more).state).toBe('done');
  });
  test('a concern that was raised or settled begins them anew, and an open one holds it up', () => {
    expect(standing(rule({ quietDays: 3 }), both, { stirred: '2026-06-28' })).toMatchObject({
      state: 'quiet',
      quietUntil: '2026-07-01',
    });
    expect(standing(rule({ quietDays: 3 }), both, { stirred: '2026-06-01' }).state).toBe('done');
    expect(standing(rule(), both, { concern: true }).state).toBe('concern');
  });
  test('an agreement of which the day is not known is of today', () => {
    expect(standing(rule({ quietDays: 1 }), [agree('octo-jane', null), agree('octo-sam', null)])).toMatchObject({
      state: 'quiet',
      quietUntil: '2026-07-01',
    });
  });
  test('the candidate accepts what is there: not before, and not by an account that only the packet declares', () => {
    const asks = rule({ accepts: true });
    expect(standing(asks, both)).toMatchObject({ state: 'acceptance', acceptance: 'open' });
    expect(standing(asks, [agree('octo-ada', '2026-06-01'), ...both]).state).toBe('acceptance');
    expect(standing(asks, [...both, agree('ada-at-acme', '2026-06-29')]).state).toBe('acceptance');
    expect(standing(asks, [...both, agree('octo-ada', '2026-06-29')])).toMatchObject({
      state: 'done',
      acceptance: 'given',
    });
    expect(standing(rule(), both).acceptance).toBe('not-asked');
  });
});

test('a file of acts may list them in any order', () => {
  const all = ['octo-jane', 'octo-sam', 'octo-lee', 'octo-ada'].map((by, index) => agree(by, `2026-06-1${index}`));
  fc.assert(
    fc.property(fc.shuffledSubarray(all), (some) => {
      const inOrder = all.filter((one) => some.includes(one));
      const asks = rule({ accepts: true, quietDays: 2 });
      expect(standing(asks, some)).toEqual(standing(asks, inOrder));
    }),
    { numRuns: runs(100) },
  );
});

describe('the command', () => {
  const committee = rule({ accepts: true });
  const log = (entries: readonly LogEntry[], more: Partial<Log> = {}): Log => ({
    ...logOf(entries),
    committee,
    ...more,
  });
  const LINE = `/readiness agree octo-ada@${PACKET}`;
  const refused = (by: string, line: string, more: Partial<Log> = {}) =>
    folded(log([comment(by, line)], more)).refusals.map(({ why, may, instead }) => ({
      why: plain(why),
      may: may === null ? null : plain(may),
      instead,
    }));

  test('a member agrees, with the day of it; it can be taken back', () => {
    const given = comment('octo-jane', `${LINE} well argued`, { id: '7', at: '2026-05-31T23:59:00Z' });
    expect(folded(log([given])).acts[0]?.agreements).toEqual([{ by: 'octo-jane', on: '2026-05-31', id: 'a-7' }]);
    expect(folded(log([given, comment('octo-jane', '/readiness withdraw a-7')])).acts[0]?.agreements).toEqual([]);
  });
  test('of an older text: confirm again, until that is done', () => {
    const old = comment('octo-jane', '/readiness agree octo-ada@0000000000000000');
    expect(folded(log([old])).confirmAgain).toMatchObject([{ by: 'octo-jane', packet: 'octo-ada', line: LINE }]);
    expect(folded(log([old, comment('octo-jane', LINE)])).confirmAgain).toEqual([]);
  });
  test.each([
    ['octo-jane', '/readiness agree octo-ada', 'has to name the text', null, LINE],
    ['octo-jane', '/readiness agree octo-ada@3c5f', 'has to name the text', null, LINE],
    ['octo-jane', '/readiness agree', 'to which packet', null, LINE],
    ['octo-jane', `/readiness agree octo-bob@${PACKET}`, 'No packet here is about `octo-bob`', null, LINE],
    ['octo-eve', LINE, 'is no member of the committee', 'the committee: `octo-jane`, `octo-sam` or `octo-lee`', null],
    ['ada-at-acme', LINE, 'is an account of the candidate', 'the committee', null],
    ['octo-ada', LINE, 'The committee has not agreed yet: 0 of 2', null, null],
  ])('%s: %s is refused: %s', (by, line, why, may, instead) => {
    const [only, ...others] = refused(by, line);
    expect(others).toEqual([]);
    expect(only?.why).toContain(why);
    expect([(only?.may ?? '').startsWith(may ?? ''), only?.may === null, only?.instead]).toEqual([
      true,
      may === null,
      instead,
    ]);
  });
  test('who agrees once more agreed when they first did; the candidate accepts what is there now', () => {
    const said = (by: string, id: string, of: number): LogEntry =>
      comment(by, LINE, { id, at: `2026-06-0${of}T00:00:00Z` });
    const entries = [
      said('octo-jane', '1', 1),
      said('octo-sam', '2', 2),
      said('octo-ada', '3', 3),
      said('octo-jane', '4', 4),
      said('octo-ada', '5', 5),
    ];
    expect(folded(log(entries)).acts[0]?.agreements.map(({ id }) => id)).toEqual(['a-1', 'a-2', 'a-5']);
    expect(folded(log(entries)).taken).toHaveLength(5);
    // Without the first of hers, the other one stands.
    expect(folded(log(entries.slice(1, -1))).acts[0]?.agreements.map(({ id }) => id)).toEqual(['a-2', 'a-4']);
  });
  test('however often somebody writes it, the time grows with the lines alone', () => {
    const flood = (comments: number): number => {
      const text = `${LINE}\n`.repeat(20);
      const entries = Array.from({ length: comments }, () => comment('octo-ada', text));
      const began = performance.now();
      folded(log([comment('octo-jane', LINE), comment('octo-sam', LINE), ...entries]));
      return performance.now() - began;
    };
    flood(20);
    expect(flood(400) / flood(100)).toBeLessThan(10);
  });
  test('an account that may be somebody else’s by now has no seat, and is told why', () => {
    for (const identity of ['taken', 'unsure'] as const)
      expect(
        refused('octo-jane', LINE, { people: new Map([['octo-jane', known('octo-jane', { identity })]]) }),
      ).toEqual([
        expect.objectContaining({
          why: expect.stringContaining('that account may be'),
        }),
      ]);
  });
  test('without a committee in the settings there is nothing to agree to', () => {
    expect(refused('octo-jane', LINE, { committee: null })).toMatchObject([{ instead: null }]);
  });
  test('a candidate who is not asked to accept does not agree to their own packet', () => {
    expect(refused('octo-ada', LINE, { committee: rule() })).toMatchObject([{ why: '`octo-ada` is the candidate.' }]);
  });
  test('whoever opened the pull request has no seat; the manager has none where they are excluded', () => {
    expect(refused('octo-jane', LINE, { author: 'octo-jane' })).toMatchObject([
      { why: '`octo-jane` opened the pull request.' },
    ]);
    const strict = rule({ users: ['octo-mgr', 'octo-jane'], not: ['manager'] });
    expect(refused('octo-mgr', LINE, { committee: strict })[0]?.why).toContain('is the manager');
  });
  test('a team that could not be read is a no, and says so', () => {
    const teamed = rule({ users: [], teams: ['acme/promotions'] });
    expect(refused('octo-jane', LINE, { committee: teamed })[0]?.why).toContain('could not be read');
    const rosters = new Map([['acme/promotions', [{ login: 'octo-jane', id: 1 }]]]);
    expect(refused('octo-jane', LINE, { committee: teamed, rosters })).toEqual([]);
  });
  test('two packets: each by whom it is about', () => {
    const both = [scope(), scope({ candidate: 'octo-bob', accounts: [] })];
    const { acts } = folded(log([comment('octo-jane', `/readiness agree OCTO-BOB@${PACKET}`)]), both);
    expect(acts.map(({ agreements }) => agreements.length)).toEqual([0, 1]);
  });
  test('the last day on which a concern was raised or settled is kept', () => {
    const raised = comment('octo-bob', '/readiness concern design.L5 A copy.', { id: '7', at: '2026-06-04T00:00:00Z' });
    const settled = comment('octo-bob', '/readiness resolve a-7', { id: '8', at: '2026-06-09T00:00:00Z' });
    expect(folded(log([raised])).acts[0]?.stirred).toBe('2026-06-04');
    expect(folded(log([raised, settled])).acts[0]).toMatchObject({ stirred: '2026-06-09', concerns: [] });
    expect(folded(log([comment('octo-jane', LINE)])).acts[0]?.stirred).toBeNull();
  });
});

describe('whoever writes what', () => {
  const committee = rule({ accepts: true, quietDays: 2 });
  const BARRED = ['octo-ada', 'ada-at-acme', 'octo-eve', 'Octo-Ada'] as const;
  const LINES = [
    `agree octo-ada@${PACKET}`,
    'agree octo-ada@0000000000000000',
    'agree octo-ada',
    'concern The numbers are not.',
    'resolve a-1001',
    'withdraw a-1002',
    'recheck',
  ] as const;
  const logs = (who: readonly string[], from: number) =>
    fc.array(fc.tuple(fc.constantFrom(...who), fc.constantFrom(...LINES)), { maxLength: 8 }).map((all) =>
      all.map(([by, line], index) =>
        comment(by, `/readiness ${line}`, {
          id: String(from + index),
          at: new Date(Date.UTC(2026, 5, 1) + (from + index) * 3_600_000).toISOString(),
        }),
      ),
    );
  const standingOf = (entries: readonly LogEntry[]): CommitteeStanding => {
    const [acts = noActs] = folded({ ...logOf(entries), committee }).acts;
    return committeeStanding(committee, about(), acts, TODAY);
  };
  const RANK = ['asking', 'concern', 'quiet', 'acceptance', 'done'];

  test('nothing that the barred write brings it further, but that the candidate accepts what is there', () => {
    fc.assert(
      fc.property(logs(['octo-jane', 'octo-sam', 'octo-lee'], 1001), logs(BARRED, 9001), (members, barred) => {
        const before = standingOf(members);
        const after = standingOf([...members, ...barred]);
        expect(after.agreed).toEqual(before.agreed);
        expect(after.since).toBe(before.since);
        const best = before.state === 'acceptance' ? 'done' : before.state;
        expect(RANK.indexOf(after.state)).toBeLessThanOrEqual(RANK.indexOf(best));
      }),
      { numRuns: runs(300) },
    );
  });

  test('the same log gives the same standing, in whatever order GitHub lists it', () => {
    fc.assert(
      fc.property(logs(['octo-jane', 'octo-sam', ...BARRED], 1001), (log) => {
        expect(standingOf(log.toReversed())).toEqual(standingOf(log));
      }),
      { numRuns: runs(200) },
    );
  });
});
