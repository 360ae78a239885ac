/** Rubrics that nobody can apply: amounts in words, thresholds left open, criteria that anything meets. */
import { fold } from '../../text/scale.ts';
import { lintFinding } from '../../findings/lint.ts';
import type { Rubric } from '../rubric.ts';
import type { RuleName } from '../rubric.ts';
import type { Criterion } from '../ladder.ts';
import type { Check } from './linting.ts';

/**
 * Amounts, frequencies and changes that two readers measure differently. Qualities ("good", "complex") are another
 * matter: those are judged.
 */
const VAGUE =
  /\b(?:significant(?:ly)?|substantial(?:ly)?|considerabl[ey]|measurabl[ey]|dramatic(?:ally)?|several|various|numerous|multiple|many|some|most of|a (?:lot|number|few|couple|variety) of|lots of|plenty of|sufficient(?:ly)?|enough|adequate(?:ly)?|often|frequent(?:ly)?|regular(?:ly)?|occasional(?:ly)?|sometimes|usually|typically|consistent(?:ly)?|etc)\b/giu;

export const vague: Check = ({ ladder, textPlace, placeIn }) =>
  ladder.criteria.flatMap((criterion) => {
    const words = [...new Set([...criterion.text.matchAll(VAGUE)].map(([word]) => word.toLowerCase()))];
    if (words.length === 0 || measures(criterion.rubric)) return [];
    const [first = ''] = criterion.text.match(VAGUE) ?? [];
    return [lintFinding('lint-vague', placeIn(textPlace(criterion), first), { id: criterion.id, words })];
  });

/** Whether a rubric counts something, or leaves it to a person. */
function measures(rubric: Rubric): boolean {
  const { any, all, 'at-least': atLeast, items = 1, link, verified = 1, judgement } = rubric;
  return (
    judgement === true ||
    items === 'needs-owner' ||
    items > 1 ||
    (link?.min ?? 1) > 1 ||
    verified > 1 ||
    COUNTING.some((rule) => rubric[rule] !== undefined) ||
    atLeast !== undefined ||
    all !== undefined ||
    (any?.every(measures) ?? false)
  );
}
const COUNTING = [
  'metric',
  'endorsed',
  'kinds',
  'facets',
  'repositories',
  'sustained',
  'count',
  'change',
  'rate',
  'people',
  'sponsors',
  'time-in-level',
  'since-promotion',
  'previous-level',
  'packet',
] as const;

/** Thresholds that only the owner can set, one by one. */
export const open: Check = ({ ladder, placeBelow }) =>
  ladder.criteria.flatMap((criterion) =>
    criterion.needsOwner.map((threshold) => {
      const way = threshold.split('.').map((key) => (/^\d+$/u.test(key) ? Number(key) : key));
      return lintFinding('lint-needs-owner', placeBelow(criterion, ['rubric', ...way]), {
        id: criterion.id,
        threshold,
      });
    }),
  );

/** Criteria whose scope is the narrowest of the list: told once, at the first. */
export const narrowest: Check = ({ ladder, placeBelow }) => {
  const [scope] = ladder.scopes;
  if (scope === undefined || ladder.scopes.length < 2) return [];
  const criteria = ladder.criteria.filter(
    ({ rubric }) => rubric.scope !== undefined && fold(rubric.scope) === fold(scope),
  );
  const [first] = criteria;
  if (first === undefined) return [];
  const place = placeBelow(first, ['rubric', 'scope']);
  return [lintFinding('lint-scope-narrowest', place, { criteria: criteria.map(({ id }) => id), scope })];
};

/** Criteria that sentences meet by themselves: told once, at the first. */
export const thin: Check = ({ ladder, textPlace }) => {
  const criteria = ladder.criteria.filter(isThin);
  const [first] = criteria;
  if (first === undefined) return [];
  return [
    lintFinding('lint-rubric-thin', textPlace(first), {
      criteria: criteria.length,
      of: ladder.criteria.length,
      first: criteria.map(({ id }) => id),
    }),
  ];
};

/** What a sentence of the candidate's says by itself, and what says nothing of the evidence. */
const SENTENCE: ReadonlySet<string> = new Set([
  'items',
  'dated',
  'within',
  'scope',
  'role',
  'sustained',
  'reuse',
  'waivable',
  'not-applicable',
] satisfies RuleName[]);

const isThin = ({ rubric }: Criterion): boolean =>
  Object.keys(rubric).length > 0 && Object.keys(rubric).every((rule) => SENTENCE.has(rule));
