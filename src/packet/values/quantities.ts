import { isYear } from './date-units.ts';
import { PERSON, type MeasureToken as Token } from './numbers.ts';

/** A number as written with what stands beside it, before its partner on the other side of the arrow is known. */
export interface Amount {
  /** Magnitudes (`k`, `million`) multiplied in. */
  readonly value: number;
  readonly unit: Unit | null;
  /** The period of a rate ("/week"), or null. */
  readonly per: Period | null;
  /** Whether it is the most that it may be: "up to 20", "fewer than 20", "< 20". */
  readonly atMost: boolean;
  /** Whether a letter says thousands or millions: `5k`. */
  readonly scaled: boolean;
  /** Tokens from `begin` to `end`, `end` exclusive. */
  readonly begin: number;
  readonly end: number;
}

export interface Unit {
  readonly written: string;
  /** `minutes?` is a lone `m`: minutes beside another time, otherwise unknown. `factor` is the x of `5x`. */
  readonly kind: 'time' | 'data' | 'percent' | 'money' | 'count' | 'factor' | 'minutes?';
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
  ['s sec secs second seconds sekunde sekunden seconde secondes segundo segundos', 1],
  ['min mins minute minutes minuten minuto minutos', 60],
  ['h hr hrs hour hours stunde stunden heure heures hora horas ore uur', 3600],
  ['d day days tag tage tagen jour jours día días dia dias', DAY],
  ['wk wks week weeks woche wochen semaine semaines semana semanas', 7 * DAY],
  ['mo month months monat monate monaten mois mes mês meses', 30.4375 * DAY],
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
/** What stands before a `$` that is not everybody's: `US$`, `R$`. */
const DOLLARS = new Map([
  ['US', 'USD'],
  ['R', 'BRL'],
  ['CA', 'CAD'],
  ['C', 'CAD'],
  ['AU', 'AUD'],
  ['A', 'AUD'],
  ['NZ', 'NZD'],
  ['HK', 'HKD'],
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
  ['hundred', 100],
  ['dozen', 12],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['bn', 1e9],
  ['Bn', 1e9],
  ['BN', 1e9],
  ['mn', 1e6],
  ['Mn', 1e6],
  ['mio', 1e6],
  ['mrd', 1e9],
  ['tsd', 1e3],
  ['lakh', 1e5],
  ['crore', 1e7],
]);
const MONEY_MAGNITUDES = new Map([...MAGNITUDES, ['m', 1e6], ['mm', 1e6], ['B', 1e9], ['b', 1e9]]);
/** What may stand before an amount; the second list says that it is no more than that. */
const LEAD_INS = leadIns(
  '~, ≈, >, ≥, ±, about, around, approx, approximately, roughly, nearly, almost, circa, ca, only, just, over, total, a total of, upwards of, more than, greater than, at least, as few as, as little as',
  '<, ≤, under, below, max, maximum, a maximum of, maximum of, up to, at most, fewer than, less than, lower than, no more than, not more than, as many as, as much as',
);

interface LeadIn {
  readonly words: readonly string[];
  readonly atMost: boolean;
}

/** By their first word, the longest first. */
function leadIns(open: string, atMost: string): ReadonlyMap<string, readonly LeadIn[]> {
  const all = [open, atMost].flatMap((list, index) =>
    list.split(', ').map((text): LeadIn => ({ words: text.split(' '), atMost: index === 1 })),
  );
  const byFirst = new Map<string, LeadIn[]>();
  for (const lead of all.toSorted((a, b) => b.words.length - a.words.length)) {
    const first = lead.words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), lead]);
  }
  return byFirst;
}
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
    'between among against about into onto out off both all any some can could will would should might must do does did our my your their his her its ' +
    'previously formerly earlier currently afterwards today ago plus minus x am pm st nd rd th auf bis von à de para naar'
  ).split(' '),
);
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/u;

const joined = (token: Token | undefined): token is Token => token !== undefined && !token.spaced;

/**
 * The amount that starts at token `p` ("~ $1.2M/yr"), or null; `signed`: a plus or minus has been read. Looks at a
 * bounded number of tokens. A number that is not read whole is not read.
 */
