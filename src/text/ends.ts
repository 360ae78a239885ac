/**
 * The ends of texts that anybody may have written. `/[…]+$/` begins anew at each sign of a run that stands anywhere, and
 * takes a minute for a text of nothing but such signs; these look only where the text ends.
 */

/** The text without the characters at its ends that `sign`, which fits one character, fits. Linear. */
export function withoutEnds(text: string, sign: RegExp): string {
  let from = 0;
  for (const character of text) {
    if (!sign.test(character)) break;
    from += character.length;
  }
  return withoutEnd(text.slice(from), sign);
}

/** The same at the end alone. */
export function withoutEnd(text: string, sign: RegExp): string {
  let to = text.length;
  while (to > 0) {
    const from = to - (to > 1 && (text.codePointAt(to - 2) ?? 0) > 0xffff ? 2 : 1);
    if (!sign.test(text.slice(from, to))) break;
    to = from;
  }
  return text.slice(0, to);
}

/** How far from its end a text is looked at for what stands there, in characters. */
const TAIL = 240;

/** The text without what `pattern` finds in its last characters. `pattern` ends in `$`. */
export function withoutTail(text: string, pattern: RegExp): string {
  const from = Math.max(0, text.length - TAIL);
  return from === 0 ? text.replace(pattern, '') : text.slice(0, from) + text.slice(from).replace(pattern, '');
}

/** White space as one space each. */
export const spaced = (text: string): string => text.replace(/\s+/gu, ' ');
