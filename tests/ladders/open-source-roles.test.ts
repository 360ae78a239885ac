/**
 * The roles of an open-source project: what reviewers and maintainers have done is counted, and people of different
 * employers vouch for them.
 */
import { describe, expect, test } from 'vitest';
import type { Acts } from '../../src/people/acts.ts';
import { blocking, check, lacksOf, lines, people, read, stateOf, told } from './support.ts';

const ladder = `schema: 1
id: octo-mesh
version: 1.0.0
title: Roles in Octo Mesh
roles: [author, reviewer, lead]
levels:
  - { id: Contributor }
  - { id: Reviewer, includes: [{ level: Contributor, as: assumed }] }
  - { id: Maintainer, includes: [{ level: Reviewer, as: assumed }] }
tracks:
  - { id: project, title: Project roles, levels: [Contributor, Reviewer, Maintainer] }
rubric: { dated: true }
competencies:
  - id: code
    title: Code
    criteria:
      Reviewer:
        text: Has had at least eight pull requests merged in the last year.
        rubric: { kind: [pull-request, search], role: author, within: 12 months, count: { min: 8, of: merged pull requests, source: [references, search] } }
      Maintainer:
        text: Has led a release or a design that the project accepted.
        rubric: { role: lead, any: [{ kind: release }, { kind: pull-request, link: 2 }] }
  - id: review
    title: Review
    criteria:
      Reviewer:
        text: Has reviewed at least twelve pull requests of others, in at least two repositories.
        rubric: { kind: [pull-request, review], role: reviewer, count: { min: 12, of: reviewed pull requests }, repositories: { min: 2, of: [octo-mesh/*] } }
      Maintainer:
        text: Has reviewed all through half a year, without being away for two months.
        rubric: { kind: [pull-request, review], role: reviewer, sustained: { span: 6 months, points: 3, gap: 1 month } }
promotions:
  - from: Contributor
    to: Reviewer
    gates:
      time-in-level: 3 months
      sponsors: { min: 2, level: Reviewer, organizations: 2 }
      guide: { text: Has read the review guide., strength: suggested }
    decide: { must: all }
  - from: Reviewer
    to: Maintainer
    gates:
      since-promotion: 6 months
      sponsors: { min: 2, level: Maintainer, organizations: 2 }
      feedback: { min: 3, share: 1/3 }
      worked-with: { text: One maintainer or two reviewers say that they have worked with the nominee., rubric: { dated: false, any: [{ people: { min: 1, level: Maintainer } }, { people: { min: 2, level: Reviewer } }] } }
    decide: { must: all }
`;

interface Nomination {
  readonly since?: string;
  readonly sponsors?: string;
  readonly authored?: string;
  readonly reviewed?: string;
}
const pulls = (repository: string, first: number, count: number): string =>
  lines(count, (index) => `    - https://github.com/octo-mesh/${repository}/pull/${first + index}`);

const nomination = ({
  since = '2026-03-30',
  sponsors = 'octo-uma, octo-vic',
  authored = pulls('proxy', 101, 8),
  reviewed = `${pulls('proxy', 201, 7)}\n${pulls('docs', 31, 5)}`,
}: Nomination = {}): string => `---
candidate: octo-lea
from: Contributor
to: Reviewer
in-level-since: ${since}
period: 2024-01..2026-06
sponsors: [${sponsors}]
---

# Lea Octo for reviewer of Octo Mesh

## Code

- Retries that give up in time, and the tests that show it.
  - When: 2026-03 to 2026-06
  - Role: author
  - Links:
${authored}

## Review

- Most of what came in about retries and time-outs, and the pages about them.
  - When: 2026-04 to 2026-06
  - Role: reviewer
  - Links:
${reviewed}
`;

const members = {
  'octo-uma': 'Maintainer, core, Octo Cloud',
  'octo-vic': 'Reviewer, docs, Octo Bank',
  'octo-wes': 'Reviewer, core, Octo Cloud',
  'octo-xan': 'Contributor, core, Octo Rail',
};
const sponsored = (...by: readonly string[]): Acts => people(members, { 'Contributor-Reviewer.sponsors': by });
const both = sponsored('octo-uma', 'octo-vic');

