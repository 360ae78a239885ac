import { day, daysInMonth, type Day } from '../../text/time.ts';
import { MONTHS } from './month-names.ts';

/** `field`: the whole text is meant as dates. `prose`: only what cannot be anything else is a date. */
export type DateMode = 'field' | 'prose';

/**
 * A run of digits, a run of letters, or one mark. `spaced`: white space (or the start of the text) stands before it.
 */
export interface Token {
  readonly kind: 'number' | 'word' | 'mark';
  readonly text: string;
  readonly lower: string;
  readonly at: number;
  readonly end: number;
  readonly spaced: boolean;
}

/** Splits a text into tokens, in linear time. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let end = -1;
  for (const match of text.matchAll(/(\d+)|([\p{L}\p{M}]+)|\.{2,}|->|=>|-{2,}|[^\s\d\p{L}\p{M}]/gu)) {
    const kind = match[1] !== undefined ? 'number' : match[2] !== undefined ? 'word' : 'mark';
    tokens.push({
      kind,
      text: match[0],
      lower: match[0].toLowerCase(),
      at: match.index,
      end: match.index + match[0].length,
      spaced: match.index !== end,
    });
    end = match.index + match[0].length;
  }
  return tokens;
}

/** The text with addresses and code blanked out, of the same length. */
export function masked(text: string): string {
  return text.replace(/:\/\/\S*|\bwww\.\S*|`[^`\n]*`/giu, (found) => '_'.repeat(found.length));
}

/** A calendar unit as written; the year may still have to come from a neighbour ("Feb - Sep 2025"). */
export interface Unit {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** The last day of "March 3–14". */
  readonly lastDay: number | null;
  /** The n-th quarter (3 months) or half (6 months) of the year. */
  readonly part: { readonly months: 3 | 6; readonly n: number } | null;
  /** Whether the year is a company's own ("FY25"), named for the calendar year in which it ends. */
  readonly fiscal: boolean;
}

/** Which of two numbers is the day: where a text shows it once ("15/04/2025"), it holds for the text. */
export type Order = 'day-first' | 'month-first';

/** The order of day and month for each sign between them, as far as the text itself shows it. */
export type Orders = ReadonlyMap<string, Order>;

/** Something read, and the token after it. */
export interface Read<T> {
  readonly value: T;
  readonly next: number;
}

const nothing: Unit = { year: null, month: null, day: null, lastDay: null, part: null, fiscal: false };
const NO_ORDERS: Orders = new Map();
const ORDINALS = new Map([
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
]);
const HYPHENS = new Set(['-', '‐', '‑']);
const DASHES = new Set([...HYPHENS, '–', '—', '−', '--']);
const RANGE_MARKS = new Set([...DASHES, '..', '...', '…', '->', '=>', '→']);
const RANGE_WORDS = new Set(['to', 'until', 'till', 'til', 'through', 'thru', 'bis', 'à', 'até', 'hasta', 'tot', 'al']);
/** Words that may follow a year in a sentence; before any other word the number may be a count ("in 2024 tests"). */
const FUNCTION_WORDS = new Set(
  (
    'a an the i we he she it they you my our his her their its this that these those there and or but nor so yet with without by for from to in on at as of ' +
    'when while where which who whose after before until till through since during because if although though alone via due thanks then also both along together is was are were has had have onwards onward'
  ).split(' '),
);

export const isDash = (token: Token | undefined): boolean => token !== undefined && DASHES.has(token.text);
/** A dash, dots, an arrow, or a word such as "to". */
export const isRangeMark = (token: Token | undefined): boolean =>
  token !== undefined && (RANGE_MARKS.has(token.text) || RANGE_WORDS.has(token.lower));
/** Four digits from 1900 to 2199. */
export const isYear = (token: Token | undefined): token is Token =>
  token?.kind === 'number' && /^(?:19|2[01])\d\d$/u.test(token.text);
/** Whether a number right before `next` may be a count of what follows. */
export const maybeCount = (next: Token | undefined): boolean =>
  next?.kind === 'word' && !FUNCTION_WORDS.has(next.lower);
/** Only a year: the widest unit, and the easiest to take for another number. */
export const isBareYear = (unit: Unit): boolean => unit.month === null && unit.part === null;

/**
 * The days that a unit covers in its year, or null where the calendar has none. `first` is the month in which the year
 * begins, 1 to 12; above 1 the year is named for the calendar year in which it ends.
 */
export function daysOf(unit: Unit, year: number, first = 1): { readonly start: Day; readonly end: Day } | null {
  const from = unit.month ?? (unit.part ? (unit.part.n - 1) * unit.part.months + 1 : 1);
  const to = unit.month ?? (unit.part ? unit.part.n * unit.part.months : 12);
  if (from < 1 || to > 12) return null;
  if (first > 1) {
    const begin = (year - 1) * 12 + first - 1;
    const [a, b] = [begin + from - 1, begin + to - 1];
    const [last, month] = [Math.floor(b / 12), (b % 12) + 1];
    const start = day(Math.floor(a / 12), (a % 12) + 1, 1);
    const end = day(last, month, daysInMonth(last, month));
    return start !== null && end !== null ? { start, end } : null;
  }
  const start = day(year, from, unit.day ?? 1);
  const end = day(year, to, unit.lastDay ?? unit.day ?? daysInMonth(year, to));
  return start !== null && end !== null ? { start, end } : null;
}

/**
 * Three numbers with one sign between them, two of which are day and month: 15.01.2025, 04/23/2024, 03/04/2025.
 * A number above twelve is the day, and where dots stand between them the day comes first. What is left is told by the
 * order that the text has elsewhere, or it is ambiguous (`unit` is null) and never guessed; so is a year of two digits.
 */
export function readNumericDate(
  tokens: readonly Token[],
  p: number,
  mode: DateMode,
  orders: Orders = NO_ORDERS,
): { readonly unit: Unit | null; readonly mark: string; readonly shows: Order | null; readonly next: number } | null {
  const [first, mark, second, again, year] = tokens.slice(p, p + 5);
  if (first?.kind !== 'number' || second?.kind !== 'number' || year?.kind !== 'number' || !mark || !again) return null;
  if (!isDateMark(mark) || again.text !== mark.text) return null;
  if ([mark, second, again, year].some((token) => token.spaced)) return null;
  if (!isDayNumber(first) || !isDayNumber(second)) return null;
  const found = { mark: mark.text, next: p + 5 };
  const short = mode === 'field' && year.text.length === 2;
  if (!isYear(year)) return short ? { ...found, unit: null, shows: null } : null;
  const [a, b] = [Number(first.text), Number(second.text)];
  const shows = a > 12 ? 'day-first' : b > 12 ? (mark.text === '.' ? 'day-first' : 'month-first') : null;
  const order = shows ?? orders.get(mark.text) ?? (a === b ? 'day-first' : null);
  if (order === null) return { ...found, unit: null, shows };
  const [date, month] = order === 'day-first' ? [a, b] : [b, a];
  return { ...found, unit: { ...nothing, year: Number(year.text), month, day: date }, shows };
}

const isDateMark = (token: Token): boolean => /^[./]$/u.test(token.text) || HYPHENS.has(token.text);

/** The orders of day and month that the numeric dates of a text show; a sign that is used both ways shows none. */
export function ordersOf(tokens: readonly Token[], mode: DateMode): Orders {
  const orders = new Map<string, Order>();
  const both = new Set<string>();
  tokens.forEach((token, p) => {
    const found = token.kind === 'number' ? readNumericDate(tokens, p, mode) : null;
    if (found?.shows == null) return;
    if ((orders.get(found.mark) ?? found.shows) !== found.shows) both.add(found.mark);
    orders.set(found.mark, found.shows);
  });
  for (const mark of both) orders.delete(mark);
  return orders;
}

/** The unit that starts at token `p`, or null. Looks at a bounded number of tokens. */
export function readUnit(
  tokens: readonly Token[],
  p: number,
  mode: DateMode,
  orders: Orders = NO_ORDERS,
): Read<Unit> | null {
  const token = tokens[p];
  if (!token || token.kind === 'mark') return null;
  if (isYear(tokens[p])) return fromYear(tokens, p, mode);
  if (token.kind === 'number') {
    const numeric = readNumericDate(tokens, p, mode, orders);
    if (numeric !== null) return numeric.unit === null ? null : { value: numeric.unit, next: numeric.next };
    const dated = dayAndMonth(tokens, p, mode, orders) ?? fromDay(tokens, p, mode) ?? monthAndYear(tokens, p, mode);
    return dated ?? fromPart(tokens, p, mode);
  }
  if (monthName(token, mode) !== null) return fromMonth(tokens, p, mode);
  return fromFiscal(tokens, p, mode) ?? fromPart(tokens, p, mode);
}

/** `Q3 2025`, "first half of 2025", "1st half 2025"; without the year where none follows. */
function fromPart(tokens: readonly Token[], p: number, mode: DateMode): Read<Unit> | null {
  const part = readPart(tokens, p, mode);
  if (!part) return null;
  const year = yearAfter(tokens, part.next, mode);
  const value = { ...part.value, year: year?.value.year ?? null, fiscal: year?.value.fiscal ?? false };
  return { value, next: year?.next ?? part.next };
}

/** In a field, the `15.01.` of `15.01. – 20.03.2025`: its year stands behind the dash. */
function dayAndMonth(tokens: readonly Token[], p: number, mode: DateMode, orders: Orders): Read<Unit> | null {
  const [first, dot, second] = tokens.slice(p, p + 3);
  if (mode !== 'field' || !isDayNumber(first) || dot?.text !== '.' || !joined(dot)) return null;
  if (!isDayNumber(second) || !joined(second)) return null;
  const [a, b] = [Number(first.text), Number(second.text)];
  const i = joined(tokens[p + 3]) && tokens[p + 3]?.text === '.' ? p + 4 : p + 3;
  if (!isRangeMark(tokens[i]) || (a <= 12 && orders.get('.') === undefined)) return null;
  const end = readNumericDate(tokens, i + 1, mode, orders);
  return end?.unit == null || end.mark !== '.' ? null : { value: { ...nothing, month: b, day: a }, next: i };
}

const shortYear = (digits: string): number => Number(digits) + (Number(digits) < 70 ? 2000 : 1900);

/** `2025`, or `'25` with its apostrophe. */
function readYear(tokens: readonly Token[], p: number): Read<number> | null {
  const [mark, digits, after] = tokens.slice(p, p + 3);
  if (isYear(tokens[p])) return { value: Number(mark?.text), next: p + 1 };
  if (!/^['’‘´]$/u.test(mark?.text ?? '') || !joined(digits)) return null;
  if (digits.kind !== 'number' || digits.text.length !== 2 || (joined(after) && after.kind !== 'mark')) return null;
  return { value: shortYear(digits.text), next: p + 2 };
}

/** `FY25`, `FY 2025`, `FY'25`, `FY24/25`, "fiscal year 2025": the calendar year in which it ends. */
function readFiscalYear(tokens: readonly Token[], p: number): Read<number> | null {
  const lower = tokens[p]?.lower;
  if (lower !== 'fy' && lower !== 'fiscal') return null;
  const i = lower === 'fiscal' && tokens[p + 1]?.lower === 'year' ? p + 2 : p + 1;
  const digits = tokens[i];
  const short = lower === 'fy' && joined(digits) && /^\d\d$/u.test(digits.text) ? shortYear(digits.text) : null;
  const year = short === null ? readYear(tokens, i) : { value: short, next: i + 1 };
  if (year === null) return null;
  const [slash, second] = [tokens[year.next], tokens[year.next + 1]];
  if (!joined(slash) || !/^[/–-]$/u.test(slash.text) || !joined(second) || second.kind !== 'number') return year;
  const last = second.text.length === 2 ? shortYear(second.text) : Number(second.text);
  return last === year.value + 1 ? { value: last, next: year.next + 2 } : year;
}

/** `FY25`, `FY25 Q2`, `FY25-H1`, "fiscal Q2 2025". */
function fromFiscal(tokens: readonly Token[], p: number, mode: DateMode): Read<Unit> | null {
  const year = readFiscalYear(tokens, p);
  if (year === null) {
    const part = tokens[p]?.lower === 'fiscal' ? readPart(tokens, p + 1, mode) : null;
    const after = part && yearAfter(tokens, part.next, mode);
    return part && after ? { value: { ...part.value, year: after.value.year, fiscal: true }, next: after.next } : null;
  }
  const mark = tokens[year.next];
  const i = joined(mark) && (HYPHENS.has(mark.text) || mark.text === '/') ? year.next + 1 : year.next;
  const part = readPart(tokens, i, mode);
  const value = { ...nothing, ...part?.value, year: year.value, fiscal: true };
  return { value, next: part?.next ?? year.next };
}

const isDayNumber = (token: Token | undefined): token is Token =>
  token?.kind === 'number' && token.text.length <= 2 && Number(token.text) >= 1 && Number(token.text) <= 31;

const joined = (token: Token | undefined): token is Token => token !== undefined && !token.spaced;

function monthName(token: Token | undefined, mode: DateMode): number | null {
  const month = token?.kind === 'word' ? MONTHS.get(token.lower) : undefined;
  if (token === undefined || month === undefined) return null;
  // In a sentence, "may" and "march" in small letters are verbs.
  return mode === 'prose' && /^(?:may|mar(?:ch)?)$/u.test(token.text) ? null : month;
}

/** `Q3`, `H1`, "second half", "third quarter", "1st half". */
function readPart(tokens: readonly Token[], p: number, mode: DateMode): Read<Unit> | null {
  const [token, next] = [tokens[p], tokens[p + 1]];
  if (token === undefined || next === undefined) return null;
  if (/^[QH]$/iu.test(token.text) && next.kind === 'number' && joined(next) && next.text.length === 1) {
    const months = token.lower === 'q' ? 3 : 6;
    const n = Number(next.text);
    if (mode === 'prose' && (token.text === token.lower || n < 1 || n * months > 12)) return null;
    return { value: { ...nothing, part: { months, n } }, next: p + 2 };
  }
  const short = token.kind === 'number' && joined(next) && /^(?:st|nd|rd|th)$/u.test(next.lower);
  const n = short ? Number(token.text) : ORDINALS.get(token.lower);
  const at = short ? p + 2 : p + 1;
  const of = tokens[at]?.lower;
  const months = of === 'half' ? 6 : of === 'quarter' ? 3 : null;
  if (n === undefined || months === null || n < 1) return null;
  return n * months <= 12 ? { value: { ...nothing, part: { months, n } }, next: at + 1 } : null;
}

/** "March of 2025", « março de 2025 ». */
const OF = new Set(['of', 'de', 'del']);

/** The year after a month, a quarter or a day: "2025", ", 2025", "of 2025", "-2025", "/2025", "'25", "FY25". */
function yearAfter(
  tokens: readonly Token[],
  p: number,
  mode: DateMode,
  afterDay = false,
): Read<{ readonly year: number; readonly fiscal: boolean }> | null {
  const token = tokens[p];
  const comma = token?.text === ',';
  const glued = joined(token) && (HYPHENS.has(token.text) || token.text === '/') && joined(tokens[p + 1]);
  const i = comma || glued || OF.has(token?.lower ?? '') ? p + 1 : p;
  const fiscal = readFiscalYear(tokens, i);
  if (fiscal !== null) return { value: { year: fiscal.value, fiscal: true }, next: fiscal.next };
  const year = readYear(tokens, i);
  if (year === null) return null;
  // "Q1, 2025-03": the year begins another date.
  const [mark, digits] = [tokens[year.next], tokens[year.next + 1]];
  if (joined(mark) && HYPHENS.has(mark.text) && joined(digits) && digits.kind === 'number' && digits.text.length <= 2)
    return null;
  // "In March, 2024 people joined"; after a day, a capital or another script goes on with the sentence.
  if (mode === 'prose' && comma && maybeCount(mark) && (!afterDay || /^\p{Ll}/u.test(mark?.text ?? ''))) return null;
  return { value: { year: year.value, fiscal: false }, next: year.next };
}

/** A day of the month, with or without its "rd". */
function readDay(tokens: readonly Token[], p: number): Read<number> | null {
  const token = tokens[p];
  if (!isDayNumber(token)) return null;
  const next = tokens[p + 1];
  const ordinal = joined(next) && /^(?:st|nd|rd|th|er)$/u.test(next.lower);
  return { value: Number(token.text), next: ordinal ? p + 2 : p + 1 };
}

/**
 * `2025`, `2025-02`, `2025-02-03`, `2025/02/03`, `2025-Q3`, `2025 H1`, `2025-Mar-03`; in a field also `2025/02` and
 * `2025 March 3`.
 */
function fromYear(tokens: readonly Token[], p: number, mode: DateMode): Read<Unit> {
  const year = Number(tokens[p]?.text);
  const bare: Read<Unit> = { value: { ...nothing, year }, next: p + 1 };
  const [mark, after] = [tokens[p + 1], tokens[p + 2]];
  const separated =
    joined(mark) &&
    joined(after) &&
    (HYPHENS.has(mark.text) || (mark.text === '/' && (mode === 'field' || isWhole(tokens, p))));
  if (separated && after.kind === 'number' && after.text.length <= 2) return isoDate(tokens, p, mode) ?? bare;
  const listed = mode === 'field' && (mark?.text === ',' || mark?.text === ':');
  const i = separated || listed ? p + 2 : p + 1;
  const part = listed ? null : readPart(tokens, i, mode);
  if (part) return { value: { ...part.value, year }, next: part.next };
  // "In 2025 May was busy" is a sentence; "2025-May" and the field "2025 May" are dates.
  const month = separated || mode === 'field' ? fromMonth(tokens, i, mode) : null;
  if (month && month.value.year === null) return { value: { ...month.value, year }, next: month.next };
  return bare;
}

/** `2025/02/03`: with its day, it is no path and no fraction. */
function isWhole(tokens: readonly Token[], p: number): boolean {
  const [month, again, date] = tokens.slice(p + 2, p + 5);
  return month?.text.length === 2 && joined(again) && again.text === '/' && joined(date) && date.text.length === 2;
}

function isoDate(tokens: readonly Token[], p: number, mode: DateMode): Read<Unit> | null {
  const [year, mark, month, again, date] = tokens.slice(p, p + 5);
  if (!year || !mark || !month || (mode === 'prose' && month.text.length !== 2)) return null;
  const value: Unit = { ...nothing, year: Number(year.text), month: Number(month.text) };
  const hasDay =
    joined(again) && again.text === mark.text && joined(date) && date.kind === 'number' && date.text.length <= 2;
  // In prose, 2025-30 and 2025-13-99 are numbers of something else.
  if (mode === 'prose' && (Number(month.text) > 12 || (hasDay && !isDayNumber(date)))) return null;
  if (!hasDay) return { value, next: p + 3 };
  let next = p + 5;
  const time = tokens[next];
  if (mode === 'field' && joined(time) && time.lower === 't') while (joined(tokens[next])) next += 1;
  return { value: { ...value, day: Number(date.text) }, next };
}

/** `03/2025` can only be a month; in a field `3-2025` and `03.2025` as well. */
function monthAndYear(tokens: readonly Token[], p: number, mode: DateMode): Read<Unit> | null {
  const [month, mark, year] = tokens.slice(p, p + 3);
  if (!isDayNumber(month) || !joined(mark) || !joined(year) || !isYear(year)) return null;
  if (mark.text !== '/' && (mode !== 'field' || !(HYPHENS.has(mark.text) || mark.text === '.'))) return null;
  if (mode === 'prose' && (month.text.length !== 2 || Number(month.text) > 12)) return null;
  return { value: { ...nothing, year: Number(year.text), month: Number(month.text) }, next: p + 3 };
}

/** `March 2025`, `Sept 3rd, 2025`, `March 3–14, 2025`; without the year where none follows. */
function fromMonth(tokens: readonly Token[], p: number, mode: DateMode): Read<Unit> | null {
  const month = monthName(tokens[p], mode);
  if (month === null) return null;
  let i = joined(tokens[p + 1]) && tokens[p + 1]?.text === '.' ? p + 2 : p + 1;
  const date = readDay(tokens, i);
  let lastDay: number | null = null;
  if (date) {
    i = date.next;
    const last = isRangeMark(tokens[i]) ? readDay(tokens, i + 1) : null;
    if (last && monthName(tokens[last.next], mode) === null) {
      lastDay = last.value;
      i = last.next;
    }
  }
  const year = yearAfter(tokens, i, mode, date !== null);
  return {
    value: { ...nothing, year: year?.value.year ?? null, month, day: date?.value ?? null, lastDay },
    next: year?.next ?? i,
  };
}

/** `3 March 2025`, `3rd of March, 2025`, `19-Jun-2024`, `3–14 March 2025`; without the year where none follows. */
function fromDay(tokens: readonly Token[], p: number, mode: DateMode): Read<Unit> | null {
  const date = readDay(tokens, p);
  if (!date) return null;
  let i = date.next;
  // `12.–16. Mai`: the first day has its full stop as well.
  const mark = joined(tokens[i]) && tokens[i]?.text === '.' ? i + 1 : i;
  const last = isRangeMark(tokens[mark]) ? readDay(tokens, mark + 1) : null;
  if (last) i = last.next;
  const link = tokens[i];
  const dotted = joined(link) && link.text === '.' && tokens[i + 1]?.kind === 'word';
  if (dotted || OF.has(link?.lower ?? '') || (joined(link) && isDash(link) && joined(tokens[i + 1]))) i += 1;
  const month = monthName(tokens[i], mode);
  if (month === null) return null;
  i += joined(tokens[i + 1]) && tokens[i + 1]?.text === '.' ? 2 : 1;
  const year = yearAfter(tokens, i, mode, true);
  return {
    value: { ...nothing, year: year?.value.year ?? null, month, day: date.value, lastDay: last?.value ?? null },
    next: year?.next ?? i,
  };
}
