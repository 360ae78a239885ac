/** Levels and competencies that are told by headings, lists and labels. */
import { asksNothing, isAsked } from './asked.ts';
import { leadingLevel, levelness, levelOf, levelsAmong, plainName } from './levels.ts';
import { askedIn } from './matrix.ts';
import type { LevelSeen, Shape, Statement, Understood } from './model.ts';
import { NAMED, type Item, type Row } from './rows.ts';
import { tracksByCodes } from './tracks.ts';

/** A heading and what stands under it, up to the next of its rank. */
interface Section {
  readonly heading: Heading | null;
  readonly rows: readonly Row[];
}

type Heading = Extract<Row, { readonly is: 'heading' }>;
type Found = Omit<Understood, 'title' | 'notes'> & { readonly notes?: Understood['notes'] };

const MOST_LEVELS = 20;

/** Collects what was understood. */
export class Finding {
  readonly levels: LevelSeen[] = [];
  readonly statements: Statement[] = [];
  readonly placed = new Set<number>();

  level(name: string, line: number): void {
    if (!this.levels.some((one) => one.name === name)) this.levels.push({ name, line });
  }

  place({ line, end }: { readonly line: number; readonly end: number }): void {
    for (let at = line; at <= end; at += 1) this.placed.add(at);
  }

  state(
    where: Pick<Statement, 'level' | 'competency' | 'area'>,
    text: string,
    at: { readonly line: number; readonly end: number },
    details: readonly string[] = [],
    guidance = '',
  ): void {
    // What they list is told as not placed.
    if (!isAsked(text) || asksNothing(where.competency ?? '') || asksNothing(where.area ?? '')) return;
    this.statements.push({
      ...where,
      text,
      details,
      ...(guidance !== '' && { guidance }),
      example: false,
      line: at.line,
    });
    this.place(at);
  }

  result(shape: Shape): Found | null {
    return this.statements.length === 0
      ? null
      : { shape, levels: this.levels, statements: this.statements, placed: this.placed };
  }
}

/** The sections of headings of one depth; headings above it begin none. */
function sectionsAt(rows: readonly Row[], depth: number): Section[] {
  const found: { heading: Section['heading']; rows: Row[] }[] = [];
  let open: (typeof found)[number] | null = null;
  for (const row of rows) {
    if (row.is === 'heading' && row.depth <= depth) {
      open = row.depth === depth ? { heading: row, rows: [] } : null;
      if (open !== null) found.push(open);
    } else open?.rows.push(row);
  }
  return found;
}

const headingsOf = (rows: readonly Row[]) => rows.flatMap((row) => (row.is === 'heading' ? [row] : []));
const depths = (rows: readonly Row[]): readonly number[] => [...new Set(headingsOf(rows).map(({ depth }) => depth))];

/** What an item and what is nested in it say. */
export const allUnder = ({ children }: Item): string[] => children.flatMap((child) => [child.text, ...allUnder(child)]);

/** The words of a category: short, and no sentence. */
const isCategory = ({ text, children }: Item): boolean =>
  children.length > 0 && text.length <= 60 && !/[.!?]$/u.test(text) && text.split(' ').length <= 6;

/** Sections of a level: under headings that name competencies, in lists whose first items do, or without any. */
export function byLevelHeadings(rows: readonly Row[], named: ReadonlySet<string> | null): Found | null {
  let best: Found | null = null;
  for (const depth of depths(rows)) {
    const all = sectionsAt(rows, depth);
    const among = levelsAmong(all.map(({ heading }) => heading?.text ?? ''));
    const told = all.filter(({ heading }, index) =>
      named === null ? among[index] === true : heading !== null && named.has(plainName(heading.text)),
    );
    // Codes of requirements are no levels: no career has that many.
    if (told.length > MOST_LEVELS * 2) continue;
    const sections = named === null ? told.filter((section) => !isAboutMany(section, told)) : told;
    const names = new Set(sections.map(({ heading }) => plainName(heading?.text ?? '')));
    if (sections.length < 2 || sections.length > MOST_LEVELS || names.size < sections.length) continue;
    const finding = new Finding();
    for (const section of sections) readLevel(finding, section);
    const found = withNames(finding.result('level-headings'));
    if (found === null) continue;
    const [own, other] = [found.statements.length, best?.statements.length ?? 0];
    // "IC1" and "IC2" below "Individual Contributor": the levels are those within.
    const isWithin = best !== null && own >= other * 0.9 && found.levels.length > best.levels.length;
    if (own > other || isWithin)
      best = { ...found, notes: tracksByCodes(found.levels) === null ? trackNotes(rows, sections) : [] };
  }
  return best;
}

