/** What changed between two ladders, in what it means for those who are judged by them. */
import type { Ladder } from '../ladder.ts';
import type { Change } from './change.ts';
import { criteriaChanges, pairs } from './criteria.ts';
import { differences, listChanges, type Both } from './fields.ts';
import { GROUP, PROMOTION, promotionKey } from './groups.ts';
import { AREA, COMPETENCY, LEVEL, TRACK } from './parts.ts';
import { LADDER } from './whole.ts';

/** By how much a version rises. */
export type Step = 'major' | 'minor' | 'patch';

export interface LadderDiff {
  readonly changes: readonly Change[];
  /** By how much the version should rise at least; null: nothing changed. */
  readonly step: Step | null;
  /** The version that fits, or null where the old one cannot be counted on. */
  readonly version: string | null;
}

/** The changes from one ladder to another. Pure: the same two give the same list, in the order of `PARTS`. */
export function diffLadders(before: Ladder, after: Ladder): LadderDiff {
  const paired = pairs(before, after);
  const both: Both = {
    before,
    after,
    renamed: new Map(paired.flatMap(([was, now]) => (was === null || now === null ? [] : [[was.id, now.id]]))),
  };
  const id = (one: { readonly id: string }): string => one.id;
  const never = (): boolean => false;
  const of = <K extends 'levels' | 'tracks' | 'areas' | 'competencies' | 'groups' | 'promotions'>(name: K) => ({
    before: before[name],
    after: after[name],
  });
  const titled = ({ title }: { readonly title: string }): string => title;
  const changes: readonly Change[] = [
    ...differences(LADDER, before, after, both).map((found): Change => ({ part: 'ladder', id: after.id, ...found })),
    ...listChanges(
      {
        part: 'level',
        ...of('levels'),
        key: id,
        words: ({ titles }) => titles.join(' / '),
        fields: LEVEL,
        blocks: never,
      },
      both,
    ),
    ...listChanges(
      {
        part: 'track',
        ...of('tracks'),
        key: id,
        words: ({ title, levels }) => `${title}: ${levels.join(', ')}`,
        fields: TRACK,
        blocks: never,
      },
      both,
    ),
    ...listChanges({ part: 'area', ...of('areas'), key: id, words: titled, fields: AREA, blocks: never }, both),
    ...listChanges(
      { part: 'competency', ...of('competencies'), key: id, words: titled, fields: COMPETENCY, blocks: never },
      both,
    ),
    ...criteriaChanges(paired, both),
    ...listChanges(
      {
        part: 'group',
        ...of('groups'),
        key: id,
        words: titled,
        fields: GROUP,
        blocks: ({ strength }) => strength === 'must',
      },
      both,
    ),
    ...listChanges(
      {
        part: 'promotion',
        ...of('promotions'),
        key: promotionKey,
        words: ({ from, to }) => `${from} → ${to}`,
        fields: PROMOTION,
        blocks: never,
      },
      both,
    ),
  ];
  const step = stepOf(changes);
  return { changes, step, version: step === null ? null : versionAfter(before.version, step) };
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
