import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parsePeriod, readDates, type DateMode } from '../../../src/packet/values/dates.ts';
import { day } from '../../../src/text/time.ts';
import { cpu } from '../../cpu.ts';
import { runs } from '../../runs.ts';

const shown = (text: string, mode: DateMode, fiscalYearStart: number | null = null): string => {
  const { dates, problems } = readDates(text, mode, { fiscalYearStart });
  return [
    ...dates.map(({ start, end }) => `${start}..${end ?? 'open'}`),
    ...problems.map(({ what, text, index }) => `${what}@${index}: ${text}`),
  ].join(', ');
};

describe('a field', () => {
  test.each([
    ['2025-02-03', '2025-02-03..2025-02-03'],
    ['2025-02', '2025-02-01..2025-02-28'],
    ['2024-02', '2024-02-01..2024-02-29'],
    ['2025/02', '2025-02-01..2025-02-28'],
    ['2025/02/03', '2025-02-03..2025-02-03'],
    ['03/2025', '2025-03-01..2025-03-31'],
    ['03.2025', '2025-03-01..2025-03-31'],
    ['03.2025 – 11.2025', '2025-03-01..2025-11-30'],
    ['2025', '2025-01-01..2025-12-31'],
    ['The year 2025', '2025-01-01..2025-12-31'],
    ['2025-03-04T10:00:00Z and 2025-04-01', '2025-03-04..2025-03-04, 2025-04-01..2025-04-01'],
    ['KW 12/2025', 'unreadable@0: KW 12/2025'],
    ['week 12/2025', 'unreadable@0: week 12/2025'],
    ['week of 2025-03-17', '2025-03-17..2025-03-17'],
    ['1st half of 2025', '2025-01-01..2025-06-30'],
    ['3rd quarter 2025', '2025-07-01..2025-09-30'],
    ['12.–16. Mai 2025', '2025-05-12..2025-05-16'],
    ['marzo de 2025 a julio de 2025', '2025-03-01..2025-07-31'],
    ['de marzo a julio de 2025', '2025-03-01..2025-07-31'],
    ['2025-02-03 10:30', '2025-02-03..2025-02-03'],
  ])('ISO: %s', (text, expected) => expect(shown(text, 'field')).toBe(expected));

  test.each([
    ['2025 Q3', '2025-07-01..2025-09-30'],
    ['Q3 2025', '2025-07-01..2025-09-30'],
    ['q3 2025', '2025-07-01..2025-09-30'],
    ['2025-Q3', '2025-07-01..2025-09-30'],
    ['2025Q3', '2025-07-01..2025-09-30'],
    ['Q3/2025', '2025-07-01..2025-09-30'],
    ['Q3, 2025', '2025-07-01..2025-09-30'],
    ['Q4 of 2025', '2025-10-01..2025-12-31'],
    ['H1 2025', '2025-01-01..2025-06-30'],
    ['2025-H2', '2025-07-01..2025-12-31'],
    ['first half of 2025', '2025-01-01..2025-06-30'],
    ['third quarter of 2025', '2025-07-01..2025-09-30'],
  ])('quarters and halves: %s', (text, expected) => expect(shown(text, 'field')).toBe(expected));

  test.each([
    ['Mar 3, 2025', '2025-03-03..2025-03-03'],
    ['March 3 2025', '2025-03-03..2025-03-03'],
    ['3 Mar 2025', '2025-03-03..2025-03-03'],
    ['3rd of March, 2025', '2025-03-03..2025-03-03'],
    ['Sept 3rd, 2025', '2025-09-03..2025-09-03'],
    ['Sep. 2025', '2025-09-01..2025-09-30'],
    ['may 2025', '2025-05-01..2025-05-31'],
    ['19–JUNE-2024', '2024-06-19..2024-06-19'],
    ['2025 March', '2025-03-01..2025-03-31'],
    ['Mon, Mar 3, 2025', '2025-03-03..2025-03-03'],
    ['late March 2025', '2025-03-01..2025-03-31'],
  ])('months by name: %s', (text, expected) => expect(shown(text, 'field')).toBe(expected));

  test.each([
    ['15.01.2025', '2025-01-15..2025-01-15'],
    ['23-04-2024', '2024-04-23..2024-04-23'],
    ['13/04/2025', '2025-04-13..2025-04-13'],
    ['04/23/2024', '2024-04-23..2024-04-23'],
    ['04-23-2024', '2024-04-23..2024-04-23'],
    ['04/04/2025', '2025-04-04..2025-04-04'],
    ['15.01.2025 - 20.03.2025', '2025-01-15..2025-03-20'],
    ['15.01. – 20.03.2025', '2025-01-15..2025-03-20'],
    ['15.01.–20.03.2025', '2025-01-15..2025-03-20'],
    ['since 15.01.2025', '2025-01-15..open'],
    // The text shows once which number is the day.
    ['03/04/2025 to 15/04/2025', '2025-04-03..2025-04-15'],
    ['03/04/2025 to 04/15/2025', '2025-03-04..2025-04-15'],
    ['3.4. - 25.6.2025', '2025-04-03..2025-06-25'],
  ])('a day above twelve: %s', (text, expected) => expect(shown(text, 'field')).toBe(expected));

  it('a sign that is used both ways shows no order', () =>
    expect(shown('03/04/2025, 15/04/2025, 04/15/2025', 'field')).toBe(
      '2025-04-15..2025-04-15, 2025-04-15..2025-04-15, ambiguous@0: 03/04/2025',
    ));

  test.each([
    ["Jan '25", '2025-01-01..2025-01-31'],
    ['Jan ’25', '2025-01-01..2025-01-31'],
    ["3 Jan '25", '2025-01-03..2025-01-03'],
    ["Q2 '25", '2025-04-01..2025-06-30'],
    ["H1'25", '2025-01-01..2025-06-30'],
    ["Jan '25 – Mar '25", '2025-01-01..2025-03-31'],
    ["Jan–Mar '25", '2025-01-01..2025-03-31'],
    ["Dec '99", '1999-12-01..1999-12-31'],
  ])('a year of two digits: %s', (text, expected) => {
    expect(shown(text, 'field')).toBe(expected);
    expect(shown(`Shipped in ${text}.`, 'prose')).toBe(expected);
  });

  test.each([
    ['FY25 Q2', 10, '2025-01-01..2025-03-31'],
    ['FY25 Q2', 7, '2024-10-01..2024-12-31'],
    ['FY25 Q2', 2, '2024-05-01..2024-07-31'],
    ['FY25 Q1', 12, '2024-12-01..2025-02-28'],
    ['FY25 Q2', 1, '2025-04-01..2025-06-30'],
    ['FY2025-Q2', 7, '2024-10-01..2024-12-31'],
    ['FY25Q2', 7, '2024-10-01..2024-12-31'],
    ['FY 2025 H1', 4, '2024-04-01..2024-09-30'],
    ['FY24/25 Q1', 4, '2024-04-01..2024-06-30'],
    ['Q2 FY25', 7, '2024-10-01..2024-12-31'],
    ['Q2 of FY25', 7, '2024-10-01..2024-12-31'],
    ['Q2/FY25', 7, '2024-10-01..2024-12-31'],
    ['Q1–Q3 FY25', 7, '2024-07-01..2025-03-31'],
    ['FY25 Q1–Q3', 7, '2024-07-01..2025-03-31'],
    ['FY25 Q1 to FY25 Q3', 7, '2024-07-01..2025-03-31'],
    ['Q1 and Q2 FY25', 7, '2024-07-01..2024-09-30, 2024-10-01..2024-12-31'],
    ['second half of FY25', 7, '2025-01-01..2025-06-30'],
    ['FY25', 7, '2024-07-01..2025-06-30'],
    ["FY'25", 7, '2024-07-01..2025-06-30'],
    ['fiscal year 2025', 7, '2024-07-01..2025-06-30'],
    ['fiscal Q2 2025', 7, '2024-10-01..2024-12-31'],
    ['2024-11 to FY25 Q2', 7, '2024-11-01..2024-12-31'],
    ['FY25 Q5', 7, 'impossible@0: FY25 Q5'],
  ])('fiscal years: %s, from month %i', (text, start, expected) => expect(shown(text, 'field', start)).toBe(expected));

  it('of a fiscal year nothing is guessed where it is not known when it begins', () => {
    expect(shown('FY25 Q2', 'field')).toBe('fiscal@0: FY25 Q2');
    expect(shown('Led it in FY25 Q2, alone', 'prose')).toBe('fiscal@10: FY25 Q2');
    expect(shown('Led it in FY25 Q2, alone', 'prose', 7)).toBe('2024-10-01..2024-12-31');
    expect(shown('2025 Q2', 'field', 7)).toBe('2025-04-01..2025-06-30');
  });

  test.each([
    ['2025-02 to 2025-09', '2025-02-01..2025-09-30'],
    ['2024-11..2025-02', '2024-11-01..2025-02-28'],
    ['2025-02-2025-09', '2025-02-01..2025-09-30'],
    ['2025-02-01/2025-03-31', '2025-02-01..2025-03-31'],
    ['2025-09-01 → 2025-10-01', '2025-09-01..2025-10-01'],
    ['2025-02 — 2025-03', '2025-02-01..2025-03-31'],
    ['from 2025-02 until 2025-03', '2025-02-01..2025-03-31'],
    ['between Feb 2025 and June 2025', '2025-02-01..2025-06-30'],
    ['2024 through 2025', '2024-01-01..2025-12-31'],
    ['Feb - Sep 2025', '2025-02-01..2025-09-30'],
    ['Nov - Dec, 2024', '2024-11-01..2024-12-31'],
    ['Aug 2024-Jan 2025', '2024-08-01..2025-01-31'],
    ['March 3–14, 2025', '2025-03-03..2025-03-14'],
    ['3 to 14 March 2025', '2025-03-03..2025-03-14'],
    ['Mar 3-Apr 2, 2025', '2025-03-03..2025-04-02'],
    ['1 Feb – 3 Mar 2025', '2025-02-01..2025-03-03'],
    ['Q1-Q3 2025', '2025-01-01..2025-09-30'],
    ['2025 Q1–Q3', '2025-01-01..2025-09-30'],
    ['Q4 2024 - Q1 2025', '2024-10-01..2025-03-31'],
    ['2025: Jan-Mar', '2025-01-01..2025-03-31'],
    ['since 2024 to 2025-03', '2024-01-01..2025-03-31'],
  ])('ranges: %s', (text, expected) => expect(shown(text, 'field')).toBe(expected));

  test.each([
    '2025-03 to present',
    '2025-03 – the present',
    '2025-03 to date',
    'from 2025-03 until now',
    '2025-03..today',
    'since 2025-03',
    'Since March 2025',
    '2025-03 -',
    '2025-03 onwards',
    '2025-03 and onward',
    '2025-03 (ongoing)',
    '2025-03..',
  ])('open: %s', (text) => expect(shown(text, 'field')).toBe('2025-03-01..open'));

  test.each([
    [
      '2025-03, 2025-06; 2026-01 and 2026-02',
      '2025-03-01..2025-03-31, 2025-06-01..2025-06-30, 2026-01-01..2026-01-31, 2026-02-01..2026-02-28',
    ],
    ['Jun 13 & Jul 24, 2023', '2023-06-13..2023-06-13, 2023-07-24..2023-07-24'],
    ['Q1, Q2 and Q4 2025', '2025-01-01..2025-03-31, 2025-04-01..2025-06-30, 2025-10-01..2025-12-31'],
    ['Jan-Feb and Apr 2025', '2025-01-01..2025-02-28, 2025-04-01..2025-04-30'],
  ])('lists: %s', (text, expected) => expect(shown(text, 'field')).toBe(expected));

  test.each([
    ['03/04/2025', 'ambiguous@0: 03/04/2025'],
    ['3.4.2025 - 5.6.2025', 'ambiguous@0: 3.4.2025, ambiguous@11: 5.6.2025'],
    ['3.4.2025 - 2025-06', 'ambiguous@0: 3.4.2025'],
    ['3.4. - 5.6.2025', 'ambiguous@7: 5.6.2025'],
    ['3.4. - 25.13.2025', 'no-month@0: 3.4. - 25.13.2025'],
    ['15.01.25', 'ambiguous@0: 15.01.25'],
    ['3.4.2025', 'ambiguous@0: 3.4.2025'],
    ['3/4/25', 'ambiguous@0: 3/4/25'],
    ['2025-03 to 03/04/2025', 'ambiguous@11: 03/04/2025'],
    ['last year', 'relative@0: last year'],
    [' two weeks ago', 'relative@1: two weeks ago'],
    ['this quarter', 'relative@0: this quarter'],
    ['3 months ago', 'relative@0: 3 months ago'],
    ['ongoing', 'relative@0: ongoing'],
    ['2025-03 to last month', 'relative@0: 2025-03 to last month'],
    ['2025-02-30', 'impossible@0: 2025-02-30'],
    ['2025-13', 'no-month@0: 2025-13'],
    ['2025-14-03', 'no-month@0: 2025-14-03'],
    ['14/2025', 'no-month@0: 14/2025'],
    ['01.14.2025', 'no-month@0: 01.14.2025'],
    ['31.02.2025', 'impossible@0: 31.02.2025'],
    ['30 Feb 2025', 'impossible@0: 30 Feb 2025'],
    ['Q5 2025', 'impossible@0: Q5 2025'],
    ['2025-09 to 2025-02', 'reversed@0: 2025-09 to 2025-02'],
    ['Nov - Feb 2025', 'reversed@0: Nov - Feb 2025'],
    ['March 14–3, 2025', 'reversed@0: March 14–3, 2025'],
    ['May', 'unreadable@0: May'],
    ['TBD', 'unreadable@0: TBD'],
    ['3Q25', 'unreadable@0: 3Q25'],
    ['2025-W12', 'unreadable@0: 2025-W12'],
    ['10-12', 'unreadable@0: 10-12'],
  ])('not usable: %s', (text, expected) => expect(shown(text, 'field')).toBe(expected));

  // Each of these holds a piece that reads as a date wider or other than what was meant.
  test.each([
    ['early 2025', 'unreadable@0: early 2025'],
    ['mid-2025', 'unreadable@0: mid-2025'],
    ['end of Q3 2025', 'unreadable@0: end of Q3 2025'],
    ['before 2025-03', 'unreadable@0: before 2025-03'],
    ['FY2025 Q3', 'fiscal@0: FY2025 Q3'],
    ['2025-03 to 06', 'unreadable@0: 2025-03 to 06'],
    ['2025-03 to early 2026', 'unreadable@0: 2025-03 to early 2026'],
    ['2025 (3 times)', 'unreadable@0: 2025'],
    ['March 3, 5 and 9, 2025', 'unreadable@0: March 3, unreadable@18: 2025'],
    ['2025.1', 'unreadable@0: 2025.1'],
  ])('nothing is guessed from a part: %s', (text, expected) => expect(shown(text, 'field')).toBe(expected));

  test.each([
    ['2025-03 (approx.)', '2025-03-01..2025-03-31'],
    ['2025-03 - led the migration', '2025-03-01..2025-03-31'],
    ['2025-03, last quarter', '2025-03-01..2025-03-31'],
    ['2025-03 ([plan](https://acme.example/2019-01-01/x))', '2025-03-01..2025-03-31'],
    ['', ''],
  ])('other words beside a date do not matter: %s', (text, expected) => expect(shown(text, 'field')).toBe(expected));
});

