/** The commands in a comment: lines of its top-level paragraphs, as the parsed Markdown has them. */
import type { Nodes, Paragraph, RootContent } from 'mdast';
import { checkBounds } from '../packet/document/bounds.ts';
import { parseMarkdown, textOf } from '../packet/document/markdown.ts';
import { prose, type Words } from '../text/words.ts';
import { isCommandName } from './commands.ts';

/** How a command begins. */
const PREFIX = '/readiness';

/** More commands than this in one comment are not read. */
const MOST_COMMANDS = 20;

/** The commands of a comment, and why not all of them were read. */
export interface Commands {
  readonly lines: readonly string[];
  /** `too-many`: only the first ones were read; `too-dear`: none, because the text costs too much to parse. */
  readonly unread: 'too-many' | 'too-dear' | null;
  /** The first command that stands where none is read, in a comment that has no other: it was probably meant. */
  readonly misplaced: { readonly line: string; readonly why: Words } | null;
}

/** Where no command is read, because people show there what others may write. A quote is never a slip. */
const WHERE = {
  list: 'in a list',
  code: 'in a block of code',
  heading: 'in a heading',
  table: 'in a table',
  html: 'in HTML, or below it',
} as const;

/** A look at the text alone: false means that there is certainly no command in it. */
export const mayHoldCommand = (body: string): boolean => /\/readiness/iu.test(body);

/**
 * The lines of a comment that are commands, without `/readiness`, in order. Never a line in a quote, a list, code, a
 * table, a heading or HTML: those are about commands, or hidden. After a block of HTML that is no comment nothing is
 * read, because it may stand inside (`<details>`). Never throws.
 */
export function commandsOf(body: string): Commands {
  if (!mayHoldCommand(body)) return { lines: [], unread: null, misplaced: null };
  const text = body.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  if (checkBounds(text) !== null) return { lines: [], unread: 'too-dear', misplaced: null };
  const found: string[] = [];
  const { children } = parseMarkdown(text);
  for (const node of children) {
    if (opensHtml(node)) break;
    if (node.type === 'paragraph') found.push(...linesOf(node).flatMap(commandIn));
  }
  return {
    lines: found.slice(0, MOST_COMMANDS),
    unread: found.length > MOST_COMMANDS ? 'too-many' : null,
    misplaced: found.length > 0 ? null : slipIn(children),
  };
}

function slipIn(children: readonly RootContent[]): Commands['misplaced'] {
  let inHtml = false;
  for (const node of children) {
    inHtml ||= opensHtml(node);
    const where = inHtml ? 'html' : whereOf(node);
    const line = where === null ? undefined : shownIn(node).flatMap(commandIn).find(isCommand);
    if (where !== null && line !== undefined)
      return {
        line: commandText(line),
        why: prose(`It stands ${WHERE[where]}, and commands are read from lines of plain paragraphs alone.`),
      };
  }
  return null;
}

const isCommand = (line: string): boolean => isCommandName(line.split(' ')[0]?.toLowerCase() ?? '');

/** A top-level paragraph whose lines are none has HTML in it. */
function whereOf({ type }: RootContent): keyof typeof WHERE | null {
  if (type === 'list' || type === 'code' || type === 'heading' || type === 'table') return type;
  return type === 'paragraph' ? 'html' : null;
}

/** The lines that a reader sees in a block; never those of a quote, or of a comment of HTML. */
function shownIn(node: Nodes): string[] {
  if (node.type === 'blockquote') return [];
  if (node.type === 'code') return node.value.split('\n');
  if (node.type === 'html') return node.value.replace(/<!--[\s\S]*?-->/gu, '').split('\n');
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
    return node.children
      .map((child) =>
        child.type === 'break' ? '\n' : child.type === 'html' ? (opensHtml(child) ? '\n' : '') : textOf(child),
      )
      .join('')
      .split('\n');
  return 'children' in node ? node.children.flatMap(shownIn) : [];
}

const known = new WeakMap<{ readonly body: string }, Commands>();

/** The same of an entry of a log, which is parsed once however often it is looked at: anybody can write a long one. */
export function commandsIn(entry: { readonly body: string }): Commands {
  const commands = known.get(entry) ?? commandsOf(entry.body);
  known.set(entry, commands);
  return commands;
}

/** Its lines alone. */
export const commandLines = (body: string): readonly string[] => commandsOf(body).lines;

const opensHtml = (node: Nodes): boolean =>
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
