import { describe, expect, test } from 'vitest';
import {
  documentQuestion,
  evidenceQuery,
  questionOf,
  type Question,
} from '../../../../src/github/read/evidence/query.ts';
import { queryProblems } from '../../../acceptance/contract.ts';
import { KINDS } from './kinds.ts';
import { link } from './packet.ts';

const ask = (written: string): Question => {
  const question = questionOf(link(written), 'github.com', ['octo-ada']);
  if (!('select' in question)) throw new Error(`${written} is not asked for`);
  return question;
};
const queryOf = (written: readonly string[], after: string | null = null, logins: readonly string[] = []) =>
  evidenceQuery(
    written.map((one) => ({ question: ask(one), after })),
    logins,
  );

const at = 'https://github.com/acme/billing';

describe('GitHub has a query', () => {
  test.each(KINDS)('for %s', (written) => {
    expect(queryProblems(queryOf([written]).query)).toEqual([]);
  });

  test('for all of them together, and for logins', () => {
    expect(queryProblems(queryOf(KINDS, null, ['octo-ada', 'octo-lee']).query)).toEqual([]);
  });

  test('for the document in a pull request', () => {
    const change = questionOf({ ...link('acme/docs#7'), withDocument: true }, 'github.com', []);
    if (!('select' in change)) throw new Error('a pull request is not asked for');
    const document = documentQuestion(change, 'c0'.repeat(20), 'docs/rfc/7.md" } }.md');
    for (const question of [change, document]) {
      const { query } = evidenceQuery([{ question, after: null }], []);
      expect(queryProblems(query)).toEqual([]);
      expect(query).not.toContain('docs/');
    }
  });

  test('for further pages', () => {
    expect(
      queryProblems(
        queryOf(
          KINDS.filter((one) => one.includes('#') && one !== '#3'),
          'Y3Vyc29y',
        ).query,
      ),
    ).toEqual([]);
  });
});

test('fifty pull requests stay far below what GitHub lets one query name', () => {
  const { query } = queryOf(Array.from({ length: 50 }, (_, index) => `acme/r${index}#1`));
  expect(query.length).toBeLessThan(8_000);
});

test('nothing that a person wrote is part of a query', () => {
  const nasty = [
    `${at}/blob/main/a%22%20%7D%20%7B%20viewer%20%7B%20login.md`,
    `${at}/blob/main/%24v0/%0A%7D.md`,
    `${at}/blob/main/...%20on%20Query%20%7B.md`,
    `${at}/releases/tag/v1%22)%20%7B%20id`,
    'https://github.com/x%22%7D',
    `${at}/pulls?q=author%3Aocto-ada+label%3A%22a%20%7D%20%24x%22`,
  ];
  const { query, variables } = queryOf(nasty, null, ['octo-ada']);
  const { query: harmless } = queryOf(
    [
      `${at}/blob/main/a.md`,
      `${at}/blob/main/b/c.md`,
      `${at}/blob/main/d.md`,
      `${at}/releases/tag/v1`,
      'https://github.com/x',
      `${at}/pulls?q=author%3Aocto-ada`,
    ],
    null,
    ['octo-ada'],
  );
  expect(queryProblems(query)).toEqual([]);
  const words = (text: string): string[] =>
    text.match(/[^\W\d]\w+/gu)!.filter((word) => !/^(?:[vr]|it)\d*$/u.test(word));
  expect(words(query).filter((word) => !words(harmless).includes(word))).toEqual([]);
  expect(query).not.toMatch(/["\\]|\$(?!v\d)/u);
  expect(Object.values(variables).join('\n')).toContain('viewer');
});

describe('a file is looked for under every name that a branch may have', () => {
  const expressions = (written: string): unknown[] => Object.values(queryOf([written]).variables).slice(2);
  test('the shortest first', () => {
    expect(expressions(`${at}/blob/feature/x/docs/a.md`)).toEqual([
      'feature:x/docs/a.md',
      'feature/x:docs/a.md',
      'feature/x/docs:a.md',
      'feature/x/docs/a.md:',
    ]);
  });
  test('a deep path is not cut everywhere', () => {
    expect(expressions(`${at}/blob/main/a/b/c/d/e/f.md`)).toHaveLength(4);
  });
  test.each(['main~3', 'HEAD^{%2Fsecret}', '@{upstream}', 'a..b', ':', '-x'])(
    '%s is no name, but an instruction to git',
    (ref) => {
      const question = questionOf(link(`${at}/blob/${ref}`), 'github.com', []);
      expect('select' in question).toBe(false);
    },
  );
});

test('the text of a file is asked for where it can be read', () => {
  expect([`${at}/blob/main/a.md`, `${at}/blob/main/a.ts`].map((one) => queryOf([one]).query.includes('text'))).toEqual([
    true,
    false,
  ]);
});

test.each([
  ['outside GitHub', 'https://docs.google.com/document/d/1'],
  ['a comparison', `${at}/compare/a...b`],
  ['a project', 'https://github.com/orgs/acme/projects/1'],
  ['a run', `${at}/actions/runs/1`],
  ['what changes', `${at}/releases/latest`],
  ['a wiki', `${at}/wiki/Home`],
  ['a number that no query takes', `${at}/pull/9999999999`],
  ['a milestone without a number', `${at}/milestone/x`],
  ['a gist without its owner', 'https://gist.github.com/0a1b'],
  ['a discussion of an organization', 'https://github.com/orgs/acme/discussions/1'],
  ['a placeholder', 'https://github.com/owner/repo/pull/1'],
  ['marketing', 'https://github.com/features'],
])('nothing is asked about %s', (_, written) => {
  expect('select' in questionOf(link(written), 'github.com', [])).toBe(false);
});
