/** Habits of people who never heard of the tool: forms of reviews, word processors, wikis, other languages. */
import { describe, expect, test } from 'vitest';
import { ladderFrom, ladderText, only, tied } from '../support.ts';

const QUALITY = 'Keeps the quality of what is delivered as high as it was.';
const TIME = 'Delivers on time and says early when a date is at risk.';
const DESIGN = 'Designs large systems that last longer than the people who built them.';

const claims = (body: string): Record<string, readonly string[]> => tied(body).byClaim;

/** What the lines of the body that are left out were read as. */
const whys = (body: string): string[] => tied(body).lines.flatMap((line) => (line.as === 'left-out' ? [line.why] : []));

describe('names', () => {
  test.each([
    ['a rating in brackets', '## System Design & Architecture (4/5)'],
    ['a year in brackets', '## System Design & Architecture (2025)'],
    ['a half in brackets', '### System Design & Architecture (H1 2026)'],
    ['a period in brackets', '## System Design & Architecture [Jan 2025 – 2026-06]'],
    ['a rating after a colon', '## System Design & Architecture: 3 / 5'],
    ['a labelled rating', '## System Design & Architecture — Rating: Meets expectations'],
    ['a rating in words', '## System Design & Architecture – Exceeds expectations'],
    ['stars', '## System Design & Architecture – ★★★★☆'],
    ['its criterion behind it', `## System Design & Architecture: ${DESIGN}`],
    ['its criterion behind a dash', `## System Design & Architecture (L2) – ${DESIGN}`],
  ])('%s', (_name, heading) => expect(claims(`${heading}\n\n- Did it.`)).toEqual({ 'Did it.': ['design.L2'] }));

  test('the criterion of another competency behind a title names neither', () =>
    expect(claims(`## System Design & Architecture: ${TIME}\n\n- Did it.`)['Did it.'] ?? []).toEqual([]));

  test('an outline: areas and other words over names over evidence', () =>
    expect(
      claims(
        `- My year\n  - Technical\n    - System Design & Architecture\n      - Did it.\n  - Impact\n    - Delivery\n      - ${TIME}\n        - Said it early.`,
      ),
    ).toEqual({ 'Did it.': ['design.L2'], 'Said it early.': ['delivery.time'] }));

  test('a name, and its address right behind it', () =>
    expect(claims('- Architecture https://github.com/acme/x/pull/1')).toEqual({
      'https://github.com/acme/x/pull/1': ['design.L2'],
    }));

  test('a label of a field or a story is none between others of its kind', () => {
    const impact = ladderFrom(ladderText.replace('title: Delivery', 'title: Impact'));
    const parts = ['Scope: multi-team', 'Impact: one style in all repositories', 'Link: acme/x#1'];
    for (const body of [
      parts.join('\n'),
      parts.toReversed().join('\n'),
      parts.map((part) => `- **${part.replace(':', ':**')}`).join('\n'),
      parts.map((part) => `**${part.replace(':', ':**')}`).join('\n\n'),
    ])
      expect(
        tied(`## Architecture\n\n### Style guide\n\n${body}`, impact).tied.map(({ criteria }) => criteria),
      ).toEqual([['design.L2']]);
    expect(tied('## Architecture\n\n- Led it.\n- Impact: acme/x#1', impact).tied.length).toBe(2);
  });
});

describe('boxes', () => {
  test('boxes within a ticked criterion do not end it', () => {
    const body = `## Delivery\n\n- [x] ${TIME}\n  - [x] In March: acme/x#1\n  - [ ] In April: acme/x#2\n  - [x] In May: acme/x#3`;
    expect(claims(body)).toEqual({ 'In March: acme/x#1': ['delivery.time'], 'In May: acme/x#3': ['delivery.time'] });
    expect(whys(body)).toEqual(['unticked']);
  });

  test('a box without its space', () =>
    expect(claims(`## Delivery\n\n-[x] ${TIME}\n  Said it early.`)).toEqual({ 'Said it early.': ['delivery.time'] }));

  test('links alone below a box that has words belong to it; other words do not', () => {
    const box = `## Delivery\n\n- [x] **${TIME}** Early and often.\n\n`;
    expect(tied(`${box}[Mails](https://acme.dev/mails)`).tied.map(({ criteria }) => criteria)).toEqual([
      ['delivery.time'],
    ]);
    expect(claims(`${box}Kept it, acme/x#1.`)['Kept it, acme/x#1.']).toEqual([]);
  });
});