const hasLists = ({ rows }: Section): boolean => rows.some(({ is }) => is === 'item' || is === 'table');
const isPlural = ({ heading }: Section): boolean => /[a-z]{3}s$/u.test(plainName(heading?.text ?? ''));

/** "New contributors" in prose, beside "Member" and "Reviewer" with lists: it is about people, and no level. */
const isAboutMany = (section: Section, all: readonly Section[]): boolean => {
  const others = all.filter(hasLists);
  return !hasLists(section) && isPlural(section) && others.length >= 2 && !others.some(isPlural);
};

/** "**Code:** writes …" in a list straight below each of several levels: the names that come again are competencies. */
function withNames(found: Found | null): Found | null {
  if (found === null) return null;
  const nameOf = (one: Statement): { readonly name: string; readonly rest: string } | null => {
    const [, name = '', rest = ''] = one.competency === null ? (NAMED.exec(one.text) ?? []) : [];
    return name === '' ? null : { name: plainName(name), rest };
  };
  const levelsOf = new Map<string, Set<string>>();
  // The same text at several levels says no more by its first word than by its others.
  const textsOf = new Map<string, Set<string>>();
  for (const one of found.statements) {
    const name = nameOf(one)?.name ?? one.competency;
    if (name === null) continue;
    levelsOf.set(name, (levelsOf.get(name) ?? new Set()).add(one.level));
    textsOf.set(name, (textsOf.get(name) ?? new Set()).add(one.text));
  }
  // Each level has nearly the same ones; what comes now and then is a word of emphasis.
  const fewest = Math.max(2, (new Set(found.statements.map(({ level }) => level)).size * 2) / 3);
  const isAgain = (name: string): boolean =>
    (levelsOf.get(name)?.size ?? 0) >= fewest && (textsOf.get(name)?.size ?? 0) >= 2;
  const loose = found.statements.filter(({ competency }) => competency === null);
  const again = loose.filter((one) => isAgain(nameOf(one)?.name ?? '')).length;
  if (again < 4 || again < (loose.length * 3) / 4) return found;
  return {
    ...found,
    statements: found.statements.flatMap((one) => {
      const named = nameOf(one);
      if (named === null || !isAgain(named.name)) return [one];
      return asksNothing(named.name) ? [] : [{ ...one, competency: named.name, text: named.rest }];
    }),
  };
}

/** Levels below several headings, such as "Individual contributors" and "Managers": a ladder has a track for each. */
function trackNotes(
  rows: readonly Row[],
  sections: readonly Section[],
): { readonly line: number; readonly text: string }[] {
  const heads = headingsOf(rows);
  const groups = new Map<string, { readonly line: number; readonly names: string[] }>();
  for (const { heading } of sections) {
    const above = heads.findLast(({ line, depth }) => line < (heading?.line ?? 0) && depth < (heading?.depth ?? 0));
    if (heading === null || above === undefined) continue;
    const group = groups.get(plainName(above.text)) ?? { line: above.line, names: [] };
    group.names.push(plainName(heading.text));
    groups.set(plainName(above.text), group);
  }
  const [first, second] = [...groups].filter(([, { names }]) => names.length >= 2);
  return first === undefined || second === undefined
    ? []
    : [
        {
          line: second[1].line,
          text: `Levels stand below several headings, such as ${first[0]} (${first[1].names.join(', ')}) and ${second[0]} (${second[1].names.join(', ')}). Here one stands above the other: give each its track under \`tracks\`.`,
        },
      ];
}

