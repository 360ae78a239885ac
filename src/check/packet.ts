/** One packet on its way: read, its ladder and promotion found, tied, planned; and, once its links are read, assessed. */
import { asRead } from '../evidence/as-read.ts';
import type { Facts } from '../evidence/facts.ts';
import { withoutContradictions } from '../evidence/verify.ts';
import { planOf, type Asked, type Plan } from '../evidence/plan.ts';
import { finding } from '../findings/catalogue.ts';
import { byPlace, type Finding, type Place } from '../findings/finding.ts';
import { requiredCriteria, requiredGroups } from '../ladder/graph.ts';
import type { Criterion, Ladder } from '../ladder/ladder.ts';
import type { Header, HeaderField, Packet } from '../packet/packet.ts';
import { readPacket } from '../packet/read.ts';
import { itemsOf, readPacketWith } from '../packet/reading/read.ts';
import type { Tied } from '../packet/reading/reading.ts';
import { assessCriteria } from '../rubric/assess.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import type { Rubric } from '../ladder/rubric.ts';
import { stageNames, stageOf } from '../rubric/stage.ts';
import { everyRubric } from '../rubric/branches.ts';
import { near } from '../text/near.ts';
import { mergeActs, type Acts } from '../people/acts.ts';
import { agreeLine, packetName } from '../people/agree.ts';
import { committeeStanding } from '../people/committee.ts';
import { withKnownAccounts } from '../people/directory.ts';
import type { ConfirmAgain } from '../people/fold.ts';
import type { Scope } from '../people/log.ts';
import { isCandidate } from '../people/logins.ts';
import { asPacketLines, type Blame } from '../people/writers.ts';
import { reportLines } from '../report/imitation.ts';
import { anchorOf } from './anchor.ts';
import { evidenceOf } from './evidence.ts';
import { withoutIgnored } from './ignored.ts';
import type { CheckInput, File } from './input.ts';
import type { Choice, LadderChooser } from './ladders.ts';
import { ladderAsOf } from '../ladder/as-of.ts';
import { opinionsOn } from './opinions.ts';
import { notYet, outdated } from './outdated.ts';
import { routeOf, type Route } from './route.ts';
import { scopeOf } from './scope.ts';
import { templateLines, withScaffold } from './template.ts';
import { unknownWriters, withoutOwn, wroteIn } from './writers.ts';

/** One packet, before anything was read about its links. */
export interface PreparedPacket {
  readonly plan: Plan;
  /** The candidate's login, where links are to be read and the packet states one. */
  readonly logins: readonly string[];
  /** What people can act on; null where it is not judged. */
  readonly scope: Scope | null;
  readonly finish: (facts: Facts, folded?: FoldedFor | null) => PacketResult;
}

/** What the fold of the log says about one packet. */
export interface FoldedFor {
  readonly acts: Acts;
  readonly confirmAgain: readonly ConfirmAgain[];
  /** Logins of those whose commands could not be judged. */
  readonly notCounted: readonly string[];
}

/** Nothing is read for a packet that is not judged. */
export const NOTHING: Plan = { read: [], leftOut: new Map() };

/** What has been found out about a packet so far. */
interface Open {
  readonly packet: Packet;
  /** Left out: nobody was asked who wrote it. */
  readonly blame?: Blame;
  readonly input: CheckInput;
  /** What every result has, judged or not. */
  readonly base: Pick<PacketResult, 'path' | 'header' | 'lines' | 'acts'> & {
    readonly anchor: NonNullable<PacketResult['anchor']>;
  };
  readonly findings: Finding[];
  /** Where the front matter has a field; the file's beginning where it has not. */
  readonly at: (field: HeaderField) => Place;
}

