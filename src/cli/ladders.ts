/** How a ladder is named on the command line: the same way in every command. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { terminal } from '../report/escape.ts';
import { near } from '../text/near.ts';
import { UsageError } from './console.ts';
import { didYouMean } from './did-you-mean.ts';
import { below, isLadder, laddersUnder, readInput, repositoryRoot, shippedLadders, shown } from './files.ts';
import { laddersHere } from './settings.ts';

/**
 * The ladder files that a name stands for: the file of that name, those below the folder of that name, or the one whose
 * `id:` or folder has that name, in the repository that one is in and then among those that ship. Throws `UsageError`.
 */
export function ladderFiles(name: string, entry: string): readonly string[] {
  const isFolder = statSync(name, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder === false) return [name];
  const inside = isFolder === true ? below(name, isLadder) : [];
  if (inside.length > 0) return inside;
  const named = isPath(name) ? undefined : fileNamed(name, [...own(), ...shippedLadders(entry)]);
  if (named !== undefined) return [shown(named)];
  if (isFolder === true)
    throw new UsageError(`there is no ladder.yml in the folder "${terminal(name.slice(0, 120))}".`);
  throw new UsageError(
    isPath(name)
      ? `there is no file ${terminal(name.slice(0, 120))}.${howNamed(name, entry)}`
      : `there is no file and no ladder "${terminal(name.slice(0, 80))}".${howNamed(name, entry)}`,
  );
}

/** The one ladder file that a name stands for, as `ladderFiles` finds it. Throws `UsageError`. */
export function ladderFile(name: string, entry: string): string {
  const [file = name, ...others] = ladderFiles(name, entry);
  if (others.length > 0)
    throw new UsageError(
      `there are ${others.length + 1} ladders under ${terminal(name)}: name one, such as ${terminal(shown(file))}.`,
    );
  return file;
}

/** Where the ladder of that id or folder lies, from the root of the clone that one is in; null: there is none here. */
export function pathInClone(name: string): string | null {
  const file = isPath(name) ? undefined : fileNamed(name, own());
  if (file === undefined) return null;
  let root = path.dirname(path.resolve(file));
  while (!existsSync(path.join(root, '.git')) && path.dirname(root) !== root) root = path.dirname(root);
  return path.relative(root, file).split(path.sep).join('/');
}

/** The ladders of the repository that one is in. */
function own(): readonly string[] {
  const root = repositoryRoot('.');
  return [...new Set([...laddersHere(root), ...laddersUnder(root)])];
}

/** What cannot be an id. */
const isPath = (name: string): boolean => /[\\/]|\.(?:ya?ml|json|md|csv|html?)$/iu.test(name);

const folderOf = (file: string): string => path.basename(path.dirname(file));

const fileNamed = (name: string, files: readonly string[]): string | undefined =>
  files.find((file) => folderOf(file) === name) ?? files.find((file) => idOf(file) === name);

/** Which names there are, the nearest first. */
function howNamed(name: string, entry: string): string {
  const all = [...own(), ...shippedLadders(entry)].filter((file) => existsSync(file));
  const ids = [...new Set(all.map((file) => idOf(file) ?? folderOf(file)))];
  const names = isPath(name) ? all.map(shown) : [...new Set([...ids, ...all.map(folderOf)])];
  const meant = near(name, names);
  return `${didYouMean(meant)} By their ids there are ${ids.map(terminal).join(', ')}.`;
}

/** The id of a ladder file, if it stands on a line of its own. */
export const idOf = (file: string): string | undefined =>
  /^id:[ \t]*["']?([^\s"'#]+)/mu.exec(new TextDecoder().decode(readInput(file).bytes))?.[1];
