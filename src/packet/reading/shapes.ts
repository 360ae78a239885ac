/** What lines and pieces look like: labels, fields alone, links alone, words that show something. */
import type { LeftOut } from '../../findings/packet/left-out.ts';
import type { Span } from '../document/blocks.ts';
import { isBold, type Line } from '../document/lines.ts';
import { readLine, splitBold, splitKey } from '../items/fields.ts';
import type { Named } from '../names/names.ts';
import type { ItemRead } from '../items/item.ts';
import type { RawItem } from '../items/raw.ts';
import { readDates } from '../values/dates.ts';
import { labelOf } from './label.ts';
import { holdsAddress } from './links.ts';
import type { Scope, Unit } from './units.ts';

/** A label on its own announces what follows it: "**Evidence:**". */
export function isLabelOnly(lines: readonly Line[]): boolean {
  const [first, another] = lines;
  if (!first || another || first.links.length > 0) return false;
  const split = splitKey(first.text) ?? splitBold(first);
  return split === null ? isBold(first) && labelOf(first) !== null : split.value === '' && labelOf(first) !== null;
}

/** Whether lines are fields and nothing else; what follows a field on the next line goes on in it. */
export const isOnlyFields = (lines: readonly Line[]): boolean =>
  lines.length > 0 &&
  lines.every((line, index) => {
    const field = readLine(line);
    return field ? field.name !== 'claim' : index > 0;
  });

const ADDRESS = /https?:\/\/\S+|(?<![\w.-])[\w.-]{1,100}\/[\w.-]{1,100}#\d+|#\d+/giu;
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

/**
 * "- Role: mentor. Taught the course. When: 2025-10", behind an item that says itself when that was: what begins with a
 * field is about other work, where it has words of its own and says what the item before has said.
 */
export function tellsAnother({ claim, fields }: RawItem, before: RawItem | null): boolean {
  const words = claim.flatMap(({ text }) => text.match(/\p{L}+/gu) ?? []);
  const said = new Set(before?.fields.map(({ name }) => name));
  return words.length > 2 && fields.some(({ name }) => said.has(name));
}

/** Whether nothing of the ladder is named above. */
export const isOutside = ({ criterion, competency, choice }: Scope): boolean =>
  criterion === null && competency === null && choice.length === 0;

/** Why nothing is made of prose that stands under no name. */
export const outside = (scope: Scope): LeftOut => (scope.about === 'before' ? 'before' : 'unnamed');

/** Whether a paragraph is one stretch of emphasis, as requirements are quoted above what is said to them. */
export const isItalic = (source: string): boolean => /^\s*([*_])(?![*_\s])[^*_]+\1\s*$/u.test(source);

/** The words of lines, as one line. */
export const textOf = (lines: readonly Line[]): string => lines.map(({ text }) => text.trim()).join(' ');

/** Where what a row names would stand. */
export const under = (named: Named, scope: Scope): Scope => ({
  ...scope,
  criterion: named.is === 'criterion' ? named.criterion : null,
  facet: null,
  competency: named.is === 'competency' ? named.competency : null,
});

/** The lines of a piece's claim and fields. */
export const linesOf = (raw: RawItem): readonly Line[] => [...raw.claim, ...raw.fields.flatMap(({ lines }) => lines)];

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

/** Whether an item or a paragraph that is only fields follows in the same section. */
export function fieldsFollow(units: readonly Unit[], index: number): boolean {
  const [unit, next] = units.slice(index, index + 2);
  if (unit === undefined || next === undefined || next.scope !== unit.scope) return false;
  if (next.is === 'paragraph') return unit.is === 'paragraph' && next.own === null && isOnlyFields(next.lines);
  return next.is === 'item' && next.own === null && next.block.tick === null && isOnlyFields(next.lines);
}

/** Lines of a piece with a link that is not read: in code marks, in HTML, in an image that no link stands beside. */
export function unreadLines(raw: RawItem, read: ItemRead): readonly Line[] {
  const linked = hasLink(read);
  const unread = linesOf(raw).filter((line) =>
    read.nothing === null ? line.html || line.code || (line.image && !linked) : line.html,
  );
  // A line may be in several parts.
  return [...new Map(unread.toReversed().map((line) => [line.line, line])).values()].toReversed();
}
