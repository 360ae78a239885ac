/** What this tool wrote is read as it was written: a page that `ladder show` made is the same ladder again. */
import { readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ladderOf } from '../../src/import/ladder.ts';
import type { Statement, Understood } from '../../src/import/model.ts';
import { unplacedLines } from '../../src/import/placed.ts';
import { understand } from '../../src/import/understand.ts';
import { showHtml } from '../../src/ladder/show/html/page.ts';
import { showJson } from '../../src/ladder/show/show-json.ts';
import { showMarkdown, showText } from '../../src/ladder/show/show.ts';
import { runs } from '../runs.ts';
import { documentOf } from './shipped.ts';
import { again, kept, ladderIn, left, read } from './reading.ts';

const LADDER = ladderIn(`schema: 1
id: eng
version: 2.1.0
title: Engineering at @acme
levels:
  - id: L1
    goal: 'Learns: everything · and more'
    buckets: [{ id: m3, title: Month 3, month: 3, criteria: { onboarding: Onboarded., first: { text: Fixed one., strength: should } } }]
  - { id: L2, requires: [L0], experience: 2-5 years, years: 2-5, aliases: [Mid, 'Engineer 2'], includes: [{ level: L1, as: assumed }], statement: I can do it., titles: [Senior Engineer, Senior Designer] }
  - Principal
  - M1
tracks:
  - { id: ic, title: Individual contributor, levels: [L1, L2, Principal] }
  - { id: management, title: Management, levels: [L1, L2, M1] }
areas:
  - { id: work, title: Work }
competencies:
  - id: code
    title: 'Code & *craft*'
    area: work
    criteria:
      L1: Writes code, not ~~prose~~.
      L2:
        - id: code.L2.lead
          text: 'Leads *one* project of 3,000 $ at https://example.com'
          facets: [Scope, Time]
          strength: should
        - { id: code.L2.review, text: 'Reviews #12 of @octo-ada' }
  - { id: talk, title: Talk, criteria: { Principal: Speaks., M1: Listens. } }
promotions:
  - from: L1
    to: L2
    timeline: 2-3 years
    statistics: ['About 30 % in a year.']
    prepare: [Shadow somebody.]
    risks: [Too early.]
    groups: [{ id: technical, title: Technical, rule: all, criteria: { debugging: Debugs., building: Builds. } }]
  - { from: Principal, to: M1, kind: switch }
groups:
  - { id: capstone, title: Capstone, level: Principal, rule: any, criteria: { platform: Builds a platform., team: Builds a team. } }
  - { id: exit, title: Exit criteria, level: Principal, rule: { at-least: 2 }, criteria: { a: One., b: Two., c: Three. } }
forks: [{ id: career-fork, title: Career fork, at: L2, options: [{ to: Principal, title: 'Path A' }, { to: M1 , title: M1 }] }]
maxims: [{ text: Ship., competency: talk }, { text: Stay., level: M1 }, { text: Go. }]
barriers: [{ text: Too tactical, fix: Delegate, title: Stuck }, { text: Too lonely, fix: Mentor, title: Stuck }]
tables: [{ title: Compared, columns: [Aspect, IC], rows: [[Meetings, 20 %]] }]
scales: [{ id: maturity, title: Maturity, steps: [{ id: Ad-Hoc, text: A script. }, { id: Managed, text: A pipeline. }] }]
phrasings: [{ audience: Executives, avoid: Loss fell., prefer: We save 20 hours. }]
`);
const PAGE = showMarkdown(LADDER, {});

