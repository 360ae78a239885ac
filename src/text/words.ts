/**
 * Words: a sentence of ours with other people's text in it, kept apart until a renderer joins them.
 *
 * Every string that is interpolated into `say` becomes a quoted piece of data, one line of at most 80
 * characters. A renderer escapes it for its own medium; nobody can put user text into prose by accident.
 */

/** A piece of a sentence: our own prose, or quoted data that a renderer shows as code. */
export type Piece = string | { readonly code: string };
export type Words = readonly Piece[];

/** The longest piece of other people's text that is ever shown, in characters. */
export const ECHO_LIMIT = 80;

/**
 * One line of at most 80 characters: line breaks and control characters become single spaces, the rest is cut with `…`.
 */
export function echo(text: string): string {
  // Cut before cleaning: the input may be a megabyte.
  const head = text.slice(0, ECHO_LIMIT * 4);
  const line = head.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const characters = Array.from(line);
  const cut = characters.length > ECHO_LIMIT || head.length < text.length;
  return cut ? `${characters.slice(0, ECHO_LIMIT - 1).join('')}…` : line;
}

/**
 * Builds words: say`Unknown level ${found}, expected ${oneOf(levels)}`.
 * A string value is quoted as data, a number is prose, words are spliced in.
 */
export function say(prose: TemplateStringsArray, ...values: readonly (string | number | Words)[]): Words {
  const pieces: Piece[] = [];
  prose.forEach((part, index) => {
    if (part !== '') pieces.push(part);
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === 'string') pieces.push({ code: echo(value) });
    else if (typeof value === 'number') pieces.push(String(value));
    else pieces.push(...value);
  });
  return pieces;
}

/** Our own prose as words: never for text that a user wrote. */
export const prose = (text: string): Words => [text];

/** A constant sentence of ours in which back quotes mark code. */
export const marked = (text: string): Words =>
  text.split('`').flatMap((part, index) => (part === '' ? [] : [index % 2 === 1 ? { code: part } : part]));

/** Joins words with a separator of ours. */
export function join(list: readonly Words[], separator: string, last = separator): Words {
  return list.flatMap((item, index) => (index === 0 ? item : [index === list.length - 1 ? last : separator, ...item]));
}

/** `a`, `b` or `c`: quoted values joined for "expected one of"; says how many were left out. */
export function oneOf(values: readonly string[], most = 12): Words {
  const shown = values.slice(0, most).map((value) => say`${value}`);
  const rest = values.length - shown.length;
  if (rest > 0) return [...join(shown, ', '), ` and ${rest} more`];
  return join(shown, ', ', ' or ');
}

/** Words as one plain line: data stands in back quotes. For JSON, logs and the terminal without colour. */
export function plain(words: Words): string {
  return words.map((piece) => (typeof piece === 'string' ? piece : `\`${piece.code}\``)).join('');
}

/** "1 item", "2 items". */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** "12, 14 and 3 more": numbers of lines. */
export const numbers = (lines: readonly number[]): string =>
  lines.length <= 8 ? lines.join(', ') : `${lines.slice(0, 8).join(', ')} and ${lines.length - 8} more`;
