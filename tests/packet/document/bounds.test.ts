import { expect, test } from 'vitest';
import { checkBounds, MOST_BYTES, MOST_LEVELS, readText } from '../../../src/packet/document/bounds.ts';
import { COSTS, type Mark } from '../../../src/packet/document/costs.ts';
import { effortOf } from '../../../src/packet/document/effort.ts';
import { ordinary, repeat } from '../hostile.ts';
import { cpu } from '../../cpu.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readText(bytes(text));
const KIB = 1024;

test('a text is read without its byte order mark, with one kind of line break', () => {
  expect(read('\uFEFF# Ada\r\n\r\nOne\rTwo\n')).toEqual({ text: '# Ada\n\nOne\nTwo\n' });
});

test.each([
  ['empty', '', { what: 'empty', line: 1, found: 0, most: 0 }],
  ['only white space', ' \n\t\r\n\u00a0\n', { what: 'empty', line: 1, found: 0, most: 0 }],
  ['only a byte order mark', '\uFEFF', { what: 'empty', line: 1, found: 0, most: 0 }],
  ['a NUL character', 'one\r\ntwo\r\nthr\0ee\n', { what: 'nul', line: 3, found: 0, most: 0 }],
  ['5 MB', 'a '.repeat(2_500_000), { what: 'too-large', line: 1, found: 5_000_000, most: MOST_BYTES }],
  [
    '4,000 nested bullets',
    `# Ada\n\n${'- '.repeat(4000)}deep\n`,
    { what: 'nesting', line: 3, found: MOST_LEVELS + 1, most: MOST_LEVELS },
  ],
  [
    '4,000 nested bullets, a line each',
    Array.from({ length: 4000 }, (_, n) => `${' '.repeat(2 * Math.min(n, 17))}-\n`)
      .join('')
      .slice(0, 90_000),
    { what: 'nesting', line: MOST_LEVELS + 1, found: MOST_LEVELS + 1, most: MOST_LEVELS },
  ],
  [
    'quotes in quotes',
    `Text\n${'>'.repeat(500)} deep\n`,
    { what: 'nesting', line: 2, found: MOST_LEVELS + 1, most: MOST_LEVELS },
  ],
])('%s is refused', (_, text, refused) => {
  expect(read(text)).toEqual({ refused });
});

test('bytes that are not UTF-8 are refused with their line', () => {
  const latin1 = Uint8Array.from([...bytes('# Ada\n\n'), 0x63, 0x61, 0x66, 0xe9, 10, 0x61]);
  expect(readText(latin1)).toEqual({ refused: { what: 'not-utf-8', line: 3, found: 0, most: 0 } });
  expect(readText(bytes('Zoë\n').subarray(0, 3))).toEqual({
    refused: { what: 'not-utf-8', line: 1, found: 0, most: 0 },
  });
});

test.each([
  ['lines', repeat('a\n\n', 8 * KIB)],
  ['lines', `Intro\n\n- a\n${'b\n'.repeat(3000)}`],
  ['lines', repeat('a\n=\n', 8 * KIB)],
  ['list-items', repeat('- - - a\n', 8 * KIB)],
  ['list-items', repeat('> a\n\n', 8 * KIB)],
  ['marks', repeat('*_', 8 * KIB)],
  ['marks', repeat('a* ', 64 * KIB)],
  ['marks', repeat('a~ ', 8 * KIB)],
  ['brackets', repeat('[a](b)', 8 * KIB)],
  ['brackets', `${repeat('[a]: b\n', 4 * KIB)}\n${repeat('[a] ', 4 * KIB)}`],
  ['html', repeat('x <!-- a\n', 8 * KIB)],
  ['cells', `${'|a'.repeat(2000)}|\n${'|-'.repeat(2000)}|\n${'|b'.repeat(2000)}|\n`],
])('too many %s for a text of the length are refused, and fewer are not', (what, text) => {
  const refused = checkBounds(text);
  expect(refused).toMatchObject({ what });
  if (refused === null) return;
  expect(refused.most).toBeLessThan(refused.found);
  expect(refused.line).toBeLessThanOrEqual(text.split('\n').length);
  expect(
    checkBounds(`${text.slice(0, text.length / 40)}\n\n${repeat('plain words of prose, ', text.length)}`),
  ).toBeNull();
});

test('the line of a refusal is the one in which the text went over', () => {
  const dense = `${ordinary(4 * KIB).trimEnd()}\n\n`;
  const refused = checkBounds(dense + '- a\n'.repeat(2000));
  expect(refused).toMatchObject({ what: 'lines' });
  expect(refused?.line).toBeGreaterThan(dense.split('\n').length);
});

test('128 KiB and 200 items are within the bounds, dense or not', () => {
  expect(checkBounds(ordinary(128 * KIB))).toBeNull();
  const item = (n: number): string =>
    `- **Led \`thing-${n}\`** with *care* and [two](https://github.com/acme/a/pull/${n}) [links](https://github.com/acme/b/issues/${n}), see acme/billing#${n} & \`snake_case_name\`\n` +
    '  - When: 2025-02 to 2025-09\n  - Role: lead\n  - Scope: multi-team\n  - Metric: latency 6 h -> 20 min\n';
  const table =
    '| Claim | When | Links |\n|---|---|---|\n' +
    '| **Moved the ledger** | 2025-02 | [PR](https://github.com/acme/a/pull/1)<br>#4 |\n'.repeat(400);
  const items = Array.from({ length: 200 }, (_, n) => item(n)).join('');
  const packet = `# Ada\n\n${items}\n${table}\n`;
  const full =
    packet +
    repeat('Some prose about the work, hard-wrapped at a usual width by an editor,\n', 128 * KIB - packet.length);
  expect(full).toHaveLength(128 * KIB);
  expect(read(full)).toEqual({ text: full });
});

