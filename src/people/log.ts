/** What people wrote on a pull request, and who they are there: the input of the fold. Values; nothing is read here. */
import type { Header } from '../packet/packet.ts';
import type { Person, TeamMember } from './acts.ts';
import type { Role } from './roles.ts';
import type { CommandRules, CommitteeRule } from './rules.ts';
import type { Writers } from './writers.ts';

/** A comment or a review. */
export interface LogEntry {
  /** GitHub's number of it. Acts are named by it. */
  readonly id: string;
  /** Null: the account is gone, so nobody can be held to it. */
  readonly by: string | null;
  /** GitHub's number of that account, which stays when it is renamed; null where GitHub does not say it. */
  readonly user?: number | null;
  readonly bot: boolean;
  /** When it was written, as GitHub says it: `2026-06-30T09:00:00Z`. */
  readonly at: string;
  /** Whether the text was changed since, and by whom. */
  readonly edited: { readonly by: string | null } | null;
  readonly minimized: boolean;
  /** Of a review: it no longer stands. */
  readonly dismissed: boolean;
  readonly body: string;
}

export interface Log {
  readonly entries: readonly LogEntry[];
  /** Who opened the pull request; null where the account is gone. */
  readonly author: string | null;
  /** GitHub's number of that account; null or left out: not said. */
  readonly authorId?: number | null;
  /** Whether anybody at all can comment, as in a public repository: then who helps a packet needs a role. */
  readonly open: boolean;
  /** By login in small letters, of those who were looked up. Null: the look-up failed, which is a no. */
  readonly roles: ReadonlyMap<string, Role | null>;
  /** By `memberKey`, of those who were looked up. Null: the look-up failed, which is a no. */
  readonly teams?: ReadonlyMap<string, boolean | null>;
  /** By team of the committee, in small letters: who is in it now. Null: it could not be read. */
  readonly rosters?: ReadonlyMap<string, readonly TeamMember[] | null>;
  /** The committee of the settings; null or left out: there is none. */
  readonly committee?: CommitteeRule | null;
  /** What settings say about who may use a command. */
  readonly rules?: CommandRules;
  /** What the company says about people. */
  readonly people: ReadonlyMap<string, Person>;
  /** Nobody wrote it: what would hold if they did, whatever their role. An endorsement is of the text as it is. */
  readonly whatIf?: true;
}

/** Who wrote the lines of each claim and of each piece of evidence; of one that is not in it nobody was asked. */
export interface Wrote {
  readonly criteria: ReadonlyMap<string, Writers>;
  readonly evidence: ReadonlyMap<string, Writers>;
}

/** What acts can be about, of one packet. */
export interface Scope {
  readonly header: Pick<Header, 'candidate' | 'accounts' | 'manager' | 'sponsors'>;
  /** Of the whole packet and all that it is judged by. */
  readonly digest: string;
  /** By criterion id: the digest of it and of its evidence, and whether it can be waived. */
  readonly criteria: ReadonlyMap<string, { readonly digest: string; readonly waivable: boolean }>;
  /** Whether a level is one, or above it, on the packet's ladder; unknown where the ladder does not say. */
  readonly reaches: (level: string | null, least: string) => 'yes' | 'no' | 'unknown';
  /** Ids of the pieces of evidence. */
  readonly evidence: ReadonlySet<string>;
  /** By login in small letters: the pieces that the packet asks them to attest. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
  /** Who does not speak for what they wrote themselves. */
  readonly wrote?: Wrote;
}

/** How an endorsement names what it is about: `system-design.L5@91bc0d3e5f7a2c41`. */
export const bound = (criterion: string, digest: string): string => `${criterion}@${digest}`;

/** How an act is named: by its comment and, after the first command of it, by the number of the command. */
export const actId = (comment: string, index: number): string =>
  index === 0 ? `a-${comment}` : `a-${comment}-${index + 1}`;

/** The comment of an act: `1834` of `a-1834-2`. */
export const commentOf = (act: string): string => act.split('-')[1] ?? '';

/** Why nothing in an entry counts, whatever it says; null: it may. */
export function setAside({ edited, minimized, dismissed }: LogEntry): 'edited' | 'minimized' | 'dismissed' | null {
  if (edited !== null) return 'edited';
  if (minimized) return 'minimized';
  return dismissed ? 'dismissed' : null;
}
