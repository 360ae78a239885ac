import { describe, expect, test } from 'vitest';
import { noActs } from '../../src/people/acts.ts';
import { actCommands } from '../../src/people/commands.ts';
import { rolesWanted } from '../../src/people/wanted.ts';
import { plain } from '../../src/text/words.ts';
import type { Role } from '../../src/people/roles.ts';
import { after, comment, D, folded, ITEM, logOf, OLD, scope } from './support.ts';

const only = (line: string, by = 'octo-jane') => after(by, line).acts[0];
const refused = (by: string, line: string) =>
  after(by, line).refusals.map(({ why, may, instead }) => ({ why: plain(why), may: may !== null, instead }));

test('where anybody can comment, a stranger helps no packet, and a look-up that failed is a no', () => {
  const line = `/readiness endorse design.L5@${D}\n/readiness attest ${ITEM}`;
  const by = (login: string, role: Role | null | undefined) =>
    folded(logOf([comment(login, line)], role === undefined ? {} : { [login]: role }, new Map(), true));
  for (const role of ['none', 'read', null, undefined] as const) {
    const { acts, refusals } = by('octo-stranger', role);
    expect([acts[0]?.endorsements, acts[0]?.attestations, refusals.length]).toEqual([[], [], 2]);
    expect(plain(refusals[0]?.may ?? [])).toContain('triage or above');
  }
  const { acts, refusals } = by('octo-jane', 'triage');
  expect([acts[0]?.endorsements.length, acts[0]?.attestations.length, refusals.length]).toEqual([1, 1, 0]);
  // Objecting makes nothing better: anybody may.
  const objection = folded(
    logOf([comment('octo-stranger', '/readiness concern design.L5 It was mine.')], {}, new Map(), true),
  );
  expect(objection.acts[0]?.concerns).toHaveLength(1);
});

test('whose role is looked up: in a public repository also of those who endorse, after those who decide', () => {
  const entries = [
    comment('octo-jane', `/readiness endorse design.L5@${D}`),
    comment('octo-lead', '/readiness waive talks.L5 until 2026-12-31 because on leave'),
  ];
  expect(rolesWanted(entries, true)).toEqual(['octo-lead', 'octo-jane']);
  expect(rolesWanted(entries, false)).toEqual(['octo-lead']);
});

describe('what stands', () => {
  test('an endorsement of the text as it is', () => {
    expect(only(`/readiness endorse design.L5@${D} I was there`)?.endorsements).toEqual([
      { criterion: 'design.L5', by: 'octo-jane', id: 'a-1' },
    ]);
  });
  test('an attestation', () => {
    expect(only(`/readiness attest ${ITEM}`)?.attestations).toEqual([{ evidence: ITEM, by: 'octo-jane', id: 'a-1' }]);
  });
  test('a concern, also by the candidate', () => {
    for (const by of ['octo-jane', 'octo-ada'])
      expect(only('/readiness concern design.L5 It was a copy.', by)?.concerns).toEqual([
        { criterion: 'design.L5', by, text: 'It was a copy.', id: 'a-1' },
      ]);
  });
  test('a waiver of a maintainer, up to and including its last day', () => {
    for (const until of ['2026-06-30', '2026-12-31'])
      expect(only(`/readiness waive talks.L5 until ${until} because on leave`, 'octo-lead')?.waivers).toEqual([
        { criterion: 'talks.L5', by: 'octo-lead', reason: 'on leave', until, id: 'a-1' },
      ]);
  });
  test('a waiver that was given in time and has ended since stands as ended; one that was over from the start is refused', () => {
    const given = (at: string) =>
      after('octo-lead', '/readiness waive talks.L5 until 2026-06-10 because on leave', { at });
    const [early, late] = [given('2026-06-10T23:00:00Z'), given('2026-06-11T00:00:00Z')];
    expect([early.acts[0]?.waivers.length, early.refusals]).toEqual([1, []]);
    expect([late.acts[0]?.waivers, late.refusals.length]).toEqual([[], 1]);
  });
  test('several in one comment, each with an id', () => {
    const acts = only(`/readiness endorse design.L5@${D}\n/readiness attest ${ITEM}`);
    expect([acts?.endorsements[0]?.id, acts?.attestations[0]?.id]).toEqual(['a-1', 'a-1-2']);
  });
  test('twice by one person counts once', () => {
    const line = `/readiness endorse design.L5@${D}`;
    const { acts } = folded(logOf([comment('octo-jane', line), comment('Octo-Jane', line)]));
    expect(acts[0]?.endorsements).toHaveLength(1);
  });
  test('resolve by who raised it, or by a maintainer; not by others or the candidate', () => {
    const concern = comment('octo-jane', '/readiness concern design.L5 A copy.', { id: '7' });
    const open = (by: string): number =>
      folded(logOf([concern, comment(by, '/readiness resolve a-7')])).acts[0]?.concerns.length ?? -1;
    expect([open('octo-jane'), open('octo-lead'), open('octo-sam'), open('octo-ada')]).toEqual([0, 0, 1, 1]);
  });
  test('withdraw by who gave it, and nobody else', () => {
    const given = comment('octo-jane', `/readiness endorse design.L5@${D}`, { id: '7' });
    const left = (by: string): number =>
      folded(logOf([given, comment(by, '/readiness withdraw a-7')])).acts[0]?.endorsements.length ?? -1;
    expect([left('octo-jane'), left('octo-lead')]).toEqual([0, 1]);
  });
  test('the order is that of writing, whatever the order of reading', () => {
    const raised = comment('octo-jane', '/readiness concern design.L5 A copy.', {
      id: '9',
      at: '2026-06-02T00:00:00Z',
    });
    const early = comment('octo-jane', '/readiness resolve a-9', { id: '8', at: '2026-06-01T00:00:00Z' });
    for (const entries of [
      [raised, early],
      [early, raised],
    ])
      expect(folded(logOf(entries)).acts[0]?.concerns).toHaveLength(1);
  });
});

