import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { decisionDoubts, readDecision, type NamedPacket } from '../files/decision.ts';
import { terminal } from '../report/escape.ts';
import { dayOf, parseDay } from '../text/time.ts';
import { count, plain } from '../text/words.ts';
import { options, UsageError, type Console } from './console.ts';
import { isBelow, readInput, repositoryRoot, shown } from './files.ts';
import { decisionGlobs, decisionsHere } from './settings.ts';

/** `readiness decision lint [FILE…]`. Exit status: 0 nothing to report, 1 warnings and notices, 2 errors. */
export function decisionLint(args: readonly string[], console: Console): number {
  const { values, positionals } = options(args, { now: { type: 'string' } });
  const now = values.now === undefined ? dayOf(console.now()) : parseDay(values.now);
  if (now === null)
    throw new UsageError(`--now takes a day, like 2026-06-30, not "${(values.now ?? '').slice(0, 80)}".`);
  const root = repositoryRoot('.');
  const files = positionals.length > 0 ? positionals : decisionsHere(root);
  if (files.length === 0)
    throw new UsageError(
      `there is no decision file here, as the settings look for them (${decisionGlobs(root).join(', ')}). Name one: readiness decision lint FILE.`,
    );
  const found = files.flatMap((file) => {
    const input = readInput(file, shown(path.resolve(file)));
    const read = readDecision(input.bytes, input.path);
    const named = read.decision?.packet;
    return [...read.findings, ...decisionDoubts(read, named === undefined ? null : packetAt(root, named), now)];
  });
  for (const { place, severity, message, fix, code } of found)
    console.out(
      `${terminal(place.path)}:${place.line}:${place.column} ${severity}: ${terminal(plain(message))} ${terminal(plain(fix))} [${code}]\n`,
    );
  if (found.length === 0) console.out(`${count(files.length, 'decision')}, nothing to report.\n`);
  return found.some(({ severity }) => severity === 'error') ? 2 : found.length > 0 ? 1 : 0;
}

/** A packet of the repository. Its path was checked, and a link must not lead to what is not of the repository either. */
function packetAt(root: string, name: string): NamedPacket {
  const file = path.join(root, name);
  if (!existsSync(file)) return 'absent';
  const isOwn = statSync(file).isFile() && isBelow(realpathSync(file), realpathSync(root));
  return isOwn ? readInput(file).bytes : 'unread';
}
