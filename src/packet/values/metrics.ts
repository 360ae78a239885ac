import { hasNumber, tokeniseMeasures, type MeasureToken as Token } from './numbers.ts';
import { ONCE, readBeforeAfter, readChange, type Change } from './changes.ts';
import { hasUnit, isNumbered, lower, quantity, type Quantity } from './pairs.ts';
import { mayLead, readAmount, readUnread, type Amount } from './quantities.ts';
import { directionOf, isBeside, leadsStatement, readStatement, statementAfter, type Statement } from './statements.ts';

export type { Quantity };

/**
 * A number that was meant as an amount and is not read, because it may be two numbers (`1.200`: `thousands-or-decimals`)
 * or is not understood to its end (`not-whole`).
 */
export interface AmountProblem {
  readonly what: 'thousands-or-decimals' | 'not-whole';
  /** The number as written, at most 300 characters. */
  readonly text: string;
  /** Where it starts in the given text, in UTF-16 code units. */
  readonly index: number;
}

/** What a text measures. */
export interface Measures {
  readonly metrics: readonly Metric[];
  /**
   * Every amount with a unit, both ends of a change and the lower one of a range; in the order of the text. Stated
   * changes ("40 % less") are none.
   */
  readonly amounts: readonly Quantity[];
  /** Numbers that are left out, in the order of the text. */
  readonly problems: readonly AmountProblem[];
}

/** A measured change: from a baseline to a result. */
export interface Metric {
  /** What was measured, in the packet's words: at most 80 characters. */
  readonly label: string;
  readonly baseline: Quantity | null;
  readonly result: Quantity | null;
  /** The percentage that the packet states ("94 % less"), positive for more, negative for less, or null. */
  readonly stated: number | null;
  /** (result − baseline) / baseline × 100, or null where it cannot be computed. */
  readonly percent: number | null;
  /**
   * False where the stated percentage is not what baseline and result give: more than one point off or, above 100 %,
   * more than 5 % of it.
   */
  readonly consistent: boolean;
  readonly line: number;
}

/**
 * Reads measured changes, and amounts. In a field a result alone is a metric without a baseline and bare numbers count;
 * in prose both ends have to be there, of the same dimension, and one of them needs a unit, or the words say which way a
 * percentage goes. A number that is not read whole is not read. Linear in the length of the text. `line` is the text's
 * line in the packet.
 */
