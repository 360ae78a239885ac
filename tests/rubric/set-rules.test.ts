import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/packet/packet.ts';
import type { RuleAnswer } from '../../src/rubric/rule.ts';
import type { SponsorsRule, SustainedRule } from '../../src/ladder/rubric.ts';
import { items } from '../../src/rubric/rules/items.ts';
import { sponsors } from '../../src/rubric/rules/sponsors.ts';
import { sustained } from '../../src/rubric/rules/sustained.ts';
import { timeInLevel } from '../../src/rubric/rules/time-in-level.ts';
import { plain } from '../../src/text/words.ts';
import { acts, context, day, header, item, reference, when } from './factory.ts';

const said = (answer: RuleAnswer): string => `${answer.truth}: ${plain(answer.message)}`;
const fix = (answer: RuleAnswer): string => plain(answer.fix);
const none = context({});

describe('items', () => {
  test('counts what counts', () => {
    expect(items.check([item(), item()], 2, none).truth).toBe('yes');
    expect(said(items.check([item()], 2, none))).toBe('no: 1 of 2 items counts');
    expect(said(items.check([], 2, none))).toBe('no: 0 of 2 items count');
    expect(fix(items.check([item()], 2, none))).toBe('Add 1 more item of evidence, each with its own links.');
  });
  test('the same links, or the same item, count once', () => {
    const a = item({ refs: ['a/b#1', 'a/b#2'], line: 20 });
    expect(said(items.check([a, item({ refs: ['a/b#2', 'a/b#1'], line: 30 })], 2, none))).toBe(
      'no: 1 of 2 items counts; lines 20 and 30 have the same links and count once',
    );
    expect(said(items.check([a, item({ refs: ['a/b#1'], line: 40 })], 2, none))).toBe(
      'no: 1 of 2 items counts; lines 20 and 40 have no links that another of them has not and count once',
    );
    expect(items.check([a, item({ refs: ['a/b#1', 'a/b#3'] })], 2, none).truth).toBe('yes');
    expect(items.check([item({ id: 'e-1' }), item({ id: 'e-1' })], 2, none).truth).toBe('no');
  });
  test('links that cannot be evidence make nothing the same', () => {
    const bad = () => item({ refs: [reference('x', { unusable: 'placeholder' })] });
    expect(items.check([bad(), bad()], 2, none).truth).toBe('yes');
  });
});

describe('sustained', () => {
  const half: SustainedRule = { span: 6, points: 2, gap: null };
  const at = (...dates: string[]): Item[] => dates.map((date) => item({ when: [date] }));
  const check = (list: Item[], rule: SustainedRule = half, period: string | null = null) =>
    sustained.check(list, rule, context({}, { header: header({ period: period === null ? null : when(period) }) }));

  test('both ends count', () => {
    expect(check(at('2025-03-31', '2025-08-01')).truth).toBe('yes');
    expect(said(check(at('2025-03-31', '2025-07-31')))).toBe('no: Evidence spans 5 of 6 months');
    expect(check(at('2025-02..2025-09', '2025-03'), { ...half, span: 8 }).truth).toBe('yes');
    expect(check(at('2025-02..2025-09', '2025-03'), { ...half, span: 9 }).truth).toBe('no');
  });
  test('says where more work would help', () => {
    expect(fix(check(at('2025-03', '2025-07')))).toBe('Add work from before March 2025 or from after July 2025.');
    expect(fix(check(at('2026-02', '2026-06')))).toBe('Add work from before February 2026.');
    expect(fix(check(at('2025-01', '2025-02'), half, '2025-01..2025-12'))).toBe('Add work from after February 2025.');
    expect(fix(check(at('2026-04', '2026-06'), half, '2026-04..2026-06'))).toBe(
      "The window (1 April 2026 to 30 June 2026) is shorter than 6 months: widen the packet's `period:` if it can be.",
    );
  });
  test('asks for separate items', () => {
    expect(said(check(at('2025-01..2025-12')))).toBe(
      'no: Evidence spans 12 months, but in 1 of 2 separate dated items',
    );
    const same = ['2025-01', '2025-12'].map((date) => item({ when: [date], refs: ['a/b#1'] }));
    expect(said(check(same))).toBe('no: Evidence spans 12 months, but in 1 of 2 separate dated items');
    expect(said(check([...at('2025-01'), item()], { span: 1, points: 2, gap: null }))).toContain(
      '1 of 2 separate dated items',
    );
  });
  test('only what lies in the window counts, and open dates end at the anchor', () => {
    expect(said(check(at('2025-01..2026-02', '2026-03'), half, '2026-01..2026-06'))).toBe(
      'no: Evidence spans 3 of 6 months',
    );
    expect(check(at('2026-01..', '2026-03')).truth).toBe('yes');
    expect(said(check(at('2026-02..', '2026-03')))).toBe('no: Evidence spans 5 of 6 months');
    const within = context({ within: { months: 12 } });
    expect(sustained.check(at('2024-01', '2026-05'), half, within).truth).toBe('no');
    expect(said(check([item()]))).toBe('no: Evidence spans 0 of 6 months');
  });
  test('a gap of whole months, and its boundary', () => {
    const gap = { span: 6, points: 2, gap: 3 };
    expect(check(at('2025-01', '2025-05', '2025-06'), gap).truth).toBe('yes');
    const missed = check(at('2025-01', '2025-06', '2025-07'), gap);
    expect(said(missed)).toBe(
      'no: Evidence spans 2 of 6 months without a gap of more than 3 months (nothing for 4 months after January 2025)',
    );
    expect(fix(missed)).toBe('Add work from between January 2025 and June 2025.');
    expect(check(at('2025-01..2025-02', '2025-03', '2025-06'), { ...gap, gap: 0 }).truth).toBe('no');
  });
  test('an old break does not spoil a good stretch', () => {
    expect(check(at('2020-01', '2025-01', '2025-04', '2025-06'), { span: 6, points: 2, gap: 3 }).truth).toBe('yes');
  });
});

