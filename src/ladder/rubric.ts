import type { Duration } from '../text/time.ts';

/**
 * The resolved rules of one criterion: by rule name, inheritance applied, what an owner removed with `false` gone.
 * The shape of each parameter is the output of its rule's schema (`src/rubric/rules/<name>.ts`).
 */
export interface Rubric {
  // Item rules: an item counts when all say yes.
  /** At least one reference or `Kind:` of one of these kinds. */
  readonly kind?: readonly string[];
  /** At least so many distinct references. */
  readonly link?: LinkRule;
  readonly dated?: true;
  /** Overlaps the time of this length that ends at the anchor. */
  readonly within?: Duration;
  /** This scope of the ladder's scale, or a wider one. */
  readonly scope?: string;
  /** One of these roles. */
  readonly role?: readonly string[];
  readonly metric?: MetricRule;
  /** At least n distinct references read on GitHub and found true, or attested. */
  readonly verified?: number;
  /** GitHub names the candidate in one of the item's links, in whatever part. */
  readonly part?: true;
  /** At least n people other than the candidate attest the item. */
  readonly endorsed?: number;
  /** Headings that a linked document must have. */
  readonly sections?: readonly string[];
  readonly certificate?: CertificateRule;
  /** One artefact counts for at most n criteria. */
  readonly reuse?: number;
  // Set rules: over the items that count.
  /** At least n items; items with the same references count once. */
  readonly items?: Threshold;
  readonly kinds?: KindsRule;
  /** So many of the criterion's facets, each with evidence that names it. */
  readonly facets?: FacetsRule;
  readonly repositories?: RepositoriesRule;
  readonly sustained?: SustainedRule;
  readonly count?: CountRule;
  readonly change?: ChangeRule;
  readonly rate?: RateRule;
  readonly people?: PeopleRule;
  // Gates: over the packet and the people of a promotion.
  readonly 'time-in-level'?: Duration;
  readonly 'since-promotion'?: Duration;
  readonly 'previous-level'?: true;
  readonly sponsors?: SponsorsRule;
  readonly packet?: PacketRule;
  /** The candidate's own ticked box: nobody else can know it. */
  readonly declared?: true;
  // Combinations of rubrics: each branch has the item rules around it and set rules of its own.
  readonly any?: readonly Rubric[];
  readonly all?: readonly Rubric[];
  readonly 'at-least'?: AtLeastRule;
  // Who and what else.
  /** A person must judge as well. */
  readonly judgement?: true;
  /** `N/A` with a reason excuses. */
  readonly 'not-applicable'?: true;
  readonly waivable?: true;
}

export type RuleName = keyof Rubric;

/**
 * A number, or that the owner of the ladder has yet to set one: then the rule asks for any amount, and a person judges
 * whether it is enough.
 */
export type Threshold = number | 'needs-owner';

export interface LinkRule {
  readonly min: number;
  /** Whether a link that could not be read counts as it is written. */
  readonly unread: 'accept' | null;
}

export interface MetricRule {
  /** The unit's dimension that must be measured; null: any. */
  readonly unit: string | null;
}

export interface SustainedRule {
  /** Calendar months from the first to the last, both ends included. */
  readonly span: number;
  /** Separate dated items, at least. */
  readonly points: number;
  /** The largest stretch of whole calendar months without any, or null. */
  readonly gap: number | null;
}

export interface CertificateRule {
  /** Who may have issued it; empty: anybody. */
  readonly issuer: readonly string[];
}

export interface KindsRule {
  readonly min: number;
  /** The kinds among which to count; empty: all. */
  readonly of: readonly string[];
}

/** `all`: each of them. */
export type FacetsRule = number | 'all';

export interface RepositoriesRule {
  readonly min: number;
  /** `owner/name`, or `owner/*`: those among which to count; empty: all. */
  readonly of: readonly string[];
}

/**
 * Where a count is read. Only what stands behind links is counted by the tool; a declared number is left to a person.
 */
export type CountSource = 'references' | 'register' | 'search' | 'declared';

export interface CountRule {
  readonly min: Threshold;
  /** What is counted, in words, and other words for the same: "production incidents". At least one. */
  readonly of: readonly string[];
  /** The role that the candidate had in what is linked or found; null: any. */
  readonly as: string | null;
  /** In any one of these. */
  readonly source: readonly CountSource[];
}

export interface ChangeRule {
  /** Percent of the baseline, as a positive number; null: any change. */
  readonly min: Threshold | null;
  /** Null: either. */
  readonly direction: 'less' | 'more' | null;
  /** The unit's dimension that is measured; null: any. */
  readonly unit: string | null;
  /** The result has to reach this (with `less`: be no more than this), in `unit`; null: any. */
  readonly to: number | null;
}

export interface RateRule {
  /** As written, for words: "10 hours/week". */
  readonly written: string;
  /** In the base unit per second, as `Quantity.base`; `needs-owner`: any rate of that dimension. */
  readonly min: Threshold;
  /** As `Quantity.dimension` of rates: `rate:time`, `rate:requests`. */
  readonly dimension: string;
  /** Whether the rates of all items together have to reach it. */
  readonly sum: boolean;
}

/** What is asked of people, whoever they are to the candidate. */
export interface PeopleRule {
  readonly min: Threshold;
  /** A level of the ladder, or one of its level sets; null: any. */
  readonly level: string | null;
  readonly teams: number | null;
  readonly organizations: number | null;
  /** The largest part of them that may come from one organization: 1/3 is `0.3333…`; null: any. */
  readonly share: number | null;
  /** Who does not count; the candidate never does. */
  readonly not: readonly Barred[];
}

export type Barred = 'manager' | 'candidate' | 'sponsors' | 'team';

/** The same of the people after `sponsors:`. */
export interface SponsorsRule extends PeopleRule {
  readonly min: number;
}

export interface PacketRule {
  /** Headings that the packet must have. */
  readonly sections: readonly string[];
  /** At most so many words; null: any length. */
  readonly words: number | null;
}

export interface AtLeastRule {
  readonly min: number;
  readonly of: readonly Rubric[];
}
