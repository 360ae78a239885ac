/** Rows of levels below headings that name tracks: each is read as a document of its own. */
import { fold } from '../text/scale.ts';
import { Finding, allUnder, byFile } from './headings.ts';
import {
  isBareRole,
  leadingLabel,
  leadingLevel,
  levelNamed,
  levelness,
  levelOf,
  levelsAmong,
  plainName,
} from './levels.ts';
import type { LevelSeen, Statement, TrackSeen, Understood } from './model.ts';
import { LABEL_DEPTH, straightBelow, type Item, type Row } from './rows.ts';
import { asTrack, saysShared, shortOf } from './tracks.ts';

type Reading = Omit<Understood, 'title'>;
type Heading = Extract<Row, { readonly is: 'heading' }>;
type Track = NonNullable<ReturnType<typeof asTrack>>;

/** A heading, and what stands below it up to the next of its rank or a higher one. */
interface Region {
  readonly heading: Heading;
  readonly track: Track;
  /** With the heading. */
  readonly rows: readonly Row[];
}

const MOST_TRACKS = 12;

/**
 * Tracks that headings, labels or outer items name; null: it is not certain that there are several.
 * @param readAny what the rows are as a document of their own
 */
export function byTracks(rows: readonly Row[], readAny: (rows: readonly Row[]) => Reading | null): Reading | null {
  const lines = withTrackRows(rows);
  return [rows, ...(lines === null ? [] : [lines])].reduce<Reading | null>((best, one) => {
    const found = inRows(one, readAny);
    return found === null || (best !== null && best.statements.length >= found.statements.length) ? best : found;
  }, null);
}

/** Names of tracks that are no headings: a line in bold or with a colon at its end, or an outer item. Null: there are none. */
function withTrackRows(rows: readonly Row[]): readonly Row[] | null {
  const nameOf = (row: Row): string =>
    row.is === 'paragraph' && row.label
      ? row.text
      : row.is === 'item' && row.item.children.length > 0
        ? row.item.text
        : '';
  const named = rows.filter((row) => asTrack(nameOf(row)) !== null || saysShared(nameOf(row)));
  // Below lines that name tracks an item such as "Manager" is a level.
  const ofLines = named.filter(({ is }) => is === 'paragraph');
  const chosen = new Set(ofLines.length >= 2 ? ofLines : named);
  if (chosen.size < 2) return null;
  return rows.flatMap((row): Row[] => {
    if (!chosen.has(row)) return [row];
    const text = nameOf(row).replace(/\s*:$/u, '');
    return [
      { is: 'heading', depth: LABEL_DEPTH - 1, text, line: row.line, end: row.is === 'item' ? row.line : row.end },
      ...(row.is === 'item'
        ? row.item.children.map((item): Row => ({ is: 'item', item, line: item.line, end: item.end }))
        : []),
    ];
  });
}

function inRows(rows: readonly Row[], readAny: (rows: readonly Row[]) => Reading | null): Reading | null {
  const heads = rows.flatMap((row, at) => (row.is === 'heading' ? [{ row, at }] : []));
  const endOf = (at: number, depth: number): number => {
    const next = heads.find((one) => one.at > at && one.row.depth <= depth);
    return next?.at ?? rows.length;
  };
  for (const depth of new Set(heads.map(({ row }) => row.depth).toSorted((a, b) => a - b))) {
    const here = heads.filter(({ row }) => row.depth === depth);
    const told = here.flatMap(({ row: heading, at }) => {
      const track = asTrack(heading.text);
      return track === null ? [] : [{ heading, track, at }];
    });
    if (told.length > MOST_TRACKS || !areBeside(told)) continue;
    const named = told.map(({ heading, track, at }): Region => ({
      heading,
      track,
      rows: rows.slice(at, endOf(at, depth)),
    }));
    const read = named.flatMap((region) => {
      const found = readRegion(region, readAny);
      return found === null ? [] : [{ ...region, found }];
    });
    // What a heading says is certain only together with what stands below the other.
    const regions = areBeside(read) ? read : [];
    const [first] = regions;
    if (first === undefined || goesOn(regions)) continue;
    const from = rows.indexOf(first.heading);
    const shared = here.find(({ row, at }) => at < from && saysShared(row.text));
    const before = shared === undefined ? rows.slice(0, from) : rows.slice(shared.at, endOf(shared.at, depth));
    const trunk = readTrunk(before, depth, readAny, shared?.row ?? null);
    const found = joined(trunk, regions);
    if (found !== null) return found;
  }
  return null;
}

/** Whether names of tracks are those of rows beside each other: all say so, or one is for contributors and one for managers. */
function areBeside(regions: readonly Pick<Region, 'track'>[]): boolean {
  const names = regions.map(({ track }) => fold(track.title));
  const kinds = new Set(regions.map(({ track }) => track.kind));
  return (
    names.length >= 2 &&
    new Set(names).size === names.length &&
    (regions.every(({ track }) => track.said) || (kinds.has('contributors') && kinds.has('managers')))
  );
}

