import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readMeasures, readQuantity, type Metric, type Quantity } from '../../../src/packet/values/metrics.ts';
import { cpu } from '../../cpu.ts';
import { runs } from '../../runs.ts';

type Mode = 'field' | 'prose';
const readMetrics = (text: string, mode: Mode, line: number): readonly Metric[] =>
  readMeasures(text, mode, line).metrics;
const quantity = (q: Quantity | null): string =>
  q ? `${q.value}${q.unit === '' ? '' : ` ${q.unit}`} (${q.dimension})` : 'none';
const shown = (text: string, mode: Mode): string =>
  readMetrics(text, mode, 1)
    .map((m) => `${quantity(m.baseline)} -> ${quantity(m.result)}`)
    .join(', ');
const only = (text: string, mode: Mode = 'field'): Metric => {
  const metrics = readMetrics(text, mode, 7);
  expect(metrics).toHaveLength(1);
  return metrics[0]!;
};

describe('what is hoped for', () => {
  const ends = (text: string, mode: Mode): string =>
    readMetrics(text, mode, 1)
      .map(({ baseline, result }) => `${baseline ? 'from' : ''}${result ? 'to' : ''}`)
      .join();
  test.each<[string, Mode]>([
    ['target: 6 h -> 20 min', 'field'],
    ['Goal: reduce builds from 40 min to 10 min', 'field'],
    ['expected 40 min -> 10 min', 'field'],
    ['it will cut the close from 3 days to 1 day', 'prose'],
    ['Led exports, aiming to reduce errors from 5 % to 1 %', 'prose'],
    ['we hope to go from 40 min to 10 min', 'prose'],
    ['This should bring builds from 40 min to 10 min', 'prose'],
  ])('%s has no result', (text, mode) => expect(ends(text, mode)).toBe('from'));

  test.each<[string, Mode]>([
    ['from 40 min to 10 min, the target was 15 min', 'field'],
    ['As expected, cut builds from 40 min to 10 min', 'prose'],
    ['SLO target 99.5 % -> 99.95 %', 'field'],
    ['build target time 6 min -> 2 min', 'field'],
    ['expected response time 40 ms -> 10 ms', 'field'],
    ['Beat the target: 6 h -> 20 min', 'field'],
    ['Cut builds from 40 min to 10 min, which will save us a node', 'prose'],
  ])('%s is measured', (text, mode) => expect(ends(text, mode)).toBe('fromto'));
});

