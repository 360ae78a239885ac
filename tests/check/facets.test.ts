/** The parts of a criterion that sums several up: named, claimed, asked for, and told. */
import { describe, expect, test } from 'vitest';
import { told as ladderTold, withSections } from '../ladder/support.ts';
import { plain } from '../../src/text/words.ts';
import { checked, lacks, packetFor, states } from './support.ts';

const ladder = (rubric: string, facets = 'facets: [People, Budget, Alignment], '): string =>
  withSections(
    `rubric: { items: 1 }\ncompetencies:\n  - { id: domains, title: Domains, criteria: { L5: { text: Leads it., ${facets}rubric: ${rubric} } } }\n  - { id: code, title: Code, criteria: { L5: Writes code. } }`,
  );
const ALL = ladder('{ facets: all }');
const NONE = ladder('{ items: 1 }');
const judged = (by: string, body: string) => checked(by, packetFor({}, body));

describe('asked for', () => {
  test.each([
    [
      'headings',
      '## People\n\n- Hired two.\n\n## Budget\n\n- Held it.\n\n## Alignment\n\n- Brought two teams together.',
    ],
    [
      'headings below the competency',
      '## Domains\n\n### People\n\n- Hired two.\n\n### Budget\n\n- Held it.\n\n### Alignment\n\n- Brought them together.',
    ],
    [
      'labels below the competency',
      '## Domains\n\n- People: hired two.\n- Budget: held it.\n- Alignment: brought them together.',
    ],
    [
      'cells',
      '| Domain | What |\n|---|---|\n| People | Hired two. |\n| Budget | Held it. |\n| Alignment | Brought them together. |',
    ],
    ['`Criteria:`, several at once', '- Ran the merger.\n  - Criteria: People, Budget, Alignment'],
  ])('each by %s', (_name, body) => expect(states(judged(ALL, body))[0]).toBe('domains.L5 met'));

  test('those that are open are named, with the line to write', () => {
    const result = judged(ALL, '## Domains\n\n- People: hired two.\n- Held the budget.');
    expect(states(result)[0]).toBe('domains.L5 partial*');
    expect(lacks(result, 'domains.L5')).toEqual([
      '1 of 3 facets has evidence (`People`); open: `Budget` and `Alignment`. Say for which facet an item is: put it under a heading `### Budget`, or write `Criteria: Budget` below it.',
    ]);
  });

  test('so many of them, and never more than there are', () => {
    const two = '## People\n\n- Hired two.\n\n## Budget\n\n- Held it.';
    expect(states(judged(ladder('{ facets: 2 }'), two))[0]).toBe('domains.L5 met');
    expect(states(judged(ladder('{ facets: 9 }'), two))[0]).toBe('domains.L5 partial*');
    expect(states(judged(ladder('{ facets: 9 }'), `${two}\n\n## Alignment\n\n- Did it.`))[0]).toBe('domains.L5 met');
  });

  test('of a criterion without facets is an error of the ladder', () =>
    expect(ladderTold(ladder('{ facets: all }', ''))).toEqual([expect.stringContaining('ladder-facets-none')]));
});

describe('not asked for', () => {
  test('are named within their competency, and the report says which have evidence', () => {
    const result = judged(NONE, '## Domains\n\n### Budget\n\n- Held it.');
    expect(states(result)[0]).toBe('domains.L5 met');
    const remarks = result.criteria[0]?.remarks.map(plain);
    expect(remarks).toEqual(['Of its facets, `Budget` has evidence, `People` and `Alignment` have none.']);
    expect(judged(NONE, '## Domains\n\n- Held it.').criteria[0]?.remarks).toEqual([]);
  });

  test.each(['## Budget\n\n- Held it.', '## Code\n\n### Budget\n\n- Held it.', '## Code\n\n- Budget: held it.'])(
    'are no names anywhere else: %s',
    (body) => expect(states(judged(NONE, body))[0]).toBe('domains.L5 missing*'),
  );

  test('nor are those that are asked for, as labels of other evidence', () =>
    expect(states(judged(ALL, '## Code\n\n- Budget: held it.'))).toEqual(['domains.L5 missing*', 'code.L5 met']));
});
