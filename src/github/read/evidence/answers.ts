import * as z from 'zod/mini';
import type { GraphqlAnswer } from '../../client.ts';

/**
 * The shapes of GitHub's answers about references. Whatever may be null or left out here is unknown, never "nobody" or
 * "nothing".
 */

const maybe = <T extends z.ZodMiniType>(shape: T) => z.optional(z.nullable(shape));
const text = maybe(z.string());
const flag = maybe(z.boolean());
const number = z.optional(z.int());
const nodes = <T extends z.ZodMiniType>(node: T) => z.nullable(z.array(z.nullable(node)));
const list = <T extends z.ZodMiniType>(node: T) =>
  maybe(z.object({ pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: text }), nodes: nodes(node) }));

const actor = maybe(z.object({ is: z.string(), login: z.string() }));
const account = z.object({ login: z.string() });
const gitActor = z.object({ user: maybe(account) });
const hands = { authors: list(gitActor), committer: maybe(gitActor) };
const home = { nameWithOwner: z.optional(z.string()), isPrivate: flag };
const made = { is: z.optional(z.string()), url: text, author: actor, created: text };
const post = z.object({ ...made, inner: list(z.object(made)) });

const shape = {
  ...made,
  ...hands,
  number,
  title: text,
  oid: text,
  finished: text,
  closed: flag,
  merged: flag,
  isDraft: flag,
  byteSize: number,
  isTruncated: flag,
  text,
  mergedBy: actor,
  repository: z.optional(z.object(home)),
  assignees: list(account),
  participants: list(account),
  reviews: list(z.object(made)),
  commits: list(z.object({ commit: z.object(hands) })),
  timelineItems: maybe(
    z.object({
      nodes: nodes(
        z.object({ isCrossRepository: flag, source: maybe(z.object({ number, title: text, merged: flag })) }),
      ),
    }),
  ),
  list: list(post),
  headRefOid: text,
  mergeCommit: maybe(z.object({ oid: z.string() })),
  files: list(z.object({ path: z.string(), changeType: text })),
};
const thing = z.object(shape);
const it = maybe(thing);
/** What stands under the alias of one reference: a repository with the thing in it, or the thing itself. */
const root = z.nullable(z.object({ ...shape, ...home, it, it1: it, it2: it, it3: it, issueCount: number }));

export type Thing = z.infer<typeof thing>;
export type Root = z.infer<typeof root>;
/** A review, a comment, or a thread of them. */
export type Post = z.infer<typeof post>;
export type Actor = z.infer<typeof actor>;
export type Hands = Pick<Thing, 'authors' | 'committer'>;
export type List<T> =
  | { readonly pageInfo: { readonly hasNextPage: boolean }; readonly nodes: readonly (T | null)[] | null }
  | null
  | undefined;

const errorsShape = z.array(
  z.object({
    type: z.optional(z.string()),
    path: maybe(z.array(z.unknown())),
    extensions: maybe(z.object({ saml_failure: flag })),
  }),
);

/**
 * What is wrong with an answer, or with one reference of it. `passing`: it may go well in a smaller query, or a little
 * later.
 */
export type Trouble = 'hidden' | 'forbidden' | 'single-sign-on' | 'limit' | 'passing' | 'fault';

const TROUBLES: Readonly<Record<string, Trouble>> = {
  NOT_FOUND: 'hidden',
  FORBIDDEN: 'forbidden',
  INSUFFICIENT_SCOPES: 'forbidden',
  RATE_LIMITED: 'limit',
  RATE_LIMIT: 'limit',
  // GitHub's own faults have no type; the other is about a query that asks too much at once.
  undefined: 'passing',
  RESOURCE_LIMITS_EXCEEDED: 'passing',
};

/** The pull request that is watched beside the references. */
const watched = z.object({ now: z.object({ pullRequest: z.object({ headRefOid: z.string() }) }) });

/** An answer, by alias. */
export interface Answers {
  /** What concerns the whole: then there is nothing else. */
  readonly trouble: Trouble | null;
  /**
   * What was found under an alias, null where there was nothing, or `undefined` where the answer has an unexpected
   * shape.
   */
  readonly of: (alias: string) => Root | undefined;
  /** What was reported under an alias: on the whole of it, or on a part. */
  readonly troubles: (alias: string) => readonly Trouble[];
  /** The head of the pull request that was asked for as well; null where the token does not see it. */
  readonly head: string | null;
}

/** Reads an answer to `evidenceQuery`. Never throws. */
export function readAnswers({ data, errors }: GraphqlAnswer): Answers {
  const read = errorsShape.safeParse(errors ?? []);
  const all = (read.data ?? []).map(({ type, path, extensions }) => ({
    alias: path?.[0],
    trouble: extensions?.saml_failure === true ? 'single-sign-on' : (TROUBLES[String(type)] ?? 'fault'),
  }));
  const answers = z.record(z.string(), z.unknown()).safeParse(data);
  const whole = all.find(({ alias, trouble }) => alias === undefined || trouble === 'limit')?.trouble;
  return {
    trouble: whole ?? (read.success ? (answers.success ? null : 'passing') : 'fault'),
    of: (alias) => root.safeParse(answers.data?.[alias]).data,
    troubles: (alias) => all.filter((one) => one.alias === alias).map(({ trouble }) => trouble),
    head: watched.safeParse(data).data?.now.pullRequest.headRefOid ?? null,
  };
}
