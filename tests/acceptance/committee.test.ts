/** A committee, stages and capped waivers on the built Action: each line that somebody writes is copied from its report. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAction } from './action.ts';
import { ADA, company, HEAD, LADDER, NEXT_HEAD, opened, packet, type Company } from './company.ts';

let at: Company;
let inputs: Record<string, string> = {};
beforeEach(async () => {
  inputs = {};
  at = await company();
  at.push({ [ADA]: packet('octo-ada', true) });
});
afterEach(() => at.world.close());

const settle = (settings: string, ladder = LADDER): void =>
  at.main({ 'ladder/engineering/ladder.yml': ladder, '.github/readiness.yml': `enforce: true\n${settings}\n` });
const run = (payload: unknown = opened(), event = 'pull_request_target') => {
  at.world.journal.length = 0;
  return runAction(at.world, { payload, event, inputs });
};
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
/** Somebody comments, so many days ago, and the run that it starts. */
const says = async (author: string, body: string, days = 0) => {
  const comment = at.world.addComment(author, body);
  comment.at = daysAgo(days);
  const payload = {
    action: 'created',
    issue: { number: 1, state: 'open', pull_request: {} },
    comment: { id: comment.id, body, user: { login: author, type: 'User' } },
  };
  return { comment, ran: await run(payload, 'issue_comment') };
};
const report = (): string => at.reports()[0] ?? '';
const replies = (): string[] => at.replies();
const gate = (): string | undefined => at.world.statuses.at(-1)?.state;
const description = (): string => at.world.statuses.at(-1)?.description ?? '';
const agreement = (): string => /^\/readiness agree octo-ada@[\da-f]{16}$/mu.exec(report())?.[0] ?? 'no line';
const headline = (): string => /^### .*$/mu.exec(report())?.[0] ?? 'no headline';

describe('the committee', () => {
  const COMMITTEE =
    'committee: { members: [octo-jane, octo-sam, octo-lee, octo-ada], quorum: 2/3, quiet-days: 3, accepts: candidate }';

  test('from nobody to complete: quorum, quiet days, acceptance; another text begins anew', async () => {
    settle(COMMITTEE);
    const first = await run();
    expect([gate(), first.outputs['verdict']]).toEqual(['pending', 'waiting']);
    expect(headline()).toContain('Evidence complete, waiting for the committee: octo-ada');
    expect(description()).toContain('Evidence complete, waiting for the committee');
    expect(report()).toContain('0 agreements of 2; 2 more needed of octo-jane, octo-sam, octo-lee');
    expect(report()).toContain('Not asked about this packet: octo-ada (the candidate).');

    // Whoever has no seat is told who has; so is a member who does not name the text.
    const eve = await says('octo-eve', agreement(), 9);
    expect(eve.comment.reactions).toEqual(['confused']);
    expect(replies()[0]).toContain('is no member of the committee');
    await says('octo-jane', '/readiness agree octo-ada', 9);
    expect(replies()[1]).toContain(agreement());
    // The candidate accepts nothing before it is there.
    await says('octo-ada', agreement(), 9);
    expect(replies()[2]).toContain('has not agreed yet: 0 of 2');
    expect(gate()).toBe('pending');

    const jane = await says('octo-jane', agreement(), 8);
    expect(jane.comment.reactions).toEqual(['+1']);
    expect(report()).toContain('1 agreement of 2 (octo-jane); 1 more needed of octo-sam, octo-lee');
    expect(at.world.journal.length).toBeLessThanOrEqual(8);

    const sam = await says('octo-sam', agreement(), 1);
    expect([gate(), headline()]).toEqual(['pending', expect.stringContaining('in the quiet days')]);
    expect(report()).toContain('Quiet until the end of');
    // Time passes: nobody has said anything for eight days.
    sam.comment.at = daysAgo(7.5);
    await run();
    expect(headline()).toContain('waiting for the candidate to accept');
    await says('octo-ada', agreement(), 1);
    expect([gate(), headline()]).toEqual(['success', expect.stringContaining('Evidence complete: octo-ada')]);

    // A concern holds it up, and its end begins the quiet days anew.
    const { comment } = await says('octo-lee', '/readiness concern system-design.L5 Whose design was it?');
    expect(gate()).toBe('failure');
    await says('octo-lee', `/readiness resolve a-${comment.id}`);
    expect([gate(), headline()]).toEqual(['pending', expect.stringContaining('in the quiet days')]);

    // Another text is another packet: each is asked again.
    at.push({ [ADA]: packet('octo-ada', true).replace('three services', 'four services') }, NEXT_HEAD);
    await run(opened(NEXT_HEAD, 'synchronize'));
    expect(headline()).toContain('waiting for the committee');
    expect(report()).toContain('Confirm again:');
    expect(report()).toContain('octo-jane, the packet as a whole');
  });

  test('members of a team are read with the token that can, in one request, and counted as they are now', async () => {
    settle('committee: { members: [acme/promotions], quorum: all }');
    at.world.teams.set('acme/promotions', ['octo-jane', 'octo-ada']);
    at.world.tokens.set('token-of-evidence', { login: 'octo-bot', comments: false, statuses: false, teams: true });
    await run();
    expect(headline()).toContain('Not fully checked');
    expect(report()).toContain('who is in `acme/promotions` could not be read');
    await says('octo-jane', agreement());
    expect(replies()[0]).toContain('could not be read');
    expect(gate()).toBe('pending');

    inputs = { 'evidence-token': 'token-of-evidence' };
    await run();
    expect(gate()).toBe('success');
    expect(report()).toContain('1 agreement of 1 (octo-jane)');
    expect(at.world.journal.filter(({ name }) => name === 'ReadinessCommittee')).toHaveLength(1);
    // Somebody joins: all are two now. They are not named.
    at.world.teams.set('acme/promotions', ['octo-jane', 'octo-ada', 'octo-sam']);
    await run();
    expect(gate()).toBe('pending');
    expect(report()).toContain('1 more needed of 1 member of its teams');
    expect(report()).not.toContain('octo-sam');
    await says('octo-sam', agreement());
    expect(gate()).toBe('success');
    expect(at.world.journal.length).toBeLessThanOrEqual(8);
  });

  test('a committee of people alone, and none at all, ask GitHub for nothing more', async () => {
    settle('');
    await run();
    const without = at.world.journal.length;
    settle('committee: { members: [octo-jane] }');
    at.world.comments = [];
    await run();
    expect(at.world.journal.length).toBe(without);
  });
});

