import type { Definition, Delete, Link, PhrasingContent } from 'mdast';
import { tildesOf } from './markdown.ts';

/** A link as it stands in a line. */
export interface LineLink {
  readonly url: string;
  /** Where its label begins in the line's text. */
  readonly at: number;
  readonly line: number;
  readonly column: number;
}

/**
 * One line of a paragraph, Markdown marks removed, in three readings of equal length: `text` is all of it; `spoken` has
 * code blanked, which is never evidence; `bare` has the labels of links blanked as well, so that no reference is found
 * twice. What is ~~struck out~~ stands in none of them.
 */
export interface Line {
  text: string;
  spoken: string;
  bare: string;
  readonly line: number;
  readonly column: number;
  readonly links: LineLink[];
  /** Up to where the line is bold from its start, in characters; 0 where it does not begin bold. */
  bold: number;
  /** Whether words of it are struck out, and left out of the text. */
  struck: boolean;
  /** Whether raw HTML stands in it that holds a web address: nobody reads HTML here. */
  html: boolean;
  /** Whether an address stands in code marks in it, where links are not read. */
  code?: true;
  /** Whether an image stands in it whose address leads to the web: what it shows is not read. */
  image?: true;
  /** The lines of the footnotes whose first mark (`[^1]`) stands in it: they go on with what it says. */
  notes?: readonly Line[];
}

/** What stands elsewhere on the page and belongs to where it is referred to. */
export interface Elsewhere {
  /** Link definitions by their identifiers. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Addresses by the numbers in brackets that lead to them: `[1]`. */
  readonly numbered: ReadonlyMap<string, string>;
  /** The lines of the footnote with this label, for its first mark; null for any other, and where there is none. */
  readonly footnote: (label: string) => readonly Line[] | null;
}

/** `[^1]` */
const FOOTNOTE_MARK = /\[\^([^\]\s]{1,60})\]/gu;

/** `[1]` */
const NUMBER_MARK = /\[(\d{1,3})\]/gu;

interface Point {
  readonly line: number;
  readonly column: number;
}

/** Where a node is read: the words around it decide how its text is kept. */
interface Around {
  readonly linked: boolean;
  readonly bold: boolean;
}

/**
 * Splits inline content at its line ends (`\n`, hard breaks and `<br>`). Images and HTML are left out. A line without
 * text or link is kept only where something of it was struck out.
 */
export function linesOf(
  nodes: readonly PhrasingContent[],
  source: readonly string[],
  { definitions, numbered, footnote }: Elsewhere,
): Line[] {
  const lines: Line[] = [];
  // `<br>` breaks a line within one line of the source: table cells have no other way.
  let broken = true;
  /** How many `<del>` and `<s>` are open: a page shows what stands in them as it shows `~~…~~`. */
  let struck = 0;

  const lineAt = (line: number, column: number | null): Line => {
    const last = lines.at(-1);
    if (last && !broken && last.line === line) return last;
    broken = false;
    const text = source[line - 1] ?? '';
    const made = emptyLine({ line, column: column ?? text.length - text.trimStart().length + 1 });
    lines.push(made);
    return made;
  };
  const addText = (value: string, start: Point | undefined, around: Around, code = false): void => {
    if (struck > 0) {
      value.split('\n').forEach((_, index) => {
        lineAt((start?.line ?? 1) + index, index === 0 ? (start?.column ?? 1) : null).struck = true;
      });
      return;
    }
    value.split('\n').forEach((written, index) => {
      const target = lineAt((start?.line ?? 1) + index, index === 0 ? (start?.column ?? 1) : null);
      const part = code ? written : narrowed(written, target.text);
      if (numbered.size > 0 && !code && !around.linked) noteNumbers(target, part);
      if (around.bold && target.text.slice(target.bold).trim() === '') target.bold = target.text.length + part.length;
      target.text += part;
      target.spoken += code ? ' '.repeat(part.length) : part;
      target.bare += code || around.linked ? ' '.repeat(part.length) : part;
      if (!code && part.includes('[^')) noteMarks(target, part);
    });
  };
  const noteNumbers = (line: Line, text: string): void => {
    for (const { 1: number = '', index } of text.matchAll(NUMBER_MARK)) {
      const url = numbered.get(number);
      if (url !== undefined)
        line.links.push({ url, at: line.text.length + index, line: line.line, column: line.column });
    }
  };
  const noteMarks = (line: Line, text: string): void => {
    for (const [, label = ''] of text.matchAll(FOOTNOTE_MARK)) {
      const notes = footnote(label);
      if (notes !== null) line.notes = [...(line.notes ?? []), ...notes];
    }
  };
  const visit = (node: PhrasingContent, around: Around): void => {
    const start = node.position?.start ?? { line: 1, column: 1 };
    switch (node.type) {
      case 'text':
        addText(node.value, node.position?.start, around);
        return;
      case 'inlineCode':
        addText(node.value, node.position?.start, around, true);
        if (/^\s*https?:\/\/\w\S*\s*$/iu.test(node.value)) lineAt(start.line, start.column).code = true;
        return;
      case 'html':
        if (/^<br\s*\/?>$/iu.test(node.value)) broken = true;
        else if (STRIKES.test(node.value)) struck += 1;
        else if (STRIKES_NO_MORE.test(node.value)) struck = Math.max(0, struck - 1);
        else if (/https?:/iu.test(node.value)) lineAt(start.line, start.column).html = true;
        return;
      case 'link':
      case 'linkReference': {
        const url = node.type === 'link' ? (reversed(node) ?? node.url) : definitions.get(node.identifier)?.url;
        if (url !== undefined && struck === 0) {
          const target = lineAt(start.line, start.column);
          target.links.push({ url, at: target.text.length, line: start.line, column: start.column });
        }
        for (const child of node.children) visit(child, { ...around, linked: around.linked || url !== undefined });
        return;
      }
      case 'strong':
        for (const child of node.children) visit(child, { ...around, bold: true });
        return;
      case 'emphasis':
        for (const child of node.children) visit(child, around);
        return;
      case 'delete':
        if (isStruck(node, source[start.line - 1] ?? '')) {
          for (let line = start.line; line <= (node.position?.end.line ?? start.line); line += 1)
            lineAt(line, line === start.line ? start.column : null).struck = true;
          return;
        }
        addText(tildesOf(node), node.position?.start, around);
        for (const child of node.children) visit(child, around);
        addText(tildesOf(node), node.position?.end, around);
        return;
      case 'image':
        if (/^https?:/iu.test(node.url)) lineAt(start.line, start.column).image = true;
        return;
      case 'break':
      case 'imageReference':
      case 'footnoteReference':
        return;
    }
  };
  for (const node of nodes) visit(node, { linked: false, bold: false });
  return lines.filter((line) => !isBlank(line) || line.struck || line.html);
}

