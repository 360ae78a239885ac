import * as z from 'zod/mini';
import { GitHubFault, type Client, type GraphqlAnswer } from '../client.ts';
import { MissingPermission, type Grant } from '../permissions.ts';

/**
 * The shapes of GitHub's answers, checked where they come in: a surprise stops the run instead of passing for "nothing
 * there".
 */

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) });

const object = z.nullable(
  z.object({
    is: z.string(),
    byteSize: z.optional(z.int()),
    isBinary: z.optional(z.nullable(z.boolean())),
    isTruncated: z.optional(z.boolean()),
    text: z.optional(z.nullable(z.string())),
  }),
);

const entries = <T extends z.ZodMiniType>(inside: T) =>
  z.object({
    entries: z.optional(z.nullable(z.array(z.object({ name: z.string(), type: z.string(), object: inside })))),
  });
const tree = entries(z.nullable(entries(z.optional(object))));

const rulesShape = {
  visibility: z.string(),
  defaultBranchRef: z.nullable(
    z.object({
      name: z.string(),
      target: z.nullable(
        z.object({
          oid: z.string(),
          settings: z.optional(z.nullable(z.object({ object }))),
          ladder: z.optional(z.nullable(z.object({ object: z.nullable(tree) }))),
        }),
      ),
    }),
  ),
};

const files = z.object({
  totalCount: z.int(),
  pageInfo,
  nodes: z.nullable(z.array(z.nullable(z.object({ path: z.string(), changeType: z.string() })))),
});

const account = z.nullable(z.object({ login: z.string() }));
const opener = z.nullable(z.object({ login: z.string(), databaseId: z.optional(z.nullable(z.int())) }));

/** What a comment and a review have in common. */
const written = {
  fullDatabaseId: z.nullable(z.union([z.string(), z.number()])),
  body: z.string(),
  isMinimized: z.boolean(),
  viewerDidAuthor: z.boolean(),
  lastEditedAt: z.nullable(z.string()),
  author: z.nullable(z.object({ is: z.string(), login: z.string(), databaseId: z.optional(z.nullable(z.int())) })),
  editor: account,
};

const reviews = z.object({
  pageInfo,
  nodes: z.nullable(
    z.array(z.nullable(z.object({ ...written, submittedAt: z.nullable(z.string()), state: z.string() }))),
  ),
});

const comments = z.object({
  pageInfo,
  nodes: z.nullable(z.array(z.nullable(z.object({ ...written, url: z.string(), createdAt: z.string() })))),
});

export const rulesAnswer = z.object({
  repository: z.nullable(
    z.object({
      ...rulesShape,
      pullRequest: z.optional(
        z.nullable(z.object({ createdAt: z.string(), headRefOid: z.string(), author: opener, comments, reviews })),
      ),
    }),
  ),
});

export const pullRequestAnswer = z.object({
  repository: z.nullable(
    z.object({
      ...rulesShape,
      pullRequest: z.nullable(
        z.object({
          isDraft: z.boolean(),
          baseRefName: z.string(),
          headRefOid: z.string(),
          headRepository: z.nullable(z.object({ url: z.string() })),
          createdAt: z.string(),
          author: opener,
          files: z.nullable(files),
          comments,
          reviews,
        }),
      ),
    }),
  ),
});

export const moreAnswer = z.object({
  repository: z.nullable(
    z.object({
      pullRequest: z.nullable(
        z.object({
          headRefOid: z.string(),
          files: z.optional(z.nullable(files)),
          comments: z.optional(comments),
          reviews: z.optional(reviews),
        }),
      ),
    }),
  ),
});

export const newestCommentsAnswer = z.object({
  repository: z.nullable(z.object({ pullRequest: z.nullable(z.object({ headRefOid: z.string(), comments })) })),
});

export const openPullsAnswer = z.object({
  repository: z.nullable(
    z.object({
      pullRequests: z.object({
        pageInfo,
        nodes: z.nullable(
          z.array(
            z.nullable(
              z.object({
                number: z.int(),
                isDraft: z.boolean(),
                baseRefName: z.string(),
                headRefOid: z.string(),
                createdAt: z.string(),
                files: z.nullable(files),
              }),
            ),
          ),
        ),
      }),
    }),
  ),
});

const head = z.optional(z.nullable(z.object({ headRefOid: z.string() })));

/** The answer to a blob query: `repository` with `f0`…, and `e0`… beside it, each still to be read with `fileOf`. */
export const blobsAnswer = z.catchall(
  z.object({ repository: z.nullable(z.catchall(z.object({ pullRequest: head }), z.unknown())) }),
  z.unknown(),
);

/** The answer to a tree query: `repository` with `t0`…, each still to be read with `folderOf`. */
export const treesAnswer = z.object({ repository: z.nullable(z.catchall(z.object({}), z.unknown())) });

const names = z.object({ entries: z.optional(z.nullable(z.array(z.object({ name: z.string(), type: z.string() })))) });
const folder = z.nullable(
  z.object({
    entries: z.optional(
      z.nullable(z.array(z.object({ name: z.string(), type: z.string(), object: z.optional(z.nullable(names)) }))),
    ),
  }),
);

