import { echo, type Words } from '../text/words.ts';

/** A place in the packet, named in a sentence: a link in the comment, `path:line:column` in the terminal. */
export interface LineSpan {
  readonly line: number;
  readonly path: string;
  /** "line 48" unless it says otherwise. */
  readonly label?: string;
}

/**
 * A piece of a sentence of the report: words, and what a report has besides. `name` is other people's text that reads
 * better without code marks: logins, titles of a ladder. Every renderer escapes all of them.
 */
export type Span = Words[number] | { readonly name: string } | { readonly strong: Sentence } | LineSpan;
export type Sentence = readonly Span[];

/** A login or a title, one line of at most 80 characters. */
export const name = (value: string): Span => ({ name: echo(value) });
export const strong = (...sentence: Sentence): Span => ({ strong: sentence });

/** What a sentence says, without any marks: for its length, and where only plain text can stand. */
export function plainSentence(sentence: Sentence): string {
  return sentence
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('code' in span) return span.code;
      if ('name' in span) return span.name;
      return 'strong' in span ? plainSentence(span.strong) : labelOf(span);
    })
    .join('');
}

export const labelOf = ({ line, label }: LineSpan): string => label ?? `line ${line}`;

/** Words with each line that they name made a place: "line 48", "lines 52, 60 and 61". Data is never looked into. */
export function withPlaces(words: Words, path: string): Sentence {
  return joined(words).flatMap((piece): Sentence => {
    if (typeof piece !== 'string') return [piece];
    return piece.split(/(\blines? \d{1,7}(?:(?:, | and )\d{1,7})*)/iu).flatMap((part, index): Sentence => {
      if (index % 2 === 0) return part === '' ? [] : [part];
      if (/^line \d+$/iu.test(part)) return [{ line: Number(part.slice(5)), path, label: part }];
      return part
        .split(/(\d+)/u)
        .flatMap((bit, at): Sentence =>
          at % 2 === 1 ? [{ line: Number(bit), path, label: bit }] : bit === '' ? [] : [bit],
        );
    });
  });
}

export const namesPlace = (sentence: Sentence): boolean =>
  sentence.some((span) => typeof span !== 'string' && 'line' in span);

/** Neighbouring pieces of prose as one. */
function joined(words: Words): Words {
  const pieces: Words[number][] = [];
  for (const piece of words) {
    const last = pieces[pieces.length - 1];
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return pieces;
}

/** Words as a sentence of its own: it begins with a capital letter and ends with a full stop. */
export function fullStop(words: Words): Words {
  const [first, ...others] = words;
  if (first === undefined) return [];
  const begun = typeof first === 'string' ? [first.charAt(0).toUpperCase() + first.slice(1), ...others] : words;
  const last = begun[begun.length - 1];
  return typeof last === 'string' && /[.!?:]\s*$/u.test(last) ? begun : [...begun, '.'];
}

/** "a", "a and b", "a, b and c". */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1] ?? ''}`;

/** Sentences one after the other, a separator between them. */
export const separated = (sentences: readonly Sentence[], separator: string): Sentence =>
  sentences.flatMap((sentence, index) => (index === 0 ? sentence : [separator, ...sentence]));
