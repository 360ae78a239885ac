import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ALONE } from '../alone.ts';

const files = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));

/** What changes the thread or the process for the files that come after. */
const LASTING =
  /\bvi\.(?:mock|doMock|hoisted|stub\w+|spyOn|useFakeTimers|setSystemTime)\(|\bprocess\.chdir\(|\bprocess\.env(?:\.\w+|\[[^\]]+\])\s*=[^=]|\bprocess\.on\(|\bdelete process\.|\bglobalThis(?:\.\w+|\[[^\]]+\])\s*=[^=]/u;

test('no file that shares a thread sets global state: what must belongs to a folder of tests/alone.ts', () => {
  const shared = files.filter((file) => !ALONE.includes(file.split(path.sep)[0] ?? ''));
  expect(shared.length).toBeGreaterThan(50);
  expect(shared.filter((file) => LASTING.test(readFileSync(path.join('tests', file), 'utf8')))).toEqual([]);
});

test('what this looks for is found where it is', () => {
  const found = files.filter((file) => LASTING.test(readFileSync(path.join('tests', file), 'utf8')));
  expect(found).toContain(path.join('cli', 'verify.test.ts'));
});
