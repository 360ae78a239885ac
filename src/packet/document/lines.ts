import type { Definition, PhrasingContent } from 'mdast';
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
 * twice.
 */
export interface Line {
  text: string;
  spoken: string;
  bare: string;
  readonly line: number;
  readonly column: number;
  readonly links: LineLink[];
}

export type Definitions = ReadonlyMap<string, Definition>;

/** Splits inline content at its line ends (`\n`, hard breaks and `<br>`). Images and HTML are left out. */
export function linesOf(
  nodes: readonly PhrasingContent[],
  source: readonly string[],
  definitions: Definitions,
): Line[] {
  const lines: Line[] = [];
  // `<br>` breaks a line within one line of the source: table cells have no other way.
  let broken = true;

  const lineAt = (line: number, column: number | null): Line => {
    const last = lines.at(-1);
    if (last && !broken && last.line === line) return last;
    broken = false;
    const text = source[line - 1] ?? '';
    const made: Line = {
      text: '',
      spoken: '',
      bare: '',
      line,
      column: column ?? text.length - text.trimStart().length + 1,
      links: [],
    };
    lines.push(made);
    return made;
  };
  const addText = (
    value: string,
    start: { readonly line: number; readonly column: number } | undefined,
    hidden: boolean,
    code = false,
  ): void => {
    value.split('\n').forEach((part, index) => {
      const target = lineAt((start?.line ?? 1) + index, index === 0 ? (start?.column ?? 1) : null);
      target.text += part;
      target.spoken += code ? ' '.repeat(part.length) : part;
      target.bare += hidden ? ' '.repeat(part.length) : part;
    });
  };
  const addLink = (node: PhrasingContent, url: string): void => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    const target = lineAt(line, column);
    target.links.push({ url, at: target.text.length, line, column });
  };
  const visit = (node: PhrasingContent, hidden: boolean): void => {
    switch (node.type) {
      case 'text':
        addText(node.value, node.position?.start, hidden);
        return;
      case 'inlineCode':
        addText(node.value, node.position?.start, true, true);
        return;
      case 'html':
        broken ||= /^<br\s*\/?>$/iu.test(node.value);
        return;
      case 'link':
      case 'linkReference': {
        const url = node.type === 'link' ? node.url : definitions.get(node.identifier)?.url;
        if (url !== undefined) addLink(node, url);
        for (const child of node.children) visit(child, hidden || url !== undefined);
        return;
      }
      case 'emphasis':
      case 'strong':
        for (const child of node.children) visit(child, hidden);
        return;
      case 'delete':
        addText(tildesOf(node), node.position?.start, hidden);
        for (const child of node.children) visit(child, hidden);
        addText(tildesOf(node), node.position?.end, hidden);
        return;
      case 'break':
      case 'image':
      case 'imageReference':
      case 'footnoteReference':
        return;
    }
  };
  for (const node of nodes) visit(node, false);
  return lines.filter((line) => line.text.trim() !== '' || line.links.length > 0);
}

/** A line without text: where something begins. */
export const startLine = ({ line, column }: { readonly line: number; readonly column: number }): Line => ({
  text: '',
  spoken: '',
  bare: '',
  line,
  column,
  links: [],
});

/** The part of a line from `from` up to `to`, with its links. */
export function slice(line: Line, from: number, to = line.text.length): Line {
  return {
    ...line,
    text: line.text.slice(from, to),
    spoken: line.spoken.slice(from, to),
    bare: line.bare.slice(from, to),
    links: line.links
      .filter(({ at }) => at >= from && at < Math.max(to, from + 1))
      .map((link) => ({ ...link, at: link.at - from })),
  };
}
