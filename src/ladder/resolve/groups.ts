import type { Place } from '../../findings/finding.ts';
import type { Group } from '../ladder.ts';
import type { NamedCriterion } from '../format/criterion.ts';
import type { WrittenGroup } from '../format/group.ts';
import type { LadderFile } from '../format/ladder.ts';
import { inFileOrder, type PlaceOf } from './places.ts';
import type { PlacedPromotion } from './promotions.ts';

/** A group, and the criteria that are written in it. */
export interface PlacedGroup {
  readonly group: Group;
  readonly criteria: readonly { readonly name: string; readonly written: NamedCriterion; readonly place: Place }[];
}

/** Every group of levels and promotions, in file order; a group before those in it. */
export function writtenGroups(
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
