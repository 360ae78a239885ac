import { describe, expect, test } from 'vitest';
import { findPromotion, requiredCriteria, requiredGroups } from '../../src/ladder/graph.ts';
import { showJson } from '../../src/ladder/show/show-json.ts';
import { plain } from '../../src/text/words.ts';
import { ladderOf, told, withSections } from './support.ts';

const roadmap = ladderOf(
  withSections(`levels:
  - { id: L4, requires: [Apprentice], compensation: { base: PLANTED-PAY }, buckets: [{ id: month-3, title: Month 3, criteria: { deploys: Deployed 10 times., review: { text: Reviews., rubric: { items: 2 } } } }] }
  - { id: L5, buckets: [{ id: year-1, title: Year 1, criteria: { lead: Led. } }] }
  - { id: M5, title: Manager }
  - { id: Phase 7, equivalents: { Big Tech: L8 } }
level-sets: { Senior+: [L5, M5] }
tracks:
  - { id: ic, levels: [L4, L5, Phase 7] }
  - { id: management, levels: [L4, M5] }
forks:
  - { id: fork, title: Career fork, at: L4, options: [{ to: L5, title: Stay technical, pros: [Depth.] }, { to: M5, title: Lead people }] }
areas: [{ id: technical, title: Technical }]
competencies:
  - { id: code, title: Code, area: Technical, criteria: { L4: Writes., L5: Leads. } }
groups:
  - id: capstone
    title: Legacy
    level: Phase 7
    rule: any
    strength: should
    criteria: { platform: A platform., book: { text: A book., strength: must } }
    groups: [{ id: both, rule: { at-least: 2 }, criteria: { talk: A talk., post: A post. } }]
promotions:
  - from: L4
    to: L5
    gates: { since-promotion: 12 months, previous-level: met, feedback: { min: 5, teams: 2, level: Senior+ }, packet: { sections: [Summary], words: 2000, strength: should } }
    groups: [{ id: technical, title: Technical, rule: all, criteria: { debugging: Debugs. } }]
    decide: { areas: all, at-least: [{ area: Technical, min: 1 }] }
  - { from: L5, to: M5, kind: switch, prepare: [Mentor three people.], statistics: [About 70 % stay.] }
  - { from: M5, to: L4, returns: true, risks: [Skills fade.] }
retired: [{ id: old.L5, replaced-by: code.L5 }]
maxims: [{ text: Years and not sprints., competency: code }]
pitfalls: [Waiting for tasks.]`),
);

const criterion = (id: string) => roadmap.criteria.find((own) => own.id === id);
const way = (from: string, to: string, track: string | null = null) => {
  const found = findPromotion(roadmap, { from, to, track });
  return found.found
    ? `${found.promotion.id} on ${found.track}`
    : `${found.reason} ${found.field}: ${plain(found.message)}`;
};
const asked = (from: string, to: string): string[] => {
  const found = findPromotion(roadmap, { from, to, track: null });
  if (!found.found) throw new Error(plain(found.message));
  return [
    ...requiredCriteria(roadmap, found.promotion, found.track).map(({ id }) => id),
    ...requiredGroups(roadmap, found.promotion).map(({ id }) => `[${id}]`),
  ];
};

describe('criteria of levels, groups and promotions', () => {
  test('have ids of what they belong to, and say where they belong', () => {
    expect(
      roadmap.criteria.map(({ id, competency, promotion, group, bucket, level }) =>
        [id, competency, promotion, group, bucket, level].map((part) => part ?? '-').join(' '),
      ),
    ).toEqual([
      'code.L4 code - - - L4',
      'code.L5 code - - - L5',
      'L4.month-3.deploys - - - L4.month-3 L4',
      'L4.month-3.review - - - L4.month-3 L4',
      'L5.year-1.lead - - - L5.year-1 L5',
      'capstone.platform - - capstone - Phase 7',
      'capstone.book - - capstone - Phase 7',
      'capstone.both.talk - - capstone.both - Phase 7',
      'capstone.both.post - - capstone.both - Phase 7',
      'L4-L5.since-promotion - L4-L5 - - L5',
      'L4-L5.previous-level - L4-L5 - - L5',
      'L4-L5.feedback - L4-L5 - - L5',
      'L4-L5.packet - L4-L5 - - L5',
      'L4-L5.technical.debugging - L4-L5 L4-L5.technical - L5',
    ]);
  });
  test("a group's strength is that of what is in it, unless that says otherwise", () => {
    expect(['capstone.platform', 'capstone.book', 'capstone.both.talk'].map((id) => criterion(id)?.strength)).toEqual([
      'should',
      'must',
      'should',
    ]);
    expect(roadmap.groups.map(({ id, rule, min, of, group }) => ({ id, rule, min, of: of.length, group }))).toEqual([
      { id: 'capstone', rule: 'any', min: 1, of: 3, group: null },
      { id: 'capstone.both', rule: 'at-least', min: 2, of: 2, group: 'capstone' },
      { id: 'L4-L5.technical', rule: 'all', min: 1, of: 1, group: null },
    ]);
  });
  test('gates of people, time and the packet', () => {
    expect(criterion('L4-L5.feedback')?.rubric).toEqual({
      people: { min: 5, level: 'Senior+', teams: 2, organizations: null, share: null, not: [] },
    });
    expect(criterion('L4-L5.packet')).toMatchObject({
      strength: 'should',
      rubric: { packet: { sections: ['Summary'], words: 2000 } },
    });
    expect(criterion('L4-L5.previous-level')?.rubric).toEqual({ 'previous-level': true });
  });
  test('pay does not reach the ladder, only that there is some', () => {
    expect(roadmap.levels[0]?.private).toEqual(['compensation']);
    expect(JSON.stringify([roadmap, showJson(roadmap)])).not.toContain('PLANTED');
  });
});

