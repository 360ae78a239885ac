/** A Markdown document as a flat list of what stands in it, each with its lines. */
import type { List, ListItem, Nodes, Paragraph, RootContent } from 'mdast';
import { foldOf } from './folds.ts';
import { rowsOfHtml } from './html.ts';
import { leadingLevel } from './levels.ts';
import { isLabel, type At, type Item, type Row } from './rows.ts';
import { parseMarkdown, textOf } from '../packet/document/markdown.ts';

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
export const outlineOf = (text: string): readonly Row[] => rowsOfAll(parseMarkdown(text).children);

/** What stands in fences of no language as if it stood open; null: there are none. */
export function withFences(rows: readonly Row[]): readonly Row[] | null {
  if (!rows.some((row) => row.is === 'code' && row.isWords)) return null;
  return rows.flatMap((row): Row[] =>
    row.is === 'code' && row.isWords ? outlineOf(`${'\n'.repeat(row.from - 1)}${row.value}`).slice() : [row],
  );
}

const rowsOfAll = (nodes: readonly RootContent[]): Row[] => whole(nodes).flatMap(rowsOf);

function rowsOf(node: RootContent): Row[] {
  const at = atOf(node);
  switch (node.type) {
    case 'heading':
      return [{ is: 'heading', depth: node.depth, text: words(node), ...at }];
    case 'list':
      return node.children.every(isWay)
        ? [{ is: 'other', ...at }]
        : itemsOf(node).map((item) => ({ is: 'item', item, line: item.line, end: item.end }));
    case 'paragraph':
      return isTemplate(node) || isWayWithin(node) ? [{ is: 'other', ...at }] : paragraphOf(node);
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
      return htmlOf(node.value, at);
    case 'code': {
      const isWords = /^(?:text|txt|md|markdown|plain|plaintext)?$/iu.test(node.lang ?? '');
      // A fence has a line of its own above.
      const from = at.end - at.line + 1 > node.value.split('\n').length ? at.line + 1 : at.line;
      return [{ is: 'code', value: node.value, isWords, from, ...at }];
    }
    // What people say of each other, examples and hints are quoted: words that ask for something stand in lists there.
    case 'blockquote':
      return rowsOfAll(node.children).map((row): Row =>
        row.is === 'paragraph' && !row.label ? { is: 'other', line: row.line, end: row.end } : row,
      );
    default:
      return [{ is: 'other', ...at }];
  }
}

/** HTML between which Markdown goes on: what it opens is closed by another piece. */
function htmlOf(value: string, at: At): Row[] {
  const fold = foldOf(value);
  if (fold !== null)
    return fold === ''
      ? [{ is: 'close', ...at }]
      : [{ is: 'paragraph', text: fold, lines: [fold], label: true, opens: true, ...at }];
  if (!/<\/?details/iu.test(value) || /<(?:table|li)[\s>]/iu.test(value))
    return rowsOfHtml(value, at.line, true) ?? [{ is: 'other', ...at }];
  let { line } = at;
  return value.split(/(<\/details\s*>)/iu).flatMap((piece): Row[] => {
    const from = line;
    line += piece.split('\n').length - 1;
    if (/^<\/details/iu.test(piece)) return [{ is: 'close', line: from, end: from }];
    return (rowsOfHtml(piece, from, true) ?? []).filter(({ is }) => is !== 'close');
  });
}

