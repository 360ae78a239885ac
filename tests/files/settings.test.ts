import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { settingsFindings } from '../../src/findings/settings.ts';
import { defaultSettings, mayRead, readSettings } from '../../src/files/settings.ts';
import { plain } from '../../src/text/words.ts';
import { runs } from '../runs.ts';

const PATH = '.github/readiness.yml';
const read = (text: string) => readSettings(new TextEncoder().encode(text), PATH);
/** Code, place and both sentences of each finding. */
const problems = (text: string) => {
  const { settings, findings } = read(text);
  expect(settings).toBeNull();
  return findings.map(({ code, place, message, fix }) => ({
    code,
    at: `${place.line}:${place.column}`,
    says: `${plain(message)} ${plain(fix)}`,
  }));
};

test('without the file, or with nothing in it, the defaults hold', () => {
  for (const bytes of [null, new Uint8Array(), new TextEncoder().encode('# nothing yet\n\n')]) {
    expect(readSettings(bytes, PATH)).toEqual({
      settings: defaultSettings,
      findings: [],
      ladderPlaces: [],
      templatePlaces: [],
      peoplePlace: null,
    });
  }
});

test('every key is read, and the rest keep their defaults', () => {
  const text = `packets: ['people/**/*.md', '!people/templates/**']
ladders:
  - ladder/engineering/ladder.yml
  - acme/ladders/design/ladder.yml@v2
bases: [release]
enforce: true
public: true
period-grace: 90 days
fiscal-year-start: April
templates: [packets/TEMPLATE.md]
cycles:
  2026-H2: 2026-12-31
evidence: { repositories: [Acme/Billing, acme-sec/*] }
people: hr/people.yml
labels: true
reviewers: { users: [octo-lead] }
notify: true
decisions: [hr/decisions/*.yml]
commands: { waive: { users: [octo-hr], role: admin }, endorse: { level: L6 } }
committee: { members: [octo-jane, acme/promotions], quorum: 2/3, quiet-days: 3, accepts: candidate, not: [manager] }
stages: { manager: { blocks: [must] }, committee: { blocks: [must, should] } }
`;
  expect(read(text)).toEqual({
    settings: {
      packets: ['people/**/*.md', '!people/templates/**'],
      ladders: ['ladder/engineering/ladder.yml', 'acme/ladders/design/ladder.yml@v2'],
      bases: ['release'],
      enforce: true,
      public: true,
      periodGrace: { days: 90 },
      fiscalYearStart: 4,
      templates: ['packets/TEMPLATE.md'],
      people: 'hr/people.yml',
      labels: 'readiness: ',
      reviewers: { users: ['octo-lead'], teams: [], manager: false, named: false },
      notify: true,
      decisions: ['hr/decisions/*.yml'],
      commands: {
        endorse: { users: [], teams: [], role: null, level: 'L6' },
        waive: { users: ['octo-hr'], teams: [], role: 'admin', level: null },
      },
      committee: {
        users: ['octo-jane'],
        teams: ['acme/promotions'],
        quorum: { part: [2, 3] },
        quietDays: 3,
        accepts: true,
        not: ['manager'],
      },
      stages: { manager: ['must'], committee: ['must', 'should'] },
      cycles: { '2026-H2': '2026-12-31' },
      evidence: ['acme/billing', 'acme-sec/*'],
    },
    findings: [],
    ladderPlaces: [
      { path: PATH, line: 3, column: 5 },
      { path: PATH, line: 4, column: 5 },
    ],
    templatePlaces: [{ path: PATH, line: 10, column: 13 }],
    peoplePlace: { path: PATH, line: 14, column: 9 },
  });
  expect(read('enforce: true\n').settings).toEqual({ ...defaultSettings, enforce: true });
});

test.each([
  ['4', 4],
  ['"04"', 4],
  ['Apr', 4],
  ['december', 12],
])('the fiscal year begins with %s', (written, month) => {
  expect(read(`fiscal-year-start: ${written}\n`).settings?.fiscalYearStart).toBe(month);
});

test.each([
  ['period-grace: soon', 'settings-value 1:15'],
  ['fiscal-year-start: 13', 'settings-value 1:20'],
  ['fiscal-year-start: spring', 'settings-value 1:20'],
  ['templates: [../x.md]', 'settings-value 1:13'],
  ['people: /people.yml', 'settings-value 1:9'],
  ['commands: { waive: { level: L6 } }', 'settings-value 1:29'],
  ['commands: { waive: {} }', 'settings-value 1:20'],
  ['commands: { help: { role: read } }', 'settings-value 1:13'],
  ['commands: { waive: { role: owner } }', 'settings-value 1:28'],
  ['commands: { waive: { users: ["@octo-hr"] } }', 'settings-value 1:30'],
  ['commands: { waive: { teams: [leads] } }', 'settings-value 1:30'],
  ['committee: {}', 'settings-value 1:12'],
  ['committee: { members: [] }', 'settings-value 1:23'],
  ['committee: { members: ["@octo-jane"] }', 'settings-value 1:24'],
  ['committee: { members: [a/b, a/c, a/d, a/e, a/f, a/g] }', 'settings-value 1:23'],
  ['committee: { members: [octo-jane], quorum: 0 }', 'settings-value 1:44'],
  ['committee: { members: [octo-jane], quorum: most }', 'settings-value 1:44'],
  ['committee: { members: [octo-jane], quorum: 3/2 }', 'settings-value 1:44'],
  ['committee: { members: [octo-jane], quorum: 2 }', 'settings-value 1:44'],
  ['committee: { members: [octo-jane], quiet-days: -1 }', 'settings-value 1:48'],
  ['committee: { members: [octo-jane], accepts: manager }', 'settings-value 1:45'],
  ['stages: { manager: { blocks: [should] } }', 'settings-value 1:30'],
  ['stages: { manager: {} }', 'settings-value 1:20'],
  ['stages: { draft: { blocks: [must] } }', 'settings-value 1:11'],
])('`%s` is refused at its place', (text, expected) => {
  expect(problems(`${text}\n`).map(({ code, at }) => `${code} ${at}`)).toEqual([expected]);
});

