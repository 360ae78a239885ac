import { prose } from '../../text/words.ts';
import type { Modifier } from '../rule.ts';
import { trueSchema } from '../schemas.ts';
import { thereOrNot } from '../stricter.ts';

export const waivable: Modifier<'waivable'> = {
  name: 'waivable',
  over: 'criterion',
  excuses: true,
  schema: trueSchema('The criterion may be waived'),
  doc: {
    asks: 'Someone with the right to do so may waive the criterion.',
    counts:
      "Without this rule a waiver has no effect. A waiver holds up to and including the day on which it ends, and is never the candidate's own. A promotion may let fewer criteria be waived than can be (`decide: { waivers: { max: 1 } }`): then those waived first count.",
    forms: [{ yaml: 'waivable: true', means: 'the criterion may be waived' }],
    meets: '<!-- Nothing in a packet: a waiver is given by a person on the pull request. -->',
    misses: '<!-- A waiver that has ended, or of a criterion without this rule. -->',
  },
  compare: thereOrNot,
  words: () => prose('may be waived'),
};
