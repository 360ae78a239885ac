/** A page as the lines of which it is made, with what stands in its fences: what they belong to is read elsewhere. */
import type { At } from '../rows.ts';

/** With what a line begins: what it means its label says. */
export type Mark = 'box' | 'yes' | 'no' | 'pin' | 'number' | 'dash' | 'quote' | 'none';

export type Piece = At &
  (
    | { readonly is: 'heading'; readonly depth: number; readonly text: string }
    /** It names what stands below it. `rank`: 0 in bold, 1 in plain words, 2 as an item of a list. */
    | { readonly is: 'label'; readonly rank: 0 | 1 | 2; readonly indent: number; readonly text: string }
    | {
        readonly is: 'entry';
        readonly mark: Mark;
        readonly indent: number;
        readonly text: string;
        /** Whether an empty line stands above it. */
        readonly apart: boolean;
      }
    | { readonly is: 'table'; readonly rows: readonly (readonly string[])[] }
    | { readonly is: 'graph'; readonly lines: readonly string[] }
    /** A rule, or the end of a fence: labels reach no further; of a fence those that stand in it. */
    | { readonly is: 'end'; readonly of: 'fence' | 'rule' }
  );

const FENCE = /^\s{0,3}(`{3,}|~{3,})\s*([\w-]*)/u;
/** Fences that hold words. */
const WORDS = /^(?:text|txt|md|markdown|plain|plaintext|ya?ml)?$/iu;
const GLYPHS: readonly (readonly [Mark, RegExp])[] = [
  ['box', /^(?:[☐☑]\uFE0F?|\[[ xX]\](?=\s))\s*/u],
  ['yes', /^[✅✔✓]\uFE0F?\s*/u],
  ['no', /^[❌✗✘✖⛔🚫]\uFE0F?\s*/u],
  ['pin', /^📌\s*/u],
];
const LIST = /^(?:[-*+•]|(\d{1,2})[.)])\s+(?=\S)/u;
const PICTURE = /^(?:\p{Extended_Pictographic}|\uFE0F|\u200D)+\s*/u;
const PICTURES_BEHIND = /(?:\s?(?:\p{Extended_Pictographic}|\uFE0F|\u200D))+$/u;
/** "Timeline: 3-5 years", which goes on from no line above. */
const NAMED = /^\**[\p{Lu}\p{N}][^:.!?*]{1,40}:\**\s+\S/u;
const LONGEST_LABEL = 100;
/** A mark of quotation that nobody closes is none. */
const MOST_OF_QUOTE = 20;
/** With its emphasis and the addresses of its links. */
const LONGEST_MARKED = 600;

/** Words without emphasis and the addresses of links. */
export const plainText = (text: string): string =>
  text
    .replace(/\[([^[\]]*)\]\([^()\s]*\)/gu, '$1')
    .replace(/\*+|`/gu, '')
    .replace(/(?<![\p{L}\p{N}_])_+(?=[^\s_])|(?<=[^\s_])_+(?![\p{L}\p{N}_])/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

interface Open {
  mark: Mark;
  indent: number;
  /** Its words, line by line: a text that grew with each line would be copied with each. */
  readonly raw: string[];
  apart: boolean;
  line: number;
  end: number;
  /** Whether a quotation goes on. */
  isQuote: boolean;
}

const isClosed = (words: string): boolean => /["”][.)]?$/u.test(words.length > 1 ? words.trimEnd() : '');

/** Takes a page apart. */
export class Pieces {
  private readonly found: Piece[] = [];
  private open: Open | null = null;
  private isApart = true;

  /** @param inFences whether what stands in fences belongs to the page as well */
  static of(source: string, inFences: boolean): readonly Piece[] {
    const pieces = new Pieces();
    pieces.read(source.split('\n'), inFences);
    return pieces.found;
  }

  private read(lines: readonly string[], inFences: boolean): void {
    let fence: { readonly mark: string; readonly language: string; readonly from: number } | null = null;
    for (let at = 0; at < lines.length; at += 1) {
      const text = (lines[at] ?? '').replace(/\t/gu, '    ');
      const [, mark = '', language = ''] = FENCE.exec(text) ?? [];
      if (fence === null && mark !== '') {
        this.close();
        fence = { mark, language, from: at + 1 };
      } else if (fence !== null && mark.startsWith(fence.mark) && language === '') {
        this.close();
        if (/^mermaid$/iu.test(fence.language))
          this.found.push({ is: 'graph', lines: lines.slice(fence.from, at), line: fence.from + 1, end: at });
        this.found.push({ is: 'end', of: 'fence', line: at + 1, end: at + 1 });
        fence = null;
      } else if (fence === null) at = this.readOpen(text, lines, at);
      else if (inFences && WORDS.test(fence.language)) this.readLine(text, at + 1, true);
    }
    this.close();
  }

  /** A line that stands in no fence; gives the last one that was read. */
  private readOpen(text: string, lines: readonly string[], at: number): number {
    const [, marks = '', heading = ''] = /^\s{0,3}(#{1,6})\s+(\S.*)$/u.exec(text) ?? [];
    if (marks !== '') {
      this.close();
      const is = { is: 'heading', depth: marks.length, text: heading.replace(/\s+#+\s*$/u, '') } as const;
      this.found.push({ ...is, line: at + 1, end: at + 1 });
      return at;
    }
    if (/^\s{0,3}(?:-\s*){3,}$|^\s{0,3}(?:\*\s*){3,}$|^\s{0,3}(?:_\s*){3,}$/u.test(text)) {
      this.close();
      this.found.push({ is: 'end', of: 'rule', line: at + 1, end: at + 1 });
      return at;
    }
    if (/^\s*\|.*\|\s*$/u.test(text)) return this.readTable(lines, at);
    this.readLine(text, at + 1, false);
    return at;
  }

  private readTable(lines: readonly string[], from: number): number {
    this.close();
    let end = from;
    while (end + 1 < lines.length && /^\s*\|.*\|\s*$/u.test(lines[end + 1] ?? '')) end += 1;
    const rows = lines.slice(from, end + 1).map((line) =>
      line
        .trim()
        .slice(1, -1)
        .split(/(?<!\\)\|/u)
        .map((cell) => plainText(cell)),
    );
    if (rows[1]?.every((cell) => /^:?-+:?$/u.test(cell)) === true)
      this.found.push({ is: 'table', rows: [...rows.slice(0, 1), ...rows.slice(2)], line: from + 1, end: end + 1 });
    return end;
  }

  private readLine(text: string, line: number, inFence: boolean): void {
    if (text.trim() === '') {
      this.close();
      this.isApart = true;
      return;
    }
    const indent = text.length - text.trimStart().length;
    const trimmed = text.trim();
    const [list = '', number] = LIST.exec(trimmed) ?? [];
    let words = trimmed.slice(list.length);
    const isItem = list !== '';
    // "1. ✅ Technical excellence": the picture adds nothing to its number.
    let mark: Mark = number === undefined ? (isItem ? 'dash' : 'none') : 'number';
    const glyph = GLYPHS.find(([, form]) => form.test(words));
    if (glyph !== undefined) {
      words = words.replace(glyph[1], '');
      if (mark !== 'number') [mark] = glyph;
    }
    if (mark === 'none' && /^["“]/u.test(words)) mark = 'quote';
    const { open } = this;
    const inQuote = open?.isQuote === true && line - open.line < MOST_OF_QUOTE;
    if (open !== null && (inQuote || (mark === 'none' && this.goesOn(open, words, indent, inFence)))) {
      open.raw.push(words);
      open.end = line;
      open.isQuote &&= !isClosed(words);
      return;
    }
    this.close();
    const label = this.labelIn(words, mark, indent, line);
    if (label !== null) this.found.push(label);
    else
      this.open = {
        mark,
        indent,
        raw: [words],
        apart: this.isApart,
        line,
        end: line,
        isQuote: mark === 'quote' && !isClosed(words),
      };
    this.isApart = false;
  }

  /** Whether a line without a mark belongs to the one above it. */
  private goesOn(open: Open, words: string, indent: number, inFence: boolean): boolean {
    if (!['none', 'dash', 'number'].includes(open.mark)) return false;
    if (open.mark !== 'none' && indent > open.indent) return true;
    return !inFence && !NAMED.test(words) && !PICTURE.test(words) && !words.startsWith('**') && !/:\**$/u.test(words);
  }

  /** A line that names what stands below it. */
  private labelIn(words: string, mark: Mark, indent: number, line: number): Piece | null {
    // What is longer is no label, however it is marked.
    if (words.length > LONGEST_MARKED) return null;
    const bare = words.replace(PICTURE, '').replace(PICTURES_BEHIND, '');
    const text = plainText(bare);
    if (text.length > LONGEST_LABEL || text === '') return null;
    const at = { line, end: line };
    const isBold = /^\*\*(?!\s)[^*]+\*\*:?$/u.test(bare) && !/[.!?]$/u.test(text);
    if (mark === 'none' && isBold) return { is: 'label', rank: 0, indent, text: text.replace(/:$/u, ''), ...at };
    if (!text.endsWith(':') || text.length < 3) return null;
    const called = text.slice(0, -1);
    if (mark === 'none') return { is: 'label', rank: 1, indent, text: called, ...at };
    return mark === 'dash' ? { is: 'label', rank: 2, indent, text: called, ...at } : null;
  }

  private close(): void {
    const { open } = this;
    this.open = null;
    if (open === null) return;
    const { mark, indent, raw, apart, line, end } = open;
    const whole = raw.join(' ');
    const text = plainText(mark === 'none' ? whole.replace(PICTURE, '') : whole);
    if (text !== '') this.found.push({ is: 'entry', mark, indent, text, apart, line, end });
  }
}
