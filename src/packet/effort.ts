import { sectionStarts } from './sections.ts';

/**
 * How much work a text is for the Markdown parser, estimated in one linear scan without parsing.
 *
 * The parser (micromark) takes time in proportion to lines, containers and marks rather than to bytes, and for
 * some of them in proportion to pairs. The scan counts each of these, always at least as many as the parser will
 * meet: where it cannot be sure (inside code, in a lazy line) it takes the dearer reading.
 */

/** What is counted. The last seven are pairs: n things that each look at m others. */
export type Mark =
  | 'byte' | 'line' | 'blank' | 'item' | 'quote' | 'level' | 'emphasis' | 'bracket' | 'backtick' | 'angle' | 'escape' | 'tab' | 'cell'
  | 'definition' | 'emphasis-pair' | 'mark-pair' | 'angle-reach' | 'lazy-pair' | 'underline-pair' | 'container-pair' | 'item-pair' | 'definition-pair';

/** What one of each costs to parse, in bytes of an ordinary packet. Measured by `tests/bench/parse.bench.ts`. */
export const COSTS: Readonly<Record<Mark, number>> = {
  byte: 0.1,
  line: 20,
  blank: 5,
  item: 25,
  quote: 10,
  level: 5,
  emphasis: 3,
  bracket: 3,
  backtick: 3,
  angle: 3,
  escape: 3,
  tab: 5,
  cell: 8,
  definition: 5,
  'emphasis-pair': 0.02,
  'mark-pair': 0.004,
  'angle-reach': 0.08,
  'lazy-pair': 0.2,
  'underline-pair': 0.25,
  'container-pair': 0.15,
  'item-pair': 0.02,
  'definition-pair': 0.01,
};

