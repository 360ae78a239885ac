import * as z from 'zod/mini';
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
import type { SponsorsRule } from '../../ladder/rubric.ts';
import { atLeastSchema } from '../schemas.ts';
import { people as comparePeople } from '../stricter.ts';

/** What an owner writes, by key: a gate has these beside its own. */
export const sponsorsFields = { min: atLeastSchema('How many sponsors, at least'), ...peopleFields };

export const sponsors: SetRule<'sponsors'> = {
  name: 'sponsors',
  over: 'set',
  schema: z.pipe(
    z.strictObject(sponsorsFields),
    z.transform(({ min, ...more }): SponsorsRule => peopleRule(min, more)),
  ),
  doc: {
    asks: 'At least this many people sponsor the promotion.',
    counts:
      'Different logins after `sponsors:`, the candidate never among them. A packet cannot speak for other people: with enough sponsors named the gate is left to a person to judge until they have endorsed it themselves on the pull request. Level, team and organization are what the company says about them, never what the packet says; where that is not known, a person judges. With `not: [manager]`, who the manager is has to stand after `manager:`; where it does not, a person judges. `level: L5` is met by L5 and by what is above it on a track; a level set such as `Staff+` by any of its levels.',
    forms: [
      {
        yaml: 'sponsors: { min: 2, level: L5, teams: 2, not: [manager] }',
        means: 'two people of L5 or above, from two teams, the manager not among them',
      },
      { yaml: 'sponsors: { min: 2, organizations: 2 }', means: 'two people of different employers' },
      { yaml: 'sponsors: { min: 1 }', means: 'one person' },
    ],
    meets: 'sponsors: [octo-lee, octo-kim]',
    misses: 'sponsors: [octo-lee]',
  },
  compare: comparePeople,
  words: (rule) => say`at least ${prose(count(rule.min, 'sponsor'))}${furtherWords(rule, ' ')}${barredWords(rule)}`,
  check: (_, rule, context) =>
    askPeople(
      {
        named: context.header.sponsors,
        spoken: endorsers(context),
        amount: amountOf('sponsor', 'sponsors', ['is named', 'are named']),
        fix: (more) =>
          say`Add ${prose(count(more, 'login'))} to ${'sponsors:'} in the front matter${furtherWords(rule, ': ')}.`,
      },
      rule,
      context,
    ),
};
