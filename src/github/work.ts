/** What the Action's entry loads while its first question is under way: the run, and what is shown of it. */
import { dayOf } from '../text/time.ts';
import { version } from '../text/version.ts';
import { createClient, type ClientOptions } from './client.ts';
import type { Ending } from './ending.ts';
import type { Event } from './read/event.ts';
import type { Repository } from './read/pull-request.ts';
import { defaultRetry, retryingFetch, type RetryOptions } from './retry.ts';
import { run, showing } from './run.ts';

/** Milliseconds for reading what stands behind links, waits included; the rest is then unchecked. */
const EVIDENCE_BUDGET = 60_000;

export interface Job {
  readonly env: NodeJS.ProcessEnv;
  readonly event: Extract<Event, { readonly type: 'pull-request' | 'merge-group' }>;
  readonly at: Repository;
  /** Path of the settings file on the default branch. */
  readonly settingsPath: string;
  /** Empty where there is none. */
  readonly evidenceToken: string;
  /** Of the client with the token of the run. */
  readonly options: ClientOptions;
  /** The ways out of the process. */
  readonly ways: Pick<RetryOptions, 'fetch' | 'now' | 'sleep'>;
}

/** Reads, judges, writes and shows. `began` is called before anything is shown. */
export async function work(job: Job, began: () => void): Promise<Ending> {
  const { env, event, at, settingsPath, evidenceToken, options } = job;
  const { server } = options.addresses;
  // What stands behind links is read in a time of its own: however long that takes, the report can still be posted.
  const evidence = { ...options, fetch: retryingFetch({ ...defaultRetry, ...job.ways, budget: EVIDENCE_BUDGET }) };
  const runId = env['GITHUB_RUN_ID'];
  const ending = await run(
    {
      client: createClient(options),
      evidence: {
        own: createClient(evidence),
        other: evidenceToken === '' ? null : createClient({ ...evidence, token: evidenceToken }),
      },
      at,
      settingsPath,
      server,
      today: dayOf(new Date()),
      version,
      now: job.ways.now,
      waited: () => performance.eventLoopUtilization().idle,
    },
    event,
    runId === undefined ? null : `${server}/${at.owner}/${at.repo}/actions/runs/${runId}`,
  );
  const { show } = await showing();
  began();
  await show(ending, { folder: env['RUNNER_TEMP'], summary: env['GITHUB_STEP_SUMMARY'], server });
  return ending;
}
