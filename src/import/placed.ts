/** Which lines of a document are no part of the ladder that was made of it: nothing is dropped in silence. */
import type { Shape, Source, Understood } from './model.ts';

export interface Unplaced {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** Of data, keys and values are told apart where they are read; of the others each line is looked at once more. */
const DATA: ReadonlySet<Shape> = new Set(['data', 'front-matter', 'page']);
/** What a line holds beside its words: addresses of links, tags, names of headings, entities, numbers of lists. */
const MARKUP =
  /\]\([^)\s]{0,500}(?:\s+"[^"]{0,500}")?\)|\]\[[^[\]]*\]|https?:\/\/\S+|<\/?(?:[a-z]|!doctype)[^<>]*>|\{[#:][^{}]*\}|&#?\w+;|^\s*(?:#+\s+)?(?:\*\*)?\d{1,2}(?:\.\d{1,2})*\s*[-–.)](?:\*\*)?\s|^\s*(?:```|~~~)\S*\s*$/giu;
const WORD = /[\p{L}\p{N}]+/gu;

const wordsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(WORD) ?? [];

/**
 * Lines that no part of the ladder holds, without those that hold only marks. A reading says which lines it placed; of a
 * page a line counts as placed only where the ladder has every word of it.
 */
export function unplacedLines(
  { text }: Source,
  found: Pick<Understood, 'placed' | 'shape'> & Kept,
): readonly Unplaced[] {
  const kept = DATA.has(found.shape) ? null : keptWords(found);
  return text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .split('\n')
    .flatMap((line, index) => {
      const words = wordsOf(kept === null ? line : line.replace(MARKUP, ' '));
      const isPlaced = found.placed.has(index + 1) && (kept === null || words.every((word) => kept.has(word)));
      return isPlaced || words.length === 0 ? [] : [{ line: index + 1, text: line.trim() }];
    });
}

type Kept = Pick<
  Understood,
  'title' | 'levels' | 'statements' | 'captions' | 'asides' | 'tracks' | 'scales' | 'phrasings'
>;

/** Every word that reaches the ladder; cells of CSV of which the whole column is told stay out of it. */
function keptWords({
  title,
  levels,
  statements,
  captions = [],
  asides,
  tracks = [],
  scales = [],
  phrasings = [],
}: Kept): ReadonlySet<string> {
  const kept = new Set(wordsOf(title ?? ''));
  const keep = (text: string | null | undefined): void => {
    for (const word of wordsOf(text ?? '')) kept.add(word);
  };
  const keepAll = (value: unknown): void => {
    if (typeof value === 'string') keep(value);
    else if (value instanceof Object) for (const one of Object.values(value)) keepAll(one);
  };
  for (const { name, facts } of levels) {
    keep(name);
    keepAll(facts);
    keepAll(Object.keys(facts?.pay ?? {}));
  }
  keepAll(asides);
  for (const track of tracks) keep(track.title);
  for (const caption of captions) keep(caption);
  keepAll(scales);
  keepAll(phrasings);
  for (const { level, competency, area, text, details, guidance, of } of statements) {
    for (const words of [level, competency, area, text, ...details, guidance]) keep(words);
    keep(of?.title);
  }
  return kept;
}
