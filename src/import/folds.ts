/** What opens and closes on a page: `<details>`, tabs and accordions, of which the title names what stands within. */
import type { At, Row } from './rows.ts';

const OPENS: readonly RegExp[] = [
  // MDX and other components.
  /^\s*<(?:TabItem|Tab|Accordion(?:Item)?|Expandable|Collapsible|Details|Step|Card)\s(?:[^>]*\s)?(?:label|title|summary|name|header|heading)=(?:\{\s*)?["']([^"'<>]+)["'](?:\s*\})?[^>]*(?<!\/)>\s*$/u,
  // Hugo and GitBook.
  /^\s*\{\{[<%]\s*(?:details|tab|expand|accordion(?:-item)?|collapse)\s+(?:[^"]*=)?"([^"]+)"[^}]*\}\}\s*$/u,
  /^\s*\{%\s*(?:tab|expand|details|accordion)\s+(?:[^"]*=)?"([^"]+)"[^}]*%\}\s*$/u,
  // VitePress.
  /^:{3,}\s*details\s+(\S.*)$/u,
];
const CLOSES =
  /^\s*(?:<\/(?:TabItem|Tab|Accordion(?:Item)?|Expandable|Collapsible|Details|Step|Card)>|\{\{[<%]\s*\/(?:details|tab|expand|accordion(?:-item)?|collapse)\s*[%>]\}\}|\{%\s*end(?:tab|expand|details|accordion)\s*%\}|:{3,})\s*$/u;
/** A tag of a component, alone on its line. */
const COMPONENT = /^\s*<\/?[A-Z][\w.]*(?:\s[^<>]*)?>\s*$/u;
/** MkDocs: what belongs to it is indented. */
const INDENTS = /^(?:===|\?\?\?\+?)\s+(?:[\w-]+\s+)?"([^"]+)"\s*$/u;
const FENCE = /^\s*(?:```|~~~)/u;

/** A comment stands on its line alone, where a tag goes on to the next empty line. */
const opening = (title: string): string => `<!--\uE000${title.replace(/-->|[<>]/gu, ' ').trim()}-->`;
const closing = '<!--\uE000-->';

/** The title of what is opened here; empty: it is closed; null: neither. */
export const foldOf = (html: string): string | null => /^<!--\uE000([^\n]*)-->\s*$/u.exec(html)?.[1] ?? null;

/** No title is so long. */
const LONGEST = 1000;

/** For each line the first one from there on that is not empty. */
function nextWords(lines: readonly string[]): readonly string[] {
  const found = [...lines];
  for (let at = found.length - 2; at >= 0; at -= 1) if (found[at]?.trim() === '') found[at] = found[at + 1] ?? '';
  return found;
}

/** The lines of a page, with those that open and close something in one form: as many as before. */
export function plainFolds(lines: readonly string[]): readonly string[] {
  let [open, isCode, indented] = [0, false, false];
  const next = nextWords(lines);
  return lines.map((line, index) => {
    if (line.length > LONGEST) return line;
    if (FENCE.test(line)) isCode = !isCode;
    if (isCode) return line;
    if (indented) {
      if (line.trim() === '' && /^\S/u.test(next[index] ?? '')) {
        indented = false;
        return closing;
      }
      if (/^(?: {4}|\t)/u.test(line) || line.trim() === '') return line.replace(/^(?: {4}|\t)/u, '');
      indented = false;
    }
    const [, title] = INDENTS.exec(line) ?? [];
    if (title !== undefined) {
      indented = true;
      return opening(title);
    }
    const called = OPENS.flatMap((one) => one.exec(line)?.[1] ?? [])[0];
    if (called !== undefined) {
      open += 1;
      return opening(called);
    }
    if (open > 0 && CLOSES.test(line)) {
      open -= 1;
      return closing;
    }
    // What only holds others says nothing, and would hide the next line.
    return COMPONENT.test(line) ? '' : line;
  });
}

const MOST_DEPTH = 20;

/** What is open as sections: the title of each is a heading above those within. Null: nothing is opened. */
export function withFolds(rows: readonly Row[], within = 0): readonly Row[] | null {
  if (within > MOST_DEPTH) return null;
  if (!rows.some((row) => row.is === 'paragraph' && row.opens === true)) return null;
  const found: Row[] = [];
  let depth = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined || row.is === 'close') continue;
    if (row.is === 'heading') depth = row.depth;
    if (row.is !== 'paragraph' || row.opens !== true) {
      found.push(row);
      continue;
    }
    const end = endOf(rows, at);
    const inside = rows.slice(at + 1, end);
    const own = withFolds(inside, within + 1) ?? inside.filter(({ is }) => is !== 'close');
    const highest = Math.min(MOST_DEPTH, ...own.map((one) => (one.is === 'heading' ? one.depth : MOST_DEPTH)));
    const below = Math.max(0, depth + 2 - highest);
    found.push(
      heading(depth + 1, row.text.replace(/\s*:$/u, ''), row),
      ...own.map((one): Row => (one.is === 'heading' ? { ...one, depth: one.depth + below } : one)),
    );
    at = end;
    const next = rows[end + 1];
    // What follows belongs to it no more.
    if (next !== undefined && next.is !== 'heading' && (next.is !== 'paragraph' || next.opens !== true))
      found.push(heading(depth + 1, '', next));
  }
  return found;
}

const heading = (depth: number, text: string, { line, end }: At): Row => ({ is: 'heading', depth, text, line, end });

/** Where what is opened at a place is closed; what nobody closes goes on to the next, or to the end. */
function endOf(rows: readonly Row[], from: number): number {
  let open = 0;
  for (let at = from; at < rows.length; at += 1) {
    const row = rows[at];
    if (row?.is === 'close') open -= 1;
    else if (row?.is === 'paragraph' && row.opens === true) open += 1;
    if (open === 0) return at;
  }
  return rows.length;
}
