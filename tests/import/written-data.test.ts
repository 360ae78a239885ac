/** Data as people write it, and what nobody writes. */
import { describe, expect, test } from 'vitest';
import { understand } from '../../src/import/understand.ts';
import { left, read, said } from './reading.ts';

describe('data', () => {
  test('groups above competencies are areas', () => {
    expect(
      said(
        'groups:\n  - name: Craft\n    competencies:\n      - name: Code\n        levels:\n          - { level: 1, description: Writes code. }\n          - { level: 2, description: Designs code. }\n',
        'x.yml',
      ),
    ).toEqual(['1 | Craft/Code: Writes code.', '2 | Craft/Code: Designs code.']);
  });
  test('records whose name is that of the competency', () => {
    expect(
      said(
        JSON.stringify(
          ['Git', 'Tests'].flatMap((name) =>
            ['Junior', 'Senior'].map((level) => ({ name, level, description: `${level} in ${name}` })),
          ),
        ),
        'x.json',
      ),
    ).toEqual([
      'Junior | Git: Junior in Git',
      'Senior | Git: Senior in Git',
      'Junior | Tests: Junior in Tests',
      'Senior | Tests: Senior in Tests',
    ]);
  });
  test('levels by their place: in lists of each competency, or as their names are listed', () => {
    const track = (what: string): object => ({
      milestones: [
        { summary: `Knows some ${what}`, examples: ['A button of it'] },
        { summary: `Knows all ${what}`, examples: ['A page of it'] },
      ],
    });
    const source = JSON.stringify({ mobile: track('phones'), web: track('pages') });
    expect(said(source, 'x.json')).toEqual([
      '1 | Mobile: Knows some phones',
      '1 | Mobile: A button of it',
      '2 | Mobile: Knows all phones',
      '2 | Mobile: A page of it',
      '1 | Web: Knows some pages',
      '1 | Web: A button of it',
      '2 | Web: Knows all pages',
      '2 | Web: A page of it',
    ]);
    expect(read(source, 'x.json').statements.filter(({ example }) => example)).toHaveLength(4);
    expect(read(source, 'x.json').notes[0]?.text).toContain('called by its place');
    expect(
      said(
        'levels: [Junior, Senior]\nskills:\n  - { name: Code, descriptions: [Writes small code, Writes large code] }\n  - { name: Team, descriptions: [Listens to others, Leads all others] }\n',
        'x.yml',
      ),
    ).toEqual([
      'Junior | Code: Writes small code',
      'Senior | Code: Writes large code',
      'Junior | Team: Listens to others',
      'Senior | Team: Leads all others',
    ]);
  });
  test('what a role gives, and what describes it', () => {
    const role = (name: string, ...asked: readonly string[]): string =>
      `  ${name}:\n    description: What a ${name} is.\n    requirements: [${asked.join(', ')}]\n    privileges: [Can be asked]\n`;
    const source = `roles:\n${role('member', 'Two changes', 'A signed CLA')}${role('reviewer', 'Ten reviews', 'Three months')}`;
    expect(said(source, 'x.yml')).toEqual([
      'member | -: Two changes',
      'member | -: A signed CLA',
      'reviewer | -: Ten reviews',
      'reviewer | -: Three months',
    ]);
    expect(left(source, 'x.yml')).toHaveLength(4);
  });
});

test.each([
  ['x.md', '<details><summary>L1</summary>\n\n'.repeat(4_000)],
  ['x.md', `## L1\n\n- 1k${'-'.repeat(5_000)}!\n\n## L2\n\n- 5$\n`],
  ['x.csv', `${','.repeat(20_000)}\n${'a,b\n'.repeat(20_000)}`],
])('what nobody writes is read in time: %s', { timeout: 10_000 }, (path, text) => {
  expect(() => understand({ path, text })).not.toThrow();
});
