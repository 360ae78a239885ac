import * as z from 'zod/mini';
import { STATES } from '../rubric/assessment.ts';
import type { Cohort } from './cohort.ts';
import type { CohortOptions } from './text.ts';

const state = z.enum(STATES);
const group = z.object({
  ladder: z.object({ id: z.string(), version: z.string(), title: z.string() }),
  from: z.string(),
  to: z.string(),
  track: z.nullable(z.string()),
  criteria: z.array(z.object({ id: z.string(), title: z.string() })),
  /** Null: only what is counted was asked for. */
  packets: z.nullable(
    z.array(
      z.object({
        path: z.string(),
        candidate: z.string(),
        verdict: z.enum(['complete', 'incomplete', 'unchecked', 'waiting', 'draft', 'invalid']),
        states: z.record(z.string(), state),
      }),
    ),
  ),
  /** Null: there are too few people to count anything. */
  perCriterion: z.nullable(
    z.array(
      z.object({
        id: z.string(),
        states: z.partialRecord(state, z.int()),
        neverUsed: z.boolean(),
        nobodyMeets: z.boolean(),
      }),
    ),
  ),
});
const schema = z.object({
  schema: z.literal(1),
  groups: z.array(group),
  /** No link was opened: links count as they are written. */
  asWritten: z.boolean(),
  notJudged: z.object({ count: z.int(), paths: z.nullable(z.array(z.string())) }),
});

/** The JSON Schema (draft 2020-12) of `cohort --format json`. */
export const cohortJsonSchema = (): Readonly<Record<string, unknown>> => z.toJSONSchema(schema, { io: 'input' });

export function cohortJson({ groups, notJudged, asWritten }: Cohort, { anonymous }: CohortOptions): string {
  const value: z.infer<typeof schema> = {
    schema: 1,
    groups: groups.map(({ ladder, promotion, track, criteria, packets, tallies }) => ({
      ladder: { ...ladder },
      from: promotion.from,
      to: promotion.to,
      track,
      criteria: criteria.map((criterion) => ({ ...criterion })),
      packets: anonymous
        ? null
        : packets.map(({ path, name, verdict, states }) => ({
            path,
            candidate: name,
            verdict,
            states: Object.fromEntries(states),
          })),
      perCriterion:
        tallies?.map(({ criterion, states, neverUsed, nobodyMeets }) => ({
          id: criterion.id,
          states: Object.fromEntries(states.map((own) => [own.state, own.packets])),
          neverUsed,
          nobodyMeets,
        })) ?? null,
    })),
    asWritten,
    notJudged: { count: notJudged.length, paths: anonymous ? null : [...notJudged] },
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
