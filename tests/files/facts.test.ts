import { existsSync, readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromJSONSchema } from 'zod';
import { factsJsonSchema, readFacts } from '../../src/files/facts.ts';
import { writeFacts } from '../../src/files/facts-write.ts';
import { fileFindings } from '../../src/findings/files.ts';
import { readPacket } from '../../src/packet/read.ts';
import { itemsOf } from '../../src/packet/reading/read.ts';
import { parseReference } from '../../src/packet/values/references.ts';
import { usableReferences } from '../../src/evidence/distinct.ts';
import type { Artefact, Facts, People, ReferenceFact } from '../../src/evidence/facts.ts';
import { plain, prose, say, type Words } from '../../src/text/words.ts';
import { day } from '../rubric/factory.ts';
import { runs } from '../runs.ts';

const read = (text: string) => readFacts(new TextEncoder().encode(text), 'facts.yml');
const problems = (text: string): string[] => {
  const { facts, findings } = read(text);
  expect(facts).toBeNull();
  return findings.map(
    ({ code, place, message, fix }) => `${place.line}:${place.column} ${code} ${plain(message)} ${plain(fix)}`,
  );
};
const one = (key: string, value = '{ outcome: true }') => [
  ...(read(`schema: 1\nreferences:\n  ${JSON.stringify(key)}: ${value}\n`).facts?.references ?? []),
];

const FULL = `schema: 1
head: 2026-06-30
references:
  acme/billing#12: { outcome: true, kind: pull-request }
  acme/billing#13: { outcome: 'false', why: "closed, not merged" }
  https://github.com/acme/docs/blob/main/adr/7.md: { outcome: "true", headings: [Context, 1. Risks] }
  acme/ops:main/register.csv: { outcome: true, entries: 0 }
  acme/secret#1: { outcome: not-visible }
`;

test('every fact is read; what the file says is data', () => {
  expect(read(FULL)).toEqual({
    findings: [],
    facts: {
      references: new Map([
        ['acme/billing#12', { outcome: 'true', why: [], kind: 'pull-request' }],
        ['acme/billing#13', { outcome: 'false', why: [{ code: 'closed, not merged' }] }],
        ['acme/docs:main/adr/7.md', { outcome: 'true', why: [], headings: ['Context', '1. Risks'] }],
        ['acme/ops:main/register.csv', { outcome: 'true', why: [], entries: 0 }],
        ['acme/secret#1', { outcome: 'not-visible', why: [] }],
      ]),
    },
  });
  expect(read('{ "schema": 1 }').facts).toEqual({ references: new Map() });
});

test.each([
  ['true', 'true'],
  ['false', 'false'],
  ['"true"', 'true'],
  ['error', 'error'],
  ['not-supported', 'not-supported'],
  ['not-attempted', 'not-attempted'],
])('outcome: %s', (written, outcome) => {
  expect(one('acme/x#1', `{ outcome: ${written} }`)).toEqual([['acme/x#1', { outcome, why: [] }]]);
});

