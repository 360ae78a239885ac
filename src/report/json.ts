/** The report for programs: one object with a published JSON Schema. */
import * as z from 'zod/mini';
import { byPlace, type Finding } from '../findings/finding.ts';
import type { CriterionResult, EvidenceResult, PacketResult } from '../rubric/assessment.ts';
import { plain } from '../words.ts';
import { faultOf, worst, type Report } from './report.ts';

/** States of a criterion, in the order of design section 5. */
export const STATES = ['upcoming', 'not-applicable', 'waived', 'disputed', 'met', 'judgement', 'unchecked', 'partial', 'gap', 'missing'] as const;

const nullable = z.nullable(z.string());
const verdict = z.enum(['complete', 'incomplete', 'unchecked', 'draft', 'invalid']);
const place = { line: z.int(), column: z.int() };

const finding = z.object({
  code: z.string(), severity: z.enum(['error', 'warning', 'notice']), message: z.string(), path: z.string(), ...place, fix: z.string(),
});

const criterion = z.object({
  id: z.string(), competency: nullable, promotion: nullable, group: nullable, level: z.string(),
  strength: z.enum(['must', 'should', 'suggested']), required: z.boolean(), state: z.enum(STATES), blocks: z.boolean(),
  line: z.nullable(z.int()),
  evidence: z.array(z.object({ id: z.string(), counts: z.enum(['yes', 'no', 'unknown']), why: z.string() })),
  lacks: z.array(z.object({ rule: z.string(), message: z.string(), fix: z.string(), line: z.nullable(z.int()) })),
  remarks: z.array(z.string()), digest: z.string(),
});

const reference = z.object({
  kind: z.string(), ref: z.string(), outcome: z.enum(['true', 'false', 'not-visible', 'error', 'not-supported', 'not-attempted']),
  why: z.string(), facts: z.record(z.string(), z.unknown()),
});

const packet = z.object({
  path: z.string(), candidate: nullable, track: nullable, from: nullable, to: nullable, anchor: nullable,
  ladder: z.nullable(z.object({ id: z.string(), version: z.string(), digest: z.string() })),
  verdict, blocks: z.array(z.string()), criteria: z.array(criterion),
  groups: z.array(z.object({ id: z.string(), rule: z.string(), state: z.enum(STATES), of: z.array(z.string()) })),
  evidence: z.array(z.object({ id: z.string(), kind: z.enum(['evidence', 'gap', 'not-applicable', 'partial']), ...place, criteria: z.array(z.string()), references: z.array(reference) })),
  waivers: z.array(z.object({ criterion: z.string(), by: z.string(), reason: z.string(), until: nullable })),
  concerns: z.array(z.object({ criterion: z.string(), by: z.string(), text: z.string() })),
  endorsements: z.array(z.object({ criterion: z.string(), by: z.string() })),
  findings: z.array(finding),
});

const report = z.object({
  schema: z.literal(1), tool: z.object({ version: z.string() }), verdict, packets: z.array(packet), findings: z.array(finding),
});

/** The JSON Schema (draft 2020-12) of what `renderJson` prints. Fields may be added; none goes away within `schema: 1`. */
export const reportJsonSchema = (): object => z.toJSONSchema(report, { io: 'input' });

/** The report as JSON with two-space indents and a final line feed; the same report gives the same bytes. */
export function renderJson(value: Report): string {
  const shown: z.infer<typeof report> = {
    schema: 1,
    tool: { version: value.version },
    verdict: faultOf(value) === null ? worst(value.packets.map((one) => one.verdict)) : 'invalid',
    packets: value.packets.map(packetOf),
    findings: value.findings.map(findingOf),
  };
  // In the log of a job `##[` begins a command wherever it stands, and `::` at the start of a line, whatever ends lines there.
  const json = JSON.stringify(shown, null, 2).replaceAll('##[', '##\\u005b');
  return `${json.replace(/[\u0085\u2028\u2029]/gu, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

function packetOf(value: PacketResult): z.infer<typeof packet> {
  const { header, ladder } = value;
  return {
    path: value.path, candidate: header.candidate, track: header.track, from: header.from, to: header.to, anchor: value.anchor?.day ?? null,
    ladder: ladder === null ? null : { id: ladder.id, version: ladder.version, digest: ladder.digest },
    verdict: value.verdict,
    blocks: value.criteria.filter((result) => result.blocks).map((result) => result.criterion.id),
    criteria: value.criteria.map(criterionOf),
    groups: [],
    evidence: value.evidence.map(evidenceOf),
    waivers: value.acts.waivers.map(({ criterion: of, by, reason, until }) => ({ criterion: of, by, reason, until })),
    concerns: value.acts.concerns.map(({ criterion: of, by, text }) => ({ criterion: of, by, text })),
    endorsements: value.acts.endorsements.map(({ criterion: of, by }) => ({ criterion: of, by })),
    findings: [...value.findings].sort(byPlace).map(findingOf),
  };
}

function criterionOf({ criterion: of, required, state, blocks, line, evidence, lacks, remarks }: CriterionResult): z.infer<typeof criterion> {
  return {
    id: of.id, competency: of.competency, promotion: of.promotion, group: null, level: of.level, strength: of.strength, required, state, blocks, line,
    evidence: evidence.map(({ item, counts, why }) => ({ id: item.id, counts, why: plain(why) })),
    lacks: lacks.map((lack) => ({ rule: lack.rule, message: plain(lack.message), fix: plain(lack.fix), line: lack.line })),
    remarks: remarks.map(plain),
    digest: of.digest,
  };
}

function evidenceOf({ item, criteria, references }: EvidenceResult): z.infer<typeof packet>['evidence'][number] {
  return {
    id: item.id, kind: item.kind, line: item.place.line, column: item.place.column, criteria: [...criteria],
    references: references.map(({ kind, ref, outcome, why }) => ({ kind, ref, outcome, why: plain(why), facts: {} })),
  };
}

function findingOf({ code, severity, message, place: at, fix }: Finding): z.infer<typeof finding> {
  return { code, severity, message: plain(message), path: at.path, line: at.line, column: at.column, fix: plain(fix) };
}
