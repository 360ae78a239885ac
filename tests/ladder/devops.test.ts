import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { day } from '../rubric/factory.ts';
import { checkPackets } from '../../src/check/check.ts';
import { explain } from '../../src/cli/explain.ts';
import { readFacts } from '../../src/files/facts.ts';
import { showHtml } from '../../src/ladder/show/html/page.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { showJson } from '../../src/ladder/show/show-json.ts';
import { showMarkdown, showText } from '../../src/ladder/show/show.ts';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import { noFacts, type Facts } from '../../src/evidence/facts.ts';
import { noActs } from '../../src/people/acts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { parseDay } from '../../src/text/time.ts';
import { plain } from '../../src/text/words.ts';

const folder = 'ladder/devops';
const bytes = (name: string): Uint8Array => readFileSync(`${folder}/${name}`);
const source = bytes('ladder.yml');

const { ladder, findings } = readLadder(source, `${folder}/ladder.yml`);
if (ladder === null)
  throw new Error(findings.map(({ place, message }) => `${place.line} ${plain(message)}`).join('\n'));
const devops = ladder;

const note = z.object({
  text: z.string(),
  title: z.nullable(z.string()),
  level: z.nullable(z.string()),
  fix: z.nullable(z.string()),
});
const shown = z.parse(
  z.object({
    levels: z.array(
      z.object({
        id: z.string(),
        titles: z.array(z.string()),
        aliases: z.array(z.string()),
        includes: z.array(z.object({ level: z.string(), as: z.string() })),
        buckets: z.array(z.object({ id: z.string(), title: z.string() })),
        experience: z.nullable(z.string()),
        responsibilities: z.array(z.string()),
        reach: z.array(z.string()),
        skills: z.array(
          z.object({ title: z.string(), depth: z.nullable(z.string()), must: z.boolean(), items: z.array(z.string()) }),
        ),
        private: z.array(z.string()),
      }),
    ),
    tracks: z.array(z.object({ id: z.string(), levels: z.array(z.string()) })),
    forks: z.array(
      z.object({
        at: z.string(),
        options: z.array(
          z.object({
            to: z.string(),
            pros: z.array(z.string()),
            cons: z.array(z.string()),
            fits: z.array(z.string()),
            prepare: z.array(z.string()),
          }),
        ),
        try: z.array(z.string()),
      }),
    ),
    criteria: z.array(
      z.object({
        id: z.string(),
        competency: z.nullable(z.string()),
        promotion: z.nullable(z.string()),
        group: z.nullable(z.string()),
        bucket: z.nullable(z.string()),
        level: z.string(),
        strength: z.string(),
        text: z.string(),
        needsOwner: z.array(z.string()),
        rubric: z.record(z.string(), z.unknown()),
      }),
    ),
    groups: z.array(
      z.object({ id: z.string(), rule: z.string(), promotion: z.nullable(z.string()), of: z.array(z.string()) }),
    ),
    promotions: z.array(
      z.object({
        id: z.string(),
        from: z.string(),
        to: z.string(),
        kind: z.string(),
        returns: z.boolean(),
        gates: z.array(z.string()),
        timeline: z.nullable(z.string()),
        statistics: z.array(z.string()),
        prepare: z.array(z.string()),
        risks: z.array(z.string()),
      }),
    ),
    pitfalls: z.array(note),
    barriers: z.array(note),
    notRequired: z.array(note),
    examples: z.array(note),
    advice: z.array(note),
    tables: z.array(z.object({ rows: z.array(z.array(z.string())) })),
  }),
  JSON.parse(JSON.stringify(showJson(devops))),
);

const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
const milestones = shown.criteria.filter(({ bucket }) => bucket !== null);
const ofPromotion = (id: string) => shown.criteria.filter(({ promotion, group }) => promotion === id && group !== null);
/** `id rule` of the milestones that have the rule, anywhere in their rubric. */
const withRule = (rule: string): string[] =>
  milestones.filter(({ rubric }) => JSON.stringify(rubric).includes(`"${rule}":`)).map(({ id }) => id);

