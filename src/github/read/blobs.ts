import { ask, blobsAnswer, fileElsewhereOf, fileOf, type ObjectAnswer } from './answers.ts';
import { GitHubFault, type Client } from '../client.ts';
import type { Repository } from '../repository.ts';
import { blobsQuery, type Elsewhere } from './queries.ts';

/** The content of a file, or why GitHub does not hand it over; a file that could not be read is never an empty one. */
export type Blob =
  | { readonly state: 'text'; readonly bytes: Uint8Array }
  | { readonly state: 'binary' | 'too-large'; readonly size: number }
  | { readonly state: 'absent' };

/** Files asked for in one request: GitHub answers half a megabyte of each. */
const A_REQUEST = 40;

/** What was read: in the order that was asked for; `head` is the pull request's head at the last of the requests. */
export interface Blobs {
  readonly here: readonly Blob[];
  readonly elsewhere: readonly Blob[];
  readonly head: string | null;
}

/**
 * Reads files by `oid:path` through the base repository, where a fork's head is reachable too, and pinned files of
 * other repositories.
 * One request for 40 files. Throws `GitHubFault`.
 */
export async function readBlobs(
  client: Client,
  at: Repository,
  number: number | null,
  here: readonly string[],
  elsewhere: readonly Elsewhere[],
): Promise<Blobs> {
  const own: Blob[] = [];
  const others: Blob[] = [];
  let head: string | null = null;
  const rounds = Math.max(1, Math.ceil(here.length / A_REQUEST), Math.ceil(elsewhere.length / A_REQUEST));
  for (let round = 0; round < rounds; round += 1) {
    const from = round * A_REQUEST;
    const mine = here.slice(from, from + A_REQUEST);
    const theirs = elsewhere.slice(from, from + A_REQUEST);
    const { query, variables } = blobsQuery(at.owner, at.repo, number, mine, theirs);
    const { repository, ...rest } = await ask(client, blobsAnswer, query, variables, /^e\d+$/u);
    if (!repository) throw new GitHubFault('the repository was not found, or is not visible to the token', 404);
    own.push(...mine.map((_, index) => blobOf(fileOf(repository, `f${index}`))));
    others.push(...theirs.map((_, index) => blobOf(fileElsewhereOf(rest, `e${index}`))));
    if (number !== null) {
      if (!repository.pullRequest) throw new GitHubFault('the pull request vanished while it was read', null);
      head = repository.pullRequest.headRefOid;
    }
  }
  return { here: own, elsewhere: others, head };
}

/** Reads GitHub's answer about one object. */
export function blobOf(object: ObjectAnswer): Blob {
  if (object === null || object.is !== 'Blob') return { state: 'absent' };
  const { byteSize, isBinary, isTruncated, text } = object;
  if (byteSize === undefined || isTruncated === undefined)
    throw new GitHubFault('GitHub left out the size of a file', null);
  if (isTruncated) return { state: 'too-large', size: byteSize };
  if (isBinary === true || text === null || text === undefined) return { state: 'binary', size: byteSize };
  const bytes = new TextEncoder().encode(text);
  // GitHub replaces what is not UTF-8: the length then differs, and the reader must not take the replacement for the
  // text.
  if (bytes.byteLength !== byteSize && text.includes('\uFFFD')) return { state: 'binary', size: byteSize };
  return { state: 'text', bytes };
}
