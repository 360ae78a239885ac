/** Documents that are made to be slow, or to be made a ladder of that cannot be read. */
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/import/decode.ts';
import { ladderOf } from '../../src/import/ladder.ts';
import { unplacedLines } from '../../src/import/placed.ts';
import { understand } from '../../src/import/understand.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { cpu } from '../cpu.ts';
import { repeat } from '../packet/hostile.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const HEADINGS =
  '# Ladder\n\n## L1 Junior Engineer\n\n- Does things well\n- Helps\n\n## L2 Senior Engineer\n\n- Leads two people\n- Helps others\n\n';
const BOXES =
  '# Level 1: Junior\n\n## Skills\n\n- [ ] Does a thing\n- [ ] Does another\n\n# Level 2: Senior\n\n## Skills\n\n- [ ] Leads a team\n\n';

/** All that an import does with the text of a document. */
function time(document: string): number {
  const start = cpu();
  const source = { path: 'a.md', text: decode(bytes(document)).text };
  const found = understand(source);
  if (!('refused' in found)) {
    ladderOf(found, 'a');
    unplacedLines(source, found);
  }
  return cpu() - start;
}

describe('an import takes as long as the document is', () => {
  const SIZE = 65_536;
  const lines = (begin: string): string => `${begin}${repeat('- Does one more useful thing for the team\n', SIZE)}`;
  time(lines(BOXES));
  const budget = Math.max(500, time(lines(BOXES)) * 4, time(lines(HEADINGS)) * 4);

  test.each([
    ['white space in an item', `${HEADINGS}- x${repeat(' ', SIZE)}x`],
    ['white space in a label', `${BOXES}**${repeat(' \t', SIZE)}x`],
    ['white space in a heading', `${BOXES}## Path A: ${repeat(' ', SIZE)}x`],
    ['brackets', `${BOXES}- [ ] ${repeat('[', SIZE / 8)}x`],
    ['anchors that do not end', `${HEADINGS}- ${repeat('{#', SIZE)}x`],
    ['tags that do not end', `${HEADINGS}### ${repeat('<', SIZE)}x`],
    ['hashes', `${HEADINGS}### x${repeat('#', SIZE)}x`],
    ['headings', `${HEADINGS}${repeat('### a\n\n', SIZE)}`],
    ['a quote that does not end', `${BOXES}"${repeat('a b c d e f g h i j k l m n o p\n', SIZE)}`],
    ['pictures', `${BOXES}**x ${repeat('⭐', SIZE / 3)}x`],
  ])('%s', (_, document) => {
    expect(time(document)).toBeLessThan(budget);
  });
});

test('names that differ by their signs alone are names of their own in the ladder', () => {
  const level = (name: string): string =>
    `## ${name}\n\n### C\n\n- Writes C, ${name}\n\n### C++\n\n- Writes C++, ${name}\n\n### C#\n\n- Writes C#, ${name}\n\n`;
  const found = understand({ path: 'a.md', text: `# Ladder\n\n${level('L1 Junior')}${level('L2 Senior')}` });
  if ('refused' in found) throw new Error(found.refused);
  const { ladder, findings } = readLadder(bytes(ladderOf(found, 'a').text), 'ladder.yml');
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(ladder?.competencies.map(({ title }) => title)).toEqual(['C', 'C++, 2', 'C#, 2']);
});
