/** The tool itself, as it is called and where it comes from. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Tool } from '../setup/plan.ts';
import { version } from '../text/version.ts';
import type { Console } from './console.ts';
import { originOf } from './files.ts';
import { asWord } from './system.ts';

/** So long git may take to name a commit. */
const LONGEST_MS = 5000;

/** The clone on GitHub that is at work; null: it is no clone, or does not say of what. */
export function toolOf({ entry, env }: Pick<Console, 'entry' | 'env'>): Tool | null {
  const root = path.join(path.dirname(realpathSync(fileURLToPath(entry))), '..');
  const repository = originOf(root);
  if (repository === null) return null;
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
    timeout: LONGEST_MS,
    env: { ...env },
  });
  const [commit] = status === 0 ? (/^[0-9a-f]{40}$/mu.exec(stdout) ?? []) : [];
  const server = (env?.['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/u, '');
  return commit === undefined ? null : { repository, url: `${server}/${repository}`, commit, version };
}

/** How to have the command by the name that everything here calls it by; empty where it has that name. */
export function howCalled({ entry, named }: Pick<Console, 'entry' | 'named'>): string {
  if (named !== false) return '';
  const command = `node ${asWord(fileURLToPath(entry))}`;
  return `"readiness" stands for what you have just called. To have it by that name in this shell:\n  alias readiness=${asWord(command)}\n`;
}
