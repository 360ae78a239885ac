import { describe, expect, test } from 'vitest';
import { readLadder } from '../../src/ladder/read.ts';
import { compareVersions } from '../../src/ladder/versions.ts';
import { plainSentence } from '../../src/report/sentence.ts';
import { basis } from '../../src/report/wording.ts';
import { withSections } from '../ladder/support.ts';
import { day } from '../rubric/factory.ts';
import { checked, codes, packetFor, states, told } from './support.ts';

const ladder = withSections(`version: 2.1.0
competencies:
  - id: design
    title: Design
    criteria:
      L4: Designs.
      L5:
        text: Leads the design of systems that several teams depend on.
        since: 2.0.0
        was: [Leads the design of one large system.]
  - id: code
    title: Code
    criteria: { L5: { text: Writes code that others learn from., since: 1.0.0 } }
retired:
  - { id: architecture.L5, text: Owns the architecture board., replaced-by: design.L5, since: 2.0.0 }
  - { id: meetings.L5, since: 1.5.0 }`);
const body = '## Design\n\n- Led it.\n\n## Code\n\n- Wrote it.';

describe('a packet that pins a version', () => {
  const pinned = (version: string, text = body) =>
    checked(ladder, packetFor({ more: `ladder: small@${version}\n` }, text));
  test("is judged by today's rules, whatever it pins", () => {
    for (const version of ['1.0.0', '2.1.0', '9.0.0', 'spring'])
      expect(states(pinned(version))).toEqual(['design.L5 met', 'code.L5 met']);
  });
  test.each(['2.1.0', 'v2.1.0', '2.1', '2.1.0.0'])('of today says nothing: %s', (version) =>
    expect(codes(pinned(version))).toEqual([]),
  );
  test('an older one is told what has changed since, at the claim', () => {
    expect(told(pinned('1.0.0'), 'packet-ladder-version')).toEqual([
      '6:1 The packet was written for version `1.0.0`; it is judged by `2.1.0`. Since then one criterion has changed: `design.L5` Read it again, then write `@2.1.0`.',
    ]);
    expect(told(pinned('1.0.0'), 'packet-claim-outdated')).toEqual([
      "11:1 This was written for a former text of `design.L5`, which changed in `2.0.0`. It is judged by today's Check that it still fits: `Leads the design of systems that several teams depend on.`",
    ]);
  });
  test('exactly the version of the change is not outdated', () => {
    expect(codes(pinned('2.0.0'))).toEqual(['packet-ladder-version']);
    expect(told(pinned('2.0.0'), 'packet-ladder-version')[0]).toContain('marks none of its criteria as changed since');
  });
  test('a newer one, and one that cannot be compared, are named as such', () => {
    expect(told(pinned('9.0.0'), 'packet-ladder-version')[0]).toContain(
      'which is older: that version is not on the default branch',
    );
    expect(told(pinned('spring'), 'packet-ladder-version')[0]).toContain('cannot be compared');
  });
});

describe('a former text', () => {
  test.each([
    ['quoted', '> Leads the design of one large system.\n\n- Led it. https://github.com/acme/x/pull/1'],
    ['as a heading', '### Leads the design of one large system.\n\n- Led it.'],
    ['in Criteria', '- Led it.\n  - Criteria: Leads the design of one large system.'],
    ['ticked', '- [x] Leads the design of one large system.\n  - Led it.'],
  ])("%s ties to today's criterion and says so", (_name, text) => {
    const result = checked(ladder, packetFor({}, text));
    expect(states(result)[0]).toBe('design.L5 met');
    expect(told(result, 'packet-claim-outdated')).toEqual([
      expect.stringContaining('This is a former text of `design.L5`, which changed in `2.0.0`'),
    ]);
  });
  test("today's text is not outdated", () => {
    expect(
      codes(checked(ladder, packetFor({}, '> Leads the design of systems that several teams depend on.\n\n- Led it.'))),
    ).toEqual([]);
  });
});

