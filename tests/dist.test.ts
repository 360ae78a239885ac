import { readFileSync, readdirSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import config from '../rolldown.config.ts';

/** Builds every bundle in memory: file name → its text. */
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

test('dist is what src builds to, byte for byte, and building twice gives the same bytes', async () => {
  const first = await build();
  const second = await build();
  expect([...second]).toEqual([...first]);
  for (const [name, text] of first) expect(readFileSync(`dist/${name}`, 'utf8') === text, `dist/${name} is out of date: run "npm run build" and commit it`).toBe(true);
  expect(readdirSync('dist').toSorted()).toEqual([...first.keys()].toSorted());
});

test('what a run of the Action loads is at most 500 KB, with no source map and nothing to install', () => {
  const action = readFileSync('dist/action.js');
  expect(action.byteLength).toBeLessThanOrEqual(500_000);
  const text = action.toString('utf8');
  expect(text).not.toContain('sourceMappingURL');
  const imports = [...text.matchAll(/(?:^|[;}\n])import\s*(?:[\w*{}\s,$]+from\s*)?["']([^"']+)["']/gu)].map((match) => match[1] ?? '');
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((name) => !name.startsWith('node:') && !isBuiltin(name))).toEqual([]);
});

const isBuiltin = (name: string): boolean => process.getBuiltinModule(`node:${name}`) !== undefined;
