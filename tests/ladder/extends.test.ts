/** Ladders that stand on others: what becomes of both, and what every problem says. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffLadders } from '../../src/ladder/diff/diff.ts';
import { baseSource, followBases, MOST_BASES, type Base, type Opened } from '../../src/ladder/extends/base.ts';
import { mayExtend, pathBeside } from '../../src/ladder/extends/may.ts';
import type { Ladder } from '../../src/ladder/ladder.ts';
import { lintLadder } from '../../src/ladder/lint/lint.ts';
import { readLadder } from '../../src/ladder/read.ts';
import { showJson } from '../../src/ladder/show/show-json.ts';
import { plain } from '../../src/text/words.ts';
import { runs } from '../runs.ts';
import { ladderTexts } from '../scaffold/ladders.ts';
import { shipped } from './shipped.ts';
import { wholeLadder } from './whole.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ON = 'schema: 1\nextends: base.yml\n';

const BASE = `schema: 1
id: base
version: 1.0.0
title: Base
scopes: [task, team, multi-team]
levels: [L4, { id: L5, title: Staff, buckets: [{ id: year-1, title: Year 1, criteria: { lead: Led. } }] }, L6]
level-sets: { Senior+: [L5, L6] }
tracks: [{ id: ic, levels: [L4, L5, L6] }, { id: side, levels: [L4, L5] }]
areas: [{ id: craft, title: The craft }]
rubric: { items: 2 }
competencies:
  - id: code
    title: Code
    area: craft
    criteria:
      L4: [Writes code., Writes tests.]
      L5: { text: Leads., rubric: { link: 2 } }
      L6: { text: Leads many., tracks: [ic] }
  - { id: people, title: People, criteria: { L4: Helps., L5: Grows others. } }
groups:
  - { id: capstone, level: L6, rule: any, criteria: { talk: A talk., paper: A paper. }, of: [code.L6] }
promotions:
  - { from: L4, to: L5, gates: { time-in-level: 12 months, sponsors: { min: 2 }, forum: The forum has heard it. } }
maxims: [{ text: Slow is fast., competency: people }]
glossary: { RFC: Request for comments. }
`;

const bases = (...texts: readonly string[]): readonly Base[] =>
  texts.map((text, index) => ({
    path: index === 0 ? 'base.yml' : `base-${index}.yml`,
    bytes: utf8(text),
    commit: null,
  }));
const read = (own: string, ...under: readonly string[]) => readLadder(utf8(own), 'own.yml', bases(...under));
const told = (own: string, ...under: readonly string[]): string[] =>
  read(own, ...under).findings.map(
    ({ place, code, message, fix }) =>
      `${place.path}:${place.line}:${place.column} ${code}: ${plain(message)} ${plain(fix)}`,
  );
function ladderOn(own: string, ...under: readonly string[]): Ladder {
  const { ladder } = read(own, ...(under.length === 0 ? [BASE] : under));
  if (ladder === null) throw new Error(told(own, ...(under.length === 0 ? [BASE] : under)).join('\n'));
  return ladder;
}
const changes = (own: string): string[] =>
  diffLadders(ladderOf(BASE), ladderOn(own))
    .changes.filter(({ effect }) => effect !== 'editorial')
    .map(({ part, id, effect, of }) => `${part} ${id} ${effect}${of === null ? '' : ` ${of}`}`);
function ladderOf(text: string): Ladder {
  const { ladder } = readLadder(utf8(text), 'base.yml');
  if (ladder === null) throw new Error('the base has errors');
  return ladder;
}
/** All that a ladder means and shows, without the names of files. */
const meaning = (ladder: Ladder): unknown =>
  JSON.parse(
    JSON.stringify(showJson(ladder), (key, value: unknown) =>
      ['digest', 'origin', 'inheritance'].includes(key) ? undefined : value,
    ),
  );

