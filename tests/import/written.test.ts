/** Documents as people write them: what is beside the criteria, and what programs that make pages add to them. */
import { describe, expect, test } from 'vitest';
import { levelness, levelOf, levelsAmong } from '../../src/import/levels.ts';
import { understand } from '../../src/import/understand.ts';
import { left, read, said } from './reading.ts';

const names = (text: string, path?: string): readonly string[] => read(text, path).levels.map(({ name }) => name);
const refused = (text: string, path = 'x.md'): string => {
  const found = understand({ path, text });
  return 'refused' in found ? found.refused : `understood as ${found.shape}`;
};

describe('names of levels', () => {
  test.each([
    ['P3/M1', 'P3/M1', null],
    ['L2–L3', 'L2-L3', null],
    ['IC-3: Senior', 'IC-3', 'Senior'],
    ['IC 2', 'IC 2', null],
    ['L6+', 'L6+', null],
    ['Grade B: Operator', 'Grade B', 'Operator'],
    ['Band 2a', 'Band 2a', null],
    ['רמה 2', 'רמה 2', null],
    ['المستوى 1', 'المستوى 1', null],
  ] as const)('%s', (text, id, title) => {
    expect([levelness(text), levelOf(text)]).toEqual([2, { id, title }]);
  });
  test.each([
    'Q1 2024',
    'H2 2025',
    'V1.2',
    'CD-10',
    'Step 1: Install',
    'Becoming a maintainer',
    'How to grow to Senior Engineer',
    'Emeritus maintainers',
    'Members are established contributors',
    'Working with others',
    'Lead by example',
    'Expert in one language',
    'Developing others',
    'Reviewer guidelines',
    'Entry criteria',
    'Stage a demo',
    'Associate → Engineer',
  ])('%s names none', (text) => {
    expect(levelness(text)).toBe(0);
  });
  test('what is left of two names without their ranks is one beside them', () => {
    expect(levelsAmong(['Junior Barista', 'Barista', 'Senior Barista', 'Coffee'])).toEqual([true, true, true, false]);
    expect(levelsAmong(['Junior-Entwickler', 'Entwickler', 'Senior-Entwickler'])).toEqual([true, true, true]);
    expect(levelsAmong(['Senior Barista', 'Barista'])).toEqual([true, false]);
  });
});

describe('what asks for nothing', () => {
  test('pay, years, privileges, people and ways elsewhere, in whatever form', () => {
    const source = `# Ladder

- [Junior](#junior)
- [Senior](#senior)

## Junior

Typical experience: 0–2 years

- Writes code
- 2+ years of experience
- Salary: $50k
- @ada

Additional privileges:

- Free fruit

> Ben fixed the build on his second day.

[Back to top](#ladder)

## Senior

- Designs systems

### Benefits

- 30 days of holiday

### What we don't expect

- Heroic deeds

## Emeritus

- Rests
`;
    expect(said(source)).toEqual(['Junior | -: Writes code', 'Senior | -: Designs systems']);
    expect(read(source).levels.map(({ facts }) => facts)).toEqual([
      { experience: '0–2 years', pay: { total: '$50k' } },
      undefined,
    ]);
    expect(left(source)).toEqual([
      '- [Junior](#junior)',
      '- [Senior](#senior)',
      '- 2+ years of experience',
      '- @ada',
      'Additional privileges:',
      '- Free fruit',
      '> Ben fixed the build on his second day.',
      '[Back to top](#ladder)',
      '### Benefits',
      '- 30 days of holiday',
      "### What we don't expect",
      '- Heroic deeds',
      '## Emeritus',
      '- Rests',
    ]);
  });
  test('rows of a table, and of a file each line of which a cell was left', () => {
    const rows = [
      ['Skill', 'Junior', 'Senior'],
      ['Code', 'Writes code', 'Designs code'],
      ['Salary', '40k–50k', '60k–80k'],
      ['Experience', '0–2 years', '5+ years'],
    ];
    const page = rows
      .map((row) => `| ${row.join(' | ')} |`)
      .toSpliced(1, 0, '|---|---|---|')
      .join('\n');
    expect(said(page)).toEqual(['Junior | Code: Writes code', 'Senior | Code: Designs code']);
    expect(left(page)).toHaveLength(2);
    const file = rows.map((row) => row.join(',')).join('\n');
    expect(said(file, 'x.csv')).toEqual(said(page));
    expect(left(file, 'x.csv')).toEqual(['Salary,40k–50k,60k–80k', 'Experience,0–2 years,5+ years']);
  });
  test('instructions for the program that makes pages', () => {
    const source =
      '---\ntitle: Levels\n---\n\nimport Tabs from "x";\n\n## L1\n\n{% include note.html %}\n\nWrites code.\n\n:::\n\n## L2\n\nDesigns code.\n\n{{ site.footer }}\n';
    expect(said(source)).toEqual(['L1 | -: Writes code.', 'L2 | -: Designs code.']);
    expect(left(source)).toEqual(
      expect.arrayContaining(['import Tabs from "x";', '{% include note.html %}', '{{ site.footer }}']),
    );
  });
  test('prose about people, beside levels with lists; a text that ends in a list above the parts of a level', () => {
    const source =
      '## New contributors\n\nThey are welcome.\n\n## Member\n\nMembers are kind. They care for:\n\n- tea\n- cake\n\n### Requirements\n\n- Two changes\n\n## Reviewer\n\n### Requirements\n\n- Ten reviews\n';
    expect(said(source)).toEqual(['Member | Requirements: Two changes', 'Reviewer | Requirements: Ten reviews']);
    expect(left(source)).toEqual([
      '## New contributors',
      'They are welcome.',
      'Members are kind. They care for:',
      '- tea',
      '- cake',
    ]);
  });
  test('a line that introduces a list is no competency', () => {
    expect(
      said('## Sandbox\n\nTo be accepted a project must:\n\n- Have users\n\n## Graduated\n\n- Have many users\n'),
    ).toEqual(['Sandbox | -: Have users', 'Graduated | -: Have many users']);
  });
});

