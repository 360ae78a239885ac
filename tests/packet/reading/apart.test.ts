/** What belongs to one piece of evidence, and what begins another. */
import { describe, expect, test } from 'vitest';
import { only, tied } from '../support.ts';

const claims = (body: string): string[] => tied(`## Architecture\n\n${body}`).tied.map(({ item }) => item.claim);
const items = (body: string) => tied(`## Architecture\n\n${body}`).tied.map(({ item }) => item);

const STAR =
  '**Situation:** Nobody owned it.\n\n**Action:** I led two teams to it, 2025-05, acme/x#1.\n\n**Result:** One is left.\n\n';

describe('a story without a title', () => {
  test('a paragraph behind it that has a link and a date is about other work', () => {
    const [story, next, more] = items(`${STAR}In 2025-11 I took up currencies (acme/x#2).`);
    expect(more).toBeUndefined();
    expect(story?.references.map(({ ref }) => ref)).toEqual(['acme/x#1']);
    expect(next?.references.map(({ ref }) => ref)).toEqual(['acme/x#2']);
    expect(next?.place.line).toBe(16);
  });

  test.each([
    ['a paragraph without a date', 'It is described in acme/x#2.'],
    ['a paragraph without a link', 'It went on until 2025-11.'],
    ['links alone', 'acme/x#2, 2025-11'],
    ['fields alone', 'When: 2025-11\nLinks: acme/x#2'],
  ])('%s goes on with it', (_name, paragraph) => expect(claims(STAR + paragraph)).toHaveLength(1));

  test('where the story proves nothing without it, it goes on too', () => {
    const bare = '**Situation:** Nobody owned it.\n\n**Action:** I led two teams to it.\n\n';
    expect(claims(`${bare}It took until 2025-11: acme/x#2.`)).toHaveLength(1);
  });

  test('what stands below a label of its own is the value of that', () => {
    expect(claims(`${STAR}**Evidence:**\n\nSince 2025-11 everybody uses it: acme/x#2.`)).toHaveLength(1);
  });
});

test('the title above a story in one paragraph is its title', () => {
  const [story] = items(
    '**Event pipeline**\n\n**Situation:** Slow.\n**Action:** Led it, 2025-02, acme/x#1.\n**Role:** lead',
  );
  expect(story?.title).toBe('Event pipeline');
  expect(story?.roles).toEqual(['lead']);
});

describe('an item that begins with a field', () => {
  test('and tells of other work is a piece of its own', () => {
    const [first, second] = items(
      '- Was mentored by somebody. When: 2025-03. Scope: team\n- Role: lead. Taught the SQL course. When: 2025-10. Scope: multi-team',
    );
    expect(first?.roles).toEqual([]);
    expect(second).toMatchObject({ claim: 'Taught the SQL course.', roles: ['lead'] });
  });

  test.each([
    ['the field alone', '- Led the events, acme/x#1\n- Role: lead\n- When: 2025-03'],
    ['words behind it', '- Led the events, acme/x#1. When: 2025-03\n- Role: lead. Two engineers of CRM helped.'],
  ])('and is indented too little belongs to the item before: %s', (_name, body) => {
    expect(items(body)).toHaveLength(1);
    expect(items(body)[0]?.roles).toEqual(['lead']);
  });
});

describe('a role ends', () => {
  test('at a semicolon, where what was done follows', () => {
    const item = only('- Role: owner; the expired certificate, acme/ops#2, 2025-11');
    expect(item).toMatchObject({ roles: ['owner'] });
    expect(item.claim).toContain('the expired certificate');
    expect(item.dates).toHaveLength(1);
  });

  test('not between two roles', () =>
    expect(only('- Led it, acme/x#1\n  - Role: lead; author').roles).toEqual(['lead', 'author']));
});

test('a day ends with no full stop before its month', () => {
  for (const when of ['16. Mai 2025', '12.–16. Mai 2025'])
    expect(only(`- Led it, acme/x#1. When: ${when}. Role: lead`)).toMatchObject({ dates: [{}], roles: ['lead'] });
});

test('signs of East Asian text part fields', () => {
  const item = only('- 台帳の分割。When: 2025年10月、Role: lead、Scope: multi-team。Links: acme/x#1');
  expect(item).toMatchObject({
    roles: ['lead'],
    scopes: ['multi-team'],
    dates: [{}],
    references: [{ ref: 'acme/x#1' }],
  });
});

test('a heading in HTML has its signs', () => {
  expect(tied('<h2>System Design &amp; Architecture</h2>\n\n- Led it, 2025-02, acme/x#1').tied).toMatchObject([
    { criteria: ['design.L2'] },
  ]);
});

test('another label ends the value of the field before it, in one paragraph', () => {
  const [item] = items(
    '### Gateway\n\n**What:** Led it\n**When:** 2025-03\n**Scope:** team\n**Before:** $0.40\n**After:** $0.25\n**Role:** lead\n**Links:** acme/x#1',
  );
  expect(item).toMatchObject({
    scopes: ['team'],
    roles: ['lead'],
    metrics: [{ baseline: { value: 0.4 }, result: { value: 0.25 } }],
  });
  // What goes on without one is still the value's.
  expect(only('- Led it, 2025-03\n  Links: acme/x#1,\n  acme/x#2').references).toHaveLength(2);
});

describe('the status of a row that names nothing', () => {
  const table = (status: string): string =>
    `| Work | Status | When | Links |\n|---|---|---|---|\n| Currencies | ${status} | 2025-11 | acme/x#2 |`;
  const why = (status: string): string[] =>
    tied(`## Architecture\n\n${table(status)}`).leftOut.map((lines) => lines.why);

  test.each(['Planned', 'Cancelled', 'Not started', 'Withdrawn', '❌ Dropped', 'On hold (Q3)', 'Geplant'])(
    '%s: nothing was done, or it was given up',
    (status) => {
      expect(why(status)).toEqual(['standing']);
      expect(items(table(status))).toEqual([]);
    },
  );

  test.each(['Done', 'Shipped', 'Ongoing', 'In progress', 'Dropped the old one, done', '', 'Merged'])(
    '%s: it may be evidence',
    (status) => expect(items(table(status))).toHaveLength(1),
  );
});
