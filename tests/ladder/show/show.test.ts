import * as fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fromJSONSchema } from 'zod';
import * as z from 'zod/mini';
import { drawn, ways } from '../../../src/ladder/show/draw.ts';
import { ladderJsonSchema } from '../../../src/ladder/json-schema.ts';
import type { Competency, Criterion, Ladder } from '../../../src/ladder/ladder.ts';
import { showJson } from '../../../src/ladder/show/show-json.ts';
import { showMarkdown, showText } from '../../../src/ladder/show/show.ts';
import { columns } from '../../../src/report/terminal.ts';
import { rules } from '../../../src/rubric/rules/index.ts';
import { shipped } from '../shipped.ts';
import { designExample, ladderOf, withSections } from '../support.ts';
import { wholeLadder } from '../whole.ts';
import { runs } from '../../runs.ts';

const ladder = ladderOf(designExample);
const whole = ladderOf(wholeLadder);

describe('as JSON', () => {
  const shown = z.object({
    levels: z.array(z.looseObject({ id: z.string(), titles: z.array(z.string()) })),
    criteria: z.array(z.looseObject({ id: z.string(), rubric: z.record(z.string(), z.unknown()) })),
    promotions: z.array(z.looseObject({ id: z.string(), gates: z.array(z.string()) })),
  });
  test('has every field of the design, and empty lists for what a ladder does not have', () => {
    const json = showJson(ladder);
    expect(json).toMatchObject({
      groups: [],
      maxims: [],
      pitfalls: [],
      notAbout: [],
      about: [],
      barriers: [],
      scales: [],
      phrasings: [],
    });
    expect(shown.parse(json).levels[1]).toMatchObject({ id: 'L5', titles: ['Staff Engineer'] });
    expect(shown.parse(json).criteria[1]).toMatchObject({
      id: 'system-design.L5',
      competency: 'system-design',
      promotion: null,
      level: 'L5',
      group: null,
      bucket: null,
      facets: [],
      strength: 'must',
      text: 'Leads architectural decisions and owns the design of complex, multi-system solutions with broad impact.',
      guidance: '…',
      rubric: {
        items: 2,
        dated: true,
        scope: 'multi-team',
        role: ['lead', 'author'],
        sustained: { span: '6 months', points: 2 },
        verified: 1,
      },
    });
    expect(shown.parse(json).promotions).toMatchObject([
      { id: 'L4-L5', gates: ['L4-L5.time-in-level', 'L4-L5.sponsors'] },
    ]);
  });
  test('is the whole model, as JSON, without the places in its file', () => {
    const json = showJson(whole);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    const { path: _, notes, ...model } = whole;
    const keys = (value: object): string[] =>
      Object.keys(value)
        .filter((key) => key !== 'place')
        .toSorted();
    expect(Object.keys(json).toSorted()).toEqual([...keys(model), ...Object.keys(notes), 'schema'].toSorted());
    expect(shown.parse(json).criteria.map(keys)).toEqual(whole.criteria.map(keys));
    expect(json).toMatchObject({
      levelSets: { 'Staff+': ['3A', '4A'] },
      maxims: whole.notes.maxims,
      glossary: { ADR: 'A record of a decision.' },
      retired: [{ id: 'design.old', replacedBy: ['design.rfc'] }],
      groups: [
        { id: 'capstone', rule: 'any', min: 1, of: ['capstone.platform', 'capstone.oss', 'capstone.both'] },
        { id: 'capstone.both', group: 'capstone', rule: 'at-least' },
        { id: '2-3A.technical', rule: 'all' },
      ],
    });
    expect(shown.parse(json).promotions.find(({ id }) => id === '2-3A')?.gates).toEqual(
      ['time-in-level', 'since-promotion', 'previous-level', 'sponsors', 'feedback', 'packet', 'forum'].map(
        (name) => `2-3A.${name}`,
      ),
    );
  });
  test('pay is nowhere: only that the file has it', () => {
    expect(JSON.stringify(showJson(whole))).not.toContain('123K');
    expect(shown.parse(showJson(whole)).levels[0]).toMatchObject({ private: ['compensation'] });
  });

  /** The ladder with these rubrics, each as an owner wrote it, and nothing to inherit. */
  const read = (source: Ladder, rubrics: readonly unknown[]): Ladder =>
    ladderOf(
      withSections(
        `scopes: ${JSON.stringify(source.scopes)}
roles: ${JSON.stringify(source.roles)}
levels: ${JSON.stringify(source.levels.map(({ id }) => id))}
tracks: ${JSON.stringify(source.tracks)}
level-sets: ${JSON.stringify(source.levelSets)}
rubric: {}
competencies: [{ id: a, title: A, criteria: { ${JSON.stringify(source.levels[0]?.id)}: ${JSON.stringify(rubrics.map((rubric, index) => ({ id: `a.${index}`, text: `A ${index}.`, facets: ['Hiring', 'Budget'], rubric })))} } }]`,
        ['level-sets'].filter(() => Object.keys(source.levelSets).length === 0),
      ),
    );
  const written = (source: Ladder): unknown[] => shown.parse(showJson(source)).criteria.map(({ rubric }) => rubric);
  test.each([...shipped, ['whole', whole] as const])(
    'the rubrics of %s are shown as an owner writes them: read again, they are the same',
    (_, source) => {
      for (let start = 0; start < source.criteria.length; start += 100) {
        const part = { ...source, criteria: source.criteria.slice(start, start + 100) };
        const again = read(source, written(part));
        expect(again.criteria.map(({ rubric }) => rubric)).toEqual(part.criteria.map(({ rubric }) => rubric));
        expect(written(again)).toEqual(written(part));
      }
    },
  );
  test.each(rules.flatMap(({ name, doc }) => doc.forms.map((form) => [form.yaml, name] as const)))('%s', (yaml) => {
    const source: Ladder = {
      ...whole,
      scopes: ['team', 'multi-team'],
      roles: ['lead', 'author', 'facilitator'],
      levels: ['L4', 'L5', 'L6'].map((id) => ({ ...whole.levels[0]!, id })),
      tracks: [{ id: 'ic', title: 'IC', levels: ['L4', 'L5', 'L6'] }],
      levelSets: { 'Staff+': ['L5', 'L6'] },
    };
    const once = read(source, [parse(yaml)]);
    expect(read(source, written(once)).criteria.map(({ rubric }) => rubric)).toEqual(
      once.criteria.map(({ rubric }) => rubric),
    );
  });
});

