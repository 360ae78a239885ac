/** The way of packets: read and tie them, say what has to be read about their links, and report. */
import { withIdentities } from '../evidence/as-read.ts';
import type { Facts } from '../evidence/facts.ts';
import { drawn } from '../evidence/plan.ts';
import type { Reference } from '../packet/values/reference.ts';
import type { Report } from '../report/report.ts';
import type { CheckInput, File } from './input.ts';
import { LadderChooser, Ladders } from './ladders.ts';
import { preparePacket } from './packet.ts';

export type { CheckInput, File };

/** The most references that one run reads. */
const MOST_READ = 600;

/** Packets that have been read and tied, and wait for what stands behind their links. */
export interface Prepared {
  /** The references to read, each once. */
  readonly wanted: readonly Reference[];
  /** The logins of the candidates, as their packets state them; not the other accounts that a packet declares. */
  readonly logins: readonly string[];
  /** The report, with what was read. What is not in `facts` was not attempted. */
  readonly finish: (facts: Pick<Facts, 'references' | 'unknownLogins'>) => Report;
}

/** Reads and ties packets. Pure: the same input gives the same result. */
export function prepare(input: CheckInput): Prepared {
  const ladders = new LadderChooser(new Ladders(input.ladders, input.fallback ?? []));
  const packets = input.packets.map((file) => preparePacket(file, ladders, input));
  const wanted = [
    ...new Map(packets.flatMap(({ plan }) => plan.read).map((reference) => [reference.ref, reference])).values(),
  ];
  return {
    // What is left out of so many is not attempted: one run must not spend what others need of GitHub's limit.
    wanted: wanted.length <= MOST_READ ? wanted : drawn(wanted, '').slice(0, MOST_READ),
    logins: [...new Set(packets.flatMap(({ logins }) => logins))],
    finish: ({ references, unknownLogins = [] }) => ({
      version: input.version,
      packets: packets.map(({ plan, finish }) =>
        finish({
          ...input.facts,
          unknownLogins,
          references: withIdentities(new Map([...plan.leftOut, ...references])),
        }),
      ),
      findings: ladders.findings(),
      enforce: input.settings?.enforce ?? false,
    }),
  };
}

/** Checks packets with facts at hand. Pure: the same input gives the same report. */
export const checkPackets = (input: CheckInput): Report => prepare(input).finish(input.facts);
