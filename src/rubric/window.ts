import type { Item } from '../packet/packet.ts';
import { before, closed, dayText, MONTH_NAMES, overlap } from '../text/time.ts';
import type { Day, Duration } from '../text/time.ts';
import { prose } from '../text/words.ts';
import type { Words } from '../text/words.ts';
import type { RuleContext } from './rule.ts';

/**
 * Days from `start` to `end`, both included. `start: null` reaches back without limit; a `start` after the `end` holds
 * no day.
 */
export interface Window {
  readonly start: Day | null;
  readonly end: Day;
}

/** Whether the window holds no day. */
export const isEmptyWindow = ({ start, end }: Window): boolean => start !== null && start > end;

/** A closed interval. */
export interface Span {
  readonly start: Day;
  readonly end: Day;
}

/** The packet's own `period`, never beyond the anchor: what lies wholly outside it never counts. */
export function periodWindow({ header, anchor }: RuleContext): Window {
  const { period } = header;
  const end = period?.end && period.end < anchor ? period.end : anchor;
  return { start: period?.start ?? null, end };
}

/** The packet's period and the time that the rubric's `within` gives, whichever is narrower at each end. */
export function windowOf(context: RuleContext, within: Duration | undefined = context.criterion.rubric.within): Window {
  const period = periodWindow(context);
  if (within === undefined) return period;
  const start = before(context.anchor, within);
  return { start: period.start !== null && period.start > start ? period.start : start, end: period.end };
}

/** An item's dates with open ends closed at the anchor; one that would only begin after the anchor is left out. */
export const spansOf = (item: Item, anchor: Day): Span[] =>
  item.dates.flatMap((interval) => closed(interval, anchor) ?? []);

/** What of a span lies in the window, or null. */
export function clip(span: Span, window: Window): Span | null {
  return overlap(span, { start: window.start ?? span.start, end: window.end });
}

/** What of an item's dates lies in the window. */
export const clippedSpans = (item: Item, anchor: Day, window: Window): Span[] =>
  spansOf(item, anchor).flatMap((span) => clip(span, window) ?? []);

/** "March 2026", from months since year 0. */
export const monthText = (index: number): string => `${MONTH_NAMES[index % 12] ?? ''} ${Math.floor(index / 12)}`;

/** "1 January 2025 to 30 June 2026", "up to 30 June 2026". */
export const windowWords = ({ start, end }: Window): Words =>
  prose(start === null ? `up to ${dayText(end)}` : `${dayText(start)} to ${dayText(end)}`);

/** Days from `a` to the later `b`. */
export const daysBetween = (a: Day, b: Day): number => Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000);
