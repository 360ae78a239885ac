import { COSTS } from './costs.ts';
import { endOfFrontMatter, sectionStarts } from './sections.ts';

/**
 * How much work a text is for the Markdown parser, estimated in one linear scan without parsing.
 *
 * The parser takes time in proportion to lines, lists and marks rather than to bytes, and for some of them to the square
 * of their number. Where the scan cannot know how the parser will read a line (inside code, in a list), it takes the
 * dearer reading.
 */

/** What the work goes into. `marks`: emphasis, code and escapes; `brackets`: links and images. */
export const KINDS = ['lines', 'list-items', 'marks', 'brackets', 'html', 'cells'] as const;
export type Kind = (typeof KINDS)[number];

export interface Effort {
  /** How many there are of each kind, and the work that goes into them, in the units of `COSTS`. */
  readonly found: Readonly<Record<Kind, number>>;
  readonly work: Readonly<Record<Kind, number>>;
  /** All work. */
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
const HASH = 35;
const MINUS = 45;
const EQUALS = 61;
const QUOTE = 62;
const STAR = 42;
const CLOSE = 93;
const BACKSLASH = 92;

/** What stands before the text of a line. */
interface Prefix {
  /** Columns of indentation before the first list marker. */
  readonly indent: number;
  /** Quote marks before the first list marker: these may go on from the line before. */
  readonly outer: number;
  /** All quote marks. */
  readonly quotes: number;
  readonly markers: number;
  /** A bullet that certainly ends the paragraph above it, where text follows. */
  readonly bullet: boolean;
}

const none = (): Record<Kind, number> => ({ lines: 0, 'list-items': 0, marks: 0, brackets: 0, html: 0, cells: 0 });

class Scan {
  private readonly text: string;
  private readonly most: number;
  private readonly levels: number;
  private readonly found = none();
  private readonly work = none();
  private total = 0;
  private deepest = { line: 1, levels: 0 };
  private at = 0;
  private line = 0;
  /** All work up to the section that is read now: sections are parsed one by one, and nothing looks back past them. */
  private sectionStart = 0;
  /** Work in this section, each thing in it counted once. */
  private sectionSize = 0;
  private definitions = 0;
  private sectionDefines = false;
  /** Lists and quotes that may be open after the line before. */
  private open = 0;
  private outerBefore = 0;
  private blankBefore = true;
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
      this.addNew('lines', (this.at - start) * COSTS.byte);
      if (over === null && this.total > this.most) over = this.line;
    }
    if (starts.size > 1) this.endSection();
    else this.endParagraph();
    if (over === null && this.total > this.most) over = this.line;
    return { found: this.found, work: this.work, total: this.total, over, deepest: this.deepest };
  }

  private add(kind: Kind, work: number): void {
    this.work[kind] += work;
    this.total += work;
  }

  /** Adds what is new in the text, and so makes the section larger. */
  private addNew(kind: Kind, work: number): void {
    this.add(kind, work);
    this.sectionSize += work;
  }

  /** The parser goes over all that the section has come to. */
  private addAgain(kind: Kind, cost: number): void {
    this.add(kind, cost * this.sectionSize);
  }

  private addMark(kind: Kind, cost: number = COSTS.mark): void {
    this.found[kind] += 1;
    this.addNew(kind, cost);
    this.add(kind, COSTS.markPair * this.paragraph.marks);
    this.paragraph.marks += 1;
  }

  private addCell(kind: Kind): void {
    this.add(kind, COSTS.cellPair * this.paragraph.cells);
    this.paragraph.cells += 1;
  }

  private endSection(): void {
    this.endParagraph();
    if (this.sectionDefines) this.add('brackets', COSTS.secondParse * (this.total - this.sectionStart));
    this.sectionDefines = false;
    this.sectionStart = this.total;
    this.sectionSize = 0;
  }

  private endParagraph(): void {
    this.add('marks', COSTS.reach * this.paragraph.code.reachTo(this.at));
    this.add('html', COSTS.reach * this.paragraph.comments.closeAll(this.at));
    this.paragraph = new Paragraph();
  }

  private code(at = this.at): number {
    return at < this.text.length ? this.text.charCodeAt(at) : NEWLINE;
  }

  private readLine(): void {
    const { indent, outer, quotes, markers, bullet } = this.readPrefix();
    this.found.lines += 1;
    const blank = this.code() === NEWLINE;
    if (blank && quotes + markers === 0) {
      this.endParagraph();
      this.addNew('lines', (indent > 0 ? COSTS.line : COSTS.blankLine) + this.open * COSTS.level);
      this.blankBefore = true;
      this.outerBefore = 0;
      return;
    }

    const heading = this.code() === HASH && indent <= 3;
    if ((bullet && !blank) || heading) this.endParagraph();
    // A level is either marked on this line or stood in already, and then by two columns at least.
    const depth = Math.min(Math.floor(indent / 2), this.open) + quotes + markers;
    if (depth > this.deepest.levels) this.deepest = { line: this.line, levels: depth };
    const goesOn = markers === 0 && !this.blankBefore;
    this.addNew('lines', COSTS.line);
    if (this.paragraph.cells === 0) this.addAgain('lines', COSTS.paragraphAgain);
    this.addCell('lines');
    this.addNew('list-items', (depth + quotes) * COSTS.level);
    const begun = markers + quotes - Math.min(outer, this.outerBefore);
    this.found['list-items'] += begun;
    this.addNew('list-items', begun * COSTS.container);
    this.addAgain('list-items', begun * COSTS.containerAgain);
    if (goesOn && this.open > 0) this.addAgain('lines', COSTS.lazyAgain);
    this.open = goesOn ? Math.max(this.open, depth) : depth;
    this.outerBefore = outer;
    this.blankBefore = false;
    this.readText();
    if (heading) this.endParagraph();
  }

  /** Reads indentation, quote marks and list markers, and leaves `at` at the text. */
  private readPrefix(): Prefix {
    const rule = this.ruleStart();
    let column = 0;
    let indent = 0;
    let outer = 0;
    let quotes = 0;
    let markers = 0;
    let bullet = false;
    while (quotes + markers <= this.levels) {
      const width = this.skipSpace(column);
      // The one space after a quote mark belongs to the mark.
      if (markers === 0) indent += quotes > 0 && width > 0 ? width - 1 : width;
      column += width;
      if (this.code() === QUOTE) {
        quotes += 1;
        if (markers === 0) outer += 1;
        column += 1;
        this.at += 1;
        continue;
      }
      const length = this.at < rule ? this.markerLength() : 0;
      if (length === 0) break;
      bullet ||= markers === 0 && quotes === 0 && length === 1 && column <= 3;
      markers += 1;
      column += length;
      this.at += length;
    }
    return { indent, outer, quotes, markers, bullet };
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
    if (code === STAR || code === 43 || code === MINUS) end += 1;
    else {
      while (end - this.at < 9 && isDigit(this.code(end))) end += 1;
      if (end === this.at || (this.code(end) !== 46 && this.code(end) !== 41)) return 0;
      end += 1;
    }
    const after = this.code(end);
    return after === SPACE || after === TAB || after === NEWLINE ? end - this.at : 0;
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
      if ((code !== STAR && code !== MINUS) || (mark !== 0 && code !== mark)) break;
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
    let underline = first === EQUALS || first === MINUS;
    let previous = 0;
    for (; this.at < this.text.length; this.at += 1) {
      const code = this.text.charCodeAt(this.at);
      if (code === NEWLINE) break;
      if (code !== first && code !== SPACE && code !== TAB) underline = false;
      switch (code) {
        case STAR:
        case 95: // _
        case 126: // ~
          if (previous === code) break;
          this.addMark('marks');
          // A `_` inside a word is never emphasis.
          if (code === 95 && isWord(previous) && isWord(this.code(this.at + 1))) break;
          this.add('marks', COSTS.emphasisPair * paragraph.emphasis);
          paragraph.emphasis += 1;
          break;
        case 91: // [
          this.addMark('brackets');
          break;
        case CLOSE:
          this.addMark('brackets');
          this.add('brackets', COSTS.definitionPair * this.definitions);
          this.endLabel(this.code(this.at + 1));
          break;
        case 96: // `
          if (previous === code) break;
          this.addMark('marks', COSTS.code);
          this.add('marks', COSTS.reach * paragraph.code.meet(this.at, this.runLength(), previous === BACKSLASH));
          break;
        case 60: {
          // <
          this.addMark('html');
          const next = this.code(this.at + 1);
          if (next === 33 || next === 63) paragraph.comments.open(this.at);
          break;
        }
        case QUOTE:
          if (previous === MINUS || previous === 63 || previous === CLOSE)
            this.add('html', COSTS.reach * paragraph.comments.closeAll(this.at));
          break;
        case 38: // &
        case BACKSLASH:
          this.addMark('marks');
          break;
        case 124: // |
          this.found.cells += 1;
          this.addNew('cells', COSTS.cell);
          this.addCell('cells');
          break;
        default:
      }
      previous = code;
    }
    if (underline) this.addAgain('lines', COSTS.underlineAgain);
  }

  /** What follows a `]`. */
  private endLabel(next: number): void {
    if (next === 40 || next === 91) this.addNew('brackets', COSTS.target);
    else if (next === 58) {
      this.addNew('brackets', COSTS.definition);
      this.definitions += 1;
      this.sectionDefines = true;
    }
  }

  private runLength(): number {
    let end = this.at + 1;
    while (this.code(end) === this.code()) end += 1;
    return end - this.at;
  }
}

