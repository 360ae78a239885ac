/** A pull request that changes ladders: each is linted at the head, and compared with the default branch's. */
import type { File } from '../check/check.ts';
import type { Settings } from '../files/settings.ts';
import { finding } from '../findings/catalogue.ts';
import type { Finding } from '../findings/finding.ts';
import { ladderComment, type Examples, type LadderFile } from '../ladder/diff/comment.ts';
import { diffLadders } from '../ladder/diff/diff.ts';
import { mayExtend } from '../ladder/extends/may.ts';
import { lintLadder } from '../ladder/lint/lint.ts';
import { readLadder } from '../ladder/read.ts';
import { LADDER_MARKER } from '../report/snapshot.ts';
import { GitHubFault } from './client.ts';
import type { Bench } from './bench.ts';
import { readExamples, triedExamples } from './examples.ts';
import { baseReader } from './ladders.ts';
import { placedLadders, statedId, staying, type Placed } from './ladders-moved.ts';
import { openPackets, OpenLook } from './open-packets.ts';
import { readBlobs, type Blob } from './read/blobs.ts';
import type { PullRequest, Rules } from './read/pull-request.ts';
import { isLadderPath, wantedLadders } from './wanted.ts';
import type { Marking } from './write/comment.ts';
import type { Status } from './write/status.ts';

/** How the comment about ladders is told from that about packets. */
export const ladderMarking: Marking = {
  marker: LADDER_MARKER,
  // It names no commit and no day.
  same: (a, b) => a.replace(/\r\n/gu, '\n').trimEnd() === b.replace(/\r\n/gu, '\n').trimEnd(),
};

/** What a pull request changes of ladders. */
export interface Changed {
  /** Paths of those in use, and of those that it adds where ladders are looked for. */
  readonly changed: readonly string[];
  /** Further ladders, beside which it changes packets with what is expected of them. */
  readonly besides: readonly string[];
  /** Where a file was moved that could be a ladder: the ladders in use that may be it, and where it is now. */
  readonly moved: { readonly watched: readonly string[]; readonly to: readonly string[] };
}

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
 * Null: it changes none. Throws `GitHubFault`.
 * @param changed the ladders that the pull request changes
 * @param besides further ladders, beside which it changes examples
 * @param moved ladders in use that may have moved, and files that did
 */
