/** The shape of a ladder file (design, section 4). What a shape cannot say is checked in `check.ts`. */
import * as z from 'zod/mini';
import type { Rubric, RuleName } from '../rubric/rubric.ts';
import { sponsorsFields } from '../rubric/rules/sponsors.ts';
import { ruleSchemas } from '../rubric/rules/index.ts';
import { described as register, durationSchema } from '../rubric/schemas.ts';
import { parseDay, type Day } from '../time.ts';

/** A copy of the schema with what an editor shows beside it: a shared schema has a description of its own in each place. */
const described = <S extends z.ZodMiniType>(schema: S, description: string, examples: readonly unknown[]): S => register(z.clone(schema), description, examples);

const optional = <T extends z.core.SomeType>(schema: T, description: string, examples: readonly unknown[] = []) =>
  described(z.optional(schema), description, examples);

/** One line of at most 300 characters. */
const line = z.string().check(z.trim(), z.minLength(1, 'text'), z.maxLength(300, 'at most 300 characters'));
/** Words of a criterion. */
const text = z.string().check(z.trim(), z.minLength(1, 'text'), z.maxLength(4000, 'at most 4,000 characters'));
const long = z.string().check(z.trim(), z.minLength(1, 'text'), z.maxLength(20_000, 'at most 20,000 characters'));

/** A level as written: `L5`, `4A`, `1.0`, `Phase 7`. A comma would end it in a packet's list. */
export const levelName = z.string().check(
  z.regex(/^[\p{L}\p{N}](?:[\p{L}\p{N} ._+/-]{0,58}[\p{L}\p{N}+])?$/u, 'a level such as `L5`, `4A` or `Phase 7`: letters, digits, spaces and `._+/-`, at most 60'),
);
/** An id that people copy into packets and comments. */
export const idName = z.string().check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u, 'an id: letters, digits and `._-`, no spaces, at most 80'));

const aliases = optional(z.array(line).check(z.maxLength(30, 'at most 30 names')), 'Other names that packets use for it', [['Architecture']]);
const strength = optional(z.enum(['must', 'should', 'suggested']), '`must` (the default) always blocks, `should` may be explained, `suggested` never blocks', ['must', 'should', 'suggested']);
const word = z.string().check(z.trim(), z.regex(/^[^,;()]{1,60}$/u, 'a word or two, without commas or brackets'));
const words = z.array(word).check(z.minLength(1, 'at least one word'), z.maxLength(50, 'at most 50 words'));

const removable = <T>(schema: z.ZodMiniType<T>) => z.optional(z.union([schema, z.literal(false)]));
type RubricShape = { readonly [N in RuleName]: z.ZodMiniOptional<z.ZodMiniType<NonNullable<Rubric[N]> | false>> };

/** Rules by name; `false` removes what is inherited. */
const rubric = z.strictObject({
  kind: removable(ruleSchemas.kind),
  link: removable(ruleSchemas.link),
  verified: removable(ruleSchemas.verified),
  dated: removable(ruleSchemas.dated),
  within: removable(ruleSchemas.within),
  scope: removable(ruleSchemas.scope),
  role: removable(ruleSchemas.role),
  metric: removable(ruleSchemas.metric),
  items: removable(ruleSchemas.items),
  sustained: removable(ruleSchemas.sustained),
  'time-in-level': removable(ruleSchemas['time-in-level']),
  sponsors: removable(ruleSchemas.sponsors),
  judgement: removable(ruleSchemas.judgement),
  waivable: removable(ruleSchemas.waivable),
  'not-applicable': removable(ruleSchemas['not-applicable']),
} satisfies RubricShape);
rubric.register(z.globalRegistry, {
  id: 'rubric',
  description: 'When evidence is enough. Inherited rule by rule: ladder, area, level, competency, criterion; `false` removes an inherited rule',
  examples: [{ items: 2, scope: 'multi-team', sustained: '6 months' }],
});
export type WrittenRubric = z.infer<typeof rubric>;
const ownRubric = z.optional(rubric);

const day = z.pipe(
  z.string('a day such as `2027-01-31`').check(z.refine((written) => parseDay(written) !== null, 'a day such as `2027-01-31`')),
  z.transform((written): Day => parseDay(written) ?? z.NEVER),
);
const from = optional(day, 'In force from this day on; before it the criterion is shown as upcoming', ['2027-01-01']);
const guidance = optional(long, 'What the criterion means, for whoever writes or reads a packet');

const criterion = described(
  z.strictObject({
    id: optional(idName, 'Needed where a competency has several criteria at one level; else it is `competency.LEVEL`', ['system-design.L5.rfc']),
    text: described(text, 'The expectation, in the words of the ladder', ['Leads architectural decisions across teams.']),
    strength,
    aliases,
    guidance,
    rubric: ownRubric,
    tracks: optional(z.array(idName).check(z.minLength(1, 'at least one track')), 'The tracks it applies to; all where it is left out', [['ic']]),
    from,
  }),
  'One expectation of a competency at a level',
  [{ text: 'Leads architectural decisions across teams.', rubric: { items: 2 } }],
);
export type WrittenCriterion = z.infer<typeof criterion>;

const competency = z.strictObject({
  id: described(idName, 'Begins the ids of its criteria', ['system-design']),
  title: described(line, 'The heading that packets use', ['System Design & Architecture']),
  aliases,
  area: optional(line, 'The area, by id or title', ['Technical Execution']),
  rubric: ownRubric,
  criteria: optional(
    z.record(levelName, z.union([text, criterion, z.array(criterion).check(z.minLength(1, 'at least one criterion'), z.maxLength(100, 'at most 100 criteria'))])),
    'By level: a sentence, a criterion, or a list of criteria with an id each',
    [{ L4: 'Designs scalable, robust architectures.' }],
  ),
});

