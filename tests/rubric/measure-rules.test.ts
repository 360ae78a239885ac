import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { readMeasures } from '../../src/packet/values/metrics.ts';
import type { Item } from '../../src/packet/packet.ts';
import { readPacket } from '../../src/packet/read.ts';
import { itemsOf } from '../../src/packet/reading/read.ts';
import type { Reference } from '../../src/packet/values/reference.ts';
import type { Facts, ReferenceFact } from '../../src/evidence/facts.ts';
import type { RuleAnswer } from '../../src/rubric/rule.ts';
import type { CountRule, CountSource } from '../../src/ladder/rubric.ts';
import { certificate } from '../../src/rubric/rules/certificate.ts';
import { change } from '../../src/rubric/rules/change.ts';
import { countRule } from '../../src/rubric/rules/count.ts';
import { rate } from '../../src/rubric/rules/rate.ts';
import { sections } from '../../src/rubric/rules/sections.ts';
import { plain } from '../../src/text/words.ts';
import { context, day, item, reference } from './factory.ts';

const said = (answer: RuleAnswer): string =>
  [
    answer.truth,
    ...(answer.judgement === true ? ['judgement'] : []),
    ...(answer.message.length === 0 ? [] : [plain(answer.message)]),
  ].join(': ');
const none = context({});
const known = (references: Readonly<Record<string, Partial<ReferenceFact>>>): Facts => ({
  references: new Map(
    Object.entries(references).map(([ref, fact]) => [ref, { outcome: 'true' as const, why: [], ...fact }]),
  ),
  // Nobody was asked anything.
  ...(Object.keys(references).length === 0 && { asWritten: true }),
});

/** The only item of a packet with this item in it. */
function written(body: string): Item {
  const packet = readPacket(
    new TextEncoder().encode(`---\ncandidate: octo-ada\nfrom: L4\nto: L5\nrepository: acme/ops\n---\n\n${body}\n`),
    'p.md',
  );
  const [only, ...rest] = itemsOf(packet);
  if (only === undefined || rest.length > 0) throw new Error(`expected one item in ${body}`);
  return only;
}
const claims = (...texts: string[]): Item[] => texts.map((text) => written(`- ${text}`));
const links = (n: number, from = 1): string[] => Array.from({ length: n }, (_, index) => `acme/ops#${from + index}`);

