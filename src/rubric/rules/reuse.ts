import { count, join, prose, say } from '../../text/words.ts';
import type { Words } from '../../text/words.ts';
import { usableReferences } from '../../evidence/distinct.ts';
import { yes } from '../rule.ts';
import type { ItemRule } from '../rule.ts';
import { atLeastSchema } from '../schemas.ts';
import { less } from '../stricter.ts';

/** The most criteria that one message names. */
const NAMED = 3;

/** "`a.L5` and `b.L5`"; "`a.L5`, `b.L5`, `c.L5` and 2 more". */
function criteriaWords(ids: readonly string[]): Words {
  const shown = ids.slice(0, NAMED).map((id) => say`${id}`);
  return ids.length > NAMED ? [...join(shown, ', '), ` and ${ids.length - NAMED} more`] : join(shown, ', ', ' and ');
}

export const reuse: ItemRule<'reuse'> = {
  name: 'reuse',
  over: 'item',
  schema: atLeastSchema('One artefact counts for at most this many criteria'),
  doc: {
    asks: 'One artefact counts for at most this many criteria.',
    counts:
      'The criteria under which a link is cited are taken in the order of the ladder: for the first ones it counts, for the others it does not. An item counts with any link that is not used up, and without links.',
    forms: [{ yaml: 'reuse: 2', means: 'what counts for two criteria counts for no third' }],
    meets:
      '- **Wrote the RFC on event sourcing.**\n  - When: 2025-03\n  - Links: https://github.com/acme/rfcs/pull/118\n  - Criteria: mentorship.L5, quality.L5',
    misses:
      '- **Wrote the RFC on event sourcing.**\n  - When: 2025-03\n  - Links: https://github.com/acme/rfcs/pull/118\n  - Criteria: communication.L5, mentorship.L5, quality.L5',
  },
  compare: less,
  words: (n) => prose(`with a link that counts for at most ${count(n, 'criterion', 'criteria')}`),
  check(item, n, context) {
    const cited = usableReferences(item).map(({ ref }) => context.citedBefore(ref));
    if (cited.length === 0 || cited.some((ids) => ids.length < n)) return yes;
    // Those for which it counts; for what comes after them it does not count either.
    const ids = [...new Set(cited.flatMap((before) => before.slice(0, n)))];
    return {
      truth: 'no',
      message: say`has only links that already count for ${criteriaWords(ids)}; the ladder lets one artefact count for ${prose(count(n, 'criterion', 'criteria'))}`,
      fix: say`Link something else here, or cite the same thing under fewer criteria.`,
    };
  },
};
