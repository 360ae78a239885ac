import { connection, refusal, type Paging } from './graph.ts';
import { user, type Token, type World } from './github.ts';

/** Labels and requests for reviews of the stand-in's pull requests, as GitHub describes them. */

export class Around {
  /** Labels that the repository has. */
  readonly known = new Set<string>(['bug', 'readiness: complete', 'readiness: incomplete', 'readiness: draft']);
  /** Labels of the pull request. */
  labels: string[] = [];
  /** Every request for a review that was ever made: a login, or a team as `organization/team`. */
  requests: string[] = [];
}

interface Answer {
  readonly status: number;
  readonly answer: unknown;
}

const DOCS = 'https://docs.github.com/rest';
const message = (status: number, words: string): Answer => ({
  status,
  answer: { message: words, documentation_url: DOCS },
});
const invalid = (words: string): Answer => ({
  status: 422,
  answer: { message: words, documentation_url: DOCS },
});
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The GraphQL fields of a pull request. */
export const aroundNode = (world: World, token: Token): object => ({
  labels: (args: Paging) =>
    connection(
      world.around.labels.map((name) => ({ name })),
      args,
    ),
  timelineItems: (args: Paging) =>
    connection(
      world.around.requests.map((who) => ({
        __typename: 'ReviewRequestedEvent',
        requestedReviewer: () => {
          if (!who.includes('/')) return { __typename: 'User', login: who };
          if (token.teams !== true) throw refusal('FORBIDDEN', 'Resource not accessible by integration');
          return { __typename: 'Team', combinedSlug: who };
        },
      })),
      args,
    ),
});

/** The REST operations; null: it is none of these. */
export function aroundRest(
  world: World,
  method: string,
  path: string,
  body: Record<string, unknown>,
  token: Token,
): Answer | null {
  const base = `/repos/${world.owner}/${world.repo}`;
  const forbidden = message(403, 'Resource not accessible by integration');
  const gone = message(404, 'Not Found');
  if (method === 'POST' && path === `${base}/issues/1/labels`) {
    if (!token.comments) return forbidden;
    for (const name of body['labels'] as string[]) {
      if (![...world.around.known].some((one) => same(one, name)) && token.makesLabels !== true)
        return {
          status: 403,
          answer: {
            message: 'You do not have permission to create labels on this repository.',
            documentation_url: DOCS,
            errors: [{ resource: 'Repository', field: 'label', code: 'unauthorized' }],
          },
        };
      world.around.known.add(name);
      if (!world.around.labels.some((one) => same(one, name))) world.around.labels.push(name);
    }
    return { status: 200, answer: world.around.labels.map(labelJson) };
  }
  const taken = new RegExp(`^${base}/issues/1/labels/(.+)$`, 'u').exec(path);
  if (method === 'DELETE' && taken) {
    if (!token.comments) return forbidden;
    const left = world.around.labels.filter((name) => !same(name, taken[1]!));
    if (left.length === world.around.labels.length) return message(404, 'Label does not exist');
    world.around.labels = left;
    return { status: 200, answer: left.map(labelJson) };
  }
  if (method === 'POST' && path === `${base}/pulls/1/requested_reviewers`) {
    if (!token.comments) return forbidden;
    const users = (body['reviewers'] ?? []) as string[];
    const teams = (body['team_reviewers'] ?? []) as string[];
    if (users.some((login) => same(login, world.opener)))
      return invalid('Review cannot be requested from pull request author.');
    if (users.some((login) => !world.roles.has(login.toLowerCase())))
      return invalid(
        'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the acme/promotions repository.',
      );
    if (teams.length > 0 && token.teams !== true)
      return invalid("Could not resolve to a node with the global id of 'T_kwDOAAWW-c4ATMYo'.");
    world.around.requests.push(...users, ...teams.map((slug) => `${world.owner}/${slug}`));
    return { status: 201, answer: pullJson(world) };
  }
  return path.startsWith(`${base}/issues/`) && path.includes('/labels') ? gone : null;
}

const labelJson = (name: string): unknown => ({
  id: 1,
  node_id: 'LA_1',
  url: 'https://api.github.com/repos/acme/promotions/labels/1',
  name,
  description: null,
  color: 'ededed',
  default: false,
});

const MOMENT = '2026-07-01T09:30:00Z';

function pullJson(world: World): unknown {
  const at = `https://api.github.com/repos/${world.owner}/${world.repo}`;
  const urls = Object.fromEntries(
    ['comments', 'commits', 'diff', 'html', 'issue', 'patch', 'review_comment', 'review_comments', 'statuses'].map(
      (name) => [`${name}_url`, at],
    ),
  );
  const link = { href: at };
  const end = {
    label: 'acme:main',
    ref: 'main',
    repo: repositoryJson(world),
    sha: world.pulls.get(1)?.head,
    user: user('octo-ada'),
  };
  return {
    ...urls,
    url: at,
    id: 1,
    node_id: 'PR_1',
    number: 1,
    state: 'open',
    locked: false,
    title: 'A packet',
    user: user(world.opener),
    body: null,
    labels: [],
    milestone: null,
    created_at: MOMENT,
    updated_at: MOMENT,
    closed_at: null,
    merged_at: null,
    merge_commit_sha: null,
    assignee: null,
    requested_reviewers: world.around.requests.filter((who) => !who.includes('/')).map((login) => user(login)),
    head: end,
    base: end,
    _links: Object.fromEntries(
      ['comments', 'commits', 'statuses', 'html', 'issue', 'review_comments', 'review_comment', 'self'].map((name) => [
        name,
        link,
      ]),
    ),
    author_association: 'NONE',
    auto_merge: null,
  };
}

const URLS =
  'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks html issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees clone git ssh svn';
const NUMBERS = 'id forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count';
const SWITCHES = 'fork has_downloads has_issues has_projects has_wiki has_pages archived disabled';
const NOTHING = 'description homepage language mirror_url pushed_at created_at updated_at license';

function repositoryJson(world: World): unknown {
  const at = `https://api.github.com/repos/${world.owner}/${world.repo}`;
  const each = (names: string, value: unknown, end = ''): object =>
    Object.fromEntries(names.split(' ').map((name) => [`${name}${end}`, value]));
  return {
    ...each(URLS, at, '_url'),
    ...each(NUMBERS, 1),
    ...each(SWITCHES, false),
    ...each(NOTHING, null),
    url: at,
    node_id: 'R_1',
    name: world.repo,
    full_name: `${world.owner}/${world.repo}`,
    owner: user(world.owner),
    private: true,
    default_branch: world.defaultBranch,
  };
}