test('a misspelt key gets its place and the nearest one', () => {
  expect(problems('enforce: true\nenfroce: false\n')).toEqual([
    { code: 'settings-unknown-key', at: '2:1', says: 'The settings have no key `enfroce`. Did you mean `enforce`?' },
  ]);
});

test('what is written beside the comment is off, and each key turns on its own', () => {
  const writes = (text: string) => {
    const { labels, reviewers, notify, decisions } = read(text).settings ?? defaultSettings;
    return { labels, reviewers, notify, decisions };
  };
  const off = { labels: null, reviewers: null, notify: false, decisions: ['decisions/**/*.{yml,yaml}'] };
  const nobody = { users: [], teams: [], manager: false, named: false };
  expect(writes('enforce: true\n')).toEqual(off);
  expect(writes('labels: false\n')).toEqual(off);
  expect(writes('labels: true\n')).toEqual({ ...off, labels: 'readiness: ' });
  expect(writes('labels: {}\n')).toEqual({ ...off, labels: 'readiness: ' });
  expect(writes('labels: { prefix: promotion/ }\n')).toEqual({ ...off, labels: 'promotion/' });
  expect(writes('notify: true\n')).toEqual({ ...off, notify: true });
  expect(writes('reviewers: { users: [octo-lead], teams: [acme/promotions] }\n')).toEqual({
    ...off,
    reviewers: { ...nobody, users: ['octo-lead'], teams: ['acme/promotions'] },
  });
  expect(writes('people: people.yml\nreviewers: { manager: true, named: true }\n')).toEqual({
    ...off,
    reviewers: { ...nobody, manager: true, named: true },
  });
  expect(writes("decisions: ['hr/*.yml']\n")).toEqual({ ...off, decisions: ['hr/*.yml'] });
});

test.each([
  ["labels: { prefix: '' }", 'settings-value 1:19'],
  ["labels: { prefix: ' x' }", 'settings-value 1:19'],
  ["labels: { prefix: 'a,b' }", 'settings-value 1:19'],
  [`labels: { prefix: ${'x'.repeat(40)} }`, 'settings-value 1:19'],
  ['labels: [readiness]', 'settings-value 1:9'],
  ['labels: { colour: red }', 'settings-value 1:11'],
  ['reviewers: {}', 'settings-value 1:12'],
  ['reviewers: { manager: false }', 'settings-value 1:12'],
  ["reviewers: { users: ['@octo-lead'] }", 'settings-value 1:22'],
  ['reviewers: { teams: [promotions] }', 'settings-value 1:22'],
  // Without a people file nobody says who manages whom.
  ['reviewers: { manager: true }', 'settings-value 1:23'],
  ['notify: daily', 'settings-value 1:9'],
  ["decisions: ['!hr/**']", 'settings-packets 1:1'],
  ["decisions: ['../hr/*.yml']", 'settings-packets 1:13'],
])('`%s` is refused: %s', (text, expected) => {
  expect(problems(`${text}\n`).map(({ code, at }) => `${code} ${at}`)).toEqual([expected]);
});

test.each([
  ['enforce: maybe\n', 'settings-value', '1:10'],
  ['packets: packets/**\n', 'settings-value', '1:10'],
  ['packets: []\n', 'settings-value', '1:10'],
  ['bases: [1, [2]]\n', 'settings-value', '1:12'],
  ['cycles:\n  2026-H2: 2026-02-30\n', 'settings-value', '2:12'],
  ['cycles:\n  2026-H2: December\n', 'settings-value', '2:12'],
  ['- enforce\n', 'settings-value', '1:1'],
  ['enforce: true\nenforce: false\n', 'settings-syntax', '2:1'],
  ['enforce: [\n', 'settings-syntax', '2:1'],
  ["packets: ['!drafts/**']\n", 'settings-packets', '1:1'],
  ["packets: [ok/*.md, '/packets/*.md']\n", 'settings-packets', '1:20'],
  ["packets: ['../*.md']\n", 'settings-packets', '1:11'],
  ["packets: ['packets/[ab].md']\n", 'settings-packets', '1:11'],
  ["packets: ['packets/*.{md,{a,b}}']\n", 'settings-packets', '1:11'],
  ["packets: ['+(a|b)/*.md']\n", 'settings-packets', '1:11'],
  ['ladders: [acme/ladders/design]\n', 'settings-ladder', '1:11'],
  ["ladders: ['acme/ladders/design/ladder.yml@']\n", 'settings-ladder', '1:11'],
  ["ladders: ['ladder.yml@v1']\n", 'settings-ladder', '1:11'],
])('%j is %s at %s', (text, code, at) => {
  const [first, ...rest] = problems(text);
  expect(rest).toEqual([]);
  expect(first?.code).toBe(code);
  expect(first?.at).toBe(at);
});

