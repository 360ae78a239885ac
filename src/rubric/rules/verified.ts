import type { Item } from '../../packet/packet.ts';
import type { Reference } from '../../packet/values/reference.ts';
import type { Outcome } from '../../evidence/facts.ts';
import type { Link } from '../../evidence/standing.ts';
import { linksFor, placesWords } from '../links.ts';
import { count, join, prose, say } from '../../text/words.ts';
import type { Words } from '../../text/words.ts';
import { yes } from '../rule.ts';
import type { ItemRule, RuleAnswer, RuleContext } from '../rule.ts';
import { isPerson } from '../../people/directory.ts';
import { isCandidate } from '../../people/logins.ts';
import { atLeastSchema } from '../schemas.ts';
import type { Verified } from '../../evidence/verify.ts';
import { more } from '../stricter.ts';

/** The most references that one message names. */
const NAMED = 3;

/** "`acme/api#412`: closed, not merged". */
export const outcomeWords = (reference: Reference, { outcome, why }: Verified): Words =>
  say`${reference.ref}: ${why.length === 0 ? prose(spoken[outcome]) : why}`;

const spoken: Readonly<Record<Outcome, string>> = {
  true: 'verified',
  false: 'read, and it is not what the packet says',
  'not-visible': 'not found or not visible to the bot',
  error: 'could not be read because of an error',
  'not-supported': 'a kind of link that the bot cannot read',
  'not-attempted': 'not read yet',
};

/** The one step that would let an unread reference be read. */
const STEPS: Readonly<Partial<Record<Outcome, string>>> = {
  true: 'Link what names you, or what you did there.',
  'not-visible':
    'Correct the link if it is wrong, let the bot read that repository, or link something that it can read.',
  error: 'Run the check again later; nothing has to be changed in the packet.',
  'not-supported': 'Add a link to a pull request, an issue, a commit or a file on GitHub.',
  'not-attempted': 'Run the check where GitHub can be read.',
};

export const stepFor = (link: Pick<Verified, 'outcome' | 'fix'> | undefined): Words =>
  link?.fix ?? prose(link === undefined ? '' : (STEPS[link.outcome] ?? ''));

/** What became of these links, the first few by name. */
export function linkNames(links: readonly Link[]): Words {
  const shown = links.slice(0, NAMED).map((one) => outcomeWords(one.reference, one));
  const rest = links.length - shown.length;
  return [...join(shown, '; '), ...(rest > 0 ? prose(`; and ${rest} more`) : [])];
}

/** Who has to attest an item that is confidential; null where nobody but the candidate is named. */
const attester = (item: Item, context: RuleContext): string | null =>
  item.attestedBy !== null && !isCandidate(item.attestedBy, context.header) ? item.attestedBy : null;

/**
 * What an item that is confidential says in place of links: a person other than the candidate attests it, else it is not
 * known yet. Null where it is not confidential.
 */
export function confidentialAnswer(item: Item, amount: Words, context: RuleContext): RuleAnswer | null {
  const by = attester(item, context);
  if (by === null) return null;
  return context.acts.attestations.some((act) => act.evidence === item.id && isPerson(act.by, by, context.acts.people))
    ? yes
    : {
        truth: 'unknown',
        message: say`${amount}; it is confidential, and no attestation by ${by} was read`,
        fix: say`Ask ${by} to attest it, or link something that the bot can read.`,
      };
}

const waits = { ...yes, judgement: true } as const;

/** What nobody finds is there, and shows nothing. */
const isEmptySearch = ({ reference }: Link, { facts }: RuleContext): boolean =>
  reference.kind === 'search' && facts.references.get(reference.ref)?.entries === 0;

export const verified: ItemRule<'verified'> = {
  name: 'verified',
  over: 'item',
  schema: atLeastSchema('At least this many different links of the item were read and are what they say'),
  doc: {
    asks: 'At least this many different links of the item were read on GitHub and are what they say: a merged pull request, an issue, commit, file or release that exists.',
    counts:
      'Each thing counts once. A link that could not be read is neither verified nor wrong: while enough of them could still make up the number, the answer is unknown. A place (a repository, a person, a project, a milestone, a gist of one’s own without a `Kind:`) is no work, unless the rubric names its kind. Work in which GitHub does not name the candidate is verified, and waits for a person. An item that is confidential waits for the person who attests it.',
    forms: [{ yaml: 'verified: 1', means: 'one link or more that was read and is true' }],
    meets: '- **Shipped the export API.**\n  - Links: https://github.com/acme/api/pull/400',
    misses: '- **Shipped the export API.**',
  },
  compare: more,
  words: (n) => prose(`at least ${count(n, 'verified link')}`),
  check(item, n, context) {
    const links = linksFor(item, context);
    const work = links.filter(({ place }) => !place);
    const proven = work.filter((one) => one.outcome === 'true' && !isEmptySearch(one, context));
    const good = proven.length;
    // In work of others somebody has to say what the candidate's part was; a search of nobody's is as good as that.
    if (good >= n) return proven.filter(({ standing }) => standing === 'counts').length >= n ? yes : waits;

    const amount = prose(`has ${good} of ${count(n, 'verified link')}`);
    const contrary = work.filter(({ outcome }) => outcome === 'false');
    const unread = work.filter((one) => one.outcome !== 'false' && !proven.includes(one));
    const [first] = unread;
    if (first !== undefined && good + unread.length >= n) {
      return { truth: 'unknown', message: say`${amount} (${linkNames(unread)})`, fix: stepFor(first) };
    }
    const confidential = confidentialAnswer(item, amount, context);
    if (confidential !== null) return confidential;
    if (contrary.length > 0)
      return {
        truth: 'no',
        message: say`${amount} (${linkNames(contrary)})`,
        fix: prose('Link what was finished instead.'),
      };
    const places = placesWords(links);
    if (places.length > 0)
      return { truth: 'no', message: say`${amount} (${places})`, fix: prose('Link the work that lies there.') };
    return {
      truth: 'no',
      message: amount,
      fix: say`Add ${prose(count(n - good - unread.length, 'link'))} that can be read on GitHub after ${'Links:'}.`,
    };
  },
};
