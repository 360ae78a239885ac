import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAction } from './action.ts';
import { ADA, company, LADDER, NEXT_HEAD, opened, packet, type Company } from './company.ts';

let at: Company;
let folder: string;
beforeEach(async () => {
  at = await company();
  at.push({ [ADA]: packet('octo-ada', false) });
  folder = await mkdtemp(path.join(tmpdir(), 'readiness-start-'));
});
afterEach(async () => {
  await at.world.close();
  await rm(folder, { recursive: true, force: true });
});

interface Loaded {
  /** Bytes by file. */
  readonly files: Readonly<Record<string, number>>;
  readonly undici: boolean;
}

/** What a run had loaded when its first request left, and in the end. */
async function loads(env: Record<string, string> = {}): Promise<{ readonly first: Loaded; readonly last: Loaded }> {
  const report = path.join(folder, 'loaded.json');
  const preload = path.join(import.meta.dirname, 'preload.cjs');
  const ran = await runAction(at.world, { payload: opened(), preload, env: { ...env, PRELOAD_REPORT: report } });
  expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'incomplete']);
  return JSON.parse(await readFile(report, 'utf8')) as { first: Loaded; last: Loaded };
}

describe('what is loaded', () => {
  test('before the first request: at most 20 KB; undici: never', async () => {
    const { first, last } = await loads();
    const bytes = Object.values(first.files).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThanOrEqual(20_000);
    expect([first.undici, last.undici]).toEqual([false, false]);
    expect(Object.keys(last.files).length).toBeGreaterThan(Object.keys(first.files).length);
  });

  test('the watch sees undici where it is loaded: the agents of a proxy draw it in', async () => {
    const { first } = await loads({ HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' });
    expect(first.undici).toBe(true);
  });

  test('a part that is missing is an own fault with words, and the verdict is an error', async () => {
    const dist = path.join(folder, 'dist');
    at.push({ [ADA]: packet('octo-ada', true), 'ladder/engineering/ladder.yml': LADDER.replace('1.0.0', '1.0.1') });
    // One that stands on another, since that is read by a part of its own.
    at.main({ 'ladder/engineering/ladder.yml': 'schema: 1\nextends: ../../base.yml\n', 'base.yml': LADDER });
    await cp('dist', dist, { recursive: true });
    await cp('package.json', path.join(folder, 'package.json'));
    const parts = (await readdir(dist)).filter((name) => /^action-(?!proxy|rolldown).*\.js$/u.test(name));
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) {
      const text = await readFile(path.join(dist, part));
      await rm(path.join(dist, part));
      const ran = await runAction(at.world, { payload: opened(), dist });
      expect([part, ran.code, ran.outputs['verdict']]).toEqual([part, 3, 'error']);
      expect(ran.log).toMatch(/::error::.*(?:missing|Cannot find module)/u);
      expect(ran.log).not.toMatch(/\n\s+at /u);
      await writeFile(path.join(dist, part), text);
    }
  });
});

describe('requests in series', () => {
  /** Answers come after a while, so that what is sent at the same time meets. */
  const slowly = () => {
    at.world.journal.length = 0;
    at.world.faults = () => ({ kind: 'slow', milliseconds: 150 });
  };
  const run = async (head?: string) => {
    slowly();
    const ran = await runAction(at.world, { payload: opened(head) });
    expect(ran.code).toBe(0);
    const { journal } = at.world;
    return {
      outcome: /Comment (\w+):/u.exec(ran.log)?.[1],
      requests: journal.length,
      depth: Math.max(...journal.map(({ depth }) => depth)),
      connections: new Set(journal.map(({ connection }) => connection)).size,
      // Those that wait for one another.
      inSeries: new Set(journal.slice(0, -2).map(({ connection }) => connection)).size,
    };
  };

  // On a busy machine a run waits so long that it looks at the head again after an edit.
  test(
    'five make the comment, four change it, four leave it; only what is written beside another has a connection of its own',
    { retry: 2 },
    async () => {
      expect(await run()).toEqual({ outcome: 'created', requests: 6, depth: 5, connections: 2, inSeries: 1 });
      at.push({ [ADA]: packet('octo-ada', true) }, NEXT_HEAD);
      expect(await run(NEXT_HEAD)).toEqual({ outcome: 'updated', requests: 5, depth: 4, connections: 2, inSeries: 1 });
      expect(await run(NEXT_HEAD)).toEqual({
        outcome: 'unchanged',
        requests: 4,
        depth: 4,
        connections: 1,
        inSeries: 1,
      });
    },
  );

  test('the first request says of itself what the others do', async () => {
    await run();
    const [first, second] = at.world.journal.map(({ headers }) => headers);
    for (const name of ['authorization', 'accept', 'content-type', 'user-agent', 'accept-encoding'])
      expect([name, first?.[name]]).toEqual([name, second?.[name]]);
    expect(at.world.journal.filter(({ name }) => name === 'ReadinessPullRequest')).toHaveLength(1);
  });

  test('the ladder comes with the first answer, the packet with the second', async () => {
    await run();
    const asked = at.world.journal.map(({ body }) => (body as { variables?: object } | undefined)?.variables ?? {});
    expect(Object.values(asked[1] ?? {}).filter((value) => String(value).includes(':'))).toEqual([
      `${'a'.repeat(40)}:${ADA}`,
    ]);
  });

  test('where GitHub cannot answer with the ladders in it, they are read with the packets', async () => {
    at.world.faults = ({ body }) =>
      (body as { variables?: { contents?: boolean } }).variables?.contents === true
        ? { kind: 'status', status: 502 }
        : null;
    const ran = await runAction(at.world, { payload: opened() });
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'incomplete']);
    const asked = at.world.journal
      .filter(({ name }) => name === 'ReadinessBlobs')
      .map(({ body }) => JSON.stringify(body));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('ladder/engineering/ladder.yml');
  });
});

