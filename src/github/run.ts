import type { Criterion } from '../ladder/ladder.ts';
import { GitHubFault } from './client.ts';
import type { Ending } from './ending.ts';
import { answerComment } from './write/answer.ts';
import { keepComment, ownComments, type Kept } from './write/comment.ts';
import type { Event } from './read/event.ts';
import { meanwhile } from './meanwhile.ts';
import type { Bench } from './bench.ts';
import { judgeMergeGroup, judgePullRequest, marking } from './judge.ts';
import type { Judgement } from './judgement.ts';
import { readPullRequest, readRules, type Comment } from './read/pull-request.ts';
import type { LadderChange } from './ladder-change.ts';
import { grantNote, grantsFor, restNote, type Grant } from './permissions.ts';
import { NoAnswer } from './retry.ts';
import { said } from './said.ts';
import { writeStatus, type Status } from './write/status.ts';

/** What is needed when all is done, loaded while the last things are written. */
export const showing = () => import('./closing.ts');

type Judged = Extract<Event, { readonly type: 'pull-request' | 'merge-group' }>;

/** How often a run that wrote over the report of a newer commit judges that commit itself. */
const MOST_ROUNDS = 3;

/** One run. Never throws; whatever goes wrong is in the ending. */
export async function run(bench: Bench, event: Judged, runUrl: string | null): Promise<Ending> {
  for (let round = 1; ; round += 1) {
    const ending = await oneRound(bench, event, runUrl);
    const overwritten = ending.comment?.outcome === 'overtaken' && ending.comment.stale;
    if ((!overwritten && ending.overtaken !== true) || round === MOST_ROUNDS) return ending;
  }
}

/**
 * Milliseconds that this run may have waited since it last asked for the head, with no other run able to report in
 * them: that one has to start, to wait for four requests one after the other, and to compute as much. A runner takes
 * longer than two seconds to start a job.
 * @param pace what one request takes here
 */
const quickestRun = (pace: number): number => Math.min(2_000, 150 + 3.5 * pace);

/** Why no comment was written though the token may. */
const UNWRITTEN = {
  locked:
    'The conversation of the pull request is locked, so the comment could not be written; the summary of this job has the report. Unlock the conversation, and run the job again.',
  archived: 'The repository is archived, so nothing can be written to it; the summary of this job has the report.',
} as const;

