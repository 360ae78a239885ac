import { describe, expect, test } from 'vitest';
import { renderText } from '../../src/report/text.ts';
import { withSections } from '../ladder/support.ts';
import { acts, day } from '../rubric/factory.ts';
import { checked, codes, lacks, packetFor, states, told } from './support.ts';

const ladder = withSections(`levels:
  - { id: L4, buckets: [{ id: month-3, title: Month 3, criteria: { deploys: Deployed to production. } }] }
  - L5
  - L6
areas: [{ id: technical, title: Technical }, { id: people, title: People }]
competencies:
  - { id: code, title: Code, area: technical, criteria: { L4: Writes code., L5: { text: Leads the code of others., strength: should } } }
  - { id: growth, title: Growth, area: people, criteria: { L5: { text: Grows people., strength: suggested } } }
groups:
  - { id: capstone, title: Capstone, level: L5, rule: any, criteria: { platform: Built a platform., transformation: Changed how an organization works., project: Ran an open-source project. } }
promotions:
  - { from: L4, to: L5, gates: { previous-level: met, packet: { words: 60, strength: should } }, decide: { should: met-or-explained, areas: all } }`);
const all = `## Code

- Led it.

## Growth

- Grew them.

- Deployed it.
  - Criteria: L4.month-3.deploys
- Built it.
  - Criteria: capstone.platform
- Wrote it.
  - Criteria: code.L4`;
const check = (body: string, more = {}) => checked(ladder, packetFor({}, body), more);

describe('a promotion with milestones, a capstone, gates and areas', () => {
  test('is complete when each is there', () => {
    const result = check(all);
    expect([result.verdict, states(result)]).toEqual([
      'complete',
      [
        'code.L5 met',
        'growth.L5 met',
        'L4.month-3.deploys met',
        'L4-L5.previous-level met',
        'L4-L5.packet met',
        'capstone met',
        'L4-L5.area.technical met',
        'L4-L5.area.people met',
      ],
    ]);
  });
  test('the capstone is one row that blocks, and says what to choose', () => {
    const result = check(all.replace('capstone.platform', 'code.L5'));
    expect(states(result)).toContain('capstone missing*');
    expect(lacks(result, 'capstone')).toEqual([
      '0 of 1 is met. There is no evidence for any of them. Choose one and add evidence with `Criteria:` and its id: `capstone.platform`, `capstone.transformation` or `capstone.project`.',
    ]);
  });
  test('an area without anything blocks, though its only criterion is a suggestion', () => {
    const result = check(all.replace('- Grew them.', ''));
    expect([result.verdict, lacks(result, 'L4-L5.area.people')]).toEqual([
      'incomplete',
      ['0 of 1 in this area is met. Complete one of `growth.L5`.'],
    ]);
  });
  test('the level below is met by this packet, as a person says, or left to one; never missing', () => {
    const without = all.replace('code.L4', 'code.L5');
    expect(states(check(without))).toContain('L4-L5.previous-level judgement');
    expect(
      states(check(without, { acts: acts({ endorsements: [{ criterion: 'L4-L5.previous-level', by: 'octo-mgr' }] }) })),
    ).toContain('L4-L5.previous-level met');
    expect(
      states(check(without, { acts: acts({ endorsements: [{ criterion: 'L4-L5.previous-level', by: 'octo-ada' }] }) })),
    ).toContain('L4-L5.previous-level judgement');
  });
  test('a packet that is too long is told by how much, and may explain it', () => {
    const long = `${all}\n\n## Summary\n\n${'word '.repeat(60)}`;
    expect(lacks(check(long), 'L4-L5.packet')[0]).toMatch(/^The packet has \d+ words; the ladder asks for at most 60/u);
    expect(states(check(long))).toContain('L4-L5.packet missing*');
  });
  test('a milestone that is not there blocks, and is named by its id', () => {
    expect(lacks(check(all.replace('L4.month-3.deploys', 'code.L5')), 'L4.month-3.deploys')).toEqual([
      'No evidence and no stated gap. Add evidence with `Criteria: L4.month-3.deploys`, or `- Gap: …; plan: …`.',
    ]);
  });
  test("a heading of the capstone or of a milestone's time is no unknown heading", () => {
    expect(
      codes(
        check(
          `${all}\n\n## Capstone\n\n- [x] Ran an open-source project.\n  - It has users.\n\n## Month 3\n\n- More.\n  - Criteria: L4.month-3.deploys`,
        ),
      ),
    ).toEqual([]);
  });
});

test('an item under the title of a group that names none of its members is offered those', () => {
  const result = check('## Capstone\n\n- Did something large.');
  expect(told(result, 'packet-item-untied')).toEqual([
    expect.stringContaining('with `capstone.platform`, `capstone.transformation` or `capstone.project`'),
  ]);
});

