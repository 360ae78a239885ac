/** Pages that `ladder show --format markdown` wrote, perhaps edited since: read as they were written. */
import type { Heading, List, ListItem, Nodes, Paragraph, RootContent } from 'mdast';
import { parseMarkdown, textOf } from '../../packet/document/markdown.ts';
import type { LevelSeen, Statement, TrackSeen, Understood } from '../model.ts';
import { competencyIds } from '../ids.ts';

/** The line below the title: which ladder it is, and how large. */
const SIZE = /^Ladder `+([^`\n]+?)`+, version `+([^`\n]+?)`+: (\d+ levels? on \d+ tracks?\b.*)$/mu;
const LEVELS = /^(\d+) levels?/u;
const AREAS = / in (\d+) areas?\b/u;
/** What stands last, of what no area has. */
const NO_AREA = 'Without an area';
/** With this `ladder show` keeps GitHub from making links and mentions of words; nobody sees it. */
const GAP = /\u200B/gu;
/** What a page says of promotions that nothing else is said of. */
const PLAIN = /: (?:every must is met|nothing is asked for yet)$/u;
const STRENGTHS = ['must', 'should', 'suggested'] as const;

/** Whether `ladder show` wrote the page. */
export const isPage = (text: string): boolean => SIZE.test(text);

/** What the page says; null: what it is known by is not there any more. The text is within the bounds of documents. */
export function byPage(text: string): Understood | null {
  const [, ladder = '', version = '', size = ''] = SIZE.exec(text) ?? [];
  if (ladder === '') return null;
  const nodes = parseMarkdown(text.replace(GAP, '')).children;
  const placed = new Set<number>();
  const place: Place = (node) => {
    const { start, end } = node.position ?? {};
    for (let line = start?.line ?? 0; line <= (end?.line ?? -1); line += 1) placed.add(line);
  };
  const [intro, ...sections] = sectionsOf(nodes);
  const isSize = (node: RootContent): boolean => node.type === 'paragraph' && wordsOf(node).endsWith(size);
  for (const node of intro?.nodes ?? []) if ((node.type === 'heading' && node.depth === 1) || isSize(node)) place(node);
  const ours = (title: string): Section | undefined => sections.find(({ heading }) => wordsOf(heading) === title);
  const [forTracks, forLevels, forPromotions] = [ours('Tracks'), ours('Levels'), ours('Promotions')];
  const levels = levelsOf(forLevels, place);
  const tracks = tracksOf(forTracks, levels, place);
  for (const item of listed(forPromotions)) if (item.children.length === 1 && PLAIN.test(wordsOf(item))) place(item);
  if (forPromotions !== undefined) place(forPromotions.heading);
  const own = sections.filter(
    (section) => ![forTracks, forLevels, forPromotions].includes(section) && hasParts(section),
  );
  const areas = Number(AREAS.exec(size)?.[1] ?? 0);
  const statements = own.flatMap((section, index) => {
    const called = wordsOf(section.heading);
    const isArea = areas > 0 && !(called === NO_AREA && index >= areas);
    return statementsOf(section, isArea ? called : null, levels, place);
  });
  if (levels.length === 0 || statements.length === 0) return null;
  const title = intro?.nodes.find((node) => node.type === 'heading' && node.depth === 1);
  return {
    shape: 'page',
    title: title === undefined ? null : wordsOf(title),
    levels,
    ...(tracks.length > 0 && { tracks }),
    statements,
    placed,
    known: { ladder, version, levels: Number(LEVELS.exec(size)?.[1] ?? 0), competencies: competencyIds(statements) },
    notes: [
      {
        line: 1,
        text: `This page was made of the ladder ${ladder}, version ${version}. It says in words what each criterion is evidenced by, which is no rubric: those here are proposed anew. Where the ladder's own file is at hand, import into it with --out: only what was edited on the page comes in, and its rubrics stay.`,
      },
    ],
  };
}

type Place = (node: Nodes) => void;

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

const wordsOf = (node: Nodes): string => textOf(node).replace(/\s+/gu, ' ').trim();

const itemsOf = (nodes: readonly Nodes[]): readonly ListItem[] =>
  nodes.flatMap((node) => (node.type === 'list' ? node.children : []));

const listed = (section: Section | undefined): readonly ListItem[] => itemsOf(section?.nodes ?? []);

/** The line of an item: what stands in bold before it, and its words. Null: it has none. */
function lineOf({ children: [first] }: ListItem): (Line & { readonly node: Paragraph }) | null {
  if (first?.type !== 'paragraph') return null;
  const [head, ...rest] = first.children;
  return head?.type === 'strong'
    ? { node: first, label: wordsOf(head), text: wordsOf({ ...first, children: rest }) }
    : { node: first, label: null, text: wordsOf(first) };
}

interface Line {
  readonly label: string | null;
  readonly text: string;
}

/** "**L5** Staff Engineer · 16 criteria" */
function levelsOf(section: Section | undefined, place: Place): LevelSeen[] {
  if (section === undefined) return [];
  place(section.heading);
  return listed(section).flatMap((item): LevelSeen[] => {
    const line = lineOf(item);
    if (line === null || line.label === null) return [];
    place(line.node);
    const titles = line.text.split(' · ').slice(0, -1);
    return [{ name: line.label, id: line.label, titles, line: item.position?.start.line ?? 1 }];
  });
}

/** "L1 → L2", and below it how each track goes on; a title stands where one ends. */
function tracksOf(section: Section | undefined, levels: readonly LevelSeen[], place: Place): TrackSeen[] {
  if (section === undefined) return [];
  place(section.heading);
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

/** What the competencies of an area ask for. */
function statementsOf(
  { heading, nodes }: Section,
  area: string | null,
  levels: readonly LevelSeen[],
  place: Place,
): Statement[] {
  let competency: Heading | null = null;
  const found: Statement[] = [];
  for (const node of nodes) {
    if (node.type === 'heading') competency = node.depth === 3 ? node : null;
    else if (node.type === 'list' && competency !== null) {
      const own = statementsIn(node, { competency: wordsOf(competency), area }, levels, place);
      for (const head of own.length === 0 ? [] : [heading, competency]) place(head);
      found.push(...own);
    }
  }
  return found;
}

function statementsIn(
  { children }: List,
  where: Pick<Statement, 'competency' | 'area'>,
  levels: readonly LevelSeen[],
  place: Place,
): Statement[] {
  return children.flatMap((item): Statement[] => {
    const line = lineOf(item);
    // Of a ladder with one level its name is left out, and what has a name is something else: a note.
    const level =
      levels.length === 1
        ? line?.label === null
          ? levels[0]
          : undefined
        : levels.find(({ name }) => name === line?.label);
    if (line === null || level === undefined || line.text === '') return [];
    place(line.node);
    const below = itemsOf(item.children);
    const at = below.findIndex((one) => idOf(one) !== null);
    const named = at === -1 ? null : (below[at] ?? null);
    const details = below.slice(0, at === -1 ? below.length : at);
    for (const one of details) place(one);
    const guidance = below.slice(details.length).flatMap((one) => guidanceIn(one, place));
    const { id, strength, isAll } = (named === null ? null : idOf(named)) ?? NOTHING;
    // What else stands beside the id, such as the days between which the criterion holds, is not taken.
    if (named !== null && isAll) place(named);
    return [
      {
        ...where,
        level: level.name,
        text: line.text,
        details: details.map(wordsOf),
        ...(guidance.length > 0 && { guidance: guidance.join('\n\n') }),
        ...(id !== null && { id }),
        strength,
        example: false,
        line: item.position?.start.line ?? 1,
        end: line.node.position?.end.line ?? 1,
      },
    ];
  });
}

interface Named {
  readonly id: string | null;
  readonly strength: (typeof STRENGTHS)[number];
  /** Whether nothing else stands there. */
  readonly isAll: boolean;
}

const NOTHING: Named = { id: null, strength: 'must', isAll: true };

/** "`code.L5` · must"; null: it is another line. */
function idOf({ children: [first] }: ListItem): Named | null {
  if (first?.type !== 'paragraph') return null;
  const [id, marks, ...others] = first.children;
  if (id?.type !== 'inlineCode' || marks?.type !== 'text' || others.length > 0) return null;
  const [before, strength, ...rest] = marks.value.split(' · ');
  const known = STRENGTHS.find((one) => one === strength?.trim());
  return before !== '' || known === undefined ? null : { id: id.value, strength: known, isAll: rest.length === 0 };
}

function guidanceIn(item: ListItem, place: Place): string[] {
  const line = lineOf(item);
  if (line?.label !== 'Guidance') return [];
  place(item);
  return itemsOf(item.children).map(wordsOf);
}
