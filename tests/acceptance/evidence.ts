import { connection, refusal, type Paging } from './graph.ts';

/**
 * A person of the stand-in: a login; `name[bot]`; null for an account that is gone; `~name` for one that was imported.
 */
export type Who = string | null;

export interface StoredCommit {
  readonly authors?: readonly Who[];
  readonly committer?: Who;
  readonly authored?: string;
  readonly committed?: string;
}

export interface StoredPost {
  readonly id: number;
  readonly by: Who;
  readonly at?: string;
}

/** A pull request, or with `issue` an issue. `over`: fields of the answer that are different. */
export interface StoredWork {
  readonly issue?: boolean;
  readonly title?: string;
  readonly state?: 'open' | 'draft' | 'closed' | 'merged';
  readonly author?: Who;
  readonly mergedBy?: Who;
  readonly created?: string;
  readonly closed?: string;
  readonly assignees?: readonly string[];
  readonly reviews?: readonly (StoredPost & {
    readonly state?: 'APPROVED' | 'COMMENTED' | 'PENDING' | 'DISMISSED' | 'CHANGES_REQUESTED';
  })[];
  readonly commits?: readonly StoredCommit[];
  /** The files that it changes, and how: `ADDED`, `MODIFIED`, `DELETED`. They stand in its commit, `c0…` of its number. */
  readonly files?: Readonly<Record<string, string>>;
  readonly comments?: readonly StoredPost[];
  readonly threads?: readonly (readonly StoredPost[])[];
  /** Pull requests and issues that mention this one. */
  readonly mentions?: readonly {
    readonly number: number;
    readonly title: string;
    readonly merged: boolean;
    readonly elsewhere?: boolean;
  }[];
  /** Where it is now, if the repository's address leads on. */
  readonly movedTo?: { readonly repository: string; readonly number: number };
  readonly over?: Readonly<Record<string, unknown>>;
}

export interface StoredDiscussion {
  readonly title?: string;
  readonly author?: Who;
  readonly closed?: string;
  readonly comments?: readonly (StoredPost & { readonly replies?: readonly StoredPost[] })[];
}

/** A repository with what packets cite. */
export interface StoredRepository {
  /** As it is called now, in its own capitals. */
  readonly name: string;
  readonly private?: boolean;
  readonly works?: Readonly<Record<number, StoredWork>>;
  readonly discussions?: Readonly<Record<number, StoredDiscussion>>;
  readonly commits?: Readonly<Record<string, StoredCommit>>;
  readonly releases?: Readonly<
    Record<
      string,
      { readonly title?: string; readonly author?: Who; readonly draft?: boolean; readonly published?: string }
    >
  >;
  readonly milestones?: Readonly<Record<number, { readonly closed?: string }>>;
  /** The whole of it is refused. */
  readonly refused?: 'FORBIDDEN' | 'saml';
}

const DAY = '2025-02-03';
const at = (day: string | undefined): string => `${day ?? DAY}T10:00:00Z`;
const or = (day: string | undefined): string | null => (day === undefined ? null : at(day));

export const actorOf = (who: Who | undefined): object | null => {
  if (who === null) return null;
  const login = who ?? 'octo-ada';
  if (login.endsWith('[bot]')) return { __typename: 'Bot', login: login.slice(0, -'[bot]'.length) };
  return login.startsWith('~') ? { __typename: 'Mannequin', login: login.slice(1) } : { __typename: 'User', login };
};
const gitActor = (who: Who): object => ({ user: who === null ? null : { login: who } });

const commitOf = (
  oid: string,
  { authors = ['octo-ada'], committer = 'web-flow', authored, committed }: StoredCommit,
): object => ({
  __typename: 'Commit',
  oid,
  authoredDate: at(authored),
  committedDate: at(committed),
  committer: gitActor(committer),
  authors: (paging: Paging) => connection(authors.map(gitActor), paging),
});

const homeOf = ({ name, private: hidden = false }: StoredRepository): object => ({
  nameWithOwner: name,
  isPrivate: hidden,
});

/** The commit that holds what a pull request leaves behind. */
export const commitOfPull = (number: number): string => `c0${number}`.padEnd(40, '0');

