import { count, join, prose, say } from '../../words.ts';
import { distinctGroups } from '../evidence.ts';
import { yes } from '../rule.ts';
import type { SetRule } from '../rule.ts';
import { atLeastSchema } from '../schemas.ts';

export const items: SetRule<'items'> = {
  name: 'items',
  over: 'set',
  schema: atLeastSchema('At least this many items count'),
  doc: {
    asks: 'At least this many items count.',
    counts: 'An item counts when every item rule says yes. Items with the same links count once, and so does an item that is written twice.',
    forms: [{ yaml: 'items: 2', means: 'two or more items that count' }],
    meets: '- **Shipped the export API.**\n  - When: 2025-03\n  - Links: https://github.com/acme/api/pull/400\n- **Shipped the import API.**\n  - When: 2025-06\n  - Links: https://github.com/acme/api/pull/412',
    misses: '- **Shipped the export API.**\n  - When: 2025-03\n  - Links: https://github.com/acme/api/pull/400\n- **Reviewed the export API.**\n  - When: 2025-06\n  - Links: https://github.com/acme/api/pull/400',
  },
  words: (n) => prose(`at least ${count(n, 'item')}`),
  check(counted, n) {
    const groups = distinctGroups(counted);
    if (groups.length >= n) return yes;
    const amount = prose(`${groups.length} of ${count(n, 'item')} ${groups.length === 1 || n === 1 ? 'counts' : 'count'}`);
    const twice = groups.find((group) => group.length > 1);
    const lines = twice?.slice(0, 5).map((item) => prose(String(item.place.line))) ?? [];
    const aside = twice === undefined ? [] : say`; lines ${join(lines, ', ', ' and ')} have the same links and count once`;
    return { truth: 'no', message: [...amount, ...aside], fix: prose(`Add ${count(n - groups.length, groups.length === 0 ? 'item' : 'more item', groups.length === 0 ? 'items' : 'more items')} of evidence, each with its own links.`) };
  },
};
