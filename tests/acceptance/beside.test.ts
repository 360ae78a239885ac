import { afterEach, beforeEach, describe, expect, test, type ExpectStatic } from 'vitest';
import { FULL } from '../runs.ts';
import { runAction } from './action.ts';
import { ADA, BOT, company, HEAD, LADDER, NEXT_HEAD, opened, packet, type Company } from './company.ts';
import type { Fault } from './github.ts';

/** What is written beside the comment and the status: labels, requests for reviews, calls of whoever has to act. */

const JUDGED = LADDER.replace('rubric: { link: 1 }', 'rubric: { link: 1, judgement: true }');

/** A company whose people have roles on the repository. */
async function withRoles(): Promise<Company> {
  const made = await company();
  for (const login of ['octo-lead', 'octo-kim', 'octo-mgr', 'octo-ada']) made.world.roles.set(login, 'write');
  return made;
}

let at: Company;
beforeEach(async () => {
  at = await withRoles();
});
afterEach(() => at.world.close());

const PEOPLE = `schema: 1
people:
  - { login: octo-ada, id: 1, manager: octo-mgr, accounts: [ada-two] }
  - { login: octo-mgr, id: 2 }
  - { login: octo-kim, id: 3 }
  - { login: octo-lee, id: 4 }
`;
const settingsOf = ({ main }: Company, text: string, ladder = LADDER): void =>
  main({
    'ladder/engineering/ladder.yml': ladder,
    '.github/readiness.yml': `people: people.yml\n${text}`,
    'people.yml': PEOPLE,
  });
const runOf = ({ world }: Company, payload: unknown = opened()) => {
  world.journal.length = 0;
  return runAction(world, { payload, inputs: {} });
};
/** Requests that change something beside the one comment and the status. */
const writesOf = ({ world }: Company): string[] =>
  world.journal
    .filter(({ method, path, body }) => {
      const text = JSON.stringify(body ?? '');
      return (
        !path.endsWith('/graphql') &&
        !path.includes('/statuses/') &&
        !(path.includes('/comments') && (text.includes('<!-- promotion-readiness -->') || method === 'DELETE'))
      );
    })
    .map(({ name }) => name);
const callsOf = ({ world }: Company): string[] =>
  world.comments.map(({ body }) => body).filter((body) => body.startsWith('<!-- promotion-readiness-turn '));
const mentionsOf = (of: Company): string[] => callsOf(of).map((body) => (body.match(/@[\w/-]+/gu) ?? []).join(' '));

const settings = (text: string, ladder?: string): void => settingsOf(at, text, ladder);
const run = (payload?: unknown) => runOf(at, payload);
const writes = (): string[] => writesOf(at);
const calls = (): string[] => callsOf(at);
const mentions = (): string[] => mentionsOf(at);
const asked = (): string[] => at.world.journal.map(({ name }) => name);
const named = (front: string, mentors = true): string =>
  packet('octo-ada', mentors).replace('track: ic\n', `track: ic\n${front}`);

test('what is off costs no request', async () => {
  at.push({ [ADA]: packet('octo-ada', false) });
  await run();
  const before = asked();
  expect([before.includes('ReadinessAround'), writes()]).toEqual([false, []]);
  at.world.comments = [];
  settings('');
  await run();
  expect(asked().filter((name) => name.includes('Around') || /labels|requested/u.test(name))).toEqual([]);
  expect(at.world.journal.length).toBe(before.length);
});

