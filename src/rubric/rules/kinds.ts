import * as z from 'zod/mini';
import { count, oneOf, prose, say } from '../../text/words.ts';
import { enoughOf, type Standing } from '../../evidence/standing.ts';
import { linksFor } from '../links.ts';
import { yes } from '../rule.ts';
import type { SetRule } from '../rule.ts';
import type { KindsRule } from '../../ladder/rubric.ts';
import { foldKind } from '../kind-names.ts';
import { atLeastSchema, namesSchema } from '../schemas.ts';
import { kindOf, kindsOf } from './kind.ts';
import { linkNames, stepFor } from './verified.ts';
import { among, more, together } from '../stricter.ts';

/** From the best to the worst. */
const ORDER: readonly Standing[] = ['counts', 'waits', 'unknown', 'not'];

const min = atLeastSchema('At least this many different kinds');

export const kinds: SetRule<'kinds'> = {
  name: 'kinds',
  over: 'set',
  schema: z.union([
    z.pipe(
      min,
      z.transform((n): KindsRule => ({ min: n, of: [] })),
    ),
    z.pipe(
      z
        .strictObject({
          min,
          of: z.optional(namesSchema('The kinds among which to count', [['rfc', 'pull-request', 'review']])),
        })
        .check(
          z.refine(({ min: n, of }) => of === undefined || n <= new Set(of.map(foldKind)).size, {
            error: 'expected no more than there are kinds under `of`',
            path: ['min'],
          }),
        ),
      z.transform(({ min: n, of }): KindsRule => ({ min: n, of: of ?? [] })),
    ),
  ]),
  doc: {
    asks: 'The items that count are of at least this many different kinds.',
    counts:
      'The kinds of their links, and what they say after `Kind:`, as for the rule `kind`; capital letters, hyphens and spaces do not matter. A link is of one kind: what it turned out to be where it was read, else what its address says. It counts by what became of it. A bare `#12` is an issue or a pull request: until it has been read, which of them is unknown, and it matters only where the others are not enough.',
    forms: [
      { yaml: 'kinds: 2', means: 'two different kinds of evidence' },
      { yaml: 'kinds: { min: 2, of: [rfc, pull-request, review] }', means: 'two of these three' },
    ],
    meets:
      '- **Designed the event pipeline.**\n  - When: 2025-03\n  - Links: https://github.com/acme/billing/pull/12, https://github.com/acme/billing/issues/7',
    misses:
      '- **Designed the event pipeline.**\n  - When: 2025-03\n  - Links: https://github.com/acme/billing/pull/12, https://github.com/acme/crm/pull/7',
  },
  compare: (before, after) => together(more(before.min, after.min), among(before.of, after.of)),
  words: ({ min: n, of }) =>
    say`at least ${prose(count(n, 'different kind'))} of evidence${of.length === 0 ? [] : say`, among ${oneOf(of)}`}`,
  check(items, { min: n, of }, context) {
    const wanted = new Set(of.map(foldKind));
    const asked = (name: string): boolean => wanted.size === 0 || wanted.has(foldKind(name));
    // Each kind once, by the best that is known of it.
    const best = new Map<string, { readonly name: string; readonly standing: Standing }>();
    for (const one of items.flatMap((item) => kindsOf(item, context))) {
      const known = best.get(foldKind(one.name));
      if (asked(one.name) && (known === undefined || ORDER.indexOf(one.standing) < ORDER.indexOf(known.standing)))
        best.set(foldKind(one.name), one);
    }
    const links = items.flatMap((item) => linksFor(item, context));
    const unread = links.filter(
      ({ reference, standing }) => standing === 'unknown' || kindOf(reference, context) === null,
    );
    const found = [...best.values()].filter(({ standing }) => standing === 'counts' || standing === 'waits');
    // One link that was not read is of one kind, though it may be of either of two.
    const open = Math.min(unread.length, [...best.values()].filter(({ standing }) => standing === 'unknown').length);
    const enough = enoughOf(n, [
      ...found.map(({ standing }) => standing),
      ...Array.from({ length: open }, (): Standing => 'unknown'),
    ]);
    if (enough === 'yes') return yes;
    if (enough === 'waits') return { ...yes, judgement: true };

    const amount = say`${prose(`${found.length} of ${count(n, 'different kind')} of evidence ${found.length === 1 || n === 1 ? 'is' : 'are'} there`)}${found.length === 0 ? [] : say` (${oneOf(found.map(({ name }) => name))})`}`;
    if (enough === 'unknown') {
      const short = unread.some(({ reference }) => kindOf(reference, context) === null);
      return {
        truth: 'unknown',
        message: short
          ? say`${amount}, and ${prose(count(unread.length, 'link'))} may be to an issue or a pull request and ${prose(unread.length === 1 ? 'was' : 'were')} not read`
          : say`${amount}, and ${prose(count(unread.length, 'link'))} ${prose(unread.length === 1 ? 'was' : 'were')} not read (${linkNames(unread)})`,
        fix: short
          ? say`Write whole addresses, which say what they are: ${'https://github.com/owner/name/pull/12'}.`
          : stepFor(unread[0]),
      };
    }
    const more = count(n - found.length, 'more kind');
    return {
      truth: 'no',
      message: amount,
      fix:
        of.length === 0
          ? prose(`Add evidence of ${more}.`)
          : say`Add evidence of ${prose(more)}: ${oneOf(of.filter((name) => !found.some((one) => foldKind(one.name) === foldKind(name))))}.`,
    };
  },
};