describe('what has no effect', () => {
  test.each([
    ['octo-ada', 'the candidate'],
    ['ada-at-acme', 'another account of the candidate'],
    ['OCTO-ADA', 'the candidate in capitals'],
  ])('%s, %s, helps the packet', (by) => {
    const lines = [
      `/readiness endorse design.L5@${D}`,
      `/readiness attest ${ITEM}`,
      '/readiness waive talks.L5 until 2026-12-31 because why not',
    ];
    for (const line of lines) {
      const { acts, refusals } = folded(logOf([comment(by, line)], { [by.toLowerCase()]: 'admin' }));
      expect(acts).toEqual([noActs]);
      expect(refusals).toMatchObject([{ may: expect.any(Array) }]);
    }
  });
  test('whoever opened the pull request endorses', () => {
    const log = { ...logOf([comment('octo-mgr', `/readiness endorse design.L5@${D}`)]), author: 'octo-mgr' };
    expect(folded(log)).toMatchObject({ acts: [noActs], refusals: [{ by: 'octo-mgr' }] });
  });
  test.each([
    ['of a bot', { bot: true }, []],
    ['of an account that is gone', { by: null }, []],
    ['edited by somebody else', { edited: { by: 'octo-lead' } }, [{ why: 'edited', editor: 'octo-lead' }]],
    ['minimised', { minimized: true }, [{ why: 'minimized' }]],
    ['dismissed', { dismissed: true }, [{ why: 'dismissed' }]],
  ])('a comment %s', (_, more, ignored) => {
    const result = after('octo-jane', `/readiness endorse design.L5@${D}`, more);
    expect(result).toMatchObject({ acts: [noActs], refusals: [], taken: [] });
    expect(result.ignored).toMatchObject(ignored);
    expect(result.ignored).toHaveLength(ignored.length);
  });
  test('a digest of older text: confirm again, until that is done', () => {
    const stale = comment('octo-jane', `/readiness endorse design.L5@${OLD}`);
    const line = `/readiness endorse design.L5@${D}`;
    expect(folded(logOf([stale]))).toMatchObject({
      acts: [noActs],
      refusals: [],
      confirmAgain: [{ by: 'octo-jane', criterion: 'design.L5', line }],
    });
    expect(folded(logOf([stale, comment('octo-jane', line)])).confirmAgain).toEqual([]);
  });
  test('two packets with the same criterion: a waiver says which is meant by none', () => {
    const log = logOf([comment('octo-lead', '/readiness waive talks.L5 until 2026-12-31 because x')]);
    expect(folded(log, [scope(), scope({ candidate: 'octo-bob' })]).refusals).toHaveLength(1);
  });
});

