/** From a ladder file as written to the ladder as it is used. */
import type { Area, Fork, Ladder, Level, Note, Notes, Retired, Track } from '../ladder.ts';
import type { WrittenLevel, LadderFile } from '../format/ladder.ts';
import { areaFinder, areasOf } from './areas.ts';
import { competencyCriteria, levelCriteria, promotionCriteria } from './criteria.ts';
import { writtenGroups } from './groups.ts';
import { bareLevel, bucketId, type Where } from './places.ts';
import { promotionsOf } from './promotions.ts';

/** Where the file lies, and the digest of its bytes. */
interface Origin extends Where {
  readonly path: string;
  readonly digest: string;
}

/** Resolves the file. References to things that are not declared are kept as written; `src/ladder/check.ts` reports them. */
export function resolve(file: LadderFile, { path, digest, ...where }: Origin): Ladder {
  const areas = areasOf(file);
  const areaNamed = areaFinder(areas);
  const promotions = promotionsOf(file, areaNamed);
  const groups = writtenGroups(file, promotions, where);
  const groupOf = new Map(groups.flatMap(({ group }) => group.of.map((id) => [id, group.id])));
  const criteria = [
    ...competencyCriteria(file, areaNamed, where),
    ...levelCriteria(file, groups, where),
    ...promotionCriteria(file, promotions, groups, where),
  ];
  return {
    path,
    digest,
    id: file.id,
    version: file.version,
    title: file.title,
    scopes: file.scopes ?? [],
    roles: file.roles ?? [],
    levels: file.levels.map(levelOf),
    levelSets: file['level-sets'] ?? {},
    tracks: file.tracks.map(({ id, title, levels }): Track => ({ id, title: title ?? id, levels })),
    forks: (file.forks ?? []).map((fork): Fork => ({
      ...fork,
      try: fork.try ?? [],
      options: fork.options.map(({ pros = [], cons = [], fits = [], prepare = [], ...option }) => ({
        ...option,
        pros,
        cons,
        fits,
        prepare,
      })),
    })),
    areas: areas.map(({ id, title }): Area => ({ id, title })),
    competencies: file.competencies.map(({ id, title, aliases, area: named }) => ({
      id,
      title,
      aliases: aliases ?? [],
      area: areaNamed(named)?.id ?? null,
    })),
    criteria: criteria.map((own) => ({ ...own, group: groupOf.get(own.id) ?? null })),
    groups: groups.map(({ group }) => ({ ...group, group: groupOf.get(group.id) ?? null })),
    promotions: promotions.map(({ promotion }) => promotion),
    retired: (file.retired ?? []).map((one): Retired => ({
      id: one.id,
      text: one.text ?? null,
      was: one.was ?? [],
      replacedBy: one['replaced-by'] ?? [],
      since: one.since ?? null,
    })),
    notes: notesOf(file),
    scales: file.scales ?? [],
    phrasings: (file.phrasings ?? []).map((phrasing) => ({ ...phrasing, hint: phrasing.hint ?? null })),
    tables: file.tables ?? [],
    glossary: file.glossary ?? {},
    transition: file.transition ?? null,
  };
}

function levelOf(level: WrittenLevel): Level {
  const {
    id,
    title,
    titles = [],
    aliases = [],
    includes = [],
    requires = [],
    equivalents = {},
    buckets = [],
    goal = null,
    statement = null,
    experience = null,
    years = null,
    tenure = null,
    responsibilities = [],
    reach = [],
    skills = [],
    compensation,
  } = bareLevel(level);
  return {
    id,
    titles: [...new Set([...(title === undefined ? [] : [title]), ...titles])],
    aliases,
    includes,
    requires,
    equivalents,
    buckets: buckets.map((bucket) => ({
      id: bucketId(id, bucket.id),
      title: bucket.title,
      month: bucket.month ?? null,
    })),
    goal,
    statement,
    experience,
    years,
    tenure,
    responsibilities,
    reach,
    skills: skills.map(({ title: name, depth = null, must = false, items }) => ({ title: name, depth, must, items })),
    private: compensation === undefined ? [] : ['compensation'],
  };
}

function notesOf(file: LadderFile): Notes {
  const of = (written: LadderFile['maxims']): readonly Note[] =>
    (written ?? []).map(({ text, title = null, competency = null, level = null, track = null, fix = null }) => ({
      text,
      title,
      competency,
      level,
      track,
      fix,
    }));
  return {
    maxims: of(file.maxims),
    pitfalls: of(file.pitfalls),
    barriers: of(file.barriers),
    about: of(file.about),
    notAbout: of(file['not-about']),
    notRequired: of(file['not-required']),
    examples: of(file.examples),
    advice: of(file.advice),
  };
}
