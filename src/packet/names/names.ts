/** What the words of a packet can name in a ladder: exact after normalising, never fuzzy. */
import type { Competency, Criterion, Ladder, Retired, SkillGroup } from '../../ladder/ladder.ts';
import { normalise } from '../../text/near.ts';
import { findReferences } from '../values/references.ts';
import { asItLooks, keysOf, undecorated } from './decoration.ts';

/** What a text names. */
export type Named =
  /** `facet`: the part of the criterion that was named, as the ladder writes it. */
  | { readonly is: 'criterion'; readonly criterion: Criterion; readonly facet?: string }
  /** `level`: the level that stands beside the title, or null. */
  | { readonly is: 'competency'; readonly competency: Competency; readonly level: string | null }
  | ({ readonly is: 'group' } & NamedGroup)
  /** What the ladder has no more. */
  | { readonly is: 'retired'; readonly retired: Retired }
  /** A level, an area, a stretch of time, "Evidence": it orders the packet, and nothing ties to it. */
  | { readonly is: 'order' };

/** A group of criteria, and the ids of those in it. */
interface NamedGroup {
  readonly id: string;
  readonly of: readonly string[];
}

/** A name at the start of a line, and where what is said under it begins. */
export interface Leading {
  readonly named: Named;
  readonly at: number;
}

/** Names of this length or more may end at any punctuation; shorter ones only before a colon or a dash. */
const LONG_NAME = 20;
/** From which share of common words on a text is the criterion's own, reworded. */
const RESTATED = 0.6;
/** How many places of a line are tried as the end of a name. */
const MOST_ENDS = 24;

/** The most names of one list of names, and of one heading. */
const MOST_LISTED = 50;
const MOST_JOINED = 6;

/** Many packets are judged by one ladder: its names are folded once. */
const known = new WeakMap<Ladder, Map<string, Names>>();

/** What has names in a ladder. */
export type Nameable = Pick<Ladder, 'competencies' | 'criteria' | 'retired' | 'groups' | 'levels' | 'areas'>;

/** Names nothing: for packets that are read without a ladder. */
export const noNames = (): Names =>
  new Names({ competencies: [], criteria: [], retired: [], groups: [], levels: [], areas: [] });

/** `required`: the criteria that a packet is judged by. Of several things with one name it means the one among these. */
export function namesOf(ladder: Ladder, required: readonly Criterion[] = []): Names {
  const all = known.get(ladder) ?? new Map<string, Names>();
  known.set(ladder, all);
  const ids = required.map(({ id }) => id);
  const key = ids.join('\n');
  const names = all.get(key) ?? new Names(ladder, new Set(ids));
  all.set(key, names);
  return names;
}

export class Names {
  private readonly competencies = new Map<string, Competency[]>();
  private readonly criteria = new Map<string, Criterion[]>();
  /** The parts of criteria. */
  private readonly facets = new Map<string, Criterion[]>();
  private readonly order = new Set<string>();
  private readonly levels = new Map<string, string>();
  private readonly gone = new Map<string, Retired>();
  private readonly groups = new Map<string, NamedGroup[]>();
  /** Criteria by competency and level: `Title L5` names the only one there is. */
  private readonly at = new Map<string, Criterion[]>();
  /** The first two words of all names (or the only one): a text that begins with none of them is none, which spares most lines the rest. */
  private readonly first = new Set<string>();
  /** The longest name, in characters: no longer text is one. */
  readonly longest: number;
  private given: ReadonlySet<string> | null = null;
  private headingNames: readonly string[] | null = null;
  /** The words of criteria that were compared. */
  private readonly words = new Map<Criterion, ReadonlySet<string>>();
  private readonly ladder: Nameable;

  private readonly required: ReadonlySet<string>;

  /** The skills of all levels, of which a packet can say something. */
  get skills(): readonly SkillGroup[] {
    return this.ladder.levels.flatMap(({ skills }) => skills);
  }

