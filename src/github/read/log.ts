/** What people wrote on a pull request, as GitHub lists it, for the fold of their acts. */
import { rolesWanted, teamsWanted, writersWanted } from '../../people/wanted.ts';
import type { Log, LogEntry } from '../../people/log.ts';
import type { CommandRules } from '../../people/rules.ts';
import type { Blame } from '../../people/writers.ts';
import type { Client } from '../client.ts';
import type { Repository } from '../repository.ts';
import type { CommentsPage, ReviewsPage } from './answers.ts';
import { MOST_ROLES, readPeople, type PeopleAsked, type PeopleRead } from './people.ts';
import { readTeams } from './teams.ts';

/** More memberships of teams than this are not looked up in a run: others stay unread, which is a no. */
const MOST_MEMBERSHIPS = 50;

type CommentNode = NonNullable<NonNullable<CommentsPage['nodes']>[number]>;
type ReviewNode = NonNullable<NonNullable<ReviewsPage['nodes']>[number]>;

/** What a comment and a review say alike: who wrote what, and whether it still stands as it was written. */
const written = ({ author, editor, ...node }: CommentNode | ReviewNode) => ({
  by: author?.login ?? null,
  user: author?.databaseId ?? null,
  bot: node.viewerDidAuthor || isBot(author),
  edited: node.lastEditedAt === null ? null : { by: editor?.login ?? null },
  minimized: node.isMinimized,
  body: node.body,
});

/** A comment as an entry of the log. */
export const entryOfComment = (comment: CommentNode): LogEntry => ({
  ...written(comment),
  id: String(comment.fullDatabaseId),
  at: comment.createdAt,
  dismissed: false,
});

/** Reviews as entries. A pending one is its author's alone, and GitHub has not given it a time yet. */
export const entriesOfReviews = (page: ReviewsPage): LogEntry[] =>
  (page.nodes ?? []).flatMap((review) =>
    review === null || review.fullDatabaseId === null || review.submittedAt === null || review.state === 'PENDING'
      ? []
      : [
          {
            ...written(review),
            // Comments and reviews are counted apart.
            id: `r${String(review.fullDatabaseId)}`,
            at: review.submittedAt,
            dismissed: review.state === 'DISMISSED',
          },
        ],
  );

const isBot = (author: CommentNode['author']): boolean =>
  author !== null && author.is !== 'User' && author.is !== 'EnterpriseUserAccount';

/** What decides whose look-up is needed. */
export interface Deciding extends Pick<PeopleAsked, 'paths' | 'head' | 'pullHead'> {
  /** Whether anybody can comment. */
  readonly open: boolean;
  readonly rules: CommandRules;
  /** Reads teams: the token of a job cannot. */
  readonly teamReader: Client;
  /** Paths of reviewers' own assessments: whose they are is asked for as well. */
  readonly assessments: readonly string[];
}

/** Who opened the pull request, and what was written on it. */
type Written = Pick<Log, 'author' | 'authorId' | 'entries'>;

/**
 * The log with the roles that decide in it, and who wrote the packets. What cannot be read is a no, and never stops a
 * run. No request where nobody says anything that takes one.
 */
export async function readSaid(
  client: Client,
  at: Repository,
  said: Written,
  { open, rules, teamReader, paths, assessments, head, pullHead }: Deciding,
): Promise<{ readonly log: Log; readonly blame: ReadonlyMap<string, Blame>; readonly unread: PeopleRead['unread'] }> {
  const { entries } = said;
  const memberships = readTeams(teamReader, teamsWanted(entries, rules).slice(0, MOST_MEMBERSHIPS));
  const { roles, blame, unread } = await readPeople(client, at, {
    logins: rolesWanted(entries, open, rules).slice(0, MOST_ROLES),
    paths: writersWanted(entries) || assessments.length > 0 ? [...paths, ...assessments] : [],
    head,
    pullHead,
    open,
  });
  return { log: { ...said, open, roles, teams: await memberships, people: new Map() }, blame, unread };
}