describe('prose', () => {
  test.each([
    ['Worked 2025-02 to 2025-09, then', '2025-02-01..2025-09-30'],
    ['Shipped 2025-03.', '2025-03-01..2025-03-31'],
    ['**2025-03**', '2025-03-01..2025-03-31'],
    ['In May 2025 we', '2025-05-01..2025-05-31'],
    ['[Nov 2025 - Apr 2026] workshop', '2025-11-01..2026-04-30'],
    ['since 2018, and have served', '2018-01-01..open'],
    ['(2024)', '2024-01-01..2024-12-31'],
    ['(2023–2025)', '2023-01-01..2025-12-31'],
    ['(2024 - present)', '2024-01-01..open'],
    ['in 2024 we grew', '2024-01-01..2024-12-31'],
    ['from 2023 to 2025.', '2023-01-01..2025-12-31'],
    ['from March to May 2025', '2025-03-01..2025-05-31'],
    ['in Q1 and Q2 2025', '2025-01-01..2025-03-31, 2025-04-01..2025-06-30'],
    ['March 2025 – May be more', '2025-03-01..2025-03-31'],
    ['On March 3, 2024, people joined', '2024-03-03..2024-03-03'],
    ['On March 3, 2024 Ada joined', '2024-03-03..2024-03-03'],
    ['began in 2020 via SIG Docs', '2020-01-01..2020-12-31'],
    ['merged on 15.01.2025, then', '2025-01-15..2025-01-15'],
  ])('unmistakable: %s', (text, expected) => expect(shown(text, 'prose')).toBe(expected));

  test.each([
    'in 2024 users grew',
    'by 2024 tests',
    'between 2000 and 2100 users',
    '2000 tests',
    '2024-2025 requests',
    'v2025.1 and 1.2025',
    '#2025',
    'may 2025 users',
    'march 2025 miles',
    'In March, 2024 people joined',
    'On March 3, 2024 people joined',
    'KubeCon EU 2023',
    'class of 2024',
    'end of 2024',
    'Chair since early 2022, with',
    'after March 2025',
    'see https://x.y/2025-01-01/a',
    'www.x.y/(2025-01)',
    '2025-03-04T10:00',
    'API version 2025-02',
    'RFC 2025-11',
    '`2025-02-03`',
    'a_2025_01',
    'docs/2025-01/report.md',
    'release-2025-01',
    'March 2025-beta',
    '2025-30',
    '10-12',
    "the '90s",
    "June '9",
    'budget FY25',
    'version 15.01.2025.3',
    'last year',
    'two weeks ago',
    'June',
    'Q3',
    '2025 May',
  ])('nothing: %s', (text) => expect(shown(text, 'prose')).toBe(''));

  test.each([
    ['merged 03/04/2025', 'ambiguous@7: 03/04/2025'],
    ['merged 2025-02-30', 'impossible@7: 2025-02-30'],
    ['from May 2025 to March 2025', 'reversed@5: May 2025 to March 2025'],
  ])('a problem where a date was clearly meant: %s', (text, expected) => expect(shown(text, 'prose')).toBe(expected));
});

