import type { Area } from '../ladder.ts';
import type { WrittenRubric } from '../format/rubric.ts';
import type { LadderFile } from '../format/ladder.ts';
import { normalise } from '../../text/near.ts';

interface WrittenArea extends Area {
  readonly rubric?: WrittenRubric | undefined;
}

/** The areas that are listed; where none are, those that competencies name. */
export function areasOf(file: LadderFile): readonly WrittenArea[] {
  if (file.areas !== undefined) return file.areas;
  const named = new Map<string, WrittenArea>();
  for (const { area } of file.competencies) {
    if (area !== undefined && !named.has(slug(area))) named.set(slug(area), { id: slug(area), title: area });
  }
  return [...named.values()];
}

/** Finds the area of an id or title. */
export function areaFinder(areas: readonly WrittenArea[]): (name: string | undefined) => WrittenArea | null {
  // Backwards, so that the first of two that share a name has it.
  const backwards = areas.toReversed();
  const ids = new Map(backwards.map((area) => [area.id, area]));
  const titles = new Map(backwards.map((area) => [normalise(area.title), area]));
  return (name) =>
    name === undefined ? null : (ids.get(name) ?? titles.get(normalise(name)) ?? ids.get(slug(name)) ?? null);
}

const slug = (title: string): string =>
  normalise(title)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '') || 'area';
