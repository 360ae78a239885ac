import { describe, expect, test } from 'vitest';
import { opinionJsonSchema, readOpinion } from '../../src/files/opinion.ts';
import { opinionFile } from '../../src/people/opinions.ts';
import { plain } from '../../src/text/words.ts';

const PATH = 'packets/octo-ada.octo-kim.assessment.yml';
const read = (text: string) => readOpinion(new TextEncoder().encode(text), PATH);
const HEAD = 'schema: 1\npacket: octo-ada.md\nby: octo-kim\n';

test('what a reviewer says, each with its place', () => {
  const { said, findings } = read(
    `${HEAD}criteria:\n  design.L5: { state: met, note: I was there. }\n  talks.L5: { state: not-met }\n`,
  );
  expect(findings).toEqual([]);
  expect(said).toMatchObject({
    packet: 'octo-ada.md',
    by: 'octo-kim',
    criteria: [
      { criterion: 'design.L5', state: 'met', note: 'I was there.', place: { path: PATH, line: 5, column: 3 } },
      { criterion: 'talks.L5', state: 'not-met', note: null, place: { path: PATH, line: 6, column: 3 } },
    ],
  });
});

test.each([
  ['no criteria', HEAD, '1:1 `criteria` is missing.'],
  [
    'another state',
    `${HEAD}criteria: { a.L5: { state: good } }\n`,
    '4:28 `state` should be `met`, `partial` or `not-met`, not `good`.',
  ],
  ['a key that is not one', `${HEAD}criteria: { a.L5: { state: met, because: x } }\n`, '4:33 Unknown key `because`'],
  ['a mention', HEAD.replace('octo-kim', '"@octo-kim"'), '3:5 `by` should be a GitHub login, without `@`'],
  [
    'a packet elsewhere',
    HEAD.replace('octo-ada.md', '../x/octo-ada.md'),
    '2:9 `packet` should be the name of a packet beside this file',
  ],
  ['an empty note', `${HEAD}criteria: { a.L5: { state: met, note: "" } }\n`, '4:39 `note` should be some text'],
  ['another version', 'schema: 2\npacket: a.md\nby: x\ncriteria: {}\n', '1:9 `schema` should be `1`'],
  ['no YAML', 'a: [', '1:'],
  ['nothing', '', '1:1'],
])('%s is a warning with its line and what to write', (_, text, begin) => {
  const { said, findings } = read(text);
  expect(said).toBeNull();
  const told = findings.map(({ place, message }) => `${place.line}:${place.column} ${plain(message)}`);
  expect(told.some((one) => one.startsWith(begin))).toBe(true);
  for (const { code, severity, fix } of findings)
    expect([code, severity, plain(fix) === '']).toEqual(['packet-assessment-invalid', 'warning', false]);
});

test('bytes that are no text, and a file that is too large', () => {
  const told = (bytes: Uint8Array) => readOpinion(bytes, PATH).findings.map(({ message }) => plain(message));
  expect(told(new Uint8Array([0xff]))).toEqual(['This file is not UTF-8 text.']);
  expect(told(new Uint8Array(1024 * 1024 + 1))[0]).toContain('at most 1,048,576 are read');
  const many = Array.from({ length: 1_001 }, (_, index) => `  c${index}.L5: { state: met }`).join('\n');
  expect(read(`${HEAD}criteria:\n${many}\n`).findings.map(({ message }) => plain(message))[0]).toContain(
    'at most 1,000',
  );
});

describe('the name of the file', () => {
  test.each([
    ['packets/octo-ada.octo-kim.assessment.yml', { packet: 'packets/octo-ada.md', by: 'octo-kim' }],
    ['octo-ada.v2.octo-kim.assessment.yaml', { packet: 'octo-ada.v2.md', by: 'octo-kim' }],
    ['a/b.c/d.e.Assessment.YML', { packet: 'a/b.c/d.md', by: 'e' }],
    ['packets/octo-kim.assessment.yml', null],
    ['packets/.octo-kim.assessment.yml', null],
    ['packets/octo-ada.octo kim.assessment.yml', null],
    ['packets/octo-ada.octo-kim.assessment.md', null],
    ['packets/octo-ada.md', null],
  ])('%s', (path, expected) => expect(opinionFile(path)).toEqual(expected));
});

test('the JSON Schema has every key, with what it means', () => {
  const schema = opinionJsonSchema() as { properties: Record<string, { description?: string }>; required: string[] };
  expect(Object.keys(schema.properties)).toEqual(['$schema', 'schema', 'packet', 'by', 'criteria']);
  expect(schema.required).toEqual(['schema', 'packet', 'by', 'criteria']);
  expect(Object.values(schema.properties).every(({ description = '' }) => description.length > 10)).toBe(true);
});
