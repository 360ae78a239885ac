import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** The pure core: values in, values out. */
const PURE = [
  'check',
  'evidence',
  'files',
  'findings',
  'ladder',
  'packet',
  'report',
  'rubric',
  'people',
  'text',
  'yaml',
];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

const core = PURE.flatMap((folder) => sources(`src/${folder}`));

test.each(core)('%s reaches no network, clock, environment or client', (file) => {
  const text = readFileSync(file, 'utf8');
  const imports = [...text.matchAll(/^(?:import|export)[^'"]*from\s+'([^']+)'/gmu)].map((match) => match[1] ?? '');
  expect(
    imports.filter((name) => /^(?:@actions|@octokit|node:(?!crypto$))/u.test(name) || /\/(?:github|cli)\//u.test(name)),
  ).toEqual([]);
  expect(text).not.toMatch(/\bDate\.now\(|new Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(|\bimport\(/u);
});

test('the entries hold wiring only', () => {
  for (const entry of ['src/cli.ts', 'src/action.ts']) {
    expect([entry, readFileSync(entry, 'utf8').split('\n').length < 160]).toEqual([entry, true]);
  }
});
