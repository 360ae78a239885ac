/**
 * Data whose keys nobody has named to us: what is a level is told by its name and its neighbours, and the competency is
 * what stands beside it on the way to the words.
 */
import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { fold } from '../text/scale.ts';
import { asksNothing, isAsked } from './asked.ts';
import type { Mapping } from './keys.ts';
import { isBareRole, levelness, levelsAmong, plainName } from './levels.ts';
import type { LevelSeen, Statement } from './model.ts';

const MOST_DEPTH = 40;
/** Fewer texts, or more levels, are no ladder. */
const FEWEST = 4;
const MOST_LEVELS = 20;
/** What records hold beside what they ask for. */
const ABOUT =
  /^(?:salary|pay|band|range|colou?r|icon|image|img|url|link|href|slug|order|index|weight|points|version|date|updated|created|author|owner|email|tags?|years?|experience|next|previous|reports to|parent|type|status)$/iu;

/** One step on the way from the root to a text. */
interface Part {
  readonly name: string;
  readonly node: Node;
  /** Whether it names a level. */
  readonly level: boolean;
}

/** A text, the way to it, and the key under which it stands; a list has that of the list. */
interface Leaf {
  readonly parts: readonly Part[];
  readonly key: string;
  readonly inList: boolean;
  readonly text: string;
  readonly node: Node;
}

export interface Structure {
  readonly levels: readonly LevelSeen[];
  readonly statements: readonly Statement[];
  /** What was taken: texts and the names on the way to them. */
  readonly taken: readonly Node[];
  readonly notes: readonly { readonly line: number; readonly text: string }[];
  /** What was not, with the key under which it stands. */
  readonly left: readonly { readonly key: string; readonly node: Node }[];
}

/** Null: nothing in it is known to be the levels. `lineOf`: of the first and the last character of a node, 1-based. */
export function byStructure(
  root: Node,
  mapping: Mapping,
  lineOf: (node: Node) => { readonly line: number; readonly end: number },
): Structure | null {
  const reader = new Reader(mapping);
  reader.listLevels(root, '', 0);
  reader.walk(root, [], '', 0);
  const { leaves } = reader;
  // What stands above all levels names no competency.
  const placed = leaves.filter(({ parts }) => parts.some(({ level }) => level));
  const above = new Set(placed[0]?.parts.filter((part) => placed.every(({ parts }) => parts.includes(part))));
  const sure = leaves.filter((leaf) => reader.says(leaf, leaf.text.includes(' '), above));
  // A word alone is one where sentences stand under the same key elsewhere.
  const keys = new Set(sure.map(({ key }) => key));
  const told = leaves.filter((leaf) => reader.says(leaf, keys.has(leaf.key), above));
  // What all of them share tells nothing apart.
  const shared = new Set(told[0]?.parts.filter((part) => told.every(({ parts }) => parts.includes(part))));
  const levels = new Map<string, LevelSeen>();
  const statements = told.map(({ parts, text, node, key }): Statement => {
    const at = parts.findLastIndex(({ level }) => level);
    const level = parts[at];
    const name = reader.levelNamed(level?.name ?? '');
    if (level !== undefined && !levels.has(name)) levels.set(name, { name, line: lineOf(level.node).line });
    const others = parts.filter((part, index) => index !== at && !shared.has(part) && !reader.isKnown(part.name));
    // Such as "ranks" below each competency: it is left out where another name is there.
    const apart = others.filter(({ name: own }) => !told.every((leaf) => leaf.parts.some((part) => part.name === own)));
    const [competency = null, area = null] = (apart.length > 0 ? apart : others)
      .map((part) => titled(part.name))
      .toReversed();
    const example = reader.isExample(key);
    const statement = { level: name, competency, area, text, details: [], example } as const;
    return { ...statement, ...lineOf(node) };
  });
  const sentences = statements.filter(({ text }) => text.includes(' ')).length;
  if (levels.size < 2 || levels.size > MOST_LEVELS || statements.length < FEWEST) return null;
  // Ids of what stands in other files ask for nothing.
  if (sentences < statements.length / 2) return null;
  if (isMap(root)) reader.named(root);
  const isTaken = new Set([...told.map(({ node }) => node), ...reader.names]);
  return {
    levels: reader.inOrder([...levels.values()]),
    statements,
    taken: [
      ...told.flatMap(({ parts, node }) => [
        node,
        ...parts.flatMap((part) => (reader.counted.has(part.node) ? [] : [part.node])),
      ]),
      ...reader.names,
    ],
    notes: [...reader.counted].slice(0, 1).map((node) => ({
      line: lineOf(node).line,
      text: 'No level has a name here: each is called by its place in the lists. Give them titles in the ladder.',
    })),
    left: leaves.flatMap((leaf) => (isTaken.has(leaf.node) ? [] : [{ key: leaf.key, node: leaf.node }])),
  };
}

