/** Amounts in the words of a criterion, as rules that an owner is asked to look at. */

/** What is counted, one or two words. */
const THINGS = '((?:[a-z]+(?:-[a-z]+)? ){0,1}[a-z]{3,}s)\\b';
const COUNT = new RegExp(
  `\\b(?:at least|minimum of|a minimum of|min\\.?)\\s+(\\d{1,3}|two|three|four|five|six|ten)\\s+${THINGS}|\\b(\\d{1,3})\\+\\s+${THINGS}`,
  'iu',
);
const PERCENT = /\b(reduc|cut|lower|decreas|improv|increas|rais)\w*\b[^.;]{0,60}?\b(\d{1,3})\s?%/iu;
const WORDS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10 };
/** Spans of time are how long something lasts, and not how many of something there are. */
const TIME = /^(?:day|week|month|quarter|year|hour|minute)s$/iu;

/** The rules that a text proposes, with the words that they were taken from; null: it has no amount that is clear. */
export function proposedRules(
  text: string,
): { readonly rubric: Readonly<Record<string, unknown>>; readonly why: string } | null {
  const [said, least, things, plus, others] = COUNT.exec(text) ?? [];
  const written = least ?? plus;
  const of = (things ?? others)?.trim().toLowerCase();
  if (said !== undefined && written !== undefined && of !== undefined) {
    const min = WORDS[written.toLowerCase()] ?? Number(written);
    const last = of.split(' ').at(-1) ?? of;
    if (min > 0 && !TIME.test(last))
      return {
        rubric: { count: { min, of, source: ['references', 'register', 'declared'] } },
        why: `Proposed by the import, from "${said.trim()}".`,
      };
  }
  const [change, verb = '', percent] = PERCENT.exec(text) ?? [];
  if (change !== undefined && percent !== undefined && Number(percent) > 0 && Number(percent) <= 100)
    return {
      rubric: { change: `${percent} % ${/^(?:reduc|cut|lower|decreas)/iu.test(verb) ? 'less' : 'more'}` },
      why: `Proposed by the import, from "${change.trim()}".`,
    };
  return null;
}