describe('what the source says', () => {
  test('is read without a finding, and leaves no threshold open', () => {
    expect(findings.map(({ place, message }) => `${place.line} ${plain(message)}`)).toEqual([]);
    expect(shown.criteria.filter(({ needsOwner }) => needsOwner.length > 0)).toEqual([]);
  });

  test('a graph of 11 levels and 1 fork, on two tracks that share 1, 2 and 3', () => {
    expect(ids(shown.levels)).toEqual([
      '1',
      '2',
      '3',
      '4A',
      '4B',
      '5A',
      '5B',
      'Distinguished',
      'Director',
      'Fellow',
      'VP',
    ]);
    expect(shown.tracks).toMatchObject([
      { id: 'ic', levels: ['1', '2', '3', '4A', '5A', 'Distinguished', 'Fellow'] },
      { id: 'management', levels: ['1', '2', '3', '4B', '5B', 'Director', 'VP'] },
    ]);
    expect(shown.forks.map(({ at, options }) => [at, options.map(({ to }) => to)])).toEqual([['3', ['4A', '4B']]]);
    expect(
      shown.forks.flatMap((fork) =>
        fork.options.map(({ pros, cons, fits, prepare }) => [pros, cons, fits, prepare].map((list) => list.length)),
      ),
    ).toEqual([
      [5, 4, 4, 4],
      [5, 5, 4, 4],
    ]);
    expect(shown.forks[0]?.try).toHaveLength(4);
  });

  test('7 of them have a section: daily work of their own; the 4 others are only drawn', () => {
    expect(ids(shown.levels.filter(({ aliases }) => aliases.some((alias) => /^Level \d/u.test(alias))))).toEqual([
      '1',
      '2',
      '3',
      '4A',
      '4B',
      '5A',
      '5B',
    ]);
    expect(shown.levels.slice(0, 7).map(({ responsibilities }) => responsibilities.length)).toEqual([
      7, 8, 8, 8, 8, 6, 7,
    ]);
    for (const id of ['Distinguished', 'Director', 'Fellow', 'VP'])
      expect(shown.criteria.filter(({ level, promotion }) => level === id && promotion !== '5A-Director')).toEqual([]);
    expect(shown.levels.find(({ id }) => id === '4A')?.aliases).toContain('Principal Engineer I');
    expect(shown.levels.find(({ id }) => id === '5B')).toMatchObject({
      titles: ['Senior Manager'],
      aliases: ['Level 5B', 'Senior Manager / Director'],
    });
  });

  test('46 milestones in 10 buckets', () => {
    expect(milestones).toHaveLength(46);
    const buckets = shown.levels.flatMap((level) => level.buckets);
    expect(buckets.map(({ title }) => title)).toEqual([
      'Month 3',
      'Month 6',
      'Month 12',
      'Month 18-24',
      'Year 1 at this level',
      'Year 2-3',
      'Ready for Senior',
      'Year 1 at Senior',
      'Years 2-3',
      'Ready for Staff/Manager',
    ]);
    expect(buckets.map(({ id }) => milestones.filter(({ bucket }) => bucket === id).length)).toEqual([
      4, 4, 4, 4, 5, 5, 5, 5, 5, 5,
    ]);
    expect(['1', '2', '3'].map((id) => milestones.filter(({ level }) => level === id).length)).toEqual([16, 15, 15]);
  });

  test('24 criteria of two promotions, in groups of four that have to be met whole', () => {
    expect([ofPromotion('1-2').length, ofPromotion('2-3').length]).toEqual([12, 12]);
    const groups = shown.groups.filter(({ promotion }) => promotion === '1-2' || promotion === '2-3');
    expect(groups.map(({ id, rule, of }) => `${id} ${rule} ${of.length}`)).toEqual([
      '1-2.technical all 4',
      '1-2.impact all 4',
      '1-2.soft-skills all 4',
      '2-3.technical all 4',
      '2-3.impact all 4',
      '2-3.leadership all 4',
    ]);
  });

  test('5 criteria to Principal, 6 to Senior Manager, none beyond, and what prepares for the other track at the fork and the switches', () => {
    expect([ofPromotion('4A-5A').length, ofPromotion('4B-5B').length]).toEqual([5, 6]);
    expect(new Set(shown.criteria.flatMap(({ promotion }) => promotion ?? []))).toEqual(
      new Set(['1-2', '2-3', '3-4B', '4A-4B', '4A-5A', '4B-4A', '4B-5B', '5A-Director', 'Director-4A']),
    );
    expect(shown.criteria).toHaveLength(46 + 24 + 5 + 6 + 4 + 3 + 4 + (3 + 1 + 1));
    expect(new Set(ofPromotion('3-4B').map(({ strength }) => strength))).toEqual(new Set(['suggested']));
    expect(
      shown.criteria
        .filter(({ promotion, group }) => promotion !== null && group === null)
        .map(({ id, strength }) => `${id} ${strength}`),
    ).toEqual([
      '1-2.time-in-level suggested',
      '2-3.time-in-level suggested',
      '4A-5A.time-in-level suggested',
      '4B-5B.time-in-level suggested',
    ]);
  });

  test('11 counts, 1 percentage and 1 rate of the milestones are thresholds', () => {
    const counts = milestones.flatMap(({ id, rubric: { count } }) => {
      const found = z.safeParse(z.object({ min: z.number() }), count);
      return found.success ? [`${id} ${found.data.min}`] : [];
    });
    expect(counts).toEqual([
      '1.month-3.sandbox-deployments 10',
      '1.month-6.documentation 5',
      '2.year-1.pipelines 3',
      '2.year-1.incidents 20',
      '2.year-1.juniors 1',
      '2.year-2-3.monitoring 5',
      '2.year-2-3.infrastructure-project 1',
      '3.year-1.initiatives 2',
      '3.year-1.critical-system 1',
      '3.year-1.promotions 2',
      '3.years-2-3.domain-expert 2',
    ]);
    expect(counts).toHaveLength(11);
    expect([withRule('count').length, withRule('change'), withRule('rate')]).toEqual([
      11,
      ['2.year-1.deployment-time'],
      ['2.year-1.toil'],
    ]);
    const find = (id: string) => milestones.find((milestone) => milestone.id === id)?.rubric;
    expect(find('2.year-1.deployment-time')?.['change']).toEqual({ min: 50, direction: 'less', unit: 'time' });
    expect(find('2.year-1.toil')?.['rate']).toEqual({ min: '10 hours/week', sum: true });
  });

  test('2 levels build on the skills before them', () => {
    expect(shown.levels.flatMap(({ id, includes }) => includes.map(({ level, as }) => `${id} ${level} ${as}`))).toEqual(
      ['3 2 assumed', '4A 3 assumed'],
    );
  });

  test('switches both ways, early and late, with what prepares for them, their risks and how they go', () => {
    const switches = shown.promotions.filter(({ kind }) => kind === 'switch');
    expect(switches.map(({ id, returns, prepare, risks }) => [id, returns, prepare.length, risks.length])).toEqual([
      ['4A-4B', false, 5, 1],
      ['5A-Director', false, 2, 0],
      ['4B-4A', true, 4, 2],
      ['Director-4A', true, 4, 3],
    ]);
    expect(switches.map(({ statistics }) => statistics.filter((text) => text.startsWith('Success rate:')))).toEqual([
      ['Success rate: ~70% make successful transition'],
      [],
      ['Success rate: ~50% make successful transition'],
      ['Success rate: ~50% make successful transition'],
    ]);
  });

  test('8 pitfalls, 5 reasons to be stuck with what helps, and the other lists', () => {
    expect(shown.pitfalls.map(({ level }) => level)).toEqual(['1', '1', '1', '1', '2', '2', '2', '2']);
    expect(shown.barriers).toHaveLength(5);
    expect(shown.barriers.filter(({ fix, level }) => fix === null || level !== '4A')).toEqual([]);
    expect(shown.notRequired.map(({ level }) => level)).toEqual(['1', '4B', '4B', '4B']);
    expect(shown.examples.map(({ level }) => level)).toEqual(['2', '2', '2', '2', '4A', '4A', '4A', '5A', '5A', '5A']);
    expect(shown.tables[0]?.rows).toHaveLength(10);
    const advice = (title: string): number => shown.advice.filter((one) => one.title === title).length;
    expect(
      ['You might be stagnating if', 'You might be moving too fast if', 'Next steps', 'Certifications'].map(advice),
    ).toEqual([7, 5, 6, 3]);
  });

  test('no damaged character is left', () => {
    expect(new TextDecoder().decode(source)).not.toMatch(/[âÂðŸ]|\uFFFD/u);
  });
});

