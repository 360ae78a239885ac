import * as z from 'zod/mini';
import { GitHubFault, type Client } from '../client.ts';
import { readNewest, type Comment, type Repository } from '../read/pull-request.ts';

/** What became of the one comment. */
export type Kept =
  | { readonly outcome: 'created' | 'updated' | 'unchanged'; readonly url: string }
  /**
   * The head has moved on while this was written. `stale`: what stands is of the old head, and perhaps a newer report
   * was written over.
   */
  | { readonly outcome: 'overtaken'; readonly stale: boolean; readonly url: string | null }
  | { readonly outcome: 'forbidden'; readonly because: 'permission' | 'locked' | 'archived' };

/** How comments are told apart and compared; the report owns both. */
export interface Marking {
  /** The line that begins every comment of this bot. */
  readonly marker: string;
  /** Whether two bodies say the same, whatever commit and date they name. */
  readonly same: (a: string, b: string) => boolean;
}

/** What a body is about, so that it is never left standing over a newer one. */
export interface About {
  /** The commit that was judged. */
  readonly head: string;
  /** Whether the pull request was seen at that commit so short a time ago that no other run can have reported since. */
  readonly fresh: () => boolean;
}

/** Is told the address of the comment. It may still change: in a race, or where the comment is deleted. */
export type Found = (url: string) => void;

interface Target extends Repository {
  readonly number: number;
}

const created = z.object({ id: z.union([z.int(), z.string()]), html_url: z.string() });

/**
 * The bot's own comments, oldest first: begun by the marker, written by this identity, not hidden by a person.
 * A marker that someone else pasted, or that stands inside a comment, is nobody's.
 */
