/** Parses data with a schema; where a part is wrong, also the rest, so that one run finds all problems. */
import * as z from 'zod/mini';
import { explainIssues, numbersAsText, schemaAt, unwrapped, writtenAt } from './issues.ts';
import type { PathKey, Salvaged, Source, YamlProblem } from './types.ts';

/** Begins each text that stands for one that could not be read: a letter that no language has used for centuries. */
export const STAND_IN = '\uA66E';

/** The rounds of leaving out what is wrong: each may uncover problems that the one before has hidden. */
const MAX_ROUNDS = 16;

/** Parses, numbers standing as written where the schema wants text: in `source.data` too. */
export function parseData<T>(schema: z.ZodMiniType<T>, source: Source): z.core.util.SafeParseResult<T> {
  for (let round = 0; ; round += 1) {
    const result = z.safeParse(schema, source.data);
    const numbers = result.success || round > MAX_ROUNDS ? [] : numbersAsText(result.error.issues, source.data);
    if (numbers.length === 0) return result;
    for (const keys of numbers) put(source, keys, writtenAt(source.spot, keys).written);
  }
}

/**
 * What the schema makes of the data without what the problems are about; null where too little is left. Where something
 * is needed, a stand-in takes its place, so that list entries keep their positions.
 */
export function salvage<T>(
  schema: z.ZodMiniType<T>,
  { data, ...where }: Source,
  problems: readonly YamlProblem[],
): Salvaged<T> | null {
  const source: Source = { ...where, data: structuredClone(data) };
  const lost: (readonly PathKey[])[] = [];
  const filled = new Set<string>();
  let open = problems;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    for (const { what, keys } of open) {
      lost.push(keys);
      const name = JSON.stringify(keys);
      if (what === 'missing' && !filled.has(name)) {
        filled.add(name);
        put(
          source,
          keys,
          standIn(schemaAt(schema, keys, source.data), () => `${STAND_IN}${lost.length}`),
        );
        continue;
      }
      // No stand-in fits there: without it, what it belongs to is of no use.
      const useless = filled.has(name) ? keys.slice(0, -1) : keys;
      if (useless.length === 0) return null;
      put(source, useless, undefined);
    }
    const result = parseData(schema, source);
    if (result.success) return { value: result.data, lost };
    open = explainIssues(result.error.issues, schema, source);
  }
  return null;
}

/** Exchanges what stands at a key path; undefined removes it, and leaves a hole in a list. */
function put(source: Source, keys: readonly PathKey[], value: unknown): void {
  const key = keys.at(-1);
  const owner = keys
    .slice(0, -1)
    .reduce<unknown>(
      (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
      source.data,
    );
  if (key === undefined) source.data = value;
  else if (typeof owner !== 'object' || owner === null) return;
  else if (value === undefined && !Array.isArray(owner)) Reflect.deleteProperty(owner, key);
  else Reflect.set(owner, key, value);
}

/** The least that the schema may take; undefined where that cannot be told. */
function standIn(schema: z.core.$ZodType | null, text: () => string): unknown {
  const here = unwrapped(schema);
  if (here instanceof z.ZodMiniString) return text();
  if (here instanceof z.ZodMiniArray) return [standIn(here.def.element, text)];
  if (here instanceof z.ZodMiniObject) {
    const needed = Object.entries(here.def.shape).filter(([, part]) => !(part instanceof z.ZodMiniOptional));
    return Object.fromEntries(needed.map(([key, part]) => [key, standIn(part, text)]));
  }
  if (here instanceof z.ZodMiniUnion) return standIn(here.def.options[0] ?? null, text);
  if (here instanceof z.ZodMiniLiteral) return here.def.values[0];
  if (here instanceof z.ZodMiniEnum) return Object.values(here.def.entries)[0];
  return here instanceof z.ZodMiniNumber ? 1 : undefined;
}