/** What has been met since a paragraph last certainly ended. */
class Paragraph {
  marks = 0;
  emphasis = 0;
  cells = 0;
  readonly comments = new Opened();
  readonly code = new CodeSpans();
}

/** Things that have been opened, and how far the parser looks for the ends of them all. */
class Opened {
  private count = 0;
  private starts = 0;

  open(at: number): void {
    this.count += 1;
    this.starts += at;
  }

  /** The characters that all that are open at `at` reach over; none is afterwards. */
  closeAll(at: number): number {
    const reach = this.count * at - this.starts;
    this.count = 0;
    this.starts = 0;
    return reach;
  }
}

class CodeSpans {
  /** Where a run of back quotes of each length was met that none has answered yet. */
  private readonly unanswered = new Map<number, number>();
  /** One after a backslash may begin a shorter run, and is never answered for certain. */
  private readonly escaped = new Opened();

  /** Notes a run of back quotes; returns the characters to the run of the same length that it answers. */
  meet(at: number, length: number, escaped: boolean): number {
    if (escaped) {
      this.escaped.open(at);
      return 0;
    }
    const start = this.unanswered.get(length);
    if (start === undefined) this.unanswered.set(length, at);
    else this.unanswered.delete(length);
    return start === undefined ? 0 : at - start;
  }

  /** The characters that everything still open reaches over, up to the paragraph's end. */
  reachTo(end: number): number {
    let reach = this.escaped.closeAll(end);
    for (const start of this.unanswered.values()) reach += end - start;
    return reach;
  }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isWord = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127;
