/** A ladder file made of what was understood, with rules and rubrics that an owner has to look at. */
import { Document, isMap, isScalar, visit, type Node } from 'yaml';
import { ID } from '../ladder/format/parts.ts';
import { groupBy } from '../text/groups.ts';
import { normalise } from '../text/near.ts';
import { fold } from '../text/scale.ts';
import { levelNamed } from './levels.ts';
import { competencyKey, criterionId, idOf, titleIn } from './ids.ts';
import type { LevelFacts, LevelSeen, Statement, TrackSeen, Understood } from './model.ts';
import { criterionParts, forksOf, groupsOf, levelParts, notesOf, promotionsOf } from './parts.ts';
import { shortOf, withoutWord } from './tracks.ts';

/** Criteria of a competency at one level. */
const MOST_OF_LEVEL = 100;
const DEFAULT_COMPETENCY = 'Expectations';

export interface Made {
  /** YAML. */
  readonly text: string;
  readonly levels: number;
  readonly areas: number;
  readonly competencies: number;
  readonly criteria: number;
  readonly beside: BesideCounts;
  /** The line of the document that each criterion begins on, by `cellKey`. */
  readonly lines: ReadonlyMap<string, number>;
  /** Lowest first. */
  readonly levelIds: readonly string[];
}

/** Which criterion: the ids of its competency and level, and its place among those there. */
export const cellKey = (competency: string, level: string, index: number): string =>
  JSON.stringify([competency, level, index]);

/** What was made of what stands beside the competencies. */
export interface BesideCounts {
  /** Criteria of a stretch of time in a level. */
  readonly milestones: number;
  /** Of a step from one level to another. */
  readonly ofSteps: number;
  /** Of a level, that count together. */
  readonly inGroups: number;
  readonly groups: number;
  readonly promotions: number;
  readonly forks: number;
  readonly notes: number;
  readonly tables: number;
}

interface Level {
  readonly id: string;
  readonly titles: readonly string[];
  readonly names: readonly string[];
  readonly facts: LevelFacts | undefined;
}

interface Track {
  readonly id: string;
  readonly title: string;
  /** Ids of levels. */
  readonly levels: readonly string[];
}

/** "L4A" and "L4B": the same rank on two branches. */
const BRANCH = /^(.*\d)([A-Z])$/u;

/** Those that the document names; else one, or one for each letter, where levels of the same number have different ones. */
function tracksOf(levels: readonly Level[], title: string, seen: readonly TrackSeen[] | undefined): readonly Track[] {
  if (seen !== undefined) {
    const taken = new Set<string>();
    return seen.map(({ title: called, levels: names }) => ({
      // One track is only the way through all levels.
      id: seen.length === 1 ? 'main' : idOf(withoutWord(shortOf(called)), taken, 'track'),
      title: called.slice(0, 300),
      levels: names.flatMap((name) => levels.find((level) => level.names.includes(name))?.id ?? []),
    }));
  }
  const letters = new Map<string, Set<string>>();
  for (const { id } of levels) {
    const [, rank = '', letter = ''] = BRANCH.exec(id) ?? [];
    if (letter !== '') letters.set(rank, (letters.get(rank) ?? new Set()).add(letter));
  }
  if (![...letters.values()].some(({ size }) => size > 1))
    return [{ id: 'main', title: title.slice(0, 300), levels: levels.map(({ id }) => id) }];
  return [...new Set([...letters.values()].flatMap((of) => [...of]))].sort().map((letter) => {
    const own = levels.filter(({ id }) => (BRANCH.exec(id)?.[2] ?? letter) === letter);
    // "Staff Engineer (IC Track)" says what the branch is called.
    const called = own.flatMap(({ titles: [of = ''] }) => /\(([^()]*\btrack)\)/iu.exec(of)?.[1] ?? [])[0];
    return { id: letter.toLowerCase(), title: called ?? `Track ${letter}`, levels: own.map(({ id }) => id) };
  });
}

