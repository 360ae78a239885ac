import type { Definition, List, ListItem, Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { finding } from '../../findings/catalogue.ts';
import type { Finding, Place } from '../../findings/finding.ts';
import { contentDigest, ItemLines, readItem, type ItemContext } from '../item.ts';
import { readField, splitKey, statementNamed } from '../fields.ts';
import { linesOf, slice, startLine, type Definitions, type Line } from './lines.ts';
import { textOf } from './markdown.ts';
import type { Block, Item } from '../packet.ts';
import { readTable } from './table.ts';

/** Lines that begin with one of these are list items without a list marker. */
const GLYPH = /^\s*([•◦▪▸►‣·●○–—➤➔✓✔✅☑☒☐❌❎🔹🔸])\uFE0F?\s+/u;
const TICKED_GLYPH = /^[✓✔✅☑]/u;
const UNTICKED_GLYPH = /^[☐☒❌❎]/u;
/** Boxes that people write and GFM does not read: `[]`, `[ X ]`. */
const BOX = /^\s*\[\s*([xX✓✔]?)\s*\]\s*/u;

/** The tick of a line, and the line without it; null where it has none. */
function tickOf(line: Line): { readonly ticked: boolean; readonly rest: Line } | null {
  const box = BOX.exec(line.text);
  // `[](url)` and `[text]` are links: a link stands in the line's links, not in its text.
  if (!box) return null;
  return { ticked: box[1] !== '', rest: slice(line, box[0].length) };
}

/** "Summary", "1. Summary", "Executive summary". */
const SUMMARY = /^\s*(?:\d{1,2}[.)]?\s*)?(?:executive\s+)?summary\s*:?\s*$/iu;

/** Link definitions, wherever they stand; of two with one name the first holds, as CommonMark has it. */
function definitionsIn(root: Root): Definitions {
  const found = new Map<string, Definition>();
  const visit = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
      if (node.type === 'blockquote' || node.type === 'listItem' || node.type === 'list') visit(node.children);
    }
  };
  visit(root.children);
  return found;
}

/** Reads the body's blocks in document order. `## Summary` and what belongs to it are left out. */
export function readBody(
  root: Root,
  source: readonly string[],
  context: ItemContext,
): { blocks: Block[]; findings: Finding[] } {
  return new BodyReader(root, source, context).read();
}

class BodyReader {
  private readonly blocks: Block[] = [];
  private readonly findings: Finding[] = [];
  private readonly definitions: Definitions;
  private readonly root: Root;
  private readonly source: readonly string[];
  private readonly context: ItemContext;
  /** The item that a stray field belongs to; nothing before it in its section: null. */
  private open: { raw: ItemLines; rest: ItemLines | null; blockAt: number; start: Line } | null = null;
  /** Paragraphs that stand together, as one piece of prose. */
  private prose: { lines: ItemLines; start: Line; endLine: number; fields: boolean } | null = null;

  constructor(root: Root, source: readonly string[], context: ItemContext) {
    this.root = root;
    this.source = source;
    this.context = context;
    this.definitions = definitionsIn(root);
  }

  read(): { blocks: Block[]; findings: Finding[] } {
    let summary: number | null = null;
    for (const node of this.root.children) {
      if (node.type === 'heading') {
        // A summary of the first rank is the introduction of a packet without a title: its sections are not part of it.
        if (summary !== null && (node.depth <= summary || summary === 1)) summary = null;
        const text = textOf(node).trim();
        this.closeProse();
        this.open = null;
        this.blocks.push({ type: 'heading', depth: node.depth, text, place: this.placeOf(node) });
        if (summary === null && SUMMARY.test(text)) summary = node.depth;
      } else if (summary === null) {
        this.readNode(node);
      }
    }
    this.closeProse();
    return { blocks: settleIds(this.blocks), findings: this.findings };
  }

  private readNode(node: RootContent): void {
    if (node.type !== 'paragraph') this.closeProse();
    switch (node.type) {
      case 'paragraph':
        this.readParagraph(node);
        return;
      case 'list':
        for (const item of node.children) this.readListItem(item);
        return;
      case 'blockquote':
        this.open = null;
        this.blocks.push({ type: 'quote', text: textOf(node).trim(), place: this.placeOf(node) });
        return;
      case 'table':
        this.readTable(node);
        return;
      default:
        return;
    }
  }

