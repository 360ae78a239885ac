/** A packet with its ladder at hand: names, then evidence, then ties; and for each line what it was read as. */
import { finding } from '../../findings/catalogue.ts';
import type { LeftOut } from '../../findings/packet/left-out.ts';
import type { Finding, Place } from '../../findings/finding.ts';
import type { Criterion, Ladder } from '../../ladder/ladder.ts';
import { groupBy } from '../../text/groups.ts';
import { normalise } from '../../text/near.ts';
import type { Span } from '../document/blocks.ts';
import { contentDigest } from '../items/item.ts';
import { readField } from '../items/fields.ts';
import { kinOf } from '../names/kin.ts';
import { namesOf, noNames, type Named, type Names } from '../names/names.ts';
import { undecorated } from '../names/decoration.ts';
import type { Item, Packet } from '../packet.ts';
import { withDateAbove } from './heading-dates.ts';
import { readDates } from '../values/dates.ts';
import type { Aside, Piece } from './piece.ts';
import { piecesOf } from './pieces.ts';
import type { Disposition, LeftOutLines, Reading } from './reading.ts';
import { linesOf } from './shapes.ts';
import { skillsSaid } from './skills.ts';
import { sponsorsInText } from './sponsors.ts';
import { unitsOf } from './sections.ts';
import type { Stray, Unit } from './units.ts';
import { competencyKey, Tying } from './ties.ts';

/** Reasons that another finding has told already, wherever they are given. */
const TOLD: ReadonlySet<LeftOut> = new Set([
  'placeholder',
  'own-words',
  'label',
  'denial',
  'withdrawn',
  'wish',
  'symbol',
  'no-claim',
]);
/** What is left out although it may be a name with a slip in it. */
const MAY_BE_NAMES: ReadonlySet<LeftOut> = new Set([
  'prose',
  'introduction',
  'unnamed',
  'before',
  'rating',
  'label',
  'tick',
]);
/** Words before a colon or a dash, which may name what follows. */
const LABELLED = /^([^:：–—]{4,80}?)\s*(?:[:：](?!\/\/)|\s[–—-]\s)/u;
/** Where a date alone is nothing worth telling: feedback, comments and introductions are full of them. */
const LINKS_ONLY: ReadonlySet<LeftOut> = new Set(['quote', 'comment', 'summary', 'skills', 'before']);
/** Whatever stands in them: a box or an image that was put there means something. */
const ALWAYS: ReadonlySet<LeftOut> = new Set(['struck', 'tick', 'image', 'unticked', 'rating', 'html', 'code']);

/** Linear: what stands before the stroke is no more looked at than its last character. */
const HOLDS_REFERENCE = /https?:\/\/|(?<![\p{L}\p{N}])#\d|[\w.-]\/[\w.-]{1,100}#\d/iu;
const LABEL_IN_LINE = /\[([^[\]]{1,200})\]/gu;

/** Reads a packet without a ladder: what it lists as evidence, tied to nothing. */
export const itemsOf = (packet: Packet): Item[] =>
  new Reader(packet, noNames(), [], []).run().tied.map(({ item }) => item);

/** `useful`: criteria that are not required themselves, and whose evidence is looked at all the same. */
export function readPacketWith(
  packet: Packet,
  ladder: Ladder,
  required: readonly Criterion[],
  useful: readonly Criterion[] = [],
): Reading {
  return new Reader(packet, namesOf(ladder, required), required, useful).run();
}

class Reader {
  private readonly lines: Disposition[];
  /** Names of addresses, in small letters. */
  private readonly findings: Finding[] = [];
  private readonly leftOut: LeftOutLines[] = [];
  private readonly lineOf = new Map<string, number>();
  private readonly packet: Packet;
  private readonly names: Names;
  private readonly required: readonly Criterion[];
  private readonly tying: Tying;

  constructor(packet: Packet, names: Names, required: readonly Criterion[], useful: readonly Criterion[]) {
    this.packet = packet;
    this.names = names;
    this.required = required;
    this.tying = new Tying({ path: packet.path, names, required, useful, lineOf: this.lineOf });
    this.lines = packet.lines.map((line, index) =>
      index < packet.frontLines ? { as: 'front-matter' } : line.trim() === '' ? { as: 'blank' } : { as: 'layout' },
    );
  }

