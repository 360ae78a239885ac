import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Ladders } from '../check/check.ts';
import { tryExample, type Tried } from '../check/examples.ts';
import { EXPECT_ENDING, isExpect } from '../files/expect-names.ts';
import { finding } from '../findings/catalogue.ts';
import type { Place } from '../findings/finding.ts';
import { terminal } from '../report/escape.ts';
import { dayOf, type Day } from '../text/time.ts';
import { version } from '../text/version.ts';
import { count, plain, say } from '../text/words.ts';
import { options, UsageError, type Console } from './console.ts';
import { BASE_OPTION, givenBases, readLadderInput } from './bases.ts';
import { readInput, shown } from './files.ts';

/** `readiness ladder test [PATH…]`: 0 all is as expected, 1 something is not, 2 a file cannot be used. */
export function ladderTest(args: readonly string[], console: Console): number {
  const { values, positionals } = options(args, BASE_OPTION);
  const roots = positionals.length === 0 ? ['ladder'] : positionals;
  const files = roots.flatMap(expectFiles);
  if (files.length === 0)
    throw new UsageError(
      `there is no PACKET${EXPECT_ENDING} under ${roots.join(', ')}. It stands beside a packet, and says which states its owner expects. See "readiness ladder test --help".`,
    );
  const given = givenBases(values.base);
  let [differing, unusable] = [0, 0];
  const read = new Map<string, Ladders>();
  const laddersOf = (ladder: string): Ladders => {
    const ladders = read.get(ladder) ?? new Ladders([readLadderInput(ladder, given, shown(ladder))], []);
    read.set(ladder, ladders);
    return ladders;
  };
  for (const file of files) {
    const { is, findings } = tested(file, laddersOf, dayOf(console.now()));
    if (is === 'unusable') unusable += 1;
    else if (is === 'different') differing += 1;
    for (const { place, message, fix } of findings) print(console, `${at(place)} ${plain(message)} ${plain(fix)}`);
  }
  const packets = count(files.length, 'packet');
  print(
    console,
    differing + unusable === 0
      ? `${packets}: all is as expected.`
      : `${packets}: ${differing} ${differing === 1 ? 'is' : 'are'} not as expected${unusable === 0 ? '' : `, ${unusable} could not be tried`}.`,
  );
  return unusable > 0 ? 2 : differing > 0 ? 1 : 0;
}

const print = (console: Console, line: string): void => console.out(`${terminal(line)}\n`);
const at = ({ path: file, line, column }: Place): string => `${file}:${line}:${column}`;

/** The files of expectations under a folder, in the order of their names; or the one that is named. */
function expectFiles(target: string): string[] {
  if (!existsSync(target)) throw new UsageError(`there is no ${target.slice(0, 120)}.`);
  if (!statSync(target).isDirectory()) return [target];
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() && isExpect(entry.name) ? [path.join(entry.parentPath, entry.name)] : []))
    .toSorted();
}

/** The ladder of a packet: the nearest `ladder.yml` in its folder or above it. */
function ladderAbove(file: string): string | null {
  for (let folder = path.dirname(path.resolve(file)); ; folder = path.dirname(folder)) {
    const ladder = path.join(folder, 'ladder.yml');
    if (existsSync(ladder)) return ladder;
    if (path.dirname(folder) === folder) return null;
  }
}

/** @param laddersOf the ladder of a file, read once for all its packets */
function tested(file: string, laddersOf: (ladder: string) => Ladders, today: Day): Tried {
  const folder = path.dirname(file);
  const ladder = ladderAbove(file);
  if (ladder === null)
    return {
      is: 'unusable',
      findings: [
        finding(
          'example-unusable',
          { path: shown(file), line: 1, column: 1 },
          {
            message: say`There is no ${'ladder.yml'} in its folder or above.`,
            fix: say`Put it beside the ladder.`,
          },
        ),
      ],
    };
  return tryExample({
    expect: readInput(file, shown(file)),
    ladders: laddersOf(ladder),
    beside: (name) => {
      const target = path.join(folder, name);
      return existsSync(target) && statSync(target).isFile() ? readInput(target).bytes : 'absent';
    },
    today,
    version,
  });
}
