import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAction } from './action.ts';
import { ADA, BEN, BOT, company, HEAD, LADDER, NEXT_HEAD, opened, packet, type Company } from './company.ts';

let at: Company;
beforeEach(async () => {
  at = await company();
});
afterEach(() => at.world.close());

/** What was asked, in order; what is written at the same time, by its name. */
const names = () => {
  const all = at.world.journal.map(({ name }) =>
    name
      .replace(/\d{5,}/u, 'ID')
      .replace(/[0-9a-f]{40}/u, 'SHA')
      .replace('/repos/acme/promotions', ''),
  );
  // On a busy machine a run waits so long that it looks at the head again after an edit.
  if (all.at(-1) === 'ReadinessNewestComments' && all.slice(-3).some((name) => name.startsWith('PATCH'))) all.pop();
  const [first = '', second = ''] = all.slice(-2);
  const beside =
    second !== first && [first, second].every((name) => [...BESIDE, 'ReadinessNewestComments'].includes(name));
  return beside ? [...all.slice(0, -2), ...[first, second].toSorted()] : all;
};
const BESIDE = ['PATCH /issues/comments/ID', 'POST /statuses/SHA'];
const statuses = () => at.world.statuses.map(({ sha, state }) => `${sha.slice(0, 1)} ${state}`);
const comments = () => at.world.comments.map(({ body }) => body);
const run = (payload: unknown = opened(), over: Omit<Parameters<typeof runAction>[1], 'payload'> = {}) => {
  at.world.journal.length = 0;
  return runAction(at.world, { payload, ...over });
};

