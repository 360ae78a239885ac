import type { Finding } from '../findings/finding.ts';
import type { Ignored, Refusal } from '../people/fold.ts';
import type { PacketResult, State, Verdict } from '../rubric/assessment.ts';

/** The result of a run. The comment, the summary, the annotations, the JSON and the terminal all show it. */
export interface Report {
  readonly version: string;
  readonly packets: readonly PacketResult[];
  /** About files that are not packets: ladders, settings. */
  readonly findings: readonly Finding[];
  readonly enforce: boolean;
  /** Comments with commands that do not count. */
  readonly ignored?: readonly Ignored[];
  /** Commands that have no effect for a reason that a later run may find, as the reply to them could not say it. */
  readonly refused?: readonly Refusal[];
}

/** Where the packet can be looked at, for links to lines. Null on the command line. */
export interface Source {
  /** `https://github.com/owner/name` of the head repository. */
  readonly url: string;
  /** The commit that was checked. */
  readonly sha: string;
  /** The commit of the default branch from which the ladder was read. */
  readonly ladderSha: string;
  /** Whether everybody who sees the report can read the packet: in a private or an internal repository. */
  readonly titles?: boolean;
  /** Where packets are opened; without it no packet to begin with is linked. */
  readonly home?: Home;
}

/** Where packets are opened. */
export interface Home {
  /** `https://github.com/owner/name`. */
  readonly url: string;
  /** The branch on which a packet is begun: the default branch. */
  readonly branch: string;
}

/** What stood at one commit, by packet path. */
export interface Standing {
  readonly sha: string;
  /** By criterion id, of the required ones. */
  readonly states: Readonly<Record<string, Readonly<Record<string, State>>>>;
  /**
   * By reference: what was read of it, so that a later run sees whether it is still so. Left out where it takes too
   * much room.
   */
  readonly seen?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What stood at an earlier commit: for "since the last push". */
export interface Snapshot extends Standing {
  /** The same at the push before, so that a run on an unchanged commit still knows what the last push changed. */
  readonly before?: Standing;
}

/** From best to worst; the worst packet gives a run its verdict. */
export const VERDICTS: readonly Verdict[] = ['complete', 'draft', 'waiting', 'unchecked', 'incomplete', 'invalid'];

/** The verdict of a whole run: the worst of its packets. */
export const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce<Verdict>((a, b) => (VERDICTS.indexOf(b) > VERDICTS.indexOf(a) ? b : a), 'complete');

/** What a whole run comes to needs no more of a report than this. */
export interface Outline {
  readonly packets: readonly Pick<PacketResult, 'verdict' | 'fault'>[];
  readonly findings: readonly Pick<Finding, 'severity' | 'code'>[];
}

/** Whose file keeps a run from being judged, the gravest first; null where nothing does. */
export function faultOf(report: Outline): PacketResult['fault'] {
  const faults = new Set(report.packets.map((packet) => packet.fault));
  if (faults.has('tool')) return 'tool';
  if (
    faults.has('settings') ||
    report.findings.some((f) => f.severity === 'error' && /^(?:settings|people)-/u.test(f.code))
  )
    return 'settings';
  if (faults.has('ladder') || report.findings.some((f) => f.severity === 'error' && f.code.startsWith('ladder-')))
    return 'ladder';
  return faults.has('packet') ? 'packet' : null;
}

const EXITS: Readonly<Record<Verdict, 0 | 1 | 2>> = {
  complete: 0,
  draft: 0,
  waiting: 1,
  unchecked: 1,
  incomplete: 1,
  invalid: 2,
};

/** The verdict of a whole run: `invalid` where anything keeps it from being judged, else the worst of its packets. */
export const verdictOf = (report: Outline): Verdict =>
  faultOf(report) === null ? worst(report.packets.map((packet) => packet.verdict)) : 'invalid';

/**
 * The exit status of design section 5: 0 complete or draft, 1 waiting, unchecked or incomplete, 2 invalid, 3 where the tool
 * broke down on a packet.
 */
export const exitStatus = (report: Outline): 0 | 1 | 2 | 3 =>
  faultOf(report) === 'tool' ? 3 : EXITS[verdictOf(report)];
