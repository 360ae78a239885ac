import { describe, expect, test } from 'vitest';
import { finding } from '../../../src/findings/catalogue.ts';
import { plain } from '../../../src/text/words.ts';
import { checked } from '../../scaffold/support.ts';
import { tied } from '../support.ts';

describe('ties, in order', () => {
  test('its own Criteria goes first', () => {
    expect(tied('## System Design & Architecture\n\n- Did it.\n  - Criteria: delivery.time, CD10\n').byClaim).toEqual({
      'Did it.': ['delivery.time', 'CD10'],
    });
  });
  test("Criteria may hold a criterion's whole text, commas and all", () => {
    expect(
      tied('- Did it.\n  - Criteria: Designs large systems that last longer than the people who built them\n').byClaim,
    ).toEqual({ 'Did it.': ['design.L2'] });
  });
  test.each([
    ['a heading with its id', '## Delivery\n\n### CD10\n\n- Did it.'],
    ['a heading with its id and more', '### CD10: quality\n\n- Did it.'],
    [
      'a heading with its text',
      '## Delivery\n\n### Keeps the quality of what is delivered as high as it was\n\n- Did it.',
    ],
    ['a quote', '## Delivery\n\n> Keeps the quality of what is delivered as high as it was.\n\n- Did it.'],
    ['a quote without a heading', '> *Keeps the quality of what is delivered as high as it was.*\n\n- Did it.'],
    ['a ticked box above it', '- [x] Keeps the quality of what is delivered as high as it was.\n\n1. Did it.'],
    ['a ticked box around it', '- [x] Keeps the quality of what is delivered as high as it was.\n  - Did it.'],
    [
      'a paragraph of its text',
      '## Delivery\n\n_Keeps the quality of what is delivered as high as it was._\n\n- Did it.',
    ],
    ['prose under its heading', '### CD10\n\nDid it.'],
  ])('the nearest criterion above: %s', (_name, body) => expect(tied(body).byClaim).toEqual({ 'Did it.': ['CD10'] }));

  test.each([
    [
      'prose under its quote, with a link',
      '> Keeps the quality of what is delivered as high as it was.\n\nDid it in #3.',
    ],
    ['a ticked code', '- [x] CD10: did it in #3.'],
    [
      'a ticked code and its text, then the evidence',
      '- [x] CD10: Keeps the quality of what is delivered as high as it was.\n  - Did it in #3.',
    ],
    [
      'a ticked criterion that is a link',
      '- [x] [Keeps the quality of what is delivered as high as it was](https://github.com/acme/billing/pull/3)',
    ],
  ])('%s', (_name, body) =>
    expect(tied(body).tied.map(({ item, criteria }) => [item.references.map(({ ref }) => ref), criteria])).toEqual([
      [['acme/billing#3'], ['CD10']],
    ]),
  );

  test('introductions and closing words among list items are no evidence', () => {
    const quote = '> Keeps the quality of what is delivered as high as it was.';
    expect(tied(`${quote}\n\nHere is what I did:\n\n- Did it.\n\nThat is all.`).byClaim).toEqual({
      'Did it.': ['CD10'],
    });
    expect(tied('### CD10\n\nSome words before.\n\n- Did it.\n\nThat is all.').byClaim).toEqual({
      'Did it.': ['CD10'],
    });
  });
  test.each(['delivery.time and CD10', 'delivery.time / CD10', 'delivery.time, CD10', 'delivery.time & CD10'])(
    'several criteria: %s',
    (names) => {
      expect(tied(`- Did it.\n  - Criteria: ${names}`).byClaim).toEqual({ 'Did it.': ['delivery.time', 'CD10'] });
    },
  );
  test('several criteria, as a list and in a cell', () => {
    expect(tied('- Did it.\n  - Criteria:\n    - delivery.time\n    - CD10').byClaim).toEqual({
      'Did it.': ['delivery.time', 'CD10'],
    });
    expect(tied('| What | Criteria |\n|---|---|\n| Did it. | delivery.time<br>CD10 |').byClaim).toEqual({
      'Did it.': ['delivery.time', 'CD10'],
    });
  });
  test('a column that names another competency goes before the quote above the table', () => {
    expect(
      tied(
        '## Architecture\n\n> Designs large systems that last longer than the people who built them.\n\n| Competency | What |\n|---|---|\n| Strategy | Did it. |',
      ).byClaim,
    ).toEqual({ 'Did it.': ['strategy.L2'] });
    const { byClaim, codes } = tied('| Competency | What |\n|---|---|\n| Startegy | Did it. |');
    expect([byClaim, codes]).toEqual([{ 'Did it.': [] }, ['packet-heading-unknown']]);
  });
  test('a ticked criterion and its evidence in one line', () => {
    const { tied: all } = tied('- [x] Keeps the quality of what is delivered as high as it was: see acme/x#1');
    expect(all.map(({ criteria, item }) => [criteria, item.references.length])).toEqual([[['CD10'], 1]]);
  });
  test('a ticked criterion with fields below is one item', () => {
    const { tied: all } = tied(
      '- [x] Keeps the quality of what is delivered as high as it was.\n  - When: 2025-03\n  - Links: acme/x#1',
    );
    expect(all.map(({ criteria, item }) => [criteria, item.dates.length, item.references.length])).toEqual([
      [['CD10'], 1, 1],
    ]);
  });
  test.each(['## System Design & Architecture', '## system design and architecture', '# Architecture', '### design'])(
    'the only required criterion of %s',
    (heading) => {
      expect(tied(`${heading}\n\n- Did it.`).byClaim).toEqual({ 'Did it.': ['design.L2'] });
    },
  );
  test("a table's column names the competency", () => {
    expect(tied('| Competency | What |\n|---|---|\n| Architecture | Did it. |\n').byClaim).toEqual({
      'Did it.': ['design.L2'],
    });
  });
  test('where a competency has two, an item is untied, and both are offered', () => {
    const { byClaim, findings } = tied('## Delivery\n\n- Did it.');
    expect(byClaim).toEqual({ 'Did it.': [] });
    expect(findings).toMatchObject([{ code: 'packet-item-untied', place: { line: 10 } }]);
    expect(JSON.stringify(findings[0]?.fix)).toContain('delivery.time');
  });
});

