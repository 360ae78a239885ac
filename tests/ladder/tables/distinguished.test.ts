import { testTable } from '../table.ts';

testTable('distinguished', [
  {
    id: 'vision.horizon', // "Define 3–5 year technical vision"
    accepted: [
      'Wrote where metering is in 2030. | When: 2024-05 | Scope: organization | Links: https://github.com/acme/vision/blob/main/2030.md',
    ],
    as: 'judgement',
    refused: ['Have a clear vision. | When: 2024-05 | Scope: organization'],
  },
  {
    id: 'vision.alignment', // the architecture, and the strategy that it follows
    accepted: [
      'Aligned the meter platform with the move to tariffs by the hour. | When: 2024-09 | Scope: company | Links: https://github.com/acme/arch/pull/3, https://github.com/acme/strategy/pull/9',
    ],
    as: 'judgement',
    refused: [
      'Aligned the meter platform with the strategy. | When: 2024-09 | Scope: company | Links: https://github.com/acme/arch/pull/3',
    ],
  },
  {
    id: 'influence.executives', // "Partner with executives": two of them, by name
    accepted: [
      'Planned the data centre exit with the CFO and the head of Legal. | When: 2025-02 | Scope: company | Confirmed by: @octo-cfo, @octo-legal',
    ],
    as: 'judgement',
    refused: ['Presented to executives. | When: 2025-02 | Scope: company'],
  },
  {
    id: 'capital.revenue', // "Tie infra strategy to revenue growth": nobody has to put revenue into git
    accepted: [
      'Led the two-region plan that let us sell abroad. | When: 2024-10 to 2025-09 | Scope: company | Confidential: attested by @octo-cfo',
    ],
    as: 'judgement',
    refused: ['Led the two-region plan; it paid for itself. | When: 2024-10 to 2025-09 | Scope: company | Links: #4'],
  },
  {
    id: 'ecosystems.internal-platforms', // "used by hundreds": a number is left to a person
    accepted: [
      'Built the deployment platform that 2,300 users work on. | When: 2024-02 | Role: owner | Scope: organization | Links: #9',
    ],
    as: 'judgement',
    refused: [
      'Built a platform that 40 users work on. | When: 2024-02 | Role: owner | Scope: organization | Links: #9',
    ],
  },
  {
    id: 'ecosystems.contributions', // two of CNCF projects, RFCs, open standards
    accepted: [
      'Wrote the retry semantics of the meter standard. | When: 2024-02 | Scope: industry | Kind: open standard | Links: https://github.com/octo-std/meter/pull/4',
      'Wrote the back-pressure of the collector. | When: 2025-02 | Scope: industry | Kind: CNCF | Links: https://github.com/octo-cncf/collector/pull/88',
    ],
    as: 'met',
    refused: ['Use CNCF projects. | When: 2025-02 | Scope: industry | Kind: CNCF'],
  },
  {
    id: 'talent.leaders', // "Develop next generation of leaders"
    accepted: [
      'Mentored octo-mara until she owned every irreversible decision in metering. | When: 2023-09 to 2024-12 | Scope: organization',
      'Mentored octo-ravi, now chief architect elsewhere. | When: 2024-02 to 2025-10 | Scope: organization',
    ],
    as: 'judgement',
    refused: ['Mentored somebody for a quarter. | When: 2025-01 to 2025-03 | Scope: organization'],
  },
  {
    id: 'external.talks', // "Speak at conferences"
    accepted: [
      'Spoke on fifteen years in a cellar. | When: 2023-10 | Scope: industry | Kind: talk | Links: https://conference.octo-grid.io/2023/cellar',
      'Spoke on dissolving the architecture board. | When: 2025-05 | Scope: industry | Kind: talk | Links: https://summit.octo-cloud.io/2025/no-board',
    ],
    as: 'met',
    refused: ['Spoke at two conferences. | When: 2025-05 | Scope: industry | Kind: talk'],
  },
  {
    id: 'external.mentoring', // "Mentor outside your org"
    accepted: [
      'Mentored the lead engineer of a water utility. | When: 2024-01 to 2026-06 | Scope: industry | Confirmed by: @octo-water',
    ],
    as: 'judgement',
    refused: ['Mentored a colleague. | When: 2024-01 to 2026-06 | Scope: team | Confirmed by: @octo-kim'],
  },
  {
    id: 'frontier.restraint', // "Decide what not to adopt"
    accepted: [
      'Wrote why we do not take the second cloud. | When: 2025-03 | Scope: organization | Kind: ADR | Links: https://github.com/acme/arch/blob/main/docs/adr/0140-no-second-cloud.md',
    ],
    as: 'judgement',
    refused: ['We did not adopt blockchains. | When: 2025-03 | Scope: organization'],
  },
]);
