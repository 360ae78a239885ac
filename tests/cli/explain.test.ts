import { describe, expect, test } from 'vitest';
import { day } from '../rubric/factory.ts';
import { explain } from '../../src/cli/explain.ts';
import { combinations } from '../../src/rubric/combinations.ts';
import { rules } from '../../src/rubric/rules/index.ts';
import { ladderOf } from '../ladder/support.ts';
import { wholeLadder } from '../ladder/whole.ts';

const ladder = ladderOf(wholeLadder);
const text = (name: string, own = ladder): string => {
  const found = explain(name, [own], day('2026-07-01'));
  return 'text' in found ? found.text : `near: ${found.near.join(', ')}`;
};

describe('explain', () => {
  test.each([...rules, ...combinations])('knows $name', ({ name, doc }) => {
    expect(text(name)).toContain(doc.asks);
    for (const { yaml } of doc.forms) expect(text(name)).toContain(yaml);
  });
  test('a criterion, with everything that is said about it', () => {
    expect(text('design.rfc')).toBe(
      [
        'design.rfc: Writes RFCs:',
        '    - Context',
        '    - Risks',
        'Design · 3A · should · only ic · from 2027-01-01 · until 2028-01-01 · changed in 2.0.0 · ladder whole 2.0.0',
        'One of the group capstone.both: Both, at least 1 of these 2.',
        '',
        'What the rubric asks:',
        '    at least 1 item; each: of kind `rfc` or `document`, with a date; either (a) at least 2 items or (b) at least 1 item: of kind `talk`, not asked here: with a date',
        '',
        'Guidance:',
        '    First **bold** part.',
        '',
        '    - one',
        '    - two',
        '',
        'Good evidence:',
        '    Good one.',
        '',
        'No evidence:',
        '    Bad one.',
        '',
        'What reviewers may ask:',
        '    Was it read?',
        '',
        'A maxim:',
        '    Years not sprints.',
        '',
        'Formerly:',
        '    Writes documents.',
        '',
        'A sample that meets this rubric today (all of it is made up):',
        '    ## Design',
        '',
        '    > Writes RFCs:',
        '',
        '    - **Billing moved to the new queue, without a lost invoice.**',
        '      - When: 2026-04 to 2026-06',
        '      - Kind: rfc',
        '      - Links: https://github.com/acme/billing/blob/main/docs/rfc/118.md',
        '    - **The export service has a second region, and nobody noticed the switch.**',
        '      - When: 2026-03 to 2026-06',
        '      - Kind: rfc',
        '      - Links: https://github.com/acme/export/blob/main/docs/rfc/158.md',
        '',
      ].join('\n'),
    );
  });
  test('what the owner has yet to set', () => {
    expect(text('design.saves')).toContain('Thresholds that the owner of the ladder has yet to set:\n    change.min\n');
  });
  test('a milestone and a member of a group say where they belong', () => {
    expect(text('1.month-3.deploys')).toContain('\n1 · Month 3 · should · ladder whole 2.0.0\n');
    expect(text('capstone.platform')).toContain('\nOne of the group capstone: Capstone, one of these 3.\n');
    expect(text('2-3A.technical.debugging')).toContain(
      '\npromotion 2 → 3A · must · ladder whole 2.0.0\nIn the group 2-3A.technical: technical.\n',
    );
  });
  test('a group, with what is in it', () => {
    expect(text('CAPSTONE')).toBe(
      'capstone: Capstone\n3A · must · ladder whole 2.0.0\n\nMet by one of these 3:\n    capstone.platform: A platform.\n    capstone.oss: An open-source project.\n    capstone.both: Both\n',
    );
    expect(text('capstone.both')).toContain('\nIn the group capstone: Capstone.\n');
    expect(text('2-3A.technical')).toContain('\npromotion 2 → 3A · must · ');
  });
  test('gates are answered in the front matter, or by the packet as a whole', () => {
    expect(text('2-3A.sponsors')).toContain('    ---\n    sponsors: ');
    expect(text('2-3A.packet')).toMatch(/In a packet:\n {4}## Summary/u);
  });
  test('a criterion by its text, as reports head it, whatever its capitals and marks', () => {
    expect(text('an OPEN-source project')).toMatch(/^capstone\.oss: /u);
  });
  test.each(['design', 'Design'])('a competency (%s), with what explains each of its criteria', (name) => {
    expect(text(name)).toMatch(
      /^design: Design\nladder whole 2\.0\.0\n\nIts criteria, [^]*\n {4}design\.rfc: Writes RFCs/u,
    );
  });
  test('a level by its id and its title', () => {
    expect(text('3A')).toMatch(/^3A: [^]*Its criteria, [^]*\n {4}design\.rfc: /u);
    const [title = ''] = ladder.levels.find(({ id }) => id === '3A')?.titles ?? [];
    expect(text(title)).toBe(text('3A'));
  });
  test('near names, of groups too', () => {
    expect(text('capstone.oos')).toContain('capstone.oss');
    expect(text('capstones')).toContain('capstone');
  });
  test('nothing that a ladder says moves a cursor or becomes a command of a log', () => {
    const hostile = {
      ...ladder,
      criteria: ladder.criteria.map((criterion) => ({
        ...criterion,
        text: 'a\u001B[2Jb\u202E',
        guidance: '::error::x\n  ##[group]y',
      })),
    };
    const shown = text('design.rfc', hostile);
    // oxlint-disable-next-line no-control-regex -- that none is left is the point
    expect(shown).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]|::|##\[/u);
  });
});
