/** Names: ids alike, versions and retired criteria that do not fit, words that no rubric asks for. */
import { groupBy } from '../../text/groups.ts';
import { distance } from 'fastest-levenshtein';
import type { Finding, Place } from '../../findings/finding.ts';
import { lintFinding } from '../../findings/lint.ts';
import { everyRubric } from '../../rubric/branches.ts';
import { near } from '../../text/near.ts';
import { compareVersions } from '../versions.ts';
import { levelPlace, type Check } from './linting.ts';

interface Named {
  readonly id: string;
  readonly place: Place;
}

/** Ids of one sort that differ in a letter, or only in capitals, hyphens and dots. */
export const alike: Check = ({ file, ladder, placeOf }) => {
  const beside = groupBy(ladder.criteria, ({ competency, promotion, group, bucket, level }) =>
    [competency, promotion, group, bucket, level].join('\n'),
  );
  return [
    ...pairs(
      'level',
      ladder.levels.map(({ id }) => ({ id, place: levelPlace(file, id, placeOf) })),
    ),
    ...pairs(
      'track',
      ladder.tracks.map(({ id }, index) => ({ id, place: placeOf(['tracks', index, 'id']) })),
    ),
    ...pairs(
      'competency',
      ladder.competencies.map(({ id }, index) => ({ id, place: placeOf(['competencies', index, 'id']) })),
    ),
    ...[...beside.values()].flatMap((criteria) => pairs('criterion', criteria)),
  ];
};

function pairs(what: string, named: readonly Named[]): Finding[] {
  const read = named.map((own) => {
    const last = own.id.slice(own.id.lastIndexOf('.') + 1);
    return {
      ...own,
      last,
      letters: own.id.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''),
      digits: last.replace(/\D/gu, ''),
    };
  });
  return read.flatMap((own, index) => {
    // Of short names ("L4", "team", "term") each letter counts; numbers that differ are meant.
    const slip = (other: typeof own): boolean =>
      Math.min(own.last.length, other.last.length) >= SHORTEST &&
      Math.abs(own.last.length - other.last.length) <= 1 &&
      own.digits === other.digits &&
      distance(own.last, other.last) === 1;
    const other = read.slice(0, index).find((before) => before.letters === own.letters || slip(before));
    return other === undefined
      ? []
      : [
          lintFinding('lint-id-near', own.place, {
            what,
            id: own.id,
            other: other.id,
            first: other.place,
            here: own.place.path,
          }),
        ];
  });
}

/** The shortest name in which one letter may be a slip. */
const SHORTEST = 6;

/** Changes of versions that are yet to come. */
export const versions: Check = ({ ladder, placeOf, placeBelow }) => {
  const { version } = ladder;
  const later = (since: string | null): since is string => since !== null && (compareVersions(since, version) ?? 0) > 0;
  return [
    ...ladder.criteria.flatMap((criterion) =>
      later(criterion.since)
        ? [
            lintFinding('lint-since-later', placeBelow(criterion, ['since']), {
              id: criterion.id,
              since: criterion.since,
              version,
            }),
          ]
        : [],
    ),
    ...ladder.retired.flatMap(({ id, since }, index) =>
      later(since)
        ? [lintFinding('lint-since-later', placeOf(['retired', index, 'since']), { id, since, version })]
        : [],
    ),
  ];
};

/** Retired criteria that live on, or send people nowhere. A replacement that is retired itself names the next one. */
export const retired: Check = ({ ladder, placeOf }) => {
  const alive = new Map(ladder.criteria.map(({ id, place }) => [id, place]));
  const known = new Set([
    ...alive.keys(),
    ...ladder.groups.map(({ id }) => id),
    ...ladder.retired.filter(({ replacedBy }) => replacedBy.length > 0).map(({ id }) => id),
  ]);
  return ladder.retired.flatMap(({ id, replacedBy }, index) => {
    const place = alive.get(id);
    return [
      ...(place === undefined
        ? []
        : [
            lintFinding('lint-retired-alive', placeOf(['retired', index, 'id']), {
              id,
              first: place,
              here: placeOf(['retired', index, 'id']).path,
            }),
          ]),
      ...replacedBy.flatMap((replacement, position) =>
        known.has(replacement)
          ? []
          : [
              lintFinding(
                'lint-replacement-unknown',
                placeOf(['retired', index, 'replaced-by', ...(replacedBy.length > 1 ? [position] : [])]),
                { id, replacement, near: near(replacement, [...known]) },
              ),
            ],
      ),
    ];
  });
};

/**
 * Scopes and roles of which no rubric asks for any. A single one that nothing asks for is still an answer that
 * candidates need.
 */
export const unused: Check = ({ ladder: { criteria, scopes, roles }, placeOf }) => {
  const rubrics = criteria.flatMap(({ rubric }) => everyRubric(rubric));
  return [
    ...(scopes.length > 0 && rubrics.every(({ scope }) => scope === undefined)
      ? [lintFinding('lint-words-unused', placeOf(['scopes'], 'key'), { key: 'scopes', rule: 'scope' })]
      : []),
    ...(roles.length > 0 && rubrics.every(({ role }) => role === undefined)
      ? [lintFinding('lint-words-unused', placeOf(['roles'], 'key'), { key: 'roles', rule: 'role' })]
      : []),
  ];
};
