import * as z from 'zod/mini';
import { prose } from '../../text/words.ts';
import { endorsers } from '../count-people.ts';
import { yes } from '../rule.ts';
import type { SetRule } from '../rule.ts';
import { isCandidate } from '../../people/logins.ts';
import { described } from '../schemas.ts';
import { thereOrNot } from '../stricter.ts';

export const previousLevel: SetRule<'previous-level'> = {
  name: 'previous-level',
  over: 'set',
  schema: z.pipe(
    described(
      z.union([z.literal('met', 'expected met or true'), z.literal(true, 'expected met or true')]),
      'The level that the candidate comes from is met',
      ['met'],
    ),
    z.transform((): true => true),
  ),
  doc: {
    asks: 'The candidate meets the level from which they come.',
    counts:
      'Met where the evidence of this packet meets every `must` of that level, or where somebody other than the candidate has endorsed the gate. Few packets go back that far: where this one does not, nothing is missing, and a person says whether the level is met.',
    forms: [
      { yaml: 'previous-level: met', means: 'the level before this one is met' },
      { yaml: 'previous-level: true', means: 'the same' },
    ],
    meets: 'from: L4',
    misses: '# Nothing in a packet: where it does not show the level before, the gate is left to a person.',
  },
  compare: thereOrNot,
  words: () => prose('the level before is met'),
  check(_, __, context) {
    const said = endorsers(context).some((by) => !isCandidate(by, context.header));
    return said || context.previousMet() ? yes : { ...yes, judgement: true };
  },
};
