import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { inFolder, root } from './support.ts';

const { commit, file, run } = inFolder();
const ladder = readFileSync(path.join(root, 'ladder/engineering/ladder.yml'), 'utf8');
const packet = readFileSync(path.join(root, 'ladder/engineering/example.md'), 'utf8');
/** The text of system-design.L5. */
const REWORDED = /(?<=\n(?<space> +)text: )(?<text>Leads architectural decisions and owns the design of [^\n]*)/u;
const stricter = ladder.replaceAll('items: 2', 'items: 3');

describe('readiness ladder diff', () => {
  test('says what changed, which version fits, and whom it touches', () => {
    file('old.yml', ladder);
    file('new.yml', stricter);
    file('packets/octo-ada.md', packet);
    const { status, out, err } = run(['ladder', 'diff', 'old.yml', 'new.yml', '--packets', 'packets']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('Asks for more (');
    expect(out.replace(/\s+/gu, ' ')).toContain('items: at least 2 items → at least 3 items');
    expect(out.replace(/\s+/gu, ' ')).toContain('after version `1.0.0`, write `version: 2.0.0`');
    expect(out).toContain('Packets that are touched (1 of 1 packet)');
    expect(out).toContain('`octo-ada` (`packets/octo-ada.md`)');
    expect(out).toContain('verdict: complete → incomplete');
    expect(out).toContain('`system-design.L5`: met → partial');
    const json = JSON.parse(run(['ladder', 'diff', 'old.yml', 'new.yml', '--format', 'json']).out);
    expect(json).toMatchObject({ schema: 1, step: 'major', version: '2.0.0' });
    expect(json.changes[0]).toMatchObject({ effect: 'tightened', part: 'criterion', breaks: true });
    expect(run(['ladder', 'diff', 'old.yml', 'old.yml', '--packets', 'packets']).out).toContain(
      'Nothing changed in meaning.\n\nNo packet is touched (of 1 packet).',
    );
  });

  test('reads the old one from a commit, and runs no shell', () => {
    file('ladder/x/ladder.yml', ladder);
    commit();
    file('ladder/x/ladder.yml', stricter);
    const { status, out } = run(['ladder', 'diff', 'HEAD:ladder/x/ladder.yml', 'ladder/x/ladder.yml']);
    expect([status, out.includes('Asks for more')]).toEqual([0, true]);
    const none = run(['ladder', 'diff', 'HEAD:ladder/y.yml', 'ladder/x/ladder.yml']);
    expect([none.status, none.err]).toEqual([2, expect.stringContaining('git does not give HEAD:ladder/y.yml: ')]);
    for (const name of ['--output=x:y', '$(touch x):y', '-x:y'])
      expect(run(['ladder', 'diff', '--', name, 'ladder/x/ladder.yml']).status).toBe(2);
  });

  test('packets are judged with the same facts, and none of them is left out in silence', () => {
    file('old.yml', ladder);
    file(
      'new.yml',
      ladder
        .replace('version: 1.0.0', 'version: 2.0.0')
        .replace(REWORDED, `Owns the design.\n$<space>since: 2.0.0\n$<space>was: ["$<text>"]`),
    );
    file('facts.json', readFileSync(path.join(root, 'ladder/engineering/example.facts.json'), 'utf8'));
    file('packets/ada.md', packet);
    file('packets/broken.md', packet.replace('candidate: ', 'candidate: @'));
    file('packets/other.md', packet.replace('ladder: engineering@1.0.0', 'ladder: devops'));
    const json = JSON.parse(
      run(['ladder', 'diff', 'old.yml', 'new.yml', '--packets', 'packets', '--facts', 'facts.json', '--format', 'json'])
        .out,
    );
    expect(json.packets).toMatchObject({
      judged: 1,
      asWritten: false,
      touched: [{ path: 'packets/ada.md', states: [], gains: [], loses: [], outdated: ['system-design.L5'] }],
      notJudged: [{ path: 'packets/broken.md', why: expect.stringContaining('without `@`') }],
      otherLadder: ['packets/other.md'],
    });
    const schema = JSON.parse(run(['ladder', 'schema', '--diff']).out);
    expect(Object.keys(json).toSorted()).toEqual(Object.keys(schema.properties).toSorted());
    expect(z.fromJSONSchema(schema).safeParse(json).error).toBeUndefined();
  });

  test('Markdown escapes what ladders say', () => {
    file('old.yml', ladder);
    file('new.yml', ladder.replace('title: System Design & Architecture', 'title: "<img> @octo-lee"'));
    file('packets/ada.md', packet);
    const { out } = run(['ladder', 'diff', 'old.yml', 'new.yml', '--packets', 'packets', '--format', 'markdown']);
    expect(out).toContain('### `engineering` 1.0.0 → `engineering` 1.0.0');
    expect(out).toContain('#### Reworded (1)');
    expect(out).toContain('→ \\<img> @\u200Bocto-lee');
    expect(out).not.toContain('@octo-lee');
  });

  test('what says how packets are judged needs packets', () => {
    file('old.yml', ladder);
    const { status, err } = run(['ladder', 'diff', 'old.yml', 'old.yml', '--facts', 'x.json']);
    expect([status, err]).toEqual([
      2,
      expect.stringContaining('--facts says how packets are judged: name --packets too.'),
    ]);
  });

  test('one that cannot be read is told, and nothing is compared', () => {
    file('old.yml', ladder);
    file('new.yml', 'schema: 1\nid: x\n');
    const { status, out, err } = run(['ladder', 'diff', 'old.yml', 'new.yml']);
    expect([status, out.includes('Asks')]).toEqual([2, false]);
    expect(out + err).toContain('new.yml');
    expect(run(['ladder', 'diff', 'old.yml']).status).toBe(2);
  });
});
