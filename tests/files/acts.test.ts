import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readActs, unknownCriteria } from '../../src/files/acts.ts';
import { check } from '../../src/cli/check.ts';
import type { Console } from '../../src/cli/console.ts';
import { fileFindings } from '../../src/findings/files.ts';
import { noActs } from '../../src/people/acts.ts';
import { plain } from '../../src/text/words.ts';
import { criterion, day, ladder } from '../rubric/factory.ts';
import { runs } from '../runs.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readActs(bytes(text), 'acts.yml');
const problems = (text: string): string[] => {
  const { acts, findings } = read(text);
  expect(acts).toBeNull();
  return findings.map(
    ({ code, place, message, fix }) => `${place.line}:${place.column} ${code} ${plain(message)} ${plain(fix)}`,
  );
};

const FULL = `schema: 1
people:
  Octo-Kim: { level: L6, team: billing, organization: acme }
  octo-lee: { level: 4 }
endorsements: [{ criterion: L4-L5.sponsors, by: octo-kim }]
attestations: [{ evidence: e-3fa2c19be04d7a52, by: octo-jane }]
concerns: [{ criterion: mentorship.L5, by: octo-sam, text: The panel was in 2024. }, { by: octo-sam, text: Whose numbers are they? }]
accepted: [{ evidence: e-3fa2c19be04d7a52, by: octo-mgr, reason: It was merged by hand. }]
waivers:
  - { criterion: communication.L5, by: octo-mgr, reason: On leave until May., until: 2026-12-31 }
  - { criterion: quality.L5, by: octo-mgr, reason: Agreed. }
agreements: [{ by: octo-kim, on: 2026-06-20 }, { by: octo-lee }]
teams: { Acme/Promotions: [octo-kim] }
wrote: [{ criterion: mentorship.L5, by: octo-mgr }, { evidence: e-3fa2c19be04d7a52, by: octo-kim }]
`;

test('every act is read, and people by login in small letters', () => {
  const { acts, findings } = read(FULL);
  expect(findings).toEqual([]);
  expect(acts).toEqual({
    people: new Map([
      ['octo-kim', { level: 'L6', team: 'billing', organization: 'acme' }],
      ['octo-lee', { level: '4', team: null, organization: null }],
    ]),
    endorsements: [{ criterion: 'L4-L5.sponsors', by: 'octo-kim' }],
    attestations: [{ evidence: 'e-3fa2c19be04d7a52', by: 'octo-jane' }],
    concerns: [
      { criterion: 'mentorship.L5', by: 'octo-sam', text: 'The panel was in 2024.' },
      { criterion: null, by: 'octo-sam', text: 'Whose numbers are they?' },
    ],
    accepted: [{ evidence: 'e-3fa2c19be04d7a52', by: 'octo-mgr', reason: 'It was merged by hand.' }],
    waivers: [
      { criterion: 'communication.L5', by: 'octo-mgr', reason: 'On leave until May.', until: day('2026-12-31') },
      { criterion: 'quality.L5', by: 'octo-mgr', reason: 'Agreed.', until: null },
    ],
    agreements: [
      { by: 'octo-kim', on: day('2026-06-20') },
      { by: 'octo-lee', on: null },
    ],
    stirred: null,
    teams: new Map([['acme/promotions', [{ login: 'octo-kim', id: null }]]]),
    wrote: [
      { criterion: 'mentorship.L5', evidence: null, by: 'octo-mgr' },
      { criterion: null, evidence: 'e-3fa2c19be04d7a52', by: 'octo-kim' },
    ],
  });
});

test('JSON is read as well, and everything but the schema may be left out', () => {
  expect(read('{ "schema": 1 }').acts).toEqual(noActs);
  expect(read('{"schema": 1, "endorsements": [{"criterion": "a.L5", "by": "octo-kim"}]}').acts?.endorsements).toEqual([
    { criterion: 'a.L5', by: 'octo-kim' },
  ]);
});

