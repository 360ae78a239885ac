import type { Judgement } from './judgement.ts';
import type { Kept } from './write/comment.ts';

/** How a run ended: what the Action shows, and whether the job fails. */
export interface Ending {
  readonly judgement: Judgement | null;
  readonly verdict: Judgement['verdict'] | 'error';
  /**
   * 0, or why the job fails: 1 in place of a status that could not be written, 2 an invalid ladder or settings, 3 an
   * own fault.
   */
  readonly exit: 0 | 1 | 2 | 3;
  /** Said when `exit` is not 0. */
  readonly failure: string | null;
  /** For the log and the summary: what a person can change. */
  readonly notes: readonly string[];
  /** What became of the comment, or null where none was due or it could not be written. */
  readonly comment: Kept | null;
  /** Whether the head has moved on while something was written beside the comment: the new one is judged again. */
  readonly overtaken?: boolean;
}
