import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient, GitHubFault, type Client, type GraphqlAnswer } from '../../../../src/github/client.ts';
import { readEvidence, type EvidenceOptions } from '../../../../src/github/read/evidence/read.ts';
import { httpFetch } from '../../../../src/github/http.ts';
import { defaultRetry, retryingFetch } from '../../../../src/github/retry.ts';
import type { Artefact, ReferenceFact } from '../../../../src/evidence/facts.ts';
import { plain } from '../../../../src/text/words.ts';
import { commitOfPull, type StoredRepository, type StoredWork } from '../../../acceptance/evidence.ts';
import { World } from '../../../acceptance/github.ts';
import { refusal } from '../../../acceptance/graph.ts';
import { clientOf } from '../../world.ts';
import { link } from './packet.ts';
import { KINDS } from './kinds.ts';

let world: World;
beforeEach(async () => {
  world = await new World().open();
});
afterEach(() => world.close());

const at = 'https://github.com/acme/billing';
const cite = (
  stored: Omit<StoredRepository, 'name'> & { readonly name?: string },
  ...names: readonly string[]
): void => {
  const repository = { name: 'Acme/Billing', ...stored };
  for (const name of [repository.name, ...names]) world.cited.set(name.toLowerCase(), repository);
};
const open: EvidenceOptions = { allowed: () => true, evidence: null, own: 'Acme/Promotions', logins: ['octo-ada'] };
const readAll = (written: readonly string[], options: Partial<EvidenceOptions> = {}, client = clientOf(world)) =>
  readEvidence(
    client,
    written.map((one) => link(one)),
    { ...open, ...options },
  );
const said = (fact: ReferenceFact | undefined): string =>
  fact === undefined ? 'nothing' : `${fact.outcome}: ${plain(fact.why)}`;
async function read(written: string, options: Partial<EvidenceOptions> = {}): Promise<ReferenceFact> {
  const fact = (await readAll([written], options)).references.get(link(written).ref);
  if (fact === undefined) throw new Error('nothing was read');
  return fact;
}
async function artefact(written: string): Promise<Artefact> {
  const fact = await read(written);
  if (fact.artefact === undefined) throw new Error(said(fact));
  return fact.artefact;
}
const pull = async (work: StoredWork): Promise<Artefact> => {
  cite({ works: { 1: work } });
  return artefact('#1');
};
const all = (...logins: string[]) => ({ logins, all: true });
const some = (...logins: string[]) => ({ logins, all: false });

