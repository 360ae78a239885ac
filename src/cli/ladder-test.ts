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
import { readInput, repositoryRoot, shown } from './files.ts';
import { EXPECT_SAMPLE } from './help.ts';
import { ladderFiles } from './ladders.ts';

/** `readiness ladder test [PATH…]`: 0 all is as expected, 1 something is not, 2 a file cannot be used. */
export function ladderTest(args: readonly string[], console: Console): number {
  const { values, positionals } = options(args, BASE_OPTION);
  const own = path.join(repositoryRoot('.'), 'ladder');
  if (positionals.length === 0 && !existsSync(own))
    throw new UsageError(`there is no folder ${shown(own)}. Name a ladder: its file, its folder, or its id.`);
  const files =
    positionals.length === 0 ? expectFiles(shown(own)) : positionals.flatMap((name) => beside(name, console.entry));
  if (files.length === 0)
    throw new UsageError(
      `there is no PACKET${EXPECT_ENDING} ${positionals.length === 0 ? `under ${shown(own)}` : `for ${positionals.map((name) => terminal(name.slice(0, 120))).join(', ')}`}. It stands beside a packet in the folder of the ladder, and says what the packet should come out as. For octo-ada.md, octo-ada${EXPECT_ENDING}:\n\n${EXPECT_SAMPLE}`,
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
  const parts = [
    ...(differing === 0 ? [] : [`${differing} ${differing === 1 ? 'is' : 'are'} not as expected`]),
    ...(unusable === 0 ? [] : [`${unusable} could not be tried`]),
  ];
  print(console, `${count(files.length, 'packet')}: ${parts.length === 0 ? 'all is as expected' : parts.join(', ')}.`);
  return unusable > 0 ? 2 : differing > 0 ? 1 : 0;
}

const print = (console: Console, line: string): void => console.out(`${terminal(line)}\n`);
const at = ({ path: file, line, column }: Place): string => `${file}:${line}:${column}`;

/** The files of expectations that a name stands for: one of them, those of a folder, those beside a ladder. */
function beside(name: string, entry: string): string[] {
  const stat = statSync(name, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true && expectFiles(name).length > 0) return expectFiles(name);
  if (stat?.isFile() === true && isExpect(name)) return [name];
  // A packet stands for what is expected of it.
  if (stat?.isFile() === true && name.endsWith('.md'))
    return [name.replace(/\.md$/u, EXPECT_ENDING)].filter((file) => existsSync(file));
  try {
    return [...new Set(ladderFiles(name, entry).map((ladder) => path.dirname(ladder)))].flatMap(expectFiles);
  } catch (error) {
    // A folder without either is said to have none of these, not to be no ladder.
    if (error instanceof UsageError && stat?.isDirectory() === true) return [];
    throw error;
  }
}

/** The files of expectations under a folder, in the order of their names. */
function expectFiles(target: string): string[] {
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
