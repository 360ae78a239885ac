/** What has to be looked up before a log is folded: whose role, whose teams, and who wrote what. Pure. */
import { commandsIn } from './comment.ts';
import { setAside, type LogEntry } from './log.ts';
import { loginKey } from './logins.ts';
import { AUTHORITY, memberKey, roleFor, ruleFor } from './may.ts';
import type { CommandRules, Ruled } from './rules.ts';

/**
 * Whose role decides something, by login in small letters: those with authority over a packet first, then those who help
 * it, then those who object.
 */
export function rolesWanted(entries: readonly LogEntry[], open: boolean, rules: CommandRules = {}): string[] {
  const asks = BY_WEIGHT.filter((name) => roleFor(name, ruleFor(rules, name), open) !== null);
  return [...new Set(groups(asks).flatMap((names) => whoSaid(entries, names)))];
}

/** Whether anybody says something that who wrote lines of a claim may not say of it. */
export const writersWanted = (entries: readonly LogEntry[]): boolean =>
  whoSaid(entries, ['endorse', 'attest', 'waive', 'accept', 'resolve']).length > 0;

/** Whose membership of which team decides something, in the same order. */
export function teamsWanted(
  entries: readonly LogEntry[],
  rules: CommandRules = {},
): { readonly login: string; readonly team: string }[] {
  const wanted = new Map<string, { readonly login: string; readonly team: string }>();
  for (const name of BY_WEIGHT)
    for (const team of ruleFor(rules, name)?.teams ?? [])
      for (const login of whoSaid(entries, [name])) wanted.set(memberKey(login, team), { login, team });
  return [...wanted.values()];
}

const BY_WEIGHT = ['waive', 'resolve', 'accept', 'endorse', 'attest', 'concern'] as const satisfies readonly Ruled[];

/** Commands of one weight are looked through together, so that who spoke first comes first. */
const groups = (names: readonly Ruled[]): Ruled[][] => [
  names.filter((name) => AUTHORITY.has(name)),
  names.filter((name) => name === 'endorse' || name === 'attest'),
  names.filter((name) => name === 'concern'),
];

function whoSaid(entries: readonly LogEntry[], names: readonly Ruled[]): string[] {
  const wanted = new Set<string>();
  for (const entry of entries)
    if (entry.by !== null && !entry.bot && setAside(entry) === null)
      if (commandsIn(entry).lines.some((line) => names.some((name) => line.split(' ')[0]?.toLowerCase() === name)))
        wanted.add(loginKey(entry.by));
  return [...wanted];
}
