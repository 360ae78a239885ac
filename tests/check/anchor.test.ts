import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/files/settings.ts';
import { withSections } from '../ladder/support.ts';
import { day } from '../rubric/factory.ts';
import { checked, codes, states, told } from './support.ts';

const LADDER = withSections(
  'competencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads., rubric: { items: 1, dated: true, within: 12 months } } } }',
);
const packet = (more: string, when: string): string =>
  `---\ncandidate: octo-ada\nfrom: L4\nto: L5\n${more}---\n\n## Code\n\n- Did it.\n  - When: ${when}\n`;
const today = day('2026-11-01');

describe('the anchor', () => {
  test.each([
    ['the end of the period', 'period: 2025-07..2026-06\n', null, '2026-06-30', 'period'],
    ['never after today', 'period: 2025-07..2027-06\n', null, '2026-11-01', 'today'],
    ['the date of the cycle', 'cycle: 2026-H1\n', null, '2026-06-30', 'cycle'],
    ['the day of the opening', '', day('2026-09-05'), '2026-09-05', 'opened'],
    ['today, where there is no pull request', '', null, '2026-11-01', 'today'],
    ['an opening that lies after today is not believed', '', day('2031-01-01'), '2026-11-01', 'today'],
  ] as const)('%s', (_name, more, opened, at, source) => {
    const { anchor } = checked(LADDER, packet(more, '2026-05'), {
      today,
      opened,
      settings: { ...defaultSettings, cycles: { '2026-H1': day('2026-06-30') } },
    });
    expect(anchor).toEqual({ day: at, source });
  });

  test('a period that ended long ago does not move the windows into the past, and is told at its line', () => {
    const result = checked(LADDER, packet('period: 2019-01..2019-12\n', '2019-06'), { today });
    expect(result.anchor).toEqual({ day: '2026-11-01', source: 'today' });
    expect(states(result)).toEqual(['code.L5 partial*']);
    expect(told(result, 'packet-period-old')).toEqual([
      '5:1 The period ends on 2019-12-31, long before today (2026-11-01), so windows are measured from that day Correct the end of `period:`, or add work up to now. `period-grace` in the settings says how long before it may end.',
    ]);
  });

  test('the grace is that of the settings, to the day', () => {
    const at = (opened: string) =>
      checked(LADDER, packet('period: 2025-01..2026-02-28\n', '2026-01'), {
        today,
        opened: day(opened),
        settings: { ...defaultSettings, periodGrace: { days: 30 } },
      });
    expect(at('2026-03-30').anchor?.source).toBe('period');
    expect(codes(at('2026-03-31'))).toContain('packet-period-old');
  });

  test('the day on which a commit was made moves nothing', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        (date) => {
          const headDate = day(date.toISOString().slice(0, 10));
          const plainly = checked(LADDER, packet('', '2026-05'), { today });
          const shifted = checked(LADDER, packet('', '2026-05'), { today, facts: { references: new Map(), headDate } });
          expect([shifted.anchor, states(shifted)]).toEqual([plainly.anchor, states(plainly)]);
        },
      ),
    );
  });
});
