import { parse } from 'yaml';
import type { Rubric, RuleName } from '../../src/rubric/rubric.ts';
import { ruleSchemas } from '../../src/rubric/rules/index.ts';

/** A rubric as an owner writes it. */
export const rubricOf = (yaml: string): Rubric =>
  Object.fromEntries(Object.entries(parse(yaml) as Record<RuleName, unknown>).map(([name, value]) => [name, ruleSchemas[name as RuleName].parse(value)]));
