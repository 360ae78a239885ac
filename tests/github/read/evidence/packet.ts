import { parseReference, type Reference } from '../../../../src/packet/values/references.ts';

/** A link as the packet reader hands it on; a bare `#1` is of acme/billing. */
export function link(written: string, hosts: readonly string[] = []): Reference {
  const reference = parseReference(written, { line: 1, column: 1 }, { repository: 'acme/billing', hosts });
  if (reference === null) throw new Error(`${written} is no reference`);
  return reference;
}