test('all problems come in one run, in the order of the file', () => {
  expect(
    problems('enforce: 7\nlabels: x\npublic: perhaps\ncycles: { a: b }\n').map(({ code, at }) => `${code} ${at}`),
  ).toEqual(['settings-value 1:10', 'settings-value 2:9', 'settings-value 3:9', 'settings-value 4:14']);
  expect(
    problems('enfore: true\npackets: 3\ncycles: { 2026-H2: 31/12/2026 }\n').map(({ code, at }) => `${code} ${at}`),
  ).toEqual(['settings-unknown-key 1:1', 'settings-value 2:10', 'settings-value 3:20']);
  expect(problems("packets: ['../*.md', [x]]\nladders: [nowhere]\n").map(({ code, at }) => `${code} ${at}`)).toEqual([
    'settings-packets 1:11',
    'settings-value 1:22',
    'settings-ladder 2:11',
  ]);
});

test.each([
  ["packets: ['!drafts/**', [x]]\n", 'settings-value 1:25'],
  ["packets: ['a/*.md']\npackets: ['!b']\n", 'settings-syntax 2:1'],
  ['ladders: [[x], a.yml]\n', 'settings-value 1:11'],
  ['cycles: { 2026-H2: [x] }\n', 'settings-value 1:20'],
])('nothing is said about what could not be read in %j but that', (text, expected) => {
  expect(problems(text).map(({ code, at }) => `${code} ${at}`)).toEqual([expected]);
});

test('a file that is not text, or far too large, is refused unread', () => {
  expect(readSettings(new Uint8Array([0x65, 0xff, 0xfe]), PATH).findings.map(({ code }) => code)).toEqual([
    'settings-unreadable',
  ]);
  expect(readSettings(new Uint8Array(65 * 1024).fill(0x61), PATH).findings.map(({ code }) => code)).toEqual([
    'settings-unreadable',
  ]);
});

test('no bytes make it throw, and it gives settings exactly when it finds nothing', () => {
  const good = "packets: ['a/*.md']\nladders: [a.yml]\nbases: [x]\nenforce: true\ncycles: { a: 2026-01-01 }\n";
  const broken = fc
    .tuple(
      fc.nat(good.length),
      fc.nat(10),
      fc.string({ unit: fc.constantFrom(...Array.from(':[]{}\'"&*!|>%@`#-\n\t \u0000é')) }),
    )
    .map(([at, cut, put]) => good.slice(0, at) + put + good.slice(at + cut));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        broken.map((text) => new TextEncoder().encode(text)),
      ),
      (bytes) => {
        const { settings, findings } = readSettings(bytes, PATH);
        expect(settings === null).toBe(findings.length > 0);
      },
    ),
    { numRuns: runs(400) },
  );
});

// Whether a file can be read is seen when it is asked for, not in the settings.
const OF_OTHER_FILES = new Set(['settings-unreadable', 'settings-template', 'settings-people']);
test.each(Object.entries(settingsFindings).filter(([code]) => !OF_OTHER_FILES.has(code)))(
  'the example of %s shows the finding, and its correction reads',
  (code, kind) => {
    expect(problems(kind.example.before).map((problem) => problem.code)).toEqual([code]);
    expect(read(kind.example.after).findings).toEqual([]);
  },
);

test('evidence is read in the repositories of the same owner, or in those that are listed', () => {
  expect([
    mayRead(defaultSettings, 'Acme', 'acme/api'),
    mayRead(defaultSettings, 'acme', 'acme-sec/rotor'),
    mayRead(defaultSettings, 'acme', 'acme/../x'),
  ]).toEqual([true, false, true]);
  const listed = { ...defaultSettings, evidence: ['acme/billing', 'acme-sec/*'] };
  expect(
    ['acme/billing', 'ACME-sec/rotor', 'acme/api', 'acme-security/rotor'].map((repository) =>
      mayRead(listed, 'acme', repository),
    ),
  ).toEqual([true, true, false, false]);
  expect(mayRead({ ...defaultSettings, evidence: [] }, 'acme', 'acme/api')).toBe(false);
});

test('a misspelt key inside evidence gets its place and the nearest one', () => {
  expect(problems('evidence:\n  repositries: [acme/api]\n')).toMatchObject([
    { code: 'settings-value', at: '2:3', says: expect.stringContaining('`repositories`') },
  ]);
  expect(problems('evidence: { repositories: [acme] }\n')).toMatchObject([{ code: 'settings-value' }]);
});