describe('a key is a reference in any way of writing it', () => {
  test.each([
    ['Acme/Billing#12', 'acme/billing#12'],
    ['https://github.com/acme/billing/pull/12/files', 'acme/billing#12'],
    ['github.com/acme/billing/issues/12', 'acme/billing#12'],
    ['acme/billing@0a1b2c3', 'acme/billing@0a1b2c3'],
    ['https://grafana.acme.dev/d/abc?utm_source=x#panel', 'https://grafana.acme.dev/d/abc'],
  ])('%s', (key, ref) => {
    expect(one(key).map(([name]) => name)).toEqual([ref]);
  });
  test.each([
    'https://github.com/acme/api/pull/1',
    'https://github.com/acme/api/pull/1#pullrequestreview-5',
    'https://github.com/acme/api/pull/1#discussion_r7',
    'https://github.com/acme/api/issues/1#issuecomment-7',
    'https://github.com/acme/api/discussions/4',
    'https://github.com/acme/api/releases/tag/v1.0',
    'https://github.com/acme/api/blob/main/Docs/A%20B.md',
    'https://github.com/acme/api/compare/a...b',
    'https://github.com/acme/api/actions/runs/77',
    'https://github.com/acme/api/milestone/3',
    'https://github.com/acme/api',
    'https://github.com/octo-ada',
    'https://github.com/search?q=author%3Aocto-ada&type=pullrequests',
    'https://github.com/acme/api/pulls?q=is%3Apr',
    'https://github.com/orgs/acme/projects/3',
    'https://github.com/orgs/acme/discussions/3',
    'https://gist.github.com/octo-ada/3fa2c1',
    'https://docs.google.com/document/d/abc/edit',
    'https://youtu.be/dQw4w9WgXcQ',
    'acme/api#5',
    `acme/api@${'a'.repeat(40)}`,
  ])('the identity of %s is a key, and means itself', (written) => {
    const ref = parseReference(written, { line: 1, column: 1 }, { repository: null })?.ref ?? '';
    expect(one(ref).map(([name]) => name)).toEqual([ref]);
    expect(one(written).map(([name]) => name)).toEqual([ref]);
  });
  test.each([
    'billing',
    '#12',
    'https://example.com/x',
    'https://github.com/owner/repo/pull/1',
    'mailto:a@b.org',
    '',
    'file:///etc/passwd',
    'not a reference',
  ])('%j is none', (key) => {
    expect(problems(`schema: 1\nreferences:\n  ${JSON.stringify(key)}: { outcome: true }\n`)).toEqual([
      `3:3 facts-invalid \`${key}\` is no reference that could be evidence. Write it as in a packet, with its repository: \`acme/billing#12\`, or its whole address.`,
    ]);
  });
});

test('one thing written twice is known once, where the same is known of both', () => {
  const text =
    'schema: 1\nreferences:\n  acme/x#1: { outcome: true, kind: issue }\n  https://github.com/acme/x/issues/1: { outcome: true, kind: issue }\n';
  expect([...(read(text).facts?.references.keys() ?? [])]).toEqual(['acme/x#1']);
});

test.each([
  ['schema: 1\nreferences: { acme/x#1: true }\n', '2:25 facts-invalid'],
  ['schema: 1\nreferences: { acme/x#1: { outcome: maybe } }\n', '2:36 facts-invalid'],
  ['schema: 1\nreferences: { acme/x#1: { outcome: not-visble } }\n', '2:36 facts-invalid'],
  ['schema: 1\nreferences: { acme/x#1: { why: gone } }\n', '2:25 facts-invalid'],
  ['schema: 1\nreferences: { acme/x#1: { outcome: true, rows: 3 } }\n', '2:42 facts-invalid'],
  ['schema: 1\nreferences: { acme/x#1: { outcome: true, entries: -1 } }\n', '2:51 facts-invalid'],
  ['schema: 1\nreferences: { acme/x#1: { outcome: true, entries: many } }\n', '2:51 facts-invalid'],
  ['schema: 1\nhead: June\n', '2:7 facts-invalid `head` should be a day, like `2026-06-30`, not `June`.'],
  [
    'schema: 1\nreferences:\n  acme/x#1: { outcome: true }\n  https://github.com/acme/x/issues/1: { outcome: false }\n',
    '4:3 facts-invalid `https://github.com/acme/x/issues/1` stands here a second time: it is another way to write `acme/x#1`. Keep one of the two.',
  ],
  ['acme/x#1: { outcome: true }\n', '1:1 facts-invalid'],
])('%j', (text, expected) => {
  const [first] = problems(text);
  expect(first?.startsWith(expected)).toBe(true);
});

const nobody: People = { logins: [], all: false };
const blank: Artefact = {
  state: null,
  authors: nobody,
  reviewers: nobody,
  assignees: nobody,
  committers: nobody,
  mergers: nobody,
  created: null,
  finished: null,
  repository: null,
  title: null,
  revertedBy: null,
  private: false,
};
const artefactOf = (value: string) => one('acme/x#1', `{ outcome: true, ${value} }`)[0]?.[1].artefact;

