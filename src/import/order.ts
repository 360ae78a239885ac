/** Levels that are counted: their order, and whether there are as many as a document says. */
import type { YAMLMap } from 'yaml';
import { count } from '../text/words.ts';
import type { LevelSeen } from './model.ts';

/** "1", "2"; or the same word with a number each: "baseline-1", "tier_2". */
export function areCounted(names: readonly string[]): boolean {
  const parts = names.map((name) => /^(.*?)[-_ ]?(\d{1,2})$/u.exec(name));
  return parts.every((part) => part !== null) && new Set(parts.map((part) => part?.[1])).size <= 1;
}

/** Levels by number stand in the order of their numbers. */
export const inOrder = (levels: readonly LevelSeen[]): readonly LevelSeen[] =>
  areCounted(levels.map(({ name }) => name))
    ? levels.toSorted((a, b) => Number(/\d+$/u.exec(a.name)?.[0]) - Number(/\d+$/u.exec(b.name)?.[0]))
    : levels;

/** `levels: 4` above criteria of level 5: the owner has to say which holds. */
export function countNotes(
  root: YAMLMap,
  levels: readonly LevelSeen[],
  line: number,
): { line: number; text: string }[] {
  const said = root.get('levels');
  if (typeof said !== 'number') return [];
  const above = levels.filter(({ name }) => Number(name) > said);
  return above.length === 0
    ? []
    : [
        {
          line,
          text: `The document says that it has ${count(said, 'level')}, and has criteria of ${above.map(({ name }) => name).join(', ')} too. All of them were taken.`,
        },
      ];
}
