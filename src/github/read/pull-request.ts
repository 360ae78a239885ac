import { dayOf, type Day } from '../../text/time.ts';
import {
  ask,
  moreAnswer,
  newestCommentsAnswer,
  pullRequestAnswer,
  rulesAnswer,
  type CommentsPage,
  type FilesPage,
  type ReviewsPage,
  type RulesAnswer,
} from './answers.ts';
import { blobOf, type Blob } from './blobs.ts';
import { entriesOfReviews, entryOfComment } from './log.ts';
import type { LogEntry } from '../../people/log.ts';
import type * as z from 'zod/mini';
import { GitHubFault, type Client } from '../client.ts';
import type { Repository } from '../repository.ts';
import { firstQuery, MORE, NEWEST_COMMENTS, type Query } from './queries.ts';

export type { Repository };

/** What holds for the repository: read at its default branch, never at a pull request's head or base. */
export interface Rules {
  readonly visibility: 'private' | 'internal' | 'public';
  readonly defaultBranch: string;
  /** The commit of the default branch at which settings and ladders are read. */
  readonly oid: string;
  /** The settings file, or null where there is none. */
  readonly settings: Blob | null;
  /** The ladders under `ladder/`, by their paths. Null: there is one, and it has not been read yet. */
  readonly ladders: ReadonlyMap<string, Blob | null>;
}

export interface ChangedFile {
  readonly path: string;
  readonly deleted: boolean;
  /** It was at another path, which GitHub does not say. */
  readonly renamed?: true;
}

/** A comment on the pull request. */
export interface Comment {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  /** Written by the identity that the token stands for. */
  readonly own: boolean;
  readonly minimized: boolean;
}

export interface PullRequest {
  readonly number: number;
  readonly draft: boolean;
  readonly base: string;
  readonly head: string;
  /** `https://github.com/owner/name` that holds the head; null where a fork is gone. */
  readonly headUrl: string | null;
  /** The day on which it was opened, as GitHub wrote it down; null where GitHub's answer is no moment. */
  readonly opened: Day | null;
  readonly files: readonly ChangedFile[];
  /** Oldest first. */
  readonly comments: readonly Comment[];
  /** Who opened it; null where the account is gone. */
  readonly author: string | null;
  /** GitHub's number of that account; null where GitHub does not say it. */
  readonly authorId: number | null;
  /** Comments and reviews, for what people did in them. */
  readonly log: readonly LogEntry[];
}

/** GitHub lists at most 3,000 files of a pull request and 2,500 comments, a hundred a page. */
const MOST_PAGES = 31;

/** Rules and pull request in one request, and one more for each further page. Throws `GitHubFault`. */
export async function readPullRequest(
  client: Client,
  at: Repository,
  number: number,
  settings: string,
): Promise<{ readonly rules: Rules; readonly pull: PullRequest }> {
  const { repository } = await askFirst(
    client,
    pullRequestAnswer,
    firstQuery(at.owner, at.repo, { type: 'pull-request', number }, settings),
  );
  const answer = repository?.pullRequest;
  if (!repository || !answer)
    throw new GitHubFault(`pull request ${number} was not found, or is not visible to the token`, 404);
  const rules = rulesOf(repository);
  const { files, comments, log } = await readPages(
    client,
    { ...at, number, head: answer.headRefOid },
    answer.files,
    answer.comments,
    answer.reviews,
  );
  return {
    rules,
    pull: {
      number,
      draft: answer.isDraft,
      base: answer.baseRefName,
      head: answer.headRefOid,
      headUrl: answer.headRepository?.url ?? null,
      opened: dayFrom(answer.createdAt),
      files,
      comments,
      author: answer.author?.login ?? null,
      authorId: answer.author?.databaseId ?? null,
      log,
    },
  };
}

/**
 * A folder `ladder/` that holds a great deal may be more than GitHub answers in one request: then the names alone are
 * asked for, and the ladders are read with the packets.
 */
