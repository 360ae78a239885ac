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

/** The lines of which a finding speaks, and all lines of what is left out where one speaks of a line of it. */
function toldLines(reading: Reading): ReadonlySet<number> {
  const said = saidLines(reading);
  const pieces = reading.leftOut
    .map(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
    .filter((lines) => lines.some((line) => said.has(line)));
  return new Set([...said, ...pieces.flat()]);
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

/**
 * First lines of what is left out although a link, a date or a field stands in it, and no finding speaks of it. `body`:
 * the lines of the file after its front matter, of which there are `before`.
 */
export function silentLines(reading: Reading, body: readonly string[], before: number): number[] {
  const said = saidLines(reading);
  const under = underHeadings(reading, body, before);
  const unnamed = reading.findings.some(({ code }) => code === 'packet-names-nothing');
  const itemsAt = new Set(reading.tied.map(({ item }) => item.place.line));
  return reading.leftOut
    .filter(({ holds, from, to }) => {
      const lines = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      // What stands under no name is listed with its links; that nothing is named, or not this heading, is its reason.
      const counted = lines.some((line) => (unnamed || under.has(line)) && itemsAt.has(line));
      return holds && !counted && !lines.some((line) => said.has(line));
    })
    .map(({ from }) => from);
}

/**
 * Links, as `line:address`, that are neither a reference of a piece of evidence that stands on their line, nor on a line
 * that a finding shows. One that counts elsewhere on the page, or a finding about the whole packet, is no answer to what
 * became of this one. The same `body` and `before`.
 */
export function lostLinks(reading: Reading, body: readonly string[], before: number): string[] {
  const told = toldLines(reading);
  const citedOn = new Map<number, Set<string>>();
  for (const { item } of reading.tied) {
    const cited = item.references.flatMap(({ written, url, ref }) => [written, url ?? '', ref]).map(plainly);
    const own = reading.lines.flatMap((line, index) => ('id' in line && line.id === item.id ? [index + 1] : []));
    const stands = Array.from({ length: item.endLine - item.place.line + 1 }, (_, index) => item.place.line + index);
    for (const line of new Set([...own, ...stands])) {
      const known = citedOn.get(line) ?? new Set();
      for (const address of cited) known.add(address);
      citedOn.set(line, known);
    }
  }
  const accounted = (line: number, address: string): boolean =>
    told.has(line) || citedOn.get(line)?.has(plainly(address)) === true;
  return body.flatMap((line, index) => {
    const at = before + index + 1;
    if (told.has(at)) return [];
    const label = /^ {0,3}(\[[^[\]^][^[\]]{0,200}\]):\s*<?https?:/u.exec(line)?.[1]?.toLowerCase();
    // An address that is given a name stands wherever the name does.
    const uses = label === undefined ? [] : usesOf(label, body).map((use) => before + use);
    // What an image shows is no link.
    return [...line.replace(/!\[[^[\]]*\]\([^()]*\)/gu, ' ').matchAll(/https?:\/\/[^\s<>()[\]"'|`*]+/giu)]
      .map(([address]) => address)
      .filter(
        (address) => !accounted(at, address) && (uses.length === 0 || uses.some((use) => !accounted(use, address))),
      )
      .map((address) => `${at}:${address}`);
  });
}

/** The lines, from 1, on which a name of an address is used. */
const usesOf = (label: string, body: readonly string[]): number[] =>
  body.flatMap((line, index) => {
    const seen = line.toLowerCase();
    return seen.includes(label) && !seen.trimStart().startsWith(`${label}:`) ? [index + 1] : [];
  });

/** An address without what does not tell artefacts apart, and without the signs of the sentence around it. */
const plainly = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/u, '')
    .replace(/#.*$/u, '')
    .replace(/[\p{P}\p{S}]+$/u, '');

/** `a 3, b 1`: how often each is among them. */
export function countBy(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${value} ${count}`).join(', ');
}
