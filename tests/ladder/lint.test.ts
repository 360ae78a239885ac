import * as fc from 'fast-check';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/findings/catalogue.ts';
import { lintFindings } from '../../src/findings/lint.ts';
import { lintLadder } from '../../src/ladder/lint/lint.ts';
import { cpu } from '../cpu.ts';
import { runs } from '../runs.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { plain } from '../../src/text/words.ts';
import { designExample, withSections } from './support.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const lint = (source: string) => lintLadder(utf8(source), 'ladder.yml').findings;
/** `line:column code`, of the codes that begin so. */
const found = (source: string, code = 'lint-'): string[] =>
  lint(source)
    .filter((finding) => finding.code.startsWith(code))
    .map((finding) => `${finding.place.line}:${finding.place.column} ${finding.code}`);
const said = (source: string, code: string): string[] =>
  lint(source)
    .filter((finding) => finding.code === code)
    .map(({ message }) => plain(message));

/** A ladder in which lint finds nothing but what a test adds to it. */
const quiet = (changes: string, without: readonly string[] = []): string =>
  withSections(
    `${changes}${/^competencies:/mu.test(changes) ? '' : '\ncompetencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: Leads., L6: Teaches. } }'}${/^rubric:/mu.test(changes) ? '' : '\nrubric: { items: 1, dated: true, link: 1, scope: team, role: [lead] }'}`.trimStart(),
    without,
  );
const criterion = (text: string, more = ''): string =>
  quiet(
    `competencies:\n  - id: code\n    title: Code\n    criteria:\n      L4: Writes.\n      L6: Teaches.\n      L5:\n        text: ${text}${more === '' ? '' : `\n        ${more}`}`,
  );

test('the quiet ladder is quiet', () => {
  expect(lint(quiet(''))).toEqual([]);
});

/** What the examples stand on that stand on something. */
const SHARED =
  'competencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: { text: Leads., rubric: { items: 2 } } } }';

describe('every kind', () => {
  test.each(Object.entries(lintFindings))('%s: its example gives it before and not after', (code, { example }) => {
    const codes = [example.before, example.after].map((source) =>
      (source.startsWith('extends:')
        ? lintLadder(utf8(`schema: 1\n${source}\n`), 'ladder.yml', [
            { path: 'base.yml', bytes: utf8(withSections(SHARED)), commit: null },
          ]).findings
        : lint(withSections(source))
      ).map((finding) => finding.code),
    );
    expect(codes[0]).toContain(code);
    expect(codes[1]).not.toContain(code);
    expect(codes.flat().filter((other) => other.startsWith('ladder-'))).toEqual([]);
  });
  test('is a warning or a notice, but for a misspelt acceptance: errors are for the reader', () => {
    const errors = Object.entries(lintFindings).flatMap(([code, { severity }]) => (severity === 'error' ? [code] : []));
    expect(errors).toEqual(['lint-accept-unknown']);
    expect(Object.keys(lintFindings).filter((code) => code in catalogue)).toEqual([]);
  });
});

describe('a ladder with errors', () => {
  test('gives the errors of the reader, and nothing else', () => {
    const { ladder, findings } = lintLadder(utf8('schema: 1\nid: x\n'), 'l.yml');
    expect(ladder).toBeNull();
    expect(findings).toEqual(readLadder(utf8('schema: 1\nid: x\n'), 'l.yml').findings);
    expect(findings.length).toBeGreaterThan(0);
  });
});

