/** What a change of the ladder itself means. */
import { fewer } from '../../rubric/stricter.ts';
import { prose, say } from '../../text/words.ts';
import type { Ladder } from '../ladder.ts';
import { comparison, difference, reads, type Difference } from './change.ts';
import { transition } from './days.ts';
import { beside, elsewhere, reordered, type Fields } from './fields.ts';

/** Whether what both have stands in another order. */
const order =
  (of: string, pick: (ladder: Ladder) => readonly { readonly id: string }[], matters: (ladder: Ladder) => boolean) =>
  (before: Ladder, after: Ladder): Difference[] => {
    const ids = (ladder: Ladder): readonly string[] => pick(ladder).map(({ id }) => id);
    if (!reordered(ids(before), ids(after))) return [];
    const breaks = matters(before) || matters(after);
    return [difference(breaks ? 'changed' : 'editorial', { of: `order of ${of}`, breaks })];
  };

const never = (): boolean => false;

function scopes({ scopes: was }: Ladder, { scopes: is }: Ladder): Difference[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  // One that is new between two others moves none of them.
  const breaks = fewer(was, is) !== 'looser' || reordered(was, is);
  return [
    difference('changed', { of: 'scopes', before: prose(was.join(' < ')), after: prose(is.join(' < ')), breaks }),
  ];
}

function levelSets({ levelSets: was }: Ladder, { levelSets: is }: Ladder): Difference[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name): Difference[] => {
    const [old, now] = [was[name], is[name]];
    const told = {
      of: `level set ${name}`,
      before: old === undefined ? null : prose(old.join(', ')),
      after: now === undefined ? null : prose(now.join(', ')),
    };
    if (now === undefined) return [difference('removed', { ...told, breaks: true })];
    // A rule that asks for one of these levels can be met by fewer people.
    return old === undefined ? [difference('added', told)] : comparison(fewer(old, now), told);
  });
}

export const LADDER: Fields<Ladder> = {
  id: ({ id: was }, { id: is }) =>
    was === is ? [] : [difference('renamed', { of: 'id', before: say`${was}`, after: say`${is}`, breaks: true })],
  title: (before, after) => reads('title', before.title, after.title, false),
  scopes,
  roles: ({ roles: was }, { roles: is }) =>
    // A role that the ladder does not have is one that no packet can state.
    comparison(fewer(was, is), { of: 'roles', before: prose(was.join(', ')), after: prose(is.join(', ')) }),
  levelSets,
  // Who is at a level "or above" is told by their order.
  levels: order(
    'levels',
    ({ levels }) => levels,
    () => true,
  ),
  tracks: order('tracks', ({ tracks }) => tracks, never),
  areas: order('areas', ({ areas }) => areas, never),
  competencies: order('competencies', ({ competencies }) => competencies, never),
  // What is cited twice counts for the criterion that stands first.
  criteria: order(
    'criteria',
    ({ criteria }) => criteria,
    ({ criteria }) => criteria.some(({ rubric }) => rubric.reuse !== undefined),
  ),
  groups: order('groups', ({ groups }) => groups, never),
  promotions: order('promotions', ({ promotions }) => promotions, never),
  forks: beside('forks', ({ forks }) => forks),
  retired: beside('retired', ({ retired }) => retired),
  notes: beside('notes', ({ notes }) => notes),
  scales: beside('scales', ({ scales }) => scales),
  phrasings: beside('phrasings', ({ phrasings }) => phrasings),
  tables: beside('tables', ({ tables }) => tables),
  glossary: beside('glossary', ({ glossary }) => glossary),
  // The file is not the ladder, and its version follows from the rest.
  path: elsewhere,
  digest: elsewhere,
  version: elsewhere,
  transition: (_, __, both) => transition(both),
  kept: elsewhere,
  inheritance: elsewhere,
};
