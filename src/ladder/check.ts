/** What the shape of a ladder file cannot say: that every name is declared, once, and that every rubric can fail. */
import { finding, type Code } from '../findings/catalogue.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { Named } from '../findings/ladder.ts';
import { everyRubric } from '../rubric/branches.ts';
import { fold } from '../text/scale.ts';
import { near, normalise } from '../text/near.ts';
import { STAND_IN } from '../yaml/salvage.ts';
import { cannotFail } from './inherit.ts';
import type { Group, Ladder, Promotion } from './ladder.ts';
import { writtenCriteria } from './resolve/criteria.ts';
import { levelId } from './resolve/places.ts';
import { areasOf, areaFinder } from './resolve/areas.ts';
import { noteKinds } from './format/notes.ts';
import { GATES_OF_RULES } from './format/gates.ts';
import type { NamedCriterion } from './format/criterion.ts';
import type { WrittenGroup } from './format/group.ts';
import type { WrittenRubric } from './format/rubric.ts';
import type { LadderFile } from './format/ladder.ts';

type Keys = readonly PropertyKey[];
type PlaceOf = (keyPath: Keys, part?: 'key' | 'value') => Place;

/**
 * Every problem of the file, in no order. `ladder`: the same file, resolved. `lost`: key paths that could not be read
 * and were left out or replaced; a problem that may come from that alone is not listed.
 */
export function checkLadder(file: LadderFile, ladder: Ladder, placeOf: PlaceOf, lost: readonly Keys[] = []): Finding[] {
  const problems = new Problems(lost);
  repeatedNames(file, ladder, placeOf, problems);
  unknownNames(file, placeOf, problems);
  brokenOrder(file, ladder, placeOf, problems);
  brokenGroups(ladder, problems);
  criteriaProblems(file, ladder, placeOf, problems);
  return problems.findings;
}

/** Near names are looked for in the first findings only: more are never shown. */
const MOST_NEAR = 1000;

const like = (key: PropertyKey | undefined, name: string): boolean =>
  key === name || near(String(key), [name]).length > 0;
/** Whether a key path is the one given, misspelt or not, or above it; `*` stands for any key. */
const onWay =
  (...way: readonly string[]) =>
  (keys: Keys): boolean =>
    keys.length <= way.length && keys.every((key, depth) => way[depth] === '*' || like(key, way[depth] ?? ''));
const ofCriterionId = (keys: Keys): boolean => keys.length > 4 && like(keys.at(-1), 'id');
const ofAreas = (keys: Keys): boolean => onWay('areas', '*', 'id')(keys) || onWay('areas', '*', 'title')(keys);
const ofTracks = onWay('tracks', '*', 'levels', '*');

/** For each code: the lost key paths that could be its only cause. */
const FOLLOWS: Readonly<Record<string, (keys: Keys) => boolean>> = {
  'ladder-level-unknown': onWay('levels', '*', 'id'),
  'ladder-track-unknown': onWay('tracks', '*', 'id'),
  'ladder-area-unknown': ofAreas,
  'ladder-scope-unknown': onWay('scopes', '*'),
  'ladder-role-unknown': onWay('roles', '*'),
  'ladder-promotion-order': ofTracks,
  'ladder-includes-higher': ofTracks,
  'ladder-duplicate-id promotion': onWay('promotions', '*', 'track'),
  'ladder-duplicate-id criterion': ofCriterionId,
  'ladder-name-taken criterion': ofCriterionId,
  'ladder-criterion-id-missing': ofCriterionId,
  // The member of a group may be in a part that could not be read.
  'ladder-group-member': () => true,
  'ladder-group-size': () => true,
  'ladder-competency-unknown': onWay('competencies', '*', 'id'),
  'ladder-rubric-empty': (keys) =>
    ofAreas(keys) || onWay('levels', '*', 'id')(keys) || keys.some((key) => like(key, 'rubric') || like(key, 'area')),
};

class Problems {
  readonly findings: Finding[] = [];
  private readonly whole: boolean;
  private readonly silent: ReadonlySet<string>;

  constructor(lost: readonly Keys[]) {
    this.whole = lost.length === 0;
    this.silent = new Set(Object.keys(FOLLOWS).filter((name) => lost.some((keys) => FOLLOWS[name]?.(keys))));
  }

