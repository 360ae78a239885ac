import * as z from 'zod/mini';
import { readQuantity } from '../../packet/values/metrics.ts';
import type { Quantity } from '../../packet/values/metrics.ts';
import type { Item } from '../../packet/packet.ts';
import { count, prose, say } from '../../text/words.ts';
import { distinctGroups } from '../../evidence/distinct.ts';
import { yes } from '../rule.ts';
import type { SetRule } from '../rule.ts';
import type { RateRule } from '../../ladder/rubric.ts';
import { described } from '../schemas.ts';
import { quantity } from './metric.ts';
import { more, threshold, together } from '../stricter.ts';

const EXPECTED = 'expected an amount in a period such as "10 hours/week"';

/** "10 hours/week", read as a packet's amounts are. */
const rateSchema = described(
  z.pipe(
    z.string(EXPECTED).check(z.trim(), z.maxLength(60, EXPECTED)),
    z.transform((written, context): RateRule => {
      const found = readQuantity(written);
      if (found?.per === true && found.base > 0)
        return { written, min: found.base, dimension: found.dimension, sum: false };
      context.issues.push({ code: 'custom', message: EXPECTED, input: written });
      return z.NEVER;
    }),
  ),
  'An amount in a period, at least',
  ['10 hours/week', '$50k/year'],
);

const EXPECTED_UNIT = 'expected a unit in a period such as "hours/week"';

const openSchema = z.pipe(
  z.strictObject({
    min: z.literal('needs-owner', 'expected needs-owner, or a rate such as "10 hours/week"'),
    unit: described(
      z.string(EXPECTED_UNIT).check(z.trim(), z.maxLength(40, EXPECTED_UNIT)),
      'Of what, in which period',
      ['hours/week', '$/year'],
    ),
  }),
  z.transform(({ unit }, context): RateRule => {
    const found = readQuantity(`1 ${unit}`);
    if (found?.per === true) return { written: unit, min: 'needs-owner', dimension: found.dimension, sum: false };
    context.issues.push({ code: 'custom', message: EXPECTED_UNIT, input: unit });
    return z.NEVER;
  }),
);

const key = ({ dimension, base }: Quantity): string => `${dimension} ${base}`;

/**
 * The rates that an item states or that its changes come to. An end of a change says how it was or is, not by how much
 * it differs.
 */
function ratesOf({ amounts, metrics }: Item): Quantity[] {
  const changes = metrics.flatMap(({ baseline, result, consistent }) =>
    baseline !== null && result !== null ? [{ baseline, result, consistent }] : [],
  );
  const ends = new Set(changes.flatMap(({ baseline, result }) => [key(baseline), key(result)]));
  const differences = changes.flatMap(({ baseline, result, consistent }): Quantity[] => {
    if (!consistent || !result.per || baseline.dimension !== result.dimension || !baseline.per) return [];
    if (baseline.atMost === true || result.atMost === true) return [];
    const base = Math.abs(result.base - baseline.base);
    const one = result.base > 0 ? result : baseline;
    return base === 0 ? [] : [{ ...one, base, value: Number(((base * one.value) / one.base).toPrecision(6)) }];
  });
  // "Up to 10 hours a week" may be one.
  return [
    ...amounts.filter((amount) => amount.per && amount.atMost !== true && !ends.has(key(amount))),
    ...differences,
  ];
}

export const rate: SetRule<'rate'> = {
  name: 'rate',
  over: 'set',
  schema: z.union([
    rateSchema,
    z.pipe(
      z.strictObject({
        min: rateSchema,
        sum: z.optional(
          described(z.boolean('expected true or false'), 'Whether the rates of all items together have to reach it', [
            true,
          ]),
        ),
      }),
      z.transform(({ min, sum }): RateRule => ({ ...min, sum: sum ?? false })),
    ),
    openSchema,
  ]),
  doc: {
    asks: 'One of the items that count states this rate, or a higher one; with `sum: true`, all of them together do.',
    counts:
      'Rates are compared over the same time: 2 h/day is more than 10 h/week. Of a change (`40 h/week -> 28 h/week`) it is the difference that counts, never one of its ends. An amount without a period is no rate, and “up to 10 hours/week” says nothing about at least. With `sum: true` the highest rate of each item is added up; items with the same links are one. `min: needs-owner` asks for any rate of the unit and leaves to a person whether it is enough.',
    forms: [
      { yaml: 'rate: 10 hours/week', means: 'ten hours a week or more' },
      { yaml: 'rate: { min: 10 hours/week, sum: true }', means: 'ten hours a week or more in all' },
      { yaml: 'rate: { min: needs-owner, unit: $/year }', means: 'any amount of money a year, which a person judges' },
    ],
    meets: '- **Automated the release notes, which saves 10 hours/week of manual work.**',
    misses: '- **Automated the release notes, which saves 9 hours/week of manual work.**',
  },
  compare: (before, after) =>
    before.dimension === after.dimension
      ? together(threshold(before.min, after.min), more(before.sum ? 0 : 1, after.sum ? 0 : 1))
      : 'other',
  words: ({ written, min, sum }) =>
    min === 'needs-owner'
      ? say`a rate in ${written}, how high the ladder's owner has yet to set`
      : say`at least ${written}${prose(sum ? ' in all' : '')}`,
  check(items, { written, min, dimension, sum }) {
    const ratesIn = (some: readonly Item[]): Quantity[] =>
      some.flatMap(ratesOf).filter((one) => one.dimension === dimension && one.base > 0);
    const found = ratesIn(items);
    const [highest] = found.toSorted((a, b) => b.base - a.base);
    if (highest === undefined) {
      const most = items
        .flatMap(({ amounts }) => amounts)
        .find((amount) => amount.per && amount.atMost === true && amount.dimension === dimension);
      const example = min === 'needs-owner' ? `10 ${written}` : written;
      return {
        truth: 'no',
        message: most
          ? say`Only the most is stated (${quantity(most)}); the rubric asks for ${min === 'needs-owner' ? example : written}`
          : say`No rate in the unit of ${written} is stated`,
        fix: say`State it with its period, for example ${`Outcome: saves ${example}`}.`,
      };
    }
    if (min === 'needs-owner') return { ...yes, judgement: true };
    if (highest.base >= min * (1 - 1e-9)) return yes;
    if (sum) {
      const rates = distinctGroups(items).flatMap((group) => Math.max(0, ...ratesIn(group).map(({ base }) => base)));
      const total = rates.reduce((all, base) => all + base, 0);
      if (total >= min * (1 - 1e-9)) return yes;
      const all = { ...highest, value: Number(((total * highest.value) / highest.base).toPrecision(6)) };
      return {
        truth: 'no',
        message: say`The rates of ${prose(count(rates.filter((base) => base > 0).length, 'item'))} come to ${quantity(all)}; the rubric asks for ${written} in all`,
        fix: say`Add items with further rates, or correct them if they are wrong.`,
      };
    }
    return {
      truth: 'no',
      message: say`The highest rate is ${quantity(highest)}; the rubric asks for ${written}`,
      fix: say`Add an item with a higher rate, or correct it if it is wrong.`,
    };
  },
};
