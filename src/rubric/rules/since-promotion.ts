import { after, atLeastApart, dayText, durationWords } from '../../text/time.ts';
import { prose, say } from '../../text/words.ts';
import { yes } from '../rule.ts';
import type { SetRule } from '../rule.ts';
import { durationSchema } from '../schemas.ts';
import { served } from './time-in-level.ts';
import { days, more } from '../stricter.ts';

export const sincePromotion: SetRule<'since-promotion'> = {
  name: 'since-promotion',
  over: 'set',
  schema: durationSchema,
  doc: {
    asks: "The candidate's last promotion was this long ago at the anchor.",
    counts:
      'From `last-promotion` to the anchor; the exact day counts. Without `last-promotion`, `in-level-since` stands for it.',
    forms: [{ yaml: 'since-promotion: 12 months', means: 'a year or more since the last promotion' }],
    meets: 'last-promotion: 2024-03-01',
    misses: 'last-promotion: 2026-03-01',
  },
  compare: (before, after) => more(days(before), days(after)),
  words: (wanted) => prose(`at least ${durationWords(wanted)} since the last promotion`),
  check(_, wanted, { header: { lastPromotion, inLevelSince }, anchor }) {
    const since = lastPromotion ?? inLevelSince;
    const field = lastPromotion === null && inLevelSince !== null ? 'in-level-since:' : 'last-promotion:';
    if (since === null) {
      return {
        truth: 'no',
        message: prose(
          `0 of ${durationWords(wanted)} since the last promotion are known: the packet does not say when it was`,
        ),
        fix: say`Add ${`${field} YYYY-MM-DD`} to the front matter.`,
      };
    }
    if (atLeastApart(since, anchor, wanted)) return yes;
    return {
      truth: 'no',
      message: prose(
        `${served(since, anchor, wanted)} of ${durationWords(wanted)} since the last promotion on ${dayText(anchor)}`,
      ),
      fix: say`It is reached on ${prose(dayText(after(since, wanted)))}; correct ${field} if it is wrong.`,
    };
  },
};