class Reader {
  readonly leaves: Leaf[] = [];
  /** Levels that are listed by their names alone. */
  private ordered: readonly { readonly name: string; readonly node: Node }[] = [];
  /** Levels that nothing but their place tells apart. */
  readonly counted = new Set<Node>();
  /** What names records and levels. */
  readonly names: Node[] = [];
  private readonly naming: readonly string[];
  private readonly keys: Readonly<Record<keyof Mapping, ReadonlySet<string>>>;
  private readonly singular: readonly string[];
  /** Levels by what refers to them, in their order. */
  private readonly listed = new Map<string, string>();

  constructor(mapping: Mapping) {
    const foldedOf = (keys: readonly string[]): ReadonlySet<string> => new Set(keys.map(fold));
    this.keys = {
      level: foldedOf(mapping.level),
      competency: foldedOf(mapping.competency),
      text: foldedOf(mapping.text),
      example: foldedOf(mapping.example),
      name: foldedOf(mapping.name),
      guidance: foldedOf(mapping.guidance),
    };
    // `levels: 4` says how many there are.
    this.singular = mapping.level.filter((key) => !key.endsWith('s'));
    this.naming = [...mapping.name, ...mapping.competency.filter((key) => !key.endsWith('s'))];
  }

  /** Lists and maps under a key such as `levels` say which levels there are, and what they are called. */
  listLevels(node: Node, key: string, depth: number): void {
    if (depth > MOST_DEPTH) return;
    const isList = this.keys.level.has(fold(key));
    if (isSeq(node) && isList && this.ordered.length === 0) {
      const names = node.items.flatMap((item) => {
        const name = wordsOf(item);
        return name === null || name === '' || !isNode(item) ? [] : [{ name, node: item }];
      });
      if (names.length === node.items.length && levelsAmong(names.map(({ name }) => name)).every(Boolean))
        this.ordered = names;
    }
    if (isSeq(node))
      for (const item of node.items) {
        if (isMap(item) && isList && item.items.every(({ value }) => isScalar(value) || value === null))
          for (const id of ['id', 'key', 'path']) {
            const [own, called] = [scalarAt(item, id), this.nameOf(item)];
            if (own === null || called === null) continue;
            this.listed.set(own.name, called.name);
            this.names.push(own.node, called.node);
          }
        if (isNode(item)) this.listLevels(item, '', depth + 1);
      }
    if (!isMap(node)) return;
    for (const { key: own, value } of node.items) {
      const name = wordsOf(own);
      if (name === null || !isNode(value)) continue;
      if (isList && isMap(value)) {
        const called = this.nameOf(value);
        const isWhole = called !== null && value.items.every((pair) => isScalar(pair.value));
        if (isWhole) {
          this.listed.set(name, called.name);
          this.names.push(called.node);
        }
      }
      this.listLevels(value, name, depth + 1);
    }
  }

  walk(node: Node, parts: readonly Part[], key: string, depth: number): void {
    if (depth > MOST_DEPTH) return;
    if (isAlias(node)) return this.leaf(node, '', parts, key, false);
    if (isScalar(node)) {
      const text = wordsOf(node);
      return text === null || text === '' ? undefined : this.leaf(node, text, parts, key, false);
    }
    if (isSeq(node)) {
      const records = node.items.filter(isMap);
      const called = records.map((record) => this.nameOf(record));
      const areLevels = this.areLevels(
        called.flatMap((one) => (one === null ? [] : [one.name])),
        true,
      );
      // "levels: [Junior, Senior]", and as many texts for each competency.
      const isByPlace =
        this.ordered.length >= 2 &&
        node.items.length === this.ordered.length &&
        !this.keys.level.has(fold(key)) &&
        parts.length > 0;
      // "milestones", each with a text and no name: the levels are counted by their place.
      const areCounted =
        this.keys.level.has(fold(key)) &&
        records.length >= 2 &&
        records.length === node.items.length &&
        records.every(
          (record) => this.nameOf(record) === null && this.ownLevel(record) === null && this.hasText(record),
        );
      for (const [index, item] of node.items.entries()) {
        if (areCounted && isMap(item)) {
          const part = { name: String(index + 1), node: item as Node, level: true };
          this.counted.add(item);
          this.walkMap(item, [...parts, part], key, depth + 1, null);
          continue;
        }
        if (isScalar(item)) {
          const text = wordsOf(item);
          const level = isByPlace && !parts.some((part) => part.level) ? this.ordered[index] : undefined;
          if (level !== undefined) this.names.push(level.node);
          const place = level === undefined ? parts : [...parts, { ...level, level: true }];
          if (text !== null && text !== '') this.leaf(item as Node, text, place, key, true);
        } else if (isMap(item)) {
          const own = called[records.indexOf(item)] ?? null;
          if (own !== null) this.names.push(own.node);
          const level = this.ownLevel(item);
          // "grade: P1, label: Engineer I" is one name of a level, and not a level and what it asks for.
          const isTitle = own !== null && level !== null && !this.hasText(item);
          if (isTitle) this.listed.set(level.name, `${level.name}: ${own.name}`);
          const part = own === null || isTitle ? [] : [{ ...own, level: areLevels && this.isLevel(own.name, true) }];
          this.walkMap(item, [...parts, ...part], key, depth + 1, own?.node ?? null);
        } else if (isNode(item)) this.walk(item, parts, key, depth + 1);
      }
    }
    if (isMap(node)) this.walkMap(node, parts, key, depth, null);
  }

