import { describe, expect, test } from 'vitest';
import { ACTIVITY, readActivity, type Asked } from '../../../src/github/read/activity.ts';
import { GitHubFault, type Client } from '../../../src/github/client.ts';
import { parseDay, type Day } from '../../../src/text/time.ts';
import { searching, type Work } from '../../acceptance/activity.ts';
import { queryProblems } from '../../acceptance/contract.ts';

const day = (text: string): Day => {
  const read = parseDay(text);
  if (read === null) throw new Error(`no day: ${text}`);
  return read;
};
const asked = (more: Partial<Asked> = {}): Asked => ({
  logins: ['octo-ada'],
  from: day('2025-01-01'),
  to: day('2025-12-31'),
  repositories: [],
  ...more,
});
const names = async (works: readonly Work[], more: Partial<Asked> = {}): Promise<string[]> =>
  (await readActivity(searching(works), asked(more))).found.map(
    ({ role, repository, number, day: on }) => `${role} ${repository}#${number} ${on}`,
  );

const pull = (number: number, more: Partial<Work> = {}): Work => ({
  type: 'pull',
  repository: 'acme/billing',
  number,
  ...more,
});
const issue = (number: number, more: Partial<Work> = {}): Work => ({
  type: 'issue',
  repository: 'acme/billing',
  number,
  ...more,
});

test("the query is one that GitHub has, and nobody's text is in it", () => {
  expect(queryProblems(ACTIVITY)).toEqual([]);
});

test('the searches are those that GitHub documents', async () => {
  const client = searching([]);
  await readActivity(client, asked({ logins: ['octo-ada', 'ada-at-acme'] }));
  expect(client.searches).toEqual([
    'is:pr is:merged author:octo-ada merged:2025-01-01..2025-12-31 sort:updated-desc',
    'is:pr is:merged author:ada-at-acme merged:2025-01-01..2025-12-31 sort:updated-desc',
    'is:pr is:merged reviewed-by:octo-ada -author:octo-ada -author:ada-at-acme created:<=2025-12-31 merged:>=2025-01-01 sort:updated-desc',
    'is:pr is:merged reviewed-by:ada-at-acme -author:octo-ada -author:ada-at-acme created:<=2025-12-31 merged:>=2025-01-01 sort:updated-desc',
    'is:issue is:closed assignee:octo-ada closed:2025-01-01..2025-12-31 sort:updated-desc',
    'is:issue is:closed assignee:ada-at-acme closed:2025-01-01..2025-12-31 sort:updated-desc',
  ]);
});

describe('what is found', () => {
  test.each<[string, readonly Work[], readonly string[]]>([
    [
      'a merged pull request, on the day of its merge',
      [pull(1, { author: 'Octo-Ada', merged: '2025-03-04' })],
      ['author acme/billing#1 2025-03-04'],
    ],
    [
      "not one that is open, closed, somebody else's or of another time",
      [
        pull(1, { author: 'octo-ada' }),
        pull(2, { author: 'octo-ada', closed: '2025-03-04' }),
        pull(3, { author: 'octo-kim', merged: '2025-03-04' }),
        pull(4, { author: 'octo-ada', merged: '2024-12-31' }),
        pull(5, { author: 'octo-ada', merged: '2026-01-01' }),
      ],
      [],
    ],
    [
      'a review, on its own day: the last one in these days',
      [
        pull(1, {
          merged: '2026-02-01',
          reviews: [
            { by: 'octo-ada', at: '2024-12-30' },
            { by: 'octo-ada', at: '2025-05-01' },
            { by: 'octo-kim', at: '2025-05-03' },
            { by: 'octo-ada', at: '2025-05-02' },
            { by: 'octo-ada', at: '2026-01-10' },
          ],
        }),
      ],
      ['reviewer acme/billing#1 2025-05-02'],
    ],
    [
      'not a review of another time, one that was never submitted, one of an own pull request, or of one that was never merged',
      [
        pull(1, { merged: '2025-02-01', created: '2024-11-01', reviews: [{ by: 'octo-ada', at: '2024-12-30' }] }),
        pull(2, { merged: '2025-02-01', reviews: [{ by: 'octo-ada', at: null }] }),
        pull(3, { merged: '2025-02-01', author: 'ada-at-acme', reviews: [{ by: 'octo-ada', at: '2025-01-30' }] }),
        pull(4, { closed: '2025-02-01', reviews: [{ by: 'octo-ada', at: '2025-01-30' }] }),
      ],
      ['author acme/billing#3 2025-02-01'],
    ],
    [
      'a closed issue, on the day it was closed',
      [
        issue(1, { closed: '2025-04-01', assignees: ['octo-kim', 'octo-ada'], reason: 'COMPLETED' }),
        issue(2, { closed: '2025-04-02', assignees: ['octo-ada'] }),
      ],
      ['assignee acme/billing#1 2025-04-01', 'assignee acme/billing#2 2025-04-02'],
    ],
    [
      'not one that was given up, is open or was assigned to others',
      [
        issue(1, { closed: '2025-04-01', assignees: ['octo-ada'], reason: 'NOT_PLANNED' }),
        issue(2, { assignees: ['octo-ada'] }),
        issue(3, { closed: '2025-04-01', assignees: ['octo-kim'] }),
      ],
      [],
    ],
  ])('%s', async (_, works, found) => {
    expect(await names(works, { logins: ['octo-ada', 'ada-at-acme'] })).toEqual(found);
  });

  test('of all the logins, and only in the repositories named', async () => {
    const works = [
      pull(1, { author: 'octo-ada', merged: '2025-03-01' }),
      pull(2, { author: 'ada-at-acme', merged: '2025-03-02', repository: 'acme/crm' }),
      pull(3, { author: 'octo-ada', merged: '2025-03-03', repository: 'labs/x' }),
      pull(4, { author: 'octo-ada', merged: '2025-03-04', repository: 'other/x' }),
    ];
    expect(await names(works, { logins: ['octo-ada', 'ada-at-acme'], repositories: ['acme/crm', 'labs/*'] })).toEqual([
      'author labs/x#3 2025-03-03',
      'author acme/crm#2 2025-03-02',
    ]);
    expect(await names(works)).toHaveLength(3);
  });
});

