import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readActs } from '../../src/files/acts.ts';
import { readDecision } from '../../src/files/decision.ts';
import { readExpected } from '../../src/files/expect.ts';
import { readFacts } from '../../src/files/facts.ts';
import { readOpinion } from '../../src/files/opinion.ts';
import { KINDS, kindOf, type Kind } from '../../src/files/other-kind.ts';
import { readPeople } from '../../src/files/people.ts';
import { readSettings } from '../../src/files/settings.ts';
import { plain, type Words } from '../../src/text/words.ts';
import { runs } from '../runs.ts';

const root = path.join(import.meta.dirname, '../..');
const of = (name: string): string => readFileSync(path.join(root, 'ladder/engineering', name), 'utf8');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
type Told = readonly { readonly message: Words; readonly fix: Words }[];

const READERS: Readonly<Record<Exclude<Kind, 'ladder'>, (text: string, name: string) => Told>> = {
  settings: (text, name) => readSettings(bytes(text), name).findings,
  people: (text, name) => readPeople(bytes(text), name).findings,
  acts: (text, name) => readActs(bytes(text), name).findings,
  facts: (text, name) => readFacts(bytes(text), name).findings,
  decision: (text, name) => readDecision(bytes(text), name).findings,
  assessment: (text, name) => readOpinion(bytes(text), name).findings,
  expect: (text, name) => readExpected(bytes(text), name).problems,
};

describe.each(Object.entries(READERS))('where %s belong', (_, read) => {
  test.each<[string, string, string]>([
    ['a packet', 'example.md', 'a packet'],
    ['a packet by another name', 'packet.yml', 'a packet'],
    ['a ladder', 'ladder.yml', 'a ladder'],
    ['any Markdown', 'notes.md', 'Markdown'],
  ])('%s is one problem, which says what it is', (_name, name, is) => {
    const text = name === 'notes.md' ? '# Notes\n\n- one: two\n' : of(name === 'ladder.yml' ? name : 'example.md');
    const [first, ...more] = read(text, name);
    expect(more).toEqual([]);
    expect(plain(first?.message ?? [])).toMatch(new RegExp(`^This is ${is}[;,] `, 'u'));
    // Nobody is told to delete what they wrote.
    expect(plain(first?.fix ?? [])).not.toMatch(/[Rr]emove/u);
  });
});

test.each<[Kind, string, string | null]>([
  ['acts', of('example.facts.json'), 'what was read of links'],
  ['people', 'schema: 1\nendorsements: []\nwaivers: []\nconcerns: []\n', KINDS.acts.is],
  ['facts', 'schema: 1\nverdict: met\ncriteria: {}\nnow: 2026-01-01\n', KINDS.expect.is],
  ['acts', 'packets: [a]\nladders: [b]\n  enforce: {', KINDS.settings.is],
  // What may be meant for it, and has mistakes, is read as that.
  ['people', 'schema: 1\npeople: {}\n', null],
  ['settings', 'people: [a]\n', null],
  ['settings', 'packet: [a]\nladder: b\n', null],
  ['acts', 'hello: world\n', null],
  ['acts', '- a\n- b\n', null],
])('where %s belong', (wanted, text, is) => {
  expect(kindOf(text, 'x.yml', wanted)).toBe(is);
});

test('whatever stands in a file, its own kind is never said to be another', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Kind[]>('ladder', 'settings', 'people', 'acts', 'facts', 'decision', 'assessment', 'expect'),
      fc.array(fc.nat(20), { minLength: 1 }),
      fc.string(),
      (kind, picks, more) => {
        const { keys } = KINDS[kind];
        const text = picks.map((pick) => `${keys[pick % keys.length]}: ${JSON.stringify(more)}`).join('\n');
        expect(kindOf(text, 'x.yml', kind)).toBeNull();
      },
    ),
    { numRuns: runs(500) },
  );
});
