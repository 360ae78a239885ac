import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAction, type Ran } from './action.ts';
import { ADA, BOT, company, LADDER, opened, packet, type Company } from './company.ts';
import type { Entry, Token } from './github.ts';

/** What a run says on a bad day: the cause by its name, and the one step that helps, the first time. */

let at: Company;
beforeEach(async () => {
  at = await company();
});
afterEach(() => at.world.close());

/** Everything that a person is told. */
const shown = (ran: Ran): string => [ran.log, ran.summary, ...at.world.comments.map(({ body }) => body)].join('\n');
const AGAIN = /run the (?:job|check) again/iu;

/** A packet with a link to an issue and one to a discussion of the packets' own repository. */
const LINKS = packet('octo-ada', true)
  .replace('https://github.com/acme/rfcs/pull/118', 'acme/promotions#7')
  .replace(
    '  - When: 2025-03 to 2025-12',
    '  - When: 2025-03 to 2025-12\n  - Links: https://github.com/acme/promotions/discussions/8',
  );
const VERIFYING = LADDER.replace('dated: true }', 'dated: true, verified: 1 }');

describe('a permission that the job lacks is named by its line, all of them in one run', () => {
  const WHOLE: Token = { login: BOT, comments: true, statuses: true };
  const LINES = ['contents: read', 'pull-requests: write', 'statuses: write', 'issues: read', 'discussions: read'];
  const run = async (token: Token): Promise<Ran> => {
    at.main({ '.github/readiness.yml': 'enforce: true\n', 'ladder/engineering/ladder.yml': VERIFYING });
    at.push({ [ADA]: LINKS });
    at.world.cited.set('acme/promotions', {
      name: 'acme/promotions',
      private: true,
      works: { 7: { issue: true } },
      discussions: { 8: {} },
    });
    at.world.tokens.set('token-of-the-job', token);
    return await runAction(at.world, { payload: opened() });
  };
  /** The lines that the advice in the log says to add. */
  const toAdd = ({ log }: Ran): string[] => {
    const said = /Add to the `permissions` of the job: (.*?)\.(?: |$)/mu.exec(log)?.[1] ?? '';
    return LINES.filter((line) => said.includes(`\`${line}\``));
  };

  test('with all of them none is', async () => {
    const ran = await run(WHOLE);
    expect([ran.code, toAdd(ran)]).toEqual([0, []]);
    expect(shown(ran)).not.toContain('permissions');
  });

  test.each<readonly [Partial<Token>, readonly string[]]>([
    [{ comments: false }, ['pull-requests: write']],
    [{ statuses: false }, ['statuses: write']],
    [{ lacks: ['issues'] }, ['issues: read']],
    [{ lacks: ['discussions'] }, ['discussions: read']],
    [{ lacks: ['contents'] }, ['contents: read']],
    [{ lacks: ['pull requests'] }, ['pull-requests: write']],
    [{ comments: false, statuses: false }, ['pull-requests: write', 'statuses: write']],
    [
      { comments: false, statuses: false, lacks: ['issues', 'discussions'] },
      ['pull-requests: write', 'statuses: write', 'issues: read', 'discussions: read'],
    ],
    [
      { statuses: false, lacks: ['contents', 'pull requests'] },
      ['contents: read', 'pull-requests: write', 'statuses: write'],
    ],
  ])('%j', async (over, lines) => {
    const ran = await run({ ...WHOLE, ...over });
    expect(toAdd(ran)).toEqual(lines);
    for (const line of lines) expect(ran.summary).toContain(line);
    // The way to another repository is no help with the own one.
    expect(shown(ran)).not.toContain('evidence-token');
    expect(shown(ran)).not.toMatch(AGAIN);
  });

  test('nothing at all: every line of the job is named', async () => {
    const ran = await run({
      login: BOT,
      comments: false,
      statuses: false,
      lacks: ['contents', 'pull requests', 'issues', 'discussions'],
    });
    expect([ran.code, ran.outputs['verdict']]).toEqual([3, 'error']);
    for (const line of LINES) expect(ran.log).toContain(`\`${line}\``);
  });

  test('the comment itself says which line lets the links be read', async () => {
    const ran = await run({ ...WHOLE, lacks: ['issues', 'discussions'] });
    expect(ran.outputs['verdict']).toBe('unchecked');
    const [comment] = at.world.comments;
    expect(comment?.body).toContain('issues: read');
    expect(comment?.body).toContain('discussions: read');
    expect(comment?.body).not.toContain('evidence.repositories');
  });
});

