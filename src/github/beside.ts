/**
 * What is written beside the comment and the status where settings ask for it: a label, requests for reviews, a call of
 * whoever has to act. Nothing depends on it: what goes wrong is told, and the next run makes up for it.
 */
import { loginKey, sameLogin } from '../people/logins.ts';
import type { Around } from '../report/around.ts';
import { labelOf } from '../report/labels.ts';
import { MOST_USERS, reviewersOf, type Reviewers } from '../report/reviewers.ts';
import { callsIn, toCall, toClose, turnComment } from '../report/turn-comment.ts';
import { turnOf } from '../report/turn.ts';
import { count } from '../text/words.ts';
import type { Bench } from './bench.ts';
import { GitHubFault } from './client.ts';
import type { Beside, Judgement } from './judgement.ts';
import type { Grant } from './permissions.ts';
import { readStanding, type Requested, type Standing } from './read/around.ts';
import type { Comment, Repository } from './read/pull-request.ts';
import { said } from './said.ts';
import { keepLabel } from './write/labels.ts';
import { requestTeam, requestUsers } from './write/reviewers.ts';
import { callPeople, closeCalls } from './write/turn.ts';

export interface Besides {
  /** For the log and the summary. */
  readonly notes: readonly string[];
  /** What the job lacks. */
  readonly missing: readonly Grant[];
  /** Whether the head has moved on while this wrote, so that it may stand over what a newer run has written. */
  readonly overtaken: boolean;
}

type Target = Repository & { readonly number: number };

/** What is to be written, as far as what was read for the report says it. */
interface Due {
  /** What stands before the verdict; null: labels are off. */
  readonly prefix: string | null;
  readonly label: string | null;
  readonly reviewers: Reviewers;
  /** The body of a new comment. */
  readonly call: string | null;
  readonly close: readonly { readonly id: string; readonly body: string }[];
}

/**
 * @param head the commit that was judged; where the pull request has another by now, that one's own run writes
 * @param comments those that stood when the run began
 * @param report where the one comment is; null: not known
 */
export async function writeBesides(
  bench: Bench,
  number: number,
  head: string,
  judgement: Judgement,
  beside: Beside,
  comments: readonly Comment[],
  report: string | null,
): Promise<Besides> {
  const { prefix, label, reviewers, call, close } = dueOf(judgement, beside, comments, report);
  const requests = reviewers.users.length + reviewers.teams.length > 0;
  if (prefix === null && !requests && call === null && close.length === 0)
    return { notes: [], missing: [], overtaken: false };

  const at: Target = { ...bench.at, number };
  const trouble = new Trouble();
  let overtaken = false;
  await trouble.of('What is written beside the comment could not be compared with what stands', async () => {
    const standing = await readStanding(bench.client, at, { labels: prefix !== null, requests });
    if (standing.head !== head) return;
    if (prefix !== null && (await writeLabel(bench, at, standing, prefix, label, trouble)))
      overtaken = (await readStanding(bench.client, at, { labels: false, requests: false })).head !== head;
    if (requests) await requestReviews(bench, at, standing.requested, reviewers, trouble);
    if (call !== null)
      await trouble.of('Whoever has to act could not be called', () => callPeople(bench.client, at, call));
    if (close.length > 0)
      await trouble.of('A call that was answered could not be marked so', () => closeCalls(bench.client, at, close));
  });
  return { notes: trouble.notes, missing: [...trouble.missing], overtaken };
}

function dueOf(
  { report }: Judgement,
  { writes, author, log }: Beside,
  comments: readonly Comment[],
  address: string | null,
): Due {
  const people = log.filter(({ bot }) => !bot);
  const around: Around = { author, wrote: new Set(people.flatMap(({ by }) => (by === null ? [] : [loginKey(by)]))) };
  const reviewed = people.flatMap(({ id, by }) => (id.startsWith('r') && by !== null ? [by] : []));
  // Where no packet is left it is nobody's turn; where none was judged nobody knows whose.
  const asked = !writes.notify ? null : report === null ? [] : turnOf(report, writes.reviewers, around);
  const told = comments.flatMap(({ id, body, own }) => {
    const calls = own ? callsIn(body) : null;
    return calls === null ? [] : [{ id, body, calls }];
  });
  const call = asked === null ? [] : toCall(asked, told);
  const reviewers =
    report === null || writes.reviewers === null ? NOBODY : reviewersOf(report, writes.reviewers, around);
  return {
    prefix: writes.labels,
    label: writes.labels === null ? null : labelOf(report, writes.labels),
    reviewers: {
      ...reviewers,
      // Who has reviewed already needs nobody's request.
      users: reviewers.users.filter((login) => !reviewed.some((by) => sameLogin(by, login))),
    },
    call: call.length === 0 ? null : turnComment(call, address),
    close: asked === null ? [] : toClose(asked, told),
  };
}

