/** Parts that are called otherwise: which one each was, so that a new id is not taken for a new part. */
import { gateWords } from '../../rubric/gate-words.ts';
import { areaRow } from '../../rubric/groups.ts';
import { normalise } from '../../text/near.ts';
import { plain } from '../../text/words.ts';
import type { Competency, Criterion, Group, Ladder, Level, Promotion, Track, Area } from '../ladder.ts';
import type { Rubric } from '../rubric.ts';
import { letters } from './change.ts';

/** By a former id, the one that the part has now. */
export type Renamed = ReadonlyMap<string, string>;

/** Of each kind of part. */
export interface Renames {
  readonly levels: Renamed;
  readonly tracks: Renamed;
  readonly areas: Renamed;
  readonly competencies: Renamed;
  readonly groups: Renamed;
  /** By their keys. */
  readonly promotions: Renamed;
}

/** What only one side has: two are one part where each is the only one that the other may be. */
function paired<T>(
  before: readonly T[],
  after: readonly T[],
  key: (one: T) => string,
  alike: readonly ((was: T, is: T) => boolean)[],
): Map<string, string> {
  const [old, now] = [new Set(before.map(key)), new Set(after.map(key))];
  let gone = before.filter((one) => !now.has(key(one)));
  let fresh = after.filter((one) => !old.has(key(one)));
  const found = new Map<string, string>();
  for (const same of alike) {
    const pairs = gone.flatMap((was) => {
      const [is, ...others] = fresh.filter((one) => same(was, one));
      return is !== undefined && others.length === 0 && gone.filter((one) => same(one, is)).length === 1
        ? [[was, is] as const]
        : [];
    });
    for (const [was, is] of pairs) found.set(key(was), key(is));
    gone = gone.filter((one) => pairs.every(([was]) => was !== one));
    fresh = fresh.filter((one) => pairs.every(([, is]) => is !== one));
  }
  return found;
}

interface Called {
  readonly id: string;
  readonly aliases: readonly string[];
}

/** One of them keeps the id of the other among its names. */
const named = (was: Called, is: Called): boolean => {
  const has = ({ aliases }: Called, { id }: Called): boolean =>
    aliases.some((alias) => normalise(alias) === normalise(id));
  return has(is, was) || has(was, is);
};

const titled = (was: { readonly title: string }, is: { readonly title: string }): boolean =>
  normalise(was.title) === normalise(is.title);

const moved = (renamed: Renamed, id: string): string => renamed.get(id) ?? id;
const orNull = (renamed: Renamed, id: string | null): string | null => (id === null ? null : moved(renamed, id));

/** What was called otherwise before. Backwards it is the same, the other way round. */
export function renamesOf(before: Ladder, after: Ladder): Renames {
  const id = (one: { readonly id: string }): string => one.id;
  const levels = paired<Level>(before.levels, after.levels, id, [
    named,
    (was, is) => was.titles.length > 0 && normalise(was.titles.join(' / ')) === normalise(is.titles.join(' / ')),
  ]);
  const tracks = paired<Track>(before.tracks, after.tracks, id, [
    titled,
    (was, is) => was.levels.map((level) => moved(levels, level)).join('\n') === is.levels.join('\n'),
  ]);
  const areas = paired<Area>(before.areas, after.areas, id, [titled]);
  const competencies = paired<Competency>(before.competencies, after.competencies, id, [named, titled]);
  const promotions = paired<Promotion>(before.promotions, after.promotions, promotionKey, [
    (was, is) =>
      moved(levels, was.from) === is.from && moved(levels, was.to) === is.to && orNull(tracks, was.track) === is.track,
  ]);
  const promotionIds = idsOf(promotions, before, after);
  const groups = paired<Group>(before.groups, after.groups, id, [
    (was, is) =>
      titled(was, is) && orNull(levels, was.level) === is.level && orNull(promotionIds, was.promotion) === is.promotion,
  ]);
  return { levels, tracks, areas, competencies, groups, promotions };
}

/** The ids of promotions instead of their keys. */
const idsOf = (promotions: Renamed, before: Ladder, after: Ladder): Renamed =>
  new Map(
    before.promotions.flatMap((one) => {
      const now = promotions.get(promotionKey(one));
      const is = after.promotions.find((other) => promotionKey(other) === now);
      return is === undefined ? [] : [[one.id, is.id] as const];
    }),
  );

/** "L4-L5 (ic)". */
export const promotionKey = ({ id, track }: Promotion): string => `${id}${track === null ? '' : ` (${track})`}`;

