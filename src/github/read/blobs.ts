import { ask, blobsAnswer, elsewhereAnswer, fileElsewhereOf, fileOf, type ObjectAnswer } from './answers.ts';
import { GitHubFault, type Client } from '../client.ts';
import type { Repository } from '../repository.ts';
import { blobsQuery, elsewhereQuery, type Elsewhere } from './queries.ts';

/** The content of a file, or why GitHub does not hand it over; a file that could not be read is never an empty one. */
export type Blob =
  | { readonly state: 'text'; readonly bytes: Uint8Array }
  | { readonly state: 'binary' | 'too-large'; readonly size: number }
  | { readonly state: 'absent' };

/** A file of another repository; `hidden`: the repository is not there, or not visible to the token. */
export interface Foreign {
  readonly blob: Blob;
  readonly hidden: boolean;
  /** Whether not everybody can read it. */
  readonly isPrivate: boolean;
  /** What the ref stands for; null: the repository has none of that name. */
  readonly commit: string | null;
}

/** What is said of a repository that is not there, or not for those who ask. */
export const HIDDEN: Foreign = { blob: { state: 'absent' }, hidden: true, isPrivate: true, commit: null };

/** Files asked for in one request: GitHub answers half a megabyte of each. */
const A_REQUEST = 40;

/** What was read: in the order that was asked for; `head` is the pull request's head at the last of the requests. */
export interface Blobs {
  readonly here: readonly Blob[];
  readonly elsewhere: readonly Foreign[];
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
  const others: Foreign[] = [];
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
    others.push(...theirs.map((_, index) => foreignOf(rest, `e${index}`)));
    if (number !== null) {
      if (!repository.pullRequest) throw new GitHubFault('the pull request vanished while it was read', null);
      head = repository.pullRequest.headRefOid;
    }
  }
  return { here: own, elsewhere: others, head };
}

/** Reads files of other repositories alone: where the token may not see the one of the packets. Throws `GitHubFault`. */
export async function readElsewhere(client: Client, elsewhere: readonly Elsewhere[]): Promise<readonly Foreign[]> {
  const read: Foreign[] = [];
  for (let from = 0; from < elsewhere.length; from += A_REQUEST) {
    const asked = elsewhere.slice(from, from + A_REQUEST);
    const { query, variables } = elsewhereQuery(asked);
    const answer = await ask(client, elsewhereAnswer, query, variables, /^e\d+$/u);
    read.push(...asked.map((_, index) => foreignOf(answer, `e${index}`)));
  }
  return read;
}

function foreignOf(answers: Readonly<Record<string, unknown>>, alias: string): Foreign {
  const found = fileElsewhereOf(answers, alias);
  return found === null
    ? HIDDEN
    : { blob: blobOf(found.file), hidden: false, isPrivate: found.isPrivate, commit: found.commit };
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