describe('what GitHub says of an artefact', () => {
  test('is short to write by hand; what is not stated is not known', () => {
    expect(
      one(
        'acme/billing#12',
        '{ outcome: true, kind: pull-request, state: merged, authors: [Octo-Ada, "dependabot[bot]"], finished: 2025-04-03 }',
      ),
    ).toEqual([
      [
        'acme/billing#12',
        {
          outcome: 'true',
          why: [],
          kind: 'pull-request',
          artefact: {
            ...blank,
            state: 'merged',
            authors: { logins: ['octo-ada', 'dependabot[bot]'], all: true },
            finished: day('2025-04-03'),
          },
        },
      ],
    ]);
    expect(artefactOf('authors: []')).toEqual({ ...blank, authors: { logins: [], all: true } });
    expect(artefactOf('authors: { logins: [octo-ada], all: false }')).toEqual({
      ...blank,
      authors: { logins: ['octo-ada'], all: false },
    });
  });
  test('every key has its place', () => {
    expect(
      artefactOf(
        'state: open, reviewers: [a], assignees: [b], committers: [c], mergers: [d], created: 2025-01-02, repository: Acme/X, title: 0123456789abcdef, reverted-by: Acme/X#2, private: true',
      ),
    ).toEqual({
      ...blank,
      state: 'open',
      reviewers: { logins: ['a'], all: true },
      assignees: { logins: ['b'], all: true },
      committers: { logins: ['c'], all: true },
      mergers: { logins: ['d'], all: true },
      created: day('2025-01-02'),
      repository: 'acme/x',
      title: '0123456789abcdef',
      revertedBy: 'acme/x#2',
      private: true,
    });
  });
  test('read and blank is not the same as not read', () => {
    expect(artefactOf('state: null')).toEqual(blank);
    expect(artefactOf('kind: file, entries: 3')).toBeUndefined();
  });
  test('the identity of today, and logins that GitHub does not know', () => {
    expect(one('acme/old#1', '{ outcome: true, ref: https://github.com/acme/New/pull/1 }')).toEqual([
      ['acme/old#1', { outcome: 'true', why: [], ref: 'acme/new#1' }],
    ]);
    expect(read('schema: 1\nunknown-logins: [Octo-Old]\n').facts?.unknownLogins).toEqual(['octo-old']);
  });
  test('a text is data; a list is what was said, piece by piece', () => {
    expect(one('acme/x#1', '{ outcome: error, why: "<b>gone</b>" }')[0]?.[1].why).toEqual([{ code: '<b>gone</b>' }]);
    expect(one('acme/x#1', '{ outcome: error, why: ["now ", { code: acme/y#1 }] }')[0]?.[1].why).toEqual([
      'now ',
      { code: 'acme/y#1' },
    ]);
  });
  test.each([
    ['state: shut', '`state`'],
    ['authors: octo-ada', '`authors`'],
    ['authors: ["@octo-ada"]', 'authors'],
    ['authors: { logins: [octo-ada] }', 'authors'],
    ['finished: June', 'a day, like `2026-06-30`'],
    ['repository: billing', 'a repository, like `acme/billing`'],
    ['title: Ledger', 'the digest of a title'],
    ['reverted-by: "#2"', '`#2` is no reference'],
    ['ref: billing', '`billing` is no reference'],
    ['why: ["a\\u001b[2Jb"]', 'why'],
    ['reviewed: [a]', '`reviewed`'],
  ])('%s is told, with its line', (value, says) => {
    const [problem] = problems(`schema: 1\nreferences:\n  acme/x#1: { outcome: true, ${value} }\n`);
    expect(problem).toMatch(/^3:\d+ facts-invalid/u);
    expect(problem).toContain(says);
  });
});

