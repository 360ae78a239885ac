import { afterEach, beforeEach, expect, test } from 'vitest';
import { readStanding } from '../../../src/github/read/around.ts';
import type { Client } from '../../../src/github/client.ts';
import { company, HEAD, type Company } from '../../acceptance/company.ts';
import { clientOf } from '../world.ts';

let at: Company;
beforeEach(async () => {
  at = await company();
});
afterEach(() => at.world.close());
const where = { owner: 'acme', repo: 'promotions', number: 1 };
const read = (wanted = { labels: true, requests: true }) => readStanding(clientOf(at.world), where, wanted);

test('labels and requests come in one request, and nothing that is not wanted', async () => {
  at.world.around.labels = ['bug', 'readiness: draft'];
  at.world.around.requests = ['Octo-Kim'];
  expect(await read()).toEqual({
    head: HEAD,
    labels: ['bug', 'readiness: draft'],
    requested: { who: new Set(['octo-kim']), hidden: false },
  });
  expect(at.world.journal).toHaveLength(1);
  expect(await read({ labels: false, requests: false })).toEqual({ head: HEAD, labels: null, requested: null });
});

test('all pages are read; of more requests than that nothing is said', async () => {
  at.world.around.requests = Array.from({ length: 250 }, (_, index) => `octo-${index}`);
  expect((await read()).requested?.who.size).toBe(250);
  expect(at.world.journal).toHaveLength(3);
  at.world.around.requests = Array.from({ length: 501 }, (_, index) => `octo-${index}`);
  expect((await read()).requested).toBeNull();
});

test('a team that the token does not see is known to be hidden', async () => {
  at.world.around.requests = ['octo-kim', 'acme/promotions'];
  expect((await read()).requested).toEqual({ who: new Set(['octo-kim']), hidden: true });
});

test('what GitHub refuses was not read, and is never nothing', async () => {
  const answering = (pullRequest: unknown): Client => ({
    rest: () => Promise.reject(new Error('nothing is asked')),
    graphql: async () => ({
      data: { repository: { pullRequest } },
      errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible', path: ['repository', 'pullRequest'] }],
    }),
  });
  const wanted = { labels: true, requests: true };
  expect(await readStanding(answering({ headRefOid: HEAD, labels: null, timelineItems: null }), where, wanted)).toEqual(
    { head: HEAD, labels: null, requested: null },
  );
  await expect(readStanding(answering(null), where, wanted)).rejects.toThrow('could not be read');
});