  run(): Reading {
    const { path, header, hosts, lines, fiscalYearStart, own, template, footnotes } = this.packet;
    const units = unitsOf(this.packet.blocks, this.names);
    const context = {
      path,
      candidate: header.candidate,
      repository: header.repository,
      hosts,
      fiscalYearStart,
      own,
      template,
      isName: (text: string) => this.names.isOwnWords(text),
      given: this.names.givenLinks,
    };
    const { pieces, asides, findings, namesRows } = piecesOf({
      units,
      names: this.names,
      context,
      source: lines,
      footnotes,
    });
    this.findings.push(...findings);
    for (const unit of units) this.readName(unit);
    this.readPieces(pieces);
    this.tying.finish();
    for (const aside of asides) this.readAside(aside);
    this.readNear(pieces, asides);
    const sponsors = this.readSponsors(units);
    this.readBareNames(units);
    this.readStrays(units, sponsors);
    for (const { competency, id } of this.required) {
      const line = competency === null ? undefined : this.lineOf.get(competencyKey(competency));
      if (line !== undefined && !this.lineOf.has(id)) this.lineOf.set(id, line);
    }
    const named =
      units.some((unit) => unit.is === 'name' && unit.named.is !== 'order') ||
      namesRows ||
      this.tying.tied.some(({ criteria }) => criteria.length > 0);
    return {
      lines: this.lines,
      skills: skillsSaid(this.lines, lines, this.names.skills),
      leftOut: this.leftOut.toSorted((a, b) => a.from - b.from || a.to - b.to),
      tied: withDateAbove(this.tying.tied, this.packet.blocks),
      findings: this.withUnnamed(named, [...this.findings, ...this.tying.findings]),
      lineOf: this.lineOf,
      slips: this.tying.slips,
      headings: this.packet.blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : [])),
      named,
    };
  }

  /**
   * A packet that names nothing of the ladder is told so once, with the shape of one that does, in place of a finding
   * for each of its headings; unless one of them is nearly a name.
   */
  private withUnnamed(named: boolean, findings: readonly Finding[]): readonly Finding[] {
    const [first] = this.packet.blocks;
    const [criterion] = this.required;
    if (named || first === undefined || criterion === undefined) return findings;
    const meant = findings.some(
      ({ code, args }) =>
        code === 'packet-name-lookalike' ||
        code === 'packet-heading-two' ||
        code === 'packet-name-near' ||
        code === 'packet-name-shared' ||
        code === 'packet-criterion-unknown' ||
        code === 'packet-criterion-retired' ||
        (code === 'packet-heading-unknown' && args.near.length > 0),
    );
    if (meant) return findings;
    const shape = `## ${this.names.titleOf(criterion)}`;
    return [
      ...findings.filter(({ code }) => code !== 'packet-heading-unknown' && code !== 'packet-item-untied'),
      finding('packet-names-nothing', this.at(first.span.from, first.column), { shape }),
    ];
  }

  /** The line at which something is named, and what is to be said about the name. */
  private readName(unit: Unit): void {
    if (unit.is !== 'name') return;
    const { named, span, text, column, scope } = unit;
    this.put(span, { as: 'name', of: idOf(named) });
    const place = this.at(span.from, column);
    switch (named.is) {
      case 'criterion':
        this.note(named.criterion.id, span.from);
        this.tying.noteFormer(named.criterion, text, place);
        if (scope.unticked !== null) this.tying.slips.set(named.criterion.id, { what: 'unticked', line: span.from });
        return;
      case 'competency':
        this.note(competencyKey(named.competency.id), span.from);
        return;
      case 'retired':
        this.findings.push(this.tying.retired(named, place));
        return;
      default:
    }
  }

  private readPieces(pieces: readonly Piece[]): void {
    for (const { piece, item } of settleIds(pieces)) {
      if (this.isTemplate(piece.span)) {
        this.put(piece.span, { as: 'left-out', why: 'placeholder' });
        const { stray } = piece.scope;
        this.leftOut.push({ ...piece.span, why: 'placeholder', under: stray?.text ?? null, holds: false });
        this.findings.push(finding('packet-placeholder', item.place, { found: item.claim }));
        continue;
      }
      const tied = this.tying.tie(piece, item);
      const said: Disposition = { as: item.kind === 'evidence' ? 'evidence' : 'statement', id: item.id };
      const { scope } = piece;
      // What stands under no name is listed, and counts nowhere.
      const outside =
        scope.about === 'before' || scope.stray !== null || (scope.criterion === null && scope.competency === null);
      if (!tied && outside && !scope.orphaned && item.criteria.length === 0 && piece.own === null) {
        const why = scope.about === 'before' ? 'before' : 'unnamed';
        this.put(piece.span, { as: 'left-out', why });
        this.leftOut.push({ ...piece.span, why, under: scope.stray?.text ?? null, holds: this.holds(piece.span, why) });
        continue;
      }
      this.put(piece.span, said);
      // Its footnotes stand elsewhere.
      for (const { line } of linesOf(piece.raw))
        if (line < piece.span.from || line > piece.span.to) this.put({ from: line, to: line }, said);
      for (const { name, lines } of piece.raw.fields)
        for (const { line } of lines)
          if (item.kind === 'evidence' && line !== piece.span.from)
            this.put({ from: line, to: line }, { as: 'field', id: item.id, field: name });
      if (piece.own !== null && this.isNew(piece.own)) this.noteOwn(piece.own, piece.span.from);
    }
  }

  private isNew(named: Named): boolean {
    return named.is === 'criterion'
      ? !this.lineOf.has(named.criterion.id)
      : named.is === 'competency' && !this.lineOf.has(competencyKey(named.competency.id));
  }

  private noteOwn(named: Named, line: number): void {
    if (named.is === 'criterion') this.note(named.criterion.id, line);
    if (named.is === 'competency') this.note(competencyKey(named.competency.id), line);
  }

  private readAside({ span, why, scope, column, said }: Aside): void {
    // Of these a link is not read; the line stays what it is.
    const stays = why === 'other-field' || why === 'unread-link';
    if (!stays) this.put(span, { as: 'left-out', why });
    const holds = this.holds(span, why);
    if (!stays) this.leftOut.push({ ...span, why, under: scope.stray?.text ?? null, holds });
    const quoted = why === 'quote' ? this.wordsOf(span) : null;
    const within = scope.competency?.id ?? null;
    const shared = quoted === null ? [] : this.names.shared(quoted, within);
    const near = quoted === null ? null : this.names.nearText(quoted, within);
    const begins = this.at(span.from, column);
    if (quoted !== null && shared.length > 1)
      this.findings.push(finding('packet-name-shared', begins, { found: quoted, ids: shared }));
    else if (near !== null) this.findings.push(finding('packet-quote-near', begins, { meant: near.id }));
    else if (!said && (holds || (ALWAYS.has(why) && !this.isMarkup(span, why))) && !TOLD.has(why)) {
      // The fence of a code block is not what is meant.
      const fenced = why === 'code' && /^\s*(?:```|~~~)/u.test(this.packet.lines[span.from - 1] ?? '');
      const from = fenced && span.to > span.from ? span.from + 1 : span.from;
      const place = this.at(from, column);
      this.findings.push(
        why === 'unticked'
          ? finding('packet-box-unticked', place, { criterion: scope.unticked?.criterion?.id ?? null })
          : finding('packet-left-out', place, { why, from, to: span.to }),
      );
    }
    this.noteSlip({ span, why, scope, column, said }, holds);
  }

  /** A list item that is a criterion's own words, or its ticked box, with nothing said under it, is no evidence. */
  private readBareNames(units: readonly Unit[]): void {
    for (const unit of units) {
      if (unit.is !== 'name' || (unit.by !== 'item' && unit.by !== 'tick') || unit.scope.unticked !== null) continue;
      const { named, span } = unit;
      const meant =
        named.is === 'criterion'
          ? [named.criterion]
          : named.is === 'competency'
            ? this.tying.requiredOf(named.competency.id)
            : [];
      const ids = new Set(meant.map(({ id }) => id));
      const told = this.tying.tied.some(
        ({ item, criteria }) => item.place.line >= span.from && criteria.some((id) => ids.has(id)),
      );
      if (ids.size === 0 || told) continue;
      const why = unit.by === 'tick' ? 'bare-tick' : 'own-words';
      if (why === 'own-words')
        this.findings.push(finding('packet-says-nothing', this.at(span.from, unit.column), { why }));
      for (const id of ids)
        if (!this.tying.slips.has(id))
          this.tying.slips.set(id, { what: 'left-out', line: span.from, to: span.to, why });
    }
  }

  /** What stands where a criterion's evidence should be, and is read as nothing, is why there is none. */
  private noteSlip({ span, why, scope }: Aside, holds: boolean): void {
    if (
      why === 'introduction' ||
      why === 'other-field' ||
      why === 'unread-link' ||
      why === 'comment' ||
      why === 'heading'
    )
      return;
    if (this.isMarkup(span, why)) return;
    if (!holds && !TOLD.has(why) && !ALWAYS.has(why) && why !== 'prose' && why !== 'quote') return;
    const here = scope.criterion
      ? [scope.criterion]
      : scope.competency
        ? this.tying.requiredOf(scope.competency.id)
        : [];
    for (const { id } of here)
      if (!this.tying.slips.has(id)) this.tying.slips.set(id, { what: 'left-out', line: span.from, to: span.to, why });
  }

  /** Labels, cells and lines that are almost a name: `Sytem Design: <link>`, a row or an item that begins with one. */
  private readNear(pieces: readonly Piece[], asides: readonly Aside[]): void {
    for (const { own, raw } of pieces) {
      const [first] = raw.claim;
      if (own !== null || first === undefined) continue;
      const words = first.text.trim();
      const label = LABELLED.exec(words)?.[1];
      this.suggest(label ?? words, this.at(first.line, first.column));
    }
    for (const { span, why, column, said } of asides) {
      if (span.from !== span.to || said || !MAY_BE_NAMES.has(why)) continue;
      const line = this.packet.lines[span.from - 1] ?? '';
      this.suggest(undecorated(line.replace(/[*_`|]+/gu, ' ').trim()), this.at(span.from, column));
    }
  }

  /** Says where sponsors belong that only the text names; on which line they stand, or null. */
  private readSponsors(units: readonly Unit[]): number | null {
    const { header, lines, frontLines } = this.packet;
    const found = header.sponsors.length > 0 ? null : sponsorsInText(units, lines, frontLines, this.lines);
    if (found === null) return null;
    this.findings.push(finding('packet-sponsors-hint', this.at(found.line, 1), { logins: found.logins }));
    return found.line;
  }

  /** Says which name is meant by words that are almost one. */
  private suggest(words: string, place: Place): void {
    // What orders the packet (a level, a stretch of time) is no slip.
    if (this.names.find(words, null) !== null) return;
    const meant = this.tying.misspelt(words);
    if (meant !== null) this.findings.push(finding('packet-name-near', place, { found: words, meant }));
  }

  /** Headings that name nothing: what was meant, and what stands under them. */
  private readStrays(units: readonly Unit[], sponsors: number | null): void {
    const seen = new Set<Stray>();
    for (const unit of units) {
      if (unit.is !== 'heading') continue;
      const { text, span, column } = unit.block;
      const { stray } = unit.scope;
      const place = this.at(span.from, column);
      const within = unit.scope.competency?.id ?? unit.scope.criterion?.competency ?? null;
      if (this.isLookalike(text, within, place)) continue;
      if (stray === null || stray.line !== span.from) {
        const meant = this.names.nearText(text, within);
        if (meant !== null) this.findings.push(finding('packet-name-near', place, { found: text, meant: meant.text }));
        else this.suggest(text, place);
        continue;
      }
      if (!seen.has(stray) && stray.line !== sponsors) this.readStray(stray, place);
      seen.add(stray);
    }
  }

  private readStray(stray: Stray, place: Place): void {
    const items = this.tying.strays.get(stray.line) ?? 0;
    const shared = this.names.shared(stray.text, null);
    if (shared.length > 1) {
      this.findings.push(finding('packet-name-shared', place, { found: stray.text, ids: shared }));
      return;
    }
    const joined = this.names.joined(stray.text);
    if (joined.length > 1) {
      this.findings.push(
        finding('packet-heading-two', place, { found: stray.text, names: joined.map(({ title }) => title) }),
      );
      return;
    }
    const near = this.tying.meant(stray.text, this.names.headings());
    const names =
      near.length > 0
        ? near
        : kinOf(
            stray.text,
            [...this.names.headings(), ...this.required.map(({ text }) => text)],
            this.required.map(({ id }) => id),
          );
    const meant = names[0] === undefined ? null : this.names.competency(names[0]);
    for (const { competency, id } of this.required) {
      if (meant && competency === meant.id && !this.tying.slips.has(id))
        this.tying.slips.set(id, { what: 'heading', line: stray.line, found: stray.text, meant: meant.title });
    }
    if (names.length > 0 || items > 0)
      this.findings.push(finding('packet-heading-unknown', place, { found: stray.text, near: names, items }));
  }

  private isLookalike(text: string, within: string | null, place: Place): boolean {
    const seen = this.names.lookalike(text, within);
    if (seen === null || seen.named.is === 'order') return false;
    const meant =
      seen.named.is === 'competency'
        ? seen.named.competency.title
        : seen.named.is === 'criterion'
          ? seen.named.criterion.id
          : text;
    this.findings.push(finding('packet-name-lookalike', place, { found: text, meant, character: seen.character }));
    return true;
  }

  /** The words of a quote. */
  private wordsOf({ from, to }: Span): string {
    const lines = this.packet.lines.slice(from - 1, to);
    return lines.map((line) => line.replace(/^[\s>]+/u, '')).join(' ');
  }

  /** Whether the packet has all that is said in these lines from its template. */
  private isTemplate({ from, to }: Span): boolean {
    const { lines, template } = this.packet;
    const said = lines
      .slice(from - 1, to)
      .map(normalise)
      .filter((line) => line !== '');
    return said.length > 0 && said.every((line) => template.has(line));
  }

  /** Whether lines hold a link, a date or a field that is not the template's. */
  private holds({ from, to }: Span, why: LeftOut): boolean {
    const { lines, template } = this.packet;
    return lines
      .slice(from - 1, to)
      .some(
        (line) =>
          (HOLDS_REFERENCE.test(line) ||
            this.usesDefined(line) ||
            readField(line.replace(/^[\s>*+-]+/u, '')) !== null ||
            (!LINKS_ONLY.has(why) && readDates(line.slice(0, 2000), 'prose').dates.length > 0)) &&
          !template.has(normalise(line)),
      );
  }

  /** Whether HTML has no words of its own: `<details>`, `<br>`, an anchor. */
  private isMarkup({ from, to }: Span, why: LeftOut): boolean {
    if (why !== 'html') return false;
    const lines = this.packet.lines.slice(from - 1, to).map((line) => line.replace(/<[^<>]*>/gu, ''));
    return lines.every((line) => line.trim() === '');
  }

  /** Whether a line uses the name of an address that stands elsewhere: `[RFC 118]`, and `[RFC 118]: https://…` below. */
  private usesDefined(line: string): boolean {
    if (!line.includes('[')) return false;
    const { definitions } = this.packet;
    return (
      definitions.size > 0 &&
      [...line.matchAll(LABEL_IN_LINE)].some(([, label = '']) =>
        definitions.has(label.trim().replace(/\s+/gu, ' ').toLowerCase()),
      )
    );
  }

  private put({ from, to }: Span, disposition: Disposition): void {
    for (let line = from; line <= to; line += 1) {
      const now = this.lines[line - 1];
      if (now && now.as !== 'blank' && now.as !== 'front-matter') this.lines[line - 1] = disposition;
    }
  }

  private note(key: string, line: number): void {
    if (!this.lineOf.has(key)) this.lineOf.set(key, line);
  }

  private at(line: number, column: number): Place {
    return { path: this.packet.path, line, column };
  }
}

const idOf = (named: Named): string => {
  switch (named.is) {
    case 'criterion':
      return named.criterion.id;
    case 'competency':
      return named.competency.id;
    case 'group':
      return named.id;
    case 'retired':
      return named.retired.id;
    case 'order':
      return '';
  }
};

/** Lengthens the ids of different items that share their first digits, so that an id names one text. */
function settleIds(pieces: readonly Piece[]): { readonly piece: Piece; readonly item: Item }[] {
  const read = pieces.flatMap((piece) => (piece.read.item === null ? [] : [{ piece, item: piece.read.item }]));
  const items = groupBy(
    read.map(({ item }) => item),
    ({ id }) => id,
  );
  // Once for each id: a file may hold the same line thousands of times.
  const shared = new Set(
    [...items].flatMap(([id, same]) => (same.length > 1 && new Set(same.map(digestOf)).size > 1 ? [id] : [])),
  );
  return read.map(({ piece, item }) => ({
    piece,
    item: shared.has(item.id) ? { ...item, id: `e-${digestOf(item).slice(0, 32)}` } : item,
  }));
}

const digestOf = (item: Item): string => contentDigest(item.kind, item.claim, item.fields, item.references);
