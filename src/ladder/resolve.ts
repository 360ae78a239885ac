/** From a ladder file as written to the ladder as it is used. */
import { sha256 } from '../text/digest.ts';
import type { Place } from '../findings/finding.ts';
import { gateWords } from '../rubric/gate-words.ts';
import { normalise } from '../text/near.ts';
import { plain } from '../text/words.ts';
import { inherit, openThresholds } from './inherit.ts';
import type {
  Area,
  Criterion,
  Decide,
  Fork,
  Group,
  Ladder,
  Level,
  Note,
  Notes,
  Promotion,
  Retired,
  Track,
} from './ladder.ts';
import type {
  Asked,
  LadderFile,
  NamedCriterion,
  WrittenCriterion,
  WrittenGroup,
  WrittenLevel,
  WrittenPromotion,
  WrittenRubric,
} from './schema.ts';

type PlaceOf = (keyPath: readonly PropertyKey[], part?: 'key' | 'value') => Place;

/** Where the file lies, and the digest of its bytes. */
interface Origin {
  readonly path: string;
  readonly digest: string;
  readonly placeOf: PlaceOf;
}

/** Resolves the file. References to things that are not declared are kept as written; `check.ts` reports them. */
export function resolve(file: LadderFile, { path, digest, placeOf }: Origin): Ladder {
  const areas = areasOf(file);
  const areaNamed = areaFinder(areas);
  const promotions = promotionsOf(file, areaNamed);
  const groups = writtenGroups(file, promotions, placeOf);
  const groupOf = new Map(groups.flatMap(({ group }) => group.of.map((id) => [id, group.id])));
  const criteria = [
    ...competencyCriteria(file, areaNamed, placeOf),
    ...levelCriteria(file, groups, placeOf),
    ...promotionCriteria(file, promotions, groups, placeOf),
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
  };
}

export const levelId = (level: WrittenLevel): string => (typeof level === 'string' ? level : level.id);

/** What a level is besides its id; whoever writes only the id says nothing of it. */
const bareLevel = (level: WrittenLevel): Exclude<WrittenLevel, string> =>
  typeof level === 'string' ? { id: level } : level;

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
    buckets: buckets.map((bucket) => ({ id: bucketId(id, bucket.id), title: bucket.title })),
    goal,
    statement,
    experience,
    tenure,
    responsibilities,
    reach,
    skills: skills.map(({ title: name, depth = null, must = false, items }) => ({ title: name, depth, must, items })),
    private: compensation === undefined ? [] : ['compensation'],
  };
}

/** In an id that people copy, a level is one word: "Phase 7" → `Phase-7`. */
const copyable = (name: string): string => name.replaceAll(' ', '-');
const bucketId = (level: string, bucket: string): string => `${copyable(level)}.${bucket}`;

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

interface WrittenArea extends Area {
  readonly rubric?: WrittenRubric | undefined;
}

/** The areas that are listed; where none are, those that competencies name. */
export function areasOf(file: LadderFile): readonly WrittenArea[] {
  if (file.areas !== undefined) return file.areas;
  const named = new Map<string, WrittenArea>();
  for (const { area } of file.competencies) {
    if (area !== undefined && !named.has(slug(area))) named.set(slug(area), { id: slug(area), title: area });
  }
  return [...named.values()];
}

/** Finds the area of an id or title. */
export function areaFinder(areas: readonly WrittenArea[]): (name: string | undefined) => WrittenArea | null {
  // Backwards, so that the first of two that share a name has it.
  const backwards = areas.toReversed();
  const ids = new Map(backwards.map((area) => [area.id, area]));
  const titles = new Map(backwards.map((area) => [normalise(area.title), area]));
  return (name) =>
    name === undefined ? null : (ids.get(name) ?? titles.get(normalise(name)) ?? ids.get(slug(name)) ?? null);
}

const slug = (title: string): string =>
  normalise(title)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '') || 'area';

/** A criterion of a competency as written, with its id and where it stands. */
interface PlacedCriterion {
  readonly id: string;
  readonly level: string;
  readonly competency: string;
  readonly written: WrittenCriterion;
  readonly keys: readonly PropertyKey[];
  readonly place: Place;
}

