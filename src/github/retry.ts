import { answered, type Answer, type Fetch, type Init } from './fetch.ts';
import { lastingTrouble } from './unreachable.ts';

/**
 * One fetch for every request: waits where GitHub asks for it, tries again where the answer was lost, and stops when
 * the time of the run is spent. Octokit's own plugins were measured and wait far longer than they are told to.
 */
export interface RetryOptions {
  readonly fetch: Fetch;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Milliseconds for all requests of the run together, waits included. */
  readonly budget: number;
  /** Milliseconds for one attempt. */
  readonly attempt: number;
  /** The longest single wait, in milliseconds. */
  readonly longestWait: number;
}

export const defaultRetry = { budget: 150_000, attempt: 30_000, longestWait: 60_000 };

/** Waits before the second, third and fourth attempt where GitHub names none, in milliseconds. */
const BACKOFF = [400, 1_200, 3_600];

/** The time of the run is spent, or GitHub asks to wait longer than the run may. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/**
 * No usable answer came: the connection broke, took too long or the answer was cut off. The request may have been
 * carried out.
 */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  /** `lasting`: to try again cannot help. `unreached`: no connection was made. */
  readonly kind: 'lost' | 'unreached' | 'lasting';

  constructor(message: string, kind: NoAnswer['kind'] = 'lasting', options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

type Attempt =
  | { readonly outcome: 'answered'; readonly response: Answer }
  | { readonly outcome: 'unreached'; readonly why: string; readonly cause: unknown }
  /** Something else than GitHub answered: it may be gone in a moment, and is hardly ever. */
  | { readonly outcome: 'page'; readonly why: string; readonly cause: unknown }
  | { readonly outcome: 'lost'; readonly why: string; readonly cause: unknown };

/**
 * A fetch that retries. A request that creates something is repeated only when it surely was not carried out:
 * the connection never opened, or GitHub refused it with a limit.
 * Throws `OutOfTime`, or `NoAnswer` where no attempt was answered; any HTTP status is an answer.
 */
export function retryingFetch(options: RetryOptions): Fetch {
  // Only waiting for GitHub is counted: what a run computes in between is not GitHub's to answer for.
  let spent = 0;
  const left = (): number => options.budget - spent;
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    const begin = options.now();
    try {
      return await work();
    } finally {
      spent += options.now() - begin;
    }
  };

  return async (url, init = {}) => {
    const repeatable = isRepeatable(init.method ?? 'GET', url);
    for (let tries = 0; ; tries += 1) {
      if (left() <= 0)
        throw new OutOfTime(
          `GitHub did not answer within the ${Math.round(options.budget / 1000)} seconds of this run`,
        );
      const attempt = await counted(() => once(options, url, init, Math.min(options.attempt, left())));
      const wait = waitAfter(attempt, tries, repeatable, options);
      if (wait === null) {
        if (attempt.outcome === 'answered') return attempt.response;
        throw new NoAnswer(attempt.why, attempt.outcome === 'page' ? 'lasting' : attempt.outcome, {
          cause: attempt.cause,
        });
      }
      if (wait > Math.min(options.longestWait, left())) {
        if (attempt.outcome === 'answered') return attempt.response;
        throw new OutOfTime(attempt.why, { cause: attempt.cause });
      }
      await counted(() => options.sleep(wait));
    }
  };
}

/**
 * Repeating a read, an edit, a deletion, a status, a label or a request for a review changes nothing; repeating a
 * creation makes a second comment.
 */
function isRepeatable(method: string, url: string): boolean {
  if (method.toUpperCase() !== 'POST') return true;
  const path = new URL(url).pathname;
  return (
    path.endsWith('/graphql') || /\/statuses\/[0-9a-f]+$|\/issues\/\d+\/labels$|\/requested_reviewers$/u.test(path)
  );
}

async function once(options: RetryOptions, url: string, init: Init, time: number): Promise<Attempt> {
  try {
    const signal = AbortSignal.timeout(Math.max(1, Math.ceil(time)));
    const answer = await options.fetch(url, { ...init, signal });
    // Read here: an answer that breaks off half-way has to be told from a whole one.
    const text = await answer.text();
    if (answer.status >= 200 && answer.status < 300 && answer.status !== 204 && !parses(text))
      return isJson(answer)
        ? { outcome: 'lost', why: 'GitHub sent an answer that is not JSON', cause: null }
        : {
            outcome: 'page',
            why: `the answer is a page, and not what GitHub's API sends (${kindOf(answer)}): does something stand between this machine and ${new URL(url).host}, such as a proxy with a page of its own?`,
            cause: null,
          };
    return { outcome: 'answered', response: answered(answer, text) };
  } catch (error) {
    // A fetch that knows why there can be no answer is not asked again.
    if (error instanceof NoAnswer) throw error;
    const code = codeOf(error);
    const lasting = code === null ? null : lastingTrouble(code, new URL(url).host);
    if (lasting !== null) throw new NoAnswer(lasting, 'lasting', { cause: error });
    const unreached = code !== null && ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(code);
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    const why = timedOut
      ? 'GitHub took too long to answer'
      : `the connection to GitHub broke${code === null ? '' : ` (${code})`}`;
    return unreached ? { outcome: 'unreached', why, cause: error } : { outcome: 'lost', why, cause: error };
  }
}

/** Milliseconds to wait before the next attempt, or null: this was the last. */
function waitAfter(attempt: Attempt, tries: number, repeatable: boolean, options: RetryOptions): number | null {
  const backoff = BACKOFF[tries];
  if (backoff === undefined) return null;
  if (attempt.outcome === 'unreached') return backoff;
  if (attempt.outcome === 'page') return repeatable && tries === 0 ? backoff : null;
  if (attempt.outcome === 'lost') return repeatable ? backoff : null;
  const { status, headers } = attempt.response;
  const asked = askedWait(headers, options.now());
  if (status === 429) return Math.max(asked ?? 0, backoff);
  if (status === 403) return asked;
  if (status >= 500) return repeatable ? Math.max(asked ?? 0, backoff) : null;
  return null;
}

/** The wait that the headers ask for, in milliseconds. `retry-after` wins over the reset of a spent limit. */
function askedWait(headers: Answer['headers'], now: number): number | null {
  const after = headers.get('retry-after');
  if (after && /^\d{1,9}$/u.test(after.trim())) return Number(after) * 1000;
  const reset = headers.get('x-ratelimit-reset');
  if (headers.get('x-ratelimit-remaining') === '0' && reset && /^\d{1,12}$/u.test(reset)) {
    return Math.max(0, Number(reset) * 1000 - now);
  }
  return null;
}

const isJson = (answer: Answer): boolean => answer.headers.get('content-type')?.includes('json') ?? false;

const kindOf = (answer: Answer): string =>
  /^[\w/+.-]{1,60}/u.exec(answer.headers.get('content-type') ?? '')?.[0] ?? 'no type';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The system's code of a failed connection, at any depth of `cause`. */
function codeOf(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return null;
}
