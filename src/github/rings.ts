import type { Person } from '../people/acts.ts';
import { ringsIn, type SpokenFor } from '../people/rings.ts';

const MOST_NAMED = 10;

/**
 * Notes on people who speak for each other: for the summary of the job, which whoever owns the repository reads. The
 * comment names nobody, as there may be nothing wrong with it.
 * @param elsewhere null: it could not be read
 */
export function ringNotes(
  here: readonly SpokenFor[],
  elsewhere: readonly SpokenFor[] | null,
  people: ReadonlyMap<string, Person>,
): readonly string[] {
  const rings = ringsIn([...here, ...(elsewhere ?? [])], people).map((ring) => {
    const each = ring
      .slice(0, MOST_NAMED)
      .map(({ by, candidate, elsewhere: pull }) => `${by} for ${candidate}${pull === null ? '' : ` (on #${pull})`}`);
    const rest = ring.length > MOST_NAMED ? ` and ${ring.length - MOST_NAMED} more` : '';
    return `People speak for each other's packets: ${each.join(', ')}${rest}. That may be right between people who work together; whoever decides should know it. The comment does not say it, and no verdict hangs on it.`;
  });
  return elsewhere === null
    ? [
        ...rings,
        'Whether people speak for each other on other open pull requests could not be read in this run; no verdict hangs on it.',
      ]
    : rings;
}
