import { prose, say, type Words } from '../../text/words.ts';
import { kind } from '../kind.ts';

/** What a file that is not parsed has too much of. The bounds of density grow with the length of the file. */
const DENSE: Readonly<Record<string, string>> = {
  lines: 'short lines',
  'list-items': 'list items',
  marks: 'marks of emphasis and code',
  brackets: 'brackets',
  html: 'pieces of HTML',
  cells: 'table cells',
};

function refusal(what: string, found: number, most: number): Words {
  switch (what) {
    case 'not-utf-8':
      return say`This file is not UTF-8 text`;
    case 'empty':
      return say`This file is empty`;
    case 'nul':
      return say`This file holds a NUL character, so it is not text`;
    case 'too-large':
      return say`This file has ${found} bytes; a packet may have ${most}`;
    case 'nesting':
      return say`Lists and quotes are nested ${found} deep here; at most ${most} levels are read`;
    default:
      return say`This file has ${found} ${prose(DENSE[what] ?? what)}; one of its length may have about ${most}`;
  }
}

/** Packets that are refused before they are parsed. */
export const boundsFindings = {
  'packet-refused': kind<{ what: string; found: number; most: number }>({
    severity: 'error',
    title: 'The file cannot be read as a packet',
    why: 'Files are bounded before they are parsed, so that no pull request can stall the check. The bounds are far above any packet that a person reads.',
    message: ({ what, found, most }) => refusal(what, found, most),
    fix: ({ what }) =>
      what === 'not-utf-8' || what === 'nul'
        ? say`Save the file as UTF-8 text.`
        : what === 'empty'
          ? say`Start from the example packet beside the ladder.`
          : say`Keep the packet to what a reviewer can read: link long material instead of pasting it.`,
    example: { before: '(a file of 5 MB)', after: '(a packet of a few pages that links to the rest)' },
  }),
};