describe('parsePeriod', () => {
  test.each([
    ['2025-01..2026-06', '2025-01-01', '2026-06-30'],
    ['2025-01 to 2026-06', '2025-01-01', '2026-06-30'],
    ['2025-01-15 .. 2025-02-15', '2025-01-15', '2025-02-15'],
    ['2025-H2', '2025-07-01', '2025-12-31'],
    ['2025 Q1 – 2025 Q3', '2025-01-01', '2025-09-30'],
    ['Q1 2025', '2025-01-01', '2025-03-31'],
    ['2025', '2025-01-01', '2025-12-31'],
    ['2025-01..present', '2025-01-01', null],
    ['2025-01..', '2025-01-01', null],
  ])('%s', (text, start, end) => expect(parsePeriod(text)).toEqual({ start, end }));

  test.each([
    '',
    'March 2025',
    '2025-06..2025-01',
    '2025-13',
    '2025-01, 2025-03',
    'last year',
    '01/2025',
    `2025${' '.repeat(100)}..2026`,
  ])('null: %s', (text) => expect(parsePeriod(text)).toBeNull());
});

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())!);
const modes = fc.constantFrom<DateMode>('field', 'prose');
const scraps = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '2025',
        '-',
        '–',
        '..',
        ' to ',
        ' ',
        'March',
        'May ',
        'Q3',
        'H1 ',
        ',',
        ' and ',
        '02',
        '/',
        '30',
        '(',
        ')',
        'since ',
        'from ',
        'present',
        '.',
        'last',
        'half of ',
        "'25",
        'FY25 ',
        '15.01.2025',
        '3rd',
        'T',
      ),
      fc.string({ maxLength: 4, unit: 'binary' }),
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''));

