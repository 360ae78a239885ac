import type { PhrasingContent, Table } from 'mdast';
import { fieldNamed, statementNamed } from './fields.ts';
import { ItemLines, type ItemContext } from './item.ts';
import type { Line } from './lines.ts';
import type { FieldName } from './packet.ts';

/** Rows of a table whose header names fields, each as the lines of one item. Other tables have none. */
export function readTable(
  table: Table,
  lines: (nodes: readonly PhrasingContent[]) => Line[],
  context: ItemContext,
): { readonly lines: ItemLines; readonly start: Line }[] {
  const [header, ...rows] = table.children;
  const columns = (header?.children ?? []).map((cell) => {
    const key = lines(cell.children).map((line) => line.text.trim()).join(' ').replace(/[:：]$/u, '');
    return { key, name: fieldNamed(key), statement: statementNamed(key) };
  });
  if (!columns.some((column) => column.name !== null)) return [];
  const hasClaim = columns.some((column) => column.name === 'claim');

  return rows.flatMap((row) => {
    const item = new ItemLines(context);
    row.children.forEach((cell, index) => {
      const column = columns[index];
      const content = lines(cell.children);
      if (!column || content.length === 0) return;
      if (column.name !== null && column.name !== 'claim') addCell(item, column.name, content);
      else if (column.statement !== null) item.claim.push(...content.map((line, n) => (n === 0 ? { ...line, text: `${column.key}: ${line.text}`, bare: `${' '.repeat(column.key.length + 2)}${line.bare}` } : line)));
      else if (column.name === 'claim' || !hasClaim) item.claim.push(...content);
    });
    if (item.claim.length === 0 && item.fields.every((field) => field.name === 'criteria' || field.name === 'competency')) return [];
    const start = row.position?.start ?? { line: 1, column: 1 };
    return [{ lines: item, start: { text: '', bare: '', line: start.line, column: start.column, links: [] } }];
  });
}

/** A cell is one value, whatever breaks it has. */
function addCell(item: ItemLines, name: FieldName, content: readonly Line[]): void {
  item.fields.push({ name, lines: [...content] });
}
