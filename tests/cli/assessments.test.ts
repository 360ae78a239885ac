import { describe, expect, test } from 'vitest';
import { inFolder } from './support.ts';

const { file, run } = inFolder();
const LADDER = `schema: 1
id: small
version: 1.0.0
title: Small
levels: [L4, L5]
tracks: [{ id: ic, title: IC, levels: [L4, L5] }]
competencies:
  - { id: design, title: Design, criteria: { L5: { text: Designs systems., rubric: { link: 1 } } } }
`;
const packet = (login: string): string =>
  `---\ncandidate: ${login}\nladder: small\nfrom: L4\nto: L5\n---\n\n## Design\n\n- Designed it: https://github.com/acme/billing/pull/12\n`;
const said = (by: string, about: string, state = 'partial'): string =>
  `schema: 1\npacket: ${about}\nby: ${by}\ncriteria: { design.L5: { state: ${state}, note: Half of it. } }\n`;
const text = (out: string): string => out.replaceAll(/\s+/gu, ' ');

describe('check', () => {
  test('finds the assessments beside each packet, and no verdict hangs on them', () => {
    file('ladder/small/ladder.yml', LADDER);
    file('packets/ada.md', packet('octo-ada'));
    file('packets/ben.md', packet('octo-ben'));
    const before = run(['check', 'packets', '--format', 'json']);
    file('packets/ada.octo-kim.assessment.yml', said('octo-kim', 'ada.md'));
    file('packets/ben.octo-kim.assessment.yml', said('octo-kim', 'ben.md', 'met'));
    file('packets/nobody.octo-kim.assessment.yml', 'broken: [');
    const { status, out } = run(['check', 'packets']);
    expect(status).toBe(before.status);
    expect(text(out)).toContain(
      'octo-kim: 1 criterion, 1 otherwise than the report. Design L5: partial; the report: met. “Half of it.” packets/ada.octo-kim.assessment.yml:4:13',
    );
    expect(text(out)).toContain('octo-kim: 1 criterion, none otherwise than the report.');
    const json = JSON.parse(run(['check', 'packets', '--format', 'json']).out) as {
      packets: { verdict: string; assessments: { path: string }[] }[];
    };
    expect(json.packets.map(({ verdict, assessments }) => [verdict, assessments.map((one) => one.path)])).toEqual([
      ['complete', ['packets/ada.octo-kim.assessment.yml']],
      ['complete', ['packets/ben.octo-kim.assessment.yml']],
    ]);
    expect(run(['check', 'packets/ada.md']).out).not.toContain('ben');
  });

  test('takes others by --assessment, by what they say they are about', () => {
    file('ladder/small/ladder.yml', LADDER);
    file('packets/ada.md', packet('octo-ada'));
    file('packets/ben.md', packet('octo-ben'));
    const mine = file('mine.yml', said('octo-lee', 'ada.md'));
    const { out } = run(['check', 'packets', '--assessment', mine]);
    expect(text(out)).toContain('octo-lee: 1 criterion, 1 otherwise than the report.');
    expect(out.indexOf('octo-lee')).toBeLessThan(out.indexOf('octo-ben'));
    const broken = file('broken.yml', 'schema: 1\n');
    expect(run(['check', 'packets/ada.md', '--assessment', broken]).out).toContain('packet-assessment-invalid');
    const { status, err } = run(['check', 'packets/ben.md', '--assessment', mine]);
    expect([status, err]).toEqual([
      2,
      expect.stringContaining(
        'mine.yml is about none of the packets that are checked: it names one by "packet: octo-ada.md"',
      ),
    ]);
  });
});

test('the schema is printed', () => {
  const { status, out } = run(['ladder', 'schema', '--assessment']);
  expect([status, (JSON.parse(out) as { title: string }).title]).toEqual([
    0,
    'Promotion Readiness: a reviewer’s assessment',
  ]);
});
