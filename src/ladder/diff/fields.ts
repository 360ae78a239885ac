/** The properties of a part, each with what a change of it means. */
import { fewer } from '../../rubric/stricter.ts';
import { normalise } from '../../text/near.ts';
import { prose, say } from '../../text/words.ts';
import type { Ladder } from '../ladder.ts';
import { comparison, difference, type Change, type Difference, type Part } from './change.ts';

/** Two ladders. */
export interface Both {
  readonly before: Ladder;
  readonly after: Ladder;
  /** By the former id of a criterion, the one that it has now. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** What a property's change means. */
type Told<T> = (before: T, after: T, both: Both) => readonly Difference[];

/** Every property of a part: one that the ladder gains later cannot be forgotten here. */
export type Fields<T> = { readonly [K in keyof T]-?: Told<T> };

/** All differences of two parts. */
export const differences = <T>(fields: Fields<T>, before: T, after: T, both: Both): readonly Difference[] =>
  Object.values<Told<T>>(fields).flatMap((told) => told(before, after, both));

/** A property that says nothing of its own: what it means is told by another. */
export const elsewhere = (): readonly Difference[] => [];

const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is said beside, and asks for nothing. */
export const beside =
  <T>(of: string, pick: (one: T) => unknown): Told<T> =>
  (before, after) =>
    equal(pick(before), pick(after)) ? [] : [difference('editorial', { of })];

/** What nobody can order: it is another, and may ask for more. */
export const another =
  <T>(of: string, pick: (one: T) => unknown): Told<T> =>
  (before, after) =>
    equal(pick(before), pick(after)) ? [] : [difference('changed', { of, breaks: true })];

const listed = (names: readonly string[]) => (names.length === 0 ? null : prose(names.join(', ')));

/** Names that a packet may write: with fewer of them, what it wrote may be known no more. */
export const names =
  <T>(of: string, pick: (one: T) => readonly string[]): Told<T> =>
  (before, after) => {
    const [was, is] = [pick(before), pick(after)];
    const compared = fewer(was, is, normalise);
    if (compared !== 'same') return comparison(compared, { of, before: listed(was), after: listed(is) });
    return equal(was, is) ? [] : [difference('editorial', { of })];
  };

/** A title: packets name parts by it, so that a former one has to be left among the names of the part. */
export const title =
  <T extends { readonly id: string }>(
    pick: (one: T) => readonly string[],
    aliases: (one: T) => readonly string[] = () => [],
  ): Told<T> =>
  (before, after) => {
    const known = new Set([after.id, ...pick(after), ...aliases(after)].map(normalise));
    const lost = pick(before).some((one) => !known.has(normalise(one)));
    const [was, is] = [pick(before).join(' / '), pick(after).join(' / ')];
    if (was === is) return [];
    const told = { of: 'title', before: prose(was), after: prose(is) };
    // What packets name is compared as their names are.
    const alike = normalise(was) === normalise(is);
    return [alike ? difference('editorial', told) : difference('reworded', { ...told, breaks: lost })];
  };

/** A part that has another id now. */
export const isCalled = (was: string, is: string, breaks: boolean): Difference =>
  difference('renamed', { before: say`${was}`, after: say`${is}`, breaks });

/** Which of two lists a part is in, and what of it changed. */
interface Listed<T> {
  readonly part: Part;
  /** As they were called. */
  readonly written: readonly T[];
  /** The same in the names that parts have now. */
  readonly before: readonly T[];
  readonly after: readonly T[];
  /** By a former key, the one that it has now. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly key: (one: T) => string;
  readonly words: (one: T) => string;
  /** By which names beside its id packets may call it; null: packets never name one. */
  readonly called: ((one: T) => readonly string[]) | null;
  readonly fields: Fields<T>;
  /** Whether a new one may keep a packet from being complete. */
  readonly blocks: (one: T) => boolean;
}

/** Parts that are known by their ids: those that are gone, that are new, and what changed of the others. */
export function listChanges<T>(list: Listed<T>, both: Both): Change[] {
  const { part, written, before, after, renamed, key, words, called, fields, blocks } = list;
  const former = new Map([...renamed].map(([was, is]) => [is, was]));
  const old = new Map(before.map((one) => [key(one), one]));
  const now = new Map(after.map((one) => [key(one), one]));
  return [
    ...written.flatMap((one) => {
      const id = key(one);
      if (now.has(renamed.get(id) ?? id)) return [];
      // Whoever aimed at a level, or wrote under a competency, has nothing there any more.
      return [{ part, id, ...difference('removed', { before: prose(words(one)), breaks: true }) }];
    }),
    ...[...now].flatMap(([id, one]): Change[] => {
      const was = old.get(id);
      if (was === undefined)
        return [{ part, id, ...difference('added', { after: prose(words(one)), breaks: blocks(one) }) }];
      const name = former.get(id);
      const known = called?.(one).map(normalise);
      const lost = known !== undefined && name !== undefined && !known.includes(normalise(name));
      return [...(name === undefined ? [] : [isCalled(name, id, lost)]), ...differences(fields, was, one, both)].map(
        (found) => ({ part, id, ...found }),
      );
    }),
  ];
}

/** The order of what both have; null: it is the same. */
export function reordered(before: readonly string[], after: readonly string[]): boolean {
  const [old, now] = [new Set(before), new Set(after)];
  return !equal(
    before.filter((one) => now.has(one)),
    after.filter((one) => old.has(one)),
  );
}

/** The scale on which both ladders agree, narrow to wide; of scopes that are not on it nobody can tell the wider one. */
export function commonScopes({ before: { scopes: was }, after: { scopes: is } }: Both): readonly string[] {
  if (reordered(was, is)) return [];
  const common = was.filter((scope) => is.includes(scope));
  return common.length === was.length ? is : common.length === is.length ? was : common;
}
