import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin, RolldownOptions } from 'rolldown';
import * as z from 'zod/mini';

const here = (path: string): string => new URL(path, import.meta.url).pathname;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly kind?: string;
  readonly name?: string;
  readonly key?: Node;
  readonly callee?: Node;
  readonly properties?: readonly Node[];
  readonly arguments?: readonly Node[];
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Every node of a syntax tree, those that contain others first. */
function nodesIn(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(nodesIn);
  return isNode(value) ? [value, ...inside] : inside;
}

/** A stretch of a text. */
interface Cut {
  readonly from: number;
  readonly to: number;
}

/** The text without its cuts; one inside another is a part of it. */
function cutOut(code: string, cuts: readonly Cut[]): string {
  const widest = cuts.filter(
    (cut) => !cuts.some((other) => other !== cut && other.from <= cut.from && other.to >= cut.to),
  );
  return widest
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to }) => text.slice(0, from) + text.slice(to), code);
}

/** An object's properties of these names, with the commas after them. */
const properties = (object: Node, names: readonly string[]): Cut[] =>
  (object.properties ?? []).flatMap((property, index, all) =>
    property.type === 'Property' && names.includes(property.key?.name ?? '')
      ? [{ from: property.start, to: all[index + 1]?.start ?? object.end - 1 }]
      : [],
  );

/** The methods of `yaml` that reading calls: on the document and on its directives. */
const YAML_READS = new Set(['setSchema', 'atDocument', 'add', 'tagName']);

/**
 * Nothing here writes or changes YAML, or asks the library for plain data: `src/yaml/read.ts` walks the nodes. So the
 * methods of
 * documents and nodes that do are left out, and with them every module that only they need.
 */
const readOnlyYaml: Plugin = {
  name: 'read-only-yaml',
  transform: {
    filter: { id: /\/yaml\/browser\/dist\/(?:doc|nodes|schema)\//u },
    handler(code) {
      return cutOut(
        code,
        nodesIn(this.parse(code).body).flatMap((node) =>
          node.type === 'MethodDefinition' && node.kind === 'method' && !YAML_READS.has(node.key?.name ?? '')
            ? [{ from: node.start, to: node.end }]
            : properties(node, ['identify', 'createNode', 'stringify']),
        ),
      );
    },
  },
};

/**
 * `src/yaml/read.ts` reads the core schema alone, without known tags: the lists of the other schemas, of YAML 1.1 and
 * JSON, are never asked for.
 */
const coreYaml: Plugin = {
  name: 'core-yaml',
  load: {
    filter: { id: /\/yaml\/browser\/dist\/schema\/tags\.js$/u },
    handler: () => `
      import { schema } from './core/schema.js';
      export const coreKnownTags = {};
      export const getTags = () => schema.slice();`,
  },
};

/**
 * The 2,125 names of character references (`&notin;`): 25 KB as a table, 10 KB as compressed text, names and characters
 * in
 * the order of the characters. It is unpacked when the first name is looked up, in about 5 ms.
 */
const packedEntities: Plugin = {
  name: 'packed-entities',
  load: {
    filter: { id: /\/(?:character-entities|decode-named-character-reference)\/index\.js$/u },
    async handler(id) {
      if (id.includes('/decode-named-')) {
        return `
          import { brotliDecompressSync } from 'node:zlib';
          import { packed } from 'character-entities';
          let known;
          export function decodeNamedCharacterReference(name) {
            if (known === undefined) {
              const [names, characters] = JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString()).map((list) => list.split(' '));
              known = new Map(names.map((own, index) => [own, characters[index]]));
            }
            return known.get(name) ?? false;
          }`;
      }
      const { characterEntities } = z
        .object({ characterEntities: z.record(z.string(), z.string()) })
        .parse(await import(id));
      const sorted = Object.entries(characterEntities).toSorted(([, a], [, b]) => (a < b ? -1 : Number(a > b)));
      const lists = [sorted.map(([name]) => name).join(' '), sorted.map(([, characters]) => characters).join(' ')];
      return `export const packed = '${brotliCompressSync(JSON.stringify(lists)).toString('base64')}';`;
    },
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
  '@octokit/graphql': here('src/github/octokit-plugins.ts'),
  'content-type': here('src/github/content-type.ts'),
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

/**
 * Where documentation stands in an object: of a kind of finding, and of a rule. `readiness explain` and the reference
 * print it.
 */
const DOCUMENTED: readonly { readonly files: RegExp; readonly has: string; readonly drops: readonly string[] }[] = [
  { files: /\/src\/findings\/[\w-]+\.ts$/u, has: 'severity', drops: ['title', 'why', 'example'] },
  // A gate that has no text goes by its rule's words; those of the other rules are for readers of ladders.
  {
    files: /\/src\/rubric\/rules\/(?:time-in-level|since-promotion|previous-level|sponsors|people|packet)\.ts$/u,
    has: 'schema',
    drops: ['doc'],
  },
  { files: /\/src\/rubric\/rules\/[\w-]+\.ts$/u, has: 'schema', drops: ['doc', 'words'] },
];
/** Where schemas are described for editors: `described(schema, description, examples)`. */
const DESCRIBED = /\/src\/(?:ladder|rubric)\/(?:rules\/)?[\w-]+\.ts$/u;

/** Leaves documentation out of what the Action loads: 45 KB that it never prints. */
const withoutDocumentation: Plugin = {
  name: 'without-documentation',
  transform: {
    filter: { id: [...DOCUMENTED.map(({ files }) => files), DESCRIBED] },
    handler(code, id) {
      const documented = DOCUMENTED.find(({ files }) => files.test(id));
      return cutOut(
        code,
        nodesIn(this.parse(code, { lang: 'ts' }).body).flatMap((node) => {
          if (documented && node.properties?.some(({ key }) => key?.name === documented.has))
            return properties(node, documented.drops);
          const [first, ...rest] = node.arguments ?? [];
          return node.callee?.name === 'described' && first && rest.length > 0
            ? [
                { from: node.start, to: first.start },
                { from: first.end, to: node.end },
              ]
            : [];
        }),
      );
    },
  },
};

/** The packages that stand in a bundle, with their licences, in a file beside it. */
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

export default [
  {
    ...shared,
    input: 'src/action.ts',
    resolve: { alias: { yaml, ...replaced } },
    plugins: [coreYaml, readOnlyYaml, packedEntities, withoutDocumentation, licences('action.licenses.txt')],
    output: output('dist/action.js'),
  },
  {
    ...shared,
    input: 'src/cli.ts',
    resolve: { alias: { yaml } },
    plugins: [coreYaml, readOnlyYaml, packedEntities, licences('cli.licenses.txt')],
    output: { ...output('dist/cli.js'), banner: '#!/usr/bin/env node' },
  },
] satisfies RolldownOptions[];
