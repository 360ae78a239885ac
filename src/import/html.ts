/** HTML, a whole page or what stands of it in Markdown, as rows: headings, lists, paragraphs and tables. */
import { fromHtml } from 'hast-util-from-html';
import type { Element, ElementContent, Root } from 'hast';
import { isLabel, NESTED, type At, type Item, type Row } from './rows.ts';

const MOST = 500_000;
/** Deeper than this nobody nests a page; what is below is read as its words. */
const MOST_DEPTH = 100;

/** Null: it is too large or nested too deep to be taken apart. `line`: on which it begins, 1-based. */
export function rowsOfHtml(value: string, line: number, fragment: boolean): Row[] | null {
  if (value.length > MOST) return null;
  try {
    return new Reader(line - 1).rowsOf(fromHtml(value, { fragment }), 0);
  } catch (error) {
    // The library calls itself for each level of nesting.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Elements that show nothing of the ladder. */
const UNSEEN = new Set(['script', 'style', 'template', 'nav', 'head', 'footer', 'aside', 'noscript', 'iframe', 'svg']);
const BLOCK =
  /^(?:address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|html|li|main|ol|p|pre|section|summary|table|ul)$/u;

class Reader {
  private readonly before: number;

  constructor(before: number) {
    this.before = before;
  }

  rowsOf(node: Root | Element, depth: number): Row[] {
    nestLists(node);
    const rows: Row[] = [];
    let loose: ElementContent[] = [];
    const flush = (): void => {
      rows.push(...this.paragraph(loose));
      loose = [];
    };
    for (const child of node.children) {
      if (isElement(child) && UNSEEN.has(child.tagName)) continue;
      if (isElement(child) && (BLOCK.test(child.tagName) || (depth < MOST_DEPTH && hasBlock(child, 0)))) {
        flush();
        rows.push(...(depth < MOST_DEPTH ? this.block(child, depth + 1) : this.paragraph([child])));
      } else if (child.type === 'text' || isElement(child)) loose.push(child);
    }
    flush();
    return rows;
  }

  private block(node: Element, depth: number): Row[] {
    const at = this.at(node);
    const { tagName } = node;
    if (/^h[1-6]$/u.test(tagName))
      return [{ is: 'heading', depth: Number(tagName.slice(1)), text: oneLine(wordsOf(node)), ...at }];
    switch (tagName) {
      case 'ul':
      case 'ol':
        return node.children.some((li) => isElement(li) && holdsPage(li, 0))
          ? node.children.filter(isElement).flatMap((li) => (depth < MOST_DEPTH ? this.rowsOf(li, depth + 1) : []))
          : this.items(node, depth).map((item) => ({ is: 'item', item, line: item.line, end: item.end }));
      case 'details':
        return [...this.rowsOf(node, depth), { is: 'close', line: at.end, end: at.end }];
      // Of a list that Markdown has cut in pieces, and of definitions.
      case 'li':
      case 'dd': {
        const item = this.item(node, null, depth);
        return [{ is: 'item', item, line: item.line, end: item.end }];
      }
      case 'dt':
      case 'summary': {
        const text = oneLine(wordsOf(node));
        const opens = tagName === 'summary';
        return text === '' && !opens
          ? []
          : [{ is: 'paragraph', text, lines: [text], label: text !== '', opens, ...at }];
      }
      case 'pre':
        return [{ is: 'code', value: wordsOf(node), isWords: false, from: at.line, ...at }];
      case 'p':
        return hasBlock(node, 0) ? this.rowsOf(node, depth) : this.paragraph(node.children, at);
      case 'table':
        return [this.table(node, at)];
      default:
        return this.rowsOf(node, depth);
    }
  }

  private paragraph(nodes: readonly (ElementContent | Root['children'][number])[], given?: At): Row[] {
    const text = oneLine(nodes.map((node) => wordsOf(node)).join(''));
    if (text === '') return [];
    const seen = nodes.filter((node) => wordsOf(node).trim() !== '');
    const isBold = seen.every((node) => isElement(node) && /^(?:b|strong)$/u.test(node.tagName));
    const at = given ?? { line: this.lineOf(seen[0], 'start'), end: this.lineOf(seen.at(-1), 'end') };
    return [{ is: 'paragraph', text, lines: [text], label: isLabel(text, isBold), ...at }];
  }

  private items(list: Element, depth: number): Item[] {
    let number = Number(list.properties['start'] ?? 1) || 1;
    return list.children.flatMap((child) => {
      if (!isElement(child)) return [];
      // A list straight in a list is what people nest by mistake.
      if (/^[uo]l$/u.test(child.tagName)) return depth < MOST_DEPTH ? this.items(child, depth + 1) : [];
      if (child.tagName !== 'li') return [];
      return [this.item(child, list.tagName === 'ol' ? number++ : null, depth)];
    });
  }

  private item(node: Element, number: number | null, depth: number): Item {
    const lists = node.children.filter(isElement).filter(({ tagName }) => /^[uo]l$/u.test(tagName));
    const own = node.children.filter((child) => !isElement(child) || !lists.includes(child));
    return {
      ...this.at(node),
      text: oneLine(own.map((one) => wordsOf(one)).join('')),
      number,
      children: depth < MOST_DEPTH ? lists.flatMap((list) => this.items(list, depth + 1)) : [],
    };
  }

  private table(node: Element, at: At): Row {
    // A head may hold its cells without a row.
    const loose = elements(node, 'thead').filter((head) => elements(head, 'tr').length === 0);
    const all = [...loose, ...elements(node, 'tr')];
    return { is: 'table', rows: spread(all), lines: all.map((tr) => this.at(tr).line), ...at };
  }

  private at(node: Element): At {
    return { line: this.lineOf(node, 'start'), end: this.lineOf(node, 'end') };
  }

  private lineOf(node: ElementContent | Root['children'][number] | undefined, which: 'start' | 'end'): number {
    return this.before + (node?.position?.[which].line ?? 1);
  }
}

/** Google Docs writes lists within lists beside each other, with the depth in the name of a class. */
const NESTED_LIST = /(?:^|\s)lst-kix_\S*-(\d)(?:\s|$)/u;

function nestLists(node: Root | Element): void {
  const depthOf = (child: Root['children'][number] | undefined): number =>
    child !== undefined && isElement(child) && /^[uo]l$/u.test(child.tagName)
      ? Number(NESTED_LIST.exec([child.properties['className'] ?? []].flat().join(' '))?.[1] ?? -1)
      : -1;
  if (!node.children.some((child) => depthOf(child) > 0)) return;
  const open: Element[] = [];
  node.children = (node.children as Root['children']).filter((child) => {
    const depth = depthOf(child);
    if (depth === -1) open.length = 0;
    if (depth === -1 || !isElement(child)) return true;
    const above = open.slice(0, depth).findLast((one) => one !== undefined);
    open.length = Math.min(open.length, depth);
    open[depth] = child;
    const item = above?.children.findLast(isElement);
    if (item === undefined) return true;
    item.children.push(child);
    return false;
  }) as typeof node.children;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Whether a block stands somewhere below an element that is none. */
const hasBlock = (node: Element, depth: number): boolean =>
  depth < MOST_DEPTH &&
  node.children.some((child) => isElement(child) && (BLOCK.test(child.tagName) || hasBlock(child, depth + 1)));

/** Whether an item of a list is a part of the page, with headings or with what opens. */
const holdsPage = (node: Element, depth: number): boolean =>
  depth < 3 &&
  node.children.some(
    (child) =>
      isElement(child) &&
      (/^(?:details|h[1-6]|table)$/u.test(child.tagName) ||
        (!/^[uo]l$/u.test(child.tagName) && holdsPage(child, depth + 1))),
  );

/** Wider than this no table is, and longer no cell. */
const MOST_SPAN = 200;

/** The cells of each row: one that spans rows or columns stands in each of them. */
function spread(all: readonly Element[]): readonly (readonly string[])[] {
  /** Columns that a cell from above reaches into: its words, and how many rows it still has. */
  const reaching: ({ readonly words: string; left: number } | undefined)[] = [];
  return all.map((tr) => {
    const cells: string[] = [];
    const fromAbove = (): void => {
      for (let above = reaching[cells.length]; above !== undefined && above.left > 0; above = reaching[cells.length]) {
        above.left -= 1;
        cells.push(above.words);
      }
    };
    for (const cell of tr.children) {
      if (!isCell(cell)) continue;
      fromAbove();
      const words = cellWords(cell);
      const rows = spanOf(cell, 'rowSpan');
      for (let column = spanOf(cell, 'colSpan'); column > 0 && cells.length < MOST_SPAN; column -= 1) {
        reaching[cells.length] = { words, left: rows - 1 };
        cells.push(words);
      }
    }
    fromAbove();
    // A cell across the whole row is its name, and not what each column says.
    return tr.children.filter(isCell).length === 1 && new Set(cells).size === 1
      ? cells.map((cell, column) => (column === 0 ? cell : ''))
      : cells;
  });
}

const spanOf = ({ properties }: Element, name: 'rowSpan' | 'colSpan'): number =>
  Math.min(MOST_SPAN, Math.max(1, Math.trunc(Number(properties[name] ?? 1)) || 1));

const isElement = (node: ElementContent | Root['children'][number]): node is Element => node.type === 'element';
const isCell = (node: ElementContent): node is Element => isElement(node) && /^t[dh]$/u.test(node.tagName);

/** The elements of a name, those within others of that name left out. */
function elements(node: Root | Element, name: string): Element[] {
  return node.children.flatMap((child): Element[] =>
    isElement(child) ? (child.tagName === name ? [child] : elements(child, name)) : [],
  );
}

/** The words of a cell: each item, paragraph and line on a line of its own. */
const cellWords = (node: Element): string =>
  wordsOf(node)
    .replace(/[^\S\n\t]*\n[^\S\t]*/gu, '\n')
    .replace(/\t[\t\s]*/gu, NESTED)
    .trim();

const LINE = /^(?:li|p|div|ul|ol|h\d)$/u;

/** `within`: in how many items of lists it stands. */
function wordsOf(node: ElementContent | Root['children'][number], within = 0): string {
  if (node.type === 'text') return node.value.replace(/\s+/gu, ' ');
  if (!isElement(node) || UNSEEN.has(node.tagName)) return '';
  if (node.tagName === 'br') return '\n';
  const isItem = node.tagName === 'li';
  const inside = node.children.map((child) => wordsOf(child, isItem ? within + 1 : within)).join('');
  return isItem && within > 0 ? `\n${NESTED}${inside.trim()}\n` : LINE.test(node.tagName) ? `\n${inside}\n` : inside;
}
