import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPacket } from '../../src/packet/read.ts';
import { itemsOf } from '../../src/packet/reading/read.ts';
import { combinations } from '../../src/rubric/combinations.ts';
import { evaluate } from '../../src/rubric/evaluate.ts';
import type { Rubric } from '../../src/ladder/rubric.ts';
import { phraseWords, rubricPhrases, rubricWords } from '../../src/rubric/words.ts';
import { plain } from '../../src/text/words.ts';
import { ladderOf, withSections } from '../ladder/support.ts';
import { context, facts } from './factory.ts';

/** A rubric as an owner writes it, with what it inherits from the ladder. */
const rubricOf = (yaml: string, inherited = '{}'): Rubric =>
  ladderOf(
    withSections(
      `rubric: ${inherited}\ncompetencies: [{ id: code, title: Code, criteria: { L4: { text: Writes., rubric: ${JSON.stringify(parse(yaml))} } } }]`,
    ),
  ).criteria[0]!.rubric;

const inWords = (yaml: string, inherited?: string): string =>
  plain(phraseWords(rubricPhrases(rubricOf(yaml, inherited)))).replaceAll('`', '');

describe('a rubric in words', () => {
  test.each([
    [
      '{ items: 2, dated: true, scope: team, waivable: true }',
      'at least 2 items; each: with a date, scope team or wider; may be waived',
    ],
    [
      '{ any: [{ kind: rfc }, { count: { min: 20, of: incidents } }] }',
      'either (a) at least 1 item: of kind rfc or (b) at least 20 incidents (links)',
    ],
    [
      '{ any: [{ kind: rfc }, { kind: talk }, { judgement: true, items: false }] }',
      'one of these: (a) at least 1 item: of kind rfc; (b) at least 1 item: of kind talk; (c) a person judges',
    ],
    ['{ items: false, judgement: true, waivable: true }', 'a person judges, may be waived'],
    [
      '{ all: [{ kind: rfc }, { kind: talk }] }',
      'each of these: (a) at least 1 item: of kind rfc; (b) at least 1 item: of kind talk',
    ],
    [
      '{ at-least: { min: 2, of: [{ kind: rfc }, { any: [{ kind: talk }, { kind: post }] }, { items: 3 }] } }',
      'at least 2 of these: (a) at least 1 item: of kind rfc; (b) either (b1) at least 1 item: of kind talk or (b2) at least 1 item: of kind post; (c) at least 3 items',
    ],
  ])('%s', (yaml, words) => {
    expect(inWords(yaml)).toBe(words);
  });
  test('what a branch shares with the rubric around it is said once, what it does not ask for is said', () => {
    expect(inWords('{ any: [{ kind: rfc }, { items: 2, dated: false }] }', '{ items: 1, dated: true }')).toBe(
      'at least 1 item; each: with a date; either (a) at least 1 item: of kind rfc or (b) at least 2 items, not asked here: with a date',
    );
    expect(inWords('{ any: [{ scope: multi-team }, { items: 2 }] }', '{ scope: team }')).toContain(
      '(a) at least 1 item: scope multi-team or wider or (b) at least 2 items',
    );
  });
  test.each([
    'items: needs-owner',
    'count: { min: needs-owner, of: customers }',
    'change: { min: needs-owner, direction: less }',
    'rate: { min: needs-owner, unit: hours/week }',
    'people: needs-owner',
  ])('%s says that its owner has yet to set it', (yaml) => {
    expect(inWords(`{ ${yaml} }`)).toContain("the ladder's owner has yet to set");
  });
  test('one phrase a rule, one a combination', () => {
    expect(
      rubricWords(rubricOf('{ items: 2, dated: true, any: [{ kind: rfc }, { kind: talk }] }')).map((words) =>
        plain(words).replaceAll('`', ''),
      ),
    ).toEqual([
      'with a date',
      'at least 2 items',
      'either (a) at least 1 item: of kind rfc or (b) at least 1 item: of kind talk',
    ]);
  });
});

const FRONT = '---\ncandidate: octo-ada\nladder: engineering\nfrom: L4\nto: L5\n---\n';

describe.each(combinations.map((one) => [one.name, one] as const))('the documentation of %s', (_, { doc }) => {
  const answer = (body: string, rubric: Rubric) => {
    const packet = readPacket(new TextEncoder().encode(`${FRONT}\n## Code\n\n${body}\n`), 'p.md');
    expect(packet.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const items = itemsOf(packet).filter(({ kind }) => kind === 'evidence');
    const refs = items.flatMap(({ references }) => references.map(({ ref }) => ref));
    return evaluate(
      items,
      context(rubric, { header: packet.header, facts: facts(Object.fromEntries(refs.map((ref) => [ref, 'true']))) }),
    ).truth;
  };
  test('has examples that are true', () => {
    const rubric = rubricOf(`{ ${doc.forms[0]?.yaml} }`);
    expect(answer(doc.meets, rubric)).toBe('yes');
    expect(answer(doc.misses, rubric)).toBe('no');
  });
  test.each(doc.forms.map(({ yaml }) => [yaml]))('%s can be written in a ladder', (yaml) => {
    expect(Object.keys(rubricOf(`{ ${yaml} }`))).toEqual([yaml.split(':')[0]]);
  });
});
