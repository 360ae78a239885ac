/** Takes parts out of a ladder, and whatever names them. */
import { normalise } from '../../text/near.ts';
import { noteKinds } from '../format/notes.ts';
import type { PartKind } from '../format/layer.ts';
import { eachPart, type Keys, type Parts } from './parts.ts';
import { entriesOf, entry, itemsOf, nodeAt, textOf, type MapNode, type Node } from './tree.ts';

type Ids = Readonly<Record<PartKind, Set<string>>>;

/** A criterion that is gone, as it stood. */
export interface Gone {
  readonly id: string;
  readonly node: Node;
  /** The part that was retired, and it with that. */
  readonly with: { readonly kind: PartKind; readonly id: string };
}

/**
 * Takes parts of the tree away, with what belongs to them alone, and leaves out what names them elsewhere.
 * @param parts where everything stands in `root`
 */
export function retireParts(
  root: MapNode,
  parts: Parts,
  wanted: readonly { readonly kind: PartKind; readonly id: string }[],
): readonly Gone[] {
  const nodes = eachPart(parts, (keys) => nodeAt(root, keys));
  const gone: Gone[] = [];
  const ids: Ids = {
    levels: new Set(),
    tracks: new Set(),
    areas: new Set(),
    competencies: new Set(),
    criteria: new Set(),
    groups: new Set(),
    promotions: new Set(),
  };
  for (const own of wanted) {
    const take = (kind: PartKind, id: string): void => {
      if (ids[kind].size === ids[kind].add(id).size) return;
      const node = nodes[kind].get(id);
      if (kind === 'criteria' && node !== undefined) gone.push({ id, node, with: own });
      for (const [more, inner] of belonging(kind, id, parts, nodes)) take(more, inner);
    };
    take(own.kind, own.id);
  }
  const lost = new Set<Node>();
  for (const kind of ['levels', 'tracks', 'areas', 'competencies', 'criteria', 'groups', 'promotions'] as const)
    for (const id of ids[kind]) {
      const node = nodes[kind].get(id);
      if (node !== undefined) lost.add(node);
    }
  for (const node of naming(root, ids, nodes)) lost.add(node);
  sweep(root, lost);
  return gone;
}

const isUnder = (keys: Keys, above: Keys): boolean =>
  keys.length > above.length && above.every((key, depth) => keys[depth] === key);

/** What goes with a part: what stands in it, and what is of it alone. */
function* belonging(
  kind: PartKind,
  id: string,
  { keys }: Parts,
  nodes: Readonly<Record<PartKind, ReadonlyMap<string, Node>>>,
): Generator<readonly [PartKind, string]> {
  const above = keys[kind].get(id);
  // Nothing stands in a criterion.
  if (above === undefined || kind === 'criteria') return;
  for (const own of ['criteria', 'groups'] as const)
    for (const [inner, path] of keys[own]) if (isUnder(path, above)) yield [own, inner];
  const names = (key: string, node: Node): boolean => textOf(entry(node, key)) === id;
  if (kind === 'levels') {
    for (const [inner, path] of keys.criteria)
      if (path[0] === 'competencies' && path[3] === id) yield ['criteria', inner];
    for (const [inner, node] of nodes.groups) if (names('level', node)) yield ['groups', inner];
    for (const [inner, node] of nodes.promotions)
      if (names('from', node) || names('to', node)) yield ['promotions', inner];
  }
  if (kind === 'tracks') {
    for (const [inner, node] of nodes.promotions) if (names('track', node)) yield ['promotions', inner];
    // Of no track at all, it would be asked of everybody.
    for (const [inner, node] of nodes.criteria) {
      const tracks = itemsOf(entry(node, 'tracks')).map(textOf);
      if (tracks.length > 0 && tracks.every((track) => track === id)) yield ['criteria', inner];
    }
  }
}

/** What names a part that is gone, and can be left out itself. */
function* naming(
  root: MapNode,
  ids: Ids,
  nodes: Readonly<Record<PartKind, ReadonlyMap<string, Node>>>,
): Generator<Node> {
  const names =
    (kind: PartKind) =>
    (node: Node | undefined): boolean =>
      ids[kind].has(textOf(node) ?? '');
  const [level, track, competency] = [names('levels'), names('tracks'), names('competencies')];
  for (const own of itemsOf(root.entries.get('tracks'))) yield* itemsOf(entry(own, 'levels')).filter(level);
  for (const [, set] of entriesOf(root.entries.get('level-sets'))) yield* itemsOf(set).filter(level);
  for (const own of itemsOf(root.entries.get('levels')))
    yield* itemsOf(entry(own, 'includes')).filter((included) => level(entry(included, 'level')));
  for (const fork of itemsOf(root.entries.get('forks')))
    if (level(entry(fork, 'at')) || itemsOf(entry(fork, 'options')).some((option) => level(entry(option, 'to'))))
      yield fork;
  for (const kind of noteKinds)
    for (const note of itemsOf(root.entries.get(kind)))
      if (level(entry(note, 'level')) || track(entry(note, 'track')) || competency(entry(note, 'competency')))
        yield note;
  for (const [, node] of nodes.criteria) yield* itemsOf(entry(node, 'tracks')).filter(track);
  for (const [, node] of nodes.groups)
    yield* itemsOf(entry(node, 'of')).filter((member) => names('criteria')(member) || names('groups')(member));
  const areas = new Set(
    [...ids.areas].flatMap((id) => [id, textOf(entry(nodes.areas.get(id), 'title')) ?? id]).map(normalise),
  );
  for (const [, node] of nodes.competencies) {
    const area = entry(node, 'area');
    if (area !== undefined && areas.has(normalise(textOf(area) ?? ''))) yield area;
  }
}

/** Leaves nodes out; a list in which nothing is left goes as well. */
function sweep(node: Node, lost: ReadonlySet<Node>): void {
  if (node.is === 'value') return;
  if (node.is === 'list') {
    node.items = node.items.filter((item) => !lost.has(item));
    for (const item of node.items) sweep(item, lost);
    return;
  }
  for (const [key, inner] of node.entries) {
    const before = inner.is === 'list' ? inner.items.length : 0;
    if (!lost.has(inner)) sweep(inner, lost);
    if (lost.has(inner) || (before > 0 && itemsOf(inner).length === 0)) node.entries.delete(key);
  }
}