describe('what the ladder has no more', () => {
  test.each([
    ['an id', '- Led it.\n  - Criteria: architecture.L5'],
    ['a quote', '> Owns the architecture board.\n\n- Led it.'],
    ['a heading', '## architecture.L5\n\n- Led it.'],
    ['a ticked line', '- [x] Owns the architecture board.\n  - Led it.'],
  ])('%s ties to nothing and names its replacement', (_name, text) => {
    const result = checked(ladder, packetFor({}, text));
    expect(states(result)[0]).toBe('design.L5 missing*');
    expect(told(result, 'packet-criterion-retired')).toEqual([
      expect.stringContaining(
        '`architecture.L5` is not in the ladder any more, since `2.0.0` Its place is taken by `design.L5`',
      ),
    ]);
  });
  test('without a replacement, and beside a name that nobody knows', () => {
    const result = checked(ladder, packetFor({}, '- Did it.\n  - Criteria: meetings.L5, nonsense.L5'));
    expect(told(result, 'packet-criterion-retired')).toEqual([expect.stringContaining('Nothing takes its place')]);
    expect(told(result, 'packet-criterion-unknown')).toEqual([expect.stringContaining('nonsense.L5')]);
  });
  test('what stands below its quote is not evidence for what stands above it', () => {
    const result = checked(
      ladder,
      packetFor(
        {},
        '> Leads the design of systems that several teams depend on.\n\n> Owns the architecture board.\n\n- Sat on it.',
      ),
    );
    expect(states(result)[0]).toBe('design.L5 missing*');
  });
});

describe('what stands below what the ladder has no more', () => {
  // Each competency has one criterion here, to which everything in its section ties that says nothing else.
  test.each([
    ['its quote', '## Design\n\n> Owns the architecture board.\n\n- Sat on it.'],
    ['its heading', '## Design\n\n### Owns the architecture board.\n\n- Sat on it.'],
    ['its heading, of the rank of the competency', '## Design\n\n## architecture.L5\n\n- Sat on it.'],
    ['its ticked line', '## Design\n\n- [x] Owns the architecture board.\n\nAnd then:\n\n- Sat on it.'],
  ])('%s is tied to nothing', (_name, text) => {
    const result = checked(ladder, packetFor({}, text));
    expect(states(result)[0]).toBe('design.L5 missing*');
    expect(codes(result)).toContain('packet-item-untied');
  });
  test.each([
    ['another heading', '## Design\n\n### architecture.L5\n\n- Sat on it.\n\n### The event pipeline\n\n- Led it.'],
    [
      'the quote of what it has',
      '## Design\n\n> Owns the architecture board.\n\n- Sat on it.\n\n> Leads the design of systems that several teams depend on.\n\n- Led it.',
    ],
    ["the competency's heading", '## architecture.L5\n\n- Sat on it.\n\n### Design\n\n- Led it.'],
  ])('until %s', (_name, text) => expect(states(checked(ladder, packetFor({}, text)))[0]).toBe('design.L5 met'));
});

describe('a text that two criteria have had', () => {
  const moved = (one: string, other: string): string =>
    withSections(
      `competencies:\n  - id: code\n    title: Code\n    criteria:\n      L5:\n        - { id: code.a, ${one} }\n        - { id: code.b, ${other} }`,
    );
  const body2 = (text: string): string => packetFor({}, `## Code\n\n${text}`);
  test('is that of the one that has it now', () => {
    const swapped = moved(
      'text: Leads decisions across many teams., was: [Designs large systems for a team.]',
      'text: Designs large systems for a team.',
    );
    expect(states(checked(swapped, body2('> Designs large systems for a team.\n\n- Designed it.')))).toEqual([
      'code.a missing*',
      'code.b met',
    ]);
  });
  test('the longest of those that a ticked line begins with', () => {
    const longer = moved(
      'text: "Leads architectural decisions, across all teams."',
      'text: Leads architectural decisions.',
    );
    expect(
      states(checked(longer, body2('- [x] Leads architectural decisions, across all teams: wrote the RFC.'))),
    ).toEqual(['code.a met', 'code.b missing*']);
    expect(states(checked(longer, body2('- [x] Leads architectural decisions: wrote the RFC.')))).toEqual([
      'code.a missing*',
      'code.b met',
    ]);
    const own = moved(
      'text: "Leads architectural decisions, across all teams.", was: [Leads architectural decisions.]',
      'text: Writes.',
    );
    expect(
      states(checked(own, body2('- [x] Leads architectural decisions, across all teams: wrote the RFC.'))),
    ).toEqual(['code.a met', 'code.b missing*']);
  });
});

