/** Who wrote what a claim stands on: the lines of its evidence and of what it states, and no other line. */
import { finding } from '../findings/catalogue.ts';
import type { Finding, Place } from '../findings/finding.ts';
import type { Reading } from '../packet/reading/reading.ts';
import type { Acts } from '../people/acts.ts';
import type { Wrote } from '../people/log.ts';
import { groupBy } from '../text/groups.ts';
import { allWriters, isAmong, NO_WRITERS, writersOf, type Blame, type Writers } from '../people/writers.ts';

/** `[rfc]: https://…` */
const DEFINITION = /^[\s>*+-]*\[([^[\]]+)\]:(.*)$/u;
const LABEL = /\[([^[\]]+)\]/gu;
const labelOf = (written: string): string => written.trim().replace(/\s+/gu, ' ').toLowerCase();

/** The lines that say where links lead, by their labels: the address may stand on the line below. */
function definitionsIn(text: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const found = text.flatMap((line, index) => {
    const [, label, address = ''] = DEFINITION.exec(line) ?? [];
    if (label === undefined) return [];
    return [{ label: labelOf(label), lines: address.trim() === '' ? [index + 1, index + 2] : [index + 1] }];
  });
  return new Map(
    [...groupBy(found, ({ label }) => label)].map(([label, all]) => [label, all.flatMap((one) => one.lines)]),
  );
}

/** The lines of each piece of evidence, and those that say where its links lead. */
function linesById(reading: Reading, text: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const definitions = definitionsIn(text);
  const own = reading.lines.flatMap((line, index) =>
    line.as === 'evidence' || line.as === 'field' || line.as === 'statement' ? [{ id: line.id, line: index + 1 }] : [],
  );
  return new Map(
    [...groupBy(own, ({ id }) => id)].map(([id, all]) => {
      const lines = all.map(({ line }) => line);
      const labels = new Set(
        definitions.size === 0
          ? []
          : lines.flatMap((line) =>
              [...(text[line - 1] ?? '').matchAll(LABEL)].map(([, label = '']) => labelOf(label)),
            ),
      );
      return [id, [...lines, ...[...labels].flatMap((label) => definitions.get(label) ?? [])]];
    }),
  );
}

/**
 * By criterion and by piece of evidence. Headings, names and the lines of a template are nobody's claim; where its links
 * lead belongs to it, wherever that stands.
 * @param text the lines of the packet
 * @param blame undefined: nobody was asked
 * @param said what a file of acts says about it
 */
export function wroteIn(
  reading: Reading,
  text: readonly string[],
  blame: Blame | undefined,
  said: Acts['wrote'] = [],
): Wrote {
  const lines = blame === undefined ? new Map<string, readonly number[]>() : linesById(reading, text);
  const evidence = new Map<string, Writers>();
  const criteria = new Map<string, Writers>();
  for (const { item, criteria: ids } of reading.tied) {
    const own = allWriters([
      blame === undefined ? NO_WRITERS : writersOf(lines.get(item.id) ?? [], blame),
      ...told(said, (one) => one.evidence === item.id),
    ]);
    evidence.set(item.id, own);
    for (const id of ids) criteria.set(id, allWriters([criteria.get(id) ?? NO_WRITERS, own]));
  }
  for (const { criterion } of said)
    if (criterion !== null)
      criteria.set(
        criterion,
        allWriters([criteria.get(criterion) ?? NO_WRITERS, ...told(said, (one) => one.criterion === criterion)]),
      );
  return { criteria, evidence };
}

type Said = NonNullable<Acts['wrote']>[number];

const told = (said: readonly Said[], about: (one: Said) => boolean): Writers[] =>
  said.flatMap((one) => (about(one) ? [{ ...NO_WRITERS, by: [one.by] }] : []));

/**
 * Acts of a file without those of whoever wrote what they speak for, and what is said about these.
 * @param placeOf where a criterion stands in the packet; of null, of a piece of evidence that has the id
 */
export function withoutOwn(
  acts: Acts,
  wrote: Wrote,
  placeOf: (criterion: string | null, evidence: string | null) => Place,
): { readonly acts: Acts; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const others = <T extends { readonly by: string; readonly criterion?: string; readonly evidence?: string }>(
    list: readonly T[],
  ): T[] =>
    list.filter(({ by, criterion = null, evidence = null }) => {
      const writers = criterion === null ? wrote.evidence.get(evidence ?? '') : wrote.criteria.get(criterion);
      if (writers === undefined || !isAmong(by, writers, acts.people)) return true;
      findings.push(finding('packet-act-own', placeOf(criterion, evidence), { by, of: criterion ?? evidence ?? '' }));
      return false;
    });
  const kept = {
    ...acts,
    endorsements: others(acts.endorsements),
    attestations: others(acts.attestations),
    waivers: others(acts.waivers),
    accepted: others(acts.accepted),
  };
  return { acts: kept, findings };
}

/** What people spoke for and GitHub cannot say who wrote: at most one finding. */
export function unknownWriters(
  { endorsements, attestations, waivers, accepted }: Acts,
  { criteria, evidence }: Wrote,
  path: string,
): Finding[] {
  const spoken = [
    ...[...endorsements, ...waivers].map(({ by, criterion }) => ({ by, writers: criteria.get(criterion) })),
    ...[...attestations, ...accepted].map(({ by, evidence: id }) => ({ by, writers: evidence.get(id) })),
  ].filter(({ writers }) => writers !== undefined && writers.unknown.length > 0);
  const unknown = spoken.flatMap(({ writers }) => writers?.unknown ?? []);
  const lines = [...new Set(unknown.map(({ line }) => line))].toSorted((a, b) => a - b);
  const [line] = lines;
  if (line === undefined) return [];
  const commits = [...new Set(unknown.map(({ commit }) => commit))].toSorted();
  const by = [...new Set(spoken.map((one) => one.by))].toSorted();
  return [finding('packet-writer-unknown', { path, line, column: 1 }, { lines, commits, by })];
}
