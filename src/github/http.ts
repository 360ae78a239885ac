/**
 * A `fetch` on Node's `http.request`. Node's own loads undici, which takes as long as all else before the first
 * request. An `import` of `node:http` would load it too, because it reads every export; `getBuiltinModule` does not.
 */
import type { Agent, IncomingMessage } from 'node:http';
import { answered, type Answer, type Fetch, type Init } from './fetch.ts';

/** The agent of the proxy for an address; null: the address is reached directly. */
export type ProxyAgent = (address: string) => Agent | null;

/** The variable that names a proxy; null: there is none, and nothing has to be loaded for one. */
export const proxyNamed = (env: NodeJS.ProcessEnv): string | null =>
  Object.keys(env).find((name) => /^(?:https?|all)_proxy$/iu.test(name) && env[name]) ?? null;

interface Options {
  readonly proxy?: ProxyAgent;
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
export function httpFetch({ proxy = () => null, sent = () => undefined }: Options = {}): Fetch {
  const agents = new Map<string, Agent>();
  const agentFor = (url: URL): Agent => {
    const agent = agents.get(url.origin) ?? proxy(url.href) ?? new (nodeModule(url).Agent)({ keepAlive: true });
    agents.set(url.origin, agent);
    return agent;
  };
  return async (address, init = {}) => {
    for (let [url, redirects] = [new URL(address), 0]; ; redirects += 1) {
      const response = await respond(url, init, agentFor(url), sent);
      const answer = answerOf(response, await bodyOf(response, init.signal), url);
      const next = redirectOf(answer, url);
      if (next === null || redirects === MOST_REDIRECTS) return answer;
      url = next;
    }
  };
}

const nodeModule = ({ protocol }: URL) => process.getBuiltinModule(protocol === 'https:' ? 'node:https' : 'node:http');

/** Sends a request. Done when the head of the answer is there. */
function respond(url: URL, init: Init, agent: Agent, sent: () => void): Promise<IncomingMessage> {
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
    request.on('error', reject);
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
