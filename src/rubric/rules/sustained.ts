import * as z from 'zod/mini';
import type { Item } from '../../packet/packet.ts';
import { durationWords, monthIndex } from '../../text/time.ts';
import { count, prose, say } from '../../text/words.ts';
import type { Words } from '../../text/words.ts';
import { distinctGroups } from '../../evidence/distinct.ts';
import { opensDates } from '../links.ts';
import { yes } from '../rule.ts';
import type { RuleContext, SetRule } from '../rule.ts';
import type { SustainedRule } from '../../ladder/rubric.ts';
import { atLeastSchema, monthsSchema } from '../schemas.ts';
import { clippedSpans, monthText, isEmptyWindow, windowOf, windowWords } from '../window.ts';
import type { Window } from '../window.ts';
import { lessOrNone, more, together } from '../stricter.ts';

/** Calendar months from `first` to `last`, both included, with the items whose dates make them up. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly items: readonly Item[];
}

const spanOf = (run: Run): number => run.last - run.first + 1;
const pointsOf = (run: Run): number => distinctGroups(run.items).length;

/**
 * The months of the evidence, split wherever more than `gap` whole months in a row have none (null: never split). The
 * rule looks at the longest part, so more evidence never makes it worse.
 */
function runsOf(items: readonly Item[], window: Window, context: RuleContext, gap: number | null): Run[] {
  const months = items
    .flatMap((item) =>
      clippedSpans(item, context.anchor, window).map((span) => ({
        item,
        first: monthIndex(span.start),
        last: monthIndex(span.end),
      })),
    )
    .sort((a, b) => a.first - b.first || a.last - b.last);
  const runs: { first: number; last: number; items: Item[] }[] = [];
  for (const { item, first, last } of months) {
    const run = runs[runs.length - 1];
    if (run === undefined || (gap !== null && first - run.last - 1 > gap)) {
      runs.push({ first, last, items: [item] });
      continue;
    }
    run.last = Math.max(run.last, last);
    if (!run.items.includes(item)) run.items.push(item);
  }
  return runs;
}

const months = (n: number): string => durationWords({ months: n });

/** The longest stretch of months without evidence. */
function widestGap(
  items: readonly Item[],
  window: Window,
  context: RuleContext,
): { readonly after: number; readonly before: number } | null {
  const runs = runsOf(items, window, context, 0);
  const gaps = runs.slice(1).map((run, index) => ({ after: runs[index]?.last ?? run.first, before: run.first }));
  return gaps.sort((a, b) => b.before - b.after - (a.before - a.after))[0] ?? null;
}

/** Before or after which month more evidence would lengthen the span: the window may forbid either side. */
function lengthen(run: Run, rule: SustainedRule, window: Window): Words {
  const room = window.start === null ? Infinity : monthIndex(window.end) - monthIndex(window.start) + 1;
  if (room < rule.span) {
    return say`The window (${windowWords(window)}) is shorter than ${prose(months(rule.span))}: widen the packet's ${'period:'} if it can be.`;
  }
  const earlier = window.start === null || monthIndex(window.start) < run.first;
  const later = run.last < monthIndex(window.end);
  const sides = [
    ...(earlier ? [`from before ${monthText(run.first)}`] : []),
    ...(later ? [`from after ${monthText(run.last)}`] : []),
  ];
  return prose(`Add work ${sides.join(' or ')}.`);
}

