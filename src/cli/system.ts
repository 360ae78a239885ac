/** What the system says of files, in words; and words that are to be copied into a shell. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { terminal } from '../report/escape.ts';
import { near } from '../text/near.ts';
import { isFileError, UsageError } from './console.ts';
import { didYouMean } from './did-you-mean.ts';

const WHY_NOT_READ: Readonly<Record<string, string>> = {
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead round in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is a file, not a folder',
};

const WHY_NOT_WRITTEN: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EDQUOT: 'there is no room left for you',
  EEXIST: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'there is no such folder, and none can be made',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EROFS: 'the disk can only be read',
};

/** Why a file could not be read, or a folder listed: one sentence, with what may have been meant. */
export function notRead({
  code = '',
  message,
  path: file,
}: Error & { readonly code?: string; readonly path?: string }): string {
  const name = file === undefined ? 'a file' : terminal(file.slice(0, 200));
  const meant = code === 'ENOENT' && file !== undefined ? filesNear(file) : [];
  return `cannot read ${name}: ${WHY_NOT_READ[code] ?? message}${meant.length > 0 ? `.${didYouMean(meant)}` : ''}`;
}

/** Files whose path is almost this one's: in its folder, or of its name in a folder beside. */
function filesNear(file: string): string[] {
  const folder = path.dirname(file);
  const here = namesIn(folder);
  const meant = near(path.basename(file), here);
  if (meant.length > 0) return meant.map((name) => terminal(path.join(folder, name)));
  // Most packets lie in `packets/`, and are named without it.
  return here
    .map((name) => path.join(folder, name, path.basename(file)))
    .filter((other) => statSync(other, { throwIfNoEntry: false })?.isFile() === true)
    .slice(0, 3)
    .map((name) => terminal(name));
}

/** So many files of a folder are compared. */
const MOST_NAMES = 1000;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.') && name !== 'node_modules')
      .slice(0, MOST_NAMES);
  } catch {
    return [];
  }
}

/**
 * Writes a file, and the folders above it. Throws `UsageError` with the reason where that cannot be.
 * @param over whether one that is there is replaced
 */
export function writeText(file: string, text: string, { over }: { readonly over: boolean }): void {
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeFileSync(file, text, { flag: over ? 'w' : 'wx' });
  } catch (error) {
    if (!isFileError(error)) throw error;
    const name = terminal(file.slice(0, 200));
    throw new UsageError(
      error.code === 'EEXIST' && error.syscall === 'open'
        ? `${name} exists, and is never overwritten: name another file.`
        : `cannot write ${name}: ${WHY_NOT_WRITTEN[error.code ?? ''] ?? error.message}.`,
    );
  }
}

/** A name as one word of a command that is to be copied: quoted where a shell would take it apart. */
export const asWord = (name: string): string => {
  const shown = terminal(name);
  return /^[\p{L}\p{M}\p{N}_@%+=:,./-]+$/u.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
};
