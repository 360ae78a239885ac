import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromJSONSchema } from 'zod';
import { decisionDoubts, decisionJsonSchema, readDecision, type NamedPacket } from '../../src/files/decision.ts';
import { decisionFindings } from '../../src/findings/decision.ts';
import { plain } from '../../src/text/words.ts';
import { day } from '../rubric/factory.ts';
import { runs } from '../runs.ts';

const FULL = `schema: 1
candidate: octo-ada
packet: packets/octo-ada.md
ladder: engineering
track: ic
from: L4
to: L5
cycle: 2026-H2
decision: promoted
date: 2026-06-20
effective: 2026-08-01
by: [octo-lead, octo-kim]
reasons: [Led two migrations across teams.]
next-steps: [Lead the design of the next one.]
`;
const PACKET = '---\ncandidate: octo-ada\nladder: engineering@1.0.0\ntrack: IC\nfrom: L4\nto: L5\n---\n';
const TODAY = day('2026-06-30');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readDecision(bytes(text), 'decisions/ada.yml');
const packets = (name: string | undefined): NamedPacket | null =>
  name === undefined
    ? null
    : name === 'packets/octo-ada.md'
      ? bytes(PACKET)
      : name === 'packets/broken.md'
        ? 'unread'
        : 'absent';
const told = (text: string, packet?: NamedPacket): string[] => {
  const file = read(text);
  return [...file.findings, ...decisionDoubts(file, packet ?? packets(file.decision?.packet), TODAY)].map(
    ({ place, severity, code, message, fix }) =>
      `${place.line}:${place.column} ${severity} ${code} ${plain(message)} ${plain(fix)}`,
  );
};
const without = (name: string): string => FULL.replace(new RegExp(`^${name}:.*\n`, 'mu'), '');

test('a whole file, and the least that there has to be', () => {
  expect(read(FULL).decision).toMatchObject({
    candidate: 'octo-ada',
    decision: 'promoted',
    by: ['octo-lead', 'octo-kim'],
  });
  expect(told(FULL)).toEqual([]);
  expect(
    told('schema: 1\ncandidate: octo-ada\nto: L5\ndecision: not yet\ndate: 2026-06-30\nby: [octo-lead]\n'),
  ).toEqual([]);
});

test.each(['schema', 'candidate', 'to', 'decision', 'date', 'by'])('%s has to be there', (name) => {
  expect(told(without(name))).toEqual([
    expect.stringMatching(new RegExp(`^1:1 error decision-invalid \`${name}\` is missing`, 'u')),
  ]);
});

test.each([
  ['decision: promoted', 'decision: promote', '9:11', 'Did you mean `promoted`?'],
  ['decision: promoted', 'decision: not-yet', '9:11', 'Did you mean `not yet`?'],
  ['date: 2026-06-20', 'date: 20.6.2026', '10:7', 'a day, like `2026-06-30`'],
  ['date: 2026-06-20', 'date: 2026-02-30', '10:7', 'a day, like `2026-06-30`'],
  ['effective: 2026-08-01', 'effective: soon', '11:12', 'a day, like `2026-06-30`'],
  ['candidate: octo-ada', "candidate: '@octo-ada'", '2:12', 'a GitHub login, without `@`'],
  ['by: [octo-lead, octo-kim]', 'by: []', '12:5', 'at least one login'],
  ['by: [octo-lead, octo-kim]', 'by: octo-lead', '12:5', 'a list'],
  ['packet: packets/octo-ada.md', 'packet: ../octo-ada.md', '3:9', 'the path of a packet'],
  ['packet: packets/octo-ada.md', 'packet: /etc/passwd', '3:9', 'the path of a packet'],
  ['reasons: [', 'reason: [', '13:1', 'Did you mean `reasons`?'],
  ['schema: 1', 'schema: 2', '1:9', '`1`'],
  ['reasons: [Led two migrations across teams.]', 'reasons: Led.', '13:10', 'a list'],
])('%s as %s is refused at its place', (before, after, at, says) => {
  const found = told(FULL.replace(before, after));
  expect(found).toHaveLength(1);
  expect(found[0]?.startsWith(`${at} error decision-invalid `)).toBe(true);
  expect(found[0]).toContain(says);
});

