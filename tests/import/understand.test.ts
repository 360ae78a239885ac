import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/import/decode.ts';
import { ladderOf } from '../../src/import/ladder.ts';
import { leadingLevel, levelness, levelOf } from '../../src/import/levels.ts';
import { readMapping, writeMapping } from '../../src/import/mapping.ts';
import { unplacedLines } from '../../src/import/placed.ts';
import { proposedRules } from '../../src/import/rules.ts';
import { understand, type Corrections } from '../../src/import/understand.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { showMarkdown } from '../../src/ladder/show/show.ts';
import { scaffold } from '../../src/scaffold/scaffold.ts';
import { waysOf } from '../../src/scaffold/ways.ts';
import { plain } from '../../src/text/words.ts';
import { runs } from '../runs.ts';
import { again, kept } from './reading.ts';

const read = (text: string, path = 'ladder.md', corrections: Corrections = {}) => {
  const found = understand({ path, text }, corrections);
  if ('refused' in found) throw new Error(found.refused);
  return found;
};
/** `Level | Competency: text`, in the order of the document. */
const said = (text: string, path?: string, corrections?: Corrections): readonly string[] =>
  read(text, path, corrections).statements.map(
    ({ level, competency, text: words, details }) =>
      `${level} | ${competency ?? '-'}: ${words}${details.length === 0 ? '' : ` (${details.join('; ')})`}`,
  );

const LEVELS =
  '# Ladder\n\n## Junior Engineer\n\n### Delivery\n\n- Ships small tasks.\n- Asks early.\n\n## Engineer\n\n### Delivery\n\n- Ships features.\n\n## Senior Engineer\n\n### Delivery\n\n- Ships projects:\n  - with others\n  - over months\n';

