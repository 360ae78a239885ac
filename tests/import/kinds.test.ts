/** Documents as companies have them: each kind with a small one, and what a careful reader finds in it. */
import { describe, expect, test } from 'vitest';
import { ladderOf } from '../../src/import/ladder.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { levelness, levelOf } from '../../src/import/levels.ts';
import { understand } from '../../src/import/understand.ts';
import { left, read, said } from './reading.ts';

describe('names of levels', () => {
  test.each([
    ['Stufe 1 (Junior)', 2, 'Stufe 1', 'Junior'],
    ['Nível 3: Sênior', 2, 'Nível 3', 'Sênior'],
    ['レベル2', 2, 'レベル 2', null],
    ['Level Two – Engineer', 2, 'Level Two', 'Engineer'],
    ['Engineer (E1)', 2, 'E1', 'Engineer'],
    ['Desenvolvedor Pleno', 1, 'Desenvolvedor Pleno', null],
    ['Ingénieur confirmé', 1, 'Ingénieur confirmé', null],
    ['Старший разработчик', 1, 'Старший разработчик', null],
    ['高级工程师', 1, '高级工程师', null],
  ] as const)('%s', (text, sure, id, title) => {
    expect([levelness(text), levelOf(text)]).toEqual([sure, { id, title }]);
  });
  test.each(['Niveaus of detail', 'Stage fright', 'Communication', '沟通'])('%s names none', (text) => {
    expect(levelness(text)).toBe(0);
  });
});

