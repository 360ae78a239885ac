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
/** What is counted: up to three words, the first of them in the plural the last. */
const WORD = '[a-z]+(?:[-/][a-z]+)*';
const THINGS = `(?!of\\b)((?:${WORD} ){0,2}?[a-z]+(?<![siu])s)\\b`;
const COUNT = new RegExp(
  `\\b${LEAST}\\s+${NUMBER}\\s+${THINGS}|\\b(\\d{1,3})(?:\\+| or more)\\s+${THINGS}|(?<![\\d.%$€£-]|\\bof )(\\d{1,2})\\s?[-–]\\s?\\d{1,2} ${THINGS}`,
  'iu',
);
/** "At least one critical system" at the end; "on at least one system" is where something else is counted. */
const AT_LEAST_ONE = new RegExp(
  `(?<!\\b(?:on|in|to|at|from|across|with|per|by) )\\b${LEAST}\\s+(?:one|1)\\s+(?!of\\b)((?:${WORD} ){0,2}[a-z]+(?<![sxy]))[.;]?$`,
  'iu',
);
/** "Deployed to production 10+ times" */
const TIMES = /\b(\d{1,3})(?:\+| or more) times[.;]?$/iu;
const RATE = new RegExp(
  `\\b(?:${LEAST}\\s+(\\d{1,3})|(\\d{1,3})\\+)\\s+(hours?|days?)\\s?(?:/|per |an? )\\s?(day|week|month|year)\\b`,
  'iu',
);
/** "$$$": an amount of money that the document leaves open. */
const OPEN_SUM = /\b(?:sav|reduc|cut|lower)\w*\b[^.;]{0,60}\${2,}/iu;
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
  const [said, least, things, plus, others, from, several] = COUNT.exec(text) ?? [];
  const [written, of] = [least ?? plus ?? from, (things ?? others ?? several)?.trim()];
  if (said === undefined || written === undefined || of === undefined || NO_THINGS.test(of.toLowerCase()))
    return oneOf(text);
  const min = numberOf(written);
  // Names that are written in capitals stay so: PRs.
  const named = /[A-Z]{2}/u.test(of) ? of : of.toLowerCase();
  return min > 0
    ? { rule: 'count', value: { min, of: named, source: ['references', 'register', 'declared'] }, said }
    : null;
}

/** What is counted without a plural: one thing, or how often. */
function oneOf(text: string): Proposal | null {
  const [said, of] = AT_LEAST_ONE.exec(text) ?? [];
  const [often, times] = TIMES.exec(text) ?? [];
  const source = ['references', 'register', 'declared'];
  if (said !== undefined && of !== undefined && !NO_THINGS.test(`${of.toLowerCase()}s`))
    return { rule: 'count', value: { min: 1, of: `${of.toLowerCase()}s`, source }, said };
  return often === undefined
    ? null
    : { rule: 'count', value: { min: Number(times), of: 'times', source }, said: often };
}

function atRate(text: string): Proposal | null {
  const [said, least, plus, unit = '', per = ''] = RATE.exec(text) ?? [];
  const written = least ?? plus;
  if (said === undefined || written === undefined || Number(written) < 1) return null;
  return { rule: 'rate', value: `${Number(written)} ${unit.toLowerCase()}/${per.toLowerCase()}`, said };
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
  const open = OPEN_SUM.exec(text)?.[0];
  if (open !== undefined)
    return { rule: 'change', value: { min: 'needs-owner', direction: 'less', unit: 'money' }, said: open };
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
  const found = [counted(text), atRate(text), lasting(text, levels), sponsored(text), changed(text)].flatMap(
    (one) => one ?? [],
  );
  if (found.length === 0) return null;
  return {
    rubric: Object.fromEntries(found.map(({ rule, value }) => [rule, value])),
    why: `Proposed by the import, from ${found.map(({ said }) => `"${said.trim()}"`).join(' and ')}.`,
  };
}
