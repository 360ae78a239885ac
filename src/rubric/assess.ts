import type { Criterion, Group, Ladder, Promotion } from '../ladder/ladder.ts';
import type { Item, Packet } from '../packet/packet.ts';
import { itemsByCriterion, type Slip } from '../packet/reading/reading.ts';
import type { Day } from '../text/time.ts';
import type { CriterionResult, GroupResult, State, Verdict, WaiverResult } from './assessment.ts';
import { decide, verdictOf } from './decide.ts';
import { judgeWaivers, overCapRemarks, withoutOverCap } from './waivers.ts';
import { counted, evaluate } from './evaluate.ts';
import type { Facts } from '../evidence/facts.ts';
import type { Acts } from '../people/acts.ts';
import type { CommitteeStanding } from '../people/committee.ts';
import { applyGroups } from './groups.ts';
import { lacksOf, remarksOf } from './lacks.ts';
import type { RuleContext } from './rule.ts';
import type { Stage } from './stage.ts';
import { hasPlan, hasReason, stateOf, statedBy } from './state.ts';
import type { Stated } from './state.ts';

/** A packet and a ladder, with what was read and what people did. */
export interface AssessInput {
  readonly packet: Packet;
  readonly ladder: Ladder;
  readonly promotion: Promotion;
  /** Track id. */
  readonly track: string;
  /** The criteria that the packet is judged by, in the order in which they are reported. */
  readonly required: readonly Criterion[];
  /** The groups that the packet is judged by; a group before those in it. */
  readonly groups: readonly Group[];
  readonly tied: readonly { readonly item: Item; readonly criteria: readonly string[] }[];
  /** The packet's line for a criterion without items, by criterion id. */
  readonly lineOf: ReadonlyMap<string, number>;
  /** Why nothing ties to a criterion, where the packet's layout tells, by criterion id. */
  readonly slips?: ReadonlyMap<string, Slip>;
  readonly anchor: Day;
  readonly facts: Facts;
  readonly acts: Acts;
  /** For the expiry of waivers, and the day of writing where no commit says it. */
  readonly today: Day;
  readonly draft: boolean;
  /** Left out: what the ladder says blocks. */
  readonly stage?: Stage;
  /** Left out: no committee is asked. */
  readonly committee?: CommitteeStanding;
}

export interface Assessment {
  readonly criteria: readonly CriterionResult[];
  readonly groups: readonly GroupResult[];
  readonly verdict: Verdict;
  readonly waivers: readonly WaiverResult[];
}

/**
 * Assesses the required criteria, in order, then those of the ladder that are not required but have something tied,
 * then what is asked of several together. Criteria that are not in force at the anchor are listed and not required.
 */
