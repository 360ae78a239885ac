/** What stands beside the criteria of a document: placed where that is certain, listed where it is not. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mergeLadder } from '../../src/import/again/merge.ts';
import { ladderOf } from '../../src/import/ladder.ts';
import { unplacedLines } from '../../src/import/placed.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { showJson } from '../../src/ladder/show/show-json.ts';
import { scaffold } from '../../src/scaffold/scaffold.ts';
import { waysOf } from '../../src/scaffold/ways.ts';
import { plain } from '../../src/text/words.ts';
import { runs } from '../runs.ts';
import { left, read, said } from './reading.ts';
import { documentOf, isData, listOf, textOf, textsOf, wordsOf } from './shipped.ts';

/** The ladder as data; it can be read, and a packet be begun for each of its promotions. */
const ladderIn = (source: string): Readonly<Record<string, unknown>> => {
  const { text } = ladderOf(read(source), 'made');
  const { ladder, findings } = readLadder(new TextEncoder().encode(text), 'ladder.yml');
  expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => plain(message))).toEqual([]);
  if (ladder === null) throw new Error('no ladder');
  for (const way of waysOf(ladder)) expect(scaffold({ ladder, way, candidate: 'octo-ada' })).not.toBe('');
  const data: unknown = parse(text);
  if (!isData(data)) throw new Error('no map');
  return data;
};
const BOXES = Array.from({ length: 14 }, (_, index) => `- [ ] Tests model ${index + 1}`).join('\n');
/** Two levels with criteria, and something beside those of the first. */
const beside = (text: string): string =>
  `# Data\n\n## Level 1: Data Engineer\n\n### Quality\n\n${BOXES}\n${text}\n\n## Level 2: Senior Data Engineer\n\n### Quality\n\n- [ ] Sets the rules\n`;
const levelOf = (text: string) => listOf(ladderIn(beside(text))['levels'])[0] ?? {};

describe('facts of a level', () => {
  test('in a line each: years, pay, other names, how long, what for', () => {
    const level = levelOf(
      'Experience: 1-3 years\nAlso called: Analytics Engineer, Data Developer\nSalary: €50k - €65k\n**Time in level:** 18 months\n**Goal:** Tables that people trust.',
    );
    expect(level).toMatchObject({
      experience: '1-3 years',
      years: '1-3',
      aliases: ['Analytics Engineer', 'Data Developer'],
      compensation: { total: '€50k - €65k' },
      tenure: '18 months',
      goal: 'Tables that people trust.',
    });
  });
  test.each([
    ['2-5 years', '2-5'],
    ['8+ years', '8+'],
    ['12-15+ years', '12+'],
    ['At least 4 years in data', '4+'],
    ['about 3 years', 3],
    ['Typically some years', undefined],
  ])('%s is the range %s', (experience, years) => {
    expect(levelOf(`Experience: ${experience}`)).toMatchObject({ experience });
    expect(levelOf(`Experience: ${experience}`)['years']).toEqual(years === 3 ? '3' : years);
  });
  test('pay by what it is paid by', () => {
    expect(levelOf('Compensation: $185K-$320K (Big Tech: $400K-$550K)')['compensation']).toEqual({
      total: '$185K-$320K',
      'Big Tech': '$400K-$550K',
    });
  });
  test('lists: what one does, how far it reaches, skills with their depth, titles', () => {
    expect(
      levelOf(
        '### Core responsibilities\n\nDaily work:\n- Runs the pipelines\n- Answers questions\n  - of analysts\n  - of managers\n\nScope:\n- One team\n\n### Required skills\n\n**Technical (Must have):**\n\n```yaml\nSQL (Advanced):\n  - Window functions\nShell:\n  - Pipes\n```\n\n**Soft skills:**\n\n- Asks early\n\nYou operate as:\n\n* **Data Engineer**\n* **Analytics Engineer**',
      ),
    ).toMatchObject({
      responsibilities: ['Runs the pipelines', 'Answers questions: of analysts; of managers'],
      reach: ['One team'],
      skills: [
        { title: 'SQL', depth: 'Advanced', must: true, items: ['Window functions'] },
        { title: 'Shell', must: true, items: ['Pipes'] },
        { title: 'Soft skills', items: ['Asks early'] },
      ],
      titles: ['Data Engineer', 'Analytics Engineer'],
    });
  });
  test('what the level below has is taken for granted', () => {
    const source = beside('').replace(
      '- [ ] Sets the rules',
      '- [ ] Sets the rules\n\n### Skills\n\nEverything from the previous level, plus:\n\n**Python:**\n- Types',
    );
    expect(listOf(ladderIn(source)['levels'])[1]).toMatchObject({
      includes: [{ level: 'L1', as: 'assumed' }],
      skills: [{ title: 'Python', items: ['Types'] }],
    });
  });
  test('of levels as headings as well, and no criterion changes', () => {
    const source = `## Junior\n\n**Experience:** 0-2 years\n\nAlso known as: Trainee\n\nPay: $50k\n\n- Writes code.\n- Asks.\n\n## Senior\n\n- Designs.\n- Tells.\n\n**Anti-patterns:**\n\n- Heroism\n`;
    const without = source.replaceAll(/^(?:\*\*Exp|Also|Pay).*\n/gmu, '');
    expect(said(source)).toEqual(said(without));
    const [junior] = listOf(ladderIn(source)['levels']);
    expect(junior).toMatchObject({
      experience: '0-2 years',
      years: '0-2',
      aliases: ['Trainee'],
      compensation: { total: '$50k' },
    });
    expect(ladderIn(source)['pitfalls']).toEqual([{ level: 'Senior', text: 'Heroism' }]);
    expect(left(source)).toEqual([]);
  });
});

