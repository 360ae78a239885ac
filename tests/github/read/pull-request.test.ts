import { afterEach, beforeEach, expect, test } from 'vitest';
import { readBlobs } from '../../../src/github/read/blobs.ts';
import { readMergeGroup } from '../../../src/github/read/merge-group.ts';
import { readPullRequest, readRules } from '../../../src/github/read/pull-request.ts';
import { commitOf, World } from '../../acceptance/github.ts';
import { clientOf } from '../world.ts';

const HEAD = 'a'.repeat(40);
const at = { owner: 'acme', repo: 'promotions' };
const SETTINGS = '.github/readiness.yml';

let world: World;
beforeEach(async () => {
  world = await new World().open();
  world.commits.set(world.defaultOid, {
    [SETTINGS]: 'enforce: true\n',
    'ladder/engineering/ladder.yml': 'a',
    'ladder/engineering/other.yml': 'b',
    'ladder/sales.yaml': 'c',
    'ladder/README.md': 'd',
    'packets/x.md': 'e',
  });
  world.pulls.set(7, {
    head: HEAD,
    base: 'main',
    draft: true,
    headUrl: 'https://github.com/octo-ada/promotions',
    files: [
      { path: 'packets/ada.md', changeType: 'ADDED' },
      { path: 'packets/old.md', changeType: 'DELETED' },
    ],
  });
});
afterEach(() => world.close());

test('one request reads rules, head, files and comments', async () => {
  world.ids.set('octo-ada', 583231);
  world.addComment('octo-ada', 'hello');
  const { rules, pull } = await readPullRequest(clientOf(world), at, 7, SETTINGS);
  expect(rules).toEqual({
    visibility: 'private',
    defaultBranch: 'main',
    oid: 'd'.repeat(40),
    settings: { state: 'text', bytes: new TextEncoder().encode('enforce: true\n') },
    ladders: new Map([
      ['ladder/engineering/ladder.yml', { state: 'text', bytes: new TextEncoder().encode('a') }],
      ['ladder/sales.yaml', null],
    ]),
  });
  expect(pull).toEqual({
    number: 7,
    draft: true,
    base: 'main',
    head: HEAD,
    headUrl: 'https://github.com/octo-ada/promotions',
    opened: '2026-07-01',
    files: [
      { path: 'packets/ada.md', deleted: false },
      { path: 'packets/old.md', deleted: true },
    ],
    comments: [
      {
        id: '3000000001',
        url: 'https://github.com/acme/promotions/pull/7#issuecomment-3000000001',
        body: 'hello',
        own: false,
        minimized: false,
      },
    ],
    author: 'octo-ada',
    authorId: 583231,
    log: [
      {
        id: '3000000001',
        by: 'octo-ada',
        user: 583231,
        bot: false,
        at: '2026-07-01T09:30:01.000Z',
        edited: null,
        minimized: false,
        dismissed: false,
        body: 'hello',
      },
    ],
  });
  expect(world.journal).toHaveLength(1);
});

test.each([
  ['PUBLIC', 'public'],
  ['INTERNAL', 'internal'],
  ['PRIVATE', 'private'],
])('the visibility %s is read', async (visibility, expected) => {
  world.visibility = visibility;
  expect((await readRules(clientOf(world), at, null, SETTINGS)).visibility).toBe(expected);
});

test('a visibility that GitHub may add one day counts as public', async () => {
  const repository = { visibility: 'SHARED', defaultBranchRef: { name: 'main', target: { oid: 'd'.repeat(40) } } };
  world.faults = () => ({ kind: 'status', status: 200, body: { data: { repository } } });
  expect((await readRules(clientOf(world), at, null, SETTINGS)).visibility).toBe('public');
});

test('files and comments are read to the end, a page of both in each further request', async () => {
  const pull = world.pulls.get(7)!;
  world.pulls.set(7, {
    ...pull,
    files: Array.from({ length: 250 }, (_, index) => ({ path: `packets/${index}.md`, changeType: 'ADDED' })),
  });
  for (let index = 0; index < 130; index += 1) world.addComment('octo-ada', `comment ${index}`);
  const read = await readPullRequest(clientOf(world), at, 7, SETTINGS);
  expect(new Set(read.pull.files.map(({ path }) => path)).size).toBe(250);
  expect(read.pull.comments.map(({ body }) => body)).toEqual(
    Array.from({ length: 130 }, (_, index) => `comment ${index}`),
  );
  expect(world.journal.map(({ name }) => name)).toEqual(['ReadinessPullRequest', 'ReadinessMore', 'ReadinessMore']);
});

test('a head that moves while pages are read stops the run', async () => {
  for (let index = 0; index < 130; index += 1) world.addComment('octo-ada', `comment ${index}`);
  world.meanwhile = ({ name }) => {
    if (name === 'ReadinessMore') world.pulls.get(7)!.head = 'b'.repeat(40);
  };
  await expect(readPullRequest(clientOf(world), at, 7, SETTINGS)).rejects.toThrow(/new commit/u);
});

