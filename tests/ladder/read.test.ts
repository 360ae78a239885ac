import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ladderFindings } from '../../src/findings/ladder.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { designExample, ladderOf, told, withSections } from './support.ts';
import { cpu } from '../cpu.ts';
import { runs } from '../runs.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const two = (second: string): string =>
  `competencies:\n  - { id: code, title: Code, criteria: { L4: Writes. } }\n  - ${second}`;

describe("the design's example", () => {
  const ladder = ladderOf(designExample);
  test('is read whole', () => {
    expect(ladder).toMatchObject({
      id: 'engineering',
      version: '1.0.0',
      title: 'Software engineering',
      levels: [
        { id: 'L4', titles: ['Senior Engineer'] },
        { id: 'L5', titles: ['Staff Engineer'], includes: [{ level: 'L4', as: 'assumed' }] },
      ],
      tracks: [{ id: 'ic', title: 'Individual contributor', levels: ['L4', 'L5'] }],
      areas: [{ id: 'technical-execution', title: 'Technical Execution' }],
      competencies: [{ id: 'system-design', area: 'technical-execution' }],
      promotions: [{ id: 'L4-L5', declared: true, track: null, decide: { should: 'met-or-explained', partial: 2 } }],
    });
    expect(ladder.scopes).toHaveLength(8);
    expect(ladder.digest).toMatch(/^sha256:[0-9a-f]{64}$/u);
  });
  test('criteria of competencies, then gates, with ids, strengths, rubrics and places', () => {
    expect(
      ladder.criteria.map(({ id, level, strength, rubric, place }) => ({
        id,
        level,
        strength,
        rubric,
        at: `${place.line}:${place.column}`,
      })),
    ).toEqual([
      { id: 'system-design.L4', level: 'L4', strength: 'must', rubric: { items: 1, dated: true }, at: '21:7' },
      {
        id: 'system-design.L5',
        level: 'L5',
        strength: 'must',
        rubric: {
          items: 2,
          dated: true,
          scope: 'multi-team',
          role: ['lead', 'author'],
          sustained: { span: 6, points: 2, gap: null },
          verified: 1,
        },
        at: '22:7',
      },
      {
        id: 'L4-L5.time-in-level',
        level: 'L5',
        strength: 'suggested',
        rubric: { 'time-in-level': { months: 12 } },
        at: '31:7',
      },
      {
        id: 'L4-L5.sponsors',
        level: 'L5',
        strength: 'must',
        rubric: { sponsors: { min: 2, level: 'L5', teams: 2, organizations: null, share: null, not: ['manager'] } },
        at: '32:7',
      },
    ]);
    expect(ladder.criteria[2]?.text).toBe('At least 12 months in the level.');
  });
});

describe('forms', () => {
  const [first, ...more] = ladderOf(
    withSections(`levels: [4, 1.0, Phase 7]
tracks: [{ id: ic, levels: [4, 1.0, Phase 7] }]
competencies:
  - id: code
    title: Code
    aliases: [Coding]
    criteria:
      4: Writes.
      1.0:
        - { id: code.tests, text: Tests., strength: should, aliases: [testing], guidance: How., tracks: [ic], from: 2027-01-01 }
        - { id: code.docs, text: Documents., strength: suggested }
promotions:
  - from: 4
    to: 1.0
    gates:
      forum: The forum has heard the proposal.
      panel: { text: A panel met., strength: should, rubric: { items: 2 } }
      time-in-level: 6 months`),
  ).criteria;
  test('file order, also of levels that are numbers', () => {
    const { criteria } = ladderOf(
      withSections(
        'levels: [10, 9, L4]\ntracks: [{ id: ic, levels: [10, 9, L4] }]\ncompetencies: [{ id: a, title: A, criteria: { L4: One., 10: Two., 9: Three. } }]',
      ),
    );
    expect(criteria.map(({ id }) => id)).toEqual(['a.L4', 'a.10', 'a.9']);
  });
  test('levels and versions are text as written; each of several criteria has its own id', () => {
    expect(first).toMatchObject({ id: 'code.4', level: '4', text: 'Writes.', from: null, tracks: [] });
    expect(more[0]).toMatchObject({
      id: 'code.tests',
      level: '1.0',
      strength: 'should',
      aliases: ['testing'],
      guidance: 'How.',
      tracks: ['ic'],
      from: '2027-01-01',
    });
    expect(more[1]).toMatchObject({ id: 'code.docs', level: '1.0', strength: 'suggested' });
  });
  test('gates of a rule, gates in words, gates with a rubric', () => {
    expect(more.slice(2).map(({ id, text, strength, rubric }) => ({ id, text, strength, rubric }))).toEqual([
      { id: '4-1.0.forum', text: 'The forum has heard the proposal.', strength: 'must', rubric: { items: 1 } },
      { id: '4-1.0.panel', text: 'A panel met.', strength: 'should', rubric: { items: 2 } },
      {
        id: '4-1.0.time-in-level',
        text: 'At least 6 months in the level.',
        strength: 'must',
        rubric: { 'time-in-level': { months: 6 } },
      },
    ]);
  });
  test('a byte order mark and Windows line ends', () => {
    expect(readLadder(utf8(`\uFEFF${designExample.replaceAll('\n', '\r\n')}`), 'l.yml').findings).toEqual([]);
  });
  test('areas by id, by title, and named by competencies', () => {
    const named = (area: string): (string | null)[] =>
      ladderOf(
        withSections(`areas: [{ id: tech, title: Technical Work }]\n${two(`{ id: b, title: B, area: ${area} }`)}`),
      ).competencies.map((one) => one.area);
    expect([named('tech'), named('technical work')]).toEqual([
      [null, 'tech'],
      [null, 'tech'],
    ]);
    expect(ladderOf(withSections(two('{ id: b, title: B, area: Vision & Culture }'))).areas).toEqual([
      { id: 'vision-and-culture', title: 'Vision & Culture' },
    ]);
  });
});

