/** Levels and competencies as the head row and the first column of a table, in either order. */
import { asksNothing, isAsked } from './asked.ts';
import { byColumns, type TableRow } from './columns.ts';
import { usualMapping } from './keys.ts';
import { levelsAmong, plainName } from './levels.ts';
import type { LevelSeen, Statement, Understood } from './model.ts';
import { NESTED, type Row } from './rows.ts';

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
const MOST_LEVELS = 20;

export function byMatrix(
  rows: readonly Row[],
  named: ReadonlySet<string> | null,
): Omit<Understood, 'title' | 'notes'> | null {
  const levels: LevelSeen[] = [];
  const statements: Statement[] = [];
  const placed = new Set<number>();
  const captions: string[] = [];
  let transposed = 0;
  for (const grid of gridsOf(rows)) {
    const found = readLong(grid) ?? readGrid(grid, named);
    if (found === null) continue;
    if (found.transposed) transposed += 1;
    captions.push(grid.rows[found.head]?.[0] ?? '', ...found.captions);
    for (const level of found.levels) if (!levels.some(({ name }) => name === level.name)) levels.push(level);
    statements.push(...found.statements);
    for (let line = grid.line; line <= grid.end; line += 1) placed.add(line);
    if (grid.above !== null) placed.add(grid.above.line);
  }
  if (statements.length === 0 || levels.length > MOST_LEVELS) return null;
  return { shape: transposed > 0 ? 'matrix-transposed' : 'matrix', levels, statements, placed, captions };
}

interface Read {
  readonly transposed: boolean;
  readonly levels: readonly LevelSeen[];
  readonly statements: readonly Statement[];
  /** The row that is the head. */
  readonly head: number;
  /** Lines of rows of which something was taken. */
  readonly read: ReadonlySet<number>;
  /** Columns that were not taken. */
  readonly left: readonly { readonly name: string; readonly line: number; readonly cells: number }[];
  /** Words of the head that are part of what was understood. */
  readonly captions: readonly string[];
}

/** A row for each criterion, with a column for the level that each is of. */
function readLong({ rows: [head = [], ...body], lines, isTitle, above }: Grid): Read | null {
  const record = (cells: readonly string[], index: number): TableRow => ({
    cells: cells.map((cell) => cell.trim()),
    line: lines[index] ?? 1,
    end: lines[index] ?? 1,
  });
  const [, ...records] = [head, ...body].map(record);
  const isWide = levelsAmong(head.filter((cell) => cell !== '')).filter(Boolean).length >= LEAST;
  const found = isWide ? null : byColumns(record(head, 0), records, usualMapping);
  if (found === null || found.statements.length === 0 || found.levels.length < LEAST) return null;
  const distinct = new Set(found.statements.map(({ level }) => level)).size;
  // Of a level over several rows with a column for each competency only one column would be taken.
  const isNamed = found.statements.some(({ competency }) => competency !== null);
  if (distinct === found.statements.length || found.notes.length > (isNamed ? 1 : 0)) return null;
  const area = isTitle || above === null ? null : plainName(above.text);
  return {
    transposed: true,
    levels: found.levels,
    statements: found.statements.map((one) => ({ ...one, area: one.area ?? area, competency: one.competency ?? area })),
    head: 0,
    read: found.placed,
    left: [],
    captions: head,
  };
}

/** The first rows may say what a table is about, or of what its columns are groups. */
const MOST_HEADS = 4;

export function readGrid(grid: Grid, named: ReadonlySet<string> | null = null): Read | null {
  const among = (cells: readonly string[]): readonly boolean[] =>
    named === null ? levelsAmong(cells) : cells.map((cell) => named.has(plainName(cell)));
  for (const [at, head] of grid.rows.slice(0, MOST_HEADS).entries()) {
    const isLevel = among(head);
    // A row that begins with its level is one of many such rows, and no head.
    const found = at > 0 && isLevel[0] === true ? null : wide(grid, at, isLevel);
    if (found !== null) return found;
  }
  return tall(grid, among);
}

/** What says which, and asks for nothing: "Yes", "D4", "3". */
const MARK = /^(?:yes|no|n|y|x|[\p{S}\p{P}\d\s]+|[A-Z]{1,4}\d{1,2})$/iu;

