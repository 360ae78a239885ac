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
  if (inHead >= LEAST && inHead >= head.filter((cell) => cell !== '').length - 1) {
    // Without a column of competencies the heading above is the only one.
    const first = levelness(head[0] ?? '') > 0 ? 0 : 1;
    const names = head.slice(first).map(plainName);
    return {
      transposed: false,
      levels: names.flatMap((name) => (name === '' ? [] : [{ name, line: lines[0] ?? 1 }])),
      statements: withBands(body, first).flatMap(({ cells, band, row }) =>
        cells.slice(first).flatMap((cell, column) =>
          sentencesOf(cell).map((text): Statement => ({
            level: names[column] ?? '',
            competency: first === 0 ? title : plainName(cells[0] ?? '') || title,
            area: first === 0 ? null : (band ?? title),
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
    const statements = own.flatMap(({ cells, line }) =>
      cells.slice(1).flatMap((cell, column) =>
        sentencesOf(cell).map((text): Statement => ({
          level: plainName(cells[0] ?? ''),
          competency: names[column + 1] ?? title,
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

/** A row with words in its first cell alone is the name of the group of those below it. */
function withBands(
  body: readonly (readonly string[])[],
  first: 0 | 1,
): readonly { readonly cells: readonly string[]; readonly band: string | null; readonly row: number }[] {
  let band: string | null = null;
  return body.flatMap((cells, row) => {
    const [name = '', ...others] = cells;
    if (first === 1 && name !== '' && others.every((cell) => cell === '')) {
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
          rows: all.map((tr) => tr.children.flatMap((cell) => (isCell(cell) ? [cellWords(cell)] : []))),
          lines: all.map((tr) => row.line - 1 + (tr.position?.start.line ?? 1)),
          line: row.line,
          end: row.end,
        });
      }
    }
  }
  return grids;
}

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
