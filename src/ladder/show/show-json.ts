/** The resolved ladder as a program reads it: `ladder show --format json`. */
import { gateRules, itemRules, setRules } from '../../rubric/rules/index.ts';
import type { PeopleRule, RateRule, Rubric, SustainedRule } from '../rubric.ts';
import { durationWords } from '../../text/time.ts';
import type { Criterion, Ladder } from '../ladder.ts';

/** The resolved ladder as one JSON object: all of the model but the places in its file. Pay never reaches the model. */
export function showJson(ladder: Ladder): Readonly<Record<string, unknown>> {
  const {
    id,
    version,
    title,
    digest,
    scopes,
    roles,
    levels,
    levelSets,
    tracks,
    forks,
    areas,
    competencies,
    retired,
    notes,
    scales,
    phrasings,
    tables,
    glossary,
    inheritance,
    transition,
  } = ladder;
  return {
    schema: 1,
    id,
    version,
    title,
    digest,
    ...(inheritance && { inheritance }),
    transition,
    scopes,
    roles,
    levels,
    levelSets,
    tracks,
    forks,
    areas,
    competencies,
    criteria: ladder.criteria.map(criterionJson),
    groups: ladder.groups.map(unplaced),
    promotions: ladder.promotions.map((promotion) => ({
      ...promotion,
      gates: ladder.criteria
        .filter((criterion) => criterion.promotion === promotion.id && !isOfGroup(criterion))
        .map(({ id }) => id),
    })),
    retired,
    ...notes,
    scales,
    phrasings,
    tables,
    glossary,
  };
}

function criterionJson({ before, ...criterion }: Criterion): Written {
  const was = before && {
    text: before.text,
    strength: before.strength,
    facets: before.facets,
    rubric: asWritten(before.rubric),
    digest: before.digest,
  };
  return { ...unplaced(criterion), before: was, rubric: asWritten(criterion.rubric) };
}

/** Whether the criterion stands in its group: one that the group names by its id stands elsewhere. */
const isOfGroup = ({ id, group }: Criterion): boolean => group !== null && id.startsWith(`${group}.`);

type Written = Readonly<Record<string, unknown>>;

/** Places in the file are left out: they are no part of what the ladder means. */
const unplaced = (value: object): Written =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'place'));

/**
 * A rubric as an owner writes it: read again where nothing is inherited, it is the same.
 * @param around the rubric of which this one is a branch: it inherits the item rules that it does not remove
 */
function asWritten(rubric: Rubric, around: Rubric = {}): Written {
  const {
    within,
    metric,
    certificate,
    kinds,
    repositories,
    sustained,
    change,
    rate,
    people,
    sponsors,
    packet,
    'time-in-level': time,
    'since-promotion': since,
    any,
    all,
    'at-least': atLeast,
    link,
    count,
    ...rest
  } = rubric;
  const removed = Object.keys(itemRules).filter((name) => Object.hasOwn(around, name) && !Object.hasOwn(rubric, name));
  const bare = (any ?? all ?? atLeast) === undefined && !OVER_ALL.some((name) => Object.hasOwn(rubric, name));
  const branches = (list: readonly Rubric[]): Written[] => list.map((branch) => asWritten(branch, rubric));
  return {
    ...rest,
    ...(link && { link: link.unread === null ? link.min : link }),
    ...(within && { within: durationWords(within) }),
    ...(metric && { metric: metric.unit === null ? true : metric }),
    ...(certificate && { certificate: certificate.issuer.length === 0 ? true : certificate }),
    ...(kinds && { kinds: stated(kinds) }),
    ...(repositories && { repositories: stated(repositories) }),
    ...(sustained && { sustained: sustainedWritten(sustained) }),
    ...(count && { count: { ...stated(count), of: count.of.length === 1 ? count.of[0] : count.of } }),
    ...(change && { change: { ...stated(change), ...(change.to !== null && { to: amount(change.to, change.unit) }) } }),
    ...(rate && { rate: rateWritten(rate) }),
    ...(people && { people: peopleWritten(people) }),
    ...(time && { 'time-in-level': durationWords(time) }),
    ...(since && { 'since-promotion': durationWords(since) }),
    ...(sponsors && { sponsors: peopleWritten(sponsors) }),
    ...(packet && { packet: stated(packet) }),
    ...(any && { any: branches(any) }),
    ...(all && { all: branches(all) }),
    ...(atLeast && { 'at-least': { min: atLeast.min, of: branches(atLeast.of) } }),
    ...Object.fromEntries(removed.map((name) => [name, false])),
    // Without a rule about all items one item is asked for: where an owner removed that, the output has to say so.
    ...(bare && { items: false }),
  };
}

/** The rules with which a rubric asks for no item of its own accord. */
const OVER_ALL = [...Object.keys(setRules), ...Object.keys(gateRules)];

/** A parameter without what an owner left out. */
const stated = (parameter: object): Written =>
  Object.fromEntries(
    Object.entries(parameter).filter(
      ([, value]: [string, unknown]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );

const months = (n: number): string => durationWords({ months: n });

const sustainedWritten = ({ span, points, gap }: SustainedRule): Written => ({
  span: months(span),
  points,
  ...(gap !== null && { gap: months(gap) }),
});

/** A number of base units with the name of the unit, where it has one that everybody writes. */
function amount(base: number, unit: string | null): number | string {
  if (unit === 'time') return `${base} s`;
  if (unit === 'data') return `${base} B`;
  return unit === 'percent' ? `${Number((base * 100).toPrecision(15))} %` : base;
}

const rateWritten = ({ min, written, sum }: RateRule): Written =>
  min === 'needs-owner' ? { min, unit: written } : { min: written, ...(sum && { sum }) };

const peopleWritten = (rule: PeopleRule): Written => ({
  ...stated(rule),
  ...(rule.share !== null && { share: fraction(rule.share) }),
});

/** A part of a whole as the smallest fraction that is exactly it: owners write "1/3" or "25 %". */
function fraction(share: number): string {
  for (let whole = 1; whole < 1000; whole += 1) {
    const part = Math.round(share * whole);
    if (part / whole === share) return `${part}/${whole}`;
  }
  return `${Math.round(share * 100)} %`;
}
