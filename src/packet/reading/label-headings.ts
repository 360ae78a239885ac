/**
 * Headings that are the labels of one story: `### Situation`, `### Action`, `### Result`, or `### When` and `### Role` as
 * the form of an issue writes them. Apart, each part would lack what another says, or one story would count twice.
 */
import type { Block, HeadingBlock } from '../document/blocks.ts';
import { fieldNamed, storyLabel } from '../items/fields.ts';
import { RawItem } from '../items/raw.ts';
import { toneOf } from './tone.ts';

/** Two of these are a story; "Evidence" and "Impact" alone order what is listed below them. */
const TELLING: ReadonlySet<string> = new Set(
  'situation|task|action|actions|problem|challenge|approach|solution|when|role|scope'.split('|'),
);

/** The label that a heading is, in small letters; null where it is none. `names`: whether the ladder has its words. */
function labelOfHeading({ text, depth }: HeadingBlock, names: (text: string) => boolean): string | null {
  if (depth > 6 || toneOf(text) !== null || names(text)) return null;
  const label = storyLabel(text);
  return label === null ? null : (fieldNamed(label) ?? label);
}

/** An item that says itself when, in which role or scope it was is a piece of its own. */
function standsAlone(block: Block): boolean {
  if (block.type !== 'item') return block.type === 'table';
  const raw = new RawItem('');
  raw.addLines(block.lines, true);
  raw.addBlocks(block.children);
  return raw.claim.length > 0 && raw.fields.some(({ name }) => name === 'when' || name === 'role' || name === 'scope');
}

/** Those headings of a page that are the labels of a story. One pass over the blocks. */
export function labelHeadings(blocks: readonly Block[], names: (text: string) => boolean): ReadonlySet<Block> {
  const found = new Set<Block>();
  let run: HeadingBlock[] = [];
  let labels = new Set<string>();
  let whole = true;
  const close = (): void => {
    const telling = [...labels].filter((label) => TELLING.has(label)).length;
    if (whole && telling >= 2) for (const heading of run) found.add(heading);
    run = [];
    labels = new Set();
    whole = true;
  };
  for (const block of blocks) {
    if (block.type !== 'heading') {
      if (run.length > 0 && standsAlone(block)) whole = false;
      continue;
    }
    const label = labelOfHeading(block, names);
    if (label === null || (run[0] !== undefined && run[0].depth !== block.depth) || labels.has(label)) close();
    if (label === null) continue;
    run.push(block);
    labels.add(label);
  }
  close();
  return found;
}
