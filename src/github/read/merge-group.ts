import * as z from 'zod/mini';
import { GitHubFault, type Client } from '../client.ts';
import type { ChangedFile, Repository } from './pull-request.ts';

const comparison = z.object({ files: z.optional(z.array(z.object({ filename: z.string(), status: z.string() }))) });

/** GitHub lists at most this many files of a comparison. */
const MOST_FILES = 300;

/** The files that a merge group changes. One request. Throws `GitHubFault`. */
export async function readMergeGroup(
  client: Client,
  at: Repository,
  base: string,
  head: string,
): Promise<readonly ChangedFile[]> {
  const answer = comparison.safeParse(
    await client.rest('GET /repos/{owner}/{repo}/compare/{basehead}', {
      ...at,
      basehead: `${base}...${head}`,
      per_page: 1,
    }),
  );
  if (!answer.success || answer.data.files === undefined)
    throw new GitHubFault("GitHub's comparison of the merge group has an unexpected shape", null);
  const { files } = answer.data;
  if (files.length >= MOST_FILES)
    throw new GitHubFault(
      `the merge group changes ${MOST_FILES} files or more, so a packet may be among those left out`,
      null,
    );
  return files.map((file) => ({ path: file.filename, deleted: file.status === 'removed' }));
}
