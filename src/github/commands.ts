/**
 * The three workflow commands that may be due before the first request. `@actions/core` writes all others; to load it
 * for these would be LATER_KB of code in front of that request.
 */
import { appendFileSync } from 'node:fs';
import { EOL } from 'node:os';

/** An input of the Action, without the white space around it; empty where it is not given. */
export const input = (env: NodeJS.ProcessEnv, name: string): string =>
  (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();

/** Keeps a value out of every log from here on. */
export const mask = (secret: string): void => command('add-mask', secret);

/** Why the job fails, where people see it. */
export const error = (message: string): void => command('error', message);

/** The output `verdict`. */
export function outputVerdict(env: NodeJS.ProcessEnv, verdict: 'none' | 'error'): void {
  const file = env['GITHUB_OUTPUT'];
  if (file) appendFileSync(file, `verdict<<end-of-verdict${EOL}${verdict}${EOL}end-of-verdict${EOL}`);
}

function command(name: string, value: string): void {
  const escaped = value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  process.stdout.write(`::${name}::${escaped}${EOL}`);
}