describe('writing', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const login = fc.stringMatching(/^[a-z\d_-]{1,12}$/u);
  const dayArb = fc.constantFrom('2024-02-29', '2025-01-01', '2026-06-30').map(day);
  const people = fc.record({ logins: fc.array(login, { maxLength: 3 }), all: fc.boolean() });
  const nullable = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null });
  const artefact: fc.Arbitrary<Artefact> = fc.record({
    state: nullable(fc.constantFrom('open', 'draft', 'closed', 'merged', 'published')),
    authors: people,
    reviewers: people,
    assignees: people,
    committers: people,
    mergers: people,
    created: nullable(dayArb),
    finished: nullable(dayArb),
    repository: nullable(fc.constantFrom('acme/x', 'octo-grid/a.b')),
    title: nullable(fc.stringMatching(/^[\da-f]{16}$/u)),
    revertedBy: nullable(fc.constant('acme/x#9')),
    private: fc.boolean(),
  });
  const line = fc
    .string({ maxLength: 20, unit: 'grapheme' })
    .filter((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text));
  const why: fc.Arbitrary<Words> = fc.oneof(
    fc.constant([]),
    line.filter((text) => text !== '').map(prose),
    fc.string({ unit: 'binary' }).map((text) => say`${text}`),
    fc
      .tuple(fc.string(), fc.string())
      .map(([a, b]) => say`not ${a}, but ${b}; "it: is" [so] {and} #not @anything - \`else\``),
  );
  const some = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
  const fact: fc.Arbitrary<ReferenceFact> = fc
    .record({
      outcome: fc.constantFrom('true', 'false', 'not-visible', 'error', 'not-supported', 'not-attempted'),
      why,
      kind: some(fc.constantFrom('issue', 'pull-request')),
      ref: some(fc.constant('acme/moved#1')),
      artefact: some(artefact),
      headings: some(fc.array(fc.string({ maxLength: 30, unit: 'binary' }), { maxLength: 4 })),
      entries: some(fc.nat()),
    })
    .map(
      (entry) =>
        Object.fromEntries(
          Object.entries(entry).filter(([, value]) => value !== undefined),
        ) as unknown as ReferenceFact,
    );
  const path = fc.stringMatching(/^[\w\-./ %~()&=?é]{1,20}$/u);
  const address = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('acme/x', 'Acme/Y.z', 'octo/w'),
        fc.constantFrom(
          '',
          '/pull/1',
          '/pull/1#pullrequestreview-5',
          '/pull/1#discussion_r7',
          '/issues/2',
          '/issues/2#issuecomment-8',
          '/discussions/3',
          '/discussions/3#discussioncomment-4',
          '/releases/tag/v1.0',
          '/releases/latest',
          '/compare/a...b',
          '/actions/runs/7',
          '/milestone/2',
          '/commit/0a1b2c3',
          '/wiki/Home',
        ),
      )
      .map(([repository, rest]) => `https://github.com/${repository}${rest}`),
    path.map((rest) => `https://github.com/acme/x/blob/main/${rest}`),
    path.map((rest) => `https://github.com/search?q=${rest}&type=issues`),
    fc
      .tuple(
        fc.constantFrom(
          'https://docs.acme.example/',
          'https://docs.google.com/document/d/',
          'https://youtu.be/',
          'http://WWW.acme.example:8080/',
        ),
        path,
      )
      .map(([host, rest]) => host + rest),
    fc.constantFrom(
      'https://gist.github.com/octo/3fa2c1',
      'https://github.com/octo-ada',
      'https://github.com/orgs/acme/projects/3',
      'https://github.com/orgs/acme/discussions/3',
      'acme/x#4',
      `acme/x@${'a'.repeat(40)}`,
    ),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
  );
  const HOSTS = ['git.acme.example'];
  const ref = fc
    .tuple(address, fc.boolean())
    .map(([written, enterprise]) =>
      parseReference(
        enterprise ? written.replace('https://github.com', 'https://git.acme.example') : written,
        { line: 1, column: 1 },
        { repository: null, hosts: HOSTS },
      ),
    )
    .filter((reference) => reference !== null && reference.unusable === null)
    .map((reference) => reference?.ref ?? '');
  const facts: fc.Arbitrary<Facts> = fc
    .record({
      references: fc.array(fc.tuple(ref, fact), { maxLength: 5 }).map((list) => new Map(list)),
      unknownLogins: some(fc.array(login, { minLength: 1, maxLength: 3 })),
    })
    .map(({ unknownLogins, ...rest }) => ({ ...rest, ...(unknownLogins && { unknownLogins }) }));

  test('what is written reads back equal', () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(readFacts(bytes(writeFacts(given, HOSTS)), 'facts.json', HOSTS)).toEqual({ facts: given, findings: [] });
      }),
      { numRuns: runs(500) },
    );
  });

  test('the same facts give the same bytes, in whatever order they were read', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const turned = {
          ...given,
          references: new Map(
            [...given.references]
              .toReversed()
              .map(([key, value]) => [
                key,
                Object.fromEntries(Object.entries(value).toReversed()) as unknown as ReferenceFact,
              ]),
          ),
        };
        expect(writeFacts(turned, HOSTS)).toBe(writeFacts(given, HOSTS));
      }),
    );
  });

  test('sorted keys, two spaces, one line feed at the end', () => {
    const text = writeFacts({
      references: new Map([
        ['acme/x#2', { outcome: 'false', why: say`${'closed'}` }],
        [
          'acme/x#1',
          {
            outcome: 'true',
            why: [],
            kind: 'issue',
            artefact: { ...blank, state: 'open', authors: { logins: ['a', 'b'], all: true } },
          },
        ],
      ]),
    });
    expect(text).toBe(
      '{\n  "references": {\n    "acme/x#1": {\n      "authors": ["a", "b"],\n      "kind": "issue",\n      "outcome": true,\n      "state": "open"\n    },\n    "acme/x#2": {\n      "outcome": false,\n      "why": "closed"\n    }\n  },\n  "schema": 1\n}\n',
    );
    expect(writeFacts({ references: new Map() })).toBe('{\n  "references": {},\n  "schema": 1\n}\n');
  });

  test('on a GitHub Enterprise Server references begin with the host, and mean nothing elsewhere', () => {
    const given: Facts = {
      references: new Map([
        ['git.acme.example/acme/x#1', { outcome: 'true', why: [] }],
        ['git.acme.example/acme/x:main/a b.md', { outcome: 'true', why: [] }],
      ]),
    };
    const text = writeFacts(given, HOSTS);
    expect(readFacts(bytes(text), 'facts.json', HOSTS).facts).toEqual(given);
    expect(readFacts(bytes(text), 'facts.json').findings).toHaveLength(2);
  });

  test('an address that no file could name is left out, and the rest reads back', () => {
    const long = `https://docs.acme.example/${'a'.repeat(2100)}`;
    const text = writeFacts({
      references: new Map([
        [long, { outcome: 'not-supported', why: [] }],
        ['acme/x#1', { outcome: 'true', why: [] }],
      ]),
    });
    expect([...(readFacts(bytes(text), 'facts.json').facts?.references.keys() ?? [])]).toEqual(['acme/x#1']);
  });
});

