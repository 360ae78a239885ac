import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { checkPackets } from '../../src/check/check.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { showJson } from '../../src/ladder/show/show-json.ts';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import { noFacts } from '../../src/evidence/facts.ts';
import { noActs, type Acts } from '../../src/people/acts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { parseDay } from '../../src/text/time.ts';
import { plain } from '../../src/text/words.ts';

const folder = 'ladder/engineer-to-leader';
const source = readFileSync(`${folder}/ladder.yml`);
const { ladder, findings } = readLadder(source, `${folder}/ladder.yml`);
if (ladder === null) throw new Error(findings.map(({ message }) => plain(message)).join('\n'));

const note = z.object({ text: z.string(), title: z.nullable(z.string()) });
const shown = z.parse(
  z.object({
    levels: z.array(
      z.object({
        id: z.string(),
        titles: z.array(z.string()),
        statement: z.nullable(z.string()),
        equivalents: z.record(z.string(), z.string()),
      }),
    ),
    tracks: z.array(z.object({ id: z.string(), levels: z.array(z.string()) })),
    forks: z.array(z.unknown()),
    competencies: z.array(z.object({ id: z.string() })),
    criteria: z.array(
      z.object({
        id: z.string(),
        competency: z.nullable(z.string()),
        level: z.string(),
        text: z.string(),
        facets: z.array(z.string()),
        needsOwner: z.array(z.string()),
        rubric: z.record(z.string(), z.unknown()),
      }),
    ),
    groups: z.array(z.unknown()),
    promotions: z.array(z.object({ from: z.string(), to: z.string(), kind: z.string(), gates: z.array(z.string()) })),
    scales: z.array(z.object({ id: z.string(), steps: z.array(z.object({ id: z.string(), text: z.string() })) })),
    phrasings: z.array(
      z.object({ audience: z.string(), avoid: z.string(), prefer: z.string(), hint: z.nullable(z.string()) }),
    ),
    maxims: z.array(note),
    advice: z.array(note),
    about: z.array(note),
  }),
  JSON.parse(JSON.stringify(showJson(ladder))),
);

describe('what the source says', () => {
  test('two tracks, of four levels and of three, without a place where they part', () => {
    expect(findings).toEqual([]);
    expect(shown.tracks).toEqual([
      { id: 'ic', levels: ['Junior', 'Senior', 'Staff', 'Principal'] },
      { id: 'management', levels: ['EM', 'Director', 'VP'] },
    ]);
    expect(shown.levels.map(({ id, titles }) => [id, ...titles].join(' '))).toEqual([
      'Junior',
      'Senior',
      'Staff',
      'Principal',
      'EM Engineering Manager',
      'Director',
      'VP VP/CTO',
    ]);
    expect(shown.forks).toEqual([]);
    expect(shown.levels.filter(({ equivalents }) => Object.keys(equivalents).length > 0)).toEqual([]);
    expect(shown.promotions.map(({ from, to, kind, gates }) => `${from} ${kind} ${to} ${gates.length}`)).toEqual([
      'Junior step Senior 0',
      'Senior step Staff 0',
      'Staff step Principal 0',
      'EM step Director 0',
      'Director step VP 0',
      'Senior switch EM 0',
      'Staff switch EM 0',
    ]);
  });

  test('seven criteria: four statements of oneself, three lists of three domains', () => {
    expect(shown.criteria).toHaveLength(7);
    expect(shown.groups).toEqual([]);
    const statements = shown.criteria.filter(({ competency }) => competency === 'problems');
    expect(statements.map(({ text }) => text)).toEqual([
      'I need help to solve this task.',
      'I can solve this task alone.',
      'I solve problems that traverse multiple teams.',
      "I solve problems the company doesn't know it has yet.",
    ]);
    expect(shown.levels.flatMap(({ statement }) => statement ?? [])).toEqual(statements.map(({ text }) => text));
    const domains = shown.criteria.filter(({ competency }) => competency === 'domains');
    expect(domains.map(({ text, facets }) => `${facets.join(', ')}.` === text)).toEqual([true, true, true]);
    expect(domains.flatMap(({ facets }) => facets)).toEqual([
      'People',
      'Hiring',
      'Happiness',
      'Managing Managers',
      'Budget',
      'Alignment',
      'Business Strategy',
      'Board Relations',
      'Vision',
    ]);
  });

  test('nothing of the story is a criterion', () => {
    expect(
      shown.criteria.filter(({ text }) => /Marketing|coder|cash|pivot|roadmap|5-year|"(?:How|What|Why)"/u.test(text)),
    ).toEqual([]);
  });

  test('a scale of five steps, each with a quote; it is no level', () => {
    expect(shown.scales.map(({ id, steps }) => [id, steps.map((step) => step.id)])).toEqual([
      ['ai-maturity', ['Ad-Hoc', 'Managed', 'Defined', 'Measured', 'Optimized']],
    ]);
    expect(new Set(shown.scales.flatMap(({ steps }) => steps.map(({ text }) => text))).size).toBe(5);
  });

  test('two phrasings with hints, three kinds of evidence of presence outside, one maxim', () => {
    expect(shown.phrasings.map(({ audience }) => audience)).toEqual(['Executives', 'Engineers']);
    expect(shown.phrasings.filter(({ hint }) => hint === null)).toEqual([]);
    expect(shown.phrasings[0]?.prefer).toContain('20 hours/week, projected to save $50k/year');
    expect(shown.phrasings[1]?.prefer).toContain('>95% precision');
    expect(shown.advice.flatMap(({ title, text }) => (title === 'Building a Personal Brand' ? [text] : []))).toEqual([
      'Open Source contributions.',
      'Technical Blogging (Writing clarifies thinking).',
      'Speaking at Conferences (Networking).',
    ]);
    expect(shown.criteria.find(({ id }) => id === 'problems.Principal')?.rubric['kind']).toEqual(
      expect.arrayContaining(['open-source', 'post', 'talk']),
    );
    expect(shown.maxims.map(({ text }) => text)).toEqual(['Your network is your net worth.']);
  });

  test('it leaves no threshold to the owner, and has nothing of the damaged characters', () => {
    expect(shown.criteria.filter(({ needsOwner }) => needsOwner.length > 0)).toEqual([]);
    expect(source.toString('utf8')).not.toMatch(/ðŸ|â€|Ã/u);
  });
});