describe('a ladder that only extends', () => {
  test.each(shipped)('%s: is the same ladder', (id) => {
    const bytes = readFileSync(`ladder/${id}/ladder.yml`);
    const { ladder, findings } = readLadder(utf8(ON), 'own.yml', [{ path: 'base.yml', bytes, commit: null }]);
    const alone = readLadder(bytes, 'base.yml').ladder!;
    expect(findings).toEqual([]);
    expect(meaning(ladder!)).toEqual(meaning(alone));
    expect(ladder!.criteria.map(({ digest }) => digest)).toEqual(alone.criteria.map(({ digest }) => digest));
    expect(ladder!.digest).not.toBe(alone.digest);
    expect(diffLadders(alone, ladder!).changes).toEqual([]);
  });
  test('whatever the ladder: over one step and over five', () => {
    fc.assert(
      fc.property(ladderTexts, (text) => {
        const alone = readLadder(utf8(text), 'base.yml').ladder;
        fc.pre(alone !== null);
        for (const under of [[text], [ON, ON, ON, ON, text]])
          expect(meaning(ladderOn(ON, ...under))).toEqual(meaning(alone));
      }),
      { numRuns: runs(100) },
    );
  });
  test('every part of a ladder that has every key', () => {
    expect(meaning(ladderOn(ON, wholeLadder))).toEqual(meaning(ladderOf(wholeLadder)));
  });
});

