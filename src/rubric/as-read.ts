/** Items as the facts show them: the same artefact once, whatever it was called when it was cited; and GitHub's dates over the packet's. */
import { finding } from '../findings/catalogue.ts';
import type { Finding } from '../findings/finding.ts';
import type { Item } from '../packet/packet.ts';
import type { Tied } from '../packet/tie.ts';
import type { Day, Interval } from '../time.ts';
import type { Facts, ReferenceFact } from './facts.ts';

/** The tied items as the facts show them, and what the facts say against the packet or beside it. */
export function asRead(tied: readonly Tied[], facts: Facts): { readonly tied: readonly Tied[]; readonly findings: readonly Finding[] } {
  if (facts.references.size === 0) return { tied, findings: [] };
  const findings: Finding[] = [];
  const read = tied.map(({ item, criteria }): Tied => ({ item: item.kind === 'evidence' ? readItem(item, facts, findings) : item, criteria }));
  return { tied: read, findings: [...findings, ...notVisible(tied, facts)] };
}

function readItem(item: Item, facts: Facts, findings: Finding[]): Item {
  const references = renamed(item, facts);
  const known = references.flatMap((reference) => {
    const fact = facts.references.get(reference.ref);
    return fact?.outcome === 'true' && fact.artefact !== undefined ? [{ reference, artefact: fact.artefact }] : [];
  });
  for (const { reference, artefact } of known) {
    if (artefact.revertedBy !== null) findings.push(finding('packet-reference-reverted', { ...item.place, line: reference.line, column: reference.column }, { ref: reference.ref, by: artefact.private ? null : artefact.revertedBy }));
  }
  const lives = known.flatMap(({ artefact: { created, finished } }) => life(created, finished));
  if (lives.length === 0) return { ...item, references };
  if (item.dates.length === 0) return { ...item, references, dates: lives };
  const agrees = lives.some((one) => item.dates.some((stated) => (one.end ?? one.start) >= stated.start && (stated.end === null || one.start <= stated.end)));
  if (agrees) return { ...item, references };
  const place = item.fields.find(({ name }) => name === 'when')?.place ?? item.place;
  const open = known.some(({ artefact }) => artefact.private);
  findings.push(finding('packet-date-contradicted', place, { ref: known[0]?.reference.ref ?? '', days: open ? null : (lives[0] ?? null) }));
  return { ...item, references, dates: lives };
}

const life = (created: Day | null, finished: Day | null): Interval[] => {
  const [start, end] = [created ?? finished, finished ?? created];
  return start === null || end === null ? [] : [{ start: start < end ? start : end, end: start < end ? end : start }];
};

/** References under the identities that the artefacts have now, each once. */
function renamed(item: Item, facts: Facts): Item['references'] {
  const seen = new Set<string>();
  return item.references.flatMap((reference) => {
    const now = facts.references.get(reference.ref)?.ref;
    const ref = now !== undefined && facts.references.has(now) ? now : reference.ref;
    if (seen.has(ref)) return [];
    seen.add(ref);
    return [ref === reference.ref ? reference : { ...reference, ref }];
  });
}

/** Facts by the identity that each artefact has now as well, so that two names of one thing are one. */
export function withIdentities(references: ReadonlyMap<string, ReferenceFact>): ReadonlyMap<string, ReferenceFact> {
  const all = new Map(references);
  for (const fact of references.values()) if (fact.ref !== undefined && !all.has(fact.ref)) all.set(fact.ref, fact);
  return all;
}

/** Once for each repository that could not be seen: where it is first cited, and how it can be read. */
function notVisible(tied: readonly Tied[], facts: Facts): Finding[] {
  const hidden = new Map<string, { readonly item: Item; readonly line: number; readonly refs: Set<string> }>();
  for (const { item } of tied) {
    for (const { ref, repository, line } of item.references) {
      if (repository === null || facts.references.get(ref)?.outcome !== 'not-visible') continue;
      const known = hidden.get(repository);
      if (known) known.refs.add(ref);
      else hidden.set(repository, { item, line, refs: new Set([ref]) });
    }
  }
  return [...hidden].map(([repository, { item, line, refs }]) => finding('packet-repository-not-visible', { ...item.place, line, column: 1 }, { repository, links: refs.size }));
}
