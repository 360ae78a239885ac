/** One small packet for each kind of writing that people use, and what a careful reader makes of it. */
import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/text/words.ts';
import { read, tied } from '../support.ts';

const QUALITY = 'Keeps the quality of what is delivered as high as it was.';
const TIME = 'Delivers on time and says early when a date is at risk.';
const DESIGN = 'Designs large systems that last longer than the people who built them.';

/** What is tied: claim → ids. */
const claims = (body: string): Record<string, readonly string[]> => tied(body).byClaim;

/** What each line of the body was read as, from the body's first line on. */
const lines = (body: string): string[] =>
  tied(body)
    .lines.slice(7)
    .map((line) => (line.as === 'left-out' ? line.why : line.as === 'name' ? `name ${line.of}` : line.as));

describe('names, whatever carries them', () => {
  test.each([
    ['a number', '## 1. System Design & Architecture'],
    ['numbers with dots', '## 2.3 System Design & Architecture'],
    ['a letter', '## A) System Design & Architecture'],
    ['a level in brackets', '## System Design & Architecture (L2)'],
    ['a level after a dash', '## System Design & Architecture – L2'],
    ['the level after a colon', '## System Design & Architecture: L2'],
    ['as the report prints it', '## System Design & Architecture L2'],
    ['a title of the level', '## System Design & Architecture (Second)'],
    ['an emoji', '## 🚚 System Design and Architecture:'],
    ['a code of an emoji', '## :truck: System Design & Architecture'],
    ['emphasis', '## ***System Design & Architecture***'],
    ['a link around it', '## [System Design & Architecture](https://acme.example/ladder)'],
    ['code', '## `design`'],
    ['an anchor, as word processors write it', '# **System Design & Architecture** {#system-design}'],
    ['escapes, as word processors write them', '## System Design \\& Architecture'],
    ['a label', '## Competency: System Design & Architecture'],
    ['Setext', 'System Design & Architecture\n---'],
    ['HTML', '<h2>System Design &amp; Architecture</h2>'.replace('&amp;', '&')],
    ['a fold', '<details>\n<summary>System Design & Architecture</summary>'],
    ['a bold line', '**System Design & Architecture**'],
    ['a plain line', 'System Design & Architecture'],
    ['no space after the marks', '##System Design & Architecture'],
    ['a no-break space after the marks', '##\u00a0System Design & Architecture'],
    ['a decomposed accent', '## System Design & Archite\u0063ture'],
  ])('%s', (_name, heading) => {
    expect(claims(`${heading}\n\n- Did it.`)).toEqual({ 'Did it.': ['design.L2'] });
  });

  test.each([
    ['inside a sentence', 'I like System Design & Architecture a lot.\n\n- Did it.'],
    ['a zero-width space in it', '## System\u200b Design & Architecture\n\n- Did it.'],
    ['a Cyrillic letter in it', '## Systеm Design & Architecture\n\n- Did it.'],
    ['two at once', '## Architecture & Delivery\n\n- Did it.'],
  ])('none: %s', (_name, body) => expect(claims(body)['Did it.'] ?? []).toEqual([]));

  test('an invisible or foreign character is told by its number', () => {
    for (const [body, character] of [
      ['## System\u200b Design & Architecture\n\n- Did it.', 'U+200B'],
      ['## Systеm Design & Architecture\n\n- Did it.', 'U+0435'],
    ] as const) {
      const found = tied(body).findings.find(({ code }) => code === 'packet-name-lookalike');
      expect(found && plain(found.message)).toContain(character);
    }
  });

  test('a heading of two names says both, and how to split it', () => {
    const found = tied('## Architecture & Delivery\n\n- Did it.').findings.find(
      ({ code }) => code === 'packet-heading-two',
    );
    expect(found && plain(found.fix)).toContain('`## System Design & Architecture`');
    expect(found && plain(found.fix)).toContain('`## Delivery`');
  });

  test('the level of another promotion is not taken for the target', () => {
    const { byClaim, codes } = tied('## System Design & Architecture (L1)\n\n- Did it.');
    expect(byClaim).toEqual({ 'Did it.': ['design.L1'] });
    expect(codes).toEqual(['packet-criterion-not-required']);
  });

  test('lines of a wrapped paragraph that are criteria', () => {
    expect(
      claims(
        `## Delivery\n\n**Requirements**\n${QUALITY}\n\nKept it, see acme/x#1.\n\n${TIME}\n\nSaid it early, acme/x#2.`,
      ),
    ).toEqual({ 'Kept it, see acme/x#1.': ['CD10'], 'Said it early, acme/x#2.': ['delivery.time'] });
  });

  test('a criterion wrapped over lines, in a tick, a quote and a paragraph', () => {
    const wrapped = 'Keeps the quality of what is\n  delivered as high as it was.';
    for (const body of [`- [x] ${wrapped}\n  - Did it.`, `> ${wrapped}\n\n- Did it.`, `${wrapped}\n\n- Did it.`])
      expect(claims(`## Delivery\n\n${body}`)).toEqual({ 'Did it.': ['CD10'] });
  });

  test.each([
    ['a dash', `- **${QUALITY}** — kept it for a year`, 'kept it for a year'],
    ['a colon', `- ${QUALITY.slice(0, -1)}: kept it for a year`, 'kept it for a year'],
    ['a line break', `- **${QUALITY}**\n  kept it for a year, acme/x#1`, 'kept it for a year, acme/x#1'],
    ['its id', '- CD10: kept it for a year', 'kept it for a year'],
  ])('the text of a criterion, %s, and its evidence', (_name, item, claim) =>
    expect(claims(`## Delivery\n\n${item}`)).toEqual({ [claim]: ['CD10'] }),
  );

  test('a label before a colon names for its own line alone', () => {
    expect(
      claims(
        'Nominating octo-ada:\n\nArchitecture: acme/x#1\nStrategy: acme/x#2\n\n## Delivery\n\n### CD10\n\n- Did it.',
      ),
    ).toEqual({
      'acme/x#1': ['design.L2'],
      'acme/x#2': ['strategy.L2'],
      'Did it.': ['CD10'],
    });
  });

  test('an unknown box ends the reach of the one above', () => {
    const { byClaim } = tied(
      `## Delivery\n\n- [x] ${QUALITY}\n\nKept it since 2024.\n\n- [x] Something else.\n\nSee acme/x#9.`,
    );
    expect(byClaim).toEqual({ 'Kept it since 2024.': ['CD10'], 'See acme/x#9.': [] });
  });

  test('an unknown bold line ends what a bold line named, and not what a heading named', () => {
    expect(claims('**Architecture**\n\n- One.\n\n**Juggling**\n\n- Two.')).toEqual({
      'One.': ['design.L2'],
      'Two.': [],
    });
    expect(claims('## Architecture\n\n- One.\n\n**Juggling**\n\n- Two.')).toEqual({
      'One.': ['design.L2'],
      'Two.': ['design.L2'],
    });
  });

  test('the same competency twice: both sections count', () => {
    expect(claims('## Architecture\n\n- One.\n\n## Juggling\n\nWords.\n\n## Architecture\n\n- Two.')).toEqual({
      'One.': ['design.L2'],
      'Two.': ['design.L2'],
    });
  });
});

