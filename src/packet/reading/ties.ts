import { finding } from '../../findings/catalogue.ts';
import type { Finding, Place } from '../../findings/finding.ts';
import type { Competency, Criterion, Ladder, Retired } from '../../ladder/ladder.ts';
import { near, normalise } from '../../text/near.ts';
import type { Block, Item, Packet, TickBlock } from '../packet.ts';

export interface Tied {
  readonly item: Item;
  /** Ids of criteria; empty: untied. */
  readonly criteria: readonly string[];
}

/** A slip in the packet's layout that explains why nothing ties to a criterion. */
export type Slip =
  | { readonly what: 'unticked'; readonly line: number }
  | { readonly what: 'heading'; readonly line: number; readonly found: string; readonly meant: string };

export interface Ties {
  readonly tied: readonly Tied[];
  readonly findings: readonly Finding[];
  /** The line of the packet for a criterion: its heading, quote or tick, else its competency's heading. */
  readonly lineOf: ReadonlyMap<string, number>;
  /** Slips of layout that keep evidence from a criterion, by its id. */
  readonly slips: ReadonlyMap<string, Slip>;
}

/**
 * Ties each item to criteria, in this order: its `Criteria:`; the nearest criterion heading, quote or tick above it
 * in its section; its competency's only required criterion. Only whole, normalised matches tie; near ones are
 * suggested.
 * `useful`: criteria that are not required themselves, and whose evidence is looked at all the same.
 */
export function tie(
  packet: Packet,
  ladder: Ladder,
  required: readonly Criterion[],
  useful: readonly Criterion[] = [],
): Ties {
  return new Tying(packet, ladder, required, useful).run();
}

/** The criterion that the text above stands for, and the depth of the heading under which it holds. */
interface Anchor {
  readonly criterion: Criterion;
  readonly depth: number;
  readonly by: 'heading' | 'quote' | 'tick';
}

/** How many slips of one packet are met with the nearest names. */
const SUGGESTIONS = 100;

class Tying {
  private readonly tied: Tied[] = [];
  private readonly findings: Finding[] = [];
  private readonly lineOf = new Map<string, number>();
  private readonly slips = new Map<string, Slip>();
  private readonly saidNotRequired = new Set<string>();
  /** Prose without a link, under the anchors that have it, and the anchors under which items are listed. */
  private readonly loose: { readonly item: Item; readonly anchor: Anchor }[] = [];
  private readonly listed = new Set<Anchor>();
  private readonly names: Names;
  private readonly packet: Packet;
  private readonly required: readonly Criterion[];
  private readonly useful: readonly Criterion[];
  private competency: { readonly competency: Competency; readonly depth: number } | null = null;
  private anchor: Anchor | null = null;
  /** The depth of the heading under which a criterion stands that the ladder has no more; null: none does. */
  private orphaned: number | null = null;
  /** The heading that names nothing and under which nothing of the ladder stands. */
  private stray: { readonly text: string; readonly place: Place; items: number } | null = null;
  private depth = 0;
  /** Ids of the criteria of the group whose title stands above. */
  private choice: readonly string[] = [];
  private suggested = 0;

  constructor(packet: Packet, ladder: Ladder, required: readonly Criterion[], useful: readonly Criterion[]) {
    this.packet = packet;
    this.required = required;
    this.useful = useful;
    this.names = namesOf(ladder);
  }

  run(): Ties {
    for (const block of this.packet.blocks) this.read(block);
    this.endStray();
    for (const criterion of this.required) {
      const line = criterion.competency === null ? undefined : this.lineOf.get(competencyKey(criterion.competency));
      if (line !== undefined && !this.lineOf.has(criterion.id)) this.lineOf.set(criterion.id, line);
    }
    const introductions = new Set(this.loose.filter(({ anchor }) => this.listed.has(anchor)).map(({ item }) => item));
    return {
      tied: this.tied.filter(({ item }) => !introductions.has(item)),
      findings: this.findings,
      lineOf: this.lineOf,
      slips: this.slips,
    };
  }