describe('pages', () => {
  test('competencies in bold lines below levels', () => {
    const source = '## L1\n\n**Delivery**\n1. Ships.\n\n**Team:**\n1. Asks.\n\n## L2\n\n**Delivery**\n1. Plans.\n';
    expect(said(source)).toEqual(['L1 | Delivery: Ships.', 'L1 | Team: Asks.', 'L2 | Delivery: Plans.']);
    expect(left(source)).toEqual([]);
  });
  test('levels in bold lines; a role alone is one beside others', () => {
    expect(said('**Engineer**\n\n- Writes.\n\n**Senior Engineer**\n\n- Designs.\n')).toEqual([
      'Engineer | -: Writes.',
      'Senior Engineer | -: Designs.',
    ]);
  });
  test('a bold line straight above its words', () => {
    expect(said('## L1\n\n**Delivery**\nShips.\n\n## L2\n\n**Delivery**\nPlans.\n')).toEqual([
      'L1 | Delivery: Ships.',
      'L2 | Delivery: Plans.',
    ]);
  });
  test('what a level gives is not asked for, and nothing is asked by "None"', () => {
    const source =
      '## Contributor\n\nRequirements:\n\n- None\n- Signs the agreement.\n\n## Reviewer\n\nRequirements:\n\n- Reviews.\n\nPrivileges:\n\n- Triage rights\n';
    expect(said(source)).toEqual([
      'Contributor | Requirements: Signs the agreement.',
      'Reviewer | Requirements: Reviews.',
    ]);
    expect(left(source)).toEqual(['- None', 'Privileges:', '- Triage rights']);
  });
  test('paragraphs and lines that begin with their level', () => {
    const expected = [
      'Junior | Code: Writes.',
      'Senior | Code: Designs.',
      'Junior | Team: Asks.',
      'Senior | Team: Leads.',
    ];
    expect(
      said(
        '## Code\n\n**Junior:** Writes.\n\n**Senior:** Designs.\n\n## Team\n\n**Junior:** Asks.\n\n**Senior:** Leads.\n',
      ),
    ).toEqual(expected);
    expect(
      said(
        '## Code\n\n**Junior:** Writes.\n**Senior:** Designs.\n\n## Team\n\n**Junior:** Asks.\n**Senior:** Leads.\n',
      ),
    ).toEqual(expected);
  });
  test('definitions', () => {
    expect(
      said(
        '# Code\n\nJunior\n: Writes.\n\nSenior\n: Designs.\n: Reviews.\n\n# Team\n\nJunior\n: Asks.\n\nSenior\n: Leads.\n',
      ),
    ).toEqual([
      'Junior | Code: Writes.',
      'Senior | Code: Designs.',
      'Senior | Code: Reviews.',
      'Junior | Team: Asks.',
      'Senior | Team: Leads.',
    ]);
  });
  test('levels as the outer items of a list, with or without competencies in the inner ones', () => {
    expect(
      said('- **L1 – Engineer**\n  - *Code*: writes\n  - *Team*: asks\n- **L2 – Senior**\n  - *Code*: designs\n'),
    ).toEqual(['L1 – Engineer | Code: writes', 'L1 – Engineer | Team: asks', 'L2 – Senior | Code: designs']);
    expect(said('- Junior\n  - Writes small things\n- Senior\n  - Designs large things\n')).toEqual([
      'Junior | -: Writes small things',
      'Senior | -: Designs large things',
    ]);
  });
  test('competencies as the outer items, and levels at the beginning of the inner ones', () => {
    expect(
      said(
        '# Ladder\n\n- **Code**\n  - Junior: writes\n  - Senior: designs\n- **Team**\n  - Junior: asks\n  - Senior: leads\n',
      ),
    ).toEqual(['Junior | Code: writes', 'Senior | Code: designs', 'Junior | Team: asks', 'Senior | Team: leads']);
  });
  test('lines with marks that Markdown does not know', () => {
    expect(said('## Junior\n\n• Writes.\n• Asks.\n\n## Senior\n\n✔️ Designs.\n✔️ Leads.\n')).toEqual([
      'Junior | -: Writes.',
      'Junior | -: Asks.',
      'Senior | -: Designs.',
      'Senior | -: Leads.',
    ]);
  });
  test('a table below each level; one of shares and numbers asks for nothing', () => {
    const source =
      '## Level: Junior\n\n| Area | Expectation |\n|---|---|\n| Code | Writes with help |\n\n## Level: Senior\n\n| Area | Expectation |\n|---|---|\n| Code | Designs systems |\n\n| Work | Share |\n|---|---|\n| Code | 70 % |\n';
    expect(said(source)).toEqual(['Level: Junior | Code: Writes with help', 'Level: Senior | Code: Designs systems']);
    expect(left(source)).toContain('| Code | 70 % |');
  });
  test('two ladders in one document are both taken, each with its track', () => {
    const source =
      '## IC1\n\n- Writes.\n\n## IC2\n\n- Designs.\n\n## Managers\n\n| Level | Team | Hiring |\n|---|---|---|\n| M1 | Leads a team of a few people | Takes part in the panel of others |\n| M2 | Leads several teams with managers | Owns the plan for a whole year |\n';
    const found = read(source);
    expect(found.levels.map(({ name }) => name)).toEqual(['IC1', 'IC2', 'M1', 'M2']);
    expect(found.statements).toHaveLength(6);
    expect(found.notes).toEqual([]);
    expect(found.tracks).toEqual([
      { title: 'Individual contributor', levels: ['IC1', 'IC2'] },
      { title: 'Management', levels: ['M1', 'M2'] },
    ]);
    const unsure = read(source.replaceAll('IC', 'P').replaceAll('M1', 'S1').replaceAll('M2', 'S2'));
    expect(unsure.tracks).toBeUndefined();
    expect(unsure.notes.map(({ line, text }) => `${line} ${text}`)).toEqual([
      '13 Two ladders stand in this document: P1, P2, and S1, S2. Both were taken, one above the other: give each its track under `tracks`.',
    ]);
  });
  test('levels of one number with different letters are branches, each with its track', () => {
    const boxes = '☐ Ships.\n☐ Asks.\n☐ Tells.';
    const source = `# Ladder\n\n## Level 3: Senior\n\n${boxes}\n\n## Level 4A: Staff (IC Track)\n\n${boxes}\n\n## Level 4B: Manager\n\nNo boxes.\n`;
    const { text } = ladderOf(read(source), 'x');
    expect(readLadder(new TextEncoder().encode(text), 'ladder.yml').ladder?.tracks).toMatchObject([
      { id: 'a', title: 'IC Track', levels: ['L3', 'L4A'] },
      { id: 'b', title: 'Track B', levels: ['L3', 'L4B'] },
    ]);
  });
  test('codes of requirements are no levels', () => {
    const codes = Array.from({ length: 30 }, (_, index) => `## CD${index + 1}\n\n- The project has part ${index}.\n`);
    expect(understand({ path: 'model.md', text: codes.join('\n') })).toHaveProperty('refused');
  });
});

