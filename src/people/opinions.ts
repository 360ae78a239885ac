/** What a reviewer thinks of a packet, in a file of their own beside it. An opinion: it changes no verdict. Pure. */
import type { Place } from '../findings/finding.ts';

export const SEEN = ['met', 'partial', 'not-met'] as const;
export type Seen = (typeof SEEN)[number];

export interface Opinion {
  readonly path: string;
  /** A login. */
  readonly by: string;
  readonly criteria: readonly OpinionOn[];
  /** `unknown`: GitHub does not say that they wrote the file; `not-asked`: as on the command line. */
  readonly writer: 'same' | 'unknown' | 'not-asked';
}

export interface OpinionOn {
  readonly criterion: string;
  readonly state: Seen;
  readonly note: string | null;
  readonly place: Place;
}

/** A file that may be one: `octo-ada.octo-kim.assessment.yml` is octo-kim's, about `octo-ada.md` in the same folder. */
const NAMED = /^((?:.*\/)?[^/]+)\.([a-z\d][a-z\d_-]{0,38})\.assessment\.ya?ml$/iu;

/** Which packet a file is about, and whose it is, by its name; null: it is no such file. */
export function opinionFile(path: string): { readonly packet: string; readonly by: string } | null {
  const [, stem, by] = NAMED.exec(path) ?? [];
  return stem === undefined || by === undefined ? null : { packet: `${stem}.md`, by };
}
