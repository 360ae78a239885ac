/** What the ladder's owner says of a rubric: why it asks that, and what is their own number. */
import { describe, expect, test } from 'vitest';
import { day } from '../rubric/factory.ts';
import { explain } from '../../src/cli/explain.ts';
import { showJson } from '../../src/ladder/show/show-json.ts';
import { shipped } from './shipped.ts';
import { ladderOf, withSections } from './support.ts';

const ladder = ladderOf(
  withSections(`levels: [{ id: L4, rubric: { items: 2 }, why: Two is our own number. }, L5, L6]
competencies:
  - { id: code, title: Code, why: Code is linked., criteria: { L4: { text: Writes., why: One writes more than once. }, L5: Leads. } }`),
);
const of = (id: string) => ladder.criteria.find((own) => own.id === id);

describe('why a rubric asks for what it asks', () => {
  test('level, competency and criterion say it, in this order', () => {
    expect(of('code.L4')?.why).toEqual(['Two is our own number.', 'Code is linked.', 'One writes more than once.']);
    expect(of('code.L5')?.why).toEqual(['Code is linked.']);
  });

  test('it stands in the JSON and in what explain prints', () => {
    expect(JSON.stringify(showJson(ladder))).toContain('"why":["Two is our own number."');
    const told = explain('code.L4', [ladder], day('2026-07-01'));
    expect('text' in told ? told.text : '').toContain(
      'Why it asks that:\n    Two is our own number.\n    Code is linked.',
    );
  });

  test('it is no part of what the criterion means: the digest stays', () => {
    const without = ladderOf(withSections('levels: [{ id: L4, rubric: { items: 2 } }, L5, L6]'));
    expect(without.criteria[0]?.digest).toBe(of('code.L4')?.digest);
  });
});

test.each(shipped)('%s says of its numbers which are its own', (_folder, { criteria }) => {
  expect(criteria.filter(({ why }) => why.length > 0).length).toBeGreaterThan(5);
});
