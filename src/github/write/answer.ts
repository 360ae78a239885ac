/** What is said to the author of a comment with commands: a reaction, and one reply where a command was refused. */
import type { Criterion } from '../../ladder/ladder.ts';
import { explainText, helpText, refusalText } from '../../report/answers.ts';
import type { Folded } from '../../people/fold.ts';
import type { Client } from '../client.ts';
import type { Comment, Repository } from '../read/pull-request.ts';

/** Begins the reply to a comment, by which it is never given twice. */
const markerOf = (comment: string): string => `<!-- readiness-answer ${comment} -->`;

/**
 * Answers one comment. `comments`: those that stood when the run began. `criterionOf`: what somebody asks about. Throws `GitHubFault`; nothing that was judged
 * depends on it.
 */
export async function answerComment(
  client: Client,
  at: Repository & { readonly number: number },
  comment: string,
  folded: Folded,
  comments: readonly Comment[],
  criterionOf: (id: string) => Criterion | null,
): Promise<void> {
  const { owner, repo, number } = at;
  const refusals = folded.refusals.filter(({ entry }) => entry === comment);
  const text = [
    ...(refusals.length > 0 ? [refusalText(refusals)] : []),
    ...folded.explain.flatMap(({ entry, criterion }) => {
      const asked = entry === comment ? criterionOf(criterion) : null;
      return asked === null ? [] : [explainText(asked)];
    }),
    ...(folded.help.includes(comment) ? [helpText(folded.rules)] : []),
  ].join('\n');
  if (folded.taken.includes(comment) || refusals.length > 0)
    await client.rest('POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', {
      owner,
      repo,
      comment_id: Number(comment),
      content: refusals.length > 0 ? 'confused' : '+1',
    });
  const marker = markerOf(comment);
  if (text === '' || comments.some(({ own, body }) => own && body.startsWith(marker))) return;
  await client.rest('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    owner,
    repo,
    issue_number: number,
    body: `${marker}\n${text}`,
  });
}
