/** Evidence on the command line: the same client and the same reading as in the Action, with the token of whoever runs it. */
import type { Prepared } from '../check/check.ts';
import { createClient, GitHubFault, type Addresses, type Client } from '../github/client.ts';
import type { Fetch } from '../github/fetch.ts';
import { httpFetch, proxyNamed } from '../github/http.ts';
import { wrongProxy } from '../github/unreachable.ts';
import { readEvidence } from '../github/read/evidence/read.ts';
import { defaultRetry, NoAnswer, retryingFetch, type RetryOptions } from '../github/retry.ts';
import { terminal } from '../report/escape.ts';
import type { Facts, ReferenceFact } from '../evidence/facts.ts';
import { version } from '../text/version.ts';
import { count } from '../text/words.ts';
import { UsageError, type Console } from './console.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What was read of the references of packets. */
export interface Read extends Pick<Facts, 'references' | 'unknownLogins'> {
  /** Whether no fault kept anything from being read this time. */
  readonly whole: boolean;
}

/** Where GitHub is: the environment's, as in a job, else github.com. */
export function addressesOf(env: Environment): Addresses {
  const api = address('GITHUB_API_URL', env['GITHUB_API_URL'], 'https://api.github.com');
  const elsewhere = api !== 'https://api.github.com';
  return {
    api,
    // On a GitHub Enterprise Server the one is /api/v3, the other /api/graphql.
    graphql: address('GITHUB_GRAPHQL_URL', env['GITHUB_GRAPHQL_URL'], `${api.replace(/\/v3$/u, '')}/graphql`),
    server: address(
      'GITHUB_SERVER_URL',
      env['GITHUB_SERVER_URL'],
      elsewhere ? new URL(api).origin : 'https://github.com',
    ),
  };
}

function address(name: string, value: string | undefined, otherwise: string): string {
  const found = (value || otherwise).replace(/\/+$/u, '');
  // The value may hold a password: it is not said.
  if (!URL.canParse(found) || !/^https?:$/u.test(new URL(found).protocol))
    throw new UsageError(`${name} does not name an address as https://host/path.`);
  return found;
}

/** GitHub hosts besides github.com. */
export function hostsOf(env: Environment): readonly string[] {
  const { hostname } = new URL(addressesOf(env).server);
  return hostname === 'github.com' ? [] : [hostname];
}

/** The token of the environment; null: there is none. Throws `UsageError` where it can be no token. */
export function tokenOf(env: Environment): string | null {
  const token = env['GITHUB_TOKEN'] ?? '';
  if (token === '') return null;
  // fetch quotes a header that it refuses, so such a token must not get there.
  if (!/^[\u0021-\u007E]+$/u.test(token))
    throw new UsageError('GITHUB_TOKEN holds a space, a line break or a sign that no token has: set it again.');
  return token;
}

/** The ways out of the process, for tests. */
export type Outside = Pick<RetryOptions, 'fetch' | 'now' | 'sleep'>;

const outside = (): Outside => ({
  fetch: networkFetch(addressesOf(process.env).api),
  now: Date.now,
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

/** The network of this process, through the proxy of its environment where there is one. */
function networkFetch(api: string): Fetch {
  const proxied = proxyNamed(process.env, api);
  if (proxied === null) return httpFetch();
  const made = import('../github/proxy.ts').then(({ proxyAgent }) =>
    httpFetch({
      variable: proxied,
      proxy: (address) => {
        try {
          return proxyAgent(address);
        } catch {
          // The value may hold a password: it is not said.
          throw new NoAnswer(wrongProxy(proxied, process.env[proxied]));
        }
      },
    }),
  );
  // Whoever asks is told.
  made.catch(() => undefined);
  return async (url, init) => (await made)(url, init);
}

/** A client that has a time budget of its own. */
export const clientOf = (token: string, env: Environment, ways: Outside = outside()): Client =>
  createClient({
    token,
    addresses: addressesOf(env),
    fetch: retryingFetch({ ...defaultRetry, ...ways }),
    userAgent: `promotion-readiness/${version}`,
  });

/**
 * Reads what stands behind references, each once for the life of the process: `--watch` does not ask GitHub at every
 * change.
 * What a fault kept from being read is tried again.
 */
export function evidenceReader(
  token: string,
  console: Console,
  ways?: Outside,
): (prepared: Pick<Prepared, 'wanted' | 'logins'>) => Promise<Read> {
  const env = console.env ?? {};
  const known = new Map<string, ReferenceFact>();
  const unknown = new Set<string>();
  return async ({ wanted, logins }) => {
    let whole = true;
    const missing = wanted.filter(({ ref }) => !settled(known.get(ref)));
    if (missing.length > 0) {
      const faults = new Faults(clientOf(token, env, ways));
      const done = progress(`Reading ${count(missing.length, 'reference')} on GitHub…`, console);
      try {
        const { references, unknownLogins } = await readEvidence(faults.client, missing, {
          allowed: () => true,
          evidence: null,
          own: '',
          logins,
          host: hostsOf(env)[0] ?? 'github.com',
        });
        for (const [ref, fact] of references) known.set(ref, seen(fact));
        for (const login of unknownLogins) unknown.add(login);
      } finally {
        done();
      }
      const said = faults.said();
      whole = said === null;
      if (said !== null) console.err(`readiness: ${terminal(said.replaceAll(token, '***'))}\n`);
    }
    const references = wanted.flatMap(({ ref }): [string, ReferenceFact][] => {
      const fact = known.get(ref);
      return fact === undefined ? [] : [[ref, fact]];
    });
    return { references: new Map(references), unknownLogins: [...unknown].sort(), whole };
  };
}

const settled = (fact: ReferenceFact | undefined): boolean =>
  fact !== undefined && fact.outcome !== 'error' && fact.outcome !== 'not-attempted';

/** Whoever runs this holds the token and reads the terminal: nothing that it sees is kept from them. */
const seen = (fact: ReferenceFact): ReferenceFact =>
  fact.artefact?.private === true ? { ...fact, artefact: { ...fact.artefact, private: false } } : fact;

/** A line that goes away again: on a terminal only. Returns what takes it away. */
function progress(line: string, { err, progress: shows }: Console): () => void {
  if (shows !== true) return () => undefined;
  err(line);
  return () => err('\r\u001B[K');
}

/** A client that remembers its first fault, so that it is said once and not only behind every link. */
class Faults {
  readonly client: Client;
  private first: GitHubFault | null = null;

  constructor(client: Client) {
    const watched = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } catch (error) {
        // 404 is an answer, about one reference.
        if (error instanceof GitHubFault && error.status !== 404) this.first ??= error;
        throw error;
      }
    };
    this.client = {
      graphql: (query, variables) => watched(client.graphql(query, variables)),
      rest: (route, parameters) => watched(client.rest(route, parameters)),
    };
  }

  /** For a person; null where nothing went wrong. */
  said(): string | null {
    if (this.first === null) return null;
    const lasts = this.first.cause instanceof NoAnswer && this.first.cause.kind === 'lasting';
    return this.first.status === 401
      ? 'GITHUB_TOKEN is not valid, or has expired. What it would have read is unchecked: set another, or leave it out.'
      : `not everything could be read: ${this.first.message}. What was not read is unchecked${lasts ? '' : '; run the check again later'}.`;
  }
}