function readLevel(finding: Finding, { heading, rows }: Section): void {
  if (heading === null) return;
  const level = plainName(heading.text);
  finding.level(level, heading.line);
  finding.place(heading);
  const lists = rows.some(({ is }) => is === 'item');
  const deepest = Math.max(0, ...headingsOf(rows).map(({ depth }) => depth));
  let [area, competency] = [null, null] as [string | null, string | null];
  const hasParts = rows.some(({ is }) => is === 'heading');
  const several = depths(rows).length > 1;
  let [introduced, given] = [false, false];
  for (const row of rows) {
    if (row.is === 'heading' || (row.is === 'paragraph' && row.label)) given = asksNothing(plainName(row.text));
    // A list that ends a text of several sentences, above the parts of the level, explains it.
    if (row.is !== 'item')
      introduced =
        hasParts && competency === null && area === null && row.is === 'paragraph' && /[.!]\s.*:$/u.test(row.text);
    if (row.is === 'heading') {
      if (several && row.depth < deepest) [area, competency] = [plainName(row.text), null];
      else competency = plainName(row.text);
      finding.place(row);
    } else if (row.is === 'item' && !introduced && !given)
      readItem(finding, { level, competency: competency ?? area, area: competency === null ? null : area }, row.item);
    else if (row.is === 'table') readTable(finding, { level, competency, area }, row);
    // Where a level has no list at all, its paragraphs are what it says.
    else if (row.is === 'paragraph' && !lists && !/^(?:experience|_)/iu.test(row.text))
      finding.state({ level, competency, area }, row.text, row);
  }
}

/** A table below a level: a competency in its first column, what is asked for in the next, and what belongs to it. */
function readTable(
  finding: Finding,
  where: Pick<Statement, 'level' | 'competency' | 'area'>,
  { rows: [head = [], ...body], lines, line }: Extract<Row, { readonly is: 'table' }>,
): void {
  const [asked, ...others] = [...askedIn(head, body)];
  // A table of other levels is a ladder of its own.
  if (asked === undefined || body.filter(([first = '']) => levelness(first) > 0).length >= 2) return;
  finding.place({ line, end: line });
  for (const [index, cells] of body.entries()) {
    const at = lines[index + 1] ?? line;
    const of = (column: number): string => (cells[column] ?? '').replace(/\s+/gu, ' ').trim();
    finding.state(
      { ...where, competency: plainName(of(0)) || where.competency },
      of(asked),
      { line: at, end: at },
      others.map(of).filter((cell) => cell !== ''),
    );
  }
}

function readItem(finding: Finding, where: Pick<Statement, 'level' | 'competency' | 'area'>, item: Item): void {
  if (where.competency === null && isCategory(item)) {
    finding.place({ line: item.line, end: item.line });
    for (const child of item.children)
      finding.state(
        { ...where, competency: plainName(item.text).replace(/:$/u, '') },
        child.text,
        child,
        allUnder(child),
      );
    return;
  }
  finding.state(where, item.text, item, allUnder(item));
}

/** Competencies as headings, and under each its levels: as headings, or as the labels or numbers of a list. */
export function byCompetencyHeadings(rows: readonly Row[]): Found | null {
  return better(labelledItems(rows), repeatedLevels(rows));
}

const better = (a: Found | null, b: Found | null): Found | null =>
  a === null || (b !== null && b.statements.length > a.statements.length) ? b : a;