test.each([
  [
    'schema: 1\nwrote: [{ by: octo-kim }]\n',
    '2:9 acts-invalid An entry of `wrote` says of which criterion or of which piece of evidence somebody wrote lines. Write one of `criterion:` and `evidence:`.',
  ],
  ['endorsements: []\n', '1:1 acts-invalid `schema` is missing. Add `schema:` with `1`.'],
  ['schema: 2\n', '1:9 acts-invalid `schema` should be `1`, not `2`. Write `1`.'],
  ['schema: 1\nendorsments: []\n', '2:1 acts-invalid Unknown key `endorsments`. Did you mean `endorsements`?'],
  [
    'schema: 1\nendorsements: [{ criterion: a.L5 }]\n',
    '2:16 acts-invalid `by` is missing in an entry of `endorsements`. Add `by:` with text.',
  ],
  [
    'schema: 1\nendorsements: [{ criterion: a.L5, by: "@octo-kim" }]\n',
    '2:39 acts-invalid `by` should be a GitHub login, without `@`, not `@octo-kim`. Write a GitHub login, without `@`.',
  ],
  [
    'schema: 1\nattestations: [{ evidence: line 3, by: octo-kim }]\n',
    '2:28 acts-invalid `evidence` should be the whole id of a piece of evidence, like `e-3fa2c19be04d7a52`, not `line 3`. Write the whole id of a piece of evidence, like `e-3fa2c19be04d7a52`.',
  ],
  [
    'schema: 1\nattestations: [{ evidence: e-3fa2c1, by: octo-kim }]\n',
    '2:28 acts-invalid `evidence` should be the whole id of a piece of evidence, like `e-3fa2c19be04d7a52`, not `e-3fa2c1`. Write the whole id of a piece of evidence, like `e-3fa2c19be04d7a52`.',
  ],
  [
    'schema: 1\nwaivers: [{ criterion: a.L5, by: octo-mgr, reason: ok, until: 2026-02-30 }]\n',
    '2:63 acts-invalid `until` should be a day, like `2026-06-30`, not `2026-02-30`. Write a day, like `2026-06-30`.',
  ],
  [
    'schema: 1\npeople: { octo-kim: { levl: L6 } }\n',
    '2:23 acts-invalid Unknown key `levl` in `octo-kim`. Did you mean `level`?',
  ],
  [
    'schema: 1\npeople: { octo-kim: {}, Octo-Kim: {} }\n',
    '2:25 acts-invalid `Octo-Kim` stands here a second time: capital letters make no other login. Keep one of the two.',
  ],
  [
    'schema: 1\npeople: { "@octo-kim": {} }\n',
    '2:11 acts-invalid `@octo-kim` cannot be a key here: it should be a GitHub login, without `@`. Rename the key: a GitHub login, without `@`.',
  ],
])('%j', (text, expected) => {
  expect(problems(text)).toEqual([expected]);
});

test('all problems come in one run', () => {
  expect(
    problems(
      'schema: 1\nendorsements: [{ criterion: a.L5 }]\nconcern: []\nwaivers: [{ criterion: a.L5, by: x, reason: "" }]\n',
    ).map((line) => line.split(' ')[0]),
  ).toEqual(['2:16', '3:1', '4:45']);
});

test('a file that is no text, or far too large, is refused unread', () => {
  expect(readActs(new Uint8Array([0xff, 0xfe]), 'a.yml').findings.map(({ message }) => plain(message))).toEqual([
    'This file is not UTF-8 text.',
  ]);
  expect(readActs(new Uint8Array(1024 * 1024 + 1), 'a.yml').findings.map(({ message }) => plain(message))).toEqual([
    'This file has 1,048,577 bytes; at most 1,048,576 are read.',
  ]);
});

test('no bytes make it throw, and it gives acts exactly when it finds nothing', () => {
  fc.assert(
    fc.property(fc.nat(FULL.length), fc.nat(20), fc.string({ maxLength: 6 }), (at, cut, more) => {
      const { acts, findings } = read(FULL.slice(0, at) + more + FULL.slice(at + cut));
      expect(acts === null).toBe(findings.length > 0);
    }),
    { numRuns: runs(300), seed: 1 },
  );
});

test('an act on a criterion that no ladder has is a warning at its place, with the near ones', () => {
  const ladders = [ladder([criterion({}, { id: 'mentorship.L5' })]), ladder([criterion({}, { id: 'L4-L5.sponsors' })])];
  const found = unknownCriteria(
    read(
      'schema: 1\nendorsements: [{ criterion: mentorshp.L5, by: octo-kim }, { criterion: L4-L5.sponsors, by: octo-kim }]\nconcerns: [{ criterion: zzz, by: octo-kim, text: no }]\n',
    ),
    ladders,
  );
  expect(
    found.map(({ code, severity, place, fix }) => `${severity} ${code} ${place.line}:${place.column} ${plain(fix)}`),
  ).toEqual([
    'warning acts-criterion-unknown 2:29 Did you mean `mentorship.L5`?',
    'warning acts-criterion-unknown 3:25 Write an id as the report prints it, for example `mentorship.L5`.',
  ]);
  expect(unknownCriteria(read(FULL), [])).toEqual([]);
});

test.each(['acts-invalid', 'acts-criterion-unknown'] as const)('%s: its example is true', (code) => {
  const { before, after } = fileFindings[code].example;
  const known = [ladder([criterion({}, { id: 'mentorship.L5' }), criterion({}, { id: 'L4-L5.sponsors' })])];
  const codes = (text: string): string[] =>
    [...read(text).findings, ...unknownCriteria(read(text), known)].map((found) => found.code);
  expect([codes(before), codes(after)]).toEqual([[code], []]);
});