test.each([
  ['locked', /conversation of the pull request is locked.*Unlock/u],
  ['archived', /repository is archived/u],
] as const)('a pull request that is %s is no missing permission', async (closed, said) => {
  at.push({ [ADA]: packet('octo-ada', true) });
  at.world.closed = closed;
  const ran = await runAction(at.world, { payload: opened() });
  expect([ran.code, ran.outputs['verdict'], at.world.statuses.at(-1)?.state]).toEqual([0, 'complete', 'success']);
  expect(ran.log).toMatch(said);
  expect(ran.summary).toMatch(said);
  expect(shown(ran)).not.toContain('pull-requests: write');
});

test('an evidence token that has expired is called by its name, and what the job may read is read', async () => {
  at.main({ 'ladder/engineering/ladder.yml': VERIFYING });
  at.world.cited.set('acme/promotions', { name: 'acme/promotions', works: { 7: { author: 'octo-ada' } } });
  const text = packet('octo-ada', true).replace(
    '  - When: 2025-03 to 2025-12',
    '  - When: 2025-03 to 2025-12\n  - Links: acme/promotions#7',
  );
  at.push({ [ADA]: text });
  const ran = await runAction(at.world, { payload: opened(), inputs: { 'evidence-token': 'token-that-expired' } });
  expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'unchecked']);
  expect(ran.log).toMatch(/`evidence-token` is not valid, or has expired.*Renew/u);
  expect(at.world.comments[0]?.body).toMatch(/<code>evidence-token<\/code>|`evidence-token`/u);
  expect(at.world.comments[0]?.body).toContain('has expired');
  expect(shown(ran)).not.toMatch(AGAIN);
  expect(ran.report?.packets[0]).toMatchObject({
    criteria: [
      { id: 'system-design.L5', state: 'unchecked' },
      { id: 'mentorship.L5', state: 'met' },
    ],
  });
});

describe('to run the job again is advised only where it can help', () => {
  test.each([
    [422, false],
    [410, false],
    [503, true],
  ] as const)('the comment is answered with %i: %s', async (status, again) => {
    at.push({ [ADA]: packet('octo-ada', true) });
    at.world.faults = ({ name }) => (name.endsWith('/comments') ? { kind: 'status', status } : null);
    const ran = await runAction(at.world, { payload: opened() });
    expect([ran.code, AGAIN.test(ran.log), AGAIN.test(at.world.statuses.at(-1)?.description ?? '')]).toEqual([
      3,
      again,
      again,
    ]);
  });
});

describe('a page in the place of an answer is no success', () => {
  const PAGES: Readonly<Record<string, (entry: Entry) => boolean>> = {
    comment: ({ method, name }) => method === 'POST' && name.endsWith('/comments'),
    edit: ({ method }) => method === 'PATCH',
    status: ({ name }) => name.includes('/statuses/'),
    query: ({ name }) => name === 'ReadinessPullRequest',
    packets: ({ name }) => name === 'ReadinessBlobs',
  };
  test.each(Object.keys(PAGES))('%s', async (which) => {
    at.push({ [ADA]: packet('octo-ada', false) });
    if (which === 'edit') await runAction(at.world, { payload: opened() });
    at.push({ [ADA]: packet('octo-ada', true) });
    at.world.faults = (entry) => (PAGES[which]?.(entry) === true ? { kind: 'page' } : null);
    const began = Date.now();
    const ran = await runAction(at.world, { payload: opened() });
    expect([ran.code, ran.outputs['verdict']]).toEqual([3, 'error']);
    // Nothing green stands where a page was taken for success.
    expect(at.world.statuses.at(-1)?.state).toBe(which === 'status' ? undefined : 'error');
    expect(ran.log).toMatch(/::error::.*is a page.*text\/html/u);
    expect(ran.log).not.toMatch(AGAIN);
    expect(Date.now() - began).toBeLessThan(4_000);
  });
});

