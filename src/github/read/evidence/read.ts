/**
 * Reads what stands behind references: the one way in which evidence is looked up. It knows nothing of items, roles or
 * rubrics, and nothing of one reference can keep another from being read.
 */
import type { ToRead } from '../../../evidence/plan.ts';
import type { ReferenceKind } from '../../../packet/values/references.ts';
import type { Facts, Outcome, ReferenceFact } from '../../../evidence/facts.ts';
import { loginKey } from '../../../people/logins.ts';
import { marked, prose, say } from '../../../text/words.ts';
import type { Words } from '../../../text/words.ts';
import { GitHubFault, type Client } from '../../client.ts';
import type { Grant } from '../../permissions.ts';
import { OutOfTime } from '../../retry.ts';
import { readAnswers, type Post, type Root, type Thing, type Trouble } from './answers.ts';
import { artefactOf } from './artefact.ts';
import { readDocument } from './document.ts';
import { documentQuestion, evidenceQuery, questionOf, type Question, type Watched } from './query.ts';

export interface EvidenceOptions {
  /** Whether a repository (`owner/name`), or all of an owner's (`owner/*`), may be looked into. `own` always may. */
  readonly allowed: (repository: string) => boolean;
  /** What reads other repositories than `own`; null: the same client does. */
  readonly evidence: Client | null;
  /** `owner/name` of the repository that the client is for. */
  readonly own: string;
  /** The candidates' logins: a search has to be about one of them, and those that GitHub does not know are told. */
  readonly logins?: readonly string[];
  /** The host of the GitHub that is asked; `github.com` where it is left out. */
  readonly host?: string;
  /** The number of a pull request in `own` whose head is told with the answers. */
  readonly watched?: number | null;
  /** Dates what is seen of it. */
  readonly clock?: () => number;
}

/** The head of a pull request, and the moment by `clock` in which it was asked for. */
export interface Look {
  readonly head: string;
  readonly at: number;
}

export interface EvidenceRead extends Required<Pick<Facts, 'references' | 'unknownLogins'>> {
  /** The last that was seen of the watched pull request; null where no answer told. */
  readonly look: Look | null;
  /** What the job lacks to read its own repository. */
  readonly missing: readonly Grant[];
  /** Whether the evidence token is not valid, or has expired. */
  readonly expired: boolean;
}

/**
 * References a request: at this number of pull requests GitHub counts 28 points of the 1,000 that a job's token has an
 * hour.
 */
const A_REQUEST = 50;
/** References a request after GitHub found one too much. */
const A_SMALL_REQUEST = 10;
/** Requests for the comments of one reference: 100 comments each, of a discussion 50. */
const MOST_PAGES = 5;
const MARKDOWN = /\.(?:md|markdown|mdx)$/iu;
/** Larger documents are not taken apart, in bytes. */
const MOST_BYTES = 256 * 1024;
const MOST_LOGINS = 50;

const AGAIN = 'run the check again later';

interface Task {
  readonly reference: ToRead;
  readonly question: Question;
  readonly after: string | null;
  readonly pages: number;
  /** Whether it was asked before, and has to be asked in smaller company. */
  readonly again: boolean;
  /** The path of the document that is asked for, of a pull request whose fact is known already; else null. */
  readonly document: string | null;
}

/** Who asks: with the token of the run, or with the one for evidence. */
interface Asker {
  readonly client: Client;
  readonly evidence: boolean;
}

interface Bench extends EvidenceOptions {
  readonly watching: Watched | null;
  look: Look | null;
  /** What a token may not read, though it is there: another may. */
  readonly refused: Set<string>;
  readonly missing: Set<Grant>;
  expired: boolean;
  readonly facts: Map<string, ReferenceFact>;
  readonly unknownLogins: string[];
  /** The repositories that the packets name. */
  readonly named: ReadonlySet<string | null>;
}

const fact = (outcome: Outcome, why: Words): ReferenceFact => ({ outcome, why });
const FOUND = fact('true', prose('found'));
const LIMIT = fact('not-attempted', prose(`GitHub's limit of requests is spent; ${AGAIN}`));
const EXPIRED: ReferenceFact = {
  ...fact('error', marked('not read: the `evidence-token` is not valid, or has expired')),
  fix: marked(
    'Whoever owns the ladder repository renews its `evidence-token`; nothing has to be changed in the packet.',
  ),
};
const faulty = (what: string): ReferenceFact =>
  fact('error', prose(`${what}; nothing has to be changed in the packet, ${AGAIN}`));

const mayRead = ({ own, allowed }: Bench, repository: string): boolean => repository === own || allowed(repository);

/**
 * Reads references, each artefact once. Throws nothing that has to do with GitHub: what went wrong is the outcome of
 * the
 * references that it concerns.
 */
