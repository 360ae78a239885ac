/** A heading that is nothing but a date, above evidence that states none: it dates nothing, and is worth a word. */
import type { Block } from '../document/blocks.ts';
import type { Item } from '../packet.ts';
import { readDates } from '../values/dates.ts';
import type { Tied } from './reading.ts';

const LONGEST = 40;

/** The evidence, each undated piece with the date of the heading above it. */
export function withDateAbove(tied: readonly Tied[], blocks: readonly Block[]): readonly Tied[] {
  const headings = blocks.flatMap((block) =>
    block.type === 'heading' ? [{ line: block.span.from, days: onlyDate(block.text) }] : [],
  );
  const above = new Map<Item, NonNullable<Item['dateAbove']>>();
  let next = 0;
  for (const { item } of tied.toSorted((a, b) => a.item.place.line - b.item.place.line)) {
    while ((headings[next]?.line ?? Infinity) < item.place.line) next += 1;
    const heading = headings[next - 1];
    if (heading?.days && item.dates.length === 0) above.set(item, { line: heading.line, days: heading.days });
  }
  return tied.map((one) => {
    const dateAbove = above.get(one.item);
    return dateAbove === undefined ? one : { ...one, item: { ...one.item, dateAbove } };
  });
}

/** The one date of a text that holds nothing unreadable besides. */
function onlyDate(text: string) {
  if (text === '' || text.length > LONGEST) return null;
  const { dates, problems } = readDates(text, 'field');
  return dates.length === 1 && problems.length === 0 ? (dates[0] ?? null) : null;
}
