import type { MeasureToken as Token } from './numbers.ts';
import { readAmount } from './quantities.ts';

/** A stated percentage; `sign` is 0 where the words do not say which way ("by 94 %"). */
export interface Statement {
  readonly size: number;
  readonly sign: -1 | 0 | 1;
  /** The sign that the words beside it say, where `sign` has it from a verb farther off. */
  readonly told?: -1 | 0 | 1;
  /** "94 % faster" may also be meant as speed: 6 h to 20 min is 18 times as fast. */
  readonly speed: boolean;
  readonly begin: number;
  readonly end: number;
}

const LESS = new Set([
  'less',
  'lower',
  'fewer',
  'reduction',
  'decrease',
  'drop',
  'cheaper',
  'smaller',
  'shorter',
  'saved',
  'saving',
  'savings',
  'reduced',
  'cut',
]);
const MORE = new Set([
  'more',
  'higher',
  'increase',
  'growth',
  'larger',
  'bigger',
  'longer',
  'slower',
  'rise',
  'uplift',
  'increased',
]);
const FASTER = new Set(['faster', 'quicker', 'improvement', 'better', 'speedup']);
const BEFORE = new Map<string, -1 | 0 | 1>([
  ['by', 0],
  ['down', -1],
  ['-', -1],
  ['−', -1],
  ['–', -1],
  ['↓', -1],
  ['up', 1],
  ['+', 1],
  ['↑', 1],
]);
/** Verbs that say which way a percentage goes: "grew revenue by 40 %". */
const RISES = new Set(
  'grew grow grown growing growth rose rise risen raise raised increase increased increasing lifted boosted gained up'.split(
    ' ',
  ),
);
const FALLS = new Set(
  'cut cuts cutting fell fall fallen reduce reduced reducing reduction lowered decrease decreased decreasing dropped drop shrank shrunk saved saving down'.split(
    ' ',
  ),
);
/** What may stand between a result and its percentage: "(94 % less)", ", a 94 % reduction". */
const BETWEEN = new Set([
  '(',
  '[',
  ',',
  ':',
  '=',
  '–',
  '—',
  '~',
  '≈',
  'a',
  'an',
  'or',
  'i',
  'e',
  '.',
  'about',
  'is',
  'that',
]);
/** How far back a verb may say which way a percentage goes. */
const NEAR = 12;

/** Which way "by 40 %" goes, by the nearest verb before it in its clause; 0 where none says it. */
export function directionOf(tokens: readonly Token[], from: number, p: number): -1 | 0 | 1 {
  for (let i = p - 1; i >= Math.max(from, p - NEAR); i -= 1) {
    const word = tokens[i]?.lower ?? '';
    if (RISES.has(word)) return 1;
    if (FALLS.has(word)) return -1;
  }
  return 0;
}

/** Whether a word says that a percentage follows: "by 94 %". */
export const leadsStatement = (word: string): boolean => BEFORE.has(word);

/** "94 % less", "by 94 %", "−94 %", "a 94 % reduction" at token `p`. */
export function readStatement(tokens: readonly Token[], p: number): Statement | null {
  const lead = BEFORE.get(tokens[p]?.lower ?? '');
  const begin = lead === undefined ? p : p + 1;
  // A minus clings to its number; a dash between words does not.
  if (lead !== undefined && tokens[p]?.kind === 'mark' && (tokens[begin]?.spaced ?? true)) return null;
  const amount = readAmount(tokens, begin, lead !== undefined);
  if (amount?.unit?.kind !== 'percent') return null;
  const { end } = amount;
  const word = tokens[end]?.lower ?? '';
  const sign = LESS.has(word) ? -1 : MORE.has(word) ? 1 : FASTER.has(word) ? 0 : null;
  if (sign === null && lead === undefined) return null;
  return {
    size: amount.value,
    sign: lead || (sign ?? 0),
    speed: FASTER.has(word),
    begin: p,
    end: sign === null ? end : end + 1,
  };
}

/** The percentage that belongs to the change before token `p`, with nothing but small words between. */
export function statementAfter(tokens: readonly Token[], p: number): Statement | null {
  for (let i = p; i < p + 5; i += 1) {
    const statement = readStatement(tokens, i);
    if (statement) return statement;
    const bracketed = tokens[i - 1]?.text === '(' || tokens[i - 1]?.text === '=';
    const bare = bracketed ? readAmount(tokens, i) : null;
    if (bare?.unit?.kind === 'percent' && /^[)\]]$/u.test(tokens[bare.end]?.text ?? ''))
      return { size: bare.value, sign: 0, speed: false, begin: i, end: bare.end };
    if (!BETWEEN.has(tokens[i]?.lower ?? '')) return null;
  }
  return null;
}

/** Between "by 94 %" and "6 h -> 20 min" only a "from", a colon, a comma or a bracket may stand. */
export function isBeside(tokens: readonly Token[], end: number, begin: number): boolean {
  return begin - end <= 2 && tokens.slice(end, begin).every((token) => /^(?:from|[:,([])$/u.test(token.lower));
}
