/** A ladder on the default branch that stands on another: in this repository, and in another one at a pinned ref. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAction } from './action.ts';
import { ADA, company, HEAD, LADDER, opened, packet, type Company } from './company.ts';
import { commitOf } from './github.ts';

const PATH = 'ladder/engineering/ladder.yml';
const PINNED = 'acme/ladders/engineering/ladder.yml@v2';
const on = (base: string): string =>
  `schema: 1\nextends: ${base}\nversion: 1.0.0-berlin\nchange: { criteria: { mentorship.L5: Grows engineers of several teams. } }\n`;

let at: Company;
beforeEach(async () => {
  at = await company();
});
afterEach(() => at.world.close());

const run = (inputs: Readonly<Record<string, string>> = {}) => runAction(at.world, { payload: opened(), inputs });
const asked = () => at.world.journal.map(({ name }) => name).filter((name) => name.startsWith('Readiness'));
const comment = (): string => at.world.comments[0]?.body ?? '';
/** The ladder that the first packet was judged by, as the JSON report has it. */
function ladderOf(ran: Awaited<ReturnType<typeof run>>): unknown {
  const [first] = ran.report?.packets ?? [];
  return first && Reflect.get(first, 'ladder');
}

/** The other repository, and who reads it. */
function shared(reads: 'job' | 'evidence' | 'nobody', text = LADDER): void {
  at.world.others.set('acme/ladders', { v2: { 'engineering/ladder.yml': text, 'common/ladder.yml': LADDER } });
  const token = { login: 'github-actions[bot]', comments: true, statuses: true };
  if (reads === 'job') at.world.tokens.set('token-of-the-job', { ...token, reads: ['acme/ladders'] });
  if (reads === 'evidence')
    at.world.tokens.set('reader', {
      login: 'reader',
      comments: false,
      statuses: false,
      blind: true,
      reads: ['acme/ladders'],
    });
}

describe('a shared ladder of another repository', () => {
  beforeEach(() => {
    at.main({ [PATH]: on(PINNED) });
    at.push({ [ADA]: packet('octo-ada', true) });
  });

  test('the token of the job reads it: with the packets, in one request; its pin is in the report', async () => {
    shared('job');
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'complete']);
    expect(asked()).toEqual(['ReadinessPullRequest', 'ReadinessBlobs', 'ReadinessEvidence', 'ReadinessNewestComments']);
    expect(ladderOf(ran)).toMatchObject({
      version: '1.0.0-berlin',
      bases: [{ path: PINNED, commit: commitOf('v2'), id: 'engineering', version: '1.0.0' }],
    });
    expect(comment()).toContain(`on \`${PINNED}\` (\`${commitOf('v2').slice(0, 7)}\`)`);
  });

  test('the evidence token reads it where the job may not: one request more', async () => {
    shared('evidence');
    const ran = await run({ 'evidence-token': 'reader' });
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'complete']);
    expect(asked()).toContain('ReadinessElsewhere');
    expect(ladderOf(ran)).toMatchObject({ bases: [{ commit: commitOf('v2') }] });
  });

  test('the evidence token reads only what the settings allow', async () => {
    at.main({ [PATH]: on(PINNED), '.github/readiness.yml': 'evidence: { repositories: [acme/rfcs] }\n' });
    shared('evidence');
    const ran = await run({ 'evidence-token': 'reader' });
    expect([ran.code, ran.outputs['verdict']]).toEqual([2, 'invalid']);
    expect(asked()).not.toContain('ReadinessElsewhere');
  });

  test('no token reads it: nothing is met, the status is an error, and it says what to do', async () => {
    shared('nobody');
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([2, 'invalid']);
    expect(ran.log).toMatch(/::error title=ladder-extends,file=ladder\/engineering\/ladder\.yml,line=2,col=10/u);
    expect(ran.log).toContain('not there or not visible to the bot');
    expect(at.world.statuses.at(-1)).toMatchObject({ sha: HEAD, state: 'error' });
    expect(ran.report?.packets.map(({ verdict }) => verdict)).toEqual(['invalid']);
    expect(comment()).not.toContain('Grows engineers');
  });

  test('a ref that it does not have, and a file that is not there at one that it has', async () => {
    shared('job');
    at.main({ [PATH]: on('acme/ladders/engineering/ladder.yml@v9') });
    const first = await run();
    expect([first.code, first.log]).toEqual([2, expect.stringContaining('no such commit, tag or branch')]);
    at.main({ [PATH]: on('acme/ladders/other/ladder.yml@v2') });
    const second = await run();
    expect([second.code, second.log]).toEqual([2, expect.stringContaining('is not there')]);
  });

  test('it stands on one beside it in its repository: read at the commit that the ref stood for', async () => {
    shared('job', 'schema: 1\nextends: ../common/ladder.yml\n');
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'complete']);
    expect(ladderOf(ran)).toMatchObject({
      bases: [{ path: PINNED }, { path: 'acme/ladders/common/ladder.yml@v2', commit: commitOf('v2') }],
    });
  });

  test('a ladder that settings pin stands on one beside it', async () => {
    shared('job', on('../common/ladder.yml'));
    at.main({ '.github/readiness.yml': `ladders: ['${PINNED}']\n` });
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'complete']);
    expect(ladderOf(ran)).toMatchObject({ bases: [{ path: 'acme/ladders/common/ladder.yml@v2' }] });
  });

  test('the base is not a ladder that can be used: its errors with its lines, nothing met', async () => {
    shared('job', LADDER.replace('levels: [L4, L5] }', 'levels: [L4, L9] }'));
    const ran = await run();
    expect(ran.code).toBe(2);
    expect(ran.log).toContain('ladder-base-broken');
    expect(ran.log).toContain('There is no level');
  });
});

