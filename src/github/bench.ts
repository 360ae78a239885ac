import type { Day } from '../text/time.ts';
import type { Client } from './client.ts';
import type { Repository } from './repository.ts';

/** What a judgement is made with, besides what it reads. */
export interface Bench {
  readonly client: Client;
  /**
   * Read what stands behind links, in a time of their own: `own` with the token of the run, `other` with the evidence
   * token where there is one.
   */
  readonly evidence: { readonly own: Client; readonly other: Client | null };
  readonly at: Repository;
  /** Path of the settings file on the default branch. */
  readonly settingsPath: string;
  /** Web address of GitHub, without a slash at the end: `https://github.com`. */
  readonly server: string;
  readonly today: Day;
  readonly version: string;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  /** Milliseconds that this process has done nothing but wait. */
  readonly waited: () => number;
}
