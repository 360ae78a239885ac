/** The JSON Schema of a ladder file, for editors. */
import * as z from 'zod/mini';
import { levelName, idName } from './format/parts.ts';
import { ladderSchema } from './format/ladder.ts';
import { layerSchema } from './format/layer.ts';

/**
 * JSON Schema (draft 2020-12) of what an owner writes: shapes, descriptions and examples. Names that are not declared
 * only `readLadder` finds. One that stands on another may leave out what that has.
 */
export function ladderJsonSchema(): Readonly<Record<string, unknown>> {
  const names = new Set([levelName, idName].map((schema) => z.toJSONSchema(schema).pattern));
  const whole = new Set(
    Object.entries(ladderSchema.shape).flatMap(([key, part]) => (part instanceof z.ZodMiniOptional ? [] : [key])),
  );
  const { $schema, ...rest } = z.toJSONSchema(layerSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      // YAML reads `1.0` and `4` as numbers; the reader takes them as they are written.
      const free = jsonSchema.type === 'string' && jsonSchema.enum === undefined && jsonSchema.const === undefined;
      if (free && (jsonSchema.pattern === undefined || names.has(jsonSchema.pattern)))
        jsonSchema.type = ['string', 'number'];
      // Not every validator reads patterns as Unicode; the reader still checks them.
      if (jsonSchema.pattern?.includes('\\p{')) delete jsonSchema.pattern;
    },
  });
  return {
    $schema,
    title: 'Promotion Readiness: career ladder',
    description: 'A career ladder for Promotion Readiness',
    ...rest,
    required: ['schema'],
    if: { required: ['extends'] },
    else: { required: [...whole], not: { anyOf: [{ required: ['change'] }, { required: ['retire'] }] } },
  };
}
