/** Changes that a careful owner makes: what they are told of each, and what is left to write. */
import { describe, expect, test } from 'vitest';
import { diffLadders } from '../../../src/ladder/diff/diff.ts';
import { followUp } from '../../../src/ladder/diff/text.ts';
import type { Ladder } from '../../../src/ladder/ladder.ts';
import { plain } from '../../../src/text/words.ts';
import { ladderOf } from '../support.ts';
import { changed, said, source, type Edits } from './made.ts';

describe('a text that reads otherwise', () => {
  test.each([
    ['99.9 % of the time', '999 % of the time'],
    ['Improves it by 20 %', 'Improves it by 20'],
    ['Teams of 2-5', 'Teams of 25'],
    ['Knows C++', 'Knows C'],
    ['Lowers it by -5 %', 'Lowers it by 5 %'],
    ['Answers >= 5', 'Answers <= 5'],
    ['One 1 5', 'One 15'],
    ['Reviews and/or writes', 'Reviews andor writes'],
  ])('“%s” and “%s” ask for other things', (was, is) => {
    const of = (text: string): Ladder => ladderOf(source.replace('Gives talks.', JSON.stringify(text)));
    expect(diffLadders(of(was), of(is))).toMatchObject({ step: 'major', changes: [{ effect: 'reworded' }] });
  });

  test.each([
    ['Leads, and others follow.', 'leads and others follow'],
    ['**Leads** a team', 'Leads a team'],
    ['Teams of 2–5 people', 'Teams of 2-5 people'],
    ['R & D', 'R and D'],
    ['By 5%', 'By 5 %'],
  ])('“%s” and “%s” ask for the same', (was, is) => {
    const of = (text: string): Ladder => ladderOf(source.replace('Gives talks.', JSON.stringify(text)));
    expect(diffLadders(of(was), of(is))).toMatchObject({ step: 'patch', changes: [{ effect: 'editorial' }] });
  });
});

describe('a combination in place of another', () => {
  const RUBRIC = 'scope: team, role: [author, lead], within: 12 months';
  const of = (rubric: string): Ladder => ladderOf(source.replace(RUBRIC, rubric));
  const [TALK, RFC, DOC] = ['{ kind: talk }', '{ kind: rfc }', '{ kind: doc }'];
  test.each([
    ['each of these for one of these', `any: [${TALK}, ${RFC}]`, `all: [${TALK}, ${RFC}]`, 'tightened'],
    [
      'two of three for each',
      `all: [${TALK}, ${RFC}, ${DOC}]`,
      `at-least: { min: 2, of: [${TALK}, ${RFC}, ${DOC}] }`,
      'loosened',
    ],
    ['the same in other words', `any: [${TALK}, ${RFC}]`, `at-least: { min: 1, of: [${TALK}, ${RFC}] }`, 'editorial'],
    ['others', `any: [${TALK}, ${RFC}]`, `at-least: { min: 1, of: [${TALK}, ${DOC}] }`, 'changed'],
  ])('%s: %s → %s', (_name, was, is, effect) => {
    const { changes } = diffLadders(of(was), of(is));
    expect(changes.map((one) => [one.effect, one.of])).toEqual([[effect, 'combination']]);
  });

  test('the order of what a rule lists is no change: who endorsed it has endorsed the same', () => {
    const lists = (order: readonly string[]): string =>
      `role: [${order.join(', ')}], any: [${order.map((role) => `{ kind: talk, role: [${role}] }`).join(', ')}]`;
    const diff = diffLadders(of(lists(['author', 'lead'])), of(lists(['lead', 'author'])));
    expect(diff).toMatchObject({ changes: [], step: null, confirm: [] });
  });

  test('another word for what is counted is another way to say it', () => {
    const count = (words: string): string => `count: { min: 3, of: [${words}], source: [declared] }`;
    expect(diffLadders(of(count('outages')), of(count('incidents, outages'))).changes).toMatchObject([
      { effect: 'loosened', of: 'count' },
    ]);
  });
});

describe('the rule of a gate', () => {
  const gate = (rule: string): Ladder =>
    ladderOf(`${source}promotions: [{ from: L1, to: L2, gates: { sponsors: ${rule} } }]\n`);
  test('its words follow it: to ask for less is no rewording, and breaks nothing', () => {
    const diff = diffLadders(gate('{ min: 2, level: L2 }'), gate('{ min: 1, level: L2 }'));
    expect(diff.changes.map(({ effect, of }) => [effect, of])).toEqual([['loosened', 'sponsors']]);
    expect(diff.version).toBe('1.3.0');
  });

  test('words of its own are told', () => {
    const diff = diffLadders(
      gate('{ min: 2, level: L2, text: Two people. }'),
      gate('{ min: 2, level: L2, text: Two peers. }'),
    );
    expect(diff.changes.map(({ effect, of }) => [effect, of])).toEqual([['reworded', 'text']]);
  });
});

