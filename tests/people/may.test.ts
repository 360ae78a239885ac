import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/people/acts.ts';
import { peopleOf } from '../../src/people/directory.ts';
import { rolesWanted, teamsWanted } from '../../src/people/wanted.ts';
import type { Log } from '../../src/people/log.ts';
import type { Role } from '../../src/people/roles.ts';
import { mayWords, memberKey } from '../../src/people/may.ts';
import type { CommandRule, CommandRules } from '../../src/people/rules.ts';
import { plain } from '../../src/text/words.ts';
import { day } from '../rubric/factory.ts';
import { comment, D, folded, logOf } from './support.ts';

const rule = (more: Partial<CommandRule>): CommandRule => ({ users: [], teams: [], role: null, level: null, ...more });
const WAIVE = '/readiness waive talks.L5 until 2026-12-31 because on leave';
const ENDORSE = `/readiness endorse design.L5@${D}`;

interface World {
  readonly roles?: Readonly<Record<string, Role | null>>;
  readonly teams?: Log['teams'];
  readonly people?: ReadonlyMap<string, Person>;
  readonly open?: boolean;
}
/** Why a command of somebody has no effect; `taken` where it has one. */
const answer = (by: string, line: string, rules: CommandRules, world: World = {}): string => {
  const { roles = {}, teams = new Map<string, boolean | null>(), people, open } = world;
  const { refusals } = folded({ ...logOf([comment(by, line)], roles, people, open), teams, rules });
  return refusals.map(({ why }) => plain(why)).join() || 'taken';
};

describe('waive, given to somebody', () => {
  const rules: CommandRules = { waive: rule({ users: ['Octo-HR'], teams: ['acme/leads'], role: 'admin' }) };
  test.each<[string, string, World, string]>([
    ['a user that is listed', 'octo-hr', {}, 'taken'],
    ['a member of a team', 'octo-jane', { teams: new Map([[memberKey('octo-jane', 'acme/leads'), true]]) }, 'taken'],
    ['the role', 'octo-jane', { roles: { 'octo-jane': 'admin' } }, 'taken'],
    [
      'less than the role: the default does not hold beside it',
      'octo-jane',
      { roles: { 'octo-jane': 'maintain' }, teams: new Map([[memberKey('octo-jane', 'acme/leads'), false]]) },
      '`octo-jane` has the role `maintain` on the repository.',
    ],
    [
      'look-ups that failed: a no that says so',
      'octo-jane',
      { roles: { 'octo-jane': null } },
      'The role of `octo-jane` on the repository could not be read. Whether they are a member of `acme/leads` could not be read: that takes an `evidence-token` that reads the teams of the organization.',
    ],
    ['the candidate, who is listed', 'octo-ada', { roles: { 'octo-ada': 'admin' } }, '`octo-ada` is the candidate.'],
  ])('%s', (_, by, world, expected) => {
    const given: CommandRules = { waive: { ...rules.waive!, users: [...rules.waive!.users, 'octo-ada'] } };
    expect(answer(by, WAIVE, given, world)).toBe(expected);
  });
  test('a listed login that somebody took over is not the one who is listed', () => {
    const listed = [
      {
        login: 'octo-hr',
        id: 5,
        level: null,
        team: null,
        organization: null,
        manager: null,
        accounts: [{ login: 'hr-two', id: null }],
        since: null,
      },
    ];
    const by = (login: string, id: number) =>
      answer(
        login,
        WAIVE,
        { waive: rule({ users: ['octo-hr'] }) },
        { people: peopleOf(listed, [{ login, id }], day('2026-06-30')) },
      );
    expect([by('octo-hr', 5), by('hr-new', 5)]).toEqual(['taken', 'taken']);
    for (const login of ['octo-hr', 'hr-two'])
      expect(by(login, 6)).toBe(`\`${login}\` is not among those to whom the settings give it.`);
  });
});

describe('a least level', () => {
  const people = new Map<string, Person>([
    ['octo-kim', { level: 'L6', team: null, organization: null }],
    ['octo-jane', { level: 'L4', team: null, organization: null }],
  ]);
  const rules: CommandRules = { endorse: rule({ level: 'L5' }) };
  test.each([
    ['octo-kim', 'taken'],
    ['octo-jane', '`octo-jane` is of level `L4`.'],
    ['octo-sam', 'The people file does not say the level of `octo-sam`.'],
  ])('%s', (by, expected) => {
    expect(answer(by, ENDORSE, rules, { people })).toBe(expected);
  });
  test('comes on top of a list, and of the safe default', () => {
    expect(
      answer('octo-jane', ENDORSE, { endorse: rule({ users: ['octo-jane'], level: 'L5' }) }, { people }),
    ).toContain('L4');
    expect(
      answer('octo-kim', WAIVE, { waive: rule({ level: 'L5' }) }, { people, roles: { 'octo-kim': 'write' } }),
    ).toContain('has the role `write`');
  });
});

test('settings do not open a public repository to strangers', () => {
  const rules: CommandRules = { endorse: rule({ role: 'read' }) };
  const by = (role: Role) => answer('octo-jane', ENDORSE, rules, { roles: { 'octo-jane': role }, open: true });
  expect([by('read'), by('triage')]).toEqual(['`octo-jane` has the role `read` on the repository.', 'taken']);
});

test('a concern can be given to some; its raiser always resolves it', () => {
  const rules: CommandRules = { concern: rule({ users: ['octo-jane'] }), resolve: rule({ users: ['octo-hr'] }) };
  expect(answer('octo-sam', '/readiness concern design.L5 A copy.', rules)).toContain('is not among those');
  const raised = comment('octo-jane', '/readiness concern design.L5 A copy.', { id: '7' });
  const left = (by: string): number =>
    folded({ ...logOf([raised, comment(by, '/readiness resolve a-7')]), rules }).acts[0]?.concerns.length ?? -1;
  expect([left('octo-jane'), left('octo-hr'), left('octo-lead')]).toEqual([0, 0, 1]);
});

test('only what decides is looked up', () => {
  const entries = [
    comment('octo-jane', ENDORSE),
    comment('octo-lead', WAIVE),
    comment('octo-sam', '/readiness recheck'),
  ];
  const rules: CommandRules = {
    endorse: rule({ role: 'write', teams: ['acme/peers'] }),
    waive: rule({ users: ['octo-hr'] }),
  };
  expect(rolesWanted(entries, false, rules)).toEqual(['octo-jane']);
  expect(teamsWanted(entries, rules)).toEqual([{ login: 'octo-jane', team: 'acme/peers' }]);
});

test('who may, in words', () => {
  const words = (of: CommandRules, name: 'waive' | 'endorse' | 'help') => plain(mayWords(name, of));
  expect(
    words({ waive: rule({ users: ['octo-hr'], teams: ['acme/leads'], role: 'admin', level: 'L7' }) }, 'waive'),
  ).toBe(
    '`octo-hr`, or members of `acme/leads`, or who has the role `admin` or above on the repository; each one whose level is `L7` or above, by the people file; never the candidate, whoever opened the pull request or whoever wrote lines of the claim',
  );
  expect(words({ endorse: rule({ level: 'L6' }) }, 'endorse')).toMatch(
    /^everyone who can read .*; and whose level is `L6` or above, by the people file$/u,
  );
  expect([words({}, 'waive'), words({ waive: rule({ role: 'admin' }) }, 'help')]).toEqual([
    expect.stringContaining('maintain or admin'),
    'everyone who can comment',
  ]);
});
