/**
 * The second step of reading: names. With the ladder at hand it is decided which lines name a criterion, a competency or
 * a group, and under which name everything else stands. A name holds until the next one of the same or a higher rank:
 * headings by depth, bold lines below them, plain lines, quotes and ticks below those.
 */
import type { Criterion } from '../../ladder/ladder.ts';
import type { Block, HeadingBlock, ItemBlock, ParagraphBlock, QuoteBlock, Span } from '../document/blocks.ts';
import { isBold, slice, type Line } from '../document/lines.ts';
import { fieldNamed, readLine, splitBold, splitKey, statementNamed, storyLabel } from '../items/fields.ts';
import type { Named, Names } from '../names/names.ts';
import { holdsAddress, pointsAtWork } from './links.ts';
import { labelHeadings } from './label-headings.ts';
import { labelOf } from './label.ts';
import { toneOf, type Tone } from './tone.ts';
import type { Apart, By, Scope, Standing, Stray, Unit } from './units.ts';

type NewUnit = Unit extends infer U ? (U extends Standing ? Omit<U, 'scope'> : never) : never;

interface Entry {
  /** 1 to 6: a heading's depth; 7: a bold line; 8: a plain line, a quote, a tick. */
  readonly rank: number;
  /** The depth of the heading under which it stands; of a heading its own. */
  readonly depth: number;
  readonly names: Named | { readonly is: 'stray'; readonly stray: Stray } | { readonly is: Apart };
  readonly by: By;
}

const BOLD = 7;
const PLAIN = 8;
/** Over how many lines the text of a criterion may be wrapped. */
const MOST_WRAPPED = 6;

/** "Summary", "1. Summary", "Executive summary". */
const SUMMARY = /^\s*(?:\d{1,2}[.)]?\s*)?(?:executive\s+)?summary\s*:?\s*$/iu;

/** "Skills", "My skills", "Skills self-assessment". */
const SKILLS = /^\s*(?:\d{1,2}[.)]?\s*)?(?:my\s+)?skills?(?:\s+(?:self[- ]assessment|matrix|and depth))?\s*:?\s*$/iu;

/** The page as units under their scopes. */
export function unitsOf(blocks: readonly Block[], names: Names): Unit[] {
  const isName = (text: string): boolean => {
    const named = names.find(text, null);
    return named !== null && named.is !== 'order';
  };
  const reader = new SectionReader(names, labelHeadings(blocks, isName));
  blocks.forEach((block, index) => reader.read(block, blocks[index + 1]));
  return reader.units;
}

class SectionReader {
  readonly units: Unit[] = [];
  private readonly names: Names;
  private stack: Entry[] = [];
  private depth = 0;
  private title: Line | null = null;
  /** The tone that holds, and the rank of the heading that set it: one of the same or a higher rank ends it. */
  private tone: { readonly rank: number; readonly is: Tone } | null = null;
  private anything = false;
  private next: Block | undefined;
  /** How many named items stand around what is read. */
  private inside = 0;
  private scope: Scope;
  /** Headings that are the labels of a story. */
  private readonly labels: ReadonlySet<Block>;

  constructor(names: Names, labels: ReadonlySet<Block>) {
    this.names = names;
    this.labels = labels;
    this.scope = this.currentScope();
  }

  /** `next`: what follows it. */
  read(block: Block, next?: Block): void {
    this.next = next;
    if (block.type === 'heading') this.readHeading(block);
    else if (this.scope.about === 'summary' || this.scope.about === 'skills') this.addAsItIs(block);
    else if (block.type === 'paragraph') this.readParagraph(block);
    else if (block.type === 'item') this.readItem(block);
    else if (block.type === 'quote') this.readQuote(block);
    else this.addAsItIs(block);
  }

