import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { plain } from '../../src/text/words.ts';
import { STAND_IN } from '../../src/yaml/salvage.ts';
import { readYaml } from '../../src/yaml/read.ts';
import type { YamlOptions } from '../../src/yaml/types.ts';
import { cpu } from '../cpu.ts';
import { runs } from '../runs.ts';

const level = z.strictObject({ id: z.string(), as: z.optional(z.enum(['assumed', 'restated', 'again'])) });
const criterion = z.strictObject({
  text: z.string(),
  items: z.optional(
    z.union([z.int('expected a whole number').check(z.minimum(1, 'expected at least 1')), z.literal(false)]),
  ),
});
const schema = z.strictObject({
  candidate: z.optional(z.string()),
  version: z.optional(z.string()),
  draft: z.optional(z.boolean()),
  sponsors: z.optional(z.array(z.string())),
  levels: z.optional(z.array(z.union([z.string(), level]))),
  criteria: z.optional(
    z.record(
      z.string().check(z.regex(/^[A-Z]/u, 'a level such as `L5`')),
      z.union([z.string(), criterion, z.array(criterion)]),
    ),
  ),
});
const read = (source: string, options?: YamlOptions) => readYaml(source, 'p.yml', schema, options);
/** Each problem as `line:column what at: message fix`. */
const told = (source: string, options?: YamlOptions): string[] =>
  read(source, options).problems.map(
    ({ place, what, at, message, fix }) =>
      `${place.line}:${place.column} ${what} ${at}: ${plain(message)} ${plain(fix)}`,
  );

/** Milliseconds of the fastest of three runs: the machine may be busy. */
const fastest = (run: () => unknown): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const start = cpu();
      run();
      return cpu() - start;
    }),
  );

describe('what is written is what is read', () => {
  test('numbers where text is expected keep their spelling', () => {
    expect(read('version: 1.10\nlevels: [4, 1.0, { id: 0x10 }, 1e3]\ncandidate: 007').value).toEqual({
      version: '1.10',
      levels: ['4', '1.0', { id: '0x10' }, '1e3'],
      candidate: '007',
    });
  });
  test('keys keep their spelling', () => {
    expect(read('criteria: { L1.0: a, L1: b }').value).toEqual({ criteria: { 'L1.0': 'a', L1: 'b' } });
    expect(read('1.0: a').problems[0]?.found).toBe('1.0');
  });
  test('dates, and words that YAML 1.1 took for booleans, are text', () => {
    expect(read('candidate: 2026-07-01\nversion: no\nlevels: [yes, off]').value).toEqual({
      candidate: '2026-07-01',
      version: 'no',
      levels: ['yes', 'off'],
    });
  });
  test('a boolean is not taken for text', () => {
    expect(told('version: true')).toEqual(['1:10 type version: `version` should be text, not `true`. Write text.']);
  });
  test('a blank value is a problem, or absent where that is asked for', () => {
    expect(told('candidate:\nversion: a')).toEqual([
      '1:1 type candidate: `candidate` has no value; it should be text. Write text, or remove the line.',
    ]);
    expect(read('candidate:\nversion: a', { blankIsAbsent: true }).value).toEqual({ version: 'a' });
  });
});

