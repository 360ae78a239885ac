import { expect, test } from 'vitest';
import { NoAnswer, OutOfTime, retryingFetch } from '../../src/github/retry.ts';

const START = 1_700_000_000_000;

/** A GitHub that gives these answers in turn, and a clock that only waiting moves. */
function played(answers: readonly (Response | Error)[], budget = 100_000) {
  const waits: number[] = [];
  let now = START;
  let sent = 0;
  const fetch = retryingFetch({
    fetch: async () => {
      const answer = answers[Math.min(sent, answers.length - 1)]!;
      sent += 1;
      if (answer instanceof Error) throw answer;
      return answer.clone();
    },
    now: () => now,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
    budget,
    attempt: 5_000,
    longestWait: 60_000,
  });
  return { fetch, waits, sent: () => sent };
}

const answer = (status: number, headers: Record<string, string> = {}, body = '{}') =>
  new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } });
const broken = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
const READ = ['https://api.github.com/graphql', { method: 'POST' }] as const;
const CREATE = ['https://api.github.com/repos/o/r/issues/1/comments', { method: 'POST' }] as const;
const STATUS = [`https://api.github.com/repos/o/r/statuses/${'a'.repeat(40)}`, { method: 'POST' }] as const;

test('an answer is handed on whole', async () => {
  const { fetch, sent } = played([answer(200, {}, '{"a":1}')]);
  expect(await (await fetch(...READ)).text()).toBe('{"a":1}');
  expect(sent()).toBe(1);
});

test.each([500, 502, 503, 504])('%d is asked again, with growing waits, and handed on in the end', async (status) => {
  const { fetch, waits, sent } = played([answer(status)]);
  expect((await fetch(...READ)).status).toBe(status);
  expect(sent()).toBe(4);
  expect(waits).toEqual([400, 1200, 3600]);
});

test.each([400, 401, 404, 409, 422])('%d is never asked again', async (status) => {
  const { fetch, sent } = played([answer(status)]);
  expect((await fetch(...READ)).status).toBe(status);
  expect(sent()).toBe(1);
});

test('a plain 403 is a refusal and is not asked again', async () => {
  const { fetch, sent } = played([answer(403)]);
  expect((await fetch(...READ)).status).toBe(403);
  expect(sent()).toBe(1);
});

test.each([403, 429])('%d with retry-after waits exactly that long', async (status) => {
  const { fetch, waits } = played([answer(status, { 'retry-after': '7' }), answer(200)]);
  expect((await fetch(...READ)).status).toBe(200);
  expect(waits).toEqual([7000]);
});

test('a spent limit waits for its reset', async () => {
  const { fetch, waits } = played([
    answer(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(START / 1000 + 12) }),
    answer(200),
  ]);
  expect((await fetch(...READ)).status).toBe(200);
  expect(waits).toEqual([12_000]);
});

test('a wait beyond the cap is not waited for: the refusal is handed on', async () => {
  const { fetch, waits } = played([answer(429, { 'retry-after': '3600' })]);
  expect((await fetch(...READ)).status).toBe(429);
  expect(waits).toEqual([]);
});

test('the run has a budget of time over all its requests', async () => {
  const { fetch, sent } = played([answer(429, { 'retry-after': '30' })], 100_000);
  expect((await fetch(...READ)).status).toBe(429);
  expect(sent()).toBe(4);
  // 90 of 100 seconds are gone: the next wait of 30 does not fit.
  expect((await fetch(...READ)).status).toBe(429);
  expect(sent()).toBe(5);
});

test('a spent budget is said', async () => {
  const { fetch } = played([answer(200)], 0);
  await expect(fetch(...READ)).rejects.toThrow(OutOfTime);
});

test('a broken connection is tried again for what may be repeated', async () => {
  const { fetch, sent } = played([broken('ECONNRESET'), answer(200)]);
  expect((await fetch(...READ)).status).toBe(200);
  expect(sent()).toBe(2);
});

test('an answer that is cut off, or is not JSON, counts as none', async () => {
  const { fetch, sent } = played([answer(200, {}, '{"data":'), answer(200)]);
  expect((await fetch(...READ)).status).toBe(200);
  expect(sent()).toBe(2);
});

test.each([
  ['lost', broken('ECONNRESET')],
  ['cut off', answer(201, {}, '{"id"')],
])('a creation whose answer was %s is never repeated', async (_, first) => {
  const { fetch, sent } = played([first, answer(201)]);
  await expect(fetch(...CREATE)).rejects.toThrow(NoAnswer);
  expect(sent()).toBe(1);
});

test('a creation that met a 502 is handed on, not repeated', async () => {
  const { fetch, sent } = played([answer(502), answer(201)]);
  expect((await fetch(...CREATE)).status).toBe(502);
  expect(sent()).toBe(1);
});

test('a creation that was refused by a limit, or never reached GitHub, is repeated', async () => {
  const limited = played([answer(403, { 'retry-after': '1' }), answer(201)]);
  expect((await limited.fetch(...CREATE)).status).toBe(201);
  const unreached = played([broken('ECONNREFUSED'), answer(201)]);
  expect((await unreached.fetch(...CREATE)).status).toBe(201);
});

test('a commit status may be repeated: the last one of a context is the one that counts', async () => {
  const { fetch, sent } = played([broken('ECONNRESET'), answer(201)]);
  expect((await fetch(...STATUS)).status).toBe(201);
  expect(sent()).toBe(2);
});

test('a fetch that says itself that there can be no answer is not asked again', async () => {
  const { fetch, sent } = played([new NoAnswer('http_proxy does not name a proxy'), answer(200)]);
  await expect(fetch(...READ)).rejects.toThrow('http_proxy does not name a proxy');
  expect(sent()).toBe(1);
});

const page = () => answer(200, { 'content-type': 'text/html' }, '<title>Log in</title>');

test('a page in the place of an answer is asked again once, and is no answer', async () => {
  const passing = played([page(), answer(200)]);
  expect((await passing.fetch(...READ)).status).toBe(200);
  const { fetch, waits } = played([page()]);
  await expect(fetch(...READ)).rejects.toMatchObject({ name: 'NoAnswer', kind: 'lasting' });
  expect(waits).toEqual([400]);
  const created = played([page(), answer(201)]);
  await expect(created.fetch(...CREATE)).rejects.toThrow(NoAnswer);
  expect(created.sent()).toBe(1);
});

test('an unknown certificate is not asked for again', async () => {
  const { fetch, sent } = played([broken('SELF_SIGNED_CERT_IN_CHAIN'), answer(200)]);
  await expect(fetch(...READ)).rejects.toThrow(/api\.github\.com.*NODE_EXTRA_CA_CERTS/u);
  expect(sent()).toBe(1);
});
