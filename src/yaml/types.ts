/** What a YAML text was read as, and what is wrong with it. */
import type { Place } from '../findings/finding.ts';
import type { Words } from '../text/words.ts';

/** A step on the way to a value: the key of a map, or the index of a list. */
export type PathKey = string | number;

/** One thing that keeps a YAML text from being what its schema asks for. */
export interface YamlProblem {
  readonly place: Place;
  readonly what: 'syntax' | 'unknown-key' | 'missing' | 'type' | 'value' | 'duplicate-key' | 'alias';
  /** Dotted key path, list entries counted from 0: `levels.0.title`; empty for the whole text. */
  readonly at: string;
  /** The same key path, in its parts. */
  readonly keys: readonly PathKey[];
  /** What stands there, as written. */
  readonly found: string;
  readonly expected: Words;
  /** Names close to `found` that are allowed there, nearest first. */
  readonly near: readonly string[];
  readonly message: Words;
  readonly fix: Words;
}

export interface YamlOptions {
  /** The file's line on which `source` begins (front matter: 2). Default 1. */
  readonly firstLine?: number;
  /** How many lexical tokens may be read, before the text is refused unparsed. Default 200,000. */
  readonly tokens?: number;
  /**
   * Whether `manager:` without a value means that the key is not there, as in a template left blank. Default false: a
   * problem.
   */
  readonly blankIsAbsent?: boolean;
}

/** The part of a file that can be used in spite of its problems. */
export interface Salvaged<T> {
  /** With stand-ins (they begin with `STAND_IN`) for what is needed and could not be read. */
  readonly value: T;
  /** Key paths of what was left out or replaced. */
  readonly lost: readonly (readonly PathKey[])[];
}

export interface YamlRead<T> {
  /** What the schema made of it; null where there is any problem. */
  readonly value: T | null;
  /** The data before the schema, as far as it could be read. */
  readonly data: unknown;
  /** In the order of their places. */
  readonly problems: readonly YamlProblem[];
  /**
   * The part that can be used where there are problems; null where there are none, too many, or too little is left.
   */
  readonly salvage: () => Salvaged<T> | null;
  /** Where a key path stands: its value, or its key; for a path that does not exist, the nearest that does. */
  readonly placeOf: (keyPath: readonly PropertyKey[], part?: 'key' | 'value') => Place;
  /** A number that rises in the order of the file: records do not keep it, keys like `4` come first there. */
  readonly orderOf: (keyPath: readonly PropertyKey[]) => number;
}

/** Where a value stands in the text. */
export interface Spot {
  readonly start: number;
  readonly keyStart: number;
  /** The first line of the value, without the quotes of a quoted text. */
  readonly written: string;
  /** The first line of a quoted text, with its quotes. */
  readonly quoted?: string;
  /** The place of an offset, in the file that the value stands in: parts of several files can be put together. */
  readonly placeAt: (offset: number) => Place;
  readonly children: ReadonlyMap<PathKey, Spot>;
}

/** A text that was read as YAML, and is still to be held against a schema. */
export interface YamlDocument {
  readonly data: unknown;
  readonly spot: Spot;
  /** What is wrong with the text itself. */
  readonly problems: readonly YamlProblem[];
  /** Its structure could not be read: about what is missing in the data nothing can be said. */
  readonly broken: boolean;
}

/** The data, where it stands, and a way to its places. */
export interface Source {
  /** Plain data; exchanged in part while it is read. */
  data: unknown;
  readonly spot: Spot;
  readonly placeOf: (keys: readonly PropertyKey[], part: 'key' | 'value') => Place;
}