test('links listed below a label below a paragraph are its own', () => {
  const list = '- https://github.com/acme/x/pull/1\n- https://github.com/acme/x/pull/2';
  for (const label of ['Links:', '**Links:**', '**Evidence**'])
    expect(tied(`## Architecture\n\nLed it in 2025-03.\n\n${label}\n\n${list}`).tied.length).toBe(1);
});

describe('tables', () => {
  const row = (met: string, rest: string): string =>
    `| Criterion | Met? | Evidence |\n|---|---|---|\n| ${TIME} | ${met} | ${rest} |`;

  test.each(['No', 'In review', '❌', 'Not yet', 'In progress (80 %)', 'partially', 'Nein', 'pending'])(
    'a row that says itself %j is no evidence',
    (met) => {
      const body = row(met, 'acme/x#1');
      expect(tied(body).tied).toEqual([]);
      expect(whys(body)).toEqual(['standing']);
      expect(tied(body).codes).toContain('packet-left-out');
    },
  );

  test.each(['Yes', '✅', 'No problems found', 'Notable', 'Done', 'Ongoing', ''])('%j denies nothing', (met) =>
    expect(tied(row(met, 'acme/x#1')).tied.map(({ criteria }) => criteria)).toEqual([['delivery.time']]),
  );

  test('the standing of a project says nothing of the criterion', () =>
    expect(
      tied('## Architecture\n\n| Project | Status | Link |\n|---|---|---|\n| Retry | In progress | acme/x#1 |').tied
        .length,
    ).toBe(1));

  test('a row that does not apply says why in its other cells', () => {
    const [first] = tied(row('N/A', 'Nobody asked for dates.')).tied;
    expect([first?.item.kind, first?.item.reason]).toEqual(['not-applicable', 'Nobody asked for dates.']);
  });

  test('an empty header above a bold one', () => {
    const body =
      '## Architecture\n\n| | | |\n|---|---|---|\n| **What** | **When** | **Link** |\n| Retry | 2025-03 | acme/x#1 |';
    expect(tied(body).tied.map(({ item }) => item.claim)).toEqual(['Retry']);
  });

  test('before and after are the ends of a change', () => {
    const body = '## Architecture\n\n| KPI | Before | After |\n|---|---|---|\n| Page load | 4.1 s | 1.9 s |';
    expect(tied(body).tied[0]?.item.metrics.map(({ percent }) => Math.round(percent ?? 0))).toEqual([-54]);
  });

  test('columns of levels hold what is asked, not what was done', () => {
    const table = (evidence: string): string =>
      `| | L1 | L2 Second | My evidence |\n|---|---|---|---|\n| Architecture | Small things | Large things | ${evidence} |`;
    expect(tied(table('')).tied).toEqual([]);
    expect(tied(table('Retry, acme/x#1')).tied.map(({ item }) => item.claim)).toEqual(['Retry, acme/x#1']);
  });

  test('how a manager sees it is no claim of the candidate', () =>
    expect(
      tied(
        '| Competency | Self | Manager |\n|---|---|---|\n| Architecture | Led it. | Good work in May 2025 |',
      ).tied.map(({ item }) => [item.claim, item.dates]),
    ).toEqual([['Led it.', []]]));
});

describe('what others say, and what is still to come', () => {
  test.each([
    ['Peer feedback', 'feedback'],
    ['Manager comments', 'feedback'],
    ['What others say about me', 'feedback'],
    ['Areas for growth', 'growth'],
    ['🌱 Areas of Improvement:', 'growth'],
    ['Next steps', 'growth'],
    ['Things I want to get better at', 'growth'],
    ['Entwicklungsfelder', 'growth'],
    ['Próximos passos', 'growth'],
  ])('%s', (heading, why) => {
    for (const mark of [`### ${heading}`, `**${heading}**`]) {
      const body = `## Architecture\n\n${mark}\n\n- Speaks up more, acme/x#1, since May 2025.`;
      expect(tied(body).tied).toEqual([]);
      expect(whys(body)).toEqual([why]);
      expect(tied(body).codes).toContain('packet-left-out');
    }
  });

  test('it ends at the next heading, and a gap under it still ties', () => {
    const body =
      '## Architecture\n\n### Areas for growth\n\n- Write more.\n- Gap: no design yet; plan: lead one.\n\n### Retry service\n\n- Did it.';
    expect(tied(body).tied.map(({ item }) => item.kind)).toEqual(['not-applicable', 'gap', 'evidence'].slice(1));
  });

  test('under no name it is listed with its links, as anything is', () => {
    const [item] = tied('## Goals for 2025\n\n- Write a book, https://acme.dev/book').tied;
    expect(item?.item.references.length).toBe(1);
    expect(item?.criteria).toEqual([]);
  });

  test('a label in it names nothing', () =>
    expect(tied('## Areas for growth\n\n- Architecture: speak up more, acme/x#1').tied).toEqual([]));

  test.each(['Growth of the platform', 'Feedback tool', 'Goal tracking service', 'Plans and delivery of the new API'])(
    '%s is none of them',
    (heading) => expect(claims(`## Architecture\n\n### ${heading}\n\n- Did it.`)).toEqual({ 'Did it.': ['design.L2'] }),
  );

  test('a label for others’ words is a quote', () =>
    expect(tied('## Architecture\n\n**Peer feedback:** "She led it in May 2025"').tied).toEqual([]));
});