describe('levels and promotions', () => {
  const three = 'competencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: Leads. } }';
  test('a level that is only implied to be reached is told once, with its steps', () => {
    expect(found(quiet(three))).toEqual(
      ['6:18 lint-level-empty'].map(() => expect.stringMatching(/^\d+:18 lint-level-empty$/u)),
    );
    expect(said(quiet(three), 'lint-level-empty')).toEqual([
      'Nothing is asked for at level `L6`, nor on the way there (`L5 → L6`): a packet that aims at it cannot be complete.',
    ]);
  });
  test('a declared promotion that asks for nothing is told at its own place', () => {
    expect(
      found(quiet(`promotions:\n  - { from: L4, to: L5 }\n  - { from: L5, to: L6 }\n${three}`), 'lint-promotion'),
    ).toEqual(['3:5 lint-promotion-empty']);
  });
  test('gates and milestones are criteria: neither level nor promotion is empty', () => {
    expect(
      found(quiet(`promotions:\n  - { from: L5, to: L6, gates: { forum: The forum heard it. } }\n${three}`)),
    ).toEqual([]);
    expect(
      found(
        quiet(
          `levels:\n  - L4\n  - { id: L5, buckets: [{ id: month-3, title: Month 3, criteria: { start: Started. } }] }\n  - L6\n${three}`,
        ),
      ),
    ).toEqual([]);
  });
  test('the first level of a track needs no criteria', () => {
    expect(
      found(quiet('competencies:\n  - { id: code, title: Code, criteria: { L5: Leads., L6: Teaches. } }')),
    ).toEqual([]);
  });
  test('criteria of another track leave a promotion empty, and say on which', () => {
    const source = quiet(
      'tracks: [{ id: ic, levels: [L4, L5, L6] }, { id: m, levels: [L4, L5, L6] }]\ncompetencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: Leads., L6: { text: Teaches., tracks: [ic] } } }',
    );
    expect(found(source)).toEqual(['1:70 lint-promotion-empty']);
    expect(said(source, 'lint-promotion-empty')[0]).toContain('`L5 → L6` on track `m` asks for nothing');
  });
  test('unreachable: on no track, or alone on one; not where another level asks for it again', () => {
    expect(found(quiet('tracks: [{ id: ic, levels: [L4, L5] }, { id: m, levels: [L6] }]'))).toEqual([
      expect.stringMatching(/^\d+:18 lint-level-unreachable$/u),
    ]);
    expect(
      found(
        quiet(
          'tracks: [{ id: ic, levels: [L4, L5] }, { id: m, levels: [L6] }]\npromotions: [{ from: L5, to: L6, kind: switch }]',
        ),
      ),
    ).toEqual([]);
    expect(
      found(
        quiet(
          'levels: [L4, { id: L5, includes: [{ level: L6, as: again }] }, L6]\ntracks: [{ id: ic, levels: [L4, L5] }]',
        ),
      ),
    ).toEqual([]);
  });
  test('a prerequisite is told where it is named', () => {
    expect(found(quiet('levels: [{ id: L4, requires: [L2, L3] }, L5, L6]'))).toEqual([
      '1:31 lint-requires-undefined',
      '1:35 lint-requires-undefined',
    ]);
  });
  test('titles: told where most levels have one; a word is its own title', () => {
    expect(found(quiet('levels: [{ id: L4, title: Senior }, L5, L6]'))).toEqual([]);
    expect(found(quiet('levels: [{ id: L4, title: Senior }, L5, { id: L6, title: Principal }]'))).toEqual([
      '1:37 lint-level-title',
    ]);
    const words = quiet(
      'levels: [{ id: L4, title: Senior }, Staff, { id: L6, title: Principal }]\ntracks: [{ id: ic, levels: [L4, Staff, L6] }]\ncompetencies:\n  - { id: code, title: Code, criteria: { Staff: Leads., L6: Teaches. } }',
    );
    expect(found(words)).toEqual([]);
  });
  test('weaker: fewer items, a narrower scope, a shorter time; equal is not weaker', () => {
    const levels = (l5: string, l6: string): string =>
      quiet(`levels: [L4, { id: L5, rubric: { ${l5} } }, { id: L6, rubric: { ${l6} } }]`);
    const more = 'items: 3, scope: multi-team, sustained: 6 months';
    expect(said(levels(more, 'items: 2, scope: team, sustained: 5 months'), 'lint-level-weaker')).toEqual([
      'On track `ic` the rubric of level `L6` asks for less than that of `L5`: `items` `2` against `3`, `scope` `team` against `multi-team`, `sustained` `5 months` against `6 months`.',
    ]);
    expect(said(levels(more, more), 'lint-level-weaker')).toEqual([]);
    expect(said(levels('items: 2', 'items: needs-owner'), 'lint-level-weaker')).toEqual([]);
    expect(said(levels('sustained: 6 months', 'items: 1'), 'lint-level-weaker')[0]).toContain(
      '`sustained` `none` against `6 months`',
    );
  });
  test('open: suggested, or should without a rule about it; a must or that rule closes it', () => {
    const strength = (s: string, more = ''): string =>
      quiet(
        `competencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: { text: Leads., strength: ${s} }, L6: Teaches. } }${more}`,
      );
    expect(found(strength('suggested'))).toEqual([expect.stringMatching(/lint-promotion-open$/u)]);
    expect(found(strength('should'))).toEqual([expect.stringMatching(/lint-promotion-open$/u)]);
    expect(found(strength('must'))).toEqual([]);
    expect(
      found(strength('should', '\npromotions: [{ from: L4, to: L5, decide: { should: met-or-explained } }]')),
    ).toEqual([]);
    expect(
      found(
        strength(
          'suggested',
          '\ngroups: [{ id: capstone, level: L5, rule: any, criteria: { one: First., two: Second. } }]',
        ),
      ),
    ).toEqual([]);
  });
  const many = (n: number, more = ''): string =>
    quiet(
      `competencies:\n  - id: code\n    title: Code\n    criteria:\n      L4: Writes.\n      L6: Teaches.\n      L5:\n${Array.from({ length: n }, (_, index) => `        - { id: code.x${index}, text: Does x${index}. }`).join('\n')}${more}`,
    );
  test('long: 40 are enough for one reader, 41 are not; of alternatives only what their group asks for', () => {
    expect(found(many(40))).toEqual([]);
    expect(said(many(41), 'lint-promotion-long')).toEqual([
      'The promotion `L4 → L5` asks for 41 criteria; one reader keeps about 40 apart.',
    ]);
    expect(
      found(
        many(
          39,
          '\ngroups: [{ id: capstone, level: L5, rule: any, criteria: { one: First., two: Second., three: Third. } }]',
        ),
      ),
    ).toEqual([]);
    expect(
      found(
        many(
          40,
          '\ngroups: [{ id: capstone, level: L5, rule: any, criteria: { one: First., two: Second., three: Third. } }]',
        ),
      ),
    ).toHaveLength(1);
    expect(found(many(40, '\npromotions: [{ from: L4, to: L5, gates: { time-in-level: 12 months } }]'))).toEqual([]);
  });
  test('budget: 30 words for each criterion are enough, one less is not', () => {
    const budget = (words: number): string =>
      many(10, `\npromotions: [{ from: L4, to: L5, gates: { packet: { words: ${words} } } }]`);
    expect(found(budget(300))).toEqual([]);
    expect(said(budget(299), 'lint-packet-budget')).toEqual([
      'The promotion `L4 → L5` allows 299 words for 10 criteria, about 29 each; evidence seldom needs fewer than 30.',
    ]);
  });
});

