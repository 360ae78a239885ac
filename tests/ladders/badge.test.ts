/**
 * A badge for services: what must be, what should be or is explained, what is suggested; not applicable only where the
 * list says so.
 */
import { describe, expect, test } from 'vitest';
import { blocking, check, lacksOf, stateOf, told } from './support.ts';

const ladder = `schema: 1
id: service-badge
version: 3.1.0
title: The badge for services
levels: [Listed, { id: Passing, title: Passing, includes: [{ level: Listed, as: assumed }] }]
tracks:
  - { id: badge, title: Badge, levels: [Listed, Passing] }
rubric: { link: 1 }
competencies:
  - id: basics
    title: Basics
    criteria:
      Passing:
        - { id: purpose, text: The first page of the service MUST say what it is for and for whom., rubric: { kind: [file, document] } }
        - { id: owner, text: The service MUST name a team that owns it. }
        - { id: contribute, text: The service SHOULD say how somebody outside of the team can contribute., strength: should }
  - id: change
    title: Change
    criteria:
      Passing:
        - { id: tests, text: Every change MUST be tested before it is merged. }
        - { id: versions, text: Whatever others call SHOULD have versions., strength: should, rubric: { not-applicable: true } }
        - { id: notes, text: Each release SHOULD have notes for people., strength: should }
  - id: security
    title: Security
    criteria:
      Passing:
        - { id: report, text: The service MUST say how to report a weakness. }
        - { id: passwords, text: Passwords that the service keeps MUST be hashed and salted., rubric: { not-applicable: true } }
        - { id: fuzzing, text: It is SUGGESTED that whatever parses foreign input is fuzzed., strength: suggested, rubric: { not-applicable: true } }
        - { id: rehearsal, text: It is SUGGESTED to rehearse a leak once a year., strength: suggested }
promotions:
  - from: Listed
    to: Passing
    decide: { must: all, should: met-or-explained }
`;

/** The answers of a service, by the id of the criterion. */
const answers: Readonly<Record<string, string>> = {
  purpose: '- https://github.com/octo-post/labels/blob/main/README.md says it in its first lines.',
  owner: '- Team Depot: https://github.com/octo-post/labels/blob/main/CODEOWNERS',
  contribute: '- Partial: the page is there and names nobody to ask; plan: a name for each week, by 2026-09-30.',
  tests: '- The rules of the branch ask for it: https://github.com/octo-post/labels/pull/40',
  versions: '- N/A: nobody calls it; reason: it prints what a queue tells it to print.',
  notes: '- https://github.com/octo-post/labels/releases/tag/v12',
  report: '- https://github.com/octo-post/labels/blob/main/SECURITY.md',
  passwords: '- N/A: it keeps none; reason: people log in at the company, not here.',
};

const packet = (changed: Readonly<Record<string, string | null>> = {}): string => `---
candidate: octo-abe
from: Listed
to: Passing
---

# Labels, for the badge

${Object.entries({ ...answers, ...changed })
  .flatMap(([id, answer]) => (answer === null ? [] : [`## ${id}\n\n${answer}`]))
  .join('\n\n')}
`;

const open = ladder.replace('should: met-or-explained', 'should: open');

test('every must met, every should met or explained, nothing suggested: complete', () => {
  const result = check(ladder, packet());
  expect(told(result)).toEqual([]);
  expect(
    Object.fromEntries(
      result.criteria.filter(({ required }) => required).map(({ criterion, state }) => [criterion.id, state]),
    ),
  ).toEqual({
    purpose: 'met',
    owner: 'met',
    contribute: 'missing',
    tests: 'met',
    versions: 'not-applicable',
    notes: 'met',
    report: 'met',
    passwords: 'not-applicable',
    fuzzing: 'missing',
    rehearsal: 'missing',
  });
  expect(result.verdict).toBe('complete');
});

describe('a must', () => {
  test('that is left out blocks', () => {
    const result = check(ladder, packet({ owner: null }));
    expect(blocking(result)).toEqual(['owner']);
    expect(result.verdict).toBe('incomplete');
  });

  test('that is told without a link blocks', () => {
    const result = check(ladder, packet({ tests: '- We test everything.' }));
    expect(blocking(result)).toEqual(['tests']);
    expect(lacksOf(result, 'tests')).toMatch(/0 of 1|no link/u);
  });

  test('that links the wrong kind of thing blocks', () => {
    const result = check(ladder, packet({ purpose: '- It was said in https://github.com/octo-post/labels/pull/3.' }));
    expect(blocking(result)).toEqual(['purpose']);
  });

  test('is not excused by "not applicable" where the list does not allow it', () => {
    const result = check(ladder, packet({ report: '- N/A: nobody attacks labels; reason: they are paper.' }));
    expect(blocking(result)).toEqual(['report']);
  });

  test('is not excused by "not applicable" without a reason', () => {
    const result = check(ladder, packet({ passwords: '- N/A: it keeps none.' }));
    expect(told(result)).toContain('packet-na-without-reason');
    expect(blocking(result)).toEqual(['passwords']);
  });

  test('is not explained away', () => {
    const result = check(
      ladder,
      packet({ owner: '- Gap: the team was dissolved; plan: find a new one, by 2026-08-31.' }),
    );
    expect(stateOf(result, 'owner')).toBe('gap');
    expect(blocking(result)).toEqual(['owner']);
  });
});

describe('a should', () => {
  test('that is neither met nor explained blocks', () => {
    const result = check(ladder, packet({ notes: null }));
    expect(stateOf(result, 'notes')).toBe('missing');
    expect(blocking(result)).toEqual(['notes']);
    expect(result.verdict).toBe('incomplete');
  });

  test.each([
    ['a gap with a plan', '- Gap: releases have no notes; plan: begin with v13, by 2026-08-31.', []],
    ['a gap without a plan', '- Gap: releases have no notes.', ['notes']],
    ['part of it with a plan', '- Partial: the large ones have; plan: all of them from v13 on.', []],
    [
      'a reason why it does not apply',
      "- N/A: it is released with the depot; reason: the notes are in the depot's release.",
      [],
    ],
    ['words without a link', '- We write good notes.', ['notes']],
  ])('with %s', (_, answer, blocks) => {
    expect(blocking(check(ladder, packet({ notes: answer })))).toEqual(blocks);
  });

  test('may stay open where the list does not ask for an explanation', () => {
    expect(check(open, packet({ notes: null, versions: null, contribute: null })).verdict).toBe('complete');
    expect(blocking(check(open, packet({ notes: null, owner: null })))).toEqual(['owner']);
  });
});

test('what is suggested never blocks, not even what was tried and does not hold', () => {
  const result = check(ladder, packet({ rehearsal: '- We rehearsed it in our heads.', fuzzing: '- Gap: not yet.' }));
  expect(stateOf(result, 'rehearsal')).toBe('partial');
  expect(result.verdict).toBe('complete');
});

test('what is suggested and met is told', () => {
  expect(stateOf(check(ladder, packet({ fuzzing: '- https://github.com/octo-post/labels/pull/77' })), 'fuzzing')).toBe(
    'met',
  );
});
