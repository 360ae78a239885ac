/** What a change of a criterion means: its words, its place, its strength and each rule of its rubric. */
import { comparedRules } from '../../rubric/compare.ts';
import { among, fewer, more, opposite } from '../../rubric/stricter.ts';
import { rubricWords } from '../../rubric/words.ts';
import { join, prose, say, type Words } from '../../text/words.ts';
import type { Criterion, Ladder, Strength } from '../ladder.ts';
import type { Rubric, RuleName } from '../rubric.ts';
import { comparison, difference, letters, reads, type Change, type Difference } from './change.ts';
import { begins, ends, formerly, STRENGTHS } from './days.ts';
import { beside, commonScopes, differences, elsewhere, isCalled, names, type Both, type Fields } from './fields.ts';
import { idIn, isRule } from './renames.ts';

export const strength = (
  { strength: was }: { readonly strength: Strength },
  { strength: is }: { readonly strength: Strength },
): Difference[] =>
  comparison(more(STRENGTHS.indexOf(was), STRENGTHS.indexOf(is)), {
    of: 'strength',
    before: say`${was}`,
    after: say`${is}`,
  });

/** Where a criterion stands: in which competency, promotion or group, at which level. */
const placeOf = ({ competency, promotion, group, bucket, level }: Criterion): string =>
  [competency, promotion, group, bucket, level].filter((part) => part !== null).join(', ');

function moved(before: Criterion, after: Criterion): Difference[] {
  const [was, is] = [placeOf(before), placeOf(after)];
  return was === is ? [] : [difference('moved', { before: prose(was), after: prose(is), breaks: true })];
}

/** One rule in words; null where the rubric does not have it. */
function ruleWords(rubric: Rubric, rule: RuleName): Words | null {
  const own = rubric[rule];
  return own === undefined ? null : join(rubricWords({ [rule]: own }), ', ');
}

function facets(before: Criterion, after: Criterion): Difference[] {
  const [was, is] = [before.facets, after.facets];
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const told = { of: 'facets', before: prose(was.join('; ')), after: prose(is.join('; ')) };
  const changed = fewer(was, is, letters);
  if (changed === 'same') return [difference('editorial', told)];
  // Only a rubric that counts facets asks for them; otherwise they explain the text, and packets name the criterion by them.
  if (before.rubric.facets === undefined && after.rubric.facets === undefined)
    return [difference('reworded', { ...told, breaks: changed !== 'looser' })];
  const everyOne = before.rubric.facets === 'all' && after.rubric.facets === 'all';
  return comparison(everyOne ? opposite(changed) : 'other', told);
}

const tracksSaid = ({ tracks }: Criterion): Words => prose(tracks.length === 0 ? 'all tracks' : tracks.join(', '));

const CRITERION: Fields<Criterion> = {
  id: elsewhere,
  // The words of a gate that the tool writes follow its rule, which is told.
  text: (before, after) => (isRule(before) && isRule(after) ? [] : reads('text', before.text, after.text, true)),
  competency: moved,
  promotion: elsewhere,
  group: elsewhere,
  bucket: elsewhere,
  level: elsewhere,
  strength,
  rubric: (before, after, both) =>
    comparedRules(before.rubric, after.rubric, commonScopes(both)).flatMap((rule) => {
      const told = {
        of: rule.before === rule.after ? rule.after : 'combination',
        before: ruleWords(before.rubric, rule.before),
        after: ruleWords(after.rubric, rule.after),
      };
      return rule.is === 'same' ? [difference('editorial', told)] : comparison(rule.is, told);
    }),
  facets,
  tracks: (before, after) =>
    comparison(opposite(among(before.tracks, after.tracks)), {
      of: 'tracks',
      before: tracksSaid(before),
      after: tracksSaid(after),
    }),
  from: begins,
  until: ends,
  aliases: names('aliases', ({ aliases }) => aliases),
  guidance: beside('guidance', ({ guidance }) => guidance),
  examples: beside('examples', ({ examples }) => examples),
  antiExamples: beside('anti-examples', ({ antiExamples }) => antiExamples),
  prompts: beside('prompts', ({ prompts }) => prompts),
  why: beside('why', ({ why }) => why),
  before: formerly,
  since: beside('since', ({ since }) => since),
  was: beside('former texts', ({ was }) => was),
  // Thresholds that are not set are in the rubric, and so is what the digest is of.
  needsOwner: elsewhere,
  digest: elsewhere,
  place: elsewhere,
  // Where it comes from is not what it means.
  origin: elsewhere,
};

