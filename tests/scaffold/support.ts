import { checkPackets } from '../../src/check/check.ts';
import { noFacts } from '../../src/evidence/facts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { requiredCriteria } from '../../src/ladder/graph.ts';
import type { Ladder } from '../../src/ladder/ladder.ts';
import { noActs } from '../../src/people/acts.ts';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import type { PacketWay } from '../../src/scaffold/ways.ts';
import { plain } from '../../src/text/words.ts';
import { day } from '../rubric/factory.ts';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export function checked(text: string, ladder: Uint8Array): PacketResult {
  const { packets, findings } = checkPackets({
    packets: [{ path: 'p.md', bytes: bytes(text) }],
    ladders: [{ path: 'ladder.yml', bytes: ladder }],
    settings: defaultSettings,
    facts: noFacts,
    acts: noActs,
    today: day('2026-06-30'),
    draft: false,
    version: '0',
  });
  const [packet] = packets;
  if (packet === undefined) throw new Error(findings.map(({ message }) => plain(message)).join('\n'));
  return packet;
}

/** What is said of a scaffold that nobody has filled in, besides that everything is missing. */
const EXPECTED: ReadonlySet<string> = new Set(['packet-nothing-required', 'packet-box-unticked']);

/** Ids of the criteria that have a place of their own in the packet. */
export const withPlace = (ladder: Ladder, { promotion, track }: PacketWay): string[] =>
  requiredCriteria(ladder, promotion, track)
    .filter(
      ({ competency, rubric }) =>
        competency !== null ||
        !['time-in-level', 'since-promotion', 'sponsors', 'packet', 'previous-level'].some((name) => name in rubric),
    )
    .map(({ id }) => id);

/** What is wrong with a draft in which nothing should be wrong or evidence, and every criterion should have its place. */
export function faultsOf(text: string, ladder: Ladder, file: Uint8Array, way: PacketWay): string[] {
  const { verdict, promotion, header, findings, evidence, criteria } = checked(text, file);
  const required = criteria.filter((own) => own.required);
  const placed = withPlace(ladder, way);
  return [
    ...(verdict === 'draft' ? [] : [`it is ${verdict}`]),
    ...(promotion?.id === way.promotion.id && header.track === way.track ? [] : ['another promotion']),
    ...findings
      .filter(({ code }) => !EXPECTED.has(code))
      .map(({ place, message }) => `${place.line}: ${plain(message)}`),
    ...evidence.map(({ item }) => `${item.place.line} is evidence`),
    ...required
      .filter(({ criterion, line }) => line === null && placed.includes(criterion.id))
      .map(({ criterion }) => `${criterion.id} has no place`),
    ...required
      .filter(({ criterion, state }) => state === 'met' && criterion.rubric.packet === undefined)
      .map(({ criterion }) => `${criterion.id} is met`),
  ];
}
