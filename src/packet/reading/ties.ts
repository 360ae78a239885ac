/**
 * The fourth step of reading: to which criteria each piece of evidence is tied, in this order: its `Criteria:`; the
 * nearest criterion named above it in its section; its competency's only required criterion.
 */
import { finding } from '../../findings/catalogue.ts';
import type { Finding, Place } from '../../findings/finding.ts';
import type { Criterion } from '../../ladder/ladder.ts';
import { groupBy } from '../../text/groups.ts';
import { misspelt, near } from '../../text/near.ts';
import type { Named, Names } from '../names/names.ts';
import type { Item } from '../packet.ts';
import type { Piece } from './piece.ts';
import type { Slip, Tied } from './reading.ts';
import type { Scope } from './units.ts';

/** How many slips of one packet are met with the nearest names: a thousand are no slips, and comparing takes time. */
const SUGGESTIONS = 100;
/** Longer words are a sentence, not a name with a slip in it. */
const LONGEST_SLIP = 80;
/** The most names of one `Criteria:` that are read. */
const MOST_NAMED = 50;

export interface TyingInput {
  readonly path: string;
  readonly names: Names;
  readonly required: readonly Criterion[];
  /** Criteria that are not required themselves, and whose evidence is looked at all the same. */
  readonly useful: readonly Criterion[];
  /** The line of the packet at which a criterion or competency is named. */
  readonly lineOf: ReadonlyMap<string, number>;
}

/** Evidence that stands somewhere and does not say what it is for. */
interface Untied {
  readonly scope: Scope;
  readonly lines: number[];
  readonly place: Place;
  readonly competency: string | null;
}

export class Tying {
  readonly tied: Tied[] = [];
  readonly findings: Finding[] = [];
  readonly slips = new Map<string, Slip>();
  /** How many pieces stand under each stray heading, by its line. */
  readonly strays = new Map<number, number>();
  private readonly untied = new Map<string, Untied>();
  private readonly saidNotRequired = new Set<string>();
  /** The required criteria of each competency; under null those of none. */
  private readonly byCompetency: ReadonlyMap<string | null, readonly Criterion[]>;
  private readonly input: TyingInput;
  /** The parts of criteria that the piece at hand names. */
  private facets: string[] = [];
  private suggested = 0;
  private compared = 0;

  constructor(input: TyingInput) {
    this.input = input;
    this.byCompetency = groupBy(input.required, ({ competency }) => competency);
  }

  /** Ties a piece; whether it is tied to something. */
  tie(piece: Piece, item: Item): boolean {
    this.findings.push(...item.findings);
    this.facets = [];
    const criteria = this.criteriaOf(piece, item);
    const ids = criteria.map(({ id }) => id);
    const facets = unique(this.facets);
    this.tied.push({ item: facets.length === 0 ? item : { ...item, facets }, criteria: ids });
    this.checkStatement(item);
    if (criteria.length === 0) this.noteUntied(piece, item);
    const place = criteriaPlace(item);
    for (const criterion of criteria) this.noteRequired(criterion, place, piece.scope);
    return criteria.length > 0;
  }

  /** Says what was gathered: untied evidence, section by section. */
  finish(): void {
    for (const { scope, lines, place, competency } of this.untied.values()) {
      const here = competency === null ? this.input.required : (this.byCompetency.get(competency) ?? []);
      const ids =
        scope.choice.length > 0 ? scope.choice : (here.length > 0 ? here : this.input.required).map(({ id }) => id);
      const under = scope.competency?.title ?? null;
      this.findings.push(finding('packet-item-untied', place, { ids, lines, under }));
      const [line] = lines;
      if (line === undefined || competency === null || here.length < 2) continue;
      for (const { id } of here) if (!this.slips.has(id)) this.slips.set(id, { what: 'untied', line, lines, id });
    }
  }

  /** Near names, for the first slips of a packet. */
  meant(found: string, names: readonly string[]): string[] {
    this.suggested += 1;
    return this.suggested > SUGGESTIONS ? [] : near(found, names);
  }

