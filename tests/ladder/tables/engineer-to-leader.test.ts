import { judge } from '../table.ts';
import { describe, expect, test } from 'vitest';

/** Seven sentences are all there is: the rows are ten pieces of evidence for the six that can be aimed at. */
const YES = ['met', 'judgement'];
const rows: readonly (readonly [string, string, boolean, readonly string[]])[] = [
  [
    'three tasks alone, and somebody who saw it',
    'problems.Senior',
    true,
    [
      'Wrote the import of price lists. | When: 2025-10 | Links: #1 | Confirmed by: @octo-kim',
      'Wrote the export for the tax office. | When: 2026-01 | Links: #2',
      'Wrote the search by number plate. | When: 2026-04 | Links: #3',
    ],
  ],
  [
    'three tasks of which nobody says that they were done alone',
    'problems.Senior',
    false,
    [
      'Wrote the import of price lists. | When: 2025-10 | Links: #1',
      'Wrote the export for the tax office. | When: 2026-01 | Links: #2',
      'Wrote the search by number plate. | When: 2026-04 | Links: #3',
    ],
  ],
  [
    'three problems of several teams, with people of two',
    'problems.Staff',
    true,
    [
      'Led one clock for every scan. | When: 2024-11 to 2025-05 | Scope: multi-team | Links: acme/rfcs#31, acme/depot#8 | Confirmed by: @octo-ravi (Depot), @octo-lou (App)',
      'Wrote the reader of carrier files. | When: 2025-07 | Scope: multi-team | Links: acme/track#2, acme/billing#15 | Confirmed by: @octo-ines (Billing)',
      'Led the week that ended double labels. | When: 2026-02 | Scope: multi-team | Links: acme/labels#6, acme/track#9 | Confirmed by: @octo-pat (Labels)',
    ],
  ],
  [
    'problems of one team',
    'problems.Staff',
    false,
    [
      'Led the new cache. | When: 2024-11 to 2025-05 | Scope: team | Links: acme/track#1, acme/track#8',
      'Wrote the reader of carrier files. | When: 2025-07 | Scope: team | Links: acme/track#2, acme/track#15',
      'Led the week of bugs. | When: 2026-02 | Scope: team | Links: acme/track#6, acme/track#9',
    ],
  ],
  [
    'three problems that were written down before anybody had asked',
    'problems.Principal',
    true,
    [
      'Wrote that half of the returns are our own labels. | When: 2024-02 | Scope: company | Links: https://github.com/acme/rfcs/pull/3',
      'Wrote what the new customs rules would do to us. | When: 2024-12 | Scope: company | Links: https://github.com/acme/rfcs/pull/30',
      'Led the test that showed the depots filling up. | When: 2025-09 | Scope: company | Links: https://github.com/acme/rfcs/discussions/31',
    ],
  ],
  [
    'three tasks that somebody had ordered and nobody wrote about',
    'problems.Principal',
    false,
    [
      'Led project one. | When: 2024-02 | Scope: company',
      'Led project two. | When: 2024-12 | Scope: company',
      'Led project three. | When: 2025-09 | Scope: company',
    ],
  ],
  [
    'a director with each of the three domains',
    'domains.Director',
    true,
    [
      'Managed the three managers of the depots. | When: 2024-10 to 2025-06 | Scope: multi-team | Criteria: Managing Managers',
      'Managed the budget of the three teams through the freeze. | When: 2025-09 | Scope: multi-team | Criteria: Budget',
      'Managed the yearly plan with Sales and Legal. | When: 2026-01 | Scope: multi-team | Criteria: Alignment',
    ],
  ],
  [
    'a director with three pieces about one domain',
    'domains.Director',
    false,
    [
      'Managed the three managers of the depots. | When: 2024-10 to 2025-06 | Scope: multi-team | Criteria: Managing Managers',
      'Managed a new manager into the job. | When: 2025-09 | Scope: multi-team | Criteria: Managing Managers',
      'Managed the managers through a reorganization. | When: 2026-01 | Scope: multi-team | Criteria: Managing Managers',
    ],
  ],
  [
    'a VP with each of the three domains',
    'domains.VP',
    true,
    [
      'Led the business strategy for the north. | When: 2024-02 to 2025-06 | Scope: company | Criteria: Business Strategy',
      'Led what the board hears of technology. | When: 2025-09 | Scope: company | Criteria: Board Relations',
      'Led the five-year vision. | When: 2026-01 | Scope: company | Criteria: Vision',
    ],
  ],
  ['a VP with filler', 'domains.VP', false, ['Responsible for strategy, the board and the vision.']],
];

describe('what the author of engineer-to-leader would accept and refuse', () => {
  test.each(rows)('%s: %s', (_what, id, accepted, pieces) => {
    const { state } = judge('engineer-to-leader', id, pieces);
    expect([state, YES.includes(state)]).toEqual([state, accepted]);
  });
});
