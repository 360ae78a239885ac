import { parse } from 'yaml';
import type { Rubric } from '../../src/ladder/rubric.ts';
import { ruleSchemas, type SimpleRuleName } from '../../src/rubric/rules/index.ts';

/** A rubric as an owner writes it. */
export const rubricOf = (yaml: string): Rubric =>
  Object.fromEntries(
    Object.entries(parse(yaml) as Record<SimpleRuleName, unknown>).map(([name, value]) => [
      name,
      ruleSchemas[name as SimpleRuleName].parse(value),
    ]),
  );
