import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { run as runCommand } from '../../src/cli/run.ts';
import { inFolder, root, somebody } from './support.ts';

const { at, file, run } = inFolder();
beforeEach(() => {
  file('.git/HEAD', 'ref: refs/heads/main\n');
});
const files = (): string[] =>
  readdirSync(at(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(at(), path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('.git/'))
    .toSorted((a, b) => (a < b ? -1 : 1));
const ALL = [
  '.github/pull_request_template.md',
  '.github/readiness.schema.json',
  '.github/readiness.yml',
  '.github/workflows/readiness.yml',
  'ladder/engineering/ladder.yml',
  'ladder/ladder.schema.json',
  'packets/README.md',
];
const contents = (): Record<string, string> =>
  Object.fromEntries(files().map((name) => [name, readFileSync(at(name), 'utf8')]));

describe('readiness init', () => {
  test('writes what a repository needs, and from there the first report is two commands away', () => {
    const { status, out, err } = run(['init', '--ladder', 'engineering', '--yes']);
    expect([status, err]).toEqual([0, '']);
    expect(files()).toEqual(ALL);
    for (const name of ALL) expect(out).toContain(`Wrote ${name}`);
    expect(run(['ladder', 'lint', 'ladder']).status).toBeLessThan(2);
    expect(run(['new', '--to', 'L5', '--candidate', 'octo-ada', '--out', 'packets/']).status).toBe(0);
    const checked = run(['check', 'packets']);
    expect(checked).toMatchObject({ status: 0, err: '' });
    expect(checked.out).toContain('Draft: octo-ada, L4 → L5');
    expect(checked.out).toContain('ladder engineering 1.0.0');
  });
  test('with a ladder of one’s own, the next step is to look at that', () => {
    file('ladder/ours/ladder.yml', readFileSync(path.join(root, 'ladder/engineering/ladder.yml'), 'utf8'));
    const { out } = run(['init', '--yes']);
    expect(out).toContain('2. Read your ladders once more: readiness ladder lint ladder\n');
    rmSync(at('ladder/ours'), { recursive: true });
    expect(run(['init', '--ladder', 'none', '--yes']).out).toContain('Nothing is missing.');
  });
  test('can be run again: what is there stays, byte for byte, and what is missing is written', () => {
    run(['init', '--ladder', 'engineering', '--yes']);
    writeFileSync(at('.github/readiness.yml'), 'enforce: true\n');
    writeFileSync(at('packets/README.md'), 'Ours.\n');
    const before = contents();
    const again = run(['init', '--ladder', 'engineering', '--yes']);
    expect(again).toMatchObject({ status: 0, err: '' });
    expect(again.out).toContain('Nothing is missing.');
    expect(contents()).toEqual(before);
    expect(run(['init'])).toMatchObject({ status: 0, err: '' });
    file('.github/readiness.schema.json', '{}\n');
    expect(run(['init']).out).toContain('it is of another version: remove it');
  });
  test.each([
    ['a pull request template elsewhere', 'docs/PULL_REQUEST_TEMPLATE.md', '.github/pull_request_template.md'],
    ['a workflow of the other ending', '.github/workflows/readiness.yaml', '.github/workflows/readiness.yml'],
  ])('%s is enough', (_, there, notWritten) => {
    file(there, 'Ours.\n');
    const { out } = run(['init', '--ladder', 'none', '--yes']);
    expect(out).toContain(`(${there})`);
    expect(existsSync(at(notWritten))).toBe(false);
  });
  test('a ladder of the same id is not put in twice', () => {
    file('ladder/mine/ladder.yml', readFileSync(path.join(root, 'ladder/engineering/ladder.yml'), 'utf8'));
    expect(run(['init', '--ladder', 'engineering', '--yes']).out).toContain('(ladder/mine/ladder.yml)');
    expect(files().filter((name) => name.endsWith('ladder.yml'))).toEqual(['ladder/mine/ladder.yml']);
  });
  test("a file of one's own becomes the ladder, with the line that names its schema", () => {
    const own = readFileSync(path.join(root, 'ladder/engineering/ladder.yml'), 'utf8')
      .replace(/^# yaml-language-server.*\n/u, '')
      .replace('id: engineering', 'id: our.own');
    file('own.yml', own);
    expect(run(['init', '--ladder', 'own.yml', '--yes']).status).toBe(0);
    expect(readFileSync(at('ladder/our-own/ladder.yml'), 'utf8')).toBe(
      `# yaml-language-server: $schema=../ladder.schema.json\n${own}`,
    );
  });
  test.each([
    ['https://github.com/acme/promotions.git', 'acme/promotions'],
    ['git@github.com:acme/promotions.git', 'acme/promotions'],
    ['ssh://git@ghe.acme.example:22/acme/promo.tions/', 'acme/promo.tions'],
    ['/srv/git/x y.git', 'OWNER/NAME'],
  ])('of a clone of %s, the commands that it names are for %s', (url, name) => {
    file(
      '.git/config',
      `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n\tfetch = +refs/heads/*\n[branch "main"]\n\turl = x/y\n`,
    );
    const { out } = run(['init', '--ladder', 'engineering', '--yes']);
    const command = `readiness ladder show engineering --format markdown --repository ${name}`;
    expect(out).toContain(`${command} > LADDER.md`);
    expect(contents()['packets/README.md']).toContain(`\`${command}\``);
  });
  test('with none there is none, and what comes next says so', () => {
    const { status, out } = run(['init', '--ladder', 'none', '--yes']);
    expect(status).toBe(0);
    expect(out).toContain('Put a ladder at ladder/NAME/ladder.yml');
    expect(files().filter((name) => name.endsWith('ladder.yml'))).toEqual([]);
  });
  test('without anybody to ask, what would be written is shown, and nothing is', () => {
    const { status, out, err } = run(['init', '--ladder', 'engineering']);
    expect(status).toBe(2);
    expect(out).toContain('--- .github/workflows/readiness.yml\nname: readiness\n');
    expect(err).toContain('Say --yes to write it');
    // Nobody reads a schema.
    expect(out).toMatch(/--- ladder\/ladder\.schema\.json\n\(a JSON Schema of [\d,]+ lines\)\n/u);
    expect(out.split('\n').length).toBeLessThan(1_000);
    expect(files()).toEqual([]);
  });
  test.each([
    [['init'], 'init needs --ladder: one that ships with the tool (devops, '],
    [['init', '--ladder', 'engineerin', '--yes'], 'Did you mean `engineering`'],
    [['init', '--ladder', 'broken.yml', '--yes'], 'broken.yml:1:'],
    [['init', '--ladder', 'nowhere.yml', '--yes'], 'there is no file nowhere.yml'],
    [['init', 'here'], 'init takes options only'],
  ])('%j: nothing is written', (args, says) => {
    file('broken.yml', 'schema: 1\nid: x\n');
    const { status, err } = run(args);
    expect(status).toBe(2);
    expect(err).toContain(says);
    expect(files()).toEqual(['broken.yml']);
  });
  test('what it writes names the schema of each file that an editor completes', () => {
    run(['init', '--ladder', 'engineering', '--yes']);
    for (const name of ['.github/readiness.yml', 'ladder/engineering/ladder.yml']) {
      const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)$/mu.exec(contents()[name] ?? '') ?? [];
      expect(existsSync(path.join(path.dirname(at(name)), schema))).toBe(true);
    }
    expect(contents()['.github/readiness.schema.json']).toBe(run(['ladder', 'schema', '--settings']).out);
    expect(contents()['ladder/ladder.schema.json']).toBe(run(['ladder', 'schema']).out);
  });
});

describe('on a terminal', () => {
  beforeEach(() => {
    const back = process.cwd();
    process.chdir(at());
    return () => {
      process.chdir(back);
    };
  });
  test('it asks for the ladder, shows, asks once, and writes', async () => {
    const { console, shown, left } = somebody(['nonsense', 'engineering', 'show', 'yes']);
    expect(await runCommand(['init'], console)).toBe(0);
    expect(left).toEqual([]);
    expect(shown.err).toContain('There is no ladder and no file "nonsense"');
    expect(shown.asked.at(-1)).toContain('Write 7 new files?');
    expect(shown.out).toContain('--- packets/README.md');
    expect(files()).toEqual(ALL);
  });
  test.each([['no'], [''], ['what?']])('%j writes nothing', async (answer) => {
    const { console, shown } = somebody(['none', answer]);
    expect(await runCommand(['init'], console)).toBe(0);
    expect(shown.err).toContain('Nothing was written');
    expect(files()).toEqual([]);
  });
  test('whoever leaves has written nothing', async () => {
    const { console } = somebody(['engineering']);
    expect(await runCommand(['init'], console)).toBe(0);
    expect(files()).toEqual([]);
  });
});
