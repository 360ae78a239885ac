/** How far a name reaches, and what around it a careful reader takes for no evidence. */
import { expect, test } from 'vitest';
import { tied } from '../support.ts';

const QUALITY = 'Keeps the quality of what is delivered as high as it was.';

const claims = (body: string): Record<string, readonly string[]> => tied(body).byClaim;
const codes = (body: string): readonly string[] => tied(body).codes;

/** Why a line of the body, counted from 1, is read as nothing; what else it was read as. */
const as = (body: string, line: number): string => {
  const read = tied(body).lines[6 + line];
  return read === undefined ? '' : read.as === 'left-out' ? read.why : read.as;
};

test('an item whose evidence stands in it names nothing for its siblings', () =>
  expect(claims('## Delivery\n\n- `CD10`\n  - Kept it, acme/x#1\n- Juggled, acme/x#2')).toEqual({
    'Kept it, acme/x#1': ['CD10'],
    'Juggled, acme/x#2': [],
  }));

test('an item that is only a name holds for those that follow', () =>
  expect(claims('## Delivery\n\n- `CD10`\n- Kept it, acme/x#1\n- `delivery.time`\n- Said it, acme/x#2')).toEqual({
    'Kept it, acme/x#1': ['CD10'],
    'Said it, acme/x#2': ['delivery.time'],
  }));

test.each(['### Legend', '**Legend**'])('%s ends what a box names', (heading) =>
  expect(claims(`## Delivery\n\n- [x] ${QUALITY}\n\n${heading}\n\n- Ticked where done, acme/x#4`)).toEqual({
    'Ticked where done, acme/x#4': [],
  }),
);

test('a heading that orders the packet does not end what a box names', () =>
  expect(claims(`## Delivery\n\n- [x] ${QUALITY}\n\n### Evidence\n\n- Kept it, acme/x#1`)).toEqual({
    'Kept it, acme/x#1': ['CD10'],
  }));

test('an item that lists names is for each of them', () => {
  expect(claims('## Delivery\n\n- `CD10`, `delivery.time`\n  - Kept and said it, acme/x#1')).toEqual({
    'Kept and said it, acme/x#1': ['CD10', 'delivery.time'],
  });
  expect(claims('## Delivery\n\n- `CD10` and juggling\n  - Kept it, acme/x#1')).toEqual({
    'CD10 and juggling Kept it, acme/x#1': [],
  });
});

test.each([
  'Yes, see delivery.time',
  'See delivery.time.',
  `See also "Delivers on time and says early when a date is at risk."`,
])('a pointer at another criterion is no evidence: %s', (pointer) => {
  expect(as(`### CD10\n\n${pointer}`, 3)).toBe('denial');
  expect(claims(`### CD10\n\n${pointer}`)).toEqual({});
});

test('a requirement in slightly other words, above its answer', () => {
  const body = '### delivery.time\n\nDelivers on time and says early when dates are at risk.\n\nWe did so in acme/x#1.';
  expect([claims(body), as(body, 3)]).toEqual([{ 'We did so in acme/x#1.': ['delivery.time'] }, 'own-words']);
});

test('a requirement in italics, above its answer', () => {
  const body = '### CD10\n\n_All that is made here is made with care._\n\nKept it.';
  expect([claims(body), as(body, 3)]).toEqual([{ 'Kept it.': ['CD10'] }, 'introduction']);
  expect(claims('### CD10\n\n_Kept it, and nothing follows._')).toEqual({ 'Kept it, and nothing follows.': ['CD10'] });
});

test.each([
  ['| Architecture | n/a |', 'denial'],
  ['| Talks | None |', 'denial'],
  ['| Architecture | |', 'own-words'],
  ['| Architecture | TBD |', 'placeholder'],
])('a row that says nothing has its reason: %s', (row, why) => {
  const table = `| Competency | Evidence |\n|---|---|\n${row}`;
  expect([claims(table), as(table, 3)]).toEqual([{}, why]);
});

test('a row that says nothing explains why its criterion has no evidence', () =>
  expect(tied('| Criterion | Evidence |\n|---|---|\n| CD10 | n/a |').slips.get('CD10')).toMatchObject({
    what: 'left-out',
    line: 10,
    why: 'denial',
  }));

test('a box in an item that is not ticked is no part of it', () => {
  const body = '## Architecture\n\n- [x] Led it, acme/x#1\n  - [ ] Second part, acme/x#2\n  - [x] Third part, acme/x#3';
  expect(claims(body)).toEqual({ 'Led it, acme/x#1 Third part, acme/x#3': ['design.L2'] });
  expect([as(body, 4), codes(body)]).toEqual(['unticked', ['packet-box-unticked']]);
});

test('a link to work in the text of a box is told', () => {
  const linked = `[${QUALITY}](https://github.com/acme/x/pull/1)`;
  expect(codes(`## Delivery\n\n- [ ] ${linked}`)).toEqual(['packet-box-unticked']);
  expect(codes(`## Delivery\n\n- [x] ${linked}\n  - Kept it for a year.`)).toEqual(['packet-left-out']);
});

test('a link beside the code of a heading is told', () =>
  expect(codes('### CD10: https://acme.example/quality\n\n- Kept it.')).toEqual(['packet-left-out']));

test('a footnote goes on with what its first mark stands in', () => {
  const body =
    '## Architecture\n\n- Led it.[^1]\n- Led another.[^why]\n\n## Delivery\n\nText[^1].\n\n[^1]: https://github.com/acme/x/pull/7\n[^why]: See https://github.com/acme/x/pull/8\n  for its design.';
  const refs = tied(body).tied.map(({ item, criteria }) => [item.references.map(({ ref }) => ref), criteria]);
  expect(refs).toEqual([
    [['acme/x#7'], ['design.L2']],
    [['acme/x#8'], ['design.L2']],
    [['acme/x#7'], []],
  ]);
  expect([as(body, 11), as(body, 12)]).toEqual(['evidence', 'evidence']);
});

test.each([
  ['a footnote', '[^2]: See https://github.com/acme/x/pull/8'],
  ['the address of a link', '[rfc]: https://github.com/acme/x/pull/8'],
])('%s that nothing refers to is told', (_name, line) => {
  const body = `## Architecture\n\n- Led it.\n\n${line}`;
  expect([as(body, 5), codes(body)]).toEqual(['unused', ['packet-left-out']]);
});
