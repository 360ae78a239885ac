import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromJSONSchema } from 'zod';
import * as z from 'zod/mini';
import { FEWEST, Gathering, type Cohort } from '../../src/cohort/cohort.ts';
import { cohortHtml } from '../../src/cohort/html.ts';
import { cohortJson, cohortJsonSchema } from '../../src/cohort/json.ts';
import { cohortMarkdown } from '../../src/cohort/markdown.ts';
import { cohortText } from '../../src/cohort/text.ts';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import { readHtml, textOf } from '../ladder/show/html.ts';
import { runs } from '../runs.ts';
import { bytes, checked } from '../scaffold/support.ts';

const ladder = bytes(`
schema: 1
id: tiny
version: 1.0.0
title: Tiny ladder
levels: [L1, L2, L3]
tracks: [{ id: ic, title: IC, levels: [L1, L2, L3] }]
rubric: { items: 1 }
competencies:
  - { id: design, title: Design, criteria: { L2: Designs well., L3: Designs for others. } }
  - { id: delivery, title: Delivery, criteria: { L2: { text: Delivers., rubric: { judgement: true } } } }
  - { id: strategy, title: Strategy, criteria: { L2: Thinks ahead. } }
`);

const SECTIONS = {
  design: '## Design\n\n- Designed the ledger, acme/x#1.\n',
  delivery: '## Delivery\n\n- Delivered it, acme/x#2.\n',
  strategy: '## Strategy\n\n- Gap: nothing yet; plan: next year\n',
} as const;
const packet = (
  login: string,
  parts: readonly (keyof typeof SECTIONS)[],
  path = `${login}.md`,
  to = 'L2',
): PacketResult => ({
  ...checked(
    `---\ncandidate: ${login}\nfrom: ${to === 'L2' ? 'L1' : 'L2'}\nto: ${to}\n---\n\n${parts.map((part) => SECTIONS[part]).join('\n')}`,
    ladder,
  ),
  path,
});
function gathered(packets: readonly PacketResult[]): Cohort {
  const gathering = new Gathering();
  for (const own of packets) gathering.add(own);
  return gathering.cohort();
}
const five = ['octo-eve', 'octo-ada', 'octo-Ben', 'octo-dan', 'octo-cleo'].map((login, index) =>
  packet(login, index === 0 ? ['design', 'delivery'] : index === 1 ? ['delivery'] : []),
);
const all = (cohort: Cohort, anonymous: boolean): Readonly<Record<string, string>> => ({
  text: cohortText(cohort, { anonymous, colour: false, width: 80 }),
  markdown: cohortMarkdown(cohort, { anonymous }),
  json: cohortJson(cohort, { anonymous }),
  html: cohortHtml(cohort, { anonymous }),
});

describe('packets side by side', () => {
  const cohort = gathered([...five, packet('octo-fay', [], 'fay.md', 'L3')]);
  test('of what counts together the group is asked for: what is incomplete by it alone says so', () => {
    const choice = bytes(
      `${new TextDecoder().decode(ladder)}groups: [{ id: cap, title: Capstone, level: L2, rule: any, criteria: { talk: Gave a talk., paper: Wrote a paper. } }]\n`,
    );
    const text = `---\ncandidate: octo-ada\nfrom: L1\nto: L2\n---\n\n${SECTIONS.design}\n## Strategy\n\n- Thought, acme/x#3.\n\n${SECTIONS.delivery}`;
    const of = (more: string) => gathered([{ ...checked(`${text}${more}`, choice), path: 'a.md' }]).groups[0];
    expect(of('')?.criteria).toContainEqual({ id: 'cap', title: 'Capstone (1 of 2)' });
    expect(of('')?.packets[0]).toMatchObject({ verdict: 'incomplete' });
    expect(Object.fromEntries(of('')?.packets[0]?.states ?? [])).toMatchObject({ 'design.L2': 'met', cap: 'missing' });
    const talk = of('\n## Gave a talk.\n\n- At a conference, acme/x#4.\n');
    // Its members are not asked for one by one.
    expect(Object.keys(Object.fromEntries(talk?.packets[0]?.states ?? []))).toEqual(talk?.criteria.map(({ id }) => id));
    expect(Object.fromEntries(talk?.packets[0]?.states ?? [])).toMatchObject({ cap: 'met' });
  });
  test('are grouped by ladder and promotion, and sorted by name, whatever came of them', () => {
    expect(cohort.groups.map(({ promotion, packets }) => [promotion.id, packets.map(({ name }) => name)])).toEqual([
      ['L1-L2', ['octo-ada', 'octo-Ben', 'octo-cleo', 'octo-dan', 'octo-eve']],
      ['L2-L3', ['octo-fay']],
    ]);
    const turned = gathered([packet('octo-fay', [], 'fay.md', 'L3'), ...five.toReversed()]);
    expect(all(turned, false)).toEqual(all(cohort, false));
  });
  test('have the state of each required criterion, in the order of the ladder', () => {
    const [group] = cohort.groups;
    expect(group?.criteria.map(({ id }) => id)).toEqual(['design.L2', 'delivery.L2', 'strategy.L2']);
    expect(group?.packets.map(({ states }) => [...states.values()].join(' '))).toEqual([
      'missing judgement missing',
      'missing missing missing',
      'missing missing missing',
      'missing missing missing',
      'met judgement missing',
    ]);
  });
  test('somebody with several is named with the path of each', () => {
    const { groups } = gathered([packet('octo-ada', [], 'b.md'), packet('Octo-Ada', [], 'a.md')]);
    expect(groups[0]?.packets.map(({ name }) => name)).toEqual(['Octo-Ada (a.md)', 'octo-ada (b.md)']);
  });
  test('one that cannot be judged is listed apart', () => {
    const { groups, notJudged } = gathered([{ ...checked('# Nothing\n', ladder), path: 'bad.md' }]);
    expect([groups, notJudged]).toEqual([[], ['bad.md']]);
  });
});

