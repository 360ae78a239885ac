/**
 * The first step of reading: Markdown as blocks that keep the lines of the file they stand on. Nothing is known of a
 * ladder here, and nothing is left out: what a block is for is decided later.
 */
import type { ListItem, Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { elsewhereOn, type Footnote, type Page } from './elsewhere.ts';
import { isBlank, isBold, linesOf, slice, type Line } from './lines.ts';
import { textOf } from './markdown.ts';

/** Lines of the file, both included, counted from 1. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface At {
  readonly span: Span;
  /** Where it begins, in UTF-16 code units from 1. */
  readonly column: number;
}

export interface HeadingBlock extends At {
  readonly type: 'heading';
  readonly depth: number;
  readonly text: string;
  readonly line: Line;
}

export interface ParagraphBlock extends At {
  readonly type: 'paragraph';
  readonly lines: readonly Line[];
}

/** A list item, or a line that begins with a bullet glyph. */
export interface ItemBlock extends At {
  readonly type: 'item';
  /** The state of its box; null where it has none. */
  readonly tick: 'ticked' | 'unticked' | null;
  /** Its first paragraph; empty where it begins with something else. */
  readonly lines: readonly Line[];
  /** What follows in it: paragraphs, nested items, tables, code … */
  readonly children: readonly Block[];
  /** The line on which its list begins: items of one list share it. */
  readonly list: number;
}

export interface QuoteBlock extends At {
  readonly type: 'quote';
  readonly text: string;
  readonly children: readonly Block[];
}

export interface Row extends At {
  readonly cells: readonly (readonly Line[])[];
}

export interface TableBlock extends At {
  readonly type: 'table';
  readonly header: Row;
  readonly rows: readonly Row[];
}

/** What holds no text of the packet: code, HTML, comments, images alone, link definitions (used or not), rules. */
export interface OtherBlock extends At {
  readonly type: 'code' | 'html' | 'comment' | 'image' | 'definition' | 'unused' | 'rule';
  readonly text: string;
}

export type Block = HeadingBlock | ParagraphBlock | ItemBlock | QuoteBlock | TableBlock | OtherBlock;

/** A mark of Markdown that is read although its space is missing. */
export interface GluedMark {
  readonly line: number;
  readonly column: number;
  readonly mark: string;
}

export interface Document {
  readonly blocks: readonly Block[];
  readonly glued: readonly GluedMark[];
  /** Footnotes that are written as such: their lines stand in no block. */
  readonly footnotes: readonly Footnote[];
  /** The identifiers of link definitions that lead to the web, in lower case. */
  readonly definitions: ReadonlySet<string>;
}