  private walkMap(map: YAMLMap, parts: readonly Part[], under: string, depth: number, named: Node | null): void {
    const level = this.ownLevel(map);
    const here = level === null ? parts : [...parts, { ...level, level: true }];
    const keys = map.items.flatMap(({ key }) => wordsOf(key) ?? []);
    const inLevels = this.keys.level.has(fold(under));
    const areLevels = inLevels || this.areLevels(keys, false);
    for (const { key, value } of map.items) {
      const name = wordsOf(key);
      if (name === null || !isNode(value) || !isNode(key) || value === named) continue;
      if (level !== null && value === level.node) {
        this.names.push(key);
        continue;
      }
      const isLevel = areLevels && (this.isLevel(name, false) || (inLevels && /^\d{1,2}$/u.test(name)));
      this.walk(value, [...here, { name, node: key, level: isLevel }], name, depth + 1);
    }
  }

  /** Takes what the whole is called for its name. */
  named(map: YAMLMap): void {
    const own = this.nameOf(map);
    if (own !== null) this.names.push(own.node);
  }

  private hasText = (map: YAMLMap): boolean =>
    map.items.some(({ key, value }) => isScalar(value) && this.keys.text.has(fold(wordsOf(key) ?? '')));

  /** The level that a record names, as in `level: 2`. */
  private ownLevel(map: YAMLMap): { readonly name: string; readonly node: Node } | null {
    for (const key of this.singular) {
      const found = scalarAt(map, key);
      if (found !== null) return found;
    }
    return null;
  }

  /** What a record is called. */
  private nameOf(map: YAMLMap): { readonly name: string; readonly node: Node } | null {
    for (const key of this.naming) {
      const found = scalarAt(map, key);
      if (found !== null) return { ...found, name: plainName(found.name) };
    }
    return null;
  }

  /** Whether names that stand beside each other are those of levels: two at least, and not a few among others. */
  private areLevels(names: readonly string[], records: boolean): boolean {
    const own = names.filter((name) => !this.isKnown(name));
    const sure = own.filter((name) => this.isLevel(name, false)).length;
    return records ? sure >= 1 && own.length >= 2 && own.every((name) => this.isLevel(name, true)) : sure >= 2;
  }

  private isLevel(name: string, bare: boolean): boolean {
    const spaced = name.replace(/[_-]+/gu, ' ');
    return this.listed.has(name) || levelness(spaced) > 0 || (bare && isBareRole(spaced));
  }

  /** Keys that say what stands below them, and name nothing. */
  isKnown(name: string): boolean {
    const own = fold(name);
    return Object.values(this.keys).some((keys) => keys.has(own));
  }

  isExample(key: string): boolean {
    return this.keys.example.has(fold(key));
  }

  levelNamed(name: string): string {
    return this.listed.get(name) ?? (levelness(name) > 0 ? name : titled(name));
  }

  inOrder(levels: readonly LevelSeen[]): readonly LevelSeen[] {
    const order = [...this.listed.values()];
    return order.length === 0 ? levels : levels.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  }

  /** Whether a text is what a level asks for: in a list, under a key for it, or a sentence under the competency itself. */
  says({ parts, key, inList, text }: Leaf, isSentence: boolean, above: ReadonlySet<Part>): boolean {
    const own = fold(key);
    if (!parts.some(({ level }) => level) || !/\p{L}{2}/u.test(text) || ABOUT.test(own)) return false;
    if (!isAsked(text) || parts.some(({ name, level }) => !level && asksNothing(titled(name)))) return false;
    if (this.keys.name.has(own) || this.keys.guidance.has(own)) return false;
    if (inList) return true;
    // What describes a level as such asks for nothing.
    const isPlaced = parts.some(
      (part) => !part.level && !above.has(part) && part.name !== key && !this.isKnown(part.name),
    );
    return this.keys.text.has(own) ? isPlaced : isSentence;
  }

  private leaf(node: Node, text: string, parts: readonly Part[], key: string, inList: boolean): void {
    this.leaves.push({ parts, key, inList, text: text.replace(/\s+/gu, ' ').trim(), node });
  }
}

/** The words of a scalar; null: it is none, or has none. */
const wordsOf = (node: unknown): string | null =>
  isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number')
    ? String(node.value).trim()
    : null;

/** The words under a key, and where they stand; null: there are none. */
function scalarAt(map: YAMLMap, key: string): { readonly name: string; readonly node: Node } | null {
  const node: unknown = map.get(key, true);
  const name = wordsOf(node);
  return isNode(node) && name !== null && name !== '' ? { name, node } : null;
}

/** "problem_solving" as people write it. */
const titled = (name: string): string => {
  const spaced = plainName(name.replace(/[_-]+/gu, ' '));
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};
