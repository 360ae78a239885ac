import { finding } from '../findings/catalogue.ts';
import { byPlace, type Finding, type Place } from '../findings/finding.ts';
import { findPromotion, requiredCriteria, requiredGroups } from '../ladder/graph.ts';
import type { Criterion, Ladder, Promotion } from '../ladder/ladder.ts';
import { readLadder } from '../ladder/read.ts';
import { compareVersions } from '../ladder/versions.ts';
import { readFrontMatter, type HeaderOverrides } from '../packet/front-matter.ts';
import type { Header, HeaderField, Packet } from '../packet/packet.ts';
import { itemsOf, readPacket } from '../packet/read.ts';
import type { Reference } from '../packet/values/references.ts';
import { tie, type Tied } from '../packet/names/tie.ts';
import type { Report } from '../report/report.ts';
import { asRead, withIdentities } from '../evidence/as-read.ts';
import { assessCriteria } from '../rubric/assess.ts';
import type { AnchorSource, EvidenceResult, PacketResult, ReferenceResult } from '../rubric/assessment.ts';
import { everyRubric } from '../rubric/branches.ts';
import { noActs, type Acts, type Facts, type ReferenceFact } from '../evidence/facts.ts';
import { drawn, planOf, type Plan } from '../evidence/plan.ts';
import { verify } from '../evidence/verify.ts';
import type { Settings } from '../files/settings.ts';
import { near } from '../text/near.ts';
import type { Day } from '../text/time.ts';
import { say } from '../text/words.ts';

/** A file as a value. */
export interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface CheckInput {
  readonly packets: readonly File[];
  /** Ladders of the repository, or those the command line names. */
  readonly ladders: readonly File[];
  /** Ladders that a packet may name when the repository has none of that id: those that ship with the tool. */
  readonly fallback?: readonly File[];
  /** Null: they cannot be used, and no packet is judged. */
  readonly settings: Settings | null;
  /** What the command line states in place of front matter. */
  readonly overrides?: HeaderOverrides;
  readonly facts: Facts;
  readonly acts: Acts;
  /** The clock, as a value: expiry and effective dates, and on the command line the anchor of last resort. */
  readonly today: Day;
  /** A draft pull request makes its packets drafts. */
  readonly draft: boolean;
  /** GitHub hosts besides github.com. */
  readonly hosts?: readonly string[];
  readonly version: string;
}

/** The most references that one run reads. */
const MOST_READ = 600;
/** So many are held before some are given up. */
const MOST_HELD = 10 * MOST_READ;

/** Packets that have been read and tied, and wait for what stands behind their links. */
export interface Prepared {
  /** The references to read, each once. */
  readonly wanted: readonly Reference[];
  /** The logins of the candidates, as their packets state them; not the other accounts that a packet declares. */
  readonly logins: readonly string[];
  /** The report, with what was read. What is not in `facts` was not attempted. */
  readonly finish: (facts: Pick<Facts, 'references' | 'unknownLogins'>) => Report;
}

/**
 * Reads and ties packets. Pure: the same input gives the same result. One that the tool cannot cope with is invalid,
 * and says so; the others are not affected.
 * @param ladders those of the input, where they have been read already
 */
export function prepare(
  input: CheckInput,
  ladders: Ladders = new Ladders(input.ladders, input.fallback ?? []),
): Prepared {
  const shelf = new Shelf(ladders);
  const packets = input.packets.map((file) => guarded(file, () => preparePacket(file, shelf, input)));
  const wanted = new Wanted();
  for (const { plan } of packets) wanted.add(plan.read);
  return {
    wanted: wanted.references(),
    logins: [...new Set(packets.flatMap(({ logins }) => logins))],
    finish: ({ references, unknownLogins = [] }) => ({
      version: input.version,
      packets: packets.map(({ plan, finish }) =>
        finish({ ...input.facts, unknownLogins, references: withLeftOut(plan, references) }),
      ),
      findings: shelf.findings(),
      enforce: input.settings?.enforce ?? false,
    }),
  };
}

/**
 * The references of all packets of a run, each once. Of too many some are not attempted, since one run must not spend
 * what others need of GitHub's limit: which, only their names decide. It never holds more than a few thousand.
 */
export class Wanted {
  private found = new Map<string, Reference>();
  private tooMany = false;

  add(references: readonly Reference[]): void {
    for (const reference of references) if (!this.found.has(reference.ref)) this.found.set(reference.ref, reference);
    if (this.found.size <= MOST_HELD) return;
    this.tooMany = true;
    this.found = new Map(this.drawn().map((reference) => [reference.ref, reference]));
  }

  references(): readonly Reference[] {
    return this.tooMany || this.found.size > MOST_READ ? this.drawn() : [...this.found.values()];
  }

