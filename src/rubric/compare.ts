/** Which of two rubrics asks for more: rule by rule, each by what its parameter means. */
import type { AtLeastRule, PeopleRule, Rubric, RuleName, SponsorsRule, Threshold } from '../ladder/rubric.ts';
import { fold } from '../text/scale.ts';
import type { Duration } from '../text/time.ts';
import { foldKind } from './kind-names.ts';

/** What the second of two asks for, beside the first. `other`: more of one thing and less of another, or not to be told. */
export type Compared = 'same' | 'stricter' | 'looser' | 'other';

/** Scopes, narrow to wide. */
type Scopes = readonly string[];
type Compare<T> = (before: T, after: T, scopes: Scopes) => Compared;

/** Several comparisons as one: what points both ways is neither. */
function together(...all: readonly Compared[]): Compared {
  const told = new Set(all.filter((one) => one !== 'same'));
  const [only] = told;
  return only === undefined ? 'same' : told.size === 1 ? only : 'other';
}

const opposite = (compared: Compared): Compared =>
  compared === 'stricter' ? 'looser' : compared === 'looser' ? 'stricter' : compared;

const more = (before: number, after: number): Compared =>
  before === after ? 'same' : after > before ? 'stricter' : 'looser';
const less = (before: number, after: number): Compared => opposite(more(before, after));

/** A number that is missing asks for nothing. */
const moreOrNone = (before: number | null, after: number | null): Compared => more(before ?? 0, after ?? 0);
/** A bound that is missing bounds nothing. */
const lessOrNone = (before: number | null, after: number | null): Compared =>
  less(before ?? Infinity, after ?? Infinity);

/** A threshold that the owner has yet to set asks for any amount, and for a person. */
const threshold = (before: Threshold | null, after: Threshold | null): Compared =>
  before === 'needs-owner' || after === 'needs-owner'
    ? before === after
      ? 'same'
      : 'other'
    : moreOrNone(before, after);

/** Fewer ways are stricter. */
function fewer(before: readonly string[], after: readonly string[], same = fold): Compared {
  const [old, now] = [new Set(before.map(same)), new Set(after.map(same))];
  const [lost, won] = [[...old].some((one) => !now.has(one)), [...now].some((one) => !old.has(one))];
  return lost ? (won ? 'other' : 'stricter') : won ? 'looser' : 'same';
}
/** More that has to be there is stricter. */
const all = (before: readonly string[], after: readonly string[]): Compared => opposite(fewer(before, after));
/** An empty list allows everything. */
const among = (before: readonly string[], after: readonly string[]): Compared =>
  before.length === 0 || after.length === 0
    ? more(before.length === 0 ? 0 : 1, after.length === 0 ? 0 : 1)
    : fewer(before, after);

const same = (before: unknown, after: unknown): Compared =>
  JSON.stringify(before) === JSON.stringify(after) ? 'same' : 'other';
/** What asks for one thing in particular asks for more than what asks for any. */
const particular = (before: unknown, after: unknown): Compared =>
  before === null || after === null ? more(before === null ? 0 : 1, after === null ? 0 : 1) : same(before, after);

const DAYS_A_MONTH = 30.4375;
const days = (duration: Duration): number => ('days' in duration ? duration.days : duration.months * DAYS_A_MONTH);

const people = (before: PeopleRule | SponsorsRule, after: PeopleRule | SponsorsRule): Compared =>
  together(
    threshold(before.min, after.min),
    particular(before.level, after.level),
    moreOrNone(before.teams, after.teams),
    moreOrNone(before.organizations, after.organizations),
    lessOrNone(before.share, after.share),
    all(before.not, after.not),
  );

/** Branches that have to be met: more of them, or stricter ones, are stricter. */
const everyBranch: Compare<readonly Rubric[]> = (before, after, scopes) =>
  together(
    more(before.length, after.length),
    ...before.flatMap((rubric, index) => {
      const now = after[index];
      return now === undefined ? [] : [compareRubrics(rubric, now, scopes)];
    }),
  );
/** Branches of which one is enough: each further one is a way out. */
const anyBranch: Compare<readonly Rubric[]> = (before, after, scopes) =>
  together(
    less(before.length, after.length),
    ...before.flatMap((rubric, index) => {
      const now = after[index];
      return now === undefined ? [] : [compareRubrics(rubric, now, scopes)];
    }),
  );