describe('a pull request', () => {
  test('has its people, days and state', async () => {
    const { title, ...rest } = await pull({
      author: 'Octo-Ada',
      created: '2025-01-02',
      closed: '2025-02-01',
      assignees: ['Octo-Kim'],
      mergedBy: 'octo-lee',
      reviews: [
        { id: 1, by: 'octo-sam' },
        { id: 2, by: 'octo-ada', state: 'COMMENTED' },
        { id: 3, by: 'octo-eve', state: 'PENDING' },
      ],
      commits: [{ authors: ['octo-ada', 'octo-jo'], committer: 'octo-ada' }],
    });
    expect(rest).toEqual({
      state: 'merged',
      authors: all('octo-ada', 'octo-jo'),
      reviewers: all('octo-sam'),
      assignees: all('octo-kim'),
      participants: all('octo-ada', 'octo-sam'),
      committers: all('octo-ada'),
      mergers: all('octo-lee'),
      created: '2025-01-02',
      finished: '2025-02-01',
      repository: 'acme/billing',
      revertedBy: null,
      private: false,
    });
    expect(title).toMatch(/^[\da-f]{16}$/u);
  });

  test.each(['open', 'draft', 'closed', 'merged'] as const)('can be %s', async (state) => {
    const found = await pull({ state });
    expect([found.state, found.finished !== null, found.mergers]).toEqual([
      state,
      state === 'closed' || state === 'merged',
      state === 'merged' ? all('octo-lee') : all(),
    ]);
  });

  test("whose account is gone may be anybody's", async () => {
    const { authors, mergers, reviewers } = await pull({
      author: null,
      mergedBy: null,
      reviews: [
        { id: 1, by: null },
        { id: 2, by: 'octo-sam' },
      ],
    });
    expect([authors, mergers, reviewers]).toEqual([some('octo-ada'), some(), some('octo-sam')]);
  });

  test("with a commit of an address that no account has may be anybody's", async () => {
    expect(await pull({ commits: [{ authors: ['octo-ada', null], committer: null }] })).toMatchObject({
      authors: some('octo-ada'),
      committers: some(),
    });
  });

  test('that GitHub committed itself does not tell who did', async () =>
    expect((await pull({ commits: [{ committer: 'web-flow' }] })).committers).toEqual(some()));
  test('of a bot is of no user of the same name', async () =>
    expect((await pull({ author: 'octo-ada[bot]', commits: [{ authors: ['octo-lee'] }] })).authors).toEqual(
      all('octo-ada[bot]', 'octo-lee'),
    ));
  test('that a bot merged was merged for somebody', async () =>
    expect((await pull({ mergedBy: 'queue[bot]' })).mergers).toEqual(some('queue[bot]')));
  test("that was imported may be anybody's", async () =>
    expect((await pull({ author: '~octo-ada', commits: [] })).authors).toEqual(some()));

  test('with more than a page of anything is not known whole', async () => {
    const found = await pull({
      reviews: Array.from({ length: 101 }, (_, index) => ({ id: index + 1, by: 'octo-sam' })),
      commits: Array.from({ length: 51 }, () => ({})),
      assignees: Array.from({ length: 21 }, () => 'octo-kim'),
    });
    expect([found.reviewers, found.authors, found.assignees]).toEqual([
      some('octo-sam'),
      some('octo-ada'),
      some('octo-kim'),
    ]);
  });

  test('with more co-authors than a page is not known whole', async () => {
    expect((await pull({ commits: [{ authors: Array.from({ length: 21 }, () => 'octo-jo') }] })).authors).toEqual(
      some('octo-ada', 'octo-jo'),
    );
  });

  test.each([
    ['merged and named so', { number: 9, title: 'Revert "Change 1"', merged: true }, 'acme/billing#9'],
    ['not merged', { number: 9, title: 'Revert "Change 1"', merged: false }, null],
    ['named otherwise', { number: 9, title: 'Reverted carts', merged: true }, null],
    ['of another repository', { number: 9, title: 'Revert "Change 1"', merged: true, elsewhere: true }, null],
  ])('may have been reverted by one that is %s', async (_, mention, expected) => {
    expect((await pull({ mentions: [mention] })).revertedBy).toBe(expected);
  });

  test('that is open was not reverted', async () =>
    expect(
      (await pull({ state: 'open', mentions: [{ number: 9, title: 'Revert it', merged: true }] })).revertedBy,
    ).toBeNull());

  test('has a title that can be compared and not read', async () => {
    const [one, same, other] = [
      await pull({ title: 'Fix  the\nCart ' }),
      await pull({ title: 'fix the cart' }),
      await pull({ title: 'fix the carts' }),
    ].map(({ title }) => title);
    expect([one === same, one === other]).toEqual([true, false]);
  });
});

