/** Amounts in the words of a criterion, as rules that an owner is asked to look at. */

/** A rule, and the words that it was taken from. */
interface Proposal {
  readonly rule: string;
  readonly value: unknown;
  readonly said: string;
}

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  nine: 9,
  ten: 10,
  twelve: 12,
};
const NUMBER = `(\\d{1,3}|${Object.keys(NUMBERS).join('|')})`;
const numberOf = (written: string): number => NUMBERS[written.toLowerCase()] ?? Number(written);

const LEAST = '(?:at least|(?:a )?minimum of|min\\.?|no fewer than|no less than)';
/** What is counted, one or two words. */
const THINGS = '((?:[a-z]+(?:-[a-z]+)? ){0,1}[a-z]{2,}s)\\b';
const COUNT = new RegExp(`\\b${LEAST}\\s+${NUMBER}\\s+${THINGS}|\\b(\\d{1,3})(?:\\+| or more)\\s+${THINGS}`, 'iu');
/** How long or how often is not how many of something there are; sponsors have a rule of theirs. */
const NO_THINGS = /(?:^| )(?:days|weeks|months|quarters|years|hours|minutes|times|sponsors)$/u;

const SPAN = new RegExp(`\\b(?:${LEAST}\\s+${NUMBER}|(\\d{1,3})(?:\\+| or more))\\s+(month|year)s?\\b`, 'iu');
/** Time in the level, and not in the work: "Member for at least 3 months", "6+ months in the role". */
const IN_LEVEL = /\b(?:in|at) (?:the|this|their|your|current) (?:current )?(?:level|role|position|grade)\b/iu;
/** Experience of a whole career is no time in a level, and nothing that a packet shows. */
const CAREER = /\bexperience\b/iu;

const SPONSORS = new RegExp(
  `\\b(?:${LEAST}\\s+)?${NUMBER}\\s+(?:[a-z]+ )?sponsors\\b|\\bsponsored by (?:${LEAST}\\s+)?${NUMBER}\\b`,
  'iu',
);

const CHANGE = /\b(reduc|cut|lower|decreas|improv|increas|rais)\w*\b[^.;]{0,60}?\b(\d{1,3})\s?%/iu;
const CHANGE_AFTER = /\b(\d{1,3})\s?%\s?\+?\s+(reduc|cut|lower|decreas|improv|increas|fewer|less|more)\w*\b/iu;
const LESS = /^(?:reduc|cut|lower|decreas|fewer|less)/iu;

function counted(text: string): Proposal | null {
  const [said, least, things, plus, others] = COUNT.exec(text) ?? [];
  const [written, of] = [least ?? plus, (things ?? others)?.trim()];
  if (said === undefined || written === undefined || of === undefined || NO_THINGS.test(of.toLowerCase())) return null;
  const min = numberOf(written);
  // Names that are written in capitals stay so: PRs.
  const named = /[A-Z]{2}/u.test(of) ? of : of.toLowerCase();
  return min > 0
    ? { rule: 'count', value: { min, of: named, source: ['references', 'register', 'declared'] }, said }
    : null;
}

function lasting(text: string, levels: readonly string[]): Proposal | null {
  const [said, least, plus, unit] = SPAN.exec(text) ?? [];
  const written = least ?? plus;
  if (said === undefined || written === undefined || unit === undefined) return null;
  const months = numberOf(written) * (unit.toLowerCase() === 'year' ? 12 : 1);
  if (months < 1) return null;
  const before = text.slice(0, text.indexOf(said)).toLowerCase();
  // "Member for at least 3 months", "Experience as a Reviewer for at least 6 months".
  const isInLevel =
    IN_LEVEL.test(text) || levels.some((level) => new RegExp(`\\b${escaped(level)}\\W*for\\s*$`, 'iu').test(before));
  if (!isInLevel && CAREER.test(text)) return null;
  return {
    rule: isInLevel ? 'time-in-level' : 'sustained',
    value: `${months} ${months === 1 ? 'month' : 'months'}`,
    said,
  };
}

const escaped = (text: string): string => text.toLowerCase().replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

function sponsored(text: string): Proposal | null {
  const [said, named, by] = SPONSORS.exec(text) ?? [];
  const written = named ?? by;
  // "1 maintainer or 2 triagers" is a choice that one number does not say.
  if (said === undefined || written === undefined || /sponsored by [^.;]*\bor\b \d/iu.test(text)) return null;
  return numberOf(written) > 0 ? { rule: 'sponsors', value: { min: numberOf(written) }, said } : null;
}

function changed(text: string): Proposal | null {
  const [said, verb = '', percent] = CHANGE.exec(text) ?? [];
  const [saidAfter, percentAfter, noun = ''] = said === undefined ? (CHANGE_AFTER.exec(text) ?? []) : [];
  const [words, written, way] = [said ?? saidAfter, percent ?? percentAfter, verb || noun];
  if (words === undefined || written === undefined || Number(written) < 1 || Number(written) > 100) return null;
  return { rule: 'change', value: `${written} % ${LESS.test(way) ? 'less' : 'more'}`, said: words };
}

/**
 * The rules that a text proposes, with the words that they were taken from; null: it has no amount that is clear.
 * `levels`: as people in the document are called.
 */
export function proposedRules(
  text: string,
  levels: readonly string[],
): { readonly rubric: Readonly<Record<string, unknown>>; readonly why: string } | null {
  const found = [counted(text), lasting(text, levels), sponsored(text), changed(text)].flatMap((one) => one ?? []);
  if (found.length === 0) return null;
  return {
    rubric: Object.fromEntries(found.map(({ rule, value }) => [rule, value])),
    why: `Proposed by the import, from ${found.map(({ said }) => `"${said.trim()}"`).join(' and ')}.`,
  };
}
