/** Changes of a YAML file at single places: what is not touched keeps its bytes, with comments, order and line breaks. */
import {
  Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Pair,
  parseDocument,
  Scalar,
  visit,
  YAMLMap,
  YAMLSeq,
  type Node,
} from 'yaml';

/** How every file of ours is broken into lines. */
const WIDTH = 120;
const STYLE = { lineWidth: WIDTH, flowCollectionPadding: true } as const;

export type Entries = YAMLMap<Node, Node | null>;
export type Entry = Pair<Node, Node | null>;
export type List = YAMLSeq<Node | null>;

/** A replaced piece of the text. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The document, with the places of what it was made of. */
export const parseFile = (text: string): Document.Parsed =>
  parseDocument(text, { version: '1.2', schema: 'core', keepSourceTokens: true, uniqueKeys: false });

/** A name or text as it is written: `1.0` is no number. */
export const written = (node: unknown): string | null =>
  isScalar(node) && node.value !== null
    ? (typeof node.value === 'string' ? node.value : (node.source ?? JSON.stringify(node.value))).trim()
    : null;

export const entry = (key: string, value: Node): Entry => new Pair<Node, Node | null>(new Scalar(key), value);

export function entryOf(map: Entries, key: string): Entry | undefined {
  return map.items.find((pair) => written(pair.key) === key);
}

/** Edits one file. Each change is made in the document and in the text, which have to say the same in the end. */
export class Edits {
  private readonly splices: Splice[] = [];
  /** Collections in brackets that are printed anew as a whole. */
  private readonly anew = new Set<Node>();
  /** Where each list item's dash stands. */
  private readonly dashes = new WeakMap<object, number>();
  private readonly parents = new WeakMap<object, object>();
  /** What is new, and behind which place it was put. */
  private readonly put = new WeakMap<object, number>();
  private whole = false;
  private readonly source: string;
  private readonly document: Document.Parsed;

  constructor(source: string, document: Document.Parsed) {
    this.source = source;
    this.document = document;
    visit(document, {
      Node: (_, node, path) => {
        const above = path.findLast((one) => isCollection(one));
        if (above !== undefined) this.parents.set(node, above);
        if (isSeq(node)) this.noteDashes(node);
      },
    });
  }

  private noteDashes(seq: YAMLSeq): void {
    const token = seq.srcToken;
    if (token?.type !== 'block-seq') return;
    const dashes = token.items.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind'));
    for (const [index, item] of seq.items.entries()) {
      const dash = dashes[index];
      if (item instanceof Object && dash !== undefined) this.dashes.set(item, dash.offset);
    }
  }

  /** 1-based. */
  lineOf(node: Node | null | undefined): number | null {
    const at = node?.range?.[0];
    return at === undefined ? null : this.source.slice(0, at).split('\n').length;
  }

  /** Whether its owner wrote a comment in it, behind it or right above it. */
  hasComment(node: Node, pair: Entry | null = null): boolean {
    const from = pair === null ? (this.dashes.get(node) ?? node.range?.[0]) : pair.key?.range?.[0];
    if (from === undefined) return false;
    const start = this.lineStart(from);
    if (this.isFirstOnLine(from) && this.aboveComments(start) < start) return true;
    let found = /^[ \t]+#/u.test(this.source.slice(this.endOf(node), this.lineEnd(this.endOf(node))));
    visit(node, {
      Node: (_, one) => {
        if (one.comment != null || one.commentBefore != null) found = true;
      },
    });
    return found || (pair?.key.comment ?? null) !== null;
  }

  /** Replaces the value of an entry, or adds the entry behind those of `after`, the last of which that there is. */
  set(map: Entries, key: string, value: Node, after: readonly string[] = []): void {
    const pair = entryOf(map, key);
    if (pair === undefined) this.add(map, key, value, after);
    else this.replaceValue(map, pair, value);
  }

  private add(map: Entries, key: string, value: Node, after: readonly string[]): void {
    const index = map.items.findLastIndex((pair) => after.includes(written(pair.key) ?? ''));
    const at = index < 0 ? (after.length === 0 ? map.items.length - 1 : -1) : index;
    const before = map.items[Math.max(at, 0)];
    const fresh = entry(key, value);
    map.items.splice(at + 1, 0, fresh);
    if (this.isFlow(map)) return;
    const column = this.columnOf(before?.key.range?.[0]);
    if (before === undefined || column === null) return this.giveUp();
    const text = indented(printedPair(fresh, column), column);
    if (at >= 0) {
      this.putBehind(fresh, before.value ?? before.key, before, `${text}\n`);
      return;
    }
    const first = before.key.range?.[0] ?? 0;
    if (this.isFirstOnLine(first)) this.insertAbove(fresh, first, `${text}\n`);
    // Beside a dash: the rest moves down.
    else {
      this.put.set(fresh, first);
      this.splices.push({ from: first, to: first, text: `${text.trimStart()}\n${' '.repeat(column)}` });
    }
  }