describe('parts that are called otherwise', () => {
  const promotion = 'promotions: [{ from: L1, to: L2, gates: { sponsors: { min: 2, level: L2 } } }]\n';
  test('a level: its criteria, promotions and groups are the same ones, and nothing of them is removed or added', () => {
    const before = `${source}${promotion}`;
    const after = before.replaceAll(/\bL2\b/gu, 'S2').replace('title: Senior }', 'title: Senior, aliases: [L2] }');
    const { changes, renamed, confirm } = diffLadders(ladderOf(before), ladderOf(after));
    expect(changes.map(said)).toEqual([
      'renamed level S2: `L2` → `S2`',
      'loosened level S2 aliases: - → L2',
      'renamed criterion code.S2: `code.L2` → `code.S2`',
      'renamed criterion talks.S2: `talks.L2` → `talks.S2`',
      'renamed criterion L1-S2.sponsors: `L1-L2.sponsors` → `L1-S2.sponsors`',
      'renamed promotion L1-S2: `L1-L2` → `L1-S2`',
    ]);
    expect(renamed.get('code.L2')).toBe('code.S2');
    // An endorsement names the id.
    expect(confirm).toEqual(['code.S2', 'talks.S2', 'L1-S2.sponsors']);
  });

  test('without the former id among its names packets that aim at it are lost: that breaks', () => {
    const named = (aliases: string): Ladder => ladderOf(source.replace('id: ic, title: IC', aliases));
    expect(diffLadders(ladderOf(source), named('id: solo, title: IC')).changes).toMatchObject([
      { effect: 'renamed', part: 'track', breaks: false },
    ]);
    expect(diffLadders(ladderOf(source), named('id: solo, title: Alone')).changes).toMatchObject([
      { effect: 'renamed', part: 'track', breaks: true },
      { effect: 'reworded', part: 'track' },
    ]);
  });

  test('an area, whose competencies stay where they are', () => {
    const areas = (id: string): Ladder =>
      ladderOf(
        source
          .replace('competencies:', `areas: [{ id: ${id}, title: Technical }]\ncompetencies:`)
          .replace('title: Code', `title: Code\n    area: ${id}`),
      );
    expect(diffLadders(areas('tech'), areas('technical')).changes.map(said)).toEqual([
      'renamed area technical: `tech` → `technical`',
    ]);
  });

  test('of two that may be it, neither is', () => {
    const twice = ladderOf(
      source
        .replace('[L1, { id: L2, title: Senior }]', '[L1, { id: A, title: Senior }, { id: B, title: Senior }]')
        .replaceAll('L2', 'A')
        .replace('[L1, A]', '[L1, A, B]'),
    );
    const effects = diffLadders(ladderOf(source), twice).changes.filter(({ part }) => part === 'level');
    expect(effects.map(({ effect, id }) => `${effect} ${id}`)).toEqual(['removed L2', 'added A', 'added B']);
  });
});