export async function ladderChange(
  bench: Bench,
  rules: Rules,
  settings: Settings,
  pull: PullRequest,
  { changed, besides, moved }: Changed,
): Promise<LadderChange | null> {
  const both = [...changed, ...moved.watched, ...moved.to];
  const deleted = new Set(pull.files.flatMap((file) => (file.deleted ? [file.path] : [])));
  const readOpen = () => orFault(openPackets(bench, rules, settings, pull.number));
  const examplesBeside = (paths: readonly string[]) => orFault(readExamples(bench, pull.head, paths));
  // Where a ladder may have moved, only its place tells what else is to be read.
  const isSure = moved.watched.length === 0;
  const [{ here }, openNow, examplesNow] = await Promise.all([
    readBlobs(
      bench.client,
      bench.at,
      null,
      [
        ...both.flatMap((path) => [`${rules.oid}:${path}`, `${pull.head}:${path}`]),
        ...besides.map((path) => `${pull.head}:${path}`),
        ...(both.length === 0 ? [] : settings.templates.map((path) => `${rules.oid}:${path}`)),
      ],
      [],
    ),
    changed.length === 0 ? null : readOpen(),
    isSure ? examplesBeside([...changed.filter((path) => !deleted.has(path)), ...besides]) : null,
  ]);
  const twice = both.map((path, index) => ({
    path,
    was: here[2 * index],
    is: deleted.has(path) ? ({ state: 'absent' } as const) : here[2 * index + 1],
  }));
  const [watchedFrom, toFrom] = [changed.length, changed.length + moved.watched.length];
  const watched = twice.slice(watchedFrom, toFrom);
  const found = placedLadders(twice.slice(0, watchedFrom), watched, twice.slice(toFrom));
  // What moved may be what they stand on.
  const standing = watched
    .filter(({ is }) => is?.state === 'text' && mayExtend(is.bytes))
    .map((one): Placed => ({ ...one, from: null }));
  const placed = [...found, ...standing];
  if (placed.length + besides.length === 0) return null;
  const there = [...placed.flatMap(({ path, is }) => (is?.state === 'absent' ? [] : [path])), ...besides];
  const [open, examples] = await Promise.all([
    openNow ?? (placed.length === 0 ? null : readOpen()),
    examplesNow ?? examplesBeside(there),
  ]);
  const rest = here.slice(2 * both.length);
  const templates = rest.slice(besides.length).flatMap((blob) => (blob.state === 'text' ? [blob.bytes] : []));
  const pairs = await withBases(bench, rules, settings, pull, [
    ...placed,
    ...besides.map((path, index) => ({ path, from: null, was: undefined, is: rest[index] })),
  ]);
  const tried = (ladder: File | null): Examples | 'unread' | null =>
    examples instanceof GitHubFault || ladder === null ? 'unread' : triedExamples(bench, examples, ladder);
  const look = open === null || open instanceof GitHubFault ? null : new OpenLook(bench, settings, templates, open);
  const others = staying(
    placed,
    wantedLadders(settings, rules).map(({ path }) => path),
  );
  const all = withSharedIds(
    pairs.map((pair, index): LadderFile => {
      const { path, now, blob } = pair;
      if (index >= placed.length) return { path, is: 'same', examples: tried(now) };
      if (blob?.state === 'absent')
        return {
          path,
          is: 'removed',
          listed: settings.ladders?.includes(path) === true,
          open: pair.old === null ? null : (look?.naming(pair.old) ?? null),
        };
      const file = ladderFile(pair, { found: isFound(path, settings), second: others.length === 1 }, look);
      return file.is === 'read' ? { ...file, examples: tried(now) } : file;
    }),
    settings,
    rules,
  );
  const stayed = new Set(standing.map(({ path }) => path));
  const files = all.filter((file) => file.is !== 'read' || !stayed.has(file.path) || file.diff?.changes.length !== 0);
  if (files.length === 0) return null;
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
  const shared = pathsOf((file) => file.is === 'read' && file.findings.some(({ code }) => code === 'ladder-id-shared'));
  if (shared.length > 0)
    return {
      why: `Two ladders would have one id, and packets that name it could be judged by neither: ${shared.join(', ')}. The annotations say which.`,
      status: { state: 'error', description: 'Two ladders would have one id. The annotations say which.' },
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

/** Whether a ladder is looked for at a path, by the settings of the default branch. */
const isFound = (path: string, { ladders }: Settings): boolean =>
  ladders === null ? isLadderPath(path) : ladders.includes(path);

/** Of two ladders with one id none can be used: whoever brings the second is told. */
function withSharedIds(files: readonly LadderFile[], settings: Settings, rules: Rules): readonly LadderFile[] {
  const touched = new Set(
    files.flatMap((file) => [file.path, ...(file.is === 'read' && file.moved ? [file.moved.from] : [])]),
  );
  const others = wantedLadders(settings, rules).flatMap(({ path, blob, elsewhere }): (readonly [string, string])[] => {
    const id = elsewhere === null && !touched.has(path) ? statedId(blob) : null;
    return id === null ? [] : [[id, path]];
  });
  return files.map((file, index) => {
    if (file.is !== 'read' || !isFound(file.path, settings)) return file;
    const { id } = file.after;
    const own = files.find(
      (one, at) => at < index && one.is === 'read' && one.after.id === id && isFound(one.path, settings),
    );
    const other = others.find(([known]) => known === id)?.[1] ?? own?.path;
    if (other === undefined) return file;
    const place = { path: file.path, line: 1, column: 1 };
    return { ...file, findings: [finding('ladder-id-shared', place, { id, other }), ...file.findings] };
  });
}

/** A ladder at the default branch and at the head, each with what it stands on; null: it is not there, or no text. */
interface Pair {
  readonly path: string;
  readonly from: string | null;
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
  placed: readonly Placed[],
): Promise<readonly Pair[]> {
  const fileOf = (path: string, blob: Blob | undefined): File | null =>
    blob?.state === 'text' ? { path, bytes: blob.bytes } : null;
  const pairs = placed.map(({ path, from, was, is }): Pair => ({
    path,
    from,
    old: fileOf(from ?? path, was),
    now: fileOf(path, is),
    blob: is,
  }));
  if (pairs.every(({ old, now }) => [old, now].every((file) => file === null || !mayExtend(file.bytes)))) return pairs;
  const reader = await baseReader(bench, rules, settings);
  for (const { old } of pairs) if (old !== null) reader.add(old, { in: 'here', oid: rules.oid, path: old.path });
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
  { path, from, old: was, now: is, blob }: Pair,
  { found, second }: { readonly found: boolean; /** Whether there is one other ladder. */ readonly second: boolean },
  look: OpenLook | null,
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
  const before = was === null ? null : readLadder(was.bytes, was.path, was.bases).ladder;
  const moved = from === null ? null : { from, found };
  const read = { path, is: 'read', after, findings, moved, examples: null } as const;
  if (before === null || was === null)
    return { ...read, before: null, diff: null, touching: null, unnamed: second ? (look?.unnamed() ?? null) : null };
  const diff = diffLadders(before, after);
  return { ...read, before, diff, touching: look?.touching(was, is, diff.renamed) ?? null, unnamed: null };
}
