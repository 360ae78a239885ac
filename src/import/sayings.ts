/** Lists that ask nobody for anything, and have a place in a ladder all the same: scales, and how to say a thing to whom. */
import { fold } from '../text/scale.ts';
import { unquoted } from './regions.ts';
import { plainName } from './levels.ts';
import type { PhrasingSeen, ScaleSeen, Understood } from './model.ts';
import { LONGEST } from './texts.ts';
import { NAMED, straightBelow, type Item, type Row } from './rows.ts';

type Heading = Extract<Row, { readonly is: 'heading' }>;

/** What grows in steps and is no person. */
const SCALE = /(?<!\p{L})(?:maturity|reifegrad\p{L}*|maturité|madurez|maturidade)(?!\p{L})/iu;
const FEWEST = 3;
const MOST_STEPS = 50;
const SPEAKING = /^(?:speaking|talking|writing|presenting|communicating)\s+(?:to|with|for)\s+(\S.*)$/iu;
const AVOID = /^(?:don['’]?t|do not|never) (?:say|write)$/iu;
const PREFER = /^(?:do|but|instead|rather|better)?,?\s*(?:say|write)(?: instead)?$/iu;

/** A list straight below a heading; null: not each of its items begins with a name. */
function namedItems(
  rows: readonly Row[],
  at: number,
): { readonly item: Item; readonly name: string; readonly said: string }[] | null {
  const items = straightBelow(rows, at).flatMap((row) => (row.is === 'item' ? [row.item] : []));
  const read = items.flatMap((item) => {
    const [, name = '', said = ''] = NAMED.exec(item.text) ?? [];
    return name === '' || said.length > LONGEST || item.children.length > 0
      ? []
      : [{ item, name: plainName(name), said: unquoted(said) }];
  });
  return items.length === 0 || read.length < items.length ? null : read;
}

function scaleOf({ text }: Heading, items: NonNullable<ReturnType<typeof namedItems>>): ScaleSeen | null {
  const isEach = new Set(items.map(({ name }) => fold(name))).size === items.length;
  if (!SCALE.test(text) || !isEach || items.length < FEWEST || items.length > MOST_STEPS) return null;
  return { title: plainName(text), steps: items.map(({ name, said }) => ({ name, text: said })) };
}

/** "Don't say" and "Do say" by turns. */
function phrasingsOf({ text }: Heading, items: NonNullable<ReturnType<typeof namedItems>>): readonly PhrasingSeen[] {
  const [, audience] = SPEAKING.exec(plainName(text)) ?? [];
  if (audience === undefined || items.length % 2 > 0) return [];
  if (!items.every(({ name }, index) => (index % 2 === 0 ? AVOID : PREFER).test(name))) return [];
  return items.flatMap(({ said: avoid }, index) => {
    const prefer = items[index + 1]?.said;
    return index % 2 > 0 || prefer === undefined ? [] : [{ audience, avoid, prefer }];
  });
}

/** With what stands beside the levels and is sure to be one of these. */
export function withSayings<Found extends Omit<Understood, 'title'>>(found: Found, rows: readonly Row[]): Found {
  const scales: ScaleSeen[] = [];
  const phrasings: PhrasingSeen[] = [];
  const placed = new Set(found.placed);
  const captions: string[] = [...(found.captions ?? [])];
  for (const [at, row] of rows.entries()) {
    if (row.is !== 'heading') continue;
    const items = namedItems(rows, at);
    if (items === null || items.some(({ item }) => found.placed.has(item.line))) continue;
    const scale = scaleOf(row, items);
    const said = scale === null ? phrasingsOf(row, items) : [];
    if (scale === null && said.length === 0) continue;
    if (scale !== null) scales.push(scale);
    phrasings.push(...said);
    captions.push(row.text, ...items.map(({ name }) => name));
    for (const { line, end } of [row, ...items.map(({ item }) => item)])
      for (let one = line; one <= end; one += 1) placed.add(one);
  }
  if (scales.length === 0 && phrasings.length === 0) return found;
  return {
    ...found,
    placed,
    captions,
    ...(scales.length > 0 && { scales }),
    ...(phrasings.length > 0 && { phrasings }),
  };
}
