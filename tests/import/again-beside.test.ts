/** Importing again: what stands beside the competencies keeps its owner's edits, and takes what the document changed. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mergeLadder } from '../../src/import/again/merge.ts';
import { ladderOf } from '../../src/import/ladder.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { plain } from '../../src/text/words.ts';
import { runs } from '../runs.ts';
import { read } from './reading.ts';

const made = (source: string): string => ladderOf(read(source), 'made').text;
const merged = (before: string, edit: (text: string) => string, after: string) => {
  const [base, theirs] = [made(before), made(after)];
  const mine = edit(base);
  const result = mergeLadder({ base, mine, theirs }, () => null);
  if (result === null) throw new Error('no ladder');
  const { findings } = readLadder(new TextEncoder().encode(result.text), 'ladder.yml');
  expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => plain(message))).toEqual([]);
  // A second time there is nothing to do.
  const again = mergeLadder({ base: theirs, mine: result.text, theirs }, () => null);
  expect(again).toMatchObject({ text: result.text, changes: [], conflicts: [] });
  return { ...result, mine, theirs };
};
const told = ({ changes, conflicts }: ReturnType<typeof merged>): readonly string[] => [
  ...changes.map(({ effect, part, of, before, after }) => `${effect} ${part} ${of}: ${before} > ${after}`),
  ...conflicts.map(({ is, part, of, yours, was, now }) => `${is} ${part} ${of}: ${yours} / ${was} / ${now}`),
];

const DOCUMENT = `# Data

## Level 1: Data Engineer

Experience: 1-3 years
Salary: €50k

### Responsibilities

- Runs the pipelines
- Answers questions

### Month 3

- [ ] Ships a first table to production
- [ ] Reads all runbooks of the team

### Quality

- [ ] Tests each model
- [ ] Documents each table

### Pitfalls

- Copies code between models
- Works alone for too long

### To move to Senior Data Engineer

- [ ] Designs a model without any help

## Level 2: Senior Data Engineer

### Quality

- [ ] Sets the rules

### Final project

Pick one of:

- [ ] A streaming platform for all teams
- [ ] A review of all costs
`;
const changed = (...pairs: readonly (readonly [string, string])[]): string => {
  for (const [from] of pairs) expect(DOCUMENT).toContain(from);
  return pairs.reduce((text, [from, to]) => text.replace(from, to), DOCUMENT);
};
const edited =
  (...pairs: readonly (readonly [string | RegExp, string])[]) =>
  (text: string): string => {
    let own = text;
    for (const [from, to] of pairs) {
      const next = own.replace(from, to);
      expect(next).not.toBe(own);
      own = next;
    }
    return own;
  };

describe('the document changed, the owner did not', () => {
  test.each([
    ['1-3 years', '2-3 years', ['changed level experience: 1-3 years > 2-3 years', 'changed level years: 1-3 > 2-3']],
    ['€50k', '€60k', ['changed level compensation, total: null > null']],
    [
      '- Answers questions\n',
      '- Answers questions\n- Teaches\n',
      ['added level responsibilities, Teaches: null > Teaches'],
    ],
    ['- Answers questions\n', '', ['removed level responsibilities, Answers questions: Answers questions > null']],
    [
      'a first table to production',
      'a table to production',
      [
        'changed level buckets, month-3, criteria, ships-a-first-table-to: Ships a first table to production > Ships a table to production',
      ],
    ],
    [
      '- Works alone for too long\n',
      '',
      ['removed note Works alone for too long · L1: Works alone for too long > null'],
    ],
    ['Pick one of:', 'At least two of:', ['changed group rule: any > at-least']],
    [
      '- [ ] A review of all costs\n',
      '- [ ] A review of all costs\n- [ ] A talk\n',
      ['added group criteria, a-talk: null > A talk'],
    ],
  ] as const)('%j becomes %j', (from, to, lines) => {
    const result = merged(DOCUMENT, (text) => text, changed([from, to]));
    expect(told(result)).toEqual(lines);
  });
  test('a whole section that is new, and one that is gone', () => {
    const section = '### Pitfalls\n\n- Copies code between models\n- Works alone for too long\n';
    const result = merged(DOCUMENT, (text) => text, changed([section, '### Not required\n\n- On-call duty\n']));
    expect(parse(result.text)).toEqual(parse(result.theirs));
    expect(result.conflicts).toEqual([]);
  });
});

describe('the owner changed it', () => {
  const own = edited(
    [/ships-a-first-table-to: (.*)/u, 'first-table:\n            text: $1\n            rubric: { link: 2 }   # ours'],
    ['id: final-project', 'id: project'],
    ['rule: any', 'rule: all'],
    ['    text: Copies code between models', '    text: Copies code between its models'],
    ['      - Answers questions\n', ''],
  );
  test('and the document did not: nothing is to be done', () => {
    const result = merged(DOCUMENT, own, DOCUMENT);
    expect([result.text, told(result)]).toEqual([result.mine, []]);
  });
  test('other words come in beside ids and rubrics of the owner', () => {
    const result = merged(
      DOCUMENT,
      own,
      changed(
        ['Ships a first table', 'Ships a first good table'],
        ['A streaming platform for all', 'A platform for all'],
      ),
    );
    expect(result.conflicts).toEqual([]);
    expect(result.text).toContain('text: Ships a first good table to production');
    expect(result.text).toContain('rubric: { link: 2 }   # ours');
    expect(result.text).toMatch(/id: project[^]*A platform for all teams/u);
    expect(result.text).not.toContain('final-project');
  });
  test('where both changed the same, or what somebody made something of is gone, the owner’s stays', () => {
    const result = merged(
      DOCUMENT,
      own,
      changed(
        ['Pick one of:', 'At least two of:'],
        ['Copies code between models', 'Copies code between all models'],
        ['Answers questions', 'Answers all questions'],
        ['- [ ] Ships a first table to production\n', ''],
      ),
    );
    expect(result.changes).toEqual([]);
    expect(told(result)).toEqual([
      'dropped level responsibilities, Answers questions: null / Answers questions / Answers all questions',
      expect.stringContaining('gone level buckets, month-3, criteria, first-table'),
      expect.stringContaining('both group rule'),
      expect.stringContaining('both note Copies code between models · L1, text'),
    ]);
    expect(result.text).toBe(result.mine);
  });
  test('levels under other ids: promotions, groups and notes are known again by them', () => {
    const renamed = edited(
      [/\bid: L1\n/u, 'id: Engineer\n'],
      [/- L1\n/u, '- Engineer\n'],
      [/from: L1\n/u, 'from: Engineer\n'],
      [/ {6}L1:\n/u, '      Engineer:\n'],
      [/level: L1\n/u, 'level: Engineer\n'],
      [/level: L1\n/u, 'level: Engineer\n'],
    );
    const result = merged(
      DOCUMENT,
      renamed,
      changed(
        ['- Works alone for too long', '- Works alone for too long\n- Never asks'],
        ['Designs a model without any help', 'Designs a model without help'],
      ),
    );
    expect(result.conflicts).toEqual([]);
    expect(result.text).toContain('level: Engineer\n    text: Never asks');
    expect(result.text).toContain('Designs a model without help');
    expect(result.text).not.toMatch(/\bL1\b(?!\.)/u);
  });
  test('what names a level that the owner took away has no place, and that is told', () => {
    const without = edited(
      [/ {2}- id: L2\n[^]*?(?=tracks:)/u, ''],
      [/ {6}- L2\n/u, ''],
      [/promotions:\n[^]*?(?=groups:)/u, ''],
      [/groups:\n[^]*?(?=pitfalls:)/u, ''],
      [/ {6}L2: .*\n/u, ''],
    );
    const result = merged(DOCUMENT, without, `${DOCUMENT}\n### Pitfalls\n\n- Talks too much\n`);
    expect(told(result)).toContainEqual(expect.stringContaining('homeless note Talks too much'));
    expect(result.text).toBe(result.mine);
  });
});

const word = fc.stringMatching(/^[A-Z][a-z]{4,8}$/u);
const items = fc.uniqueArray(
  fc.tuple(word, word, word).map((words) => words.join(' ')),
  { minLength: 1, maxLength: 4 },
);
const HEADS = [
  ['### Responsibilities', '- '],
  ['### Scope', '- '],
  ['### Skills to develop', '- '],
  ['### Pitfalls', '❌ '],
  ['### Not required', '- '],
  ['### Month 3', '- [ ] '],
  ['### After one year', '- [ ] '],
  ['### Exit criteria', '- [ ] '],
  ['### To move to Senior Data Engineer', '- [ ] '],
] as const;
const document = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...HEADS), items), { selector: ([[head]]) => head })
  .map((parts) => {
    const boxes = Array.from({ length: 14 }, (_, index) => `- [ ] Tests model ${index + 1}`).join('\n');
    const sections = parts.map(([[head, mark], list]) => `${head}\n\n${list.map((item) => mark + item).join('\n')}\n`);
    return `# Data\n\n## Level 1: Data Engineer\n\n### Quality\n\n${boxes}\n\n${sections.join('\n')}\n## Level 2: Senior Data Engineer\n\n### Quality\n\n- [ ] Sets the rules\n`;
  });
/** Lists and keys in an order of their own: which one is no matter here. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    : value instanceof Object
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, own]) => [key, sorted(own)]),
        )
      : value;

test('where the owner changed nothing, the ladder becomes that of the document', () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      const result = merged(before, (text) => text, after);
      expect(result.conflicts).toEqual([]);
      expect(sorted(parse(result.text))).toEqual(sorted(parse(result.theirs)));
    }),
    { numRuns: runs(200) },
  );
});