describe('where a section ends', () => {
  test('a sub-heading that names nothing stays in its competency', () => {
    expect(tied('## Architecture\n\n### The pipeline\n\n- Did it.').byClaim).toEqual({ 'Did it.': ['design.L2'] });
  });
  test.each(['##', '#'])('an unknown heading of the same or a higher rank (%s) ends it', (rank) => {
    const { byClaim, codes } = tied(`## Architecture\n\n${rank} Something else\n\n- Did it.`);
    expect(byClaim).toEqual({ 'Did it.': [] });
    expect(codes).toEqual(['packet-heading-unknown']);
  });
  test("a quote holds until the next heading of its section's rank", () => {
    const quote = '> Keeps the quality of what is delivered as high as it was.';
    expect(tied(`## Delivery\n\n${quote}\n\n### Detail\n\n- Did it.`).byClaim).toEqual({ 'Did it.': ['CD10'] });
    expect(tied(`## Delivery\n\n${quote}\n\n## Architecture\n\n- Did it.`).byClaim).toEqual({
      'Did it.': ['design.L2'],
    });
  });
  test('a quote before the first heading holds until there is one', () => {
    expect(
      tied('> Keeps the quality of what is delivered as high as it was.\n\n## Hobbies\n\n- Juggling').byClaim,
    ).toEqual({ Juggling: [] });
  });
  test('any other quote is left alone', () => {
    expect(tied('## Delivery\n\n### CD10\n\n> She is wonderful.\n\n- Did it.').byClaim).toEqual({
      'Did it.': ['CD10'],
    });
  });
  test('a heading of an area or a level is known, and holds nothing', () => {
    expect(tied('# Impact\n\n# L2\n\n## Architecture\n\n- Did it.').codes).toEqual([]);
  });
});

describe('only whole matches tie', () => {
  test('a misspelt heading is suggested', () => {
    const { byClaim, findings } = tied('## Archtecture\n\n- Did it.');
    expect(byClaim).toEqual({ 'Did it.': [] });
    expect(findings).toMatchObject([{ code: 'packet-heading-unknown', place: { line: 8 } }]);
  });
  test('a misspelt id is suggested, and does not fall back to the heading', () => {
    const { byClaim, findings } = tied('## Architecture\n\n- Did it.\n  - Criteria: desing.L2');
    expect(byClaim).toEqual({ 'Did it.': [] });
    expect(findings).toMatchObject([{ code: 'packet-criterion-unknown' }]);
    expect(JSON.stringify(findings[0])).toContain('design.L2');
  });
  test('an altered quote is pointed out', () => {
    const { codes, byClaim } = tied('## Delivery\n\n> Keeps the quality of what is delivered high.\n\n- Did it.');
    expect(byClaim).toEqual({ 'Did it.': [] });
    expect(codes).toEqual(['packet-quote-near', 'packet-item-untied']);
  });
  test('a text that two criteria share ties by its competency, and nowhere else', () => {
    const text = '> Drives measurable results from a question that nobody owned before.';
    expect(tied(`## Strategy\n\n${text}\n\n- Did it.`).byClaim).toEqual({ 'Did it.': ['strategy.L2'] });
    expect(tied(`${text}\n\n- Did it.`).byClaim).toEqual({ 'Did it.': [] });
  });
  test("another level's criterion is said not to be required", () => {
    const { byClaim, findings } = tied('## Architecture\n\n- Did it.\n  - Criteria: design.L1');
    expect(byClaim).toEqual({ 'Did it.': ['design.L1'] });
    expect(findings).toMatchObject([{ code: 'packet-criterion-not-required', place: { line: 11 } }]);
    expect(
      tied('## Architecture\n\n> Designs small things with the help of others and says so.\n\n- One.\n- Two.\n- Three.')
        .codes,
    ).toEqual(['packet-criterion-not-required']);
  });
});