describe('the shapes of ladders', () => {
  test('levels as headings, competencies below; a role alone is a level beside others', () => {
    expect(said(LEVELS)).toEqual([
      'Junior Engineer | Delivery: Ships small tasks.',
      'Junior Engineer | Delivery: Asks early.',
      'Engineer | Delivery: Ships features.',
      'Senior Engineer | Delivery: Ships projects: (with others; over months)',
    ]);
    expect(read(LEVELS).shape).toBe('level-headings');
  });
  test('levels as headings, categories as the first items', () => {
    expect(said('## IC1\n\n- Impact\n  - Ships.\n- Scope\n  - A task.\n\n## IC2\n\n- Impact\n  - Leads.\n')).toEqual([
      'IC1 | Impact: Ships.',
      'IC1 | Scope: A task.',
      'IC2 | Impact: Leads.',
    ]);
  });
  test('levels as headings, paragraphs below', () => {
    expect(said('# Engineer I\n\nWrites code.\n\nAsks.\n\n# Engineer II\n\nReviews code.\n')).toEqual([
      'Engineer I | -: Writes code.',
      'Engineer I | -: Asks.',
      'Engineer II | -: Reviews code.',
    ]);
  });
  test('competencies as headings, and each item begins with its level', () => {
    const source =
      '# Skills\n\n## Code\n\n### Writing\n\n- L1: Writes.\n- L2: Writes well.\n\n### Reading\n\n- L1: Reads.\n- L2: Reads well.\n';
    expect(said(source)).toEqual([
      'L1 | Writing: Writes.',
      'L2 | Writing: Writes well.',
      'L1 | Reading: Reads.',
      'L2 | Reading: Reads well.',
    ]);
    expect(new Set(read(source).statements.map(({ area }) => area))).toEqual(new Set(['Code']));
  });
  test('a statement and what explains it: lines that no editor broke, and further paragraphs', () => {
    const long = `This is ${'a long sentence of one line and '.repeat(6)}no more.`;
    const list = (what: string) =>
      `\n## ${what}\n\n1. ${what} a.\n   ${long}\n\n   And *another*.\n2. ${what} b, in a text that\n   somebody broke.\n3. ${what} c.\n`;
    const found = read(`# X\n${list('Code')}${list('Talk')}`);
    expect(found.statements.slice(0, 3).map(({ text, guidance }) => [text, guidance])).toEqual([
      ['Code a.', `${long}\n\nAnd another.`],
      ['Code b, in a text that somebody broke.', undefined],
      ['Code c.', undefined],
    ]);
    expect(unplacedLines({ path: 'x.md', text: `# X\n${list('Code')}${list('Talk')}` }, found)).toEqual([]);
    expect(ladderOf(found, 'x').text).toMatch(/\n +guidance: /u);
  });
  test('several headings above the competencies are areas, and none of them is the title', () => {
    const area = (name: string, ...of: readonly string[]): string =>
      `# ${name}\n${of.map((one) => `\n## ${one}\n\n- L1: ${one} a little.\n- L2: ${one} well.\n`).join('')}\n`;
    const found = read(`${area('Craft', 'Writing', 'Reading')}${area('Impact', 'Delivery')}`);
    expect(new Set(found.statements.map(({ area: of, competency }) => `${of}/${competency}`))).toEqual(
      new Set(['Craft/Writing', 'Craft/Reading', 'Impact/Delivery']),
    );
    expect(found.title).toBeNull();
    expect(
      unplacedLines({ path: 'x.md', text: area('Craft', 'Writing', 'Reading') + area('Impact', 'Delivery') }, found),
    ).toEqual([]);
    expect(read('# Engineer I\n\nWrites code.\n\n# Engineer II\n\nReviews code.\n').title).toBeNull();
  });
  test('competencies as headings, and numbered lists that all count the same far', () => {
    const list = (what: string) => `\n## ${what}\n\n1. ${what} a.\n2. ${what} b.\n3. ${what} c.\n`;
    expect(said(`# X\n${list('Code')}${list('Talk')}`)).toEqual(
      ['Code', 'Talk'].flatMap((what) =>
        ['a', 'b', 'c'].map((end, index) => `L${index + 1} | ${what}: ${what} ${end}.`),
      ),
    );
  });
  test('competencies as headings, their levels as headings below', () => {
    expect(
      said(
        '## Code\n\n### Junior\n\n- Writes.\n\n### Senior\n\n- Designs.\n\n## Talk\n\n### Junior\n\n- Asks.\n\n### Senior\n\n- Leads.\n',
      ),
    ).toEqual(['Junior | Code: Writes.', 'Senior | Code: Designs.', 'Junior | Talk: Asks.', 'Senior | Talk: Leads.']);
  });
  test('a table with levels in its first row, several lines in a cell', () => {
    expect(
      said(
        '| | Junior | Senior |\n|---|---|---|\n| Code | Writes code.<br>Asks. | Designs. |\n| Talk | - | Leads. |\n',
      ),
    ).toEqual([
      'Junior | Code: Writes code.',
      'Junior | Code: Asks.',
      'Senior | Code: Designs.',
      'Senior | Talk: Leads.',
    ]);
  });
  test('a table with levels in its first column', () => {
    const found = read(
      '| Level | Code | Talk |\n|---|---|---|\n| Junior | Writes code with help. | Asks questions in time. |\n| Senior | Designs whole systems alone. | Leads the discussions of all. |\n',
    );
    expect([found.shape, found.statements.map(({ level, competency }) => `${level} ${competency}`)]).toEqual([
      'matrix-transposed',
      ['Junior Code', 'Junior Talk', 'Senior Code', 'Senior Talk'],
    ]);
  });
  test('a table in HTML, with lists in its cells and empty lines between', () => {
    const source =
      '### Delivery\n\n<table>\n<thead><th>Beginner</th><th>Expert</th></thead>\n\n<tr><td><ul><li>Asks.</li><li>Ships.</li></ul></td>\n\n<td>Plans.</td></tr></table>\n';
    expect(said(source)).toEqual([
      'Beginner | Delivery: Asks.',
      'Beginner | Delivery: Ships.',
      'Expert | Delivery: Plans.',
    ]);
  });
  test('a checklist in lettered sections, also where its marks are damaged', () => {
    const boxes = ['One', 'Two', 'Three', 'Four'].map((text) => `☐ ${text}`).join('\n');
    const level = 'Phase 6: Staff / Principal Engineer and all who lead without a title of their own';
    const source = `# ${level}\n\n## A. Design\n\n${boxes}\n☐ Design for:\n\n- users\n- laws\n\n✅ Not this.\n\n## Phase 6 Capstone\n\n☐ Did one.\n\n## Phase 6 Exit Criteria\n\n✅ You leave it better.\n`;
    expect(said(source)).toEqual([
      ...['One', 'Two', 'Three', 'Four'].map((text) => `${level} | A. Design: ${text}`),
      `${level} | A. Design: Design for: (users; laws)`,
      `${level} | Phase 6 Capstone: Did one.`,
      `${level} | Phase 6 Exit Criteria: You leave it better.`,
    ]);
    expect(ladderOf(read(source), 'x').text).toContain(`- id: Phase 6\n    title: ${level.slice('Phase 6: '.length)}`);
    const damaged = decode(new TextEncoder().encode(source.replaceAll('☐', 'â˜').replace('# Phase', '# ðŸ”¥ Phase')));
    expect(said(damaged.text)).toEqual(said(source));
    expect(damaged.notes.join(' ')).toMatch(/1 damaged picture .*6 damaged characters/u);
  });
  test('data in the front matter; the page below is about it', () => {
    const source =
      '---\ntitle: Backend\nlevels: 1\ntopics:\n  - name: communication\n    content:\n      - level: 1\n        criteria: [Asks., Tells.]\n      - level: 2\n        criteria: [Leads.]\n        exampleCriteria:\n          - criteria: Writes.\n            examples: [A page]\n---\n\n## Senior\n\n- Not a criterion.\n';
    const found = read(source);
    expect(
      found.statements.map(({ level, competency, text, example, details }) => [
        level,
        competency,
        text,
        example,
        details,
      ]),
    ).toEqual([
      ['1', 'communication', 'Asks.', false, []],
      ['1', 'communication', 'Tells.', false, []],
      ['2', 'communication', 'Leads.', false, []],
      ['2', 'communication', 'Writes.', true, ['A page']],
    ]);
    expect(found.notes.map(({ text }) => text)).toEqual([
      expect.stringContaining('it has 1 level, and has criteria of 2 too'),
    ]);
    expect(unplacedLines({ path: 'x.md', text: source }, found).map(({ line }) => line)).toEqual([16, 18]);
  });
  test('data in the front matter, however little, where the page has nothing else', () => {
    const source =
      '---\ntopics:\n  - name: Craft\n    content:\n      - { level: 1, criteria: [Learns.] }\n      - { level: 2, criteria: [Teaches.] }\n---\n';
    expect(said(source)).toEqual(['1 | Craft: Learns.', '2 | Craft: Teaches.']);
  });
  test('stages of projects, with numbers of chapters', () => {
    expect(
      said(
        '## 1 - Introduction\n\nWords.\n\n## 2 - Sandbox Stage\n\n- Has a charter.\n\n## 3 - Graduation Stage\n\n- Has users.\n',
      ),
    ).toEqual(['Sandbox Stage | -: Has a charter.', 'Graduation Stage | -: Has users.']);
  });
  test('data whose records name level and theme by their ids', () => {
    const source =
      'levels:\n  - { id: jr, name: Junior Engineer }\n  - { id: sr, name: Senior Engineer }\nthemes:\n  - { id: del, name: Delivery }\ncompetencies:\n  - { id: 7ed8, level: jr, theme: del, summary: Ships. }\n  - { id: 7ed9, level: sr, theme: del, summary: Plans., examples: [a year] }\n';
    expect(said(source, 'x.yml')).toEqual([
      'Junior Engineer | Delivery: Ships.',
      'Senior Engineer | Delivery: Plans. (a year)',
    ]);
    expect(
      said(
        JSON.stringify({ topics: [{ title: 'IT', theme: 'blue', levels: [{ title: 'n00b', criteria: ['Asks.'] }] }] }),
        'x.json',
      ),
    ).toEqual(['n00b | IT: Asks.']);
  });
  test('data in which keys are the names, and a word says how strongly', () => {
    const source =
      "--- !!omap\n- '0': !!omap\n  - Basics: !!omap\n    - Website: !!omap\n      - good: { category: MUST, description: The <b>site</b> says it. }\n      - better: { category: SUGGESTED, description: It says more. }\n- '1': !!omap\n  - Basics: !!omap\n    - Website: !!omap\n      - best: { category: SHOULD, description: It says all. }\n";
    expect(
      read(source, 'x.yml').statements.map(({ level, area, competency, text, strength }) => [
        level,
        area,
        competency,
        text,
        strength,
      ]),
    ).toEqual([
      ['0', 'Basics', 'Website', 'The site says it.', 'must'],
      ['0', 'Basics', 'Website', 'It says more.', 'suggested'],
      ['1', 'Basics', 'Website', 'It says all.', 'should'],
    ]);
    expect(ladderOf(read(source, 'x.yml'), 'x').text).toContain('strength: suggested');
  });
  test('a table in a file: columns with the names of things, empty cells mean the one above', () => {
    expect(said('Level,Competency,Criteria\nL1,Code,"Writes,\nwith help"\n,,Asks\nL2,Code,Designs\n', 'x.csv')).toEqual(
      ['L1 | Code: Writes, with help', 'L1 | Code: Asks', 'L2 | Code: Designs'],
    );
    expect(said('Skill;Junior;Senior\nCode;Writes.;Designs.\n', 'x.csv')).toEqual([
      'Junior | Code: Writes.',
      'Senior | Code: Designs.',
    ]);
    expect(
      said('Grade\tBehaviour\n1\tWrites\n2\tDesigns\n', 'x.tsv', {
        mapping: { level: ['grade'], competency: [], text: ['behaviour'], example: [], name: [], guidance: [] },
      }),
    ).toEqual(['1 | -: Writes', '2 | -: Designs']);
  });
});

