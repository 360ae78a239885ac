/** Every GraphQL query of the Action. A test validates each against GitHub's schema. */

const blob = `
fragment blob on Blob { byteSize isBinary isTruncated text }`;

/**
 * The default branch's rules: settings and ladders, both at one commit. With `$contents` a ladder in a folder of its
 * own comes whole, so that it can be read while the packets are on their way; others come by name.
 */
const rules = `
fragment rules on Repository {
  visibility
  defaultBranchRef {
    name
    target {
      oid
      ... on Commit {
        settings: file(path: $settings) { object { is: __typename ...blob } }
        ladder: file(path: "ladder") {
          object {
            ... on Tree {
              entries {
                name
                type
                object { ... on Tree { entries { name type object @include(if: $contents) { is: __typename ...blob } } } }
              }
            }
          }
        }
      }
    }
  }
}${blob}`;

const files = `
fragment files on PullRequestChangedFileConnection {
  totalCount
  pageInfo { hasNextPage endCursor }
  nodes { path changeType }
}`;

const comments = `
fragment comments on IssueCommentConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    fullDatabaseId url body isMinimized viewerDidAuthor createdAt lastEditedAt
    author { is: __typename login ... on User { databaseId } }
    editor { login }
  }
}`;

const reviews = `
fragment reviews on PullRequestReviewConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    fullDatabaseId body isMinimized viewerDidAuthor submittedAt lastEditedAt state
    author { is: __typename login ... on User { databaseId } }
    editor { login }
  }
}`;

/** The first read of a pull request: rules, head, changed files, comments, reviews. */
export const PULL_REQUEST = `
query ReadinessPullRequest($owner: String!, $repo: String!, $number: Int!, $settings: String!, $contents: Boolean!) {
  repository(owner: $owner, name: $repo) {
    ...rules
    pullRequest(number: $number) {
      isDraft
      baseRefName
      headRefOid
      headRepository { url }
      createdAt
      author { login ... on User { databaseId } }
      files(first: 100) { ...files }
      comments(first: 100) { ...comments }
      reviews(first: 100) { ...reviews }
    }
  }
}${rules}${files}${comments}${reviews}`;

/** Further pages of files, comments and reviews. */
export const MORE = `
query ReadinessMore($owner: String!, $repo: String!, $number: Int!, $moreFiles: Boolean!, $filesAfter: String, $moreComments: Boolean!, $commentsAfter: String, $moreReviews: Boolean!, $reviewsAfter: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      files(first: 100, after: $filesAfter) @include(if: $moreFiles) { ...files }
      comments(first: 100, after: $commentsAfter) @include(if: $moreComments) { ...comments }
      reviews(first: 100, after: $reviewsAfter) @include(if: $moreReviews) { ...reviews }
    }
  }
}${files}${comments}${reviews}`;

/** What stands around a pull request: its labels, and everybody who was ever asked for a review. */
export const AROUND = `
query ReadinessAround($owner: String!, $repo: String!, $number: Int!, $labels: Boolean!, $requests: Boolean!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      labels(first: 100) @include(if: $labels) { nodes { name } }
      timelineItems(first: 100, after: $after, itemTypes: [REVIEW_REQUESTED_EVENT]) @include(if: $requests) {
        pageInfo { hasNextPage endCursor }
        nodes {
          ... on ReviewRequestedEvent {
            requestedReviewer {
              ... on User { login }
              ... on Bot { login }
              ... on Mannequin { login }
              ... on Team { combinedSlug }
            }
          }
        }
      }
    }
  }
}`;

/** The newest comments and the head: a look back after a comment was written. */
export const NEWEST_COMMENTS = `
query ReadinessNewestComments($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) { headRefOid comments(last: 100) { ...comments } }
  }
}${comments}`;

/** The open pull requests, newest first: whom a change of a ladder may touch. */
export const OPEN_PULLS = `
query ReadinessOpenPulls($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequests(states: OPEN, first: 50, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { number isDraft baseRefName headRefOid createdAt files(first: 100) { ...files } }
    }
  }
}${files}`;

/** The first read of a merge group: rules, and the pull request that the group's name says it is for. */
export const RULES = `
query ReadinessRules($owner: String!, $repo: String!, $number: Int!, $named: Boolean!, $settings: String!, $contents: Boolean!) {
  repository(owner: $owner, name: $repo) {
    ...rules
    pullRequest(number: $number) @include(if: $named) {
      createdAt
      headRefOid
      author { login ... on User { databaseId } }
      comments(first: 100) { ...comments }
      reviews(first: 100) { ...reviews }
    }
  }
}${rules}${comments}${reviews}`;