describe('a status that is written beside the comment', () => {
  test('is corrected where the comment fails', async () => {
    at.push({ [ADA]: packet('octo-ada', true) });
    await runAction(at.world, { payload: opened() });
    at.push({ [ADA]: packet('octo-ada', false) }, NEXT_HEAD);
    at.world.statuses.length = 0;
    at.world.faults = ({ method }) => (method === 'PATCH' ? { kind: 'status', status: 422 } : null);
    const ran = await runAction(at.world, { payload: opened(NEXT_HEAD) });
    expect([ran.code, ran.outputs['verdict']]).toEqual([3, 'error']);
    expect(at.world.statuses.map(({ state }) => state)).toEqual(['success', 'error']);
    expect(at.world.statuses.at(-1)?.description).toContain('could not be posted');
  });

  test('links to the comment that is there in the end', async () => {
    await runAction(at.world, { payload: opened() });
    at.push({ [ADA]: packet('octo-ada', true) }, NEXT_HEAD);
    at.world.meanwhile = ({ method }) => {
      if (method === 'PATCH') at.world.comments = [];
    };
    await runAction(at.world, { payload: opened(NEXT_HEAD) });
    expect(at.world.comments).toHaveLength(1);
    expect(at.world.statuses.at(-1)?.target_url).toContain(String(at.world.comments[0]?.id));
    expect(at.world.statuses.at(-1)?.sha).toBe(NEXT_HEAD);
  });
});

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** Hands a request on, and its answer back. */
const handOn = (incoming: IncomingMessage, response: ServerResponse, to: URL): void => {
  const { 'proxy-authorization': _, 'proxy-connection': __, ...headers } = incoming.headers;
  const onward = httpRequest(to, { method: incoming.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  incoming.pipe(onward);
};

describe('a proxy', () => {
  /** One that hands requests on, and keeps what it was asked. */
  async function proxy(
    refuse = false,
  ): Promise<{ readonly url: string; readonly seen: string[]; close(): Promise<void> }> {
    const seen: string[] = [];
    const sockets = new Set<Socket>();
    const server = createServer((incoming, response) => {
      seen.push(`${incoming.method} ${incoming.url} ${incoming.headers['proxy-authorization'] ?? ''}`.trim());
      handOn(incoming, response, new URL(incoming.url ?? ''));
    });
    server.on('connection', (socket: Socket) => void sockets.add(socket));
    server.on('connect', (incoming, client: Socket) => {
      seen.push(`CONNECT ${incoming.url} ${incoming.headers['proxy-authorization'] ?? ''}`.trim());
      if (refuse) return void client.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
      const [host = '', port] = (incoming.url ?? '').split(':');
      const onward = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        onward.pipe(client).pipe(onward);
      });
      onward.on('error', () => client.destroy());
      client.on('error', () => onward.destroy());
    });
    const port = await listening(server);
    return {
      url: `http://127.0.0.1:${port}`,
      seen,
      close: async () => {
        for (const socket of sockets) socket.destroy();
        await new Promise<void>((resolve) => server.close(() => resolve()));
      },
    };
  }

  /** The same GitHub behind TLS, and the environment that leads there. */
  async function secured(): Promise<{ readonly env: Record<string, string>; close(): void }> {
    const file = (name: string): string => path.join(import.meta.dirname, '../fixtures', name);
    const [key, cert] = ['loopback-key.pem', 'loopback-cert.pem'].map((name) => readFileSync(file(name)));
    const server = createTlsServer({ key, cert }, (incoming, response) =>
      handOn(incoming, response, new URL(incoming.url ?? '/', at.world.url)),
    );
    const url = `https://localhost:${await listening(server)}`;
    return {
      env: {
        GITHUB_API_URL: url,
        GITHUB_GRAPHQL_URL: `${url}/graphql`,
        NODE_EXTRA_CA_CERTS: file('loopback-cert.pem'),
      },
      close: () => {
        server.closeAllConnections();
        server.close();
      },
    };
  }

  test('is a tunnel for https: two connections carry six requests, and it sees none of them', async () => {
    const between = await proxy();
    const github = await secured();
    try {
      const env = { ...github.env, https_proxy: between.url.replace('//', '//octo:s3cret@') };
      const ran = await runAction(at.world, { payload: opened(), env });
      expect([ran.code, ran.outputs['verdict'], at.world.journal.length]).toEqual([0, 'incomplete', 6]);
      const { host } = new URL(github.env['GITHUB_API_URL'] ?? '');
      expect(between.seen).toEqual(Array.from({ length: 2 }, () => `CONNECT ${host} Basic ${btoa('octo:s3cret')}`));
    } finally {
      github.close();
      await between.close();
    }
  });

  test('that refuses is said', async () => {
    const between = await proxy(true);
    const github = await secured();
    try {
      const ran = await runAction(at.world, { payload: opened(), env: { ...github.env, https_proxy: between.url } });
      expect([ran.code, ran.outputs['verdict']]).toEqual([3, 'error']);
      expect(ran.log).toMatch(/::error::.*407/u);
      expect(at.world.journal).toHaveLength(0);
    } finally {
      github.close();
      await between.close();
    }
  });

  test('is not needed for https', async () => {
    const github = await secured();
    try {
      const ran = await runAction(at.world, { payload: opened(), env: github.env });
      expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'incomplete']);
    } finally {
      github.close();
    }
  });

  test('of the environment gets every request, on kept connections, with its password', async () => {
    const between = await proxy();
    try {
      const env = { http_proxy: between.url.replace('//', '//octo:s3cret@') };
      const ran = await runAction(at.world, { payload: opened(), env });
      expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'incomplete']);
      expect(between.seen).toHaveLength(6);
      expect(between.seen[0]).toBe(`POST ${at.world.url}/graphql Basic ${btoa('octo:s3cret')}`);
      expect(ran.log).not.toContain('s3cret');
    } finally {
      await between.close();
    }
  });

  test('is used by the command line as well', async () => {
    const between = await proxy();
    const file = path.join(folder, 'ada.md');
    await writeFile(file, packet('octo-ada', true));
    const env = {
      PATH: process.env['PATH'],
      GITHUB_TOKEN: 'token-of-the-job',
      GITHUB_API_URL: at.world.url,
      GITHUB_SERVER_URL: 'https://github.com',
    };
    const ladder = path.join(folder, 'ladder.yml');
    await writeFile(ladder, LADDER);
    try {
      const child = spawn(process.execPath, ['dist/cli.js', 'check', file, '--ladder', ladder], {
        env: { ...env, http_proxy: between.url },
      });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const code = await new Promise((resolve) => child.on('close', resolve));
      expect([code, said, between.seen]).toEqual([0, '', [`POST ${at.world.url}/graphql`]]);
    } finally {
      await between.close();
    }
  });

  test('is passed by where no_proxy says so', async () => {
    const between = await proxy();
    try {
      const ran = await runAction(at.world, {
        payload: opened(),
        env: { HTTP_PROXY: between.url, NO_PROXY: 'localhost,127.0.0.1' },
      });
      expect([ran.code, between.seen]).toEqual([0, []]);
    } finally {
      await between.close();
    }
  });

  test.each(['socks5://127.0.0.1:1', 'http://:nonsense:'])('%s is said, without the value', async (value) => {
    const ran = await runAction(at.world, { payload: opened(), env: { http_proxy: value } });
    expect(ran.code).toBe(3);
    expect(ran.log).toMatch(/::error::http_proxy does not name a proxy as http:\/\/host:port\./u);
    expect(ran.log).not.toContain(value);
    expect(at.world.journal).toHaveLength(0);
  });
});
