import path from 'node:path';
import { doubtsOf, readPeople } from '../files/people.ts';
import { readLadder } from '../ladder/read.ts';
import { terminal } from '../report/escape.ts';
import { dayOf, parseDay } from '../text/time.ts';
import { count, plain } from '../text/words.ts';
import { options, UsageError, type Console } from './console.ts';
import { BASE_OPTION, givenBases, readLadderInput } from './bases.ts';
import { readInput, repositoryRoot, shown } from './files.ts';
import { ladderFiles } from './ladders.ts';
import { laddersHere, peopleFileHere } from './settings.ts';

/** `readiness people lint [FILE]`. Exit status: 0 nothing to report, 1 warnings, 2 errors. */
export function peopleLint(args: readonly string[], console: Console): number {
  const { values, positionals } = options(args, {
    ladder: { type: 'string', multiple: true },
    now: { type: 'string' },
    ...BASE_OPTION,
  });
  const now = values.now === undefined ? dayOf(console.now()) : parseDay(values.now);
  if (now === null)
    throw new UsageError(`--now takes a day, like 2026-06-30, not "${(values.now ?? '').slice(0, 80)}".`);
  if (positionals.length > 1) throw new UsageError('people lint takes one file.');
  const root = repositoryRoot('.');
  const file = positionals[0] ?? peopleFileHere(root);
  if (file === null)
    throw new UsageError(
      'the settings of this repository name no people file (people: people.yml). Name one: readiness people lint FILE.',
    );
  const ladders = values.ladder?.flatMap((target) => ladderFiles(target, console.entry)) ?? laddersHere(root);
  const given = givenBases(values.base);
  const levels = ladders.flatMap((ladder) => {
    const own = readLadderInput(ladder, given, shown(path.resolve(ladder)));
    return readLadder(own.bytes, own.path, own.bases).ladder?.levels ?? [];
  });
  const names = levels.flatMap(({ id, aliases, titles }) => [id, ...aliases, ...titles]);
  const input = readInput(file, shown(path.resolve(file)));
  const read = readPeople(input.bytes, input.path);
  const found = [...read.findings, ...doubtsOf(read, names.length === 0 ? null : names, now)];
  for (const { place, severity, message, fix, code } of found)
    console.out(
      `${terminal(place.path)}:${place.line}:${place.column} ${severity}: ${terminal(plain(message))} ${terminal(plain(fix))} [${code}]\n`,
    );
  if (found.length === 0)
    console.out(
      `${terminal(input.path)}: ${count(read.people?.length ?? 0, 'person', 'people')}, nothing to report.\n`,
    );
  return found.some(({ severity }) => severity === 'error') ? 2 : found.length > 0 ? 1 : 0;
}