describe('criteria that count in something else than a competency', () => {
  const ofOthers = (source: string) =>
    read(source).statements.flatMap(({ text, of }) => (of === undefined ? [] : [[text, of]]));
  test.each([
    ['Month 3', 3],
    ['Months 18-24', 24],
    ['Year 1 at this level', 12],
    ['Years 2-3', 36],
    ['Within 3 months', 3],
    ['After one year', 12],
    ['First 90 days', 3],
    ['By the end of year 2', 24],
    ['Week 2', 1],
  ])('%s: milestones', (title, month) => {
    expect(ofOthers(beside(`### ${title}\n\n- [ ] Ships a table`))).toEqual([
      ['Ships a table', { in: 'bucket', title, month }],
    ]);
  });
  test.each(['Monthly reviews', 'Quarter plans', 'Years of practice', 'Year in review 2024'])(
    '%s is no time',
    (title) => {
      expect(ofOthers(beside(`### ${title}\n\n- [ ] Ships a table`))).toEqual([]);
    },
  );
  test('among milestones a label may name no month', () => {
    expect(ofOthers(beside('### Milestones\n\nReady for Senior:\n\n- [ ] Works alone'))).toEqual([
      ['Works alone', { in: 'bucket', title: 'Ready for Senior', month: null }],
    ]);
  });
  test.each([
    ['### Final project\n\nPick one of:', 'Final project', 'any'],
    ['### Final project\n\nChoose one of the following:', 'Final project', 'any'],
    ['### Breadth\n\nAt least two of:', 'Breadth', 2],
    ['### C. Capstone: “A Legacy”', 'A Legacy', 'any'],
    ['### Exit criteria', 'Exit criteria', 'all'],
    ['### Completion\n\nAll of the following:', 'Completion', 'all'],
  ])('%s', (head, title, rule) => {
    const source = beside(`${head}\n\n- [ ] A talk\n- [ ] A post\n- [ ] A course`);
    expect(ofOthers(source)).toEqual(
      ['A talk', 'A post', 'A course'].map((text) => [text, { in: 'group', title, rule }]),
    );
    const [group] = listOf(ladderIn(source)['groups']);
    expect(group).toMatchObject({ title, level: 'L1', rule: typeof rule === 'number' ? { 'at-least': rule } : rule });
  });
  test('that a capstone is a choice is said, as its owner may mean all of it', () => {
    const notes = read(beside('### Capstone\n\n- [ ] A talk\n- [ ] A post')).notes.map(({ text }) => text);
    expect(notes).toEqual([expect.stringContaining('one of them is enough')]);
  });
  test('what a step asks for, in boxes or as its requirements', () => {
    const to = 'Level 2: Senior Data Engineer';
    const source = beside(
      '**To move to Senior Data Engineer:**\n\nTechnical:\n✅ Models alone\n\nSoft skills:\n✅ Tells others\n\n**To Senior Data Engineer:**\n\nRequirements:\n1. Leads a project\n\nTimeline: 2-3 years\nSuccess rate: ~30% get there',
    );
    expect(ofOthers(source)).toEqual([
      ['Models alone', { in: 'promotion', to, title: 'Technical' }],
      ['Tells others', { in: 'promotion', to, title: 'Soft skills' }],
      ['Leads a project', { in: 'promotion', to, title: 'Requirements' }],
    ]);
    expect(ladderIn(source)['promotions']).toMatchObject([
      { from: 'L1', to: 'L2', timeline: '2-3 years', statistics: ['Success rate: ~30% get there'] },
    ]);
  });
  test('an advice is no criterion, and what leads to no level of the document is none', () => {
    const source = beside(
      '**To Senior Data Engineer:**\n\n- Read a book\n\n**To move to Wizard:**\n\n- Do magic\n\n**Tips for the way:**\n\n- Sleep well',
    );
    expect(said(source)).toEqual(said(beside('')));
    expect(left(source)).toEqual([
      '**To Senior Data Engineer:**',
      '- Read a book',
      '**To move to Wizard:**',
      '- Do magic',
    ]);
  });
});