describe('statements', () => {
  test('the same text, however it is written; both places', () => {
    const source = quiet(
      'competencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: "Leads  the team!", L6: Teaches. } }\n  - { id: b, title: B, criteria: { L5: { strength: should, text: leads the team } } }',
    );
    expect(found(source)).toEqual(['3:66 lint-duplicate-statement']);
    expect(said(source, 'lint-duplicate-statement')).toEqual(['`b.L5` has the same text as `code.L5` (line 2).']);
  });
  test('a gate that several promotions have is no duplicate, twice in one promotion it is', () => {
    const gates = (first: string, second: string): string =>
      quiet(
        `promotions:\n  - { from: L4, to: L5, gates: { ${first} } }\n  - { from: L5, to: L6, gates: { ${second} } }`,
      );
    expect(found(gates('forum: The forum heard it.', 'forum: The forum heard it.'))).toEqual([]);
    expect(found(gates('forum: The forum heard it., panel: The forum heard it', 'sponsors: { min: 1 }'))).toEqual([
      expect.stringMatching(/^2:\d+ lint-duplicate-statement$/u),
    ]);
  });
  test.each([
    ['with minimal oversightInitiates alignment', '8:28'],
    ['for mutual benefit.Creates standards', '8:26'],
    ['of high-riskOwns the plan', '8:23'],
    ['done (as agreed)Leads others', '8:24'],
  ])('fused: %s', (text, place) => {
    expect(found(criterion(text), 'lint-fused')).toEqual([`${place} lint-fused-sentence`]);
  });
  test.each([
    'Uses GitHub, GitLab, JavaScript and TypeScript daily',
    'Knows DevOps, FinOps, MLOps, SaaS and CI/CD tools',
    'Ships on macOS, iOS, iPadOS and eBPF probes',
    'Writes gRPC services on OpenTelemetry',
    'Runs PostgreSQL, DynamoDB, ArgoCD, CircleCI, PagerDuty and LinkedIn pages',
    'Reads arXiv papers, openSUSE notes',
    'Documents `camelCase names` in `someService.Create it`',
    'See https://acme.example/someThing.Next for more',
    'Uses Node.js and Vue.js well',
    'Owns src/billingService of acme',
    'Calls useEffect',
    'Ends here. Begins there',
    'McDonald asked',
    'Works &nbsp;Tasks are done',
  ])('not fused: %s', (text) => {
    expect(found(criterion(JSON.stringify(text)), 'lint-fused')).toEqual([]);
  });
  test('fused sentences are found in every text, with the line in a long one', () => {
    expect(
      found(
        criterion(
          'Leads.',
          'guidance: |\n          First line.\n          Works with minimal oversightInitiates alignment.',
        ),
        'lint-fused',
      ),
    ).toEqual(['11:30 lint-fused-sentence']);
    expect(found(quiet('maxims: [With minimal oversightInitiates alignment.]'))).toEqual(['1:23 lint-fused-sentence']);
    expect(found(criterion('Leads.', 'was: [With minimal oversightInitiates alignment.]'), 'lint-fused')).toEqual([]);
  });
  test('long: 400 characters, counted as people see them', () => {
    expect(found(criterion('𝒜'.repeat(400)))).toEqual([]);
    expect(said(criterion('a'.repeat(401)), 'lint-text-long')).toEqual([
      'The text of `code.L5` has 401 characters; a statement that people can quote seldom has more than 400.',
    ]);
  });
  test('compound: three sentences; abbreviations and initials end none', () => {
    expect(found(criterion('Leads a team. Owns a system.'))).toEqual([]);
    expect(said(criterion('Leads a team. Owns a system. Teaches others.'), 'lint-text-compound')).toEqual([
      'The text of `code.L5` has 3 sentences, which are met or missed as one.',
    ]);
    expect(found(criterion('Leads work, e.g. A. B. Smith or J. R. Doe, and so on'))).toEqual([]);
  });
  test.each([
    '$75K-$130K',
    '5 years, €60,000 – €80,000',
    'Total Compensation is $90K',
    'Salary of 90,000 a year',
    '£200K+',
  ])('pay: %s', (text) => {
    const source = quiet(`levels: [L4, { id: L5, experience: ${JSON.stringify(text)} }, L6]`);
    expect(found(source)).toEqual([expect.stringMatching(/^1:\d+ lint-pay$/u)]);
    expect(JSON.stringify(lint(source))).not.toContain(text);
  });
  test.each([
    'Startups pay with equity, big firms with a high salary',
    'Owns a budget of $1M-$5M',
    'Saves $50K-$80K a year',
    'Leads 10-15 people',
    '$10 of credit',
    'Revenue rose from $2M to $3M',
  ])('no pay: %s', (text) => {
    expect(found(criterion(JSON.stringify(text)), 'lint-pay')).toEqual([]);
  });
  test('compensation is where pay belongs', () => {
    expect(found(quiet('levels: [L4, { id: L5, compensation: { total: $75K-$130K } }, L6]'))).toEqual([]);
  });
});

