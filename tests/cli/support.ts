import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach } from 'vitest';
import type { Console } from '../../src/cli/console.ts';

export const root = path.join(import.meta.dirname, '../..');
export const cli = path.join(root, 'dist/cli.js');

/** A folder of its own for each test of a file, and the built command line run in it. */
export function inFolder() {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'readiness-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return {
    at: (name = '.'): string => path.join(folder, name),
    file: (name: string, text: string): string => {
      const target = path.join(folder, name);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
      return target;
    },
    /** Makes the folder a Git repository with all of it in one commit. */
    commit: (): void => {
      for (const args of [
        ['init', '-q'],
        ['add', '.'],
        ['commit', '-qm', 'one'],
      ])
        spawnSync('git', ['-c', 'user.name=o', '-c', 'user.email=o@acme.test', ...args], { cwd: folder });
    },
    run: (
      args: readonly string[],
      {
        env = {},
        input = '',
        cwd = '.',
      }: { readonly env?: Readonly<Record<string, string>>; readonly input?: string; readonly cwd?: string } = {},
    ): { status: number | null; out: string; err: string } => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
        cwd: path.join(folder, cwd),
        encoding: 'utf8',
        input,
        env: { PATH: process.env['PATH'], ...env },
      });
      return { status, out: stdout, err: stderr };
    },
  };
}

/** Somebody at a terminal who gives these answers, one after the other, and then leaves; and what they were shown. */
export function somebody(answers: readonly string[]) {
  const left = [...answers];
  const shown = { out: '', err: '', asked: [] as string[] };
  const console: Console = {
    out: (text) => {
      shown.out += text;
    },
    err: (text) => {
      shown.err += text;
    },
    ask: (question) => {
      shown.asked.push(question);
      return Promise.resolve(left.shift() ?? null);
    },
    colour: false,
    width: 80,
    terminal: true,
    now: () => new Date('2026-06-30T12:00:00Z'),
    entry: pathToFileURL(cli).href,
  };
  return { console, shown, left };
}
