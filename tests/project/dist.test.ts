import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import config from '../../rolldown.config.ts';

/** Builds everything in memory: file name → its text. */
async function build(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { output, ...input } of config) {
    const bundle = await rolldown(input);
    const { output: chunks } = await bundle.generate(output);
    for (const chunk of chunks) files.set(chunk.fileName, chunk.type === 'chunk' ? chunk.code : String(chunk.source));
    await bundle.close();
  }
  return files;
}

const code = readdirSync('dist').filter((name) => name.endsWith('.js'));
const textOf = (name: string): string => readFileSync(`dist/${name}`, 'utf8');

/** What a file of `dist` imports at once, and what it imports when it gets there. */
function importsOf(name: string): { readonly now: readonly string[]; readonly later: readonly string[] } {
  const text = textOf(name);
  const found = (form: RegExp): string[] => [...text.matchAll(form)].map((match) => match[1] ?? '');
  return {
    now: found(/(?:^|[;}\n])(?:import|export)\s*(?:[\w*{}\s,$]+from\s*)?["']([^"']+)["']/gu),
    later: found(/\bimport\([`"']([^`"']+)[`"']\)/gu),
  };
}

test('dist is what src builds to, byte for byte, and building twice gives the same bytes', async () => {
  const first = await build();
  const second = await build();
  expect([...second]).toEqual([...first]);
  for (const [name, text] of first)
    expect(textOf(name) === text, `dist/${name} is out of date: run "npm run build" and commit it`).toBe(true);
  expect(readdirSync('dist').toSorted()).toEqual([...first.keys()].toSorted());
});

test('the names of files stay the same from one build to the next', () => {
  expect(code.filter((name) => !/^(?:action|cli)(?:-[a-z]+)*\.js$/u.test(name))).toEqual([]);
});

test.each(code)('%s has no source map, and finds what it imports in Node or beside itself', (name) => {
  expect(textOf(name)).not.toContain('sourceMappingURL');
  const { now, later } = importsOf(name);
  // `kerberos` is what `proxy-agent-negotiate` would ask for if it were told to log in to a proxy with it.
  const known = new Set([...code.map((file) => `./${file}`), ...builtinModules, 'kerberos']);
  expect([...now, ...later].filter((one) => !known.has(one.replace(/^node:/u, '')))).toEqual([]);
});

test('the Action evaluates at most 20 KB of its own before its first request, and loads the rest later', () => {
  const files = new Set<string>();
  const add = (name: string): void => {
    files.add(name);
    for (const next of importsOf(name).now) if (next.startsWith('./') && !files.has(next.slice(2))) add(next.slice(2));
  };
  add('action.js');
  const bytes = [...files].reduce((sum, name) => sum + readFileSync(`dist/${name}`).byteLength, 0);
  expect(bytes).toBeLessThanOrEqual(20_000);
  expect(importsOf('action.js').later.length).toBeGreaterThan(0);
});

test('every dependency stands in dist with its licence', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  const licences = ['action', 'cli']
    .map((name) => readFileSync(`dist/${name}.licenses.txt`, 'utf8'))
    .map((text) => `\n${text}`)
    .join('');
  for (const [name, version] of Object.entries(dependencies)) expect(licences).toContain(`\n${name} ${version} (`);
});
