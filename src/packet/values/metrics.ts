import { masked, tokenise, type Token } from './date-units.ts';
import { isYearAmount, readAmount, type Amount, type Unit } from './quantities.ts';

/** A quantity with a unit, in the unit's base: seconds, bytes, ratio, or a plain count. */
export interface Quantity {
  /** With `k` and `million` multiplied in. */
  readonly value: number;
  /** As written: `h`, `min`, `%`, `$`, `users`; empty for a bare number. */
  readonly unit: string;
  /**
   * `time`, `data`, `percent`, `money:USD`, or `count:…` for what is counted. Per period: `rate:time`, `rate:data`,
   * `rate:…` for what is counted; money and percentages keep their dimension.
   */
  readonly dimension: string;
  /** `value` in the dimension's base unit; per second where it is per period. */
  readonly base: number;
  /** Whether it is per period ("/week", "per month"). */
  readonly per: boolean;
}

/** What a text measures. */
export interface Measures {
  readonly metrics: readonly Metric[];
  /**
   * Every amount with a unit, both ends of a change and the lower one of a range; in the order of the text. Stated
   * changes ("40 % less") are none.
   */
  readonly amounts: readonly Quantity[];
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

/** A stated percentage; `sign` is 0 where the words do not say which way ("by 94 %"). */
interface Statement {
  readonly size: number;
  readonly sign: -1 | 0 | 1;
  /** "94 % faster" may also be meant as speed: 6 h to 20 min is 18 times as fast. */
  readonly speed: boolean;
  readonly begin: number;
  readonly end: number;
}

const ARROWS = new Set(['->', '=>', '→', '⇒', '➔', '➜']);
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
/** Before a bare number, these make it a version, a level or a number of something: no amount. */
const NUMBERED = new Set(
  (
    'version versions v release java jdk jre python node nodejs js ruby rails go golang php react angular vue django flask spring boot kubernetes k8s postgres postgresql mysql mariadb ' +
    'mongodb redis kafka elasticsearch scala kotlin swift rust typescript ubuntu debian centos rhel ios android windows macos terraform webpack gradle maven net dotnet http tls openssl xcode ' +
    'pr prs pull mr issue rfc adr kep sev severity priority level grade band phase step tier page chapter line section sprint iteration team'
  ).split(' '),
);

/**
 * Reads measured changes, and amounts. In a field a result alone is a metric without a baseline and bare numbers count;
 * in prose both
 * ends have to be there, of the same dimension, and one of them needs a unit. Linear in the length of the text.
 * `line` is the text's line in the packet.
 */
export function readMeasures(text: string, mode: 'field' | 'prose', line: number): Measures {
  if (!/\d/u.test(text)) return { metrics: [], amounts: [] };
  const tokens = tokenise(masked(text));
  const metrics: Metric[] = [];
  const amounts: Quantity[] = [];
  const keep = (...found: readonly Amount[]): void => {
    amounts.push(...found.filter((amount) => hasUnit(tokens, amount)).map(quantity));
  };
  const add = (
    label: string,
    change: Pick<Metric, 'baseline' | 'result' | 'stated' | 'percent' | 'consistent'>,
  ): void => {
    metrics.push({ label, ...change, line });
  };
  let labelFrom = 0;
  let before: Statement | null = null;
  let single: { amount: Amount; label: string } | null = null;
  let p = 0;
  /** A result or a percentage without a baseline, at the end of its clause. */
  const flush = (): void => {
    if (mode === 'field' && (single || before)) {
      const label = single?.label ?? labelOf(text, tokens, labelFrom, before?.begin ?? p);
      add(label, {
        baseline: null,
        result: single ? quantity(single.amount) : null,
        stated: before ? before.size * (before.sign || -1) : null,
        percent: null,
        consistent: true,
      });
    }
    single = null;
    before = null;
  };
  while (p < tokens.length) {
    if (isBreak(tokens, p)) {
      flush();
      labelFrom = p + 1;
    }
    const statement = readStatement(tokens, p);
    if (statement) {
      before = statement;
      p = statement.end;
      continue;
    }
    const first = readAmount(tokens, p);
    if (!first) {
      p += 1;
      continue;
    }
    const change = readChange(tokens, first, mode);
    if (change === 'range') {
      p = first.end + 1;
      // The other end of the range is no result.
      const other = readAmount(tokens, p);
      if (other && !isNumbered(tokens, first)) keep(...lower(first, other));
      p = other?.end ?? p;
      continue;
    }
    if (change) {
      const after = statementAfter(tokens, change.end);
      const stated: Statement | null = after ?? (before && isBeside(tokens, before.end, first.begin) ? before : null);
      add(
        labelOf(text, tokens, labelFrom, before && stated === before ? before.begin : first.begin),
        compare(change.baseline, change.result, stated),
      );
      keep(change.baseline, change.result);
      before = null;
      single = null;
      p = after?.end ?? change.end;
      labelFrom = p;
      continue;
    }
    keep(first);
    if (single === null && hasUnit(tokens, first))
      single = { amount: first, label: labelOf(text, tokens, labelFrom, first.begin) };
    p = first.end;
  }
  flush();
  // Beside a whole change, a lone number is only more about it.
  const whole = metrics.filter((metric) => metric.baseline !== null);
  return { metrics: whole.length > 0 ? whole : metrics, amounts };
}

/** A text that is one amount and nothing else, read as a packet's are; null where it is anything else. */
export function readQuantity(text: string): Quantity | null {
  const tokens = tokenise(text);
  const amount = readAmount(tokens, 0);
  return amount !== null && amount.end >= tokens.length && hasUnit(tokens, amount) ? quantity(amount) : null;
}

/** Whether it is an amount of something, and no version, level or year. */
const hasUnit = (tokens: readonly Token[], amount: Amount): boolean =>
  amount.unit !== null &&
  amount.unit.kind !== 'minutes?' &&
  !isNumbered(tokens, amount) &&
  !isYearAmount(tokens, amount);

/** Where a clause ends: a semicolon, or a full stop before a space. */
function isBreak(tokens: readonly Token[], p: number): boolean {
  const token = tokens[p];
  return (
    token?.text === ';' ||
    token?.text === '|' ||
    (token?.text === '.' && !token.spaced && (tokens[p + 1]?.spaced ?? true))
  );
}

interface Change {
  readonly baseline: Amount;
  readonly result: Amount;
  readonly end: number;
}

/** The change that begins with `first`; `range` where it is "2 to 3 weeks"; null where no second amount follows. */
function readChange(tokens: readonly Token[], first: Amount, mode: 'field' | 'prose'): Change | 'range' | null {
  const separator = tokens[first.end];
  const arrow = ARROWS.has(separator?.text ?? '');
  const down = separator?.lower === 'down' || separator?.lower === 'up';
  const to = separator?.lower === 'to' || (down && tokens[first.end + 1]?.lower === 'to');
  if (!arrow && !to) return null;
  let second = readAmount(tokens, first.end + (down ? 2 : 1));
  if (!second) return null;
  // "6 h -> 20 min -> 5 min": the last is the result.
  while (ARROWS.has(tokens[second.end]?.text ?? '')) {
    const next = readAmount(tokens, second.end + 1);
    if (!next) break;
    second = next;
  }
  if (isNumbered(tokens, first) || (isYearAmount(tokens, first) && isYearAmount(tokens, second))) return 'range';
  const pair = paired(first, second);
  const led = tokens[first.begin - 1]?.lower === 'from';
  // "2 to 3 weeks" is a range; "900 to 300 ms" cannot be one.
  const bothWritten = first.unit !== null && second.unit !== null;
  if (to && !led && !down && !bothWritten && !(mode === 'field' && second.value < first.value)) return 'range';
  if (!pair)
    return mode === 'field' && first.unit?.kind !== 'minutes?' && second.unit?.kind !== 'minutes?'
      ? { baseline: first, result: second, end: second.end }
      : 'range';
  if (mode === 'prose' && pair[0].unit === null && pair[0].per === null) return 'range';
  // "5 % to 10 % of users": going up, a sentence has to say "from" for it to be a change.
  if (mode === 'prose' && to && !led && !down && quantity(pair[0]).base <= quantity(pair[1]).base) return 'range';
  return { baseline: pair[0], result: pair[1], end: second.end };
}

/**
 * Both amounts in units that can be compared: a unit or a period on one side holds for both. Null where they differ.
 */
function paired(a: Amount, b: Amount): readonly [Amount, Amount] | null {
  const per = a.per ?? b.per;
  if (a.unit === null || b.unit === null) {
    const unit = a.unit ?? b.unit;
    return unit?.kind === 'minutes?'
      ? null
      : [
          { ...a, unit, per: a.per ?? per },
          { ...b, unit, per: b.per ?? per },
        ];
  }
  const [ua, ub] = [minutes(a.unit, b.unit), minutes(b.unit, a.unit)];
  if (ua.kind !== ub.kind || ua.kind === 'minutes?') return null;
  const of = ua.kind === 'count' ? sameThing(ua.of, ub.of) : ua.of === ub.of ? ua.of : null;
  return of === null
    ? null
    : [
        { ...a, unit: { ...ua, of }, per: a.per ?? per },
        { ...b, unit: { ...ub, of }, per: b.per ?? per },
      ];
}

/** "2 to 3 weeks" are two at least. What cannot be compared is no range, but two amounts. */
function lower(a: Amount, b: Amount): readonly Amount[] {
  const pair = paired(a, b);
  return pair === null ? [a, b] : [quantity(pair[0]).base <= quantity(pair[1]).base ? pair[0] : pair[1]];
}

const minutes = (unit: Unit, other: Unit): Unit =>
  unit.kind === 'minutes?' && other.kind === 'time' ? { ...unit, kind: 'time' } : unit;

/** "tickets" and "tickets handled" are the same thing; what they share names it. */
function sameThing(a: string, b: string): string | null {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const stem = short.replace(/(?:ies|y|s)$/u, '');
  return stem !== '' && long.startsWith(stem) && /^(?:ies|y|s)?(?: |$)/u.test(long.slice(stem.length)) ? short : null;
}

function quantity({ value, unit, per }: Amount): Quantity {
  const written = `${unit?.written ?? ''}${per?.written ?? ''}`.trim();
  const base = (value * (unit?.factor ?? 1)) / (per?.seconds ?? 1);
  return { value, unit: written, dimension: dimension(unit, per !== null), base, per: per !== null };
}

function dimension(unit: Unit | null, rate: boolean): string {
  switch (unit?.kind) {
    case 'money':
      return `money:${unit.of}`;
    case 'percent':
      return 'percent';
    case 'time':
    case 'data':
      return rate ? `rate:${unit.kind}` : unit.kind;
    default:
      return `${rate ? 'rate' : 'count'}:${unit?.of ?? ''}`;
  }
}

function compare(
  a: Amount,
  b: Amount,
  statement: Statement | null,
): Pick<Metric, 'baseline' | 'result' | 'stated' | 'percent' | 'consistent'> {
  const [baseline, result] = [quantity(a), quantity(b)];
  const comparable = baseline.dimension === result.dimension && baseline.base !== 0;
  const percent = comparable ? ((result.base - baseline.base) / baseline.base) * 100 : null;
  if (!statement) return { baseline, result, stated: null, percent, consistent: true };
  const sign = statement.sign || ((percent ?? -1) < 0 ? -1 : 1);
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

/** "94 % less", "by 94 %", "−94 %", "a 94 % reduction" at token `p`. */
function readStatement(tokens: readonly Token[], p: number): Statement | null {
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
function statementAfter(tokens: readonly Token[], p: number): Statement | null {
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
function isBeside(tokens: readonly Token[], end: number, begin: number): boolean {
  return begin - end <= 2 && tokens.slice(end, begin).every((token) => /^(?:from|[:,([])$/u.test(token.lower));
}

const isNumbered = (tokens: readonly Token[], amount: Amount): boolean =>
  (amount.unit === null || amount.unit.kind === 'count') &&
  NUMBERED.has(tokens[amount.begin - (tokens[amount.begin - 1]?.lower === 'from' ? 2 : 1)]?.lower ?? '');

const LABEL = 80;

/** The words before an amount, without what only leads to it. */
function labelOf(text: string, tokens: readonly Token[], from: number, begin: number): string {
  const stop = tokens[begin]?.at ?? text.length;
  const words = text.slice(Math.max(tokens[from]?.at ?? stop, stop - LABEL * 2), stop);
  const label = words
    .replace(/[\s:([–—,-]+$/u, '')
    .replace(/(?:^|\s)from$/iu, '')
    .replace(/^[\s,;.:()[\]|–—-]+/u, '')
    .replace(/^(?:and|then)\s/iu, '')
    .trim();
  return label.slice(-LABEL);
}
