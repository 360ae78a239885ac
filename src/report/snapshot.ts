import * as z from 'zod/mini';
import { required } from './counts.ts';
import { STATES, type PacketResult } from '../rubric/assessment.ts';
import type { Report, Snapshot, Source, Standing } from './report.ts';

/**
 * The first line of every comment of ours. Finding it is not enough: anyone can paste it (the author counts as well).
 */
export const MARKER = '<!-- promotion-readiness -->';
/** The same of comments about the ladders that a pull request changes: each is found by its own. */
export const LADDER_MARKER = '<!-- promotion-readiness-ladder -->';
const DATA = '<!-- promotion-readiness-states: ';
/** The longest encoded snapshot, in characters; a longer one is left out. */
const LONGEST = 16_000;

const states = z.record(z.string(), z.record(z.string(), z.enum(STATES)));
const sha = z.string().check(z.regex(/^[0-9a-f]{7,64}$/u));
const seen = z.optional(
  z.record(z.string(), z.record(z.string(), z.string().check(z.regex(/^[a-z-]{1,10} [\da-f-]{1,8}$/u)))),
);
const standing = z.object({ sha, states, seen });
const shape = z.object({ ...standing.shape, before: z.optional(standing) });

/** The states in this report, and those at the push before: `previous`, unless that is of the same commit. */
export function snapshotOf(report: Report, source: Source, previous: Snapshot | null): Snapshot {
  const before = earlier(source.sha, previous);
  const byPath = <T>(
    of: (packet: PacketResult) => readonly (readonly [string, T])[],
  ): Record<string, Record<string, T>> =>
    Object.fromEntries(report.packets.map((packet) => [packet.path, Object.fromEntries(of(packet))]));
  const states = byPath((packet) => required(packet).map((result) => [result.criterion.id, result.state]));
  const found = byPath(seenIn);
  const anything = Object.values(found).some((refs) => Object.keys(refs).length > 0);
  return { sha: source.sha, states, ...(anything && { seen: found }), ...(before === null ? {} : { before }) };
}

/**
 * What was read of each reference: its state and a digest of its title; of another private repository only that it was
 * there.
 */
export const seenIn = ({ evidence }: PacketResult): readonly (readonly [string, string])[] =>
  evidence.flatMap(({ references }) =>
    references.flatMap(({ ref, artefact }) =>
      artefact === null
        ? []
        : [[ref, artefact.private ? '- -' : `${artefact.state ?? '-'} ${artefact.title?.slice(0, 8) ?? '-'}`] as const],
    ),
  );

/** What to compare with: what stood at an earlier commit than `sha`, or null. */
export function earlier(sha: string, previous: Snapshot | null): Standing | null {
  if (previous === null) return null;
  const base = previous.sha === sha ? previous.before : previous;
  return base === undefined ? null : { sha: base.sha, states: base.states, ...(base.seen && { seen: base.seen }) };
}

/**
 * The hidden line that carries a snapshot, or null where it would be too long; what was read of references goes first.
 */
export function snapshotLine(snapshot: Snapshot): string | null {
  const line = (value: Snapshot): string => `${DATA}${Buffer.from(JSON.stringify(value)).toString('base64url')} -->`;
  const whole = line(snapshot);
  if (whole.length <= LONGEST) return whole;
  const { seen: _, before, ...rest } = snapshot;
  const short = line({ ...rest, ...(before && { before: { sha: before.sha, states: before.states } }) });
  return short.length <= LONGEST ? short : null;
}

/**
 * Reads the snapshot of a comment of ours, to show what changed; whatever is not exactly one gives null. Never trust
 * it.
 */
export function readSnapshot(body: string): Snapshot | null {
  const [first, second] = body.slice(0, LONGEST + 200).split(/\r?\n/u, 2);
  if (first !== MARKER || second === undefined || !second.startsWith(DATA)) return null;
  const encoded = /^[\w-]+(?= -->$)/u.exec(second.slice(DATA.length))?.[0];
  if (encoded === undefined) return null;
  try {
    const { before, ...now } = z.parse(shape, JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')));
    return { ...defined(now), ...(before === undefined ? {} : { before: defined(before) }) };
  } catch {
    return null;
  }
}

const defined = ({ seen: known, ...rest }: z.infer<typeof standing>): Standing => ({
  ...rest,
  ...(known !== undefined && { seen: known }),
});

/** Whether two comments say the same: equal apart from commit ids, the day that windows end, and the hidden line. */
export const sameComment = (a: string, b: string): boolean => essence(a) === essence(b);

/** The whole hidden line, and nothing behind it: a person may have added text there. */
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
