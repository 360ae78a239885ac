import * as z from 'zod/mini';
import { count, oneOf, prose, say } from '../../text/words.ts';
import { enoughOf, type Link, type Standing } from '../../evidence/standing.ts';
import { linksFor, placesWords } from '../links.ts';
import { yes } from '../rule.ts';
import type { SetRule } from '../rule.ts';
import type { RepositoriesRule } from '../../ladder/rubric.ts';
import { atLeastSchema, described } from '../schemas.ts';
import { linkNames, stepFor } from './verified.ts';
import { among, more, together } from '../stricter.ts';

/** From the best to the worst. */
const ORDER: readonly Standing[] = ['counts', 'waits', 'unknown', 'not'];

const min = atLeastSchema('At least this many different repositories');
const EXPECTED = 'expected a repository, owner/name, or owner/*';

export const repositories: SetRule<'repositories'> = {
  name: 'repositories',
  over: 'set',
  schema: z.union([
    z.pipe(
      min,
      z.transform((n): RepositoriesRule => ({ min: n, of: [] })),
    ),
    z.pipe(
      z
        .strictObject({
          min,
          of: z.optional(
            described(
              z
                .array(
                  z
                    .string(EXPECTED)
                    .check(z.trim(), z.toLowerCase(), z.regex(/^[\w-]{1,100}\/(?:[\w.-]{1,100}|\*)$/u, EXPECTED)),
                )
                .check(
                  z.minLength(1, 'expected at least one repository'),
                  z.maxLength(200, 'expected at most 200 repositories'),
                ),
              'The repositories among which to count: `owner/name`, or `owner/*` for all of an owner',
              [['acme/*', 'octo/hello']],
            ),
          ),
        })
        .check(
          z.refine(
            ({ min: n, of }) => of === undefined || of.some((one) => one.endsWith('/*')) || n <= new Set(of).size,
            { error: 'expected no more than there are repositories under `of`', path: ['min'] },
          ),
        ),
      z.transform(({ min: n, of }): RepositoriesRule => ({ min: n, of: of ?? [] })),
    ),
  ]),
  doc: {
    asks: 'The links of the items that count lead to at least this many different repositories.',
    counts:
      'Repositories on GitHub, each once, told from the addresses. A link counts by what became of it, as for the rule `link`: one that was read and is not what the item says leads nowhere, and one that was not read leaves its repository unknown. The address of a repository alone is a place, and no work in it.',
    forms: [
      { yaml: 'repositories: 2', means: 'work in two repositories or more' },
      {
        yaml: 'repositories: { min: 2, of: [acme/*, octo/hello] }',
        means: 'in two of the repositories of acme and octo/hello',
      },
    ],
    meets:
      '- **Moved both services to the event pipeline.**\n  - When: 2025-03\n  - Links: https://github.com/acme/billing/pull/12, https://github.com/acme/crm/pull/7',
    misses:
      '- **Moved both services to the event pipeline.**\n  - When: 2025-03\n  - Links: https://github.com/acme/billing/pull/12, https://github.com/acme/billing/pull/13',
  },
  compare: (before, after) => together(more(before.min, after.min), among(before.of, after.of)),
  words: ({ min: n, of }) =>
    say`links to at least ${prose(count(n, 'repository', 'repositories'))}${of.length === 0 ? [] : say`, among ${oneOf(of)}`}`,
  check(items, { min: n, of }, context) {
    const asked = (name: string): boolean =>
      of.length === 0 || of.some((one) => one === name || (one.endsWith('/*') && name.startsWith(one.slice(0, -1))));
    // Each repository once, by the link to it of which most is known.
    const links = items
      .flatMap((item) => linksFor(item, context))
      .filter(({ reference }) => reference.repository !== null && asked(reference.repository))
      .toSorted((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing));
    const best = new Map<string, Link>();
    for (const link of links) {
      const name = link.reference.repository ?? '';
      if (!best.has(name)) best.set(name, link);
    }
    const enough = enoughOf(
      n,
      [...best.values()].map(({ standing }) => standing),
    );
    if (enough === 'yes') return yes;
    if (enough === 'waits') return { ...yes, judgement: true };
    const found = [...best].flatMap(([name, { standing }]) =>
      standing === 'counts' || standing === 'waits' ? [name] : [],
    );
    const amount = say`${prose(`${found.length} of ${count(n, 'repository', 'repositories')} ${found.length === 1 || n === 1 ? 'is' : 'are'} linked`)}${found.length === 0 ? [] : say` (${oneOf(found)})`}`;
    if (enough === 'unknown') {
      const open = [...best.values()].filter(({ standing }) => standing === 'unknown');
      return {
        truth: 'unknown',
        message: say`${amount} by what was read (${linkNames(open)})`,
        fix: stepFor(open[0]),
      };
    }
    const contrary = [...best.values()].filter(({ outcome, place }) => outcome === 'false' && !place);
    const places = placesWords([...best.values()]);
    return {
      truth: 'no',
      message: say`${amount}${contrary.length > 0 ? say`; ${linkNames(contrary)}` : places.length > 0 ? say`; ${places}` : []}`,
      fix: say`Add links to work in ${prose(count(n - found.length, 'more repository', 'more repositories'))}${of.length === 0 ? [] : say`, among ${oneOf(of)}`}.`,
    };
  },
};