describe('tables', () => {
  test('several columns before those of levels, a group named once, a column that describes', () => {
    const source =
      'Area;Skill;Description;1 - Beginner;2 - Expert\nBackend;APIs;How they are built;Calls them;Sets standards\n;Databases;;Queries;"Plans\ncapacity"\nFrontend;CSS;;Styles;Owns it\n';
    expect(said(source, 'ladder.csv')).toEqual([
      'Beginner | Backend/APIs: Calls them',
      'Expert | Backend/APIs: Sets standards',
      'Beginner | Backend/Databases: Queries',
      'Expert | Backend/Databases: Plans',
      'Expert | Backend/Databases: capacity',
      'Beginner | Frontend/CSS: Styles',
      'Expert | Frontend/CSS: Owns it',
    ]);
    expect(read(source, 'ladder.csv').statements[0]?.guidance).toBe('How they are built');
  });
  test('"the same" is what the cell to the left says', () => {
    expect(said('| | L1 | L2 | L3 |\n|---|---|---|---|\n| Code | Writes. | " | Same as left |\n')).toEqual([
      'L1 | Code: Writes.',
      'L2 | Code: Writes.',
      'L3 | Code: Writes.',
    ]);
  });
  test('cells over rows and columns stand in each of them; one across a whole row is a group', () => {
    const table =
      '<table><tr><th>Skill</th><th>L1</th><th>L2</th></tr><tr><td colspan="3">Craft</td></tr><tr><td rowspan="2">Code</td><td>Writes</td><td>Reviews</td></tr><tr><td>Fixes</td><td>Finds</td></tr><tr><td>Team</td><td colspan="2">Is <b>very </b>kind</td></tr></table>';
    const expected = [
      'L1 | Craft/Code: Writes',
      'L2 | Craft/Code: Reviews',
      'L1 | Craft/Code: Fixes',
      'L2 | Craft/Code: Finds',
      'L1 | Craft/Team: Is very kind',
      'L2 | Craft/Team: Is very kind',
    ];
    expect(said(table)).toEqual(expected);
    expect(said(`<html><body><h1>Ladder</h1>${table}</body></html>`, 'ladder.html')).toEqual(expected);
  });
  test('of rows of levels, columns of words that ask for something, and not those that describe the level', () => {
    const source =
      '| Level | Title | Scope | Expectations |\n|---|---|---|---|\n| L1 | Engineer | Task | Writes code |\n| L2 | Senior | Project | Designs systems |\n';
    expect(said(source)).toEqual(['L1 | Expectations: Writes code', 'L2 | Expectations: Designs systems']);
    expect(left(source)).toHaveLength(3);
  });
  test.each(['99999999999', '-1', 'x', '0'])('a span of %s breaks nothing', (span) => {
    const table = `<table><tr><th></th><th>L1</th><th>L2</th></tr><tr><td rowspan="${span}">Code</td><td colspan="${span}">Writes</td><td>Plans</td></tr></table>`;
    expect(said(table)[0]).toBe('L1 | Code: Writes');
  });
});

describe('pages in HTML', () => {
  const page = (body: string): string =>
    `<!DOCTYPE html>\n<html><head><title>x</title><style>h2 { color: red }</style></head>\n<body>\n${body}\n</body></html>\n`;
  test('headings, lists in lists, words without styles and scripts', () => {
    const source = page(
      '<nav><ul><li>Home</li></ul></nav><h1>Ladder</h1>\n<section><h2>L1</h2><h3>Code</h3>\n<ul><li>Writes <b>small</b> code<ul><li>with tests</li></ul></li></ul><script>alert(1)</script></section>\n<h2>L2</h2><h3>Code</h3><p>\n</p><ol><li><p>Designs &amp; reviews.</p></li></ol>',
    );
    expect(said(source, 'ladder.html')).toEqual([
      'L1 | Code: Writes small code (with tests)',
      'L2 | Code: Designs & reviews.',
    ]);
    expect(read(source, 'ladder.html').title).toBe('Ladder');
    expect(read(source, 'ladder.html').statements.map(({ line }) => line)).toEqual([6, 8]);
  });
  test('summaries and definitions name what stands below them', () => {
    expect(
      said(
        page(
          '<details><summary>Junior</summary><ul><li>Writes.</li></ul></details><details><summary>Senior</summary><ul><li>Designs.</li></ul></details>',
        ),
        'ladder.html',
      ),
    ).toEqual(['Junior | -: Writes.', 'Senior | -: Designs.']);
  });
  test.each([300, 5_000, 200_000])('%d elements within each other break nothing', (n) => {
    expect(() => understand({ path: 'x.html', text: page(`${'<div>'.repeat(n)}x<h2>L1</h2>`) })).not.toThrow();
  });
});

