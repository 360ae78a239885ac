import { GitHubFault, type Client } from '../client.ts';
import type { Repository } from '../read/pull-request.ts';

export interface Status {
  readonly state: 'success' | 'pending' | 'failure' | 'error';
  /** At most 140 characters. */
  readonly description: string;
}

/** The one gate: branch protection asks for a status of this name. */
export const STATUS_CONTEXT = 'readiness';

/**
 * Writes the commit status. False: the token may not (403, or 404 where GitHub hides it), so the job has to take its
 * place.
 * Throws `GitHubFault` for anything else.
 */
export async function writeStatus(
  client: Client,
  at: Repository,
  sha: string,
  status: Status,
  target: string | null,
): Promise<boolean> {
  try {
    await client.rest('POST /repos/{owner}/{repo}/statuses/{sha}', {
      ...at,
      sha,
      state: status.state,
      description: status.description.slice(0, 140),
      context: STATUS_CONTEXT,
      ...(target === null ? {} : { target_url: target }),
    });
    return true;
  } catch (error) {
    if (error instanceof GitHubFault && (error.status === 403 || error.status === 404)) return false;
    throw error;
  }
}
