import { COSTS, noCounts, type Counts, type Mark } from './costs.ts';
import { endOfFrontMatter, sectionStarts } from './sections.ts';

/**
 * How much work a text is for the Markdown parser, estimated in one linear scan without parsing.
 *
 * The parser takes time in proportion to lines, containers and marks rather than to bytes, and for some of them in
 * proportion to pairs. The scan counts each, and where it cannot know how the parser will read a line (inside code,
 * after a lazy line) it counts the dearer reading.
 */

export interface Effort {
  readonly counts: Counts;
  /** The sum of all counts, each times its cost. */
  readonly total: number;
  /** The line, from 1, in which the total passed `most`; null where it never does. */
  readonly over: number | null;
  /** How many lists and quotes may stand inside each other at the deepest line. */
  readonly deepest: { readonly line: number; readonly levels: number };
}

/**
 * Estimates the work of parsing `text`, whose lines end with `\n`.
 * The scan ends early at a line deeper than `levels`.
 */
export function effortOf(text: string, most: number, levels: number): Effort {
  return new Scan(text, most, levels).run();
}

const TAB = 9;
const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 62;

/** A list that is open: the column at which its items' text begins, and the character that marks its items. */
interface OpenList {
  readonly content: number;
  readonly marker: number;
}

/** What stands before the text of a line. */
interface Prefix {
  /** Columns of indentation that can continue a list: those before the first list marker. */
  readonly indent: number;
  readonly quotes: number;
  readonly markers: number;
  /** Lists and quotes that are new with this line, at most. */
  readonly opened: number;
  /** A bullet that certainly ends the paragraph above it, where text follows. */
  readonly bullet: boolean;
}

class Scan {
  private readonly text: string;
  private readonly most: number;
  private readonly levels: number;
  private readonly counts = noCounts();
  private total = 0;
  private deepest = { line: 1, levels: 0 };
  private at = 0;
  private line = 0;
  /** The last line of the section before: sections are parsed one by one, and nothing looks back past their start. */
  private sectionLine = 0;
  /** Work and link definitions up to the end of the section before. */
  private sectionTotal = 0;
  private sectionDefinitions = 0;
  /** Lists and quotes that may be open after the line before. */
  private open = 0;
  /** Those of the open lists that are known exactly, outermost first. */
  private lists: OpenList[] = [];
  /** Quote marks of the line before, where it had no other marker. */
  private quotesBefore = 0;
  private blankBefore = true;
  private emptyItemBefore = false;
  private paragraph = new Paragraph();

  constructor(text: string, most: number, levels: number) {
    this.text = text;
    this.most = most;
    this.levels = levels;
  }

  run(): Effort {
    const starts = new Set(sectionStarts(this.text, endOfFrontMatter(this.text)));
    let over: number | null = null;
    while (this.at < this.text.length && this.deepest.levels <= this.levels) {
      this.line += 1;
      const start = this.at;
      if (starts.has(start)) this.endSection();
      this.readLine();
      this.at += 1;
      this.add('byte', this.at - start);
      if (over === null && this.total > this.most) over = this.line;
    }
    if (starts.size > 1) this.endSection();
    else this.endParagraph();
    if (over === null && this.total > this.most) over = this.line;
    return { counts: this.counts, total: this.total, over, deepest: this.deepest };
  }

  private add(mark: Mark, n = 1): void {
    this.counts[mark] += n;
    this.total += n * COSTS[mark];
  }

  private endSection(): void {
    this.endParagraph();
    if (this.counts.definition > this.sectionDefinitions) this.add('again', this.total - this.sectionTotal);
    this.sectionLine = this.line - 1;
    this.sectionTotal = this.total;
    this.sectionDefinitions = this.counts.definition;
  }

  private endParagraph(): void {
    this.add('reach', this.paragraph.reachTo(this.at));
    this.paragraph = new Paragraph();
  }

  private code(at = this.at): number {
    return at < this.text.length ? this.text.charCodeAt(at) : NEWLINE;
  }

