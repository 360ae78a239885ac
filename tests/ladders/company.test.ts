/**
 * A company's ladder: nothing unmet, at most two partial and each with a plan, something met in every area; two kinds
 * of evidence, feedback, check-ins, an interview, a short packet.
 */
import { describe, expect, test } from 'vitest';
import type { Acts } from '../../src/people/acts.ts';
import { blocking, check, lacksOf, people, stateOf, told } from './support.ts';

const ladder = `schema: 1
id: octo-rail
version: 2026.1
title: Octo Rail, engineers
scopes: [task, team, teams]
roles: [author, lead, mentor]
levels:
  - { id: P3, title: Engineer }
  - { id: P4, title: Senior Engineer, includes: [{ level: P3, as: assumed }] }
tracks:
  - { id: engineering, title: Engineering, levels: [P3, P4] }
areas:
  - { id: craft, title: Craft, rubric: { link: 1 } }
  - { id: delivery, title: Delivery }
  - { id: people, title: People }
rubric: { items: 2, dated: true, within: 18 months }
competencies:
  - { id: code, title: Code, area: craft, criteria: { P4: Others build on what you write. } }
  - { id: design, title: Design, area: craft, criteria: { P4: { text: You design for more than your own team., rubric: { scope: teams, kinds: 2 } } } }
  - { id: planning, title: Planning, area: delivery, criteria: { P4: You say early what will be late. } }
  - { id: running, title: Running, area: delivery, criteria: { P4: What you build runs without you. } }
  - { id: growing, title: Growing others, area: people, criteria: { P4: { text: People learn from you., rubric: { role: mentor, judgement: true } } } }
  - { id: speaking, title: Speaking up, area: people, criteria: { P4: You say what has to be said. } }
promotions:
  - from: P3
    to: P4
    gates:
      feedback: { min: 5, teams: 3, not: [manager] }
      check-ins: { text: Two check-ins half a year apart find the work at the next level., rubric: { items: 2, kind: check-in, sustained: 6 months } }
      previous-level: met
      interview: { text: The panel has spoken with the candidate., rubric: { items: false, dated: false, within: false, judgement: true } }
      packet: { sections: [Summary, Craft, Delivery, People], words: 400 }
    decide: { must: all, partial: { max: 2 }, areas: all }
`;

const competencies = ['code', 'design', 'planning', 'running', 'growing', 'speaking'] as const;
type Name = (typeof competencies)[number];

const titles: Readonly<Record<Name, string>> = {
  code: 'Code',
  design: 'Design',
  planning: 'Planning',
  running: 'Running',
  growing: 'Growing others',
  speaking: 'Speaking up',
};
const piece = (claim: string, month: string, more: string): string => `- ${claim}\n  - When: ${month}\n${more}`;
const pieces: Readonly<Record<Name, readonly [string, string]>> = {
  code: [
    piece('The timetable parser that Freight uses as well.', '2025-09', '  - Links: octo-rail/timetable#81'),
    piece('The test bench for signals.', '2026-02', '  - Links: octo-rail/signals#12'),
  ],
  design: [
    piece(
      'How Timetable and Freight share a track.',
      '2025-11',
      '  - Scope: teams\n  - Links: https://github.com/octo-rail/rfcs/pull/9',
    ),
    piece(
      'What a delay is, for five teams.',
      '2026-04',
      '  - Scope: teams\n  - Links: https://docs.octo-rail.example/delay',
    ),
  ],
  planning: [
    piece('Moved the autumn change by three weeks, in June.', '2025-06', ''),
    piece('Cut the map from the spring change.', '2026-01', ''),
  ],
  running: [
    piece('Nobody was woken for signals since the new alarms.', '2026-03', ''),
    piece('Octo-ben ran the last two changes from my notes.', '2026-05', ''),
  ],
  growing: [
    piece('Met octo-ben every week until he led a change.', '2025-10', '  - Role: mentor'),
    piece('The course on timetables, three times.', '2026-02', '  - Role: mentor'),
  ],
  speaking: [
    piece('Told the board of change that two lines would clash.', '2025-12', ''),
    piece('Asked for an end to the Sunday calls.', '2026-04', ''),
  ],
};

/** How a criterion stands in the packet: both pieces; one of two with a plan or without; a gap with a plan; nothing. */
type Standing = 'met' | 'planned' | 'unplanned' | 'gap' | 'nothing';

function section(name: Name, standing: Standing): string {
  const [first, second] = pieces[name];
  const body: Readonly<Record<Standing, string>> = {
    met: `${first}\n${second}`,
    planned: `${first}\n- Partial: one piece so far; plan: the next change, by 2026-09-30.`,
    unplanned: first,
    gap: '- Gap: not yet; plan: the next change, by 2026-09-30.',
    nothing: '',
  };
  return `### ${titles[name]}\n\n${body[standing]}`;
}

