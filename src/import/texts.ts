/** Ids and texts as a ladder file holds them. */

/** How long a text of a criterion may be; what goes on is guidance. */
export const LONGEST = 4000;

/** An id of letters, digits and hyphens that nothing else has. */
export function idOf(title: string, taken: Set<string>, otherwise: string): string {
  const base =
    title
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/&/gu, ' and ')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 60)
      .replace(/-+$/u, '') || otherwise;
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) {
      taken.add(id);
      return id;
    }
  }
}

/** A text in two where it is too long, between words. */
export function splitAt(text: string, most: number): readonly [string, string] {
  if (text.length <= most) return [text, ''];
  const end = text.lastIndexOf(' ', most);
  const at = end > 0 ? end : most;
  return [text.slice(0, at).trim(), text.slice(at).trim()];
}
