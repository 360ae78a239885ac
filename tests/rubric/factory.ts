import type { Criterion, Decide, Ladder, Level, Promotion } from '../../src/ladder/ladder.ts';
import type { Metric, Quantity } from '../../src/packet/values/metrics.ts';
import type { Header, Item, ItemKind, Packet } from '../../src/packet/packet.ts';
import type { Reference } from '../../src/packet/values/reference.ts';
import type { Facts, Outcome } from '../../src/evidence/facts.ts';
import type { Acts } from '../../src/people/acts.ts';
import { noActs } from '../../src/people/acts.ts';
import type { RuleContext } from '../../src/rubric/rule.ts';
import type { Rubric } from '../../src/ladder/rubric.ts';
import { daysInMonth, parseDay } from '../../src/text/time.ts';
import type { Day, Interval } from '../../src/text/time.ts';

export const day = (text: string): Day => {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`not a day: ${text}`);
  return parsed;
};

/** "2025-02" or "2025-02-03", alone, as "a..b", or open as "a..". */
export function when(text: string): Interval {
  const [first = '', last = first] = text.split('..');
  const start = first.length === 7 ? `${first}-01` : first;
  if (last === '') return { start: day(start), end: null };
  const end =
    last.length === 7
      ? `${last}-${String(daysInMonth(Number(last.slice(0, 4)), Number(last.slice(5)))).padStart(2, '0')}`
      : last;
  return { start: day(start), end: day(end) };
}

export const reference = (ref: string, more: Partial<Reference> = {}): Reference => ({
  kind: 'pull-request',
  ref,
  written: ref,
  url: `https://github.com/${ref}`,
  repository: 'acme/api',
  number: 1,
  line: 10,
  column: 1,
  unusable: null,
  ...more,
});

export const quantity = (value: number, unit: string, dimension: string, base = value): Quantity => ({
  value,
  unit,
  dimension,
  base,
  per: unit.includes('/'),
});

export const metric = (more: Partial<Metric> = {}): Metric => ({
  label: 'reconciliation',
  baseline: quantity(6, 'h', 'time', 21_600),
  result: quantity(20, 'min', 'time', 1200),
  stated: null,
  percent: -94.444,
  consistent: true,
  line: 11,
  ...more,
});

let made = 0;

export interface ItemParts {
  readonly id?: string;
  readonly kind?: ItemKind;
  readonly line?: number;
  readonly claim?: string;
  readonly when?: readonly string[];
  readonly refs?: readonly (string | Reference)[];
  readonly roles?: readonly string[];
  readonly scopes?: readonly string[];
  readonly kinds?: readonly string[];
  readonly metrics?: readonly Metric[];
  readonly amounts?: readonly Quantity[];
  readonly certificate?: Partial<Item['certificate']>;
  readonly fields?: Item['fields'];
  readonly repeated?: readonly string[];
  readonly plan?: string | null;
  readonly reason?: string | null;
  readonly attestedBy?: string | null;
  readonly confirmedBy?: readonly string[];
}

/** An item of evidence; every one has an id and a line of its own unless the parts say otherwise. */
export function item(parts: ItemParts = {}): Item {
  made += 1;
  const line = parts.line ?? 10;
  const id = parts.id ?? `e-${made.toString(16).padStart(6, '0')}`;
  return {
    id,
    place: { path: 'p.md', line, column: 1 },
    endLine: line,
    kind: parts.kind ?? 'evidence',
    // Items of one text are one.
    claim: parts.claim ?? `Did ${id}`,
    fields: parts.fields ?? [],
    references: (parts.refs ?? []).map((ref) => (typeof ref === 'string' ? reference(ref, { line }) : ref)),
    repeated: parts.repeated ?? [],
    dates: (parts.when ?? []).map(when),
    roles: parts.roles ?? [],
    scopes: parts.scopes ?? [],
    kinds: parts.kinds ?? [],
    metrics: parts.metrics ?? [],
    amounts: parts.amounts ?? [],
    certificate: { issuer: null, number: null, expires: null, ...parts.certificate },
    criteria: [],
    plan: parts.plan ?? null,
    reason: parts.reason ?? null,
    attestedBy: parts.attestedBy ?? null,
    confirmedBy: parts.confirmedBy ?? [],
    findings: [],
  };
}

export const header = (more: Partial<Header> = {}): Header => ({
  candidate: 'octo-ada',
  ladder: 'engineering',
  ladderVersion: null,
  track: 'ic',
  from: 'L4',
  to: 'L5',
  inLevelSince: null,
  lastPromotion: null,
  period: null,
  cycle: null,
  manager: 'octo-mgr',
  sponsors: [],
  accounts: [],
  repository: null,
  stage: 'submitted',
  ...more,
});

