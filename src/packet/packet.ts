import type { Finding, Place } from '../findings/finding.ts';
import type { Day, Interval } from '../text/time.ts';
import type { Block } from './document/blocks.ts';
import type { Footnote } from './document/elsewhere.ts';
import type { Metric, Quantity } from './values/metrics.ts';
import type { OwnFile } from './values/reference.ts';
import type { Reference } from './values/references.ts';

/** What the front matter (or the command line in its place) says. Null: not stated. */
export interface Header {
  readonly candidate: string | null;
  /** Ladder id. */
  readonly ladder: string | null;
  /** The version that the packet was written for. */
  readonly ladderVersion: string | null;
  readonly track: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly inLevelSince: Day | null;
  /** The day of the last promotion; without it `inLevelSince` stands for it. */
  readonly lastPromotion: Day | null;
  readonly period: Interval | null;
  readonly cycle: string | null;
  readonly manager: string | null;
  readonly sponsors: readonly string[];
  readonly accounts: readonly string[];
  /** `owner/name`: resolves a bare `#123`. */
  readonly repository: string | null;
  /** `manager` and `committee`: where the settings have such a stage. */
  readonly stage: 'draft' | 'manager' | 'committee' | 'submitted';
}

export type HeaderField =
  | 'candidate'
  | 'ladder'
  | 'track'
  | 'from'
  | 'to'
  | 'in-level-since'
  | 'last-promotion'
  | 'period'
  | 'cycle'
  | 'manager'
  | 'sponsors'
  | 'accounts'
  | 'repository'
  | 'stage';

/** A packet as written: read without a ladder. */
export interface Packet {
  readonly path: string;
  /** `sha256:` and the digest of the file's bytes. */
  readonly digest: string;
  readonly header: Header;
  /** Where each stated field stands, for findings about its value. */
  readonly headerPlaces: Readonly<Partial<Record<HeaderField, Place>>>;
  /** Words of the body, front matter and HTML comments left out. */
  readonly words: number;
  /** The body in document order. */
  readonly blocks: readonly Block[];
  readonly footnotes: readonly Footnote[];
  /** The identifiers of link definitions that lead to the web (`[RFC 118]: https://…`), in lower case. */
  readonly definitions: ReadonlySet<string>;
  /** How many lines the front matter has, its marks included. */
  readonly frontLines: number;
  /** The lines of the file; empty where it was refused before it was read. */
  readonly lines: readonly string[];
  /** GitHub hosts besides github.com. */
  readonly hosts: readonly string[];
  /** Lines of the packet template, normalised: they are no evidence. */
  readonly template: ReadonlySet<string>;
  /** The month, 1 to 12, with which the fiscal year begins; null: not stated. */
  readonly fiscalYearStart: number | null;
  /** The packet's own file, for links that are relative to it; null: not known. */
  readonly own: OwnFile | null;
  readonly findings: readonly Finding[];
}

/** `gap`, `not-applicable` and `partial` are statements about a criterion, not evidence. */
export type ItemKind = 'evidence' | 'gap' | 'not-applicable' | 'partial';

export type FieldName =
  | 'when'
  | 'role'
  | 'scope'
  | 'links'
  | 'metric'
  | 'outcome'
  | 'confirmed-by'
  | 'criteria'
  | 'quote'
  | 'confidential'
  | 'kind'
  | 'state'
  | 'plan'
  | 'reason'
  | 'claim'
  | 'competency'
  | 'who'
  | 'issuer'
  | 'certificate'
  | 'expires';

export interface Field {
  readonly name: FieldName;
  /** The value's text, Markdown marks removed. */
  readonly text: string;
  readonly place: Place;
}

/** One piece of evidence (or a gap, n/a, partial), read without a ladder. */
export interface Item {
  /** `e-` and sixteen or more hexadecimal digits (64 bits: fewer can be forged in minutes): a digest of the normalised item. */
  readonly id: string;
  readonly place: Place;
  readonly endLine: number;
  readonly kind: ItemKind;
  /** What is claimed; of a gap, n/a or partial: what is said after the colon. */
  readonly claim: string;
  /**
   * The claim's bold lead, or its first words: at most 80 characters. Null where there is none, and of what is
   * confidential. Shown only where everybody who sees the report can read the packet.
   */
  readonly title?: string | null;
  readonly fields: readonly Field[];
  readonly references: readonly Reference[];
  /** `ref` of those that are written more than once in the item. */
  readonly repeated: readonly string[];
  /** From `When:`; without it, from the claim. */
  readonly dates: readonly Interval[];
  /** Of a piece without a date: that of the heading above it, where that is nothing but one. It dates nothing. */
  readonly dateAbove?: { readonly line: number; readonly days: Interval };
  /** As written under `Role:`, split at commas. */
  readonly roles: readonly string[];
  /** As written under `Scope:`. */
  readonly scopes: readonly string[];
  /** As written under `Kind:`. */
  readonly kinds: readonly string[];
  readonly metrics: readonly Metric[];
  /** Every amount with a unit in the claim, the outcome and the metrics ("23 incidents", "10 h/week"), in order. */
  readonly amounts: readonly Quantity[];
  /** Of a certificate, as far as the item says. */
  readonly certificate: {
    readonly issuer: string | null;
    readonly number: string | null;
    readonly expires: Day | null;
  };
  /** As written under `Criteria:`. */
  readonly criteria: readonly string[];
  /** The facets of its criteria that are named where it stands or after `Criteria:`, as the ladder writes them. */
  readonly facets?: readonly string[];
  readonly plan: string | null;
  readonly reason: string | null;
  /** The login that `Confidential: attested by @x` names. */
  readonly attestedBy: string | null;
  readonly confirmedBy: readonly string[];
  readonly findings: readonly Finding[];
}