describe('tracks that part', () => {
  const list = ways(whole.tracks);
  test('are drawn side by side, what they share once', () => {
    expect(list).toEqual([
      {
        levels: ['1', '2'],
        ends: [],
        onwards: [
          { levels: ['3A', '4A'], ends: ['Individual'], onwards: [] },
          { levels: ['3B'], ends: ['Management'], onwards: [] },
        ],
      },
    ]);
    expect(drawn(list, 40)).toEqual(['1 ── 2 ─┬─ 3A ── 4A   Individual', '        └─ 3B   Management']);
  });
  test('are a tree where there is no room', () => {
    expect(drawn(list, 24)).toEqual(['1 → 2', '├─ Individual: 3A → 4A', '└─ Management: 3B']);
  });
  test('one that is the beginning of another, three ways, and ways apart', () => {
    const tracks = (
      [
        ['a', 'x y'],
        ['b', 'x y z'],
        ['c', 'x y w'],
        ['d', 'x y v v2'],
        ['e', 'k'],
      ] as const
    ).map(([id, levels]) => ({ id, title: id, levels: levels.split(' ') }));
    expect(drawn(ways(tracks), 60)).toEqual([
      'x ── y (a) ─┬─ z   b',
      '            ├─ w   c',
      '            └─ v ── v2   d',
      'k   e',
    ]);
  });
  test('every level of every track is drawn, within the width', () => {
    const levels = fc.uniqueArray(fc.constantFrom('1', '2', '3A', '3B', 'Phase 6', '漢字'), { minLength: 1 });
    fc.assert(
      fc.property(
        fc.array(levels, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 30, max: 100 }),
        (tracks, width) => {
          const lines = drawn(
            ways(tracks.map((on, index) => ({ id: `t${index}`, title: `t${index}`, levels: on }))),
            width,
          );
          for (const level of tracks.flat()) expect(lines.join(' ').replace(/[│\s]+/gu, ' ')).toContain(level);
          for (const [index] of tracks.entries()) expect(lines.join('\n')).toContain(`t${index}`);
        },
      ),
    );
  });
});

