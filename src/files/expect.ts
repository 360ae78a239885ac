/**
 * What an owner expects of a packet that is kept beside a ladder: `PACKET.expect.yml`, for `ladder test`.
 *
 * ```yaml
 * schema: 1
 * verdict: incomplete
 * facts: octo-ada.facts.json      # beside it; without one every link counts as it is written
 * criteria: { system-design.L5: met, mentorship.L5: missing }
 * ```
 */
import * as z from 'zod/mini';
import { STATES, type State, type Verdict } from '../rubric/assessment.ts';
import { described } from '../rubric/schemas.ts';
import { dayOr, EXPECTED_DAY, isDay, readInputFile, type InputRead } from './input-file.ts';
import type { Day } from '../text/time.ts';

const VERDICTS = ['complete', 'incomplete', 'unchecked', 'draft', 'invalid'] as const satisfies readonly Verdict[];

const beside = z
  .string()
  .check(z.regex(/^[\w][\w. -]{0,120}$/u, 'the name of a file that lies beside this one, without folders'));

const schema = z.strictObject({
  schema: described(z.literal(1), 'The version of this format', [1]),
  verdict: described(z.optional(z.enum(VERDICTS)), 'The verdict about the packet', ['incomplete']),
  criteria: described(
    z.optional(z.record(z.string(), z.enum(STATES))),
    'By the id of a criterion: the state that it should have. Those that are not named may have any',
    [{ 'system-design.L5': 'met' }],
  ),
  facts: described(z.optional(beside), 'What was read of the links: a file beside this one, as `check --facts`', [
    'octo-ada.facts.json',
  ]),
  acts: described(z.optional(beside), 'What people did: a file beside this one, as `check --acts`', [
    'octo-ada.acts.yml',
  ]),
  now: described(
    z.optional(z.string().check(z.refine(isDay, EXPECTED_DAY))),
    'The day that counts as today; without it, that of the run',
    ['2026-07-01'],
  ),
});

export interface Expected {
  readonly verdict: Verdict | null;
  readonly criteria: ReadonlyMap<string, State>;
  readonly facts: string | null;
  readonly acts: string | null;
  readonly now: Day | null;
}

/** Null where there are problems. */
export function readExpected(
  bytes: Uint8Array,
  path: string,
): Pick<InputRead<Expected>, 'value' | 'problems' | 'placeOf'> {
  const { value, problems, placeOf } = readInputFile(bytes, path, schema, 'expect');
  return {
    problems,
    placeOf,
    value:
      value === null
        ? null
        : {
            verdict: value.verdict ?? null,
            criteria: new Map(Object.entries(value.criteria ?? {})),
            facts: value.facts ?? null,
            acts: value.acts ?? null,
            now: dayOr(value.now),
          },
  };
}

/** The JSON Schema of such files, for editors. */
export const expectJsonSchema = (): object => ({
  ...z.toJSONSchema(schema, { io: 'input' }),
  title: 'What ladder test expects of a packet',
});
