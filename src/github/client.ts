import { request } from '@octokit/request';
import { headersFor } from './headers.ts';
import type { Fetch } from './fetch.ts';
import { OutOfTime, NoAnswer } from './retry.ts';

/** Where GitHub is, from the environment: `https://api.github.com` and so on, or a GitHub Enterprise Server. */
export interface Addresses {
  readonly api: string;
  readonly graphql: string;
  readonly server: string;
}

/** The parts of a GraphQL answer: data may stand beside errors. */
export interface GraphqlAnswer {
  readonly data: unknown;
  readonly errors: unknown;
}

/** What the rest of the Action may ask of GitHub. */
export interface Client {
  /** One read through GraphQL. Throws `GitHubFault`. */
  readonly graphql: (query: string, variables: Readonly<Record<string, unknown>>) => Promise<GraphqlAnswer>;
  /**
   * One REST call: `POST /repos/{owner}/{repo}/…`. The body of the answer is not checked here. Throws `GitHubFault`.
   */
  readonly rest: (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

/** GitHub refused, or gave no usable answer. The message is for a log or a person; it holds no token. */
export class GitHubFault extends Error {
  override readonly name = 'GitHubFault';
  /** The HTTP status, or null where no whole answer came: the request may then have been carried out. */
  readonly status: number | null;

  constructor(message: string, status: number | null, cause?: unknown) {
    super(message, { cause });
    this.status = status;
  }
}

/** The run cannot judge what it was given, and says why; not a fault of GitHub's. */
export class CannotJudge extends Error {
  override readonly name = 'CannotJudge';
}

/** What a client is built of. */
export interface ClientOptions {
  readonly token: string;
  readonly addresses: Addresses;
  /** All requests go through it: see `retry.ts` and `http.ts`. */
  readonly fetch: Fetch;
  readonly userAgent: string;
}

/** Octokit's `request` and nothing of its endpoints, pages and plugins: the Action and the command line share it. */
export function createClient({ token, addresses, fetch, userAgent }: ClientOptions): Client {
  const octokit = request.defaults({
    baseUrl: addresses.api,
    headers: headersFor(token, userAgent),
    // A deprecation is for us to read in GitHub's changelog, not for a log of the user's.
    request: { fetch, log: { warn: () => undefined } },
  });
  const send = async (
    doing: string,
    route: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<unknown> => {
    try {
      const response = await octokit(route, parameters);
      const data: unknown = response.data;
      return data;
    } catch (error) {
      throw toFault(error, doing, token);
    }
  };
  return {
    rest: (route, parameters) => send(route, route, parameters),
    graphql: async (query, variables) => {
      const name = /^\s*query (\w+)/u.exec(query)?.[1] ?? 'query';
      const answer = await send(`GraphQL ${name}`, `POST ${addresses.graphql}`, { query, variables });
      if (typeof answer !== 'object' || answer === null)
        throw new GitHubFault(`GraphQL ${name}: GitHub sent an answer that could not be read`, null);
      return { data: 'data' in answer ? answer.data : null, errors: 'errors' in answer ? answer.errors : null };
    },
  };
}

/** An error of Octokit as ours: what was asked, what came back, never the token. */
function toFault(error: unknown, doing: string, token: string): GitHubFault {
  const said = (error instanceof Error ? error.message : String(error)).replaceAll(token, '***').slice(0, 300);
  const lost = findCause(error);
  if (lost !== null) return new GitHubFault(`${doing}: ${lost.message}`, null, lost);
  const answered =
    error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null;
  // GitHub says 403 for a spent limit too; only a refusal means that the token may not.
  const status = answered === 403 && /rate limit|abuse detection/iu.test(said) ? 429 : answered;
  const hint = status === 401 ? ' (the token is not valid, or has expired)' : '';
  return new GitHubFault(`${doing}: GitHub answered ${status ?? 'nothing'}: ${said}${hint}`, status);
}

/** Octokit reports a fetch that threw as a status 500; the cause tells the truth. */
function findCause(error: unknown): OutOfTime | NoAnswer | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof OutOfTime || at instanceof NoAnswer) return at;
  }
  return null;
}