describe('a field', () => {
  test.each([
    ['reconciliation 6 h -> 20 min', '6 h (time) -> 20 min (time)'],
    ['reconciliation 6 h → 20 min', '6 h (time) -> 20 min (time)'],
    ['reconciliation 6 h => 20 min', '6 h (time) -> 20 min (time)'],
    ['8 horas -> 1 hora', '8 horas (time) -> 1 hora (time)'],
    ['2 Tage -> 1 Stunde', '2 Tage (time) -> 1 Stunde (time)'],
    ['R$ 0,40 -> R$ 0,25', '0.4 R$ (money:BRL) -> 0.25 R$ (money:BRL)'],
    ['from 6 h to 20 min', '6 h (time) -> 20 min (time)'],
    ['6h to 20min', '6 h (time) -> 20 min (time)'],
    ['MTTR 4 hours down to 30 minutes', '4 hours (time) -> 30 minutes (time)'],
    ['6 h -> 20 min -> 5 min', '6 h (time) -> 5 min (time)'],
    ['6 -> 2 h', '6 h (time) -> 2 h (time)'],
    ['p99 900 → 300 ms', '900 ms (time) -> 300 ms (time)'],
    ['900 to 300 ms', '900 ms (time) -> 300 ms (time)'],
    ['~6 h -> < 20 min', '6 h (time) -> 20 min (time)'],
    ['1h30m -> 20m', '1.5 h (time) -> 20 m (time)'],
    ['6 h 30 min -> 20 min', '6.5 h (time) -> 20 min (time)'],
    ['250µs -> 80us', '250 µs (time) -> 80 us (time)'],
    ['512 MiB -> 1 GB', '512 MiB (data) -> 1 GB (data)'],
    ['99.5% to 99.95%', '99.5 % (percent) -> 99.95 % (percent)'],
    ['coverage 40 -> 85 %', '40 % (percent) -> 85 % (percent)'],
    ['$50k -> $20k/month', '50000 $/month (money:USD) -> 20000 $/month (money:USD)'],
    ['US$ 1.2M -> US$ 800k', '1200000 US$ (money:USD) -> 800000 US$ (money:USD)'],
    ['50€ -> 20€', '50 € (money:EUR) -> 20 € (money:EUR)'],
    ['GBP 50 -> GBP 20', '50 GBP (money:GBP) -> 20 GBP (money:GBP)'],
    ['1,200 -> 300 tickets/week', '1200 tickets/week (rate:tickets) -> 300 tickets/week (rate:tickets)'],
    ['1 200 -> 300 tickets/week', '1200 tickets/week (rate:tickets) -> 300 tickets/week (rate:tickets)'],
    [
      '20 -> 2 incidents per month',
      '20 incidents per month (rate:incidents) -> 2 incidents per month (rate:incidents)',
    ],
    ['deploys 1/week -> 5/day', '1 /week (rate:) -> 5 /day (rate:)'],
    ['10 -> 50 req/s', '10 req/s (rate:requests) -> 50 req/s (rate:requests)'],
    ['200 -> 5k rps', '200 rps (rate:requests) -> 5000 rps (rate:requests)'],
    ['0 → 12 engineers', '0 engineers (count:engineers) -> 12 engineers (count:engineers)'],
    [
      '1 engineer -> 12 engineers onboarded',
      '1 engineer (count:engineers) -> 12 engineers onboarded (count:engineers)',
    ],
    ['2 million users -> 3 million users', '2000000 users (count:users) -> 3000000 users (count:users)'],
    ['20 -> 2', '20 (count:) -> 2 (count:)'],
    ['tickets 20 -> 2; latency 3 s -> 1 s', '20 (count:) -> 2 (count:), 3 s (time) -> 1 s (time)'],
    ['6 h -> 3 GB', '6 h (time) -> 3 GB (data)'],
    ['[10 h -> 2 h](https://acme.example/1-2)', '10 h (time) -> 2 h (time)'],
  ])('a change: %s', (text, expected) => expect(shown(text, 'field')).toBe(expected));

  test.each([
    '2025-01 to 2025-06',
    '2024 to 2025',
    '2024 -> 2025',
    'v1.2 to v2.0',
    '1.2.3 -> 1.3.0',
    'Java 8 -> 17',
    'Python 3.8 to 3.12',
    'L4 -> L5',
    '#12 -> #15',
    'PR 12 -> 15',
    '2 to 3 weeks',
    '5 to 10 engineers',
    '10-12 people',
    '10:00 -> 11:00',
    'p99',
    'see the dashboard',
    '',
    'https://acme.example/6h->2h',
  ])('no metric: %s', (text) => expect(shown(text, 'field')).toBe(''));

  test.each([
    ['p95 2,5 s -> 0,9 s', '2.5 s (time) -> 0.9 s (time)'],
    ['1,5 -> 1,2', '1.5 (count:) -> 1.2 (count:)'],
    ['6 h --> 20 min', '6 h (time) -> 20 min (time)'],
    ['6 h ==> 20 min', '6 h (time) -> 20 min (time)'],
    ['6 h —> 20 min', '6 h (time) -> 20 min (time)'],
    ['6 h ➡️ 20 min', '6 h (time) -> 20 min (time)'],
    ['ca. 6 h -> approx. 20 min', '6 h (time) -> 20 min (time)'],
    ['≈6 h -> ~20 min', '6 h (time) -> 20 min (time)'],
    ['before 20 min, after 8 min', '20 min (time) -> 8 min (time)'],
    ['before: 20 min; now: 8 min', '20 min (time) -> 8 min (time)'],
    ['was 20, now 8 min', '20 min (time) -> 8 min (time)'],
    ['20 min before, 8 min after', '20 min (time) -> 8 min (time)'],
    ['12 minutes, down from 45', '45 minutes (time) -> 12 minutes (time)'],
    ['8 min (was 20 min)', '20 min (time) -> 8 min (time)'],
    ['8 min (from 20 min)', '20 min (time) -> 8 min (time)'],
    ['8 min instead of 20', '20 min (time) -> 8 min (time)'],
    ['40 people, up from 12', '12 people (count:people) -> 40 people (count:people)'],
    ['builds 1h30 -> 1h05', '1.5 h (time) -> 1.0833333333333333 h (time)'],
    ['builds 10m -> 4m30s', '10 m (time) -> 4.5 m (time)'],
    ['builds 20m -> 5m', '20 m (time) -> 5 m (time)'],
    ['cable 20m -> 5m', '20 m (m) -> 5 m (m)'],
    ['builds 20 min on average -> 8 min', '20 min (time) -> 8 min (time)'],
    ['p50 20 min -> p50 8 min', '20 min (time) -> 8 min (time)'],
    ['builds 20 min, now 8 min', '20 min (time) -> 8 min (time)'],
    ['load 900 -> 2x', '900 (count:) -> 2 x (factor)'],
    ['load 2x -> 5x', '2 x (factor) -> 5 x (factor)'],
    ['team 5 -> 11 people', '5 people (count:people) -> 11 people (count:people)'],
    ['team from 5 to 11', '5 (count:) -> 11 (count:)'],
    ['from two to seven engineers', '2 engineers (count:engineers) -> 7 engineers (count:engineers)'],
    ['200rps -> 5k rps', '200 rps (rate:requests) -> 5000 rps (rate:requests)'],
  ])('in other ways to write it: %s', (text, expected) => expect(shown(text, 'field')).toBe(expected));

  test.each([
    ['saved $50k/year', 'none -> 50000 $/year (money:USD)', null],
    ['saved 20 hours', 'none -> 20 hours (time)', null],
    ['94% faster', 'none -> none', -94],
    ['40 % more sign-ups', 'none -> none', 40],
    ['down 30%', 'none -> none', -30],
    ['revenue grew by 40 %', 'none -> none', 40],
    ['cut the bill by 40 %', 'none -> none', -40],
  ])('a result alone has no baseline: %s', (text, expected, stated) => {
    expect(shown(text, 'field')).toBe(expected);
    expect(only(text)).toMatchObject({ stated, percent: null, consistent: true });
  });
});

