import { CannotJudge, GitHubFault } from './client.ts';

/** What went wrong, in words for a log. Errors that are not ours may quote anything, so only their kind is said. */
export function said(error: unknown): string {
  if (error instanceof GitHubFault || error instanceof CannotJudge) return error.message;
  return error instanceof Error
    ? `an internal error (${error.name}: ${error.message.slice(0, 200)})`
    : 'an internal error';
}
