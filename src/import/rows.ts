/** A document, Markdown or HTML, as a flat list of what stands in it, each with its lines. */
import { leadingLevel, levelness, levelsAmong } from './levels.ts';

export interface At {
  /** 1-based, both ends. */
  readonly line: number;
  readonly end: number;
}

export type Row = At &
  (
    | { readonly is: 'heading'; readonly depth: number; readonly text: string }
    | { readonly is: 'item'; readonly item: Item }
    /** `label`: it stands alone in bold, or ends in a colon. `opens`: it is the title of what is then closed. */
    | {
        readonly is: 'paragraph';
        readonly text: string;
        readonly lines: readonly string[];
        readonly label: boolean;
        readonly opens?: boolean;
      }
    | { readonly is: 'close' }
    | { readonly is: 'table'; readonly rows: readonly (readonly string[])[]; readonly lines: readonly number[] }
    /** `isWords`: of no programming language. `from`: where its first line stands. */
    | { readonly is: 'code'; readonly value: string; readonly isWords: boolean; readonly from: number }
    | { readonly is: 'other' }
  );

/** A top-level list item with all that is nested in it. */
export interface Item extends At {
  readonly text: string;
  /** Where its first line is a statement and what follows explains it: both apart. */
  readonly parts?: { readonly text: string; readonly guidance: string };
  /** Its number in an ordered list, or null. */
  readonly number: number | null;
  readonly children: readonly Item[];
}

/** Before a line of a cell that stands in the item above it. */
export const NESTED = '\t';

/** Whether a line of its own names what stands below it: it is bold, or ends in a colon. */
export const isLabel = (text: string, isBold: boolean): boolean =>
  text !== '' &&
  text.length <= 80 &&
  (isBold ? !/[.!?]$/u.test(text) : /^[^:]{2,60}:$/u.test(text) && !/[.!?]\s/u.test(text));

/** "To become a member you need to:" introduces a list, and names nothing. */
const INTRODUCES =
  /^(?:to|if|in order|as an?|when|while|you|we|they|he|she|it|the following|this|these|those|here|for example|e\.g\.|note|including|such as|an?)\s|(?:\S+\s+){6}|\s(?:must|should|can|may|will|includes?|following|needs? to|have to|has to):$/iu;

/** Below all other headings. */
export const LABEL_DEPTH = 40;

/** What stands straight below a heading, up to the next one of whatever depth. */
export function straightBelow(rows: readonly Row[], at: number): readonly Row[] {
  let end = at + 1;
  while (end < rows.length && rows[end]?.is !== 'heading') end += 1;
  return rows.slice(at + 1, end);
}

/** Labels as headings: those that name levels above the others. Null: there are none. */
export function withLabels(rows: readonly Row[]): readonly Row[] | null {
  const labels = rows.flatMap((row) => (row.is === 'paragraph' && row.label ? [row.text] : []));
  if (labels.length === 0) return null;
  const among = levelsAmong(labels);
  const levels = new Set(labels.filter((_, index) => among[index] === true));
  const isLevel = (text: string): boolean => levels.has(text);
  // The heading above, as long as no label stands between.
  let above: string | null = null;
  return rows.map((row) => {
    if (row.is === 'heading') above = row.text;
    if (row.is !== 'paragraph' || !row.label) return row;
    const isLong = row.text.endsWith(':') && row.text.split(' ').length > 3;
    const introduces = INTRODUCES.test(row.text) || (isLong && levelness(above ?? '') === 0);
    if (above !== null && !isLevel(row.text) && introduces) return row;
    above = null;
    return headingOf(row.text.replace(/\s*:$/u, ''), row, isLevel(row.text) ? LABEL_DEPTH : LABEL_DEPTH + 1);
  });
}

const headingOf = (text: string, { line, end }: At, depth: number): Row => ({ is: 'heading', depth, text, line, end });

/** "*Craft*: writes code", of which the first part is short and no sentence. */
export const NAMED = /^([^:.!?]{2,40}?)\s*(?::|\s[–—-]\s)\s*(\S[^]*)$/u;

/**
 * Lists in which the outer items are headings: levels with what they ask for in the inner ones, or competencies with a
 * level at the beginning of each. Null: there are none.
 */
export function withOuterItems(rows: readonly Row[]): readonly Row[] | null {
  const outer = rows.flatMap((row) => (row.is === 'item' && row.item.children.length > 0 ? [row.item] : []));
  const inner = outer.flatMap(({ children }) => children);
  const among = levelsAmong(outer.map(({ text }) => text.replace(/\s*:$/u, '')));
  const levels = new Set(outer.filter((_, index) => among[index] === true));
  const byLevel = levels.size >= 2;
  const byName = inner.filter(({ text }) => leadingLevel(text) !== null).length >= Math.max(4, inner.length / 2);
  if (!byLevel && !byName) return null;
  const areNamed = byLevel && inner.filter(({ text }) => NAMED.test(text)).length >= inner.length / 2;
  return rows.flatMap((row): Row[] => {
    if (row.is !== 'item' || row.item.children.length === 0) return [row];
    const { text, line, children } = row.item;
    // What stands between levels and is none belongs to none of them.
    if (byLevel && !levels.has(row.item))
      return [headingOf(text, { line, end: line }, LABEL_DEPTH), { ...row, is: 'other' }];
    return [
      headingOf(text.replace(/\s*:$/u, ''), { line, end: line }, LABEL_DEPTH),
      ...children.flatMap((item): Row[] => {
        const [, name = '', rest = ''] = (areNamed ? NAMED.exec(item.text) : null) ?? [];
        const at = { line: item.line, end: item.end };
        return name === ''
          ? [{ is: 'item', item, ...at }]
          : [
              headingOf(name, { line: item.line, end: item.line }, LABEL_DEPTH + 1),
              { is: 'item', item: { ...item, text: rest }, ...at },
            ];
      }),
    ];
  });
}
