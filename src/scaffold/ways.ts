/** The promotions of a ladder as packets can state them. */
import { findPromotion } from '../ladder/graph.ts';
import type { Ladder, Promotion } from '../ladder/ladder.ts';

/** A promotion on one track. */
export interface PacketWay {
  readonly promotion: Promotion;
  /** Track id: what is asked for on it. */
  readonly track: string;
  /** What the packet says after `track:`, so that just this is found; null: nothing. */
  readonly stated: string | null;
}

/** Many packets may be begun by one ladder. */
const known = new WeakMap<Ladder, readonly PacketWay[]>();

/** Every promotion on every track that it exists on, in the order of the ladder. */
export function waysOf(ladder: Ladder): readonly PacketWay[] {
  const ways = known.get(ladder) ?? findWays(ladder);
  known.set(ladder, ways);
  return ways;
}

const findWays = (ladder: Ladder): PacketWay[] =>
  ladder.promotions.flatMap((promotion) => {
    const found = new Map<string, PacketWay>();
    for (const stated of [...ladder.tracks.map(({ id }) => id), null]) {
      const way = findPromotion(ladder, { from: promotion.from, to: promotion.to, track: stated });
      if (!way.found || way.promotion.id !== promotion.id) continue;
      // A track by its own name says most; a switch is found by others too.
      if (!found.has(way.track) || stated === way.track)
        found.set(way.track, { promotion: way.promotion, track: way.track, stated });
    }
    return [...found.values()];
  });
