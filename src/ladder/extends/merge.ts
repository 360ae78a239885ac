/** A ladder and a file that stands on it, put together as one document: each part keeps the place where it is written. */
import { finding } from '../../findings/catalogue.ts';
import type { Finding, Place } from '../../findings/finding.ts';
import { groupBy } from '../../text/groups.ts';
import { near } from '../../text/near.ts';
import type { YamlDocument } from '../../yaml/types.ts';
import type { LadderFile } from '../format/ladder.ts';
import { GATES_OF_RULES } from '../format/gates.ts';
import { LAYER_KEYS, PART_KINDS, type PartKind } from '../format/layer.ts';
import type { Where } from '../resolve/places.ts';
import { partsOf, type Keys, type Parts } from './parts.ts';
import { retireParts } from './retire.ts';
import {
  entriesOf,
  entry,
  exchange,
  fromTree,
  itemsOf,
  listNode,
  listUnder,
  mapNode,
  nodeAt,
  textOf,
  toTree,
  valueNode,
  type ListNode,
  type MapNode,
  type Node,
} from './tree.ts';

/** A part of the base that the file changes. */
export interface Change {
  readonly kind: PartKind;
  readonly id: string;
  /** The file of the base in which it stood. */
  readonly from: string;
  /** The file that changes it. */
  readonly by: string;
  /** What is otherwise: `text`, `rubric.items`. */
  readonly what: readonly string[];
}

export interface Retiring {
  readonly kind: PartKind;
  readonly id: string;
  readonly by: string;
}

export interface Merged {
  readonly document: YamlDocument;
  readonly findings: readonly Finding[];
  readonly changes: readonly Change[];
  readonly retired: readonly Retiring[];
}

/** The base as it was read, without errors. */
export interface Under extends Where {
  readonly file: LadderFile;
  readonly document: YamlDocument;
}

/** Maps of which each entry stands for itself. */
const BY_ENTRY: ReadonlySet<string> = new Set(['rubric', 'level-sets', 'glossary']);
/** Lists of things that have an id and cannot be changed in part: one of the same id takes the other's place. */
const BY_ID: ReadonlySet<string> = new Set(['forks', 'scales', 'retired']);
/** Fields of a part of which each entry stands for itself. */
const FIELDS_BY_ENTRY: ReadonlySet<string> = new Set(['rubric', 'decide', 'equivalents']);

/**
 * Puts the two together. Pure. What cannot be read in `own` as it should be is left where it stands: what the result is
 * held against says so.
 * @param path of the file that stands on the base
 */
export function mergeLadders(under: Under, own: YamlDocument, path: string): Merged {
  const merging = new Merging(under, own, path);
  merging.merge();
  return {
    document: { ...fromTree(merging.root), problems: own.problems, broken: own.broken },
    findings: merging.findings,
    changes: merging.changes,
    retired: merging.retired,
  };
}

/** The key path of the list in which something stands. */
const listKey = (keys: Keys): string => keys.slice(0, -1).join('\n');

const keyPlace = ({ spot }: Node): Place => spot.placeAt(spot.keyStart);

class Merging {
  readonly root: MapNode;
  readonly findings: Finding[] = [];
  readonly changes: Change[] = [];
  readonly retired: Retiring[] = [];
  private readonly own: Node;
  private readonly path: string;
  private readonly parts: Parts;
  /** Of lists of sentences whose ids are not written out yet: the ids, by the key path of the list. */
  private readonly sentences: Map<string, readonly string[]>;

  constructor(under: Under, own: YamlDocument, path: string) {
    const root = toTree(under.document);
    this.root = root.is === 'map' ? root : mapNode(root.spot);
    this.own = toTree(own);
    this.path = path;
    this.parts = partsOf(under.file, under);
    this.sentences = groupBy(this.parts.derived, (id) => listKey(this.parts.keys.criteria.get(id) ?? []));
  }

