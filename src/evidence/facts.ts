import type { Day } from '../text/time.ts';
import type { Words } from '../text/words.ts';

/** What became of reading a reference (`docs/verdict.md`). Only `false` contradicts the claim. */
export type Outcome = 'true' | 'false' | 'not-visible' | 'error' | 'not-supported' | 'not-attempted';

/** People in one part of an artefact, by login in small letters. */
export interface People {
  readonly logins: readonly string[];
  /**
   * Whether these are all of them: no account is gone or not linked, and no page was left unread. Only then can
   * somebody be said not to be among them.
   */
  readonly all: boolean;
}

/** What GitHub says about an artefact, as far as a rule or the report needs it. */
export interface Artefact {
  /**
   * Pull request: `open`, `draft`, `closed` or `merged`; issue and discussion: `open` or `closed`; release: `draft` or
   * `published`; others: null.
   */
  readonly state: 'open' | 'draft' | 'closed' | 'merged' | 'published' | null;
  /** Who made it. Of commits and pull requests, their authors and co-authors. */
  readonly authors: People;
  readonly reviewers: People;
  readonly assignees: People;
  readonly committers: People;
  readonly mergers: People;
  /** Who wrote a comment on it or took part in it otherwise; left out where that was not asked. */
  readonly participants?: People;
  /**
   * The day on which it began to be, and the one on which it was finished (merged, closed, published, submitted,
   * committed); null where GitHub does not say.
   */
  readonly created: Day | null;
  readonly finished: Day | null;
  /** `owner/name` as it is called now, in small letters. */
  readonly repository: string | null;
  /** A digest of the title: it shows that the title changed, and not what it says. */
  readonly title: string | null;
  /** The pull request that may have reverted it, `o/r#2`, or null. */
  readonly revertedBy: string | null;
  /**
   * Whether it lies in a private repository other than the packet's: then outputs say which stated field does not
   * match, and never what is true instead.
   */
  readonly private: boolean;
}

/** What was read about one reference. */
export interface ReferenceFact {
  /** What became of reading it. `true`: it is there; what its artefact says decides the rest. */
  readonly outcome: Outcome;
  /** Shown to the candidate. */
  readonly why: Words;
  /** The one step that lets it be read, where more is known of that than the outcome says. */
  readonly fix?: Words;
  /** What the artefact turned out to be, where the reference alone does not say (`o/r#1`). */
  readonly kind?: string;
  /** The identity that the artefact has now, where a repository was renamed or an issue transferred. */
  readonly ref?: string;
  readonly artefact?: Artefact;
  /** Of a document: its headings, in order. */
  readonly headings?: readonly string[];
  /** How many things are in it: rows of a register, results of a search. */
  readonly entries?: number;
  /** Not opened because it is one of a long list of which a sample is: it stands and falls with the sample. */
  readonly sampledOut?: true;
}

/** Everything that was read from GitHub. */
export interface Facts {
  /** By `Reference.ref`. A reference that is not in the map was not attempted. */
  readonly references: ReadonlyMap<string, ReferenceFact>;
  /**
   * Logins, in small letters, that GitHub does not know. Their owners may have been renamed, so no claim about their
   * part in something is contradicted.
   */
  readonly unknownLogins?: readonly string[];
  /**
   * Nothing was to be read, as on the command line without a token: links count as they are written. Without this, a
   * link that nobody read is unknown.
   */
  readonly asWritten?: true;
}

/** Nobody is asked anything: links count as they are written. */
export const noFacts: Facts = { references: new Map(), asWritten: true };
