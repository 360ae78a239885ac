import * as z from 'zod/mini';
import { aliases, day, described, idName, line, long, optional, strength, text, texts, why } from './parts.ts';
import { ownRubric } from './rubric.ts';

const from = optional(day, 'In force from this day on; before it the criterion is shown as upcoming', ['2027-01-01']);

const until = optional(day, 'In force up to and including this day; after it nobody is asked for it', ['2027-12-31']);

const guidance = optional(long, 'What the criterion means, for whoever writes or reads a packet');

const before = optional(
  z
    .strictObject({ text: z.optional(text), strength, facets: z.optional(texts), rubric: ownRubric })
    .check(
      z.refine((own) => Object.keys(own).length > 0, 'what was otherwise: `text`, `strength`, `facets` or `rubric`'),
    ),
  'What of it was otherwise before its last change: that holds before the day of `from`, and for packets that keep a former version (`transition`)',
  [{ text: 'Leads architectural decisions.', rubric: { items: 1 } }],
);

/** What every criterion may have, wherever it stands. */
export const criterionFields = {
  strength,
  aliases,
  facets: optional(texts, 'What the text sums up, part by part', [['Scale', 'Regulatory changes']]),
  guidance,
  examples: optional(texts, 'What would be good evidence', [
    ['Led the migration of 20 services, which made deployments 60 % faster.'],
  ]),
  'anti-examples': optional(texts, 'What would not be', [['Attended the meetings of the migration.']]),
  prompts: optional(texts, 'What reviewers may ask', [['Did several people grow, or one person often?']]),
  rubric: ownRubric,
  why,
  from,
  until,
  before,
  since: optional(line, 'The version of the last change of its meaning', ['1.2.0']),
  was: optional(texts, 'Its former texts: packets that quote one are told what changed', [
    ['Leads architectural decisions.'],
  ]),
};

export const criterion = described(
  z.strictObject({
    id: optional(idName, 'Needed where a competency has several criteria at one level; else it is `competency.LEVEL`', [
      'system-design.L5.rfc',
    ]),
    text: described(text, 'The expectation, in the words of the ladder', [
      'Leads architectural decisions across teams.',
    ]),
    ...criterionFields,
    tracks: optional(
      z.array(idName).check(z.minLength(1, 'at least one track')),
      'The tracks it applies to; all where it is left out',
      [['ic']],
    ),
  }),
  'One expectation of a competency at a level',
  [{ text: 'Leads architectural decisions across teams.', rubric: { items: 2 } }],
);

export type WrittenCriterion = z.infer<typeof criterion>;

/** A criterion by name: its id is that of its owner, a dot, and the name. */
const namedCriterion = z.strictObject({ text, ...criterionFields });

export type NamedCriterion = z.infer<typeof namedCriterion>;

export const namedCriteria = z.record(
  idName,
  z.union([
    z.pipe(
      text,
      z.transform((stated): NamedCriterion => ({ text: stated })),
    ),
    namedCriterion,
  ]),
);
