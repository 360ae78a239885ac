import { finding } from '../findings/catalogue.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { AsOf } from '../ladder/as-of.ts';
import type { Criterion, Ladder } from '../ladder/ladder.ts';
import { compareVersions } from '../ladder/versions.ts';
import type { Packet } from '../packet/packet.ts';
import type { Tied } from '../packet/reading/reading.ts';

/** What is told of changes that do not hold for the packet yet. */
export function notYet(
  { header: { ladderVersion: pinned } }: Packet,
  current: Ladder,
  { kept, later, ladder }: AsOf,
  required: readonly Criterion[],
  place: Place,
): Finding[] {
  const now = new Map(current.criteria.map((criterion) => [criterion.id, criterion]));
  const changed = required.flatMap(({ id, digest, from }) =>
    now.get(id)?.digest === digest && now.get(id)?.from === from ? [] : [id],
  );
  const announced = later.filter(({ id }) => required.some((criterion) => criterion.id === id));
  return [
    ...(kept === null
      ? []
      : [
          finding('packet-version-kept', place, {
            pinned: pinned ?? ladder.version,
            current: current.version,
            until: kept.until,
            changed,
          }),
        ]),
    ...(kept !== null || announced.length === 0 ? [] : [finding('packet-change-later', place, { changed: announced })]),
  ];
}

/** What a packet was told by a former version of the ladder, where it says which one it was written for. */
export function outdated(
  { header: { ladderVersion: pinned } }: Packet,
  { ladder: { version, kept }, later }: AsOf,
  required: readonly Criterion[],
  tied: readonly Tied[],
  place: Place,
): Finding[] {
  if (pinned === null || pinned === version || kept !== undefined) return [];
  const order = compareVersions(pinned, version);
  // `v1.0` is `1.0.0`.
  if (order === 0) return [];
  const known = order === null ? 'unknown' : order < 0 ? 'older' : 'newer';
  // What is otherwise only later is told apart, and judged as it was.
  const yet = new Set(later.map(({ id }) => id));
  const changed = required.filter(
    ({ id, since }) => !yet.has(id) && since !== null && (compareVersions(pinned, since) ?? 0) < 0,
  );
  const claims = changed.flatMap(({ id, since, text }) => {
    const first = tied.find(({ criteria }) => criteria.includes(id));
    return first === undefined
      ? []
      : [finding('packet-claim-outdated', first.item.place, { id, by: 'version', since, text })];
  });
  return [
    finding('packet-ladder-version', place, { pinned, current: version, known, changed: changed.map(({ id }) => id) }),
    ...claims,
  ];
}
