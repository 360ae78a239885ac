/** Levels and competencies as the head row and the first column of a table, in either order. */
import { levelness, plainName } from './levels.ts';
import type { LevelSeen, Statement, Understood } from './model.ts';
import type { Row } from './rows.ts';

/** A table with the heading above it, where it has one; cells may have several lines. */
interface Grid {
  readonly above: Extract<Row, { readonly is: 'heading' }> | null;
  /** Whether that is the title of the whole document, and so no area of it. */
  readonly isTitle: boolean;
  readonly rows: readonly (readonly string[])[];
  /** The line of each row. */
  readonly lines: readonly number[];
  readonly line: number;
  readonly end: number;
}

/** At least so many names in a row or a column are those of levels. */
const LEAST = 2;
const MOST_BEFORE = 3;

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

export function readGrid({ above, isTitle, rows, lines }: Grid): {
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
    // What a column describes is no name.
    const described = first < 2 ? -1 : head.slice(0, first).findIndex((cell) => ABOUT.test(plainName(cell)));
    const before = described === -1 ? first : first - 1;
    const own = body.map((cells) => cells.filter((_, column) => column !== described));
    return {
      transposed: false,
      levels: names.flatMap((name) => (name === '' ? [] : [{ name, line: lines[0] ?? 1 }])),
      // Without a column of competencies the heading above is the only one.
      statements: withBands(filledDown(own, before), before).flatMap(({ cells, band, row }) => {
        const guidance = oneLine(body[row]?.[described] ?? '');
        return withDittos(cells.slice(before)).flatMap((cell, column) =>
          sentencesOf(cell).map((text): Statement => ({
            level: names[column] ?? '',
            competency: before === 0 ? title : plainName(cells[before - 1] ?? '') || title,
            area:
              before === 0
                ? null
                : before === 1
                  ? (band ?? (isTitle ? null : title))
                  : areaOf(cells.slice(0, before - 1)),
            text,
            details: [],
            ...(guidance !== '' && { guidance }),
            example: false,
            line: lines[row + 1] ?? 1,
          })),
        );
      }),
    };
  }
  if (inColumn >= LEAST && inColumn >= body.length * 0.6 && head.length >= 3) {
    const names = head.map(plainName);
    const asked = askedIn(head, body);
    const own = body
      .map((cells, row) => ({ cells, line: lines[row + 1] ?? 1 }))
      .filter(({ cells: [first = ''] }) => levelness(first) > 0);
    const statements = own.flatMap(({ cells: [level = '', ...cells], line }) =>
      (isOne(cells) ? cells.slice(0, 1) : cells).flatMap((cell, column) =>
        (asked.has(column + 1) ? sentencesOf(cell) : []).map((text): Statement => ({
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
    if (statements.length === 0) return null;
    return {
      transposed: true,
      levels: own.map(({ cells, line }) => ({ name: plainName(cells[0] ?? ''), line })),
      statements,
    };
  }
  return null;
}

const ABOUT =
  /^(?:descriptions?|definitions?|about|explanation|details|notes?|beschreibung|descri(?:ption|pción|ção))$/iu;
const ASKED = /expect|criteri|behavio|responsib|require|skill|competenc|what /iu;

/**
 * The columns that ask for something, where each row is a level. A table of names, positions and links describes levels,
 * and asks for nothing: what is asked for are sentences, or has a head that says so.
 */
export function askedIn(head: readonly string[], body: readonly (readonly string[])[]): ReadonlySet<number> {
  const columns = head.map((_, column) => column).slice(1);
  const cellsOf = (column: number): string[] => body.flatMap((cells) => sentencesOf(cells[column] ?? ''));
  const wordy = (cells: readonly string[], least: number): boolean =>
    cells.length > 0 && cells.filter((cell) => cell.split(' ').length >= least).length >= cells.length / 2;
  if (wordy(columns.flatMap(cellsOf), 4)) return new Set(columns);
  return new Set(
    columns.filter((column) => {
      const cells = cellsOf(column);
      return wordy(cells, 4) || (ASKED.test(head[column] ?? '') && wordy(cells, 2));
    }),
  );
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

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
  const isOnly = rows.filter((row) => row.is === 'heading' && row.depth === 1).length === 1;
  for (const row of rows) {
    if (row.is === 'heading') above = row;
    else if (row.is === 'table') {
      const isTitle = isOnly && above?.depth === 1;
      grids.push({ above, isTitle, rows: row.rows, lines: row.lines, line: row.line, end: row.end });
    }
  }
  return grids;
}
