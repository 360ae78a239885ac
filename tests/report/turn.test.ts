import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Acts, Person } from '../../src/people/acts.ts';
import { noActs } from '../../src/people/acts.ts';
import type { Around } from '../../src/report/around.ts';
import type { Report } from '../../src/report/report.ts';
import { reviewersOf } from '../../src/report/reviewers.ts';
import { callsIn, toCall, toClose, turnComment } from '../../src/report/turn-comment.ts';
import { turnOf, type Asked } from '../../src/report/turn.ts';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import { runs } from '../runs.ts';
import { header, incomplete, invalidPacket, item, packet, report } from './factories.ts';
import { NASTY } from './nasty.ts';

const around = (author: string | null, ...wrote: string[]): Around => ({ author, wrote: new Set(wrote) });
const RULES = { users: ['octo-lead'], teams: ['acme/promotions'], manager: true, named: true };
const known = (...logins: string[]): Acts['people'] =>
  new Map(
    logins.map((login): [string, Person] => [
      login,
      { level: null, team: null, organization: null, person: login, identity: 'sure' },
    ]),
  );
const judging = (over: Partial<PacketResult> = {}): PacketResult =>
  packet(
    [
      { state: 'judgement', lines: [20] },
      { state: 'met', lines: [30] },
    ],
    { verdict: 'complete', ...over },
  );
const who = (of: Report, rules: Parameters<typeof turnOf>[1], at: Around): string[] | undefined =>
  turnOf(of, rules, at)?.map((one) => one.who);

describe('whose turn it is', () => {
  test.each([
    ['the candidate, while something is open', incomplete(), ['octo-ada']],
    ['the candidate of a packet that cannot be judged', invalidPacket(), ['octo-ada']],
    ['the reviewers, once only people can go on', judging(), ['octo-lead', 'acme/promotions']],
    [
      'the reviewers, once nothing is left at all',
      packet([{ state: 'met', lines: [3] }], { verdict: 'complete' }),
      ['octo-lead', 'acme/promotions'],
    ],
    ['nobody, while it is a draft', { ...incomplete(), verdict: 'draft' as const }, []],
  ])('%s', (_, of, expected) => {
    expect(who(report([of]), RULES, around('octo-ada'))).toEqual(expected);
  });

  test('nobody knows whose, where a ladder is broken or GitHub did not answer', () => {
    const broken = { ...incomplete(), verdict: 'invalid' as const, fault: 'ladder' as const };
    expect(who(report([broken]), RULES, around('octo-ada'))).toBeUndefined();
    const unread = packet([{ state: 'unchecked', lines: [4], outcome: 'error' }], { verdict: 'unchecked' });
    expect(who(report([unread]), RULES, around('octo-ada'))).toBeUndefined();
    // What the bot may not see stays so: the others go on.
    const hidden = packet([{ state: 'unchecked', lines: [4], outcome: 'not-visible' }], { verdict: 'unchecked' });
    expect(who(report([hidden]), RULES, around('octo-ada'))).toEqual([]);
  });

  test('the manager is the one of the people file, never the one that the packet names', () => {
    const people = new Map(known('octo-ada'));
    people.set('octo-ada', { ...people.get('octo-ada')!, manager: 'octo-boss' });
    const of = report([judging({ acts: { ...noActs, people } })]);
    expect(who(of, RULES, around('octo-ada'))).toEqual(['octo-lead', 'octo-boss', 'acme/promotions']);
    expect(reviewersOf(of, RULES, around('octo-ada')).users).toEqual(['octo-lead', 'octo-boss']);
  });

  test('somebody who has taken over a login is not called for whoever had it', () => {
    const people = new Map<string, Person>([
      ['octo-kim', { level: null, team: null, organization: null, identity: 'taken' }],
    ]);
    const of = report([judging({ header: { ...header, sponsors: ['octo-kim'] }, acts: { ...noActs, people } })]);
    expect(reviewersOf(of, RULES, around('octo-ada', 'octo-kim')).users).toEqual(['octo-lead']);
    // The settings mean whoever had it, too.
    const listed = { ...RULES, users: ['octo-kim', 'octo-lead'] };
    expect(reviewersOf(of, listed, around('octo-ada', 'octo-kim')).users).toEqual(['octo-lead']);
    expect(who(of, listed, around('octo-ada', 'octo-kim'))).toEqual(['octo-lead', 'acme/promotions']);
  });

  test('more than GitHub takes are counted, and the settings go first', () => {
    const sponsors = Array.from({ length: 40 }, (_, index) => `octo-${index}`);
    const of = report([judging({ header: { ...header, sponsors }, acts: { ...noActs, people: known(...sponsors) } })]);
    const { users, left } = reviewersOf(of, RULES, around('octo-ada'));
    expect([users.length, users[0], left]).toEqual([15, 'octo-lead', 26]);
  });

  describe('of a packet that waits', () => {
    const seat = (login: string, named: boolean) => ({ key: login, login, named, barred: null, alleged: false });
    const standing = {
      needed: 2,
      agreed: [],
      asked: [seat('octo-jane', true), seat('octo-secret', false)],
      barred: [],
      unread: [],
      since: null,
      quietUntil: null,
      acceptance: 'open',
    } as const;
    const waiting = (over: Partial<PacketResult>): Report =>
      report([
        packet([{ state: 'met', lines: [3] }], { verdict: 'waiting', agreeLine: '/readiness agree x@y', ...over }),
      ]);
    const people = new Map(known('octo-ada'));
    people.set('octo-ada', { ...people.get('octo-ada')!, manager: 'octo-boss' });

    test('the committee whom the settings name, and never the members of its teams', () => {
      const of = waiting({ committee: { ...standing, state: 'asking' } });
      expect(who(of, RULES, around('octo-ada'))).toEqual(['octo-jane']);
      expect(who(of, RULES, around('octo-jane'))).toEqual([]);
    });
    test('the candidate who has to accept, where they are here', () => {
      const of = waiting({ committee: { ...standing, state: 'acceptance' } });
      expect(who(of, RULES, around('octo-ada'))).toEqual(['octo-ada']);
      expect(who(of, RULES, around('octo-eve'))).toEqual([]);
    });
    test.each(['concern', 'quiet', 'too-few', 'unread', 'no-manager'] as const)('nobody, while it is %s', (state) => {
      expect(who(waiting({ committee: { ...standing, state } }), RULES, around('octo-ada'))).toEqual([]);
    });
    test('the manager, in their stage', () => {
      const stage = { name: 'manager', next: 'committee', blocks: ['must'] } as const;
      expect(who(waiting({ stage, acts: { ...noActs, people } }), RULES, around('octo-ada'))).toEqual(['octo-boss']);
      expect(who(waiting({ stage }), RULES, around('octo-ada'))).toEqual([]);
    });
  });

  test('the same is asked for as long as the text is the same, and something else once it is another', () => {
    const asks = (digest: string) =>
      turnOf(
        report([judging({ digests: new Map([['navigating-ambiguity.L5', digest]]) })]),
        RULES,
        around('octo-ada'),
      )?.map(({ ask }) => ask);
    expect(asks('aa')).toEqual(asks('aa'));
    expect(asks('aa')).not.toEqual(asks('bb'));
  });
});

