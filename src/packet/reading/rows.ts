/** Rows of a table as pieces of evidence: a cell that holds a name ties its row, and every other cell joins the claim. */
import type { Row, TableBlock } from '../document/blocks.ts';
import { isBlank, type Line } from '../document/lines.ts';
import { fieldNamed, statementNamed } from '../items/fields.ts';
import { isPlaceholder, seen } from '../items/nothing.ts';
import { RawItem } from '../items/raw.ts';
import type { Named, Names } from '../names/names.ts';
import type { LeftOut } from '../../findings/packet/left-out.ts';
import type { FieldName, ItemKind } from '../packet.ts';

export interface RowPiece {
  readonly raw: RawItem;
  readonly row: Row;
  /** What a cell of the row names, or null. */
  readonly own: Named | null;
  /** Why the row is no evidence although it has words; null where it may be. */
  readonly nothing: LeftOut | null;
}

interface Column {
  readonly key: string;
  readonly name: FieldName | null;
  readonly statement: ItemKind | null;
  /** Whether it is headed by a level of the ladder, and others hold the evidence: it holds what is asked there. */
  readonly level: boolean;
  /** A column that sorts or rates: its cells alone say nothing of the work. */
  readonly aside: boolean;
}

const ASIDE =
  /^(?:#|no\.?|nr\.?|id|ref|status|state|rating|score|grade|level|self[- ]?(?:assessment|rating|score)|met\??|done\??|y\/n|yes\/no|priority|weight|progress|proficiency|owner|competency|competence|skill|area|criterion|criteria|requirement|expectation)$/iu;

/** Columns that say whether what a row names is met. */
const MET =
  /^(?:status|state|(?:is )?(?:it )?(?:met|done|fulfilled|satisfied|achieved|compliant|complete|completed|passed)\??|y\/n|yes\/no|progress|ok\??|erfüllt\??|rempli\??|atendido\??)$/iu;

/** A standing that says of what a row names that it is not met, or not wholly. */
const UNMET =
  /^[\s\p{P}\p{S}\uFE0F]*(?:no(?:t|ne|pe)?|never|in progress|(?:in|under) (?:review|discussion)|draft(?:ed)?|work in progress|wip|pending|planned|planning|part(?:ly|ial|ially)?(?: met| done)?|to ?do|tb[acd]|to be \p{L}+|soon|later|almost|nearly|under ?way|incomplete|missing|blocked|unmet|withdrawn|retracted|unclear|unknown|nein|teilweise|offen|non|partiel(?:lement)?|não|parcial(?:mente)?)(?=$|[\s]*[\p{P}\p{S}]|\s+(?:yet|met|done|started|complete[d]?|fulfilled|satisfied|achieved|applicable|there|compliant)\b)|^\s*[❌✗✘✖⛔🔴🚫🟥☐☒🚧⏳]\uFE0F?(?=$|\s)/iu;
/** A standing that says of any row that its work has not begun, or was given up; what is in progress may have shown something. */
const NOT_DONE =
  /^[\s\p{P}\p{S}\uFE0F]*(?:not (?:yet )?started|not yet|planned|to ?do|backlog|cancell?ed|dropped|abandoned|withdrawn|retracted|on hold|tb[acd]|geplant|annulée?|cancelad[oa])[\s\p{P}\p{S}]*(?:\([^()]*\))?$/iu;
const NOT_APPLICABLE = /^[\s\p{P}]*(?:n\/?a|not applicable|n\.a\.?|entfällt|sans objet|não se aplica)[\s\p{P}]*$/iu;

/** Heads of the two columns of a change. */
const BEFORE = /^(?:before|baseline|from|was|old|start|vorher|avant|antes)$/iu;
const AFTER = /^(?:after|result|to|now|new|current|end|nachher|après|depois|después)$/iu;

/** Columns that sort by a word, and in which people also say in a sentence how it is. */
const STANDING = /^(?:status|state|met\??|done\??|progress)$/iu;
/** So many words are a sentence, and not a mark such as "Done" or "Fully met in 2025". */
const SENTENCE = 5;

/** What the reader of a page takes for a table of key and value: its keys, and the values beside them. */
export function keyValueRows(table: TableBlock): readonly Row[] | null {
  const rows = [table.header, ...table.rows];
  if (rows.some(({ cells }) => cells.length !== 2)) return null;
  const headless = (table.header.cells[0] ?? []).every(isBlank);
  const listed = headless ? table.rows : rows;
  const keys = listed.map(({ cells }) => keyOf(cells[0] ?? []));
  const known = keys.filter((key) => fieldNamed(key) !== null);
  if (known.length < 2 || known.length < keys.length / 2 || new Set(keys).size < keys.length) return null;
  // "| What | When |" is the header of an ordinary table.
  const second = keyOf(table.header.cells[1] ?? []);
  return !headless && fieldNamed(second) !== null ? null : listed;
}

const keyOf = (cell: readonly Line[]): string => textOf(cell).replace(/[:：]\s*$/u, '');

const textOf = (cell: readonly Line[]): string => cell.map((line) => line.text.trim()).join(' ');

/** A table of key and value as one piece. */
export function keyValuePiece(rows: readonly Row[], path: string): RawItem {
  const raw = new RawItem(path);
  for (const { cells } of rows) {
    const key = keyOf(cells[0] ?? []);
    const name = fieldNamed(key);
    const value = cells[1] ?? [];
    if (name === null || name === 'claim') raw.claim.push(...value);
    else raw.fields.push({ name, lines: [...value] });
  }
  return raw;
}

/** The rows of any other table. */
export function rowPieces(table: TableBlock, names: Names, within: string | null, path: string): RowPiece[] {
  const keys = table.header.cells.map(keyOf);
  const told = keys.some((key) => EVIDENCE.test(key));
  const changes = [BEFORE, AFTER].every((pattern) => keys.some((key) => pattern.test(key)));
  // Beside how the candidate sees it stands how somebody else does.
  const others = keys.some((key) => /^self\b/iu.test(key)) ? /^(?:manager|lead|mentor|peers?|supervisor)\b/iu : null;
  const columns = keys.map((key): Column => ({
    key,
    // "Result" beside "Before" is the other end of a change.
    name:
      changes && (BEFORE.test(key) || AFTER.test(key)) ? null : others?.test(key) === true ? 'quote' : fieldNamed(key),
    statement: statementNamed(key),
    level: told && names.isLevel(key),
    aside: ASIDE.test(key),
  }));
  // Cells that were merged are exported as one that is filled and, below it, empty ones: they have its name.
  let above: { readonly own: Named; readonly column: number; readonly row: Row } | null = null;
  return table.rows.flatMap((row) => {
    const column = row.cells.findIndex((cell) => isNamed(names.find(textOf(cell), within)));
    if (column === -1 && above !== null && !isSameAsAbove(row.cells[above.column])) above = null;
    const merged = column === -1 && above !== null;
    const whole: Row = merged && above !== null ? withStanding(row, above.row, columns) : row;
    const made = piecesOf(whole, columns, names, within, path, merged ? (above?.own ?? null) : null);
    if (column !== -1) above = made[0]?.own ? { own: made[0].own, column, row } : null;
    else if (above !== null) above = { ...above, row: whole };
    return made;
  });
}

/** A row with the name of the one above it: where it does not say itself how that stands, it stands as said there. */
const withStanding = (row: Row, above: Row, columns: readonly Column[]): Row => ({
  ...row,
  cells: row.cells.map((cell, index) =>
    MET.test(columns[index]?.key ?? '') && isSameAsAbove(cell) ? (above.cells[index] ?? cell) : cell,
  ),
});

const isNamed = (named: Named | null): boolean => named !== null && named.is !== 'order';

/** An empty cell, or a mark that stands for the one above it. */
const isSameAsAbove = (cell: readonly Line[] | undefined): boolean =>
  cell !== undefined && !cell.some(({ struck }) => struck) && /^(?:["″〃]|''|ditto|same)?$/iu.test(textOf(cell).trim());

/** `above`: what the row is about where a merged cell names it. */
function piecesOf(
  row: Row,
  columns: readonly Column[],
  names: Names,
  within: string | null,
  path: string,
  above: Named | null,
): RowPiece[] {
  const raw = new RawItem(path);
  const statements: RawItem[] = [];
  let own = above;
  // Cells that say what was done, and those that only sort or rate.
  let telling = false;
  let standing: 'unmet' | 'not-applicable' | null = null;
  let undone = false;
  row.cells.forEach((cell, index) => {
    const column = columns[index] ?? { key: '', name: null, statement: null, level: false, aside: false };
    const text = seen(textOf(cell));
    if (cell.every(isBlank)) return;
    const named = column.statement === null ? names.find(text, within) : null;
    // The nearest name says most: a criterion before its competency.
    if (named !== null && named.is !== 'order') {
      if (own === null || (own.is === 'competency' && named.is === 'criterion')) own = named;
      return;
    }
    const linked = cell.some((line) => line.links.length > 0 || /https?:\/\/|#\d/u.test(line.text));
    if (column.level && !linked) return;
    if (MET.test(column.key)) {
      if (NOT_APPLICABLE.test(text)) standing = 'not-applicable';
      else if (UNMET.test(text)) standing = 'unmet';
      undone ||= !linked && NOT_DONE.test(text);
    }
    if (column.statement !== null) {
      // "None" in a column of gaps states that there is none.
      if (cell.every((line) => isPlaceholder(line.text) || /^(?:no|[-–—])$/iu.test(line.text.trim()))) return;
      const statement = new RawItem(path);
      statement.claim.push(...labelled(`${column.key}: `, cell));
      statements.push(statement);
      return;
    }
    if (column.name !== null && column.name !== 'claim') {
      raw.fields.push({ name: column.name, lines: [...cell] });
      telling ||= ['links', 'outcome', 'metric', 'certificate'].includes(column.name);
      return;
    }
    if (isPlaceholder(text) && !linked) return;
    raw.addLines(cell, true);
    const tells = !column.aside || (STANDING.test(column.key) && isSentence(text));
    telling ||= linked || (tells && !isCode(text));
  });
  const change = changeOf(row, columns);
  if (change !== null) raw.fields.push({ name: 'metric', lines: [change] });
  const about = raw.fields.filter((field) => field.name === 'criteria' || field.name === 'competency');
  for (const statement of statements) statement.fields.push(...about);
  const said = raw.claim.length > 0 || raw.fields.length > about.length;
  if (own !== null && standing === 'not-applicable') {
    const statement = new RawItem(path);
    const cell = row.cells.find((said) => NOT_APPLICABLE.test(seen(textOf(said)))) ?? [];
    statement.claim.push(...labelled('N/A: ', cell));
    if (raw.claim.length > 0) statement.fields.push({ name: 'reason', lines: [...raw.claim] });
    return [{ raw: statement, row, own, nothing: null }];
  }
  if (((own !== null && standing === 'unmet') || undone) && said)
    return [
      { raw, row, own, nothing: 'standing' },
      ...statements.map((statement) => ({ raw: statement, row, own, nothing: null })),
    ];
  const nothing = said ? (telling || raw.claim.length === 0 ? null : 'rating') : whyNothing(row, names, within);
  return [
    ...(said || statements.length === 0 ? [{ raw, row, own, nothing } as const] : []),
    ...statements.map((statement) => ({ raw: statement, row, own, nothing: null })),
  ];
}

/** "Before | After" of one row as one change; null where one of them is not there. */
function changeOf({ cells }: Row, columns: readonly Column[]): Line | null {
  const cellOf = (pattern: RegExp): readonly Line[] => cells[columns.findIndex(({ key }) => pattern.test(key))] ?? [];
  const [[from], [to]] = [cellOf(BEFORE), cellOf(AFTER)];
  if (from === undefined || to === undefined) return null;
  const text = `${from.text.trim()} -> ${to.text.trim()}`;
  return { ...from, text, spoken: text, bare: text, links: [] };
}

/** Heads of columns that hold the evidence. */
const EVIDENCE = /evidence|examples?|notes|comments?|links?|what i did|nachweise?|belege?|preuves?|evidências?/iu;

/** Why a row says nothing: it has no more than a name, or says "n/a" beside one, or waits to be filled in. */
function whyNothing(row: Row, names: Names, within: string | null): LeftOut {
  const others = row.cells.map(textOf).filter((text) => text.trim() !== '' && names.find(text, within) === null);
  if (others.length === 0) return 'own-words';
  return others.some((text) => DENIED.test(text.trim())) ? 'denial' : 'placeholder';
}

const DENIED = /^(?:n\/?a|no|none(?: yet)?|nil|nothing(?: yet)?|[-–—])[.!]?$/iu;

/** A standing that is none yet, however it goes on: "Not yet, we plan it for next year", "Partly, the docs are missing". */
const OPEN =
  /^\W*(?:no|not|none|nothing|never|in progress|work in progress|wip|on ?going|pending|planned|planning|part|partly|partial|partially|to ?do|to be|tb[acd]|soon|later|almost|nearly|under ?way|started|being|will|we (?:will|plan|want|hope|intend|are)|open|incomplete|missing|blocked|delayed|unclear|unknown)\b|\b(?:not yet|yet to|still|to be done|in progress|under way|planned|missing|remains?)\b/iu;

const isSentence = (text: string): boolean =>
  !OPEN.test(text) && text.split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length >= SENTENCE;

/** `PE10`, `4.2`: the number of a row. */
const isCode = (text: string): boolean => /^[A-Z]{0,6}[-.]?\d{1,4}(?:\.\d{1,3})*$/u.test(text.trim());

function labelled(label: string, cell: readonly Line[]): Line[] {
  return cell.map((line, n) =>
    n > 0
      ? line
      : {
          ...line,
          text: label + line.text,
          spoken: label + line.spoken,
          bare: ' '.repeat(label.length) + line.bare,
          links: line.links.map((link) => ({ ...link, at: link.at + label.length })),
        },
  );
}
