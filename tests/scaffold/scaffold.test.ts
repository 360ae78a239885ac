import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ladder } from '../../src/ladder/ladder.ts';
import { scaffold } from '../../src/scaffold/scaffold.ts';
import { EXAMPLE } from '../../src/scaffold/template.ts';
import { waysOf, type PacketWay } from '../../src/scaffold/ways.ts';
import { shipped } from '../ladder/shipped.ts';
import { ladderOf } from '../ladder/support.ts';
import { runs } from '../runs.ts';
import { ladderTexts } from './ladders.ts';
import { bytes, checked, faultsOf, withPlace } from './support.ts';

/** The packet with a piece of evidence below what is said of each criterion: its number is the criterion's. */
function filled(text: string, ids: readonly string[]): string {
  return ids.reduce((now, id, index) => {
    const at = now.indexOf(`<!--\n${id}: `);
    const end = now.indexOf('-->', at) + 3;
    return at === -1 ? now : `${now.slice(0, end)}\n\n- Did what is asked, acme/work#${index + 1}.${now.slice(end)}`;
  }, text);
}

/** The packet with every comment taken out of its marks: all that it says is still a template's. */
const uncommented = (text: string, marks: RegExp): string => text.replace(marks, '');
/** Lines that are evidence though nobody wrote them. */
const taken = (text: string, ladder: Uint8Array): string[] =>
  [/<!-- ?| ?-->/gu, /^<!--\n/gmu, /^-->$/gmu].flatMap((marks) => {
    const open = uncommented(text, marks);
    return checked(open, ladder)
      .evidence.filter(({ item }) => item.kind === 'evidence')
      .map(({ item }) =>
        open
          .split('\n')
          .slice(item.place.line - 1, item.endLine)
          .join('\n'),
      );
  });

/** Pieces of such a packet that tie to something else than the criterion below which they stand. */
function astray(text: string, ladder: Ladder, file: Uint8Array, way: PacketWay): string[] {
  const ids = withPlace(ladder, way);
  const { evidence } = checked(filled(text, ids), file);
  const tied = new Map(evidence.map(({ item, criteria }) => [item.references[0]?.ref, criteria.join(', ')]));
  return ids.flatMap((id, index) => {
    const to = tied.get(`acme/work#${index + 1}`);
    return to === id ? [] : [`${id}: ${to ?? 'no evidence'}`];
  });
}

describe.each(
  shipped.flatMap(([name, ladder]) =>
    waysOf(ladder).map((way) => [name, way.promotion.id, way.track, ladder, way] as const),
  ),
)('%s, %s on %s', (_name, _id, _track, ladder, way) => {
  const text = scaffold({ ladder, way, candidate: 'octo-ada' });
  const file = readFileSync(ladder.path);
  test('is a good draft', () => {
    expect(faultsOf(text, ladder, file, way)).toEqual([]);
  });
  test('is no evidence where its comments lost their marks either', () => {
    expect(taken(text, file)).toEqual([]);
  });
  test('what is written below a criterion is evidence for it and for nothing else', () => {
    expect(astray(text, ladder, file, way)).toEqual([]);
  });
});

test('every promotion of the ladders that ship has its scaffold', () => {
  for (const [, ladder] of shipped)
    expect(new Set(waysOf(ladder).map(({ promotion }) => promotion.id))).toEqual(
      new Set(ladder.promotions.map(({ id }) => id)),
    );
});

test('a part whose title is what a criterion says is called by its id', () => {
  const source = JSON.stringify({
    schema: 1,
    id: 'made',
    version: '1.0.0',
    title: 'Made',
    levels: [{ id: 'L1', buckets: [{ id: 'b', title: 'Design', criteria: { c0: 'Builds.' } }] }, 'L2', 'L3'],
    tracks: [{ id: 'ic', title: 'IC', levels: ['L1', 'L2', 'L3'] }],
    competencies: [
      { id: 'k0', title: 'Craft', criteria: { L2: 'Design' } },
      { id: 'k1', title: 'Talk', criteria: { L3: 'Design' } },
    ],
  });
  const ladder = ladderOf(source);
  const [way] = waysOf(ladder);
  if (way === undefined) throw new Error('no way');
  const text = scaffold({ ladder, way, candidate: 'octo-ada' });
  expect(text).toContain('\n## L1.b\n');
  expect(faultsOf(text, ladder, bytes(source), way)).toEqual([]);
});

test('of any ladder, a scaffold is a good draft, and what is written into it ties where it stands', () => {
  fc.assert(
    // One promotion of each ladder: more ladders say more than all promotions of a few, which take many times as long.
    fc.property(ladderTexts, fc.nat(), (source, pick) => {
      const ladder = ladderOf(source);
      const file = bytes(source);
      const ways = waysOf(ladder);
      for (const way of ways.slice(pick % ways.length).slice(0, 1)) {
        const text = scaffold({ ladder, way, candidate: 'octo-ada' });
        expect(faultsOf(text, ladder, file, way)).toEqual([]);
        expect(astray(text, ladder, file, way)).toEqual([]);
      }
    }),
    { numRuns: runs(150) },
  );
});

test('of any ladder, a scaffold is no evidence where its comments lost their marks either', () => {
  fc.assert(
    fc.property(ladderTexts, (source) => {
      const ladder = ladderOf(source);
      for (const way of waysOf(ladder).slice(0, 1))
        expect(taken(scaffold({ ladder, way, candidate: 'octo-ada' }), bytes(source))).toEqual([]);
    }),
    { numRuns: runs(50) },
  );
});

const tinySource = JSON.stringify({
  schema: 1,
  id: 'tiny',
  version: '1',
  title: 'Tiny',
  roles: ['lead'],
  scopes: ['team'],
  levels: ['L1', 'L2'],
  tracks: [{ id: 'ic', title: 'IC', levels: ['L1', 'L2'] }],
  rubric: { items: 1 },
  competencies: [{ id: 'design', title: 'Design', criteria: { L2: { text: 'Designs well.' } } }],
});
const tiny = ladderOf(tinySource);
const [tinyWay] = waysOf(tiny);
if (tinyWay === undefined) throw new Error('no promotion');
const tinyText = scaffold({ ladder: tiny, way: tinyWay, candidate: 'octo-ada' });

test.each([
  ['as it is', EXAMPLE.join('\n')],
  ['without its fields', EXAMPLE[0]],
  ['as a paragraph', 'What you did, and what came of it.'],
  ['as bold words', '**What you did, and what came of it.**'],
  ['ticked', '- [x] What you did, and what came of it.'],
  ['struck out of its list', EXAMPLE.map((line) => line.trim().slice(2)).join('\n')],
])('the example taken out of its comment is no evidence: %s', (_name, example) => {
  const packet = checked(`${tinyText}\n${example}\n`, bytes(tinySource));
  expect(packet.evidence).toEqual([]);
  expect(packet.criteria.map(({ state }) => state)).toEqual(['missing']);
});

test('fields of the example that were left as they are say nothing', () => {
  const [, ...fields] = EXAMPLE;
  const { evidence } = checked(`${tinyText}\n- Designed the ledger.\n${fields.join('\n')}\n`, bytes(tinySource));
  expect(
    evidence.map(({ item: { dates, metrics, confirmedBy, references } }) => ({
      dates,
      metrics,
      confirmedBy,
      unusable: references.map(({ unusable }) => unusable),
    })),
  ).toEqual([{ dates: [], metrics: [], confirmedBy: [], unusable: ['placeholder'] }]);
});