describe('problems of the schema, all in one run, at their places', () => {
  test.each([
    ['unknown key, near', 'candidat: a', '1:1 unknown-key candidat: Unknown key `candidat`. Did you mean `candidate`?'],
    [
      'unknown key, far',
      'levels: [{ id: a, quux: 1 }]',
      '1:19 unknown-key levels.0.quux: Unknown key `quux` in an entry of `levels`. Remove it, or use one of `id` or `as`.',
    ],
    [
      'missing',
      'version: a\nlevels:\n  - { as: again }',
      '3:5 missing levels.0.id: `id` is missing in an entry of `levels`. Add `id:` with text.',
    ],
    ['wrong type', 'sponsors: ada', '1:11 type sponsors: `sponsors` should be a list, not `ada`. Write a list.'],
    [
      'boolean',
      'draft: maybe',
      '1:8 type draft: `draft` should be `true` or `false`, not `maybe`. Write `true` or `false`.',
    ],
    [
      'near value',
      'levels:\n  - { id: a, as: asumed }',
      '2:18 value levels.0.as: `as` should be `assumed`, `restated` or `again`, not `asumed`. Did you mean `assumed`?',
    ],
    [
      'union: the branch that fits',
      'criteria:\n  L5: { text: a, items: two }',
      '2:25 type criteria.L5.items: `items` should be a whole number or `false`, not `two`. Write a whole number or `false`.',
    ],
    [
      'union: a bound of the branch that fits',
      'criteria:\n  L5: { text: a, items: 0 }',
      '2:25 value criteria.L5.items: `items` should be at least 1, not `0`. Write at least 1.',
    ],
    [
      'union: in a list',
      'criteria:\n  L5:\n    - text: a\n      itms: 1',
      '4:7 unknown-key criteria.L5.0.itms: Unknown key `itms` in an entry of `L5`. Did you mean `items`?',
    ],
    [
      'union: no branch fits',
      'criteria: { L5: true }',
      '1:17 type criteria.L5: `L5` should be text, keys and values (`text` or `items`) or a list, not `true`. Write text, keys and values (`text` or `items`) or a list.',
    ],
    [
      'key of a record',
      'criteria: { l5: a }',
      '1:13 value criteria.l5: `l5` cannot be a key here: it should be a level such as `L5`. Rename the key: a level such as `L5`.',
    ],
    [
      'the whole text',
      '- a',
      '1:1 type : The whole text should be keys and values (`candidate`, `version`, `draft`, `sponsors`, `levels` or `criteria`), not `- a`. Write keys and values (`candidate`, `version`, `draft`, `sponsors`, `levels` or `criteria`).',
    ],
  ])('%s', (_, source, expected) => {
    expect(told(source)).toEqual([expected]);
    expect(read(source).value).toBeNull();
  });
  test.each([
    [
      'a number',
      'criteria: { L5: { text: a, items: "2" } }',
      '1:35 type criteria.L5.items: `items` should be a whole number or `false`, not `"2"`. Write `2` without quotes.',
    ],
    [
      'no number',
      "criteria: { L5: { text: a, items: 'two' } }",
      "1:35 type criteria.L5.items: `items` should be a whole number or `false`, not `'two'`. Write a whole number or `false`.",
    ],
    [
      'a number out of bounds',
      'criteria: { L5: { text: a, items: "0" } }',
      '1:35 type criteria.L5.items: `items` should be a whole number or `false`, not `"0"`. Write a whole number or `false`.',
    ],
    [
      'true',
      'draft: "true"',
      '1:8 type draft: `draft` should be `true` or `false`, not `"true"`. Write `true` without quotes.',
    ],
    [
      'text in place of a list',
      'sponsors: "ada"',
      '1:11 type sponsors: `sponsors` should be a list, not `"ada"`. Write a list.',
    ],
    [
      'text where a word is wanted',
      'levels: [{ id: a, as: "asumed" }]',
      '1:23 value levels.0.as: `as` should be `assumed`, `restated` or `again`, not `asumed`. Did you mean `assumed`?',
    ],
  ])('quotes are shown where they are the mistake: %s', (_, source, expected) => {
    expect(told(source)).toEqual([expected]);
  });
  test('several at once, in the order of their places', () => {
    expect(
      read('verion: 1\nsponsors: x\ncandidate: [a]').problems.map(({ what, place }) => `${place.line} ${what}`),
    ).toEqual(['1 unknown-key', '2 type', '3 type']);
  });
  test('front matter reports the lines of its file', () => {
    expect(told('version: 1\ncandidate: [a]', { firstLine: 2 })).toEqual([
      '3:12 type candidate: `candidate` should be text, not `[a]`. Write text.',
    ]);
  });
});

