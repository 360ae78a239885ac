/** Rows of levels that stand beside each other: the ways in which people write them, and what is no track. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeLadder } from '../../src/import/again/merge.ts';
import { ladderOf } from '../../src/import/ladder.ts';
import { levelOf } from '../../src/import/levels.ts';
import { readMapping, writeMapping } from '../../src/import/mapping.ts';
import { understand } from '../../src/import/understand.ts';
import { lintLadder } from '../../src/ladder/lint/lint.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { scaffold } from '../../src/scaffold/scaffold.ts';
import { waysOf } from '../../src/scaffold/ways.ts';
import { plain } from '../../src/text/words.ts';
import { runs } from '../runs.ts';
import { left, read, said } from './reading.ts';

/** The tracks of the ladder that is made of a document, which lints without errors and begins a packet for each way. */
const tracksOf = (text: string, path = 'ladder.md'): readonly string[] => {
  const { ladder, findings } = lintLadder(new TextEncoder().encode(ladderOf(read(text, path), 'x').text), 'ladder.yml');
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (ladder === null) throw new Error('no ladder');
  const ways = waysOf(ladder);
  for (const way of ways) expect(scaffold({ ladder, way, candidate: 'octo-ada' })).toContain(`to: ${way.promotion.to}`);
  expect(new Set(ways.map(({ track }) => track))).toEqual(
    new Set(ladder.tracks.filter(({ levels }) => levels.length > 1).map(({ id }) => id)),
  );
  return ladder.tracks.map(({ id, title, levels }) => `${id} (${title}): ${levels.join(', ')}`);
};
const below = (heading: string, names: readonly string[], depth = 3): string =>
  `${heading}\n\n${names.map((name) => `${'#'.repeat(depth)} ${name}\n\n- Does what ${name} does\n`).join('\n')}\n`;

const TWO = ['ic (IC): Junior, Senior', 'management (Management): Manager, Director'];