  private replaceValue(map: Entries, pair: Entry, value: Node): void {
    const old = pair.value;
    pair.value = value;
    if (this.isFlow(map)) return;
    const column = this.columnOf(pair.key.range?.[0]);
    const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
    if (column === null || old?.range == null || colon === undefined) return this.giveUp();
    const to = this.endOf(old);
    this.put.set(pair, this.lineEnd(to));
    const [, behind = ''] = /^[^:]*:([^]*)$/u.exec(printed(pairOf('k', value), column)) ?? [];
    const below = indented(behind, column).trimStart();
    // A text takes the place of a text; what is more than a text stands on lines of its own.
    if (isScalar(old) && isScalar(value)) this.splices.push({ from: old.range[0], to, text: below });
    else
      this.splices.push({
        from: colon.offset + 1,
        to,
        text: behind.startsWith('\n') ? `\n${indented(behind.slice(1), column)}` : ` ${below}`,
      });
  }

  /** Takes an entry away. */
  remove(map: Entries, key: string): void {
    const pair = entryOf(map, key);
    if (pair === undefined) return;
    map.items.splice(map.items.indexOf(pair), 1);
    if (this.isFlow(map)) return;
    const from = pair.key.range?.[0];
    if (from === undefined || !this.isFirstOnLine(from)) return this.giveUp();
    this.splices.push({ from: this.lineStart(from), to: this.lineEnd(this.endOf(pair.value ?? pair.key)), text: '' });
  }

  /** Puts an item into a list, behind another or in front of all. */
  insert(list: List, after: Node | null, item: Node): void {
    const [first] = list.items;
    list.items.splice(after === null ? 0 : list.items.indexOf(after) + 1, 0, item);
    if (this.isFlow(list)) return;
    const dash = first instanceof Object ? this.dashOf(list) : undefined;
    const column = this.columnOf(dash);
    if (dash === undefined || column === null) return this.giveUp();
    const text = indented(printedItem(item, column), column);
    if (after === null) this.insertAbove(item, dash, `${text}\n`);
    else this.putBehind(item, after, after, `${text}\n`);
  }

  /** The first dash of a list that stood there from the beginning. */
  private dashOf(list: List): number | undefined {
    return list.items.flatMap((item) => (item instanceof Object ? (this.dashes.get(item) ?? []) : []))[0];
  }

  /** Replaces an item of a list. */
  replace(list: List, old: Node, item: Node): void {
    const before = this.dashes.get(old);
    list.items[list.items.indexOf(old)] = item;
    if (this.isFlow(list)) return;
    const column = this.columnOf(before);
    if (before === undefined || column === null) return this.giveUp();
    this.dashes.set(item, before);
    this.put.set(item, this.lineEnd(this.endOf(old)));
    this.splices.push({
      from: before,
      to: this.endOf(old),
      text: indented(printedItem(item, column), column).trimStart(),
    });
  }

  /** Takes an item out of a list that has others. */
  drop(list: List, item: Node): void {
    list.items.splice(list.items.indexOf(item), 1);
    if (this.isFlow(list)) return;
    const dash = this.dashes.get(item);
    if (dash === undefined || !this.isFirstOnLine(dash)) return this.giveUp();
    this.splices.push({ from: this.lineStart(dash), to: this.lineEnd(this.endOf(item)), text: '' });
  }

  /** The text as it is now. */
  text(): string {
    if (this.splices.length === 0 && this.anew.size === 0 && !this.whole) return this.source;
    const otherwise = (): string => this.document.toString(STYLE);
    if (this.whole) return otherwise();
    for (const node of this.anew) {
      const [from, to] = node.range ?? [0, 0];
      const column = from - this.lineStart(from);
      // What is said behind it stays where it stands.
      const { comment } = node;
      node.comment = null;
      const text = indented(printed(node, Math.min(column, 40)), this.indentOf(from) + 2).trimStart();
      node.comment = comment ?? null;
      this.splices.push({ from, to, text });
    }
    const text = this.spliced();
    // Both ways have to come to the same; where they do not, the document is right.
    const again = parseFile(text);
    return again.errors.length === 0 && JSON.stringify(again.toJS()) === JSON.stringify(this.document.toJS())
      ? text
      : otherwise();
  }