async function askFirst<T>(client: Client, shape: z.ZodMiniType<T>, { query, variables }: Query): Promise<T> {
  try {
    return await ask(client, shape, query, variables);
  } catch (error) {
    if (!(error instanceof GitHubFault) || (error.status ?? 0) < 500) throw error;
    return await ask(client, shape, query, { ...variables, contents: false });
  }
}

/** What a merge group takes over from its pull request. */
export interface Queued extends Pick<PullRequest, 'opened' | 'author' | 'authorId' | 'log'> {
  /** The head of that pull request; null where it is not known. */
  readonly pullHead: string | null;
}

/** The files of a merge group are those of its comparison. */
const NO_FILES: FilesPage = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };

/**
 * The rules alone, for a merge group, and what counts of its pull request (null: its name says none).
 * Throws `GitHubFault`.
 */
export async function readRules(
  client: Client,
  at: Repository,
  number: number | null,
  settings: string,
): Promise<Rules & Queued> {
  const query = firstQuery(at.owner, at.repo, { type: 'merge-group', number }, settings);
  const { repository } = await askFirst(client, rulesAnswer, query);
  if (!repository) throw new GitHubFault('the repository was not found, or is not visible to the token', 404);
  const pull = repository.pullRequest;
  if (!pull || number === null)
    return { ...rulesOf(repository), opened: null, author: null, authorId: null, log: [], pullHead: null };
  const { log } = await readPages(
    client,
    { ...at, number, head: pull.headRefOid },
    NO_FILES,
    pull.comments,
    pull.reviews,
  );
  return {
    ...rulesOf(repository),
    opened: dayFrom(pull.createdAt),
    author: pull.author?.login ?? null,
    authorId: pull.author?.databaseId ?? null,
    log,
    pullHead: pull.headRefOid,
  };
}

/** What stands on a pull request now: its head, and its newest hundred comments. */
export interface Newest {
  readonly head: string;
  readonly comments: readonly Comment[];
}

/** Throws `GitHubFault`. */
export async function readNewest(client: Client, at: Repository, number: number): Promise<Newest> {
  const { repository } = await ask(client, newestCommentsAnswer, NEWEST_COMMENTS, {
    owner: at.owner,
    repo: at.repo,
    number,
  });
  if (!repository?.pullRequest) throw new GitHubFault('the pull request vanished while its comment was written', null);
  const { headRefOid, comments } = repository.pullRequest;
  return { head: headRefOid, comments: commentsOf(comments) };
}

/** The UTC day of a moment as GitHub writes it, or null. */
export function dayFrom(moment: string | null): Day | null {
  const date = moment === null ? null : new Date(moment);
  return date === null || Number.isNaN(date.getTime()) ? null : dayOf(date);
}

function rulesOf(repository: RulesAnswer): Rules {
  const branch = repository.defaultBranchRef;
  if (!branch?.target)
    throw new GitHubFault('the repository has no default branch to read the ladder and settings from', 404);
  const { target } = branch;
  return {
    // A word that GitHub may add one day counts as the least private.
    visibility:
      repository.visibility === 'PRIVATE' ? 'private' : repository.visibility === 'INTERNAL' ? 'internal' : 'public',
    defaultBranch: branch.name,
    oid: target.oid,
    settings: target.settings ? blobOf(target.settings.object) : null,
    ladders: new Map(
      (target.ladder?.object?.entries ?? []).flatMap((entry): [string, Blob | null][] => {
        if (entry.type === 'blob') return isYaml(entry.name) ? [[`ladder/${entry.name}`, null]] : [];
        return (entry.object?.entries ?? [])
          .filter((inner) => inner.type === 'blob' && /^ladder\.ya?ml$/u.test(inner.name))
          .map(({ name, object }) => [`ladder/${entry.name}/${name}`, object ? blobOf(object) : null]);
      }),
    ),
  };
}

