import { testTable } from '../table.ts';

testTable('staff-principal', [
  {
    id: 'decisions.adrs', // "Write Architecture Decision Records (ADRs)"
    accepted: [
      'Wrote that stock is counted in pieces. | When: 2025-02 | Scope: multi-team | Links: https://github.com/acme/arch/blob/main/docs/adr/0012-pieces.md',
      'Wrote that every event has one owner. | When: 2025-06 | Scope: multi-team | Links: https://github.com/acme/arch/blob/main/docs/adr/0019-owner.md',
    ],
    as: 'met',
    refused: ['Wrote two ADRs. | When: 2025-02 | Scope: multi-team | Kind: ADR'],
  },
  {
    id: 'decisions.reviews', // "Run design reviews"
    accepted: [
      'Facilitated the Tuesday design review. | When: 2025-02 | Scope: multi-team | Links: https://github.com/acme/designs/discussions/71',
      'Facilitated the review of the returns design. | When: 2025-06 | Scope: multi-team | Links: https://github.com/acme/designs/pull/90',
    ],
    as: 'met',
    refused: [
      'Took part in a design review. | When: 2025-02 | Role: contributor | Scope: multi-team | Links: https://github.com/acme/designs/pull/90',
    ],
  },
  {
    id: 'decisions.push-back', // "Push back respectfully on bad ideas"
    accepted: ['Said no to a second stock ledger, with numbers. | When: 2025-04 | Scope: multi-team | Links: #81'],
    as: 'judgement',
    refused: ['I speak my mind.'],
  },
  {
    id: 'reliability.ownership', // "Own reliability across multiple teams": one long piece of work is enough
    accepted: ['Owned the error budget of the sales path. | When: 2024-08 to 2025-07 | Scope: multi-team | Links: #64'],
    as: 'met',
    refused: [
      'Owned the error budget of the sales path for a sprint. | When: 2025-07 | Scope: multi-team | Links: #64',
    ],
  },
  {
    id: 'security.threat-modeling', // "Threat modeling (STRIDE)"
    accepted: [
      'Led the threat model of the scanner network. | When: 2025-05 | Scope: multi-team | Kind: threat model | Links: https://github.com/acme/security/issues/44',
    ],
    as: 'met',
    refused: ['Know STRIDE well. | When: 2025-05 | Scope: multi-team | Kind: threat model'],
  },
  {
    id: 'security.compliance', // reports of audits are closed: no link is asked for
    accepted: [
      'Led the SOC2 preparation of three teams. | When: 2024-10 to 2025-02 | Scope: multi-team',
      'Advised Payments on ISO 27001. | When: 2025-06 | Scope: multi-team',
    ],
    as: 'judgement',
    refused: ['Did the yearly compliance training. | When: 2025-06 | Scope: task'],
  },
  {
    id: 'platform.success', // "Measure platform success via developer productivity"
    accepted: [
      'Measured what the new build changed. | When: 2025-03 | Scope: multi-team | Links: #11 | Metric: build 24 min -> 9 min',
    ],
    as: 'met',
    refused: ['The new build is much faster. | When: 2025-03 | Scope: multi-team | Links: #11'],
  },
  {
    id: 'cloud-strategy.exit', // "Cloud exit strategies (yes, this matters)"
    accepted: [
      'Wrote what it would take to leave. | When: 2025-03 | Scope: organization | Kind: RFC | Links: https://github.com/acme/rfcs/pull/12',
    ],
    as: 'met',
    refused: [
      'Wrote one page about one service. | When: 2025-03 | Scope: team | Kind: RFC | Links: https://github.com/acme/rfcs/pull/12',
    ],
  },
  {
    id: 'mentorship.seniors', // "Mentor senior engineers": people leave no links
    accepted: [
      'Mentored a senior of Payments to a design that others had to agree to. | When: 2024-10 to 2025-04 | Scope: multi-team',
      'Mentored two seniors of Search. | When: 2025-09 to 2026-05 | Scope: multi-team',
    ],
    as: 'judgement',
    refused: ['Helped a senior once. | When: 2025-04 | Role: contributor | Scope: multi-team'],
  },
  {
    id: 'initiatives.migrations', // "Lead cross-team migrations"
    accepted: [
      'Led the move of six teams to the event bus. | When: 2024-09 to 2025-06 | Scope: multi-team | Links: #500',
    ],
    as: 'met',
    refused: ['Migrated my own service. | When: 2025-06 | Role: contributor | Scope: team | Links: #500'],
  },
]);
