/**
 * How a folder of packets is checked by `dist/cli.js`: time, peak memory, first line, and two cores against one.
 *
 *     npm run bench:folder -- [--bytes 10240] [--dist FOLDER]… [COUNT…]
 *
 * Without counts 100, 1,000 and 10,000. Each `dist` folder (this tree's, where none is named) is measured in turn, on
 * one core and on two, where the machine can hold a process to a core (`taskset`). Budgets: first line within 2 s,
 * memory at 10,000 at most 1.3 times that at 100, two idle cores at most 0.6 of the time of one.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.join(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    bytes: { type: 'string', default: '10240' },
    dist: { type: 'string', multiple: true, default: [path.join(root, 'dist')] },
  },
});
const counts = positionals.length > 0 ? positionals.map(Number) : [100, 1000, 10_000];
const bytes = Number(values.bytes);
const ladder = path.join(root, 'ladder/engineering/ladder.yml');
const examples = ['example.md', 'example-incomplete.md'].map((name) => {
  const text = readFileSync(path.join(root, 'ladder/engineering', name), 'utf8');
  const end = text.indexOf('\n---\n') + 5;
  return { front: text.slice(0, end), body: text.slice(end) };
});

/** Packets of about so many bytes: the examples, as often as they fit, with other links in each. */
function write(folder: string, count: number): void {
  mkdirSync(folder);
  for (let index = 0; index < count; index += 1) {
    const { front = '', body = '' } = examples[index % examples.length] ?? {};
    let text = front;
    for (let round = 1; text.length < bytes; round += 1)
      text += body.replaceAll(/(pull|issues)\/(\d+)/gu, (_, kind, n) => `${kind}/${Number(n) + 7 * round + index}`);
    writeFileSync(
      path.join(folder, `${String(index).padStart(6, '0')}.md`),
      text.slice(0, bytes).replace(/[^\n]*$/u, ''),
    );
  }
}

interface Run {
  readonly seconds: number;
  readonly first: number;
  readonly megabytes: number;
}

/** The child says its own peak when it ends: what the system counts for children is that of the largest so far. */
const PEAK = `data:text/javascript,import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`;

async function measure(dist: string, folder: string, cores: string | null): Promise<Run> {
  const args = ['--import', PEAK, path.join(dist, 'cli.js'), 'check', folder, '--offline', '--ladder', ladder];
  const begin = performance.now();
  const child =
    cores === null
      ? spawn(process.execPath, args)
      : spawn('taskset', ['-c', cores, process.execPath, ...args], { cwd: path.dirname(folder) });
  let first: number | null = null;
  let err = '';
  child.stdout.on('data', () => (first ??= performance.now() - begin));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  return {
    seconds: (performance.now() - begin) / 1000,
    first: (first ?? NaN) / 1000,
    megabytes: Number(/peak (\d+)$/u.exec(err)?.[1] ?? NaN) / 1024,
  };
}

const held = spawnSync('taskset', ['-c', '0,1', 'true']).status === 0;
const home = mkdtempSync(path.join(tmpdir(), 'readiness-bench-'));
try {
  for (const count of counts) {
    const folder = path.join(home, `packets-${count}`);
    write(folder, count);
    for (const dist of values.dist) {
      const runs: number[] = [];
      for (const [name, cores] of held
        ? ([
            ['one core', '0'],
            ['two cores', '0,1'],
          ] as const)
        : ([['all cores', null]] as const)) {
        const { seconds, first, megabytes } = await measure(path.resolve(dist), folder, cores);
        runs.push(seconds);
        console.log(
          `${count} packets of ${bytes} bytes, ${path.relative('.', dist) || '.'}, ${name}: ${seconds.toFixed(1)} s, first line after ${first.toFixed(1)} s, ${megabytes.toFixed(0)} MB`,
        );
      }
      const [one, two] = runs;
      if (one !== undefined && two !== undefined)
        console.log(`  two cores take ${(two / one).toFixed(2)} of the time of one`);
    }
    rmSync(folder, { recursive: true });
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
