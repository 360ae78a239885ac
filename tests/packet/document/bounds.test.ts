import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkBounds,
  LEAST_LENGTH,
  MOST_BYTES,
  MOST_LEVELS,
  readText,
  workAllowed,
} from '../../../src/packet/document/bounds.ts';
import { COSTS } from '../../../src/packet/document/costs.ts';
import { effortOf, KINDS } from '../../../src/packet/document/effort.ts';
import { ordinary, repeat } from '../hostile.ts';
import { choices, manners, packet, scaffold, styles } from '../ordinary.ts';
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
  ['lines', repeat('a\n\n', 64 * KIB)],
  ['lines', `Intro\n\n- a\n${'b\n'.repeat(3000)}`],
  ['lines', repeat('a\n=\n', 32 * KIB)],
  ['lines', `a${'\n'.repeat(100_000)}`],
  ['list-items', repeat('- - - a\n', 64 * KIB)],
  ['list-items', repeat('- > - a\n', 64 * KIB)],
  ['marks', repeat('*_', 8 * KIB)],
  ['marks', repeat('a* ', 64 * KIB)],
  ['marks', repeat('~a', 8 * KIB)],
  ['brackets', repeat('[a](b)', 64 * KIB)],
  ['brackets', repeat('[^a]', 16 * KIB)],
  ['brackets', `${repeat('[a]: b\n', 16 * KIB)}\n${repeat('[a] ', 16 * KIB)}`],
  ['html', repeat('x <!-- a\n', 32 * KIB)],
  ['cells', `${'|a'.repeat(6000)}|\n${'|-'.repeat(6000)}|\n${'|b'.repeat(6000)}|\n`],
])('too many %s are refused, and fewer are not', (what, text) => {
  const refused = checkBounds(text);
  expect(refused).toMatchObject({ what });
  if (refused === null) return;
  expect(refused.most).toBeLessThan(refused.found);
  expect(refused.line).toBeLessThanOrEqual(text.split('\n').length);
  expect(checkBounds(text.slice(0, text.length / 20))).toBeNull();
});

