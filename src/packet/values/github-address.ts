import type { ReferenceKind } from './reference.ts';

/** What an address on a GitHub host points at. `ref` is its identity: the same for every way to write it. */
export interface Address {
  readonly kind: ReferenceKind;
  readonly ref: string;
  /** `owner/name` in lower case. */
  readonly repository: string | null;
  readonly number: number | null;
  /** True where the page is of no kind that is known. */
  readonly unknownPage?: true;
}

const SHA = /^[0-9a-f]{7,40}$/iu;
/** First segments of github.com that are pages of GitHub, not people. */
const RESERVED = new Set([
  'pulls',
  'issues',
  'notifications',
  'settings',
  'marketplace',
  'explore',
  'topics',
  'trending',
  'sponsors',
  'about',
  'features',
  'login',
  'apps',
  'dashboard',
  'new',
  'stars',
  'codespaces',
  'discussions',
  'enterprise',
  'collections',
  'events',
]);
/** Pages of a repository that everybody knows, and that are no artefact of their own. */
const OTHER_PAGES = new Set(
  'graphs pulse network stargazers watchers forks branches tags labels security packages pkgs deployments settings activity contributors community environments milestones projects discussions commits actions wiki'.split(
    ' ',
  ),
);
const SEARCH_PAGES = new Set(['issues', 'pulls', 'commits', 'discussions']);

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Reads the address of a page on a GitHub host. Null: a page that is none of these. */
export function readAddress(url: URL): Address | null {
  const segments = url.pathname
    .split('/')
    .filter((segment) => segment !== '')
    .map(decode);
  if (url.hostname === 'raw.githubusercontent.com') return rawFile(segments);
  if (url.hostname === 'gist.github.com') {
    const id = segments.at(-1);
    return id === undefined ? null : { kind: 'gist', ref: `gist/${id.toLowerCase()}`, repository: null, number: null };
  }
  const [first, second, page, ...rest] = segments;
  if (first === undefined) return null;
  if (first === 'search' || (RESERVED.has(first) && url.searchParams.has('q'))) return search(url, null);
  if (first === 'orgs' || first === 'users') return ownerPage(segments.slice(1), url);
  if (first === 'pulls' || (first === 'issues' && second === undefined))
    return { kind: 'search', ref: `search ${first}`, repository: null, number: null };
  if (RESERVED.has(first)) return null;
  if (second === undefined) return { kind: 'user', ref: `user ${first.toLowerCase()}`, repository: null, number: null };
  const repository = `${first}/${second.replace(/\.git$/u, '')}`.toLowerCase();
  return repositoryPage(repository, page, rest, url);
}

function ownerPage(segments: readonly string[], url: URL): Address | null {
  const [owner, page, number] = segments;
  if (owner === undefined) return null;
  if (page === 'projects' && number !== undefined)
    return {
      kind: 'project',
      ref: `project ${owner.toLowerCase()}/${number}`,
      repository: null,
      number: Number(number) || null,
    };
  if (page === 'discussions' && number !== undefined)
    return {
      kind: 'discussion',
      ref: `discussion ${owner.toLowerCase()}#${number}`,
      repository: null,
      number: Number(number) || null,
    };
  return url.searchParams.has('q')
    ? search(url, null)
    : { kind: 'user', ref: `user ${owner.toLowerCase()}`, repository: null, number: null };
}

