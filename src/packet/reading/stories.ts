/** A story in labelled parts: `**Scope:** … **My role:** … **Evidence:** …`, or situation, task, action, result. */
import type { Line } from '../document/lines.ts';
import type { Scope, Unit } from './units.ts';
import { labelOf, type Label } from './label.ts';
import { isLabelOnly, isOnlyFields } from './shapes.ts';

/** Within how many parts of a page the second label of a story stands. */
const STORY_WITHIN = 12;

export interface StoryPart {
  readonly unit: Unit;
  readonly label: Label | null;
}

export interface Story {
  readonly parts: readonly StoryPart[];
  /** The sub-heading that it is told under, or null. */
  readonly title: Line | null;
  readonly scope: Scope;
}

/** Whether a paragraph is a heading that was found to be a label. */
const isHeadingLabel = (unit: Unit): boolean => unit.is === 'paragraph' && unit.heading === true;

const isLabelled = (line: Line): boolean => labelOf(line) !== null;

/**
 * A story without what another piece begins behind it: below no title of its own, a paragraph behind its last label that
 * proves something, where the story does without it. `proves`: whether lines have a link and a date.
 */
export function withoutNext(story: Story, proves: (lines: readonly Line[]) => boolean): Story {
  const { parts, title } = story;
  const end = afterLabels(parts);
  if (title !== null || end >= parts.length) return story;
  const linesOf = ({ unit }: StoryPart): readonly Line[] =>
    unit.is === 'paragraph' || unit.is === 'item' ? unit.lines : [];
  const next = parts.findIndex((part, index) => {
    const lines = linesOf(part);
    return index >= end && hasWords(lines) && !isOnlyFields(lines) && proves(lines);
  });
  if (next === -1 || !proves(parts.slice(0, next).flatMap(linesOf))) return story;
  return { ...story, parts: parts.slice(0, next) };
}

/** From where on the parts of a story stand behind its last label, and behind what that announces. */
function afterLabels(parts: readonly StoryPart[]): number {
  const last = parts.findLastIndex(({ unit, label }) => label !== null || unit.is !== 'paragraph');
  const labelled = parts[last]?.unit;
  const announces = labelled?.is === 'paragraph' && isLabelOnly(labelled.lines);
  return Math.min(parts.length, last + (announces ? 2 : 1));
}

/** Whether lines say more than where and when: three words or more, addresses left out. */
const hasWords = (lines: readonly Line[]): boolean =>
  lines.flatMap(({ bare }) => bare.replace(/\S*[/#]\S*/gu, ' ').match(/\p{L}{2,}/gu) ?? []).length > 2;

/** The story that begins at a unit, below a sub-heading or below a name; null where none does. It is one piece of evidence. */
export function storyAt(units: readonly Unit[], index: number): Story | null {
  const start = units[index];
  if (!start || start.is !== 'paragraph' || start.own !== null || start.scope.about !== null) return null;
  const { scope } = start;
  if (scope.criterion === null && scope.competency === null && scope.title === null) return null;
  const titled = scope.title !== null && units[index - 1]?.is === 'heading';
  const underHeading = isHeadingLabel(start);
  const parts: StoryPart[] = [];
  const seen = new Set<string>();
  let current: Label | null = null;
  let listedClaims = false;
  for (let at = index; at < units.length; at += 1) {
    const unit = units[at];
    if (!unit || unit.scope !== scope || unit.is === 'name' || unit.is === 'heading' || unit.is === 'rest') break;
    const label = unit.is === 'paragraph' ? labelOf(unit.lines[0]) : null;
    if (unit.is === 'paragraph' && unit.own !== null) break;
    if (label !== null && seen.has(label.key)) break;
    if (label !== null) {
      seen.add(label.key);
      current = label;
    } else if (unit.is === 'item') {
      if (current === null) return null;
      listedClaims ||= current.field === null || current.field === 'claim';
    } else if (unit.is === 'table' && current === null) return null;
    parts.push({ unit, label });
    // A story has its labels near its beginning: looking on from every paragraph would take long.
    if (seen.size < 2 && parts.length >= STORY_WITHIN) break;
  }
  const first = parts[0]?.label ?? null;
  const enough = titled
    ? seen.size >= 2 || (seen.size === 1 && first !== null && first.field !== 'claim')
    : seen.size >= 2 && (underHeading || !listedClaims);
  // Fields on their own lines below a paragraph belong to it anyway; below a title they say what it is about.
  if (!enough || (parts.length < 2 && !(titled && start.lines.filter(isLabelled).length >= 2))) return null;
  return { parts, title: titled ? scope.title : null, scope };
}