describe('prose', () => {
  test.each([
    ['cutting reconciliation from 6 h to 20 min.', '6 h (time) -> 20 min (time)'],
    ['reduced on-call pages from 40 to 5 per week', '40 per week (rate:) -> 5 per week (rate:)'],
    ['error rate fell from 2 % to 0.1 %', '2 % (percent) -> 0.1 % (percent)'],
    ['grew from 3 engineers to 12 engineers', '3 engineers (count:engineers) -> 12 engineers (count:engineers)'],
    ['cost from $1.2M to $800k a year', '1200000 $ a year (money:USD) -> 800000 $ a year (money:USD)'],
    ['reconciliation 6 h -> 20 min', '6 h (time) -> 20 min (time)'],
    ['Cut deployment time by 73% (45m to 12m), May 2026', '45 m (time) -> 12 m (time)'],
    ['12 minutes, down from 45 minutes, for a deployment', '45 minutes (time) -> 12 minutes (time)'],
    ['Before, it took us long: before 20 min, after 8 min.', '20 min (time) -> 8 min (time)'],
    ['Reduced pages from 40 to 12 a week', '40 a week (rate:) -> 12 a week (rate:)'],
    ['Grew the team from 3 to 8 engineers.', '3 engineers (count:engineers) -> 8 engineers (count:engineers)'],
    ['Team from 5 to 11 people', '5 people (count:people) -> 11 people (count:people)'],
    ['Grew weekly users from 1,000 to 2,500.', '1000 (count:) -> 2500 (count:)'],
    ['grew from one team to three teams', '1 team (count:teams) -> 3 teams (count:teams)'],
  ])('a change: %s', (text, expected) => expect(shown(text, 'prose')).toBe(expected));

  test.each([
    ['Grew annual revenue by 40 %.', 40],
    ['reduced build time by 60 %', -60],
    ['sign-ups up 12 %', 12],
  ])('a percentage alone, where the words say which way: %s', (text, stated) =>
    expect(only(text, 'prose')).toMatchObject({ stated, baseline: null, result: null, percent: null }),
  );

  test.each([
    'took 2 to 3 weeks',
    'for 5 % to 10 % of users',
    'from 2 to 3 in rank',
    'grew from 8 to 3',
    'traffic rose from 10 to 12 March',
    'increased Java from 8 to 17',
    'moved from Java 8 to 17 services',
    'from 5 to 12 March 2025',
    '10-12 people',
    'from 2023 to 2025 we',
    '94 % faster',
    'saved $50k',
    '20 -> 2',
    'Release Team from 1.15 -> 1.19',
    'Team 3 built 5 things',
    'was 20 and now 8',
    'by 94 %',
    'the antenna, before 20 people saw it',
    'from one to many',
    'from 9 to 5 pm',
    '#4123, #4188 to 12',
    '6 h to 3 GB',
    'open 9:00 to 17:00',
    '`6 h -> 2 h`',
  ])('no metric: %s', (text) => expect(shown(text, 'prose')).toBe(''));
});