  constructor(ladder: Nameable, required: ReadonlySet<string> = new Set()) {
    this.ladder = ladder;
    this.required = required;
    const add = <T>(map: Map<string, T[]>, name: string, value: T): void => {
      const key = normalise(name);
      const list = map.get(key);
      if (list === undefined) map.set(key, [value]);
      else if (!list.includes(value)) list.push(value);
    };
    for (const competency of ladder.competencies)
      for (const name of [competency.id, competency.title, ...competency.aliases])
        add(this.competencies, name, competency);
    for (const criterion of ladder.criteria) {
      for (const name of [criterion.id, criterion.text, ...criterion.aliases, ...criterion.was])
        add(this.criteria, name, criterion);
      for (const facet of criterion.facets) add(this.facets, facet, criterion);
      if (criterion.competency !== null) add(this.at, atKey(criterion.competency, criterion.level), criterion);
    }
    for (const retired of ladder.retired)
      for (const name of [retired.id, ...(retired.text === null ? [] : [retired.text]), ...retired.was])
        this.gone.set(normalise(name), retired);
    for (const group of ladder.groups) {
      const of = group.of.filter((id) => ladder.groups.every((other) => other.id !== id));
      const named: NamedGroup = { id: group.id, of };
      for (const name of [group.id, group.title]) add(this.groups, name, named);
    }
    for (const level of ladder.levels) {
      for (const { id, title } of level.buckets)
        for (const name of [id, title, `${level.id}: ${title}`]) this.order.add(normalise(name));
      for (const name of [level.id, ...level.titles, ...level.aliases]) {
        this.order.add(normalise(name));
        this.levels.set(normalise(name), level.id);
      }
    }
    for (const area of ladder.areas) for (const name of [area.id, area.title]) this.order.add(normalise(name));
    for (const name of ['evidence', 'references', 'notes', 'appendix']) this.order.add(name);
    const all = [this.criteria, this.facets, this.competencies, this.gone, this.groups, this.order].flatMap((names) => [
      ...names.keys(),
    ]);
    for (const name of all) {
      const words = wordsAtStart(name, 2);
      if (words.length > 0) this.first.add(words.join(' '));
    }
    this.longest = all.reduce((most, { length }) => Math.max(most, length), 0);
  }

  /**
   * What the whole text names; null where it names nothing. Of names that several have, the one of the competency
   * `within` which the text stands.
   */
  find(text: string, within: string | null): Named | null {
    return this.mayBe(text) ? (this.plain(text, within) ?? this.titled(text)) : null;
  }

  private plain(text: string, within: string | null): Named | null {
    for (const key of keysOf(text)) {
      const named = this.byKey(key, within) ?? this.withLevel(key, within);
      if (named) return named;
    }
    return this.coded(text, within);
  }

  /** The criteria that the whole text lists, two or more and nothing else: "`description_good`, `interact`". */
  listed(text: string): readonly Criterion[] {
    if (!/[,;&]|\band\b/iu.test(text) || !this.mayBegin(text)) return [];
    return allOf(text, /\s*[,;&]\s*(?:and\s+)?|\s+and\s+/iu, MOST_LISTED, (part) => this.criterion(part, null));
  }

  /** Whether the whole text is a level: "L5", "Staff Engineer", "L5 Staff Engineer". */
  isLevel(text: string): boolean {
    return keysOf(text).some(
      (key) =>
        this.levels.has(key) || this.levelsBeside(key).some(({ level, rest }) => this.levels.get(rest) === level),
    );
  }

  /** The criterion that the whole text names, also as a title with its level. */
  criterion(text: string, within: string | null): Criterion | null {
    const named = this.find(text, within);
    return named?.is === 'criterion' ? named.criterion : null;
  }

  competency(text: string): Competency | null {
    const named = this.find(text, null);
    return named?.is === 'competency' ? named.competency : null;
  }

  retired(text: string): Retired | null {
    const named = this.find(text, null);
    return named?.is === 'retired' ? named.retired : null;
  }

  /** The criteria of a competency at a level. */
  criteriaAt(competency: string, level: string): readonly Criterion[] {
    return this.at.get(normalise(atKey(competency, level))) ?? [];
  }

  /**
   * The name that a line begins with and that something follows: `Criterion text — what was done`, `PRs reviewed: …`.
   * `bold`: up to where the line is bold, which ends a name as well. The longest says most.
   */
  leading(text: string, bold: number, within: string | null): Leading | null {
    let longest: Leading | null = null;
    if (!this.mayBegin(text)) return null;
    const head = text.slice(0, this.longest + 80);
    let tried = 0;
    for (const end of endsIn(head, bold)) {
      tried += 1;
      if (tried > MOST_ENDS) break;
      const words = head.slice(0, end.at);
      const named = this.mayBe(words) ? this.plain(words, within) : null;
      if (named === null || named.is === 'order') continue;
      // A label of other evidence is no part of a criterion: "Context: we had …".
      if (named.is === 'criterion' && named.facet !== undefined && within !== named.criterion.competency) continue;
      if (!end.clear && (named.is !== 'criterion' || normalise(words).length < LONG_NAME)) continue;
      longest = { named, at: end.next };
    }
    return longest;
  }

