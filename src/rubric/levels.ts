import type { Ladder } from '../ladder/ladder.ts';
import { fold } from '../text/scale.ts';
import type { Truth } from '../evidence/truth.ts';

/** The ladder's level of that id, else the only one of that alias or title; null where there is none. */
function levelCalled(name: string, { levels }: Ladder): string | null {
  const wanted = fold(name);
  const [first, second] = levels.filter(({ id, aliases, titles }) =>
    [id, ...aliases, ...titles].some((own) => fold(own) === wanted),
  );
  return levels.find(({ id }) => id === name)?.id ?? (second === undefined ? (first?.id ?? null) : null);
}

/**
 * Whether a level is the one asked for or above it on a track that has both, or one of the level set that is asked for.
 * Unknown where nobody has said the level, the ladder does not have it, or no track has both.
 */
export function reachesLevel(level: string | null, wanted: string, ladder: Ladder): Truth {
  const own = level === null ? null : levelCalled(level, ladder);
  if (own === null) return 'unknown';
  const set = Object.hasOwn(ladder.levelSets, wanted) ? ladder.levelSets[wanted] : undefined;
  if (set !== undefined) return set.includes(own) ? 'yes' : 'no';
  const least = levelCalled(wanted, ladder);
  if (own === least) return 'yes';
  const both = ladder.tracks.filter(({ levels }) => least !== null && levels.includes(least) && levels.includes(own));
  if (both.length === 0 || least === null) return 'unknown';
  return both.some(({ levels }) => levels.indexOf(own) > levels.indexOf(least)) ? 'yes' : 'no';
}
