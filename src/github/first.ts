/**
 * The first question of a run is sent before the client is loaded that would ask it, and is handed to that client when
 * it asks: so the answer travels while the code is read.
 */
import type { Answer, Fetch } from './fetch.ts';
import { headersFor } from './headers.ts';
import type { Query } from './read/queries.ts';

/** A question that is on its way. */
export interface First {
  readonly address: string;
  readonly body: string;
  readonly answer: Promise<Answer>;
}

/** Sends a query as the client would. Never throws: a failure is the answer's. */
export function sendFirst(fetch: Fetch, address: string, query: Query, token: string, userAgent: string): First {
  const body = JSON.stringify(query);
  const answer = fetch(address, {
    method: 'POST',
    headers: {
      ...headersFor(token, userAgent),
      accept: 'application/vnd.github.v3+json',
      'content-type': 'application/json; charset=utf-8',
    },
    body,
  });
  // It may fail before anybody asks; whoever asks is told.
  answer.catch(() => undefined);
  return { address, body, answer };
}

/** A fetch that has the answer to one question under way already, and gives it once. */
export function handing({ address, body, answer }: First, fetch: Fetch): Fetch {
  let left = true;
  return (url, init) => {
    if (!left || url !== address || init?.body !== body) return fetch(url, init);
    left = false;
    return answer;
  };
}