describe('every kind is found', () => {
  const posts = [
    { id: 1, by: 'octo-x' },
    { id: 5_000_000_001, by: 'octo-sam', at: '2025-05-05' },
  ];
  beforeEach(() => {
    cite({
      works: {
        1: { reviews: posts, comments: posts, threads: [[posts[0]!], posts] },
        2: { issue: true, comments: posts, assignees: ['octo-ada'], author: 'octo-lee', state: 'open' },
      },
      discussions: {
        7: {
          author: 'octo-ada',
          comments: [
            { ...posts[0]!, replies: [posts[1]!] },
            { id: 3, by: null },
          ],
        },
      },
      commits: {
        ['abcdef1'.padEnd(40, '0')]: {
          authors: ['octo-ada', 'octo-jo'],
          committer: 'octo-lee',
          authored: '2025-03-01',
          committed: '2025-03-04',
        },
      },
      releases: { 'v1/x': { author: 'octo-ada', title: 'One', published: '2025-06-07' } },
      milestones: { 9: { closed: '2025-08-08' } },
    });
    world.others.set('acme/billing', {
      main: {
        'docs/a.md': '# Context\n\n## Risks\n',
        'r.csv': 'a\nINC-1\nINC-2\n',
        'a.ts': '',
        'b.md': { binary: 9 },
        'c.md': { truncated: 900_000 },
        'd.md': `# A\n${'x\n'.repeat(140_000)}`,
      },
      'feature/x': { 'docs/a.md': '# Branch' },
    });
    world.gists.set('octo-ada/0a1b', { created: '2025-01-01' });
    world.searches.set('is:merged author:octo-ada is:pr repo:acme/billing', 17);
  });
  const own = { authors: all('octo-sam'), created: '2025-05-05', finished: '2025-05-05', state: null };

  test.each<[string, string, object, object?]>([
    [
      'issue',
      `${at}/issues/2`,
      {
        state: 'open',
        authors: all('octo-lee'),
        assignees: all('octo-ada'),
        reviewers: some(),
        mergers: some(),
        finished: null,
      },
    ],
    ['issue by its number', '#2', { state: 'open' }, { kind: 'issue' }],
    ['pull request by its number', 'GH-1', { state: 'merged' }, { kind: 'pull-request' }],
    ['issue under the address of a pull request', `${at}/pull/2`, { state: 'open' }, { kind: 'issue' }],
    ['review', `${at}/pull/1#pullrequestreview-5000000001`, { ...own, reviewers: all('octo-sam'), assignees: some() }],
    ['comment on code', `${at}/pull/1#discussion_r5000000001`, { ...own, reviewers: all('octo-sam') }],
    ['comment on a pull request', `${at}/pull/1#issuecomment-5000000001`, { ...own, reviewers: some() }],
    ['comment on an issue', `${at}/issues/2#issuecomment-5000000001`, own],
    ['discussion', `${at}/discussions/7`, { state: 'open', authors: all('octo-ada') }],
    ['comment of a discussion, whose account is gone', `${at}/discussions/7#discussioncomment-3`, { authors: some() }],
    ['reply in a discussion', `${at}/discussions/7#discussioncomment-5000000001`, own],
    [
      'commit',
      `acme/billing@${'abcdef1'.padEnd(40, '0')}`,
      {
        state: null,
        authors: all('octo-ada', 'octo-jo'),
        committers: all('octo-lee'),
        created: '2025-03-01',
        finished: '2025-03-04',
      },
    ],
    [
      'commit by the beginning of its name',
      'acme/billing@abcdef1',
      { finished: '2025-03-04' },
      { ref: `acme/billing@${'abcdef1'.padEnd(40, '0')}` },
    ],
    ['release', `${at}/releases/tag/v1/x`, { state: 'published', authors: all('octo-ada'), finished: '2025-06-07' }],
    ['milestone', `${at}/milestone/9`, { state: null, finished: '2025-08-08' }],
    ['repository', at, { state: null, authors: some(), created: null }],
    [
      'document',
      `${at}/blob/main/docs/a.md#risks`,
      { authors: some(), created: null },
      { headings: ['Context', 'Risks'] },
    ],
    ['register', 'https://raw.githubusercontent.com/acme/billing/main/r.csv', {}, { entries: 2 }],
    ['document of a branch with a slash', `${at}/blob/feature/x/docs/a.md`, {}, { headings: ['Branch'] }],
    ['folder', `${at}/tree/main/docs`, { state: null }],
  ])('%s', async (_, written, expected, more = {}) => {
    const { outcome, why, artefact: found, ...rest } = await read(written);
    expect([outcome, plain(why)]).toEqual(['true', 'found']);
    expect(found).toMatchObject({ repository: 'acme/billing', ...expected });
    expect(rest).toEqual(more);
  });

  test.each(['a.ts', 'b.md', 'c.md', 'd.md'])('a file whose text was not read has no headings: %s', async (name) => {
    expect(await read(`${at}/blob/main/${name}`)).toMatchObject({ outcome: 'true' });
    expect((await read(`${at}/blob/main/${name}`)).headings).toBeUndefined();
  });

  test('gist', async () =>
    expect(await artefact('https://gist.github.com/octo-ada/0a1b#file-x')).toMatchObject({
      authors: all('octo-ada'),
      created: '2025-01-01',
      repository: null,
    }));
  test('account', async () =>
    expect(await artefact('https://github.com/octo-lee')).toMatchObject({ created: null, repository: null }));
  test('search', async () =>
    expect(await read(`${at}/pulls?q=is%3Amerged+author%3Aocto-ada`)).toEqual({
      outcome: 'true',
      why: ['found'],
      entries: 17,
    }));

  test.each([
    `${at}/pull/99`,
    `${at}/issues/99`,
    `${at}/pull/1#pullrequestreview-99`,
    `${at}/pull/1#discussion_r99`,
    `${at}/issues/2#issuecomment-99`,
    `${at}/issues/2#pullrequestreview-1`,
    `${at}/discussions/99`,
    `${at}/discussions/7#discussioncomment-99`,
    `acme/billing@${'9'.repeat(40)}`,
    `${at}/releases/tag/v9`,
    `${at}/blob/main/no.md`,
    `${at}/blob/gone/docs/a.md`,
    `${at}/milestone/99`,
    'https://gist.github.com/octo-ada/99',
    'https://github.com/acme/none',
    'acme/none#1',
  ])('%s is not', async (written) => {
    const fact = await read(written);
    expect(said(fact)).toMatch(/^not-visible: not found or not visible to the bot/u);
    expect(fact.artefact).toBeUndefined();
  });

  test('an account that is gone is not', async () => {
    world.gone.add('octo-old');
    expect((await read('https://github.com/octo-old')).outcome).toBe('not-visible');
  });

  test('what was transferred may have another address, and that is said', async () =>
    expect(said(await read('#99'))).toContain('an issue that was transferred has a new address'));

  test('fifty references of all kinds take one request', async () => {
    const written = [
      ...KINDS,
      ...Array.from({ length: 50 - KINDS.length }, (_, index) => `acme/r${index}#${index + 1}`),
    ];
    const { references } = await readAll(written);
    expect([world.journal.map(({ name }) => name), references.size]).toEqual([['ReadinessEvidence'], 50]);
  });

  test('and where two tokens read, one that sees both does for both; else each is asked for its own', async () => {
    const login = { login: 'octo-reader', comments: false, statuses: false };
    world.tokens.set('wide', login);
    world.tokens.set('narrow', { ...login, blind: true });
    cite({
      name: 'acme/promotions',
      works: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [index + 1, {}])),
    });
    const written = [
      ...Array.from({ length: 30 }, (_, index) => `acme/r${index}#1`),
      ...Array.from({ length: 20 }, (_, index) => `acme/promotions#${index + 1}`),
    ];
    for (const [token, requests] of [
      ['wide', 1],
      ['narrow', 2],
    ] as const) {
      world.journal.length = 0;
      const { references } = await readAll(written, { evidence: clientOf(world, token) });
      expect([token, world.journal.length]).toEqual([token, requests]);
      expect([...references.values()].filter(({ outcome }) => outcome === 'true')).toHaveLength(20);
    }
  });
});

