import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { peopleQuery, readPeople, type PeopleAsked } from '../../../src/github/read/people.ts';
import { queryProblems } from '../../acceptance/contract.ts';
import { World } from '../../acceptance/github.ts';
import { clientOf } from '../world.ts';

const HEAD = 'a'.repeat(40);
const at = { owner: 'acme', repo: 'promotions' };
const nobody: PeopleAsked = { logins: [], paths: [], head: HEAD, pullHead: null, open: false };

let world: World;
beforeEach(async () => {
  world = await new World().open();
  world.commits.set(HEAD, { 'packets/ada.md': 'a\nb\nc', 'packets/ben.md': 'x' });
  world.ids.set('octo-ada', 7);
});
afterEach(() => world.close());
const read = (asked: Partial<PeopleAsked>) => readPeople(clientOf(world), at, { ...nobody, ...asked });

test.each([
  [0, 1, null],
  [1, 0, null],
  [100, 10, null],
  [0, 10, 'b'.repeat(40)],
])('the query for %d roles and %d files is valid, and holds nothing that somebody wrote', (roles, files, pullHead) => {
  const { query, variables } = peopleQuery(
    at,
    { head: HEAD, pullHead },
    Array.from({ length: roles }, (_, index) => `octo-${index}`),
    Array.from({ length: files }, (_, index) => `packets/${index}") { x }.md`),
  );
  expect(queryProblems(query)).toEqual([]);
  expect(query).not.toMatch(/packets|octo-/u);
  expect(Object.values(variables).filter((value) => String(value).startsWith('packets/'))).toHaveLength(files);
});

test('nothing is asked where nothing is wanted', async () => {
  expect(await read({})).toEqual({ roles: new Map(), blame: new Map(), unread: null });
  expect(world.journal).toHaveLength(0);
});

test('roles and blame come in one request', async () => {
  world.roles.set('octo-lead', 'maintain');
  world.wrote.set('', [{ path: 'packets/ada.md', from: 2, to: 2, authors: ['octo-ada', null] }]);
  const { roles, blame } = await read({ logins: ['Octo-Lead', 'octo-sam'], paths: ['packets/ada.md'] });
  expect(roles).toEqual(
    new Map([
      ['octo-lead', 'maintain'],
      ['octo-sam', 'none'],
    ]),
  );
  expect(blame.get('packets/ada.md')).toMatchObject([
    { from: 1, to: 1, authors: [{ login: 'octo-ada', id: 7 }], rest: 'none' },
    { from: 2, to: 2, authors: [{ login: 'octo-ada', id: 7 }], rest: 'no-account' },
    { from: 3, to: 3, rest: 'none' },
  ]);
  expect(world.journal).toHaveLength(1);
});

test('who is no collaborator reads what everybody can', async () => {
  expect((await read({ logins: ['octo-sam'], open: true })).roles).toEqual(new Map([['octo-sam', 'read']]));
});

describe('what could not be read is said, and takes nothing else along', () => {
  test('one file whose blame takes too long', async () => {
    world.slowBlame.add('packets/ben.md');
    world.roles.set('octo-lead', 'admin');
    const { roles, blame } = await read({ logins: ['octo-lead'], paths: ['packets/ada.md', 'packets/ben.md'] });
    expect([roles.get('octo-lead'), blame.get('packets/ben.md')]).toEqual(['admin', 'unread']);
    expect(blame.get('packets/ada.md')).toHaveLength(3);
    // What GitHub gives no type for is asked once more.
    expect(world.journal).toHaveLength(2);
  });
  test.each([
    ['a refusal', { kind: 'status', status: 403 }],
    ['an answer that is cut off', { kind: 'cut-off' }],
    ['a page', { kind: 'page' }],
    ['an answer without data', { kind: 'status', status: 200, body: { data: null } }],
    ['an answer of another shape', { kind: 'status', status: 200, body: { data: { repository: { b0: 3, c0: {} } } } }],
  ] as const)('%s: roles are asked for alone, blame is unread', async (_, fault) => {
    world.roles.set('octo-lead', 'admin');
    world.faults = ({ name }) => (name === 'ReadinessPeople' ? fault : null);
    const { roles, blame } = await read({ logins: ['octo-lead'], paths: ['packets/ada.md'] });
    expect([roles.get('octo-lead'), blame.get('packets/ada.md')]).toEqual(['admin', 'unread']);
  });
  test('where collaborators may not be listed ten are asked for alone, and the rest is unread', async () => {
    world.tokens.set('token-of-the-job', { login: 'bot', comments: true, statuses: true, noCollaborators: true });
    const { roles } = await read({ logins: Array.from({ length: 12 }, (_, index) => `octo-${index}`) });
    expect([...roles.values()].filter((role) => role === null)).toHaveLength(2);
    expect(world.journal).toHaveLength(11);
  });
});

test('many files are several requests at the same time, ten files in each', async () => {
  const paths = Array.from({ length: 25 }, (_, index) => `packets/${index}.md`);
  world.commits.set(HEAD, Object.fromEntries(paths.map((path) => [path, path])));
  const { blame } = await read({ paths });
  expect([...blame.values()].every((one) => one !== 'unread' && one.length === 1)).toBe(true);
  expect(world.journal).toHaveLength(3);
});

describe('a merge group', () => {
  const GROUP = 'e'.repeat(40);
  beforeEach(() => {
    world.wrote.set(HEAD, [{ path: 'packets/ada.md', from: 1, to: 3, authors: ['octo-ada'] }]);
    world.wrote.set(GROUP, [{ path: 'packets/ada.md', from: 1, to: 3, authors: ['octo-lead'] }]);
  });
  const authors = async (text: string) => {
    world.commits.set(GROUP, { 'packets/ada.md': text });
    const blame = (await read({ paths: ['packets/ada.md'], head: GROUP, pullHead: HEAD })).blame.get('packets/ada.md');
    return blame === 'unread' ? blame : blame?.[0]?.authors.map(({ login }) => login);
  };
  test('takes the blame of its pull request where the file is the same', async () => {
    expect(await authors('a\nb\nc')).toEqual(['octo-ada']);
    expect(await authors('a\nb\nc\nd')).toEqual(['octo-lead']);
  });
});
