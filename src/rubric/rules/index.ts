import type * as z from 'zod/mini';
import type { ItemRule, Modifier, SetRule } from '../rule.ts';
import type { Rubric, RuleName } from '../../ladder/rubric.ts';
import { certificate } from './certificate.ts';
import { change } from './change.ts';
import { countRule } from './count.ts';
import { dated } from './dated.ts';
import { declared } from './declared.ts';
import { endorsed } from './endorsed.ts';
import { facets } from './facets.ts';
import { items } from './items.ts';
import { judgement } from './judgement.ts';
import { kind } from './kind.ts';
import { kinds } from './kinds.ts';
import { link } from './link.ts';
import { metric } from './metric.ts';
import { notApplicable } from './not-applicable.ts';
import { packet } from './packet.ts';
import { part } from './part.ts';
import { people } from './people.ts';
import { previousLevel } from './previous-level.ts';
import { rate } from './rate.ts';
import { repositories } from './repositories.ts';
import { reuse } from './reuse.ts';
import { role } from './role.ts';
import { scope } from './scope.ts';
import { sections } from './sections.ts';
import { sincePromotion } from './since-promotion.ts';
import { sponsors } from './sponsors.ts';
import { sustained } from './sustained.ts';
import { timeInLevel } from './time-in-level.ts';
import { verified } from './verified.ts';
import { waivable } from './waivable.ts';
import { within } from './within.ts';

/** Ask about one item; in the order in which their answers are told. */
export const itemRules = {
  kind,
  link,
  verified,
  part,
  dated,
  within,
  scope,
  role,
  metric,
  endorsed,
  sections,
  certificate,
  reuse,
} as const;
/** Ask about the items that count. */
export const setRules = {
  items,
  kinds,
  facets,
  repositories,
  sustained,
  count: countRule,
  change,
  rate,
  people,
} as const;
/** Ask about the packet and the people of a promotion: set rules that look at no item. */
export const gateRules = {
  'time-in-level': timeInLevel,
  'since-promotion': sincePromotion,
  'previous-level': previousLevel,
  sponsors,
  packet,
  declared,
} as const;
/** Say how the outcome is read. */
export const modifiers = { judgement, waivable, 'not-applicable': notApplicable } as const;

/** What is a rule by itself; the others combine rubrics. */
export type SimpleRuleName = Exclude<RuleName, 'any' | 'all' | 'at-least'>;

/** Every rule by its name. */
export const byName: { readonly [N in SimpleRuleName]: ItemRule<N> | SetRule<N> | Modifier<N> } = {
  ...itemRules,
  ...setRules,
  ...gateRules,
  ...modifiers,
};

export type ItemRuleName = keyof typeof itemRules;
export type SetRuleName = keyof typeof setRules | keyof typeof gateRules;

/** Any rule, with the parameter that is its own. */
export type AnyRule = (typeof byName)[SimpleRuleName];

/** Every rule, in the order in which they are listed and explained. */
export const rules: readonly AnyRule[] = Object.values(byName);

const isRuleName = (name: string): name is SimpleRuleName => Object.hasOwn(byName, name);

/** The names of all rules. */
export const ruleNames: readonly SimpleRuleName[] = Object.keys(byName).filter(isRuleName);

/** The rule of that name, or null. */
export const ruleNamed = (name: string): AnyRule | null => (isRuleName(name) ? byName[name] : null);

/** What an owner writes for each rule → its parameter. */
export const ruleSchemas: { readonly [N in SimpleRuleName]: z.ZodMiniType<NonNullable<Rubric[N]>> } = {
  kind: kind.schema,
  link: link.schema,
  verified: verified.schema,
  part: part.schema,
  dated: dated.schema,
  within: within.schema,
  scope: scope.schema,
  role: role.schema,
  metric: metric.schema,
  endorsed: endorsed.schema,
  sections: sections.schema,
  certificate: certificate.schema,
  reuse: reuse.schema,
  items: items.schema,
  kinds: kinds.schema,
  facets: facets.schema,
  repositories: repositories.schema,
  sustained: sustained.schema,
  count: countRule.schema,
  change: change.schema,
  rate: rate.schema,
  people: people.schema,
  'time-in-level': timeInLevel.schema,
  'since-promotion': sincePromotion.schema,
  'previous-level': previousLevel.schema,
  sponsors: sponsors.schema,
  packet: packet.schema,
  declared: declared.schema,
  judgement: judgement.schema,
  waivable: waivable.schema,
  'not-applicable': notApplicable.schema,
};