describe('the same artefact', () => {
  test('written three ways is read once', async () => {
    cite({ works: { 1: {} } });
    const { references } = await readAll(['#1', 'acme/billing#1', `${at}/pull/1?diff=split#top`]);
    expect([references.size, JSON.stringify(world.journal[0]?.body).split('issueOrPullRequest').length - 1]).toEqual([
      1, 1,
    ]);
  });

  test('under a former name of its repository has its identity of today', async () => {
    cite({ name: 'Acme/Money', works: { 1: {} }, releases: { v1: {} } }, 'acme/billing');
    expect([
      (await read('#1')).ref,
      (await read(`${at}/releases/tag/v1`)).ref,
      (await read(at)).ref,
      (await read(`${at}/pull/1#issuecomment-4`)).ref,
    ]).toEqual(['acme/money#1', 'acme/money release v1', 'acme/money', undefined]);
    expect((await artefact('#1')).repository).toBe('acme/money');
  });

  test('that was transferred has its identity of today', async () => {
    cite({ name: 'acme/other', works: { 8: { issue: true } } });
    cite({ works: { 1: { issue: true, movedTo: { repository: 'acme/other', number: 8 } } } });
    expect((await read('#1')).ref).toBe('acme/other#8');
  });

  test('of a private repository does not tell a new name that the packet does not have', async () => {
    world.tokens.set('token-of-the-job', {
      login: 'x',
      comments: false,
      statuses: false,
      reads: ['acme/billing', 'acme/secret'],
    });
    cite({ name: 'acme/secret', private: true, works: { 1: {} } }, 'acme/billing');
    expect((await read('#1')).ref).toBeUndefined();
    const { references } = await readAll(['#1', 'acme/secret#1']);
    expect(references.get('acme/billing#1')?.ref).toBe('acme/secret#1');
  });
});

