import { factsJsonSchema } from '../files/facts.ts';
import { ladderJsonSchema } from '../ladder/json-schema.ts';
import { reportJsonSchema } from '../report/json-schema.ts';
import { options, UsageError, type Console } from './console.ts';

/** `readiness ladder schema`: one of the JSON Schemas that the tool publishes. */
export function ladderSchema(args: readonly string[], console: Console): number {
  const {
    values: { report, facts },
  } = options(args, { report: { type: 'boolean' }, facts: { type: 'boolean' } });
  if (report === true && facts === true)
    throw new UsageError('ladder schema prints one schema: give --report or --facts.');
  const schema = report === true ? reportJsonSchema() : facts === true ? factsJsonSchema() : ladderJsonSchema();
  console.out(`${JSON.stringify(schema, null, 2)}\n`);
  return 0;
}
