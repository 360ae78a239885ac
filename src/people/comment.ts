/** The commands in a comment: lines of its top-level paragraphs, as the parsed Markdown has them. */
import type { Paragraph, RootContent } from 'mdast';
import { checkBounds } from '../packet/document/bounds.ts';
import { parseMarkdown, textOf } from '../packet/document/markdown.ts';

/** How a command begins. */
const PREFIX = '/readiness';

/** More commands than this in one comment are not read. */
const MOST_COMMANDS = 20;

/** The commands of a comment, and why not all of them were read. */
export interface Commands {
  readonly lines: readonly string[];
  /** `too-many`: only the first ones were read; `too-dear`: none, because the text costs too much to parse. */
  readonly unread: 'too-many' | 'too-dear' | null;
}

/** A look at the text alone: false means that there is certainly no command in it. */
export const mayHoldCommand = (body: string): boolean => /\/readiness/iu.test(body);

/**
 * The lines of a comment that are commands, without `/readiness`, in order. Never a line in a quote, a list, code, a
 * table, a heading or HTML: those are about commands, or hidden. After a block of HTML that is no comment nothing is
 * read, because it may stand inside (`<details>`). Never throws.
 */
export function commandsOf(body: string): Commands {
  if (!mayHoldCommand(body)) return { lines: [], unread: null };
  const text = body.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  if (checkBounds(text) !== null) return { lines: [], unread: 'too-dear' };
  const found: string[] = [];
  for (const node of parseMarkdown(text).children) {
    if (opensHtml(node)) break;
    if (node.type === 'paragraph') found.push(...linesOf(node).flatMap(commandIn));
  }
  return { lines: found.slice(0, MOST_COMMANDS), unread: found.length > MOST_COMMANDS ? 'too-many' : null };
}

/** Its lines alone. */
export const commandLines = (body: string): readonly string[] => commandsOf(body).lines;

const opensHtml = (node: RootContent): boolean =>
  node.type === 'html' && node.value.replace(/<!--[\s\S]*?-->/gu, '').trim() !== '';

/** A paragraph's lines. What is emphasised, linked or code stays in its line; with HTML in it there are none. */
function linesOf({ children }: Paragraph): string[] {
  if (children.some(({ type }) => type === 'html')) return [];
  return children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (child.type === 'break') return '\n';
      // A line that begins inside of code or emphasis is no line of the paragraph.
      return `\u2060${textOf(child).replace(/\s+/gu, ' ')}`;
    })
    .join('')
    .split('\n');
}

function commandIn(line: string): string[] {
  const match = /^[ \t]*\/readiness(?=\s|$)(.*)$/iu.exec(line);
  return match ? [(match[1] ?? '').replaceAll('\u2060', '').replace(/\s+/gu, ' ').trim()] : [];
}

/** A command as it is written on a line of its own. */
export const commandText = (rest: string): string => (rest === '' ? PREFIX : `${PREFIX} ${rest}`);