describe('the same mark under different labels', () => {
  test.each([
    ['### Not required', 'not-required'],
    ["**You don't need to:**", 'not-required'],
    ['### Common pitfalls', 'pitfalls'],
    ['### Anti-patterns', 'pitfalls'],
    ["This level isn't about:", 'not-about'],
    ['### Skills to develop', 'advice'],
    ['### Why most engineers never get further', 'barriers'],
    ['### Getting stuck', 'barriers'],
  ])('❌ below %s', (head, kind) => {
    const ladder = ladderIn(beside(`${head}\n\n❌ Fame\n❌ Meetings`));
    expect(listOf(ladder[kind]).map(wordsOf)).toEqual(['Fame', 'Meetings']);
    expect(left(beside(`${head}\n\n❌ Fame\n❌ Meetings`))).toEqual([]);
  });
  test('a box below "Not required" is nothing that is asked for', () => {
    const source = beside('### Not required\n\n- [ ] On-call duty');
    expect(said(source)).toEqual(said(beside('')));
    expect(ladderIn(source)['not-required']).toEqual([{ level: 'L1', text: 'On-call duty' }]);
  });
  test('what is marked otherwise than its neighbours is left to the owner', () => {
    expect(left(beside('### Pitfalls\n\n❌ Haste\n✅ Patience'))).toEqual(['✅ Patience']);
    // A heading holds for its section, a label for its list.
    expect(left(beside('### Pitfalls\n\n❌ Haste\n\nSome words about it.\n\n❌ Waste'))).toEqual([
      'Some words about it.',
    ]);
    expect(left(beside('**Pitfalls:**\n\n❌ Haste\n\nSome words about it.\n\n❌ Waste'))).toEqual([
      'Some words about it.',
      '❌ Waste',
    ]);
  });
  test('what helps against what keeps people back, one for one; else neither is guessed', () => {
    const text = 'Why some never progress:\n\n❌ Too many tickets\n❌ No documents\n\nFix:\n✅ Say no\n';
    expect(ladderIn(beside(`${text}✅ Write one`))['barriers']).toEqual([
      { level: 'L1', text: 'Too many tickets', fix: 'Say no' },
      { level: 'L1', text: 'No documents', fix: 'Write one' },
    ]);
    expect(left(beside(text))).toEqual(['Fix:', '✅ Say no']);
  });
  test('examples with their names, and how a case went', () => {
    const source = beside(
      '### Projects that stand out\n\n```markdown\n1. Migration\n   "Moved 20 tables,\n   in a month"\n```\n\n### Key cases\n\n**1. Strategy:**\n\nExample: "Design it anew"\n- Asks all teams\n- Writes an RFC',
    );
    expect(ladderIn(source)['examples']).toEqual([
      { level: 'L1', title: 'Migration', text: 'Moved 20 tables, in a month' },
      { level: 'L1', title: 'Strategy', text: '"Design it anew": Asks all teams. Writes an RFC.' },
    ]);
  });
});

