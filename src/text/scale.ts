import { near, normalise } from './near.ts';
import { oneOf, say, type Words } from './words.ts';

/** How a word of a scale is compared: case, punctuation at the ends, and hyphens against spaces do not matter. */
export const fold = (text: string): string => normalise(text).replace(/[-_\s]+/gu, ' ');

/** People write more than the word ("multi-team (billing, CRM)"): longer values are not read. */
const LONGEST = 500;

/**
 * The word of `scale` that a value names: the whole value, or the part before the first `(`, `,`, `;`, `:` or ` - `.
 * Null where it names none, or asks whether it is one (`lead?`); near words are suggested, never taken.
 */
export function wordOf(value: string, scale: readonly string[]): string | null {
  if (isDoubted(value)) return null;
  const whole = normalise(value.slice(0, LONGEST));
  const cut = whole.search(/[(,;:]| - /u);
  const wanted = [whole, ...(cut > 0 ? [whole.slice(0, cut)] : [])].map(fold).filter((text) => text !== '');
  for (const text of wanted) {
    const found = scale.find((word) => fold(word) === text);
    if (found !== undefined) return found;
  }
  return null;
}

/** `lead?`, `lead (?)`: whoever asks does not say so. */
export const isDoubted = (value: string): boolean => /[?？][\s)\]"'”’.]*$/u.test(value.slice(0, LONGEST));

/** "Did you mean `lead`? Use …": the step for a value that is not a word of the scale. */
export function useWord(value: string, scale: readonly string[], field: Words): Words {
  if (isDoubted(value)) return say`A question mark is a doubt: take it away from ${field} once it is sure.`;
  const [nearest] = near(value, scale, 1);
  const expected = say`Use one of the ladder's words after ${field}: ${oneOf(scale)}.`;
  return nearest === undefined ? expected : [...say`Did you mean ${nearest}? `, ...expected];
}