test("one artefact counts for as many criteria as the ladder lets it, in the ladder's order", () => {
  const reuse = withSections(
    'rubric: { reuse: 1 }\ncompetencies:\n  - { id: a, title: A, criteria: { L5: Does a. } }\n  - { id: b, title: B, criteria: { L5: Does b. } }',
  );
  const result = checked(reuse, packetFor({}, '- Did it. https://github.com/acme/x/pull/1\n  - Criteria: b.L5, a.L5'));
  expect(states(result)).toEqual(['a.L5 met', 'b.L5 partial*']);
  expect(lacks(result, 'b.L5')[0]).toContain('only links that already count for `a.L5`');
  expect(
    states(
      checked(
        reuse.replace('reuse: 1', 'reuse: 2'),
        packetFor({}, '- Did it. https://github.com/acme/x/pull/1\n  - Criteria: b.L5, a.L5'),
      ),
    ),
  ).toEqual(['a.L5 met', 'b.L5 met']);
});

test('an artefact that is cited for several criteria is shown, with how many', () => {
  const several = withSections(
    'competencies:\n  - { id: a, title: A, criteria: { L5: Does a. } }\n  - { id: b, title: B, criteria: { L5: Does b. } }',
  );
  const shown = (body: string) =>
    renderText(
      { version: '0', packets: [checked(several, packetFor({}, body))], findings: [], enforce: false },
      { colour: false, width: 100 },
    );
  expect(shown('- Did it. https://github.com/acme/x/pull/1\n  - Criteria: a.L5, b.L5')).toContain(
    'Cited for several criteria: `acme/x#1` (2).',
  );
  expect(shown('- Did it. https://github.com/acme/x/pull/1\n  - Criteria: a.L5')).not.toContain('Cited for several');
});

test('a level without criteria is legal; a packet that aims at it is told so and never complete', () => {
  const empty = withSections('competencies:\n  - { id: code, title: Code, criteria: { L4: Writes., L5: Leads. } }');
  const result = checked(empty, packetFor({ from: 'L5', to: 'L6' }, '## Code\n\n- Led it.'));
  expect([result.verdict, codes(result)]).toEqual(['unchecked', expect.arrayContaining(['packet-nothing-required'])]);
});

test('dates exactly on the boundary count', () => {
  const gate = withSections(
    'promotions: [{ from: L4, to: L5, gates: { since-promotion: 12 months, time-in-level: 12 months } }]',
  );
  const at = (since: string) =>
    states(
      checked(
        gate,
        packetFor({ more: `in-level-since: ${since}\nlast-promotion: ${since}\n` }, '## Code\n\n- Led it.'),
        { today: day('2026-11-21') },
      ),
    ).slice(1);
  expect(at('2025-06-30')).toEqual(['L4-L5.since-promotion met', 'L4-L5.time-in-level met']);
  expect(at('2025-07-01')).toEqual(['L4-L5.since-promotion missing*', 'L4-L5.time-in-level missing*']);
});

describe('a switch', () => {
  const switching = withSections(`levels: [L4, M1, L5]
tracks: [{ id: ic, levels: [L4, L5] }, { id: management, levels: [M1] }]
competencies:
  - id: code
    title: Code
    criteria:
      L4:
        - { id: code.all, text: Writes code. }
        - { id: code.ic, text: Designs alone., tracks: [ic] }
        - { id: code.management, text: Plans., tracks: [management] }
  - { id: growth, title: Growth, criteria: { M1: Grows people. } }
promotions: [{ from: L4, to: M1, kind: switch, gates: { previous-level: met } }]`);
  const gate = (...ids: readonly string[]) =>
    states(
      checked(
        switching,
        packetFor(
          { to: 'M1' },
          `## Growth\n\n- Grew them.\n\n${ids.map((id) => `- Did ${id}.\n  - Criteria: ${id}`).join('\n')}`,
        ),
      ),
    )[1];
  test('leaves a level as its own track has it', () => {
    expect(gate('code.all')).toBe('L4-M1.previous-level judgement');
    expect(gate('code.all', 'code.ic')).toBe('L4-M1.previous-level met');
  });
});

describe('one artefact for one criterion', () => {
  const once = withSections(
    'rubric: { items: 1, reuse: 1 }\ncompetencies:\n  - { id: code, title: Code, criteria: { L5: { text: Leads., strength: suggested } } }\n  - { id: growth, title: Growth, criteria: { L5: Grows. } }',
  );
  const pull = 'https://github.com/acme/x/pull/7';
  test('what a gap mentions is not used up', () => {
    expect(
      states(
        checked(
          once,
          packetFor(
            {},
            `## Code\n\n- Gap: nothing but ${pull}; plan: more of it.\n\n## Growth\n\n- Did it in ${pull}.`,
          ),
        ),
      ),
    ).toEqual(['code.L5 gap', 'growth.L5 met']);
    expect(
      states(checked(once, packetFor({}, `## Code\n\n- Did it in ${pull}.\n\n## Growth\n\n- Did it in ${pull}.`))),
    ).toEqual(['code.L5 met', 'growth.L5 partial*']);
  });
});
