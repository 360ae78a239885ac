/** What a ladder makes of the one that it stands on. */
import { lintFinding } from '../../findings/lint.ts';
import { comparedRules } from '../../rubric/compare.ts';
import type { Criterion, Ladder } from '../ladder.ts';
import type { Check } from './linting.ts';

const STRENGTHS = ['suggested', 'should', 'must'];

/** What of a criterion asks for less: names of rules, or `strength`. */
function looser(was: Criterion, is: Criterion, { scopes }: Ladder): readonly string[] {
  const weaker = STRENGTHS.indexOf(is.strength) < STRENGTHS.indexOf(was.strength) ? ['strength'] : [];
  return [
    ...weaker,
    ...comparedRules(was.rubric, is.rubric, scopes).flatMap(({ before: rule, is: compared }) =>
      compared === 'looser' ? [rule] : [],
    ),
  ];
}

/** A shared ladder asks everybody for the same: where this one asks for less, its owner should know it. */
export const loosens: Check = ({ ladder, base, placeOf }) => {
  if (base === null) return [];
  const now = new Map(ladder.criteria.map((criterion) => [criterion.id, criterion]));
  return base.criteria.flatMap((was) => {
    const is = now.get(was.id);
    const of = is === undefined ? ['retired'] : looser(was, is, ladder);
    if (of.length === 0) return [];
    const changed = is?.place.path === ladder.path ? is.place : null;
    const index = is === undefined ? ladder.retired.findIndex(({ id }) => id === was.id) : -1;
    // What a rubric above takes away stands at no criterion of this file.
    const place = changed ?? (index >= 0 ? placeOf(['retired', index]) : placeOf(['rubric']));
    const here = place.path === ladder.path ? place : { path: ladder.path, line: 1, column: 1 };
    return [lintFinding('lint-base-loosened', here, { id: was.id, of })];
  });
};

/** Packets pin a version: of two ladders that ask for different things, it should not be the same. */
export const sameVersion: Check = ({ ladder, base }) => {
  if (base === null || ladder.version !== base.version || ladder.id !== base.id) return [];
  const digests = ({ criteria }: Ladder): string => JSON.stringify(criteria.map(({ id, digest }) => [id, digest]));
  return digests(base) === digests(ladder)
    ? []
    : [lintFinding('lint-base-version', { path: ladder.path, line: 1, column: 1 }, { version: ladder.version })];
};