export function readAmount(tokens: readonly Token[], p: number, signed = false): Amount | null {
  const amount = scan(tokens, p, signed);
  return amount === null || Number.isNaN(amount.value) ? null : amount;
}

/** Whether an amount may begin with this token. */
export const mayLead = ({ kind, text, lower }: Token): boolean =>
  kind !== 'word' || LEAD_INS.has(lower) || CURRENCIES.has(text) || DOLLARS.has(text);

/** A number at token `p` that stands where an amount may stand and cannot be read whole; its value is NaN. */
export function readUnread(tokens: readonly Token[], p: number): Amount | null {
  const amount = scan(tokens, p, false);
  return amount !== null && Number.isNaN(amount.value) ? amount : null;
}

function scan(tokens: readonly Token[], p: number, signed: boolean): Amount | null {
  const { next: start, atMost } = leadIn(tokens, p);
  const prefix = currencyBefore(tokens, start);
  const i = prefix?.next ?? start;
  const number = tokens[i];
  if (number?.kind !== 'number' || (start === p && !signed && !mayBegin(tokens, p))) return null;
  const value = number.value ?? Number.NaN;
  const plain = { value, unit: prefix?.unit ?? null, per: null, atMost, scaled: false, begin: p, end: i + 1 };
  const mixed = fractionAt(tokens, i + 1);
  if (mixed !== null) return rest(tokens, { ...plain, end: mixed });
  const amount = withRate(tokens, withUnit(tokens, plain), prefix !== null);
  return isWhole(tokens, amount.end) ? amount : rest(tokens, amount);
}

/** The token after the fraction of "1 1/2 h", "1 ½ h"; null where none follows. */
function fractionAt(tokens: readonly Token[], p: number): number | null {
  const [above, slash, below] = tokens.slice(p, p + 3);
  if (/^[¼-¾⅐-⅞]$/u.test(above?.text ?? '')) return p + 1;
  const is =
    above?.kind === 'number' && joined(slash) && slash.text === '/' && joined(below) && below.kind === 'number';
  return is ? p + 3 : null;
}

/** The token after "about", "up to", "ca.": what an amount may be led by. */
function leadIn(tokens: readonly Token[], p: number): { readonly next: number; readonly atMost: boolean } {
  let next = p;
  let atMost = false;
  for (let leads = 0; leads < 3; leads += 1) {
    const at = next;
    const found = LEAD_INS.get(tokens[at]?.lower ?? '')?.find(({ words }) =>
      words.every((word, index) => tokens[at + index]?.lower === word),
    );
    if (found === undefined) break;
    next += found.words.length;
    atMost ||= found.atMost;
    if (tokens[next]?.text === '.' && joined(tokens[next])) next += 1;
  }
  return { next, atMost };
}

