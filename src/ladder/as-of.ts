/** A ladder as it holds for one packet: changes that are yet to come, and a former version that the packet keeps. */
import { after, type Day } from '../text/time.ts';
import type { Criterion, Ladder } from './ladder.ts';
import { compareVersions } from './versions.ts';

/** What holds for a packet, and of what that says more than the file. */
export interface AsOf {
  readonly ladder: Ladder;
  /** The version that the packet keeps, and until when; null: none. */
  readonly kept: { readonly version: string; readonly until: Day } | null;
  /** Ids of criteria that are otherwise from a later day on, with that day. */
  readonly later: readonly { readonly id: string; readonly from: Day }[];
}

/**
 * @param pinned the version that the packet says it was written for
 * @param anchor the day from which its windows are measured: a change with `from` holds for later ones
 * @param today up to which day a version is kept is no matter of the packet's dates
 */
export function ladderAsOf(
  ladder: Ladder,
  { pinned, anchor, today }: { readonly pinned: string | null; readonly anchor: Day; readonly today: Day },
): AsOf {
  const { transition } = ladder;
  const keeps =
    transition !== null &&
    pinned !== null &&
    today <= transition.until &&
    compareVersions(pinned, transition.version) === 0 &&
    (compareVersions(transition.version, ladder.version) ?? 0) < 0;
  const kept = keeps ? transition : null;
  const later: { readonly id: string; readonly from: Day }[] = [];
  const criteria = ladder.criteria.map((criterion): Criterion => {
    const { id, from, since, before } = criterion;
    const isNewer = kept !== null && since !== null && (compareVersions(kept.version, since) ?? 0) < 0;
    // What is new since then is not asked for yet.
    if (kept !== null && isNewer && before === null) {
      const next = after(kept.until, { days: 1 });
      return { ...criterion, from: from !== null && from > next ? from : next };
    }
    if (before === null) return criterion;
    if (from !== null && anchor < from) later.push({ id, from });
    return isNewer || (from !== null && anchor < from) ? { ...before, group: criterion.group } : criterion;
  });
  if (kept === null && later.length === 0) return { ladder, kept, later };
  return {
    ladder: {
      ...ladder,
      criteria,
      ...(kept !== null && { version: kept.version, kept: { until: kept.until, next: ladder.version } }),
    },
    kept,
    later,
  };
}
