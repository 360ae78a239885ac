import { masked, type Token } from './date-units.ts';

/**
 * A token of a text that measures something. A number is one token as a person writes it, whole: `12'900`, `1 200,50`,
 * `10^5`, "twenty-three".
 */
export interface MeasureToken extends Token {
  /** Of a number: what it says; null where it cannot be read whole. Of anything else null. */
  readonly value: number | null;
  /** Whether it is a number whose sign may part thousands or decimals: `1.200`. */
  readonly unclear: boolean;
}

/**
 * Groups of three digits behind spaces, digits behind signs, and a power of ten; a run of letters; an arrow; one mark.
 */
const TOKEN =
  /((?:(?<![\p{L}\p{M}#])\d{1,3}(?:[ \u00A0\u2007\u2009\u202F]\d{3}(?!\d)){1,4}|\d+)(?:[.,'’_]\d+)*(?:\s?[×x·]\s?10\^[+-]?\d{1,3}|\^[+-]?\d{1,3}|[eE][+-]?\d{1,2}(?![\p{L}\d])|[⁰¹²³⁴-⁹]+)?)|([\p{L}\p{M}]+)|\.{2,}|[-–—−]+>|=+>|-{2,}|[^\s\d\p{L}\p{M}]/gu;

/** Splits a text into tokens; addresses and code are blanked out. Linear in the length of the text. */
export function tokeniseMeasures(text: string): MeasureToken[] {
  // An arrow may carry a sign that only says how it is drawn.
  const source = masked(text).replaceAll('\uFE0F', ' ');
  const tokens: (Token & { value: null; unclear: false })[] = [];
  let end = -1;
  for (const match of source.matchAll(TOKEN)) {
    const [written] = match;
    tokens.push({
      kind: match[1] !== undefined ? 'number' : match[2] !== undefined ? 'word' : 'mark',
      text: written,
      lower: written.toLowerCase(),
      at: match.index,
      end: match.index + written.length,
      spaced: match.index !== end,
      value: null,
      unclear: false,
    });
    end = match.index + written.length;
  }
  const signs = signsOf(tokens);
  const valued = tokens.map((token): MeasureToken => {
    const value = token.kind === 'number' ? readDigits(token.text, signs) : null;
    return value === 'unclear' ? { ...token, unclear: true } : { ...token, value };
  });
  return withWords(valued, source);
}

/** What the numbers of one text show about its signs. */
interface Signs {
  /** A comma stands before decimals: `2,5`. */
  readonly decimalComma: boolean;
  /** A point with three digits behind it, which may part thousands or decimals: `1.200`. */
  readonly threeBehindPoint: boolean;
  /** A point with three digits behind it that are decimals: `0.300`. */
  readonly decimalsBehindPoint: boolean;
}

const DECIMAL_COMMA = /^(?:0,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d+|\d{1,3}(?:[.\s'’_]\d{3})+,\d+)$/u;

function signsOf(tokens: readonly Token[]): Signs {
  const texts = tokens.flatMap((token, index) =>
    token.kind === 'number' && (token.spaced || tokens[index - 1]?.kind !== 'word') ? [token.text] : [],
  );
  return {
    decimalComma: texts.some((text) => DECIMAL_COMMA.test(text)),
    threeBehindPoint: texts.some((text) => /^[1-9]\d{0,2}\.\d{3}$/u.test(text)),
    decimalsBehindPoint: texts.some((text) => /^0\.\d{3}$/u.test(text)),
  };
}

/** More digits than a number holds exactly. */
const MOST_DIGITS = 16;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The value of a number as written; null where it is none (a version, an IP address), `unclear` where it may be two. */
function readDigits(written: string, signs: Signs): number | 'unclear' | null {
  if (/^[\d\s.,'’_]+$/u.test(written)) return readPlain(written, signs);
  const power = /^(.*?)\s?(?:([×x·])\s?10\^|\^|([eE])|(?=[⁰¹²³⁴-⁹]))([+-]?\d+|[⁰¹²³⁴-⁹]+)$/su.exec(written);
  if (power === null) return null;
  const [, front = '', times, e, exponent = ''] = power;
  const size = Number(exponent.replace(/[⁰¹²³⁴-⁹]/gu, (digit) => String(SUPERSCRIPTS.indexOf(digit))));
  const factor = readPlain(front, signs);
  if (factor === null || factor === 'unclear') return factor;
  const value =
    times !== undefined || e !== undefined ? Number(`${factor}e${size}`) : factor === 10 ? 10 ** size : null;
  return value !== null && value <= Number.MAX_SAFE_INTEGER ? value : null;
}

function readPlain(written: string, signs: Signs): number | 'unclear' | null {
  if (written.replace(/\D/gu, '').length > MOST_DIGITS) return null;
  const certain = readCertain(written);
  if (certain !== null) return certain;
  if (/^[1-9]\d{0,2},\d{3}$/u.test(written)) {
    const mixed = signs.decimalComma || (signs.threeBehindPoint && !signs.decimalsBehindPoint);
    return mixed ? 'unclear' : Number(written.replace(',', ''));
  }
  if (/^[1-9]\d{0,2}\.\d{3}$/u.test(written))
    return signs.decimalsBehindPoint && !signs.decimalComma ? Number(written) : 'unclear';
  return null;
}

/** Signs that part thousands, and the one before the decimals, in each way that leaves no doubt. */
const CERTAIN: readonly { readonly shape: RegExp; readonly thousands: RegExp; readonly decimal: string }[] = [
  { shape: /^\d+$/u, thousands: /(?!)/u, decimal: '.' },
  { shape: /^(?:0\.\d+|\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d+)$/u, thousands: /(?!)/u, decimal: '.' },
  { shape: /^(?:0,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d+)$/u, thousands: /(?!)/u, decimal: ',' },
  { shape: /^\d{1,3}(?:[\s'’]\d{3})+(?:\.\d+)?$/u, thousands: /[\s'’]/gu, decimal: '.' },
  { shape: /^\d{1,3}(?:[\s'’]\d{3})+,\d+$/u, thousands: /[\s'’]/gu, decimal: ',' },
  { shape: /^\d{1,3}(?:_\d{3})+(?:\.\d+)?$/u, thousands: /_/gu, decimal: '.' },
  { shape: /^[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)$/u, thousands: /,/gu, decimal: '.' },
  // As India groups them: 12,00,000.
  { shape: /^[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?$/u, thousands: /,/gu, decimal: '.' },
  // Four groups may be the address of a machine.
  { shape: /^[1-9]\d{0,2}(?:(?:\.\d{3}){2}(?:,\d+)?|\.\d{3},\d+)$/u, thousands: /\./gu, decimal: ',' },
];

function readCertain(written: string): number | null {
  const found = CERTAIN.find(({ shape }) => shape.test(written));
  return found === undefined ? null : Number(written.replace(found.thousands, '').replace(found.decimal, '.'));
}

const SMALL = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, index) => [word, (index + 2) * 10]),
);
const A_NUMBER = new RegExp(
  String.raw`\d|(?<!\p{L})(?:${[...SMALL.keys(), ...TENS.keys()].join('|')}|an?\s+(?:dozen|hundred|thousand|million|billion))(?!\p{L})`,
  'iu',
);

/** Whether there is a number in a text, in digits or in words. */
export const hasNumber = (text: string): boolean => A_NUMBER.test(text);

/** What "a" and "half a" count: "a dozen", "half a million". */
const GREAT = new Set(['dozen', 'hundred', 'thousand', 'million', 'billion']);
/** Before "one", these make it a pronoun. */
const PRONOUN = new Set(
  'no any every each this that which another other but the last next first day some someone square number'.split(' '),
);
/** People that a hyphen may join to their number: "a five-person team". */
export const PERSON = new Map([
  ['person', 'people'],
  ['people', 'people'],
  ['engineer', 'engineers'],
  ['developer', 'developers'],
  ['member', 'members'],
]);

const joined = (token: Token | undefined): token is Token => token !== undefined && !token.spaced;

/** The tokens with numbers in words as one token each. */
function withWords(tokens: readonly MeasureToken[], source: string): MeasureToken[] {
  const out: MeasureToken[] = [];
  for (let p = 0; p < tokens.length;) {
    const first = tokens[p];
    const found = first?.kind === 'word' ? readWords(tokens, p) : null;
    const last = found === null ? undefined : tokens[found.next - 1];
    if (first === undefined) break;
    if (found === null || last === undefined) {
      out.push(first);
      p += 1;
      continue;
    }
    const text = source.slice(first.at, last.end);
    out.push({ ...first, kind: 'number', text, lower: text.toLowerCase(), end: last.end, value: found.value });
    p = found.next;
  }
  return out;
}

interface WordNumber {
  readonly value: number;
  readonly next: number;
}

/** "seven", "twenty-three", "two hundred and fifty", the "a" of "a dozen"; null where the word is none or part of a name. */
function readWords(tokens: readonly MeasureToken[], p: number): WordNumber | null {
  const [first, second, third] = tokens.slice(p, p + 3);
  if (first === undefined || (joined(first) && !/^[([{"“‘'*:;|=~≈]$|>$|^→$/u.test(tokens[p - 1]?.text ?? '')))
    return null;
  const article = first.lower === 'a' || first.lower === 'an';
  if (article && GREAT.has(second?.lower ?? '')) return { value: 1, next: p + 1 };
  if (first.lower === 'half' && second?.lower === 'a' && GREAT.has(third?.lower ?? ''))
    return { value: 0.5, next: p + 2 };
  const small = belowHundred(tokens, p);
  if (small === null) return null;
  if (first.lower === 'one' && small.next === p + 1 && PRONOUN.has(tokens[p - 1]?.lower ?? '')) return null;
  const whole = tokens[small.next]?.lower === 'hundred' ? hundreds(tokens, small) : small;
  const [mark, after] = [tokens[whole.next], tokens[whole.next + 1]];
  // "two-phase", "one-on-one", "three/four" are names; "five-person" is a number of people.
  const glued = joined(mark) && joined(after) && /^[-‐‑/'’.]$/u.test(mark.text);
  return glued && !(mark.text === '-' && PERSON.has(after.lower)) ? null : whole;
}

function belowHundred(tokens: readonly MeasureToken[], p: number): WordNumber | null {
  const word = tokens[p]?.lower ?? '';
  const small = SMALL.get(word);
  if (small !== undefined) return { value: small, next: p + 1 };
  const tens = TENS.get(word);
  if (tens === undefined) return null;
  const i = joined(tokens[p + 1]) && /^[-‐‑]$/u.test(tokens[p + 1]?.text ?? '') ? p + 2 : p + 1;
  const unit = SMALL.get(tokens[i]?.lower ?? '');
  return unit !== undefined && unit > 0 && unit < 10
    ? { value: tens + unit, next: i + 1 }
    : { value: tens, next: p + 1 };
}

function hundreds(tokens: readonly MeasureToken[], small: WordNumber): WordNumber {
  const i = tokens[small.next + 1]?.lower === 'and' ? small.next + 2 : small.next + 1;
  const rest = belowHundred(tokens, i);
  const value = small.value * 100;
  return rest === null ? { value, next: small.next + 1 } : { value: value + rest.value, next: rest.next };
}
