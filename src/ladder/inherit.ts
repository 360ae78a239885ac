/** Inheritance of rubrics: rule by rule, ladder → area → level → competency → criterion; `false` removes. */
import type { Rubric } from '../rubric/rubric.ts';
import { gateRules, ruleNames, setRules } from '../rubric/rules/index.ts';
import type { WrittenRubric } from './schema.ts';

/** Rules over the evidence as a whole, or over the packet: with one of them, a rubric can fail without any item. */
const overAll = [...Object.keys(setRules), ...Object.keys(gateRules)];

/**
 * The rules that hold after each layer has overridden the one before it. A rubric that asks nothing of the evidence as a
 * whole asks for one item, unless a layer has removed `items`.
 */
export function inherit(layers: readonly (WrittenRubric | undefined)[]): Rubric {
  const merged: WrittenRubric = {};
  for (const layer of layers) Object.assign(merged, Object.fromEntries(Object.entries(layer ?? {}).filter(([, value]) => value !== undefined)));
  const set = ruleNames.flatMap((name) => (merged[name] === undefined || merged[name] === false ? [] : [[name, merged[name]] as const]));
  if (!set.some(([name]) => overAll.includes(name)) && merged.items !== false) set.push(['items', 1]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries lose the link between a rule and its parameter, which the schema has checked; `false` has just been filtered out
  return Object.fromEntries(set) as Rubric;
}

/** Whether nothing in the rubric could ever fail: no evidence at all would meet it. */
export const isEmpty = (rubric: Rubric): boolean => rubric.judgement !== true && !overAll.some((name) => Object.hasOwn(rubric, name));
