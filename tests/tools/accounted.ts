/** Whether everything of a packet is accounted for: told from the file's lines, without the reader's own eyes. */
import type { Reading } from '../../src/packet/reading/reading.ts';

/** The lines of which a finding speaks: its own, and those that its arguments name. */
function saidLines({ findings }: Pick<Reading, 'findings'>): ReadonlySet<number> {
  return new Set(
    findings.flatMap(({ place, args }) => {
      const more: Readonly<Record<string, unknown>> = { ...args };
      const range =
        typeof more['from'] === 'number' && typeof more['to'] === 'number'
          ? Array.from({ length: more['to'] - more['from'] + 1 }, (_, index) => Number(more['from']) + index)
          : [];
      const lines = Array.isArray(more['lines']) ? more['lines'].map(Number) : [];
      // A heading that is underlined may have several lines.
      const found = typeof more['found'] === 'string' ? more['found'].split('\n') : [];
      return [place.line, ...range, ...lines, ...found.map((_, index) => place.line + index)];
    }),
  );
}

/** The lines of which a finding speaks, and those that the report's first lines name, for they count nowhere. */
function saidPieces(reading: Reading): ReadonlySet<number> {
  const said = saidLines(reading);
  const pieces = reading.leftOut
    .map(({ from, to, holds }) => ({ lines: Array.from({ length: to - from + 1 }, (_, index) => from + index), holds }))
    .filter(({ lines, holds }) => holds || lines.some((line) => said.has(line)))
    .flatMap(({ lines }) => lines);
  return new Set([...said, ...pieces]);
}

/** The lines under headings of which a finding says that they name nothing, or two at once: so nothing below counts. */
function underHeadings(reading: Reading, body: readonly string[], before: number): ReadonlySet<number> {
  const headings = reading.findings.flatMap(({ code, args, place }) =>
    code === 'packet-name-shared' || (code === 'packet-heading-unknown' && args.items > 0) ? [place.line] : [],
  );
  // After a box that is not ticked the heading above goes on.
  const goesOn = (line: number): boolean => /^\s*(?:[-*+]\s+)?(?:\[ \]|☐)/u.test(body[line - before - 1] ?? '');
  const names = reading.lines.flatMap(({ as }, index) => (as === 'name' && !goesOn(index + 1) ? [index + 1] : []));
  const ends = new Set([...headings, ...names]);
  const covered = new Set<number>();
  for (const heading of headings)
    for (let line = heading + 1; line <= reading.lines.length && !ends.has(line); line += 1) covered.add(line);
  return covered;
}

/** Whether one finding speaks of the whole packet: that nothing in it is named. */
const saysAll = ({ findings }: Reading): boolean => findings.some(({ code }) => code === 'packet-names-nothing');

/**
 * First lines of what is left out although a link, a date or a field stands in it, and no finding speaks of it. `body`:
 * the lines of the file after its front matter, of which there are `before`.
 */
export function silentLines(reading: Reading, body: readonly string[], before: number): number[] {
  if (saysAll(reading)) return [];
  const said = saidLines(reading);
  const under = underHeadings(reading, body, before);
  const itemsAt = new Set(reading.tied.map(({ item }) => item.place.line));
  return reading.leftOut
    .filter(({ holds, from, to }) => {
      const lines = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      const counted = lines.some((line) => under.has(line) && itemsAt.has(line));
      return holds && !counted && !lines.some((line) => said.has(line));
    })
    .map(({ from }) => from);
}

/** Links that are no reference and on no line of which a finding speaks, as `line:address`; the same `body` and `before`. */
export function lostLinks(reading: Reading, body: readonly string[], before: number): string[] {
  if (saysAll(reading)) return [];
  const said = saidPieces(reading);
  const cited = reading.tied.flatMap(({ item }) =>
    item.references.flatMap(({ written, url, ref }) => [written, url ?? '', ref]),
  );
  // A tied item speaks for the lines on which it stands; of its links those that are the same are kept once.
  const known = new Set(cited.map(plainly));
  return body.flatMap((line, index) =>
    // What an image shows is no link.
    [...line.replace(/!\[[^[\]]*\]\([^()]*\)/gu, ' ').matchAll(/https?:\/\/[^\s<>()[\]"'|`*]+/giu)]
      .map(([address]) => address)
      .filter((address) => !known.has(plainly(address)) && !said.has(before + index + 1))
      .map((address) => `${before + index + 1}:${address}`),
  );
}

/** An address without what does not tell artefacts apart, and without the signs of the sentence around it. */
const plainly = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/u, '')
    .replace(/[#?].*$/u, '')
    .replace(/[\p{P}\p{S}]+$/u, '');

/** `a 3, b 1`: how often each is among them. */
export function countBy(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${value} ${count}`).join(', ');
}
