/** Who people are to a pull request: their roles on the repository, and who wrote the lines of its packets. */
import * as z from 'zod/mini';
import { loginKey } from '../../people/logins.ts';
import { ROLES, type Role } from '../../people/roles.ts';
import type { Blame, Written } from '../../people/writers.ts';
import type { Client } from '../client.ts';
import type { Repository } from '../repository.ts';
import { said } from '../said.ts';
import type { Query } from './queries.ts';

/** What is to be known. */
export interface PeopleAsked {
  /** Logins whose roles decide. */
  readonly logins: readonly string[];
  /** Paths of packets whose lines somebody may have written; empty where nobody acts. */
  readonly paths: readonly string[];
  /** The commit at which the packets are read. */
  readonly head: string;
  /**
   * Of a merge group: the head of its pull request. Where a packet is the same there, its blame is taken from there: a
   * squashed commit has all who wrote anything for its authors.
   */
  readonly pullHead: string | null;
  /** Whether everybody can read the repository. */
  readonly open: boolean;
}

export interface PeopleRead {
  /** By login in small letters. Null: it could not be read, which is a no. */
  readonly roles: ReadonlyMap<string, Role | null>;
  readonly blame: ReadonlyMap<string, Blame>;
  /** What GitHub says about the first file whose blame it did not give; null: it gave all. */
  readonly unread: { readonly path: string; readonly why: string } | null;
}

/** More people than this are not looked up in a run: the roles of others stay unread, which is a no, and is told. */
export const MOST_ROLES = 200;
/** Of one at a time, where GitHub does not say them together. */
const MOST_ALONE = 10;
/** What one request asks for: GitHub takes at most ten seconds for an answer. */
const ROLES_A_REQUEST = 100;
const PATHS_A_REQUEST = 10;
/** Co-authors of one commit. */
const MOST_AUTHORS = 20;

const written = `fragment written on Commit {
  blame(path: $PATH) {
    ranges { startingLine endingLine commit { oid authors(first: ${MOST_AUTHORS}) { totalCount nodes { user { login databaseId } } } } }
  }
}`;

/** One request for both. Logins and paths are variables; nothing that a person named is part of the query. */
export function peopleQuery(
  { owner, repo }: Repository,
  { head, pullHead }: Pick<PeopleAsked, 'head' | 'pullHead'>,
  logins: readonly string[],
  paths: readonly string[],
): Query {
  const declared = ['$owner: String!', '$repo: String!'];
  const variables: Record<string, string> = { owner, repo };
  const declare = (name: string, type: string, value: string): string => {
    declared.push(`$${name}: ${type}`);
    variables[name] = value;
    return `$${name}`;
  };
  const parts = logins.map(
    (login, index) =>
      `c${index}: collaborators(login: ${declare(`c${index}`, 'String!', login)}, first: 1) { edges { permission node { login } } }`,
  );
  const blames = written
    .slice(written.indexOf('{') + 1, written.lastIndexOf('}'))
    .replace(/\s+/gu, ' ')
    .trim();
  if (paths.length > 0) declare('head', 'GitObjectID!', head);
  if (paths.length > 0 && pullHead !== null) declare('pull', 'GitObjectID!', pullHead);
  paths.forEach((path, index) => {
    const blame = blames.replace('$PATH', declare(`p${index}`, 'String!', path));
    parts.push(`b${index}: object(oid: $head) { ... on Commit { ${blame} } }`);
    if (pullHead === null) return;
    parts.push(
      `q${index}: object(oid: $pull) { ... on Commit { ${blame} } }`,
      `x${index}: object(expression: ${declare(`x${index}`, 'String!', `${head}:${path}`)}) { oid }`,
      `y${index}: object(expression: ${declare(`y${index}`, 'String!', `${pullHead}:${path}`)}) { oid }`,
    );
  });
  const query = `query ReadinessPeople(${declared.join(', ')}) {\n  repository(owner: $owner, name: $repo) {\n    id\n    ${parts.join('\n    ')}\n  }\n}`;
  return { query, variables };
}

const errors = z.array(
  z.object({
    type: z.optional(z.string()),
    message: z.string(),
    path: z.optional(z.array(z.union([z.string(), z.number()]))),
  }),
);
const answers = z.object({ repository: z.nullable(z.catchall(z.object({}), z.unknown())) });
const collaborators = z.object({
  edges: z.array(z.nullable(z.object({ permission: z.string(), node: z.object({ login: z.string() }) }))),
});
const commit = z.object({
  blame: z.object({
    ranges: z.array(
      z.object({
        startingLine: z.int(),
        endingLine: z.int(),
        commit: z.object({
          oid: z.string(),
          authors: z.object({
            totalCount: z.int(),
            nodes: z.array(
              z.nullable(
                z.object({ user: z.nullable(z.object({ login: z.string(), databaseId: z.nullable(z.int()) })) }),
              ),
            ),
          }),
        }),
      }),
    ),
  }),
});
const object = z.object({ oid: z.string() });