describe('tables', () => {
  test('a cell that holds a name ties its row; every other column joins the claim', () => {
    expect(
      claims(
        '| ID | Description | Status |\n|---|---|---|\n| RE30 | Keeps the quality of what is delivered as high as it was. | Yes, see acme/x#1 |\n| RE31 | System Design & Architecture | TBD |',
      ),
    ).toEqual({ 'RE30 Yes, see acme/x#1': ['CD10'] });
  });
  test('unknown columns of a known table', () => {
    const [only] = tied(
      '## Architecture\n\n| Date | Evidence | Where |\n|---|---|---|\n| 2025-03 | Did it | acme/x#1 |',
    ).tied;
    expect([only?.item.claim, only?.item.references.map(({ ref }) => ref), only?.criteria]).toEqual([
      'Did it acme/x#1',
      ['acme/x#1'],
      ['design.L2'],
    ]);
  });
  test('unknown headers', () => {
    expect(
      claims('## Architecture\n\n| Who | Work |\n|---|---|\n| octo-sam | acme/x#1 |\n| octo-kim | acme/x#2 |'),
    ).toEqual({
      'octo-sam acme/x#1': ['design.L2'],
      'octo-kim acme/x#2': ['design.L2'],
    });
  });
  test('under "Status" a sentence says how it is, and a mark does not', () => {
    const row = (cell: string): string => `| Competency | Status |\n|---|---|\n| Strategy | ${cell} |`;
    const said = tied(row('Wrote the plan that two teams follow'));
    expect(said.tied.map(({ criteria }) => criteria)).toEqual([['strategy.L2']]);
    for (const mark of [
      'Done',
      'Fully met in 2025',
      '✅ Complete',
      'In progress',
      'Not yet, we plan it for next year',
      'In progress, on track for the next release',
      'The docs of it are still missing',
      'Partly, half of the teams follow it',
      '🔴 Not started, no one has the time',
    ])
      expect([mark, tied(row(mark)).tied.filter(({ item }) => item.kind === 'evidence')]).toEqual([mark, []]);
    expect(tied('| Competency | Rating |\n|---|---|\n| Strategy | Meets what is expected of it |').tied).toEqual([]);
  });

  test('a rating alone is no evidence', () => {
    const { tied: all, codes } = tied('| Competency | Rating |\n|---|---|\n| Architecture | proficient |');
    expect([all, codes]).toEqual([[], ['packet-left-out']]);
  });
  test('of key and value: one piece', () => {
    const { tied: all } = tied(
      '## Architecture\n\n| | |\n|---|---|\n| **What** | Retry service |\n| **When** | 2025-06 |\n| **Role** | lead |\n| **Link** | acme/x#1 |',
    );
    expect(all).toMatchObject([{ item: { claim: 'Retry service', roles: ['lead'] }, criteria: ['design.L2'] }]);
  });
});

