import type { Interval } from '../../text/time.ts';
import {
  daysOf,
  isBareYear,
  isDash,
  isRangeMark,
  masked,
  maybeCount,
  ordersOf,
  readNumericDate,
  readUnit,
  tokenise,
  type DateMode,
  type Orders,
  type Read,
  type Token,
  type Unit,
} from './date-units.ts';

export type { DateMode } from './date-units.ts';

/**
 * Why a text is not a date.
 * `ambiguous`: 03/04/2025; `relative`: "last year"; `impossible`: 30 February; `no-month`: 2025-14; `fiscal`: FY25 where
 * it is not known when that year begins; `reversed`: the end is before the start; `unreadable`: nothing that is
 * understood.
 */
export interface DateProblem {
  readonly what: 'ambiguous' | 'relative' | 'impossible' | 'no-month' | 'fiscal' | 'reversed' | 'unreadable';
  /** The part of the text, at most 300 characters. */
  readonly text: string;
  /** Where it starts in the given text, in UTF-16 code units. */
  readonly index: number;
}

export interface DatesRead {
  /** In the order of the text. */
  readonly dates: readonly Interval[];
  readonly problems: readonly DateProblem[];
}

const LONGEST_SHOWN = 300;
const OPEN_ENDS = new Set(
  'present now today ongoing current currently date heute hoje hoy présent presente oggi heden'.split(' '),
);
/** What begins a time without an end. */
const SINCE = new Set(['since', 'seit', 'depuis', 'desde', 'sinds']);
const OPEN_SUFFIXES = new Set(['ongoing', 'onward', 'onwards']);
const YEAR_LEADS = new Set([
  ...SINCE,
  'in',
  'during',
  'from',
  'until',
  'till',
  'through',
  'throughout',
  'of',
  'by',
  'between',
]);
/** Before a date, these make it some other time than the date says. */
const NOT_THEN = new Set(
  'before after pre post prior vor nach avant après antes después depois voor dopo prima'.split(' '),
);
/** Before a year, quarter or half, these say a part of it, or another calendar. */
const VAGUE = new Set(
  (
    'early mid late middle beginning start end spring summer autumn fall winter christmas most part half quarter class ' +
    'fiscal financial academic school fy week sprint before after pre post prior'
  ).split(' '),
);
/** Before `12/2025` these make it a week, which is not the month of that number. */
const WEEKS = new Set('week weeks wk kw cw woche wochen semaine semaines semana semanas settimana'.split(' '));
/** Before a number like 2025-02 in prose, these make it a name. */
const NAMES_A_NUMBER = new Set(
  'rfc kep adr cve pep iso issue pr build version versions api release v no ticket incident'.split(' '),
);
const RELATIVE =
  /(?<![\p{L}\p{M}])(?:last|past|previous|next|this|current|coming|recent|recently|lately|ago|yesterday|today|tomorrow|now|ongoing|present|currently|soon|earlier|ytd)(?![\p{L}\p{M}])/iu;

/** What was read as one date: a unit, a range, or an open range. `end` is exclusive, in tokens. */
interface Span {
  readonly from: Unit;
  readonly to: Unit | null;
  readonly open: boolean;
  /** A word such as "since" or "in" stands before it. */
  readonly led: boolean;
  readonly begin: number;
  readonly end: number;
}

/** What a company's settings say about its dates. */
export interface DateSettings {
  /** The month in which a fiscal year begins, 1 to 12. Null: not known, so that `FY25` cannot be read. */
  readonly fiscalYearStart: number | null;
}

/**
 * Reads dates and ranges of dates. Times are UTC days; open ranges have `end: null`. Linear in the length of the text.
 * In a field everything has to be understood: what is not is a problem. In prose only unmistakable dates are read, and
 * only dates that were clearly meant and cannot be used are problems.
 */
