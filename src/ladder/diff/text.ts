/** The differences of two ladders in words: a line each, by what they do. */
import { groupBy } from '../../text/groups.ts';
import { plain, type Words } from '../../text/words.ts';
import type { Change, Effect, LadderDiff } from './diff.ts';

const HEADINGS: readonly (readonly [Effect, string])[] = [
  ['removed', 'Removed'],
  ['added', 'Added'],
  ['tightened', 'Asks for more'],
  ['loosened', 'Asks for less'],
  ['changed', 'Asks for something else'],
  ['reworded', 'Reworded'],
  ['moved', 'Moved'],
  ['renamed', 'Renamed'],
  ['editorial', 'Reads otherwise, and asks for the same'],
];

const LONGEST = 160;
/** So many of the ids of one line are named. */
const SHOWN = 6;
function shown(words: Words | null): string {
  if (words === null) return 'nothing';
  const line = plain(words).replace(/\s+/gu, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
}

/** "criterion system-design.L5, items: at least 2 items → at least 3 items". */
function lineOf({ effect, part, id, of, before, after }: Change): string {
  const what = `${part} ${id}`;
  if (effect === 'added') return after === null ? what : `${what}: ${shown(after)}`;
  if (effect === 'removed') return before === null ? what : `${what}: ${shown(before)}`;
  const said = of === null || of === 'text' ? what : `${what}, ${of}`;
  return before === null && after === null ? said : `${said}: ${shown(before)} → ${shown(after)}`;
}

/** The groups of changes that there are, each with its lines. */
export const changeLines = ({
  changes,
}: LadderDiff): readonly { readonly title: string; readonly lines: readonly string[] }[] =>
  HEADINGS.flatMap(([effect, title]) => {
    const own = changes.filter((change) => change.effect === effect);
    return own.length === 0 ? [] : [{ title: `${title} (${own.length})`, lines: linesOf(own) }];
  });

/** So many with the same change are one line. */
const SEVERAL = 4;

/** The same change of many criteria is said once: a rule at the top of a ladder holds for all. */
function linesOf(changes: readonly Change[]): string[] {
  const alike = groupBy(changes, ({ part, of, before, after }) => `${part} ${of} ${shown(before)} ${shown(after)}`);
  return [...alike.values()].flatMap((list) => {
    const [first] = list;
    if (first === undefined || first.of === null || list.length < SEVERAL) return list.map(lineOf);
    const ids = list.map(({ id }) => id);
    const rest = ids.length > SHOWN ? ` and ${ids.length - SHOWN} more` : '';
    return [
      lineOf({ ...first, id: `${ids.slice(0, SHOWN).join(', ')}${rest}` }).replace(
        first.part,
        `${ids.length} × ${first.part}`,
      ),
    ];
  });
}

const STEPS: Readonly<Record<NonNullable<LadderDiff['step']>, string>> = {
  major: 'Somebody who met the old ladder may miss the new one',
  minor: 'Nobody who met the old ladder misses the new one',
  patch: 'Nothing is asked for that was not asked for before',
};

/** What the version should be, where the new ladder's own is lower; else that it fits. */
export function versionSentence({ step, version }: LadderDiff, before: string, after: string): string {
  if (step === null) return 'Nothing changed in meaning.';
  const why = `${STEPS[step]}, so this is a ${step} change`;
  if (version === null) return `${why}.`;
  return atLeast(after, version)
    ? `${why}; version ${after} (after ${before}) fits.`
    : `${why}: after version ${before}, write version: ${version} (it has ${after}).`;
}

function atLeast(version: string, least: string): boolean {
  const parts = (written: string): number[] => written.split('.').map(Number);
  const [own, wanted] = [parts(version), parts(least)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (own[index] ?? 0) - (wanted[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
