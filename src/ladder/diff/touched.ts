/** What a change of a ladder does to a packet: the packet judged by both, side by side. */
import type { PacketResult, State, Verdict } from '../../rubric/assessment.ts';
import { join, prose, say, type Words } from '../../text/words.ts';

export interface Touched {
  readonly path: string;
  readonly candidate: string | null;
  readonly verdict: { readonly before: Verdict; readonly after: Verdict };
  /** Of criteria that both ask for, those whose state is another. */
  readonly states: readonly { readonly id: string; readonly before: State; readonly after: State }[];
  /** Ids of criteria that only the new one asks for. */
  readonly gains: readonly string[];
  /** Ids of criteria that only the old one asked for. */
  readonly loses: readonly string[];
  /** Ids of criteria under which the packet claims what it was told by a former version. */
  readonly outdated: readonly string[];
}

/** A packet that neither can judge, and why. */
export interface NotJudged {
  readonly path: string;
  readonly why: Words;
}

export interface Touching {
  /** How many packets were judged by both. */
  readonly judged: number;
  readonly touched: readonly Touched[];
  /** Nothing can be said about these. */
  readonly notJudged: readonly NotJudged[];
  /** Paths of packets that are written for another ladder. */
  readonly otherLadder: readonly string[];
  /** No link was opened: links count as they are written. */
  readonly asWritten: boolean;
}

const required = ({ criteria }: PacketResult): ReadonlyMap<string, State> =>
  new Map(criteria.flatMap(({ criterion, required: asked, state }) => (asked ? [[criterion.id, state]] : [])));

const outdatedBy = ({ findings }: PacketResult): readonly string[] =>
  findings.flatMap((found) => (found.code === 'packet-claim-outdated' ? [found.args.id] : []));

const errorsOf = ({ findings }: PacketResult): Words =>
  join(
    findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    '; ',
  );

/**
 * What one packet's two results say; null: the change does not touch it.
 * @param renamed by a former id, the one that the criterion has now
 */
export function touchedBy(
  before: PacketResult,
  after: PacketResult,
  renamed: ReadonlyMap<string, string> = new Map(),
): Touched | NotJudged | null {
  const { path } = after;
  if (before.verdict === 'invalid' && after.verdict === 'invalid') return { path, why: errorsOf(after) };
  const now = (id: string): string => renamed.get(id) ?? id;
  const [was, is] = [new Map([...required(before)].map(([id, state]) => [now(id), state])), required(after)];
  const known = new Set(outdatedBy(before).map(now));
  const touched: Touched = {
    path,
    candidate: after.header.candidate,
    verdict: { before: before.verdict, after: after.verdict },
    states: [...is].flatMap(([id, state]) => {
      const old = was.get(id);
      return old === undefined || old === state ? [] : [{ id, before: old, after: state }];
    }),
    // One that is invalid by now has no criteria: it has not lost them one by one.
    gains: before.verdict === 'invalid' ? [] : [...is.keys()].filter((id) => !was.has(id)),
    loses: after.verdict === 'invalid' ? [] : [...was.keys()].filter((id) => !is.has(id)),
    outdated: [...new Set(outdatedBy(after).filter((id) => !known.has(id)))],
  };
  const { states, gains, loses, outdated, verdict } = touched;
  return verdict.before === verdict.after && states.length + gains.length + loses.length + outdated.length === 0
    ? null
    : touched;
}

const ids = (list: readonly string[]): Words =>
  join(
    list.map((id) => say`${id}`),
    ', ',
  );

/** "`system-design.L5`: met → partial" and the like: a line each. */
export const touchedLines = ({ verdict, states, gains, loses, outdated }: Touched): readonly Words[] => [
  ...(verdict.before === verdict.after ? [] : [prose(`verdict: ${verdict.before} → ${verdict.after}`)]),
  ...states.map(({ id, before, after }) => say`${id}: ${prose(`${before} → ${after}`)}`),
  ...(gains.length === 0 ? [] : [say`asked for now: ${ids(gains)}`]),
  ...(loses.length === 0 ? [] : [say`asked for no more: ${ids(loses)}`]),
  ...(outdated.length === 0 ? [] : [say`claimed under a former text: ${ids(outdated)}`]),
];
