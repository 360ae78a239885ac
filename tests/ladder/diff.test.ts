import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffLadders, type Change } from '../../src/ladder/diff/diff.ts';
import { changeLines, versionSentence } from '../../src/ladder/diff/text.ts';
import { plain } from '../../src/text/words.ts';
import { runs } from '../runs.ts';
import { ladderTexts } from '../scaffold/ladders.ts';
import { shipped } from './shipped.ts';
import { ladderOf } from './support.ts';

const source = `schema: 1
id: made
version: 1.2.3
title: Made
scopes: [task, team, company]
roles: [author, lead]
rubric: { items: 2, link: 1 }
levels: [L1, { id: L2, title: Senior }]
tracks: [{ id: ic, title: IC, levels: [L1, L2] }]
competencies:
  - id: code
    title: Code
    criteria:
      L2: { text: "Writes code that lasts.", rubric: { scope: team, role: [author, lead], within: 12 months } }
  - { id: talks, title: Talks, criteria: { L2: { text: Gives talks., strength: should } } }
groups:
  - { id: cap, title: Capstone, level: L2, rule: any, criteria: { a: One., b: Two. } }
`;
const said = ({ effect, part, id, of, before, after }: Change): string =>
  `${effect} ${part} ${id}${of === null ? '' : ` ${of}`}: ${before === null ? '-' : plain(before)} → ${after === null ? '-' : plain(after)}`;
/** What changes where these words of the ladder are others. */
const changed = (...edits: readonly (readonly [from: string | RegExp, to: string])[]) => {
  const after = edits.reduce((text, [from, to]) => {
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`nothing to replace: ${from}`);
    return edited;
  }, source);
  return diffLadders(ladderOf(source), ladderOf(after));
};

