/** A ladder with everything that the format knows, small. */
export const wholeLadder = `
schema: 1
id: whole
version: 2.0.0
title: Everything
scopes: [task, team, multi-team]
roles: [author, lead]
levels:
  - { id: '1', title: Junior, goal: Learns the craft., experience: 0-2 years, tenure: 1-2 years, compensation: { base: $123K },
      reach: [One service], responsibilities: [Answers tickets], skills: [{ title: Cloud, depth: Basic, must: true, items: [EC2 basics] }],
      buckets: [{ id: month-3, title: Month 3, criteria: { onboarding: Completed the onboarding checklist., deploys: { text: Deployed 10 times., strength: should, rubric: { count: { min: 10, of: deployments, source: [references, register] } } } } }] }
  - { id: '2', title: Senior, statement: I can do it alone., requires: [Phase 0], aliases: [Senior Dev], equivalents: { Big Tech: L5 }, includes: [{ level: '1', as: again }] }
  - { id: 3A, titles: [Staff, Architect], includes: [{ level: '2', as: assumed }] }
  - 3B
  - 4A
tracks:
  - { id: ic, title: Individual, levels: ['1', '2', 3A, 4A] }
  - { id: m, title: Management, levels: ['1', '2', 3B] }
level-sets: { Staff+: [3A, 4A] }
forks:
  - { id: fork, title: Career fork, at: '2', try: [Mentor somebody], options: [{ to: 3A, title: Staff path, pros: [Deep work], cons: [Less people], fits: [Builders], prepare: [Write ADRs] }, { to: 3B, title: Management path }] }
areas: [{ id: tech, title: Technical }, { id: people, title: People }]
rubric: { items: 1, dated: true }
competencies:
  - id: design
    title: Design
    area: tech
    criteria:
      '2': Designs well.
      3A:
        - { id: design.rfc, text: 'Writes RFCs:', facets: [Context, Risks], guidance: "First **bold** part.\\n\\n- one\\n- two", examples: [Good one.], anti-examples: [Bad one.], prompts: [Was it read?],
            strength: should, tracks: [ic], from: 2027-01-01, until: 2028-01-01, since: 2.0.0, was: [Writes documents.], rubric: { kind: [rfc, document], any: [{ items: 2 }, { kind: talk, dated: false }] } }
        - { id: design.saves, text: Saves money., rubric: { change: { min: needs-owner, direction: less, unit: money }, judgement: true, waivable: true } }
        - { id: design.two, text: Does two of three., rubric: { at-least: { min: 2, of: [{ kind: rfc }, { all: [{ kind: talk }, { people: { min: 3, level: Staff+, share: 1/3 } }] }, { judgement: true, items: false }] } } }
  - { id: mentoring, title: Mentoring, area: people, criteria: { 3B: { text: Mentors., rubric: { people: 2 } }, 4A: Mentors mentors. } }
groups:
  - id: capstone
    level: 3A
    title: Capstone
    rule: any
    criteria: { platform: A platform., oss: { text: An open-source project., rubric: { repositories: 2, kinds: { min: 2, of: [release, pull-request] } } } }
    groups: [{ id: both, title: Both, rule: { at-least: 1 }, criteria: { talk: A talk. }, of: [design.rfc] }]
promotions:
  - { from: '2', to: 3A, timeline: 3 years, statistics: [About 30 %.], prepare: [Lead something.], risks: [Less code.],
      gates: { time-in-level: 90 days, since-promotion: 1 year, previous-level: met, sponsors: { min: 2, level: 3A, teams: 2, organizations: 2, not: [manager] }, feedback: { min: 5 }, packet: { sections: [Summary], words: 1500 }, forum: The forum has heard it. },
      groups: [{ id: technical, rule: all, criteria: { debugging: Debugs. } }],
      decide: { must: all, should: met-or-explained, partial: { max: 1 }, areas: all, at-least: [{ area: tech, min: 1 }] } }
  - { from: 3A, to: 3B, kind: switch }
  - { from: 3B, to: 3A, kind: switch, returns: true }
retired: [{ id: design.old, text: Old text., replaced-by: design.rfc, since: 2.0.0 }]
maxims: [{ text: Years not sprints., competency: design }, Whole maxim.]
pitfalls: [{ text: Hero fixing., level: '2' }]
barriers: [{ text: Still coding all day., fix: Delegate., track: ic }]
about: [{ text: Judgement., level: 3A }]
not-about: [More tools.]
not-required: [Certificates.]
examples: [{ title: Cost, text: Saved 20 %. }, { title: Cost, text: Saved 40 %. }]
advice: [Keep a brag document.]
scales: [{ id: maturity, title: Maturity, steps: [{ id: Ad hoc, text: Somebody runs a script. }] }]
phrasings: [{ audience: Executives, avoid: The loss decreased., prefer: It saves hours., hint: Say the outcome. }]
tables: [{ title: IC and management, columns: [Aspect, IC, Management], rows: [[Coding, a lot, little]] }]
glossary: { ADR: A record of a decision. }
`;
