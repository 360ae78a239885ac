/** Criteria that count together: the groups of the ladder, and what a promotion asks of its areas. */
import type { Area, Criterion, Decide, Group, Promotion } from '../ladder/ladder.ts';
import { count, join, prose, say } from '../text/words.ts';
import type { CriterionResult, GroupResult, Lack, State } from './assessment.ts';

/** The results, members of groups no longer asked for one by one, with a row for what is asked of them together. */
export interface Grouped {
  readonly results: readonly CriterionResult[];
  readonly groups: readonly GroupResult[];
}

/**
 * Applies the groups that the packet is judged by. A group of `all` at the top asks for each of its members, so they
 * stay rows of their own; of any other group the row is the group, and its members are only shown.
 */
export function applyGroups(
  results: readonly CriterionResult[],
  groups: readonly Group[],
  promotion: Promotion,
  areas: readonly Area[],
): Grouped {
  const standing = new Standing(results, groups);
  const inside = new Set<string>();
  const rows: CriterionResult[] = [];
  const ask = (group: Group): void => {
    if (group.rule === 'all') {
      for (const id of group.of) {
        const inner = standing.group(id);
        if (inner) ask(inner);
      }
      return;
    }
    for (const id of standing.criteriaOf(group)) inside.add(id);
    rows.push(standing.row(group, promotion.to));
  };
  for (const group of groups) if (group.group === null) ask(group);
  const alone = results.map((result) => (inside.has(result.criterion.id) ? { ...result, required: false } : result));
  return {
    results: [
      ...alone,
      ...rows.filter(({ counts }) => counts !== null && counts.of.length > 0),
      ...areaRows(results, promotion, areas),
    ],
    groups: groups.map((group) => ({ group, state: standing.state(group) })),
  };
}

/** How many members there are in each kind of state, without those that are not in force. */
interface Tally {
  readonly met: number;
  readonly judgement: number;
  readonly unchecked: number;
  readonly disputed: number;
  readonly tied: boolean;
  readonly gap: boolean;
}

function tally(states: readonly State[]): Tally {
  const of = (...wanted: readonly State[]): number => states.filter((state) => wanted.includes(state)).length;
  return {
    met: of('met'),
    judgement: of('judgement'),
    unchecked: of('unchecked'),
    disputed: of('disputed'),
    tied: of('met', 'judgement', 'partial', 'disputed') > 0,
    gap: of('gap') > 0,
  };
}

/** The state of "at least `min` of these": the best that is certain, and never better than what was read. */
function together(min: number, { met, judgement, unchecked, disputed, tied, gap }: Tally): State {
  if (met >= min) return 'met';
  if (met + judgement >= min) return 'judgement';
  if (met + judgement + unchecked >= min) return 'unchecked';
  if (met + judgement + unchecked + disputed >= min) return 'disputed';
  return tied ? 'partial' : gap ? 'gap' : 'missing';
}

/** A choice ("2 of 5") is made among criteria that count: excused ones and those not in force are none. */
const offered = (state: State): boolean => state !== 'upcoming' && state !== 'not-applicable' && state !== 'waived';
/** In a group of `all`, an excused member needs nothing more. */
const settledAs = (state: State): State => (state === 'waived' || state === 'not-applicable' ? 'met' : state);

class Standing {
  private readonly criteria: ReadonlyMap<string, CriterionResult>;
  private readonly groups: ReadonlyMap<string, Group>;

  constructor(results: readonly CriterionResult[], groups: readonly Group[]) {
    this.criteria = new Map(results.map((result) => [result.criterion.id, result]));
    this.groups = new Map(groups.map((group) => [group.id, group]));
  }

  group(id: string): Group | undefined {
    return this.groups.get(id);
  }

  /** Ids of the criteria in a group, however deep. The ladder reader has seen to it that no group holds itself. */
  criteriaOf(group: Group): readonly string[] {
    return group.of.flatMap((id) => {
      const inner = this.groups.get(id);
      return inner ? this.criteriaOf(inner) : [id];
    });
  }

