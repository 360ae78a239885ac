import type { Addresses } from './github/client.ts';
import { error, input, mask, outputVerdict } from './github/commands.ts';
import { handing, sendFirst } from './github/first.ts';
import { httpFetch, proxyNamed, type ProxyAgent } from './github/http.ts';
import { wrongProxy } from './github/unreachable.ts';
import { readEvent } from './github/read/event.ts';
import { firstQuery } from './github/read/queries.ts';
import { defaultRetry, retryingFetch } from './github/retry.ts';
import { version } from './text/version.ts';

/**
 * The Action's start: reads the event and sends the first question. Everything else is loaded while that is under way,
 * so nothing may be imported above that the question does not need; not even `node:fs`, of which an `import` reads every
 * export (3 ms).
 */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const token = input(env, 'token');
  if (token === '') return fail('The input `token` is empty. Leave it out to use the token of the job.', 3);
  mask(token);
  const evidenceToken = input(env, 'evidence-token');
  if (evidenceToken !== '') mask(evidenceToken);
  for (const [name, value] of [
    ['token', token],
    ['evidence-token', evidenceToken],
  ]) {
    if (!/^[\u0021-\u007E]*$/u.test(value ?? ''))
      return fail(`The input \`${name}\` holds a space, a line break or a sign that no token has: paste it again.`, 3);
  }

  const event = readEvent(
    env['GITHUB_EVENT_NAME'] ?? '',
    readPayload(env['GITHUB_EVENT_PATH']),
    input(env, 'pull-request'),
  );
  if (event.type === 'ignored') {
    outputVerdict(env, 'none');
    process.stdout.write(`Nothing to check: ${event.reason}.\n`);
    return;
  }
  if (event.type === 'unusable') return fail(`There is no pull request to check: ${event.reason}.`, 3);
  const [owner, repo] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  if (!owner || !repo)
    return fail('GITHUB_REPOSITORY does not name a repository: the Action has to run in a workflow.', 3);

  const addresses: Addresses = {
    api: address(env['GITHUB_API_URL'], 'https://api.github.com'),
    graphql: address(env['GITHUB_GRAPHQL_URL'], 'https://api.github.com/graphql'),
    server: address(env['GITHUB_SERVER_URL'], 'https://github.com'),
  };
  for (const [name, value] of [
    ['GITHUB_API_URL', addresses.api],
    ['GITHUB_GRAPHQL_URL', addresses.graphql],
  ] as const) {
    if (!URL.canParse(value) || !/^https?:/iu.test(value))
      return fail(`${name} does not name an address as https://host/path.`, 3);
  }
  const proxied = proxyNamed(env, addresses.graphql);
  let proxy: ProxyAgent | undefined;
  if (proxied !== null) {
    ({ proxyAgent: proxy } = await import('./github/proxy.ts'));
    try {
      proxy(addresses.graphql);
    } catch {
      // The value may hold a password: it is not said.
      return fail(wrongProxy(proxied, env[proxied]), 3);
    }
  }

  const userAgent = `promotion-readiness/${version}`;
  const settingsPath = input(env, 'settings') || '.github/readiness.yml';
  const query = firstQuery(owner, repo, event, settingsPath);
  let left = (): void => undefined;
  const sent = new Promise<void>((resolve) => (left = resolve));
  const ways = {
    fetch: httpFetch({ sent: () => left(), ...(proxy && proxied !== null && { proxy, variable: proxied }) }),
    now: Date.now,
    sleep: (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds)),
  };
  const fetch = retryingFetch({ ...defaultRetry, ...ways });
  const first = sendFirst(fetch, addresses.graphql, query, token, userAgent);
  // Loading keeps the process busy, and a request that has not left it by then would leave late.
  await Promise.race([sent, first.answer.catch(() => undefined)]);
  await new Promise((done) => setImmediate(done));
  const { work } = await import('./github/work.ts');
  const at = { owner, repo };
  const options = { token, addresses, fetch: handing(first, fetch), userAgent };
  const ending = await work({ env, event, at, settingsPath, evidenceToken, options, ways }, () => {
    shown = true;
  });
  if (ending.failure !== null) fail(ending.failure, ending.exit);
}

function readPayload(file: string | undefined): unknown {
  if (file === undefined) return null;
  try {
    const payload: unknown = JSON.parse(process.getBuiltinModule('node:fs').readFileSync(file, 'utf8'));
    return payload;
  } catch {
    return null;
  }
}

const address = (value: string | undefined, otherwise: string): string => (value || otherwise).replace(/\/+$/u, '');

let shown = false;

function fail(message: string, exit: number): void {
  // Whoever reads outputs is told as well, where the run ended before its results were shown.
  if (!shown) outputVerdict(process.env, 'error');
  error(message);
  process.exitCode = exit;
}

main(process.env).catch((reason: unknown) => {
  const missing = reason instanceof Error && 'code' in reason && reason.code === 'ERR_MODULE_NOT_FOUND';
  if (missing)
    return fail(
      `A part of Promotion Readiness is missing: ${reason.message.slice(0, 300)}. Use a released version of the Action, whose \`dist\` folder is whole. This says nothing about the packet.`,
      3,
    );
  const what = reason instanceof Error ? `${reason.name}: ${reason.message.slice(0, 300)}` : 'an unknown error';
  fail(
    `Promotion Readiness broke down after its work was done, or before it began: ${what}. This says nothing about the packet.`,
    3,
  );
});
