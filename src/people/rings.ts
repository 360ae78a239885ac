/** People who speak for each other's packets. It may be right; whoever decides should know. Pure. */
import { groupBy } from '../text/groups.ts';
import type { Acts, Person } from './acts.ts';
import { personKey } from './directory.ts';

/** Somebody speaks for somebody's packet. */
export interface SpokenFor {
  readonly by: string;
  readonly candidate: string;
  /** The pull request, where it is another one. */
  readonly elsewhere: number | null;
}

/** Who speaks for whom in packets that lie side by side, each person once for each packet. */
export function spokenFor(
  packets: readonly { readonly candidate: string | null; readonly acts: Pick<Acts, 'endorsements' | 'attestations'> }[],
): readonly SpokenFor[] {
  return packets.flatMap(({ candidate, acts: { endorsements, attestations } }) =>
    candidate === null
      ? []
      : [...new Set([...endorsements, ...attestations].map(({ by }) => by))].map((by) => ({
          by,
          candidate,
          elsewhere: null,
        })),
  );
}

/**
 * People among whom everybody is spoken for by somebody who they, directly or through others, speak for: each group once, with all that they
 * say of each other. Whoever speaks for their own packet does not count at all, and makes no group.
 */
export function ringsIn(
  spoken: readonly SpokenFor[],
  people: ReadonlyMap<string, Person>,
): readonly (readonly SpokenFor[])[] {
  const edges = spoken
    .map((one) => ({ one, from: personKey(one.by, people), to: personKey(one.candidate, people) }))
    .filter(({ from, to }) => from !== to);
  const speaks = groupBy(edges, ({ from }) => from);
  const reached = new Map<string, ReadonlySet<string>>();
  const reach = (start: string): ReadonlySet<string> => {
    const known = reached.get(start);
    if (known !== undefined) return known;
    const found = new Set<string>();
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const { to } of speaks.get(at) ?? [])
        if (!found.has(to)) {
          found.add(to);
          open.push(to);
        }
    reached.set(start, found);
    return found;
  };
  const groups = new Map<string, SpokenFor[]>();
  for (const { one, from, to } of edges) {
    if (!reach(to).has(from)) continue;
    const key = [...reach(from)]
      .filter((other) => reach(other).has(from))
      .toSorted()
      .join(' ');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
