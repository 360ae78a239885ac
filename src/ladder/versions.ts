/** Versions of a ladder are free text; those that are numbers with dots can be compared. */

/** Below 0 where `a` is older, above 0 where it is newer, 0 where they are the same; null where nobody can tell. */
export function compareVersions(a: string, b: string): number | null {
  if (a === b) return 0;
  const [left, right] = [parts(a), parts(b)];
  if (left === null || right === null) return null;
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const parts = (version: string): readonly number[] | null =>
  /^v?\d{1,9}(?:[.-]\d{1,9}){0,9}$/u.test(version) ? version.replace(/^v/u, '').split(/[.-]/u).map(Number) : null;
