/** What was checked of a packet, at a glance: what became of its links. */
import type { Outcome } from '../evidence/facts.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import { separated, strong, type Sentence } from './sentence.ts';

/** How many different links a packet's evidence has, and what became of them; the parts add up to `all`. */
export interface LinkCounts {
  readonly all: number;
  /** Read, and what the packet says. */
  readonly verified: number;
  /** Read, and not what the packet says. */
  readonly contradicted: number;
  /** Not visible to the bot, or GitHub did not answer. */
  readonly unread: number;
  /** Outside GitHub, or of a kind that the bot never opens. */
  readonly outside: number;
  /** Not tried: offline, left out of a sample, or not allowed. */
  readonly notOpened: number;
}

const PARTS: Readonly<Record<Outcome, Exclude<keyof LinkCounts, 'all'>>> = {
  true: 'verified',
  false: 'contradicted',
  'not-visible': 'unread',
  error: 'unread',
  'not-supported': 'outside',
  'not-attempted': 'notOpened',
};
/** From the gravest: of one link under two claims, what contradicts one of them is told. */
const GRAVEST: readonly Outcome[] = ['false', 'not-visible', 'error', 'true', 'not-supported', 'not-attempted'];

/** How many contradicted links the line names. */
const NAMED = 3;

/** What became of the links of a packet's evidence; each once. */
function outcomesOf({ evidence }: PacketResult): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const { references } of evidence)
    for (const { ref, outcome } of references) {
      const before = outcomes.get(ref);
      if (before === undefined || GRAVEST.indexOf(outcome) < GRAVEST.indexOf(before)) outcomes.set(ref, outcome);
    }
  return outcomes;
}

/** How many links have which outcome. */
export function linkCounts(packet: PacketResult): LinkCounts {
  const outcomes = outcomesOf(packet);
  const parts = { verified: 0, contradicted: 0, unread: 0, outside: 0, notOpened: 0 };
  for (const outcome of outcomes.values()) parts[PARTS[outcome]] += 1;
  return { all: outcomes.size, ...parts };
}

/** "Links: 9 verified, 1 contradicted (`acme/api#412`), 2 outside GitHub."; null where the packet has none. */
export function linksSentence(packet: PacketResult): Sentence | null {
  const { all, verified, contradicted, unread, outside, notOpened } = linkCounts(packet);
  if (all === 0) return null;
  const lead = strong('Links:');
  if (verified + contradicted + unread === 0) {
    const elsewhere = outside === 0 ? '' : outside === all ? ', outside GitHub' : `, ${outside} of them outside GitHub`;
    const one = all === 1;
    return [
      lead,
      packet.asWritten === true || outside < all
        ? ` none of ${all} was opened${elsewhere}; ${one ? 'it counts' : 'they count'} as written.`
        : ` ${all}${elsewhere}, where nothing is opened: what stands behind ${one ? 'it' : 'them'} a person has to see.`,
    ];
  }
  // Which ones they are is what everybody asks next.
  const contrary = [...outcomesOf(packet)].flatMap(([ref, outcome]) => (outcome === 'false' ? [ref] : []));
  const named: Sentence = [
    ...separated(
      contrary.slice(0, NAMED).map((ref): Sentence => [{ code: ref }]),
      ', ',
    ),
    contrary.length > NAMED ? ` and ${contrary.length - NAMED} more` : '',
  ];
  const said: Sentence[] = [
    ...(verified > 0 ? [[`${verified} verified`]] : []),
    ...(contradicted > 0 ? [[`${contradicted} contradicted (`, ...named, ')']] : []),
    ...(unread > 0 ? [[`${unread} could not be read`]] : []),
    ...(outside > 0 ? [[`${outside} outside GitHub`]] : []),
    ...(notOpened > 0 ? [[`${notOpened} not opened in this run`]] : []),
  ];
  return [lead, ' ', ...separated(said, ', '), '.'];
}