describe('count', () => {
  const incidents = (min: CountRule['min'], ...source: CountSource[]): CountRule => ({
    min,
    of: ['production incidents'],
    as: null,
    source: source.length === 0 ? ['references'] : source,
  });
  const check = (items: readonly Item[], rule: CountRule, facts: Facts = known({})): string =>
    said(countRule.check(items, rule, context({}, { facts })));

  describe('references', () => {
    test('twenty are enough, nineteen are not', () => {
      expect(check([item({ refs: links(20) })], incidents(20))).toBe('yes');
      expect(check([item({ refs: links(12) }), item({ refs: links(8, 13) })], incidents(20))).toBe('yes');
      expect(check([item({ refs: links(19) })], incidents(20))).toBe('no: 19 of 20 `production incidents` are linked');
      expect(check([item({ refs: links(1) })], incidents(20))).toBe('no: 1 of 20 `production incidents` is linked');
      expect(check([], incidents(1))).toBe('no: 0 of 1 `production incident` is linked');
      expect(plain(countRule.check([item({ refs: links(17) })], incidents(20), none).fix)).toBe(
        'Link 3 more after `Links:`, each by its own address.',
      );
    });
    test('each thing counts once, wherever it is written twice', () => {
      expect(check([item({ refs: links(15) }), item({ refs: links(15, 15) })], incidents(30))).toBe(
        'no: 29 of 30 `production incidents` are linked; 1 is written twice',
      );
      const list = [...links(29), 'acme/ops#3', 'https://github.com/acme/ops/issues/4']
        .map((link) => `    - ${link}`)
        .join('\n');
      expect(check([written(`- Ran the response.\n  - Links:\n${list}`)], incidents(30))).toBe(
        'no: 29 of 30 `production incidents` are linked; 2 are written twice',
      );
    });
    test('what cannot be evidence is none, nor what was read and is something else', () => {
      expect(check([item({ refs: [...links(1), reference('x', { unusable: 'placeholder' })] })], incidents(2))).toBe(
        'no: 1 of 2 `production incidents` is linked',
      );
      const first = { 'acme/ops#1': {} };
      expect(
        check([item({ refs: links(2) })], incidents(2), known({ ...first, 'acme/ops#2': { outcome: 'false' } })),
      ).toBe('no: 1 of 2 `production incidents` is linked; 1 is not what the packet says');
      expect(
        check([item({ refs: links(2) })], incidents(2), known({ ...first, 'acme/ops#2': { outcome: 'not-visible' } })),
      ).toBe(
        'unknown: 1 of 2 `production incidents` is linked by what was read (`acme/ops#2`: not found or not visible to the bot)',
      );
      expect(
        check(
          [item({ refs: links(2) })],
          incidents(2),
          known({ ...first, 'acme/ops#2': { outcome: 'not-supported' } }),
        ),
      ).toBe('yes: judgement');
    });
    test('a number that the owner has yet to set: any is enough for a person to judge', () => {
      expect(check([item({ refs: links(1) })], incidents('needs-owner'))).toBe('yes: judgement');
      expect(check([item()], incidents('needs-owner'))).toBe('no: 0 `production incidents` are linked');
    });
  });

  describe('register', () => {
    const file = item({ refs: [reference('acme/ops:log.md', { kind: 'file' }), ...links(2)] });
    const rule = incidents(20, 'register');
    test.each([
      [{ entries: 20 }, 'yes'],
      [{ entries: 19 }, 'no: 19 of 20 `production incidents` are in the register'],
      [{ outcome: 'false' as const }, 'no: 0 of 20 `production incidents` are in the register'],
      [{}, 'unknown: How many `production incidents` are in the register was not read (`acme/ops:log.md`)'],
      [
        { outcome: 'not-visible' as const },
        'unknown: How many `production incidents` are in the register was not read (`acme/ops:log.md`: not found or not visible to the bot)',
      ],
      [
        { outcome: 'not-visible' as const, entries: 20 },
        'unknown: How many `production incidents` are in the register was not read (`acme/ops:log.md`: not found or not visible to the bot)',
      ],
    ])('%j', (fact, expected) => expect(check([file], rule, known({ 'acme/ops:log.md': fact }))).toBe(expected));
    test('nobody has read it, or there is none', () => {
      expect(check([file], rule)).toMatch(/^unknown: /u);
      expect(check([item({ refs: links(20) })], rule)).toBe('no: 0 of 20 `production incidents` are in a register');
      expect(check([item({ refs: links(1) })], rule, known({ 'acme/ops#1': { entries: 20 } }))).toBe('yes');
    });
    test('the fullest of several counts, and one that was not read keeps it open', () => {
      const two = item({ refs: ['a', 'b'].map((ref) => reference(ref, { kind: 'document' })) });
      expect(check([two], rule, known({ a: { entries: 12 }, b: { entries: 15 } }))).toBe(
        'no: 15 of 20 `production incidents` are in the register',
      );
      expect(check([two], rule, known({ a: { entries: 12 } }))).toMatch(/^unknown: .*`b`/u);
      expect(check([two], rule, known({ a: { entries: 20 } }))).toBe('yes');
      expect(check([two], rule, known({ a: { entries: 50, outcome: 'false' }, b: { entries: 20 } }))).toBe('yes');
    });
    test('an open number needs one row', () => {
      expect(check([file], incidents('needs-owner', 'register'), known({ 'acme/ops:log.md': { entries: 1 } }))).toBe(
        'yes: judgement',
      );
      expect(check([file], incidents('needs-owner', 'register'), known({ 'acme/ops:log.md': { entries: 0 } }))).toBe(
        'no: 0 `production incidents` are in the register',
      );
    });
  });

  describe('search', () => {
    const found = item({
      refs: [reference('search', { kind: 'search', url: 'https://github.com/acme/api/pulls?q=author%3Aocto-ada' })],
    });
    const rule = incidents(20, 'search');
    test.each([
      [{ entries: 20 }, 'yes'],
      [
        { entries: 19 },
        'unknown: 19 of 20 `production incidents` are found by the search, which does not show that there are no more',
      ],
      [{}, 'unknown: How many `production incidents` the search finds was not read (`search`)'],
      [
        { outcome: 'error' as const },
        'unknown: How many `production incidents` the search finds was not read (`search`: could not be read because of an error)',
      ],
      [{ outcome: 'false' as const, entries: 19 }, 'no: 19 of 20 `production incidents` are found by the search'],
    ])('%j', (fact, expected) => expect(check([found], rule, known({ search: fact }))).toBe(expected));
    test('a register is no search, and a search no register', () => {
      expect(check([item({ refs: links(20) })], rule)).toBe('no: 0 of 20 `production incidents` are found by a search');
      expect(check([found], incidents(20, 'register'), known({ search: { entries: 20 } }))).toBe(
        'no: 0 of 20 `production incidents` are in a register',
      );
    });
  });

  describe('declared', () => {
    const rule = incidents(20, 'declared');
    test.each([
      ['Responded to 20 production incidents.', 'yes: judgement'],
      ['Responded to 20+ incidents.', 'yes: judgement'],
      ['Led 23 production incidents resolved within the hour.', 'yes: judgement'],
      ['Responded to 19 production incidents.', 'no: 19 of 20 `production incidents` are stated'],
      ['Responded to 1 incident.', 'no: 1 of 20 `production incidents` is stated'],
      ['Wrote 20 incident reviews.', 'no: 0 of 20 `production incidents` are stated'],
      ['Responded to 20 incidents/month.', 'no: 0 of 20 `production incidents` are stated'],
      ['Responded to twenty-three incidents.', 'yes: judgement'],
      ['Responded to incidents 20 times.', 'no: 0 of 20 `production incidents` are stated'],
      ['Responded to production incidents 20 times.', 'yes: judgement'],
      [
        'Responded to up to 20 production incidents.',
        'no: Only the most is stated (`up to 20 production incidents`), not how many there were',
      ],
      [
        'Responded to fewer than 20 incidents.',
        'no: Only the most is stated (`up to 20 incidents`), not how many there were',
      ],
      ['Responded to fewer than 30 incidents, 21 incidents of them at night.', 'yes: judgement'],
      ['Cut from 40 to 22 production incidents.', 'no: 0 of 20 `production incidents` are stated'],
      ['Grew from 12 to 22 production incidents.', 'yes: judgement'],
      ['Grew from 22 to 22 production incidents.', 'no: 0 of 20 `production incidents` are stated'],
      ['Responded to incidents; plan: 20 incidents by 2027-01', 'no: 0 of 20 `production incidents` are stated'],
    ])('%s', (text, expected) => expect(check(claims(text), rule)).toBe(expected));
    test('so many times is so many of what happened', () => {
      const deployed = (text: string) =>
        said(
          countRule.check(claims(text), { min: 10, of: ['sandbox deployments'], as: null, source: ['declared'] }, none),
        );
      expect(deployed('Deployed to sandbox 14 times between March and May.')).toBe('yes: judgement');
      expect(deployed('Deployed to sandbox 9 times.')).toBe('no: 9 of 10 `sandbox deployments` are stated');
      expect(deployed('Deployed to production 14 times.')).toBe('no: 0 of 10 `sandbox deployments` are stated');
      expect(deployed('Deployed to sandbox 14 times faster.')).toBe('no: 0 of 10 `sandbox deployments` are stated');
    });
    test('singular and plural are right in number', () => {
      const one = { min: 1, of: ['junior engineers'], as: null, source: ['declared'] } satisfies CountRule;
      expect(said(countRule.check(claims('Mentored people.'), one, none))).toBe(
        'no: 0 of 1 `junior engineer` is stated',
      );
      expect(plain(countRule.check(claims('Mentored people.'), one, none).fix)).toBe(
        'State how many there are: `1 junior engineer`.',
      );
      expect(plain(countRule.words(one))).toBe('at least 1 `junior engineer` (a stated number)');
    });
    test('singular and plural are the same', () => {
      const of = (what: string) =>
        said(
          countRule.check(
            claims('Wrote 3 policies, 2 batches and 4 classes.'),
            { min: 2, of: [what], as: null, source: ['declared'] },
            none,
          ),
        );
      expect(['policy', 'policies', 'a batch', 'Batches', 'class'].map(of)).toEqual(Array(5).fill('yes: judgement'));
      expect(of('clients')).toBe('no: 0 of 2 `clients` are stated');
    });
    test('a number is declared once: two items do not add up', () => {
      expect(check(claims('Responded to 12 incidents.', 'Responded to 11 incidents.'), rule)).toBe(
        'no: 12 of 20 `production incidents` are stated',
      );
    });
  });

  describe('several sources', () => {
    const both = (...source: CountSource[]) => incidents(20, ...source);
    const stated = claims('Responded to 20 incidents: #1')[0]!;
    const log = item({ refs: [reference('log', { kind: 'file' })] });
    test('the best answer holds', () => {
      expect(check([stated, log], both('references', 'register', 'declared'), known({ log: { entries: 20 } }))).toBe(
        'yes',
      );
      expect(check([stated, log], both('references', 'register', 'declared'))).toBe('yes: judgement');
      expect(check([log], both('references', 'register', 'declared'))).toMatch(/^unknown: /u);
      expect(check([log], both('declared', 'references', 'register'), known({ log: { entries: 17 } }))).toBe(
        'no: 17 of 20 `production incidents` are in the register',
      );
      expect(check([], both('declared', 'references'))).toBe('no: 0 of 20 `production incidents` are stated');
    });
  });

  test('a number in prose alone never proves anything', () => {
    const sources = fc.subarray<CountSource>(['references', 'register', 'search', 'declared'], { minLength: 1 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.constantFrom('production incidents', 'incident', 'incidents handled', 'outages', ''),
        fc.integer({ min: 1, max: 50 }),
        sources,
        (n, noun, min, source) => {
          const amounts = readMeasures(`Handled ${n} ${noun}`, 'prose', 1).amounts;
          const answer = countRule.check(
            [item({ claim: `Handled ${n} ${noun}`, amounts })],
            { min, of: ['production incidents'], as: null, source },
            none,
          );
          // A number that may be a year is no amount.
          const counted = amounts.length > 0 && noun !== 'outages';
          expect([answer.truth === 'yes', answer.judgement === true]).toEqual(
            Array(2).fill(source.includes('declared') && n >= min && counted),
          );
        },
      ),
    );
  });
});

