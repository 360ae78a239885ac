/** Where things stand in a ladder file, and what their ids are made of. */
import type { Place } from '../../findings/finding.ts';
import type { WrittenLevel } from '../format/ladder.ts';

export type PlaceOf = (keyPath: readonly PropertyKey[], part?: 'key' | 'value') => Place;

export const levelId = (level: WrittenLevel): string => (typeof level === 'string' ? level : level.id);

/** A level as an object, also where only its id is written. */
export const bareLevel = (level: WrittenLevel): Exclude<WrittenLevel, string> =>
  typeof level === 'string' ? { id: level } : level;

/** In an id that people copy, a level is one word: "Phase 7" → `Phase-7`. */
export const copyable = (name: string): string => name.replaceAll(' ', '-');

export const bucketId = (level: string, bucket: string): string => `${copyable(level)}.${bucket}`;

/** Records do not keep the order of a file: keys like `4` come first. */
export const inFileOrder = (a: { readonly place: Place }, b: { readonly place: Place }): number =>
  a.place.line - b.place.line || a.place.column - b.place.column;
