/** A packet that an owner keeps beside a ladder, with the states that they expect: whether it comes out so. */
import { noFacts } from '../evidence/facts.ts';
import { readActs } from '../files/acts.ts';
import { EXPECT_ENDING, fileName, packetOf } from '../files/expect-names.ts';
import { readExpected, type Expected } from '../files/expect.ts';
import { readFacts } from '../files/facts.ts';
import { defaultSettings } from '../files/settings.ts';
import { finding } from '../findings/catalogue.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { Ladder } from '../ladder/ladder.ts';
import { noActs } from '../people/acts.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { near } from '../text/near.ts';
import type { Day } from '../text/time.ts';
import { join, oneOf, prose, say, type Words } from '../text/words.ts';
import { prepare, type File, type Ladders } from './check.ts';

/** A file beside another: what it holds, or why that is not known. */
export type Beside = Uint8Array | 'absent' | 'unreadable';

export interface Example {
  /** The file of expectations. */
  readonly expect: File;
  /** The ladder, read once for all examples of it. */
  readonly ladders: Ladders;
  /** What lies in the same folder, by its name. */
  readonly beside: (name: string) => Beside;
  readonly today: Day;
  readonly version: string;
}

export interface Tried {
  readonly is: 'as-expected' | 'different' | 'unusable';
  readonly findings: readonly Finding[];
}

/** So much that is wrong with a packet is said of it here. */
const MOST_ERRORS = 3;

/** Judges the packet by the ladder, with the facts, acts and day that are named for it. Pure; never throws. */
export function tryExample(example: Example): Tried {
  const { expect, beside } = example;
  const top: Place = { path: expect.path, line: 1, column: 1 };
  const not = (message: Words, fix: Words, place = top): Tried => ({
    is: 'unusable',
    findings: [finding('example-unusable', place, { message, fix })],
  });
  if (!expect.path.endsWith(EXPECT_ENDING))
    return not(say`A file of expectations is called ${`PACKET${EXPECT_ENDING}`}.`, prose('Rename it.'));
  const { value: expected, problems, placeOf } = readExpected(expect.bytes, expect.path);
  if (expected === null)
    return {
      is: 'unusable',
      findings: problems.map(({ place, message, fix }) => finding('example-unusable', place, { message, fix })),
    };
  const name = packetOf(expect.path);
  const packet = beside(name);
  if (packet === 'absent')
    return not(say`There is no packet ${name} beside it.`, prose('Write one, or remove this file.'));
  if (packet === 'unreadable') return not(...unreadable(name));
  const facts = read(expected.facts, beside, noFacts, (bytes, path) => readFacts(bytes, path).facts);
  if ('not' in facts) return not(...facts.not, placeOf(['facts'], 'value'));
  const acts = read(expected.acts, beside, noActs, (bytes, path) => readActs(bytes, path).acts);
  if ('not' in acts) return not(...acts.not, placeOf(['acts'], 'value'));
  const input = {
    packets: [{ path: expect.path.slice(0, -fileName(expect.path).length).concat(name), bytes: packet }],
    ladders: [],
    settings: defaultSettings,
    facts: facts.value,
    acts: acts.value,
    today: expected.now ?? example.today,
    draft: false,
    version: example.version,
  };
  const { packets, findings } = prepare(input, example.ladders).finish(facts.value);
  const [result] = packets;
  if (result === undefined)
    return not(
      join(
        findings.slice(0, MOST_ERRORS).map(({ message }) => message),
        ' ',
      ),
      prose('Mend the ladder first.'),
    );
  const differences = differencesOf(result, expected, placeOf, top);
  return { is: differences.length === 0 ? 'as-expected' : 'different', findings: differences };
}

const unreadable = (name: string): [Words, Words] => [
  say`${name} beside it could not be read: it is no text, or too large.`,
  prose('Make it a text file of at most 128 KiB (a file of facts or acts: 512 KiB).'),
];

