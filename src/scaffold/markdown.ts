/** Text of a ladder as Markdown that reads back as that text, in a packet that its author goes on writing. */
import type { RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';

/** One line: control characters and line breaks are spaces, characters that nobody sees are gone. */
export const oneLine = (text: string, most = Infinity): string => {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cf}+/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
  return line.length <= most ? line : `${Array.from(line).slice(0, most).join('')}…`;
};

const written = (node: RootContent): string =>
  toMarkdown({ type: 'root', children: [node] }, { extensions: [gfmToMarkdown()] }).trimEnd();

export const heading = (depth: 1 | 2 | 3 | 4 | 5 | 6, text: string): string =>
  written({ type: 'heading', depth, children: [{ type: 'text', value: text }] });

export const quote = (text: string): string =>
  written({ type: 'blockquote', children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] });

/** A box that is not ticked. */
export const box = (text: string): string =>
  written({
    type: 'list',
    ordered: false,
    spread: false,
    children: [
      {
        type: 'listItem',
        spread: false,
        checked: false,
        children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
      },
    ],
  }).replace(/^\*/u, '-');

/** A line as it stands in a comment. */
export const harmless = (line: string): string => line.replace(/--+!?>/gu, '→').replace(/<!--+/gu, '←');

/**
 * Lines in an HTML comment. Nothing in them can end it; and an address in it is no link, so that nobody is told that a
 * link of theirs is not read.
 */
export const comment = (lines: readonly string[]): string => {
  const inside = lines.map(harmless);
  return inside.length === 1 ? `<!-- ${inside[0] ?? ''} -->` : `<!--\n${inside.join('\n')}\n-->`;
};

/** Words of a ladder for a comment: without what makes an address or a reference of them. */
export const unlinked = (text: string): string => text.replace(/\bhttps?:\/\//giu, '').replace(/#(?=\d)/gu, 'no. ');
