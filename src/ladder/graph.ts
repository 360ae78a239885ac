/** Levels and tracks as a graph: which promotions there are, and what each asks for. */
import { near, normalise } from '../text/near.ts';
import { oneOf, say, type Words } from '../text/words.ts';
import type { Criterion, Group, Ladder, Level, Promotion, Track } from './ladder.ts';

/** What a packet says about its promotion: levels and track by id, alias or title; the track may be left out. */
export interface Way {
  readonly track: string | null;
  readonly from: string;
  readonly to: string;
}

export type FoundPromotion =
  | { readonly found: true; readonly promotion: Promotion; /** Track id. */ readonly track: string }
  | {
      readonly found: false;
      readonly reason: 'unknown-level' | 'unknown-track' | 'not-on-track' | 'not-above' | 'skip' | 'ambiguous-track';
      /** Whose value is at fault. */
      readonly field: 'from' | 'to' | 'track';
      /** A sentence without a full stop. */
      readonly message: Words;
      /** Names close to what was written, nearest first. */
      readonly near: readonly string[];
      /** The promotions that could be meant instead: from the same level where it is known. */
      readonly legal: readonly Promotion[];
    };

/**
 * The promotion that a packet is about, or why the ladder has none such. A step that skips levels is legal only when it
 * is declared.
 */
export function findPromotion(ladder: Ladder, way: Way): FoundPromotion {
  const refuse = (
    reason: Exclude<FoundPromotion, { found: true }>['reason'],
    field: 'from' | 'to' | 'track',
    message: Words,
    close: readonly string[],
    legal: readonly Promotion[],
  ): FoundPromotion => ({ found: false, reason, field, message, near: close, legal });
  const track = way.track === null ? null : trackNamed(ladder, way.track);
  if (way.track !== null && track === null) {
    return refuse(
      'unknown-track',
      'track',
      say`The ladder has no track ${way.track}`,
      near(
        way.track,
        ladder.tracks.map(({ id }) => id),
      ),
      legalPromotions(ladder),
    );
  }
  for (const field of ['from', 'to'] as const) {
    const written = way[field];
    if (levelNamed(ladder, written) === null && !(field === 'from' && outsideNamed(ladder, written) !== null)) {
      const legal =
        field === 'to' ? legalPromotions(ladder, levelNamed(ladder, way.from)?.id) : legalPromotions(ladder);
      return refuse(
        'unknown-level',
        field,
        say`The ladder has no level ${written}`,
        near(
          written,
          ladder.levels.flatMap(({ id, titles, aliases }) => [id, ...aliases, ...titles]),
        ),
        legal,
      );
    }
  }
  const [from, to] = [
    levelNamed(ladder, way.from)?.id ?? outsideNamed(ladder, way.from) ?? way.from,
    levelNamed(ladder, way.to)?.id ?? way.to,
  ];
  const legal = legalPromotions(ladder, from);
  const between = ladder.promotions.filter((promotion) => promotion.from === from && promotion.to === to);
  const across = between.filter(({ kind }) => kind === 'switch');
  // Two levels may be neighbours on one track and a switch to another: the track that is named tells which is meant.
  const steps = ladder.tracks.filter((own) =>
    between.some((promotion) => promotion.kind === 'step' && isOn(ladder, promotion, own)),
  );
  if (across.length > 0 && track === null && steps.length > 0) {
    return refuse(
      'ambiguous-track',
      'track',
      say`${from} to ${to} is a step on ${oneOf(steps.map(({ id }) => id))} and a switch to another track. Say which one with ${'track:'}`,
      [],
      legal,
    );
  }
  const stays = track !== null && steps.includes(track) && across.every((promotion) => promotion.track !== track.id);
  if (across.length > 0 && !stays) return switched(ladder, across, track);

  if (track !== null) {
    for (const [field, level] of [
      ['from', from],
      ['to', to],
    ] as const) {
      if (!track.levels.includes(level) && !isOutside(ladder, level)) {
        return refuse(
          'not-on-track',
          field,
          say`Level ${level} is not on track ${track.id}, which has ${oneOf(track.levels)}`,
          [],
          legal.filter((promotion) => isOn(ladder, promotion, track)),
        );
      }
    }
  }
  const holding = ladder.tracks.filter(
    ({ id, levels }) =>
      (track === null || id === track.id) && (levels.includes(from) || isOutside(ladder, from)) && levels.includes(to),
  );
  if (holding.length === 0) return refuse('not-on-track', 'to', say`No track has both ${from} and ${to}`, [], legal);
  const above = holding.filter(({ levels }) => levels.indexOf(to) > levels.indexOf(from));
  if (above.length === 0)
    return refuse(
      'not-above',
      'to',
      from === to ? say`${to} is the level to start from, not a level above it` : say`${to} is not above ${from}`,
      [],
      legal,
    );

  const routes = above.flatMap((candidate) => {
    const promotions = between.filter((promotion) => promotion.kind === 'step' && isOn(ladder, promotion, candidate));
    // One that is declared for this track goes before one for any track.
    const promotion = promotions.find((own) => own.track === candidate.id) ?? promotions[0];
    return promotion === undefined ? [] : [{ promotion, track: candidate.id }];
  });
  const [route, ...others] = routes;
  if (route === undefined)
    return refuse(
      'skip',
      'to',
      say`From ${from} to ${to} skips a level, and the ladder does not declare that step`,
      [],
      legal,
    );
  if (others.length > 0)
    return refuse(
      'ambiguous-track',
      'track',
      say`${from} to ${to} is a step of several tracks: ${oneOf(routes.map((one) => one.track))}. Say which one with ${'track:'}`,
      [],
      legal,
    );
  return { found: true, ...route };
}

