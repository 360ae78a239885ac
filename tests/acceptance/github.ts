import { createHash } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { execute, parse } from 'graphql';
import { Around, aroundNode, aroundRest } from './around.ts';
import { graphqlSchema, queryProblems, restContract } from './contract.ts';
import { actorOf, evidenceOf, type StoredRepository } from './evidence.ts';
import { connection, errorsOf, refusal, type Paging } from './graph.ts';

/** A GitHub with a memory, on loopback: as much of it as the Action speaks to, held to GitHub's own descriptions. */

export interface StoredComment {
  id: number;
  author: string;
  body: string;
  minimized: boolean;
  /** Who changed it. */
  editor?: string;
  reactions?: string[];
  /** When it was written; left out: a second later for each. */
  at?: string;
}

export interface StoredReview {
  id: number;
  author: string;
  body: string;
  state: 'COMMENTED' | 'APPROVED' | 'DISMISSED' | 'PENDING';
}

/** Lines of a file, and who wrote them: null is somebody without an account. */
export interface StoredLines {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly authors: readonly (string | null)[];
  /** Authors that GitHub counts and does not list. */
  readonly more?: number;
}

export interface StoredStatus {
  sha: string;
  state: string;
  description: string | null;
  context: string;
  target_url: string | null;
}

export type StoredFile = string | { readonly binary: number } | { readonly truncated: number };
export type Tree = Record<string, StoredFile>;

export interface StoredPull {
  head: string;
  base: string;
  draft: boolean;
  headUrl: string | null;
  files: { path: string; changeType: string }[];
}

export interface Token {
  readonly login: string;
  readonly comments: boolean;
  readonly statuses: boolean;
  /** `owner/name` of other repositories that it can read. */
  readonly reads?: readonly string[];
  /** What a job was not granted to read in its own repository. */
  readonly lacks?: readonly ('contents' | 'pull requests' | 'issues' | 'discussions')[];
  /** Whether it reads the teams of organizations. */
  readonly teams?: boolean;
  /** Whether it makes labels that the repository does not have. */
  readonly makesLabels?: boolean;
  /** It may not list who collaborates. */
  readonly noCollaborators?: boolean;
  /** It does not see the repository of the packets. */
  readonly blind?: boolean;
}

/** One request as it came in; `index` counts from 0 over the run of the world. */
export interface Entry {
  readonly index: number;
  readonly method: string;
  readonly path: string;
  /** GraphQL operation name, or method and path. */
  readonly name: string;
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
  /** Which of the connections it came on, from 1. */
  readonly connection: number;
  /** Its place in the longest series of requests of which each was sent after the one before it was answered, from 1. */
  readonly depth: number;
}

/**
 * What goes wrong with a request; with `after`, once it has been carried out. An answer that is cut off or malformed
 * always has been.
 */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
      readonly after?: boolean;
    }
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'hang-up'; readonly after?: boolean }
  | { readonly kind: 'malformed' }
  /** 200 and a page, by something that stands before GitHub: the request was not carried out. */
  | { readonly kind: 'page' }
  | { readonly kind: 'slow'; readonly milliseconds: number };

/** Decides, request by request, what goes wrong. Null: nothing. */
export type Faults = (entry: Entry) => Fault | null;

