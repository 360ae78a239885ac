import type { Facts } from '../evidence/facts.ts';
import type { Settings } from '../files/settings.ts';
import type { Base } from '../ladder/extends/base.ts';
import type { HeaderOverrides } from '../packet/front-matter.ts';
import type { OwnFile } from '../packet/values/reference.ts';
import type { Acts } from '../people/acts.ts';
import type { Listed } from '../people/directory.ts';
import type { Log } from '../people/log.ts';
import type { Blame } from '../people/writers.ts';
import type { Day } from '../text/time.ts';

/** A file as a value. */
export interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Of a ladder: the files that it stands on, nearest first. */
  readonly bases?: readonly Base[];
}

/** A reviewer's assessment, and the path of the packet that it is about. */
export interface AssessmentFile extends File {
  readonly packet: string;
}

export interface CheckInput {
  readonly packets: readonly File[];
  /** Ladders of the repository, or those the command line names. */
  readonly ladders: readonly File[];
  /** Ladders that a packet may name when the repository has none of that id: those that ship with the tool. */
  readonly fallback?: readonly File[];
  /** Null: they cannot be used, and no packet is judged. */
  readonly settings: Settings | null;
  /** What the command line states in place of front matter. */
  readonly overrides?: HeaderOverrides;
  /** Lines of the packet templates that settings list, normalised (`templateLines`): they are no evidence. */
  readonly template?: ReadonlySet<string>;
  /** Where the packets' files are, for links that are relative to them; null or left out: not known. */
  readonly readAt?: Omit<OwnFile, 'path'> | null;
  readonly facts: Facts;
  /** What holds whatever the log says: of a file that the command line names. */
  readonly acts: Acts;
  /** Who is who, as the people file of the settings says it. */
  readonly people?: readonly Listed[];
  /** What people wrote on the pull request. */
  readonly log?: Log | null;
  /** Who wrote the lines of the packets, by their paths; of one that is not in it nobody was asked. */
  readonly blame?: ReadonlyMap<string, Blame>;
  /**
   * The day on which GitHub says that the pull request was opened; `unread` where there is one and its day could not be
   * read (a merge group whose name does not say for which it is); null where there is none, as on the command line.
   */
  readonly opened?: Day | 'unread' | null;
  /** Reviewers' own assessments of these packets. */
  readonly assessments?: readonly AssessmentFile[];
  /** The clock, as a value: expiry and effective dates, the latest anchor, and the anchor of last resort. */
  readonly today: Day;
  /** A draft pull request makes its packets drafts. */
  readonly draft: boolean;
  /** GitHub hosts besides github.com. */
  readonly hosts?: readonly string[];
  readonly version: string;
}
