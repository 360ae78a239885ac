import { describe, expect, test } from 'vitest';
import type { Rubric } from '../../src/ladder/rubric.ts';
import { comparedRules } from '../../src/rubric/compare.ts';
import { ruleNames } from '../../src/rubric/rules/index.ts';
import type { Compared } from '../../src/rubric/stricter.ts';
import { rubricOf } from './owner.ts';

const SCOPES = ['task', 'team', 'company'];
/** What the second asks for beside the first; `same` where no rule differs. */
const between = (before: Rubric, after: Rubric): Compared => {
  const told = new Set(comparedRules(before, after, SCOPES).map(({ is }) => is));
  const [only] = told;
  if (told.size > 1) throw new Error('one rule at a time');
  return only ?? 'same';
};

const compared = (before: string, after: string): Compared => between(rubricOf(before), rubricOf(after));

/** Of each rule with a parameter: one that asks for less, and one that asks for more. */
const RISING: readonly (readonly [less: string, more: string])[] = [
  ['kind: [rfc, talk]', 'kind: rfc'],
  ['link: 1', 'link: 2'],
  ['link: { min: 1, unread: accept }', 'link: 1'],
  ['verified: 1', 'verified: 2'],
  ['within: 2 years', 'within: 12 months'],
  ['within: 400 days', 'within: 1 year'],
  ['scope: team', 'scope: company'],
  ['role: [lead, author]', 'role: lead'],
  ['metric: true', 'metric: { unit: time }'],
  ['endorsed: 1', 'endorsed: 2'],
  ['sections: [Goals]', 'sections: [Goals, Risks]'],
  ['certificate: true', 'certificate: { issuer: [CNCF] }'],
  ['reuse: 2', 'reuse: 1'],
  ['items: 1', 'items: 2'],
  ['kinds: 2', 'kinds: 3'],
  ['facets: 2', 'facets: all'],
  ['repositories: 1', 'repositories: 2'],
  ['sustained: 6 months', 'sustained: 1 year'],
  ['sustained: { span: 6 months }', 'sustained: { span: 6 months, gap: 0 months }'],
  ['count: { min: 20, of: incidents }', 'count: { min: 30, of: incidents }'],
  ['change: 30 % less', 'change: 50 % less'],
  ['rate: 5 hours/week', 'rate: 10 hours/week'],
  ['people: 1', 'people: 2'],
  ['sponsors: { min: 1 }', 'sponsors: { min: 2 }'],
  ['sponsors: { min: 2 }', 'sponsors: { min: 2, not: [manager] }'],
  ['time-in-level: 6 months', 'time-in-level: 1 year'],
  ['since-promotion: 6 months', 'since-promotion: 1 year'],
  ['packet: { words: 1500 }', 'packet: { words: 1000 }'],
];
/** Rules that are there or not. */
const BARE = ['part', 'dated', 'previous-level', 'declared', 'judgement', 'waivable', 'not-applicable'] as const;

describe('which of two rubrics asks for more', () => {
  test.each(RISING)('%s, then %s', (less, more) => {
    expect([compared(less, more), compared(more, less)]).toEqual(['stricter', 'looser']);
    expect([compared(less, less), compared(more, more)]).toEqual(['same', 'same']);
  });

  test.each(BARE)('%s is there, or not', (name) => {
    const excuses = name === 'waivable' || name === 'not-applicable';
    expect(compared('{}', `${name}: true`)).toBe(excuses ? 'looser' : 'stricter');
    expect(compared(`${name}: true`, '{}')).toBe(excuses ? 'stricter' : 'looser');
  });

  test('every rule is among these', () => {
    const tried = new Set([...RISING.map(([less]) => less.split(':')[0]), ...BARE]);
    expect(ruleNames.filter((name) => !tried.has(name))).toEqual([]);
  });

  test.each([
    ['other ways', 'kind: rfc', 'kind: talk'],
    ['more of one thing and less of another', 'sustained: { span: 6 months, points: 4 }', 'sustained: 1 year'],
    ['a scope that nobody knows', 'scope: team', 'scope: galaxy'],
    ['a number that the owner has yet to set', 'items: 2', 'items: needs-owner'],
    ['another unit', 'rate: 10 hours/week', 'rate: 10 requests/second'],
  ])('%s: nobody can tell', (_name, before, after) => {
    expect([compared(before, after), compared(after, before)]).toEqual(['other', 'other']);
  });
});

const [rfc, talk] = [rubricOf('kind: rfc'), rubricOf('kind: talk')];
const [two, three] = [rubricOf('items: 2'), rubricOf('items: 3')];

describe('combinations of rubrics', () => {
  test.each<[string, Rubric, Rubric]>([
    ['a way fewer', { any: [rfc, talk] }, { any: [talk] }],
    ['a way that asks for more', { any: [two, talk] }, { any: [three, talk] }],
    ['one more of all', { all: [rfc] }, { all: [talk, rfc] }],
    ['more of them', { 'at-least': { min: 1, of: [rfc, talk] } }, { 'at-least': { min: 2, of: [rfc, talk] } }],
    ['one at all', {}, { any: [rfc, talk] }],
  ])('%s', (_name, less, more) => {
    expect([between(less, more), between(more, less)]).toEqual(['stricter', 'looser']);
  });

  test('other branches: nobody can tell', () => {
    expect(between({ any: [rfc, two] }, { any: [talk, two] })).toBe('other');
    // A way more, and another that asks for more.
    expect(between({ any: [two, rfc] }, { any: [three, rfc, talk] })).toBe('other');
  });

  test('branches in another order are the same ones', () => {
    expect(between({ any: [three, talk] }, { any: [talk, three] })).toBe('same');
  });
});