test('all errors come in one run, and what is no YAML, too large or not text is told', () => {
  expect(told(FULL.replace('promoted', 'x').replace('L5', '""').replace('octo-lead', "'@x'"))).toHaveLength(3);
  expect(told('a: [')).not.toEqual([]);
  expect(told('')).not.toEqual([]);
  expect(readDecision(new Uint8Array([0xff, 0xfe]), 'x.yml').findings).toHaveLength(1);
  expect(readDecision(new Uint8Array(2 * 1024 * 1024), 'x.yml').findings).toHaveLength(1);
});

describe('the packet that it names', () => {
  test('other words for the same are no difference', () => {
    expect(told(FULL.replace('candidate: octo-ada', 'candidate: Octo-Ada').replace('from: L4', 'from: l4'))).toEqual(
      [],
    );
  });
  test.each([
    ['candidate: octo-ada', 'candidate: octo-ben', '2:12'],
    ['ladder: engineering', 'ladder: sales', '4:9'],
    ['track: ic', 'track: management', '5:8'],
    ['from: L4', 'from: L3', '6:7'],
    ['to: L5', 'to: L6', '7:5'],
  ])('%s as %s', (before, after, at) => {
    const [field = '', here = ''] = after.split(': ');
    const found = told(FULL.replace(before, after));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${at} warning decision-differs \`${field}\` is \`${here}\` here, and `);
  });
  test('what either leaves out is not compared', () => {
    expect(told(without('track'), bytes(PACKET.replace('from: L4\n', 'from: L4\n')))).toEqual([]);
    expect(told(FULL, bytes(PACKET.replace('track: IC\n', '')))).toEqual([]);
  });
  test('one that is not there, and one that could not be read, are two things', () => {
    expect(told(FULL, 'absent')).toEqual([expect.stringContaining('3:9 warning decision-packet There is no packet')]);
    for (const unread of [
      'unread',
      bytes('No front matter'),
      bytes(PACKET.replace('candidate: ', 'candidate: @')),
    ] as const)
      expect(told(FULL, unread)).toEqual([expect.stringContaining('3:9 notice decision-packet-unread')]);
    // A decision that cannot be read says nothing about a packet.
    expect(told(FULL.replace('promoted', 'x'), 'absent')).toHaveLength(1);
  });
});

test.each(Object.entries(decisionFindings))('%s: its example is true', (code, { example }) => {
  const codes = (text: string): string[] => [...new Set(told(text).map((line) => line.split(' ')[2] ?? ''))];
  expect([codes(example.before), codes(example.after)]).toEqual([[code], []]);
});

test('the schema takes what the reader takes', () => {
  const schema = fromJSONSchema(decisionJsonSchema());
  const least = {
    schema: 1,
    candidate: 'octo-ada',
    to: 'L5',
    decision: 'deferred',
    date: '2026-06-30',
    by: ['octo-lead'],
  };
  expect(schema.safeParse(least).success).toBe(true);
  for (const wrong of [{}, { ...least, by: [] }, { ...least, decision: 'maybe' }, { ...least, more: 1 }])
    expect(schema.safeParse(wrong).success).toBe(false);
});

test('no bytes make it throw, and it gives a decision exactly when it finds nothing', () => {
  fc.assert(
    fc.property(fc.nat(FULL.length), fc.nat(20), fc.string({ maxLength: 6 }), (at, cut, more) => {
      const file = read(FULL.slice(0, at) + more + FULL.slice(at + cut));
      expect(file.decision === null).toBe(file.findings.length > 0);
      expect(decisionDoubts(file, bytes(PACKET.slice(0, at)), TODAY)).toBeInstanceOf(Array);
    }),
    { numRuns: runs(300), seed: 1 },
  );
});
