/** A Markdown document as a flat list of what stands in it, each with its lines. */
import type { List, ListItem, Nodes, Paragraph, RootContent } from 'mdast';
import { levelness } from './levels.ts';
import { parseMarkdown, textOf } from '../packet/document/markdown.ts';

interface At {
  /** 1-based, both ends. */
  readonly line: number;
  readonly end: number;
}

export type Row = At &
  (
    | { readonly is: 'heading'; readonly depth: number; readonly text: string }
    | { readonly is: 'item'; readonly item: Item }
    /** `label`: it stands alone in bold, or ends in a colon. */
    | { readonly is: 'paragraph'; readonly text: string; readonly lines: readonly string[]; readonly label: boolean }
    | { readonly is: 'table'; readonly rows: readonly (readonly string[])[]; readonly lines: readonly number[] }
    | { readonly is: 'html'; readonly value: string }
    | { readonly is: 'code'; readonly value: string }
    | { readonly is: 'other' }
  );

/** A top-level list item with all that is nested in it. */
export interface Item extends At {
  readonly text: string;
  /** Its number in an ordered list, or null. */
  readonly number: number | null;
  readonly children: readonly Item[];
}

const atOf = ({ position }: { readonly position?: Nodes['position'] }): At => ({
  line: position?.start.line ?? 1,
  end: position?.end.line ?? 1,
});

/** White space folded, with the words of links and without marks. */
const words = (node: Nodes): string =>
  textOf(node)
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/\s*\n\s*/gu, ' ')
    .trim();

/** The text has passed `checkBounds`. */
export const outlineOf = (text: string): readonly Row[] => parseMarkdown(text).children.flatMap(rowsOf);

function rowsOf(node: RootContent): Row[] {
  const at = atOf(node);
  switch (node.type) {
    case 'heading':
      return [{ is: 'heading', depth: node.depth, text: words(node), ...at }];
    case 'list':
      return itemsOf(node).map((item) => ({ is: 'item', item, line: item.line, end: item.end }));
    case 'paragraph':
      return paragraphOf(node);
    case 'table':
      return [
        {
          is: 'table',
          rows: node.children.map(({ children }) => children.map((cell) => cellText(cell.children))),
          lines: node.children.map((row) => atOf(row).line),
          ...at,
        },
      ];
    case 'html':
      return [{ is: 'html', value: node.value, ...at }];
    case 'code':
      return [{ is: 'code', value: node.value, ...at }];
    case 'blockquote':
      return node.children.flatMap(rowsOf);
    default:
      return [{ is: 'other', ...at }];
  }
}

/** A paragraph; a first line in bold stands apart from what follows it. */
function paragraphOf(node: Paragraph): Row[] {
  const at = atOf(node);
  const [first, second, ...others] = node.children;
  if (first?.type === 'strong' && second !== undefined && startsLine(second)) {
    const rest: Paragraph = { ...node, children: [second, ...others] };
    return [
      ...rowOf({ ...node, children: [first] }, { line: at.line, end: first.position?.end.line ?? at.line }),
      ...rowOf(rest, { line: (first.position?.end.line ?? at.line) + 1, end: at.end }),
    ];
  }
  return rowOf(node, at);
}

const startsLine = (node: Nodes): boolean =>
  node.type === 'break' || (node.type === 'text' && /^\s*\n\s*\S/u.test(node.value));

function rowOf(node: Paragraph, at: At): Row[] {
  const text = words(node);
  const lines = textOf(node)
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const isBold = node.children.every(({ type }) => type === 'strong');
  const label =
    text !== '' &&
    text.length <= 80 &&
    lines.length === 1 &&
    (isBold ? !/[.!?]$/u.test(text) : /^[^:]{2,60}:$/u.test(text));
  return [{ is: 'paragraph', text, lines, label, ...at }];
}

/** Below all headings of Markdown. */
const LABEL_DEPTH = 7;

/** Labels as headings: those that name levels above the others. Null: there are none. */
export function withLabels(rows: readonly Row[]): readonly Row[] | null {
  if (!rows.some((row) => row.is === 'paragraph' && row.label)) return null;
  return rows.map((row): Row => {
    if (row.is !== 'paragraph' || !row.label) return row;
    const text = row.text.replace(/\s*:$/u, '');
    return {
      is: 'heading',
      depth: levelness(text) > 0 ? LABEL_DEPTH : LABEL_DEPTH + 1,
      text,
      line: row.line,
      end: row.end,
    };
  });
}

/** A cell, its lines apart: people write them with `<br>`. */
const cellText = (children: readonly Nodes[]): string =>
  children
    .map((child) => (child.type === 'html' ? (/^<br/iu.test(child.value) ? '\n' : '') : textOf(child)))
    .join('')
    .trim();

function itemsOf(list: List): Item[] {
  return list.children.map((item, index) => ({
    ...atOf(item),
    text: ownText(item),
    number: list.ordered === true ? (list.start ?? 1) + index : null,
    children: item.children.flatMap((child) => (child.type === 'list' ? itemsOf(child) : [])),
  }));
}

const ownText = (item: ListItem): string =>
  item.children
    .flatMap((child) => (child.type === 'list' ? [] : [words(child)]))
    .join(' ')
    .trim();
