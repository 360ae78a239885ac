/** A pull request that changes ladders: each is linted at the head, and compared with the default branch's. */
import { Ladders, prepare, templateLines, type File } from '../check/check.ts';
import { noFacts } from '../evidence/facts.ts';
import type { Settings } from '../files/settings.ts';
import { finding } from '../findings/catalogue.ts';
import type { Finding } from '../findings/finding.ts';
import { ladderComment, type LadderFile, type OpenPackets } from '../ladder/diff/comment.ts';
import { diffLadders } from '../ladder/diff/diff.ts';
import { touchedBy, type NotJudged, type Touched } from '../ladder/diff/touched.ts';
import { mayExtend } from '../ladder/extends/may.ts';
import { lintLadder } from '../ladder/lint/lint.ts';
import { readLadder } from '../ladder/read.ts';
import { noActs } from '../people/acts.ts';
import { LADDER_MARKER } from '../report/snapshot.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { packetMatcher } from '../text/globs.ts';
import { prose } from '../text/words.ts';
import { GitHubFault } from './client.ts';
import type { Bench } from './bench.ts';
import { baseReader } from './ladders.ts';
import { readBlobs, type Blob } from './read/blobs.ts';
import { readOpenPulls, type OpenPull } from './read/open-pulls.ts';
import type { PullRequest, Rules } from './read/pull-request.ts';
import type { Marking } from './write/comment.ts';

/** How the comment about ladders is told from that about packets. */
export const ladderMarking: Marking = {
  marker: LADDER_MARKER,
  // It names no commit and no day.
  same: (a, b) => a.replace(/\r\n/gu, '\n').trimEnd() === b.replace(/\r\n/gu, '\n').trimEnd(),
};

/** What there is to say about the ladders of a pull request. */
export interface LadderChange {
  /** The body of the comment about ladders; null: it is neither made nor changed. */
  readonly comment: string | null;
  /** About the ladders as they are at the head. */
  readonly findings: readonly Finding[];
  /** Ladders that cannot be used as they are at the head. */
  readonly broken: readonly string[];
  readonly notes: readonly string[];
  /** Why the job fails: a ladder is broken, or could not be compared. */
  readonly failure: string | null;
}

/** More packets than this are not judged: the number is then a least one. */
const MOST_PACKETS = 200;

/** The comment where a ladder was changed by a former push, and is no more. */
export const noLadderChange = (): LadderChange => ({
  comment: ladderComment(null),
  findings: [],
  broken: [],
  notes: [],
  failure: null,
});

/**
 * Compares ladders. Two requests, and one for each forty packets that are open. Nothing of the head decides about a
 * packet: what is read of it is shown, no more. Throws `GitHubFault`.
 * @param changed the ladders that the pull request changes, at least one
 */
export async function ladderChange(
  bench: Bench,
  rules: Rules,
  settings: Settings,
  pull: PullRequest,
  changed: readonly string[],
): Promise<LadderChange> {
  const deleted = new Set(pull.files.flatMap((file) => (file.deleted ? [file.path] : [])));
  const [{ here }, open] = await Promise.all([
    readBlobs(
      bench.client,
      bench.at,
      null,
      [
        ...changed.flatMap((path) => [`${rules.oid}:${path}`, `${pull.head}:${path}`]),
        ...settings.templates.map((path) => `${rules.oid}:${path}`),
      ],
      [],
    ),
    openPackets(bench, rules, settings, pull.number),
  ]);
  const pairs = await withBases(
    bench,
    rules,
    settings,
    pull,
    changed.map((path, index) => ({ path, was: here[2 * index], is: here[2 * index + 1] })),
  );
  const templates = here.slice(2 * changed.length).flatMap((blob) => (blob.state === 'text' ? [blob.bytes] : []));
  const files = pairs.map(({ path, old: was, now: is, blob }): LadderFile => {
    if (deleted.has(path)) return { path, is: 'removed' };
    return ladderFile(path, was, is, blob, (old, now) =>
      open instanceof GitHubFault ? null : touchingOf(bench, settings, templates, open, old, now),
    );
  });
  const broken = files.flatMap((file) => (file.is === 'broken' ? [file.path] : []));
  return {
    comment: ladderComment(files),
    findings: files.flatMap((file) => (file.is === 'removed' ? [] : file.findings)),
    broken,
    failure:
      broken.length === 0
        ? null
        : `${broken.length === 1 ? 'A ladder that this pull request changes is' : 'Ladders that this pull request changes are'} invalid: ${broken.join(', ')}. The annotations say where.`,
    notes:
      open instanceof GitHubFault
        ? [`The open packets could not be read (${open.message}), so the comment does not say whom the change touches.`]
        : [],
  };
}

/** A ladder at the default branch and at the head, each with what it stands on; null: it is not there, or no text. */
interface Pair {
  readonly path: string;
  readonly old: File | null;
  readonly now: File | null;
  /** At the head. */
  readonly blob: Blob | undefined;
}

/**
 * What the ladders stand on, at both commits. Of what the head names in other repositories only that is read with the
 * evidence token which ladders of the default branch stand on: its writer must not choose what the bot tells.
 */
