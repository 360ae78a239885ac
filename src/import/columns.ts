/** Which columns of a table hold what, where each row is a criterion: by their heads, or by what stands in them. */
import { count } from '../text/words.ts';
import { asksNothing, isAsked } from './asked.ts';
import type { Mapping } from './keys.ts';
import { levelness, levelsAmong, plainName } from './levels.ts';
import type { LevelSeen, Statement, Understood } from './model.ts';

interface Columns {
  readonly level: number;
  readonly area: number;
  readonly competency: number;
  readonly words: number;
  readonly guidance: number;
}

/** What heads of columns are called besides, and in other languages. */
const MORE: Readonly<Record<'level' | 'competency' | 'text', RegExp>> = {
  level:
    /^(?:(?:job |career |skill )?(?:level|grade)|seniority|stufe|karrierestufe|nivel|niveau|nível|livello|poziom|уровень|レベル|等級|级别|레벨)$/iu,
  competency:
    /^(?:(?:sub-?)?(?:skill|competency|competence|capability|attribute|dimension|topic|theme|practice) ?(?:name|area)?|kompetenz|fähigkeit|competencia|compétence|competência|competenza|kompetencja|компетенция|навык|スキル|能力|역량)$/iu,
  text: /^(?:(?:expected )?(?:expectation|behaviou?r|requirement|responsibility|indicator|signal|statement|criterion)s?(?: ?\(.*\))?|what (?:we expect|it looks like|good looks like)|erwartung(?:en)?|anforderung(?:en)?|expectativas?|attentes?|requisitos?|ожидани[ея]|требовани[ея]|期待|期望|기대)$/iu,
};
const AREA =
  /^(?:area|category|theme|pillar|group|domain|dimension|bereich|kategorie|área|categoría|categoria|domaine|область|категория|分类|カテゴリ)$/iu;
const MOST_COLUMNS = 100;
/** Who somebody is: such a table is about people. */
const WHO = /^(?:who|names?|person|people|employee|login|user ?name|email|e-mail|member|maintainer)$/iu;

const countOf = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length;
const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Null: no column is known to be that of the levels, or none that of the words. */
function columnsOf(head: readonly string[], body: readonly (readonly string[])[], mapping: Mapping): Columns | null {
  if (head.length > MOST_COLUMNS) return null;
  const named = (names: readonly string[], more: RegExp | null = null): number => {
    const own = head.findIndex(
      (cell) => names.includes(cell.toLowerCase().replace(/\s+/gu, '-')) || names.includes(cell.toLowerCase()),
    );
    return own !== -1 || more === null ? own : head.findIndex((cell) => more.test(plainName(cell)));
  };
  const cellsOf = (column: number): string[] =>
    body.flatMap((cells) => (cells[column] === undefined || cells[column] === '' ? [] : [cells[column]]));
  const all = head.map((_, column) => column);
  const isOfLevels = (column: number): boolean => {
    const distinct = [...new Set(cellsOf(column))];
    return distinct.length >= 2 && levelsAmong(distinct).every(Boolean) && distinct.some((name) => levelness(name) > 0);
  };
  const byName = named(mapping.level, MORE.level);
  const level = byName === -1 ? (all.find(isOfLevels) ?? -1) : byName;
  // A table of people has levels as well.
  if (level === -1 || (byName === -1 && head.some((cell) => WHO.test(cell.trim())))) return null;
  const [guidance, example] = [named(mapping.guidance), named(mapping.example)];
  const rest = all.filter(
    (column) => column !== level && column !== guidance && column !== example && !asksNothing(head[column] ?? ''),
  );
  const distinctOf = (column: number): number => new Set(cellsOf(column)).size;
  const said = named(mapping.text);
  // A row for each level is a matrix; here levels are named again, or once for the rows below.
  if (said === -1 && distinctOf(level) === body.length) return null;
  const wordy = rest.find(
    (column) => mean(cellsOf(column).map(countOf)) >= 2.5 && distinctOf(column) > body.length / 2,
  );
  const byText = named(mapping.text, MORE.text);
  const words = byText === -1 ? (wordy ?? -1) : byText;
  if (words === -1 || words === level) return null;
  // A competency is named again for each level, or once for those below.
  const groups = rest.filter(
    (column) =>
      column !== words &&
      cellsOf(column).length > 0 &&
      distinctOf(column) < body.length &&
      mean(cellsOf(column).map(countOf)) <= 5,
  );
  const byCompetency = head.findIndex((cell) => MORE.competency.test(plainName(cell)));
  const known = named(mapping.competency);
  const competency =
    byCompetency !== -1 && byCompetency !== words ? byCompetency : known === -1 ? (groups.at(-1) ?? -1) : known;
  const area =
    groups.find((column) => column !== competency && AREA.test(plainName(head[column] ?? '')) && column < competency) ??
    -1;
  return { level, area, competency, words, guidance };
}

