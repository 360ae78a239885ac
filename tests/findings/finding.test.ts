import { expect, test } from 'vitest';
import { allFindings } from '../../src/findings/all.ts';
import { finding } from '../../src/findings/catalogue.ts';
import { byPlace, type Finding } from '../../src/findings/finding.ts';
import { plain } from '../../src/text/words.ts';

const place = { path: 'packets/a.md', line: 3, column: 5 };

test('a finding keeps what its words are made of, whole', () => {
  const long = 'x'.repeat(200);
  const found: Finding = finding('packet-field-misspelt', place, { found: long, meant: 'scope' });
  expect(found).toMatchObject({ code: 'packet-field-misspelt', severity: 'warning', place });
  // The code tells the type of the arguments; words show at most 80 characters of them.
  if (found.code !== 'packet-field-misspelt') throw new Error('unreachable');
  expect(found.args).toEqual({ found: long, meant: 'scope' });
  expect(plain(found.message)).not.toContain(long);
});

test('codes begin with what they are about, and every kind is documented', () => {
  for (const [code, { title, why, example }] of Object.entries(allFindings)) {
    expect(code).toMatch(/^(?:packet|ladder|lint|settings|people|run|acts|facts|decision|example)-[a-z-]+$/u);
    expect([code, title === '', why.endsWith('.'), example.before === example.after]).toEqual([
      code,
      false,
      true,
      false,
    ]);
  }
});

test('findings are listed by file, line, column, code', () => {
  const at = (path: string, line: number, column: number): Finding =>
    finding('packet-item-empty', { path, line, column }, null);
  const sorted = [at('a.md', 1, 1), at('a.md', 2, 1), at('a.md', 2, 9), at('a.md', 10, 1), at('b.md', 1, 1)];
  expect(sorted.toReversed().sort(byPlace)).toEqual(sorted);
});
