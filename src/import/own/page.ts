/** Pages that `ladder show --format markdown` wrote, perhaps edited since: read as they were written. */
import type { Heading, ListItem, RootContent } from 'mdast';
import { parseMarkdown } from '../../packet/document/markdown.ts';
import { competencyIds } from '../ids.ts';
import type { LevelFacts, LevelSeen, Statement, TrackSeen, Understood } from '../model.ts';
import { criterionIn, isCriterion, itemsOf, lineOf, wordsOf, type Place } from './items.ts';
import { factsIn } from './facts.ts';
import { forksIn, stepsIn, type Steps } from './steps.ts';
import { kindCalled, levelPartsIn, notesBelow, notesIn, PHRASINGS, phrasingsIn, scaleIn, type Parts } from './parts.ts';

/** The line below the title: which ladder it is, and how large. */
const SIZE = /^Ladder `+([^`\n]+?)`+, version `+([^`\n]+?)`+: (\d+ levels? on \d+ tracks?\b.*)$/mu;
const LEVELS = /^(\d+) levels?/u;
const AREAS = / in (\d+) areas?\b/u;
/** What stands last, of what no area has. */
const NO_AREA = 'Without an area';
/** With this `ladder show` keeps GitHub from making links and mentions of words; nobody sees it. */
const GAP = /\u200B/gu;

/** Whether `ladder show` wrote the page. */
export const isPage = (text: string): boolean => SIZE.test(text);

/** What the page says; null: what it is known by is not there any more. The text is within the bounds of documents. */
export function byPage(text: string): Understood | null {
  const [, ladder = '', version = '', size = ''] = SIZE.exec(text) ?? [];
  if (ladder === '') return null;
  const placed = new Set<number>();
  const place: Place = (node) => {
    const { start, end } = node.position ?? {};
    for (let line = start?.line ?? 0; line <= (end?.line ?? -1); line += 1) placed.add(line);
  };
  const [intro, ...sections] = sectionsOf(parseMarkdown(text.replace(GAP, '')).children);
  const isTitle = (node: RootContent): boolean => node.type === 'heading' && node.depth === 1;
  const title = intro?.nodes.find(isTitle);
  for (const node of intro?.nodes ?? [])
    if (isTitle(node) || (node.type === 'paragraph' && wordsOf(node).endsWith(size))) place(node);
  const ours = (called: string): Section | undefined => sections.find(({ heading }) => wordsOf(heading) === called);
  const [forTracks, forLevels, forPromotions] = [ours('Tracks'), ours('Levels'), ours('Promotions')];
  for (const section of [forTracks, forLevels, forPromotions]) if (section !== undefined) place(section.heading);
  const levels = levelsOf(forLevels, place);
  const tracks = tracksOf(forTracks, levels, place);
  const steps = stepsIn(listed(forPromotions), levels, place);
  const others = sections.filter((section) => ![forTracks, forLevels, forPromotions].includes(section));
  const areas = Number(AREAS.exec(size)?.[1] ?? 0);
  const inAreas = others.filter(hasParts).map((section, index) => {
    const called = wordsOf(section.heading);
    const isArea = areas > 0 && !(called === NO_AREA && index >= areas);
    return competenciesIn(section, isArea ? called : null, levels, place);
  });
  const beside = others
    .filter((section) => !hasParts(section))
    .map((section) => partsOf(section, levels, place))
    .filter((parts) => parts !== null);
  const statements = [...inAreas, ...beside, steps].flatMap((part) => part.statements);
  if (levels.length === 0 || statements.length === 0) return null;
  return {
    shape: 'page',
    title: title === undefined ? null : wordsOf(title),
    levels,
    ...(tracks.length > 0 && { tracks }),
    statements,
    scales: beside.flatMap(({ scales = [] }) => scales),
    phrasings: beside.flatMap(({ phrasings = [] }) => phrasings),
    asides: asidesOf([...inAreas, ...beside], steps, forksIn(listed(forTracks), levels, place)),
    placed,
    known: {
      ladder,
      version,
      levels: Number(LEVELS.exec(size)?.[1] ?? 0),
      competencies: competencyIds(statements.filter(({ of }) => of === undefined)),
    },
    notes: [
      {
        line: 1,
        text: `This page was made of the ladder ${ladder}, version ${version}. It says in words what each criterion is evidenced by, which is no rubric: those here are proposed anew. Where the ladder's own file is at hand, import into it with --out: only what was edited on the page comes in, and its rubrics stay.`,
      },
    ],
  };
}

interface Section {
  readonly heading: Heading;
  readonly nodes: readonly RootContent[];
}

/** The second headings with what stands below each; what stands above them comes first. */
function sectionsOf(nodes: readonly RootContent[]): readonly Section[] {
  const sections: { readonly heading: Heading; readonly nodes: RootContent[] }[] = [
    { heading: { type: 'heading', depth: 1, children: [] }, nodes: [] },
  ];
  for (const node of nodes)
    if (node.type === 'heading' && node.depth === 2) sections.push({ heading: node, nodes: [] });
    else sections.at(-1)?.nodes.push(node);
  return sections;
}

/** Whether it has competencies, which are third headings. */
const hasParts = ({ nodes }: Section): boolean => nodes.some((node) => node.type === 'heading' && node.depth === 3);

const listed = (section: Section | undefined): readonly ListItem[] => itemsOf(section?.nodes ?? []);

/** "**L5** Staff Engineer · 16 criteria" */
const levelsOf = (section: Section | undefined, place: Place): LevelSeen[] => {
  const items = listed(section).flatMap((item) => {
    const line = lineOf(item);
    return line === null || line.label === null ? [] : [{ item, line, name: line.label }];
  });
  return items.map(({ item, line, name }, index): LevelSeen => {
    place(line.node);
    const facts: LevelFacts = factsIn(itemsOf(item.children), items[index - 1]?.name ?? null, place);
    return {
      name,
      id: name,
      titles: line.text.split(' · ').slice(0, -1),
      ...(Object.keys(facts).length > 0 && { facts }),
      line: item.position?.start.line ?? 1,
    };
  });
};

/** "L1 → L2", and below it how each track goes on; a title stands where one ends. */
function tracksOf(section: Section | undefined, levels: readonly LevelSeen[], place: Place): TrackSeen[] {
  const onwards = (items: readonly ListItem[], before: readonly string[]): TrackSeen[] =>
    items.flatMap((item) => {
      const line = lineOf(item);
      const own = line?.text.split(' → ') ?? [];
      // A list of something else.
      if (line === null || !own.every((name) => levels.some((level) => level.name === name))) return [];
      place(line.node);
      const way = [...before, ...own];
      return [
        ...(line.label === null ? [] : [{ title: line.label, levels: way }]),
        ...onwards(itemsOf(item.children), way),
      ];
    });
  return onwards(listed(section), []);
}

/** The competencies of an area: what each asks for, and what is said about it. */
function competenciesIn(
  { heading, nodes }: Section,
  area: string | null,
  levels: readonly LevelSeen[],
  place: Place,
): Parts {
  let head: Heading | null = null;
  const found: Parts = { statements: [], notes: [], tables: [] };
  for (const node of nodes) {
    if (node.type === 'heading') head = node.depth === 3 ? node : null;
    else if (node.type === 'list' && head !== null) {
      const competency = wordsOf(head);
      const statements = node.children.flatMap((item) => statementIn(item, { competency, area }, levels, place));
      const notes = notesBelow(node.children, { level: null, competency }, place);
      if (statements.length > 0) for (const one of [heading, head]) place(one);
      found.statements.push(...statements);
      found.notes.push(...notes);
    }
  }
  return found;
}

function statementIn(
  item: ListItem,
  where: Pick<Statement, 'competency' | 'area'>,
  levels: readonly LevelSeen[],
  place: Place,
): Statement[] {
  const line = lineOf(item);
  if (line === null || line.text === '') return [];
  // Of a ladder with one level its name is left out, and what has a name is something else: a note.
  const level = levels.length === 1 && line.label === null ? levels[0] : levels.find(({ name }) => name === line.label);
  if (level === undefined || (levels.length === 1 && line.label !== null && !isCriterion(item))) return [];
  return [{ ...where, level: level.name, ...criterionIn(item, line, place) }];
}

/** What stands below another second heading: the parts of a level, notes, or a table. Null: something else. */
function partsOf({ heading, nodes }: Section, levels: readonly LevelSeen[], place: Place): Parts | null {
  const called = wordsOf(heading);
  const items = itemsOf(nodes);
  const level = levels.find(
    ({ name, titles = [] }) => [`Level ${name}`.replace(/^Level Level/u, 'Level'), ...titles].join(' · ') === called,
  );
  const kind = kindCalled(called);
  const [table] = nodes.flatMap((node) => (node.type === 'table' ? [node] : []));
  const scale = level === undefined && kind === null ? scaleIn(called, items, place) : null;
  const phrasings = called === PHRASINGS ? phrasingsIn(items, place) : [];
  if (level === undefined && kind === null && table === undefined && scale === null && phrasings.length === 0)
    return null;
  place(heading);
  if (level !== undefined) return levelPartsIn(items, level.name, place);
  if (kind !== null)
    return { statements: [], notes: notesIn(items, kind, { level: null, competency: null }, place), tables: [] };
  if (scale !== null) return { statements: [], notes: [], tables: [], scales: [scale] };
  if (table === undefined) return { statements: [], notes: [], tables: [], phrasings };
  place(table);
  const [columns = [], ...rows] = table.children.map((row) => row.children.map(wordsOf));
  return { statements: [], notes: [], tables: [{ title: called, columns, rows }] };
}

const asidesOf = (
  parts: readonly Parts[],
  { steps }: Steps,
  forks: NonNullable<Understood['asides']>['forks'],
): NonNullable<Understood['asides']> => ({
  notes: parts.flatMap(({ notes }) => notes),
  steps,
  forks,
  tables: parts.flatMap(({ tables }) => tables),
});
