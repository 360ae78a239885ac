/**
 * Items as the facts show them: the same artefact once, whatever it was called when it was cited; and GitHub's dates
 * over the packet's.
 */
import { finding } from '../findings/catalogue.ts';
import type { Finding } from '../findings/finding.ts';
import type { Item } from '../packet/packet.ts';
import type { Tied } from '../packet/reading/reading.ts';
import type { Interval } from '../text/time.ts';
import type { Artefact, Facts, ReferenceFact } from './facts.ts';
import { hasUnread, isWork } from './verify.ts';

/** The tied items as the facts show them, and what the facts say against the packet or beside it. */
export function asRead(
  tied: readonly Tied[],
  facts: Facts,
): { readonly tied: readonly Tied[]; readonly findings: readonly Finding[] } {
  if (facts.references.size === 0) return { tied, findings: [] };
  const findings: Finding[] = [];
  const read = tied.map(({ item, criteria }): Tied => ({
    item: item.kind === 'evidence' ? readItem(item, facts, findings) : item,
    criteria,
  }));
  return { tied: read, findings: [...findings, ...notVisible(tied, facts)] };
}

function readItem(item: Item, facts: Facts, findings: Finding[]): Item {
  const references = renamed(item, facts);
  const known = references.flatMap((reference) => {
    const fact = facts.references.get(reference.ref);
    return fact?.outcome === 'true' && fact.artefact !== undefined
      ? [{ reference, fact, artefact: fact.artefact }]
      : [];
  });
  for (const { reference, artefact } of known) {
    if (artefact.revertedBy !== null)
      findings.push(
        finding(
          'packet-reference-reverted',
          { ...item.place, line: reference.line, column: reference.column },
          { ref: reference.ref, by: artefact.private ? null : artefact.revertedBy },
        ),
      );
  }
  // Messages tell dates: those of another private repository never become the item's.
  const told = known.filter(({ artefact }) => !artefact.private);
  const lives = told.flatMap(({ artefact }) => life(artefact));
  if (item.dates.length === 0) return { ...item, references, dates: hasUnread(item, facts) ? [] : lives };
  // Only work overrules what the packet says of work, and only where all of it was read: an old issue beside it is
  // context.
  const work = known
    .filter(({ reference, fact }) => isWork(reference, fact))
    .flatMap(({ reference, artefact }) => life(artefact).map((days) => ({ reference, artefact, days })));
  const agrees = work.some(({ days }) =>
    item.dates.some(
      (stated) => (days.end === null || days.end >= stated.start) && (stated.end === null || days.start <= stated.end),
    ),
  );
  const [first] = work;
  if (first === undefined || agrees || hasUnread(item, facts)) return { ...item, references };
  const place = item.fields.find(({ name }) => name === 'when')?.place ?? item.place;
  const open = work.every(({ artefact }) => !artefact.private);
  findings.push(
    finding('packet-date-contradicted', place, { ref: first.reference.ref, days: open ? first.days : null }),
  );
  return open ? { ...item, references, dates: work.map(({ days }) => days) } : { ...item, references };
}

/** The days of something; what is not finished goes on. */
function life({ created, finished, state }: Artefact): Interval[] {
  const [start, end] = [created ?? finished, finished ?? created];
  if (start === null || end === null) return [];
  return [
    {
      start: start < end ? start : end,
      end: finished === null && (state === 'open' || state === 'draft') ? null : start < end ? end : start,
    },
  ];
}

/** References under the identities that the artefacts have now, each once. */
function renamed(item: Item, facts: Facts): Item['references'] {
  const seen = new Set<string>();
  return item.references.flatMap((reference) => {
    const fact = facts.references.get(reference.ref);
    const now = fact?.ref;
    const ref = now !== undefined && facts.references.has(now) ? now : reference.ref;
    if (seen.has(ref)) return [];
    seen.add(ref);
    // The new name of another private repository is not told, so it is counted by the one that the packet has.
    const { repository = null, private: hidden = true } = fact?.artefact ?? {};
    return [
      ref === reference.ref
        ? reference
        : { ...reference, ref, repository: hidden || repository === null ? reference.repository : repository },
    ];
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
  return [...hidden].map(([repository, { item, line, refs }]) =>
    finding('packet-repository-not-visible', { ...item.place, line, column: 1 }, { repository, links: refs.size }),
  );
}
