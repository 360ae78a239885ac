/** What a change of a group or of a promotion means. */
import { more, opposite, together, type Compared } from '../../rubric/stricter.ts';
import { prose } from '../../text/words.ts';
import type { Decide, Group, Promotion } from '../ladder.ts';
import { kindText, ruleText } from '../show/outline.ts';
import { comparison, difference, type Difference } from './change.ts';
import { strength } from './criteria.ts';
import { another, beside, elsewhere, title, type Both, type Fields } from './fields.ts';

/** How many of which a group asks for. */
function howMany(before: Group, after: Group, { renamed }: Both): Difference[] {
  // To need one more, or to have one way less, is stricter.
  const spare = (group: Group): number => group.of.length - group.min;
  const words = ({ min, of }: Group) => prose(`${min} of ${of.length}`);
  const compared = together(more(before.min, after.min), opposite(more(spare(before), spare(after))));
  if (compared !== 'same') return comparison(compared, { of: 'how many', before: words(before), after: words(after) });
  const was = before.of.map((id) => renamed.get(id) ?? id);
  const same = was.length === after.of.length && was.every((id) => after.of.includes(id));
  return same
    ? []
    : comparison('other', { of: 'of which', before: prose(before.of.join(', ')), after: prose(after.of.join(', ')) });
}

function moved(before: Group, after: Group): Difference[] {
  const where = ({ level, promotion, group }: Group): string =>
    [level, promotion, group].filter((part) => part !== null).join(', ');
  const [was, is] = [where(before), where(after)];
  return was === is ? [] : [difference('moved', { before: prose(was), after: prose(is), breaks: true })];
}

export const GROUP: Fields<Group> = {
  id: elsewhere,
  title: title(({ title: own }) => [own]),
  level: moved,
  promotion: elsewhere,
  group: elsewhere,
  strength,
  of: howMany,
  // Both are said by how many of how many.
  rule: elsewhere,
  min: elsewhere,
  place: elsewhere,
};

type InArea = Decide['inArea'];

const areasCompared = (before: InArea, after: InArea): Compared[] =>
  [...new Set([...before, ...after].map(({ area }) => area))].map((area) => {
    const least = (list: InArea): number => list.find((one) => one.area === area)?.min ?? 0;
    return more(least(before), least(after));
  });

function decided({ decide: was }: Promotion, { decide: is }: Promotion): Compared {
  const explained = ({ should }: Decide): number => (should === 'met-or-explained' ? 1 : 0);
  return together(
    more(explained(was), explained(is)),
    opposite(more(was.partial, is.partial)),
    opposite(more(was.waivers ?? Infinity, is.waivers ?? Infinity)),
    more(Number(was.everyArea), Number(is.everyArea)),
    ...areasCompared(was.inArea, is.inArea),
  );
}

const kindOf = (promotion: Promotion): string => (promotion.kind === 'step' ? 'a step up' : kindText(promotion));

export const PROMOTION: Fields<Promotion> = {
  id: elsewhere,
  from: another('from', ({ from }) => from),
  to: another('to', ({ to }) => to),
  // Part of what it is known by.
  track: elsewhere,
  kind: (before, after) =>
    before.kind === after.kind && before.returns === after.returns
      ? []
      : [
          difference('changed', {
            of: 'kind',
            before: prose(kindOf(before)),
            after: prose(kindOf(after)),
            breaks: true,
          }),
        ],
  returns: elsewhere,
  decide: (before, after, both) =>
    comparison(decided(before, after), {
      of: 'how it is decided',
      before: prose(ruleText(before, both.before)),
      after: prose(ruleText(after, both.after)),
    }),
  // One that is written out asks for what one that is implied asks for.
  declared: elsewhere,
  timeline: beside('timeline', ({ timeline }) => timeline),
  statistics: beside('statistics', ({ statistics }) => statistics),
  prepare: beside('prepare', ({ prepare }) => prepare),
  risks: beside('risks', ({ risks }) => risks),
};
