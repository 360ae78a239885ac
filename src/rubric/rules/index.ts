import type * as z from 'zod/mini';
import type { ItemRule, Modifier, SetRule } from '../rule.ts';
import type { Rubric, RuleName } from '../rubric.ts';
import { dated } from './dated.ts';
import { items } from './items.ts';
import { judgement } from './judgement.ts';
import { kind } from './kind.ts';
import { link } from './link.ts';
import { metric } from './metric.ts';
import { notApplicable } from './not-applicable.ts';
import { role } from './role.ts';
import { scope } from './scope.ts';
import { sponsors } from './sponsors.ts';
import { sustained } from './sustained.ts';
import { timeInLevel } from './time-in-level.ts';
import { verified } from './verified.ts';
import { waivable } from './waivable.ts';
import { within } from './within.ts';

/** Ask about one item; in the order in which their answers are told. */
export const itemRules = { kind, link, verified, dated, within, scope, role, metric } as const;
/** Ask about the items that count. */
export const setRules = { items, sustained } as const;
/** Ask about the packet and the people of a promotion: set rules that look at no item. */
export const gateRules = { 'time-in-level': timeInLevel, sponsors } as const;
/** Say how the outcome is read. */
export const modifiers = { judgement, waivable, 'not-applicable': notApplicable } as const;

/** Every rule by its name. */
export const byName: { readonly [N in RuleName]: ItemRule<N> | SetRule<N> | Modifier<N> } = { ...itemRules, ...setRules, ...gateRules, ...modifiers };

export type ItemRuleName = keyof typeof itemRules;
export type SetRuleName = keyof typeof setRules | keyof typeof gateRules;

/** Any rule, with the parameter that is its own. */
export type AnyRule = (typeof byName)[RuleName];

/** Every rule, in the order in which they are listed and explained. */
export const rules: readonly AnyRule[] = Object.values(byName);

const isRuleName = (name: string): name is RuleName => Object.hasOwn(byName, name);

/** The names of all rules. */
export const ruleNames: readonly RuleName[] = Object.keys(byName).filter(isRuleName);

/** The rule of that name, or null. */
export const ruleNamed = (name: string): AnyRule | null => (isRuleName(name) ? byName[name] : null);

/** What an owner writes for each rule → its parameter. */
export const ruleSchemas: { readonly [N in RuleName]: z.ZodMiniType<NonNullable<Rubric[N]>> } = {
  kind: kind.schema, link: link.schema, verified: verified.schema, dated: dated.schema, within: within.schema,
  scope: scope.schema, role: role.schema, metric: metric.schema, items: items.schema, sustained: sustained.schema,
  'time-in-level': timeInLevel.schema, sponsors: sponsors.schema, judgement: judgement.schema, waivable: waivable.schema,
  'not-applicable': notApplicable.schema,
};