describe('days, and what was before', () => {
  const TALKS = 'text: Gives talks., strength: should';
  const of = (talks: string, top = ''): Ladder => ladderOf(`${source.replace(TALKS, talks)}${top}`);
  const told = (was: Ladder, is: Ladder): readonly string[] =>
    diffLadders(was, is)
      .changes.filter(({ of: what }) => what !== 'since')
      .map(said);
  const stricter = `${TALKS}, rubric: { items: 3 }, since: 2.0.0`;

  test('a change that begins later asks nobody for less until then', () => {
    const diff = diffLadders(of(TALKS), of(`${stricter}, from: 2027-01-01, before: { rubric: { items: 2 } }`));
    expect(diff.changes.map(said)).toEqual([
      'tightened criterion talks.L2 items: at least 2 items → at least 3 items',
      'editorial criterion talks.L2 from: from the beginning → from 2027-01-01 on, until then as it was',
      'editorial criterion talks.L2 since: - → -',
    ]);
    // What was endorsed holds until then.
    expect(diff).toMatchObject({ step: 'major', confirm: [] });
  });

  test('what was before is not what it was', () => {
    expect(told(of(TALKS), of(`${stricter}, from: 2027-01-01, before: { rubric: { items: 1 } }`))).toContain(
      'loosened criterion talks.L2 from: from the beginning → from 2027-01-01 on, until then with a link, at least 1 item',
    );
    expect(
      told(
        of(`${stricter}, from: 2027-01-01, before: { rubric: { items: 1 } }`),
        of(`${stricter}, from: 2027-01-01, before: { rubric: { items: 2 } }`),
      ),
    ).toEqual([
      'tightened criterion talks.L2 from: from 2027-01-01 on, until then with a link, at least 1 item → from 2027-01-01 on, until then with a link, at least 2 items',
    ]);
  });

  test('to put it off asks for less; to leave out when it begins asks for more', () => {
    const on = (day: string): Ladder => of(`${stricter}, from: ${day}, before: { rubric: { items: 2 } }`);
    expect(told(on('2027-01-01'), on('2027-06-01'))[0]).toMatch(
      /^loosened criterion talks\.L2 from: from 2027-01-01 on/u,
    );
    expect(told(on('2027-01-01'), of(stricter))[0]).toMatch(
      /^tightened criterion talks\.L2 from: .* → from the beginning$/u,
    );
  });

  test('a new one that begins later says when', () => {
    const later = ladderOf(
      source.replace('L2: { text: Gives', 'L1: { text: Listens., from: 2027-01-01 }, L2: { text: Gives'),
    );
    expect(told(ladderOf(source), later)).toEqual(['added criterion talks.L1: - → Listens. (from 2027-01-01 on)']);
  });

  test('a version that is kept: what its packets are asked is what they were asked, or it is told', () => {
    const kept = 'transition: { version: 1.2.3, until: 2026-12-31 }\n';
    const now = (talks: string): Ladder =>
      ladderOf(`${source.replace(TALKS, talks).replace('version: 1.2.3', 'version: 2.0.0')}${kept}`);
    expect(told(of(TALKS), now(`${stricter}, before: { rubric: { items: 2 } }`))).toEqual([
      'editorial ladder made transition: - → `1.2.3` until 2026-12-31',
      'tightened criterion talks.L2 items: at least 2 items → at least 3 items',
      'editorial criterion talks.L2 what it was before: - → -',
    ]);
    expect(told(of(TALKS), now(`${stricter}, before: { rubric: { items: 1 } }`))).toContain(
      'loosened criterion talks.L2 for packets that keep 1.2.3: with a link, at least 2 items → with a link, at least 1 item',
    );
    // To end it early takes it from those who keep it.
    expect(
      diffLadders(now(stricter), ladderOf(source.replace(TALKS, stricter).replace('version: 1.2.3', 'version: 2.0.1'))),
    ).toMatchObject({
      step: 'major',
      changes: [{ effect: 'tightened', of: 'transition' }],
    });
  });
});

describe('what is still to write, so that packets are told', () => {
  const lines = (edits: Edits): readonly string[] => {
    const after = edits.reduce((text, [from, to]) => text.replace(from, to), source);
    const diff = changed(...edits);
    return followUp(diff, ladderOf(source), ladderOf(after)).lines.map(plain);
  };
  const raised = ['version: 1.2.3', 'version: 2.0.0'] as const;

  test.each<[string, Edits, readonly string[]]>([
    [
      'the version of a change',
      [['scope: team', 'scope: company']],
      ['`since: 2.0.0` at `code.L2`, or a packet that pins 1.2.3 is not told'],
    ],
    ['nothing, where it says so', [['rubric: { scope: team', 'since: 2.0.0, rubric: { scope: company'], raised], []],
    ['nothing, where the same is asked for', [['Gives talks.', 'gives talks']], []],
    [
      'the version of a former change does not tell of this one',
      [['rubric: { scope: team', 'since: 1.0.0, rubric: { scope: company'], raised],
      ['`since: 2.0.0` at `code.L2`, or a packet that pins 1.2.3 is not told'],
    ],
    [
      'a former text',
      [['text: Gives talks.', 'since: 2.0.0, text: Speaks abroad.'], raised],
      ['`talks.L2`: `was: ["Gives talks."]`, or a packet that quotes this text loses the criterion'],
    ],
    [
      'a former text that is kept',
      [['text: Gives talks.', 'since: 2.0.0, was: [Gives talks.], text: Speaks.'], raised],
      [],
    ],
    [
      'what is gone',
      [[', criteria: { L2: { text: Gives talks., strength: should } }', ''], raised],
      ['`retired:` with `talks.L2`, or a packet that names it is not told what takes its place'],
    ],
    [
      'a new level, at which nobody aims yet',
      [
        ['levels: [L1, ', 'levels: [L1, L9, '],
        ['L2: { text: Gives', 'L9: New., L2: { text: Gives'],
        ['levels: [L1, L2]', 'levels: [L1, L2, L9]'],
        raised,
      ],
      [],
    ],
    [
      'what it was, where packets keep the version',
      [
        ['rubric: { scope: team', 'since: 2.0.0, rubric: { scope: company'],
        ['version: 1.2.3', 'version: 2.0.0\ntransition: { version: 1.2.3, until: 2026-12-31 }'],
      ],
      [
        '`before:` at `code.L2`, with what was otherwise, or a packet that keeps 1.2.3 until 2026-12-31 is not asked for it as before',
      ],
    ],
  ])('%s', (_name, edits, expected) => {
    expect(lines(edits)).toEqual(expected);
  });
});
