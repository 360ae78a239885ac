import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pages } from '../../docs/generate.ts';
import { FIELD_NAMES } from '../../src/packet/items/fields.ts';
import { defaultSettings } from '../../src/files/settings.ts';

test.each(Object.entries(pages()))('docs/%s is what the source generates ("npm run docs")', (name, text) => {
  expect(readFileSync(`docs/${name}`, 'utf8')).toBe(text);
});

const documents = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

test.each(documents)('%s links only to what exists', (file) => {
  const text = readFileSync(file, 'utf8');
  const targets = [...text.matchAll(/(?:\]\(|src="|srcset=")([^)"#\s]+)(?:#[^)"]*)?[)"]/gu)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^[a-z]+:/iu.test(target));
  const broken = targets.filter((target) => !existsSync(path.join(path.dirname(file), target)));
  // Links inside the fenced examples of packets are links of a fictional company.
  expect(broken.filter((target) => !target.startsWith('http'))).toEqual([]);
});

test('the reference of the packet names every field', () => {
  const text = readFileSync('docs/packet.md', 'utf8');
  expect(
    FIELD_NAMES.filter((name) => !text.includes(`\`${name}\``) && !text.includes(`${name.toLowerCase()}:`)),
  ).toEqual([]);
});

/** `periodGrace` is written `period-grace`. */
const settingName = (key: string): string => key.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

test('the reference of the settings names every key', () => {
  const text = readFileSync('docs/settings.md', 'utf8');
  expect(Object.keys(defaultSettings).filter((key) => !text.includes(`\`${settingName(key)}\``))).toEqual([]);
});
