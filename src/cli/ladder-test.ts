import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { checkPackets } from '../check/check.ts';
import { noFacts } from '../evidence/facts.ts';
import { readActs } from '../files/acts.ts';
import { readExpected, type Expected } from '../files/expect.ts';
import { readFacts } from '../files/facts.ts';
import { defaultSettings } from '../files/settings.ts';
import type { Place } from '../findings/finding.ts';
import { noActs } from '../people/acts.ts';
import { terminal } from '../report/escape.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import type { Ladder } from '../ladder/ladder.ts';
import { near } from '../text/near.ts';
import { dayOf, type Day } from '../text/time.ts';
import { count, plain } from '../text/words.ts';
import { version } from '../text/version.ts';
import { options, UsageError, type Console } from './console.ts';
import { didYouMean } from './did-you-mean.ts';
import { BASE_OPTION, givenBases, readLadderInput, type GivenBase } from './bases.ts';
import { readInput, shown, type InputFile } from './files.ts';

const ENDING = '.expect.yml';
/** What somebody may have meant by it: a file of expectations that is not read is told. */
const OTHER_ENDING = '.expect.yaml';

/** Something that is not as its owner expects, and where they say so. */
interface Difference {
  readonly place: Place;
  readonly text: string;
}

/** `readiness ladder test [PATH…]`: 0 all is as expected, 1 something is not, 2 a file cannot be used. */
export function ladderTest(args: readonly string[], console: Console): number {
  const { values, positionals } = options(args, BASE_OPTION);
  const roots = positionals.length === 0 ? ['ladder'] : positionals;
  const files = roots.flatMap(expectFiles);
  if (files.length === 0)
    throw new UsageError(
      `there is no PACKET${ENDING} under ${roots.join(', ')}. It stands beside a packet, and says which states its owner expects. See "readiness ladder test --help".`,
    );
  const given = givenBases(values.base);
  let [differing, unusable] = [0, 0];
  for (const file of files) {
    const result = tested(file, given, dayOf(console.now()));
    const told = 'unusable' in result ? result.unusable : result.differences;
    if ('unusable' in result) unusable += 1;
    else if (told.length > 0) differing += 1;
    for (const { place, text } of told) say(console, `${at(place)} ${text}`);
  }
  const packets = count(files.length, 'packet');
  say(
    console,
    differing + unusable === 0
      ? `${packets}: all is as expected.`
      : `${packets}: ${differing} ${differing === 1 ? 'is' : 'are'} not as expected${unusable === 0 ? '' : `, ${unusable} could not be tried`}.`,
  );
  return unusable > 0 ? 2 : differing > 0 ? 1 : 0;
}

const say = (console: Console, line: string): void => console.out(`${terminal(line)}\n`);
const at = ({ path: file, line, column }: Place): string => `${file}:${line}:${column}`;

