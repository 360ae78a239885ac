import { looksLikeReport } from '../report/imitation.ts';
import type { PullRequest } from './read/pull-request.ts';

/** More of them than this are not named. */
const MOST_NAMED = 5;

/**
 * Notes on comments and reviews of others that are built like the bot's own: the summary of the job has them, the
 * comment does not, as it would point at what should not be read.
 */
export function imitations({ comments, log }: Pick<PullRequest, 'comments' | 'log'>): readonly string[] {
  const own = new Set(comments.flatMap((comment) => (comment.own ? [comment.id] : [])));
  const forged = log.filter(({ id, minimized, body }) => !own.has(id) && !minimized && looksLikeReport(body));
  if (forged.length === 0) return [];
  const named = forged.slice(0, MOST_NAMED).map(({ id, by }) => {
    const what = id.startsWith('r') ? `review ${id.slice(1)}` : `comment ${id}`;
    return `the ${what} of ${by ?? 'an account that is gone'}`;
  });
  const rest = forged.length > MOST_NAMED ? ` and ${forged.length - MOST_NAMED} more` : '';
  return [
    `Built like the report of this bot, and not by it: ${named.join(', ')}${rest}. Nothing that stands there counts as a verdict, and no line should be copied from there: the report is the comment that the commit status \`readiness\` links. Somebody with the role triage or above can hide such a comment.`,
  ];
}
