/** The shape of a ladder that stands on another (`extends:`). */
import * as z from 'zod/mini';
import { criterion } from './criterion.ts';
import { levelGroup } from './group.ts';
import { ladderSchema } from './ladder.ts';
import { competency, level } from './level.ts';
import { described, idName, levelName, line, list, optional, text } from './parts.ts';
import { promotion } from './promotion.ts';
import { ownRubric } from './rubric.ts';

/** What gates of rules have besides; what is changed is held against its own shape. */
const gate = (description: string) => optional(z.unknown(), `Of a gate: ${description}`);

const changedCriterion = z.union([
  text,
  z.extend(z.partial(z.omit(criterion, { id: true })), {
    min: gate('how many, or how long'),
    level: gate('from which level on'),
    teams: gate('of how many teams'),
    organizations: gate('of how many organizations'),
    share: gate('which part of them'),
    not: gate('who may not'),
    sections: gate('the sections of the packet'),
    words: gate('how many words it has at most'),
  }),
]);

const byName = <T extends z.core.SomeType>(part: T, name: z.ZodMiniString, description: string) =>
  optional(z.record(name, part), description);

const CHANGES = {
  levels: byName(z.partial(z.omit(level, { id: true })), levelName, 'Levels of the base, by id'),
  tracks: byName(
    z.strictObject({ title: z.optional(line), levels: z.optional(list(levelName, 200)) }),
    idName,
    'Tracks of the base, by id',
  ),
  areas: byName(
    z.strictObject({ title: z.optional(line), rubric: ownRubric }),
    idName,
    'Areas that the base lists, by id',
  ),
  competencies: byName(
    z.partial(z.omit(competency, { id: true })),
    idName,
    'Competencies of the base, by id; criteria that stand here are added to them',
  ),
  criteria: byName(
    changedCriterion,
    line,
    'Criteria, milestones and gates of the base, by id: a new text, or what changes; the rubric rule by rule',
  ),
  groups: byName(z.partial(z.omit(levelGroup, { id: true })), line, 'Groups of the base, by id'),
  promotions: byName(
    z.partial(z.omit(promotion, { from: true, to: true, track: true })),
    line,
    'Promotions that the base declares, by id',
  ),
};

/** The parts of a ladder that have ids. */
export const PART_KINDS = ['levels', 'tracks', 'areas', 'competencies', 'criteria', 'groups', 'promotions'] as const;
export type PartKind = (typeof PART_KINDS)[number];

const ids = (description: string) => optional(list(line, 500), description);

const RETIRED = {
  levels: ids('Levels of the base that nobody is promoted to any more'),
  tracks: ids('Tracks of the base'),
  areas: ids('Areas of the base; their competencies stay'),
  competencies: ids('Competencies of the base, with their criteria'),
  criteria: optional(
    list(
      z.union([
        line,
        z.strictObject({
          id: line,
          'replaced-by': z.optional(z.union([idName, z.array(idName)])),
          since: z.optional(line),
        }),
      ]),
      2000,
    ),
    'Criteria of the base that nobody is asked for any more: packets that still name one are told what takes its place',
    [['design.L5', { id: 'code.L5', 'replaced-by': 'quality.L5', since: '2.0.0' }]],
  ),
  groups: ids('Groups of the base, with the criteria that are written in them'),
  promotions: ids('Promotions that the base declares'),
};

const { schema, ...parts } = ladderSchema.shape;

/** A file with `extends`: what it says itself, in the same shape as in any ladder, and what it makes of the base. */
export const layerSchema = z.strictObject({
  schema,
  extends: described(
    line,
    'The ladder that this one stands on: a path from the folder of this file, or one of another repository at a commit, tag or branch',
    ['../engineering/ladder.yml', 'acme/ladders/engineering/ladder.yml@v2'],
  ),
  change: optional(z.strictObject(CHANGES), 'What of the base is otherwise here, by id', [
    { criteria: { 'system-design.L5': { rubric: { items: 3 } } } },
  ]),
  retire: optional(z.strictObject(RETIRED), 'What of the base is not here, by id', [{ criteria: ['code.L5'] }]),
  ...z.partial(z.strictObject(parts)).shape,
});

/** The keys of such a file that no other ladder has. */
export const LAYER_KEYS = ['extends', 'change', 'retire'] as const;
