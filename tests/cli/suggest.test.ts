import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Console } from '../../src/cli/console.ts';
import { run } from '../../src/cli/run.ts';
import { suggest } from '../../src/cli/suggest.ts';
import { readPacket } from '../../src/packet/read.ts';
import { itemsOf } from '../../src/packet/reading/read.ts';
import { fetching, type Work } from '../acceptance/activity.ts';
import { bytes } from '../packet/support.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'readiness-suggest-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TOKEN = 'planted-token-of-ada';
const head = (more = 'period: 2025-01..2025-06'): string =>
  `---\ncandidate: octo-ada\naccounts: [ada-at-acme]\nfrom: L4\nto: L5\n${more}\n---\n`;
const packet = (text: string): string => {
  const file = path.join(folder, 'octo-ada.md');
  writeFileSync(file, text);
  return file;
};

const works: readonly Work[] = [
  { type: 'pull', repository: 'acme/billing', number: 1, title: 'Cited', author: 'octo-ada', merged: '2025-03-01' },
  {
    type: 'pull',
    repository: 'acme/billing',
    number: 2,
    title: 'Retry `webhooks` @octo-kim',
    author: 'ada-at-acme',
    merged: '2025-03-02',
  },
  {
    type: 'pull',
    repository: 'acme/crm',
    number: 3,
    title: 'Design',
    author: 'octo-kim',
    merged: '2025-07-01',
    reviews: [{ by: 'octo-ada', at: '2025-05-05' }],
  },
  {
    type: 'issue',
    repository: 'acme/billing',
    number: 4,
    title: 'Late invoices',
    closed: '2025-02-02',
    assignees: ['octo-ada'],
  },
  { type: 'pull', repository: 'acme/billing', number: 5, title: 'Later', author: 'octo-ada', merged: '2025-08-01' },
];

interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  readonly searches: readonly string[];
  readonly urls: readonly string[];
}

async function suggesting(
  args: readonly string[],
  {
    fault,
    env = { GITHUB_TOKEN: TOKEN },
  }: { readonly fault?: (index: number) => Response | null; readonly env?: Console['env'] } = {},
): Promise<Said> {
  let [out, err] = ['', ''];
  let now = 0;
  const stand = fetching(works, fault);
  const console: Console = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colour: false,
    terminal: false,
    width: 80,
    now: () => new Date('2025-09-01T00:00:00Z'),
    entry: pathToFileURL(path.resolve('src/cli.ts')).href,
    ...(env && { env }),
  };
  const ways = {
    fetch: stand.fetch,
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const status = await suggest(args, console, ways).catch(async (error: unknown) => {
    // What throws has asked nothing of GitHub: `run` may say it as people see it, without reaching the network.
    if (stand.requests.length > 0) throw error;
    return run(['suggest', ...args], console);
  });
  expect(`${out}${err}`).not.toContain(TOKEN);
  expect(stand.requests.every(({ authorization }) => authorization === `token ${TOKEN}`)).toBe(true);
  return { status, out, err, searches: stand.searches, urls: stand.requests.map(({ url }) => url) };
}