const isYaml = (name: string): boolean => /\.ya?ml$/u.test(name);

/** All pages of files, comments and reviews; the lists advance in the same requests. */
async function readPages(
  client: Client,
  at: Repository & { readonly number: number; readonly head: string },
  firstFiles: FilesPage | null,
  firstComments: CommentsPage,
  firstReviews: ReviewsPage,
): Promise<Pick<PullRequest, 'files' | 'comments' | 'log'>> {
  if (firstFiles === null) throw new GitHubFault('GitHub could not list the changed files', null);
  const files = [...filesOf(firstFiles)];
  const comments = [...commentsOf(firstComments)];
  const log = [...entriesOf(firstComments), ...entriesOfReviews(firstReviews)];
  let filesPage = firstFiles.pageInfo;
  let commentsPage = firstComments.pageInfo;
  let reviewsPage = firstReviews.pageInfo;
  for (let page = 1; filesPage.hasNextPage || commentsPage.hasNextPage || reviewsPage.hasNextPage; page += 1) {
    if (page > MOST_PAGES) throw new GitHubFault('the pull request has more files or comments than GitHub lists', null);
    const { repository } = await ask(client, moreAnswer, MORE, {
      owner: at.owner,
      repo: at.repo,
      number: at.number,
      moreFiles: filesPage.hasNextPage,
      filesAfter: filesPage.endCursor,
      moreComments: commentsPage.hasNextPage,
      commentsAfter: commentsPage.endCursor,
      moreReviews: reviewsPage.hasNextPage,
      reviewsAfter: reviewsPage.endCursor,
    });
    const more = repository?.pullRequest;
    if (!more) throw new GitHubFault('the pull request vanished while it was read', null);
    if (more.headRefOid !== at.head)
      throw new GitHubFault(
        'the pull request got a new commit while its files were listed; the run of that commit reports',
        null,
      );
    if (filesPage.hasNextPage) {
      if (!more.files) throw new GitHubFault('GitHub left out a page of changed files', null);
      files.push(...filesOf(more.files));
      filesPage = more.files.pageInfo;
    }
    if (commentsPage.hasNextPage) {
      if (!more.comments) throw new GitHubFault('GitHub left out a page of comments', null);
      comments.push(...commentsOf(more.comments));
      log.push(...entriesOf(more.comments));
      commentsPage = more.comments.pageInfo;
    }
    if (reviewsPage.hasNextPage) {
      if (!more.reviews) throw new GitHubFault('GitHub left out a page of reviews', null);
      log.push(...entriesOfReviews(more.reviews));
      reviewsPage = more.reviews.pageInfo;
    }
  }
  if (files.length < firstFiles.totalCount) {
    throw new GitHubFault(
      `GitHub listed ${files.length} of ${firstFiles.totalCount} changed files, so a packet may be among those left out; split the pull request`,
      null,
    );
  }
  return { files, comments, log };
}

/** The changed files of a page. */
export function filesOf(page: FilesPage): readonly ChangedFile[] {
  return (page.nodes ?? []).flatMap((file) =>
    file === null
      ? []
      : [
          {
            path: file.path,
            deleted: file.changeType === 'DELETED',
            ...(file.changeType === 'RENAMED' && { renamed: true }),
          },
        ],
  );
}

function commentsOf(page: CommentsPage): readonly Comment[] {
  return (page.nodes ?? []).flatMap((comment) =>
    comment === null || comment.fullDatabaseId === null
      ? []
      : [
          {
            id: String(comment.fullDatabaseId),
            url: comment.url,
            body: comment.body,
            own: comment.viewerDidAuthor,
            minimized: comment.isMinimized,
          },
        ],
  );
}

const entriesOf = (page: CommentsPage): LogEntry[] =>
  (page.nodes ?? []).flatMap((comment) =>
    comment === null || comment.fullDatabaseId === null ? [] : [entryOfComment(comment)],
  );