/** Every criterion of the competencies, in file order. */
export function writtenCriteria(file: LadderFile, placeOf: PlaceOf): readonly PlacedCriterion[] {
  const found = file.competencies.flatMap(({ id: competency, criteria }, index) =>
    Object.entries(criteria ?? {}).flatMap(([level, value]) => {
      const keys: readonly PropertyKey[] = ['competencies', index, 'criteria', level];
      const list = typeof value === 'string' ? [{ text: value }] : Array.isArray(value) ? value : [value];
      return list.map((written, position): PlacedCriterion => {
        const own = Array.isArray(value) ? keys.concat(position) : keys;
        return {
          id: written.id ?? `${competency}.${level}`,
          level,
          competency,
          written,
          keys: own,
          place: placeOf(own, Array.isArray(value) ? 'value' : 'key'),
        };
      });
    }),
  );
  return found.sort(inFileOrder);
}

/** Records do not keep the order of a file: keys like `4` come first. */
const inFileOrder = (a: { readonly place: Place }, b: { readonly place: Place }): number =>
  a.place.line - b.place.line || a.place.column - b.place.column;

function competencyCriteria(file: LadderFile, areaNamed: ReturnType<typeof areaFinder>, placeOf: PlaceOf): Criterion[] {
  const levelRubric = new Map(file.levels.map((level) => [levelId(level), bareLevel(level).rubric]));
  const competencies = new Map(
    file.competencies.map(({ id, area, rubric }) => [id, { above: areaNamed(area)?.rubric, rubric }]),
  );
  return writtenCriteria(file, placeOf).map(({ id, level, competency, written, place }) => {
    const owner = competencies.get(competency);
    const rubric = inherit([file.rubric, owner?.above, levelRubric.get(level), owner?.rubric, written.rubric]);
    return criterion(written, { id, competency, level, text: written.text, rubric, place });
  });
}

/** Criteria that belong to a level itself: its milestones, and its groups. */
function levelCriteria(file: LadderFile, groups: readonly PlacedGroup[], placeOf: PlaceOf): Criterion[] {
  const levelRubric = new Map(file.levels.map((level) => [levelId(level), bareLevel(level).rubric]));
  const milestones = file.levels.flatMap((written, index) => {
    const { id: level, rubric, buckets = [] } = bareLevel(written);
    return buckets.flatMap(({ id, criteria }, position) =>
      Object.entries(criteria).map(([name, own]) =>
        criterion(own, {
          id: `${bucketId(level, id)}.${name}`,
          bucket: bucketId(level, id),
          level,
          text: own.text,
          rubric: inherit([file.rubric, rubric, own.rubric]),
          place: placeOf(['levels', index, 'buckets', position, 'criteria', name], 'key'),
        }),
      ),
    );
  });
  const grouped = groups.flatMap(({ group, criteria }) =>
    group.level === null
      ? []
      : criteria.map(({ name, written, place }) =>
          criterion(
            { strength: group.strength, ...written },
            {
              id: `${group.id}.${name}`,
              level: group.level ?? '',
              text: written.text,
              rubric: inherit([file.rubric, levelRubric.get(group.level ?? ''), written.rubric]),
              place,
            },
          ),
        ),
  );
  return [...milestones, ...grouped].sort(inFileOrder);
}

/** What a criterion is made of besides what its owner wrote. */
type Parts = Pick<Criterion, 'id' | 'level' | 'text' | 'rubric' | 'place'> &
  Partial<Pick<Criterion, 'competency' | 'promotion' | 'bucket'>>;