/** "- L1: You write…" below "### Writing code"; or "1. …" to "7. …" below each of many headings. */
function labelledItems(rows: readonly Row[]): Found | null {
  const finding = new Finding();
  const wordsOf = (row: Row): string | null =>
    row.is === 'item'
      ? (row.item.parts?.text ?? row.item.text)
      : row.is === 'paragraph' && leadingLevel(row.text) !== null
        ? row.text
        : null;
  const labelled = rows.filter((row) => leadingLevel(wordsOf(row) ?? '') !== null).length;
  const numbered = rows.filter((row) => row.is === 'item' && row.item.number !== null).length;
  const items = rows.filter((row) => row.is === 'item').length;
  const byLabel = labelled >= 4 && labelled >= items / 2;
  const heads = headingsOf(rows);
  const byNumber = !byLabel && numbered >= 6 && numbered >= items * 0.8 && hasSameNumbers(rows) && heads.length >= 3;
  if (!byLabel && !byNumber) return null;
  const deepest = Math.max(0, ...heads.map(({ depth }) => depth));
  // One heading above all others is the title; of several each is an area.
  const hasTitle = heads.filter((one) => one.depth === 1).length === 1;
  const isTitle = (depth: number): boolean => depth === 1 && hasTitle;
  let [area, competency] = [null, null] as [Heading | null, Heading | null];
  for (const row of rows) {
    if (row.is === 'heading') {
      if (row.depth < deepest) [area, competency] = [row, null];
      else competency = row;
    }
    if ((competency ?? area) === null) continue;
    const said = byLabel
      ? leadingLevel(wordsOf(row) ?? '')
      : row.is === 'item'
        ? { level: `L${row.item.number}`, rest: wordsOf(row) ?? '' }
        : null;
    if (said === null) continue;
    for (const head of [area, competency]) if (head !== null) finding.place(head);
    finding.level(said.level, row.line);
    finding.state(
      {
        level: said.level,
        competency: plainName((competency ?? area)?.text ?? ''),
        area: competency === null || area === null || isTitle(area.depth) ? null : plainName(area.text),
      },
      said.rest,
      row,
      row.is === 'item' ? allUnder(row.item) : [],
      row.is === 'item' ? row.item.parts?.guidance : undefined,
    );
  }
  return finding.result('labelled-levels');
}

/** Whether most headings have a list that counts the same far. */
function hasSameNumbers(rows: readonly Row[]): boolean {
  const ends: number[] = [];
  let last = 0;
  for (const row of rows) {
    if (row.is === 'heading') {
      if (last > 0) ends.push(last);
      last = 0;
    } else if (row.is === 'item' && row.item.number !== null) last = row.item.number;
  }
  if (last > 0) ends.push(last);
  const most = Math.max(0, ...ends);
  return most >= 3 && ends.length >= 2 && ends.filter((end) => end === most).length >= ends.length * 0.7;
}

/** "#### Senior" below "### Delivery", and again below "### Communication". */
function repeatedLevels(rows: readonly Row[]): Found | null {
  for (const depth of depths(rows)) {
    const sections = sectionsAt(rows, depth).filter(({ heading }) => heading !== null && levelness(heading.text) > 0);
    const names = new Set(sections.map(({ heading }) => plainName(heading?.text ?? '')));
    if (depth === 1 || names.size < 2 || sections.length < names.size * 1.5) continue;
    const finding = new Finding();
    const heads = headingsOf(rows);
    const own = Math.max(0, ...heads.flatMap((one) => (one.depth < depth ? [one.depth] : [])));
    const hasTitle = heads.filter((head) => head.depth === 1).length === 1;
    const isTitle = (one: Heading): boolean => one.depth === 1 && hasTitle;
    let [area, competency] = [null, null] as [Heading | null, Heading | null];
    let level: string | null = null;
    for (const row of rows) {
      if (row.is === 'heading') {
        if (row.depth < own) area = isTitle(row) ? null : row;
        if (row.depth < depth) [competency, level] = [row, null];
        else level = row.depth === depth && levelness(row.text) > 0 ? plainName(row.text) : null;
        if (level !== null) {
          finding.level(level, row.line);
          finding.place(row);
          for (const head of [area, competency]) if (head !== null) finding.place(head);
        }
      } else if (level !== null && competency !== null) {
        const where = {
          level,
          competency: plainName(competency.text),
          area: area === null || area === competency ? null : plainName(area.text),
        };
        if (row.is === 'item') finding.state(where, row.item.text, row, allUnder(row.item));
        else if (row.is === 'paragraph') finding.state(where, row.text, row);
      }
    }
    const found = finding.result('competency-headings');
    if (found !== null) return found;
  }
  return null;
}

