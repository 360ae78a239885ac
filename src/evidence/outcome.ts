/** What became of a link, and what it is, apart from any claim. */
import type { Reference } from '../packet/values/reference.ts';
import type { Facts, Outcome, ReferenceFact } from './facts.ts';

/** Kinds outside GitHub, which the bot never opens. */
const OUTSIDE: ReadonlySet<string> = new Set([
  'document',
  'dashboard',
  'mail-list',
  'video',
  'post',
  'certificate',
  'link',
]);

/** What became of reading a reference. One outside GitHub cannot be read, whether somebody tried or not. */
export function outcomeOf({ ref, kind, repository }: Reference, { references, asWritten }: Facts): Outcome {
  const fact = references.get(ref);
  if (fact !== undefined) return fact.outcome;
  return asWritten !== true && repository === null && OUTSIDE.has(kind) ? 'not-supported' : 'not-attempted';
}

/** What something is: as it was read, else as its address says. */
export const readKind = (reference: Reference, fact: ReferenceFact | undefined): string => fact?.kind ?? reference.kind;

/** A document outside GitHub, which the bot never opens: a person has to. */
export function isElsewhere(reference: Reference, facts: Facts): boolean {
  const { kind, repository, ref } = reference;
  if (repository !== null || (kind !== 'document' && kind !== 'link')) return false;
  return facts.references.has(ref) ? outcomeOf(reference, facts) === 'not-supported' : true;
}
