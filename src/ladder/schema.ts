/** The shape of a ladder file (design, section 4). What a shape cannot say is checked in `check.ts`. */
import * as z from 'zod/mini';
import type { Rubric } from './rubric.ts';
import { ruleSchemas, type SimpleRuleName } from '../rubric/rules/index.ts';
import { peopleRule } from '../rubric/count-people.ts';
import { packetFields } from '../rubric/rules/packet.ts';
import { peopleRuleFields } from '../rubric/rules/people.ts';
import { sponsorsFields } from '../rubric/rules/sponsors.ts';
import { described as register, durationSchema } from '../rubric/schemas.ts';
import { parseDay, type Day } from '../text/time.ts';

/**
 * A copy of the schema with what an editor shows beside it: a shared schema has a description of its own in each place.
 */
const described = <S extends z.ZodMiniType>(schema: S, description: string, examples: readonly unknown[]): S =>
  register(z.clone(schema), description, examples);

const optional = <T extends z.core.SomeType>(schema: T, description: string, examples: readonly unknown[] = []) =>
  described(z.optional(schema), description, examples);

/** One line of at most 300 characters. */
const line = z.string().check(z.trim(), z.minLength(1, 'text'), z.maxLength(300, 'at most 300 characters'));
/** Words of a criterion. */
const text = z.string().check(z.trim(), z.minLength(1, 'text'), z.maxLength(4000, 'at most 4,000 characters'));
const long = z.string().check(z.trim(), z.minLength(1, 'text'), z.maxLength(20_000, 'at most 20,000 characters'));

/** A level as written: `L5`, `4A`, `1.0`, `Phase 7`. A comma would end it in a packet's list. */
export const levelName = z
  .string()
  .check(
    z.regex(
      /^[\p{L}\p{N}](?:[\p{L}\p{N} ._+/-]{0,58}[\p{L}\p{N}+])?$/u,
      'a level such as `L5`, `4A` or `Phase 7`: letters, digits, spaces and `._+/-`, at most 60',
    ),
  );
const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u;
const AN_ID = 'an id: letters, digits and `._-`, no spaces, at most 80';
/** An id that people copy into packets and comments. */
export const idName = z.string().check(z.regex(ID, AN_ID));

const aliases = optional(
  z.array(line).check(z.maxLength(30, 'at most 30 names')),
  'Other names that packets use for it',
  [['Architecture']],
);
const strength = optional(
  z.enum(['must', 'should', 'suggested']),
  '`must` (the default) always blocks, `should` may be explained, `suggested` never blocks',
  ['must', 'should', 'suggested'],
);
const word = z.string().check(z.trim(), z.regex(/^[^,;()]{1,60}$/u, 'a word or two, without commas or brackets'));
const words = z.array(word).check(z.minLength(1, 'at least one word'), z.maxLength(50, 'at most 50 words'));

const list = <T extends z.core.SomeType>(entry: T, most: number, least = 1) =>
  z
    .array(entry)
    .check(z.minLength(least, `a list of at least ${least}`), z.maxLength(most, `a list of at most ${most}`));

/**
 * A rubric as written: rules by name, `false` removes what is inherited; branches of a combination are rubrics again.
 */
export type WrittenRubric = { readonly [N in SimpleRuleName]?: Rubric[N] | false | undefined } & {
  readonly any?: readonly WrittenRubric[] | false | undefined;
  readonly all?: readonly WrittenRubric[] | false | undefined;
  readonly 'at-least'?: { readonly min: number; readonly of: readonly WrittenRubric[] } | false | undefined;
};

const removable = <T>(schema: z.ZodMiniType<T>) => z.optional(z.union([schema, z.literal(false)]));
const branches = z.lazy(() => list(rubric, 20, 2));
/** Every criterion may inherit them, and each is asked about every item. */
const MOST_BRANCHES = 50;
/** Rubrics in the combinations of a rubric, those in them included. */
const branchesIn = ({ any, all, 'at-least': some }: WrittenRubric): number =>
  [...(any || []), ...(all || []), ...(some ? some.of : [])].reduce((sum, branch) => sum + 1 + branchesIn(branch), 0);