const listed = (out: string): string[] => [...out.matchAll(/\[([\w/-]+#\d+)\]/gu)].map((match) => match[1] ?? '');

test('what the packet does not cite, as Markdown that claims nothing when it is pasted', async () => {
  const own = `${head()}\n- Built it.\n  - Links: acme/billing#1\n`;
  const { status, out, err, urls } = await suggesting([packet(own)]);
  expect([status, err, new Set(urls)]).toEqual([0, '', new Set(['https://api.github.com/graphql'])]);
  expect(out)
    .toBe(`<!-- Suggestions for octo-ada, 2025-01-01 to 2025-06-30: 1 merged pull request, 1 reviewed pull request, 1 closed issue.
The packet does not cite them yet, and none of them counts as it stands: paste what matters under the
competency that it shows, and write what you did, and what came of it, in place of its TODO. -->

<!-- acme/crm -->

- TODO: say what you did and what came of it, in \`Design\`
  - When: 2025-05-05
  - Role: reviewer
  - Links: [acme/crm#3](https://github.com/acme/crm/pull/3)

<!-- acme/billing -->

- TODO: say what you did and what came of it, in \`\`Retry \`webhooks\` @octo-kim\`\`
  - When: 2025-03-02
  - Role: author
  - Links: [acme/billing#2](https://github.com/acme/billing/pull/2)
- TODO: say what you did and what came of it, in \`Late invoices\`
  - When: 2025-02-02
  - Role: assignee
  - Links: [acme/billing#4](https://github.com/acme/billing/issues/4)
`);
  const pasted = `${own}\n${out}`;
  expect(itemsOf(readPacket(bytes(pasted), 'p.md')).map(({ claim }) => claim)).toEqual(['Built it.']);
  const again = await suggesting([packet(pasted)]);
  expect([again.status, again.out]).toEqual([0, expect.stringContaining('Nothing to suggest for octo-ada')]);
});

describe('where and when', () => {
  test('the repositories named, whatever the case', async () => {
    const { out, searches } = await suggesting([
      packet(head()),
      '--repositories',
      'Acme/CRM, labs/*',
      '--repositories',
      'acme/none',
    ]);
    expect(listed(out)).toEqual(['acme/crm#3']);
    expect(searches[0]).toBe(
      'is:pr is:merged author:octo-ada merged:2025-01-01..2025-06-30 repo:Acme/CRM sort:updated-desc',
    );
    expect(searches[1]).toMatch(/ user:labs sort/u);
    expect(searches).toHaveLength(3 * 2 * 3);
  });
  test.each([
    [
      "the days given, before the packet's period",
      head(),
      ['--from-day', '2025-07-01', '--to-day', '2025-08-31'],
      '2025-07-01..2025-08-31',
    ],
    ['one of them beside the period', head(), ['--from-day', '2025-05-01'], '2025-05-01..2025-06-30'],
    ['an open period up to today', head('period: 2025-04..present'), [], '2025-04-01..2025-09-01'],
    ['from a day to today without a period', head('track: ic'), ['--from-day', '2025-08-01'], '2025-08-01..2025-09-01'],
  ])('%s', async (_, text, args, range) => {
    const { status, searches } = await suggesting([packet(text), ...args]);
    expect([status, searches[0]]).toEqual([0, `is:pr is:merged author:octo-ada merged:${range} sort:updated-desc`]);
  });
  test('a login that is written twice is asked for once', async () => {
    const { searches } = await suggesting([packet(head().replace('ada-at-acme', 'Octo-Ada'))]);
    expect(searches).toHaveLength(3);
  });
  test('an address of GitHub Enterprise Server is where the environment says', async () => {
    const { urls } = await suggesting([packet(head())], {
      env: { GITHUB_TOKEN: TOKEN, GITHUB_API_URL: 'https://ghe.acme.io/api/v3' },
    });
    expect(new Set(urls)).toEqual(new Set(['https://ghe.acme.io/api/graphql']));
  });
});

describe('bad input is 2, and says what to do', () => {
  test.each<[string, string, readonly string[], string]>([
    ['two packets', head(), ['another.md'], 'takes one packet'],
    [
      'a repository that is a search',
      head(),
      ['--repositories', 'acme/billing author:octo-kim'],
      'acme/billing or acme/*',
    ],
    ['a repository without an owner', head(), ['--repositories', 'billing'], 'not "billing"'],
    [
      'too many repositories',
      head(),
      ['--repositories', Array.from({ length: 21 }, (_, index) => `acme/r${index}`).join(',')],
      'at most 20 names, not 21',
    ],
    [
      'a day that the calendar does not have',
      head(),
      ['--to-day', '2025-02-30'],
      '--to-day takes a day, like 2026-06-30, not "2025-02-30"',
    ],
    [
      'days that end before they begin',
      head(),
      ['--from-day', '2025-07-01'],
      'the days end (2025-06-30) before they begin (2025-07-01)',
    ],
    ['no period', head('track: ic'), [], 'period: 2025-01..2026-06'],
    ['a period that cannot be read', head('period: soonish'), [], 'no period that can be read'],
    ['no candidate', '# Ada\n', [], 'does not say who the candidate is'],
    ['a candidate that is no login', head().replace('octo-ada', '"octo-ada is:open"'), [], 'octo-ada.md:2:'],
    ['an unknown option', head(), ['--limit', '5'], '--limit'],
  ])('%s', async (_, text, args, says) => {
    const { status, out, err, urls } = await suggesting([packet(text), ...args]);
    expect([status, out, urls]).toEqual([2, '', []]);
    expect(err).toContain(says);
  });
  test.each([[undefined], [{}], [{ GITHUB_TOKEN: '' }]])('no token: %j', async (env) => {
    const { status, out, err, urls } = await suggesting([packet(head())], { env: env ?? {} });
    expect([status, out, urls]).toEqual([2, '', []]);
    expect(err).toContain('GITHUB_TOKEN=$(gh auth token)');
  });
  test('a file that is not there', async () => {
    const { status, err } = await suggesting([path.join(folder, 'nobody.md')]);
    expect([status, err]).toEqual([2, expect.stringContaining('there is no such file')]);
  });
});

describe('faults: nothing in part, no token in what is said', () => {
  const says = (status: number, message = `no ${TOKEN}`): Response => Response.json({ message }, { status });
  test.each<[string, number, (index: number) => Response | null]>([
    ['401', 2, () => says(401)],
    ['403', 2, () => says(403)],
    ['429 for ever', 3, () => says(429)],
    ['500 for ever', 3, () => says(500)],
    ['502 at the last kind', 3, (index) => (index >= 4 ? says(502) : null)],
    [
      'an answer that is cut off',
      3,
      () => new Response('{"data":{"search', { headers: { 'content-type': 'application/json' } }),
    ],
    ['an answer of another shape', 3, () => Response.json({ data: { search: { issueCount: 'many' } } })],
    [
      'a limit in the answer',
      3,
      () => Response.json({ data: null, errors: [{ type: 'RATE_LIMITED', message: `limit of ${TOKEN}` }] }),
    ],
  ])('%s', async (_, status, fault) => {
    const said = await suggesting([packet(head())], { fault });
    expect([said.status, said.out]).toEqual([status, '']);
    expect(said.err).toMatch(
      status === 2
        ? /^readiness: GitHub refused the token: .* Set GITHUB_TOKEN to one .*\.\n$/u
        : /^readiness: GitHub could not be read: .* Run this again later; nothing has to be changed in the packet\.\n$/u,
    );
  });
  test('one that passes is not noticed', async () => {
    const { status, out } = await suggesting([packet(head())], { fault: (index) => (index === 0 ? says(502) : null) });
    expect([status, listed(out)]).toEqual([0, ['acme/crm#3', 'acme/billing#2', 'acme/billing#1', 'acme/billing#4']]);
  });
});

test('the Action does not carry it', () => {
  expect(readFileSync('dist/action.js', 'utf8')).not.toContain('ReadinessActivity');
});
