/** The packets that lie beside ladders with what their owner expects of them, as they are at a pull request's head. */
import { tryExample, type Beside } from '../check/examples.ts';
import { Ladders, type File } from '../check/check.ts';
import { fileName, isExpect, packetOf } from '../files/expect-names.ts';
import { readExpected } from '../files/expect.ts';
import type { Examples } from '../ladder/diff/comment.ts';
import type { Bench } from './bench.ts';
import { readBlobs, type Blob } from './read/blobs.ts';
import { readTrees } from './read/trees.ts';
import { folderOf, hasExamples } from './wanted.ts';

/** More of them in a pull request are not tried: the command line tries all. */
const MOST_EXAMPLES = 50;

/** A file of expectations, and what lies in its folder. */
interface Found {
  readonly expect: string;
  readonly folder: string;
  readonly beside: readonly string[];
}

/** What was read: files by their paths, and by ladder its examples. */
export interface ExamplesRead {
  readonly files: ReadonlyMap<string, Blob>;
  readonly byLadder: ReadonlyMap<string, { readonly found: readonly Found[]; readonly left: number }>;
}

/**
 * Reads the examples of ladders. A request for the names, one for each forty files, and one where an example names a
 * file that is called otherwise. Throws `GitHubFault`.
 */
export async function readExamples(bench: Bench, head: string, ladders: readonly string[]): Promise<ExamplesRead> {
  const own = ladders.filter(hasExamples);
  const byLadder = new Map<string, { readonly found: readonly Found[]; readonly left: number }>();
  const files = new Map<string, Blob>();
  if (own.length === 0) return { files, byLadder };
  const read = async (paths: readonly string[]): Promise<void> => {
    const missing = [...new Set(paths)].filter((path) => !files.has(path));
    if (missing.length === 0) return;
    const asked = missing.map((path) => `${head}:${path}`);
    const { here } = await readBlobs(bench.client, bench.at, null, asked, []);
    for (const [index, path] of missing.entries()) files.set(path, here[index] ?? { state: 'absent' });
  };
  const trees = await readTrees(
    bench.client,
    bench.at,
    own.map((path) => `${head}:${folderOf(path).replace(/\/$/u, '')}`),
  );
  let room = MOST_EXAMPLES;
  for (const [index, ladder] of own.entries()) {
    const all = examplesIn(folderOf(ladder), trees[index] ?? []);
    const found = all.slice(0, room);
    room -= found.length;
    if (all.length > 0) byLadder.set(ladder, { found, left: all.length - found.length });
  }
  const found = [...byLadder.values()].flatMap((one) => one.found);
  // By the names that they usually have, facts and acts come along; of others, however many there are, those that are
  // named.
  await read(
    found.flatMap(({ expect, folder, beside }) => {
      const usual = usualNames(expect);
      return [expect, ...beside.filter((name) => usual.includes(name)).map((name) => folder + name)];
    }),
  );
  await read(found.flatMap((one) => named(one, files)));
  return { files, byLadder };
}

/** The packet of an example, and what its facts and acts are called as a rule. */
const usualNames = (expect: string): readonly string[] => {
  const stem = fileName(expect).replace(/\.expect\.ya?ml$/u, '');
  return [
    packetOf(expect),
    ...['json', 'yml', 'yaml'].flatMap((end) => [`${stem}.facts.${end}`, `${stem}.acts.${end}`]),
  ];
};

/** The files of expectations in a ladder's folder: what has a ladder of its own belongs to that. */
function examplesIn(folder: string, paths: readonly string[]): Found[] {
  const others = new Set(paths.flatMap((path) => (/^[^/]+\/ladder\.yml$/u.test(path) ? [folderOf(path)] : [])));
  const mine = paths.filter((path) => !others.has(folderOf(path)));
  return mine
    .filter(isExpect)
    .sort()
    .map((path) => ({
      expect: folder + path,
      folder: folder + folderOf(path),
      beside: mine.flatMap((other) => (folderOf(other) === folderOf(path) ? [fileName(other)] : [])),
    }));
}

/** Paths of the files that an example names. */
function named({ expect, folder, beside }: Found, files: ReadonlyMap<string, Blob>): readonly string[] {
  const blob = files.get(expect);
  const value = blob?.state === 'text' ? readExpected(blob.bytes, expect).value : null;
  return [value?.facts, value?.acts].flatMap((name) => (name != null && beside.includes(name) ? [folder + name] : []));
}

/** Judges the examples of a ladder by it; null: there are none. */
export function triedExamples(bench: Bench, { files, byLadder }: ExamplesRead, ladder: File): Examples | null {
  const own = byLadder.get(ladder.path);
  if (own === undefined) return null;
  const besides = (path: string): Beside => {
    const blob = files.get(path);
    return blob === undefined || blob.state === 'absent' ? 'absent' : blob.state === 'text' ? blob.bytes : 'unreadable';
  };
  const ladders = new Ladders([ladder], []);
  const tried = own.found.map(({ expect, folder }) => {
    const bytes = besides(expect);
    return tryExample({
      // One that is no text is told as what it is: no file of expectations.
      expect: { path: expect, bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array([0xff]) },
      ladders,
      beside: (name) => besides(folder + name),
      today: bench.today,
      version: bench.version,
    });
  });
  return {
    tried: tried.length,
    asExpected: tried.filter(({ is }) => is === 'as-expected').length,
    findings: tried.flatMap(({ findings }) => findings),
    left: own.left,
  };
}
