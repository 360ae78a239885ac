/** The lines of a page that `ladder show` wrote: names in bold, words, and ids below them. */
import type { ListItem, Nodes, Paragraph } from 'mdast';
import { textOf } from '../../packet/document/markdown.ts';
import type { Statement } from '../model.ts';

/** Takes the lines of a node as read. */
export type Place = (node: Nodes) => void;

export const wordsOf = (node: Nodes): string => textOf(node).replace(/\s+/gu, ' ').trim();

export const itemsOf = (nodes: readonly Nodes[]): readonly ListItem[] =>
  nodes.flatMap((node) => (node.type === 'list' ? node.children : []));

export interface Line {
  readonly node: Paragraph;
  /** What stands in bold before it. */
  readonly label: string | null;
  /** What follows. */
  readonly text: string;
}

/** Null: the item begins with something else. */
export function lineOf({ children: [first] }: ListItem): Line | null {
  if (first?.type !== 'paragraph') return null;
  const [head, ...rest] = first.children;
  return head?.type === 'strong'
    ? { node: first, label: wordsOf(head), text: wordsOf({ ...first, children: rest }) }
    : { node: first, label: null, text: wordsOf(first) };
}

/** The words in the lists below an item that is called so; what is nested deeper is not among them. */
export function textsBelow(item: ListItem, place: Place): string[] {
  const items = itemsOf(item.children);
  for (const one of items) place(one);
  return items.map(wordsOf);
}

type Strength = NonNullable<Statement['strength']>;
const STRENGTHS: readonly Strength[] = ['must', 'should', 'suggested'];

interface Named {
  readonly id: string;
  readonly strength: Strength;
  /** Whether nothing else stands there. */
  readonly isAll: boolean;
}

/** "`code.L5` · must"; null: it is another line. */
function named({ children: [first] }: ListItem): Named | null {
  if (first?.type !== 'paragraph') return null;
  const [id, marks, ...others] = first.children;
  if (id?.type !== 'inlineCode' || marks?.type !== 'text' || others.length > 0) return null;
  const [before, strength, ...rest] = marks.value.split(' · ');
  const known = STRENGTHS.find((one) => one === strength?.trim());
  return before !== '' || known === undefined ? null : { id: id.value, strength: known, isAll: rest.length === 0 };
}

/** Whether an id stands below the item, as below each criterion that `ladder show` wrote. */
export const isCriterion = (item: ListItem): boolean => itemsOf(item.children).some((one) => named(one) !== null);

/** What stands of a criterion beside where it belongs. */
export type Said = Omit<Statement, 'level' | 'competency' | 'area'>;

/** A criterion and what stands below it. */
export function criterionIn(item: ListItem, line: Line, place: Place): Said {
  place(line.node);
  const below = itemsOf(item.children);
  const at = below.findIndex((one) => named(one) !== null);
  const own = below[at];
  const said = own === undefined ? null : named(own);
  // What stands above the id are parts of the text; without one, all of it.
  const details = below.slice(0, at === -1 ? below.length : at);
  for (const one of details) place(one);
  // What else stands beside the id, such as the days between which the criterion holds, is not taken.
  if (own !== undefined && said?.isAll === true) place(own);
  const guidance = below.slice(details.length).flatMap((one) => {
    if (lineOf(one)?.label !== 'Guidance') return [];
    place(one);
    return textsBelow(one, place);
  });
  return {
    text: line.text,
    details: details.map(wordsOf),
    ...(guidance.length > 0 && { guidance: guidance.join('\n\n') }),
    ...(said !== null && { id: said.id }),
    strength: said?.strength ?? 'must',
    example: false,
    line: item.position?.start.line ?? 1,
    end: line.node.position?.end.line ?? 1,
  };
}
