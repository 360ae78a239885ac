import * as z from 'zod/mini';
import { namedCriteria, type NamedCriterion } from './criterion.ts';
import { described, idName, levelName, line, list, optional, strength } from './parts.ts';

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

export const group: z.ZodMiniType<WrittenGroup> = z.strictObject({
  ...groupFields,
  groups: z.optional(z.lazy(() => list(group, 100))),
});

z.globalRegistry.add(group, {
  id: 'group',
  description: 'Criteria that count together',
  examples: [{ id: 'capstone', rule: 'any', criteria: { platform: 'An industry-defining platform.' } }],
});

export const levelGroup = z.strictObject({
  ...groupFields,
  level: described(levelName, 'The level that asks for it', ['L5']),
  groups: z.optional(z.lazy(() => list(group, 100))),
});
