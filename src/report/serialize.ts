import type { Nodes, Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown as serialize, type Options } from 'mdast-util-to-markdown';

/** A zero-width space: no reader sees it, and to a parser it is neither space nor punctuation. */
export const GAP = '\u200B';

const OPTIONS: Options = {
  bullet: '-',
  // A link whose text is its address stays `[text](address)`, which every reader of Markdown knows.
  resourceLink: true,
  // Columns padded to one width would be most of a comment's length.
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  // Without an empty line between, a table would go on with the last paragraph of the list before it.
  join: [(left) => (left.type === 'list' ? 1 : undefined)],
};

/**
 * The tree as GitHub's Markdown, with a line feed at its end. Whatever stands in its texts is only text when it is read
 * again; what GitHub makes of words afterwards (`@name`, bare addresses) is the affair of `escape.ts`.
 */
export function toMarkdown(root: Root): string {
  const tree = structuredClone(root);
  tidy(tree);
  return serialize(tree, OPTIONS);
}

/** Changes, unseen by a reader of the page, what the library would write so that it is read as something else. */
function tidy(node: Nodes): void {
  // At its ends a character may be written as its number: those of control characters mean others, and the very first
  // of a text may be skipped as a mark of its byte order.
  if (node.type === 'text') node.value = node.value.replace(/^(?=\p{C})(?!\u200B)|(?<=\p{C})(?<!\u200B)$/gu, GAP);
  // Around an address they would be its delimiters; none has them in it.
  if (node.type === 'link') node.url = node.url.replace(/[<>]/gu, encodeURIComponent);
  if (!('children' in node)) return;

  const oneLine = node.type === 'heading' || node.type === 'tableCell';
  const children: Nodes[] = node.children;
  for (const child of children.splice(0)) {
    const now: Nodes = child.type === 'break' && oneLine ? { type: 'text', value: ' ' } : child;
    tidy(now);
    const last = children.at(-1);
    // A break works between lines only.
    if (isEmpty(now) || (now.type === 'break' && (last === undefined || last.type === 'break'))) continue;
    // A backslash at the end of one text would escape the start of the next.
    if (now.type === 'text' && last?.type === 'text') last.value += now.value;
    // The marks of two neighbours would be one longer mark.
    else if (last !== undefined && MARKS[now.type] !== undefined && MARKS[now.type] === MARKS[last.type])
      children.push({ type: 'text', value: GAP }, now);
    else children.push(now);
  }
  if (children.at(-1)?.type === 'break') children.pop();
}

const MARKS: Partial<Record<Nodes['type'], string>> = { inlineCode: '`', strong: '*', emphasis: '*' };

/** An empty cell is one still, and an empty link too; of others, nothing or their bare mark would be written. */
const isEmpty = (node: Nodes): boolean =>
  node.type === 'text'
    ? node.value === ''
    : 'children' in node && node.children.length === 0 && node.type !== 'tableCell' && node.type !== 'link';
