/** Evidence made up for one criterion, so that it meets just what the criterion's own rubric asks. */
import type { Criterion, Ladder } from '../ladder/ladder.ts';
import type { ChangeRule, CountRule, MetricRule, Rubric } from '../ladder/rubric.ts';
import { foldKind } from '../rubric/kind-names.ts';
import { leastOf } from '../rubric/schemas.ts';
import { monthOf, yearOf, type Day } from '../text/time.ts';
import { heading, quote } from './markdown.ts';
import { sectionsOf } from './sections.ts';

/** A sample of a packet that is about one criterion. */
export interface Sample {
  /** The heading of its competency, the criterion, and the items: Markdown. */
  readonly text: string;
  /** What the rubric asks beyond what the lines of a packet can show, in whole sentences. */
  readonly notes: readonly string[];
}

/** What is said to have been done; each begins with no verb that states a role, so that `Role:` does. */
const DONE = [
  'Billing moved to the new queue, without a lost invoice.',
  'The export service has a second region, and nobody noticed the switch.',
  'The search index is rebuilt every night instead of by hand.',
  'The on-call handbook was written anew with those who use it.',
] as const;

/** Where made-up work lies. */
const REPOSITORIES = ['acme/billing', 'acme/export', 'acme/search', 'acme/handbook'] as const;
/** Who confirms it. */
const PEOPLE = ['octo-kim', 'octo-lee', 'octo-sam', 'octo-jane'] as const;

/** Addresses of what GitHub shows, by the kind that they are; `n` makes each its own. */
const PLACES: Readonly<Record<string, (repository: string, n: number) => string>> = {
  'pull request': (repository, n) => `https://github.com/${repository}/pull/${n}`,
  commit: (repository, n) => `https://github.com/${repository}/commit/${n.toString(16).padStart(40, 'c0ffee')}`,
  issue: (repository, n) => `https://github.com/${repository}/issues/${n}`,
  review: (repository, n) => `https://github.com/${repository}/pull/${n}#pullrequestreview-${n}`,
  release: (repository, n) => `https://github.com/${repository}/releases/tag/v${n}`,
  discussion: (repository, n) => `https://github.com/${repository}/discussions/${n}`,
  file: documentOf('plan'),
};

/** A document in a repository, by its kind: `docs/rfc/118.md`. */
function documentOf(kind: string): (repository: string, n: number) => string {
  const folder = foldKind(kind).replace(/[^\p{L}\p{N}]+/gu, '-');
  return (repository, n) => `https://github.com/${repository}/blob/main/docs/${folder}/${n}.md`;
}

/** The rubric with the first branch of each `any`, and those branches that all have to be met. */
function branches(rubric: Rubric): Rubric[] {
  const { any, all, 'at-least': atLeast, ...own } = rubric;
  const asked = [...(any?.slice(0, 1) ?? []), ...(all ?? []), ...(atLeast?.of.slice(0, atLeast.min) ?? [])];
  return asked.length === 0 ? [own] : asked.flatMap((branch) => branches({ ...own, ...branch, ...more(own, branch) }));
}

/** The larger number of items: what stands around a branch is asked for as well. */
const more = (outer: Rubric, { items }: Rubric): Pick<Rubric, 'items'> =>
  outer.items === undefined || (items !== undefined && leastOf(items) > leastOf(outer.items))
    ? {}
    : { items: outer.items };

/** How many items a rubric asks for. */
const itemsIn = (rubric: Rubric, criterion: Criterion): number =>
  Math.max(
    rubric.items === undefined ? 1 : leastOf(rubric.items),
    rubric.sustained?.points ?? 1,
    rubric.kinds?.min ?? 1,
    rubric.facets === 'all' ? criterion.facets.length : (rubric.facets ?? 1),
  );