describe('change', () => {
  const rule = (yaml: string) => z.parse(change.schema, parse(yaml));
  const check = (yaml: string, ...texts: string[]): string =>
    said(change.check(claims(...texts.map((text) => `Did it.\n  - Metric: ${text}`)), rule(yaml), none));

  test('the percentage is computed in base units, and exactly on it counts', () => {
    expect(check('94 % less', 'reconciliation 6 h -> 20 min')).toBe('yes');
    expect(check('50 % less', 'builds 20 min -> 10 min')).toBe('yes');
    expect(check('50 % less', 'builds 100 min -> 51 min')).toBe(
      'no: The largest change is 49 % less; the rubric asks for 50 % less',
    );
    expect(check('50 % less', 'rows 10,000 -> 5,001 rows')).toBe(
      'no: The largest change is 49.9 % less; the rubric asks for 50 % less',
    );
    expect(check('50 % less', 'builds 3 min -> 1.5 min')).toBe('yes');
    expect(check('10 % less', 'errors 0.3 % -> 0.27 %')).toBe('yes');
    expect(check('50 % more', 'users 200 -> 300 users')).toBe('yes');
    expect(check('50 % more', 'users 200 -> 299 users')).toBe(
      'no: The largest change is 49.5 % more; the rubric asks for 50 % more',
    );
  });
  test('the direction matters where it is said', () => {
    expect(check('50 % less', 'users 200 -> 400 users')).toBe(
      'no: The largest change is 100 % more; the rubric asks for 50 % less',
    );
    expect(check('50 %', 'users 200 -> 400 users')).toBe('yes');
    expect(check('50 %', 'users 200 -> 100 users')).toBe('yes');
    expect(check('50 %', 'users 200 -> 101 users')).toBe(
      'no: The largest change is 49.5 % less; the rubric asks for 50 % less or more',
    );
    expect(check('50 %', 'users 200 -> 200 users')).toBe(
      'no: The largest change is 0 %; the rubric asks for 50 % less or more',
    );
  });
  test('the largest of several, over all items', () => {
    expect(check('50 % less', 'builds 20 min -> 15 min', 'tests 20 min -> 12 min')).toBe(
      'no: The largest change is 40 % less; the rubric asks for 50 % less',
    );
    expect(check('50 % less', 'builds 20 min -> 15 min', 'tests 20 min -> 1 min')).toBe('yes');
  });
  test('a stated percentage alone is never enough', () => {
    expect(check('50 % less', '60 % less')).toBe(
      'no: 60 % less is stated without the baseline and the result that give it; the rubric asks for 50 % less',
    );
    expect(check('50 % less', '20 min')).toBe(
      'no: `20 min` is stated without a baseline; the rubric asks for 50 % less',
    );
    expect(said(change.check([item()], rule('50 % less'), none))).toBe(
      'no: No change is measured; the rubric asks for 50 % less',
    );
    expect(plain(change.check([item()], rule('50 % less'), none).fix)).toBe(
      'Give both ends, for example `Metric: reconciliation 6 h -> 20 min`.',
    );
    expect(check('50 % less', '6 h -> 3 GB')).toBe('no: No change is measured; the rubric asks for 50 % less');
  });
  test('a wrong sum never counts, nor does one end that is 0', () => {
    expect(check('50 % less', 'builds 20 min -> 8 min (75 % less)')).toBe(
      'no: A metric says 75 % less, but `20 min` to `8 min` is 60 % less; the rubric asks for 50 % less',
    );
    expect(check('50 % less', 'builds 20 min -> 8 min (75 % less)', 'tests 20 min -> 8 min')).toBe('yes');
    expect(check('50 % more', '0 -> 12 engineers')).toBe(
      'no: A change from `0 engineers` to `12 engineers` has no percentage; the rubric asks for 50 % more',
    );
  });
  test('a unit asks for its dimension', () => {
    expect(check('{ min: 50, unit: time }', 'builds 20 min -> 8 min')).toBe('yes');
    expect(check('{ min: 50 %, unit: Money }', 'cost $50k -> $20k')).toBe('yes');
    expect(check('{ min: 50 %, direction: less, unit: data }', 'builds 20 min -> 8 min')).toBe(
      'no: A change of `time` is measured, not of `data`; the rubric asks for 50 % less',
    );
  });
  test('the result has to reach `to`, and reaches it exactly', () => {
    expect(check('{ min: 50 %, direction: less, to: 10 min }', 'builds 30 min -> 600 s')).toBe('yes');
    expect(check('{ min: 50 %, direction: less, to: 10 min }', 'builds 30 min -> 11 min')).toBe(
      'no: The best result is `11 min`; the rubric asks for 50 % less, to `10 min` or less',
    );
    expect(check('{ min: 50 %, direction: less, to: 10 min }', 'builds 11 min -> 10 min')).toBe(
      'no: The largest change is 9 % less; the rubric asks for 50 % less, to `10 min` or less',
    );
    expect(check('{ direction: more, unit: percent, to: 99.9 }', 'uptime 99.5 % -> 99.9 %')).toBe('yes');
    expect(check('{ direction: more, to: 99.9 % }', 'uptime 99.5 % -> 99.8 %')).toBe(
      'no: The best result is `99.8 %`; the rubric asks for an increase, to `99.9 %` or more',
    );
    expect(check('{ direction: more, to: 99.9 % }', 'uptime 99.99 % -> 99.95 %')).toBe(
      'no: The largest change is 0 %; the rubric asks for an increase, to `99.9 %` or more',
    );
    expect(check('{ direction: more, unit: count, to: 12 }', '0 -> 12 engineers')).toBe('yes');
    // One metric has to do both.
    expect(
      check('{ min: 50 %, direction: less, to: 10 min }', 'builds 30 min -> 12 min', 'tests 12 min -> 9 min'),
    ).toMatch(/^no: The best result is `12 min`/u);
  });
  test('a size that the owner has yet to set: any change in the direction', () => {
    expect(check('{ min: needs-owner, direction: less }', 'builds 20 min -> 19 min')).toBe('yes: judgement');
    expect(check('{ min: needs-owner, direction: less }', 'builds 20 min -> 21 min')).toBe(
      'no: The largest change is 5 % more; the rubric asks for a reduction',
    );
    expect(check('{ min: needs-owner }', '60 % less')).toMatch(/^no: 60 % less is stated/u);
  });

  test.each([
    ['50 % less', { min: 50, direction: 'less', unit: null, to: null }],
    ['12.5% more', { min: 12.5, direction: 'more', unit: null, to: null }],
    ['50 %', { min: 50, direction: null, unit: null, to: null }],
    ['{ min: 50 }', { min: 50, direction: null, unit: null, to: null }],
    ['{ min: 50 %, direction: less }', { min: 50, direction: 'less', unit: null, to: null }],
    ['{ direction: less, to: 10 min }', { min: null, direction: 'less', unit: 'time', to: 600 }],
    ['{ direction: less, to: $20k }', { min: null, direction: 'less', unit: 'money:usd', to: 20_000 }],
    ['{ direction: less, unit: percent, to: 1 }', { min: null, direction: 'less', unit: 'percent', to: 0.01 }],
    ['{ min: needs-owner, unit: time }', { min: 'needs-owner', direction: null, unit: 'time', to: null }],
  ])('an owner writes %s', (yaml, parameter) => expect(rule(yaml)).toEqual(parameter));

  test.each([
    '50',
    'half',
    '0 %',
    '120 % less',
    '{}',
    '{ unit: time }',
    '{ min: 0 }',
    '{ min: 120, direction: less }',
    '{ to: 10 min }',
    '{ min: 50, to: 10 min }',
    '{ direction: less, to: 10 }',
    '{ direction: less, unit: time, to: 10 }',
    '{ direction: less, unit: data, to: 10 min }',
    '{ direction: less, to: 10 min/day }',
    '{ min: most }',
    '{ min: 50, down: true }',
    '{ min: 50, direction: down }',
  ])('%s is refused', (yaml) => expect(() => rule(yaml)).toThrow(/expected|Unrecognized|Invalid/u));
});

