/** Every amount that stands in the sources, written five ways: understood, or left to a person; never "0 are stated". */
import { describe, expect, test } from 'vitest';
import { plain } from '../../src/text/words.ts';
import { judge } from './table.ts';

/** Folder, criterion, the fields beside it, and five ways to say it. */
const said: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'devops',
    '1.month-3.sandbox-deployments',
    'When: 2025-03 to 2025-05',
    [
      'Deployed to sandbox 14 times.',
      'Deployed to sandbox fourteen times.',
      'Deployed to sandbox a dozen times.',
      'Made 10+ sandbox deployments.',
      'Twelve sandbox deployments, all of them successful.',
    ],
  ],
  [
    'devops',
    '1.month-6.documentation',
    'When: 2025-03 to 2025-05 | Role: author',
    [
      'Wrote 7 documentation pages.',
      'Wrote seven documentation pages.',
      'Updated 5+ documentation pages.',
      'Wrote half a dozen documentation pages.',
      'Updated the runbooks: 6 documentation pages.',
    ],
  ],
  [
    'devops',
    '2.year-1.deployment-time',
    'When: 2025-03 | Scope: service | Links: #31',
    [
      'Cut the deployment of billing from 40 min to 12 min.',
      'Cut the deployment of billing from 40 minutes to 12 minutes.',
      'Cut the deployment of billing: 40 min -> 12 min (70 % less).',
      'Cut the deployment of billing from 1 h to 25 min.',
      'Cut the deployment of billing from 2,400 s to 720 s.',
    ],
  ],
  [
    'devops',
    '2.year-1.incidents',
    'When: 2025-03 | Scope: service | Links: #32',
    [
      'Responded to 23 production incidents.',
      'Responded to twenty-three production incidents.',
      'Was on call for 20+ production incidents.',
      'Responded to two dozen production incidents.',
      'Responded to more than 20 production incidents.',
    ],
  ],
  [
    'devops',
    '2.year-1.toil',
    'When: 2025-03 | Scope: service | Links: #33',
    [
      'Automated away 12 hours/week of manual work.',
      'Automated away 12 h/week of manual work.',
      'Automated away 12 hours a week of manual work.',
      'Automated away twelve hours per week of manual work.',
      'Automated away 10+ hours/week of manual work.',
    ],
  ],
  [
    'devops',
    '2.year-1.juniors',
    'When: 2025-03 | Role: mentor',
    [
      'Mentored 2 junior engineers.',
      'Mentored two junior engineers.',
      'Mentored 1-2 junior engineers at a time.',
      'Mentored a junior engineer.',
      'Mentored one junior engineer from day one.',
    ],
  ],
  [
    'devops',
    '3.year-1.promotions',
    'When: 2025-03 | Role: mentor',
    [
      'Mentored 2 engineers to promotion.',
      'Mentored two engineers to promotion.',
      'Coached 2+ engineers who were promoted.',
      'Mentored three engineers to promotion.',
      'Mentored a couple of engineers to promotion: 2 engineers in all.',
    ],
  ],
  [
    'devops',
    '4B-5B.demonstrate.team-growth',
    'When: 2024-02 to 2026-03 | Role: manager',
    [
      'Team from 5 to 11 people.',
      'Grew the team from 5 to 11 people.',
      'Grew the team from five to eleven people.',
      'Platform team: 5 -> 11 people.',
      'My team went from 5 people to 12 people.',
    ],
  ],
  [
    'devops',
    '4B-5B.demonstrate.hiring',
    'When: 2024-02 to 2026-03 | Role: manager',
    [
      'Hired 7 engineers.',
      'Hired seven engineers.',
      'Hired 5+ engineers.',
      'Hired six developers.',
      'Hired half a dozen people.',
    ],
  ],
  [
    'distinguished',
    'ecosystems.internal-platforms',
    'When: 2024-02 | Role: owner | Scope: organization | Links: #9',
    [
      'Built the platform that 2,300 users work on.',
      'Built the platform that 40k users work on.',
      'Built the platform that hundreds of users work on.',
      'Built the platform used by 450 users.',
      'Built the platform used by two thousand users.',
    ],
  ],
  [
    'distinguished',
    'capstone.cloud-strategy',
    'When: 2024-02 | Role: owner | Scope: organization | Links: #9',
    [
      'Set the cloud strategy for 4,000 engineers.',
      'Set the cloud strategy for 4000 engineers.',
      'Set the cloud strategy for 4k engineers.',
      'Set the cloud strategy for thousands of engineers.',
      'Set the cloud strategy for three thousand engineers.',
    ],
  ],
  [
    'staff-principal',
    'capstone.platform',
    'When: 2025-02 | Role: lead | Scope: organization | Links: #9',
    [
      'Led the redesign of the platform for 12 teams.',
      'Led the redesign of the platform for twelve teams.',
      'Led the redesign of the platform for 10+ teams.',
      'Led the redesign of the platform for a dozen teams.',
      'Led the redesign of the platform that serves more than 10 teams.',
    ],
  ],
];

describe.each(said)('%s %s', (folder, id, fields, ways) => {
  test('is written five ways', () => expect(new Set(ways).size).toBe(5));

  test.each(ways)('%s', (way) => {
    const { state, lacks } = judge(folder, id, [`${way} | ${fields}`]);
    expect([state, ...lacks.map(({ message }) => plain(message))].join(': ')).toMatch(/^(?:met|judgement)/u);
  });
});