/** A criterion before and after; null: there was none, or there is none any more. */
type Pair = readonly [Criterion, Criterion | null] | readonly [null, Criterion];

/**
 * The criterion that one was: by its id, else by a retired id that it replaces, else by what it belongs to where that is
 * called otherwise, else by its text.
 * @param before in the names that parts have now
 */
export function pairs(written: Ladder, before: Ladder, after: Ladder): readonly Pair[] {
  const now = new Set(after.criteria.map(({ id }) => id));
  const byId = new Map(before.criteria.map((one) => [one.id, one]));
  const left = new Map(before.criteria.flatMap((one) => (now.has(one.id) ? [] : [[one.id, one]])));
  const said = renames(before, after);
  const belongs = new Map(before.criteria.map((one, index) => [idIn(written.criteria[index] ?? one, one), one.id]));
  const named = after.criteria.map((one): readonly [Criterion | null, Criterion] => {
    const formerly = said.get(one.id) ?? belongs.get(one.id) ?? '';
    const was = byId.get(one.id) ?? left.get(formerly) ?? null;
    if (was !== null) left.delete(was.id);
    return [was, one];
  });
  // By text only once: where several have it, nobody can tell which became which.
  const key = ({ level, text }: Criterion): string => `${level} ${letters(text)}`;
  const only = (list: readonly Criterion[]): ReadonlyMap<string, Criterion | null> => {
    const known = new Map<string, Criterion | null>();
    for (const one of list) known.set(key(one), known.has(key(one)) ? null : one);
    return known;
  };
  const [old, fresh] = [only([...left.values()]), only(named.flatMap(([was, one]) => (was === null ? [one] : [])))];
  const paired = named.map(([was, one]): Pair => {
    if (was !== null) return [was, one];
    const found = fresh.get(key(one)) === one ? (old.get(key(one)) ?? null) : null;
    if (found !== null) left.delete(found.id);
    return found === null ? [null, one] : [found, one];
  });
  return [...[...left.values()].map((was): Pair => [was, null]), ...paired];
}

/** By the new id the former one, where either ladder says that one took the other's place, and no other's. */
function renames(before: Ladder, after: Ladder): ReadonlyMap<string, string> {
  const said = (ladder: Ladder): readonly (readonly [former: string, now: string])[] => {
    const one = ladder.retired.flatMap(({ id, replacedBy: [now, ...others] }) =>
      now === undefined || others.length > 0 ? [] : [[id, now] as const],
    );
    // Two that became one are not that one under another name.
    return one.filter(([, now]) => one.filter(([, own]) => own === now).length === 1);
  };
  // Backwards, the old ladder is the one that says it.
  return new Map([...said(before), ...said(after).map(([former, now]) => [now, former] as const)]);
}

/** @param list of `pairs` */
export function criteriaChanges(list: readonly Pair[], both: Both): Change[] {
  return list.flatMap(([was, now]): Change[] => {
    const told = (id: string, found: Difference): Change => ({ part: 'criterion', id, ...found });
    if (was === null)
      // What is in a group blocks as the group does.
      return [
        told(
          now.id,
          difference('added', {
            after: prose(`${now.text}${now.from === null ? '' : ` (from ${now.from} on)`}`),
            breaks: now.strength === 'must' && now.group === null,
          }),
        ),
      ];
    if (now === null) return [told(was.id, difference('removed', { before: prose(was.text), breaks: true }))];
    const renamed =
      was.id === now.id
        ? []
        : // A packet that names it by the former id is understood only where the ladder has it as retired, or as an alias.
          [isCalled(was.id, now.id, ![...both.after.retired.map(({ id }) => id), ...now.aliases].includes(was.id))];
    return [...renamed, ...differences(CRITERION, was, now, both)].map((found) => told(now.id, found));
  });
}
