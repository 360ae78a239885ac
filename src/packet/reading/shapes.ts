/** What lines and pieces look like: labels, fields alone, links alone, words that show something. */
import type { LeftOut } from '../../findings/packet/left-out.ts';
import type { Span } from '../document/blocks.ts';
import { isBold, type Line } from '../document/lines.ts';
import { fieldNamed, readField, splitKey, statementNamed, storyLabel } from '../items/fields.ts';
import type { ItemRead } from '../items/item.ts';
import type { RawItem } from '../items/raw.ts';
import type { FieldName } from '../packet.ts';
import { readDates } from '../values/dates.ts';
import type { Scope, Unit } from './sections.ts';

export interface Label {
  /** In small letters. */
  readonly key: string;
  /** The field that it is; null: a part of a story. */
  readonly field: FieldName | null;
}

/** The label that a line begins with (`**Scope:** …`), or that it is (`**Impact**`). */
export function labelOf(line: Line | undefined): Label | null {
  if (!line) return null;
  const key = splitKey(line.text)?.key ?? (isBold(line) ? line.text.trim() : null);
  const label = key === null || statementNamed(key) !== null ? null : storyLabel(key);
  return label === null ? null : { key: label, field: fieldNamed(label) };
}

/** A label on its own announces what follows it: "**Evidence:**". */
export function isLabelOnly(lines: readonly Line[]): boolean {
  const [first, another] = lines;
  if (!first || another || first.links.length > 0) return false;
  const split = splitKey(first.text);
  return split === null ? isBold(first) && labelOf(first) !== null : split.value === '' && labelOf(first) !== null;
}

/** Whether lines are fields and nothing else; what follows a field on the next line goes on in it. */
export const isOnlyFields = (lines: readonly Line[]): boolean =>
  lines.length > 0 &&
  lines.every((line, index) => {
    const field = readField(line.text);
    return field ? field.name !== 'claim' : index > 0;
  });

const ADDRESS = /https?:\/\/\S+|[\w.-]+\/[\w.-]+#\d+|#\d+/giu;
const BETWEEN_LINKS = /(?<![\p{L}\p{N}])(?:and|see|also|plus|und|et|y)(?![\p{L}\p{N}])/giu;

/** Whether a piece is only links and dates. `strict`: the words of a link say something. */
export function isBare(raw: RawItem, strict = false): boolean {
  if (raw.fields.some(({ name }) => name !== 'links' && name !== 'when')) return false;
  const lines = raw.claim;
  if (lines.length === 0 && raw.fields.length === 0) return false;
  const left = lines.map((line) => (strict ? line.text : line.bare).replace(ADDRESS, ' ').replace(BETWEEN_LINKS, ' '));
  const links = lines.some((line) => holdsAddress(line));
  return (
    left.every((text) => !/\p{L}/u.test(text)) &&
    (links || left.every((text) => readDates(text, 'field').dates.length > 0))
  );
}

/** Whether a line has a link or an address in it, in Markdown or in HTML. */
export const holdsAddress = (line: Line): boolean =>
  line.links.length > 0 || line.html || ADDRESS_AT_ALL.test(line.bare);

/** Whether a link of a line is to something that somebody did, and not to a ladder's or a team's page. */
export const pointsAtWork = (line: Line): boolean =>
  line.links.some(({ url }) => ARTEFACT.test(url)) || ARTEFACT.test(line.text);

const ARTEFACT = /\/(?:pull|issues|discussions|commit|merge_requests)\/[\da-f]+(?:[/?#\s]|$)/iu;

const ADDRESS_AT_ALL = /https?:\/\/\S|[\w.-]+\/[\w.-]+#\d|#\d/u;

export const hasLink = ({ item }: ItemRead): boolean =>
  item?.references.some(({ unusable }) => unusable === null) === true;

/** Whether words hold a link, a date, an amount or a field. */
export const showsSomething = ({ item }: ItemRead): boolean =>
  item !== null &&
  (item.references.length > 0 ||
    item.dates.length > 0 ||
    item.amounts.length > 0 ||
    item.metrics.length > 0 ||
    item.fields.length > 0);

/** Whether nothing of the ladder is named above. */
export const isOutside = ({ criterion, competency, choice }: Scope): boolean =>
  criterion === null && competency === null && choice.length === 0;

/** Why nothing is made of prose that stands under no name. */
export const outside = (scope: Scope): LeftOut => (scope.about === 'before' ? 'before' : 'unnamed');

export function merge(into: RawItem, from: RawItem): void {
  into.claim.push(...from.claim);
  into.fields.push(...from.fields);
  into.findings.push(...from.findings);
  into.aside.push(...from.aside);
}

/** The lines on which a unit stands. */
export function spanOf(unit: Unit): Span {
  return 'block' in unit ? unit.block.span : unit.span;
}
