import { FULL } from '../runs.ts';
import type { Fault } from './github.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAction } from './action.ts';
import { ADA, BOT, commented, company, HEAD, LADDER, NEXT_HEAD, opened, packet, type Company } from './company.ts';

/** The company's ladder, with a criterion that a person judges and one that can be waived. */
const JUDGED = LADDER.replace('rubric: { link: 1 }', 'rubric: { link: 1, judgement: true }').replace(
  'L5: Grows several engineers.',
  'L5: { text: Grows several engineers., rubric: { waivable: true } }',
);
const SETTINGS = 'enforce: true\n';

let at: Company;
beforeEach(async () => {
  inputs = {};
  at = await company();
  at.main({ 'ladder/engineering/ladder.yml': JUDGED, '.github/readiness.yml': SETTINGS });
  at.push({ [ADA]: packet('octo-ada', false) });
  at.world.roles.set('octo-lead', 'maintain');
  at.world.roles.set('octo-jane', 'write');
});
afterEach(() => at.world.close());

/** A people file on the default branch, beside these settings. */
const withPeople = (people: string, settings = SETTINGS, ladder = JUDGED): void =>
  at.main({
    'ladder/engineering/ladder.yml': ladder,
    '.github/readiness.yml': `${settings}people: people.yml\n`,
    'people.yml': `schema: 1\npeople:\n${people}`,
  });
let inputs: Record<string, string> = {};
const run = (payload: unknown = opened(), event = 'pull_request_target') => {
  at.world.journal.length = 0;
  return runAction(at.world, { payload, event, inputs });
};
/** Somebody comments, and the run that it starts. */
const says = async (author: string, body: string) => {
  const comment = at.world.addComment(author, body);
  const ran = await run(commented(comment.id, body), 'issue_comment');
  return { comment, ran };
};
const report = (): string => at.reports()[0] ?? '';
const replies = (): string[] => at.replies();
const gate = (): string | undefined => at.world.statuses.at(-1)?.state;
const endorsement = (): string =>
  /^\/readiness endorse system-design\.L5@[\da-f]{16}$/mu.exec(report())?.[0] ?? 'no line';

describe('the story: candidate, two peers, a lead, and whoever may not', () => {
  test('from draft to a green gate, and back when the claim changes', async () => {
    await run();
    expect(gate()).toBe('failure');
    expect(endorsement()).not.toBe('no line');

    // The candidate may not endorse; the reply says who may.
    const own = await says('octo-ada', endorsement());
    expect(own.comment.reactions).toEqual(['confused']);
    expect(replies()).toHaveLength(1);
    expect(replies()[0]).toContain('is the candidate');

    // A peer without the digest gets the line to write, and writes it.
    await says('octo-jane', '/readiness endorse system-design.L5');
    expect(replies()[1]).toContain(endorsement());
    const jane = await says('octo-jane', endorsement());
    expect(jane.comment.reactions).toEqual(['+1']);
    expect(report()).not.toContain('For a person to judge');

    // A peer may not waive; the lead may, and the gate turns green in the same run.
    const waiver = '/readiness waive mentorship.L5 until 2199-12-31 because on leave until May';
    await says('octo-jane', waiver);
    expect(gate()).toBe('failure');
    expect(replies()[2]).toContain('maintain or admin');
    await says('octo-lead', waiver);
    expect(gate()).toBe('success');
    expect(report()).toContain('Waivers:');
    expect(at.world.journal.length).toBeLessThanOrEqual(8);

    // A concern blocks until its author resolves it.
    const { comment } = await says('octo-sam', '/readiness concern system-design.L5 Whose design was it?');
    expect(gate()).toBe('failure');
    expect(report()).toContain('Open concerns:');
    await says('octo-sam', `/readiness resolve a-${comment.id}`);
    expect(gate()).toBe('success');

    // The claim changes: the endorsement has to be confirmed, the waiver stands.
    at.push({ [ADA]: packet('octo-ada', false).replace('three services', 'four services') }, NEXT_HEAD);
    await run(opened(NEXT_HEAD, 'synchronize'));
    expect(report()).toContain('Confirm again');
    await says('octo-jane', endorsement());
    expect(report()).not.toContain('Confirm again');

    // Each run over the same log ends in the same comment, and answers nobody twice.
    const [before, answered] = [report(), replies().length];
    await run(opened(NEXT_HEAD, 'synchronize'));
    expect([report(), replies().length]).toEqual([before, answered]);
    // The lead deletes the waiver: it is gone.
    at.world.comments = at.world.comments.filter(({ author }) => author !== 'octo-lead');
    await run(commented(1, waiver, { action: 'deleted' }), 'issue_comment');
    expect(gate()).toBe('failure');
  });
});