test.each([
  ['a pull request', { repo: 'promotions', number: 8 }],
  ['a repository', { repo: 'nosuch', number: 7 }],
])('%s that is not there is said', async (_, { repo, number }) => {
  await expect(readPullRequest(clientOf(world), { owner: 'acme', repo }, number, SETTINGS)).rejects.toThrow(
    /not found, or (?:is )?not visible/u,
  );
});

test('blobs come in the order asked for, with the head as it is then', async () => {
  world.commits.set(HEAD, {
    'packets/ada.md': 'packet',
    'packets/big.md': { truncated: 700_000 },
    'packets/image.md': { binary: 9 },
  });
  world.others.set('acme/ladders', { v1: { 'engineering/ladder.yml': 'shared' } });
  world.tokens.set('token-of-the-job', {
    login: 'github-actions[bot]',
    comments: true,
    statuses: true,
    reads: ['acme/ladders'],
  });
  const read = await readBlobs(
    clientOf(world),
    at,
    7,
    ['packets/ada.md', 'packets/big.md', 'packets/image.md', 'packets/none.md'].map((path) => `${HEAD}:${path}`),
    [
      { owner: 'acme', repo: 'hidden', ref: 'v1', path: 'ladder.yml' },
      { owner: 'acme', repo: 'ladders', ref: 'v1', path: 'engineering/ladder.yml' },
      { owner: 'acme', repo: 'ladders', ref: 'v9', path: 'engineering/ladder.yml' },
    ],
  );
  expect(read).toEqual({
    here: [
      { state: 'text', bytes: new TextEncoder().encode('packet') },
      { state: 'too-large', size: 700_000 },
      { state: 'binary', size: 9 },
      { state: 'absent' },
    ],
    elsewhere: [
      { blob: { state: 'absent' }, hidden: true, isPrivate: true, commit: null },
      {
        blob: { state: 'text', bytes: new TextEncoder().encode('shared') },
        hidden: false,
        isPrivate: true,
        commit: commitOf('v1'),
      },
      { blob: { state: 'absent' }, hidden: false, isPrivate: true, commit: null },
    ],
    head: HEAD,
  });
  expect(world.journal).toHaveLength(1);
});

test('ninety files are three requests', async () => {
  const paths = Array.from({ length: 90 }, (_, index) => `packets/${index}.md`);
  world.commits.set(HEAD, Object.fromEntries(paths.map((path) => [path, path])));
  const { here } = await readBlobs(
    clientOf(world),
    at,
    7,
    paths.map((path) => `${HEAD}:${path}`),
    [],
  );
  expect(here.map((blob) => (blob.state === 'text' ? new TextDecoder().decode(blob.bytes) : blob.state))).toEqual(
    paths,
  );
  expect(world.journal).toHaveLength(3);
});

test('an error of GitHub beside the data is a fault, never an absent file', async () => {
  world.faults = () => ({
    kind: 'status',
    status: 200,
    body: {
      data: { repository: { f0: null, pullRequest: { headRefOid: HEAD } } },
      errors: [{ type: 'FORBIDDEN', path: ['repository', 'f0'], message: 'Resource not accessible' }],
    },
  });
  await expect(readBlobs(clientOf(world), at, 7, [`${HEAD}:packets/ada.md`], [])).rejects.toThrow(
    /Resource not accessible/u,
  );
});

test('a file that GitHub leaves out of its answer is a fault', async () => {
  world.faults = () => ({
    kind: 'status',
    status: 200,
    body: { data: { repository: { pullRequest: { headRefOid: HEAD } } } },
  });
  await expect(readBlobs(clientOf(world), at, 7, [`${HEAD}:packets/ada.md`], [])).rejects.toThrow(/unexpected shape/u);
});

test('an error without a type is asked once more', async () => {
  let failures = 1;
  world.faults = () =>
    failures-- > 0
      ? {
          kind: 'status',
          status: 200,
          body: { data: null, errors: [{ message: 'Something went wrong while executing your query.' }] },
        }
      : null;
  expect((await readRules(clientOf(world), at, null, SETTINGS)).defaultBranch).toBe('main');
  expect(world.journal).toHaveLength(2);
});

test('a merge group lists its files, and a list that may be cut is a fault', async () => {
  const range = `${'b'.repeat(40)}...${HEAD}`;
  world.comparisons.set(range, [
    { filename: 'packets/ada.md', status: 'added' },
    { filename: 'packets/old.md', status: 'removed' },
  ]);
  expect(await readMergeGroup(clientOf(world), at, 'b'.repeat(40), HEAD)).toEqual([
    { path: 'packets/ada.md', deleted: false },
    { path: 'packets/old.md', deleted: true },
  ]);
  world.comparisons.set(
    range,
    Array.from({ length: 300 }, (_, index) => ({ filename: `f${index}`, status: 'added' })),
  );
  await expect(readMergeGroup(clientOf(world), at, 'b'.repeat(40), HEAD)).rejects.toThrow(/300 files/u);
});
