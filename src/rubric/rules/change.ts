import * as z from 'zod/mini';
import { readQuantity } from '../../packet/values/metrics.ts';
import type { Metric, Quantity } from '../../packet/values/metrics.ts';
import { amountOf } from '../../text/plural.ts';
import { prose, say } from '../../text/words.ts';
import type { Words } from '../../text/words.ts';
import { yes } from '../rule.ts';
import type { RuleAnswer, SetRule } from '../rule.ts';
import type { ChangeRule } from '../../ladder/rubric.ts';
import { described } from '../schemas.ts';
import { change as changed, measures, quantity } from './metric.ts';
import { less, more, particular, threshold, together } from '../stricter.ts';

/** A metric with two ends that can be compared. */
interface Measured {
  readonly metric: Metric;
  readonly baseline: Quantity;
  readonly result: Quantity;
}

const directionOf = ({ baseline, result }: Measured): 'less' | 'more' | null =>
  result.base === baseline.base ? null : result.base < baseline.base ? 'less' : 'more';

/** In percent; a change from nothing has no size. */
const sizeOf = ({ metric }: Measured): number => Math.abs(metric.percent ?? 0);

/** At least, to the precision of floating point: exactly 50 % is 50 %. */
const reaches = (found: number, wanted: number): boolean => found >= wanted - Math.abs(wanted) * 1e-9;

const isLarge = (found: Measured, { min }: ChangeRule): boolean =>
  typeof min !== 'number' || reaches(sizeOf(found), min);

const arrives = ({ result }: Measured, { to, direction }: ChangeRule): boolean =>
  to === null || (direction === 'more' ? reaches(result.base, to) : reaches(-result.base, -to));