describe('pay', () => {
  const written = z.parse(
    z.object({
      levels: z.array(z.object({ id: z.string(), compensation: z.optional(z.record(z.string(), z.string())) })),
    }),
    parse(new TextDecoder().decode(source)),
  );
  const bands = written.levels.flatMap(({ compensation }) => Object.values(compensation ?? {}));
  const figures = [...new Set(bands.flatMap((band) => band.match(/\$[\d.]+[KM]/gu) ?? []))];

  test('stands at the 9 levels for which the source has it, as private', () => {
    expect(shown.levels.filter((level) => level.private.includes('compensation')).map(({ id }) => id)).toEqual([
      '1',
      '2',
      '3',
      '4A',
      '4B',
      '5A',
      '5B',
      'Distinguished',
      'Director',
    ]);
    expect(bands).toHaveLength(9 + 6);
    expect(figures).toEqual(expect.arrayContaining(['$75K', '$130K', '$145K', '$550K', '$1.2M', '$1M']));
  });

  const all = {
    text: showText(devops, { colour: false, width: 100 }),
    markdown: showMarkdown(devops, {}),
    html: showHtml(devops, {}),
    json: JSON.stringify(showJson(devops)),
  };
  const explained = devops.criteria
    .map(({ id }) => {
      const said = explain(id, [devops], day('2026-07-01'));
      if ('near' in said) throw new Error(`${id} is not explained`);
      return said.text;
    })
    .join('\n');

  test.each(Object.entries({ ...all, explain: explained }))('is not shown as %s', (_, rendering) => {
    expect(rendering.length).toBeGreaterThan(5000);
    // Markdown escapes what could be read as its own.
    const plainly = rendering.replaceAll('\\', '');
    expect(
      figures.filter((figure) => new RegExp(`${figure.replaceAll(/[$.]/gu, '\\$&')}(?![\\d/])`, 'u').test(plainly)),
    ).toEqual([]);
    expect(bands.filter((band) => plainly.includes(band))).toEqual([]);
  });
});

