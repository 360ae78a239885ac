/** Who wrote what a claim stands on: its own lines, and no others. */
import { expect, test } from 'vitest';
import { prepare } from '../../src/check/check.ts';
import { noFacts } from '../../src/evidence/facts.ts';
import { defaultSettings } from '../../src/files/settings.ts';
import { noActs, type Acts } from '../../src/people/acts.ts';
import { bound } from '../../src/people/log.ts';
import type { Blame, Written } from '../../src/people/writers.ts';
import { plain } from '../../src/text/words.ts';
import { comment, logOf } from '../people/support.ts';
import { day } from '../rubric/factory.ts';
import { checked, codes, packetFor, states, told } from './support.ts';

const LADDER = `schema: 1
id: made
version: 1.0.0
title: Made
rubric: { items: 1, link: 1, judgement: true }
levels: [L4, L5]
tracks: [{ id: ic, title: IC, levels: [L4, L5] }]
competencies:
  - { id: code, title: Code, criteria: { L5: Writes code. } }
  - { id: talks, title: Talks, criteria: { L5: Gives talks. } }
  - { id: plans, title: Plans, criteria: { L5: { text: Plans., rubric: { waivable: true } } } }
`;
const BODY = `Some words before.

## Code

- **Wrote the parser.**
  - Links: https://github.com/acme/x/pull/1

  - Role: author

## Talks

| What | Links |
|---|---|
| A talk | https://github.com/acme/x/pull/2 |

## Plans

- Gap: no plan yet; plan: one, by 2199-01-01.
`;
const PACKET = packetFor({}, BODY);
const LINES = PACKET.split('\n');
const lineOf = (begin: string): number => LINES.findIndex((line) => line.startsWith(begin)) + 1;

const blame = (line: number, login: string | null): Blame =>
  LINES.map((_, index): Written => {
    const own = index + 1 === line;
    return {
      from: index + 1,
      to: index + 1,
      commit: own ? 'b'.repeat(40) : 'a'.repeat(40),
      authors: own ? (login === null ? [] : [{ login, id: null }]) : [{ login: 'octo-ada', id: null }],
      rest: own && login === null ? 'no-account' : 'none',
    };
  });

const input = {
  packets: [{ path: 'packets/octo-ada.md', bytes: new TextEncoder().encode(PACKET) }],
  ladders: [{ path: 'ladder/x/ladder.yml', bytes: new TextEncoder().encode(LADDER) }],
  settings: defaultSettings,
  facts: noFacts,
  acts: noActs,
  today: day('2026-06-30'),
  draft: false,
  version: '0.0.0',
};
const { digests = new Map<string, string>() } = checked(LADDER, PACKET);
/** What becomes of endorsing all three, where somebody wrote one line. */
const barred = (line: number, login: string | null = 'octo-kim'): string[] => {
  const log = logOf(
    ['code.L5', 'talks.L5', 'plans.L5'].map((id) =>
      comment('octo-kim', `/readiness endorse ${bound(id, digests.get(id) ?? '')}`),
    ),
  );
  const { people } = prepare({ ...input, log, blame: new Map([['packets/octo-ada.md', blame(line, login)]]) });
  return people?.refusals.map(({ why }) => /`(\w+\.L5)`/u.exec(plain(why))?.[1] ?? plain(why)) ?? [];
};

test.each([
  ['the front matter', lineOf('candidate:'), []],
  ['prose', lineOf('Some words'), []],
  ['a heading', lineOf('## Code'), []],
  ['an empty line within the claim', lineOf('  - Role') - 1, []],
  ['the claim', lineOf('- **Wrote'), ['code.L5']],
  ['a field of it', lineOf('  - Links'), ['code.L5']],
  ['a field after an empty line', lineOf('  - Role'), ['code.L5']],
  ['a header of a table', lineOf('| What'), []],
  ['a row', lineOf('| A talk'), ['talks.L5']],
  ['a statement', lineOf('- Gap'), ['plans.L5']],
])('who wrote %s', (_, line, expected) => {
  expect(line).toBeGreaterThan(0);
  expect(barred(line)).toEqual(expected);
});

test('somebody without an account bars nobody, and it is told once somebody speaks for their lines', () => {
  const line = lineOf('- **Wrote');
  expect(barred(line, null)).toEqual([]);
  const by = new Map([['packets/octo-ada.md', blame(line, null)]]);
  expect(codes(checked(LADDER, PACKET, { blame: by }))).not.toContain('packet-writer-unknown');
  const acts: Acts = { ...noActs, endorsements: [{ criterion: 'code.L5', by: 'octo-kim' }] };
  expect(told(checked(LADDER, PACKET, { blame: by, acts }), 'packet-writer-unknown')).toEqual([
    `${line}:1 Who wrote line ${line} is not known: GitHub knows no account for an author of 1 commit (\`bbbbbbb\`). What \`octo-kim\` said for it counts, as long as they did not write it. Whoever made the commit adds its address to their account (Settings, Emails); then write \`/readiness recheck\`.`,
  ]);
});

test('a file of acts says who wrote what: their acts do not count, and it is told', () => {
  const id = checked(LADDER, PACKET).evidence[0]?.item.id ?? '';
  const acts: Acts = {
    ...noActs,
    endorsements: [
      { criterion: 'code.L5', by: 'octo-kim' },
      { criterion: 'talks.L5', by: 'octo-kim' },
    ],
    attestations: [{ evidence: id, by: 'octo-kim' }],
    waivers: [{ criterion: 'plans.L5', by: 'octo-lead', reason: 'leave', until: null }],
  };
  const open = ['code.L5 met', 'talks.L5 met', 'plans.L5 waived'];
  expect(states(checked(LADDER, PACKET, { acts }))).toEqual(open);
  const wrote: NonNullable<Acts['wrote']> = [
    { criterion: null, evidence: id, by: 'Octo-Kim' },
    { criterion: 'plans.L5', evidence: null, by: 'octo-lead' },
  ];
  const result = checked(LADDER, PACKET, { acts: { ...acts, wrote } });
  expect(states(result)).toEqual(['code.L5 judgement', 'talks.L5 met', 'plans.L5 gap*']);
  expect(result.acts.attestations).toEqual([]);
  expect(told(result, 'packet-act-own')).toEqual([
    `${lineOf('## Code')}:1 \`octo-kim\` wrote lines of \`code.L5\`, so what they say for it does not count. Ask somebody who knows the work and wrote none of \`code.L5\` to say it.`,
    expect.stringContaining(`wrote lines of \`${id}\``),
    expect.stringContaining('`octo-lead` wrote lines of `plans.L5`'),
  ]);
});