  private addAsItIs(block: Exclude<Block, HeadingBlock>): void {
    switch (block.type) {
      case 'paragraph':
        this.add({ is: 'paragraph', lines: block.lines, span: block.span, own: null });
        return;
      case 'item':
        this.add({ is: 'item', block, lines: block.lines, own: null });
        return;
      case 'table':
        this.add({ is: 'table', block });
        return;
      case 'quote':
        this.add({ is: 'quote', block });
        return;
      default:
        this.add({ is: 'other', block });
    }
  }

  private readHeading(block: HeadingBlock): void {
    if (this.labels.has(block) && this.stands() && this.stack.every(({ depth }) => depth < block.depth)) {
      this.drop(({ by }) => by === 'item' || by === 'tick', true);
      const line = { ...block.line, bold: block.line.text.length };
      this.add({ is: 'paragraph', lines: [line], span: block.span, own: null, heading: true });
      return;
    }
    const within = this.within(block.depth);
    const named = this.names.find(block.text, within);
    const coded = named === null ? this.names.codedHeading(block.text, within) : null;
    const found: Named | null = named ?? (coded && { is: 'criterion', criterion: coded });
    const rank = Math.min(block.depth, BOLD);
    if (rank < BOLD) this.depth = block.depth;
    this.setTone(rank, found === null ? block.text : null);
    const apart = this.stack.find(({ names }) => names.is === 'summary' || names.is === 'skills');
    // A summary of the first rank is the introduction of a packet without a title: its sections are not part of it.
    if (apart && apart.rank < rank && apart.rank > 1) {
      this.add({ is: 'heading', block });
      return;
    }
    if (found !== null && found.is !== 'order') {
      this.drop((entry) => entry.rank >= rank);
      this.push({ rank, depth: this.depth, names: found, by: 'heading' });
      // After a code (`### CD10: https://…`) the words are the packet's own, and so is every link.
      const linked = (coded === null ? pointsAtWork : holdsAddress)(block.line) ? block.line : null;
      this.name(found, block.span, block.text, block.column, 'heading', linked);
      return;
    }
    this.endBelow(rank, block.depth, found !== null);
    if (SUMMARY.test(block.text)) this.push({ rank, depth: this.depth, names: { is: 'summary' }, by: 'heading' });
    else if (this.names.skills.length > 0 && SKILLS.test(block.text))
      this.push({ rank, depth: this.depth, names: { is: 'skills' }, by: 'heading' });
    else if (this.stands()) this.retitle(block.line);
    else if (found === null && rank < BOLD) {
      const stray = { text: block.text, line: block.span.from, column: block.column };
      this.push({ rank, depth: this.depth, names: { is: 'stray', stray }, by: 'heading' });
    } else this.retitle(block.line);
    this.add({ is: 'heading', block });
  }

  /**
   * A heading that names nothing ends what has its rank or a lower one, and what an item or a box names: a list is over
   * there, unless the heading only orders the packet ("Evidence"). What stands above it holds on.
   */
  private endBelow(rank: number, depth: number, orders: boolean): void {
    if (!orders) this.drop(({ by }) => by === 'item' || by === 'tick');
    if (rank < BOLD) this.drop((entry) => entry.depth >= depth || entry.depth === 0);
    else if (this.stack.some((entry) => entry.rank === BOLD)) this.drop((entry) => entry.rank >= BOLD);
  }

  private readParagraph(block: ParagraphBlock): void {
    const { lines } = block;
    const [only, another] = lines;
    if (only && !another && isBold(only) && (toneOf(only.text) !== null || this.isBoldHeading(only))) {
      const text = only.text.trim();
      const named = this.names.find(text, this.scope.competency?.id ?? null);
      this.setTone(BOLD, named === null ? text : null);
      if (named !== null && named.is !== 'order' && !this.isPart(named, only)) {
        this.drop((entry) => entry.rank >= BOLD);
        this.push({ rank: BOLD, depth: this.depth, names: named, by: 'line' });
        this.name(named, block.span, text, block.column, 'line');
        return;
      }
      if (this.names.leading(only.text, 0, null) === null) {
        this.endBelow(BOLD, this.depth, named !== null);
        if (!this.stands() && named === null) {
          const stray = { text, line: block.span.from, column: block.column };
          this.push({ rank: BOLD, depth: this.depth, names: { is: 'stray', stray }, by: 'line' });
        } else this.retitle(only);
        this.add({ is: 'heading', block: { text, line: only, span: block.span, column: block.column } });
        return;
      }
    }
    this.splitParagraph(block);
  }

