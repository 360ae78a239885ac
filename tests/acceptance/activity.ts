import { execute, parse } from 'graphql';
import type { Client, GraphqlAnswer } from '../../src/github/client.ts';
import { graphqlSchema, queryProblems } from './contract.ts';

/** A pull request or an issue that the search of the stand-in knows; everything that happened, with its day. */
export interface Work {
  readonly repository: string;
  readonly number: number;
  readonly title?: string;
  readonly type: 'pull' | 'issue';
  readonly author?: string;
  readonly created?: string;
  readonly merged?: string;
  readonly closed?: string;
  readonly reason?: 'COMPLETED' | 'NOT_PLANNED';
  readonly assignees?: readonly string[];
  /** Login and day; without a day it was begun and not submitted. */
  readonly reviews?: readonly { readonly by: string; readonly at: string | null }[];
  /** A repository whose organization asks for single sign-on. */
  readonly hidden?: boolean;
}

const within = (day: string | undefined, range: string): boolean => {
  if (day === undefined) return false;
  const [from = '', to = ''] = range.startsWith('<=')
    ? ['', range.slice(2)]
    : range.startsWith('>=')
      ? [range.slice(2), '9999']
      : range.split('..');
  return day >= from && day <= to;
};

const same = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/** Whether a work has what one qualifier of a search asks for. A qualifier that GitHub does not have fails the test. */
function has(work: Work, qualifier: string): boolean {
  const at = qualifier.indexOf(':');
  const value = qualifier.slice(at + 1);
  switch (qualifier.slice(0, at)) {
    case 'is':
      return value === 'pr'
        ? work.type === 'pull'
        : value === 'issue'
          ? work.type === 'issue'
          : value === 'merged'
            ? work.merged !== undefined
            : work.closed !== undefined;
    case 'author':
      return same(work.author, value);
    case '-author':
      return !same(work.author, value);
    case 'assignee':
      return work.assignees?.some((login) => same(login, value)) ?? false;
    case 'reviewed-by':
      return work.reviews?.some(({ by }) => same(by, value)) ?? false;
    case 'repo':
      return same(work.repository, value);
    case 'user':
      return same(work.repository.split('/')[0], value);
    case 'created':
      return within(work.created ?? '2025-01-01', value);
    case 'merged':
      return within(work.merged, value);
    case 'closed':
      return within(work.closed, value);
    case 'sort':
      return true;
    default:
      throw new Error(`the stand-in knows no qualifier ${qualifier}`);
  }
}

const moment = (day: string | undefined | null): string | null =>
  day === undefined || day === null ? null : `${day}T12:00:00Z`;

const nodeOf = (work: Work): unknown => ({
  __typename: work.type === 'pull' ? 'PullRequest' : 'Issue',
  number: work.number,
  title: work.title ?? `Change ${work.number}`,
  url: `https://github.com/${work.repository}/${work.type === 'pull' ? 'pull' : 'issues'}/${work.number}`,
  repository: { nameWithOwner: work.repository },
  mergedAt: moment(work.merged),
  closedAt: moment(work.closed),
  stateReason: work.reason ?? null,
  reviews: ({ author, last }: { author: string; last: number }) => ({
    nodes: (work.reviews ?? [])
      .filter(({ by }) => same(by, author))
      .slice(-last)
      .map(({ at }) => ({ submittedAt: moment(at) })),
  }),
});

/**
 * GitHub's search on GitHub's schema, as a client; it hands out at most 1,000 results, 100 a page, and keeps the
 * searches.
 */
export function searching(works: readonly Work[]): Client & { readonly searches: string[] } {
  const searches: string[] = [];
  const search = ({ query, first, after }: { query: string; first: number; after: string | null }): unknown => {
    searches.push(query);
    const found = works.filter((work) => query.split(' ').every((qualifier) => has(work, qualifier)));
    const start = Number(after ?? 0);
    const page = found.slice(0, 1000).slice(start, start + first);
    return {
      issueCount: found.length,
      pageInfo: {
        hasNextPage: start + first < Math.min(found.length, 1000),
        endCursor: page.length === 0 ? null : String(start + first),
      },
      nodes: page.map((work) => (work.hidden === true ? null : nodeOf(work))),
    };
  };
  return {
    searches,
    rest: async (route) => {
      throw new Error(`nothing is asked of ${route}`);
    },
    graphql: async (query, variables): Promise<GraphqlAnswer> => {
      const problems = queryProblems(query);
      if (problems.length > 0) throw new Error(problems.join('\n'));
      const { data, errors } = await execute({
        schema: graphqlSchema(),
        document: parse(query),
        rootValue: { search },
        variableValues: variables,
      });
      if (errors) throw errors[0] ?? new Error('no error');
      const hidden = JSON.stringify(data).includes('null,{') || JSON.stringify(data).includes('[null');
      return {
        data,
        errors: hidden
          ? [
              {
                type: 'FORBIDDEN',
                message: 'Resource protected by organization SAML enforcement',
                path: ['search', 'nodes', 0],
              },
            ]
          : null,
      };
    },
  };
}

/**
 * The same as `fetch` has it: what a token is needed for, and what goes wrong with the requests that `fault` answers
 * itself.
 */
export function fetching(
  works: readonly Work[],
  fault: (index: number) => Response | null = () => null,
): {
  readonly fetch: typeof globalThis.fetch;
  readonly searches: readonly string[];
  readonly requests: readonly { readonly url: string; readonly authorization: string | null }[];
} {
  const client = searching(works);
  const requests: { url: string; authorization: string | null }[] = [];
  return {
    searches: client.searches,
    requests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push({ url: request.url, authorization: request.headers.get('authorization') });
      const wrong = fault(requests.length - 1);
      if (wrong) return wrong;
      const { query, variables } = (await request.json()) as { query: string; variables: Record<string, unknown> };
      const { data, errors } = await client.graphql(query, variables);
      return Response.json({ data, ...(errors === null ? {} : { errors }) });
    },
  };
}
