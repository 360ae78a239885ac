import { assert, constantFrom, option, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorOf } from '../../src/check/anchor.ts';
import { readFacts } from '../../src/files/facts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { plain } from '../../src/text/words.ts';
import { day, header } from '../rubric/factory.ts';
import { checked, packetFor, states } from './support.ts';

const settings = { ...defaultSettings, cycles: { '2026-H1': day('2026-06-30'), '2019-H1': day('2019-06-30') } };

function anchored(
  stated: { readonly period?: string; readonly cycle?: string },
  { opened = null, today = '2026-07-15' }: { readonly opened?: string | null; readonly today?: string } = {},
) {
  const findings: Finding[] = [];
  const {
    day: found,
    source,
    instead,
  } = anchorOf(
    {
      ...header(),
      period: stated.period === undefined ? null : { start: day('2018-01-01'), end: day(stated.period) },
      cycle: stated.cycle ?? null,
    },
    { settings, opened: opened === null || opened === 'unread' ? opened : day(opened), today: day(today) },
    findings,
    (field) => ({ path: 'p.md', line: field === 'period' ? 5 : 6, column: 1 }),
  );
  return [
    found,
    source,
    instead === null ? null : `${instead.of} ${instead.lies}`,
    ...findings.map(({ code, place }) => `${code} ${place.line}`),
  ];
}

describe('the anchor', () => {
  const opened = '2026-07-01';
  test.each([
    ['the end of the period', { period: '2026-06-30', cycle: '2026-H1' }, {}, ['2026-06-30', 'period', null]],
    ['the date of the cycle', { cycle: '2026-H1' }, {}, ['2026-06-30', 'cycle', null]],
    ['the opening', {}, { opened }, ['2026-07-01', 'opened', null]],
    ['today, where there is no pull request', {}, {}, ['2026-07-15', 'today', null]],
    ['today, where GitHub did not say when it was opened', {}, { opened: 'unread' }, ['2026-07-15', 'unread', null]],
    ['today, where the opening lies after it', {}, { opened: '2026-08-01' }, ['2026-07-15', 'today', null]],
    [
      'today, where the period ends after it',
      { period: '2026-12-31' },
      { opened },
      ['2026-07-15', 'today', 'period ahead'],
    ],
    ['a period that ended just within the grace', { period: '2026-01-01' }, { opened }, ['2026-01-01', 'period', null]],
    [
      'the opening, where the period ended a day before the grace',
      { period: '2025-12-31' },
      { opened },
      ['2026-07-01', 'opened', 'period too-far-back', 'packet-period-old 5'],
    ],
    [
      'today, where the period is old',
      { period: '2019-12-31' },
      {},
      ['2026-07-15', 'today', 'period too-far-back', 'packet-period-old 5'],
    ],
    [
      'the opening, where the cycle is old',
      { cycle: '2019-H1' },
      { opened },
      ['2026-07-01', 'opened', 'cycle too-far-back', 'packet-period-old 6'],
    ],
    [
      'the opening, where the cycle is unknown',
      { cycle: '2030' },
      { opened },
      ['2026-07-01', 'opened', null, 'packet-cycle-unknown 6'],
    ],
  ])('is %s', (_, stated, at, expected) => {
    expect(anchored(stated, at)).toEqual(expected);
  });

  const days = constantFrom(
    '2019-02-01',
    '2025-12-31',
    '2026-01-01',
    '2026-06-30',
    '2026-07-15',
    '2026-07-16',
    '2030-01-01',
  );
  test('lies never after today, and never further back than the grace', () => {
    assert(
      property(option(days), option(constantFrom('2026-H1', '2019-H1')), option(days), (period, cycle, at) => {
        const [found] = anchored({ ...(period && { period }), ...(cycle && { cycle }) }, { opened: at });
        const from = at !== null && at <= '2026-07-15' ? at : '2026-07-15';
        expect(String(found) <= '2026-07-15').toBe(true);
        expect(from < '2026-07-01' || String(found) >= '2026-01-01').toBe(true);
      }),
    );
  });

  test('a shorter grace of the settings holds', () => {
    const findings: Finding[] = [];
    const found = anchorOf(
      { ...header(), period: { start: day('2025-01-01'), end: day('2026-03-31') }, cycle: null },
      { settings: { ...settings, periodGrace: { days: 30 } }, today: day('2026-07-15') },
      findings,
      () => ({ path: 'p.md', line: 5, column: 1 }),
    );
    expect(found.day).toBe('2026-07-15');
    expect(findings.map(({ message }) => plain(message))).toEqual([
      '`period` ends on `2026-03-31`, more than 30 days before the day of this check; windows and tenures are measured from `2026-07-15`',
    ]);
  });
});

const LADDER = `schema: 1
id: x
version: 1.0.0
title: X
levels: [{ id: L4, title: Four }, { id: L5, title: Five }]
tracks: [{ id: ic, title: IC, levels: [L4, L5] }]
competencies:
  - id: design
    title: Design
    criteria:
      L5: { text: Designs systems., rubric: { items: 1, dated: true, within: 18 months } }
`;

test('an old period never moves the window to the work of its time', () => {
  const packet = packetFor({}, '## Design\n\n- Led the pipeline.\n  - When: 2019-01\n').replace(
    'period: 2025-01..2026-06',
    'period: 2018-01..2019-12',
  );
  const result = checked(LADDER, packet, { today: day('2026-07-15'), opened: day('2026-07-01') });
  expect([states(result), result.anchor?.day]).toEqual([['design.L5 partial*'], '2026-07-01']);
  expect(result.findings.find(({ code }) => code === 'packet-period-old')?.place.line).toBe(5);
  // There is no time left in which more work could lie, so nobody is asked for more of it.
  const [lack] = result.criteria.flatMap(({ lacks }) => lacks);
  expect(lack && plain(lack.message)).toContain('have no day in common');
  expect(lack && plain(lack.fix)).toMatch(/^Set `?period:`? to the time/u);
});

test('the date of a commit changes no state, whatever it is', () => {
  const packet = packetFor({}, '## Design\n\n- Led the pipeline.\n  - When: 2026-02\n').replace(
    'period: 2025-01..2026-06\n',
    '',
  );
  const judged = (head: string | null): unknown => {
    const { facts } = readFacts(
      new TextEncoder().encode(JSON.stringify({ schema: 1, ...(head !== null && { head }) })),
      'facts.json',
      [],
    );
    if (facts === null) throw new Error('an old facts file was refused');
    const result = checked(LADDER, packet, { facts, opened: day('2026-06-01') });
    return { states: states(result), anchor: result.anchor };
  };
  const without = judged(null);
  for (const head of ['2019-01-01', '2026-06-15', '2030-01-01']) expect(judged(head)).toEqual(without);
  expect(without).toMatchObject({ anchor: { day: '2026-06-01', source: 'opened' } });
});