describe('a pull request with a packet', () => {
  test('opened: one comment, one status, outputs, summary, and six requests', async () => {
    at.push({ [ADA]: packet('octo-ada', false) });
    const ran = await run();
    expect(ran.log).not.toContain('::error');
    expect(ran.code).toBe(0);
    expect(comments()).toHaveLength(1);
    expect(comments()[0]).toContain('Evidence incomplete: octo-ada');
    expect(at.world.statuses).toEqual([
      {
        sha: HEAD,
        state: 'success',
        context: 'readiness',
        description: expect.stringContaining('1 open'),
        target_url: 'https://github.com/acme/promotions/pull/1#issuecomment-3000000001',
      },
    ]);
    expect([ran.outputs['verdict'], ran.outputs['open'], ran.outputs['unchecked']]).toEqual(['incomplete', '1', '0']);
    expect(ran.report?.packets.map(({ path, verdict }) => [path, verdict])).toEqual([[ADA, 'incomplete']]);
    expect(ran.summary).toContain('Evidence incomplete');
    // What was checked stands below the counts, in the comment and in the summary.
    for (const shown of [comments()[0], ran.summary])
      expect(shown).toMatch(/required criteria: [^\n]*\n\*\*Links:\*\* 1 verified\./u);
    expect(ran.log).toContain(`::warning title=Mentorship L5`);
    expect(names()).toEqual([
      'ReadinessPullRequest',
      'ReadinessBlobs',
      'ReadinessEvidence',
      'POST /issues/1/comments',
      'POST /statuses/SHA',
      'ReadinessNewestComments',
    ]);
  });

  test('a complete one', async () => {
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run();
    expect(ran.outputs['verdict']).toBe('complete');
    expect(comments()[0]).toContain('Evidence complete: octo-ada');
    expect(ran.code).toBe(0);
  });

  test('second push: the same comment says what changed; the new head gets the status', async () => {
    at.push({ [ADA]: packet('octo-ada', false) });
    await run();
    at.push({ [ADA]: packet('octo-ada', true) }, NEXT_HEAD);
    await run(opened(NEXT_HEAD, 'synchronize'));
    expect(comments()).toHaveLength(1);
    expect(comments()[0]).toContain('Evidence complete');
    expect(comments()[0]).toContain('Since the last push');
    expect(statuses()).toEqual(['a success', 'c success']);
    expect(names()).toEqual(['ReadinessPullRequest', 'ReadinessBlobs', 'ReadinessEvidence', ...BESIDE]);
  });

  test('a push that changes nothing for the packet writes the status alone', async () => {
    at.push({ [ADA]: packet('octo-ada', false) });
    await run();
    const before = comments();
    at.push({ [ADA]: packet('octo-ada', false) }, NEXT_HEAD);
    await run(opened(NEXT_HEAD, 'synchronize'));
    expect(comments()).toEqual(before);
    expect(names()).toEqual(['ReadinessPullRequest', 'ReadinessBlobs', 'ReadinessEvidence', 'POST /statuses/SHA']);
    expect(statuses()).toEqual(['a success', 'c success']);
  });

  test('two runs at once leave one comment', async () => {
    at.push({ [ADA]: packet('octo-ada', false) });
    const ran = await Promise.all([run(), run(), run()]);
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(comments()).toHaveLength(1);
  });

  test('a head that moves while the packet is checked: the comment is left to the later run', async () => {
    at.push({ [ADA]: packet('octo-ada', false) });
    at.world.meanwhile = ({ name }) => {
      if (name === 'ReadinessBlobs') at.world.pulls.get(1)!.head = NEXT_HEAD;
    };
    const ran = await run();
    expect(ran.code).toBe(0);
    expect(comments()).toEqual([]);
    expect(statuses()).toEqual(['a success']);
    expect(ran.log).toContain('new commit');
  });

  test('an event of an older push judges the head as it is now', async () => {
    at.push({ [ADA]: packet('octo-ada', true) }, NEXT_HEAD);
    await run(opened(HEAD, 'synchronize'));
    expect(statuses()).toEqual(['c success']);
  });

  test('a comment that a person deleted comes back', async () => {
    at.push({ [ADA]: packet('octo-ada', false) });
    await run();
    at.world.comments = [];
    await run();
    expect(comments()).toHaveLength(1);
  });

  test('a marker that a stranger pasted is left alone', async () => {
    at.push({ [ADA]: packet('octo-ada', false) });
    await run();
    const forged = comments()[0]!.replace('Evidence incomplete', 'Evidence complete');
    at.world.comments = [];
    at.world.addComment('mallory', forged);
    await run();
    expect(at.world.comments.map(({ author }) => author)).toEqual(['mallory', BOT]);
    expect(comments()[0]).toBe(forged);
  });

  test('the comment is found behind more than a hundred others', async () => {
    at.push({ [ADA]: packet('octo-ada', false) });
    for (let index = 0; index < 120; index += 1) at.world.addComment('octo-ben', `talk ${index}`);
    await run();
    at.push({ [ADA]: packet('octo-ada', true) }, NEXT_HEAD);
    await run(opened(NEXT_HEAD));
    expect(at.world.comments.filter(({ author }) => author === BOT)).toHaveLength(1);
    expect(names()).toEqual([
      'ReadinessPullRequest',
      'ReadinessMore',
      'ReadinessBlobs',
      'ReadinessEvidence',
      ...BESIDE,
    ]);
  });

  test('the head of a fork is read through the base repository and linked where it is', async () => {
    at.push({ [ADA]: packet('octo-ada', false) }, HEAD, { headUrl: 'https://github.com/octo-ada/promotions' });
    const ran = await run();
    expect(ran.code).toBe(0);
    expect(comments()[0]).toContain(`https://github.com/octo-ada/promotions/blob/${HEAD}/packets/ada.md?plain=1#L`);
    expect(names()).toHaveLength(6);
  });

  test('two packets are in one comment, the worse one gives the verdict', async () => {
    at.push({ [ADA]: packet('octo-ada', true), [BEN]: packet('octo-ben', false) });
    const ran = await run();
    expect(comments()).toHaveLength(1);
    expect(comments()[0]).toContain('octo-ada');
    expect(comments()[0]).toContain('octo-ben');
    expect(ran.outputs['verdict']).toBe('incomplete');
    expect(names()).toHaveLength(6);
  });

  test('a packet without front matter is invalid, never skipped', async () => {
    at.push({ [ADA]: '# Ada\n\nNothing here.\n' });
    const ran = await run();
    expect(ran.outputs['verdict']).toBe('invalid');
    expect(ran.code).toBe(0);
    expect(ran.log).toContain(`::error title=`);
    // Its report ends with one to begin with, on the default branch.
    expect(comments()[0]).toMatch(
      /\[Start a packet from L4 to L5\]\(\S+\/new\/main\?filename=packets%2Fyour-login\.md/u,
    );
  });

  test.each([
    ['binary', { binary: 4_000 }],
    ['cut off by GitHub', { truncated: 900_000 }],
  ])('a packet that is %s could not be read, and is not empty', async (_, file) => {
    at.push({ [ADA]: 'x' });
    at.world.commits.set(HEAD, { [ADA]: file });
    const ran = await run();
    expect(ran.outputs['verdict']).toBe('invalid');
    expect(comments()[0]).toContain('could not be read');
  });

  test.each([
    ['text', '{ "candidate": "octo-ada" }', 'octo-ada.json', 'JSON'],
    ['not text', { binary: 4_000 }, 'octo-ada.docx', 'a Word document'],
  ])('a file that is no Markdown and is %s is answered with one sentence', async (_, content, name, format) => {
    at.main({ '.github/readiness.yml': "packets: ['packets/**']\n" });
    const path = `packets/2026-H2/${name}`;
    at.push({ [path]: 'x' });
    at.world.commits.set(HEAD, { [path]: content });
    const ran = await run();
    expect([ran.outputs['verdict'], ran.code]).toEqual(['invalid', 0]);
    expect(ran.log.match(/^::(?:error|warning|notice)/gmu)).toHaveLength(1);
    expect(comments()[0]).toContain(`This file is ${format}, and a packet is a Markdown file`);
  });

  test('a draft is a draft, with nothing red', async () => {
    at.push({ [ADA]: packet('octo-ada', false) }, HEAD, { draft: true });
    const ran = await run();
    expect(ran.outputs['verdict']).toBe('draft');
    expect(statuses()).toEqual(['a success']);
    expect(ran.log).not.toMatch(/^::(?:error|warning)/mu);
  });
});

describe('the gate', () => {
  test.each([
    ['complete', true, false, 'success', 'success'],
    ['incomplete', false, false, 'success', 'failure'],
    ['draft', true, true, 'success', 'pending'],
  ])('%s: advisory and enforced', async (verdict, mentors, draft, advisory, enforced) => {
    for (const [settings, expected] of [
      ['enforce: false\n', advisory],
      ['enforce: true\n', enforced],
    ] as const) {
      at.main({ '.github/readiness.yml': settings });
      at.push({ [ADA]: packet('octo-ada', mentors) }, HEAD, { draft });
      const ran = await run();
      expect([ran.outputs['verdict'], at.world.statuses.at(-1)?.state, ran.code]).toEqual([verdict, expected, 0]);
    }
  });

  test('settings come from the default branch, never from the pull request', async () => {
    at.main({ '.github/readiness.yml': 'enforce: true\n' });
    at.push({
      [ADA]: packet('octo-ada', false),
      '.github/readiness.yml': 'enforce: false\n',
      'ladder/engineering/ladder.yml': LADDER.replace('rubric: { items: 1, dated: true }', 'rubric: { items: 1 }'),
    });
    await run();
    expect(statuses()).toEqual(['a failure']);
  });

  test('a token that may not write: the job takes the place of the status and says how to change it', async () => {
    at.world.tokens.set('token-of-the-job', { login: BOT, comments: false, statuses: false });
    at.push({ [ADA]: packet('octo-ada', false) });
    const advisory = await run();
    expect(advisory.code).toBe(0);
    expect(advisory.summary).toContain('statuses: write');
    expect(advisory.summary).toContain('Evidence incomplete');
    at.main({ '.github/readiness.yml': 'enforce: true\n' });
    const enforced = await run();
    expect(enforced.code).toBe(1);
    at.push({ [ADA]: packet('octo-ada', true) }, HEAD, { draft: true });
    expect((await run()).code).toBe(1);
    expect(comments()).toEqual([]);
  });

  test('a token that may write the comment but not the status still writes the comment', async () => {
    at.world.tokens.set('token-of-the-job', { login: BOT, comments: true, statuses: false });
    at.push({ [ADA]: packet('octo-ada', true) });
    expect((await run()).code).toBe(0);
    expect(comments()).toHaveLength(1);
  });
});

describe('nothing to judge', () => {
  test('a pull request without a packet is left in silence, and its status is green', async () => {
    at.main({ '.github/readiness.yml': 'enforce: true\n' });
    at.push({ 'README.md': 'changed' });
    const ran = await run();
    expect([ran.code, ran.outputs['verdict'], ran.summary]).toEqual([0, 'none', '']);
    expect(comments()).toEqual([]);
    expect(statuses()).toEqual(['a success']);
    expect(names()).toEqual(['ReadinessPullRequest', 'POST /statuses/SHA']);
  });

  test('a packet that is taken back: the comment says so, and no second one is made', async () => {
    at.push({ [ADA]: packet('octo-ada', false) });
    await run();
    at.push({}, NEXT_HEAD, { files: [{ path: ADA, changeType: 'DELETED' }] });
    const ran = await run(opened(NEXT_HEAD));
    expect(ran.outputs['verdict']).toBe('none');
    expect(comments()).toHaveLength(1);
    expect(comments()[0]).toContain('No packet is left');
  });

  test('a packet that only an older commit had is not deleted evidence: silent', async () => {
    at.push({}, HEAD, { files: [{ path: ADA, changeType: 'DELETED' }] });
    expect((await run()).outputs['verdict']).toBe('none');
    expect(comments()).toEqual([]);
  });

  test('another base is not judged, and never green under enforce', async () => {
    at.main({ '.github/readiness.yml': 'enforce: true\n' });
    at.push({ [ADA]: packet('octo-ada', true) }, HEAD, { base: 'my-own-rules' });
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'not-judged']);
    expect(comments()[0]).toContain('Not judged: the base is `my-own-rules`');
    expect(statuses()).toEqual(['a pending']);
  });

  test('another base without a packet writes nothing, so it cannot turn green what another pull request made red', async () => {
    at.main({ '.github/readiness.yml': 'enforce: true\n' });
    at.push({ 'README.md': 'x' }, HEAD, { base: 'has-the-packet-already' });
    await run();
    expect([comments(), statuses()]).toEqual([[], []]);
  });

  test('a base that settings list is judged', async () => {
    at.main({ '.github/readiness.yml': 'bases: [release]\n' });
    at.push({ [ADA]: packet('octo-ada', true) }, HEAD, { base: 'release' });
    expect((await run()).outputs['verdict']).toBe('complete');
  });

  test.each(['push', 'pull_request_review'])('%s events are ignored, with the reason', async (event) => {
    const ran = await run({}, { event });
    expect([ran.code, names()]).toEqual([0, []]);
    expect(ran.log).toContain(`${event} events are not used`);
  });
});

