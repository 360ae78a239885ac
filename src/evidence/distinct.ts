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

/**
 * Items with the same key count as one: those with the same references; without references, those that say the same,
 * whatever their marks and full stops.
 */
function distinctKey(item: Item, names: ReadonlyMap<string, string>): string {
  const refs = usableReferences(item)
    .map(({ ref }) => names.get(ref) ?? ref)
    .sort();
  if (refs.length > 0) return `references ${refs.join(' ')}`;
  const fields = item.fields.map(({ name, text }) => `${name} ${normalise(text)}`);
  const dates = item.dates.map(({ start, end }) => `${start} ${end ?? ''}`);
  return `item ${[normalise(item.claim), ...fields, ...dates].join('\n')}`;
}

/** Items with the same key together, in the order of the packet. */
export function distinctGroups(items: readonly Item[]): Item[][] {
  const names = artefactNames(items.flatMap(({ references }) => references));
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = distinctKey(item, names);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
