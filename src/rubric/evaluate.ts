import type { Item } from '../packet/packet.ts';
import { join } from '../words.ts';
import type { Words } from '../words.ts';
import type { CountedItem, Truth } from './assessment.ts';
import { gateRules, itemRules, setRules } from './rules/index.ts';
import type { ItemRuleName, SetRuleName } from './rules/index.ts';
import { inPeriod } from './rules/within.ts';
import type { ItemRule, RuleAnswer, RuleContext, SetRule } from './rule.ts';
import type { Rubric, RuleName } from './rubric.ts';

/** A rule that is not met, and its answer. */
export interface Unmet {
  readonly rule: RuleName;
  readonly answer: RuleAnswer;
}

/** A set rule that is not met. `enough`: it would be if every item counted, so what keeps items from counting is all that it lacks. `all`: the answer over every item. */
export interface UnmetSet extends Unmet {
  readonly enough: boolean;
  readonly all: RuleAnswer;
}

/** One item under the item rules. `unmet` holds what is not `yes`, in the order of the rules. */
export interface ItemOutcome {
  readonly item: Item;
  readonly counts: Truth;
  readonly unmet: readonly Unmet[];
}

/** A criterion's rubric over the items that tie to it. */
export interface Outcome {
  readonly truth: Truth;
  readonly items: readonly ItemOutcome[];
  /** Set rules and gates that are not `yes`. Of an unknown one, the message says what holds without the unknown items. */
  readonly sets: readonly UnmetSet[];
  /** Whether a rule is met only as far as a packet can say it, so that a person has to confirm. */
  readonly judgement: boolean;
}

/** Kleene's conjunction: one `no` decides, else one `unknown` does; `yes` over nothing. */
export const and = (truths: readonly Truth[]): Truth =>
  truths.includes('no') ? 'no' : truths.includes('unknown') ? 'unknown' : 'yes';

const isName = <T extends object>(names: T, name: string): name is Extract<keyof T, string> => Object.hasOwn(names, name);
const itemRuleNames = Object.keys(itemRules).filter((name) => isName(itemRules, name));
const setRuleNames = Object.keys(setRules).filter((name) => isName(setRules, name));
const gateRuleNames = Object.keys(gateRules).filter((name) => isName(gateRules, name));

/** Whether the rubric asks about items at all; a gate asks about the packet and the people only. */
export const asksForItems = (rubric: Rubric): boolean =>
  [...itemRuleNames, ...setRuleNames].some((name) => rubric[name] !== undefined);

/** Whether nothing, not even a person's judgement, is asked: such a rubric is never met. */
export const isEmpty = (rubric: Rubric): boolean =>
  !asksForItems(rubric) && rubric.judgement === undefined && gateRuleNames.every((name) => rubric[name] === undefined);

/** Rules about items without a number of them ask for one: no evidence at all would otherwise meet them. */
const atLeastOne = (rubric: Rubric): Rubric =>
  rubric.items === undefined && asksForItems(rubric) ? { ...rubric, items: 1 } : rubric;

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- N ties the rule to its own parameter
function askItem<N extends ItemRuleName>(name: N, item: Item, context: RuleContext): Unmet[] {
  const parameter = context.criterion.rubric[name];
  if (parameter === undefined) return [];
  const rules: { readonly [M in ItemRuleName]: ItemRule<M> } = itemRules;
  const answer = rules[name].check(item, parameter, context);
  return answer.truth === 'yes' ? [] : [{ rule: name, answer }];
}

function judgeItem(item: Item, context: RuleContext): ItemOutcome {
  // `within` narrows the packet's own period, so it answers for both.
  const period = context.criterion.rubric.within === undefined ? inPeriod(item, context) : null;
  const unmet = itemRuleNames.flatMap((name) => askItem(name, item, context));
  const undated = unmet.some(({ rule }) => rule === 'dated');
  const all = period === null || period.truth === 'yes' ? unmet : [...unmet, { rule: 'within' as const, answer: period }];
  // A date that is not there is said once: `dated` says it.
  const said = undated ? all.filter(({ rule }) => rule !== 'within') : all;
  return { item, counts: and(all.map(({ answer }) => answer.truth)), unmet: said };
}

const sets: { readonly [M in SetRuleName]: SetRule<M> } = { ...setRules, ...gateRules };

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- N ties the rule to its own parameter
function askSet<N extends SetRuleName>(name: N, rubric: Rubric, items: readonly Item[], context: RuleContext): RuleAnswer | null {
  const parameter = rubric[name];
  return parameter === undefined ? null : sets[name].check(items, parameter, context);
}

/** A criterion's rubric over the evidence that ties to it, three-valued. */
export function evaluate(items: readonly Item[], context: RuleContext): Outcome {
  const rubric = atLeastOne(context.criterion.rubric);
  const judged = items.map((item) => judgeItem(item, context));
  const certain = judged.filter(({ counts }) => counts === 'yes').map(({ item }) => item);
  const possible = judged.filter(({ counts }) => counts !== 'no').map(({ item }) => item);

  const unmet: UnmetSet[] = [];
  let judgement = false;
  for (const name of [...setRuleNames, ...gateRuleNames]) {
    const least = askSet(name, rubric, certain, context);
    const most = askSet(name, rubric, possible, context);
    if (least === null || most === null) continue;
    const truth = least.truth === most.truth ? least.truth : 'unknown';
    if (truth === 'yes') judgement ||= least.judgement === true;
    else {
      const all = askSet(name, rubric, items, context) ?? least;
      unmet.push({ rule: name, answer: { ...least, truth }, enough: all.truth === 'yes', all });
    }
  }
  const truth = isEmpty(rubric) ? 'unknown' : and(unmet.map(({ answer }) => answer.truth));
  return { truth, items: judged, sets: unmet, judgement };
}

/** An item as the report lists it: what keeps it from counting, or else what is not known about it. */
export function counted({ item, counts, unmet }: ItemOutcome): CountedItem {
  const why = unmet.filter(({ answer }) => answer.truth === counts).map(({ answer }): Words => answer.message);
  return { item, counts, why: join(why, '; ') };
}
