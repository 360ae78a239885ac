import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../rubric/factory.ts';
import { explain } from '../../src/cli/explain.ts';
import { catalogue } from '../../src/findings/catalogue.ts';
import { rules } from '../../src/rubric/rules/index.ts';
import { shipped } from '../ladder/shipped.ts';

const root = path.join(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.js');
const example = path.join(root, 'ladder/engineering/example.md');
const incomplete = path.join(root, 'ladder/engineering/example-incomplete.md');
const ladder = path.join(root, 'ladder/engineering/ladder.yml');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'readiness-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  });
  return { status, out: stdout, err: stderr };
}

const file = (name: string, text: string): string => {
  const target = path.join(folder, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  return target;
};

describe('exit statuses', () => {
  test('0 for the complete example', () => {
    const { status, out, err } = run(['check', example]);
    expect([status, err]).toEqual([0, '']);
    // No facts are given here, so nobody looked at the links: the headline has to say so.
    expect(out).toContain('Evidence complete, links as written: octo-ada, L4 → L5');
  });
  test('1 for the incomplete one, with every mistake', () => {
    const { status, out } = run(['check', incomplete]);
    expect(status).toBe(1);
    for (const code of [
      'packet-metric-sum',
      'packet-placeholder',
      'packet-reference-unusable',
      'packet-date',
      'packet-field-misspelt',
      'packet-gap-without-plan',
    ])
      expect(out).toContain(code);
    // What stands in the way of a criterion is told in its row.
    expect(out).toContain('the heading `Mentorhip & Knowledge Sharing` names no competency');
    expect(out).toContain('Its box is not ticked');
  });
  test('0 for a draft', () => {
    file(
      'p.md',
      readFileSync(incomplete, 'utf8')
        .replace(/^stage: .*$/mu, '')
        .replace('---\n', '---\nstage: draft\n'),
    );
    expect(run(['check', 'p.md'])).toMatchObject({ status: 0, err: '' });
  });
  test('2 for a packet that cannot be read, and the worst of several decides', () => {
    file('p.md', '# No front matter\n');
    expect(run(['check', 'p.md']).status).toBe(2);
    expect(run(['check', example, 'p.md', incomplete]).status).toBe(2);
    expect(run(['check', example, incomplete]).status).toBe(1);
  });
  test('2 for a file that is no Markdown, with one sentence', () => {
    for (const [name, text] of [
      ['p.json', '{ "candidate": "octo-ada", "links": ["https://github.com/acme/billing/pull/1"] }\n'],
      ['p.adoc', '= Ada\n\n== System Design\n\n* Led it, acme/billing#1\n'],
      ['p.md', '%PDF-1.7\n%âãÏÓ\n'],
    ] as const) {
      file(name, text);
      const { status, out } = run(['check', name, '--format', 'json']);
      expect(status).toBe(2);
      expect(out.match(/"code": ?"[a-z-]+"/gu)).toEqual([expect.stringContaining('packet-not-markdown')]);
    }
    expect(run(['check', 'p.adoc']).out).toContain('This file is AsciiDoc, and a packet is a Markdown file');
  });
  test('2 for a ladder with errors', () => {
    file('l.yml', 'schema: 1\nid: x\n');
    const { status, out } = run(['check', example, '--ladder', 'l.yml']);
    expect(status).toBe(2);
    expect(out).toContain('l.yml');
    expect(out).not.toMatch(/\bmet\b/u);
  });
  test('2 for settings with errors, and the evidence is listed all the same', () => {
    file('s.yml', 'enfore: true\n');
    const { status, out } = run(['check', example, '--settings', 's.yml', '--format', 'json']);
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'invalid',
      packets: [{ verdict: 'invalid', candidate: 'octo-ada' }],
      findings: [{ code: 'settings-unknown-key', line: 1 }],
    });
    expect(JSON.parse(out).packets[0].evidence.length).toBeGreaterThan(10);
  });
  test.each([
    [['check'], 'takes at least one packet'],
    [['check', 'nowhere.md'], 'there is no such file'],
    [['check', '.'], 'no Markdown file'],
    [['check', example, '--now', 'soon'], '--now takes a day'],
    [['check', example, '--format', 'pdf'], 'text, markdown, json'],
    [['check', example, '--nope'], '--nope'],
    [['chekc'], 'Did you mean `check`'],
    [['explain', 'nonsense'], 'nothing is called'],
    [['ladder', 'shwo'], 'show, lint, diff, test, import or schema'],
    [['ladder', 'show', ladder, '--level', 'L9'], 'no level'],
    [['check', example, '--ladder', '.'], 'there is no ladder.yml in the folder "."'],
  ])('2 for wrong words: %j', (args, says) => {
    const { status, out, err } = run(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });
});

