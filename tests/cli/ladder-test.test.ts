import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, root } from './support.ts';

const { file, run } = inFolder();
const engineering = path.join(root, 'ladder/engineering');
const read = (name: string): string => readFileSync(path.join(engineering, name), 'utf8');

describe('readiness ladder test', () => {
  test('the examples of the ladders that ship come out as their owners expect', () => {
    const { status, out } = run(['ladder', 'test', path.join(root, 'ladder')]);
    expect([status, out]).toEqual([0, '20 packets: all is as expected.\n']);
  });

  test('what is not as expected is told with its place, what it is, and why', () => {
    file('ladder/x/ladder.yml', read('ladder.yml').replaceAll('items: 2', 'items: 3'));
    for (const name of ['example.md', 'example.facts.json', 'example.expect.yml']) file(`ladder/x/${name}`, read(name));
    const { status, out } = run(['ladder', 'test']);
    expect(status).toBe(1);
    expect(out).toContain('ladder/x/example.expect.yml:3:10 The verdict is incomplete, not complete.');
    expect(out).toMatch(/example\.expect\.yml:\d+:\d+ system-design\.L5 is partial, not met\. 2 of 3 items count/u);
    expect(out).toContain('1 packet: 1 is not as expected.');
  });

  test('what cannot be tried is told, all in one run', () => {
    file('ladder/x/ladder.yml', read('ladder.yml'));
    file('ladder/x/a.md', read('example.md'));
    file('ladder/x/a.expect.yml', 'schema: 1\ncriteria: { system-desing.L5: met, code.L5: mett }\n');
    file('ladder/x/b.md', read('example.md'));
    file('ladder/x/b.expect.yml', 'schema: 1\ncriteria: { system-desing.L5: met }\n');
    file('ladder/x/c.expect.yml', 'schema: 1\nverdict: complete\n');
    file('ladder/x/d.md', read('example.md'));
    file('ladder/x/d.expect.yml', 'schema: 1\nfacts: ../../secret.json\nverdict: complete\n');
    file('ladder/x/e.md', read('example.md'));
    file('ladder/x/e.expect.yml', 'schema: 1\n');
    const { status, out } = run(['ladder', 'test', 'ladder']);
    expect(status).toBe(2);
    expect(out).toContain('a.expect.yml:2:');
    expect(out).toContain('The packet is judged by no criterion system-desing.L5. Did you mean `system-design.L5`?');
    expect(out).toContain('There is no packet beside it: ladder/x/c.md.');
    expect(out).toContain('d.expect.yml:2:8');
    expect(out).toContain('It expects nothing');
    expect(out).toContain('5 packets: 2 are not as expected, 3 could not be tried.');
    expect(run(['ladder', 'test', 'nowhere']).status).toBe(2);
  });
});
