import type { allFindings } from './all.ts';
import type { FoundBy } from './kind.ts';

export type { ArgsOf, Place, Severity } from './kind.ts';

/**
 * A diagnostic: what is wrong, exactly where, and the one thing that fixes it. A union by `code`, so that `args` is known
 * once the code is.
 */
export type Finding = FoundBy<typeof allFindings>[keyof typeof allFindings];

/** By place, then code: the order in which findings are listed. */
export function byPlace(a: Finding, b: Finding): number {
  if (a.place.path !== b.place.path) return a.place.path < b.place.path ? -1 : 1;
  return (
    a.place.line - b.place.line || a.place.column - b.place.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}
