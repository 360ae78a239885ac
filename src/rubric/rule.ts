import type * as z from 'zod/mini';
import type { Criterion, Ladder } from '../ladder/ladder.ts';
import type { Header, Item } from '../packet/packet.ts';
import type { Day } from '../text/time.ts';
import type { Words } from '../text/words.ts';
import type { Truth } from '../evidence/truth.ts';
import type { Facts } from '../evidence/facts.ts';
import type { Acts } from '../people/acts.ts';
import type { Rubric, RuleName } from '../ladder/rubric.ts';
import type { Compare } from './stricter.ts';

/** What a rule may look at besides the items. Everything is a value: the same input gives the same answer. */
export interface RuleContext {
  readonly ladder: Ladder;
  readonly criterion: Criterion;
  readonly header: Header;
  /** Never after the day of the run: what would happen later is no evidence yet. */
  readonly anchor: Day;
  readonly facts: Facts;
  readonly acts: Acts;
  /** Whether the candidate ticked the criterion's own box. */
  readonly declared: boolean;
  /** What the packet is, apart from its evidence. */
  readonly document: { readonly headings: readonly string[]; readonly words: number };
  /**
   * Ids of the criteria before this one under which the artefact (`Reference.ref`) is cited, in the order of the
   * ladder.
   */
  readonly citedBefore: (ref: string) => readonly string[];
  /** Whether this packet's evidence meets every `must` of the level that the candidate comes from. */
  readonly previousMet: () => boolean;
}

/**
 * A rule's answer. `message` and `fix` are shown unless the answer is `yes`; `message` states the amount that is
 * missing.
 *
 * The message of an item rule is what follows "line 48 …" and begins with "has ", so that several items can share it
 * ("lines 48 and 52 have …"). The message of a set rule is a sentence. Neither ends with a full stop; a `fix` is one or
 * two whole sentences.
 */
export interface RuleAnswer {
  readonly truth: Truth;
  readonly message: Words;
  readonly fix: Words;
  /** With `yes`: met as far as a packet can show. A person has to confirm it, so the criterion waits for judgement. */
  readonly judgement?: true;
}

/** The answer `yes`: there is nothing to say. */
export const yes: RuleAnswer = { truth: 'yes', message: [], fix: [] };

/** The documentation of a rule: `explain RULE` and the reference print it, and a test runs its examples. */
export interface RuleDoc {
  /** One sentence: what the rule asks. */
  readonly asks: string;
  /** How it is counted: boundaries, what counts once, what is unknown. */
  readonly counts: string;
  /** The forms in which an owner writes it. */
  readonly forms: readonly { readonly yaml: string; readonly means: string }[];
  /** Items of a packet (Markdown) with which `forms[0]` is met, and with which it is not by the least amount. */
  readonly meets: string;
  readonly misses: string;
}

interface RuleBase<N extends RuleName> {
  readonly name: N;
  /** What an owner writes → the parameter. */
  readonly schema: z.ZodMiniType<NonNullable<Rubric[N]>>;
  readonly doc: RuleDoc;
  /** The rule with this parameter in words: "at least 2 links". */
  readonly words: (parameter: NonNullable<Rubric[N]>) => Words;
  /** Of two parameters, whether the second asks for more: `ladder diff` says so. */
  readonly compare: Compare<NonNullable<Rubric[N]>>;
}

/** Asks about one item. */
export interface ItemRule<N extends RuleName = RuleName> extends RuleBase<N> {
  readonly over: 'item';
  readonly check: (item: Item, parameter: NonNullable<Rubric[N]>, context: RuleContext) => RuleAnswer;
}

/** Asks about all items that count (of a gate: about the packet, with no items). */
export interface SetRule<N extends RuleName = RuleName> extends RuleBase<N> {
  readonly over: 'set';
  readonly check: (items: readonly Item[], parameter: NonNullable<Rubric[N]>, context: RuleContext) => RuleAnswer;
}

/** Says how the outcome is read: `judgement`, `waivable`, `not-applicable`. */
export interface Modifier<N extends RuleName = RuleName> extends RuleBase<N> {
  readonly over: 'criterion';
  /** Whether it lets a criterion pass, where all other rules ask for something. */
  readonly excuses: boolean;
}
