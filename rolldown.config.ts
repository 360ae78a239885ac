import { readFileSync, readdirSync } from 'node:fs';
import type { InputOptions, OutputOptions, Plugin } from 'rolldown';
import * as z from 'zod/mini';

/** The packages that stand in a build, with their licences, in a file beside it. */
const licences = (fileName: string): Plugin => ({
  name: 'licences',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) =>
      chunk.type === 'chunk' ? Object.keys(chunk.modules) : [],
    );
    const folders = new Set(modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(id)?.[0] ?? []));
    const texts = [...folders].map((folder) => {
      const { name, version, license } = z
        .object({ name: z.string(), version: z.string(), license: z.string() })
        .parse(JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
      return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
    });
    this.emitFile({ type: 'asset', fileName, source: texts.toSorted().join(`\n${'-'.repeat(80)}\n\n`) });
  },
});

/**
 * An entry and what it loads later: ES modules with fixed names, no source maps, no install step. The code of packages
 * is as they publish it, without what nobody calls.
 */
const build = (name: string, banner = ''): InputOptions & { readonly output: OutputOptions } => ({
  input: { [name]: `src/${name}.ts` },
  platform: 'node',
  // No package here does anything by being loaded; without this, every module that one names would stay.
  treeshake: { moduleSideEffects: [{ test: /node_modules/u, sideEffects: false }] },
  transform: { target: 'node20' },
  plugins: [licences(`${name}.licenses.txt`)],
  output: {
    dir: 'dist',
    format: 'esm',
    minify: true,
    sourcemap: false,
    comments: false,
    entryFileNames: '[name].js',
    chunkFileNames: `${name}-[name].js`,
    banner: (chunk) => (chunk.isEntry ? banner : ''),
  },
});

export default [build('action'), build('cli', '#!/usr/bin/env node')];