/** Reads, judges, writes the comment and beside it the status. */
async function oneRound(bench: Bench, event: Judged, runUrl: string | null): Promise<Ending> {
  const began = bench.waited();
  let sha = event.head;
  let judgement: Judgement | null = null;
  const notes: string[] = [];
  try {
    let own: readonly Comment[] = [];
    let comments: readonly Comment[] = [];
    if (event.type === 'pull-request') {
      const { rules, pull } = await readPullRequest(bench.client, bench.at, event.number, bench.settingsPath);
      sha = pull.head;
      comments = pull.comments;
      own = ownComments(pull.comments, marking.marker);
      judgement = await judgePullRequest(bench, rules, pull, own[0]?.body ?? null);
    } else {
      judgement = await judgeMergeGroup(
        bench,
        await readRules(bench.client, bench.at, event.number, bench.settingsPath),
        event,
      );
    }
    notes.push(...judgement.notes);

    const due = judgement.status;
    const statuses = new Statuses(bench, sha);
    let kept: Kept | null = null;
    let unposted: unknown = null;
    const missing = new Set(judgement.missing);
    const aboutLadders =
      judgement.ladders !== undefined && event.type === 'pull-request'
        ? keepLadderComment(bench, event.number, sha ?? '', judgement.ladders, comments, missing)
        : [];
    if (judgement.comment === null) statuses.begin(due, runUrl);
    else if (event.type === 'pull-request') {
      const target = { ...bench.at, number: event.number };
      const { at: looked, pace } = judgement.look ?? { at: began, pace: 0 };
      const about = { head: sha ?? '', fresh: () => bench.waited() - looked < quickestRun(pace) };
      // The status links to the comment. It is written while the comment is, once its address is known.
      const found = (url: string): void => statuses.begin(due, url);
      try {
        kept = await meanwhile(
          keepComment(bench.client, target, marking, own, judgement.comment, about, found),
          showing,
        );
      } catch (error) {
        unposted = error;
      }
    }
    notes.push(...(await aboutLadders));
    if (kept?.outcome === 'forbidden') {
      if (kept.because === 'permission') missing.add('pull-requests: write');
      else notes.push(UNWRITTEN[kept.because]);
    }
    if (kept?.outcome === 'overtaken')
      notes.push(
        'The pull request got a new commit while the comment was written; it is left to the run of the new commit.',
      );
    const target = addressOf(kept) ?? runUrl;
    const fault =
      unposted === null
        ? null
        : `The packet was checked, but its report could not be posted: ${said(unposted)}. The summary of this job has it${mayPass(unposted) ? '; run the job again' : ''}.`;
    const status: Status | null =
      fault === null
        ? due
        : {
            state: 'error',
            description: `Checked, but the report could not be posted. ${mayPass(unposted) ? 'Run the job again; the' : 'The'} summary of the job has the report.`,
          };

    const written = await statuses.settle(status, target);
    if (event.type === 'pull-request' && event.comment !== undefined && judgement.people !== null)
      try {
        const about = { ...bench.at, number: event.number };
        const all = judgement.report?.packets.flatMap((packet) => packet.criteria) ?? [];
        const criterionOf = (id: string): Criterion | null =>
          all.find(({ criterion }) => criterion.id === id)?.criterion ?? null;
        await answerComment(bench.client, about, event.comment, judgement.people, comments, criterionOf);
      } catch (error) {
        notes.push(
          `The comment with the command could not be answered: ${said(error)}. What it says counts all the same.`,
        );
      }
    const besides =
      event.type === 'pull-request' && judgement.beside !== undefined && sha !== null
        ? await (
            await showing()
          ).writeBesides(bench, event.number, sha, judgement, judgement.beside, comments, addressOf(kept))
        : null;
    notes.push(...(besides?.notes ?? []));
    for (const grant of besides?.missing ?? []) missing.add(grant);
    const overtaken = besides?.overtaken === true;
    if (!written) {
      missing.add('statuses: write');
      notes.push('The commit status `readiness` could not be written, so this job stands in for it.');
    }
    const grants = grantNote(missing);
    if (grants !== null) notes.push(grants);
    if (fault !== null)
      return { judgement, verdict: 'error', exit: 3, failure: fault, notes, comment: null, overtaken };
    if (judgement.failure !== null)
      return {
        judgement,
        verdict: judgement.verdict,
        exit: judgement.verdict === 'error' ? 3 : 2,
        failure: judgement.failure,
        notes,
        comment: kept,
        overtaken,
      };
    if (!written && status !== null && status.state !== 'success')
      return {
        judgement,
        verdict: judgement.verdict,
        exit: 1,
        failure: status.description,
        notes,
        comment: kept,
        overtaken,
      };
    return { judgement, verdict: judgement.verdict, exit: 0, failure: null, notes, comment: kept, overtaken };
  } catch (error) {
    return await ownFault(bench, error, sha, judgement, runUrl, notes);
  }
}

/** Where the comment is; null: there is none, or it is not known. */
const addressOf = (kept: Kept | null): string | null =>
  kept !== null && kept.outcome !== 'forbidden' ? kept.url : null;

