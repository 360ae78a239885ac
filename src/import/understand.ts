/** Which shape a document has: the reading that finds most, or why there is none. */
import { checkBounds } from '../packet/document/bounds.ts';
import { endOfFrontMatter } from '../packet/document/sections.ts';
import { asksNothing } from './asked.ts';
import { byOneList, byTracks } from './regions.ts';
import { withBeside } from './beside/beside.ts';
import { byCsv } from './csv.ts';
import { byData } from './data.ts';
import { usualMapping, type Mapping } from './keys.ts';
import { byCheckboxes, byCompetencyHeadings, byFile, byLevelHeadings } from './headings.ts';
import { ALL, isBareRole, levelness, plainName } from './levels.ts';
import { byMatrix } from './matrix.ts';
import type { LevelSeen, Refused, Shape, Source, TrackSeen, Understood } from './model.ts';
import { rowsOfHtml } from './html.ts';
import { ladderItself, outputOfShow } from './own/output.ts';
import { byPage, isPage } from './own/page.ts';
import { plainFolds, withFolds } from './folds.ts';
import { outlineOf, withFences } from './outline.ts';
import { withLabels, withOuterItems, type Row } from './rows.ts';
import { tracksByCodes, tracksOfLevels, withTracks } from './tracks.ts';
import { withSayings } from './sayings.ts';

const CODE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|ipynb|rb|erb|go|rs|java|kts?|cs|php|swift|scala|sh|ps1|lua|exs?|erl|elm|hs|clj|dart|pl|r|jl|sql|c|cc|cpp|h|hpp|s?css|tf)$/iu;
/** Formats that hold ladders, of which nothing here knows how to read them. */
const FOREIGN = /\.(?:toml|xml|xlsx?|ods|docx?|odt|pdf|pptx?|numbers|pages|rtf|epub)$/iu;
const DATA = /\.(?:ya?ml|json)$/iu;
const PAGES = /\.(?:md|markdown|mdx|txt|html?)$/iu;

/** What a correction says of the document: its own names for things, or the shape that it has. */
export interface Corrections {
  readonly shape?: Shape | null | undefined;
  readonly mapping?: Mapping | undefined;
  /** The levels as the document writes them, in their order. */
  readonly levels?: readonly string[] | null | undefined;
  /** Which of them make a track. */
  readonly tracks?: readonly TrackSeen[] | null | undefined;
}

const refuse = (refused: string, fix: string): Refused => ({ refused, fix });

/** Reads one document. Pure; never throws. */
export function understand(source: Source, corrections: Corrections = {}): Understood | Refused {
  const found = understandLevels(source, corrections);
  return 'refused' in found || !corrections.tracks ? found : onTracks(found, corrections.tracks);
}

/** The tracks that an owner names. */
function onTracks(found: Understood, named: readonly TrackSeen[]): Understood | Refused {
  const tracks = named.map(({ title, levels }) => ({ title, levels: levels.map(plainName) }));
  const unknown = tracks.flatMap(({ levels }) =>
    levels.filter((name) => !found.levels.some((level) => level.name === name)),
  );
  return unknown.length > 0 ? unknownLevels(unknown, found) : { ...found, tracks };
}

const unknownLevels = (unknown: readonly string[], { levels }: Understood): Refused =>
  refuse(
    `The document has no level that is called ${unknown.slice(0, 3).join(', ')}`,
    `Name the levels as the document writes them: ${levels.map(({ name }) => name).join(', ')}.`,
  );

function understandLevels(source: Source, corrections: Corrections): Understood | Refused {
  const names = corrections.levels ?? null;
  const found = understandAny(source, corrections);
  if (!('refused' in found)) return withLevels(withTracks(found), names);
  // Where only the names are wrong, those of the document are told.
  const otherwise = names === null ? found : understandAny(source, { ...corrections, levels: null });
  return 'refused' in otherwise ? found : withLevels(withTracks(otherwise), names);
}

