import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fromJSONSchema } from 'zod';
import { settingsFile, settingsJsonSchema } from '../../src/files/settings-schema.ts';
import { defaultSettings, readSettings, settingsSchema } from '../../src/files/settings.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = settingsFile('readiness.schema.json');
const keys = Object.keys(settingsSchema.shape);
/** The file with every key set, as its comments say how. */
const set = file.replace(/^# (?=[a-z-]+: )/gmu, (mark, at: number) =>
  file.slice(at).startsWith('# yaml-language-server') ? mark : '',
);
const schema = fromJSONSchema(settingsJsonSchema());

test('the file sets nothing as it is', () => {
  expect(readSettings(bytes(file), 's.yml')).toMatchObject({ settings: defaultSettings, findings: [] });
});

test('every key of the settings is in it with what it means, and can be set as it stands there', () => {
  const { settings, findings } = readSettings(bytes(set), 's.yml');
  expect(findings).toEqual([]);
  expect(settings).toMatchObject({ enforce: true, public: true, fiscalYearStart: 4, bases: ['release'] });
  expect(Object.keys(parse(set))).toEqual(keys);
  expect(file.split('\n\n')).toHaveLength(keys.length + 1);
  for (const part of file.split('\n\n').slice(1)) expect(part).toMatch(/^#   [A-Z][^]{40,}\.\n# [a-z-]+: \S+/u);
});

test('its lines fit a screen', () => {
  expect(file.split('\n').filter((line) => line.length > 100)).toEqual([]);
});

test('the schema takes what the reader takes, and refuses unknown keys and wrong values', () => {
  expect(schema.safeParse(parse(set)).success).toBe(true);
  expect(schema.safeParse({}).success).toBe(true);
  for (const wrong of [{ enfore: true }, { enforce: 'yes' }, { packets: [] }, { evidence: { repositories: ['acme'] } }])
    expect([wrong, schema.safeParse(wrong).success]).toEqual([wrong, false]);
});

test('the schema describes every key', () => {
  const described = (node: unknown): string[] =>
    node !== null && typeof node === 'object' && 'properties' in node
      ? Object.entries(node.properties ?? {}).flatMap(([key, own]) => [
          ...(typeof own === 'object' && own !== null && 'description' in own ? [] : [key]),
          ...described(own),
        ])
      : [];
  expect(described(settingsJsonSchema())).toEqual([]);
});