test('the JSON Schema names every key, and the shipped files keep to it', () => {
  const text = JSON.stringify(factsJsonSchema());
  for (const key of [
    'outcome',
    'why',
    'kind',
    'ref',
    'state',
    'authors',
    'reviewers',
    'assignees',
    'committers',
    'mergers',
    'created',
    'finished',
    'repository',
    'title',
    'reverted-by',
    'private',
    'headings',
    'entries',
    'unknown-logins',
  ]) {
    expect([key, text.includes(`"${key}":`)]).toEqual([key, true]);
    expect([key, readFileSync('docs/files.md', 'utf8').includes(key)]).toEqual([key, true]);
  }
  expect(factsJsonSchema()).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['schema'],
    additionalProperties: false,
  });
});

test('the JSON Schema says what each key means, and its examples are right', () => {
  const nodes = (node: unknown): readonly object[] =>
    typeof node === 'object' && node !== null ? [node, ...Object.values(node).flatMap(nodes)] : [];
  const undescribed = nodes(factsJsonSchema()).flatMap((node) =>
    'properties' in node && typeof node.properties === 'object'
      ? Object.entries(node.properties ?? {}).filter(([key, own]) => key !== 'code' && !('description' in own))
      : [],
  );
  expect(undescribed).toEqual([]);
  const accepts = fromJSONSchema(factsJsonSchema());
  for (const name of readdirSync('ladder').filter((folder) => existsSync(`ladder/${folder}/example.facts.json`))) {
    const facts: unknown = JSON.parse(readFileSync(`ladder/${name}/example.facts.json`, 'utf8'));
    expect([name, accepts.safeParse(facts).success]).toEqual([name, true]);
  }
  expect(accepts.safeParse({ schema: 1, referenses: {} }).success).toBe(false);
});