describe('prose and stories', () => {
  test('paragraphs of a competency that show something, each by itself', () => {
    expect(
      claims('## Architecture\n\nI led A in Q2 2026 (acme/x#1).\n\nI like my work.\n\nI led B, acme/x#2.'),
    ).toEqual({ 'I led A in Q2 2026 (acme/x#1).': ['design.L2'], 'I led B, acme/x#2.': ['design.L2'] });
  });
  test('a paragraph of links goes with the introduction before it', () => {
    expect(claims('## Architecture\n\nMerged, and one that waits:\n\nacme/x#1\nacme/x#2')).toEqual({
      'Merged, and one that waits: acme/x#1 acme/x#2': ['design.L2'],
    });
  });
  test('labelled parts below a sub-heading are one piece', () => {
    const { tied: all } = tied(
      '## Architecture\n\n### Payments\n**Duration:** 6 months\n\n**Scope:**\n- 8 services\n\n**My Role:**\n- lead\n\n**Impact:**\n- Failures from 10% -> 0.3%\n\n**Evidence:**\n- acme/pay#7',
    );
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ item: { roles: ['lead'], scopes: ['8 services'] }, criteria: ['design.L2'] });
    expect(all[0]?.item.references.map(({ ref }) => ref)).toEqual(['acme/pay#7']);
    expect(all[0]?.item.metrics).toHaveLength(1);
  });
  test.each([
    [
      'as paragraphs',
      '**Situation:** Old.\n\n**Task:** Mend it.\n\n**Action:** Did it, acme/x#1.\n\n**Result:** Faster.',
    ],
    ['as items', '- **Situation:** Old.\n- **Task:** Mend it.\n- **Action:** Did it, acme/x#1.\n- **Result:** Faster.'],
  ])('situation, task, action, result %s are one piece', (_name, story) => {
    const { tied: all } = tied(`## Architecture\n\n${story}`);
    expect(all).toHaveLength(1);
    expect(all[0]?.criteria).toEqual(['design.L2']);
    expect(all[0]?.item.fields.map(({ name }) => name)).toContain('outcome');
  });
  test('a second story begins where a label comes again', () => {
    expect(
      tied('## Architecture\n\n**Situation:** A.\n\n**Action:** acme/x#1\n\n**Situation:** B.\n\n**Action:** acme/x#2')
        .tied,
    ).toHaveLength(2);
  });
  test('a claim below a sub-heading with its fields as a list', () => {
    const { tied: all, codes } = tied(
      '## Architecture\n\n### Retry service\n\nI designed it with two teams.\n\n- Role: lead\n- Scope: team\n- When: 2025-06\n- Link: acme/x#1',
    );
    expect([all.length, codes]).toEqual([1, []]);
    expect(all[0]).toMatchObject({
      item: { claim: 'I designed it with two teams.', roles: ['lead'], scopes: ['team'] },
    });
  });
  test('fields in running text', () => {
    const { tied: all } = tied(
      '## Architecture\n\n- Led A with billing. When: 2026-01 to 2026-03. Scope: multi-team. Links: acme/a#1\n- Led B; when: Feb 2026; scope: team; PR: acme/a#2\n- Led C (Scope: team, Role: author), acme/a#3',
    );
    expect(
      all.map(({ item }) => [item.claim, item.scopes, item.roles, item.dates.length, item.references.length]),
    ).toEqual([
      ['Led A with billing.', ['multi-team'], [], 1, 1],
      ['Led B', ['team'], [], 1, 1],
      ['Led C , acme/a#3', ['team'], ['author'], 0, 1],
    ]);
  });
  test('a gap with dashes', () => {
    expect(tied('## Architecture\n\n- Gap — no design yet; plan — lead one by 2026-10-01').tied).toMatchObject([
      { item: { kind: 'gap', plan: 'lead one by 2026-10-01' }, criteria: ['design.L2'] },
    ]);
  });
  test('marks without their space', () => {
    const { tied: all, lines: read } = tied(
      '## Architecture\n\n- acme/x#1\n-https://github.com/acme/x/pull/2\n*https://github.com/acme/x/pull/3\n1.https://github.com/acme/x/pull/4',
    );
    expect(all.flatMap(({ item }) => item.references.map(({ ref }) => ref))).toEqual([
      'acme/x#1',
      'acme/x#2',
      'acme/x#3',
      'acme/x#4',
    ]);
    expect(new Set(read.slice(9, 13).map(({ as }) => as))).toEqual(new Set(['evidence']));
  });
});

