import type { Finding } from '../findings/finding.ts';
import type { Competency, Criterion, Group, Ladder, Promotion } from '../ladder/ladder.ts';
import type { Header, Item } from '../packet/packet.ts';
import type { Reading } from '../packet/reading/reading.ts';
import type { Day } from '../text/time.ts';
import type { Words } from '../text/words.ts';
import type { Artefact, Outcome } from '../evidence/facts.ts';
import type { Acts, Waiver } from '../people/acts.ts';
import type { CommitteeStanding } from '../people/committee.ts';
import type { ConfirmAgain } from '../people/fold.ts';
import type { Opinion } from '../people/opinions.ts';
import type { Truth } from '../evidence/truth.ts';
import type { Stage } from './stage.ts';
import type { RuleName } from '../ladder/rubric.ts';

/** The states of a criterion, in the order of the table in `docs/verdict.md`: it has the first that applies. */
export const STATES = [
  'upcoming',
  'not-applicable',
  'waived',
  'disputed',
  'met',
  'judgement',
  'unchecked',
  'partial',
  'gap',
  'missing',
] as const;
export type State = (typeof STATES)[number];

/**
 * `waiting`: nothing is left to the packet, and people have to act before it is complete: the committee, the candidate
 * who accepts, or whoever moves it on to the next stage.
 */
export type Verdict = 'complete' | 'draft' | 'waiting' | 'unchecked' | 'incomplete' | 'invalid';

/**
 * One thing that a criterion still lacks. `rule` is the rule that is not met; `plan` and `explain` ask for a statement,
 * `concern` for an answer to a person, `group` for one more of several criteria, and `rubric` for a rule that the
 * ladder does not have. Both texts are whole sentences.
 */
export interface Lack {
  readonly rule: RuleName | 'explain' | 'plan' | 'concern' | 'rubric' | 'group';
  readonly message: Words;
  readonly fix: Words;
  /** The line of the packet to go to, where there is one. */
  readonly line: number | null;
}

/** An item under a criterion, and whether it counts. */
export interface CountedItem {
  readonly item: Item;
  readonly counts: Truth;
  /** Why it does not count, or is not known to; empty for `yes`. */
  readonly why: Words;
}

export interface CriterionResult {
  readonly criterion: Criterion;
  readonly competency: Competency | null;
  readonly required: boolean;
  readonly state: State;
  /** Keeps the packet from being complete (`unchecked` ones included). */
  readonly blocks: boolean;
  /**
   * For the row of a group or an area: how many of which criteria it asks for. Null: a criterion of the ladder itself.
   */
  readonly counts: { readonly min: number; readonly of: readonly string[] } | null;
  readonly evidence: readonly CountedItem[];
  readonly lacks: readonly Lack[];
  /** Whether only a slip of layout keeps evidence from it: a misspelt heading, an unticked box. */
  readonly slip: boolean;
  /** The plan or reason that a gap, n/a or partial states, or null. */
  readonly explained: { readonly item: Item; readonly plan: string | null } | null;
  /** True things that do not change the state: a closed link beside enough good ones. */
  readonly remarks: readonly Words[];
  /**
   * The packet's line for it: its first item, else its heading or quote, else its competency's heading; null: the
   * packet has no place for it.
   */
  readonly line: number | null;
}

/** How a group of the ladder stands. */
export interface GroupResult {
  readonly group: Group;
  readonly state: State;
}

/**
 * Whether a waiver counts, or why not. `over-cap`: the ladder lets fewer criteria of the promotion be waived; `unused`:
 * the criterion is not asked for, or excused without it.
 */
export type WaiverStanding = 'counts' | 'over-cap' | 'ended' | 'not-waivable' | 'own' | 'unused';

export interface WaiverResult {
  readonly waiver: Waiver;
  readonly standing: WaiverStanding;
}

export interface ReferenceResult {
  readonly kind: string;
  readonly ref: string;
  readonly outcome: Outcome;
  readonly why: Words;
  /** The one step that lets it be read, where more is known of that than the outcome says. */
  readonly fix?: Words;
  /** What GitHub says about it, or null where it was not read. */
  readonly artefact: Artefact | null;
}

export interface EvidenceResult {
  readonly item: Item;
  /** Ids of the criteria it ties to. */
  readonly criteria: readonly string[];
  readonly references: readonly ReferenceResult[];
}

/** Where the anchor comes from. `unread`: today, where the day on which the pull request was opened could not be read. */
export type AnchorSource = 'period' | 'cycle' | 'opened' | 'today' | 'unread';

/** The day from which windows and tenures are measured, never after the day of the run. */
export interface Anchor {
  readonly day: Day;
  readonly source: AnchorSource;
  /** What names another day that could not be taken: one in the future, or too long before the opening. */
  readonly instead: { readonly of: 'period' | 'cycle'; readonly lies: 'ahead' | 'too-far-back' } | null;
}

/** All that is known about one packet: the input of every renderer. */
export interface PacketResult {
  readonly path: string;
  readonly header: Header;
  readonly ladder: Ladder | null;
  readonly promotion: Promotion | null;
  readonly anchor: Anchor | null;
  readonly verdict: Verdict;
  /** Why it is `invalid`: whose file is at fault, or that the tool is. Null for every other verdict. */
  readonly fault: 'packet' | 'ladder' | 'settings' | 'tool' | null;
  /** The lines of the packet, for echoing front matter in findings. */
  readonly lines: readonly string[];
  /** The criteria, and the rows of what is asked of several together. */
  readonly criteria: readonly CriterionResult[];
  readonly groups: readonly GroupResult[];
  /** Whether nobody was asked about links, so that they count as they are written. */
  readonly asWritten?: boolean;
  /** How its lines were read; null where it was not read with a ladder. */
  readonly reading: Reading | null;
  readonly evidence: readonly EvidenceResult[];
  readonly acts: Acts;
  /** Each waiver of the acts, and whether it counts; absent where the packet is not judged. */
  readonly waivers?: readonly WaiverResult[];
  /** Which strengths block; absent: what the ladder says, as the settings have no stages. */
  readonly stage?: Stage;
  /** Where the committee stands; absent: none is asked, now or at all. */
  readonly committee?: CommitteeStanding;
  /** The line with which the committee, or the candidate, agrees to this packet. */
  readonly agreeLine?: string;
  /** By criterion id, the digest that an endorsement has to name; absent where the packet is not judged. */
  readonly digests?: ReadonlyMap<string, string>;
  /** Endorsements of a text that has changed since. */
  readonly confirmAgain?: readonly ConfirmAgain[];
  /** Logins of those whose commands do not count in this run, as what decides about them could not be read. */
  readonly notCounted?: readonly string[];
  /** What reviewers think of it, each in a file of their own: shown where it differs, and counted for nothing. */
  readonly opinions?: readonly Opinion[];
  readonly findings: readonly Finding[];
}