describe('criteria with dates', () => {
  const dated = (more: string) =>
    withSections(
      `competencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: [{ id: code.old, text: Leads., ${more} }, { id: code.new, text: Builds. }] } }`,
    );
  const at = (more: string, period: string) =>
    states(
      checked(
        dated(more),
        packetFor({ more: '' }, '- Led it.\n  - Criteria: code.old, code.new').replace('2025-01..2026-06', period),
      ),
      true,
    );
  test('in force up to and including the last day, then nobody is asked', () => {
    expect(at('until: 2026-06-30', '2025-01..2026-06')).toEqual(['code.old met', 'code.new met']);
    expect(at('until: 2026-06-29', '2025-01..2026-06')).toEqual(['code.new met', 'code.old met']);
    expect(states(checked(dated('until: 2026-06-29'), packetFor({}, '- Led it.\n  - Criteria: code.new')))).toEqual([
      'code.new met',
    ]);
  });
  test('upcoming before the first day, in force on it', () => {
    expect(at('from: 2026-07-01', '2025-01..2026-06')[0]).toBe('code.old upcoming');
    expect(at('from: 2026-06-30', '2025-01..2026-06')[0]).toBe('code.old met');
  });
});

test.each([
  ['1.0.0', '1.0.0', 0],
  ['1.0.0', '1.0', 0],
  ['1.9', '1.10', -1],
  ['v2', '1.9.9', 1],
  ['2026-05', '2026-04', 1],
])('versions %s and %s', (a, b, expected) => {
  expect(Math.sign(compareVersions(a, b) ?? NaN)).toBe(expected);
});
test('versions that are no numbers are only compared with themselves', () => {
  expect([
    compareVersions('spring', 'spring'),
    compareVersions('spring', '1.0'),
    compareVersions('1.0-beta', '1.0'),
  ]).toEqual([0, null, null]);
});

const readLadderOf = (source: string) => readLadder(new TextEncoder().encode(source), 'l.yml').findings;