describe('thresholds', () => {
  test.each([
    ['', ['several', 'significantly']],
    ['rubric: { kind: [document], link: 1, within: 12 months }', ['several', 'significantly']],
    ['rubric: { items: 2 }', null],
    ['rubric: { items: needs-owner }', null],
    ['rubric: { judgement: true }', null],
    ['rubric: { metric: true }', null],
    ['rubric: { sustained: 6 months }', null],
    ['rubric: { any: [{ items: 2 }, { judgement: true }] }', null],
    ['rubric: { any: [{ items: 2 }, { link: 1 }] }', ['several', 'significantly']],
    ['rubric: { at-least: { min: 2, of: [{ kind: [document] }, { kind: [talk] }] } }', null],
  ])('vague with %j', (rubric, words) => {
    const source = criterion('Improves several systems significantly', rubric);
    expect(said(source, 'lint-vague')).toEqual(
      words === null
        ? []
        : [
            `\`code.L5\` says ${words.map((word) => `\`${word}\``).join(' and ')}, and its rubric neither counts nor leaves it to a person.`,
          ],
    );
    expect(found(source, 'lint-vague')).toEqual(words === null ? [] : ['8:24 lint-vague']);
  });
  test('qualities are not amounts, and parts of words are not words', () => {
    expect(found(criterion('Handsome work on the most complex problems, of irregular awesomeness'))).toEqual([]);
  });
  test('open thresholds one by one, each where it is written', () => {
    const source = criterion(
      'Saves money',
      'rubric: { items: needs-owner, any: [{ change: { min: needs-owner, direction: less } }, { people: needs-owner }] }',
    );
    expect(lint(source).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(said(source, 'lint-needs-owner').map((text) => /threshold `([^`]+)`/u.exec(text)?.[1])).toEqual([
      'items',
      'any.0.change.min',
      'any.1.people.min',
    ]);
    expect(found(source, 'lint-needs-owner')[0]).toBe('9:26 lint-needs-owner');
  });
  test('an open threshold of a gate without words is told at the gate', () => {
    expect(found(quiet('promotions:\n  - { from: L4, to: L5, gates: { feedback: { min: needs-owner } } }'))).toEqual([
      '2:34 lint-needs-owner',
    ]);
  });
  test('what a sentence meets: told once, with how many; a link or a person is enough', () => {
    const thin = quiet('scopes: [task]\nrubric: { items: 1 }', ['scopes', 'roles']);
    expect(said(thin, 'lint-rubric-thin')).toEqual([
      '3 of 3 criteria are met by what a sentence says, since neither a link nor a person is asked for: `code.L4`, `code.L5` and `code.L6`.',
    ]);
    for (const rule of ['link: 1', 'judgement: true', 'endorsed: 1', 'kind: rfc', 'people: 1'])
      expect(said(quiet(`rubric: { ${rule} }`), 'lint-rubric-thin')).toEqual([]);
    for (const rule of ['waivable: true', 'dated: true', 'dated: true, within: 12 months, sustained: 6 months'])
      expect(said(quiet(`rubric: { ${rule} }`), 'lint-rubric-thin')).toHaveLength(1);
  });
});

