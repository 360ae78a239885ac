import * as fc from 'fast-check';
import type {
  Emphasis,
  Heading,
  Link,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Strong,
  Table,
  TableCell,
  Text,
} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { code, text, toMarkdown } from '../../src/report/escape.ts';
import { GAP } from '../../src/report/serialize.ts';
import { NASTY } from './nasty.ts';
import { runs } from '../runs.ts';

const gfm = unified().use(remarkParse).use(remarkGfm);
const parse = (markdown: string): Root => gfm.parse(markdown);

/**
 * Characters that decide whether a mark opens, closes or does nothing, and what is special at the ends of lines and
 * texts.
 */
const EDGES = [
  'a',
  ' ',
  '  ',
  '\u00A0',
  '.',
  '…',
  '→',
  '😀',
  '𝐀',
  'é',
  GAP,
  '!',
  '\\',
  '_',
  '__',
  '*',
  '`',
  '#',
  '|',
  '-',
  '+',
  '=',
  ':',
  ':-',
  '|-',
  '-|',
  '- |',
  '-|-',
  '1.',
  '12)',
  ']',
  '](',
  '^',
  '&',
  '<',
  'amp;',
  '\n',
  '\t',
  '\n    x',
  '[x]',
  '~',
];
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...EDGES) },
  fc.constantFrom(...NASTY),
  fc.string({ maxLength: 3, unit: 'binary' }),
);
const written = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join(''));
/** Any text, without addresses, which the parser makes links of: `text` breaks those. */
const raw = written.map((value): Text => ({
  type: 'text',
  value: value.replace(/[@wh]/giu, 'q').replace(/\p{Co}/gu, 'q'),
}));
const shown = fc.oneof(
  raw,
  written.map((value) => text(value)),
);

const inlineCode = written.map((value): PhrasingContent => ({ type: 'inlineCode', value: code(value).value }));
const link = fc
  .tuple(
    fc.array(shown, { maxLength: 2 }),
    fc.constantFrom(
      'https://github.com/a/b/blob/c/d.md?plain=1#L1',
      '',
      'a b',
      '(',
      'x)y',
      '\\',
      '<x>',
      '&copy;',
      'a|b',
      '*x*',
      '_',
    ),
  )
  .map(([children, url]): Link => ({ type: 'link', url, children }));
const inside = fc.array(fc.oneof(shown, inlineCode, link), { maxLength: 3 });
const attention = fc
  .tuple(fc.constantFrom('strong', 'emphasis'), inside)
  .map(([type, children]): Strong | Emphasis => ({ type, children }));
const anyInline: fc.Arbitrary<PhrasingContent> = fc.oneof(
  { weight: 4, arbitrary: shown },
  inlineCode,
  link,
  attention,
  fc.constant<PhrasingContent>({ type: 'break' }),
);
const line = fc.array(anyInline, { maxLength: 6 });

const html = (value: string): PhrasingContent & RootContent => ({ type: 'html', value });
const heading = fc
  .tuple(fc.constantFrom<Heading['depth'][]>(1, 3, 4), line)
  .map(([depth, children]): Heading => ({ type: 'heading', depth, children }));
const paragraph = line.map((children): Paragraph => ({ type: 'paragraph', children }));
const small = line.map((children): Paragraph => ({
  type: 'paragraph',
  children: [html('<sub>'), { type: 'text', value: 'x' }, ...children, html('</sub>')],
}));
const cell = fc.tuple(line, line, fc.boolean()).map(([one, other, both]): TableCell => ({
  type: 'tableCell',
  children: both ? [...one, html('<br>'), ...other] : one,
}));
const table = fc
  .integer({ min: 1, max: 3 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 3 }),
  )
  .map((rows): Table => ({
    type: 'table',
    align: (rows[0] ?? []).map((_, column) => (['left', null, 'right', 'center'] as const)[column] ?? null),
    children: rows.map((children) => ({ type: 'tableRow', children })),
  }));
const { block } = fc.letrec<{ block: Heading | Paragraph | Table | List; list: List }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'nesting' },
    { weight: 4, arbitrary: paragraph },
    small,
    heading,
    table,
    tie('list'),
  ),
  list: fc
    .array(fc.array(tie('block'), { maxLength: 3, depthIdentifier: 'nesting' }), {
      maxLength: 3,
      depthIdentifier: 'nesting',
    })
    .map((items): List => ({
      type: 'list',
      ordered: false,
      spread: false,
      children: items.map((children): ListItem => ({ type: 'listItem', spread: false, children })),
    })),
}));
const fold = fc
  .array(block, { maxLength: 2 })
  .map((blocks) => [html('<details><summary>x</summary>'), ...blocks, html('</details>')]);
const root = fc
  .array(
    fc.oneof(
      block.map((one) => [one]),
      fold,
    ),
    { maxLength: 4 },
  )
  .map((parts): Root => ({ type: 'root', children: parts.flat() }));