test('a comment event without acts takes at most six requests', async () => {
  await run();
  await says('octo-jane', '/readiness recheck');
  expect(at.world.journal.length).toBeLessThanOrEqual(6);
});

test('with the acts of ten people it takes at most eight', async () => {
  await run();
  for (let index = 0; index < 9; index += 1) at.world.addComment(`octo-p${index}`, endorsement());
  await says('octo-lead', '/readiness waive mentorship.L5 until 2199-12-31 because on leave');
  expect(gate()).toBe('success');
  expect(at.world.journal.length).toBeLessThanOrEqual(8);
});

test.each([
  ['without a command', commented(5, 'Well done!'), 'holds no command'],
  [
    'of a bot',
    commented(5, '/readiness recheck', { comment: { id: 5, body: '/readiness recheck', user: { type: 'Bot' } } }),
    'of a bot',
  ],
  ['on an issue', commented(5, '/readiness recheck', { issue: { number: 1 } }), 'on an issue'],
  [
    'on a closed pull request',
    commented(5, '/readiness recheck', { issue: { number: 1, state: 'closed', pull_request: {} } }),
    'is closed',
  ],
])('a comment %s costs no request', async (_, payload, why) => {
  const ran = await run(payload, 'issue_comment');
  expect([ran.code, at.world.journal.length]).toEqual([0, 0]);
  expect(ran.log).toContain(why);
});

test('an edited comment does not count', async () => {
  await run();
  const comment = at.world.addComment('octo-lead', '/readiness waive mentorship.L5 until 2199-12-31 because on leave');
  comment.editor = 'octo-ada';
  await run(commented(comment.id, comment.body, { action: 'edited' }), 'issue_comment');
  expect([gate(), comment.reactions]).toEqual(['failure', undefined]);
  expect(report()).toContain('Comments with commands that do not count (1)');
  expect(report()).toContain('was edited after it was written');
});

test('a review with a command counts at the next run, and not once it is dismissed', async () => {
  await run();
  at.world.reviews = [{ id: 7, author: 'octo-jane', body: endorsement(), state: 'APPROVED' }];
  await run();
  expect(report()).not.toContain('For a person to judge');
  at.world.reviews[0]!.state = 'DISMISSED';
  await run();
  expect(report()).toContain('For a person to judge');
});

/** The token lists no collaborators, and asking for one fails as well. */
const rolesUnread = (): void => {
  at.world.tokens.set('token-of-the-job', { login: BOT, comments: true, statuses: true, noCollaborators: true });
  at.world.faults = ({ path }) => (path.endsWith('/permission') ? { kind: 'status', status: 403 } : null);
};

test('a role that cannot be read is a no', async () => {
  await run();
  rolesUnread();
  await says('octo-lead', '/readiness waive mentorship.L5 until 2199-12-31 because on leave');
  expect(gate()).toBe('failure');
  expect(replies()[0]).toContain('could not be read');
  expect(report()).toContain('The role of `octo-lead` on the repository could not be read');
  // Without the list of collaborators each is asked for alone.
  at.world.faults = () => null;
  await run();
  expect(gate()).toBe('success');
});

test('an answer that cannot be given does not undo what was said', async () => {
  await run();
  at.world.faults = ({ path }) => (path.endsWith('/reactions') ? { kind: 'status', status: 403 } : null);
  const { ran } = await says('octo-lead', '/readiness waive mentorship.L5 until 2199-12-31 because on leave');
  expect([gate(), ran.code]).toEqual(['success', 0]);
});

test('a merge group is judged with the acts of its pull request', async () => {
  await run();
  at.world.addComment('octo-lead', '/readiness waive mentorship.L5 until 2199-12-31 because on leave');
  const [base, head] = [at.world.defaultOid, 'e'.repeat(40)];
  at.world.commits.set(head, at.world.commits.get(HEAD)!);
  at.world.comparisons.set(`${base}...${head}`, [{ filename: ADA, status: 'added' }]);
  const group = (ref: string) => ({
    action: 'checks_requested',
    merge_group: { base_sha: base, head_sha: head, base_ref: 'refs/heads/main', head_ref: ref },
  });
  await run(group(`refs/heads/gh-readonly-queue/main/pr-1-${base}`), 'merge_group');
  expect(gate()).toBe('success');
  await run(group('refs/heads/other'), 'merge_group');
  expect(gate()).toBe('failure');
});

