import { isYear, type Token } from './date-units.ts';

/** A number as written with what stands beside it, before its partner on the other side of the arrow is known. */
export interface Amount {
  /** Magnitudes (`k`, `million`) multiplied in. */
  readonly value: number;
  readonly unit: Unit | null;
  /** The period of a rate ("/week"), or null. */
  readonly per: Period | null;
  /** Tokens from `begin` to `end`, `end` exclusive. */
  readonly begin: number;
  readonly end: number;
}

export interface Unit {
  readonly written: string;
  /** `minutes?` is a lone `m`: minutes beside another time, otherwise unknown. */
  readonly kind: 'time' | 'data' | 'percent' | 'money' | 'count' | 'minutes?';
  /** The currency, or what is counted, in small letters and the plural. */
  readonly of: string;
  /** How many of the base unit: seconds, bytes, ratio, or the thing itself. */
  readonly factor: number;
}

export interface Period {
  readonly written: string;
  readonly seconds: number;
}

const DAY = 86_400;
/** A month is a twelfth of a year of 365.25 days. */
const SECONDS: readonly (readonly [names: string, seconds: number])[] = [
  ['ns nanosecond nanoseconds', 1e-9],
  ['µs μs microsecond microseconds', 1e-6],
  ['ms msec millisecond milliseconds', 1e-3],
  ['s sec secs second seconds', 1],
  ['min mins minute minutes', 60],
  ['h hr hrs hour hours', 3600],
  ['d day days', DAY],
  ['wk wks week weeks', 7 * DAY],
  ['mo month months', 30.4375 * DAY],
  ['quarter quarters', 91.3125 * DAY],
  ['y yr yrs year years', 365.25 * DAY],
];
const TIMES = new Map(
  SECONDS.flatMap(([names, seconds]) => names.split(' ').map((name): [string, number] => [name, seconds])),
);
const BYTES = new Map<string, number>([
  ['B', 1],
  ['byte', 1],
  ['bytes', 1],
  ...['k', 'm', 'g', 't', 'p'].flatMap((prefix, i): [string, number][] => {
    const [decimal, binary] = [1000 ** (i + 1), 1024 ** (i + 1)];
    return [
      [`${prefix}b`, decimal],
      [`${prefix.toUpperCase()}B`, decimal],
      [`${prefix}B`, decimal],
      [`${prefix.toUpperCase()}iB`, binary],
      [`${prefix}ib`, binary],
    ];
  }),
]);
const SYMBOLS = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
]);
const CURRENCIES = new Set([
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'INR',
  'CHF',
  'CAD',
  'AUD',
  'NZD',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'BRL',
  'SGD',
  'HKD',
  'CNY',
  'KRW',
  'ZAR',
  'MXN',
  'ILS',
]);
const PER_SECOND = new Map([
  ['rps', 'requests'],
  ['qps', 'queries'],
  ['tps', 'transactions'],
]);
const MAGNITUDES = new Map([
  ['k', 1e3],
  ['K', 1e3],
  ['M', 1e6],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
]);
const MONEY_MAGNITUDES = new Map([...MAGNITUDES, ['m', 1e6], ['mm', 1e6], ['B', 1e9], ['b', 1e9]]);
const APPROXIMATIONS = new Set([
  '~',
  '≈',
  '<',
  '>',
  '≤',
  '≥',
  'about',
  'around',
  'approx',
  'approximately',
  'roughly',
  'nearly',
  'almost',
  'circa',
  'only',
  'just',
  'under',
  'over',
]);
const PERCENT = new Set(['%', 'percent', 'pct', 'pp', '‰']);
const PERIOD_PREFIX = new Set(['per', 'a', 'an', 'each', 'every']);
const PERIOD_ADVERBS = new Map([
  ['hourly', 3600],
  ['daily', DAY],
  ['weekly', 7 * DAY],
  ['monthly', 30.4375 * DAY],
  ['yearly', 365.25 * DAY],
  ['annually', 365.25 * DAY],
]);
/** Words that end what is counted, or that are nothing one counts. */
const NOT_COUNTED = new Set(
  (
    'to from by in of per and or nor with without for after before over under at on is are was were be been has have had the a an each every within less more fewer faster slower ' +
    'lower higher cheaper smaller larger bigger better worse shorter longer quicker reduction increase decrease improvement drop saved saving savings down up while which that this ' +
    'these those we i he she it they you then than now when where using via across during because as but so through since until till if not no only also still again overall ' +
    'x am pm st nd rd th'
  ).split(' '),
);
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/u;

const joined = (token: Token | undefined): token is Token => token !== undefined && !token.spaced;

/**
 * The amount that starts at token `p` ("~ $1.2M/yr"), or null; `signed`: a plus or minus has been read. Looks at a
 * bounded number of tokens.
 */
