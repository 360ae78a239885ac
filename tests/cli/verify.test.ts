import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Console } from '../../src/cli/console.ts';
import { check } from '../../src/cli/check.ts';
import {
  addressesOf,
  clientOf,
  evidenceReader,
  hostsOf,
  tokenOf,
  type Environment,
  type Outside,
} from '../../src/cli/verify.ts';
import { run } from '../../src/cli/run.ts';
import type { readEvidence } from '../../src/github/read/evidence/read.ts';
import { parseReference, type Reference } from '../../src/packet/values/references.ts';
import type { Artefact, ReferenceFact } from '../../src/evidence/facts.ts';
import { say } from '../../src/text/words.ts';
import { day } from '../rubric/factory.ts';

/** Stands in for reading where a test is not about it; null: the real one, over the `fetch` of the test. */
const stub = vi.hoisted((): { read: typeof readEvidence | null } => ({ read: null }));
vi.mock(import('../../src/github/read/evidence/read.ts'), async (load) => {
  const real = await load();
  return { ...real, readEvidence: (...given) => (stub.read ?? real.readEvidence)(...given) };
});

const TOKEN = 'ghp_PlantedTokenThatNobodyMaySee0123456789';
const LADDER = `schema: 1
id: small
version: 1.0.0
title: Small
levels: [{ id: L4, title: Senior }, { id: L5, title: Staff }]
tracks: [{ id: ic, title: IC, levels: [L4, L5] }]
competencies:
  - { id: design, title: Design, criteria: { L5: { text: Designs systems., rubric: { verified: 1 } } } }
  - { id: delivery, title: Delivery, criteria: { L5: { text: Ships them., rubric: { link: 1 } } } }
`;
const PACKET = `---
candidate: octo-ada
ladder: small
from: L4
to: L5
period: 2025-01..2026-06
---

## Design

- Designed it: https://github.com/acme/billing/pull/12

## Delivery

- Shipped it: acme/billing#13
`;
const people = (...logins: string[]) => ({ logins, all: true });
const merged: Artefact = {
  state: 'merged',
  authors: people('octo-ada'),
  reviewers: people(),
  assignees: people(),
  committers: people(),
  mergers: people(),
  created: day('2025-02-01'),
  finished: day('2025-03-01'),
  repository: 'acme/billing',
  title: '0123456789abcdef',
  revertedBy: null,
  private: false,
};
const FACTS: Readonly<Record<string, ReferenceFact>> = {
  'acme/billing#12': { outcome: 'true', why: [], kind: 'pull-request', artefact: merged },
  'acme/billing#13': {
    outcome: 'error',
    why: say`GitHub could not be read (${'502'}); nothing has to be changed in the packet`,
  },
};

let folder = '';
let reads: string[][] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'readiness-verify-'));
  writeFileSync(path.join(folder, 'ladder.yml'), LADDER);
  writeFileSync(path.join(folder, 'p.md'), PACKET);
  reads = [];
  stub.read = async (_client, references) => {
    reads.push(references.map(({ ref }) => ref));
    return {
      references: new Map(
        references.map(({ ref }): [string, ReferenceFact] => [ref, FACTS[ref] ?? { outcome: 'not-visible', why: [] }]),
      ),
      unknownLogins: ['octo-old'],
      look: null,
      missing: [],
      expired: false,
    };
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `readiness check p.md` in this process. */
async function checked(
  args: readonly string[],
  env: Environment = { GITHUB_TOKEN: TOKEN },
  more: Partial<Console> = {},
  ways?: Outside,
): Promise<Ran> {
  let [out, err] = ['', ''];
  const console: Console = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colour: false,
    width: 100,
    terminal: false,
    now: () => new Date('2026-07-01T00:00:00Z'),
    entry: pathToFileURL(path.resolve('src/cli.ts')).href,
    env,
    ...more,
  };
  const status = await check([at('p.md'), '--ladder', at('ladder.yml'), ...args], console, ways);
  return { status, out, err };
}

const states = (out: string): Record<string, string> => {
  const report = JSON.parse(out) as { packets: { criteria: { id: string; state: string }[] }[] };
  return Object.fromEntries(report.packets.flatMap(({ criteria }) => criteria.map(({ id, state }) => [id, state])));
};