describe('what is no ladder', () => {
  const codes = ['CD10', 'CD20', 'LC10', 'LC20'].map(
    (code) => `| ${code} | The project has it. | Yes, see the page. |`,
  );
  test.each([
    ['requirements by codes', `| Code | Description | Status |\n|---|---|---|\n${codes.join('\n')}\n`],
    [
      'a checklist without levels',
      ['a', 'b', 'c', 'd', 'e', 'f'].map((one) => `- [ ] The project MUST ${one}`).join('\n'),
    ],
    ['a plan', '## Q1 2024\n\n- Ship it\n\n## Q2 2024\n\n- Ship more\n'],
    ['a history', '## V1.0\n\n- First\n\n## V1.1\n\n- Second\n'],
    [
      'lists of people',
      '## Reviewers\n\n- [Ada Lovelace](https://github.com/ada), Acme\n- [Ben](https://github.com/ben)\n\n## Approvers\n\n- Cid Campeador (@cid), Acme\n',
    ],
    ['steps', '## Step 1: Install\n\n- Load it\n\n## Step 2: Run\n\n- Start it\n'],
    [
      'a table of positions',
      '| Level | Developer | Tech Lead |\n|---|---|---|\n| 1 | D1 | |\n| 2 | D2 | TL2 |\n| 3 | D3 | TL3 |\n',
    ],
    [
      'advertisements',
      '## Senior Developer\n\n- Salary: $100k\n- Location: anywhere\n\n## Junior Developer\n\n- Salary: $50k\n- Location: Berlin\n',
    ],
    ['code in fences', '## Junior\n\n```js\nconst level = 1;\n```\n\n## Senior\n\n```js\nconst level = 2;\n```\n'],
  ])('%s', (_, source) => {
    expect(refused(source)).toMatch(/^(?:No levels were found|This is prose)/u);
  });
  test.each(['x.lua', 'x.dart', 'x.ipynb'])('program code: %s', (path) => {
    expect(refused('x', path)).toContain('program code');
  });
  test.each(['x.toml', 'x.xlsx', 'x.pdf'])('a format of others: %s', (path) => {
    expect(refused('x', path)).toContain('format that cannot be read here');
  });
  test.each([
    [
      'people',
      '- name: Ada\n  level: Senior Engineer\n  description: Ada likes tests and tea.\n- name: Ben\n  level: Engineer\n  description: Ben likes tea and tests.\n',
    ],
    [
      'people with addresses',
      ['Ada', 'Ben', 'Cid', 'Dee']
        .map(
          (name, index) =>
            `- { name: ${name}, email: x@example.com, level: ${index % 2 === 0 ? 'Junior' : 'Senior'}, description: Likes tea. }`,
        )
        .join('\n'),
    ],
  ])('data about %s', (_, source) => {
    expect(refused(source, 'x.yml')).toContain('Nothing in this data');
  });
});