test('a thousand comments are read, page by page, in at most twelve requests', async () => {
  for (let index = 0; index < 990; index += 1) at.world.addComment('octo-sam', 'Well done!');
  at.world.addComment('octo-lead', '/readiness waive mentorship.L5 until 2199-12-31 because on leave');
  await run();
  expect(gate()).toBe('success');
  expect(
    at.world.journal.filter(({ name }) => /^Readiness(?:PullRequest|More)$/u.test(name)).length,
  ).toBeLessThanOrEqual(12);
});

test('a criterion is explained in a reply, and a concern about the whole packet blocks until it is resolved', async () => {
  await run();
  await says('octo-jane', endorsement());
  await says('octo-lead', '/readiness waive mentorship.L5 until 2199-12-31 because on leave');
  expect(gate()).toBe('success');
  await says('octo-sam', '/readiness explain system-design.L5');
  expect(replies().at(-1)).toContain('It asks for at least 1 item');
  const { comment } = await says('octo-sam', '/readiness concern The numbers are those of the whole team.');
  expect(gate()).toBe('failure');
  expect(report()).toContain('about the packet as a whole');
  await says('octo-sam', `/readiness resolve a-${comment.id}`);
  expect(gate()).toBe('success');
});

describe('a fault at any request of a comment event loses no act, and doubles none', () => {
  const waiver = '/readiness waive mentorship.L5 until 2199-12-31 because on leave';
  test.each<[string, Fault]>([
    ['GitHub breaks down', { kind: 'status', status: 500 }],
    // In full only: each of them takes as many runs again.
    ...(FULL
      ? ([
          ['GitHub refuses', { kind: 'status', status: 403 }],
          ['the connection ends', { kind: 'hang-up' }],
        ] as [string, Fault][])
      : []),
  ])('%s', async (_name, fault) => {
    await run();
    await says('octo-jane', endorsement());
    const { comment } = await says('octo-lead', waiver);
    const requests = at.world.journal.length;
    expect([gate(), requests > 5]).toEqual(['success', true]);
    const settled = report();

    for (let failing = 0; failing < requests; failing += 1) {
      let asked = 0;
      at.world.faults = () => {
        asked += 1;
        return asked === failing + 1 ? fault : null;
      };
      await run(commented(comment.id, waiver), 'issue_comment');
      at.world.faults = () => null;
      await run(commented(comment.id, waiver), 'issue_comment');
      const which = `request ${failing}`;
      expect([which, gate(), report()]).toEqual([which, 'success', settled]);
    }
    // A role that could not be read is told, once.
    expect(replies().length).toBeLessThanOrEqual(1);
    for (const reply of replies()) expect(reply).toContain('could not be read');
    // The report, two comments with commands, and what was told.
    expect(at.world.comments).toHaveLength(3 + replies().length);
  });
});

