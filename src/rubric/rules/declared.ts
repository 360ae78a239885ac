import { prose, say } from '../../text/words.ts';
import { yes } from '../rule.ts';
import type { SetRule } from '../rule.ts';
import { trueSchema } from '../schemas.ts';
import { thereOrNot } from '../stricter.ts';

export const declared: SetRule<'declared'> = {
  name: 'declared',
  over: 'set',
  schema: trueSchema('The candidate ticks the box of the criterion: nobody else can know it'),
  doc: {
    asks: "The candidate declares it: the criterion's own box is ticked.",
    counts:
      'For what only the candidate can know ("I have read the guidelines"). A ticked box with the criterion’s text is enough, and so is anything that ties to it; the report says that it is declared, and that nobody checked it. For every other criterion a ticked box is no evidence. Where the ladder asks for items everywhere, write `items: false` beside it.',
    forms: [{ yaml: 'declared: true', means: "the candidate's own ticked box" }],
    meets: '- [x] I have read the guidelines.',
    misses: '- [ ] I have read the guidelines.',
  },
  compare: thereOrNot,
  words: () => prose('declared by the candidate'),
  check: (items, _, context) =>
    context.declared || items.length > 0
      ? yes
      : {
          truth: 'no',
          message: prose('Its box is not ticked, and only the candidate can declare it'),
          fix: say`Tick it, if it is so: ${`- [x] ${context.criterion.text}`}.`,
        },
};
