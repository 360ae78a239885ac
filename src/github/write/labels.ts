import { labelChange } from '../../report/labels.ts';
import { GitHubFault, type Client } from '../client.ts';
import type { Repository } from '../repository.ts';

/**
 * Leaves this label, and none of another verdict; writes nothing where that stands already. GitHub makes a label that
 * the repository does not have. Says whether anything was written. Throws `GitHubFault`.
 * @param standing the labels that the pull request has
 * @param label null: none of ours
 */
export async function keepLabel(
  client: Client,
  at: Repository & { readonly number: number },
  standing: readonly string[],
  prefix: string,
  label: string | null,
): Promise<boolean> {
  const { owner, repo, number } = at;
  const { add, remove } = labelChange(standing, prefix, label);
  if (add !== null)
    await client.rest('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', {
      owner,
      repo,
      issue_number: number,
      labels: [add],
    });
  for (const name of remove) {
    try {
      await client.rest('DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}', {
        owner,
        repo,
        issue_number: number,
        name,
      });
    } catch (error) {
      // Somebody else was quicker.
      if (!(error instanceof GitHubFault) || error.status !== 404) throw error;
    }
  }
  return add !== null || remove.length > 0;
}