/** Levels as packets name them: each with an id of its own. */
function levelsOf(seen: readonly LevelSeen[]): Level[] {
  const taken = new Set<string>();
  return seen.map(({ name, id: known, titles: told, facts }) => {
    const { id, title } = levelNamed(name);
    let own = known ?? id;
    for (let n = 2; taken.has(fold(own)); n += 1) own = `${id} ${n}`;
    taken.add(fold(own));
    const titles = told ?? (title === null || fold(title) === fold(own) ? [] : [title]);
    return { id: own, titles, names: [name], facts };
  });
}

/** A title that no other competency has: the same one in two areas is told apart by theirs, "C" and "C++" by a number. */
function titleOf(called: string, area: string | null, taken: Set<string>): string {
  // As packets are read: signs at the ends make no other name.
  const keyOf = (title: string): string => normalise(title.slice(0, 300)) || title;
  const title = taken.has(keyOf(called)) && area !== null ? `${area}: ${called}` : called;
  let own = title.slice(0, 300);
  for (let n = 2; taken.has(keyOf(own)); n += 1) own = `${title.slice(0, 290)}, ${n}`;
  taken.add(keyOf(own));
  return own;
}

/** One level can hold everything: what the document says of all levels is asked of the first. */
const ALL = /^all levels$/iu;

/**
 * Makes the ladder. Pure.
 * @param name what the file is called, where the document has no title
 * @param schema where an editor finds the schema of ladders, from the ladder's folder on
 */