describe('labels', () => {
  beforeEach(() => {
    settings('labels: true\n');
    at.world.around.labels = ['bug', 'readiness: blocked by HR', 'Readiness: Draft'];
  });

  test('one by verdict; those of others stay, and the second run writes nothing', async () => {
    at.push({ [ADA]: packet('octo-ada', false) });
    expect((await run()).code).toBe(0);
    expect(at.world.around.labels).toEqual(['bug', 'readiness: blocked by HR', 'readiness: incomplete']);
    await run();
    expect(writes()).toEqual([]);
    expect(asked().filter((name) => name === 'ReadinessAround')).toHaveLength(1);
    at.push({ [ADA]: packet('octo-ada', true) }, NEXT_HEAD);
    await run(opened(NEXT_HEAD));
    expect(at.world.around.labels).toEqual(['bug', 'readiness: blocked by HR', 'readiness: complete']);
  });

  test('a prefix of the settings, and none of another prefix is touched', async () => {
    settings('labels: { prefix: promotion/ }\n');
    at.world.around.known.add('promotion/incomplete');
    at.push({ [ADA]: packet('octo-ada', false) });
    await run();
    expect(at.world.around.labels).toEqual([
      'bug',
      'readiness: blocked by HR',
      'Readiness: Draft',
      'promotion/incomplete',
    ]);
  });

  test('where no packet is left, or nothing is judged, ours are taken away', async () => {
    at.push({ [ADA]: packet('octo-ada', false) });
    await run();
    at.push({ 'README.md': 'Other' });
    await run();
    expect(at.world.around.labels).toEqual(['bug', 'readiness: blocked by HR']);
    at.world.around.labels = ['readiness: complete'];
    at.push({ [ADA]: packet('octo-ada', true) }, HEAD, { base: 'release' });
    await run();
    expect(at.world.around.labels).toEqual([]);
  });

  test('a broken ladder blames no packet: our label is taken away', async () => {
    settings('labels: true\n', LADDER.replace('levels:', 'lvels:'));
    at.world.around.labels = ['readiness: complete'];
    at.push({ [ADA]: packet('octo-ada', true) });
    await run();
    expect(at.world.around.labels).toEqual([]);
  });

  test('a label that the repository does not have is made where the token may, and told where it may not', async () => {
    at.world.around.known.clear();
    at.push({ [ADA]: packet('octo-ada', false) });
    const ran = await run();
    expect([ran.code, at.world.around.labels.includes('readiness: incomplete')]).toEqual([0, false]);
    expect(ran.log).toContain('The repository has no label `readiness: incomplete` yet');
    expect(ran.summary).toContain('issues: write');
    expect(at.world.statuses.at(-1)?.state).toBe('success');
    at.world.tokens.set('token-of-the-job', { login: BOT, comments: true, statuses: true, makesLabels: true });
    await run();
    expect(at.world.around.labels).toContain('readiness: incomplete');
  });

  test('an old run that finds a newer head writes nothing', async () => {
    settings('labels: true\nnotify: true\nreviewers: { users: [octo-lead] }\n');
    at.world.around.labels = [];
    at.push({ [ADA]: packet('octo-ada', false) });
    at.world.meanwhile = ({ name }) => {
      if (name === 'ReadinessAround') at.push({ [ADA]: packet('octo-ada', true) }, NEXT_HEAD);
    };
    await run();
    expect([at.world.around.labels, at.world.around.requests, calls(), writes()]).toEqual([[], [], [], []]);
  });

  test('an old run that is held up leaves the label of the newer head', async () => {
    at.push({ [ADA]: packet('octo-ada', false) });
    let pushed = false;
    at.world.meanwhile = ({ name }) => {
      if (pushed || !name.endsWith('/labels')) return;
      pushed = true;
      // A newer run has written its own in between.
      at.push({ [ADA]: packet('octo-ada', true) }, NEXT_HEAD);
      at.world.around.labels.push('readiness: complete');
    };
    await run();
    expect(at.world.around.labels).toEqual(['bug', 'readiness: blocked by HR', 'readiness: complete']);
  });
});