describe('as text', () => {
  const text = (source: Ladder, only: { level?: string; track?: string } = {}, width = 80): string =>
    showText(source, { ...only, colour: false, width });
  test('tracks, levels and promotions first, then criteria by area and competency, each with its rubric in words; then what belongs to levels, and notes', () => {
    expect(
      text(whole)
        .split('\n')
        .filter((line) => /^\S/u.test(line)),
    ).toEqual([
      'Everything',
      'Ladder whole, version 2.0.0: 5 levels on 2 tracks · 2 competencies in 2 areas ·',
      '19 criteria · 3 groups',
      'Tracks',
      'Levels',
      'Promotions',
      'Technical',
      'People',
      'Level 1 · Junior',
      'Level 2 · Senior',
      'Level 3A · Staff · Architect',
      'What it is not about',
      'Not required',
      'Maxims',
      'What holds people back',
      'Examples of good claims',
      'Advice',
      'Maturity',
      'How to say it',
      'IC and management',
      'Names for several levels',
      'Glossary',
      'No longer asked for',
    ]);
    const wide = text(whole, {}, 1000);
    expect(wide).toContain(
      '\n  - 2 → 3A: every must is met; every should is met or explained; up to 1 criterion may be partial, with a plan; something is met in every area; at least 1 met in Technical\n',
    );
    expect(wide).toContain('Asks for the criterion of 2 and the 2 milestones of 1');
    expect(wide).toContain(
      'Evidence: at least 1 item; each: of kind rfc or document, with a date; either (a) at least 2 items or (b) at least 1 item: of kind talk, not asked here: with a date.',
    );
    expect(wide).toContain(
      '    3A  Writes RFCs:\n        - Context\n        - Risks\n        design.rfc · should · only ic · from 2027-01-01 · until 2028-01-01 · changed in 2.0.0\n',
    );
    expect(wide).toContain('  - Capstone: one of these 3 · capstone\n    - A platform.\n');
    expect(wide).toContain('    - Both: at least 1 of these 2 · capstone.both\n');
    expect(wide).toContain('  - 3B → 3A, a switch back to a former track: ');
    expect(wide).toContain('  - Cost\n    - Saved 20 %.\n    - Saved 40 %.\n');
  });
  test('a promotion for which nothing is asked says so, after those for which something is', () => {
    expect(text(ladderOf(withSections('')))).toContain(
      '\nPromotions\n  - L4 → L5: every must is met\n  - L5 → L6: nothing is asked for yet\n',
    );
    const again = ladderOf(withSections('levels: [L4, L5, { id: L6, includes: [{ level: L5, as: again }] }]'));
    expect(text(again)).toContain('  - L4 → L5, L5 → L6: every must is met\n');
    const switched = ladderOf(
      withSections(
        'levels: [L4, L5, L6, M1]\ntracks: [{ id: ic, levels: [L4, L5, L6] }, { id: m, levels: [M1] }]\npromotions: [{ from: L5, to: M1, kind: switch }]',
      ),
    );
    expect(text(switched)).toContain(
      '\nPromotions\n  - L5 → M1, a switch of tracks: nothing is asked for yet\n  - L4 → L5: every must is met\n',
    );
  });
  test('a gate whose text is its rubric is said once', () => {
    expect(text(whole)).toContain('At least 90 days in the level.');
    expect(text(whole)).not.toContain('Evidence: at least 90 days');
  });
  test('one level: its criteria and the way to it, with everything that is said about them', () => {
    const shown = text(whole, { level: '3A' });
    expect(shown).toContain(
      '      - Guidance\n        - First bold part.\n        - one\n        - two\n      - Good evidence\n        - Good one.\n      - No evidence\n        - Bad one.\n      - Reviewers may ask\n        - Was it read?\n',
    );
    expect(shown).not.toMatch(/design\.2|mentoring|Maturity|Whole maxim/u);
    expect(text(whole)).not.toContain('First bold part.');
    expect(text(whole, { level: '1' })).toContain('  - Skills: Cloud (Basic, must have)\n    - EC2 basics\n');
  });
  test('one track leaves out what is not on it', () => {
    const shown = text(whole, { track: 'm' });
    expect(shown).toContain('  1 ── 2 ── 3B   Management');
    expect(shown).not.toMatch(/4A|design\.rfc|Capstone/u);
  });
  test('a ladder of many criteria is shown without their rubrics, and says how to see them', () => {
    const [, engineering] = shipped.find(([name]) => name === 'engineering')!;
    const shown = text(engineering);
    expect(shown).not.toMatch(/Evidence:|code\.L5/u);
    expect(shown).toContain('--level LEVEL');
    expect(text(engineering, { level: 'L5' })).toContain('code.L5 · must\n      Evidence: at least 3 items');
    for (const { text: said } of engineering.criteria)
      expect(text(engineering, {}, 1000)).toContain(said.replace(/\s+/gu, ' '));
  });
  test.each([...shipped, ['whole', whole] as const])(
    '%s keeps to its width, and has colour only where it is asked for',
    (_, source) => {
      // A word that is longer than the line has one of its own.
      const tooLong = (width: number): string[] =>
        text(source, {}, width)
          .split('\n')
          .filter((line) => columns(line) > width && /\S \S+ \S/u.test(line.trim()));
      expect([...tooLong(60), ...tooLong(100)]).toEqual([]);
      expect(text(source)).not.toContain('\u001B');
      expect(showText(source, { colour: true, width: 80 })).toContain('\u001B[1m');
    },
  );
  test('pay is nowhere', () => {
    expect(text(whole) + text(whole, { level: '1' }) + showMarkdown(whole, {})).not.toMatch(/123K|compensation/u);
  });
});