  add<C extends Code>(code: C, place: Place, args: Parameters<typeof finding<C>>[2], about = ''): void {
    if (this.whole || !(this.silent.has(`${code}${about}`) || JSON.stringify(args).includes(STAND_IN)))
      this.findings.push(finding(code, place, args));
  }

  unknown(
    code:
      | 'ladder-level-unknown'
      | 'ladder-track-unknown'
      | 'ladder-competency-unknown'
      | 'ladder-scope-unknown'
      | 'ladder-role-unknown',
    found: string,
    known: readonly string[],
    place: Place,
  ): void {
    this.add(code, place, { found, known, near: this.findings.length < MOST_NEAR ? near(found, known) : [] });
  }
}

/** Names of one sort of thing: the first owner of each is remembered, a second is a problem. */
class Names {
  private readonly problems: Problems;
  private readonly what: Named;
  private readonly owners = new Map<string, { readonly owner: string; readonly place: Place }>();

  constructor(problems: Problems, what: Named) {
    this.problems = problems;
    this.what = what;
  }

  id(id: string, place: Place): void {
    const first = this.owners.get(`id ${id}`);
    if (first === undefined) this.owners.set(`id ${id}`, { owner: id, place });
    else
      this.problems.add(
        'ladder-duplicate-id',
        place,
        { what: this.what, id, first: first.place, here: place.path },
        ` ${this.what}`,
      );
  }

  /** A name by which packets may call `owner`; nothing else may have it. */
  name(name: string, owner: string, place: Place): void {
    const key = normalise(name);
    const first = this.owners.get(key);
    if (first === undefined) this.owners.set(key, { owner, place });
    else if (first.owner !== owner)
      this.problems.add(
        'ladder-name-taken',
        place,
        { what: this.what, name, owner: first.owner, first: first.place, here: place.path },
        ` ${this.what}`,
      );
  }
}

function repeatedNames(file: LadderFile, ladder: Ladder, placeOf: PlaceOf, problems: Problems): void {
  const levels = new Names(problems, 'level');
  file.levels.forEach((level, index) => {
    const keys = ['levels', index];
    const id = levelId(level);
    const place = placeOf(typeof level === 'string' ? keys : [...keys, 'id']);
    levels.id(id, place);
    levels.name(id, id, place);
    if (typeof level !== 'string')
      level.aliases?.forEach((alias, position) => levels.name(alias, id, placeOf([...keys, 'aliases', position])));
  });

  const tracks = new Names(problems, 'track');
  file.tracks.forEach(({ id }, index) => tracks.id(id, placeOf(['tracks', index, 'id'])));

  const areas = new Names(problems, 'area');
  file.areas?.forEach(({ id, title }, index) => {
    areas.id(id, placeOf(['areas', index, 'id']));
    areas.name(title, id, placeOf(['areas', index, 'title']));
  });

  const competencies = new Names(problems, 'competency');
  file.competencies.forEach(({ id, title, aliases }, index) => {
    const keys = ['competencies', index];
    competencies.id(id, placeOf([...keys, 'id']));
    competencies.name(id, id, placeOf([...keys, 'id']));
    competencies.name(title, id, placeOf([...keys, 'title']));
    aliases?.forEach((alias, position) => competencies.name(alias, id, placeOf([...keys, 'aliases', position])));
  });

  const promotions = new Names(problems, 'promotion');
  file.promotions?.forEach(({ from, to, track }, index) =>
    promotions.id(`${track === undefined ? '' : `${track}.`}${from}-${to}`, placeOf(['promotions', index])),
  );
  // "A" to "B-C" and "A-B" to "C" are two steps with one id, whoever declared them.
  const steps = new Map<string, Promotion>();
  const placeOfStep = ({ from, to, track }: Promotion): Place => {
    const declared =
      file.promotions?.findIndex((own) => own.from === from && own.to === to && (own.track ?? null) === track) ?? -1;
    return declared >= 0
      ? placeOf(['promotions', declared])
      : placeOf([
          'tracks',
          Math.max(
            0,
            file.tracks.findIndex((own) => own.levels.includes(from) && own.levels.includes(to)),
          ),
        ]);
  };
  for (const promotion of ladder.promotions) {
    const { id, from, to } = promotion;
    const first = steps.get(id);
    if (first === undefined) steps.set(id, promotion);
    else if (first.from !== from || first.to !== to)
      problems.add(
        'ladder-duplicate-id',
        placeOfStep(promotion),
        { what: 'promotion', id, first: placeOfStep(first), here: placeOfStep(promotion).path },
        ' promotion',
      );
  }
}

