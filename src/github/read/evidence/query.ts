import type { ToRead } from '../../../evidence/plan.ts';
import { prose } from '../../../text/words.ts';
import type { Words } from '../../../text/words.ts';
import { searchOf } from './search.ts';

/** Declares a variable of a query and returns how it is written there, `$v3`. */
export type Put = (type: 'Int!' | 'String!', value: string | number) => string;

/** What GitHub is asked about one reference. */
export interface Question {
  /**
   * The repositories that it looks into, `owner/name` in small letters; `owner/*` is all of an owner's. None: a page
   * that everybody sees.
   */
  readonly within: readonly string[];
  /**
   * What follows the repository in the reference's identity (`#12`, ` release v1`): its identity there under another
   * name of the repository.
   */
  readonly tail: string;
  /** One field of the query, without its alias. `after`: the cursor of a further page of comments. */
  readonly select: (put: Put, after: string | null) => string;
}

const list = (connection: string, fields: string): string =>
  `${connection} { pageInfo { hasNextPage endCursor } nodes { ${fields} } }`;
/** Reviews that were submitted: one that is still being written is nobody's business. */
const reviews = (page = ''): string =>
  list(`reviews(first: 100, states: [APPROVED, CHANGES_REQUESTED, COMMENTED, DISMISSED]${page})`, 'url ...made');

/** Whoever wrote a comment on it, among others. */
const TAKING_PART = list('participants(first: 100)', 'login');

/** What a query is written with. Nothing here comes from a packet: whatever a person wrote is a variable. */
const FRAGMENTS: Readonly<Record<string, string>> = {
  home: 'Repository { nameWithOwner isPrivate }',
  actor: 'Actor { is: __typename login }',
  made: 'Comment { is: __typename author { ...actor } created: createdAt }',
  shut: 'Closable { closed finished: closedAt }',
  here: 'RepositoryNode { repository { ...home } }',
  hands: `Commit { ${list('authors(first: 20)', 'user { login }')} committer { user { login } } }`,
  issue: `Issue { number title ...made ...shut ...here ${list('assignees(first: 20)', 'login')} ${TAKING_PART} }`,
  // Fifty commits: each costs a hundredth of a point of the token's hourly limit, read or not.
  pull: `PullRequest { number title merged isDraft ...made ...shut ...here mergedBy { ...actor } ${list('assignees(first: 20)', 'login')} ${TAKING_PART} ${reviews()} ${list('commits(first: 50)', 'commit { ...hands }')}
    timelineItems(itemTypes: [CROSS_REFERENCED_EVENT], last: 20) { nodes { ... on CrossReferencedEvent { isCrossRepository source { ... on PullRequest { number title merged } } } } } }`,
  comments: `IssueCommentConnection ${list('', 'url ...made')}`,
};

/** GitHub's numbers are 32 bits wide; a greater one would spoil the whole query. */
const MOST_NUMBER = 2 ** 31 - 1;
const TEXT = '... on Blob { byteSize isTruncated text }';
/** Documents whose headings and rows are read. */
const DOCUMENT = /\.(?:md|markdown|mdx|csv|tsv)$/iu;
/** The files of a pull request, and the commit in which they are to be read as it left them. */
const CHANGED = `headRefOid mergeCommit { oid } ${list('files(first: 100)', 'path changeType')}`;

/** Asks for the text of a file in a commit, in the repository of a reference. */
export const documentQuestion = ({ within, tail }: Question, oid: string, path: string): Question => ({
  within,
  tail,
  select: (put) => {
    const [owner = '', name = ''] = (within[0] ?? '').split('/');
    return `repository(owner: ${put('String!', owner)}, name: ${put('String!', name)}) { ...home it: object(expression: ${put('String!', `${oid}:${path}`)}) { is: __typename ${TEXT} } }`;
  },
});