describe('reviewers', () => {
  test('each is asked once, and never again once the request was taken back', async () => {
    settings('reviewers: { users: [octo-lead], manager: true, named: true }\n');
    at.push({ [ADA]: named('sponsors: [octo-kim, octo-stranger]\n') });
    expect((await run()).code).toBe(0);
    // Nobody here knows octo-stranger, so a packet cannot have them called.
    expect(at.world.around.requests).toEqual(['octo-lead', 'octo-mgr', 'octo-kim']);
    await run();
    expect(writes()).toEqual([]);
    // The event stays where a person takes the request back, so nobody is asked again; a new name is.
    settings('reviewers: { users: [octo-lead, octo-kim, octo-jane], manager: true }\n');
    at.world.roles.set('octo-jane', 'read');
    await run();
    expect(at.world.around.requests).toEqual(['octo-lead', 'octo-mgr', 'octo-kim', 'octo-jane']);
  });

  test('never the candidate by any account, or whoever opened the pull request, or who has reviewed', async () => {
    settings('reviewers: { users: [octo-ada, ada-two, octo-mgr, octo-kim, octo-lead] }\n');
    at.world.opener = 'octo-mgr';
    at.world.reviews = [{ id: 7, author: 'octo-kim', body: 'Well done', state: 'APPROVED' }];
    at.push({ [ADA]: packet('octo-ada', true) });
    await run();
    expect(at.world.around.requests).toEqual(['octo-lead']);
  });

  test('nobody for a draft, or a packet that cannot be judged', async () => {
    settings('reviewers: { users: [octo-lead] }\n');
    at.push({ [ADA]: named('stage: draft\n') });
    await run();
    at.push({ [ADA]: named('nonsense: 1\n') }, NEXT_HEAD);
    await run(opened(NEXT_HEAD));
    at.push({ [ADA]: packet('octo-ada', true) }, HEAD, { draft: true });
    await run();
    expect([at.world.around.requests, asked().includes('ReadinessAround')]).toEqual([[], false]);
    at.push({ [ADA]: packet('octo-ada', true) });
    await run();
    expect(at.world.around.requests).toEqual(['octo-lead']);
  });

  test('one whom GitHub does not take keeps nobody else from being asked', async () => {
    settings('reviewers: { users: [octo-nobody, octo-lead] }\n');
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run();
    expect([ran.code, at.world.around.requests]).toEqual([0, ['octo-lead']]);
    expect(ran.log).toContain(
      '`octo-nobody` could not be asked for a review, which takes a role on the repository. GitHub says: Reviews may only be',
    );
    await run();
    expect([at.world.around.requests, writes()]).toEqual([
      ['octo-lead'],
      ['POST /repos/acme/promotions/pulls/1/requested_reviewers'],
    ]);
  });

  test('a team takes a token that sees it, and is asked once', async () => {
    settings('reviewers: { teams: [acme/promotions, other/promotions] }\n');
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run();
    expect([ran.code, at.world.around.requests]).toEqual([0, []]);
    expect(ran.log).toContain('The token of a job sees no teams');
    expect(ran.log).toContain('only teams of `acme` can be');
    at.world.tokens.set('token-of-the-job', { login: BOT, comments: true, statuses: true, teams: true });
    await run();
    await run();
    expect(at.world.around.requests).toEqual(['acme/promotions']);
    // A token that does not see whether the team was asked asks it no more.
    at.world.tokens.set('token-of-the-job', { login: BOT, comments: true, statuses: true });
    const blind = await run();
    expect([blind.code, writes()]).toEqual([0, []]);
    expect(blind.log).toContain('was asked for a review before could not be read');
  });
});

