import type { Words } from '../words.ts';
import { byName, ruleNames } from './rules/index.ts';
import type { Rubric, RuleName } from './rubric.ts';

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- N ties the rule to its own parameter
function wordsOf<N extends RuleName>(name: N, rubric: Rubric): Words | null {
  const parameter = rubric[name];
  return parameter === undefined ? null : byName[name].words(parameter);
}

/** A rubric in words: one phrase a rule ("at least 2 items"), in the order in which rules are listed. */
export const rubricWords = (rubric: Rubric): Words[] => ruleNames.flatMap((name) => {
  const words = wordsOf(name, rubric);
  return words === null ? [] : [words];
});