export async function readEvidence(
  client: Client,
  references: readonly ToRead[],
  options: EvidenceOptions,
): Promise<EvidenceRead> {
  const logins = [...new Set((options.logins ?? []).map(loginKey))];
  const bench: Bench = {
    ...options,
    own: options.own.toLowerCase(),
    watching: watchedBy(options),
    look: null,
    refused: new Set(),
    missing: new Set(),
    expired: false,
    facts: new Map(),
    unknownLogins: [],
    named: new Set(references.map(({ repository }) => repository)),
  };
  const mine: Task[] = [];
  const others: Task[] = [];
  for (const [ref, reference] of new Map(references.map((one) => [one.ref, one]))) {
    const question = questionOf(reference, options.host ?? 'github.com', logins);
    if (!('select' in question)) {
      bench.facts.set(ref, fact('not-supported', question));
      continue;
    }
    const refused = question.within.find((repository) => !mayRead(bench, repository));
    const tasks =
      options.evidence === null || question.within.every((repository) => repository === bench.own) ? mine : others;
    if (refused === undefined) tasks.push({ reference, question, after: null, pages: 0, again: false, document: null });
    else
      bench.facts.set(
        ref,
        fact('not-attempted', say`the settings (${'evidence.repositories'}) do not let the bot read ${refused}`),
      );
  }
  const asked = logins.slice(0, MOST_LOGINS);
  // Whom nobody has confirmed may have been renamed.
  if (mine.length + others.length > 0) bench.unknownLogins.push(...logins);
  const job: Asker = { client, evidence: false };
  const other: Asker = options.evidence === null ? job : { client: options.evidence, evidence: true };
  if (other.evidence && others.length > 0 && mine.length + others.length <= A_REQUEST) {
    // Often the other token sees this repository too: then one request does for both.
    await readAll(other, [...mine, ...others], asked, bench);
    await readAll(
      job,
      mine.filter((task) => mayBeRead(task, bench)),
      asked,
      bench,
    );
  } else await Promise.all([readAll(job, mine, asked, bench), readAll(other, others, asked, bench)]);
  return {
    references: bench.facts,
    unknownLogins: bench.unknownLogins.sort(),
    look: bench.look,
    missing: [...bench.missing],
    expired: bench.expired,
  };
}

function watchedBy({ own, watched = null }: EvidenceOptions): Watched | null {
  const [owner, repo] = own.split('/');
  return watched === null || !owner || !repo ? null : { owner, repo, number: watched };
}

/**
 * Whether the repository's own token may still read what the other did not. What that one did not find, where it sees
 * the repository's pull requests, is not there.
 */
function mayBeRead({ reference: { ref } }: Task, { facts, refused, look }: Bench): boolean {
  const outcome = facts.get(ref)?.outcome;
  return outcome !== 'true' && (outcome !== 'not-visible' || refused.has(ref) || look === null);
}

/**
 * Asks one client about its references, request after request: GitHub counts those at the same time against a token.
 */
async function readAll(asker: Asker, tasks: readonly Task[], logins: readonly string[], bench: Bench): Promise<void> {
  const queue = [...tasks];
  let people = logins;
  while (queue.length > 0) {
    const batch = queue.splice(0, queue.some(({ again }) => again) ? A_SMALL_REQUEST : A_REQUEST);
    const failed = await readBatch(asker, batch, people, queue, bench);
    if (failed === null) {
      people = [];
      continue;
    }
    // What GitHub calls passing is asked once more. A heavy request gets no answer where lighter ones do: the first of
    // them finds that out.
    if (failed === 'passing' && !batch.some(({ again }) => again))
      queue.push(...batch.map((task) => ({ ...task, again: true })));
    else
      for (const { reference, document } of [...batch, ...queue.splice(0)])
        // What is known of a pull request stays known where its document was not read.
        if (document === null)
          bench.facts.set(reference.ref, failed === 'passing' ? faulty('GitHub gave no usable answer') : failed);
  }
}

