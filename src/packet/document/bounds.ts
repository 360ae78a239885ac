import { COSTS, type Counts, type Mark } from './costs.ts';
import { effortOf } from './effort.ts';

/** Bytes of a packet, at most; the longest real packet seen has 21 KB. */
export const MOST_BYTES = 128 * 1024;

/** Lists and quotes inside each other, at most; people write up to six. */
export const MOST_LEVELS = 16;

/**
 * Work a byte, at most, in the units of `COSTS`: an ordinary packet comes to 1.7, the densest real document seen to
 * 2.2. What passes takes at most four times as long to parse as an ordinary packet of the same length.
 */
const WORK_PER_BYTE = 3.4;

/** Shorter texts may hold as much as one of this length: no packet is much shorter. */
const LEAST_LENGTH = 2048;

/** What a text has too much of. From `lines` on the bound grows with the text's length. */
export type Excess = 'not-utf-8' | 'empty' | 'nul' | 'too-large' | 'nesting' | Dense;

/** `marks`: emphasis, code and escapes; `brackets`: links and images. */
type Dense = 'lines' | 'list-items' | 'marks' | 'brackets' | 'html' | 'cells';

/** Why a text is not parsed. */
export interface Refusal {
  readonly what: Excess;
  /** Where it is, or where the text went over the bound; from 1. */
  readonly line: number;
  /** Bytes, levels, or how many of `what` the text holds; 0 where there is nothing to count. */
  readonly found: number;
  /** As many as would be read; of what grows with the length, as many as fit in a text of this length. */
  readonly most: number;
}

/** What each excess counts, and whose work it stands for. */
const DENSE: Readonly<Record<Dense, { readonly counted: readonly Mark[]; readonly work: readonly Mark[] }>> = {
  lines: { counted: ['line', 'blank'], work: ['line', 'blank', 'line-pair', 'lazy-pair', 'underline-pair'] },
  'list-items': { counted: ['item', 'quote'], work: ['item', 'item-pair', 'quote', 'level', 'container-pair'] },
  marks: {
    counted: ['emphasis', 'backtick', 'escape', 'tab'],
    work: ['emphasis', 'emphasis-pair', 'backtick', 'escape', 'tab'],
  },
  brackets: { counted: ['bracket'], work: ['bracket', 'target', 'definition', 'definition-pair', 'again'] },
  html: { counted: ['angle', 'backtick'], work: ['angle', 'reach'] },
  cells: { counted: ['cell'], work: ['cell', 'cell-pair'] },
};

/**
 * Bytes as text: UTF-8 without a byte order mark, `\n` at the end of every line, within all bounds; or why not.
 * Linear, and done before the parser sees anything.
 */
export function readText(bytes: Uint8Array): { readonly text: string } | { readonly refused: Refusal } {
  if (bytes.byteLength > MOST_BYTES)
    return { refused: { what: 'too-large', line: 1, found: bytes.byteLength, most: MOST_BYTES } };
  const decoded = decode(bytes);
  if (decoded === null) return { refused: { what: 'not-utf-8', line: lineOfFault(bytes), found: 0, most: 0 } };
  const text = decoded.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const refused = checkBounds(text);
  return refused === null ? { text } : { refused };
}

/**
 * The first bound that text (lines ending with `\n`) breaks, or null where it may be parsed. Linear, without parsing.
 */
export function checkBounds(text: string): Refusal | null {
  const nul = text.indexOf('\0');
  if (nul !== -1) return { what: 'nul', line: text.slice(0, nul).split('\n').length, found: 0, most: 0 };
  if (text.trim() === '') return { what: 'empty', line: 1, found: 0, most: 0 };
  const budget = WORK_PER_BYTE * Math.max(text.length, LEAST_LENGTH);
  const lines = linesIn(text);
  const mostLines = Math.floor(budget / COSTS.blank);
  // Every line costs at least a blank one: so many need not be looked at one by one.
  if (lines > mostLines) return { what: 'lines', line: mostLines + 1, found: lines, most: mostLines };
  const effort = effortOf(text, budget, MOST_LEVELS);
  if (effort.deepest.levels > MOST_LEVELS)
    return { what: 'nesting', line: effort.deepest.line, found: effort.deepest.levels, most: MOST_LEVELS };
  if (effort.over === null) return null;
  const what = dearest(effort.counts);
  const found = DENSE[what].counted.reduce((sum, mark) => sum + effort.counts[mark], 0);
  return { what, line: effort.over, found, most: Math.min(found - 1, Math.floor((found * budget) / effort.total)) };
}

/** What the most work goes into. */
function dearest(counts: Counts): Dense {
  const work = (dense: Dense): number => DENSE[dense].work.reduce((sum, mark) => sum + counts[mark] * COSTS[mark], 0);
  const all: readonly Dense[] = ['lines', 'list-items', 'marks', 'brackets', 'html', 'cells'];
  return all.reduce((a, b) => (work(b) > work(a) ? b : a));
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = 0; at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The line of the first byte that is not UTF-8: the longest run of whole lines that decodes ends before it. */
function lineOfFault(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}
