/** What evidence is read as, and what of a page is read as nothing. */
import type { Finding } from '../../findings/finding.ts';
import type { LeftOut } from '../../findings/packet/left-out.ts';
import type { Span } from '../document/blocks.ts';
import type { ItemRead } from '../items/item.ts';
import type { RawItem } from '../items/raw.ts';
import type { Named } from '../names/names.ts';
import type { Scope } from './units.ts';

/** A piece of evidence, or a statement, and where it stands. */
export interface Piece {
  readonly raw: RawItem;
  readonly scope: Scope;
  /** What the piece itself names: a row's cell, a label before a colon. */
  readonly own: Named | null;
  readonly column: number;
  readonly span: Span;
  readonly read: ItemRead;
}

/** Lines that are read as nothing. */
export interface Aside {
  readonly span: Span;
  readonly why: LeftOut;
  readonly scope: Scope;
  readonly column: number;
  /** Whether another finding says so already. */
  readonly said: boolean;
}

export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly asides: readonly Aside[];
  readonly findings: readonly Finding[];
  /** Whether a cell of a table names something. */
  readonly namesRows: boolean;
}

/** What is still being collected. */
export interface Open {
  raw: RawItem;
  readonly scope: Scope;
  readonly own: Named | null;
  readonly column: number;
  span: Span;
  /** How it began: what belongs to it depends on that. */
  readonly by: 'item' | 'paragraph' | 'story' | 'row';
  /** Labels of a story that it has. */
  readonly labels: Set<string>;
}
