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

/** A number that rises in the order in which things are written; those of a shared ladder come before what is added to it. */
export type OrderOf = (keyPath: readonly PropertyKey[]) => number;

/** Where things stand. */
export interface Where {
  readonly placeOf: PlaceOf;
  readonly orderOf: OrderOf;
}

/** Records do not keep the order of a file: keys like `4` come first. */
export const inOrder = <T extends { readonly keys: readonly PropertyKey[] }>(
  list: readonly T[],
  { orderOf }: Where,
): readonly T[] =>
  list
    .map((one) => ({ one, order: orderOf(one.keys) }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ one }) => one);
