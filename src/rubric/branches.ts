/** The rubrics that a rubric combines under `any`, `all` and `at-least`. */
import type { Rubric } from '../ladder/rubric.ts';

/** Those directly under it. */
export const branchesOf = ({ any = [], all = [], 'at-least': atLeast }: Rubric): readonly Rubric[] => [
  ...any,
  ...all,
  ...(atLeast?.of ?? []),
];

/** The rubric itself and all that stand in it, however deep. */
export const everyRubric = (rubric: Rubric): readonly Rubric[] => [rubric, ...branchesOf(rubric).flatMap(everyRubric)];
