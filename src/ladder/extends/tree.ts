/** Data with its places as a tree that can be changed: so two files become one, and each part keeps its place. */
import type { PathKey, Spot, YamlDocument } from '../../yaml/types.ts';

export interface MapNode {
  readonly is: 'map';
  spot: Spot;
  readonly entries: Map<string, Node>;
}

export interface ListNode {
  readonly is: 'list';
  spot: Spot;
  items: Node[];
}

export interface ValueNode {
  readonly is: 'value';
  spot: Spot;
  readonly data: unknown;
}

export type Node = MapNode | ListNode | ValueNode;

/** A copy of the data as a tree. */
export function toTree({ data, spot }: Pick<YamlDocument, 'data' | 'spot'>): Node {
  const child = (key: PathKey, value: unknown): Node => toTree({ data: value, spot: spot.children.get(key) ?? spot });
  if (Array.isArray(data)) return { is: 'list', spot, items: data.map((value, index) => child(index, value)) };
  if (typeof data !== 'object' || data === null) return { is: 'value', spot, data };
  const entries: readonly (readonly [string, unknown])[] = Object.entries(data);
  const values = new Map(entries);
  // Data does not keep the order of the file; places do.
  const names = [...new Set([...[...spot.children.keys()].map(String), ...values.keys()])].filter((key) =>
    values.has(key),
  );
  return { is: 'map', spot, entries: new Map(names.map((key) => [key, child(key, values.get(key))])) };
}

/** The tree as data with its places. */
export function fromTree(node: Node): Pick<YamlDocument, 'data' | 'spot'> {
  if (node.is === 'value') return { data: node.data, spot: node.spot };
  const keyed: readonly (readonly [PathKey, Node])[] =
    node.is === 'list' ? node.items.map((item, index) => [index, item]) : [...node.entries];
  const made = keyed.map(([key, inner]) => ({ key, ...fromTree(inner) }));
  const spot: Spot = { ...node.spot, children: new Map(made.map((one) => [one.key, one.spot])) };
  return {
    data:
      node.is === 'list' ? made.map(({ data }) => data) : Object.fromEntries(made.map(({ key, data }) => [key, data])),
    spot,
  };
}

export const mapNode = (spot: Spot, entries: Iterable<readonly [string, Node]> = []): MapNode => ({
  is: 'map',
  spot,
  entries: new Map(entries),
});

export const listNode = (spot: Spot, items: readonly Node[] = []): ListNode => ({
  is: 'list',
  spot,
  items: [...items],
});

export const valueNode = (spot: Spot, data: string): ValueNode => ({
  is: 'value',
  spot: { ...spot, written: data },
  data,
});

/** A value as it is written: `4` and `1.0` are no numbers here. */
export const textOf = (node: Node | undefined): string | null =>
  node?.is !== 'value' || node.data === null ? null : typeof node.data === 'string' ? node.data : node.spot.written;

/** What stands under a key of a map. */
export const entry = (node: Node | undefined, key: string): Node | undefined =>
  node?.is === 'map' ? node.entries.get(key) : undefined;

/** The entries of a map; of anything else none. */
export const entriesOf = (node: Node | undefined): readonly (readonly [string, Node])[] =>
  node?.is === 'map' ? [...node.entries] : [];

/** The items of a list; of anything else none. */
export const itemsOf = (node: Node | undefined): readonly Node[] => (node?.is === 'list' ? node.items : []);

/** What stands at a key path. */
export const nodeAt = (root: Node, keys: readonly PropertyKey[]): Node | undefined =>
  keys.reduce<Node | undefined>(
    (node, key) =>
      node?.is === 'map' ? node.entries.get(String(key)) : node?.is === 'list' ? node.items[Number(key)] : undefined,
    root,
  );

/** Puts a node in the place of another, which stays what it was. */
export function exchange(root: Node, keys: readonly PropertyKey[], node: Node): void {
  const owner = nodeAt(root, keys.slice(0, -1));
  const key = keys.at(-1);
  if (owner?.is === 'map') owner.entries.set(String(key), node);
  else if (owner?.is === 'list') owner.items[Number(key)] = node;
}

/** The list under a key, made where there is none. */
export function listUnder(owner: MapNode, key: string, spot: Spot): ListNode {
  const there = owner.entries.get(key);
  if (there?.is === 'list') return there;
  const made = listNode(spot);
  owner.entries.set(key, made);
  return made;
}