/** No branch, tag or commit has such a name; git would take it for an instruction. */
const NO_REF = /[\s~^:?*[\\]|\.\.|@\{|^-/u;
/** A branch's name may have slashes, so an address may be cut in several places. */
const MOST_CUTS = 4;

const NOT_READ = prose('the bot does not read pages of this kind');

/**
 * What to ask about a reference; else why nothing is asked.
 * @param host the GitHub that is asked, `github.com`
 * @param logins of the candidates, in small letters: a search has to be about one of them
 */
export function questionOf(reference: ToRead, host: string, logins: readonly string[]): Question | Words {
  const { kind, repository, number, url } = reference;
  if (reference.unusable !== null || url === null) return prose('it can be no evidence');
  // What is written as `o/r#1` is on the GitHub that is asked; the address made of it may say otherwise.
  if (/^(?:https?:|www\.|(?:gist\.)?github\.com\/)/iu.test(reference.written)) {
    const { hostname } = new URL(url);
    if (
      hostname !== host &&
      !(host === 'github.com' && /^(?:gist\.github|raw\.githubusercontent)\.com$/u.test(hostname))
    )
      return prose('nothing outside of this GitHub is opened');
  }
  const ref = reference.ref.startsWith(`${host}/`) ? reference.ref.slice(host.length + 1) : reference.ref;
  const asking = (field: string, argument: string, value: string, rest: string): Question => ({
    within: [],
    tail: '',
    select: (put) => `${field}(${argument}: ${put('String!', value)}${rest}`,
  });
  if (kind === 'search') {
    const search = searchOf(reference, logins);
    return 'query' in search
      ? { ...asking('search', 'query', search.query, ', type: ISSUE, first: 1) { issueCount }'), within: search.within }
      : search;
  }
  if (kind === 'user') return asking('repositoryOwner', 'login', ref.slice('user '.length), ') { ...actor }');
  if (kind === 'gist') return gistQuestion(url);
  if (repository === null) return NOT_READ;

  const tail = ref.slice(repository.length);
  const [owner = '', name = ''] = repository.split('/');
  const inside = (inner: (put: Put, page: string) => string): Question => ({
    within: [repository],
    tail,
    select: (put, after) =>
      `repository(owner: ${put('String!', owner)}, name: ${put('String!', name)}) { ...home ${inner(put, after === null ? '' : `, after: ${put('String!', after)}`)} }`,
  });
  const numbered = (field: string, inner: (page: string) => string): Question | Words =>
    number === null || number > MOST_NUMBER
      ? prose('GitHub has no such number')
      : inside((put, page) => `it: ${field}(number: ${put('Int!', number)}) { ${inner(page)} }`);
  const posts = (inner: (page: string) => string): Question | Words =>
    numbered('issueOrPullRequest', (page) => `... on PullRequest { number ...here list: ${inner(page)} }`);
  switch (kind) {
    case 'repository':
      return inside(() => '');
    // GitHub leads `/issues/12` to the pull request of that number, and the other way round.
    case 'pull-request':
    case 'issue':
    case 'issue-or-pull-request':
      return numbered(
        'issueOrPullRequest',
        () => `...pull ...issue${reference.withDocument === true ? ` ... on PullRequest { ${CHANGED} }` : ''}`,
      );
    case 'review':
      return posts(reviews);
    case 'review-comment':
      return posts((page) =>
        list(`reviewThreads(first: 50${page})`, list('inner: comments(first: 20)', 'url ...made')),
      );
    case 'comment':
      return tail.startsWith('#')
        ? numbered('issueOrPullRequest', (page) =>
            ['PullRequest', 'Issue']
              .map((type) => `... on ${type} { number ...here list: comments(first: 100${page}) { ...comments } }`)
              .join(' '),
          )
        : numbered(
            'discussion',
            (page) =>
              `number ...here ${list(`list: comments(first: 50${page})`, `url ...made ${list('inner: replies(first: 20)', 'url ...made')}`)}`,
          );
    case 'discussion':
      return numbered('discussion', () => 'number title ...made ...shut ...here');
    case 'milestone':
      return numbered(
        'milestone',
        () => 'is: __typename title ...shut created: createdAt author: creator { ...actor }',
      );
    case 'commit':
      return inside(
        (put) =>
          `it: object(expression: ${put('String!', tail.slice(1))}) { ... on Commit { is: __typename oid created: authoredDate finished: committedDate ...hands } }`,
      );
    case 'release': {
      const tag = /^ release (.+)$/u.exec(tail)?.[1];
      return tag === undefined
        ? NOT_READ
        : inside(
            (put) =>
              `it: release(tagName: ${put('String!', tag)}) { is: __typename title: name isDraft created: createdAt finished: publishedAt author { ...actor } }`,
          );
    }
    case 'file': {
      const expressions = expressionsOf(tail.slice(1));
      const text = DOCUMENT.test(tail) ? ` ${TEXT}` : '';
      return expressions.length === 0
        ? NOT_READ
        : inside((put) =>
            expressions
              .map(
                (expression, cut) =>
                  `it${cut === 0 ? '' : cut}: object(expression: ${put('String!', expression)}) { is: __typename${text} }`,
              )
              .join(' '),
          );
    }
    default:
      return NOT_READ;
  }
}

function gistQuestion(url: string): Question | Words {
  const [, login, id] = /^https:\/\/gist\.github\.com\/([\w-]+)\/([\da-f]+)\/?(?:[?#]|$)/iu.exec(url) ?? [];
  if (login === undefined || id === undefined) return prose('the address of a gist has to begin with its owner');
  return {
    within: [],
    tail: '',
    select: (put) =>
      `user(login: ${put('String!', login)}) { it: gist(name: ${put('String!', id)}) { is: __typename created: createdAt author: owner { is: __typename login } } }`,
  };
}

/** `ref:path` for each way to cut `ref/path` in two, the shortest name of a branch first. */
function expressionsOf(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(0, MOST_CUTS).flatMap((_, index) => {
    const ref = segments.slice(0, index + 1).join('/');
    return NO_REF.test(ref) ? [] : [`${ref}:${segments.slice(index + 1).join('/')}`];
  });
}

/** A pull request whose head is told beside evidence. */
export interface Watched {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

/**
 * One query for questions (aliases `r0`…), for whether GitHub knows these logins (`u0`…), and for the head of a pull
 * request (`now`).
 */
export function evidenceQuery(
  questions: readonly { readonly question: Question; readonly after: string | null }[],
  logins: readonly string[],
  watched: Watched | null = null,
): { readonly query: string; readonly variables: Readonly<Record<string, string | number>> } {
  const declared = new Map<string, string>();
  const variables: Record<string, string | number> = {};
  const put: Put = (type, value) => {
    const key = `${type} ${value}`;
    const name = declared.get(key)?.split(':')[0] ?? `$v${declared.size}`;
    declared.set(key, `${name}: ${type}`);
    variables[name.slice(1)] = value;
    return name;
  };
  const fields = [
    ...questions.map(({ question, after }, index) => `r${index}: ${question.select(put, after)}`),
    ...logins.map((login, index) => `u${index}: repositoryOwner(login: ${put('String!', login)}) { login }`),
    ...(watched === null
      ? []
      : [
          `now: repository(owner: ${put('String!', watched.owner)}, name: ${put('String!', watched.repo)}) { pullRequest(number: ${put('Int!', watched.number)}) { headRefOid } }`,
        ]),
  ].join('\n');
  const fragments = [...fragmentsIn(fields)].map((name) => `\nfragment ${name} on ${FRAGMENTS[name] ?? ''}`).join('');
  return {
    query: `query ReadinessEvidence(${[...declared.values()].join(', ')}) {\n${fields}\n}${fragments}`,
    variables,
  };
}

/** The fragments that a text names, and those that they name: GitHub refuses a query with others. */
function fragmentsIn(text: string, found = new Set<string>()): ReadonlySet<string> {
  for (const [, name = ''] of text.matchAll(/\.\.\.(\w+)/gu)) {
    if (!found.has(name)) fragmentsIn(FRAGMENTS[name] ?? '', found.add(name));
  }
  return found;
}
