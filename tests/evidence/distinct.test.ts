import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctGroups } from '../../src/evidence/distinct.ts';
import { item } from '../rubric/factory.ts';

const linking = (...links: readonly number[]) => item({ refs: links.map((n) => `a/b#${n}`) });
const lists = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }), {
  maxLength: 7,
});

/** The most lists of which none is part of another, by trying all choices. */
function apart(all: readonly (readonly number[])[]): number {
  const within = (a: readonly number[], b: readonly number[]): boolean => a.every((one) => b.includes(one));
  let most = 0;
  for (let choice = 0; choice < 1 << all.length; choice += 1) {
    const chosen = all.filter((_, index) => (choice >> index) % 2 === 1);
    if (chosen.every((a, i) => chosen.every((b, j) => i === j || !within(a, b)))) most = Math.max(most, chosen.length);
  }
  return most;
}

test('an item all of whose links another one has is no second item; what each has of its own counts', () => {
  const count = (...items: Parameters<typeof distinctGroups>[0]) => distinctGroups(items).length;
  expect(count(linking(1, 2), linking(1))).toBe(1);
  expect(count(linking(1), linking(2))).toBe(2);
  expect(count(linking(1), linking(1, 2), linking(2))).toBe(2);
  expect(count(linking(1), linking(1, 2), linking(1, 2, 3))).toBe(1);
  expect(count(linking(1, 2), linking(2, 3))).toBe(2);
  expect(count(item({ claim: 'Did it' }), item({ claim: 'did it.' }), linking(1))).toBe(2);
});

test('there are as many as can be chosen of which none is part of another, and every item is in one', () => {
  fc.assert(
    fc.property(lists, (all) => {
      const items = all.map((list) => linking(...list));
      const groups = distinctGroups(items);
      expect(groups).toHaveLength(apart(all));
      expect(new Set(groups.flat())).toEqual(new Set(items));
      expect(groups.flat()).toHaveLength(items.length);
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('one more item never makes them fewer', () => {
  fc.assert(
    fc.property(lists, fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 }), (all, more) => {
      const items = all.map((list) => linking(...list));
      expect(distinctGroups([...items, linking(...more)]).length).toBeGreaterThanOrEqual(distinctGroups(items).length);
    }),
    { numRuns: 300, seed: 6 },
  );
});