describe('the stated percentage', () => {
  test.each([
    ['p99 1.2 s -> 300 ms (75 % less)', -75, true],
    ['6 h -> 20 min (94%)', -94, true],
    ['6 h -> 20 min (-94%)', -94, true],
    ['6 h -> 20 min, a 94 % reduction', -94, true],
    ['6 h -> 20 min by 94 %', -94, true],
    ['cut by 94 % from 6 h to 20 min', -94, true],
    ['6 h -> 20 min (90 % less)', -90, false],
    ['6 h -> 20 min (94 % more)', 94, false],
    ['200 -> 300 users (50 % more)', 50, true],
    ['200 -> 300 users (52 % more)', 52, false],
    // One point off is still right; above 100 %, 5 % of it.
    ['100 -> 49 users (50 % less)', -50, true],
    ['100 -> 48.9 users (50 % less)', -50, false],
    ['100 -> 1,100 users (950 % more)', 950, true],
    ['100 -> 1,100 users (949 % more)', 949, false],
    // Points of a percentage, and speed instead of time.
    ['coverage 40 % -> 85 % (45 % more)', 45, true],
    ['180 s -> 60 s (200 % faster)', -200, true],
    ['180 s -> 60 s (67 % faster)', -67, true],
    ['180 s -> 60 s (90 % faster)', -90, false],
    // About something else.
    ['6 h -> 20 min, adoption up 40 %', null, true],
    ['6 h -> 20 min', null, true],
    ['0 -> 12 engineers (50 % more)', 50, true],
  ])('%s', (text, stated, consistent) => expect(only(text)).toMatchObject({ stated, consistent }));

  it('is computed in base units', () => {
    expect(only('6 h -> 20 min').percent).toBeCloseTo(-94.444, 2);
    expect(only('1/week -> 5/day').percent).toBeCloseTo(3400, 6);
    expect(only('0 -> 12 engineers').percent).toBeNull();
    expect(only('6 h -> 3 GB').percent).toBeNull();
    expect(only('$60k/year -> $5k/month').percent).toBeCloseTo(0, 6);
  });
});

it('labels a metric in the words before it, and knows its line', () => {
  expect(only('reconciliation 6 h -> 20 min')).toMatchObject({ label: 'reconciliation', line: 7 });
  expect(only('p99 latency: 1.2 s -> 300 ms').label).toBe('p99 latency');
  expect(only('cutting reconciliation from 6 h to 20 min', 'prose').label).toBe('cutting reconciliation');
  expect(readMetrics('tickets 20 -> 2, and latency 3 s -> 1 s', 'field', 1).map((m) => m.label)).toEqual([
    'tickets',
    'latency',
  ]);
});