describe('what a ladder changes of its base', () => {
  test('exactly that changes: a text, rules one by one, gates, milestones, members of groups, sentences of a list', () => {
    expect(
      changes(`${ON}change:
  criteria:
    code.L4.writes-code: Writes good code.
    code.L5: { rubric: { link: 3 } }
    L4-L5.sponsors: { min: 3 }
    L4-L5.time-in-level: { min: 18 months }
    L4-L5.forum: The forum agrees.
    L5.year-1.lead: { strength: should }
    capstone.talk: { text: A talk abroad. }
`),
    ).toEqual([
      'criterion code.L4.writes-code reworded text',
      'criterion code.L5 tightened link',
      'criterion L5.year-1.lead loosened strength',
      'criterion capstone.talk reworded text',
      'criterion L4-L5.time-in-level tightened time-in-level',
      'criterion L4-L5.sponsors tightened sponsors',
      'criterion L4-L5.forum reworded text',
    ]);
  });
  test('any of the criteria: a diff names it, and its digest changes with the text', () => {
    const base = ladderOf(BASE);
    fc.assert(
      fc.property(fc.subarray(base.criteria.map(({ id }) => id)), (ids) => {
        const own = `${ON}change: { criteria: { ${ids.map((id) => `${id}: { text: Of ${id}. }`).join(', ')} } }\n`;
        const ladder = ladderOn(ids.length === 0 ? ON : own);
        const named = diffLadders(base, ladder).changes.filter(({ effect }) => effect === 'reworded');
        expect(new Set(named.map(({ id }) => id))).toEqual(new Set(ids));
        for (const { id, digest, was, origin, place } of ladder.criteria) {
          const before = base.criteria.find((own_) => own_.id === id)!;
          expect(digest === before.digest).toBe(!ids.includes(id));
          expect(origin!.changed.length > 0).toBe(ids.includes(id));
          expect(place.path).toBe(ids.includes(id) ? 'own.yml' : 'base.yml');
          // Packets that quote the former text are told.
          expect(was).toEqual(
            ids.includes(id) && before.promotion === null ? [before.text] : before.promotion === null ? [] : was,
          );
        }
      }),
      { numRuns: runs(100) },
    );
  });
  test('levels, tracks, areas, competencies, groups and promotions, in part', () => {
    expect(
      changes(`${ON}change:
  levels: { L5: { title: Principal, buckets: [{ id: year-1, title: First year, criteria: { more: More. } }, { id: year-2, title: Year 2, criteria: { x: X. } }] }, L6: { title: Distinguished } }
  tracks: { side: { title: Aside } }
  areas: { craft: { title: Craft } }
  competencies: { code: { criteria: { L5: [{ id: code.L5.more, text: More. }] } }, people: { title: Folk, aliases: [People], criteria: { L6: Grows many. } } }
  groups: { capstone: { rule: all, criteria: { film: A film. } } }
  promotions: { L4-L5: { decide: { partial: { max: 1 } }, gates: { board: The board agrees. } } }
glossary: { ADR: A decision. }
maxims: [Other.]
`),
    ).toEqual([
      'level L5 reworded title',
      'level L5 changed milestones by month',
      'level L6 reworded title',
      'track side reworded title',
      'area craft reworded title',
      'competency people reworded title',
      'competency people loosened aliases',
      'criterion code.L5.more added',
      'criterion people.L6 added',
      'criterion L5.year-1.more added',
      'criterion L5.year-2.x added',
      'criterion capstone.film added',
      'criterion L4-L5.board added',
      'group capstone tightened how many',
      'promotion L4-L5 loosened how it is decided',
    ]);
  });
  test('added parts come last, in the order in which they are written', () => {
    const ladder = ladderOn(
      `${ON}levels: [L7]
change: { tracks: { ic: { levels: [L4, L5, L6, L7] } }, competencies: { code: { criteria: { L7: Last of code., 4: Odd. } } }, levels: { L4: { title: Senior } } }
competencies: [{ id: z, title: Z, criteria: { L4: Z. } }, { id: a, title: A, criteria: { L5: A. } }]
`.replace(', 4: Odd.', ''),
    );
    expect(ladder.levels.map(({ id }) => id)).toEqual(['L4', 'L5', 'L6', 'L7']);
    expect(ladder.criteria.flatMap(({ id, competency }) => (competency === null ? [] : [id]))).toEqual([
      'code.L4.writes-code',
      'code.L4.writes-tests',
      'code.L5',
      'code.L6',
      'code.L7',
      'people.L4',
      'people.L5',
      'z.L4',
      'a.L5',
    ]);
  });
  test('a criterion is changed, and retired, where another is added beside it', () => {
    const beside = 'competencies: { people: { criteria: { L5: [{ id: people.L5.more, text: More. }] } } }';
    expect(changes(`${ON}change: { criteria: { people.L5: Grows many. }, ${beside} }\n`)).toEqual([
      'criterion people.L5 reworded text',
      'criterion people.L5.more added',
    ]);
    expect(changes(`${ON}change: { ${beside} }\nretire: { criteria: [people.L5] }\n`)).toEqual([
      'criterion people.L5 removed',
      'criterion people.L5.more added',
    ]);
    expect(
      changes(
        `${ON}change: { criteria: { code.L4.writes-tests: Tests. }, competencies: { code: { criteria: { L4: [Reviews.] } } } }\nretire: { criteria: [code.L4.writes-code] }\n`,
      ),
    ).toEqual([
      'criterion code.L4.writes-code removed',
      'criterion code.L4.writes-tests reworded text',
      'criterion code.L4.reviews added',
    ]);
  });
  test('a rubric of the whole ladder: rule by rule, and every criterion says so', () => {
    const ladder = ladderOn(`${ON}rubric: { dated: true }\n`);
    const code = ladder.criteria.find(({ id }) => id === 'code.L5')!;
    expect(code.rubric).toMatchObject({ items: 2, dated: true, link: { min: 2 } });
    expect(code.origin!.said).toEqual(['changed here: a rubric above it']);
    expect(ladder.criteria.find(({ id }) => id === 'L4-L5.sponsors')!.origin!.said).toEqual([]);
  });
  test('over two steps each file has its part', () => {
    const middle = `${ON}id: middle\nchange: { criteria: { code.L5: { strength: should }, people.L5: Grows many. } }\ncompetencies: [{ id: mid, title: Mid, criteria: { L5: Mid. } }]\n`;
    const ladder = ladderOn(`${ON}change: { criteria: { code.L5: Leads well., mid.L5: Mid here. } }\n`, middle, BASE);
    const said = new Map(ladder.criteria.map(({ id, origin }) => [id, origin!.said]));
    expect(said.get('code.L5')).toEqual(['from base-1.yml', 'changed in base.yml: strength', 'changed here: text']);
    expect(said.get('people.L5')).toEqual(['from base-1.yml', 'changed in base.yml: text']);
    expect(said.get('mid.L5')).toEqual(['from base.yml', 'changed here: text']);
    expect(ladder.inheritance!.bases.map(({ path, id }) => `${path} ${id}`)).toEqual([
      'base.yml middle',
      'base-1.yml base',
    ]);
  });
});

