import { testTable } from '../table.ts';

testTable('devops', [
  {
    id: '1.month-3.sandbox-deployments', // "Deployed to sandbox successfully 10+ times"
    accepted: ['Deployed to sandbox 14 times without a failure. | When: 2025-03 to 2025-05'],
    as: 'judgement',
    refused: ['Deployed to sandbox 6 times. | When: 2025-03 to 2025-05'],
  },
  {
    id: '1.month-3.first-script', // "Wrote first automation script"
    accepted: ['Wrote a script that cleans old scratch orgs. | When: 2025-04 | Links: #12'],
    as: 'met',
    refused: ['Wrote a script that cleans old scratch orgs. | When: 2025-04'],
  },
  {
    id: '1.month-12.small-service', // "Own one small service end-to-end"
    accepted: ['Owned the mail relay from code to alerts. | When: 2025-06 to 2026-01 | Scope: service | Links: #77'],
    as: 'met',
    refused: ['Fixed a bug in the mail relay. | When: 2025-06 | Role: contributor | Scope: task | Links: #77'],
  },
  {
    id: '2.year-1.deployment-time', // "Reduced deployment time by 50%+ on at least one service"
    accepted: [
      'Cut the deployment of billing. | When: 2025-03 | Scope: service | Links: #31 | Metric: deployment 40 min -> 12 min',
    ],
    as: 'met',
    refused: [
      'Cut the deployment of billing. | When: 2025-03 | Scope: service | Links: #31 | Metric: deployment 40 min -> 30 min',
    ],
  },
  {
    id: '2.year-1.toil', // "Automated away at least 10 hours/week of manual work": in total
    accepted: [
      'Automated certificate renewals, 4 hours/week. | When: 2025-03 | Scope: service | Links: #41',
      'Automated sandbox refreshes, 4 hours a week. | When: 2025-05 | Scope: service | Links: #42',
      'Automated user requests, 3 hours per week. | When: 2025-09 | Scope: service | Links: #43',
    ],
    as: 'met',
    refused: ['Automated certificate renewals, 4 hours/week. | When: 2025-03 | Scope: service | Links: #41'],
  },
  {
    id: '2.year-1.juniors', // "Mentored 1-2 junior engineers"
    accepted: ['Mentored two junior engineers through their first on-call. | When: 2025-02 to 2025-08'],
    as: 'judgement',
    refused: ['Junior engineers asked me things.'],
  },
  {
    id: '2.year-2-3.tech-talks', // "Presented at team/company tech talks"
    accepted: [
      'Presented canary releases. | When: 2025-03 | Scope: team | Kind: talk | Links: https://slides.octo-corp.io/canary',
      'Presented how we page. | When: 2025-10 | Scope: company | Kind: talk | Links: https://slides.octo-corp.io/paging',
    ],
    as: 'met',
    refused: ['Attended two tech talks. | When: 2025-03 | Scope: team | Kind: talk'],
  },
  {
    id: '2-3.leadership.mentoring', // "Mentors multiple junior/mid engineers"
    accepted: [
      'Mentored octo-kim to her first pipeline. | When: 2025-03 | Confirmed by: @octo-kim',
      'Mentored octo-lee through a migration. | When: 2025-09 | Confirmed by: @octo-lee',
    ],
    as: 'judgement',
    refused: ['Mentored octo-kim to her first pipeline. | When: 2025-03 | Confirmed by: @octo-kim'],
  },
  {
    id: '4B-5B.demonstrate.team-growth', // "Grow team from 5 to 10+ people successfully"
    accepted: ['Managed the platform team as it grew. | When: 2024-02 to 2026-03 | Metric: team size 5 -> 11'],
    as: 'judgement',
    refused: ['Managed the platform team as it grew. | When: 2024-02 to 2026-03 | Metric: team size 5 -> 7'],
  },
  {
    id: '4B-5B.demonstrate.hiring', // "Hire 5+ engineers (good hit rate)"
    accepted: ['Hired seven engineers; six are still here. | When: 2024-02 to 2026-03 | Role: manager'],
    as: 'judgement',
    refused: ['Interviewed many candidates. | When: 2024-02 to 2026-03 | Role: manager'],
  },
  {
    id: '3.years-2-3.external-talks', // "Spoken at external conferences or meetups"
    accepted: [
      'Spoke at the platform meetup. | When: 2025-11 | Scope: industry | Kind: talk | Links: https://meetup.octo-conf.io/42',
    ],
    as: 'met',
    refused: [
      'Spoke at our team meeting. | When: 2025-11 | Scope: team | Kind: talk | Links: https://slides.octo-corp.io/42',
    ],
  },
]);
