import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src/ladder/diff/change.ts';
import { diffLadders } from '../../../src/ladder/diff/diff.ts';
import { changeLines, versionSentence } from '../../../src/ladder/diff/text.ts';
import type { Ladder } from '../../../src/ladder/ladder.ts';
import { plain } from '../../../src/text/words.ts';
import { runs } from '../../runs.ts';
import { ladderTexts } from '../../scaffold/ladders.ts';
import { shipped } from '../shipped.ts';
import { ladderOf } from '../support.ts';
import { changed, said, source } from './made.ts';

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
      ['editorial criterion talks.L2 guidance: - → -'],
      '1.2.4',
    ],
    [
      'a title, where the id is the same word',
      ['title: Talks', 'title: Talking'],
      ['reworded competency talks title: Talks → Talking'],
      '1.3.0',
    ],
    [
      'a criterion is new',
      ['L2: { text: Gives', 'L1: Listens., L2: { text: Gives'],
      ['added criterion talks.L1: - → Listens.'],
      '2.0.0',
    ],
    [
      'a criterion is gone',
      [', criteria: { L2: { text: Gives talks., strength: should } }', ''],
      ['removed criterion talks.L2: Gives talks. → -'],
      '2.0.0',
    ],
    [
      'a criterion is new, and blocks nobody',
      ['L2: { text: Gives', 'L1: { text: Listens., strength: suggested }, L2: { text: Gives'],
      ['added criterion talks.L1: - → Listens.'],
      '1.3.0',
    ],
    [
      'a title by which packets named it is gone',
      ['title: Capstone', 'title: Masterpiece'],
      ['reworded group cap title: Capstone → Masterpiece'],
      '2.0.0',
    ],
    [
      'lower levels are asked for again',
      ['title: Senior }', 'title: Senior, includes: [{ level: L1, as: again }] }'],
      ['tightened level L2 what it includes of lower levels: nothing → L1 (again)'],
      '2.0.0',
    ],
    [
      'lower levels are taken for granted',
      ['title: Senior }', 'title: Senior, includes: [{ level: L1, as: assumed }] }'],
      ['editorial level L2 what it includes of lower levels: nothing → L1 (assumed)'],
      '1.2.4',
    ],
    [
      'the order of scopes',
      ['[task, team, company]', '[team, task, company]'],
      ['changed ladder made scopes: task < team < company → team < task < company'],
      '2.0.0',
    ],
    [
      'a scope between two others',
      ['[task, team, company]', '[task, team, area, company]'],
      ['changed ladder made scopes: task < team < company → task < team < area < company'],
      '1.3.0',
    ],
    [
      'how it is decided',
      [/$/u, 'promotions: [{ from: L1, to: L2, decide: { must: all, partial: { max: 1 } } }]\n'],
      [
        'loosened promotion L1-L2 how it is decided: every must is met → every must is met; up to 1 criterion may be partial, with a plan',
      ],
      '1.3.0',
    ],
    [
      'a cap on waivers',
      [/$/u, 'promotions: [{ from: L1, to: L2, decide: { must: all, waivers: { max: 1 } } }]\n'],
      [
        'tightened promotion L1-L2 how it is decided: every must is met → every must is met; at most 1 criterion may be waived',
      ],
      '2.0.0',
    ],
    [
      'a should has to be explained',
      [/$/u, 'promotions: [{ from: L1, to: L2, decide: { must: all, should: met-or-explained } }]\n'],
      [
        'tightened promotion L1-L2 how it is decided: every must is met → every must is met; every should is met or explained',
      ],
      '2.0.0',
    ],
    ['a group needs more', ['rule: any', 'rule: all'], ['tightened group cap how many: 1 of 2 → 2 of 2'], '2.0.0'],
    [
      'a group has a way more',
      ['b: Two.', 'b: Two., c: Three.'],
      ['added criterion cap.c: - → Three.', 'loosened group cap how many: 1 of 2 → 1 of 3'],
      '1.3.0',
    ],
  ])('%s', (_name, edit, expected, version) => {
    const diff = changed(edit);
    expect(diff.changes.map(said)).toEqual(expected);
    expect(diff.version).toBe(version);
  });

  test('a criterion that is called otherwise is the same one, by what was retired or by its text', () => {
    const byText = changed([/id: talks, title: Talks/u, 'id: speech, title: Talks']);
    expect(byText.changes.map(said)).toEqual([
      'renamed competency speech: `talks` → `speech`',
      'renamed criterion speech.L2: `talks.L2` → `speech.L2`',
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
    expect(changeLines(diff).map(({ title, lines }) => ({ title, lines: lines.map(plain) }))).toEqual([
      {
        title: 'Asks for more (4)',
        lines: ['4 × criterion `code.L2`, `talks.L2`, `cap.a`, `cap.b`, items: at least 2 items → at least 3 items'],
      },
    ]);
    expect(plain(versionSentence(diff, '1.2.3', '1.2.3'))).toBe(
      'A packet that met the old ladder may miss the new one, or lose a criterion, so this is a major change: after version `1.2.3`, write `version: 2.0.0` (it has `1.2.3`).',
    );
    expect(plain(versionSentence(diff, '1.2.3', '2.0.0'))).toContain('version `2.0.0` (after `1.2.3`) fits.');
    expect(plain(versionSentence(diffLadders(ladderOf(source), ladderOf(source)), '1.2.3', '1.2.3'))).toBe(
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
/**
 * Every change but the name that its part has on one side: as it is, or as it has to be on the way back. Where a part is
 * called otherwise, what is said of it is in the names of the new ladder, both ways.
 */
function sides(changes: readonly Change[], back: boolean): readonly string[] {
  const names = changes.some(({ effect, part }) => effect === 'renamed' && part !== 'criterion' && part !== 'ladder');
  return changes
    .map(({ effect, part, of, before, after }) => {
      const [was, is] = names ? [null, null] : back ? [after, before] : [before, after];
      return JSON.stringify([back ? (OPPOSITE[effect] ?? effect) : effect, part, of, was, is]);
    })
    .toSorted();
}
/** What two ladders say of each other, there and back: the same where they mirror each other. */
const ways = (a: Ladder, b: Ladder): readonly [readonly string[], readonly string[]] => [
  sides(diffLadders(b, a).changes, false),
  sides(diffLadders(a, b).changes, true),
];

describe('of any two ladders', () => {
  test('the same one has not changed', () => {
    for (const [, ladder] of shipped)
      expect(diffLadders(ladder, ladder)).toMatchObject({ changes: [], step: null, version: null });
    fc.assert(
      fc.property(ladderTexts, (text) => {
        expect(diffLadders(ladderOf(text), ladderOf(text)).changes).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  test('there and back mirror each other: what one adds or tightens the other removes or loosens', () => {
    for (const [, a] of shipped)
      for (const [, b] of shipped) {
        const [back, there] = ways(a, b);
        expect(back).toEqual(there);
      }
    fc.assert(
      fc.property(ladderTexts, ladderTexts, (one, other) => {
        const [back, there] = ways(ladderOf(one), ladderOf(other));
        expect(back).toEqual(there);
      }),
      { numRuns: runs(100) },
    );
  });
});

/** What no difference speaks of: it follows from the rest, is where the ladder stands, or is a closed list. */
const SILENT =
  /^\.(?:path|digest|version)$|\.(?:place|needsOwner)\b|^\.criteria\.\*\.digest$|^\.promotions\.\*\.declared$|^\.groups\.\*\.rule$|\.decide\.should$/u;

/** The places of a value, each kind of place once. */
function placesOf(
  value: unknown,
  kind: string,
  at: readonly (string | number)[],
  found: Map<string, readonly (string | number)[]>,
): void {
  if (!found.has(kind)) found.set(kind, at);
  if (Array.isArray(value))
    for (const [index, own] of value.entries()) placesOf(own, `${kind}.*`, [...at, index], found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, own] of Object.entries(value)) placesOf(own, `${kind}.${key}`, [...at, key], found);
}

/** The same ladder with another value at one place; null: nothing else can stand there. Words of rules are a closed list. */
function edited(ladder: Ladder, at: readonly (string | number)[]): Ladder | null {
  const copy = structuredClone(ladder);
  let holder: unknown = copy;
  for (const key of at.slice(0, -1)) holder = Reflect.get(Object(holder), key);
  const last = at.at(-1);
  if (last === undefined) return null;
  const value: unknown = Reflect.get(Object(holder), last);
  if (at.includes('rubric') && (typeof value === 'string' || typeof value === 'boolean')) return null;
  const other =
    typeof value === 'string'
      ? `${value} other`
      : typeof value === 'number'
        ? value + 1
        : typeof value === 'boolean'
          ? !value
          : Array.isArray(value) && value.length > 0
            ? value.slice(0, -1)
            : undefined;
  return other !== undefined && Reflect.set(Object(holder), last, other) ? copy : null;
}

test('nothing of a ladder changes in silence', () => {
  let tried = 0;
  const silent: string[] = [];
  for (const [name, ladder] of shipped) {
    const places = new Map<string, readonly (string | number)[]>();
    placesOf(ladder, '', [], places);
    for (const [kind, at] of places) {
      const other = SILENT.test(kind) ? null : edited(ladder, at);
      if (other === null) continue;
      tried += 1;
      if (diffLadders(ladder, other).changes.length === 0) silent.push(`${name}${kind}`);
    }
  }
  expect(silent).toEqual([]);
  expect(tried).toBeGreaterThan(300);
});
