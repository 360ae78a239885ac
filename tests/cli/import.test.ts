import { existsSync, readFileSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ladderImport } from '../../src/cli/import.ts';
import { inFolder, somebody } from './support.ts';

const { at, file, run } = inFolder();
const CAREER =
  '# Career\n\nWords before.\n\n## L1\n\n### Delivery\n\n- Ships.\n\n## L2\n\n### Delivery\n\n- Plans 20+ releases.\n';

describe('readiness ladder import', () => {
  test('says what was understood, and what was not placed', () => {
    file('career.md', CAREER);
    const { status, out, err } = run(['ladder', 'import', 'career.md']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('career.md was read as levels as headings, what they ask for below.');
    expect(out).toContain('2 levels, lowest first: L1, L2');
    expect(out).toContain('2 criteria, for example:');
    expect(out).toContain('1 line was not placed:\n  3: Words before.');
    expect(out).toContain('Nothing was written.');
  });

  test('as JSON: counts, the ladder, each line that was not placed', () => {
    file('career.md', CAREER);
    const { out } = run(['ladder', 'import', 'career.md', '--format', 'json']);
    const { understood, ladder, unplaced, findings } = JSON.parse(out);
    expect(understood).toMatchObject({ shape: 'level-headings', levels: 2, areas: 0, competencies: 1, criteria: 2 });
    expect(understood.beside).toMatchObject({ milestones: 0, ofSteps: 0, inGroups: 0, promotions: 0, notes: 0 });
    expect(ladder).toContain('text: Plans 20+ releases.');
    expect(unplaced.map(({ line }: { line: number }) => line)).toEqual([3]);
    expect(findings.filter(({ message }: { message: string }) => message === '')).toEqual([]);
  });

  test('a document with two tracks: which there are, in words, in JSON, in the mapping file and in the ladder', () => {
    const row = (...names: readonly string[]): string => names.map((name) => `- **${name}**: is ${name}.\n`).join('');
    const source = `# Career\n\n## IC track\n\n${row('Junior', 'Senior')}\n## Management track\n\n${row('EM', 'Director')}\n## Data maturity\n\n${row('Ad hoc', 'Managed', 'Measured')}\n## Speaking to executives\n\n- Don't say: slow.\n- Do say: late.\n`;
    file('career.md', source);
    const { status, out, err } = run(['ladder', 'import', 'career.md', '--out', 'made.yml', '--write-map', 'map.yml']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(
      '  4 levels on 2 tracks, lowest first:\n    IC: Junior, Senior\n    Management: EM, Director\n  1 competency\n  1 scale of something that is not a person\n  1 hint how to say a thing\n  4 criteria',
    );
    expect(out).not.toContain('not placed');
    expect(readFileSync(at('map.yml'), 'utf8')).toContain('tracks:\n  IC:\n    - Junior\n');
    expect(run(['ladder', 'lint', 'made.yml']).status).toBe(0);
    expect(run(['ladder', 'show', 'made.yml']).out).toContain('EM ── Director   Management');
    for (const [from, to] of [
      ['Junior', 'Senior'],
      ['EM', 'Director'],
    ] as const)
      expect(run(['new', '--ladder', 'made.yml', '--from', from, '--to', to, '--candidate', 'octo-ada']).out).toContain(
        `is ${to}.`,
      );
    const json = JSON.parse(run(['ladder', 'import', 'career.md', '--map', 'map.yml', '--format', 'json']).out);
    expect(json.understood.tracks).toEqual([
      { title: 'IC', levels: ['Junior', 'Senior'] },
      { title: 'Management', levels: ['EM', 'Director'] },
    ]);
    // A level that is new on one of them goes there.
    file('career.md', source.replace('- **EM**', '- **Team Lead**: is Team Lead.\n- **EM**'));
    const again = run(['ladder', 'import', 'career.md', '--out', 'made.yml', '--yes']);
    expect(again.out).toContain('level Team Lead');
    expect(run(['ladder', 'show', 'made.yml']).out).toContain('Team Lead ── EM ── Director   Management');
  });

  test('writes a ladder that lints, and for which a packet can be begun; nothing is overwritten', () => {
    file('career.md', CAREER);
    expect(run(['ladder', 'import', 'career.md', '--out', 'made.yml', '--write-map', 'made.map.yml']).status).toBe(0);
    const made = readFileSync(at('made.yml'), 'utf8');
    expect(run(['ladder', 'lint', 'made.yml']).status).toBe(0);
    expect(run(['new', '--ladder', 'made.yml', '--from', 'L1', '--to', 'L2', '--candidate', 'octo-ada']).out).toContain(
      '## Delivery',
    );
    expect(readFileSync(at('made.yml.imported'), 'utf8')).toContain(made);
    expect(run(['ladder', 'import', 'career.md', '--write-map', 'made.map.yml']).err).toBe(
      'readiness: --write-map: made.map.yml exists, and is not overwritten.\n',
    );
    const corrected = run(['ladder', 'import', 'career.md', '--map', 'made.map.yml', '--format', 'json']);
    expect(JSON.parse(corrected.out).ladder).toBe(made);
    file('wrong.map.yml', 'schema: 1\nshap: matrix\n');
    expect(run(['ladder', 'import', 'career.md', '--map', 'wrong.map.yml'])).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining('wrong.map.yml:2:1'),
    });
  });

  test('a page of a ladder goes back into it: only what was edited on it, and a page of a part never', () => {
    const ladder = readFileSync('ladder/engineering/ladder.yml', 'utf8');
    file('ladder.yml', ladder);
    const page = run(['ladder', 'show', 'ladder.yml', '--format', 'markdown']).out;
    const again = (text: string, ...more: readonly string[]) => {
      file('page.md', text);
      return run(['ladder', 'import', 'page.md', '--out', 'ladder.yml', ...more]);
    };
    const edited = page
      .replace('with minimal guidance', 'without guidance')
      .replace('Evidence: at least 1 item;', 'Evidence: at least 7 items;');
    const { out, status } = again(edited, '--yes');
    expect(status).toBe(0);
    expect(out).toMatch(/1 line was not placed:\n {2}\d+: - Evidence: at least 7 items;/u);
    expect(out).not.toContain('proposed anew');
    expect(out).toContain('`code.L2`: `was: ["Delivers technical solutions with minimal guidance."]`');
    expect(readFileSync(at('ladder.yml'), 'utf8')).toBe(ladder.replace('with minimal guidance', 'without guidance'));
    expect(existsSync(at('ladder.yml.imported'))).toBe(false);
    // Nothing was edited.
    file('ladder.yml', ladder);
    expect(again(page)).toMatchObject({ status: 0, out: expect.not.stringContaining('not placed') });
    const part = run(['ladder', 'show', 'ladder.yml', '--level', 'L5', '--format', 'markdown']).out;
    expect(again(part, '--yes')).toMatchObject({ status: 2, err: expect.stringContaining('shows 1 of the 7 levels') });
    file('ladder.yml', ladder.replace('version: 1.0.0', 'version: 1.1.0'));
    expect(again(edited, '--yes')).toMatchObject({
      status: 2,
      err: expect.stringContaining('made of version 1.0.0, and ladder.yml is version 1.1.0'),
    });
    file('was.md', page);
    expect(again(edited, '--was', 'was.md', '--yes').status).toBe(0);
    file('ladder.yml', ladder.replace('id: engineering', 'id: other'));
    expect(again(edited, '--yes').err).toContain('made of the ladder engineering, and ladder.yml is other');
  });

  test.each(['devops', 'distinguished', 'engineer-to-leader', 'engineering', 'staff-principal'])(
    'the page of %s that nobody edited changes nothing, and what somebody changed is all that changes',
    (name) => {
      const ladder = readFileSync(`ladder/${name}/ladder.yml`, 'utf8');
      file('ladder.yml', ladder);
      const page = run(['ladder', 'show', 'ladder.yml', '--format', 'markdown']).out;
      file('page.md', page);
      const { status, out } = run(['ladder', 'import', 'page.md', '--out', 'ladder.yml', '--yes']);
      expect([status, out]).toEqual([0, expect.not.stringContaining('not placed')]);
      expect(readFileSync(at('ladder.yml'), 'utf8')).toBe(ladder);
      file('page.md', page.replace(/ (\w+)\n( +)(- `\S+` · must)/u, ' $1, changed\n$2$3'));
      expect(run(['ladder', 'import', 'page.md', '--out', 'ladder.yml', '--yes']).status).toBe(0);
      const now = JSON.stringify(parse(readFileSync(at('ladder.yml'), 'utf8')));
      expect(now).toContain(', changed');
      expect(now.replace(', changed', '')).toBe(JSON.stringify(parse(ladder)));
    },
  );

  test('again, after edits: what changed in the document comes in where somebody says so; both texts of a conflict', () => {
    file('career.md', CAREER);
    run(['ladder', 'import', 'career.md', '--out', 'made.yml']);
    const edited = readFileSync(at('made.yml'), 'utf8')
      .replace('L1: Ships.', 'L1: Ships often. # ours')
      .replace('id: delivery', 'id: shipping');
    file('made.yml', edited);
    const same = run(['ladder', 'import', 'career.md', '--out', 'made.yml']);
    expect([same.status, same.err]).toEqual([0, '']);
    expect(same.out).toContain('made.yml has all that the document says; your edits stay.');
    expect(readFileSync(at('made.yml'), 'utf8')).toBe(edited);

    file('career.md', CAREER.replace('Ships.', 'Ships twice.').replace('20+ releases', '30+ releases'));
    const shown = run(['ladder', 'import', 'career.md', '--out', 'made.yml']);
    expect([shown.status, shown.err]).toEqual([1, 'Nothing was written. Say --yes to write it.\n']);
    expect(shown.out).toContain('Reworded (1)\n  made.yml:30, career.md:15 criterion shipping.L2\n');
    expect(shown.out).toContain('    - Plans 20+ releases.\n    + Plans 30+ releases.\n');
    expect(shown.out.replace(/\s+/gu, ' ')).toContain(
      'Left as you have it (1) made.yml:28, career.md:9 criterion shipping.L1 You and the document changed it. yours: Ships often. it was: Ships. document: Ships twice.',
    );
    expect(shown.out).toContain('version: 2.0.0');
    expect(readFileSync(at('made.yml'), 'utf8')).toBe(edited);

    const { again, ladder } = JSON.parse(
      run(['ladder', 'import', 'career.md', '--out', 'made.yml', '--format', 'json']).out,
    );
    expect([again.changes.length, again.conflicts.length, again.known]).toEqual([3, 1, 1]);
    const written = run(['ladder', 'import', 'career.md', '--out', 'made.yml', '--yes']);
    expect([written.status, written.out.endsWith('Wrote made.yml and made.yml.imported.\n')]).toEqual([1, true]);
    const now = readFileSync(at('made.yml'), 'utf8');
    expect(now).toBe(ladder);
    expect(now).toContain('L1: Ships often. # ours');
    expect(run(['ladder', 'lint', 'made.yml']).status).toBe(0);
    expect(run(['ladder', 'import', 'career.md', '--out', 'made.yml']).status).toBe(0);
    expect(readFileSync(at('made.yml'), 'utf8')).toBe(now);
  });

  test('into a ladder of which nobody knows what the import wrote: the former document says it, else nothing is done', () => {
    file('career.md', CAREER.replace('Ships.', 'Ships twice.'));
    file('former.md', CAREER);
    run(['ladder', 'import', 'former.md', '--out', 'made.yml']);
    const own = readFileSync(at('made.yml'), 'utf8').replace('title: Delivery', 'title: Shipping');
    file('made.yml', own);
    rmSync(at('made.yml.imported'));
    const refused = run(['ladder', 'import', 'career.md', '--out', 'made.yml', '--yes']);
    expect([refused.status, readFileSync(at('made.yml'), 'utf8')]).toEqual([2, own]);
    expect(refused.err).toContain('Name the document as it was then (--was OLD), or another file (--out).');
    const { status, out } = run(['ladder', 'import', 'career.md', '--out', 'made.yml', '--was', 'former.md', '--yes']);
    expect([status, out]).toEqual([0, expect.stringContaining('+ Ships twice.')]);
    const now = readFileSync(at('made.yml'), 'utf8');
    expect(now).toBe(own.replace('Ships.', 'Ships twice.'));
    // Damaged, it says nothing.
    file('made.yml.imported', 'schema: 1\n');
    expect(run(['ladder', 'import', 'career.md', '--out', 'made.yml']).err).toContain('made.yml.imported is no ladder');
    file('made.yml', 'schema: 1\n');
    expect(run(['ladder', 'import', 'career.md', '--out', 'made.yml']).err).toContain(
      'made.yml is there, and cannot be read as a ladder',
    );
    expect(run(['ladder', 'import', 'career.md', '--was', 'former.md']).err).toContain('name that ladder with --out');
    expect(run(['ladder', 'import', 'career.md', '--was', 'former.md', '--out', 'x.yml']).err).toContain(
      'there is no x.yml',
    );
  });

  test('at a terminal it asks, shows the whole file, and takes no for no', async () => {
    file('career.md', CAREER);
    const target = at('made.yml');
    run(['ladder', 'import', 'career.md', '--out', 'made.yml']);
    const before = readFileSync(target, 'utf8');
    const source = file('career.md', CAREER.replace('Ships.', 'Ships twice.'));
    const no = somebody(['show', 'no']);
    expect(await ladderImport([source, '--out', target], no.console)).toBe(1);
    expect(no.shown.asked[0]).toContain('Bring 1 change into');
    expect(no.shown.out).toContain('L1: Ships twice.');
    expect([no.shown.err, readFileSync(target, 'utf8')]).toEqual(['Nothing was written.\n', before]);
    expect(await ladderImport([source, '--out', target], somebody(['yes']).console)).toBe(0);
    expect(readFileSync(target, 'utf8')).toBe(before.replace('Ships.', 'Ships twice.'));
  });

  test('lines that were not placed: alike ones once, of several files with the name of each', () => {
    file('career.md', CAREER.replace('Words before.', 'Same words.\n\n| a  |\n\nSame words.\n\nOthers.'));
    const { out } = run(['ladder', 'import', 'career.md', '--write-map', 'career.map.yml']);
    expect(out).toContain('4 lines were not placed:\n  3, 7: Same words.\n  5: | a |\n  9: Others.\n');
    // What was written is not nothing.
    expect(out).toMatch(/Wrote career\.map\.yml: .*\nNo ladder was written\./u);
    file('junior.md', '# Junior Engineer\n\n## Delivery\n\n- Ships.\n\n<!-- ask -->\n');
    file('senior.md', '# Senior Engineer\n\n## Delivery\n\n- Plans.\n\n<!-- ask -->\n');
    const several = run(['ladder', 'import', 'junior.md', 'senior.md', '--out', 'ladder/ic/ladder.yml']);
    expect(several.out).toContain('\n  junior.md:7: <!-- ask -->\n  senior.md:7: <!-- ask -->\n');
    // It is called as its folder, and finds the schema that init writes.
    const made = readFileSync(at('ladder/ic/ladder.yml'), 'utf8');
    expect(made).toContain('# yaml-language-server: $schema=../ladder.schema.json\n');
    expect(made).toContain('\nid: ic\n');
  });

  test('one file for each level: each change says which', () => {
    file('junior.md', '# Junior Engineer\n\n## Delivery\n\n- Ships.\n');
    file('senior.md', '# Senior Engineer\n\n## Delivery\n\n- Plans.\n');
    run(['ladder', 'import', 'junior.md', 'senior.md', '--out', 'made.yml']);
    file('senior.md', '# Senior Engineer\n\n## Delivery\n\n- Plans ahead.\n');
    expect(run(['ladder', 'import', 'junior.md', 'senior.md', '--out', 'made.yml']).out).toContain('senior.md:5 ');
  });

  test('of a document that is not understood, the mapping file says what there is to name', () => {
    file('grades.csv', 'Grade,Behaviour\n1,Writes\n2,Designs\n');
    file('roles.md', '# Apples\n\n- Red.\n\n# Pears\n\n- Green.\n');
    file('taken.yml', '');
    const { status, err } = run(['ladder', 'import', 'roles.md', '--write-map', 'roles.map.yml']);
    expect(status).toBe(2);
    expect(err).toContain('Wrote roles.map.yml, with what stands in the document. Say there what is what');
    const begun = readFileSync(at('roles.map.yml'), 'utf8');
    expect(begun).toContain('# What stands in the document:\n#   Apples\n#   Pears\n');
    expect(run(['ladder', 'import', 'roles.md', '--map', 'roles.map.yml']).status).toBe(2);
    file('said.map.yml', 'schema: 1\nlevels: [Apples, Pears]\n');
    expect(run(['ladder', 'import', 'roles.md', '--map', 'said.map.yml']).out).toContain(
      '2 levels, lowest first: Apples, Pears',
    );
    expect(run(['ladder', 'import', 'roles.md', '--write-map', 'taken.yml']).err).toContain('is not overwritten');
  });

  test('one file for each level, in the order given', () => {
    file('junior.md', '# Junior Engineer\n\n## Delivery\n\n- Ships.\n');
    file('senior.md', '# Senior Engineer\n\n## Delivery\n\n- Plans.\n');
    file('both.md', CAREER);
    const { out } = run(['ladder', 'import', 'junior.md', 'senior.md', '--format', 'json']);
    expect(JSON.parse(out).understood).toMatchObject({
      shape: 'file-per-level',
      levels: 2,
      competencies: 1,
      criteria: 2,
    });
    expect(run(['ladder', 'import', 'junior.md', 'both.md']).err).toContain('Import one document at a time.');
  });

  test('what cannot be one is refused, with what to do', () => {
    file('ladder.js', 'const levels = 1');
    const { status, out, err } = run(['ladder', 'import', 'ladder.js']);
    expect([status, out]).toEqual([2, '']);
    expect(err).toBe(
      'ladder.js: This is program code. What it says only running it would tell, and nothing of a ladder is ever run. Export the levels and criteria as JSON or YAML, and import that.\n',
    );
    expect(JSON.parse(run(['ladder', 'import', 'ladder.js', '--format', 'json']).out)).toMatchObject({
      understood: null,
      ladder: null,
      unplaced: [],
    });
    expect(run(['ladder', 'import']).status).toBe(2);
  });

  test('a document that is no ladder is answered with import', () => {
    file('career.md', CAREER);
    expect(run(['ladder', 'show', 'career.md']).err).toContain('readiness ladder import FILE');
    expect(run(['ladder', 'lint', 'career.md']).out + run(['ladder', 'lint', 'career.md']).err).toContain(
      'readiness ladder import FILE',
    );
    expect(existsSync(at('made.yml'))).toBe(false);
  });
});
