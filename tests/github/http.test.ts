import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { httpFetch, proxyNamed } from '../../src/github/http.ts';

let server: Server;
let url: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let seen: string[];
let connections: number;
beforeEach(async () => {
  [seen, connections] = [[], 0];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push(`${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`.trim());
      answer(request, response);
    });
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const thrown = async (promise: Promise<unknown>): Promise<{ name: string; code?: string }> =>
  promise.then(
    () => ({ name: 'nothing was thrown' }),
    (error: unknown) => error as Error,
  );

test('method, headers and body go out, status, headers and body come back', async () => {
  let header: unknown;
  answer = (request, response) => {
    header = [request.headers.authorization, request.headers['content-length'], request.headers['transfer-encoding']];
    response.writeHead(418, { 'X-Kind': 'tea' }).end('añb');
  };
  const got = await httpFetch()(`${url}/a?b=1`, { method: 'POST', headers: { authorization: 'token x' }, body: 'é' });
  expect([seen, header]).toEqual([['POST /a?b=1 é'], ['token x', '2', undefined]]);
  expect([got.status, got.headers.get('x-kind'), await got.text(), got.url]).toEqual([
    418,
    'tea',
    'añb',
    `${url}/a?b=1`,
  ]);
  expect(Buffer.from(await got.arrayBuffer()).toString()).toBe('añb');
  expect(Object.fromEntries(got.headers)).toMatchObject({ 'x-kind': 'tea' });
});

test('requests one after another share one connection; those at the same time do not', async () => {
  answer = (_, response) => void response.end('{}');
  const fetch = httpFetch();
  for (let index = 0; index < 5; index += 1) await fetch(url);
  expect(connections).toBe(1);
  await Promise.all([fetch(url), fetch(url)]);
  expect(connections).toBe(2);
});

test('a compressed body is unpacked, and an empty one stays empty', async () => {
  answer = ({ url: path, headers }, response) => {
    expect(headers['accept-encoding']).toBe('gzip');
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(path === '/empty' ? '' : gzipSync('ä'.repeat(5_000)));
  };
  expect(await (await httpFetch()(url)).text()).toBe('ä'.repeat(5_000));
  expect(await (await httpFetch()(`${url}/empty`)).text()).toBe('');
});

test.each([301, 302, 307, 308])('%d is followed with the same method, body and headers', async (status) => {
  const tokens: unknown[] = [];
  answer = (request, response) => {
    tokens.push(request.headers.authorization);
    if (request.url === '/old') response.writeHead(status, { location: '/new' }).end();
    else response.end('there');
  };
  const init = { method: 'POST', body: 'x', headers: { authorization: 'token x' } };
  const got = await httpFetch()(`${url}/old`, init);
  expect([await got.text(), got.url]).toEqual(['there', `${url}/new`]);
  expect([seen, tokens]).toEqual([
    ['POST /old x', 'POST /new x'],
    ['token x', 'token x'],
  ]);
});

test('another host, a circle, and an address that is none are not followed', async () => {
  answer = (request, response) => {
    const to = { '/away': 'http://localhost:9/x', '/circle': '/circle', '/none': 'http://[' }[request.url ?? ''];
    response.writeHead(302, { location: to ?? '/' }).end();
  };
  for (const [path, requests] of [
    ['/away', 1],
    ['/circle', 4],
    ['/none', 1],
  ] as const) {
    seen = [];
    expect((await httpFetch()(url + path)).status).toBe(302);
    expect([path, seen.length]).toEqual([path, requests]);
  }
});

test('a connection that is refused, or breaks off half-way, is the error of the system', async () => {
  answer = (_, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('half', () => response.destroy());
  };
  expect((await thrown(httpFetch()(url))).code).toBe('ECONNRESET');
  await new Promise<void>((resolve) => server.close(() => resolve()));
  expect((await thrown(httpFetch()(url))).code).toBe('ECONNREFUSED');
});

test.each(['before the answer', 'in the middle of it'])(
  'what takes too long is stopped %s, for that reason',
  async (when) => {
    answer = (_, response) => {
      if (when === 'in the middle of it') response.writeHead(200).write('half');
    };
    expect((await thrown(httpFetch()(url, { signal: AbortSignal.timeout(50) }))).name).toBe('TimeoutError');
  },
);

test('it is told when a request has left', async () => {
  const order: string[] = [];
  answer = (_, response) => void response.end();
  const request = httpFetch({ sent: () => order.push('sent') })(url, { method: 'POST', body: 'x'.repeat(100_000) });
  await request;
  order.push('answered');
  expect(order).toEqual(['sent', 'answered']);
});

test.each([
  [{}, 'https', null],
  [{ https_proxy: '' }, 'https', null],
  [{ HTTPS_PROXY: 'http://x' }, 'https', 'HTTPS_PROXY'],
  [{ HTTPS_PROXY: 'http://x' }, 'http', null],
  [{ all_proxy: 'http://x' }, 'https', 'all_proxy'],
  [{ all_proxy: 'http://x', http_proxy: 'http://y' }, 'http', 'http_proxy'],
  [{ NO_PROXY: 'x' }, 'https', null],
])('of %j the proxy for %s is %s', (env, scheme, name) => {
  expect(proxyNamed(env, `${scheme}://api.github.com`)).toBe(name);
});