  private read(block: Block): void {
    switch (block.type) {
      case 'heading':
        this.readHeading(block);
        return;
      case 'quote':
        this.readQuote(block);
        return;
      case 'tick':
        this.readTick(block);
        return;
      case 'item':
        this.tieItem(block.item);
        return;
      // Prose is evidence only where it stands under a criterion and is not the criterion's own text.
      case 'prose':
        this.readProse(block.item);
    }
  }

  private readHeading(heading: { readonly depth: number; readonly text: string; readonly place: Place }): void {
    this.depth = heading.depth;
    this.choice = [];
    // What was stated before the first heading holds until there is one.
    if (this.anchor && (heading.depth <= this.anchor.depth || this.anchor.depth === 0)) this.anchor = null;
    if (this.orphaned !== null && (heading.depth <= this.orphaned || this.orphaned === 0)) this.orphaned = null;
    const competency = this.names.competency(heading.text);
    const criterion = competency ? null : this.names.criterion(heading.text, this.competency?.competency.id ?? null);
    if (competency) {
      this.endStray();
      this.competency = { competency, depth: heading.depth };
      this.anchor = null;
      this.orphaned = null;
      this.note(competencyKey(competency.id), heading.place);
    } else if (criterion) {
      this.endStray();
      if (
        this.competency &&
        (heading.depth <= this.competency.depth || this.competency.competency.id !== criterion.competency)
      )
        this.competency = null;
      this.setAnchor(criterion, heading.place, 'heading');
      this.noteFormer(criterion, heading.text, heading.place);
    } else if (this.noteRetired(heading.text, heading.place)) {
      this.endStray();
      if (this.competency && heading.depth <= this.competency.depth) this.competency = null;
      this.orphan();
    } else if (!this.competency || heading.depth <= this.competency.depth) {
      this.endStray();
      this.competency = null;
      this.choice = this.names.choice(heading.text);
      if (this.choice.length === 0 && !this.names.isFamiliar(heading.text)) this.stray = { ...heading, items: 0 };
    }
  }

  private readQuote(quote: { readonly text: string; readonly place: Place }): void {
    const criterion = this.names.criterion(quote.text, this.competency?.competency.id ?? null);
    if (criterion) {
      // The text of a criterion under its own heading says nothing new.
      if (this.anchor?.criterion !== criterion) this.setAnchor(criterion, quote.place, 'quote');
      this.noteFormer(criterion, quote.text, quote.place);
      return;
    }
    if (this.noteRetired(quote.text, quote.place)) {
      this.orphan();
      return;
    }
    const meant = this.names.nearText(quote.text, this.competency?.competency.id ?? null);
    if (meant) this.findings.push(finding('packet-quote-near', quote.place, { meant: meant.id }));
  }

  /**
   * Prose is evidence under a criterion's heading or tick, and with a link under its quote. An introduction to what
   * follows
   * is none: it ends in a colon, or stands without a link among list items.
   */
  private readProse(item: Item): void {
    const criterion = this.names.criterion(item.claim, this.competency?.competency.id ?? null);
    const linked = item.references.some((reference) => reference.unusable === null);
    if (criterion) this.readQuote({ text: item.claim, place: item.place });
    else if (this.anchor && !item.claim.endsWith(':') && (linked || this.anchor.by !== 'quote')) {
      if (!linked) this.loose.push({ item, anchor: this.anchor });
      this.tieItem(item, linked);
    } else if (linked) {
      this.tied.push({ item, criteria: [] });
      this.findings.push(finding('packet-prose-links', item.place, null));
    }
  }

