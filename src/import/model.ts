/** What is understood of a document that is no ladder of ours: the same whatever its shape. */
import type { noteKinds } from '../ladder/format/notes.ts';
import type { Fork, NoteTable, Phrasing, Promotion, SkillGroup } from '../ladder/ladder.ts';

/** How a document says which level, which competency and which words belong together. */
export type Shape =
  | 'level-headings'
  | 'competency-headings'
  | 'labelled-levels'
  | 'matrix'
  | 'matrix-transposed'
  | 'checklist'
  | 'file-per-level'
  | 'front-matter'
  | 'data'
  | 'page';

export interface Statement {
  /** As packets name it, where the document says so. */
  readonly id?: string;
  /** Name of the level, as in `levels`. */
  readonly level: string;
  /** Title of the competency; null: the document groups nothing. */
  readonly competency: string | null;
  readonly area: string | null;
  readonly text: string;
  /** What stands below it and belongs to it. */
  readonly details: readonly string[];
  /** What the document says to explain it. */
  readonly guidance?: string;
  /** How strongly it is asked for, where the document says so. */
  readonly strength?: 'must' | 'should' | 'suggested';
  /** Whether the document gives it as an example of what it could be. */
  readonly example: boolean;
  /** 1-based. */
  readonly line: number;
  /** Its last line, where it has several. */
  readonly end?: number;
  /** What it counts in, where that is no competency. */
  readonly of?: Belongs;
}

/** A criterion of a stretch of time in its level, of several that count together, or of a step to another level. */
export type Belongs =
  | { readonly in: 'bucket'; readonly title: string; readonly month: number | null }
  /** `rule`: how many of them have to be met. `id`: where the document says it. */
  | { readonly in: 'group'; readonly title: string; readonly rule: 'all' | 'any' | number; readonly id?: string }
  /** `to`: the name of a level; `title`: under which the criteria of the step stand together. */
  | { readonly in: 'promotion'; readonly to: string; readonly title: string; readonly id?: string };

export interface LevelSeen {
  /** As statements name it. */
  readonly name: string;
  /** Where the document says it; left out: it follows from the name, as does the title. */
  readonly id?: string;
  readonly titles?: readonly string[];
  readonly line: number;
  /** What the document says of it besides what it asks for. */
  readonly facts?: LevelFacts;
}

/** What is said of a level and asks nobody for anything. */
export interface LevelFacts {
  readonly titles?: readonly string[];
  readonly aliases?: readonly string[];
  /** Levels that it takes to come from, and that stand nowhere here. */
  readonly requires?: readonly string[];
  /** "All previous skills, plus": the level below it is taken for granted. */
  readonly includes?: true;
  readonly goal?: string;
  /** What somebody at the level says. */
  readonly statement?: string;
  readonly experience?: string;
  readonly tenure?: string;
  /** Pay by what it is paid by, the usual one under `total`: private, and written into the ladder only. */
  readonly pay?: Readonly<Record<string, string>>;
  readonly responsibilities?: readonly string[];
  readonly reach?: readonly string[];
  readonly skills?: readonly SkillGroup[];
}

/** As a ladder file writes it. */
export type NoteOf = (typeof noteKinds)[number];

export interface NoteSeen {
  readonly kind: NoteOf;
  readonly text: string;
  readonly title: string | null;
  /** Names, as statements have them. */
  readonly level: string | null;
  readonly competency: string | null;
  readonly fix: string | null;
}

/** What is said of a step from one level to another. */
export interface StepSeen extends Pick<Promotion, 'timeline' | 'statistics' | 'prepare' | 'risks'> {
  /** Names of levels. */
  readonly from: string;
  readonly to: string;
  /** To another track. */
  readonly switch: boolean;
}

/** With names of levels. */
export type ForkSeen = Omit<Fork, 'id'>;

/** What stands beside the criteria and belongs to no level alone. */
export interface Asides {
  readonly notes: readonly NoteSeen[];
  readonly steps: readonly StepSeen[];
  readonly forks: readonly ForkSeen[];
  readonly tables: readonly NoteTable[];
}

/** Levels that stand one above the other; a document may have several such rows, which share their first levels. */
export interface TrackSeen {
  readonly title: string;
  /** Names of levels, as in `levels`, lowest first. */
  readonly levels: readonly string[];
}

/** Steps of something that is not a person. */
export interface ScaleSeen {
  readonly title: string;
  readonly steps: readonly { readonly name: string; readonly text: string }[];
}

export type PhrasingSeen = Omit<Phrasing, 'hint'>;

/** A document as it was understood. */
export interface Understood {
  readonly shape: Shape;
  readonly title: string | null;
  /** In their order, lowest first. */
  readonly levels: readonly LevelSeen[];
  /** Where the document says which levels make a track; left out: nothing is said. */
  readonly tracks?: readonly TrackSeen[];
  readonly statements: readonly Statement[];
  /** Left out: nothing beside the criteria was taken. */
  readonly asides?: Asides;
  readonly scales?: readonly ScaleSeen[];
  readonly phrasings?: readonly PhrasingSeen[];
  /** Lines that are part of what was understood, 1-based. */
  readonly placed: ReadonlySet<number>;
  /** Where it was made of a ladder: what that is called, and by key the ids of its competencies. */
  readonly known?: Known;
  /** What the document calls its parts as such: the corner of a table, the label above a list. */
  readonly captions?: readonly string[];
  /** What an owner has to know about how it was understood. */
  readonly notes: readonly { readonly line: number; readonly text: string }[];
}

/** The names by which packets know a ladder and its parts. */
export interface Known {
  readonly ladder: string;
  readonly version: string;
  /** How many levels the ladder has, of which the page may show only some. */
  readonly levels: number;
  /** By `competencyKey`. */
  readonly competencies: ReadonlyMap<string, string>;
}

/** Why a document cannot be a ladder, and what to do. */
export interface Refused {
  readonly refused: string;
  readonly fix: string;
}

/** A document to be imported. */
export interface Source {
  /** As people name it. */
  readonly path: string;
  readonly text: string;
}