describe('a number is read whole or not at all', () => {
  const read = (text: string, mode: Mode = 'field'): string => {
    const { metrics, problems } = readMeasures(text, mode, 1);
    return [
      ...metrics.map((m) => `${m.baseline?.value ?? 'none'} -> ${m.result?.value ?? 'none'}`),
      ...problems.map(({ what, text: found, index }) => `${what}@${index}: ${found}`),
    ].join(', ');
  };
  test.each([
    ["12'900 -> 15'000", '12900 -> 15000'],
    ['12’900 -> 15’000', '12900 -> 15000'],
    ['12_900 -> 15_000', '12900 -> 15000'],
    ['12\u202F900 -> 15\u00A0000', '12900 -> 15000'],
    ['1,200,000 -> 900', '1200000 -> 900'],
    ['1,200.5 -> 900', '1200.5 -> 900'],
    ['1.200,5 -> 900', '1200.5 -> 900'],
    ['1.200.000 -> 900', '1200000 -> 900'],
    ['1 200,5 -> 900', '1200.5 -> 900'],
    ['12,00,000 -> 5 lakh', '1200000 -> 500000'],
    ['1234,567 -> 0,125', '1234.567 -> 0.125'],
    ['900M -> 1.2Bn', '900000000 -> 1200000000'],
    ['900M -> 1.2B', '900000000 -> 1200000000'],
    ['1.2B events -> 3B events', '1200000000 -> 3000000000'],
    ['900M -> 1.2 Mrd', '900000000 -> 1200000000'],
    ['5000 -> 10^5', '5000 -> 100000'],
    ['5000 -> 10⁵', '5000 -> 100000'],
    ['1e3 -> 2.5e3', '1000 -> 2500'],
    ['5×10^3 -> 100', '5000 -> 100'],
    ['1,200 -> 0.5', '1200 -> 0.5'],
    ['1.250 s -> 0.300 s', '1.25 -> 0.3'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['900 -> 1.200', 'thousands-or-decimals@7: 1.200'],
    ['1.200 -> 900', 'thousands-or-decimals@0: 1.200'],
    ['tickets 5k -> 1.200', 'thousands-or-decimals@14: 1.200'],
    ['cost 1,500 -> 1.400', 'thousands-or-decimals@5: 1,500, thousands-or-decimals@14: 1.400'],
    ['2,5 s -> 1,500 s', 'thousands-or-decimals@9: 1,500 s'],
    ['99.9 % -> 99.950 %', 'thousands-or-decimals@10: 99.950 %'],
    ['5000 -> 2^10', 'not-whole@8: 2^10'],
    ['70 min -> 1 1/2 h', 'not-whole@10: 1 1/2 h'],
    ['70 min -> 1 ½ h', 'not-whole@10: 1 ½ h'],
    ['rows 100 -> 1 gross', 'not-whole@12: 1 gross'],
    ['5000 -> 12,34,5', 'not-whole@8: 12,34,5'],
    ['5000 -> 1.2Xy', 'not-whole@8: 1.2Xy'],
    ['10 -> 10-12 nodes', 'not-whole@6: 10-12 nodes'],
  ])('%s is not read, and told', (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    ['Used by 2.300 developers', 'thousands-or-decimals@8: 2.300 developers'],
    ['grew from 900 users to 1.200 users', 'thousands-or-decimals@23: 1.200 users'],
    ['took 1.234 s', 'thousands-or-decimals@5: 1.234 s'],
  ])('in prose: %s', (text, expected) => {
    expect(read(text, 'prose')).toBe(expected);
    expect(readMeasures(text, 'prose', 1).amounts).toEqual([]);
  });

  test.each([
    '1.2.3 -> 1.3.0',
    'Java 8 -> 11.0.2',
    'Python 3.100 -> 3.200',
    '2024 -> 2025-03',
    '10:00 -> 11:00',
    '2-3 weeks',
  ])('nobody meant an amount: %s', (text) => expect(read(text)).toBe(''));

  it('of "up to" it is not known by how much, where that would help', () => {
    expect(only('under 20 min -> 8 min').percent).toBeNull();
    expect(only('20 -> up to 80 users').percent).toBeNull();
    expect(only('20 min -> under 8 min').percent).toBeCloseTo(-60, 6);
  });

  it('whatever clings to digits, no part of them is a number', () => {
    const signs = '. , \' ’ _ / : - – x ½ ° ２ # Q @ ~ = | * ** , " ...'.split(' ');
    const digits = fc.integer({ min: 1, max: 99_999 }).map(String);
    const pieces = fc.array(fc.tuple(fc.constantFrom(...signs), digits), { maxLength: 3 });
    const significant = (text: string): string => text.replace(/\D/gu, '').replace(/^0+|0+$/gu, '');
    fc.assert(
      fc.property(digits, pieces, fc.constantFrom<Mode>('field', 'prose'), (first, rest, mode) => {
        const number = first + rest.flat().join('');
        const [whole = ''] = number.split('|').slice(-1);
        for (const { value } of readMeasures(`handled ${number} tickets`, mode, 1).amounts)
          expect(significant(String(value))).toBe(significant(whole));
      }),
      { numRuns: 5000 },
    );
  });

  it('a power is read whole or not at all', () => {
    const small = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(
        small,
        fc.constantFrom('^', 'e', 'E', '×10^', '**'),
        fc.integer({ min: 0, max: 9 }),
        (base, sign, size) => {
          const scale = sign === '^' || sign === '**' ? null : base * 10 ** size;
          const value = sign === '^' && base === 10 ? 10 ** size : scale;
          const { amounts } = readMeasures(`handled ${base}${sign}${size} tickets`, 'prose', 1);
          expect(amounts.map((amount) => amount.value)).toEqual(value === null ? [] : [value]);
        },
      ),
    );
  });
});

