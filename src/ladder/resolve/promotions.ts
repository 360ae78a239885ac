import { groupBy } from '../../text/groups.ts';
import type { Decide, Promotion } from '../ladder.ts';
import type { WrittenPromotion, LadderFile } from '../format/ladder.ts';
import type { areaFinder } from './areas.ts';
import { bareLevel, copyable, levelId } from './places.ts';

const NO_DECISION: Decide = { should: 'open', partial: 0, waivers: null, everyArea: false, inArea: [] };

export interface PlacedPromotion {
  readonly promotion: Promotion;
  readonly written: WrittenPromotion | null;
  /** Its position in the file, or -1. */
  readonly index: number;
}

/**
 * Neighbours along each track first, then promotions from levels outside the ladder, then the others that are declared.
 */
export function promotionsOf(file: LadderFile, areaNamed: ReturnType<typeof areaFinder>): readonly PlacedPromotion[] {
  const found: PlacedPromotion[] = [];
  const seen = new Set<number | string>();
  const once = (key: number | string): boolean => {
    const first = !seen.has(key);
    seen.add(key);
    return first;
  };
  const stepOf = (from: string, to: string): string => `${from}\n${to}`;
  const steps = groupBy(
    (file.promotions ?? []).map((written, index) => ({ written, index })),
    ({ written: { from, to } }) => stepOf(from, to),
  );
  const add = (written: WrittenPromotion, index: number): void => {
    const { from, to, track = null } = written;
    const alone = steps.get(stepOf(from, to))?.length === 1;
    if (!once(index)) return;
    const {
      returns = false,
      kind = returns ? 'switch' : 'step',
      timeline = null,
      statistics = [],
      prepare = [],
      risks = [],
    } = written;
    found.push({
      written,
      index,
      promotion: {
        id: promotionId(from, to, alone ? null : track),
        from,
        to,
        track,
        kind,
        returns,
        decide: decideOf(written, areaNamed),
        declared: true,
        timeline,
        statistics,
        prepare,
        risks,
      },
    });
  };
  const step = (from: string, to: string, track: string): void => {
    const same = steps.get(stepOf(from, to)) ?? [];
    const here = same.filter(({ written }) => written.track === undefined || written.track === track);
    for (const { written, index } of here) add(written, index);
    const only = same.length === 0 ? null : track;
    if (here.length > 0 || (only === null && !once(stepOf(from, to)))) return;
    found.push({
      written: null,
      index: -1,
      promotion: {
        id: promotionId(from, to, only),
        from,
        to,
        track: only,
        kind: 'step',
        returns: false,
        decide: NO_DECISION,
        declared: false,
        timeline: null,
        statistics: [],
        prepare: [],
        risks: [],
      },
    });
  };
  for (const { id, levels } of file.tracks)
    levels.slice(1).forEach((to, position) => step(levels[position] ?? '', to, id));
  for (const level of file.levels) {
    for (const from of bareLevel(level).requires ?? [])
      for (const { id, levels } of file.tracks) if (levels.includes(levelId(level))) step(from, levelId(level), id);
  }
  file.promotions?.forEach(add);
  return found;
}

const promotionId = (from: string, to: string, track: string | null): string =>
  copyable(`${track === null ? '' : `${track}.`}${from}-${to}`);

const decideOf = ({ decide }: WrittenPromotion, areaNamed: ReturnType<typeof areaFinder>): Decide => ({
  should: decide?.should ?? NO_DECISION.should,
  partial: decide?.partial?.max ?? NO_DECISION.partial,
  waivers: decide?.waivers?.max ?? NO_DECISION.waivers,
  everyArea: decide?.areas === 'all',
  inArea: (decide?.['at-least'] ?? []).map(({ area, min }) => ({ area: areaNamed(area)?.id ?? area, min })),
});
