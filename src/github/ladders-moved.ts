/** Where the ladders of a pull request come from, and where those went that are at their place no more. */
import type { Blob } from './read/blobs.ts';

/** A file at the default branch and at the head. */
export interface Twice {
  readonly path: string;
  readonly was: Blob | undefined;
  readonly is: Blob | undefined;
}

/** A ladder before and after. */
export interface Placed extends Twice {
  /** Where it was before; null: it was here, or nowhere. */
  readonly from: string | null;
}

/** The id that the file states, as far as can be told before it is read as a ladder. */
export const statedId = (blob: Blob | undefined | null): string | null =>
  (blob?.state === 'text'
    ? /^id[ \t]*:[ \t]*["']?([^\s"'#]+)/mu.exec(new TextDecoder().decode(blob.bytes))?.[1]
    : null) ?? null;

const isGone = (blob: Blob | undefined): boolean => blob === undefined || blob.state === 'absent';

const sameBytes = (a: Blob | undefined, b: Blob | undefined): boolean =>
  a?.state === 'text' && b?.state === 'text' && Buffer.from(a.bytes).equals(b.bytes);

/**
 * GitHub lists a file that moved by its new path alone. One that is gone and one that is new with its id, or its words, are
 * one ladder.
 * @param changed ladders that the pull request changes, adds or removes
 * @param watched ladders in use that it does not list: they may have moved
 * @param others files that moved to where nobody looks for a ladder
 */
export function placedLadders(
  changed: readonly Twice[],
  watched: readonly Twice[],
  others: readonly Twice[],
): readonly Placed[] {
  const gone = [...changed, ...watched].filter(({ was, is }) => isGone(is) && !isGone(was));
  const fresh = [...changed, ...others].filter(({ was, is }) => isGone(was) && is?.state === 'text');
  const alike = ({ was }: Twice, { is }: Twice): boolean =>
    sameBytes(was, is) || (statedId(was) !== null && statedId(was) === statedId(is));
  const moved = new Map(
    gone.flatMap((old): (readonly [Twice, Twice])[] => {
      const [now, ...more] = fresh.filter((one) => alike(old, one));
      return now !== undefined && more.length === 0 && gone.filter((one) => alike(one, now)).length === 1
        ? [[now, old]]
        : [];
    }),
  );
  const left = new Set(moved.values());
  return [
    ...changed.filter((one) => !left.has(one)),
    ...gone.filter((one) => watched.includes(one) && !left.has(one)),
    ...others.filter((one) => moved.has(one)),
  ].map((one) => {
    const old = moved.get(one);
    return old === undefined ? { ...one, from: null } : { ...one, was: old.was, from: old.path };
  });
}

/** Of the ladders in use, those that are there before and after, at the same place. */
export const staying = (placed: readonly Placed[], used: readonly string[]): readonly string[] => {
  const gone = new Set(placed.flatMap(({ from }) => from ?? []));
  const ends = new Set(
    placed.flatMap(({ path, from, was, is }) => (from !== null || isGone(was) || isGone(is) ? [path] : [])),
  );
  return used.filter((path) => !gone.has(path) && !ends.has(path));
};
