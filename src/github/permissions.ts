import { GitHubFault } from './client.ts';

/** The lines of a job's `permissions`, and what each is for. */
const GRANTS = {
  'contents: read': 'the ladder, the settings and the packets',
  'pull-requests: write': 'the pull request and the one comment',
  'statuses: write': 'the commit status `readiness`',
  'issues: read': 'issues of this repository that packets link',
  'discussions: read': 'discussions of this repository that packets link',
} as const;

export type Grant = keyof typeof GRANTS;

/** GitHub refused what the token may not do. */
export class MissingPermission extends GitHubFault {
  readonly grants: readonly Grant[];

  constructor(message: string, grants: readonly Grant[]) {
    super(message, 403);
    this.grants = grants;
  }
}

/** What the job has to be granted for a request that failed; nothing where it failed for another reason. */
export const grantsFor = (error: unknown): readonly Grant[] =>
  error instanceof MissingPermission
    ? error.grants
    : error instanceof GitHubFault && error.status === 403 && /not accessible by/iu.test(error.message)
      ? ['contents: read', 'pull-requests: write']
      : [];

/** All lines that are missing, in one sentence; null where none is. */
export function grantNote(missing: ReadonlySet<Grant>): string | null {
  const lines = Object.entries(GRANTS).filter(([line]) => [...missing].some((one) => one === line));
  if (lines.length === 0) return null;
  const listed = lines.map(([line, what]) => `\`${line}\` (${what})`).join(', ');
  // The token of a fork can read all, and write nothing.
  const fork = missing.has('pull-requests: write') && missing.has('statuses: write') && !missing.has('contents: read');
  return `The token of this job may not do all that it needs. Add to the \`permissions\` of the job: ${listed}.${
    fork ? ' A pull request from a fork needs the workflow to run on `pull_request_target`.' : ''
  }`;
}

/** What a run needs besides, where it ended before it could find out whether it has that. */
export function restNote(missing: ReadonlySet<Grant>): string {
  const rest = Object.keys(GRANTS).filter((line) => ![...missing].some((one) => one === line));
  return `All that the job needs besides, if it is not there yet: ${rest.map((line) => `\`${line}\``).join(', ')}.`;
}