export function preparePacket(file: File, ladders: LadderChooser, input: CheckInput): PreparedPacket {
  const packet = readPacket(file.bytes, file.path, {
    ...(input.overrides && { overrides: input.overrides }),
    hosts: input.hosts ?? [],
    template: input.template ?? templateLines([]),
    fiscalYearStart: input.settings?.fiscalYearStart ?? null,
    own: input.readAt ? { ...input.readAt, path: file.path } : null,
  });
  const findings: Finding[] = [...packet.findings];
  // What the command line states has no place in the file.
  const stated = (field: HeaderField): boolean => Object.hasOwn(input.overrides ?? {}, field);
  const at = (field: HeaderField): Place =>
    (stated(field) ? null : packet.headerPlaces[field]) ?? { path: file.path, line: 1, column: 1 };
  const anchor = anchorOf(packet.header, input, findings, at);
  const base = { path: file.path, header: packet.header, anchor, lines: packet.lines, acts: input.acts };
  const blame = input.blame?.get(file.path);
  const open: Open = {
    packet,
    input,
    base,
    findings,
    at,
    ...(blame !== undefined && { blame: asPacketLines(blame, file.bytes) }),
  };

  if (input.settings === null) return notJudged(open, 'settings', null);
  const chosen = ladders.choose(packet.header);
  if ('fault' in chosen) {
    // Of a file that was not read it is not known which ladder it names.
    if (packet.lines.length > 0 || chosen.fault === 'ladder')
      findings.push(...withoutLadder(chosen, packet.header, ladders.isEmpty, at('ladder')));
    return notJudged(open, chosen.fault, null);
  }
  const route = routeOf(packet.header, chosen.ladder, findings, (field) => ({
    place: at(field),
    option: stated(field) ? `--${field}` : null,
  }));
  const { stages, committee } = input.settings;
  const names = stageNames(stages, committee !== null);
  const { stage } = packet.header;
  if (stage !== 'submitted' && !names.includes(stage))
    findings.push(finding('packet-stage', at('stage'), { stage, known: names }));
  if (route === null || findings.some(({ severity }) => severity === 'error'))
    return notJudged(open, 'packet', chosen.ladder);
  return judged(open, chosen.ladder, route);
}

/** What the packet is told where no ladder was found for it; a fault of the ladders is told at the ladders. */
function withoutLadder(
  chosen: Exclude<Choice, { readonly ladder: Ladder }>,
  { ladder: found }: Header,
  none: boolean,
  place: Place,
): Finding[] {
  if (chosen.fault === 'ladder') return none ? [finding('ladder-none', place, {})] : [];
  const { known } = chosen;
  return [
    found === null
      ? finding('packet-ladder-which', place, { known })
      : finding('packet-ladder-unknown', place, { found, near: near(found, known), known }),
  ];
}

/** An invalid packet: its evidence is listed as far as it could be read. */
function notJudged(
  { packet, base, findings }: Open,
  fault: 'packet' | 'ladder' | 'settings',
  ladder: Ladder | null,
): PreparedPacket {
  const items = itemsOf(packet);
  return {
    plan: NOTHING,
    logins: [],
    scope: null,
    finish: (facts) => ({
      ...base,
      ladder,
      promotion: null,
      verdict: 'invalid',
      fault,
      criteria: [],
      groups: [],
      reading: null,
      evidence: items.map((item) => evidenceOf({ item, criteria: [] }, packet.header, facts)),
      findings: [...findings, ...items.flatMap((item) => item.findings)].toSorted(byPlace),
    }),
  };
}

