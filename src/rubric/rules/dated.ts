import { prose, say } from '../../text/words.ts';
import { slipAnswer } from '../slip.ts';
import { yes } from '../rule.ts';
import type { ItemRule } from '../rule.ts';
import { trueSchema } from '../schemas.ts';
import { opensDates } from '../links.ts';
import { dayText } from '../../text/time.ts';
import { spansOf } from '../window.ts';
import { thereOrNot } from '../stricter.ts';

export const dated: ItemRule<'dated'> = {
  name: 'dated',
  over: 'item',
  schema: trueSchema('The item says when'),
  doc: {
    asks: 'The item says when the work was done.',
    counts:
      'A day, month, quarter, half or year, or a range of them, after `When:` or in the claim. `present` and `since …` end at the anchor. A number above twelve is the day (`23-04-2024`, `04/23/2024`); with dots the day comes first (`15.01.2025`), and `03.04.2025` is not guessed all the same. `FY25 Q2` is read where the settings say when a fiscal year begins; the year is named for the calendar year in which it ends. Relative dates ("last spring") and ambiguous ones ("03/04/2025") are no dates. What a heading says dates nothing below it. Where the item states none, the days that GitHub gives of its links stand for it; while one of them was not read, the answer is unknown.',
    forms: [{ yaml: 'dated: true', means: 'every item that counts has a date' }],
    meets: '- **Led the move to event sourcing.**\n  - When: 2025-02 to 2025-09',
    misses: '- **Led the move to event sourcing.**\n  - When: last spring',
  },
  compare: thereOrNot,
  words: () => prose('with a date'),
  check(item, _, context) {
    if (spansOf(item, context.anchor).length > 0) return yes;
    const [first] = item.dates;
    if (first !== undefined) {
      return {
        truth: 'no',
        message: prose(
          `has a date that begins after the windows end (${dayText(first.start)}, after ${dayText(context.anchor)})`,
        ),
        fix: say`Correct ${'When:'}, or widen the packet's ${'period:'}.`,
      };
    }
    const slip = slipAnswer(item, 'When:');
    if (slip !== null) return slip;
    const truth = opensDates(item, context) ? 'unknown' : 'no';
    if (truth === 'no' && item.dateAbove !== undefined) {
      const { line, days } = item.dateAbove;
      return {
        truth,
        message: prose(`has no date of its own, only the heading in line ${line} has`),
        fix: say`Write it in each piece: ${`When: ${days.start}${days.end === null || days.end === days.start ? '' : ` to ${days.end}`}`}.`,
      };
    }
    return {
      truth,
      message: prose(
        `has no date that can be read${opensDates(item, context) ? ', and what stands behind its links could not all be read' : ''}`,
      ),
      fix: say`Say when, for example ${'When: 2025-02 to 2025-09'}.`,
    };
  },
};