describe('which ladder', () => {
  const settings = (text: string): string => file('.github/readiness.yml', text);
  test('one in another repository is not replaced by another', () => {
    settings('ladders: [acme/ladders/engineering/ladder.yml@v3]\n');
    cpSync(example, path.join(folder, 'p.md'));
    const { status, out } = run(['check', 'p.md']);
    expect(status).toBe(2);
    expect(out).toContain('ladder-elsewhere');
  });
  test('those of the settings are the only ones', () => {
    settings('ladders: [l.yml]\n');
    file('l.yml', readFileSync(ladder, 'utf8').replace('id: engineering', 'id: own'));
    cpSync(example, path.join(folder, 'p.md'));
    expect(run(['check', 'p.md'])).toMatchObject({ status: 2 });
    expect(run(['check', 'p.md']).out).toContain('packet-ladder-unknown');
    settings('ladders: [gone.yml]\n');
    expect(run(['check', 'p.md']).out).toContain('gone.yml');
  });
  test("the repository's own goes before the one that ships", () => {
    file('.git/HEAD', '');
    file('ladder/mine/ladder.yml', readFileSync(ladder, 'utf8').replace(/version: .*/u, 'version: 9.9.9'));
    cpSync(example, path.join(folder, 'p.md'));
    expect(run(['check', 'p.md']).out).toContain('9.9.9');
  });
  test("two of one id are nobody's guess, and not the candidate's fault", () => {
    cpSync(ladder, path.join(folder, 'other.yml'));
    const { status, out } = run(['check', example, '--ladder', ladder, '--ladder', 'other.yml']);
    expect(status).toBe(2);
    expect(out).toContain('ladder-id-shared');
    expect(run(['check', example, '--ladder', ladder, '--ladder', ladder]).status).toBe(0);
  });
});

test('the command line stands in for front matter, and is named where it is wrong', () => {
  file('notes.md', '# My year\n\n## System Design & Architecture\n\n- Designed it: https://github.com/acme/x/pull/1\n');
  expect(run(['check', 'notes.md', '--candidate', 'octo-ada', '--from', 'L4', '--to', 'L5']).status).toBe(1);
  expect(
    run(['check', 'notes.md', '--candidate', 'octo-ada', '--from', 'L9', '--to', 'L5', '--ladder', ladder]).out,
  ).toContain('--from');
  // Of several ladders that ship, the one that has the promotion is meant; where none has it, the packet has to say.
  expect(run(['check', 'notes.md', '--candidate', 'octo-ada', '--from', 'L9', '--to', 'L5']).out).toContain(
    'packet-ladder-which',
  );
});

test('a title or an alias of a level is resolved', () => {
  file('p.md', '---\ncandidate: octo-ada\nladder: engineering\nfrom: L4\nto: Staff Engineer\n---\n');
  expect(JSON.parse(run(['check', 'p.md', '--format', 'json']).out).packets[0]).toMatchObject({
    from: 'L4',
    to: 'L5',
    track: 'ic',
  });
});

test('--now is the anchor where nothing else is, and the report says so', () => {
  file('p.md', '---\ncandidate: octo-ada\nladder: engineering\nfrom: L4\nto: L5\n---\n');
  expect(run(['check', 'p.md', '--now', '2025-03-04']).out).toContain('4 March 2025 (today)');
  expect(JSON.parse(run(['check', 'p.md', '--now', '2025-03-04', '--format', 'json']).out).packets[0].anchor).toBe(
    '2025-03-04',
  );
});

