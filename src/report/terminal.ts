/** Wrapping and colour for a terminal. */

/** What a line means; its colour follows. */
export type Style = 'plain' | 'bold' | 'dim' | 'good' | 'bad' | 'warn';

const CODES: Readonly<Record<Exclude<Style, 'plain'>, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  good: [32, 39],
  bad: [31, 39],
  warn: [33, 39],
};

/** Text in the colour of its meaning; `plain` leaves it alone. */
export function paint(line: string, style: Style): string {
  if (style === 'plain') return line;
  const [on, off] = CODES[style];
  return `\u001B[${on}m${line}\u001B[${off}m`;
}

/** Characters that take two columns: East Asian scripts and emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uFF01-\uFF60\u3000-\u303F]/u;

/** Columns that a text takes. */
export function columns(line: string): number {
  let sum = 0;
  for (const character of line) if (!/\p{M}/u.test(character)) sum += WIDE.test(character) ? 2 : 1;
  return sum;
}

/** Breaks a text at spaces into lines of at most `width` columns; a longer word gets a line of its own. */
export function wrap(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const word of line.split(' ')) {
    const size = columns(word);
    if (current !== '' && used + 1 + size > width) {
      lines.push(current);
      current = word;
      used = size;
    } else {
      used += current === '' ? size : size + 1;
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}