/** A query with its variables, as they are sent. */
export interface Query {
  readonly query: string;
  readonly variables: Readonly<Record<string, string | number | boolean>>;
}

/**
 * The first question of a run, about a pull request or a merge group. The entry sends it before
 * anything is loaded that could read the answer.
 */
export const firstQuery = (
  owner: string,
  repo: string,
  of:
    | { readonly type: 'pull-request'; readonly number: number }
    | { readonly type: 'merge-group'; readonly number: number | null },
  settings: string,
): Query => {
  const variables = { owner, repo, number: of.number ?? 0, settings, contents: true };
  return of.type === 'pull-request'
    ? { query: PULL_REQUEST, variables }
    : { query: RULES, variables: { ...variables, named: of.number !== null } };
};

/**
 * What is in folders and in the folders right below them, by `oid:path`, each under an alias of its own (`t0`). Names
 * alone: what they hold is asked for where it is needed.
 */
export function treesQuery(owner: string, repo: string, folders: readonly string[]): Query {
  const declared = folders.map((_, index) => `$t${index}: String!`);
  const asked = folders.map(
    (_, index) =>
      `t${index}: object(expression: $t${index}) { ... on Tree { entries { name type object { ... on Tree { entries { name type } } } } } }`,
  );
  const query = `
query ReadinessTrees(${['$owner: String!', '$repo: String!', ...declared].join(', ')}) {
  repository(owner: $owner, name: $repo) {
    id
    ${asked.join('\n    ')}
  }
}`;
  return {
    query,
    variables: { owner, repo, ...Object.fromEntries(folders.map((folder, index) => [`t${index}`, folder])) },
  };
}

/** A file of another repository, at a commit, tag or branch. */
export interface Elsewhere {
  readonly owner: string;
  readonly repo: string;
  readonly ref: string;
  readonly path: string;
}

/** Says that a variable is of a query, and gives its name there. */
type Declare = (name: string, type: string, value: string | number) => string;

/** The variables of a query that are declared so far. */
function declaring(): {
  readonly declared: string[];
  readonly variables: Record<string, string | number>;
  readonly declare: Declare;
} {
  const declared: string[] = [];
  const variables: Record<string, string | number> = {};
  const declare: Declare = (name, type, value) => {
    declared.push(`$${name}: ${type}`);
    variables[name] = value;
    return `$${name}`;
  };
  return { declared, variables, declare };
}

/** A file of each, with the commit that its ref stands for: a tag that has a message stands for it by way of itself. */
const othersQuery = (elsewhere: readonly Elsewhere[], declare: Declare): readonly string[] =>
  elsewhere.map(
    ({ owner, repo, ref, path }, index) =>
      `e${index}: repository(owner: ${declare(`o${index}`, 'String!', owner)}, name: ${declare(`r${index}`, 'String!', repo)}) {
    isPrivate
    file: object(expression: ${declare(`e${index}`, 'String!', `${ref}:${path}`)}) { is: __typename ...blob }
    commit: object(expression: ${declare(`c${index}`, 'String!', ref)}) { oid ... on Tag { target { oid } } }
  }`,
  );

/** Files of other repositories alone, each under an alias (`e0`). */
export function elsewhereQuery(elsewhere: readonly Elsewhere[]): Query {
  const { declared, variables, declare } = declaring();
  const others = othersQuery(elsewhere, declare);
  const query = `
query ReadinessElsewhere(${declared.join(', ')}) {
  ${others.join('\n  ')}
}${blob}`;
  return { query, variables };
}

/**
 * The contents of files by `oid:path`, each under an alias of its own (`f0` of this repository, `e0` of another), and, with `number`, once more the head of the pull request: the last look
 * before anything is written. Paths are variables; nothing that a person named is part of the query.
 */
export function blobsQuery(
  owner: string,
  repo: string,
  number: number | null,
  here: readonly string[],
  elsewhere: readonly Elsewhere[],
): Query {
  const { declared, variables, declare } = declaring();
  declare('owner', 'String!', owner);
  declare('repo', 'String!', repo);
  const own = here.map(
    (expression, index) =>
      `f${index}: object(expression: ${declare(`f${index}`, 'String!', expression)}) { is: __typename ...blob }`,
  );
  if (number !== null) own.push(`pullRequest(number: ${declare('number', 'Int!', number)}) { headRefOid }`);
  const others = othersQuery(elsewhere, declare);
  const query = `
query ReadinessBlobs(${declared.join(', ')}) {
  repository(owner: $owner, name: $repo) {
    id
    ${own.join('\n    ')}
  }
  ${others.join('\n  ')}
}${blob}`;
  return { query, variables };
}