describe('what the rubric asks', () => {
  test.each([
    ['problems', ['Senior', 'Staff', 'Principal']],
    ['domains', ['EM', 'Director', 'VP']],
  ] as const)('%s: scope, span and reach into the past rise from level to level', (competency, levels) => {
    const own = levels.flatMap((level) =>
      ladder.criteria.filter((criterion) => criterion.competency === competency && criterion.level === level),
    );
    expect(own).toHaveLength(3);
    const rises = (values: readonly number[]): boolean =>
      values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0));
    expect(own.map(({ rubric }) => ladder.scopes.indexOf(rubric.scope ?? ''))).toSatisfy(rises);
    expect(own.map(({ rubric }) => rubric.sustained?.span ?? 0)).toSatisfy(rises);
    expect(
      own.map(({ rubric: { within } }) => (within !== undefined && 'months' in within ? within.months : 0)),
    ).toSatisfy(rises);
  });

  test('every criterion asks for dated evidence, and its span fits into its window', () => {
    expect(ladder.criteria.filter(({ rubric }) => !(Number(rubric.items) >= 1) || rubric.dated !== true)).toEqual([]);
    expect(
      ladder.criteria.filter(
        ({ rubric: { within, sustained } }) =>
          within === undefined || !('months' in within) || within.months < (sustained?.span ?? 1),
      ),
    ).toEqual([]);
  });
});