  private readLine(): void {
    const prefix = this.readPrefix();
    const { indent, quotes, markers } = prefix;
    const blank = this.code() === NEWLINE;
    if (blank && quotes + markers === 0) {
      this.endParagraph();
      this.add('blank');
      this.add('level', this.open);
      if (this.emptyItemBefore) this.lists.pop();
      this.blankBefore = true;
      this.emptyItemBefore = false;
      this.quotesBefore = 0;
      return;
    }

    const heading = this.code() === 35 && indent <= 3;
    if ((prefix.bullet && !blank) || heading) this.endParagraph();
    // A level is either marked on this line or stood in already, and then by two columns at least.
    const depth = Math.min(Math.floor(indent / 2), this.open) + quotes + markers;
    if (depth > this.deepest.levels) this.deepest = { line: this.line, levels: depth };
    const lazy =
      markers === 0 &&
      !this.blankBefore &&
      this.open > 0 &&
      (this.open > this.lists.length || (this.lists.at(-1)?.content ?? 0) > indent);
    if (markers === 0) this.closeLists(indent);
    this.open = markers === 0 && !this.blankBefore ? Math.max(this.open, depth) : depth;

    this.add('line');
    this.add('item', markers);
    this.add('quote', quotes);
    this.add('level', depth);
    this.add('container-pair', prefix.opened * (this.line - this.sectionLine));
    this.add('item-pair', markers * (this.line - this.sectionLine));
    this.add('line-pair', this.paragraph.lines);
    if (lazy) this.add('lazy-pair', this.paragraph.lines);
    this.paragraph.lines += 1;
    this.quotesBefore = markers === 0 ? quotes : 0;
    this.blankBefore = false;
    this.emptyItemBefore = blank && markers > 0;
    this.readText();
    if (heading) this.endParagraph();
  }

  /** Reads indentation, quote marks and list markers, and leaves `at` at the text. */
  private readPrefix(): Prefix {
    const rule = this.ruleStart();
    let column = 0;
    let indent = 0;
    let quotes = 0;
    let markers = 0;
    let opened = 0;
    let bullet = false;
    while (quotes + markers <= this.levels) {
      const width = this.skipSpace(column);
      // The one space after a quote mark belongs to the mark.
      if (markers === 0) indent += quotes > 0 && width > 0 ? width - 1 : width;
      column += width;
      if (this.code() === QUOTE) {
        quotes += 1;
        column += 1;
        this.at += 1;
        this.lists = [];
        continue;
      }
      const length = this.at < rule ? this.markerLength() : 0;
      if (length === 0) break;
      bullet ||= markers === 0 && quotes === 0 && length === 1 && column <= 3;
      const marker = this.code(this.at + length - 1);
      opened += this.openList(marker, column, length, markers > 0 || quotes > 0);
      markers += 1;
      column += length;
      this.at += length;
    }
    if (quotes > 0 && (quotes > this.quotesBefore || markers > 0)) opened += quotes;
    return { indent, quotes, markers, opened, bullet };
  }

  /** Counts a list marker's list as new (1) unless it is certainly the next item of an open one (0). */
  private openList(marker: number, column: number, length: number, inside: boolean): 0 | 1 {
    let sibling = false;
    if (!inside) {
      while ((this.lists.at(-2)?.content ?? 0) > column) this.lists.pop();
      const last = this.lists.at(-1);
      if (last !== undefined && last.content > column) {
        sibling = last.marker === marker;
        this.lists.pop();
      }
    }
    // Lists inside quotes are not followed: their lines count as lazy, their markers as new lists.
    this.lists.push({ content: column + length + this.contentGap(this.at + length), marker });
    return sibling ? 0 : 1;
  }

  private closeLists(indent: number): void {
    while ((this.lists.at(-1)?.content ?? 0) > indent) this.lists.pop();
  }

  /** Skips spaces and tabs; returns the columns they take from `column` on. */
  private skipSpace(column: number): number {
    let width = 0;
    for (; this.code() === SPACE || this.code() === TAB; this.at += 1)
      width += this.code() === TAB ? 4 - ((column + width) % 4) : 1;
    return width;
  }

  /** The length of a list marker here that white space or the end of the line follows, or 0. */
  private markerLength(): number {
    let end = this.at;
    const code = this.code();
    if (code === 42 || code === 43 || code === 45) end += 1;
    else {
      while (end - this.at < 9 && isDigit(this.code(end))) end += 1;
      if (end === this.at || (this.code(end) !== 46 && this.code(end) !== 41)) return 0;
      end += 1;
    }
    const after = this.code(end);
    return after === SPACE || after === TAB || after === NEWLINE ? end - this.at : 0;
  }

  /** Columns between a list marker and its text: 1 to 4, or 1 where there are more or no text. */
  private contentGap(from: number): number {
    let at = from;
    while (this.code(at) === SPACE && at - from < 5) at += 1;
    const code = this.code(at);
    return code === NEWLINE || code === TAB || at - from > 4 ? 1 : at - from;
  }

