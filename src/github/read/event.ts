/** What a run was started for. */
export type Event =
  | {
      readonly type: 'pull-request';
      readonly number: number;
      /** The head that the event names; null where it names none. */ readonly head: string | null;
      /** The comment that started the run, which is answered. */
      readonly comment?: string;
    }
  | {
      readonly type: 'merge-group';
      readonly base: string;
      readonly head: string;
      readonly baseRef: string;
      /** The pull request that the group's name says it is for; null where it says none. */
      readonly number: number | null;
    }
  | { readonly type: 'ignored'; readonly reason: string }
  | { readonly type: 'unusable'; readonly reason: string };

/** Of an event: the value behind a name, or undefined. Written out, because this is read before a library is loaded. */
const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
const isOid = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{40,64}$/u.test(value);
const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

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
      const pull = at(payload, 'pull_request');
      const [number, head] = [at(pull, 'number'), at(at(pull, 'head'), 'sha')];
      if (typeof at(payload, 'action') !== 'string' || !isNumber(number) || !isOid(head))
        return { type: 'unusable', reason: `the ${name} event names no pull request` };
      if (at(payload, 'action') === 'closed') return { type: 'ignored', reason: 'the pull request is closed' };
      return { type: 'pull-request', number, head };
    }
    case 'issue_comment':
      return commented(payload);
    case 'merge_group': {
      const group = at(payload, 'merge_group');
      const [base, head, ref] = [at(group, 'base_sha'), at(group, 'head_sha'), at(group, 'base_ref')];
      if (typeof at(payload, 'action') !== 'string' || !isOid(base) || !isOid(head) || typeof ref !== 'string')
        return { type: 'unusable', reason: 'the merge_group event names no commits' };
      if (at(payload, 'action') === 'destroyed') return { type: 'ignored', reason: 'the merge group was taken apart' };
      return { type: 'merge-group', base, head, baseRef: ref.replace(/^refs\/heads\//u, ''), number: numberOf(group) };
    }
    case 'workflow_dispatch': {
      const written = DISPATCH_INPUTS.map((key) => at(at(payload, 'inputs'), key)).find(
        (value) => value !== undefined && value !== '',
      );
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

/**
 * A comment on a pull request: of interest where it holds, or held before it was changed, a command. Nothing is asked
 * of GitHub about any other. What a bot writes starts nothing, so the Action never answers itself.
 */
function commented(payload: unknown): Event {
  const [issue, comment, action] = [at(payload, 'issue'), at(payload, 'comment'), at(payload, 'action')];
  const [number, id] = [at(issue, 'number'), at(comment, 'id')];
  if (typeof action !== 'string' || !isNumber(number) || !isNumber(id))
    return { type: 'unusable', reason: 'the issue_comment event names no comment' };
  if (typeof at(issue, 'pull_request') !== 'object' || at(issue, 'pull_request') === null)
    return { type: 'ignored', reason: 'the comment is on an issue, and packets are judged on pull requests' };
  if (at(issue, 'state') === 'closed') return { type: 'ignored', reason: 'the pull request is closed' };
  if (at(at(comment, 'user'), 'type') === 'Bot') return { type: 'ignored', reason: 'the comment is of a bot' };
  const bodies = [at(comment, 'body'), at(at(at(payload, 'changes'), 'body'), 'from')];
  if (!bodies.some((body) => typeof body === 'string' && /\/readiness/iu.test(body)))
    return { type: 'ignored', reason: 'the comment holds no command' };
  return { type: 'pull-request', number, head: null, ...(action === 'created' && { comment: String(id) }) };
}

/** A merge group's branch is `gh-readonly-queue/BASE/pr-NUMBER-SHA`: only GitHub makes such names. */
function numberOf(group: unknown): number | null {
  const ref = at(group, 'head_ref');
  const match =
    typeof ref === 'string'
      ? /^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-([1-9]\d{0,8})-[0-9a-f]{40,64}$/u.exec(ref)
      : null;
  return match ? Number(match[1]) : null;
}

/** `12` or `#12`. */
function numbered(written: string, where: string): Event {
  const match = /^\s*#?([1-9]\d{0,8})\s*$/u.exec(written);
  return match
    ? { type: 'pull-request', number: Number(match[1]), head: null }
    : { type: 'unusable', reason: `${where} has to be the number of a pull request, such as 12` };
}