/** A network that answers everything in one way, and a clock that only waiting moves. */
function network(answer: () => Response | Error): {
  readonly ways: Outside;
  readonly sent: { readonly url: string; readonly headers: Headers }[];
} {
  const sent: { readonly url: string; readonly headers: Headers }[] = [];
  let now = 1_700_000_000_000;
  return {
    sent,
    ways: {
      fetch: async (input, init) => {
        sent.push({ url: input, headers: new Headers(init?.headers) });
        const given = answer();
        if (given instanceof Error) throw given;
        return given;
      },
      now: () => now,
      sleep: async (milliseconds) => {
        now += milliseconds;
      },
    },
  };
}
const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
const silent: Outside = {
  fetch: () => {
    throw new Error('nothing may be sent');
  },
  now: () => 0,
  sleep: async () => undefined,
};

describe('whether anything is read', () => {
  test('with a token: once for all references, and the evidence is verified', async () => {
    const { status, out, err } = await checked(['--format', 'json']);
    expect([status, err, reads]).toEqual([1, '', [['acme/billing#12', 'acme/billing#13']]]);
    // GitHub gave no answer about the second: a link counts by what became of it.
    expect(states(out)).toEqual({ 'design.L5': 'met', 'delivery.L5': 'unchecked' });
  });
  test.each<[string, string[], Environment]>([
    ['without a token', [], {}],
    ['with an empty one', [], { GITHUB_TOKEN: '' }],
    ['with --offline', ['--offline'], { GITHUB_TOKEN: TOKEN }],
  ])('%s: nothing, and what needs it is unchecked', async (_, args, env) => {
    const { status, out } = await checked([...args, '--format', 'json'], env, {}, silent);
    expect([status, states(out), reads]).toEqual([1, { 'design.L5': 'unchecked', 'delivery.L5': 'met' }, []]);
  });
  test('without a token the text says that nothing was opened, and how it would be; whoever asked for that is not told', async () => {
    const bare = await checked([], {});
    expect(bare.out).toMatch(/Links: none of \d was opened/u);
    expect(bare.out).toContain('put a token that can read them in GITHUB_TOKEN');
    expect((await checked(['--offline'], {})).out).not.toContain('GITHUB_TOKEN');
    expect((await checked([])).out).not.toContain('GITHUB_TOKEN');
    expect((await checked(['--format', 'markdown'], {})).out).not.toContain('GITHUB_TOKEN');
  });
  test('a packet without links is not told about tokens', async () => {
    writeFileSync(at('p.md'), PACKET.replaceAll(/: (?:https|acme).*/gu, '.'));
    expect((await checked([], {})).out).not.toContain('GITHUB_TOKEN');
    expect(reads).toEqual([]);
  });
});

