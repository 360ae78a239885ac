/** What every scaffold says whatever its ladder: a template's words, which a reader of packets counts as nothing. */
import { normalise } from '../text/near.ts';

/** One piece of evidence to be copied. Nothing in it has a date, a role, a link or a number that could count. */
export const EXAMPLE = [
  '- **What you did, and what came of it.**',
  '  - When: YYYY-MM to YYYY-MM',
  '  - Role: your role',
  '  - Scope: your scope',
  '  - Links: https://github.com/OWNER/REPOSITORY/pull/NUMBER',
  '  - Metric: before -> after',
] as const;

/** The comment at the beginning. */
export const INTRODUCTION = [
  'How to fill this in',
  '',
  'A heading names a competency, a quote below it a criterion. Leave both as they are; what you did goes below them.',
  'One list item is one piece of evidence. Copy this one, and leave out the lines that you have nothing to say to:',
  '',
  ...EXAMPLE,
  '',
  'Where there is nothing to show yet, say so:',
  '',
  '- Gap: what is missing; plan: what you will do, by when',
  '',
  'Comments like this one are read by nobody, and can stay. `readiness check` says at any time what is still missing.',
] as const;

export const SUMMARY = 'In your own words, as long as you like: never read as evidence.';

/** In its place where a promotion asks for nothing that a packet shows. */
export const NOTHING = 'The ladder has no criteria for this promotion: there is nothing to show evidence for.';

/** All these lines, as names are compared. */
export const SCAFFOLD_LINES: ReadonlySet<string> = new Set(
  [...INTRODUCTION, SUMMARY, NOTHING].map(normalise).filter((line) => line !== ''),
);