  /** Whether the words are a text that the criterion once had. */
  isFormer({ text: now, was }: Criterion, text: string): boolean {
    if (was.length === 0) return false;
    const said = normalise(undecorated(text));
    return was.some((former) => normalise(former) === said) && normalise(now) !== said;
  }

  /** Whether the words say no more than what something is called in the ladder, or what it asks. */
  isOwnWords(text: string): boolean {
    return this.find(text, null) !== null || this.isShared(text) || this.isAllFacets(text);
  }

  /** Whether a text lists every part of a criterion and says nothing else: "Context, Constraints, Alternatives, Risks". */
  private isAllFacets(text: string): boolean {
    if (!/[,;&]/u.test(text) || !this.mayBe(text)) return false;
    const parts = undecorated(text)
      .split(/\s*[,;&]\s*(?:and\s+)?|\s+and\s+/iu)
      .map(normalise);
    const said = new Set(parts);
    const whole = (this.facets.get(parts[0] ?? '') ?? []).find(({ facets }) => facets.length === said.size);
    return whole !== undefined && whole.facets.every((facet) => said.has(normalise(facet)));
  }

  /** The name that a text looks like, and the character that is another than it looks. */
  lookalike(text: string, within: string | null): { readonly named: Named; readonly character: string } | null {
    const seen = text.length > this.longest * 2 + 200 ? null : asItLooks(text);
    const named = seen && this.find(seen.text, within);
    return seen && named ? { named, character: seen.character } : null;
  }

  /** The names that a text joins: "System Design & Code". */
  joined(text: string): readonly Competency[] {
    return allOf(text, /\s*(?:&|\band\b|\/|,|\+|;)\s*/iu, MOST_JOINED, (part) => this.competency(part));
  }

  /** The criterion of this competency whose text shares most words with one that matches none: suggested, never tied. */
  nearText(text: string, within: string | null): Criterion | null {
    const words = wordsOf(text);
    if (within === null || words.size < 3) return null;
    let best: { readonly criterion: Criterion; readonly share: number } | null = null;
    for (const criterion of this.ladder.criteria) {
      if (criterion.competency !== within) continue;
      const share = this.shareOf(words, criterion);
      if (share >= 0.5 && share > (best?.share ?? 0)) best = { criterion, share };
    }
    return best?.criterion ?? null;
  }

  /** Whether a text is the criterion's own in slightly other words: an older wording, or one that was copied by hand. */
  restates(text: string, criterion: Criterion): boolean {
    const words = wordsOf(text);
    return words.size >= 3 && this.shareOf(words, criterion) >= RESTATED;
  }

  /** Which part of the words of both is in both, from 0 to 1. */
  private shareOf(words: ReadonlySet<string>, criterion: Criterion): number {
    const other = this.words.get(criterion) ?? wordsOf(criterion.text);
    this.words.set(criterion, other);
    const shared = [...words].filter((word) => other.has(word)).length;
    return shared / (words.size + other.size - shared);
  }

  /** The links that stand in the text of a criterion, by their identity: whoever copies one has shown nothing. */
  get givenLinks(): ReadonlySet<string> {
    this.given ??= new Set(
      this.ladder.criteria.flatMap(({ text }) =>
        findReferences(text, { line: 1, column: 1 }, { repository: null }, 'prose').map(({ ref }) => ref),
      ),
    );
    return this.given;
  }

  /** The heading under which evidence for a criterion stands: its competency's title, else its id. */
  titleOf(criterion: Criterion): string {
    return this.ladder.competencies.find(({ id }) => id === criterion.competency)?.title ?? criterion.id;
  }

  headings(): readonly string[] {
    this.headingNames ??= this.ladder.competencies.flatMap(({ title, id, aliases }) => [title, id, ...aliases]);
    return this.headingNames;
  }

  criterionIds(): string[] {
    return this.ladder.criteria.map((criterion) => criterion.id);
  }

  /** Whether a text may be a name, told quickly. Decoration and white space are folded; beyond that much, it is none. */
  private mayBe(text: string): boolean {
    return text.length <= this.longest * 2 + 200 && this.mayBegin(text);
  }

