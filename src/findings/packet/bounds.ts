import { prose, say, type Words } from '../../text/words.ts';
import { kind } from '../kind.ts';

/** What a file has so much of that parsing it would take longer than a packet may. */
const TOO_MANY: Readonly<Record<string, string>> = {
  lines: 'lines',
  'list-items': 'list items and quotes',
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
      return say`This file has ${found} ${prose(TOO_MANY[what] ?? what)}, which takes longer to read than a packet may; about ${most} would be read, and the limit is reached on this line`;
  }
}

/** Packets that are refused before they are parsed. */
export const boundsFindings = {
  'packet-refused': kind<{ what: string; found: number; most: number }>({
    severity: 'error',
    title: 'The file cannot be read as a packet',
    why: 'Files are bounded before they are parsed, so that no pull request can stall the check. The bounds are far above any packet that a person reads: 128 KiB, and 200 items in any style.',
    message: ({ what, found, most }) => refusal(what, found, most),
    fix: ({ what }) =>
      what === 'not-utf-8' || what === 'nul'
        ? say`Save the file as UTF-8 text.`
        : what === 'empty'
          ? say`Start from the example packet beside the ladder.`
          : Object.hasOwn(TOO_MANY, what)
            ? say`Take out what was pasted or generated, and link it instead, or put it in fewer ${prose(TOO_MANY[what] ?? what)}.`
            : what === 'nesting'
              ? say`Write what is nested so deep as items of its own.`
              : say`Keep the packet to what a reviewer can read: link long material instead of pasting it.`,
    example: { before: '(a file of 5 MB)', after: '(a packet of a few pages that links to the rest)' },
  }),
  'packet-not-markdown': kind<{ format: string }>({
    severity: 'error',
    title: 'A file that is no Markdown',
    why: 'A packet is a Markdown file. Another format that is read as Markdown would give a heap of findings, none of them the cause.',
    message: ({ format }) => prose(`This file is ${format}, not Markdown, so it is not read as a packet`),
    fix: () =>
      say`Write the packet as Markdown in a file that ends with ${'.md'}; a file that is no packet is left out by ${'packets:'} in the settings.`,
    example: { before: 'packets/octo-ada.docx', after: 'packets/octo-ada.md' },
  }),
};
