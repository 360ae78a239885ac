/** Where the parts of a ladder stand in its file, by their ids. */
import { areaFinder, areasOf } from '../resolve/areas.ts';
import { writtenCriteria } from '../resolve/criteria.ts';
import { writtenGroups } from '../resolve/groups.ts';
import { bareLevel, bucketId, levelId, type Where } from '../resolve/places.ts';
import { promotionsOf } from '../resolve/promotions.ts';
import type { LadderFile } from '../format/ladder.ts';
import { PART_KINDS, type PartKind } from '../format/layer.ts';

export type Keys = readonly PropertyKey[];

export interface Parts {
  /** By kind and id, the key path; exchanged where a part is moved. */
  readonly keys: Readonly<Record<PartKind, Map<string, Keys>>>;
  /** Criteria that are sentences of a list: their ids come from their words. */
  readonly derived: ReadonlySet<string>;
}

/** @param file a ladder without errors */
export function partsOf(file: LadderFile, where: Where): Parts {
  const promotions = promotionsOf(file, areaFinder(areasOf(file)));
  const groups = writtenGroups(file, promotions, where);
  const competencies = writtenCriteria(file, where.placeOf);
  const declared = promotions.flatMap(({ promotion, written, index }) =>
    written === null ? [] : [{ id: promotion.id, written, keys: ['promotions', index] }],
  );
  const criteria: (readonly [string, Keys])[] = [
    ...competencies.map(({ id, keys }) => [id, keys] as const),
    ...file.levels.flatMap((level, index) =>
      (bareLevel(level).buckets ?? []).flatMap((bucket, position) =>
        Object.keys(bucket.criteria).map(
          (name) =>
            [
              `${bucketId(levelId(level), bucket.id)}.${name}`,
              ['levels', index, 'buckets', position, 'criteria', name],
            ] as const,
        ),
      ),
    ),
    ...groups.flatMap(({ group, criteria: own }) =>
      own.map(({ name, keys }) => [`${group.id}.${name}`, keys] as const),
    ),
    ...declared.flatMap(({ id, written, keys }) =>
      Object.keys(written.gates ?? {}).map((name) => [`${id}.${name}`, [...keys, 'gates', name]] as const),
    ),
  ];
  const listed = (kind: 'tracks' | 'areas' | 'competencies'): (readonly [string, Keys])[] =>
    (file[kind] ?? []).map(({ id }, index) => [id, [kind, index]]);
  const all: Readonly<Record<PartKind, readonly (readonly [string, Keys])[]>> = {
    levels: file.levels.map((level, index) => [levelId(level), ['levels', index]]),
    tracks: listed('tracks'),
    areas: listed('areas'),
    competencies: listed('competencies'),
    criteria,
    groups: groups.map(({ group, keys }) => [group.id, keys]),
    promotions: declared.map(({ id, keys }) => [id, keys]),
  };
  return {
    keys: {
      levels: new Map(all.levels),
      tracks: new Map(all.tracks),
      areas: new Map(all.areas),
      competencies: new Map(all.competencies),
      criteria: new Map(all.criteria),
      groups: new Map(all.groups),
      promotions: new Map(all.promotions),
    },
    derived: new Set(competencies.flatMap(({ id, derived }) => (derived ? [id] : []))),
  };
}

/** The same, each part with what is found at its key path; what is found nowhere is left out. */
export function eachPart<T>({ keys }: Parts, find: (keys: Keys) => T | undefined): Record<PartKind, Map<string, T>> {
  const found = (kind: PartKind): Map<string, T> =>
    new Map(
      [...keys[kind]].flatMap(([id, path]) => {
        const own = find(path);
        return own === undefined ? [] : [[id, own] as const];
      }),
    );
  const [levels, tracks, areas, competencies, criteria, groups, promotions] = PART_KINDS.map(found);
  return {
    levels: levels ?? new Map(),
    tracks: tracks ?? new Map(),
    areas: areas ?? new Map(),
    competencies: competencies ?? new Map(),
    criteria: criteria ?? new Map(),
    groups: groups ?? new Map(),
    promotions: promotions ?? new Map(),
  };
}