describe('refusals', () => {
  test('a public repository: no comment, the reason, and how to allow it', async () => {
    at.world.visibility = 'PUBLIC';
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([2, 'refused']);
    expect(comments()).toEqual([]);
    expect(statuses()).toEqual(['a error']);
    expect(ran.log).toMatch(/::error::.*public.*public: true/u);
    expect(names()).toEqual(['ReadinessPullRequest', 'POST /statuses/SHA']);
    at.main({ '.github/readiness.yml': 'public: true\n' });
    expect((await run()).outputs['verdict']).toBe('complete');
  });

  test('broken settings: the job fails with the place, the status is an error, the comment says so', async () => {
    at.main({ '.github/readiness.yml': 'packets: [packets/*.md]\nenfroce: true\n' });
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([2, 'invalid']);
    expect(ran.log).toMatch(
      /::error title=settings-unknown-key,file=\.github\/readiness\.yml,line=2,col=1::.*Did you mean `enforce`/u,
    );
    expect(statuses()).toEqual(['a error']);
    expect(comments()[0]).toContain('.github/readiness.yml');
  });

  test('settings that the workflow names and nobody wrote fail the run', async () => {
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run(opened(), { inputs: { settings: '.github/other.yml' } });
    expect([ran.code, at.world.statuses.at(-1)?.state]).toEqual([2, 'error']);
  });

  test('a broken ladder: the job fails with the place, nothing is called met', async () => {
    at.main({ 'ladder/engineering/ladder.yml': LADDER.replace('id: mentorship', 'idd: mentorship') });
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([2, 'invalid']);
    expect(ran.log).toMatch(/::error title=ladder-[\w-]+,file=ladder\/engineering\/ladder\.yml,line=\d+/u);
    expect(statuses()).toEqual(['a error']);
    expect(comments()[0]).toContain('ladder/engineering/ladder.yml');
    expect(comments()[0]).not.toContain('Evidence complete');
  });

  test('a ladder that the settings list and that is not there fails the run', async () => {
    at.main({ '.github/readiness.yml': 'ladders: [ladder/engineering/ladder.yml, acme/shared/ladder.yml@v1]\n' });
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run();
    expect(ran.code).toBe(2);
    expect(ran.log).toMatch(
      /::error title=settings-ladder,file=\.github\/readiness\.yml,line=1,col=42::.*not found, or is not visible/u,
    );
  });

  test('a shared ladder is read where it is pinned', async () => {
    at.world.others.set('acme/shared', { v1: { 'engineering/ladder.yml': LADDER } });
    at.world.tokens.set('token-of-the-job', { login: BOT, comments: true, statuses: true, reads: ['acme/shared'] });
    at.main({ '.github/readiness.yml': 'ladders: [acme/shared/engineering/ladder.yml@v1]\n' });
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'complete']);
    expect(names()).toHaveLength(6);
  });
});

