import { distance } from 'fastest-levenshtein';
import { withoutEnds } from './ends.ts';

/** The longest text that is compared; longer texts have no near match. */
const LONGEST = 200;

/** Printable ASCII and white space. */
const PLAIN = /^[\t\n\r\u0020-\u007e]*$/u;

/**
 * Lower case, accents and typographic variants folded, punctuation at the ends and doubled spaces removed: how names
 * and texts are compared.
 */
export function normalise(text: string): string {
  // Most names have no sign that has to be folded.
  if (PLAIN.test(text))
    return withoutEnds(text.toLowerCase().replaceAll('&', ' and ').replace(/\s+/gu, ' '), /[^a-z0-9]/u);
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/[“”„]/gu, '"')
    .replace(/[‐-―−]/gu, '-')
    .replace(/&/gu, ' and ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
  return withoutEnds(plain, /[\s\p{P}\p{S}]/u);
}

interface Folded {
  readonly name: string;
  readonly folded: string;
}

/** Many texts are compared with one list of names: it is folded once. */
const folded = new WeakMap<readonly string[], readonly Folded[]>();

function foldedOf(names: readonly string[]): readonly Folded[] {
  const known = folded.get(names);
  if (known !== undefined) return known;
  // A title and an id that differ by capitals alone are one suggestion.
  const distinct = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]));
  const list = [...distinct.values()].map((name) => ({ name, folded: normalise(name) }));
  folded.set(names, list);
  return list;
}

/**
 * The nearest of `names` to `found`, nearest first: at most `most`, and only those close enough to be a slip of the
 * pen.
 */
export function near(found: string, names: readonly string[], most = 3): string[] {
  const wanted = normalise(found);
  if (wanted === '' || wanted.length > LONGEST) return [];
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  const scored = foldedOf(names).flatMap(({ name, folded: other }) => {
    if (other.length > LONGEST) return [];
    const inside = wanted.length >= 4 && (other.startsWith(wanted) || wanted.startsWith(other)) && other.length >= 3;
    const far =
      Math.abs(other.length - wanted.length) > allowed
        ? Infinity
        : swapped(wanted, other)
          ? 1
          : distance(wanted, other);
    const score = Math.min(far, inside ? allowed : Infinity);
    return score <= allowed ? [{ name, score }] : [];
  });
  return scored
    .sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/**
 * The name that `found` was meant to be, by a slip of the pen: one letter in six may differ, and at least one. Null for
 * what is a name, and for what is none.
 */
export function misspelt(found: string, names: readonly string[]): string | null {
  const wanted = normalise(found);
  if (wanted.length < 5 || wanted.length > LONGEST) return null;
  const allowed = Math.max(1, Math.floor(wanted.length / 6));
  let best: { readonly name: string; readonly far: number } | null = null;
  for (const name of names) {
    const other = normalise(name);
    if (other === wanted) return null;
    if (Math.abs(other.length - wanted.length) > allowed) continue;
    const edits = distance(wanted, other);
    // Two letters that changed places are one slip.
    const far = edits === 2 && swapped(wanted, other) ? 1 : edits;
    if (far <= allowed && far < (best?.far ?? Infinity)) best = { name, far };
  }
  return best?.name ?? null;
}

/** The same letters in another order ("form" for "from"): one slip, not two. */
const swapped = (a: string, b: string): boolean =>
  a.length === b.length && Array.from(a).toSorted().join('') === Array.from(b).toSorted().join('');
