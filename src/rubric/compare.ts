/** Which of two rubrics asks for more: each rule says it of itself, combinations by their branches. */
import type { Rubric, RuleName } from '../ladder/rubric.ts';
import { byName, ruleNames, type AnyRule, type SimpleRuleName } from './rules/index.ts';
import { less, more, together, type Compared, type Scopes } from './stricter.ts';

/** By which branches are known that both sides have, whatever their order. */
const key = (rubric: Rubric): string => JSON.stringify(rubric);

/** The branches of one list that the other does not have; each of the other's stands for one. */
function without(branches: readonly Rubric[], others: readonly Rubric[]): readonly Rubric[] {
  const left = others.map(key);
  return branches.filter((branch) => {
    const found = left.indexOf(key(branch));
    if (found !== -1) left.splice(found, 1);
    return found === -1;
  });
}

/** The branches that are others, each beside the one in its place. */
function branches(before: readonly Rubric[], after: readonly Rubric[], scopes: Scopes): Compared {
  const [old, now] = [without(before, after), without(after, before)];
  return together(
    ...old.flatMap((rubric, index) => {
      const other = now[index];
      return other === undefined ? [] : [compareRubrics(rubric, other, scopes)];
    }),
  );
}

type Combination = Exclude<RuleName, SimpleRuleName>;

const COMBINATIONS: {
  readonly [N in Combination]: (
    before: NonNullable<Rubric[N]>,
    after: NonNullable<Rubric[N]>,
    scopes: Scopes,
  ) => Compared;
} = {
  // Each further branch is a way out.
  any: (before, after, scopes) => together(less(before.length, after.length), branches(before, after, scopes)),
  all: (before, after, scopes) => together(more(before.length, after.length), branches(before, after, scopes)),
  'at-least': (before, after, scopes) =>
    together(
      more(before.min, after.min),
      less(before.of.length, after.of.length),
      branches(before.of, after.of, scopes),
    ),
};
const COMBINATION_NAMES = ['any', 'all', 'at-least'] as const satisfies readonly Combination[];

function excuses(name: SimpleRuleName): boolean {
  const rule: AnyRule = byName[name];
  return rule.over === 'criterion' && rule.excuses;
}

/** A rule that only one of two has. */
const onlyOne = (isNew: boolean, excuses: boolean): Compared => (isNew === excuses ? 'looser' : 'stricter');

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- N ties the rule to its own parameter
function compareRule<N extends SimpleRuleName>(name: N, before: Rubric, after: Rubric, scopes: Scopes): Compared {
  const old = before[name];
  const now = after[name];
  if (old !== undefined && now !== undefined) return byName[name].compare(old, now, scopes);
  return old === now ? 'same' : onlyOne(old === undefined, excuses(name));
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- N ties the combination to its own branches
function compareCombination<N extends Combination>(name: N, before: Rubric, after: Rubric, scopes: Scopes): Compared {
  const old = before[name];
  const now = after[name];
  if (old !== undefined && now !== undefined) return COMBINATIONS[name](old, now, scopes);
  return old === now ? 'same' : onlyOne(old === undefined, false);
}

/** The rules in which two rubrics differ, and what the second asks for beside the first. */
export function comparedRules(
  before: Rubric,
  after: Rubric,
  scopes: Scopes,
): readonly { readonly rule: RuleName; readonly is: Exclude<Compared, 'same'> }[] {
  const told = <N extends RuleName>(rule: N, is: Compared) => (is === 'same' ? [] : [{ rule, is }]);
  return [
    ...ruleNames.flatMap((name) => told(name, compareRule(name, before, after, scopes))),
    ...COMBINATION_NAMES.flatMap((name) => told(name, compareCombination(name, before, after, scopes))),
  ];
}

/** Two rubrics as wholes. */
const compareRubrics = (before: Rubric, after: Rubric, scopes: Scopes): Compared =>
  together(...comparedRules(before, after, scopes).map(({ is }) => is));
