import * as z from 'zod/mini';
import { STATES } from './json.ts';
import { required } from './counts.ts';
import type { Report, Snapshot, Source } from './report.ts';

/** The first line of every comment of ours. Finding it is not enough: anyone can paste it (the author counts as well). */
export const MARKER = '<!-- promotion-readiness -->';
const DATA = '<!-- promotion-readiness-states: ';
/** The longest encoded snapshot, in characters; a longer one is left out. */
const LONGEST = 16_000;

const states = z.record(z.string(), z.record(z.string(), z.enum(STATES)));
const sha = z.string().check(z.regex(/^[0-9a-f]{7,64}$/u));
const shape = z.object({ sha, states, before: z.optional(z.object({ sha, states })) });

/** The states of this report, and of the push before: `previous` itself unless it is of the same commit. */
export function snapshotOf(report: Report, source: Source, previous: Snapshot | null): Snapshot {
  const before = earlier(source.sha, previous);
  const now = report.packets.map((packet) => [packet.path, Object.fromEntries(required(packet).map((result) => [result.criterion.id, result.state]))] as const);
  return { sha: source.sha, states: Object.fromEntries(now), ...(before === null ? {} : { before }) };
}

/** What to compare with: the states at an earlier commit than `sha`, or null. */
export function earlier(sha: string, previous: Snapshot | null): { readonly sha: string; readonly states: Snapshot['states'] } | null {
  if (previous === null) return null;
  const base = previous.sha === sha ? previous.before : previous;
  return base === undefined ? null : { sha: base.sha, states: base.states };
}

/** The hidden line that carries a snapshot, or null where it would be too long. */
export function snapshotLine(snapshot: Snapshot): string | null {
  const encoded = Buffer.from(JSON.stringify(snapshot)).toString('base64url');
  return encoded.length > LONGEST ? null : `${DATA}${encoded} -->`;
}

/** Reads the snapshot of a comment of ours, to show what changed; whatever is not exactly one gives null. Never trust it. */
export function readSnapshot(body: string): Snapshot | null {
  const [first, second] = body.slice(0, LONGEST + 200).split(/\r?\n/u, 2);
  if (first !== MARKER || second === undefined || !second.startsWith(DATA)) return null;
  const encoded = /^[\w-]+(?= -->$)/u.exec(second.slice(DATA.length))?.[0];
  if (encoded === undefined) return null;
  try {
    const { sha: at, states: known, before } = z.parse(shape, JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')));
    return { sha: at, states: known, ...(before === undefined ? {} : { before }) };
  } catch {
    return null;
  }
}

/** Whether two comments say the same: equal apart from commit ids, the day that windows end, and the hidden line. */
export const sameComment = (a: string, b: string): boolean => essence(a) === essence(b);

/** The hidden line, whole: what a person adds behind it is text like any other. */
const HIDDEN = /^<!-- promotion-readiness-states: [\w-]+ -->$/u;

function essence(body: string): string {
  // Only the commit that the comment itself names may differ: a link to any other was put there by somebody.
  const own = readSnapshot(body)?.sha ?? /\/blob\/([0-9a-f]{40,64})\//u.exec(body)?.[1] ?? '-';
  return body
    .replace(/\r\n/gu, '\n')
    .split('\n')
    .filter((line, index) => !(index === 1 && HIDDEN.test(line)))
    .join('\n')
    .replaceAll(`/blob/${own}/`, '/blob/-/')
    .replace(/`[0-9a-f]{7}`/gu, '`-`')
    .replace(/<code>[0-9a-f]{7}<\/code>/gu, '<code>-</code>')
    .replace(/windows ending \d{1,2} [A-Z][a-z]+ \d{4}/gu, 'windows ending -')
    .trimEnd();
}
