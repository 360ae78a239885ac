/** Building blocks of a Markdown report. HTML comes from constants of this file and escaped text, nothing else. */
import type {
  Break,
  Code,
  Emphasis,
  Heading,
  Html,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Strong,
  Table,
  TableCell,
} from 'mdast';
import { htmlCode, htmlText, lineAddress, link, oneLine, text, words } from './escape.ts';
import { labelOf, type Sentence, type Span } from './sentence.ts';

/** Where line links go; null: lines are named, not linked. */
export interface Origin {
  readonly url: string;
  readonly sha: string;
}

const strong = (children: readonly PhrasingContent[]): Strong => ({ type: 'strong', children: [...children] });
export const emphasis = (children: readonly PhrasingContent[]): Emphasis => ({
  type: 'emphasis',
  children: [...children],
});
export const lineBreak: Break = { type: 'break' };
/** A line break inside a table cell, where Markdown has none. */
export const cellBreak: Html = { type: 'html', value: '<br>' };

/** A sentence as phrasing nodes. */
export function phrase(sentence: Sentence, origin: Origin | null): PhrasingContent[] {
  return sentence.flatMap((span) => phraseOf(span, origin));
}

function phraseOf(span: Span, origin: Origin | null): PhrasingContent[] {
  if (typeof span === 'string' || 'code' in span) return words([span]);
  if ('name' in span) return [text(span.name)];
  if ('strong' in span) return [strong(phrase(span.strong, origin))];
  const label = text(labelOf(span));
  const address = origin && lineAddress(origin.url, origin.sha, span.path, span.line);
  return address ? [link([label], address)] : [label];
}

export const heading = (depth: 3 | 4, children: readonly PhrasingContent[]): Heading => ({
  type: 'heading',
  depth,
  children: [...children],
});
export const paragraph = (children: readonly PhrasingContent[]): Paragraph => ({
  type: 'paragraph',
  children: [...children],
});

/** Paragraph lines, each on its own. */
export const lines = (list: readonly (readonly PhrasingContent[])[]): Paragraph =>
  paragraph(list.flatMap((line, index) => (index === 0 ? line : [lineBreak, ...line])));

/** A table; two columns are what fits a phone. */
export function table(head: readonly string[], rows: readonly (readonly (readonly PhrasingContent[])[])[]): Table {
  const cell = (children: readonly PhrasingContent[]): TableCell => ({ type: 'tableCell', children: [...children] });
  return {
    type: 'table',
    align: head.map(() => 'left'),
    children: [
      { type: 'tableRow', children: head.map((title) => cell([text(title)])) },
      ...rows.map((row) => ({ type: 'tableRow' as const, children: row.map(cell) })),
    ],
  };
}

/** A bulleted list; an item is its paragraphs. */
export function bullets(items: readonly (readonly Paragraph[])[]): List {
  const children = items.map((content): ListItem => ({ type: 'listItem', spread: false, children: [...content] }));
  return { type: 'list', ordered: false, spread: false, children };
}

/** A fold: `<b>title</b>rest` is its line, the nodes its inside. */
export function fold(title: string, rest: Sentence, inside: readonly RootContent[], open = false): RootContent[] {
  const line = `<b>${htmlText(title)}</b>${rest.map(htmlSpan).join('')}`;
  return [
    { type: 'html', value: `<details${open ? ' open' : ''}><summary>${line}</summary>` },
    ...inside,
    { type: 'html', value: '</details>' },
  ];
}

function htmlSpan(span: Span): string {
  if (typeof span === 'string')
    return `${/^\s/u.test(span) ? ' ' : ''}${htmlText(span)}${/\S\s$/u.test(span) ? ' ' : ''}`;
  if ('code' in span) return htmlCode(span.code);
  if ('name' in span) return htmlText(span.name);
  if ('strong' in span) return `<b>${span.strong.map(htmlSpan).join('')}</b>`;
  return htmlText(labelOf(span));
}

/** Small print. */
export const small = (children: readonly PhrasingContent[]): Paragraph =>
  paragraph([{ type: 'html', value: '<sub>' }, ...children, { type: 'html', value: '</sub>' }]);

/** A line that people copy as it is: a block of code, in which nobody is mentioned and nothing is changed. */
export const copyable = (line: string): Code => ({
  type: 'code',
  value: oneLine(line, 500).replace(/<!|##\[/gu, (found) => `${found.slice(0, -1)} ${found.slice(-1)}`),
});