describe('properties', () => {
  it('reads back what was written, in a field and in prose', () => {
    fc.assert(
      fc.property(days, days, fc.boolean(), modes, (a, b, open, mode) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        const text = `${start}..${open ? 'present' : end}`;
        expect(readDates(text, mode)).toEqual({ dates: [{ start, end: open ? null : end }], problems: [] });
      }),
    );
  });

  it('never throws, never ends before it starts, and places its problems in the text', () => {
    fc.assert(
      fc.property(fc.oneof(scraps, fc.string({ unit: 'binary' })), modes, (text, mode) => {
        const { dates, problems } = readDates(text, mode);
        for (const { start, end } of dates) expect(end === null || start <= end).toBe(true);
        for (const problem of problems) {
          expect(problem.text.length).toBeLessThanOrEqual(300);
          expect(text.slice(problem.index, problem.index + problem.text.length)).toBe(problem.text);
        }
      }),
      { numRuns: runs(3000) },
    );
  });

  it('reads a day in each way to write it, and never as another day', () => {
    const pad = (n: number): string => String(n).padStart(2, '0');
    fc.assert(
      fc.property(days, modes, (date, mode) => {
        const [y, m, d] = date.split('-').map(Number) as [number, number, number];
        const ways = [
          `${pad(d)}.${pad(m)}.${y}`,
          `${d}/${m}/${y}`,
          `${pad(m)}/${pad(d)}/${y}`,
          `${pad(d)}-${pad(m)}-${y}`,
        ];
        for (const way of ways) {
          const { dates, problems } = readDates(way, mode);
          const clear = d > 12 || d === m;
          expect(dates).toEqual(clear ? [{ start: date, end: date }] : []);
          expect(problems.map(({ what }) => what)).toEqual(clear ? [] : ['ambiguous']);
        }
      }),
    );
  });

  it('in a field, a text that is not blank is a date or a problem', () => {
    fc.assert(
      fc.property(
        scraps.filter((text) => text.trim() !== ''),
        (text) => {
          const { dates, problems } = readDates(text, 'field');
          expect(dates.length + problems.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it.each([
    '2025-',
    'Q1 and ',
    '`',
    'May 3, ',
    '2025 to ',
    '://',
    '(2024',
    '3/4/2025 ',
    '15.01.2025',
    'FY25 ',
    "'25 ",
    '2025-01-01T1-',
    'early ',
  ])('is linear on %j repeated', (unit) => {
    const time = (length: number): number => {
      const text = unit.repeat(length / unit.length);
      const start = cpu();
      readDates(text, 'field');
      readDates(text, 'prose');
      return cpu() - start;
    };
    time(8192);
    // Sixteen times the text; quadratic work would take 256 times as long.
    expect(time(262_144)).toBeLessThan(Math.max(5, time(16_384)) * 100);
  });
});
