/** Packets that are not judged because they, or the tool on them, broke down. */
import type { Facts } from '../evidence/facts.ts';
import { finding } from '../findings/catalogue.ts';
import type { Finding } from '../findings/finding.ts';
import { readFrontMatter } from '../packet/front-matter.ts';
import { noActs } from '../people/acts.ts';
import type { PacketResult } from '../rubric/assessment.ts';
import type { File } from './input.ts';
import { NOTHING, type PreparedPacket } from './packet.ts';

/** Does a packet's work; what is thrown on the way is the fault of the tool, and of that packet alone. */
export function guarded(file: File, work: () => PreparedPacket): PreparedPacket {
  try {
    const prepared = work();
    return {
      ...prepared,
      finish: (facts: Facts, folded) => {
        try {
          return prepared.finish(facts, folded);
        } catch (error) {
          return toolFault(file.path, error);
        }
      },
    };
  } catch (error) {
    return { plan: NOTHING, logins: [], scope: null, finish: () => toolFault(file.path, error) };
  }
}

/** A packet on which the tool broke down: nothing is said about it but that. */
export function toolFault(path: string, error: unknown): PacketResult {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return unjudged(path, 'tool', finding('run-tool-fault', { path, line: 1, column: 1 }, { what }));
}

/** A packet that could not even be read, and why. */
export const unjudged = (path: string, fault: 'packet' | 'tool', why: Finding): PacketResult => ({
  path,
  header: readFrontMatter([], path, {}).header,
  ladder: null,
  promotion: null,
  anchor: null,
  verdict: 'invalid',
  fault,
  lines: [],
  criteria: [],
  groups: [],
  reading: null,
  evidence: [],
  acts: noActs,
  findings: [why],
});
