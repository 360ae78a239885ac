import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../../src/github/read/evidence/document.ts';
import { cpu } from '../../../cpu.ts';

const headings = (...lines: string[]): readonly string[] | undefined => readDocument('a.md', lines.join('\n')).headings;

describe('headings of a document', () => {
  test.each([
    ['of every depth, in order', ['# One', 'text', '### 1.2 Two ###', '#', '#no'], ['One', '1.2 Two']],
    ['underlined', ['Context', '=======', '', 'Risks', '---', '- item', '---', '', '---'], ['Context', 'Risks']],
    ['without marks and addresses', ['## **Why** `now` ([RFC 7](https://example.com/#x))'], ['Why now (RFC 7)']],
    ['not of code', ['```', '# no', '~~~', '# no', '```', '# Yes', '~~~~', '# no', '~~~', '# no'], ['Yes']],
    ['not of comments and front matter', ['---', 'title: no', '---', '<!--', '# no', '-->', '# Yes'], ['Yes']],
    ['with the line ends of Windows', ['# A\r', 'B\r', '===\r'], ['A', 'B']],
  ])('%s', (_, lines, expected) => {
    expect(headings(...lines)).toEqual(expected);
  });

  test('at most 2,000, and none of a line of more than 1,000 characters', () => {
    expect(headings(...Array.from({ length: 3_000 }, (__, index) => `# ${index}`))).toHaveLength(2_000);
    expect(headings(`# ${'x'.repeat(1_000)}`)).toEqual([]);
  });
});

describe('rows of a register', () => {
  test.each([
    ['CSV', 'r.csv', 'date,incident\n2025-01-02,INC-1\n2025-01-03,INC-2\n', 2],
    ['TSV', 'r.tsv', 'date\tlink\n1\thttps://github.com/a/b/issues/1\n2\thttps://github.com/a/b/issues/2', 2],
    ['a field with a line break', 'r.csv', 'a,b\nINC-1,"two\nlines"\nINC-2,""\n', 2],
    ['the same row twice', 'r.csv', 'a\nINC-1\nINC-1\ninc-1, INC-1\n', 1],
    ['rows without an id', 'r.csv', 'a,b\nINC-1,x\n,\ntotal,2\n', 1],
    [
      'a Markdown table',
      'r.md',
      '# R\n\n| What | When |\n|:---|---|\n| acme/api#1 | May |\n| acme/api#2 | June |\n\n#3 is prose',
      2,
    ],
    ['two tables', 'r.md', 'a | b\n--|--\n#1 | x\n\nc | d\n--|--\n#2 | x\n', 2],
    ['a commit', 'r.csv', 'a\n0a1b2c3\n1234567\ndefaced\n', 1],
  ])('%s', (_, path, text, expected) => {
    expect(readDocument(path, text).entries).toBe(expected);
  });

  test('rows that cannot be told apart are not counted: nobody is said to have none', () => {
    expect(readDocument('r.csv', 'team,since\nCheckout,2024\nSearch,2025\n')).toEqual({});
    expect(readDocument('r.md', '# Teams\n')).toEqual({ headings: ['Teams'] });
  });
});

test.each([
  ['letters', 'a'],
  ['hashes', '#'],
  ['hashes apart', '# '],
  ['brackets', '['],
  ['brackets with ends', '[]('],
  ['comments', '<!--'],
  ['quotes', '"'],
  ['bars', '|-'],
  ['slashes', 'a/'],
  ['digits', '1'],
  ['hexadecimal', 'a1'],
  ['addresses', 'https://'],
  ['tags', '<'],
])('a quarter of a megabyte of %s is read in no time', (_, piece) => {
  const text = piece.repeat(Math.floor((256 * 1024) / piece.length));
  const begin = cpu();
  for (const path of ['a.md', 'a.csv']) {
    readDocument(path, text);
    readDocument(path, text.replace(/(.{900})/gsu, '$1\n'));
  }
  expect(cpu() - begin).toBeLessThan(1_500);
});
