/** Text of somebody else that is built like what this bot writes: nothing in it counts, and readers are told. */
import { FOOTER, HEADLINE } from './wording.ts';

/** How each of the bot's comments begins, and the lines that it hides in them. */
const HIDDEN = /^<!-- (?:promotion-readiness|readiness-answer)\b/u;

const isOurs = (line: string): boolean =>
  HIDDEN.test(line) || HEADLINE.test(line) || (!line.startsWith('>') && line.includes(FOOTER));

/** Of these lines those, counted from 1, that only this bot writes. A quote of them is none. */
export const reportLines = (lines: readonly string[]): readonly number[] =>
  lines.flatMap((line, index) => (isOurs(line.trimStart()) ? [index + 1] : []));

/** Whether a comment has any of them. */
export const looksLikeReport = (body: string): boolean => reportLines(body.split(/\r\n|\r|\n/u)).length > 0;
