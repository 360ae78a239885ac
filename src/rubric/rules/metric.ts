import * as z from 'zod/mini';
import type { Metric, Quantity } from '../../packet/values/metrics.ts';
import { amountOf } from '../../text/plural.ts';
import { count, prose, say } from '../../text/words.ts';
import type { Words } from '../../text/words.ts';
import { yes } from '../rule.ts';
import type { ItemRule, RuleAnswer } from '../rule.ts';
import type { MetricRule } from '../../ladder/rubric.ts';
import { described } from '../schemas.ts';
import { particular } from '../stricter.ts';

/** A quantity as a packet writes it: "6 h", "$40", "20 %". */
export const quantity = ({ value, unit, atMost }: Quantity): string =>
  `${atMost === true ? 'up to ' : ''}${amountOf(value, unit)}`;

/** "94.4 % less", as baseline and result give it. */
export function change(percent: number): string {
  const size = Math.round(Math.abs(percent) * 10) / 10;
  if (size === 0) return 'no change';
  return `${size} % ${percent < 0 ? 'less' : 'more'}`;
}

/** Whether a dimension is the one asked for: `money:usd` is `money`. */
export const measures = (dimension: string, unit: string): boolean =>
  dimension === unit || dimension.startsWith(`${unit}:`);

/** What keeps a metric from being one, the nearest to being right first. Null: nothing does. */
function fault(
  metric: Metric,
  { unit }: MetricRule,
): { readonly rank: number; readonly message: Words; readonly fix: Words } | null {
  const { baseline, result } = metric;
  if (baseline === null || result === null) {
    const [has, lacks] = result === null ? [baseline, 'a result'] : [result, 'a baseline'];
    if (has === null)
      return { rank: 3, message: prose('has a metric with neither a baseline nor a result'), fix: form };
    return { rank: 2, message: say`has a metric (${quantity(has)}) without ${prose(lacks)}`, fix: form };
  }
  if (baseline.dimension !== result.dimension) {
    return {
      rank: 1,
      message: say`has a metric whose two ends cannot be compared: ${quantity(baseline)} and ${quantity(result)}`,
      fix: prose('Measure the baseline and the result in the same unit.'),
    };
  }
  if (unit !== null && !measures(baseline.dimension, unit)) {
    return {
      rank: 1,
      message: say`has a metric in ${baseline.dimension}, the rubric asks for ${unit}`,
      fix: say`Add a metric in ${unit}, with a baseline and a result.`,
    };
  }
  if (baseline.base === result.base) {
    return {
      rank: 0,
      message: say`has a metric that does not change: ${quantity(baseline)} before and ${quantity(result)} after`,
      fix: prose('Say what did change, with a baseline and a result.'),
    };
  }
  if (metric.consistent) return null;
  const stated = metric.stated === null ? prose('another change') : prose(change(metric.stated));
  const computed = metric.percent === null ? prose('a change that cannot be computed') : prose(change(metric.percent));
  return {
    rank: 0,
    message: say`has a metric that says ${stated}, but ${quantity(baseline)} to ${quantity(result)} is ${computed}`,
    fix: say`Correct the percentage to ${computed}, or the numbers it comes from.`,
  };
}

const form: Words = say`Give both ends, for example ${'Metric: reconciliation 6 h -> 20 min'}.`;

export const metric: ItemRule<'metric'> = {
  name: 'metric',
  over: 'item',
  schema: z.union([
    z.pipe(
      described(z.literal(true, 'expected true'), 'The item measures a change', [true]),
      z.transform((): MetricRule => ({ unit: null })),
    ),
    z.strictObject({
      unit: described(
        z
          .string('expected a unit such as "time"')
          .check(
            z.trim(),
            z.toLowerCase(),
            z.minLength(1, 'expected a unit such as "time"'),
            z.maxLength(40, 'expected at most 40 characters'),
          ),
        'What is measured: time, data, percent, money, rate or count; `money:usd` for one currency',
        ['time', 'money'],
      ),
    }),
  ]),
  doc: {
    asks: 'The item measures a change: a baseline and a result in the same unit.',
    counts:
      'The arithmetic is done again: where the item also states a percentage, it has to be what baseline and result give. Two ends that are the same are no change. One sound metric is enough.',
    forms: [
      { yaml: 'metric: true', means: 'any measured change' },
      { yaml: 'metric: { unit: time }', means: 'a measured change of a time' },
    ],
    meets: '- **Made reconciliation fast.**\n  - Metric: reconciliation 6 h -> 20 min',
    misses: '- **Made reconciliation fast.**\n  - Metric: reconciliation 20 min',
  },
  compare: (before, after) => particular(before.unit, after.unit),
  words: ({ unit }) =>
    unit === null ? prose('with a metric: baseline and result') : say`with a metric in ${unit}: baseline and result`,
  check(item, parameter): RuleAnswer {
    const wanted = { unit: parameter.unit?.toLowerCase() ?? null };
    const faults = item.metrics.map((found) =>
      fault({ ...found, baseline: lower(found.baseline), result: lower(found.result) }, wanted),
    );
    if (faults.includes(null)) return yes;
    const [worst, ...others] = faults.flatMap((found) => found ?? []).sort((a, b) => a.rank - b.rank);
    if (worst === undefined)
      return { truth: 'no', message: prose('has no metric: a baseline and a result'), fix: form };
    const aside = others.length === 0 ? [] : prose(` (and ${count(others.length, 'more metric')} that cannot be used)`);
    return { truth: 'no', message: [...worst.message, ...aside], fix: worst.fix };
  },
};

const lower = (found: Quantity | null): Quantity | null =>
  found && { ...found, dimension: found.dimension.toLowerCase() };