  /** Whether one of the first words, before which only decoration can stand, begins a name. */
  mayBegin(text: string): boolean {
    const words = wordsAtStart(text, 6);
    return words.some((word, index) => this.first.has(word) || this.first.has(`${word} ${words[index + 1] ?? ''}`));
  }

  /** The ids of what several have as their name, so that it names none; empty where it is not so. */
  shared(text: string, within: string | null): readonly string[] {
    if (!this.mayBe(text) || this.find(text, within) !== null) return [];
    const found = keysOf(text).map((key) => [
      ...(this.competencies.get(key) ?? []).map(({ id }) => id),
      ...(this.criteria.get(key) ?? []).map(({ id }) => id),
    ]);
    return found.find((ids) => ids.length > 1) ?? [];
  }

  /** Whether several things have this name, so that it names none. */
  private isShared(text: string): boolean {
    if (!this.mayBe(text)) return false;
    return keysOf(text).some((key) => this.criteria.has(key) || this.competencies.has(key));
  }

  private byKey(key: string, within: string | null): Named | null {
    const [competency, another] = this.competencies.get(key) ?? [];
    if (competency && !another) return { is: 'competency', competency, level: null };
    const criterion = this.oneOf(this.criteria.get(key) ?? [], key, within);
    if (criterion) return { is: 'criterion', criterion };
    const whole = this.facetOf(key, within);
    if (whole) return whole;
    const retired = this.gone.get(key);
    if (retired) return { is: 'retired', retired };
    const groups = this.groups.get(key) ?? [];
    const group = onlyOne(groups) ?? groups.find(({ of }) => of.some((id) => this.required.has(id)));
    if (group) return { is: 'group', ...group };
    if (groups.length > 0) return { is: 'order' };
    return this.order.has(key) ? { is: 'order' } : null;
  }

  /** A part of a criterion, by which its evidence is told from that of the other parts: "Budget". */
  private facetOf(key: string, within: string | null): Named | null {
    const criterion = this.oneOf(this.facets.get(key) ?? [], key, within);
    const facet = criterion?.facets.find((name) => normalise(name) === key);
    if (!criterion || facet === undefined) return null;
    // "Context" and "Risks" are words of anybody's: outside of their competency only those count that are asked for.
    const claimed = within === criterion.competency || (within === null && criterion.rubric.facets !== undefined);
    return claimed ? { is: 'criterion', criterion, facet } : null;
  }

  /** "system design (l5", "system design - l5", "l5: system design": a name and a level beside it. */
  private withLevel(key: string, within: string | null): Named | null {
    for (const { level, rest } of this.levelsBeside(key)) {
      const named = this.byKey(rest, within);
      if (named?.is === 'competency') {
        const here = this.criteriaAt(named.competency.id, level);
        const [only, another] = here;
        // As the report prints it: the title and the level of the only criterion there is.
        return only && !another ? { is: 'criterion', criterion: only } : { ...named, level };
      }
      if (named?.is === 'criterion' && named.criterion.level === level) return named;
    }
    return null;
  }

  private levelsBeside(key: string): { readonly level: string; readonly rest: string }[] {
    const found: { readonly level: string; readonly rest: string }[] = [];
    const words = key.split(' ');
    for (let count = 1; count <= Math.min(4, words.length - 1); count += 1) {
      const last = this.levels.get(normalise(words.slice(-count).join(' ')));
      if (last !== undefined) found.push({ level: last, rest: normalise(words.slice(0, -count).join(' ')) });
      // "1. Design" is numbered; only a level with a letter in it is told from a number before a name.
      const first = this.levels.get(normalise(words.slice(0, count).join(' ')));
      const parted = words[count - 1]?.endsWith(':') === true || words[count] === '-';
      if (first !== undefined && parted && /\p{L}/u.test(first))
        found.push({ level: first, rest: normalise(words.slice(count).join(' ')) });
    }
    return found.filter(({ rest }) => rest !== '');
  }

  /** `CD10: The project produces …`, `CD10 – quality`: an id with a digit or a dot in it, then its text or other words. */
  private coded(text: string, within: string | null): Named | null {
    const match = /^\s*[[(]?([\p{L}\p{N}][\p{L}\p{N}._-]{0,60})[\])]?\s*[:–—-]\s/u.exec(
      `${undecorated(text).slice(0, 80)} `,
    );
    const code = match?.[1];
    if (!match || code === undefined || !/[\d.]/u.test(code)) return null;
    const criterion = this.oneOf(this.criteria.get(normalise(code)) ?? [], normalise(code), within);
    if (criterion === null || normalise(criterion.id) !== normalise(code)) return null;
    const rest = undecorated(text).slice(match[0].length);
    return normalise(rest) === normalise(criterion.text) ? { is: 'criterion', criterion } : null;
  }

