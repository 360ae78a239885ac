import { createClient, type Client } from '../../src/github/client.ts';
import { httpFetch } from '../../src/github/http.ts';
import { defaultRetry, retryingFetch } from '../../src/github/retry.ts';
import type { World } from '../acceptance/github.ts';

/** The Action's own client, with the retry layer that ships, against the stand-in; waits are skipped. */
export const clientOf = (world: World, token = 'token-of-the-job'): Client =>
  createClient({
    token,
    addresses: { api: world.url, graphql: `${world.url}/graphql`, server: 'https://github.com' },
    fetch: retryingFetch({ ...defaultRetry, fetch: httpFetch(), now: Date.now, sleep: async () => undefined }),
    userAgent: 'test',
  });