/** Instructions for the program that makes pages: Liquid, Hugo, MDX, kramdown. */
const TEMPLATE = /^(?:\{[%{:][^]*[%}]\}|\{:?[^{}]*\}|:::.*|(?:import|export)\s[^]*(?:;|['"])|\[\[?_*toc_*\]?\])$/iu;
const isTemplate = (node: Paragraph): boolean =>
  textOf(node)
    .trim()
    .split('\n')
    .every((line) => TEMPLATE.test(line.trim()));

/** Nothing but links to places in the document itself: a table of contents, "Back to top". */
const isWayWithin = ({ children }: Paragraph): boolean =>
  children.some(({ type }) => type === 'link') &&
  children.every((child) =>
    child.type === 'link' ? child.url.startsWith('#') : child.type === 'text' && !/\p{L}{3}/u.test(child.value),
  );

/** Who is there: a list of accounts. */
const isPerson = ({ children: [first] }: Paragraph): boolean =>
  first?.type === 'link' && /^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\/[\w.-]+\/?$/iu.test(first.url);

const isWay = ({ children: [first, ...others] }: ListItem): boolean =>
  first?.type === 'paragraph' &&
  (isWayWithin(first) || isTemplate(first) || isPerson(first)) &&
  others.every((other) => other.type === 'list' && other.children.every(isWay));

/** A paragraph; a first line in bold stands apart from what follows it. */
function paragraphOf(node: Paragraph): Row[] {
  const at = atOf(node);
  const several = boldLines(node);
  if (several.length >= 2) return several;
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

/** "**Autonomy** – works alone", and more such lines: a paragraph each. */
function boldLines(node: Paragraph): Row[] {
  const lines: Paragraph['children'][] = [[]];
  for (const child of node.children) {
    const isBreak = child.type === 'break' || (child.type === 'html' && /^<br/iu.test(child.value));
    // A line that somebody broke is followed by more words, and not by bold ones.
    if (child.type === 'strong' && (lines.at(-1)?.length ?? 0) > 0 && endsLine(lines.at(-1)?.at(-1)))
      lines.push([child]);
    else if (!isBreak || (lines.at(-1)?.length ?? 0) > 0) lines.at(-1)?.push(child);
  }
  const isEach = lines.every(
    ([first, second]) => first?.type === 'strong' && second !== undefined && !startsLine(second),
  );
  if (!isEach) return [];
  return lines.flatMap((children) =>
    rowOf(
      { ...node, children: children.filter(({ type }) => type !== 'html') },
      {
        line: children[0]?.position?.start.line ?? 1,
        end: children.findLast(({ type }) => type !== 'break')?.position?.end.line ?? 1,
      },
    ),
  );
}

const endsLine = (node: Nodes | undefined): boolean =>
  node?.type === 'break' ||
  (node?.type === 'html' && /^<br/iu.test(node.value)) ||
  (node?.type === 'text' && /\n\s*$/u.test(node.value));

const startsLine = (node: Nodes): boolean =>
  node.type === 'break' || (node.type === 'text' && /^\s*\n\s*\S/u.test(node.value));

/** Marks that people write in place of those of lists. */
const GLYPH = /^(?:[•●○▪◦‣➤→✓✔]\uFE0F?|[–—])\s*/u;
/** The same with pictures, in several lines. */
const PICTURE = /^\p{Extended_Pictographic}\uFE0F?\s+/u;
/** What a term means, in a list of definitions: "Junior", and ": Solves …" below it. */
const MEANS = /^:\s+/u;

function rowOf(node: Paragraph, at: At): Row[] {
  const lines = textOf(node)
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const isBold = node.children.every(({ type }) => type === 'strong');
  const [term = '', ...meanings] = lines;
  if (meanings[0] !== undefined && MEANS.test(meanings[0]) && !MEANS.test(term))
    return [
      { is: 'paragraph', text: term, lines: [term], label: true, line: at.line, end: at.line },
      ...pieces(meanings, at.line + 1, (line) => MEANS.test(line)).map((piece) => plain(piece, MEANS)),
    ];
  const mark = lines.every((line) => GLYPH.test(line))
    ? GLYPH
    : lines.length > 1 && lines.every((line) => PICTURE.test(line))
      ? PICTURE
      : null;
  if (mark !== null)
    return pieces(lines, at.line, () => true).map(({ text, line, end }) => ({
      is: 'item',
      item: { text: text.replace(mark, ''), number: null, children: [], line, end },
      line,
      end,
    }));
  // "**Junior:** …" and "**Senior:** …" on lines of their own are a paragraph each.
  const starts = lines.filter((line) => leadingLevel(line) !== null).length;
  if (starts >= 2 && leadingLevel(term) !== null)
    return pieces(lines, at.line, (line) => leadingLevel(line) !== null).map((piece) => plain(piece, null));
  const text = words(node);
  return [{ is: 'paragraph', text, lines, label: lines.length === 1 && isLabel(text, isBold), ...at }];
}

interface Piece extends At {
  readonly text: string;
}

/** Lines in pieces: each goes on to where the next begins. */
function pieces(lines: readonly string[], from: number, begins: (line: string) => boolean): Piece[] {
  const found: { text: string; readonly line: number; end: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const last = found.at(-1);
    if (last === undefined || begins(line)) found.push({ text: line, line: from + index, end: from + index });
    else [last.text, last.end] = [`${last.text} ${line}`, from + index];
  }
  return found;
}

function plain({ text: whole, line, end }: Piece, without: RegExp | null): Row {
  const text = without === null ? whole : whole.replace(without, '');
  return { is: 'paragraph', text, lines: [text], label: false, line, end };
}

/** Markdown ends HTML at an empty line: the pieces of a table are one again, each on its own lines. */
function whole(nodes: readonly RootContent[]): RootContent[] {
  const joined: RootContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (
      node.type === 'html' &&
      last?.type === 'html' &&
      /<table/iu.test(last.value) &&
      !/<\/table>/iu.test(last.value)
    ) {
      const between = '\n'.repeat(Math.max(1, atOf(node).line - atOf(last).end));
      joined[joined.length - 1] = {
        type: 'html',
        value: `${last.value}${between}${node.value}`,
        ...(last.position !== undefined &&
          node.position !== undefined && { position: { start: last.position.start, end: node.position.end } }),
      };
    } else joined.push(node);
  }
  return joined;
}

/** A cell, its lines apart: people write them with `<br>`. */
const cellText = (children: readonly Nodes[]): string =>
  children
    .map((child) =>
      child.type === 'html' ? (/^<\/?(?:br|li|ul|ol|p|div)\b/iu.test(child.value) ? '\n' : '') : textOf(child),
    )
    .join('')
    .trim();

function itemsOf(list: List): Item[] {
  return list.children.map((item, index) => ({
    ...atOf(item),
    text: ownText(item).replace(TICK, ''),
    ...explained(item),
    number: list.ordered === true ? (list.start ?? 1) + index : null,
    children: item.children.flatMap((child) => (child.type === 'list' ? itemsOf(child) : [])),
  }));
}

/** A picture of a tick in place of the mark of a list. */
const TICK = /^(?:[✅☑☐✔✓🔲⬜]\uFE0F?\s*)+(?=\S)/u;

/** A line so long is not broken by an editor: where another begins below, somebody meant it. */
const UNBROKEN = 160;

/** A statement, and what explains it: further paragraphs, or lines that are not those of one broken text. */
function explained(item: ListItem): Pick<Item, 'parts'> {
  const paragraphs = item.children.flatMap((child) => (child.type === 'paragraph' ? [child] : []));
  const [first, ...others] = paragraphs;
  if (first === undefined) return {};
  const [line = '', ...below] = textOf(first).split(/[^\S\n]*\n\s*/u);
  const isMeant = below.length > 0 && [line, ...below].some((one) => one.length > UNBROKEN);
  const text = isMeant ? line : words(first);
  const guidance = [...(isMeant ? [below.join('\n')] : []), ...others.map(words)].join('\n\n').trim();
  return guidance === '' ? {} : { parts: { text: text.replace(/\s+/gu, ' ').trim(), guidance } };
}

const ownText = (item: ListItem): string =>
  item.children
    .flatMap((child) => (child.type === 'list' ? [] : [words(child)]))
    .join(' ')
    .trim();