describe('what may be read', () => {
  const secret = { login: 'octo-reader', comments: false, statuses: false, reads: ['acme/billing', 'evil/billing'] };
  beforeEach(() => {
    world.tokens.set('evidence', secret);
    cite({ private: true, works: { 1: {} } });
    cite({ name: 'acme/promotions', private: true, works: { 1: {} } });
  });

  test('is not asked for where the settings do not allow it', async () => {
    expect(said(await read('#1', { allowed: (repository) => repository !== 'acme/billing' }))).toBe(
      'not-attempted: the settings (`evidence.repositories`) do not let the bot read `acme/billing`',
    );
    expect(world.journal).toEqual([]);
  });

  test("of the packets' own repository always is", async () =>
    expect((await read('acme/promotions#1', { allowed: () => false })).artefact?.private).toBe(false));

  test('is read with the other token, and then private', async () => {
    expect(said(await read('#1'))).toContain('not-visible');
    expect((await read('#1', { evidence: clientOf(world, 'evidence') })).artefact?.private).toBe(true);
  });

  test('is not where a repository has moved to one that is not allowed', async () => {
    cite({ name: 'evil/billing', private: true, works: { 1: {} } }, 'acme/billing');
    const fact = await read('#1', {
      evidence: clientOf(world, 'evidence'),
      allowed: (repository) => repository.startsWith('acme/'),
    });
    expect([fact.outcome, fact.artefact, fact.ref]).toEqual(['not-visible', undefined, undefined]);
    expect(said(fact)).toBe(
      'not-visible: not found or not visible to the bot (an issue that was transferred has a new address)',
    );
  });

  test("in a search is all of an owner's, or nothing", async () => {
    const asked: string[] = [];
    const search = 'https://github.com/pulls?q=author%3Aocto-ada+org%3Aacme';
    expect((await read(search, { allowed: (repository) => asked.push(repository) > 1 })).outcome).toBe('not-attempted');
    expect(asked).toEqual(['acme/*']);
  });
});

test('logins that GitHub does not know are told', async () => {
  world.gone.add('octo-old');
  cite({ works: { 1: {} } });
  expect((await readAll(['#1'], { logins: ['@Octo-Old', 'octo-ada'] })).unknownLogins).toEqual(['octo-old']);
  world.tokens.set('evidence', { login: 'octo-reader', comments: false, statuses: false });
  expect(
    (await readAll(['#1'], { logins: ['octo-old'], evidence: clientOf(world, 'evidence') })).unknownLogins,
  ).toEqual(['octo-old']);
  expect(await readAll([], { logins: ['octo-old'] })).toEqual({
    references: new Map(),
    unknownLogins: [],
    look: null,
    missing: [],
    expired: false,
  });
  expect(world.journal).toHaveLength(2);
});

describe('another GitHub', () => {
  test('is not asked', async () => {
    const { references } = await readEvidence(
      clientOf(world),
      [link('https://ghe.acme.example/acme/billing/pull/1', ['ghe.acme.example'])],
      open,
    );
    expect(said(references.get('ghe.acme.example/acme/billing#1'))).toBe(
      'not-supported: nothing outside of this GitHub is opened',
    );
  });

  test('may be the one that is asked', async () => {
    cite({ name: 'acme/money', works: { 1: {} } }, 'acme/billing');
    const { references } = await readEvidence(
      clientOf(world),
      [
        link('https://ghe.acme.example/acme/billing/pull/1', ['ghe.acme.example']),
        link('acme/money#1'),
        link('https://github.com/acme/money/pull/1'),
      ],
      { ...open, host: 'ghe.acme.example' },
    );
    expect(references.get('ghe.acme.example/acme/billing#1')).toMatchObject({
      outcome: 'true',
      ref: 'ghe.acme.example/acme/money#1',
    });
    expect(said(references.get('acme/money#1'))).toContain('nothing outside');
  });
});

