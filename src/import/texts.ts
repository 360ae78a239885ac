/** Texts as a ladder file holds them. */

/** How long a text of a ladder may be. */
export const LONGEST = 4000;

/** A text in two where it is too long, between words. */
export function splitAt(text: string, most: number): readonly [string, string] {
  if (text.length <= most) return [text, ''];
  const end = text.lastIndexOf(' ', most);
  const at = end > 0 ? end : most;
  return [text.slice(0, at).trim(), text.slice(at).trim()];
}
