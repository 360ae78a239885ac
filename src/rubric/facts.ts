import type { Day } from '../time.ts';
import type { Words } from '../words.ts';

/** What became of reading a reference (design, section 5). Only `false` contradicts. */
export type Outcome = 'true' | 'false' | 'not-visible' | 'error' | 'not-supported' | 'not-attempted';

/** What was read about one reference. */
export interface ReferenceFact {
  readonly outcome: Outcome;
  /** Said to the candidate. */
  readonly why: Words;
  /** What the artefact turned out to be, where the reference alone does not say (`o/r#1`). */
  readonly kind?: string;
}

/** Everything that was read from the world, as a value. */
export interface Facts {
  /** By `Reference.ref`. A reference that is not in the map was not attempted. */
  readonly references: ReadonlyMap<string, ReferenceFact>;
  /** The day of the head commit; the anchor of last resort. */
  readonly headDate: Day | null;
}

/** An act of a person on the pull request. Folded from comments and reviews; empty until someone acts. */
export interface Acts {
  readonly waivers: readonly Waiver[];
  readonly concerns: readonly Concern[];
  readonly endorsements: readonly Endorsement[];
}
export interface Waiver { readonly criterion: string; readonly by: string; readonly reason: string; readonly until: Day | null }
export interface Concern { readonly criterion: string; readonly by: string; readonly text: string }
export interface Endorsement { readonly criterion: string; readonly by: string }

export const noActs: Acts = { waivers: [], concerns: [], endorsements: [] };
export const noFacts: Facts = { references: new Map(), headDate: null };
