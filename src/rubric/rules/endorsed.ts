import { count, prose, say } from '../../text/words.ts';
import { askPeople, peopleRule } from '../count-people.ts';
import type { ItemRule } from '../rule.ts';
import { atLeastSchema } from '../schemas.ts';
import { more } from '../stricter.ts';

export const endorsed: ItemRule<'endorsed'> = {
  name: 'endorsed',
  over: 'item',
  schema: atLeastSchema('At least this many people other than the candidate attest the item'),
  doc: {
    asks: 'At least this many people other than the candidate attest the item.',
    counts:
      'Different people who attest it on the pull request. A packet cannot speak for other people: where the item names enough of them, after `Confirmed by:` or `Confidential: attested by`, it counts, and whether they do confirm it is left to a person to judge. An edit of the item makes it another one, which they attest again.',
    forms: [{ yaml: 'endorsed: 2', means: 'two people or more attest each item that counts' }],
    meets: '- **Escalation handled with Legal.**\n  - When: 2025-03\n  - Confirmed by: @octo-jane, @octo-mgr',
    misses: '- **Escalation handled with Legal.**\n  - When: 2025-03\n  - Confirmed by: @octo-jane',
  },
  compare: more,
  words: (n) => prose(`attested by at least ${count(n, 'person', 'people')}`),
  check: (item, n, context) =>
    askPeople(
      {
        named: item.attestedBy === null ? item.confirmedBy : [...item.confirmedBy, item.attestedBy],
        spoken: context.acts.attestations.flatMap(({ evidence, by }) => (evidence === item.id ? [by] : [])),
        amount: (have, wanted) =>
          `has ${have} of ${count(wanted, 'person', 'people')} who ${wanted === 1 ? 'confirms' : 'confirm'} it`,
        fix: (more) =>
          say`Name ${prose(count(more, 'more person', 'more people'))} after ${'Confirmed by:'}; they confirm it on the pull request.`,
      },
      peopleRule(n),
      context,
    ),
};
