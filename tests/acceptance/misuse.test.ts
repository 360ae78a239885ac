/** Misuse of commands and of the comment: none has an effect, and each is answered with what helps. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAction, type Ran } from './action.ts';
import { ADA, BEN, BOT, commented, company, HEAD, LADDER, NEXT_HEAD, opened, packet, type Company } from './company.ts';

const JUDGED = LADDER.replace('rubric: { link: 1 }', 'rubric: { link: 1, judgement: true }').replace(
  'L5: Grows several engineers.',
  'L5: { text: Grows several engineers., rubric: { waivable: true } }',
);
const WAIVER = '/readiness waive mentorship.L5 until 2199-12-31 because on leave';
const OPEN = 'For a person to judge';

let at: Company;
beforeEach(async () => {
  at = await company();
  at.main({ 'ladder/engineering/ladder.yml': JUDGED, '.github/readiness.yml': 'enforce: true\n' });
  at.push({ [ADA]: packet('octo-ada', false) });
  at.world.roles.set('octo-lead', 'maintain');
  await runAction(at.world, { payload: opened() });
});
afterEach(() => at.world.close());

const answer = async (author: string, body: string, minimized = false): Promise<Ran> => {
  const { id } = at.world.addComment(author, body, minimized);
  return await runAction(at.world, { payload: commented(id, body), event: 'issue_comment' });
};
const reports = (): string[] => at.reports();
const replies = (): string[] => at.replies();
const gate = (): string | undefined => at.world.statuses.at(-1)?.state;
const endorsement = (): string =>
  /^\/readiness endorse system-design\.L5@[\da-f]{16}$/mu.exec(reports()[0] ?? '')?.[0] ?? 'no line';

describe('a command where none is read', () => {
  test.each([
    ['a quote', `> ${WAIVER}`],
    ['a comment of HTML', `<!--\n${WAIVER}\n-->`],
  ])('%s is left alone', async (_, body) => {
    const ran = await answer('octo-lead', body);
    expect([ran.code, gate(), replies()]).toEqual([0, 'failure', []]);
  });

  test.each([
    ['a list', `- ${WAIVER}`, 'It stands in a list'],
    ['a block of code', `\`\`\`\n${WAIVER}\n\`\`\``, 'It stands in a block of code'],
    ['details', `<details>\n\n${WAIVER}\n\n</details>`, 'It stands in HTML'],
  ])('%s is answered with the line to write', async (_, body, told) => {
    const ran = await answer('octo-lead', body);
    expect([ran.code, gate(), replies().length]).toEqual([0, 'failure', 1]);
    expect(replies()[0]).toContain(told);
    expect(replies()[0]).toContain(`\n${WAIVER}\n`);
  });
});

test('a comment that is hidden does not count, and the report lists it', async () => {
  await answer('octo-lead', WAIVER, true);
  expect(gate()).toBe('failure');
  expect(reports()[0]).toContain('is hidden, so its commands do not count');
});

test('in a public repository a stranger, as the author of a fork is one, helps no packet and may object', async () => {
  at.world.visibility = 'PUBLIC';
  at.main({ 'ladder/engineering/ladder.yml': JUDGED, '.github/readiness.yml': 'enforce: true\npublic: true\n' });
  await answer('octo-fork', endorsement());
  expect(reports()[0]).toContain(OPEN);
  expect(replies()[0]).toContain('`octo-fork` has the role `read` on the repository');
  expect(replies()[0]).toContain(
    'It may be used by: everyone who can read the repository (of a public one: who has the role triage or above)',
  );
  await answer('octo-fork', '/readiness concern system-design.L5 It was mine.');
  expect(reports()[0]).toContain('**Open concerns:** 1');
});

describe('what is built like the report of the bot', () => {
  test('a comment: nothing in it counts, ours stays, and the summary alone says where it is', async () => {
    const forged = reports()[0]!.replace('Evidence incomplete', 'Evidence complete');
    const { id } = at.world.addComment('mallory', forged);
    const ran = await runAction(at.world, { payload: opened(HEAD, 'synchronize') });
    expect([gate(), ran.outputs['verdict'], reports().length]).toEqual(['failure', 'incomplete', 1]);
    // Long numbers are broken up, so that none becomes the link of a commit.
    expect(ran.summary.replaceAll('\u200B', '')).toContain(
      `Built like the report of this bot, and not by it: the comment ${id} of mallory.`,
    );
    expect(reports()[0]).not.toContain('Built like');
    expect(reports()[0]).not.toContain('mallory');
  });

  test('a comment with commands: they count as those of its author', async () => {
    at.world.addComment('octo-ada', `### ✓ Evidence complete: octo-ada\n\n${WAIVER}`);
    await runAction(at.world, { payload: opened(HEAD, 'synchronize') });
    expect(gate()).toBe('failure');
  });

  test('a review: the summary names it', async () => {
    at.world.reviews = [{ id: 7, author: 'mallory', body: '### ✓ Evidence complete: octo-ada', state: 'COMMENTED' }];
    const { summary } = await runAction(at.world, { payload: opened(HEAD, 'synchronize') });
    expect(summary).toContain('the review 7 of mallory');
  });

  test('a packet: it is judged by its evidence, and readers are told', async () => {
    const pasted = reports()[0]!.replace('Evidence incomplete', 'Evidence complete').replaceAll('missing', 'met');
    at.push({ [ADA]: `${packet('octo-ada', false)}\n${pasted}\n` }, NEXT_HEAD);
    const ran = await runAction(at.world, { payload: opened(NEXT_HEAD, 'synchronize') });
    expect([gate(), ran.outputs['verdict']]).toEqual(['failure', 'incomplete']);
    expect(reports()[0]).toContain('like the report of this bot');
  });
});

describe('at the same time', () => {
  test('two commands: both count, in one report', async () => {
    const line = endorsement();
    const [jane, lead] = [at.world.addComment('octo-jane', line), at.world.addComment('octo-lead', WAIVER)];
    await Promise.all([
      runAction(at.world, { payload: commented(jane.id, line), event: 'issue_comment' }),
      runAction(at.world, { payload: commented(lead.id, WAIVER), event: 'issue_comment' }),
    ]);
    expect([gate(), reports().length, replies().length]).toEqual(['success', 1, 0]);
    expect(reports()[0]).not.toContain(OPEN);
    expect([jane.reactions, lead.reactions]).toEqual([['+1'], ['+1']]);
  });

  test.each([1, 2, 3, 4, 5])('two commands and a push that changes the claim, at request %d', async (request) => {
    const line = endorsement();
    const changed = packet('octo-ada', false).replace('three services', 'four services');
    const [jane, lead] = [at.world.addComment('octo-jane', line), at.world.addComment('octo-lead', WAIVER)];
    let seen = 0;
    at.world.meanwhile = () => {
      seen += 1;
      if (seen === request) at.push({ [ADA]: changed }, NEXT_HEAD);
    };
    await Promise.all([
      runAction(at.world, { payload: commented(jane.id, line), event: 'issue_comment' }),
      runAction(at.world, { payload: commented(lead.id, WAIVER), event: 'issue_comment' }),
    ]);
    at.world.meanwhile = () => undefined;
    await runAction(at.world, { payload: opened(NEXT_HEAD, 'synchronize') });
    // The waiver is of the criterion, the endorsement was of the older text.
    expect([gate(), reports().length]).toEqual(['success', 1]);
    expect(reports()[0]).toContain('**Confirm again:** octo-jane');
    expect(at.world.statuses.at(-1)?.sha).toBe(NEXT_HEAD);
  });
});

describe('people who speak for each other', () => {
  const ring = /People speak for each other's packets: ([^.]*)\./u;
  const summary = async (): Promise<string> =>
    (await runAction(at.world, { payload: opened(HEAD, 'synchronize') })).summary.replaceAll('\u200B', '');
  const lines = (): string[] => reports()[0]?.match(/^\/readiness endorse system-design\.L5@[\da-f]{16}$/gmu) ?? [];

  test('in one pull request: said in the summary, and never in the comment', async () => {
    at.world.opener = 'octo-lead';
    at.push({ [ADA]: packet('octo-ada', true), [BEN]: packet('octo-ben', true) });
    expect(await summary()).not.toMatch(ring);
    const [ada = '', ben = ''] = lines();
    at.world.addComment('octo-ben', ada);
    expect(await summary()).not.toMatch(ring);
    at.world.addComment('octo-ada', ben);
    expect(ring.exec(await summary())?.[1]).toBe('octo-ben for octo-ada, octo-ada for octo-ben');
    expect(reports()[0]).not.toContain('each other');
    expect(at.world.comments.filter(({ author, body }) => author === BOT && body.includes('each other'))).toEqual([]);
  });

  test('on another open pull request, which costs one request, and none where nobody speaks for anybody', async () => {
    at.world.found.set('repo:acme/promotions is:pr is:open author:octo-ben commenter:octo-ada', [
      { number: 1, comments: [{ author: 'octo-ada', body: '/readiness endorse x@0' }] },
      {
        number: 7,
        comments: [
          { author: 'octo-kim', body: 'Well done!' },
          { author: 'octo-ada', body: '/readiness endorse x@0' },
        ],
      },
    ]);
    const asked = (): number => at.world.journal.filter(({ name }) => name === 'ReadinessElsewhere').length;
    await summary();
    expect(asked()).toBe(0);
    await answer('octo-ben', endorsement());
    expect(asked()).toBe(1);
    expect(ring.exec(await summary())?.[1]).toBe('octo-ben for octo-ada, octo-ada for octo-ben (on #7)');
    expect(reports()[0]).not.toContain('each other');
  });

  test('talk is no endorsement, and what could not be read is said there too', async () => {
    at.world.found.set('repo:acme/promotions is:pr is:open author:octo-ben commenter:octo-ada', [
      {
        number: 7,
        comments: [
          { author: 'octo-ada', body: '> /readiness endorse x@0' },
          { author: 'octo-ben', body: '/readiness endorse x@0' },
        ],
      },
    ]);
    at.world.addComment('octo-ben', endorsement());
    expect(await summary()).not.toMatch(ring);
    at.world.faults = ({ name }) => (name === 'ReadinessElsewhere' ? { kind: 'status', status: 403 } : null);
    expect(await summary()).toContain('on other open pull requests could not be read in this run');
    expect(reports()[0]).not.toContain(OPEN);
  });
});