describe('a change that does not hold yet', () => {
  const changing = (more: string, transition = '') =>
    withSections(`version: 2.0.0
${transition}
competencies:
  - id: design
    title: Design
    criteria:
      L4: Designs.
      L5: { text: Leads the design of many systems., since: 2.0.0, rubric: { items: 2 }, before: { text: Leads the design of one system., rubric: { items: 1 } }${more} }
  - { id: code, title: Code, criteria: { L5: { text: Writes code that others learn from., since: 2.0.0 } } }`);
  const keeps = 'transition: { version: 1.0.0, until: 2026-06-30 }';
  const at = (source: string, pinned: string, now = '2026-06-30') =>
    checked(source, packetFor({ more: pinned === '' ? '' : `ladder: small@${pinned}\n` }, body), { today: day(now) });

  test('a packet keeps the version that it pins up to and including the day that the ladder says', () => {
    const kept = at(changing('', keeps), '1.0.0');
    // What is new since then is shown, and not asked for.
    expect(states(kept)).toEqual(['design.L5 met']);
    expect(states(kept, true)).toEqual(['design.L5 met', 'code.L5 upcoming']);
    expect(kept.ladder).toMatchObject({ version: '1.0.0', kept: { until: '2026-06-30', next: '2.0.0' } });
    expect(told(kept, 'packet-version-kept')).toEqual([
      '6:1 The packet is judged by version `1.0.0` of the ladder, which it pins, up to and including `2026-06-30`. Then version `2.0.0` holds, in which 2 criteria are otherwise: `design.L5` or `code.L5`. To be judged by version `2.0.0` now, write `@2.0.0`.',
    ]);
    expect(codes(kept)).toEqual(['packet-version-kept']);
    expect(plainSentence(basis(kept))).toContain('ladder small 1.0.0 (kept until 30 June 2026, then 2.0.0)');
    const after = at(changing('', keeps), '1.0.0', '2026-07-01');
    expect(states(after)).toEqual(['design.L5 partial*', 'code.L5 met']);
    expect(codes(after)).toContain('packet-ladder-version');
    expect(after.ladder?.kept).toBeUndefined();
  });
  test.each(['', '2.0.0', '0.9.0', '1.0.1', 'spring'])('no other packet keeps anything: pinned `%s`', (pinned) => {
    expect(states(at(changing('', keeps), pinned))).toEqual(['design.L5 partial*', 'code.L5 met']);
  });
  test('without a transition a pin selects no older rules', () => {
    expect(states(at(changing(''), '1.0.0'))).toEqual(['design.L5 partial*', 'code.L5 met']);
  });
  test('a version that is no former one is not kept', () => {
    const same = 'transition: { version: 2.0.0, until: 2026-06-30 }';
    expect(at(changing('', same), '2.0.0').ladder?.kept).toBeUndefined();
  });
  test('with `from` it counts for windows that end then or later, whoever pins what; one line says so', () => {
    const before = at(changing(', from: 2026-07-01'), '');
    expect(states(before)).toEqual(['design.L5 met', 'code.L5 met']);
    expect(told(before, 'packet-change-later')).toEqual([
      expect.stringContaining(
        '`design.L5` is asked as it was: its change counts for windows that end on `2026-07-01` or later.',
      ),
    ]);
    expect(states(at(changing(', from: 2026-06-30'), ''))).toEqual(['design.L5 partial*', 'code.L5 met']);
  });
  test('a change that is yet to come makes no claim outdated, whatever older version is pinned', () => {
    const before = at(changing(', from: 2026-07-01'), '1.0.0');
    expect(codes(before)).toContain('packet-change-later');
    // The other criterion has changed for this packet already.
    expect(told(before, 'packet-ladder-version')).toEqual([
      expect.stringMatching(/one criterion has changed: `code\.L5`/u),
    ]);
    expect(told(before, 'packet-claim-outdated').filter((one) => one.includes('design.L5'))).toEqual([]);
    const since = at(changing(', from: 2026-06-30'), '1.0.0');
    expect(told(since, 'packet-claim-outdated')).toContainEqual(expect.stringContaining('design.L5'));
  });
  test('the digest is that of what is asked, so endorsements do not pass from one to the other', () => {
    const digest = (result: ReturnType<typeof at>) =>
      result.criteria.find(({ criterion }) => criterion.id === 'design.L5')?.criterion.digest;
    expect(digest(at(changing('', keeps), '1.0.0'))).not.toBe(digest(at(changing('', keeps), '2.0.0')));
  });
  test('a packet that keeps the version may quote either text', () => {
    for (const text of ['Leads the design of one system.', 'Leads the design of many systems.']) {
      const result = checked(
        changing('', keeps),
        packetFor({ more: 'ladder: small@1.0.0\n' }, `## Design\n\n> ${text}\n\n- Led it.`),
        { today: day('2026-06-30') },
      );
      expect([states(result)[0], codes(result)]).toEqual(['design.L5 met', ['packet-version-kept']]);
    }
  });
  test('what it was is checked like what it is', () => {
    const wrong = changing('').replace('rubric: { items: 1 }', 'rubric: { items: false, scope: galaxy }');
    expect(
      readLadderOf(wrong)
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(['ladder-rubric-empty', 'ladder-scope-unknown']);
    expect(readLadderOf(changing('').replace('before: { text', 'before: { txet')).map(({ code }) => code)).toContain(
      'ladder-unknown-key',
    );
    expect(readLadderOf(changing('', 'transition: { version: 1.0.0 }')).map(({ code }) => code)).toEqual([
      'ladder-missing',
    ]);
  });
});