  private readTick(block: TickBlock): void {
    const within = this.competency?.competency.id ?? null;
    const exact = this.names.wholeCriterion(block.text, within);
    const criterion =
      exact ?? this.names.criterionAtStart(block.text, within) ?? this.names.criterion(block.text, within);
    if (criterion) this.noteFormer(criterion, block.text, block.place);
    else {
      if (this.noteRetired(block.text, block.place)) this.orphan();
      if (block.whole && block.ticked) this.tieItem(block.whole);
      if (block.whole && !block.ticked) this.leaveOut(block.whole, null);
      return;
    }
    // A criterion that is itself a link to its evidence, with nothing below it, is the claim and its link.
    const linked =
      exact !== null &&
      block.rest === null &&
      block.nested.length === 0 &&
      block.whole?.references.some((reference) => reference.unusable === null);
    const items = (exact && !linked ? [block.rest, ...block.nested] : [block.whole]).filter((item) => item !== null);
    if (block.ticked) {
      this.setAnchor(criterion, block.place, 'tick');
      for (const item of items) this.tieItem(item);
      return;
    }
    // An unticked box says that nothing is claimed: what stands in it explains, and what stands after it is not about
    // it.
    this.note(criterion.id, block.place);
    this.slips.set(criterion.id, { what: 'unticked', line: block.place.line });
    const before = this.anchor;
    this.anchor = { criterion, depth: this.depth, by: 'tick' };
    for (const item of items) {
      if (item.kind === 'evidence' && item.criteria.length === 0) this.leaveOut(item, exact ? criterion.id : null);
      else this.tieItem(item);
    }
    this.anchor = before;
  }

  /** `listed`: whether the item makes the prose around it an introduction. */
  private tieItem(item: Item, listed = true): void {
    this.findings.push(...item.findings);
    const criteria = this.criteriaOf(item);
    this.tied.push({ item, criteria: criteria.map((criterion) => criterion.id) });
    if (this.anchor && listed) this.listed.add(this.anchor);
    this.checkStatement(item);
    if (criteria.length === 0) this.noteUntied(item);
    for (const criterion of criteria) this.noteRequired(criterion, this.criteriaPlace(item));
  }

  /** Where an item names its criteria, else where it begins. */
  private criteriaPlace(item: Item): Place {
    return item.fields.find((field) => field.name === 'criteria')?.place ?? item.place;
  }

  /** Listed, so that nothing is lost from sight, and tied to nothing. */
  private leaveOut(item: Item, criterion: string | null): void {
    this.tied.push({ item, criteria: [] });
    this.findings.push(finding('packet-box-unticked', item.place, { criterion }));
  }

  private criteriaOf(item: Item): Criterion[] {
    const within = this.sectionOf(item);
    if (item.criteria.length > 0) return item.criteria.flatMap((text) => this.namedCriteria(text, within, item));
    // A table's column may name another competency than the one that the table stands under.
    const elsewhere =
      item.fields.some((field) => field.name === 'competency') && this.anchor?.criterion.competency !== within;
    if (this.anchor && !elsewhere) return [this.anchor.criterion];
    if (this.orphaned !== null && !elsewhere) return [];
    const only = this.required.filter((criterion) => criterion.competency !== null && criterion.competency === within);
    return only.length === 1 ? only : [];
  }

  /** The competency that an item stands under, or names in a table's column. */
  private sectionOf(item: Item): string | null {
    const named = item.fields.find((field) => field.name === 'competency');
    if (named) return this.names.competency(named.text)?.id ?? null;
    return this.competency?.competency.id ?? null;
  }