describe('names', () => {
  const two = (a: string, b: string): string =>
    quiet(
      `competencies:\n  - { id: ${a}, title: A, criteria: { L4: Writes., L5: Leads., L6: Teaches. } }\n  - { id: ${b}, title: B, criteria: { L5: Plans. } }`,
    );
  test.each([
    ['incident', 'incidents'],
    ['system-design', 'system_design'],
    ['delivery', 'delivary'],
  ])('alike: %s and %s', (a, b) => {
    expect(found(two(a, b))).toEqual(['3:11 lint-id-near']);
  });
  test.each([
    ['team', 'term'],
    ['quarter-1', 'quarter-2'],
    ['deciding', 'delivery'],
    ['code', 'coder'],
  ])('not alike: %s and %s', (a, b) => {
    expect(found(two(a, b))).toEqual([]);
  });
  test('criteria are compared within their competency and level, levels by more than a letter', () => {
    expect(
      found(
        quiet(
          'levels: [Phase 4, Phase 5, Phase-5]\ntracks: [{ id: ic, levels: [Phase 4, Phase 5, Phase-5] }]\ncompetencies:\n  - { id: code, title: Code, criteria: { Phase 5: Leads., Phase-5: Teaches. } }',
        ),
      ),
    ).toEqual(['1:28 lint-id-near']);
    const reviews = (second: string): string =>
      quiet(
        `competencies:\n  - id: code\n    title: Code\n    criteria:\n      L6: Teaches.\n      L5:\n        - { id: code.review, text: Reviews. }\n        ${second}`,
      );
    expect(found(reviews('- { id: code.reviews, text: Is reviewed. }'))).toEqual(['8:11 lint-id-near']);
    expect(
      found(reviews('- { id: code.other, text: Is reviewed. }\n      L4: { id: code.reviews, text: Learns. }')),
    ).toEqual([]);
  });
  test('since: later than the version, not the same, not what cannot be compared', () => {
    for (const [since, later] of [
      ['1.0.1', true],
      ['1.0.0', false],
      ['0.9', false],
      ['spring', false],
    ] as const) {
      expect(found(criterion('Leads.', `since: ${since}`))).toEqual(later ? ['9:16 lint-since-later'] : []);
      expect(found(quiet(`retired: [{ id: old.L5, since: ${since} }]`))).toEqual(
        later ? ['1:32 lint-since-later'] : [],
      );
    }
  });
  test('retired: alive, or replaced by nothing that exists; a chain and a group are fine', () => {
    expect(found(quiet('retired: [{ id: code.L5 }]'))).toEqual(['1:17 lint-retired-alive']);
    expect(found(quiet('retired: [{ id: a.L5, replaced-by: [code.L5, cod.L5] }]'))).toEqual([
      '1:46 lint-replacement-unknown',
    ]);
    expect(found(quiet('retired: [{ id: a.L5, replaced-by: b.L5 }, { id: b.L5, replaced-by: code.L5 }]'))).toEqual([]);
    expect(found(quiet('retired: [{ id: a.L5, replaced-by: b.L5 }, { id: b.L5 }]'))).toEqual([
      '1:36 lint-replacement-unknown',
    ]);
    expect(
      found(
        quiet(
          'retired: [{ id: a.L5, replaced-by: capstone }]\ngroups: [{ id: capstone, level: L5, rule: any, criteria: { one: First., two: Second. } }]',
        ),
      ),
    ).toEqual([]);
  });
  test('scopes and roles: told where no rubric asks for any, also in combinations', () => {
    expect(found(quiet('rubric: { dated: true, link: 1 }'))).toEqual([
      expect.stringMatching(/lint-words-unused$/u),
      expect.stringMatching(/lint-words-unused$/u),
    ]);
    expect(found(quiet('rubric: { dated: true, link: 1, any: [{ scope: team }, { role: [lead] }] }'))).toEqual([]);
    expect(found(quiet('rubric: { dated: true, link: 1 }', ['scopes', 'roles']))).toEqual([]);
  });
});