function unknownNames(file: LadderFile, placeOf: PlaceOf, problems: Problems): void {
  const levels = new Set(file.levels.map(levelId));
  const sets = Object.keys(file['level-sets'] ?? {});
  const tracks = new Set(file.tracks.map(({ id }) => id));
  const competencies = new Set(file.competencies.map(({ id }) => id));
  const areas = areasOf(file);
  const areaNamed = areaFinder(areas);
  const [scopes, roles] = [file.scopes, file.roles].map((words) => new Set(words?.map(fold)));
  const level = (
    found: string | undefined,
    keys: Keys,
    part: 'key' | 'value' = 'value',
    more: readonly string[] = [],
  ): void => {
    if (found !== undefined && !levels.has(found) && !more.includes(found))
      problems.unknown('ladder-level-unknown', found, [...levels, ...more], placeOf(keys, part));
  };
  const track = (found: string | undefined, keys: Keys): void => {
    if (found !== undefined && !tracks.has(found))
      problems.unknown('ladder-track-unknown', found, [...tracks], placeOf(keys));
  };
  const area = (found: string | undefined, keys: Keys): void => {
    if (found === undefined || areaNamed(found) !== null) return;
    const ids = areas.map(({ id }) => id);
    const close = near(found, ids, 1);
    problems.add('ladder-area-unknown', placeOf(keys), {
      found,
      known: ids,
      near:
        close.length > 0
          ? close
          : near(
              found,
              areas.map(({ title }) => title),
              1,
            ),
    });
  };
  const rubric = (written: WrittenRubric | undefined, keys: Keys): void => {
    if (written === undefined) return;
    if (typeof written.scope === 'string' && !scopes?.has(fold(written.scope)))
      problems.unknown('ladder-scope-unknown', written.scope, file.scopes ?? [], placeOf([...keys, 'scope']));
    if (Array.isArray(written.role)) {
      written.role.forEach((role: string, index) => {
        if (!roles?.has(fold(role)))
          problems.unknown('ladder-role-unknown', role, file.roles ?? [], placeOf([...keys, 'role', index]));
      });
    }
    for (const name of ['sponsors', 'people'] as const) {
      const rule = written[name];
      if (typeof rule === 'object' && rule.level !== null) level(rule.level, [...keys, name, 'level'], 'value', sets);
    }
    const { any, all, 'at-least': atLeast } = written;
    for (const [name, branches] of Object.entries({ any, all }))
      if (branches) branches.forEach((branch, index) => rubric(branch, [...keys, name, index]));
    if (atLeast) atLeast.of.forEach((branch, index) => rubric(branch, [...keys, 'at-least', 'of', index]));
  };

  const bareGate = (found: string, text: string, keys: Keys): void => {
    const close = slipOfGate(found, text);
    if (close !== null)
      problems.add('ladder-gate-unknown', placeOf(keys, 'key'), { found, known: GATES_OF_RULES, near: close });
  };

  rubric(file.rubric, ['rubric']);
  file.areas?.forEach((own, index) => rubric(own.rubric, ['areas', index, 'rubric']));
  file.levels.forEach((written, index) => {
    if (typeof written === 'string') return;
    const keys = ['levels', index];
    rubric(written.rubric, [...keys, 'rubric']);
    written.includes?.forEach((included, position) => level(included.level, [...keys, 'includes', position, 'level']));
    written.buckets?.forEach(({ criteria }, position) => named(criteria, [...keys, 'buckets', position, 'criteria']));
  });
  function named(criteria: Readonly<Record<string, NamedCriterion>> | undefined, keys: Keys): void {
    for (const [name, own] of Object.entries(criteria ?? {})) {
      rubric(own.rubric, [...keys, name, 'rubric']);
      rubric(own.before?.rubric, [...keys, name, 'before', 'rubric']);
    }
  }
  const groups = (list: readonly WrittenGroup[] | undefined, keys: Keys): void => {
    list?.forEach((group, index) => {
      named(group.criteria, [...keys, index, 'criteria']);
      groups(group.groups, [...keys, index, 'groups']);
    });
  };
  groups(file.groups, ['groups']);
  file.groups?.forEach((group, index) => level(group.level, ['groups', index, 'level']));
  for (const [name, members] of Object.entries(file['level-sets'] ?? {}))
    members.forEach((found, index) => level(found, ['level-sets', name, index]));
  file.forks?.forEach(({ at: fork, options }, index) => {
    level(fork, ['forks', index, 'at']);
    options.forEach(({ to }, position) => level(to, ['forks', index, 'options', position, 'to']));
  });
  for (const kind of noteKinds) {
    file[kind]?.forEach((note, index) => {
      level(note.level, [kind, index, 'level']);
      track(note.track, [kind, index, 'track']);
      if (note.competency !== undefined && !competencies.has(note.competency))
        problems.unknown(
          'ladder-competency-unknown',
          note.competency,
          [...competencies],
          placeOf([kind, index, 'competency']),
        );
    });
  }
  file.tracks.forEach(({ levels: on }, index) =>
    on.forEach((found, position) => level(found, ['tracks', index, 'levels', position])),
  );
  file.competencies.forEach((competency, index) => {
    rubric(competency.rubric, ['competencies', index, 'rubric']);
    Object.keys(competency.criteria ?? {}).forEach((found) =>
      level(found, ['competencies', index, 'criteria', found], 'key'),
    );
    area(competency.area, ['competencies', index, 'area']);
  });
  for (const { written, keys } of writtenCriteria(file, placeOf)) {
    rubric(written.rubric, [...keys, 'rubric']);
    rubric(written.before?.rubric, [...keys, 'before', 'rubric']);
    written.tracks?.forEach((found, position) => track(found, [...keys, 'tracks', position]));
  }
  const outside = new Map(
    file.levels.map((written) => [levelId(written), typeof written === 'string' ? [] : (written.requires ?? [])]),
  );
  file.promotions?.forEach((promotion, index) => {
    const keys = ['promotions', index];
    level(promotion.from, [...keys, 'from'], 'value', outside.get(promotion.to) ?? []);
    level(promotion.to, [...keys, 'to']);
    track(promotion.track, [...keys, 'track']);
    groups(promotion.groups, [...keys, 'groups']);
    promotion.decide?.['at-least']?.forEach((rule, position) =>
      area(rule.area, [...keys, 'decide', 'at-least', position, 'area']),
    );
    for (const [name, gate] of Object.entries(promotion.gates ?? {})) {
      rubric(gate?.rubric, [...keys, 'gates', name, 'rubric']);
      rubric(gate?.before?.rubric, [...keys, 'gates', name, 'before', 'rubric']);
      if (gate?.bare === true) bareGate(name, gate.text ?? '', [...keys, 'gates', name]);
      const people = gate?.asks?.sponsors ?? gate?.asks?.people;
      if (people !== undefined && people.level !== null)
        level(people.level, [...keys, 'gates', name, 'level'], 'value', sets);
    }
  });
}