function criterion(
  written: Omit<WrittenCriterion, 'id' | 'text'>,
  { id, level, text, rubric, place, competency = null, promotion = null, bucket = null }: Parts,
): Criterion {
  const {
    strength = 'must',
    facets = [],
    guidance = null,
    examples = [],
    'anti-examples': antiExamples = [],
    prompts = [],
    aliases = [],
    tracks = [],
    from = null,
    until = null,
    since = null,
    was = [],
  } = written;
  const meaning = { text, strength, rubric, ...(facets.length > 0 && { facets }) };
  return {
    id,
    competency,
    promotion,
    group: null,
    bucket,
    level,
    strength,
    text,
    facets,
    guidance,
    examples,
    antiExamples,
    prompts,
    aliases,
    tracks,
    rubric,
    from,
    until,
    since,
    was,
    needsOwner: openThresholds(rubric),
    digest: `sha256:${sha256(canonical(meaning))}`,
    place,
  };
}

/** A group, and the criteria that are written in it. */
interface PlacedGroup {
  readonly group: Group;
  readonly criteria: readonly { readonly name: string; readonly written: NamedCriterion; readonly place: Place }[];
}

/** Every group of levels and promotions, in file order; a group before those in it. */
function writtenGroups(
  file: LadderFile,
  promotions: readonly PlacedPromotion[],
  placeOf: PlaceOf,
): readonly PlacedGroup[] {
  const read = (
    written: WrittenGroup,
    owner: Pick<Group, 'level' | 'promotion'>,
    prefix: string,
    above: Group['strength'],
    keys: readonly PropertyKey[],
  ): PlacedGroup[] => {
    const id = `${prefix}${written.id}`;
    const strength = written.strength ?? above;
    const inner = (written.groups ?? []).flatMap((group, index) =>
      read(group, owner, `${id}.`, strength, [...keys, 'groups', index]),
    );
    const criteria = Object.entries(written.criteria ?? {})
      .map(([name, own]) => ({ name, written: own, place: placeOf([...keys, 'criteria', name], 'key') }))
      .sort(inFileOrder);
    const of = [
      ...new Set([
        ...criteria.map(({ name }) => `${id}.${name}`),
        ...(written.of ?? []),
        ...(written.groups ?? []).map((group) => `${id}.${group.id}`),
      ]),
    ];
    const { rule } = written;
    const min = rule === 'all' ? of.length : rule === 'any' ? 1 : rule['at-least'];
    return [
      {
        group: {
          id,
          title: written.title ?? written.id,
          ...owner,
          strength,
          rule: typeof rule === 'string' ? rule : 'at-least',
          min,
          of,
          group: null,
          place: placeOf(keys),
        },
        criteria,
      },
      ...inner,
    ];
  };
  return [
    ...(file.groups ?? []).flatMap((group, index) =>
      read(group, { level: group.level, promotion: null }, '', 'must', ['groups', index]),
    ),
    ...promotions.flatMap(({ promotion, written, index }) =>
      (written?.groups ?? []).flatMap((group, position) =>
        read(group, { level: null, promotion: promotion.id }, `${promotion.id}.`, 'must', [
          'promotions',
          index,
          'groups',
          position,
        ]),
      ),
    ),
  ];
}

/** JSON with sorted keys: the same meaning gives the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const NO_DECISION: Decide = { should: 'open', partial: 0, everyArea: false, inArea: [] };

interface PlacedPromotion {
  readonly promotion: Promotion;
  readonly written: WrittenPromotion | null;
  /** Its position in the file, or -1. */
  readonly index: number;
}