test('levels that look like branches of one rank are told, where nothing says that they are tracks', () => {
  const source =
    '## Engineer\n\n- Ships.\n\n## Lead Engineer (Web)\n\n- Designs.\n\n## Lead Engineer (Data)\n\n- Models.\n';
  expect(read(source)).not.toHaveProperty('tracks');
  expect(read(source).notes).toEqual([
    {
      line: 5,
      text: 'Lead Engineer (Web) and Lead Engineer (Data) look like branches of one rank. Here one stands above the other: give each its track under `tracks`.',
    },
  ]);
});

describe('what is refused, and why', () => {
  test.each([
    ['x.js', 'const a = 1', 'program code'],
    ['x.md', 'Just some words about careers.\n\nAnd more of them.', 'This is prose'],
    ['x.md', '# Team\n\n- Tea\n- Coffee\n', 'No levels were found'],
    ['x.json', '{"$schema":"x","type":"object","properties":{}}', 'This is a schema'],
    ['x.yml', 'a: [b]', 'Nothing in this data'],
    ['x.json', '{"roles":[{"title":"Analyst","levels":[{"title":"Junior","needs":["a/1"]}]}]}', 'Nothing in this data'],
    ['x.json', 'nothing', 'no YAML or JSON'],
    ['x.csv', 'a,b\n1,2\n', 'neither columns'],
    ['x.md', `${'> '.repeat(5_000)}x`, 'too large, or nested'],
  ])('%s: %s', (path, text, why) => {
    const found = understand({ path, text });
    expect('refused' in found && found.refused).toContain(why);
    expect('refused' in found && found.fix).toMatch(/\.$/u);
  });
});