function repositoryPage(repository: string, page: string | undefined, rest: readonly string[], url: URL): Address {
  const here = (kind: ReferenceKind, ref: string, number: number | null = null): Address => ({
    kind,
    ref,
    repository,
    number,
  });
  const whole = (): Address => here('repository', repository);
  const other = (): Address => ({
    ...here('link', `${repository} ${[page, ...rest].join('/')}`),
    ...(OTHER_PAGES.has(page ?? '') ? {} : { unknownPage: true }),
  });
  const [one, two, three] = rest;
  // GitHub leads `/pull/012` to the twelfth.
  const number = one !== undefined && /^0{0,9}[1-9]\d{0,9}$/u.test(one) ? Number(one) : null;
  const fragment = url.hash.slice(1);
  const saved = url.searchParams.get('q');
  switch (page) {
    case undefined:
      return whole();
    case 'pull': {
      if (number === null) return other();
      if ((two === 'commits' || two === 'changes') && three !== undefined && SHA.test(three))
        return here('commit', `${repository}@${three.toLowerCase()}`);
      return commentOf(repository, number, fragment) ?? here('pull-request', `${repository}#${number}`, number);
    }
    case 'issues': {
      if (number !== null)
        return commentOf(repository, number, fragment) ?? here('issue', `${repository}#${number}`, number);
      return search(url, repository);
    }
    case 'pulls':
      return search(url, repository);
    case 'discussions': {
      if (number === null) return saved === null ? whole() : search(url, repository);
      const comment = /^discussioncomment-(\d+)$/u.exec(fragment)?.[1];
      return comment === undefined
        ? here('discussion', `${repository} discussion ${number}`, number)
        : here('comment', `${repository} discussion ${number} comment ${comment}`, number);
    }
    case 'commit':
      return one !== undefined && SHA.test(one) ? here('commit', `${repository}@${one.toLowerCase()}`) : other();
    case 'commits':
      return url.searchParams.has('author') || one === undefined ? search(url, repository) : other();
    case 'releases':
      return one === 'tag' && two !== undefined
        ? here('release', `${repository} release ${rest.slice(1).join('/')}`)
        : here('release', `${repository} releases${rest.length > 0 ? `/${rest.join('/')}` : ''}`);
    case 'blob':
    case 'tree':
    case 'raw':
    case 'blame':
    case 'edit':
      return one === undefined ? whole() : here('file', `${repository}:${atBranch(rest).join('/')}`);
    case 'compare':
      return here('compare', `${repository} compare ${rest.join('/').toLowerCase()}`);
    case 'actions':
      return one === 'runs' && two !== undefined ? here('workflow-run', `${repository} run ${two}`) : other();
    case 'wiki':
      return one === undefined ? other() : here('document', `${repository} wiki/${rest.join('/')}`);
    case 'milestone':
      return here('milestone', `${repository} milestone ${one ?? ''}`, number);
    case 'projects':
      return here('project', `${repository} project ${one ?? ''}`, number);
    case 'search':
      return search(url, repository);
    default:
      return saved !== null && SEARCH_PAGES.has(page) ? search(url, repository) : other();
  }
}

/** A review or a comment of an issue or pull request: an artefact of its own. */
function commentOf(repository: string, number: number, fragment: string): Address | null {
  const match = /^(?:(pullrequestreview)-|(issuecomment)-|discussion_r|r)(\d+)$/u.exec(fragment);
  const id = match?.[3];
  if (!match || id === undefined) return null;
  const kind = match[1] !== undefined ? 'review' : match[2] !== undefined ? 'comment' : 'review-comment';
  return { kind, ref: `${repository}#${number} ${kind} ${id}`, repository, number };
}

/** The identity of a search is what it asks, in whatever order; how its answer is sorted is no part of it. */
function search(url: URL, repository: string | null): Address {
  const query = [...url.searchParams]
    .filter(([name]) => ['q', 'type', 'author', 'since', 'until'].includes(name))
    .map(([name, value]) => `${name}=${name === 'q' ? asked(value) : value.toLowerCase()}`)
    .sort()
    .join('&');
  return {
    kind: 'search',
    ref: `search ${url.pathname.toLowerCase().replace(/\/+$/u, '')}?${query}`,
    repository,
    number: null,
  };
}

/** The words and qualifiers of a search, each once, in the order of the alphabet. */
function asked(query: string): string {
  const parts = query.toLowerCase().match(/-?[\w-]+:"[^"]*"|"[^"]*"|\S+/gu) ?? [];
  return [...new Set(parts)]
    .filter((part) => !part.startsWith('sort:'))
    .sort()
    .join(' ');
}

function rawFile(segments: readonly string[]): Address | null {
  const [owner, name, ...path] = segments;
  if (owner === undefined || name === undefined || path.length === 0) return null;
  const repository = `${owner}/${name}`.toLowerCase();
  return { kind: 'file', ref: `${repository}:${atBranch(path).join('/')}`, repository, number: null };
}

/** A branch may be written `refs/heads/main` or `main`. */
const atBranch = (path: readonly string[]): readonly string[] =>
  path[0] === 'refs' && path[1] === 'heads' ? path.slice(2) : path;
