/**
 * Six people who would use these ladders, and what a committee that reads their packets would find open: decided first,
 * then held against what the report blocks on. What only a person can know is left to a person.
 */
import { describe, expect, test } from 'vitest';
import { plain } from '../../src/text/words.ts';
import { factsOf, judgePacket } from './table.ts';

interface Person {
  readonly who: string;
  readonly ladder: string;
  readonly front: string;
  readonly body: string;
  /** What a committee finds open. */
  readonly open: readonly RegExp[];
  /** How many open things the committee would not have named itself: give or take. */
  readonly more: number;
  /** What it would be unjust to call open. */
  readonly settled: readonly string[];
}

const people: readonly Person[] = [
  {
    who: 'a junior who has met her milestones but names nobody and no mistake',
    ladder: 'devops',
    front: "from: '1'\nto: '2'\ntrack: ic",
    body: `## Month 3
- Deployed to sandbox 14 times without a failure.
  - When: 2025-01 to 2025-03
  - Criteria: 1.month-3.sandbox-deployments
- Fixed the queue that stood still, with octo-kim beside me. 2025-02 #4
  - Criteria: 1.month-3.first-incident
- Wrote a script that cleans scratch orgs. 2025-03 #7
  - Criteria: 1.month-3.first-script
- Finished the onboarding list. 2025-01 #9
  - Criteria: 1.month-3.onboarding
## Month 6
- Handled the full disk of the build machine. 2025-05 #21
  - Role: responder
  - Criteria: 1.month-6.tier-1-incidents
- Handled the expired certificate. 2025-06 #24
  - Role: responder
  - Criteria: 1.month-6.tier-1-incidents
- Wrote seven documentation pages. 2025-06
  - Criteria: 1.month-6.documentation
- Cached the packages of the pipeline. 2025-05 #30
  - Criteria: 1.month-6.pipeline-improvements
- Ran the tests in parallel. 2025-06 #31
  - Criteria: 1.month-6.pipeline-improvements
## Month 12
- Owned the mail relay, from code to alerts. 2025-08 to 2026-01 #40
  - Role: owner
  - Scope: service
  - Criteria: 1.month-12.small-service
- Proposed the nightly clean-up and built it. 2025-09 #41 #42
  - Criteria: 1.month-12.first-improvement
- Reviewed the first change of our working student. 2025-11 #43
  - Criteria: 1.month-12.junior-reviews
- N/A: nobody was hired in that year; reason: hiring was frozen
  - Criteria: 1.month-12.new-hires
`,
    open: [/no-repeat-mistakes/u, /month-18-24/u, /1-2\.technical/u, /1-2\.impact/u, /1-2\.soft-skills/u],
    more: 0,
    settled: [
      '1.month-3.sandbox-deployments',
      '1.month-6.tier-1-incidents',
      '1.month-6.documentation',
      '1.month-12.small-service',
      '1.month-12.new-hires',
      '1.month-12.junior-reviews',
    ],
  },
  {
    who: 'a senior who solved three tasks and lets nobody speak for him',
    ladder: 'engineer-to-leader',
    front: 'from: Junior\nto: Senior\ntrack: ic',
    body: `## Problems solved
- Wrote the import of price lists. 2025-10 #1
- Wrote the export for the tax office. 2026-01 #2
- Wrote the search by number plate. 2026-04 #3
`,
    open: [/problems\.Senior/u],
    more: 0,
    settled: [],
  },
  {
    who: 'a staff SRE at a company without public cloud: thirteen strong pieces',
    ladder: 'staff-principal',
    front: 'from: Senior Engineer\nto: Phase 6',
    body: `## Systems Architecture at Org Scale
- Led the design of the two halls that carry all traffic.
  - When: 2024-03 to 2024-11
  - Scope: organization
  - Criteria: architecture.systems
  - Links: #1
- Wrote how we answer the regulator from both halls.
  - When: 2025-02
  - Scope: organization
  - Criteria: architecture.systems, exit.long-term
  - Links: #2
- Compared one broker with two, and wrote why two. 2025-03
  - Scope: organization
  - Kind: RFC
  - Criteria: architecture.trade-offs, exit.strategy
  - Links: #3
- Compared buying the scheduler with building it. 2025-06
  - Scope: organization
  - Kind: RFC
  - Criteria: architecture.trade-offs, cloud-strategy.lock-in
  - Links: #4
## Decisions
- Facilitated the weekly design review of the four platform teams.
  - When: 2025-01
  - Scope: multi-team
  - Criteria: decisions.reviews, mentorship.bar
  - Links: #5
- Facilitated the review of the storage design.
  - When: 2025-06
  - Scope: organization
  - Criteria: decisions.reviews, mentorship.bar
  - Links: #6
- Said no to a third message format, with the numbers of the last two. 2025-04
  - Scope: multi-team
  - Criteria: decisions.push-back, mentorship.influence
  - Links: #7
## Reliability
- Owned the error budget of the six teams in front of customers.
  - When: 2024-08 to 2025-07
  - Scope: organization
  - Criteria: reliability.ownership, exit.ambiguity
  - Links: #8
- Wrote the eleven objectives that all teams sign. 2024-10
  - Role: author
  - Scope: organization
  - Criteria: reliability.slos, feedback-loops.production, feedback-loops.strategy
  - Links: #9
## Platform
- Led the paved road for services: from an idea to production without a ticket.
  - When: 2024-05 to 2025-02
  - Scope: organization
  - Criteria: platform.success, platform.cognitive-load, initiatives.quarters, capstone.reliability
  - Links: #10
  - Metric: lead time 9 days -> 2 days
- Led the end of the old scheduler. 2025-03 to 2025-09
  - Scope: multi-team
  - Criteria: initiatives.deprecation, initiatives.migrations, exit.scale-teams
  - Links: #11
## People
- Mentored octo-raj, a senior, to his first design across teams.
  - When: 2024-01 to 2024-08
  - Scope: multi-team
  - Criteria: mentorship.seniors, exit.mentor-seniors
- Mentored octo-lena and octo-tom, seniors of Storage.
  - When: 2025-01 to 2025-10
  - Scope: multi-team
  - Criteria: mentorship.seniors, exit.mentor-seniors
## Cloud
- N/A: one provider of our own; reason: we run our own halls and no public cloud
  - Criteria: cloud-strategy.multi-account, cloud-strategy.active-active, cloud-strategy.exit
`,
    // Nothing about security, money or what comes next: a handful of gaps, each with its name.
    open: [/area\.security/u, /area\.economics/u, /area\.future/u],
    more: 1,
    settled: ['decisions.reviews', 'reliability.ownership', 'mentorship.seniors', 'cloud-strategy.exit', 'capstone'],
  },
  {
    who: 'a manager who hired and grew a team, and whose strategy nobody can read',
    ladder: 'devops',
    front: 'from: 4B\nto: 5B\ntrack: management',
    body: `## Demonstrate
- Managed the platform team through three replans: four releases a year, all on time, one person left.
  - When: 2023-10 to 2024-03
  - Scope: team
  - Criteria: 4B-5B.demonstrate.team-impact
- Managed the same through the move of the data centre.
  - When: 2024-09 to 2025-03
  - Scope: team
  - Criteria: 4B-5B.demonstrate.team-impact
- Managed the first year of the night shift without a resignation.
  - When: 2025-09 to 2026-03
  - Scope: team
  - Criteria: 4B-5B.demonstrate.team-impact
- Grew the team from five to eleven people.
  - When: 2023-10 to 2026-03
  - Role: manager
  - Criteria: 4B-5B.demonstrate.team-growth
- Hired seven engineers; six are still here.
  - When: 2023-10 to 2026-03
  - Role: manager
  - Criteria: 4B-5B.demonstrate.hiring
- Three of the team were promoted; my manager can say who.
  - When: 2024-06 to 2026-01
  - Criteria: 4B-5B.demonstrate.promotions
- I think beyond my team, as everybody knows.
  - When: 2026-01
  - Scope: multi-team
  - Criteria: 4B-5B.demonstrate.strategic-thinking
`,
    open: [/strategic-thinking/u],
    more: 0,
    settled: ['team-impact', 'team-growth', 'hiring', 'promotions'].map((name) => `4B-5B.demonstrate.${name}`),
  },
  {
    who: 'a director with people and alignment and nothing of the budget',
    ladder: 'engineer-to-leader',
    front: 'from: EM\nto: Director\ntrack: management',
    body: `## Domains
- Managed the three managers of the depots, one of them new.
  - When: 2024-10 to 2025-06
  - Scope: multi-team
  - Criteria: Managing Managers
- Managed the managers through the merger.
  - When: 2025-07 to 2025-12
  - Scope: multi-team
  - Criteria: Managing Managers
- Managed the yearly plan with Sales and Legal.
  - When: 2026-01
  - Scope: multi-team
  - Criteria: Alignment
`,
    open: [/domains\.Director.*Budget/u],
    more: 0,
    settled: [],
  },
  {
    who: 'a distinguished engineer who writes and decides, and does not speak or mentor outside',
    ladder: 'distinguished',
    front: 'from: Phase 6\nto: Phase 7',
    body: `## Vision
- Wrote where metering is in 2030. 2024-05
  - Scope: organization
  - Criteria: vision.horizon, exit.direction
  - Links: #1
- Aligned the meter platform with tariffs by the hour. 2024-09
  - Scope: company
  - Criteria: vision.alignment, influence.translation
  - Links: #2, #3
## Decisions
- Owned the way out of the shared database, for which there was no way back. 2023-10 to 2025-03
  - Scope: organization
  - Criteria: one-way-doors.rollback, exit.irreversible, governance.bad-patterns
  - Links: #4
- Owned the principles that all 40 teams build by. 2023-08 to 2026-02
  - Role: author
  - Scope: company
  - Criteria: governance.principles, governance.guardrails, exit.durable, responsibility.privacy, responsibility.society
  - Links: #5
- Planned the second data centre with the CFO and Legal. 2025-02
  - Scope: company
  - Criteria: influence.executives
  - Confirmed by: @octo-cfo, @octo-legal
- Modelled what one meter costs us. 2024-11
  - Scope: company
  - Criteria: capital.unit-economics
  - Links: #6
- Led the two-region plan that let us sell abroad. 2024-10 to 2025-09
  - Scope: company
  - Criteria: capital.revenue
  - Confidential: attested by @octo-cfo
- Built the deployment platform that 2,300 users work on. 2024-02
  - Role: owner
  - Scope: organization
  - Criteria: ecosystems.internal-platforms, systemic-risk.unknowns
  - Links: #7
- N/A: no developers outside; reason: our interfaces are for our own meters
  - Criteria: ecosystems.external-apis
- Wrote the retry semantics of the meter standard. 2024-02
  - Scope: industry
  - Kind: open standard
  - Criteria: ecosystems.contributions, exit.beyond-org, external.conversations, capstone.platform
  - Role: lead, author
  - Links: #8
- Wrote the back-pressure of the collector. 2025-02
  - Scope: industry
  - Kind: CNCF
  - Criteria: ecosystems.contributions
  - Links: #9
- Wrote the upper half of our ladder. 2023-09
  - Scope: organization
  - Criteria: talent.frameworks
  - Links: #10
- Mentored octo-mara until she owned what I owned. 2023-09 to 2024-12
  - Scope: organization
  - Criteria: talent.leaders, exit.leaders
- Mentored octo-ravi, now chief architect elsewhere. 2024-02 to 2025-10
  - Scope: organization
  - Criteria: talent.leaders, exit.leaders
- Wrote why we do not take the second cloud. 2025-03
  - Scope: organization
  - Kind: ADR
  - Criteria: frontier.restraint
  - Links: #11
`,
    open: [/area\.external/u],
    more: 1,
    settled: ['exit.leaders', 'exit.durable', 'capstone'],
  },
];