test('the line of a refusal is the one in which the text went over', () => {
  const dense = `${ordinary(4 * KIB).trimEnd()}\n\n`;
  const refused = checkBounds(dense + '- a\n'.repeat(8000));
  expect(refused).not.toBeNull();
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

test('no style of 200 items is refused, with what makes it dearest', () => {
  const refused = manners().filter((manner) => checkBounds(packet(manner)) !== null);
  expect(refused).toEqual([]);
  // All below one heading the parser goes over them again and again.
  const dearest = { items: 200, competencies: 1, words: 0, indent: '    ', loose: true, links: 'defined' } as const;
  const together = manners().map((manner) => ({ ...manner, ...dearest }));
  expect(together.filter((manner) => checkBounds(packet(manner)) !== null)).toEqual([]);
});

test('no packet of 1 to 200 items is refused, however it is written', () => {
  const manner = fc.record({
    style: fc.constantFrom(...choices.style),
    items: fc.integer({ min: 1, max: 200 }),
    competencies: fc.integer({ min: 1, max: 60 }),
    words: fc.constantFrom(0, 0, 3, 20, 60),
    indent: fc.constantFrom(...choices.indent),
    bullet: fc.constantFrom(...choices.bullet),
    loose: fc.constantFrom(...choices.loose),
    heading: fc.constantFrom(...choices.heading),
    below: fc.constantFrom(...choices.below),
    links: fc.constantFrom(...choices.links),
    eol: fc.constantFrom(...choices.eol),
  });
  fc.assert(
    fc.property(manner, (of) => {
      const text = packet(of);
      // Past that, it is a list of thousands of links, each on its line.
      fc.pre(of.style !== 'lists in lists' || of.links !== 'many' || of.items <= 100);
      fc.pre(bytes(text).length <= MOST_BYTES);
      expect(read(text)).toHaveProperty('text');
    }),
    { numRuns: 400 },
  );
});

test.each(styles.filter((style) => style !== 'lists in lists'))('128 KiB of items are not refused: %s', (style) => {
  const [usual] = manners();
  if (usual === undefined) throw new Error('no manner');
  const text = packet({ ...usual, style, items: 3000, competencies: 150 }).slice(0, 128 * KIB);
  expect(checkBounds(text)).toBeNull();
});

test.each([1, 20, 60, 100])('a scaffold of %d criteria is not refused', (criteria) => {
  expect(read(scaffold(criteria))).toHaveProperty('text');
  expect(read(scaffold(criteria, '\r\n'))).toHaveProperty('text');
});

test('what a text may cost grows with its length, from a floor on', () => {
  expect(workAllowed(1)).toBe(workAllowed(LEAST_LENGTH));
  expect(workAllowed(2 * LEAST_LENGTH)).toBe(2 * workAllowed(LEAST_LENGTH));
  expect(effortOf(ordinary(128 * KIB), Infinity, 16).total).toBeLessThan(workAllowed(128 * KIB) / 2.5);
});

test('each kind is counted where it stands', () => {
  const { found, work, total } = effortOf('- a *b* `c`\n> [d](e) <f> | &amp;\n\n\tg\n[h]: i\n', Infinity, 16);
  expect(found).toEqual({ lines: 5, 'list-items': 2, marks: 5, brackets: 4, html: 1, cells: 1 });
  expect(KINDS.reduce((sum, kind) => sum + work[kind], 0)).toBeCloseTo(total);
});

/** What `more` costs above `less`, of a kind. */
const dearer = (kind: (typeof KINDS)[number], more: string, less: string): number =>
  effortOf(more, Infinity, 16).work[kind] - effortOf(less, Infinity, 16).work[kind];

test.each([
  ['emphasis, a pair', 'marks', '*a *b', '*a xb', COSTS.mark + COSTS.markPair + COSTS.emphasisPair],
  ['a line inside a word', 'marks', '*a b_c', '*a bxc', COSTS.mark + COSTS.markPair],
  ['strikethrough', 'marks', '~~a', 'xxa', COSTS.mark],
  [
    'a code span reaches to its end',
    'marks',
    'a `bc` d',
    'a `bcx d\n\n',
    COSTS.code + COSTS.markPair - 4 * COSTS.reach,
  ],
  ['a comment reaches to the end of its paragraph', 'html', 'a <!-- b', 'a <xx- b', 7 * COSTS.reach],
  ['a link', 'brackets', '[a](b)', '[a] b)', COSTS.target],
  ['a bracket after a definition', 'brackets', '[a] [b]', '[a]x[b]', 0],
  ['a cell after a cell', 'cells', '|a|', '|a ', COSTS.cell + 2 * COSTS.cellPair],
  [
    'an item',
    'list-items',
    '- a',
    'xxa',
    COSTS.container + COSTS.level + COSTS.containerAgain * (COSTS.line + COSTS.container + COSTS.level),
  ],
  ['a quote that goes on', 'list-items', '> a\n> b', '> a\nxxb', 2 * COSTS.level],
  ['a rule is no list', 'list-items', '* * *', 'x x x', 0],
  ['a number of ten digits is no list', 'list-items', '1234567890. b', 'xxxxxxxxxxx b', 0],
] as const)('%s', (_, kind, more, less, cost) => {
  expect(dearer(kind, more, less)).toBeCloseTo(cost);
});

test.each([
  ['list-items', '- a\n', 300],
  ['lines', '- a\nb\n', 100],
  ['lines', 'a\n=\n', 100],
  ['marks', '*a ', 1000],
  ['brackets', '[a] ', 1000],
  ['cells', '|a', 1000],
  ['html', 'a <!-- ', 1000],
] as const)('%s of one section grow faster than the text: %j', (kind, unit, times) => {
  // Two spaces before a line: no section is cut there.
  const text = (n: number): string => `  ${unit}`.repeat(n);
  const work = (n: number): number => effortOf(text(n), Infinity, 16).work[kind];
  expect(work(10 * times)).toBeGreaterThan(15 * work(times));
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
