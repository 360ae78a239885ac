/** What stands in one place of a page and belongs to another: link definitions and footnotes. */
import type { Definition, ListItem, Nodes, Paragraph, Root } from 'mdast';
import { linesOf, type Elsewhere, type Line } from './lines.ts';
import { numberedOn } from './numbered.ts';

/** A footnote (`[^1]: See the design.`), whose lines belong to where its first mark stands. */
export interface Footnote {
  readonly label: string;
  readonly lines: readonly Line[];
}

export interface Page extends Elsewhere {
  readonly footnotes: readonly Footnote[];
  readonly isFootnote: (node: Paragraph) => boolean;
  /** Whether a link on the page is written by this definition. */
  readonly isUsed: (node: Definition) => boolean;
  /** Whether numbers on the page lead to what stands here (`[1] https://…`); null where it is no list of addresses. */
  readonly addressHere: (node: Paragraph | ListItem) => 'used' | 'unused' | null;
}

/** `[^1]:` at the start of a line. A footnote that is nothing but an address is a link definition to the parser. */
const FOOTNOTE = /^\[\^([^\]\s]{1,60})\]:\s*/u;

export function elsewhereOn(root: Root, source: readonly string[]): Page {
  const definitions = definitionsIn(root);
  const used = definitions.size === 0 ? new Set<string>() : referredTo(root);
  const paragraphs = new Set<Paragraph>();
  const footnotes: Footnote[] = [];
  const numbered = numberedOn(root);
  for (const node of root.children) {
    if (node.type !== 'paragraph') continue;
    const [first] = node.children;
    if (first?.type !== 'text' || !FOOTNOTE.test(first.value)) continue;
    paragraphs.add(node);
    footnotes.push(
      ...footnotesIn(
        linesOf(node.children, source, {
          definitions,
          numbered: numbered.addresses,
          footnote: () => null,
        }),
      ),
    );
  }
  const open = new Map(footnotes.toReversed().map(({ label, lines }) => [label, lines]));
  return {
    definitions,
    numbered: numbered.addresses,
    addressHere: numbered.stateOf,
    footnotes,
    footnote: (label) => {
      const lines = open.get(label) ?? null;
      open.delete(label);
      return lines;
    },
    isFootnote: (node) => paragraphs.has(node),
    isUsed: (node) => used.has(node.identifier) && definitions.get(node.identifier) === node,
  };
}

/** Link definitions, wherever they stand; of two with one name the first holds, as CommonMark has it. */
function definitionsIn(root: Root): Map<string, Definition> {
  const found = new Map<string, Definition>();
  const visit = (nodes: readonly Nodes[]): void => {
    for (const node of nodes) {
      if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
      if (node.type === 'blockquote' || node.type === 'listItem' || node.type === 'list') visit(node.children);
    }
  };
  visit(root.children);
  return found;
}

/** The identifiers by which links and images of the page are written. */
function referredTo(root: Root): Set<string> {
  const found = new Set<string>();
  const visit = (node: Nodes): void => {
    if (node.type === 'linkReference' || node.type === 'imageReference') found.add(node.identifier);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}

/** The footnotes of one paragraph: each line that begins with a mark begins one. */
function footnotesIn(lines: readonly Line[]): Footnote[] {
  const found: { readonly label: string; readonly lines: Line[] }[] = [];
  for (const line of lines) {
    const label = FOOTNOTE.exec(line.text)?.[1];
    if (label === undefined) found.at(-1)?.lines.push(line);
    else found.push({ label, lines: [withoutMark(line)] });
  }
  return found;
}

/** The mark stays in none of the readings, and takes its place: positions stay those of the file. */
function withoutMark(line: Line): Line {
  const mark = FOOTNOTE.exec(line.text)?.[0].length ?? 0;
  const blank = (text: string): string => ' '.repeat(mark) + text.slice(mark);
  return { ...line, text: blank(line.text), spoken: blank(line.spoken), bare: blank(line.bare) };
}
