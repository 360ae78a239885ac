import type { MeasureToken as Token } from './numbers.ts';
import { isNumbered, paired, quantity } from './pairs.ts';
import { isArrow, isYearAmount, readAmount, readUnread, withRate, type Amount } from './quantities.ts';

/** Words before the baseline or the result of "before 20 min, after 8 min". */
export const ONCE: ReadonlySet<string> = new Set('before previously formerly earlier was baseline old'.split(' '));
const NOW = new Set('after now today afterwards currently result new is'.split(' '));
/** "from 6 h to 20 min", „von 6 h auf 20 min“, « de 6 h à 20 min ». */
const FROM = new Set(['from', 'von', 'de', 'da', 'van']);
const TO = new Set(['to', 'auf', 'à', 'para', 'naar']);

/** «de 6 h a 20 min»: without its "de", the "a" is an article of English. */
const isSpanishTo = (tokens: readonly Token[], { begin }: Amount, separator: Token | undefined): boolean =>
  separator?.lower === 'a' && /^(?:de|da)$/u.test(tokens[begin - 1]?.lower ?? '');

export interface Change {
  readonly baseline: Amount;
  readonly result: Amount;
  /** From the first token to the last, exclusive. */
  readonly begin: number;
  readonly end: number;
}
/** Two amounts that are no change: "2 to 3 weeks". */
export interface Range {
  readonly low: Amount;
  readonly high: Amount;
  readonly end: number;
}
/** A change of which one end or both cannot be read whole; `unread` are those to be told of. */
export interface Unread {
  readonly unread: readonly Amount[];
  readonly end: number;
}

const change = (baseline: Amount, result: Amount): Change => ({
  baseline,
  result,
  begin: Math.min(baseline.begin, result.begin),
  end: Math.max(baseline.end, result.end),
});

/**
 * The change or the range that begins with `first`; null where no second amount follows.
 * @param verb which way the words before it say that something went; 0 where they do not
 */
export function readChange(
  tokens: readonly Token[],
  first: Amount,
  mode: 'field' | 'prose',
  verb: -1 | 0 | 1,
): Change | Range | Unread | null {
  const mark = separatorAfter(tokens, first);
  const separator = tokens[mark];
  const arrow = isArrow(separator);
  const down = separator?.lower === 'down' || separator?.lower === 'up';
  const to =
    TO.has(separator?.lower ?? '') ||
    isSpanishTo(tokens, first, separator) ||
    (down && tokens[mark + 1]?.lower === 'to');
  if (!arrow && !to) return readReversed(tokens, first);
  const led = FROM.has(tokens[first.begin - 1]?.lower ?? '');
  const start = afterLabel(tokens, first, mark + (to && down ? 2 : 1));
  let second = readAmount(tokens, start) ?? readUnread(tokens, start);
  if (!second) return null;
  // "6 h -> 20 min -> 5 min": the last is the result.
  while (isArrow(tokens[second.end])) {
    const next: Amount | null = readAmount(tokens, second.end + 1) ?? readUnread(tokens, second.end + 1);
    if (!next) break;
    second = next;
  }
  if (Number.isNaN(first.value) || Number.isNaN(second.value))
    return unreadChange(tokens, first, second, arrow || led ? mode : 'range');
  const range: Range = { low: first, high: second, end: second.end };
  if (isNumbered(tokens, first) || (isYearAmount(tokens, first) && isYearAmount(tokens, second))) return range;
  // "from 40 to 12 a week": here the twelve is an amount.
  if (led && second.unit === null && second.per === null) second = withRate(tokens, second, true);
  const pair = paired(first, second);
  // "2 to 3 weeks" is a range; "900 to 300 ms" cannot be one.
  const bothWritten = first.unit !== null && second.unit !== null;
  if (to && !led && !down && !bothWritten && !(mode === 'field' && second.value < first.value)) return range;
  if (!pair)
    return mode === 'field' && first.unit?.kind !== 'minutes?' && second.unit?.kind !== 'minutes?'
      ? change(first, second)
      : range;
  const bare = pair[0].unit === null && pair[0].per === null;
  const meant = (arrow && isMeasured(tokens, first, second)) || (led && goes(tokens, first, second, verb));
  if (mode === 'prose' && bare && !meant) return range;
  // "5 % to 10 % of users": going up, a sentence has to say "from" for it to be a change.
  if (mode === 'prose' && to && !led && !down && quantity(pair[0]).base <= quantity(pair[1]).base) return range;
  return change(...pair);
}

/** The arrow after a few more words ("20 min on average -> 8 min"), else the token right behind the amount. */
function separatorAfter(tokens: readonly Token[], { unit, end }: Amount): number {
  if (unit === null) return end;
  let i = end;
  while (i < end + 3 && tokens[i]?.kind === 'word') i += 1;
  return isArrow(tokens[i]) ? i : end;
}

/** Behind the label that stands at both ends: "p50 20 min -> p50 8 min". */
function afterLabel(tokens: readonly Token[], { begin }: Amount, start: number): number {
  for (let length = 1; length <= 3 && length <= begin; length += 1) {
    const label = tokens.slice(begin - length, begin);
    if (label.every(({ lower }, index) => tokens[start + index]?.lower === lower)) return start + length;
  }
  return start;
}