const TIMES: readonly (readonly [string, number])[] = [
  ['days', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
  ['ms', 1e-3],
];
const BYTES: readonly (readonly [string, number])[] = [
  ['TB', 1e12],
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
  ['B', 1],
];

/** A number of base units as people write it: "10 min", "0.1 %", "20 tickets". */
function written(base: number, unit: string): string {
  const [dimension = '', of = ''] = unit.split(':');
  const scale = dimension === 'time' ? TIMES : dimension === 'data' ? BYTES : null;
  const [name, factor] =
    scale?.find(([, one]) => base >= one) ??
    scale?.at(-1) ??
    (dimension === 'percent' ? ['%', 0.01] : [dimension === 'money' ? of.toUpperCase() : of, 1]);
  return amountOf(Number((base / factor).toPrecision(6)), name);
}

/** "50 % less, to 10 min or less". */
function asked({ min, direction, unit, to }: ChangeRule): Words {
  const any = { less: 'a reduction', more: 'an increase', either: 'a change' }[direction ?? 'either'];
  const size = typeof min === 'number' ? `${min} %${direction === null ? ' less or more' : ` ${direction}`}` : any;
  const end = to === null || unit === null ? [] : say`, to ${written(to, unit)} or ${prose(direction ?? '')}`;
  return [size, ...end];
}

const form: Words = say`Give both ends, for example ${'Metric: reconciliation 6 h -> 20 min'}.`;

/** Why no metric that can be used reaches what is asked: the nearest to it is told. */
function short(found: readonly Measured[], rule: ChangeRule): RuleAnswer {
  const aside = say`; the rubric asks for ${asked(rule)}`;
  const fix = prose('Add a metric of a larger change, with its baseline and its result.');
  const right = found.filter(
    (one) => directionOf(one) !== null && (rule.direction === null || directionOf(one) === rule.direction),
  );
  const large = right.filter((one) => isLarge(one, rule));
  const best = large.toSorted((a, b) =>
    rule.direction === 'more' ? b.result.base - a.result.base : a.result.base - b.result.base,
  )[0];
  if (best !== undefined)
    return { truth: 'no', message: [...say`The best result is ${quantity(best.result)}`, ...aside], fix };
  const largest = (right.length > 0 ? right : found).toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
  if (largest?.metric.percent === null) {
    return {
      truth: 'no',
      message: [
        ...say`A change from ${quantity(largest.baseline)} to ${quantity(largest.result)} has no percentage`,
        ...aside,
      ],
      fix: prose(
        largest.baseline.base === 0
          ? 'Measure from a baseline that is not 0.'
          : 'Give each end as one number: “up to” does not say how much it was.',
      ),
    };
  }
  // Rounded down: 49.96 % is not 50 %.
  const size = largest === undefined ? 0 : Math.floor(sizeOf(largest) * 10 + 1e-6) / 10;
  return {
    truth: 'no',
    message: [
      ...prose(
        `The largest change is ${size === 0 || largest === undefined ? '0 %' : `${size} % ${directionOf(largest) ?? ''}`}`,
      ),
      ...aside,
    ],
    fix,
  };
}

/** Why no metric can be used at all: the nearest to being right is told. */
function unusable(metrics: readonly Metric[], measured: readonly Measured[], rule: ChangeRule): RuleAnswer {
  const aside = say`; the rubric asks for ${asked(rule)}`;
  const wrong = measured.find(({ metric, baseline }) => !metric.consistent && fits(baseline, rule));
  if (wrong !== undefined) {
    const computed = prose(changed(wrong.metric.percent ?? 0));
    return {
      truth: 'no',
      message: [
        ...say`A metric says ${prose(changed(wrong.metric.stated ?? 0))}, but ${quantity(wrong.baseline)} to ${quantity(wrong.result)} is ${computed}`,
        ...aside,
      ],
      fix: say`Correct the percentage to ${computed}, or the numbers it comes from.`,
    };
  }
  const [other] = measured;
  if (other !== undefined)
    return {
      truth: 'no',
      message: [...say`A change of ${other.baseline.dimension} is measured, not of ${rule.unit ?? ''}`, ...aside],
      fix: say`Add a metric of ${rule.unit ?? ''}, with a baseline and a result.`,
    };
  const stated = metrics.find((metric) => metric.stated !== null);
  if (stated !== undefined)
    return {
      truth: 'no',
      message: [
        ...prose(`${changed(stated.stated ?? 0)} is stated without the baseline and the result that give it`),
        ...aside,
      ],
      fix: form,
    };
  const [half] = metrics.flatMap(({ baseline, result }) => (baseline === null && result !== null ? [result] : []));
  return {
    truth: 'no',
    message: [
      ...(half === undefined ? prose('No change is measured') : say`${quantity(half)} is stated without a baseline`),
      ...aside,
    ],
    fix: form,
  };
}

const fits = ({ dimension }: Quantity, { unit }: ChangeRule): boolean =>
  unit === null || measures(dimension.toLowerCase(), unit);

const EXPECTED = 'expected a change such as "50 % less", "50 % more" or "50 %"';
const EXPECTED_TO = 'expected an amount with its unit such as "10 min" or "1 %"';
const MOST = 100_000;

/** "50 % less" → 50 and `less`; null where it is no change, or one that cannot be. */
function parseChange(text: string): Pick<ChangeRule, 'min' | 'direction'> | null {
  const match = /^\s*(\d{1,6}(?:\.\d{1,6})?)\s*%?\s*(less|more)?\s*$/u.exec(text);
  const min = Number(match?.[1]);
  const direction = match?.[2] === 'less' || match?.[2] === 'more' ? match[2] : null;
  return match && min > 0 && min <= (direction === 'less' ? 100 : MOST) ? { min, direction } : null;
}

/** "10 min" → 600 and `time`; a bare number is of the unit that is named, where that leaves no doubt. */
function parseTo(to: number | string, unit: string | null): Pick<ChangeRule, 'to' | 'unit'> | null {
  if (typeof to === 'number') {
    const known = unit === 'percent' || unit?.startsWith('count') === true || unit?.startsWith('money') === true;
    return known ? { to: unit === 'percent' ? to / 100 : to, unit } : null;
  }
  const found = readQuantity(to);
  const dimension = found?.dimension.toLowerCase() ?? '';
  return found === null || found.per || (unit !== null && !measures(dimension, unit))
    ? null
    : { to: found.base, unit: dimension };
}

export const change: SetRule<'change'> = {
  name: 'change',
  over: 'set',
  schema: z.union([
    z.pipe(
      described(z.string(EXPECTED).check(z.regex(/%/u, EXPECTED)), 'A change in percent of the baseline', [
        '50 % less',
        '20 % more',
        '50 %',
      ]),
      z.transform((text, context): ChangeRule => {
        const parsed = parseChange(text);
        if (parsed) return { ...parsed, unit: null, to: null };
        context.issues.push({ code: 'custom', message: EXPECTED, input: text });
        return z.NEVER;
      }),
    ),
    z.pipe(
      z.strictObject({
        min: z.optional(
          described(
            z.union([
              z.number(EXPECTED).check(z.gt(0, EXPECTED), z.lte(MOST, EXPECTED)),
              z
                .string(EXPECTED)
                .check(
                  z.regex(
                    /^(?:needs-owner|\s*\d{1,6}(?:\.\d{1,6})?\s*%\s*)$/u,
                    'expected a percentage such as 50 or "50 %", or needs-owner',
                  ),
                ),
            ]),
            'Percent of the baseline, at least',
            [50, '50 %', 'needs-owner'],
          ),
        ),
        direction: z.optional(
          described(z.enum(['less', 'more'], 'expected less or more'), 'Which way; either where it is left out', [
            'less',
          ]),
        ),
        unit: z.optional(
          described(
            z
              .string('expected a unit such as "time"')
              .check(
                z.trim(),
                z.toLowerCase(),
                z.minLength(1, 'expected a unit such as "time"'),
                z.maxLength(40, 'expected at most 40 characters'),
              ),
            'What is measured: time, data, percent, money, rate or count',
            ['time'],
          ),
        ),
        to: z.optional(
          described(
            z.union([
              z.number(EXPECTED_TO).check(z.gte(0, EXPECTED_TO)),
              z.string(EXPECTED_TO).check(z.maxLength(40, EXPECTED_TO)),
            ]),
            'What the result has to reach; needs a `direction`',
            ['10 min', '1 %'],
          ),
        ),
      }),
      z.transform(({ min, direction, unit, to }, context): ChangeRule => {
        const refuse = (message: string, key?: 'min' | 'to'): ChangeRule => {
          const whole = { min, direction, unit, to };
          context.issues.push({
            code: 'custom',
            message,
            ...(key === undefined ? { input: whole } : { input: whole[key], path: [key] }),
          });
          return z.NEVER;
        };
        const size =
          min === 'needs-owner' || min === undefined
            ? null
            : parseChange(`${min}${direction === undefined ? '' : ` ${direction}`}`);
        if (size === null && min !== 'needs-owner' && min !== undefined)
          return refuse(
            direction === 'less' ? 'expected more than 0 % and at most 100 %' : 'expected more than 0 %',
            'min',
          );
        if (min === undefined && direction === undefined) return refuse('expected `min` or `direction`');
        if (to !== undefined && direction === undefined) return refuse('expected a `direction` beside `to`');
        const end = to === undefined ? { to: null, unit: unit ?? null } : parseTo(to, unit ?? null);
        return end === null
          ? refuse(EXPECTED_TO, 'to')
          : { min: min === 'needs-owner' ? min : (size?.min ?? null), direction: direction ?? null, ...end };
      }),
    ),
  ]),
  doc: {
    asks: 'One of the items that count measures a change that is at least this large.',
    counts:
      'The percentage is computed from the baseline and the result, in their units: `6 h -> 20 min` is 94 % less. Exactly the percentage asked for is enough. A percentage that is only stated never counts, nor does a metric whose stated percentage is not what its two ends give. Of percentages, it is the change in percent of the baseline that counts, not the points. `to` is what the result has to reach. `min: needs-owner` asks for any change and leaves to a person whether it is enough.',
    forms: [
      { yaml: 'change: 50 % less', means: 'half, or less than half, of what it was' },
      {
        yaml: 'change: { min: 50 %, direction: less, unit: time, to: 10 min }',
        means: 'a time, at least halved, and ten minutes or less now',
      },
      {
        yaml: 'change: { min: needs-owner, direction: less, unit: money }',
        means: 'any saving of money, which a person judges',
      },
    ],
    meets: '- **Made the builds fast.**\n  - Metric: build 20 min -> 10 min',
    misses: '- **Made the builds fast.**\n  - Metric: build 100 min -> 51 min',
  },
  compare: (before, after) =>
    together(
      threshold(before.min, after.min),
      particular(before.direction, after.direction),
      particular(before.unit, after.unit),
      before.to === after.to
        ? 'same'
        : before.to === null || after.to === null
          ? particular(before.to, after.to)
          : // Which way a result has to reach only the same direction and unit say.
            before.direction === null || before.direction !== after.direction || before.unit !== after.unit
            ? 'other'
            : before.direction === 'more'
              ? more(before.to, after.to)
              : less(before.to, after.to),
    ),
  words: (rule) => {
    const what = rule.unit === null ? [] : say` of ${rule.unit}`;
    return say`a measured change${what}: ${prose(typeof rule.min === 'number' ? 'at least ' : '')}${asked(rule)}${prose(rule.min === 'needs-owner' ? ", how much the ladder's owner has yet to set" : '')}`;
  },
  check(items, rule) {
    const metrics = items.flatMap((item) => item.metrics);
    const measured = metrics.flatMap((metric): Measured[] => {
      const { baseline, result } = metric;
      return baseline !== null && result !== null && baseline.dimension === result.dimension
        ? [{ metric, baseline, result }]
        : [];
    });
    const usable = measured.filter(({ metric, baseline }) => metric.consistent && fits(baseline, rule));
    const meets = usable.some((found) => {
      const direction = directionOf(found);
      return (
        direction !== null &&
        (rule.direction ?? direction) === direction &&
        isLarge(found, rule) &&
        arrives(found, rule)
      );
    });
    if (meets) return rule.min === 'needs-owner' ? { ...yes, judgement: true } : yes;
    return usable.length > 0 ? short(usable, rule) : unusable(metrics, measured, rule);
  },
};
