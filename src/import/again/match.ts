/** Which part of one ladder is which of another, where ids and words may have changed. */
import { fold } from '../../text/scale.ts';
import { groupBy } from '../../text/groups.ts';
import { spaced, type CriterionPart, type NamedPart, type Side } from './side.ts';

/** By the id in one ladder, the id in the other. */
export type Ids = ReadonlyMap<string, string>;

export interface Matched {
  readonly levels: Ids;
  readonly areas: Ids;
  readonly competencies: Ids;
  readonly criteria: ReadonlyMap<CriterionPart, CriterionPart>;
}

/** Half of the words, and it is the same sentence. */
const ALIKE = 0.5;

const called = ({ id, title }: NamedPart): string => fold(title ?? id);

/** What belongs to a part, so that it is known again under another name. */
type Content = (id: string) => ReadonlySet<string>;

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((text) => other.has(text)).length;
  return both === 0 ? 0 : both / Math.min(one.size, other.size);
}

/** By id, else by title, else by what belongs to them; where as many are left between two that are known, in order. */
function matchNamed(
  old: readonly NamedPart[],
  now: readonly NamedPart[],
  [oldContent, nowContent]: readonly [Content, Content],
  inOrder: boolean,
): Ids {
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  const pair = (one: string, other: string): void => {
    pairs.set(one, other);
    taken.add(other);
  };
  const left = (): readonly (readonly [NamedPart, NamedPart])[] =>
    old.flatMap((one) =>
      pairs.has(one.id) ? [] : now.flatMap((other) => (taken.has(other.id) ? [] : [[one, other] as const])),
    );
  const take = (fits: (one: NamedPart, other: NamedPart) => boolean): void => {
    for (const [one, other] of left())
      if (!pairs.has(one.id) && !taken.has(other.id) && fits(one, other)) pair(one.id, other.id);
  };
  take((one, other) => one.id === other.id);
  take((one, other) => called(one) === called(other));
  const scored = left()
    .map(([one, other]) => ({ one, other, score: shared(oldContent(one.id), nowContent(other.id)) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score);
  for (const { one, other } of scored) if (!pairs.has(one.id) && !taken.has(other.id)) pair(one.id, other.id);
  if (inOrder) for (const [one, other] of gaps(old, now, pairs)) pair(one, other);
  return pairs;
}

/** What is left between two that are known: where it is as many on both sides, the first is the first. */
function gaps(old: readonly NamedPart[], now: readonly NamedPart[], pairs: Ids): (readonly [string, string])[] {
  const back = new Map([...pairs].map(([one, other]) => [other, one]));
  const before = (list: readonly NamedPart[], known: (id: string) => string | undefined) =>
    groupBy(
      list.map(({ id }, index) => ({
        id,
        behind:
          known(id) === undefined
            ? (list.slice(0, index).findLast((one) => known(one.id) !== undefined)?.id ?? '')
            : null,
      })),
      ({ behind }) => behind ?? '\0',
    );
  const [olds, nows] = [before(old, (id) => pairs.get(id)), before(now, (id) => back.get(id))];
  return [...olds].flatMap(([behind, list]) => {
    if (behind === '\0') return [];
    const others = nows.get(behind === '' ? '' : (pairs.get(behind) ?? '\0')) ?? [];
    return list.length === others.length ? list.map(({ id }, index) => [id, others[index]?.id ?? id] as const) : [];
  });
}

const contentOf = (side: Side, key: (one: CriterionPart) => string | null): Content => {
  const all = groupBy(side.criteria, (one) => key(one) ?? '\0');
  const sets = new Map([...all].map(([id, list]) => [id, new Set(list.map(({ text }) => spaced(text)))]));
  return (id) => sets.get(id) ?? new Set();
};

const areaOf = (side: Side): ((one: CriterionPart) => string | null) => {
  const areas = new Map(side.competencies.map(({ id, area }) => [id, area]));
  return ({ competency }) => areas.get(competency) ?? null;
};

/** @param byId whether an id is given by hand, and so says more than the words */
export function matchSides(old: Side, now: Side, byId: boolean): Matched {
  const both = (key: (side: Side) => (one: CriterionPart) => string | null) =>
    [contentOf(old, key(old)), contentOf(now, key(now))] as const;
  const levels = matchNamed(
    old.levels,
    now.levels,
    both(
      () =>
        ({ level }) =>
          level,
    ),
    true,
  );
  const competencies = matchNamed(
    old.competencies,
    now.competencies,
    both(
      () =>
        ({ competency }) =>
          competency,
    ),
    false,
  );
  const areas = matchNamed(old.areas, now.areas, both(areaOf), false);
  return { levels, areas, competencies, criteria: matchCriteria(old, now, { levels, competencies }, byId) };
}

const cell = (competency: string, level: string): string => JSON.stringify([competency, level]);

function matchCriteria(
  old: Side,
  now: Side,
  { levels, competencies }: Pick<Matched, 'levels' | 'competencies'>,
  byId: boolean,
): ReadonlyMap<CriterionPart, CriterionPart> {
  const pairs = new Map<CriterionPart, CriterionPart>();
  const taken = new Set<CriterionPart>();
  const pair = (one: CriterionPart, other: CriterionPart): void => {
    pairs.set(one, other);
    taken.add(other);
  };
  const nowCells = groupBy(now.criteria, ({ competency, level }) => cell(competency, level));
  const there = (one: CriterionPart): readonly CriterionPart[] =>
    nowCells.get(cell(competencies.get(one.competency) ?? '', levels.get(one.level) ?? '')) ?? [];
  const free = (list: readonly CriterionPart[]) => list.filter((other) => !taken.has(other));
  const take = (find: (one: CriterionPart) => CriterionPart | undefined): void => {
    for (const one of old.criteria) {
      if (pairs.has(one)) continue;
      const other = find(one);
      if (other !== undefined && !taken.has(other)) pair(one, other);
    }
  };
  const nowIds = new Map(now.criteria.map((other) => [other.id, other]));
  if (byId) take(({ id }) => nowIds.get(id));
  take((one) => free(there(one)).find((other) => spaced(other.text) === spaced(one.text)));
  take(({ id }) => nowIds.get(id));
  // The most alike first: one that says nearly the same is not given away to one that says half of it.
  const alike = old.criteria
    .flatMap((one) =>
      pairs.has(one) ? [] : free(there(one)).map((other) => ({ one, other, score: likeness(one.text, other.text) })),
    )
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score);
  for (const { one, other } of alike) if (!pairs.has(one) && !taken.has(other)) pair(one, other);
  // The only expectation of a competency at a level is that one, in whatever words.
  const oldCells = groupBy(old.criteria, ({ competency, level }) => cell(competency, level));
  take((one) => {
    const [only, ...others] = there(one);
    return others.length === 0 && oldCells.get(cell(one.competency, one.level))?.length === 1 ? only : undefined;
  });
  // Moved as it is, where the words are nobody else's.
  const oldTexts = groupBy(old.criteria, ({ text }) => spaced(text));
  const nowTexts = groupBy(now.criteria, ({ text }) => spaced(text));
  take(({ text }) => {
    const [only, ...others] = nowTexts.get(spaced(text)) ?? [];
    return others.length === 0 && oldTexts.get(spaced(text))?.length === 1 ? only : undefined;
  });
  return pairs;
}

/** How many of their words two texts share, from 0 to 1. */
export function likeness(one: string, other: string): number {
  const [first, second] = [one, other].map((text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []);
  if (first === undefined || second === undefined || first.length + second.length === 0) return 0;
  const left = [...second];
  const both = first.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * both) / (first.length + second.length);
}