describe('the way of a packet', () => {
  test.each([
    ['Apprentice', 'L4', 'ic', 'Apprentice-L4 on ic'],
    ['apprentice', 'L4', 'management', 'Apprentice-L4 on management'],
    ['L4', 'L5', null, 'L4-L5 on ic'],
    ['L4', 'M5', null, 'L4-M5 on management'],
    ['L5', 'Phase 7', null, 'L5-Phase-7 on ic'],
    ['L5', 'M5', null, 'L5-M5 on management'],
    ['L5', 'M5', 'ic', 'L5-M5 on management'],
    ['L5', 'M5', 'management', 'L5-M5 on management'],
    ['Manager', 'L4', null, 'M5-L4 on ic'],
  ])('%s to %s on %s', (from, to, track, expected) => expect(way(from, to, track)).toBe(expected));
  test.each([
    ['Apprentice', 'L4', null, 'ambiguous-track track'],
    ['Apprentice', 'L5', null, 'skip to'],
    ['Novice', 'L4', null, 'unknown-level from'],
    ['L4', 'Apprentice', null, 'unknown-level to'],
    ['M5', 'L5', null, 'not-on-track to'],
  ])('%s to %s on %s is refused', (from, to, track, expected) => expect(way(from, to, track)).toContain(expected));
});

describe('what a promotion asks for', () => {
  test('milestones of the level that is left, never of the one that is reached', () => {
    expect(asked('L4', 'L5')).toEqual([
      'code.L5',
      'L4.month-3.deploys',
      'L4.month-3.review',
      'L4-L5.since-promotion',
      'L4-L5.previous-level',
      'L4-L5.feedback',
      'L4-L5.packet',
      'L4-L5.technical.debugging',
      '[L4-L5.technical]',
    ]);
    expect(asked('L5', 'M5')).toEqual(['L5.year-1.lead']);
  });
  test('groups of the level that is reached', () => {
    expect(asked('L5', 'Phase 7')).toEqual([
      'L5.year-1.lead',
      'capstone.platform',
      'capstone.book',
      'capstone.both.talk',
      'capstone.both.post',
      '[capstone]',
      '[capstone.both]',
    ]);
  });
});