export function ownComments(comments: readonly Comment[], marker: string): readonly Comment[] {
  return comments
    .filter((comment) => comment.own && !comment.minimized && comment.body.startsWith(marker))
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

/**
 * Keeps exactly one comment with this body: updates the oldest own one, deletes its duplicates, creates it where there
 * is none.
 * `own` are the comments that the first read found; `found` is told where the comment is as soon as that is known.
 * GitHub writes without asking what was there, so the head is looked at after a write where another run may have been
 * quicker. Throws `GitHubFault`, except that not to be allowed to write is an outcome.
 */
export async function keepComment(
  client: Client,
  at: Target,
  marking: Marking,
  own: readonly Comment[],
  body: string,
  about: About,
  found: Found = () => undefined,
): Promise<Kept> {
  try {
    return await converge(client, at, marking, own, body, about, found);
  } catch (error) {
    if (error instanceof GitHubFault && error.status === 403)
      return { outcome: 'forbidden', because: becauseOf(error) };
    throw error;
  }
}

/** GitHub answers 403 for all of them, and tells them apart in words alone. */
function becauseOf({ message }: GitHubFault): Extract<Kept, { readonly outcome: 'forbidden' }>['because'] {
  return /\blocked\b/iu.test(message) ? 'locked' : /\barchived\b/iu.test(message) ? 'archived' : 'permission';
}

async function converge(
  client: Client,
  at: Target,
  marking: Marking,
  own: readonly Comment[],
  body: string,
  about: About,
  found: Found,
): Promise<Kept> {
  const [oldest, ...duplicates] = own;
  if (oldest === undefined) return await create(client, at, marking, body, about, found);
  found(oldest.url);
  for (const duplicate of duplicates) await remove(client, at, duplicate.id);
  if (marking.same(oldest.body, body)) return { outcome: 'unchanged', url: oldest.url };
  if (!(await update(client, at, oldest.id, body))) return await create(client, at, marking, body, about, found);
  const updated: Kept = { outcome: 'updated', url: oldest.url };
  return about.fresh() ? updated : await unlessOvertaken(client, at, marking, updated, oldest.id, body, about);
}

/** Looks at the head once more after a body was written over another. */
async function unlessOvertaken(
  client: Client,
  at: Target,
  marking: Marking,
  kept: Extract<Kept, { readonly outcome: 'created' | 'updated' | 'unchanged' }>,
  id: string,
  body: string,
  { head }: About,
): Promise<Kept> {
  let now;
  try {
    now = await readNewest(client, at, at.number);
  } catch (error) {
    // The report is there; only whether a newer one was is not known.
    if (error instanceof GitHubFault) return kept;
    throw error;
  }
  if (now.head === head) return kept;
  const standing = now.comments.find((comment) => comment.id === id);
  return { outcome: 'overtaken', stale: standing === undefined || marking.same(standing.body, body), url: kept.url };
}

/**
 * Creates the comment, then looks again: of two runs that both found none, the later one sees both comments and keeps
 * the older.
 * A creation whose answer was lost is not repeated before that look, because it may have been carried out.
 * Where the head has moved on, a body of another commit is left alone.
 */
async function create(
  client: Client,
  at: Target,
  marking: Marking,
  body: string,
  about: About,
  found: Found,
): Promise<Kept> {
  let mine: { readonly id: string; readonly url: string } | null = null;
  for (let tries = 0; ; tries += 1) {
    let lost: GitHubFault | null = null;
    try {
      mine = await post(client, at, body);
      found(mine.url);
    } catch (error) {
      const maybeDone = error instanceof GitHubFault && (error.status === null || error.status >= 500);
      if (!maybeDone) throw error;
      lost = error;
    }
    const now = await readNewest(client, at, at.number);
    const own = ownComments(now.comments, marking.marker);
    const [oldest, ...duplicates] = own;
    if (now.head !== about.head) return await yieldTo(client, at, marking, own, body, mine?.id ?? null);
    if (oldest === undefined) {
      // Not listed yet, or deleted by a person in this second: what was created stands.
      if (mine !== null) return { outcome: 'created', url: mine.url };
      if (tries > 0 && lost !== null) throw lost;
      continue;
    }
    for (const duplicate of duplicates) await remove(client, at, duplicate.id);
    const done: Kept = { outcome: 'created', url: oldest.url };
    if (oldest.body === body || marking.same(oldest.body, body)) return done;
    if (!(await update(client, at, oldest.id, body)))
      throw new GitHubFault('the comment was deleted while it was written', null);
    return await unlessOvertaken(client, at, marking, done, oldest.id, body, about);
  }
}

/** Of the comments that stand after the head has moved on, takes back the one that was created beside another. */
async function yieldTo(
  client: Client,
  at: Target,
  marking: Marking,
  [oldest, ...younger]: readonly Comment[],
  body: string,
  created: string | null,
): Promise<Kept> {
  const mine = younger.filter(({ id, body: text }) => id === created || text === body);
  for (const { id } of mine) await remove(client, at, id);
  if (oldest === undefined) return { outcome: 'overtaken', stale: false, url: null };
  return { outcome: 'overtaken', stale: marking.same(oldest.body, body), url: oldest.url };
}

/** Writes a comment. Throws `GitHubFault`. */
export async function post(
  client: Client,
  at: Target,
  body: string,
): Promise<{ readonly id: string; readonly url: string }> {
  const { owner, repo, number } = at;
  const answer = created.safeParse(
    await client.rest('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner,
      repo,
      issue_number: number,
      body,
    }),
  );
  if (!answer.success) throw new GitHubFault("GitHub's answer to a new comment has an unexpected shape", null);
  return { id: String(answer.data.id), url: answer.data.html_url };
}

/** Changes a comment. False: it is gone. Throws `GitHubFault`. */
export async function update(client: Client, at: Target, id: string, body: string): Promise<boolean> {
  return await unlessGone(() =>
    client.rest('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      owner: at.owner,
      repo: at.repo,
      comment_id: id,
      body,
    }),
  );
}

/** Deletes a comment, where it is still there. Throws `GitHubFault`. */
export async function remove(client: Client, at: Target, id: string): Promise<void> {
  await unlessGone(() =>
    client.rest('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      owner: at.owner,
      repo: at.repo,
      comment_id: id,
    }),
  );
}

async function unlessGone(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (error instanceof GitHubFault && error.status === 404) return false;
    throw error;
  }
}