  /** The members that this packet is asked about: those for its track. */
  private members(group: Group): readonly { readonly id: string; readonly state: State }[] {
    return group.of.flatMap((id) => {
      const inner = this.groups.get(id);
      const state = inner ? this.state(inner) : this.criteria.get(id)?.state;
      return state === undefined ? [] : [{ id, state }];
    });
  }

  state(group: Group): State {
    const states = this.members(group).map(({ state }) => state);
    const inForce = states.filter((state) => state !== 'upcoming');
    if (group.rule === 'all')
      return inForce.length === 0 ? 'upcoming' : together(inForce.length, tally(inForce.map(settledAs)));
    return inForce.length < group.min ? 'upcoming' : together(group.min, tally(states.filter(offered)));
  }

  row(group: Group, level: string): CriterionResult {
    const members = this.members(group);
    const results = this.criteriaOf(group).flatMap((id) => this.criteria.get(id) ?? []);
    const state = this.state(group);
    const met = members.filter((member) => member.state === 'met' || member.state === 'judgement');
    const supporting = results.filter(
      (result) => result.state === state || result.state === 'met' || result.state === 'judgement',
    );
    return {
      criterion: rowCriterion(
        group.id,
        `${group.title} (${group.min} of ${members.length})`,
        group,
        group.level ?? level,
      ),
      competency: null,
      required: state !== 'upcoming',
      state,
      blocks: false,
      counts: { min: group.min, of: group.of.filter((id) => members.some((member) => member.id === id)) },
      evidence: supporting.flatMap(({ evidence }) => evidence),
      lacks:
        state === 'met' || state === 'judgement' || state === 'upcoming'
          ? []
          : lacksOf(state, group, met.length, results),
      slip: false,
      explained: results.find(({ explained }) => explained !== null)?.explained ?? null,
      remarks: [],
      line: results.find(({ line }) => line !== null)?.line ?? null,
    };
  }
}

/** A row for several criteria; it has no rubric of its own. */
const rowCriterion = (
  id: string,
  text: string,
  { strength, promotion, place }: Pick<Criterion, 'strength' | 'promotion' | 'place'>,
  level: string,
): Criterion => ({
  id,
  competency: null,
  promotion,
  group: null,
  bucket: null,
  level,
  strength,
  text,
  facets: [],
  guidance: null,
  examples: [],
  antiExamples: [],
  prompts: [],
  aliases: [],
  tracks: [],
  rubric: {},
  why: [],
  from: null,
  until: null,
  since: null,
  before: null,
  was: [],
  needsOwner: [],
  digest: '',
  place,
});

const isOpen = ({ state }: CriterionResult): boolean => offered(state) && state !== 'met' && state !== 'judgement';

/** Of what has been begun, the criterion that lacks the fewest things, and the first of them. */
function nearestOf(
  state: State,
  results: readonly CriterionResult[],
): { readonly id: string; readonly lack: Lack; readonly line: number | null } | null {
  // The state of the whole is that of the members which decide it: those come first, then whatever has been begun.
  const begun = results.filter((result) => isOpen(result) && result.evidence.length > 0);
  const [nearest] = begun
    .filter((result) => result.state === state)
    .concat(begun)
    .sort((a, b) => a.lacks.length - b.lacks.length);
  const lack = nearest?.lacks[0];
  return nearest === undefined || lack === undefined ? null : { id: nearest.criterion.id, lack, line: nearest.line };
}