export function ladderOf(
  {
    shape,
    title,
    levels: seen,
    tracks: tracksSeen,
    statements: all,
    asides,
    known,
    scales = [],
    phrasings = [],
  }: Understood,
  name: string,
  schema = './ladder.schema.json',
): Made {
  const own = seen.filter((level) => !ALL.test(level.name));
  const levels = levelsOf(own.length > 0 ? own : seen);
  const levelWritten = (written: string): Level | undefined =>
    ALL.test(written) ? levels[0] : levels.find(({ names }) => names.includes(written));
  // A word or two: what people of a level are called.
  const levelWords = levels.flatMap(({ id, titles }) => [id, ...titles]).filter((word) => /^\p{L}{3,}/u.test(word));
  const statements = all.filter(({ of }) => of === undefined);
  const areaIds = new Set<string>();
  const areas = new Map<string, string>();
  for (const { area } of statements)
    if (area !== null && !areas.has(area)) areas.set(area, idOf(area, areaIds, 'area'));

  const ids = new Set(known?.competencies.values());
  const titles = new Set<string>();
  const competencies = new Map<
    string,
    { readonly id: string; readonly title: string; readonly area: string | null; readonly of: Statement[] }
  >();
  const filled = new Map<string, number>();
  for (const statement of statements) {
    const named =
      statement.competency === null || statement.competency === '' ? DEFAULT_COMPETENCY : statement.competency;
    // What is more than a competency may ask for at one level goes on in another.
    const place = JSON.stringify([statement.area, named, statement.level]);
    const before = filled.get(place) ?? 0;
    filled.set(place, before + 1);
    const part = Math.floor(before / MOST_OF_LEVEL) + 1;
    const called = part === 1 ? named : `${named} (${part})`;
    const key = competencyKey(statement.area, called);
    const found = competencies.get(key) ?? {
      id: known?.competencies.get(key) ?? idOf(called, ids, 'competency'),
      title: titleOf(called, statement.area, titles),
      area: statement.area,
      of: [],
    };
    competencies.set(key, found);
    found.of.push(statement);
  }

  const tracks = tracksOf(levels, title ?? name, tracksSeen);
  /** How far up a level stands, of how many: what is on several tracks rises no faster than on the longest. */
  const placeOf = (id: string, index: number): readonly [number, number] => {
    const own = tracksSeen === undefined ? [] : tracks.filter((track) => track.levels.includes(id));
    return own.length === 0
      ? [index, levels.length]
      : [
          Math.min(...own.map((track) => track.levels.indexOf(id))),
          Math.max(...own.map((track) => track.levels.length)),
        ];
  };

  // A ladder has competencies, if only as headings for packets: those under which the criteria of the steps stand.
  if (competencies.size === 0)
    for (const called of headingsOf(all))
      competencies.set(competencyKey(null, called), {
        id: idOf(called, ids, 'competency'),
        title: titleOf(called, null, titles),
        area: null,
        of: [],
      });

  // Notes say only the title: of two areas that have it, nothing tells which is meant.
  const competencyNamed = new Map(
    [...groupBy(competencies, ([key]) => titleIn(key))].flatMap(([called, own]) => {
      const one = competencies.get(competencyKey(null, called)) ?? (own.length === 1 ? own[0]?.[1] : undefined);
      return one === undefined ? [] : [[called, one.id] as const];
    }),
  );
  const levelId = (written: string): string | null => levelWritten(written)?.id ?? null;
  const { notes = [], steps = [], forks = [], tables = [] } = asides ?? {};
  const groups = groupsOf(all, levelId, levelWords, ids);
  const promotions = promotionsOf(all, steps, levelId, levelWords);
  const forkParts = forksOf(forks, levelId);
  let criteria = 0;
  const lines = new Map<string, number>();
  const document = new Document({
    schema: 1,
    id: known?.ladder ?? idOf(title ?? name, new Set(), 'ladder'),
    version: known?.version ?? '1.0.0',
    title: (title ?? name).slice(0, 300),
    levels: levels.map((level, index) => {
      const { before, behind } = levelParts(level.names[0] ?? level.id, level.facts, all, levelWords);
      return {
        id: level.id,
        ...namesOf(level),
        ...includesOf(level, tracks),
        ...requiresOf(level, levels.length === 1 && shape === 'checklist'),
        ...before,
        rubric: risingRubric(...placeOf(level.id, index)),
        why: 'Proposed by the import, not by the document: look at it before you use it.',
        ...behind,
      };
    }),
    tracks,
    ...(forkParts.length > 0 && { forks: forkParts }),
    rubric: { items: 1, link: 1, dated: true, judgement: true },
    ...(areas.size > 0 && { areas: [...areas].map(([called, id]) => ({ id, title: called.slice(0, 300) })) }),
    competencies: [...competencies.values()].map(({ id, title: called, area, of }) => {
      const taken = new Set(of.flatMap(({ id: given }) => given?.split('.').slice(2).join('.') ?? []));
      const at = levels.flatMap((level) => {
        const here = of.filter((statement) => levelWritten(statement.level) === level);
        if (here.length === 0) return [];
        criteria += here.length;
        for (const [index, { line }] of here.entries()) lines.set(cellKey(id, level.id, index), line);
        return [
          [
            level.id,
            here.map((statement) => criterionOf(statement, id, level, here.length, levelWords, taken)),
          ] as const,
        ];
      });
      return {
        id,
        title: called,
        ...(area !== null && areas.has(area) && { area: areas.get(area) }),
        ...(at.length > 0 && {
          criteria: Object.fromEntries(
            at.map(([level, list]) => [level, list.length === 1 && list[0] !== undefined ? list[0] : list]),
          ),
        }),
      };
    }),
    ...(promotions.length > 0 && { promotions }),
    ...(groups.length > 0 && { groups }),
    ...notesOf(notes, levelId, (called) => competencyNamed.get(called) ?? null),
    ...(tables.length > 0 && { tables }),
    ...besides(scales, phrasings),
  });
  document.commentBefore = [
    ` yaml-language-server: $schema=${schema}`,
    '',
    ' Made by "readiness ladder import". The texts are those of the document. The rubrics are proposals, each with its `why`:',
    ' a link and a date for each piece of evidence, and a person who judges. Make them what your company means, then lint.',
  ].join('\n');
  rubricsOnALine(document);
  return {
    text: document.toString({ lineWidth: 120, flowCollectionPadding: true }),
    levels: levels.length,
    areas: areas.size,
    competencies: competencies.size,
    criteria,
    beside: {
      milestones: countOf(all, 'bucket'),
      ofSteps: countOf(all, 'promotion'),
      inGroups: countOf(all, 'group'),
      groups: groups.length,
      promotions: promotions.length,
      forks: forkParts.length,
      notes: notes.length,
      tables: tables.length,
    },
    lines,
    levelIds: levels.map(({ id }) => id),
  };
}

