import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain } from '../../../src/text/words.ts';
import { runs } from '../../runs.ts';
import { lostLinks } from '../../tools/accounted.ts';
import { tied } from '../support.ts';

const NAMES = [
  'System Design & Architecture',
  'Delivery',
  'Navigating Ambiguity',
  'Strategy',
  'Designs large systems that last longer than the people who built them.',
  'Keeps the quality of what is delivered as high as it was.',
  'Delivers on time and says early when a date is at risk.',
  'Drives measurable results from a question that nobody owned before.',
];

let number = 0;
/** A link that stands nowhere else, so that it can be followed. */
const link = (): string => `https://github.com/acme/work/pull/${(number += 1)}`;

/** One that stands on a page more than once. */
const SAME = 'https://github.com/acme/work/pull/0';

const name = fc.constantFrom(...NAMES, 'Juggling', 'About me', 'Retry service');
/** A stretch of a page, however people write; each holds a link of its own or none. */
const stretch = fc.oneof(
  fc.tuple(name, fc.constantFrom('#', '##', '###', '####')).map(([text, marks]) => `${marks} ${text}`),
  name.map((text) => `**${text}**`),
  name.map((text) => `> ${text}`),
  name.map((text) => text),
  fc.tuple(name, fc.constantFrom('- [x]', '- [ ]', '✅', '☐', '-', '1.')).map(([text, mark]) => `${mark} ${text}`),
  fc
    .constantFrom('- Did it', '* Led it', '1. Built it', '• Ran it', '- [x] Shipped it', '- [ ] Owned it', '-')
    .chain((start) =>
      fc
        .constantFrom('', '\n  - When: 2025-02\n  - Role: lead', '. Scope: team.', ': more words')
        .map((end) => `${start} ${link()}${end}`),
    ),
  fc
    .constantFrom('I led it in 2025', 'Some words', 'Here is what I did:', '**Impact:** faster', 'Not yet.')
    .map((words) => `${words} ${link()}`),
  fc.constantFrom(
    'Some words.',
    'Here is what I did:',
    '**Situation:** It was slow.',
    '**Result:** 20 min -> 8 min',
    'TBD',
    '---',
  ),
  fc.constant(null).map(() => `| What | Link |\n|---|---|\n| Did it | ${link()} |\n| Delivery | ${link()} |`),
  fc.constant(null).map(() => `| | |\n|---|---|\n| What | Did it |\n| Link | ${link()} |`),
  fc.constant(null).map(() => `> - Great work, ${link()}`),
  fc.constant(null).map(() => `\`\`\`\ncurl ${link()}\n\`\`\``),
  fc.constant(null).map(() => `<p>See <a href="${link()}">this</a></p>`),
  fc.constant(null).map(() => `~~Did it~~ ${link()}`),
  fc.constant(null).map(() => `- ~~Did it~~\n  - Links: ${link()}`),
  fc.constant(null).map(() => `<!-- ${link()} -->`),
  fc.constant(null).map(() => `### [Project](${link()})`),
  fc
    .constantFrom('- Did [it][KEY] in 2025', 'Did [KEY] in 2025', '> Said of [KEY]', '### About [KEY]')
    .map((words) => `${words}\n\n[KEY]: ${link()}`.replaceAll('KEY', `key ${number}`)),
  fc.constantFrom('- Did it again', 'Did it again in 2025', '- [ ] Did it again').map((words) => `${words} ${SAME}`),
  fc.constant(null).map(() => `See <a href="${link()}">this</a> in a paragraph.`),
  fc.constantFrom(
    '## Summary',
    '![graph](https://acme.example/a.png)',
    '- N/A: none here; reason: no on-call.',
    '- Gap: none; plan: soon',
  ),
);
const page = fc.array(stretch, { maxLength: 25 }).map((parts) => parts.join('\n\n'));
const tight = fc.array(stretch, { maxLength: 25 }).map((parts) => parts.join('\n'));

test('every line has exactly one disposition, and what is blank or front matter is nothing else', () => {
  fc.assert(
    fc.property(fc.oneof(page, tight), (body) => {
      const { lines } = tied(body);
      expect(lines).toHaveLength(body.split('\n').length + 7);
      body.split('\n').forEach((line, index) => {
        expect(lines[index + 7]?.as === 'blank').toBe(line.trim() === '');
      });
      expect(lines.slice(0, 7).every(({ as }) => as === 'front-matter')).toBe(true);
    }),
    { numRuns: runs(600) },
  );
});

