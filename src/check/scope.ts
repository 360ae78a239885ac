/** What people can act on in a packet: its criteria, each with a digest of what would be endorsed, and its evidence. */
import type { Criterion, Ladder } from '../ladder/ladder.ts';
import type { Header, Item, Packet } from '../packet/packet.ts';
import { itemsByCriterion, type Tied } from '../packet/reading/reading.ts';
import type { Scope, Wrote } from '../people/log.ts';
import { loginKey } from '../people/logins.ts';
import { reachesLevel } from '../rubric/levels.ts';
import { sha256 } from '../text/digest.ts';
import { groupBy } from '../text/groups.ts';

/**
 * The digest of a criterion and of all that ties to it: 64 bits, as shorter ones can be forged. Who is promoted is part
 * of it, so an endorsement never moves to another person's packet.
 */
function claimDigest(criterion: Criterion, candidate: string | null, items: readonly Item[]): string {
  const ids = items.map(({ id }) => id).toSorted();
  return sha256(JSON.stringify([criterion.id, criterion.digest, candidate?.toLowerCase(), ids])).slice(0, 16);
}

/** Whom the packet names as those who can confirm a piece of evidence. */
function askedIn(tied: readonly Tied[]): Scope['asked'] {
  const pairs = tied.flatMap(({ item: { id, kind, confirmedBy, attestedBy } }) =>
    kind === 'evidence' ? [...confirmedBy, ...(attestedBy === null ? [] : [attestedBy])].map((by) => ({ by, id })) : [],
  );
  return new Map(
    [...groupBy(pairs, ({ by }) => loginKey(by))].map(([by, list]) => [by, [...new Set(list.map(({ id }) => id))]]),
  );
}

/** A line that states the stage, and nothing else: in `{ stage: manager, period: … }` the whole front matter is one. */
const STAGE = /^(["']?)stage\1[ \t]*:[ \t]*(["']?)\w*\2[ \t]*$/u;

/**
 * The digest of a packet as people read it: its whole text but empty lines, spaces at the ends of lines and its stage, and
 * all that the ladder asks of it, with what the text was read as for that: an empty line can make a quote evidence.
 */
function packetDigest(
  { lines, headerPlaces }: Pick<Packet, 'lines' | 'headerPlaces'>,
  { candidate, from, to }: Header,
  claims: Scope['criteria'],
): string {
  const stage = headerPlaces.stage?.line;
  const text = lines.flatMap((line, index) =>
    line.trim() === '' || (index + 1 === stage && STAGE.test(line)) ? [] : [line.trimEnd()],
  );
  const read = [...claims].map(([id, { digest }]) => [id, digest]);
  return sha256(JSON.stringify([candidate?.toLowerCase(), from, to, text, read])).slice(0, 16);
}

export function scopeOf(
  packet: Pick<Packet, 'lines' | 'headerPlaces'>,
  header: Header,
  ladder: Ladder,
  required: readonly Criterion[],
  tied: readonly Tied[],
  wrote: Wrote,
): Scope {
  const items = itemsByCriterion(tied);
  const criteria = new Map(
    required.map((criterion) => [
      criterion.id,
      {
        digest: claimDigest(criterion, header.candidate, items.get(criterion.id) ?? []),
        waivable: criterion.rubric.waivable === true,
      },
    ]),
  );
  return {
    header,
    digest: packetDigest(packet, header, criteria),
    reaches: (level, least) => reachesLevel(level, least, ladder),
    criteria,
    asked: askedIn(tied),
    wrote,
    evidence: new Set(tied.flatMap(({ item }) => (item.kind === 'evidence' ? [item.id] : []))),
  };
}
