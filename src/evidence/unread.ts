/** What of an item is not known because a link of it was not read. */
import type { Item } from '../packet/packet.ts';
import type { Reference } from '../packet/values/reference.ts';
import type { Interval } from '../text/time.ts';
import type { Artefact, Facts, Outcome, ReferenceFact } from './facts.ts';
import { outcomeOf, readKind } from './outcome.ts';

const UNREAD: ReadonlySet<Outcome> = new Set(['error', 'not-visible', 'not-attempted']);

/** Of a long list a sample is read, and it speaks for the rest. */
const isUnread = (reference: Reference, facts: Facts): boolean =>
  facts.asWritten !== true &&
  reference.unusable === null &&
  UNREAD.has(outcomeOf(reference, facts)) &&
  facts.references.get(reference.ref)?.sampledOut !== true;

/** Whether a link of the item could not be read: what the packet does not say may be found there. */
export const hasUnread = (item: Item, facts: Facts): boolean =>
  item.references.some((reference) => isUnread(reference, facts));

/** Kinds that are work: a pull request, a commit. */
export const WORK: ReadonlySet<string> = new Set(['pull-request', 'commit']);
/** What may turn out to be one: GitHub leads `/issues/12` to the pull request of that number. */
const MAY_BE_WORK: ReadonlySet<string> = new Set([...WORK, 'issue', 'issue-or-pull-request']);

/** Whether it is work itself, so that its days are the work's days: an old issue beside it is context. */
export const isWork = (reference: Reference, fact: ReferenceFact): boolean => WORK.has(readKind(reference, fact));

/**
 * From beginning to end, by days that GitHub made; what is still open has no end. A commit has none: whoever makes it sets
 * its dates.
 */
export function life(kind: string, { created, finished, state }: Artefact): Interval[] {
  if (kind === 'commit') return [];
  const [start, end] = [created ?? finished, finished ?? created];
  if (start === null || end === null) return [];
  const [first, last] = start < end ? [start, end] : [end, start];
  return [{ start: first, end: finished === null && (state === 'open' || state === 'draft') ? null : last }];
}

export const overlap = (a: Interval, b: Interval): boolean =>
  (a.end === null || a.end >= b.start) && (b.end === null || a.start <= b.end);

/**
 * Whether the item's days are not known: it states none and a link was not read, or it states some and a link to work
 * was not read, whose days would take their place. A link that was read and agrees settles them.
 */
export function hasOpenDates(item: Item, facts: Facts): boolean {
  if (item.dates.length === 0) return hasUnread(item, facts);
  if (!item.references.some((reference) => MAY_BE_WORK.has(reference.kind) && isUnread(reference, facts))) return false;
  return !item.references.some((reference) => {
    const fact = facts.references.get(reference.ref);
    return (
      fact?.outcome === 'true' &&
      fact.artefact !== undefined &&
      isWork(reference, fact) &&
      life(readKind(reference, fact), fact.artefact).some((days) => item.dates.some((stated) => overlap(days, stated)))
    );
  });
}
