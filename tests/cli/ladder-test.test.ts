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
    expect(out).toMatch(/example\.expect\.yml:\d+:\d+ `system-design\.L5` is partial, not met\. 2 of 3 items count/u);
    expect(out).toContain('If that is what the ladder should say, write `system-design.L5: partial` here.');
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
    file('ladder/x/f.md', read('example.md'));
    file('ladder/x/f.expect.yml', 'schema: 1\nfacts: none.json\nverdict: complete\n');
    file('ladder/x/g.md', read('example.md'));
    file('ladder/x/g.expect.yml', 'schema: 1\nverdict: complete\nacts: g.acts.yml\n');
    file('ladder/x/g.acts.yml', 'schema: 2\n');
    const { status, out } = run(['ladder', 'test', 'ladder']);
    expect(status).toBe(2);
    expect(out).toContain('a.expect.yml:2:');
    expect(out).toContain(
      'The ladder has no criterion `system-desing.L5`. Did you mean `system-design.L5`? Correct it, or leave it out.',
    );
    expect(out).toContain('There is no packet `c.md` beside it. Write one, or remove this file.');
    expect(out).toContain('d.expect.yml:2:8');
    expect(out).toContain('It expects nothing');
    expect(out).toContain('f.expect.yml:2:8 There is no `none.json` beside it.');
    expect(out).toContain('g.expect.yml:3:7 `g.acts.yml` cannot be used.');
    expect(out).toContain('7 packets: 2 are not as expected, 5 could not be tried.');
    expect(run(['ladder', 'test', 'nowhere']).status).toBe(2);
  });

  test('a packet that is invalid meets nothing that is expected of it', () => {
    file('ladder/x/ladder.yml', read('ladder.yml'));
    file('ladder/x/a.md', read('example.md').replace('candidate: ', 'candidate: @'));
    file('ladder/x/a.expect.yml', 'schema: 1\ncriteria: { code.L5: met, nonsense.L9: met, code.L6: met }\n');
    const { status, out } = run(['ladder', 'test']);
    expect(status).toBe(1);
    expect(out).toContain(
      'a.expect.yml:2:13 Nothing is known of `code.L5`: the packet is invalid. `candidate: @octo-ada`',
    );
    expect(out).toContain('a.expect.yml:2:27 The ladder has no criterion `nonsense.L9`.');
    file('ladder/x/a.expect.yml', 'schema: 1\nverdict: invalid\n');
    expect(run(['ladder', 'test']).status).toBe(0);
    file('ladder/x/a.md', read('example.md'));
    file('ladder/x/a.expect.yml', 'schema: 1\ncriteria: { code.L6: met }\n');
    expect(run(['ladder', 'test']).out).toContain(
      'The packet is not judged by `code.L6`: its promotion does not ask for it.',
    );
    file('ladder/x/a.expect.yml', 'schema: 1\nverdict: complete\n');
    file('ladder/x/b.expect.yaml', 'schema: 1\nverdict: complete\n');
    const { status: named, out: told } = run(['ladder', 'test']);
    expect([named, told]).toEqual([
      2,
      expect.stringContaining('b.expect.yaml:1:1 A file of expectations is called `PACKET.expect.yml`. Rename it.'),
    ]);
  });
});