/** The files of expectations under a folder, in the order of their names; or the one that is named. */
function expectFiles(target: string): string[] {
  if (!existsSync(target)) throw new UsageError(`there is no ${target.slice(0, 120)}.`);
  if (!statSync(target).isDirectory()) return [target];
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .flatMap((entry) =>
      entry.isFile() && (entry.name.endsWith(ENDING) || entry.name.endsWith(OTHER_ENDING))
        ? [path.join(entry.parentPath, entry.name)]
        : [],
    )
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

function tested(
  file: string,
  given: readonly GivenBase[],
  today: Day,
): { readonly differences: readonly Difference[] } | { readonly unusable: readonly Difference[] } {
  const top: Place = { path: shown(file), line: 1, column: 1 };
  const not = (text: string, place = top) => ({ unusable: [{ place, text }] });
  if (!file.endsWith(ENDING)) return not(`A file of expectations is called PACKET${ENDING}: rename it.`);
  const { value: expected, problems, placeOf } = readExpected(readInput(file).bytes, shown(file));
  if (expected === null)
    return {
      unusable: problems.map(({ place, message, fix }) => ({ place, text: `${plain(message)} ${plain(fix)}` })),
    };
  const packet = file.slice(0, -ENDING.length).concat('.md');
  if (!existsSync(packet))
    return not(`There is no packet beside it: ${shown(packet)}. Write one, or remove this file.`);
  const ladder = ladderAbove(file);
  if (ladder === null) return not('There is no ladder.yml in its folder or above: put it beside the ladder.');
  const judged = judge(packet, readLadderInput(ladder, given, shown(ladder)), expected, path.dirname(file), today);
  if (typeof judged === 'string') return not(judged);
  return { differences: differencesOf(judged, expected, placeOf, top) };
}

/** The packet's result, or why it cannot be had. */
function judge(
  packet: string,
  ladder: InputFile,
  expected: Expected,
  folder: string,
  today: Day,
): PacketResult | string {
  const beside = (name: string): string => path.join(folder, name);
  const facts =
    expected.facts === null ? { facts: noFacts } : readFacts(readInput(beside(expected.facts)).bytes, expected.facts);
  const acts =
    expected.acts === null ? { acts: noActs } : readActs(readInput(beside(expected.acts)).bytes, expected.acts);
  if (facts.facts === null) return `${expected.facts} cannot be used: try it with readiness check --facts.`;
  if (acts.acts === null) return `${expected.acts} cannot be used: try it with readiness check --acts.`;
  const { packets, findings } = checkPackets({
    packets: [readInput(packet, shown(packet))],
    ladders: [ladder],
    settings: defaultSettings,
    facts: facts.facts,
    acts: acts.acts,
    today: expected.now ?? today,
    draft: false,
    version,
  });
  const [result] = packets;
  if (result === undefined) return findings.map(({ message }) => plain(message)).join(' ');
  return result;
}

type PlaceOf = (keys: readonly PropertyKey[], part: 'key' | 'value') => Place;

function differencesOf(
  { verdict, criteria, findings, ladder }: PacketResult,
  expected: Expected,
  placeOf: PlaceOf,
  top: Place,
): Difference[] {
  const known = new Map(criteria.map((one) => [one.criterion.id, one]));
  // A packet that is invalid is judged by nothing: what is wrong with it is why.
  const invalid = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ message, fix, place }) => `${plain(message)} (${at(place)}). ${plain(fix)}`)
    .join(' ');
  const why = invalid === '' ? '' : ` ${invalid}`;
  return [
    ...(expected.verdict === null || expected.verdict === verdict
      ? []
      : [
          {
            place: placeOf(['verdict'], 'value'),
            text: `The verdict is ${verdict}, not ${expected.verdict}.${why} ${orWrite(`verdict: ${verdict}`)}`,
          },
        ]),
    ...[...expected.criteria].flatMap(([id, state]): Difference[] => {
      const found = known.get(id);
      if (found === undefined)
        return [{ place: placeOf(['criteria', id], 'key'), text: noSuch(id, [...known.keys()], ladder, invalid) }];
      if (found.state === state) return [];
      const lacks = found.lacks.map(({ message, fix }) => ` ${plain(message)} ${plain(fix)}`).join('');
      return [
        {
          place: placeOf(['criteria', id], 'value'),
          text: `${id} is ${found.state}, not ${state}.${lacks} ${orWrite(`${id}: ${found.state}`)}`,
        },
      ];
    }),
    ...(expected.verdict === null && expected.criteria.size === 0
      ? [{ place: top, text: 'It expects nothing: name a verdict, or criteria with their states.' }]
      : []),
  ];
}

const orWrite = (line: string): string => `If that is what the ladder should say, write \`${line}\` here.`;

/** A criterion that is expected, and by which the packet is not judged. */
function noSuch(id: string, judgedBy: readonly string[], ladder: Ladder | null, invalid: string): string {
  const all = ladder?.criteria.map((own) => own.id) ?? [];
  if (!all.includes(id) && all.length > 0)
    return `The ladder has no criterion ${id}.${didYouMean(near(id, judgedBy.length > 0 ? judgedBy : all))} Correct it, or leave it out.`;
  return invalid === ''
    ? `The packet is not judged by ${id}: its promotion does not ask for it.${didYouMean(near(id, judgedBy))} Leave it out.`
    : `Nothing is known of ${id}: the packet is invalid. ${invalid}`;
}
