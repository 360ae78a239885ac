/** Small packets of results, as the assessment makes them. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Finding, Severity } from '../../src/findings/finding.ts';
import type { Competency, Criterion, Ladder } from '../../src/ladder/ladder.ts';
import type { Header, Item } from '../../src/packet/packet.ts';
import type { Reference } from '../../src/packet/values/reference.ts';
import type { Report, Source } from '../../src/report/report.ts';
import type { CriterionResult, EvidenceResult, Lack, PacketResult, State } from '../../src/rubric/assessment.ts';
import type { Outcome } from '../../src/evidence/facts.ts';
import { noActs } from '../../src/people/acts.ts';
import { parseDay, type Day } from '../../src/text/time.ts';
import { say, type Words } from '../../src/text/words.ts';
import { criterion as someCriterion, item as someItem, ladder, level } from '../rubric/factory.ts';

export const day = (text: string): Day => {
  const read = parseDay(text);
  if (read === null) throw new Error(`no day: ${text}`);
  return read;
};

/** The user text of a packet, so that a test can make each of them hostile. */
export interface Texts {
  readonly path: string;
  readonly candidate: string;
  readonly by: string;
  readonly levelTitle: string;
  readonly ladder: string;
  readonly title: string;
  readonly guidance: string;
  readonly id: string;
  readonly ref: string;
  readonly quoted: string;
}

export const harmless: Texts = {
  path: 'packets/octo-ada.md',
  candidate: 'octo-ada',
  by: 'octo-dana',
  levelTitle: 'Staff Engineer',
  ladder: 'engineering',
  title: '',
  guidance: 'Did several people grow, or one person often?',
  id: '',
  ref: '',
  quoted: 'team',
};

const TITLES = [
  'Navigating Ambiguity',
  'System Design & Architecture',
  'Code & Implementation',
  'Delivery & Accountability',
  'Technical Strategy',
  'Amplifying Others',
  'Mentorship & Knowledge Sharing',
  'Quality & Testing',
  'Operational Excellence',
  'Security',
  'Communication',
  'Collaboration',
  'Customer Focus',
  'Planning',
  'Hiring',
  'Vision, Influence & Culture',
];
const slug = (title: string): string => title.toLowerCase().replace(/[^a-z]+/gu, '-');

export const header: Header = {
  candidate: 'octo-ada',
  ladder: 'engineering',
  ladderVersion: null,
  track: 'ic',
  from: 'L4',
  to: 'L5',
  inLevelSince: day('2024-03-01'),
  lastPromotion: null,
  period: { start: day('2025-01-01'), end: day('2026-06-30') },
  cycle: null,
  manager: 'octo-mgr',
  sponsors: [],
  accounts: [],
  repository: 'acme/billing',
  stage: 'submitted',
};

const ladderOf = (texts: Texts): Ladder =>
  ladder([], {
    path: 'ladder/engineering/ladder.yml',
    id: texts.ladder,
    title: 'Software engineering',
    digest: `sha256:${'a1b2c3d4'.repeat(8)}`,
    scopes: ['team', 'multi-team'],
    roles: ['lead'],
    levels: [level('L4', { titles: ['Senior Engineer'] }), level('L5', { titles: [texts.levelTitle] })],
    tracks: [{ id: 'ic', title: 'Individual contributor', levels: ['L4', 'L5'] }],
    competencies: [],
  });

export const item = (line: number, references: readonly Reference[] = []): Item => ({
  ...someItem({
    id: `e-${(line * 7919).toString(16).padStart(6, '0')}`,
    claim: 'PLANTED CLAIM that nobody may quote',
    refs: references,
  }),
  place: { path: 'packets/octo-ada.md', line, column: 1 },
  endLine: line + 4,
});

const reference = (ref: string, line: number): Reference => ({
  kind: 'pull-request',
  ref,
  written: ref,
  url: null,
  repository: null,
  number: null,
  line,
  column: 5,
  unusable: null,
});

interface Row {
  readonly state: State;
  readonly lacks?: readonly Lack[];
  readonly lines?: readonly number[];
  readonly blocks?: boolean;
  readonly strength?: Criterion['strength'];
  readonly outcome?: Outcome;
  readonly guidance?: string;
  readonly remark?: Words;
}

export const lack = (message: Words, fix: Words, line: number | null, rule: Lack['rule'] = 'items'): Lack => ({
  message,
  fix,
  line,
  rule,
});
/** A finding with words of the test's own. Renderers show words and never look at what they are made of. */
export const found = (
  severity: Severity,
  code: string,
  line: number,
  message: Words,
  fix: Words,
  path = 'packets/octo-ada.md',
): Finding => ({ severity, code, args: null, message, fix, place: { path, line, column: 3 } }) as unknown as Finding;