/** Along each track, neighbours first; then the way in from outside the ladder, and what else is declared. */
function promotionsOf(file: LadderFile, areaNamed: ReturnType<typeof areaFinder>): readonly PlacedPromotion[] {
  const found: PlacedPromotion[] = [];
  const seen = new Set<number | string>();
  const once = (key: number | string): boolean => {
    const first = !seen.has(key);
    seen.add(key);
    return first;
  };
  const stepOf = (from: string, to: string): string => `${from}\n${to}`;
  const steps = new Map<string, { readonly written: WrittenPromotion; readonly index: number }[]>();
  file.promotions?.forEach((written, index) => {
    const step = stepOf(written.from, written.to);
    const same = steps.get(step);
    if (same === undefined) steps.set(step, [{ written, index }]);
    else same.push({ written, index });
  });
  const add = (written: WrittenPromotion, index: number): void => {
    const { from, to, track = null } = written;
    const alone = steps.get(stepOf(from, to))?.length === 1;
    if (!once(index)) return;
    const {
      returns = false,
      kind = returns ? 'switch' : 'step',
      timeline = null,
      statistics = [],
      prepare = [],
      risks = [],
    } = written;
    found.push({
      written,
      index,
      promotion: {
        id: promotionId(from, to, alone ? null : track),
        from,
        to,
        track,
        kind,
        returns,
        decide: decideOf(written, areaNamed),
        declared: true,
        timeline,
        statistics,
        prepare,
        risks,
      },
    });
  };
  const step = (from: string, to: string, track: string): void => {
    const same = steps.get(stepOf(from, to)) ?? [];
    const here = same.filter(({ written }) => written.track === undefined || written.track === track);
    for (const { written, index } of here) add(written, index);
    const only = same.length === 0 ? null : track;
    if (here.length > 0 || (only === null && !once(stepOf(from, to)))) return;
    found.push({
      written: null,
      index: -1,
      promotion: {
        id: promotionId(from, to, only),
        from,
        to,
        track: only,
        kind: 'step',
        returns: false,
        decide: NO_DECISION,
        declared: false,
        timeline: null,
        statistics: [],
        prepare: [],
        risks: [],
      },
    });
  };
  for (const { id, levels } of file.tracks)
    levels.slice(1).forEach((to, position) => step(levels[position] ?? '', to, id));
  for (const level of file.levels) {
    for (const from of bareLevel(level).requires ?? [])
      for (const { id, levels } of file.tracks) if (levels.includes(levelId(level))) step(from, levelId(level), id);
  }
  file.promotions?.forEach(add);
  return found;
}

const promotionId = (from: string, to: string, track: string | null): string =>
  copyable(`${track === null ? '' : `${track}.`}${from}-${to}`);

const decideOf = ({ decide }: WrittenPromotion, areaNamed: ReturnType<typeof areaFinder>): Decide => ({
  should: decide?.should ?? NO_DECISION.should,
  partial: decide?.partial?.max ?? NO_DECISION.partial,
  everyArea: decide?.areas === 'all',
  inArea: (decide?.['at-least'] ?? []).map(({ area, min }) => ({ area: areaNamed(area)?.id ?? area, min })),
});

/** Criteria of promotions: gates, and those in groups. */
function promotionCriteria(
  file: LadderFile,
  promotions: readonly PlacedPromotion[],
  groups: readonly PlacedGroup[],
  placeOf: PlaceOf,
): Criterion[] {
  const gates = promotions.flatMap(({ promotion, written, index }) =>
    Object.entries(written?.gates ?? {}).flatMap(([name, gate]) => {
      if (gate === undefined) return [];
      const { asks, rubric: own, text, ...stated } = gate;
      // A gate that asks about time or people asks for evidence only where it says so itself.
      const rubric = asks === null ? inherit([file.rubric, own]) : inherit([asks, own]);
      return [
        criterion(stated, {
          text: text ?? sentence(asks ?? {}),
          id: `${promotion.id}.${name}`,
          promotion: promotion.id,
          level: promotion.to,
          rubric,
          place: placeOf(['promotions', index, 'gates', name], 'key'),
        }),
      ];
    }),
  );
  const targets = new Map(promotions.map(({ promotion }) => [promotion.id, promotion.to]));
  const grouped = groups.flatMap(({ group, criteria }) =>
    group.promotion === null
      ? []
      : criteria.map(({ name, written, place }) =>
          criterion(
            { strength: group.strength, ...written },
            {
              id: `${group.id}.${name}`,
              promotion: group.promotion,
              level: targets.get(group.promotion ?? '') ?? '',
              text: written.text,
              rubric: inherit([file.rubric, written.rubric]),
              place,
            },
          ),
        ),
  );
  return [...gates, ...grouped].sort(inFileOrder);
}

/** "At least 12 months in the level." */
function sentence(asks: Asked): string {
  const words = plain(gateWords(asks)).replaceAll('`', '');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
