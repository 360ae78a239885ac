import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS, commands, helpFor, usage } from '../../src/cli/help.ts';
import { run as runCommand } from '../../src/cli/run.ts';
import { columns } from '../../src/report/terminal.ts';
import { cli, inFolder, root, somebody } from './support.ts';

const { at, file, run } = inFolder();
const example = readFileSync(path.join(root, 'ladder/engineering/example.md'), 'utf8');

describe('check -', () => {
  test('reads a packet from the standard input, as it reads a file', () => {
    file('p.md', example);
    const [given, named] = [run(['check', '-'], { input: example }), run(['check', 'p.md'])];
    expect(given).toMatchObject({ status: 0, err: '' });
    expect(given.out.replaceAll('(stdin)', 'p.md')).toBe(named.out);
    for (const format of ['json', 'markdown'])
      expect(run(['check', '-', '--format', format], { input: example }).out.replaceAll('(stdin)', 'p.md')).toBe(
        run(['check', 'p.md', '--format', format]).out,
      );
    expect(run(['check', '-', '--trace'], { input: example }).status).toBe(0);
  });
  test('beside files', () => {
    file('p.md', example);
    const { status, out } = run(['check', 'p.md', '-', '--format', 'json'], { input: '# Nothing\n' });
    expect(status).toBe(2);
    expect(JSON.parse(out).packets).toMatchObject([{ path: 'p.md' }, { path: '(stdin)', verdict: 'invalid' }]);
  });
  test('what is too large is refused, however much comes', () => {
    const { status, out } = run(['check', '-'], { input: 'a\n'.repeat(6_000_000) });
    expect(status).toBe(2);
    expect(out).toContain('a packet may have 131072');
  });
  test('a file of that name is written as ./-', () => {
    file('-', example);
    expect(run(['check', './-']).out).toContain('Evidence complete');
  });
  test.each([
    [['check', '-', '-'], 'there is one of it'],
    [['check', '-', '--watch'], 'the standard input is read once'],
  ])('%j is refused', (args, says) => {
    const { status, err } = run(args, { input: example });
    expect(status).toBe(2);
    expect(err).toContain(says);
  });
  test('on a terminal it says what it waits for', async () => {
    const { console, shown } = somebody([]);
    const input = (): Promise<Uint8Array> => Promise.resolve(new TextEncoder().encode(example));
    expect(await runCommand(['check', '-'], { ...console, input })).toBe(0);
    expect(shown.err).toContain('End it with Ctrl-D');
  });
});

describe('an option that there is not', () => {
  test.each([
    [['check', 'p.md', '--ofline'], '--ofline', '--offline'],
    [['check', 'p.md', '--recordd=x'], '--recordd', '--record'],
    [['new', '--candidat', 'a'], '--candidat', '--candidate'],
    [['ladder', 'show', 'engineering', '--formt', 'html'], '--formt', '--format'],
    [['explain', 'items', '--laddr', 'x'], '--laddr', '--ladder'],
    [['init', '--yess'], '--yess', '--yes'],
  ])('%j is answered with the nearest', (args, wrong, meant) => {
    const { status, out, err } = run(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`there is no option "${wrong}". Did you mean \`${meant}\`?`);
  });
  test('that is near to none, with all there are', () => {
    expect(run(['explain', 'x', '--zzz']).err).toContain('there is no option "--zzz". There are --ladder, --base.');
    expect(run(['init', '-q']).err).toContain('there is no option "-q". There are --ladder, --yes.');
  });
});

describe('help', () => {
  const names = ['nonsense', ...Object.keys(commands)];
  test.each([40, 60, 80, 100])('fits %d columns', (width) => {
    const texts = [usage(width), ...names.map((name) => helpFor(name, width))];
    const examples = new Set(Object.values(commands).flatMap((command) => command.examples.map((line) => `  ${line}`)));
    const long = texts
      .flatMap((text) => text.split('\n'))
      // An example is to be copied, and an option or a command is one word.
      .filter((line) => columns(line) > width && !examples.has(line) && !/^ {2}(?:--|readiness )\S*/u.test(line));
    expect(long).toEqual([]);
  });
  test('says every command and every option, at any width', () => {
    for (const width of [40, 100]) {
      for (const name of Object.keys(commands)) expect(usage(width)).toContain(`readiness ${name}`);
      for (const [name, { options }] of Object.entries(commands))
        for (const option of Object.keys(options)) expect(helpFor(name, width)).toContain(option);
    }
    expect(COMMANDS).toContain('init');
  });
  test('is wrapped at 80 columns where there is no terminal', () => {
    const { status, out } = run(['help', 'check']);
    expect(status).toBe(0);
    expect(out).toBe(helpFor('check', 80));
  });
});

test('an empty packet, and a folder without one, are answered with readiness new', () => {
  file('p.md', '');
  file('empty/README.md', '# Nothing here\n');
  const { status, out } = run(['check', 'p.md']);
  expect(status).toBe(2);
  expect(out).toContain('This file is empty');
  expect(out).toContain('readiness new');
  expect(run(['check', 'empty']).err).toContain('To begin a packet: readiness new.');
});

test('--watch says when, and what changed', async () => {
  file('packets/a.md', example);
  file('one.md', example);
  const child = spawn(process.execPath, [cli, 'check', 'packets', 'one.md', '--watch'], {
    cwd: at(),
    env: { PATH: process.env['PATH'], TZ: 'UTC' },
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const until = async (said: RegExp): Promise<void> => {
    for (let tries = 0; tries < 200 && !said.test(err); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(err).toMatch(said);
  };
  try {
    await until(/Watching packets/u);
    expect(err).not.toMatch(/changed|is new/u);
    writeFileSync(at('packets/a.md'), `${example}\n`);
    await until(/^\d\d:\d\d:\d\d packets\/a\.md changed\.$/mu);
    expect(err).not.toContain('since the check before');
    writeFileSync(at('packets/a.md'), example.replace(/^### Code & Implementation$/mu, '### Nothing of the ladder'));
    await until(/^packets\/a\.md: `code\.L5`: \w+ → missing, since the check before$/mu);
    // Also while it is at work.
    file('packets/b.md', example);
    await until(/^\d\d:\d\d:\d\d packets\/b\.md is new\.$/mu);
    rmSync(at('packets/b.md'));
    await until(/^\d\d:\d\d:\d\d packets\/b\.md is gone\.$/mu);
    // One that was named is missed, in words.
    rmSync(at('one.md'));
    await until(/^readiness: cannot read one\.md: there is no such file/mu);
    expect(err).not.toContain('ENOENT');
  } finally {
    child.kill();
  }
});
