/** Ladders as tables in a file: a row for each criterion, or a matrix of levels and competencies. */
import { parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { byColumns, notTaken, placedOf, type TableRow } from './columns.ts';
import type { Mapping } from './keys.ts';
import { readGrid } from './matrix.ts';
import type { Understood } from './model.ts';

const MOST = 1_048_576;
/** What the library gives where it is asked for the place of each record. */
const rows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

/** Null: it is no table, or none of levels. Empty cells of a level or a competency mean the one above. */
export function byCsv(text: string, mapping: Mapping, tabs: boolean): Omit<Understood, 'shape'> | null {
  if (text.length > MOST) return null;
  let records: TableRow[];
  try {
    const read: unknown = parse(text, {
      bom: true,
      delimiter: tabs ? '\t' : delimiterOf(text),
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
  // What a spreadsheet is called, and the day on which it was saved, stand above its head.
  for (const at of [0, 1, 2, 3]) {
    const [head, ...body] = records.slice(at);
    if (head === undefined || body.length === 0) break;
    const found = byColumns(head, body, mapping);
    if (found !== null && found.statements.length > 0) return found;
  }
  return asMatrix(records);
}

/** What sets the cells apart: of the usual marks the one that the first lines have most of, outside of quotes. */
function delimiterOf(text: string): string {
  const [, told] = /^\uFEFF?sep=(.)\r?\n/u.exec(text) ?? [];
  if (told !== undefined) return told;
  const bare = text.slice(0, 10_000).replace(/"[^"]*"/gu, '');
  const counts = [',', ';', '\t'].map(
    (mark) => [mark, Math.max(0, ...bare.split('\n', 5).map((line) => line.split(mark).length))] as const,
  );
  return counts.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

function asMatrix(records: readonly TableRow[]): Omit<Understood, 'shape'> | null {
  const found = readGrid({
    above: null,
    isTitle: false,
    rows: records.map(({ cells }) => cells),
    lines: records.map(({ line }) => line),
    line: 1,
    end: records.at(-1)?.line ?? 1,
  });
  if (found === null) return null;
  return {
    title: null,
    levels: found.levels,
    statements: found.statements,
    // Of a row of which nothing was taken each line is told.
    placed: placedOf(records.filter(({ line }, index) => index === found.head || found.read.has(line))),
    notes: found.left.map(({ name, line, cells }) => ({ line, text: notTaken(name, cells) })),
  };
}