function workOf(number: number, work: StoredWork, home: StoredRepository): object {
  const { state = work.issue ? 'closed' : 'merged', author, title = `Change ${number}` } = work;
  const page = `https://github.com/${home.name}/${work.issue ? 'issues' : 'pull'}/${number}`;
  const post =
    (type: string, mark: string) =>
    ({ id, by, at: day }: StoredPost): object => ({
      __typename: type,
      url: `${page}#${mark}${id}`,
      author: actorOf(by),
      createdAt: at(day),
      submittedAt: at(day),
    });
  const closed = state === 'closed' || state === 'merged';
  return {
    __typename: work.issue ? 'Issue' : 'PullRequest',
    number,
    title,
    url: page,
    closed,
    closedAt: closed ? at(work.closed ?? '2025-04-05') : null,
    createdAt: at(work.created),
    author: actorOf(author),
    repository: homeOf(home),
    assignees: (paging: Paging) =>
      connection(
        (work.assignees ?? []).map((login) => ({ login })),
        paging,
      ),
    participants: (paging: Paging) =>
      connection(
        [
          ...new Set([
            author === undefined ? 'octo-ada' : author,
            ...[...(work.comments ?? []), ...(work.reviews ?? []).filter((review) => review.state !== 'PENDING')].map(
              ({ by }) => by,
            ),
          ]),
        ]
          .filter((who): who is string => typeof who === 'string' && /^[\w-]+$/u.test(who))
          .map((login) => ({ login })),
        paging,
      ),
    comments: (paging: Paging) => connection((work.comments ?? []).map(post('IssueComment', 'issuecomment-')), paging),
    ...(!work.issue && {
      merged: state === 'merged',
      isDraft: state === 'draft',
      mergedBy: state === 'merged' ? actorOf(work.mergedBy === undefined ? 'octo-lee' : work.mergedBy) : null,
      reviews: ({ states, ...paging }: Paging & { states?: string[] }) =>
        connection(
          (work.reviews ?? [])
            .filter((review) => states?.includes(review.state ?? 'APPROVED') ?? true)
            .map(post('PullRequestReview', 'pullrequestreview-')),
          paging,
        ),
      commits: (paging: Paging) =>
        connection(
          (work.commits ?? [{}]).map((commit, index) => ({
            commit: commitOf(String(index).padStart(40, 'c'), commit),
          })),
          paging,
        ),
      headRefOid: commitOfPull(number),
      mergeCommit: state === 'merged' ? { oid: commitOfPull(number) } : null,
      files: (paging: Paging) =>
        connection(
          Object.entries(work.files ?? {}).map(([path, changeType]) => ({ path, changeType })),
          paging,
        ),
      reviewThreads: (paging: Paging) =>
        connection(
          (work.threads ?? []).map((thread) => ({
            comments: (inner: Paging) =>
              connection(thread.map(post('PullRequestReviewComment', 'discussion_r')), inner),
          })),
          paging,
        ),
      timelineItems: (paging: Paging) =>
        connection(
          (work.mentions ?? []).map(({ number: other, title: named, merged, elsewhere = false }) => ({
            __typename: 'CrossReferencedEvent',
            isCrossRepository: elsewhere,
            source: { __typename: 'PullRequest', number: other, title: named, merged },
          })),
          paging,
        ),
    }),
    ...work.over,
  };
}

function discussionOf(
  number: number,
  { title = `Question ${number}`, author, closed, comments = [] }: StoredDiscussion,
  home: StoredRepository,
): object {
  const post = ({ id, by, at: day }: StoredPost): object => ({
    __typename: 'DiscussionComment',
    url: `https://github.com/${home.name}/discussions/${number}#discussioncomment-${id}`,
    author: actorOf(by),
    createdAt: at(day),
  });
  return {
    __typename: 'Discussion',
    number,
    title,
    closed: closed !== undefined,
    closedAt: or(closed),
    createdAt: at(undefined),
    author: actorOf(author),
    repository: homeOf(home),
    comments: (paging: Paging) =>
      connection(
        comments.map((one) => ({
          ...post(one),
          replies: (inner: Paging) => connection((one.replies ?? []).map(post), inner),
        })),
        paging,
      ),
  };
}

/** The fields of a repository under which evidence is found; `blobAt` finds files. */
export function evidenceOf(
  stored: StoredRepository,
  all: ReadonlyMap<string, StoredRepository>,
  blobAt: (expression: string) => unknown,
): object {
  const found = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw refusal('NOT_FOUND', `Could not resolve to ${what}.`);
    return value;
  };
  const { works = {}, discussions = {}, commits = {}, releases = {}, milestones = {} } = stored;
  return {
    ...homeOf(stored),
    issueOrPullRequest: ({ number }: { number: number }) => {
      const work = found(works[number], `an issue or pull request with the number of ${number}`);
      const moved = work.movedTo && all.get(work.movedTo.repository);
      return work.movedTo && moved ? workOf(work.movedTo.number, work, moved) : workOf(number, work, stored);
    },
    discussion: ({ number }: { number: number }) =>
      discussionOf(number, found(discussions[number], `a Discussion with the number of ${number}`), stored),
    milestone: ({ number }: { number: number }) => {
      const { closed } = found(milestones[number], 'a Milestone');
      return {
        title: 'M',
        closed: closed !== undefined,
        closedAt: or(closed),
        createdAt: at(undefined),
        creator: actorOf('octo-ada'),
      };
    },
    // GitHub answers with nothing, and no error.
    release: ({ tagName }: { tagName: string }) => {
      const release = releases[tagName];
      return (
        release && {
          name: release.title ?? null,
          isDraft: release.draft ?? false,
          createdAt: at(undefined),
          publishedAt: or(release.published ?? '2025-05-06'),
          author: actorOf(release.author),
        }
      );
    },
    object: ({ expression }: { expression: string }) => {
      if (expression.includes(':')) return blobAt(expression);
      const oid = Object.keys(commits).find((sha) => sha.startsWith(expression));
      return oid === undefined ? null : commitOf(oid, commits[oid] ?? {});
    },
  };
}