test('every link of the body is evidence, or a finding or a reason speaks of its line', () => {
  fc.assert(
    fc.property(fc.oneof(page, tight), (body) => {
      const reading = tied(body);
      expect(lostLinks(reading, body.split('\n'), 7)).toEqual([]);
    }),
    { numRuns: runs(600) },
  );
});

test('what is evidence is read the same when it is read again, and every place lies in the file', () => {
  fc.assert(
    fc.property(fc.oneof(page, tight), (body) => {
      const reading = tied(body);
      expect(tied(body)).toEqual(reading);
      for (const { place } of reading.findings) {
        expect(place.line).toBeGreaterThanOrEqual(1);
        expect(place.line).toBeLessThanOrEqual(reading.lines.length);
        expect(place.column).toBeGreaterThanOrEqual(1);
      }
    }),
    { numRuns: runs(300) },
  );
});

/** Criteria by how much evidence they have, which is what a state is made of. */
const weight = (body: string): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { item, criteria } of tied(body).tied)
    for (const id of criteria) if (item.kind === 'evidence') found[id] = (found[id] ?? 0) + 1;
  return found;
};

const section = fc.record({
  title: fc.constantFrom('System Design & Architecture', 'Navigating Ambiguity', 'Strategy'),
  items: fc.array(fc.constantFrom('Led the pipeline', 'Built the ledger', 'Ran the review'), {
    minLength: 1,
    maxLength: 4,
  }),
});
const sections = fc.uniqueArray(section, { selector: ({ title }) => title, minLength: 1, maxLength: 3 });
type Sections = readonly { readonly title: string; readonly items: readonly string[] }[];
const written = (
  parts: Sections,
  heading: (title: string) => string,
  list: (items: readonly string[]) => string = (items) => items.map((item) => `- ${item}, acme/work#7.`).join('\n'),
): string => parts.map(({ title, items }) => `${heading(title)}\n\n${list(items)}`).join('\n\n');
const plainly = (parts: Sections): string => written(parts, (title) => `## ${title}`);

test.each<readonly [string, (parts: Sections) => string]>([
  ['numbers', (parts) => written(parts, (title) => `## 1. ${title}`)],
  ['emoji', (parts) => written(parts, (title) => `## 🚀 ${title} ✅`)],
  ['a level', (parts) => written(parts, (title) => `## ${title} (L2)`)],
  ['emphasis', (parts) => written(parts, (title) => `## _${title}_`)],
  ['bold lines for headings', (parts) => written(parts, (title) => `**${title}**`)],
  ['plain lines for headings', (parts) => written(parts, (title) => title)],
  [
    'lists as tables',
    (parts) =>
      written(
        parts,
        (title) => `## ${title}`,
        (items) => `| Evidence | Link |\n|---|---|\n${items.map((item) => `| ${item} | acme/work#7 |`).join('\n')}`,
      ),
  ],
  [
    'rows that name their competency',
    (parts) =>
      `| Competency | What | Link |\n|---|---|---|\n${parts.flatMap(({ title, items }) => items.map((item) => `| ${title} | ${item} | acme/work#7 |`)).join('\n')}`,
  ],
  [
    'wrapped lines',
    (parts) =>
      written(
        parts,
        (title) => `## ${title}`,
        (items) => items.map((item) => `- ${item.replace(' ', '\n  ')}, acme/work#7.`).join('\n'),
      ),
  ],
  [
    'numbered lists',
    (parts) =>
      written(
        parts,
        (title) => `## ${title}`,
        (items) => items.map((item, index) => `${index + 1}. ${item}, acme/work#7.`).join('\n'),
      ),
  ],
  ['Windows line ends', (parts) => plainly(parts).replaceAll('\n', '\r\n')],
  ['sections in another order', (parts) => plainly(parts.toReversed())],
  ['a quote of the criterion', (parts) => written(parts, (title) => `## ${title}`)],
])('%s change nothing', (_name, other) => {
  fc.assert(
    fc.property(sections, (parts) => {
      expect(weight(other(parts))).toEqual(weight(plainly(parts)));
    }),
    { numRuns: runs(60) },
  );
});

test('a finding says its line, and its words are whole sentences without a full stop of their own', () => {
  fc.assert(
    fc.property(page, (body) => {
      for (const { message, fix } of tied(body).findings) {
        expect(plain(message)).not.toMatch(/undefined|null|\bNaN\b|\.$/u);
        expect(plain(fix)).toMatch(/[.…]$/u);
      }
    }),
    { numRuns: runs(200) },
  );
});
