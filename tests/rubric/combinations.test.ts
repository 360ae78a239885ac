import { describe, expect, test } from 'vitest';
import { cannotFail, inherit, openThresholds } from '../../src/ladder/inherit.ts';
import { evaluate } from '../../src/rubric/evaluate.ts';
import { lacksOf } from '../../src/rubric/lacks.ts';
import { stateOf, statedBy } from '../../src/rubric/state.ts';
import type { Rubric } from '../../src/ladder/rubric.ts';
import type { Item } from '../../src/packet/packet.ts';
import { plain } from '../../src/text/words.ts';
import { acts, context, day, facts, item } from './factory.ts';

const rfc = item({ kinds: ['rfc'], when: ['2026-01'], refs: ['a/rfcs#1'] });
const talk = item({ kinds: ['talk'], when: ['2026-02'], refs: ['a/talks#1'] });
const undatedTalk = item({ kinds: ['talk'], refs: ['a/talks#2'], line: 20 });
const oneOfEach: Rubric = {
  any: [
    { kind: ['rfc'], items: 1 },
    { kind: ['talk'], items: 2 },
  ],
};

const truth = (rubric: Rubric, items: readonly Item[], more = {}) => evaluate(items, context(rubric, more)).truth;
const told = (rubric: Rubric, items: readonly Item[]): string[] => {
  const ctx = context(rubric);
  const outcome = evaluate(items, ctx);
  const stated = statedBy(items);
  return lacksOf(stateOf(outcome, stated, ctx, day('2026-06-30')), outcome, stated, ctx, 9).map(
    ({ rule, message }) => `${rule}: ${plain(message)}`,
  );
};

describe('any', () => {
  test('one way is enough, none is not', () => {
    expect(truth(oneOfEach, [rfc])).toBe('yes');
    expect(truth(oneOfEach, [talk])).toBe('no');
    expect(truth(oneOfEach, [talk, item({ kinds: ['talk'], refs: ['a/talks#3'] })])).toBe('yes');
    expect(truth(oneOfEach, [])).toBe('no');
  });
  test('an item counts where it counts in any branch', () => {
    const outcome = evaluate([rfc, talk, item({ kinds: ['post'] })], context(oneOfEach));
    expect(outcome.items.map(({ counts }) => counts)).toEqual(['yes', 'yes', 'no']);
  });
  test('the miss says the amount and what the nearest way lacks', () => {
    expect(told(oneOfEach, [talk])).toEqual([
      'any: None of the 2 ways to meet it is met; the nearest: 1 of 2 items counts.',
    ]);
  });
  test('what is unread leaves it unknown, unless another way is met', () => {
    const rubric: Rubric = {
      any: [
        { kind: ['rfc'], verified: 1, items: 1 },
        { kind: ['talk'], items: 1 },
      ],
    };
    expect(truth(rubric, [rfc])).toBe('unknown');
    expect(truth(rubric, [rfc, talk])).toBe('yes');
    expect(truth(rubric, [rfc], { facts: facts({ 'a/rfcs#1': 'true' }) })).toBe('yes');
    expect(truth(rubric, [rfc], { facts: facts({ 'a/rfcs#1': 'false' }) })).toBe('no');
  });
  test('a way that waits for a person leaves it to judgement, unless another is met without', () => {
    const rubric: Rubric = {
      any: [
        { kind: ['rfc'], items: 1, judgement: true },
        { kind: ['talk'], items: 1 },
      ],
    };
    expect(evaluate([rfc], context(rubric))).toMatchObject({ truth: 'yes', judgement: true });
    expect(evaluate([rfc, talk], context(rubric))).toMatchObject({ truth: 'yes', judgement: false });
    expect(
      evaluate(
        [rfc],
        context(rubric, { acts: acts({ endorsements: [{ criterion: 'system-design.L5', by: 'octo-kim' }] }) }),
      ),
    ).toMatchObject({ truth: 'yes', judgement: false });
  });
});

describe('all and at-least', () => {
  test('all asks for each, by whatever items', () => {
    const rubric: Rubric = {
      all: [
        { kind: ['rfc'], items: 1 },
        { kind: ['talk'], items: 1 },
      ],
    };
    expect([truth(rubric, [rfc]), truth(rubric, [rfc, talk])]).toEqual(['no', 'yes']);
    expect(told(rubric, [rfc])).toEqual([expect.stringContaining('0 of 1 item counts')]);
  });
  test('at-least counts ways, exactly as many are enough', () => {
    const rubric: Rubric = {
      'at-least': {
        min: 2,
        of: [
          { kind: ['rfc'], items: 1 },
          { kind: ['talk'], items: 1 },
          { kind: ['post'], items: 1 },
        ],
      },
    };
    expect([truth(rubric, [rfc]), truth(rubric, [rfc, talk])]).toEqual(['no', 'yes']);
    expect(told(rubric, [rfc])[0]).toMatch(
      /^at-least: 1 of the 2 ways that are asked for is met, out of 3; the nearest: /u,
    );
  });
  test('nested, beside rules of its own', () => {
    const rubric: Rubric = {
      items: 2,
      any: [
        {
          all: [
            { kind: ['rfc'], items: 1 },
            { kind: ['talk'], items: 1 },
          ],
        },
        { kind: ['post'], items: 1 },
      ],
    };
    expect([truth(rubric, [rfc]), truth(rubric, [rfc, talk]), truth(rubric, [item({ kinds: ['post'] })])]).toEqual([
      'no',
      'yes',
      'no',
    ]);
  });
});

describe('inheritance', () => {
  test('branches have the item rules around them, and set rules of their own', () => {
    const resolved = inherit([
      { dated: true, items: 3, sustained: { span: 6, points: 2, gap: null } },
      { items: false, sustained: false, any: [{ kind: ['rfc'] }, { kind: ['talk'], items: 2, dated: false }] },
    ]);
    expect(resolved).toEqual({
      dated: true,
      any: [
        { dated: true, kind: ['rfc'], items: 1 },
        { kind: ['talk'], items: 2 },
      ],
    });
    expect(truth(resolved, [undatedTalk])).toBe('no');
  });
  test('a combination alone asks for no item besides', () => {
    expect(inherit([{ any: [{ link: { min: 1, unread: null } }, { judgement: true, items: false }] }])).toEqual({
      any: [{ link: { min: 1, unread: null }, items: 1 }, { judgement: true }],
    });
  });
  test('a nearer layer exchanges or removes a combination as a whole', () => {
    const above = { any: [{ link: { min: 1, unread: null } }, { link: { min: 2, unread: null } }] };
    expect(inherit([above, { any: false }])).toEqual({ items: 1 });
    expect(inherit([above, { any: [{ dated: true }, { link: { min: 3, unread: null } }] }])).toEqual({
      any: [
        { dated: true, items: 1 },
        { link: { min: 3, unread: null }, items: 1 },
      ],
    });
  });
  test('a combination in which nothing can fail is empty', () => {
    expect([
      cannotFail({ any: [{ items: 1 }, {}] }),
      cannotFail({ all: [{ items: 1 }, {}] }),
      cannotFail({ 'at-least': { min: 1, of: [{}, { items: 1 }] } }),
      cannotFail({ 'at-least': { min: 2, of: [{}, { items: 1 }] } }),
    ]).toEqual([true, false, true, false]);
  });
  test('open thresholds are named by their place', () => {
    expect(
      openThresholds({ items: 'needs-owner', any: [{ items: 1 }, { change: { min: 'needs-owner', unit: null } }] }),
    ).toEqual(['items', 'any.1.change.min']);
  });
});