describe('a page that ladder show wrote', () => {
  test('is the same ladder again, ids and all', () => {
    expect(read(PAGE).shape).toBe('page');
    const made = again(PAGE);
    expect(kept(made)).toEqual(kept(LADDER));
    expect(made.criteria.map(({ id }) => id).toSorted()).toEqual([
      'L1-L2.technical.building',
      'L1-L2.technical.debugging',
      'L1.m3.first',
      'L1.m3.onboarding',
      'capstone.platform',
      'capstone.team',
      'code.L1',
      'code.L2.lead',
      'code.L2.review',
      'exit.a',
      'exit.b',
      'exit.c',
      'talk.M1',
      'talk.Principal',
    ]);
    const promotions = ({ promotions: all }: typeof LADDER) =>
      all.map(({ id, kind, timeline, statistics, prepare, risks }) => [id, kind, timeline, statistics, prepare, risks]);
    expect(promotions(made)).toEqual(promotions(LADDER));
    for (const part of ['levels', 'forks', 'scales', 'phrasings', 'tables'] as const)
      expect(made[part]).toEqual(LADDER[part]);
  });
  test('takes what people change on it; what is no part of the ladder is told', () => {
    const edited = PAGE.replace('Speaks.', 'Speaks clearly.')
      .replace(
        '- **Principal** Speaks',
        '- **L1** Asks.\n  - early\n- **L9** Nobody knows this level.\n- **Principal** Speaks',
      )
      .replace('# Engineering', 'Our wiki.\n\n# Engineering');
    expect(
      read(edited)
        .statements.filter(({ competency }) => competency === 'Talk')
        .map(({ level, text, details, id }) => [level, text, details, id]),
    ).toEqual([
      ['L1', 'Asks.', ['early'], undefined],
      ['Principal', 'Speaks clearly.', [], 'talk.Principal'],
      ['M1', 'Listens.', [], 'talk.M1'],
    ]);
    expect(left(edited).filter((line) => !line.includes('Evidence:'))).toEqual([
      'Our wiki.',
      '- **L9** Nobody knows this level.',
    ]);
    expect(again(edited).criteria.map(({ id }) => id)).toContain('talk.L1');
  });
  test('says that rubrics are proposed anew, and what to do to keep them', () => {
    expect(read(PAGE).notes[0]?.text).toMatch(/ladder eng, version 2\.1\.0.*rubrics stay/u);
  });
  test('of one level names no level before its criteria, and its notes are none', () => {
    const page = showMarkdown(
      ladderIn(
        'schema: 1\nid: one\nversion: 1.0.0\ntitle: One\nlevels: [{ id: Phase 7, title: Fellow }]\ntracks: [{ id: main, title: Main, levels: [Phase 7] }]\ncompetencies: [{ id: vision, title: Vision, criteria: { Phase 7: Sees far. } }]\nmaxims: [{ text: Look., competency: vision }]\n',
      ),
      {},
    );
    expect(read(page).statements.map(({ level, text }) => [level, text])).toEqual([['Phase 7', 'Sees far.']]);
  });
  test('keeps what is said of a competency in an area', () => {
    const ladder = ladderIn(
      'schema: 1\nid: one\nversion: 1.0.0\ntitle: One\nlevels: [L1]\ntracks: [{ id: main, title: Main, levels: [L1] }]\nareas: [{ id: work, title: Work }]\ncompetencies: [{ id: code, title: Code, area: work, criteria: { L1: Writes. } }, { id: talk, title: Talk, criteria: { L1: Speaks. } }]\nmaxims: [{ text: Look., competency: code }, { text: Ask., competency: talk }]\n',
    );
    const made = again(showMarkdown(ladder, {}));
    expect(made.notes.maxims.map(({ text, competency }) => [text, competency])).toEqual([
      ['Look.', 'code'],
      ['Ask.', 'talk'],
    ]);
    expect(kept(made)).toEqual(kept(ladder));
  });
  test('that is something else by now is read as what a mapping file says, as its refusal advises', () => {
    const edited = `${PAGE.slice(0, PAGE.indexOf('\n## '))}\n\n## Senior\n\n- Leads a project.\n\n## Staff\n\n- Leads a team.\n`;
    expect(understand({ path: 'page.md', text: edited })).toMatchObject({
      refused: expect.stringContaining('not on it'),
    });
    const found = understand({ path: 'page.md', text: edited }, { shape: 'level-headings' });
    if ('refused' in found) throw new Error(found.refused);
    expect(found.statements.map(({ level, text }) => [level, text])).toEqual([
      ['Senior', 'Leads a project.'],
      ['Staff', 'Leads a team.'],
    ]);
  });
});

describe.each(['distinguished', 'devops'])('the document that %s was made of', (name) => {
  test('is the same ladder after import, show and import again: milestones, groups and steps as well', () => {
    const made = ladderIn(
      ladderOf(read(documentOf(parse(readFileSync(`ladder/${name}/ladder.yml`, 'utf8')))), name).text,
    );
    expect(made.groups.length + made.levels.flatMap(({ buckets }) => buckets).length).toBeGreaterThan(1);
    expect(kept(again(showMarkdown(made, {})))).toEqual(kept(made));
  });
});