describe('a base in the same repository', () => {
  test('is read at the default branch, never at the head; it is at hand, so nothing more is asked', async () => {
    const base = 'ladder/base/ladder.yml';
    const own = `${on('../base/ladder.yml')}id: berlin\n`;
    at.main({ [PATH]: own, [base]: LADDER });
    at.push({
      [ADA]: packet('octo-ada', true).replace('ladder: engineering', 'ladder: berlin'),
      [PATH]: own,
      [base]: LADDER.replace('link: 1', 'link: 9'),
    });
    at.world.pulls.get(1)!.files = [{ path: ADA, changeType: 'ADDED' }];
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'complete']);
    expect(asked()).toHaveLength(4);
    expect(ladderOf(ran)).toMatchObject({ bases: [{ path: base, commit: null }] });
  });

  test('outside the folder of ladders it comes with the packets', async () => {
    at.main({ [PATH]: on('../../shared/ladder.yml'), 'shared/ladder.yml': LADDER });
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'complete']);
    expect(asked()).toHaveLength(4);
  });

  test('ladders that stand on each other in a circle: an error, nothing met, and the run ends', async () => {
    at.main({ [PATH]: on('../base/ladder.yml'), 'ladder/base/ladder.yml': on('../engineering/ladder.yml') });
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([2, 'invalid']);
    expect(ran.log).toContain('stand on each other in a circle');
    expect(at.world.statuses.at(-1)).toMatchObject({ state: 'error' });
  });
});

describe('a ladder that changed', () => {
  const changed = (until: string): string =>
    LADDER.replace('version: 1.0.0', `version: 2.0.0\ntransition: { version: 1.0.0, until: ${until} }`).replace(
      'rubric: { link: 1 } }',
      'since: 2.0.0, rubric: { link: 5 }, before: { rubric: { link: 1 } } }',
    );

  test.each([
    ['2199-12-31', 'complete', 'kept until 31 December 2199, then 2.0.0'],
    ['2026-01-31', 'incomplete', 'against ladder engineering 2.0.0,'],
  ])('a packet that pins the former version, kept until %s: %s', async (until, verdict, line) => {
    at.main({ [PATH]: changed(until) });
    at.push({ [ADA]: packet('octo-ada', true).replace('ladder: engineering', 'ladder: engineering@1.0.0') });
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, verdict]);
    expect(comment()).toContain(line);
  });
});

describe('a pull request that changes a ladder which stands on another', () => {
  const MARKER = '<!-- promotion-readiness-ladder -->';
  const about = () => at.world.comments.map(({ body }) => body).find((body) => body.startsWith(MARKER)) ?? '';

  test('is compared as a whole, base and all', async () => {
    shared('job');
    at.main({ [PATH]: on(PINNED) });
    at.push({ [PATH]: on(PINNED).replace('Grows engineers of several teams.', '{ rubric: { items: 2 } }') });
    const ran = await run();
    expect(ran.code).toBe(0);
    expect(about()).toContain('criterion `mentorship.L5`, items: at least 1 item → at least 2 items');
  });

  test.each(['extends: ', '"extends" : '])('a base that changes changes what stands on it by `%s`', async (key) => {
    const base = 'ladder/base/ladder.yml';
    const own = `${on('../base/ladder.yml').replace('extends: ', key)}id: berlin\n`;
    at.main({ [PATH]: own, [base]: LADDER });
    at.push({ [PATH]: own, [base]: LADDER.replace('link: 1', 'link: 2') });
    at.world.pulls.get(1)!.files = [{ path: base, changeType: 'MODIFIED' }];
    await run();
    expect(about()).toContain(`#### \`${base}\``);
    expect(about()).toContain(`#### \`${PATH}\``);
  });

  test('what it brings does not choose what the evidence token reads', async () => {
    shared('evidence');
    at.push({ [PATH]: on(PINNED) });
    const ran = await run({ 'evidence-token': 'reader' });
    expect(ran.code).toBe(2);
    expect(asked()).not.toContain('ReadinessElsewhere');
    expect(about()).toContain('It cannot be used as it is here');
  });

  test('a base that moves leaves what stands on it without: that is told, and fails the job', async () => {
    const base = 'common/base.yml';
    at.main({ [base]: LADDER, [PATH]: on('../../common/base.yml') });
    const moved = (text: string): void => {
      at.world.commits.set(HEAD, { 'shared/base.yml': LADDER, [PATH]: text });
      at.world.pulls.get(1)!.files = [{ path: 'shared/base.yml', changeType: 'RENAMED' }];
    };
    moved(on('../../common/base.yml'));
    const ran = await run();
    expect(ran.code).toBe(2);
    expect(comment()).toContain(`#### \`${PATH}\`\n\nIt cannot be used as it is here`);
    expect(ran.log).toContain('::error title=ladder-extends');
  });

  test('where another file moves, a ladder that stands on one is no subject', async () => {
    at.main({ 'common/base.yml': LADDER, [PATH]: on('../../common/base.yml') });
    at.world.commits.set(HEAD, { 'common/base.yml': LADDER, [PATH]: on('../../common/base.yml'), 'b.yml': 'a: 1' });
    at.world.pulls.get(1)!.files = [{ path: 'b.yml', changeType: 'RENAMED' }];
    const ran = await run();
    expect([ran.code, at.world.comments]).toEqual([0, []]);
  });
});