describe('to reviewer', () => {
  test('eight authored, twelve reviewed in two repositories, three months, two sponsors of two employers: complete', () => {
    const result = check(ladder, nomination(), { acts: both });
    expect(told(result)).toEqual([]);
    expect(
      Object.fromEntries(
        result.criteria.filter(({ required }) => required).map(({ criterion, state }) => [criterion.id, state]),
      ),
    ).toEqual({
      'code.Reviewer': 'met',
      'review.Reviewer': 'met',
      'Contributor-Reviewer.time-in-level': 'met',
      'Contributor-Reviewer.sponsors': 'met',
      'Contributor-Reviewer.guide': 'missing',
    });
    expect(result.verdict).toBe('complete');
  });

  test('sponsors that only the packet names are left to a person', () => {
    const result = check(ladder, nomination());
    expect(stateOf(result, 'Contributor-Reviewer.sponsors')).toBe('judgement');
    expect(result.verdict).toBe('complete');
  });

  test.each([
    ['of one employer', 'octo-uma, octo-wes', ['octo-uma', 'octo-wes'], /1 of 2 organizations/u],
    ['one of them, the other is not named', 'octo-uma', ['octo-uma'], /1 of 2/u],
    [
      'one of them is a contributor still',
      'octo-uma, octo-xan',
      ['octo-uma', 'octo-xan'],
      /1 of 2.*octo-xan.*Reviewer/u,
    ],
    ['one of them is the nominee', 'octo-uma, octo-lea', ['octo-uma', 'octo-lea'], /1 of 2/u],
  ])('two sponsors, but %s: incomplete', (_, named, by, message) => {
    const result = check(ladder, nomination({ sponsors: named }), { acts: sponsored(...by) });
    expect(blocking(result)).toEqual(['Contributor-Reviewer.sponsors']);
    expect(lacksOf(result, 'Contributor-Reviewer.sponsors')).toMatch(message);
  });

  test('seven pull requests are one too few', () => {
    const result = check(ladder, nomination({ authored: pulls('proxy', 101, 7) }), { acts: both });
    expect(result.verdict).toBe('incomplete');
    expect(blocking(result)).toEqual(['code.Reviewer']);
    expect(lacksOf(result, 'code.Reviewer')).toMatch(/7 of 8 `merged pull requests`/u);
  });

  test('a pull request that is listed twice counts once', () => {
    const result = check(
      ladder,
      nomination({ reviewed: `${pulls('proxy', 201, 7)}\n${pulls('docs', 31, 4)}\n    - octo-mesh/docs#31` }),
      { acts: both },
    );
    expect(blocking(result)).toEqual(['review.Reviewer']);
    expect(lacksOf(result, 'review.Reviewer')).toMatch(/11 of 12/u);
  });

  test('twelve reviews in one repository are not enough, and those elsewhere do not count', () => {
    const result = check(
      ladder,
      nomination({ reviewed: `${pulls('proxy', 201, 12)}\n    - https://github.com/octo-lea/notes/pull/1` }),
      { acts: both },
    );
    expect(blocking(result)).toEqual(['review.Reviewer']);
    expect(lacksOf(result, 'review.Reviewer')).toMatch(/1 of 2/u);
  });

  test('work of more than a year ago does not count, work that reaches into the year does', () => {
    const late = nomination().replace('When: 2026-03 to 2026-06', 'When: 2024-10 to 2025-06-29');
    expect(stateOf(check(ladder, late, { acts: both }), 'code.Reviewer')).toBe('partial');
    expect(stateOf(check(ladder, late.replace('2025-06-29', '2025-06-30'), { acts: both }), 'code.Reviewer')).toBe(
      'met',
    );
  });

  test('three months to the day are three months, one day less is not', () => {
    expect(
      stateOf(check(ladder, nomination({ since: '2026-03-30' }), { acts: both }), 'Contributor-Reviewer.time-in-level'),
    ).toBe('met');
    const early = check(ladder, nomination({ since: '2026-04-01' }), { acts: both });
    expect(blocking(early)).toEqual(['Contributor-Reviewer.time-in-level']);
  });

  describe('a saved search in place of a list', () => {
    const search = 'https://github.com/octo-mesh/proxy/pulls?q=is%3Apr+is%3Amerged+author%3Aocto-lea';
    const packet = nomination({ authored: `    - ${search}` });
    const ref = check(ladder, packet).evidence[0]?.references[0]?.ref ?? '';

    test.each([
      ['with eight results is enough', 8, 'met', 'complete'],
      ['with seven proves nothing', 7, 'unchecked', 'unchecked'],
      ['that nobody has read proves nothing', 'not-attempted', 'unchecked', 'unchecked'],
    ] as const)('%s', (_, outcome, state, verdict) => {
      const result = check(ladder, packet, { acts: both, facts: read({ [ref]: outcome }) });
      expect(stateOf(result, 'code.Reviewer')).toBe(state);
      expect(result.verdict).toBe(verdict);
    });
  });
});

