import { describe, expect, test } from 'vitest';
import { IGNORABLE } from '../../src/findings/packet/ignored.ts';
import { catalogue } from '../../src/findings/catalogue.ts';
import { withSections } from '../ladder/support.ts';
import { checked, codes, packetFor, states, told } from './support.ts';

const LADDER = withSections(
  'competencies:\n  - id: design\n    title: System Design\n    criteria:\n      L5:\n        - { id: leads, text: Leads the design of complex systems. }',
);
const BACKGROUND = 'In 2024 I was in another team, see https://example.com/team.';
const judged = (body: string) =>
  checked(LADDER, packetFor({}, `## System Design\n\n- Led the billing design: acme/billing#12, 2025-03.\n\n${body}`));
const OTHER = `## Other things\n\n${BACKGROUND}`;
const above = (comment: string): string => `## Other things\n\n${comment}\n${BACKGROUND}`;

test('without a comment the notice stands', () => {
  expect(codes(judged(OTHER))).toContain('packet-left-out');
});

test('a notice is ignored in place, counted, and its reason is shown; no state changes', () => {
  const result = judged(above('<!-- readiness ignore packet-left-out: background, not evidence -->\n'));
  expect(codes(result)).not.toContain('packet-left-out');
  expect(told(result, 'packet-notices-ignored')).toEqual([
    '14:1 1 notice of the kind `packet-left-out` is ignored here, on line 16: `background, not evidence` Nothing has to be done; take the comment away to see what it ignores.',
  ]);
  expect(states(result, true)).toEqual(states(judged(OTHER), true));
});

test('only of the block below it', () => {
  const result = judged(
    `${above('<!-- readiness ignore packet-left-out: background -->\n')}\n\n## More\n\nSee https://example.com/more.`,
  );
  expect(told(result, 'packet-left-out')).toHaveLength(1);
});

test('within an item too, and in the form without empty lines', () => {
  const page = 'See https://github.com/acme/billing/strange/9';
  const item = (comment: string) => judged(`- Led the API design: acme/api#7, 2025-04.\n\n  ${comment}${page}`);
  expect(codes(item(''))).toContain('packet-reference-page');
  const result = item('<!-- readiness ignore packet-reference-page: the whole release -->\n  ');
  expect(codes(result)).not.toContain('packet-reference-page');
  expect(told(result, 'packet-notices-ignored')).toEqual([expect.stringContaining('on line 15: `the whole release`')]);
});

describe('a comment that ignores nothing says why', () => {
  test.each([
    ['<!-- readiness ignore packet-left-out -->', 'it needs the code of a finding, a colon and a reason'],
    ['<!-- readiness ignore packet-left-out: ... -->', 'it needs the code of a finding, a colon and a reason'],
    ['<!-- readiness ignore -->', 'it needs the code of a finding, a colon and a reason'],
    ['<!-- readiness ignore packet-left-outt: background -->', 'did you mean `packet-left-out`?'],
    ['<!-- readiness ignore toString: background -->', 'there is no finding `toString`'],
    ['<!-- readiness ignore packet-accounts-declared: mine -->', 'tells reviewers something that they have to know'],
    ['<!-- readiness ignore packet-item-empty: mine -->', 'it says that something does not count as written'],
    ['<!-- readiness ignore packet-mark-glued: so be it -->', 'there is no `packet-mark-glued` in what stands below'],
  ])('%s', (comment, why) => {
    const result = judged(above(`${comment}\n`));
    expect(told(result, 'packet-ignore-idle')).toEqual([expect.stringContaining(why)]);
    expect(codes(result)).toContain('packet-left-out');
  });
  test('in code it is only shown', () => {
    const result = judged(
      `## Other things\n\n\`\`\`\n<!-- readiness ignore packet-left-out: x -->\n\`\`\`\n\n${BACKGROUND}`,
    );
    expect(codes(result)).toContain('packet-left-out');
    expect(codes(result).filter((code) => /ignore/u.test(code))).toEqual([]);
  });
});

test('only notices can be ignored', () => {
  for (const code of IGNORABLE)
    expect([code, new Map(Object.entries(catalogue)).get(code)?.severity]).toEqual([code, 'notice']);
});
