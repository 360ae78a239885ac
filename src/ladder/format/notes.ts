import * as z from 'zod/mini';
import { idName, levelName, line, optional, text } from './parts.ts';

const noted = z.union([
  z.pipe(
    text,
    z.transform((stated): WrittenNote => ({ text: stated })),
  ),
  z.strictObject({
    text,
    title: z.optional(line),
    competency: z.optional(idName),
    level: z.optional(levelName),
    track: z.optional(idName),
    fix: z.optional(text),
  }),
]);

/** Something said about the whole ladder, or about one part of it. */
interface WrittenNote {
  readonly text: string;
  readonly title?: string | undefined;
  readonly competency?: string | undefined;
  readonly level?: string | undefined;
  readonly track?: string | undefined;
  readonly fix?: string | undefined;
}

const notes = (description: string) =>
  optional(z.array(noted).check(z.maxLength(500, 'at most 500')), description, [
    ['You now think in years, not sprints.'],
  ]);

export const noteFields = {
  maxims: notes('Sayings that reviewers are reminded of'),
  pitfalls: notes('What goes wrong often'),
  barriers: notes('What keeps people from getting further'),
  about: notes('What a level is about'),
  'not-about': notes('What a level is not about'),
  'not-required': notes('What nobody is asked for'),
  examples: notes('Good claims, as they could stand in a packet'),
  advice: notes('Advice to whoever is on the way'),
};

/** The kinds of notes, as written. */
export const noteKinds = [
  'maxims',
  'pitfalls',
  'barriers',
  'about',
  'not-about',
  'not-required',
  'examples',
  'advice',
] as const satisfies readonly (keyof typeof noteFields)[];
