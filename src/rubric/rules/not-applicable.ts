import { prose } from '../../text/words.ts';
import type { Modifier } from '../rule.ts';
import { trueSchema } from '../schemas.ts';
import { thereOrNot } from '../stricter.ts';

export const notApplicable: Modifier<'not-applicable'> = {
  name: 'not-applicable',
  over: 'criterion',
  excuses: true,
  schema: trueSchema('`N/A` with a reason excuses'),
  doc: {
    asks: 'The packet may say that the criterion does not apply, with a reason.',
    counts: 'Without this rule, or without a reason, `N/A` excuses nothing.',
    forms: [{ yaml: 'not-applicable: true', means: '`- N/A: …; reason: …` excuses' }],
    meets: '- N/A: on-call; reason: the team has no production service.',
    misses: '- N/A: on-call.',
  },
  compare: thereOrNot,
  words: () => prose('may be not applicable, with a reason'),
};
