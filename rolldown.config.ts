import { readFileSync, readdirSync } from 'node:fs';
import type { Plugin, RolldownOptions } from 'rolldown';
import * as z from 'zod/mini';

const here = (path: string): string => new URL(path, import.meta.url).pathname;

/**
 * The types of YAML 1.1 (sets, ordered maps, timestamps, base 60): `src/yaml.ts` reads the core schema alone and refuses tags,
 * so that the list of them, which the library keeps in every case, may be of nothing.
 */
const coreYaml: Plugin = {
  name: 'core-yaml',
  load: {
    filter: { id: /\/yaml\/browser\/dist\/schema\/yaml-1\.1\/(?:binary|omap|pairs|schema|set|timestamp)\.js$/u },
    handler: () => 'export const schema = [], binary = null, omap = null, pairs = null, set = null, timestamp = null, intTime = null, floatTime = null;',
  },
};

/** Nothing here writes YAML. A map or list as a key, which no schema allows, is named by these words where it would be written out. */
const readOnlyYaml: Plugin = {
  name: 'read-only-yaml',
  load: {
    filter: { id: /\/yaml\/browser\/dist\/stringify\/stringify(?:Collection|Comment|Document|Number|Pair|String)\.js$/u },
    handler: () => ['Collection', 'Comment', 'Document', 'Number', 'Pair', 'String'].map((what) => `export const stringify${what} = () => '(not a word)';`).concat("export const indentComment = () => '', lineComment = () => '';").join('\n'),
  },
};

/** Two self-contained ES modules, no source maps, no install step. */
const shared = {
  platform: 'node' as const,
  // No package here does anything by being loaded; without this, every module that one names would stay.
  treeshake: { moduleSideEffects: [{ test: /node_modules/u, sideEffects: false }] },
  transform: { target: 'node20' },
};
/** `yaml` as ES modules, of which only the reader is kept. */
const yaml = here('node_modules/yaml/browser/dist/index.js');
/** What Node 24 has, or the Action never calls, is replaced by a few lines; each of the files says why. */
const replaced = {
  undici: here('src/github/undici.ts'),
  '@actions/http-client/lib/auth': here('src/github/http-client.ts'),
  '@actions/http-client': here('src/github/http-client.ts'),
  '@octokit/plugin-rest-endpoint-methods': here('src/github/octokit-plugins.ts'),
  '@octokit/plugin-paginate-rest': here('src/github/octokit-plugins.ts'),
  'json-with-bigint': here('src/github/json.ts'),
};
const output = (file: string) => ({
  file,
  format: 'esm' as const,
  minify: true,
  codeSplitting: false,
  sourcemap: false,
  comments: false,
});

/** Where documentation stands in an object: of a kind of finding, and of a rule. `readiness explain` and the reference print it. */
const DOCUMENTED: readonly { readonly files: RegExp; readonly has: string; readonly drops: readonly string[] }[] = [
  { files: /\/src\/findings\/[\w-]+\.ts$/u, has: 'severity', drops: ['title', 'why', 'example'] },
  { files: /\/src\/rubric\/rules\/[\w-]+\.ts$/u, has: 'schema', drops: ['doc'] },
];
/** Where schemas are described for editors: `described(schema, description, examples)`. */
const DESCRIBED = /\/src\/(?:ladder|rubric)\/(?:rules\/)?[\w-]+\.ts$/u;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly key?: Node;
  readonly callee?: Node;
  readonly properties?: readonly Node[];
  readonly arguments?: readonly Node[];
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Leaves documentation out of what the Action loads: 45 KB that it never prints. */
const withoutDocumentation: Plugin = {
  name: 'without-documentation',
  transform: {
    filter: { id: [...DOCUMENTED.map(({ files }) => files), DESCRIBED] },
    handler(code, id) {
      const documented = DOCUMENTED.find(({ files }) => files.test(id));
      const cuts: { readonly from: number; readonly to: number }[] = [];
      const named = (node: Node, names: readonly string[]): boolean => node.type === 'Property' && names.includes(node.key?.name ?? '');
      const visit = (node: unknown): void => {
        if (Array.isArray(node)) return node.forEach(visit);
        if (typeof node !== 'object' || node === null) return;
        if (isNode(node)) {
          const { properties = [], arguments: args = [] } = node;
          const [first, ...rest] = args;
          if (documented && properties.some((property) => named(property, [documented.has]))) {
            properties.forEach((property, index) => {
              if (named(property, documented.drops)) cuts.push({ from: property.start, to: properties[index + 1]?.start ?? node.end - 1 });
            });
          }
          if (node.callee?.name === 'described' && first && rest.length > 0) cuts.push({ from: node.start, to: first.start }, { from: first.end, to: node.end });
        }
        Object.values(node).forEach(visit);
      };
      visit(this.parse(code, { lang: 'ts' }).body);
      return cuts.toSorted((a, b) => b.from - a.from).reduce((text, { from, to }) => text.slice(0, from) + text.slice(to), code);
    },
  },
};

/** The packages that stand in a bundle, with their licences, in a file beside it. */
const licences = (fileName: string): Plugin => ({
  name: 'licences',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []));
    const folders = new Set(modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(id)?.[0] ?? []));
    const texts = [...folders].map((folder) => {
      const { name, version, license } = z.object({ name: z.string(), version: z.string(), license: z.string() }).parse(JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
      return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
    });
    this.emitFile({ type: 'asset', fileName, source: texts.toSorted().join(`\n${'-'.repeat(80)}\n\n`) });
  },
});

export default [
  { ...shared, input: 'src/action.ts', resolve: { alias: { yaml, ...replaced } }, plugins: [coreYaml, readOnlyYaml, withoutDocumentation, licences('action.licenses.txt')], output: output('dist/action.js') },
  { ...shared, input: 'src/cli.ts', resolve: { alias: { yaml } }, plugins: [coreYaml, readOnlyYaml, licences('cli.licenses.txt')], output: { ...output('dist/cli.js'), banner: '#!/usr/bin/env node' } },
] satisfies RolldownOptions[];
