import { expect, test } from 'vitest';
import { near } from '../../src/text/near.ts';

test('names that differ by capitals alone are one suggestion, the first of them; others are not merged', () => {
  expect(near('Leadershp', ['Leadership', 'leadership'])).toEqual(['Leadership']);
  expect(near('leadershp', ['leadership', 'Leadership'])).toEqual(['leadership']);
  expect(near('Staf', ['Staff', 'Staff+'])).toEqual(['Staff', 'Staff+']);
});

test('a list of names that is asked twice answers the same', () => {
  const names: readonly string[] = ['System Design', 'system-design', 'Delivery'];
  expect(near('Sytem Design', names)).toEqual(near('Sytem Design', names));
  expect(near('Delivry', names)).toEqual(['Delivery']);
});
