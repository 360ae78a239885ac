/** What every format of a cohort says. */
import { stateWords } from '../report/wording.ts';
import type { State } from '../rubric/assessment.ts';
import { count } from '../text/words.ts';
import { FEWEST, type CohortGroup, type Tally } from './cohort.ts';

/** "Software engineering 1.0.0, L4 to L5 (ic): 7 packets". */
export const groupTitle = ({ ladder, promotion, track, packets }: CohortGroup): string =>
  `${ladder.title} ${ladder.version}, ${promotion.from} to ${promotion.to}${track === null ? '' : ` (${track})`}: ${count(packets.length, 'packet')}`;

/** The state of a criterion in a packet; empty: it is not asked for there. */
export const cell = (state: State | undefined): string =>
  state === undefined ? 'not asked' : stateWords(state, 'incomplete');

/** "met 5, missing 2; nobody meets it yet". */
export function tallyWords({ states, neverUsed, nobodyMeets }: Tally): string {
  const counted = states.map(({ state, packets }) => `${stateWords(state, 'incomplete')} ${packets}`).join(', ');
  return `${counted}${neverUsed ? '; never used' : nobodyMeets ? '; nobody meets it yet' : ''}`;
}

/** How a state is drawn: one mark a packet. The words beside it say the same. */
const MARKS: Readonly<Record<State, string>> = {
  met: '●',
  judgement: '◉',
  waived: '◌',
  'not-applicable': '◌',
  unchecked: '?',
  disputed: '✕',
  partial: '◐',
  gap: '○',
  missing: '○',
  upcoming: '·',
};
const DRAWN: readonly State[] = [
  'met',
  'judgement',
  'waived',
  'not-applicable',
  'partial',
  'gap',
  'missing',
  'unchecked',
  'disputed',
  'upcoming',
];

/** One mark for each packet, those of a state together: "●●●○○". */
export const marks = ({ states }: Tally): { readonly state: State; readonly drawn: string }[] =>
  DRAWN.flatMap((state) => {
    const packets = states.find((own) => own.state === state)?.packets ?? 0;
    return packets === 0 ? [] : [{ state, drawn: MARKS[state].repeat(packets) }];
  });

export const TALLIES = 'Per criterion';

/** In place of the numbers of a small group. */
export const SUPPRESSED = `Packets of fewer than ${FEWEST} people: nothing is counted, since a number would tell about somebody.`;

/** The legend of the marks. */
export const LEGEND =
  '● met · ◉ for a person to judge · ◌ waived or not applicable · ◐ partial · ○ open · ? unchecked · ✕ disputed';

export const FOOTER = 'States of evidence, not of people. In the order of names; nothing is added up for anyone.';

export const AS_WRITTEN = 'No link was opened: links count as they are written.';

/** What is said where packets could not be judged. */
export const notJudgedTitle = (paths: readonly string[]): string =>
  `${count(paths.length, 'packet')} could not be judged ("readiness check" says why)`;