/** Paths of the files under an alias of a tree query, from its folder on; empty where there is no such folder. */
export function folderOf(answers: Readonly<Record<string, unknown>>, alias: string): readonly string[] {
  return (checked(folder, answers[alias])?.entries ?? []).flatMap(({ name, type, object: inside }) =>
    type === 'blob'
      ? [name]
      : (inside?.entries ?? []).flatMap((entry) => (entry.type === 'blob' ? [`${name}/${entry.name}`] : [])),
  );
}

const elsewhere = z.nullable(
  z.object({
    isPrivate: z.boolean(),
    file: object,
    commit: z.nullable(z.object({ oid: z.string(), target: z.optional(z.object({ oid: z.string() })) })),
  }),
);

/** The answer about files of other repositories alone: `e0`…, each still to be read with `fileElsewhereOf`. */
export const elsewhereAnswer = z.record(z.string(), z.unknown());

/** The object under an alias of a blob query. Throws `GitHubFault` where GitHub left it out. */
export function fileOf(answers: Readonly<Record<string, unknown>>, alias: string): ObjectAnswer {
  return checked(object, answers[alias]);
}

/** The same for an alias of another repository, with the commit of its ref; null where the repository is hidden or absent. */
export function fileElsewhereOf(
  answers: Readonly<Record<string, unknown>>,
  alias: string,
): { readonly file: ObjectAnswer; readonly commit: string | null; readonly isPrivate: boolean } | null {
  const read = checked(elsewhere, answers[alias]);
  if (read === null) return null;
  const { file, commit, isPrivate } = read;
  return { file, commit: commit?.target?.oid ?? commit?.oid ?? null, isPrivate };
}

function checked<T>(shape: z.ZodMiniType<T>, value: unknown): T {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const at = read.error.issues[0]?.path.join('.') ?? '';
  throw new GitHubFault(`GitHub's answer has an unexpected shape${at === '' ? '' : ` at ${at}`}`, null);
}

export type ObjectAnswer = z.infer<typeof object>;
export type RulesAnswer = NonNullable<z.infer<typeof rulesAnswer>['repository']>;
export type FilesPage = z.infer<typeof files>;
export type CommentsPage = z.infer<typeof comments>;
export type ReviewsPage = z.infer<typeof reviews>;

const errorsShape = z.array(
  z.object({
    type: z.optional(z.string()),
    message: z.string(),
    path: z.optional(z.array(z.union([z.string(), z.number()]))),
  }),
);

/**
 * Sends a query and reads its answer. Errors beside the data are a fault, except that what stands under an alias of
 * `mayBeMissing` may be hidden or absent. An error without a type is GitHub's own and is asked once more.
 * Throws `GitHubFault`.
 */
export async function ask<T>(
  client: Client,
  shape: z.ZodMiniType<T>,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  mayBeMissing: RegExp | null = null,
): Promise<T> {
  let answer = await client.graphql(query, variables);
  let trouble = troubleIn(answer, mayBeMissing);
  if (trouble?.passing) {
    answer = await client.graphql(query, variables);
    trouble = troubleIn(answer, mayBeMissing);
  }
  if (trouble?.grants.length) throw new MissingPermission(trouble.message, trouble.grants);
  if (trouble !== null) throw new GitHubFault(trouble.message, null);
  return checked(shape, answer.data);
}

interface Trouble {
  readonly message: string;
  /** Worth asking again. */
  readonly passing: boolean;
  /** What the job lacks, where that is all that is wrong. */
  readonly grants: readonly Grant[];
}

/** What the errors of an answer say, or null where there is nothing to report. */
function troubleIn(answer: GraphqlAnswer, mayBeMissing: RegExp | null): Trouble | null {
  if (answer.errors === null || answer.errors === undefined) {
    return answer.data === null || answer.data === undefined
      ? { message: 'GitHub sent an answer without data', passing: true, grants: [] }
      : null;
  }
  const errors = errorsShape.safeParse(answer.errors);
  if (!errors.success) return { message: 'GitHub reported errors that could not be read', passing: false, grants: [] };
  const serious = errors.data.filter(({ type, path }) => {
    const excused =
      (type === 'NOT_FOUND' || type === 'FORBIDDEN') &&
      mayBeMissing !== null &&
      mayBeMissing.test(String(path?.[0] ?? ''));
    return !excused;
  });
  const first = serious[0];
  if (first === undefined) return null;
  const hint =
    first.type === 'NOT_FOUND'
      ? ' (not found, or not visible to the token)'
      : first.type === 'FORBIDDEN'
        ? `, at ${(first.path ?? []).join('.').slice(0, 80)}`
        : '';
  return {
    message: `GitHub could not answer: ${first.message.slice(0, 200)}${hint}`,
    passing: serious.every(({ type }) => type === undefined),
    grants: serious.every(({ type }) => type === 'FORBIDDEN')
      ? [...new Set(serious.flatMap(({ path }) => grantsAt((path ?? []).map(String))))]
      : [],
  };
}

/** What reads the place that GitHub refused. */
function grantsAt(path: readonly string[]): readonly Grant[] {
  if (path.includes('pullRequest')) return ['pull-requests: write'];
  return path.length > 1 ? ['contents: read'] : ['contents: read', 'pull-requests: write'];
}