describe("GitHub's answers of every shape", () => {
  const part = (over: Record<string, unknown>): Promise<ReferenceFact> => {
    cite({ works: { 1: { over, author: 'octo-lee' }, 2: {} } });
    return read('#1');
  };
  const refuse = (type: string | null) => () => {
    throw refusal(type);
  };

  test('a repository that is refused', async () => {
    cite({ refused: 'FORBIDDEN' });
    expect(said(await read('#1'))).toBe('not-visible: not visible to the bot: its token may not read this');
  });

  test('a repository behind a single sign-on', async () => {
    cite({ refused: 'saml' });
    expect(said(await read('#1'))).toContain(
      'not-visible: not visible to the bot: its token is not authorized for the single sign-on',
    );
  });

  test('a part that is refused and may be empty', async () => {
    const fact = await part({
      reviews: refuse('FORBIDDEN'),
      timelineItems: () => ({ nodes: null }),
      mergedBy: refuse('FORBIDDEN'),
    });
    expect(fact.artefact).toMatchObject({
      state: 'merged',
      authors: all('octo-ada', 'octo-lee'),
      reviewers: some(),
      mergers: some(),
      revertedBy: null,
    });
  });

  test('a part that is refused and takes the whole along', async () =>
    expect(said(await part({ commits: refuse('FORBIDDEN') }))).toContain(
      'not-visible: not visible to the bot: its token',
    ));

  test("GitHub's own fault in one of two: that one is asked again, alone", async () => {
    let times = 0;
    cite({
      works: {
        1: {
          over: {
            timelineItems: () => {
              times += 1;
              throw refusal(null, 'Something went wrong');
            },
          },
        },
        2: {},
      },
    });
    const { references } = await readAll(['#1', '#2']);
    expect([times, said(references.get('acme/billing#1')), references.get('acme/billing#2')?.outcome]).toEqual([
      2,
      "error: GitHub's answer could not be read; nothing has to be changed in the packet, run the check again later",
      'true',
    ]);
    expect(world.journal).toHaveLength(2);
  });

  test('a query that asks too much of one: asked again in smaller company', async () => {
    let times = 0;
    cite({
      works: {
        1: {
          over: {
            title: () => {
              times += 1;
              if (times === 1) throw refusal('RESOURCE_LIMITS_EXCEEDED');
              return 'x';
            },
          },
        },
      },
    });
    expect((await read('#1')).outcome).toBe('true');
  });

  const answering = (answer: (data: Record<string, unknown>) => GraphqlAnswer): Client => ({
    ...clientOf(world),
    graphql: async (query, variables) => {
      const { data } = await clientOf(world).graphql(query, variables);
      return answer(data as Record<string, unknown>);
    },
  });
  test.each<[string, unknown]>([
    ['nothing under the alias', undefined],
    ['a number', 7],
    ['an empty thing', {}],
    ['a pull request of no state', { nameWithOwner: 'a/b', isPrivate: false, it: { is: 'PullRequest', number: 1 } }],
    ['a broken list', { it: { is: 'PullRequest', closed: true, merged: true, reviews: [] } }],
  ])('a surprise for one reference concerns it alone: %s', async (_, surprise) => {
    cite({ works: { 1: {}, 2: {} } });
    const { references } = await readAll(
      ['#1', '#2'],
      {},
      answering((data) => ({ data: { ...data, r0: surprise }, errors: undefined })),
    );
    expect([...references.values()].map(({ outcome }) => outcome)).toEqual(['error', 'true']);
  });

  test.each<[string, GraphqlAnswer, string]>([
    ['no data', { data: null, errors: null }, 'error: GitHub gave no usable answer'],
    ['errors that cannot be read', { data: { r0: null, r1: null }, errors: 'bad' }, 'error: '],
    [
      'a query that GitHub refuses',
      { data: null, errors: [{ message: 'Parse error' }] },
      'error: GitHub gave no usable answer',
    ],
    [
      'an error that names nothing',
      { data: { r0: null, r1: null, u0: null }, errors: [{ message: 'Something went wrong' }] },
      'error: GitHub gave no usable answer',
    ],
    [
      'an error that nobody knows',
      {
        data: { r0: null, r1: null, u0: null },
        errors: ['r0', 'r1', 'u0'].map((alias) => ({ type: 'NEW', message: 'x', path: [alias] })),
      },
      "error: GitHub's answer could not be read",
    ],
    [
      'a limit',
      { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
      "not-attempted: GitHub's limit of requests is spent; run the check again later",
    ],
  ])('nothing of all: %s', async (_, answer, expected) => {
    const { references, unknownLogins } = await readAll(
      ['#1', '#2'],
      {},
      answering(() => answer),
    );
    expect([...references.values()].map(said)).toEqual([
      expect.stringContaining(expected),
      expect.stringContaining(expected),
    ]);
    // Whom nobody has confirmed may have been renamed.
    expect(unknownLogins).toEqual(['octo-ada']);
  });

  test('a commit that a branch of such a name leads to is another', async () => {
    cite({ commits: { ['abcdef1'.padEnd(40, '0')]: {} } });
    const { references } = await readAll(
      ['acme/billing@abcdef1'],
      {},
      answering((data) => ({
        data: { ...data, r0: { ...(data['r0'] as object), it: { is: 'Commit', oid: '9'.repeat(40) } } },
        errors: undefined,
      })),
    );
    expect(references.get('acme/billing@abcdef1')?.outcome).toBe('not-visible');
  });

  describe('the document in a pull request', () => {
    const asked = { ...link('acme/billing#1'), withDocument: true } as const;
    const headings = async (
      files: Readonly<Record<string, string>>,
      work: StoredWork = {},
      reference = asked as typeof asked | ReturnType<typeof link>,
    ): Promise<readonly (readonly string[] | string | undefined)[]> => {
      cite({ works: { 1: { ...work, files } } });
      world.others.set('acme/billing', {
        [commitOfPull(1)]: {
          'docs/rfc/7.md': '# Retries\n\n## Context\n\n## Risks\n',
          'docs/rfc/8.md': '# Queues\n',
          'README.md': '# Billing\n',
        },
      });
      const before = world.journal.length;
      const { references } = await readEvidence(clientOf(world), [reference], open);
      const fact = references.get('acme/billing#1');
      return [fact?.outcome, fact?.headings, String(world.journal.length - before)];
    };
    const both = ['Retries', 'Context', 'Risks'];

    test('that it adds is read, whatever else it changes', async () =>
      expect(await headings({ 'docs/rfc/7.md': 'ADDED', 'README.md': 'MODIFIED', 'src/a.ts': 'ADDED' })).toEqual([
        'true',
        both,
        '2',
      ]));
    test('that it changes is read where it adds none', async () =>
      expect(await headings({ 'docs/rfc/7.md': 'MODIFIED', 'README.md': 'DELETED' })).toEqual(['true', both, '2']));
    test('is read of one that is open', async () =>
      expect(await headings({ 'docs/rfc/7.md': 'ADDED' }, { state: 'open' })).toEqual(['true', both, '2']));
    test('of several it is not known which is meant', async () =>
      expect(await headings({ 'docs/rfc/7.md': 'ADDED', 'docs/rfc/8.md': 'ADDED' })).toEqual(['true', undefined, '1']));
    test('of more files than were told it is not known', async () =>
      expect(
        await headings({
          'docs/rfc/7.md': 'ADDED',
          ...Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`src/${n}.ts`, 'ADDED'])),
        }),
      ).toEqual(['true', undefined, '1']));
    test('costs nothing where nobody asks for headings', async () =>
      expect(await headings({ 'docs/rfc/7.md': 'ADDED' }, {}, link('acme/billing#1'))).toEqual([
        'true',
        undefined,
        '1',
      ]));
    test('that cannot be read leaves what is known of the pull request', async () => {
      expect(await headings({ 'docs/gone.md': 'ADDED' })).toEqual(['true', undefined, '2']);
      cite({ works: { 1: { files: { 'docs/rfc/7.md': 'ADDED' } } } });
      let sent = 0;
      const { references } = await readEvidence(
        {
          ...clientOf(world),
          graphql: async (query, variables) => {
            sent += 1;
            if (sent > 1) throw new GitHubFault('502', 502);
            return clientOf(world).graphql(query, variables);
          },
        },
        [asked],
        open,
      );
      expect([references.get('acme/billing#1')?.outcome, sent]).toEqual(['true', 2]);
    });
  });

  test('a document that is cut off has no headings, however short', async () => {
    cite({});
    const { references } = await readAll(
      [`${at}/blob/main/a.md`],
      {},
      answering((data) => ({
        data: {
          ...data,
          r0: {
            nameWithOwner: 'acme/billing',
            isPrivate: false,
            it: { is: 'Blob', byteSize: 9, isTruncated: true, text: '# A' },
          },
        },
        errors: undefined,
      })),
    );
    expect(references.get('acme/billing:main/a.md')).toMatchObject({ outcome: 'true' });
    expect(references.get('acme/billing:main/a.md')?.headings).toBeUndefined();
  });

  test('a comment of a long conversation is found on a later page', async () => {
    cite({
      works: { 1: { comments: Array.from({ length: 450 }, (_, index) => ({ id: index + 1, by: 'octo-ada' })) } },
    });
    expect((await read(`${at}/pull/1#issuecomment-431`)).outcome).toBe('true');
    expect((await read(`${at}/pull/1#issuecomment-451`)).outcome).toBe('not-visible');
    expect(world.journal).toHaveLength(10);
  });

  test('a comment that stands beyond what is read is not said to be missing', async () => {
    cite({
      works: {
        1: {
          comments: Array.from({ length: 501 }, (_, index) => ({ id: index + 1, by: 'octo-ada' })),
          threads: [Array.from({ length: 21 }, (_, index) => ({ id: index + 1, by: 'octo-ada' }))],
        },
      },
    });
    const why = 'not-attempted: it stands among more comments than the bot reads: link what it was written on';
    expect([
      said(await read(`${at}/pull/1#issuecomment-501`)),
      said(await read(`${at}/pull/1#discussion_r21`)),
    ]).toEqual([why, why]);
  });
});

