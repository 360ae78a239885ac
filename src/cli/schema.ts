import { cohortJsonSchema } from '../cohort/json.ts';
import { decisionJsonSchema } from '../files/decision.ts';
import { expectJsonSchema } from '../files/expect.ts';
import { factsJsonSchema } from '../files/facts.ts';
import { opinionJsonSchema } from '../files/opinion.ts';
import { peopleJsonSchema } from '../files/people.ts';
import { settingsJsonSchema } from '../files/settings-schema.ts';
import { mappingJsonSchema } from '../import/mapping.ts';
import { diffJsonSchema } from '../ladder/diff/json.ts';
import { ladderJsonSchema } from '../ladder/json-schema.ts';
import { reportJsonSchema } from '../report/json-schema.ts';
import { options, UsageError, type Console } from './console.ts';

/** What has a schema, by the option that asks for it. */
const SCHEMAS = {
  report: reportJsonSchema,
  facts: factsJsonSchema,
  settings: settingsJsonSchema,
  people: peopleJsonSchema,
  decision: decisionJsonSchema,
  assessment: opinionJsonSchema,
  cohort: cohortJsonSchema,
  mapping: mappingJsonSchema,
  expect: expectJsonSchema,
  diff: diffJsonSchema,
} as const;

/** `readiness ladder schema`: one of the JSON Schemas that the tool publishes. */
export function ladderSchema(args: readonly string[], console: Console): number {
  const { values } = options(args, {
    report: { type: 'boolean' },
    facts: { type: 'boolean' },
    settings: { type: 'boolean' },
    people: { type: 'boolean' },
    decision: { type: 'boolean' },
    assessment: { type: 'boolean' },
    cohort: { type: 'boolean' },
    mapping: { type: 'boolean' },
    expect: { type: 'boolean' },
    diff: { type: 'boolean' },
  });
  const [wanted, another] = (
    ['report', 'facts', 'settings', 'people', 'decision', 'assessment', 'cohort', 'mapping', 'expect', 'diff'] as const
  ).filter((name) => values[name] === true);
  if (another !== undefined)
    throw new UsageError(
      'ladder schema prints one schema: give --report, --facts, --settings, --people, --decision, --assessment, --cohort, --mapping, --expect or --diff.',
    );
  const schema = wanted === undefined ? ladderJsonSchema() : SCHEMAS[wanted]();
  console.out(`${JSON.stringify(schema, null, 2)}\n`);
  return 0;
}
