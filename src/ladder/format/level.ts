import * as z from 'zod/mini';
import type { Years } from '../ladder.ts';
import { criterion, namedCriteria } from './criterion.ts';
import { aliases, described, idName, levelName, line, optional, text, texts, why } from './parts.ts';
import { ownRubric } from './rubric.ts';

const month = optional(
  z.int('a whole number of months').check(z.minimum(1, 'a month from 1 on'), z.maximum(600, 'at most 600 months')),
  'By which month in the level they are expected: the report tells which of them are open after it',
  [3],
);

const years = optional(
  z.pipe(
    z
      .union([z.string(), z.number()])
      .check(z.refine((written) => yearsOf(String(written)) !== null, 'years such as `2-5` or `12+`')),
    z.transform((written): Years => yearsOf(String(written)) ?? z.NEVER),
  ),
  'Years of experience as a range: `2-5`, or `12+` without an end; advisory',
  ['2-5', '12+'],
);

/** "2-5", "2–5", "12+", "3". */
function yearsOf(written: string): Years | null {
  const [, from, mark, to] = /^\s*(\d{1,2})\s*(?:([-–+])\s*(\d{1,2})?)?\s*$/u.exec(written) ?? [];
  if (from === undefined || (mark === '+') !== (mark !== undefined && to === undefined)) return null;
  const range = { from: Number(from), to: mark === '+' ? null : Number(to ?? from) };
  return range.to !== null && range.to < range.from ? null : range;
}

export const competency = z.strictObject({
  id: described(idName, 'Begins the ids of its criteria', ['system-design']),
  title: described(line, 'The heading that packets use', ['System Design & Architecture']),
  aliases,
  area: optional(line, 'The area, by id or title', ['Technical Execution']),
  rubric: ownRubric,
  why,
  criteria: optional(
    z.record(
      levelName,
      z.union([
        text,
        criterion,
        z
          .array(z.union([text, criterion]))
          .check(z.minLength(1, 'at least one criterion'), z.maxLength(100, 'at most 100 criteria')),
      ]),
    ),
    'By level: a sentence, a criterion, or a list of sentences and of criteria with an id each',
    [{ L4: 'Designs scalable, robust architectures.', L5: ['Leads architectural decisions.', 'Mentors designers.'] }],
  ),
});

export const level = z.strictObject({
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
  why,
  requires: optional(
    z.array(levelName).check(z.maxLength(20, 'at most 20')),
    'Levels from which one comes and which this ladder does not describe',
    [['Phase 6']],
  ),
  equivalents: optional(z.record(line, line), 'The same level elsewhere', [{ 'Big Tech': 'L6' }]),
  buckets: optional(
    z
      .array(z.strictObject({ id: idName, title: line, month, criteria: namedCriteria }))
      .check(z.maxLength(50, 'at most 50')),
    'Milestones of the time in the level; whoever leaves the level is judged by them',
    [[{ id: 'month-3', title: 'Month 3', month: 3, criteria: { onboarding: 'Completed the onboarding checklist.' } }]],
  ),
  goal: optional(text, 'What the level is for, in a sentence'),
  statement: optional(text, 'What somebody at the level says', ['I can solve this task alone.']),
  experience: optional(line, 'Years of experience, in words; advisory', ['2-5 years']),
  years,
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
