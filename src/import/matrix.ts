/** Levels and competencies as the head row and the first column of a table, in either order. */
import { fromHtml } from 'hast-util-from-html';
import type { Element, ElementContent, Root } from 'hast';
import { levelness, plainName } from './levels.ts';
import type { LevelSeen, Statement, Understood } from './model.ts';
import type { Row } from './outline.ts';

/** A table with the heading above it, where it has one; cells may have several lines. */
interface Grid {
  readonly above: Extract<Row, { readonly is: 'heading' }> | null;
  readonly rows: readonly (readonly string[])[];
  /** The line of each row. */
  readonly lines: readonly number[];
  readonly line: number;
  readonly end: number;
}

/** At least so many names in a row or a column are those of levels. */
const LEAST = 2;
const MOST_BEFORE = 3;
const MOST_HTML = 500_000;

export function byMatrix(rows: readonly Row[]): Omit<Understood, 'title' | 'notes'> | null {
  const grids = gridsOf(rows);
  const levels: LevelSeen[] = [];
  const statements: Statement[] = [];
  const placed = new Set<number>();
  const captions: string[] = [];
  let transposed = 0;
  for (const grid of grids) {
    const found = readGrid(grid);
    if (found === null) continue;
    if (found.transposed) transposed += 1;
    captions.push(grid.rows[0]?.[0] ?? '');
    for (const level of found.levels) if (!levels.some(({ name }) => name === level.name)) levels.push(level);
    statements.push(...found.statements);
    for (let line = grid.line; line <= grid.end; line += 1) placed.add(line);
    if (grid.above !== null) placed.add(grid.above.line);
  }
  if (statements.length === 0) return null;
  return { shape: transposed > 0 ? 'matrix-transposed' : 'matrix', levels, statements, placed, captions };
}

export function readGrid({ above, rows, lines }: Grid): {
  readonly transposed: boolean;
  readonly levels: readonly LevelSeen[];
  readonly statements: readonly Statement[];
} | null {
  const [head = [], ...body] = rows;
  const inHead = head.filter((cell) => levelness(cell) > 0).length;
  const inColumn = body.filter(([first = '']) => levelness(first) > 0).length;
  const title = above === null ? null : plainName(above.text);
  // The columns before those of levels: a competency, with its area or more to its left.
  const first = head.findIndex((cell) => levelness(cell) > 0);
  if (inHead >= LEAST && first <= MOST_BEFORE && inHead >= head.slice(first).filter((cell) => cell !== '').length) {
    const names = head.slice(first).map(plainName);
    return {
      transposed: false,
      levels: names.flatMap((name) => (name === '' ? [] : [{ name, line: lines[0] ?? 1 }])),
      // Without a column of competencies the heading above is the only one.
      statements: withBands(filledDown(body, first), first).flatMap(({ cells, band, row }) =>
        withDittos(cells.slice(first)).flatMap((cell, column) =>
          sentencesOf(cell).map((text): Statement => ({
            level: names[column] ?? '',
            competency: first === 0 ? title : plainName(cells[first - 1] ?? '') || title,
            area: first === 0 ? null : first === 1 ? (band ?? title) : areaOf(cells.slice(0, first - 1)),
            text,
            details: [],
            example: false,
            line: lines[row + 1] ?? 1,
          })),
        ),
      ),
    };
  }
  if (inColumn >= LEAST && inColumn >= body.length * 0.6 && head.length >= 3) {
    const names = head.map(plainName);
    const own = body
      .map((cells, row) => ({ cells, line: lines[row + 1] ?? 1 }))
      .filter(({ cells: [first = ''] }) => levelness(first) > 0);
    const statements = own.flatMap(({ cells: [level = '', ...cells], line }) =>
      (isOne(cells) ? cells.slice(0, 1) : cells).flatMap((cell, column) =>
        sentencesOf(cell).map((text): Statement => ({
          level: plainName(level),
          // What spans all columns is about none of them.
          competency: isOne(cells) ? null : (names[column + 1] ?? title),
          area: null,
          text,
          details: [],
          example: false,
          line,
        })),
      ),
    );
    // A table of names, positions and links describes levels, and asks for nothing.
    if (
      statements.length === 0 ||
      statements.filter(({ text }) => text.split(' ').length >= 4).length < statements.length / 2
    )
      return null;
    return {
      transposed: true,
      levels: own.map(({ cells, line }) => ({ name: plainName(cells[0] ?? ''), line })),
      statements,
    };
  }
  return null;
}

const isOne = (cells: readonly string[]): boolean => cells.length > 1 && new Set(cells).size === 1;

const areaOf = (cells: readonly string[]): string | null =>
  cells
    .map(plainName)
    .filter((name) => name !== '')
    .join(' – ') || null;

