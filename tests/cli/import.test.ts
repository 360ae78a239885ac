import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inFolder } from './support.ts';

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
    expect(understood).toEqual({ shape: 'level-headings', levels: 2, areas: 0, competencies: 1, criteria: 2 });
    expect(ladder).toContain('text: Plans 20+ releases.');
    expect(unplaced.map(({ line }: { line: number }) => line)).toEqual([3]);
    expect(findings.filter(({ message }: { message: string }) => message === '')).toEqual([]);
  });

  test('writes a ladder that lints, and for which a packet can be begun; nothing is overwritten', () => {
    file('career.md', CAREER);
    expect(run(['ladder', 'import', 'career.md', '--out', 'made.yml', '--write-map', 'made.map.yml']).status).toBe(0);
    const made = readFileSync(at('made.yml'), 'utf8');
    expect(run(['ladder', 'lint', 'made.yml']).status).toBe(0);
    expect(run(['new', '--ladder', 'made.yml', '--from', 'L1', '--to', 'L2', '--candidate', 'octo-ada']).out).toContain(
      '## Delivery',
    );
    const again = run(['ladder', 'import', 'career.md', '--out', 'made.yml']);
    expect([again.status, again.err, readFileSync(at('made.yml'), 'utf8')]).toEqual([
      2,
      'readiness: --out: made.yml exists, and is not overwritten.\n',
      made,
    ]);
    const corrected = run(['ladder', 'import', 'career.md', '--map', 'made.map.yml', '--format', 'json']);
    expect(JSON.parse(corrected.out).ladder).toBe(made);
    file('wrong.map.yml', 'schema: 1\nshap: matrix\n');
    expect(run(['ladder', 'import', 'career.md', '--map', 'wrong.map.yml'])).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining('wrong.map.yml:2:1'),
    });
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
