/** Inheritance of rubrics: rule by rule, ladder → area → level → competency → criterion; `false` removes. */
import type { Rubric } from './rubric.ts';
import { gateRules, itemRules, ruleNames, setRules } from '../rubric/rules/index.ts';
import type { WrittenRubric } from './format/rubric.ts';

/** Rules over the evidence as a whole, or over the packet: with one of them, a rubric can fail without any item. */
const overAll = [...Object.keys(setRules), ...Object.keys(gateRules)];
const overItems = Object.keys(itemRules);

/**
 * The rules that hold after each layer has overridden the one before it. A rubric that asks nothing of the evidence as
 * a whole asks for one item, unless a layer has removed `items`. The branches of a combination inherit the item rules
 * around them, and never set rules: each branch says itself how much is enough.
 */
export function inherit(layers: readonly (WrittenRubric | undefined)[]): Rubric {
  const merged: Record<string, unknown> = {};
  for (const layer of layers)
    for (const [name, value] of Object.entries(layer ?? {})) if (value !== undefined) merged[name] = value;
  return resolved(merged);
}

function resolved(written: WrittenRubric): Rubric {
  const simple: [string, unknown][] = ruleNames.flatMap((name) =>
    written[name] === undefined || written[name] === false ? [] : [[name, written[name]]],
  );
  const inherited = Object.fromEntries(simple.filter(([name]) => overItems.includes(name)));
  const branches = (list: readonly WrittenRubric[]): Rubric[] => list.map((branch) => inherit([inherited, branch]));
  const { any, all, 'at-least': atLeast } = written;
  const combined: [string, unknown][] = [
    ...(any ? [['any', branches(any)] satisfies [string, unknown]] : []),
    ...(all ? [['all', branches(all)] satisfies [string, unknown]] : []),
    ...(atLeast ? [['at-least', { min: atLeast.min, of: branches(atLeast.of) }] satisfies [string, unknown]] : []),
  ];
  const implied: [string, unknown][] =
    combined.length === 0 && written.items !== false && !simple.some(([name]) => overAll.includes(name))
      ? [['items', 1]]
      : [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above; `false` has just been filtered out
  return Object.fromEntries([...simple, ...implied, ...combined]) as Rubric;
}

/** Whether the rubric asks for nothing: no evidence at all would meet it. */
export function cannotFail(rubric: Rubric): boolean {
  if (rubric.judgement === true || overAll.some((name) => Object.hasOwn(rubric, name))) return false;
  const { any, all, 'at-least': atLeast } = rubric;
  return (
    (any?.some(cannotFail) ?? true) &&
    (all?.every(cannotFail) ?? true) &&
    (atLeast === undefined || atLeast.of.filter(cannotFail).length >= atLeast.min)
  );
}

/** Dotted names of the thresholds that the owner has yet to set: `change.min`, `any.1.items`. */
export function openThresholds(value: unknown, name = ''): string[] {
  if (value === 'needs-owner') return [name];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => openThresholds(inner, name === '' ? key : `${name}.${key}`));
}
