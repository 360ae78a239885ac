import * as z from 'zod/mini';
import { loginsIn } from '../../packet/items/fields.ts';
import type { Item } from '../../packet/packet.ts';
import { count, prose, say } from '../../text/words.ts';
import {
  amountOf,
  askPeople,
  barredWords,
  endorsers,
  furtherWords,
  peopleFields,
  peopleRule,
} from '../count-people.ts';
import type { SetRule } from '../rule.ts';
import type { PeopleRule } from '../../ladder/rubric.ts';
import { thresholdSchema, thresholdWords } from '../schemas.ts';
import { people as comparePeople } from '../stricter.ts';

const min = thresholdSchema('How many people, at least');

/** What an owner writes, by key: a gate has these beside its own. */
export const peopleRuleFields = { min, ...peopleFields };

/** The people whom an item names as standing behind it. */
const namedBy = ({ confirmedBy, attestedBy, fields }: Item): string[] => [
  ...confirmedBy,
  ...(attestedBy === null ? [] : [attestedBy]),
  ...fields.flatMap(({ name, text }) => (name === 'quote' || name === 'who' ? loginsIn(text) : [])),
];

export const people: SetRule<'people'> = {
  name: 'people',
  over: 'set',
  schema: z.union([
    z.pipe(
      min,
      z.transform((n): PeopleRule => peopleRule(n)),
    ),
    z.pipe(
      z.strictObject(peopleRuleFields),
      z.transform(({ min: n, ...more }): PeopleRule => peopleRule(n, more)),
    ),
  ]),
  doc: {
    asks: 'At least this many people stand behind the items that count.',
    counts:
      'Different people who attest an item or endorse the criterion on the pull request; the candidate never counts. A packet cannot speak for other people: where it names enough of them, after `Confirmed by:`, `Quote:` or `Confidential: attested by`, the rule is left to a person to judge. Level, team and organization are what the company says about them, never what the packet says; where that is not known, a person judges. `share` is met when so many of them, `min` or more, can be chosen that no organization has more than that part; 33 % and 67 % are one and two thirds.',
    forms: [
      { yaml: 'people: 2', means: 'two people or more' },
      {
        yaml: 'people: { min: 3, level: Staff+, teams: 2, not: [manager, sponsors, team] }',
        means:
          "three people of the level set Staff+, from two teams; the manager, the sponsors and the candidate's own team do not count",
      },
      {
        yaml: 'people: { min: 3, organizations: 3, share: 1/3 }',
        means: 'three people of three organizations, none of which has more than a third of them',
      },
      {
        yaml: 'people: needs-owner',
        means: 'somebody; how many is enough is for a person to judge until the owner has set a number',
      },
    ],
    meets: '- **Rewrote the on-call handbook.**\n  - When: 2025-03\n  - Confirmed by: @octo-jane, @octo-sam',
    misses: '- **Rewrote the on-call handbook.**\n  - When: 2025-03\n  - Confirmed by: @octo-jane',
  },
  compare: comparePeople,
  words: (rule) =>
    say`confirmed by ${prose(thresholdWords(rule.min, 'person', 'people'))}${furtherWords(rule, ' ')}${barredWords(rule)}`,
  check(items, rule, context) {
    const ids = new Set(items.map(({ id }) => id));
    const { criterion } = context;
    // No heading names a gate: an item ties to one by `Criteria:` alone.
    const where = criterion.promotion === null ? [] : say` in an item with ${`Criteria: ${criterion.id}`}`;
    return askPeople(
      {
        named: items.flatMap(namedBy),
        spoken: [
          ...context.acts.attestations.flatMap(({ evidence, by }) => (ids.has(evidence) ? [by] : [])),
          ...endorsers(context),
        ],
        amount: amountOf('person', 'people', ['stands behind the evidence', 'stand behind the evidence']),
        fix: (more) =>
          say`Name ${prose(count(more, 'more person', 'more people'))} after ${'Confirmed by:'}${where}${furtherWords(rule, ', ')}.`,
      },
      rule,
      context,
    );
  },
};