test.each([
  ['octo-jane', '/readiness endorse design.L5', false, `/readiness endorse design.L5@${D}`],
  ['octo-jane', '/readiness endorse desing.L5@1 yes', false, `/readiness endorse design.L5@${D} yes`],
  ['octo-jane', '/readiness endorse design.L5@91bc0d3e', false, `/readiness endorse design.L5@${D}`],
  ['octo-jane', '/readiness endorse', false, actCommands.endorse.usage],
  ['octo-jane', '/readiness attest e-3fa2', false, `/readiness attest ${ITEM}`],
  ['octo-jane', '/readiness concern design.L5', false, '/readiness concern design.L5 WHAT'],
  ['octo-jane', '/readiness aprove design.L5', false, actCommands.help.usage],
  ['octo-jane', '/readiness endorze design.L5', false, '/readiness endorse design.L5'],
  ['octo-jane', '/readiness', false, actCommands.help.usage],
  ['octo-jane', '/readiness waive talks.L5 until 2026-12-31 because x', true, null],
  ['octo-sam', '/readiness waive talks.L5 until 2026-12-31 because x', true, '/readiness recheck'],
  [
    'octo-lead',
    '/readiness waive talks.L5 until 2026-12-31',
    false,
    '/readiness waive talks.L5 until 2026-12-31 because REASON',
  ],
  ['octo-lead', '/readiness waive talks.L5 because x', false, '/readiness waive talks.L5 until DATE because x'],
  [
    'octo-lead',
    '/readiness waive talks.L5 until 2026-05-31 because x',
    false,
    '/readiness waive talks.L5 until DATE because x',
  ],
  [
    'octo-lead',
    '/readiness waive talks.L5 until 2026-12-31 because .',
    false,
    '/readiness waive talks.L5 until 2026-12-31 because .',
  ],
  ['octo-lead', '/readiness waive design.L5 until 2026-12-31 because x', false, null],
  ['octo-lead', '/readiness resolve a-1', false, actCommands.resolve.usage],
  ['octo-lead', '/readiness withdraw', false, actCommands.withdraw.usage],
])('%s: %s is refused, with who may (%s) and the line to write', (by, line, may, instead) => {
  expect(refused(by, line)).toEqual([{ why: expect.stringMatching(/\.$|\?$/u), may, instead }]);
});

test('roles are looked up of those alone whose role decides', () => {
  const entries = [
    comment('octo-jane', `/readiness endorse design.L5@${D}`),
    comment('octo-lead', '/readiness waive talks.L5 until 2026-12-31 because x'),
    comment('OCTO-lead', '/readiness resolve a-1'),
    comment('octo-bot', '/readiness resolve a-1', { bot: true }),
    comment('octo-sam', '> /readiness resolve a-1'),
  ];
  expect(rolesWanted(entries, false)).toEqual(['octo-lead']);
});

test('what each command documents is read as it says', () => {
  for (const [name, { right, usage }] of Object.entries(actCommands)) {
    expect(usage.startsWith(`/readiness ${name}`)).toBe(true);
    expect(right.startsWith(`/readiness ${name}`)).toBe(true);
  }
});

test('no sequence of comments by the candidate makes anything better, and an act on a changed text never counts', () => {
  let seed = 7;
  const random = (n: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * n);
  };
  const lines = [
    `/readiness endorse design.L5@${D}`,
    `/readiness endorse design.L5@${OLD}`,
    `/readiness attest ${ITEM}`,
    '/readiness waive talks.L5 until 2026-12-31 because x',
    '/readiness concern talks.L5 hm',
    ...[1, 2, 3, 4, 5, 6].flatMap((id) => [`/readiness resolve a-${id}`, `/readiness withdraw a-${id}`]),
  ];
  const raised = comment('octo-jane', '/readiness concern design.L5 A copy.', { id: '1', at: '2026-05-01T00:00:00Z' });
  for (let run = 0; run < 500; run += 1) {
    const entries = [raised];
    for (let index = 0; index < 1 + random(5); index += 1)
      entries.push(
        comment(random(2) === 0 ? 'octo-ada' : 'ada-at-acme', lines[random(lines.length)] ?? '', {
          id: String(index + 2),
          at: `2026-05-01T00:00:0${index + 1}Z`,
        }),
      );
    const log = logOf(entries, { 'octo-ada': 'admin', 'ada-at-acme': 'admin' });
    const result = folded(log);
    expect(result.acts[0]).toMatchObject({ endorsements: [], attestations: [], waivers: [] });
    expect(result.acts[0]?.concerns.some(({ by }) => by === 'octo-jane')).toBe(true);
    expect(folded({ ...log, entries: entries.toReversed() })).toEqual(result);
  }
});

