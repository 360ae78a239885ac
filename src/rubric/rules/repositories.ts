import * as z from 'zod/mini';
import { count, oneOf, prose, say } from '../../text/words.ts';
import { usableReferences } from '../../evidence/distinct.ts';
import { yes } from '../rule.ts';
import type { SetRule } from '../rule.ts';
import type { RepositoriesRule } from '../../ladder/rubric.ts';
import { atLeastSchema, described } from '../schemas.ts';

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
      'Repositories on GitHub, each once, told from the addresses. Links that cannot be evidence (placeholders, example hosts) do not count. Whether a link is what it says is the rule `verified`.',
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
  words: ({ min: n, of }) =>
    say`links to at least ${prose(count(n, 'repository', 'repositories'))}${of.length === 0 ? [] : say`, among ${oneOf(of)}`}`,
  check(items, { min: n, of }) {
    const asked = (name: string): boolean =>
      of.length === 0 || of.some((one) => one === name || (one.endsWith('/*') && name.startsWith(one.slice(0, -1))));
    const found = [
      ...new Set(items.flatMap((item) => usableReferences(item).flatMap(({ repository }) => repository ?? []))),
    ].filter(asked);
    if (found.length >= n) return yes;
    return {
      truth: 'no',
      message: say`${prose(`${found.length} of ${count(n, 'repository', 'repositories')} ${found.length === 1 || n === 1 ? 'is' : 'are'} linked`)}${found.length === 0 ? [] : say` (${oneOf(found)})`}`,
      fix: say`Add links to work in ${prose(count(n - found.length, 'more repository', 'more repositories'))}${of.length === 0 ? [] : say`, among ${oneOf(of)}`}.`,
    };
  },
};