test.each([
  ['a template of short headings', repeat('# Title\n\n## Part\n\n- \n\n', 600)],
  ['a checklist of short lines', `${ordinary(1500)}\n${'- [x] Ran the game day\n'.repeat(40)}`],
  [
    'a hard-wrapped essay',
    repeat(
      'He wrote the whole design in one week, and then he wrote it again,\nbecause the first was not simple enough to be operated at night.\n\n',
      60 * KIB,
    ),
  ],
  ['one very long line', repeat('word after word after word, ', 60 * KIB)],
  [
    'lists five deep',
    '- a first thing that went well\n  - a second thing that went well\n    - a third thing that went well\n      - a fourth thing that went well\n        - a fifth thing that went well\n'.repeat(
      20,
    ),
  ],
  ['thematic breaks of many marks', `Text\n\n${'* '.repeat(40)}\n\n${'-'.repeat(80)}\n\nText\n`],
  ['deeply indented code', `\`\`\`\n${' '.repeat(60)}- x\n${' '.repeat(60)}y\n\`\`\`\n`],
  ['bullets of glyphs', '• Cut the page load by half for the whole of the shop\n'.repeat(300)],
  [
    'a comment in every item',
    '- <!-- what did you do, and with whom? --> I led the migration of the ledger\n'.repeat(200),
  ],
  [
    'reference links',
    `${'Some words about [the design][1] and [the rollout][2] of it, at length.\n\n'.repeat(100)}[1]: https://github.com/a/b/pull/1\n[2]: https://github.com/a/b/pull/2\n`,
  ],
])('%s is no reason to refuse', (_, text) => {
  expect(checkBounds(text)).toBeNull();
});

test('every mark has a cost and is counted where it stands', () => {
  const { counts } = effortOf('- a *b* `c`\n> [d](e) <f> | &amp;\n\n\tg\n[h]: i\n', Infinity, 16);
  expect(counts).toMatchObject({
    line: 4,
    blank: 1,
    item: 1,
    quote: 1,
    emphasis: 2,
    backtick: 2,
    bracket: 4,
    target: 1,
    definition: 1,
    angle: 1,
    cell: 1,
    escape: 1,
    reach: 2,
  });
  const marks: readonly Mark[] = [
    'lazy-pair',
    'underline-pair',
    'item-pair',
    'container-pair',
    'emphasis-pair',
    'mark-pair',
    'definition-pair',
    'cell-pair',
    'again',
  ];
  for (const mark of marks) expect({ mark, free: COSTS[mark] === 0 }).toEqual({ mark, free: false });
});

test.each([
  ['lazy-pair', '- a\nb\nc\nd\n', 1 + 2 + 3],
  ['lazy-pair', '- a\n  b\n  c\n', 0],
  ['underline-pair', 'a\n=\n\nb\n---\n', 2 + 5],
  ['container-pair', '- a\n- b\n- c\n', 1],
  ['container-pair', '- a\n* b\n- c\n', 1 + 2 + 3],
  ['container-pair', '> a\n> b\n\n> c\n', 1 + 4],
  ['container-pair', '-\n\n  a\n- b\n', 1 + 4],
  ['emphasis-pair', '*a* b_c_d *e\n', 1 + 2],
  ['emphasis-pair', '~a~ ~~b\n', 1 + 2],
  ['reach', 'a <!-- b <!-- c\n', 14 + 7],
  ['reach', 'a ` b `` c ` d\n\n', 9 + 9],
  ['definition-pair', '[a]: b\n[c]: d\n[a]\n', 1 + 2],
  ['line-pair', 'a\nb\nc\n\nd\n', 1 + 2],
  ['target', '[a](b) [c][d] [e]\n', 2],
  ['cell-pair', '|a|b|\n\n|c|\n', 1 + 2 + 1],
  ['item', '* * *\n- - -\n- - a\n', 2],
  ['item', '12. a\n1234567890. b\n-c\n', 1],
] as const)('%s of %j', (mark, text, n) => {
  expect(effortOf(text, Infinity, 16).counts[mark]).toBe(n);
});

test('the work of an ordinary packet grows with its length, not faster', () => {
  const work = (length: number): number => effortOf(ordinary(length), Infinity, 16).total / length;
  expect(work(128 * KIB)).toBeLessThan(1.1 * work(4 * KIB));
});

/** Milliseconds of processor time of the fastest of up to five runs. */
function fastest(run: () => void): number {
  let best = Infinity;
  for (let n = 0; n < 5 && best >= 100; n += 1) {
    const start = cpu();
    run();
    best = Math.min(best, cpu() - start);
  }
  return best;
}

test.each([
  ['4,000 nested bullets', `${'- '.repeat(4000)}deep`],
  ['5 MB', 'a\n'.repeat(2_500_000)],
  ['5 MB of bullets', '- a\n'.repeat(1_250_000)],
])('%s: refused in less than 100 ms', (_, text) => {
  const input = bytes(text);
  expect(fastest(() => expect(readText(input)).toHaveProperty('refused'))).toBeLessThan(100);
});
