import { marked, prose, say, type Words } from '../../text/words.ts';
import { kind } from '../kind.ts';

const DATES: Readonly<Record<string, { readonly why: string; readonly fix: string }>> = {
  ambiguous: {
    why: 'is a day and a month in either order',
    fix: 'Write it as year-month-day, for example `2025-04-03`.',
  },
  relative: {
    why: 'depends on when it is read',
    fix: 'Write the month or the quarter, for example `2025-04` or `2025 Q2`.',
  },
  impossible: { why: 'is not in the calendar', fix: 'Correct the day or the month.' },
  'no-month': {
    why: 'has no month from 1 to 12 where the month stands',
    fix: 'Write the year, the month and the day in this order, for example `2025-04-14`; with dots the day comes first: `14.04.2025`.',
  },
  fiscal: {
    why: 'is of a fiscal year, and the settings do not say when that begins',
    fix: 'Write the months, for example `2025-04 to 2025-06`, or ask whoever owns the settings to add `fiscal-year-start`.',
  },
  reversed: { why: 'ends before it starts', fix: 'Write the earlier date first.' },
  unreadable: {
    why: 'is not a date that can be read',
    fix: 'Write `2025-04-03`, `2025-04`, `2025 Q2`, `2025 H1`, `2025`, or two of them with ` to ` between.',
  },
};

/** Dates and numbers. */
export const valueFindings = {
  'packet-date': kind<{ text: string; what: string }>({
    severity: 'warning',
    title: 'A date that cannot be used',
    why: 'Dates decide whether evidence lies in the window. A date that could mean two days is never guessed.',
    message: ({ text, what }) => say`${text} ${[DATES[what]?.why ?? 'cannot be read']}`,
    fix: ({ what }) => marked(DATES[what]?.fix ?? 'Write it as `2025-04-03`.'),
    example: {
      before: '- Led the billing migration.\n  - When: 03/04/2025',
      after: '- Led the billing migration.\n  - When: 2025-04-03',
    },
  }),
  'packet-metric-sum': kind<{ stated: number; computed: number }>({
    severity: 'warning',
    title: 'A percentage that its own numbers do not give',
    why: 'The percentage is computed again from the baseline and the result. A reviewer who does the sum should get the same.',
    message: ({ stated, computed }) =>
      say`The packet says ${percent(stated)}; baseline and result give ${percent(computed)}`,
    fix: ({ computed }) => say`Correct the percentage to ${percent(computed)}, or the numbers it is computed from.`,
    example: {
      before: '- Made builds faster.\n  - Metric: build 20 min -> 8 min (75 % less)',
      after: '- Made builds faster.\n  - Metric: build 20 min -> 8 min (60 % less)',
    },
  }),
  'packet-amount': kind<{ what: 'thousands-or-decimals' | 'not-whole'; text: string }>({
    severity: 'warning',
    title: 'A number that is not read',
    why: 'A number is read whole or not at all. Half of one, or a thousand taken for a decimal, would measure something else.',
    message: ({ what, text }) =>
      what === 'thousands-or-decimals'
        ? say`${text} may have thousands or decimals in it, so it is not read`
        : say`${text} is not read whole, so it is not read`,
    fix: ({ what }) =>
      what === 'thousands-or-decimals'
        ? say`Write ${'1,200'} or ${'1200'} for thousands, ${'1.2'} for decimals.`
        : say`Write one number with its unit, for example ${'20 min -> 8 min'}.`,
    example: {
      before: '- Cut the tickets of a month.\n  - Metric: tickets 900 -> 1.200',
      after: '- Cut the tickets of a month.\n  - Metric: tickets 1,200 -> 900',
    },
  }),
};

const percent = (value: number): Words =>
  prose(value === 0 ? 'no change' : `${Math.round(Math.abs(value) * 10) / 10} % ${value < 0 ? 'less' : 'more'}`);
