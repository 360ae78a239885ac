/** The commands in a comment: lines of its top-level paragraphs, as the parsed Markdown has them. */
import type { Paragraph, RootContent } from 'mdast';
import { checkBounds } from '../packet/document/bounds.ts';
import { parseMarkdown, textOf } from '../packet/document/markdown.ts';

/** How a command begins. */
const PREFIX = '/readiness';

/** More commands than this in one comment are not read. */
const MOST_COMMANDS = 20;

/** A look at the text alone: false means that there is certainly no command in it. */
export const mayHoldCommand = (body: string): boolean => /\/readiness/iu.test(body);

/**
 * The lines of a comment that are commands, without `/readiness`, in order. Never a line in a quote, a list, code, a
 * table, a heading or HTML: those are about commands, or hidden. After a block of HTML that is no comment nothing is
 * read, because it may stand inside (`<details>`). Never throws.
 */
export function commandLines(body: string): string[] {
  if (!mayHoldCommand(body)) return [];
  const text = body.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  if (checkBounds(text) !== null) return [];
  const found: string[] = [];
  for (const node of parseMarkdown(text).children) {
    if (opensHtml(node)) break;
    if (node.type === 'paragraph') found.push(...linesOf(node).flatMap(commandIn));
  }
  return found.slice(0, MOST_COMMANDS);
}

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
