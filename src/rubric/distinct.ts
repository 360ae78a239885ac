import type { Item } from '../packet/packet.ts';
import { say } from '../text/words.ts';
import { artefactNames } from '../packet/values/artefacts.ts';
import type { Reference } from '../packet/values/reference.ts';
import type { RuleAnswer } from './rule.ts';

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

/** What makes two items one: the same set of references; without any, the same content. */
function distinctKey(item: Item, names: ReadonlyMap<string, string>): string {
  const refs = usableReferences(item)
    .map(({ ref }) => names.get(ref) ?? ref)
    .sort();
  return refs.length > 0 ? `references ${refs.join(' ')}` : `item ${item.id}`;
}

/** Items gathered by what makes them one, each group in the order of the packet. */
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

/** The misspelt field of an item that was meant as `field`, with its colon as written; null where there is none. */
function misspelt(item: Item, field: string): string | null {
  for (const { code, message } of item.findings) {
    const [found, meant] =
      code === 'packet-field-misspelt'
        ? message.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.code]))
        : [];
    if (found !== undefined && meant === field) return found;
  }
  return null;
}

/** The answer to "has no `Scope:`" where a misspelt one is the reason; null where it is not. */
export function slipAnswer(item: Item, field: string): RuleAnswer | null {
  const found = misspelt(item, field);
  return found === null
    ? null
    : { truth: 'no', message: say`has ${found}, which is not a field`, fix: say`Write ${field}.` };
}