test('whatever a packet holds, nobody is called but whom settings, the people file or the log know', () => {
  const login = fc.oneof(
    fc.constantFrom('octo-kim', 'octo-victim', 'OCTO-VICTIM', 'acme/everyone', 'octo-ada', ''),
    fc.constantFrom(...NASTY),
    fc.string(),
  );
  fc.assert(
    fc.property(
      fc.option(login),
      fc.array(login, { maxLength: 5 }),
      fc.array(login, { maxLength: 5 }),
      fc.constantFrom('complete', 'incomplete', 'invalid', 'unchecked'),
      (candidate, sponsors, confirm, verdict) => {
        const of = judging({
          verdict,
          fault: verdict === 'invalid' ? 'packet' : null,
          header: { ...header, candidate, sponsors },
          acts: { ...noActs, people: known('octo-kim') },
          evidence: [{ item: { ...item(9), confirmedBy: confirm }, criteria: [], references: [] }],
        });
        const asked = turnOf(report([of]), RULES, around('octo-eve')) ?? [];
        const mentioned = turnComment(asked.length === 0 ? [one('octo-eve')] : asked, null).match(/@[\w/-]+/gu) ?? [];
        const may = new Set(['@octo-eve', '@octo-kim', '@octo-lead', '@acme/promotions']);
        expect(mentioned.filter((name) => !may.has(name.toLowerCase()))).toEqual([]);
      },
    ),
    { numRuns: runs(1000) },
  );
});

const one = (login: string, ask = '0'.repeat(16)): Asked => ({ who: login, ask, says: [['something']] });

describe('calls', () => {
  test('a comment says whom it calls and what for, and is read back', () => {
    const body = turnComment([one('Octo-Ada'), one('acme/promotions', 'ab'.repeat(8))], null);
    expect(callsIn(body)).toEqual([
      { key: 'octo-ada', ask: '0'.repeat(16), open: true },
      { key: 'acme/promotions', ask: 'ab'.repeat(8), open: true },
    ]);
    // Who is asked for the same shares a line.
    expect(body).toContain('@Octo-Ada, @acme/promotions: something.');
  });

  test.each([
    'Hello',
    '<!-- promotion-readiness -->\n',
    '<!-- promotion-readiness-turn -->',
    '<!-- promotion-readiness-turn octo-ada -->',
    '<!-- promotion-readiness-turn octo-ada=zz -->',
    `text\n<!-- promotion-readiness-turn octo-ada=${'0'.repeat(16)} -->`,
  ])('%j holds none', (body) => {
    expect(callsIn(body)).toBeNull();
  });

  test('however turns come and go, nobody is called twice for the same or while a call is open, and nothing is left to write', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'acme/t');
    const turn = fc.uniqueArray(fc.tuple(person, fc.constantFrom('0', '1', '2')), { selector: ([login]) => login });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 12 }), (turns) => {
        let comments: { id: string; body: string }[] = [];
        const called: string[] = [];
        const told = () => comments.map(({ id, body }) => ({ id, body, calls: callsIn(body) ?? [] }));
        for (const now of turns) {
          const asked = now.map(([login, ask]) => one(login, ask.repeat(16)));
          const [call, close] = [toCall(asked, told()), toClose(asked, told())];
          const open = new Set(told().flatMap(({ calls }) => calls.flatMap((each) => (each.open ? [each.key] : []))));
          for (const { who: login, ask } of call) {
            expect(open.has(login)).toBe(false);
            called.push(`${login} ${ask}`);
          }
          comments = comments.map((each) => close.find(({ id }) => id === each.id) ?? each);
          if (call.length > 0) comments.push({ id: String(comments.length), body: turnComment(call, null) });
          expect([toCall(asked, told()), toClose(asked, told())]).toEqual([[], []]);
        }
        expect(new Set(called).size).toBe(called.length);
      }),
      { numRuns: runs(500) },
    );
  });
});