const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/u;

/** "Tickets a week: 120 -> 45", "10k -> 200": what is scaled, or has a label with a colon, is no version of something. */
const isMeasured = (tokens: readonly Token[], first: Amount, second: Amount): boolean =>
  first.scaled ||
  second.scaled ||
  (tokens[first.begin - 1]?.text === ':' &&
    tokens[first.begin - 2]?.kind === 'word' &&
    !isNumbered(tokens, { ...first, begin: first.begin - 1 }));

/** "Grew weekly users from 1,000 to 2,500": the verb says that bare numbers are amounts, and goes the way they go. */
function goes(tokens: readonly Token[], first: Amount, second: Amount, verb: -1 | 0 | 1): boolean {
  return verb !== 0 && Math.sign(second.value - first.value) === verb && !MONTH.test(tokens[second.end]?.lower ?? '');
}

/** What is told of a change with an end that cannot be read: versions, dates and times of day are nobody's amounts. */
function unreadChange(
  tokens: readonly Token[],
  first: Amount,
  second: Amount,
  as: 'field' | 'prose' | 'range',
): Unread {
  const both = [first, second];
  const unclear = both.filter(({ begin, end }) => tokens.slice(begin, end).some((token) => token.unclear));
  const unread = both.filter(({ value }) => Number.isNaN(value));
  const known = both.find(({ value }) => !Number.isNaN(value));
  const meant = as === 'field' || both.some(({ unit }) => unit !== null);
  const amounts = meant && !isNumbered(tokens, first) && (known === undefined || !isYearAmount(tokens, known));
  const told = unclear.length > 0 ? unclear : known !== undefined && as !== 'range' ? unread : [];
  return { unread: amounts ? told : [], end: second.end };
}

/** Words between a result and the baseline behind it: "12 min, down from 45", "8 min (was 20 min)", "8 instead of 20". */
const REVERSED: readonly (readonly string[])[] = [
  ['down', 'from'],
  ['up', 'from'],
  ['instead', 'of'],
  ['compared', 'to'],
  ['compared', 'with'],
  ['was'],
  ['previously'],
  ['formerly'],
  ['originally'],
];
const IN_BRACKETS: readonly (readonly string[])[] = [...REVERSED, ['from'], ['before'], ['earlier']];

/** "Saved $120k (was $300k)", "cut by 8 min (was 20 min)": the amount is the difference, not what is left. */
const DIFFERENCE: ReadonlySet<string> = new Set(['saved', 'saving', 'saves', 'save', 'savings', 'by']);

function readReversed(tokens: readonly Token[], result: Amount): Change | null {
  if ([1, 2].some((back) => DIFFERENCE.has(tokens[result.begin - back]?.lower ?? ''))) return null;
  const mark = tokens[result.end]?.text ?? '';
  const bracket = mark === '(' || mark === '[';
  const at = bracket || mark === ',' || mark === '–' || mark === '—' ? result.end + 1 : result.end;
  const words = (bracket ? IN_BRACKETS : REVERSED).find((lead) =>
    lead.every((word, index) => tokens[at + index]?.lower === word),
  );
  if (words === undefined) return null;
  const next = at + words.length;
  const baseline = readAmount(tokens, tokens[next]?.text === ':' ? next + 1 : next);
  const pair = baseline && !isNumbered(tokens, result) ? paired(baseline, result) : null;
  if (pair === null || (pair[0].unit === null && pair[0].per === null)) return null;
  const found = change(...pair);
  return bracket && /^[)\]]$/u.test(tokens[found.end]?.text ?? '') ? { ...found, end: found.end + 1 } : found;
}

/** "before 20 min, after 8 min", "was: 20 min; now: 8 min", "20 min before, 8 min after", "20 min, now 8 min". */
export function readBeforeAfter(tokens: readonly Token[], p: number): Change | null {
  const led = ONCE.has(tokens[p]?.lower ?? '');
  if (!led && tokens[p]?.kind === 'word') return null;
  const colon = (i: number): number => (/^[:=]$/u.test(tokens[i]?.text ?? '') ? i + 1 : i);
  const baseline = readAmount(tokens, led ? colon(p + 1) : p);
  if (baseline === null) return null;
  const behind = !led && ONCE.has(tokens[baseline.end]?.lower ?? '');
  const now = /^[,;]$/u.test(tokens[baseline.end]?.text ?? '') && tokens[baseline.end + 1]?.lower === 'now';
  if (!led && !behind && !now) return null;
  let i = behind ? baseline.end + 1 : baseline.end;
  while (i < baseline.end + 4 && /^(?:[,;/|–—-]|and|but)$/u.test(tokens[i]?.lower ?? '')) i += 1;
  const named = NOW.has(tokens[i]?.lower ?? '');
  if (led && !named) return null;
  const result = readAmount(tokens, named ? colon(i + 1) : i);
  if (result === null || (!named && !NOW.has(tokens[result.end]?.lower ?? ''))) return null;
  const pair = paired(baseline, result);
  if (pair === null || (pair[0].unit === null && pair[0].per === null)) return null;
  return { ...change(...pair), begin: p, end: named ? result.end : result.end + 1 };
}