describe('what a ladder retires of its base', () => {
  test('a criterion goes, groups forget it, and packets are told what takes its place', () => {
    const ladder = ladderOn(
      `${ON}retire: { criteria: [{ id: code.L6, replaced-by: people.L5, since: 2.0.0 }, code.L4.writes-tests] }\n`,
    );
    expect(ladder.criteria.map(({ id }) => id)).not.toContain('code.L6');
    expect(ladder.groups[0]!.of).toEqual(['capstone.talk', 'capstone.paper']);
    expect(ladder.retired).toEqual([
      { id: 'code.L6', text: 'Leads many.', was: [], replacedBy: ['people.L5'], since: '2.0.0' },
      { id: 'code.L4.writes-tests', text: 'Writes tests.', was: [], replacedBy: [], since: null },
    ]);
    expect(ladder.inheritance!.retired.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'criteria code.L6',
      'criteria code.L4.writes-tests',
    ]);
  });
  test.each([
    ['levels', 'L6', ['code.L6', 'capstone.talk', 'capstone.paper']],
    ['competencies', 'people', ['people.L4', 'people.L5']],
    ['tracks', 'ic', ['code.L6']],
    ['tracks', 'side', []],
    ['areas', 'craft', []],
    ['groups', 'capstone', ['capstone.talk', 'capstone.paper']],
    ['promotions', 'L4-L5', ['L4-L5.time-in-level', 'L4-L5.sponsors', 'L4-L5.forum']],
  ])('%s: %s goes with what is of it alone, and nothing names it any more', (kind, id, gone) => {
    const ladder = ladderOn(`${ON}retire: { ${kind}: [${id}] }\n`);
    const left = new Set(ladder.criteria.map((own) => own.id));
    expect(ladderOf(BASE).criteria.flatMap((own) => (left.has(own.id) ? [] : [own.id]))).toEqual(gone);
    expect(ladder.retired.map((own) => own.id)).toEqual(gone);
  });
  test('what is retired can be written anew', () => {
    const ladder = ladderOn(
      `${ON}retire: { competencies: [people] }\ncompetencies: [{ id: people, title: People, criteria: { L5: Anew. } }]\n`,
    );
    expect(ladder.criteria.filter(({ competency }) => competency === 'people').map(({ text }) => text)).toEqual([
      'Anew.',
    ]);
  });
});

