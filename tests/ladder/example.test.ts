import { describe, expect, test } from 'vitest';
import { ruleExample } from '../../src/ladder/example.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { rules } from '../../src/rubric/rules/index.ts';
import { plain } from '../../src/text/words.ts';

const source = `schema: 1
id: made
version: 1.0.0
title: Made
rubric: { items: 1 }
levels: [L1, L2]
tracks: [{ id: ic, title: IC, levels: [L1, L2] }]
promotions:
  - { from: L1, to: L2, gates: { sponsors: { min: 1 } } }
competencies:
  - { id: code, title: Code, criteria: { L2: { text: Writes code. } } }
`;
const fixes = (from: string, to: string): string[] =>
  readLadder(new TextEncoder().encode(source.replace(from, to)), 'ladder.yml').findings.map(({ fix }) => plain(fix));

describe('a rule that could not be read', () => {
  test.each<[string, string, string, string]>([
    ['a number where its parts belong', '{ min: 1 }', '2', '`sponsors: { min: 1 }`'],
    ['a part that is missing', '{ min: 1 }', '{ teams: 2 }', '`sponsors: { min: 1 }`'],
    ['a word where a number belongs', '{ items: 1 }', '{ items: 1, endorsed: by the manager }', '`endorsed: '],
    ['inside a combination', '{ items: 1 }', '{ any: [{ sustained: a while }, { items: 2 }] }', '`sustained: '],
  ])('is answered with what may stand there: %s', (_, from, to, example) => {
    const [fix = '', ...more] = fixes(from, to);
    expect(more).toEqual([]);
    expect(fix).toContain(` For example: ${example}`);
    expect(fix).toMatch(/More of it: `readiness explain [a-z-]+`/u);
  });

  test.each([
    ['title: Made', 'title: [Made]'],
    ['{ items: 1 }', '{ links: 1 }'],
    ['levels: [L1, L2]', 'levels: 3'],
  ])('nothing is added elsewhere: %s → %s', (from, to) => {
    expect(fixes(from, to).join(' ')).not.toContain('For example:');
  });

  test.each(rules)('every rule has a form that is short enough: $name', ({ name }) => {
    expect(plain(ruleExample(['rubric', name]))).toContain(` For example: \`${name}: `);
  });
});
