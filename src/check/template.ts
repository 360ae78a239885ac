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