const asGitHub = unified().use(remarkParse).use(remarkGfm);

describe('as Markdown', () => {
  test('is a document with headings by area and competency', () => {
    const { children } = asGitHub.parse(showMarkdown(ladder, {}));
    expect(
      children.flatMap((node) =>
        node.type === 'heading'
          ? [`${node.depth} ${node.children.map((child) => ('value' in child ? child.value : '')).join('')}`]
          : [],
      ),
    ).toEqual([
      '1 Software engineering',
      '2 Tracks',
      '2 Levels',
      '2 Promotions',
      '2 Technical Execution',
      '3 System Design & Architecture',
    ]);
    expect(showMarkdown(ladder, {})).toContain(
      '- **L5** Leads architectural decisions and owns the design of complex, multi-system solutions with broad impact.\n  - `system-design.L5` · must\n  - Evidence: at least 2 items, over at least 6 months',
    );
    expect(showMarkdown(whole, {})).toContain('- 1 → 2\n  - **Individual** 3A → 4A\n  - **Management** 3B\n');
    expect(showMarkdown(whole, {})).toContain('| Coding | a lot | little |');
  });
  test('nothing that a ladder says becomes a mark of Markdown, HTML, a mention or a link', () => {
    const nasty = fc
      .array(
        fc.constantFrom(
          '<b>',
          '@octo',
          '](http://x)',
          '[a',
          '**',
          '`',
          '# ',
          '\n',
          '|',
          '![',
          'https://x.example',
          '<!-- a -->',
          'ok',
          ' ',
        ),
        { maxLength: 12 },
      )
      .map((parts) => `a${parts.join('')}`);
    fc.assert(
      fc.property(nasty, nasty, (title, words) => {
        const own: Ladder = {
          ...ladder,
          title,
          competencies: ladder.competencies.flatMap((competency): Competency[] => [{ ...competency, title }]),
          criteria: ladder.criteria.flatMap((criterion): Criterion[] => [
            { ...criterion, text: words, guidance: words },
          ]),
        };
        const shown = showMarkdown(own, { level: 'L5' });
        const types = new Set<string>();
        const walk = (node: {
          readonly type: string;
          readonly children?: readonly { readonly type: string }[];
        }): void => {
          types.add(node.type);
          for (const child of node.children ?? []) walk(child);
        };
        walk(asGitHub.parse(shown));
        expect(
          [...types].filter(
            (type) =>
              !['root', 'heading', 'paragraph', 'text', 'strong', 'inlineCode', 'list', 'listItem'].includes(type),
          ),
        ).toEqual([]);
        expect(shown).not.toMatch(/@octo|https:\/\/x/u);
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('as JSON Schema', () => {
  const schema = ladderJsonSchema();
  test('is what an editor needs: descriptions and examples on every key of the ladder', () => {
    const properties = z.record(z.string(), z.looseObject({})).parse(schema['properties']);
    expect(Object.keys(properties)).toEqual([
      'schema',
      'extends',
      'change',
      'retire',
      'id',
      'version',
      'title',
      'transition',
      'scopes',
      'roles',
      'levels',
      'tracks',
      'level-sets',
      'forks',
      'areas',
      'rubric',
      'competencies',
      'promotions',
      'groups',
      'retired',
      'maxims',
      'pitfalls',
      'barriers',
      'about',
      'not-about',
      'not-required',
      'examples',
      'advice',
      'scales',
      'phrasings',
      'tables',
      'lint',
      'glossary',
    ]);
    expect(
      Object.entries(properties).filter(
        ([, value]) => value['$ref'] === undefined && value['description'] === undefined,
      ),
    ).toEqual([]);
    expect(JSON.stringify(schema)).toContain('"Technical Execution"');
  });
  // What zod does not read of a schema: that a ladder with `extends` needs less.
  const { if: extending, else: alone, ...shape } = schema;
  const { required } = z.object({ required: z.array(z.string()) }).parse(alone);
  const accepts = fromJSONSchema({ ...shape, required });
  test('one that stands on another needs to say little', () => {
    expect(extending).toEqual({ required: ['extends'] });
    expect(schema['required']).toEqual(['schema']);
    expect(required).toEqual(['schema', 'id', 'version', 'title', 'levels', 'tracks', 'competencies']);
    const extended = fromJSONSchema(shape);
    const on = 'schema: 1\nextends: ../base/ladder.yml\n';
    expect(extended.safeParse(parse(`${on}change: { criteria: { code.L5: { rubric: { items: 3 } } } }`)).success).toBe(
      true,
    );
    for (const wrong of [
      'change: { levles: {} }',
      'change: { criteria: { code.L5: { txt: X } } }',
      'retire: [code.L5]',
    ])
      expect(extended.safeParse(parse(`${on}${wrong}`)).success).toBe(false);
  });
  test('accepts what the reader accepts, and numbers for levels', () => {
    expect(accepts.safeParse(parse(designExample)).error?.issues).toBeUndefined();
    expect(accepts.safeParse(parse(withSections('levels: [4, 1.0]\nversion: 1.0'))).success).toBe(true);
  });
  test('refuses what the reader refuses for its shape', () => {
    const changes = [
      'rubric: { itmes: 1 }',
      'rubric: { items: two }',
      'schema: 2',
      'levels: []',
      'rubric: { within: a while }',
    ];
    expect(changes.filter((change) => accepts.safeParse(parse(withSections(change))).success)).toEqual([]);
  });
});