describe('nothing is dropped in silence', () => {
  const left = (text: string, path: string): readonly string[] =>
    unplacedLines({ path, text }, read(text, path)).map((line) => line.text);

  test('of data, each value that the ladder does not hold, and the keys under which they stand', () => {
    const source =
      'name: Eng\nsummary: About all of it.\nlevels:\n  - id: jr\n    name: Junior\n    salary: 10\n  - id: sr\n    name: Senior\nthemes:\n  - id: del\n    name: Delivery\n    description: What it is.\ncompetencies:\n  - level: jr\n    theme: del\n    summary: Ships.\n    owner: ada\n    details: Why so.\n  - level: sr\n    theme: del\n    summary: Plans.\n    owner: lee\n';
    const found = read(source, 'x.yml');
    expect(left(source, 'x.yml')).toEqual([
      'summary: About all of it.',
      'salary: 10',
      'description: What it is.',
      'owner: ada',
      'owner: lee',
    ]);
    expect(found.notes.map(({ line, text }) => `${line} ${text}`)).toContain(
      '17 What stands under "owner" was not taken (2 times): its lines are among those not placed.',
    );
    expect(ladderOf(found, 'x').text).toContain('guidance: Why so.');
  });
  test('of data, what stands elsewhere, what is not valid, and criteria without words', () => {
    const source =
      'levels:\n  - name: L1\n    criteria: &all [Asks.]\n  - name: L2\n    criteria: *all\n  - name: L3\n    criteria: [Leads.]\n    x: "open\n';
    expect(left(source, 'x.yml')).toEqual(['criteria: *all', 'x: "open']);
    expect(read(source, 'x.yml').notes.map(({ text }) => text)).toContain(
      'Something here is no valid YAML or JSON: it was read as far as it goes. Mend it, and import again.',
    );
    const nameless =
      '_about: { source: somewhere }\ntier-1:\n  Basics:\n    has_site: { category: MUST }\ntier-2:\n  Basics:\n    has_tests: { category: SHOULD }\n';
    expect(left(nameless, 'x.yml')).toEqual(['_about: { source: somewhere }']);
    expect(said(nameless, 'x.yml')).toEqual(['tier-1 | Basics: has_site', 'tier-2 | Basics: has_tests']);
    expect(read(nameless, 'x.yml').notes.map(({ line, text }) => `${line} ${text.slice(0, 46)}`)).toEqual([
      '4 2 criteria have no words in this file: the nam',
    ]);
  });
  test('of data, all lines of a level that the owner leaves out', () => {
    const source =
      'levels:\n  - name: L1\n    criteria:\n      - >-\n        Ships\n        small.\n  - name: L2\n    criteria: [Plans.]\n';
    const found = read(source, 'x.yml', { levels: ['L2'] });
    expect(unplacedLines({ path: 'x.yml', text: source }, found).map(({ line }) => line)).toEqual([2, 5, 6]);
  });
  test('of a table in a file, columns that are not taken and rows without words', () => {
    const source = 'Level,Criteria,Owner,Notes\nL1,Writes.,ada,\nL1,,lee,lost\nL2,Plans.,kim,Because.\n';
    expect(left(source, 'x.csv')).toEqual(['L1,,lee,lost']);
    expect(read(source, 'x.csv').notes.map(({ text }) => text)).toEqual([
      'The column "Owner" was not taken (2 cells with text). Name it in a mapping file under `keys` if it is part of the ladder.',
    ]);
    expect(read(source, 'x.csv').statements.at(-1)?.guidance).toBe('Because.');
  });
  test('of a page, lines with words that are in no part of the ladder', () => {
    const source =
      '## L1\n\n### Delivery\n\n- Ships.\n\n### Odds and ends\n\n<!-- ask Ada -->\n\n<details>\n\n## L2\n\n### Delivery\n\n- Plans ([more](https://x.example/more)).\n';
    expect(left(source, 'x.md')).toEqual(['### Odds and ends', '<!-- ask Ada -->']);
  });
  test('a row with a name alone groups the rows below it', () => {
    const source =
      '## PMM\n\n| | Junior | Senior |\n|---|---|---|\n| **Launches** | | |\n| Plans | Makes one. | Makes all. |\n| **Talks** | | |\n| Words | Writes. | Edits. |\n';
    expect(read(source).statements.map(({ area, competency, text }) => `${area}/${competency}: ${text}`)).toEqual([
      'Launches/Plans: Makes one.',
      'Launches/Plans: Makes all.',
      'Talks/Words: Writes.',
      'Talks/Words: Edits.',
    ]);
  });
  test('a text that is too long goes on as guidance, and parts beyond the most do too', () => {
    const long = 'word '.repeat(1_000).trim();
    const parts = Array.from({ length: 120 }, (_, index) => `  - part ${index}`).join('\n');
    const { text } = ladderOf(
      read(
        `## L1\n\n### Delivery\n\n- ${long}\n- Knows about each of these, and has written of most:\n${parts}\n\n## L2\n\n- Leads.\n`,
      ),
      'x',
    );
    const { ladder, findings } = readLadder(new TextEncoder().encode(text), 'ladder.yml');
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [first, second] = ladder?.criteria ?? [];
    expect(`${first?.text} ${first?.guidance}`).toBe(long);
    expect([second?.facets.length, second?.guidance?.split('\n\n').at(-1)]).toEqual([100, 'part 119']);
  });
});

