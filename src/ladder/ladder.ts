import type { Place } from '../findings/finding.ts';
import type { Rubric } from './rubric.ts';
import type { Day } from '../text/time.ts';

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
  /** Names for several levels ("Staff+"), by name: level ids. */
  readonly levelSets: Readonly<Record<string, readonly string[]>>;
  readonly tracks: readonly Track[];
  readonly forks: readonly Fork[];
  readonly areas: readonly Area[];
  readonly competencies: readonly Competency[];
  /**
   * Flat, in file order: those of competencies, of levels (buckets and groups), and of promotions (gates and groups).
   */
  readonly criteria: readonly Criterion[];
  /** Criteria that count together, in file order; a group stands before the groups in it. */
  readonly groups: readonly Group[];
  readonly promotions: readonly Promotion[];
  /** Criteria of former versions that this one does not have. */
  readonly retired: readonly Retired[];
  /** What the ladder says to readers and writers, and asks of nobody. */
  readonly notes: Notes;
  readonly scales: readonly Scale[];
  readonly phrasings: readonly Phrasing[];
  readonly tables: readonly NoteTable[];
  /** Terms and what they mean. */
  readonly glossary: Readonly<Record<string, string>>;
  /** The former version that packets keep which pin it, up to and including a day; null: none. */
  readonly transition: { readonly version: string; readonly until: Day } | null;
  /** Of a former version that a packet keeps: until when, and which one holds then. */
  readonly kept?: { readonly until: Day; readonly next: string };
  /** What it takes from another ladder; left out: it stands alone. */
  readonly inheritance?: Inheritance;
}

/** The ladders that one stands on, and what it makes of them. */
export interface Inheritance {
  /** Nearest first. */
  readonly bases: readonly BaseLadder[];
  /** Parts that are not here any more. */
  readonly retired: readonly { readonly kind: string; readonly id: string; readonly by: string }[];
}

/** A ladder on which another stands. */
export interface BaseLadder {
  /** A path, or `owner/repository/path@ref`. */
  readonly path: string;
  /** What the ref stood for when it was read; null: it is in the ladder's own repository. */
  readonly commit: string | null;
  readonly id: string;
  readonly version: string;
  readonly digest: string;
}

/** Where a part of a ladder comes from, where that stands on another. */
export interface Origin {
  /** The file in which it stood first. */
  readonly from: string;
  /** Whether that is the ladder's own file. */
  readonly own: boolean;
  /** The files that say otherwise, the ladder's own last, and of what: `text`, `rubric.items`. */
  readonly changed: readonly { readonly by: string; readonly own: boolean; readonly what: readonly string[] }[];
  /** The same for readers: "changed here: text"; empty where it comes as it is from the only base. */
  readonly said: readonly string[];
}

export interface Level {
  /** A string as written: `L5`, `4A`, `Phase 7`. */
  readonly id: string;
  readonly titles: readonly string[];
  readonly aliases: readonly string[];
  readonly includes: readonly { readonly level: string; readonly as: 'assumed' | 'restated' | 'again' }[];
  /** Levels from which one comes that the ladder does not describe: packets may name them under `from:`. */
  readonly requires: readonly string[];
  /** The same level elsewhere, by the name of the other ladder. */
  readonly equivalents: Readonly<Record<string, string>>;
  /** Milestones of the time in the level: whoever leaves the level is judged by them. */
  readonly buckets: readonly Bucket[];
  /** "You define direction, not just execution". */
  readonly goal: string | null;
  /** What somebody at the level says: "I can solve this task alone." */
  readonly statement: string | null;
  /** Years of experience, as written; advisory. */
  readonly experience: string | null;
  readonly years: Years | null;
  /** How long people stay in the level, as written; advisory. */
  readonly tenure: string | null;
  /** What people in the level do all day; not criteria. */
  readonly responsibilities: readonly string[];
  /** How far the level's work reaches, in words. */
  readonly reach: readonly string[];
  readonly skills: readonly SkillGroup[];
  /** Names of fields that the file has and nobody is shown: pay. */
  readonly private: readonly string[];
  /** Of a ladder that stands on another. */
  readonly origin?: Origin;
}

/** Skills that a level takes for granted or teaches; not criteria, and candidates may say how they see theirs. */
export interface SkillGroup {
  readonly title: string;
  /** "Basic", "Advanced". */
  readonly depth: string | null;
  readonly must: boolean;
  readonly items: readonly string[];
}

/** Years of experience that people in a level have; `to: null` is no end. Advisory. */
export interface Years {
  readonly from: number;
  readonly to: number | null;
}

/** Milestones that belong to one stretch of the time in a level. */
export interface Bucket {
  /** `1.month-3`. */
  readonly id: string;
  readonly title: string;
  /** By which month in the level its milestones are expected; null: the ladder does not say. */
  readonly month: number | null;
}

export interface Track {
  readonly id: string;
  readonly title: string;
  /** Level ids, lowest first. */
  readonly levels: readonly string[];
}

/** A level after which one has to choose. */
export interface Fork {
  readonly id: string;
  readonly title: string;
  /** The level at which the ways part. */
  readonly at: string;
  readonly options: readonly {
    readonly to: string;
    readonly title: string;
    readonly pros: readonly string[];
    readonly cons: readonly string[];
    readonly fits: readonly string[];
    /** What prepares for it. */
    readonly prepare: readonly string[];
  }[];
  /** What to try before choosing. */
  readonly try: readonly string[];
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
  /** Of a ladder that stands on another. */
  readonly origin?: Origin;
}

