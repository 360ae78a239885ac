/**
 * A reviewer's own assessment, a file beside the packet: `packets/octo-ada.octo-kim.assessment.yml`.
 *
 * ```yaml
 * schema: 1
 * packet: octo-ada.md
 * by: octo-kim
 * criteria:
 *   system-design.L5: { state: met, note: I reviewed both designs. }
 *   mentorship.L5: { state: partial }
 * ```
 */
import * as z from 'zod/mini';
import { finding } from '../findings/catalogue.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { OpinionOn } from '../people/opinions.ts';
import { SEEN } from '../people/opinions.ts';
import { described } from '../rubric/schemas.ts';
import { login } from './accounts.ts';
import { readInputFile } from './input-file.ts';

/** More criteria than this no ladder asks of one packet. */
const MOST = 1_000;

const schema = z.strictObject({
  $schema: described(z.optional(z.string().check(z.maxLength(2048))), 'Where this schema is, for editors', [
    '../assessment.schema.json',
  ]),
  schema: described(z.literal(1), 'The version of this format', [1]),
  packet: described(
    z.string().check(z.regex(/^[^/\\]{1,200}\.md$/iu, 'the name of a packet beside this file, like `octo-ada.md`')),
    'The packet that it is about: the name of a file beside this one',
    ['octo-ada.md'],
  ),
  by: described(z.clone(login), 'Whose assessment it is: the login of whoever writes this file', ['octo-kim']),
  criteria: described(
    z
      .record(
        z.string().check(z.minLength(1, 'the id of a criterion'), z.maxLength(200, 'at most 200 characters')),
        z.strictObject({
          state: described(z.enum(SEEN), 'How you see it, with the evidence that the packet has', ['partial']),
          note: described(
            z.optional(z.string().check(z.minLength(1, 'some text'), z.maxLength(2_000, 'at most 2000 characters'))),
            'Why, for those who read the report',
            ['Only one of the two was mine to see.'],
          ),
        }),
      )
      .check(z.refine((all) => Object.keys(all).length <= MOST, `at most ${MOST.toLocaleString('en-GB')} criteria`)),
    'By the id of a criterion, as the report and `readiness ladder show` print it',
    [{ 'system-design.L5': { state: 'met' } }],
  ),
});

/** The JSON Schema (draft 2020-12) of such a file. */
export const opinionJsonSchema = (): Readonly<Record<string, unknown>> => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { $schema, title: 'Promotion Readiness: a reviewer’s assessment', ...rest };
};

/** What such a file says. */
export interface OpinionSaid {
  readonly packet: string;
  readonly by: string;
  readonly criteria: readonly OpinionOn[];
  readonly placeOf: (key: 'packet' | 'by') => Place;
}

/** Null exactly where there are findings: warnings, as the packet is judged without it. Never throws. */
export function readOpinion(
  bytes: Uint8Array,
  path: string,
): { readonly said: OpinionSaid | null; readonly findings: readonly Finding[] } {
  const { value, problems, placeOf } = readInputFile(bytes, path, schema, 'assessment');
  const findings = problems.map(({ place, message, fix }) =>
    finding('packet-assessment-invalid', place, { message, fix }),
  );
  if (value === null) return { said: null, findings };
  return {
    findings: [],
    said: {
      packet: value.packet,
      by: value.by,
      criteria: Object.entries(value.criteria).map(([criterion, { state, note }]) => ({
        criterion,
        state,
        note: note ?? null,
        place: placeOf(['criteria', criterion], 'key'),
      })),
      placeOf: (key) => placeOf([key], 'value'),
    },
  };
}