/** Keeps the comment about ladders; what cannot be written is told, and fails nothing: the summary has it too. */
async function keepLadderComment(
  bench: Bench,
  number: number,
  head: string,
  { comment }: LadderChange,
  comments: readonly Comment[],
  missing: Set<Grant>,
): Promise<readonly string[]> {
  if (comment === null) return [];
  const { ladderMarking } = await import('./other-changes.ts');
  const own = ownComments(comments, ladderMarking.marker);
  try {
    const kept = await keepComment(bench.client, { ...bench.at, number }, ladderMarking, own, comment, {
      head,
      fresh: () => false,
    });
    if (kept.outcome !== 'forbidden') return [];
    if (kept.because === 'permission') missing.add('pull-requests: write');
    return kept.because === 'permission' ? [] : [UNWRITTEN[kept.because]];
  } catch (error) {
    return [`The comment about the ladder could not be written: ${said(error)}. The summary of this job has it.`];
  }
}

/** The commit status of a run: begun beside the comment, and written again where that ended otherwise than expected. */
class Statuses {
  private readonly bench: Bench;
  private readonly sha: string | null;
  private begun: {
    readonly status: Status;
    readonly target: string | null;
    readonly written: Promise<boolean>;
  } | null = null;

  constructor(bench: Bench, sha: string | null) {
    this.bench = bench;
    this.sha = sha;
  }

  /** Writes a status, and does not wait for it. Only the first call does anything. */
  begin(status: Status | null, target: string | null): void {
    if (status === null || this.begun !== null) return;
    const written = this.write(status, target);
    // `settle` is told.
    written.catch(() => undefined);
    this.begun = { status, target, written };
  }

  /** Whether this status stands in the end, or none is due. Throws `GitHubFault` where it could not be written. */
  async settle(status: Status | null, target: string | null): Promise<boolean> {
    if (status === null) return true;
    if (this.begun === null) return await this.write(status, target);
    if (this.begun.status === status && this.begun.target === target) return await this.begun.written;
    // One after the other: the last one that arrives is the one that counts.
    await Promise.allSettled([this.begun.written]);
    return await this.write(status, target);
  }

  private async write(status: Status, target: string | null): Promise<boolean> {
    return this.sha !== null && (await writeStatus(this.bench.client, this.bench.at, this.sha, status, target));
  }
}

/** A run that cannot go on still tries to say so where people look. */
async function ownFault(
  bench: Bench,
  error: unknown,
  sha: string | null,
  judgement: Judgement | null,
  runUrl: string | null,
  notes: readonly string[],
): Promise<Ending> {
  const missing = new Set(grantsFor(error));
  const failed = (): Ending => {
    const again = mayPass(error);
    const failure =
      judgement === null
        ? [
            `Promotion Readiness could not finish: ${said(error)}. Nothing was judged, which says nothing about the packet.`,
            ...(missing.size > 0 ? [grantNote(missing), restNote(missing)] : []),
            ...(again ? ['Run the job again.'] : []),
          ].join(' ')
        : `The packet was checked, but the commit status could not be written: ${said(error)}. The summary of this job has the report${again ? '; run the job again' : ''}.`;
    return { judgement, verdict: 'error', exit: 3, failure, notes, comment: null };
  };
  // Where no connection was made, another would only take as long once more.
  if (sha === null || noAnswerOf(error)?.kind === 'unreached') return failed();
  try {
    const status: Status = {
      state: 'error',
      description: 'Could not finish: this says nothing about the packet. The log of the job says why.',
    };
    if (!(await writeStatus(bench.client, bench.at, sha, status, runUrl))) missing.add('statuses: write');
    return failed();
  } catch (second) {
    return { ...failed(), notes: [...notes, `The commit status could not be written either: ${said(second)}.`] };
  }
}

/** Whether the same run may go well a little later. */
const mayPass = (error: unknown): boolean =>
  error instanceof GitHubFault &&
  (error.status === null ? noAnswerOf(error)?.kind !== 'lasting' : error.status === 429 || error.status >= 500);

const noAnswerOf = (error: unknown): NoAnswer | null =>
  error instanceof GitHubFault && error.cause instanceof NoAnswer ? error.cause : null;