  private readParagraph(node: Paragraph): void {
    const lines = this.lines(node.children);
    const first = lines[0];
    if (!first) return;
    if (GLYPH.test(first.text)) {
      this.closeProse();
      this.readGlyphs(lines);
      return;
    }
    const split = splitKey(first.text);
    const field = readField(first.text);
    // A label on its own ("**Evidence:**") announces what follows it.
    if (field?.name === 'claim' && field.value === '' && lines.length === 1 && first.links.length === 0) return;
    // "Expectation: …" on its own states a criterion, as a quote of it does.
    if (field?.name === 'criteria' && lines.every((line) => line === first || readField(line.text) === null)) {
      this.closeProse();
      this.open = null;
      this.blocks.push({
        type: 'quote',
        text: [field.value, ...lines.slice(1).map((line) => line.text)].join(' '),
        place: { path: this.context.path, line: first.line, column: first.column },
      });
      return;
    }
    if (field?.name === 'claim' || (split && statementNamed(split.key))) {
      this.closeProse();
      const item = new ItemLines(this.context);
      item.addParagraph(lines, true);
      this.addItem('item', item, first, lines.at(-1)?.line ?? first.line);
      return;
    }
    const fields = lines.some((line) => readField(line.text) !== null);
    if (!this.prose && this.open && lines.every((line) => readField(line.text) !== null)) {
      this.attach(lines);
      return;
    }
    this.prose ??= { lines: new ItemLines(this.context), start: first, endLine: first.line, fields: false };
    this.prose.lines.addParagraph(lines, this.prose.start === first);
    this.prose.endLine = lines.at(-1)?.line ?? first.line;
    this.prose.fields ||= fields;
  }

  /**
   * Prose with a field in it is written as evidence; other prose is evidence only under a criterion, which the ladder
   * knows.
   */
  private closeProse(): void {
    const prose = this.prose;
    this.prose = null;
    if (prose) this.addItem(prose.fields ? 'item' : 'prose', prose.lines, prose.start, prose.endLine);
  }

  private readGlyphs(lines: readonly Line[]): void {
    let group: Line[] = [];
    const flush = (): void => {
      const first = group[0];
      if (!first) return;
      const glyph = GLYPH.exec(first.text);
      const cut = glyph?.[0].length ?? 0;
      const head = slice(first, cut);
      const mark = glyph?.[1] ?? '';
      const ticked = TICKED_GLYPH.test(mark) ? true : UNTICKED_GLYPH.test(mark) ? false : null;
      this.addListed([head, ...group.slice(1)], [], ticked, first, group.at(-1)?.line ?? first.line);
      group = [];
    };
    for (const line of lines) {
      if (GLYPH.test(line.text)) flush();
      group.push(line);
    }
    flush();
  }

  private readListItem(node: ListItem): void {
    const start = this.placeOf(node);
    const [head, ...rest] = node.children;
    const lines = head?.type === 'paragraph' ? this.lines(head.children) : [];
    const others = head?.type === 'paragraph' ? rest : node.children;
    const at = startLine(start);
    const end = node.position?.end.line ?? start.line;
    let ticked = node.checked ?? null;
    const first = lines[0];
    if (ticked === null && first) {
      const tick = tickOf(first);
      if (tick) {
        ticked = tick.ticked;
        lines[0] = tick.rest;
      }
    }
    this.addListed(lines, others, ticked, at, end);
  }

  /** Adds a list item or a glyph line, given its first paragraph and what follows in it. */
  private addListed(
    lines: readonly Line[],
    others: readonly RootContent[],
    ticked: boolean | null,
    at: Line,
    endLine: number,
  ): void {
    const onlyFields =
      lines.length > 0 &&
      ticked === null &&
      lines.every((line, index) => {
        const field = readField(line.text);
        return field ? field.name !== 'claim' : index > 0;
      });
    if (onlyFields && this.open) {
      this.attach(lines, others);
      return;
    }
    const whole = this.collect(lines, others);
    if (ticked === null) {
      this.addItem('item', whole, at, endLine);
      return;
    }
    this.addTick(lines, others, ticked, whole, at, endLine);
  }

  private addTick(
    lines: readonly Line[],
    others: readonly RootContent[],
    ticked: boolean,
    whole: ItemLines,
    at: Line,
    endLine: number,
  ): void {
    const nestedItems = others.filter((node): node is List => node.type === 'list').flatMap((list) => list.children);
    const nestedLines = nestedItems.map((item) => ({
      item,
      lines: item.children[0]?.type === 'paragraph' ? this.lines(item.children[0].children) : [],
    }));
    const fields = nestedLines.some(({ lines: [line] }) => line && readField(line.text) !== null);
    const after = fields ? others : others.filter((node) => node.type !== 'list');
    const rest = this.collect(lines.slice(1), after);
    const restStart = lines[1] ?? at;
    const wholeItem = this.item(whole, at, endLine);
    const nested = fields
      ? []
      : nestedLines.flatMap(({ item, lines: head }) => {
          const start = this.placeOf(item);
          const one = this.item(
            this.collect(head, head.length > 0 ? item.children.slice(1) : item.children),
            startLine(start),
            item.position?.end.line ?? start.line,
          );
          return one ? [one] : [];
        });
    this.open = null;
    const hasRest = rest.claim.length > 0 || rest.fields.length > 0;
    this.open = { raw: whole, rest, blockAt: this.blocks.length, start: at };
    this.blocks.push({
      type: 'tick',
      ticked,
      text: lines[0]?.text.trim() ?? '',
      place: { path: this.context.path, line: at.line, column: at.column },
      whole: wholeItem,
      rest: hasRest ? this.item(rest, restStart, endLine) : null,
      nested,
    });
  }