describe.each(
  readdirSync('ladder', { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => name),
)('the ladder %s that ships', (name) => {
  const file = readFileSync(`ladder/${name}/ladder.yml`, 'utf8');
  const ladder = ladderIn(file);
  const refusal = (path: string, text: string): string => {
    const found = understand({ path, text });
    return 'refused' in found ? found.refused : `read as ${found.shape}`;
  };
  test('is no document to import, nor is what is made of it for eyes and programs', () => {
    expect(refusal('ladder.yml', file)).toMatch(/^This is a ladder already/u);
    expect(refusal('x.json', JSON.stringify(showJson(ladder), null, 2))).toMatch(/^This is what .* printed/u);
    for (const width of [40, 80, 200])
      expect(refusal('x.txt', showText(ladder, { colour: false, width }))).toMatch(/^This is what .* looked at/u);
    expect(refusal('x.html', showHtml(ladder, {}))).toMatch(/^This is what .* looked at/u);
  });
});

/** Words of any kind, as one line. */
const line = fc
  .oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }) },
    fc.constantFrom(
      '**L1** x',
      '`code.L1` · must',
      'Evidence: at least 1 item.',
      '- a list',
      '# a heading',
      '1. one',
      '> quoted',
      '<b>',
      '&amp;',
      '\\*',
      '| a | b |',
      '[a](b)',
      '![a](b)',
      '~~no~~',
      '~x~',
      'GH-12',
      '#12',
      'www.example.com',
      '0123456789abcdef',
      '$x$',
      ':tada:',
      '***',
      '[ ] todo',
      'a · b',
      'L1 → L2',
      'Levels',
      'Tracks',
      'a\tb',
      '**Maxims**: x',
      '[^1]',
      'a  b',
      '_x_',
      '```',
      '---',
      'Without an area',
      'Competencies',
      '(1)',
      '`',
    ),
  )
  .map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
  .filter((text) => /[\p{L}\p{N}]/u.test(text));
const ladders = fc
  .record({
    title: line,
    levels: fc.uniqueArray(fc.constantFrom('L1', 'L2', 'Senior', 'Phase 7', 'P3/M1', 'IC-3', 'Level', '4'), {
      minLength: 1,
      maxLength: 4,
    }),
    titles: fc.array(fc.option(line), { minLength: 4, maxLength: 4 }),
    areas: fc.uniqueArray(line, { maxLength: 2, selector: (text) => text.toLowerCase() }),
    competencies: fc.uniqueArray(line, {
      minLength: 1,
      maxLength: 3,
      selector: (text) => text.toLowerCase().normalize('NFKC'),
    }),
    cells: fc.array(
      fc.record({
        level: fc.nat(3),
        competency: fc.nat(2),
        text: line,
        details: fc.array(line, { maxLength: 2 }),
        strength: fc.constantFrom('must', 'should', 'suggested'),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ title, levels, titles, areas, competencies, cells }): Understood => ({
    shape: 'data',
    title,
    levels: levels.map((id, index) => ({ name: id, id, titles: [titles[index] ?? []].flat(), line: 1 })),
    statements: cells.map(({ level, competency, ...cell }, index): Statement => {
      const at = competency % competencies.length;
      return {
        ...cell,
        level: levels[level % levels.length] ?? '',
        competency: competencies[at] ?? '',
        area: areas[at] ?? null,
        example: false,
        line: index + 1,
      };
    }),
    placed: new Set(),
    notes: [],
  }));

describe('of any ladder, whatever stands in it', () => {
  test('import, show and import again keep levels, competencies and criteria; each line is placed or says how it is evidenced', () => {
    fc.assert(
      fc.property(ladders, (of) => {
        const ladder = ladderIn(ladderOf(of, 'made').text);
        const page = showMarkdown(ladder, {});
        const found = read(page, 'page.md');
        expect(kept(again(page))).toEqual(kept(ladder));
        expect(
          unplacedLines({ path: 'page.md', text: page }, found).filter(({ text }) => !text.startsWith('- Evidence: ')),
        ).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });
});
