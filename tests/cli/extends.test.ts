/** Ladders that stand on others, on the command line. */
import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, root } from './support.ts';

const { at, commit, file, run } = inFolder();
const ladder = readFileSync(path.join(root, 'ladder/engineering/ladder.yml'), 'utf8');
const packet = readFileSync(path.join(root, 'ladder/engineering/example.md'), 'utf8');
const PINNED = 'acme/ladders/engineering/ladder.yml@v2';
const own = (base: string): string =>
  `schema: 1\nextends: ${base}\nid: berlin\ntitle: Berlin\nchange: { criteria: { system-design.L5: { rubric: { items: 9 } } } }\n`;
const BERLIN = 'ladder/berlin/ladder.yml';

/** A repository with a ladder, another that stands on it, and a packet. */
function repository(base = '../engineering/ladder.yml'): void {
  file('.git/HEAD', 'ref: refs/heads/main\n');
  file('ladder/engineering/ladder.yml', ladder);
  file(BERLIN, own(base));
  file('packets/octo-ada.md', packet.replace('ladder: engineering', 'ladder: berlin'));
}

describe('a ladder that stands on one beside it', () => {
  test('is read by every command', () => {
    repository();
    const shown = run(['ladder', 'show', BERLIN]);
    expect([shown.status, shown.err]).toEqual([0, '']);
    expect(shown.out.replace(/\s+/gu, ' ')).toContain('Stands on ladder/engineering/ladder.yml (version 1.0.0).');
    expect(shown.out).toContain('changed here: rubric.items');
    const markdown = run(['ladder', 'show', BERLIN, '--format', 'markdown']).out;
    expect(markdown).toContain('changed here: rubric.items');
    expect(run(['ladder', 'show', BERLIN, '--format', 'html']).out).toContain('changed here: rubric.items');
    const json = JSON.parse(run(['ladder', 'show', BERLIN, '--format', 'json']).out);
    expect(json.inheritance.bases).toEqual([
      expect.objectContaining({ path: 'ladder/engineering/ladder.yml', commit: null }),
    ]);
    expect(json.criteria.find(({ id }: { id: string }) => id === 'system-design.L5').origin).toEqual({
      from: 'ladder/engineering/ladder.yml',
      own: false,
      changed: [{ by: BERLIN, own: true, what: ['rubric.items'] }],
      said: ['changed here: rubric.items'],
    });
    expect(run(['ladder', 'lint', BERLIN]).status).toBe(0);
    expect(run(['ladder', 'diff', 'ladder/engineering/ladder.yml', BERLIN]).out).toContain(
      'criterion `system-design.L5`, items',
    );
    expect(run(['explain', 'system-design.L5', '--ladder', BERLIN]).out).toContain('at least 9 items');
    expect(run(['new', '--ladder', BERLIN, '--from', 'L4', '--to', 'L5', '--candidate', 'octo-ada']).out).toContain(
      'ladder: berlin',
    );
    const checked = run(['check', 'packets', '--format', 'json']);
    const [report] = JSON.parse(checked.out).packets;
    expect([checked.status, report.verdict, report.blocks]).toEqual([1, 'incomplete', ['system-design.L5']]);
    expect(report.ladder.bases).toEqual([
      expect.objectContaining({ id: 'engineering', version: '1.0.0', commit: null }),
    ]);
    expect(run(['check', 'packets']).out.replace(/[\s`]+/gu, ' ')).toContain(
      'ladder berlin 1.0.0 on ladder/engineering/ladder.yml',
    );
    file('ladder/berlin/a.md', packet.replace('ladder: engineering', 'ladder: berlin'));
    file('ladder/berlin/a.expect.yml', 'schema: 1\nverdict: incomplete\ncriteria: { system-design.L5: partial }\n');
    expect(run(['ladder', 'test', 'ladder/berlin']).out).toContain('all is as expected');
    expect(run(['init', '--ladder', BERLIN, '--yes']).err).toContain('stands on another ladder');
  });

  test('in a commit, the base is that of the commit', () => {
    repository();
    commit();
    file('ladder/engineering/ladder.yml', ladder.replace('title: Staff Engineer', 'title: Principal'));
    const { status, out, err } = run(['ladder', 'diff', `HEAD:${BERLIN}`, BERLIN]);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('level `L5`, title: Staff Engineer → Principal');
  });
});

test('the example of the reference is a ladder, and does what the reference says of it', () => {
  const reference = readFileSync(path.join(root, 'docs/ladder.md'), 'utf8');
  const [, example = ''] = /```yaml\n(# yaml-language-server[^`]*?\nextends: acme[\s\S]*?)```/u.exec(reference) ?? [];
  file('ladder.yml', example);
  file('base.yml', ladder);
  const base = ['--base', `${PINNED}=base.yml`];
  const lint = run(['ladder', 'lint', 'ladder.yml', ...base]);
  expect([lint.status, lint.err]).toEqual([0, '']);
  const { out } = run(['ladder', 'diff', 'base.yml', 'ladder.yml', ...base]);
  const changed = [...out.matchAll(/^ {2}(?<what>(?:criterion|level|competency) `[^`]+`)/gmu)].map(([, what]) => what);
  expect(new Set(changed)).toEqual(
    new Set([
      'criterion `mentorship.L4`',
      'competency `compliance`',
      'criterion `mentorship.L5.guild`',
      'criterion `compliance.L5`',
      'criterion `mentorship.L5`',
      'level `L5`',
      'criterion `system-design.L5`',
    ]),
  );
});

describe('a base that cannot be read is an error with what to do, and nothing is judged', () => {
  test.each([
    ['../nobody/ladder.yml', 'ladder/nobody/ladder.yml, which ladder/berlin/ladder.yml extends, is not there'],
    ['../../../outside.yml', 'leads out of the repository'],
    ['../linked/ladder.yml', 'leads out of the repository'],
    ['ladder.yml', 'stand on each other in a circle'],
    ['../other/ladder.yml', 'stand on each other in a circle'],
    [PINNED, `Say where it lies here: \`--base ${PINNED}=FILE\``],
    ['https://acme.example/ladder.yml', 'neither a path to a YAML file'],
  ])('extends: %s', (base, words) => {
    repository(base);
    file('../outside.yml', ladder);
    file('ladder/linked/none', '');
    symlinkSync(path.join(root, 'ladder/engineering/ladder.yml'), at('ladder/linked/ladder.yml'));
    file('ladder/other/ladder.yml', 'schema: 1\nextends: ../berlin/ladder.yml\n');
    const checked = run(['check', 'packets', '--ladder', BERLIN]);
    expect(checked.status).toBe(2);
    expect(`${checked.out}${checked.err}`.replace(/\s+/gu, ' ').replaceAll('`', '')).toContain(
      words.replaceAll('`', ''),
    );
    expect(run(['ladder', 'lint', BERLIN]).status).toBe(2);
    expect(run(['ladder', 'show', BERLIN]).status).toBe(2);
  });
});

describe('--base', () => {
  test('says which file, or which clone, stands for another repository', () => {
    repository(PINNED);
    file('shared/engineering.yml', ladder);
    file('clone/engineering/ladder.yml', 'schema: 1\nextends: ../common/ladder.yml\n');
    file('clone/common/ladder.yml', ladder);
    const one = run(['ladder', 'show', BERLIN, '--base', `${PINNED}=shared/engineering.yml`]);
    expect([one.status, one.err]).toEqual([0, '']);
    expect(one.out).toContain(`Stands on ${PINNED}`);
    const clone = run(['check', 'packets', '--format', 'json', '--ladder', BERLIN, '--base', 'acme/ladders@v2=clone']);
    expect(JSON.parse(clone.out).packets[0].ladder.bases.map(({ path: name }: { path: string }) => name)).toEqual([
      PINNED,
      'acme/ladders/common/ladder.yml@v2',
    ]);
    // A clone is no way out of it.
    file('clone/engineering/ladder.yml', 'schema: 1\nextends: ../../ladder/engineering/ladder.yml\n');
    expect(run(['ladder', 'lint', BERLIN, '--base', 'acme/ladders@v2=clone']).out).toContain(
      'leads out of the repository',
    );
  });

  test('that says nothing usable is answered with what it takes', () => {
    repository(PINNED);
    for (const [value, words] of [
      ['x', '--base takes owner/repository/path@ref=FILE'],
      [`${PINNED}=none.yml`, 'there is no none.yml'],
      [`${PINNED}=ladder`, 'is a folder'],
      [`acme/ladders@v2=${BERLIN}`, 'is a file'],
    ] as const) {
      const { status, err } = run(['ladder', 'show', BERLIN, '--base', value]);
      expect([status, err]).toEqual([2, expect.stringContaining(words)]);
    }
  });
});
