import type { CriterionResult, PacketResult, State } from '../rubric/assessment.ts';

/** The required criteria of a packet, counted by six kinds of state; each criterion is counted once. */
export interface Counts {
  readonly met: number;
  readonly waived: number;
  /** For a person to judge. */
  readonly judgement: number;
  /** Missing, partial, a stated gap, or disputed. */
  readonly open: number;
  /** Could not be checked. */
  readonly unchecked: number;
  readonly notApplicable: number;
}

export type Part = keyof Counts;

const PARTS: Readonly<Record<State, Part | null>> = {
  met: 'met',
  waived: 'waived',
  judgement: 'judgement',
  missing: 'open',
  partial: 'open',
  gap: 'open',
  disputed: 'open',
  unchecked: 'unchecked',
  'not-applicable': 'notApplicable',
  upcoming: null,
};

/** Which part a state belongs to; null for `upcoming`, which is shown and never counted. */
export const partOf = (state: State): Part | null => PARTS[state];

/** The criteria that a packet is judged by: required, and in force. */
export const required = (packet: Pick<PacketResult, 'criteria'>): readonly CriterionResult[] =>
  packet.criteria.filter((result) => result.required && result.state !== 'upcoming');

/** The six counts; their sum is the number of required criteria. */
export function counts(packet: Pick<PacketResult, 'criteria'>): Counts {
  const sums = { met: 0, waived: 0, judgement: 0, open: 0, unchecked: 0, notApplicable: 0 };
  for (const { state } of required(packet)) {
    const part = partOf(state);
    if (part !== null) sums[part] += 1;
  }
  return sums;
}
