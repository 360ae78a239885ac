import type { Item } from '../packet/packet.ts';
import { artefactNames } from '../packet/values/artefacts.ts';
import type { Reference } from '../packet/values/reference.ts';
import { normalise } from '../text/near.ts';

/** The references that can be evidence, each artefact once, in the order in which they are written. */
export function usableReferences(item: Item): Reference[] {
  const names = artefactNames(item.references);
  const seen = new Set<string>();
  return item.references.filter(({ ref, unusable }) => {
    const name = names.get(ref) ?? ref;
    if (unusable !== null || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** What an item without references says, whatever its marks and full stops. */
function wording(item: Item): string {
  const fields = item.fields.map(({ name, text }) => `${name} ${normalise(text)}`);
  const dates = item.dates.map(({ start, end }) => `${start} ${end ?? ''}`);
  return [normalise(item.claim), ...fields, ...dates].join('\n');
}

/** Items that show the same, and what they link. */
interface Group {
  readonly items: Item[];
  /** Names of artefacts; of items without links none. */
  readonly links: ReadonlySet<string>;
}

/**
 * Items that count as one together, in the order of the packet: those with the same links, those all of whose links
 * another one has too, and without links those that say the same. There are as many as can be chosen of which none has
 * nothing but what another shows, so one more item never makes them fewer.
 */
export function distinctGroups(items: readonly Item[]): Item[][] {
  const names = artefactNames(items.flatMap(({ references }) => references));
  const groups = new Map<string, Group>();
  for (const item of items) {
    const links = new Set(usableReferences(item).map(({ ref }) => names.get(ref) ?? ref));
    const key = links.size > 0 ? `references ${[...links].sort().join(' ')}` : `item ${wording(item)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { items: [item], links });
    else group.items.push(item);
  }
  const place = new Map(items.map((item, index) => [item, index]));
  const placeOf = (item: Item | undefined): number => (item === undefined ? 0 : (place.get(item) ?? 0));
  return nested([...groups.values()])
    .map((group) => group.toSorted((a, b) => placeOf(a) - placeOf(b)))
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b));
}

/**
 * The fewest chains into which the groups fall, of which in each one has all that the one before it has: by Dilworth's
 * theorem as many as there are groups of which none is part of another. Found by matching each group with a larger one.
 */
function nested(groups: readonly Group[]): Item[][] {
  const holders = groups.map((group) =>
    group.links.size === 0 ? [] : groups.flatMap((other, index) => (isWithin(group, other) ? [index] : [])),
  );
  if (holders.every((list) => list.length === 0)) return groups.map(({ items }) => items);
  /** By the larger group, the smaller one that stands before it in its chain. */
  const before = new Map<number, number>();
  const place = (small: number, tried: Set<number>): boolean =>
    (holders[small] ?? []).some((large) => {
      if (tried.has(large)) return false;
      tried.add(large);
      const holder = before.get(large);
      if (holder !== undefined && !place(holder, tried)) return false;
      before.set(large, small);
      return true;
    });
  groups.forEach((_, index) => place(index, new Set()));
  const inner = new Set(before.values());
  return groups.flatMap((_, last) => {
    if (inner.has(last)) return [];
    const chain: number[] = [];
    for (let at: number | undefined = last; at !== undefined; at = before.get(at)) chain.push(at);
    return [chain.flatMap((index) => groups[index]?.items ?? [])];
  });
}

const isWithin = (small: Group, large: Group): boolean =>
  small.links.size < large.links.size && [...small.links].every((link) => large.links.has(link));