/** An empty cell before the one of the competency means the one above it: people write the name of a group once. */
function filledDown(body: readonly (readonly string[])[], first: number): readonly (readonly string[])[] {
  const above = Array.from({ length: first }, () => '');
  return body.map((cells) => {
    // A group begins anew: what stands to its right does as well.
    const changed = cells.slice(0, first).findIndex((cell, column) => cell !== '' && cell !== above[column]);
    for (let column = 0; column < first; column += 1) {
      const cell = cells[column] ?? '';
      const isKept = cell === '' && column < first - 1 && (changed === -1 || column < changed);
      above[column] = isKept ? (above[column] ?? '') : cell;
    }
    return [...above, ...cells.slice(first)];
  });
}

/** Words for "the same": of the cell to the left, which is the level below. */
const DITTO = /^(?:["”″〃]|''|-"-|ditto|idem|same(?: as (?:left|above|before|previous))?)\.?$/iu;

function withDittos(cells: readonly string[]): readonly string[] {
  let last = '';
  return cells.map((cell) => {
    if (!DITTO.test(cell.trim())) last = cell;
    return last;
  });
}

/** A row with words in its first cell alone is the name of the group of those below it. */
function withBands(
  body: readonly (readonly string[])[],
  first: number,
): readonly { readonly cells: readonly string[]; readonly band: string | null; readonly row: number }[] {
  let band: string | null = null;
  return body.flatMap((cells, row) => {
    const [name = '', ...others] = cells;
    if (first > 0 && name !== '' && others.every((cell) => cell === '')) {
      band = plainName(name);
      return [];
    }
    return [{ cells, band, row }];
  });
}

/** What a cell says, a line or a bullet each; dashes and empty cells say nothing. */
const sentencesOf = (cell: string): string[] =>
  cell
    .split(/\n|(?:^|\s)[•·▪]\s+|(?:^|\n)\s*[-*]\s+/u)
    .map((part) =>
      part
        .replace(/^[-*•]\s+/u, '')
        .replace(/\s+/gu, ' ')
        .trim(),
    )
    .filter((part) => /[\p{L}\p{N}]/u.test(part) && !/^n\/?a$/iu.test(part));

function gridsOf(rows: readonly Row[]): Grid[] {
  const grids: Grid[] = [];
  let above: Grid['above'] = null;
  for (const row of whole(rows)) {
    if (row.is === 'heading') above = row;
    else if (row.is === 'table') grids.push({ above, rows: row.rows, lines: row.lines, line: row.line, end: row.end });
    else if (row.is === 'html' && /<table/iu.test(row.value) && row.value.length <= MOST_HTML) {
      const tree = fromHtml(row.value, { fragment: true });
      for (const table of elements(tree, 'table')) {
        const found = elements(table, 'tr');
        // A head may hold its cells without a row.
        const loose = elements(table, 'thead').filter((head) => elements(head, 'tr').length === 0);
        const all = [...loose, ...found];
        grids.push({
          above,
          rows: spread(all),
          lines: all.map((tr) => row.line - 1 + (tr.position?.start.line ?? 1)),
          line: row.line,
          end: row.end,
        });
      }
    }
  }
  return grids;
}

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

/** Markdown ends HTML at an empty line: the pieces of a table are one again, each on its own lines. */
function whole(rows: readonly Row[]): Row[] {
  const joined: Row[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    if (row.is === 'html' && last?.is === 'html' && /<table/iu.test(last.value) && !/<\/table>/iu.test(last.value))
      joined[joined.length - 1] = {
        ...last,
        value: `${last.value}${'\n'.repeat(Math.max(1, row.line - last.end))}${row.value}`,
        end: row.end,
      };
    else joined.push(row);
  }
  return joined;
}

const isElement = (node: ElementContent | Root['children'][number]): node is Element => node.type === 'element';
const isCell = (node: ElementContent): node is Element => isElement(node) && /^t[dh]$/u.test(node.tagName);

/** The elements of a name, those within others of that name left out. */
function elements(node: Root | Element, name: string): Element[] {
  return node.children.flatMap((child): Element[] =>
    isElement(child) ? (child.tagName === name ? [child] : elements(child, name)) : [],
  );
}

/** The words of a cell: each item, paragraph and line on a line of its own. */
function cellWords(node: Element): string {
  const parts = node.children.map((child): string => {
    if (child.type === 'text') return child.value.replace(/\s+/gu, ' ');
    if (!isElement(child)) return '';
    if (child.tagName === 'br') return '\n';
    const inside = cellWords(child);
    return /^(?:li|p|div|ul|ol|h\d)$/u.test(child.tagName) ? `\n${inside}\n` : inside;
  });
  return parts
    .join('')
    .replace(/[^\S\n]*\n\s*/gu, '\n')
    .trim();
}