/** Looks all of it up, in one request where it is not a great deal. What could not be read says so. Never throws. */
export async function readPeople(client: Client, at: Repository, asked: PeopleAsked): Promise<PeopleRead> {
  const { logins, paths, open } = asked;
  const roles = new Map<string, Role | null>(logins.map((login) => [loginKey(login), null]));
  const blame = new Map<string, Blame>(paths.map((path) => [path, 'unread']));
  const unread: { readonly path: string; readonly why: string }[] = [];
  const rounds = Math.max(Math.ceil(logins.length / ROLES_A_REQUEST), Math.ceil(paths.length / PATHS_A_REQUEST));
  await Promise.all(
    Array.from({ length: rounds }, async (_, round) => {
      const some = logins.slice(round * ROLES_A_REQUEST, (round + 1) * ROLES_A_REQUEST);
      const files = paths.slice(round * PATHS_A_REQUEST, (round + 1) * PATHS_A_REQUEST);
      const answer = await answerTo(client, peopleQuery(at, asked, some, files));
      some.forEach((login, index) => roles.set(loginKey(login), roleIn(answer.said[`c${index}`], login, open)));
      files.forEach((path, index) => {
        blame.set(path, blameIn(answer.said, index));
        if (blame.get(path) === 'unread') unread.push({ path, why: answer.whyNot(`b${index}`) });
      });
    }),
  );
  // A token that may not list collaborators may still be told of one.
  const left = logins.filter((login) => roles.get(loginKey(login)) === null).slice(0, MOST_ALONE);
  await Promise.all(left.map(async (login) => roles.set(loginKey(login), await roleOf(client, at, login))));
  return { roles, blame, unread: unread[0] ?? null };
}

interface Answer {
  /** By alias; nothing where there was no answer. */
  readonly said: Readonly<Record<string, unknown>>;
  /** GitHub's words for what it did not say under an alias. */
  readonly whyNot: (alias: string) => string;
}

/** Each alias may be refused, or take too long, on its own. What GitHub gives no type for is asked once more. */
async function answerTo(client: Client, { query, variables }: Query): Promise<Answer> {
  try {
    let answer = await client.graphql(query, variables);
    let told = errors.safeParse(answer.errors).data ?? [];
    if (told.some(({ type }) => type === undefined)) {
      answer = await client.graphql(query, variables);
      told = errors.safeParse(answer.errors).data ?? [];
    }
    return {
      said: answers.safeParse(answer.data).data?.repository ?? {},
      whyNot: (alias) =>
        (told.find(({ path }) => path?.includes(alias)) ?? told[0])?.message.slice(0, 200) ??
        'nothing that can be read',
    };
  } catch (error) {
    return { said: {}, whyNot: () => said(error) };
  }
}

/** Who is no collaborator can read what everybody can. */
function roleIn(said: unknown, login: string, open: boolean): Role | null {
  const read = collaborators.safeParse(said);
  if (!read.success) return null;
  const edge = read.data.edges.find((one) => one !== null && loginKey(one.node.login) === loginKey(login));
  if (!edge) return open ? 'read' : 'none';
  return ROLES.find((role) => role === edge.permission.toLowerCase()) ?? null;
}

function blameIn(said: Readonly<Record<string, unknown>>, index: number): Blame {
  const [here, there] = [object.safeParse(said[`x${index}`]), object.safeParse(said[`y${index}`])];
  const same = here.success && there.success && here.data.oid === there.data.oid;
  const read = commit.safeParse(same ? said[`q${index}`] : said[`b${index}`]);
  if (!read.success) return 'unread';
  return read.data.blame.ranges
    .map(({ startingLine, endingLine, commit: { oid, authors } }): Written => {
      const users = authors.nodes.map((node) => node?.user ?? null);
      return {
        from: startingLine,
        to: endingLine,
        commit: oid,
        authors: users.flatMap((user) => (user === null ? [] : [{ login: user.login, id: user.databaseId }])),
        rest: authors.totalCount > users.length ? 'too-many' : users.includes(null) ? 'no-account' : 'none',
      };
    })
    .sort((a, b) => a.from - b.from);
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
