/** A document, Markdown or HTML, as a flat list of what stands in it, each with its lines. */
import { levelness } from './levels.ts';

export interface At {
  /** 1-based, both ends. */
  readonly line: number;
  readonly end: number;
}

export type Row = At &
  (
    | { readonly is: 'heading'; readonly depth: number; readonly text: string }
    | { readonly is: 'item'; readonly item: Item }
    /** `label`: it stands alone in bold, or ends in a colon. */
    | { readonly is: 'paragraph'; readonly text: string; readonly lines: readonly string[]; readonly label: boolean }
    | { readonly is: 'table'; readonly rows: readonly (readonly string[])[]; readonly lines: readonly number[] }
    | { readonly is: 'code'; readonly value: string }
    | { readonly is: 'other' }
  );

/** A top-level list item with all that is nested in it. */
export interface Item extends At {
  readonly text: string;
  /** Its number in an ordered list, or null. */
  readonly number: number | null;
  readonly children: readonly Item[];
}

/** Whether a line of its own names what stands below it: it is bold, or ends in a colon. */
export const isLabel = (text: string, isBold: boolean): boolean =>
  text !== '' && text.length <= 80 && (isBold ? !/[.!?]$/u.test(text) : /^[^:]{2,60}:$/u.test(text));

/** Below all headings of Markdown. */
const LABEL_DEPTH = 7;

/** Labels as headings: those that name levels above the others. Null: there are none. */
export function withLabels(rows: readonly Row[]): readonly Row[] | null {
  if (!rows.some((row) => row.is === 'paragraph' && row.label)) return null;
  return rows.map((row): Row => {
    if (row.is !== 'paragraph' || !row.label) return row;
    const text = row.text.replace(/\s*:$/u, '');
    return {
      is: 'heading',
      depth: levelness(text) > 0 ? LABEL_DEPTH : LABEL_DEPTH + 1,
      text,
      line: row.line,
      end: row.end,
    };
  });
}
