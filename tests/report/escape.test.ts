import * as fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkGithub from 'remark-github';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import {
  code,
  htmlText,
  lineAddress,
  oneLine,
  statusDescription,
  terminal,
  text,
  toMarkdown,
} from '../../src/report/escape.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderComment, renderSummary } from '../../src/report/markdown.ts';
import { renderNotice } from '../../src/report/notice.ts';
import type { Report } from '../../src/report/report.ts';
import { annotationsOf, statusOf } from '../../src/report/status.ts';
import { renderText } from '../../src/report/text.ts';
import { echo, say } from '../../src/text/words.ts';
import { incomplete, invalidPacket, options, report, type Texts } from './factories.ts';
import { NASTY } from './nasty.ts';
import { cpu } from '../cpu.ts';
import { runs } from '../runs.ts';

/** Parses as GitHub would: GFM, then mentions, references and commit ids. */
const github = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkGithub, { repository: 'acme/promo', mentionStrong: false });
const parse = (markdown: string): Root => {
  return github.runSync(github.parse(markdown), markdown) as Root;
};

const OUR_LINK = /^https:\/\/github\.com\/acme\/promo\/blob\/[0-9a-f]{40}\/[\w.~%/-]+#L\d+$/u;
const OUR_HTML = new Set(['<br>', '<sub>', '</sub>', '</details>']);

/**
 * The tree without its texts: types, depths, table shapes; every link and every piece of HTML is checked to be ours.
 */
function structure(node: Nodes): unknown {
  if (node.type === 'html') return htmlShape(node.value);
  const children = 'children' in node ? node.children.map(structure) : [];
  const shape = 'depth' in node ? `${node.type}${node.depth}` : node.type === 'link' ? linkShape(node.url) : node.type;
  // Neighbouring texts are one: how many there are is the parser's affair.
  const merged = children.filter((child, index) => child !== 'text' || children[index - 1] !== 'text');
  return merged.length === 0 ? shape : [shape, merged];
}

/** "link" where it is one of ours. */
const linkShape = (url: string): string =>
  OUR_LINK.test(url.replace('?plain=1', '')) ? 'link' : `foreign link ${url}`;

function htmlShape(value: string): string {
  if (
    OUR_HTML.has(value) ||
    /^<!-- promotion-readiness(?:-states: [\w-]+)? -->(?:\n<!-- promotion-readiness-states: [\w-]+ -->)?$/u.test(value)
  )
    return value.replace(/: [\w-]+/u, '');
  const summary = /^<details(?: open)?><summary>(.*)<\/summary>$/u.exec(value)?.[1];
  expect(summary).toBeDefined();
  // What is left without our tags and character references is plain text.
  expect(summary?.replaceAll(/<\/?(?:b|code)>/gu, '').replaceAll(/&#\d+;/gu, '')).not.toMatch(/[<>&"']/u);
  return 'fold';
}

/** Nasty pieces in any order; a letter first and last, so that the text is not empty once it is cleaned. */
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 4, unit: 'binary' })), { maxLength: 7 })
  .map((parts) => `x${parts.join('')}y`);
const edged = fc
  .tuple(fc.constantFrom(...NASTY), hostile, fc.constantFrom(...NASTY))
  .map(([a, b, c]) => `${a}${b}${c}`);
const nasty = fc.oneof(hostile, edged);
const texts: fc.Arbitrary<Texts> = fc.record({
  path: nasty,
  candidate: nasty,
  by: nasty,
  levelTitle: nasty,
  ladder: nasty,
  title: nasty,
  guidance: nasty,
  id: nasty,
  ref: nasty,
  quoted: nasty,
});

/** Letters in place of everything, as long as what is shown of the original: the length decides which rows fit. */
const tame = (value: string): string =>
  echo(`${value}Z`)
    .slice(0, -1)
    .replace(/[^ ]/gu, (character) => (character.length === 1 ? 'x' : '\u{1D431}'));
const tamed = (given: Texts): Texts => ({
  path: tame(given.path),
  candidate: tame(given.candidate),
  by: tame(given.by),
  levelTitle: tame(given.levelTitle),
  ladder: tame(given.ladder),
  title: tame(given.title),
  guidance: tame(given.guidance),
  id: tame(given.id),
  ref: tame(given.ref),
  quoted: tame(given.quoted),
});

const RENDERINGS: readonly ((given: Texts) => string)[] = [
  (given) => renderComment(report([incomplete(given)]), options).body,
  (given) => renderSummary(report([incomplete(given)]), options),
  (given) =>
    renderComment(report([1, 2, 3, 4].map((n) => incomplete({ ...given, path: `${given.path}${n}` }, 9))), options)
      .body,
  (given) => renderComment(invalid(given), options).body,
  (given) => renderNotice({ kind: 'other-base', base: given.quoted, judged: [given.by] }),
];

function invalid(given: Texts): Report {
  const line = (value: string): string => value.replaceAll(/[\n\r]/gu, ' ');
  const [first] = invalidPacket().findings;
  const findings =
    first === undefined
      ? []
      : [
          {
            ...first,
            message: say`Unknown field ${given.quoted}`,
            fix: say`Write ${given.by}`,
            place: { ...first.place, path: given.path },
          },
        ];
  return report([{ ...invalidPacket(), path: given.path, lines: ['---', line(given.quoted), '---'], findings }], {
    findings,
  });
}