test('a competency that asks for more than a ladder takes at one level goes on in another', () => {
  const items = Array.from({ length: 130 }, (_, index) => `- Does thing ${index}.`).join('\n');
  const { text } = ladderOf(read(`## L1\n\n### Delivery\n\n${items}\n\n## L2\n\n- Leads.\n`), 'x');
  const { ladder, findings } = readLadder(new TextEncoder().encode(text), 'ladder.yml');
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect([ladder?.criteria.length, ladder?.competencies.map(({ title }) => title)]).toEqual([
    131,
    ['Delivery', 'Delivery (2)', 'Expectations'],
  ]);
});

test.each([
  ['L5', 2],
  ['IC3 - Senior', 2],
  ['Level 4A: Staff Engineer', 2],
  ['Senior Software Engineer', 1],
  ['Maintainers', 1],
  ['Subproject Owner', 1],
  ['Leading Expert', 1],
  ['Delivery', 0],
  ['Leads the work of others.', 0],
  ['What are the expectations of my role?', 0],
])('%s is the name of a level: %d', (text, sure) => expect(levelness(text)).toBe(sure));

test('a level has a short name, and its title beside it', () => {
  expect([levelOf('Level 4A: Staff Engineer'), levelOf('D1 - Developer 1'), levelOf('Senior (IC)')]).toEqual([
    { id: 'L4A', title: 'Staff Engineer' },
    { id: 'D1', title: 'Developer 1' },
    { id: 'Senior IC', title: 'Senior (IC)' },
  ]);
  expect(leadingLevel('**Senior**: leads')).toEqual({ level: 'Senior', rest: 'leads' });
  expect(leadingLevel('Note: see below')).toBeNull();
});

test.each([
  [3_000, false],
  [30_000, true],
])('%d elements within each other break nothing, and are refused: %s', (n, refused) => {
  const cell = `${'<div>'.repeat(n)}Ships small tasks.`;
  const found = understand({
    path: 'ladder.md',
    text: `<table><tr><th></th><th>Junior</th><th>Senior</th></tr><tr><td>Craft</td><td>${cell}</td><td>Ships.</td></tr></table>\n`,
  });
  expect('refused' in found).toBe(refused);
});

describe('a wrong guess is corrected', () => {
  test('by the levels in their order; what belongs to others is not placed', () => {
    const levels = ['Senior Engineer', 'Junior Engineer'];
    expect(read(LEVELS, 'x.md', { levels }).levels.map(({ name }) => name)).toEqual(levels);
    const found = read(LEVELS, 'x.md', { levels });
    expect(unplacedLines({ path: 'x.md', text: LEVELS }, found).map(({ text }) => text)).toContain('- Ships features.');
    expect(understand({ path: 'x.md', text: LEVELS }, { levels: ['Wizard'] })).toMatchObject({
      refused: 'The document has no level that is called Wizard',
    });
    expect(said('## Apples\n\n- Red.\n\n## Pears\n\n- Green.\n', 'x.md', { levels: ['Apples', 'Pears'] })).toEqual([
      'Apples | -: Red.',
      'Pears | -: Green.',
    ]);
  });
  test('by a file that the tool writes of its own guess', () => {
    const written = writeMapping(read(LEVELS));
    const { mapping, problems } = readMapping(written, 'x.map.yml');
    expect([problems, mapping?.shape, mapping?.levels]).toEqual([
      [],
      'level-headings',
      ['Junior Engineer', 'Engineer', 'Senior Engineer'],
    ]);
    expect(readMapping('schema: 1\nshap: matrix\n', 'x.map.yml').problems).toHaveLength(1);
  });
});