describe('tracks that headings name', () => {
  test('levels as headings below, known by each other', () => {
    const source = `# Ladder\n\n${below('## Individual contributors', ['Junior', 'Senior', 'Staff'])}${below('## Managers', ['EM', 'Director', 'VP'])}`;
    expect(tracksOf(source)).toEqual([
      'ic (Individual contributors): Junior, Senior, Staff',
      'managers (Managers): EM, Director, VP',
    ]);
    expect(said(source)[3]).toBe('EM | -: Does what EM does');
    expect([left(source), read(source).notes]).toEqual([[], []]);
  });
  const lists: Readonly<Record<string, (names: readonly string[]) => string>> = {
    'labels with colons': (names) => names.map((name) => `- **${name}**: does what ${name} does\n`).join(''),
    'labels with dashes': (names) => names.map((name) => `* ${name} – does what ${name} does\n`).join(''),
    'numbered labels': (names) => names.map((name, at) => `${at + 1}. ${name}: does what ${name} does\n`).join(''),
    paragraphs: (names) => names.map((name) => `**${name}:** does what ${name} does\n\n`).join(''),
    'outer items': (names) => names.map((name) => `- ${name}\n  - does what ${name} does\n`).join(''),
    'labels in bold': (names) => names.map((name) => `**${name}**\n\n- does what ${name} does\n\n`).join(''),
    'a table with levels in its first column': (names) =>
      `| Level | Expectation |\n|---|---|\n${names.map((name) => `| ${name} | does what ${name} does |\n`).join('')}`,
    'a table with levels in its first row': (names) =>
      `| Skill | ${names.join(' | ')} |\n|---|---|---|\n| Craft | ${names.map((name) => `does what ${name} does`).join(' | ')} |\n`,
    headings: (names) => names.map((name) => `### ${name}\n\n- does what ${name} does\n\n`).join(''),
  };
  test.each(Object.entries(lists))('%s', (_, list) => {
    const source = `# Ladder\n\n## IC track\n\n${list(['Junior', 'Senior'])}\n## Management track\n\n${list(['Manager', 'Director'])}`;
    expect(tracksOf(source)).toEqual(TWO);
    expect(read(source).statements.map(({ level, text }) => `${level}: ${text}`)).toEqual(
      ['Junior', 'Senior', 'Manager', 'Director'].map((name) => `${name}: does what ${name} does`),
    );
    // What a track is called is no competency.
    expect(new Set(read(source).statements.map(({ competency }) => competency))).not.toContain('IC track');
    expect(left(source)).toEqual([]);
  });
  test.each(Object.entries(lists).filter(([name]) => name !== 'headings' && name !== 'labels in bold'))(
    '%s, below lines in bold',
    (_, list) => {
      const source = `# Ladder\n\n**IC track**\n\n${list(['Junior', 'Senior'])}\n**Management track**\n\n${list(['Manager', 'Director'])}`;
      expect(tracksOf(source)).toEqual(TWO);
    },
  );
  test('labels that end in colons, outer items, HTML, and the titles of parts', () => {
    const lines = (indent: string, ...names: readonly string[]): string =>
      names.map((name) => `${indent}- ${name}: does it\n`).join('');
    expect(
      tracksOf(
        `# Ladder\n\nIC track:\n\n${lines('', 'Junior', 'Senior')}\nManagement track:\n\n${lines('', 'Manager', 'Director')}`,
      ),
    ).toEqual(TWO);
    expect(
      tracksOf(
        `# Ladder\n\n- IC track\n${lines('  ', 'Junior', 'Senior')}- Management track\n${lines('  ', 'Manager', 'Director')}`,
      ),
    ).toEqual(TWO);
    const html = (title: string, names: readonly string[]): string =>
      `<h2>${title}</h2>${names.map((name) => `<h3>${name}</h3><ul><li>Does it</li></ul>`).join('')}`;
    expect(
      tracksOf(
        `<h1>Ladder</h1>${html('IC track', ['Junior', 'Senior'])}${html('Management track', ['Manager', 'Director'])}`,
        'x.html',
      ),
    ).toEqual(TWO);
    expect(
      tracksOf(
        `${below('# Individual Contributor Ladder', ['Junior', 'Senior'], 2)}${below('# Management Ladder', ['Manager', 'Director'], 2)}`,
      ),
    ).toEqual(['ic (Individual Contributor): Junior, Senior', 'management (Management): Manager, Director']);
  });
  test('competencies below levels, and levels below competencies', () => {
    const competency = (name: string, ...levels: readonly string[]): string =>
      `### ${name}\n\n${levels.map((level) => `- ${level}: ${name} of ${level}\n`).join('')}\n`;
    const source = `# Ladder\n\n## IC track\n\n${competency('Code', 'L1', 'L2')}${competency('Team', 'L1', 'L2')}## Management track\n\n${competency('Code', 'L3', 'L4')}${competency('Hiring', 'L3', 'L4')}`;
    expect(tracksOf(source)).toEqual(['ic (IC): L1, L2', 'management (Management): L3, L4']);
    expect(said(source)).toContain('L4 | Hiring: Hiring of L4');
    expect(new Set(read(source).statements.map(({ competency: of }) => of))).toEqual(
      new Set(['Code', 'Team', 'Hiring']),
    );
  });
  test('more than two, in other languages, and one with a single level', () => {
    expect(
      tracksOf(
        `# Ladder\n\n${['Web', 'Data', 'Mobile'].map((name) => below(`## ${name} track`, [`Junior ${name} Developer`, `Senior ${name} Developer`])).join('')}`,
      ),
    ).toHaveLength(3);
    expect(
      tracksOf(
        `# Stufen\n\n${below('## Fachlaufbahn', ['Junior', 'Senior'])}${below('## Führungslaufbahn', ['Manager', 'Director'])}`,
      ),
    ).toEqual([
      'fachlaufbahn (Fachlaufbahn): Junior, Senior',
      'fuhrungslaufbahn (Führungslaufbahn): Manager, Director',
    ]);
    expect(
      tracksOf(`# Ladder\n\n${below('## IC track', ['Junior', 'Senior'])}${below('## Management track', ['Manager'])}`),
    ).toEqual([TWO[0], 'management (Management): Manager']);
  });
});