function wide({ above, isTitle, rows, lines }: Grid, at: number, isLevel: readonly boolean[]): Read | null {
  const head = rows[at] ?? [];
  // "Expectation" and "Example" again below each level.
  const below = rows[at + 1] ?? [];
  const isSplit =
    below.filter((cell) => GENERIC.test(plainName(cell))).length >= LEAST &&
    below.every((cell) => cell === '' || GENERIC.test(plainName(cell)) || head.includes(cell));
  const from = isSplit ? at + 2 : at + 1;
  const body = rows.slice(from);
  const lineOf = (row: number): number => lines[from + row] ?? 1;
  const title = above === null ? null : plainName(above.text);
  // The columns before those of levels: a competency, with its area or more to its left.
  const first = isLevel.indexOf(true);
  const last = isSplit
    ? Math.max(
        isLevel.lastIndexOf(true),
        below.findLastIndex((cell) => cell !== ''),
      )
    : isLevel.lastIndexOf(true);
  const inHead = isLevel.filter(Boolean).length;
  if (inHead < LEAST || first > MOST_BEFORE || areRequirements(head.filter((_, column) => isLevel[column])))
    return null;
  // What stands between two levels is one, where most are known.
  const between = head.slice(first, last + 1).filter((cell) => cell !== '').length;
  if (inHead < between && inHead < (between * 2) / 3) return null;
  // A head without words belongs to the level on its left.
  const names: string[] = [];
  for (const cell of head.slice(first, last + 1)) names.push(plainName(cell) || (names.at(-1) ?? ''));
  const isExample = (column: number): boolean => isSplit && EXAMPLE.test(plainName(below[first + column] ?? ''));
  // What a column describes is no name.
  const described = first < 2 ? -1 : head.slice(0, first).findIndex((cell) => ABOUT.test(plainName(cell)));
  const before = described === -1 ? first : first - 1;
  const own = body.map((cells) => cells.slice(0, last + 1).filter((_, column) => column !== described));
  const read = new Set<number>();
  // Without a column of competencies the heading above is the only one.
  const statements = withBands(filledDown(own, before), before).flatMap(({ cells, band, row }) => {
    const guidance = oneLine(body[row]?.[described] ?? '');
    const competency = before === 0 ? title : plainName(cells[before - 1] ?? '') || title;
    if (competency !== null && asksNothing(competency)) return [];
    const said = cells.slice(before).filter((cell) => /\p{L}/u.test(cell));
    if (said.every((cell) => sentencesOf(cell).length > 0)) read.add(lineOf(row));
    const all = withDittos(cells.slice(before));
    const examplesOf = (column: number): string[] =>
      isExample(column + 1) ? sentencesOf(all[column + 1] ?? '').map(({ text }) => text) : [];
    return all.flatMap((cell, column) =>
      (isExample(column) ? [] : sentencesOf(cell)).map(({ text, details }, index): Statement => ({
        level: names[column] ?? '',
        competency,
        area:
          before === 0 ? null : before === 1 ? (band ?? (isTitle ? null : title)) : areaOf(cells.slice(0, before - 1)),
        text,
        details: index === 0 ? [...details, ...examplesOf(column)] : details,
        ...(guidance !== '' && { guidance }),
        example: false,
        line: lineOf(row),
      })),
    );
  });
  for (const { row } of bandsOf(own, before)) read.add(lineOf(row));
  if (statements.filter(({ text }) => MARK.test(text)).length >= statements.length / 2) return null;
  return {
    transposed: false,
    levels: [...new Set(names)].map((name) => ({ name, line: lines[at] ?? 1 })),
    statements,
    head: at,
    read,
    left: head.flatMap((name, column) => {
      const cells = body.filter((row) => (row[column] ?? '') !== '').length;
      return column > last && cells > 0 ? [{ name: name || `column ${column + 1}`, line: lines[at] ?? 1, cells }] : [];
    }),
    captions: [...head.slice(0, first), ...(isSplit ? below : [])],
  };
}

/** A column that says what is asked for, and not of which competency. */
const GENERIC =
  /^(?:(?:key |expected |example |typical )?(?:expectations?|criteria|behaviou?rs?|responsibilities|requirements?|indicators?|signals?|descriptions?|summary|examples?|what (?:it|good) looks like|evidence|notes?)|erwartung(?:en)?|beschreibung|beispiele?|expectativas?|descripción|attentes?)$/iu;