describe('what does not count is told', () => {
  test('commands past the first twenty, and a comment that costs too much to read', () => {
    const many = after('octo-jane', '/readiness recheck\n'.repeat(25));
    expect([many.ignored, many.taken]).toEqual([
      [{ entry: '1', by: 'octo-jane', why: 'too-many', editor: null }],
      ['1'],
    ]);
    const dear = after('octo-jane', `/readiness recheck\n\n${'> '.repeat(30_000)}x`);
    expect([dear.ignored, dear.taken]).toEqual([[{ entry: '1', by: 'octo-jane', why: 'too-dear', editor: null }], []]);
  });
  test('an attestation of a text that has changed: whoever the packet asks confirms the one that it asks for', () => {
    const older = '/readiness attest e-0000000000000000';
    const { confirmAgain, refusals } = after('octo-boss', older);
    expect(confirmAgain).toEqual([
      { by: 'octo-boss', criterion: null, evidence: ITEM, line: `/readiness attest ${ITEM}` },
    ]);
    expect(refusals).toHaveLength(1);
    // Nobody else is asked, and nobody who has confirmed it since.
    expect(after('octo-jane', older).confirmAgain).toEqual([]);
    expect(
      folded(logOf([comment('octo-boss', older), comment('octo-boss', `/readiness attest ${ITEM}`)])).confirmAgain,
    ).toEqual([]);
  });
});

describe('further commands', () => {
  test('an endorsement may say what somebody is to the candidate', () => {
    expect(only(`/readiness endorse design.L5@${D} relationship: manager; I read both.`)?.endorsements).toEqual([
      { criterion: 'design.L5', by: 'octo-jane', id: 'a-1', relationship: 'manager' },
    ]);
  });
  test('a concern may be about the whole packet; what is nearly a criterion is a slip', () => {
    expect(only('/readiness concern The numbers are those of the whole team.')?.concerns).toEqual([
      { criterion: null, by: 'octo-jane', text: 'The numbers are those of the whole team.', id: 'a-1' },
    ]);
    expect(refused('octo-jane', '/readiness concern desgin.L5 It was mine.')).toMatchObject([
      { instead: '/readiness concern design.L5 It was mine.' },
    ]);
    expect(refused('octo-jane', '/readiness concern other.L9 It was mine.')).toHaveLength(1);
    expect(refused('octo-jane', '/readiness concern')).toHaveLength(1);
  });
  test('an authority accepts evidence that seems contradicted, with a reason', () => {
    const line = `/readiness accept ${ITEM} because it was merged by hand`;
    expect(only(line, 'octo-lead')?.accepted).toEqual([
      { evidence: ITEM, by: 'octo-lead', reason: 'it was merged by hand', id: 'a-1' },
    ]);
    for (const [by, said, why] of [
      ['octo-jane', line, 'role `write`'],
      ['octo-ada', line, 'is the candidate'],
      ['octo-lead', `/readiness accept ${ITEM}`, 'say why'],
      ['octo-lead', `/readiness accept ${ITEM} because .`, 'say why'],
      ['octo-lead', '/readiness accept e-00 because of it', 'not whole'],
      ['octo-lead', '/readiness accept', 'is missing'],
    ] as const)
      expect(refused(by, said)).toMatchObject([{ why: expect.stringContaining(why) }]);
    expect(rolesWanted([comment('octo-lead', line)], false)).toEqual(['octo-lead']);
  });
  test('anybody may have a criterion explained', () => {
    expect(after('octo-ada', '/readiness explain design.L5').explain).toEqual([{ entry: '1', criterion: 'design.L5' }]);
    expect(refused('octo-ada', '/readiness explain desgn.L5')).toMatchObject([
      { instead: '/readiness explain design.L5' },
    ]);
  });
});