describe('what tracks share', () => {
  const two = `${below('## IC track', ['Staff', 'Principal'])}${below('## Management track', ['Manager', 'Director'])}`;
  test.each([
    ['levels above them', below('', ['Junior', 'Senior'], 2), 'Junior, Senior'],
    ['one level above them', below('', ['Engineer'], 2), 'Engineer'],
    ['a heading that says so', below('## Both tracks', ['Junior', 'Senior']), 'Junior, Senior'],
  ])('%s', (_, trunk, names) => {
    const source = `# Ladder\n${trunk}\n${two}`;
    expect(tracksOf(source)).toEqual([
      `ic (IC): ${names}, Staff, Principal`,
      `management (Management): ${names}, Manager, Director`,
    ]);
    expect(left(source)).toEqual([]);
  });
  test('first levels of which both say the same are one; else each has its own, with an id that says which', () => {
    const source = `# Ladder\n\n${below('## IC track', ['Junior', 'Senior', 'Staff'])}${below('## Management track', ['Junior', 'Senior', 'Director'])}`;
    expect(tracksOf(source)).toEqual([
      'ic (IC): Junior, Senior, Staff',
      'management (Management): Junior, Senior, Director',
    ]);
    const other = source.replace(/(.*)Does what Senior does/su, '$1Leads a team');
    expect(tracksOf(other)).toEqual([
      'ic (IC): Junior, Senior IC, Staff',
      'management (Management): Junior, Senior Management, Director',
    ]);
    expect(said(other)).toContain('Senior (Management) | -: Leads a team');
    const { text } = ladderOf(read(other), 'x');
    expect(text).toContain('title: Senior (Management)');
    const codes = `# Ladder\n\n${below('## IC track', ['L4', 'L5: Staff'])}${below('## Management track', ['L5: Manager', 'L6'])}`;
    expect(tracksOf(codes)).toEqual(['ic (IC): L4, L5 IC', 'management (Management): L5 Management, L6']);
  });
  test('levels rise along their own track', () => {
    const source = `# Ladder\n${below('', ['Junior'], 2)}${below('## IC track', ['Senior', 'Staff', 'Principal', 'Fellow'])}${below('## Management track', ['Manager', 'Director'])}`;
    const { findings } = lintLadder(new TextEncoder().encode(ladderOf(read(source), 'x').text), 'ladder.yml');
    expect(findings.map(({ message }) => plain(message))).toEqual([]);
    const { ladder } = readLadder(new TextEncoder().encode(ladderOf(read(source), 'x').text), 'ladder.yml');
    const items = (level: string): unknown => ladder?.criteria.find((one) => one.level === level)?.rubric.sustained;
    expect(items('Director')).toEqual(items('Fellow'));
    expect(items('Junior')).not.toEqual(items('Fellow'));
  });
});

describe('tracks that the names of levels tell', () => {
  test('codes of contributors and of managers', () => {
    const table =
      '| Skill | IC1 | IC2 | M1 | M2 |\n|---|---|---|---|---|\n| Code | writes it | designs it | knows it | judges it |\n';
    expect(tracksOf(table)).toEqual(['ic (Individual contributor): IC1, IC2', 'management (Management): M1, M2']);
    expect(tracksOf(below('# Ladder', ['E1', 'E2', 'M1: Engineering Manager', 'M2: Director'], 2))).toHaveLength(2);
    // "M" may be the middle, and a level of both is one.
    expect(tracksOf(below('# Ladder', ['J1', 'J2', 'M1', 'M2'], 2))).toHaveLength(1);
    expect(tracksOf(below('# Ladder', ['L1', 'L2', 'L3'], 2))).toHaveLength(1);
    const both =
      '| Skill | IC3 | IC4 / M1 | IC5 / M2 |\n|---|---|---|---|\n| Code | writes it | designs it | knows it |\n';
    expect(tracksOf(both)).toEqual(['main (x): IC3, IC4/M1, IC5/M2']);
  });
  test('brackets, with what stands before them on both', () => {
    const source = below('# Ladder', ['Engineer', 'Lead Engineer (IC)', 'Lead Engineer (Manager)'], 2);
    expect(tracksOf(source)).toEqual([
      'ic (IC): Engineer, Lead Engineer IC',
      'manager (Manager): Engineer, Lead Engineer Manager',
    ]);
    expect(read(source).notes).toEqual([]);
    const above = `${source}\n## Director\n\n- Directs\n`;
    expect(tracksOf(above)[1]).toBe('manager (Manager): Engineer, Lead Engineer Manager, Director');
    expect(read(above).notes.map(({ text }) => text)).toEqual([
      'Director stands above both tracks, IC and Manager, and is on both: take it off the one that does not lead there, under `tracks`.',
    ]);
    // Where the ranks of the two are not the same, it is not certain where what follows stands.
    expect(
      read(below('# Ladder', ['Engineer', 'Staff (IC)', 'Team Lead (Manager)', 'Director'], 2)).tracks,
    ).toBeUndefined();
  });
});

