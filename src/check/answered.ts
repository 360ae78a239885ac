/** What commands are answered with, once it is known what they do to the packets. Pure. */
import { commandText } from '../people/comment.ts';
import type { Folded, Refusal } from '../people/fold.ts';
import { commentOf } from '../people/log.ts';
import { fullStop } from '../report/sentence.ts';
import { capWords } from '../rubric/waivers.ts';
import type { PacketResult, WaiverResult } from '../rubric/assessment.ts';
import { join, prose, say, type Words } from '../text/words.ts';

/** A waiver over the cap has no effect, as one that is refused: whoever gave it is told so, and what would help. */
export function withOverCap(folded: Folded, packets: readonly PacketResult[]): Folded {
  const over = packets.flatMap(({ waivers = [], promotion }) =>
    waivers.flatMap((one): Refusal[] => {
      const { id, criterion, by, until, reason } = one.waiver;
      if (one.standing !== 'over-cap' || id === undefined) return [];
      const line = commandText(`waive ${criterion} until ${until ?? ''} because ${reason}`);
      const why = fullStop(prose(capWords(promotion?.decide.waivers ?? 0)));
      return [{ entry: commentOf(id), by, line, why: [...why, ...insteadOf(waivers)], may: null, instead: null }];
    }),
  );
  return over.length === 0 ? folded : { ...folded, refusals: [...folded.refusals, ...over] };
}

/** How a place becomes free. */
function insteadOf(waivers: readonly WaiverResult[]): Words {
  const ids = waivers.flatMap(({ waiver, standing }) =>
    standing === 'counts' && waiver.id !== undefined ? [waiver.id] : [],
  );
  return ids.length === 0
    ? []
    : say` It counts once one of these is taken back, by whoever gave it: ${join(
        ids.slice(0, 5).map((id) => say`${commandText(`withdraw ${id}`)}`),
        ', ',
        ' or ',
      )}.`;
}