  merge(): void {
    // Where parts stand is known by their positions: what is changed keeps them, what is added comes last. Criteria come
    // first, because a level of a competency becomes a list when it gets another one.
    for (const kind of PART_KINDS.toSorted((a, b) => Number(b === 'criteria') - Number(a === 'criteria')))
      for (const [id, over] of entriesOf(entry(entry(this.own, 'change'), kind))) this.change(kind, id, over);
    this.retire(
      PART_KINDS.flatMap((kind) => itemsOf(entry(entry(this.own, 'retire'), kind)).map((node) => ({ kind, node }))),
    );
    for (const [key, over] of entriesOf(this.own)) this.section(key, over);
  }

  /** What the file says under a key of its own, as any ladder would. */
  private section(key: string, over: Node): void {
    if (key === 'schema' || LAYER_KEYS.some((own) => own === key)) return;
    const there = this.root.entries.get(key);
    if (there === undefined) this.root.entries.set(key, over);
    else if (there.is === 'map' && over.is === 'map' && BY_ENTRY.has(key)) put(there, over);
    else if (there.is === 'map' && over.is === 'map' && key === 'lint') accept(there, over);
    else if (there.is === 'list' && over.is === 'list' && BY_ID.has(key)) {
      const ids = new Map(there.items.map((item, index) => [textOf(entry(item, 'id')), index]));
      for (const item of over.items) {
        const index = ids.get(textOf(entry(item, 'id')));
        if (index === undefined) there.items.push(item);
        else there.items[index] = item;
      }
    } else if (there.is === 'list' && over.is === 'list' && isKind(key)) {
      const known = [...there.items];
      for (const item of over.items) if (this.isNew(key, known, item)) there.items.push(item);
    } else this.root.entries.set(key, over);
  }

  /** Whether a part of the file's own is one that the base has not. */
  private isNew(kind: PartKind, known: readonly Node[], item: Node): boolean {
    const id = idOf(kind, item);
    if (id === null || known.every((other) => idOf(kind, other) !== id)) return true;
    this.exists(kind, this.named(kind, id), entry(item, 'id') ?? item);
    return false;
  }

  /** The id by which a part is changed: of a promotion the one that the report has. */
  private named(kind: PartKind, id: string): string {
    if (kind !== 'promotions') return id;
    const step = [...this.parts.keys.promotions].find(
      ([, keys]) => idOf('promotions', nodeAt(this.root, keys) ?? this.root) === id,
    );
    return step?.[0] ?? id;
  }

  private keysOf(kind: PartKind, id: string, place: Place): readonly PropertyKey[] | null {
    const known = this.parts.keys[kind];
    const keys = known.get(id);
    if (keys !== undefined) return keys;
    const elsewhere = PART_KINDS.filter((other) => other !== kind && this.parts.keys[other].has(id));
    this.findings.push(
      finding('ladder-change-unknown', place, {
        kind,
        id,
        near: elsewhere.length > 0 ? [] : near(id, [...known.keys()]),
        elsewhere,
      }),
    );
    return null;
  }

  private change(kind: PartKind, id: string, over: Node): void {
    const keys = this.keysOf(kind, id, keyPlace(over));
    if (keys === null) return;
    if (this.parts.derived.has(id)) this.keepIds(listKey(keys));
    const there = nodeAt(this.root, keys);
    if (there === undefined) return;
    const from = keyPlace(there).path;
    const target = asMap(kind, there, keys.at(-1));
    // What is found wrong with the whole of it is to be mended here.
    target.spot = { ...target.spot, start: over.spot.start, keyStart: over.spot.keyStart, placeAt: over.spot.placeAt };
    exchange(this.root, keys, target);
    const fields = over.is === 'map' ? over : mapNode(over.spot, [['text', over]]);
    const was = textOf(target.entries.get('text'));
    for (const [key, value] of fields.entries) this.field(kind, id, target, key, value);
    if (kind === 'criteria') rememberText(target, was, fields);
    const what = [...fields.entries].flatMap(([key, value]) =>
      FIELDS_BY_ENTRY.has(key) && value.is === 'map'
        ? [...value.entries.keys()].map((inner) => `${key}.${inner}`)
        : [key],
    );
    this.changes.push({ kind, id, from, by: this.path, what });
  }