export interface Effort {
  /** How many of each mark there are. */
  readonly counts: Readonly<Record<Mark, number>>;
  /** The sum of all counts, each times its cost. */
  readonly total: number;
  /** The line in which the total passed `most`, from 1, or null. */
  readonly over: number | null;
  /** The deepest that lists and quotes can stand inside each other, and the line. */
  readonly deepest: { readonly line: number; readonly levels: number };
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;

/** A list that is open: where its items' text begins, and by which character its items are marked. */
interface OpenList {
  readonly content: number;
  readonly marker: number;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isWord = (code: number): boolean => isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127;

/** Estimates the work of parsing `text`; `most` is the total at which `over` is noted, `levels` the depth at which the scan stops. */
export function effortOf(text: string, most: number, levels: number): Effort {
  const counts: Record<Mark, number> = {
    byte: 0, line: 0, blank: 0, item: 0, quote: 0, level: 0, emphasis: 0, bracket: 0, backtick: 0, angle: 0, escape: 0, tab: 0, cell: 0, definition: 0,
    'emphasis-pair': 0, 'mark-pair': 0, 'angle-reach': 0, 'lazy-pair': 0, 'underline-pair': 0, 'container-pair': 0, 'item-pair': 0, 'definition-pair': 0,
  };
  let total = 0;
  const add = (mark: Mark, n: number): void => {
    counts[mark] += n;
    total += n * COSTS[mark];
  };
  let over: number | null = null;
  let deepest = { line: 1, levels: 0 };

  /** Containers that may be open after the line before. */
  let open = 0;
  let lists: OpenList[] = [];
  /** Quote marks of the line before, where it had nothing else before its text. */
  let quotesBefore = 0;
  let blankBefore = true;
  let emptyItemBefore = false;
  /** Since the last place at which a paragraph certainly ends. */
  let run = { emphasis: 0, marks: 0, lines: 0, angles: 0, angleStarts: 0 };
  const closeRun = (end: number): void => {
    add('angle-reach', run.angles * end - run.angleStarts);
    run = { emphasis: 0, marks: 0, lines: 0, angles: 0, angleStarts: 0 };
  };

  /** Sections are parsed one by one: what looks back looks no further than their start. */
  const starts = new Set(sectionStarts(text));
  let linesBefore = 0;

  let at = 0;
  let line = 0;
  while (at < text.length) {
    line += 1;
    const start = at;
    if (starts.has(start)) {
      closeRun(start);
      linesBefore = line - 1;
    }

    // The prefix: indentation, quote marks, list markers.
    let column = 0;
    let indent = 0;
    let indented = false;
    let quotes = 0;
    let markers = 0;
    let opened = 0;
    let last = 0;
    let bullet = false;
    const ruleFrom = ruleStart(text, at);
    for (;;) {
      const from = column;
      while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) {
        column += text.charCodeAt(at) === TAB ? 4 - (column % 4) : 1;
        at += 1;
      }
      const width = column - from;
      if (!indented) indent += last === 62 && width > 0 ? width - 1 : width;
      last = text.charCodeAt(at);
      if (last === 62) {
        quotes += 1;
        at += 1;
        column += 1;
        lists = [];
        continue;
      }
      const length = at >= ruleFrom ? 0 : markerLength(text, at);
      if (length === 0) break;
      if (!indented) {
        indented = true;
        bullet = length === 1 && column <= 3 && quotes === 0;
      }
      markers += 1;
      const marker = text.charCodeAt(at + length - 1);
      at += length;
      const markerColumn = column;
      column += length;
      if (quotes > 0 || markers > 1) opened += 1;
      else {
        while (lists.length > 0 && (lists.at(-2)?.content ?? 0) > markerColumn) lists.pop();
        const sibling = lists.at(-1);
        if (sibling === undefined || sibling.content <= markerColumn || sibling.marker !== marker) opened += 1;
        if (sibling !== undefined && sibling.content > markerColumn) lists.pop();
      }
      if (quotes === 0) lists.push({ content: column + contentGap(text, at, column), marker });
      if (quotes + markers > levels) return { counts, total, over, deepest: { line, levels: quotes + markers } };
    }
    const code = text.charCodeAt(at);
    const blank = at >= text.length || code === NEWLINE || code === RETURN;

    if (blank && quotes + markers === 0) {
      closeRun(at);
      add('blank', 1);
      add('level', open);
      if (emptyItemBefore) lists.pop();
      blankBefore = true;
      emptyItemBefore = false;
      quotesBefore = 0;
    } else {
      const heading = code === 35 && indent <= 3;
      if ((bullet && !blank) || heading) closeRun(start);
      const reached = Math.min(open, Math.floor(indent / 2) + quotes) + markers;
      const depth = Math.min(Math.floor(indent / 2) + quotes + markers, open + quotes + markers);
      if (quotes > 0 && (quotes > quotesBefore || markers > 0)) opened += quotes;
      let lazy = false;
      if (markers === 0) {
        lazy = !blankBefore && open > 0 && (open > lists.length || (lists.at(-1)?.content ?? 0) > indent);
        while (lists.length > 0 && (lists.at(-1)?.content ?? 0) > indent) lists.pop();
      }
      open = blankBefore || markers + quotes > 0 ? Math.max(depth, lazyDepth(markers, blankBefore, open)) : Math.max(open, depth);
      if (depth > deepest.levels) deepest = { line, levels: depth };
      if (depth > levels) return { counts, total, over, deepest };

      add('line', 1);
      add('item', markers);
      add('quote', quotes);
      add('level', reached);
      add('container-pair', opened * (line - linesBefore));
      add('item-pair', markers * (line - linesBefore));
      if (lazy) add('lazy-pair', run.lines);
      run.lines += 1;
      quotesBefore = markers === 0 ? quotes : 0;
      blankBefore = false;
      emptyItemBefore = blank && markers > 0;

      const textStart = at;
      let underline = code === 61 || code === 45;
      let previous = 0;
      for (; at < text.length; at += 1) {
        const c = text.charCodeAt(at);
        if (c === NEWLINE || c === RETURN) break;
        if (underline && c !== code && c !== SPACE && c !== TAB) underline = false;
        switch (c) {
          case 42: case 95: // * _
            if (previous !== c) {
              add('emphasis', 1);
              run.marks += 1;
              add('mark-pair', run.marks);
              if (c === 42 || !isWord(previous) || !isWord(text.charCodeAt(at + 1))) {
                run.emphasis += 1;
                add('emphasis-pair', run.emphasis);
              }
            }
            break;
          case 91: case 93: // [ ]
            add('bracket', 1);
            run.marks += 1;
            add('mark-pair', run.marks);
            if (c === 93) {
              add('definition-pair', counts.definition);
              if (text.charCodeAt(at + 1) === 58) add('definition', 1);
            }
            break;
          case 96: // `
            if (previous !== c) {
              add('backtick', 1);
              run.marks += 1;
              add('mark-pair', run.marks);
            }
            break;
          case 60: { // <
            add('angle', 1);
            run.marks += 1;
            add('mark-pair', run.marks);
            const next = text.charCodeAt(at + 1);
            if (next === 33 || next === 63) {
              run.angles += 1;
              run.angleStarts += at;
            }
            break;
          }
          case 62: // >
            if (run.angles > 0 && (previous === 45 || previous === 63 || previous === 93)) {
              add('angle-reach', run.angles * at - run.angleStarts);
              run.angles = 0;
              run.angleStarts = 0;
            }
            break;
          case 38: case 92: // & \
            add('escape', 1);
            run.marks += 1;
            break;
          case TAB:
            add('tab', 1);
            break;
          case 124: // |
            add('cell', 1);
            break;
          default:
        }
        previous = c;
      }
      if (underline && at > textStart) add('underline-pair', line - linesBefore);
      if (heading) closeRun(at);
    }
    if (text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === NEWLINE) at += 1;
    at += 1;
    add('byte', at - start);
    if (over === null && total > most) over = line;
  }
  closeRun(text.length);
  if (over === null && total > most) over = line;
  return { counts, total, over, deepest };
}

const lazyDepth = (markers: number, blankBefore: boolean, open: number): number => (markers === 0 && !blankBefore ? open : 0);

/** The length of a list marker at `at` that is followed by white space or the end of the line, or 0. */
function markerLength(text: string, at: number): number {
  let end = at;
  const code = text.charCodeAt(at);
  if (code === 42 || code === 43 || code === 45) end = at + 1;
  else {
    while (end - at < 9 && isDigit(text.charCodeAt(end))) end += 1;
    const delimiter = text.charCodeAt(end);
    if (end === at || (delimiter !== 46 && delimiter !== 41)) return 0;
    end += 1;
  }
  const after = text.charCodeAt(end);
  return end >= text.length || after === SPACE || after === TAB || after === NEWLINE || after === RETURN ? end - at : 0;
}

/** Columns between a list marker and its text: 1 to 4, or 1 where there is more or no text. */
function contentGap(text: string, at: number, column: number): number {
  let width = 0;
  let i = at;
  for (; text.charCodeAt(i) === SPACE || text.charCodeAt(i) === TAB; i += 1) width += text.charCodeAt(i) === TAB ? 4 - ((column + width) % 4) : 1;
  const code = text.charCodeAt(i);
  return i >= text.length || code === NEWLINE || code === RETURN || width > 4 ? 1 : width;
}

/** Where in the line that starts at `at` a thematic break (`* * *`, `---`) begins; the text's length where there is none. */
function ruleStart(text: string, at: number): number {
  let end = at;
  while (end < text.length && text.charCodeAt(end) !== NEWLINE && text.charCodeAt(end) !== RETURN) end += 1;
  let mark = 0;
  let marks = 0;
  let from = end;
  for (let i = end - 1; i >= at; i -= 1) {
    const code = text.charCodeAt(i);
    if (code === SPACE || code === TAB) continue;
    if (code !== 42 && code !== 45) break;
    if (mark !== 0 && code !== mark) break;
    mark = code;
    marks += 1;
    from = i;
  }
  return marks >= 3 ? Math.min(from, end) : text.length;
}

/** Provisional. */
export const BUDGET = (length: number): number => 1e9 + length;
