import type { Place } from '../findings/finding.ts';
import type { Rubric } from '../rubric/rubric.ts';
import type { Day } from '../time.ts';

/** A ladder as it is used: every inheritance resolved, every id known to exist. Made by `readLadder`. */
export interface Ladder {
  readonly path: string;
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** `sha256:` and the digest of the file's bytes. */
  readonly digest: string;
  /** Narrow to wide. */
  readonly scopes: readonly string[];
  readonly roles: readonly string[];
  readonly levels: readonly Level[];
  readonly tracks: readonly Track[];
  readonly areas: readonly Area[];
  readonly competencies: readonly Competency[];
  /** Flat, in file order: those of competencies, then those of promotions (gates). */
  readonly criteria: readonly Criterion[];
  readonly promotions: readonly Promotion[];
}

export interface Level {
  /** A string as written: `L5`, `4A`, `Phase 7`. */
  readonly id: string;
  readonly titles: readonly string[];
  readonly aliases: readonly string[];
  readonly includes: readonly { readonly level: string; readonly as: 'assumed' | 'restated' | 'again' }[];
}

export interface Track {
  readonly id: string;
  readonly title: string;
  /** Level ids, lowest first. */
  readonly levels: readonly string[];
}

export interface Area {
  readonly id: string;
  readonly title: string;
}

export interface Competency {
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  /** Area id. */
  readonly area: string | null;
}

export type Strength = 'must' | 'should' | 'suggested';

export interface Criterion {
  /** `system-design.L5`, or `L4-L5.sponsors` for a gate. */
  readonly id: string;
  /** Exactly one of `competency` and `promotion` is set. */
  readonly competency: string | null;
  readonly promotion: string | null;
  /** The level it is expected at; of a gate, the promotion's target. */
  readonly level: string;
  readonly strength: Strength;
  readonly text: string;
  readonly guidance: string | null;
  readonly aliases: readonly string[];
  /** Tracks it applies to; empty means all. */
  readonly tracks: readonly string[];
  readonly rubric: Rubric;
  /** In force from this day on; before it the criterion is `upcoming`. */
  readonly from: Day | null;
  /** `sha256:` and the digest of what the criterion means: text, strength, rubric. */
  readonly digest: string;
  /** Where it stands in the ladder file. */
  readonly place: Place;
}

/** The edge between two levels. Neighbours on a track imply one without gates. */
export interface Promotion {
  /** `L4-L5`. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Track id; null: any track that has both levels. */
  readonly track: string | null;
  readonly decide: Decide;
  /** False where neighbours on a track imply it. */
  readonly declared: boolean;
}

/** The decision rule. `must` criteria always block. */
export interface Decide {
  /** `met-or-explained`: a `should` that is neither met nor explained blocks. */
  readonly should: 'met-or-explained' | 'open';
  /** How many blocking criteria may stay partial, each with a plan. */
  readonly partial: number;
}