describe('pages', () => {
  const many = (length: number): Work[] =>
    Array.from({ length }, (_, index) => pull(index + 1, { author: 'octo-ada', merged: '2025-03-01' }));
  test.each([
    [0, 1, 0],
    [100, 1, 0],
    [101, 2, 0],
    [1000, 10, 0],
    [1003, 10, 3],
  ])('of %d results take %d requests and leave %d unread', async (length, pages, unread) => {
    const client = searching(many(length));
    const read = await readActivity(client, asked());
    // One for each of the other kinds.
    expect(client.searches).toHaveLength(pages + 2);
    expect(read.found).toHaveLength(Math.min(length, 1000));
    expect(read.unread).toEqual({ author: unread, reviewer: 0, assignee: 0 });
  });
});

describe('what GitHub does not tell', () => {
  test('results behind single sign-on are counted', async () => {
    const read = await readActivity(
      searching([
        pull(1, { author: 'octo-ada', merged: '2025-03-01', hidden: true }),
        pull(2, { author: 'octo-ada', merged: '2025-03-01' }),
      ]),
      asked(),
    );
    expect([read.found.map(({ number }) => number), read.hidden]).toEqual([[2], 1]);
  });

  const answering = (answer: { readonly data: unknown; readonly errors: unknown }): Client => ({
    graphql: async () => answer,
    rest: async () => null,
  });
  const page = (node: unknown): unknown => ({
    search: { issueCount: 1, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [node] },
  });
  const good = {
    number: 1,
    title: 'x',
    url: 'https://github.com/acme/billing/pull/1',
    repository: { nameWithOwner: 'acme/billing' },
    mergedAt: '2025-03-01T12:00:00Z',
  };

  test('an answer as GitHub gives it is read', async () => {
    expect((await readActivity(answering({ data: page(good), errors: null }), asked())).found[0]).toEqual({
      role: 'author',
      repository: 'acme/billing',
      number: 1,
      title: 'x',
      url: good.url,
      day: '2025-03-01',
    });
  });
  test.each([
    ['no data', null, null],
    ['a search that was refused', { search: null }, [{ type: 'FORBIDDEN', message: 'no', path: ['search'] }]],
    ['an error of its own', page(good), [{ message: 'Something went wrong' }]],
    ['a spent limit', null, [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }]],
    ['no title', page({ ...good, title: null }), null],
    ['an address that is none', page({ ...good, url: 'https://github.com/acme/billing/pull/1)\n# x' }), null],
    ['an address of something else', page({ ...good, url: 'javascript:alert(1)' }), null],
    ['a repository that cannot be one', page({ ...good, repository: { nameWithOwner: 'acme/x --> <b>' } }), null],
  ])('%s is a fault: nothing is told in part', async (_, data, errors) => {
    await expect(readActivity(answering({ data, errors }), asked())).rejects.toThrow(GitHubFault);
  });
});
