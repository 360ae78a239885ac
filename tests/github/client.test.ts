import { afterEach, beforeEach, expect, test } from 'vitest';
import { GitHubFault } from '../../src/github/client.ts';
import { RULES } from '../../src/github/read/queries.ts';
import { World } from '../acceptance/github.ts';
import { clientOf } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await new World().open();
});
afterEach(() => world.close());

const variables = {
  owner: 'acme',
  repo: 'promotions',
  number: 0,
  named: false,
  settings: '.github/readiness.yml',
  contents: false,
};
const faultOf = async (promise: Promise<unknown>): Promise<GitHubFault> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GitHubFault)) throw new Error(`expected a GitHubFault, got ${String(error)}`);
  return error;
};

test('the retry layer is really in the client', async () => {
  world.faults = ({ index }) => (index < 2 ? { kind: 'status', status: 502 } : null);
  const answer = await clientOf(world).graphql(RULES, variables);
  expect(answer).toMatchObject({ data: { repository: { visibility: 'PRIVATE' } } });
  expect(world.journal).toHaveLength(3);
});

test.each(['cut-off', 'malformed', 'hang-up'] as const)(
  'a read whose answer is broken (%s) is asked again',
  async (kind) => {
    world.faults = ({ index }) => (index === 0 ? { kind } : null);
    expect(await clientOf(world).graphql(RULES, variables)).toMatchObject({
      data: { repository: { visibility: 'PRIVATE' } },
    });
    expect(world.journal).toHaveLength(2);
  },
);

test('a wrong token is a fault with its status, and the token is not in the message', async () => {
  const fault = await faultOf(clientOf(world, 'ghs_very-secret').graphql(RULES, variables));
  expect(fault.status).toBe(401);
  expect(fault.message).toContain('Bad credentials');
  expect(fault.message).not.toContain('ghs_very-secret');
});

test('a token that GitHub echoes is scrubbed', async () => {
  world.faults = () => ({ kind: 'status', status: 400, body: { message: 'bad header token token-of-the-job' } });
  expect((await faultOf(clientOf(world).graphql(RULES, variables))).message).toContain('bad header token ***');
});

test('a spent limit is no refusal', async () => {
  world.faults = () => ({ kind: 'status', status: 403, body: { message: 'You have exceeded a secondary rate limit' } });
  expect(
    (await faultOf(clientOf(world).rest('GET /repos/{owner}/{repo}', { owner: 'acme', repo: 'promotions' }))).status,
  ).toBe(429);
});

test('an answer that never comes whole has no status: it may have been carried out', async () => {
  world.faults = () => ({ kind: 'hang-up', after: true });
  const fault = await faultOf(
    clientOf(world).rest('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner: 'acme',
      repo: 'promotions',
      issue_number: 1,
      body: 'x',
    }),
  );
  expect(fault.status).toBeNull();
  expect(world.journal).toHaveLength(1);
});