describe('what opens and closes', () => {
  const body = (items: readonly string[]): string => `\n### Craft\n\n${items.map((item) => `- ${item}`).join('\n')}\n`;
  const expected = ['Junior | Craft: Writes', 'Junior | Craft: Reads', 'Senior | Craft: Designs'];
  const [first, second] = [body(['Writes', 'Reads']), body(['Designs'])];
  test.each([
    [
      'details',
      `<details>\n<summary><b>Junior</b></summary>\n${first}\n</details>\n\n<details>\n<summary>Senior</summary>\n${second}\n</details>\n`,
    ],
    [
      'tabs of Docusaurus',
      `<Tabs groupId="level">\n<TabItem value="a" label="Junior">\n${first}\n</TabItem>\n<TabItem value="b" label="Senior">\n${second}\n</TabItem>\n</Tabs>\n`,
    ],
    [
      'details of Hugo',
      `{{< details "Junior" >}}\n${first}\n{{< /details >}}\n\n{{< details "Senior" >}}\n${second}\n{{< /details >}}\n`,
    ],
    [
      'tabs of GitBook',
      `{% tabs %}\n{% tab title="Junior" %}\n${first}\n{% endtab %}\n\n{% tab title="Senior" %}\n${second}\n{% endtab %}\n{% endtabs %}\n`,
    ],
    ['details of VitePress', `::: details Junior\n${first}:::\n\n::: details Senior\n${second}:::\n`],
    [
      'tabs of MkDocs',
      `=== "Junior"\n${first.replaceAll(/^(?=\S)/gmu, '    ')}\n=== "Senior"\n${second.replaceAll(/^(?=\S)/gmu, '    ')}\n`,
    ],
  ])('%s', (_, source) => {
    const whole = `# Ladder\n\n${source}\n## See also\n\n- The wiki\n`;
    expect(said(whole)).toEqual(expected);
    expect(left(whole)).toEqual(expect.arrayContaining(['## See also', '- The wiki']));
  });
  test('what follows the last one belongs to none', () => {
    const source = `<details>\n<summary>L1</summary>\n\n- Writes\n\n</details>\n<details>\n<summary>L2</summary>\n\n- Designs\n\n</details>\n\n- The wiki\n`;
    expect(left(`# Ladder\n\n${source}`)).toEqual(['- The wiki']);
  });
  test('fences with words, where nothing else is a ladder', () => {
    const source = '## Junior\n\n```\n- Writes\n- Reads\n```\n\n## Senior\n\n```text\n- Designs\n```\n';
    expect(said(source)).toEqual(['Junior | -: Writes', 'Junior | -: Reads', 'Senior | -: Designs']);
    expect(read(source).statements.map(({ line }) => line)).toEqual([4, 5, 11]);
    expect(left(source)).toEqual([]);
  });
});

