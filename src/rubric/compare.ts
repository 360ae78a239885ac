/** Which of two rubrics asks for more: each rule says it of itself, combinations by their branches. */
import type { AtLeastRule, Rubric, RuleName } from '../ladder/rubric.ts';
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

const COMBINATION_NAMES = ['any', 'all', 'at-least'] as const satisfies readonly Exclude<RuleName, SimpleRuleName>[];
type Combination = (typeof COMBINATION_NAMES)[number];

/** How many of which branches a combination asks for: `any` is one of them, `all` each. */
const COMBINED: { readonly [N in Combination]: (own: NonNullable<Rubric[N]>) => AtLeastRule } = {
  any: (of) => ({ min: 1, of }),
  all: (of) => ({ min: of.length, of }),
  'at-least': (own) => own,
};

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- N ties the combination to its own branches
function combined<N extends Combination>(name: N, rubric: Rubric): AtLeastRule | null {
  const own = rubric[name];
  return own === undefined ? null : COMBINED[name](own);
}

function compareCombined(before: AtLeastRule, after: AtLeastRule, scopes: Scopes): Compared {
  // To need one more, or to have one way less, is stricter.
  const spare = ({ min, of }: AtLeastRule): number => of.length - min;
  return together(
    more(before.min, after.min),
    less(spare(before), spare(after)),
    branches(before.of, after.of, scopes),
  );
}

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

/** A rule in which two rubrics differ; `before` and `after` are its names, which are two where a combination is another. */
interface ComparedRule {
  readonly before: RuleName;
  readonly after: RuleName;
  /** `same`: it is written otherwise. */
  readonly is: Compared;
}

function comparedCombinations(before: Rubric, after: Rubric, scopes: Scopes): readonly ComparedRule[] {
  const [old, now] = [before, after].map((rubric) => COMBINATION_NAMES.filter((name) => rubric[name] !== undefined));
  const [gone = [], fresh = []] = [
    old?.filter((name) => !now?.includes(name)),
    now?.filter((name) => !old?.includes(name)),
  ];
  const kept = COMBINATION_NAMES.filter((name) => !gone.includes(name) && !fresh.includes(name));
  const same = kept.flatMap((name): ComparedRule[] => {
    const [was, is] = [combined(name, before), combined(name, after)];
    const compared = was === null || is === null ? 'same' : compareCombined(was, is, scopes);
    return compared === 'same' ? [] : [{ before: name, after: name, is: compared }];
  });
  const [was, ...others] = gone;
  const [is, ...more] = fresh;
  // One that took the place of another: "one of these" that became "each of these" asks for more, not for more and less.
  if (was !== undefined && is !== undefined && others.length + more.length === 0) {
    const [old, now] = [combined(was, before), combined(is, after)];
    if (old !== null && now !== null)
      return [...same, { before: was, after: is, is: compareCombined(old, now, scopes) }];
  }
  return [
    ...same,
    ...gone.map((name): ComparedRule => ({ before: name, after: name, is: onlyOne(false, false) })),
    ...fresh.map((name): ComparedRule => ({ before: name, after: name, is: onlyOne(true, false) })),
  ];
}

/** The rules in which two rubrics differ, and what the second asks for beside the first. */
export const comparedRules = (before: Rubric, after: Rubric, scopes: Scopes): readonly ComparedRule[] => [
  ...ruleNames.flatMap((name): ComparedRule[] => {
    const is = compareRule(name, before, after, scopes);
    return is === 'same' ? [] : [{ before: name, after: name, is }];
  }),
  ...comparedCombinations(before, after, scopes),
];

/** Two rubrics as wholes. */
export const compareRubrics = (before: Rubric, after: Rubric, scopes: Scopes): Compared =>
  together(...comparedRules(before, after, scopes).map(({ is }) => is));
