/** What this tool wrote itself and reads better elsewhere: a ladder's own file, and what `ladder show` makes for eyes. */
import { isMap, isSeq } from 'yaml';
import type { Refused } from '../model.ts';

/** "Ladder engineering, version 1.0.0: 7 levels on 1 track", as a terminal and a page of HTML have it. */
const OF_TERMINAL = /^Ladder\s+(\S+),\s+version\s+\S+:\s+\d+\s+levels?\s+on\s+\d+\s+tracks?\b/mu;
const OF_HTML =
  /<p class="size">Ladder <code>([^<]{1,200})<\/code>, version [^<]{1,100}: \d+ levels? on \d+ tracks?\b/u;

/** The refusal of a document that `ladder show` printed for a terminal or a browser; null: it is another. */
export function outputOfShow(text: string): Refused | null {
  const id = (OF_HTML.exec(text) ?? OF_TERMINAL.exec(text))?.[1];
  return id === undefined
    ? null
    : {
        refused: `This is what \`ladder show\` makes of the ladder ${id} to be looked at`,
        fix: "Use that ladder's own file. If you only have this page, ask whoever made it for the same with --format markdown, which can be imported.",
      };
}

/** A ladder, or the JSON of one, by what no other data has. */
export interface OwnData {
  readonly id: string;
  readonly version: string;
  /** Whether `ladder show --format json` printed it. */
  readonly isShown: boolean;
}

/** Null: it is something else. */
export function ownData(root: unknown): OwnData | null {
  if (!isMap(root) || root.get('schema') !== 1) return null;
  const [id, version] = [root.get('id'), root.get('version')];
  if (typeof id !== 'string' || typeof version !== 'string') return null;
  return isSeq(root.get('levels')) && isSeq(root.get('tracks'))
    ? { id, version, isShown: isSeq(root.get('criteria')) }
    : null;
}

/** Why it is not imported. */
export const ladderItself = ({ id, version, isShown }: OwnData): Refused =>
  isShown
    ? {
        refused: `This is what \`ladder show --format json\` printed of the ladder ${id}, version ${version}, for programs`,
        fix: "Use that ladder's own file. If you only have this, ask whoever made it for the same with --format markdown, which can be imported.",
      }
    : {
        refused: `This is a ladder already (${id}, version ${version}): there is nothing to import`,
        fix: 'Use the file as it is, and check it with `readiness ladder lint`. To follow it and change only parts of it, write a ladder that begins with `extends:`.',
      };
