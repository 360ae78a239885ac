import type { Item } from '../packet/packet.ts';
import type { Reference } from '../packet/values/reference.ts';

/** The references that can be evidence, each artefact once, in the order in which they are written. */
export function usableReferences(item: Item): Reference[] {
  const seen = new Set<string>();
  return item.references.filter((reference) => {
    if (reference.unusable !== null || seen.has(reference.ref)) return false;
    seen.add(reference.ref);
    return true;
  });
}

/**
 * Items with the same key count as one: those with the same references; without references, those with the same
 * content.
 */
export function distinctKey(item: Item): string {
  const refs = usableReferences(item)
    .map((reference) => reference.ref)
    .sort();
  return refs.length > 0 ? `references ${refs.join(' ')}` : `item ${item.id}`;
}

/** Items with the same key together, in the order of the packet. */
export function distinctGroups(items: readonly Item[]): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = distinctKey(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