/** The ladder as it was, with the names that its parts have now: what is left of a difference is no name. */
export function inNewNames(before: Ladder, after: Ladder, renames: Renames): Ladder {
  const { levels, tracks, areas, competencies, groups, promotions } = renames;
  if (Object.values(renames).every((renamed: Renamed) => renamed.size === 0)) return before;
  const level = (id: string): string => moved(levels, id);
  const ids = idsOf(promotions, before, after);
  const bucket = (id: string, of: string): string =>
    id.startsWith(`${of}.`) ? `${level(of)}${id.slice(of.length)}` : id;
  const criterion = (one: Criterion): Criterion => ({
    ...one,
    text: isRule(one) ? ruleText(rubricIn(one.rubric, levels)) : one.text,
    level: level(one.level),
    competency: orNull(competencies, one.competency),
    promotion: orNull(ids, one.promotion),
    group: orNull(groups, one.group),
    bucket: one.bucket === null ? null : bucket(one.bucket, one.level),
    tracks: one.tracks.map((track) => moved(tracks, track)),
    rubric: rubricIn(one.rubric, levels),
  });
  return {
    ...before,
    levels: before.levels.map((one) => ({
      ...one,
      id: level(one.id),
      includes: one.includes.map((own) => ({ ...own, level: level(own.level) })),
      buckets: one.buckets.map((own) => ({ ...own, id: bucket(own.id, one.id) })),
    })),
    levelSets: Object.fromEntries(Object.entries(before.levelSets).map(([name, own]) => [name, own.map(level)])),
    tracks: before.tracks.map((one) => ({ ...one, id: moved(tracks, one.id), levels: one.levels.map(level) })),
    areas: before.areas.map((one) => ({ ...one, id: moved(areas, one.id) })),
    competencies: before.competencies.map((one) => ({
      ...one,
      id: moved(competencies, one.id),
      area: orNull(areas, one.area),
    })),
    criteria: before.criteria.map(criterion),
    groups: before.groups.map((one) => ({
      ...one,
      id: moved(groups, one.id),
      level: orNull(levels, one.level),
      promotion: orNull(ids, one.promotion),
      group: orNull(groups, one.group),
      of: one.of.map((member) => moved(groups, member)),
    })),
    promotions: before.promotions.map((one) => ({
      ...one,
      id: moved(ids, one.id),
      from: level(one.from),
      to: level(one.to),
      track: orNull(tracks, one.track),
      decide: {
        ...one.decide,
        inArea: one.decide.inArea.map((own) => ({ ...own, area: moved(areas, own.area) })),
      },
    })),
  };
}

const ruleText = (rubric: Rubric): string => plain(gateWords(rubric)).replaceAll('`', '');

/** Whether its text is what the tool writes for the rule of a gate. */
export const isRule = ({ promotion, text, rubric }: Criterion): boolean =>
  promotion !== null && letters(text) !== '' && letters(text) === letters(ruleText(rubric));

/** A rubric in which levels are called as they are now. */
function rubricIn(rubric: Rubric, levels: Renamed): Rubric {
  if (levels.size === 0) return rubric;
  const { sponsors, people, any, all, 'at-least': atLeast } = rubric;
  const branches = (own: readonly Rubric[]): readonly Rubric[] => own.map((branch) => rubricIn(branch, levels));
  return {
    ...rubric,
    ...(sponsors && { sponsors: { ...sponsors, level: orNull(levels, sponsors.level) } }),
    ...(people && { people: { ...people, level: orNull(levels, people.level) } }),
    ...(any && { any: branches(any) }),
    ...(all && { all: branches(all) }),
    ...(atLeast && { 'at-least': { ...atLeast, of: branches(atLeast.of) } }),
  };
}

/** The id that a criterion has by what it belongs to: where that is called otherwise, so is it. */
export function idIn(was: Criterion, translated: Criterion): string {
  const owners = ({ competency, promotion, group, bucket, level }: Criterion): readonly (string | null)[] => [
    group,
    competency === null ? null : `${competency}.${level}`,
    bucket,
    promotion,
  ];
  const now = owners(translated);
  const found = owners(was).flatMap((old, index) => {
    const is = now[index] ?? null;
    if (old === null || is === null) return [];
    return was.id === old || was.id.startsWith(`${old}.`) ? [`${is}${was.id.slice(old.length)}`] : [];
  });
  return found[0] ?? was.id;
}

/** The rows of areas that count for a promotion, by their former ids. */
export function areaRows(before: Ladder, after: Ladder, { areas, promotions }: Renames): Renamed {
  const ids = idsOf(promotions, before, after);
  return new Map(
    before.promotions.flatMap(({ id }) =>
      before.areas.flatMap(({ id: area }): (readonly [string, string])[] => {
        const [was, is] = [areaRow(id, area), areaRow(moved(ids, id), moved(areas, area))];
        return was === is ? [] : [[was, is]];
      }),
    ),
  );
}
