/** What a page holds once its names are known: units in its order, each under the names that hold there. */
import type { Competency, Criterion } from '../../ladder/ladder.ts';
import type { Block, ItemBlock, OtherBlock, QuoteBlock, Span, TableBlock } from '../document/blocks.ts';
import type { Line } from '../document/lines.ts';
import type { Named } from '../names/names.ts';
import type { Tone } from './tone.ts';

/** How a criterion was named; a tick ends at the next tick. */
export type By = 'heading' | 'line' | 'quote' | 'item' | 'tick';

/** A heading that names nothing and under which nothing of the ladder stands. */
export interface Stray {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Parts of a packet that are no evidence: what it is about, and how the candidate sees their own skills. */
export type Apart = 'summary' | 'skills';

/** Under which names something stands. One object for all that stands together. */
export interface Scope {
  readonly criterion: Criterion | null;
  /** The part of the criterion that is named, as the ladder writes it. */
  readonly facet: string | null;
  readonly competency: Competency | null;
  /** The level beside the competency's title, or null. */
  readonly level: string | null;
  /** The criteria of the group whose title stands above. */
  readonly choice: readonly string[];
  /** Whether it stands under what the ladder has no more: it is for nothing else either. */
  readonly orphaned: boolean;
  readonly stray: Stray | null;
  readonly about: Apart | 'before' | null;
  /** In an unticked box: the line of the box, and its criterion if it names one. */
  readonly unticked: { readonly line: number; readonly criterion: Criterion | null } | null;
  /** What a heading above it says of all below: others' words, or what is still to come. */
  readonly tone: Tone | null;
  /** The heading below the name, which names nothing, under which it stands: "### Retry service". */
  readonly title: Line | null;
}

/** Under no name, and nowhere in the page: what belongs to what stands elsewhere. */
export const NOWHERE: Scope = {
  criterion: null,
  facet: null,
  competency: null,
  level: null,
  choice: [],
  orphaned: false,
  stray: null,
  about: null,
  unticked: null,
  tone: null,
  title: null,
};

export interface Standing {
  readonly scope: Scope;
}

/** What the page holds, in its order, each under its scope. */
export type Unit = Standing &
  (
    | {
        readonly is: 'name';
        readonly span: Span;
        readonly named: Named;
        readonly text: string;
        readonly column: number;
        /** Whether a list item or a ticked box carries it. */
        readonly by: By;
        /** A line of it with a link to somebody's work, which is not read there; null where it has none. */
        readonly linked: Line | null;
      }
    | {
        readonly is: 'heading';
        readonly block: { readonly text: string; readonly line: Line; readonly span: Span; readonly column: number };
      }
    | {
        readonly is: 'paragraph';
        readonly lines: readonly Line[];
        readonly span: Span;
        readonly own: Named | null;
        /** It was a heading, which is the label of a part of a story. */
        readonly heading?: true;
      }
    /** `rest`: what of its first paragraph is not its name. `tick`: of a box that names nothing. */
    | { readonly is: 'item'; readonly block: ItemBlock; readonly lines: readonly Line[]; readonly own: Named | null }
    /** What stands in an item beside its name, all of it as one piece. */
    | { readonly is: 'rest'; readonly lines: readonly Line[]; readonly children: readonly Block[]; readonly span: Span }
    | { readonly is: 'table'; readonly block: TableBlock }
    | { readonly is: 'quote'; readonly block: QuoteBlock }
    | { readonly is: 'other'; readonly block: OtherBlock }
  );
