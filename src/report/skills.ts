/** How a candidate sees their own skills, beside those that the ladder names: shown to reviewers, counted for nothing. */
import type { Ladder, SkillGroup } from '../ladder/ladder.ts';
import type { SkillSaid } from '../packet/reading/reading.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { count } from '../text/words.ts';
import { name, type Sentence } from './sentence.ts';

/** The skills of the level that the packet aims at; where it has none, of the one that it comes from. */
function skillsOf(ladder: Ladder, { from, to }: { readonly from: string; readonly to: string }): readonly SkillGroup[] {
  const of = (level: string): readonly SkillGroup[] => ladder.levels.find(({ id }) => id === level)?.skills ?? [];
  return of(to).length > 0 ? of(to) : of(from);
}

/** Nothing where the packet says nothing of skills. */
export function skillsSaidOf(packet: PacketResult): {
  readonly title: string;
  readonly list: readonly Sentence[];
} | null {
  const { reading, ladder, promotion } = packet;
  if (reading === null || ladder === null || promotion === null || reading.skills.length === 0) return null;
  const groups = skillsOf(ladder, promotion);
  const of = ({ title, items }: SkillGroup): readonly SkillSaid[] =>
    reading.skills.filter(({ skill }) => skill === title || (skill !== null && items.includes(skill)));
  const mentioned = groups.filter((group) => of(group).length > 0);
  const elsewhere = reading.skills.filter((said) => !groups.some((group) => of(group).includes(said)));
  return {
    title: `Skills as the candidate sees them: ${mentioned.length} of ${groups.length} mentioned`,
    list: [
      ...groups.map((group): Sentence => [
        name(group.title),
        ...(group.depth === null ? [] : [' (', name(group.depth), ')']),
        ...(group.must ? [', must have'] : []),
        ': ',
        ...saidWords(of(group), packet.path),
      ]),
      ...(elsewhere.length === 0
        ? []
        : [
            [
              `${count(elsewhere.length, 'other')}, of no skill of that level: `,
              ...linesWords(elsewhere, packet.path),
            ] as Sentence,
          ]),
    ],
  };
}

const saidWords = (said: readonly SkillSaid[], path: string): Sentence => {
  if (said.length === 0) return ['not mentioned'];
  const depths = [...new Set(said.flatMap(({ depth }) => depth ?? []))];
  return [...(depths.length === 0 ? ['mentioned'] : [name(depths.join(', '))]), ', ', ...linesWords(said, path)];
};

const linesWords = (said: readonly SkillSaid[], path: string): Sentence =>
  said
    .slice(0, 5)
    .flatMap(({ line }, index): Sentence => [...(index === 0 ? [] : [', ']), { line, path, label: `line ${line}` }]);