describe('what is no track', () => {
  test.each([
    [
      'levels counted on below managers',
      `# Ladder\n\n${below('## Individual contributors', ['L1', 'L2'])}${below('## Managers', ['L3', 'L4'])}`,
      4,
    ],
    [
      'parts of one row',
      `# Ladder\n\n${below('## First years', ['L1', 'L2'])}${below('## Later years', ['L3', 'L4'])}`,
      4,
    ],
    [
      'areas',
      `# Ladder\n\n${below('## Technical skills', ['Junior', 'Senior'])}${below('## Leadership', ['Junior', 'Senior'])}`,
      2,
    ],
    ['one track alone', `# Ladder\n\n${below('## IC track', ['Junior', 'Senior'])}`, 2],
    [
      'two ladders of one name',
      `# Ladder\n\n${below('## IC track', ['Junior', 'Senior'])}${below('## IC track', ['Staff', 'Principal'])}`,
      4,
    ],
  ])('%s', (_, source, levels) => {
    expect(read(source)).not.toHaveProperty('tracks');
    expect(read(source).levels).toHaveLength(levels);
  });
  const steps = '\n## Steps\n\n- Write.\n- Test.\n- Ship.\n- Rest.\n- Look.\n- Ask.\n';
  test.each([
    [
      'people',
      '# Team\n\n## IC track\n\n- Junior: Ann Lee\n- Senior: Bob\n\n## Management track\n\n- EM: Carl\n- Director: Dora\n',
    ],
    [
      'roles of people who work together',
      `# Project\n\n## Roles\n\n- Manager: approves the plan.\n- Architect: reviews the design.\n- Lead: speaks to users.\n- Reviewer: reads the code.\n${steps}`,
    ],
    [
      'two labelled levels and nothing else',
      '# Project\n\n## Levels\n\n- Junior: needs help.\n- Senior: helps others.\n',
    ],
    [
      'three labelled levels beside other lists',
      `# Project\n\n## Levels\n\n- Junior: needs help.\n- Senior: helps others.\n- Staff: leads.\n${steps}`,
    ],
    ['two pages about tracks', '# Careers\n\n## IC track\n\nYou write.\n\n## Management track\n\nYou lead.\n'],
  ])('%s: refused', (_, text) => {
    expect(understand({ path: 'x.md', text })).toHaveProperty('refused');
  });
  test('a list of levels below a plain heading, in a document with other lists, is one row', () => {
    const source = `# Project\n\n## Levels\n\n- Junior: needs help.\n- Mid: works alone.\n- Senior: helps others.\n- Staff: leads many.\n${steps}`;
    expect(tracksOf(source)).toEqual(['main (Project): Junior, Mid, Senior, Staff']);
    expect(left(source)).toHaveLength(7);
  });
});

/** A text of strategy with two tracks in it, as people write it. */
const STRATEGY = `# career_plan: From Coder to Leader

## Story

> **Officer**: Chief of Technology
>
> **The Problem**: You code well, and that is not enough.

## 1. The Ladder

### 1.1 Individual Contributor (IC) Track
*   **Junior**: "I ask before I start."
*   **Senior**: "I finish what I start."
*   **Staff**: "I start what three teams finish."
*   **Principal**: "I see what nobody has started."

### 1.2 Management Track
*   **EM (Engineering Manager)**: People, Hiring, Calm.
*   **Director**: Managers, Budget, Direction.
*   **VP/CTO**: Strategy, Board, Vision.

## 2. Frameworks

### 2.1 The Data Maturity Curve
Walk first.
1.  **Ad-Hoc**: "Ann has a sheet."
2.  **Managed**: "We have a table."
3.  **Optimized**: "The table has us."

### 2.2 Buy vs Build
*   **Commodity**: Mail. **BUY**.
*   **Core**: Search. **BUILD**.

### 3.1 Speaking to Executives
*   **Don't say**: "The index is hot."
*   **Do say**: "Search is twice as fast, and costs half."

### 4.1 Startup vs Big Tech
*   **Startup**: Many hats.
*   **FAANG**: One hat.
`;