describe('the ladders that ship', () => {
  const files = readdirSync('ladder', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `ladder/${name}/ladder.yml`)
    .filter((file) => existsSync(file));
  test.each(files)('%s has no errors', (file) => {
    const { ladder, findings } = lintLadder(readFileSync(file), file);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => plain(message))).toEqual([]);
    expect(ladder).not.toBeNull();
  });
  test('the blemishes of the seven-level ladder are found where it does not accept them, and nothing else', () => {
    const file = 'ladder/engineering/ladder.yml';
    const bare = readFileSync(file, 'utf8').replace(/^lint:\n(?: .*\n)+/mu, '');
    const source = bare.split('\n');
    const findings = lintLadder(utf8(bare), file).findings.map(({ code, message, place }) => [
      code,
      plain(message),
      source[place.line - 1]?.slice(place.column - 1, place.column + 17),
    ]);
    expect(findings).toEqual([
      [
        'lint-duplicate-statement',
        expect.stringMatching(/^`strategic-impact\.L5` has the same text as `ambiguity\.L5` \(line \d+\)\.$/u),
        expect.any(String),
      ],
      [
        'lint-fused-sentence',
        '`oversightInitiates` reads like the end of one sentence (`oversight`) and the beginning of the next (`Initiates`).',
        'oversightInitiates',
      ],
    ]);
  });
});

