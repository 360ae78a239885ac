import type { OwnFile, Reference } from './reference.ts';

/** A relative link as the file that it leads to. */
export interface RelativeFile {
  /** From the repository's root, decoded, without `.` and `..`. */
  readonly path: string;
  /** The place in the file (`#part`), or empty. */
  readonly fragment: string;
}

const SCHEME = /^[a-z][a-z\d+.-]*:/iu;
/** What is no file for certain: a place in this file, an address, a login. */
const OTHER = /^(?:[#?@]|\/\/)/u;
/** A path has a folder or an extension; a word alone is a word. */
const PATH = /\/|\.[a-z][a-z\d]{0,9}$/iu;

/**
 * The file that a relative link in `own` leads to, as GitHub follows it: from the packet's folder, or from the
 * repository's root where it begins with a slash. Null where it is none, and `outside` where it leaves the repository.
 */
export function relativeFile(written: string, own: OwnFile): RelativeFile | 'outside' | null {
  if (SCHEME.test(written) || OTHER.test(written)) return null;
  const [, before = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/su.exec(written) ?? [];
  if (!PATH.test(before)) return null;
  const folder = before.startsWith('/') ? [] : own.path.split('/').slice(0, -1);
  const path: string[] = [];
  for (const segment of [...folder, ...before.split('/').map(decode)]) {
    if (segment === '..' && path.pop() === undefined) return 'outside';
    if (segment !== '' && segment !== '.' && segment !== '..') path.push(segment);
  }
  return path.length === 0 ? null : { path: path.join('/'), fragment };
}

/**
 * Whether a link leads to a place in the packet itself (`#summary`, `./packet.md#summary`), which is no evidence.
 * A number (`#12`) is an issue.
 */
export function isOwnPlace(written: string, own: OwnFile | null): boolean {
  const text = written.trim();
  if (/^#(?!\d+$)/u.test(text)) return true;
  const file = own === null ? null : relativeFile(text, own);
  return own !== null && file !== null && file !== 'outside' && file.path === own.path;
}

/** Whether a link is to the packet's own file, at whatever commit, or to the pull request that brings it. */
export function isItself(
  { kind, repository, number, url }: Reference,
  { path, pull = null, ...own }: OwnFile,
): boolean {
  const at = (name: string | undefined): boolean => name !== undefined && repository === name.toLowerCase();
  // Issues, pull requests and discussions are counted together.
  if (number !== null) return pull !== null && number === pull.number && at(pull.repository);
  if (kind !== 'file' || url === null || !(at(own.repository) || at(pull?.repository))) return false;
  // A ref may hold slashes: what stands behind it is the path.
  return decode(new URL(url).pathname).endsWith(`/${path}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
