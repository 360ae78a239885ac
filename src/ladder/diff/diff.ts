/** What changed between two ladders, in what it means for those who are judged by them. */
import type { Ladder } from '../ladder.ts';
import type { Change } from './change.ts';
import { criteriaChanges, pairs } from './criteria.ts';
import { differences, listChanges, type Both } from './fields.ts';
import { GROUP, PROMOTION } from './groups.ts';
import { AREA, COMPETENCY, LEVEL, TRACK } from './parts.ts';
import { areaRows, inNewNames, promotionKey, renamesOf, type Renamed } from './renames.ts';
import { unwritten, type Unwritten } from './unwritten.ts';
import { LADDER } from './whole.ts';

/** By how much a version rises. */
export type Step = 'major' | 'minor' | 'patch';

export interface LadderDiff {
  readonly changes: readonly Change[];
  /** By how much the version should rise at least; null: nothing changed. */
  readonly step: Step | null;
  /** The version that fits, or null where the old one cannot be counted on. */
  readonly version: string | null;
  /** By the former id of what a report has a row for (criteria, groups, areas that count), the one that it has now. */
  readonly renamed: Renamed;
  /** What the new ladder does not say, so that packets would not be told of a change. */
  readonly unwritten: readonly Unwritten[];
  /** Ids of criteria that people endorsed as something else. */
  readonly confirm: readonly string[];
}

/** The changes from one ladder to another. Pure: the same two give the same list, in the order of `PARTS`. */
export function diffLadders(before: Ladder, after: Ladder): LadderDiff {
  const renames = renamesOf(before, after);
  const was = inNewNames(before, after, renames);
  const paired = pairs(before, was, after);
  const criteria = new Map(
    paired.flatMap(([one, now]) => (one === null || now === null ? [] : [[one.id, now.id] as const])),
  );
  const both: Both = { before: was, after, renamed: criteria };
  const id = (one: { readonly id: string }): string => one.id;
  const never = (): boolean => false;
  const part = <K extends keyof typeof renames>(name: K) => ({
    written: before[name],
    before: was[name],
    after: after[name],
    renamed: renames[name],
  });
  const titled = ({ title }: { readonly title: string }): string => title;
  const changes: readonly Change[] = [
    ...differences(LADDER, was, after, both).map((found): Change => ({ part: 'ladder', id: after.id, ...found })),
    ...listChanges(
      {
        part: 'level',
        ...part('levels'),
        key: id,
        words: ({ titles }) => titles.join(' / '),
        called: ({ titles, aliases }) => [...titles, ...aliases],
        fields: LEVEL,
        blocks: never,
      },
      both,
    ),
    ...listChanges(
      {
        part: 'track',
        ...part('tracks'),
        key: id,
        words: ({ title, levels }) => `${title}: ${levels.join(', ')}`,
        called: ({ title }) => [title],
        fields: TRACK,
        blocks: never,
      },
      both,
    ),
    ...listChanges(
      {
        part: 'area',
        ...part('areas'),
        key: id,
        words: titled,
        // In a packet it only orders what is named.
        called: null,
        fields: AREA,
        blocks: never,
      },
      both,
    ),
    ...listChanges(
      {
        part: 'competency',
        ...part('competencies'),
        key: id,
        words: titled,
        called: ({ title, aliases }) => [title, ...aliases],
        fields: COMPETENCY,
        blocks: never,
      },
      both,
    ),
    ...criteriaChanges(paired, both),
    ...listChanges(
      {
        part: 'group',
        ...part('groups'),
        key: id,
        words: titled,
        called: ({ title }) => [title],
        fields: GROUP,
        blocks: ({ strength }) => strength === 'must',
      },
      both,
    ),
    ...listChanges(
      {
        part: 'promotion',
        ...part('promotions'),
        key: promotionKey,
        words: ({ from, to }) => `${from} → ${to}`,
        // A packet names its levels.
        called: null,
        fields: PROMOTION,
        blocks: never,
      },
      both,
    ),
  ];
  const step = stepOf(changes);
  return {
    changes,
    step,
    version: step === null ? null : versionAfter(before.version, step),
    unwritten: unwritten(paired, changes, before, after),
    confirm: paired.flatMap(([one, now]) => {
      if (one === null || now === null) return [];
      const isSame = one.digest === now.digest || (now.from !== null && now.before?.digest === one.digest);
      return isSame && one.id === now.id ? [] : [now.id];
    }),
    renamed: new Map([...criteria, ...renames.groups, ...areaRows(before, after, renames)]),
  };
}

/** Major: a packet may lose something. Minor: something else is asked for, or in other words. Patch: neither. */
function stepOf(changes: readonly Change[]): Step | null {
  if (changes.some(({ breaks }) => breaks)) return 'major';
  if (changes.some(({ effect }) => effect !== 'editorial')) return 'minor';
  return changes.length > 0 ? 'patch' : null;
}

/** "1.4.2" and minor: "1.5.0". */
function versionAfter(version: string, step: Step): string | null {
  const [, major, minor = '0', patch = '0'] = /^(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/u.exec(version) ?? [];
  if (major === undefined) return null;
  if (step === 'major') return `${Number(major) + 1}.0.0`;
  return step === 'minor' ? `${major}.${Number(minor) + 1}.0` : `${major}.${minor}.${Number(patch) + 1}`;
}