describe('what cannot pass ends at once, and says what it is', () => {
  const open: { close: () => unknown }[] = [];
  afterEach(() => {
    for (const server of open.splice(0)) server.close();
  });
  const listen = async (server: Server): Promise<number> => {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => void sockets.add(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push({
      close: () => {
        for (const socket of sockets) socket.destroy();
        server.close();
      },
    });
    return (server.address() as AddressInfo).port;
  };
  /** A proxy that answers every request in GitHub's place. */
  const refusing = async (status: number): Promise<string> => {
    const server = createServer((_, response) => void response.writeHead(status).end());
    server.on('connect', (_, client: Socket) => void client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`));
    return `http://octo:s3cret@127.0.0.1:${await listen(server)}`;
  };
  const TLS = { GITHUB_API_URL: 'https://github.invalid', GITHUB_GRAPHQL_URL: 'https://github.invalid/graphql' };
  const secured = async (): Promise<Record<string, string>> => {
    const [key, cert] = ['loopback-key.pem', 'loopback-cert.pem'].map((name) =>
      readFileSync(path.join(import.meta.dirname, '../fixtures', name)),
    );
    const url = `https://localhost:${await listen(createTlsServer({ key, cert }))}`;
    return { GITHUB_API_URL: url, GITHUB_GRAPHQL_URL: `${url}/graphql` };
  };

  test.each<readonly [string, () => Promise<Record<string, string>>, RegExp]>([
    [
      'a proxy that asks for a password',
      async () => ({ ...TLS, https_proxy: await refusing(407) }),
      /the proxy that https_proxy names asks for a user and a password.*407/u,
    ],
    [
      'a proxy that does not let GitHub through',
      async () => ({ ...TLS, HTTPS_PROXY: await refusing(403) }),
      /the proxy that HTTPS_PROXY names refused the connection to github\.invalid.*403/u,
    ],
    [
      'a proxy for http that asks for a password',
      async () => ({ http_proxy: await refusing(407) }),
      /the proxy that http_proxy names asks for a user and a password.*407/u,
    ],
    [
      'a dead proxy',
      async () => ({ ...TLS, https_proxy: 'http://127.0.0.1:9' }),
      /the proxy that https_proxy names cannot be reached \(ECONNREFUSED\)/u,
    ],
    [
      'a proxy of an unknown scheme',
      async () => ({ ...TLS, https_proxy: 'socks5://127.0.0.1:9' }),
      /https_proxy does not name a proxy as http:\/\/host:port\. Proxies of the scheme socks5 are not used/u,
    ],
    [
      'an address of an unknown scheme',
      async () => ({ GITHUB_API_URL: 'ftp://github.invalid' }),
      /GITHUB_API_URL does not name an address/u,
    ],
    ['an unknown certificate', secured, /the certificate of localhost:\d+ is signed by nobody.*NODE_EXTRA_CA_CERTS/u],
    [
      'an authority that is gone',
      async () => ({ ...(await secured()), NODE_EXTRA_CA_CERTS: '/nowhere.pem' }),
      /NODE_EXTRA_CA_CERTS/u,
    ],
  ])('%s', async (_, given, said) => {
    at.push({ [ADA]: packet('octo-ada', true) });
    const env = await given();
    const began = Date.now();
    const ran = await runAction(at.world, { payload: opened(), env });
    const took = Date.now() - began;
    expect([ran.code, ran.outputs['verdict'], at.world.journal.length]).toEqual([3, 'error', 0]);
    expect(ran.log).toMatch(said);
    expect(ran.log).not.toMatch(AGAIN);
    expect(ran.log).not.toContain('s3cret');
    expect(took).toBeLessThan(2_000);
  });
});