describe('rate', () => {
  const rule = (yaml: string) => z.parse(rate.schema, parse(yaml));
  const check = (yaml: string, ...texts: string[]): string => said(rate.check(claims(...texts), rule(yaml), none));
  const ten = '10 hours/week';

  test('the same rate or a higher one, in whatever period', () => {
    expect(check(ten, 'Saves 10 hours/week.')).toBe('yes');
    expect(check(ten, 'Saves 600 minutes per week.')).toBe('yes');
    expect(check(ten, 'Saves 2 h/day.')).toBe('yes');
    expect(check(ten, 'Saves 1 h/day.')).toBe('no: The highest rate is `1 h/day`; the rubric asks for `10 hours/week`');
    expect(check(ten, 'Saves 9.5 hours weekly.')).toBe(
      'no: The highest rate is `9.5 hours weekly`; the rubric asks for `10 hours/week`',
    );
    expect(check(ten, 'Saves 4 hours/week.', 'Saves 8 hours/week.')).toBe(
      'no: The highest rate is `8 hours/week`; the rubric asks for `10 hours/week`',
    );
    expect(check('5 reviews/day', 'Did 5 reviews a day.')).toBe('yes');
  });
  test('an amount without a period, or of something else, is no such rate', () => {
    expect(check(ten, 'Saved 400 hours.')).toBe('no: No rate in the unit of `10 hours/week` is stated');
    expect(check(ten, 'Did 50 reviews/week; plan: save 20 hours/week')).toBe(
      'no: No rate in the unit of `10 hours/week` is stated',
    );
    expect(check('$50k/year', 'Saved $80k.')).toBe('no: No rate in the unit of `$50k/year` is stated');
    expect(check('$50k/year', 'Saved €80k/year.')).toBe('no: No rate in the unit of `$50k/year` is stated');
    expect(check('$50k/year', 'Saved $4k/month.')).toBe(
      'no: The highest rate is `4000 $/month`; the rubric asks for `$50k/year`',
    );
    expect(check('$48k/year', 'Saved $4k/month.')).toBe('yes');
  });
  test('of a change it is the difference', () => {
    expect(check(ten, 'Cut toil from 40 hours/week to 30 hours/week.')).toBe('yes');
    expect(check(ten, 'Cut toil from 40 hours/week to 31 hours/week.')).toBe(
      'no: The highest rate is `9 hours/week`; the rubric asks for `10 hours/week`',
    );
    expect(check(ten, 'Cut toil from 10 hours/week to 0 hours/week.')).toBe('yes');
    expect(check(ten, 'Cut toil from 40 hours/week to 30 hours/week (40 % less).')).toBe(
      'no: No rate in the unit of `10 hours/week` is stated',
    );
    expect(check(ten, 'Cut toil from 40 hours/week to 31 hours/week, and saves 10 hours/week elsewhere.')).toBe('yes');
    expect(check('$20k/year', 'Cut cost from $60k/year to $3k/month.')).toBe('yes');
  });
  test('its number is right, whichever end gave the unit', () =>
    expect(check(ten, 'Cut toil from 7 hours/week to 1 hour/week.')).toBe(
      'no: The highest rate is `6 hours/week`; the rubric asks for `10 hours/week`',
    ));
  test('"up to" is no rate', () => {
    expect(check(ten, 'Saves up to 10 hours/week.')).toBe(
      'no: Only the most is stated (`up to 10 hours/week`); the rubric asks for `10 hours/week`',
    );
    expect(check(ten, 'Saves up to 10 hours/week, and 11 hours/week in summer.')).toBe('yes');
    expect(check(ten, 'Cut toil from up to 40 hours/week to 20 hours/week.')).toBe(
      'no: Only the most is stated (`up to 40 hours/week`); the rubric asks for `10 hours/week`',
    );
  });
  test('a rate that the owner has yet to set: any of the unit', () => {
    expect(check('{ min: needs-owner, unit: hours/week }', 'Saves 1 h/month.')).toBe('yes: judgement');
    expect(check('{ min: needs-owner, unit: hours/week }', 'Saved 10 hours.')).toBe(
      'no: No rate in the unit of `hours/week` is stated',
    );
    expect(check('{ min: needs-owner, unit: $/year }', 'Saves $5/month.')).toBe('yes: judgement');
  });

  test.each([
    [ten, { written: ten, dimension: 'rate:time' }],
    ['{ min: 10 hours/week }', { written: ten, dimension: 'rate:time' }],
    ['$50k/year', { written: '$50k/year', dimension: 'money:USD' }],
    ['{ min: needs-owner, unit: $/year }', { written: '$/year', min: 'needs-owner', dimension: 'money:USD' }],
  ])('an owner writes %s', (yaml, parameter) => expect(rule(yaml)).toMatchObject(parameter));
  test.each([
    '10 hours',
    'weekly',
    '10',
    '0 hours/week',
    'about many hours a week',
    'up to 10 hours/week',
    '{ min: 10 }',
    '{ min: needs-owner }',
    '{ min: needs-owner, unit: hours }',
    '{ min: 10 hours/week, unit: hours }',
  ])('%s is refused', (yaml) => {
    expect(() => rule(yaml)).toThrow(/expected|Unrecognized|Invalid/u);
  });
});

