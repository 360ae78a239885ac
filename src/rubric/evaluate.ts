import type { Item } from '../packet/packet.ts';
import { join } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import type { CountedItem } from './assessment.ts';
import type { Truth } from '../evidence/truth.ts';
import { branchesOf } from './branches.ts';
import { gateRules, itemRules, setRules } from './rules/index.ts';
import type { ItemRuleName, SetRuleName } from './rules/index.ts';
import { inPeriod } from './rules/within.ts';
import type { ItemRule, RuleAnswer, RuleContext, SetRule } from './rule.ts';
import type { Rubric, RuleName } from '../ladder/rubric.ts';
import { isCandidate } from '../people/logins.ts';
import { isOthers } from '../evidence/standing.ts';

/** A rule that is not met, and its answer. */
export interface Unmet {
  readonly rule: RuleName;
  readonly answer: RuleAnswer;
}

/**
 * A set rule that is not met. `enough`: it would be if every item counted, so what keeps items from counting is all
 * that it lacks. `all`: the answer over every item.
 */
export interface UnmetSet extends Unmet {
  readonly enough: boolean;
  readonly all: RuleAnswer;
}

/** One item under the item rules. `unmet` holds what is not `yes`, in the order of the rules. */
export interface ItemOutcome {
  readonly item: Item;
  readonly counts: Truth;
  readonly unmet: readonly Unmet[];
  /** It counts as far as a packet can show, and a person has to confirm it. */
  readonly judgement: boolean;
}

/** Several rubrics of which some have to be met: `min` of `branches`. */
export interface CombinationOutcome {
  readonly rule: 'any' | 'all' | 'at-least';
  readonly min: number;
  readonly truth: Truth;
  readonly branches: readonly Outcome[];
}

/** A criterion's rubric over the items that tie to it. */
export interface Outcome {
  readonly truth: Truth;
  /** Each item with its best result: under the rubric's own rules, or in one of its branches. */
  readonly items: readonly ItemOutcome[];
  /** The items under the rubric's own item rules, which its set rules look at. */
  readonly own: readonly ItemOutcome[];
  /**
   * Set rules and gates that are not `yes`. Of an unknown one, the message says what holds without the unknown items.
   */
  readonly sets: readonly UnmetSet[];
  /** Combinations that are not `yes`. */
  readonly combinations: readonly CombinationOutcome[];
  /** Whether the rubric is met only as far as a packet can say it, so that a person has to confirm. */
  readonly judgement: boolean;
}

/** Kleene's conjunction: one `no` decides, else one `unknown` does; `yes` over nothing. */
export const and = (truths: readonly Truth[]): Truth =>
  truths.includes('no') ? 'no' : truths.includes('unknown') ? 'unknown' : 'yes';

/** At least `min` of the truths: decided as soon as what is unknown cannot change it. */
export function atLeast(min: number, truths: readonly Truth[]): Truth {
  const sure = truths.filter((truth) => truth === 'yes').length;
  if (sure >= min) return 'yes';
  return truths.filter((truth) => truth !== 'no').length >= min ? 'unknown' : 'no';
}

const isName = <T extends object>(names: T, name: string): name is Extract<keyof T, string> =>
  Object.hasOwn(names, name);
const itemRuleNames = Object.keys(itemRules).filter((name) => isName(itemRules, name));
const setRuleNames = Object.keys(setRules).filter((name) => isName(setRules, name));
const gateRuleNames = Object.keys(gateRules).filter((name) => isName(gateRules, name));

/** Rules that count what people have said themselves: a judgement on the criterion does not stand in for them. */
const aboutPeople: ReadonlySet<RuleName> = new Set(['endorsed', 'people', 'sponsors', 'previous-level']);

/**
 * Whether the rubric asks for items at all. A gate asks about the packet and the people only, and so does `people`
 * without rules about items.
 */
export const asksForItems = (rubric: Rubric): boolean => asksItself(rubric) || branchesOf(rubric).some(asksForItems);