/** Stand for marks in an outline: no text here has them. */
const [STRONG, EMPHASIS, END, BREAK] = ['\uE001', '\uE002', '\uE003', '\uE004'];

/** A line as one string, without what Markdown cannot keep or no reader sees: outer spaces, and what is empty. */
function lineOf(nodes: readonly PhrasingContent[], breaks = BREAK): string {
  let line = nodes
    .map((node) => phrasing(node, breaks))
    .join('')
    .replace(/\s+/gu, ' ');
  for (let before = ''; before !== line;) {
    before = line;
    line = line
      .replace(/([\uE001\uE002]) /gu, ' $1')
      .replace(/ \uE003/gu, '\uE003 ')
      .replace(/[\uE001\uE002]\uE003/gu, '')
      .replace(/ +/gu, ' ')
      .replace(/ ?\uE004[ \uE004]*/gu, BREAK)
      .replace(/^[ \uE004]+|[ \uE004]+$/gu, '');
  }
  return line;
}

function phrasing(node: PhrasingContent, breaks: string): string {
  switch (node.type) {
    case 'text':
      return node.value.replaceAll(GAP, '').replaceAll('\u0000', '\uFFFD');
    case 'break':
      return breaks;
    case 'strong':
    case 'emphasis':
      return `${node.type === 'strong' ? STRONG : EMPHASIS}${node.children.map((child) => phrasing(child, breaks)).join('')}${END}`;
    case 'inlineCode':
      return `{code ${node.value.replaceAll(GAP, '').replaceAll(' ', '_')}}`;
    case 'link':
      return `{link ${decodeURI(node.url).replaceAll(' ', '_')} ${node.children.map((child) => phrasing(child, breaks)).join('')}}`;
    default:
      return `{${node.type} ${'value' in node ? node.value : ''}}`;
  }
}

/** A tree as one string, of which nothing is left where nothing is in it. */
function outline(node: Nodes): string {
  switch (node.type) {
    case 'heading':
      return within(`heading ${node.depth}`, lineOf(node.children, ' '));
    case 'paragraph':
      return within('paragraph', lineOf(node.children));
    case 'table':
      return `(table ${String(node.align)} ${node.children.map(outline).join('')})`;
    case 'tableCell':
      return `(${lineOf(node.children, ' ')})`;
    case 'html':
      return `(${node.value})`;
    default:
      return within(
        `${node.type}${'checked' in node && typeof node.checked === 'boolean' ? ' with a box' : ''}`,
        'children' in node ? node.children.map(outline).join('') : '',
      );
  }
}

const within = (what: string, inside: string): string => (inside === '' ? '' : `(${what} ${inside})`);

describe('whatever stands in the texts of a tree', () => {
  test('it is the same tree when it is read again', () => {
    fc.assert(
      fc.property(root, (tree) => {
        const markdown = toMarkdown(tree);
        expect({ markdown, tree: outline(parse(markdown)) }).toEqual({ markdown, tree: outline(tree) });
      }),
      { numRuns: runs(1_000) },
    );
  }, 120_000);
});

const plain: Text = { type: 'text', value: 'x' };
const paragraphOf = (...children: PhrasingContent[]): Root => ({
  type: 'root',
  children: [{ type: 'paragraph', children }],
});

test.each([
  'Evidence spans 3 of 6 months (January to March 2026).',
  'R & D, 5 < 6 > 4, a - b, c + d = e; #1, 1. and 2)',
  'snake_case, C:\\dir, a|b, x: y, "quoted", it\'s 100 %!?',
  '-5 % against 2024, +3 h',
  '... and so on',
])('what nothing begins with is not escaped: %s', (value) => {
  expect(toMarkdown(paragraphOf({ type: 'text', value: `${value} x` }))).toBe(`${value} x\n`);
});

test.each<[string, Root]>([
  ['a rule', { type: 'root', children: [{ type: 'thematicBreak' }] }],
  ['strong inside emphasis', paragraphOf({ type: 'emphasis', children: [{ type: 'strong', children: [plain] }] })],
  [
    'code as the text of a link',
    paragraphOf({ type: 'link', url: 'x', children: [{ type: 'inlineCode', value: 'a' }] }),
  ],
  [
    'a numbered list',
    {
      type: 'root',
      children: [
        {
          type: 'list',
          ordered: true,
          children: [{ type: 'listItem', children: [{ type: 'paragraph', children: [plain] }] }],
        },
      ],
    },
  ],
])('%s, which no report has yet, is written too', (_what, tree) => {
  expect(outline(parse(toMarkdown(tree)))).toEqual(outline(tree));
});

test('a tree is written twice as the same, and is not changed by it', () => {
  const tree = paragraphOf(plain, { type: 'text', value: '\\' }, { type: 'break' });
  const before = structuredClone(tree);
  expect(toMarkdown(tree)).toBe(toMarkdown(tree));
  expect(tree).toEqual(before);
});