/** Whether the promotion is a step up this track, or one onto it from outside the ladder. */
const isOn = (ladder: Ladder, promotion: Promotion, track: Track): boolean =>
  (promotion.track === null || promotion.track === track.id) &&
  (track.levels.includes(promotion.from) || isOutside(ladder, promotion.from)) &&
  track.levels.indexOf(promotion.to) > track.levels.indexOf(promotion.from);

/** A switch, and the track that it leads to: the one that has its target and not its start, where there is one. */
function switched(ladder: Ladder, promotions: readonly Promotion[], track: Track | null): FoundPromotion {
  const [promotion] = promotions
    .filter((own) => own.track === null || track === null || own.track === track.id)
    .concat(promotions);
  const targets = ladder.tracks.filter(({ levels }) => levels.includes(promotion?.to ?? ''));
  const target =
    targets.find(({ id }) => id === (track?.id ?? promotion?.track)) ??
    targets.find(({ levels }) => !levels.includes(promotion?.from ?? '')) ??
    targets[0];
  if (promotion !== undefined && target !== undefined) return { found: true, promotion, track: target.id };
  return {
    found: false,
    reason: 'not-on-track',
    field: 'to',
    message: say`No track has ${promotion?.to ?? ''}`,
    near: [],
    legal: [],
  };
}

/** Whether the level is none of the ladder's own, but one from which the ladder says that people come. */
const isOutside = (ladder: Ladder, level: string): boolean => ladder.levels.every(({ id }) => id !== level);

/** The level of that name from which the ladder says that people come, or null. */
const outsideNamed = (ladder: Ladder, name: string): string | null =>
  ladder.levels.flatMap(({ requires }) => requires).find((outside) => normalise(outside) === normalise(name)) ?? null;

/** The promotions of the ladder, or those from one level, in the order of the tracks. */
export const legalPromotions = (ladder: Ladder, from?: string): readonly Promotion[] =>
  from === undefined ? ladder.promotions : ladder.promotions.filter((promotion) => promotion.from === from);

/** The level of that id, alias or title; null where none has it, or several do. */
function levelNamed(ladder: Ladder, name: string): Level | null {
  const exact = ladder.levels.find(({ id }) => id === name);
  return (
    exact ??
    onlyOne(ladder.levels.filter(({ id, aliases }) => called([id, ...aliases], name))) ??
    onlyOne(ladder.levels.filter(({ titles }) => called(titles, name)))
  );
}

function trackNamed(ladder: Ladder, name: string): Track | null {
  return (
    ladder.tracks.find(({ id }) => id === name) ??
    onlyOne(ladder.tracks.filter(({ id, title }) => called([id, title], name)))
  );
}

const called = (names: readonly string[], name: string): boolean =>
  names.some((own) => normalise(own) === normalise(name));
const onlyOne = <T>(list: readonly T[]): T | null => (list.length === 1 ? (list[0] ?? null) : null);

/**
 * The criteria that a packet for this promotion is judged by, in file order: those of the target level on the track,
 * those of the promotion, the milestones of the level that the candidate leaves, and those of lower levels only where
 * the ladder says `again`, all the way down. Members of groups are among them; which of them have to be met,
 * `requiredGroups` says.
 */
export function requiredCriteria(ladder: Ladder, promotion: Promotion, track: string): readonly Criterion[] {
  const levels = askedLevels(ladder, promotion.to);
  return ladder.criteria.filter((criterion) => {
    if (criterion.tracks.length > 0 && !criterion.tracks.includes(track)) return false;
    if (criterion.promotion !== null) return criterion.promotion === promotion.id;
    return criterion.bucket === null ? levels.has(criterion.level) : criterion.level === promotion.from;
  });
}

/** The groups that a packet for this promotion is judged by, in file order. */
export function requiredGroups(ladder: Ladder, promotion: Promotion): readonly Group[] {
  const levels = askedLevels(ladder, promotion.to);
  return ladder.groups.filter((group) =>
    group.level === null ? group.promotion === promotion.id : levels.has(group.level),
  );
}

/** A level, and the lower ones that it asks for again. */
export function askedLevels(ladder: Ladder, target: string): ReadonlySet<string> {
  const levels = new Set([target]);
  for (const level of levels) {
    for (const { level: lower, as } of ladder.levels.find(({ id }) => id === level)?.includes ?? [])
      if (as === 'again') levels.add(lower);
  }
  return levels;
}
