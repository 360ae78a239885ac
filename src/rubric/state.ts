import type { Item } from '../packet/packet.ts';
import type { Day } from '../text/time.ts';
import type { State } from './assessment.ts';
import type { Outcome } from './evaluate.ts';
import { evaluate } from './evaluate.ts';
import type { Waiver } from '../people/acts.ts';
import type { RuleContext } from './rule.ts';
import { isCandidate } from '../people/logins.ts';
import { withoutContradictions } from '../evidence/verify.ts';

/** What ties to one criterion: evidence, and what is stated about it. */
export interface Stated {
  readonly evidence: readonly Item[];
  readonly gaps: readonly Item[];
  readonly notApplicable: readonly Item[];
  readonly partials: readonly Item[];
}

/** Sorts what ties to a criterion. */
export const statedBy = (items: readonly Item[]): Stated => ({
  evidence: items.filter(({ kind }) => kind === 'evidence'),
  gaps: items.filter(({ kind }) => kind === 'gap'),
  notApplicable: items.filter(({ kind }) => kind === 'not-applicable'),
  partials: items.filter(({ kind }) => kind === 'partial'),
});

/** A full stop or a dash says nothing. */
const says = (text: string | null): boolean => text !== null && /[\p{L}\p{N}]/u.test(text);
export const hasPlan = (item: Item): boolean => says(item.plan);
export const hasReason = (item: Item): boolean => says(item.reason);

/** Waivers of the criterion, whether they hold or not; the candidate's own are none. */
export const waiversOf = ({ acts, criterion, header }: RuleContext): Waiver[] =>
  acts.waivers.filter((waiver) => waiver.criterion === criterion.id && !isCandidate(waiver.by, header));

/** A waiver holds up to and including its last day, where the rubric allows one at all. */
export const holds = (waiver: Waiver, context: RuleContext, today: Day): boolean =>
  context.criterion.rubric.waivable === true && (waiver.until === null || waiver.until >= today);

/** Items that do not count only because a link of theirs was read and is not what the packet says. */
export function contradicted(outcome: Outcome, context: RuleContext): Item[] {
  const excluded = outcome.items.filter(({ counts }) => counts === 'no').map(({ item }) => item);
  if (excluded.length === 0) return [];
  const facts = withoutContradictions(excluded, context.header, context.facts);
  if (facts === context.facts) return [];
  const unread = evaluate(excluded, { ...context, facts });
  return unread.items.filter(({ counts }) => counts !== 'no').map(({ item }) => item);
}

/** Whether an item does not count for that reason alone: under the rubric's own rules, or in a branch that fails. */
function isContradicted(outcome: Outcome, context: RuleContext): boolean {
  if (contradicted(outcome, context).length > 0) return true;
  const { criterion } = context;
  return outcome.combinations
    .filter(({ truth }) => truth === 'no')
    .some(({ rule, branches }) => {
      const rubrics = rule === 'at-least' ? (criterion.rubric[rule]?.of ?? []) : (criterion.rubric[rule] ?? []);
      return branches.some((branch, index) => {
        const rubric = rubrics[index];
        if (branch.truth !== 'no' || rubric === undefined) return false;
        return isContradicted(branch, { ...context, criterion: { ...criterion, rubric } });
      });
    });
}

/**
 * Whether the rubric is false only because of links that were read and are not what the packet says, wherever in it they
 * matter: for an item, in a branch, or in a number over all items.
 */
function isDisputed(outcome: Outcome, { evidence }: Stated, context: RuleContext): boolean {
  if (outcome.truth !== 'no') return false;
  if (isContradicted(outcome, context)) return true;
  const facts = withoutContradictions(evidence, context.header, context.facts);
  return facts !== context.facts && evaluate(evidence, { ...context, facts }).truth !== 'no';
}

/** The state of a criterion: the first row of the table in `docs/verdict.md` that applies. */
export function stateOf(outcome: Outcome, stated: Stated, context: RuleContext, today: Day): State {
  const { criterion, anchor, acts } = context;
  const { rubric } = criterion;
  if (criterion.from !== null && criterion.from > anchor) return 'upcoming';
  if (rubric['not-applicable'] === true && stated.notApplicable.some(hasReason)) return 'not-applicable';
  if (waiversOf(context).some((waiver) => holds(waiver, context, today))) return 'waived';
  if (acts.concerns.some((concern) => concern.criterion === criterion.id)) return 'disputed';
  if (isDisputed(outcome, stated, context)) return 'disputed';
  if (outcome.truth === 'yes') return outcome.judgement ? 'judgement' : 'met';
  if (outcome.truth === 'unknown') return 'unchecked';
  if (stated.evidence.length > 0) return 'partial';
  return stated.gaps.some(hasPlan) ? 'gap' : 'missing';
}
