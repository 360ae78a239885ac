import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAction } from './action.ts';
import { ADA, company, HEAD, opened, packet, type Company } from './company.ts';
import type { Fault } from './github.ts';

/** Files in which people write what was decided: their shape on the pull request that brings them. */

const PATH = 'decisions/2026-H2/ada.yml';
const DECISION = `schema: 1
candidate: octo-ada
packet: ${ADA}
from: L4
to: L5
decision: promoted
date: 2026-06-20
by: [octo-lead, octo-kim]
`;

let at: Company;
beforeEach(async () => {
  at = await company();
});
afterEach(() => at.world.close());
const run = () => {
  at.world.journal.length = 0;
  return runAction(at.world, { payload: opened() });
};
const settings = (text: string): void =>
  at.main({
    'ladder/engineering/ladder.yml': at.world.commits.get(at.world.defaultOid)![
      'ladder/engineering/ladder.yml'
    ] as string,
    '.github/readiness.yml': text,
  });
/** A pull request that changes the decision alone; the packet stands there since. */
const decided = (text: string, also: Readonly<Record<string, string>> = {}): void => {
  at.push({ [PATH]: text, ...also });
  at.world.commits.set(HEAD, { ...at.world.commits.get(HEAD), [ADA]: packet('octo-ada', true), ...also });
};
const gate = () => at.world.statuses.at(-1);
const blobs = () => at.world.journal.filter(({ name }) => name === 'ReadinessBlobs').length;

test('one that is well: a status, and no comment, annotation or report', async () => {
  decided(DECISION);
  const ran = await run();
  expect([ran.code, ran.outputs['verdict'], ran.summary]).toEqual([0, 'none', '']);
  expect(gate()).toMatchObject({ state: 'success', description: '1 decision file: nothing to report.' });
  expect([at.world.comments, ran.log.includes('::warning'), blobs()]).toEqual([[], false, 2]);
});

test('errors stand at their lines; the gate follows `enforce`, and the job does not fail', async () => {
  decided(DECISION.replace('decision:', 'decison:').replace('by: [octo-lead, octo-kim]', 'by: octo-lead'));
  const ran = await run();
  expect(ran.code).toBe(0);
  expect(ran.log).toMatch(
    /::error title=decision-invalid,file=decisions\/2026-H2\/ada\.yml,line=6,col=1::.*`decision`/u,
  );
  expect(ran.log).toMatch(/line=8,col=5::/u);
  expect(ran.summary).toContain('1 decision file: 3 things to look at');
  expect(gate()).toMatchObject({
    state: 'success',
    description: '1 decision file: 3 errors. The annotations say where.',
  });
  settings('enforce: true\n');
  await run();
  expect([gate()?.state, at.world.comments]).toEqual(['failure', []]);
});

test('what it says about the packet that it names is compared, and never what was decided', async () => {
  settings('enforce: true\n');
  decided(DECISION.replace('to: L5', 'to: L6'));
  const ran = await run();
  expect(ran.log).toMatch(
    /::warning title=decision-differs,file=decisions\/2026-H2\/ada\.yml,line=5,col=5::`to` is `L6` here/u,
  );
  expect(gate()).toMatchObject({
    state: 'success',
    description: '1 decision file: 1 to look at. The annotations say where.',
  });
  for (const decision of ['not yet', 'deferred', 'withdrawn']) {
    decided(DECISION.replace('promoted', decision));
    expect((await run()).log).not.toContain('::warning');
  }
});

test('a packet that is not there, or cannot be read, is told as what it is', async () => {
  decided(DECISION.replace(ADA, 'packets/none.md'));
  expect((await run()).log).toMatch(/::warning title=decision-packet,.*line=3/u);
  decided(DECISION, { [ADA]: 'No front matter' });
  at.world.pulls.get(1)!.files = [{ path: PATH, changeType: 'ADDED' }];
  expect((await run()).log).toMatch(/::notice title=decision-packet-unread,.*line=3/u);
});

test('beside a packet the report stays as it is; under `enforce` the worse of the two decides', async () => {
  at.push({ [PATH]: DECISION.replace('date: 2026-06-20', 'date: soon'), [ADA]: packet('octo-ada', true) });
  const ran = await run();
  expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'complete']);
  expect(gate()?.description).toContain('Evidence complete');
  expect(ran.log).toContain('::error title=decision-invalid');
  settings('enforce: true\n');
  await run();
  expect(gate()).toMatchObject({ state: 'failure', description: expect.stringContaining('1 error') });
  at.push({ [PATH]: DECISION, [ADA]: packet('octo-ada', false) });
  await run();
  expect(gate()).toMatchObject({ state: 'failure', description: expect.stringContaining('incomplete') });
  expect(at.world.comments).toHaveLength(1);
});

test('one that is removed, or elsewhere than the settings say, costs no request', async () => {
  at.push({ [PATH]: DECISION });
  at.world.pulls.get(1)!.files = [{ path: PATH, changeType: 'DELETED' }];
  await run();
  expect([blobs(), gate()?.description]).toEqual([0, 'No promotion packet in this pull request.']);
  settings("decisions: ['hr/**/*.yml']\n");
  at.push({ [PATH]: DECISION });
  await run();
  expect(blobs()).toBe(0);
});

test('what is no text, and too many at once', async () => {
  at.push({ [PATH]: DECISION });
  at.world.commits.get(HEAD)![PATH] = { binary: 7 };
  expect((await run()).log).toContain('This is no text that GitHub hands over');
  at.push(Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`decisions/${index}.yml`, DECISION])));
  const ran = await run();
  expect([ran.code, blobs()]).toEqual([0, 0]);
  expect(ran.log).toContain('at most 50 are checked: none was');
});

test('what it holds is only shown', async () => {
  decided(
    DECISION.replace(
      'decision: promoted',
      'decision: "@octo-victim <!-- promotion-readiness --> [x](https://evil.example)"',
    ),
  );
  const ran = await run();
  // Data stands in code, where GitHub turns nothing into anything.
  expect(ran.summary).toContain('@octo-victim');
  expect(ran.summary.replace(/`[^`]*`/gu, '')).not.toMatch(/@octo-victim|<!-- promotion|\]\(https:\/\/evil/u);
  expect(ran.summary).not.toContain('<!-- promotion-readiness -->');
});

describe('a fault of GitHub is told, and nothing is called wrong', () => {
  test.each<[string, Fault]>([
    ['403', { kind: 'status', status: 403, body: { message: 'Resource not accessible by integration' } }],
    ['404', { kind: 'status', status: 404, body: { message: 'Not Found' } }],
    ['500', { kind: 'status', status: 500 }],
    ['malformed', { kind: 'malformed' }],
  ])('%s', async (_, fault) => {
    settings('enforce: true\n');
    decided(DECISION);
    let asked = 0;
    for (const which of [1, 2]) {
      asked = 0;
      at.world.faults = ({ name, body }) => {
        if (name !== 'ReadinessBlobs') return null;
        // The packet is asked for once the decision was read.
        const packets = JSON.stringify(body).includes(ADA);
        asked += 1;
        return packets === (which === 2) ? fault : null;
      };
      const ran = await run();
      expect([ran.code, asked > 0, gate()?.state]).toEqual([0, true, 'pending']);
      expect(ran.log).toContain('could not be read');
      expect(ran.log).not.toMatch(/title=decision-/u);
    }
    at.world.faults = () => null;
    await run();
    expect(gate()?.state).toBe('success');
  });
});