describe('--record and --facts', () => {
  const FORMATS = ['text', 'markdown', 'json'];
  test('what was recorded gives the same report when it is replayed, with the same bytes each time and nothing sent', async () => {
    const live = await Promise.all(
      FORMATS.map((format, index) => checked(['--format', format, '--record', at(`${index}.json`)])),
    );
    expect(live.map(({ err }) => err)).toEqual(
      FORMATS.map(
        (_, index) => `Wrote ${at(`${index}.json`)}: 2 references. Replay with --facts ${at(`${index}.json`)}.\n`,
      ),
    );
    expect(readFileSync(at('1.json'), 'utf8')).toBe(readFileSync(at('0.json'), 'utf8'));
    expect(readFileSync(at('0.json'), 'utf8')).toContain('"unknown-logins": ["octo-old"]');
    stub.read = () => {
      throw new Error('nothing may be read');
    };
    for (const [index, format] of FORMATS.entries()) {
      for (const env of [{ GITHUB_TOKEN: TOKEN }, {}])
        expect(await checked(['--format', format, '--facts', at('0.json')], env, {}, silent)).toEqual({
          status: live[index]?.status,
          out: live[index]?.out,
          err: '',
        });
    }
    expect(live[0]?.out).toContain('verified');
  });
  test('nothing beside a packet is loaded by itself', async () => {
    await checked(['--record', at('p.facts.json')]);
    for (const name of ['facts.json', 'p.facts.yml', '.readiness-facts.json'])
      writeFileSync(at(name), readFileSync(at('p.facts.json')));
    expect(states((await checked(['--format', 'json'], {}, {}, silent)).out)['design.L5']).toBe('unchecked');
  });
  test.each([
    [['--record', 'a.json', '--facts', 'b.json'], 'give one of the two'],
    [['--record', 'a.json', '--offline'], 'give one of the two'],
    [['--record', 'nowhere/a.json'], 'there is no folder'],
  ])('%j are wrong words', async (args, says) => {
    await expect(checked(args)).rejects.toThrow(says);
    expect(reads).toEqual([]);
  });
  test('--record without a token is told what it needs', async () => {
    await expect(checked(['--record', at('a.json')], {})).rejects.toThrow('GITHUB_TOKEN');
    expect(existsSync(at('a.json'))).toBe(false);
  });
  test.each([
    ["other people's work", 'precious\n'],
    ['an empty file', ''],
    ['acts', 'schema: 1\npeople: {}\n'],
    ["facts in somebody's own layout", '# mine\nschema: 1\nreferences: {}\n'],
    ['broken facts', '{ "schema": 1, "references": { "acme/x#1": {} } }\n'],
  ])('%s are never overwritten, and nothing is read before that is said', async (_, text) => {
    writeFileSync(at('a.json'), text);
    await expect(checked(['--record', at('a.json')])).rejects.toThrow('is not as --record writes it');
    expect([readFileSync(at('a.json'), 'utf8'), reads]).toEqual([text, []]);
  });
  test('a file of its own is replaced, and that is said; nothing else is left behind', async () => {
    await checked(['--record', at('a.json')]);
    const before = readFileSync(at('a.json'), 'utf8');
    writeFileSync(at('p.md'), PACKET.replace('pull/12', 'pull/14'));
    expect((await checked(['--record', at('a.json')])).err).toContain(`Replaced ${at('a.json')}`);
    expect(readFileSync(at('a.json'), 'utf8')).not.toBe(before);
    expect(readdirSync(folder).toSorted()).toEqual(['a.json', 'ladder.yml', 'p.md']);
  });
  test('a run that met a fault replaces nothing', async () => {
    await checked(['--record', at('a.json')]);
    const before = readFileSync(at('a.json'), 'utf8');
    stub.read = null;
    const { status, err } = await checked(['--record', at('a.json')], undefined, {}, network(() => json(502, {})).ways);
    expect([status, readFileSync(at('a.json'), 'utf8')]).toEqual([1, before]);
    expect(err).toContain(`${at('a.json')} was left as it was`);
  });
  test('a folder is no file', async () => {
    await expect(checked(['--record', folder])).rejects.toThrow('is a folder');
    expect(reads).toEqual([]);
  });
  test('a file that cannot be written is told after the report, with status 2, and what stood there stays', async () => {
    await checked(['--record', at('a.json')]);
    const before = readFileSync(at('a.json'), 'utf8');
    mkdirSync(at(`a.json.${process.pid}.tmp`));
    const { status, out, err } = await checked(['--record', at('a.json')]);
    expect([status, readFileSync(at('a.json'), 'utf8')]).toEqual([2, before]);
    expect(out).toContain('2 required criteria');
    expect(err).toContain('could not be written');
  });
  test('a file of facts that cannot be used: status 2, its problem, and nothing is judged', async () => {
    writeFileSync(at('bad.json'), '{ "schema": 1, "references": { "acme/x#1": { "outcome": "maybe" } } }');
    const { status, out, err } = await checked(['--facts', at('bad.json')], {}, {}, silent);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('bad.json:1:');
    expect(err).toContain('Nothing was judged.');
  });
});

describe('the progress line', () => {
  test('stands on a terminal while GitHub is read, and goes away', async () => {
    const { err } = await checked([], undefined, { progress: true });
    expect(err).toBe('Reading 2 references on GitHub…\r\u001B[K');
  });
  test('goes away where reading fails, too', async () => {
    stub.read = null;
    const { err } = await checked([], undefined, { progress: true }, network(() => json(502, {})).ways);
    expect(err.startsWith('Reading 2 references on GitHub…\r\u001B[Kreadiness: not everything could be read: ')).toBe(
      true,
    );
    expect(err).toContain('502');
  });
  test('is not there in a pipe, nor where nothing is read', async () => {
    expect((await checked([])).err).toBe('');
    expect((await checked(['--offline'], undefined, { progress: true })).err).toBe('');
  });
});

