/**
 * A `fetch` on Node's `http.request`. Node's own loads undici, which takes as long as all else before the first
 * request. An `import` of `node:http` would load it too, because it reads every export; `getBuiltinModule` does not.
 */
import type { Agent, IncomingMessage } from 'node:http';
import { answered, type Answer, type Fetch, type Init } from './fetch.ts';
import { NoAnswer } from './retry.ts';
import { deadProxy, refusingProxy } from './unreachable.ts';

/** The agent of the proxy for an address; null: the address is reached directly. */
export type ProxyAgent = (address: string) => Agent | null;

/** The variable that names the proxy of an address; null: there is none, and nothing has to be loaded for one. */
export function proxyNamed(env: NodeJS.ProcessEnv, address: string): string | null {
  const scheme = address.startsWith('https:') ? 'https' : 'http';
  const named = (wanted: string): string | undefined =>
    Object.keys(env).find((name) => name.toLowerCase() === wanted && env[name]);
  return named(`${scheme}_proxy`) ?? named('all_proxy') ?? null;
}

interface Options {
  readonly proxy?: ProxyAgent;
  /** The variable that names the proxy. */
  readonly variable?: string;
  /** Called when a request has left this process, and the time until its answer is free for other work. */
  readonly sent?: () => void;
}

/** More redirects than this are a circle. */
const MOST_REDIRECTS = 3;

/**
 * An answer is handed on when its connection is free again, so that requests one after another share one connection.
 * Redirects are followed with the same method, as GitHub asks, and never to another host: it would be told the token.
 * Throws the error of the system, or the reason with which `signal` was aborted.
 */
export function httpFetch({ proxy = () => null, variable = '', sent = () => undefined }: Options = {}): Fetch {
  const ways = new Map<string, Way>();
  const wayTo = (url: URL): Way => {
    const known = ways.get(url.origin);
    if (known !== undefined) return known;
    const tunnel = proxy(url.href);
    const way = {
      agent: tunnel ?? new (nodeModule(url).Agent)({ keepAlive: true }),
      through: tunnel === null ? null : variable,
    };
    ways.set(url.origin, way);
    return way;
  };
  return async (address, init = {}) => {
    for (let [url, redirects] = [new URL(address), 0]; ; redirects += 1) {
      const way = wayTo(url);
      const response = await respond(url, init, way, sent);
      if (response.statusCode === 407 && way.through !== null) {
        // What nobody reads would keep the process alive.
        response.destroy();
        throw new NoAnswer(refusingProxy(407, way.through, url.host));
      }
      const answer = answerOf(response, await bodyOf(response, init.signal), url);
      const next = redirectOf(answer, url);
      if (next === null || redirects === MOST_REDIRECTS) return answer;
      url = next;
    }
  };
}

const nodeModule = ({ protocol }: URL) => process.getBuiltinModule(protocol === 'https:' ? 'node:https' : 'node:http');

/** How an origin is reached. */
interface Way {
  readonly agent: Agent;
  /** The variable that names the proxy between; null: there is none. */
  readonly through: string | null;
}

/** Sends a request. Done when the head of the answer is there. */
function respond(url: URL, init: Init, { agent, through }: Way, sent: () => void): Promise<IncomingMessage> {
  const { method = 'GET', headers = {}, body, signal } = init;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = nodeModule(url).request(url, {
      method,
      agent,
      headers: { ...headers, ...length, 'accept-encoding': 'gzip' },
    });
    const stop = (): void => void request.destroy(reasonOf(signal));
    signal?.addEventListener('abort', stop);
    request.once('close', () => signal?.removeEventListener('abort', stop));
    // It may come again after the answer has begun; whoever reads the body is told then.
    request.on('error', (error: NodeJS.ErrnoException) => {
      const dead = through === null ? null : deadProxy(error.code, through);
      reject(dead === null ? error : new NoAnswer(dead, 'lasting', { cause: error }));
    });
    // A tunnel's refusal would pass for GitHub's answer.
    request.once('proxyConnect', ({ statusCode = 0 }: { readonly statusCode?: number }) => {
      if (url.protocol !== 'https:' || statusCode === 200 || through === null) return;
      request.destroy(
        statusCode < 500
          ? new NoAnswer(refusingProxy(statusCode, through, url.host))
          : Object.assign(new Error('no tunnel'), { code: `the proxy answered ${statusCode}` }),
      );
    });
    request.once('response', resolve);
    request.once('finish', sent);
    request.end(body);
  });
}

/** Everything after the head. Throws where it breaks off. */
async function bodyOf(response: IncomingMessage, signal: AbortSignal | undefined): Promise<string> {
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.once('end', resolve);
    // What was stopped breaks off as well: the reason says more.
    response.once('error', (error) => reject(reasonOf(signal) ?? error));
  });
  // The connection is free in the next turn, and not before.
  await new Promise((resolve) => setImmediate(resolve));
  const bytes = Buffer.concat(chunks);
  const plain =
    response.headers['content-encoding'] === 'gzip' && bytes.length > 0
      ? process.getBuiltinModule('node:zlib').gunzipSync(bytes)
      : bytes;
  return plain.toString('utf8');
}

/** Why a request was stopped, or undefined where it was not. */
function reasonOf(signal: AbortSignal | undefined): Error | undefined {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : undefined;
}

function answerOf(response: IncomingMessage, text: string, url: URL): Answer {
  const headers = Object.entries(response.headers).map(([name, value = '']): [string, string] => [name, String(value)]);
  return answered({ status: response.statusCode ?? 0, url: url.href, headers: new Map(headers) }, text);
}

function redirectOf({ status, headers }: Answer, from: URL): URL | null {
  const location = headers.get('location');
  if (![301, 302, 307, 308].includes(status) || !location || !URL.canParse(location, from.href)) return null;
  const to = new URL(location, from.href);
  return to.origin === from.origin ? to : null;
}