/** Only the levels that an owner names, in their order; what belongs to another is not placed. */
function withLevels(found: Understood, names: readonly string[] | null): Understood | Refused {
  if (names === null) return found;
  const wanted = names.map(plainName);
  const unknown = wanted.filter((name) => !found.levels.some((level) => level.name === name));
  if (unknown.length > 0) return unknownLevels(unknown, found);
  const left = found.statements.filter(({ level }) => !wanted.includes(level));
  const placed = new Set(found.placed);
  for (const { line, end = line } of left) for (let at = line; at <= end; at += 1) placed.delete(at);
  for (const { name, line } of found.levels) if (!wanted.includes(name)) placed.delete(line);
  return {
    ...found,
    placed,
    levels: wanted.flatMap((name) => found.levels.filter((level) => level.name === name)),
    ...(found.tracks !== undefined && { tracks: tracksOfLevels(found.tracks, wanted) }),
    statements: found.statements.filter(({ level }) => wanted.includes(level)),
  };
}

function understandAny(source: Source, corrections: Corrections): Understood | Refused {
  const { path, text } = source;
  if (CODE.test(path))
    return refuse(
      'This is program code. What it says only running it would tell, and nothing of a ladder is ever run',
      'Export the levels and criteria as JSON or YAML, and import that.',
    );
  if (FOREIGN.test(path))
    return refuse(
      'This is a format that cannot be read here',
      'Save or export the document as Markdown, HTML, CSV, YAML or JSON, and import that.',
    );
  if (DATA.test(path)) return understandData(text, corrections);
  if (/\.[ct]sv$/iu.test(path)) return understandCsv(source, corrections);
  if (!PAGES.test(path) && text.includes('\u0000'))
    return refuse('This is no text', 'Save the document as Markdown, HTML, CSV, YAML or JSON, and import that.');
  return understandPage(source, corrections);
}

function understandData(text: string, { mapping = usualMapping }: Corrections): Understood | Refused {
  const data = byData(text, mapping);
  if (data === null)
    return refuse('This is no YAML or JSON that can be read', 'Mend it or export it anew, and import that.');
  if (data.isSchema)
    return refuse('This is a schema, which says how such files are written', 'Import a file that is written by it.');
  if (data.own !== null) return ladderItself(data.own);
  if (data.statements.length === 0)
    return refuse(
      'Nothing in this data is known to be the criteria of a level',
      'Say which of its keys are what in a mapping file: `--write-map FILE` writes one to begin with, `--map FILE` uses it.',
    );
  return { ...data, shape: 'data' };
}

function understandCsv({ path, text }: Source, { mapping = usualMapping }: Corrections): Understood | Refused {
  const found = byCsv(text, mapping, /\.tsv$/iu.test(path));
  return found === null || found.statements.length === 0
    ? refuse(
        'This table has neither columns for level and criterion, nor levels in its first row or column',
        'Name its columns in a mapping file: `keys: { level: [Grade], text: [Behaviour] }`, and use it with --map.',
      )
    : { ...found, shape: 'data' };
}

