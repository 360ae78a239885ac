/** The stage of a packet: which strengths block in it. It changes what blocks, never what is met. Pure. */
import type { Decide, Strength } from '../ladder/ladder.ts';
import type { Header } from '../packet/packet.ts';

/** What settings say about stages; null: the settings have no such stage. */
export interface StageRules {
  readonly manager: readonly Strength[] | null;
  readonly committee: readonly Strength[] | null;
}

export interface Stage {
  /** `submitted`: the last one, where there is no committee. */
  readonly name: Header['stage'];
  /** The strengths that block, strongest first; of a draft those of the last stage, since that is what is left to do. */
  readonly blocks: readonly Strength[];
  /** The stage after it; null: it is the last one, and only in that a packet is complete. */
  readonly next: Header['stage'] | null;
}

const STRENGTHS = ['must', 'should', 'suggested'] as const;

/** The strengths that block by the ladder alone. */
export const ladderBlocks = ({ should }: Decide): readonly Strength[] =>
  should === 'met-or-explained' ? ['must', 'should'] : ['must'];

/** The stages that these settings have, in their order. */
export function stageNames(rules: StageRules | null, committee: boolean): readonly Header['stage'][] {
  const last = committee || (rules?.committee ?? null) !== null ? 'committee' : 'submitted';
  return ['draft', ...((rules?.manager ?? null) === null ? [] : ['manager' as const]), last];
}

/**
 * The stage of a packet. Whoever can push can write it into the packet, so an earlier stage only asks for less and never
 * gives more: a packet is complete in the last one alone, and that blocks at least what the ladder says. `submitted`, and
 * nothing, is the last one.
 */
export function stageOf(stated: Header['stage'], rules: StageRules, committee: boolean, decide: Decide): Stage {
  const names = stageNames(rules, committee);
  const last = names[names.length - 1] ?? 'submitted';
  const name = stated === 'submitted' || stated === 'committee' ? last : stated;
  const next = names[names.indexOf(name) + 1] ?? null;
  const atLast = [...ladderBlocks(decide), ...(rules.committee ?? [])];
  const listed = new Set(name === 'manager' ? (rules.manager ?? atLast) : atLast);
  return { name, next, blocks: STRENGTHS.filter((strength) => listed.has(strength)) };
}