/** One request. What has to be asked again is put into the queue. Returns why nothing was answered, or null. */
async function readBatch(
  { client, evidence }: Asker,
  batch: readonly Task[],
  logins: readonly string[],
  queue: Task[],
  bench: Bench,
): Promise<ReferenceFact | 'passing' | null> {
  const { query, variables } = evidenceQuery(batch, logins, bench.watching);
  const asked = bench.clock?.() ?? 0;
  let answers;
  try {
    answers = readAnswers(await client.graphql(query, variables));
  } catch (error) {
    if (!(error instanceof GitHubFault)) throw error;
    const { status, cause } = error;
    if (cause instanceof OutOfTime) return fact('not-attempted', prose(`the time of this run is spent; ${AGAIN}`));
    if (status === 429) return LIMIT;
    if (batch.length > A_SMALL_REQUEST && (status === null || status >= 500)) return 'passing';
    if (status === 401) {
      if (evidence) bench.expired = true;
      return evidence
        ? EXPIRED
        : fact('error', prose('GitHub could not be read (401: the token is not valid, or has expired)'));
    }
    return faulty(`GitHub could not be read (${status ?? 'no usable answer'})`);
  }
  if (answers.head !== null) bench.look = { head: answers.head, at: asked };
  if (answers.trouble !== null) return answers.trouble === 'limit' ? LIMIT : 'passing';
  const { of, troubles } = answers;
  logins.forEach((login, index) => {
    const at = bench.unknownLogins.indexOf(login);
    if (of(`u${index}`) && at >= 0) bench.unknownLogins.splice(at, 1);
  });
  batch.forEach((task, index) => {
    const trouble = troubles(`r${index}`);
    if (trouble.includes('forbidden')) bench.refused.add(task.reference.ref);
    if (task.document !== null) {
      addDocument(task, task.document, of(`r${index}`), bench);
      return;
    }
    const read = answerOf(task, of(`r${index}`), trouble, bench);
    const own = !evidence && task.question.within.every((repository) => repository === bench.own);
    if ('outcome' in read) {
      bench.facts.set(task.reference.ref, own ? ownFact(task, read, trouble, bench) : read);
      queue.push(...documentOf(task, read, of(`r${index}`)));
    } else queue.push(read);
  });
  return null;
}

/** What was read about one reference, or how to ask again. */
function answerOf(
  task: Task,
  root: Root | undefined,
  troubles: readonly Trouble[],
  bench: Bench,
): ReferenceFact | Task {
  const {
    reference: { kind },
    question: { tail },
  } = task;
  const passing = troubles.includes('passing');
  if (passing && !task.again) return { ...task, again: true };
  const it = root ? thingOf(root, kind) : root;
  // What was merged has to be known: a pull request of no known state would pass for one.
  const vague = it?.is === 'PullRequest' && (typeof it.closed !== 'boolean' || typeof it.merged !== 'boolean');
  if (it === undefined || passing || vague || troubles.includes('fault'))
    return faulty("GitHub's answer could not be read");
  const home = it?.repository ?? root ?? {};
  const repository = home.nameWithOwner?.toLowerCase() ?? null;
  // It may have moved to where the bot may not look.
  if (repository !== null && !mayRead(bench, repository))
    return home.isPrivate !== false
      ? hidden([], kind)
      : fact(
          'not-attempted',
          say`it has moved to where the settings (${'evidence.repositories'}) do not let the bot read`,
        );
  // A short name of a commit may be that of a branch.
  if (it === null || (kind === 'commit' && it.oid?.startsWith(tail.slice(1)) !== true)) return hidden(troubles, kind);
  const found = it.list === undefined ? it : postOf(task, it.list);
  if (found === null) return hidden(troubles, kind);
  if ('outcome' in found || 'question' in found) return found;
  const secret = home.isPrivate === true && repository !== bench.own;
  const is = it.is === 'PullRequest' ? 'pull-request' : it.is === 'Issue' ? 'issue' : kind;
  return {
    ...FOUND,
    ...(is !== kind && { kind: is }),
    ...identity(task, it, repository, secret, bench),
    ...(kind === 'search'
      ? root?.issueCount !== undefined && { entries: root.issueCount }
      : { artefact: artefactOf(found, repository, secret) }),
    ...(it.isTruncated === false && (it.byteSize ?? 0) <= MOST_BYTES && it.text && readDocument(tail, it.text)),
  };
}

/** How to ask for the one document that a pull request adds, or that it changes where it adds none. */
function documentOf(task: Task, { outcome }: ReferenceFact, root: Root | undefined): Task[] {
  const { files, mergeCommit, headRefOid } = root?.it ?? {};
  const oid = mergeCommit?.oid ?? headRefOid;
  // Of several, or of more than were told, nobody can say which is meant.
  if (outcome !== 'true' || !oid || !files || files.pageInfo.hasNextPage) return [];
  const documents = (files.nodes ?? []).flatMap((file) =>
    file !== null && file.changeType !== 'DELETED' && MARKDOWN.test(file.path) ? [file] : [],
  );
  const added = documents.filter(({ changeType }) => changeType === 'ADDED');
  const [only, ...others] = added.length > 0 ? added : documents;
  if (only === undefined || others.length > 0) return [];
  const question = documentQuestion(task.question, oid, only.path);
  return [{ ...task, question, after: null, pages: 0, again: false, document: only.path }];
}