describe('other languages', () => {
  test.each(
    'Noch nicht|Noch nicht, geplant für 2027|In Arbeit|k. A.|Wird nachgereicht|Ich möchte mehr schreiben|Pas encore|À venir|Ainda não|Não se aplica|En curso|Nog niet|なし|未着手|无|없음|ليس بعد|Пока нет'.split(
      '|',
    ),
  )('%s is no evidence', (words) => expect(tied(`## Architecture\n\n- ${words}`).tied).toEqual([]));

  test.each([
    'Nicht nur die API, auch der Client wurde neu gebaut',
    'Non-blocking IO in the gateway',
    'Ja-Nein-Fragen ersetzt',
    '无服务器平台',
  ])('%s is some', (words) => expect(tied(`## Architecture\n\n- ${words}`).tied.length).toBe(1));
});

describe('links', () => {
  test.each([
    ['of a word processor', 'https://www.google.com/url?q=https://github.com/acme/x/pull/1&sa=D&source=editors'],
    [
      'of a mail program',
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fgithub.com%2Facme%2Fx%2Fpull%2F1&data=05',
    ],
    ['with a space at its end', 'https://github.com/acme/x/pull/1%20'],
  ])('%s', (_name, url) => expect(only(`Led it: ${url}`).references.map(({ ref }) => ref)).toEqual(['acme/x#1']));

  test('the wrong way round, with one word', () =>
    expect(only('Led it: [https://github.com/acme/x/pull/1](PR)').references.map(({ ref }) => ref)).toEqual([
      'acme/x#1',
    ]));

  test('a redirect to a redirect is a page like any other', () => {
    const twice = `https://www.google.com/url?q=${encodeURIComponent('https://www.google.com/url?q=https://github.com/acme/x/pull/1')}`;
    expect(only(`Led it: ${twice}`).references.map(({ kind }) => kind)).toEqual(['link']);
  });

  test('an address in code marks is told, and not that nothing stands there', () => {
    const body = '## Architecture\n\n- PR: `https://github.com/acme/x/pull/1`';
    expect(tied(body).codes).toEqual(['packet-left-out']);
    expect(whys(body)).toEqual(['code']);
  });
});

test('a date beside the scope is a date', () =>
  expect(only('Led it – scope: multi-team; Feb 2025; acme/x#1').dates.length).toBe(1));

test('a gap says in brackets what it is about', () => {
  const { tied: all } = tied(
    '## Delivery\n\n- Gap (CD10): no reviews yet; plan: ask for two\n- Kept it (all of it): yes',
  );
  expect(all.map(({ item, criteria }) => [item.kind, criteria, item.plan])).toEqual([
    ['gap', ['CD10'], 'ask for two'],
    ['evidence', [], null],
  ]);
});

test('tags of HTML without words are nothing to be told of', () =>
  expect(
    tied('## Architecture\n\n<details>\n<summary>More</summary>\n\n- Led it, acme/x#1\n\n</details>').codes,
  ).toEqual([]));

test('the words of a template with a hint behind them', () => {
  for (const words of ['Your evidence here (e.g. a talk)', 'In Q1 2025 I …', 'Example: "I did this so that ..."'])
    expect(tied(`## Architecture\n\n- ${words}`).tied).toEqual([]);
  expect(tied(`## Delivery\n\n> ${QUALITY}\n\n- Kept it.`).tied.length).toBe(1);
});

test('a heading that is a date is told beside what stands undated below it, and dates nothing', () => {
  const { tied: all } = tied(
    '## Architecture\n\n### H1 2026\n\n- Led it, acme/x#1\n- Led more, acme/x#2\n  - When: 2025-02\n\n### Work\n\n- Led all, acme/x#3\n',
  );
  expect(all.map(({ item }) => [item.dates.length, item.dateAbove])).toEqual([
    [0, { line: 10, days: { start: '2026-01-01', end: '2026-06-30' } }],
    [1, undefined],
    [0, undefined],
  ]);
});
