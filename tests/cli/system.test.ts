/** What the command line says where the system refuses, and words that it prints to be copied. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asWord, notRead } from '../../src/cli/system.ts';
import { runs } from '../runs.ts';
import { inFolder, root } from './support.ts';

const { at, file, run } = inFolder();
const packet = readFileSync(path.join(root, 'ladder/engineering/example.md'), 'utf8');
const NEW = [
  'new',
  '--ladder',
  'engineering',
  '--from',
  'L4',
  '--to',
  'L5',
  '--track',
  'ic',
  '--candidate',
  'octo-ada',
];

describe('what cannot be written', () => {
  const refused = 'a part of its path is a file, not a folder';

  test.each<[string, readonly string[]]>([
    ['new', [...NEW, '--out', 'taken/packets/ada.md']],
    ['ladder import --out', ['ladder', 'import', 'levels.md', '--out', 'taken/ladder.yml']],
    ['ladder import --write-map', ['ladder', 'import', 'levels.md', '--write-map', 'taken/map.yml']],
  ])('%s says that it is about writing, and why', (_, args) => {
    file('taken', 'a file');
    file('levels.md', '# Ladder\n\n## L1\n\n- Writes code\n\n## L2\n\n- Designs systems\n');
    const { status, err } = run(args);
    expect([status, err]).toEqual([2, expect.stringMatching(/readiness: cannot write \S*taken/u)]);
    expect(err).toContain(`${refused}.\n`);
    expect(err).not.toMatch(/E[A-Z]{4,}|cannot read/u);
  });

  test('init too', () => {
    file('.github/workflows', 'a file');
    const { status, err } = run(['init', '--ladder', 'none', '--yes']);
    expect([status, err]).toEqual([2, expect.stringContaining(`workflows/readiness.yml: ${refused}.`)]);
  });
});

describe('a file that is not there', () => {
  test.each<[string, string]>([
    ['packets/adda.md', '`packets/ada.md`'],
    ['ada.md', '`packets/ada.md`'],
  ])('%s is answered with the one that may be meant', (name, meant) => {
    file('packets/ada.md', packet);
    const { status, err } = run(['check', name]);
    expect([status, err]).toEqual([
      2,
      `readiness: cannot read ${name}: there is no such file. Did you mean ${meant}?\n`,
    ]);
  });

  test.each(['EACCES', 'EISDIR', 'ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'])('%s is said in words', (code) => {
    const error = Object.assign(new Error(`${code}: raw words, open 'x.md'`), { code, path: at('none/x.md') });
    expect(notRead(error)).not.toContain('raw words');
  });
});

describe('a packet outside of the repository with its ladder', () => {
  test('is told where ladders were looked for, and only then', () => {
    file('ada.md', packet.replace('ladder: engineering', 'ladder: ours'));
    const says = 'Only the ladders that ship with the tool were looked at: ladder holds none.';
    const words = (args: readonly string[]): string => run(args).out.replace(/\s+/gu, ' ');
    expect(words(['check', 'ada.md'])).toContain(says);
    expect(words(['check', 'ada.md', '--ladder', 'engineering'])).not.toContain(says);
    file('ladder/ours/ladder.yml', readFileSync(path.join(root, 'ladder/devops/ladder.yml'), 'utf8'));
    expect(words(['check', 'ada.md'])).not.toContain(says);
    file('ada.md', packet);
    expect(words(['check', 'ada.md'])).not.toContain(says);
  });
});

describe('options', () => {
  test.each<[readonly string[], string]>([
    [['check', 'x.md', '--ladder'], '--ladder needs a value after it'],
    [['check', '--ladder', '--offline', 'x.md'], '--ladder needs a value after it'],
    [['check', 'x.md', '--offline=yes'], '--offline stands alone'],
  ])('%j', (args, says) => {
    const { status, err } = run(args);
    expect([status, err]).toEqual([2, expect.stringContaining(`readiness: ${says}`)]);
  });
});

describe('a name in a command that is to be copied', () => {
  test('is quoted where a shell would take it apart, and only there', () => {
    expect(
      ['packets/octo-ada.md', 'packets/Jürgen.md', 'my packets/a.md', "it's.md", '$(x).md', String.raw`a\b.md`, ''].map(
        asWord,
      ),
    ).toEqual([
      'packets/octo-ada.md',
      'packets/Jürgen.md',
      "'my packets/a.md'",
      String.raw`'it'\''s.md'`,
      "'$(x).md'",
      String.raw`'a\b.md'`,
      "''",
    ]);
  });

  test('is one word to a shell, the same one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('ab ü$`"\'\\*?~&;|<>(){}#!=-./')), minLength: 1 }),
        (name) => {
          fc.pre(name.trim() === name && !/\s{2}/u.test(name));
          const { stdout } = spawnSync('sh', ['-c', `printf '%s|' ${asWord(name)}`], { encoding: 'utf8' });
          expect(stdout).toBe(`${name}|`);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test('so is the next step of new and of ladder import', () => {
    file('levels.md', '# Ladder\n\n## L1\n\n- Writes code\n\n## L2\n\n- Designs systems\n');
    expect(run([...NEW, '--out', 'my packets/ada.md']).err).toContain(
      "readiness check 'my packets/ada.md' --ladder engineering\n",
    );
    expect(run(['ladder', 'import', 'levels.md', '--out', 'ladder/my own/ladder.yml']).out).toContain(
      "readiness ladder lint 'ladder/my own/ladder.yml'",
    );
  });
});

describe('the width', () => {
  test('is that of COLUMNS where there is no terminal', () => {
    file('packets/ada.md', packet);
    const widest = (env: Readonly<Record<string, string>>): number =>
      Math.max(
        ...run(['check', 'packets/ada.md'], { env })
          .out.split('\n')
          .map((line) => line.length),
      );
    expect(widest({ COLUMNS: '48' })).toBeLessThan(60);
    for (const env of [{}, { COLUMNS: '' }, { COLUMNS: 'wide' }, { COLUMNS: '-3' }])
      expect(widest(env)).toBeGreaterThan(72);
  });
});