function checkText(text: string, facts: Facts = noFacts): PacketResult {
  const today = parseDay('2026-07-15');
  if (today === null) throw new Error('not a day');
  const [result] = checkPackets({
    packets: [{ path: `${folder}/packet.md`, bytes: new TextEncoder().encode(text) }],
    ladders: [{ path: `${folder}/ladder.yml`, bytes: source }],
    settings: defaultSettings,
    facts,
    acts: noActs,
    today,
    draft: false,
    version: '0.0.0',
  }).packets;
  if (result === undefined) throw new Error('nothing was checked');
  return result;
}

describe('the rubric', () => {
  test('"regularly" and "consistently" ask for work over time', () => {
    const lasting = shown.criteria.filter(({ text }) => /\b(?:regularly|consistently|consistent)\b/iu.test(text));
    expect(lasting).toHaveLength(6);
    expect(ids(lasting.filter(({ rubric }) => rubric['sustained'] === undefined))).toEqual([]);
  });

  test('"measurably" and "significantly" ask for a measured change, and for a person', () => {
    const measured = shown.criteria.filter(({ text }) => /\b(?:measurably|significantly)\b/iu.test(text));
    expect(measured).toHaveLength(4);
    expect(
      ids(
        measured.filter(({ rubric }) => rubric['judgement'] !== true || !JSON.stringify(rubric).includes('"metric":')),
      ),
    ).toEqual([]);
  });

  test('every criterion of evidence can be missed, or is for a person alone', () => {
    const alone = shown.criteria.filter(({ rubric }) => rubric['items'] === false);
    expect(ids(alone)).toEqual([
      '1.month-18-24.ready',
      '3.ready-for-staff-or-manager.leadership-presence',
      '4B-5B.demonstrate.people-situations',
    ]);
    expect(ids(alone.filter(({ rubric }) => rubric['judgement'] !== true))).toEqual([]);
    expect(
      ids(
        shown.criteria.filter(
          ({ rubric, group, bucket }) =>
            (group ?? bucket) !== null && rubric['dated'] !== true && rubric['items'] !== false,
        ),
      ),
    ).toEqual([]);
  });

  test('what is for a person alone asks for no evidence, whoever goes that way', () => {
    for (const [from, to, id] of [
      ['1', '2', '1.month-18-24.ready'],
      ['3', '4A', '3.ready-for-staff-or-manager.leadership-presence'],
      ['4B', '5B', '4B-5B.demonstrate.people-situations'],
    ]) {
      const packet = `---\ncandidate: octo-x\nladder: devops\ntrack: ${to === '4A' ? 'ic' : 'management'}\nfrom: '${from}'\nto: '${to}'\nperiod: 2023-07..2026-06\n---\n\n# X\n`;
      const result = checkText(packet);
      expect(result.criteria.filter(({ state }) => state === 'judgement').map(({ criterion }) => criterion.id)).toEqual(
        [id],
      );
    }
  });

  test("other people's promotions are asked for as a number, never by name", () => {
    const promoted = shown.criteria.filter(({ text }) => text.includes('engineers to promotion'));
    expect(ids(promoted)).toEqual(['3.year-1.promotions', '4B-5B.demonstrate.promotions']);
    expect(
      ids(
        promoted.filter(
          ({ rubric }) =>
            rubric['people'] !== undefined || rubric['link'] !== undefined || rubric['judgement'] !== true,
        ),
      ),
    ).toEqual([]);
  });
});

