import { prose } from '../../text/words.ts';
import type { Modifier } from '../rule.ts';
import { trueSchema } from '../schemas.ts';
import { thereOrNot } from '../stricter.ts';

export const judgement: Modifier<'judgement'> = {
  name: 'judgement',
  over: 'criterion',
  excuses: false,
  schema: trueSchema('A person must judge as well'),
  doc: {
    asks: 'A person judges as well, once the evidence is there.',
    counts:
      'While the other rules are not met, they come first. Once they are, the criterion is left to a person, and does not keep the evidence from being complete; an endorsement of the criterion settles it.',
    forms: [{ yaml: 'judgement: true', means: 'what the evidence means is for a person to say' }],
    meets:
      '- **Mentored two engineers to their first on-call lead rotation.**\n  - When: 2025-03 to 2025-12\n  - Links: https://github.com/acme/docs/pull/12',
    misses: '<!-- Nothing in a packet: the criterion is left to a person until one has endorsed it. -->',
  },
  compare: thereOrNot,
  words: () => prose('a person judges as well'),
};