  /** A bold line alone is a heading, unless it is a label of what follows or a sentence. */
  private isBoldHeading(line: Line): boolean {
    const text = line.text.trim();
    if (text.length > 200) return false;
    const named = this.names.find(text, this.scope.competency?.id ?? null);
    if (named !== null && named.is !== 'order') return true;
    const key = text.replace(/[:：]\s*$/u, '');
    return !/[:：]$/u.test(text) && !/[.!?…]$/u.test(text) && fieldNamed(key) === null && storyLabel(key) === null;
  }

  /**
   * Whether a name is here the label of a part of a story or a field, "**Impact:** …" between "**Action:** …" and
   * "**Scope:** …": what it says is about the same work.
   */
  private isPart(named: Named, line: Line | undefined): boolean {
    if (!isPartOf(named, line)) return false;
    const { next } = this;
    if ((next?.type === 'item' || next?.type === 'paragraph') && this.isLabel(next.lines[0])) return true;
    const before = this.units.at(-1);
    return (
      before !== undefined &&
      before.scope === this.scope &&
      ((before.is === 'paragraph' && this.isLabel(before.lines.at(-1))) ||
        (before.is === 'item' && this.isLabel(before.lines[0])))
    );
  }

  /** Whether a line begins with a label that is no name of the ladder: "**Scope:** …". */
  private isLabel(line: Line | undefined): boolean {
    const label = labelOf(line);
    return label !== null && this.names.find(label.key, null) === null;
  }