describe('the people file', () => {
  const KIM = '  - { login: octo-kim, id: 42, level: L5, team: billing }\n';
  /** A ladder whose first criterion asks for an endorsement by somebody of the level. */
  const LEVELLED = JUDGED.replace('rubric: { link: 1, judgement: true }', 'rubric: { people: { min: 1, level: L5 } }');
  const endorsed = async (login: string, id: number | null): Promise<string> => {
    if (id !== null) at.world.ids.set(login, id);
    await run();
    await says(login, endorsement());
    return report();
  };
  const OPEN = 'For a person to judge';

  test('a level rule is met only with it, and it costs no request', async () => {
    at.main({ 'ladder/engineering/ladder.yml': LEVELLED, '.github/readiness.yml': SETTINGS });
    expect(await endorsed('octo-kim', 42)).toContain(OPEN);
    const without = at.world.journal.length;
    at.world.comments = [];
    withPeople(KIM, SETTINGS, LEVELLED);
    expect(await endorsed('octo-kim', 42)).not.toContain(OPEN);
    expect(at.world.journal.length).toBe(without);
  });

  test.each([
    ['renamed: the id is the same, and so is the person', 'kim-new', 42, false],
    ['taken over: another id is another person', 'octo-kim', 99, true],
    ['a login of which GitHub does not say the id lends no level', 'octo-kim', null, true],
  ])('%s', async (_, login, id, open) => {
    withPeople(KIM, SETTINGS, LEVELLED);
    expect((await endorsed(login, id)).includes(OPEN)).toBe(open);
  });

  test('a second account does not endorse its owner', async () => {
    withPeople('  - { login: octo-ada, id: 7, accounts: [{ login: ada-two, id: 8 }] }\n');
    for (const login of ['ada-two', 'ada-renamed']) {
      expect(await endorsed(login, 8)).toContain(OPEN);
      expect(replies().at(-1)).toContain('is another account of the candidate, as the people file says');
    }
  });

  test('one person with two accounts counts once', async () => {
    withPeople(
      '  - { login: octo-kim, id: 42, level: L5, accounts: [{ login: kim-oss, id: 43 }] }\n  - { login: octo-lee, id: 44, level: L5 }\n',
      SETTINGS,
      LEVELLED.replace('min: 1', 'min: 2'),
    );
    for (const [login, id] of [
      ['octo-kim', 42],
      ['kim-oss', 43],
    ] as const)
      expect(await endorsed(login, id)).toMatch(/\b1 of 2\b/u);
    expect(await endorsed('octo-lee', 44)).not.toMatch(/\b1 of 2\b/u);
  });

  test.each([
    ['that is not there', null],
    ['with errors', 'schema: 1\npeople: [{ login: octo-kim }]\n'],
  ])('one %s: nothing is judged', async (_, text) => {
    at.main({
      'ladder/engineering/ladder.yml': JUDGED,
      '.github/readiness.yml': `${SETTINGS}people: people.yml\n`,
      ...(text !== null && { 'people.yml': text }),
    });
    const ran = await run();
    expect([ran.code, gate()]).toEqual([2, 'error']);
    expect(ran.log).toContain(text === null ? 'was not found on the default branch' : 'people.yml');
  });
});

describe('commands in the settings', () => {
  const WAIVER = '/readiness waive mentorship.L5 until 2199-12-31 because on leave';
  const given = (commands: string): void =>
    at.main({
      'ladder/engineering/ladder.yml': JUDGED,
      '.github/readiness.yml': `${SETTINGS}commands: ${commands}\n`,
    });

  test('a maintainer to whom it is not given is refused, and told who may; whoever is listed may', async () => {
    given('{ waive: { users: [octo-hr] } }');
    await run();
    const { comment } = await says('octo-lead', WAIVER);
    expect([gate(), comment.reactions]).toEqual(['failure', ['confused']]);
    expect(replies()[0]).toContain('is not among those to whom the settings give it');
    expect(replies()[0]).toContain('It may be used by: `octo-hr`; never the candidate');
    await says('octo-hr', WAIVER);
    expect(gate()).toBe('success');
  });

  test('a role that could not be read is a no, and says so', async () => {
    given('{ endorse: { role: write } }');
    await run();
    rolesUnread();
    await says('octo-jane', endorsement());
    expect(report()).toContain('For a person to judge');
    expect(replies()[0]).toContain('could not be read');
    at.world.faults = () => null;
    await run();
    expect(report()).not.toContain('For a person to judge');
  });

  test('a team takes a token that reads it, and one request', async () => {
    given('{ waive: { teams: [acme/leads] } }');
    at.world.teams.set('acme/leads', ['Octo-Jane']);
    at.world.tokens.set('token-of-evidence', { login: 'octo-bot', comments: false, statuses: false, teams: true });
    await run();
    await says('octo-jane', WAIVER);
    expect(gate()).toBe('failure');
    expect(replies()[0]).toContain('evidence-token');
    inputs = { 'evidence-token': 'token-of-evidence' };
    await says('octo-sam', WAIVER);
    expect(replies()[1]).toContain('members of `acme/leads`');
    expect(gate()).toBe('success');
    expect(at.world.journal.filter(({ name }) => name === 'ReadinessTeams')).toHaveLength(1);
    // Teams take a token of their own, and so a request; a refusal takes a reply.
    expect(at.world.journal.length).toBeLessThanOrEqual(9);
  });

  test('help says who may here', async () => {
    given('{ waive: { users: [octo-hr] } }');
    await run();
    await says('octo-jane', '/readiness help');
    expect(replies()[0]).toContain('`octo-hr`; never the candidate');
  });
});