export const sustained: SetRule<'sustained'> = {
  name: 'sustained',
  over: 'set',
  schema: z.union([
    z.pipe(
      monthsSchema.check(z.refine((n) => n > 0, 'expected at least 1 month')),
      z.transform((span): SustainedRule => ({ span, points: 2, gap: null })),
    ),
    z.pipe(
      z.strictObject({
        span: monthsSchema.check(z.refine((n) => n > 0, 'expected at least 1 month')),
        points: z.optional(atLeastSchema('Separate dated items, at least; 2 where it is left out')),
        gap: z.optional(monthsSchema),
      }),
      z.transform(({ span, points, gap }): SustainedRule => ({ span, points: points ?? 2, gap: gap ?? null })),
    ),
  ]),
  doc: {
    asks: 'The items that count reach over this many calendar months, in this many separate items, with no longer gap than this.',
    counts:
      "From the first month to the last, both included: February to September is eight. Only what lies in the window (`within` and the packet's `period`) is counted. Items with the same links are one point. A gap is a stretch of whole calendar months without any evidence; where there is a longer one, the best stretch on either side of it is what counts. One item is one point, however long its own range is: a second one shows that the first went on. An item whose days were not read may lie anywhere: while such items could make up what is missing, the answer is unknown.",
    forms: [
      { yaml: 'sustained: 6 months', means: 'six calendar months, in two items or more' },
      {
        yaml: 'sustained: { span: 6 months, points: 2, gap: 3 months }',
        means: 'the same, and never more than three months without any',
      },
    ],
    meets: '- **Ran the reading group.**\n  - When: 2025-03\n- **Ran the design clinic.**\n  - When: 2025-08',
    misses: '- **Ran the reading group.**\n  - When: 2025-03\n- **Ran the design clinic.**\n  - When: 2025-07',
  },
  compare: (before, after) =>
    together(more(before.span, after.span), more(before.points, after.points), lessOrNone(before.gap, after.gap)),
  words: ({ span, points, gap }) =>
    prose(
      `over at least ${months(span)}, in ${count(points, 'dated item')} or more${gap === null ? '' : `, with no gap of more than ${months(gap)}`}`,
    ),
  check(items, rule, context) {
    const window = windowOf(context);
    const lies = (item: Item): boolean => clippedSpans(item, context.anchor, window).length > 0;
    const open = items.filter((item) => (item.dates.length === 0 || lies(item)) && opensDates(item, context));
    const settled = items.filter((item) => !open.includes(item));
    const meets = (run: Run): boolean => spanOf(run) >= rule.span && pointsOf(run) >= rule.points;
    if (runsOf(settled, window, context, rule.gap).some(meets)) return yes;

    const room = window.start === null ? Infinity : monthIndex(window.end) - monthIndex(window.start) + 1;
    const dated = settled.filter(lies);
    if (open.length > 0 && room >= rule.span && distinctGroups([...dated, ...open]).length >= rule.points) {
      return {
        truth: 'unknown',
        message: say`Over how many of ${prose(months(rule.span))} the evidence reaches was not read: ${prose(count(open.length, 'item has', 'items have'))} a link that may give other days`,
        fix: prose('Let the bot read those links, or link work that it can read.'),
      };
    }
    const runs = runsOf(items, window, context, rule.gap);

    const best = [...runs].sort(
      (a, b) => Math.min(spanOf(b), rule.span) - Math.min(spanOf(a), rule.span) || pointsOf(b) - pointsOf(a),
    )[0];
    if (best === undefined) {
      return {
        truth: 'no',
        message: prose(`Evidence spans 0 of ${months(rule.span)}`),
        fix: isEmptyWindow(window)
          ? say`Set ${'period:'} to the time that the packet is about, up to today: now it has no day in common with the time that the ladder asks for.`
          : say`Date the items, for example ${'When: 2025-02 to 2025-09'}, and add work from ${windowWords(window)}.`,
      };
    }
    const short = spanOf(best) < rule.span;
    const few = rule.points - pointsOf(best);
    const gap = rule.gap === null || runs.length < 2 ? null : widestGap(items, window, context);
    const aside =
      gap === null || rule.gap === null
        ? ''
        : ` without a gap of more than ${months(rule.gap)} (nothing for ${months(gap.before - gap.after - 1)} after ${monthText(gap.after)})`;
    if (short) {
      const points = few > 0 ? `, in ${pointsOf(best)} of ${count(rule.points, 'separate item')}` : '';
      return {
        truth: 'no',
        message: prose(`Evidence spans ${spanOf(best)} of ${months(rule.span)}${points}${aside}`),
        fix:
          gap === null
            ? lengthen(best, rule, window)
            : prose(`Add work from between ${monthText(gap.after)} and ${monthText(gap.before)}.`),
      };
    }
    return {
      truth: 'no',
      message: prose(
        `Evidence spans ${months(spanOf(best))}, but in ${pointsOf(best)} of ${count(rule.points, 'separate dated item')}${aside}`,
      ),
      fix: prose(
        `${best.items.length === 1 ? 'One item that spans the months says when it began and ended, not that it went on: add' : 'Add'} ${count(few, 'more dated item')} with ${few === 1 ? 'its' : 'their'} own links.`,
      ),
    };
  },
};
