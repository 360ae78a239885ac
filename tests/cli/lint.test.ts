import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../rubric/factory.ts';
import { explain } from '../../src/cli/explain.ts';
import { run } from '../../src/cli/run.ts';
import { lintFindings } from '../../src/findings/lint.ts';
import { withSections } from '../ladder/support.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'readiness-lint-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const target = path.join(folder, name);
  writeFileSync(target, text);
  return target;
};

async function lint(
  args: readonly string[],
  as: { readonly colour?: boolean; readonly terminal?: boolean; readonly width?: number } = {},
): Promise<{ status: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const status = await run(['ladder', 'lint', ...args], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colour: false,
    terminal: false,
    width: 80,
    now: () => new Date(0),
    entry: pathToFileURL(path.resolve('src/cli.ts')).href,
    ...as,
  });
  return { status, out, err };
}

const RULES = 'rubric: { dated: true, link: 1, scope: team, role: [lead] }';
const clean = withSections(
  `${RULES}\ncompetencies:\n  - { id: code, title: Code, criteria: { L5: Leads., L6: Teaches. } }`,
);
const noted = withSections(`${RULES}\ncompetencies:\n  - { id: code, title: Code, criteria: { L5: Leads. } }`);
const warned = withSections(
  `${RULES}\ncompetencies:\n  - { id: code, title: Code, criteria: { L5: Leads., L6: Leads. } }`,
);
const broken = 'schema: 1\nid: broken\n';
const vague = withSections(
  `${RULES}\ncompetencies:\n  - id: code\n    title: Code\n    criteria:\n      L6: Teaches.\n      L5:\n${Array.from({ length: 12 }, (_, index) => `        - { id: code.x${index}, text: Does many x${index}. }`).join('\n')}`,
);

describe('a folder or an id in place of a file', () => {
  test('stands for the ladders below it, or for the ladder of that name', async () => {
    const named = await lint(['staff-principal', '--format', 'json']);
    const below = await lint(['ladder/staff-principal', '--format', 'json']);
    expect(below.status).toBe(0);
    expect(named.out).toContain('"ladder": "staff-principal"');
    expect(below.out).toContain('"ladder": "staff-principal"');
  });
});

describe('exit status', () => {
  test.each([
    ['nothing', clean, 0],
    ['notices', noted, 0],
    ['a warning', warned, 1],
    ['an error', broken, 2],
  ])('of %s', async (_, source, status) => {
    expect(await lint([file('l.yml', source)])).toMatchObject({ status, err: '' });
  });
  test('of several files is that of the worst', async () => {
    expect(await lint([file('a.yml', broken), file('b.yml', warned), file('c.yml', clean)])).toMatchObject({
      status: 2,
    });
    expect(await lint([file('b.yml', warned), file('c.yml', clean)])).toMatchObject({ status: 1 });
  });
  test.each([
    [[], 'takes at least one ladder: a file, a folder, or an id'],
    [['nowhere.yml'], 'there is no file nowhere.yml'],
    [['docs'], 'there is no ladder.yml in the folder "docs"'],
    [['enginering'], 'Did you mean'],
    [['l.yml', '--format', 'markdown'], 'text, json'],
    [['l.yml', '--strict'], '--strict'],
  ])('of wrong words %j is 2', async (args, says) => {
    const { status, out, err } = await lint(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });
});

describe('text', () => {
  test('one line for each finding, with place, severity, message, fix and code; files apart; a count', async () => {
    const [a, b, c] = [file('a.yml', warned), file('b.yml', noted), file('c.yml', clean)];
    expect((await lint([a, b, c])).out).toBe(
      [
        `${a}:3:58 warning: \`code.L6\` has the same text as \`code.L5\` (line 3). Word one of them anew, so that each says what only it expects. [lint-duplicate-statement]`,
        '',
        `${b}:10:18 notice: Nothing is asked for at level \`L6\`, nor on the way there (\`L5 → L6\`): a packet that aims at it cannot be complete. Write criteria for the level or for the promotion; or leave it as it is while nobody is promoted to it. [lint-level-empty]`,
        '',
        `${c}: nothing to report.`,
        '',
        '1 warning, 1 notice in 3 ladders.',
        '',
      ].join('\n'),
    );
  });
  test('a file given twice is told once', async () => {
    const a = file('a.yml', warned);
    expect((await lint([a, a])).out).toBe((await lint([a])).out);
  });
  test('ten of a kind are shown, the others counted; in JSON they are all there', async () => {
    const l = file('l.yml', vague);
    const { out } = await lint([l]);
    expect(out.match(/\[lint-vague\]/gu)).toHaveLength(10);
    expect(out).toContain(`${l}: and 2 more of lint-vague (--format json lists them all).\n`);
    expect(out).toMatch(/\n\n12 notices in 1 ladder\.\n$/u);
    const json: unknown = JSON.parse((await lint([l, '--format', 'json'])).out);
    expect(json).toMatchObject({ counts: { error: 0, warning: 0, notice: 12 }, files: [{ findings: { length: 12 } }] });
  });
  test('on a terminal lines break at words and the head has its colour; without colour nothing but text', async () => {
    const l = file('l.yml', warned);
    const { out } = await lint([l], { colour: true, terminal: true, width: 50 });
    expect(out.split('\n')[0]).toBe(`\u001B[33m${l}:3:58 warning:\u001B[39m`);
    expect(
      out
        .split('\n')
        .slice(1)
        .every((line) => line.length <= 50 || line.includes('\u001B')),
    ).toBe(true);
    expect(out).toMatch(/\n {2}→ Word one of them anew/u);
    expect((await lint([l], { terminal: true })).out).not.toContain('\u001B');
  });
  test('what a ladder says cannot colour the terminal, end a line or speak to a runner', async () => {
    const { out } = await lint([file('l\u001B[31m\n::error::.yml', withSections('"\\e[31m\\n::error::x": 1'))]);
    expect(out).toContain('ladder-unknown-key');
    expect(out).not.toContain('\u001B');
    expect(out.split('\n').filter((line) => line.startsWith('::'))).toEqual([]);
  });
});

test('JSON has every field of every finding', async () => {
  const l = file('l.yml', warned);
  expect(JSON.parse((await lint([l, '--format', 'json'])).out)).toEqual({
    schema: 1,
    counts: { error: 0, warning: 1, notice: 0 },
    files: [
      {
        path: l,
        ladder: 'small',
        accepted: [],
        findings: [
          {
            code: 'lint-duplicate-statement',
            severity: 'warning',
            path: l,
            line: 3,
            column: 58,
            message: '`code.L6` has the same text as `code.L5` (line 3).',
            fix: 'Word one of them anew, so that each says what only it expects.',
          },
        ],
      },
    ],
  });
  expect(JSON.parse((await lint([file('l.yml', broken), '--format', 'json'])).out)).toMatchObject({
    files: [{ ladder: null }],
  });
});

test.each(Object.entries(lintFindings))('explain knows %s', (code, { title, example }) => {
  const told = explain(code, [], day('2026-07-01'));
  expect(told).toMatchObject({ text: expect.stringContaining(title) });
  expect('text' in told && told.text.includes(example.after.split('\n')[0] ?? '')).toBe(true);
});
