/** A pull request that changes ladders: each is linted at the head, and compared with the default branch's. */
import { Ladders, prepare, templateLines, type File } from '../check/check.ts';
import { noFacts } from '../evidence/facts.ts';
import type { Settings } from '../files/settings.ts';
import { finding } from '../findings/catalogue.ts';
import type { Finding } from '../findings/finding.ts';
import { ladderComment, type Examples, type LadderFile, type OpenPackets } from '../ladder/diff/comment.ts';
import { diffLadders, type LadderDiff } from '../ladder/diff/diff.ts';
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
import { readExamples, triedExamples } from './examples.ts';
import { baseReader } from './ladders.ts';
import { readBlobs, type Blob } from './read/blobs.ts';
import { readOpenPulls, type OpenPull } from './read/open-pulls.ts';
import type { PullRequest, Rules } from './read/pull-request.ts';
import type { Marking } from './write/comment.ts';
import type { Status } from './write/status.ts';

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
  readonly notes: readonly string[];
  /** Why the job fails: a ladder is broken or could not be compared, or an example does not come out as expected. */
  readonly failure: Failure | null;
}

interface Failure {
  readonly why: string;
  /** What the commit status says, and as what. */
  readonly status: Status;
}

/** More packets than this are not judged: the number is then a least one. */
const MOST_PACKETS = 200;

/** The comment where a ladder was changed by a former push, and is no more. */
export const noLadderChange = (): LadderChange => ({
  comment: ladderComment(null),
  findings: [],
  notes: [],
  failure: null,
});

/**
 * Compares ladders, and tries the examples beside them. Three requests, one for each forty packets that are open, and one
 * for each forty files of examples. Nothing of the head decides about a packet: what is read of it is shown, no more.
 * Throws `GitHubFault`.
 * @param changed the ladders that the pull request changes
 * @param besides further ladders, beside which it changes examples
 */
export async function ladderChange(
  bench: Bench,
  rules: Rules,
  settings: Settings,
  pull: PullRequest,
  { changed, besides }: { readonly changed: readonly string[]; readonly besides: readonly string[] },
): Promise<LadderChange> {
  const deleted = new Set(pull.files.flatMap((file) => (file.deleted ? [file.path] : [])));
  const there = [...changed.filter((path) => !deleted.has(path)), ...besides];
  const [{ here }, open, examples] = await Promise.all([
    readBlobs(
      bench.client,
      bench.at,
      null,
      [
        ...changed.flatMap((path) => [`${rules.oid}:${path}`, `${pull.head}:${path}`]),
        ...besides.map((path) => `${pull.head}:${path}`),
        ...(changed.length === 0 ? [] : settings.templates.map((path) => `${rules.oid}:${path}`)),
      ],
      [],
    ),
    changed.length === 0 ? null : orFault(openPackets(bench, rules, settings, pull.number)),
    orFault(readExamples(bench, pull.head, there)),
  ]);
  const rest = here.slice(2 * changed.length);
  const templates = rest.slice(besides.length).flatMap((blob) => (blob.state === 'text' ? [blob.bytes] : []));
  const pairs = await withBases(bench, rules, settings, pull, [
    ...changed.map((path, index) => ({ path, was: here[2 * index], is: here[2 * index + 1] })),
    ...besides.map((path, index) => ({ path, was: undefined, is: rest[index] })),
  ]);
  const tried = (ladder: File | null): Examples | 'unread' | null =>
    examples instanceof GitHubFault || ladder === null ? 'unread' : triedExamples(bench, examples, ladder);
  const files = pairs.map(({ path, old: was, now: is, blob }, index): LadderFile => {
    if (index >= changed.length) return { path, is: 'same', examples: tried(is) };
    if (deleted.has(path)) return { path, is: 'removed' };
    const file = ladderFile(path, was, is, blob, (old, now, renamed) =>
      open === null || open instanceof GitHubFault
        ? null
        : touchingOf(bench, settings, templates, open, { old, now, renamed }),
    );
    return file.is === 'read' ? { ...file, examples: tried(is) } : file;
  });
  return {
    comment: ladderComment(files),
    findings: files.flatMap(findingsOf),
    failure: failureOf(files),
    notes: [
      ...(open instanceof GitHubFault
        ? [`The open packets could not be read (${open.message}), so the comment does not say whom the change touches.`]
        : []),
      ...(examples instanceof GitHubFault
        ? [`The examples beside the ladder could not be read (${examples.message}).`]
        : []),
    ],
  };
}

