import type { Item } from '../../packet/packet.ts';
import { dayText, durationWords } from '../../text/time.ts';
import { count, prose, say } from '../../text/words.ts';
import type { Words } from '../../text/words.ts';
import { yes } from '../rule.ts';
import type { ItemRule, RuleAnswer, RuleContext } from '../rule.ts';
import { durationSchema } from '../schemas.ts';
import { opensDates } from '../links.ts';
import { clippedSpans, daysBetween, periodWindow, spansOf, isEmptyWindow, windowOf, windowWords } from '../window.ts';
import type { Span, Window } from '../window.ts';
import { days, less } from '../stricter.ts';

export const within: ItemRule<'within'> = {
  name: 'within',
  over: 'item',
  schema: durationSchema,
  doc: {
    asks: 'The work lies in the time of this length that ends at the anchor.',
    counts:
      "A part of the work in the window is enough, and its first and last day count. The packet's `period` can only narrow the window. A date in the window that is stated beside a link to a pull request, an issue or a commit is known only when one of them was read and agrees, because GitHub’s days take its place where they contradict it: until then, the answer is unknown. One that the packet itself states outside of the window is outside. An item without a date is not known to lie in it and does not count; nor does work that would only begin after the anchor. The anchor is the end of `period`, else the date of `cycle`, else the day on which the pull request was opened (on the command line: today, or `--now`).",
    forms: [{ yaml: 'within: 18 months', means: 'in the 18 months that end at the anchor' }],
    meets: '- **Led the incident review programme.**\n  - When: 2025-03 to 2025-09',
    misses: '- **Led the incident review programme.**\n  - When: 2023-03 to 2023-09',
  },
  compare: (before, after) => less(days(before), days(after)),
  words: (duration) => prose(`within the last ${durationWords(duration)}`),
  check(item, duration, context) {
    if (spansOf(item, context.anchor).length === 0 && item.dates.length === 0) {
      return {
        truth: opensDates(item, context) ? 'unknown' : 'no',
        message: prose(`has no date, so it is not known to lie in the last ${durationWords(duration)}`),
        fix: say`Say when, for example ${'When: 2025-02 to 2025-09'}.`,
      };
    }
    return lies(item, windowOf(context, duration), context);
  },
};

/**
 * Holds for every item, whatever the rubric says: a packet that states its `period` narrows what counts, and work that
 * would only begin after the anchor is no evidence yet. An item without a date
 * passes; `dated` asks for one.
 */
export function inPeriod(item: Item, context: RuleContext): RuleAnswer {
  return item.dates.length === 0 ? yes : lies(item, periodWindow(context), context);
}

function lies(item: Item, window: Window, context: RuleContext): RuleAnswer {
  const inside = clippedSpans(item, context.anchor, window).length > 0;
  // What is there cannot lie after the day on which it is read.
  if (inside && (window.start === null || !opensDates(item, context))) return yes;
  if (inside) {
    return {
      truth: 'unknown',
      message: prose('has a date that lies in the window, and a link to work that may have another was not read'),
      fix: prose(
        'Nothing has to be changed if the date is right: let the bot read the link, or link what it can read.',
      ),
    };
  }
  if (window.start !== null && isEmptyWindow(window)) {
    return {
      truth: 'no',
      message: say`lies in no window: the packet's ${'period:'} and the time that the ladder asks for (from ${prose(dayText(window.start))}) have no day in common`,
      fix: say`Set ${'period:'} to the time that the packet is about, up to today.`,
    };
  }
  return {
    truth: 'no',
    message: missing(nearest(item, window, context), window),
    fix:
      context.header.period === null
        ? say`Correct ${'When:'} if it is wrong, or add work from ${windowWords(window)}.`
        : say`Correct ${'When:'} or the packet's ${'period:'} if they are wrong, or add work from ${windowWords(window)}.`,
  };
}

/** How far outside the window the nearest of the item's dates lies; negative: before it. */
interface Miss {
  readonly span: Span;
  readonly days: number;
}

function nearest(item: Item, window: Window, context: RuleContext): Miss | null {
  const spans = [
    ...spansOf(item, context.anchor),
    ...item.dates.flatMap(({ start, end }) => (end === null && start > context.anchor ? [{ start, end: start }] : [])),
  ];
  const misses = spans.map((span): Miss => {
    const early = window.start !== null && span.end < window.start;
    return {
      span,
      days: early && window.start !== null ? -daysBetween(span.end, window.start) : daysBetween(window.end, span.start),
    };
  });
  return misses.sort((a, b) => Math.abs(a.days) - Math.abs(b.days))[0] ?? null;
}

function missing(miss: Miss | null, window: Window): Words {
  if (miss === null) return say`has no date in the window (${windowWords(window)})`;
  if (miss.days < 0) {
    return say`has ${prose(dayText(miss.span.end))} as its last day, ${prose(count(-miss.days, 'day'))} before the window (${windowWords(window)})`;
  }
  return say`has ${prose(dayText(miss.span.start))} as its first day, ${prose(count(miss.days, 'day'))} after the window (${windowWords(window)})`;
}
