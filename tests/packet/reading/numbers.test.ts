/** Numbers in brackets that lead to a list of addresses elsewhere on the page. */
import { describe, expect, test } from 'vitest';
import { tied } from '../support.ts';

const A = 'https://github.com/acme/rfcs/pull/1';
const B = 'https://github.com/acme/rfcs/pull/2';

/** What each piece links, in the order of the page. */
const links = (body: string): string[][] =>
  tied(`## Architecture\n\n${body}`).tied.map(({ item }) => item.references.map(({ ref }) => ref));
const leftOut = (body: string): string[] =>
  tied(`## Architecture\n\n${body}`).leftOut.map(({ from, to, why }) => `${from}-${to} ${why}`);

const TWO = '- Led the events [1], 2025-02.\n- Led the ledger ([2]), 2025-10.\n\n';

describe('a number leads to its address', () => {
  test.each([
    ['a paragraph', `## References\n\n[1] ${A}\n[2] ${B}`],
    ['paragraphs', `## References\n\n[1] ${A}\n\n[2] ${B}`],
    ['a list', `## References\n\n- [1] ${A}\n- [2] – ${B}`],
    ['an ordered list', `### Links\n\n1. ${A}\n2. ${B}`],
    ['an ordered list with words', `**References:**\n\n1. The RFC of the events, ${A}\n2. [The ledger](${B})`],
    ['words beside the address', `## Quellen\n\n[1] Das RFC: ${A}.\n[2] [Ledger](${B})`],
    ['link definitions in a list', `## References\n\n- [1]: ${A}\n- [2]: ${B}`],
    ['short references', '## References\n\n[1] acme/rfcs#1\n[2] acme/rfcs#2'],
    ['under no title, addresses alone', `[1] ${A}\n[2] ${B}`],
    ['breaks between them', `## References\n\n[1] ${A}  \n[2] ${B}`],
  ])('%s', (_name, list) => {
    expect(links(TWO + list)).toEqual([['acme/rfcs#1'], ['acme/rfcs#2']]);
    expect(leftOut(TWO + list)).toEqual([]);
  });

  test('several of one item, and one of several items', () => {
    expect(
      links(`- Led both [1][2], 2025-02.\n- Wrote one [1], 2025-10.\n\n## References\n\n[1] ${A}\n[2] ${B}`),
    ).toEqual([['acme/rfcs#1', 'acme/rfcs#2'], ['acme/rfcs#1']]);
  });

  test('in the cell of a table', () => {
    const table = '| What | When | Links |\n|---|---|---|\n| Led it | 2025-02 | [1] |\n\n';
    expect(links(`${table}## References\n\n[1] ${A}`)).toEqual([['acme/rfcs#1']]);
  });
});

describe('a number stays a word', () => {
  test('where nothing explains it', () => {
    expect(links(`- Led it [9], 2025-02.\n- And it [1], 2025-03.\n\n## References\n\n[1] ${A}`)).toEqual([
      [],
      ['acme/rfcs#1'],
    ]);
  });

  test('where two lists explain it in two ways', () => {
    const body = `- Led it [1], 2025-02.\n\n## References\n\n[1] ${A}\n\n## Links\n\n[1] ${B}`;
    expect(links(body)[0]).toEqual([]);
  });

  test('in code', () => {
    expect(links(`- Led it \`a[1]\`, 2025-02.\n- And it [1], 2025-03.\n\n## References\n\n[1] ${A}`)).toEqual([
      [],
      ['acme/rfcs#1'],
    ]);
  });

  test('where it numbers what was done: that is evidence, also where something refers to it', () => {
    const body = `[1] Led the events, 2025-02, ${A}\n\n[2] Led the ledger, 2025-10, ${B}\n\n- The same as [1] again, for two more teams, 2025-11.`;
    expect(links(body)).toEqual([['acme/rfcs#1'], ['acme/rfcs#2'], []]);
  });

  test('where the list of links is under no title of that kind', () => {
    expect(links(`- Led it [1], 2025-02.\n\n### Work\n\n1. Wrote the events, 2025-03, ${A}`)).toEqual([
      [],
      ['acme/rfcs#1'],
    ]);
  });
});

test('an address of the list that nothing refers to is told', () => {
  expect(leftOut(`- Led it [1], 2025-02.\n\n## References\n\n- [1] ${A}\n- [2] ${B}`)).toEqual(['15-15 unused']);
});
