/** The report for programs: one object with a published JSON Schema (`json-schema.ts`). */
import type { Ladder } from '../ladder/ladder.ts';
import { byPlace, type Finding } from '../findings/finding.ts';
import type { CommitteeStanding } from '../people/committee.ts';
import type { CriterionResult, EvidenceResult, PacketResult } from '../rubric/assessment.ts';
import { plain } from '../text/words.ts';
import { idleWords, waiversOf } from './acts.ts';
import { linkCounts } from './checked.ts';
import type { Opinion } from '../people/opinions.ts';
import { otherwise } from './opinions.ts';
import type { CriterionJson, FindingJson, PacketJson, ReportJson } from './json-schema.ts';
import { verdictOf, type Report } from './report.ts';

/** The report as JSON with two-space indents and a final line feed; the same report gives the same bytes. */
export function renderJson(value: Report): string {
  const packets = value.packets.map(jsonPacket);
  return `${jsonStart(value.version)}${jsonVerdict(verdictOf(value))}${packets.join(',')}${jsonEnd(value.findings, packets.length)}`;
}

// The same in parts, for a report that is too large to be held: start, verdict, packets with commas between, end.

/** What stands before everything that a run finds out. */
export const jsonStart = (version: ReportJson['tool']['version']): string =>
  `{\n  "schema": 1,\n  "tool": ${encoded({ version }, 1)},\n`;

/** The verdict of the run, up to where its packets begin. */
export const jsonVerdict = (verdict: ReportJson['verdict']): string =>
  `  "verdict": ${encoded(verdict, 1)},\n  "packets": [`;

/** One of the packets. */
export const jsonPacket = (packet: PacketResult): string => `\n    ${encoded(packetOf(packet), 2)}`;

/** What stands after the packets: findings about other files. */
export const jsonEnd = (findings: readonly Finding[], packets: number): string =>
  `${packets === 0 ? '' : '\n  '}],\n  "findings": ${encoded(findings.map(findingOf), 1)}\n}\n`;