describe('lint', () => {
  test('never throws, and every place is one of the file', () => {
    const change = fc.record({
      at: fc.nat(designExample.length),
      drop: fc.nat(12),
      put: fc.constantFrom(
        '',
        ' ',
        'L5',
        '2',
        'many ',
        'oversightInitiates ',
        '$75K-$130K',
        ': ',
        '\n',
        ', requires: [L1]',
        'needs-owner',
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const source = changes.reduce(
          (text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop),
          designExample,
        );
        const lines = source.split('\n');
        return lint(source).every(
          ({ place }) =>
            place.line >= 1 &&
            place.line <= lines.length &&
            place.column >= 1 &&
            place.column <= (lines[place.line - 1]?.length ?? 0) + 1,
        );
      }),
      { numRuns: runs(150) },
    );
    expect(lint(designExample)).toBeInstanceOf(Array);
  });
  test('takes time in proportion to the ladder', () => {
    const large = (n: number): Uint8Array =>
      utf8(
        quiet(
          `competencies:\n${Array.from({ length: n }, (_, index) => `  - { id: competency-${index}, title: Title ${index}, criteria: { L4: Writes ${index}., L5: Leads ${index}., L6: Teaches ${index}. } }\n`).join('')}`,
        ),
      );
    const took = [50, 400].map((n) =>
      Math.min(
        ...[1, 2, 3].map(() => {
          const start = cpu();
          const codes = new Set(lintLadder(large(n), 'l.yml').findings.map(({ code }) => code));
          // Only the larger one asks for more than a packet is sure to hold.
          codes.delete('lint-promotion-overfull');
          expect([...codes]).toEqual(['lint-promotion-long']);
          return cpu() - start;
        }),
      ),
    );
    expect((took[1] ?? Infinity) / (took[0] ?? 1)).toBeLessThan(32);
  });
  test('a long text without spaces is read in no time', () => {
    const source = criterion('Leads.', `guidance: ${'a'.repeat(9_000)}/${'b-'.repeat(4_000)}B`);
    const start = cpu();
    lint(source);
    expect(cpu() - start).toBeLessThan(1000);
  });
  test('is loaded by the Action only where a pull request changes a ladder', () => {
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      if (file.endsWith('/ladder-change.ts')) return;
      for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
        // What is imported as a type alone is not loaded.
        /(?:^(?:import|export)(?! type )[^'"]*from\s+|\bimport\()'(\.[^']+\.ts)'/gmu,
      ))
        visit(path.join(path.dirname(file), name));
    };
    visit('src/action.ts');
    expect(seen.size).toBeGreaterThan(100);
    expect(seen).toContain('src/github/ladder-change.ts');
    expect([...seen].filter((file) => /lint|findings\/all/u.test(file))).toEqual([]);
  });
});
