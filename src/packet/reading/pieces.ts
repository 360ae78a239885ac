/**
 * The third step of reading: evidence. Of what stands under the names, this decides what is one piece of evidence, what
 * belongs to the piece before it, and what is left out, with the reason.
 */
import { finding } from '../../findings/catalogue.ts';
import type { Finding, Place } from '../../findings/finding.ts';
import type { Block, Span } from '../document/blocks.ts';
import type { Footnote } from '../document/elsewhere.ts';
import { isBlank, type Line } from '../document/lines.ts';
import { splitBold, splitKey } from '../items/fields.ts';
import { ABOUT_OTHERS, readItem, type ItemContext, type ItemRead } from '../items/item.ts';
import { RawItem } from '../items/raw.ts';
import type { Named, Names } from '../names/names.ts';
import type { LeftOut } from '../../findings/packet/left-out.ts';
import type { FieldName } from '../packet.ts';
import type { Aside, Open, Piece, Pieces } from './piece.ts';
import { keyValuePiece, keyValueRows, rowPieces } from './rows.ts';
import { labelOf } from './label.ts';
import { holdsAddress } from './links.ts';
import { NOWHERE, type Scope, type Standing, type Unit } from './units.ts';
import {
  fieldsFollow,
  hasLink,
  isBare,
  isItalic,
  isLabelOnly,
  isOnlyFields,
  isOutside,
  linesOf,
  merge,
  outside,
  showsSomething,
  spanOf,
  tellsAnother,
  textOf,
  under,
  unreadLines,
} from './shapes.ts';
import { storyAt, withoutNext, type Story } from './stories.ts';
import { toneOf } from './tone.ts';

export interface PiecesInput {
  readonly units: readonly Unit[];
  readonly names: Names;
  readonly context: ItemContext;
  readonly footnotes: readonly Footnote[];
  /** The lines of the file. */
  readonly source: readonly string[];
}

export function piecesOf(input: PiecesInput): Pieces {
  return new PieceReader(input).run();
}

/** A link in HTML: the words of a heading do not show it. */
const HTML_LINK = /<a\s[^<>]*href/iu;

class PieceReader {
  private readonly pieces: Open[] = [];
  private readonly asides: Aside[] = [];
  private readonly findings: Finding[] = [];
  private readonly units: readonly Unit[];
  private readonly names: Names;
  private readonly context: ItemContext;
  private readonly source: readonly string[];
  private readonly footnotes: readonly Footnote[];
  /** Scopes in which something is listed: prose around a list is evidence only where it shows something. */
  private readonly listed: ReadonlySet<Scope>;
  /** The piece to which a stray field belongs; null where nothing stands before it in its section. */
  private open: Open | null = null;
  private namesRows = false;
  /** By the line of a list: whether its items are nothing but links. */
  private readonly bareLists = new Map<number, boolean>();
  /** The words that introduce what follows them. */
  private introduction: Unit | null = null;

  constructor({ units, names, context, source, footnotes }: PiecesInput) {
    this.source = source;
    this.footnotes = footnotes;
    this.units = units;
    this.names = names;
    this.context = context;
    this.listed = new Set(units.flatMap(({ is, scope }) => (is === 'item' || is === 'table' ? [scope] : [])));
  }

  run(): Pieces {
    let index = 0;
    while (index < this.units.length) index += this.take(index);
    const pieces = this.pieces.flatMap((open) => this.close(open));
    this.readFootnotes(pieces);
    return {
      pieces,
      asides: this.asides,
      findings: this.findings,
      namesRows: this.namesRows,
    };
  }

