/** What takes a claim back takes it back however it is written: with characters nobody sees, in HTML, in merged cells. */
import { describe, expect, test } from 'vitest';
import { tied } from '../support.ts';

const LINK = 'https://github.com/acme/x/pull/1';
const FIELDS = `\n  - When: 2025-02\n  - Role: lead\n  - Links: ${LINK}\n`;
const ties = (body: string): (readonly string[])[] =>
  tied(body).tied.flatMap(({ item, criteria }) => (item.kind === 'evidence' ? [criteria] : []));

describe('under a name', () => {
  const under = (body: string) => ties(`## Architecture\n\n${body}`);

  test('an item counts', () => {
    expect(under(`- Led the split.${FIELDS}`)).toEqual([['design.L2']]);
    expect(under(`- Led the talks until the vendor had withdrawn its offer.${FIELDS}`)).toEqual([['design.L2']]);
    expect(under(`### Retry design\n\n- Led the split.${FIELDS}`)).toEqual([['design.L2']]);
    expect(under(`- Led the <b>split</b>.${FIELDS}`)).toEqual([['design.L2']]);
  });

  test.each([
    ['withdrawn, with a space of no width', '- Led the split (with\u200Bdrawn).'],
    ['withdrawn, in full width', '- Led the split (\uFF57ithdrawn).'],
    ['withdrawn, in a sentence of its own', '- Led the split. Withdrawn.'],
    ['withdrawn, on a line of its own', '- Led the split.\n  Withdrawn'],
    ['withdrawn, and below it what was', '- Withdrawn\n  - Led the split'],
    ['withdrawn, as its status', '- Led the split.\n  - Status: withdrawn'],
    ['not yet, with a space of no width', '- Not\u200B yet'],
    ['not yet, in full width', '- \uFF2E\uFF4F\uFF54 yet'],
    ['not yet, in German', '- Noch nicht begonnen'],
    ['not yet, in French', '- Pas encore'],
    ['planned, behind a character that nobody sees', '- \u2060Planned: lead the split.'],
    ['an empty box with a space of no width in it', '- [\u200B] Led the split.'],
    ['struck out in HTML', '- <del>Led the split.</del>'],
    ['struck out by <s>', '- <s class="x">Led the split.</s>'],
  ])('%s: it does not', (_, claim) => {
    expect(under(claim + FIELDS)).toEqual([]);
  });

  test('what stands below a heading that is withdrawn does not, and a finding says so', () => {
    const body = `## Architecture\n\n### Retry design (withdrawn)\n\n- Led the split.${FIELDS}`;
    expect(ties(body)).toEqual([]);
    expect(tied(body).findings.map(({ code }) => code)).toContain('packet-says-nothing');
  });

  test('of a line only what is struck out is left', () => {
    expect(under(`- Led the split <s>and the merge</s> for all.${FIELDS}`)).toEqual([['design.L2']]);
    const [one] = tied(`## Architecture\n\n- Led the split <s>and [this](${LINK})</s> for all, 2025-02`).tied;
    expect(one?.item.references).toEqual([]);
  });
});

describe('in a table', () => {
  const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const table = (...rows: readonly (readonly string[])[]): (readonly string[])[] =>
    ties(
      row('Criterion', 'Evidence', 'Met?', 'When', 'Links') +
        row('-', '-', '-', '-', '-') +
        rows.map((cells) => row(...cells, '2025-02', LINK)).join(''),
    );

  test('a merged cell names what stands below it', () => {
    expect(table(['design.L2', 'Led A', 'Yes'], ['', 'Led B', 'Yes'])).toEqual([['design.L2'], ['design.L2']]);
    expect(table(['design.L2', 'Led A', 'Yes'], ['', 'Led B', ''])).toEqual([['design.L2'], ['design.L2']]);
  });

  test.each([['No'], ['n/a'], ['N\u200Bo'], ['Withdrawn'], ['Not met yet']])(
    'a row below it of which %j is said does not count',
    (met) => {
      expect(table(['design.L2', 'Led A', 'Yes'], ['', 'Led B', met])).toEqual([['design.L2']]);
      expect(table(['design.L2', 'Led A', met])).toEqual([]);
    },
  );

  test('what is said of a merged cell holds for each of its rows', () => {
    expect(table(['design.L2', 'Led A', 'No'], ['', 'Led B', ''], ['', 'Led C', ''])).toEqual([]);
    expect(table(['design.L2', 'Led A', 'No'], ['', 'Led B', 'Yes'])).toEqual([['design.L2']]);
  });

  test('a name that is struck out is no empty cell', () => {
    expect(table(['design.L2', 'Led A', 'Yes'], ['~~CD10~~', 'Led B', 'Yes']).filter(([id]) => id)).toEqual([
      ['design.L2'],
    ]);
  });
});
