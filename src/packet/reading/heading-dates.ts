/** A heading that is nothing but a date, above evidence that states none: it dates nothing, and is worth a word. */
import type { Block } from '../document/blocks.ts';
import { readDates } from '../values/dates.ts';
import type { Tied } from './reading.ts';

const LONGEST = 40;

/** The evidence, each undated piece with the date of the heading above it. */
export function withDateAbove(tied: readonly Tied[], blocks: readonly Block[]): readonly Tied[] {
  const headings = blocks.flatMap((block) => (block.type === 'heading' ? [block] : []));
  let next = 0;
  return tied
    .map((one, index) => ({ one, index }))
    .toSorted((a, b) => a.one.item.place.line - b.one.item.place.line)
    .map(({ one, index }) => {
      while ((headings[next]?.span.from ?? Infinity) < one.item.place.line) next += 1;
      const text = headings[next - 1]?.text ?? '';
      const line = headings[next - 1]?.span.from ?? 0;
      if (one.item.dates.length > 0 || text === '' || text.length > LONGEST) return { one, index };
      const { dates, problems } = readDates(text, 'field');
      const [days] = dates;
      if (days === undefined || dates.length > 1 || problems.length > 0) return { one, index };
      return { one: { ...one, item: { ...one.item, dateAbove: { line, days } } }, index };
    })
    .toSorted((a, b) => a.index - b.index)
    .map(({ one }) => one);
}
