/** The ladders that a ladder on the disk stands on: beside it, in a commit, or where the command line says. */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BaseProblem } from '../findings/extends.ts';
import { baseSource, followBases, type NextBase, type Opened } from '../ladder/extends/base.ts';
import { mayExtend, pathBeside } from '../ladder/extends/may.ts';
import { terminal } from '../report/escape.ts';
import { UsageError, type Console } from './console.ts';
import { isBelow, MOST_BYTES, readInput, repositoryRoot, shown, type InputFile } from './files.ts';

/** What `--base` gives: where a ladder of another repository, or a clone of that repository, lies here. */
export interface GivenBase {
  /** `owner/repository/path@ref`, or `owner/repository@ref` for a folder. */
  readonly name: string;
  readonly target: string;
}

/** The option of every command that reads ladders. */
export const BASE_OPTION = { base: { type: 'string', multiple: true } } as const;

/** Reads `--base owner/repository/path@ref=FILE`. Throws `UsageError`. */
export function givenBases(values: readonly string[] | undefined): readonly GivenBase[] {
  return (values ?? []).map((value) => {
    const [, name, target] = /^([\w-]+\/[^=]*@[\w./-]+)=(.+)$/u.exec(value) ?? [];
    if (name === undefined || target === undefined)
      throw new UsageError(
        `--base takes owner/repository/path@ref=FILE, or owner/repository@ref=FOLDER for a clone, not "${value.slice(0, 120)}".`,
      );
    if (!existsSync(target)) throw new UsageError(`--base ${name}: there is no ${target.slice(0, 120)}.`);
    const isFolder = statSync(target).isDirectory();
    const wholeRepository = /^[^/]+\/[^/]+@/u.test(name);
    if (isFolder !== wholeRepository)
      throw new UsageError(
        wholeRepository
          ? `--base ${name} names a repository, so a folder stands for it, and ${target.slice(0, 120)} is a file.`
          : `--base ${name} names a file, and ${target.slice(0, 120)} is a folder: write owner/repository@ref=FOLDER for a clone.`,
      );
    return { name, target };
  });
}

/** A file of another repository, as it is named. */
interface Elsewhere {
  readonly owner: string;
  readonly repo: string;
  readonly ref: string;
}

/** Where a ladder lies. */
type Lies =
  | {
      readonly on: 'disk';
      readonly file: string;
      /** Nothing above this folder is read. */
      readonly root: string;
      /** Of another repository: which, and its path there. */
      readonly of: (Elsewhere & { readonly path: string }) | null;
    }
  | { readonly on: 'git'; readonly ref: string; readonly path: string };

/** A ladder with the files that it stands on, and those of them that lie on the disk. */
export interface WithBases {
  readonly input: InputFile;
  readonly files: readonly string[];
}

/** Finds the files on which a ladder on the disk stands. */
export const withBases = (input: InputFile, file: string, given: readonly GivenBase[]): WithBases =>
  follow(input, given, () => {
    const own = path.resolve(file);
    return { on: 'disk', file: own, root: rootOf(own), of: null };
  });

/** The same of a ladder in a commit of the repository here. */
export const withBasesInGit = (
  input: InputFile,
  ref: string,
  file: string,
  given: readonly GivenBase[],
  console: Console,
): InputFile => follow(input, given, () => ({ on: 'git', ref, path: file }), console).input;

/** The ladder of a file, with what it stands on. */
export const readLadderInput = (file: string, given: readonly GivenBase[], shownAs = file): InputFile =>
  withBases(readInput(file, shownAs), file, given).input;

function follow(
  input: InputFile,
  given: readonly GivenBase[],
  start: () => Lies,
  console: Pick<Console, 'env'> = {},
): WithBases {
  // Most ladders stand alone: nothing is looked for.
  if (!mayExtend(input.bytes)) return { input, files: [] };
  const at = start();
  const files: string[] = [];
  const bases = followBases<Lies>(input.bytes, { at, key: keyOf(at) });
  let step = bases.next();
  while (step.done !== true) {
    const opened = open(step.value, given, console);
    if (opened.at.on === 'disk' && 'bytes' in opened.base) files.push(opened.at.file);
    step = bases.next(opened);
  }
  return { input: step.value.length === 0 ? input : { ...input, bases: step.value }, files };
}

const keyOf = (lies: Lies): string => {
  if (lies.on === 'git') return `${lies.ref}:${lies.path}`;
  return existsSync(lies.file) ? realpathSync(lies.file) : lies.file;
};

/** The repository that a file is in; without one the folder that one works in, or the file's own. */
function rootOf(file: string): string {
  const folder = path.dirname(file);
  const root = repositoryRoot(folder);
  return root === folder && isBelow(file, process.cwd()) ? process.cwd() : root;
}

