import { describe, test, type ExpectStatic } from 'vitest';
import { runAction, type Ran } from './action.ts';
import { ADA, company, HEAD, opened, packet } from './company.ts';
import type { Entry, Fault, World } from './github.ts';

/** The requests of a first run, by what they are. */
const REQUESTS = {
  'first read': ({ name }: Entry) => name === 'ReadinessPullRequest',
  files: ({ name }: Entry) => name === 'ReadinessBlobs',
  'new comment': ({ method, name }: Entry) => method === 'POST' && name.endsWith('/comments'),
  'look back': ({ name }: Entry) => name === 'ReadinessNewestComments',
  status: ({ name }: Entry) => name.includes('/statuses/'),
};
type Name = keyof typeof REQUESTS;
const names = Object.keys(REQUESTS) as Name[];

/** One run on a complete packet under `enforce`, with `fault` at a request: the first time, or each time. */
async function faulty(which: Name, fault: Fault, times: number): Promise<{ readonly ran: Ran; readonly world: World }> {
  const { world, main, push } = await company();
  try {
    main({ '.github/readiness.yml': 'enforce: true\n' });
    push({ [ADA]: packet('octo-ada', true) });
    let left = times;
    world.faults = (entry) => {
      if (!REQUESTS[which](entry) || left === 0) return null;
      left -= 1;
      return fault;
    };
    return { ran: await runAction(world, { payload: opened() }), world };
  } finally {
    await world.close();
  }
}

const once = (which: Name, fault: Fault) => faulty(which, fault, 1);
const always = (which: Name, fault: Fault) => faulty(which, fault, Infinity);

const PASSING: readonly (readonly [string, Fault])[] = [
  ['a 500', { kind: 'status', status: 500 }],
  ['a 502 after it was done', { kind: 'status', status: 502, after: true }],
  ['a connection that breaks', { kind: 'hang-up' }],
  ['an answer that is cut off', { kind: 'cut-off' }],
  ['an answer that is not JSON', { kind: 'malformed' }],
  ['a limit for a second', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
  ['a slow answer', { kind: 'slow', milliseconds: 1_500 }],
];

interface Context {
  readonly expect: ExpectStatic;
}

describe.concurrent('what passes does not show in the end', () => {
  test.for(names.flatMap((which) => PASSING.map(([what, fault]) => [which, what, fault] as const)))(
    '%s: %s, once',
    async ([which, , fault], { expect }: Context) => {
      const { ran, world } = await once(which, fault);
      expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'complete']);
      expect(world.comments).toHaveLength(1);
      expect(world.statuses.at(-1)).toMatchObject({ sha: HEAD, state: 'success' });
    },
  );
});

describe.concurrent('what stays is an own fault, and said', () => {
  test.for([
    ['first read', false],
    ['files', false],
    ['new comment', true],
    ['look back', true],
  ] as const)('%s: GitHub is down for it', async ([which, judged], { expect }: Context) => {
    const { ran, world } = await always(which, { kind: 'status', status: 503 });
    expect([ran.code, ran.outputs['verdict']]).toEqual([3, 'error']);
    // The status of a new comment is written beside the look back, and corrected.
    expect(world.statuses.map(({ state }) => state)).toEqual(which === 'look back' ? ['success', 'error'] : ['error']);
    expect(ran.log).toMatch(/::error::/u);
    expect(ran.summary).toContain('503');
    expect(world.comments.length).toBeLessThanOrEqual(1);
    expect(world.statuses.at(-1)?.description?.includes('could not be posted')).toBe(judged);
    expect(ran.summary.includes('Evidence complete')).toBe(judged);
  });

  test('the status cannot be written: the job fails and says so, the comment stands', async ({ expect }) => {
    const { ran, world } = await always('status', { kind: 'status', status: 503 });
    expect(ran.code).toBe(3);
    expect(world.comments).toHaveLength(1);
    expect(ran.log).toMatch(/::error::.*commit status could not be written/u);
  });

  test.for([
    [401, 'Bad credentials'],
    [404, 'Not Found'],
    [422, 'Validation Failed'],
  ] as const)('a first read answered with %d is not asked again', async ([status, message], { expect }: Context) => {
    const { ran, world } = await always('first read', { kind: 'status', status, body: { message } });
    expect(ran.code).toBe(3);
    expect(world.journal.filter(REQUESTS['first read'])).toHaveLength(1);
    expect(ran.log).toContain(message);
  });

  test('a limit that lasts for an hour is not waited for', async ({ expect }) => {
    const { ran } = await always('first read', {
      kind: 'status',
      status: 403,
      headers: { 'retry-after': '3600' },
      body: { message: 'You have exceeded a secondary rate limit' },
    });
    expect(ran.code).toBe(3);
    expect(ran.log).toContain('rate limit');
  });

  test('GitHub cannot be reached at all: a sentence, not a stack', async ({ expect }) => {
    const { world } = await company();
    await world.close();
    const ran = await runAction(world, { payload: opened() });
    expect(ran.code).toBe(3);
    expect(ran.log).toMatch(/::error::.*ECONNREFUSED/u);
    expect(ran.log).not.toMatch(/\n\s+at /u);
  });
});
