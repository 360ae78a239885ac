/** Ways to look as if there were evidence. None of them makes a criterion met. */
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../src/files/facts.ts';
import { withSections } from '../ladder/support.ts';
import { checked, packetFor, states } from './support.ts';

const ladder = (rubric: string) =>
  withSections(
    `roles: [author, reviewer, assignee, committer, merger, lead]\nrubric: { items: 1, link: 1 }\ncompetencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads., rubric: ${rubric} } } }`,
  );
const THEIRS =
  '{ outcome: true, kind: pull-request, state: merged, authors: [octo-bob], reviewers: [octo-cy], assignees: [], created: 2026-01-02, finished: 2026-02-03 }';
const OWN = THEIRS.replace('[octo-bob]', '[octo-ada]');
const OLD = OWN.replace('2026-01-02', '2019-01-02').replace('2026-02-03', '2019-02-03');

function state(rubric: string, item: string, references: Readonly<Record<string, string>>, front = ''): string {
  const lines = Object.entries(references).map(([ref, fact]) => `  ${JSON.stringify(ref)}: ${fact}`);
  const source = `schema: 1\nreferences:\n${lines.join('\n')}\n`;
  const { facts, findings } = readFacts(new TextEncoder().encode(source), 'facts.yml');
  if (facts === null) throw new Error(JSON.stringify(findings));
  const result = checked(ladder(rubric), packetFor({ more: front }, `## Code\n\n${item}\n`), { facts });
  return states(result)[0]?.replace(/^code\.L5 /u, '') ?? '';
}
const item = (links: string, more = '') => `- Did it.\n  - When: 2026-01\n${more}  - Links: ${links}`;

describe('no way to look as if there were evidence meets a criterion', () => {
  test.each<[string, string, string, string, Readonly<Record<string, string>>, string?]>([
    ['an invented link', 'unchecked*', '{}', item('acme/api#1'), { 'acme/api#1': '{ outcome: not-visible }' }],
    ['a link that nobody read', 'unchecked*', '{}', item('acme/api#1'), { 'acme/api#2': OWN }],
    [
      'a pull request that was closed',
      'disputed*',
      '{}',
      item('acme/api#1'),
      { 'acme/api#1': OWN.replace('merged', 'closed') },
    ],
    ["others' work", 'judgement', '{}', item('acme/api#1'), { 'acme/api#1': THEIRS }],
    [
      "others' work, led",
      'judgement',
      '{ role: lead }',
      item('acme/api#1', '  - Role: lead\n'),
      { 'acme/api#1': THEIRS },
    ],
    [
      "others' work, led and written",
      'disputed*',
      '{ role: [lead, author] }',
      item('acme/api#1', '  - Role: lead, author\n'),
      { 'acme/api#1': THEIRS },
    ],
    [
      "others' work, by an account that only the packet declares",
      'judgement',
      '{}',
      item('acme/api#1'),
      { 'acme/api#1': THEIRS },
      'accounts: [octo-bob]\n',
    ],
    [
      'a role in a pull request of which not everybody was read',
      'unchecked*',
      '{ role: author }',
      item('acme/api#1', '  - Role: author\n'),
      { 'acme/api#1': THEIRS.replace('[octo-bob]', '{ logins: [octo-bob], all: false }') },
    ],
    [
      'one link, spelt twice',
      'partial*',
      '{ link: 2 }',
      item('acme/api#1, https://github.com/acme/api/pull/1/files'),
      { 'acme/api#1': OWN },
    ],
    [
      'one link in two items',
      'partial*',
      '{ items: 2 }',
      `${item('acme/api#1')}\n- Did another thing.\n  - When: 2026-01\n  - Links: acme/api#1`,
      { 'acme/api#1': OWN },
    ],
    [
      'two items, of which one shows nothing of its own',
      'partial*',
      '{ items: 2 }',
      `${item('acme/api#1, acme/api#2')}\n- Did another thing.\n  - When: 2026-01\n  - Links: acme/api#2`,
      { 'acme/api#1': OWN, 'acme/api#2': OWN },
    ],
    ['a repository', 'partial*', '{}', item('https://github.com/acme/api'), { 'acme/api': '{ outcome: true }' }],
    [
      'a person',
      'partial*',
      '{ verified: 1 }',
      item('https://github.com/octo-kim'),
      { 'user octo-kim': '{ outcome: true }' },
    ],
    [
      'a gist of one’s own',
      'partial*',
      '{ verified: 1 }',
      item('https://gist.github.com/octo-ada/0123456789abcdef0123456789abcdef'),
      { 'gist/0123456789abcdef0123456789abcdef': '{ outcome: true }' },
    ],
    ['old work with a new date', 'partial*', '{ within: 12 months }', item('acme/api#1'), { 'acme/api#1': OLD }],
    [
      'old work with a new date, that the bot cannot see',
      'unchecked*',
      '{ within: 12 months, link: false, verified: false }',
      item('acme/api#1'),
      { 'acme/api#1': '{ outcome: not-visible }' },
    ],
    [
      'a kind that is only said',
      'partial*',
      '{ kind: pull-request, link: false }',
      '- Did it.\n  - Kind: pull-request',
      { 'acme/api#1': OWN },
    ],
    [
      'an issue under the address of a pull request',
      'partial*',
      '{ kind: pull-request }',
      item('https://github.com/acme/api/pull/1'),
      { 'acme/api#1': '{ outcome: true, kind: issue, state: closed, authors: [octo-ada] }' },
    ],
    [
      'two searches as two pull requests',
      'partial*',
      '{ count: { min: 2, of: pull requests } }',
      item(
        'https://github.com/acme/api/pulls?q=author%3Aocto-ada, https://github.com/acme/crm/pulls?q=author%3Aocto-ada',
      ),
      {
        'https://github.com/acme/api/pulls?q=author%3Aocto-ada': '{ outcome: true, entries: 40 }',
        'https://github.com/acme/crm/pulls?q=author%3Aocto-ada': '{ outcome: true, entries: 40 }',
      },
    ],
    [
      'a search for the work of somebody else',
      'partial*',
      '{ link: false, count: { min: 2, of: pull requests, source: search } }',
      item('https://github.com/acme/api/pulls?q=author%3Aocto-bob'),
      { 'https://github.com/acme/api/pulls?q=author%3Aocto-bob': '{ outcome: true, entries: 40 }' },
    ],
    [
      'what was written, counted as reviewed',
      'partial*',
      '{ count: { min: 1, of: pull requests, as: reviewer } }',
      item('acme/api#1'),
      { 'acme/api#1': OWN },
    ],
  ])('%s: %s', (_, expected, rubric, text, references, front) => {
    expect(state(rubric, text, references, front)).toBe(expected);
  });

  test('what the candidate did, and GitHub shows, does', () => {
    for (const rubric of [
      '{}',
      '{ verified: 1, part: true, role: author }',
      '{ kind: pull-request, within: 12 months }',
    ])
      expect([rubric, state(rubric, item('acme/api#1', '  - Role: author\n'), { 'acme/api#1': OWN })]).toEqual([
        rubric,
        'met',
      ]);
  });
});