  /** `Criteria:` holds one criterion's text or id, or several separated by commas. */
  private namedCriteria(text: string, within: string | null, item: Item): Criterion[] {
    const whole = this.names.criterion(text, within);
    if (whole) {
      this.noteFormer(whole, text, this.criteriaPlace(item));
      return [whole];
    }
    // "a and b", "a / b": only where each part is a criterion's name.
    const joined = text
      .split(/\s*[,;/]\s*|\s+(?:and|&)\s+/u)
      .filter((part) => part !== '')
      .map((part) => this.names.criterion(part, within));
    if (joined.every((criterion) => criterion !== null) && joined.length > 0)
      return joined.flatMap((criterion) => criterion ?? []);
    return text
      .split(/[,;]\s*/u)
      .filter((part) => part.trim() !== '')
      .slice(0, 50)
      .flatMap((part) => {
        const criterion = this.names.criterion(part, within);
        if (criterion) return [criterion];
        if (this.noteRetired(part, this.criteriaPlace(item))) return [];
        this.findings.push(
          finding('packet-criterion-unknown', this.criteriaPlace(item), {
            found: part,
            near: this.meant(part, this.names.criterionIds()),
            known: this.required.map((c) => c.id),
          }),
        );
        return [];
      });
  }

  private checkStatement(item: Item): void {
    if (item.kind === 'gap' && item.plan === null)
      this.findings.push(finding('packet-gap-without-plan', item.place, null));
    if (item.kind === 'partial' && item.plan === null)
      this.findings.push(finding('packet-partial-without-plan', item.place, null));
    if (item.kind === 'not-applicable' && item.reason === null)
      this.findings.push(finding('packet-na-without-reason', item.place, null));
  }

  private noteUntied(item: Item): void {
    if (item.criteria.length > 0) return;
    const within = this.sectionOf(item);
    const named = item.fields.find((field) => field.name === 'competency');
    if (named && within === null) {
      this.findings.push(
        finding('packet-heading-unknown', named.place, {
          found: named.text,
          near: this.meant(named.text, this.names.headings()),
          items: 1,
        }),
      );
      return;
    }
    if (within === null && this.stray) {
      this.stray.items += 1;
      return;
    }
    const ids =
      this.choice.length > 0
        ? this.choice
        : this.required
            .filter((criterion) => within === null || criterion.competency === within)
            .map((criterion) => criterion.id);
    this.findings.push(
      finding('packet-item-untied', item.place, {
        ids: ids.length > 0 ? ids : this.required.map((criterion) => criterion.id),
      }),
    );
  }

  /**
   * Near names, for the first slips of a packet: a thousand of them are no slips, and comparing them all takes time.
   */
  private meant(found: string, names: readonly string[]): string[] {
    this.suggested += 1;
    return this.suggested > SUGGESTIONS ? [] : near(found, names);
  }

  private endStray(): void {
    const stray = this.stray;
    this.stray = null;
    if (!stray) return;
    const names = this.meant(stray.text, this.names.headings());
    const meant = names[0] === undefined ? null : this.names.competency(names[0]);
    for (const criterion of this.required) {
      if (meant && criterion.competency === meant.id)
        this.slips.set(criterion.id, {
          what: 'heading',
          line: stray.place.line,
          found: stray.text,
          meant: meant.title,
        });
    }
    if (names.length > 0 || stray.items > 0)
      this.findings.push(
        finding('packet-heading-unknown', stray.place, { found: stray.text, near: names, items: stray.items }),
      );
  }

  private noteRequired(criterion: Criterion, place: Place): void {
    if (
      this.required.includes(criterion) ||
      this.useful.includes(criterion) ||
      this.saidNotRequired.has(`${criterion.id} ${this.anchorLine(criterion) ?? place.line}`)
    )
      return;
    this.saidNotRequired.add(`${criterion.id} ${this.anchorLine(criterion) ?? place.line}`);
    const instead = this.required
      .filter((other) => other.competency !== null && other.competency === criterion.competency)
      .map((other) => other.id);
    this.findings.push(finding('packet-criterion-not-required', place, { id: criterion.id, instead }));
  }

  /** The line of the heading, quote or tick that an item ties by; null where it names its criteria itself. */
  private anchorLine(criterion: Criterion): number | null {
    return this.anchor?.criterion === criterion ? (this.lineOf.get(criterion.id) ?? null) : null;
  }