describe('what is counted per criterion', () => {
  test('says what is met, never used, and met by nobody', () => {
    const { groups } = gathered([...five, packet('octo-gap', ['strategy'])]);
    expect(
      groups[0]?.tallies?.map(({ criterion, states, neverUsed, nobodyMeets }) => [
        criterion.id,
        states.map(({ state, packets }) => `${state} ${packets}`).join(', '),
        neverUsed,
        nobodyMeets,
      ]),
    ).toEqual([
      ['design.L2', 'met 1, missing 5', false, false],
      ['delivery.L2', 'judgement 2, missing 4', false, false],
      ['strategy.L2', 'gap 1, missing 5', false, true],
    ]);
    expect(gathered(five).groups[0]?.tallies?.at(-1)).toMatchObject({ neverUsed: true });
  });
  test(`is left out for fewer than ${FEWEST} people, in every format, however many packets they have`, () => {
    const four = [...five.slice(0, 4), packet('octo-eve', [], 'second.md'), packet('OCTO-EVE', [], 'third.md')];
    const cohort = gathered(four);
    expect(cohort.groups[0]?.tallies).toBeNull();
    const { json = '', ...shown } = all(cohort, true);
    expect(JSON.parse(json)).toMatchObject({ groups: [{ perCriterion: null, packets: null }] });
    for (const text of Object.values(shown)) {
      expect(text).toContain('fewer than 5 people');
      expect(text).not.toMatch(/(?:met|missing) \d/u);
    }
  });
  test('without names has none, in any format', () => {
    const cohort = gathered([...five, { ...checked('# x\n', ladder), path: 'octo-bad.md' }]);
    for (const text of Object.values(all(cohort, true))) {
      expect(text).not.toMatch(/octo-/iu);
      expect(text).toMatch(/design\.L2/u);
    }
  });
});

test('every format says the same states; JSON keeps to its schema; the page is well nested and loads nothing', () => {
  const cohort = gathered(five);
  const { text = '', markdown = '', json = '', html = '' } = all(cohort, false);
  expect(fromJSONSchema(cohortJsonSchema()).safeParse(JSON.parse(json)).success).toBe(true);
  const { groups } = z
    .object({ groups: z.array(z.object({ packets: z.array(z.looseObject({ candidate: z.string() })) })) })
    .parse(JSON.parse(json));
  expect(groups[0]?.packets.at(-1)).toMatchObject({ candidate: 'octo-eve', states: { 'design.L2': 'met' } });
  expect(text).toContain(
    'octo-eve: Evidence incomplete\n  met: design.L2\n  for a person to judge: delivery.L2\n  missing: strategy.L2\n',
  );
  expect(text).toContain('  ●○○○○ design.L2: met 1, missing 4\n');
  expect(markdown).toContain('| Design `design.L2` | missing | missing | missing | missing | met |');
  const { elements } = readHtml(html);
  expect(
    elements
      .filter(({ tag }) => tag === 'td')
      .map(textOf)
      .slice(0, 5),
  ).toEqual(['missing', 'missing', 'missing', 'missing', 'met']);
  expect(
    elements.filter(({ tag, attributes }) => ['script', 'img', 'link', 'a'].includes(tag) || 'style' in attributes),
  ).toEqual([]);
});

test('nothing is added up for anyone, and nothing is ordered by result', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.record({
          login: fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/u),
          parts: fc.subarray(['design', 'delivery', 'strategy'] as const),
        }),
        { selector: ({ login }) => login, minLength: 1, maxLength: 8 },
      ),
      (people) => {
        const cohort = gathered(people.map(({ login, parts }) => packet(login, parts)));
        const [group] = cohort.groups;
        const names = group?.packets.map(({ name }) => name) ?? [];
        expect(names).toEqual(people.map(({ login }) => login).toSorted((a, b) => (a < b ? -1 : 1)));
        for (const { states } of group?.tallies ?? [])
          expect(states.reduce((sum, { packets }) => sum + packets, 0)).toBe(people.length);
        expect(group?.tallies === null).toBe(people.length < FEWEST);
        expect(all(cohort, false)).toEqual(all(cohort, false));
      },
    ),
    { numRuns: runs(60) },
  );
});

test('hostile names are only shown', () => {
  const [first, ...rest] = five;
  if (first === undefined) throw new Error('no packet');
  const cohort = gathered([
    { ...first, header: { ...first.header, candidate: '<img src=x>|@all' }, path: '::error ::' },
    ...rest,
  ]);
  const { markdown = '', html = '', text = '' } = all(cohort, false);
  expect(html).not.toContain('<img');
  expect(markdown).not.toMatch(/@all|[^\\]\|@/u);
  expect(text).not.toMatch(/^::/mu);
  expect(() => readHtml(html)).not.toThrow();
});
