/** A difference as Markdown: the same document that a terminal shows. */
import type { Root, RootContent } from 'mdast';
import { toMarkdown, words } from '../../report/escape.ts';
import { bullets, heading, lines as linesOf, paragraph } from '../../report/nodes.ts';
import type { Said, SaidDiff } from './said.ts';

const section = ({ title, lines }: Said): RootContent[] =>
  lines.length === 0
    ? [paragraph(words(title))]
    : [heading(4, words(title)), bullets(lines.map(({ line, below }) => [linesOf([line, ...below].map(words))]))];

export function diffMarkdown({ lead, changes, version, follows, packets }: SaidDiff): string {
  const root: Root = {
    type: 'root',
    children: [
      heading(3, words(lead)),
      paragraph(words(version)),
      ...changes.flatMap(section),
      ...follows.flatMap(section),
      ...packets.flatMap(section),
    ],
  };
  return toMarkdown(root);
}
