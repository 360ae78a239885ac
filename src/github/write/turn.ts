import { callsIn, repeats } from '../../report/turn-comment.ts';
import type { Client } from '../client.ts';
import { readNewest, type Repository } from '../read/pull-request.ts';
import { post, remove, update } from './comment.ts';

type Target = Repository & { readonly number: number };

/**
 * Calls people in a comment of its own, then looks again: of two runs that both did so, the later one takes its own
 * back. A comment whose answer was lost is not written again: the next run sees whether it is there. Throws
 * `GitHubFault`.
 */
export async function callPeople(client: Client, at: Target, body: string): Promise<void> {
  const { id } = await post(client, at, body);
  const calls = callsIn(body) ?? [];
  const { comments } = await readNewest(client, at, at.number);
  const before = comments.flatMap((comment) =>
    comment.own && BigInt(comment.id) < BigInt(id) ? (callsIn(comment.body) ?? []) : [],
  );
  if (repeats(calls, before)) await remove(client, at, id);
}

/** Marks calls as answered. Throws `GitHubFault`. */
export async function closeCalls(
  client: Client,
  at: Target,
  comments: readonly { readonly id: string; readonly body: string }[],
): Promise<void> {
  for (const { id, body } of comments) await update(client, at, id, body);
}