/** Not a part of a name, a version, a date, a negative number or a range: p99, v2, #12, 2025-06, 10-12, 5'300. */
function mayBegin(tokens: readonly Token[], p: number): boolean {
  const before = tokens[p - 1];
  if (!joined(tokens[p]) || before === undefined || isArrow(before)) return true;
  return /^[([{"“‘'*=:,;|]$/u.test(before.text) && !clingsToNumber(tokens, p - 1, -1);
}

/** Marks that part two numbers with nothing but them between: `20;30`, `5(3)`. */
const isParting = (token: Token): boolean => isArrow(token) || /^[([{;|（「；，、。]$/u.test(token.text);

/** Whether nothing but marks, without a space, stands between the mark at `p` and a number on that side. */
function clingsToNumber(tokens: readonly Token[], p: number, step: 1 | -1): boolean {
  for (let i = p; i !== p + 3 * step; i += step) {
    const [token, next] = [tokens[i], tokens[i + step]];
    if (token === undefined || isParting(token) || !joined(step === 1 ? next : token)) return false;
    if (next?.kind !== 'mark') return next?.kind === 'number';
  }
  return false;
}

/** Whether nothing clings to the end of an amount that would make it another one: 5^3, 12°, 10-12, 3/4, 10:30, 5Gx. */
function isWhole(tokens: readonly Token[], end: number): boolean {
  const [mark, after] = [tokens[end], tokens[end + 1]];
  if (!joined(mark) || isArrow(mark)) return true;
  if (mark.kind !== 'mark' || clingsToNumber(tokens, end, 1)) return false;
  if (/^[-‐‑]$/u.test(mark.text)) return !joined(after) || after.kind !== 'word';
  return /^[.,:;!?…()[\]{}"“”'’»*|/–—<،؛、。，；（）「」]$|^\.{2,}$|^-{2,}$/u.test(mark.text);
}

/** The most tokens that a number is looked at that cannot be read. */
const MOST_REST = 12;

/** An amount that cannot be read whole, with all that clings to it and its unit. */
function rest(tokens: readonly Token[], amount: Amount): Amount {
  let { end } = amount;
  while (end < amount.end + MOST_REST && joined(tokens[end]) && !isArrow(tokens[end])) {
    if (/^[,;)\]}|]$/u.test(tokens[end]?.text ?? '')) break;
    end += 1;
  }
  const unit = unitAt(tokens, end);
  return { ...amount, value: Number.NaN, unit: amount.unit ?? unit?.unit ?? null, end: unit?.next ?? end };
}

/** `->`, `-->`, `=>`, `→`. */
export const isArrow = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:[-–—−=]+>|[→⇒➔➜⟶⟹➡])$/u.test(token.text);

function currencyBefore(tokens: readonly Token[], p: number): { readonly unit: Unit; readonly next: number } | null {
  const token = tokens[p];
  if (token === undefined) return null;
  if (CURRENCIES.has(token.text)) return { unit: money(token.text, token.text), next: p + 1 };
  const dollars = DOLLARS.get(token.text);
  const [prefix, symbol] = dollars !== undefined && joined(tokens[p + 1]) ? [token.text, tokens[p + 1]] : ['', token];
  const currency = prefix !== '' && symbol?.text === '$' ? dollars : SYMBOLS.get(symbol?.text ?? '');
  return currency === undefined || symbol === undefined
    ? null
    : { unit: money(prefix + symbol.text, currency), next: p + (prefix === '' ? 1 : 2) };
}

const money = (written: string, of: string): Unit => ({ written, kind: 'money', of, factor: 1 });

function withUnit(tokens: readonly Token[], amount: Amount): Amount {
  let { value, end } = amount;
  let scaled = false;
  const isMoney = amount.unit !== null;
  const token = tokens[end];
  const word = token !== undefined && token.text.length > 2;
  const magnitude =
    (isMoney ? MONEY_MAGNITUDES : MAGNITUDES).get((word ? token.lower : token?.text) ?? '') ??
    // "1.2B events": bytes are no events.
    (token?.text === 'B' && joined(token) && counted(tokens, end + 1) !== null ? 1e9 : undefined);
  if (magnitude !== undefined && (word || joined(token))) {
    value *= magnitude;
    end += 1;
    scaled = true;
    // "two thousand and fifty" is one number; what goes on in another way is not read.
    const and = tokens[end]?.lower === 'and';
    const more = and ? tokens[end + 1] : tokens[end];
    const inWords = more?.kind === 'number' && !/\d/u.test(more.text);
    if (word && more?.kind === 'number' && (inWords || !and)) {
      const fits = inWords && more.value !== null && more.value < magnitude && magnitude < 1e6;
      end += and ? 2 : 1;
      value = fits && !MAGNITUDES.has(tokens[end]?.lower ?? '') ? value + (more.value ?? 0) : Number.NaN;
    }
  }
  // A gross is twelve dozen; "gross margin" is something else.
  if (tokens[end]?.lower === 'gross' && tokens[end + 1]?.kind !== 'word') value = Number.NaN;
  // "20+ incidents" are 20.
  if (tokens[end]?.text === '+' && joined(tokens[end]) && !joined(tokens[end + 1])) end += 1;
  const plain = { ...amount, value, end, scaled };
  if (isMoney) return plain;
  const unit = unitAt(tokens, end) ?? people(tokens, end);
  if (!unit) return plain;
  const single = { ...plain, unit: unit.unit, end: unit.next };
  return unit.unit.kind === 'time' || unit.unit.kind === 'minutes?' ? compound(tokens, single) : single;
}

/** The `-person` of "a 5-person team". */
function people(tokens: readonly Token[], p: number): { readonly unit: Unit; readonly next: number } | null {
  const [hyphen, word] = [tokens[p], tokens[p + 1]];
  const of = joined(hyphen) && joined(word) && hyphen.text === '-' ? PERSON.get(word.lower) : undefined;
  return of === undefined ? null : { unit: { written: of, kind: 'count', of, factor: 1 }, next: p + 2 };
}

/** "1 h 30 min", "4m30s" and "1h30" are one amount each, in the first unit. */
function compound(tokens: readonly Token[], first: Amount): Amount {
  const whole = first.unit?.factor ?? 1;
  let { value, end } = first;
  let smallest = whole;
  for (let parts = 0; parts < 3; parts += 1) {
    const number = tokens[end];
    if (number?.kind !== 'number' || number.value === null) break;
    const found = unitAt(tokens, end + 1);
    const bare = smallest === 3600 && joined(number) && /^[0-5]\d$/u.test(number.text) && !joined(tokens[end + 1]);
    const factor = bare
      ? 60
      : found?.unit.kind === 'minutes?'
        ? 60
        : found?.unit.kind === 'time'
          ? found.unit.factor
          : Infinity;
    if (factor >= smallest) break;
    value += (number.value * factor) / whole;
    end = bare ? end + 1 : (found?.next ?? end + 1);
    smallest = factor;
  }
  const unit =
    first.unit?.kind === 'minutes?' && smallest < whole ? { ...first.unit, kind: 'time' as const } : first.unit;
  return { ...first, unit, value, end };
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
  if (/^[x×]$/u.test(token.text) && joined(token)) return one('factor', '', 1);
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

/** After "3 times", these compare: it is a factor, and nothing happened three times. */
const COMPARED = new Set(
  'faster slower more less fewer higher lower better worse larger smaller greater cheaper longer shorter as the that over bigger quicker'.split(
    ' ',
  ),
);

/** "support tickets": up to three words of what is counted; "times" of what happened. */
function counted(tokens: readonly Token[], p: number): { readonly unit: Unit; readonly next: number } | null {
  const words: Token[] = [];
  const first = tokens[p];
  if (first?.lower === 'times' && first.spaced) {
    if (COMPARED.has(tokens[p + 1]?.lower ?? '')) return null;
    return { unit: { written: first.text, kind: 'count', of: 'times', factor: 1 }, next: p + 1 };
  }
  for (let i = p; words.length < 3; i += 1) {
    const token = tokens[i];
    // A word that clings to the number ("3rd", "L5") is a name, not a thing; so are months.
    if (
      token?.kind !== 'word' ||
      (!token.spaced && !(i === p && CLINGING.test(token.text))) ||
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

/** What may cling to its number and be counted all the same: `200rps`. */
const CLINGING = /^(?:[rqt]ps|reqs?)$/iu;
const IRREGULAR = new Map([
  ['req', 'requests'],
  ['reqs', 'requests'],
  ['person', 'people'],
  ['people', 'people'],
  ['staff', 'staff'],
]);
function plural(noun: string): string {
  const known = IRREGULAR.get(noun.slice(noun.lastIndexOf(' ') + 1));
  if (known !== undefined) return noun.slice(0, noun.lastIndexOf(' ') + 1) + known;
  if (noun.endsWith('s')) return noun;
  return /[^aeiou]y$/u.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** "/week", "per month", "a day", "weekly", "rps"; "12 a week" only where `counts` says that 12 is an amount. */
export function withRate(tokens: readonly Token[], amount: Amount, counts: boolean): Amount {
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
  if (unit === null && !counts && mark.text !== '/' && mark.lower !== 'per') return amount;
  const slash = mark.text === '/' && joined(name);
  const seconds = slash || PERIOD_PREFIX.has(mark.lower) ? TIMES.get(name.lower) : undefined;
  if (seconds === undefined) return amount;
  return { ...amount, per: { written: slash ? `/${name.text}` : ` ${mark.text} ${name.text}`, seconds }, end: end + 2 };
}

/** Whether the amount is a bare year. */
export const isYearAmount = (tokens: readonly Token[], amount: Amount): boolean =>
  (amount.unit === null || amount.unit.kind === 'count') && amount.per === null && isYear(tokens[amount.begin]);