/** A packet of which row n is about the nth competency. */
export function packet(rows: readonly Row[], over: Partial<PacketResult> = {}, texts: Texts = harmless): PacketResult {
  const path = over.path ?? texts.path;
  const evidence: EvidenceResult[] = [];
  const criteria = rows.map((row, index): CriterionResult => {
    const title = texts.title + (TITLES[index] ?? `Competency ${index}`);
    const competency: Competency = { id: slug(title), title, aliases: [], area: null };
    const criterion = someCriterion(
      { items: 1 },
      {
        id: `${texts.id}${slug(TITLES[index] ?? `c${index}`)}.L5`,
        competency: competency.id,
        strength: row.strength ?? 'must',
        text: 'Does this well.',
        guidance: row.guidance ?? null,
        digest: `sha256:${'0'.repeat(64)}`,
        place: { path: 'ladder/engineering/ladder.yml', line: 10 + index, column: 5 },
      },
    );
    const items = (row.lines ?? []).map((line) =>
      item(line, [reference(`${texts.ref}acme/billing#${line * 10}`, line + 1)]),
    );
    for (const one of items) {
      const references = one.references.map(({ kind, ref }) => ({
        kind,
        ref,
        outcome: row.outcome ?? ('not-attempted' as const),
        why: [],
        artefact: null,
      }));
      evidence.push({ item: one, criteria: [criterion.id], references });
    }
    const settled = ['met', 'judgement', 'waived', 'not-applicable', 'upcoming'].includes(row.state);
    return {
      criterion,
      competency,
      required: true,
      state: row.state,
      blocks: row.blocks ?? !settled,
      counts: null,
      evidence: items.map((one) => ({ item: one, counts: 'yes', why: [] })),
      lacks: row.lacks ?? [],
      explained: null,
      slip: false,
      remarks: row.remark ? [row.remark] : [],
      line: items[0]?.place.line ?? 61 + index,
    };
  });
  return {
    path,
    header: { ...header, candidate: texts.candidate },
    ladder: ladderOf(texts),
    promotion: null,
    anchor: { day: day('2026-06-30'), source: 'period', instead: null },
    verdict: 'incomplete',
    fault: null,
    lines: [],
    criteria,
    groups: [],
    reading: null,
    evidence,
    acts: noActs,
    findings: [],
    ...over,
  };
}

const missing = (line: number): Row => ({
  state: 'missing',
  lacks: [
    lack(
      say`No evidence and no stated gap.`,
      say`Add evidence ${[`under line ${line}`]}, or ${'- Gap: …; plan: …'}.`,
      line,
    ),
  ],
});
const met = (...lines: number[]): Row => ({ state: 'met', lines });

/** Sixteen criteria, or the first few of them: everything that a report can show at once. */
export function incomplete(texts: Texts = harmless, most = 16): PacketResult {
  const rows: readonly Row[] = [
    missing(61),
    {
      state: 'partial',
      lines: [48, 52],
      lacks: [
        lack(
          say`1 of 2 items counts: line 48 has scope ${texts.quoted}, the rubric asks for ${'multi-team'} or wider.`,
          say`Widen it, or add another item.`,
          48,
          'scope',
        ),
      ],
    },
    {
      state: 'partial',
      lines: [32],
      lacks: [
        lack(
          say`Evidence spans 3 of 6 months, January to March 2026.`,
          say`Add work from before January 2026.`,
          32,
          'sustained',
        ),
      ],
    },
    {
      state: 'disputed',
      lines: [75],
      lacks: [
        lack(say`Line 75: ${'acme/api#412'} is closed, not merged.`, say`Link what shipped instead.`, 75, 'verified'),
      ],
    },
    {
      state: 'unchecked',
      lines: [80],
      outcome: 'not-visible',
      lacks: [
        lack(
          say`Not known yet: line 80 has ${'acme-sec/rotor#77'}: not found or not visible to the bot.`,
          say`Correct the link if it is wrong, let the bot read that repository, or link something that it can read.`,
          80,
          'verified',
        ),
      ],
    },
    { state: 'judgement', lines: [90, 95], outcome: 'true', guidance: texts.guidance },
    { state: 'judgement', lines: [101], outcome: 'true', guidance: texts.guidance },
    { state: 'judgement', lines: [108], outcome: 'true', guidance: texts.guidance },
    { ...met(112, 118), outcome: 'true', remark: say`Line 118: ${texts.quoted} is closed, not merged.` },
    met(124),
    met(130),
    met(136),
    met(142),
    met(148),
    met(154),
    { state: 'waived' },
  ];
  return packet(
    rows.slice(0, most),
    {
      acts: {
        ...noActs,
        waivers: [
          {
            criterion: `${texts.id}vision-influence-culture.L5`,
            by: texts.by,
            reason: 'PLANTED reason',
            until: day('2027-03-31'),
          },
        ],
        concerns: [],
        endorsements: [{ criterion: `${texts.id}amplifying-others.L5`, by: texts.by }],
      },
      findings: [
        found(
          'warning',
          'packet-date',
          97,
          say`${texts.quoted} is a day and a month in either order`,
          say`Write it as year-month-day, for example ${'2025-04-03'}.`,
          texts.path,
        ),
      ],
    },
    texts,
  );
}

