/** The tool's own clone: what a workflow names, and how the command is called. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { PLACEHOLDER } from '../../src/setup/workflow.ts';
import { inFolder, root } from './support.ts';

const { at, file } = inFolder();

const git = (cwd: string, ...args: readonly string[]): string =>
  spawnSync('git', ['-c', 'user.name=o', '-c', 'user.email=o@acme.test', ...args], { cwd: at(cwd), encoding: 'utf8' })
    .stdout;
const readiness = (
  cwd: string,
  entry: string,
  ...args: readonly string[]
): { status: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [at(entry), ...args], {
    cwd: at(cwd),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  return { status, out: stdout, err: stderr };
};
const written = (name: string): string => readFileSync(at(name), 'utf8');

beforeEach(() => {
  for (const name of ['dist', 'ladder']) cpSync(path.join(root, name), at(`tool/${name}`), { recursive: true });
  file('tool/package.json', '{ "type": "module" }');
  file('ours/.keep', '');
  for (const clone of ['tool', 'ours']) {
    git(clone, 'init', '-q');
    git(clone, 'add', 'ladder', '.keep');
    git(clone, 'commit', '-qm', 'one', '--allow-empty');
  }
});

describe('the workflow that init writes', () => {
  test('names the repository and the commit of the clone that is at work, and candidates are told where it is', () => {
    git('tool', 'remote', 'add', 'origin', 'git@github.com:initech/promotion-readiness.git');
    const commit = git('tool', 'rev-parse', 'HEAD').trim();
    const { status, out } = readiness('ours', 'tool/dist/cli.js', 'init', '--ladder', 'engineering', '--yes');
    expect(status).toBe(0);
    expect(written('ours/.github/workflows/readiness.yml')).toMatch(
      new RegExp(`uses: initech/promotion-readiness@${commit} # \\d+\\.\\d+\\.\\d+\\n`, 'u'),
    );
    expect(written('ours/packets/README.md')).toContain('in a clone of https://github.com/initech/promotion-readiness');
    expect(out).toContain(`The workflow runs initech/promotion-readiness at ${commit.slice(0, 10)}`);
    expect(out).not.toContain(PLACEHOLDER);
  });

  test('without a known one it has a placeholder, and the next step says so', () => {
    const { status, out } = readiness('ours', 'tool/dist/cli.js', 'init', '--ladder', 'engineering', '--yes');
    expect(status).toBe(0);
    expect(written('ours/.github/workflows/readiness.yml')).toContain(`uses: ${PLACEHOLDER}\n`);
    expect(out).toContain(`write where your company has this Action in place of ${PLACEHOLDER}`);
  });

  test('in a working tree beside the clone, init works, and knows the origin', () => {
    git('ours', 'remote', 'add', 'origin', 'https://github.com/initech/promotions.git');
    git('ours', 'worktree', 'add', '-q', '../beside');
    const { status, out, err } = readiness('beside', 'tool/dist/cli.js', 'init', '--ladder', 'none', '--yes');
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('--repository initech/promotions');
  });
});

describe('the name by which it is called', () => {
  test('is said with a line to copy, where it was called by another, and that line works', () => {
    const { out } = readiness('ours', 'tool/dist/cli.js');
    const [, alias = ''] = /^ {2}alias readiness=(.*)$/mu.exec(out) ?? [];
    const { stdout } = spawnSync('sh', ['-c', `eval ${alias} version`], {
      encoding: 'utf8',
      env: { PATH: `${path.dirname(process.execPath)}:${process.env['PATH'] ?? ''}` },
    });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });

  test('is not explained to whoever calls it by it', () => {
    symlinkSync(at('tool/dist/cli.js'), at('readiness'));
    const { status, out } = readiness('ours', 'readiness');
    expect([status, out.includes('alias')]).toEqual([0, false]);
  });
});