/** Ties the packet's items to what it is judged by, and says which of their links have to be read. */
function judged({ packet, blame, input, base, findings, at }: Open, current: Ladder, route: Route): PreparedPacket {
  const { promotion, track } = route;
  const { header } = packet;
  const asOf = ladderAsOf(current, { pinned: header.ladderVersion, anchor: base.anchor.day, today: input.today });
  const { ladder } = asOf;
  const required = requiredCriteria(ladder, promotion, track).filter(
    ({ until }) => until === null || base.anchor.day <= until,
  );
  const below = required.some(({ rubric }) => rubric['previous-level'] === true)
    ? ladder.criteria.filter(({ level }) => level === promotion.from)
    : [];
  const known = { ...packet, template: withScaffold(packet.template, ladder) };
  const reading = readPacketWith(known, ladder, required, below);
  findings.push(
    ...outdated(packet, asOf, required, reading.tied, at('ladder')),
    ...notYet(packet, current, asOf, required, at('ladder')),
  );
  if (header.accounts.length > 0)
    findings.push(finding('packet-accounts-declared', at('accounts'), { accounts: header.accounts }));

  const { settings } = input;
  const draft = input.draft || header.stage === 'draft';
  const stated = draft ? 'draft' : header.stage;
  const stage = settings?.stages
    ? stageOf(stated, settings.stages, settings.committee !== null, promotion.decide)
    : null;
  const isLast = !draft && (stage?.next ?? null) === null;

  // Who may not help the packet: shown is what it states itself.
  const own = withKnownAccounts(header, input.acts.people);
  const wrote = wroteIn(reading, packet.lines, blame, input.acts.wrote);
  const scope = scopeOf(packet, own, ladder, required, reading.tied, wrote);
  const given = withoutOwn(input.acts, wrote, (criterion, evidence) => ({
    path: packet.path,
    line:
      (criterion === null
        ? reading.tied.find(({ item }) => item.id === evidence)?.item.place.line
        : reading.lineOf.get(criterion)) ?? 1,
    column: 1,
  }));
  const said = opinionsOn({ path: packet.path, header: own, criteria: required.map(({ id }) => id), wrote }, input);
  const finish = (facts: Facts, folded: FoldedFor | null = null): PacketResult => {
    const acts = folded === null ? given.acts : mergeActs(given.acts, folded.acts);
    const about = { header: own, author: input.log?.author ?? null, people: acts.people, teams: acts.teams };
    const committee =
      settings?.committee && isLast ? committeeStanding(settings.committee, about, acts, input.today) : null;
    const read = asRead(reading.tied, facts);
    const known = withAccepted(read.tied, acts, header, facts);
    const { criteria, groups, waivers, verdict } = assessCriteria({
      packet: { ...packet, header: own },
      ladder,
      promotion,
      track,
      required,
      groups: requiredGroups(ladder, promotion),
      tied: read.tied,
      lineOf: reading.lineOf,
      slips: reading.slips,
      anchor: base.anchor.day,
      facts: known,
      acts,
      today: input.today,
      draft,
      ...(stage !== null && { stage }),
      ...(committee !== null && { committee }),
    });
    const nothing = criteria.some((criterion) => criterion.required)
      ? []
      : [finding('packet-nothing-required', at('to'), { level: promotion.to })];
    return {
      ...base,
      acts,
      waivers,
      ...(stage !== null && { stage }),
      ...(committee !== null && { committee, agreeLine: agreeLine(packetName(scope), scope.digest) }),
      digests: new Map([...scope.criteria].map(([id, { digest }]) => [id, digest])),
      confirmAgain: folded?.confirmAgain ?? [],
      ...(folded !== null && folded.notCounted.length > 0 && { notCounted: folded.notCounted }),
      ...(said.opinions.length > 0 && { opinions: said.opinions }),
      header: { ...header, from: promotion.from, to: promotion.to, track },
      ladder,
      promotion,
      verdict,
      fault: null,
      criteria,
      groups,
      ...(facts.asWritten === true && { asWritten: true }),
      reading,
      evidence: read.tied.map((tied) => evidenceOf(tied, header, facts)),
      findings: withoutIgnored(packet, [
        ...findings,
        ...reading.findings,
        ...read.findings,
        ...nothing,
        ...given.findings,
        ...said.findings,
        ...unknownWriters(acts, wrote, packet.path),
        ...imitation(packet),
      ]).toSorted(byPlace),
    };
  };
  return {
    plan: planOf(packet, reading.tied, askedBy(required)),
    logins: header.candidate === null ? [] : [header.candidate],
    scope,
    finish,
  };
}

/**
 * The facts without what contradicts pieces of evidence that an authority has accepted. A link that another piece cites
 * too stays contradicted there, and so here: each has to be accepted.
 */
function withAccepted(tied: readonly Tied[], { accepted }: Acts, header: Header, facts: Facts): Facts {
  const ids = new Set(accepted.filter(({ by }) => !isCandidate(by, header)).map(({ evidence }) => evidence));
  if (ids.size === 0) return facts;
  const others = new Set(tied.flatMap(({ item }) => (ids.has(item.id) ? [] : item.references.map(({ ref }) => ref))));
  const items = tied.flatMap(({ item }) =>
    ids.has(item.id) ? [{ ...item, references: item.references.filter(({ ref }) => !others.has(ref)) }] : [],
  );
  return withoutContradictions(items, header, facts);
}

/** Where a packet holds what looks like our report. */
function imitation({ lines: written, path }: Packet): Finding[] {
  const lines = reportLines(written);
  const [line] = lines;
  return line === undefined ? [] : [finding('packet-imitates-report', { path, line, column: 1 }, { lines })];
}

/** What criteria ask of links beyond that they are there. */
function askedBy(criteria: readonly Criterion[]): Asked {
  const asking = (asks: (rubric: Rubric) => boolean): ReadonlySet<string> =>
    new Set(criteria.flatMap(({ id, rubric }) => (everyRubric(rubric).some(asks) ? [id] : [])));
  return {
    verified: asking(({ verified = 0 }) => verified > 0),
    sections: asking(({ sections }) => sections !== undefined),
  };
}
