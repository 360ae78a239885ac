import * as z from 'zod/mini';
import { after, atLeastApart, dayText, durationWords, monthIndex } from '../../text/time.ts';
import type { Day, Duration } from '../../text/time.ts';
import { prose, say } from '../../text/words.ts';
import { yes } from '../rule.ts';
import type { SetRule } from '../rule.ts';
import { durationSchema } from '../schemas.ts';
import { daysBetween } from '../window.ts';
import { days, more } from '../stricter.ts';

/** Whole months (or days) from `since` to `anchor`, never more than were served. */
export function served(since: Day, anchor: Day, wanted: Duration): number {
  if (since > anchor) return 0;
  if ('days' in wanted) return daysBetween(since, anchor);
  const months = monthIndex(anchor) - monthIndex(since);
  return atLeastApart(since, anchor, { months }) ? months : months - 1;
}

export const timeInLevel: SetRule<'time-in-level'> = {
  name: 'time-in-level',
  over: 'set',
  schema: z.union([
    durationSchema,
    z.pipe(
      z.strictObject({ min: durationSchema }),
      z.transform(({ min }): Duration => min),
    ),
  ]),
  doc: {
    asks: 'The candidate has been in the level for this long at the anchor.',
    counts: 'From `in-level-since` to the anchor; the exact day counts.',
    forms: [
      { yaml: 'time-in-level: 12 months', means: 'a year or more in the level' },
      { yaml: 'time-in-level: { min: 12 months }', means: 'the same' },
    ],
    meets: 'in-level-since: 2024-03-01',
    misses: 'in-level-since: 2026-03-01',
  },
  compare: (before, after) => more(days(before), days(after)),
  words: (wanted) => prose(`at least ${durationWords(wanted)} in the level`),
  check(_, wanted, { header: { inLevelSince: since }, anchor }) {
    if (since === null) {
      return {
        truth: 'no',
        message: prose(`0 of ${durationWords(wanted)} in the level are known: the packet does not say since when`),
        fix: say`Add ${'in-level-since: YYYY-MM-DD'} to the front matter.`,
      };
    }
    if (atLeastApart(since, anchor, wanted)) return yes;
    return {
      truth: 'no',
      message: prose(`${served(since, anchor, wanted)} of ${durationWords(wanted)} in the level on ${dayText(anchor)}`),
      fix: say`It is reached on ${prose(dayText(after(since, wanted)))}; correct ${'in-level-since:'} if it is wrong.`,
    };
  },
};
