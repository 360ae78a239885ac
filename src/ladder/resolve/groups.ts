import type { Place } from '../../findings/finding.ts';
import type { Group } from '../ladder.ts';
import type { NamedCriterion } from '../format/criterion.ts';
import type { WrittenGroup } from '../format/group.ts';
import type { LadderFile } from '../format/ladder.ts';
import { inOrder, type Where } from './places.ts';
import type { PlacedPromotion } from './promotions.ts';

/** A group, and the criteria that are written in it. */
export interface PlacedGroup {
  readonly group: Group;
  readonly criteria: readonly {
    readonly name: string;
    readonly written: NamedCriterion;
    readonly keys: readonly PropertyKey[];
    readonly place: Place;
  }[];
  readonly keys: readonly PropertyKey[];
}

/** Every group of levels and promotions, in file order; a group before those in it. */
export function writtenGroups(
  file: LadderFile,
  promotions: readonly PlacedPromotion[],
  where: Where,
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
    const criteria = inOrder(
      Object.entries(written.criteria ?? {}).map(([name, own]) => {
        const at = [...keys, 'criteria', name];
        return { name, written: own, keys: at, place: where.placeOf(at, 'key') };
      }),
      where,
    );
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
          place: where.placeOf(keys),
        },
        criteria,
        keys,
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
