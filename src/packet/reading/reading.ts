/** A packet as it was read with a ladder at hand: what each line is, and what counts for what. */
import { groupBy } from '../../text/groups.ts';
import type { Finding } from '../../findings/finding.ts';
import type { Span } from '../document/blocks.ts';
import type { LeftOut } from '../../findings/packet/left-out.ts';
import type { FieldName, Item } from '../packet.ts';

/** What a line of the file was read as: exactly one for each line. */
export type Disposition =
  | { readonly as: 'blank' }
  | { readonly as: 'front-matter' }
  /** A line that shapes the page and says nothing: a heading that names nothing, a rule, a table's header, a label. */
  | { readonly as: 'layout' }
  /** `of`: the id of the criterion, competency, group or retired criterion that it names. */
  | { readonly as: 'name'; readonly of: string }
  | { readonly as: 'evidence'; readonly id: string }
  | { readonly as: 'field'; readonly id: string; readonly field: FieldName }
  | { readonly as: 'statement'; readonly id: string }
  | { readonly as: 'left-out'; readonly why: LeftOut };

/** Lines that stand together and are read as nothing, for one reason. */
export interface LeftOutLines extends Span {
  readonly why: LeftOut;
  /** The heading that names nothing under which they stand, or null. */
  readonly under: string | null;
  /** Whether they hold a link, a date or a field: then a finding says so. */
  readonly holds: boolean;
}

/** How the candidate sees one of their own skills. */
export interface SkillSaid {
  /** The title of the skills, or one of them, as the ladder writes it; null: the ladder names no such skill. */
  readonly skill: string | null;
  /** How deep they say it is, in the ladder's words or in usual ones; null: they do not say. */
  readonly depth: string | null;
  readonly line: number;
}

export interface Tied {
  readonly item: Item;
  /** Ids of criteria; empty: untied. */
  readonly criteria: readonly string[];
}

/** What is tied to each criterion, by its id: each piece once, in the order of the packet. */
export const itemsByCriterion = (tied: readonly Tied[]): ReadonlyMap<string, readonly Item[]> =>
  new Map(
    [
      ...groupBy(
        tied.flatMap(({ item, criteria }) => [...new Set(criteria)].map((id) => ({ id, item }))),
        ({ id }) => id,
      ),
    ].map(([id, pairs]) => [id, pairs.map(({ item }) => item)]),
  );

/** What in the packet explains that nothing ties to a criterion, and the one change that would help. */
export type Slip =
  | { readonly what: 'unticked'; readonly line: number }
  | { readonly what: 'heading'; readonly line: number; readonly found: string; readonly meant: string }
  /** Evidence stands under the competency and does not say for which of its criteria. */
  | { readonly what: 'untied'; readonly line: number; readonly lines: readonly number[]; readonly id: string }
  /** Lines stand there that are read as nothing. */
  | { readonly what: 'left-out'; readonly line: number; readonly to: number; readonly why: LeftOut };

export interface Reading {
  /** One for each line of the file, in order. */
  readonly lines: readonly Disposition[];
  readonly leftOut: readonly LeftOutLines[];
  /** What the candidate says of skills of the ladder: shown, and counted for nothing. */
  readonly skills: readonly SkillSaid[];
  readonly tied: readonly Tied[];
  readonly findings: readonly Finding[];
  /** The line of the packet for a criterion: where it is named, else where its competency is. */
  readonly lineOf: ReadonlyMap<string, number>;
  /** Slips that keep evidence from a criterion, by its id. */
  readonly slips: ReadonlyMap<string, Slip>;
  /** The packet's headings that name nothing of the ladder, and those that do, as written. */
  readonly headings: readonly string[];
  /** Whether anything of the ladder is named. */
  readonly named: boolean;
}
