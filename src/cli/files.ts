import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Base } from '../ladder/extends/base.ts';
import { UsageError } from './console.ts';

/** A file as it was read: its path as people name it, and its bytes. */
export interface InputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Of a ladder: the files that it stands on, nearest first. */
  readonly bases?: readonly Base[];
}

/** What stands for the standard input on the command line. */
export const STDIN = '-';

/** Where reading a file stops: every reader refuses one that is larger. */
export const MOST_BYTES = 8 * 1024 * 1024;

export const readInput = (file: string, shownAs = file): InputFile => {
  const stat = statSync(file);
  if (stat.isDirectory()) throw new UsageError(`${file} is a folder; a file is needed here.`);
  // Readers refuse a file that is too large by its size; so it is not loaded.
  return { path: shownAs, bytes: stat.size > MOST_BYTES ? new Uint8Array(MOST_BYTES) : readFileSync(file) };
};

/** The Markdown files that a path stands for: itself, or those below a folder, by name. `README.md` is no packet. */
export function markdownFiles(target: string): string[] {
  if (target === STDIN) return [target];
  if (!statSync(target).isDirectory()) return [target];
  return below(target, (name) => name.endsWith('.md') && name.toLowerCase() !== 'readme.md');
}

/** All files of a folder, by name; none in folders whose name begins with a dot. */
export const filesBelow = (folder: string): string[] => below(folder, () => true);

/** The files of a folder that are wanted, by name; none in folders whose name begins with a dot. */
export function below(folder: string, wanted: (name: string) => boolean): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return below(file, wanted);
      return entry.isFile() && wanted(entry.name) ? [file] : [];
    });
}

/** The repository that a folder is in: the nearest folder above with `.git` or settings, else the folder itself. */
export function repositoryRoot(from: string): string {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.git')) || existsSync(path.join(folder, '.github', 'readiness.yml')))
      return folder;
    if (path.dirname(folder) === folder) return path.resolve(from);
  }
}

/** Whether a file is in a folder or below it, by what its path says: a link is another matter. */
export const isBelow = (file: string, folder: string): boolean => {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative);
};

/** Where git keeps what a clone knows; a working tree beside it, or a submodule, says in a file where that is. */
function gitFolder(root: string): string {
  const own = path.join(root, '.git');
  if (statSync(own, { throwIfNoEntry: false })?.isFile() !== true) return own;
  const text = (file: string): string => new TextDecoder().decode(readInput(file).bytes).trim();
  const folder = path.resolve(root, text(own).replace(/^gitdir:\s*/u, ''));
  const common = path.join(folder, 'commondir');
  return existsSync(common) ? path.resolve(folder, text(common)) : folder;
}

/** `owner/name` of the repository that a clone was made of; null: it does not say, or is no clone of one on GitHub. */
export function originOf(root: string): string | null {
  const config = path.join(gitFolder(root), 'config');
  if (!existsSync(config)) return null;
  const [, section = ''] =
    /^\[remote "origin"\]([^[]*)/mu.exec(new TextDecoder().decode(readInput(config).bytes)) ?? [];
  const [, name] = /^\s*url\s*=\s*\S+?[/:]([\w-]{1,100}\/[\w.-]{1,100}?)(?:\.git)?\/?\s*$/mu.exec(section) ?? [];
  return name ?? null;
}

/** Whether a file has the name that ladders have. */
export const isLadder = (name: string): boolean => /^ladder\.ya?ml$/u.test(name);

/** The ladders under `ladder/` of a folder. */
export function laddersUnder(root: string): string[] {
  const folder = path.join(root, 'ladder');
  return existsSync(folder) && statSync(folder).isDirectory() ? below(folder, isLadder) : [];
}

/** The ladders that ship with the tool, beside `dist` (or `src`). */
export function shippedLadders(entry: string): string[] {
  return laddersUnder(path.join(path.dirname(realpathSync(fileURLToPath(entry))), '..'));
}

/** A path as people name it: below the current folder it is relative. */
export function shown(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}