const STRIKES = /^<(?:del|s|strike)(?:\s[^<>]*)?>$/iu;
const STRIKES_NO_MORE = /^<\/(?:del|s|strike)\s*>$/iu;

/** White space that is as wide as no writer means it. */
const WIDE = /\s{8,}/gu;

/**
 * Words behind those that stand there, without white space that is never shown: a page shows any run of it as one space,
 * and thousands in a row would keep whoever looks for the end of something busy.
 */
const narrowed = (words: string, before: string): string =>
  (/\s{2}$/u.test(before.slice(-2)) ? words.trimStart() : words).replace(WIDE, ' ');

/** The address of `[https://…](PR)`, whose two parts stand the wrong way round; null of any other link. */
function reversed({ url, children: [label, another] }: Link): string | null {
  if (label?.type !== 'text' || another !== undefined || !/^[\p{L}\p{N}_%-]+$/u.test(url)) return null;
  return /^https?:\/\/[^\s]+$/iu.test(label.value) ? label.value : null;
}

/**
 * Whether words were meant to be struck out. GitHub strikes `5~10 min, 3~4` as well, where single tildes stand in numbers:
 * there they stay in the text, or it would say `510` and `34`.
 */
const isStruck = (node: Delete, line: string): boolean =>
  tildesOf(node).length > 1 || !/[\p{L}\p{N}]/u.test(line[(node.position?.start.column ?? 1) - 2] ?? '');

/** Whether a line says nothing: no text and no link. */
export const isBlank = (line: Line): boolean => line.text.trim() === '' && line.links.length === 0;

/** Whether all of a line's text is bold, and there is some. */
export const isBold = (line: Line): boolean => line.text.trim() !== '' && line.text.slice(line.bold).trim() === '';

/** A line without text: where something begins. */
export const emptyLine = ({ line, column }: { readonly line: number; readonly column: number }): Line => ({
  text: '',
  spoken: '',
  bare: '',
  line,
  column,
  links: [],
  bold: 0,
  struck: false,
  html: false,
});

/** The part of a line from `from` up to `to`, with its links. */
export function slice(line: Line, from: number, to = line.text.length): Line {
  return {
    ...line,
    text: line.text.slice(from, to),
    spoken: line.spoken.slice(from, to),
    bare: line.bare.slice(from, to),
    bold: Math.max(0, Math.min(line.bold, to) - from),
    links: line.links
      .filter(({ at }) => at >= from && at < Math.max(to, from + 1))
      .map((link) => ({ ...link, at: link.at - from })),
  };
}
