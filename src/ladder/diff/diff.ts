/** What changed between two ladders, in what it means for those who are judged by them. */
import { comparedRules, type Compared } from '../../rubric/compare.ts';
import { rubricWords } from '../../rubric/words.ts';
import { normalise } from '../../text/near.ts';
import { join, prose, say, type Words } from '../../text/words.ts';
import type { Criterion, Group, Ladder, Strength } from '../ladder.ts';
import type { Rubric, RuleName } from '../rubric.ts';

/** What a change does. `editorial`: it reads otherwise, and asks for the same. */
export type Effect =
  | 'added'
  | 'removed'
  | 'renamed'
  | 'reworded'
  | 'moved'
  | 'tightened'
  | 'loosened'
  | 'changed'
  | 'editorial';

export type Part = 'level' | 'track' | 'area' | 'competency' | 'criterion' | 'group' | 'promotion';

export interface Change {
  readonly effect: Effect;
  readonly part: Part;
  /** As it is called now; what was removed, as it was called. */
  readonly id: string;
  /** In which rule of a rubric, or which other property. */
  readonly of: string | null;
  readonly before: Words | null;
  readonly after: Words | null;
  /** Whether somebody who met the old one may miss the new one. */
  readonly breaks: boolean;
}

export interface LadderDiff {
  readonly changes: readonly Change[];
  /** By how much the version should rise at least; null: nothing changed. */
  readonly step: 'major' | 'minor' | 'patch' | null;
  /** The version that fits, or null where the old one cannot be counted on. */
  readonly version: string | null;
}

const STRENGTHS: readonly Strength[] = ['suggested', 'should', 'must'];

/** The changes from one ladder to another. Pure: the same two give the same list, in the order of the parts below. */
export function diffLadders(before: Ladder, after: Ladder): LadderDiff {
  const changes = [
    ...named('level', before.levels, after.levels, ({ titles }) => titles.join(' / ')),
    ...named('track', before.tracks, after.tracks, ({ title, levels }) => `${title}: ${levels.join(', ')}`),
    ...named('area', before.areas, after.areas, ({ title }) => title),
    ...named('competency', before.competencies, after.competencies, ({ title }) => title),
    ...criteria(before, after),
    ...groups(before, after),
    ...promotions(before, after),
  ];
  const step = changes.some(({ breaks }) => breaks)
    ? 'major'
    : changes.some(({ effect }) => effect !== 'editorial')
      ? 'minor'
      : changes.length > 0
        ? 'patch'
        : null;
  return { changes, step, version: step === null ? null : versionAfter(before.version, step) };
}

/** "1.4.2" and minor: "1.5.0". */
function versionAfter(version: string, step: 'major' | 'minor' | 'patch'): string | null {
  const [, major, minor = '0', patch = '0'] = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?$/u.exec(version) ?? [];
  if (major === undefined) return null;
  if (step === 'major') return `${Number(major) + 1}.0.0`;
  return step === 'minor' ? `${major}.${Number(minor) + 1}.0` : `${major}.${minor}.${Number(patch) + 1}`;
}

const change = (
  effect: Effect,
  part: Part,
  id: string,
  more: Partial<Pick<Change, 'of' | 'before' | 'after' | 'breaks'>> = {},
): Change => ({ effect, part, id, of: null, before: null, after: null, breaks: false, ...more });

/** Parts that are told by their ids, and of which a title is all that is compared. */
function named<T extends { readonly id: string }>(
  part: Part,
  before: readonly T[],
  after: readonly T[],
  words: (one: T) => string,
): Change[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const now = new Map(after.map((one) => [one.id, one]));
  return [
    ...before.flatMap((one) =>
      // Whoever aimed at a level, or wrote under a competency, has nothing there any more.
      now.has(one.id) ? [] : [change('removed', part, one.id, { before: prose(words(one)), breaks: true })],
    ),
    ...after.flatMap((one) => {
      const was = old.get(one.id);
      if (was === undefined) return [change('added', part, one.id, { after: prose(words(one)) })];
      return reads(part, one.id, 'title', words(was), words(one));
    }),
  ];
}

