import { expect, test } from 'vitest';
import { templateLines } from '../../src/check/template.ts';
import { SCAFFOLD_LINES } from '../../src/scaffold/template.ts';
import { readPacket } from '../../src/packet/read.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('the lines of all templates, as names are compared, without empty ones', () => {
  const lines = templateLines([bytes('# Your Name\r\n\n- **What** you did.\n---\n'), bytes('- Links: …\n')]);
  expect([...lines].filter((line) => !SCAFFOLD_LINES.has(line))).toEqual(['your name', 'what** you did', 'links']);
  // What `readiness new` writes is a template everywhere.
  expect(templateLines([])).toEqual(SCAFFOLD_LINES);
  expect([...SCAFFOLD_LINES].every((line) => lines.has(line))).toBe(true);
});

test('a packet carries what it is read with', () => {
  const own = { repository: 'acme/packets', path: 'p.md', commit: 'c'.repeat(40) };
  const template = new Set(['your name']);
  expect(readPacket(bytes('# X\n'), 'p.md', { template, fiscalYearStart: 4, own })).toMatchObject({
    template,
    fiscalYearStart: 4,
    own,
  });
  expect(readPacket(bytes('# X\n'), 'p.md')).toMatchObject({ fiscalYearStart: null, own: null });
});