describe('certificate', () => {
  const any = { issuer: [] };
  const field = (text: string) => ({ name: 'expires' as const, text, place: { path: 'p.md', line: 12, column: 5 } });
  const certified = (more: Partial<Item['certificate']>, text = '2026-06-30') =>
    item({
      certificate: { issuer: 'Acme Academy', number: 'AA-1', expires: day('2026-06-30'), ...more },
      fields: text === '' ? [] : [field(text)],
    });
  const check = (found: Item, rule = { issuer: [] as string[] }): string => said(certificate.check(found, rule, none));

  test('the day on which it expires still counts', () => {
    expect(check(certified({}))).toBe('yes');
    expect(check(certified({ expires: day('2026-06-29') }))).toBe(
      'no: has a certificate that expired on 29 June 2026, 1 day before 30 June 2026',
    );
  });
  test('never is an answer, nothing and nonsense are none', () => {
    expect(check(certified({ expires: null }, 'never'))).toBe('yes');
    expect(check(certified({ expires: null }, ''))).toBe(
      'no: has 2 of the 3 lines of a certificate: `Expires:` is missing',
    );
    expect(check(certified({ expires: null }, 'some day'))).toBe(
      'no: has `some day` after `Expires:`, which is not a day',
    );
  });
  test('issuer and number are needed', () => {
    expect(check(certified({ issuer: null }))).toBe('no: has 2 of the 3 lines of a certificate: `Issuer:` is missing');
    expect(check(item())).toBe(
      'no: has 0 of the 3 lines of a certificate: `Issuer:`, `Certificate:` and `Expires:` are missing',
    );
    expect(plain(certificate.check(certified({ number: null, expires: null }, ''), any, none).fix)).toBe(
      'Add `Certificate: AA-1234` and `Expires: 2027-03-31` (or `Expires: never`).',
    );
  });
  test('the issuer is compared as a whole name', () => {
    expect(check(certified({ issuer: 'acme  academy' }), { issuer: ['CNCF', 'Acme Academy'] })).toBe('yes');
    expect(check(certified({ issuer: 'Acme' }), { issuer: ['CNCF', 'Acme Academy'] })).toBe(
      'no: has a certificate of `Acme`, the rubric asks for `CNCF` or `Acme Academy`',
    );
  });
  test('as a packet writes it', () => {
    expect(
      check(written('- Passed the exam.\n  - Issuer: Acme Academy\n  - Certificate: AA-1\n  - Expires: 2026-06')),
    ).toBe('yes');
    expect(
      check(written('- Passed the exam.\n  - Issuer: Acme Academy\n  - Certificate: AA-1\n  - Expires: 2026-05')),
    ).toMatch(/^no: has a certificate that expired on 31 May 2026/u);
    expect(
      check(written('- Passed the exam.\n  - Isuer: Acme Academy\n  - Certificate: AA-1\n  - Expires: never')),
    ).toBe('no: has `Isuer:`, which is not a field');
  });
});

