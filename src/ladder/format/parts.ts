/** Pieces of which the shape of a ladder file is made. */
import * as z from 'zod/mini';
import { described as register } from '../../rubric/schemas.ts';
import { parseDay, type Day } from '../../text/time.ts';

/**
 * A copy of the schema with what an editor shows beside it: a shared schema has a description of its own in each place.
 */
export const described = <S extends z.ZodMiniType>(schema: S, description: string, examples: readonly unknown[]): S =>
  register(z.clone(schema), description, examples);

export const optional = <T extends z.core.SomeType>(
  schema: T,
  description: string,
  examples: readonly unknown[] = [],
) => described(z.optional(schema), description, examples);

/** One line of at most 300 characters. */
export const line = z.string().check(z.trim(), z.minLength(1, 'text'), z.maxLength(300, 'at most 300 characters'));

/** Words of a criterion. */
export const text = z.string().check(z.trim(), z.minLength(1, 'text'), z.maxLength(4000, 'at most 4,000 characters'));

export const long = z
  .string()
  .check(z.trim(), z.minLength(1, 'text'), z.maxLength(20_000, 'at most 20,000 characters'));

/** A level as written: `L5`, `4A`, `1.0`, `Phase 7`. A comma would end it in a packet's list. */
export const levelName = z
  .string()
  .check(
    z.regex(
      /^[\p{L}\p{N}](?:[\p{L}\p{N} ._+/-]{0,58}[\p{L}\p{N}+])?$/u,
      'a level such as `L5`, `4A` or `Phase 7`: letters, digits, spaces and `._+/-`, at most 60',
    ),
  );

export const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u;

export const AN_ID = 'an id: letters, digits and `._-`, no spaces, at most 80';

/** An id that people copy into packets and comments. */
export const idName = z.string().check(z.regex(ID, AN_ID));

export const aliases = optional(
  z.array(line).check(z.maxLength(30, 'at most 30 names')),
  'Other names that packets use for it',
  [['Architecture']],
);

export const strength = optional(
  z.enum(['must', 'should', 'suggested']),
  '`must` (the default) always blocks, `should` may be explained, `suggested` never blocks',
  ['must', 'should', 'suggested'],
);

const word = z.string().check(z.trim(), z.regex(/^[^,;()]{1,60}$/u, 'a word or two, without commas or brackets'));

export const words = z.array(word).check(z.minLength(1, 'at least one word'), z.maxLength(50, 'at most 50 words'));

export const list = <T extends z.core.SomeType>(entry: T, most: number, least = 1) =>
  z
    .array(entry)
    .check(z.minLength(least, `a list of at least ${least}`), z.maxLength(most, `a list of at most ${most}`));

export const day = z.pipe(
  z
    .string('a day such as `2027-01-31`')
    .check(z.refine((written) => parseDay(written) !== null, 'a day such as `2027-01-31`')),
  z.transform((written): Day => parseDay(written) ?? z.NEVER),
);

export const texts = z.array(text).check(z.minLength(1, 'at least one'), z.maxLength(100, 'at most 100'));

export const why = optional(
  text,
  "Why the rubric asks for what it asks: which words of the text it follows, and what is the ladder's own number",
  ['"multiple": two. How long it has to last is our own number.'],
);