describe('findings', () => {
  const groups = (list: string): string[] => told(withSections(`groups:\n${list}`));
  test.each([
    [
      'an unknown member',
      '  - { id: g, level: L5, rule: any, of: [cod.L5, code.L5] }',
      '2:5 ladder-group-member: The group `g` names `cod.L5`, which the ladder does not have. Did you mean `code.L5`?',
    ],
    [
      'a member of another level',
      '  - { id: g, level: L5, rule: any, of: [code.L4, code.L5] }',
      '2:5 ladder-group-member: The group `g` names `code.L4`, which belongs to another level or promotion.',
    ],
    [
      'a member of two groups',
      '  - { id: g, level: L5, rule: any, of: [code.L5] }\n  - { id: h, level: L5, rule: any, of: [code.L5] }',
      '3:5 ladder-group-member: The group `h` names `code.L5`, which is in another group already (`g`).',
    ],
    [
      'a group in itself',
      '  - { id: g, level: L5, rule: any, of: [g, code.L5] }',
      '2:5 ladder-group-member: The group `g` names `g`, which holds this group itself.',
    ],
    [
      'too few members',
      '  - { id: g, level: L5, rule: { at-least: 2 }, of: [code.L5] }',
      '2:5 ladder-group-size: The group `g` asks for 2 of 1.',
    ],
    [
      'a member that is named twice',
      '  - { id: g, level: L5, rule: { at-least: 2 }, of: [code.L5, code.L5] }',
      '2:5 ladder-group-size: The group `g` asks for 2 of 1.',
    ],
    ['no members', '  - { id: g, level: L5, rule: all }', '2:5 ladder-group-size: The group `g` is empty.'],
    [
      'an unknown level',
      '  - { id: g, level: L55, rule: any, criteria: { a: A. } }',
      '2:21 ladder-level-unknown: There is no level `L55` under `levels:`.',
    ],
    [
      'an id of two things',
      '  - { id: code.L5, level: L5, rule: any, criteria: { a: A. } }',
      '2:5 ladder-duplicate-id',
    ],
    [
      'an unknown rule in it',
      '  - { id: g, level: L5, rule: any, criteria: { a: { text: A., rubric: { itmes: 2 } } } }',
      '2:73 ladder-unknown-key: Unknown key `itmes`',
    ],
  ])('%s', (_name, list, expected) => expect(groups(list)[0]).toContain(expected));

  test('a circle of groups by way of of', () => {
    expect(
      groups(
        '  - { id: g, level: L5, rule: any, of: [h, code.L5] }\n  - { id: h, level: L5, rule: any, of: [g] }',
      ).some((line) => line.includes('which holds this group itself')),
    ).toBe(true);
  });
  test('enough members for each track that has any', () => {
    const on = (min: number, ...of: readonly string[]): string[] =>
      told(
        withSections(`tracks: [{ id: ic, levels: [L4, L5] }, { id: lead, levels: [L4, L5] }, { id: other, levels: [L4, L6] }]
competencies:
  - { id: code, title: Code, criteria: { L5: [{ id: a, text: A., tracks: [ic] }, { id: b, text: B., tracks: [ic, lead] }, { id: c, text: C., tracks: [ic] }] } }
groups: [{ id: g, level: L5, rule: { at-least: ${min} }, of: [${of.join(', ')}] }]`),
      );
    expect(on(2, 'a', 'b', 'c')).toEqual([
      '4:10 ladder-group-size: The group `g` asks for 2 of 1 on track `lead`. Add criteria to it, or ask for fewer.',
    ]);
    expect([on(1, 'a', 'b', 'c'), on(2, 'a', 'c')]).toEqual([[], []]);
  });
  test('groups in groups, by way of groups and of, up to a depth', () => {
    const nested = (depth: number): string =>
      depth === 0 ? '{ id: z, rule: any, of: [h] }' : `{ id: n, rule: any, groups: [${nested(depth - 1)}] }`;
    const deep = (depth: number): string[] =>
      groups(
        `  - ${nested(depth).replace('{ id: n', '{ id: g, level: L5')}\n  - { id: h, level: L5, rule: any, of: [code.L5] }`,
      );
    expect(deep(18)).toEqual([]);
    expect(deep(19)).toEqual([
      expect.stringMatching(
        /ladder-group-member: The group `g[.nz]+` names `h`, which is more than 20 groups deep\. Put fewer groups into one another\.$/u,
      ),
    ]);
    // A chain of so many is refused before anything follows it down.
    const chain = Array.from(
      { length: 200 },
      (_, index) =>
        `  - ${nested(20)
          .replace('{ id: n', `{ id: g${index}, level: L5`)
          .replace('of: [h]', index < 199 ? `of: [g${index + 1}]` : 'of: [code.L5]')}`,
    ).join('\n');
    expect(groups(chain)).toEqual([expect.stringContaining('more than 20 groups deep')]);
  });
  test('a step that would have the id of another', () => {
    const found = told(
      withSections(
        'levels: [A, A-B, B-C, C, L4, L5]\ntracks: [{ id: ic, levels: [A-B, C] }, { id: other, levels: [A, B-C] }]\npromotions: [{ from: A, to: B-C, gates: { panel: Heard. } }]',
      ),
    );
    expect(found).toEqual([
      expect.stringContaining('3:14 ladder-duplicate-id: There are two promotions `A-B-C`; the first is on line 2.'),
    ]);
    expect(
      told(
        withSections(
          'levels: [Phase 1, Phase-1, Phase 2, L4, L5]\ntracks: [{ id: ic, levels: [Phase 1, Phase 2] }, { id: other, levels: [Phase-1, Phase 2] }]',
        ),
      ),
    ).toEqual([expect.stringContaining('ladder-duplicate-id: There are two promotions `Phase-1-Phase-2`')]);
  });
  test.each([
    ['level sets', 'level-sets: { Staff+: [L5, L66] }', 'ladder-level-unknown: There is no level `L66`'],
    [
      'forks',
      'forks: [{ id: f, title: F, at: L4, options: [{ to: L5, title: A }, { to: L66, title: B }] }]',
      'ladder-level-unknown: There is no level `L66`',
    ],
    [
      'people in a branch',
      'rubric: { any: [{ link: 1 }, { people: { min: 1, level: Staff+ } }] }',
      'ladder-level-unknown: There is no level `Staff+`',
    ],
    ['a role in a branch', 'rubric: { any: [{ link: 1 }, { role: leed }] }', 'ladder-role-unknown: `leed`'],
    ['notes', 'maxims: [{ text: M., competency: cod }]', 'ladder-competency-unknown: There is no competency `cod`'],
    [
      'an area of the decision',
      'areas: [{ id: t, title: T }]\npromotions: [{ from: L4, to: L5, decide: { at-least: [{ area: u, min: 1 }] } }]',
      'ladder-area-unknown: There is no area `u`',
    ],
    ['a branch too few', 'rubric: { any: [{ link: 1 }] }', 'a list of at least 2'],
    [
      'more branches than there are',
      'rubric: { at-least: { min: 3, of: [{ link: 1 }, { link: 2 }] } }',
      'ladder-value: `min` should be no more than there are rubrics under `of`, not `3`',
    ],
    [
      'more kinds than there are',
      'rubric: { kinds: { min: 3, of: [rfc, RFC, talk] } }',
      'ladder-value: `min` should be no more than there are kinds under `of`, not `3`',
    ],
    [
      'more repositories than there are',
      'rubric: { repositories: { min: 3, of: [acme/a, acme/A, acme/b] } }',
      'ladder-value: `min` should be no more than there are repositories under `of`, not `3`',
    ],
    [
      'too many rubrics in one',
      `rubric: { any: [${Array.from({ length: 3 }, () => `{ any: [${Array.from({ length: 16 }, () => '{ link: 1 }').join(', ')}] }`).join(', ')}] }`,
      'ladder-value: `rubric` should be a rubric with at most 50 others in it',
    ],
    [
      'a gate that nobody could name',
      'promotions: [{ from: L4, to: L5, gates: { "a, b": Text. } }]',
      'ladder-value: `a, b` cannot be a key here: it should be an id',
    ],
    [
      'a misspelt key of a gate in words',
      'promotions: [{ from: L4, to: L5, gates: { forum: { text: Heard., rubrik: { items: 1 } } } }]',
      'ladder-unknown-key: Unknown key `rubrik` in `forum`. Did you mean `rubric`?',
    ],
    [
      'a misspelt rule of a gate in words',
      'promotions: [{ from: L4, to: L5, gates: { forum: { text: Heard., rubric: { itmes: 1 } } } }]',
      'ladder-unknown-key: Unknown key `itmes` in `rubric`. Did you mean `items`?',
    ],
    [
      'a key of a gate that every object has',
      'promotions: [{ from: L4, to: L5, gates: { forum: { text: Heard., constructor: { items: 1 } } } }]',
      'ladder-unknown-key: Unknown key `constructor` in `forum`. Remove it, or use one of `text`',
    ],
    [
      'a packet gate that asks nothing',
      'promotions: [{ from: L4, to: L5, gates: { packet: { strength: must } } }]',
      'sections, words or both',
    ],
    [
      'an end before the beginning',
      'competencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads., from: 2027-01-02, until: 2027-01-01 } } }',
      'ladder-dates: `code.L5` is in force from `2027-01-02` until `2027-01-01`',
    ],
    [
      'a duplicate bucket criterion id',
      'levels: [{ id: L4, buckets: [{ id: m, title: M, criteria: { a: A. } }, { id: m, title: N, criteria: { a: B. } }] }, L5, L6]',
      'ladder-duplicate-id: There are two criteria `L4.m.a`',
    ],
  ])('%s', (_name, source, expected) => expect(told(withSections(source)).join('\n')).toContain(expected));

  test('as many as there are may be asked for', () => {
    expect(
      told(
        withSections(
          'rubric: { at-least: { min: 2, of: [{ link: 1 }, { link: 2 }] }, kinds: { min: 2, of: [rfc, talk] }, repositories: { min: 3, of: [acme/a, octo/*] } }',
        ),
      ),
    ).toEqual([]);
    expect(
      told(
        withSections(
          `rubric: { any: [${Array.from({ length: 2 }, () => `{ any: [${Array.from({ length: 20 }, () => '{ link: 1 }').join(', ')}] }`).join(', ')}] }`,
        ),
      ),
    ).toEqual([]);
  });
  test('a level set may be asked for, and a switch may lead down', () => {
    expect(
      told(
        withSections(
          'level-sets: { Staff+: [L5, L6] }\npromotions: [{ from: L4, to: L5, gates: { sponsors: { min: 1, level: Staff+ } } }]',
        ),
      ),
    ).toEqual([]);
    expect(told(withSections('promotions: [{ from: L6, to: L4, kind: switch }]'))).toEqual([]);
    expect(told(withSections('promotions: [{ from: L6, to: L4 }]'))[0]).toContain('ladder-promotion-order');
  });
});
