import { BUDGET, COSTS, effortOf, type Mark } from './effort.ts';

/** Bytes of a packet, at most. 128 KiB of ordinary prose and lists are well within all other bounds. */
export const MOST_BYTES = 256 * 1024;

/** Lists and quotes inside each other, at most; people write up to six. */
export const MOST_LEVELS = 16;

/** What a packet has too much of. The last seven are measured against its length: a longer packet may have more. */
export type Excess =
  | 'not-utf-8' | 'empty' | 'nul' | 'too-large' | 'nesting'
  | 'lines' | 'items' | 'containers' | 'delimiters' | 'links' | 'html' | 'cells';

/** Why a text is not parsed. */
export interface Refusal {
  readonly what: Excess;
  /** Where it is, or where the text went over the bound; from 1. */
  readonly line: number;
  /** Bytes, levels or how many there are; 1 where there is nothing to count. */
  readonly found: number;
  /** As many as are read. */
  readonly most: number;
}

/** Which word a mark is reported under. */
const EXCESS: Readonly<Record<Mark, Excess>> = {
  byte: 'lines', line: 'lines', blank: 'lines', 'lazy-pair': 'lines',
  item: 'items', 'item-pair': 'items',
  quote: 'containers', level: 'containers', 'container-pair': 'containers',
  emphasis: 'delimiters', 'emphasis-pair': 'delimiters', 'mark-pair': 'delimiters', backtick: 'delimiters', escape: 'delimiters', tab: 'delimiters',
  bracket: 'links', definition: 'links', 'definition-pair': 'links',
  angle: 'html', 'angle-reach': 'html',
  cell: 'cells', 'underline-pair': 'lines',
};

/** What is counted under each word, for `found`. */
const COUNTED: Readonly<Partial<Record<Excess, readonly Mark[]>>> = {
  lines: ['line', 'blank'],
  items: ['item'],
  containers: ['quote', 'item'],
  delimiters: ['emphasis', 'backtick', 'escape', 'tab'],
  links: ['bracket'],
  html: ['angle'],
  cells: ['cell'],
};

/**
 * Bytes as text: UTF-8, without a byte order mark, with `\n` at every line's end, within all bounds.
 * Linear, and done before the parser sees anything.
 */
export function readText(bytes: Uint8Array): { readonly text: string } | { readonly refused: Refusal } {
  if (bytes.byteLength > MOST_BYTES) return { refused: { what: 'too-large', line: 1, found: bytes.byteLength, most: MOST_BYTES } };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { refused: { what: 'not-utf-8', line: lineOfFault(bytes), found: 1, most: 0 } };
  }
  text = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const refused = checkBounds(text);
  return refused === null ? { text } : { refused };
}

/** Whether text is within the bounds: null, or the first bound it breaks. Linear, without parsing. */
export function checkBounds(text: string): Refusal | null {
  const nul = text.indexOf('\0');
  if (nul !== -1) return { what: 'nul', line: lineAt(text, nul), found: 1, most: 0 };
  if (text.trim() === '') return { what: 'empty', line: 1, found: 0, most: 0 };
  const budget = BUDGET(text.length);
  const effort = effortOf(text, budget, MOST_LEVELS);
  if (effort.deepest.levels > MOST_LEVELS) return { what: 'nesting', line: effort.deepest.line, found: effort.deepest.levels, most: MOST_LEVELS };
  if (effort.over === null) return null;
  const what = dearest(effort.counts);
  const found = (COUNTED[what] ?? []).reduce((sum, mark) => sum + effort.counts[mark], 0);
  return { what, line: effort.over, found, most: Math.min(found - 1, Math.floor((found * budget) / effort.total)) };
}

/** The word under which most of the work falls, beyond what its bytes cost. */
function dearest(counts: Readonly<Record<Mark, number>>): Excess {
  const work = new Map<Excess, number>();
  for (const [mark, excess] of marks) if (mark !== 'byte') work.set(excess, (work.get(excess) ?? 0) + counts[mark] * COSTS[mark]);
  return [...work].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record literal are its type's
const marks = Object.entries(EXCESS) as [Mark, Excess][];

const lineAt = (text: string, index: number): number => text.slice(0, index).split(/\r\n|\r|\n/u).length;

/** The line of the first byte that is not UTF-8. A stream decoder fails on the first faulty piece. */
function lineOfFault(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (const byte of bytes) {
    try {
      decoder.decode(Uint8Array.of(byte), { stream: true });
    } catch {
      return line;
    }
    if (byte === 10) line += 1;
  }
  return line;
}
