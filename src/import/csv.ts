/** Ladders as tables in a file: a row for each criterion, or a matrix of levels and competencies. */
import { parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import type { Mapping } from './keys.ts';
import { count } from '../text/words.ts';
import { plainName } from './levels.ts';
import { readGrid } from './matrix.ts';
import type { LevelSeen, Statement, Understood } from './model.ts';

const MOST = 1_048_576;
/** What the library gives where it is asked for the place of each record. */
const rows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

interface Record {
  readonly cells: readonly string[];
  readonly line: number;
  readonly end: number;
}

/** Null: it is no table, or none of levels. Empty cells of a level or a competency mean the one above. */
export function byCsv(text: string, mapping: Mapping, tabs: boolean): Omit<Understood, 'shape'> | null {
  if (text.length > MOST) return null;
  let records: Record[];
  try {
    const read: unknown = parse(text, {
      bom: true,
      delimiter: tabs ? '\t' : [',', ';'],
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    });
    let last = 0;
    records = z.parse(rows, read).map(({ record, info }) => {
      const line = last + 1;
      last = info.lines;
      return { cells: record.map((cell) => cell.trim()), line, end: info.lines };
    });
  } catch {
    return null;
  }
  const [head, ...body] = records;
  if (head === undefined || body.length === 0) return null;
  return byColumns(head, body, mapping) ?? asMatrix(records);
}

function byColumns(head: Record, body: readonly Record[], mapping: Mapping): Omit<Understood, 'shape'> | null {
  const column = (names: readonly string[]): number =>
    head.cells.findIndex(
      (cell) => names.includes(cell.toLowerCase().replace(/\s+/gu, '-')) || names.includes(cell.toLowerCase()),
    );
  const [level, competency, words] = [column(mapping.level), column(mapping.competency), column(mapping.text)];
  if (level === -1 || words === -1) return null;
  const levels: LevelSeen[] = [];
  const statements: Statement[] = [];
  let [lastLevel, lastCompetency] = ['', ''];
  const guidance = column(mapping.guidance);
  const used = new Set([level, competency, words, guidance]);
  const placed = placedOf([head]);
  const others = new Map<string, { count: number; line: number }>();
  for (const record of body) {
    const { cells, line } = record;
    lastLevel = cells[level] || lastLevel;
    lastCompetency = competency === -1 ? '' : cells[competency] || lastCompetency;
    const said = (cells[words] ?? '').replace(/\s+/gu, ' ');
    if (said === '' || lastLevel === '') continue;
    for (const at of linesOf(record)) placed.add(at);
    for (const [index, cell] of cells.entries()) {
      if (used.has(index) || cell === '') continue;
      const name = head.cells[index] || `column ${index + 1}`;
      const seen = others.get(name);
      if (seen === undefined) others.set(name, { count: 1, line });
      else seen.count += 1;
    }
    const explained = guidance === -1 ? '' : (cells[guidance] ?? '');
    const name = plainName(lastLevel);
    if (!levels.some((one) => one.name === name)) levels.push({ name, line });
    statements.push({
      level: name,
      competency: lastCompetency === '' ? null : plainName(lastCompetency),
      area: null,
      text: said,
      details: [],
      example: false,
      ...(explained !== '' && { guidance: explained }),
      line,
    });
  }
  const notes = [...others].map(([name, { count: cells, line }]) => ({
    line,
    text: `The column "${name.slice(0, 80)}" was not taken (${count(cells, 'cell')} with text). Name it in a mapping file under \`keys\` if it is part of the ladder.`,
  }));
  return { title: null, levels, statements, placed, notes };
}

function asMatrix(records: readonly Record[]): Omit<Understood, 'shape'> | null {
  const found = readGrid({
    above: null,
    isTitle: false,
    rows: records.map(({ cells }) => cells),
    lines: records.map(({ line }) => line),
    line: 1,
    end: records.at(-1)?.line ?? 1,
  });
  return found === null
    ? null
    : { title: null, levels: found.levels, statements: found.statements, placed: placedOf(records), notes: [] };
}

const linesOf = ({ line, end }: Record): number[] => Array.from({ length: end - line + 1 }, (_, index) => line + index);
const placedOf = (records: readonly Record[]): Set<number> => new Set(records.flatMap(linesOf));
