/** People who are named as sponsors in the text alone: who sponsors is read from the front matter. */
import { loginsIn } from '../items/fields.ts';
import { isPlaceholder } from '../items/nothing.ts';
import { undecorated } from '../names/decoration.ts';
import type { Disposition } from './reading.ts';
import type { Unit } from './units.ts';

export interface SponsorsInText {
  readonly logins: readonly string[];
  /** Line of the file, from 1. */
  readonly line: number;
}

/** "Sponsors", "My sponsor", "Sponsored by", and what follows a colon. */
const SPONSORS = /^(?:my\s+|the\s+)?(?:sponsors?|sponsored\s+by)\s*(?:[:：](.*))?$/iu;
const MOST_LINES = 20;
/** A person's own page: two parts would be a repository. */
const PROFILE = /https?:\/\/(?:www\.)?github\.com\/([a-z\d](?:[a-z\d-]{0,38}))\/?(?![\w/.-])/giu;

/** The first of them, or null. `source`: the lines of the file, of which `before` are front matter. */
export function sponsorsInText(
  units: readonly Unit[],
  source: readonly string[],
  before: number,
  read: readonly Disposition[],
): SponsorsInText | null {
  // Code and comments are nobody's statement.
  const silent = (index: number): boolean => {
    const line = read[index];
    return line?.as === 'left-out' && (line.why === 'code' || line.why === 'comment' || line.why === 'html');
  };
  const at = source.findIndex((line, index) => index >= before && !silent(index) && SPONSORS.test(plainly(line)));
  if (at === -1) return null;
  const alone = (SPONSORS.exec(plainly(source[at] ?? ''))?.[1] ?? '').trim() === '';
  const until = alone ? Math.min(nextHeading(units, at + 1) ?? source.length, at + 1 + MOST_LINES) : at + 1;
  const text = source
    .slice(at, until)
    .filter((_, index) => !silent(at + index))
    .join('\n')
    .replace(/\(at\)\s?/giu, '@')
    .replace(PROFILE, ' @$1 ');
  const logins = loginsIn(text).filter((login) => !isPlaceholder(`@${login}`));
  return logins.length === 0 ? null : { logins, line: at + 1 };
}

/** A line without its marks and what people put around a name. */
const plainly = (line: string): string =>
  line.length > 400
    ? ''
    : undecorated(line.replace(/[*_`]+/gu, ' '))
        .replace(/\s*#+\s*$/u, '')
        .trim();

/** How many lines stand before the next heading after a line, whatever it names; null where none follows. */
function nextHeading(units: readonly Unit[], line: number): number | null {
  for (const unit of units) {
    const heading =
      unit.is === 'heading' ? unit.block.span.from : unit.is === 'name' && unit.by === 'heading' ? unit.span.from : 0;
    if (heading > line) return heading - 1;
  }
  return null;
}