describe('to maintainer', () => {
  const bid = (
    more: { readonly promoted?: string; readonly months?: readonly string[]; readonly led?: string } = {},
  ): string => `---
candidate: octo-lea
from: Reviewer
to: Maintainer
last-promotion: ${more.promoted ?? '2025-12-30'}
period: 2024-01..2026-06
sponsors: [octo-uma, octo-yve]
---

## Code

- ${more.led ?? 'Cut the first release with the new retries: https://github.com/octo-mesh/proxy/releases/tag/v2.4.0'}
  - When: 2026-05
  - Role: lead

## Review

${(more.months ?? ['2026-01', '2026-03', '2026-05', '2026-06']).map((month, index) => `- Reviewed what came in about retries.\n  - When: ${month}\n  - Role: reviewer\n  - Links: https://github.com/octo-mesh/proxy/pull/${300 + index}`).join('\n')}
`;
  const known = { ...members, 'octo-yve': 'Maintainer, docs, Octo Bank' };
  const acts = (workedWith: readonly string[], heard: readonly string[] = ['octo-uma', 'octo-vic', 'octo-xan']): Acts =>
    people(known, {
      'Reviewer-Maintainer.sponsors': ['octo-uma', 'octo-yve'],
      'Reviewer-Maintainer.feedback': heard,
      'Reviewer-Maintainer.worked-with': workedWith,
    });

  test.each([
    ['a maintainer', ['octo-uma']],
    ['two reviewers', ['octo-vic', 'octo-wes']],
  ])(
    'half a year of reviews, a release, two maintainers of two employers, and %s who worked with the nominee: complete',
    (_, by) => {
      const result = check(ladder, bid(), { acts: acts(by) });
      expect(told(result)).toEqual([]);
      expect(result.criteria.filter(({ required }) => required).map(({ state }) => state)).toEqual(
        Array.from({ length: 6 }, () => 'met'),
      );
      expect(result.verdict).toBe('complete');
    },
  );

  test.each([
    ['one reviewer', ['octo-vic']],
    ['nobody', []],
    ['the nominee', ['octo-lea']],
  ])('%s is not enough', (_, by) => {
    const result = check(ladder, bid(), { acts: acts(by) });
    expect(blocking(result)).toEqual(['Reviewer-Maintainer.worked-with']);
  });

  test.each([
    ['two people', ['octo-uma', 'octo-vic'], /2 of 3 people/u],
    ['three, two of them of one employer', ['octo-uma', 'octo-wes', 'octo-xan'], /1\/3/u],
  ])('feedback of %s: too few, or more than a third from one employer', (_, heard, message) => {
    const result = check(ladder, bid(), { acts: acts(['octo-uma'], heard) });
    expect(blocking(result)).toEqual(['Reviewer-Maintainer.feedback']);
    expect(lacksOf(result, 'Reviewer-Maintainer.feedback')).toMatch(message);
  });

  test('a fourth person of an employer that has spoken does no harm', () => {
    expect(
      check(ladder, bid(), { acts: acts(['octo-uma'], ['octo-uma', 'octo-vic', 'octo-wes', 'octo-xan']) }).verdict,
    ).toBe('complete');
  });

  test('half a year after the last promotion, to the day', () => {
    const result = check(ladder, bid({ promoted: '2025-12-30' }), { acts: acts(['octo-uma']) });
    expect(stateOf(result, 'Reviewer-Maintainer.since-promotion')).toBe('met');
    expect(blocking(check(ladder, bid({ promoted: '2026-01-01' }), { acts: acts(['octo-uma']) }))).toEqual([
      'Reviewer-Maintainer.since-promotion',
    ]);
  });

  test.each([
    ['five months', ['2026-02', '2026-04', '2026-06'], /5 of 6 months/u],
    ['six months with two of them empty', ['2026-01', '2026-04', '2026-06'], /2 months/u],
  ])('reviews over %s are not enough', (_, months, message) => {
    const result = check(ladder, bid({ months }), { acts: acts(['octo-uma']) });
    expect(blocking(result)).toEqual(['review.Maintainer']);
    expect(lacksOf(result, 'review.Maintainer')).toMatch(message);
  });

  test('a design of two pull requests stands for a release, one pull request does not', () => {
    const two =
      'Designed the retry budget: https://github.com/octo-mesh/rfcs/pull/7, https://github.com/octo-mesh/proxy/pull/288';
    expect(stateOf(check(ladder, bid({ led: two }), { acts: acts(['octo-uma']) }), 'code.Maintainer')).toBe('met');
    const one = check(ladder, bid({ led: 'Designed the retry budget: https://github.com/octo-mesh/rfcs/pull/7' }), {
      acts: acts(['octo-uma']),
    });
    expect(blocking(one)).toEqual(['code.Maintainer']);
  });
});