  /** The name that words were meant to be, for the first of a packet that may be one. */
  misspelt(found: string): string | null {
    if (found.length < 5 || found.length > LONGEST_SLIP || this.compared >= SUGGESTIONS) return null;
    this.compared += 1;
    return (
      misspelt(found, this.input.names.headings()) ??
      misspelt(
        found,
        this.input.required.map(({ id }) => id),
      )
    );
  }

  requiredOf(competency: string): readonly Criterion[] {
    return this.byCompetency.get(competency) ?? [];
  }

  private criteriaOf({ scope, own }: Piece, item: Item): readonly Criterion[] {
    const field = item.fields.find(({ name }) => name === 'competency');
    const column = field && this.input.names.find(field.text, null);
    const named: Named | null = column && column.is !== 'order' ? column : own;
    const within = named?.is === 'competency' ? named.competency.id : (scope.competency?.id ?? null);
    if (item.criteria.length > 0) {
      const criteria = unique(item.criteria.flatMap((text) => this.namedCriteria(text, within, item)));
      const section = scope.criterion;
      if (
        section &&
        criteria.length > 0 &&
        own === null &&
        !criteria.includes(section) &&
        this.input.required.includes(section)
      )
        this.findings.push(
          finding('packet-criteria-elsewhere', criteriaPlace(item), {
            section: section.id,
            named: criteria.map(({ id }) => id),
          }),
        );
      return criteria;
    }
    if (named !== null) return this.ofName(named, item);
    if (field && column === null) return [];
    if (scope.criterion !== null) {
      if (scope.facet !== null) this.facets.push(scope.facet);
      return [scope.criterion];
    }
    if (scope.orphaned || scope.competency === null) return [];
    return this.onlyOne(scope.competency.id, scope.level);
  }

  private ofName(named: Named, item: Item): readonly Criterion[] {
    switch (named.is) {
      case 'criterion':
        return this.ofCriterion(named);
      case 'competency':
        return this.onlyOne(named.competency.id, named.level);
      case 'retired':
        this.findings.push(this.retired(named, item.place));
        return [];
      default:
        return [];
    }
  }

  /** A criterion by its name, or by that of one of its parts, which the evidence is then for. */
  private ofCriterion({ criterion, facet }: Named & { readonly is: 'criterion' }): readonly Criterion[] {
    if (facet !== undefined) this.facets.push(facet);
    return [criterion];
  }

  retired({ retired }: Named & { readonly is: 'retired' }, place: Place): Finding {
    const { id: found, since, replacedBy } = retired;
    return finding('packet-criterion-retired', place, { found, since, replacedBy });
  }

  /** A criterion by a text that it has no more. */
  noteFormer(criterion: Criterion, text: string, place: Place): void {
    if (!this.input.names.isFormer(criterion, text)) return;
    const { id, since, text: now } = criterion;
    this.findings.push(finding('packet-claim-outdated', place, { id, by: 'text', since, text: now }));
  }

  /** The only required criterion of a competency, or the only one at the level that stands beside its title. */
  private onlyOne(competency: string, level: string | null): readonly Criterion[] {
    const all = this.byCompetency.get(competency) ?? [];
    const here = level === null ? all : all.filter((criterion) => criterion.level === level);
    if (here.length === 0 && level !== null) return this.input.names.criteriaAt(competency, level).slice(0, 1);
    return here.length === 1 ? here : [];
  }

  /** `Criteria:` holds one criterion's text or id, a competency's title, or several separated by commas. */
  private namedCriteria(text: string, within: string | null, item: Item): readonly Criterion[] {
    const whole = this.meantBy(text, within);
    if (whole.length > 0) {
      const [only] = whole;
      if (only) this.noteFormer(only, text, criteriaPlace(item));
      return whole;
    }
    // "a and b", "a / b": only where each part is a name.
    const joined = text
      .split(/\s*[,;/]\s*|\s+(?:and|&)\s+/u)
      .filter((part) => part !== '')
      .map((part) => this.meantBy(part, within));
    if (joined.length > 0 && joined.every((list) => list.length > 0)) return joined.flat();
    return text
      .split(/[,;]\s*/u)
      .filter((part) => part.trim() !== '')
      .slice(0, MOST_NAMED)
      .flatMap((part) => {
        const found = this.meantBy(part, within);
        if (found.length > 0) return found;
        this.noteUnknown(part, item);
        return [];
      });
  }

