/** Where in a document something stands: the headings and labels above it, and what they say that it is. */
import { monthOf, roleOf, targetOf, type Role } from './roles.ts';
import type { Mark, Piece } from './pieces.ts';

type Named = Extract<Piece, { readonly is: 'heading' | 'label' }>;

/** A heading or label that holds where we are. */
export interface Frame {
  readonly text: string;
  readonly line: number;
  readonly depth: number | null;
  readonly rank: number;
  readonly indent: number;
  readonly role: Role | null;
  /** By which month in the level. */
  readonly month: number | null;
  /** Of a step: where it leads to, as the document calls it. */
  readonly target: ReturnType<typeof targetOf>;
  /** The level that it names. */
  readonly level: string | null;
  /** How the first of its entries is marked: what is marked otherwise means something else. */
  mark: Mark | null;
  /** Whether something stands below it, or below a label within it. */
  filled: boolean;
  /** What its last entry became, to which what is nested in it belongs, where there is room for it. */
  last: { readonly indent: number; readonly append: (text: string, line: number) => boolean } | null;
}

/** Headings and labels within each other. */
const MOST_OPEN = 20;

export class Frames {
  private open: Frame[] = [];
  private readonly levels: ReadonlyMap<number, string>;

  /** @param levels the level that begins at a line */
  constructor(levels: ReadonlyMap<number, string>) {
    this.levels = levels;
  }

  enter(piece: Named): void {
    if (piece.is === 'heading') this.open = this.open.filter(({ depth }) => depth !== null && depth < piece.depth);
    else this.leaveFor(piece);
    this.open.push({
      text: piece.text,
      line: piece.line,
      depth: piece.is === 'heading' ? piece.depth : null,
      rank: piece.is === 'heading' ? -1 : piece.rank,
      indent: piece.is === 'heading' ? -1 : piece.indent,
      role: this.roleHere(piece.text),
      month: monthOf(piece.text),
      target: targetOf(piece.text),
      level: this.levels.get(piece.line) ?? null,
      mark: null,
      filled: false,
      last: null,
    });
  }

  /** "Soft skills" among what a step asks for are a part of that, and none of the skills that a level builds on. */
  private roleHere(text: string): Role | null {
    const role = roleOf(text);
    const isOfStep = this.open.some((frame) => frame.target?.sure === true || frame.role === 'promotion');
    return role === 'skills' && isOfStep ? null : role;
  }

  /** A label takes the place of one of its rank; where that had nothing below it, it introduced this one. */
  private leaveFor(piece: Extract<Piece, { readonly is: 'label' }>): void {
    while (this.open.length > 0) {
      const top = this.open.at(-1);
      if (top === undefined || top.rank < piece.rank) return;
      const isBelow = top.rank > piece.rank || (piece.rank === 2 && top.indent >= piece.indent);
      if (!isBelow && !top.filled && this.open.length < MOST_OPEN) return;
      this.open.pop();
    }
  }

  /** What ends here: of a fence the labels in it. */
  end(of: 'fence' | 'rule'): void {
    this.open = this.open.filter(({ rank }) => rank < (of === 'fence' ? 1 : 0));
  }

  /** A line that is no label: what it does not belong to any more is left. */
  come(entry: Extract<Piece, { readonly is: 'entry' }>): void {
    this.open = this.open.filter(
      ({ rank, indent, mark }) =>
        (rank < 2 || indent < entry.indent) && (rank < 0 || mark === null || entry.mark !== 'none' || !entry.apart),
    );
  }

  /** Something stands below the innermost, and so below those of which its rank makes it a part. */
  fill(mark: Mark): void {
    const [own] = this.open.slice(-1);
    if (own === undefined) return;
    own.mark ??= mark;
    for (const frame of this.open) if (frame === own || frame.rank < own.rank) frame.filled = true;
  }

  /** From the level on, or all that are open where no level is. */
  inner(): readonly Frame[] {
    const at = this.open.findLastIndex(({ level }) => level !== null);
    return this.open.slice(at + 1);
  }

  level(): string | null {
    return this.open.findLast(({ level }) => level !== null)?.level ?? null;
  }
}

/** The innermost that says what it is, those within it that do not, and those around it. */
export function placeOf(frames: readonly Frame[]): {
  readonly frame: Frame | null;
  readonly inner: readonly Frame[];
  readonly outer: readonly Frame[];
} {
  const at = frames.findLastIndex(
    ({ role, month, target }) => role !== null || month !== null || target?.sure === true,
  );
  return { frame: frames[at] ?? null, inner: frames.slice(at + 1), outer: frames.slice(0, Math.max(0, at)) };
}