  /** Reads the unit at `index`, and those that belong to it; how many they are. */
  private take(index: number): number {
    const unit = this.units[index];
    if (!unit) return 1;
    const before = this.introduction;
    this.introduction = null;
    const { about } = unit.scope;
    if (about === 'summary' || about === 'skills') {
      this.leaveOut(spanOf(unit), about, unit.scope, 1);
      return 1;
    }
    const story = storyAt(this.units, index);
    if (story !== null) {
      const own = withoutNext(story, (lines) => {
        const read = this.read(this.collect(lines, []), lines[0] ?? { line: 1, column: 1 }, { from: 1, to: 1 });
        return hasLink(read) && (read.item?.dates.length ?? 0) > 0;
      });
      this.beginStory(own);
      return own.parts.length;
    }
    switch (unit.is) {
      case 'name':
        this.open = null;
        if (unit.linked !== null || (unit.by === 'heading' && HTML_LINK.test(this.sourceOf(unit.span))))
          this.leaveOut(unit.span, unit.scope.unticked === null ? 'other-field' : 'unticked', unit.scope, unit.column);
        return 1;
      case 'heading':
        this.open = null;
        if (holdsAddress(unit.block.line) || HTML_LINK.test(this.sourceOf(unit.block.span)))
          this.leaveOut(unit.block.span, 'heading', unit.scope, unit.block.column);
        return 1;
      case 'paragraph':
        this.readParagraph(unit, index, before);
        return 1;
      case 'item':
        this.readListed(unit, index);
        return 1;
      case 'rest':
        this.readRest(unit);
        return 1;
      case 'table':
        this.readTable(unit);
        return 1;
      case 'quote':
        this.open = null;
        this.leaveOut(unit.block.span, 'quote', unit.scope, unit.block.column);
        return 1;
      case 'other':
        this.leaveAside(unit.block, unit.scope);
        return 1;
    }
  }

  private leaveAside(block: Block, scope: Scope): void {
    switch (block.type) {
      case 'code':
      case 'html':
      case 'image':
      case 'quote':
      case 'comment':
      case 'unused':
        this.leaveOut(block.span, block.type, scope, block.column);
        return;
      case 'item':
        this.leaveOut(block.span, 'unticked', scope, block.column);
        return;
      default:
    }
  }

  private readParagraph(unit: Unit & { readonly is: 'paragraph' }, index: number, before: Unit | null): void {
    const { lines, scope, own, span } = unit;
    const [first] = lines;
    if (!first) return;
    const raw = this.collect(lines, []);
    if (lines.every((line) => line.struck && isBlank(line))) {
      this.open = null;
      this.leaveOut(span, 'struck', scope, first.column);
      return;
    }
    if (isLabelOnly(lines)) {
      // "Links:", and below it a list of nothing but links: they are the paragraph's.
      if (this.open?.by !== 'paragraph' || this.open.scope !== scope || !this.allBare(index + 1)) this.open = null;
      return;
    }
    if (own === null && this.open !== null && this.open.scope === scope && (isOnlyFields(lines) || isBare(raw))) {
      this.attach(raw, span);
      return;
    }
    if (own === null && isOnlyFields(lines) && scope.title !== null && this.units[index - 1]?.is === 'heading') {
      this.beginTitled(raw, span, first.column, unit);
      return;
    }
    if (own === null && isBare(raw) && this.follows(index, scope)) {
      this.attach(raw, span);
      return;
    }
    if (own === null && isBare(raw) && before?.is === 'paragraph' && before.scope === scope) {
      const told = this.collect(before.lines, []);
      this.asides.pop();
      told.claim.push(...raw.claim);
      told.fields.push(...raw.fields);
      this.begin(
        told,
        'paragraph',
        { from: before.span.from, to: span.to },
        before.lines[0]?.column ?? first.column,
        scope,
        before.own,
      );
      return;
    }
    // "**Peer feedback:** …" under a name, and nothing that it could belong to.
    if (
      own === null &&
      raw.claim.length === 0 &&
      raw.fields.length > 0 &&
      raw.fields.every(({ name }) => name === 'quote')
    ) {
      this.leaveOut(span, 'feedback', scope, first.column);
      return;
    }
    const read = this.read(raw, first, span);
    if (read.item !== null && read.item.kind !== 'evidence') {
      this.begin(raw, 'item', span, first.column, scope, own);
      return;
    }
    const next = this.units[index + 1];
    const followed =
      next !== undefined &&
      next.scope === scope &&
      (next.is === 'item' || next.is === 'table' || next.is === 'paragraph');
    const introduces = /[:：]\s*$/u.test(lines.at(-1)?.text ?? '') && followed && own === null;
    if (introduces) {
      this.introduction = unit;
      this.leaveOut(span, 'introduction', scope, first.column);
      return;
    }
    // `When:` and `Role:` listed below a paragraph are what it was about.
    const fields = fieldsFollow(this.units, index);
    const shows = fields || showsSomething(read) || read.nothing === 'placeholder';
    const criterion = own?.is === 'criterion' || (own === null && scope.criterion !== null);
    const competency = own !== null || scope.competency !== null || scope.choice.length > 0;
    const listed = this.listed.has(scope);
    const joins =
      criterion && !shows && !listed && this.open?.by === 'paragraph' && this.open.scope === scope && own === null;
    if (joins && read.nothing === null) {
      this.attach(raw, span);
      return;
    }
    // The requirement above what is said to it, in other words than the ladder has, or in italics.
    if (!shows && own === null && scope.criterion !== null) {
      const restated = this.names.restates(textOf(lines), scope.criterion);
      if (restated || (followed && isItalic(this.sourceOf(span)))) {
        this.open = null;
        this.leaveOut(span, restated ? 'own-words' : 'introduction', scope, first.column);
        return;
      }
    }
    if (shows || (criterion && !listed)) {
      // What stands under no name is listed, so that its links are seen, where it has one.
      if (!criterion && !competency && !hasLink(read) && !fields && (read.item?.fields.length ?? 0) === 0)
        this.leaveOut(span, outside(scope), scope, first.column);
      else this.begin(raw, 'paragraph', span, first.column, scope, own);
      return;
    }
    this.open = null;
    // A date or a role alone is no prose: it says of nothing when it was.
    const prose = read.nothing === 'no-claim' ? 'no-claim' : listed ? 'introduction' : 'prose';
    if (prose === 'no-claim' && (criterion || competency)) this.findings.push(...read.findings);
    this.leaveOut(span, criterion || competency ? prose : outside(scope), scope, first.column);
  }

