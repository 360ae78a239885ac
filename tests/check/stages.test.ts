/** Stages and the committee, from the settings to the words of the report. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckInput } from '../../src/check/check.ts';
import { defaultSettings, readSettings, type Settings } from '../../src/files/settings.ts';
import { noActs, type Acts } from '../../src/people/acts.ts';
import type { Log } from '../../src/people/log.ts';
import { renderComment } from '../../src/report/markdown.ts';
import { renderText } from '../../src/report/text.ts';
import { statusOf } from '../../src/report/status.ts';
import type { PacketResult } from '../../src/rubric/assessment.ts';
import { commandText } from '../../src/people/comment.ts';
import { comment, logOf } from '../people/support.ts';
import { day } from '../rubric/factory.ts';
import { runs } from '../runs.ts';
import { checked, codes, packetFor, states, told } from './support.ts';

const ladder = (decide = ''): string => `schema: 1
id: x
version: 1.0.0
title: X
levels: [{ id: L4 }, { id: L5, titles: [Staff Engineer] }]
tracks: [{ id: ic, title: IC, levels: [L4, L5] }]
rubric: { items: 1 }
competencies:
  - { id: a, title: Alpha, criteria: { L5: Does A. } }
  - { id: b, title: Beta, criteria: { L5: { text: Does B., strength: should } } }
  - { id: c, title: Gamma, criteria: { L5: { text: Does C., strength: suggested } } }
promotions: [{ from: L4, to: L5${decide} }]
`;
const SETTINGS = `committee: { members: [octo-jane, octo-sam, octo-lee], quorum: 2/3, quiet-days: 3, accepts: candidate }
stages: { manager: { blocks: [must] }, committee: { blocks: [must, should] } }
`;
const settings = (text = SETTINGS): Settings => {
  const read = readSettings(new TextEncoder().encode(text), 's.yml');
  if (read.settings === null) throw new Error(JSON.stringify(read.findings));
  return read.settings;
};
const ALPHA = '## Alpha\n\n- Did it.';
const ALL = `${ALPHA}\n\n## Beta\n\n- Did it.\n\n## Gamma\n\n- Did it.`;
const judged = (
  stage: string,
  body: string,
  more: Partial<CheckInput> & { readonly decide?: string } = {},
): PacketResult => {
  const { decide = '', ...input } = more;
  const front = stage === '' ? {} : { more: `stage: ${stage}\nmanager: octo-mgr\n` };
  return checked(ladder(decide), packetFor(front, body), { settings: settings(), ...input });
};
const report = (packet: PacketResult, enforce = true) => ({ version: '1', packets: [packet], findings: [], enforce });
const text = (packet: PacketResult): string => renderText(report(packet), { colour: false, width: 1000 });
const acts = (more: Partial<Acts>): { readonly acts: Acts } => ({ acts: { ...noActs, ...more } });
const agreed = (...list: readonly (readonly [string, string])[]) =>
  acts({ agreements: list.map(([by, on]) => ({ by, on: day(on) })) });

describe('stages', () => {
  test('in an earlier one only what it lists blocks; that changes nothing of what is met', () => {
    const [early, last] = [judged('manager', ALPHA), judged('committee', ALPHA)];
    expect(states(early)).toEqual(['a.L5 met', 'b.L5 missing', 'c.L5 missing']);
    expect(states(last)).toEqual(['a.L5 met', 'b.L5 missing*', 'c.L5 missing']);
    expect([early.verdict, last.verdict]).toEqual(['waiting', 'incomplete']);
    expect(judged('manager', '## Beta\n\n- Did it.').verdict).toBe('incomplete');
  });

  test('the headline names the stage and what blocks in it', () => {
    expect(text(judged('manager', ALPHA))).toMatch(
      /^Nothing that blocks is open, stage manager \(must blocks\): octo-ada, L4 → L5/u,
    );
    expect(text(judged('committee', ALPHA))).toMatch(
      /^Evidence incomplete, stage committee \(must and should block\): /u,
    );
    expect(text(judged('manager', ALPHA))).toContain(
      'Next: octo-mgr, the manager, to read it; then octo-ada, to move the packet on: `stage: committee`.',
    );
    expect(text(judged('draft', ALPHA))).toMatch(/^Draft: octo-ada/u);
    expect(text(judged('draft', ALL))).toContain('when ready: move the packet on with `stage: manager`.');
  });

  test('an earlier stage is never a success of the gate, whatever is met', () => {
    for (const stage of ['draft', 'manager']) expect(statusOf(report(judged(stage, ALL))).state).toBe('pending');
    expect(statusOf(report(judged('manager', ALL), false)).state).toBe('success');
  });

  test('without a word of it a packet is in the last stage, as with `submitted`', () => {
    for (const stage of ['', 'submitted', 'committee'])
      expect(judged(stage, ALPHA).stage).toEqual({ name: 'committee', blocks: ['must', 'should'], next: null });
  });

  test('the last stage blocks at least what the ladder says', () => {
    const only = settings('stages: { manager: { blocks: [must] }, committee: { blocks: [must] } }\n');
    const explained = ', decide: { must: all, should: met-or-explained }';
    const strict = judged('committee', ALPHA, { settings: only, decide: explained });
    expect([strict.verdict, strict.stage?.blocks]).toEqual(['incomplete', ['must', 'should']]);
    expect(judged('manager', ALPHA, { settings: only, decide: explained }).verdict).toBe('waiting');
    expect(judged('committee', ALPHA, { settings: only }).verdict).toBe('complete');
    const all = settings('stages: { committee: { blocks: [must, should, suggested] } }\n');
    expect(states(judged('committee', ALPHA, { settings: all }))).toContain('c.L5 missing*');
  });

  test('a should that the packet explains blocks in no stage', () => {
    const body = `${ALPHA}\n\n## Beta\n\n- Gap: none yet; plan: sit on a panel, by 2026-10-01.`;
    expect(states(judged('committee', body))).toContain('b.L5 gap');
  });

  test('a stage that the settings do not have is an error at its line, with those that they have', () => {
    const check = (stage: string, text: string) =>
      checked(ladder(), packetFor({ more: `stage: ${stage}\n` }, ALL), { settings: settings(text) });
    expect(told(check('manager', ''), 'packet-stage')).toEqual([
      '6:1 The settings have no stage `manager` Write `draft` or `submitted`, or take the line out.',
    ]);
    expect(check('manager', '').verdict).toBe('invalid');
    expect(codes(check('committee', 'stages: { manager: { blocks: [must] } }'))).toContain('packet-stage');
    for (const [stage, text] of [
      ['committee', 'committee: { members: [octo-jane] }'],
      ['manager', 'stages: { manager: { blocks: [must] } }'],
    ] as const)
      expect(codes(check(stage, text))).not.toContain('packet-stage');
  });

  test('settings without them change nothing', () => {
    const plain = judged('submitted', ALPHA, { settings: defaultSettings });
    expect([plain.verdict, plain.stage, plain.committee]).toEqual(['complete', undefined, undefined]);
    expect(text(plain)).toMatch(/^Evidence complete: octo-ada/u);
  });

  test('whatever a packet says of its stage, no criterion has another state, and none but the last is complete', () => {
    const bodies = fc.subarray([
      '## Alpha\n\n- Did it.',
      '## Beta\n\n- Did it.',
      '## Gamma\n\n- Gap: no; plan: soon, 2027-01-01.',
    ]);
    fc.assert(
      fc.property(bodies, fc.constantFrom('draft', 'manager', 'committee', 'submitted', ''), (parts, stage) => {
        const body = parts.join('\n\n');
        const here = judged(stage, body);
        const without = judged('', body, { settings: defaultSettings });
        expect(here.criteria.map(({ state }) => state)).toEqual(without.criteria.map(({ state }) => state));
        // The committee has not agreed, so no stage is complete.
        expect(here.verdict).not.toBe('complete');
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('the committee', () => {
  const both = [
    ['octo-jane', '2026-06-20'],
    ['octo-sam', '2026-06-26'],
  ] as const;

  test('a packet waits for it, and the report says who is asked and how many are missing, with the line to copy', () => {
    const packet = judged('committee', ALL, agreed(both[0]));
    expect([packet.verdict, packet.committee?.state]).toEqual(['waiting', 'asking']);
    expect(text(packet)).toMatch(/^Evidence complete, waiting for the committee, stage committee/u);
    expect(text(packet)).toContain('Next: the committee, 1 more of its members.');
    expect(text(packet)).toContain(
      `Committee: 1 agreement of 2 (octo-jane); 1 more needed of octo-sam, octo-lee, with \`${packet.agreeLine}\`.`,
    );
    const { body } = renderComment(report(packet), { source: null, previous: null, server: 'https://github.com' });
    expect(body).toContain(`\n${packet.agreeLine}\n`);
    expect(statusOf(report(packet))).toMatchObject({
      state: 'pending',
      description: expect.stringContaining('Evidence complete, waiting for the committee'),
    });
  });

  test('then for the quiet days, then for the candidate, then for nobody', () => {
    const at = (today: string, ...more: (readonly [string, string])[]) =>
      judged('committee', ALL, { ...agreed(...both, ...more), today: day(today) });
    expect(text(at('2026-06-29'))).toContain(
      'Committee: 2 agreements of 2 (octo-jane, octo-sam), enough since 26 June 2026; octo-ada has not accepted yet. Quiet until the end of 29 June 2026: a concern, or another text, begins that anew.',
    );
    expect(text(at('2026-06-29'))).toContain('Next: nobody until 29 June 2026 is over; then `/readiness recheck`.');
    expect(text(at('2026-06-30'))).toContain('Next: octo-ada, to accept what the committee says.');
    const done = at('2026-06-30', ['octo-ada', '2026-06-27']);
    expect(done.verdict).toBe('complete');
    expect(statusOf(report(done)).state).toBe('success');
    expect(text(done)).toContain('enough since 26 June 2026; octo-ada has accepted.');
  });

  test('what is missing in the packet comes first', () => {
    expect(judged('committee', ALPHA, agreed(...both, ['octo-ada', '2026-06-27'])).verdict).toBe('incomplete');
  });

  test('it is asked for nothing in a draft or an earlier stage', () => {
    for (const stage of ['draft', 'manager']) expect(judged(stage, ALL).committee).toBeUndefined();
  });

  test('a team that could not be read is unchecked, never complete, and says what it takes', () => {
    const packet = judged('committee', ALL, {
      settings: settings('committee: { members: [acme/promotions], quorum: 1 }\n'),
      ...agreed(['octo-jane', '2026-06-01']),
    });
    expect(packet.verdict).toBe('unchecked');
    expect(text(packet)).toContain('Committee: who is in `acme/promotions` could not be read');
    expect(text(packet)).toContain('Next: whoever can let the bot read the teams of the committee');
  });

  test('members of a team are counted and not listed, until they have spoken', () => {
    const packet = judged('committee', ALL, {
      settings: settings('committee: { members: [octo-jane, acme/promotions], quorum: all }\n'),
      ...acts({
        teams: new Map([
          ['acme/promotions', ['octo-kim', 'octo-lee', 'octo-ada'].map((login) => ({ login, id: null }))],
        ]),
        agreements: [{ by: 'octo-kim', on: null }],
      }),
    });
    const said = text(packet);
    expect(said).toContain('1 agreement of 3 (octo-kim); 2 more needed of octo-jane and 1 member of its teams');
    expect(said).toContain('Not asked about this packet: 1 member of its teams.');
    expect(said).not.toContain('octo-lee');
  });

  test('an agreement is to the whole text: another word asks to confirm again, and another stage does not', () => {
    const log = (line: string | undefined): Log => logOf([comment('octo-jane', line ?? '')]);
    const first = judged('committee', ALL);
    const same = judged('committee', ALL, { log: log(first.agreeLine) });
    expect(same.committee?.agreed).toEqual(['octo-jane']);
    const spaced = judged('committee', `${ALL.replaceAll('\n\n', '\n\n\n')}  `, { log: log(first.agreeLine) });
    expect(spaced.committee?.agreed).toEqual(['octo-jane']);
    const word = judged('committee', `Another word.\n\n${ALL}`, { log: log(first.agreeLine) });
    expect(word.committee?.agreed).toEqual([]);
    expect(text(word)).toContain('Confirm again: octo-jane, the packet as a whole.');
    const moved = judged('submitted', ALL, { log: log(first.agreeLine) });
    expect(moved.committee?.agreed).toEqual(['octo-jane']);
    const wider = checked(
      ladder().replace('Does A.', 'Does A everywhere.'),
      packetFor({ more: 'stage: committee\nmanager: octo-mgr\n' }, ALL),
      {
        settings: settings(),
        log: log(first.agreeLine),
      },
    );
    expect([wider.committee?.agreed, wider.confirmAgain?.length]).toEqual([[], 1]);
    expect(first.agreeLine).toMatch(/^\/readiness agree octo-ada@[\da-f]{16}$/u);
  });

  test('what if: the line without its digest, of whoever the settings name', () => {
    const what = (by: string): PacketResult =>
      judged('committee', ALL, {
        log: {
          ...logOf([comment(by, commandText('agree octo-ada'), { at: '' })]),
          author: null,
          whatIf: true,
        },
      });
    expect(what('octo-jane').committee?.agreed).toEqual(['octo-jane']);
    expect(what('octo-eve').committee?.agreed).toEqual([]);
  });
});
