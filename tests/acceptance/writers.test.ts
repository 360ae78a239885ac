/** Who wrote lines of a claim does not speak for it: blame at the head, as GitHub has it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAction } from './action.ts';
import { ADA, BEN, BOT, company, HEAD, LADDER, NEXT_HEAD, opened, packet, type Company } from './company.ts';

const JUDGED = LADDER.replace('rubric: { link: 1 }', 'rubric: { link: 1, judgement: true }').replace(
  'L5: Grows several engineers.',
  'L5: { text: Grows several engineers., rubric: { waivable: true } }',
);
const TEXT = packet('octo-ada', true);
const LINES = TEXT.split('\n');
const lineOf = (begin: string): number => LINES.findIndex((line) => line.includes(begin)) + 1;
const DESIGN = lineOf('Designed the billing pipeline');
const OPEN = 'For a person to judge';

let at: Company;
beforeEach(async () => {
  at = await company();
  at.main({ 'ladder/engineering/ladder.yml': JUDGED, '.github/readiness.yml': 'enforce: true\n' });
  at.push({ [ADA]: TEXT });
  at.world.roles.set('octo-lead', 'maintain');
});
afterEach(() => at.world.close());

const run = (payload: unknown = opened(), event = 'pull_request_target') => {
  at.world.journal.length = 0;
  return runAction(at.world, { payload, event });
};
const says = async (author: string, body: string) => {
  const { id } = at.world.addComment(author, body);
  return await run(
    {
      action: 'created',
      issue: { number: 1, state: 'open', pull_request: {} },
      comment: { id, body, user: { login: author, type: 'User' } },
    },
    'issue_comment',
  );
};
const report = (): string => at.reports()[0] ?? '';
const reply = (): string =>
  at.world.comments.findLast(({ author, body }) => author === BOT && body.startsWith('<!-- readiness-answer'))?.body ??
  '';
const line = (criterion = 'system-design.L5'): string =>
  new RegExp(`^/readiness endorse ${criterion.replace('.', '\\.')}@[\\da-f]{16}$`, 'mu').exec(report())?.[0] ?? '';
const wrote = (from: number, to: number, ...authors: (string | null)[]): void =>
  void at.world.wrote.set('', [{ path: ADA, from, to, authors }]);
const asked = (): number => at.world.journal.filter(({ name }) => name === 'ReadinessPeople').length;

test('nobody is asked who wrote what where nobody acts, and once where somebody does', async () => {
  await run();
  expect(asked()).toBe(0);
  await says('octo-jane', '/readiness recheck');
  expect([asked(), at.world.journal.length <= 6]).toEqual([0, true]);
  await says('octo-jane', line());
  expect([asked(), report().includes(OPEN)]).toEqual([1, false]);
});

describe('who wrote lines of the claim', () => {
  test.each([
    ['its author', ['octo-jane'], true],
    ['a co-author', ['octo-ada', 'Octo-Jane'], true],
    ['somebody else', ['octo-ada', 'octo-kim'], false],
  ] as const)('%s', async (_, authors, barred) => {
    await run();
    wrote(DESIGN, DESIGN + 2, ...authors);
    await says('octo-jane', line());
    expect(report().includes(OPEN)).toBe(barred);
    expect(reply().includes('`octo-jane` wrote lines of what the packet says for `system-design.L5`')).toBe(barred);
    expect(report().includes('Comments with commands that do not count (1)')).toBe(barred);
  });

  test.each([
    ['another claim', lineOf('Mentored two engineers')],
    ['a heading', lineOf('## System Design')],
    ['the front matter', 2],
  ])('of %s alone may speak for this one', async (_, where) => {
    await run();
    wrote(where, where, 'octo-jane');
    await says('octo-jane', line());
    expect(report()).not.toContain(OPEN);
  });

  test('does not waive, accept, attest or settle an objection to it either, and may object', async () => {
    at.push({
      [ADA]: packet('octo-ada', false).replace(
        '## Mentorship\n',
        '## Mentorship\n\n- Gap: none yet; plan: one, by 2199-01-01.\n',
      ),
    });
    await run();
    at.world.wrote.set('', [{ path: ADA, from: 1, to: 99, authors: ['octo-lead'] }]);
    await says('octo-lead', '/readiness waive mentorship.L5 until 2199-12-31 because on leave');
    expect(reply()).toContain('`octo-lead` wrote lines of what the packet says for `mentorship.L5`');
    const item = /\be-[\da-f]{16}\b/u.exec(JSON.stringify((await run()).report))?.[0] ?? '';
    for (const command of [`attest ${item}`, `accept ${item} because it was merged by hand`]) {
      await says('octo-lead', `/readiness ${command}`);
      expect(reply()).toContain(`wrote lines of the piece of evidence \`${item}\``);
    }
    await says('octo-sam', '/readiness concern system-design.L5 Whose design was it?');
    const concern = at.world.comments.find(({ body }) => body.startsWith('/readiness concern'))!.id;
    await says('octo-lead', `/readiness resolve a-${concern}`);
    expect(report()).toContain('Open concerns:');
    expect(reply()).toContain('wrote lines of');
    await says('octo-lead', '/readiness concern mentorship.L5 There is no plan.');
    expect(report().match(/octo-lead/gu)?.length).toBeGreaterThan(0);
    expect(report()).toContain('Open concerns:');
  });

  test('by another account that the people file knows, also where that one was renamed', async () => {
    at.main({
      'ladder/engineering/ladder.yml': JUDGED,
      '.github/readiness.yml': 'enforce: true\npeople: people.yml\n',
      'people.yml': 'schema: 1\npeople:\n  - { login: octo-jane, id: 7, accounts: [{ login: jane-home, id: 8 }] }\n',
    });
    await run();
    at.world.ids.set('jane-new', 8);
    at.world.ids.set('octo-jane', 7);
    wrote(DESIGN, DESIGN, 'jane-new');
    await says('octo-jane', line());
    expect(report()).toContain(OPEN);
    expect(reply()).toContain('wrote lines of');
  });
});

test('an account that GitHub does not know bars nobody, and reviewers are told which commit', async () => {
  await run();
  wrote(DESIGN, DESIGN + 1, null);
  await says('octo-jane', line());
  expect(report()).not.toContain(OPEN);
  expect(report()).toContain(`GitHub knows no account for an author of 1 commit`);
});

describe('what could not be read is a no, and says so', () => {
  test('blame takes too long: the role is read all the same, and the next run finds what stands', async () => {
    await run();
    const endorsement = line();
    at.world.slowBlame.add(ADA);
    await says('octo-jane', endorsement);
    expect(report()).toContain(OPEN);
    expect(reply()).toContain('It could not be read who wrote what the packet says for `system-design.L5`');
    expect(reply()).toContain('/readiness recheck');
    expect(report()).toContain('It could not be read who wrote');
    expect(report()).toContain('**Not counted in this run:** commands of octo-jane, since what decides');
    at.world.slowBlame.clear();
    await says('octo-jane', '/readiness recheck');
    expect(report()).not.toContain(OPEN);
    expect(report()).not.toContain('could not be read who');
    expect(report()).not.toContain('Not counted in this run');
  });

  test('the request fails: no act counts, nothing else is lost', async () => {
    await run();
    const endorsement = line();
    at.world.faults = ({ name }) => (name === 'ReadinessPeople' ? { kind: 'status', status: 403 } : null);
    const ran = await says('octo-jane', endorsement);
    expect([ran.code, report().includes(OPEN), reply().includes('could not be read who')]).toEqual([0, true, true]);
  });

  test('more co-authors than GitHub lists', async () => {
    await run();
    at.world.wrote.set('', [{ path: ADA, from: DESIGN, to: DESIGN, authors: ['octo-ada'], more: 30 }]);
    await says('octo-jane', line());
    expect(reply()).toContain('could not be read who');
  });
});

test('of two packets one may be spoken for that somebody else wrote', async () => {
  at.push({ [ADA]: TEXT, [BEN]: packet('octo-ben', true) });
  await run();
  const [first = '', second = ''] = report().match(/^\/readiness endorse system-design\.L5@[\da-f]{16}$/gmu) ?? [];
  wrote(1, 99, 'octo-jane');
  await says('octo-jane', `${first}\n${second}`);
  expect(reply().match(/`octo-jane` wrote lines of/gu)).toHaveLength(1);
  expect(asked()).toBe(1);
});

describe('a merge group', () => {
  const GROUP = 'e'.repeat(40);
  const inQueue = async (text: string): Promise<string | undefined> => {
    at.world.commits.set(GROUP, { ...at.world.commits.get(HEAD), [ADA]: text });
    const base = at.world.defaultOid;
    at.world.comparisons.set(`${base}...${GROUP}`, [{ filename: ADA, status: 'added' }]);
    // Squashed: one commit has all of them for its authors.
    at.world.wrote.set(GROUP, [{ path: ADA, from: 1, to: 99, authors: ['octo-ada', 'octo-lead'] }]);
    at.world.wrote.set(HEAD, []);
    await run(
      {
        action: 'checks_requested',
        merge_group: {
          base_sha: base,
          head_sha: GROUP,
          base_ref: 'refs/heads/main',
          head_ref: `refs/heads/gh-readonly-queue/main/pr-1-${base}`,
        },
      },
      'merge_group',
    );
    return at.world.statuses.at(-1)?.state;
  };
  const SHORT = packet('octo-ada', false).replace(
    '## Mentorship\n',
    '## Mentorship\n\n- Gap: none; plan: one, by 2199-01-01.\n',
  );
  beforeEach(async () => {
    at.push({ [ADA]: SHORT });
    await run();
    await says('octo-lead', '/readiness waive mentorship.L5 until 2199-12-31 because on leave');
  });
  test('is judged by who wrote the packet on the pull request, not by the squashed commit', async () => {
    expect(await inQueue(SHORT)).toBe('success');
  });
  test('a packet that is another one there is judged by its own lines', async () => {
    expect(await inQueue(`${SHORT}\nMore.\n`)).toBe('failure');
  });
});

describe('roles of many', () => {
  test('ten people of a public repository cost one request', async () => {
    at.world.visibility = 'PUBLIC';
    at.main({ 'ladder/engineering/ladder.yml': JUDGED, '.github/readiness.yml': 'enforce: true\npublic: true\n' });
    await run();
    for (let index = 0; index < 9; index += 1) {
      at.world.roles.set(`octo-p${index}`, index === 8 ? 'read' : 'triage');
      at.world.addComment(`octo-p${index}`, line());
    }
    await says('octo-lead', line());
    expect([asked(), at.world.journal.length <= 8]).toEqual([1, true]);
    expect(report()).not.toContain(OPEN);
  });

  test('twelve who waive are all looked up; where each has to be asked for alone, the rest is told', async () => {
    at.push({ [ADA]: packet('octo-ada', false) });
    await run();
    for (let index = 0; index < 12; index += 1)
      at.world.addComment(`octo-w${index}`, '/readiness waive mentorship.L5 until 2199-12-31 because on leave');
    at.world.roles.set('octo-w11', 'maintain');
    await run();
    expect([at.world.statuses.at(-1)?.state, asked()]).toEqual(['success', 1]);

    at.world.tokens.set('token-of-the-job', { login: BOT, comments: true, statuses: true, noCollaborators: true });
    await run(opened(HEAD, 'synchronize'));
    expect(at.world.statuses.at(-1)?.state).toBe('failure');
    for (const login of ['octo-w10', 'octo-w11'])
      expect(report()).toContain(`The role of \`${login}\` on the repository could not be read.`);
    expect(report()).not.toContain('`octo-w9` on the repository could not be read');
  });
});

test('whoever opened the pull request is known by number, also after a new login and before a word of theirs', async () => {
  at.main({
    'ladder/engineering/ladder.yml': JUDGED,
    '.github/readiness.yml': 'enforce: true\npeople: people.yml\n',
    'people.yml': 'schema: 1\npeople:\n  - { login: octo-kim, id: 42, accounts: [{ login: kim-oss, id: 43 }] }\n',
  });
  at.world.opener = 'kim-renamed';
  at.world.ids.set('kim-renamed', 42);
  at.world.ids.set('kim-oss', 43);
  at.push({ [ADA]: TEXT }, NEXT_HEAD);
  at.world.wrote.set('', [{ path: ADA, from: 1, to: 99, authors: ['octo-ada'] }]);
  await run(opened(NEXT_HEAD));
  await says('kim-oss', line());
  expect(report()).toContain(OPEN);
  expect(reply()).toContain('is another account of `kim-renamed`, who opened the pull request');
});