/** A row of a table, and its lines. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
  readonly end: number;
}

/** A row for each criterion; null: it is no such table. */
export function byColumns(
  head: TableRow,
  body: readonly TableRow[],
  mapping: Mapping,
): Omit<Understood, 'shape'> | null {
  const columns = columnsOf(
    head.cells,
    body.map(({ cells }) => cells),
    mapping,
  );
  if (columns === null) return null;
  const { level, area, competency, words, guidance } = columns;
  const levels: LevelSeen[] = [];
  const statements: Statement[] = [];
  let [lastLevel, lastArea, lastCompetency] = ['', '', ''];
  const used = new Set([level, area, competency, words, guidance]);
  const placed = placedOf([head]);
  const others = new Map<string, { count: number; line: number }>();
  for (const record of body) {
    const { cells, line } = record;
    lastLevel = cells[level] || lastLevel;
    const changed = area !== -1 && (cells[area] ?? '') !== '' && cells[area] !== lastArea;
    lastArea = area === -1 ? '' : cells[area] || lastArea;
    // A group begins anew, and what stands to its right does as well.
    lastCompetency = competency === -1 ? '' : cells[competency] || (changed ? '' : lastCompetency);
    const said = (cells[words] ?? '').replace(/\s+/gu, ' ');
    if (said === '' || lastLevel === '' || !isAsked(said) || asksNothing(lastCompetency)) continue;
    for (const at of linesOf(record)) placed.add(at);
    for (const [index, cell] of cells.entries()) {
      if (used.has(index) || cell === '') continue;
      const name = head.cells[index] || `column ${index + 1}`;
      const seen = others.get(name);
      if (seen === undefined) others.set(name, { count: 1, line });
      else seen.count += 1;
    }
    const explained = guidance === -1 ? '' : (cells[guidance] ?? '');
    const name = plainName(lastLevel);
    if (!levels.some((one) => one.name === name)) levels.push({ name, line });
    statements.push({
      level: name,
      competency: lastCompetency === '' ? null : plainName(lastCompetency),
      area: lastArea === '' ? null : plainName(lastArea),
      text: said,
      details: [],
      example: false,
      ...(explained !== '' && { guidance: explained }),
      line,
    });
  }
  const notes = [...others].map(([name, { count: cells, line }]) => ({
    line,
    text: notTaken(name, cells),
  }));
  return { title: null, levels, statements, placed, notes };
}

export const notTaken = (name: string, cells: number): string =>
  `The column "${name.slice(0, 80)}" was not taken (${count(cells, 'cell')} with text). Name it in a mapping file under \`keys\` if it is part of the ladder.`;

const linesOf = ({ line, end }: TableRow): number[] =>
  Array.from({ length: end - line + 1 }, (_, index) => line + index);
export const placedOf = (records: readonly TableRow[]): Set<number> => new Set(records.flatMap(linesOf));