/** Two texts: the same, the same to a reader, or other words. */
function reads(part: Part, id: string, of: string, was: string, is: string): Change[] {
  if (was === is) return [];
  const effect = normalise(was) === normalise(is) || letters(was) === letters(is) ? 'editorial' : 'reworded';
  return [
    change(effect, part, id, {
      of,
      before: prose(was),
      after: prose(is),
      breaks: effect === 'reworded' && of === 'text',
    }),
  ];
}

/** A text without its marks and spaces. */
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The criterion that one was: by its id, else by a retired id that it replaces, else by its text. */
function pairs(before: Ladder, after: Ladder): readonly (readonly [Criterion | null, Criterion | null])[] {
  const byId = new Map(before.criteria.map((one) => [one.id, one]));
  const left = new Map(
    before.criteria.filter(({ id }) => after.criteria.every((one) => one.id !== id)).map((one) => [one.id, one]),
  );
  const paired = after.criteria.map((now): readonly [Criterion | null, Criterion] => {
    const same = byId.get(now.id);
    if (same !== undefined) return [same, now];
    const said = after.retired.find(
      ({ id, replacedBy }) => left.has(id) && replacedBy.length === 1 && replacedBy[0] === now.id,
    );
    const was =
      (said && left.get(said.id)) ??
      [...left.values()].find(({ text, level }) => level === now.level && letters(text) === letters(now.text));
    if (was === undefined) return [null, now];
    left.delete(was.id);
    return [was, now];
  });
  return [...[...left.values()].map((was) => [was, null] as const), ...paired];
}

function criteria(before: Ladder, after: Ladder): Change[] {
  return pairs(before, after).flatMap(([was, now]): Change[] => {
    if (was === null)
      return now === null
        ? []
        : [change('added', 'criterion', now.id, { after: prose(now.text), breaks: now.strength === 'must' })];
    if (now === null) return [change('removed', 'criterion', was.id, { before: prose(was.text) })];
    const { id } = now;
    return [
      ...(was.id === id ? [] : [change('renamed', 'criterion', id, { before: say`${was.id}`, after: say`${id}` })]),
      ...reads('criterion', id, 'text', was.text, now.text),
      ...place(was, now),
      ...strength('criterion', id, was.strength, now.strength),
      ...rules(was, now, after.scopes),
      ...facets(was, now),
      ...beside(was, now),
    ];
  });
}

/** Where a criterion stands: at which level, in which competency or group. */
function place(was: Criterion, now: Criterion): Change[] {
  const where = ({ level, competency, promotion, group }: Criterion): string =>
    [competency, promotion, group, level].filter((part) => part !== null).join(', ');
  return where(was) === where(now)
    ? []
    : [change('moved', 'criterion', now.id, { before: prose(where(was)), after: prose(where(now)), breaks: true })];
}

function strength(part: Part, id: string, was: Strength, now: Strength): Change[] {
  if (was === now) return [];
  const tightened = STRENGTHS.indexOf(now) > STRENGTHS.indexOf(was);
  return [
    change(tightened ? 'tightened' : 'loosened', part, id, {
      of: 'strength',
      before: say`${was}`,
      after: say`${now}`,
      breaks: tightened,
    }),
  ];
}

const EFFECTS: Readonly<Record<Exclude<Compared, 'same'>, Effect>> = {
  stricter: 'tightened',
  looser: 'loosened',
  other: 'changed',
};

function rules(was: Criterion, now: Criterion, scopes: readonly string[]): Change[] {
  return comparedRules(was.rubric, now.rubric, scopes).map(({ rule, is }) =>
    change(EFFECTS[is], 'criterion', now.id, {
      of: rule,
      before: ruleWords(was.rubric, rule),
      after: ruleWords(now.rubric, rule),
      breaks: is !== 'looser',
    }),
  );
}

/** One rule in words; null where the rubric does not have it. */
function ruleWords(rubric: Rubric, rule: RuleName): Words | null {
  const own = rubric[rule];
  return own === undefined ? null : join(rubricWords({ [rule]: own }), ', ');
}

