/** Decision files that a pull request changes: their shape, and whether they and the packets that they name agree. */
import { decisionDoubts, readDecision, type NamedPacket } from '../files/decision.ts';
import { byPlace, type Finding } from '../findings/finding.ts';
import { decisionFinding } from '../findings/decision.ts';
import { say } from '../text/words.ts';
import type { Bench } from './bench.ts';
import { readBlobs, type Blob } from './read/blobs.ts';

/** What there is to say about the decision files of a pull request. */
export interface DecisionCheck {
  readonly findings: readonly Finding[];
  readonly files: number;
  /** Why they could not be checked; null: they were. */
  readonly unread: string | null;
}

/** One request, and one more for the packets that they name, all at the head. Throws `GitHubFault`. */
export async function checkDecisions(bench: Bench, head: string, paths: readonly string[]): Promise<DecisionCheck> {
  const at = (path: string): string => `${head}:${path}`;
  const { here } = await readBlobs(bench.client, bench.at, null, paths.map(at), []);
  const read = paths.map((path, index) => {
    const blob = here[index];
    return blob?.state === 'text' ? readDecision(blob.bytes, path) : unreadable(path);
  });
  const named = [...new Set(read.flatMap(({ decision }) => decision?.packet ?? []))];
  const packets = named.length === 0 ? [] : (await readBlobs(bench.client, bench.at, null, named.map(at), [])).here;
  return {
    files: paths.length,
    unread: null,
    findings: read
      .flatMap((one) => {
        const packet = one.decision?.packet;
        const doubts = decisionDoubts(
          one,
          packet === undefined ? null : packetOf(packets[named.indexOf(packet)]),
          bench.today,
        );
        return [...one.findings, ...doubts];
      })
      .sort(byPlace),
  };
}

function packetOf(blob: Blob | undefined): NamedPacket {
  if (blob?.state === 'text') return blob.bytes;
  return blob === undefined || blob.state === 'absent' ? 'absent' : 'unread';
}

/** A file that GitHub does not hand over as text. */
function unreadable(path: string): ReturnType<typeof readDecision> {
  const place = { path, line: 1, column: 1 };
  const message = say`This is no text that GitHub hands over: it is binary, too large, or no file.`;
  const fix = say`Write the decision as a small YAML file: ${'readiness ladder schema --decision'} says which keys it has.`;
  return {
    decision: null,
    findings: [decisionFinding('decision-invalid', place, { message, fix })],
    placeOf: () => place,
  };
}
