/** The JSON of `ladder diff`, and its schema. */
import * as z from 'zod/mini';
import { STATES } from '../../rubric/assessment.ts';
import { plain, type Words } from '../../text/words.ts';
import type { Ladder } from '../ladder.ts';
import { EFFECTS, PARTS } from './change.ts';
import type { LadderDiff } from './diff.ts';
import { KEYS } from './unwritten.ts';
import type { Touching } from './touched.ts';

const verdict = z.enum(['complete', 'incomplete', 'unchecked', 'waiting', 'draft', 'invalid']);
const state = z.enum(STATES);
const ladder = z.object({ id: z.string(), version: z.string() });
const schema = z.object({
  schema: z.literal(1),
  before: ladder,
  after: ladder,
  /** By how much the version should rise; null: nothing changed. */
  step: z.nullable(z.enum(['major', 'minor', 'patch'])),
  /** The version that fits; null: nothing changed, or the old version is not made of numbers. */
  version: z.nullable(z.string()),
  changes: z.array(
    z.object({
      effect: z.enum(EFFECTS),
      part: z.enum(PARTS),
      id: z.string(),
      of: z.nullable(z.string()),
      before: z.nullable(z.string()),
      after: z.nullable(z.string()),
      breaks: z.boolean(),
    }),
  ),
  /** At which criteria a key would tell packets what has changed. */
  unwritten: z.array(z.object({ key: z.enum(KEYS), ids: z.array(z.string()), texts: z.array(z.string()) })),
  /** Criteria whose endorsements have to be confirmed again. */
  confirm: z.array(z.string()),
  /** With `--packets`. */
  packets: z.optional(
    z.object({
      judged: z.int(),
      asWritten: z.boolean(),
      touched: z.array(
        z.object({
          path: z.string(),
          candidate: z.nullable(z.string()),
          verdict: z.object({ before: verdict, after: verdict }),
          states: z.array(z.object({ id: z.string(), before: state, after: state })),
          gains: z.array(z.string()),
          loses: z.array(z.string()),
          outdated: z.array(z.string()),
        }),
      ),
      notJudged: z.array(z.object({ path: z.string(), why: z.string() })),
      otherLadder: z.array(z.string()),
    }),
  ),
});

/** The JSON Schema (draft 2020-12) of `ladder diff --format json`. */
export const diffJsonSchema = (): Readonly<Record<string, unknown>> => z.toJSONSchema(schema, { io: 'input' });

export function diffJson(
  { step, version, changes, unwritten, confirm }: LadderDiff,
  before: Ladder,
  after: Ladder,
  touching: Touching | null,
): string {
  const said = (words: Words | null): string | null => (words === null ? null : plain(words));
  const value: z.infer<typeof schema> = {
    schema: 1,
    before: { id: before.id, version: before.version },
    after: { id: after.id, version: after.version },
    step,
    version,
    changes: changes.map(({ effect, part, id, of, before: was, after: is, breaks }) => ({
      effect,
      part,
      id,
      of,
      before: said(was),
      after: said(is),
      breaks,
    })),
    unwritten: unwritten.map(({ key, ids, texts }) => ({ key, ids: [...ids], texts: [...texts] })),
    confirm: [...confirm],
    ...(touching !== null && {
      packets: {
        judged: touching.judged,
        asWritten: touching.asWritten,
        touched: touching.touched.map((one) => ({
          ...one,
          states: [...one.states],
          gains: [...one.gains],
          loses: [...one.loses],
          outdated: [...one.outdated],
        })),
        notJudged: touching.notJudged.map(({ path, why }) => ({ path, why: plain(why) })),
        otherLadder: [...touching.otherLadder],
      },
    }),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
