import { endOfFrontMatter } from '../../../packet/document/sections.ts';

/** What is read of a document: by lines and in linear time, because nobody has bounded what a linked file holds. */
export interface DocumentRead {
  readonly headings?: readonly string[];
  /**
   * Rows of its tables that hold a link or an id, each once. Left out where no row does: then they cannot be told
   * apart.
   */
  readonly entries?: number;
}

const LONGEST_LINE = 1_000;
const MOST_HEADINGS = 2_000;
/** What tells one row from another: an address, `o/r#1`, `#1`, `INC-204`, a commit. */
const MARK =
  /https?:\/\/[^\s|)>"',;]+|(?<![\w.-])[\w.-]{1,100}\/[\w.-]{1,100}#\d+|#\d+|\b[A-Z]{2,10}-\d+\b|\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40}\b/gu;

/** Headings of a Markdown document, and how many rows a table, CSV or TSV has. */
export function readDocument(path: string, source: string): DocumentRead {
  const text = source.replace(/\r\n?/gu, '\n');
  if (/sv$/iu.test(path)) return rowsRead((text.match(/(?:"[^"]*"|[^"\n])+/gu) ?? []).slice(1));
  const lines = blocksOf(text);
  return { headings: headingsOf(lines), ...rowsRead(rowsOf(lines)) };
}

function rowsRead(rows: readonly string[]): DocumentRead {
  const found = new Set(rows.flatMap((row) => row.match(MARK)?.join(' ').toLowerCase() ?? []));
  return found.size === 0 ? {} : { entries: found.size };
}

/** The lines of a Markdown document, those of front matter, comments and fenced code as empty ones. */
function blocksOf(text: string): string[] {
  let fence = '';
  return text
    .slice(endOfFrontMatter(text))
    .replace(/<!--[^]*?(?:-->|$)/gu, '')
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1];
      const code = fence !== '';
      if (!code && mark !== undefined) fence = mark;
      else if (code && mark?.startsWith(fence) === true && line.trim() === mark) fence = '';
      return code || mark !== undefined || line.length > LONGEST_LINE ? '' : line;
    });
}

function headingsOf(lines: readonly string[]): string[] {
  const headings: string[] = [];
  lines.forEach((line, index) => {
    const mark = /^ {0,3}#{1,6}(?=[ \t]|$)/u.exec(line)?.[0];
    const before = lines[index - 1] ?? '';
    if (mark !== undefined)
      headings.push(
        line
          .slice(mark.length)
          .trim()
          .replace(/(?:^|[ \t])#+$/u, ''),
      );
    else if (/^ {0,3}(?:=+|-+)[ \t]*$/u.test(line) && /^ {0,3}[^\s>#|*+-]/u.test(before)) headings.push(before);
  });
  return headings
    .map(plainText)
    .filter((heading) => heading !== '')
    .slice(0, MOST_HEADINGS);
}

/** As a reader of the page sees it: link texts without addresses, no marks. */
const plainText = (line: string): string =>
  line
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/gu, '$1')
    .replace(/[*`~]|<[^<>]*>/gu, '')
    .trim();

/** The rows of tables: lines with a bar from one that divides header and body to the next without. */
function rowsOf(lines: readonly string[]): string[] {
  let inside = false;
  return lines.filter((line, index) => {
    const divides =
      line.includes('-') && /^[\s|:-]+$/u.test(line) && line.includes('|') && (lines[index - 1] ?? '').includes('|');
    inside = divides || (inside && line.includes('|'));
    return inside && !divides;
  });
}