  /** One field of a part: it takes the place of the base's; what has names or ids of its own is added. */
  private field(kind: PartKind, id: string, target: MapNode, key: string, value: Node): void {
    const there = target.entries.get(key);
    if (kind === 'competencies' && key === 'criteria' && value.is === 'map') {
      for (const [level, more] of value.entries) this.addCriteria(id, target, level, more);
    } else if (there?.is === 'map' && value.is === 'map' && (key === 'criteria' || key === 'gates')) {
      for (const [name, more] of value.entries)
        if (there.entries.has(name)) this.exists('criteria', `${id}.${name}`, more);
        else there.entries.set(name, more);
    } else if (there?.is === 'list' && value.is === 'list' && (key === 'groups' || key === 'buckets')) {
      const prefix = kind === 'levels' ? `${id.replaceAll(' ', '-')}.` : `${id}.`;
      for (const item of value.items) {
        const name = textOf(entry(item, 'id'));
        const same = there.items.find((other) => textOf(entry(other, 'id')) === name);
        if (same === undefined) there.items.push(item);
        else if (key === 'groups') this.exists('groups', `${prefix}${name ?? ''}`, entry(item, 'id') ?? item);
        else if (same.is === 'map')
          for (const [own, more] of entriesOf(item)) this.field('groups', `${prefix}${name ?? ''}`, same, own, more);
      }
    } else if (there?.is === 'map' && value.is === 'map' && FIELDS_BY_ENTRY.has(key)) put(there, value);
    else target.entries.set(key, value);
  }

  private exists(kind: PartKind, id: string, node: Node): void {
    this.findings.push(finding('ladder-change-exists', keyPlace(node), { kind, id }));
  }

  /** Criteria that a competency of the base gets at a level. */
  private addCriteria(competency: string, target: MapNode, level: string, more: Node): void {
    const criteria = target.entries.get('criteria');
    const all = criteria?.is === 'map' ? criteria : mapNode(more.spot);
    target.entries.set('criteria', all);
    const there = all.entries.get(level);
    if (there === undefined) {
      all.entries.set(level, more);
      return;
    }
    const added = more.is === 'list' ? more.items : [more];
    const implied = `${competency}.${level}`;
    if (more.is !== 'list' && (textOf(entry(more, 'id')) ?? implied) === implied) {
      this.exists(
        'criteria',
        there.is === 'list' ? (firstId(there.items) ?? implied) : (textOf(entry(there, 'id')) ?? implied),
        more,
      );
      return;
    }
    const list = there.is === 'list' ? there : this.asList(there, implied);
    for (const item of added) {
      const id = textOf(entry(item, 'id'));
      if (id !== null && this.parts.keys.criteria.has(id)) this.exists('criteria', id, entry(item, 'id') ?? item);
      else list.items.push(item);
    }
    all.entries.set(level, list);
  }

  /** The only criterion of a competency at a level, as the first of several. */
  private asList(only: Node, implied: string): ListNode {
    const id = textOf(entry(only, 'id')) ?? implied;
    const keys = this.parts.keys.criteria.get(id);
    if (keys !== undefined) this.parts.keys.criteria.set(id, [...keys, 0]);
    return listNode(only.spot, [withId(only, implied)]);
  }

  /** The ids of sentences come from their words and their neighbours': before either changes they are written out. */
  private keepIds(list: string): void {
    for (const id of this.sentences.get(list) ?? []) {
      const keys = this.parts.keys.criteria.get(id) ?? [];
      const node = nodeAt(this.root, keys);
      if (node?.is === 'value') exchange(this.root, keys, withId(node, id));
    }
    this.sentences.delete(list);
  }