const EXAMPLE = /^(?:(?:typical )?examples?|evidence|beispiele?|ejemplos?|exemples?|例)$/iu;
/** Heads of columns of codes, which name requirements and not levels. */
const OF_CODES = /^(?:id|no\.?|nr\.?|#|codes?|ref\.?|key)$/iu;

function tall(
  { above, isTitle, rows: [head = [], ...body], lines }: Grid,
  among: (cells: readonly string[]) => readonly boolean[],
): Read | null {
  const title = above === null || isTitle ? null : plainName(above.text);
  const isLevel = among(body.map(([cell = '']) => cell));
  const own = body.map((cells, row) => ({ cells, line: lines[row + 1] ?? 1 })).filter((_, row) => isLevel[row]);
  const levels = own.map(({ cells: [cell = ''], line }) => ({ name: plainName(cell), line }));
  const names = levels.map(({ name }) => name);
  if (own.length < LEAST || own.length < body.length * 0.6) return null;
  if (OF_CODES.test(plainName(head[0] ?? '')) || areRequirements(names)) return null;
  // With two columns, or only general heads, the heading above names the competency.
  const isOne = title !== null && head.length >= 2 && head.slice(1).every((cell) => GENERIC.test(plainName(cell)));
  if (head.length < 3 && !isOne) return null;
  const heads = head.map(plainName);
  const asked = askedIn(head, body);
  const [words = 1] = [...asked];
  const statements = own.flatMap(({ cells: [level = '', ...cells], line }) => {
    const where = { level: plainName(level), area: null, example: false, line } as const;
    if (isOne)
      return sentencesOf(cells[words - 1] ?? '').map(({ text, details }, index): Statement => ({
        ...where,
        competency: title,
        text,
        details:
          index > 0
            ? details
            : [
                ...details,
                ...cells.flatMap((cell, column) =>
                  column !== words - 1 && asked.has(column + 1) ? sentencesOf(cell).map((one) => one.text) : [],
                ),
              ],
      }));
    return (isSame(cells) ? cells.slice(0, 1) : cells).flatMap((cell, column) =>
      (asked.has(column + 1) && !asksNothing(heads[column + 1] ?? '') ? sentencesOf(cell) : []).map(
        ({ text, details }): Statement => ({
          ...where,
          // What spans all columns is about none of them.
          competency: isSame(cells) ? null : (heads[column + 1] ?? title),
          text,
          details,
        }),
      ),
    );
  });
  if (statements.length === 0) return null;
  const stated = new Set(statements.map(({ competency }) => competency));
  return {
    transposed: true,
    levels,
    statements,
    head: 0,
    read: new Set(statements.map(({ line }) => line)),
    left: heads.flatMap((name, column) => {
      const cells = own.filter((row) => (row.cells[column] ?? '') !== '').length;
      return column > 0 && cells > 0 && !stated.has(name) ? [{ name, line: lines[0] ?? 1, cells }] : [];
    }),
    captions: isOne ? head.slice(1).filter((_, column) => asked.has(column + 1)) : [],
  };
}

/** "CD10", "CD20", "LC30": codes of requirements are counted by tens, so that others fit between them. */
const areRequirements = (names: readonly string[]): boolean =>
  names.every((name) => /^[A-Z]{2,4}-?\d{0,2}0(?!\d)/u.test(plainName(name)));

const ABOUT =
  /^(?:descriptions?|definitions?|about|explanation|details|notes?|beschreibung|descri(?:ption|pción|ção))$/iu;
const ASKED = /expect|criteri|behavio|responsib|require|skill|competenc|what /iu;

/**
 * The columns that ask for something, where each row is a level. A table of names, positions and links describes levels,
 * and asks for nothing: what is asked for are sentences, or has a head that says so.
 */
export function askedIn(head: readonly string[], body: readonly (readonly string[])[]): ReadonlySet<number> {
  const columns = head.map((_, column) => column).slice(1);
  const cellsOf = (column: number): string[] =>
    body.flatMap((cells) => sentencesOf(cells[column] ?? '').map(({ text }) => text));
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

const isSame = (cells: readonly string[]): boolean => cells.length > 1 && new Set(cells).size === 1;

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
const isBand = ([name = '', ...others]: readonly string[], first: number): boolean =>
  first > 0 && name !== '' && others.every((cell) => cell === '');

const bandsOf = (body: readonly (readonly string[])[], first: number): readonly { readonly row: number }[] =>
  body.flatMap((cells, row) => (isBand(cells, first) ? [{ row }] : []));

function withBands(
  body: readonly (readonly string[])[],
  first: number,
): readonly { readonly cells: readonly string[]; readonly band: string | null; readonly row: number }[] {
  let band: string | null = null;
  return body.flatMap((cells, row) => {
    if (isBand(cells, first)) {
      band = plainName(cells[0] ?? '');
      return [];
    }
    return [{ cells, band, row }];
  });
}

/** What a cell says, a line or a bullet each, with what is nested in it; dashes and empty cells say nothing. */
function sentencesOf(cell: string): { readonly text: string; readonly details: readonly string[] }[] {
  const found: { readonly text: string; readonly details: string[] }[] = [];
  for (const part of cell.split(/\n|(?:^|\s)[•·▪]\s+|(?:^|\n)\s*[-*]\s+/u)) {
    const text = oneLine(part.replace(/^\s*[-*•]\s+/u, ''));
    if (!/[\p{L}\p{N}]/u.test(text) || !isAsked(text)) continue;
    const last = found.at(-1);
    if (part.startsWith(NESTED) && last !== undefined) last.details.push(text);
    else found.push({ text, details: [] });
  }
  return found;
}

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
