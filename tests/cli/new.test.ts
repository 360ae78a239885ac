import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run as runCommand } from '../../src/cli/run.ts';
import { inFolder, root, somebody } from './support.ts';

const { at, file, run } = inFolder();
const engineering = readFileSync(path.join(root, 'ladder/engineering/ladder.yml'), 'utf8');

describe('readiness new', () => {
  test('prints a packet that checks as a draft', () => {
    const { status, out, err } = run([
      'new',
      '--ladder',
      'engineering',
      '--from',
      'L4',
      '--to',
      'L5',
      '--candidate',
      'octo-ada',
    ]);
    expect([status, err]).toEqual([0, '']);
    file('p.md', out);
    const checked = run(['check', 'p.md', '--format', 'json']);
    expect(checked.status).toBe(0);
    expect(JSON.parse(checked.out)).toMatchObject({
      verdict: 'draft',
      packets: [{ candidate: 'octo-ada', from: 'L4', to: 'L5', evidence: [], findings: [] }],
    });
  });
  test('writes it, makes the folders, says what comes next, and never overwrites', () => {
    const args = ['new', '--to', 'L5', '--candidate', '@octo-ada', '--out', 'packets/'];
    const first = run(args);
    expect(first).toMatchObject({ status: 0, out: '' });
    expect(first.err).toContain('readiness check packets/octo-ada.md');
    const before = readFileSync(at('packets/octo-ada.md'), 'utf8');
    expect(run([...args, '--ladder', 'devops', '--to', '3', '--track', 'ic'])).toMatchObject({ status: 2, out: '' });
    const again = run(args);
    expect(again.status).toBe(2);
    expect(again.err).toContain('packets/octo-ada.md exists, and is never overwritten');
    expect(readFileSync(at('packets/octo-ada.md'), 'utf8')).toBe(before);
  });
  test("the repository's own ladder goes before those that ship, and titles and aliases are understood", () => {
    file('.git/HEAD', '');
    file('ladder/mine/ladder.yml', engineering.replace('id: engineering', 'id: mine'));
    expect(run(['new', '--to', 'Staff Engineer', '--candidate', 'octo-ada']).out).toContain('\nladder: mine@');
    file('.github/readiness.yml', 'ladders: [l.yml]\n');
    file('l.yml', engineering.replace('id: engineering', 'id: listed'));
    expect(run(['new', '--to', 'L5', '--candidate', 'octo-ada']).out).toContain('\nladder: listed@');
  });
  test.each([
    [['new'], 'new needs --ladder: there are devops, '],
    [['new', '--ladder', 'engineering'], 'new needs --from: there are L1 to L2 (ic), '],
    [
      ['new', '--ladder', 'devops', '--from', '1', '--to', '2'],
      'new needs --track: there are 1 to 2 (ic), 1 to 2 (management)',
    ],
    [['new', '--to', 'L5'], 'new needs --candidate'],
    [['new', '--ladder', 'engineering', '--to', 'L9'], 'The ladder has no level `L9`; there are L1 to L2'],
    [['new', '--ladder', 'engineering', '--from', 'L4', '--to', 'L6'], 'skips a level'],
    [['new', '--ladder', 'engineering', '--from', 'L7'], 'the ladder engineering has no promotion from L7; there are'],
    [['new', '--ladder', 'engineerin'], 'Did you mean `engineering`'],
    [['new', '--to', 'L5', '--candidate', 'octo ada'], 'is no GitHub login'],
    [['new', 'L5'], 'new takes options only'],
  ])('%j is answered with what is missing', (args, says) => {
    const { status, out, err } = run(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });
  test('a ladder with errors is told, and nothing is written', () => {
    file('ladder/x/ladder.yml', 'schema: 1\nid: x\n');
    const { status, err } = run(['new', '--to', 'L5', '--candidate', 'octo-ada', '--out', 'p.md']);
    expect(status).toBe(2);
    expect(err).toContain('ladder.yml:1:');
    expect(existsSync(at('p.md'))).toBe(false);
  });
});

describe('on a terminal', () => {
  const out = (name: string): string => at(name);
  test('what is missing is asked for, one after the other, and only where there is a choice', async () => {
    const { console, shown, left } = somebody(['devops', '2', 'ic', '@octo-ines', out('packets/')]);
    expect(await runCommand(['new'], console)).toBe(0);
    expect(left).toEqual([]);
    expect(shown.asked.map((question) => question.split('?')[0])).toEqual([
      'Which ladder',
      'From which level',
      'On which track',
      'Your GitHub login: ',
      expect.stringContaining('Write it to '),
    ]);
    expect(readFileSync(out('packets/octo-ines.md'), 'utf8')).toMatch(/^candidate: octo-ines\n[^]*^to: "3"$/mu);
  });
  test('levels and tracks are asked for with their titles, which are answers too', async () => {
    const { console, shown } = somebody(['junior devops engineer', 'management track', 'octo-ada', '-']);
    expect(await runCommand(['new', '--ladder', 'devops'], console)).toBe(0);
    expect(shown.asked[0]).toMatch(/^From which level\? 1 \(.+\), 2 \(.+\), /u);
    expect(shown.out).toMatch(/^track: management\nfrom: "1"$/mu);
  });
  test('a wrong answer is asked again, a few times', async () => {
    const right = somebody(['L9', 'l4', 'octo ada', 'octo-ada', '-']);
    expect(await runCommand(['new', '--ladder', 'engineering'], right.console)).toBe(0);
    expect(right.shown.out).toContain('\nfrom: L4\nto: L5\n');
    expect(right.shown.err).toContain('It is one of L1, L2');
    const wrong = somebody(['x', 'x', 'x', 'x']);
    expect(await runCommand(['new', '--ladder', 'engineering'], wrong.console)).toBe(2);
    expect(wrong.left).toHaveLength(1);
  });
  test('a file that exists is not overwritten, and another name can be given', async () => {
    file('there.md', 'mine\n');
    const { console, shown } = somebody([out('there.md'), out('new.md')]);
    expect(await runCommand(['new', '--to', 'L5', '--candidate', 'octo-ada'], console)).toBe(0);
    expect(shown.err).toContain('exists, and is not overwritten');
    expect(readFileSync(out('there.md'), 'utf8')).toBe('mine\n');
    expect(existsSync(out('new.md'))).toBe(true);
  });
});
