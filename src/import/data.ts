/** Ladders as data: YAML, JSON and front matter of any schema, told by the names that people give such things. */
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { count } from '../text/words.ts';
import { usualMapping, type Mapping } from './keys.ts';
import { LeftKeys } from './left.ts';
import { levelness, plainName } from './levels.ts';
import type { LevelSeen, Statement, Understood } from './model.ts';
import { ownData, type OwnData } from './own/output.ts';
import { areCounted, countNotes, inOrder } from './order.ts';
import { byStructure } from './structure.ts';

/** Keys by which records refer to each other: they tell what belongs together, and say nothing themselves. */
const REFERENCES = new Set(['id', 'path', 'key', 'uuid']);
const STRENGTH_KEYS = ['category', 'strength', 'priority'];

/** Words for how strongly something is asked for. */
const STRENGTHS = new Map<string, NonNullable<Statement['strength']>>([
  ['must', 'must'],
  ['required', 'must'],
  ['should', 'should'],
  ['recommended', 'should'],
  ['suggested', 'suggested'],
  ['may', 'suggested'],
  ['optional', 'suggested'],
]);

/** What is told of people. */
const PERSON =
  /^(?:e-?mail|github|gitlab|login|user_?name|twitter|linkedin|avatar|photo|picture|pronouns|joined|hired|birthday|location|timezone|bio)$/iu;

const MOST = 1_048_576;
const MOST_DEPTH = 40;
const MOST_ERRORS = 5;

