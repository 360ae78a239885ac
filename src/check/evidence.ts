import type { Facts } from '../evidence/facts.ts';
import { verify } from '../evidence/verify.ts';
import type { Header } from '../packet/packet.ts';
import type { Tied } from '../packet/reading/reading.ts';
import type { EvidenceResult, ReferenceResult } from '../rubric/assessment.ts';
import { say } from '../text/words.ts';

/** An item, and what was found out about each of its references. */
export const evidenceOf = ({ item, criteria }: Tied, header: Header, facts: Facts): EvidenceResult => ({
  item,
  criteria,
  references: item.references.map((reference): ReferenceResult => {
    const fact = facts.references.get(reference.ref);
    const { outcome, why, fix } = verify(reference, item, header, facts);
    return {
      kind: fact?.kind ?? reference.kind,
      ref: reference.ref,
      outcome,
      why: why.length === 0 && fact === undefined ? say`not read` : why,
      ...(fix && { fix }),
      artefact: fact?.artefact ?? null,
    };
  }),
});
