import * as z from 'zod/mini';
import { ROLES, type Activity, type Role } from '../../report/suggestions.ts';
import type { Day } from '../../text/time.ts';
import { ask } from './answers.ts';
import { GitHubFault, type Client } from '../client.ts';
import { dayFrom } from './pull-request.ts';

/** One page of a search. `$login` is whose reviews are told; they are left out where nobody asks for reviews. */
export const ACTIVITY = `
query ReadinessActivity($query: String!, $login: String!, $reviews: Boolean!, $after: String) {
  search(query: $query, type: ISSUE, first: 100, after: $after) {
    issueCount
    pageInfo { hasNextPage endCursor }
    nodes {
      ... on PullRequest {
        number
        title
        url
        mergedAt
        repository { nameWithOwner }
        reviews(last: 20, author: $login) @include(if: $reviews) { nodes { submittedAt } }
      }
      ... on Issue { number title url closedAt stateReason repository { nameWithOwner } }
    }
  }
}`;

const moment = z.optional(z.nullable(z.string()));
const node = z.object({
  number: z.int(),
  title: z.string(),
  // Both are printed as they are.
  url: z.string().check(z.regex(/^https?:\/\/[\w.-]+(?::\d+)?\/[\w.-]+\/[\w.-]+\/(?:pull|issues)\/\d+$/u)),
  repository: z.object({ nameWithOwner: z.string().check(z.regex(/^[\w.-]+\/[\w.-]+$/u)) }),
  mergedAt: moment,
  closedAt: moment,
  stateReason: moment,
  reviews: z.optional(
    z.nullable(z.object({ nodes: z.nullable(z.array(z.nullable(z.object({ submittedAt: z.nullable(z.string()) })))) })),
  ),
});
const answer = z.object({
  search: z.nullable(
    z.object({
      issueCount: z.int(),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) }),
      nodes: z.nullable(z.array(z.nullable(node))),
    }),
  ),
});

type Found = z.infer<typeof node>;

/** GitHub hands out the first 1,000 results of a search, 100 a page. */
const PAGES = 10;

export interface Asked {
  /** The logins of one person, each of letters, digits, `-` and `_`. */
  readonly logins: readonly string[];
  readonly from: Day;
  readonly to: Day;
  /** `owner/name` or `owner/*`; none: everything that the token can see. */
  readonly repositories: readonly string[];
}

export interface ActivityRead {
  readonly found: readonly Activity[];
  /** How many results of each kind GitHub did not hand out. */
  readonly unread: Readonly<Record<Role, number>>;
  /** How many results GitHub hid from the token. */
  readonly hidden: number;
}

/**
 * What a person did in the days from `from` to `to`: their merged pull requests, their reviews of others' merged pull
 * requests, and the closed issues that were assigned to them. Throws `GitHubFault`: a list that was read in part would
 * look whole.
 */
export async function readActivity(client: Client, asked: Asked): Promise<ActivityRead> {
  const found: Activity[] = [];
  const unread = { author: 0, reviewer: 0, assignee: 0 };
  let hidden = 0;
  // A search for each repository: GitHub reads two `repo:` in one as "in both of them" since 2025, as "in either"
  // before.
  const places =
    asked.repositories.length === 0
      ? ['']
      : asked.repositories.map((name) => (name.endsWith('/*') ? ` user:${name.slice(0, -2)}` : ` repo:${name}`));
  for (const role of ROLES) {
    for (const login of asked.logins) {
      for (const place of places) {
        const read = await searchAll(
          client,
          `${queryFor(role, login, asked)}${place} sort:updated-desc`,
          login,
          role === 'reviewer',
        );
        found.push(...read.nodes.flatMap((one) => activityOf(role, one, asked)));
        unread[role] += read.unread;
        hidden += read.hidden;
      }
    }
  }
  return { found, unread, hidden };
}

/**
 * There is no search by the day of a review: those that can hold one from these days are read, and the days looked at
 * after.
 */
function queryFor(role: Role, login: string, { logins, from, to }: Asked): string {
  switch (role) {
    case 'author':
      return `is:pr is:merged author:${login} merged:${from}..${to}`;
    case 'reviewer':
      return `is:pr is:merged reviewed-by:${login} ${logins.map((own) => `-author:${own}`).join(' ')} created:<=${to} merged:>=${from}`;
    case 'assignee':
      return `is:issue is:closed assignee:${login} closed:${from}..${to}`;
  }
}

async function searchAll(
  client: Client,
  query: string,
  login: string,
  reviews: boolean,
): Promise<{ readonly nodes: readonly Found[]; readonly unread: number; readonly hidden: number }> {
  const nodes: Found[] = [];
  let [total, seen] = [0, 0];
  let after: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const { search }: z.infer<typeof answer> = await ask(
      client,
      answer,
      ACTIVITY,
      { query, login, reviews, after },
      /^search$/u,
    );
    if (search === null) throw new GitHubFault('GitHub does not let this token search', 403);
    const read = search.nodes ?? [];
    nodes.push(...read.flatMap((one) => one ?? []));
    seen += read.length;
    total = search.issueCount;
    after = search.pageInfo.endCursor;
    if (!search.pageInfo.hasNextPage || after === null) break;
  }
  return { nodes, unread: Math.max(0, total - seen), hidden: seen - nodes.length };
}

/** Nothing where it was not done in these days, and of an issue that was closed without being solved. */
function activityOf(role: Role, found: Found, { from, to }: Asked): readonly Activity[] {
  const { number, title, url, repository, stateReason } = found;
  // A duplicate says so too, unless a query asks for more.
  if (stateReason === 'NOT_PLANNED') return [];
  const day = daysOf(role, found)
    .filter((one) => one >= from && one <= to)
    .sort()
    .at(-1);
  return day === undefined ? [] : [{ role, repository: repository.nameWithOwner, number, title, url, day }];
}

function daysOf(role: Role, { mergedAt, closedAt, reviews }: Found): Day[] {
  const moments =
    role === 'reviewer'
      ? (reviews?.nodes ?? []).map((review) => review?.submittedAt)
      : [role === 'author' ? mergedAt : closedAt];
  return moments.flatMap((at) => dayFrom(at ?? null) ?? []);
}