  private drawn(): Reference[] {
    return drawn([...this.found.values()], '').slice(0, MOST_READ);
  }
}

/** Many packets are judged with the same facts: their identities are looked up once. */
const identities = new WeakMap<ReadonlyMap<string, ReferenceFact>, ReadonlyMap<string, ReferenceFact>>();

/** What was read, and what the packet's plan leaves out of it. */
function withLeftOut({ leftOut }: Plan, references: Facts['references']): Facts['references'] {
  if (leftOut.size > 0) return withIdentities(new Map([...leftOut, ...references]));
  const all = identities.get(references) ?? withIdentities(references);
  identities.set(references, all);
  return all;
}

/** Checks packets with facts at hand. Pure: the same input gives the same report. */
export const checkPackets = (input: CheckInput): Report => prepare(input).finish(input.facts);

/** One packet, before anything was read about its links. */
interface PreparedPacket {
  readonly plan: Plan;
  readonly logins: readonly string[];
  readonly finish: (facts: Facts) => PacketResult;
}

const NOTHING: Plan = { read: [], leftOut: new Map() };

/** Does a packet's work; what is thrown on the way is the fault of the tool, and of that packet alone. */
function guarded(file: File, work: () => PreparedPacket): PreparedPacket {
  try {
    const prepared = work();
    return {
      ...prepared,
      finish: (facts) => {
        try {
          return prepared.finish(facts);
        } catch (error) {
          return toolFault(file.path, error);
        }
      },
    };
  } catch (error) {
    return { plan: NOTHING, logins: [], finish: () => toolFault(file.path, error) };
  }
}

/** A packet on which the tool broke down: nothing is said about it but that. */
export function toolFault(path: string, error: unknown): PacketResult {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return unjudged(path, 'tool', finding('run-tool-fault', { path, line: 1, column: 1 }, { what }));
}

/** A packet that could not even be read, and why. */
export const unjudged = (path: string, fault: 'packet' | 'tool', why: Finding): PacketResult => ({
  path,
  header: readFrontMatter([], path, {}).header,
  ladder: null,
  promotion: null,
  anchor: null,
  verdict: 'invalid',
  fault,
  lines: [],
  criteria: [],
  groups: [],
  evidence: [],
  acts: noActs,
  findings: [why],
});

/** Ladders that are read once, for as many packets as there are; the fallback only if a packet needs it. */
export class Ladders {
  readonly own: readonly Shelved[];
  private readonly fallback: readonly File[];
  private readonly read = new Map<File, Shelved>();
  private readonly known = new Map<string, readonly Ladder[]>();

  constructor(own: readonly File[], fallback: readonly File[]) {
    this.own = own.map(shelve);
    this.fallback = fallback;
  }

  /** Those of the fallback that can be used. */
  shipped(): readonly Ladder[] {
    return this.usable(this.fallback);
  }

  /** The same of one id. The ladders that ship have a line `id: …`, so that of the others none has to be read. */
  shippedAs(id: string): readonly Ladder[] {
    const found =
      this.known.get(id) ??
      this.usable(
        this.fallback.filter(({ bytes }) => new TextDecoder().decode(bytes).includes(`\nid: ${id}\n`)),
      ).filter((ladder) => ladder.id === id);
    this.known.set(id, found);
    return found;
  }

  private usable(files: readonly File[]): Ladder[] {
    return files.flatMap((file) => {
      const read = this.read.get(file) ?? shelve(file);
      this.read.set(file, read);
      return read.ladder ?? [];
    });
  }

  /** The ladder of a file; null: it cannot be used, or there is none. */
  at(path: string): Ladder | null {
    const own = this.own.flatMap(({ ladder }) => ladder ?? []);
    const [shipped = null] = this.usable(this.fallback.filter((file) => file.path === path));
    return own.find((ladder) => ladder.path === path) ?? shipped;
  }

  get isEmpty(): boolean {
    return this.own.length === 0 && this.fallback.length === 0;
  }
}

/** The ladders at hand for some packets. A broken one matters only once a packet might mean it. */
class Shelf {
  private readonly ladders: Ladders;
  private brokenMatters = false;
  private readonly shared: Finding[] = [];

  constructor(ladders: Ladders) {
    this.ladders = ladders;
  }