export function readMeasures(text: string, mode: 'field' | 'prose', line: number): Measures {
  if (!hasNumber(text)) return { metrics: [], amounts: [], problems: [] };
  const tokens = tokeniseMeasures(text);
  const metrics: Metric[] = [];
  const amounts: Quantity[] = [];
  const problems: AmountProblem[] = [];
  let labelFrom = 0;
  let before: Statement | null = null;
  let single: { amount: Amount; label: string } | null = null;
  let p = 0;
  const label = (begin: number): string => labelOf(text, tokens, labelFrom, begin);
  const keep = (...found: readonly Amount[]): void => {
    for (const amount of found) {
      if (!hasUnit(tokens, amount)) continue;
      const event = amount.unit?.of === 'times' && amount.unit.kind === 'count' ? label(amount.begin) : '';
      amounts.push(event === '' ? quantity(amount) : { ...quantity(amount), event });
    }
  };
  const refuse = ({ begin, end }: Amount): void => {
    const numbers = tokens.slice(begin, end).filter(({ kind }) => kind === 'number');
    const what = numbers.some(({ unclear }) => unclear) ? 'thousands-or-decimals' : 'not-whole';
    const at = tokens[begin]?.at ?? 0;
    problems.push({ what, text: text.slice(at, tokens[end - 1]?.end).slice(0, LONGEST_SHOWN), index: at });
  };
  const add = (change: Change, after: Statement | null): void => {
    const stated = after ?? (before && isBeside(tokens, before.end, change.begin) ? before : null);
    const name = label(before && stated === before ? before.begin : change.begin);
    const [baseline, result] = [inMinutes(change.baseline, name), inMinutes(change.result, name)];
    // "aiming to go from 5 % to 1 %": what is hoped for is no result.
    const hoped = isHoped(name);
    metrics.push({
      label: name,
      ...compare(baseline, result, stated),
      ...(hoped ? { result: null, stated: null, percent: null, consistent: true } : {}),
      line,
    });
    keep(...[baseline, result].toSorted((a, b) => a.begin - b.begin));
    before = null;
    single = null;
    p = after?.end ?? change.end;
    labelFrom = p;
  };
  /** A result or a percentage without a baseline, at the end of its clause. */
  const flush = (): void => {
    const stated = before && before.sign !== 0 ? before.size * before.sign : null;
    const result = mode === 'field' && single ? quantity(single.amount) : null;
    if (result !== null || stated !== null) {
      const name = (result === null ? null : single?.label) ?? label(before?.begin ?? p);
      metrics.push({ label: name, baseline: null, result, stated, percent: null, consistent: true, line });
    }
    single = null;
    before = null;
  };
  while (p < tokens.length) {
    if (isBreak(tokens, p)) {
      flush();
      labelFrom = p + 1;
    }
    const token = tokens[p];
    // Most words begin nothing.
    if (token && !mayLead(token) && !leadsStatement(token.lower) && !ONCE.has(token.lower)) {
      p += 1;
      continue;
    }
    const statement = readStatement(tokens, p);
    if (statement) {
      const sign =
        statement.sign || directionOf(tokens, labelFrom, p) || (statement.speed && mode === 'field' ? -1 : 0);
      before = { ...statement, told: statement.sign, sign };
      p = statement.end;
      continue;
    }
    const pair = readBeforeAfter(tokens, p);
    if (pair) {
      add(pair, statementAfter(tokens, pair.end));
      continue;
    }
    const first = readAmount(tokens, p) ?? readUnread(tokens, p);
    if (!first) {
      p += 1;
      continue;
    }
    const change = readChange(tokens, first, mode, directionOf(tokens, labelFrom, first.begin));
    if (change !== null && 'unread' in change) {
      change.unread.forEach(refuse);
      p = change.end;
      labelFrom = p;
      continue;
    }
    if (Number.isNaN(first.value)) {
      const unclear = tokens.slice(first.begin, first.end).some((token) => token.unclear);
      if (unclear && first.unit !== null && !isNumbered(tokens, first)) refuse(first);
      p = first.end;
      continue;
    }
    if (change !== null && 'low' in change) {
      if (!isNumbered(tokens, first)) keep(...lower(change.low, change.high));
      p = change.end;
      continue;
    }
    if (change) {
      add(change, statementAfter(tokens, change.end));
      continue;
    }
    keep(first);
    if (single === null && hasUnit(tokens, first)) single = { amount: first, label: label(first.begin) };
    p = first.end;
  }
  flush();
  // Beside a whole change, a lone number is only more about it.
  const whole = metrics.filter((metric) => metric.baseline !== null);
  return { metrics: whole.length > 0 ? whole : metrics, amounts, problems };
}

const VERBS = 'cut|reduce|bring|take|lower|raise|increase|go|drop|fall|improve|save|halve|grow|shrink|get|be|make|move';
/** Words of a clause after which a change is what somebody wants or expects; nobody has measured it. */
const HOPED = new RegExp(
  [
    String.raw`^(?:(?:the|our|my)\s+)?(?:target|goal|aim|objective|ziel|objectif|objetivo|meta)s?(?:\s+(?:is|was))?(?:\s*[:：]|\s+to\b|$)`,
    String.raw`^(?:expected|projected|planned|forecast)$`,
    String.raw`\b(?:aim(?:s|ed|ing)?|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|want(?:s|ed)?|intend(?:s|ed)?|expect(?:s|ed|ing)?|projected|supposed|meant|going) to\b`,
    String.raw`\b(?:will|would|should|could)\s+(?:\p{L}+\s+)?(?:${VERBS})\b`,
  ].join('|'),
  'iu',
);

