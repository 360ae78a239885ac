import { expect, test } from 'vitest';
import * as queries from '../../../src/github/read/queries.ts';
import { queryProblems } from '../../acceptance/contract.ts';

const constants = Object.entries(queries).flatMap(([name, value]) =>
  typeof value === 'string' ? [[name, value] as const] : [],
);

test('every query of the file is tried', () => {
  expect(constants.map(([name]) => name).sort()).toEqual([
    'AROUND',
    'MORE',
    'NEWEST_COMMENTS',
    'OPEN_PULLS',
    'PULL_REQUEST',
    'RULES',
  ]);
});

test.each(constants)('%s is valid against the schema of GitHub', (_, query) => {
  expect(queryProblems(query)).toEqual([]);
});

test.each([
  [1, 0, 1],
  [40, 0, 1],
  [2, 3, 7],
  [0, 1, null],
  [1, 1, null],
])('the query for %d files here and %d elsewhere is valid', (here, elsewhere, number) => {
  const { query, variables } = queries.blobsQuery(
    'acme',
    'promotions',
    number,
    Array.from({ length: here }, (_, index) => `oid:packets/${index}") { x }.md`),
    Array.from({ length: elsewhere }, () => ({ owner: 'acme', repo: 'ladders', ref: 'v1', path: 'ladder.yml' })),
  );
  expect(queryProblems(query)).toEqual([]);
  expect(query).not.toContain('packets/');
  expect(Object.values(variables).filter((value) => String(value).startsWith('oid:'))).toHaveLength(here);
});

test('the query for folders is valid, and no path is part of it', () => {
  const { query, variables } = queries.treesQuery('acme', 'promotions', ['oid:ladder/a") { x }', 'oid:ladder/b']);
  expect(queryProblems(query)).toEqual([]);
  expect(query).not.toContain('ladder/');
  expect(variables).toMatchObject({ t0: 'oid:ladder/a") { x }', t1: 'oid:ladder/b' });
});

test('the check finds a query that GitHub would refuse', () => {
  expect(queryProblems('query Q { repository(owner: "a", name: "b") { nosuch } }')).not.toEqual([]);
});