const rubric: z.ZodMiniType<WrittenRubric> = z
  .strictObject({
    ...mapped(ruleSchemas),
    any: optional(z.union([branches, z.literal(false)]), 'One of these rubrics is enough', [
      [{ link: 1 }, { judgement: true }],
    ]),
    all: optional(z.union([branches, z.literal(false)]), 'Each of these rubrics has to be met, by whatever evidence', [
      [{ kind: 'rfc' }, { kind: 'talk' }],
    ]),
    'at-least': optional(
      z.union([
        z
          .strictObject({
            min: z.int('a whole number').check(z.minimum(1, 'at least 1'), z.maximum(20, 'at most 20')),
            of: branches,
          })
          .check(
            z.refine(({ min, of }) => min <= of.length, {
              error: 'no more than there are rubrics under `of`',
              path: ['min'],
            }),
          ),
        z.literal(false),
      ]),
      'So many of these rubrics have to be met',
      [{ min: 2, of: [{ kind: 'rfc' }, { kind: 'talk' }, { kind: 'post' }] }],
    ),
  })
  .check(z.refine((own) => branchesIn(own) <= MOST_BRANCHES, `a rubric with at most ${MOST_BRANCHES} others in it`));
z.globalRegistry.add(rubric, {
  id: 'rubric',
  description:
    'When evidence is enough. Inherited rule by rule: ladder, area, level, competency, criterion; `false` removes an inherited rule',
  examples: [{ items: 2, scope: 'multi-team', sustained: '6 months' }],
});
const ownRubric = z.optional(rubric);

/** Each rule may be written, or removed with `false`. */
function mapped(schemas: typeof ruleSchemas): {
  readonly [N in SimpleRuleName]: z.ZodMiniOptional<z.ZodMiniType<NonNullable<Rubric[N]> | false>>;
} {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries lose the link between a rule and its schema, which its caller's type keeps
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, removable<unknown>(schema)]),
  ) as unknown as ReturnType<typeof mapped>;
}

const day = z.pipe(
  z
    .string('a day such as `2027-01-31`')
    .check(z.refine((written) => parseDay(written) !== null, 'a day such as `2027-01-31`')),
  z.transform((written): Day => parseDay(written) ?? z.NEVER),
);
const from = optional(day, 'In force from this day on; before it the criterion is shown as upcoming', ['2027-01-01']);
const until = optional(day, 'In force up to and including this day; after it nobody is asked for it', ['2027-12-31']);
const guidance = optional(long, 'What the criterion means, for whoever writes or reads a packet');
const texts = z.array(text).check(z.minLength(1, 'at least one'), z.maxLength(100, 'at most 100'));