const all = (n: number): Row[] => Array.from({ length: n }, (_, index) => met(20 + index * 6));

export const complete = (over: Partial<PacketResult> = {}): PacketResult =>
  packet(
    [
      ...all(13),
      { state: 'judgement', lines: [110], guidance: harmless.guidance },
      { state: 'judgement', lines: [116] },
      {
        state: 'missing',
        strength: 'suggested',
        blocks: false,
        lacks: [lack(say`No evidence and no stated gap.`, say`Add evidence if there is any.`, 120)],
      },
    ],
    { verdict: 'complete', ...over },
  );

export const draft = (): PacketResult =>
  packet(
    [
      ...all(5),
      missing(61),
      missing(66),
      {
        state: 'partial',
        lines: [70],
        lacks: [lack(say`Line 70 has no date.`, say`Add ${'When: 2025-02 to 2025-09'}.`, 70, 'dated')],
      },
    ],
    { verdict: 'draft', header: { ...header, stage: 'draft' } },
  );

export const unchecked = (): PacketResult =>
  packet(
    [
      ...all(14),
      ...[104, 110].map((line): Row => ({
        state: 'unchecked',
        lines: [line],
        outcome: 'not-visible',
        lacks: [
          lack(
            say`Not known yet: ${[`line ${line}`]} has ${'acme-sec/rotor#77'}: not found or not visible to the bot.`,
            say`Let the bot read that repository, or link something that it can read.`,
            line,
            'verified',
          ),
        ],
      })),
    ],
    { verdict: 'unchecked' },
  );

export const invalidPacket = (path = harmless.path): PacketResult =>
  packet([], {
    path,
    verdict: 'invalid',
    fault: 'packet',
    ladder: null,
    anchor: null,
    header: { ...header, candidate: null, from: null, to: null },
    lines: ['---', 'candidate: @octo-ada', 'form: L4', 'to: L5', '---', '', '# PLANTED heading', 'PLANTED prose'],
    findings: [
      found(
        'error',
        'packet-login-at',
        2,
        say`${'candidate: @octo-ada'} is not valid: in front matter a login is written without ${'@'}`,
        say`Write ${'candidate: octo-ada'}.`,
        path,
      ),
      found(
        'error',
        'packet-field-unknown',
        3,
        say`Unknown field ${'form'}; did you mean ${'from'}?`,
        say`Write ${'from'}.`,
        path,
      ),
      found(
        'warning',
        'packet-date',
        8,
        say`${'last spring'} is not a date that can be read`,
        say`Write ${'2025-04'}.`,
        path,
      ),
    ],
  });

export const source: Source = {
  url: 'https://github.com/acme/promo',
  sha: '3f2c1ab9'.repeat(5),
  ladderSha: 'a1b2c3d4'.repeat(5),
};
export const options = { source, previous: null, server: 'https://github.com' } as const;
export const report = (packets: readonly PacketResult[], over: Partial<Report> = {}): Report => ({
  version: '0.1.0',
  packets,
  findings: [],
  enforce: false,
  ...over,
});

export const invalidLadder = (): Report =>
  report([packet([], { verdict: 'invalid', fault: 'ladder', ladder: null, anchor: null })], {
    findings: [
      found(
        'error',
        'ladder-unknown-key',
        12,
        say`Unknown key ${'rubrik'}; did you mean ${'rubric'}?`,
        say`Write ${'rubric'}.`,
        'ladder/engineering/ladder.yml',
      ),
    ],
  });

/** Ten people, as a committee sees them. */
export const ten = (): Report =>
  report(
    Array.from({ length: 10 }, (_, index) => {
      const texts = { ...harmless, path: `packets/octo-${index}.md`, candidate: `octo-${index}` };
      if (index % 5 === 3)
        return {
          ...draft(),
          path: texts.path,
          header: { ...header, candidate: texts.candidate, stage: 'draft' as const },
        };
      if (index === 7) return invalidPacket(texts.path);
      return index % 3 === 0
        ? { ...complete(), path: texts.path, header: { ...header, candidate: texts.candidate } }
        : incomplete(texts);
    }),
  );

/** The golden file of that name; `UPDATE_GOLDEN=1` writes it first. */
export function golden(file: string, rendered: string): string {
  const url = new URL(`golden/${file}`, import.meta.url);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(url, rendered);
  return readFileSync(url, 'utf8');
}
