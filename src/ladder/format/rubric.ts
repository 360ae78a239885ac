import * as z from 'zod/mini';
import type { Rubric } from '../rubric.ts';
import { ruleSchemas, type SimpleRuleName } from '../../rubric/rules/index.ts';
import { list, optional } from './parts.ts';

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

/** The limit matters because every criterion may inherit them, and each is asked about every item. */
const MOST_BRANCHES = 50;

/** How many rubrics are combined in a rubric, at any depth. */
const branchesIn = ({ any, all, 'at-least': some }: WrittenRubric): number =>
  [...(any || []), ...(all || []), ...(some ? some.of : [])].reduce((sum, branch) => sum + 1 + branchesIn(branch), 0);

export const rubric: z.ZodMiniType<WrittenRubric> = z
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

export const ownRubric = z.optional(rubric);

/** Each rule may be written, or removed with `false`. */
function mapped(schemas: typeof ruleSchemas): {
  readonly [N in SimpleRuleName]: z.ZodMiniOptional<z.ZodMiniType<NonNullable<Rubric[N]> | false>>;
} {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries lose the link between a rule and its schema, which its caller's type keeps
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, removable<unknown>(schema)]),
  ) as unknown as ReturnType<typeof mapped>;
}