describe('sections', () => {
  const wanted = ['Context', 'Constraints', 'Alternatives', 'Risks'];
  const doc = (ref: string, kind: Reference['kind'] = 'file') => reference(ref, { kind });
  const check = (found: Item, facts: Facts, names: readonly string[] = wanted): string =>
    said(sections.check(found, names, context({}, { facts })));
  const one = item({ refs: [doc('acme/docs:a.md')] });

  test('all of them, in one document', () => {
    expect(check(one, known({ 'acme/docs:a.md': { headings: ['Title', ...wanted] } }))).toBe('yes');
    expect(
      check(
        one,
        known({ 'acme/docs:a.md': { headings: ['1. context', '2) CONSTRAINTS:', '§ 3.1 Alternatives', 'IV. Risks'] } }),
      ),
    ).toBe('yes');
    expect(
      check(one, known({ 'acme/docs:a.md': { headings: ['Context', 'Constraints', 'Alternative names', 'Risks'] } })),
    ).toBe('no: has 3 of 4 sections in `acme/docs:a.md`; `Alternatives` is missing');
    // As the templates of others have them.
    for (const headings of [
      ['Background', 'Requirements', 'Alternatives considered', 'Risks and mitigations'],
      ['Context and Problem Statement', 'Decision Drivers', 'Considered Options', 'Consequences'],
      ['1. Motivation', '2. Assumptions', '3. Rationale and alternatives', '4. Drawbacks'],
    ])
      expect(check(one, known({ 'acme/docs:a.md': { headings } }))).toBe('yes');
    expect(check(one, known({ 'acme/docs:a.md': { headings: [] } }), ['Risks'])).toBe(
      'no: has 0 of 1 section in `acme/docs:a.md`; `Risks` is missing',
    );
    const two = item({ refs: [doc('a'), doc('b')] });
    expect(
      check(
        two,
        known({ a: { headings: ['Context', 'Constraints'] }, b: { headings: ['Alternatives', 'Risks', 'Context'] } }),
      ),
    ).toBe('no: has 3 of 4 sections in `b`; `Constraints` is missing');
  });
  test('in a pull request, the document that was read there', () => {
    const change = item({ refs: [reference('acme/docs#7', { kind: 'pull-request' })] });
    expect(check(change, known({ 'acme/docs#7': { headings: ['Title', ...wanted] } }))).toBe('yes');
    expect(check(change, known({ 'acme/docs#7': { headings: ['Context'] } }))).toMatch(/^no: has 1 of 4 sections/u);
    expect(check(change, known({ 'acme/docs#7': {} }))).toBe(
      'unknown: has a link in which no single document was found (`acme/docs#7`)',
    );
  });
  test('a document that was not read is unknown', () => {
    expect(check(one, known({}))).toBe('unknown: has a document whose headings were not read (`acme/docs:a.md`)');
    expect(check(one, known({ 'acme/docs:a.md': {} }))).toMatch(/^unknown: /u);
    expect(check(one, known({ 'acme/docs:a.md': { outcome: 'not-visible' } }))).toBe(
      'unknown: has a document whose headings were not read (`acme/docs:a.md`: not found or not visible to the bot)',
    );
    const two = item({ refs: [doc('a'), doc('b')] });
    expect(check(two, known({ a: { headings: ['Context'] } }))).toMatch(/^unknown: .*`b`/u);
    const beside = item({ refs: [doc('a'), 'acme/ops#1'] });
    expect(check(beside, known({ a: { headings: ['Context'] } }))).toMatch(/^no: has 1 of 4 sections/u);
  });
  test('no document', () => {
    expect(check(item(), known({}))).toBe(
      'no: has no document, the rubric asks for one with `Context`, `Constraints`, `Alternatives` and `Risks`',
    );
    expect(check(one, known({ 'acme/docs:a.md': { outcome: 'false', why: ['no such file'] } }))).toBe(
      'no: has no document that is there (`acme/docs:a.md`: no such file)',
    );
    expect(check(item({ refs: [reference('x', { unusable: 'placeholder' })] }), known({}))).toMatch(
      /^no: has no document/u,
    );
  });
});