describe('stages', () => {
  const SHOULD = LADDER.replace(
    'L5: Grows several engineers.',
    'L5: { text: Grows several engineers., strength: should }',
  );
  const staged = (stage: string): string =>
    packet('octo-ada', false).replace('ladder: eng', `stage: ${stage}\nladder: eng`);

  test('what blocks changes with the stage, and only the last one turns the gate green', async () => {
    settle('stages: { manager: { blocks: [must] }, committee: { blocks: [must, should] } }', SHOULD);
    at.push({ [ADA]: staged('draft') });
    await run();
    expect([gate(), headline()]).toEqual(['pending', expect.stringContaining('Draft: octo-ada')]);

    at.push({ [ADA]: staged('manager') });
    await run();
    expect([gate(), headline()]).toEqual([
      'pending',
      expect.stringContaining('Nothing that blocks is open, stage manager (must blocks)'),
    ]);
    expect(report()).toContain('`stage: committee`');
    expect(report()).toContain('Open, not blocking (1)');

    at.push({ [ADA]: staged('committee') });
    await run();
    expect([gate(), headline()]).toEqual([
      'failure',
      expect.stringContaining('Evidence incomplete, stage committee (must and should block)'),
    ]);
    at.push({ [ADA]: packet('octo-ada', true) });
    await run();
    expect(gate()).toBe('success');
  });

  test('a stage that nobody has set up is an error of the packet, at its line', async () => {
    settle('');
    at.push({ [ADA]: staged('manager') });
    await run();
    expect(gate()).toBe('failure');
    expect(report()).toContain('The settings have no stage `manager`');
    expect(report()).toContain(HEAD);
  });
});

describe('waivers over the cap', () => {
  const CAPPED = `${LADDER.replace('rubric: { items: 1, dated: true }', 'rubric: { items: 1, dated: true, waivable: true }')}promotions: [{ from: L4, to: L5, decide: { waivers: { max: 1 } } }]\n`;
  const line = (criterion: string): string => `/readiness waive ${criterion} until 2199-12-31 because on leave`;

  test('the first one counts; the second is told so at once, in the report and in the reply, until the first is taken back', async () => {
    settle('', CAPPED);
    at.push({ [ADA]: '---\ncandidate: octo-ada\nfrom: L4\nto: L5\n---\n\n## System Design\n\n## Mentorship\n' });
    at.world.roles.set('octo-lead', 'maintain');
    await run();
    const first = await says('octo-lead', line('mentorship.L5'), 2);
    expect(first.comment.reactions).toEqual(['+1']);
    const second = await says('octo-lead', line('system-design.L5'), 1);
    expect(second.comment.reactions).toEqual(['confused']);
    expect(replies()[0]).toContain('At most 1 criterion may be waived for this promotion');
    expect(replies()[0]).toContain(`/readiness withdraw a-${first.comment.id}`);
    expect(gate()).toBe('failure');
    expect(report()).toContain('**Waivers:** 1 (Mentorship L5, by octo-lead, until 31 December 2199: on leave)');
    expect(report()).toContain('**Waivers without effect:** 1 (System Design L5, by octo-lead: at most 1 criterion');
    await says('octo-lead', `/readiness withdraw a-${first.comment.id}`);
    expect(report()).toContain('**Waivers:** 1 (System Design L5, by octo-lead');
    expect(report()).not.toContain('without effect');
  });
});