describe.each(people.map((person) => [person.who, person] as const))('%s', (_who, person) => {
  const packet = `---\ncandidate: octo-ada\nladder: ${person.ladder}\n${person.front}\nin-level-since: 2020-01-01\nperiod: 2023-07..2026-06\nmanager: octo-mgr\nrepository: acme/api\n---\n\n${person.body}`;
  const result = judgePacket(person.ladder, packet, factsOf(packet));
  const blocking = result.criteria
    .filter(({ blocks }) => blocks)
    .map(({ criterion, lacks }) => `${criterion.id}: ${lacks.map(({ message }) => plain(message)).join(' ')}`);

  test('what a committee would find open is open', () => {
    expect(result.verdict).toBe('incomplete');
    expect(person.open.filter((one) => !blocking.some((said) => one.test(said)))).toEqual([]);
  });

  test('and hardly anything else', () => {
    const others = blocking.filter((said) => !person.open.some((one) => one.test(said)));
    expect(others.slice(person.more)).toEqual([]);
  });

  test('what stands there is not called open', () => {
    const states = new Map(result.criteria.map(({ criterion, state }) => [criterion.id, state]));
    expect(
      person.settled.flatMap((id) =>
        ['met', 'judgement', 'not-applicable'].includes(states.get(id) ?? '') ? [] : [`${id} ${states.get(id)}`],
      ),
    ).toEqual([]);
  });
});
