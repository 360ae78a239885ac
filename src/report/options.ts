/** What a part of the report may show, and what it gives up when there is no room. */
import type { Origin } from './nodes.ts';
import type { Home, Standing } from './report.ts';

/** Parts of a report that are left out when it is too long, first to last. */
export const DETAILS = [
  'what the marks mean',
  'how the packet was read',
  'the packet to begin with',
  'what is met and what was checked',
  'other findings',
  'what changed since the last push',
  'open criteria that do not block',
  'the lines for reviewers',
  'the prompts for reviewers',
  'the rows after the first few',
  'the rows of each packet',
  'the links to lines',
  'the errors after the first few',
] as const;
export type Detail = (typeof DETAILS)[number];

export interface SectionOptions {
  readonly origin: Origin | null;
  readonly dropped: ReadonlySet<Detail>;
  readonly before: Standing | null;
  /** The summary has room for every task and every reference; a comment has not. */
  readonly full: boolean;
  /** How many findings are listed. */
  readonly findings: number;
  /** Where packets are begun; null: not known. */
  readonly home: Home | null;
  /** Whether everybody who sees the report can read the packet, so that titles of items may be shown. */
  readonly titles: boolean;
}