test('a text with two tracks, a scale and hints in it', () => {
  const found = read(STRATEGY);
  expect(tracksOf(STRATEGY)).toEqual([
    'ic (Individual Contributor (IC)): Junior, Senior, Staff, Principal',
    'management (Management): EM, Director, VP/CTO',
  ]);
  expect(said(STRATEGY)).toEqual([
    'Junior | -: I ask before I start.',
    'Senior | -: I finish what I start.',
    'Staff | -: I start what three teams finish.',
    'Principal | -: I see what nobody has started.',
    'EM (Engineering Manager) | -: People, Hiring, Calm.',
    'Director | -: Managers, Budget, Direction.',
    'VP/CTO | -: Strategy, Board, Vision.',
  ]);
  expect(levelOf('EM (Engineering Manager)')).toEqual({ id: 'EM', title: 'Engineering Manager' });
  expect(levelOf('EM (Experts)')).toEqual({ id: 'EM Experts', title: 'EM (Experts)' });
  expect(found.title).toBe('career_plan: From Coder to Leader');
  const { ladder } = readLadder(new TextEncoder().encode(ladderOf(found, 'x').text), 'ladder.yml');
  expect(ladder?.scales).toEqual([
    {
      id: 'the-data-maturity-curve',
      title: 'The Data Maturity Curve',
      steps: [
        { id: 'Ad-Hoc', text: 'Ann has a sheet.' },
        { id: 'Managed', text: 'We have a table.' },
        { id: 'Optimized', text: 'The table has us.' },
      ],
    },
  ]);
  expect(ladder?.phrasings).toEqual([
    {
      audience: 'Executives',
      avoid: 'The index is hot.',
      prefer: 'Search is twice as fast, and costs half.',
      hint: null,
    },
  ]);
  expect(left(STRATEGY)).toEqual([
    '## Story',
    '> **Officer**: Chief of Technology',
    '> **The Problem**: You code well, and that is not enough.',
    '## 1. The Ladder',
    '## 2. Frameworks',
    'Walk first.',
    '### 2.2 Buy vs Build',
    '*   **Commodity**: Mail. **BUY**.',
    '*   **Core**: Search. **BUILD**.',
    '### 4.1 Startup vs Big Tech',
    '*   **Startup**: Many hats.',
    '*   **FAANG**: One hat.',
  ]);
});

test('what is not sure to be a scale or a hint is told as not placed', () => {
  const odd = STRATEGY.replace('Maturity Curve', 'Curve').replace('Speaking to Executives', 'Executives');
  expect(read(odd)).not.toHaveProperty('scales');
  expect(read(odd)).not.toHaveProperty('phrasings');
  expect(left(odd)).toEqual(
    expect.arrayContaining([
      '1.  **Ad-Hoc**: "Ann has a sheet."',
      '*   **Do say**: "Search is twice as fast, and costs half."',
    ]),
  );
});

describe('a mapping', () => {
  const source = `# Ladder\n\n${below('## IC track', ['Junior', 'Senior'])}${below('## Management track', ['Senior', 'Director'])}`;
  test('that names levels keeps them on their tracks', () => {
    const levels = ['Senior (IC)', 'Senior (Management)', 'Director'];
    expect(understand({ path: 'x.md', text: source }, { levels })).toMatchObject({
      tracks: [
        { title: 'IC', levels: ['Senior (IC)'] },
        { title: 'Management', levels: ['Senior (Management)', 'Director'] },
      ],
    });
  });
  test('that names tracks says which there are', () => {
    const file = writeMapping(read(source));
    expect(file).toContain('tracks:\n  IC:\n    - Junior\n    - Senior (IC)\n  Management:\n');
    const by = (text: string) => {
      const { mapping, problems } = readMapping(text, 'map.yml');
      expect(problems).toEqual([]);
      return understand(
        { path: 'x.md', text: source },
        { levels: mapping?.levels ?? null, tracks: mapping?.tracks ?? null },
      );
    };
    expect(by(file)).toMatchObject({ tracks: read(source).tracks });
    const one = { title: 'All', levels: ['Junior', 'Senior (IC)', 'Senior (Management)', 'Director'] };
    expect(by(`schema: 1\ntracks: { All: [${one.levels.join(', ')}] }\n`)).toMatchObject({ tracks: [one] });
    expect(by('schema: 1\ntracks: { All: [Junior, Senor] }\n')).toEqual({
      refused: 'The document has no level that is called Senor',
      fix: 'Name the levels as the document writes them: Junior, Senior (IC), Senior (Management), Director.',
    });
  });
});