export function readDates(text: string, mode: DateMode, settings: DateSettings = { fiscalYearStart: null }): DatesRead {
  if (mode === 'prose' && !/(?:19|2[01])\d\d|['’‘´]\d\d|FY\d\d/iu.test(text)) return { dates: [], problems: [] };
  return new DateReader(withEastAsian(text), mode, settings).read();
}

const EAST_ASIAN = /(?<!\d)((?:19|2[01])\d\d)\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?(\s?[〜～~])?/gu;

/** 2026年2月3日 and 2026년 2월 3일 as 2026-02-03, with a dash for the sign of a range behind it. */
function withEastAsian(text: string): string {
  if (!/[年년]/u.test(text)) return text;
  return text.replace(EAST_ASIAN, (_whole, year: string, month: string, date?: string, range?: string) => {
    const parts = [year, month.padStart(2, '0'), ...(date === undefined ? [] : [date.padStart(2, '0')])];
    return ` ${parts.join('-')}${range === undefined ? '' : ' –'} `;
  });
}

const PERIOD_UNIT = String.raw`(?:\d{4}(?:-\d{2}(?:-\d{2})?|[- ]?[QH]\d)?|[QH]\d[- ]\d{4})`;
const PERIOD = new RegExp(
  String.raw`^${PERIOD_UNIT}(?:\s*(?:\.\.|[-–—]|\bto\b|\buntil\b)\s*(?:${PERIOD_UNIT}|present|ongoing|now|today)?)?$`,
  'iu',
);

/** Reads a period of the front matter: `2025-01..2026-06`, `2025-H2`, `2025`; null where it is anything else. */
export function parsePeriod(text: string): Interval | null {
  const written = text.trim();
  if (written.length > 64 || !PERIOD.test(written)) return null;
  const { dates, problems } = readDates(written, 'field');
  return problems.length === 0 && dates.length === 1 ? (dates[0] ?? null) : null;
}

class DateReader {
  readonly #text: string;
  readonly #mode: DateMode;
  readonly #tokens: readonly Token[];
  readonly #orders: Orders;
  readonly #settings: DateSettings;
  readonly #dates: { interval: Interval; bare: boolean; begin: number; end: number }[] = [];
  readonly #problems: DateProblem[] = [];
  /** Dates without a year that a later neighbour may give ("Q1 and Q2 2025"). */
  #waiting: Span[] = [];
  /**
   * A number or a date without a year is left over: then a bare year is not trusted either ("March 3, 5 and 9, 2025").
   */
  #leftOver = false;

  constructor(text: string, mode: DateMode, settings: DateSettings) {
    this.#text = text;
    this.#mode = mode;
    this.#settings = settings;
    this.#tokens = tokenise(masked(text));
    this.#orders = ordersOf(this.#tokens, mode);
  }

  read(): DatesRead {
    let p = 0;
    while (p < this.#tokens.length) p = this.#step(p);
    this.#dropWaiting();
    if (this.#leftOver && this.#dates.some((date) => date.bare)) {
      for (const date of this.#dates.filter((date) => date.bare)) this.#problem('unreadable', date.begin, date.end);
    }
    const dates = this.#dates
      .filter((date) => !(this.#leftOver && date.bare))
      .sort((a, b) => a.begin - b.begin)
      .map((date) => date.interval);
    const trimmed = this.#text.trim();
    if (this.#mode === 'field' && dates.length === 0 && this.#problems.length === 0 && trimmed !== '') {
      const what = RELATIVE.test(trimmed.slice(0, 2000)) ? 'relative' : 'unreadable';
      this.#problems.push({
        what,
        text: trimmed.slice(0, LONGEST_SHOWN),
        index: this.#text.length - this.#text.trimStart().length,
      });
    }
    return { dates, problems: this.#problems.sort((a, b) => a.index - b.index) };
  }

  /** Reads what starts at token `p`; returns the next token to look at. */
  #step(p: number): number {
    const numeric = readNumericDate(this.#tokens, p, this.#mode, this.#orders);
    if (numeric?.unit === null && this.#standsAlone(p, numeric.next)) {
      this.#problem('ambiguous', p, numeric.next);
      // Without its first day a range says nothing.
      const last = isRangeMark(this.#tokens[numeric.next]) ? this.#unit(numeric.next + 1) : null;
      return last?.next ?? numeric.next;
    }
    const span = this.#readSpan(p);
    if (span === null) {
      if (!this.#isJoiner(p)) this.#dropWaiting();
      if (this.#mode === 'field' && this.#tokens[p]?.kind === 'number') this.#leftOver = true;
      return p + 1;
    }
    if (this.#mode === 'field') return this.#takeFromField(span);
    if (!this.#standsAlone(span.begin, span.end) || !this.#unmistakable(span)) {
      this.#dropWaiting();
      return p + 1;
    }
    this.#take(span);
    return span.end;
  }

  #takeFromField(span: Span): number {
    const next = this.#tokens[span.end];
    const after = this.#tokens[span.end + 1];
    const dangling =
      !span.open && isRangeMark(next) && !(isDash(next) && after?.kind !== 'number' && !this.#isVague(span.end + 1));
    const qualifier = this.#qualifier(span) ?? this.#halfRange(span);
    if (!dangling && this.#standsAlone(span.begin, span.end) && qualifier === null) {
      this.#take(span);
      return span.end;
    }
    // A half of what was meant is worse than nothing: give up on this date up to the next separator.
    let end = span.end;
    while (end < this.#tokens.length && !/^[,;]$/u.test(this.#tokens[end]?.text ?? '')) end += 1;
    const numeric = dangling ? readNumericDate(this.#tokens, span.end + 1, 'field', this.#orders) : null;
    if (numeric?.unit === null) this.#problem('ambiguous', span.end + 1, numeric.next);
    else {
      const begin = qualifier ?? span.begin;
      this.#problem(RELATIVE.test(this.#slice(begin, end)) ? 'relative' : 'unreadable', begin, end);
    }
    this.#dropWaiting();
    this.#leftOver = true;
    return end;
  }

  /** Adds a date, or keeps it until its year is known. */
  #take(span: Span): void {
    const dated = span.from.year === null ? span.to : span.from;
    if (dated === null || dated.year === null) {
      this.#waiting.push(span);
      return;
    }
    for (const earlier of this.#waiting) this.#add(earlier, dated.year, dated.fiscal);
    this.#waiting = [];
    this.#add(span, dated.year, dated.fiscal);
  }

  /** `year` and `fiscal` are of the neighbour, for a unit that has no year of its own. */
  #add(span: Span, year: number, fiscal: boolean): void {
    const units = [span.from, span.to ?? span.from].map((unit) =>
      unit.year === null ? { ...unit, year, fiscal: fiscal && unit.part !== null } : unit,
    );
    const start = this.#settings.fiscalYearStart;
    if (units.some((unit) => unit.fiscal) && start === null) {
      this.#problem('fiscal', span.begin, span.end);
      return;
    }
    const [first = null, last = null] = units.map((unit) =>
      daysOf(unit, unit.year ?? year, unit.fiscal ? (start ?? 1) : 1),
    );
    const backwards = span.from.lastDay !== null && span.from.day !== null && span.from.lastDay < span.from.day;
    if (backwards) this.#problem('reversed', span.begin, span.end);
    else if (first === null || last === null) {
      const noMonth = units.some(({ month }) => month !== null && (month < 1 || month > 12));
      this.#problem(noMonth ? 'no-month' : 'impossible', span.begin, span.end);
    } else if (last.end < first.start) this.#problem('reversed', span.begin, span.end);
    else {
      const bare = isBareYear(span.from) || (span.to !== null && isBareYear(span.to));
      this.#dates.push({
        interval: { start: first.start, end: span.open ? null : last.end },
        bare,
        begin: span.begin,
        end: span.end,
      });
    }
  }

  /** Gives up on the dates whose year never came. */
  #dropWaiting(): void {
    if (this.#waiting.length === 0) return;
    if (this.#mode === 'field') {
      this.#leftOver = true;
      for (const span of this.#waiting) this.#problem('unreadable', span.begin, span.end);
    }
    this.#waiting = [];
  }

  #unit(p: number): Read<Unit> | null {
    return readUnit(this.#tokens, p, this.#mode, this.#orders);
  }

  /** "since X", "between X and Y", "from X to Y", "X to Y", "X – present", "X". */
  #readSpan(p: number): Span | null {
    const lead = this.#tokens[p]?.lower ?? '';
    const leads = this.#tokens[p]?.kind === 'word' && YEAR_LEADS.has(lead);
    const begin = leads ? p + 1 : p;
    const first = this.#unit(begin);
    if (!first) return null;
    const from = first.value;
    const base = { from, to: null, open: false, led: leads, begin, end: first.next };
    const mark = this.#tokens[first.next];
    if (
      isRangeMark(mark) ||
      this.#isSpanishTo(first.next, begin) ||
      (lead === 'between' && (mark?.lower === 'and' || mark?.text === '&')) ||
      this.#isIsoSlash(first)
    ) {
      const second = this.#unit(first.next + 1);
      // "2025-03 – May be more": in prose a bare month after a dash says little.
      if (
        second &&
        (this.#mode === 'field' || second.value.year !== null || second.value.part !== null || from.year === null)
      ) {
        return { ...base, to: second.value, end: second.next };
      }
    }
    const open = this.#openEnd(first.next);
    if (open === null && SINCE.has(lead)) return { ...base, open: true };
    return open === null ? base : { ...base, open: true, end: open };
  }

  /** «marzo de 2025 a julio de 2025», «de marzo a julio de 2025»: without a "de" the "a" is an article of English. */
  #isSpanishTo(p: number, begin: number): boolean {
    const isDe = ({ lower }: Token): boolean => lower === 'de' || lower === 'del';
    return this.#tokens[p]?.lower === 'a' && this.#tokens.slice(Math.max(0, begin - 1), p).some(isDe);
  }

  /** `2025-02-01/2025-03-31`, as ISO 8601 writes an interval. */
  #isIsoSlash(first: Read<Unit>): boolean {
    const [slash, after] = [this.#tokens[first.next], this.#tokens[first.next + 1]];
    return (
      this.#mode === 'field' &&
      slash?.text === '/' &&
      first.value.year !== null &&
      first.value.month !== null &&
      after?.kind === 'number' &&
      after.text.length === 4
    );
  }

  /**
   * The token after "– present", "onwards", ", ongoing", or a dash with nothing behind it; null where there is no open
   * end.
   */
  #openEnd(p: number): number | null {
    const token = this.#tokens[p];
    const bracket = token?.text === ',' || token?.text === '(' ? 1 : 0;
    const suffix = this.#tokens[p + bracket];
    if (suffix?.kind === 'word' && OPEN_SUFFIXES.has(suffix.lower)) return p + bracket + 1;
    if (token?.lower === 'and' && OPEN_SUFFIXES.has(this.#tokens[p + 1]?.lower ?? '')) return p + 2;
    if (!isRangeMark(token)) return null;
    const i = this.#tokens[p + 1]?.lower === 'the' ? p + 2 : p + 1;
    const word = this.#tokens[i];
    if (word?.kind === 'word' && OPEN_ENDS.has(word.lower)) return i + 1;
    const closes =
      word === undefined
        ? this.#mode === 'field'
        : /^[)\]]$/u.test(word.text) || (this.#mode === 'field' && /^[,;]$/u.test(word.text));
    return token?.kind === 'mark' && closes ? p + 1 : null;
  }

  #isJoiner(p: number): boolean {
    const token = this.#tokens[p];
    if (token === undefined) return false;
    return (
      token.lower === 'and' ||
      token.text === '&' ||
      token.text === '/' ||
      (this.#mode === 'field' && /^[,;+]$/u.test(token.text))
    );
  }

  #isVague(p: number): boolean {
    const token = this.#tokens[p];
    return token?.kind === 'word' && (VAGUE.has(token.lower) || RELATIVE.test(token.text));
  }

  /**
   * Where "early 2025", "before March 2025", "end of Q3 2025", "fiscal year 2025" begin; null for a date that stands
   * for itself.
   */
  #qualifier({ begin, from }: Span): number | null {
    const wide = isBareYear(from) || from.part !== null;
    for (let i = begin - 1; i >= 0 && i >= begin - 3; i -= 1) {
      const token = this.#tokens[i];
      if (token === undefined || (token.kind !== 'word' && !(isDash(token) && i === begin - 1))) return null;
      if ((i === begin - 1 && NOT_THEN.has(token.lower)) || (wide && VAGUE.has(token.lower))) return i;
      const week = i === begin - 1 && from.day === null && this.#tokens[begin]?.kind === 'number';
      if (week && WEEKS.has(token.lower)) return i;
    }
    return null;
  }

  /** Where the first day of `3.4. – 25.6.2025` begins that could not be read; null where nothing of the kind is there. */
  #halfRange({ begin }: Span): number | null {
    if (!isRangeMark(this.#tokens[begin - 1])) return null;
    const last = this.#tokens[begin - 2]?.text === '.' ? begin - 3 : begin - 2;
    const [first, dot, second] = this.#tokens.slice(Math.max(0, last - 2), last + 1);
    return first?.kind === 'number' && dot?.text === '.' && second?.kind === 'number' ? last - 2 : null;
  }

  /** In prose: a year needs a preposition or brackets, and nothing behind it that it could count. */
  #unmistakable(span: Span): boolean {
    const before = this.#tokens[span.begin - 1];
    const after = this.#tokens[span.end];
    if (this.#qualifier(span) !== null || (before && NAMES_A_NUMBER.has(before.lower))) return false;
    const lastUnit = span.to ?? span.from;
    if (!isBareYear(span.from) && !isBareYear(lastUnit)) return true;
    if (/^[([]$/u.test(before?.text ?? '') && /^[)\]]$/u.test(after?.text ?? '')) return true;
    // "IEC working group, 2023–2026": between signs nothing else is written so.
    if (span.to !== null && isBareYear(span.from) && this.#isApart(span)) return true;
    return span.led && !(isBareYear(lastUnit) && maybeCount(after));
  }

  /** Whether signs or line ends stand on both sides. */
  #isApart({ begin, end }: Span): boolean {
    const [before, first, last, after] = [begin - 1, begin, end - 1, end].map((p) => this.#tokens[p]);
    const line = (from = 0, to = this.#text.length): boolean => this.#text.slice(from, to).includes('\n');
    return (
      (before === undefined || /^[,;:.([|–—]$/u.test(before.text) || line(before.end, first?.at)) &&
      (after === undefined || /^[,;:.)\]|]$/u.test(after.text) || line(last?.end, after.at))
    );
  }

  /** Not a piece of a longer word, number, path, version or identifier. */
  #standsAlone(begin: number, end: number): boolean {
    const start = this.#tokens[begin]?.at ?? 0;
    const stop = this.#tokens[end - 1]?.end ?? start;
    const left = this.#text.slice(Math.max(0, start - 2), start);
    const right = this.#text.slice(stop, stop + 2);
    if (this.#mode === 'field')
      return (
        !/[\p{L}\p{M}\d_#$€£+'’]$|\d[.,:/-]$/u.test(left) && !/^(?:[\p{L}\p{M}\d_%]|[.:/-][\p{L}\d]|,\d)/u.test(right)
      );
    return (
      /(?:^|[\s([{"“‘«;:*|~–—]|(?<!\d),)$/u.test(left) &&
      /^(?:$|\s|[)\]}"”’»;!?*|–—…'<]|[,:](?!\d)|\.(?:$|[\s)\]"”’*])|-(?:$|\s))/u.test(right)
    );
  }

  #slice = (begin: number, end: number): string =>
    this.#text.slice(this.#tokens[begin]?.at, this.#tokens[end - 1]?.end).slice(0, LONGEST_SHOWN);

  #problem(what: DateProblem['what'], begin: number, end: number): void {
    this.#problems.push({ what, text: this.#slice(begin, end), index: this.#tokens[begin]?.at ?? 0 });
  }
}
