import type { Words } from '../text/words.ts';
import { join } from '../text/words.ts';
import { gateRules } from './rules/index.ts';
import { people } from './rules/people.ts';
import type { SetRule } from './rule.ts';
import type { Rubric } from '../ladder/rubric.ts';

const worded = { ...gateRules, people };
type Worded = keyof typeof worded;

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- N ties the rule to its own parameter
function wordsOf<N extends Worded>(name: N, asks: Rubric): Words[] {
  const parameter = asks[name];
  const rules: { readonly [M in Worded]: SetRule<M> } = worded;
  return parameter === undefined ? [] : [rules[name].words(parameter)];
}

/**
 * A gate's rule in words. In a file of its own because reading a ladder needs only this, and `words.ts` draws in all
 * rules.
 */
export const gateWords = (asks: Rubric): Words =>
  join(
    Object.keys(worded)
      .filter((name): name is Worded => Object.hasOwn(worded, name))
      .flatMap((name) => wordsOf(name, asks)),
    '; ',
  );