  /** Whether what is open is said of an item that names its criterion, right before, and nothing is named since. */
  private follows(index: number, scope: Scope): boolean {
    const before = this.units[index - 1];
    if (before?.is !== 'rest' || this.open === null || this.open.scope !== before.scope) return false;
    const { competency, title, tone } = before.scope;
    return (
      scope.criterion === null &&
      before.scope.unticked === null &&
      scope.competency === competency &&
      scope.title === title &&
      scope.tone === tone
    );
  }

  private readListed(unit: Unit & { readonly is: 'item' }, index: number): void {
    const { block, lines, scope, own } = unit;
    const { span, column } = block;
    const [first] = lines;
    const raw = this.collect(lines, block.children);
    if (raw.isEmpty && block.children.length === 0 && !lines.some((line) => line.struck)) {
      const image = /!\[|<img\b/iu.test(this.sourceOf(span));
      this.leaveOut(span, image ? 'image' : 'no-claim', scope, column);
      return;
    }
    if (block.tick === 'unticked' || scope.unticked !== null) {
      this.readUnticked(unit, raw);
      return;
    }
    if (block.tick === 'ticked' && own === null) {
      const read = this.read(raw, { line: span.from, column }, span);
      const shows = hasLink(read) || (read.item?.dates.length ?? 0) > 0 || (read.item?.fields.length ?? 0) > 0;
      if (!shows && !fieldsFollow(this.units, index)) {
        this.open = null;
        if (read.item === null) this.findings.push(...read.findings);
        this.leaveOut(span, 'tick', scope, column, read.item === null && read.findings.length > 0);
        return;
      }
    }
    const fields =
      own === null && block.tick === null && isOnlyFields(lines) && !tellsAnother(raw, this.open?.raw ?? null);
    if (fields && this.open !== null && this.open.scope === scope) {
      const meant = this.open.by === 'paragraph' || this.open.by === 'story' || this.open.raw.claim.length === 0;
      if (!meant && first) this.noteApart(first, this.open);
      this.attach(raw, span);
      return;
    }
    if (fields && scope.title !== null && this.units[index - 1]?.is === 'heading') {
      this.beginTitled(raw, span, column, unit);
      return;
    }
    // Links listed below a paragraph, and nothing said about each, are the paragraph's.
    if (own === null && this.open?.by === 'paragraph' && this.open.scope === scope && this.allBare(index)) {
      this.attach(raw, span);
      return;
    }
    const label = own === null && block.tick === null ? labelOf(first) : null;
    if (
      label !== null &&
      label.field === null &&
      this.open !== null &&
      this.open.scope === scope &&
      this.open.labels.size > 0 &&
      !this.open.labels.has(label.key)
    ) {
      this.open.labels.add(label.key);
      this.attach(raw, span);
      return;
    }
    this.begin(raw, 'item', span, column, scope, own);
    if (label !== null && label.field === null) this.open?.labels.add(label.key);
  }

  /** An unticked box claims nothing: what stands in it counts only where it names a criterion of its own, or states a gap. */
  private readUnticked(unit: Unit & { readonly is: 'item' }, raw: RawItem): void {
    const { block, scope, own } = unit;
    const read = this.read(raw, { line: block.span.from, column: block.column }, block.span);
    if (
      read.item !== null &&
      (read.item.kind !== 'evidence' || (read.item.criteria.length > 0 && scope.unticked !== null))
    ) {
      this.begin(raw, 'item', block.span, block.column, scope, own);
      return;
    }
    this.open = null;
    this.leaveOut(block.span, 'unticked', scope, block.column);
  }

  private readRest(unit: Unit & { readonly is: 'rest' }): void {
    const { scope, span } = unit;
    const raw = this.collect(unit.lines, unit.children, true);
    if (raw.isEmpty) return;
    const column = unit.lines[0]?.column ?? unit.children[0]?.column ?? 1;
    const read = this.read(raw, { line: span.from, column }, span);
    if (
      scope.unticked !== null &&
      read.item !== null &&
      read.item.kind === 'evidence' &&
      read.item.criteria.length === 0
    ) {
      this.leaveOut(span, 'unticked', scope, column);
      return;
    }
    this.begin(raw, 'item', span, column, scope, null);
  }

  private readTable({ block, scope }: Unit & { readonly is: 'table' }): void {
    this.open = null;
    const pairs = keyValueRows(block);
    if (pairs !== null) {
      this.begin(keyValuePiece(pairs, this.context.path), 'row', block.span, block.column, scope, null);
      return;
    }
    for (const { raw, row, own, nothing } of rowPieces(
      block,
      this.names,
      scope.competency?.id ?? null,
      this.context.path,
    )) {
      this.namesRows ||= own !== null;
      if (nothing !== null) this.leaveOut(row.span, nothing, own === null ? scope : under(own, scope), row.column);
      else if (own === null && isOutside(scope) && !this.shows(raw, row.span))
        this.leaveOut(row.span, outside(scope), scope, row.column);
      else this.begin(raw, 'row', row.span, row.column, scope, own);
    }
    this.open = null;
  }

  private beginStory({ parts, title, scope }: Story): void {
    const raw = new RawItem(this.context.path);
    if (title !== null) raw.claim.push(title);
    let field: FieldName | null = null;
    // Whether the label stands alone, so that what follows is its value.
    let alone = false;
    const labels: string[] = [];
    for (const { unit, label } of parts) {
      if (unit.is === 'paragraph') {
        if (label !== null) {
          labels.push(label.key);
          field = label.field === 'claim' ? null : label.field;
          alone = isLabelOnly(unit.lines);
          if (!alone) raw.addLines(unit.lines, false);
        } else if (alone && field !== null && !isOnlyFields(unit.lines)) raw.addValues(field, unit.lines);
        else raw.addLines(unit.lines, false);
      } else if (unit.is === 'item') raw.addUnder(field, [{ ...unit.block, lines: unit.lines }]);
      else if (unit.is === 'table' || unit.is === 'quote' || unit.is === 'other') raw.addBlocks([unit.block]);
    }
    const first = parts[0]?.unit;
    const last = parts.at(-1)?.unit;
    const from = title?.line ?? (first ? spanOf(first).from : 1);
    this.begin(raw, 'story', { from, to: last ? spanOf(last).to : from }, title?.column ?? 1, scope, null);
    for (const label of labels) this.open?.labels.add(label);
  }

  /** Fields below a sub-heading: the heading says what they are about. */
  private beginTitled(raw: RawItem, span: Span, column: number, unit: Standing): void {
    const { title } = unit.scope;
    const whole = new RawItem(this.context.path);
    if (title !== null) whole.claim.push(title);
    merge(whole, raw);
    this.begin(
      whole,
      'story',
      { from: title?.line ?? span.from, to: span.to },
      title?.column ?? column,
      unit.scope,
      null,
    );
  }

  private begin(raw: RawItem, by: Open['by'], span: Span, column: number, scope: Scope, own: Named | null): void {
    const open: Open = { raw, scope, own, column, span, by, labels: new Set() };
    this.pieces.push(open);
    this.open = open;
  }

  /** Adds to the piece before. */
  private attach(raw: RawItem, span: Span): void {
    const { open } = this;
    if (open === null) return;
    merge(open.raw, raw);
    open.span = { from: Math.min(open.span.from, span.from), to: Math.max(open.span.to, span.to) };
  }

  private noteApart(first: Line, open: Open): void {
    const at: Place = { path: this.context.path, line: first.line, column: first.column };
    this.findings.push(
      finding('packet-field-apart', at, { field: splitKey(first.text)?.key ?? first.text, line: open.span.from }),
    );
  }

  /** Whether every item of the list at `index` is nothing but links. */
  private allBare(index: number): boolean {
    const start = this.units[index];
    if (start?.is !== 'item') return false;
    const known = this.bareLists.get(start.block.list);
    if (known !== undefined) return known;
    let bare = true;
    for (let at = index; bare; at += 1) {
      const unit = this.units[at];
      if (unit?.is !== 'item' || unit.scope !== start.scope || unit.block.list !== start.block.list) break;
      bare =
        unit.own === null && unit.block.tick === null && isBare(this.collect(unit.lines, unit.block.children), true);
    }
    this.bareLists.set(start.block.list, bare);
    return bare;
  }

  private shows(raw: RawItem, span: Span): boolean {
    const read = this.read(raw, { line: span.from, column: 1 }, span);
    return showsSomething(read) || (read.item !== null && read.item.kind !== 'evidence');
  }

  private collect(lines: readonly Line[], children: readonly Block[], named = false): RawItem {
    const raw = new RawItem(this.context.path, named);
    const [first, ...others] = lines;
    // "`description_good`, `interact`", and what is said of both below it.
    if (first && this.names.listed(first.text).length > 0) {
      raw.addValues('criteria', [first]);
      raw.addLines(others, false);
    } else raw.addLines(lines, true);
    raw.addBlocks(children);
    return raw;
  }

  private read(raw: RawItem, { line, column }: Pick<Line, 'line' | 'column'>, span: Span): ItemRead {
    return readItem(raw, { line, column, endLine: span.to }, this.context);
  }

  private leaveOut(span: Span, why: LeftOut, scope: Scope, column: number, said = false): void {
    this.asides.push({ span, why, scope, column, said });
  }

  private sourceOf({ from, to }: Span): string {
    return this.source.slice(from - 1, to).join('\n');
  }

  /** A link where links are not read: said, and the line stays what it is. */
  private noteOtherLink(line: Line, scope: Scope): void {
    if (holdsAddress(line)) this.leaveOut({ from: line.line, to: line.line }, 'other-field', scope, line.column);
  }

  /** A footnote belongs to the piece in which its mark stands; one whose mark is nowhere, or in what is not read, to none. */
  private readFootnotes(pieces: readonly Piece[]): void {
    if (this.footnotes.length === 0) return;
    const taken = new Set(pieces.flatMap(({ raw }) => linesOf(raw).map(({ line }) => line)));
    for (const { lines } of this.footnotes) {
      const [first] = lines;
      const to = lines.at(-1)?.line;
      if (first && to !== undefined && !taken.has(first.line))
        this.leaveOut({ from: first.line, to }, 'unused', NOWHERE, first.column);
    }
  }

  /** A piece that says nothing is left out; what stands within one and is no part of it is too. */
  private close(open: Open): Piece[] {
    const { raw, scope, own, column, span } = open;
    for (const block of raw.aside) this.leaveAside(block, scope);
    for (const { name, lines } of raw.fields)
      if (ABOUT_OTHERS.has(name)) for (const line of lines) this.noteOtherLink(line, scope);
    const read = this.read(raw, { line: span.from, column }, span);
    for (const line of unreadLines(raw, read))
      this.leaveOut(
        { from: line.line, to: line.line },
        read.nothing === null ? 'unread-link' : 'html',
        scope,
        line.column,
      );
    if (read.nothing !== null) {
      this.findings.push(...read.findings);
      this.leaveOut(span, read.nothing, scope, column, read.findings.length > 0);
      return [];
    }
    // Others' words and what is to come are no evidence, unless the item itself says for which criterion it is.
    const listed = isOutside(scope) && own === null;
    const [said] = raw.claim;
    const key = said && own === null ? (splitKey(said.text) ?? splitBold(said))?.key : undefined;
    const tone = scope.tone ?? (key === undefined ? null : toneOf(key));
    if (tone !== null && !listed && read.item?.kind === 'evidence' && read.item.criteria.length === 0) {
      const at = { path: this.context.path, line: span.from, column };
      if (tone === 'withdrawn') this.findings.push(finding('packet-says-nothing', at, { why: tone }));
      this.leaveOut(span, tone, scope, column);
      return [];
    }
    return [{ raw, scope, own, column, span, read }];
  }
}