/** A name that differs from another by more letters than this is meant: `packet-review` is no slip for `packet`. */
const SLIP = 2;
/** What a gate of a rule takes, and no expectation says. */
const VALUE_OF_GATE = /^(?:\d+\s*(?:days?|weeks?|months?|years?)|met)$/iu;

/** The gates of rules for which a gate of the owner's own may be a slip of the pen; null: it is meant as it stands. */
function slipOfGate(name: string, text: string): readonly string[] | null {
  const close = near(name, GATES_OF_RULES).filter((rule) => Math.abs(rule.length - name.length) <= SLIP);
  return close.length > 0 || VALUE_OF_GATE.test(text) ? close : null;
}

function brokenOrder(file: LadderFile, ladder: Ladder, placeOf: PlaceOf, problems: Problems): void {
  const ladders = file.tracks.map(({ id, levels }, index) => {
    const ranks = new Map<string, number>();
    levels.forEach((level, position) => {
      if (ranks.has(level))
        problems.add('ladder-track-repeats', placeOf(['tracks', index, 'levels', position]), { level, track: id });
      else ranks.set(level, position);
    });
    return { id, ranks };
  });
  const rises = ({ ranks }: (typeof ladders)[number], from: string, to: string): boolean =>
    (ranks.get(from) ?? Infinity) < (ranks.get(to) ?? -1);
  const declared = new Set(ladder.levels.map(({ id }) => id));
  file.promotions?.forEach(({ from, to, track, kind, returns }, index) => {
    // A switch leads to another track: the order of this one says nothing about up and down.
    if (kind === 'switch' || returns === true) return;
    const candidates = ladders.filter(({ id }) => track === undefined || id === track);
    // Undeclared names have a finding of their own, and no order.
    const known = declared.has(from) && declared.has(to) && candidates.length > 0;
    if (known && !candidates.some((candidate) => rises(candidate, from, to)))
      problems.add('ladder-promotion-order', placeOf(['promotions', index]), { from, to, track: track ?? null });
  });
  const included = new Map(ladder.levels.map(({ id, includes }) => [id, new Set(includes.map(({ level }) => level))]));
  const reached = new Map<string, ReadonlySet<string>>();
  file.levels.forEach((level, index) => {
    if (typeof level === 'string') return;
    level.includes?.forEach(({ level: lower }, position) => {
      const place = placeOf(['levels', index, 'includes', position]);
      const reach = reached.get(lower) ?? reachedFrom(included, lower);
      reached.set(lower, reach);
      if (reach.has(level.id))
        return problems.add('ladder-includes-circle', place, { level: level.id, included: lower });
      const both = ladders.filter(({ ranks }) => ranks.has(level.id) && ranks.has(lower));
      const [first] = both;
      if (first !== undefined && both.every((track) => rises(track, level.id, lower)))
        problems.add('ladder-includes-higher', place, { level: level.id, included: lower, track: first.id });
    });
  });
}

