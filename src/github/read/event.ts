import * as z from 'zod/mini';

/** What a run was started for. */
export type Event =
  | {
      readonly type: 'pull-request';
      readonly number: number;
      /** The head that the event names; null where it names none. */ readonly head: string | null;
    }
  | {
      readonly type: 'merge-group';
      readonly base: string;
      readonly head: string;
      readonly baseRef: string;
      readonly headDate: string | null;
    }
  | { readonly type: 'ignored'; readonly reason: string }
  | { readonly type: 'unusable'; readonly reason: string };

const number = z.int().check(z.positive());
const oid = z.string().check(z.regex(/^[0-9a-f]{40,64}$/u));
const pullRequestEvent = z.object({
  action: z.string(),
  number,
  pull_request: z.object({ number, head: z.object({ sha: oid }) }),
});
const mergeGroupEvent = z.object({
  action: z.string(),
  merge_group: z.object({
    head_sha: oid,
    base_sha: oid,
    base_ref: z.string(),
    head_commit: z.optional(z.nullable(z.object({ timestamp: z.optional(z.nullable(z.string())) }))),
  }),
});
const dispatchEvent = z.object({ inputs: z.optional(z.nullable(z.record(z.string(), z.unknown()))) });

/** Where a dispatched run may name the pull request, if the workflow does not pass it on. */
const DISPATCH_INPUTS = ['pull-request', 'pull_request'];

/**
 * Reads the event that started the run. `name` is GITHUB_EVENT_NAME, `payload` the parsed event file, `input` the
 * action's `pull-request` input, which wins where it is given. Never throws.
 * Events that this action cannot be started by from its own comment or status are ignored, so it never answers itself.
 */
export function readEvent(name: string, payload: unknown, input: string): Event {
  if (input.trim() !== '') return numbered(input, 'the input `pull-request`');
  switch (name) {
    case 'pull_request':
    case 'pull_request_target': {
      const event = pullRequestEvent.safeParse(payload);
      if (!event.success) return { type: 'unusable', reason: `the ${name} event names no pull request` };
      if (event.data.action === 'closed') return { type: 'ignored', reason: 'the pull request is closed' };
      return { type: 'pull-request', number: event.data.pull_request.number, head: event.data.pull_request.head.sha };
    }
    case 'merge_group': {
      const event = mergeGroupEvent.safeParse(payload);
      if (!event.success) return { type: 'unusable', reason: 'the merge_group event names no commits' };
      if (event.data.action === 'destroyed') return { type: 'ignored', reason: 'the merge group was taken apart' };
      const group = event.data.merge_group;
      return {
        type: 'merge-group',
        base: group.base_sha,
        head: group.head_sha,
        baseRef: group.base_ref.replace(/^refs\/heads\//u, ''),
        headDate: group.head_commit?.timestamp ?? null,
      };
    }
    case 'workflow_dispatch': {
      const inputs = dispatchEvent.safeParse(payload).data?.inputs ?? {};
      const written = DISPATCH_INPUTS.map((key) => inputs[key]).find((value) => value !== undefined && value !== '');
      if (typeof written === 'string' || typeof written === 'number')
        return numbered(String(written), 'the workflow input `pull-request`');
      return {
        type: 'unusable',
        reason: 'a dispatched run has to say which pull request to check: set the input `pull-request` to its number',
      };
    }
    default:
      return { type: 'ignored', reason: `${/^\w{1,40}$/u.test(name) ? name : 'this'} events are not used` };
  }
}

/** `12` or `#12`. */
function numbered(written: string, where: string): Event {
  const match = /^\s*#?([1-9]\d{0,8})\s*$/u.exec(written);
  return match
    ? { type: 'pull-request', number: Number(match[1]), head: null }
    : { type: 'unusable', reason: `${where} has to be the number of a pull request, such as 12` };
}
