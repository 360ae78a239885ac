/**
 * How soon an Action speaks to GitHub, and how long a whole run of ours takes: `npm run bench:start -- FOLDER…`, where
 * each folder holds an `action.js` (or `index.js`), or has it in `dist/`. Without folders our own `dist` is measured
 * against an entry that is built here from `@actions/core` and `@actions/github`, as the popular comment actions are.
 * Runs take turns, figures are medians, and the ratios are to be read, not the milliseconds.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { company, opened } from '../acceptance/company.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const NODE = path.join(ROOT, 'node_modules/.bin/node');
const ROUNDS = Number(process.env['ROUNDS'] ?? 15);
/** How long the GitHub of a whole run takes for an answer, in milliseconds: a near one, and one like the real one. */
const LATENCIES = [20, 150];
const ADA = 'packets/ada.md';
const folder = mkdtempSync(path.join(tmpdir(), 'readiness-bench-'));

/** The least that a request costs: no library, no undici. */
const BARE = `
const http = process.getBuiltinModule('node:http');
http.request(process.env.GITHUB_GRAPHQL_URL, { method: 'POST' }, (answer) => answer.resume()).end('{}');`;

async function toolkit(): Promise<string> {
  const bundle = await rolldown({ input: path.join(import.meta.dirname, 'toolkit.ts'), platform: 'node' });
  const { output } = await bundle.generate({ format: 'esm', minify: true, codeSplitting: false });
  await bundle.close();
  const file = path.join(folder, 'toolkit.mjs');
  writeFileSync(file, output[0].code);
  return file;
}

