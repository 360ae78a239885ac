/** What the settings of a repository on the disk say about its files. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { defaultSettings, readSettings, type SettingsRead } from '../files/settings.ts';
import { ladderSource } from '../ladder/source.ts';
import { packetMatcher } from '../text/globs.ts';
import { filesBelow, laddersUnder, readInput, shown } from './files.ts';

/** The ladders of a repository: those that its settings list and that are here, else those under `ladder/`. */
export function laddersHere(root: string): readonly string[] {
  const { settings } = settingsOf(null, root);
  if (settings === null || settings.ladders === null) return laddersUnder(root);
  return settings.ladders.flatMap((entry) => {
    const file = localLadder(entry, root);
    return file !== null && existsSync(file) ? [file] : [];
  });
}

/** The people file that the settings of a repository name; null: they name none, or cannot be read. */
export function peopleFileHere(root: string): string | null {
  const people = settingsOf(null, root).settings?.people ?? null;
  return people === null ? null : path.join(root, people);
}

/** Where the settings of a repository look for decision files. */
export const decisionGlobs = (root: string): readonly string[] =>
  (settingsOf(null, root).settings ?? defaultSettings).decisions;

/** The decision files of a repository, as its settings look for them. */
export function decisionsHere(root: string): readonly string[] {
  const isDecision = packetMatcher(decisionGlobs(root));
  return filesBelow(root).filter((file) => isDecision(path.relative(root, file).split(path.sep).join('/')));
}

export interface FoundSettings extends SettingsRead {
  /** Empty: there is no settings file. */
  readonly path: string;
}

/** The settings of a repository, or of the file that is named. */
export function settingsOf(file: string | null, root: string): FoundSettings {
  const usual = path.join(root, '.github', 'readiness.yml');
  const chosen = file ?? (existsSync(usual) ? usual : null);
  if (chosen === null) return { ...readSettings(null, ''), path: '' };
  return { ...readSettings(readInput(chosen).bytes, shown(chosen)), path: chosen };
}

/** A ladder of the settings as a file here; null: it is in another repository. */
export function localLadder(entry: string, root: string): string | null {
  const source = ladderSource(entry);
  return typeof source === 'object' && source.from === 'here' ? path.join(root, source.path) : null;
}
