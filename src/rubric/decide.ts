import type { Decide, Strength } from '../ladder/ladder.ts';
import { count, prose, say } from '../text/words.ts';
import type { CriterionResult, Lack, State, Verdict } from './assessment.ts';
import { GAP } from './lacks.ts';
import { ladderBlocks } from './stage.ts';
import { hasPlan } from './state.ts';

const settled: ReadonlySet<State> = new Set(['upcoming', 'not-applicable', 'waived', 'met', 'judgement']);

/** A partial criterion with a plan: the ladder may allow some of these. */
const isPlanned = ({ criterion, state, explained }: CriterionResult): boolean =>
  criterion.strength === 'must' && state === 'partial' && explained?.item.kind === 'partial' && hasPlan(explained.item);

/**
 * Applies a promotion's decision rule: which criteria block, and what would unblock them. A disputed criterion has to
 * be answered; an explanation in the packet does not help it.
 * @param blocking the strengths that block in the packet's stage
 */
export function decide(
  results: readonly CriterionResult[],
  rule: Decide,
  blocking: readonly Strength[] = ladderBlocks(rule),
): CriterionResult[] {
  const planned = results.filter((result) => result.required && isPlanned(result)).length;
  return results.map((result) => {
    const { criterion, state } = result;
    if (!result.required || settled.has(state) || !blocking.includes(criterion.strength)) return result;
    if (criterion.strength !== 'must') {
      const explained = (result.explained?.plan ?? null) !== null && state !== 'disputed';
      if (explained) return result;
      return block(result, state === 'partial' || state === 'unchecked' ? [unexplained(result)] : []);
    }
    if (state !== 'partial' || rule.partial === 0) return block(result, []);
    if (!isPlanned(result)) return block(result, planned < rule.partial ? [unplanned(result, rule.partial)] : []);
    return planned <= rule.partial ? result : block(result, [tooMany(result, planned, rule.partial)]);
  });
}

const block = (result: CriterionResult, more: readonly Lack[]): CriterionResult => ({
  ...result,
  blocks: true,
  lacks: [...result.lacks, ...more],
});

const unexplained = ({ line }: CriterionResult): Lack => ({
  rule: 'explain',
  message: prose('The ladder lets this stay open if the packet explains it.'),
  fix: say`Explain it here: ${'- Partial: …; plan: …'} or ${GAP}.`,
  line,
});

const unplanned = ({ line }: CriterionResult, most: number): Lack => ({
  rule: 'plan',
  message: prose(`The ladder lets up to ${count(most, 'criterion', 'criteria')} stay partial, each with a plan.`),
  fix: say`If it stays partial, add the plan: ${'- Partial: …; plan: …'}.`,
  line,
});

const tooMany = ({ explained, line }: CriterionResult, planned: number, most: number): Lack => ({
  rule: 'plan',
  message: prose(`${count(planned, 'criterion is', 'criteria are')} partial with a plan; the ladder lets ${most} be.`),
  fix: prose(`Complete ${planned - most === 1 ? 'one' : `${planned - most}`} of them.`),
  line: explained?.item.place.line ?? line,
});

/** What else there is to a packet than its criteria. */
interface Beside {
  readonly draft: boolean;
  /** One about the packet as a whole is open. */
  readonly concern?: boolean;
  /** Who has to agree could not be read. */
  readonly unread?: boolean;
  /** People have to act before it is complete. */
  readonly waits?: boolean;
}

/** The verdict about one packet. Without any criterion to judge by it is never `complete`. */
export function verdictOf(results: readonly CriterionResult[], beside: Beside): Verdict {
  if (beside.draft) return 'draft';
  if (beside.concern === true) return 'incomplete';
  const blocking = results.filter(({ blocks }) => blocks);
  if (blocking.some(({ state }) => state !== 'unchecked')) return 'incomplete';
  if (blocking.length > 0 || !results.some(({ required }) => required) || beside.unread === true) return 'unchecked';
  return beside.waits === true ? 'waiting' : 'complete';
}
