import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noActs } from '../../src/people/acts.ts';
import {
  distinctPeople,
  peopleOf,
  personKey,
  withKnownAccounts,
  type Actor,
  type Listed,
} from '../../src/people/directory.ts';
import { plain } from '../../src/text/words.ts';
import { day } from '../rubric/factory.ts';
import { runs } from '../runs.ts';
import { comment, D, folded, ITEM, logOf, scope } from './support.ts';

const listed = (login: string, id: number, more: Partial<Listed> = {}): Listed => ({
  login,
  id,
  level: 'L6',
  team: 'billing',
  organization: 'acme',
  manager: null,
  accounts: [],
  since: null,
  ...more,
});
const TODAY = day('2026-06-30');
const known = (file: readonly Listed[], ...actors: Actor[]) => peopleOf(file, actors, TODAY);
const KIM = listed('Octo-Kim', 42);

describe('who is who', () => {
  test('by login where only that is known, in whatever capitals', () => {
    expect(known([KIM]).get('octo-kim')).toMatchObject({ level: 'L6', team: 'billing' });
  });
  test('whoever was renamed is found by the id', () => {
    const people = known([KIM], { login: 'kim-new', id: 42 });
    expect([people.get('kim-new')?.level, personKey('kim-new', people)]).toEqual(['L6', 'octo-kim']);
  });
  test('whoever took over a login is nobody the file knows', () => {
    const people = known([KIM], { login: 'octo-kim', id: 99 });
    expect(people.get('octo-kim')).toEqual({ level: null, team: null, organization: null, identity: 'taken' });
  });
  test('the renamed one and the one who took the login over, on one pull request', () => {
    const people = known([KIM], { login: 'octo-kim', id: 99 }, { login: 'kim-new', id: 42 });
    expect([people.get('octo-kim')?.level, people.get('kim-new')?.level]).toEqual([null, 'L6']);
  });
  test('where GitHub does not say the id, a login lends no level', () => {
    expect(known([KIM], { login: 'octo-kim', id: null }).get('octo-kim')).toMatchObject({
      level: null,
      team: null,
      person: 'octo-kim',
    });
  });
  test('another account is the same person; without its id it lends no level', () => {
    const people = known([
      {
        ...KIM,
        accounts: [
          { login: 'kim-oss', id: 43 },
          { login: 'kim-home', id: null },
        ],
      },
    ]);
    expect(['kim-oss', 'kim-home'].map((login) => people.get(login)?.level)).toEqual(['L6', null]);
    expect(distinctPeople(['kim-oss', 'octo-sam', 'kim-home', 'OCTO-KIM'], people)).toEqual(['kim-oss', 'octo-sam']);
  });
  test('an entry that begins later says nothing yet, and bars all the same', () => {
    const later = known([{ ...KIM, since: day('2026-07-01') }]);
    expect(later.get('octo-kim')).toMatchObject({ level: null, person: 'octo-kim' });
    expect(known([{ ...KIM, since: TODAY }]).get('octo-kim')?.level).toBe('L6');
  });
});

describe('the accounts of a candidate', () => {
  const ada = listed('octo-ada', 7, { accounts: [{ login: 'ada-two', id: 8 }] });
  const header = { candidate: 'octo-ada', accounts: ['ada-at-acme'] };
  test('those of the file are added, whichever of them the packet names', () => {
    expect(withKnownAccounts(header, known([ada])).accounts).toEqual(['ada-at-acme', 'ada-two']);
    expect(withKnownAccounts({ candidate: 'ada-two', accounts: [] }, known([ada])).accounts).toEqual(['octo-ada']);
    expect(withKnownAccounts(header, known([ada], { login: 'ada-new', id: 7 })).accounts).toContain('ada-new');
  });
  test('whom the file does not know has those of the packet', () => {
    expect(withKnownAccounts(header, known([KIM]))).toBe(header);
  });
  test('a second account may not endorse its owner, also after it was renamed', () => {
    for (const [login, id] of [
      ['ada-two', 8],
      ['ada-2', 8],
      ['ada-new', 7],
    ] as const) {
      const people = known([ada], { login, id });
      const own = scope(withKnownAccounts(scope().header, people));
      const { acts, refusals } = folded(logOf([comment(login, `/readiness endorse design.L5@${D}`)], {}, people), [
        own,
      ]);
      expect(acts[0]?.endorsements).toEqual([]);
      expect(refusals.map(({ why }) => plain(why))).toEqual([
        `\`${login}\` is another account of the candidate, as the people file says. Ask somebody who knows the work to say it.`,
      ]);
    }
  });
  test('a second account of whoever opened the pull request may not either', () => {
    const people = known([listed('octo-mate', 3, { accounts: [{ login: 'mate-two', id: 4 }] })]);
    const log = {
      ...logOf([comment('mate-two', `/readiness endorse design.L5@${D}`)], {}, people),
      author: 'octo-mate',
    };
    expect(plain(folded(log).refusals[0]!.why)).toBe(
      '`mate-two` is another account of `octo-mate`, who opened the pull request, as the people file says.',
    );
  });
});

test('no sequence of commands by accounts of the candidate makes anything better', () => {
  const ada = listed('octo-ada', 7, {
    accounts: [
      { login: 'ada-two', id: 8 },
      { login: 'ada-home', id: null },
    ],
  });
  const accounts: readonly Actor[] = [
    { login: 'octo-ada', id: 7 },
    { login: 'ada-new', id: 7 },
    { login: 'ada-two', id: 8 },
    { login: 'ada-renamed', id: 8 },
    { login: 'ada-home', id: 9 },
  ];
  const lines = [
    `/readiness endorse design.L5@${D}`,
    `/readiness attest ${ITEM}`,
    `/readiness accept ${ITEM} because I know it`,
    '/readiness waive talks.L5 until 2026-12-31 because I may',
  ];
  const commands = fc.array(fc.tuple(fc.constantFrom(...accounts), fc.constantFrom(...lines)), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(commands, (all) => {
      const people = known([ada], ...all.map(([who]) => who));
      const roles = Object.fromEntries(accounts.map(({ login }) => [login, 'admin'] as const));
      const own = scope(withKnownAccounts(scope().header, people));
      const log = logOf(
        all.map(([{ login, id }, line]) => comment(login, line, { user: id })),
        roles,
        people,
      );
      const { acts } = folded(log, [own]);
      expect(acts).toEqual([{ ...noActs, people }]);
    }),
    { numRuns: runs(100) },
  );
});
