import * as z from 'zod/mini';
import type { Item } from '../../packet/packet.ts';
import type { FacetsRule } from '../../ladder/rubric.ts';
import { count, join, prose, say, type Words } from '../../text/words.ts';
import { yes } from '../rule.ts';
import type { SetRule } from '../rule.ts';
import { atLeastSchema, described } from '../schemas.ts';
import { more } from '../stricter.ts';

/** The facets of a criterion, and those that these items name, both in the ladder's order. */
export function namedFacets(
  facets: readonly string[],
  items: readonly Item[],
): { readonly named: readonly string[]; readonly open: readonly string[] } {
  const found = new Set(items.flatMap((item) => item.facets ?? []));
  return { named: facets.filter((facet) => found.has(facet)), open: facets.filter((facet) => !found.has(facet)) };
}

/** `Hiring`, `Budget` and `Alignment`. */
export const facetWords = (facets: readonly string[]): Words =>
  join(
    facets.map((facet) => say`${facet}`),
    ', ',
    ' and ',
  );

export const facets: SetRule<'facets'> = {
  name: 'facets',
  over: 'set',
  schema: z.union([
    described(z.literal('all', 'expected all'), 'Each of the facets of the criterion', ['all']),
    atLeastSchema('At least this many of the facets of the criterion'),
  ]),
  doc: {
    asks: 'So many of the criterion’s facets have evidence that names them.',
    counts:
      'A facet is named like a criterion, by its whole text: as a heading, a line, a cell or a label above or before the evidence, or after `Criteria:`. Within its own competency every facet can be named so; elsewhere only one that this rule asks for. An item may name several. What names none counts for the criterion and for none of its facets. A ladder that asks for more facets than the criterion has asks for all of them.',
    forms: [
      { yaml: 'facets: all', means: 'something about each of the parts that the text sums up' },
      { yaml: 'facets: 2', means: 'two of its parts' },
    ],
    meets:
      '- **Built and defended the budget of the three teams.**\n  - When: 2025-09\n  - Criteria: Budget\n- **Hired the two leads of the new team.**\n  - When: 2025-11\n  - Criteria: Hiring',
    misses: '- **Built and defended the budget of the three teams.**\n  - When: 2025-09\n  - Criteria: Budget',
  },
  compare: (before, after) => {
    const least = (wanted: FacetsRule): number => (wanted === 'all' ? Infinity : wanted);
    return more(least(before), least(after));
  },
  words: (asked) =>
    prose(
      asked === 'all'
        ? 'evidence for each of its facets'
        : `evidence for ${count(asked, 'of its facets', 'of its facets')}`,
    ),
  check(items, asked, { criterion }) {
    const { named, open } = namedFacets(criterion.facets, items);
    const least = leastOf(asked, criterion.facets.length);
    if (named.length >= least) return yes;
    const some = named.length === 0 ? [] : say` (${facetWords(named)})`;
    return {
      truth: 'no',
      message: say`${prose(`${named.length} of ${least} facets ${named.length === 1 ? 'has' : 'have'} evidence`)}${some}; open: ${facetWords(open)}`,
      fix: say`Say for which facet an item is: put it under a heading ${`### ${open[0] ?? ''}`}, or write ${`Criteria: ${open[0] ?? ''}`} below it.`,
    };
  },
};

const leastOf = (asked: FacetsRule, there: number): number => (asked === 'all' ? there : Math.min(asked, there));