/** The headings of the document in a pull request join what is known of that. */
function addDocument({ reference: { ref } }: Task, path: string, root: Root | undefined, { facts }: Bench): void {
  const known = facts.get(ref);
  const { isTruncated, byteSize = 0, text } = root?.it ?? {};
  if (known === undefined || isTruncated !== false || byteSize > MOST_BYTES || !text) return;
  const { headings } = readDocument(path, text);
  if (headings !== undefined) facts.set(ref, { ...known, headings });
}

/** The thing that is asked for, in its repository or at the top. Null: there is none; undefined: GitHub left it out. */
function thingOf(root: NonNullable<Root>, kind: ReferenceKind): Thing | null | undefined {
  if (kind === 'search') return root.issueCount === undefined ? undefined : root;
  if (kind === 'repository') return root.nameWithOwner === undefined ? undefined : root;
  if (kind === 'user') return root.is === undefined ? undefined : root;
  const inside = root.it ?? root.it1 ?? root.it2 ?? root.it3;
  // What has this number, or this name, and is of another kind has no fields.
  return inside?.is === undefined && inside?.list === undefined ? ('it' in root ? null : undefined) : inside;
}

function hidden(troubles: readonly Trouble[], kind: ReferenceKind): ReferenceFact {
  const why = troubles.includes('single-sign-on')
    ? 'not visible to the bot: its token is not authorized for the single sign-on of the organization'
    : troubles.includes('forbidden')
      ? 'not visible to the bot: its token may not read this'
      : `not found or not visible to the bot${kind.startsWith('issue') ? ' (an issue that was transferred has a new address)' : ''}`;
  return fact('not-visible', prose(why));
}

/** Of the repository itself, what is not visible is not there, or the job was not granted to read it. */
function ownFact(
  { reference: { kind }, question: { tail } }: Task,
  read: ReferenceFact,
  troubles: readonly Trouble[],
  { missing, own }: Bench,
): ReferenceFact {
  if (read.outcome !== 'not-visible' || own === '') return read;
  const grant = grantFor(kind, tail);
  if (troubles.includes('forbidden')) {
    missing.add(grant);
    return {
      ...fact('not-visible', say`not visible to the bot: the job lacks ${grant}`),
      fix: say`Whoever owns the ladder repository adds ${grant} to the ${'permissions'} of the job; nothing has to be changed in the packet.`,
    };
  }
  return {
    ...read,
    fix:
      grant === 'issues: read' || grant === 'discussions: read'
        ? say`Correct the address if it is wrong. Otherwise whoever owns the ladder repository adds ${grant} to the ${'permissions'} of the job.`
        : prose('Correct the address: nothing in this repository has it.'),
  };
}

/** What a job has to be granted to read a thing of its own repository. */
function grantFor(kind: ReferenceKind, tail: string): Grant {
  if (kind === 'discussion' || (kind === 'comment' && !tail.startsWith('#'))) return 'discussions: read';
  if (kind === 'issue' || kind === 'issue-or-pull-request' || kind === 'comment' || kind === 'milestone')
    return 'issues: read';
  return kind === 'pull-request' || kind.startsWith('review') ? 'pull-requests: write' : 'contents: read';
}

/**
 * The review or comment of the number that the reference ends with; how to ask for more of them; null where it is not
 * among them.
 */
function postOf(task: Task, list: Thing['list']): Post | Task | ReferenceFact | null {
  const numberOf = (text: string | null | undefined): string => /\d*$/u.exec(text ?? '')?.[0] ?? '';
  const posts = (list?.nodes ?? []).flatMap((node) => node ?? []);
  const found = posts
    .flatMap((one) => [one, ...(one.inner?.nodes ?? []).flatMap((inner) => inner ?? [])])
    .find(({ url }) => numberOf(url) === numberOf(task.question.tail));
  if (found !== undefined) return found;
  const { hasNextPage = false, endCursor = null } = list?.pageInfo ?? {};
  if (endCursor !== null && hasNextPage && task.pages + 1 < MOST_PAGES)
    return { ...task, after: endCursor, pages: task.pages + 1 };
  return hasNextPage || posts.some(({ inner }) => inner?.pageInfo.hasNextPage)
    ? fact('not-attempted', prose('it stands among more comments than the bot reads: link what it was written on'))
    : null;
}

/**
 * The identity that a thing has now, where that is another. A private repository's new name is told only where the
 * packets name
 * it themselves.
 */
function identity(
  { reference: { ref, repository: written }, question: { tail } }: Task,
  it: Thing,
  repository: string | null,
  secret: boolean,
  { named }: Bench,
): { readonly ref?: string } {
  if (repository === null || written === null || (secret && !named.has(repository))) return {};
  const own = it.oid ? `@${it.oid}` : tail.replace(/(?<=^(?:#| discussion ))\d+/u, String(it.number ?? '$&'));
  const now = `${ref.slice(0, ref.length - tail.length - written.length)}${repository}${own}`;
  return now === ref ? {} : { ref: now };
}
