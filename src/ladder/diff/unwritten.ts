/** What a change leaves unsaid in the ladder, so that packets that were written before it would not be told. */
import { join, prose, say, type Words } from '../../text/words.ts';
import { normalise } from '../../text/near.ts';
import type { Criterion, Ladder } from '../ladder.ts';
import { compareVersions } from '../versions.ts';
import type { Change, Effect } from './change.ts';

export const KEYS = ['was', 'aliases', 'retired', 'before', 'since'] as const;

/** At which criteria, or of `aliases` competencies, a key would tell packets what has changed. */
export interface Unwritten {
  readonly key: (typeof KEYS)[number];
  /** Of criteria that are gone or called otherwise, their former ids. */
  readonly ids: readonly string[];
  /** Of `was` the former texts, of `aliases` the former titles of competencies, in the same order; of the others none. */
  readonly texts: readonly string[];
}

const IN_MEANING: ReadonlySet<Effect> = new Set(['tightened', 'loosened', 'changed', 'reworded']);

/** @param pairs criteria before and after; null: there was none, or there is none any more */
export function unwritten(
  pairs: readonly (readonly [Criterion | null, Criterion | null])[],
  changes: readonly Change[],
  before: Ladder,
  after: Ladder,
): readonly Unwritten[] {
  // Of two ladders that are compared neither became the other.
  if (before.id !== after.id) return [];
  const changed = new Set(
    changes.flatMap(({ part, id, effect }) => (part === 'criterion' && IN_MEANING.has(effect) ? [id] : [])),
  );
  const reworded = new Set(
    changes.flatMap(({ part, id, of: what }) => (part === 'criterion' && what === 'text' ? [id] : [])),
  );
  const levels = (ladder: Ladder): ReadonlySet<string> => new Set(ladder.levels.map(({ id }) => id));
  const [old, now] = [levels(before), levels(after)];
  const tells = ({ since }: Criterion): boolean => since !== null && (compareVersions(since, before.version) ?? 1) > 0;
  const keeps = after.transition !== null && compareVersions(after.transition.version, before.version) === 0;
  const known = new Set(
    [...after.retired.flatMap(({ id, was, text }) => [id, ...was, text ?? '']), ...after.criteria.flatMap(namesOf)].map(
      normalise,
    ),
  );
  const titles = renamed(before, after);
  const of: Record<Unwritten['key'], string[]> = {
    was: [],
    aliases: titles.map(({ id }) => id),
    retired: [],
    before: [],
    since: [],
  };
  const texts: string[] = [];
  for (const [was, is] of pairs) {
    // What a level asks that is gone, or that nobody could aim at before, no packet was written for.
    if (is === null) {
      if (was !== null && now.has(was.level) && !known.has(normalise(was.id))) of.retired.push(was.id);
      continue;
    }
    if ((was === null ? old.has(is.level) : changed.has(is.id)) && !tells(is)) of.since.push(is.id);
    if (was === null) continue;
    if (was.id !== is.id && !known.has(normalise(was.id))) of.retired.push(was.id);
    if (keeps && changed.has(is.id) && is.before === null) of.before.push(is.id);
    if (reworded.has(is.id) && !known.has(normalise(was.text))) {
      of.was.push(is.id);
      texts.push(was.text);
    }
  }
  return KEYS.flatMap((key) =>
    of[key].length === 0
      ? []
      : [
          {
            key,
            ids: of[key],
            texts: key === 'was' ? texts : key === 'aliases' ? titles.map(({ title }) => title) : [],
          },
        ],
  );
}

/** Competencies with their former titles, by which packets cannot name them any more. */
function renamed(before: Ladder, after: Ladder): readonly { readonly id: string; readonly title: string }[] {
  const named = new Set(
    [
      ...after.competencies.flatMap(({ id, title, aliases }) => [id, title, ...aliases]),
      ...after.areas.flatMap(({ id, title }) => [id, title]),
    ].map(normalise),
  );
  return before.competencies.flatMap(({ id, title }) =>
    after.competencies.some((one) => one.id === id) && !named.has(normalise(title)) ? [{ id, title }] : [],
  );
}

const namesOf = ({ id, text, aliases, was }: Criterion): readonly string[] => [id, text, ...aliases, ...was];

/** So many of the ids of one line are named. */
const SHOWN = 6;

export function idsShown(ids: readonly string[]): Words {
  const rest = ids.length > SHOWN ? ` and ${ids.length - SHOWN} more` : '';
  return [
    ...join(
      ids.slice(0, SHOWN).map((id) => say`${id}`),
      ', ',
    ),
    rest,
  ];
}

/**
 * What to write, and what for.
 * @param version the one that the ladder should have; null: that cannot be told
 */
export const unwrittenLines = (
  list: readonly Unwritten[],
  version: string | null,
  before: Ladder,
  { transition }: Ladder,
): readonly Words[] =>
  list.flatMap(({ key, ids, texts }): Words[] => {
    const [at, one] = [idsShown(ids), ids.length === 1];
    const them = prose(one ? 'it' : 'them');
    switch (key) {
      case 'was':
        return ids.map(
          (id, index) =>
            say`${id}: ${`was: [${JSON.stringify(texts[index])}]`}, or a packet that quotes this text loses the criterion`,
        );
      case 'aliases':
        return ids.map(
          (id, index) =>
            say`${id}: ${`aliases: [${JSON.stringify(texts[index])}]`}, or below that heading a packet names no competency`,
        );
      case 'retired':
        return [
          say`${'retired:'} with ${at}, or a packet that names ${them} is not told what takes ${prose(one ? 'its' : 'their')} place`,
        ];
      case 'before':
        return [
          say`${'before:'} at ${at}, with what was otherwise, or a packet that keeps ${prose(transition?.version ?? '')} until ${prose(transition?.until ?? '')} is not asked for ${them} as before`,
        ];
      case 'since': {
        const since = version === null ? say`${'since:'} and the new version` : say`${`since: ${version}`}`;
        return [[...since, ' at ', ...at, ...prose(`, or a packet that pins ${before.version} is not told`)]];
      }
    }
  });

/** Endorsements and agreements name what the ladder asked for: after another word they have to be given again. */
export const confirmSentence = (ids: readonly string[]): Words =>
  say`Whoever endorsed ${idsShown(ids)}, or agreed to a packet that is asked for ${prose(ids.length === 1 ? 'it' : 'them')}, is asked to confirm it again: both are bound to what the ladder asks.`;
