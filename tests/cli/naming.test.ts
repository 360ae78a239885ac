/** A ladder is named the same way in every command. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/help.ts';
import { inFolder, root } from './support.ts';

const { at, file, commit, run } = inFolder();

const shipped = readFileSync(path.join(root, 'ladder/engineering/ladder.yml'), 'utf8');
const packet = readFileSync(path.join(root, 'ladder/engineering/example.md'), 'utf8').replace(
  'ladder: engineering@1.0.0',
  'ladder: company-ladder@1.0.0',
);

/** Every command that takes a ladder, with the ladder named in one way. */
const COMMANDS: Readonly<Record<string, (name: string) => string[]>> = {
  check: (name) => ['check', 'packets/ada.md', '--ladder', name],
  init: (name) => ['init', '--ladder', name],
  new: (name) => ['new', '--ladder', name, '--from', 'L4', '--to', 'L5', '--track', 'ic', '--candidate', 'octo-ada'],
  explain: (name) => ['explain', 'system-design.L5', '--ladder', name],
  cohort: (name) => ['cohort', 'packets', '--ladder', name],
  'ladder show': (name) => ['ladder', 'show', name, '--level', 'L5'],
  'ladder lint': (name) => ['ladder', 'lint', name],
  'ladder diff': (name) => ['ladder', 'diff', name, 'engineering'],
  'ladder test': (name) => ['ladder', 'test', name],
  'people lint': (name) => ['people', 'lint', 'people.yml', '--ladder', name],
};

beforeEach(() => {
  file('ladder/eng/ladder.yml', shipped.replace(/^id: .*$/mu, 'id: company-ladder'));
  file('ladder/eng/ada.md', packet);
  file('ladder/eng/ada.expect.yml', 'schema: 1\nnow: 2026-07-01\ncriteria: { system-design.L5: met }\n');
  file('packets/ada.md', packet);
  file('people.yml', 'schema: 1\npeople:\n  - { login: octo-ada, id: 1, level: L4 }\n');
  commit();
});

test('every command that takes a ladder is here, and says the same of how it is named', () => {
  const taking = Object.entries(commands).flatMap(([name, command]) => {
    const words = [command.takes, ...Object.keys(command.options)].join('\n');
    return /^--ladder /mu.test(words) || /FOLDER\|ID/u.test(words) || name === 'ladder diff' ? [name] : [];
  });
  expect(taking.toSorted()).toEqual(Object.keys(COMMANDS).toSorted());
  for (const [name, command] of Object.entries(commands))
    for (const option of Object.keys(command.options).filter((one) => one.startsWith('--ladder')))
      expect([name, option]).toEqual([name, expect.stringContaining('--ladder FILE|FOLDER|ID')]);
});

describe.each(Object.entries(COMMANDS))('readiness %s', (_, words) => {
  const given = (written: string): readonly [number | null, string] => {
    const { status, out } = run(words(written));
    return [status, out];
  };

  test('takes a file, its folder, the name of the folder, and the id: the same comes out', () => {
    const [status, out] = given('ladder/eng/ladder.yml');
    expect(out).not.toBe('');
    for (const written of ['ladder/eng', 'ladder', 'eng', 'company-ladder'])
      expect(given(written)).toEqual([status, out]);
  });

  test('takes one that ships by its id, where a folder of that name holds something else', () => {
    file('devops/notes.md', 'Notes.\n');
    const { err } = run(words('devops'));
    expect(err).not.toMatch(/there is no|cannot read|is a folder/u);
  });

  test.each([
    ['company-lader', ' Did you mean `company-ladder`?'],
    ['ladder/enq/ladder.yml', ' Did you mean `ladder/eng/ladder.yml`?'],
    ['nowhere', ''],
  ])('answers %s with the ids that there are', (written, meant) => {
    const { status, err } = run(words(written));
    expect([status, err]).toEqual([
      2,
      expect.stringContaining(`.${meant} By their ids there are company-ladder, devops, `),
    ]);
  });
});

describe('a ladder that only the settings name', () => {
  test('is found by its id too', () => {
    file('rules/own.yml', shipped.replace(/^id: .*$/mu, 'id: by-settings'));
    file('.github/readiness.yml', 'ladders: [rules/own.yml]\n');
    expect(run(['ladder', 'show', 'by-settings', '--level', 'L5']).status).toBe(0);
  });
});

describe('readiness ladder diff', () => {
  test('takes the id of a ladder as it was in a commit', () => {
    file(
      'ladder/eng/ladder.yml',
      readFileSync(at('ladder/eng/ladder.yml'), 'utf8').replace(/^version: .*$/mu, 'version: 9.0.0'),
    );
    for (const old of ['HEAD:company-ladder', 'HEAD:eng', 'HEAD:ladder/eng/ladder.yml']) {
      const { status, out } = run(['ladder', 'diff', old, 'company-ladder']);
      expect([status, out]).toEqual([0, expect.stringContaining('`company-ladder` 1.0.0 → `company-ladder` 9.0.0')]);
    }
  });

  test('says that a commit alone is no ladder, and what to write', () => {
    const { status, err } = run(['ladder', 'diff', 'HEAD', 'company-ladder']);
    expect([status, err]).toEqual([2, expect.stringContaining('HEAD is a commit, not a ladder.')]);
    expect(err).toContain('HEAD:ID, or HEAD:PATH');
  });

  test('says what may stand after the colon where git has nothing of that name', () => {
    expect(run(['ladder', 'diff', 'HEAD:nope', 'eng']).err).toContain(
      'After the colon stands the id of a ladder that is here, or a path from the root of the repository',
    );
  });
});

describe('readiness ladder test', () => {
  test('takes a packet for what is expected of it', () => {
    expect(run(['ladder', 'test', 'ladder/eng/ada.md']).out).toBe('1 packet: all is as expected.\n');
  });

  test('looks under ladder/ of the repository, from wherever one is in it', () => {
    file('deep/er/x.md', '');
    expect(run(['ladder', 'test'], { cwd: 'deep/er' }).out).toBe('1 packet: all is as expected.\n');
  });

  test('where nothing is expected yet, shows what to write, and that can be used as it stands', () => {
    file('ladder/eng/ada.expect.yml', 'schema: 1\nverdict: draft\n');
    file('other/x.md', '');
    const { status, err } = run(['ladder', 'test', 'other']);
    expect([status, err]).toEqual([2, expect.stringContaining('there is no PACKET.expect.yml for other.')]);
    file('ladder/eng/ada.expect.yml', err.slice(err.indexOf('schema: 1')));
    expect(run(['ladder', 'test', 'eng']).out).toContain('1 packet: 1 is not as expected.');
  });

  test('counts what could not be tried, and not that nothing differs', () => {
    file('ladder/eng/ada.expect.yml', 'verdict: complete\n');
    expect(run(['ladder', 'test', 'eng']).out).toContain('\n1 packet: 1 could not be tried.\n');
  });
});
