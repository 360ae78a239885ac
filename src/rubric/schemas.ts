import * as z from 'zod/mini';
import { parseDuration } from '../text/time.ts';
import type { Duration } from '../text/time.ts';
import { count } from '../text/words.ts';
import type { Threshold } from '../ladder/rubric.ts';

/** Keeps what an editor shows beside a value with the schema that reads it. */
export function described<S extends z.ZodMiniType>(schema: S, description: string, examples: readonly unknown[]): S {
  z.globalRegistry.add(schema, { description, examples: [...examples] });
  return schema;
}

const LONGEST_MONTHS = 1200;
const LONGEST_DAYS = 36_500;

/** "18 months" → a duration of at least one day and at most a hundred years. */
export const durationSchema = described(
  z.pipe(
    z
      .string('expected a length of time such as "6 months"')
      .check(
        z.regex(
          /^\s*[1-9]\d{0,4}\s*([dD]ay|[wW]eek|[mM]onth|[qQ]uarter|[yY]ear)s?\s*$/u,
          'expected a length of time such as "6 months", "1 year" or "90 days"',
        ),
      ),
    z.transform((text, context): Duration => {
      const duration = parseDuration(text);
      if (duration !== null && ('days' in duration ? duration.days <= LONGEST_DAYS : duration.months <= LONGEST_MONTHS))
        return duration;
      context.issues.push({ code: 'custom', message: 'expected at most 100 years', input: text });
      return z.NEVER;
    }),
  ),
  'A length of time: a whole number of days, weeks, months, quarters or years',
  ['6 months', '1 year', '90 days'],
);

/** "2 quarters" → 6: calendar months, so neither days nor weeks. `0 months` is legal: no month may be empty. */
export const monthsSchema = described(
  z.pipe(
    z
      .string('expected calendar months such as "6 months"')
      .check(
        z.regex(
          /^\s*\d{1,3}\s*([mM]onth|[qQ]uarter|[yY]ear)s?\s*$/u,
          'expected calendar months such as "6 months", "2 quarters" or "1 year"',
        ),
      ),
    z.transform((text, context): number => {
      const duration = parseDuration(text);
      if (duration !== null && 'months' in duration && duration.months <= LONGEST_MONTHS) return duration.months;
      context.issues.push({ code: 'custom', message: 'expected at most 100 years', input: text });
      return z.NEVER;
    }),
  ),
  'Calendar months: a whole number of months, quarters or years',
  ['6 months', '2 quarters'],
);

/** How many, at least: 1 to `most`. */
export const atLeastSchema = (description: string, most = 1000): z.ZodMiniType<number> =>
  described(
    z
      .int('expected a whole number')
      .check(z.minimum(1, 'expected at least 1'), z.maximum(most, `expected at most ${most}`)),
    description,
    [1, 2],
  );

/** How many, at least; or that the owner of the ladder has yet to say. */
export const thresholdSchema = (description: string, most?: number): z.ZodMiniType<Threshold> =>
  described(
    z.union([atLeastSchema(description, most), z.literal('needs-owner', 'expected a whole number, or needs-owner')]),
    description,
    [2, 'needs-owner'],
  );

/** The least that a threshold asks for: one, where the number is open. */
export const leastOf = (min: Threshold): number => (min === 'needs-owner' ? 1 : min);

/** "at least 2 items"; "items (how many, the ladder's owner has yet to set)". */
export const thresholdWords = (min: Threshold, one: string, many = `${one}s`): string =>
  min === 'needs-owner' ? `${many} (how many, the ladder's owner has yet to set)` : `at least ${count(min, one, many)}`;

/** A name, or a list of names of which one is enough. */
export const namesSchema = (description: string, examples: readonly unknown[]): z.ZodMiniType<readonly string[]> => {
  const one = z
    .string('expected a name')
    .check(
      z.trim(),
      z.minLength(1, 'expected a name, found nothing'),
      z.maxLength(80, 'expected at most 80 characters'),
    );
  return described(
    z.union([
      z.pipe(
        one,
        z.transform((name): readonly string[] => [name]),
      ),
      z.array(one).check(z.minLength(1, 'expected at least one name'), z.maxLength(50, 'expected at most 50 names')),
    ]),
    description,
    examples,
  );
};

/** `true` and nothing else; `false` removes an inherited rule and never reaches a rule. */
export const trueSchema = (description: string): z.ZodMiniType<true> =>
  described(z.literal(true, 'expected true'), description, [true]);
