import { afterEach, beforeEach, expect, test } from 'vitest';
import { saidElsewhereQuery, readSaidElsewhere } from '../../../src/github/read/said-elsewhere.ts';
import { queryProblems } from '../../acceptance/contract.ts';
import { World } from '../../acceptance/github.ts';
import { clientOf } from '../world.ts';

const at = { owner: 'acme', repo: 'promotions' };
let world: World;
beforeEach(async () => {
  world = await new World().open();
});
afterEach(() => world.close());
const read = (...pairs: readonly (readonly [string, string])[]) =>
  readSaidElsewhere(
    clientOf(world),
    at,
    1,
    pairs.map(([by, candidate]) => ({ by, candidate, elsewhere: null })),
  );

test.each([1, 10])('the query for %d pairs is valid', (count) => {
  const pairs = Array.from({ length: count }, (_, index) => ({ by: `k${index}`, candidate: 'ada', elsewhere: null }));
  const { query, variables } = saidElsewhereQuery(at, pairs);
  expect(queryProblems(query)).toEqual([]);
  expect(query).not.toContain('ada');
  expect(Object.values(variables)[0]).toBe('repo:acme/promotions is:pr is:open author:k0 commenter:ada');
});

test('pairs are asked for once, ten of them at most, and never what is no login', async () => {
  expect(await read(['octo-ada', 'Octo-Ada'], ['x', 'y org:secret'])).toEqual([]);
  expect(world.journal).toHaveLength(0);
  await read(['k', 'a'], ['K', 'A'], ...Array.from({ length: 20 }, (_, index) => [`k${index}`, 'a'] as const));
  expect(world.journal).toHaveLength(1);
  const { variables } = world.journal[0]!.body as { variables: object };
  expect(Object.keys(variables)).toHaveLength(10);
});

test('null where it could not be read', async () => {
  world.faults = () => ({ kind: 'status', status: 403 });
  expect(await read(['k', 'a'])).toBeNull();
  world.faults = () => ({ kind: 'status', status: 200, body: { data: { s0: { nodes: [{ number: 'x' }] } } } });
  expect(await read(['k', 'a'])).toBeNull();
});
