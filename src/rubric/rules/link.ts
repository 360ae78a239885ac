import { count, prose, say } from '../../text/words.ts';
import { usableReferences } from '../../evidence/distinct.ts';
import { yes } from '../rule.ts';
import type { ItemRule } from '../rule.ts';
import { atLeastSchema } from '../schemas.ts';

export const link: ItemRule<'link'> = {
  name: 'link',
  over: 'item',
  schema: atLeastSchema('The item links at least this many different things'),
  doc: {
    asks: 'The item links at least this many different things.',
    counts:
      'The same thing written twice (`acme/billing#12` and its address) is one. Links that cannot be evidence (placeholders, example hosts, `@me` searches) do not count. Whether a link is what it says is the rule `verified`.',
    forms: [{ yaml: 'link: 2', means: 'two or more different links in the item' }],
    meets:
      '- **Cut reconciliation from 6 h to 20 min.**\n  - Links: https://github.com/acme/billing/pull/12, https://github.com/acme/crm/pull/7',
    misses:
      '- **Cut reconciliation from 6 h to 20 min.**\n  - Links: https://github.com/acme/billing/pull/12, acme/billing#12',
  },
  words: (n) => prose(n === 1 ? 'with a link' : `with at least ${n} different links`),
  check(item, n) {
    const found = usableReferences(item).length;
    if (found >= n) return yes;
    const unusable = item.references.filter((reference) => reference.unusable !== null).length;
    const aside = unusable === 0 ? '' : ` (${unusable} more cannot be used as evidence)`;
    return {
      truth: 'no',
      message:
        found === 0
          ? prose(
              `has no link${unusable === 0 ? '' : ' that can be used as evidence'}${n > 1 ? `, the rubric asks for ${n}` : ''}`,
            )
          : prose(`has ${found} of ${n} different links${aside}`),
      fix: say`Add ${prose(count(n - found, found === 0 ? 'link' : 'link to something else', found === 0 ? 'links' : 'links to something else'))} after ${'Links:'}.`,
    };
  },
};