/** What every criterion may have, wherever it stands. */
const criterionFields = {
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
  from,
  until,
  since: optional(line, 'The version of the last change of its meaning', ['1.2.0']),
  was: optional(texts, 'Its former texts: packets that quote one are told what changed', [
    ['Leads architectural decisions.'],
  ]),
};
const criterion = described(
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
const namedCriteria = z.record(
  idName,
  z.union([
    z.pipe(
      text,
      z.transform((stated): NamedCriterion => ({ text: stated })),
    ),
    namedCriterion,
  ]),
);

/** A group as written; its id begins with that of the group or promotion around it. */
export interface WrittenGroup {
  readonly id: string;
  readonly title?: string | undefined;
  readonly rule: 'all' | 'any' | { readonly 'at-least': number };
  readonly strength?: 'must' | 'should' | 'suggested' | undefined;
  readonly criteria?: Readonly<Record<string, NamedCriterion>> | undefined;
  readonly of?: readonly string[] | undefined;
  readonly groups?: readonly WrittenGroup[] | undefined;
}
const groupFields = {
  id: described(idName, 'What packets and reports call it', ['capstone']),
  title: optional(line, 'What people call it', ['Legacy-level initiative']),
  rule: described(
    z.union([
      z.enum(['all', 'any']),
      z.strictObject({
        'at-least': z.int('a whole number').check(z.minimum(1, 'at least 1'), z.maximum(1000, 'at most 1000')),
      }),
    ]),
    'How many of its criteria and groups have to be met',
    ['any', { 'at-least': 2 }],
  ),
  strength,
  criteria: optional(namedCriteria, 'Its criteria, by name', [{ platform: 'An industry-defining platform.' }]),
  of: optional(
    z.array(idName).check(z.minLength(1, 'at least one id'), z.maxLength(500, 'at most 500 ids')),
    'Criteria that stand elsewhere, by id',
    [['system-design.L5']],
  ),
};
const group: z.ZodMiniType<WrittenGroup> = z.strictObject({
  ...groupFields,
  groups: z.optional(z.lazy(() => list(group, 100))),
});
z.globalRegistry.add(group, {
  id: 'group',
  description: 'Criteria that count together',
  examples: [{ id: 'capstone', rule: 'any', criteria: { platform: 'An industry-defining platform.' } }],
});
const levelGroup = z.strictObject({
  ...groupFields,
  level: described(levelName, 'The level that asks for it', ['L5']),
  groups: z.optional(z.lazy(() => list(group, 100))),
});

const competency = z.strictObject({
  id: described(idName, 'Begins the ids of its criteria', ['system-design']),
  title: described(line, 'The heading that packets use', ['System Design & Architecture']),
  aliases,
  area: optional(line, 'The area, by id or title', ['Technical Execution']),
  rubric: ownRubric,
  criteria: optional(
    z.record(
      levelName,
      z.union([
        text,
        criterion,
        z.array(criterion).check(z.minLength(1, 'at least one criterion'), z.maxLength(100, 'at most 100 criteria')),
      ]),
    ),
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
    "Lower levels: `assumed` (not asked again), `restated` (in this level's own criteria), `again` (their criteria are asked for as well)",
    [[{ level: 'L4', as: 'assumed' }]],
  ),
  rubric: ownRubric,
  requires: optional(
    z.array(levelName).check(z.maxLength(20, 'at most 20')),
    'Levels from which one comes and which this ladder does not describe',
    [['Phase 6']],
  ),
  equivalents: optional(z.record(line, line), 'The same level elsewhere', [{ 'Big Tech': 'L6' }]),
  buckets: optional(
    z.array(z.strictObject({ id: idName, title: line, criteria: namedCriteria })).check(z.maxLength(50, 'at most 50')),
    'Milestones of the time in the level; whoever leaves the level is judged by them',
    [[{ id: 'month-3', title: 'Month 3', criteria: { onboarding: 'Completed the onboarding checklist.' } }]],
  ),
  goal: optional(text, 'What the level is for, in a sentence'),
  statement: optional(text, 'What somebody at the level says', ['I can solve this task alone.']),
  experience: optional(line, 'Years of experience; advisory', ['2-5 years']),
  tenure: optional(line, 'How long people stay in the level; advisory', ['3-5 years']),
  responsibilities: optional(texts, 'What people in the level do all day; not criteria'),
  reach: optional(texts, 'How far the work reaches, in words', [['Team level (5-15 developers)']]),
  skills: optional(
    z
      .array(z.strictObject({ title: line, depth: z.optional(line), must: z.optional(z.boolean()), items: texts }))
      .check(z.maxLength(50, 'at most 50')),
    'Skills that the level builds on; not criteria',
    [[{ title: 'Cloud', depth: 'Basic', must: true, items: ['EC2, S3, RDS basics'] }]],
  ),
  compensation: optional(z.unknown(), 'Pay, in any form: kept out of every output'),
});

const gateFields = {
  text: optional(text, 'The gate in words; for a gate of a rule the rule says it'),
  ...criterionFields,
};
const gateParts = z.strictObject(gateFields);
/** What the name of a gate makes it ask for. */
export type Asked = Pick<
  Rubric,
  'time-in-level' | 'since-promotion' | 'previous-level' | 'sponsors' | 'people' | 'packet'
>;
/** A gate, whichever way it was written. `asks` null: it is a criterion like others. */
type WrittenGate = z.infer<typeof gateParts> & { readonly asks: Asked | null };
const timeGate = (name: 'time-in-level' | 'since-promotion') =>
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
const previousGate = z.union([
  z.pipe(
    z.literal('met', '`met`'),
    z.transform((): WrittenGate => ({ asks: { 'previous-level': true } })),
  ),
  z.pipe(
    gateParts,
    z.transform((stated): WrittenGate => ({ ...stated, asks: { 'previous-level': true } })),
  ),
]);
const sponsorsGate = z.pipe(
  z.strictObject({ ...sponsorsFields, ...gateFields }),
  z.transform(({ min, level, teams, organizations, share, not, ...stated }): WrittenGate => ({
    ...stated,
    asks: { sponsors: peopleRule(min, { level, teams, organizations, share, not }) },
  })),
);
const feedbackGate = z.pipe(
  z.strictObject({ ...peopleRuleFields, ...gateFields }),
  z.transform(({ min, level, teams, organizations, share, not, ...stated }): WrittenGate => ({
    ...stated,
    asks: { people: peopleRule(min, { level, teams, organizations, share, not }) },
  })),
);
const packetGate = z.pipe(
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
const freeGate = z.union([
  z.pipe(
    text,
    z.transform((stated): WrittenGate => ({ text: stated, asks: null })),
  ),
  z.pipe(
    z.strictObject({
      ...gateFields,
      text: described(text, 'The gate in words', ['The architecture forum has heard the proposal.']),
    }),
    z.transform((stated): WrittenGate => ({ ...stated, asks: null })),
  ),
]);

const promotion = z.strictObject({
  from: levelName,
  to: levelName,
  track: optional(idName, 'Where it differs from track to track', ['ic']),
  kind: optional(z.enum(['step', 'switch']), '`switch`: to another track, perhaps to a lower level', ['switch']),
  returns: optional(z.boolean(), 'Of a switch: back to the track that somebody came from', [true]),
  timeline: optional(line, 'How long it usually takes; advisory', ['3-5 years at Staff']),
  statistics: optional(texts, 'What is known about how it goes; never a quota'),
  prepare: optional(texts, 'What prepares for it'),
  risks: optional(texts, 'What can go wrong'),
  groups: optional(list(group, 100), 'Criteria of the promotion that count together', [
    [{ id: 'technical', rule: 'all', criteria: { debugging: 'Debugs complex failures.' } }],
  ]),
  gates: optional(
    z
      .catchall(
        z.strictObject({
          'time-in-level': optional(timeGate('time-in-level'), 'How long the candidate has been in the level', [
            '12 months',
            { min: '12 months', strength: 'suggested' },
          ]),
          'since-promotion': optional(timeGate('since-promotion'), 'How long the last promotion was ago', [
            '12 months',
          ]),
          'previous-level': optional(previousGate, 'Whether the level that the candidate comes from is met as well', [
            'met',
          ]),
          sponsors: optional(sponsorsGate, 'Who sponsors the promotion', [
            { min: 2, level: 'L5', teams: 2, not: ['manager'] },
          ]),
          feedback: optional(feedbackGate, 'Who has given feedback', [{ min: 5, teams: 2 }]),
          packet: optional(packetGate, 'What the packet itself has to be', [
            { sections: ['Summary'], words: 2000, strength: 'should' },
          ]),
        }),
        freeGate,
      )
      .check(({ value, issues }) => {
        for (const name of Object.keys(value))
          if (!ID.test(name))
            issues.push({
              code: 'invalid_key',
              origin: 'record',
              issues: [{ code: 'custom', message: AN_ID, path: [], input: name }],
              path: [name],
              input: value,
            });
      }),
    'Criteria of the promotion itself, by name',
  ),
  decide: optional(
    z.strictObject({
      must: optional(z.literal('all'), 'Every `must` has to be met', ['all']),
      should: optional(
        z.enum(['met-or-explained', 'open']),
        'Whether a `should` that is neither met nor explained blocks',
        ['met-or-explained'],
      ),
      partial: optional(
        z.strictObject({
          max: z.int('a whole number').check(z.minimum(0, 'at least 0'), z.maximum(1000, 'at most 1000')),
        }),
        'How many may stay partial, each with a plan',
        [{ max: 2 }],
      ),
      areas: optional(z.literal('all'), 'Every area that has required criteria needs one that is met', ['all']),
      'at-least': optional(
        list(
          z.strictObject({
            area: line,
            min: z.int('a whole number').check(z.minimum(1, 'at least 1'), z.maximum(1000, 'at most 1000')),
          }),
          100,
        ),
        'So many met criteria in an area',
        [[{ area: 'technical', min: 2 }]],
      ),
    }),
    'The decision rule',
  ),
});

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

const noteFields = {
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

export const ladderSchema = described(
  z.strictObject({
    schema: described(z.literal(1, '`1`, the version of this format'), 'The version of this format', [1]),
    id: described(idName, 'What packets call the ladder', ['engineering']),
    version: described(line, 'Changes with every change of meaning', ['1.0.0']),
    title: described(line, 'What people call the ladder', ['Software engineering']),
    scopes: optional(words, 'How far work reaches, narrow to wide', [
      ['task', 'feature', 'team', 'multi-team', 'organization'],
    ]),
    roles: optional(words, 'What somebody can have been in a piece of work', [
      ['author', 'reviewer', 'lead', 'contributor'],
    ]),
    levels: described(list(z.union([levelName, level]), 200), 'The rungs', [
      ['L4', { id: 'L5', title: 'Staff Engineer' }],
    ]),
    tracks: described(
      list(
        z.strictObject({
          id: idName,
          title: optional(line, 'What people call the track'),
          levels: list(levelName, 200),
        }),
        100,
      ),
      'Lines of levels, lowest level first',
      [[{ id: 'ic', title: 'Individual contributor', levels: ['L4', 'L5'] }]],
    ),
    'level-sets': optional(z.record(line, list(levelName, 200)), 'Names for several levels', [
      { 'Staff+': ['L5', 'L6'] },
    ]),
    forks: optional(
      list(
        z.strictObject({
          id: idName,
          title: line,
          at: levelName,
          options: list(
            z.strictObject({
              to: levelName,
              title: line,
              pros: z.optional(texts),
              cons: z.optional(texts),
              fits: z.optional(texts),
              prepare: z.optional(texts),
            }),
            20,
            2,
          ),
          try: z.optional(texts),
        }),
        50,
      ),
      'Levels after which one has to choose',
      [
        [
          {
            id: 'career-fork',
            title: 'Career fork',
            at: 'L4',
            options: [
              { to: 'L5', title: 'Staff Engineer' },
              { to: 'M1', title: 'Engineering Manager' },
            ],
          },
        ],
      ],
    ),
    areas: optional(
      list(z.strictObject({ id: idName, title: line, rubric: ownRubric }), 200),
      'Groups of competencies; without this list the competencies name them',
      [[{ id: 'technical', title: 'Technical Execution' }]],
    ),
    rubric: ownRubric,
    competencies: described(list(competency, 1000), 'What is assessed', []),
    promotions: optional(
      list(promotion, 1000),
      'Neighbours on a track imply one each; declare the others, and those with gates or a decision rule',
    ),
    groups: optional(
      list(levelGroup, 200),
      'Criteria of a level that count together: a capstone to choose, exit criteria',
      [[{ id: 'capstone', level: 'L5', rule: 'any', criteria: { platform: 'An industry-defining platform.' } }]],
    ),
    retired: optional(
      list(
        z.strictObject({
          id: idName,
          text: z.optional(text),
          was: z.optional(texts),
          'replaced-by': z.optional(
            z.union([
              z.pipe(
                idName,
                z.transform((id): readonly string[] => [id]),
              ),
              z.array(idName),
            ]),
          ),
          since: z.optional(line),
        }),
        2000,
      ),
      'Criteria of former versions: packets that still name one are told what takes its place',
      [[{ id: 'design.L5', 'replaced-by': 'system-design.L5', since: '2.0.0' }]],
    ),
    ...noteFields,
    scales: optional(
      list(z.strictObject({ id: idName, title: line, steps: list(z.strictObject({ id: line, text }), 50) }), 50),
      'Steps of something that is not a person',
      [[{ id: 'maturity', title: 'Maturity', steps: [{ id: 'Ad hoc', text: 'Somebody runs a script.' }] }]],
    ),
    phrasings: optional(
      list(z.strictObject({ audience: line, avoid: text, prefer: text, hint: z.optional(text) }), 100),
      'How to say a thing to somebody',
      [[{ audience: 'executives', avoid: 'The validation loss decreased.', prefer: 'It saves 20 hours a week.' }]],
    ),
    tables: optional(
      list(z.strictObject({ title: line, columns: list(line, 20), rows: list(list(text, 20), 200) }), 50),
      'Comparisons',
    ),
    glossary: optional(z.record(line, text), 'Terms and what they mean', [
      { SSDLC: 'Secure software development lifecycle.' },
    ]),
  }),
  'A career ladder for Promotion Readiness',
  [],
);

/** A ladder file as written, its rules read. */
export type LadderFile = z.infer<typeof ladderSchema>;
export type WrittenLevel = LadderFile['levels'][number];
export type WrittenPromotion = NonNullable<LadderFile['promotions']>[number];
