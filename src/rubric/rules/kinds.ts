import * as z from 'zod/mini';
import { count, oneOf, prose, say } from '../../text/words.ts';
import { usableReferences } from '../../evidence/distinct.ts';
import { yes } from '../rule.ts';
import type { SetRule } from '../rule.ts';
import type { KindsRule } from '../../ladder/rubric.ts';
import { fold } from '../../text/scale.ts';
import { atLeastSchema, namesSchema } from '../schemas.ts';
import { kindOf, shorthand } from './kind.ts';

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
          z.refine(({ min: n, of }) => of === undefined || n <= new Set(of.map(fold)).size, {
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
      'The kinds of their links, told from the addresses, and what they say after `Kind:`; capital letters, hyphens and spaces do not matter. A link is of one kind: what it turned out to be where it was read. A bare `#12` is an issue or a pull request: until it has been read, which of them is unknown, and it matters only where the others are not enough.',
    forms: [
      { yaml: 'kinds: 2', means: 'two different kinds of evidence' },
      { yaml: 'kinds: { min: 2, of: [rfc, pull-request, review] }', means: 'two of these three' },
    ],
    meets:
      '- **Designed the event pipeline.**\n  - When: 2025-03\n  - Links: https://github.com/acme/billing/pull/12, https://github.com/acme/billing/issues/7',
    misses:
      '- **Designed the event pipeline.**\n  - When: 2025-03\n  - Links: https://github.com/acme/billing/pull/12, https://github.com/acme/crm/pull/7',
  },
  words: ({ min: n, of }) =>
    say`at least ${prose(count(n, 'different kind'))} of evidence${of.length === 0 ? [] : say`, among ${oneOf(of)}`}`,
  check(items, { min: n, of }, context) {
    const wanted = new Set(of.map(fold));
    const asked = (name: string): boolean => wanted.size === 0 || wanted.has(name);
    const found = new Map<string, string>();
    let unread = 0;
    for (const item of items) {
      const linked = usableReferences(item).map((reference) => kindOf(reference, context));
      unread += linked.filter((names) => names === null).length;
      // One link is of one kind: what it turned out to be, before what its address looks like.
      for (const name of [
        ...item.kinds,
        ...linked.flatMap((names) => names?.findLast((one) => asked(fold(one))) ?? []),
      ]) {
        if (asked(fold(name)) && !found.has(fold(name))) found.set(fold(name), name);
      }
    }
    if (found.size >= n) return yes;

    const amount = say`${prose(`${found.size} of ${count(n, 'different kind')} of evidence ${found.size === 1 || n === 1 ? 'is' : 'are'} there`)}${found.size === 0 ? [] : say` (${oneOf([...found.values()])})`}`;
    const possible = [...shorthand].filter((name) => asked(name) && !found.has(name)).length;
    if (found.size + Math.min(unread, possible) >= n) {
      return {
        truth: 'unknown',
        message: say`${amount}, and ${prose(count(unread, 'link'))} may be to an issue or a pull request and ${prose(unread === 1 ? 'was' : 'were')} not read`,
        fix: say`Write whole addresses, which say what they are: ${'https://github.com/owner/name/pull/12'}.`,
      };
    }
    const more = count(n - found.size, 'more kind');
    return {
      truth: 'no',
      message: amount,
      fix:
        of.length === 0
          ? prose(`Add evidence of ${more}.`)
          : say`Add evidence of ${prose(more)}: ${oneOf(of.filter((name) => !found.has(fold(name))))}.`,
    };
  },
};
