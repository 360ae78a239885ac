/**
 * Cuts a document into sections that can be parsed one by one.
 *
 * The parser keeps one list of everything it has met and moves all of it for every list and quote: time grows with the
 * square of the length. Cut into sections it is linear. A cut is made only before a line that certainly starts a
 * block of the document itself (not of a list or quote), outside of code and HTML; where that is in doubt, no more cuts
 * follow.
 */

/** Characters in a section before it is cut at the next chance. */
const SECTION = 1024;

/** How much of a line is looked at; a longer one that matters is doubtful. */
const LONGEST = 4096;

const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/u;
const HEADING = /^#{1,6}(?:[ \t]|$)/u;
const BULLET = /^[-+*][ \t]+[^ \t]/u;
const NUMBER = /^\d{1,9}([.)]) {1,4}(?=[^ \t])/u;
const RULE = /^([-*])[ \t]*\1[ \t]*\1[-*\t ]*$/u;
/** Blocks that end only with a mark of their own, not with a blank line. */
const RAW_HTML = /^<(?:[!?]|(?:script|pre|style|textarea)(?:[\s>]|$))/iu;

type State =
  | { readonly in: 'flow' }
  | { readonly in: 'fence'; readonly mark: string; readonly indent: number }
  | { readonly in: 'comment'; readonly indent: number }
  | { readonly in: 'html' }
  | { readonly in: 'doubt' };

const flow: State = { in: 'flow' };
const doubt: State = { in: 'doubt' };

/**
 * Offsets at which sections start, the first of them 0; none is cut before `from`. Lines of `text` end with `\n`.
 * Linear.
 */
export function sectionStarts(text: string, from = 0): number[] {
  const starts = [0];
  let section = from;
  let state: State = flow;
  let blankBefore = true;
  let numbered: NumberedItem | null = null;
  for (let at = section, end = 0; at < text.length && state.in !== 'doubt'; at = end + 1) {
    end = endOfLine(text, at);
    const content = contentOf(text, at, end);
    const indent = text.startsWith('\t', at) ? 4 : content - at;
    const cuttable = state.in === 'flow' && indent === 0 && at - section >= SECTION;
    const next = state.in === 'flow' && indent === 0 ? numberedItem(text, at) : null;
    const sibling = inOneList(numbered, next);
    if (cuttable || state.in !== 'flow' || opensSomething(text.charCodeAt(content))) {
      const line = text.slice(content, Math.min(end, content + LONGEST));
      if (cuttable && (sibling || startsBlock(line, blankBefore))) {
        starts.push(at);
        section = at;
      }
      state = after(state, line, indent, end - content > LONGEST);
    }
    if (state.in !== 'flow') numbered = null;
    // A line that is indented less than the item's text may stand outside of the list.
    else if (content < end && indent < (numbered?.width ?? Infinity))
      numbered = sibling || blankBefore || next?.first === true ? next : null;
    blankBefore = content === end;
  }
  return starts;
}

/** An item of a numbered list at the margin. */
interface NumberedItem {
  /** The character after its number. */
  readonly mark: string | undefined;
  /** Columns before its text. */
  readonly width: number;
  /** Whether its number is 1: only such a one ends a paragraph that is no item of its list. */
  readonly first: boolean;
}

/** What begins at `at`, if it is a numbered item with text. */
function numberedItem(text: string, at: number): NumberedItem | null {
  if (!isDigit(text.charCodeAt(at))) return null;
  const found = NUMBER.exec(text.slice(at, at + 16));
  return found === null ? null : { mark: found[1], width: found[0].length, first: /^1[.)]/u.test(found[0]) };
}

const inOneList = (before: NumberedItem | null, next: NumberedItem | null): boolean =>
  before !== null && before.mark === next?.mark;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether a line that begins so may open a fence or HTML: with a back quote, `~` or `<`. */
const opensSomething = (code: number): boolean => code === 96 || code === 126 || code === 60;

/** Where the text after front matter begins, or 0. The reader blanks front matter, so nothing in it opens a fence. */
export function endOfFrontMatter(text: string): number {
  if (!/^---[ \t]*\n/u.test(text.slice(0, 80))) return 0;
  const close = /\n(?:---|\.\.\.)[ \t]*(?=\n|$)/u.exec(text);
  return close === null ? 0 : endOfLine(text, close.index + 1);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function contentOf(text: string, at: number, end: number): number {
  let content = at;
  while (content < end && (text.charCodeAt(content) === 32 || text.charCodeAt(content) === 9)) content += 1;
  return content;
}

/** After a blank line any text at the margin does; a heading or a bullet with text ends a paragraph as well. */
function startsBlock(line: string, blankBefore: boolean): boolean {
  if (line === '') return false;
  return blankBefore || HEADING.test(line) || (BULLET.test(line) && !RULE.test(line));
}

function after(state: Exclude<State, { in: 'doubt' }>, line: string, indent: number, cut: boolean): State {
  switch (state.in) {
    case 'flow':
      return opened(line, indent, cut);
    case 'html':
      if (line === '') return flow;
      return FENCE.test(line) || RAW_HTML.test(line) ? doubt : state;
    case 'comment':
      if (line !== '' && indent < state.indent) return doubt;
      return cut ? doubt : line.includes('-->') ? flow : state;
    case 'fence': {
      if (line === '') return state;
      if (indent < state.indent) return doubt;
      return indent <= 3 && line.startsWith(state.mark) && line.trimEnd().length === runOf(line) ? flow : state;
    }
  }
}

function opened(line: string, indent: number, cut: boolean): State {
  if (indent > 3) return flow;
  const fence = FENCE.exec(line);
  if (fence?.[1] !== undefined) return cut ? doubt : { in: 'fence', mark: fence[1], indent };
  if (!line.startsWith('<')) return flow;
  if (!line.startsWith('<!--')) return RAW_HTML.test(line) ? doubt : { in: 'html' };
  if (line.includes('-->')) return flow;
  return cut ? doubt : { in: 'comment', indent };
}

function runOf(line: string): number {
  let length = 0;
  while (line[length] === line[0]) length += 1;
  return length;
}