interface Written {
  readonly standings?: Partial<Readonly<Record<Name, Standing>>>;
  readonly checkIns?: readonly [string, string];
  readonly summary?: string;
}
function packet({
  standings = {},
  checkIns = ['2025-12-10', '2026-05-20'],
  summary = 'I work on Timetable.',
}: Written = {}): string {
  const part = (title: string, ...names: readonly Name[]): string =>
    `## ${title}\n\n${names.map((name) => section(name, standings[name] ?? 'met')).join('\n\n')}`;
  const [first, last] = checkIns;
  return `---
candidate: octo-eva
from: P3
to: P4
period: 2024-01..2026-06
manager: octo-mgr
repository: octo-rail/timetable
---

# Eva Octo, to Senior Engineer

## Summary

${summary}

${part('Craft', 'code', 'design')}

${part('Delivery', 'planning', 'running')}

${part('People', 'growing', 'speaking')}

## P3-P4.check-ins

- Check-in with octo-mgr.
  - Kind: check-in
  - Links: acme/people#11
  - When: ${first}
- Check-in with octo-mgr and octo-head.
  - Kind: check-in
  - Links: acme/people#12
  - When: ${last}

## P3-P4.interview

- [x] The panel has spoken with the candidate.
`;
}

const INTERVIEW = 'P3-P4.interview';
const staff = {
  'octo-ben': 'P3, timetable',
  'octo-cy': 'P4, timetable',
  'octo-di': 'P4, signals',
  'octo-ed': 'P4, signals',
  'octo-flo': 'P4, freight',
  'octo-mgr': 'P4, timetable',
};
const settled = { [INTERVIEW]: ['octo-head'], 'P3-P4.previous-level': ['octo-mgr'] };
const heard = (...by: readonly string[]): Acts => people(staff, { ...settled, 'P3-P4.feedback': by });
const five = heard('octo-ben', 'octo-cy', 'octo-di', 'octo-ed', 'octo-flo');
const run = (written: Written = {}, acts = five) => check(ladder, packet(written), { acts });

test('everything met: complete, and what only a person can say is left to a person', () => {
  const result = run();
  expect(told(result)).toEqual([]);
  expect(
    Object.fromEntries(
      result.criteria
        .filter(({ required, counts }) => required && counts === null)
        .map(({ criterion, state }) => [criterion.id, state]),
    ),
  ).toEqual({
    'code.P4': 'met',
    'design.P4': 'met',
    'planning.P4': 'met',
    'running.P4': 'met',
    'growing.P4': 'judgement',
    'speaking.P4': 'met',
    'P3-P4.previous-level': 'met',
    'P3-P4.feedback': 'met',
    'P3-P4.packet': 'met',
    'P3-P4.check-ins': 'met',
    'P3-P4.interview': 'met',
  });
  expect(result.verdict).toBe('complete');
});

describe('nothing unmet, at most two partial, each with a plan', () => {
  test('two partial with plans: complete', () => {
    const result = run({ standings: { code: 'planned', planning: 'planned' } });
    expect([stateOf(result, 'code.P4'), stateOf(result, 'planning.P4')]).toEqual(['partial', 'partial']);
    expect(result.verdict).toBe('complete');
  });

  test('three partial with plans: incomplete, and it says by how many', () => {
    const result = run({ standings: { code: 'planned', planning: 'planned', speaking: 'planned' } });
    expect(blocking(result)).toEqual(['code.P4', 'planning.P4', 'speaking.P4']);
    expect(lacksOf(result, 'code.P4')).toMatch(/3 criteria are partial.*lets 2/u);
    expect(result.verdict).toBe('incomplete');
  });

  test('two partial, one of them without a plan: that one blocks', () => {
    const result = run({ standings: { code: 'planned', planning: 'unplanned' } });
    expect(blocking(result)).toEqual(['planning.P4']);
    expect(lacksOf(result, 'planning.P4')).toMatch(/1 of 2/u);
  });

  test.each(['gap', 'nothing'] as const)('one unmet (%s): incomplete, although two might stay partial', (standing) => {
    const result = run({ standings: { running: standing } });
    expect(blocking(result)).toEqual(['running.P4']);
    expect(result.verdict).toBe('incomplete');
  });
});

