import { near, normalise } from '../text/near.ts';
import type { Ladder } from '../ladder/ladder.ts';
import type { Header } from '../packet/packet.ts';
import { oneOf, say } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import type { Truth } from './assessment.ts';

/** How a word of a scale is compared: case, punctuation at the ends, and hyphens against spaces do not matter. */
export const fold = (text: string): string => normalise(text).replace(/[-_\s]+/gu, ' ');

/** People write more than the word ("multi-team (billing, CRM)"): longer values are not read. */
const LONGEST = 500;

/**
 * The word of `scale` that a value names: the whole value, or the part before the first `(`, `,`, `;`, `:` or ` - `.
 * Null where it names none; near words are suggested, never taken.
 */
export function wordOf(value: string, scale: readonly string[]): string | null {
  const whole = normalise(value.slice(0, LONGEST));
  const cut = whole.search(/[(,;:]| - /u);
  const wanted = [whole, ...(cut > 0 ? [whole.slice(0, cut)] : [])].map(fold).filter((text) => text !== '');
  for (const text of wanted) {
    const found = scale.find((word) => fold(word) === text);
    if (found !== undefined) return found;
  }
  return null;
}

/** "Did you mean `lead`? Use …": the step for a value that is not a word of the scale. */
export function useWord(value: string, scale: readonly string[], field: Words): Words {
  const [nearest] = near(value, scale, 1);
  const expected = say`Use one of the ladder's words after ${field}: ${oneOf(scale)}.`;
  return nearest === undefined ? expected : [...say`Did you mean ${nearest}? `, ...expected];
}

/** How a GitHub login is compared: case and a leading `@` do not matter. */
export const loginKey = (name: string): string => name.trim().replace(/^@/u, '').toLowerCase();

/** Whether two GitHub logins are the same. */
export const sameLogin = (a: string, b: string): boolean => loginKey(a) === loginKey(b);

/** Distinct logins, as first written. */
export function distinctLogins(names: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const name of names) if (!first.has(loginKey(name))) first.set(loginKey(name), name);
  first.delete('');
  return [...first.values()];
}

/** Whether a login is the candidate's, by any account that the packet declares. */
export const isCandidate = (name: string, header: Header): boolean =>
  [header.candidate, ...header.accounts].some((own) => own !== null && sameLogin(own, name));

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
