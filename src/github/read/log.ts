/** What people wrote on a pull request, as GitHub lists it, for the fold of their acts. */
import * as z from 'zod/mini';
import { rolesWanted, teamsWanted } from '../../people/fold.ts';
import type { Log, LogEntry } from '../../people/log.ts';
import { ROLES, type Role } from '../../people/roles.ts';
import type { CommandRules } from '../../people/rules.ts';
import type { Client } from '../client.ts';
import type { Repository } from '../repository.ts';
import type { CommentsPage, ReviewsPage } from './answers.ts';
import { readTeams } from './teams.ts';

/** More people than this do not waive or resolve on one pull request: the roles of others stay unread, which is a no. */
const MOST_ROLES = 10;
/** The same of memberships of teams. */
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
export interface Deciding {
  /** Whether anybody can comment. */
  readonly open: boolean;
  readonly rules: CommandRules;
  /** Reads teams: the token of a job cannot. */
  readonly teamReader: Client;
}

/** The log with the roles that decide in it. A role or a membership that cannot be read is a no, and never stops a run. */
export async function readRoles(
  client: Client,
  at: Repository,
  author: string | null,
  entries: readonly LogEntry[],
  { open, rules, teamReader }: Deciding,
): Promise<Log> {
  const wanted = rolesWanted(entries, open, rules).slice(0, MOST_ROLES);
  const asked = readTeams(teamReader, teamsWanted(entries, rules).slice(0, MOST_MEMBERSHIPS));
  const roles = await Promise.all(
    wanted.map(async (login): Promise<[string, Role | null]> => [login, await roleOf(client, at, login)]),
  );
  return { entries, author, open, roles: new Map(roles), teams: await asked, people: new Map() };
}

const permission = z.object({ permission: z.string(), role_name: z.optional(z.string()) });

/** The role as `role_name` has it; of a custom one, the permission that it stands on. */
async function roleOf(client: Client, at: Repository, username: string): Promise<Role | null> {
  try {
    const answer = permission.parse(
      await client.rest('GET /repos/{owner}/{repo}/collaborators/{username}/permission', { ...at, username }),
    );
    return ROLES.find((role) => role === answer.role_name) ?? ROLES.find((role) => role === answer.permission) ?? null;
  } catch {
    return null;
  }
}