const RULES: { readonly [N in RuleName]: Compare<NonNullable<Rubric[N]>> } = {
  kind: (before, after) => fewer(before, after, foldKind),
  link: (before, after) =>
    together(more(before.min, after.min), more(before.unread === 'accept' ? 0 : 1, after.unread === 'accept' ? 0 : 1)),
  verified: more,
  part: () => 'same',
  dated: () => 'same',
  within: (before, after) => less(days(before), days(after)),
  scope: (before, after, scopes) => {
    const rank = (scope: string): number => scopes.findIndex((own) => fold(own) === fold(scope));
    return rank(before) === -1 || rank(after) === -1 ? same(before, after) : more(rank(before), rank(after));
  },
  role: (before, after) => fewer(before, after),
  metric: (before, after) => particular(before.unit, after.unit),
  endorsed: more,
  sections: all,
  certificate: (before, after) => among(before.issuer, after.issuer),
  reuse: less,
  items: threshold,
  kinds: (before, after) => together(more(before.min, after.min), among(before.of, after.of)),
  facets: (before, after) => (before === after ? 'same' : more(numberOf(before), numberOf(after))),
  repositories: (before, after) => together(more(before.min, after.min), among(before.of, after.of)),
  sustained: (before, after) =>
    together(more(before.span, after.span), more(before.points, after.points), lessOrNone(before.gap, after.gap)),
  count: (before, after) =>
    together(
      threshold(before.min, after.min),
      same(before.of.map(fold), after.of.map(fold)),
      particular(before.as, after.as),
      fewer(before.source, after.source),
    ),
  change: (before, after) =>
    together(
      threshold(before.min, after.min),
      particular(before.direction, after.direction),
      particular(before.unit, after.unit),
      before.to === after.to
        ? 'same'
        : before.to === null || after.to === null || before.direction === null
          ? particular(before.to, after.to)
          : before.direction === 'more'
            ? more(before.to, after.to)
            : less(before.to, after.to),
    ),
  rate: (before, after) =>
    before.dimension === after.dimension
      ? together(threshold(before.min, after.min), more(before.sum ? 0 : 1, after.sum ? 0 : 1))
      : 'other',
  people,
  sponsors: people,
  'time-in-level': (before, after) => more(days(before), days(after)),
  'since-promotion': (before, after) => more(days(before), days(after)),
  'previous-level': () => 'same',
  packet: (before, after) => together(all(before.sections, after.sections), lessOrNone(before.words, after.words)),
  declared: () => 'same',
  any: anyBranch,
  all: everyBranch,
  'at-least': (before: AtLeastRule, after: AtLeastRule, scopes) =>
    together(more(before.min, after.min), anyBranch(before.of, after.of, scopes)),
  judgement: () => 'same',
  'not-applicable': () => 'same',
  waivable: () => 'same',
};

const numberOf = (facets: number | 'all'): number => (facets === 'all' ? Infinity : facets);

/** What lets a criterion pass, where all others ask for something. */
const WAYS_OUT: ReadonlySet<RuleName> = new Set<RuleName>(['not-applicable', 'waivable']);
const NAMES: readonly RuleName[] = Object.keys(RULES).filter((name): name is RuleName => Object.hasOwn(RULES, name));

/** How one rule differs; `same` where neither rubric has it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- N ties the rule to its own parameter
function compareRule<N extends RuleName>(name: N, before: Rubric, after: Rubric, scopes: Scopes): Compared {
  const old = before[name];
  const now = after[name];
  if (old !== undefined && now !== undefined) return RULES[name](old, now, scopes);
  if (old === now) return 'same';
  const added = WAYS_OUT.has(name) ? 'looser' : 'stricter';
  return old === undefined ? added : opposite(added);
}

/** The rules in which two rubrics differ, and what the second asks for beside the first. */
export const comparedRules = (
  before: Rubric,
  after: Rubric,
  scopes: Scopes,
): readonly { readonly rule: RuleName; readonly is: Exclude<Compared, 'same'> }[] =>
  NAMES.flatMap((rule) => {
    const is = compareRule(rule, before, after, scopes);
    return is === 'same' ? [] : [{ rule, is }];
  });

/** Two rubrics as wholes. */
export const compareRubrics = (before: Rubric, after: Rubric, scopes: Scopes): Compared =>
  together(...comparedRules(before, after, scopes).map(({ is }) => is));