test('work that has not happened yet is no evidence', () => {
  file(
    'p.md',
    readFileSync(example, 'utf8')
      .replace(/^period: .*$/mu, 'period: 2025-01..2030-12')
      .replace(/When: 2025-0\d to 2025-\d\d/u, 'When: 2029-02 to 2030-09'),
  );
  expect(run(['check', 'p.md', '--now', '2026-07-01']).status).toBe(1);
});

test.each(['text', 'markdown', 'json'])('the same input gives the same bytes: %s', (format) => {
  const args = ['check', incomplete, '--now', '2026-07-01', '--format', format];
  expect(run(args).out).toBe(run(args).out);
});

test('colour only where it is wanted', () => {
  expect(run(['check', example]).out).not.toContain('\u001B');
  expect(run(['check', example], { FORCE_COLOR: '1' }).out).toContain('\u001B');
  expect(run(['check', example], { FORCE_COLOR: '0' }).out).not.toContain('\u001B');
  expect(run(['check', example], { FORCE_COLOR: '1', NO_COLOR: '1' }).out).not.toContain('\u001B');
});

test('a reader that stops reading is no fault', () => {
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', `set -o pipefail; "${process.execPath}" "${cli}" ladder show "${ladder}" --format json | head -1`],
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
});

describe('explain', () => {
  const ladders = shipped.map(([, ladder]) => ladder);
  const explained = (name: string): string => {
    const found = explain(name, ladders, day('2026-07-01'));
    return 'text' in found ? found.text : `nothing is called ${name}`;
  };
  test.each([...Object.keys(catalogue), ...rules.map((rule) => rule.name), 'system-design.L5', 'plan', 'explain'])(
    '%s',
    (name) => {
      expect(explain(name, ladders, day('2026-07-01'))).toHaveProperty('text');
      expect(explained(name).length).toBeGreaterThan(name.length + 40);
    },
  );
  test.each(['packet-date', 'sustained', 'system-design.L5', 'plan'])('the command prints that: %s', (name) => {
    // A sample is of the day on which it is asked for.
    const anyMonth = (text: string): string => text.replace(/\d{4}-\d{2} to \d{4}-\d{2}/gu, 'MONTHS');
    const { out, ...rest } = run(['explain', name]);
    expect(rest).toEqual({ status: 0, err: '' });
    expect(anyMonth(out)).toBe(anyMonth(explained(name)));
  });
  test('a gate is explained by the front matter', () => {
    file(
      'l.yml',
      readFileSync(ladder, 'utf8').concat(
        'promotions:\n  - from: L4\n    to: L5\n    gates:\n      time-in-level: 12 months\n',
      ),
    );
    expect(run(['explain', 'L4-L5.time-in-level', '--ladder', 'l.yml']).out).toContain('in-level-since:');
  });
  test('a ladder that cannot be read is named', () => {
    file('l.yml', 'schema: 2\n');
    const { status, err } = run(['explain', 'foo', '--ladder', 'l.yml']);
    expect(status).toBe(2);
    expect(err).toContain('l.yml:1');
  });
});

test('the schema for editors is the one that ships', () => {
  expect(run(['ladder', 'schema']).out).toBe(readFileSync(path.join(root, 'ladder/ladder.schema.json'), 'utf8'));
});

test('--watch checks again after an edit, and after a file is replaced, again and again', async () => {
  const packet = file('p.md', readFileSync(example, 'utf8'));
  const child = spawn(process.execPath, [cli, 'check', 'p.md', '--ladder', ladder, '--watch'], { cwd: folder });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const runs = async (count: number): Promise<void> => {
    for (let tries = 0; tries < 200 && err.split('Watching').length - 1 < count; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(err.split('Watching').length - 1).toBe(count);
  };
  try {
    await runs(1);
    for (let n = 2; n <= 4; n += 1) {
      renameSync(file('new.tmp', `${readFileSync(packet, 'utf8')}\n`), packet);
      await runs(n);
    }
    rmSync(packet);
    await runs(5);
    file('p.md', '# broken\n');
    await runs(6);
    expect(out.match(/Evidence complete/gu)).toHaveLength(4);
    expect(out).toContain('packet-front-matter-missing');
  } finally {
    child.kill();
  }
});
