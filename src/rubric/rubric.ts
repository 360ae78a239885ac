import type { Duration } from '../time.ts';

/**
 * The resolved rules of one criterion: by rule name, inheritance applied, what an owner removed with `false` gone.
 * The shape of each parameter is the output of its rule's schema (`src/rubric/rules/<name>.ts`).
 */
export interface Rubric {
  // Item rules: an item counts when all say yes.
  /** At least one reference or `Kind:` of one of these kinds. */
  readonly kind?: readonly string[];
  /** At least n distinct references. */
  readonly link?: number;
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
  // Set rules: over the items that count.
  /** At least n items; items with the same references count once. */
  readonly items?: number;
  readonly sustained?: SustainedRule;
  // Gates.
  readonly 'time-in-level'?: Duration;
  readonly sponsors?: SponsorsRule;
  // Who and what else.
  /** A person must judge as well. */
  readonly judgement?: true;
  /** `N/A` with a reason excuses. */
  readonly 'not-applicable'?: true;
  readonly waivable?: true;
}

export type RuleName = keyof Rubric;

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

export interface SponsorsRule {
  readonly min: number;
  readonly level: string | null;
  readonly teams: number | null;
  readonly not: readonly string[];
}