  /** The lines of a paragraph apart: those that name something, and what stands between them. */
  private splitParagraph({ lines, span }: ParagraphBlock): void {
    let open: Line[] = [];
    let own: Named | null = null;
    let from = span.from;
    const close = (to: number): void => {
      if (open.length > 0) this.add({ is: 'paragraph', lines: open, span: { from, to }, own });
      open = [];
      own = null;
    };
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index];
      if (!line) break;
      const found = this.nameAt(lines, index);
      const around = [lines[index - 1], lines[index + 1]];
      if (
        found === null ||
        (found.named.is === 'order' && found.rest === null) ||
        (found.rest !== null &&
          (this.isPart(found.named, line) || (isPartOf(found.named, line) && around.some(isFieldLine))))
      ) {
        open.push(line);
        continue;
      }
      const last = lines[index + found.lines - 1] ?? line;
      close(line.line - 1);
      from = line.line;
      const whole = found.rest === null || found.named.is === 'criterion';
      const text = lines
        .slice(index, index + found.lines)
        .map((part) => part.text)
        .join(' ');
      if (whole)
        this.nameLine(
          found.named,
          { from: line.line, to: last.line },
          text,
          line.column,
          isBold(line) ? BOLD : PLAIN,
          'line',
          found.rest === null ? (lines.slice(index, index + found.lines).find(pointsAtWork) ?? null) : null,
        );
      if (found.rest !== null) {
        if (!whole) own = found.named;
        open.push(found.rest);
      } else from = last.line + 1;
      index += found.lines - 1;
    }
    close(span.to);
  }

  /** A heading ends the tone of one of its rank or a lower one, and may set its own; `text` is null where it names something. */
  private setTone(rank: number, text: string | null): void {
    if (this.tone !== null && this.tone.rank >= rank) this.tone = null;
    const is = text === null ? null : toneOf(text);
    if (is !== null) this.tone = { rank, is };
    this.scope = this.currentScope();
  }

  private readQuote(block: QuoteBlock): void {
    const within = this.scope.competency?.id ?? null;
    const whole = this.names.find(block.text, within);
    if (whole !== null && whole.is !== 'order') {
      this.nameLine(whole, block.span, block.text, block.column, PLAIN, 'quote');
      return;
    }
    // A quote may hold the criterion, and then words about it: the words are feedback.
    const [first] = block.children;
    const found = first?.type === 'paragraph' ? this.nameAt(first.lines, 0) : null;
    if (first?.type === 'paragraph' && found !== null && found.named.is === 'criterion') {
      const last = found.rest === null ? first.lines[found.lines - 1] : first.lines[0];
      const to = last?.line ?? block.span.from;
      this.nameLine(
        found.named,
        { from: block.span.from, to },
        found.named.criterion.text,
        block.column,
        PLAIN,
        'quote',
      );
      if (to < block.span.to) this.add({ is: 'quote', block: { ...block, span: { from: to + 1, to: block.span.to } } });
      return;
    }
    this.add({ is: 'quote', block });
  }

  private readItem(block: ItemBlock): void {
    const found = this.nameAt(block.lines, 0);
    const part =
      found !== null && found.rest !== null && block.tick === null && this.isPart(found.named, block.lines[0]);
    const named = found !== null && found.named.is !== 'order' && !part ? found : null;
    if (named === null || (block.tick === 'unticked' && named.named.is !== 'criterion')) {
      // A box of unknown text ends the reach of the box before it.
      if (block.tick !== null && this.inside === 0) this.drop((entry) => entry.by === 'tick');
      if (named === null && this.isOutline(block)) {
        for (const line of block.lines)
          this.add({
            is: 'heading',
            block: { text: line.text, line, span: { from: line.line, to: line.line }, column: line.column },
          });
        block.children.forEach((child, index) => this.read(child, block.children[index + 1]));
        return;
      }
      this.add({ is: 'item', block, lines: block.lines, own: null });
      return;
    }
    const rest = [...(named.rest === null ? [] : [named.rest]), ...block.lines.slice(named.lines)];
    const nameTo = block.lines[named.lines - 1]?.line ?? block.span.from;
    const text = block.lines
      .slice(0, named.lines)
      .map((line) => line.text)
      .join(' ');
    if (block.tick === 'unticked' && named.named.is === 'criterion') {
      this.readUnticked(block, named.named.criterion, rest, { from: block.span.from, to: nameTo }, text);
      return;
    }
    // `Mentoring: paired with two engineers`: the name is this item's alone.
    if (named.rest !== null && block.tick === null) {
      this.add({ is: 'item', block, lines: rest, own: named.named });
      return;
    }
    // The text of the criterion as a link to its evidence, with nothing below it, is claim and link at once.
    const linked =
      named.rest === null &&
      rest.length === 0 &&
      block.children.length === 0 &&
      block.lines.some((line) => line.links.length > 0);
    if (linked) {
      this.hold(named.named, block.tick === null ? 'item' : 'tick');
      this.add({ is: 'item', block: { ...block, tick: null }, lines: block.lines, own: named.named });
      return;
    }
    this.nameLine(
      named.named,
      { from: block.span.from, to: nameTo },
      text,
      block.column,
      PLAIN,
      block.tick === null ? 'item' : 'tick',
      block.lines.slice(0, named.rest === null ? named.lines : named.lines - 1).find(pointsAtWork) ?? null,
    );
    if (rest.length === 0 && block.children.length === 0) return;
    this.readWithin(rest, block.children, { from: nameTo, to: block.span.to });
    // Its evidence stands in it: what follows it in the list is not about it.
    this.drop(({ by }) => by === 'item' || by === 'tick');
  }

  /** What stands in an item beside its name: one piece if it has fields, else each nested item is one. */
  private readWithin(rest: readonly Line[], children: readonly Block[], span: Span): void {
    const fields = children.some((child) => child.type === 'item' && isField(child.lines[0]));
    if (fields) {
      this.add({ is: 'rest', lines: rest, children, span });
      return;
    }
    if (rest.length > 0)
      this.add({
        is: 'rest',
        lines: rest,
        children: [],
        span: { from: rest[0]?.line ?? span.from, to: rest.at(-1)?.line ?? span.from },
      });
    this.inside += 1;
    children.forEach((child, index) => this.read(child, children[index + 1]));
    this.inside -= 1;
  }

  /**
   * Whether an item only orders those below it, which name what is claimed in them: "People", and below it "Mentoring",
   * and below that the evidence.
   */
  private isOutline({ tick, lines, children }: ItemBlock): boolean {
    const [line, another] = lines;
    if (tick !== null || children.length === 0 || line === undefined || another !== undefined) return false;
    const holds = children.some((child) => child.type === 'item' && child.children.length > 0);
    if (!holds || holdsAddress(line)) return false;
    const orders =
      this.names.find(line.text, null)?.is === 'order' ||
      (this.scope.criterion === null && this.scope.competency === null);
    return (
      orders &&
      children.some((child) => {
        if (child.type !== 'item' || child.tick !== null || child.children.length === 0) return false;
        const found = this.nameAt(child.lines, 0);
        return (found !== null && found.rest === null && found.named.is !== 'order') || this.isOutline(child);
      })
    );
  }

  /** An unticked box claims nothing: what stands in it explains, and what stands after it is not about it. */
  private readUnticked(block: ItemBlock, criterion: Criterion, rest: readonly Line[], span: Span, text: string): void {
    const before = this.stack;
    this.stack = [...before, { rank: PLAIN, depth: this.depth, names: { is: 'criterion', criterion }, by: 'tick' }];
    this.scope = { ...this.currentScope(), unticked: { line: block.span.from, criterion } };
    this.add({
      is: 'name',
      span,
      named: { is: 'criterion', criterion },
      text,
      column: block.column,
      by: 'tick',
      linked: block.lines.find(pointsAtWork) ?? null,
    });
    if (rest.length > 0 || block.children.length > 0) {
      const from = rest[0]?.line ?? block.children[0]?.span.from ?? span.to;
      const fields = block.children.some((child) => child.type === 'item' && isField(child.lines[0]));
      if (fields || rest.length > 0)
        this.add({
          is: 'rest',
          lines: rest,
          children: fields ? block.children : [],
          span: { from, to: block.span.to },
        });
      if (!fields)
        for (const child of block.children)
          this.addAsItIs(
            child.type === 'heading' ? { type: 'rule', text: '', span: child.span, column: child.column } : child,
          );
    }
    this.stack = before;
    this.scope = this.currentScope();
  }

  /**
   * The name at a line: on lines of its own (`rest` is null), or before what is said under it. The text of a criterion
   * may be wrapped over lines.
   */
  private nameAt(
    lines: readonly Line[],
    index: number,
  ): { readonly named: Named; readonly lines: number; readonly rest: Line | null } | null {
    const within = this.scope.competency?.id ?? null;
    const line = lines[index];
    if (!line || !this.names.mayBegin(line.text)) return null;
    let text = '';
    let lead: { named: Named; lines: number; rest: Line | null } | null = null;
    for (let count = 1; count <= Math.min(MOST_WRAPPED, lines.length - index); count += 1) {
      const next = lines[index + count - 1];
      if (!next || (count > 1 && isFieldLine(next))) break;
      const before = text === '' ? 0 : text.length + 1;
      text = text === '' ? next.text : `${text} ${next.text}`;
      if (text.length > this.names.longest * 2 + 200) break;
      const named = this.names.find(text, within);
      if (named !== null) return { named, lines: count, rest: null };
      const found = this.names.leading(text, count === 1 ? next.bold : 0, within);
      if (found !== null && found.at >= before)
        lead = { named: found.named, lines: count, rest: slice(next, found.at - before) };
    }
    return lead;
  }

  /** A name below headings. The text of what is named already says nothing new. */
  private nameLine(
    named: Named,
    span: Span,
    text: string,
    column: number,
    rank: number,
    by: By,
    linked: Line | null = null,
  ): void {
    // A criterion that is quoted or ticked begins anew what is said to it.
    if (by === 'quote' || by === 'tick') this.tone = null;
    const same =
      named.is === 'criterion' &&
      this.scope.criterion === named.criterion &&
      (named.facet === undefined || named.facet === this.scope.facet);
    if (!same || by === 'tick') {
      this.drop((entry) => entry.rank >= rank);
      this.push({ rank, depth: this.depth, names: named, by });
    }
    this.name(named, span, text, column, by, linked);
  }

  private hold(named: Named, by: By): void {
    this.drop((entry) => entry.rank >= PLAIN);
    this.push({ rank: PLAIN, depth: this.depth, names: named, by });
  }

  private name(named: Named, span: Span, text: string, column: number, by: By, linked: Line | null = null): void {
    this.anything = true;
    this.scope = this.currentScope();
    this.add({ is: 'name', span, named, text, column, by, linked });
  }

  private retitle(line: Line): void {
    this.title = line;
    this.scope = this.currentScope();
  }

  private push(entry: Entry): void {
    this.stack.push(entry);
    this.title = null;
    this.scope = this.currentScope();
  }

  /** `only`: where nothing is dropped, everything stays as it is. */
  private drop(ended: (entry: Entry) => boolean, only = false): void {
    const kept = this.stack.filter((entry) => !ended(entry));
    if (only && kept.length === this.stack.length) return;
    this.title = null;
    if (kept.length < this.stack.length) this.stack = kept;
    this.scope = this.currentScope();
  }

  /** Whether something of the ladder is named above. */
  private stands(): boolean {
    const top = this.stack.at(-1)?.names.is;
    return top !== undefined && top !== 'stray' && top !== 'summary' && top !== 'skills';
  }

  /** The competency under which a heading of this depth would stand. */
  private within(depth: number): string | null {
    for (const { rank, names } of this.stack.toReversed()) {
      if (rank >= Math.min(depth, BOLD)) continue;
      if (names.is === 'competency') return names.competency.id;
      if (names.is === 'criterion') return names.criterion.competency;
    }
    return null;
  }

  private currentScope(): Scope {
    const top = this.stack.at(-1)?.names ?? null;
    const competency = this.stack.findLast(({ names }) => names.is === 'competency')?.names;
    const section = competency?.is === 'competency' ? competency : null;
    const of = top?.is === 'criterion' ? top.criterion.competency : null;
    const inside = top?.is === 'competency' || top?.is === 'criterion' || top?.is === 'retired';
    return {
      criterion: top?.is === 'criterion' ? top.criterion : null,
      facet: top?.is === 'criterion' ? (top.facet ?? null) : null,
      competency:
        inside && (of === null || section?.competency.id === of || top.is !== 'criterion')
          ? (section?.competency ?? null)
          : null,
      level: top?.is === 'competency' ? top.level : null,
      choice: top?.is === 'group' ? top.of : [],
      orphaned: top?.is === 'retired',
      stray: top?.is === 'stray' ? top.stray : null,
      about: top?.is === 'summary' || top?.is === 'skills' ? top.is : this.anything ? null : 'before',
      unticked: null,
      tone: this.tone?.is ?? null,
      title: this.title,
    };
  }

  private add(unit: NewUnit): void {
    this.units.push({ ...unit, scope: this.scope });
  }
}

/** Whether the label that names a competency is a field's or a story's as well: "Impact". */
const isPartOf = (named: Named, line: Line | undefined): boolean => named.is === 'competency' && labelOf(line) !== null;

/** Whether a line begins with a known field. */
const isField = (line: Line | undefined): boolean => line !== undefined && readLine(line) !== null;

/** Whether a line begins with a known field or a statement. */
function isFieldLine(line: Line | undefined): boolean {
  const split = line && (splitKey(line.text) ?? splitBold(line));
  return (
    split !== null && split !== undefined && (fieldNamed(split.key) !== null || statementNamed(split.key) !== null)
  );
}
