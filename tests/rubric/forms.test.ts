import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ruleNamed, ruleNames, rules, ruleSchemas } from '../../src/rubric/rules/index.ts';
import { rubricWords } from '../../src/rubric/words.ts';
import { plain } from '../../src/text/words.ts';
import { rubricOf } from './owner.ts';

describe('every rule', () => {
  test.each(rules.map((rule) => [rule.name, rule] as const))(
    '%s: each form is read, and reads as words',
    (name, rule) => {
      for (const { yaml } of rule.doc.forms) {
        const rubric = rubricOf(yaml);
        expect(Object.keys(rubric)).toEqual([name]);
        expect(rubricWords(rubric).map(plain)).toEqual([expect.stringMatching(/^\S.*[^.]$/u)]);
      }
    },
  );

  test('is found by its name, and nothing else is', () => {
    expect(ruleNames.map((name) => ruleNamed(name)?.name)).toEqual(ruleNames);
    expect([ruleNamed('toString'), ruleNamed('Kind'), ruleNamed('')]).toEqual([null, null, null]);
  });

  test.each(ruleNames)('%s: an editor can be told what an owner writes', (name) => {
    const schema = JSON.stringify(z.toJSONSchema(ruleSchemas[name], { io: 'input' }));
    expect(schema).toContain('"description"');
  });
});

describe('what an owner writes', () => {
  test.each([
    ['within: 18 months', { within: { months: 18 } }],
    ['within: 2 quarters', { within: { months: 6 } }],
    ['within: 90 days', { within: { days: 90 } }],
    ['kind: rfc', { kind: ['rfc'] }],
    ['role: [lead, author]', { role: ['lead', 'author'] }],
    ['metric: { unit: Time }', { metric: { unit: 'time' } }],
    ['sustained: 1 year', { sustained: { span: 12, points: 2, gap: null } }],
    ['sustained: { span: 6 months, gap: 0 months }', { sustained: { span: 6, points: 2, gap: 0 } }],
    ['time-in-level: { min: 1 year }', { 'time-in-level': { months: 12 } }],
    [
      'sponsors: { min: 2, level: L5, teams: 2, not: [manager] }',
      { sponsors: { min: 2, level: 'L5', teams: 2, organizations: null, share: null, not: ['manager'] } },
    ],
  ])('%s', (yaml, rubric) => {
    expect(rubricOf(yaml)).toEqual(rubric);
  });

  test.each([
    'link: 0',
    'link: 1.5',
    'link: "2"',
    'items: -1',
    'items: 100000',
    'kind: ""',
    'kind: []',
    'dated: yes please',
    'dated: false',
    'within: recently',
    'within: 0 months',
    'within: 999 years',
    'sustained: 6 weeks',
    'sustained: 0 months',
    'sustained: { points: 2 }',
    'sustained: { span: 6 months, every: month }',
    'metric: { kind: time }',
    'sponsors: 2',
    'sponsors: { min: 1, not: [mangaer] }',
    'time-in-level: 12',
    'scope: [team]',
    'verified: true',
  ])('%s is refused', (yaml) => {
    expect(() => rubricOf(yaml)).toThrow(/expected|Unrecognized|Invalid/u);
  });
});