/** What stands beside the criteria. */
function besides(scales: NonNullable<Understood['scales']>, phrasings: NonNullable<Understood['phrasings']>): object {
  const taken = new Set<string>();
  return {
    ...(scales.length > 0 && {
      scales: scales.map(({ title, steps }) => ({
        id: idOf(title, taken, 'scale'),
        title: title.slice(0, 300),
        steps: steps.map(({ name, text }) => ({ id: name, text })),
      })),
    }),
    ...(phrasings.length > 0 && { phrasings }),
  };
}

const countOf = (statements: readonly Statement[], kind: string): number =>
  statements.filter(({ of }) => of?.in === kind).length;

/** Where no criterion belongs to a competency: the headings above those of the steps. */
const headingsOf = (statements: readonly Statement[]): readonly string[] => {
  const found = new Set(statements.flatMap(({ of }) => (of?.in === 'promotion' ? [of.title] : [])));
  return found.size > 0 ? [...found] : [DEFAULT_COMPETENCY];
};

/** Its titles; where the document says several, that of the heading is another name for it. */
function namesOf({ titles: called, facts }: Level): object {
  const told = facts?.titles ?? [];
  const titles = (told.length > 0 ? told : called).map((one) => one.slice(0, 300));
  const aliases = [...(told.length > 0 ? called.map((one) => one.slice(0, 300)) : []), ...(facts?.aliases ?? [])];
  return {
    ...(titles.length > 1 ? { titles } : titles.length === 1 && { title: titles[0] }),
    ...(aliases.length > 0 && { aliases: aliases.slice(0, 30) }),
  };
}

/** The level below it, on the first track that has it. */
function includesOf({ id, facts }: Level, tracks: readonly Track[]): object {
  const track = tracks.find(({ levels }) => levels.indexOf(id) > 0);
  const below = facts?.includes === true ? track?.levels[(track.levels.indexOf(id) || 1) - 1] : undefined;
  return below === undefined ? {} : { includes: [{ level: below, as: 'assumed' }] };
}

/** "Phase 7" alone: one comes to it from "Phase 6", which another document describes. */
function requiresOf({ id, facts }: Level, isAlone: boolean): object {
  if (facts?.requires !== undefined) return { requires: facts.requires };
  const [, word = '', number] = (isAlone ? /^(\p{L}+ ?)(\d{1,2})$/u.exec(id) : null) ?? [];
  return number === undefined || Number(number) < 2 ? {} : { requires: [`${word}${Number(number) - 1}`] };
}

/** Writes each rubric on one line. */
export const rubricsOnALine = (of: Document | Node): void =>
  visit(of, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === 'rubric' && isMap(value)) value.flow = true;
    },
  });

/** More, and over a longer time, the higher the level: where it begins and how it rises is the import's own. */
function risingRubric(index: number, of: number): Readonly<Record<string, unknown>> {
  const third = of <= 1 ? 0 : Math.floor((index * 3) / of);
  return third === 0
    ? { items: 1, within: '12 months' }
    : third === 1
      ? { items: 2, within: '18 months' }
      : { items: 2, within: '24 months', sustained: '6 months' };
}

function criterionOf(
  statement: Statement,
  competency: string,
  level: Level,
  many: number,
  levelWords: readonly string[],
  taken: Set<string>,
): unknown {
  const { text, more } = criterionParts(statement, levelWords);
  const { id } = statement;
  const named = many > 1 || (id !== undefined && id !== `${competency}.${level.id}`);
  if (!named && Object.keys(more).length === 0) return text;
  return {
    ...(named && {
      id: id !== undefined && ID.test(id) ? id : criterionId(competency, level.id, statement.text, taken),
    }),
    text,
    ...more,
  };
}