describe('what says nothing is no evidence, and is told', () => {
  test.each([
    ['the own words', `- ${DESIGN}`],
    ['the own words with a date', `- ${DESIGN} (2025-03)`],
    ['the title', '- Architecture'],
    ['a denial', '- Not yet.'],
    ['no progress', '- In progress'],
    ['a pointer', '- See above'],
    ['a wish', '- My goal is to lead a project.'],
    ['a symbol', '- 🔴'],
    ['a dash', '- –'],
    ['a label', '- PRs reviewed / authored:'],
    ['words of a template', '- Mentoring provided to [Name] (if applicable).'],
    ['a sponsor of a template', '- (at)sponsor-1'],
    ['a tick of anything', '- [x] I have read the guidelines.'],
    ['an unticked box', '- [ ] Led it, acme/x#1.'],
    ['an unticked box of a competency', '- [ ] Architecture\n  - Led it, acme/x#1'],
    ['struck out', '- ~~Led it.~~\n  - Links: acme/x#1'],
    ['an image', '![graph](https://acme.example/graph.png)'],
    ['code', '```\n- Led it, acme/x#1\n```'],
    ['HTML', '<p>Led it, <a href="https://github.com/acme/x/pull/1">here</a></p>'],
    ['a quote', '> Led it, acme/x#1'],
    ['fields alone', '- When: 2025-02\n- Role: lead\n- Links: acme/x#1'],
  ])('%s', (_name, item) => {
    const { tied: all, findings, slips } = tied(`## Architecture\n\n${item}\n`);
    expect(all).toEqual([]);
    expect(findings.some(({ place }) => place.line >= 10)).toBe(true);
    expect(slips.get('design.L2')).toMatchObject({ line: expect.any(Number) });
  });

  test('"Link to […](…)" is a link', () =>
    expect(claims('## Architecture\n\n- Link to [the policy](https://github.com/acme/x/pull/1)')).toEqual({
      'Link to the policy': ['design.L2'],
    }));
});

