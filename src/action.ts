import { readFile } from 'node:fs/promises';
import * as http from 'node:http';
import * as core from '@actions/core';
import { createClient, type Addresses } from './github/client.ts';
import { readEvent } from './github/read/event.ts';
import { defaultRetry, retryingFetch } from './github/retry.ts';
import { run } from './github/run.ts';
import { show } from './github/write/show.ts';
import { dayOf } from './text/time.ts';
import { version } from './text/version.ts';

/** Milliseconds for reading what stands behind links, waits included; the rest is then unchecked. */
const EVIDENCE_BUDGET = 60_000;

/** The Action's wiring: environment and event in, comment, status, annotations, summary and outputs out. */
async function main(): Promise<void> {
  const { env } = process;
  const token = core.getInput('token');
  if (token === '') return fail('The input `token` is empty. Leave it out to use the token of the job.', 3);
  core.setSecret(token);
  if (!/^[\u0021-\u007E]+$/u.test(token))
    return fail('The input `token` holds a space, a line break or a sign that no token has: paste it again.', 3);
  const evidenceToken = core.getInput('evidence-token');
  if (evidenceToken !== '') core.setSecret(evidenceToken);
  if (!/^[\u0021-\u007E]*$/u.test(evidenceToken))
    return fail(
      'The input `evidence-token` holds a space, a line break or a sign that no token has: paste it again.',
      3,
    );
  const proxy = useProxy(env);
  if (proxy !== null) return fail(proxy, 3);

  const payload = await readPayload(env['GITHUB_EVENT_PATH']);
  const event = readEvent(env['GITHUB_EVENT_NAME'] ?? '', payload, core.getInput('pull-request'));
  if (event.type === 'ignored') {
    core.setOutput('verdict', 'none');
    return core.info(`Nothing to check: ${event.reason}.`);
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
  const waiting = {
    fetch: globalThis.fetch,
    now: Date.now,
    sleep: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  };
  // Imported here: the package reads the event file when it is loaded, and would throw at a broken one before anything
  // could be said.
  const { getOctokit } = await import('@actions/github');
  const userAgent = `promotion-readiness/${version}`;
  const client = createClient(getOctokit, {
    token,
    addresses,
    fetch: retryingFetch({ ...defaultRetry, ...waiting }),
    userAgent,
  });
  // What stands behind links is read in a time of its own: however long that takes, the report can still be posted.
  const fetchEvidence = retryingFetch({ ...defaultRetry, ...waiting, budget: EVIDENCE_BUDGET });
  const evidence = {
    own: createClient(getOctokit, { token, addresses, fetch: fetchEvidence, userAgent }),
    other:
      evidenceToken === ''
        ? null
        : createClient(getOctokit, { token: evidenceToken, addresses, fetch: fetchEvidence, userAgent }),
  };
  const runId = env['GITHUB_RUN_ID'];
  const runUrl = runId === undefined ? null : `${addresses.server}/${owner}/${repo}/actions/runs/${runId}`;
  const settingsPath = core.getInput('settings') || '.github/readiness.yml';
  const ending = await run(
    {
      client,
      evidence,
      at: { owner, repo },
      settingsPath,
      server: addresses.server,
      today: dayOf(new Date()),
      version,
    },
    event,
    runUrl,
  );
  shown = true;
  await show(ending, { folder: env['RUNNER_TEMP'], summary: env['GITHUB_STEP_SUMMARY'], server: addresses.server });
  if (ending.failure !== null) fail(ending.failure, ending.exit);
}

/**
 * Turns on the proxy that the environment names; the reason where it cannot be used. The value may hold a password: it
 * is not said.
 */
function useProxy(env: NodeJS.ProcessEnv): string | null {
  const named = Object.keys(env).find((name) => /^https?_proxy$/iu.test(name) && env[name] !== '');
  if (named === undefined) return null;
  // Node 24.14 brought it; an older runner has an older Node 24, whatever the types say.
  const known: unknown = Reflect.get(http, 'setGlobalProxyFromEnv');
  if (typeof known !== 'function')
    return `This runner's Node (${process.version}) cannot use the proxy of ${named}: update the runner to one with Node 24.14 or later.`;
  try {
    http.setGlobalProxyFromEnv();
    return null;
  } catch {
    return `${named} does not name a proxy as http://host:port.`;
  }
}

async function readPayload(file: string | undefined): Promise<unknown> {
  if (file === undefined) return null;
  try {
    const payload: unknown = JSON.parse(await readFile(file, 'utf8'));
    return payload;
  } catch {
    return null;
  }
}

const address = (value: string | undefined, otherwise: string): string => (value || otherwise).replace(/\/+$/u, '');

let shown = false;

function fail(message: string, exit: number): void {
  // Whoever reads outputs is told as well, where the run ended before its results were shown.
  if (!shown) core.setOutput('verdict', 'error');
  core.setFailed(message);
  process.exitCode = exit;
}

main().catch((error: unknown) => {
  const what = error instanceof Error ? `${error.name}: ${error.message.slice(0, 300)}` : 'an unknown error';
  fail(
    `Promotion Readiness broke down after its work was done, or before it began: ${what}. This says nothing about the packet.`,
    3,
  );
});
