import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { showHtml } from '../../src/ladder/show/html/page.ts';
import { showMarkdown } from '../../src/ladder/show/show.ts';
import type { Ladder } from '../../src/ladder/ladder.ts';
import { beginLinks } from '../../src/report/begin.ts';
import { newFileAddress } from '../../src/report/escape.ts';
import { renderComment } from '../../src/report/markdown.ts';
import { renderText } from '../../src/report/text.ts';
import { waysOf } from '../../src/scaffold/ways.ts';
import { readHtml, textOf } from '../ladder/show/html.ts';
import { shipped } from '../ladder/shipped.ts';
import { ladderOf } from '../ladder/support.ts';
import { runs } from '../runs.ts';
import { ladderTexts } from '../scaffold/ladders.ts';
import { bytes, checked, faultsOf } from '../scaffold/support.ts';

const home = { url: 'https://github.com/acme/promotions', branch: 'main' };

/** Name and text of the file that the address opens. */
function opened(href: string): { readonly name: string; readonly text: string } {
  const address = new URL(href);
  expect(`${address.origin}${address.pathname}`).toBe('https://github.com/acme/promotions/new/main');
  expect([...address.searchParams.keys()]).toEqual(['filename', 'value']);
  return { name: address.searchParams.get('filename') ?? '', text: address.searchParams.get('value') ?? '' };
}

/** What is wrong with the packets that the links of a ladder open, once the candidate has put in a login. */
const faults = (ladder: Ladder, file: Uint8Array): string[] =>
  ladder.promotions.flatMap((promotion) => {
    const ways = waysOf(ladder).filter((way) => way.promotion.id === promotion.id);
    const links = beginLinks(promotion, ladder, home);
    if (links.length !== ways.length) return [`${promotion.id} has ${links.length} links`];
    return links.flatMap(({ address: { href } }, index) => {
      const { name, text } = opened(href);
      const [way] = ways.slice(index, index + 1);
      if (way === undefined) return ['no way'];
      return [
        ...(href.length <= 8_000 ? [] : [`${href.length} characters`]),
        ...(name === 'packets/your-login.md' ? [] : [name]),
        ...faultsOf(text.replace(/^candidate:/mu, 'candidate: octo-ada'), ladder, file, way),
      ];
    });
  });

describe.each(shipped)('%s', (_, ladder) => {
  test('each promotion has a link that opens a good draft, within what GitHub takes', () => {
    expect(faults(ladder, readFileSync(ladder.path))).toEqual([]);
  });
  test('Markdown and HTML have all of them, and none where it is not known where packets are opened', () => {
    const ways = waysOf(ladder).length;
    expect(showMarkdown(ladder, {}, home).match(/\[Start a packet from [^\]]*\]\(https:/gu)).toHaveLength(ways);
    const { elements } = readHtml(showHtml(ladder, {}, home));
    const links = elements.filter(({ attributes }) => attributes['class'] === 'begin');
    expect(links).toHaveLength(ways);
    for (const link of links) expect(opened(link.attributes['href'] ?? '').text).toContain(`\nladder: ${ladder.id}`);
    expect(links.map(textOf).every((text) => text.startsWith('Start a packet from '))).toBe(true);
    expect(showMarkdown(ladder, {})).not.toContain('Start a packet');
    expect(showHtml(ladder, {})).not.toContain('Start a packet');
  });
});

test('of any ladder, each link opens a good draft', () => {
  fc.assert(
    fc.property(ladderTexts, (source) => {
      expect(faults(ladderOf(source), bytes(source))).toEqual([]);
    }),
    { numRuns: runs(150) },
  );
});

test('without a login the packet says just that', () => {
  const [, ladder] = shipped.find(([name]) => name === 'engineering') ?? [];
  if (ladder === undefined) throw new Error('no ladder');
  const [link] = ladder.promotions.flatMap((promotion) => beginLinks(promotion, ladder, home));
  const packet = checked(opened(link?.address.href ?? '').text, readFileSync(ladder.path));
  expect(packet.findings.map(({ code, args }) => [code, args])).toEqual([
    ['packet-field-missing', { fields: ['candidate'] }],
  ]);
});