describe('on the command line', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'readiness-acts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const LADDER = `schema: 1
id: small
version: 1.0.0
title: Small
levels: [{ id: L4, title: Senior }, { id: L5, title: Staff }]
tracks: [{ id: ic, title: IC, levels: [L4, L5] }]
competencies:
  - { id: design, title: Design, criteria: { L5: { text: Designs systems., rubric: { link: 1, judgement: true } } } }
promotions: [{ from: L4, to: L5, gates: { sponsors: { min: 1, level: L5 } } }]
`;
  const PACKET =
    '---\ncandidate: octo-ada\nladder: small\nfrom: L4\nto: L5\nsponsors: [octo-kim]\n---\n\n## Design\n\n- Designed it: https://github.com/acme/billing/pull/12\n';
  async function run(
    ...args: string[]
  ): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
    let [out, err] = ['', ''];
    const console: Console = {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      colour: false,
      width: 200,
      terminal: false,
      now: () => new Date('2026-07-01T00:00:00Z'),
      entry: pathToFileURL(path.resolve('src/cli.ts')).href,
    };
    const status = await check([file('p.md', PACKET), '--ladder', file('ladder.yml', LADDER), ...args], console);
    return { status, out, err };
  }
  const states = (out: string): Record<string, string> => {
    const report = JSON.parse(out) as { packets: { criteria: { id: string; state: string }[] }[] };
    return Object.fromEntries(report.packets.flatMap(({ criteria }) => criteria.map(({ id, state }) => [id, state])));
  };

  test('acts settle what is left to judgement without them', async () => {
    expect(states((await run('--format', 'json')).out)).toEqual({
      'design.L5': 'judgement',
      'L4-L5.sponsors': 'judgement',
    });
    const acts = file(
      'acts.yml',
      'schema: 1\npeople: { octo-kim: { level: L5 } }\nendorsements:\n  - { criterion: L4-L5.sponsors, by: octo-kim }\n  - { criterion: design.L5, by: octo-kim }\n',
    );
    const { status, out, err } = await run('--acts', acts, '--format', 'json');
    expect([status, err, states(out)]).toEqual([0, '', { 'design.L5': 'met', 'L4-L5.sponsors': 'met' }]);
    const low = file('low.yml', 'schema: 1\npeople: { octo-kim: { level: L4 } }\n');
    expect((await run('--acts', low)).status).toBe(1);
    expect((await run('--acts', low)).out).toContain(
      '0 of 1 sponsor is named: `octo-kim` is of level `L4`, the rubric asks for `L5` or above',
    );
  });
  test('an act that changes nothing is said', async () => {
    const acts = file('acts.yml', 'schema: 1\nendorsements: [{ criterion: desgin.L5, by: octo-kim }]\n');
    const text = await run('--acts', acts);
    expect([text.status, text.err]).toEqual([
      0,
      `${acts}:2:29 warning: No ladder of these packets has a criterion \`desgin.L5\`, so this act has no effect. Did you mean \`design.L5\`?\n`,
    ]);
    const json = await run('--acts', acts, '--format', 'json');
    expect([json.err, JSON.parse(json.out)]).toMatchObject([
      '',
      { findings: [{ code: 'acts-criterion-unknown', line: 2, column: 29 }] },
    ]);
  });
  test('a file that cannot be used: status 2, its problems, and nothing is judged', async () => {
    const acts = file('acts.yml', 'schema: 1\nwaiver: []\n');
    const facts = file('facts.yml', 'schema: 1\nreferences: { billing: { outcome: true } }\n');
    const { status, out, err } = await run('--acts', acts, '--facts', facts);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`${acts}:2:1 error: Unknown key \`waiver\`. Did you mean \`waivers\`?`);
    expect(err).toContain(`${facts}:2:15 error: \`billing\` is no reference that could be evidence.`);
    expect(err.endsWith('Nothing was judged.\n')).toBe(true);
    await expect(run('--acts', path.join(folder, 'gone.yml'))).rejects.toThrow('ENOENT');
  });
  test('facts are read, and only where they are named', async () => {
    file('p.facts.json', '{ "schema": 1 }');
    const facts = file(
      'facts.json',
      '{ "schema": 1, "head": "2026-03-04", "references": { "https://github.com/acme/billing/pull/12": { "outcome": false, "why": "<b>closed</b>" } } }',
    );
    const read = JSON.parse((await run('--facts', facts, '--format', 'json')).out) as {
      packets: { anchor: string; evidence: { references: unknown[] }[] }[];
    };
    expect(read.packets[0]).toMatchObject({
      anchor: '2026-07-01',
      evidence: [{ references: [{ ref: 'acme/billing#12', outcome: 'false', why: '`<b>closed</b>`' }] }],
    });
    expect((await run('--format', 'json')).out).toContain('"outcome": "not-attempted"');
  });
});
