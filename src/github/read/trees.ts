import { GitHubFault, type Client } from '../client.ts';
import type { Repository } from '../repository.ts';
import { ask, folderOf, treesAnswer } from './answers.ts';
import { treesQuery } from './queries.ts';

/**
 * Paths of the files in folders and right below them, in one request; empty where there is no such folder. Throws
 * `GitHubFault`.
 * @param folders `oid:path` each
 */
export async function readTrees(
  client: Client,
  { owner, repo }: Repository,
  folders: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const { query, variables } = treesQuery(owner, repo, folders);
  const { repository } = await ask(client, treesAnswer, query, variables);
  if (!repository) throw new GitHubFault('the repository was not found, or is not visible to the token', 404);
  return folders.map((_, index) => folderOf(repository, `t${index}`));
}