describe('YAML that cannot be read in one way', () => {
  test('a login with @ is told apart, with its exact place and text', () => {
    const { problems, data } = read('version: 1\ncandidate: @octo-ada\n', { firstLine: 2 });
    expect(problems.map(({ what, at, found, place }) => ({ what, at, found, place }))).toEqual([
      { what: 'syntax', at: 'candidate', found: '@octo-ada', place: { path: 'p.yml', line: 3, column: 12 } },
    ]);
    expect(data).toEqual({ version: '1', candidate: '@octo-ada' });
  });
  test('each login of a list', () => {
    expect(
      read('sponsors: [@octo-lee, octo-kim, @octo-sam]').problems.map(
        ({ at, found, place }) => `${place.column} ${at} ${found}`,
      ),
    ).toEqual(['12 sponsors.0 @octo-lee', '33 sponsors.2 @octo-sam']);
  });
  test.each([
    ['reserved character', 'version: `1`', '1:10 syntax version', 'reserves the character'],
    ['colon in a value', 'version: One: two', '1:10 syntax ', 'a second `:`'],
    ['tab', 'levels:\n\t- a', '2:1 syntax ', 'tab'],
    ['quote not closed', 'version: "a', '1:12 syntax ', 'never closed'],
    ['bracket not closed', 'sponsors: [a', '1:13 syntax ', 'bracket'],
    ['no colon', 'version: a\ncandidate', '2:1 syntax ', 'has no `:` after it'],
    ['two documents', 'version: a\n---\nversion: b', '2:1 syntax ', 'second YAML document'],
    ['bad escape', 'version: "\\q"', '1:11 syntax ', 'backslash'],
    ['anchor', 'version: &a b', '1:13 alias version', 'anchor'],
    ['alias', 'version: *a', '1:10 alias version', 'alias'],
    ['tag', 'version: !foo b', '1:15 syntax version', 'tag'],
    ['duplicate key', 'version: a\ncandidate: b\nversion: c', '3:1 duplicate-key version', 'line 1'],
    ['key that is no text', '? [a]\n: b', '1:3 unknown-key ', 'cannot be a key'],
    [
      'placeholder',
      'version: "1"\ncandidate: {{login}}',
      '2:12 value candidate',
      'placeholder that nobody has filled in',
    ],
    ['prototype', '__proto__: { version: a }', '1:1 unknown-key __proto__', 'cannot be a key'],
  ])('%s', (_, source, start, part) => {
    const all = told(source);
    const [first] = all;
    expect(first?.slice(0, start.length + 1)).toBe(`${start}:`);
    expect(all.join('\n')).toContain(part);
    expect(read(source).value).toBeNull();
  });
  test('a broken structure is told alone: what the schema would say about it is noise', () => {
    expect(read('version: One: two\nunknown: 1').problems.map(({ what }) => what)).toEqual(['syntax']);
  });
  test('a reserved character leaves the rest to be checked', () => {
    expect(read('candidate: @ada\nunknown: 1').problems.map(({ what }) => what)).toEqual(['syntax', 'unknown-key']);
  });
});

describe('places', () => {
  const source = 'version: "1"\nlevels:\n  - id: a\n    as: again\n  - b\n';
  const { placeOf } = read(source);
  const at = (keys: readonly PropertyKey[], part?: 'key' | 'value'): string => {
    const { line, column } = placeOf(keys, part);
    return `${line}:${column}`;
  };
  test('of keys and values', () => {
    expect([
      at(['version']),
      at(['version'], 'key'),
      at(['levels', 0, 'as']),
      at(['levels', 0, 'as'], 'key'),
      at(['levels', 1]),
    ]).toEqual(['1:10', '1:1', '4:9', '4:5', '5:5']);
  });
  test('of a path that does not exist: the nearest above it', () => {
    expect([at(['levels', 0, 'titles', 3]), at(['nothing'])]).toEqual(['3:5', '1:1']);
  });
});

