import type { Settings } from '../files/settings.ts';
import { packetMatcher } from '../text/globs.ts';
import { count } from '../text/words.ts';
import type { Bench } from './bench.ts';
import { GitHubFault } from './client.ts';
import type { DecisionCheck } from './decisions.ts';
import type { Judgement } from './judgement.ts';
import type { PullRequest } from './read/pull-request.ts';
import type { Status } from './write/status.ts';

/** More decisions than this in one pull request are a mistake in `decisions`. */
const MOST_DECISIONS = 50;

/** What there is to say about the decision files that a pull request changes; null: it changes none. */
export async function readChangedDecisions(
  bench: Bench,
  settings: Settings,
  { files, head }: PullRequest,
): Promise<DecisionCheck | null> {
  const isDecision = packetMatcher(settings.decisions);
  const changed = files.flatMap(({ path, deleted }) => (!deleted && isDecision(path) ? [path] : [])).sort();
  if (changed.length === 0) return null;
  const unread = (why: string): DecisionCheck => ({ findings: [], files: changed.length, unread: why });
  if (changed.length > MOST_DECISIONS)
    return unread(
      `This pull request changes ${changed.length} decision files, and at most ${MOST_DECISIONS} are checked: none was. Split it, or narrow \`decisions\` in the settings.`,
    );
  try {
    const { checkDecisions } = await import('./other-changes.ts');
    return await checkDecisions(bench, head, changed);
  } catch (error) {
    if (!(error instanceof GitHubFault)) throw error;
    return unread(
      `The decision files that this pull request changes could not be read: ${error.message}. They were not checked, which says nothing about them. Run the job again.`,
    );
  }
}

/** Adds what there is to say about decision files to what there is to say about packets. */
export function withDecisions(judgement: Judgement, decisions: DecisionCheck | null, enforce: boolean): Judgement {
  if (decisions === null) return judgement;
  const { unread } = decisions;
  return {
    ...judgement,
    decisions,
    notes: unread === null ? judgement.notes : [...judgement.notes, unread],
    status: statusWith(judgement.status, decisions, enforce, judgement.verdict === 'none'),
  };
}

/** The worse of the two statuses; where there is no packet, the words are about the decisions. */
function statusWith(
  status: Status | null,
  { findings, files, unread }: DecisionCheck,
  enforce: boolean,
  alone: boolean,
): Status | null {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const state = !enforce ? 'success' : unread !== null ? 'pending' : errors > 0 ? 'failure' : 'success';
  if (status === null || (!alone && (status.state !== 'success' || state === 'success'))) return status;
  const what = count(files, 'decision file');
  const rest = findings.length - errors;
  const told = [...(errors > 0 ? [count(errors, 'error')] : []), ...(rest > 0 ? [`${rest} to look at`] : [])].join(
    ', ',
  );
  return {
    state,
    description:
      unread !== null
        ? `${what} could not be checked. The log of the job says why.`
        : `${what}: ${told === '' ? 'nothing to report.' : `${told}. The annotations say where.`}`,
  };
}