describe('one process reads a reference once', () => {
  const reference = (written: string): Reference => {
    const found = parseReference(written, { line: 1, column: 1 }, { repository: null });
    if (found === null) throw new Error(`no reference: ${written}`);
    return found;
  };
  const reader = () =>
    evidenceReader(
      TOKEN,
      {
        out: () => undefined,
        err: () => undefined,
        colour: false,
        width: 80,
        terminal: false,
        now: () => new Date(0),
        entry: '',
        env: {},
      },
      silent,
    );
  test('what is there already is not asked for again; what a fault kept back is', async () => {
    const read = reader();
    const [one, two, three] = ['acme/billing#12', 'acme/billing#13', 'acme/billing#15'].map(reference);
    if (!one || !two || !three) throw new Error('three references');
    await read({ wanted: [one, two], logins: [] });
    const { references } = await read({ wanted: [one, two, three], logins: [] });
    await read({ wanted: [one, three], logins: [] });
    expect(reads).toEqual([
      ['acme/billing#12', 'acme/billing#13'],
      ['acme/billing#13', 'acme/billing#15'],
    ]);
    expect([...references.keys()]).toEqual(['acme/billing#12', 'acme/billing#13', 'acme/billing#15']);
  });
  test('only what is wanted is handed on', async () => {
    const read = reader();
    await read({ wanted: [reference('acme/billing#12')], logins: [] });
    expect([...(await read({ wanted: [reference('acme/billing#15')], logins: [] })).references.keys()]).toEqual([
      'acme/billing#15',
    ]);
  });
  test('whoever holds the token is told what it sees', async () => {
    stub.read = async (_client, references) => ({
      references: new Map(
        references.map(({ ref }) => [ref, { outcome: 'true', why: [], artefact: { ...merged, private: true } }]),
      ),
      unknownLogins: [],
      look: null,
      missing: [],
      expired: false,
    });
    const { references } = await reader()({ wanted: [reference('acme/billing#12')], logins: [] });
    expect(references.get('acme/billing#12')?.artefact?.private).toBe(false);
  });
  test("a defect of ours is no fault of GitHub's", async () => {
    stub.read = () => Promise.reject(new TypeError('x is not a function'));
    await expect(reader()({ wanted: [reference('acme/billing#12')], logins: [] })).rejects.toThrow(TypeError);
  });
});

describe('where GitHub is', () => {
  test.each<[string, Environment, ReturnType<typeof addressesOf>, string[]]>([
    [
      'github.com',
      {},
      { api: 'https://api.github.com', graphql: 'https://api.github.com/graphql', server: 'https://github.com' },
      [],
    ],
    [
      'a job on github.com',
      {
        GITHUB_API_URL: 'https://api.github.com',
        GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
        GITHUB_SERVER_URL: 'https://github.com',
      },
      { api: 'https://api.github.com', graphql: 'https://api.github.com/graphql', server: 'https://github.com' },
      [],
    ],
    [
      'an Enterprise Server',
      { GITHUB_API_URL: 'https://git.acme.dev/api/v3/' },
      {
        api: 'https://git.acme.dev/api/v3',
        graphql: 'https://git.acme.dev/api/graphql',
        server: 'https://git.acme.dev',
      },
      ['git.acme.dev'],
    ],
  ])('%s', (_, env, addresses, hosts) => {
    expect(addressesOf(env)).toEqual(addresses);
    expect(hostsOf(env)).toEqual(hosts);
  });
  test.each(['api.github.com', 'ftp://api.github.com', 'https://user:secret@'])(
    '%s is no address; it is not repeated',
    (value) => {
      expect(() => addressesOf({ GITHUB_API_URL: value })).toThrow(/^GITHUB_API_URL does not name an address/u);
    },
  );
  test('requests carry the token there, and only there', async () => {
    const { ways, sent } = network(() => json(200, { data: { viewer: { login: 'octo-ada' } } }));
    const env = { GITHUB_API_URL: 'https://git.acme.dev/api/v3' };
    expect(await clientOf(TOKEN, env, ways).graphql('query Me { viewer { login } }', {})).toEqual({
      data: { viewer: { login: 'octo-ada' } },
      errors: null,
    });
    await clientOf(TOKEN, env, ways).rest('GET /repos/{owner}/{repo}', { owner: 'acme', repo: 'x' });
    expect(sent.map(({ url, headers }) => [url, headers.get('authorization')])).toEqual([
      ['https://git.acme.dev/api/graphql', `token ${TOKEN}`],
      ['https://git.acme.dev/api/v3/repos/acme/x', `token ${TOKEN}`],
    ]);
  });
});