describe('lists and headings', () => {
  test('names in lists that come again are competencies; those of the same text are none', () => {
    expect(
      said('## L1\n\n- **Code:** Writes.\n- **Team:** Asks.\n\n## L2\n\n- **Code:** Designs.\n- **Team:** Leads.\n'),
    ).toEqual(['L1 | Code: Writes.', 'L1 | Team: Asks.', 'L2 | Code: Designs.', 'L2 | Team: Leads.']);
    const same = '- **Evangelizes**: tells all\n- **Mentors**: is an example\n';
    expect(said(`## L1\n\n${same}\n## L2\n\n${same}`)[0]).toBe('L1 | -: Evangelizes: tells all');
  });
  test('lines that begin in bold are one each', () => {
    expect(
      said('## L1\n\n**Code** - writes<br>\n**Team** - asks\n\n## L2\n\n**Code** - designs<br>\n**Team** - leads\n'),
    ).toEqual(['L1 | Code: writes', 'L1 | Team: asks', 'L2 | Code: designs', 'L2 | Team: leads']);
  });
  test('ticks and pictures in place of the marks of lists', () => {
    const ticks = ['a', 'b', 'c'].map((one) => `- ✅ Does ${one}`).join('\n');
    expect(said(`## Junior\n\n${ticks}\n\n## Senior\n\n${ticks}\n`)[0]).toBe('Junior | -: Does a');
    expect(said('## Junior\n\n🔹 Writes\n🔹 Reads\n\n## Senior\n\n🔹 Designs\n🔹 Leads\n')).toHaveLength(4);
  });
  test('levels below headings are the levels; where those may be parts of one row, the owner is told', () => {
    const source =
      '# Ladder\n\n## First years\n\n### L1\n\n- Writes\n\n### L2\n\n- Designs\n\n## Later years\n\n### L3\n\n- Leads\n\n### L4\n\n- Plans\n';
    expect(names(source)).toEqual(['L1', 'L2', 'L3', 'L4']);
    expect(read(source)).not.toHaveProperty('tracks');
    expect(read(source).notes).toEqual([
      {
        line: 13,
        text: 'Levels stand below several headings, such as First years (L1, L2) and Later years (L3, L4). Here one stands above the other: give each its track under `tracks`.',
      },
    ]);
  });
  test('areas above competencies, and levels below those', () => {
    const source = ['Code', 'Test']
      .map((name) => `### ${name}\n\n#### Junior\n\n- Some ${name}\n\n#### Senior\n\n- All ${name}\n`)
      .join('\n');
    expect(said(`# X\n\n## Craft\n\n${source}\n## People\n\n${source.replaceAll(/Code|Test/gu, '$&er')}`)).toEqual([
      ...['Code', 'Test'].flatMap((name) => [
        `Junior | Craft/${name}: Some ${name}`,
        `Senior | Craft/${name}: All ${name}`,
      ]),
      ...['Codeer', 'Tester'].flatMap((name) => [
        `Junior | People/${name}: Some ${name}`,
        `Senior | People/${name}: All ${name}`,
      ]),
    ]);
  });
  test('an item between levels that is none takes nothing from the one above', () => {
    const source = '- Junior\n  - Writes\n- Coffee\n  - Is hot\n- Senior\n  - Designs\n';
    expect(said(source)).toEqual(['Junior | -: Writes', 'Senior | -: Designs']);
    expect(left(source)).toEqual(['- Coffee', '- Is hot']);
  });
  test('numbers of chapters without a mark behind them', () => {
    expect(
      said('## 2.1 Junior\n\n### 2.1.1 Code\n\n- Writes\n\n## 2.2 Senior\n\n### 2.2.1 Code\n\n- Designs\n'),
    ).toEqual(['Junior | Code: Writes', 'Senior | Code: Designs']);
  });
});

