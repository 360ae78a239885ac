import { expect, test } from 'vitest';
import { amountOf, singular } from '../../src/text/plural.ts';

test.each([
  ['incidents', 'incident'],
  ['policies', 'policy'],
  ['batches', 'batch'],
  ['classes', 'class'],
  ['class', 'class'],
  ['status', 'status'],
  ['analysis', 'analysis'],
  ['people', 'person'],
  ['ms', 'ms'],
  ['rps', 'rps'],
])('%s: one %s', (many, one) => expect(singular(many)).toBe(one));

test.each([
  [1, 'junior engineers', '1 junior engineer'],
  [2, 'junior engineers', '2 junior engineers'],
  [6, 'hour/week', '6 hours/week'],
  [1, 'hours/week', '1 hour/week'],
  [1, 'hours a week', '1 hour a week'],
  [2, 'day', '2 days'],
  [1, 'people', '1 person'],
  [1, 'GB', '1 GB'],
  [1, 'ms', '1 ms'],
  [4000, '$/month', '4000 $/month'],
  [3, '/week', '3 /week'],
  [5, '', '5'],
])('%d of %s: %s', (value, unit, text) => expect(amountOf(value, unit)).toBe(text));