describe('ways', () => {
  const GRAPH =
    '```mermaid\ngraph TB\n  A[Engineer<br/>0-2 years<br/>$50k] --> B{Fork}\n  B --> C[Staff Engineer<br/>IC Track]\n  B --> D[Manager<br/>Management Track]\n  C --> E[Fellow]\n  style A fill:#fff\n```\n';
  const source = (text: string): string =>
    `# Eng\n\n${GRAPH}\n## Level 1: Engineer\n\n☐ Writes code\n☐ Tests code\n\n${text}\n\n## Level 2A: Staff Engineer\n\n☐ Leads\n\n## Level 2B: Manager\n\n☐ Hires\n`;
  test('a picture of the levels: what is only drawn is a level, and its ways are tracks', () => {
    const ladder = ladderIn(source(''));
    expect(listOf(ladder['levels']).map(({ id }) => id)).toEqual(['L1', 'L2A', 'L2B', 'Fellow']);
    expect(listOf(ladder['levels'])[0]).toMatchObject({ experience: '0-2 years', compensation: { total: '$50k' } });
    expect(ladder['tracks']).toEqual([
      { id: 'ic', title: 'IC Track', levels: ['L1', 'L2A', 'Fellow'] },
      { id: 'management', title: 'Management Track', levels: ['L1', 'L2B'] },
    ]);
    expect(left(source(''))).toEqual([]);
  });
  test('a picture of something else, or one that goes in a circle, says nothing of the levels', () => {
    for (const graph of [
      'A[Build] --> B[Test]',
      'A[Engineer] --> B[Staff Engineer]',
      'A[Engineer] --> C[Staff Engineer]\nC --> D[Manager]\nD --> A',
    ])
      expect(
        read(source('').replace(/A\[Engineer[^]*?#fff\n/u, `${graph}\n`)).levels.map(({ name }) => name),
      ).toHaveLength(3);
  });
  test('where one has to choose, and between what', () => {
    const text =
      '### The fork\n\n**Path A: Depth → Staff Engineer**\n\nPros:\n✅ Deep work\n\nCons:\n❌ Lonely\n\n**Path B: People → Manager**\n\nPros:\n✅ People\n\nBest for:\n- Talkers\n\nTry mini-experiments:\n1. Mentor somebody\n\n### Advancement\n\n**For the IC track (→ Staff Engineer):**\n\n1. **Write more**\n   - Posts\n   - RFCs\n';
    expect(ladderIn(source(text))['forks']).toEqual([
      {
        id: 'the-fork',
        title: 'The fork',
        at: 'L1',
        options: [
          {
            to: 'L2A',
            title: 'Path A: Depth → Staff Engineer',
            pros: ['Deep work'],
            cons: ['Lonely'],
            prepare: ['Write more: Posts. RFCs.'],
          },
          { to: 'L2B', title: 'Path B: People → Manager', pros: ['People'], fits: ['Talkers'] },
        ],
        try: ['Mentor somebody'],
      },
    ]);
    // One way alone is no choice.
    const one = text.replace('Path B: People → Manager', 'Path B: People → Somewhere');
    expect(ladderIn(source(one))['forks']).toBeUndefined();
    expect(left(source(one))).toContain('✅ Deep work');
  });
  test('to another track, and back', () => {
    const text = `${source('')}\n## Switching tracks\n\n**IC → Management (less common)**\n\nHow to prepare:\n1. Mentor people\n\nSuccess rate: half\nRisk: No code\n\n**Management → Nowhere**\n\nHow to prepare:\n1. Dream\n`;
    expect(ladderIn(text)['promotions']).toEqual([
      {
        from: 'L2A',
        to: 'L2B',
        kind: 'switch',
        statistics: ['less common', 'Success rate: half'],
        prepare: ['Mentor people'],
        risks: ['No code'],
      },
    ]);
    expect(left(text)).toContain('1. Dream');
  });
  test('a comparison is a table, unless it is one of pay', () => {
    const table = (cell: string): string =>
      `\n## Comparing both\n\n| Aspect | Staff | Manager |\n|--|--|--|\n| Work | Code | ${cell} |\n`;
    expect(ladderIn(source('') + table('People'))['tables']).toEqual([
      { title: 'Comparing both', columns: ['Aspect', 'Staff', 'Manager'], rows: [['Work', 'Code', 'People']] },
    ]);
    expect(ladderIn(source('') + table('$200k - $300k'))['tables']).toBeUndefined();
  });
});

test('pay reaches the file of the ladder, and nothing that is shown of it', () => {
  const source = beside(
    'Salary: $123,456 - $234,567\n\n### Tips\n\n- $345,678 for those who ask\n- Earn a salary of $456,789\n- Save $50k a year of costs\n\n### Red flags\n\n- Not paid more than $567,890',
  );
  const { text } = ladderOf(read(source), 'x');
  expect(text).toContain('$123,456');
  expect(text).not.toMatch(/345,678|456,789|567,890/u);
  expect(text).toContain('Save $50k a year of costs');
  const { ladder } = readLadder(new TextEncoder().encode(text), 'ladder.yml');
  if (ladder === null) throw new Error('no ladder');
  expect(JSON.stringify(showJson(ladder))).not.toMatch(/\d{3},\d{3}/u);
  const other = ladderOf(read(source.replace('$123,456', '$111,111')), 'x').text;
  const merged = mergeLadder({ base: text, mine: text, theirs: other }, () => null);
  expect(merged?.text).toContain('$111,111');
  expect(merged?.changes).toHaveLength(1);
  expect(JSON.stringify(merged?.changes)).not.toMatch(/\d{3},\d{3}/u);
});

/** Sections that may stand beside criteria, known and unknown ones. */
const word = fc.stringMatching(/^[A-Z][a-z]{3,8}$/u);
const section = fc
  .record({
    head: fc.constantFrom(
      '### Responsibilities',
      '**Pitfalls:**',
      '### Not required',
      'Scope:',
      '### Skills',
      '**Advice:**',
      '### Whatever',
      '### Why most never progress',
      'Fix:',
      '### Examples',
      'To move to Nobody:',
      '### The fork',
      '**Somewhere → Else**',
    ),
    mark: fc.constantFrom('- ', '❌ ', '✅ ', '1. ', '* ', '📌 ', ''),
    items: fc.array(
      fc.tuple(word, word).map((parts) => parts.join(' ')),
      { minLength: 1, maxLength: 4 },
    ),
    fenced: fc.boolean(),
  })
  .map(({ head, mark, items, fenced }) => {
    const lines = items.map((item) => `${mark}${item}`).join('\n');
    return `${head}\n\n${fenced ? `\`\`\`markdown\n${lines}\n\`\`\`` : lines}\n`;
  });

test('in whatever order it stands: each line is placed or listed, and no criterion changes', () => {
  fc.assert(
    fc.property(fc.array(section, { maxLength: 8 }), (sections) => {
      const source = beside(sections.join('\n'));
      const found = read(source);
      expect(said(source)).toEqual(said(beside('')));
      const kept = ladderOf(found, 'x').text.replace(/\s+/gu, ' ');
      const listed = new Set(unplacedLines({ path: 'x.md', text: source }, found).map(({ line }) => line));
      const lost = source.split('\n').flatMap((line, index) => {
        const [mark = ''] = /^(?:[-*]|\d\.|[❌✅📌])\s+(?:\[ \] )?/u.exec(line) ?? [];
        return mark === '' || listed.has(index + 1) || kept.includes(line.slice(mark.length)) ? [] : [line];
      });
      expect(lost).toEqual([]);
      ladderIn(source);
    }),
    { numRuns: runs(300) },
  );
});

test('any text at all beside criteria breaks nothing', () => {
  const piece = fc.constantFrom(
    '# ',
    '## ',
    '**',
    ':',
    '\n',
    '\n\n',
    '```',
    '```mermaid\ngraph TB\n',
    'A[B] --> C{D}',
    '- ',
    '  - ',
    '☐ ',
    '❌ ',
    '| a | b |',
    '→',

    'Pros',
    'To move to ',
    'Data Engineer',
    'Month 3',
    'Capstone',
    'Fix',
    'Skills',
    '$50k',
    '"',
    'Example: ',
    'Salary: ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 12 })), { maxLength: 40 }), (pieces) => {
      const found = read(beside('').replace('\n## Level 2', () => `\n${pieces.join('')}\n\n## Level 2`));
      const { text } = ladderOf(found, 'x');
      const { findings } = readLadder(new TextEncoder().encode(text), 'ladder.yml');
      expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => plain(message))).toEqual([]);
    }),
    { numRuns: runs(500) },
  );
});