/** The level itself, and what it includes over any number of steps. */
function reachedFrom(included: ReadonlyMap<string, ReadonlySet<string>>, from: string): ReadonlySet<string> {
  const seen = new Set([from]);
  for (const level of seen) for (const next of included.get(level) ?? []) seen.add(next);
  return seen;
}

/** How deep groups may be nested. */
const DEEPEST = 20;

/** Groups whose members are not there, stand elsewhere, or are fewer than the group asks for. */
function brokenGroups(ladder: Ladder, problems: Problems): void {
  const members = new Map<string, Pick<Group, 'level' | 'promotion'>>(ladder.groups.map((group) => [group.id, group]));
  for (const { id, level, promotion } of ladder.criteria)
    members.set(id, { level: promotion === null ? level : null, promotion });
  const owners = new Map<string, string>();
  const seen = new Set<string>();
  const tracksOf = new Map(
    ladder.criteria.flatMap(({ id, tracks }) => (tracks.length > 0 ? [[id, tracks] as const] : [])),
  );
  for (const group of ladder.groups) {
    // That the members of the second of a name are taken is the same mistake.
    if (seen.size === seen.add(group.id).size) continue;
    if (group.of.length < Math.max(1, group.min))
      problems.add('ladder-group-size', group.place, {
        id: group.id,
        min: group.min,
        has: group.of.length,
        track: null,
      });
    else if (group.rule !== 'all') tooFewOnTrack(group);
    for (const id of group.of) {
      const member = members.get(id);
      const owner = owners.get(id);
      owners.set(id, group.id);
      if (member === undefined)
        problems.add('ladder-group-member', group.place, {
          group: group.id,
          id,
          problem: 'unknown',
          near: problems.findings.length < MOST_NEAR ? near(id, [...members.keys()], 1) : [],
        });
      else if (owner !== undefined)
        problems.add('ladder-group-member', group.place, { group: group.id, id, problem: 'taken', near: [owner] });
      else if (member.level !== group.level || member.promotion !== group.promotion)
        problems.add('ladder-group-member', group.place, { group: group.id, id, problem: 'elsewhere', near: [] });
      else if (within(id, group.id))
        problems.add('ladder-group-member', group.place, { group: group.id, id, problem: 'circle', near: [] });
    }
  }
  for (const { id, place } of ladder.groups) {
    let [above, depth] = [owners.get(id), 1];
    while (above !== undefined && depth <= DEEPEST) [above, depth] = [owners.get(above), depth + 1];
    // A circle of groups has been reported already.
    if (depth > DEEPEST && !within(id, owners.get(id) ?? '')) {
      problems.add('ladder-group-member', place, { group: owners.get(id) ?? '', id, problem: 'deep', near: [] });
      break;
    }
  }
  /** A track for which only a part of the members is must have enough of them; one without any is not asked. */
  function tooFewOnTrack({ id, level, min, of, place }: Group): void {
    for (const track of ladder.tracks) {
      if (level === null || !track.levels.includes(level)) continue;
      const has = of.filter((member) => tracksOf.get(member)?.includes(track.id) ?? true).length;
      if (has > 0 && has < min) problems.add('ladder-group-size', place, { id, min, has, track: track.id });
    }
  }
  /** Whether `id` is reached from itself through the groups seen so far, by way of `group`. */
  function within(id: string, group: string): boolean {
    const seen = new Set<string>();
    for (let above: string | undefined = group; above !== undefined && !seen.has(above); above = owners.get(above)) {
      if (above === id) return true;
      seen.add(above);
    }
    return false;
  }
}

