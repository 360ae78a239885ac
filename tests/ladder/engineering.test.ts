import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { checkPackets } from '../../src/check/check.ts';
import type { Criterion, Ladder } from '../../src/ladder/ladder.ts';
import { readLadder } from '../../src/ladder/read.ts';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import { noFacts } from '../../src/evidence/facts.ts';
import { noActs } from '../../src/people/acts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { parseDay, parseDuration } from '../../src/text/time.ts';
import { plain } from '../../src/text/words.ts';

const folder = 'ladder/engineering';
const bytes = (name: string): Uint8Array => readFileSync(`${folder}/${name}`);
const source = bytes('ladder.yml');

function ladder(): Ladder {
  const read = readLadder(source, `${folder}/ladder.yml`);
  expect(read.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  if (read.ladder === null) throw new Error('the ladder was not read');
  return read.ladder;
}
const engineering = ladder();

const find = (id: string): Criterion => {
  const found = engineering.criteria.find((criterion) => criterion.id === id);
  if (found === undefined) throw new Error(`no criterion ${id}`);
  return found;
};

const ids = (criteria: readonly Criterion[]): string[] => criteria.map((criterion) => criterion.id);

/** The criteria of each competency, lowest level first. */
const byCompetency = engineering.competencies.map((competency) => ({
  id: competency.id,
  criteria: engineering.levels.flatMap((level) =>
    engineering.criteria.filter((criterion) => criterion.competency === competency.id && criterion.level === level.id),
  ),
}));

describe('what the source says', () => {
  test('4 areas of 4 competencies, 7 levels, and one criterion for each competency and level', () => {
    expect(engineering.areas).toHaveLength(4);
    expect(
      engineering.areas.map(
        (area) => engineering.competencies.filter((competency) => competency.area === area.id).length,
      ),
    ).toEqual([4, 4, 4, 4]);
    expect(engineering.levels.map((level) => level.id)).toEqual(['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7']);
    expect(engineering.criteria).toHaveLength(112);
    expect(byCompetency.flatMap(({ criteria }) => ids(criteria))).toEqual(
      byCompetency.flatMap(({ id }) => engineering.levels.map((level) => `${id}.${level.id}`)),
    );
  });

  test('ids are unique', () => {
    expect(new Set(engineering.criteria.map((criterion) => criterion.id)).size).toBe(engineering.criteria.length);
  });

  test('titles only where the source gives them, and each level takes the one below for granted', () => {
    expect(
      engineering.levels
        .filter((level) => level.titles.length > 0)
        .map(({ id, titles }) => `${id} ${titles.join(', ')}`),
    ).toEqual(['L5 Staff Engineer', 'L6 Senior Staff Engineer']);
    expect(engineering.levels.map((level) => level.includes)).toEqual(
      engineering.levels.map((_, index) => (index === 0 ? [] : [{ level: `L${index}`, as: 'assumed' }])),
    );
  });

  test('27 paragraphs of guidance on 12 criteria', () => {
    const guided = engineering.criteria.flatMap((criterion) =>
      criterion.guidance === null ? [] : [criterion.guidance.trim().split(/\n\s*\n/u).length],
    );
    expect(guided).toHaveLength(12);
    expect(guided.reduce((sum, paragraphs) => sum + paragraphs, 0)).toBe(27);
    expect(find('system-design.L4').guidance).toContain('**scalable, resilient, and cost-efficient**');
  });

  test('the listed slips are corrected, and nothing else is smoothed over', () => {
    const texts = engineering.criteria.flatMap((criterion) => [criterion.text, criterion.guidance ?? '']).join('\n');
    expect(texts).not.toMatch(
      /observerb|elswhere|excercis|judement|approprite|algorthm|guidence|presedence|deciplin|rasing|techincal|soruce|in to efficient/iu,
    );
    expect(texts).not.toMatch(/\S {2,}\S/u);
    expect(find('initiative.L5').text).toBe(
      'Solves ambiguous strategic problems with minimal oversightInitiates alignment and action at team/org level',
    );
    const repeated = engineering.criteria.filter((criterion) =>
      engineering.criteria.some((other) => other !== criterion && other.text === criterion.text),
    );
    expect(ids(repeated)).toEqual(['ambiguity.L5', 'strategic-impact.L5']);
  });
});

describe('what the rubric asks', () => {
  const levelRubric = z.object({
    items: z.optional(z.number()),
    scope: z.optional(z.string()),
    sustained: z.optional(z.string()),
    within: z.string(),
  });
  const defaults = z.parse(
    z.object({ levels: z.array(z.object({ rubric: levelRubric })) }),
    parse(new TextDecoder().decode(source)),
  ).levels;
  const months = (text: string): number => {
    const duration = parseDuration(text);
    if (duration === null || !('months' in duration)) throw new Error(`${text} is not in months`);
    return duration.months;
  };
  const rises = (values: readonly number[]): boolean =>
    values.every((value, index) => value >= (values[index - 1] ?? 0)) && (values.at(-1) ?? 0) > (values[0] ?? 0);

  test('each level asks for no less than the one below, and the highest for more than the lowest: items, scope, span, reach', () => {
    const fromL2 = defaults.slice(1);
    expect(fromL2.map((level) => level.rubric.items ?? 1)).toSatisfy(rises);
    expect(fromL2.map((level) => engineering.scopes.indexOf(level.rubric.scope ?? 'task'))).toSatisfy(rises);
    expect(fromL2.map((level) => months(level.rubric.sustained ?? '0 months'))).toSatisfy(rises);
    expect(fromL2.map((level) => months(level.rubric.within))).toSatisfy(rises);
  });

  test.each(byCompetency)(
    '$id: scope never narrows from level to level, and from L4 on the span never shrinks',
    ({ criteria }) => {
      const width = criteria.flatMap(({ rubric }) =>
        rubric.scope === undefined ? [] : [engineering.scopes.indexOf(rubric.scope)],
      );
      expect(width).toEqual(width.toSorted((a, b) => a - b));
      expect(width.length).toBeGreaterThanOrEqual(4);
      const spans = criteria.slice(3).map(({ rubric }) => rubric.sustained?.span ?? 0);
      expect(spans).toEqual(spans.toSorted((a, b) => a - b));
      expect(spans[0]).toBeGreaterThan(0);
    },
  );

  test('a lasting habit is asked for where the words say so', () => {
    const lasting = engineering.criteria.filter(({ text }) =>
      /\b(?:sustained history|regularly|consistently|continuously)\b/iu.test(text),
    );
    expect(lasting.length).toBeGreaterThan(5);
    expect(ids(lasting.filter(({ rubric }) => rubric.sustained === undefined))).toEqual([]);
    const measured = engineering.criteria.filter(({ text }) => /\bmeasurable\b/iu.test(text));
    expect(ids(measured.filter(({ rubric }) => rubric.metric !== undefined))).toEqual([
      'ambiguity.L5',
      'strategic-impact.L5',
    ]);
  });

  test('every criterion can be missed: it asks for dated evidence', () => {
    expect(
      ids(
        engineering.criteria.filter(
          ({ rubric }) => typeof rubric.items !== 'number' || rubric.items < 1 || rubric.dated !== true,
        ),
      ),
    ).toEqual([]);
  });

  test('every criterion can be met: the span it asks for fits into its window', () => {
    const impossible = engineering.criteria.filter(
      ({ rubric: { within, sustained } }) =>
        within === undefined || !('months' in within) || within.months < (sustained?.span ?? 1),
    );
    expect(ids(impossible)).toEqual([]);
  });

  test('from L3 on, evidence that nobody can open is left to a person', () => {
    const neither = engineering.criteria.filter(
      ({ level, rubric }) => level >= 'L3' && rubric.link === undefined && rubric.judgement === undefined,
    );
    expect(ids(neither)).toEqual([]);
  });
});

describe('the examples', () => {
  function check(name: string, edit: (text: string) => string = (text) => text): PacketResult {
    const today = parseDay('2026-07-15');
    if (today === null) throw new Error('not a day');
    const packet = new TextEncoder().encode(edit(new TextDecoder().decode(bytes(name))));
    const report = checkPackets({
      packets: [{ path: `${folder}/${name}`, bytes: packet }],
      ladders: [{ path: `${folder}/ladder.yml`, bytes: source }],
      settings: defaultSettings,
      facts: noFacts,
      acts: noActs,
      today,
      draft: false,
      version: '0.0.0',
    });
    const [result] = report.packets;
    if (result === undefined) throw new Error('nothing was checked');
    return result;
  }
  const required = (result: PacketResult) => result.criteria.filter((criterion) => criterion.required);
  const stateOf = (result: PacketResult, id: string) =>
    result.criteria.find(({ criterion }) => criterion.id === id)?.state;

  test('the complete one is complete, without a single finding', () => {
    const result = check('example.md');
    expect(result.findings.map((finding) => `${finding.place.line} ${plain(finding.message)}`)).toEqual([]);
    expect(required(result)).toHaveLength(16);
    expect(
      required(result)
        .filter(({ state }) => state !== 'met' && state !== 'judgement')
        .map(({ criterion }) => criterion.id),
    ).toEqual([]);
    expect(result.verdict).toBe('complete');
  });

  test('a missing heading in the complete one is noticed', () => {
    const result = check('example.md', (text) => text.replace('### Strategic Thinking', '### Thoughts'));
    expect(result.verdict).toBe('incomplete');
    expect(stateOf(result, 'strategic-thinking.L5')).toBe('missing');
  });

  test('the incomplete one is incomplete, and what is good in it counts', () => {
    const result = check('example-incomplete.md');
    expect(result.verdict).toBe('incomplete');
    expect(Object.fromEntries(required(result).map(({ criterion, state }) => [criterion.id, state]))).toEqual({
      'code.L5': 'partial',
      'system-design.L5': 'partial',
      'technical-breadth.L5': 'partial',
      'technical-strategy.L5': 'partial',
      'delivery.L5': 'partial',
      'ambiguity.L5': 'partial',
      'strategic-impact.L5': 'partial',
      'amplifying-others.L5': 'judgement',
      'team-communication.L5': 'judgement',
      'feedback.L5': 'partial',
      'mentorship.L5': 'missing',
      'cross-functional.L5': 'missing',
      'initiative.L5': 'partial',
      'self-development.L5': 'missing',
      'strategic-thinking.L5': 'missing',
      'vision-culture.L5': 'gap',
    });
  });

  /** Where in the incomplete example a text stands, 1-based. */
  const lineWith = (text: string): number =>
    new TextDecoder()
      .decode(bytes('example-incomplete.md'))
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1;

  test.each([
    ['packet-metric-sum', '(80 % less)'],
    ['packet-reference-unusable', 'docs.example.com'],
    ['packet-reference-unusable', '%40me'],
    ['packet-placeholder', 'Metric: TBD'],
    ['packet-date', '03/04/2025'],
    ['packet-field-misspelt', 'Scoep'],
    ['packet-heading-unknown', 'Mentorhip'],
    ['packet-gap-without-plan', 'Gap: I have worked on this'],
    ['packet-box-unticked', 'Set up the fortnightly meeting'],
  ])('the incomplete one reports %s at the line with "%s"', (code, text) => {
    expect(check('example-incomplete.md').findings.map((finding) => `${finding.code} ${finding.place.line}`)).toContain(
      `${code} ${lineWith(text)}`,
    );
  });

  test.each([
    ['code.L5', 'items', /same links/u],
    ['system-design.L5', 'scope', /1 of 2/u],
    ['technical-breadth.L5', 'within', /1 of 2/u],
    ['technical-strategy.L5', 'sustained', /3 of 6 months/u],
    ['initiative.L5', 'role', /1 of 2/u],
  ])('the incomplete one says that %s lacks %s', (id, rule, message) => {
    const result = check('example-incomplete.md').criteria.find(({ criterion }) => criterion.id === id);
    expect(
      result?.lacks
        .filter((lack) => lack.rule === rule)
        .map((lack) => plain(lack.message))
        .join('\n'),
    ).toMatch(message);
  });

  test.each([
    ['system-design.L5', 'Designed the new ranking service', /team/u],
    ['technical-breadth.L5', 'Compared three search engines', /window|period|outside|before/u],
    ['initiative.L5', 'Took on the search part', /leader/u],
  ])('the incomplete one says why an item of %s does not count', (id, text, why) => {
    const result = check('example-incomplete.md').criteria.find(({ criterion }) => criterion.id === id);
    const item = result?.evidence.find((evidence) => evidence.item.place.line === lineWith(text));
    expect(item?.counts).toBe('no');
    expect(plain(item?.why ?? [])).toMatch(why);
  });
});
