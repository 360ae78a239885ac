import { count, join, prose, say } from '../../text/words.ts';
import { distinctGroups, usableReferences } from '../../evidence/distinct.ts';
import { yes } from '../rule.ts';
import type { SetRule } from '../rule.ts';
import { leastOf, thresholdSchema, thresholdWords } from '../schemas.ts';
import { threshold } from '../stricter.ts';

export const items: SetRule<'items'> = {
  name: 'items',
  over: 'set',
  schema: thresholdSchema('At least this many items count'),
  doc: {
    asks: 'At least this many items count.',
    counts:
      'An item counts when every item rule says yes. Items with the same links count once, and so does an item that is written twice; an item all of whose links another one has too is no second item. With `needs-owner` one item is asked for, and whether there are enough is left to a person to judge.',
    forms: [
      { yaml: 'items: 2', means: 'two or more items that count' },
      { yaml: 'items: needs-owner', means: 'one or more; how many are enough the owner has yet to say' },
    ],
    meets:
      '- **Shipped the export API.**\n  - When: 2025-03\n  - Links: https://github.com/acme/api/pull/400\n- **Shipped the import API.**\n  - When: 2025-06\n  - Links: https://github.com/acme/api/pull/412',
    misses:
      '- **Shipped the export API.**\n  - When: 2025-03\n  - Links: https://github.com/acme/api/pull/400\n- **Reviewed the export API.**\n  - When: 2025-06\n  - Links: https://github.com/acme/api/pull/400',
  },
  compare: threshold,
  words: (min) => prose(thresholdWords(min, 'item')),
  check(counted, min) {
    const n = leastOf(min);
    const groups = distinctGroups(counted);
    if (groups.length >= n) return min === 'needs-owner' ? { ...yes, judgement: true } : yes;
    const amount = prose(
      `${groups.length} of ${count(n, 'item')} ${groups.length === 1 || n === 1 ? 'counts' : 'count'}`,
    );
    const twice = groups.find((group) => group.length > 1);
    const lines = twice?.slice(0, 5).map((item) => prose(String(item.place.line))) ?? [];
    const same = new Set(twice?.map((item) => usableReferences(item).length)).size === 1;
    const aside =
      twice === undefined
        ? []
        : say`; lines ${join(lines, ', ', ' and ')} ${prose(same ? 'have the same links' : 'have no links that another of them has not')} and count once`;
    return {
      truth: 'no',
      message: [...amount, ...aside],
      fix: prose(
        `Add ${count(n - groups.length, groups.length === 0 ? 'item' : 'more item', groups.length === 0 ? 'items' : 'more items')} of evidence, each with its own links.`,
      ),
    };
  },
};