const asksItself = (rubric: Rubric): boolean =>
  setRuleNames.some((name) => name !== 'people' && rubric[name] !== undefined) || onlyFilters(rubric);

/**
 * Whether there are only rules about items. Together with `people` or `judgement` these only say which items may
 * support it.
 */
const onlyFilters = (rubric: Rubric): boolean =>
  itemRuleNames.some((name) => rubric[name] !== undefined) &&
  rubric.judgement === undefined &&
  [...setRuleNames, ...gateRuleNames].every((name) => rubric[name] === undefined);

/** Whether the rubric asks for nothing at all, not even a judgement: such a rubric is never met. */
export const isEmpty = (rubric: Rubric): boolean =>
  !asksItself(rubric) &&
  rubric.judgement === undefined &&
  rubric.people === undefined &&
  branchesOf(rubric).every(isEmpty) &&
  gateRuleNames.every((name) => rubric[name] === undefined);

/**
 * Rules about items without a number of them ask for one: no evidence at all would otherwise meet them. Branches have
 * rules of their own.
 */
const atLeastOne = (rubric: Rubric): Rubric =>
  onlyFilters(rubric) && branchesOf(rubric).length === 0 ? { ...rubric, items: 1 } : rubric;

/** Whether a person other than the candidate has spoken for the criterion. */
export const endorsed = ({ acts, criterion, header }: RuleContext): boolean =>
  acts.endorsements.some(
    (endorsement) => endorsement.criterion === criterion.id && !isCandidate(endorsement.by, header),
  );

/** Whether an answer still waits for a person. */
const waits = (rule: RuleName, answer: RuleAnswer, context: RuleContext): boolean =>
  answer.judgement === true && (aboutPeople.has(rule) || !endorsed(context));

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- N ties the rule to its own parameter
function askItem<N extends ItemRuleName>(name: N, item: Item, context: RuleContext): Unmet[] {
  const parameter = context.criterion.rubric[name];
  if (parameter === undefined) return [];
  const rules: { readonly [M in ItemRuleName]: ItemRule<M> } = itemRules;
  return [{ rule: name, answer: rules[name].check(item, parameter, context) }];
}

function judgeItem(item: Item, context: RuleContext): ItemOutcome {
  // `within` narrows the packet's own period, so it answers for both.
  const period = context.criterion.rubric.within === undefined ? inPeriod(item, context) : null;
  const asked = [
    ...itemRuleNames.flatMap((name) => askItem(name, item, context)),
    ...(period === null ? [] : [{ rule: 'within' as const, answer: period }]),
  ];
  const all = asked.filter(({ answer }) => answer.truth !== 'yes');
  const undated = all.some(({ rule }) => rule === 'dated');
  // A missing date is reported once, by `dated`.
  const said = undated ? all.filter(({ rule }) => rule !== 'within') : all;
  return {
    item,
    counts: and(all.map(({ answer }) => answer.truth)),
    unmet: said,
    // People lead work that others typed: whether this is such a case only a person can say.
    judgement:
      asked.some(({ rule, answer }) => waits(rule, answer, context)) ||
      (!endorsed(context) && isOthers(item, context.header, context.facts)),
  };
}

const sets: { readonly [M in SetRuleName]: SetRule<M> } = { ...setRules, ...gateRules };

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- N ties the rule to its own parameter
function askSet<N extends SetRuleName>(
  name: N,
  rubric: Rubric,
  items: readonly Item[],
  context: RuleContext,
): RuleAnswer | null {
  const parameter = rubric[name];
  return parameter === undefined ? null : sets[name].check(items, parameter, context);
}