export function assessCriteria(given: AssessInput): Assessment {
  const required = new Map(given.required.map((criterion) => [criterion.id, criterion]));
  const itemsOf = itemsByCriterion(given.tied);
  const { anchor, today } = given;
  const waivers = judgeWaivers(given.acts.waivers, {
    required,
    itemsOf,
    header: given.packet.header,
    anchor,
    today,
    most: given.promotion.decide.waivers,
  });
  const input = { ...given, acts: withoutOverCap(given.acts, waivers) };
  const others = input.ladder.criteria.filter(({ id }) => !required.has(id) && itemsOf.has(id));
  const all = [...required.values(), ...others];
  const cited = citations(all, itemsOf);
  const headings = input.packet.blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : []));
  const shared: Shared = {
    document: { headings, words: input.packet.words },
    citedBefore: (criterion) => (ref) =>
      (cited.get(ref) ?? []).slice(0, Math.max(0, (cited.get(ref) ?? []).indexOf(criterion.id))),
    previousMet: () => false,
  };
  const judge = (criterion: Criterion, more: Shared): CriterionResult =>
    assess(criterion, required.has(criterion.id), itemsOf.get(criterion.id) ?? [], input, more);
  // Only a gate asks about the level below, and what it asks is judged without that gate. A switch leaves another track
  // than it leads to.
  const previousMet = once(() => {
    const { from, kind } = input.promotion;
    const left =
      kind === 'switch'
        ? input.ladder.tracks.flatMap(({ id, levels }) => (levels.includes(from) ? [id] : []))
        : [input.track];
    const below = input.ladder.criteria.filter(
      ({ competency, level, strength, tracks }) =>
        competency !== null &&
        level === from &&
        strength === 'must' &&
        (tracks.length === 0 || tracks.some((track) => left.includes(track))),
    );
    return below.length > 0 && below.every((criterion) => judge(criterion, shared).state === 'met');
  });
  const results = all.map((criterion): CriterionResult => {
    const result = judge(criterion, { ...shared, previousMet });
    const over = overCapRemarks(criterion.id, waivers, given.promotion.decide.waivers);
    return over.length === 0 ? result : { ...result, remarks: [...over, ...result.remarks] };
  });
  const grouped = applyGroups(results, input.groups, input.promotion, input.ladder.areas);
  const criteria = decide(grouped.results, input.promotion.decide, input.stage?.blocks);
  return {
    criteria,
    groups: grouped.groups,
    waivers,
    verdict: verdictOf(criteria, {
      draft: input.draft,
      concern: input.acts.concerns.some(({ criterion }) => criterion === null),
      unread: input.committee?.state === 'unread',
      waits:
        (input.stage?.next ?? null) !== null || (input.committee !== undefined && input.committee.state !== 'done'),
    }),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** By artefact, the ids of the criteria under which it is cited, in order. */
function citations(
  criteria: readonly Criterion[],
  itemsOf: ReadonlyMap<string, readonly Item[]>,
): ReadonlyMap<string, readonly string[]> {
  const cited = new Map<string, string[]>();
  for (const { id } of criteria) {
    // A link in a gap or a plan is not used as evidence.
    for (const ref of new Set(
      (itemsOf.get(id) ?? [])
        .filter(({ kind }) => kind === 'evidence')
        .flatMap((item) => item.references.map((reference) => reference.ref)),
    )) {
      const ids = cited.get(ref);
      if (ids === undefined) cited.set(ref, [id]);
      else ids.push(id);
    }
  }
  return cited;
}

/** What the rules of every criterion may look at. */
interface Shared extends Pick<RuleContext, 'document' | 'previousMet'> {
  readonly citedBefore: (criterion: Criterion) => RuleContext['citedBefore'];
}

function assess(
  criterion: Criterion,
  required: boolean,
  items: readonly Item[],
  input: AssessInput,
  { citedBefore, ...shared }: Shared,
): CriterionResult {
  const { packet, ladder, anchor, facts, acts, today } = input;
  const context: RuleContext = {
    ladder,
    criterion,
    header: packet.header,
    anchor,
    facts,
    acts,
    declared: isTicked(criterion, input),
    ...shared,
    citedBefore: citedBefore(criterion),
  };
  const stated = statedBy(items);
  const outcome = evaluate(stated.evidence, context);
  const state = stateOf(outcome, stated, context, today);
  const line =
    items[0]?.place.line ??
    input.slips?.get(criterion.id)?.line ??
    input.lineOf.get(criterion.id) ??
    headerLine(criterion, packet);
  const lacks = lacksOf(state, outcome, stated, context, line, input.slips?.get(criterion.id) ?? null);
  return {
    criterion,
    competency: ladder.competencies.find(({ id }) => id === criterion.competency) ?? null,
    required: required && state !== 'upcoming',
    state,
    blocks: false,
    counts: null,
    evidence: outcome.items.map(counted),
    lacks,
    slip: input.slips?.has(criterion.id) === true && items.length === 0 && state !== 'met',
    explained: explanation(state, stated),
    remarks: remarksOf(state, lacks, outcome, context, today),
    line,
  };
}

/** Whether the criterion's own box is ticked, with nothing under it; a box for several criteria at once is nobody's own. */
function isTicked({ id }: Criterion, { slips }: AssessInput): boolean {
  const slip = slips?.get(id);
  if (slip?.what !== 'left-out' || slip.why !== 'bare-tick') return false;
  return [...(slips?.values() ?? [])].filter(({ line }) => line === slip.line).length === 1;
}

/** A gate asks about the front matter, so that is where to go. */
function headerLine({ rubric }: Criterion, { headerPlaces }: Packet): number | null {
  const place =
    (rubric['time-in-level'] && headerPlaces['in-level-since']) ??
    (rubric['since-promotion'] && (headerPlaces['last-promotion'] ?? headerPlaces['in-level-since'])) ??
    (rubric.sponsors && headerPlaces.sponsors);
  return place?.line ?? null;
}

/**
 * The statement that says most about the state: the excuse that was accepted, else a plan, a reason, or the first there
 * is.
 */
function explanation(state: State, { gaps, notApplicable, partials }: Stated): CriterionResult['explained'] {
  const excuse = state === 'not-applicable' ? notApplicable.find(hasReason) : undefined;
  const item =
    excuse ??
    partials.find(hasPlan) ??
    gaps.find(hasPlan) ??
    notApplicable.find(hasReason) ??
    [...partials, ...gaps, ...notApplicable].find(saysSomething);
  return item === undefined ? null : { item, plan: item.plan ?? item.reason };
}

/** `- Gap:` and nothing after it explains nothing. */
const saysSomething = (item: Item): boolean => hasPlan(item) || hasReason(item) || item.claim.trim() !== '';