test('a file may name its schema, for editors', () => {
  const text = JSON.stringify({
    $schema: './facts.schema.json',
    schema: 1,
    references: { 'acme/x#1': { outcome: true } },
  });
  const { facts, findings } = readFacts(new TextEncoder().encode(text), 'facts.json');
  expect(findings).toEqual([]);
  expect([...(facts?.references.keys() ?? [])]).toEqual(['acme/x#1']);
});

describe('the facts of the examples', () => {
  const folders = readdirSync('ladder').filter((name) => existsSync(`ladder/${name}/example.md`));
  const examples = folders.flatMap((folder) =>
    ['example', 'example-incomplete'].map((name) => `ladder/${folder}/${name}`),
  );
  const factsOf = (example: string): Facts => {
    const { facts, findings } = readFacts(readFileSync(`${example}.facts.json`), `${example}.facts.json`);
    if (facts === null) throw new Error(findings.map(({ message }) => plain(message)).join('\n'));
    return facts;
  };

  test('there are two for each of the five ladders', () => expect(examples).toHaveLength(10));

  test.each(examples)('%s: each link that it cites and no other, as --record writes them', (example) => {
    const facts = factsOf(example);
    const cited = itemsOf(readPacket(readFileSync(`${example}.md`), 'example.md'))
      .flatMap(usableReferences)
      .map(({ ref }) => ref);
    expect([...facts.references.keys()].toSorted()).toEqual([...new Set(cited)].toSorted());
    expect(writeFacts(facts)).toBe(readFileSync(`${example}.facts.json`, 'utf8'));
  });

  test.each(examples.filter((example) => example.endsWith('incomplete')))(
    '%s: closed, not visible, by somebody else',
    (example) => {
      const facts = [...factsOf(example).references.values()];
      const { candidate } = readPacket(readFileSync(`${example}.md`), 'example.md').header;
      expect(facts.filter(({ outcome }) => outcome === 'not-visible')).toHaveLength(1);
      const pulls = facts.flatMap(({ artefact }) => (artefact?.mergers.all === true ? [artefact] : []));
      expect(pulls.filter(({ state }) => state === 'closed')).toHaveLength(1);
      expect(pulls.filter(({ authors }) => !authors.logins.includes(candidate ?? ''))).toHaveLength(1);
    },
  );
});

test('an outcome that is nearly one is said', () => {
  expect(problems('schema: 1\nreferences: { acme/x#1: { outcome: not-visble } }\n')[0]).toContain('`not-visible`');
});

test('all problems come in one run', () => {
  expect(
    problems(
      'schema: 1\nhed: 2026-06-30\nreferences: { acme/x#1: { outcome: maybe }, acme/y#2: { outcome: true, entries: x } }\n',
    ).map((line) => line.split(' ')[0]),
  ).toEqual(['2:1', '3:36', '3:81']);
  expect(problems('schema: 1\nreferences: { billing: { outcome: true }, crm: { outcome: true } }\n')).toHaveLength(2);
});

test('a file that is no text, or far too large, is refused unread', () => {
  expect(readFacts(new Uint8Array([0xff, 0xfe]), 'a.yml').findings.map(({ code }) => code)).toEqual(['facts-invalid']);
  expect(readFacts(new Uint8Array(1024 * 1024 + 1), 'a.yml').findings.map(({ code }) => code)).toEqual([
    'facts-invalid',
  ]);
});

test('no bytes make it throw, and it gives facts exactly when it finds nothing', () => {
  fc.assert(
    fc.property(fc.nat(FULL.length), fc.nat(20), fc.string({ maxLength: 6 }), (at, cut, more) => {
      const { facts, findings } = read(FULL.slice(0, at) + more + FULL.slice(at + cut));
      expect(facts === null).toBe(findings.length > 0);
    }),
    { numRuns: runs(300), seed: 1 },
  );
});

test('facts-invalid: its example is true', () => {
  const { before, after } = fileFindings['facts-invalid'].example;
  expect([problems(before).length, read(after).findings]).toEqual([1, []]);
});