const NOBODY: Reviewers = { users: [], teams: [], left: 0 };

/** What went wrong, and what the job lacks. */
class Trouble {
  readonly notes: string[] = [];
  readonly missing = new Set<Grant>();

  /** Does something of which nothing else depends; what goes wrong is told. */
  async of(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.tell(what, error);
    }
  }

  tell(what: string, error: unknown): void {
    if (error instanceof GitHubFault && error.status === 403 && /not accessible by/iu.test(error.message))
      this.missing.add('pull-requests: write');
    this.notes.push(`${what}: ${said(error)}. Nothing else depends on it, and the next run tries again.`);
  }
}

/** Whether anything was written. */
async function writeLabel(
  bench: Bench,
  at: Target,
  { labels }: Standing,
  prefix: string,
  label: string | null,
  trouble: Trouble,
): Promise<boolean> {
  if (labels === null) {
    trouble.notes.push('The labels of the pull request could not be read, so none was changed.');
    return false;
  }
  try {
    return await keepLabel(bench.client, at, labels, prefix, label);
  } catch (error) {
    if (error instanceof GitHubFault && /permission to create labels/iu.test(error.message))
      trouble.notes.push(
        `The repository has no label \`${label ?? ''}\` yet, and the token of this job may not make one. Make it under Issues, Labels, or add \`issues: write\` to the \`permissions\` of the job. Nothing else depends on it.`,
      );
    else trouble.tell('The label by verdict could not be written', error);
    return false;
  }
}

/** Asks whoever was never asked before, by the bot or by anybody else. */
async function requestReviews(
  bench: Bench,
  at: Target,
  requested: Requested | null,
  { users, teams, left }: Reviewers,
  trouble: Trouble,
): Promise<void> {
  if (requested === null) {
    trouble.notes.push('Who was asked for a review before could not be read, so nobody is asked now.');
    return;
  }
  if (left > 0)
    trouble.notes.push(
      `GitHub takes at most ${MOST_USERS} reviewers, so ${count(left, 'more person is', 'more people are')} not asked.`,
    );
  const fresh = users.filter((login) => !requested.who.has(loginKey(login)));
  if (fresh.length > 0)
    await trouble.of('Reviews could not be requested', async () => {
      for (const { who, why } of await requestUsers(bench.client, at, fresh))
        trouble.notes.push(
          `\`${who}\` could not be asked for a review, which takes a role on the repository. GitHub says: ${why}.`,
        );
    });
  for (const team of teams.filter((one) => !requested.who.has(loginKey(one)))) {
    const [organization = '', slug = ''] = team.split('/');
    if (!sameLogin(organization, at.owner))
      trouble.notes.push(
        `The team \`${team}\` could not be asked for a review: only teams of \`${at.owner}\` can be. Correct \`reviewers\` in the settings.`,
      );
    else if (requested.hidden)
      trouble.notes.push(
        `Whether the team \`${team}\` was asked for a review before could not be read, so it is not asked. ${TEAMS}`,
      );
    else
      await trouble.of(`The team \`${team}\` could not be asked for a review`, async () => {
        const refused = await requestTeam(bench.client, at, slug);
        if (refused !== null)
          trouble.notes.push(`The team \`${team}\` could not be asked for a review. GitHub says: ${refused}. ${TEAMS}`);
      });
  }
}

const TEAMS =
  'The token of a job sees no teams: give the input `token` one of an app or a person that reads those of the organization, or list people.';
