import * as z from 'zod/mini';
import type { Rubric } from '../rubric.ts';
import { peopleRule } from '../../rubric/count-people.ts';
import { packetFields } from '../../rubric/rules/packet.ts';
import { peopleRuleFields } from '../../rubric/rules/people.ts';
import { sponsorsFields } from '../../rubric/rules/sponsors.ts';
import { durationSchema } from '../../rubric/schemas.ts';
import { criterionFields } from './criterion.ts';
import { described, optional, text } from './parts.ts';

const gateFields = {
  text: optional(text, 'The gate in words; for a gate of a rule the rule says it'),
  ...criterionFields,
};

const gateParts = z.strictObject(gateFields);

/** The rule that a gate's name stands for. */
export type Asked = Pick<
  Rubric,
  'time-in-level' | 'since-promotion' | 'previous-level' | 'sponsors' | 'people' | 'packet'
>;

/**
 * A gate, in whichever form it was written. `asks` null: its rubric alone says what it asks. `bare`: it is a text and
 * nothing else, as the value of a misspelt gate of a rule may be (`time-in-levl: 12 months`).
 */
type WrittenGate = z.infer<typeof gateParts> & { readonly asks: Asked | null; readonly bare?: true };

/** The gates that stand for a rule: every other name is a gate of the owner's own. */
export const GATES_OF_RULES = [
  'time-in-level',
  'since-promotion',
  'previous-level',
  'sponsors',
  'feedback',
  'packet',
] as const;

export const timeGate = (name: 'time-in-level' | 'since-promotion') =>
  z.union([
    z.pipe(
      durationSchema,
      z.transform((min): WrittenGate => ({ asks: { [name]: min } })),
    ),
    z.pipe(
      z.strictObject({ min: durationSchema, ...gateFields }),
      z.transform(({ min, ...stated }): WrittenGate => ({ ...stated, asks: { [name]: min } })),
    ),
  ]);

export const previousGate = z.union([
  z.pipe(
    z.literal('met', '`met`'),
    z.transform((): WrittenGate => ({ asks: { 'previous-level': true } })),
  ),
  z.pipe(
    gateParts,
    z.transform((stated): WrittenGate => ({ ...stated, asks: { 'previous-level': true } })),
  ),
]);

export const sponsorsGate = z.pipe(
  z.strictObject({ ...sponsorsFields, ...gateFields }),
  z.transform(({ min, level, teams, organizations, share, not, ...stated }): WrittenGate => ({
    ...stated,
    asks: { sponsors: peopleRule(min, { level, teams, organizations, share, not }) },
  })),
);

export const feedbackGate = z.pipe(
  z.strictObject({ ...peopleRuleFields, ...gateFields }),
  z.transform(({ min, level, teams, organizations, share, not, ...stated }): WrittenGate => ({
    ...stated,
    asks: { people: peopleRule(min, { level, teams, organizations, share, not }) },
  })),
);

export const packetGate = z.pipe(
  z
    .strictObject({ ...packetFields, ...gateFields })
    .check(
      z.refine(({ sections, words: most }) => sections !== undefined || most !== undefined, 'sections, words or both'),
    ),
  z.transform(({ sections = [], words: most = null, ...stated }): WrittenGate => ({
    ...stated,
    asks: { packet: { sections, words: most } },
  })),
);

export const freeGate = z.union([
  z.pipe(
    text,
    z.transform((stated): WrittenGate => ({ text: stated, asks: null, bare: true })),
  ),
  z.pipe(
    z.strictObject({
      ...gateFields,
      text: described(text, 'The gate in words', ['The architecture forum has heard the proposal.']),
    }),
    z.transform((stated): WrittenGate => ({ ...stated, asks: null })),
  ),
]);