  private retire(all: readonly { readonly kind: PartKind; readonly node: Node }[]): void {
    const wanted = all.flatMap(({ kind, node }) => {
      const named = entry(node, 'id') ?? node;
      const id = textOf(named);
      // What has no id is told by the shape.
      return id === null || this.keysOf(kind, id, keyPlace(named)) === null ? [] : [{ kind, id, node }];
    });
    if (wanted.length === 0) return;
    for (const list of this.sentences.keys()) this.keepIds(list);
    for (const { kind, id } of wanted) this.retired.push({ kind, id, by: this.path });
    // Criteria first, so that each is told what takes its own place.
    const order = wanted.toSorted((a, b) => Number(b.kind === 'criteria') - Number(a.kind === 'criteria'));
    const gone = retireParts(this.root, this.parts, order);
    for (const { id, node, with: whole } of gone) {
      const said = wanted.find((own) => own.kind === whole.kind && own.id === whole.id)?.node ?? node;
      const text = node.is === 'value' ? node : entry(node, 'text');
      const was = entry(node, 'was');
      listUnder(this.root, 'retired', said.spot).items.push(
        mapNode(said.spot, [
          ['id', valueNode(said.spot, id)],
          ...(textOf(text) === null || text === undefined ? [] : [['text', text] as const]),
          ...(was === undefined ? [] : [['was', was] as const]),
          ...entriesOf(said.is === 'map' && whole.kind === 'criteria' ? said : undefined).filter(
            ([key]) => key !== 'id',
          ),
        ]),
      );
    }
  }
}

/** The name by which parts of a kind are told apart; null: it has none. */
function idOf(kind: PartKind, node: Node): string | null {
  if (kind !== 'promotions') return textOf(kind === 'levels' && node.is === 'value' ? node : entry(node, 'id'));
  const [from, to, track] = ['from', 'to', 'track'].map((key) => textOf(entry(node, key)));
  return from == null || to == null ? null : JSON.stringify([from, to, track ?? null]);
}

const isKind = (key: string): key is PartKind => PART_KINDS.some((kind) => kind === key);

/** Each entry of one map in the place of the other's. */
function put(there: MapNode, over: MapNode): void {
  for (const [key, value] of over.entries) there.entries.set(key, value);
}

/** What lint accepts, by code. */
function accept(there: MapNode, over: MapNode): void {
  for (const [key, value] of over.entries) {
    const known = there.entries.get(key);
    if (known?.is === 'map' && value.is === 'map') put(known, value);
    else there.entries.set(key, value);
  }
}

/** A criterion with its id written out. */
function withId(node: Node, id: string): Node {
  if (node.is === 'map') {
    if (!node.entries.has('id')) node.entries.set('id', valueNode(node.spot, id));
    return node;
  }
  return mapNode(node.spot, [
    ['id', valueNode(node.spot, id)],
    ['text', node],
  ]);
}

const firstId = ([item]: readonly Node[]): string | null => textOf(entry(item, 'id'));

/** A part in its long form: `L5` as `{ id: L5 }`, a sentence as `{ text: … }`, a gate by what its value stands for. */
function asMap(kind: PartKind, node: Node, name: PropertyKey | undefined): MapNode {
  if (node.is === 'map') return node;
  if (kind === 'levels') return mapNode(node.spot, [['id', node]]);
  const gate = GATES_OF_RULES.find((own) => own === name);
  if (gate === 'time-in-level' || gate === 'since-promotion') return mapNode(node.spot, [['min', node]]);
  return gate === 'previous-level' ? mapNode(node.spot) : mapNode(node.spot, [['text', node]]);
}

/** Packets that quote the base's text are told what changed. */
function rememberText(target: MapNode, was: string | null, over: MapNode): void {
  const text = over.entries.get('text');
  if (was === null || text === undefined || textOf(text) === was || over.entries.has('was')) return;
  const former = target.entries.get('was');
  target.entries.set('was', listNode(text.spot, [...itemsOf(former), valueNode(text.spot, was)]));
}