function understandPage({ path, text }: Source, corrections: Corrections): Understood | Refused {
  const clean = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const bounds = checkBounds(clean);
  if (bounds !== null)
    return refuse(
      `This document is too large, or nested too deep, to be taken apart (line ${bounds.line})`,
      'Import it in parts.',
    );
  if (isPage(clean)) {
    if ((corrections.shape ?? 'page') === 'page')
      return (
        byPage(clean) ??
        refuse(
          'This page was made of a ladder by `ladder show`, and the levels or the criteria of its competencies are not on it',
          "Use that ladder's own file; or say in a mapping file what shape the page has by now (`--write-map FILE`, `--map FILE`).",
        )
      );
  } else {
    const output = outputOfShow(clean);
    if (output !== null) return output;
  }
  const front = endOfFrontMatter(clean);
  const header = front > 0 ? byData(clean.slice(4, front).replace(/\n---\s*$/u, '\n'), corrections.mapping, 2) : null;
  const lines = clean.split('\n');
  const body = lines
    .map((line, index) => (index < clean.slice(0, front).split('\n').length - 1 ? '' : line))
    .join('\n');
  const rows = /\.html?$/iu.test(path)
    ? rowsOfHtml(clean, 1, false)
    : outlineOf(plainFolds(body.split('\n')).join('\n'));
  if (rows === null)
    return refuse('This page is too large, or nested too deep, to be taken apart', 'Import it in parts.');
  const title = titleOf(rows, header?.title ?? null);
  const named = corrections.levels ? new Set(corrections.levels.flatMap(namesFor)) : null;
  const readAll = (of: readonly Row[]): Reading[] => {
    const whole = withFolds(of) ?? of;
    return [whole, withLabels(whole), withOuterItems(whole)]
      .flatMap((one) => (one === null ? [] : readings(one, lines, title ?? '', path, named)))
      .filter(({ shape }) => (corrections.shape ?? shape) === shape);
  };
  const open = readAll(rows);
  // What stands in fences is code, unless nothing else is a ladder.
  const fenced = open.length === 0 ? withFences(rows) : null;
  const all = fenced === null ? open : readAll(fenced);
  const whole = bestOf(all);
  const beside = byTracks(fenced ?? rows, (of) => bestOf(readAll(of)));
  // Tracks hold where nothing is lost by them.
  const isBeside =
    beside !== null &&
    (beside.statements.length >= (whole?.statements.length ?? 0) ||
      whole?.statements.every(({ line }) => beside.placed.has(line)) === true);
  const best = isBeside ? beside : (whole ?? byOneList(rows));
  const found = best === null ? null : withSayings(best, rows);
  // What stands as data in the front matter is the ladder, and the page below is about it.
  const fewest = found === null ? 2 : 4;
  if (
    header !== null &&
    header.statements.length >= fewest &&
    header.levels.length >= 2 &&
    (corrections.shape ?? 'front-matter') === 'front-matter'
  )
    return { ...header, title, shape: 'front-matter' };
  if (found !== null) {
    const heading = headingOf(rows);
    const isTitle = heading !== null && (header?.title == null || plainName(heading.text) === title);
    const placed = isTitle ? new Set([...found.placed, heading.line]) : found.placed;
    const whole = { title: isPartOf(found, title) ? null : title, ...found, placed };
    return /\.html?$/iu.test(path) ? whole : withBeside(whole, body);
  }
  return refuse(
    rows.some(({ is }) => is === 'item' || is === 'table')
      ? 'No levels were found in this document: neither headings, nor a table, nor labels name them'
      : 'This is prose: it has neither headings that name levels, nor lists or tables with what they ask for',
    'Write each level as a heading (`## Senior Engineer`) with what it asks for as a list below; or name the headings that are levels in a mapping file: `--write-map FILE` begins one, `--map FILE` uses it.',
  );
}

type Reading = Omit<Understood, 'title'>;

/** "Senior (Management)" is what an import calls one of two that the document calls "Senior". */
const namesFor = (name: string): string[] => [plainName(name), plainName(name.replace(/\s*\([^()]*\)\s*$/u, ''))];

/** The reading that finds most, with a second ladder beside it. */
function bestOf(all: readonly Reading[]): Reading | null {
  const best = all.reduce<Reading | null>((one, other) => (one === null || isBetter(other, one) ? other : one), null);
  return best === null ? null : all.reduce(withAnother, best);
}

