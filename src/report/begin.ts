/** A packet to begin with, one click away: GitHub's page for a new file, filled in. */
import type { Paragraph, PhrasingContent } from 'mdast';
import type { Ladder, Promotion } from '../ladder/ladder.ts';
import { findPromotion } from '../ladder/graph.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { scaffold } from '../scaffold/scaffold.ts';
import { waysOf, type PacketWay } from '../scaffold/ways.ts';
import { link, newFileAddress, text, words, type Address } from './escape.ts';
import { paragraph } from './nodes.ts';
import type { Home } from './report.ts';

/** GitHub answers a longer address with 414. */
const LONGEST_ADDRESS = 8_000;
/** All such links of one packet's report together. */
const LONGEST_LINKS = 16_000;
/** More promotions than these are not listed: then the packet says too little. */
const MOST_LINKS = 6;

/** A report of many packets links the same ones again and again, and is rendered until it fits. */
const known = new WeakMap<Ladder, Map<string, Address | null>>();

/** Its address for one promotion, with as much said as fits; null where the repository is not what it claims to be. */
function beginAddress(ladder: Ladder, way: PacketWay, home: Home, longest = LONGEST_ADDRESS): Address | null {
  const addresses = known.get(ladder) ?? new Map<string, Address | null>();
  known.set(ladder, addresses);
  const key = [way.promotion.id, way.track, home.url, home.branch, longest].join('\n');
  const address = addresses.get(key);
  if (address !== undefined) return address;
  const found = makeAddress(ladder, way, home, longest);
  addresses.set(key, found);
  return found;
}

function makeAddress(ladder: Ladder, way: PacketWay, { url, branch }: Home, longest: number): Address | null {
  const at = (packet: string): Address | null => newFileAddress(url, branch, 'packets/your-login.md', packet);
  const packet = scaffold({ ladder, way, candidate: null }, (one) => (at(one)?.href.length ?? 0) <= longest);
  const address = at(packet);
  return address !== null && address.href.length <= longest ? address : null;
}

/** "L4 to L5", with its track where that promotion exists on several. */
function wayName(way: PacketWay, ways: readonly PacketWay[]): string {
  const { id, from, to } = way.promotion;
  const several = ways.filter(({ promotion }) => promotion.id === id).length > 1;
  return `${from} to ${to}${several ? `, ${way.track}` : ''}`;
}

/** The links of one promotion, one for each track that it exists on; none where it is not known where packets are opened. */
export function beginLinks(
  promotion: Promotion,
  ladder: Ladder,
  home: Home | null,
): readonly { readonly name: string; readonly address: Address }[] {
  if (home === null) return [];
  const ways = waysOf(ladder).filter((way) => way.promotion.id === promotion.id);
  return ways.flatMap((way) => {
    const address = beginAddress(ladder, way, home);
    return address === null ? [] : [{ name: `Start a packet from ${wayName(way, ways)}`, address }];
  });
}

/** The promotions that a packet may mean, as far as it says; empty where its ladder is not known. */
function meantWays({ ladder, header, promotion, findings }: PacketResult): readonly PacketWay[] {
  if (ladder === null) return [];
  // Where a packet stands in the file and could not be read, nobody is told to begin another.
  if (findings.some((one) => one.code === 'packet-refused' && one.args.what !== 'empty')) return [];
  const all = waysOf(ladder);
  if (promotion !== null)
    return all.filter((way) => way.promotion.id === promotion.id && way.track === (header.track ?? way.track));
  const fits = ({ promotion: { id, from, to }, stated }: PacketWay, said: Partial<typeof header>): boolean => {
    const found = findPromotion(ladder, {
      from: said.from ?? from,
      to: said.to ?? to,
      track: said.track ?? stated,
    });
    return found.found && found.promotion.id === id;
  };
  // What the packet says may be what is wrong with it.
  const { from, to, track } = header;
  const tries = [{ from, to, track }, { from, to }, { to }, { from }, {}].map((said) =>
    all.filter((way) => fits(way, said)),
  );
  return tries.find((ways) => ways.length > 0) ?? [];
}

/** The line that ends the report of a packet that is empty or cannot be read; null where there is nothing to link. */
export function beginLine(packet: PacketResult, home: Home): Paragraph | null {
  const ways = meantWays(packet);
  const { ladder } = packet;
  if (ladder === null || ways.length === 0 || ways.length > MOST_LINKS) return null;
  const longest = Math.min(LONGEST_ADDRESS, Math.floor(LONGEST_LINKS / ways.length));
  const links = ways.flatMap((way, index): PhrasingContent[] => {
    const address = beginAddress(ladder, way, home, longest);
    if (address === null) return [];
    return [...(index === 0 ? [] : words([', '])), link([text(`Start a packet from ${wayName(way, ways)}`)], address)];
  });
  return links.length === 0
    ? null
    : paragraph([...words(['To begin from headings, criteria and hints that are filled in: ']), ...links, text('.')]);
}

/** The same for a terminal: the command that writes it. */
export function beginCommand(packet: PacketResult): string | null {
  const [way, another] = meantWays(packet);
  if (packet.ladder === null || way === undefined) return null;
  const { from, to } = way.promotion;
  const shell = (value: string): string => (/^[\w.-]+$/u.test(value) ? value : JSON.stringify(value));
  return another === undefined
    ? `readiness new --ladder ${shell(packet.ladder.id)} --from ${shell(from)} --to ${shell(to)}`
    : `readiness new --ladder ${shell(packet.ladder.id)}`;
}