describe('the examples', () => {
  const read = readFacts(bytes('example.facts.json'), `${folder}/example.facts.json`);
  if (read.facts === null) throw new Error(read.findings.map(({ message }) => plain(message)).join('\n'));
  const { facts } = read;

  const packet = (name: string): string => new TextDecoder().decode(bytes(name));
  const check = (edit: (text: string) => string = (text) => text, known: Facts = facts): PacketResult =>
    checkText(edit(packet('example.md')), known);
  const required = (result: PacketResult) => result.criteria.filter((criterion) => criterion.required);
  const stateOf = (result: PacketResult, id: string) =>
    result.criteria.find(({ criterion }) => criterion.id === id)?.state;
  const lacks = (result: PacketResult, id: string): string =>
    (result.criteria.find(({ criterion }) => criterion.id === id)?.lacks ?? [])
      .map(({ rule, message }) => `${rule}: ${plain(message)}`)
      .join('\n');

  const incomplete = checkText(packet('example-incomplete.md'));

  // Links outside GitHub, and work in which GitHub does not name the candidate, wait for a person.
  test('the complete one is complete, without a single finding', () => {
    const result = check();
    expect(result.findings.map((finding) => `${finding.place.line} ${plain(finding.message)}`)).toEqual([]);
    expect(required(result)).toHaveLength(15 + 12 + 1);
    expect(
      required(result)
        .filter(({ state }) => state !== 'met' && state !== 'judgement')
        .map(({ criterion }) => criterion.id),
    ).toEqual([]);
    expect(required(result).filter(({ state }) => state === 'met')).toHaveLength(13);
    expect(result.verdict).toBe('complete');
  });

  test('an unread register is never missing, and never met', () => {
    const result = check(undefined, noFacts);
    expect(stateOf(result, '2.year-1.incidents')).toBe('unchecked');
    expect(result.verdict).toBe('unchecked');
  });

  test('a register with one row too few says so; one with just enough is enough', () => {
    const rows = (entries: number): Facts => ({
      ...facts,
      references: new Map([...facts.references].map(([ref, fact]) => [ref, { ...fact, entries }])),
    });
    expect(stateOf(check(undefined, rows(20)), '2.year-1.incidents')).toBe('met');
    const short = check(undefined, rows(19));
    expect(lacks(short, '2.year-1.incidents')).toMatch(/count: 19 of 20/u);
    expect(short.verdict).toBe('incomplete');
  });

  test.each([
    ['42 min -> 21 min (50 % less)', 'met'],
    ['42 min -> 22 min', 'partial'],
  ])('a deployment time of %s is %s', (metric, state) => {
    const result = check((text) => text.replace('42 min -> 14 min (67 % less)', metric));
    expect(stateOf(result, '2.year-1.deployment-time')).toBe(state);
  });

  test.each([
    ['11 hours/week -> 1 hour/week', 'met'],
    ['10 hours/week -> 1 hour/week', 'partial'],
  ])('manual work of %s is %s', (metric, state) => {
    const result = check((text) => text.replace('14 hours/week -> 1 hour/week', metric));
    expect(stateOf(result, '2.year-1.toil')).toBe(state);
  });

  test('the incomplete one is incomplete, and what is good in it counts', () => {
    expect(incomplete.verdict).toBe('incomplete');
    expect(Object.fromEntries(required(incomplete).map(({ criterion, state }) => [criterion.id, state]))).toEqual({
      '2.year-1.pipelines': 'partial',
      '2.year-1.deployment-time': 'partial',
      '2.year-1.incidents': 'partial',
      '2.year-1.toil': 'partial',
      '2.year-1.juniors': 'partial',
      '2.year-2-3.deployment-strategy': 'met',
      '2.year-2-3.monitoring': 'partial',
      '2.year-2-3.infrastructure-project': 'partial',
      '2.year-2-3.prevention': 'judgement',
      '2.year-2-3.tech-talks': 'missing',
      '2.ready-for-senior.complex-problems': 'judgement',
      '2.ready-for-senior.architecture-decisions': 'partial',
      '2.ready-for-senior.unblocks-engineers': 'partial',
      '2.ready-for-senior.drives-projects': 'missing',
      '2.ready-for-senior.team-impact': 'missing',
      '2-3.time-in-level': 'missing',
      '2-3.technical.complex-systems': 'partial',
      '2-3.technical.deep-expertise': 'partial',
      '2-3.technical.long-term-decisions': 'gap',
      '2-3.technical.ambiguity': 'judgement',
      '2-3.impact.major-projects': 'met',
      '2-3.impact.developer-productivity': 'partial',
      '2-3.impact.cost-or-reliability': 'partial',
      '2-3.impact.unblocks-engineers': 'partial',
      '2-3.leadership.mentoring': 'partial',
      '2-3.leadership.discussions': 'missing',
      '2-3.leadership.team-direction': 'partial',
      '2-3.leadership.cross-team': 'missing',
    });
  });

  /** Where in the incomplete example a text stands, 1-based. */
  const lineWith = (text: string): number =>
    packet('example-incomplete.md')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1;

  test.each([
    ['packet-reference-unusable', 'docs.example.com'],
    ['packet-reference-unusable', '%40me'],
    ['packet-metric-sum', '(60 % less)'],
    ['packet-field-misspelt', 'Lnks'],
    ['packet-gap-without-plan', 'Gap: the second site'],
    ['packet-box-unticked', 'Everybody in Warehouse deploys'],
    ['packet-date', '05/06/2025'],
    ['packet-item-untied', 'rebuilt from nothing'],
    ['packet-placeholder', 'Metric: TBD'],
    ['packet-heading-unknown', 'Leadershp'],
    ['packet-criterion-not-required', '1.month-6.documentation'],
  ])('the incomplete one reports %s at the line with "%s"', (code, text) => {
    expect(incomplete.findings.map((finding) => `${finding.code} ${finding.place.line}`)).toContain(
      `${code} ${lineWith(text)}`,
    );
  });

  test.each([
    ['2.year-1.pipelines', /count: 2 of 3/u],
    ['2.year-1.incidents', /count: 17 of 20 .* 2 are written twice/u],
    ['2.year-1.deployment-time', /change: .*40 % less.*50 % less/u],
    ['2.year-1.toil', /rate: .*6 hour.*10 hours\/week/u],
    ['2.year-1.juniors', /count: 0 of 1/u],
    ['2.year-2-3.monitoring', /count: 4 of 5/u],
    ['2.year-2-3.infrastructure-project', /role: .*contributor/u],
    ['2.ready-for-senior.architecture-decisions', /within: 1 of 2/u],
    ['2.ready-for-senior.unblocks-engineers', /sustained: .*3 of 6 months/u],
    ['2-3.technical.complex-systems', /items: 1 of 2 .*same links/u],
    ['2-3.leadership.mentoring', /people: 0 of 2 .*manager/u],
    ['2-3.leadership.team-direction', /scope: .*service/u],
    ['2-3.time-in-level', /time-in-level: 21 of 24 months/u],
  ])('the incomplete one says what %s lacks', (id, message) => {
    expect(lacks(incomplete, id)).toMatch(message);
  });
});