/** A second ladder beside the first, of levels with codes of its own: "IC1" to "IC5" in sections, "M3" to "M6" in a table. */
function withAnother(one: Reading, other: Reading): Reading {
  const askedOf = ({ levels, statements }: Reading): readonly LevelSeen[] =>
    levels.filter(({ name }) => statements.some(({ level }) => level === name));
  const isSure = (levels: readonly LevelSeen[]): boolean =>
    levels.length >= 2 && levels.every(({ name }) => levelness(name) === 2 || ALL.test(name));
  const [own, more] = [askedOf(one), askedOf(other)];
  if (!isSure(own) || !isSure(more) || more.some(({ name }) => own.some((level) => level.name === name))) return one;
  const lines = new Set(one.statements.map(({ line }) => line));
  if (other.statements.some(({ line }) => lines.has(line))) return one;
  const isFirst = (own[0]?.line ?? 0) <= (more[0]?.line ?? 0);
  const [first, second] = isFirst ? ([own, more] as const) : ([more, own] as const);
  const isBeside = tracksByCodes([...first, ...second]) !== null;
  return {
    ...one,
    levels: [...first, ...second],
    statements: isFirst ? [...one.statements, ...other.statements] : [...other.statements, ...one.statements],
    placed: new Set([...one.placed, ...other.placed]),
    captions: [...(one.captions ?? []), ...(other.captions ?? [])],
    notes: [
      ...one.notes,
      ...(isBeside
        ? []
        : [
            {
              line: second[0]?.line ?? 1,
              text: `Two ladders stand in this document: ${namesOf(first)}, and ${namesOf(second)}. Both were taken, one above the other: give each its track under \`tracks\`.`,
            },
          ]),
    ],
  };
}

const namesOf = (levels: readonly LevelSeen[]): string => levels.map(({ name }) => name).join(', ');

/**
 * Boxes are put before what is asked for: what else stands in lists says something else. Of two readings of one shape the
 * one that accounts for more lines holds.
 */
function isBetter(one: Reading, other: Reading): boolean {
  if (one.shape === other.shape)
    return one.placed.size === other.placed.size
      ? competenciesOf(one) > competenciesOf(other)
      : one.placed.size > other.placed.size;
  if (one.shape === 'checklist' || other.shape === 'checklist')
    return one.shape === 'checklist' && one.statements.length * 3 > other.statements.length;
  return one.statements.length > other.statements.length;
}

const competenciesOf = ({ statements }: Reading): number =>
  new Set(statements.flatMap(({ competency }) => competency ?? [])).size;

/** What each shape would make of it; readings that are nearly the same say the same, and the first one holds. */
function readings(
  rows: readonly Row[],
  source: readonly string[],
  title: string,
  path: string,
  named: ReadonlySet<string> | null,
): Reading[] {
  const matrix = byMatrix(rows, named);
  const competencies = byCompetencyHeadings(rows);
  const levels = byLevelHeadings(rows, named);
  const boxes = byCheckboxes(rows, source);
  const name =
    levelness(title) > 0 || isBareRole(title)
      ? title
      : plainName((path.split('/').at(-1) ?? '').replace(/\.\w+$/u, '').replace(/[-_]+/gu, ' '));
  const file =
    levels === null &&
    competencies === null &&
    matrix === null &&
    boxes === null &&
    (levelness(name) > 0 || isBareRole(name))
      ? byFile(rows, name)
      : null;
  return [matrix, competencies, levels, boxes, file].flatMap((reading) =>
    reading === null ? [] : [{ notes: [], ...reading }],
  );
}

/** A first heading that is an area, or one of several levels, is no title of the whole. */
const isPartOf = ({ levels, statements }: Reading, title: string | null): boolean =>
  statements.some(({ area }) => area !== null && area === title) ||
  (levels.length > 1 && levels.some(({ name }) => name === title));

const headingOf = (rows: readonly Row[]): Extract<Row, { readonly is: 'heading' }> | null =>
  rows.flatMap((row) => (row.is === 'heading' && row.depth === 1 && !asksNothing(row.text) ? [row] : []))[0] ?? null;

function titleOf(rows: readonly Row[], header: string | null): string | null {
  const heading = headingOf(rows);
  return header ?? (heading === null ? null : plainName(heading.text));
}