/** A file that the expectations name, or why it cannot be used. */
function read<T>(
  name: string | null,
  beside: Example['beside'],
  none: T,
  parse: (bytes: Uint8Array, path: string) => T | null,
): { readonly value: T } | { readonly not: [Words, Words] } {
  if (name === null) return { value: none };
  const bytes = beside(name);
  if (bytes === 'absent')
    return { not: [say`There is no ${name} beside it.`, prose('Correct the name, or leave it out.')] };
  if (bytes === 'unreadable') return { not: unreadable(name) };
  const value = parse(bytes, name);
  return value === null
    ? {
        not: [
          say`${name} cannot be used.`,
          say`Try it: ${'readiness check PACKET --facts FILE --acts FILE'} says what is wrong.`,
        ],
      }
    : { value };
}

type PlaceOf = (keys: readonly PropertyKey[], part: 'key' | 'value') => Place;

function differencesOf(
  { verdict, criteria, findings, ladder }: PacketResult,
  expected: Expected,
  placeOf: PlaceOf,
  top: Place,
): Finding[] {
  const known = new Map(criteria.map((one) => [one.criterion.id, one]));
  const differs = (place: Place, message: Words, fix: Words): Finding =>
    finding('example-differs', place, { message, fix });
  // A packet that is invalid is judged by nothing: what is wrong with it is why.
  const errors = findings.filter(({ severity }) => severity === 'error');
  const more = errors.length - MOST_ERRORS;
  const invalid = [
    ...errors
      .slice(0, MOST_ERRORS)
      .map(({ message, fix, place }): Words => say`${message} (${place.path}, line ${place.line}). ${fix}`),
    ...(more > 0 ? [prose(`And ${more} more.`)] : []),
  ];
  const why = invalid.flatMap((one): Words => [' ', ...one]);
  return [
    ...(expected.verdict === null || expected.verdict === verdict
      ? []
      : [
          differs(
            placeOf(['verdict'], 'value'),
            say`The verdict is ${prose(verdict)}, not ${prose(expected.verdict)}.${why}`,
            orWrite(`verdict: ${verdict}`),
          ),
        ]),
    ...[...expected.criteria].flatMap(([id, state]): Finding[] => {
      const found = known.get(id);
      if (found === undefined)
        return [differs(placeOf(['criteria', id], 'key'), ...noSuch(id, [...known.keys()], ladder, invalid))];
      if (found.state === state) return [];
      const lacks = found.lacks.flatMap(({ message, fix }): Words => [' ', ...message, ' ', ...fix]);
      return [
        differs(
          placeOf(['criteria', id], 'value'),
          say`${id} is ${prose(found.state)}, not ${prose(state)}.${lacks}`,
          orWrite(`${id}: ${found.state}`),
        ),
      ];
    }),
    ...(expected.verdict === null && expected.criteria.size === 0
      ? [differs(top, prose('It expects nothing.'), prose('Name a verdict, or criteria with their states.'))]
      : []),
  ];
}

const orWrite = (line: string): Words => say`If that is what the ladder should say, write ${line} here.`;

/** A criterion that is expected, and by which the packet is not judged. */
function noSuch(
  id: string,
  judgedBy: readonly string[],
  ladder: Ladder | null,
  invalid: readonly Words[],
): [Words, Words] {
  const all = ladder?.criteria.map((own) => own.id) ?? [];
  const meant = (names: readonly string[], otherwise: string): Words => {
    const found = near(id, names);
    return found.length > 0 ? say`Did you mean ${oneOf(found)}? ${prose(otherwise)}` : prose(otherwise);
  };
  if (!all.includes(id) && all.length > 0)
    return [
      say`The ladder has no criterion ${id}.`,
      meant(judgedBy.length > 0 ? judgedBy : all, 'Correct it, or leave it out.'),
    ];
  return invalid.length === 0
    ? [say`The packet is not judged by ${id}: its promotion does not ask for it.`, meant(judgedBy, 'Leave it out.')]
    : [say`Nothing is known of ${id}: the packet is invalid. ${join(invalid, ' ')}`, prose('Mend the packet.')];
}