describe('tables', () => {
  test('a head that is not the first row, and columns behind those of levels', () => {
    const source =
      ',Engineering,,\n,Level 1,Level 2,Comment\nImpact,A task,A feature,ask HR\nCraft,Learns it,Knows it,\n';
    expect(said(source, 'x.csv')).toEqual([
      'Level 1 | Impact: A task',
      'Level 2 | Impact: A feature',
      'Level 1 | Craft: Learns it',
      'Level 2 | Craft: Knows it',
    ]);
    expect(left(source, 'x.csv')).toEqual([',Engineering,,']);
    expect(read(source, 'x.csv').notes.map(({ text }) => text)).toEqual([
      'The column "Comment" was not taken (1 cell with text). Name it in a mapping file under `keys` if it is part of the ladder.',
    ]);
  });
  test('a row for each criterion, its level in whatever column, named once, in other languages', () => {
    const expected = [
      'Stufe 1 | Technik/Code: Schreibt, mit Hilfe',
      'Stufe 1 | Technik/Code: Liest fremden Code',
      'Stufe 2 | Technik/Code: Entwirft ganze Module',
      'Stufe 1 | Team/Feedback: Nimmt Feedback an',
    ];
    const rows = [
      'Bereich;Kompetenz;Erwartung;Stufe',
      'Technik;Code;Schreibt, mit Hilfe;Stufe 1',
      ';;Liest fremden Code;',
      ';;Entwirft ganze Module;Stufe 2',
      'Team;Feedback;Nimmt Feedback an;Stufe 1',
    ];
    expect(said(`\uFEFF${rows.join('\r\n')}`, 'x.csv')).toEqual(expected);
    expect(said(`Karriere;;;\n${rows.join('\n')}`, 'x.csv')).toEqual(expected);
    const page = rows
      .map((row) => `| ${row.replaceAll(';', ' | ')} |`)
      .toSpliced(1, 0, '|---|---|---|---|')
      .join('\n');
    expect(said(page)).toEqual(expected);
  });
  test('heads below those of levels, which stand over several columns; a level that nobody knows between others', () => {
    const source =
      'Pillar,Topic,Junior,,Middling,,Senior,\n,,Expectation,Example,Expectation,Example,Expectation,Example\nCraft,Code,Writes code,A small one,Reads code,,Designs code,A large one\n';
    expect(said(source, 'x.csv')).toEqual([
      'Junior | Craft/Code: Writes code (A small one)',
      'Middling | Craft/Code: Reads code',
      'Senior | Craft/Code: Designs code (A large one)',
    ]);
    expect(
      names('| | L1 | Wizard | L3 |\n|---|---|---|---|\n| Code | Writes code | Reads code | Designs code |\n'),
    ).toEqual(['L1', 'Wizard', 'L3']);
  });
  test('a table of levels below each competency', () => {
    const table = (what: string): string =>
      `## ${what}\n\n| Level | Expectation | Example |\n|---|---|---|\n| Junior | Does some of the ${what} work | A day of it |\n| Senior | Does all of the ${what} work | A year of it |\n`;
    expect(said(`# X\n\n${table('Code')}\n${table('Talk')}`)).toEqual(
      ['Code', 'Talk'].flatMap((what) => [
        `Junior | ${what}: Does some of the ${what} work (A day of it)`,
        `Senior | ${what}: Does all of the ${what} work (A year of it)`,
      ]),
    );
  });
  test('lists in cells: of HTML in Markdown, and lists within lists', () => {
    expect(said('| | L1 | L2 |\n|---|---|---|\n| Code | <ul><li>Writes</li><li>Reads</li></ul> | Designs |\n')).toEqual(
      ['L1 | Code: Writes', 'L1 | Code: Reads', 'L2 | Code: Designs'],
    );
    expect(
      said(
        '<table><tr><th></th><th><p>P1</p><p>Engineer</p></th><th>P2</th></tr><tr><td>Code</td><td><ul><li>Writes code<ul><li>with <b>tests</b></li></ul></li><li><p>Reads</p></li></ul></td><td>Designs<br/>Leads</td></tr></table>',
        'x.html',
      ),
    ).toEqual([
      'P1 Engineer | Code: Writes code (with tests)',
      'P1 Engineer | Code: Reads',
      'P2 | Code: Designs',
      'P2 | Code: Leads',
    ]);
  });
  test('levels that the owner names', () => {
    const text = '| | Novizin | Kennerin |\n|---|---|---|\n| Code | Lernt Code | Lehrt Code |\n';
    expect(refused(text)).toContain('No levels');
    const found = understand({ path: 'x.md', text }, { levels: ['Novizin', 'Kennerin'] });
    expect(
      'refused' in found ? found.refused : found.statements.map(({ level, text: words }) => `${level}: ${words}`),
    ).toEqual(['Novizin: Lernt Code', 'Kennerin: Lehrt Code']);
  });
});

describe('pages of other programs', () => {
  test('Google Docs: lists within lists stand beside each other', () => {
    const list = (depth: number, ...items: readonly string[]): string =>
      `<ul class="c6 lst-kix_a-${depth} start">${items.map((item) => `<li class="c0">${item}</li>`).join('')}</ul>`;
    expect(
      said(
        `<h2>Junior</h2>${list(0, 'Writes code.')}${list(1, 'small', 'tested')}${list(0, 'Reads')}<h2>Senior</h2>${list(0, 'Designs')}`,
        'x.html',
      ),
    ).toEqual(['Junior | -: Writes code. (small; tested)', 'Junior | -: Reads', 'Senior | -: Designs']);
  });
  test('what stands beside and below the page', () => {
    expect(
      said(
        '<aside><ul><li>Home</li></ul></aside><main><h2>L1</h2><ul><li>Writes</li></ul><h2>L2</h2><ul><li>Designs</li></ul></main><footer><ul><li>Imprint</li></ul></footer>',
        'x.html',
      ),
    ).toEqual(['L1 | -: Writes', 'L2 | -: Designs']);
  });
  test('Notion: what opens is an item of a list', () => {
    const level = (name: string, item: string): string =>
      `<ul class="toggle"><li><details open=""><summary>${name}</summary><p><strong>Craft</strong></p><ul><li>${item}</li></ul></details></li></ul>`;
    expect(said(`<h1>Ladder</h1>${level('🌱 L1', 'Writes')}${level('🌳 L2', 'Designs')}`, 'x.html')).toEqual([
      'L1 | Craft: Writes',
      'L2 | Craft: Designs',
    ]);
  });
});