describe('importing again', () => {
  const source = `# Ladder\n\n${below('## IC track', ['Junior', 'Senior'])}${below('## Management track', ['Manager', 'Director'])}`;
  const made = (text: string) => ladderOf(read(text), 'x').text;
  const again = (before: string, after: string, edit: (text: string) => string = (text) => text) => {
    const [base, theirs] = [made(before), made(after)];
    const result = mergeLadder({ base, mine: edit(base), theirs }, () => null);
    if (result === null) throw new Error('no ladder');
    const { ladder, findings } = readLadder(new TextEncoder().encode(result.text), 'ladder.yml');
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(mergeLadder({ base: theirs, mine: result.text, theirs }, () => null)).toMatchObject({
      text: result.text,
      changes: [],
      conflicts: [],
    });
    return {
      tracks: ladder?.tracks.map(({ id, levels }) => `${id}: ${levels.join(', ')}`),
      changes: result.changes
        .filter(({ part }) => part !== 'criterion')
        .map(({ part, effect, id }) => `${part} ${effect} ${id}`),
      conflicts: result.conflicts.map(({ part, is, id }) => `${part} ${is} ${id}`),
    };
  };
  const level = (name: string): string => `### ${name}\n\n- Does what ${name} does\n\n`;
  test('a new first level goes on its own track, one in the trunk on all', () => {
    expect(again(source, source.replace('### Manager', `${level('Team Lead')}### Manager`))).toEqual({
      tracks: ['ic: Junior, Senior', 'management: Team Lead, Manager, Director'],
      changes: ['level added Team Lead'],
      conflicts: [],
    });
    const trunk = source.replace('## IC track', '## Engineer\n\n- Learns\n\n## IC track');
    expect(again(source, trunk)).toEqual({
      tracks: ['ic: Engineer, Junior, Senior', 'management: Engineer, Manager, Director'],
      changes: ['level added Engineer'],
      conflicts: [],
    });
    expect(again(trunk, source)).toMatchObject({
      tracks: ['ic: Junior, Senior', 'management: Manager, Director'],
      conflicts: [],
    });
  });
  test('order on a track, the order of the tracks, and their titles', () => {
    const [head = '', ic = '', managers = ''] = source.split(/^(?=## )/mu);
    expect(again(source, head + managers + ic)).toEqual({
      tracks: ['ic: Junior, Senior', 'management: Manager, Director'],
      changes: [],
      conflicts: [],
    });
    const turned = `${head}${ic}## Management track\n\n${level('Director')}${level('Manager')}`;
    expect(again(source, turned)).toEqual({
      tracks: ['ic: Junior, Senior', 'management: Director, Manager'],
      changes: ['track changed management'],
      conflicts: [],
    });
    const mine = (text: string): string =>
      text.replace('- Director\n', '- Director\n      - VP\n').replace('levels:\n', 'levels:\n  - VP\n');
    expect(again(source, turned, mine)).toMatchObject({
      tracks: ['ic: Junior, Senior', 'management: Manager, Director, VP'],
      conflicts: ['track both management'],
    });
    const renamed = source.replace('Management track', 'Managers track');
    expect(again(source, renamed).changes).toEqual(['track renamed management']);
    expect(again(source, renamed, (text) => text.replace('title: Management', 'title: Leads')).conflicts).toEqual([
      'track both management',
    ]);
  });
  test('a second track comes, and goes', () => {
    const one = source.replace(/## Management[^]*/u, '');
    expect(again(one, source)).toMatchObject({
      tracks: ['main: Junior, Senior', 'management: Manager, Director'],
      conflicts: [],
    });
    expect(again(source, one)).toMatchObject({ tracks: ['ic: Junior, Senior'], conflicts: [] });
    expect(again(source, one, (text) => text.replace('title: Management', 'title: Leads'))).toMatchObject({
      conflicts: ['track gone management', 'level gone Director'],
    });
    const gone = again(source, source.replace('### Manager', `${level('Team Lead')}### Manager`), (text) =>
      text.replace(/ {2}- id: management[^]*?(?=^rubric)/mu, ''),
    );
    expect(gone.conflicts).toEqual(['level homeless Team Lead']);
  });
});

/** How a row of levels is written below its heading. */
const SHAPES = ['headings', 'labels', 'dashes', 'wide', 'tall', 'items', 'bold'] as const;
type Shape = (typeof SHAPES)[number];

const written = (
  shape: Shape,
  levels: readonly { readonly name: string; readonly texts: readonly string[] }[],
): string => {
  const first = ({ texts: [text = ''] }: { readonly texts: readonly string[] }): string => text;
  const bullets = (indent: string, texts: readonly string[]): string =>
    texts.map((text) => `${indent}- ${text}\n`).join('');
  switch (shape) {
    case 'headings':
      return levels.map(({ name, texts }) => `### ${name}\n\n${bullets('', texts)}\n`).join('');
    case 'bold':
      return levels.map(({ name, texts }) => `**${name}**\n\n${bullets('', texts)}\n`).join('');
    case 'items':
      return `${levels.map(({ name, texts }) => `- ${name}\n${bullets('  ', texts)}`).join('')}\n`;
    case 'labels':
      return `${levels.map((level) => `- **${level.name}**: ${first(level)}\n`).join('')}\n`;
    case 'dashes':
      return `${levels.map((level) => `- ${level.name} – ${first(level)}\n`).join('')}\n`;
    case 'tall':
      return `| Level | Expectation |\n|---|---|\n${levels.map((level) => `| ${level.name} | ${first(level)} |\n`).join('')}\n`;
    case 'wide':
      return `| Skill | ${levels.map(({ name }) => name).join(' | ')} |\n|${'---|'.repeat(levels.length + 1)}\n| Craft | ${levels.map(first).join(' | ')} |\n\n`;
  }
};

const ROWS = [
  {
    heading: 'IC Track',
    title: 'IC',
    names: ['Junior Engineer', 'Senior Engineer', 'Staff Engineer', 'Principal Engineer'],
  },
  { heading: 'Management Track', title: 'Management', names: ['Team Lead', 'Engineering Manager', 'Director', 'VP'] },
  { heading: 'Design Track', title: 'Design', names: ['Junior Designer', 'Senior Designer', 'Lead Designer'] },
] as const;

const ALIKE = ['Junior', 'Senior', 'Principal'];

test('generated documents keep their levels, their order and what each is asked for, track by track', () => {
  const row = fc.record({
    shape: fc.constantFrom(...SHAPES),
    drop: fc.nat(2),
    sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.boolean(), (rows, isTrunk, isAlike) => {
      const tracks = rows.flatMap(({ shape, drop, sizes }, at) => {
        const of = ROWS[at];
        if (of === undefined) return [];
        const names = isAlike ? ALIKE : of.names;
        const levels = names.slice(0, isAlike ? undefined : Math.max(2, names.length - drop)).map((name, index) => ({
          name,
          called: isAlike && rows.length > 1 ? `${name} (${of.title})` : name,
          texts: Array.from(
            { length: shape === 'headings' || shape === 'items' || shape === 'bold' ? (sizes[index] ?? 1) : 1 },
            (_, part) => `takes care of part ${part + 1} of ${name} ${of.title}`,
          ),
        }));
        return [{ ...of, shape, levels }];
      });
      const trunk =
        isTrunk && tracks.length > 1
          ? [
              { called: 'Intern', name: 'Intern', texts: ['asks for help'] },
              { called: 'Graduate', name: 'Graduate', texts: ['learns from others'] },
            ]
          : [];
      const text = `# Ladder\n\n${trunk.map(({ name, texts: [one = ''] }) => `## ${name}\n\n- ${one}\n\n`).join('')}${tracks
        .map(({ heading, shape, levels }) => `## ${heading}\n\n${written(shape, levels)}`)
        .join('')}`;
      const found = understand({ path: 'ladder.md', text });
      // One short row of labels alone is no ladder, with a track for a heading or without.
      if ('refused' in found) return tracks.length === 1;
      const names = trunk.map(({ name }) => name);
      expect(found.tracks ?? []).toEqual(
        tracks.length === 1
          ? []
          : tracks.map(({ title, levels }) => ({ title, levels: [...names, ...levels.map(({ called }) => called)] })),
      );
      for (const { called, texts } of [...trunk, ...tracks.flatMap(({ levels }) => levels)])
        expect(found.statements.filter(({ level }) => level === called).map((one) => one.text)).toEqual(texts);
      const { ladder } = readLadder(new TextEncoder().encode(ladderOf(found, 'x').text), 'ladder.yml');
      expect(ladder?.tracks).toHaveLength(tracks.length);
      expect(ladder?.criteria).toHaveLength(found.statements.length);
      return true;
    }),
    { numRuns: runs(300) },
  );
});
