import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/**
 * Folders and files of `src`, each standing on those above it and on nothing below. A file belongs to the longest name
 * that fits. `docs/development.md` shows the same list.
 */
const LAYERS = [
  'text',
  'findings',
  'yaml',
  'people/acts.ts, people/logins.ts',
  'ladder/ladder.ts, ladder/rubric.ts',
  'packet',
  'people',
  'evidence',
  'rubric',
  'ladder',
  'import',
  'scaffold',
  'report',
  'ladder/show',
  'ladder/diff',
  'cohort',
  'files',
  'setup',
  'check',
  'github',
  'cli',
  'action.ts, cli.ts',
] as const;

/** Values in, values out: no network, clock, environment or client. */
const PURE: ReadonlySet<string> = new Set(LAYERS.slice(0, LAYERS.indexOf('check') + 1));

interface Import {
  readonly from: string;
  readonly name: string;
}

/** All that a file imports or exports from elsewhere; types too. */
const importsOf = (text: string): readonly string[] =>
  [
    ...text.matchAll(
      /^(?:import|export)\s(?:type\s)?(?:[\w$]+|\{[^}]*\}|\*(?:\sas\s[\w$]+)?)(?:,\s*\{[^}]*\})?\sfrom\s'([^']+)'|^import\s'([^']+)'|\bimport\('([^']+)'\)/gmu,
    ),
  ].flatMap(([, from, alone, later]) => from ?? alone ?? later ?? []);

const texts = new Map(
  readdirSync('src', { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative('src', file), readFileSync(file, 'utf8')]),
);

/** By file, the files of `src` that it imports. */
const graph: ReadonlyMap<string, readonly string[]> = new Map(
  [...texts].map(([file, text]) => [
    file,
    importsOf(text)
      .filter((name) => name.startsWith('.'))
      .map((name) => path.join(path.dirname(file), name)),
  ]),
);

/** The layer of a file: its place in the list. */
function layerOf(file: string): number {
  const fits = LAYERS.flatMap((layer, index) =>
    layer
      .split(', ')
      .filter((name) => file === name || file.startsWith(`${name}/`))
      .map((name) => ({ index, length: name.length })),
  );
  return fits.sort((a, b) => b.length - a.length)[0]?.index ?? -1;
}

/** Files that import each other in a circle: the first that is found from each file, as the way around. */
function circles(of: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' -> '));
    if (done.has(file) || way.includes(file)) return;
    for (const next of of.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of of.keys()) visit(file, []);
  return found;
}

test('a circle is found, also one of three, of types, and one that a file has with itself', () => {
  expect(importsOf("import type { A } from './a.ts';\nexport * from './b.ts';\nimport './c.ts';")).toEqual([
    './a.ts',
    './b.ts',
    './c.ts',
  ]);
  expect(importsOf("import {\n  a,\n  type B,\n} from './a.ts';\nconst b = await import('./b.ts');")).toEqual([
    './a.ts',
    './b.ts',
  ]);
  expect(importsOf("export * as a from './a.ts';\nexport const b = ['./b.ts'];")).toEqual(['./a.ts']);
  const of = (...edges: readonly [string, string[]][]): string[] => circles(new Map(edges));
  expect(of(['a', ['b', 'c']], ['b', ['c']], ['c', []])).toEqual([]);
  expect(of(['a', ['b']], ['b', ['c']], ['c', ['b', 'd']], ['d', []])).toEqual(['b -> c -> b']);
  expect(of(['a', ['b']], ['b', ['c']], ['c', ['a']])).toEqual(['a -> b -> c -> a']);
  expect(of(['a', ['a']])).toEqual(['a -> a']);
});

test('no file of src imports another in a circle', () => {
  expect(graph.size).toBeGreaterThan(100);
  expect([...graph.values()].flat().filter((file) => !graph.has(file))).toEqual(['../package.json']);
  expect(circles(graph)).toEqual([]);
});

test('each file stands on its own layer and those above it', () => {
  expect([...graph.keys()].filter((file) => layerOf(file) === -1)).toEqual([]);
  const upside = [...graph].flatMap(([from, names]) =>
    names.map((name): Import => ({ from, name })).filter((one) => layerOf(one.name) > layerOf(one.from)),
  );
  expect(upside.map(({ from, name }) => `${from} -> ${name}`)).toEqual([]);
  // Each name of the list is there, so that the list stays true.
  for (const [index, layer] of LAYERS.entries())
    expect([layer, [...graph.keys()].some((file) => layerOf(file) === index)]).toEqual([layer, true]);
});

test('docs/development.md shows the layers as they are', () => {
  const page = readFileSync('docs/development.md', 'utf8');
  const [, shown = ''] = /```layers\n([\s\S]*?)```/u.exec(page) ?? [];
  expect(
    shown
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/u)[0]),
  ).toEqual([...LAYERS]);
});

test('docs/development.md names only what is there', () => {
  const page = readFileSync('docs/development.md', 'utf8');
  const named = [...page.matchAll(/\b(?:src|tests|docs)\/[\w./-]*[\w/]/gu)].map(([name]) => name);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !existsSync(name.replace('/NAME.ts', '/')))).toEqual([]);
});

const core = [...texts.keys()].filter((file) => PURE.has(LAYERS[layerOf(file)] ?? ''));

test.each(core)('%s reaches no network, clock, environment or client', (file) => {
  const text = texts.get(file) ?? '';
  const outside = importsOf(text).filter((name) => !name.startsWith('.'));
  expect(outside.filter((name) => /^(?:@actions|@octokit|node:(?!crypto$))/u.test(name))).toEqual([]);
  expect(text).not.toMatch(/\bDate\.now\(|new Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(|\bimport\(/u);
});

test('the entries hold wiring only', () => {
  for (const entry of ['cli.ts', 'action.ts'])
    expect([entry, (texts.get(entry) ?? '').split('\n').length < 160]).toEqual([entry, true]);
});