  /** The ladder for a packet; else whose fault it is that there is none. */
  choose({
    ladder: id,
    from,
    to,
    track,
  }: Header):
    | { readonly ladder: Ladder }
    | { readonly fault: 'ladder' }
    | { readonly fault: 'packet'; readonly known: readonly string[] } {
    const own = this.ladders.own.flatMap(({ ladder }) => ladder ?? []);
    const broken = this.ladders.own.some(({ ladder }) => ladder === null);
    const [first, second] = own.filter((ladder) => id === null || ladder.id === id);
    if (id !== null && first && second) {
      this.noteShared(first, second);
      return { fault: 'ladder' };
    }
    if (first && !second && !(id === null && broken)) return { ladder: first };
    if (broken) {
      this.brokenMatters = true;
      return { fault: 'ladder' };
    }
    if (second) return { fault: 'packet', known: own.map((ladder) => ladder.id) };
    // Of those that ship, a packet that names none means the one that has its promotion.
    const fits = (ladder: Ladder): boolean =>
      from !== null && to !== null && findPromotion(ladder, { track, from, to }).found;
    const [shipped, another] = id === null ? this.ladders.shipped().filter(fits) : this.ladders.shippedAs(id);
    if (shipped && !another && (id !== null || own.length === 0)) return { ladder: shipped };
    const known = [...own, ...this.ladders.shipped()].map((ladder) => ladder.id);
    return known.length === 0 ? { fault: 'ladder' } : { fault: 'packet', known };
  }

  private noteShared(first: Ladder, second: Ladder): void {
    const note = finding(
      'ladder-id-shared',
      { path: second.path, line: 1, column: 1 },
      { id: second.id, other: first.path },
    );
    if (!this.shared.some(({ place }) => place.path === second.path)) this.shared.push(note);
  }

  /** Findings about the ladders that were used, and about the broken ones where one of them may have been meant. */
  findings(): Finding[] {
    const found = this.ladders.own.flatMap(({ ladder, findings }) =>
      ladder !== null || this.brokenMatters ? findings : [],
    );
    return [...found, ...this.shared].toSorted(byPlace);
  }

  get isEmpty(): boolean {
    return this.ladders.isEmpty;
  }
}

interface Shelved {
  readonly ladder: Ladder | null;
  readonly findings: readonly Finding[];
}

const shelve = (file: File): Shelved => readLadder(file.bytes, file.path);

function preparePacket(file: File, shelf: Shelf, input: CheckInput): PreparedPacket {
  const { packet, lines } = readPacket(file.bytes, file.path, {
    ...(input.overrides && { overrides: input.overrides }),
    hosts: input.hosts ?? [],
  });
  const findings: Finding[] = [...packet.findings];
  // What the command line states has no place in the file.
  const stated = (field: HeaderField): boolean => Object.hasOwn(input.overrides ?? {}, field);
  const at = (field: HeaderField): Place =>
    (stated(field) ? null : packet.headerPlaces[field]) ?? { path: file.path, line: 1, column: 1 };
  const anchor = anchorOf(packet, input, findings, at('cycle'));
  const base = { path: file.path, header: packet.header, anchor, lines, acts: input.acts };
  // Nothing is read for a packet that is not judged.
  const invalid = (fault: 'packet' | 'ladder' | 'settings', ladder: Ladder | null): PreparedPacket => {
    const items = itemsOf(packet.blocks);
    return {
      plan: NOTHING,
      logins: [],
      finish: (facts) => ({
        ...base,
        ladder,
        promotion: null,
        verdict: 'invalid',
        fault,
        criteria: [],
        groups: [],
        evidence: items.map((item) => evidenceOf({ item, criteria: [] }, packet.header, facts)),
        findings: [...findings, ...items.flatMap((item) => item.findings)].toSorted(byPlace),
      }),
    };
  };

  if (input.settings === null) return invalid('settings', null);
  const chosen = shelf.choose(packet.header);
  if ('fault' in chosen) {
    if (chosen.fault === 'packet') {
      const found = packet.header.ladder;
      findings.push(
        found === null
          ? finding('packet-ladder-which', at('ladder'), { known: chosen.known })
          : finding('packet-ladder-unknown', at('ladder'), {
              found,
              near: near(found, chosen.known),
              known: chosen.known,
            }),
      );
    } else if (shelf.isEmpty) findings.push(finding('ladder-none', at('ladder'), {}));
    return invalid(chosen.fault, null);
  }
  const { ladder } = chosen;
  const route = routeOf(packet.header, ladder, findings, (field) => ({
    place: at(field),
    option: stated(field) ? `--${field}` : null,
  }));
  if (route === null || findings.some((problem) => problem.severity === 'error')) return invalid('packet', ladder);

  const required = requiredCriteria(ladder, route.promotion, route.track).filter(
    ({ until }) => until === null || anchor.day <= until,
  );
  const below = required.some(({ rubric }) => rubric['previous-level'] === true)
    ? ladder.criteria.filter(({ level }) => level === route.promotion.from)
    : [];
  const ties = tie(packet, ladder, required, below);
  findings.push(...outdated(packet, ladder, required, ties.tied, at('ladder')));
  const draft = input.draft || packet.header.stage === 'draft';
  if (packet.header.accounts.length > 0)
    findings.push(finding('packet-accounts-declared', at('accounts'), { accounts: packet.header.accounts }));
  const verifiedAsked = new Set(
    required.filter(({ rubric }) => everyRubric(rubric).some(({ verified = 0 }) => verified > 0)).map(({ id }) => id),
  );
  const finish = (facts: Facts): PacketResult => {
    const read = asRead(ties.tied, facts);
    const { criteria, groups, verdict } = assessCriteria({
      packet,
      ladder,
      promotion: route.promotion,
      track: route.track,
      required,
      groups: requiredGroups(ladder, route.promotion),
      tied: read.tied,
      lineOf: ties.lineOf,
      slips: ties.slips,
      anchor: anchor.day,
      facts,
      acts: input.acts,
      today: input.today,
      draft,
    });
    const nothing = criteria.some(({ required: asked }) => asked)
      ? []
      : [finding('packet-nothing-required', at('to'), { level: route.promotion.to })];
    return {
      ...base,
      header: { ...packet.header, from: route.promotion.from, to: route.promotion.to, track: route.track },
      ladder,
      promotion: route.promotion,
      verdict,
      fault: null,
      criteria,
      groups,
      evidence: read.tied.map((tied) => evidenceOf(tied, packet.header, facts)),
      findings: [...findings, ...ties.findings, ...read.findings, ...nothing].toSorted(byPlace),
    };
  };
  const { candidate } = packet.header;
  return { plan: planOf(packet, ties.tied, verifiedAsked), logins: candidate === null ? [] : [candidate], finish };
}