describe('faults', () => {
  const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `#${index + 1}`);
  const outcomes = async (count: number): Promise<string[]> => {
    cite({ works: Object.fromEntries(many(count).map((_, index) => [index + 1, {}])) });
    const { references } = await readAll(many(count));
    expect(references.size).toBe(count);
    return [...new Set([...references.values()].map(said))];
  };

  test('a 502 is asked again', async () => {
    world.faults = ({ index }) => (index === 0 ? { kind: 'status', status: 502 } : null);
    expect(await outcomes(20)).toEqual(['true: found']);
    expect(world.journal).toHaveLength(2);
  });

  test('a request that is too heavy is split', async () => {
    world.faults = ({ body }) => (JSON.stringify(body).includes('r10:') ? { kind: 'status', status: 502 } : null);
    expect(await outcomes(25)).toEqual(['true: found']);
    expect(world.journal).toHaveLength(4 + 3);
  });

  test('a GitHub that is down is asked eight times, and nothing is said about the packet', async () => {
    world.faults = () => ({ kind: 'status', status: 502 });
    expect(await outcomes(60)).toEqual([
      'error: GitHub could not be read (502); nothing has to be changed in the packet, run the check again later',
    ]);
    expect(world.journal).toHaveLength(8);
  });

  test.each([
    [401, 'error: GitHub could not be read (401: the token is not valid, or has expired)'],
    [403, 'error: GitHub could not be read (403)'],
    [404, 'error: GitHub could not be read (404)'],
    [422, 'error: GitHub could not be read (422)'],
  ])('%d ends it', async (status, expected) => {
    world.faults = () => ({ kind: 'status', status });
    expect(await outcomes(60)).toEqual([expect.stringContaining(expected)]);
    expect(world.journal).toHaveLength(1);
  });

  test('a spent limit is no error', async () => {
    world.faults = () => ({
      kind: 'status',
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3_600) },
      body: { message: 'API rate limit exceeded' },
    });
    expect(await outcomes(60)).toEqual([
      "not-attempted: GitHub's limit of requests is spent; run the check again later",
    ]);
    expect(world.journal).toHaveLength(1);
  });

  test.each(['cut-off', 'malformed', 'hang-up'] as const)(
    'an answer that is broken (%s) is asked for again',
    async (kind) => {
      world.faults = ({ index }) => (index === 0 ? { kind } : null);
      expect(await outcomes(20)).toEqual(['true: found']);
    },
  );

  test('when the time is spent, what was read stays and the rest was not attempted', async () => {
    cite({ works: Object.fromEntries(many(60).map((_, index) => [index + 1, {}])) });
    let clock = 0;
    const fetch = retryingFetch({
      ...defaultRetry,
      budget: 100_000,
      fetch: httpFetch(),
      now: () => clock,
      sleep: async (time) => void (clock += time),
    });
    const client = createClient({
      token: 'token-of-the-job',
      addresses: { api: world.url, graphql: `${world.url}/graphql`, server: 'https://github.com' },
      fetch,
      userAgent: 'test',
    });
    world.faults = ({ index }) =>
      index === 0 ? null : { kind: 'status', status: 502, headers: { 'retry-after': '50' } };
    const { references } = await readEvidence(
      client,
      many(60).map((one) => link(one)),
      open,
    );
    const [first, last] = [[...references.values()].slice(0, 50), [...references.values()].slice(50)].map((part) => [
      ...new Set(part.map(said)),
    ]);
    expect([first, last]).toEqual([
      ['true: found'],
      ['not-attempted: the time of this run is spent; run the check again later'],
    ]);
  });

  test('a fault with one token leaves the other alone', async () => {
    cite({ works: { 1: {} } });
    cite({ name: 'acme/promotions', works: { 1: {} } });
    const { references } = await readAll(['#1', 'acme/promotions#1'], { evidence: clientOf(world, 'expired') });
    expect(['acme/billing#1', 'acme/promotions#1'].map((ref) => references.get(ref)?.outcome)).toEqual([
      'error',
      'true',
    ]);
  });

  test('a fault of our own is not hidden', async () => {
    const broken: Client = { ...clientOf(world), graphql: () => Promise.reject(new TypeError('ours')) };
    await expect(readAll(['#1'], {}, broken)).rejects.toThrow('ours');
  });
});