describe('time-in-level', () => {
  const check = (since: string | null, months = 12) =>
    timeInLevel.check(
      [],
      { months },
      context({}, { header: header({ inLevelSince: since === null ? null : day(since) }) }),
    );
  test('the exact day counts, the day after does not', () => {
    expect(check('2025-06-30').truth).toBe('yes');
    const missed = check('2025-07-01');
    expect(said(missed)).toBe('no: 11 of 12 months in the level on 30 June 2026');
    expect(fix(missed)).toBe('It is reached on 1 July 2026; correct `in-level-since:` if it is wrong.');
  });
  test('months of different lengths', () => {
    expect(fix(check('2026-08-31', 6))).toContain('28 February 2027');
    expect(said(check('2027-01-01'))).toContain('0 of 12 months');
    const days = timeInLevel.check(
      [],
      { days: 90 },
      context({}, { header: header({ inLevelSince: day('2026-04-02') }) }),
    );
    expect(said(days)).toBe('no: 89 of 90 days in the level on 30 June 2026');
    expect(fix(days)).toContain('1 July 2026');
  });
  test('not stated says what to add', () => {
    expect(check(null).truth).toBe('no');
    expect(fix(check(null))).toBe('Add `in-level-since: YYYY-MM-DD` to the front matter.');
  });
});

describe('sponsors', () => {
  const rule: SponsorsRule = { min: 2, level: null, teams: null, organizations: null, share: null, not: ['manager'] };
  const check = (names: string[], by: string[] = [], more: Partial<SponsorsRule> = {}) =>
    sponsors.check(
      [],
      { ...rule, ...more },
      context(
        {},
        {
          header: header({ sponsors: names, accounts: ['ada-at-acme'] }),
          acts: acts({ endorsements: by.map((who) => ({ criterion: 'system-design.L5', by: who })) }),
        },
      ),
    );
  test('a packet names people, and a person confirms them', () => {
    expect(check(['octo-lee', 'octo-kim'])).toMatchObject({ truth: 'yes', judgement: true });
    expect(said(check(['octo-lee']))).toBe('no: 1 of 2 sponsors is named');
    expect(fix(check(['octo-lee']))).toBe('Add 1 login to `sponsors:` in the front matter.');
  });
  test('nobody counts twice, and neither the candidate nor the manager counts', () => {
    expect(said(check(['octo-lee', '@Octo-Lee']))).toBe('no: 1 of 2 sponsors is named');
    expect(said(check(['octo-lee', 'octo-mgr']))).toBe(
      'no: 1 of 2 sponsors is named: `octo-mgr` is the manager and does not count',
    );
    expect(said(check(['octo-lee', 'octo-ada', 'ada-at-acme']))).toContain(
      '`octo-ada` is the candidate and does not count; `ada-at-acme` is the candidate',
    );
    expect(check(['octo-lee', 'octo-mgr'], [], { not: [] })).toMatchObject({ truth: 'yes', judgement: true });
  });
  test('enough endorsements settle it, unless more is asked of those people', () => {
    expect(check([], ['octo-lee', 'octo-kim']).judgement).toBeUndefined();
    expect(check([], ['octo-lee', 'octo-kim']).truth).toBe('yes');
    expect(check([], ['octo-lee', 'octo-mgr']).truth).toBe('no');
    expect(check(['octo-kim'], ['octo-lee'])).toMatchObject({ truth: 'yes', judgement: true });
    expect(check([], ['octo-lee', 'octo-kim'], { level: 'L5' })).toMatchObject({ truth: 'yes', judgement: true });
  });
});
