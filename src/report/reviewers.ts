/** Who is asked for a review, by the settings. */
import { personKey } from '../people/directory.ts';
import { loginKey } from '../people/logins.ts';
import type { ReviewerRules } from '../people/rules.ts';
import { isHere, isOwn, isTaken, managerOf, submitted, type Around } from './around.ts';
import { pendingAttestations } from './people.ts';
import type { Report } from './report.ts';

/** GitHub takes at most so many. */
export const MOST_USERS = 15;

export interface Reviewers {
  readonly users: readonly string[];
  /** `organization/team`. */
  readonly teams: readonly string[];
  /** How many more people would be asked than GitHub takes. */
  readonly left: number;
}

/**
 * Each person once, those of the settings first; nobody before a packet is submitted, and never the candidate or
 * whoever opened the pull request.
 */
export function reviewersOf(report: Report, rules: ReviewerRules, around: Around): Reviewers {
  const packets = submitted(report);
  if (packets.length === 0) return { users: [], teams: [], left: 0 };
  const people = new Map(packets.flatMap(({ acts }) => [...acts.people]));
  const managers = rules.manager ? packets.flatMap((packet) => managerOf(packet) ?? []) : [];
  const named = rules.named
    ? packets.flatMap((packet) =>
        [...packet.header.sponsors, ...pendingAttestations(packet).flatMap(({ of }) => of)].filter((login) =>
          isHere(login, packet, around),
        ),
      )
    : [];
  const each = new Map<string, string>();
  for (const login of [...rules.users, ...managers, ...named])
    if (
      !isOwn(login, report, around) &&
      !packets.some((packet) => isTaken(login, packet)) &&
      !each.has(personKey(login, people))
    )
      each.set(personKey(login, people), login.replace(/^@/u, ''));
  const users = [...each.values()];
  return {
    users: users.slice(0, MOST_USERS),
    teams: [...new Map(rules.teams.map((team) => [loginKey(team), team])).values()],
    left: Math.max(0, users.length - MOST_USERS),
  };
}
