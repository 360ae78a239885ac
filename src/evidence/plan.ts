/** Which references have to be read, and which of a long list: the same packet gives the same choice. */
import { sha256 } from '../text/digest.ts';
import type { Packet } from '../packet/packet.ts';
import type { Reference } from '../packet/values/reference.ts';
import type { Tied } from '../packet/reading/reading.ts';
import { prose } from '../text/words.ts';
import { usableReferences } from './distinct.ts';
import type { ReferenceFact } from './facts.ts';

/** Of an item with more links than this, a sample is opened. */
const LONG = 12;
const SAMPLE = 6;
/** The most references of one packet that are opened. */
const MOST = 200;

/** A document or a search may be a list of all the others: it is always opened. */
const REGISTERS: ReadonlySet<string> = new Set(['file', 'search']);

/** A reference that has to be read. */
export interface ToRead extends Reference {
  /** A rubric asks for the headings of a document: of a pull request, the one that it adds is read as well. */
  readonly withDocument?: true;
}

/** What rubrics ask of links beyond that they are there: ids of criteria. */
export interface Asked {
  /** Links that were read and found true. */
  readonly verified: ReadonlySet<string>;
  /** The headings of a document. */
  readonly sections: ReadonlySet<string>;
}

export interface Plan {
  readonly read: readonly ToRead[];
  /** What is left out, by `Reference.ref`, and why. */
  readonly leftOut: ReadonlyMap<string, ReferenceFact>;
}

const sampledOut: ReferenceFact = {
  outcome: 'not-attempted',
  why: prose('not opened: of a long list a sample is'),
  sampledOut: true,
};
const tooMany: ReferenceFact = {
  outcome: 'not-attempted',
  why: prose(`not opened: of one packet at most ${MOST} links are`),
};

/**
 * The references of items that tie to anything, each once. Of an item for a criterion that asks for verified links all
 * are opened. The sample is drawn by a digest of the packet and the reference, so that nobody can arrange it.
 */
export function planOf(packet: Packet, tied: readonly Tied[], asked: Asked): Plan {
  const read = new Map<string, ToRead>();
  const leftOut = new Map<string, ReferenceFact>();
  for (const { item, criteria } of tied) {
    if (item.kind !== 'evidence' || criteria.length === 0) continue;
    const all = usableReferences(item);
    const [apart, others] = [
      all.filter(({ kind }) => REGISTERS.has(kind)),
      all.filter(({ kind }) => !REGISTERS.has(kind)),
    ];
    // Where every link has to be verified, a sample would leave the rule unknown.
    const sample =
      all.length <= LONG || criteria.some((id) => asked.verified.has(id))
        ? all
        : [...apart, ...drawn(others, packet.digest).slice(0, SAMPLE)];
    const document = criteria.some((id) => asked.sections.has(id));
    for (const reference of sample)
      read.set(reference.ref, withDocument(read.get(reference.ref) ?? reference, document));
    for (const { ref } of all) if (!sample.some((one) => one.ref === ref)) leftOut.set(ref, sampledOut);
  }
  const list = [...read.values()];
  const kept = list.length <= MOST ? list : drawn(list, packet.digest).slice(0, MOST);
  for (const { ref } of list) leftOut.delete(ref);
  const chosen = new Set(kept.map(({ ref }) => ref));
  for (const { ref } of list) if (!chosen.has(ref)) leftOut.set(ref, tooMany);
  return { read: kept, leftOut };
}

/** The reference, whose document is asked for too if anybody asks. */
export const withDocument = (reference: ToRead, asked: boolean): ToRead =>
  asked && reference.withDocument !== true ? { ...reference, withDocument: true } : reference;

/** References in an order that only their names and the seed decide. */
export const drawn = (references: readonly ToRead[], seed: string): ToRead[] =>
  references
    .map((reference) => ({ reference, lot: sha256(`${seed} ${reference.ref}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ reference }) => reference);
