/** Who may use a command: what settings say about it, and in words. */
import { join, prose, say, type Words } from '../text/words.ts';
import type { Person } from './acts.ts';
import { actCommands, MAY, type CommandName } from './commands.ts';
import { loginKey, sameLogin } from './logins.ts';
import { ROLES, type Role } from './roles.ts';
import { RULED, type CommandRule, type CommandRules, type Ruled } from './rules.ts';

/** The rule for a command; null: the safe default. */
export const ruleFor = (rules: CommandRules | undefined, name: CommandName): CommandRule | null =>
  RULED.flatMap((ruled) => (ruled === name ? (rules?.[ruled] ?? []) : []))[0] ?? null;

/** Whether a rule names people in place of the default. */
export const namesPeople = ({ users, teams, role }: CommandRule): boolean =>
  users.length > 0 || teams.length > 0 || role !== null;

/** What only authorities do. */
export const AUTHORITY: ReadonlySet<Ruled> = new Set(['waive', 'resolve', 'accept']);

/** The least role without a word of the settings. Where anybody can comment, a stranger helps no packet. */
const leastRole = (name: Ruled, open: boolean): Role | null =>
  AUTHORITY.has(name) ? 'maintain' : name !== 'concern' && open ? 'triage' : null;

/** The least role that a command takes; null: none. Settings do not open a public repository to everybody. */
export function roleFor(name: Ruled, rule: CommandRule | null, open: boolean): Role | null {
  const least = leastRole(name, open);
  if (rule === null || !namesPeople(rule)) return least;
  const raised = open && (name === 'endorse' || name === 'attest') && rule.role !== null;
  return raised && ROLES.indexOf(rule.role) < ROLES.indexOf('triage') ? 'triage' : rule.role;
}

/** How a membership is looked up. */
export const memberKey = (login: string, team: string): string => `${loginKey(login)} ${team.toLowerCase()}`;

/** Whether a list of logins has somebody, by the account that the people file knows, where it knows one. */
export function listedUser(users: readonly string[], by: string, people: ReadonlyMap<string, Person>): boolean {
  const person = people.get(loginKey(by));
  if (person?.identity === 'taken' || person?.identity === 'unsure') return false;
  return users.some((user) => sameLogin(user, by) || (person !== undefined && person.person === loginKey(user)));
}

const AND_NEVER: Readonly<Record<Ruled, string>> = {
  endorse: '; never the candidate, whoever opened the pull request, whoever wrote lines of the claim, or a bot',
  attest: '; never the candidate, whoever opened the pull request, whoever wrote lines of the claim, or a bot',
  concern: '; never a bot',
  resolve: '; and whoever raised the concern; for others not the candidate or whoever wrote lines of the claim',
  accept: '; never the candidate, whoever opened the pull request or whoever wrote lines of the claim',
  waive: '; never the candidate, whoever opened the pull request or whoever wrote lines of the claim',
};

/** Who may use a command, under these rules. */
export function mayWords(name: CommandName, rules: CommandRules | undefined): Words {
  const rule = ruleFor(rules, name);
  const ruled = RULED.find((one) => one === name);
  if (rule === null || ruled === undefined) return prose(MAY[actCommands[name].may]);
  const { users, teams, role, level } = rule;
  const reached = level === null ? [] : say`whose level is ${level} or above, by the people file`;
  if (!namesPeople(rule)) return [...prose(`${MAY[actCommands[name].may]}; and `), ...reached];
  const ways: Words[] = [
    ...users.map((user) => say`${user}`),
    ...teams.map((team) => say`members of ${team}`),
    ...(role === null ? [] : [say`who has the role ${role} or above on the repository`]),
  ];
  return [...join(ways, ', or '), ...(level === null ? [] : ['; each one ', ...reached]), AND_NEVER[ruled]];
}