/** A criterion's rubric over the evidence that ties to it, three-valued. */
export function evaluate(items: readonly Item[], context: RuleContext): Outcome {
  const rubric = atLeastOne(context.criterion.rubric);
  const own = items.map((item) => judgeItem(item, context));
  const those = (test: (outcome: ItemOutcome) => boolean): readonly Item[] => own.filter(test).map(({ item }) => item);
  const confirmed = those(({ counts, judgement }) => counts === 'yes' && !judgement);
  const certain = those(({ counts }) => counts === 'yes');
  const possible = those(({ counts }) => counts !== 'no');

  const unmet: UnmetSet[] = [];
  let judgement = rubric.judgement === true && !endorsed(context);
  for (const name of [...setRuleNames, ...gateRuleNames]) {
    const least = askSet(name, rubric, certain, context);
    const most = askSet(name, rubric, possible, context);
    if (least === null || most === null) continue;
    const truth = least.truth === most.truth ? least.truth : 'unknown';
    if (truth === 'yes') {
      // What waits for a person matters only where the rule is not met without it.
      const sure = confirmed.length === certain.length ? least : askSet(name, rubric, confirmed, context);
      judgement ||= sure?.truth !== 'yes' || waits(name, sure, context);
    } else {
      const all = askSet(name, rubric, items, context) ?? least;
      unmet.push({ rule: name, answer: { ...least, truth }, enough: all.truth === 'yes', all });
    }
  }
  const combinations = combined(rubric, items, context);
  judgement ||= combinations.some(waitsForPerson);
  const open = combinations.filter(({ truth }) => truth !== 'yes');
  const truth = isEmpty(rubric)
    ? 'unknown'
    : and([...unmet.map(({ answer }) => answer.truth), ...open.map((combination) => combination.truth)]);
  const branches = combinations.flatMap((combination) => combination.branches.map((branch) => branch.items));
  const asksOver = branches.length === 0 || setRuleNames.some((name) => rubric[name] !== undefined);
  return {
    truth,
    items: bestOf(asksOver ? [own, ...branches] : branches),
    own,
    sets: unmet,
    combinations: open,
    judgement,
  };
}

function combined(
  { any, all, 'at-least': some }: Rubric,
  items: readonly Item[],
  context: RuleContext,
): CombinationOutcome[] {
  const of = (rule: CombinationOutcome['rule'], min: number, rubrics: readonly Rubric[]): CombinationOutcome => {
    const branches = rubrics.map((rubric) =>
      evaluate(items, { ...context, criterion: { ...context.criterion, rubric } }),
    );
    return {
      rule,
      min,
      truth: atLeast(
        min,
        branches.map(({ truth }) => truth),
      ),
      branches,
    };
  };
  return [
    ...(any ? [of('any', 1, any)] : []),
    ...(all ? [of('all', all.length, all)] : []),
    ...(some ? [of('at-least', some.min, some.of)] : []),
  ];
}

/** Whether a combination that is met would not be without what a person has yet to confirm. */
const waitsForPerson = ({ truth, min, branches }: CombinationOutcome): boolean =>
  truth === 'yes' && branches.filter((branch) => branch.truth === 'yes' && !branch.judgement).length < min;

const rank: Readonly<Record<Truth, number>> = { yes: 0, unknown: 1, no: 2 };

/** The best outcome of each item under several rubrics: it counts if it counts under any. */
function bestOf(lists: readonly (readonly ItemOutcome[])[]): readonly ItemOutcome[] {
  const [first = [], ...others] = lists;
  return first.map((outcome, index) =>
    others.reduce((best, list) => {
      const other = list[index];
      if (other === undefined) return best;
      return rank[other.counts] - rank[best.counts] < 0 ||
        (other.counts === best.counts && other.unmet.length < best.unmet.length)
        ? other
        : best;
    }, outcome),
  );
}

/** An item as the report lists it: what keeps it from counting, or else what is not known about it. */
export function counted({ item, counts, unmet }: ItemOutcome): CountedItem {
  const why = unmet.filter(({ answer }) => answer.truth === counts).map(({ answer }): Words => answer.message);
  return { item, counts, why: join(why, '; ') };
}
