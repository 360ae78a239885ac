/** The shape of a ladder file (`docs/ladder.md`). What a shape cannot say is checked in `src/ladder/check.ts`. */
import * as z from 'zod/mini';
import { levelGroup } from './group.ts';
import { competency, level } from './level.ts';
import { noteFields } from './notes.ts';
import { day, described, idName, levelName, line, list, optional, text, texts, words } from './parts.ts';
import { promotion } from './promotion.ts';
import { ownRubric } from './rubric.ts';

export const ladderSchema = described(
  z.strictObject({
    schema: described(z.literal(1, '`1`, the version of this format'), 'The version of this format', [1]),
    id: described(idName, 'What packets call the ladder', ['engineering']),
    version: described(line, 'Changes with every change of meaning', ['1.0.0']),
    title: described(line, 'What people call the ladder', ['Software engineering']),
    transition: optional(
      z.strictObject({
        version: described(line, 'The former version that packets keep which pin it', ['1.0.0']),
        until: described(day, 'They keep it up to and including this day', ['2026-12-31']),
      }),
      'For whom the former version holds, and how long',
      [{ version: '1.0.0', until: '2026-12-31' }],
    ),
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
    lint: optional(
      z.strictObject({
        accept: optional(
          z.record(line, text),
          'What `ladder lint` finds and the owner means: the code of the finding, and the reason',
          [{ 'lint-duplicate-statement': 'The source says it twice.' }],
        ),
      }),
      'For `readiness ladder lint` alone; no packet is judged by it',
      [{ accept: { 'lint-duplicate-statement': 'The source says it twice.' } }],
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
