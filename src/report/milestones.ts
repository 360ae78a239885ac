/** Milestones that were due by a month in the level and are open, told from `in-level-since:`. */
import type { PacketResult } from '../rubric/assessment.ts';
import { dateOf, monthIndex, type Day } from '../text/time.ts';
import { count } from '../text/words.ts';
import { partOf, required } from './counts.ts';
import { name, separated, strong, type Sentence } from './sentence.ts';

/** Whole months from one day to another. */
const monthsBetween = (from: Day, to: Day): number =>
  monthIndex(to) - monthIndex(from) - (dateOf(to) < dateOf(from) ? 1 : 0);

/**
 * "Milestones: 7 months in the level, and of what is expected by then open: 2 of 4 of Month 6." Null where the packet
 * does not say since when, where the ladder has no months, and where nothing that is expected by then is open.
 */
export function milestonesSentence(packet: PacketResult): Sentence | null {
  const { header, ladder, promotion, anchor } = packet;
  const { inLevelSince } = header;
  const level = ladder?.levels.find(({ id }) => id === promotion?.from);
  if (level === undefined || inLevelSince === null || anchor === null) return null;
  const month = monthsBetween(inLevelSince, anchor.day);
  const open = level.buckets.flatMap(({ id, title, month: due }): Sentence[] => {
    if (due === null || due > month) return [];
    const own = required(packet).filter(({ criterion }) => criterion.bucket === id);
    const left = own.filter(({ state }) => partOf(state) === 'open').length;
    return left === 0 ? [] : [[`${left} of ${own.length} of `, name(title)]];
  });
  if (open.length === 0) return null;
  return [
    strong('Milestones:'),
    ` ${count(month, 'month')} in the level, and of what is expected by then open: `,
    ...separated(open, ', '),
    '.',
  ];
}