test('amounts are proposed as rules, and say what they were taken from', () => {
  const { text } = ladderOf(
    read('## L1\n\n- Handled 20+ production incidents.\n- Ran 5 km.\n\n## L2\n\n- Reduced costs by 30 %.\n'),
    'x',
  );
  expect(text).toContain(
    'rubric: { count: { min: 20, of: production incidents, source: [ references, register, declared ] } }',
  );
  expect(text).toContain('Proposed by the import, from "20+ production incidents"');
  expect(text).toContain('rubric: { change: 30 % less }');
  expect(text.match(/Proposed by the import, from/gu)).toHaveLength(2);
});

test.each([
  ['Handled 20+ production incidents.', { count: { min: 20, of: 'production incidents' } }],
  ['Primary reviewer for at least 5 PRs', { count: { min: 5, of: 'PRs' } }],
  ['Reviewed 10 or more designs', { count: { min: 10, of: 'designs' } }],
  ['Reduced costs by 30 %+', { change: '30 % less' }],
  ['A 50 %+ reduction of failures', { change: '50 % less' }],
  ['Deploys with a 20% improvement', { change: '20 % more' }],
  ['[Member](#member) for at least 3 months', { 'time-in-level': '3 months' }],
  ['Experience as a Reviewer for at least 6 months', { 'time-in-level': '6 months' }],
  ['At least one year in the role', { 'time-in-level': '12 months' }],
  ['Has led the on-call rotation for at least 3 months', { sustained: '3 months' }],
  ['Must have two sponsors who are Maintainers', { sponsors: { min: 2 } }],
  ['Sponsored by 2 members', { sponsors: { min: 2 } }],
  ['Reviewed at least 5 PRs, and has three sponsors', { count: { min: 5, of: 'PRs' }, sponsors: { min: 3 } }],
  ['Sponsored by 1 maintainer or 2 triagers.', null],
  ['Typically requires a minimum of 4 years of professional experience.', null],
  ['Deployed 10+ times', { count: { min: 10, of: 'times' } }],
  ['Deployed 10+ times a week', null],
  ['Built 3+ production CI/CD pipelines from scratch', { count: { min: 3, of: 'production CI/CD pipelines' } }],
  ['Mentored 1-2 junior engineers', { count: { min: 1, of: 'junior engineers' } }],
  ['Keeps a team of 3-6 contributors on track', null],
  ['Led at least one major infrastructure project', { count: { min: 1, of: 'major infrastructure projects' } }],
  ['Cut the time by 50%+ on at least one service', { change: '50 % less' }],
  ['At least one of whom does not work here', null],
  ['Automated at least 10 hours/week of manual work', { rate: '10 hours/week' }],
  ['Cost reduction saving $$$', { change: { min: 'needs-owner', direction: 'less', unit: 'money' } }],
  ['Ran 5 km, in 30 minutes, and 100 % by foot', null],
])('%s proposes %j', (text, rubric) => {
  const found = proposedRules(text.replaceAll(/\[(\w+)\]\([^)]*\)/gu, '$1'), ['Member', 'Reviewer', 'Maintainer']);
  expect(found?.rubric ?? null).toEqual(
    rubric !== null && 'count' in rubric
      ? { ...rubric, count: { ...rubric.count, source: ['references', 'register', 'declared'] } }
      : rubric,
  );
  // Each is a rule that a ladder takes.
  const source = ladderOf(read(`## Member\n\n- ${text}\n\n## Reviewer\n\n- ${text}\n`), 'x').text;
  const { findings } = readLadder(new TextEncoder().encode(source), 'ladder.yml');
  expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => plain(message))).toEqual([]);
});

/** A ladder as data, and as a document of a shape. */
const words = fc.stringMatching(/^[A-Z][a-z]{2,9}(?: [a-z]{2,9}){2,5}\.$/u);
const sentences = fc.stringMatching(/^[A-Z][a-z]{2,9}(?: [a-z]{2,9}){3,5}\.$/u);
const model = fc
  .record({
    levels: fc.integer({ min: 2, max: 5 }),
    competencies: fc.uniqueArray(fc.constantFrom('Delivery', 'Coding', 'Talking', 'Planning', 'Testing'), {
      minLength: 1,
      maxLength: 4,
    }),
    text: fc.oneof(fc.infiniteStream(words), fc.infiniteStream(sentences)),
  })
  .map(({ levels, competencies, text }) => {
    const names = Array.from({ length: levels }, (_, index) => `L${index + 1}`);
    return {
      names,
      competencies,
      cells: names.map(() => competencies.map(() => text.next().value ?? 'Does it well.')),
    };
  });
