import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Person } from '../../src/people/acts.ts';
import { ringsIn, spokenFor } from '../../src/people/rings.ts';
import { runs } from '../runs.ts';

const spoken = (...pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([by, candidate]) => ({ by, candidate, elsewhere: null }));
const rings = (...pairs: readonly (readonly [string, string])[]): string[] =>
  ringsIn(spoken(...pairs), new Map()).map((ring) => ring.map(({ by, candidate }) => `${by}>${candidate}`).join(' '));

test.each([
  ['nobody', [], []],
  ['one way', [['a', 'b']], []],
  [
    'both ways',
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    ['a>b b>a'],
  ],
  [
    'in a circle of three',
    [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ],
    ['a>b b>c c>a'],
  ],
  [
    'a chain',
    [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
    ],
    [],
  ],
  [
    'one beside a ring',
    [
      ['x', 'a'],
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'y'],
    ],
    ['a>b b>a'],
  ],
  [
    'two rings',
    [
      ['a', 'b'],
      ['c', 'd'],
      ['b', 'a'],
      ['d', 'c'],
    ],
    ['a>b b>a', 'c>d d>c'],
  ],
  [
    'two rings that meet are one',
    [
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'c'],
      ['c', 'b'],
    ],
    ['a>b b>a b>c c>b'],
  ],
  [
    'in other letters',
    [
      ['A', 'b'],
      ['B', 'a'],
    ],
    ['A>b B>a'],
  ],
  [
    'of oneself',
    [
      ['a', 'a'],
      ['b', 'a'],
    ],
    [],
  ],
] as const)('%s', (_, pairs, expected) => expect(rings(...pairs)).toEqual(expected));

test('by all accounts of a person', () => {
  const person: Person = { level: null, team: null, organization: null, person: 'octo-kim' };
  const people = new Map([
    ['octo-kim', person],
    ['kim-oss', person],
  ]);
  expect(ringsIn(spoken(['kim-oss', 'octo-ada'], ['octo-ada', 'octo-kim']), people)).toHaveLength(1);
  expect(ringsIn(spoken(['kim-oss', 'octo-kim']), people)).toEqual([]);
});

test('who speaks for whom: each person once for a packet, and nobody for one without a candidate', () => {
  const acts = {
    endorsements: [
      { criterion: 'a', by: 'x' },
      { criterion: 'b', by: 'x' },
    ],
    attestations: [{ evidence: 'e', by: 'y' }],
  };
  expect(
    spokenFor([
      { candidate: 'c', acts },
      { candidate: null, acts },
    ]),
  ).toEqual(spoken(['x', 'c'], ['y', 'c']));
});

test('each is in a ring where the way leads back, and in one alone', () => {
  const person = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  fc.assert(
    fc.property(fc.array(fc.tuple(person, person), { maxLength: 12 }), (pairs) => {
      const leads = (from: string, to: string, seen: ReadonlySet<string> = new Set()): boolean =>
        pairs.some(
          ([x, y]) => x === from && x !== y && (y === to || (!seen.has(y) && leads(y, to, new Set([...seen, y])))),
        );
      const found = ringsIn(spoken(...pairs), new Map()).flat();
      expect(found).toHaveLength(pairs.filter(([x, y]) => x !== y && leads(y, x)).length);
    }),
    { numRuns: runs(300) },
  );
});