function facets(was: Criterion, now: Criterion): Change[] {
  const [old, own] = [was.facets.join('; '), now.facets.join('; ')];
  if (old === own) return [];
  const breaks = now.rubric.facets !== undefined && now.facets.some((facet) => !was.facets.includes(facet));
  return [
    change(breaks ? 'tightened' : 'changed', 'criterion', now.id, {
      of: 'facets',
      before: prose(old),
      after: prose(own),
      breaks,
    }),
  ];
}

/** What is said beside a criterion, and what it is called. */
function beside(was: Criterion, now: Criterion): Change[] {
  const said = ({ guidance, examples, antiExamples, prompts, why, aliases }: Criterion): string =>
    JSON.stringify([guidance, examples, antiExamples, prompts, why, aliases]);
  return [
    ...(said(was) === said(now) ? [] : [change('editorial', 'criterion', now.id, { of: 'what is said beside it' })]),
    ...(was.from === now.from && was.until === now.until
      ? []
      : [
          change('changed', 'criterion', now.id, {
            of: 'from and until',
            before: prose(span(was)),
            after: prose(span(now)),
          }),
        ]),
  ];
}

const span = ({ from, until }: Criterion): string => `${from ?? 'the beginning'} to ${until ?? 'no end'}`;

function groups(before: Ladder, after: Ladder): Change[] {
  return [
    ...named<Group>('group', before.groups, after.groups, ({ title }) => title),
    ...after.groups.flatMap((now): Change[] => {
      const was = before.groups.find(({ id }) => id === now.id);
      if (was === undefined) return [];
      // To need one more, or to have one way less, is stricter.
      const spare = (group: Group): number => group.of.length - group.min;
      const words = (group: Group): Words => prose(`${group.min} of ${group.of.length}`);
      const tightened = now.min > was.min || spare(now) < spare(was);
      const loosened = now.min < was.min || spare(now) > spare(was);
      const effect = tightened && loosened ? 'changed' : tightened ? 'tightened' : loosened ? 'loosened' : null;
      return [
        ...(effect === null
          ? []
          : [
              change(effect, 'group', now.id, {
                of: 'how many',
                before: words(was),
                after: words(now),
                breaks: tightened,
              }),
            ]),
        ...strength('group', now.id, was.strength, now.strength),
      ];
    }),
  ];
}

function promotions(before: Ladder, after: Ladder): Change[] {
  const id = (one: Ladder['promotions'][number]): string => `${one.id}${one.track === null ? '' : ` (${one.track})`}`;
  const old = new Map(before.promotions.map((one) => [id(one), one]));
  const now = new Map(after.promotions.map((one) => [id(one), one]));
  return [
    ...[...old.keys()].flatMap((key) => (now.has(key) ? [] : [change('removed', 'promotion', key, { breaks: true })])),
    ...[...now].flatMap(([key, one]): Change[] => {
      const was = old.get(key);
      if (was === undefined) return [change('added', 'promotion', key)];
      const [then, is] = [was.decide, one.decide];
      const effects: Compared[] = [
        then.should === is.should ? 'same' : is.should === 'met-or-explained' ? 'stricter' : 'looser',
        is.partial === then.partial ? 'same' : is.partial < then.partial ? 'stricter' : 'looser',
        is.everyArea === then.everyArea ? 'same' : is.everyArea ? 'stricter' : 'looser',
        ...areasCompared(then.inArea, is.inArea),
      ];
      const told = new Set(effects.flatMap((effect) => (effect === 'same' ? [] : [effect])));
      const [only] = told;
      if (only === undefined) return [];
      const effect = told.size > 1 ? 'changed' : EFFECTS[only];
      return [change(effect, 'promotion', key, { of: 'how it is decided', breaks: effect !== 'loosened' })];
    }),
  ];
}

type InArea = Ladder['promotions'][number]['decide']['inArea'];

const areasCompared = (before: InArea, after: InArea): Compared[] =>
  [...new Set([...before, ...after].map(({ area }) => area))].map((area) => {
    const min = (list: InArea): number => list.find((one) => one.area === area)?.min ?? 0;
    return min(before) === min(after) ? 'same' : min(after) > min(before) ? 'stricter' : 'looser';
  });
