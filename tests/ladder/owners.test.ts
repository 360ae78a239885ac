/** What owners write: lists of sentences, acceptances of lint, gates by name, files that are no ladder. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lintLadder } from '../../src/ladder/lint/lint.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { showMarkdown } from '../../src/ladder/show/show.ts';
import { plain } from '../../src/text/words.ts';
import { withSections } from './support.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const lint = (source: string) => lintLadder(utf8(source), 'ladder.yml');
const codes = (source: string): string[] => lint(source).findings.map(({ code }) => code);

describe('a list of sentences', () => {
  const listed = (sentences: readonly string[]): string =>
    withSections(`competencies:\n  - { id: code, title: Code, criteria: { L5: ${JSON.stringify(sentences)} } }`);
  const ids = (sentences: readonly string[]): string[] =>
    readLadder(utf8(listed(sentences)), 'l.yml').ladder?.criteria.map(({ id }) => id) ?? [];

  test('gives each sentence an id from its first words', () => {
    expect(ids(['Leads the design of complex systems.', 'Mentors others.'])).toEqual([
      'code.L5.leads-the-design-of-complex',
      'code.L5.mentors-others',
    ]);
  });
  test('keeps the ids when a sentence is put before the others', () => {
    expect(ids(['Writes tests.', 'Leads the design.', 'Mentors others.'])).toEqual(
      expect.arrayContaining(ids(['Leads the design.', 'Mentors others.'])),
    );
  });
  test('tells sentences with the same beginning apart', () => {
    expect(ids(['Leads the design of big systems.', 'Leads the design of big teams.', '…!'])).toEqual([
      'code.L5.leads-the-design-of-big',
      'code.L5.leads-the-design-of-big-2',
      'code.L5.sentence',
    ]);
  });
  test('never makes an id that is too long', () => {
    for (const id of ids([`${'x'.repeat(200)}.`, `${'x'.repeat(201)}.`])) expect(id.length).toBeLessThanOrEqual(80);
  });
  test('takes criteria beside sentences', () => {
    const source = withSections(
      'competencies:\n  - id: code\n    title: Code\n    criteria:\n      L5:\n        - Mentors others.\n        - { id: code.design, text: Leads the design., strength: should }',
    );
    const { ladder, findings } = readLadder(utf8(source), 'l.yml');
    expect(findings).toEqual([]);
    expect(ladder?.criteria.map(({ id, strength }) => [id, strength])).toEqual([
      ['code.L5.mentors-others', 'must'],
      ['code.design', 'should'],
    ]);
  });
  test('has its ids printed by lint', () => {
    const said = lint(listed(['Leads.', 'Mentors.'])).findings.find(({ code }) => code === 'lint-ids-derived');
    expect(said && plain(said.message)).toBe(
      '`code.L5` is a list of 2 sentences without ids: theirs are `code.L5.leads` and `code.L5.mentors`.',
    );
  });
});

describe('lint: accept', () => {
  const twice =
    'competencies:\n  - { id: code, title: Code, criteria: { L5: Leads. } }\n  - { id: design, title: Design, criteria: { L5: Leads. } }';
  test('takes a finding away, and says that it is accepted and why', () => {
    expect(codes(withSections(twice))).toContain('lint-duplicate-statement');
    const source = withSections(`${twice}\nlint: { accept: { lint-duplicate-statement: The source says it twice. } }`);
    expect(codes(source)).not.toContain('lint-duplicate-statement');
    expect(lint(source).accepted).toEqual([
      { code: 'lint-duplicate-statement', reason: 'The source says it twice.', findings: 1 },
    ]);
  });
  test('of an unknown code is an error with the near name', () => {
    const found = lint(withSections('lint: { accept: { lint-duplicat-statement: Twice. } }')).findings;
    const error = found.find(({ severity }) => severity === 'error');
    expect(error?.code).toBe('lint-accept-unknown');
    expect(error && plain(error.fix)).toBe('Did you mean `lint-duplicate-statement`?');
  });
  test('of what is not found is a notice', () => {
    expect(codes(withSections('lint: { accept: { lint-pay: Public. } }'))).toContain('lint-accept-unused');
  });
  test('accepts no errors of the reader', () => {
    expect(codes(withSections('lint: { accept: { ladder-type: x } }'))).toContain('lint-accept-unknown');
  });
  test.each(['engineering', 'devops', 'distinguished', 'engineer-to-leader', 'staff-principal'])(
    'the ladder %s ships without warnings',
    (name) => {
      const path = `ladder/${name}/ladder.yml`;
      const { ladder, findings } = lintLadder(readFileSync(path), path);
      expect(ladder).not.toBeNull();
      expect(findings.filter(({ severity }) => severity !== 'notice')).toEqual([]);
    },
  );
});

describe('a gate by name', () => {
  const gates = (gate: string) =>
    readLadder(utf8(withSections(`promotions:\n  - { from: L4, to: L5, gates: { ${gate} } }`)), 'l.yml').findings;
  test.each([
    ['time-in-levl: 12 months', '`time-in-level`'],
    ['previus-level: met', '`previous-level`'],
    ['sponsor: Two directors sponsor it.', '`sponsors`'],
  ])('%s is an error with the near name', (gate, name) => {
    const [error, ...others] = gates(gate);
    expect(others).toEqual([]);
    expect(error?.code).toBe('ladder-gate-unknown');
    expect(error && plain(error.fix)).toContain(`Did you mean ${name}?`);
  });
  test('a duration under any name is no expectation', () => {
    expect(gates('tenure: 12 months').map(({ code }) => code)).toEqual(['ladder-gate-unknown']);
  });
  test.each([
    'forum: The forum has heard it.',
    'packet-review: The packet was reviewed.',
    'sponsor: { text: Two directors sponsor it. }',
  ])("%s is a gate of the owner's own", (gate) => {
    expect(gates(gate)).toEqual([]);
  });
});

describe('what stands twice is told once', () => {
  test.each([
    [
      'a competency',
      'competencies:\n  - { id: code, title: Code, criteria: { L4: A., L5: B., L6: C. } }\n  - { id: code, title: Code, criteria: { L4: D., L5: E., L6: F. } }',
    ],
    [
      'a promotion',
      'promotions:\n  - { from: L4, to: L5, gates: { forum: A., peers: B. } }\n  - { from: L4, to: L5, gates: { forum: C., peers: D. } }',
    ],
    [
      'a group',
      'groups:\n  - { id: cap, level: L5, rule: any, criteria: { a: A., b: B. } }\n  - { id: cap, level: L5, rule: any, criteria: { a: C., b: D. } }',
    ],
  ])('%s', (_, changes) => {
    expect(readLadder(utf8(withSections(changes)), 'l.yml').findings.map(({ code }) => code)).toEqual([
      'ladder-duplicate-id',
    ]);
  });
});

describe('a file that is no ladder', () => {
  test.each([
    ['Markdown', 'packet.md', '---\ncandidate: ada\n---\n\n# Ada: to Staff\n\n- **Led** it: a\n'],
    ['Markdown under another name', 'packet', '# Ada\n\nSome *prose*: with `code`.\n\n- A\n- B: c: d\n'],
    ['a workflow', 'ci.yml', 'name: CI\non: push\njobs:\n  build:\n    steps: []\n'],
    ['JSON of another schema', 'package.json', '{ "name": "x", "version": "1.0.0", "scripts": {} }'],
    ['a list', 'list.yml', '- a\n- b\n'],
    [
      'levels in a schema of somebody',
      'family.yml',
      'name: Eng\nlevels: [{ id: jr }]\nthemes: []\ncompetencies: [{ level: jr, summary: Ships. }]\n',
    ],
    ['the same as JSON', 'family.json', '{ "levels": [{ "name": "L1", "criteria": ["Does."] }], "people": [] }'],
  ])('%s: one sentence says so', (_, path, source) => {
    expect(readLadder(utf8(source), path).findings.map(({ code }) => code)).toEqual(['ladder-other-file']);
  });
  test('a ladder with mistakes is not one of them', () => {
    for (const source of [
      'schema: 1\nid: x\n',
      'levles: [L4]\n',
      'title: a: b\nlevels: [L4]\n',
      'levels: [L4]\nwizards: x\ncompetencies: [{ id: a, criteria: { L4: A. } }]\n',
    ])
      expect(readLadder(utf8(source), 'l.yml').findings.map(({ code }) => code)).not.toContain('ladder-other-file');
  });
});

test('what a level asks for again is counted and listed', () => {
  const source = withSections('levels: [L4, { id: L5, includes: [{ level: L4, as: again }] }, L6]');
  const { ladder } = readLadder(utf8(source), 'l.yml');
  expect(ladder && showMarkdown(ladder, {})).toContain('1 criterion, 1 more of lower levels asked for again (code.L4)');
});
