/** The mapping file of `ladder import`: what the tool takes a document for, and how an owner corrects it. */
import { stringify } from 'yaml';
import * as z from 'zod/mini';
import { readYaml } from '../yaml/read.ts';
import type { YamlProblem } from '../yaml/types.ts';
import { described } from '../rubric/schemas.ts';
import { usualMapping, type Mapping } from './keys.ts';
import type { Shape, Source, TrackSeen, Understood } from './model.ts';

const SHAPES = [
  'level-headings',
  'competency-headings',
  'labelled-levels',
  'matrix',
  'matrix-transposed',
  'checklist',
  'file-per-level',
  'front-matter',
  'data',
  'page',
] as const satisfies readonly Shape[];

const name = z.string().check(z.minLength(1, 'a name'), z.maxLength(300, 'at most 300 characters'));
const keys = (what: string, examples: readonly string[]) =>
  described(z.optional(z.array(name).check(z.maxLength(50, 'at most 50 names'))), what, [examples]);

const schema = z.strictObject({
  schema: described(z.literal(1), 'The version of this format', [1]),
  shape: described(
    z.optional(z.enum(SHAPES)),
    'How the document says which level, which competency and which words belong together',
    ['level-headings'],
  ),
  levels: described(
    z.optional(z.array(z.union([name, z.number()])).check(z.maxLength(100, 'at most 100 levels'))),
    'The levels as the document writes them, lowest first. What belongs to another is not taken',
    [['Junior Engineer', 'Engineer', 'Senior Engineer']],
  ),
  tracks: described(
    z.optional(
      z.record(
        name,
        z
          .array(z.union([name, z.number()]))
          .check(z.minLength(1, 'at least one level'), z.maxLength(100, 'at most 100 levels')),
      ),
    ),
    'Which levels stand above each other, lowest first, where a document has several rows of them; one track: all of them in one row',
    [{ 'Individual contributors': ['Junior', 'Senior', 'Staff'], Managers: ['Junior', 'Senior', 'Manager'] }],
  ),
  keys: described(
    z.optional(
      z.strictObject({
        level: keys('Keys that name the level of a record, or hold the list of levels', ['level', 'levels']),
        competency: keys('Keys that name the competency of a record, or hold the list of them', ['theme', 'themes']),
        text: keys('Keys of the words of a criterion, or of lists of them', ['summary', 'criteria']),
        example: keys('Keys of lists of criteria that are only examples', ['examples']),
        name: keys('Keys of what a level or a competency is called', ['name', 'title']),
        guidance: keys('Keys of what explains a criterion', ['details']),
      }),
    ),
    'Of data (YAML, JSON, CSV): which of its keys or columns are what',
    [{ level: ['grade'], text: ['behaviour'] }],
  ),
});

/** What an owner says of a document. */
export interface MappingFile {
  readonly shape: Shape | null;
  /** As the document writes them, lowest first; null: as they were found. */
  readonly levels: readonly string[] | null;
  /** Null: as they were found. */
  readonly tracks: readonly TrackSeen[] | null;
  readonly keys: Mapping;
}

export function readMapping(
  text: string,
  path: string,
): { readonly mapping: MappingFile | null; readonly problems: readonly YamlProblem[] } {
  const { value, problems } = readYaml(text, path, schema);
  if (value === null) return { mapping: null, problems };
  const given = value.keys ?? {};
  return {
    mapping: {
      shape: value.shape ?? null,
      levels: value.levels?.map(String) ?? null,
      tracks:
        value.tracks === undefined
          ? null
          : Object.entries(value.tracks).map(([title, levels]) => ({ title, levels: levels.map(String) })),
      keys: {
        level: given.level ?? usualMapping.level,
        competency: given.competency ?? usualMapping.competency,
        text: given.text ?? usualMapping.text,
        example: given.example ?? usualMapping.example,
        name: given.name ?? usualMapping.name,
        guidance: given.guidance ?? usualMapping.guidance,
      },
    },
    problems,
  };
}

/** A mapping file that says what was understood, to be corrected. */
export function writeMapping({ shape, levels, tracks }: Pick<Understood, 'shape' | 'levels' | 'tracks'>): string {
  const isData = shape === 'data' || shape === 'front-matter';
  return `# What "readiness ladder import" took the document for. Correct it, and import with --map.\n${stringify(
    {
      schema: 1,
      shape,
      levels: levels.map((level) => level.name),
      ...(tracks !== undefined && { tracks: Object.fromEntries(tracks.map((track) => [track.title, track.levels])) }),
      ...(isData && { keys: usualMapping }),
    },
    { lineWidth: 0 },
  )}`;
}

const MOST_NAMED = 60;

/**
 * A mapping file for a document that was not understood: all of it commented out, with the headings, keys and columns that
 * its owner can choose from.
 */
export function startMapping(sources: readonly Source[]): string {
  const named = [...new Set(sources.flatMap(({ path, text }) => namesIn(path, text)))];
  const shown = named.slice(0, MOST_NAMED).map((one) => `#   ${one.replace(/\s+/gu, ' ').slice(0, 100)}`);
  return [
    '# What "readiness ladder import" should take the document for. Take away the # where a line is right, correct it, and',
    '# import with --map.',
    'schema: 1',
    `# shape: one of ${SHAPES.join(', ')}`,
    '# levels: [as the document writes them, lowest first]',
    '# tracks: { Individual contributors: [levels of it, lowest first], Managers: [levels of it, lowest first] }',
    '# keys: { level: [grade], competency: [skill], text: [behaviour], example: [], name: [title], guidance: [details] }',
    '#',
    ...(shown.length > 0 ? ['# What stands in the document:', ...shown] : []),
    ...(named.length > MOST_NAMED ? [`#   and ${named.length - MOST_NAMED} more`] : []),
    '',
  ].join('\n');
}

/** Headings of a page, keys of data, columns of a table. */
function namesIn(path: string, text: string): string[] {
  const lines = text.replace(/\r\n?/gu, '\n').split('\n');
  if (/\.[ct]sv$/iu.test(path)) return (lines[0] ?? '').split(/[,;\t]/u).map((column) => column.trim());
  const is = /\.(?:ya?ml|json)$/iu.test(path)
    ? /^\s*(?:- )*["']?([\w -]{1,60})["']?\s*:/u
    : /^\s{0,3}#{1,6}\s+(\S.*)$/u;
  return lines.flatMap((line) => is.exec(line)?.[1]?.trim() ?? []);
}

/** The JSON Schema of mapping files, for editors. */
export const mappingJsonSchema = (): object => ({
  ...z.toJSONSchema(schema, { io: 'input' }),
  title: 'Mapping of a document for readiness ladder import',
});
