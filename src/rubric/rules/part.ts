import { hasPart } from '../../evidence/part.ts';
import { linksFor } from '../links.ts';
import { join, prose, say } from '../../text/words.ts';
import { yes } from '../rule.ts';
import type { ItemRule } from '../rule.ts';
import { trueSchema } from '../schemas.ts';
import { linkNames, stepFor } from './verified.ts';
import { thereOrNot } from '../stricter.ts';

/** The most links that one message names. */
const NAMED = 3;

export const part: ItemRule<'part'> = {
  name: 'part',
  over: 'item',
  schema: trueSchema("GitHub names the candidate in one of the item's links, in whatever part"),
  doc: {
    asks: 'GitHub names the candidate in something that the item links.',
    counts:
      'As author or co-author, reviewer, assignee, committer, merger or commenter: one link is enough. Without this rule, what counts only through work that does not name the candidate waits for a person, because people lead work that others typed; with it such work does not count. What was not read is unknown, and so is something of which not everybody was read. What names nobody (a file, a page outside GitHub) a person has to look at.',
    forms: [{ yaml: 'part: true', means: 'the candidate had a part in something that is linked, which GitHub shows' }],
    meets: '- **Shipped the export API.**\n  - Links: https://github.com/acme/api/pull/400',
    misses: '- **Shipped the export API.**',
  },
  compare: thereOrNot,
  words: () => prose('in which GitHub names the candidate'),
  check(item, _, context) {
    const links = linksFor(item, context).filter(({ standing }) => standing !== 'not');
    if (context.facts.asWritten === true && links.length > 0) return yes;
    const parts = links.map((link) => ({ link, truth: hasPart(link.reference, context.header, context.facts) }));
    if (parts.some(({ truth }) => truth === 'yes')) return yes;
    const open = parts.filter(({ link, truth }) => truth === 'unknown' && link.outcome !== 'not-supported');
    // A file that is there names nobody, however often it is read.
    const unread = open.filter(
      ({ link }) => link.outcome !== 'true' || context.facts.references.get(link.reference.ref)?.artefact !== undefined,
    );
    if (unread.length > 0) {
      return {
        truth: 'unknown',
        message: say`has no link that is known to name ${context.header.candidate ?? 'the candidate'} (${linkNames(unread.map(({ link }) => link))})`,
        fix: stepFor(unread[0]?.link),
      };
    }
    if (parts.some(({ truth }) => truth === 'unknown')) return { ...yes, judgement: true };
    return {
      truth: 'no',
      message:
        parts.length === 0
          ? prose('has no link that could name you')
          : say`has only links that do not name ${context.header.candidate ?? 'the candidate'} (${join(
              parts.slice(0, NAMED).map(({ link }) => say`${link.reference.ref}`),
              ', ',
            )})`,
      fix: prose('Link something in which GitHub shows your part: what you wrote, reviewed, merged or commented on.'),
    };
  },
};