  /** "System Design: Leads architectural decisions …": a competency's title, then the whole text of one of its criteria. */
  private titled(text: string): Named | null {
    if (!TITLED.test(text)) return null;
    const bare = undecorated(text);
    const end = TITLED.exec(bare);
    if (end === null || end.index === 0) return null;
    const title = normalise(bare.slice(0, end.index));
    const named = this.byKey(title, null) ?? this.withLevel(title, null);
    const of =
      named?.is === 'competency' ? named.competency.id : named?.is === 'criterion' ? named.criterion.competency : null;
    const meant = of === null ? null : this.byKey(normalise(undecorated(bare.slice(end.index + end[0].length))), of);
    return meant?.is === 'criterion' && meant.criterion.competency === of && meant.facet === undefined ? meant : null;
  }

  /** The criterion whose id a heading begins with: `CD10: quality`. What follows is the packet's own title for it. */
  codedHeading(text: string, within: string | null): Criterion | null {
    const lead = this.leading(undecorated(text), 0, within);
    if (lead?.named.is !== 'criterion') return null;
    const { criterion } = lead.named;
    return /[\d.]/u.test(criterion.id) || normalise(undecorated(text)).startsWith(normalise(criterion.text))
      ? criterion
      : null;
  }

  /**
   * Of several that share a name, the one of the competency it is under; what has it now goes before what once had, and
   * what the packet is judged by before what is asked for elsewhere.
   */
  private oneOf(found: readonly Criterion[], name: string, within: string | null): Criterion | null {
    if (found.length <= 1) return found[0] ?? null;
    const inside = found.filter((criterion) => criterion.competency === within);
    const here = inside.length > 0 ? inside : found;
    return (
      onlyOne(inside) ??
      onlyOne(here.filter((criterion) => !this.isFormer(criterion, name))) ??
      onlyOne(here.filter(({ id }) => this.required.has(id)))
    );
  }
}

/** What the parts of a text name, where there are two or more and each names something; else nothing. */
function allOf<T>(text: string, between: RegExp, most: number, find: (part: string) => T | null): readonly T[] {
  const parts = undecorated(text).split(between);
  if (parts.length < 2 || parts.length > most) return [];
  const named = parts.flatMap((part) => find(part) ?? []);
  return named.length === parts.length ? named : [];
}

const atKey = (competency: string, level: string): string => `${competency} @ ${level}`;

/** What stands between a title and the text behind it. */
const TITLED = /[:：]\s+|\s[–—-]\s+/u;

/** Where a name may end in a line, nearest first. `clear`: a colon, a dash, an arrow or the end of what is bold. */
function endsIn(text: string, bold: number): { readonly at: number; readonly next: number; readonly clear: boolean }[] {
  const ends = [
    ...text.matchAll(/\s*[:：](?!\/\/)\s*|\s+(?:[-–—]+>?|→|=>?)\s+|[.!?;,]\s+|\s+[([]|\s*[—→]\s*|\s+(?=https?:\/\/)/gu),
  ].map((match) => ({
    at: match.index,
    next: /[([]$/u.test(match[0]) ? match.index : match.index + match[0].length,
    clear: /[:：–—→=>-]/u.test(match[0]) || text.startsWith('http', match.index + match[0].length),
  }));
  if (bold > 0 && bold < text.length) {
    const rest = /^[\s:：–—→=>.-]*/u.exec(text.slice(bold))?.[0].length ?? 0;
    ends.push({ at: bold, next: bold + rest, clear: true });
  }
  return ends.filter(({ at, next }) => at > 0 && text.slice(next).trim() !== '').toSorted((a, b) => a.at - b.at);
}

const wordsAtStart = (text: string, most: number): string[] =>
  (
    text
      .slice(0, 120)
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('&', ' and ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).slice(0, most);

const onlyOne = <T>(list: readonly T[]): T | null => (list.length === 1 ? (list[0] ?? null) : null);

const wordsOf = (text: string): Set<string> =>
  new Set(
    normalise(text.slice(0, 1000))
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2),
  );