const at = ({ path, line, column }: Place): string => `${path}:${line}:${column}`;

/**
 * What stands twice and holds criteria: `competency ID`, `promotion ID`, `group ID`. That the ids of these criteria,
 * which begin with it, stand twice as well is the same mistake, told once.
 */
function repeated(file: LadderFile, ladder: Ladder): ReadonlySet<string> {
  const all = [
    ...file.competencies.map(({ id }) => `competency ${id}`),
    ...(file.promotions ?? []).map(
      ({ from, to, track }) => `promotion ${track === undefined ? '' : `${track}.`}${from}-${to}`,
    ),
    ...ladder.groups.map(({ id }) => `group ${id}`),
  ];
  const seen = new Set<string>();
  return new Set(all.filter((name) => seen.size === seen.add(name).size));
}

function criteriaProblems(file: LadderFile, ladder: Ladder, placeOf: PlaceOf, problems: Problems): void {
  const nameless = new Set<string>();
  const written = writtenCriteria(file, placeOf);
  const sharing = new Map<string, number>();
  for (const { competency, level } of written)
    sharing.set(`${competency} ${level}`, (sharing.get(`${competency} ${level}`) ?? 0) + 1);
  const twice = repeated(file, ladder);
  for (const { written: own, level, competency, place } of written) {
    if (twice.has(`competency ${competency}`)) continue;
    if (own.id !== undefined || sharing.get(`${competency} ${level}`) === 1) continue;
    nameless.add(at(place));
    problems.add('ladder-criterion-id-missing', place, { competency, level });
  }
  const names = new Names(problems, 'criterion');
  // A criterion without an id has been reported; that its stand-in collides is the same problem.
  const criteria = ladder.criteria.filter(
    ({ competency, promotion, group }) =>
      !twice.has(`competency ${competency}`) && !twice.has(`promotion ${promotion}`) && !twice.has(`group ${group}`),
  );
  for (const { id, place } of criteria) if (!nameless.has(at(place))) names.id(id, place);
  for (const { id, aliases, place } of criteria) for (const alias of [id, ...aliases]) names.name(alias, id, place);
  for (const { id, place } of ladder.groups) names.id(id, place);
  for (const { id, from, until, place } of ladder.criteria)
    if (from !== null && until !== null && until < from) problems.add('ladder-dates', place, { id, from, until });
  for (const { id, rubric, before, place } of ladder.criteria)
    if (cannotFail(rubric) || (before !== null && cannotFail(before.rubric)))
      problems.add('ladder-rubric-empty', place, { id });
  for (const { id, rubric, facets, place } of ladder.criteria.flatMap((own) => [
    own,
    ...(own.before ? [own.before] : []),
  ]))
    if (facets.length === 0 && everyRubric(rubric).some((one) => one.facets !== undefined))
      problems.add('ladder-facets-none', place, { id });
}