async function withBases(
  bench: Bench,
  rules: Rules,
  settings: Settings,
  pull: PullRequest,
  changed: readonly { readonly path: string; readonly was: Blob | undefined; readonly is: Blob | undefined }[],
): Promise<readonly Pair[]> {
  const fileOf = (path: string, blob: Blob | undefined): File | null =>
    blob?.state === 'text' ? { path, bytes: blob.bytes } : null;
  const pairs = changed.map(({ path, was, is }): Pair => ({
    path,
    old: fileOf(path, was),
    now: fileOf(path, is),
    blob: is,
  }));
  if (pairs.every(({ old, now }) => [old, now].every((file) => file === null || !mayExtend(file.bytes)))) return pairs;
  const reader = await baseReader(bench, rules, settings);
  for (const { path, old } of pairs) if (old !== null) reader.add(old, { in: 'here', oid: rules.oid, path });
  for (const { path, now } of pairs) if (now !== null) reader.add(now, { in: 'here', oid: pull.head, path }, false);
  await reader.finish();
  const files = reader.files();
  let next = 0;
  const old = pairs.map((pair) => (pair.old === null ? null : (files[next++] ?? null)));
  return pairs.map((pair, index) => ({
    ...pair,
    old: old[index] ?? null,
    now: pair.now === null ? null : (files[next++] ?? null),
  }));
}

function ladderFile(
  path: string,
  was: File | null,
  is: File | null,
  blob: Blob | undefined,
  touching: (old: File, now: File) => OpenPackets | null,
): LadderFile {
  if (is === null) {
    const problem =
      blob?.state === 'binary' || blob?.state === 'too-large' ? blob : { state: 'binary' as const, size: 0 };
    const place = { path, line: 1, column: 1 };
    return {
      path,
      is: 'broken',
      findings: [finding('ladder-unreadable', place, { problem: problem.state, bytes: problem.size })],
    };
  }
  const { ladder: after, findings } = lintLadder(is.bytes, path, is.bases);
  if (after === null) return { path, is: 'broken', findings };
  const before = was === null ? null : readLadder(was.bytes, path, was.bases).ladder;
  if (before === null || was === null)
    return { path, is: 'read', before: null, after, diff: null, findings, touching: null };
  const diff = diffLadders(before, after);
  return { path, is: 'read', before, after, diff, findings, touching: touching(was, is) };
}

/** Packets of open pull requests as they were read; `blob` of each. */
interface Open {
  readonly packets: readonly { readonly pull: OpenPull; readonly path: string; readonly blob: Blob | undefined }[];
  readonly pulls: number;
  readonly more: boolean;
}

/** The packets of the other open pull requests, or why they could not be read. */
async function openPackets(
  bench: Bench,
  rules: Rules,
  settings: Settings,
  except: number,
): Promise<Open | GitHubFault> {
  try {
    const { pulls, more } = await readOpenPulls(bench.client, bench.at);
    const isPacket = packetMatcher(settings.packets);
    const found = pulls
      .filter(
        ({ number, base }) => number !== except && (base === rules.defaultBranch || settings.bases.includes(base)),
      )
      .flatMap((pull) =>
        pull.files.flatMap(({ path, deleted }) => (!deleted && isPacket(path) ? [{ pull, path }] : [])),
      );
    const looked = found.slice(0, MOST_PACKETS);
    const { here } =
      looked.length === 0
        ? { here: [] }
        : await readBlobs(
            bench.client,
            bench.at,
            null,
            looked.map(({ pull, path }) => `${pull.head}:${path}`),
            [],
          );
    return {
      packets: looked.map((one, index) => ({ ...one, blob: here[index] })),
      pulls: new Set(looked.map(({ pull }) => pull.number)).size,
      more: more || looked.length < found.length,
    };
  } catch (error) {
    if (error instanceof GitHubFault) return error;
    throw error;
  }
}

/** What the change does to open packets: each judged by both ladders as it is written, without what people did. */
function touchingOf(
  bench: Bench,
  settings: Settings,
  templates: readonly Uint8Array[],
  { packets, pulls, more }: Open,
  old: File,
  now: File,
): OpenPackets {
  const template = templateLines([...templates]);
  const host = new URL(bench.server).host;
  const both = [old, now].map((one) => {
    const file = { ...one, path: 'ladder.yml' };
    return { file, ladders: new Ladders([file], []) };
  });
  const known = new Set(both.flatMap(({ file, ladders }) => ladders.at(file.path)?.id ?? []));
  const touched: Touched[] = [];
  const notJudged: NotJudged[] = [];
  const otherLadder: string[] = [];
  for (const { pull, path, blob } of packets) {
    if (blob?.state !== 'text') {
      notJudged.push({ path, why: prose('it is not text that GitHub hands over') });
      continue;
    }
    const [before, after] = both.map(({ file, ladders }): PacketResult | undefined => {
      const input = {
        packets: [{ path, bytes: blob.bytes }],
        ladders: [file],
        settings,
        template,
        facts: noFacts,
        acts: noActs,
        opened: pull.opened ?? ('unread' as const),
        today: bench.today,
        draft: pull.draft,
        hosts: host === 'github.com' ? [] : [host],
        version: bench.version,
      };
      return prepare(input, ladders).finish(noFacts).packets[0];
    });
    if (before === undefined || after === undefined) throw new Error('no packet came out');
    const { ladder } = after.header;
    if (ladder !== null && !known.has(ladder)) {
      otherLadder.push(path);
      continue;
    }
    const result = touchedBy(before, after);
    if (result === null) continue;
    if ('why' in result) notJudged.push(result);
    else touched.push(result);
  }
  return {
    judged: packets.length - notJudged.length - otherLadder.length,
    touched,
    notJudged,
    otherLadder,
    asWritten: true,
    pulls,
    more,
  };
}