describe('the digest of a criterion', () => {
  const digest = (criterion: string, rubric = '{ items: 1, dated: true }'): string | undefined =>
    ladderOf(
      withSections(`rubric: ${rubric}\ncompetencies: [{ id: code, title: Code, criteria: { L4: ${criterion} } }]`),
    ).criteria[0]?.digest;
  const base = digest('{ text: Writes. }');
  test('is of what it means, however it is written', () => {
    expect(base).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect([
      digest('Writes.'),
      digest('{ text: Writes., strength: must, guidance: More. }'),
      digest('{ text: Writes., rubric: { dated: true } }', '{ items: 1 }'),
    ]).toEqual([base, base, base]);
  });
  test.each([
    ['text', digest('Reads.')],
    ['strength', digest('{ text: Writes., strength: should }')],
    ['rubric of its own', digest('{ text: Writes., rubric: { items: 2 } }')],
    ['inherited rubric', digest('Writes.', '{ items: 1 }')],
  ])('changes with its %s', (_, changed) => {
    expect(changed).not.toBe(base);
  });
});

describe('findings, with exact places', () => {
  test.each([
    ['empty', '', '1:1 ladder-empty'],
    ['only comments', '# nothing yet\n---\n', '1:1 ladder-empty'],
    ['syntax', withSections('title: One: two'), '1:8 ladder-syntax'],
    ['alias', withSections('scopes: &s [task]\nid: *s'), '1:12 ladder-alias'],
    ['duplicate key', withSections('title: A\ntitle: B'), '2:1 ladder-duplicate-key'],
    [
      'unknown key',
      withSections('rubric: { itmes: 1 }'),
      '1:11 ladder-unknown-key: Unknown key `itmes` in `rubric`. Did you mean `items`?',
    ],
    [
      'unknown key of a gate',
      withSections('promotions:\n  - from: L4\n    to: L5\n    gates: { sponsors: { min: 1, levle: L5 } }'),
      '4:34 ladder-unknown-key: Unknown key `levle` in `sponsors`. Did you mean `level`?',
    ],
    ['missing', withSections('id: x', ['title']), '1:1 ladder-missing: `title` is missing. Add `title:` with text.'],
    [
      'type',
      withSections('rubric: { items: two }'),
      '1:18 ladder-type: `items` should be a whole number or `needs-owner` or `false`, not `two`.',
    ],
    [
      'number in quotes',
      withSections('rubric: { link: "2" }'),
      '1:17 ladder-type: `link` should be a whole number or keys and values (`min` or `unread`) or `false`, not `"2"`. Write `2` without quotes.',
    ],
    ['format version in quotes', withSections('schema: "1"'), '1:9 ladder-format-version: `"1"` is not a version'],
    [
      'value',
      withSections('rubric: { within: a while }'),
      '1:19 ladder-value: `within` should be a length of time such as',
    ],
    [
      'day',
      withSections('competencies:\n  - { id: a, title: A, criteria: { L4: { text: A., from: 2027-02-30 } } }'),
      '2:58 ladder-value: `from` should be a day such as `2027-01-31`, not `2027-02-30`.',
    ],
    [
      'level with a comma',
      withSections('levels: ["L4,5"]'),
      '1:10 ladder-value: An entry of `levels` should be a level such as `L5`',
    ],
    [
      'format version',
      withSections('schema: 2'),
      '1:9 ladder-format-version: `2` is not a version of the ladder format',
    ],
    ['no format version', withSections('id: x', ['schema']), '1:1 ladder-format-version: The file does not say'],
    [
      'level twice',
      withSections('levels: [L4, L5, L6, L5]'),
      '1:22 ladder-duplicate-id: There are two levels `L5`; the first is on line 1.',
    ],
    [
      'track twice',
      withSections('tracks:\n  - { id: ic, levels: [L4, L5] }\n  - { id: ic, levels: [L5, L6] }'),
      '3:11 ladder-duplicate-id: There are two tracks `ic`; the first is on line 2.',
    ],
    [
      'area twice',
      withSections('areas:\n  - { id: a, title: A }\n  - { id: a, title: B }'),
      '3:11 ladder-duplicate-id: There are two areas `a`',
    ],
    [
      'competency twice',
      withSections(two('{ id: code, title: Other }')),
      '3:11 ladder-duplicate-id: There are two competencies `code`',
    ],
    [
      'criterion twice',
      withSections(two('{ id: b, title: B, criteria: { L5: { id: code.L4, text: B. } } }')),
      '3:36 ladder-duplicate-id: There are two criteria `code.L4`; the first is on line 2.',
    ],
    [
      'promotion twice',
      withSections('promotions:\n  - { from: L4, to: L5 }\n  - { from: L4, to: L5 }'),
      '3:5 ladder-duplicate-id: There are two promotions `L4-L5`',
    ],
    [
      'title taken',
      withSections(two('{ id: b, title: CODE }')),
      '3:21 ladder-name-taken: `CODE` is already a name of the competency `code` (line 2).',
    ],
    [
      'alias taken',
      withSections(two('{ id: b, title: B, aliases: [x, Code] }')),
      '3:37 ladder-name-taken: `Code` is already a name of the competency',
    ],
    [
      'level alias taken',
      withSections('levels: [L4, L5, { id: L6, aliases: [l5] }]'),
      '1:38 ladder-name-taken: `l5` is already a name of the level `L5`',
    ],
    [
      'criterion alias taken',
      withSections(two('{ id: b, title: B, criteria: { L5: { text: B., aliases: [code.L4] } } }')),
      '3:36 ladder-name-taken: `code.L4` is already a name of the criterion `code.L4`',
    ],
    [
      'level of a track',
      withSections('tracks: [{ id: ic, levels: [L4, L55] }]'),
      '1:33 ladder-level-unknown: There is no level `L55` under `levels:`. Did you mean `L5`?',
    ],
    [
      'level of a criterion',
      withSections('competencies:\n  - { id: a, title: A, criteria: { L9: A. } }'),
      '2:36 ladder-level-unknown: There is no level `L9` under `levels:`. Did you mean',
    ],
    [
      'level of a promotion',
      withSections('promotions: [{ from: L4, to: Principal }]'),
      '1:30 ladder-level-unknown: There is no level `Principal` under `levels:`. Use `L4`, `L5` or `L6`.',
    ],
    [
      'included level',
      withSections('levels: [L4, L5, { id: L6, includes: [{ level: L3, as: again }] }]'),
      '1:48 ladder-level-unknown: There is no level `L3`',
    ],
    [
      'level of sponsors',
      withSections('promotions: [{ from: L4, to: L5, gates: { sponsors: { min: 1, level: L9 } } }]'),
      '1:70 ladder-level-unknown: There is no level `L9`',
    ],
    [
      'track of a promotion',
      withSections('promotions: [{ from: L4, to: L5, track: icc }]'),
      '1:41 ladder-track-unknown: There is no track `icc` under `tracks:`. Did you mean `ic`?',
    ],
    [
      'track of a criterion',
      withSections('competencies:\n  - { id: a, title: A, criteria: { L4: { text: A., tracks: [management] } } }'),
      '2:61 ladder-track-unknown: There is no track `management` under `tracks:`. Use `ic`.',
    ],
    [
      'area',
      withSections(`areas: [{ id: technical, title: Technical }]\n${two('{ id: b, title: B, area: technicl }')}`),
      '4:30 ladder-area-unknown: There is no area `technicl` under `areas:`. Did you mean `technical`?',
    ],
    [
      'scope',
      withSections('rubric: { scope: multitem }'),
      "1:18 ladder-scope-unknown: `multitem` is not one of the ladder's `scopes:`. Did you mean `multi-team`?",
    ],
    [
      'scope without a scale',
      withSections('rubric: { scope: team }', ['scopes']),
      '1:18 ladder-scope-unknown: The rubric asks for scope `team`, but the ladder has no `scopes:`.',
    ],
    [
      'role',
      withSections('levels: [L4, L5, { id: L6, rubric: { role: [author, leed] } }]'),
      "1:53 ladder-role-unknown: `leed` is not one of the ladder's `roles:`. Did you mean `lead`?",
    ],
    [
      'level twice on a track',
      withSections('tracks: [{ id: ic, levels: [L4, L5, L4] }]'),
      '1:37 ladder-track-repeats: Track `ic` has level `L4` twice.',
    ],
    [
      'circle',
      withSections(
        'levels:\n  - L4\n  - { id: L5, includes: [{ level: L6, as: again }] }\n  - { id: L6, includes: [{ level: L5, as: again }] }',
      ),
      '3:26 ladder-includes-circle: Level `L5` includes `L6`, which includes `L5` again.',
    ],
    [
      'level that includes itself',
      withSections('levels: [L4, L5, { id: L6, includes: [{ level: L6, as: again }] }]'),
      '1:39 ladder-includes-circle: Level `L6` includes itself.',
    ],
    [
      'level that includes a higher one',
      withSections('levels: [{ id: L4, includes: [{ level: L5, as: again }] }, L5, L6]'),
      '1:31 ladder-includes-higher: Level `L4` includes `L5`, which is above it on track `ic`.',
    ],
    [
      'criteria without ids',
      withSections(
        'competencies:\n  - id: a\n    title: A\n    criteria:\n      L4:\n        - { text: One. }\n        - { id: a.two, text: Two. }',
      ),
      '6:11 ladder-criterion-id-missing: `a` has several criteria at `L4`, and this one has no `id:`.',
    ],
    [
      'nothing that could fail',
      withSections('competencies:\n  - { id: a, title: A, criteria: { L4: { text: A., rubric: { items: false } } } }'),
      '2:36 ladder-rubric-empty: The rubric of `a.L4` asks for nothing',
    ],
    [
      'downward promotion',
      withSections('promotions: [{ from: L5, to: L4 }]'),
      '1:14 ladder-promotion-order: No track has `L5` below `L4`.',
    ],
    [
      'promotion off its track',
      withSections(
        'tracks: [{ id: ic, levels: [L4, L5] }, { id: m, levels: [L5, L6] }]\npromotions: [{ from: L4, to: L5, track: m }]',
      ),
      '2:14 ladder-promotion-order: Track `m` does not have `L4` below `L5`.',
    ],
  ])('%s', (_, source, expected) => {
    const [first] = told(source);
    expect(first?.slice(0, expected.length)).toBe(expected);
    expect(readLadder(utf8(source), 'ladder.yml').ladder).toBeNull();
  });

  test('not UTF-8, a NUL, too long', () => {
    expect(told(new Uint8Array([...utf8('schema: 1\nid: '), 0xff, 0xfe]))[0]).toContain('2:5 ladder-not-text');
    expect(told('schema: 1\nid: a\0b')[0]).toContain('2:6 ladder-not-text');
    expect(told(new Uint8Array(1_048_577))[0]).toMatch(/^1:1 ladder-too-long: This ladder has 1048577 bytes/u);
  });
  test('all problems in one run', () => {
    expect(
      told(
        withSections(
          'levels: [L4, L5, L6, L5]\nrubric: { scope: multitem, role: leed }\npromotions: [{ from: L5, to: L4 }]',
        ),
      ).map((line) => (line.split(':')[2] === undefined ? line : line.split(' ')[1])),
    ).toEqual(['ladder-duplicate-id:', 'ladder-scope-unknown:', 'ladder-role-unknown:', 'ladder-promotion-order:']);
  });

  test('a higher level may be included where another track has it below, or none has both', () => {
    const levels = 'levels: [{ id: L4, includes: [{ level: L5, as: again }] }, L5, L6]\ntracks:';
    const codes = (tracks: string): string[] =>
      told(withSections(`${levels} [${tracks}]`)).map((line) => line.split(/[ :]/u)[2] ?? '');
    expect(codes('{ id: a, levels: [L4, L5] }, { id: b, levels: [L5, L4] }')).toEqual([]);
    expect(codes('{ id: a, levels: [L4, L6] }, { id: b, levels: [L5, L6] }')).toEqual([]);
    expect(codes('{ id: a, levels: [L4, L5] }, { id: b, levels: [L4, L6, L5] }')).toEqual(['ladder-includes-higher']);
  });
  test('problems of the shape do not hide those of the names', () => {
    const codes = (source: string): string[] =>
      told(withSections(source)).map((line) => line.split(':').slice(0, 2).join(':'));
    expect(codes('titel: x\nrubric: { scope: multitem }\ntracks: [{ id: ic, levels: [L4, L55] }]')).toEqual([
      '1:1 ladder-unknown-key',
      '2:18 ladder-scope-unknown',
      '3:33 ladder-level-unknown',
    ]);
    expect(
      codes(
        'levels: [L4, { id: L5, titel: x }, L6, L6]\nrubric: { items: two }\npromotions: [{ from: L5, to: L4 }, { from: L4, to: L7 }]',
      ),
    ).toEqual([
      '1:24 ladder-unknown-key',
      '1:40 ladder-duplicate-id',
      '2:18 ladder-type',
      '3:14 ladder-promotion-order',
      '3:52 ladder-level-unknown',
    ]);
    expect(
      codes(
        'competencies:\n  - { id: a, criteria: { L4: { text: A., rubric: { scope: tem } }, L9: A. } }\n  - { id: b, title: B, criteria: 7 }',
      ),
    ).toEqual(['2:5 ladder-missing', '2:59 ladder-scope-unknown', '2:68 ladder-level-unknown', '3:34 ladder-type']);
  });

  // Good as it is, so whatever is found beside the one mistake in it would be an invention.
  const rich = `schema: 1
id: rich
version: 1.0.0
title: Rich
scopes: [task, team]
roles: [author, lead]
levels:
  - id: L4
    title: Senior
  - id: L5
    aliases: [Staff]
    includes:
      - level: L4
        as: again
    rubric:
      judgement: true
tracks:
  - id: ic
    title: IC
    levels: [L4, L5]
  - id: m
    title: M
    levels: [L4, L5]
areas:
  - id: tech
    title: Technical
    rubric:
      judgement: true
rubric:
  scope: team
  role: [lead]
competencies:
  - id: code
    title: Code
    aliases: [Coding]
    area: Technical
    rubric:
      items: false
    criteria:
      L4:
        - id: code.tests
          text: Tests.
          tracks: [ic]
        - id: code.docs
          text: Documents.
          aliases: [docs]
          from: 2027-01-01
      L5:
        text: Leads.
        id: code.leads
        strength: should
  - id: other
    title: Other
    rubric:
      items: false
    criteria:
      L5:
        text: Leads others.
        id: other.leads
        aliases: [code.L5, other.L5x]
promotions:
  - from: L4
    to: L5
    track: ic
    gates:
      sponsors:
        min: 2
        level: L5
  - from: L4
    to: L5
    track: m
    gates:
      time-in-level:
        min: 12 months
`;
  const lines = rich.trimEnd().split('\n');
  const mistakes = lines.flatMap((line, index) => {
    const [, indent = '', key = '', value = ''] = /^([ -]*)([\w-]+):(.*)$/u.exec(line) ?? [];
    // Names that the ladder gives itself can be any.
    const misspelt = /^L\d$|^(?:sponsors|time-in-level)$/u.test(key)
      ? []
      : [`${key}x`, key.slice(0, -1), `${key.slice(1, 2)}${key.slice(0, 1)}${key.slice(2)}`];
    const wrong = value === '' ? [] : [' [[x]]', ' { what: x }', ' *alias', ' @at', ''];
    const entries = value.startsWith(' [') ? [value.replace('[', '[[x], '), value.replace(/\[[^,\]]+/u, '[[x]')] : [];
    return [
      ...misspelt.map((name) => `${indent}${name}:${value}`),
      ...[...wrong, ...entries].map((other) => `${indent}${key}:${other}`),
      ...(value === '' ? [] : [`${line}\n${indent.replace('-', ' ')}${key}:${value}`]),
    ].map((changed) => [index + 1, changed, lines.with(index, changed).join('\n')] as const);
  });
  const ofShape = /^(?:syntax|alias|duplicate-key|unknown-key|missing|type|value|format-version)$/u;
  test('one mistake anywhere never invents another', () => {
    expect(told(rich)).toEqual([]);
    expect(mistakes.length).toBeGreaterThan(300);
    const invented = mistakes.flatMap(([line, changed, source]) => {
      const found = told(source);
      const wrong = found.filter((text) => !ofShape.test(/ ladder-([\w-]+):/u.exec(text)?.[1] ?? ''));
      return found.length === 0 || wrong.length > 0 ? [[`${line}: ${changed}`, ...wrong]] : [];
    });
    expect(invented).toEqual([]);
  });
  test('one mistake anywhere hides no other', () => {
    // At both ends, so that one of them stands apart from the mistake.
    const names = (source: string): string =>
      source.replace('scope: team', 'scope: teem').replace('track: m', 'track: mm');
    const hiding = mistakes.filter(
      ([, , source]) =>
        !told(source)[0]?.includes('ladder-syntax') &&
        told(names(source)).every(
          (text) => !text.includes('ladder-scope-unknown') && !text.includes('ladder-track-unknown'),
        ),
    );
    expect(hiding.map(([line, changed]) => `${line}: ${changed}`)).toEqual([]);
  });
  test('reading many criteria in many areas takes time in proportion', () => {
    const large = (n: number): Uint8Array =>
      utf8(
        withSections(
          `competencies:\n${Array.from({ length: n }, (_, index) => `  - { id: c${index}, title: Title ${index}, area: Area ${index}, criteria: { L4: A., L5: B., L6: C. } }\n`).join('')}`,
        ),
      );
    const took = [125, 1000].map((n) =>
      Math.min(
        ...[1, 2, 3].map(() => {
          const start = cpu();
          expect(readLadder(large(n), 'l.yml').findings).toEqual([]);
          return cpu() - start;
        }),
      ),
    );
    expect((took[1] ?? Infinity) / (took[0] ?? 1)).toBeLessThan(24);
  });

  const fileless = new Set(['ladder-none', 'ladder-not-text', 'ladder-too-long']);
  test.each(Object.entries(ladderFindings).filter(([code]) => !fileless.has(code)))(
    'the example of %s gives it before and not after',
    (code, kind) => {
      const { before, after } = kind.example;
      const sources = ['ladder-empty', 'ladder-other-file'].includes(code)
        ? [before, after]
        : [withSections(before), withSections(after)];
      const codes = sources.map((source) =>
        readLadder(utf8(source), 'ladder.yml').findings.map((finding) => finding.code),
      );
      expect(codes[0]).toContain(code);
      expect(codes[1]).not.toContain(code);
    },
  );
});

