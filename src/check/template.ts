import type { Ladder } from '../ladder/ladder.ts';
import { scaffoldLines } from '../scaffold/scaffold.ts';
import { SCAFFOLD_LINES } from '../scaffold/template.ts';
import { normalise } from '../text/near.ts';

/**
 * The lines of packet templates, as names are compared, those that `readiness new` writes among them: what a packet has
 * in common with its template was said by nobody.
 */
export const templateLines = (files: readonly Uint8Array[]): ReadonlySet<string> =>
  files.length === 0
    ? SCAFFOLD_LINES
    : new Set([
        ...SCAFFOLD_LINES,
        ...files
          .flatMap((bytes) => new TextDecoder().decode(bytes).split(/\r?\n/u))
          .map(normalise)
          .filter((line) => line !== ''),
      ]);

/** Templates by the lines that they were made of, for each ladder. */
const known = new WeakMap<ReadonlySet<string>, WeakMap<Ladder, ReadonlySet<string>>>();

/** The same, and what `readiness new` says of the criteria of a ladder. */
export function withScaffold(template: ReadonlySet<string>, ladder: Ladder): ReadonlySet<string> {
  const byLadder = known.get(template) ?? new WeakMap<Ladder, ReadonlySet<string>>();
  known.set(template, byLadder);
  const whole = byLadder.get(ladder) ?? new Set([...template, ...scaffoldLines(ladder)]);
  byLadder.set(ladder, whole);
  return whole;
}
