import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { inFolder, root } from './support.ts';

const { file, run } = inFolder();
const example = readFileSync(path.join(root, 'ladder/engineering/example.md'), 'utf8');
const facts = path.join(root, 'ladder/engineering/example.facts.json');
const people = ['octo-ada', 'octo-ben', 'octo-cleo', 'octo-dan', 'octo-eve'];
beforeEach(() => {
  for (const login of people) file(`packets/${login}.md`, example.replaceAll('octo-ada', login));
});

describe('readiness cohort', () => {
  test.each(['text', 'markdown', 'json', 'html'])('shows the packets of a folder in %s', (format) => {
    const { status, out, err } = run(['cohort', 'packets', '--format', format, '--now', '2026-07-01']);
    expect([status, err]).toEqual([0, '']);
    for (const login of people) expect(out).toContain(login);
    expect(out).toContain('system-design.L5');
    expect(run(['cohort', 'packets', '--format', format, '--now', '2026-07-01']).out).toBe(out);
    const anonymous = run(['cohort', 'packets', '--format', format, '--no-names']).out;
    for (const login of people) expect(anonymous).not.toContain(login);
  });
  test('has the states that check has, with the same facts', () => {
    const given = ['--facts', facts, '--now', '2026-07-01', '--format', 'json'];
    const [checked] = JSON.parse(run(['check', 'packets/octo-ada.md', ...given]).out).packets;
    const [group] = JSON.parse(run(['cohort', 'packets', ...given]).out).groups;
    const wanted = checked.criteria
      .filter(({ required }: { required: boolean }) => required)
      .map(({ id, state }: { id: string; state: string }) => [id, state]);
    expect(Object.entries(group.packets[0].states)).toEqual(wanted);
  });
  test('says that no link was opened, where none was', () => {
    expect(run(['cohort', 'packets']).out).toContain('No link was opened');
    expect(run(['cohort', 'packets', '--facts', facts]).out).not.toContain('No link was opened');
  });
  test('2 where a packet cannot be judged, which is listed apart', () => {
    file('packets/bad.md', '# Nothing\n');
    const { status, out } = run(['cohort', 'packets']);
    expect(status).toBe(2);
    expect(out).toContain('1 packet could not be judged ("readiness check" says why)\n  packets/bad.md');
    expect(out).toContain('octo-ada: ');
  });
  test('2 for a ladder with errors, told once', () => {
    file('l.yml', 'schema: 1\nid: x\n');
    const { status, err } = run(['cohort', 'packets', '--ladder', 'l.yml']);
    expect(status).toBe(2);
    const lines = err.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^l\.yml:\d+:\d+ error: /u);
    expect(new Set(lines).size).toBe(lines.length);
  });
  test.each([
    [['cohort'], 'cohort takes folders'],
    [['cohort', '-'], 'name folders or files'],
    [['cohort', 'packets', '--format', 'sarif'], 'text, markdown, json, html'],
    [['cohort', 'packets', '--now', 'soon'], '--now takes a day'],
    [['cohort', 'packets', '--no-name'], 'Did you mean `--no-names`'],
    [['cohort', 'nowhere'], 'there is no such file'],
  ])('2 for wrong words: %j', (args, says) => {
    const { status, out, err } = run(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });
  test('its JSON Schema is published', () => {
    expect(JSON.parse(run(['ladder', 'schema', '--cohort']).out)).toMatchObject({
      required: expect.arrayContaining(['groups']),
    });
  });
});
