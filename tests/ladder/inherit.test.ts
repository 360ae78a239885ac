import { describe, expect, test } from 'vitest';
import { cannotFail, inherit } from '../../src/ladder/inherit.ts';
import { ladderOf, withSections } from './support.ts';

describe('inheritance', () => {
  test('ladder, area, level, competency, criterion: the nearest says, rule by rule; false removes', () => {
    const { criteria } = ladderOf(
      withSections(`rubric: { items: 1, dated: true, link: 1, scope: task, role: author }
areas: [{ id: tech, title: Tech, rubric: { items: 2, scope: team, within: 12 months } }]
levels:
  - L4
  - { id: L5, rubric: { items: 3, link: 2, within: 18 months } }
  - L6
competencies:
  - id: code
    title: Code
    area: tech
    rubric: { items: 4, dated: false, link: 3 }
    criteria:
      L4: Writes.
      L5: { text: Leads., rubric: { items: 5, role: false, dated: true } }
  - { id: other, title: Other, criteria: { L5: Helps. } }`),
    );
    expect(Object.fromEntries(criteria.map(({ id, rubric }) => [id, rubric]))).toEqual({
      'code.L4': { items: 4, link: { min: 3, unread: null }, scope: 'team', role: ['author'], within: { months: 12 } },
      'code.L5': { items: 5, dated: true, link: { min: 3, unread: null }, scope: 'team', within: { months: 18 } },
      'other.L5': {
        items: 3,
        dated: true,
        link: { min: 2, unread: null },
        scope: 'task',
        role: ['author'],
        within: { months: 18 },
      },
    });
  });
  test('a gate in words inherits from the ladder; a gate of a rule asks for that rule alone', () => {
    const { criteria } = ladderOf(
      withSections(`rubric: { items: 2, dated: true }
promotions:
  - { from: L4, to: L5, gates: { forum: { text: Heard., rubric: { dated: false } }, sponsors: { min: 1, rubric: { judgement: true } } } }`),
    );
    expect(criteria.slice(2).map(({ rubric }) => rubric)).toEqual([
      { items: 2 },
      { sponsors: { min: 1, level: null, teams: null, organizations: null, share: null, not: [] }, judgement: true },
    ]);
  });
});

describe('a rubric that asks nothing of the evidence as a whole', () => {
  test('asks for one item', () => {
    expect([inherit([]), inherit([{ dated: true }]), inherit([{ items: 2 }, { judgement: true }])]).toEqual([
      { items: 1 },
      { dated: true, items: 1 },
      { items: 2, judgement: true },
    ]);
  });
  test('not where another set rule or gate does', () => {
    expect(inherit([{ sustained: { span: 6, points: 2, gap: null } }])).toEqual({
      sustained: { span: 6, points: 2, gap: null },
    });
    expect(inherit([{ 'time-in-level': { months: 6 } }])).toEqual({ 'time-in-level': { months: 6 } });
  });
  test('not where items was removed: then it is empty, unless a person judges', () => {
    expect(
      [inherit([{ items: 2 }, { items: false, dated: true }])].map((rubric) => [rubric, cannotFail(rubric)]),
    ).toEqual([[{ dated: true }, true]]);
    expect(cannotFail(inherit([{ items: false, judgement: true }]))).toBe(false);
    expect(cannotFail(inherit([{ items: false, sustained: { span: 6, points: 2, gap: null } }]))).toBe(false);
    expect(cannotFail(inherit([{ items: false }, { items: 1 }]))).toBe(false);
  });
});
