import { COSTS } from './costs.ts';
import { effortOf, KINDS, type Kind } from './effort.ts';

/** Bytes of a packet, at most; the longest real packet seen has 21 KB. */
export const MOST_BYTES = 128 * 1024;

/** Lists and quotes inside each other, at most; people write up to six. */
export const MOST_LEVELS = 16;

/** Work a byte of an ordinary packet, in the units of `COSTS`. */
const ORDINARY = 1.9;

/** A text may take as long to parse as an ordinary packet of so many times its length. */
const TIMES = 3;

/**
 * A shorter text may take as long as one of so many characters: so 200 items are within the bounds however short they
 * are, and in every style.
 */
export const LEAST_LENGTH = 80 * 1024;

/** Why a text is not parsed; of a kind, that it takes too much work. */
export type Excess = 'not-utf-8' | 'empty' | 'nul' | 'too-large' | 'nesting' | Kind;

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
  const budget = workAllowed(text.length);
  const lines = linesIn(text);
  const mostLines = Math.floor(budget / COSTS.blankLine);
  // Every line costs at least a blank one: so many need not be looked at one by one.
  if (lines > mostLines) return { what: 'lines', line: mostLines + 1, found: lines, most: mostLines };
  const effort = effortOf(text, budget, MOST_LEVELS);
  if (effort.deepest.levels > MOST_LEVELS)
    return { what: 'nesting', line: effort.deepest.line, found: effort.deepest.levels, most: MOST_LEVELS };
  if (effort.over === null) return null;
  // What most of the work goes into is what has to become less.
  const what = KINDS.reduce((a, b) => (effort.work[b] > effort.work[a] ? b : a));
  const found = effort.found[what];
  return { what, line: effort.over, found, most: Math.min(found - 1, Math.floor((found * budget) / effort.total)) };
}

/** How much work a text of so many characters may be for the parser, in the units of `COSTS`. */
export const workAllowed = (length: number): number => TIMES * ORDINARY * Math.max(length, LEAST_LENGTH);

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