const level = z.strictObject({
  id: described(levelName, 'As people write it', ['L5', '4A', 'Phase 7']),
  title: optional(line, 'The title that comes with it', ['Staff Engineer']),
  titles: optional(z.array(line), 'Several titles', [['Staff Engineer', 'Principal Designer']]),
  aliases,
  includes: optional(
    z.array(z.strictObject({ level: levelName, as: z.enum(['assumed', 'restated', 'again']) })),
    'Lower levels: `assumed` (not asked again), `restated` (in this level\'s own criteria), `again` (their criteria are asked for as well)',
    [[{ level: 'L4', as: 'assumed' }]],
  ),
  rubric: ownRubric,
});

const gateFields = {
  text: optional(text, 'The gate in words; for a gate of a rule the rule says it'),
  strength,
  aliases,
  guidance,
  from,
  rubric: ownRubric,
};
const gateParts = z.strictObject(gateFields);
/** A gate, whichever way it was written. `asks`: what its name makes it ask for; null: it is a criterion like others. */
type WrittenGate = z.infer<typeof gateParts> & { readonly asks: Pick<Rubric, 'time-in-level' | 'sponsors'> | null };
const timeGate = z.union([
  z.pipe(durationSchema, z.transform((min): WrittenGate => ({ asks: { 'time-in-level': min } }))),
  z.pipe(z.strictObject({ min: durationSchema, ...gateFields }), z.transform(({ min, ...stated }): WrittenGate => ({ ...stated, asks: { 'time-in-level': min } }))),
]);
const sponsorsGate = z.pipe(
  z.strictObject({ ...sponsorsFields, ...gateFields }),
  z.transform(({ min, level, teams, not, ...stated }): WrittenGate => ({ ...stated, asks: { sponsors: { min, level: level ?? null, teams: teams ?? null, not: not ?? [] } } })),
);
const freeGate = z.union([
  z.pipe(text, z.transform((stated): WrittenGate => ({ text: stated, asks: null }))),
  z.pipe(z.strictObject({ ...gateFields, text: described(text, 'The gate in words', ['The architecture forum has heard the proposal.']) }), z.transform((stated): WrittenGate => ({ ...stated, asks: null }))),
]);

const promotion = z.strictObject({
  from: levelName,
  to: levelName,
  track: optional(idName, 'Where it differs from track to track', ['ic']),
  gates: optional(
    z.catchall(
      z.strictObject({
        'time-in-level': optional(timeGate, 'How long the candidate has been in the level', ['12 months', { min: '12 months', strength: 'suggested' }]),
        sponsors: optional(sponsorsGate, 'Who sponsors the promotion', [{ min: 2, level: 'L5', teams: 2, not: ['manager'] }]),
      }),
      freeGate,
    ),
    'Criteria of the promotion itself, by name',
  ),
  decide: optional(
    z.strictObject({
      must: optional(z.literal('all'), 'Every `must` has to be met', ['all']),
      should: optional(z.enum(['met-or-explained', 'open']), 'Whether a `should` that is neither met nor explained blocks', ['met-or-explained']),
      partial: optional(z.strictObject({ max: z.int('a whole number').check(z.minimum(0, 'at least 0'), z.maximum(1000, 'at most 1000')) }), 'How many may stay partial, each with a plan', [{ max: 2 }]),
    }),
    'The decision rule',
  ),
});

const list = <T extends z.core.SomeType>(entry: T, most: number, least = 1) =>
  z.array(entry).check(z.minLength(least, `a list of at least ${least}`), z.maxLength(most, `a list of at most ${most}`));

export const ladderSchema = described(
  z.strictObject({
    schema: described(z.literal(1, '`1`, the version of this format'), 'The version of this format', [1]),
    id: described(idName, 'What packets call the ladder', ['engineering']),
    version: described(line, 'Changes with every change of meaning', ['1.0.0']),
    title: described(line, 'What people call the ladder', ['Software engineering']),
    scopes: optional(words, 'How far work reaches, narrow to wide', [['task', 'feature', 'team', 'multi-team', 'organization']]),
    roles: optional(words, 'What somebody can have been in a piece of work', [['author', 'reviewer', 'lead', 'contributor']]),
    levels: described(list(z.union([levelName, level]), 200), 'The rungs', [['L4', { id: 'L5', title: 'Staff Engineer' }]]),
    tracks: described(list(z.strictObject({ id: idName, title: optional(line, 'What people call the track'), levels: list(levelName, 200) }), 100), 'Lines of levels, lowest level first', [[{ id: 'ic', title: 'Individual contributor', levels: ['L4', 'L5'] }]]),
    areas: optional(list(z.strictObject({ id: idName, title: line, rubric: ownRubric }), 200), 'Groups of competencies; without this list the competencies name them', [[{ id: 'technical', title: 'Technical Execution' }]]),
    rubric: ownRubric,
    competencies: described(list(competency, 1000), 'What is assessed', []),
    promotions: optional(list(promotion, 1000), 'Neighbours on a track imply one each; declare the others, and those with gates or a decision rule'),
  }),
  'A career ladder for Promotion Readiness',
  [],
);

/** A ladder file as written, its rules read. */
export type LadderFile = z.infer<typeof ladderSchema>;
export type WrittenLevel = LadderFile['levels'][number];
export type WrittenPromotion = NonNullable<LadderFile['promotions']>[number];