  /** The claim and fields of an item: its first paragraph, then what is nested in it. */
  private collect(lines: readonly Line[], others: readonly RootContent[]): ItemLines {
    const item = new ItemLines(this.context);
    item.addParagraph(lines, true);
    this.addNested(item, others);
    return item;
  }

  private addNested(item: ItemLines, nodes: readonly RootContent[]): void {
    for (const node of nodes) {
      if (node.type === 'paragraph') item.addParagraph(this.lines(node.children), false);
      if (node.type === 'list') for (const child of node.children) this.addNestedItem(item, child);
    }
  }

  private addNestedItem(item: ItemLines, node: ListItem): void {
    const [head, ...rest] = node.children;
    const lines = head?.type === 'paragraph' ? this.lines(head.children) : [];
    const field = lines[0] && readField(lines[0].text);
    item.addParagraph(lines, false);
    if (field && field.name !== 'claim') {
      for (const list of rest) {
        if (list.type !== 'list') continue;
        for (const child of list.children)
          item.addValues(
            field.name,
            child.children.flatMap((part) => (part.type === 'paragraph' ? this.lines(part.children) : [])),
          );
      }
      this.addNested(
        item,
        rest.filter((child) => child.type !== 'list'),
      );
    } else {
      this.addNested(item, head?.type === 'paragraph' ? rest : node.children);
    }
  }

  /** A field that stands as an item of its own belongs to the item before it. */
  private attach(lines: readonly Line[], others: readonly RootContent[] = []): void {
    const open = this.open;
    const first = lines[0];
    if (!open || !first) return;
    this.findings.push(
      finding(
        'packet-field-apart',
        { path: this.context.path, line: first.line, column: first.column },
        { field: splitKey(first.text)?.key ?? first.text, line: open.start.line },
      ),
    );
    const last = lines.at(-1)?.line ?? first.line;
    const reread = (item: ItemLines): Item | null => {
      item.addParagraph(lines, true);
      this.addNested(item, others);
      return this.item(item, open.start, last);
    };
    const item = reread(open.raw);
    const block = this.blocks[open.blockAt];
    if (item && block?.type === 'item') this.blocks[open.blockAt] = { type: 'item', item };
    if (block?.type === 'tick')
      this.blocks[open.blockAt] = { ...block, whole: item, rest: open.rest && reread(open.rest) };
  }

  private addItem(type: 'item' | 'prose', lines: ItemLines, start: Line, endLine: number): void {
    const read = this.item(lines, start, endLine);
    if (!read) {
      this.open = null;
      return;
    }
    this.blocks.push({ type, item: read });
    this.open = type === 'item' ? { raw: lines, rest: null, blockAt: this.blocks.length - 1, start } : null;
  }

  /**
   * Reads collected lines as an item. The findings of an item travel with it; those of a mere placeholder are kept
   * here.
   */
  private item(lines: ItemLines, start: Line, endLine: number): Item | null {
    if (
      lines.claim.length === 0 &&
      lines.fields.every(({ lines: values }) => values.every(({ text }) => text.trim() === ''))
    )
      return null;
    const { item, findings } = readItem(
      {
        line: start.line,
        column: start.column,
        endLine,
        claim: lines.claim,
        fields: lines.fields,
        findings: lines.findings,
      },
      this.context,
    );
    if (!item) this.findings.push(...findings);
    return item;
  }

  private readTable(node: Table): void {
    this.open = null;
    for (const row of readTable(node, (children) => this.lines(children), this.context)) {
      const item = this.item(row.lines, row.start, row.start.line);
      if (item) this.blocks.push({ type: 'item', item });
    }
  }

  private lines(nodes: readonly PhrasingContent[]): Line[] {
    return linesOf(nodes, this.source, this.definitions);
  }

  private placeOf(node: { readonly position?: Root['position'] }): Place {
    return { path: this.context.path, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
  }
}

/** Lengthens the ids of different items that share their first digits, so that an id names one text. */
function settleIds(blocks: readonly Block[]): Block[] {
  const digests = new Map<string, Set<string>>();
  const digest = (item: Item): string => contentDigest(item.kind, item.claim, item.fields, item.references);
  const each = (block: Block, change: (item: Item) => Item): Block => {
    if (block.type === 'item' || block.type === 'prose') return { ...block, item: change(block.item) };
    if (block.type === 'tick')
      return {
        ...block,
        whole: block.whole && change(block.whole),
        rest: block.rest && change(block.rest),
        nested: block.nested.map(change),
      };
    return block;
  };
  for (const block of blocks) {
    each(block, (item) => {
      digests.set(item.id, (digests.get(item.id) ?? new Set()).add(digest(item)));
      return item;
    });
  }
  if ([...digests.values()].every((set) => set.size === 1)) return [...blocks];
  return blocks.map((block) =>
    each(block, (item) =>
      (digests.get(item.id)?.size ?? 1) > 1 ? { ...item, id: `e-${digest(item).slice(0, 12)}` } : item,
    ),
  );
}
