import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { askOnTerminal } from './cli/ask.ts';
import { run } from './cli/run.ts';
import { serve } from './cli/worker.ts';

/** The standard input, to its end or to this many bytes. */
async function input(most: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    chunks.push(bytes);
    size += bytes.length;
    if (size >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most);
}

/**
 * The command line's wiring: arguments in, exit status out. 0 complete, 1 not complete, 2 bad input, 3 a fault of the
 * tool.
 */
async function main(): Promise<void> {
  const { NO_COLOR: noColour, FORCE_COLOR: forced } = process.env;

  // `readiness … | head -1`: whoever reads may stop reading; the exit status stays that of the check.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

  process.exitCode = await run(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    colour: !noColour && (forced ? forced !== '0' : process.stdout.isTTY),
    width: widthOf(process.stdout.columns, process.env['COLUMNS']),
    terminal: process.stdout.isTTY,
    now: () => new Date(),
    entry: import.meta.url,
    named: !/\.[cm]?[jt]s$/u.test(process.argv[1] ?? ''),
    env: process.env,
    progress: process.stderr.isTTY,
    ...(process.stdin.isTTY && process.stderr.isTTY && { ask: askOnTerminal }),
    input,
    cores: availableParallelism(),
  });
}

/**
 * How wide lines are: as wide as the terminal, else as the environment says (a pager, a window beside), and never so
 * wide that nobody reads them. A terminal that does not know how wide it is says 0.
 */
function widthOf(terminal: number | undefined, environment: string | undefined): number {
  const stated = /^\d{1,4}$/u.test(environment ?? '') ? Math.max(Number(environment), 20) : 80;
  return Math.min(terminal !== undefined && terminal > 0 ? terminal : stated, 100);
}

// The same file is the entry of the workers that a check of many packets starts.
if (isMainThread) await main();
else if (parentPort !== null) serve(parentPort, workerData);
