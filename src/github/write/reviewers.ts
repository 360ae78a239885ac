import { GitHubFault, type Client } from '../client.ts';
import type { Repository } from '../repository.ts';

/** Somebody whom GitHub does not let be asked, and its words for that. */
interface Refused {
  readonly who: string;
  readonly why: string;
}

type Target = Repository & { readonly number: number };

/**
 * Asks these people for a review: all in one request, and where GitHub refuses that because of one of them, each alone.
 * Throws `GitHubFault` where nobody can be asked.
 */
export async function requestUsers(client: Client, at: Target, users: readonly string[]): Promise<readonly Refused[]> {
  const refused = await request(client, at, { reviewers: users });
  if (refused === null) return [];
  const [only, ...others] = users;
  if (only !== undefined && others.length === 0) return [{ who: only, why: refused }];
  const each: Refused[] = [];
  for (const who of users) {
    const why = await request(client, at, { reviewers: [who] });
    if (why !== null) each.push({ who, why });
  }
  return each;
}

/** The same of one team of the organization. Null: it was asked; otherwise GitHub's words for why not. */
export const requestTeam = (client: Client, at: Target, slug: string): Promise<string | null> =>
  request(client, at, { team_reviewers: [slug] });

/** Null: they were asked. Otherwise why GitHub did not take somebody. Throws `GitHubFault`. */
async function request(
  client: Client,
  { owner, repo, number }: Target,
  who: { readonly reviewers: readonly string[] } | { readonly team_reviewers: readonly string[] },
): Promise<string | null> {
  try {
    await client.rest('POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers', {
      owner,
      repo,
      pull_number: number,
      ...who,
    });
    return null;
  } catch (error) {
    if (error instanceof GitHubFault && error.status === 422)
      // Without what was asked, and where it is documented.
      return error.message.replace(/^.*?GitHub answered 422: | - https?:\/\/\S+$/gu, '').replace(/\.$/u, '');
    throw error;
  }
}