/** A value inside `depth` others, as `JSON.stringify` writes it there. */
function encoded(value: unknown, depth: number): string {
  // In the log of a job `##[` begins a command wherever it stands, and `::` at the start of a line, whatever ends lines
  // there.
  return JSON.stringify(value, null, 2)
    .replaceAll('##[', '##\\u005b')
    .replace(/[\u0085\u2028\u2029]/gu, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('\n', `\n${'  '.repeat(depth)}`);
}

/** Of a ladder that stands on others, these too, nearest first, each with the commit that it was read at. */
const ladderOf = ({ id, version, digest, kept, inheritance }: Ladder): PacketJson['ladder'] => ({
  id,
  version,
  digest,
  ...(kept && { kept: { until: kept.until, next: kept.next } }),
  ...(inheritance && {
    bases: inheritance.bases.map((base) => ({
      path: base.path,
      commit: base.commit,
      id: base.id,
      version: base.version,
      digest: base.digest,
    })),
  }),
});

function packetOf(value: PacketResult): PacketJson {
  const { header, ladder } = value;
  return {
    path: value.path,
    candidate: header.candidate,
    track: header.track,
    from: header.from,
    to: header.to,
    anchor: value.anchor?.day ?? null,
    ladder: ladder === null ? null : ladderOf(ladder),
    verdict: value.verdict,
    stage: value.stage === undefined ? null : { ...value.stage, blocks: [...value.stage.blocks] },
    committee: value.committee === undefined ? null : committeeOf(value.committee),
    blocks: value.criteria.filter((result) => result.blocks).map((result) => result.criterion.id),
    criteria: value.criteria.filter(({ counts }) => counts === null).map(criterionOf),
    groups: groupsOf(value),
    evidence: value.evidence.map(evidenceOf),
    waivers: waiversOf(value).map((one) => {
      const { id, criterion: of, by, reason, until } = one.waiver;
      const counts = one.standing === 'counts';
      return { id: id ?? null, criterion: of, by, reason, until, counts, why: counts ? null : idleWords(value, one) };
    }),
    concerns: value.acts.concerns.map(({ id, criterion: of, by, text }) => ({
      id: id ?? null,
      criterion: of,
      by,
      text,
    })),
    endorsements: value.acts.endorsements.map(({ id, criterion: of, by, relationship }) => ({
      id: id ?? null,
      criterion: of,
      by,
      relationship: relationship ?? null,
    })),
    agreements: value.acts.agreements.map(({ id, by, on }) => ({ id: id ?? null, by, on })),
    accepted: value.acts.accepted.map(({ id, evidence, by, reason }) => ({ id: id ?? null, evidence, by, reason })),
    attestations: value.acts.attestations.map(({ id, evidence, by }) => ({ id: id ?? null, evidence, by })),
    ...(value.opinions !== undefined && { assessments: value.opinions.map((opinion) => opinionOf(value, opinion)) }),
    lines: value.reading?.lines.map((line, index) => ({ line: index + 1, ...line })) ?? [],
    leftOut: value.reading?.leftOut.map(({ from, to, why, holds }) => ({ from, to, why, holds })) ?? [],
    skills: value.reading?.skills.map(({ skill, depth, line }) => ({ skill, depth, line })) ?? [],
    links: linkCounts(value),
    findings: [...value.findings].sort(byPlace).map(findingOf),
  };
}

/** Members of teams are not listed, unless they have spoken. */
function committeeOf({ asked, barred, agreed, unread, ...more }: CommitteeStanding): PacketJson['committee'] {
  const named = (seats: CommitteeStanding['asked']): string[] =>
    seats.flatMap((seat) => (seat.named ? [seat.login] : []));
  return {
    state: more.state,
    needed: more.needed,
    agreed: [...agreed],
    asked: named(asked),
    notAsked: named(barred),
    others: asked.length - named(asked).length,
    unread: [...unread],
    since: more.since,
    quietUntil: more.quietUntil,
    acceptance: more.acceptance,
  };
}

function criterionOf({
  criterion: of,
  required,
  state,
  blocks,
  line,
  evidence,
  lacks,
  remarks,
}: CriterionResult): CriterionJson {
  return {
    id: of.id,
    competency: of.competency,
    promotion: of.promotion,
    group: of.group,
    level: of.level,
    strength: of.strength,
    required,
    state,
    blocks,
    line,
    evidence: evidence.map(({ item, counts, why }) => ({ id: item.id, counts, why: plain(why) })),
    lacks: lacks.map(lackOf),
    remarks: remarks.map(plain),
    digest: of.digest,
  };
}

/** What a reviewer thinks; not what they wrote about it. */
function opinionOf(packet: PacketResult, opinion: Opinion): NonNullable<PacketJson['assessments']>[number] {
  const differing = new Set(otherwise(packet, opinion).map(({ on }) => on));
  return {
    path: opinion.path,
    by: opinion.by,
    writer: opinion.writer,
    criteria: opinion.criteria.map((on) => ({
      id: on.criterion,
      state: on.state,
      otherwise: differing.has(on),
      line: on.place.line,
    })),
  };
}

const lackOf = (lack: CriterionResult['lacks'][number]): CriterionJson['lacks'][number] => ({
  rule: lack.rule,
  message: plain(lack.message),
  fix: plain(lack.fix),
  line: lack.line,
});

/** What was read about a link. Nothing of another private repository is repeated. */
function factsOf(artefact: EvidenceResult['references'][number]['artefact']): Record<string, unknown> {
  if (artefact === null || artefact.private) return {};
  const { state, authors, created, finished, repository, title, revertedBy } = artefact;
  return { state, authors: authors.logins, created, finished, repository, title, revertedBy };
}

/** The groups of the ladder that the packet is judged by, then what is asked of areas. */
function groupsOf({ criteria, groups }: PacketResult): PacketJson['groups'] {
  const rows = new Map(criteria.flatMap((result) => (result.counts === null ? [] : [[result.criterion.id, result]])));
  const shown = groups.map(({ group: { id, title, rule, min, strength, of }, state }) => {
    const row = rows.get(id);
    rows.delete(id);
    return {
      id,
      title,
      rule,
      min,
      strength,
      required: row?.required ?? false,
      state,
      blocks: row?.blocks ?? false,
      of: [...of],
      lacks: (row?.lacks ?? []).map(lackOf),
    };
  });
  const areas = [...rows.values()].map(
    ({ criterion: { id, text, strength }, required, state, blocks, counts, lacks }) => ({
      id,
      title: text,
      rule: 'area' as const,
      min: counts?.min ?? 0,
      strength,
      required,
      state,
      blocks,
      of: [...(counts?.of ?? [])],
      lacks: lacks.map(lackOf),
    }),
  );
  return [...shown, ...areas];
}

function evidenceOf({ item, criteria, references }: EvidenceResult): PacketJson['evidence'][number] {
  return {
    id: item.id,
    kind: item.kind,
    line: item.place.line,
    column: item.place.column,
    criteria: [...criteria],
    facets: [...(item.facets ?? [])],
    references: references.map(({ kind, ref, outcome, why, artefact }) => ({
      kind,
      ref,
      outcome,
      why: plain(why),
      facts: factsOf(artefact),
    })),
  };
}

function findingOf({ code, severity, message, place: at, fix }: Finding): FindingJson {
  return { code, severity, message: plain(message), path: at.path, line: at.line, column: at.column, fix: plain(fix) };
}