/** Whether the words before a change, from the last comma on, say that it is hoped for. */
const isHoped = (label: string): boolean => HOPED.test((label.split(/[,(–—]\s*/u).at(-1) ?? '').trim());

const LONGEST_SHOWN = 300;
/** What is measured where a lone `m` can only be minutes. */
const TAKES_TIME =
  /(?<!\p{L})(?:times?|latency|durations?|builds?|deploy\w*|pipelines?|mttr|mttd|response|wait\w*|startup|boot|runtime|outages?|downtime|recovery|restores?|jobs?|suite|tests?|ci)(?!\p{L})/iu;

const inMinutes = (amount: Amount, label: string): Amount =>
  amount.unit?.kind === 'minutes?' && TAKES_TIME.test(label)
    ? { ...amount, unit: { ...amount.unit, kind: 'time' } }
    : amount;

/** A text that is one amount and nothing else, read as a packet's are; null where it is anything else. */
export function readQuantity(text: string): Quantity | null {
  const tokens = tokeniseMeasures(text);
  const amount = readAmount(tokens, 0);
  const whole = amount !== null && amount.end >= tokens.length && hasUnit(tokens, amount);
  return whole && !amount.atMost ? quantity(amount) : null;
}

/** Where a clause ends: a semicolon, or a full stop before a space. */
function isBreak(tokens: readonly Token[], p: number): boolean {
  const token = tokens[p];
  return (
    token?.text === ';' ||
    token?.text === '|' ||
    (token?.text === '.' && !token.spaced && (tokens[p + 1]?.spaced ?? true))
  );
}

function compare(
  a: Amount,
  b: Amount,
  statement: Statement | null,
): Pick<Metric, 'baseline' | 'result' | 'stated' | 'percent' | 'consistent'> {
  const [baseline, result] = [quantity(a), quantity(b)];
  // Of "up to 20" it is not known by how much a result is less, nor of a result "up to 20" by how much it is more.
  const known = !(a.atMost && result.base <= baseline.base) && !(b.atMost && result.base >= baseline.base);
  const comparable = known && baseline.dimension === result.dimension && baseline.base !== 0;
  const percent = comparable ? ((result.base - baseline.base) / baseline.base) * 100 : null;
  if (!statement) return { baseline, result, stated: null, percent, consistent: true };
  const sign = (statement.told ?? statement.sign) || ((percent ?? -1) < 0 ? -1 : 1);
  const stated = statement.size * sign;
  return {
    baseline,
    result,
    stated,
    percent,
    consistent: percent === null || agrees(stated, percent, baseline, result, statement.speed),
  };
}

function agrees(stated: number, percent: number, baseline: Quantity, result: Quantity, speed: boolean): boolean {
  const near = (computed: number): boolean =>
    Math.abs(stated - computed) <= (Math.abs(computed) > 100 ? Math.abs(computed) * 0.05 : 1) + 1e-9;
  if (near(percent)) return true;
  // Of percentages, people also state the difference in points.
  if (baseline.dimension === 'percent' && near((result.base - baseline.base) * 100)) return true;
  return speed && baseline.dimension === 'time' && result.base > 0 && near(-(baseline.base / result.base - 1) * 100);
}

const LABEL = 80;

/** The words before an amount, without what only leads to it. */
function labelOf(text: string, tokens: readonly Token[], from: number, begin: number): string {
  const stop = tokens[begin]?.at ?? text.length;
  const words = text.slice(Math.max(tokens[from]?.at ?? stop, stop - LABEL * 2), stop);
  const label = words
    .replace(/(?:[\s:([–—,→➡-]|\uFE0F)+$/u, '')
    .replace(/(?:^|\s)from$/iu, '')
    .replace(/^[\s,;.:()[\]|–—-]+/u, '')
    .replace(/^(?:and|then)\s/iu, '')
    .trim();
  return label.slice(-LABEL);
}
