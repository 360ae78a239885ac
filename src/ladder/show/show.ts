/** A ladder as a person reads it, in a terminal or as Markdown. Pure; only the command line imports it. */
import type { BlockContent, List, ListItem, PhrasingContent, RootContent } from 'mdast';
import { table } from '../../report/nodes.ts';
import { code, link, terminal, text, toMarkdown } from '../../report/escape.ts';
import type { Home } from '../../report/report.ts';
import { columns, paint, wrap, type Style } from '../../report/terminal.ts';
import { documentOf, item, type Block, type Item, type Span } from './document.ts';
import { drawn, type Way } from './draw.ts';
import type { Ladder } from '../ladder.ts';
import type { Only } from './outline.ts';

/** The longest text of a ladder that is shown in one piece, in characters. */
const LONGEST = 20_000;

/**
 * Lines of text for a terminal, at most `width` columns where words allow. A ladder of many criteria is shown without
 * their rubrics; one level is shown with everything.
 */
export function showText(ladder: Ladder, options: Only & { readonly colour: boolean; readonly width: number }): string {
  const lines: string[] = [];
  const put = (indent: string, line: string, style: Style = 'plain', first = indent): void => {
    wrap(terminal(line), Math.max(20, options.width - columns(indent))).forEach((part, index) => {
      lines.push((index === 0 ? first : indent) + (options.colour ? paint(part, style) : part));
    });
  };
  const putItem = ({ label, spans, parts, fine, items }: Item, indent: string, labels: number): void => {
    const name = label === null ? '- ' : `${terminal(label)}  `;
    const within = indent + ' '.repeat(label === null ? 2 : labels);
    // A label that is too wide for its column has a line of its own.
    const beside = columns(name) <= columns(within) - columns(indent);
    if (!beside) put(indent, name.trimEnd());
    const style = spans.length === 1 && typeof spans[0] === 'object' && 'strong' in spans[0] ? 'bold' : 'plain';
    put(
      within,
      flat(spans),
      style,
      beside ? indent + name + ' '.repeat(columns(within) - columns(indent) - columns(name)) : within,
    );
    for (const part of parts) put(`${within}  `, part, 'plain', `${within}- `);
    for (const line of fine) put(within, flat(line), 'dim');
    putItems(items, within);
  };
  const putItems = (items: readonly Item[], indent: string): void => {
    // Texts stand under each other where labels, as of levels, are short.
    const widest = Math.max(0, ...items.map(({ label }) => (label === null ? 0 : columns(terminal(label)) + 2)));
    for (const own of items) putItem(own, indent, Math.min(widest, 15));
  };
  let indent = '';
  for (const block of documentOf(ladder, options)) {
    if (block.type === 'heading') {
      if (block.depth > 1) lines.push('');
      put(block.depth === 3 ? '  ' : '', block.title, 'bold');
      indent = '  '.repeat(block.depth - 1);
    } else if (block.type === 'line') put(indent, flat(block.spans));
    else if (block.type === 'ways')
      for (const line of drawn(block.ways, options.width - columns(indent))) lines.push(indent + line);
    else if (block.type === 'list') putItems(block.items, indent);
    else putItems(rowItems(block.table), indent);
  }
  return `${lines.join('\n')}\n`;
}

const flat = (spans: readonly Span[]): string =>
  spans
    .map((span) =>
      typeof span === 'string'
        ? span
        : 'code' in span
          ? span.code
          : 'text' in span
            ? span.text
            : 'link' in span
              ? span.link
              : span.strong,
    )
    .join('');

/** A table for a terminal, which is too narrow for one: a list with one entry a row. */
const rowItems = ({ columns: heads, rows }: Extract<Block, { readonly type: 'table' }>['table']): Item[] =>
  rows.map(([first = '', ...cells]) =>
    item([{ strong: first }], {
      items: cells.map((cell, index) => item([{ text: `${heads[index + 1] ?? ''}: ${cell}` }])),
    }),
  );

/**
 * The same as Markdown, each criterion with its rubric. Everything a ladder says is escaped: it is shown, and only
 * shown.
 * @param home where packets are begun; null: nothing is linked
 */
export const showMarkdown = (ladder: Ladder, only: Only, home: Home | null = null): string =>
  toMarkdown({ type: 'root', children: documentOf(ladder, only, 'evidence', home).flatMap(markdownBlock) });

function markdownBlock(block: Block): RootContent[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'heading', depth: block.depth, children: [text(block.title, LONGEST)] }];
    case 'line':
      return [paragraph(block.spans)];
    case 'ways':
      return [list(block.ways.map(wayItem))];
    case 'list':
      return block.items.length === 0 ? [] : [list(block.items)];
    case 'table':
      return [
        table(
          block.table.columns,
          block.table.rows.map((cells) => cells.map((cell) => [text(cell, LONGEST)])),
        ),
      ];
  }
}

/** Ways that part, as a list in a list. */
const wayItem = ({ levels, ends, onwards }: Way): Item =>
  item([{ text: levels.join(' → ') }], {
    label: ends.length === 0 ? null : ends.join(', '),
    items: onwards.map(wayItem),
  });

const list = (items: readonly Item[]): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: items.map(({ label, spans, parts, fine, items: inner }): ListItem => {
    const below = [...parts.map((part) => item([{ text: part }])), ...fine.map((line) => item(line)), ...inner];
    const children: BlockContent[] = [
      paragraph(label === null ? spans : [{ strong: label }, ' ', ...spans]),
      ...(below.length === 0 ? [] : [list(below)]),
    ];
    return { type: 'listItem', spread: false, children };
  }),
});

const paragraph = (spans: readonly Span[]): BlockContent => ({ type: 'paragraph', children: spans.map(phrasing) });

function phrasing(span: Span): PhrasingContent {
  if (typeof span === 'string') return { type: 'text', value: span };
  if ('code' in span) return code(span.code);
  if ('strong' in span) return { type: 'strong', children: [text(span.strong, LONGEST)] };
  if ('link' in span) return link([text(span.link, LONGEST)], span.to);
  return text(span.text, LONGEST);
}
