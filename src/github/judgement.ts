import type { Writes } from '../files/settings-writes.ts';
import type { Folded } from '../people/fold.ts';
import type { LogEntry } from '../people/log.ts';
import type { Report, Snapshot, Source } from '../report/report.ts';
import type { Verdict } from '../rubric/assessment.ts';
import type { DecisionCheck } from './decisions.ts';
import type { LadderChange } from './ladder-change.ts';
import type { Grant } from './permissions.ts';
import type { Status } from './write/status.ts';

/** What is to be said, and where. Nothing has been written yet. */
export interface Judgement {
  /** A verdict about the packets, or why there is none; `error`: the tool broke down on one of them. */
  readonly verdict: Verdict | 'none' | 'not-judged' | 'refused' | 'error';
  /** The commit status, or null where none is due. */
  readonly status: Status | null;
  /** The body of the one comment; null: a comment is neither made nor changed. */
  readonly comment: string | null;
  readonly report: Report | null;
  readonly source: Source | null;
  /** What the comment said before, for "since the last push". */
  readonly previous: Snapshot | null;
  /**
   * Why the job fails whatever could be written: an invalid ladder or settings, a refusal, or a packet that the tool
   * broke down on.
   */
  readonly failure: string | null;
  /** What people wrote, folded; null where nothing was judged. */
  readonly people: Folded | null;
  /** For the log and the summary. */
  readonly notes: readonly string[];
  /** The last look at the pull request's head, where one followed the first read. */
  readonly look?: LastLook;
  /** What there is to say about the ladders that the pull request changes; left out: it changes none. */
  readonly ladders?: LadderChange;
  /** What there is to say about the decision files that the pull request changes; left out: it changes none. */
  readonly decisions?: DecisionCheck;
  /** What settings ask to be written beside the comment; left out: nothing. */
  readonly beside?: Beside;
  /** What the job lacks to read what packets link in this repository. */
  readonly missing?: readonly Grant[];
}

/** What is written beside the comment and the status, and for whom. */
export interface Beside {
  readonly writes: Writes;
  /** Who opened the pull request; null where the account is gone. */
  readonly author: string | null;
  /** Its comments and reviews. */
  readonly log: readonly LogEntry[];
}

/** Of the last look at the head. */
export interface LastLook {
  /** What had been `waited` when the head was asked for. */
  readonly at: number;
  /** Milliseconds that GitHub takes for a request here. */
  readonly pace: number;
}