describe('in words', () => {
  const words = <T>(
    rule: { readonly schema: z.ZodMiniType<T>; readonly words: (parameter: T) => Parameters<typeof plain>[0] },
    yaml: string,
  ): string => plain(rule.words(z.parse(rule.schema, parse(yaml))));
  test.each([
    [words(countRule, '{ min: 20, of: production incidents }'), 'at least 20 `production incidents` (links)'],
    [
      words(countRule, '{ min: 20, of: production incidents, source: [references, register, search, declared] }'),
      'at least 20 `production incidents` (links, a register, a search or a stated number)',
    ],
    [
      words(countRule, '{ min: needs-owner, of: customers, source: declared }'),
      "`customers` (a stated number), how many the ladder's owner has yet to set",
    ],
    [words(change, '50 % less'), 'a measured change: at least 50 % less'],
    [
      words(change, '{ min: 50, unit: time, direction: less, to: 1.5 h }'),
      'a measured change of `time`: at least 50 % less, to `1.5 h` or less',
    ],
    [
      words(change, '{ direction: more, to: $2M }'),
      'a measured change of `money:usd`: an increase, to `2000000 USD` or more',
    ],
    [words(change, '{ direction: less, to: 500 kB }'), 'a measured change of `data`: a reduction, to `500 kB` or less'],
    [
      words(change, '{ direction: less, to: 3 open tickets }'),
      'a measured change of `count:open tickets`: a reduction, to `3 open tickets` or less',
    ],
    [
      words(change, '{ min: needs-owner, unit: money }'),
      "a measured change of `money`: a change, how much the ladder's owner has yet to set",
    ],
    [words(rate, '10 hours/week'), 'at least `10 hours/week`'],
    [
      words(rate, '{ min: needs-owner, unit: $/year }'),
      "a rate in `$/year`, how high the ladder's owner has yet to set",
    ],
    [words(certificate, 'true'), 'with a certificate that is valid'],
    [words(certificate, '{ issuer: Acme }'), 'with a certificate of `Acme` that is valid'],
    [words(sections, '[Context, Risks]'), 'with a document that has the sections `Context` and `Risks`'],
    [words(sections, 'Risks'), 'with a document that has the section `Risks`'],
  ])('%s', (found, expected) => expect(found).toBe(expected));
});

test.each([
  '{ min: 0, of: x }',
  '{ min: 2 }',
  '{ min: 2, of: "" }',
  '{ min: 2, of: "20" }',
  '{ min: 2, of: x, source: guess }',
  '{ min: 2, of: x, source: [] }',
  '20',
])('count: %s is refused', (yaml) => {
  expect(() => z.parse(countRule.schema, parse(yaml))).toThrow(/expected|Invalid/u);
});
test.each(['false', '{}', '{ issuer: [] }', '{ by: Acme }'])('certificate: %s is refused', (yaml) => {
  expect(() => z.parse(certificate.schema, parse(yaml))).toThrow(/expected|Invalid|Unrecognized/u);
});