describe('amounts', () => {
  const amounts = (text: string, mode: Mode): string =>
    readMeasures(text, mode, 1)
      .amounts.map((q) => `${quantity(q)}${q.per ? ' per period' : ''}`)
      .join(', ');

  test.each([
    [
      'responded to 23 production incidents and 4 drills',
      '23 production incidents (count:production incidents), 4 drills (count:drills)',
    ],
    ['responded to 20+ incidents', '20 incidents (count:incidents)'],
    ['Used by 2,300 developers and 40k users', '2300 developers (count:developers), 40000 users (count:users)'],
    ['mentored two junior engineers', '2 junior engineers (count:junior engineers)'],
    ['hired Seven people', '7 people (count:people)'],
    [
      'a dozen talks, half a dozen posts, two dozen people',
      '12 talks (count:talks), 6 posts (count:posts), 24 people (count:people)',
    ],
    [
      'twenty-three incidents, two hundred and fifty tickets',
      '23 incidents (count:incidents), 250 tickets (count:tickets)',
    ],
    ['a thousand users and two thousand and fifty guests', '1000 users (count:users), 2050 guests (count:guests)'],
    ['one engineer', '1 engineer (count:engineers)'],
    ['a 5-person team and a six-person team', '5 people (count:people), 6 people (count:people)'],
    ['12,5 h a week', '12.5 h a week (rate:time) per period'],
    ['100k+ users in 3 regions', '100000 users (count:users), 3 regions (count:regions)'],
    ['saved $50K+ and 10 hours/week', '50000 $ (money:USD), 10 hours/week (rate:time) per period'],
    ['saved $50K/year', '50000 $/year (money:USD) per period'],
    ['cutting reconciliation from 6 h to 20 min', '6 h (time), 20 min (time)'],
    ['latency 900 to 300 ms', '900 ms (time), 300 ms (time)', 'field'],
    ['took 2 to 3 weeks', '2 weeks (time)'],
    ['trained 5 to 10 engineers', '5 engineers (count:engineers)'],
    ['6 h to 3 GB', '6 h (time), 3 GB (data)'],
    ['5 reviews/day', '5 reviews/day (rate:reviews) per period'],
    ['adoption 40 %', '40 % (percent)'],
  ])('%s', (text, expected, mode = 'prose') => {
    expect(amounts(text, mode === 'field' ? 'field' : 'prose')).toBe(expected);
    expect(amounts(text, 'field')).toBe(expected);
  });

  test.each([
    '',
    'none',
    'on 3 March 2025',
    'from 2023 to 2025',
    'in 2024 tests',
    '2025-02 to 2025-09',
    'v1.2 to v2.0',
    '1.2.3 clusters',
    'Python 3 services',
    'moved from Java 8 to 17 services',
    '#12 fixes',
    'acme/x#12 incidents',
    'SEV 1 incidents',
    'L5 engineers',
    'phase 2 rollout',
    '9:00 to 17:00',
    '5 per day',
    '20',
    '20m',
    '`23 incidents`',
    'https://acme.example/23/incidents',
    '94 % less',
    'by 40 %',
    'Q$50 and Z$60',
    '20°C and 5GB2',
    '192.168.100.200 hosts',
    'hundreds of engineers',
    'no one else, this one thing, one of them, another one person',
    'a two-phase commit, one-on-ones',
    '3 times faster, 10 times the load',
    'two million three hundred thousand users',
  ])('none: %s', (text) => expect(amounts(text, 'prose')).toBe(''));

  it('knows what happened so many times', () => {
    const found = readMeasures('Deployed to sandbox 14 times between March and May; spoke 3 times a week', 'prose', 1);
    expect(found.amounts).toMatchObject([
      { value: 14, unit: 'times', dimension: 'count:times', event: 'Deployed to sandbox' },
      { value: 3, dimension: 'rate:times', event: 'spoke' },
    ]);
  });

  it.each(['up to', 'at most', 'fewer than', 'less than', 'no more than', 'under', '<', 'as many as', 'max.'])(
    '%s twenty says nothing about at least',
    (lead) => {
      expect(readMeasures(`handled ${lead} 20 incidents`, 'prose', 1).amounts).toMatchObject([
        { value: 20, atMost: true },
      ]);
      expect(readQuantity(`${lead} 10 hours/week`)).toBeNull();
    },
  );

  it.each(['about', 'ca.', '~', '≈', 'at least', 'more than', 'almost', 'over'])('%s twenty is twenty', (lead) => {
    const [amount] = readMeasures(`handled ${lead} 20 incidents`, 'prose', 1).amounts;
    expect([amount?.value, amount?.atMost]).toEqual([20, undefined]);
  });

  test.each([
    ['10 hours/week', 36_000 / 604_800, 'rate:time'],
    ['2 h per day', 7200 / 86_400, 'rate:time'],
    ['50 requests/s', 50, 'rate:requests'],
    ['$50k/year', 50_000 / (365.25 * 86_400), 'money:USD'],
  ])('%s is one amount and nothing else', (text, base, dimension) => {
    expect(readQuantity(text)).toMatchObject({ dimension, per: true });
    expect(readQuantity(text)?.base).toBeCloseTo(base, 12);
  });

  test.each(['', '10', 'week', '10 hours/week saved', 'saves 10 hours/week', '2024', '5/day', '10 hours/week,'])(
    '%j is not',
    (text) => expect(readQuantity(text)).toBeNull(),
  );
});

