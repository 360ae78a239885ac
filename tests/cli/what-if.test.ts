import { describe, expect, test } from 'vitest';
import { checkPackets } from '../../src/check/check.ts';
import { noFacts } from '../../src/evidence/facts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { noActs } from '../../src/people/acts.ts';
import { whatIfLog } from '../../src/cli/what-if.ts';
import { UsageError } from '../../src/cli/console.ts';
import { day } from '../rubric/factory.ts';
import { inFolder } from './support.ts';

const ladder = `schema: 1
id: made
version: 1.0.0
title: Made
rubric: { items: 1, link: 1, judgement: true }
levels: [A, B]
tracks: [{ id: ic, title: IC, levels: [A, B] }]
competencies:
  - { id: code, title: Code, criteria: { B: Writes code. } }
  - { id: talks, title: Talks, criteria: { B: { text: Gives talks., rubric: { waivable: true } } } }
`;
const packet = '---\ncandidate: octo-ada\nfrom: A\nto: B\n---\n\n## Code\n\n- Wrote the parser, acme/x#1.\n';

/** The states of the packet's criteria, if somebody wrote these. */
function states(...commands: readonly string[]): string {
  const [result] = checkPackets({
    packets: [{ path: 'p.md', bytes: new TextEncoder().encode(packet) }],
    ladders: [{ path: 'ladder.yml', bytes: new TextEncoder().encode(ladder) }],
    settings: defaultSettings,
    facts: noFacts,
    acts: noActs,
    log: whatIfLog(commands),
    today: day('2026-06-30'),
    draft: false,
    version: '0',
  }).packets;
  return result?.criteria.map(({ criterion, state }) => `${criterion.id} ${state}`).join(', ') ?? '';
}

describe('--with', () => {
  test.each([
    [[], 'code.B judgement, talks.B missing'],
    [['endorse code.B as octo-kim'], 'code.B met, talks.B missing'],
    [['/readiness  endorse code.B relationship: peer; I was there as @octo-kim'], 'code.B met, talks.B missing'],
    [['waive talks.B until 2030-01-01 because on leave as octo-lead'], 'code.B judgement, talks.B waived'],
    [['concern code.B it was mine as octo-sam'], 'code.B disputed, talks.B missing'],
    [['concern code.B it was mine as octo-sam', 'resolve a-1 as octo-sam'], 'code.B judgement, talks.B missing'],
    // Whoever may not help themselves may not here either.
    [['endorse code.B as octo-ada'], 'code.B judgement, talks.B missing'],
    [['waive code.B until 2030-01-01 because on leave as octo-lead'], 'code.B judgement, talks.B missing'],
  ])('%j', (commands, expected) => {
    expect(states(...commands)).toBe(expected);
  });

  test.each(['endorse code.B', 'as octo-kim', '', 'endorse code.B as not a login'])('refuses %j', (written) => {
    expect(() => whatIfLog([written])).toThrow(UsageError);
  });
});

describe('check --with', () => {
  const { file, run } = inFolder();
  const asked = (command: string, own = packet): { readonly status: number | null; readonly err: string } => {
    file('ladder/made/ladder.yml', ladder);
    file('p.md', own);
    return run(['check', 'p.md', '--with', command]);
  };

  test('says first what it changes', () => {
    expect(asked('endorse code.B as octo-kim').err).toBe('p.md: with that, `code.B`: judgement → met\n');
    expect(asked('waive talks.B until 2030-01-01 because on leave as octo-lead').err).toBe(
      'p.md: with that, verdict: incomplete → complete\np.md: with that, `talks.B`: missing → waived\n',
    );
  });
  test('the verdict too', () => {
    const both = `${packet}\n## Talks\n\n- Spoke, acme/x#2.\n`;
    expect(asked('concern code.B it was mine as octo-sam', both).err).toBe(
      'p.md: with that, verdict: complete → incomplete\np.md: with that, `code.B`: judgement → disputed\n',
    );
  });
  test('says that nothing changes, where that is so', () => {
    expect(asked('endorse talks.B as octo-kim').err).toBe(
      'p.md: with that, no criterion changes its state, and the verdict stays.\n',
    );
  });
  test('and only why, where it would have no effect', () => {
    const { err } = asked('endorse nothing.B as octo-kim');
    expect(err).toContain('would have no effect');
    expect(err).not.toContain('with that');
  });
});
