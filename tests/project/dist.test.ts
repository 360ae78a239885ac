import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import config from '../../rolldown.config.ts';
import { readYaml } from '../../src/yaml/read.ts';
import type { YamlRead } from '../../src/yaml/types.ts';
import { runs } from '../runs.ts';

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
  for (const [name, text] of first)
    expect(
      readFileSync(`dist/${name}`, 'utf8') === text,
      `dist/${name} is out of date: run "npm run build" and commit it`,
    ).toBe(true);
  expect(readdirSync('dist').toSorted()).toEqual([...first.keys()].toSorted());
});

test('what a run of the Action loads is at most 500 KB, with no source map and nothing to install', () => {
  const action = readFileSync('dist/action.js');
  expect(action.byteLength).toBeLessThanOrEqual(500_000);
  const text = action.toString('utf8');
  expect(text).not.toContain('sourceMappingURL');
  const imports = [...text.matchAll(/(?:^|[;}\n])import\s*(?:[\w*{}\s,$]+from\s*)?["']([^"']+)["']/gu)].map(
    (match) => match[1] ?? '',
  );
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((name) => !name.startsWith('node:') && !isBuiltin(name))).toEqual([]);
});

const isBuiltin = (name: string): boolean => process.getBuiltinModule(`node:${name}`) !== undefined;

/** One module as the Action's bundle has it: without what `rolldown.config.ts` leaves out of its packages. */
async function bundled(input: string): Promise<Readonly<Record<string, unknown>>> {
  const [action] = config;
  if (action === undefined) throw new Error('there is no bundle');
  const { output, ...rest } = action;
  const bundle = await rolldown({ ...rest, input, preserveEntrySignatures: 'strict' });
  const {
    output: [chunk],
  } = await bundle.generate(output);
  await bundle.close();
  return (await import(`data:text/javascript;base64,${Buffer.from(chunk.code).toString('base64')}`)) as Record<
    string,
    unknown
  >;
}

test('every character reference has its name in the bundle, and no other has', async () => {
  const { decodeNamedCharacterReference: decode } = (await bundled(
    'node_modules/decode-named-character-reference/index.js',
  )) as { readonly decodeNamedCharacterReference: (name: string) => string | false };
  const { characterEntities } = (await import(path.resolve('node_modules/character-entities/index.js'))) as {
    readonly characterEntities: Readonly<Record<string, string>>;
  };
  expect(Object.keys(characterEntities)).toHaveLength(2125);
  expect(Object.keys(characterEntities).map((name) => [name, decode(name)])).toEqual(Object.entries(characterEntities));
  for (const name of ['', 'Amp', 'constructor', '__proto__', 'amp;', 'notit'])
    expect([name, decode(name)]).toEqual([name, false]);
});

const YAML_PIECES = [
  'a',
  'b: ',
  'a: 1',
  '- ',
  '? ',
  ': ',
  ', ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|',
  '>-',
  '|2+',
  '&x ',
  '*x',
  '<<: ',
  '!!set',
  '!!binary ',
  '!!omap',
  '!!str ',
  '!!int ',
  '!local ',
  '!<tag:yaml.org,2002:map> ',
  '!!timestamp ',
  '---',
  '...',
  '%YAML 1.1',
  '%TAG ! tag:x,2000:',
  '# note',
  '\n',
  '\n',
  '\n  ',
  '\n    ',
  '\t',
  '\r\n',
  '2026-01-02',
  '0o17',
  '0x1F',
  '1e3',
  '.5',
  '.nan',
  '-.inf',
  '~',
  'null',
  'yes',
  'TRUE',
  '1_000',
  '0b1',
  '60:30',
  '=',
  '\\x41',
  '\\u{',
  '@',
  '`',
  '\uFEFF',
  'é',
  '',
];

test('YAML reads the same in the bundle, whatever stands in it', async () => {
  const { readYaml: inBundle } = (await bundled('src/yaml/read.ts')) as { readonly readYaml: typeof readYaml };
  const seen = ({ value, data, problems }: YamlRead<unknown>): unknown => ({ value, data, problems });
  const schema = z.record(z.string(), z.unknown());
  const same = (text: string): void => {
    expect(seen(inBundle(text, 'x.yml', schema))).toEqual(seen(readYaml(text, 'x.yml', schema)));
  };
  same(readFileSync('ladder/engineering/ladder.yml', 'utf8'));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...YAML_PIECES), { maxLength: 14 }), (pieces) => same(pieces.join(''))),
    { numRuns: runs(3_000) },
  );
}, 60_000);
