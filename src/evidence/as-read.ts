/**
 * Items corrected by the facts: an artefact that was cited under two names is one, and GitHub's dates replace those of
 * the packet.
 */
import { finding } from '../findings/catalogue.ts';
import type { Finding } from '../findings/finding.ts';
import type { Item } from '../packet/packet.ts';
import type { Tied } from '../packet/reading/reading.ts';
import type { Facts, ReferenceFact } from './facts.ts';
import { readKind } from './outcome.ts';
import { hasUnread, isWork, life, overlap } from './unread.ts';

/** The corrected items, and the findings where facts and packet differ. */
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
  // The dates of an artefact in another private repository must not be told, and messages tell an item's dates: so it
  // never takes them.
  const told = known.filter(({ artefact }) => !artefact.private);
  const lives = told.flatMap(({ reference, fact, artefact }) => life(readKind(reference, fact), artefact));
  if (item.dates.length === 0) return { ...item, references, dates: hasUnread(item, facts) ? [] : lives };
  // The packet's dates are replaced only by those of work, and only if all of it was read: an old issue beside it is
  // context.
  const work = known
    .filter(({ reference, fact }) => isWork(reference, fact))
    .flatMap(({ reference, fact, artefact }) =>
      life(readKind(reference, fact), artefact).map((days) => ({ reference, artefact, days })),
    );
  const agrees = work.some(({ days }) => item.dates.some((stated) => overlap(days, stated)));
  const [first] = work;
  if (first === undefined || agrees || hasUnread(item, facts)) return { ...item, references };
  const place = item.fields.find(({ name }) => name === 'when')?.place ?? item.place;
  const open = work.every(({ artefact }) => !artefact.private);
  findings.push(
    finding('packet-date-contradicted', place, { ref: first.reference.ref, days: open ? first.days : null }),
  );
  return open ? { ...item, references, dates: work.map(({ days }) => days) } : { ...item, references };
}

/** References by the identities that their artefacts have now, each once. */
function renamed(item: Item, facts: Facts): Item['references'] {
  const seen = new Set<string>();
  return item.references.flatMap((reference) => {
    const fact = facts.references.get(reference.ref);
    const now = fact?.ref;
    const ref = now !== undefined && facts.references.has(now) ? now : reference.ref;
    if (seen.has(ref)) return [];
    seen.add(ref);
    // The new name of another private repository must not be told, so the one that the packet has is kept.
    const { repository = null, private: hidden = true } = fact?.artefact ?? {};
    return [
      ref === reference.ref
        ? reference
        : { ...reference, ref, repository: hidden || repository === null ? reference.repository : repository },
    ];
  });
}

/** The facts, also under the identity that each artefact has now, so that both of its names lead to them. */
export function withIdentities(references: ReadonlyMap<string, ReferenceFact>): ReadonlyMap<string, ReferenceFact> {
  const all = new Map(references);
  for (const fact of references.values()) if (fact.ref !== undefined && !all.has(fact.ref)) all.set(fact.ref, fact);
  return all;
}

/** One finding for each repository that could not be seen, where it is first cited. */
function notVisible(tied: readonly Tied[], facts: Facts): Finding[] {
  const hidden = new Map<string, { readonly item: Item; readonly line: number; readonly refs: Set<string> }>();
  for (const { item } of tied) {
    for (const { ref, repository, line } of item.references) {
      const fact = facts.references.get(ref);
      // What a step is known for is said beside the criterion, and is another than for a repository that nobody sees.
      if (repository === null || fact?.outcome !== 'not-visible' || fact.fix !== undefined) continue;
      const known = hidden.get(repository);
      if (known) known.refs.add(ref);
      else hidden.set(repository, { item, line, refs: new Set([ref]) });
    }
  }
  return [...hidden].map(([repository, { item, line, refs }]) =>
    finding('packet-repository-not-visible', { ...item.place, line, column: 1 }, { repository, links: refs.size }),
  );
}