  private spliced(): string {
    const ordered = this.splices.map((one, order) => ({ ...one, order }));
    // What is within a piece that goes away as a whole goes with it.
    const outer = ordered.filter(
      (one) =>
        !ordered.some(
          (other) =>
            other !== one &&
            other.from <= one.from &&
            one.to <= other.to &&
            other.to - other.from > one.to - one.from &&
            (one.to > one.from || (one.from > other.from && one.from < other.to)),
        ),
    );
    outer.sort((a, b) => a.from - b.from || a.to - b.to || a.order - b.order);
    let [result, at] = ['', 0];
    for (const { from, to, text } of outer) {
      if (from < at) continue;
      const between = this.source.slice(at, from);
      result += between;
      if (from === this.source.length && text !== '' && result !== '' && !result.endsWith('\n')) result += '\n';
      result += text;
      at = to;
    }
    return result + this.source.slice(at);
  }

  private giveUp(): void {
    this.whole = true;
  }

  /** Whether it stands in brackets; then the outermost brackets are printed anew. */
  private isFlow(node: Node): boolean {
    let flow: Node | null = null;
    for (let one: object | undefined = node; one !== undefined; one = this.parents.get(one))
      if (isCollection(one) && one.flow === true) flow = one;
    if (flow === null) return false;
    this.anew.add(flow);
    return true;
  }

  private putBehind(fresh: object, what: Node, owner: object, text: string): void {
    const at = this.put.get(owner) ?? this.lineEnd(this.endOf(what));
    this.put.set(fresh, at);
    this.splices.push({ from: at, to: at, text });
  }

  /** In front of the comments that belong to what stands there. */
  private insertAbove(fresh: object, offset: number, text: string): void {
    if (!this.isFirstOnLine(offset)) return this.giveUp();
    const at = this.aboveComments(this.lineStart(offset));
    this.put.set(fresh, at);
    this.splices.push({ from: at, to: at, text });
  }

  /** Where the comment lines right above a line begin. */
  private aboveComments(start: number): number {
    let at = start;
    while (at > 0) {
      const above = this.lineStart(at - 1);
      if (!/^[ \t]*#/u.test(this.source.slice(above, at))) break;
      at = above;
    }
    return at;
  }

  private lineStart(offset: number): number {
    return offset === 0 ? 0 : this.source.lastIndexOf('\n', offset - 1) + 1;
  }

  private lineEnd(offset: number): number {
    const at = this.source.indexOf('\n', offset);
    return at < 0 ? this.source.length : at + 1;
  }

  private columnOf(offset: number | undefined): number | null {
    return offset === undefined ? null : offset - this.lineStart(offset);
  }

  private indentOf(offset: number): number {
    const start = this.lineStart(offset);
    return /^[ ]*(?:- )*/u.exec(this.source.slice(start, offset))?.[0].length ?? 0;
  }

  private isFirstOnLine(offset: number): boolean {
    return this.source.slice(this.lineStart(offset), offset).trim() === '';
  }

  /** Where the last character of a value is, without the comments and empty lines behind it. */
  private endOf(node: Node): number {
    if (isCollection(node) && node.flow !== true) {
      const last = node.items.findLast((item) => isPair(item) || (item instanceof Object && this.dashes.has(item)));
      const inner = isPair(last) ? (last.value ?? last.key) : last;
      if (inner instanceof Object && isNodeWithRange(inner)) return this.endOf(inner);
    }
    const [from, to] = node.range ?? [0, 0];
    return from + this.source.slice(from, to).trimEnd().length;
  }
}

const isNodeWithRange = (value: object): value is Node => 'range' in value && Array.isArray(value.range);

const pairOf = (key: string, value: Node): YAMLMap => {
  const map = new YAMLMap();
  map.set(new Scalar(key), value);
  return map;
};

/** A node as text whose first line begins at a column. */
function printed(node: Node, column: number): string {
  const document = new Document();
  document.contents = node;
  return document.toString({ ...STYLE, lineWidth: Math.max(40, WIDTH - column) }).trimEnd();
}

function printedPair(pair: Entry, column: number): string {
  const map = new YAMLMap<Node, Node | null>();
  map.items.push(pair);
  return printed(map, column);
}

function printedItem(item: Node, column: number): string {
  const list = new YAMLSeq();
  list.items.push(item);
  return printed(list, column);
}

/** Each line that is not empty, so far from the left. */
const indented = (text: string, column: number): string => text.replace(/^(?=[^\n])/gmu, ' '.repeat(column));

export const isEntries = (node: unknown): node is Entries => isMap(node);
export const isList = (node: unknown): node is List => isSeq(node);