describe('something met in every area', () => {
  test('two partial with plans in the same area leave it without anything: incomplete', () => {
    const result = run({ standings: { planning: 'planned', running: 'planned' } });
    expect(result.verdict).toBe('incomplete');
    expect(blocking(result)).toEqual(['P3-P4.area.delivery']);
    expect(lacksOf(result, 'P3-P4.area.delivery')).toMatch(/0 of 1/u);
    expect([stateOf(result, 'code.P4'), stateOf(result, 'speaking.P4')]).toEqual(['met', 'met']);
  });

  test('the same two are enough where the ladder does not ask for every area', () => {
    expect(
      check(ladder.replace(', areas: all', ''), packet({ standings: { planning: 'planned', running: 'planned' } }), {
        acts: five,
      }).verdict,
    ).toBe('complete');
  });
});

describe('feedback of five people from three teams', () => {
  test.each([
    ['four people', ['octo-ben', 'octo-cy', 'octo-di', 'octo-flo'], /4 of 5/u],
    ['five, one of them the manager', ['octo-mgr', 'octo-cy', 'octo-di', 'octo-ed', 'octo-flo'], /4 of 5/u],
    ['five, one of them the candidate', ['octo-eva', 'octo-cy', 'octo-di', 'octo-ed', 'octo-flo'], /4 of 5/u],
  ])('%s: incomplete', (_, by, message) => {
    const result = run({}, heard(...by));
    expect(blocking(result)).toEqual(['P3-P4.feedback']);
    expect(lacksOf(result, 'P3-P4.feedback')).toMatch(message);
  });

  test('five of two teams: incomplete', () => {
    const result = run(
      {},
      people(
        { ...staff, 'octo-flo': 'P4, signals' },
        { ...settled, 'P3-P4.feedback': ['octo-ben', 'octo-cy', 'octo-di', 'octo-ed', 'octo-flo'] },
      ),
    );
    expect(blocking(result)).toEqual(['P3-P4.feedback']);
    expect(lacksOf(result, 'P3-P4.feedback')).toMatch(/2 of 3/u);
  });
});

describe('two check-ins half a year apart', () => {
  test('the first and the last of six months are enough, five months are not', () => {
    expect(stateOf(run({ checkIns: ['2025-12-31', '2026-05-01'] }), 'P3-P4.check-ins')).toBe('met');
    const result = run({ checkIns: ['2026-01-01', '2026-05-31'] });
    expect(blocking(result)).toEqual(['P3-P4.check-ins']);
    expect(lacksOf(result, 'P3-P4.check-ins')).toMatch(/5 of 6 months/u);
  });
});

test('two pieces of one kind are not two kinds of evidence', () => {
  const result = check(
    ladder,
    packet().replace('https://docs.octo-rail.example/delay', 'https://github.com/octo-rail/rfcs/pull/14'),
    { acts: five },
  );
  expect(blocking(result)).toEqual(['design.P4']);
  expect(lacksOf(result, 'design.P4')).toMatch(/1 of 2/u);
});

describe('what only a person can say', () => {
  test('a ticked box is no interview; somebody who was there says so, and never the candidate', () => {
    const by = (...logins: readonly string[]): Acts =>
      people(staff, { 'P3-P4.feedback': five.endorsements.map((own) => own.by), [INTERVIEW]: logins });
    expect(stateOf(run({}, by()), INTERVIEW)).toBe('judgement');
    expect(stateOf(run({}, by('octo-eva')), INTERVIEW)).toBe('judgement');
    expect(stateOf(run({}, by('octo-head')), INTERVIEW)).toBe('met');
  });

  test('whether the level below is met as well is left to a person, and does not keep the packet from being complete', () => {
    const result = run(
      {},
      people(staff, { 'P3-P4.feedback': ['octo-ben', 'octo-cy', 'octo-di', 'octo-ed', 'octo-flo'] }),
    );
    expect(stateOf(result, 'P3-P4.previous-level')).toBe('judgement');
    expect(result.verdict).toBe('complete');
  });
});

describe('a packet of at most 400 words with all four sections', () => {
  const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');
  /** The most words that the summary can have. */
  const most =
    Array.from({ length: 400 }, (_, index) => index + 1).findLast(
      (count) => stateOf(run({ summary: words(count) }), 'P3-P4.packet') === 'met',
    ) ?? 0;

  test('400 words are fine, 401 are not, and the message says both numbers', () => {
    expect(most).toBeGreaterThan(100);
    const result = run({ summary: words(most + 1) });
    expect(blocking(result)).toEqual(['P3-P4.packet']);
    expect(lacksOf(result, 'P3-P4.packet')).toMatch(/401 words.*400/u);
  });

  test('a section that is missing is named', () => {
    const result = check(ladder, packet().replace('## Summary', '## Preface'), { acts: five });
    expect(blocking(result)).toEqual(['P3-P4.packet']);
    expect(lacksOf(result, 'P3-P4.packet')).toMatch(/Summary.*missing/u);
  });
});
