/**
 * The workflow commands that may be due before the first request. `@actions/core` writes all others: what it imports of
 * Node (`crypto`, `fs`, `os`) would take 7 ms of processor time in front of a request that leaves after 30.
 */

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
  if (file)
    process.getBuiltinModule('node:fs').appendFileSync(file, `verdict<<end-of-verdict\n${verdict}\nend-of-verdict\n`);
}

function command(name: string, value: string): void {
  const escaped = value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  process.stdout.write(`::${name}::${escaped}\n`);
}