describe('what changed in meaning', () => {
  test.each<[string, readonly [string | RegExp, string], readonly string[], string]>([
    [
      'a rule asks for more',
      ['scope: team', 'scope: company'],
      ['tightened criterion code.L2 scope: scope `team` or wider → scope `company` or wider'],
      '2.0.0',
    ],
    [
      'a rule asks for less',
      ['within: 12 months', 'within: 2 years'],
      ['loosened criterion code.L2 within: within the last 12 months → within the last 24 months'],
      '1.3.0',
    ],
    [
      'a way fewer',
      ['role: [author, lead]', 'role: [lead]'],
      ['tightened criterion code.L2 role: in the role `author` or `lead` → in the role `lead`'],
      '2.0.0',
    ],
    [
      'a rule is gone',
      [', within: 12 months', ''],
      ['loosened criterion code.L2 within: within the last 12 months → -'],
      '1.3.0',
    ],
    [
      'a way out is new',
      ['within: 12 months', 'within: 12 months, waivable: true'],
      ['loosened criterion code.L2 waivable: - → may be waived'],
      '1.3.0',
    ],
    [
      'a strength',
      ['strength: should', 'strength: must'],
      ['tightened criterion talks.L2 strength: `should` → `must`'],
      '2.0.0',
    ],
    [
      'other words',
      ['Gives talks.', 'Gives talks abroad.'],
      ['reworded criterion talks.L2 text: Gives talks. → Gives talks abroad.'],
      '2.0.0',
    ],
    [
      'the same words in other marks',
      ['Gives talks.', 'gives talks'],
      ['editorial criterion talks.L2 text: Gives talks. → gives talks'],
      '1.2.4',
    ],
    [
      'what is said beside it',
      ['{ text: Gives talks.,', '{ text: Gives talks., guidance: Anywhere.,'],
      ['editorial criterion talks.L2 what is said beside it: - → -'],
      '1.2.4',
    ],
    ['a title', ['title: Talks', 'title: Talking'], ['reworded competency talks title: Talks → Talking'], '1.3.0'],
    [
      'a criterion is new',
      ['L2: { text: Gives', 'L1: Listens., L2: { text: Gives'],
      ['added criterion talks.L1: - → Listens.'],
      '2.0.0',
    ],
    ['a group needs more', ['rule: any', 'rule: all'], ['tightened group cap how many: 1 of 2 → 2 of 2'], '2.0.0'],
    [
      'a group has a way more',
      ['b: Two.', 'b: Two., c: Three.'],
      ['added criterion cap.c: - → Three.', 'loosened group cap how many: 1 of 2 → 1 of 3'],
      '2.0.0',
    ],
  ])('%s', (_name, edit, expected, version) => {
    const diff = changed(edit);
    expect(diff.changes.map(said)).toEqual(expected);
    expect(diff.version).toBe(version);
  });

  test('a criterion that is called otherwise is the same one, by what was retired or by its text', () => {
    const byText = changed([/id: talks, title: Talks/u, 'id: speech, title: Talks']);
    expect(byText.changes.map(said)).toEqual([
      'removed competency talks: Talks → -',
      'added competency speech: - → Talks',
      'renamed criterion speech.L2: `talks.L2` → `speech.L2`',
      'moved criterion speech.L2: talks, L2 → speech, L2',
    ]);
    const retired = changed(
      [
        /id: talks, title: Talks, criteria: \{ L2: \{ text: Gives talks\./u,
        'id: speech, title: Talks, criteria: { L2: { text: Speaks.',
      ],
      [/$/u, 'retired: [{ id: talks.L2, replaced-by: speech.L2 }]\n'],
    );
    expect(retired.changes.map(said)).toContain('renamed criterion speech.L2: `talks.L2` → `speech.L2`');
  });

  test('the same change of many is one line, and the version is told', () => {
    const diff = changed(['items: 2', 'items: 3']);
    expect(changeLines(diff)).toEqual([
      {
        title: 'Asks for more (4)',
        lines: ['4 × criterion code.L2, talks.L2, cap.a, cap.b, items: at least 2 items → at least 3 items'],
      },
    ]);
    expect(versionSentence(diff, '1.2.3', '1.2.3')).toBe(
      'Somebody who met the old ladder may miss the new one, so this is a major change: after version 1.2.3, write version: 2.0.0 (it has 1.2.3).',
    );
    expect(versionSentence(diff, '1.2.3', '2.0.0')).toContain('version 2.0.0 (after 1.2.3) fits.');
    expect(versionSentence(diffLadders(ladderOf(source), ladderOf(source)), '1.2.3', '1.2.3')).toBe(
      'Nothing changed in meaning.',
    );
  });
});

const OPPOSITE: Readonly<Partial<Record<Change['effect'], Change['effect']>>> = {
  added: 'removed',
  removed: 'added',
  tightened: 'loosened',
  loosened: 'tightened',
};
const mirrored = (changes: readonly Change[]): readonly string[] =>
  changes
    .flatMap(({ effect, part, id, of, before, after }) => {
      const effects = OPPOSITE[effect] ?? effect;
      // A new name stands on the other side.
      const named =
        effect === 'renamed' || effect === 'moved' || effect === 'reworded' || effect === 'editorial' ? '' : id;
      return [
        `${effects} ${part} ${named} ${of} ${after === null ? '' : plain(after)} ${before === null ? '' : plain(before)}`,
      ];
    })
    .toSorted();
const straight = (changes: readonly Change[]): readonly string[] =>
  changes
    .map(({ effect, part, id, of, before, after }) => {
      const named =
        effect === 'renamed' || effect === 'moved' || effect === 'reworded' || effect === 'editorial' ? '' : id;
      return `${effect} ${part} ${named} ${of} ${before === null ? '' : plain(before)} ${after === null ? '' : plain(after)}`;
    })
    .toSorted();

describe('of any two ladders', () => {
  test('the same one has not changed', () => {
    for (const [, ladder] of shipped)
      expect(diffLadders(ladder, ladder)).toEqual({ changes: [], step: null, version: null });
    fc.assert(
      fc.property(ladderTexts, (text) => {
        expect(diffLadders(ladderOf(text), ladderOf(text)).changes).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });
  test('there and back mirror each other: what one adds or tightens the other removes or loosens', () => {
    for (const [from] of shipped)
      for (const [to] of shipped) {
        const [a, b] = [from, to].map((name) => shipped.find(([own]) => own === name)?.[1]);
        if (!a || !b) throw new Error('no ladder');
        const [there, back] = [diffLadders(a, b).changes, diffLadders(b, a).changes];
        // Scopes of other ladders are other words: which of two is wider can be told only within one.
        const known = (changes: readonly Change[]) =>
          changes.filter(({ of, effect }) => of === null && effect !== 'renamed');
        expect(straight(known(back))).toEqual(mirrored(known(there)));
      }
    fc.assert(
      fc.property(ladderTexts, ladderTexts, (one, other) => {
        const [a, b] = [ladderOf(one), ladderOf(other)];
        const [there, back] = [diffLadders(a, b).changes, diffLadders(b, a).changes];
        const known = (changes: readonly Change[]) =>
          changes.filter(
            ({ effect }) =>
              effect === 'added' || effect === 'removed' || effect === 'tightened' || effect === 'loosened',
          );
        expect(straight(known(back)).length).toBe(mirrored(known(there)).length);
      }),
      { numRuns: runs(100) },
    );
  });
});