describe('ladders of ours, written as such documents', () => {
  const shipped = (name: string): Readonly<Record<string, unknown>> => {
    const data: unknown = parse(readFileSync(`ladder/${name}/ladder.yml`, 'utf8'));
    if (!isData(data)) throw new Error('no map');
    return data;
  };
  /** Names and texts of criteria by what they count in; rubrics, ids and prompts are the owner's. */
  const wordsIn = (criteria: unknown): readonly string[] =>
    isData(criteria) ? Object.values(criteria).map(wordsOf) : [];
  const bucketsOf = (level: Readonly<Record<string, unknown>>) =>
    listOf(level['buckets']).map(({ title, month, criteria }) => ({ title, month, criteria: wordsIn(criteria) }));
  const stepsOf = (ladder: Readonly<Record<string, unknown>>) =>
    listOf(ladder['promotions']).map((one) => ({
      timeline: one['timeline'],
      groups: listOf(one['groups']).map(({ title, rule, criteria }) => ({ title, rule, criteria: wordsIn(criteria) })),
    }));
  const FACTS = [
    'goal',
    'experience',
    'years',
    'tenure',
    'compensation',
    'responsibilities',
    'reach',
    'skills',
    'titles',
  ];
  const factsOf = (level: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(FACTS.map((key) => [key, level[key]]));

  test('distinguished: one level, lettered sections, a choice, what one leaves with', () => {
    const [own, found] = [shipped('distinguished'), ladderIn(documentOf(shipped('distinguished')))];
    const [mine, level] = [listOf(own['levels'])[0] ?? {}, listOf(found['levels'])[0] ?? {}];
    // Of its reach the document says nothing in a list of its own.
    expect(factsOf(level)).toEqual({ ...factsOf(mine), reach: undefined });
    expect(level['requires']).toEqual(mine['requires']);
    const competencies = (ladder: Readonly<Record<string, unknown>>) =>
      listOf(ladder['competencies']).map(({ title, criteria }) => ({
        title: textOf(title).replace(/^[A-Z]\. /u, ''),
        criteria: listOf(isData(criteria) ? criteria['Phase 7'] : null).map(({ text, facets }) => ({ text, facets })),
      }));
    expect(competencies(found)).toEqual(competencies(own));
    const groups = (ladder: Readonly<Record<string, unknown>>) =>
      listOf(ladder['groups']).map(({ title, rule, level: at, criteria }) => ({
        title,
        rule,
        at,
        criteria: wordsIn(criteria),
      }));
    expect(groups(found)).toEqual(groups(own));
    for (const kind of ['maxims', 'not-about', 'about', 'barriers'])
      expect(listOf(found[kind]).map(wordsOf)).toEqual(
        listOf(own[kind])
          .filter((note) => kind !== 'maxims' || note['competency'] !== undefined)
          .map(wordsOf),
      );
    expect(listOf(found['maxims']).filter(({ competency }) => competency !== undefined)).toHaveLength(11);
  });

  test('devops: a picture of two tracks, milestones, steps, a fork', () => {
    const own = shipped('devops');
    const source = documentOf(own);
    const found = ladderIn(source);
    const [mine, levels] = [listOf(own['levels']), listOf(found['levels'])];
    expect(levels.map(({ id, title }) => title ?? id)).toEqual(mine.map(({ title }) => title));
    const described = mine.filter(({ id }) => /^\d/u.test(textOf(id)));
    const tail = levels.slice(described.length);
    expect(tail.every((level) => level['buckets'] === undefined)).toBe(true);
    for (const [index, level] of described.entries()) {
      const other = levels[index] ?? {};
      expect(factsOf(other)).toEqual(factsOf(level));
      expect(bucketsOf(other)).toEqual(bucketsOf(level));
      expect(Array.isArray(other['includes'])).toBe(Array.isArray(level['includes']));
    }
    const ids = new Map(mine.map(({ id }, index) => [textOf(id), textOf(levels[index]?.['id'])]));
    expect(listOf(found['tracks']).map((track) => textsOf(track['levels']))).toEqual(
      listOf(own['tracks']).map((track) => textsOf(track['levels']).map((id) => ids.get(id))),
    );
    // Switches and what is only suggested are the owner's.
    const steps = stepsOf(own).filter(({ groups }) => groups.length > 0 && groups.every(({ rule }) => rule === 'all'));
    const isFound = ({ groups }: { readonly groups: readonly { readonly title: unknown }[] }): boolean =>
      groups.every(({ title }) => !['Trying management', 'How to do it'].includes(textOf(title)));
    expect(stepsOf(found)).toEqual(steps.filter(isFound));
    const forks = (ladder: Readonly<Record<string, unknown>>) =>
      listOf(ladder['forks']).map(({ title, options, try: tries }) => ({
        title,
        tries,
        options: listOf(options).map(({ title: called, pros, cons, fits, prepare }) => ({
          called,
          pros,
          cons,
          fits,
          prepare,
        })),
      }));
    expect(forks(found)).toEqual(forks(own));
    for (const kind of ['pitfalls', 'barriers', 'not-required'])
      expect(listOf(found[kind]).map((note) => [wordsOf(note), note['fix'] ?? null, note['level']])).toEqual(
        listOf(own[kind]).map((note) => [wordsOf(note), note['fix'] ?? null, ids.get(textOf(note['level']))]),
      );
    // What only sets apart what stands below it.
    expect(new Set(left(source))).toEqual(new Set(['### Career Advancement', '**Others:**']));
  });
});
