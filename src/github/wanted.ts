import { fileName, isExpect } from '../files/expect-names.ts';
import type { Settings } from '../files/settings.ts';
import { ladderSource } from '../ladder/source.ts';
import type { Blob } from './read/blobs.ts';
import type { Rules } from './read/pull-request.ts';
import type { Elsewhere } from './read/queries.ts';

/** More ladders than this are a mistake in `ladders`. */
export const MOST_LADDERS = 40;

/** A ladder to read. `path` is how it is named to people. */
export interface Wanted {
  readonly path: string;
  /** On the default branch: its content, or null where that has not been read. */
  readonly blob: Blob | null;
  /** Pinned in another repository. */
  readonly elsewhere: Elsewhere | null;
}

/** The ladders that the settings name, or all under `ladder/` of the default branch. */
export function wantedLadders(settings: Settings, rules: Rules): readonly Wanted[] {
  const here = (path: string): Wanted => ({ path, blob: rules.ladders.get(path) ?? null, elsewhere: null });
  if (settings.ladders === null) return [...rules.ladders.keys()].map(here);
  return settings.ladders.flatMap((entry): Wanted[] => {
    const source = ladderSource(entry);
    // `readSettings` has refused every entry that is not one of the two forms.
    if (typeof source === 'string') return [];
    if (source.from === 'here') return [here(source.path)];
    const { owner, repo, ref, path } = source;
    return [{ path: entry, blob: null, elsewhere: { owner, repo, ref, path } }];
  });
}

/** With the slash at its end; empty at the root. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Whether packets beside a ladder can be examples of it: only one that is called so is found by what lies in its folder. */
export const hasExamples = (ladder: string): boolean => fileName(ladder) === 'ladder.yml';

/** Whether a ladder is looked for there where the settings name none. */
export const isLadderPath = (path: string): boolean =>
  /^ladder\/(?:[^/]+\.ya?ml|[^/]+\/ladder\.ya?ml)$/u.test(path) && !isExpect(path);
