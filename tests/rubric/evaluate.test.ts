import { describe, expect, test } from 'vitest';
import type { Truth } from '../../src/evidence/truth.ts';
import { and, counted, evaluate } from '../../src/rubric/evaluate.ts';
import type { Outcome } from '../../src/evidence/facts.ts';
import type { Rubric } from '../../src/ladder/rubric.ts';
import { plain } from '../../src/text/words.ts';
import { context, facts, item } from './factory.ts';

test("Kleene's conjunction, whole", () => {
  const table: [Truth, Truth, Truth][] = [
    ['yes', 'yes', 'yes'],
    ['yes', 'unknown', 'unknown'],
    ['yes', 'no', 'no'],
    ['unknown', 'yes', 'unknown'],
    ['unknown', 'unknown', 'unknown'],
    ['unknown', 'no', 'no'],
    ['no', 'yes', 'no'],
    ['no', 'unknown', 'no'],
    ['no', 'no', 'no'],
  ];
  expect(table.map(([a, b]) => [a, b, and([a, b])])).toEqual(table);
  expect(and([])).toBe('yes');
});

describe('evaluate', () => {
  const truth = (rubric: Rubric, outcomes: readonly Outcome[]): Truth => {
    const refs = outcomes.map((_, index) => `a/b#${index}`);
    const read = facts(Object.fromEntries(refs.map((ref, index) => [ref, outcomes[index] ?? 'error'])));
    return evaluate(
      refs.map((ref) => item({ refs: [ref], when: ['2026-01'] })),
      context(rubric, { facts: read }),
    ).truth;
  };

  test('the cases that were decided beforehand', () => {
    expect(truth({ items: 2, verified: 1 }, ['true', 'not-visible'])).toBe('unknown');
    expect(truth({ items: 2, verified: 1 }, ['true', 'not-visible', 'true'])).toBe('yes');
    expect(truth({ items: 2, verified: 1 }, ['true', 'false'])).toBe('no');
    expect(truth({ items: 2, verified: 1 }, ['false', 'not-visible'])).toBe('no');
    expect(truth({ items: 3, verified: 1 }, ['true', 'error', 'not-attempted'])).toBe('unknown');
  });

  test('an unread fact makes only the rules that need it unknown', () => {
    expect(truth({ items: 1, metric: { unit: null } }, ['not-visible'])).toBe('no');
    expect(truth({ items: 1, dated: true }, ['not-visible'])).toBe('yes');
    expect(truth({ items: 1, link: { min: 1, unread: null }, dated: true }, ['not-visible'])).toBe('unknown');
    expect(truth({ items: 1, link: { min: 1, unread: 'accept' }, dated: true }, ['not-visible'])).toBe('yes');
    const undated = evaluate([item({ refs: ['a/b#1'] })], context({ items: 1, verified: 1, dated: true }));
    expect(undated.truth).toBe('no');
    expect(undated.items[0]?.unmet.map(({ rule, answer }) => [rule, answer.truth])).toEqual([
      ['verified', 'unknown'],
      ['dated', 'no'],
    ]);
  });

  test('rules about items ask for at least one item', () => {
    expect(evaluate([], context({ dated: true })).truth).toBe('no');
    expect(evaluate([], context({ scope: 'team', 'not-applicable': true })).truth).toBe('no');
    expect(evaluate([], context({ sustained: { span: 1, points: 1, gap: null } })).truth).toBe('no');
  });

  test('beside a judgement or people, with items removed, they only say which items may support it', () => {
    expect(evaluate([], context({ scope: 'team', judgement: true }))).toMatchObject({ truth: 'yes', judgement: true });
    expect(
      evaluate(
        [],
        context({
          scope: 'team',
          people: { min: 1, level: null, teams: null, organizations: null, share: null, not: [] },
        }),
      ).truth,
    ).toBe('no');
  });

  test('a rubric that asks nothing is never met', () => {
    expect(evaluate([item()], context({})).truth).toBe('unknown');
    expect(evaluate([item()], context({ waivable: true, 'not-applicable': true })).truth).toBe('unknown');
    expect(evaluate([], context({ judgement: true })).truth).toBe('yes');
  });

  test('says why an item does not count, and not what is merely unknown beside it', () => {
    const outcome = evaluate([item({ refs: ['a/b#1'] })], context({ verified: 1, dated: true, role: ['lead'] }));
    expect(outcome.items.map(counted).map(({ counts, why }) => [counts, plain(why)])).toEqual([
      ['no', 'has no date that can be read; has no `Role:`; the rubric asks for `lead`'],
    ]);
    expect(evaluate([item({ when: ['2026-01'] })], context({ dated: true })).items.map(counted)).toMatchObject([
      { counts: 'yes', why: [] },
    ]);
  });

  test('every message about an item continues "line 48 …"', () => {
    const rubric: Rubric = {
      kind: ['rfc'],
      link: { min: 2, unread: null },
      verified: 2,
      dated: true,
      within: { months: 12 },
      scope: 'company',
      role: ['lead'],
      metric: { unit: null },
    };
    const unmet = evaluate([item()], context(rubric)).items[0]?.unmet ?? [];
    expect(unmet.map(({ rule }) => rule)).toEqual(['kind', 'link', 'verified', 'dated', 'scope', 'role', 'metric']);
    for (const { rule, answer } of unmet) {
      expect([rule, plain(answer.message)]).toEqual([rule, expect.stringMatching(/^has .*[^.]$/u)]);
      expect([rule, plain(answer.fix)]).toEqual([rule, expect.stringMatching(/^[A-Z].*\.$/u)]);
    }
  });
});