/** Lines that begin with one of these are list items without a list marker. */
const GLYPH = /^\s*([•◦▪▸►‣·●○–—➤➔✓✔✅☑☒☐❌❎🔹🔸])\uFE0F?(?:\s+|(?=https?:\/\/))/u;
const TICKED_GLYPH = /^[✓✔✅☑]/u;
const UNTICKED_GLYPH = /^[☐☒❌❎]/u;
/** What stands for an empty box, or a cross, at the start of a list item. */
const UNTICKED_START = /^\s*[☐☒❌❎⬜🔲□✗✘✖]\uFE0F?\s+/u;
/** Boxes that people write and GFM does not read: `[]`, `[ X ]`. */
const BOX = /^\s*\[[\s\u200B\u2060\uFEFF]*([xX✓✔]?)[\s\u200B\u2060\uFEFF]*\]\s*/u;
/** A bullet or a number without the space that makes it one, or with a no-break space: `-https://…`, `2.Led …`. */
const GLUED_ITEM = /^([-+*•]|\d{1,3}[.)])(?:[\u00a0\u2007\u202f]\s*|(?=https?:\/\/|\p{Lu}|\[[ xX✓✔]?\]\s))/u;
const GLUED_HEADING = /^(#{2,6})(?=\p{L})|^(#{1,6})[\u00a0\u2007\u202f]\s*/u;
/** `{#anchor}` after a heading, as word processors export it. */
const HEADING_ANCHOR = /\s*\{#[^{}]{1,200}\}\s*$/u;

/** The blocks of a document, in its order. `source`: the lines of the file. */
export function blocksOf(root: Root, source: readonly string[]): Document {
  const reader = new BlockReader(root, source);
  const { footnotes, definitions } = reader.page;
  const web = [...definitions].flatMap(([id, { url }]) => (/^https?:/iu.test(url) ? [id] : []));
  return { blocks: reader.read(root.children), glued: reader.glued, footnotes, definitions: new Set(web) };
}

class BlockReader {
  readonly glued: GluedMark[] = [];
  readonly page: Page;
  private readonly source: readonly string[];

  constructor(root: Root, source: readonly string[]) {
    this.source = source;
    this.page = elsewhereOn(root, source);
  }

  /** The depth of the calls is that of the Markdown, which is bounded before it is parsed. */
  read(nodes: readonly RootContent[]): Block[] {
    return nodes.flatMap((node) => this.readNode(node));
  }

  private readNode(node: RootContent): Block[] {
    const at = atOf(node);
    switch (node.type) {
      case 'paragraph':
        if (this.page.isFootnote(node)) return [];
        return this.readAddresses(node, at) ?? this.readParagraph(this.lines(node.children), at);
      case 'heading': {
        const text = textOf(node).replace(HEADING_ANCHOR, '').trim();
        const lines = this.lines(node.children);
        const [line] = lines;
        return line
          ? [{ type: 'heading', depth: node.depth, text, line: oneLine(lines, line), ...at }]
          : [{ type: 'rule', text: '', ...at }];
      }
      case 'list':
        return node.children.flatMap((item) => {
          // A list of link definitions is none of evidence.
          if (item.children.length > 0 && item.children.every(({ type }) => type === 'definition'))
            return this.read(item.children);
          return this.readAddresses(item, atOf(item)) ?? this.readItem(item, at.span.from);
        });
      case 'blockquote':
        return [{ type: 'quote', text: textOf(node).trim(), children: this.read(node.children), ...at }];
      case 'table':
        return this.readTable(node, at);
      case 'html':
        return this.readHtml(node.value, at);
      case 'code':
        return [{ type: 'code', text: node.value, ...at }];
      case 'definition':
        return [{ type: this.page.isUsed(node) ? 'definition' : 'unused', text: node.url, ...at }];
      default:
        return [{ type: 'rule', text: '', ...at }];
    }
  }

  /** A line of a list of addresses to which numbers lead: as a link definition. */
  private readAddresses(node: Paragraph | ListItem, at: At): Block[] | null {
    const state = this.page.addressHere(node);
    return state && [{ type: state === 'used' ? 'definition' : 'unused', text: this.sourceOf(at.span), ...at }];
  }

  private readParagraph(lines: readonly Line[], at: At): Block[] {
    if (lines.length === 0) return [{ type: 'image', text: this.sourceOf(at.span), ...at }];
    const blocks: Block[] = [];
    let open: Line[] = [];
    const close = (): void => {
      if (open.length > 0) blocks.push({ type: 'paragraph', lines: open, ...atLines(open) });
      open = [];
    };
    // A line with a glyph or a mark is an item, and what follows on lines of their own goes on in it.
    let item: { mark: string; glued: boolean; lines: Line[] } | null = null;
    const closeItem = (): void => {
      const [head, ...rest] = item?.lines ?? [];
      if (item !== null && head !== undefined) {
        const cut = markOf(head)?.length ?? 0;
        blocks.push(
          this.item([slice(head, cut), ...rest], [], tickOfGlyph(item.mark), atLines(item.lines), at.span.from),
        );
      }
      item = null;
    };
    for (const line of lines) {
      const mark = markOf(line);
      const heading = GLUED_HEADING.exec(line.text);
      if (mark !== null) {
        close();
        closeItem();
        item = { mark: mark.mark, glued: mark.glued, lines: [line] };
        if (mark.glued) this.noteGlued(line, mark.mark);
      } else if (heading && item === null) {
        close();
        const hashes = heading[1] ?? heading[2] ?? '';
        this.noteGlued(line, hashes);
        const text = slice(line, heading[0].length);
        blocks.push({ type: 'heading', depth: hashes.length, text: text.text.trim(), line: text, ...atLines([line]) });
      } else if (item !== null) item.lines.push(line);
      else open.push(line);
    }
    close();
    closeItem();
    // Images between the lines, and lines that hold nothing but one, belong to the paragraph around them.
    return stretched(blocks, at.span);
  }

  private readItem(node: ListItem, list: number): Block[] {
    const at = atOf(node);
    const [head, ...rest] = node.children;
    const lines = head?.type === 'paragraph' ? this.lines(head.children) : [];
    const others = head?.type === 'paragraph' ? rest : node.children;
    const box = node.checked === null || node.checked === undefined ? null : node.checked ? 'ticked' : 'unticked';
    // A line that goes on without indentation and begins with a mark was meant to be the next item.
    const own = lines.findIndex((line, index) => index > 0 && line.column <= at.column && GLUED_ITEM.test(line.text));
    if (own === -1) return [this.item(lines, this.read(others), box, at, list)];
    const cut = lines[own]?.line ?? at.span.to;
    const first = this.item(lines.slice(0, own), [], box, { ...at, span: { from: at.span.from, to: cut - 1 } }, list);
    return [
      first,
      ...this.readParagraph(lines.slice(own), { ...at, span: { from: cut, to: lines.at(-1)?.line ?? cut } }),
      ...this.read(others),
    ];
  }

  private item(
    lines: readonly Line[],
    children: readonly Block[],
    tick: ItemBlock['tick'],
    at: At,
    list: number,
  ): ItemBlock {
    const [first, ...rest] = lines;
    const glyph = tick === null && first !== undefined ? UNTICKED_START.exec(first.text) : null;
    if (first !== undefined && glyph !== null)
      return { type: 'item', tick: 'unticked', lines: [slice(first, glyph[0].length), ...rest], children, list, ...at };
    const box = first === undefined ? null : BOX.exec(first.text);
    if (tick !== null || first === undefined || box === null || first.links.some((link) => link.at < box[0].length))
      return { type: 'item', tick: tick, lines, children, list, ...at };
    const made = box[1] === '' ? 'unticked' : 'ticked';
    return { type: 'item', tick: made, lines: [slice(first, box[0].length), ...rest], children, list, ...at };
  }

  private readTable(node: Table, at: At): Block[] {
    const [header, ...rows] = node.children.map((row): Row => ({
      ...atOf(row),
      cells: row.children.map((cell) => this.lines(cell.children)),
    }));
    if (!header) return [];
    // Word processors and wikis export a table with an empty header, and its own in bold below it.
    const [first, ...others] = rows;
    const promoted = header.cells.every((cell) => cell.every(isBlank)) && first !== undefined && isHeader(first);
    return [{ type: 'table', header: promoted ? first : header, rows: promoted ? others : rows, ...at }];
  }

  /** A heading or a summary written in HTML is read as a heading; comments are told from other HTML. */
  private readHtml(value: string, at: At): Block[] {
    if (/^\s*<!--/u.test(value) && /-->\s*$/u.test(value)) return [{ type: 'comment', text: value, ...at }];
    const blocks: Block[] = [];
    let from = at.span.from;
    value.split('\n').forEach((text, index) => {
      const line = at.span.from + index;
      const heading = /^\s*(?:<details[^<>]*>\s*)?<(h[1-6]|summary)(?:\s[^<>]*)?>([^\n]*?)<\/\1>\s*$/iu.exec(text);
      const words = decoded(heading?.[2]?.replace(/<[^<>]*>/gu, '') ?? '').trim();
      if (heading === null || words === '') return;
      if (from < line)
        blocks.push({
          type: 'html',
          text: this.sourceOf({ from, to: line - 1 }),
          span: { from, to: line - 1 },
          column: 1,
        });
      from = line + 1;
      const column = text.length - text.trimStart().length + 1;
      const depth = /^h\d$/iu.test(heading[1] ?? '') ? Number(heading[1]?.slice(1)) : SUMMARY_DEPTH;
      const made = { ...lineOf(words, line, column), bold: 0 };
      blocks.push({ type: 'heading', depth, text: words, line: made, span: { from: line, to: line }, column });
    });
    if (from <= at.span.to) {
      const span = { from, to: at.span.to };
      blocks.push({ type: 'html', text: this.sourceOf(span), span, column: at.column });
    }
    return blocks;
  }

  private noteGlued(line: Line, mark: string): void {
    // In a quote stand the ladder's words, or somebody's: they are as they are.
    if (/^\s*>/u.test(this.source[line.line - 1] ?? '')) return;
    this.glued.push({ line: line.line, column: line.column, mark });
  }

  private lines(nodes: readonly PhrasingContent[]): Line[] {
    return linesOf(nodes, this.source, this.page);
  }

  private sourceOf({ from, to }: Span): string {
    return this.source.slice(from - 1, to).join('\n');
  }
}

/** What HTML writes for signs that titles have. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&nbsp;': ' ',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&ndash;': '–',
  '&mdash;': '—',
};

const decoded = (text: string): string =>
  text.replace(/&(?:amp|nbsp|quot|#39|apos|ndash|mdash);/gu, (entity) => ENTITIES[entity] ?? entity);

/** Whether a row has two cells or more, all of them bold words. */
const isHeader = ({ cells }: Row): boolean =>
  cells.length > 1 &&
  cells.every(
    ([line, another]) => line !== undefined && another === undefined && isBold(line) && line.text.length <= 60,
  );

/** The `<summary>` of a folded part ranks below headings, as a bold line does. */
const SUMMARY_DEPTH = 7;

const lineOf = (text: string, line: number, column: number): Line => ({
  text,
  spoken: text,
  bare: text,
  line,
  column,
  links: [],
  bold: 0,
  struck: false,
  html: false,
});

/** The mark with which a line begins an item, and how long it is. */
function markOf(line: Line): { readonly mark: string; readonly length: number; readonly glued: boolean } | null {
  const glyph = GLYPH.exec(line.text);
  if (glyph) return { mark: glyph[1] ?? '', length: glyph[0].length, glued: !/\s$/u.test(glyph[0]) };
  const glued = GLUED_ITEM.exec(line.text);
  // In a line of one's own, a bold or linked beginning is no mark: the mark has to be plain text.
  return glued && line.bold === 0 && !line.links.some(({ at }) => at === 0)
    ? { mark: glued[1] ?? '', length: glued[0].length, glued: true }
    : null;
}

const tickOfGlyph = (mark: string): ItemBlock['tick'] =>
  TICKED_GLYPH.test(mark) ? 'ticked' : UNTICKED_GLYPH.test(mark) ? 'unticked' : null;

/** A heading over several lines (Setext) as one. */
function oneLine(lines: readonly Line[], first: Line): Line {
  if (lines.length === 1) return first;
  const joined = (of: (line: Line) => string): string => lines.map(of).join(' ');
  let at = 0;
  const links = lines.flatMap((line) => {
    const before = at;
    at += line.text.length + 1;
    return line.links.map((link) => ({ ...link, at: link.at + before }));
  });
  return {
    ...first,
    text: joined(({ text }) => text),
    spoken: joined(({ spoken }) => spoken),
    bare: joined(({ bare }) => bare),
    links,
  };
}

const atOf = (node: { readonly position?: Root['position'] }): At => ({
  span: { from: node.position?.start.line ?? 1, to: node.position?.end.line ?? 1 },
  column: node.position?.start.column ?? 1,
});

const atLines = (lines: readonly Line[]): At => ({
  span: { from: lines[0]?.line ?? 1, to: lines.at(-1)?.line ?? 1 },
  column: lines[0]?.column ?? 1,
});

/** Blocks of one paragraph, which together cover all of its lines: each reaches to the next. */
function stretched(blocks: readonly Block[], span: Span): Block[] {
  return blocks.map((block, index) => ({
    ...block,
    span: {
      from: index === 0 ? span.from : block.span.from,
      to: index === blocks.length - 1 ? span.to : Math.max(block.span.to, (blocks[index + 1]?.span.from ?? 1) - 1),
    },
  }));
}