  /** A criterion by a text that it has no more. */
  private noteFormer(criterion: Criterion, text: string, place: Place): void {
    if (this.names.isFormer(criterion, text))
      this.findings.push(
        finding('packet-claim-outdated', place, {
          id: criterion.id,
          by: 'text',
          since: criterion.since,
          text: criterion.text,
        }),
      );
  }

  /** Whether the words name what the ladder has no more, which is then said. */
  private noteRetired(text: string, place: Place): boolean {
    const retired = this.names.retired(text);
    if (retired)
      this.findings.push(
        finding('packet-criterion-retired', place, {
          found: retired.id,
          since: retired.since,
          replacedBy: retired.replacedBy,
        }),
      );
    return retired !== null;
  }

  /**
   * What stands below was written for a criterion that the ladder has no more: not for what stands above, nor for the
   * only one that is left.
   */
  private orphan(): void {
    this.anchor = null;
    this.orphaned = this.depth;
  }

  private setAnchor(criterion: Criterion, place: Place, by: Anchor['by']): void {
    this.orphaned = null;
    this.anchor = { criterion, depth: this.depth, by };
    this.note(criterion.id, place);
  }

  private note(key: string, place: Place): void {
    if (!this.lineOf.has(key)) this.lineOf.set(key, place.line);
  }
}

/** A criterion's id never begins so: competencies are kept in the same map. */
const competencyKey = (id: string): string => `\u0000${id}`;

/** Many packets are judged by one ladder: its names are folded once. */
const known = new WeakMap<Ladder, Names>();

function namesOf(ladder: Ladder): Names {
  const names = known.get(ladder) ?? new Names(ladder);
  known.set(ladder, names);
  return names;
}

/** What the words of a packet can name. */
class Names {
  private readonly competencies = new Map<string, Competency>();
  private readonly criteria = new Map<string, Criterion[]>();
  private readonly familiar = new Set<string>();
  private readonly gone = new Map<string, Retired>();
  private readonly choices = new Map<string, readonly string[]>();
  private readonly ladder: Ladder;

  constructor(ladder: Ladder) {
    this.ladder = ladder;
    for (const competency of ladder.competencies) {
      for (const name of [competency.id, competency.title, ...competency.aliases])
        this.competencies.set(normalise(name), competency);
    }
    for (const criterion of ladder.criteria) {
      for (const name of new Set(
        [criterion.id, criterion.text, ...criterion.aliases, ...criterion.was].map(normalise),
      )) {
        this.criteria.set(name, [...(this.criteria.get(name) ?? []), criterion]);
      }
    }
    for (const retired of ladder.retired) {
      for (const name of [retired.id, ...(retired.text === null ? [] : [retired.text]), ...retired.was])
        this.gone.set(normalise(name), retired);
    }
    for (const group of ladder.groups) {
      const members = group.of.filter((id) => ladder.groups.every((other) => other.id !== id));
      for (const name of [group.id, group.title]) this.choices.set(normalise(name), members);
    }
    for (const { id, buckets } of ladder.levels)
      for (const bucket of buckets)
        for (const name of [bucket.id, bucket.title, `${id}: ${bucket.title}`]) this.familiar.add(normalise(name));
    for (const area of ladder.areas) for (const name of [area.id, area.title]) this.familiar.add(normalise(name));
    for (const level of ladder.levels)
      for (const name of [level.id, ...level.titles, ...level.aliases]) this.familiar.add(normalise(name));
    for (const name of ['summary', 'evidence', 'references', 'notes', 'appendix']) this.familiar.add(name);
  }

  competency(text: string): Competency | null {
    return this.competencies.get(normalise(text)) ?? null;
  }

  /**
   * The criterion of this id, alias or whole text. A text that stands at several places names the one of the competency
   * it is under.
   */
  criterion(text: string, within: string | null): Criterion | null {
    return this.wholeCriterion(text, within) ?? this.coded(text)?.criterion ?? null;
  }