/** Marks of what is asked for; where a document has the first of them, the others mean something else. */
const BOXES: readonly { readonly mark: RegExp; readonly fewest: number }[] = [
  // Nothing but a checklist has these; the others are in lists of all kinds.
  { mark: /^\s*(?:[-*+]\s+)?[☐☑]\s*(\S.*)$/u, fewest: 2 },
  { mark: /^\s*[-*+]\s+\[[ xX]\]\s+(\S.*)$/u, fewest: 5 },
  { mark: /^\s*(?:[-*+]\s+)?✅\s*(\S.*)$/u, fewest: 5 },
];
/** What stands below "Phase 7 Exit Criteria" is asked for, whatever its marks. */
const CRITERIA = /\bcriteria$/iu;
const TICKED = /^\s*(?:[-*+]\s+)?✅\s*(\S.*)$/u;
/** "Phase 7: Distinguished Engineer", in whatever heading. */
const NUMBERED = /\b(?:phase|level|stage|tier)\s+\d{1,2}[a-z]?\b/iu;

/** A checklist: sections with boxes (☐), each a criterion; one that ends in a colon owns the list below it. */
export function byCheckboxes(rows: readonly Row[], source: readonly string[]): Found | null {
  const box = BOXES.find(({ mark, fewest }) => source.filter((line) => mark.test(line)).length >= fewest)?.mark;
  if (box === undefined) return null;
  const finding = new Finding();
  let competency: Heading | null = null;
  const byId = new Map<string, string>();
  let [level, owner] = [null, null] as [string | null, number | null];
  for (const row of rows) {
    if (row.is === 'heading') {
      const named = NUMBERED.exec(plainName(row.text))?.[0];
      const written = named === undefined ? null : plainName(row.text).slice(plainName(row.text).indexOf(named));
      // "Phase 7 Capstone" below "Phase 7: Distinguished Engineer" is a part of it, and no other level.
      const known = written === null ? undefined : byId.get(levelOf(written).id);
      if (written === null || known !== undefined) [level, competency] = [known ?? level, row];
      else {
        [level, competency] = [written, null];
        byId.set(levelOf(written).id, written);
        // A level without boxes is one all the same: packets can be written from it.
        finding.level(written, row.line);
        finding.place(row);
      }
      owner = null;
    }
    if (row.is === 'item' && owner !== null && !box.test(source[row.line - 1] ?? '')) {
      const last = finding.statements[owner];
      if (last !== undefined)
        finding.statements[owner] = { ...last, details: [...last.details, row.item.text, ...allUnder(row.item)] };
      finding.place(row);
      continue;
    }
    if (row.is !== 'paragraph' && row.is !== 'item' && row.is !== 'code') continue;
    owner = null;
    for (let line = row.line; line <= row.end; line += 1) {
      const asked = CRITERIA.test(plainName(competency?.text ?? ''));
      const text = (box.exec(source[line - 1] ?? '') ?? (asked ? TICKED.exec(source[line - 1] ?? '') : null))?.[1];
      if (text === undefined || level === null) continue;
      if (competency !== null) finding.place(competency);
      finding.level(level, line);
      finding.state(
        { level, competency: competency === null ? null : plainName(competency.text), area: null },
        text.replace(/\*+/gu, '').trim(),
        { line, end: line },
      );
      owner = text.trim().endsWith(':') ? finding.statements.length - 1 : null;
    }
  }
  return finding.result('checklist');
}

/** A document that is about one level: its title or its front matter names it. */
export function byFile(rows: readonly Row[], title: string): Found | null {
  const finding = new Finding();
  const level = plainName(title);
  finding.level(level, 1);
  // The title names the level, and no part of what it asks for.
  const below = rows.filter((row) => row.is !== 'heading' || plainName(row.text) !== level);
  for (const row of rows) if (!below.includes(row)) finding.place(row);
  readLevel(finding, { heading: { is: 'heading', depth: 0, text: level, line: 0, end: -1 }, rows: below });
  return finding.result('file-per-level');
}