const withoutTags = (words: string): string =>
  words
    .replace(/<[^<>]*>/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** A document that is data; null: it cannot be read as such, or says nothing of levels. `firstLine`: of front matter. */
export function byData(
  text: string,
  mapping: Mapping = usualMapping,
  firstLine = 1,
): (Omit<Understood, 'shape'> & { readonly isSchema: boolean; readonly own: OwnData | null }) | null {
  if (text.length > MOST) return null;
  const counter = new LineCounter();
  let root: unknown;
  let errors: readonly { readonly line: number; readonly text: string }[];
  try {
    // A document with errors is read as far as it goes, and tags say nothing here.
    const document = parseDocument(text, { lineCounter: counter, logLevel: 'silent' });
    root = document.contents;
    errors = document.errors.slice(0, MOST_ERRORS).map(({ pos: [at] }) => ({
      line: counter.linePos(at).line + firstLine - 1,
      text: 'Something here is no valid YAML or JSON: it was read as far as it goes. Mend it, and import again.',
    }));
  } catch {
    // Nested deeper than anybody writes.
    return null;
  }
  if (!isMap(root) && !isSeq(root)) return null;
  const begin = (): DataReader => new DataReader(mapping, (offset) => counter.linePos(offset).line + firstLine - 1);
  const kind = { isSchema: isSchema(root), own: ownData(root) };
  if (kind.own !== null) return { ...NOTHING, ...kind };
  let reader = begin();
  reader.read(root, { level: null, competency: null, area: null, example: false, key: '' }, 0);
  if (reader.areNoCriteria()) return { ...NOTHING, ...kind };
  // Where the usual keys tell no competencies apart, the way to each text may.
  if (reader.statements.every(({ competency }) => competency === null)) {
    const own = byStructure(root, mapping, (node) => ({ line: reader.lineOf(node), end: reader.endOf(node) }));
    if (own !== null && own.statements.length >= reader.statements.length) {
      const left = new LeftKeys();
      for (const { key, node } of own.left) left.add(key, reader.lineOf(node));
      return {
        title: isMap(root) ? reader.nameOf(root) : null,
        levels: inOrder(own.levels),
        statements: own.statements,
        placed: new Set(own.taken.flatMap((node) => reader.linesOf(node))),
        notes: [...errors, ...own.notes, ...left.notes()],
        ...kind,
      };
    }
  }
  if (reader.statements.length === 0) {
    reader = begin();
    reader.readKeyed(root, [], 0);
    // Keys of anything else are no levels.
    const isCounted = areCounted(reader.levels.map(({ name }) => name));
    if (!isCounted && !reader.levels.every(({ name }) => levelness(name) > 0)) return { ...NOTHING, ...kind };
  }
  return {
    title: isMap(root) ? reader.nameOf(root) : null,
    levels: inOrder(reader.levels),
    statements: reader.statements,
    placed: new Set([...reader.placed].filter((line) => !reader.left.has(line))),
    notes: [
      ...errors,
      ...reader.leftKeys.notes(),
      ...reader.namelessNotes(),
      ...(isMap(root) ? countNotes(root, reader.levels, reader.lineOf(root)) : []),
    ],
    ...kind,
  };
}

const NOTHING = { title: null, levels: [], statements: [], placed: new Set<number>(), notes: [] } as const;

const isSchema = (root: unknown): boolean =>
  isMap(root) && root.has('properties') && (root.has('$schema') || root.has('type'));

/** The words of a scalar; null: it is none, or has none. */
const wordOf = (node: unknown): string | null =>
  isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number')
    ? String(node.value).trim()
    : null;

interface Where {
  readonly level: string | null;
  readonly competency: string | null;
  readonly area: string | null;
  readonly example: boolean;
  /** The key under which it stands. */
  readonly key: string;
}

class DataReader {
  readonly levels: LevelSeen[] = [];
  readonly statements: Statement[] = [];
  readonly placed = new Set<number>();
  /** Lines of values that no part of the ladder holds. */
  readonly left = new Set<number>();
  private readonly nameless: number[] = [];
  /** Records with a level and a text, and a name of their own. */
  readonly named: { readonly name: string; readonly isPerson: boolean }[] = [];
  readonly leftKeys = new LeftKeys();
  private readonly mapping: Mapping;
  private readonly lineAt: (offset: number) => number;
  /** Names by id, of levels and competencies that records name by their id. */
  private readonly names = new Map<string, string>();

  constructor(mapping: Mapping, lineAt: (offset: number) => number) {
    this.mapping = mapping;
    this.lineAt = lineAt;
  }

  read(node: Node, where: Where, depth: number): void {
    if (depth > MOST_DEPTH || isAlias(node)) return;
    if (isSeq(node)) {
      for (const item of node.items) if (isNode(item)) this.readEntry(item, where, depth);
    }
    if (isMap(node)) this.readMap(node, where, depth);
  }

  /** Whether a record is a group of competencies, with a list of them. */
  private namesGroup(map: YAMLMap, { level, competency }: Where): boolean {
    return (
      level === null &&
      competency === null &&
      map.items.some(({ key, value }) => this.is('competency', wordOf(key) ?? '') && (isSeq(value) || isMap(value)))
    );
  }

  private readEntry(item: Node, where: Where, depth: number): void {
    const { mapping } = this;
    if (isScalar(item)) {
      // A string in a list of criteria is one.
      if (this.is('text', where.key) || this.is('example', where.key)) this.state(String(item.value), item, where);
      return;
    }
    if (!isMap(item)) return this.read(item, where, depth + 1);
    const own = this.nameOf(item);
    if (this.is('level', where.key) && own !== null && !this.hasScalar(item, mapping.level)) {
      const level = this.level(item, own);
      return this.readMap(item, { ...where, level }, depth + 1);
    }
    if (this.is('competency', where.key) && own !== null && !this.isStatement(item)) {
      this.remember(item, own);
      return this.readMap(item, { ...where, competency: own, area: where.competency }, depth + 1);
    }
    this.readMap(item, where, depth + 1);
  }

  /** A record with words and the name of its level, or whose place says the level. */
  private isStatement(map: YAMLMap): boolean {
    return this.hasScalar(map, this.mapping.text) && this.hasScalar(map, this.mapping.level);
  }

  private readMap(map: YAMLMap, where: Where, depth: number): void {
    // `levels: 6` says how many there are, and `theme: blue` of a topic is no competency: only records name theirs.
    const level = this.scalarOf(
      map,
      this.mapping.level.filter((key) => !key.endsWith('s')),
    );
    const competency = this.isStatement(map) ? this.scalarOf(map, this.mapping.competency) : null;
    const here: Where = {
      ...where,
      level: level === null ? where.level : this.levelNamed(level.value, level.node),
      competency: competency === null ? where.competency : (this.names.get(competency.value) ?? competency.value),
    };
    const text = this.scalarOf(map, this.mapping.text);
    if (
      text !== null &&
      here.level !== null &&
      (level !== null || this.is('text', where.key) || this.is('example', where.key))
    ) {
      const examples = this.listed(map, this.mapping.example);
      const guidance = this.scalarOf(map, this.mapping.guidance);
      const name = here.competency === null ? this.scalarOf(map, ['name', 'title', 'label']) : null;
      if (name !== null)
        this.named.push({ name: name.value, isPerson: map.items.some(({ key }) => PERSON.test(wordOf(key) ?? '')) });
      this.state(
        text.value,
        text.node,
        { ...here, competency: here.competency ?? name?.value ?? null },
        examples?.words ?? [],
        guidance?.value,
      );
      this.consume(map, [text, level, competency, guidance, examples, name]);
      return;
    }
    const called = this.nameNode(map);
    for (const pair of map.items) {
      const key = wordOf(pair.key) ?? '';
      if (!isNode(pair.value)) continue;
      // What stands elsewhere is not followed: it might stand in itself.
      if (isAlias(pair.value)) {
        this.leave(key, pair);
        continue;
      }
      if (isScalar(pair.value)) {
        const isName =
          pair.value === called &&
          (this.namesGroup(map, here) ||
            depth === 0 ||
            this.is('level', where.key) ||
            this.is('competency', where.key));
        const isPlace = pair.value === level?.node || pair.value === competency?.node;
        // How many levels there are is held against those found.
        const isCount = key === 'levels' && typeof pair.value.value === 'number';
        if (isName || isPlace || isCount || REFERENCES.has(key)) this.place(pair);
        else this.leave(key, pair);
        continue;
      }
      // Keys that say what stands below are part of what was understood.
      if (isScalar(pair.key)) this.placeAll(pair.key);
      // "name: Technical" above a list of competencies is their area.
      const group = this.is('competency', key) && depth > 0 && this.namesGroup(map, here) ? this.nameOf(map) : null;
      this.read(
        pair.value,
        {
          ...here,
          ...(group !== null && { competency: group }),
          key: this.known(key) ? key : this.known(where.key) && key === 'content' ? where.key : key,
          example: here.example || this.is('example', key),
        },
        depth + 1,
      );
    }
  }

  /**
   * Data in which keys are the names: level, group, and the id of each criterion, whose record has its words. As many
   * keys stand above all of them. Whether there are any.
   */
  readKeyed(node: Node, keys: readonly string[], depth: number): boolean {
    if (depth > MOST_DEPTH || isAlias(node)) return false;
    if (!isMap(node) && !isSeq(node)) return false;
    const [level, ...groups] = keys;
    if (isMap(node) && level !== undefined && groups.length >= 2) {
      const asked = this.scalarOf(node, STRENGTH_KEYS);
      const strength = STRENGTHS.get(asked?.value.toLowerCase() ?? '');
      const said = this.scalarOf(node, this.mapping.text);
      const guidance = this.scalarOf(node, this.mapping.guidance);
      // Where the words stand in another file, the id stands for them.
      const words = said?.value ?? (strength === undefined ? null : groups.at(-1));
      if (words !== null && words !== undefined) {
        this.add(level, this.lineOf(node));
        this.statements.push({
          level,
          competency: groups.at(-2) ?? null,
          area: groups.length >= 3 ? (groups.at(-3) ?? null) : null,
          text: withoutTags(words),
          details: [],
          example: false,
          ...(guidance !== null && { guidance: withoutTags(guidance.value) }),
          ...(strength !== undefined && { strength }),
          line: this.lineOf(node),
          end: this.endOf(node),
        });
        if (said === null) this.nameless.push(this.lineOf(node));
        this.consume(node, [said, guidance, strength === undefined ? null : asked]);
        return true;
      }
    }
    let isPart = false;
    for (const item of node.items) {
      // An ordered map (`!!omap`) is a list of pairs.
      if (isPair(item)) {
        const name = wordOf(item.key);
        if (name === null || !isNode(item.value)) continue;
        // A name is part of the ladder where criteria stand below it.
        if (!this.readKeyed(item.value, [...keys, name], depth + 1)) continue;
        isPart = true;
        if (isScalar(item.key)) this.placeAll(item.key);
      } else if (isNode(item)) isPart = this.readKeyed(item, keys, depth + 1) || isPart;
    }
    return isPart;
  }

  nameOf(map: YAMLMap): string | null {
    const found = wordOf(this.nameNode(map));
    return found === null ? null : plainName(found);
  }

  private nameNode(map: YAMLMap): unknown {
    // A level whose title is empty is named by its id.
    for (const key of this.mapping.name) {
      const found = map.get(key, true);
      if ((wordOf(found) ?? '') !== '') return found;
    }
    return null;
  }

  private level(map: YAMLMap, name: string): string {
    this.remember(map, name);
    this.add(name, this.lineOf(map));
    return name;
  }

  private levelNamed(written: string, node: Node): string {
    const name = this.names.get(written) ?? written;
    this.add(name, this.lineOf(node));
    return name;
  }

  private add(name: string, line: number): void {
    if (!this.levels.some((one) => one.name === name)) this.levels.push({ name, line });
  }

  /** Records name levels and competencies by their ids. */
  private remember(map: YAMLMap, name: string): void {
    for (const key of ['id', 'path', 'key']) {
      const found = map.get(key);
      if (typeof found === 'string' || typeof found === 'number') this.names.set(String(found), name);
    }
  }

  private state(text: string, node: Node, where: Where, details: readonly string[] = [], guidance?: string): void {
    const words = text.replace(/\s+/gu, ' ').trim();
    if (words === '' || where.level === null) return;
    this.statements.push({
      level: where.level,
      competency: where.competency,
      area: where.area,
      text: words,
      details,
      example: where.example,
      ...(guidance !== undefined && { guidance }),
      line: this.lineOf(node),
      end: this.endOf(node),
    });
    this.placeAll(node);
  }

  private listed(
    map: YAMLMap,
    keys: readonly string[],
  ): { readonly words: readonly string[]; readonly node: unknown } | null {
    for (const key of keys) {
      const found = map.get(key, true);
      if (!isSeq(found)) continue;
      const words = found.items.map(wordOf);
      // A list of records says more than its words: it is told as not placed.
      return words.includes(null) ? null : { words: words.flatMap((word) => word ?? []), node: found };
    }
    return null;
  }

  private scalarOf(map: YAMLMap, keys: readonly string[]): { readonly value: string; readonly node: Node } | null {
    for (const key of keys) {
      const found = map.get(key, true);
      if (isScalar(found) && (typeof found.value === 'string' || typeof found.value === 'number'))
        return { value: String(found.value).trim(), node: found as Node };
    }
    return null;
  }

  private hasScalar(map: YAMLMap, keys: readonly string[]): boolean {
    return this.scalarOf(map, keys) !== null;
  }

  private is(what: keyof Mapping, key: string): boolean {
    return this.mapping[what].includes(key);
  }

  /** Of a record, what was taken is placed; what else it holds is told as left. */
  private consume(map: YAMLMap, taken: readonly ({ readonly node: unknown } | null)[]): void {
    for (const pair of map.items) {
      const key = wordOf(pair.key) ?? '';
      if (taken.some((one) => one !== null && one.node === pair.value) || REFERENCES.has(key)) this.place(pair);
      else this.leave(key, pair);
    }
  }

  private place(pair: Pair): void {
    for (const node of [pair.key, pair.value]) if (isNode(node)) this.placeAll(node);
  }

  private leave(key: string, { key: node, value }: Pair): void {
    if (value === null || (isScalar(value) && (value.value === null || value.value === ''))) return;
    const line = isNode(node) ? this.lineOf(node) : 1;
    for (const one of [node, value]) if (isNode(one)) for (const at of this.linesOf(one)) this.left.add(at);
    this.leftKeys.add(key, line);
  }

  private known(key: string): boolean {
    return (['level', 'competency', 'text', 'example'] as const).some((what) => this.is(what, key));
  }

  /** Records that say who is of which level, or what each level is: none of them asks for anything. */
  areNoCriteria(): boolean {
    const { named, statements } = this;
    if (named.length === 0 || named.length < statements.length) return false;
    const isOneEach = new Set(statements.map(({ level }) => level)).size === statements.length;
    return (
      named.some(({ isPerson }) => isPerson) ||
      (isOneEach && new Set(named.map(({ name }) => name)).size === named.length)
    );
  }

  /** Criteria whose words stand somewhere else. */
  namelessNotes(): readonly { readonly line: number; readonly text: string }[] {
    const [line] = this.nameless;
    return line === undefined
      ? []
      : [
          {
            line,
            text: `${count(this.nameless.length, 'criterion', 'criteria')} ${this.nameless.length === 1 ? 'has' : 'have'} no words in this file: the name under which each stands was taken instead. Write what it asks for, or import the file that says it.`,
          },
        ];
  }

  endOf(node: Node): number {
    const [from, to] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
    return this.lineAt(Math.max(from, to - 1));
  }

  lineOf(node: Node): number {
    return this.lineAt(node.range?.[0] ?? 0);
  }

  linesOf(node: Node): number[] {
    const [from, to] = [this.lineOf(node), this.endOf(node)];
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  }

  private placeAll(node: Node): void {
    for (const line of this.linesOf(node)) this.placed.add(line);
  }
}
