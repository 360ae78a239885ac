import { describe, expect, test } from 'vitest';
import { skillsSaidOf } from '../../../src/report/skills.ts';
import { plainSentence } from '../../../src/report/sentence.ts';
import { checked } from '../../scaffold/support.ts';

const ladder = `schema: 1
id: made
version: 1.0.0
title: Made
rubric: { items: 1 }
levels:
  - id: A
  - id: B
    skills:
      - { title: CI/CD, depth: Advanced, must: true, items: [Matrix builds] }
      - { title: Cloud, items: [VPC] }
tracks: [{ id: ic, title: IC, levels: [A, B] }]
competencies: [{ id: k, title: Other, criteria: { B: Writes code. } }]
`;
const judged = (body: string, source = ladder) =>
  checked(
    `---\ncandidate: octo-ada\nfrom: A\nto: B\n---\n\n${body}\n\n## Other\n\n- Wrote it, acme/x#1.\n`,
    new TextEncoder().encode(source),
  );
const said = (body: string) =>
  judged(body).reading?.skills.map(({ skill, depth, line }) => [skill, depth, line]) ?? null;

describe('what a packet says of skills', () => {
  test.each([
    ['an item with a depth', '## Skills\n\n- CI/CD: advanced, since 2024', [['CI/CD', 'Advanced', 9]]],
    ['an item with brackets', '## Skills\n\n- **CI/CD** (expert)', [['CI/CD', 'expert', 9]]],
    [
      'its own word goes before the name of the ladder',
      '## Skills\n\n- CI/CD (Advanced): basic',
      [['CI/CD', 'basic', 9]],
    ],
    ['one of the skills', '## My skills\n\n- Matrix builds', [['Matrix builds', null, 9]]],
    ['a ticked box, and one that is not', '## Skills\n\n- [x] Cloud\n- [ ] CI/CD', [['Cloud', null, 9]]],
    [
      'a table',
      '## Skills\n\n| Skill | Depth |\n|---|---|\n| Cloud | Working |\n| Juggling | Expert |',
      [
        ['Cloud', 'working', 11],
        [null, 'expert', 12],
      ],
    ],
    ['words that say nothing of one', '## Skills\n\nHere is how I see myself.', []],
    ['words elsewhere', '## Summary\n\n- CI/CD: expert', []],
  ])('%s', (_name, body, expected) => {
    expect(said(body)).toEqual(expected);
  });

  test('is told beside the skills of the level, and counts for nothing', () => {
    const packet = judged('## Skills\n\n- CI/CD: basic, acme/x#9\n- Juggling: expert');
    expect(packet.evidence).toHaveLength(1);
    const told = skillsSaidOf(packet);
    expect([told?.title, ...(told?.list.map(plainSentence) ?? [])]).toEqual([
      'Skills as the candidate sees them: 1 of 2 mentioned',
      'CI/CD (Advanced), must have: basic, line 9',
      'Cloud: not mentioned',
      '1 other, of no skill of that level: line 10',
    ]);
  });

  test('of a ladder without skills is under a heading that names nothing, as before', () => {
    const packet = judged('## Skills\n\n- CI/CD: expert', ladder.replace(/ {4}skills:[^]*?(?=tracks)/u, ''));
    expect(packet.reading?.skills).toEqual([]);
    expect(packet.findings.map(({ code }) => code)).toContain('packet-heading-unknown');
  });
});