export type Strength = 'must' | 'should' | 'suggested';

export interface Criterion {
  /** `system-design.L5`, or `L4-L5.sponsors` for a gate. */
  readonly id: string;
  /**
   * The competency that it belongs to; null: it belongs to a promotion, or to a level itself (a milestone, an option of
   * a capstone).
   */
  readonly competency: string | null;
  readonly promotion: string | null;
  /** The innermost group that it is in, or null. */
  readonly group: string | null;
  /** The stretch of the time in the level at which it is reached, or null. */
  readonly bucket: string | null;
  /** The level it is expected at; of a gate, the promotion's target. */
  readonly level: string;
  readonly strength: Strength;
  readonly text: string;
  /** What the text sums up, part by part. */
  readonly facets: readonly string[];
  readonly guidance: string | null;
  readonly examples: readonly string[];
  readonly antiExamples: readonly string[];
  /** What reviewers may ask. */
  readonly prompts: readonly string[];
  readonly aliases: readonly string[];
  /** Tracks it applies to; empty means all. */
  readonly tracks: readonly string[];
  readonly rubric: Rubric;
  /**
   * Why the rubric asks for what it asks, and what in it is the ladder's own and not its source's: said by the level, by
   * the competency and by the criterion, in this order.
   */
  readonly why: readonly string[];
  /** In force from this day on; before it the criterion is `upcoming`. */
  readonly from: Day | null;
  /** In force up to and including this day; after it nobody is asked for it. */
  readonly until: Day | null;
  /** As it was before its last change, where the ladder says so: that holds before `from`, and in a version that is kept. */
  readonly before: Criterion | null;
  /** The version of its last change in meaning, or null: since the first. */
  readonly since: string | null;
  /** Its former texts. */
  readonly was: readonly string[];
  /** Dotted names of the thresholds that the owner has yet to set: `change.min`. */
  readonly needsOwner: readonly string[];
  /** `sha256:` and the digest of what the criterion means: text, strength, rubric. */
  readonly digest: string;
  /** Where it stands in the ladder file. */
  readonly place: Place;
  /** Of a ladder that stands on another. */
  readonly origin?: Origin;
}

/** Criteria that count together. */
export interface Group {
  readonly id: string;
  readonly title: string;
  /** Exactly one of the two is set: a group of a level, or of a promotion. */
  readonly level: string | null;
  readonly promotion: string | null;
  readonly strength: Strength;
  readonly rule: 'all' | 'any' | 'at-least';
  /** How many of `of`: all of them, 1, or the number of `at-least`. */
  readonly min: number;
  /** Ids of criteria and groups. */
  readonly of: readonly string[];
  /** The group that it is in, or null. */
  readonly group: string | null;
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
  /** `switch`: to another track, which may be to a lower level. */
  readonly kind: 'step' | 'switch';
  /** Of a switch: back to the track that somebody came from. */
  readonly returns: boolean;
  readonly decide: Decide;
  /** False where neighbours on a track, or a level's `requires`, imply it. */
  readonly declared: boolean;
  /** How long it usually takes, as written; advisory. */
  readonly timeline: string | null;
  /** What is known about how it goes ("about 30 % …"): a statistic, never a quota. */
  readonly statistics: readonly string[];
  readonly prepare: readonly string[];
  readonly risks: readonly string[];
}

/** The decision rule. `must` criteria always block. */
export interface Decide {
  /** `met-or-explained`: a `should` that is neither met nor explained blocks. */
  readonly should: 'met-or-explained' | 'open';
  /** How many blocking criteria may stay partial, each with a plan. */
  readonly partial: number;
  /** How many criteria may be waived; null: every one that can be. */
  readonly waivers: number | null;
  /** Every area that has required criteria needs at least one that is met. */
  readonly everyArea: boolean;
  /** At least so many met criteria in each of these areas (ids). */
  readonly inArea: readonly { readonly area: string; readonly min: number }[];
}

export interface Retired {
  readonly id: string;
  /** Its last text, or null. */
  readonly text: string | null;
  /** Other names and texts by which packets may still call it. */
  readonly was: readonly string[];
  /** Ids of the criteria that take its place. */
  readonly replacedBy: readonly string[];
  /** The version that has it no more, or null. */
  readonly since: string | null;
}

/** Something said about the whole ladder, or about one part of it. */
export interface Note {
  readonly text: string;
  readonly title: string | null;
  readonly competency: string | null;
  readonly level: string | null;
  readonly track: string | null;
  /** What helps against it. */
  readonly fix: string | null;
}

export type NoteKind =
  | 'maxims'
  | 'pitfalls'
  | 'barriers'
  | 'about'
  | 'notAbout'
  | 'notRequired'
  | 'examples'
  | 'advice';
export type Notes = Readonly<Record<NoteKind, readonly Note[]>>;

/** Steps of something that is not a person: a maturity scale. */
export interface Scale {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly { readonly id: string; readonly text: string }[];
}

/** How to say a thing to somebody. */
export interface Phrasing {
  readonly audience: string;
  readonly avoid: string;
  readonly prefer: string;
  readonly hint: string | null;
}

export interface NoteTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
