/** What of a ladder comes from where. */
import type { BaseLadder, Ladder, Origin } from '../ladder.ts';
import type { PartKind } from '../format/layer.ts';
import type { BaseFile } from './base.ts';
import type { Merged } from './merge.ts';

/** What a criterion is changed by where it is not named itself. */
export const BY_RUBRIC_ABOVE = 'a rubric above it';

/**
 * The ladder, each level, competency and criterion with where it comes from.
 * @param under the ladder that it stands on, by itself
 */
export function withOrigins(ladder: Ladder, under: Ladder, base: BaseFile, { changes, retired }: Merged): Ladder {
  const nearest: BaseLadder = {
    path: base.path,
    commit: base.commit,
    id: under.id,
    version: under.version,
    digest: under.digest,
  };
  const several = under.inheritance !== undefined;
  const told = (origin: Omit<Origin, 'said'>): Origin => ({ ...origin, said: saidOf(origin, several) });
  const originOf = (
    kind: PartKind,
    id: string,
    before: { readonly origin?: Origin } | undefined,
    above = false,
  ): Origin => {
    if (before === undefined) return told({ from: ladder.path, own: true, changed: [] });
    const former = before.origin ?? { from: base.path, changed: [] };
    const own = changes.filter((change) => change.kind === kind && change.id === id).flatMap(({ what }) => what);
    const what = own.length === 0 && above ? [BY_RUBRIC_ABOVE] : own;
    return told({
      from: former.from,
      own: false,
      changed: [
        ...former.changed.map((change) => ({ ...change, own: false })),
        ...(what.length === 0 ? [] : [{ by: ladder.path, own: true, what }]),
      ],
    });
  };
  const named = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
    new Map(list.map((one) => [one.id, one]));
  const [levels, competencies, criteria] = [named(under.levels), named(under.competencies), named(under.criteria)];
  return {
    ...ladder,
    levels: ladder.levels.map((own) => ({ ...own, origin: originOf('levels', own.id, levels.get(own.id)) })),
    competencies: ladder.competencies.map((own) => ({
      ...own,
      origin: originOf('competencies', own.id, competencies.get(own.id)),
    })),
    criteria: ladder.criteria.map((own) => {
      const before = criteria.get(own.id);
      return { ...own, origin: originOf('criteria', own.id, before, before?.digest !== own.digest) };
    }),
    inheritance: {
      bases: [nearest, ...(under.inheritance?.bases ?? [])],
      retired: [...(under.inheritance?.retired ?? []), ...retired],
    },
  };
}

/** Where a part comes from, for readers: of one base it need not be said what comes from it as it is. */
const saidOf = ({ from, own, changed }: Omit<Origin, 'said'>, several: boolean): readonly string[] => [
  ...(own ? ['added here'] : several ? [`from ${from}`] : []),
  ...changed.map((one) => `changed ${one.own ? 'here' : `in ${one.by}`}: ${one.what.join(', ')}`),
];
