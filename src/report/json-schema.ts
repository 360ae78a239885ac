/**
 * The JSON Schema of the report for programs. Only the command line prints it: what renders a report needs its types
 * alone.
 */
import * as z from 'zod/mini';
import { SEEN } from '../people/opinions.ts';
import { STATES } from '../rubric/assessment.ts';

const nullable = z.nullable(z.string());
const verdict = z.enum(['complete', 'incomplete', 'unchecked', 'waiting', 'draft', 'invalid']);
const stage = z.enum(['draft', 'manager', 'committee', 'submitted']);
const place = { line: z.int(), column: z.int() };

const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'notice']),
  message: z.string(),
  path: z.string(),
  ...place,
  fix: z.string(),
});

const criterion = z.object({
  id: z.string(),
  competency: nullable,
  promotion: nullable,
  group: nullable,
  level: z.string(),
  strength: z.enum(['must', 'should', 'suggested']),
  required: z.boolean(),
  state: z.enum(STATES),
  blocks: z.boolean(),
  line: z.nullable(z.int()),
  evidence: z.array(z.object({ id: z.string(), counts: z.enum(['yes', 'no', 'unknown']), why: z.string() })),
  lacks: z.array(z.object({ rule: z.string(), message: z.string(), fix: z.string(), line: z.nullable(z.int()) })),
  remarks: z.array(z.string()),
  digest: z.string(),
});

const reference = z.object({
  kind: z.string(),
  ref: z.string(),
  outcome: z.enum(['true', 'false', 'not-visible', 'error', 'not-supported', 'not-attempted']),
  why: z.string(),
  facts: z.record(z.string(), z.unknown()),
});

/** What a line of the packet was read as. */
const line = z.object({
  line: z.int(),
  as: z.enum(['blank', 'front-matter', 'layout', 'name', 'evidence', 'field', 'statement', 'left-out']),
  of: z.optional(z.string()),
  id: z.optional(z.string()),
  field: z.optional(z.string()),
  why: z.optional(z.string()),
});

const packet = z.object({
  path: z.string(),
  candidate: nullable,
  track: nullable,
  from: nullable,
  to: nullable,
  anchor: nullable,
  ladder: z.nullable(
    z.object({
      id: z.string(),
      version: z.string(),
      digest: z.string(),
      kept: z.optional(z.object({ until: z.string(), next: z.string() })),
      bases: z.optional(
        z.array(
          z.object({
            path: z.string(),
            commit: z.nullable(z.string()),
            id: z.string(),
            version: z.string(),
            digest: z.string(),
          }),
        ),
      ),
    }),
  ),
  verdict,
  stage: z.nullable(
    z.object({
      name: stage,
      blocks: z.array(z.enum(['must', 'should', 'suggested'])),
      next: z.nullable(stage),
    }),
  ),
  committee: z.nullable(
    z.object({
      state: z.enum(['unread', 'no-manager', 'too-few', 'asking', 'concern', 'quiet', 'acceptance', 'done']),
      needed: z.int(),
      agreed: z.array(z.string()),
      asked: z.array(z.string()),
      notAsked: z.array(z.string()),
      others: z.int(),
      unread: z.array(z.string()),
      since: nullable,
      quietUntil: nullable,
      acceptance: z.enum(['not-asked', 'open', 'given']),
    }),
  ),
  blocks: z.array(z.string()),
  criteria: z.array(criterion),
  groups: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      rule: z.enum(['all', 'any', 'at-least', 'area']),
      min: z.int(),
      strength: z.enum(['must', 'should', 'suggested']),
      required: z.boolean(),
      state: z.enum(STATES),
      blocks: z.boolean(),
      of: z.array(z.string()),
      lacks: z.array(z.object({ rule: z.string(), message: z.string(), fix: z.string(), line: z.nullable(z.int()) })),
    }),
  ),
  evidence: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['evidence', 'gap', 'not-applicable', 'partial']),
      ...place,
      criteria: z.array(z.string()),
      facets: z.array(z.string()),
      references: z.array(reference),
    }),
  ),
  waivers: z.array(
    z.object({
      id: nullable,
      criterion: z.string(),
      by: z.string(),
      reason: z.string(),
      until: nullable,
      counts: z.boolean(),
      why: nullable,
    }),
  ),
  agreements: z.array(z.object({ id: nullable, by: z.string(), on: nullable })),
  accepted: z.array(z.object({ id: nullable, evidence: z.string(), by: z.string(), reason: z.string() })),
  concerns: z.array(z.object({ id: nullable, criterion: nullable, by: z.string(), text: z.string() })),
  endorsements: z.array(z.object({ id: nullable, criterion: z.string(), by: z.string(), relationship: nullable })),
  attestations: z.array(z.object({ id: nullable, evidence: z.string(), by: z.string() })),
  assessments: z.optional(
    z.array(
      z.object({
        path: z.string(),
        by: z.string(),
        writer: z.enum(['same', 'unknown', 'not-asked']),
        criteria: z.array(z.object({ id: z.string(), state: z.enum(SEEN), otherwise: z.boolean(), line: z.int() })),
      }),
    ),
  ),
  lines: z.array(line),
  leftOut: z.array(z.object({ from: z.int(), to: z.int(), why: z.string(), holds: z.boolean() })),
  skills: z.array(z.object({ skill: z.nullable(z.string()), depth: z.nullable(z.string()), line: z.int() })),
  links: z.object({
    all: z.int(),
    verified: z.int(),
    contradicted: z.int(),
    unread: z.int(),
    outside: z.int(),
    notOpened: z.int(),
  }),
  findings: z.array(finding),
});

const report = z.object({
  schema: z.literal(1),
  tool: z.object({ version: z.string() }),
  verdict,
  packets: z.array(packet),
  findings: z.array(finding),
});

/**
 * The JSON Schema (draft 2020-12) of what `renderJson` prints. Fields may be added; none goes away within `schema: 1`.
 */
export const reportJsonSchema = (): object => z.toJSONSchema(report, { io: 'input' });

export type ReportJson = z.infer<typeof report>;
export type PacketJson = z.infer<typeof packet>;
export type CriterionJson = z.infer<typeof criterion>;
export type FindingJson = z.infer<typeof finding>;