export function readAmount(tokens: readonly Token[], p: number, signed = false): Amount | null {
  let i = p;
  while (i < p + 2 && APPROXIMATIONS.has(tokens[i]?.lower ?? '')) i += 1;
  const before = tokens[i - 1];
  // Part of a name, a version, a date, a negative number or a range: p99, v2, #12, 2025-06, 10-12.
  if (i === p && joined(tokens[i]) && !signed && before !== undefined) {
    if (!/^[(["'“‘*=:,;|→]$|^[-=]>$/u.test(before.text)) return null;
    if (/^[:,]$/u.test(before.text) && joined(before) && tokens[i - 2]?.kind === 'number') return null;
  }
  const prefix = currencyBefore(tokens, i);
  if (prefix) i = prefix.next;
  const number = readNumber(tokens, i);
  if (!number) return null;
  const amount = { value: number.value, unit: prefix?.unit ?? null, per: null, begin: p, end: number.next };
  return withRate(tokens, withUnit(tokens, amount), prefix !== null);
}

function currencyBefore(tokens: readonly Token[], p: number): { readonly unit: Unit; readonly next: number } | null {
  const token = tokens[p];
  if (token === undefined) return null;
  if (CURRENCIES.has(token.text)) return { unit: money(token.text, token.text), next: p + 1 };
  const [prefix, symbol] = token.text === 'US' && joined(tokens[p + 1]) ? ['US', tokens[p + 1]] : ['', token];
  const currency = SYMBOLS.get(symbol?.text ?? '');
  return currency === undefined || symbol === undefined
    ? null
    : { unit: money(prefix + symbol.text, currency), next: p + (prefix === '' ? 1 : 2) };
}

const money = (written: string, of: string): Unit => ({ written, kind: 'money', of, factor: 1 });

/**
 * `1200`, `1,200`, `1 200`, `99.95`. Null for a decimal comma, a version, a date, a time of day, or more digits than a
 * number holds exactly.
 */
function readNumber(tokens: readonly Token[], p: number): { readonly value: number; readonly next: number } | null {
  const first = tokens[p];
  if (first?.kind !== 'number') return null;
  let digits = first.text;
  let i = p + 1;
  const comma =
    tokens[i]?.text === ',' && joined(tokens[i]) && joined(tokens[i + 1]) && tokens[i + 1]?.kind === 'number';
  if (comma) {
    for (
      let groups = 0;
      groups < 5 &&
      tokens[i]?.text === ',' &&
      joined(tokens[i]) &&
      joined(tokens[i + 1]) &&
      tokens[i + 1]?.kind === 'number';
      groups += 1
    ) {
      if (digits.length > 15 || first.text.length > 3 || tokens[i + 1]?.text.length !== 3) return null;
      digits += tokens[i + 1]?.text ?? '';
      i += 2;
    }
  } else if (first.text.length <= 3) {
    for (let groups = 0; groups < 4 && tokens[i]?.kind === 'number' && tokens[i]?.text.length === 3; groups += 1) {
      digits += tokens[i]?.text ?? '';
      i += 1;
    }
  }
  if (tokens[i]?.text === '.' && joined(tokens[i]) && joined(tokens[i + 1]) && tokens[i + 1]?.kind === 'number') {
    digits += `.${tokens[i + 1]?.text ?? ''}`;
    i += 2;
  }
  const [mark, after] = [tokens[i], tokens[i + 1]];
  if (joined(mark) && joined(after) && after.kind === 'number' && /^[.,:/‐‑–—-]$/u.test(mark.text)) return null;
  if (joined(mark) && joined(after) && after.kind === 'word' && mark.text === '-') return null;
  return digits.length <= 16 ? { value: Number(digits), next: i } : null;
}

function withUnit(tokens: readonly Token[], amount: Amount): Amount {
  let { value, end } = amount;
  const isMoney = amount.unit !== null;
  const token = tokens[end];
  const word = token !== undefined && token.text.length > 2;
  const magnitude = (isMoney ? MONEY_MAGNITUDES : MAGNITUDES).get((word ? token.lower : token?.text) ?? '');
  if (magnitude !== undefined && (word || joined(tokens[end]))) {
    value *= magnitude;
    end += 1;
  }
  // "20+ incidents" are 20.
  if (tokens[end]?.text === '+' && joined(tokens[end]) && !joined(tokens[end + 1])) end += 1;
  const scaled = { ...amount, value, end };
  if (isMoney) return scaled;
  const unit = unitAt(tokens, end);
  if (!unit) return scaled;
  const single = { ...scaled, unit: unit.unit, end: unit.next };
  return unit.unit.kind === 'time' ? compound(tokens, single) : single;
}

/** "1 h 30 min" is one amount, in the first unit. */
function compound(tokens: readonly Token[], first: Amount): Amount {
  const whole = first.unit?.factor ?? 1;
  let { value, end } = first;
  let smallest = whole;
  for (let parts = 0; parts < 3; parts += 1) {
    const number = readNumber(tokens, end);
    const found = number ? unitAt(tokens, number.next) : null;
    const factor = found?.unit.kind === 'minutes?' ? 60 : found?.unit.kind === 'time' ? found.unit.factor : Infinity;
    if (!number || !found || factor >= smallest) break;
    value += (number.value * factor) / whole;
    end = found.next;
    smallest = factor;
  }
  return { ...first, value, end };
}

function unitAt(tokens: readonly Token[], p: number): { readonly unit: Unit; readonly next: number } | null {
  const token = tokens[p];
  if (token === undefined) return null;
  const one = (kind: Unit['kind'], of: string, factor: number, next = p + 1) => ({
    unit: { written: token.text, kind, of, factor },
    next,
  });
  if (PERCENT.has(token.lower)) {
    const points = /^(?:percentage|points?)$/u;
    let next = p + 1;
    while (next < p + 3 && points.test(tokens[next]?.lower ?? '')) next += 1;
    return one('percent', '', token.text === '‰' ? 0.001 : 0.01, next);
  }
  if (token.kind !== 'word' && !SYMBOLS.has(token.text)) return null;
  const time =
    TIMES.get(token.text) ??
    (token.text.length > 2 ? TIMES.get(token.lower) : undefined) ??
    (token.text === 'us' && joined(token) ? 1e-6 : undefined);
  if (time !== undefined) return one('time', '', time);
  if (token.text === 'm' && joined(token)) return one('minutes?', '', 60);
  const data = BYTES.get(token.text) ?? (token.text.length > 3 ? BYTES.get(token.lower) : undefined);
  if (data !== undefined) return one('data', '', data);
  const currency = SYMBOLS.get(token.text) ?? (CURRENCIES.has(token.text) ? token.text : null);
  if (currency !== null) return { unit: money(token.text, currency), next: p + 1 };
  return counted(tokens, p);
}

/** "support tickets": up to three words of what is counted. */
function counted(tokens: readonly Token[], p: number): { readonly unit: Unit; readonly next: number } | null {
  const words: Token[] = [];
  for (let i = p; words.length < 3; i += 1) {
    const token = tokens[i];
    // A word that clings to the number ("3rd", "L5") is a name, not a thing; so are months.
    if (
      token?.kind !== 'word' ||
      !token.spaced ||
      token.text.length < 2 ||
      NOT_COUNTED.has(token.lower) ||
      MONTH.test(token.lower)
    )
      break;
    words.push(token);
  }
  if (words.length === 0) return null;
  const written = words.map((word) => word.text).join(' ');
  return { unit: { written, kind: 'count', of: plural(written.toLowerCase()), factor: 1 }, next: p + words.length };
}

const SHORT = new Map([
  ['req', 'requests'],
  ['reqs', 'requests'],
]);
function plural(noun: string): string {
  const known = SHORT.get(noun);
  if (known !== undefined || noun.endsWith('s')) return known ?? noun;
  return /[^aeiou]y$/u.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** "/week", "per month", "a day", "weekly", "rps". */
function withRate(tokens: readonly Token[], amount: Amount, isMoney: boolean): Amount {
  const { unit, end } = amount;
  const known =
    unit?.kind === 'count' ? (PER_SECOND.get(unit.of.replace(/s$/u, '')) ?? PER_SECOND.get(unit.of)) : undefined;
  if (unit && known !== undefined) return { ...amount, unit: { ...unit, of: known }, per: { written: '', seconds: 1 } };
  const [mark, name] = [tokens[end], tokens[end + 1]];
  const adverb = PERIOD_ADVERBS.get(mark?.lower ?? '');
  if (adverb !== undefined && mark)
    return { ...amount, per: { written: ` ${mark.text}`, seconds: adverb }, end: end + 1 };
  if (mark === undefined || name === undefined) return amount;
  // "5 a day" may be five of anything in a list; "5/day" and "5 per day" are rates.
  if (unit === null && !isMoney && mark.text !== '/' && mark.lower !== 'per') return amount;
  const slash = mark.text === '/' && joined(name);
  const seconds = slash || PERIOD_PREFIX.has(mark.lower) ? TIMES.get(name.lower) : undefined;
  if (seconds === undefined) return amount;
  return { ...amount, per: { written: slash ? `/${name.text}` : ` ${mark.text} ${name.text}`, seconds }, end: end + 2 };
}

/** Whether the amount is a bare year. */
export const isYearAmount = (tokens: readonly Token[], amount: Amount): boolean =>
  (amount.unit === null || amount.unit.kind === 'count') && amount.per === null && isYear(tokens[amount.begin]);
