import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { World } from './github.ts';

/** What a run of the built Action left behind, as the runner would see it. */
export interface Ran {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The JSON report, parsed; null where none was written. */
  readonly report: {
    readonly verdict: string;
    readonly packets: readonly { readonly path: string; readonly verdict: string }[];
  } | null;
}

export interface Start {
  readonly event?: string;
  readonly payload: unknown;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** A module that Node loads before the Action. */
  readonly preload?: string;
  /** The folder with `action.js`; `dist` where it is left out. */
  readonly dist?: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Spawns `dist/action.js` on Node 24 with the environment of a runner, and nothing of ours. */
export async function runAction(
  world: World,
  { event = 'pull_request_target', payload, inputs = {}, env = {}, preload, dist = path.join(ROOT, 'dist') }: Start,
): Promise<Ran> {
  const folder = await mkdtemp(path.join(tmpdir(), 'readiness-'));
  try {
    const file = (name: string): string => path.join(folder, name);
    await Promise.all([
      writeFile(file('event.json'), typeof payload === 'string' ? payload : JSON.stringify(payload)),
      writeFile(file('output'), ''),
      writeFile(file('summary'), ''),
    ]);
    const given = { token: 'token-of-the-job', settings: '.github/readiness.yml', 'pull-request': '', ...inputs };
    const child = spawn(
      path.join(ROOT, 'node_modules/.bin/node'),
      [...(preload ? ['--require', preload] : []), path.join(dist, 'action.js')],
      {
        cwd: folder,
        env: {
          PATH: process.env['PATH'],
          GITHUB_ACTIONS: 'true',
          GITHUB_EVENT_NAME: event,
          GITHUB_EVENT_PATH: file('event.json'),
          GITHUB_OUTPUT: file('output'),
          GITHUB_STEP_SUMMARY: file('summary'),
          GITHUB_REPOSITORY: `${world.owner}/${world.repo}`,
          GITHUB_RUN_ID: '4711',
          GITHUB_API_URL: world.url,
          GITHUB_GRAPHQL_URL: `${world.url}/graphql`,
          GITHUB_SERVER_URL: 'https://github.com',
          RUNNER_TEMP: folder,
          ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
          ...env,
        },
      },
    );
    let log = '';
    child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    const outputs = outputsOf(await readFile(file('output'), 'utf8'));
    const report =
      outputs['report'] === undefined ? null : (JSON.parse(await readFile(outputs['report'], 'utf8')) as Ran['report']);
    return { code, log, outputs, summary: await readFile(file('summary'), 'utf8'), report };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads the runner's output file: `name<<delimiter`, the value, the delimiter. */
function outputsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^([\w-]+)<<(\S+)\r?\n([\s\S]*?)\r?\n\2$/gmu)].map(([, name, , value]) => [name, value]),
  );
}
