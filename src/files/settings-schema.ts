/** The settings for people and editors: their JSON Schema, and the file with every key explained and none set. */
import { stringify } from 'yaml';
import * as z from 'zod/mini';
import { settingsSchema } from './settings.ts';

/** JSON Schema (draft 2020-12) of `.github/readiness.yml`. What a value means beyond its shape only `readSettings` finds. */
export function settingsJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(settingsSchema, { io: 'input' });
  return { $schema, title: 'Promotion Readiness: settings', ...rest };
}

/** Columns of the file's comments. */
const WIDTH = 100;

/** @param schema where the schema stands, as the file names it */
export function settingsFile(schema: string): string {
  const keys = Object.entries(settingsSchema.shape).map(([key, own]) => {
    const { description = '', examples } = z.globalRegistry.get(own) ?? {};
    const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
    const value = stringify(example, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
    return [...wrapped(description), `# ${key}: ${value}`].join('\n');
  });
  return `${[
    [
      `# yaml-language-server: $schema=${schema}`,
      ...wrapped(
        'The settings of Promotion Readiness. They are read on the default branch: a pull request cannot change the rules that judge it. Every key is optional; to set one, take away the number sign before its name.',
      ),
    ].join('\n'),
    ...keys,
  ].join('\n\n')}\n`;
}

/** A comment, broken at words. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`#   ${word}`);
  }
  return lines;
}