describe('the examples', () => {
  function check(name: string, acts: Acts = noActs, edit: (text: string) => string = (text) => text): PacketResult {
    const today = parseDay('2026-07-15');
    if (today === null) throw new Error('not a day');
    const bytes = new TextEncoder().encode(edit(readFileSync(`${folder}/${name}`, 'utf8')));
    const [result] = checkPackets({
      packets: [{ path: `${folder}/${name}`, bytes }],
      ladders: [{ path: `${folder}/ladder.yml`, bytes: source }],
      settings: defaultSettings,
      facts: noFacts,
      acts,
      today,
      draft: false,
      version: '0.0.0',
    }).packets;
    if (result === undefined) throw new Error('nothing was checked');
    return result;
  }
  const states = (result: PacketResult): readonly string[] =>
    result.criteria.flatMap(({ required, criterion, state }) => (required ? [`${criterion.id} ${state}`] : []));
  const by = (teams: Readonly<Record<string, string>>): Acts => ({
    ...noActs,
    people: new Map(Object.entries(teams).map(([login, team]) => [login, { level: null, team, organization: null }])),
    endorsements: Object.keys(teams).map((login) => ({ criterion: 'problems.Staff', by: login })),
  });

  test('the complete one is complete, without a finding; who stands behind it has yet to say so', () => {
    const result = check('example.md');
    expect(result.findings.map(({ place, message }) => `${place.line} ${plain(message)}`)).toEqual([]);
    expect(states(result)).toEqual(['problems.Staff judgement']);
    expect(result.verdict).toBe('complete');
  });

  test('people of two teams who say so settle it, two people of one team and the manager do not', () => {
    expect(states(check('example.md', by({ 'octo-ravi': 'depot', 'octo-lou': 'app' })))).toEqual([
      'problems.Staff met',
    ]);
    const alone = (text: string): string => text.replaceAll(/^ {2}- Confirmed by: .*\n/gmu, '');
    expect(states(check('example.md', by({ 'octo-ravi': 'depot', 'octo-lou': 'depot' }), alone))).toEqual([
      'problems.Staff partial',
    ]);
    expect(states(check('example.md', by({ 'octo-ravi': 'depot', 'octo-mgr': 'tracking' }), alone))).toEqual([
      'problems.Staff partial',
    ]);
  });

  test('three pieces of evidence are enough, two are not', () => {
    const without =
      (claim: string) =>
      (text: string): string =>
        text.replace(new RegExp(`- \\*\\*${claim}[\\s\\S]*?(?=\\n- \\*\\*|$)`, 'u'), '');
    const three = without('Talked Payments');
    expect(check('example.md', noActs, three).verdict).toBe('complete');
    const two = check('example.md', noActs, (text) => without('Found out why')(three(text)));
    expect(two.verdict).toBe('incomplete');
    expect(plain(two.criteria[0]?.lacks[0]?.message ?? [])).toMatch(/2 of 3/u);
  });

  test('the incomplete one is incomplete', () => {
    const result = check('example-incomplete.md');
    expect(result.verdict).toBe('incomplete');
    expect(states(result)).toEqual(['problems.Staff partial']);
    expect(result.criteria[0]?.evidence.filter(({ counts }) => counts === 'yes')).toHaveLength(1);
  });

  /** Where in the incomplete example a text stands, 1-based. */
  const lineWith = (text: string): number =>
    readFileSync(`${folder}/example-incomplete.md`, 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1;

  test.each([
    ['packet-heading-unknown', '## Problem solved'],
    ['packet-metric-sum', '(75 % less)'],
    ['packet-quote-near', 'traverse several teams'],
    ['packet-placeholder', 'Metric: TBD'],
    ['packet-date', '04/05/2025'],
    ['packet-date', 'last winter'],
    ['packet-field-misspelt', 'Roel'],
    ['packet-reference-unusable', '%40me'],
    ['packet-reference-unusable', 'docs.example.com'],
    ['packet-box-unticked', 'Ran the weekly meeting'],
    ['packet-gap-without-plan', 'Gap: I have not managed'],
    ['packet-item-untied', 'Gap: I have not managed'],
  ])('the incomplete one reports %s at the line with "%s"', (code, text) => {
    expect(check('example-incomplete.md').findings.map((finding) => `${finding.code} ${finding.place.line}`)).toContain(
      `${code} ${lineWith(text)}`,
    );
  });

  test.each([
    ['Cut what we pay for maps', /scope `team`/u],
    ['Showed Fleet, with a week', /scope `company-wide`/u],
    ['Brought Fleet and Routing', /before the window/u],
    ['Helped Depot Systems', /role `helper`/u],
  ])('the incomplete one says why "%s" does not count', (claim, why) => {
    const item = check('example-incomplete.md').criteria[0]?.evidence.find(
      ({ item: { place } }) => place.line === lineWith(claim),
    );
    expect(item?.counts).toBe('no');
    expect(plain(item?.why ?? [])).toMatch(why);
  });

  test('the incomplete one says that a manager does not stand for two teams', () => {
    const lacks = check('example-incomplete.md')
      .criteria[0]?.lacks.filter(({ rule }) => rule === 'people')
      .map(({ message }) => plain(message));
    expect(lacks?.join(' ')).toMatch(/0 of 2 people.*`octo-mgr` is the manager/u);
  });
});