export class World {
  readonly owner = 'acme';
  readonly repo = 'promotions';
  visibility = 'PRIVATE';
  defaultBranch = 'main';
  defaultOid = 'd'.repeat(40);
  /** Trees by commit. */
  readonly commits = new Map<string, Tree>();
  readonly pulls = new Map<number, StoredPull>();
  /** Files that a comparison `base...head` lists. */
  readonly comparisons = new Map<string, { filename: string; status: string }[]>();
  /** Other repositories: trees by ref. */
  readonly others = new Map<string, Record<string, Tree>>();
  /**
   * Repositories with what packets cite, by every name that leads to them, in small letters; files by ref are in
   * `others`.
   */
  readonly cited = new Map<string, StoredRepository>();
  /** Logins that GitHub does not know. */
  readonly gone = new Set<string>();
  /** Gists by `owner/id`. */
  readonly gists = new Map<string, { readonly created: string }>();
  /** Pull requests that a search finds, with what was written on them; others find none. */
  readonly found = new Map<
    string,
    readonly {
      readonly number: number;
      readonly comments: readonly { readonly author: string; readonly body: string }[];
    }[]
  >();
  /** How many issues and pull requests a search finds; others find none. */
  readonly searches = new Map<string, number>();
  comments: StoredComment[] = [];
  reviews: StoredReview[] = [];
  /** Who opened the pull requests. */
  opener = 'octo-ada';
  /** Members of teams, by `organization/team`. */
  readonly teams = new Map<string, readonly string[]>();
  /** Numbers of accounts, by login. */
  readonly ids = new Map<string, number>();
  /** Roles on the repository; others have none. */
  readonly roles = new Map<string, string>();
  readonly around = new Around();
  /** Who wrote which lines; all others are the opener's. By commit where commits differ, else under the empty name. */
  readonly wrote = new Map<string, readonly StoredLines[]>();
  /** Files whose blame takes GitHub too long. */
  readonly slowBlame = new Set<string>();
  readonly statuses: StoredStatus[] = [];
  readonly tokens = new Map<string, Token>([
    ['token-of-the-job', { login: 'github-actions[bot]', comments: true, statuses: true }],
  ]);
  readonly journal: Entry[] = [];
  /** What GitHub's own descriptions hold against a request or an answer: `close` expects none. */
  readonly complaints: string[] = [];
  /** Why nobody may comment. */
  closed: 'locked' | 'archived' | null = null;
  faults: Faults = () => null;
  /** Runs before a request is answered: another writer at the same time. */
  meanwhile: (entry: Entry) => void = () => undefined;
  /** Holds a request up before it is carried out, or its answer after that. */
  hold: (entry: Entry, when: 'before' | 'after') => Promise<void> | null = () => null;
  private readonly connections = new Map<Socket, number>();
  private readonly answered = new WeakSet<Entry>();
  private nextComment = 3_000_000_001;
  private server: Server | null = null;
  /** Where it listens, or has listened. */
  url = '';