const scraps = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '6',
        ' h',
        ' -> ',
        ' to ',
        'from ',
        '20',
        ' min',
        '%',
        '$',
        'k',
        ',',
        '.',
        '/',
        'week',
        ' less',
        ' users',
        '(',
        ')',
        '-',
        '2025',
        ' ',
        'by ',
        ' before ',
        'now ',
        'two ',
        'hundred ',
        'down from ',
        '10^',
        'up to ',
        "'",
        '~',
        ';',
        '1 200',
      ),
      fc.string({ maxLength: 4, unit: 'binary' }),
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''));

describe('properties', () => {
  it('never throws; a percentage is what its two ends give; in prose both ends are there and comparable', () => {
    fc.assert(
      fc.property(
        fc.oneof(scraps, fc.string({ unit: 'binary' })),
        fc.constantFrom<Mode>('field', 'prose'),
        (text, mode) => {
          const { metrics, amounts } = readMeasures(text, mode, 1);
          expect(
            amounts.every(
              ({ unit, base, dimension }) =>
                unit !== '' && Number.isFinite(base) && !/^(?:count|rate):$/u.test(dimension),
            ),
          ).toBe(true);
          for (const { label, baseline, result, percent, stated, consistent } of metrics) {
            expect(label.length).toBeLessThanOrEqual(80);
            expect([baseline, result].every((q) => q === null || (Number.isFinite(q.base) && q.base >= 0))).toBe(true);
            expect(mode === 'field' || baseline?.dimension === result?.dimension).toBe(true);
            expect(percent ?? 0).toBeCloseTo(percent === null ? 0 : (result!.base / baseline!.base - 1) * 100, 4);
            expect(stated !== null || consistent).toBe(true);
          }
        },
      ),
      { numRuns: runs(3000) },
    );
  });

  it('a change written in any two units of time is read as it was meant', () => {
    const units = fc.constantFrom<[string, number]>(
      ['ms', 0.001],
      ['s', 1],
      ['min', 60],
      ['hours', 3600],
      ['days', 86_400],
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        units,
        fc.integer({ min: 0, max: 999_999 }),
        units,
        fc.constantFrom('->', '→', '=>'),
        (a, [ua, fa], b, [ub, fb], arrow) => {
          const percent = ((b * fb - a * fa) / (a * fa)) * 100;
          expect(only(`builds ${a} ${ua} ${arrow} ${b} ${ub}`).percent).toBeCloseTo(percent, 4);
        },
      ),
    );
  });

  it.each([
    '1 ',
    'one ',
    'two hundred and ',
    'up to 1 ',
    '1^',
    "1'",
    '1.000 ',
    'before 1 h, ',
    '1 h (was ',
    '1 h -> ',
    '1,',
    '1.',
    '5 % ',
    'from 1 to ',
    '1 h 1 min ',
    ';1 h ',
    '-5% ',
    '(',
    '~ ',
  ])('is linear on %j repeated', (unit) => {
    const time = (length: number): number => {
      const text = unit.repeat(length / unit.length);
      const start = cpu();
      readMetrics(text, 'field', 1);
      readMetrics(text, 'prose', 1);
      return cpu() - start;
    };
    time(8192);
    // Sixteen times the text; quadratic work would take 256 times as long.
    expect(time(262_144)).toBeLessThan(Math.max(5, time(16_384)) * 100);
  });
});
