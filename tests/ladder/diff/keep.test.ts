import { describe, expect, test } from 'vitest';
import { diffLadders } from '../../../src/ladder/diff/diff.ts';
import { saidDiff } from '../../../src/ladder/diff/said.ts';
import { ladderComment } from '../../../src/ladder/diff/comment.ts';
import { followUp } from '../../../src/ladder/diff/text.ts';
import { plain } from '../../../src/text/words.ts';
import { ladderOf } from '../support.ts';

const source = `schema: 1
id: made
version: 1.0.0
title: Made
rubric: { items: 1 }
levels: [L1, L2]
tracks: [{ id: ic, title: IC, levels: [L1, L2] }]
competencies:
  - { id: code, title: Code, criteria: { L2: { text: Writes code that lasts. } } }
  - { id: talks, title: Talks, criteria: { L2: { text: Gives talks. } } }
`;
const text = (more: string): string =>
  source.replace('version: 1.0.0', 'version: 2.0.0').replace('{ text: Gives talks. }', more);

const lines = (after: string): string[] => {
  const [was, is] = [ladderOf(source), ladderOf(after)];
  return followUp(diffLadders(was, is), was, is).lines.map(plain);
};
const WAS = '`talks.L2`: `was: ["Gives talks."]`, or a packet that quotes this text loses the criterion';
const SINCE = '`since: 2.0.0` at `talks.L2`, or a packet that pins 1.0.0 is not told';

describe('what is still to be written into a ladder', () => {
  test.each<[string, string, readonly string[]]>([
    ['a new text without the former one', text('{ text: Gives public talks. }'), [WAS, SINCE]],
    ['with the former one alone', text('{ text: Gives public talks., was: [Gives talks.] }'), [SINCE]],
    [
      'with the former one as an alias',
      text('{ text: Gives public talks., aliases: [gives talks], since: 2.0.0 }'),
      [],
    ],
    ['with the version alone', text('{ text: Gives public talks., since: 2.0.0 }'), [WAS]],
    ['with both', text('{ text: Gives public talks., was: [Gives talks.], since: 2.0.0 }'), []],
    ['a `since` of a change before', text('{ text: Gives talks., since: 1.0.0, rubric: { items: 3 } }'), [SINCE]],
    ['a rule, which no packet quotes', text('{ text: Gives talks., rubric: { items: 3 } }'), [SINCE]],
    ['only a capital', text('{ text: Gives Talks }'), []],
    ['nothing', source, []],
    ['another ladder', text('{ text: Sings. }').replace('id: made', 'id: other'), []],
  ])('%s', (_, after, expected) => {
    expect(lines(after)).toEqual(expected);
  });

  test.each([
    ['Giving talks', '', ['`talks`: `aliases: ["Giving talks"]`, or below that heading a packet names no competency']],
    ['Giving talks', ', aliases: [giving Talks]', []],
    // Its id says the same.
    ['Talks', '', []],
  ] as const)('a competency that was called %s, and is called otherwise%s', (title, aliases, expected) => {
    const was = ladderOf(source.replace('title: Talks', `title: ${title}`));
    const is = ladderOf(source.replace('title: Talks', `title: Speaking${aliases}`));
    expect(followUp(diffLadders(was, is), was, is).lines.map(plain)).toEqual(expected);
  });

  test('names the version that fits where the ladder does not have it yet, and few of many', () => {
    const many = Array.from(
      { length: 9 },
      (_, index) => `  - { id: c${index}, title: C${index}, criteria: { L2: Does ${index}. } }\n`,
    );
    const [was, is] = [
      ladderOf(source + many.join('')),
      ladderOf((source + many.join('')).replace('items: 1', 'items: 2')),
    ];
    const [line, ...more] = followUp(diffLadders(was, is), was, is).lines.map(plain);
    expect(more).toEqual([]);
    expect(line).toMatch(/^`since: 2\.0\.0` at (?:`[\w.]+`, ){5}`[\w.]+` and 5 more, or a packet/u);
  });

  test('stands in what the command says and in the comment', () => {
    const [before, after] = [ladderOf(source), ladderOf(text('{ text: Gives public talks. }'))];
    const diff = diffLadders(before, after);
    const said = saidDiff(diff, before, after, null).follows.map(({ title }) => plain(title));
    expect(said).toContain('To be written into the ladder still (2)');
    const comment = ladderComment([
      {
        path: 'ladder.yml',
        is: 'read',
        before,
        after,
        diff,
        findings: [],
        moved: null,
        unnamed: null,
        touching: null,
        examples: null,
      },
    ]);
    expect(comment).toContain('To be written into the ladder still (2):');
    expect(comment).toContain('`was: ["Gives talks."]`');
  });
});
