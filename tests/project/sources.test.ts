import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locate, readSources, sourcesPage, type SourcePlace } from '../../docs/sources.ts';

const sources = readSources();

const numbered = (section: string, rows: number): readonly string[] =>
  Array.from({ length: rows }, (_, index) => `${section}.${index + 1}`);

/** How many rows each section of the list of concepts has, and which ladder's file has to place them. */
const sections: Readonly<Record<string, readonly string[]>> = {
  files: numbered('0', 17),
  distinguished: numbered('000', 40),
  'staff-principal': numbered('001', 39),
  devops: numbered('002', 64),
  engineering: [...numbered('003.structure', 16), ...numbered('003', 27)],
  'engineer-to-leader': numbered('004', 12),
};

/** Rows that state nothing a ladder could hold. */
const NOT_EXPRESSED = ['0.1', '0.2', '0.3', '0.4', '0.6', '0.14', '004.1'];

describe('every row of the source documents', () => {
  test('there is a file for each ladder, and one for the files', () => {
    const ladders = readdirSync('ladder', { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );
    expect(sources.map(({ name }) => name)).toEqual([...ladders, 'files'].toSorted());
    expect(Object.keys(sections).toSorted()).toEqual(sources.map(({ name }) => name));
  });

  test.each(Object.entries(sections))('%s: each row once, in order', (file, ids) => {
    expect(sources.find(({ name }) => name === file)?.rows.map(({ row }) => row)).toEqual(ids);
  });

  test('stands where its file says, with the number or the words that are stated', () => {
    expect(sourcesPage().faults).toEqual([]);
  });

  test('is expressed, but for those that state nothing', () => {
    const unsaid = sources.flatMap(({ rows }) =>
      rows.flatMap((row) => (row['not-expressed'] === undefined ? [] : [row.row])),
    );
    expect(unsaid.toSorted()).toEqual(NOT_EXPRESSED.toSorted());
  });
});

describe('a place', () => {
  const json = {
    scopes: ['task', 'team'],
    levels: [
      { id: '2', titles: ['Engineer'] },
      { id: 'Fellow / CTO', titles: [] },
    ],
    criteria: [
      { id: 'a.1', level: '2', text: 'Leads 2+ teams', guidance: 'One.\n\nTwo.', rubric: { count: { min: 2 } } },
      { id: 'b.1', level: '3', text: 'Leads', guidance: null, rubric: {} },
    ],
    advice: [
      { title: 'Twice', text: 'x' },
      { title: 'Twice', text: 'y' },
    ],
  };
  const at = (path: string, more: Omit<SourcePlace, 'path'>): string => {
    const found = locate(json, { path, ...more });
    return 'pointer' in found ? found.pointer : found.fault;
  };

  test.each<readonly [string, Omit<SourcePlace, 'path'>, string]>([
    ['criteria/a.1/rubric/count/min', { is: 2 }, '/criteria/0/rubric/count/min'],
    ['criteria', { count: 2 }, '/criteria'],
    ['criteria', { where: { level: '2' }, count: 1 }, '/criteria'],
    ['criteria/a.1/guidance', { count: 2 }, '/criteria/0/guidance'],
    ['criteria/a.1/text', { has: '2+ teams' }, '/criteria/0/text'],
    ['levels/2/titles/0', { is: 'Engineer' }, '/levels/0/titles/0'],
    ['levels/Fellow / CTO/titles', { count: 0 }, '/levels/1/titles'],
    ['scopes/team', { is: 'team' }, '/scopes/1'],
    ['advice/1/text', { is: 'y' }, '/advice/1/text'],
    ['criteria/b.1/guidance', { is: null }, '/criteria/1/guidance'],
  ])('%s is found', (path, more, pointer) => {
    expect(at(path, more)).toBe(pointer);
  });

  test.each<readonly [string, Omit<SourcePlace, 'path'>, RegExp]>([
    ['criteria/a.1/rubric/count/min', { is: 3 }, /is 2 instead of 3/u],
    ['criteria/a.1/rubric/count/min', { is: '2' }, /is 2 instead of "2"/u],
    ['criteria', { count: 3 }, /has 2 instead of 3/u],
    ['criteria', { where: { level: '2' }, count: 2 }, /has 1 instead of 2/u],
    ['criteria/a.1/text', { has: '3+ teams' }, /does not have "3\+ teams"/u],
    ['criteria/a.1/text', { where: { level: '2' }, count: 1 }, /is no list/u],
    ['criteria', { where: { levle: '2' }, count: 0 }, /`\/criteria` has no entry with `levle`/u],
    ['criteria/c.1/text', { has: 'Leads' }, /`c\.1\/text` names nothing/u],
    ['criteria/a.1/rubric/items', { is: 1 }, /`items` names nothing.*which has count/u],
    ['advice/Twice/text', { is: 'x' }, /more than one thing/u],
    ['criteria/9', { is: 1 }, /names nothing/u],
  ])('%s with something else is told', (path, more, fault) => {
    expect(at(path, more)).toMatch(fault);
  });
});