  private meantBy(text: string, within: string | null): readonly Criterion[] {
    const named = this.input.names.find(text, within);
    if (named?.is === 'criterion') return this.ofCriterion(named);
    return named?.is === 'competency' ? this.onlyOne(named.competency.id, named.level) : [];
  }

  private noteUnknown(part: string, item: Item): void {
    const place = criteriaPlace(item);
    const named = this.input.names.find(part, null);
    if (named?.is === 'retired') {
      this.findings.push(this.retired(named, place));
      return;
    }
    const several = named?.is === 'competency' ? this.requiredOf(named.competency.id).map(({ id }) => id) : [];
    // The target level's criteria come first: they are what the packet is about.
    const own = this.input.required.map(({ id }) => id);
    const lookalike = this.input.names.lookalike(part, null);
    if (lookalike !== null) {
      const { named: seen, character } = lookalike;
      const meant = seen.is === 'criterion' ? seen.criterion.id : part;
      this.findings.push(finding('packet-name-lookalike', place, { found: part, meant, character }));
    }
    const near = (): string[] => [...this.meant(part, own), ...this.meant(part, this.input.names.criterionIds())];
    const suggestions = several.length > 0 ? several : unique(near()).slice(0, 3);
    this.findings.push(finding('packet-criterion-unknown', place, { found: part, near: suggestions, known: own }));
  }

  private checkStatement(item: Item): void {
    if (item.kind === 'gap' && item.plan === null)
      this.findings.push(finding('packet-gap-without-plan', item.place, null));
    if (item.kind === 'partial' && item.plan === null)
      this.findings.push(finding('packet-partial-without-plan', item.place, null));
    if (item.kind === 'not-applicable' && item.reason === null)
      this.findings.push(finding('packet-na-without-reason', item.place, null));
  }

  private noteUntied({ scope, own }: Piece, item: Item): void {
    if (item.criteria.length > 0) return;
    const column = item.fields.find(({ name }) => name === 'competency');
    const named = column && this.input.names.find(column.text, null);
    if (column && !named) {
      const names = this.meant(column.text, this.input.names.headings());
      this.findings.push(
        finding('packet-heading-unknown', column.place, { found: column.text, near: names, items: 1 }),
      );
      return;
    }
    if (scope.stray !== null && own === null && !column) {
      this.strays.set(scope.stray.line, (this.strays.get(scope.stray.line) ?? 0) + 1);
      return;
    }
    const about = named ?? own;
    const competency = about?.is === 'competency' ? about.competency.id : (scope.competency?.id ?? null);
    const key = `${competency ?? ''} ${scope.choice.join(' ')}`;
    const before = this.untied.get(key);
    if (before === undefined) this.untied.set(key, { scope, lines: [item.place.line], place: item.place, competency });
    else before.lines.push(item.place.line);
  }

  private noteRequired(criterion: Criterion, place: Place, scope: Scope): void {
    const { required, useful, lineOf } = this.input;
    if (required.includes(criterion) || useful.includes(criterion)) return;
    // Said once for all that stands under one name.
    const line = scope.criterion === criterion ? (lineOf.get(criterion.id) ?? place.line) : place.line;
    const key = `${criterion.id} ${line}`;
    if (this.saidNotRequired.has(key)) return;
    this.saidNotRequired.add(key);
    const instead = criterion.competency === null ? [] : this.requiredOf(criterion.competency).map(({ id }) => id);
    this.findings.push(finding('packet-criterion-not-required', place, { id: criterion.id, instead }));
  }
}

/** Where an item names its criteria, else where it begins. */
const criteriaPlace = (item: Item): Place => item.fields.find(({ name }) => name === 'criteria')?.place ?? item.place;

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** A competency's key in the same map as the criteria's ids, which never begin so. */
export const competencyKey = (id: string): string => `\u0000${id}`;