/** "L1" to "L5" below the one and "L6" to "L8" below the other stand above each other, unless the headings say tracks. */
function goesOn(regions: readonly (Region & { readonly found: Reading })[]): boolean {
  if (regions.every(({ track }) => track.said)) return false;
  const codes = regions.map(({ found }) =>
    found.levels
      .map(({ name }) => /^(.*?)(\d{1,2})$/u.exec(levelOf(name).id))
      .map((code) => ({
        letters: code?.[1],
        number: Number(code?.[2]),
      })),
  );
  return codes.some((own, index) => {
    const [last, next] = [codes[index - 1]?.at(-1), own[0]];
    return last?.letters !== undefined && last.letters === next?.letters && next.number === last.number + 1;
  });
}

function readRegion({ heading, rows }: Region, readAny: (rows: readonly Row[]) => Reading | null): Reading | null {
  const [listed, any] = [labelledList(straightBelow(rows, 0), LEAST), readAny(rows)];
  const best =
    listed !== null && listed.statements.length >= (any?.statements.length ?? 0) ? listed : (any ?? single(rows));
  if (best === null || best.statements.length === 0) return null;
  const title = plainName(heading.text);
  // What a track is called is none of its competencies.
  const statements = best.statements.map((one): Statement => ({
    ...one,
    competency: one.competency === title ? null : one.competency,
    area: one.area === title ? null : one.area,
  }));
  const captions = [...(best.captions ?? []), heading.text];
  return { ...best, statements, captions, placed: new Set([...best.placed, heading.line]) };
}

/** One level alone below the heading of a track, or before all of them. */
function single(rows: readonly Row[], from = 1, at: number | null = null): Reading | null {
  const heads = rows.flatMap((row, index) => (row.is === 'heading' && index >= from ? [{ row, index }] : []));
  const depth = at ?? Math.min(...heads.map(({ row }) => row.depth));
  const own = heads.filter(({ row }) => row.depth === depth && isPlainLevel(row.text));
  const [only] = own;
  if (only === undefined || own.length > 1) return null;
  const end = heads.find(({ row, index }) => index > only.index && row.depth <= depth)?.index ?? rows.length;
  const found = byFile(rows.slice(only.index, end), only.row.text);
  return found === null
    ? null
    : {
        notes: [],
        ...found,
        shape: 'level-headings',
        levels: found.levels.map(({ name }) => ({ name, line: only.row.line })),
      };
}

/** A code, a rank, or a role: what says more may be about levels. */
const isPlainLevel = (text: string): boolean =>
  levelness(text) === 2 ||
  (levelness(text) === 1 && plainName(text).split(' ').length <= 3 && !/ing(?!\p{L})/u.test(text)) ||
  isBareRole(text);

function readTrunk(
  rows: readonly Row[],
  depth: number,
  readAny: (rows: readonly Row[]) => Reading | null,
  shared: Heading | null,
): Reading | null {
  if (shared === null) return readAny(rows) ?? single(rows, 0, depth);
  const track = { title: plainName(shared.text), kind: null, said: true };
  return readRegion({ heading: shared, track, rows }, readAny);
}

/** The tracks as one document; null: it is not certain what they share. */
function joined(trunk: Reading | null, regions: readonly (Region & { readonly found: Reading })[]): Reading | null {
  const namesOf = ({ levels }: Reading): readonly string[] => levels.map(({ name }) => name);
  const below = trunk === null ? [] : namesOf(trunk);
  const lowest = new Set(below.map(idOf));
  if (regions.some(({ found }) => namesOf(found).some((name) => lowest.has(idOf(name))))) return null;
  const [first] = regions;
  const common = sharedBy(regions.map(({ found }) => found));
  const times = new Map<string, number>();
  for (const id of regions.flatMap(({ found }) => namesOf(found).map(idOf))) times.set(id, (times.get(id) ?? 0) + 1);
  const levels: LevelSeen[] = [...(trunk?.levels ?? [])];
  const statements: Statement[] = [...(trunk?.statements ?? [])];
  const tracks: TrackSeen[] = [];
  for (const { track, found } of regions) {
    const isShared = (name: string): boolean => common.includes(name);
    const nameOf = (name: string): string =>
      isShared(name) || (times.get(idOf(name)) ?? 0) < 2 ? name : `${name} (${shortOf(track.title)})`;
    const isFirst = found === first?.found;
    for (const { name, line } of found.levels) {
      if (isShared(name) && !isFirst) continue;
      levels.push({
        name: nameOf(name),
        line,
        ...(nameOf(name) !== name && onTrack(name, shortOf(track.title))),
      });
    }
    for (const one of found.statements)
      if (isFirst || !isShared(one.level)) statements.push({ ...one, level: nameOf(one.level) });
    tracks.push({ title: track.title, levels: [...below, ...namesOf(found).map(nameOf)] });
  }
  const all = [...(trunk === null ? [] : [trunk]), ...regions.map(({ found }) => found)];
  return {
    shape: first?.found.shape ?? 'level-headings',
    levels,
    tracks,
    statements,
    placed: new Set(all.flatMap(({ placed }) => [...placed])),
    captions: all.flatMap(({ captions = [] }) => captions),
    notes: all.flatMap(({ notes }) => notes),
  };
}

