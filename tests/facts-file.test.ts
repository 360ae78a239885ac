import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../src/facts-file.ts';
import { fileFindings } from '../src/findings/files.ts';
import { parseReference } from '../src/packet/references.ts';
import { plain } from '../src/words.ts';
import { day } from './rubric/factory.ts';

const read = (text: string) => readFacts(new TextEncoder().encode(text), 'facts.yml');
const problems = (text: string): string[] => {
  const { facts, findings } = read(text);
  expect(facts).toBeNull();
  return findings.map(({ code, place, message, fix }) => `${place.line}:${place.column} ${code} ${plain(message)} ${plain(fix)}`);
};
const one = (key: string, value = '{ outcome: true }') => [...(read(`schema: 1\nreferences:\n  ${JSON.stringify(key)}: ${value}\n`).facts?.references ?? [])];

const FULL = `schema: 1
head: 2026-06-30
references:
  acme/billing#12: { outcome: true, kind: pull-request }
  acme/billing#13: { outcome: 'false', why: "closed, not merged" }
  https://github.com/acme/docs/blob/main/adr/7.md: { outcome: "true", headings: [Context, 1. Risks] }
  acme/ops:main/register.csv: { outcome: true, entries: 0 }
  acme/secret#1: { outcome: not-visible }
`;

test('every fact is read; what the file says is data', () => {
  expect(read(FULL)).toEqual({
    findings: [],
    facts: {
      headDate: day('2026-06-30'),
      references: new Map([
        ['acme/billing#12', { outcome: 'true', why: [], kind: 'pull-request' }],
        ['acme/billing#13', { outcome: 'false', why: [{ code: 'closed, not merged' }] }],
        ['acme/docs:main/adr/7.md', { outcome: 'true', why: [], headings: ['Context', '1. Risks'] }],
        ['acme/ops:main/register.csv', { outcome: 'true', why: [], entries: 0 }],
        ['acme/secret#1', { outcome: 'not-visible', why: [] }],
      ]),
    },
  });
  expect(read('{ "schema": 1 }').facts).toEqual({ references: new Map(), headDate: null });
});

test.each([['true', 'true'], ['false', 'false'], ['"true"', 'true'], ['error', 'error'], ['not-supported', 'not-supported'], ['not-attempted', 'not-attempted']])('outcome: %s', (written, outcome) => {
  expect(one('acme/x#1', `{ outcome: ${written} }`)).toEqual([['acme/x#1', { outcome, why: [] }]]);
});

describe('a key is a reference in any way of writing it', () => {
  test.each([
    ['Acme/Billing#12', 'acme/billing#12'], ['https://github.com/acme/billing/pull/12/files', 'acme/billing#12'], ['github.com/acme/billing/issues/12', 'acme/billing#12'], ['acme/billing@0a1b2c3', 'acme/billing@0a1b2c3'],
    ['https://grafana.acme.dev/d/abc?utm_source=x#panel', 'https://grafana.acme.dev/d/abc'],
  ])('%s', (key, ref) => {
    expect(one(key).map(([name]) => name)).toEqual([ref]);
  });
  test.each([
    'https://github.com/acme/api/pull/1', 'https://github.com/acme/api/pull/1#pullrequestreview-5', 'https://github.com/acme/api/pull/1#discussion_r7', 'https://github.com/acme/api/issues/1#issuecomment-7',
    'https://github.com/acme/api/discussions/4', 'https://github.com/acme/api/releases/tag/v1.0', 'https://github.com/acme/api/blob/main/Docs/A%20B.md', 'https://github.com/acme/api/compare/a...b', 'https://github.com/acme/api/actions/runs/77',
    'https://github.com/acme/api/milestone/3', 'https://github.com/acme/api', 'https://github.com/octo-ada', 'https://github.com/search?q=author%3Aocto-ada&type=pullrequests', 'https://github.com/acme/api/pulls?q=is%3Apr',
    'https://github.com/orgs/acme/projects/3', 'https://github.com/orgs/acme/discussions/3', 'https://gist.github.com/octo-ada/3fa2c1', 'https://docs.google.com/document/d/abc/edit', 'https://youtu.be/dQw4w9WgXcQ', 'acme/api#5', `acme/api@${'a'.repeat(40)}`,
  ])('the identity of %s is a key, and means itself', (written) => {
    const ref = parseReference(written, { line: 1, column: 1 }, { repository: null })?.ref ?? '';
    expect(one(ref).map(([name]) => name)).toEqual([ref]);
    expect(one(written).map(([name]) => name)).toEqual([ref]);
  });
  test.each(['billing', '#12', 'https://example.com/x', 'https://github.com/owner/repo/pull/1', 'mailto:a@b.org', '', 'file:///etc/passwd', 'not a reference'])('%j is none', (key) => {
    expect(problems(`schema: 1\nreferences:\n  ${JSON.stringify(key)}: { outcome: true }\n`)).toEqual([`3:3 facts-invalid \`${key}\` is no reference that could be evidence. Write it as in a packet, with its repository: \`acme/billing#12\`, or its whole address.`]);
  });
});