describe('what is wrong', () => {
  test('ids that the base does not have, or has already, each with what helps; all in one run', () => {
    expect(
      told(
        `${ON}change:
  criteria: { coed.L5: X., code: X. }
  competencies: { people: { criteria: { L5: Again. } } }
  groups: { capstone: { criteria: { talk: T. } } }
  promotions: { L5-L6: { risks: [R.] } }
retire: { levels: [L44], criteria: [people.L9] }
competencies: [{ id: code, title: Code }]
levels: [L5]
promotions: [{ from: L4, to: L5 }]
`,
        BASE,
      ),
    ).toEqual([
      'own.yml:4:15 ladder-change-unknown: The base has no criterion `coed.L5`. Did you mean `code.L5`?',
      'own.yml:4:28 ladder-change-unknown: The base has no criterion `code`. It has a competency of that id: write it under `competencies`.',
      'own.yml:5:41 ladder-change-exists: The base has a criterion `people.L5` already. To change it, write `change: { criteria: { people.L5: … } }`; to add another, give this one an id of its own.',
      'own.yml:6:37 ladder-change-exists: The base has a criterion `capstone.talk` already. To change it, write `change: { criteria: { capstone.talk: … } }`; to add another, give this one an id of its own.',
      'own.yml:7:17 ladder-change-unknown: The base has no promotion `L5-L6`. Only promotions that it declares can be changed; add one under `promotions:` of this file.',
      'own.yml:8:20 ladder-change-unknown: The base has no level `L44`. Did you mean `L4`?',
      'own.yml:8:37 ladder-change-unknown: The base has no criterion `people.L9`. Did you mean `people.L4` or `people.L5`?',
      'own.yml:9:18 ladder-change-exists: The base has a competency `code` already. To change it, write `change: { competencies: { code: … } }`; to add another, give this one an id of its own.',
      'own.yml:10:10 ladder-change-exists: The base has a level `L5` already. To change it, write `change: { levels: { L5: … } }`; to add another, give this one an id of its own.',
      'own.yml:11:14 ladder-change-exists: The base has a promotion `L4-L5` already. To change it, write `change: { promotions: { L4-L5: … } }`; to add another, give this one an id of its own.',
    ]);
  });
  test('keys that are misspelt, wherever they stand, and what does not fit the part', () => {
    expect(
      told(
        `${ON}chnage: { }\ntitel: X\nchange: { criteria: { code.L5: { txt: X., rubric: { itmes: 2 } }, code.L6: { sections: [A] } }, levles: { } }\n`,
        BASE,
      ),
    ).toEqual([
      expect.stringMatching(/^own\.yml:3:1 ladder-unknown-key: .*Did you mean `change`\?$/u),
      expect.stringMatching(/^own\.yml:4:1 ladder-unknown-key: .*Did you mean `title`\?$/u),
      expect.stringMatching(/^own\.yml:5:34 ladder-unknown-key: .*`txt`/u),
      expect.stringMatching(/^own\.yml:5:53 ladder-unknown-key: .*Did you mean `items`\?$/u),
      expect.stringMatching(/^own\.yml:5:78 ladder-unknown-key: .*`sections`/u),
      expect.stringMatching(/^own\.yml:5:\d+ ladder-unknown-key: .*Did you mean `levels`\?$/u),
    ]);
  });
  test('a base that cannot be used: its own findings with its lines, and whose fault it is', () => {
    expect(told(`${ON}title: 5\nbogus: 1\n`, BASE.replace('levels: [L4, L5, L6] },', 'levels: [L4, L9] },'))).toEqual([
      expect.stringMatching(/^base\.yml:\d+:\d+ ladder-level-unknown: There is no level `L9`/u),
      expect.stringMatching(
        /^own\.yml:2:10 ladder-base-broken: `base\.yml`, on which this ladder stands, has 1 error/u,
      ),
      expect.stringMatching(/^own\.yml:4:1 ladder-unknown-key/u),
    ]);
    expect(told(ON, '# Career ladder\n\nWords.\n')).toEqual([
      expect.stringMatching(/^base\.yml:1:1 ladder-(?:other-file|empty)/u),
      expect.stringMatching(/^own\.yml:2:10 ladder-base-broken/u),
    ]);
  });
  test('a change that leaves something wrong in the base is told as that', () => {
    expect(
      told(
        `${ON}scopes: [task]\nroles: [author]\nchange: { levels: { L5: { includes: [{ level: L9, as: again }] } } }\n`,
        BASE.replace('link: 2', 'link: 2, scope: team'),
      ),
    ).toEqual([
      expect.stringMatching(/^base\.yml:\d+:\d+ ladder-scope-unknown/u),
      'own.yml:2:10 ladder-base-broken: `base.yml` can be used as it is; what this file changes leaves 1 problem in it, listed with its lines. Change or retire here what they name as well.',
      expect.stringMatching(/^own\.yml:5:\d+ ladder-level-unknown: There is no level `L9`/u),
    ]);
  });
  test.each([
    ['form', 'neither a path'],
    ['outside', 'leads out of the repository'],
    ['loop', 'in a circle'],
    ['deep', 'no more than five are followed'],
    ['not-found', 'is not there'],
    ['hidden', 'not there or not visible to the bot'],
    ['unmerged', 'does not choose what is read and shown'],
    ['no-ref', 'no such commit, tag or branch'],
    ['too-large', 'too large'],
    ['not-text', 'is not text'],
    ['not-given', 'the command line reads none'],
  ] as const)('a base that is %s: one finding, and no ladder', (problem, words) => {
    const { ladder, findings } = readLadder(utf8(ON), 'own.yml', [{ path: 'x.yml', problem }]);
    expect(ladder).toBeNull();
    expect(
      findings.map(({ code, place, message }) => `${code} ${place.line}:${place.column} ${plain(message)}`),
    ).toEqual([expect.stringMatching(new RegExp(`^ladder-extends 2:10 .*${words}`, 'u'))]);
    // The same two steps below: told at the file that names it, and at the one that stands on that.
    const two = readLadder(utf8(ON), 'own.yml', [...bases(ON), { path: 'x.yml', problem }]);
    expect(two.findings.map(({ code, place }) => `${place.path} ${code}`)).toEqual([
      'base.yml ladder-extends',
      'own.yml ladder-base-broken',
    ]);
  });
  test('nobody has looked for the base: no ladder either', () => {
    expect(readLadder(utf8(ON), 'own.yml').ladder).toBeNull();
  });
  test('changes without a base, and what `extends` cannot be', () => {
    expect(readLadder(utf8(`${BASE}change: { }\nretire: { }\n`), 'l.yml').findings.map(({ code }) => code)).toEqual([
      'ladder-change-alone',
      'ladder-change-alone',
    ]);
    for (const value of ['', '[a]', '{ a: b }', '5']) {
      const own = utf8(`schema: 1\nextends: ${value}\n`);
      expect(followBases(own, { at: '', key: '' }).next()).toEqual({ done: true, value: [] });
      expect(readLadder(own, 'own.yml').ladder).toBeNull();
    }
  });
});