export const criterion = (rubric: Rubric, more: Partial<Criterion> = {}): Criterion => ({
  id: 'system-design.L5',
  competency: 'system-design',
  promotion: null,
  group: null,
  bucket: null,
  level: 'L5',
  strength: 'must',
  text: 'Leads.',
  facets: [],
  guidance: null,
  examples: [],
  antiExamples: [],
  prompts: [],
  why: [],
  aliases: [],
  tracks: [],
  rubric,
  from: null,
  until: null,
  since: null,
  before: null,
  was: [],
  needsOwner: [],
  digest: 'sha256:0',
  place: { path: 'ladder.yml', line: 1, column: 1 },
  ...more,
});

export const decide = (more: Partial<Decide> = {}): Decide => ({
  should: 'met-or-explained',
  partial: 0,
  waivers: null,
  everyArea: false,
  inArea: [],
  ...more,
});
export const promotion = (more: Partial<Decide> = {}): Promotion => ({
  id: 'L4-L5',
  from: 'L4',
  to: 'L5',
  track: null,
  kind: 'step',
  returns: false,
  decide: decide(more),
  declared: true,
  timeline: null,
  statistics: [],
  prepare: [],
  risks: [],
});

export const level = (id: string, more: Partial<Level> = {}): Level => ({
  id,
  titles: [],
  aliases: [],
  includes: [],
  requires: [],
  equivalents: {},
  buckets: [],
  goal: null,
  statement: null,
  experience: null,
  years: null,
  tenure: null,
  responsibilities: [],
  reach: [],
  skills: [],
  private: [],
  ...more,
});

export const ladder = (criteria: readonly Criterion[] = [], more: Partial<Ladder> = {}): Ladder => ({
  path: 'ladder.yml',
  id: 'engineering',
  version: '1.0.0',
  title: 'Engineering',
  digest: 'sha256:0',
  scopes: ['task', 'team', 'multi-team', 'company'],
  roles: ['lead', 'author', 'contributor'],
  levels: [],
  levelSets: {},
  tracks: [],
  forks: [],
  areas: [],
  competencies: [{ id: 'system-design', title: 'System Design', aliases: [], area: null }],
  criteria,
  groups: [],
  promotions: [],
  retired: [],
  notes: { maxims: [], pitfalls: [], barriers: [], about: [], notAbout: [], notRequired: [], examples: [], advice: [] },
  scales: [],
  phrasings: [],
  tables: [],
  glossary: {},
  transition: null,
  ...more,
});

export const facts = (
  outcomes: Readonly<Record<string, Outcome>>,
  kinds: Readonly<Record<string, string>> = {},
): Facts => ({
  references: new Map(
    Object.entries(outcomes).map(([ref, outcome]) => [
      ref,
      {
        outcome,
        why: outcome === 'false' ? ['closed, not merged'] : [],
        ...(kinds[ref] === undefined ? {} : { kind: kinds[ref] }),
      },
    ]),
  ),
  // Nobody was asked anything.
  ...(Object.keys(outcomes).length === 0 && { asWritten: true }),
});

export const acts = (more: Partial<Acts>): Acts => ({ ...noActs, ...more });

/** What the company says about people: "level team organization" by login, `-` for what it does not say. */
export const people = (said: Readonly<Record<string, string>>): Acts['people'] =>
  new Map(
    Object.entries(said).map(([login, text]) => {
      const [own, team, organization] = text.split(' ').map((word) => (word === '-' ? null : word));
      return [login, { level: own ?? null, team: team ?? null, organization: organization ?? null }];
    }),
  );

export const context = (rubric: Rubric, more: Partial<RuleContext> = {}): RuleContext => ({
  ladder: ladder(),
  criterion: criterion(rubric),
  header: header(),
  anchor: day('2026-06-30'),
  facts: facts({}),
  acts: noActs,
  declared: false,
  document: { headings: [], words: 0 },
  citedBefore: () => [],
  previousMet: () => false,
  ...more,
});

export const packet = (head: Header = header()): Packet => ({
  path: 'p.md',
  digest: 'sha256:0',
  header: head,
  headerPlaces: {},
  words: 0,
  blocks: [],
  footnotes: [],
  definitions: new Set(),
  frontLines: 0,
  lines: [],
  hosts: [],
  template: new Set(),
  fiscalYearStart: null,
  own: null,
  findings: [],
});
