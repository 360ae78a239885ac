import { sha256 } from '../../../text/digest.ts';
import type { Artefact, People } from '../../../evidence/facts.ts';
import { loginKey } from '../../../people/logins.ts';
import { dayFrom } from '../pull-request.ts';
import type { Actor, Hands, List, Thing } from './answers.ts';

/** Nobody can be said to be, or not to be, among them. */
const unknown: People = { logins: [], all: false };

/**
 * People by login. Null stands for somebody whom GitHub does not name: an account that is gone, or an address of no
 * account.
 */
function people(logins: readonly (string | null)[], all = true): People {
  const known = logins.flatMap((login) => (login === null ? [] : [loginKey(login)]));
  return { logins: [...new Set(known)].sort(), all: all && known.length === logins.length };
}

/**
 * A bot's login gets the `[bot]` that it has elsewhere on GitHub: a user may have the same name. Who stands behind an
 * imported name is not known.
 */
const loginOf = (actor: Actor): string | null =>
  !actor || actor.is === 'Mannequin' ? null : actor.is === 'Bot' ? `${actor.login}[bot]` : actor.login;

/** Those whom a list names; what it does not show may be anybody. */
const listed = <T>(list: List<T>, login: (node: T) => string | null): People =>
  people(
    (list?.nodes ?? []).map((node) => node && login(node)),
    !!list?.nodes && !list.pageInfo.hasNextPage,
  );

const together = (parts: readonly People[]): People =>
  people(
    parts.flatMap(({ logins }) => logins),
    parts.every(({ all }) => all),
  );

const authorsOf = ({ authors }: Hands): People => listed(authors, ({ user }) => user?.login ?? null);

/** GitHub itself commits what is merged on its pages: who pressed the button is then not told. */
function committersOf({ committer }: Hands): People {
  const login = committer?.user?.login ?? null;
  return people([login === 'web-flow' ? null : login]);
}

/** Who made a pull request, reviewed it and merged it. */
function peopleOfPull(it: Thing, author: People): Pick<Artefact, 'authors' | 'reviewers' | 'committers' | 'mergers'> {
  const whole = listed(it.commits, () => '');
  const commits = (it.commits?.nodes ?? []).flatMap((node) => node?.commit ?? []);
  const ofCommits = (part: (hands: Hands) => People): People =>
    together([{ logins: [], all: whole.all }, ...commits.map(part)]);
  const reviewers = listed(it.reviews, (review) => loginOf(review.author));
  const merger = loginOf(it.mergedBy);
  return {
    authors: together([author, ofCommits(authorsOf)]),
    // Whoever answers on their own pull request is listed as its reviewer too.
    reviewers: { ...reviewers, logins: reviewers.logins.filter((login) => !author.logins.includes(login)) },
    committers: ofCommits(committersOf),
    // A merge queue, or a bot, acts for somebody.
    mergers: it.merged === true ? people([merger], merger?.endsWith(']') === false) : people([]),
  };
}

/** The title's digest: 16 hexadecimal digits. Case and spaces do not matter. */
const titleDigest = (title: string): string =>
  sha256(title.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()).slice(0, 16);

function stateOf({ is, merged, closed, isDraft }: Thing): Artefact['state'] {
  if (merged) return 'merged';
  if (is === 'Release') return isDraft ? 'draft' : 'published';
  if (typeof closed !== 'boolean' || is === 'Milestone') return null;
  return closed ? 'closed' : isDraft ? 'draft' : 'open';
}

/**
 * What GitHub says about a thing. Of a repository, a file and an account it says no day: the one on which they began
 * says
 * nothing about any work.
 * @param repository as it is called now, in small letters
 */
export function artefactOf(it: Thing, repository: string | null, hidden: boolean): Artefact {
  const { is, merged, title } = it;
  const author = people([loginOf(it.author)]);
  const created = dayFrom(it.created ?? null);
  // A merged pull request of the same repository that mentions this one and says that it reverts something.
  const revert = merged
    ? it.timelineItems?.nodes?.find(
        (event) =>
          event?.isCrossRepository === false && event.source?.merged && /^revert\b/iu.test(event.source.title ?? ''),
      )?.source?.number
    : undefined;
  return {
    state: stateOf(it),
    authors: is === 'Commit' ? authorsOf(it) : author,
    // Whoever wrote a comment on the code has reviewed it.
    reviewers: is?.startsWith('PullRequestReview') ? author : unknown,
    committers: is === 'Commit' ? committersOf(it) : unknown,
    mergers: unknown,
    ...(is === 'PullRequest' && peopleOfPull(it, author)),
    assignees: listed(it.assignees, ({ login }) => login),
    ...(it.participants !== undefined && { participants: listed(it.participants, ({ login }) => login) }),
    created,
    // Only reviews and comments have an address here: they are finished when they are made.
    finished: it.url ? created : dayFrom(it.finished ?? null),
    repository,
    title: title ? titleDigest(title) : null,
    revertedBy: revert === undefined || repository === null ? null : `${repository}#${revert}`,
    private: hidden,
  };
}