test.each([
  ['schema: 1\nreferences: { acme/x#1: true }\n', '2:25 facts-invalid'],
  ['schema: 1\nreferences: { acme/x#1: { outcome: maybe } }\n', '2:36 facts-invalid'],
  ['schema: 1\nreferences: { acme/x#1: { outcome: not-visble } }\n', '2:36 facts-invalid'],
  ['schema: 1\nreferences: { acme/x#1: { why: gone } }\n', '2:25 facts-invalid'],
  ['schema: 1\nreferences: { acme/x#1: { outcome: true, rows: 3 } }\n', '2:42 facts-invalid'],
  ['schema: 1\nreferences: { acme/x#1: { outcome: true, entries: -1 } }\n', '2:51 facts-invalid'],
  ['schema: 1\nreferences: { acme/x#1: { outcome: true, entries: many } }\n', '2:51 facts-invalid'],
  ['schema: 1\nhead: June\n', '2:7 facts-invalid `head` should be a day, like `2026-06-30`, not `June`.'],
  ['schema: 1\nreferences:\n  acme/x#1: { outcome: true }\n  https://github.com/acme/x/issues/1: { outcome: false }\n', '4:3 facts-invalid `https://github.com/acme/x/issues/1` stands here a second time: it is another way to write `acme/x#1`. Keep one of the two.'],
  ['acme/x#1: { outcome: true }\n', '1:1 facts-invalid'],
])('%j', (text, expected) => {
  const [first] = problems(text);
  expect(first?.startsWith(expected)).toBe(true);
});

test('an outcome that is nearly one is said', () => {
  expect(problems('schema: 1\nreferences: { acme/x#1: { outcome: not-visble } }\n')[0]).toContain('`not-visible`');
});

test('all problems come in one run', () => {
  expect(problems('schema: 1\nhed: 2026-06-30\nreferences: { acme/x#1: { outcome: maybe }, acme/y#2: { outcome: true, entries: x } }\n').map((line) => line.split(' ')[0])).toEqual(['2:1', '3:36', '3:81']);
  expect(problems('schema: 1\nreferences: { billing: { outcome: true }, crm: { outcome: true } }\n')).toHaveLength(2);
});

test('a file that is no text, or far too large, is refused unread', () => {
  expect(readFacts(new Uint8Array([0xff, 0xfe]), 'a.yml').findings.map(({ code }) => code)).toEqual(['facts-invalid']);
  expect(readFacts(new Uint8Array(1024 * 1024 + 1), 'a.yml').findings.map(({ code }) => code)).toEqual(['facts-invalid']);
});

test('no bytes make it throw, and it gives facts exactly when it finds nothing', () => {
  fc.assert(fc.property(fc.nat(FULL.length), fc.nat(20), fc.string({ maxLength: 6 }), (at, cut, more) => {
    const { facts, findings } = read(FULL.slice(0, at) + more + FULL.slice(at + cut));
    expect(facts === null).toBe(findings.length > 0);
  }), { numRuns: 300, seed: 1 });
});

test('facts-invalid: its example is true', () => {
  const { before, after } = fileFindings['facts-invalid'].example;
  expect([problems(before).length, read(after).findings]).toEqual([1, []]);
});