describe('what is good is salvaged from what is not', () => {
  const S = expect.stringContaining(STAND_IN);
  test.each([
    ['an unknown key', 'verion: 1\ncandidate: a', { candidate: 'a' }, [['verion']]],
    ['a bad value', 'sponsors: x\nversion: 1.0', { version: '1.0' }, [['sponsors']]],
    [
      'an entry of a list, which keeps its place',
      'sponsors: [a, [b], c]',
      { sponsors: ['a', S, 'c'] },
      [
        ['sponsors', 1],
        ['sponsors', 1],
      ],
    ],
    ['what is needed', 'levels: [{ as: again }]', { levels: [{ id: S, as: 'again' }] }, [['levels', 0, 'id']]],
    [
      'a number as text, once its neighbour is gone',
      'levels: [{ id: 1.0, ass: 1 }]',
      { levels: [{ id: '1.0' }] },
      [['levels', 0, 'ass']],
    ],
    ['both of a key that stands twice', 'candidate: a\ncandidate: b\nversion: c', { version: 'c' }, [['candidate']]],
    [
      'an alias',
      'sponsors: [*a, b]',
      { sponsors: [S, 'b'] },
      [
        ['sponsors', 0],
        ['sponsors', 0],
      ],
    ],
    ['a login with @', 'candidate: @a\nversion: c', { version: 'c' }, [['candidate']]],
  ])('%s', (_, source, value, lost) => {
    expect(read(source).salvage()).toEqual({ value, lost });
  });
  test('what no stand-in fits takes what it belongs to with it', () => {
    const strict = z.strictObject({
      a: z.optional(z.strictObject({ b: z.string().check(z.regex(/^x$/u)) })),
      c: z.optional(z.string()),
    });
    expect(readYaml('a: { b: y }\nc: d', 'p.yml', strict).salvage()?.value).toEqual({ c: 'd' });
    expect(readYaml('b: y', 'p.yml', z.strictObject({ b: z.string().check(z.regex(/^x$/u)) })).salvage()).toBeNull();
  });
  test('nothing from a good text, or from one whose structure is broken', () => {
    expect([read('version: a').salvage(), read('version: "a').salvage(), read('- a').salvage()]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('hostile text', () => {
  const size = 100 * 1024;
  test.each([
    ['open brackets', '['.repeat(size)],
    ['open braces', '{'.repeat(size)],
    ['nested dashes', '- '.repeat(size / 2)],
    ['nested explicit keys', '? '.repeat(size / 2)],
    ['commas', `[${','.repeat(size)}`],
    ['too long', 'a'.repeat(1_048_577)],
  ])('%s are refused in less than 100 ms, unparsed', (_, source) => {
    const { problems, value } = read(source, { tokens: 20_000 });
    expect(fastest(() => read(source, { tokens: 20_000 }))).toBeLessThan(100);
    expect(value).toBeNull();
    expect(problems.map(({ what }) => what)).toEqual(['syntax']);
  });
  test('the place of what is nested too deeply', () => {
    expect(told(`version: a\nlevels: ${'['.repeat(70)}`)[0]).toMatch(
      /^2:73 syntax : This is nested more than 64 levels deep\./u,
    );
  });
  test('nesting by indentation is refused at its place', () => {
    const source = Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    expect(told(source).some((line) => line.includes('nested more than 64 levels'))).toBe(true);
  });
  test('reading many keys takes time in proportion', () => {
    const keys = (n: number): string => Array.from({ length: n }, (_, index) => `k${index}: a`).join('\n');
    const [small, large] = [keys(1250), keys(10_000)].map((source) => fastest(() => read(source)));
    if (small === undefined || large === undefined) throw new Error('not timed');
    expect(large / small).toBeLessThan(24);
  });
  test('numbers where text is wanted take time in proportion', () => {
    const numbers = (n: number): string => `sponsors: [${'1, '.repeat(n)}]`;
    const [small, large] = [numbers(4000), numbers(32_000)].map((source) => fastest(() => read(source)));
    if (small === undefined || large === undefined) throw new Error('not timed');
    expect(large / small).toBeLessThan(24);
  });
  test('never throws', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '- ',
        ': ',
        '? ',
        '[',
        ']',
        '{',
        '}',
        ',',
        '\n',
        '  ',
        '\t',
        '"',
        "'",
        '|',
        '>',
        '&a ',
        '*a',
        '!t ',
        '@',
        '`',
        '%',
        '---\n',
        '...\n',
        '#',
        'levels',
        'version',
        'id',
        '\\x',
        '\u0000',
        '\uFEFF',
        '\r',
        '\u2028',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const source = pieces.join('');
        const { problems, value, salvage } = read(source);
        expect(salvage() === null || problems.length > 0).toBe(true);
        expect(value === null).toBe(problems.length > 0);
        const lines = source.split('\n').length;
        for (const { place } of problems)
          expect(place.line >= 1 && place.line <= lines + 1 && place.column >= 1).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });
});
