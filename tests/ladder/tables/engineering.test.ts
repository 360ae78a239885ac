import { testTable } from '../table.ts';

testTable('engineering', [
  {
    id: 'code.L2', // "Delivers technical solutions with minimal guidance."
    accepted: [
      'Wrote the export of invoices. | When: 2026-02 | Links: #101',
      'Wrote the retry of failed webhooks. | When: 2026-04 | Links: #140',
    ],
    as: 'met',
    refused: ['Paired on the export of invoices. | When: 2026-02 | Role: contributor | Links: #101'],
  },
  {
    id: 'code.L5', // "Sustained history of creating major improvements in large, complex, team-critical systems"
    accepted: [
      'Wrote the new ledger core. | When: 2025-02 to 2025-06 | Scope: team | Links: #201',
      'Led the split of the settlement job. | When: 2025-08 | Scope: multi-team | Links: #260',
      'Wrote the reconciliation of refunds. | When: 2026-03 | Scope: team | Links: #300',
    ],
    as: 'met',
    refused: ['Wrote the new ledger core. | When: 2026-03 | Scope: team | Links: #201, #202, #203'],
  },
  {
    id: 'system-design.L5', // "Leads architectural decisions and owns the design of complex, multi-system solutions"
    accepted: [
      'Led the design of the billing/CRM event pipeline. | When: 2025-02 to 2025-09 | Scope: multi-team | Links: https://github.com/acme/rfcs/pull/118',
      'Led the decision on one customer id. | When: 2026-01 | Scope: multi-team | Links: https://github.com/acme/rfcs/pull/140',
    ],
    as: 'met',
    refused: [
      'Took part in the design of the event pipeline. | When: 2025-02 to 2025-09 | Role: contributor | Scope: multi-team | Links: https://github.com/acme/rfcs/pull/118',
      'Attended the architecture forum. | When: 2026-01 | Role: contributor | Scope: multi-team | Links: https://github.com/acme/rfcs/pull/140',
    ],
  },
  {
    id: 'technical-strategy.L2', // "Guides peers towards making sound decisions on algorithms and patterns."
    accepted: ['Reviewed the choice of the queue and proposed the outbox. | When: 2026-01 | Links: #88'],
    as: 'met',
    refused: ['Was reviewed by two seniors. | When: 2026-01 | Links: #88'],
  },
  {
    id: 'ambiguity.L5', // "Drives measurable business impact by taking ownership of ambiguous problem spaces"
    accepted: [
      'Led the search for why trials did not convert. | When: 2025-02 to 2025-06 | Scope: multi-team | Links: #410 | Metric: conversion 4 % -> 7 %',
      'Led the end of manual refunds. | When: 2025-10 to 2026-02 | Scope: multi-team | Links: #470 | Metric: refunds by hand 300 -> 20',
    ],
    as: 'met',
    refused: [
      'Led the search for why trials did not convert; it had a great impact. | When: 2025-02 to 2025-06 | Scope: multi-team | Links: #410',
      'Led the end of manual refunds, which everybody liked. | When: 2025-10 to 2026-02 | Scope: multi-team | Links: #470',
    ],
  },
  {
    id: 'amplifying-others.L3', // "Regularly mentors peers through code reviews, pair programming, and direct feedback."
    accepted: [
      'Reviewed the first service of our new colleague. | When: 2026-01 | Scope: team | Links: #11',
      'Mentored two peers in pairs every Friday. | When: 2026-02 to 2026-05 | Scope: team | Links: #12',
      'Reviewed the migration of the mailer. | When: 2026-06 | Scope: team | Links: #13',
    ],
    as: 'met',
    refused: ['Reviewed one change. | When: 2026-01 | Scope: team | Links: #11'],
  },
  {
    id: 'amplifying-others.L5', // growth plans are private: no link is asked for, a person judges
    accepted: [
      'Mentored an engineer from missed estimates to leading the release train. | When: 2025-02 to 2025-08 | Scope: multi-team',
      'Mentored the support rota with a plan for each. | When: 2025-10 to 2026-03 | Scope: multi-team',
    ],
    as: 'judgement',
    refused: ['Sometimes helped people. | Scope: multi-team'],
  },
  {
    id: 'feedback.L4', // "Provides actionable, timely, and constructive feedback that helps others grow."
    accepted: [
      'Gave each of the three juniors a written review after their first quarter. | When: 2025-06 | Scope: team',
      'Told a peer the same day why the design talk lost the room, and rehearsed the next. | When: 2026-02 | Scope: team',
    ],
    as: 'judgement',
    refused: ['I am known for good feedback.'],
  },
  {
    id: 'strategic-thinking.L5', // "Identifies cross-team inefficiencies and proposes systemic improvements."
    accepted: [
      'Wrote the proposal for one pipeline in place of five. | When: 2025-05 | Scope: multi-team | Links: https://github.com/acme/rfcs/pull/77',
      'Led the discussion on shared test data. | When: 2026-01 | Scope: multi-team | Links: https://github.com/acme/rfcs/discussions/9',
    ],
    as: 'met',
    refused: [
      'We should have one pipeline. | When: 2025-05 | Scope: multi-team',
      'Said so in the retrospective. | When: 2026-01 | Scope: multi-team',
    ],
  },
  {
    id: 'vision-culture.L2', // "Speaks up on cultural issues; contributes to a strong, inclusive team dynamic"
    accepted: [
      'Asked for the stand-up to be at ten so that the two parents can be there. | When: 2026-02 | Scope: team',
    ],
    as: 'judgement',
    refused: ['I am a team player.'],
  },
]);