describe('data with keys of any names', () => {
  const LEVELS = ['L1', 'L2'] as const;
  test.each([
    [
      'levels above competencies',
      'junior:\n  technical: [Writes code, Tests code]\n  people_skills: Is kind\nsenior:\n  technical: [Designs systems]\n  people_skills: Mentors\n',
      [
        'junior | Technical: Writes code',
        'junior | Technical: Tests code',
        'junior | People skills: Is kind',
        'senior | Technical: Designs systems',
        'senior | People skills: Mentors',
      ],
    ],
    [
      'levels below competencies',
      'career:\n  engineering:\n    - name: Code\n      ranks: { L1: Writes code, L2: [Designs systems, Reviews designs] }\n    - name: Team\n      ranks: { L1: Asks for help, L2: Leads }\n',
      [
        'L1 | Code: Writes code',
        'L2 | Code: Designs systems',
        'L2 | Code: Reviews designs',
        'L1 | Team: Asks for help',
        'L2 | Team: Leads',
      ],
    ],
    [
      'records with a column for each level',
      '[{"competency":"Code","junior":"Writes code","senior":"Owns systems"},{"competency":"Team","junior":"Listens","senior":"Leads people"}]',
      [
        'junior | Code: Writes code',
        'senior | Code: Owns systems',
        'junior | Team: Listens',
        'senior | Team: Leads people',
      ],
    ],
    [
      'levels that are called by a key and a label',
      'grades:\n  - grade: P1\n    label: Engineer I\n    expectations: { Craft: [Writes code, Fixes bugs] }\n  - grade: P2\n    label: Engineer II\n    expectations: { Craft: [Designs parts, Reviews parts] }\n',
      [
        'P1: Engineer I | Craft: Writes code',
        'P1: Engineer I | Craft: Fixes bugs',
        'P2: Engineer II | Craft: Designs parts',
        'P2: Engineer II | Craft: Reviews parts',
      ],
    ],
    [
      'ids of levels, by number',
      '{"levels":{"1":{"name":"Associate"},"2":{"name":"Principal"}},"competencies":{"Delivery":{"description":"Gets things done","1":"Does tasks","2":"Runs programmes"},"Clients":{"1":"Takes notes","2":"Owns them all"}}}',
      [
        'Associate | Delivery: Does tasks',
        'Principal | Delivery: Runs programmes',
        'Associate | Clients: Takes notes',
        'Principal | Clients: Owns them all',
      ],
    ],
    [
      'roles as levels',
      'roles:\n  - title: Software Engineer\n    skills: [{ name: Code, description: Writes clean code }, { name: Tests, description: Writes tests }]\n  - title: Senior Software Engineer\n    skills: [{ name: Code, description: Reviews code }, { name: Tests, description: Plans tests }]\n',
      [
        'Software Engineer | Code: Writes clean code',
        'Software Engineer | Tests: Writes tests',
        'Senior Software Engineer | Code: Reviews code',
        'Senior Software Engineer | Tests: Plans tests',
      ],
    ],
  ] as const)('%s', (_, source, expected) => {
    expect(said(source, source.startsWith('[') || source.startsWith('{') ? 'x.json' : 'x.yml')).toEqual(expected);
  });
  test('what is no part of it is told by its key', () => {
    const source =
      'owner: Ada Lovelace\nlevels:\n  L1:\n    salary: 100 k a year\n    code: [Writes code, Tests code]\n  L2:\n    salary: 120 k a year\n    code: [Designs systems, Reviews code]\n';
    const found = read(source, 'x.yml');
    expect(found.levels.map(({ name }) => name)).toEqual(LEVELS);
    expect(found.statements).toHaveLength(4);
    expect(left(source, 'x.yml')).toEqual(['owner: Ada Lovelace', 'salary: 100 k a year', 'salary: 120 k a year']);
    expect(found.notes.map(({ text }) => text.slice(0, 58))).toEqual([
      'What stands under "salary" was not taken (2 times): its li',
      'What stands under "owner" was not taken (once): its lines ',
    ]);
  });
  test.each([
    [
      'people with roles',
      'team:\n  - { name: Ada, role: Senior Engineer, about: Likes cats }\n  - { name: Ben, role: Junior Engineer, about: Likes dogs }\n',
    ],
    ['ids of what stands elsewhere', 'levels:\n  L1: { needs: [a/1, b/1, c/1] }\n  L2: { needs: [a/2, b/2, c/2] }\n'],
    ['a thing that contains itself', 'a: &a\n  L1: [*a, *a]\n  L2: [*a, *a]\n'],
  ])('%s are no ladder', (_, source) => {
    expect(understand({ path: 'x.yml', text: source })).toHaveProperty('refused');
  });
});