/** What comes, or the fault of GitHub that kept it. */
async function orFault<T>(coming: Promise<T>): Promise<T | GitHubFault> {
  try {
    return await coming;
  } catch (error) {
    if (error instanceof GitHubFault) return error;
    throw error;
  }
}

const examplesOf = (file: LadderFile): Examples | 'unread' | null =>
  file.is === 'read' || file.is === 'same' ? file.examples : null;

function findingsOf(file: LadderFile): readonly Finding[] {
  const examples = examplesOf(file);
  return [
    ...(file.is === 'read' || file.is === 'broken' ? file.findings : []),
    ...(examples === null || examples === 'unread' ? [] : examples.findings),
  ];
}

/** Why the job fails, the worst first. */
function failureOf(files: readonly LadderFile[]): Failure | null {
  const pathsOf = (is: (file: LadderFile) => boolean): readonly string[] => files.filter(is).map(({ path }) => path);
  const broken = pathsOf(({ is }) => is === 'broken');
  if (broken.length > 0)
    return {
      why: `${broken.length === 1 ? 'A ladder that this pull request changes is' : 'Ladders that this pull request changes are'} invalid: ${broken.join(', ')}. The annotations say where.`,
      // To merge it might leave every packet without a ladder.
      status: { state: 'error', description: 'A ladder that this changes is invalid. The annotations say where.' },
    };
  const unread = pathsOf((file) => examplesOf(file) === 'unread');
  if (unread.length > 0)
    return {
      why: `The examples beside ${unread.join(', ')} could not be read, so nothing says that they come out as expected. Run the job again.`,
      status: { state: 'error', description: 'Examples beside a ladder could not be read. Run the job again.' },
    };
  const differing = files.flatMap((file) => {
    const examples = examplesOf(file);
    return examples === null || examples === 'unread' || examples.asExpected === examples.tried
      ? []
      : [`${examples.tried - examples.asExpected} of ${examples.tried} beside ${file.path}`];
  });
  if (differing.length === 0) return null;
  return {
    why: `Examples do not come out as their owner expects: ${differing.join(', ')}. The annotations say which; correct the ladder, or what is expected.`,
    status: {
      state: 'failure',
      description: 'Examples beside a ladder do not come out as expected. The comment says which.',
    },
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
  touching: (old: File, now: File, renamed: LadderDiff['renamed']) => OpenPackets | null,
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
    return { path, is: 'read', before: null, after, diff: null, findings, touching: null, examples: null };
  const diff = diffLadders(before, after);
  return { path, is: 'read', before, after, diff, findings, touching: touching(was, is, diff.renamed), examples: null };
}

/** Packets of open pull requests as they were read; `blob` of each. */
interface Open {
  readonly packets: readonly { readonly pull: OpenPull; readonly path: string; readonly blob: Blob | undefined }[];
  readonly pulls: number;
  readonly more: boolean;
}

/** The packets of the other open pull requests. Throws `GitHubFault`. */
async function openPackets(bench: Bench, rules: Rules, settings: Settings, except: number): Promise<Open> {
  const { pulls, more } = await readOpenPulls(bench.client, bench.at);
  const isPacket = packetMatcher(settings.packets);
  const found = pulls
    .filter(({ number, base }) => number !== except && (base === rules.defaultBranch || settings.bases.includes(base)))
    .flatMap((pull) => pull.files.flatMap(({ path, deleted }) => (!deleted && isPacket(path) ? [{ pull, path }] : [])));
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
}

/** What the change does to open packets: each judged by both ladders as it is written, without what people did. */
function touchingOf(
  bench: Bench,
  settings: Settings,
  templates: readonly Uint8Array[],
  { packets, pulls, more }: Open,
  { old, now, renamed }: { readonly old: File; readonly now: File; readonly renamed: LadderDiff['renamed'] },
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
    const result = touchedBy(before, after, renamed);
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