describe('notify', () => {
  test('the candidate, then whoever judges, each once; what is answered is marked, and nobody is called twice', async () => {
    settings('notify: true\nreviewers: { users: [octo-lead] }\n', JUDGED);
    at.push({ [ADA]: packet('octo-ada', false) });
    await run();
    expect(mentions()).toEqual(['@octo-ada']);
    expect(calls()[0]).toContain('lacks something for 1 criterion');
    expect(calls()[0]).toMatch(/\[The report\]\(https:\/\/github\.com\/acme\/promotions\/pull\/1#issuecomment-\d+\)/u);
    // Still the candidate's turn: another push calls nobody.
    await run();
    expect(writes()).toEqual([]);
    at.push({ [ADA]: `${packet('octo-ada', false)}\nA word.\n` }, NEXT_HEAD);
    await run(opened(NEXT_HEAD));
    expect(mentions()).toEqual(['@octo-ada']);
    // Now a person judges.
    at.push({ [ADA]: packet('octo-ada', true) });
    await run();
    expect(mentions()).toEqual(['', '@octo-lead']);
    expect(calls()[0]).toContain('No longer open: what was asked here of octo-ada.');
    await run();
    expect(writes()).toEqual([]);
    // Back to the very state of the beginning: never twice for the same.
    at.push({ [ADA]: packet('octo-ada', false) }, NEXT_HEAD);
    await run(opened(NEXT_HEAD));
    expect(mentions()).toEqual(['', '']);
    expect(at.world.comments).toHaveLength(3);
  });

  test('a draft calls nobody, and marks what was open', async () => {
    settings('notify: true\n');
    at.push({ [ADA]: packet('octo-ada', false) });
    await run();
    at.push({ [ADA]: packet('octo-ada', false) }, HEAD, { draft: true });
    await run();
    expect(mentions()).toEqual(['']);
  });

  test('a packet calls nobody whom nobody knows here: a candidate, sponsors, those who shall confirm', async () => {
    settings('notify: true\n');
    at.push({
      [ADA]: packet('octo-victim', false),
    });
    await run();
    // Whoever opened the pull request is called in place of a name that nobody knows.
    expect(mentions()).toEqual(['@octo-ada']);
    at.world.comments = [];
    at.push({
      [ADA]: packet('octo-ada', true).replace(
        '  - When: 2025-03',
        '  - Confirmed by: @octo-kim, @octo-victim, @acme/everyone\n  - When: 2025-03',
      ),
    });
    await run();
    expect(mentions()).toEqual(['@octo-kim']);
  });

  test('a call that somebody else wrote is nobody’s, and a hidden one of ours still counts', async () => {
    settings('notify: true\n');
    at.push({ [ADA]: packet('octo-ada', false) });
    at.world.addComment('octo-mallory', '<!-- promotion-readiness-turn octo-ada=0000000000000000 -->\n\n@octo-ada');
    await run();
    expect(calls()).toHaveLength(2);
    at.world.comments.find(({ author, body }) => author === BOT && body.includes('-turn '))!.minimized = true;
    await run();
    expect(calls()).toHaveLength(2);
  });

  test('of two runs that call at the same time one comment stays', async () => {
    settings('notify: true\n');
    at.push({ [ADA]: packet('octo-ada', false) });
    await run();
    const call = at.world.comments.find(({ body }) => body.includes('-turn '))!;
    at.world.comments = [];
    at.world.meanwhile = ({ name, body }) => {
      if (name.endsWith('/comments') && JSON.stringify(body).includes('-turn ') && calls().length === 0)
        at.world.addComment(BOT, call.body);
    };
    await run();
    expect(calls()).toHaveLength(1);
  });

  test('whoever has a concern, and whoever has to confirm again', async () => {
    settings('notify: true\n', JUDGED);
    at.push({ [ADA]: packet('octo-ada', true) });
    await run();
    const line = /^\/readiness endorse system-design\.L5@[\da-f]{16}$/mu.exec(at.world.comments[0]!.body)?.[0] ?? '';
    at.world.addComment('octo-kim', line);
    at.world.addComment('octo-lee', '/readiness concern system-design.L5 Whose design was it?');
    await run();
    expect(mentions()).toEqual(['@octo-ada @octo-lee']);
    at.world.comments = at.world.comments.filter(({ author }) => author !== 'octo-lee');
    at.push({ [ADA]: packet('octo-ada', true).replace('three services', 'four services') }, NEXT_HEAD);
    await run(opened(NEXT_HEAD));
    expect(mentions()).toEqual(['', '@octo-kim']);
    expect(calls()[1]).toContain('has changed: confirm it again');
  });
});

test('members of a team are never named, whatever a token reads of it', async () => {
  settings(
    'enforce: true\nlabels: true\nnotify: true\nreviewers: { teams: [acme/private] }\ncommands: { endorse: { teams: [acme/private] } }\n',
    JUDGED,
  );
  at.world.teams.set('acme/private', ['octo-secret', 'octo-hidden', 'octo-kim']);
  at.world.tokens.set('token-of-the-job', { login: BOT, comments: true, statuses: true, teams: true });
  at.push({ [ADA]: packet('octo-ada', true) });
  await run();
  const line = /^\/readiness endorse system-design\.L5@[\da-f]{16}$/mu.exec(at.world.comments[0]!.body)?.[0] ?? '';
  const seen: string[] = [];
  for (const login of ['octo-kim', 'octo-sam']) {
    const comment = at.world.addComment(login, line);
    const payload = {
      action: 'created',
      issue: { number: 1, state: 'open', pull_request: {} },
      comment: { id: comment.id, body: line, user: { login, type: 'User' } },
    };
    const ran = await runAction(at.world, { payload, event: 'issue_comment' });
    seen.push(ran.log, ran.summary, JSON.stringify([ran.outputs, ran.report]));
  }
  seen.push(
    ...at.world.comments.map(({ body }) => body),
    JSON.stringify([at.world.statuses, at.world.around.requests]),
  );
  // One of them counts as a member, the other is told which team it takes.
  expect(at.world.comments.map(({ reactions }) => reactions?.[0]).filter(Boolean)).toEqual(['+1', 'confused']);
  expect(seen.join('\n')).toContain('members of `acme/private`');
  expect(seen.join('\n')).not.toMatch(/octo-secret|octo-hidden/u);
  expect(JSON.stringify(at.world.journal.map(({ body }) => body))).not.toMatch(/octo-secret|octo-hidden/u);
});

test('a public repository that is not allowed gets nothing at all', async () => {
  settings('labels: true\nnotify: true\nreviewers: { users: [octo-lead] }\n');
  at.world.visibility = 'PUBLIC';
  at.push({ [ADA]: packet('octo-ada', true) });
  await run();
  expect([at.world.around.labels, at.world.around.requests, calls()]).toEqual([[], [], []]);
});

test('a token that may write nothing: the report is in the summary, and the permission is named', async () => {
  settings('labels: true\nnotify: true\nreviewers: { users: [octo-lead] }\n');
  at.world.tokens.set('token-of-the-job', { login: BOT, comments: false, statuses: true });
  at.push({ [ADA]: packet('octo-ada', false) });
  const ran = await run();
  expect([ran.code, at.world.statuses.at(-1)?.state]).toEqual([0, 'success']);
  expect(ran.log).toContain('`pull-requests: write`');
  expect(ran.summary).toContain('Evidence incomplete');
});

/** Each new request, by what it is. */
const REQUESTS: readonly (readonly [string, (name: string, body: string) => boolean])[] = [
  ['look', (name) => name === 'ReadinessAround'],
  ['label', (name) => name.startsWith('POST') && name.endsWith('/labels')],
  ['label taken away', (name) => name.startsWith('DELETE') && name.includes('/labels/')],
  ['request', (name) => name.endsWith('/requested_reviewers')],
  ['call', (name, body) => name.startsWith('POST') && name.endsWith('/comments') && body.includes('-turn ')],
  ['answered call', (name, body) => name.startsWith('PATCH') && body.includes('-turn ')],
];
const FAULTS: readonly (readonly [string, Fault])[] = [
  ['403', { kind: 'status', status: 403, body: { message: 'Resource not accessible by integration' } }],
  ['404', { kind: 'status', status: 404, body: { message: 'Not Found' } }],
  ['500', { kind: 'status', status: 500 }],
  ['malformed', { kind: 'malformed' }],
  ...(FULL
    ? ([
        ['422', { kind: 'status', status: 422, body: { message: 'Validation Failed' } }],
        ['429', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
        ['cut off', { kind: 'cut-off' }],
        ['hang-up', { kind: 'hang-up' }],
        ['done, and lost', { kind: 'status', status: 502, after: true }],
      ] as const)
    : []),
];

describe.concurrent('a fault at any request fails nothing else, and the next run makes up for it', () => {
  test.for(REQUESTS.flatMap(([which, is]) => FAULTS.map(([what, fault]) => [which, what, is, fault] as const)))(
    '%s: %s',
    async ([which, , is, fault], { expect }: { readonly expect: ExpectStatic }) => {
      const own = await withRoles();
      const { world, push } = own;
      try {
        settingsOf(own, 'labels: true\nnotify: true\nreviewers: { users: [octo-lead] }\n', JUDGED);
        push({ [ADA]: packet('octo-ada', false) });
        if (which === 'label taken away' || which === 'answered call') await runOf(own);
        push({ [ADA]: packet('octo-ada', true) });
        let hit = false;
        world.faults = ({ name, body }) => {
          if (!is(name, JSON.stringify(body ?? ''))) return null;
          hit = true;
          return fault;
        };
        const ran = await runOf(own);
        expect([hit, ran.code, world.statuses.at(-1)?.state]).toEqual([true, 0, 'success']);
        expect(world.comments.some(({ body }) => body.includes('Evidence complete'))).toBe(true);
        world.faults = () => null;
        await runOf(own);
        expect(world.around.labels).toEqual(['readiness: complete']);
        expect([...new Set(world.around.requests)]).toEqual(['octo-lead']);
        expect(mentionsOf(own).filter((who) => who !== '')).toEqual(['@octo-lead']);
        await runOf(own);
        expect(writesOf(own)).toEqual([]);
      } finally {
        await world.close();
      }
    },
  );
});