/** One of several levels that are called "Senior": "Senior Management", in characters that an id may have. */
function onTrack(name: string, track: string): Pick<LevelSeen, 'id' | 'titles'> {
  const { id, title } = levelNamed(name);
  const own = `${id.slice(0, 30)} ${track}`
    .replace(/[^\p{L}\p{N} ._+/-]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .slice(0, 56)
    .replace(/[^\p{L}\p{N}+]+$/u, '');
  return { id: own, titles: [`${title ?? name} (${track})`] };
}

const idOf = (name: string): string => fold(levelOf(name).id);

/** Levels with which every row begins, and of which every row says the same. */
function sharedBy(all: readonly Reading[]): readonly string[] {
  const [first, ...others] = all;
  const saidOf = ({ statements }: Reading, name: string): string =>
    JSON.stringify(
      statements.filter(({ level }) => level === name).map(({ competency, text }) => [competency, fold(text)]),
    );
  const names = first?.levels.map(({ name }) => name) ?? [];
  const end = names.findIndex(
    (name, at) =>
      first === undefined ||
      saidOf(first, name) === '[]' ||
      others.some((other) => other.levels[at]?.name !== name || saidOf(other, name) !== saidOf(first, name)),
  );
  return end === -1 ? names : names.slice(0, end);
}

/** Items of a track that begin with a level's name; outside of one there have to be more. */
const LEAST = 2;
const LEAST_ALONE = 4;
/** "Ada Lovelace", "Ada and Grace": who is there, where a text is asked for. */
const PEOPLE = /^(?:@?\p{Lu}[\p{L}'’-]*\.?)(?:(?:\s+|\s*[,/&+]\s*|\s+and\s+)(?:@?\p{Lu}[\p{L}'’-]*\.?))*$/u;

/** What stands straight below a heading, where each item, or each paragraph, begins with its level: "Junior: needs help". */
function labelledList(rows: readonly Row[], least: number): Reading | null {
  const items = rows.flatMap((row): Item[] => (row.is === 'item' ? [row.item] : []));
  const all = items.length > 0 ? items : rows.flatMap(asItem);
  const read = all.map((item) => {
    const { label, rest } = leadingLabel(item.parts?.text ?? item.text);
    return { item, name: plainName(label), said: unquoted(rest) };
  });
  const names = read.map(({ name }) => name);
  const isAlone = least === LEAST_ALONE;
  const sure = (isAlone ? names.map((name) => levelness(name) > 0) : levelsAmong(names)).filter(Boolean).length;
  if (read.length < least || names.includes('') || new Set(names).size < names.length) return null;
  // In a track most have to be known, for others beside them are known by them.
  if (sure < (isAlone ? read.length : (read.length * 2) / 3)) return null;
  if (read.filter(({ said }) => isPeople(said)).length > read.length / 2) return null;
  const finding = new Finding();
  for (const { item, name, said } of read) {
    finding.level(name, item.line);
    finding.state({ level: name, competency: null, area: null }, said, item, allUnder(item), item.parts?.guidance);
  }
  const found = finding.result('labelled-levels');
  return found === null || found.statements.length < read.length ? null : { notes: [], ...found };
}

/** A paragraph that begins with a level. */
const asItem = (row: Row): Item[] =>
  row.is === 'paragraph' && leadingLevel(row.text) !== null
    ? [{ text: row.text, number: null, children: [], line: row.line, end: row.end }]
    : [];

const isPeople = (said: string): boolean => !/[.!?]$/u.test(said) && said.length <= 80 && PEOPLE.test(said);

/** What people of a level would say of themselves, without the marks around all of it. */
export const unquoted = (said: string): string => /^["“„«]([^"“”„«»]+)["”“»]$/u.exec(said.trim())?.[1]?.trim() ?? said;

/** A heading that says what the list below it is. */
const SAYS_LEVELS =
  /(?<!\p{L})(?:levels?|ladder|grades?|ranks?|seniority|progression|stufen|niveaux|niveles)(?!\p{L})/iu;
const BEGINS = /(?<!\p{L})(?:interns?|trainee|apprentice|junior|associate|entry)(?!\p{L})/iu;
const GROWS = /(?<!\p{L})(?:senior|staff|principal|distinguished)(?!\p{L})/iu;

/**
 * Of a document in which nothing else is a ladder: a heading with a list in which each item begins with its level. Roles of
 * people who work together stand in such lists as well: these are known by their heading, by codes, or by ranks that rise.
 */
export function byOneList(rows: readonly Row[]): Reading | null {
  for (const [at, row] of rows.entries()) {
    if (row.is !== 'heading') continue;
    const found = labelledList(straightBelow(rows, at), LEAST_ALONE);
    const names = found?.levels.map(({ name }) => name) ?? [];
    const rises = names.some((name) => BEGINS.test(name)) && names.some((name) => GROWS.test(name));
    if (found !== null && (rises || SAYS_LEVELS.test(row.text) || names.every((name) => levelness(name) === 2)))
      return { ...found, captions: [row.text], placed: new Set([...found.placed, row.line]) };
  }
  return null;
}