function entryOf(given: string): string {
  const found = ['action.js', 'index.js', 'dist/action.js', 'dist/index.js']
    .map((name) => path.resolve(given, name))
    .find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${given} holds no action.js or index.js, nor does its dist folder`);
  return found;
}

type Handle = (request: IncomingMessage, body: string, response: ServerResponse) => void;
let handle: Handle = () => undefined;
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => handle(request, Buffer.concat(chunks).toString(), response));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
for (const name of ['output', 'summary']) writeFileSync(path.join(folder, name), '');
writeFileSync(path.join(folder, 'event.json'), JSON.stringify(opened()));

function start(file: string) {
  const env = {
    PATH: process.env['PATH'],
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'pull_request_target',
    GITHUB_EVENT_PATH: path.join(folder, 'event.json'),
    GITHUB_OUTPUT: path.join(folder, 'output'),
    GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
    GITHUB_REPOSITORY: 'acme/promotions',
    GITHUB_RUN_ID: '4711',
    GITHUB_API_URL: url,
    GITHUB_GRAPHQL_URL: `${url}/graphql`,
    GITHUB_SERVER_URL: 'https://github.com',
    RUNNER_TEMP: folder,
    INPUT_TOKEN: 'token-of-the-job',
    'INPUT_GITHUB-TOKEN': 'token-of-the-job',
    INPUT_GITHUB_TOKEN: 'token-of-the-job',
    'INPUT_REPO-TOKEN': 'token-of-the-job',
  };
  const child = spawn(NODE, [file], { env, cwd: folder, stdio: 'ignore' });
  return { child, ended: new Promise<number | null>((resolve) => child.on('close', resolve)) };
}

const now = (): number => performance.now();

interface Time {
  readonly clock: number;
  readonly processor: number;
}

/** From the start of the process to its first request. */
async function first(file: string): Promise<Time> {
  const begin = now();
  const { child, ended } = start(file);
  const arrived = new Promise<Time>((resolve) => {
    handle = () => resolve({ clock: now() - begin, processor: processorTime(child.pid) });
  });
  const time = await Promise.race([arrived, ended]);
  child.kill();
  await ended;
  if (time === null || typeof time === 'number') throw new Error(`${file} ended without a request`);
  return time;
}

const nameOf = (request: IncomingMessage, body: string): string =>
  /query (\w+)/u.exec(body)?.[1] ?? `${request.method} ${request.url}`;

/** Processor time of a process on Linux, all threads, in milliseconds: what else the machine does is not in it. */
function processorTime(pid: number | undefined): number {
  const tasks = readdirSync(`/proc/${pid}/task`);
  return (
    tasks.reduce(
      (sum, id) => sum + Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]),
      0,
    ) / 1e6
  );
}

type Recorded = ReadonlyMap<string, { readonly status: number; readonly text: string }>;

/** The answers that a run gets from the stand-in, so that they cost nothing when they are given again. */
async function record(file: string): Promise<Recorded> {
  const { world, main, push } = await company();
  const ladder = path.join(ROOT, 'ladder/engineering');
  main({ 'ladder/engineering/ladder.yml': readFileSync(path.join(ladder, 'ladder.yml'), 'utf8') });
  push({ [ADA]: readFileSync(path.join(ladder, 'example.md'), 'utf8') });
  const recorded = new Map<string, { status: number; text: string }>();
  handle = (request, body, response) => {
    void (async () => {
      const headers = { authorization: request.headers.authorization ?? '', 'content-type': 'application/json' };
      const init = { method: request.method ?? 'GET', headers, ...(body === '' ? {} : { body }) };
      const answer = await fetch(new URL(request.url ?? '/', world.url), init);
      const text = await answer.text();
      recorded.set(nameOf(request, body), { status: answer.status, text });
      response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' }).end(text);
    })();
  };
  try {
    const code = await start(file).ended;
    if (code !== 0) throw new Error(`${file} ended with ${code}`);
  } finally {
    await world.close();
  }
  return recorded;
}

interface Whole {
  readonly whole: Time;
  /** From the contents of the packets to the question about evidence. */
  readonly between: Time;
}

/** A whole run against a GitHub that takes so many milliseconds for an answer. */
async function whole(file: string, recorded: Recorded, latency: number): Promise<Whole> {
  const none: Time = { clock: 0, processor: 0 };
  let [contents, evidence, last] = [none, none, none];
  const begin = now();
  const { child, ended } = start(file);
  const taken = (): Time => ({ clock: now() - begin, processor: processorTime(child.pid) });
  handle = (request, body, response) => {
    const name = nameOf(request, body);
    if (name === 'ReadinessEvidence') evidence = taken();
    const { status, text } = recorded.get(name) ?? { status: 404, text: '{}' };
    setTimeout(() => {
      last = taken();
      if (name === 'ReadinessBlobs') contents = last;
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(text);
    }, latency);
  };
  const code = await ended;
  if (code !== 0) throw new Error(`${file} ended with ${code}`);
  const between = { clock: evidence.clock - contents.clock, processor: evidence.processor - contents.processor };
  return { whole: { clock: now() - begin, processor: last.processor }, between };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Work that takes turns, in another order each time. */
async function inTurns<T>(files: readonly string[], work: (file: string) => Promise<T>): Promise<Map<string, T[]>> {
  const taken = new Map(files.map((file): [string, T[]] => [file, []]));
  for (let round = -1; round < ROUNDS; round += 1) {
    const from = (round + 1) % files.length;
    for (const file of [...files.slice(from), ...files.slice(0, from)]) {
      const one = await work(file);
      // The first round only warms the disk.
      if (round >= 0) taken.get(file)?.push(one);
    }
  }
  return taken;
}

function table(what: string, rows: readonly (readonly [string, readonly Time[]])[]): void {
  console.log(`\n${what}`);
  const base = rows[0]?.[1] ?? [];
  for (const [name, times] of rows) {
    const shown = (['clock', 'processor'] as const).map((pick) => {
      const [own, other] = [times, base].map((all) => median(all.map((one) => one[pick]))) as [number, number];
      return `${own.toFixed(0).padStart(5)} ms ${(own / other).toFixed(2)}`;
    });
    console.log(`  ${shown.join('   ')}   ${name}`);
  }
}

try {
  const given = process.argv.slice(2).map(entryOf);
  const bare = path.join(folder, 'bare.mjs');
  writeFileSync(bare, BARE);
  const other = await toolkit();
  const files = given.length > 0 ? [...given, other, bare] : [path.join(ROOT, 'dist/action.js'), other, bare];
  const names = new Map([
    [other, '@actions/core and @actions/github'],
    [bare, 'one bare http.request'],
  ]);
  const nameFor = (file: string): string => names.get(file) ?? path.relative(process.cwd(), file);

  console.log(`Medians of ${ROUNDS} rounds by the clock and in processor time, each with its ratio to the first line.`);
  table(
    'From the start to the first request',
    [...(await inTurns(files, first))].map(([file, times]) => [nameFor(file), times]),
  );

  const ours = files.filter((file) => path.basename(file) === 'action.js');
  const records = new Map<string, Recorded>();
  for (const file of ours) records.set(file, await record(file));
  for (const latency of LATENCIES) {
    const runs = await inTurns(ours, (file) => whole(file, records.get(file) ?? new Map(), latency));
    const of = (pick: keyof Whole) =>
      [...runs].map(([file, all]): [string, Time[]] => [nameFor(file), all.map((one) => one[pick])]);
    table(`A whole run against a GitHub that takes ${latency} ms an answer`, of('whole'));
    table(`… of it between the contents of the packet and the question about evidence`, of('between'));
  }
} finally {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
