import type { MeasureToken as Token } from './numbers.ts';
import { isArrow, isYearAmount, type Amount, type Unit } from './quantities.ts';

/** A quantity with a unit, in the unit's base: seconds, bytes, ratio, or a plain count. */
export interface Quantity {
  /** With `k` and `million` multiplied in. */
  readonly value: number;
  /** As written: `h`, `min`, `%`, `$`, `users`; empty for a bare number. */
  readonly unit: string;
  /**
   * `time`, `data`, `percent`, `money:USD`, `count:…` for what is counted, `factor` for `5x`, or `m` for what may be
   * minutes or metres. Per period: `rate:time`, `rate:data`,
   * `rate:…` for what is counted; money and percentages keep their dimension.
   */
  readonly dimension: string;
  /** `value` in the dimension's base unit; per second where it is per period. */
  readonly base: number;
  /** Whether it is per period ("/week", "per month"). */
  readonly per: boolean;
  /** True where it is the most that it may be ("up to 20", "fewer than 20"): it says nothing about at least. */
  readonly atMost?: true;
  /** Of "14 times": what happened so often, in the packet's words, at most 80 characters. */
  readonly event?: string;
}

/** Before a bare number, these make it a version, a level or a number of something: no amount. */
const NUMBERED = new Set(
  (
    'version versions v release java jdk jre python node nodejs js ruby rails go golang php react angular vue django flask spring boot kubernetes k8s postgres postgresql mysql mariadb ' +
    'mongodb redis kafka elasticsearch scala kotlin swift rust typescript ubuntu debian centos rhel ios android windows macos terraform webpack gradle maven net dotnet http tls openssl xcode ' +
    'pr prs pull mr issue rfc adr kep sev severity priority level grade band phase step tier page chapter line section sprint iteration team'
  ).split(' '),
);

/** Whether it is an amount of something, and no version, level or year. */
export const hasUnit = (tokens: readonly Token[], amount: Amount): boolean =>
  amount.unit !== null &&
  amount.unit.kind !== 'minutes?' &&
  amount.unit.kind !== 'factor' &&
  !isNumbered(tokens, amount) &&
  !isYearAmount(tokens, amount);

export function isNumbered(tokens: readonly Token[], amount: Amount): boolean {
  if (amount.unit !== null && amount.unit.kind !== 'count') return false;
  const led = tokens[amount.begin - 1]?.lower === 'from';
  const name = tokens[amount.begin - (led ? 2 : 1)]?.lower ?? '';
  // "The team from 5 to 11 people" and "team 5 -> 11" have a size; "Team 3" has a number.
  if (name === 'team' && Number.isInteger(amount.value) && (led || isArrow(tokens[amount.end]))) return false;
  return NUMBERED.has(name);
}

/**
 * Both amounts in units that can be compared: a unit or a period on one side holds for both. Null where they differ.
 */
export function paired(a: Amount, b: Amount): readonly [Amount, Amount] | null {
  const per = a.per ?? b.per;
  if (a.unit === null || b.unit === null) {
    const unit = a.unit ?? b.unit;
    // "900M -> 1.2B": beside a million, the letter says billions and not bytes.
    if (unit?.kind === 'data' && unit.written === 'B' && (a.unit === null ? a : b).scaled)
      return paired(billions(a), billions(b));
    return unit?.kind === 'minutes?' || unit?.kind === 'factor'
      ? null
      : [
          { ...a, unit, per: a.per ?? per },
          { ...b, unit, per: b.per ?? per },
        ];
  }
  const [ua, ub] = [minutes(a.unit, b.unit), minutes(b.unit, a.unit)];
  if (ua.kind !== ub.kind) return null;
  const of = ua.kind === 'count' ? sameThing(ua.of, ub.of) : ua.of === ub.of ? ua.of : null;
  return of === null
    ? null
    : [
        { ...a, unit: { ...ua, of }, per: a.per ?? per },
        { ...b, unit: { ...ub, of }, per: b.per ?? per },
      ];
}

const billions = (amount: Amount): Amount =>
  amount.unit === null ? amount : { ...amount, value: amount.value * 1e9, unit: null, scaled: true };

/** "2 to 3 weeks" are two at least. What cannot be compared is no range, but two amounts. */
export function lower(a: Amount, b: Amount): readonly Amount[] {
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

export function quantity({ value, unit, per, atMost }: Amount): Quantity {
  const written = `${unit?.written ?? ''}${per?.written ?? ''}`.trim();
  const base = (value * (unit?.factor ?? 1)) / (per?.seconds ?? 1);
  return {
    value,
    unit: written,
    dimension: dimension(unit, per !== null),
    base,
    per: per !== null,
    ...(atMost && { atMost }),
  };
}

function dimension(unit: Unit | null, rate: boolean): string {
  switch (unit?.kind) {
    case 'money':
      return `money:${unit.of}`;
    case 'percent':
      return 'percent';
    case 'minutes?':
      return 'm';
    case 'factor':
      return 'factor';
    case 'time':
    case 'data':
      return rate ? `rate:${unit.kind}` : unit.kind;
    default:
      return `${rate ? 'rate' : 'count'}:${unit?.of ?? ''}`;
  }
}