test.each([
  ['javascript:alert(1)//a/b', 'main'],
  ['https://github.com/acme', 'main'],
  ['https://github.com/acme/x?y', 'main'],
  ['https://github.com/acme/x', 'ma in'],
  ['https://github.com/acme/x', '?filename=y'],
  ['https://github.com/acme/x', ''],
])('no address is made of %s and %s', (url, branch) => {
  expect(newFileAddress(url, branch, 'p.md', 'text')).toBeNull();
});

describe('the report of a packet that is empty or cannot be read', () => {
  const file = readFileSync('ladder/engineering/ladder.yml');
  const source = { url: home.url, sha: 'a'.repeat(40), ladderSha: 'b'.repeat(40), home };
  const reported = (text: string, ladder: Uint8Array = file) => {
    const report = { version: '0', packets: [checked(text, ladder)], findings: [], enforce: false };
    return {
      comment: renderComment(report, { source, previous: null, server: 'https://github.com' }).body,
      text: renderText(report, { colour: false, width: 200 }),
    };
  };
  const begins = (comment: string): string[] =>
    [...comment.matchAll(/\[Start a packet from ([^\]]*)\]/gu)].map(([, way = '']) => way);

  test.each([
    [
      'nothing in it',
      '\n',
      ['L1 to L2', 'L2 to L3', 'L3 to L4', 'L4 to L5', 'L5 to L6', 'L6 to L7'],
      'readiness new --ladder engineering',
    ],
    [
      'no front matter',
      '# My year\n',
      ['L1 to L2', 'L2 to L3', 'L3 to L4', 'L4 to L5', 'L5 to L6', 'L6 to L7'],
      'readiness new --ladder engineering',
    ],
    [
      'a wrong field',
      '---\ncandidate: a\nfrom: L4\nto: L5\nforn: x\n---\n',
      ['L4 to L5'],
      'readiness new --ladder engineering --from L4 --to L5',
    ],
    [
      'a wrong level',
      '---\ncandidate: a\nfrom: L44\nto: L5\n---\n',
      ['L4 to L5'],
      'readiness new --ladder engineering --from L4 --to L5',
    ],
    [
      'no names',
      '---\ncandidate: a\nfrom: L4\nto: L5\n---\n\n# My year\n\nI did a lot.\n',
      ['L4 to L5'],
      'readiness new --ladder engineering --from L4 --to L5',
    ],
  ])('ends with one to begin with: %s', (_, packet, ways, command) => {
    const { comment, text } = reported(packet);
    expect(begins(comment)).toEqual(ways);
    const last = comment.split('\n\n').at(-2);
    expect(last).toMatch(/^To begin from headings, criteria and hints that are filled in: \[Start a packet/u);
    expect(comment.length).toBeLessThan(25_000);
    expect(text).toContain(`filled in: \`${command}\``);
  });
  test.each([1, 3, 12, 60])('of %d packets that cannot be read still fits a comment', (n) => {
    const packet = checked('# My year\n', file);
    const packets = Array.from({ length: n }, (_, index) => ({
      ...packet,
      path: `packets/${index}.md`,
    }));
    const report = { version: '0', packets, findings: [], enforce: false };
    const { body, dropped } = renderComment(report, { source, previous: null, server: 'https://github.com' });
    expect(body.length).toBeLessThanOrEqual(65_536);
    // What can be done without goes first: the errors stay.
    expect(dropped.includes('the packet to begin with')).toBe(begins(body).length === 0);
    expect(body).toContain('packets/0.md');
  });
  test('and none where the packet stands there and could not be read', () => {
    const whole = readFileSync('ladder/engineering/example.md', 'utf8').replace('## Summary', '## \u0000 Summary');
    const { comment, text } = reported(whole);
    expect(text).toContain('packet-refused');
    expect([begins(comment), text.includes('readiness new')]).toEqual([[], false]);
  });
  test('no other report has it', () => {
    const packet =
      '---\ncandidate: a\nfrom: L4\nto: L5\n---\n\n## Mentorship & Knowledge Sharing\n\n- Taught, acme/x#1.\n';
    const { comment, text } = reported(packet);
    expect([begins(comment), text.includes('readiness new')]).toEqual([[], false]);
  });
  test('and none where there would be too many', () => {
    const { comment } = reported('# My year\n', readFileSync('ladder/devops/ladder.yml'));
    expect(begins(comment)).toEqual([]);
  });
});
