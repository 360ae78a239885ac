import { normalise } from '../text/near.ts';

/**
 * The lines of packet templates, as names are compared: what a packet has in common with its template was said by
 * nobody.
 */
export const templateLines = (files: readonly Uint8Array[]): ReadonlySet<string> =>
  new Set(
    files
      .flatMap((bytes) => new TextDecoder().decode(bytes).split(/\r?\n/u))
      .map(normalise)
      .filter((line) => line !== ''),
  );