/** What a packet was told by a former version of the ladder, where it says which one it was written for. */
function outdated(
  { header: { ladderVersion: pinned } }: Packet,
  { version }: Ladder,
  required: readonly Criterion[],
  tied: readonly Tied[],
  place: Place,
): Finding[] {
  if (pinned === null || pinned === version) return [];
  const order = compareVersions(pinned, version);
  // `v1.0` is `1.0.0`.
  if (order === 0) return [];
  const known = order === null ? 'unknown' : order < 0 ? 'older' : 'newer';
  const changed = required.filter(({ since }) => since !== null && (compareVersions(pinned, since) ?? 0) < 0);
  const claims = changed.flatMap(({ id, since, text }) => {
    const first = tied.find(({ criteria }) => criteria.includes(id));
    return first === undefined
      ? []
      : [finding('packet-claim-outdated', first.item.place, { id, by: 'version', since, text })];
  });
  return [
    finding('packet-ladder-version', place, { pinned, current: version, known, changed: changed.map(({ id }) => id) }),
    ...claims,
  ];
}

/** The day from which windows are measured: the end of `period`, the cycle's date, the head commit's, today. */
function anchorOf(
  packet: Packet,
  input: CheckInput,
  findings: Finding[],
  place: Place,
): { readonly day: Day; readonly source: AnchorSource } {
  const { period, cycle } = packet.header;
  if (period?.end) return { day: period.end, source: 'period' };
  if (cycle !== null) {
    const cycles = input.settings?.cycles ?? {};
    const known = Object.keys(cycles);
    const day = known.includes(cycle) ? cycles[cycle] : undefined;
    if (day !== undefined) return { day, source: 'cycle' };
    if (input.settings)
      findings.push(finding('packet-cycle-unknown', place, { found: cycle, known, near: near(cycle, known) }));
  }
  if (input.facts.headDate !== null) return { day: input.facts.headDate, source: 'head' };
  return { day: input.today, source: 'today' };
}

function routeOf(
  header: Header,
  ladder: Ladder,
  findings: Finding[],
  at: (field: 'from' | 'to' | 'track') => { readonly place: Place; readonly option: string | null },
): { readonly promotion: Promotion; readonly track: string } | null {
  if (header.from === null || header.to === null) return null;
  const found = findPromotion(ladder, { track: header.track, from: header.from, to: header.to });
  if (found.found) return { promotion: found.promotion, track: found.track };
  const { place, option } = at(found.field);
  findings.push(
    finding('packet-promotion', place, {
      option,
      message: found.message,
      near: found.near,
      legal: found.legal.map((promotion) => `${promotion.from} → ${promotion.to}`),
    }),
  );
  return null;
}

const evidenceOf = ({ item, criteria }: Tied, header: Header, facts: Facts): EvidenceResult => ({
  item,
  criteria,
  references: item.references.map((reference): ReferenceResult => {
    const fact = facts.references.get(reference.ref);
    const { outcome, why } = verify(reference, item, header, facts);
    return {
      kind: fact?.kind ?? reference.kind,
      ref: reference.ref,
      outcome,
      why: why.length === 0 && fact === undefined ? say`not read` : why,
      artefact: fact?.artefact ?? null,
    };
  }),
});