/** What a summary says that the windows end with. */
const anchorIn = (summary: string): string | undefined => /windows ending ([^)]*\))/u.exec(summary)?.[1];

describe('templates of the settings', () => {
  test('one that is not there makes the settings invalid, at its place', async () => {
    at.main({ '.github/readiness.yml': 'templates: [packets/TEMPLATE.md]\n' });
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run();
    expect(ran.outputs['verdict']).toBe('invalid');
    expect(ran.log).toMatch(/title=settings-template,file=\.github\/readiness\.yml,line=1,col=13::/u);
  });

  test('one that is there costs no request', async () => {
    at.main({
      '.github/readiness.yml': 'templates: [TEMPLATE.md]\n',
      'TEMPLATE.md': '# Your name\n\n- What you did\n',
    });
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run();
    expect(ran.outputs['verdict']).toBe('complete');
    expect(names()).toHaveLength(6);
  });
});

describe('other ways to start', () => {
  test('a merge group is judged at its head: the status alone, five requests', async () => {
    const base = 'b'.repeat(40);
    at.main({ '.github/readiness.yml': 'enforce: true\n' });
    at.push({ [ADA]: packet('octo-ada', false) }, NEXT_HEAD);
    at.world.comparisons.set(`${base}...${NEXT_HEAD}`, [{ filename: ADA, status: 'added' }]);
    const ran = await run(
      { action: 'checks_requested', merge_group: { head_sha: NEXT_HEAD, base_sha: base, base_ref: 'refs/heads/main' } },
      { event: 'merge_group' },
    );
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'incomplete']);
    expect([comments(), statuses()]).toEqual([[], ['c failure']]);
    expect(names()).toEqual([
      'ReadinessRules',
      'GET /compare/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb...SHA'
        .replace('b'.repeat(40), 'SHA')
        .replace('...SHA', `...${NEXT_HEAD}`),
      'ReadinessBlobs',
      'ReadinessEvidence',
      'POST /statuses/SHA',
    ]);
  });

  test('a merge group has the anchor of its pull request, whatever the dates of its commits say', async () => {
    const base = 'b'.repeat(40);
    const undated = packet('octo-ada', true).replace(/^period: .*\n/mu, '');
    at.push({ [ADA]: undated }, NEXT_HEAD);
    at.world.comparisons.set(`${base}...${NEXT_HEAD}`, [{ filename: ADA, status: 'added' }]);
    const pull = await run();
    for (const timestamp of ['2019-01-01T00:00:00Z', '2030-01-01T00:00:00Z']) {
      const group = await run(
        {
          action: 'checks_requested',
          merge_group: {
            head_sha: NEXT_HEAD,
            base_sha: base,
            base_ref: 'refs/heads/main',
            head_ref: `refs/heads/gh-readonly-queue/main/pr-1-${base}`,
            head_commit: { timestamp },
          },
        },
        { event: 'merge_group' },
      );
      expect(group.code).toBe(0);
      expect(group.outputs['verdict']).toBe(pull.outputs['verdict']);
      expect(anchorIn(group.summary)).toBe(anchorIn(pull.summary));
    }
    expect(anchorIn(pull.summary)).toBe('1 July 2026 (the day on which the pull request was opened)');
  });

  test('a merge group whose name does not say for which pull request it is says that its anchor is today for that', async () => {
    const base = 'b'.repeat(40);
    at.push({ [ADA]: packet('octo-ada', true).replace(/^period: .*\n/mu, '') }, NEXT_HEAD);
    at.world.comparisons.set(`${base}...${NEXT_HEAD}`, [{ filename: ADA, status: 'added' }]);
    const group = await run(
      { action: 'checks_requested', merge_group: { head_sha: NEXT_HEAD, base_sha: base, base_ref: 'refs/heads/main' } },
      { event: 'merge_group' },
    );
    expect(anchorIn(group.summary)).toMatch(/\(today, since GitHub did not say when the pull request was opened\)$/u);
  });

  test('a merge group without packets is green', async () => {
    const base = 'b'.repeat(40);
    at.world.comparisons.set(`${base}...${NEXT_HEAD}`, [{ filename: 'README.md', status: 'modified' }]);
    await run(
      { action: 'checks_requested', merge_group: { head_sha: NEXT_HEAD, base_sha: base, base_ref: 'refs/heads/main' } },
      { event: 'merge_group' },
    );
    expect(statuses()).toEqual(['c success']);
  });

  test('a dispatched run takes the number from its input', async () => {
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run({ inputs: {} }, { event: 'workflow_dispatch', inputs: { 'pull-request': '1' } });
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'complete']);
    expect(comments()).toHaveLength(1);
  });

  test('a dispatched run without a number says what to set', async () => {
    const ran = await run({ inputs: {} }, { event: 'workflow_dispatch' });
    expect(ran.code).toBe(3);
    expect(ran.log).toMatch(/::error::.*pull-request/u);
  });

  test('an event file that is not JSON is said, not crashed on', async () => {
    const ran = await run('{"action": ');
    expect(ran.code).toBe(3);
    expect(ran.log).toMatch(/::error::There is no pull request to check/u);
    expect(ran.log).not.toMatch(/\bat \S+:\d+:\d+/u);
  });
});

test('the token never reaches a log, an output or a comment', async () => {
  at.world.tokens.set('ghs_S3cretS3cret', { login: BOT, comments: true, statuses: true });
  at.push({ [ADA]: packet('octo-ada', false) });
  const ran = await run(opened(), { inputs: { token: 'ghs_S3cretS3cret' } });
  expect(ran.code).toBe(0);
  const masked = ran.log.replaceAll('::add-mask::ghs_S3cretS3cret', '');
  for (const text of [masked, JSON.stringify(ran.outputs), ran.summary, JSON.stringify(at.world.comments)])
    expect(text).not.toContain('S3cret');
});
