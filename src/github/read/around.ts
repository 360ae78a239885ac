/** What stands around a pull request besides its comments: labels, and who was ever asked for a review. */
import * as z from 'zod/mini';
import { loginKey } from '../../people/logins.ts';
import { GitHubFault, type Client } from '../client.ts';
import type { Repository } from '../repository.ts';
import { ask } from './answers.ts';
import { AROUND } from './queries.ts';

/** A hundred review requests a page: more are not looked through. */
const MOST_PAGES = 5;

const reviewer = z.object({ login: z.optional(z.string()), combinedSlug: z.optional(z.string()) });
const answer = z.object({
  repository: z.nullable(
    z.object({
      pullRequest: z.nullable(
        z.object({
          headRefOid: z.string(),
          labels: z.optional(
            z.nullable(z.object({ nodes: z.nullable(z.array(z.nullable(z.object({ name: z.string() })))) })),
          ),
          timelineItems: z.optional(
            z.nullable(
              z.object({
                pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) }),
                nodes: z.nullable(
                  z.array(z.nullable(z.object({ requestedReviewer: z.optional(z.nullable(reviewer)) }))),
                ),
              }),
            ),
          ),
        }),
      ),
    }),
  ),
});

export interface Standing {
  readonly head: string;
  /** Null: they could not be read. */
  readonly labels: readonly string[] | null;
  /** Null: it could not be read. */
  readonly requested: Requested | null;
}

/** Who was ever asked for a review, by whomever: logins and `organization/team`, in small letters. */
export interface Requested {
  readonly who: ReadonlySet<string>;
  /** Whether somebody among them could not be read: a team that the token does not see, or an account that is gone. */
  readonly hidden: boolean;
}

interface Wanted {
  readonly labels: boolean;
  readonly requests: boolean;
}

/** One request, and one for each further hundred review requests. Throws `GitHubFault`. */
export async function readStanding(
  client: Client,
  at: Repository & { readonly number: number },
  wanted: Wanted,
): Promise<Standing> {
  const first = await readPage(client, at, wanted, null);
  const labels = first.labels?.nodes?.flatMap((label) => label?.name ?? []) ?? null;
  const who = new Set<string>();
  let hidden = false;
  for (let page = 1, { timelineItems } = first; timelineItems?.nodes; page += 1) {
    for (const item of timelineItems.nodes) {
      const login = item?.requestedReviewer?.login ?? item?.requestedReviewer?.combinedSlug;
      if (login === undefined) hidden = true;
      else who.add(loginKey(login));
    }
    const { hasNextPage, endCursor } = timelineItems.pageInfo;
    if (!hasNextPage) return { head: first.headRefOid, labels, requested: { who, hidden } };
    if (page === MOST_PAGES) break;
    ({ timelineItems } = await readPage(client, at, { labels: false, requests: true }, endCursor));
  }
  return { head: first.headRefOid, labels, requested: null };
}

async function readPage(
  client: Client,
  { owner, repo, number }: Repository & { readonly number: number },
  wanted: Wanted,
  after: string | null,
) {
  const variables = { owner, repo, number, ...wanted, after };
  // A team that the token does not see is refused where it stands.
  const { repository } = await ask(client, answer, AROUND, variables, /^repository$/u);
  if (!repository?.pullRequest) throw new GitHubFault('the pull request could not be read', null);
  return repository.pullRequest;
}
