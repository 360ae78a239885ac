/** What is understood of a document that is no ladder of ours: the same whatever its shape. */

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
}

export interface LevelSeen {
  /** As statements name it. */
  readonly name: string;
  /** Where the document says it; left out: it follows from the name, as does the title. */
  readonly id?: string;
  readonly titles?: readonly string[];
  readonly line: number;
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

/** How to say a thing to somebody. */
export interface PhrasingSeen {
  readonly audience: string;
  readonly avoid: string;
  readonly prefer: string;
}

/** A document as it was understood. */
export interface Understood {
  readonly shape: Shape;
  readonly title: string | null;
  /** In their order, lowest first. */
  readonly levels: readonly LevelSeen[];
  /** Where the document says which levels make a track; left out: nothing is said. */
  readonly tracks?: readonly TrackSeen[];
  readonly statements: readonly Statement[];
  readonly scales?: readonly ScaleSeen[];
  readonly phrasings?: readonly PhrasingSeen[];
  /** Lines that are part of what was understood, 1-based. */
  readonly placed: ReadonlySet<number>;
  /** Where it was made of a ladder: what that is called, and by key the ids of its competencies. */
  readonly known?: Known;
  /** What the document calls its levels and competencies as such: the corner of a table. */
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