describe('never throws, and never gives a ladder with an error', () => {
  const sound = (source: Uint8Array): boolean => {
    const { ladder, findings } = readLadder(source, 'l.yml');
    return (
      (ladder === null) === findings.some(({ severity }) => severity === 'error') &&
      findings.every(({ place }) => place.line >= 1 && place.column >= 1)
    );
  };
  test('on any bytes', () => {
    expect(fc.check(fc.property(fc.uint8Array({ maxLength: 300 }), sound), { numRuns: runs(200) })).toMatchObject({
      failed: false,
    });
  });
  test('on a good ladder with a part cut out, doubled or exchanged', () => {
    const mutation = fc.record({
      at: fc.nat(designExample.length),
      drop: fc.nat(40),
      put: fc.oneof(
        fc.constantFrom(
          '',
          'false',
          '[',
          '{',
          '"',
          ': ',
          '\n',
          '\n  - ',
          '@',
          '&',
          '*',
          '~',
          '1e9',
          'L4',
          '__proto__: 1\n',
          'constructor',
        ),
        fc.string({ maxLength: 8 }),
      ),
    });
    const property = fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) =>
      sound(
        utf8(
          mutations.reduce(
            (source, { at, drop, put }) => source.slice(0, at) + put + source.slice(at + drop),
            designExample,
          ),
        ),
      ),
    );
    expect(fc.check(property, { numRuns: runs(400) })).toMatchObject({ failed: false });
  });
});
