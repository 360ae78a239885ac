import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromJSONSchema } from 'zod';
import { doubtsOf, peopleJsonSchema, readPeople } from '../../src/files/people.ts';
import { peopleFindings } from '../../src/findings/people.ts';
import { plain } from '../../src/text/words.ts';
import { day } from '../rubric/factory.ts';
import { runs } from '../runs.ts';

const FULL = `schema: 1
people:
  - { login: octo-kim, id: 583231, level: L6, team: billing, organization: acme, manager: octo-lead }
  - { login: octo-lead, id: 583233 }
  - login: octo-ada
    id: 583232
    accounts: [ada-at-home, { login: ada-oss, id: 91 }]
    since: 2025-04-01
`;
const TODAY = day('2026-06-30');
const read = (text: string) => readPeople(new TextEncoder().encode(text), 'people.yml');
const told = (text: string, levels: readonly string[] | null = null): string[] => {
  const file = read(text);
  return [...file.findings, ...doubtsOf(file, levels, TODAY)].map(
    ({ place, severity, code, message, fix }) =>
      `${place.line}:${place.column} ${severity} ${code} ${plain(message)} ${plain(fix)}`,
  );
};
const people = (...entries: string[]): string =>
  `schema: 1\npeople:\n${entries.map((entry) => `  - { ${entry} }\n`).join('')}`;

test('a whole file', () => {
  const { people: listed, findings } = read(FULL);
  expect(findings).toEqual([]);
  expect(listed).toEqual([
    {
      login: 'octo-kim',
      id: 583231,
      level: 'L6',
      team: 'billing',
      organization: 'acme',
      manager: 'octo-lead',
      accounts: [],
      since: null,
    },
    {
      login: 'octo-lead',
      id: 583233,
      level: null,
      team: null,
      organization: null,
      manager: null,
      accounts: [],
      since: null,
    },
    {
      login: 'octo-ada',
      id: 583232,
      level: null,
      team: null,
      organization: null,
      manager: null,
      accounts: [
        { login: 'ada-at-home', id: null },
        { login: 'ada-oss', id: 91 },
      ],
      since: '2025-04-01',
    },
  ]);
  expect(told(FULL, ['L5', 'L6'])).toEqual([]);
});

test.each([
  [
    people('login: octo-kim, levle: L6, id: 1'),
    '3:24 error people-invalid Unknown key `levle` in an entry of `people`. Did you mean `level`?',
  ],
  [people('login: "@octo-kim", id: 1'), '3:14 error people-invalid `login` should be a GitHub login, without `@`'],
  [people('login: octo-kim, id: 1, since: soon'), '3:38 error people-invalid `since` should be a day'],
  [
    people('login: octo-kim, id: 1', 'login: Octo-Kim, id: 2'),
    '4:14 error people-twice The account `Octo-Kim` stands in line 3 already. Keep the account with the one person whose it is.',
  ],
  [
    people('login: octo-kim, id: 1', 'login: octo-ada, id: 1'),
    '4:28 error people-twice The id `1` stands in line 3 already: it is the number of one account. Give each account its own id: `gh api users/LOGIN --jq .id` prints it.',
  ],
  [
    people('login: octo-kim, id: 1, accounts: [shared]', 'login: octo-ada, id: 2, accounts: [shared]'),
    '4:42 error people-twice The account `shared` stands in line 3 already. Keep the account with the one person whose it is.',
  ],
  [
    people('login: octo-kim, id: 1, manager: octo-laed', 'login: octo-lead, id: 2'),
    '3:40 warning people-manager-unknown No person of this file has the login `octo-laed`. Did you mean `octo-lead`?',
  ],
  [
    people('login: a, id: 1, manager: b', 'login: b, id: 2, manager: c', 'login: c, id: 3, manager: b'),
    '4:33 warning people-manager-circle These manage each other in a circle: `b → c`. Correct the manager of one of them, or leave it out at the top.',
  ],
  [
    people('login: octo-kim, id: 1, level: L66'),
    '3:38 warning people-level-unknown No ladder that was given has a level `L66`. Did you mean `L6`?',
  ],
  [
    people('login: octo-kim, id: 1, since: 2026-07-01'),
    '3:38 warning people-since-future `2026-07-01` is after `2026-06-30`: until then level, team and organization do not hold. Correct the day, or keep the entry as it is until then.',
  ],
])('%j', (text, expected) => {
  const found = told(text, ['L5', 'L6']);
  expect(found).toHaveLength(1);
  expect(found[0]?.slice(0, expected.length)).toBe(expected);
});

test('an id is asked for, and all problems come in one run', () => {
  expect(told(people('login: octo-kim', 'login: x y, id: 0')).map((line) => line.split(' ')[0])).toEqual([
    '3:5',
    '4:14',
    '4:23',
  ]);
});

test('where no ladder is given, levels are not looked up', () => {
  expect(told(people('login: octo-kim, id: 1, level: L66'))).toEqual([]);
});

test.each(Object.entries(peopleFindings))('%s: its example is true', (code, { example }) => {
  const codes = (text: string): string[] => [
    ...new Set(told(text, ['L5', 'L6']).map((line) => line.split(' ')[2] ?? '')),
  ];
  expect([codes(example.before), codes(example.after)].map((list) => list.includes(code))).toEqual([true, false]);
});

test('the schema takes what the reader takes', () => {
  const schema = fromJSONSchema(peopleJsonSchema());
  expect(schema.safeParse({ schema: 1, people: [{ login: 'octo-kim', id: 1, level: 'L6' }] }).success).toBe(true);
  for (const wrong of [{}, { schema: 1, people: [{ login: 'octo-kim' }] }, { schema: 2, people: [] }])
    expect(schema.safeParse(wrong).success).toBe(false);
});

test('no bytes make it throw, and it gives people exactly when it finds nothing', () => {
  fc.assert(
    fc.property(fc.nat(FULL.length), fc.nat(20), fc.string({ maxLength: 6 }), (at, cut, more) => {
      const { people: listed, findings } = read(FULL.slice(0, at) + more + FULL.slice(at + cut));
      expect(listed === null).toBe(findings.length > 0);
    }),
    { numRuns: runs(200), seed: 1 },
  );
});