type Model = typeof model extends fc.Arbitrary<infer T> ? T : never;
const table = (rows: readonly (readonly string[])[]): string =>
  `<table>\n${rows.map((row, at) => `<tr>${row.map((cell) => (at === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>\n`).join('')}</table>\n`;
/** What a shape needs, to be told from others. */
const NEEDS: Readonly<
  Record<string, { readonly levels: number; readonly competencies: number; readonly words?: number }>
> = {
  // A table of names, positions and links describes levels as well: cells with sentences tell them apart.
  transposed: { levels: 2, competencies: 2, words: 4 },
  'HTML page, transposed': { levels: 2, competencies: 2, words: 4 },
  // One heading above all levels is the title.
  'competency headings': { levels: 2, competencies: 2 },
  // Lists that count the same far are levels where there are several of them.
  'numbered levels': { levels: 3, competencies: 3 },
};
const SHAPES: Readonly<Record<string, (of: Model) => { readonly path: string; readonly text: string }>> = {
  headings: ({ names, competencies, cells }) => ({
    path: 'x.md',
    text: names
      .map(
        (level, row) =>
          `## ${level}\n\n${competencies.map((one, column) => `### ${one}\n\n- ${cells[row]?.[column]}\n`).join('\n')}`,
      )
      .join('\n'),
  }),
  labels: ({ names, competencies, cells }) => ({
    path: 'x.md',
    text: competencies
      .map(
        (one, column) =>
          `## ${one}\n\n${names.map((level, row) => `- ${level}: ${cells[row]?.[column]}`).join('\n')}\n`,
      )
      .join('\n'),
  }),
  matrix: ({ names, competencies, cells }) => ({
    path: 'x.md',
    text: `| | ${names.join(' | ')} |\n|${'---|'.repeat(names.length + 1)}\n${competencies.map((one, column) => `| ${one} | ${names.map((_, row) => cells[row]?.[column]).join(' | ')} |`).join('\n')}\n`,
  }),
  transposed: ({ names, competencies, cells }) => ({
    path: 'x.md',
    // One column of words beside the levels is a list of names, and no matrix.
    text: `| Level | ${competencies.join(' | ')} |\n|${'---|'.repeat(competencies.length + 1)}\n${names.map((level, row) => `| ${level} | ${competencies.map((_, column) => cells[row]?.[column]).join(' | ')} |`).join('\n')}\n`,
  }),
  'HTML matrix': ({ names, competencies, cells }) => ({
    path: 'x.md',
    text: table([
      ['', ...names],
      ...competencies.map((one, column) => [one, ...names.map((_, row) => cells[row]?.[column] ?? '')]),
    ]),
  }),
  'HTML page, transposed': ({ names, competencies, cells }) => ({
    path: 'x.html',
    text: `<!DOCTYPE html>\n<html>\n<body>\n\n${table([
      ['Level', ...competencies],
      ...names.map((level, row) => [level, ...competencies.map((_, column) => cells[row]?.[column] ?? '')]),
    ])}\n</body>\n</html>\n`,
  }),
  'competency headings': ({ names, competencies, cells }) => ({
    path: 'x.md',
    text: competencies
      .map(
        (one, column) =>
          `## ${one}\n\n${names.map((level, row) => `### ${level}\n\n- ${cells[row]?.[column]}\n`).join('\n')}`,
      )
      .join('\n'),
  }),
  'numbered levels': ({ names, competencies, cells }) => ({
    path: 'x.md',
    text: competencies
      .map((one, column) => `## ${one}\n\n${names.map((_, row) => `${row + 1}. ${cells[row]?.[column]}`).join('\n')}\n`)
      .join('\n'),
  }),
  'categories in lists': ({ names, competencies, cells }) => ({
    path: 'x.md',
    text: names
      .map(
        (level, row) =>
          `## ${level}\n\n${competencies.map((one, column) => `- ${one}\n  - ${cells[row]?.[column]}`).join('\n')}\n`,
      )
      .join('\n'),
  }),
  checklist: ({ names, competencies, cells }) => ({
    path: 'x.md',
    text: names
      .map(
        (level, row) =>
          `# Level ${level.slice(1)}\n\n${competencies.map((one, column) => `## ${one}\n\n☐ ${cells[row]?.[column]}\n`).join('\n')}`,
      )
      .join('\n'),
  }),
  'checklist in fences': ({ names, competencies, cells }) => ({
    path: 'x.md',
    text: names
      .map(
        (level, row) =>
          `# Level ${level.slice(1)}\n\n${competencies.map((one, column) => `## ${one}\n\n\`\`\`markdown\n☐ ${cells[row]?.[column]}\n\`\`\`\n`).join('\n')}`,
      )
      .join('\n'),
  }),
  details: ({ names, competencies, cells }) => ({
    path: 'x.md',
    text: names
      .map(
        (level, row) =>
          `## ${level}\n\n<details>\n\n${competencies.map((one, column) => `### ${one}\n\n- ${cells[row]?.[column]}\n`).join('\n')}\n</details>\n`,
      )
      .join('\n'),
  }),
  'front matter': ({ names, competencies, cells }) => ({
    path: 'x.md',
    text: `---\ntopics:\n${competencies.map((one, column) => `  - name: ${one}\n    content:\n${names.map((level, row) => `      - level: ${level}\n        criteria:\n          - ${cells[row]?.[column]}\n`).join('')}`).join('')}---\n`,
  }),
  'records by id': ({ names, competencies, cells }) => ({
    path: 'x.yml',
    text: `levels:\n${names.map((level, row) => `  - { id: lv${row}, name: ${level} }\n`).join('')}themes:\n${competencies.map((one, column) => `  - { id: th${column}, name: ${one} }\n`).join('')}competencies:\n${names.map((_, row) => competencies.map((__, column) => `  - { id: c${row}${column}, level: lv${row}, theme: th${column}, summary: ${cells[row]?.[column]} }\n`).join('')).join('')}`,
  }),
  'CSV matrix': ({ names, competencies, cells }) => ({
    path: 'x.csv',
    text: `Skill,${names.join(',')}\n${competencies.map((one, column) => `${one},${names.map((_, row) => cells[row]?.[column]).join(',')}`).join('\n')}\n`,
  }),
  csv: ({ names, competencies, cells }) => ({
    path: 'x.csv',
    text: `level,competency,text\n${names.flatMap((level, row) => competencies.map((one, column) => `${level},${one},${cells[row]?.[column]}`)).join('\n')}\n`,
  }),
  yaml: ({ names, competencies, cells }) => ({
    path: 'x.yml',
    text: JSON.stringify({
      topics: competencies.map((name, column) => ({
        name,
        levels: names.map((level, row) => ({ name: level, criteria: [cells[row]?.[column]] })),
      })),
    }),
  }),
};

describe.each(Object.entries(SHAPES))('of any ladder written as %s', (name, write) => {
  test('levels, competencies and criteria are kept, and the result is a ladder with a packet for each promotion', () => {
    fc.assert(
      fc.property(model, (of) => {
        // Labels are told from prose by their number.
        fc.pre(of.names.length * of.competencies.length >= 4);
        const needs = NEEDS[name] ?? { levels: 2, competencies: 1 };
        fc.pre(of.names.length >= needs.levels && of.competencies.length >= needs.competencies);
        fc.pre(of.cells.flat().every((cell) => cell.split(' ').length >= (needs.words ?? 0)));
        const source = write(of);
        const found = read(source.text, source.path);
        const made = ladderOf(found, 'made');
        const { ladder, findings } = readLadder(new TextEncoder().encode(made.text), 'ladder.yml');
        expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => plain(message))).toEqual(
          [],
        );
        expect(ladder?.levels.map(({ id }) => id)).toEqual(of.names);
        expect(new Set(ladder?.competencies.map(({ title }) => title))).toEqual(new Set(of.competencies));
        expect(
          ladder?.criteria.map(({ level, competency, text }) => `${level} ${competency} ${text}`).toSorted(),
        ).toEqual(
          of.names
            .flatMap((level, row) =>
              of.competencies.map((one, column) => `${level} ${one.toLowerCase()} ${of.cells[row]?.[column]}`),
            )
            .toSorted(),
        );
        expect(unplacedLines(source, found)).toEqual([]);
        // What `ladder show` makes of it is the same ladder again.
        expect(ladder && kept(again(showMarkdown(ladder, {})))).toEqual(ladder && kept(ladder));
        const begun = (ladder ? waysOf(ladder) : []).map(
          (way) => ladder && scaffold({ ladder, way, candidate: 'octo-ada' }),
        );
        expect([begun.length, begun.filter((text) => !text?.includes('candidate: octo-ada'))]).toEqual([
          of.names.length - 1,
          [],
        ]);
      }),
      { numRuns: runs(60) },
    );
  });
});

test('any text at all is understood or refused, and never breaks it', () => {
  expect('refused' in understand({ path: 'x.yml', text: '['.repeat(200_000) })).toBe(true);
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.constantFrom('x.md', 'x.yml', 'x.json', 'x.csv', 'x.txt'),
      (text, path) => {
        const found = understand({ path, text });
        expect('refused' in found || ladderOf(found, 'x').criteria > 0).toBe(true);
      },
    ),
    { numRuns: runs(500) },
  );
});

test('ids end with a whole word', () => {
  const of = (text: string): string =>
    ladderOf(
      read(
        `## L1\n\n### Technical strategy and judgement of systems\n\n- ${text}\n- Asks.\n\n## L2\n\n### Technical strategy and judgement of systems\n\n- Leads.\n`,
      ),
      'x',
    ).text;
  expect(of('Designs services that other teams can rely on')).toContain(
    'id: technical-strategy-and.l1.designs-services-that\n',
  );
  expect(of(`${'x'.repeat(40)} y`)).toContain(`id: technical-strategy-and.l1.${'x'.repeat(26)}\n`);
});
