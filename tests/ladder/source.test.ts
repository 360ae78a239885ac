import { expect, test } from 'vitest';
import { ladderSource } from '../../src/ladder/source.ts';

test.each([
  ['ladder/a.yml', { from: 'here', path: 'ladder/a.yml' }],
  ['o/r/a/b.yaml@v1.2', { from: 'elsewhere', owner: 'o', repo: 'r', path: 'a/b.yaml', ref: 'v1.2' }],
  ['o/r/b.yml@main', { from: 'elsewhere', owner: 'o', repo: 'r', path: 'b.yml', ref: 'main' }],
  ['ladder/../x.yml', 'form'],
  ['/ladder/x.yml', 'form'],
  ['o/r/b.yml@a:b', 'form'],
  ['o/r@v1', 'form'],
  ['o/r/b.yml@', 'no-ref'],
  ['o/r/a@b/c.yml@v1', 'form'],
  ['ladder/a\\b.yml', 'form'],
  ['ladder/a\u0000.yml', 'form'],
  [`o/r/${'x'.repeat(500)}.yml@v1`, 'form'],
  [`o/r/b.yml@${'v'.repeat(201)}`, 'form'],
])('the ladder entry %s is read', (entry, expected) => {
  expect(ladderSource(entry)).toEqual(expected);
});
