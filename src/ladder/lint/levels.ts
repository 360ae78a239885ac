/** Levels and promotions: those that ask for nothing, for too much, or that nobody reaches. */
import type { Finding } from '../../findings/finding.ts';
import { lintFinding } from '../../findings/lint.ts';
import { requiredGroups } from '../graph.ts';
import { inherit } from '../inherit.ts';
import type { Criterion, Group, Level, Promotion } from '../ladder.ts';
import { fold } from '../../text/scale.ts';
import type { Rubric } from '../rubric.ts';
import { levelPlace, steps, type Check, type Linting, type Step } from './linting.ts';
import type { Weaker } from '../../findings/lint.ts';

/** With more criteria than this for one promotion a reader loses track of them. */
const MOST_CRITERIA = 40;
/** So many items are within the bounds of a packet in every style (`docs/packet.md`); more may not be. */
const MOST_ITEMS = 200;
/** With fewer words than this for each criterion a packet cannot say who did what. */
const LEAST_WORDS = 30;

/** Levels at which, and promotions on which, nothing is asked for. */
export const empty: Check = (linting) => {
  const all = steps(linting);
  return linting.ladder.levels.flatMap(({ id }) => {
    const leading = all.filter(({ promotion }) => promotion.to === id);
    const nothing = leading.filter(({ required }) => required.length === 0);
    if (nothing.length === 0) return [];
    const whole = nothing.length === leading.length;
    // A promotion that a track implies has no place of its own in the file, so it is reported at its level.
    const told = nothing.filter(({ promotion }) => promotion.declared || !whole);
    return [
      ...(whole
        ? [
            lintFinding('lint-level-empty', levelPlace(linting.file, id, linting.placeOf), {
              level: id,
              steps: [...new Set(nothing.map(({ promotion }) => stepName(promotion)))],
            }),
          ]
        : []),
      ...told.map(({ promotion, apart, place }) =>
        lintFinding('lint-promotion-empty', place, { promotion: stepName(promotion), track: apart }),
      ),
    ];
  });
};

const stepName = ({ from, to }: Promotion): string => `${from} → ${to}`;

/** Levels on no track, or alone on one without a way in or out. */
export const unreachable: Check = ({ file, ladder, placeOf }) => {
  // A level that others ask for again is asked for with them.
  const again = new Set(
    ladder.levels.flatMap(({ includes }) => includes.flatMap(({ level, as }) => (as === 'again' ? [level] : []))),
  );
  const touched = new Set(ladder.promotions.flatMap(({ from, to }) => [from, to]));
  return ladder.levels.flatMap(({ id }) => {
    const onTrack = ladder.tracks.some(({ levels }) => levels.includes(id));
    if ((onTrack && touched.has(id)) || again.has(id)) return [];
    return [lintFinding('lint-level-unreachable', levelPlace(file, id, placeOf), { level: id, onTrack })];
  });
};

/** Levels from which one comes and that are described nowhere. */
export const prerequisites: Check = ({ ladder, placeOf }) => {
  const known = new Set(ladder.levels.map(({ id }) => id));
  return ladder.levels.flatMap(({ id, requires }, index) =>
    requires.flatMap((required, position) =>
      known.has(required)
        ? []
        : [
            lintFinding('lint-requires-undefined', placeOf(['levels', index, 'requires', position]), {
              level: id,
              required,
            }),
          ],
    ),
  );
};

/** Tracks most of whose levels have a title, and some none. An id that is a word ("Director") is one. */
export const titles: Check = ({ file, ladder, placeOf }) =>
  ladder.tracks.flatMap(({ id, levels }) => {
    const without = levels.filter(
      (level) => !/^[\p{L} -]{4,}$/u.test(level) && ladder.levels.find((own) => own.id === level)?.titles.length === 0,
    );
    const [first] = without;
    return first === undefined || without.length * 2 >= levels.length
      ? []
      : [
          lintFinding('lint-level-title', levelPlace(file, first, placeOf), {
            track: id,
            levels: without,
            of: levels.length,
          }),
        ];
  });

/** Promotions that nothing blocks, that ask for more than a reader can judge, or whose packet may not say enough. */
export const promotions: Check = (linting) =>
  steps(linting).flatMap((step): Finding[] => {
    const { promotion, required, apart, place } = step;
    const told = { promotion: stepName(promotion), track: apart };
    const asked = criteriaAsked(linting, step);
    const items = itemsOfMusts(required);
    const words = Math.min(...required.flatMap(({ rubric }) => rubric.packet?.words ?? []));
    return [
      ...(required.length > 0 && !canBlock(linting, step)
        ? [lintFinding('lint-promotion-open', place, { ...told, criteria: required.length })]
        : []),
      ...(asked > MOST_CRITERIA
        ? [lintFinding('lint-promotion-long', place, { ...told, criteria: asked, most: MOST_CRITERIA })]
        : []),
      ...(items > MOST_ITEMS
        ? [lintFinding('lint-promotion-overfull', place, { ...told, items, most: MOST_ITEMS })]
        : []),
      ...(words < asked * LEAST_WORDS
        ? [
            lintFinding('lint-packet-budget', place, {
              promotion: told.promotion,
              words,
              criteria: asked,
              least: LEAST_WORDS,
            }),
          ]
        : []),
    ];
  });