function open(
  { written, from }: NextBase<Lies>,
  given: readonly GivenBase[],
  console: Pick<Console, 'env'>,
): Opened<Lies> {
  const cannot = (problem: BaseProblem, named = written): Opened<Lies> => ({
    base: { path: named, problem },
    key: `${problem} ${written}`,
    at: from,
  });
  const source = baseSource(written);
  if (source === 'form') return cannot('form');
  if (source.from === 'elsewhere') {
    const target = standsFor(source, given);
    if (target === null) return cannot('not-given');
    return onDisk({ on: 'disk', ...target, of: source }, nameOf(source), cannot);
  }
  if (from.on === 'git') return inGit(from, source.path, console, cannot);
  const file = path.join(path.dirname(from.file), source.path);
  if (from.of === null) return onDisk({ on: 'disk', file, root: from.root, of: null }, shown(file), cannot);
  const there = pathBeside(from.of.path, source.path);
  if (there === null) return cannot('outside');
  const of = { ...from.of, path: there };
  const target = standsFor(of, given) ?? { file, root: from.root };
  return onDisk({ on: 'disk', ...target, of }, nameOf(of), cannot);
}

const nameOf = ({ owner, repo, path: file, ref }: Elsewhere & { readonly path: string }): string =>
  `${owner}/${repo}/${file}@${ref}`;

/** What the command line gives for a file of another repository; null: nothing. */
function standsFor(
  source: Elsewhere & { readonly path: string },
  given: readonly GivenBase[],
): { readonly file: string; readonly root: string } | null {
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const file = given.find(({ name }) => same(name, nameOf(source)));
  if (file !== undefined) return { file: path.resolve(file.target), root: rootOf(path.resolve(file.target)) };
  const clone = given.find(({ name }) => same(name, `${source.owner}/${source.repo}@${source.ref}`));
  if (clone === undefined) return null;
  const root = path.resolve(clone.target);
  return { file: path.join(root, source.path), root };
}

function onDisk(
  lies: Extract<Lies, { readonly on: 'disk' }>,
  name: string,
  cannot: (problem: BaseProblem, named?: string) => Opened<Lies>,
): Opened<Lies> {
  if (!isBelow(lies.file, lies.root)) return cannot('outside');
  if (!existsSync(lies.file) || !statSync(lies.file).isFile()) return cannot('not-found', name);
  // A link must not lead to what is not of the repository.
  if (!isBelow(realpathSync(lies.file), realpathSync(lies.root))) return cannot('outside');
  return {
    base: { path: name, bytes: readInput(lies.file).bytes, commit: null },
    key: realpathSync(lies.file),
    at: lies,
  };
}

function inGit(
  { ref, path: file }: Extract<Lies, { readonly on: 'git' }>,
  written: string,
  console: Pick<Console, 'env'>,
  cannot: (problem: BaseProblem, named?: string) => Opened<Lies>,
): Opened<Lies> {
  const there = pathBeside(file, written);
  if (there === null) return cannot('outside');
  const name = `${ref}:${there}`;
  const read = gitBlob(name, console.env);
  return 'bytes' in read
    ? { base: { path: name, bytes: read.bytes, commit: null }, key: name, at: { on: 'git', ref, path: there } }
    : cannot('not-found', name);
}

/** So long git may take to give one file. */
const LONGEST_MS = 20_000;

/** A file of a commit (`ref:path`), or why git does not give it. */
export function gitBlob(
  name: string,
  env: Readonly<Record<string, string | undefined>> | undefined,
): { readonly bytes: Uint8Array } | { readonly why: string } {
  // No shell: what stands there is a name to git, and never begins with a dash. No network either: what a partial clone
  // lacks is not fetched.
  const { status, stdout, stderr, error } = spawnSync('git', ['cat-file', 'blob', name], {
    maxBuffer: MOST_BYTES,
    timeout: LONGEST_MS,
    env: { ...env, GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' },
  });
  return error === undefined && status === 0
    ? { bytes: new Uint8Array(stdout) }
    : { why: terminal(whyNot(error, stderr)) };
}

/** Whether git knows a commit of that name here. */
export const isCommit = (name: string, env: Readonly<Record<string, string | undefined>> | undefined): boolean =>
  !name.startsWith('-') &&
  spawnSync('git', ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], { timeout: LONGEST_MS, env: { ...env } })
    .status === 0;

function whyNot(error: (Error & { readonly code?: string }) | undefined, stderr: Uint8Array): string {
  if (error?.code === 'ENOBUFS') return `it is larger than ${MOST_BYTES / 1_048_576} MiB, which no ladder is.`;
  if (error?.code === 'ENOENT') return 'there is no git here. Name two files.';
  if (error?.code === 'ETIMEDOUT') return `git did not give it within ${LONGEST_MS / 1000} seconds.`;
  const [line = ''] = (error?.message ?? new TextDecoder().decode(stderr)).trim().split('\n');
  return line.slice(0, 200);
}