/** One lack: how many are met of how many, and what the nearest of the others still needs. */
function lacksOf(state: State, group: Group, met: number, results: readonly CriterionResult[]): Lack[] {
  const open = results.filter(isOpen);
  const nearest = nearestOf(state, results);
  const amount = prose(`${met} of ${group.min} ${met === 1 || group.min === 1 ? 'is' : 'are'} met.`);
  if (nearest !== null) {
    const { id, lack, line } = nearest;
    return [
      {
        rule: 'group',
        message: say`${amount} The nearest is ${id}: ${lack.message}`,
        fix: lack.fix,
        line: lack.line ?? line,
      },
    ];
  }
  const ids = open.slice(0, 5).map((result) => say`${result.criterion.id}`);
  return [
    {
      rule: 'group',
      message: [
        ...amount,
        ...prose(
          ` There is no evidence for ${open.length === results.length ? 'any of them' : open.length === 1 ? 'the other' : 'any of the others'}.`,
        ),
      ],
      fix: say`Choose ${prose(group.min - met === 1 ? 'one' : String(group.min - met))} and add evidence with ${'Criteria:'} and its id: ${join(ids, ', ', ' or ')}.`,
      line: open.find(({ line }) => line !== null)?.line ?? null,
    },
  ];
}

/** The id of the row of an area that counts for a promotion. */
export const areaRow = (promotion: string, area: string): string => `${promotion}.area.${area}`;

/** "Every area", and "at least n in an area": rows over criteria that are asked for one by one as well. */
function areaRows(
  results: readonly CriterionResult[],
  promotion: Promotion,
  areas: readonly Area[],
): CriterionResult[] {
  return asked(promotion.decide, results).flatMap(({ area, min: least }) => {
    const inArea = results.filter((result) => result.required && result.competency?.area === area);
    // What is excused can be met by nobody: of an area without the thing (no public cloud) less is asked, or nothing.
    const excused = inArea.filter(({ state }) => !offered(state)).length;
    const min = excused === 0 ? least : Math.min(least, inArea.length - excused);
    if (min === 0) return [];
    const good = inArea.filter(({ state }) => state === 'met' || state === 'judgement').length;
    const state = together(min, tally(inArea.map((result) => result.state)));
    const title = areas.find(({ id }) => id === area)?.title ?? area;
    const [first] = inArea;
    const place = first?.criterion.place ?? { path: '', line: 1, column: 1 };
    const line = inArea.find((result) => result.line !== null)?.line ?? null;
    const open = inArea
      .filter(isOpen)
      .slice(0, 5)
      .map((result) => say`${result.criterion.id}`);
    const nearest = nearestOf(state, inArea);
    return {
      criterion: rowCriterion(
        areaRow(promotion.id, area),
        `${title}: at least ${count(min, 'criterion', 'criteria')}`,
        { strength: 'must', promotion: promotion.id, place },
        promotion.to,
      ),
      competency: null,
      required: true,
      state,
      blocks: false,
      counts: { min, of: inArea.map((result) => result.criterion.id) },
      evidence: [],
      lacks:
        state === 'met' || state === 'judgement'
          ? []
          : [
              {
                rule: 'group',
                message: [
                  ...prose(`${good} of ${min} in this area ${good === 1 || min === 1 ? 'is' : 'are'} met.`),
                  ...(nearest === null ? [] : say` The nearest is ${nearest.id}: ${nearest.lack.message}`),
                ],
                fix:
                  open.length === 0
                    ? prose(
                        "Nothing can be done in the packet: tell the ladder's owner that the area has too few criteria.",
                      )
                    : say`Complete ${prose(min - good === 1 ? 'one' : String(min - good))} of ${join(open, ', ', ' or ')}.`,
                line,
              },
            ],
      slip: false,
      explained: null,
      remarks: [],
      line,
    };
  });
}

/** The areas of which something is asked, and how many criteria: the larger number where two rules name one. */
function asked(
  { everyArea, inArea }: Decide,
  results: readonly CriterionResult[],
): readonly { readonly area: string; readonly min: number }[] {
  const least = new Map<string, number>();
  // An area whose criteria are all excused asks for nothing, since nothing in it could be met.
  if (everyArea)
    for (const { required, competency, state } of results)
      if (required && offered(state) && competency !== null && competency.area !== null) least.set(competency.area, 1);
  for (const { area, min } of inArea) least.set(area, Math.max(min, least.get(area) ?? 0));
  return [...least].map(([area, min]) => ({ area, min }));
}