/** How many pieces of evidence the musts outside groups ask for, if none serves two of them. */
const itemsOfMusts = (required: readonly Criterion[]): number =>
  required
    .filter(({ strength, group }) => strength === 'must' && group === null)
    .reduce((sum, { rubric }) => sum + (typeof rubric.items === 'number' ? rubric.items : 0), 0);

/** Whether the strength of anything required, alone or as a group, can keep a packet from being complete. */
function canBlock({ ladder }: Linting, { promotion, required }: Step): boolean {
  const blocks = ({ strength }: Criterion | Group): boolean =>
    strength === 'must' || (strength === 'should' && promotion.decide.should === 'met-or-explained');
  const { everyArea, inArea } = promotion.decide;
  return everyArea || inArea.length > 0 || required.some(blocks) || requiredGroups(ladder, promotion).some(blocks);
}

/**
 * How many criteria a packet has to answer: of alternatives, only as many as their group asks for, and of the `should`
 * of an area only as many as the promotion asks for there. Gates about time and people need no evidence.
 */
function criteriaAsked({ ladder }: Linting, { promotion, required }: Step): number {
  const { should, inArea } = promotion.decide;
  const areaOf = new Map(ladder.competencies.map(({ id, area }) => [id, area]));
  const some = new Map(should === 'met-or-explained' ? [] : inArea.map(({ area, min }) => [area, min]));
  const isOfSome = ({ strength, competency }: Criterion): boolean =>
    strength === 'should' && competency !== null && some.has(areaOf.get(competency) ?? '');
  const members = new Map(requiredGroups(ladder, promotion).map((group) => [group.id, group]));
  const ids = new Set(
    required
      .filter(({ rubric }) => rubric.items !== undefined || !GATES.some((rule) => rubric[rule] !== undefined))
      .map(({ id }) => id),
  );
  const needs = (id: string): number => {
    const group = members.get(id);
    if (group === undefined) return ids.has(id) ? 1 : 0;
    return group.of
      .map(needs)
      .toSorted((a, b) => a - b)
      .slice(0, group.min)
      .reduce((sum, n) => sum + n, 0);
  };
  const apart = required.filter((own) => (own.group === null || !members.has(own.group)) && !isOfSome(own));
  return [...apart, ...[...members.values()].filter(({ group }) => group === null)].reduce(
    (sum, { id }) => sum + needs(id),
    [...some.values()].reduce((sum, min) => sum + min, 0),
  );
}

const GATES = ['time-in-level', 'since-promotion', 'previous-level', 'sponsors', 'packet', 'people'] as const;

/** Levels whose rubric asks for less than that of the level below on the same track. */
export const weaker: Check = (linting) => {
  const { file, ladder, placeOf } = linting;
  const described = new Set(ladder.criteria.filter(({ promotion }) => promotion === null).map(({ level }) => level));
  const rubrics = new Map(
    file.levels.map((level) =>
      typeof level === 'string' ? [level, inherit([file.rubric])] : [level.id, inherit([file.rubric, level.rubric])],
    ),
  );
  const seen = new Set<string>();
  return ladder.tracks.flatMap(({ id: track, levels }) =>
    levels.slice(1).flatMap((level, position) => {
      const below = levels[position] ?? '';
      const rules = comparedRules(rubrics.get(level) ?? {}, rubrics.get(below) ?? {}, ladder.scopes);
      if (rules.length === 0 || !described.has(level) || !described.has(below) || seen.has(`${below}\n${level}`))
        return [];
      seen.add(`${below}\n${level}`);
      return [lintFinding('lint-level-weaker', levelPlace(file, level, placeOf), { level, below, track, rules })];
    }),
  );
};

/** What `here` asks for less of than `below`. */
function comparedRules(here: Rubric, below: Rubric, scopes: readonly Level['id'][]): readonly Weaker[] {
  const rank = (scope: string | undefined): number =>
    scope === undefined ? -1 : scopes.findIndex((own) => fold(own) === fold(scope));
  const items = ({ items: threshold }: Rubric): number => (typeof threshold === 'number' ? threshold : 0);
  const months = ({ sustained }: Rubric): string | null =>
    sustained === undefined ? null : `${sustained.span} months`;
  return [
    ...(here.items !== 'needs-owner' && items(here) < items(below) && items(below) > 1
      ? [{ rule: 'items' as const, here: items(here) === 0 ? null : String(items(here)), below: String(items(below)) }]
      : []),
    ...(rank(here.scope) < rank(below.scope)
      ? [{ rule: 'scope' as const, here: here.scope ?? null, below: below.scope ?? '' }]
      : []),
    ...((here.sustained?.span ?? 0) < (below.sustained?.span ?? 0)
      ? [{ rule: 'sustained' as const, here: months(here), below: months(below) ?? '' }]
      : []),
  ];
}