/** `YYYY-MM`, so many months before a day. */
function monthBefore(anchor: Day, months: number): string {
  const index = yearOf(anchor) * 12 + monthOf(anchor) - 1 - months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** From when to when: all that the time rules ask for, up to the month before the anchor. */
const periodOf = ({ sustained }: Rubric, anchor: Day, n: number): string =>
  `${monthBefore(anchor, Math.max(3, (sustained?.span ?? 0) + 1) + n)} to ${monthBefore(anchor, 1)}`;

type Amount = readonly [what: string, amount: (n: number) => string];

const TEAMS: Amount = ['teams on the platform', (n) => `${n} teams`];
/** What is measured, by its unit's dimension; all else is a number of teams. */
const AMOUNTS = new Map<string, Amount>([
  ['time', ['time to restore', (n) => `${n} min`]],
  ['percent', ['test coverage', (n) => `${n} %`]],
  ['money', ['cost a month', (n) => `$${n},000`]],
  ['data', ['size of the index', (n) => `${n} GB`]],
]);

function metricOf(metric: MetricRule | undefined, change: ChangeRule | undefined): string | null {
  if (metric === undefined && change === undefined) return null;
  const unit = change?.unit ?? metric?.unit ?? 'time';
  const [what, amount] = AMOUNTS.get(unit) ?? TEAMS;
  const part = change === undefined || change.min === null ? 50 : leastOf(change.min);
  const less = (change?.direction ?? (unit === 'time' || unit === 'money' ? 'less' : 'more')) === 'less';
  const to = change?.to ?? null;
  const [from, until] = less
    ? [to === null ? 80 : to * 2, to === null ? Math.floor(80 * (1 - part / 100)) : to]
    : [to === null ? 40 : Math.max(1, Math.floor(to / 3)), to === null ? Math.ceil(40 * (1 + part / 100)) : to];
  return `${what} ${amount(from)} -> ${amount(until)}`;
}

/** Whether a count is said in words: nobody links twenty incidents where one sentence is enough. */
const isStated = ({ source }: CountRule): boolean => source.includes('declared') || !source.includes('references');

/** What one item links: so many things, of the kind that is asked for. */
function linksOf(rubric: Rubric, n: number): { readonly links: readonly string[]; readonly kind: string | null } {
  const counted = rubric.count === undefined || isStated(rubric.count) ? 0 : leastOf(rubric.count.min);
  const many = Math.max(rubric.link?.min ?? 0, rubric.verified ?? 0, rubric.repositories?.min ?? 0, counted);
  const wanted = rubric.kinds?.of[n] ?? null;
  const kinds = wanted === null ? (rubric.kind ?? []) : [wanted];
  const onGitHub = kinds.filter((kind) => Object.hasOwn(PLACES, foldKind(kind)));
  const shown = onGitHub.find((kind) => foldKind(kind) === 'pull request') ?? onGitHub[0];
  const [kind = null] = shown === undefined ? kinds : [null];
  const least = many === 0 && (rubric.part === true || kinds.length > 0 || rubric.sections !== undefined) ? 1 : many;
  const place =
    shown === undefined && (kind !== null || rubric.sections !== undefined)
      ? documentOf(kind ?? 'plan')
      : PLACES[foldKind(shown ?? 'pull-request')];
  const links = Array.from({ length: least }, (_, index) => {
    const repository = REPOSITORIES[(rubric.repositories === undefined ? n : n + index) % REPOSITORIES.length] ?? '';
    return place?.(rubric.repositories?.of[0]?.replace('*', 'billing') ?? repository, 118 + 40 * n + index) ?? '';
  });
  return { links, kind };
}

function itemOf(rubric: Rubric, criterion: Criterion, anchor: Day, n: number): string[] {
  const { links, kind } = linksOf(rubric, n);
  const { count, rate, facets, certificate } = rubric;
  const said = [
    DONE[n % DONE.length] ?? '',
    ...(count !== undefined && isStated(count)
      ? [`It was about ${Math.max(2, leastOf(count.min))} ${count.of[0] ?? ''}.`]
      : []),
    ...(rate === undefined ? [] : [`It saves ${rate.written} of work by hand.`]),
  ];
  const people = Math.max(rubric.endorsed ?? 0, rubric.people === undefined ? 0 : leastOf(rubric.people.min));
  const metric = metricOf(rubric.metric, rubric.change);
  const fields: readonly (readonly [string, string | null | undefined])[] = [
    ['When', periodOf(rubric, anchor, n)],
    ['Role', rubric.role?.[0]],
    ['Scope', rubric.scope],
    ['Kind', kind],
    ['Criteria', facets === undefined ? null : criterion.facets[n]],
    ['Links', links.length === 0 ? null : links.join(', ')],
    ['Metric', metric],
    ['Issuer', certificate === undefined ? null : (certificate.issuer[0] ?? 'Acme Academy')],
    ['Certificate', certificate === undefined ? null : `AA-${1234 + n}`],
    [
      'Confirmed by',
      people === 0
        ? null
        : PEOPLE.slice(0, people)
            .map((login) => `@${login}`)
            .join(', '),
    ],
  ];
  return [
    `- **${said[0] ?? ''}**${said
      .slice(1)
      .map((sentence) => ` ${sentence}`)
      .join('')}`,
    ...fields.flatMap(([name, value]) => (value === null || value === undefined ? [] : [`  - ${name}: ${value}`])),
  ];
}

/** What no line of a packet shows by itself. */
function notesOf(rubric: Rubric): string[] {
  const people = Math.max(rubric.endorsed ?? 0, rubric.people === undefined ? 0 : leastOf(rubric.people.min));
  return [
    ...(people === 0
      ? []
      : ['Those who confirm it say so themselves on the pull request: the report has the line to copy.']),
    ...(rubric.sections === undefined ? [] : [`The linked document has the headings ${rubric.sections.join(', ')}.`]),
    ...(rubric.judgement === undefined ? [] : ['A person judges it as well.']),
  ];
}

/**
 * Evidence with which a criterion is met as far as a packet can show it, judged on `anchor`. Nothing in it is anybody's
 * work, and no address in it leads anywhere. Criteria that are answered in the front matter (gates) have none: null.
 */
export function sampleOf(criterion: Criterion, ladder: Ladder, anchor: Day): Sample | null {
  const asked = branches(criterion.rubric);
  const [section] = sectionsOf(ladder, [criterion]);
  const [entry] = section?.criteria ?? [];
  if (section === undefined || entry === undefined) return null;
  let n = 0;
  const items = asked.flatMap((rubric) =>
    Array.from({ length: itemsIn(rubric, criterion) }, () => {
      const lines = itemOf(rubric, criterion, anchor, n);
      n += 1;
      return lines.join('\n');
    }),
  );
  const { name, depth } = entry;
  return {
    text: [
      ...(section.heading === null ? [] : [heading(section.heading.depth, section.heading.text)]),
      depth === null ? quote(name) : heading(depth, name),
      items.join('\n'),
    ].join('\n\n'),
    notes: [...new Set(asked.flatMap(notesOf))],
  };
}
