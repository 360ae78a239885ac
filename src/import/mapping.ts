/** The mapping file of `ladder import`: what the tool takes a document for, and how an owner corrects it. */
import { stringify } from 'yaml';
import * as z from 'zod/mini';
import { readYaml } from '../yaml/read.ts';
import type { YamlProblem } from '../yaml/types.ts';
import { described } from '../rubric/schemas.ts';
import { usualMapping, type Mapping } from './data.ts';
import type { Shape, Understood } from './model.ts';

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
  keys: described(
    z.optional(
      z.strictObject({
        level: keys('Keys that name the level of a record, or hold the list of levels', ['level', 'levels']),
        competency: keys('Keys that name the competency of a record, or hold the list of them', ['theme', 'themes']),
        text: keys('Keys of the words of a criterion, or of lists of them', ['summary', 'criteria']),
        example: keys('Keys of lists of criteria that are only examples', ['examples']),
        name: keys('Keys of what a level or a competency is called', ['name', 'title']),
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
      keys: {
        level: given.level ?? usualMapping.level,
        competency: given.competency ?? usualMapping.competency,
        text: given.text ?? usualMapping.text,
        example: given.example ?? usualMapping.example,
        name: given.name ?? usualMapping.name,
      },
    },
    problems,
  };
}

/** A mapping file that says what was understood, to be corrected. */
export function writeMapping({ shape, levels }: Pick<Understood, 'shape' | 'levels'>): string {
  const isData = shape === 'data' || shape === 'front-matter';
  return `# What "readiness ladder import" took the document for. Correct it, and import with --map.\n${stringify(
    {
      schema: 1,
      shape,
      levels: levels.map((level) => level.name),
      ...(isData && { keys: usualMapping }),
    },
    { lineWidth: 0 },
  )}`;
}

/** The JSON Schema of mapping files, for editors. */
export const mappingJsonSchema = (): object => ({
  ...z.toJSONSchema(schema, { io: 'input' }),
  title: 'Mapping of a document for readiness ladder import',
});
