/** Calendar arithmetic in UTC days. No clock: "today" comes in as a value. */

/** A day of the proleptic Gregorian calendar, `YYYY-MM-DD`, UTC. Compares as a string. */
export type Day = string & { readonly __day: unique symbol };

/**
 * Days from `start` to `end`, both included, at the precision in which they were written (`2025-02` is 1 to 28
 * February). `end: null` is open ("present", "since X") and ends at the anchor.
 */
export interface Interval {
  readonly start: Day;
  readonly end: Day | null;
}

/** A length of time in whole calendar months or in days. */
export type Duration = { readonly months: number } | { readonly days: number };

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** Days in a month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day, or null where the calendar has none (`2025-02-30`) or the year is outside 1900–2199. */
export function day(year: number, month: number, date: number): Day | null {
  if (!Number.isInteger(year) || year < 1900 || year > 2199 || month < 1 || month > 12) return null;
  if (date < 1 || date > daysInMonth(year, month)) return null;
  return asDay(`${pad(year, 4)}-${pad(month)}-${pad(date)}`);
}

/** Reads `YYYY-MM-DD` and nothing else. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  return match ? day(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** The UTC day of a moment. */
export function dayOf(moment: Date): Day {
  return asDay(moment.toISOString().slice(0, 10));
}

function asDay(text: string): Day {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where a day is made
  return text as Day;
}

/** The names of the months, January first. */
export const MONTH_NAMES: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const yearOf = (d: Day): number => Number(d.slice(0, 4));
export const monthOf = (d: Day): number => Number(d.slice(5, 7));
export const dateOf = (d: Day): number => Number(d.slice(8, 10));

/** Months since year 0: the difference of two is the distance in calendar months. */
export const monthIndex = (d: Day): number => yearOf(d) * 12 + monthOf(d) - 1;

/** The day `duration` before `from`; the 31st becomes the last day of a shorter month. */
export function before(from: Day, duration: Duration): Day {
  if ('days' in duration) return dayOf(new Date(Date.parse(`${from}T00:00:00Z`) - duration.days * 86_400_000));
  const index = monthIndex(from) - duration.months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return asDay(`${pad(year, 4)}-${pad(month)}-${pad(Math.min(dateOf(from), daysInMonth(year, month)))}`);
}

/** The day `duration` after `from`; the 31st becomes the last day of a shorter month. */
export const after = (from: Day, duration: Duration): Day =>
  before(from, 'days' in duration ? { days: -duration.days } : { months: -duration.months });

/**
 * Whether `duration` has passed from `start` to `end` (the exact day counts; a year from 29 February is over on the
 * 28th).
 */
export const atLeastApart = (start: Day, end: Day, duration: Duration): boolean => after(start, duration) <= end;

/** The interval with its open end closed at `anchor`; null when it starts after the anchor and is open. */
export function closed(interval: Interval, anchor: Day): { readonly start: Day; readonly end: Day } | null {
  const end = interval.end ?? anchor;
  return interval.start <= end ? { start: interval.start, end } : null;
}

/** What two closed intervals share, ends included, or null. */
export function overlap(
  a: { readonly start: Day; readonly end: Day },
  b: { readonly start: Day; readonly end: Day },
): { readonly start: Day; readonly end: Day } | null {
  const start = a.start > b.start ? a.start : b.start;
  const end = a.end < b.end ? a.end : b.end;
  return start <= end ? { start, end } : null;
}

/** Reads "6 months", "2 years", "1 quarter", "90 days", "2 weeks". */
export function parseDuration(text: string): Duration | null {
  const match = /^\s*(\d{1,4})\s*(day|week|month|quarter|year)s?\s*$/iu.exec(text);
  if (!match) return null;
  const n = Number(match[1]);
  switch (match[2]?.toLowerCase()) {
    case 'day':
      return { days: n };
    case 'week':
      return { days: n * 7 };
    case 'month':
      return { months: n };
    case 'quarter':
      return { months: n * 3 };
    default:
      return { months: n * 12 };
  }
}

/** "6 months", "1 day". */
export function durationWords(duration: Duration): string {
  const [n, unit] = 'days' in duration ? [duration.days, 'day'] : [duration.months, 'month'];
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

/** "30 June 2026". */
export const dayText = (d: Day): string => `${dateOf(d)} ${MONTH_NAMES[monthOf(d) - 1] ?? ''} ${yearOf(d)}`;
