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
  /** Of a document: its headings, in order. */
  readonly headings?: readonly string[];
  /** How many things are in it: rows of a register, results of a search. */
  readonly entries?: number;
}

/** Everything that was read from the world, as a value. */
export interface Facts {
  /** By `Reference.ref`. A reference that is not in the map was not attempted. */
  readonly references: ReadonlyMap<string, ReferenceFact>;
  /** The day of the head commit; the anchor of last resort. */
  readonly headDate: Day | null;
}

/** Acts of people on the pull request, and who they are. Folded from comments and reviews; empty until someone acts. */
export interface Acts {
  readonly waivers: readonly Waiver[];
  readonly concerns: readonly Concern[];
  /** Of a criterion. */
  readonly endorsements: readonly Endorsement[];
  /** Of a piece of evidence. */
  readonly attestations: readonly Attestation[];
  /** By login in small letters: what the company says about them, never the packet. */
  readonly people: ReadonlyMap<string, Person>;
}
export interface Waiver { readonly criterion: string; readonly by: string; readonly reason: string; readonly until: Day | null }
export interface Concern { readonly criterion: string; readonly by: string; readonly text: string }
export interface Endorsement { readonly criterion: string; readonly by: string }
/** `evidence`: the id of an item, `e-3fa2c1`. */
export interface Attestation { readonly evidence: string; readonly by: string }
export interface Person { readonly level: string | null; readonly team: string | null; readonly organization: string | null }

export const noActs: Acts = { waivers: [], concerns: [], endorsements: [], attestations: [], people: new Map() };
export const noFacts: Facts = { references: new Map(), headDate: null };
