/** What settings can say about people: who may use a command, and who has to agree. */
import type { Role } from './roles.ts';

/** Commands that settings can give to some people. The others do nothing to a packet, or take back one's own act. */
export const RULED = ['endorse', 'attest', 'concern', 'resolve', 'waive', 'accept'] as const;
export type Ruled = (typeof RULED)[number];

/**
 * Any one of users, teams and role suffices; without any of them the safe default holds. The level has to be reached as
 * well.
 */
export interface CommandRule {
  /** Logins. */
  readonly users: readonly string[];
  /** `organization/team`. */
  readonly teams: readonly string[];
  /** The least role on the repository. */
  readonly role: Role | null;
  /** The least level, by the people file. */
  readonly level: string | null;
}

export type CommandRules = Readonly<Partial<Record<Ruled, CommandRule>>>;

/** How many have to agree: all, so many, or a part of those who have a seat, rounded up. */
export type Quorum = 'all' | { readonly least: number } | { readonly part: readonly [number, number] };

/** The committee, as the settings name it. */
export interface CommitteeRule {
  /** Logins. */
  readonly users: readonly string[];
  /** `organization/team`. */
  readonly teams: readonly string[];
  readonly quorum: Quorum;
  /** So many whole days have to pass after the quorum was reached, a concern was raised, or one was settled. */
  readonly quietDays: number;
  /** Whether the candidate has to agree as well, once the quorum is there. */
  readonly accepts: boolean;
  /** Who keeps a seat from being counted, besides the candidate and whoever opened the pull request. */
  readonly not: readonly ('manager' | 'sponsors')[];
}

/** Who is asked for a review once a packet is submitted. */
export interface ReviewerRules {
  /** Logins. */
  readonly users: readonly string[];
  /** `organization/team`. */
  readonly teams: readonly string[];
  /** The manager of the candidate, as the people file says it. */
  readonly manager: boolean;
  /** The sponsors, and those whom the packet names as people who can confirm something. */
  readonly named: boolean;
}
