import { run } from './cli/run.ts';

/** The command line's wiring: arguments in, exit status out. 0 complete, 1 not complete, 2 bad input, 3 a fault of the tool. */
process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  colour: process.env['NO_COLOR'] === undefined && (process.stdout.isTTY || process.env['FORCE_COLOR'] !== undefined),
  width: Math.min(process.stdout.columns ?? 80, 100),
  terminal: process.stdout.isTTY,
  now: () => new Date(),
  entry: import.meta.url,
});
