import type { Day } from '../../text/time.ts';
import { GitHubFault, type Client } from '../client.ts';
import type { Repository } from '../repository.ts';
import { ask, openPullsAnswer } from './answers.ts';
import { dayFrom, filesOf, type ChangedFile } from './pull-request.ts';
import { OPEN_PULLS } from './queries.ts';

/** An open pull request, as far as its packets are concerned. */
export interface OpenPull {
  readonly number: number;
  readonly draft: boolean;
  readonly base: string;
  readonly head: string;
  readonly opened: Day | null;
  readonly files: readonly ChangedFile[];
}

/** `more`: there are pull requests, or files in them, that were not listed. */
export interface OpenPulls {
  readonly pulls: readonly OpenPull[];
  readonly more: boolean;
}

/** Fifty a page: two hundred pull requests are looked at. */
const MOST_PAGES = 4;

/** The newest open pull requests with their first hundred files: a request for each fifty. Throws `GitHubFault`. */
export async function readOpenPulls(client: Client, at: Repository): Promise<OpenPulls> {
  const pulls: OpenPull[] = [];
  let more = false;
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { nodes, pageInfo } = await readPage(client, at, after);
    for (const node of nodes ?? []) {
      // One whose files GitHub does not list may hold packets.
      more ||= node === null || node.files === null || node.files.pageInfo.hasNextPage;
      if (node === null || node.files === null) continue;
      pulls.push({
        number: node.number,
        draft: node.isDraft,
        base: node.baseRefName,
        head: node.headRefOid,
        opened: dayFrom(node.createdAt),
        files: filesOf(node.files),
      });
    }
    if (!pageInfo.hasNextPage) return { pulls, more };
    after = pageInfo.endCursor;
  }
  return { pulls, more: true };
}

async function readPage(client: Client, { owner, repo }: Repository, after: string | null) {
  const { repository } = await ask(client, openPullsAnswer, OPEN_PULLS, { owner, repo, after });
  if (!repository) throw new GitHubFault('the repository was not found, or is not visible to the token', 404);
  return repository.pullRequests;
}