test.each(['two words', 'line\nbreak', 'Ünïcode'])(
  'a token that can be none is refused before anything is sent, and not repeated: %j',
  (token) => {
    expect(() => tokenOf({ GITHUB_TOKEN: token })).toThrow(/^GITHUB_TOKEN holds/u);
    expect(() => tokenOf({ GITHUB_TOKEN: token })).not.toThrow(token);
  },
);

describe('a token never appears, whatever goes wrong', () => {
  const says = `Bad credentials for ${TOKEN}`;
  const broken = (code: string) =>
    new TypeError(`fetch failed for Bearer ${TOKEN}`, {
      cause: Object.assign(new Error(`${code} ${TOKEN}`), { code }),
    });
  test.each<[string, () => Response | Error]>([
    ...[400, 401, 403, 404, 422, 500, 502, 503].map((status): [string, () => Response] => [
      String(status),
      () => json(status, { message: says, documentation_url: `https://x.example/${TOKEN}` }),
    ]),
    ['429', () => json(429, { message: says }, { 'retry-after': '1' })],
    ['a limit that lasts too long', () => json(403, { message: `rate limit ${TOKEN}` }, { 'retry-after': '9999' })],
    ['HTML', () => new Response(`<h1>${TOKEN}</h1>`, { status: 502, headers: { 'content-type': 'text/html' } })],
    ['a refused connection', () => broken('ECONNREFUSED')],
    ['a broken connection', () => broken('ECONNRESET')],
    ['an unnamed failure', () => new Error(TOKEN)],
    ['no answer in time', () => new DOMException(`timed out ${TOKEN}`, 'TimeoutError')],
    ['an answer cut off', () => json(200, `{"data":{"r0":"${TOKEN}`)],
    ['no JSON', () => new Response(TOKEN, { status: 200, headers: { 'content-type': 'text/plain' } })],
    ['no data', () => json(200, { message: says })],
    ['errors', () => json(200, { data: null, errors: [{ type: 'FORBIDDEN', path: ['r0'], message: says }] })],
    ['a surprise', () => json(200, { data: { r0: TOKEN, r1: 7 } })],
    ['null', () => json(200, 'null')],
  ])('%s', async (_, answer) => {
    stub.read = null;
    const { ways, sent } = network(answer);
    const { status, out, err } = await checked(
      ['--format', 'json', '--record', at('a.json')],
      undefined,
      { progress: true },
      ways,
    );
    expect(sent.length).toBeGreaterThan(0);
    // What was not read is neither met nor missing.
    expect([status, states(out)['design.L5']]).toEqual([1, 'unchecked']);
    expect(out + err + readFileSync(at('a.json'), 'utf8')).not.toContain(TOKEN);
    expect(err).not.toContain(TOKEN.slice(0, 20));
  });
  test('a token that GitHub refuses is said once, with what to do', async () => {
    stub.read = null;
    const { err } = await checked([], undefined, {}, network(() => json(401, { message: 'Bad credentials' })).ways);
    expect(err).toBe(
      'readiness: GITHUB_TOKEN is not valid, or has expired. What it would have read is unchecked: set another, or leave it out.\n',
    );
  });
});

test('the Action and the command line share one client, which knows nothing of GitHub but how to ask', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const whole = /from '@(?:octokit\/(?:rest|core|graphql|plugin-[\w-]+)|actions\/github)'/u;
  expect(files.filter((file) => whole.test(readFileSync(path.join('src', file), 'utf8')))).toEqual([]);
});

test('the JSON Schema of facts is printed, and no two at once', async () => {
  let out = '';
  const console: Console = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      out += text;
    },
    colour: false,
    width: 80,
    terminal: false,
    now: () => new Date(0),
    entry: '',
  };
  expect([await run(['ladder', 'schema', '--facts'], console), JSON.parse(out)]).toMatchObject([
    0,
    { title: 'Promotion Readiness: recorded facts' },
  ]);
  expect(await run(['ladder', 'schema', '--facts', '--report'], console)).toBe(2);
});