describe('lint', () => {
  const lint = (own: string): string[] =>
    lintLadder(utf8(own), 'own.yml', bases(BASE)).findings.map(
      ({ code, place, message }) => `${place.path}:${place.line} ${code} ${plain(message)}`,
    );
  test('says what the ladder asks less for than its base, and leaves the base to its owner', () => {
    expect(
      lint(
        `${ON}id: own\nchange: { criteria: { code.L5: { rubric: { link: 1, items: 4 } }, people.L5: { strength: should } } }\nretire: { criteria: [people.L4] }\nrubric: { judgement: true }\n`,
      ),
    ).toEqual([
      'own.yml:4 lint-base-loosened `code.L5` asks for less than in the base: `link`.',
      'own.yml:4 lint-base-loosened `people.L5` asks for less than in the base: `strength`.',
      'own.yml:5 lint-base-loosened The base asks for `people.L4`, and here nobody is asked for it.',
    ]);
  });
  test('a version that both have, where they differ', () => {
    const own = `${ON}rubric: { judgement: true, items: 3 }\n`;
    expect(lint(own)).toEqual([expect.stringContaining('own.yml:1 lint-base-version')]);
    expect(lint(`${own}version: 2.0.0\n`)).toEqual([]);
    expect(lint(ON)).toEqual([]);
  });
  test('what is meant can be accepted', () => {
    const { findings, accepted } = lintLadder(
      utf8(`${ON}id: own\nretire: { criteria: [people.L4] }\nlint: { accept: { lint-base-loosened: Meant. } }\n`),
      'own.yml',
      bases(BASE),
    );
    expect([findings, accepted.map(({ code }) => code)]).toEqual([[], ['lint-base-loosened']]);
  });
});

