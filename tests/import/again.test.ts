import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMap, isScalar, isSeq, parseDocument, type Document, type YAMLMap, type YAMLSeq } from 'yaml';
import { mergeLadder } from '../../src/import/again/merge.ts';
import { cellKey, ladderOf } from '../../src/import/ladder.ts';
import { understand } from '../../src/import/understand.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { plain } from '../../src/text/words.ts';
import { runs } from '../runs.ts';

const made = (text: string) => {
  const found = understand({ path: 'ladder.md', text });
  if ('refused' in found) throw new Error(found.refused);
  return ladderOf(found, 'made');
};
/** What comes of edits and of another document. */
const merged = (before: string, edit: (text: string) => string, after: string) => {
  const [base, theirs] = [made(before), made(after)];
  const mine = edit(base.text);
  const result = mergeLadder({ base: base.text, mine, theirs: theirs.text }, (competency, level, index) => ({
    path: 'ladder.md',
    line: theirs.lines.get(cellKey(competency, level, index)) ?? 0,
  }));
  if (result === null) throw new Error('no ladder');
  const { ladder, findings } = readLadder(new TextEncoder().encode(result.text), 'ladder.yml');
  expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => plain(message))).toEqual([]);
  // A second time there is nothing to do.
  const again = mergeLadder({ base: theirs.text, mine: result.text, theirs: theirs.text }, () => null);
  expect(again).toMatchObject({ text: result.text, changes: [], conflicts: [] });
  return { ...result, mine, ladder };
};
/** Lines that one text has and the other has not. */
const only = (text: string, other: string): readonly string[] => {
  const left = other.split('\n');
  return text.split('\n').filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

const DOCUMENT = `# Eng

## L1

### Delivery

- Ships small tasks with help from others.
- Asks early when something is unclear.

### Craft

- Writes tests for the code.

## L2

### Delivery

- Ships features alone from start to end.
- Handled 20+ production incidents.

### Craft

- Reviews code.
`;
const edited = (text: string): string => text;

describe('what changed in the document is brought in', () => {
  test('words: one line is another, and every other keeps its bytes', () => {
    const edit = (text: string): string =>
      text
        .replace('rubric: { items: 1, link: 1,', '# Our own rule.\nrubric:   {items: 1, link: 1,')
        .replace('L1: Writes tests for the code.', "L1: 'Writes tests for the code.' # said so");
    const { text, mine, changes } = merged(DOCUMENT, edit, DOCUMENT.replace('Writes tests', 'Writes many tests'));
    expect(only(text, mine)).toEqual(['      L1: Writes many tests for the code. # said so']);
    expect(changes).toEqual([
      {
        part: 'criterion',
        id: 'craft.L1',
        of: 'text',
        effect: 'reworded',
        before: 'Writes tests for the code.',
        after: 'Writes many tests for the code.',
        line: 44,
        source: { path: 'ladder.md', line: 12 },
      },
    ]);
  });

  test('an amount: the rule that was proposed, not those of the owner', () => {
    const { text, conflicts } = merged(
      DOCUMENT,
      (text) => text.replace('rubric: { count: {', 'rubric: { items: 3, count: {'),
      DOCUMENT.replace('20+', '30+'),
    );
    expect(text.replace(/\s+/gu, ' ')).toContain('rubric: { items: 3, count: { min: 30,');
    expect(text).toContain('why: Proposed by the import, from "30+ production incidents".');
    expect(conflicts).toEqual([]);
  });

  test('a criterion beside a single one: that keeps its id, its rules and its comments', () => {
    const { text, ladder } = merged(
      DOCUMENT,
      (text) =>
        text
          .replace('id: craft', 'id: craftsmanship')
          .replace(
            'L2: Reviews code.',
            'L2:\n        # the old one\n        text: Reviews code.\n        rubric: { items: 3 }',
          ),
      DOCUMENT.replace('- Reviews code.', '- Reviews code.\n- Teaches others to review.'),
    );
    expect(text).toContain('# the old one');
    expect(ladder?.criteria.filter(({ competency }) => competency === 'craftsmanship').map(({ id }) => id)).toEqual([
      'craftsmanship.L1',
      'craftsmanship.L2',
      'craftsmanship.l2.teaches-others-to-review',
    ]);
    expect(ladder?.criteria.find(({ id }) => id === 'craftsmanship.L2')?.rubric.items).toBe(3);
  });

  test('a level between two, with its place on the track, and a competency of its own', () => {
    const { ladder, changes } = merged(
      DOCUMENT,
      (text) => text.replace('id: L2', 'id: IC2').replace('- L2', '- IC2').replaceAll('L2:', 'IC2:'),
      DOCUMENT.replace('## L2', '## L1b\n\n### Delivery\n\n- Plans weeks.\n\n### Talking\n\n- Presents.\n\n## L2'),
    );
    expect(ladder?.tracks.map(({ levels }) => levels)).toEqual([['L1', 'L1b', 'IC2']]);
    expect(ladder?.criteria.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['delivery.L1b', 'talking.L1b', 'craft.IC2']),
    );
    expect(changes.map(({ part, effect, id }) => `${part} ${effect} ${id}`)).toEqual([
      'level added L1b',
      'criterion added delivery.L1b',
      'criterion added talking.L1b',
      'competency added talking',
    ]);
  });

  test('what the document has no more goes, down to the level', () => {
    const { ladder, changes, conflicts } = merged(
      DOCUMENT.replace('## L2', '## L1b\n\n### Delivery\n\n- Plans weeks.\n\n### Talking\n\n- Presents.\n\n## L2'),
      edited,
      DOCUMENT,
    );
    expect(conflicts).toEqual([]);
    expect(ladder?.levels.map(({ id }) => id)).toEqual(['L1', 'L2']);
    expect(ladder?.tracks[0]?.levels).toEqual(['L1', 'L2']);
    expect(changes.map(({ part, effect, id }) => `${part} ${effect} ${id}`)).toEqual([
      'criterion removed delivery.L1b',
      'criterion removed talking.L1b',
      'competency removed talking',
      'level removed L1b',
    ]);
  });

  test('names of competencies, areas and levels, and the order of the levels', () => {
    const renamed = merged(DOCUMENT, edited, DOCUMENT.replaceAll('### Craft', '### Workmanship'));
    expect(renamed.ladder?.competencies.map(({ id, title }) => [id, title])).toEqual([
      ['delivery', 'Delivery'],
      ['craft', 'Workmanship'],
    ]);
    const level = merged(DOCUMENT, edited, DOCUMENT.replace('## L2', '## Senior Engineer'));
    expect(level.ladder?.levels.at(-1)).toMatchObject({ id: 'L2', titles: ['Senior Engineer'] });
    const [head = '', one = '', two = ''] = DOCUMENT.split(/(?=## L\d)/u);
    const turned = merged(DOCUMENT, edited, `${head}${two}\n${one}`);
    expect(turned.ladder?.tracks[0]?.levels).toEqual(['L2', 'L1']);
    expect(turned.changes).toMatchObject([{ part: 'track', of: 'levels', before: 'L1, L2', after: 'L2, L1' }]);
  });

  test('areas: a new one takes the competencies of one that is gone', () => {
    const list = (what: string): string => `\n### ${what}\n\n- L1: ${what} a little.\n- L2: ${what} well.\n`;
    const document = (area: string): string =>
      `# Skills\n\n## Code\n${list('Writing')}${list('Reading')}\n## ${area}\n${list('Speaking')}${list('Hearing')}`;
    const { ladder, conflicts } = merged(document('Talk'), edited, document('People and others'));
    expect(conflicts).toEqual([]);
    // What is in it is the same: the area is known again, and called otherwise.
    expect(ladder?.areas).toMatchObject([{ id: 'code' }, { id: 'talk', title: 'People and others' }]);
    const split = merged(
      document('Talk'),
      edited,
      document('Talk').replace('\n### Hearing', '\n## Ears\n\n### Hearing'),
    );
    expect(split.ladder?.competencies.map(({ id, area }) => [id, area])).toEqual([
      ['writing', 'code'],
      ['reading', 'code'],
      ['speaking', 'talk'],
      ['hearing', 'ears'],
    ]);
    const back = merged(
      document('Talk').replace('\n### Hearing', '\n## Ears\n\n### Hearing'),
      edited,
      document('Talk'),
    );
    expect(back.ladder?.areas.map(({ id }) => id)).toEqual(['code', 'talk']);
  });
});

describe('where both changed the same, the owner’s stays and both are told', () => {
  test('words', () => {
    const { text, mine, changes, conflicts } = merged(
      DOCUMENT,
      (text) => text.replace('with help from others', 'with a little help'),
      DOCUMENT.replace('with help from others', 'with help from many others'),
    );
    expect([text, changes]).toEqual([mine, []]);
    expect(conflicts).toEqual([
      {
        part: 'criterion',
        id: 'delivery.l1.ships-small-tasks-with',
        of: 'text',
        is: 'both',
        yours: 'Ships small tasks with a little help.',
        was: 'Ships small tasks with help from others.',
        now: 'Ships small tasks with help from many others.',
        line: 29,
        source: { path: 'ladder.md', line: 7 },
      },
    ]);
  });

  test('what is gone from the document and has a rule, a comment or a mention in the file', () => {
    const without = DOCUMENT.replace('- Asks early when something is unclear.\n', '');
    for (const edit of [
      (text: string) => text.replace('something is unclear.', 'something is unclear.\n          rubric: { items: 4 }'),
      (text: string) => text.replace('text: Asks', '# keep\n          text: Asks'),
      (text: string) => text.replace('is unclear.\n', 'is unclear. # keep\n'),
      (text: string) =>
        `${text}retired:\n  - { id: old.L1, replaced-by: delivery.l1.asks-early-when-something, text: Asks. }\n`,
    ]) {
      const { text, mine, conflicts } = merged(DOCUMENT, edit, without);
      expect(text).toBe(mine);
      expect(conflicts).toMatchObject([{ is: 'gone', id: 'delivery.l1.asks-early-when-something' }]);
    }
  });

  test('what the owner removed and the document changed; what the document adds to it', () => {
    const drop = (text: string): string => text.replace(/ {2}- id: craft[^]*$/u, '');
    const { text, mine, conflicts } = merged(
      DOCUMENT,
      drop,
      DOCUMENT.replace('Reviews code.', 'Reviews all code.\n- Teaches.'),
    );
    expect(text).toBe(mine);
    expect(conflicts).toMatchObject([
      { is: 'dropped', id: 'craft.L2', was: 'Reviews code.', now: 'Reviews all code.' },
      { is: 'homeless', now: 'Teaches.' },
    ]);
  });

  test('a title, a rule, and levels whose track is another', () => {
    const { conflicts } = merged(
      DOCUMENT,
      (text) => text.replace('title: Craft', 'title: Quality').replace('min: 20', 'min: 25'),
      DOCUMENT.replaceAll('### Craft', '### Workmanship').replace('20+', '30+'),
    );
    expect(conflicts.map(({ of, yours, now }) => [of, yours, now])).toEqual([
      ['title', 'Quality', 'Workmanship'],
      ['rubric.count', expect.stringContaining('min: 25'), expect.stringContaining('min: 30')],
    ]);
    const [head = '', one = '', two = ''] = DOCUMENT.split(/(?=## L\d)/u);
    const turned = merged(
      DOCUMENT,
      (text) => text.replace('- L2\n', '- L2\n      - X\n').replace('levels:\n', 'levels:\n  - X\n'),
      `${head}${two}\n${one}`,
    );
    expect(turned.conflicts).toMatchObject([{ part: 'track', yours: 'L1, L2, X', was: 'L1, L2', now: 'L2, L1' }]);
  });
});

test('another document is told by how little of the first it has', () => {
  const { known } = merged(
    DOCUMENT,
    edited,
    '# Other\n\n## L1\n\n### Sales\n\n- Calls clients.\n\n## L2\n\n### Sales\n\n- Closes deals.\n',
  );
  expect(known).toBe(0);
});

/** One criterion, by what its owner and the document make of it. */
interface Told {
  readonly text: string;
  readonly owner: 'same' | 'reworded' | 'deleted' | 'ruled';
  readonly source: 'same' | 'reworded' | 'removed' | 'new';
}
const cellOf = fc.array(
  fc.record({
    owner: fc.constantFrom<Told['owner'][]>('same', 'same', 'reworded', 'deleted', 'ruled'),
    source: fc.constantFrom<Told['source'][]>('same', 'same', 'reworded', 'removed', 'new'),
  }),
  { minLength: 1, maxLength: 3 },
);
const NAMES = ['Delivery', 'Coding', 'Talking'];
const world = fc
  .record({
    levels: fc.integer({ min: 2, max: 3 }),
    competencies: fc.integer({ min: 1, max: 3 }),
    cells: fc.array(cellOf, { minLength: 9, maxLength: 9 }),
    renames: fc.boolean(),
    renamesLevel: fc.boolean(),
    reorders: fc.boolean(),
    comments: fc.boolean(),
    flow: fc.boolean(),
    own: fc.boolean(),
    width: fc.constantFrom(40, 80, 120, 0),
  })
  .map((of) => {
    let n = 0;
    const cells = Array.from({ length: of.competencies }, (_, column) =>
      Array.from({ length: of.levels }, (__, row) =>
        (of.cells[(column * of.levels + row) % 9] ?? []).map((one): Told => {
          n += 1;
          // No two share a word, so that each is known by its own.
          return { ...one, text: `Makes${n} good${n} use${n} of${n} every${n} day${n} here${n}.` };
        }),
      ),
    );
    // The first stays, so that every level and competency does.
    for (const column of cells)
      for (const cell of column)
        if (cell[0] !== undefined)
          cell[0] = { ...cell[0], source: cell[0].source === 'reworded' ? 'reworded' : 'same' };
    return { ...of, cells };
  });
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const OWNER = ' Ours.';
const SOURCE = ' Theirs.';
const document = ({ cells, levels }: World, write: (one: Told) => string | null): string =>
  `# Made\n\n${Array.from({ length: levels }, (_, row) =>
    [
      `## L${row + 1}`,
      ...cells.flatMap((column, at) => {
        const items = (column[row] ?? []).flatMap((one) => write(one) ?? []);
        return items.length === 0 ? [] : [`### ${NAMES[at]}`, items.map((item) => `- ${item}`).join('\n')];
      }),
    ].join('\n\n'),
  ).join('\n\n')}\n`;

/** The owner's edits, in a file that is written in another manner. */
function byOwner(text: string, of: World): string {
  const file = parseDocument(text);
  const competencies = file.get('competencies') as YAMLSeq<YAMLMap>;
  const told = new Map(of.cells.flat(2).map((one) => [one.text, one]));
  for (const competency of competencies.items) {
    const cells = competency.get('criteria') as YAMLMap;
    for (const pair of [...cells.items] as { key: unknown; value: unknown }[]) {
      const level = String(isScalar(pair.key) ? pair.key.value : pair.key);
      const list = isSeq(pair.value) ? [...pair.value.items] : [pair.value];
      for (const item of list) {
        const was = told.get(isMap(item) ? String(item.get('text')) : isScalar(item) ? String(item.value) : '');
        const put = (value: unknown): void => {
          if (isSeq(pair.value)) pair.value.items[pair.value.items.indexOf(item)] = value;
          else pair.value = value;
        };
        if (was?.owner === 'reworded') {
          if (isMap(item)) item.set('text', was.text + OWNER);
          else put(file.createNode(was.text + OWNER));
        } else if (was?.owner === 'ruled') {
          if (isMap(item)) item.set('rubric', file.createNode({ items: 3 }));
          else put(file.createNode({ text: was.text, rubric: { items: 3 } }));
        } else if (was?.owner === 'deleted') {
          if (isSeq(pair.value) && pair.value.items.length > 1)
            pair.value.items.splice(pair.value.items.indexOf(item), 1);
          else cells.delete(level);
        }
      }
      if (of.reorders && isSeq(pair.value)) pair.value.items.reverse();
      if (of.flow && isSeq(pair.value)) pair.value.flow = true;
    }
    if (of.comments) cells.commentBefore = ' of the owner';
    if (of.renames) competency.set('id', `own-${String(competency.get('id'))}`);
    if (cells.items.length === 0) competency.delete('criteria');
  }
  if (of.reorders) competencies.items.reverse();
  if (of.own) competencies.items.push(file.createNode({ id: 'own', title: 'Own', criteria: { L2: 'Is our own.' } }));
  const written = file.toString({ lineWidth: of.width });
  return of.renamesLevel ? written.replaceAll(/\bL2\b/gu, 'IC 2') : written;
}

/** What is asked for in the end, whoever said so. */
const expected = (of: World): readonly string[] => [
  ...of.cells.flat(2).flatMap(({ text, owner, source }): string[] => {
    if (source === 'new') return [text];
    if (owner === 'deleted') return [];
    if (owner === 'reworded') return [text + OWNER];
    if (source === 'removed') return owner === 'ruled' ? [text] : [];
    return [source === 'reworded' ? text + SOURCE : text];
  }),
  ...(of.own ? ['Is our own.'] : []),
];
const textsOf = (file: Document.Parsed): string[] => {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (Array.isArray(value)) for (const one of value) look(one);
    else if (value !== null && typeof value === 'object') look((value as { text?: unknown }).text);
  };
  for (const { criteria } of file.toJS().competencies as { criteria?: object }[])
    for (const cell of Object.values(criteria ?? {})) look(cell);
  return found;
};

describe('for any ladder, any edits and any other document', () => {
  test('the same document changes nothing, not a byte', () => {
    fc.assert(
      fc.property(world, (of) => {
        const base = made(document(of, ({ text, source }) => (source === 'new' ? null : text)));
        const mine = byOwner(base.text, of);
        const result = mergeLadder({ base: base.text, mine, theirs: base.text }, () => null);
        expect(result).toEqual({ text: mine, changes: [], conflicts: [], known: 1 });
      }),
      { numRuns: runs(300) },
    );
  });

  test('another document: edits stay, changes come, nothing is lost; and a second time there is nothing to do', () => {
    fc.assert(
      fc.property(world, (of) => {
        const base = made(document(of, ({ text, source }) => (source === 'new' ? null : text)));
        const theirs = made(
          document(of, ({ text, source }) =>
            source === 'removed' ? null : source === 'reworded' ? text + SOURCE : text,
          ),
        );
        const mine = byOwner(base.text, of);
        const result = mergeLadder({ base: base.text, mine, theirs: theirs.text }, () => null);
        if (result === null) throw new Error('no ladder');
        const homeless = result.conflicts.filter(({ is }) => is === 'homeless');
        expect(homeless).toEqual([]);
        // A comment above criteria that would all go keeps them, and that is told.
        const untouched = new Set(of.cells.flat(2).flatMap(({ owner, text }) => (owner === 'same' ? [text] : [])));
        const kept = of.comments
          ? result.conflicts.flatMap(({ is, yours }) =>
              is === 'gone' && untouched.has(yours ?? '') ? [yours ?? ''] : [],
            )
          : [];
        expect(textsOf(parseDocument(result.text)).toSorted()).toEqual([...expected(of), ...kept].toSorted());
        const { ladder, findings } = readLadder(new TextEncoder().encode(result.text), 'ladder.yml');
        expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => plain(message))).toEqual(
          [],
        );
        // Rules of the owner, ids and comments.
        const ruled = of.cells.flat(2).filter(({ owner, source }) => owner === 'ruled' && source !== 'new');
        for (const { text } of ruled)
          expect(ladder?.criteria.find((one) => one.text.startsWith(text))?.rubric.items).toBe(3);
        const comments = (file: string): number => file.split('# of the owner').length;
        expect(comments(result.text)).toBe(comments(mine));
        const before = readLadder(new TextEncoder().encode(mine), 'ladder.yml').ladder;
        for (const one of before?.criteria ?? []) {
          const after = ladder?.criteria.find(({ text }) => text === one.text || text === one.text + SOURCE);
          // An id with a space cannot be written: it stays as another name.
          expect(after === undefined || after.id === one.id || after.aliases.includes(one.id)).toBe(true);
        }
        const told = of.cells
          .flat(2)
          .filter(
            ({ owner, source }) =>
              (source === 'reworded' && (owner === 'reworded' || owner === 'deleted')) ||
              (source === 'removed' && (owner === 'reworded' || owner === 'ruled')),
          );
        expect(result.conflicts.filter(({ part }) => part === 'criterion')).toHaveLength(told.length + kept.length);
        expect(mergeLadder({ base: theirs.text, mine: result.text, theirs: theirs.text }, () => null)).toMatchObject({
          text: result.text,
          changes: [],
          conflicts: [],
        });
      }),
      { numRuns: runs(400) },
    );
  });
});
