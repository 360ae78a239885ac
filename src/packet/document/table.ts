import type { PhrasingContent, Table } from 'mdast';
import { fieldNamed, isPlaceholder, statementNamed } from '../fields.ts';
import { ItemLines, type ItemContext } from '../item.ts';
import { startLine, type Line } from './lines.ts';
import type { FieldName } from '../packet.ts';

/** Rows of a table whose header names fields, each as the lines of one item. Other tables have none. */
export function readTable(
  table: Table,
  lines: (nodes: readonly PhrasingContent[]) => Line[],
  context: ItemContext,
): { readonly lines: ItemLines; readonly start: Line }[] {
  const [header, ...rows] = table.children;
  const columns = (header?.children ?? []).map((cell) => {
    const key = lines(cell.children)
      .map((line) => line.text.trim())
      .join(' ')
      .replace(/[:：]$/u, '');
    return { key, name: fieldNamed(key), statement: statementNamed(key) };
  });
  if (!columns.some((column) => column.name !== null)) return [];
  const hasClaim = columns.some((column) => column.name === 'claim');

  return rows.flatMap((row) => {
    const item = new ItemLines(context);
    const statements: ItemLines[] = [];
    row.children.forEach((cell, index) => {
      const column = columns[index];
      const content = lines(cell.children);
      if (!column || content.length === 0) return;
      if (column.name !== null && column.name !== 'claim') addCell(item, column.name, content);
      else if (column.statement !== null) {
        const statement = new ItemLines(context);
        const label = `${column.key}: `;
        // "None" in a column of gaps states that there is none.
        if (content.every((line) => isPlaceholder(line.text) || /^(?:no|[-–—])$/iu.test(line.text.trim()))) return;
        statement.claim.push(
          ...content.map((line, n) =>
            n > 0
              ? line
              : {
                  ...line,
                  text: label + line.text,
                  spoken: label + line.spoken,
                  bare: ' '.repeat(label.length) + line.bare,
                  links: line.links.map((link) => ({ ...link, at: link.at + label.length })),
                },
          ),
        );
        statements.push(statement);
      } else if (column.name === 'claim' || !hasClaim) item.claim.push(...content);
    });
    const start = startLine(row.position?.start ?? { line: 1, column: 1 });
    const about = item.fields.filter((field) => field.name === 'criteria' || field.name === 'competency');
    for (const statement of statements) statement.fields.push(...about);
    const empty = item.claim.length === 0 && item.fields.length === about.length;
    return [...(empty ? [] : [item]), ...statements].map((lines) => ({ lines, start }));
  });
}

/** A cell is one value, whatever breaks it has. */
function addCell(item: ItemLines, name: FieldName, content: readonly Line[]): void {
  item.fields.push({ name, lines: [...content] });
}