test('each line has one disposition, with the reason where it is nothing', () => {
  expect(
    lines(
      '# Ada\n\nHello.\n\n## Architecture\n\n> Good work. octo-sam\n\n- Did it.\n  - When: 2025-02\n\n<!-- note -->\n\n## Juggling\n\nSome words.\n\n- Threw balls.',
    ),
  ).toEqual([
    'layout',
    'blank',
    'before',
    'blank',
    'name design',
    'blank',
    'quote',
    'blank',
    'evidence',
    'field',
    'blank',
    'comment',
    'blank',
    'layout',
    'blank',
    'unnamed',
    'blank',
    'unnamed',
  ]);
});

test('a mark without its space is told, and not in a quote', () => {
  expect(tied('## Architecture\n\n1.Led it, acme/x#1').codes).toEqual([]);
  const glued = (body: string): boolean => read(body).findings.some(({ code }) => code === 'packet-mark-glued');
  expect([glued('## Architecture\n\n1.Led it, acme/x#1'), glued('## Architecture\n\n> 1.Led it')]).toEqual([
    true,
    false,
  ]);
});

test('a number that is not read whole is told, and so is a page of GitHub that is not known', () => {
  const codes = (body: string): readonly string[] => tied(`## Architecture\n\n${body}`).codes;
  expect(codes('- Cut the tickets.\n  - Metric: tickets 900 -> 1.200')).toContain('packet-amount');
  expect(codes('- Cut the tickets.\n  - Metric: tickets 1,200 -> 900')).toEqual([]);
  expect(codes('- Led it: https://github.com/acme/billing/strange/9')).toEqual(['packet-reference-page']);
});

test('a name that several have names none, and the ids are offered', () => {
  const { byClaim, findings } = tied(
    '> Drives measurable results from a question that nobody owned before.\n\n- Did it.',
  );
  expect(byClaim).toEqual({ 'Did it.': [] });
  expect(findings.map(({ code }) => code)).toContain('packet-name-shared');
  expect(plain(findings[0]?.fix ?? [])).toContain('`ambiguity.L2` or `strategy.L2`');
});

test("a suggestion offers the target level's criterion first", () => {
  const [first] = tied('- Did it.\n  - Criteria: design.L3').findings;
  expect(plain(first?.fix ?? [])).toBe('Write `design.L2`.');
});

describe('what is said of what is not read', () => {
  const said = (body: string) => tied(body).findings.map(({ code, place, args }) => [code, place.line, args]);
  test('a link to work in a heading that names something', () => {
    expect(said('## [System Design & Architecture](https://github.com/acme/work/pull/5)\n\n- Did it')).toEqual([
      ['packet-left-out', 8, { why: 'other-field', from: 8, to: 8 }],
    ]);
    expect(said('## [System Design & Architecture](https://acme.example/ladder)\n\n- Did it')).toEqual([]);
  });
  test('a ticked box with the words of a template', () => {
    expect(said('## System Design & Architecture\n\n- [x] TBD')).toEqual([
      ['packet-placeholder', 10, { found: 'TBD' }],
    ]);
  });
});
