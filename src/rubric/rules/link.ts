import * as z from 'zod/mini';
import { count, prose, say } from '../../text/words.ts';
import type { Words } from '../../text/words.ts';
import { enoughOf } from '../../evidence/standing.ts';
import type { LinkRule } from '../../ladder/rubric.ts';
import { linksFor, placesWords } from '../links.ts';
import { yes } from '../rule.ts';
import type { ItemRule } from '../rule.ts';
import { atLeastSchema, described } from '../schemas.ts';
import { confidentialAnswer, linkNames, stepFor } from './verified.ts';
import { more, together } from '../stricter.ts';

const min = atLeastSchema('The item links at least this many different things');

export const link: ItemRule<'link'> = {
  name: 'link',
  over: 'item',
  schema: z.union([
    z.pipe(
      min,
      z.transform((n): LinkRule => ({ min: n, unread: null })),
    ),
    z.pipe(
      z.strictObject({
        min,
        unread: z.optional(
          described(
            z.literal('accept', 'expected accept'),
            'A link that could not be read counts as it is written; one that was read and is not what the packet says never does',
            ['accept'],
          ),
        ),
      }),
      z.transform(({ min: n, unread }): LinkRule => ({ min: n, unread: unread ?? null })),
    ),
  ]),
  doc: {
    asks: 'The item links at least this many different things.',
    counts:
      'The same thing written twice (`acme/billing#12` and its address) is one, and a link counts by what became of it. One that was read and is what the item says counts. One that was read and is not (a pull request that was closed, where GitHub names others for the role that the item states) does not. One that could not be read leaves the rule unknown: nobody is blamed for it, and nothing is met by it. What the bot never opens, outside GitHub, counts and waits for a person; so does work in which GitHub does not name the candidate. A place (a repository, a person, a project, a milestone, a gist of one’s own without a `Kind:`) is no work, unless the rubric names its kind. Of a long list a sample is read, and the rest stands and falls with it. On the command line without a token every link counts as it is written. With `unread: accept` a link that was not read counts as it is written, and so do the dates beside it. For an item that is confidential, the person who attests it stands in for its links. Links that cannot be evidence (placeholders, example hosts, `@me` searches) never count.',
    forms: [
      { yaml: 'link: 2', means: 'two or more different links in the item' },
      { yaml: 'link: { min: 1, unread: accept }', means: 'one link or more, whether or not it could be read' },
    ],
    meets:
      '- **Cut reconciliation from 6 h to 20 min.**\n  - Links: https://github.com/acme/billing/pull/12, https://github.com/acme/crm/pull/7',
    misses:
      '- **Cut reconciliation from 6 h to 20 min.**\n  - Links: https://github.com/acme/billing/pull/12, acme/billing#12',
  },
  compare: (before, after) =>
    together(more(before.min, after.min), more(before.unread === 'accept' ? 0 : 1, after.unread === 'accept' ? 0 : 1)),
  words: ({ min: n, unread }) =>
    prose(`${n === 1 ? 'with a link' : `with at least ${n} different links`}${unread === null ? '' : ', read or not'}`),
  check(item, { min: n }, context) {
    const links = linksFor(item, context);
    const enough = enoughOf(
      n,
      links.map(({ standing }) => standing),
    );
    if (enough === 'yes') return yes;
    if (enough === 'waits') return { ...yes, judgement: true };
    const good = links.filter(({ standing }) => standing === 'counts' || standing === 'waits').length;
    if (enough === 'unknown') {
      const open = links.filter(({ standing }) => standing === 'unknown');
      return {
        truth: 'unknown',
        message: say`has ${good} of ${prose(count(n, 'link'))} that was read (${linkNames(open)})`,
        fix: stepFor(open[0]),
      };
    }
    const repeated = item.repeated.length === 0 ? [] : say`; ${item.repeated[0] ?? ''} is written twice`;
    const unusable = item.references.filter((reference) => reference.unusable !== null).length;
    const fix = say`Add ${prose(count(n - good, good === 0 ? 'link' : 'link to something else', good === 0 ? 'links' : 'links to something else'))} after ${'Links:'}.`;
    const contrary = links.filter(({ outcome, place }) => outcome === 'false' && !place);
    const places = placesWords(links);
    if (contrary.length > 0 || places.length > 0) {
      const why: Words = contrary.length > 0 ? linkNames(contrary) : places;
      return {
        truth: 'no',
        message: say`has ${good} of ${prose(count(n, 'link'))} that ${prose(n === 1 ? 'counts' : 'count')} (${why})`,
        fix: prose(contrary.length > 0 ? 'Link what was finished instead.' : 'Link the work that lies there.'),
      };
    }
    const confidential = confidentialAnswer(
      item,
      prose(good === 0 ? 'has no link' : `has ${good} of ${count(n, 'link')}`),
      context,
    );
    if (confidential !== null) return confidential;
    if (good === 0 && item.fields.some(({ name }) => name === 'confidential'))
      return {
        truth: 'no',
        message: prose('has no link, and does not say who attests what is confidential'),
        fix: say`Name somebody who knows it to be true, as ${'Confidential: attested by @login'}, or add a link after ${'Links:'}.`,
      };
    if (good === 0)
      return {
        truth: 'no',
        message: prose(
          `has no link${unusable === 0 ? '' : ' that can be used as evidence'}${n > 1 ? `, the rubric asks for ${n}` : ''}`,
        ),
        fix,
      };
    const aside = unusable === 0 ? '' : ` (${unusable} more cannot be used as evidence)`;
    return { truth: 'no', message: [...prose(`has ${good} of ${n} different links${aside}`), ...repeated], fix };
  },
};
