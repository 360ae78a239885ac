/**
 * Which of two parameters of a rule asks for more. Each rule says itself (`compare` of its file) by which of these it is
 * compared.
 */
import type { PeopleRule, SponsorsRule, Threshold } from '../ladder/rubric.ts';
import { fold } from '../text/scale.ts';
import type { Duration } from '../text/time.ts';

/** What the second of two asks for, beside the first. `other`: more of one thing and less of another, or not to be told. */
export type Compared = 'same' | 'stricter' | 'looser' | 'other';

/** Scopes, narrow to wide. */
export type Scopes = readonly string[];
export type Compare<T> = (before: T, after: T, scopes: Scopes) => Compared;

/** Several comparisons as one: what points both ways is neither. */
export function together(...all: readonly Compared[]): Compared {
  const told = new Set(all.filter((one) => one !== 'same'));
  const [only] = told;
  return only === undefined ? 'same' : told.size === 1 ? only : 'other';
}

export const opposite = (compared: Compared): Compared =>
  compared === 'stricter' ? 'looser' : compared === 'looser' ? 'stricter' : compared;

export const more = (before: number, after: number): Compared =>
  before === after ? 'same' : after > before ? 'stricter' : 'looser';
export const less = (before: number, after: number): Compared => opposite(more(before, after));

/** A number that is missing asks for nothing. */
export const moreOrNone = (before: number | null, after: number | null): Compared => more(before ?? 0, after ?? 0);
/** A bound that is missing bounds nothing. */
export const lessOrNone = (before: number | null, after: number | null): Compared =>
  less(before ?? Infinity, after ?? Infinity);

/** A threshold that the owner has yet to set asks for any amount, and for a person. */
export const threshold = (before: Threshold | null, after: Threshold | null): Compared =>
  before === 'needs-owner' || after === 'needs-owner'
    ? before === after
      ? 'same'
      : 'other'
    : moreOrNone(before, after);

/** Fewer ways are stricter. */
export function fewer(before: readonly string[], after: readonly string[], same = fold): Compared {
  const [old, now] = [new Set(before.map(same)), new Set(after.map(same))];
  const [lost, won] = [[...old].some((one) => !now.has(one)), [...now].some((one) => !old.has(one))];
  return lost ? (won ? 'other' : 'stricter') : won ? 'looser' : 'same';
}
/** More that has to be there is stricter. */
export const all = (before: readonly string[], after: readonly string[]): Compared => opposite(fewer(before, after));
/** An empty list allows everything. */
export const among = (before: readonly string[], after: readonly string[]): Compared =>
  before.length === 0 || after.length === 0
    ? more(before.length === 0 ? 0 : 1, after.length === 0 ? 0 : 1)
    : fewer(before, after);

/** Of two that cannot be ordered. */
export const same = (before: unknown, after: unknown): Compared =>
  JSON.stringify(before) === JSON.stringify(after) ? 'same' : 'other';
/** What asks for one thing in particular asks for more than what asks for any. */
export const particular = (before: unknown, after: unknown): Compared =>
  before === null || after === null ? more(before === null ? 0 : 1, after === null ? 0 : 1) : same(before, after);

const DAYS_A_MONTH = 30.4375;
export const days = (duration: Duration): number =>
  'days' in duration ? duration.days : duration.months * DAYS_A_MONTH;

/** What is asked of people, in whatever part. */
export const people = (before: PeopleRule | SponsorsRule, after: PeopleRule | SponsorsRule): Compared =>
  together(
    threshold(before.min, after.min),
    particular(before.level, after.level),
    moreOrNone(before.teams, after.teams),
    moreOrNone(before.organizations, after.organizations),
    lessOrNone(before.share, after.share),
    all(before.not, after.not),
  );

/** Of a rule that is there or not: there is nothing more to say about it. */
export const thereOrNot = (): Compared => 'same';