  /** The same, and nothing besides: of `CD10: …` only where the criterion's own text follows. */
  wholeCriterion(text: string, within: string | null): Criterion | null {
    const found = this.criteria.get(normalise(text)) ?? [];
    const coded = found.length === 0 ? this.coded(text) : null;
    if (coded && normalise(coded.rest) === normalise(coded.criterion.text)) return coded.criterion;
    return this.oneOf(found, text, within);
  }

  /**
   * Of several that share a name, the one of the competency it is under; what has the name now goes before what once
   * had it.
   */
  private oneOf(found: readonly Criterion[], name: string, within: string | null): Criterion | null {
    if (found.length <= 1) return found[0] ?? null;
    const here = found.filter((criterion) => criterion.competency === within);
    return (
      onlyOne(here) ?? onlyOne((here.length > 0 ? here : found).filter((criterion) => !this.isFormer(criterion, name)))
    );
  }

  /** `CD10: The project produces …`: an id with a digit or a dot in it, then a colon, a dash or a bracket. */
  private coded(text: string): { readonly criterion: Criterion; readonly rest: string } | null {
    const match = /^\s*[[(]?([\p{L}\p{N}][\p{L}\p{N}._-]{0,60})[\])]?\s*[:–—-]\s/u.exec(`${text.slice(0, 80)} `);
    const code = match?.[1];
    if (!match || code === undefined || !/[\d.]/u.test(code)) return null;
    const [criterion, another] = this.criteria.get(normalise(code)) ?? [];
    return criterion && !another && normalise(criterion.id) === normalise(code)
      ? { criterion, rest: text.slice(match[0].length) }
      : null;
  }

  /** The criterion whose whole text the line begins with: "criterion: and then what was done". */
  criterionAtStart(text: string, within: string | null): Criterion | null {
    const line = normalise(text);
    // The longest says most: one text may begin with another, or with what it once was.
    let longest = '';
    for (const name of this.criteria.keys()) {
      if (
        name.length >= 20 &&
        name.length > longest.length &&
        line.startsWith(name) &&
        !/^[\p{L}\p{N}]/u.test(line.slice(name.length))
      )
        longest = name;
    }
    return this.oneOf(this.criteria.get(longest) ?? [], longest, within);
  }

  /**
   * The criterion of this competency whose text shares most words with a quote that matches none: suggested, never
   * tied.
   */
  nearText(text: string, within: string | null): Criterion | null {
    const words = wordsOf(text);
    if (within === null || words.size < 4) return null;
    for (const criterion of this.ladder.criteria) {
      if (criterion.competency !== within) continue;
      const other = wordsOf(criterion.text);
      const shared = [...words].filter((word) => other.has(word)).length;
      if (shared / (words.size + other.size - shared) >= 0.5) return criterion;
    }
    return null;
  }

  /** Whether the words are a text that the criterion once had. */
  isFormer({ text: now, was }: Criterion, text: string): boolean {
    const said = normalise(text);
    return was.some((former) => normalise(former) === said) && normalise(now) !== said;
  }

  /** What the words name of what the ladder has no more. What it has goes before. */
  retired(text: string): Retired | null {
    return this.gone.get(normalise(text)) ?? null;
  }

  /** The criteria of the group of this id or title; none where there is no such group. */
  choice(text: string): readonly string[] {
    return this.choices.get(normalise(text)) ?? [];
  }

  isFamiliar(text: string): boolean {
    return this.familiar.has(normalise(text));
  }

  headings(): string[] {
    return this.ladder.competencies.flatMap((competency) => [competency.title, competency.id]);
  }

  criterionIds(): string[] {
    return this.ladder.criteria.map((criterion) => criterion.id);
  }
}

const onlyOne = <T>(list: readonly T[]): T | null => (list.length === 1 ? (list[0] ?? null) : null);

const wordsOf = (text: string): Set<string> =>
  new Set(
    normalise(text.slice(0, 1000))
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2),
  );