describe('the files in a row', () => {
  test.each<readonly [string, ReturnType<typeof baseSource>]>([
    ['../engineering/ladder.yml', { from: 'here', path: '../engineering/ladder.yml' }],
    ['./base.yaml', { from: 'here', path: './base.yaml' }],
    ['../a@b/base.yml', { from: 'here', path: '../a@b/base.yml' }],
    [
      'acme/ladders/x/ladder.yml@v2',
      { from: 'elsewhere', owner: 'acme', repo: 'ladders', path: 'x/ladder.yml', ref: 'v2' },
    ],
    [
      'acme/ladders/l.yml@release/2.0',
      { from: 'elsewhere', owner: 'acme', repo: 'ladders', path: 'l.yml', ref: 'release/2.0' },
    ],
    ...[
      '',
      'base',
      'base.md',
      '/etc/l.yml',
      'acme/l.yml@v1',
      'acme/ladders/l.yml@',
      'acme/ladders/../l.yml@v1',
      'a\\b.yml',
      'main:l.yml',
      'a//b.yml',
      'acme/ladders/l.yml@v:1',
      'https://github.com/a/b/l.yml',
    ].map((written) => [written, 'form'] as const),
  ])('`%s`', (written, source) => {
    expect(baseSource(written)).toEqual(source);
  });
  test('paths begin at the folder of the file, and stay in the repository', () => {
    expect(pathBeside('ladder/own/ladder.yml', '../base/ladder.yml')).toBe('ladder/base/ladder.yml');
    expect(pathBeside('ladder.yml', './base.yml')).toBe('base.yml');
    expect(pathBeside('ladder.yml', '../base.yml')).toBeNull();
    expect(pathBeside('a/ladder.yml', 'b/../../../base.yml')).toBeNull();
  });
  test('a ladder that says it nowhere is not read twice', () => {
    expect(mayExtend(utf8(BASE))).toBe(false);
    expect(
      ['extends: x', '{"extends": "x"}', '"extends": x', '{ schema: 1, extends: x }'].every((text) =>
        mayExtend(utf8(text)),
      ),
    ).toBe(true);
  });
  test('whatever files stand on whatever files, it ends: with a ladder, or with why not', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => `${name}.yml`);
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.constantFrom(...names, 'none.yml')), { minLength: 8, maxLength: 8 }),
        (targets) => {
          const textOf = new Map(
            names.map((name, index) => [
              name,
              targets[index] == null ? BASE : `schema: 1\nextends: ${targets[index]}\n`,
            ]),
          );
          const own = utf8(textOf.get('a.yml')!);
          const following = followBases<string>(own, { at: '', key: 'a.yml' });
          let [step, asked] = [following.next(), 0];
          while (step.done !== true) {
            asked += 1;
            const text = textOf.get(step.value.written);
            const opened: Opened<string> = {
              at: '',
              key: step.value.written,
              base:
                text === undefined
                  ? { path: step.value.written, problem: 'not-found' }
                  : { path: step.value.written, bytes: utf8(text), commit: null },
            };
            step = following.next(opened);
          }
          expect(asked).toBeLessThanOrEqual(MOST_BASES + 1);
          const { ladder, findings } = readLadder(own, 'a.yml', step.value);
          // By hand: the row of names, as long as it is.
          const row: string[] = ['a.yml'];
          for (let at = targets[0] ?? null; at !== null; at = targets[names.indexOf(at)] ?? null) {
            const loops = row.includes(at);
            row.push(at);
            if (loops || at === 'none.yml') break;
          }
          const usable = row.length <= MOST_BASES + 1 && new Set(row).size === row.length && !row.includes('none.yml');
          expect(ladder !== null).toBe(usable);
          expect(findings.length > 0).toBe(!usable);
        },
      ),
      { numRuns: runs(300) },
    );
  });
});

test('many sentences on which another stands take no longer than they are: fields that retire or keep them are linear', () => {
  const sentences = Array.from({ length: 100 }, (_, index) => `        - Does ${index.toString(36)} well.\n`).join('');
  const competencies = Array.from(
    { length: 100 },
    (_, index) => `  - id: c${index}\n    title: C ${index}\n    criteria:\n      L5:\n${sentences}`,
  );
  const base = utf8(
    `schema: 1\nid: e\nversion: 1.0.0\ntitle: E\nlevels: [L4, L5]\ntracks: [{ id: ic, title: IC, levels: [L4, L5] }]\ncompetencies:\n${competencies.join('')}`,
  );
  const own = utf8(
    `${ON}retire: { competencies: [${Array.from({ length: 90 }, (_, index) => `c${index}`).join(', ')}] }\n`,
  );
  const time = (work: () => unknown): number => {
    const began = performance.now();
    work();
    return performance.now() - began;
  };
  const alone = time(() => readLadder(base, 'base.yml'));
  const standing = time(() => readLadder(own, 'own.yml', [{ path: 'base.yml', bytes: base, commit: null }]));
  expect(standing / alone).toBeLessThan(6);
});
