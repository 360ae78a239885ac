/**
 * The one way for other people's text into Markdown, HTML, a terminal, a workflow command or a commit status.
 *
 * Markdown is never concatenated: nodes are built here and in `nodes.ts`, and `toMarkdown` (`serialize.ts`) writes them.
 * That escapes what Markdown knows; what GitHub does to the text afterwards (mentions, references, commit ids,
 * autolinks, emoji, formulas) it does to words, so `inert` breaks those words with a zero-width space that no reader
 * sees.
 */
import type { InlineCode, Link, PhrasingContent, Text } from 'mdast';
import { ECHO_LIMIT, plain, type Words } from '../text/words.ts';
import { GAP } from './serialize.ts';

export { toMarkdown } from './serialize.ts';

/** The longest text of a ladder (titles, prompts) in a report, in characters. */
const TEXT_LIMIT = 400;
/** GitHub's limit for the description of a commit status, in characters. */
const STATUS_LIMIT = 140;

/**
 * One line: line breaks and control characters (ANSI escapes, NUL) become spaces, format characters (bidi, zero-width,
 * tags) vanish, half surrogates become U+FFFD. At most `most` characters, cut with `…`.
 */
export function oneLine(value: string, most = Infinity): string {
  // Cut before cleaning: the input may be a megabyte.
  const head = most === Infinity ? value : value.slice(0, most * 4);
  const line = head
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cf}+/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
  const characters = Array.from(line);
  if (characters.length <= most && head.length === value.length) return line;
  return `${characters.slice(0, most - 1).join('')}…`;
}

/** Breaks every word that GitHub would turn into something after it has parsed Markdown. */
function inert(line: string): string {
  return line
    .replace(/@/gu, `@${GAP}`)
    .replace(/#(?=\d|$)/gu, `#${GAP}`)
    .replace(/\b(GH|GHSA|CVE)-/giu, `$1-${GAP}`)
    .replace(/(?<![0-9A-Za-z])[0-9A-Fa-f]{7,}(?![0-9A-Za-z])/gu, (run) => run.replace(/.{6}(?=.)/gu, `$&${GAP}`))
    .replace(/:\/\//gu, `:${GAP}//`)
    .replace(/www(?=\.)/giu, `www${GAP}`)
    .replace(/:(?=[\w+-]{1,64}:)/gu, `:${GAP}`)
    .replace(/\$/gu, `${GAP}$${GAP}`)
    .replace(/<!/gu, `<${GAP}!`)
    .replace(/\[(?=[!^])/gu, `[${GAP}`);
}

/** Text as text: shown as it is, and only shown. */
export const text = (value: string, most = TEXT_LIMIT): Text => ({ type: 'text', value: inert(oneLine(value, most)) });

/** Data as code, where GitHub turns nothing into anything: one line of at most 80 characters. */
export function code(value: string): InlineCode {
  // Other tools look for their own markers anywhere in a comment, so none may stand in ours; and in a table cell `\|`
  // is a pipe that divides when a backslash comes before it.
  const line = oneLine(value, ECHO_LIMIT)
    .replace(/<!|##\[/gu, (found) => `${found.slice(0, -1)}${GAP}${found.slice(-1)}`)
    .replace(/\\(?=\|)/gu, `\\${GAP}`);
  return { type: 'inlineCode', value: line === '' ? '(empty)' : line };
}

/** Words as nodes: prose as text, data as code. */
export const words = (list: Words): PhrasingContent[] =>
  list.map((piece) => (typeof piece === 'string' ? spaced(piece) : code(piece.code)));

/** Prose between two pieces of data keeps its outer spaces, which `oneLine` would trim. */
function spaced(value: string): Text {
  const line = text(value).value;
  return {
    type: 'text',
    value: `${/^\s/u.test(value) ? ' ' : ''}${line}${line !== '' && /\s$/u.test(value) ? ' ' : ''}`,
  };
}

const made: unique symbol = Symbol('address');
/** A URL that was built here from parts; no other can be linked. */
export interface Address {
  readonly [made]: true;
  readonly href: string;
}

/**
 * The address of a line of a file at a commit: `?plain=1` makes GitHub show lines of a Markdown file. Null where the
 * repository's URL or the commit is not what they claim to be.
 * @param repository `https://host/owner/name`
 */
export function lineAddress(repository: string, sha: string, path: string, line: number): Address | null {
  if (!/^https?:\/\/[\w.-]+(?::\d+)?\/[\w.-]+\/[\w.-]+$/u.test(repository) || !/^[0-9a-f]{7,64}$/u.test(sha))
    return null;
  const segments = path
    .split('/')
    .map((segment) =>
      encodeURIComponent(segment.replace(/\p{Cs}/gu, '\uFFFD')).replace(
        /[!'()*]/gu,
        (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    );
  const query = /\.(?:md|markdown)$/iu.test(path) ? '?plain=1' : '';
  return {
    [made]: true,
    href: `${repository}/blob/${sha}/${segments.join('/')}${query}#L${Math.max(1, Math.floor(line))}`,
  };
}

/**
 * The address of GitHub's page for a new file, its name and its text filled in. Null where the repository's URL or the
 * branch is not what they claim to be.
 * @param repository `https://host/owner/name`
 */
export function newFileAddress(repository: string, branch: string, path: string, value: string): Address | null {
  if (!/^https?:\/\/[\w.-]+(?::\d+)?\/[\w.-]+\/[\w.-]+$/u.test(repository) || !/^[\w][\w./-]{0,200}$/u.test(branch))
    return null;
  const query = new URLSearchParams({ filename: path, value });
  return { [made]: true, href: `${repository}/new/${branch}?${query.toString()}` };
}

/** The address of a comment, as GitHub gives it. Null where it is none. */
export const commentAddress = (url: string): Address | null =>
  /^https?:\/\/[\w.-]+(?::\d+)?\/[\w.-]+\/[\w.-]+\/(?:pull|issues)\/\d+#issuecomment-\d+$/u.test(url)
    ? { [made]: true, href: url }
    : null;

/** The one way to call somebody: a login, or a team as `organization/team`. Whatever is neither is only text. */
export const mention = (who: string): Text =>
  /^[a-zA-Z\d][a-zA-Z\d_-]{0,38}(?:\/[\w.-]{1,100})?$/u.test(who) ? { type: 'text', value: `@${who}` } : text(who);

export const link = (children: readonly Text[], address: Address): Link => ({
  type: 'link',
  url: address.href,
  children: [...children],
});

const escapeHtml = (line: string): string => line.replace(/[&<>"']/gu, (c) => `&#${c.charCodeAt(0)};`);

/** Text inside HTML that we write ourselves (`<summary>`): inert, and no character of HTML left in it. */
export const htmlText = (value: string): string => escapeHtml(inert(oneLine(value, TEXT_LIMIT)));

/** Data inside such HTML, as code. */
export const htmlCode = (value: string): string => `<code>${escapeHtml(code(value).value)}</code>`;

/**
 * Text for a terminal: one line, nothing that moves a cursor, hides or reorders. A terminal can be the log of a job,
 * where
 * a line that begins with `::` and anything after `##[` is a command.
 */
export const terminal = (value: string): string =>
  oneLine(value)
    .replace(/:(?=:)/gu, `:${GAP}`)
    .replace(/##\[/gu, `##${GAP}[`);

/** The description of a commit status: one line of at most 140 characters. */
export const statusDescription = (list: Words): string => oneLine(plain(list), STATUS_LIMIT);
