/** What settings can say about who may use a command. */
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