  async open(): Promise<this> {
    const contract = await restContract();
    this.server = createServer((request, response) => {
      this.answer(request, response, contract).catch((error: unknown) => {
        this.complaints.push(`stand-in: ${String(error)}`);
        response.destroy();
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  /** Throws where GitHub's own descriptions held something against a request or an answer. */
  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise<void>((resolve) => this.server?.close(() => resolve()));
    if (this.complaints.length > 0) throw new Error(`not as GitHub describes it:\n${this.complaints.join('\n')}`);
  }

  addComment(author: string, body: string, minimized = false): StoredComment {
    const comment = { id: this.nextComment, author, body, minimized };
    this.nextComment += 1;
    this.comments.push(comment);
    return comment;
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    contract: Awaited<ReturnType<typeof restContract>>,
  ): Promise<void> {
    const line = this.connections.get(request.socket) ?? this.connections.size + 1;
    this.connections.set(request.socket, line);
    const before = this.journal.filter((one) => this.answered.has(one));
    const depth = 1 + Math.max(0, ...before.map((one) => one.depth));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const method = request.method ?? 'GET';
    const graphql = url.pathname === '/graphql';
    const entry: Entry = {
      index: this.journal.length,
      method,
      path: url.pathname,
      name: graphql
        ? (/query (\w+)/u.exec((body as { query: string }).query)?.[1] ?? 'unnamed')
        : `${method} ${url.pathname}`,
      body,
      headers: request.headers,
      connection: line,
      depth,
    };
    this.journal.push(entry);
    response.on('finish', () => this.answered.add(entry));
    this.meanwhile(entry);
    await this.hold(entry, 'before');
    const fault = this.faults(entry);
    const atOnce =
      fault?.kind === 'page' || ((fault?.kind === 'status' || fault?.kind === 'hang-up') && fault.after !== true);
    if (fault && atOnce) return spoil(response, fault, '');
    const token = this.tokens.get(/^(?:token|bearer) (.+)$/iu.exec(request.headers.authorization ?? '')?.[1] ?? '');
    let status = 401;
    let answer: unknown = { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest' };
    if (token && graphql) {
      status = 200;
      answer = await this.graphql(body as { query: string; variables: Record<string, unknown> }, token);
    } else if (token) {
      const result = this.rest(method, decodeURIComponent(url.pathname), body as Record<string, unknown>, token);
      ({ status, answer } = result);
      this.complaints.push(
        ...contract({ method, path: url.pathname, query: Object.fromEntries(url.searchParams), body, status, answer }),
      );
    }
    await this.hold(entry, 'after');
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
    else if (fault) return spoil(response, fault, JSON.stringify(answer));
    if (status === 204) return void response.writeHead(204).end();
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(answer));
  }

  private async graphql(
    { query, variables }: { query: string; variables: Record<string, unknown> },
    token: Token,
  ): Promise<unknown> {
    this.complaints.push(...queryProblems(query).map((problem) => `query: ${problem}`));
    const result = await execute({
      schema: graphqlSchema(),
      document: parse(query),
      rootValue: {
        repository: ({ owner, name }: { owner: string; name: string }) => this.repository(owner, name, token),
        viewer: { login: token.login },
        repositoryOwner: ({ login }: { login: string }) => (this.gone.has(login) ? null : actorOf(login)),
        user: ({ login }: { login: string }) => ({
          gist: ({ name }: { name: string }) => {
            const gist = this.gists.get(`${login}/${name}`);
            return gist && { createdAt: `${gist.created}T10:00:00Z`, owner: actorOf(login) };
          },
        }),
        organization: ({ login }: { login: string }) => ({
          team: ({ slug }: { slug: string }) => {
            if (token.teams !== true) throw refusal('FORBIDDEN', 'Resource not accessible by integration');
            const members = this.teams.get(`${login}/${slug}`);
            return (
              members && {
                members: () => ({
                  totalCount: members.length,
                  nodes: members.map((member) => ({ login: member, databaseId: this.ids.get(member) ?? null })),
                }),
              }
            );
          },
        }),
        search: ({ query: words }: { query: string }) => ({
          issueCount: this.searches.get(words) ?? 0,
          nodes: (this.found.get(words) ?? []).map(({ number, comments }) => {
            const written = (list: typeof comments) => (args: Paging) =>
              connection(
                list.map(({ author, body }) => ({ author: this.actor(author), body })),
                args,
              );
            return { __typename: 'PullRequest', number, comments: written(comments), reviews: written([]) };
          }),
        }),
      },
      variableValues: variables,
    });
    const { sent, own } = errorsOf(result.errors ?? []);
    this.complaints.push(...own.map((message) => `stand-in: ${message}`));
    return { data: result.data, ...(sent.length > 0 ? { errors: sent } : {}) };
  }

  /** GitHub finds a repository in whatever capitals it is written, and under its former names. */
  private repository(owner: string, name: string, token: Token): unknown {
    const key = `${owner}/${name}`.toLowerCase();
    const own = owner === this.owner && name === this.repo;
    const reads = (own && token.blind !== true) || (token.reads ?? []).includes(key);
    const cited = this.cited.get(key);
    const trees = reads || cited?.private === false || cited?.private === undefined ? this.others.get(key) : undefined;
    const blobAt = (expression: string): unknown =>
      objectAt(
        expression,
        (ref) => trees?.[ref] ?? Object.entries(trees ?? {}).find(([name]) => commitOf(name) === ref)?.[1],
      );
    if (cited?.refused === 'saml')
      throw refusal('FORBIDDEN', 'Resource protected by organization SAML enforcement.', true);
    if (cited?.refused) throw refusal('FORBIDDEN', 'Resource not accessible by integration');
    const evidence = cited && (reads || cited.private !== true) ? evidenceOf(cited, this.cited, blobAt) : {};
    if (own && reads)
      return {
        nameWithOwner: key,
        isPrivate: this.visibility !== 'PUBLIC',
        ...evidence,
        ...refusedOf(token, evidence),
        ...this.repositoryNode(token),
      };
    if (own || (cited ? !reads && cited.private === true : !reads || trees === undefined))
      throw refusal('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
    return cited
      ? evidence
      : { nameWithOwner: key, isPrivate: true, object: ({ expression }: { expression: string }) => blobAt(expression) };
  }

  private repositoryNode(token: Token): object {
    const tree = this.commits.get(this.defaultOid) ?? {};
    return {
      id: 'R_1',
      visibility: this.visibility,
      defaultBranchRef: () =>
        granted(token, 'contents', {
          name: this.defaultBranch,
          target: {
            __typename: 'Commit',
            oid: this.defaultOid,
            file: ({ path }: { path: string }) => {
              const object =
                path === 'ladder' ? treeNode(tree, 'ladder/') : tree[path] === undefined ? null : blobNode(tree[path]);
              return object === null ? null : { object };
            },
          },
        }),
      object: ({ expression, oid }: { expression?: string; oid?: string }) =>
        granted(
          token,
          'contents',
          oid === undefined
            ? objectAt(expression ?? '', (ref) => this.commits.get(ref))
            : { __typename: 'Commit', oid, blame: ({ path }: { path: string }) => this.blame(oid, path) },
        ),
      collaborators: ({ login = '' }: { login?: string }) => {
        if (token.noCollaborators === true) throw refusal('FORBIDDEN', notGranted);
        const role = this.roles.get(login.toLowerCase()) ?? 'none';
        return { edges: role === 'none' ? [] : [{ permission: role.toUpperCase(), node: { login } }] };
      },
      pullRequest: ({ number }: { number: number }) => granted(token, 'pull requests', this.pullNode(number, token)),
      pullRequests: (args: Paging) =>
        granted(
          token,
          'pull requests',
          connection(
            [...this.pulls.keys()].toReversed().map((number) => this.pullNode(number, token) as object),
            args,
          ),
        ),
    };
  }

  private actor(login: string): object {
    return { __typename: login.endsWith('[bot]') ? 'Bot' : 'User', login, databaseId: this.ids.get(login) ?? null };
  }

  /** Every line of a file, as whole ranges. */
  private blame(oid: string, path: string): object {
    if (this.slowBlame.has(path)) throw refusal(null, 'Something went wrong while executing your query.');
    const file = this.commits.get(oid)?.[path];
    const lines = typeof file === 'string' ? file.split('\n').length : 0;
    const known = (this.wrote.get(oid) ?? this.wrote.get('') ?? []).filter((one) => one.path === path);
    const ranges: StoredLines[] = [];
    for (let line = 1; line <= lines; line += 1) {
      const one = known.find(({ from, to }) => from <= line && line <= to);
      ranges.push({ ...(one ?? { path, authors: [this.opener] }), from: line, to: line });
    }
    return {
      ranges: ranges.map(({ from, to, authors, more = 0 }) => ({
        startingLine: from,
        endingLine: to,
        commit: {
          __typename: 'Commit',
          oid: createHash('sha1').update(authors.join()).digest('hex'),
          authors: () => ({
            totalCount: authors.length + more,
            nodes: authors.map((login) => ({ user: login === null ? null : this.actor(login) })),
          }),
        },
      })),
    };
  }

  private pullNode(number: number, token: Token): unknown {
    const pull = this.pulls.get(number);
    if (!pull) return null;
    return {
      number,
      isDraft: pull.draft,
      baseRefName: pull.base,
      headRefOid: pull.head,
      headRepository: pull.headUrl === null ? null : { url: pull.headUrl },
      // No query of today asks for them; those of older builds, which `bench:start` runs beside it, do.
      commits: { nodes: [{ commit: { committedDate: '2026-07-01T09:30:00Z' } }] },
      createdAt: '2026-07-01T09:30:00Z',
      files: (args: Paging) => connection(pull.files, args),
      comments: (args: Paging) =>
        connection(
          this.comments.map((comment) => ({
            fullDatabaseId: String(comment.id),
            url: `https://github.com/${this.owner}/${this.repo}/pull/${number}#issuecomment-${comment.id}`,
            body: comment.body,
            isMinimized: comment.minimized,
            viewerDidAuthor: comment.author === token.login,
            createdAt: comment.at ?? momentOf(comment.id),
            lastEditedAt: comment.editor === undefined ? null : momentOf(comment.id + 1),
            author: this.actor(comment.author),
            editor: comment.editor === undefined ? null : { __typename: 'User', login: comment.editor },
          })),
          args,
        ),
      author: this.actor(this.opener),
      ...aroundNode(this, token),
      reviews: (args: Paging) =>
        connection(
          this.reviews.map((review) => ({
            fullDatabaseId: String(review.id),
            body: review.body,
            state: review.state,
            isMinimized: false,
            viewerDidAuthor: false,
            submittedAt: review.state === 'PENDING' ? null : momentOf(review.id),
            lastEditedAt: null,
            author: this.actor(review.author),
            editor: null,
          })),
          args,
        ),
    };
  }

  private rest(
    method: string,
    path: string,
    body: Record<string, unknown>,
    token: Token,
  ): { status: number; answer: unknown } {
    const base = `/repos/${this.owner}/${this.repo}`;
    const forbidden = {
      status: 403,
      answer: { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest' },
    };
    const closed = {
      status: 403,
      answer: {
        ...forbidden.answer,
        message:
          this.closed === 'locked'
            ? 'Unable to create comment because issue is locked.'
            : 'Repository was archived so is read-only.',
      },
    };
    const gone = { status: 404, answer: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' } };
    if (method === 'POST' && new RegExp(`^${base}/issues/\\d+/comments$`, 'u').test(path)) {
      if (!token.comments) return forbidden;
      if (this.closed !== null) return closed;
      const text = String(body['body']);
      if (text.length > 65_536)
        return {
          status: 422,
          answer: {
            message: 'Validation Failed',
            documentation_url: 'https://docs.github.com/rest',
            errors: [{ code: 'custom', message: 'body is too long (maximum is 65536 characters)' }],
          },
        };
      return { status: 201, answer: this.commentJson(this.addComment(token.login, text)) };
    }
    const one = new RegExp(`^${base}/issues/comments/(\\d+)$`, 'u').exec(path);
    if (one) {
      if (!token.comments) return forbidden;
      if (this.closed !== null) return closed;
      const comment = this.comments.find(({ id }) => id === Number(one[1]));
      if (!comment) return gone;
      if (method === 'DELETE') {
        this.comments = this.comments.filter((other) => other !== comment);
        return { status: 204, answer: null };
      }
      if (method === 'PATCH') {
        comment.body = String(body['body']);
        return { status: 200, answer: this.commentJson(comment) };
      }
    }
    const reacted = new RegExp(`^${base}/issues/comments/(\\d+)/reactions$`, 'u').exec(path);
    if (reacted && method === 'POST') {
      if (!token.comments) return forbidden;
      const comment = this.comments.find(({ id }) => id === Number(reacted[1]));
      if (!comment) return gone;
      const content = String(body['content']);
      comment.reactions = [...new Set([...(comment.reactions ?? []), content])];
      return {
        status: 201,
        answer: { id: 1, node_id: 'R_1', user: user(token.login), content, created_at: MOMENT },
      };
    }
    const asked = new RegExp(`^${base}/collaborators/([^/]+)/permission$`, 'u').exec(path);
    if (asked && method === 'GET') {
      const role = this.roles.get(asked[1]!.toLowerCase()) ?? 'none';
      const legacy: Record<string, string> = { maintain: 'write', triage: 'read' };
      return {
        status: 200,
        answer: {
          permission: legacy[role] ?? role,
          role_name: role,
          user: { ...(user(asked[1]!) as object), role_name: role },
        },
      };
    }
    const status = new RegExp(`^${base}/statuses/([0-9a-f]{40})$`, 'u').exec(path);
    if (status && method === 'POST') {
      if (!token.statuses) return forbidden;
      const stored = {
        sha: status[1]!,
        state: String(body['state']),
        description: text(body['description']),
        context: String(body['context']),
        target_url: text(body['target_url']),
      };
      this.statuses.push(stored);
      const { sha: _, ...rest } = stored;
      return {
        status: 201,
        answer: {
          ...rest,
          url: `https://api.github.com${path}`,
          avatar_url: null,
          id: this.statuses.length,
          node_id: 'S_1',
          created_at: MOMENT,
          updated_at: MOMENT,
          creator: user(token.login),
        },
      };
    }
    const around = aroundRest(this, method, path, body, token);
    if (around !== null) return around;
    const compared = new RegExp(`^${base}/compare/(.+)$`, 'u').exec(path);
    if (compared && method === 'GET') {
      const files = this.comparisons.get(compared[1]!);
      if (!files) return gone;
      return { status: 200, answer: comparison(`https://api.github.com${path}`, files) };
    }
    return gone;
  }

  private commentJson(comment: StoredComment): unknown {
    const at = `https://api.github.com/repos/${this.owner}/${this.repo}/issues`;
    return {
      id: comment.id,
      node_id: 'IC_1',
      url: `${at}/comments/${comment.id}`,
      issue_url: `${at}/1`,
      body: comment.body,
      author_association: 'NONE',
      html_url: `https://github.com/${this.owner}/${this.repo}/pull/1#issuecomment-${comment.id}`,
      user: user(comment.author),
      created_at: MOMENT,
      updated_at: MOMENT,
    };
  }
}

const notGranted = 'Resource not accessible by integration';
type Lack = NonNullable<Token['lacks']>[number];

function granted<T>(token: Token, what: Lack, value: T): T {
  if (token.lacks?.includes(what) === true) throw refusal('FORBIDDEN', notGranted);
  return value;
}

/** The fields of a repository's evidence that a job was not granted. */
function refusedOf(token: Token, evidence: object): object {
  const lacks = (what: Lack): boolean => token.lacks?.includes(what) === true;
  const fields = evidence as Record<string, ((args: object) => unknown) | undefined>;
  const refused = (): never => {
    throw refusal('FORBIDDEN', notGranted);
  };
  return {
    ...(lacks('issues') && {
      issueOrPullRequest: (args: object) => {
        const found = fields['issueOrPullRequest']?.(args);
        return typeof found === 'object' && found !== null && 'merged' in found ? found : refused();
      },
    }),
    ...(lacks('discussions') && { discussion: refused }),
  };
}

/** A second later for each that was made later. */
const momentOf = (id: number): string => new Date(Date.UTC(2026, 6, 1, 9, 30) + (id % 1_000_000) * 1000).toISOString();
const MOMENT = '2026-07-01T09:30:00Z';
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The commit of a branch or tag. */
export const commitOf = (ref: string): string =>
  /^[0-9a-f]{40}$/u.test(ref) ? ref : createHash('sha1').update(ref).digest('hex');

function objectAt(expression: string, treeOf: (ref: string) => Tree | undefined): unknown {
  const colon = expression.indexOf(':');
  if (colon === -1)
    return treeOf(expression) === undefined ? null : { __typename: 'Commit', oid: commitOf(expression) };
  const path = expression.slice(colon + 1);
  const tree = treeOf(expression.slice(0, colon));
  const file = tree?.[path];
  if (file !== undefined) return blobNode(file);
  return tree === undefined ? null : treeNode(tree, path === '' ? '' : `${path}/`);
}

function blobNode(file: StoredFile): object {
  if (typeof file === 'string')
    return {
      __typename: 'Blob',
      oid: createHash('sha1').update(file).digest('hex'),
      byteSize: Buffer.byteLength(file),
      isBinary: false,
      isTruncated: false,
      text: file,
    };
  if ('binary' in file)
    return { __typename: 'Blob', byteSize: file.binary, isBinary: true, isTruncated: false, text: null };
  return { __typename: 'Blob', byteSize: file.truncated, isBinary: false, isTruncated: true, text: '# cut here' };
}

/** The entries of a folder, two levels deep. */
function treeNode(tree: Tree, prefix: string): object | null {
  const inside = Object.keys(tree)
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length));
  if (inside.length === 0) return null;
  const names = [...new Set(inside.map((path) => path.split('/')[0] ?? ''))];
  return {
    __typename: 'Tree',
    entries: names.map((name) => {
      const isBlob = tree[`${prefix}${name}`] !== undefined;
      return {
        name,
        type: isBlob ? 'blob' : 'tree',
        object: isBlob ? blobNode(tree[`${prefix}${name}`]!) : treeNode(tree, `${prefix}${name}/`),
      };
    }),
  };
}

export function user(login: string): unknown {
  const at = `https://api.github.com/users/${login}`;
  return {
    login,
    id: 41898282,
    node_id: 'U_1',
    avatar_url: at,
    gravatar_id: '',
    url: at,
    html_url: at,
    followers_url: at,
    following_url: at,
    gists_url: at,
    starred_url: at,
    subscriptions_url: at,
    organizations_url: at,
    repos_url: at,
    events_url: at,
    received_events_url: at,
    type: 'Bot',
    site_admin: false,
  };
}

function comparison(url: string, files: readonly { filename: string; status: string }[]): unknown {
  const sha = 'b'.repeat(40);
  const commit = {
    url,
    sha,
    node_id: 'C_1',
    html_url: url,
    comments_url: url,
    author: user('octo-ada'),
    committer: user('octo-ada'),
    parents: [],
    commit: { url, author: null, committer: null, message: 'A packet', comment_count: 0, tree: { sha, url } },
  };
  return {
    url,
    html_url: url,
    permalink_url: url,
    diff_url: url,
    patch_url: url,
    base_commit: commit,
    merge_base_commit: commit,
    status: 'ahead',
    ahead_by: 1,
    behind_by: 0,
    total_commits: 1,
    commits: [],
    files: files.map((file) => ({
      ...file,
      sha,
      additions: 1,
      deletions: 0,
      changes: 1,
      blob_url: url,
      raw_url: url,
      contents_url: url,
    })),
  };
}

function spoil(response: ServerResponse, fault: Fault, answer: string): void {
  switch (fault.kind) {
    case 'status':
      response
        .writeHead(fault.status, { 'content-type': 'application/json; charset=utf-8', ...fault.headers })
        .end(JSON.stringify(fault.body ?? { message: 'Something went wrong' }));
      return;
    case 'hang-up':
      response.destroy();
      return;
    case 'cut-off':
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': answer.length + 10,
      });
      response.write(answer.slice(0, Math.max(1, answer.length / 2)), () => response.destroy());
      return;
    case 'malformed':
      response
        .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
        .end(`${answer.slice(0, 20)} <html>`);
      return;
    case 'page':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Log in</title>');
      return;
    case 'slow':
      return;
  }
}