  /**
   * Where in this line a thematic break (`* * *`, `---`) begins that reaches to its end; Infinity where there is none.
   */
  private ruleStart(): number {
    const newline = this.text.indexOf('\n', this.at);
    let mark = 0;
    let marks = 0;
    let start = Infinity;
    for (let i = (newline === -1 ? this.text.length : newline) - 1; i >= this.at; i -= 1) {
      const code = this.code(i);
      if (code === SPACE || code === TAB) continue;
      if ((code !== 42 && code !== 45) || (mark !== 0 && code !== mark)) break;
      mark = code;
      marks += 1;
      start = i;
    }
    return marks >= 3 ? start : Infinity;
  }

  /** Counts the marks in the rest of the line. */
  private readText(): void {
    const { paragraph } = this;
    const first = this.code();
    let underline = first === 61 || first === 45;
    let previous = 0;
    for (; this.at < this.text.length; this.at += 1) {
      const code = this.text.charCodeAt(this.at);
      if (code === NEWLINE) break;
      if (code !== first && code !== SPACE && code !== TAB) underline = false;
      switch (code) {
        case 42:
        case 95:
        case 126: // * _ ~
          if (previous === code) break;
          this.add('emphasis');
          this.addMark();
          if (code !== 95 || !isWord(previous) || !isWord(this.code(this.at + 1))) {
            this.add('emphasis-pair', paragraph.emphasis);
            paragraph.emphasis += 1;
          }
          break;
        case 91:
        case 93: // [ ]
          this.add('bracket');
          this.addMark();
          if (code === 91) break;
          this.add('definition-pair', this.counts.definition);
          this.endLabel(this.code(this.at + 1));
          break;
        case 96: // `
          if (previous === code) break;
          this.add('backtick');
          this.addMark();
          this.add('reach', paragraph.backticks(this.at, this.runLength(), previous === 92));
          break;
        case 60: {
          // <
          this.add('angle');
          this.addMark();
          const next = this.code(this.at + 1);
          if (next === 33 || next === 63) paragraph.openComment(this.at);
          break;
        }
        case QUOTE:
          if (previous === 45 || previous === 63 || previous === 93)
            this.add('reach', paragraph.closeComments(this.at));
          break;
        case 38:
        case 92: // & \
          this.add('escape');
          this.addMark();
          break;
        case 124: // |
          this.add('cell');
          this.add('cell-pair', paragraph.cells);
          paragraph.cells += 1;
          break;
        case TAB:
          this.add('tab');
          break;
        default:
      }
      previous = code;
    }
    if (underline) this.add('underline-pair', this.line - this.sectionLine);
  }

  private endLabel(next: number): void {
    if (next === 40 || next === 91) this.add('target');
    else if (next === 58) this.add('definition');
  }

  private addMark(): void {
    this.add('mark-pair', this.paragraph.marks);
    this.paragraph.marks += 1;
  }

  private runLength(): number {
    let end = this.at + 1;
    while (this.code(end) === this.code()) end += 1;
    return end - this.at;
  }
}

/** What has been met since a paragraph last certainly ended. */
class Paragraph {
  lines = 0;
  marks = 0;
  emphasis = 0;
  cells = 0;
  private comments = 0;
  private commentStarts = 0;
  /** Where a run of back quotes of each length was met that none has answered yet. */
  private readonly unanswered = new Map<number, number>();
  private escapedBackticks = 0;
  private escapedStarts = 0;

  openComment(at: number): void {
    this.comments += 1;
    this.commentStarts += at;
  }

  /** The characters that all comments open at `at` reach over. */
  closeComments(at: number): number {
    const reach = this.comments * at - this.commentStarts;
    this.comments = 0;
    this.commentStarts = 0;
    return reach;
  }

  /** Notes a run of back quotes; returns the characters to the run of the same length that it answers. */
  backticks(at: number, length: number, escaped: boolean): number {
    if (escaped) {
      this.escapedBackticks += 1;
      this.escapedStarts += at;
      return 0;
    }
    const start = this.unanswered.get(length);
    if (start === undefined) this.unanswered.set(length, at);
    else this.unanswered.delete(length);
    return start === undefined ? 0 : at - start;
  }

  /** The characters that everything still open reaches over, up to the paragraph's end. */
  reachTo(end: number): number {
    let reach = this.closeComments(end) + this.escapedBackticks * end - this.escapedStarts;
    for (const start of this.unanswered.values()) reach += end - start;
    return reach;
  }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isWord = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127;
