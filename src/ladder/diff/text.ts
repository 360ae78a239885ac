/** The differences of two ladders in words: a line each, by what they do. */
import { groupBy } from '../../text/groups.ts';
import { plain, prose, say, type Words } from '../../text/words.ts';
import { compareVersions } from '../versions.ts';
import { EFFECTS, type Change, type Effect } from './change.ts';
import type { LadderDiff, Step } from './diff.ts';
import type { Ladder } from '../ladder.ts';
import { confirmSentence, idsShown, unwrittenLines } from './unwritten.ts';

const HEADINGS: Readonly<Record<Effect, string>> = {
  removed: 'Removed',
  added: 'Added',
  tightened: 'Asks for more',
  loosened: 'Asks for less',
  changed: 'Asks for something else',
  reworded: 'Reworded',
  moved: 'Moved',
  renamed: 'Renamed',
  editorial: 'Reads otherwise, and asks for the same',
};

const LONGEST = 160;
function shown(words: Words | null): Words {
  if (words === null) return prose('nothing');
  const line = plain(words).replace(/\s+/gu, ' ').trim();
  // Cut between characters, not within one.
  const characters = Array.from(line);
  return characters.length <= LONGEST ? words : prose(`${characters.slice(0, LONGEST).join('')}…`);
}

/** "criterion `system-design.L5`, items: at least 2 items → at least 3 items". */
function lineOf(what: Words, { effect, of, before, after }: Change): Words {
  const said: Words = of === null || of === 'text' ? what : [...what, `, ${of}`];
  if (effect === 'added') return after === null ? said : [...said, ': ', ...shown(after)];
  if (effect === 'removed') return before === null ? said : [...said, ': ', ...shown(before)];
  return before === null && after === null ? said : [...said, ': ', ...shown(before), ' → ', ...shown(after)];
}

export interface ChangeGroup {
  readonly title: string;
  readonly lines: readonly Words[];
}

/** The groups of changes that there are, each with its lines. */
export const changeLines = ({ changes }: LadderDiff): readonly ChangeGroup[] =>
  EFFECTS.flatMap((effect) => {
    const own = changes.filter((change) => change.effect === effect);
    return own.length === 0 ? [] : [{ title: `${HEADINGS[effect]} (${own.length})`, lines: linesOf(own) }];
  });

/** So many with the same change are one line. */
const SEVERAL = 4;

/** The same change of many criteria is said once: a rule at the top of a ladder holds for all. */
function linesOf(changes: readonly Change[]): Words[] {
  const alike = groupBy(changes, ({ part, of, before, after }) => JSON.stringify([part, of, before, after]));
  return [...alike.values()].flatMap((list) => {
    const [first] = list;
    if (first === undefined || first.of === null || list.length < SEVERAL)
      return list.map((change) => lineOf(say`${prose(change.part)} ${change.id}`, change));
    return [lineOf([`${list.length} × ${first.part} `, ...idsShown(list.map(({ id }) => id))], first)];
  });
}

const STEPS: Readonly<Record<Step, string>> = {
  major: 'A packet that met the old ladder may miss the new one, or lose a criterion',
  minor: 'No packet that met the old ladder misses the new one',
  patch: 'Nothing is asked for that was not asked for before',
};

/** What is left to write in the ladder, and who is asked to confirm what they said. */
export function followUp(
  diff: LadderDiff,
  before: Ladder,
  after: Ladder,
): { readonly title: string; readonly lines: readonly Words[]; readonly confirm: Words | null } {
  const isRaised = (compareVersions(after.version, before.version) ?? -1) > 0;
  const lines = unwrittenLines(diff.unwritten, isRaised ? after.version : diff.version, before, after);
  return {
    title: `To be written into the ladder still (${lines.length})`,
    lines,
    confirm: diff.confirm.length === 0 ? null : confirmSentence(diff.confirm),
  };
}

/** What the version should be, where the new ladder's own is lower; else that it fits. */
export function versionSentence(
  { step, version }: Pick<LadderDiff, 'step' | 'version'>,
  before: string,
  after: string,
): Words {
  if (step === null) return prose('Nothing changed in meaning.');
  const why = `${STEPS[step]}, so this is a ${step} change`;
  if (version === null)
    return say`${prose(why)}; version ${before} is not three numbers with dots, so none can be suggested.`;
  return (compareVersions(after, version) ?? -1) >= 0
    ? say`${prose(why)}; version ${after} (after ${before}) fits.`
    : say`${prose(why)}: after version ${before}, write ${`version: ${version}`} (it has ${after}).`;
}