describe('unticked boxes', () => {
  test('what stands under one is no evidence, but a gap ties', () => {
    const { tied: all, codes } = tied(
      '- [ ] Keeps the quality of what is delivered as high as it was.\n  - Did it.\n  - Gap: not yet; plan: soon',
    );
    expect(all.map(({ item, criteria }) => [item.kind, criteria])).toEqual([['gap', ['CD10']]]);
    expect(codes).toEqual(['packet-box-unticked']);
  });
  test('what stands after one is not under it', () => {
    expect(
      tied('## Architecture\n\n- [ ] Designs small things with the help of others and says so.\n- Did it.').byClaim[
        'Did it.'
      ],
    ).toEqual(['design.L2']);
    expect(
      tied(
        '## Architecture\n\n- [x] Designs large systems that last longer than the people who built them.\n- [ ] Designs small things with the help of others and says so.\n- Did it.',
      ).byClaim['Did it.'],
    ).toEqual(['design.L2']);
  });
  test('a line of its own is not evidence either', () => {
    const { byClaim, codes } = tied('## Architecture\n\n- [ ] Did it.');
    expect([byClaim, codes]).toEqual([{}, ['packet-box-unticked']]);
    expect(tied('## Architecture\n\n- [x] Did it, acme/x#1.').byClaim).toEqual({ 'Did it, acme/x#1.': ['design.L2'] });
  });
});

test("prose is evidence under a competency's name where it shows something", () => {
  expect(tied('## Architecture\n\nI led it (acme/x#1).').tied.map(({ criteria }) => criteria)).toEqual([['design.L2']]);
  expect(tied('## Architecture\n\nI led it.').tied).toEqual([]);
});

test('prose with links under no name is listed, tied to nothing, and said so', () => {
  const { tied: all, codes } = tied('## Juggling\n\nI led it (acme/x#1).');
  expect(all.map(({ criteria }) => criteria)).toEqual([[]]);
  expect(codes).toEqual(['packet-names-nothing']);
});

test("the line of a criterion is its own, else its competency's", () => {
  const { lineOf } = tied('## Architecture\n\n## Delivery\n\n### CD10\n');
  expect([lineOf.get('design.L2'), lineOf.get('delivery.time'), lineOf.get('CD10'), lineOf.get('strategy.L2')]).toEqual(
    [8, 10, 12, undefined],
  );
});

describe('what two promotions ask for in the same words', () => {
  const source = JSON.stringify({
    schema: 1,
    id: 'two',
    version: '1',
    title: 'Two',
    levels: ['A', 'B', 'C'],
    rubric: { items: 1 },
    competencies: [{ id: 'k', title: 'Other', criteria: { A: 'Writes code' } }],
    tracks: [{ id: 'ic', title: 'IC', levels: ['A', 'B', 'C'] }],
    promotions: [
      {
        from: 'A',
        to: 'B',
        groups: [
          { id: 'g', title: 'How', rule: 'all', criteria: { c: { text: 'Stays technical' }, d: { text: 'Talks' } } },
        ],
      },
      {
        from: 'B',
        to: 'C',
        groups: [
          { id: 'g', title: 'How', rule: 'all', criteria: { c: { text: 'Stays technical' }, d: { text: 'Walks' } } },
        ],
      },
    ],
  });
  const judged = (from: string, to: string) =>
    checked(
      `---\ncandidate: octo-ada\nfrom: ${from}\nto: ${to}\n---\n\n## How\n\n> Stays technical\n\n- Wrote the parser, acme/x#1.\n`,
      new TextEncoder().encode(source),
    );
  test.each([
    ['A', 'B'],
    ['B', 'C'],
  ])('the words mean what the packet is judged by: %s to %s', (from, to) => {
    const { evidence, findings } = judged(from, to);
    expect(evidence[0]?.criteria).toEqual([`${from}-${to}.g.c`]);
    expect(findings.filter(({ code }) => code === 'packet-name-shared')).toEqual([]);
  });
});

test.each([
  [['code.L5'], [14], 'Add `Criteria: code.L5` to it.'],
  [['code.L5', 'talks.L5'], [14, 15], 'Add `Criteria: …` to each, with `code.L5` or `talks.L5`.'],
])('items that are tied to none are told what can take them: %s', (ids, lines, fix) => {
  const told = finding('packet-item-untied', { path: 'p.md', line: 14, column: 1 }, { ids, lines, under: null });
  expect(plain(told.fix)).toBe(fix);
});