describe('whatever a packet, a ladder or a login says', () => {
  test('the report keeps its structure, and nothing in it is live that is not ours', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...RENDERINGS), (given, render) => {
        const markdown = render(given);
        expect(structure(parse(markdown))).toEqual(structure(parse(render(tamed(given)))));
        expect(markdown.split('<!--').length - 1).toBe(
          ['<!-- promotion-readiness -->', '<!-- promotion-readiness-states'].filter((marker) =>
            markdown.includes(marker),
          ).length,
        );
      }),
      { numRuns: runs(80) },
    );
  }, 60_000);

  test('no line of the terminal begins a workflow command or moves the cursor', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 10, max: 120 }), (given, width) => {
        const said = renderText(report([incomplete(given)]), { colour: false, width });
        // oxlint-disable-next-line no-control-regex -- the point
        expect(said).not.toMatch(/^\s*::|##\[|[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/mu);
        expect(renderJson(report([incomplete(given)]))).not.toMatch(/^\s*::|##\[/mu);
      }),
      { numRuns: runs(100) },
    );
  });

  test('annotations and the commit status are one line, and short enough', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const one = report([incomplete(given)]);
        const { errors, warnings, notices } = annotationsOf(one);
        for (const { title, message } of [...errors, ...warnings, ...notices])
          expect(`${title}${message}`).not.toMatch(/[\r\n]/u);
        expect(Array.from(statusOf(one).description).length).toBeLessThanOrEqual(140);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('text', () => {
  const shown = (value: string): string =>
    toMarkdown({ type: 'root', children: [{ type: 'paragraph', children: [text(value)] }] });

  test.each(NASTY.filter((piece) => /[\w#@]/u.test(piece) && !piece.startsWith('\n')))(
    '%j is text and reads the same',
    (piece) => {
      const parsed = parse(shown(`a ${piece} b`));
      expect(parsed.children).toHaveLength(1);
      const [only] = parsed.children;
      expect(only?.type === 'paragraph' && only.children.every((child) => child.type === 'text')).toBe(true);
      const said =
        only?.type === 'paragraph' ? only.children.map((child) => ('value' in child ? child.value : '')).join('') : '';
      expect(said.replaceAll('\u200B', '')).toBe(oneLine(`a ${piece} b`));
    },
  );
});

describe('code', () => {
  test.each(['`', '``', '` a `', 'a`', '`a', 'a`b``c```d', '|', 'a\\|b', '\\', '  two  '])(
    '%j survives in a paragraph and in a table cell',
    (value) => {
      const cell = toMarkdown({
        type: 'root',
        children: [
          {
            type: 'table',
            children: [
              {
                type: 'tableRow',
                children: [
                  { type: 'tableCell', children: [code(value)] },
                  { type: 'tableCell', children: [text('after')] },
                ],
              },
            ],
          },
        ],
      });
      const row = parse(cell).children[0];
      const cells = row?.type === 'table' ? row.children[0]?.children : [];
      expect(cells).toHaveLength(2);
      const [first] = cells?.[0]?.children ?? [];
      expect(first?.type === 'inlineCode' && first.value.replaceAll('\u200B', '')).toBe(oneLine(value));
    },
  );

  test('an empty value says so', () => expect(code('\u0000').value).toBe('(empty)'));
  test('at most 80 characters', () => expect(Array.from(code('a'.repeat(1_000_000)).value)).toHaveLength(80));
});

describe('addresses', () => {
  const sha = 'a'.repeat(40);
  test('path segments are percent-encoded', () => {
    expect(lineAddress('https://github.com/acme/promo', sha, 'packets/a b/ü(1)?#.md', 61)?.href).toBe(
      `https://github.com/acme/promo/blob/${sha}/packets/a%20b/%C3%BC%281%29%3F%23.md?plain=1#L61`,
    );
    expect(lineAddress('https://ghe.acme.example/acme/promo', sha, 'ladder/x.yml', 3)?.href).toBe(
      `https://ghe.acme.example/acme/promo/blob/${sha}/ladder/x.yml#L3`,
    );
  });
  test.each([
    'javascript:alert(1)',
    'https://github.com/acme',
    'https://github.com/acme/promo/x',
    'https://u:p@evil.example/a/b',
    'https://github.com/acme/promo?x=1',
  ])('%s is no repository', (url) => expect(lineAddress(url, sha, 'a.md', 1)).toBeNull());
  test('a word that only holds hexadecimal letters is no commit id, and stays what can be copied', () => {
    expect(text('Feedback & Feedback2').value).toBe('Feedback & Feedback2');
    for (const id of ['abcdef1', '(ABCDEF1)', 'é0123abcdé', '_abcdef1']) expect(text(id).value).toContain('\u200B');
  });
  test('a commit id is hexadecimal', () =>
    expect(lineAddress('https://github.com/acme/promo', 'main', 'a.md', 1)).toBeNull());
});

test('HTML text has no character of HTML', () =>
  expect(htmlText(`<b a="x">'&`)).toBe('&#60;b a=&#34;x&#34;&#62;&#39;&#38;'));
test('a terminal gets no escape sequence and no command', () =>
  expect(terminal('::error::\u001B[31mred\u202E ##[x')).toBe(':\u200B:error:\u200B: [31mred ##\u200B[x'));
test('a status ends with an ellipsis when it is too long', () => {
  const said = statusDescription([say`${'a'.repeat(90)}`, say`${'b'.repeat(90)}`].flat());
  expect(said).toHaveLength(140);
  expect(said.endsWith('…')).toBe(true);
});
test('cleaning is linear', () => {
  const start = cpu();
  text('@'.repeat(2_000_000));
  oneLine('\u0000 '.repeat(500_000));
  htmlText(`${':a'.repeat(500_000)}${'a'.repeat(500_000)}`);
  expect(cpu() - start).toBeLessThan(1000);
});
