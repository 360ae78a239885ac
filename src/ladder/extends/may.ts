/** Apart from what reads YAML, which takes its time to load. */

/** Whether a ladder may stand on another: to know for sure, its YAML has to be read. */
export const mayExtend = (bytes: Uint8Array): boolean =>
  /(?:^|[\s{,"'])extends["']?[ \t]*:/u.test(new TextDecoder().decode(bytes));

/** A path as it is from the root of a repository; null: it leads out of it. `from`: the file that names it. */
export function pathBeside(from: string, path: string): string | null {
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '..' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
