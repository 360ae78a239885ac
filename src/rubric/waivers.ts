/** Which waivers count: what the ladder lets be waived, until when, and how many criteria of one promotion. Pure. */
import type { Criterion } from '../ladder/ladder.ts';
import type { Item } from '../packet/packet.ts';
import type { Acts, Waiver } from '../people/acts.ts';
import { isCandidate } from '../people/logins.ts';
import type { Day } from '../text/time.ts';
import { count, prose, say, type Words } from '../text/words.ts';
import type { WaiverResult, WaiverStanding } from './assessment.ts';
import { hasReason, statedBy } from './state.ts';

interface Asked {
  /** By criterion id, those that the packet is judged by. */
  readonly required: ReadonlyMap<string, Criterion>;
  readonly itemsOf: ReadonlyMap<string, readonly Item[]>;
  readonly header: Parameters<typeof isCandidate>[1];
  readonly anchor: Day;
  readonly today: Day;
  /** How many criteria may be waived; null: every one that can be. */
  readonly most: number | null;
}

/**
 * Judges waivers in the order in which they were given: where there are more than the ladder allows, the oldest count,
 * so that a later one never takes away what another has been promised. One criterion takes one place, however often it
 * is waived.
 */
export function judgeWaivers(waivers: readonly Waiver[], asked: Asked): readonly WaiverResult[] {
  const places = new Set<string>();
  return waivers.map((waiver) => {
    const standing = aloneOf(waiver, asked);
    if (standing !== 'counts' || asked.most === null || places.has(waiver.criterion)) return { waiver, standing };
    if (places.size >= asked.most) return { waiver, standing: 'over-cap' };
    places.add(waiver.criterion);
    return { waiver, standing };
  });
}

/** What it would be without any other. */
function aloneOf({ criterion: id, by, until }: Waiver, asked: Asked): WaiverStanding {
  const { required, itemsOf, header, anchor, today } = asked;
  const criterion = required.get(id);
  if (isCandidate(by, header)) return 'own';
  if (criterion === undefined || (criterion.from !== null && criterion.from > anchor)) return 'unused';
  if (criterion.rubric.waivable !== true) return 'not-waivable';
  if (until !== null && until < today) return 'ended';
  const excused =
    criterion.rubric['not-applicable'] === true && statedBy(itemsOf.get(id) ?? []).notApplicable.some(hasReason);
  return excused ? 'unused' : 'counts';
}

/** The acts without the waivers that are over the cap. */
export function withoutOverCap(acts: Acts, results: readonly WaiverResult[]): Acts {
  const over = new Set(results.flatMap(({ waiver, standing }) => (standing === 'over-cap' ? [waiver] : [])));
  return over.size === 0 ? acts : { ...acts, waivers: acts.waivers.filter((waiver) => !over.has(waiver)) };
}

/** "at most 1 criterion may be waived for this promotion, and the waivers given first count". */
export const capWords = (most: number): string =>
  most === 0
    ? 'no criterion may be waived for this promotion'
    : `at most ${count(most, 'criterion', 'criteria')} may be waived for this promotion, and the waivers given first count`;

/** What is said beside a criterion about waivers of it that are over the cap. */
export const overCapRemarks = (id: string, results: readonly WaiverResult[], most: number | null): Words[] =>
  results.flatMap(({ waiver: { criterion, by }, standing }) =>
    standing === 'over-cap' && criterion === id
      ? [say`The waiver by ${by} has no effect: ${prose(capWords(most ?? 0))}.`]
      : [],
  );
