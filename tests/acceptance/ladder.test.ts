import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAction } from './action.ts';
import { ADA, BOT, company, HEAD, LADDER, NEXT_HEAD, opened, packet, type Company } from './company.ts';

const PATH = 'ladder/engineering/ladder.yml';
const MARKER = '<!-- promotion-readiness-ladder -->';
const stricter = LADDER.replace('version: 1.0.0', 'version: 2.0.0').replace('link: 1', 'link: 2');

let at: Company;
beforeEach(async () => {
  at = await company();
});
afterEach(() => at.world.close());

const run = (head = HEAD) => runAction(at.world, { payload: opened(head) });
const ladderComments = () => at.world.comments.map(({ body }) => body).filter((body) => body.startsWith(MARKER));
const asked = () => at.world.journal.map(({ name }) => name).filter((name) => name.startsWith('Readiness'));

/** Opens a pull request for a packet. */
function open(number: number, text: string, over: { readonly base?: string; readonly path?: string } = {}): void {
  const head = number.toString(16).padStart(40, 'e');
  const path = over.path ?? `packets/p${number}.md`;
  at.world.commits.set(head, { [path]: text });
  at.world.pulls.set(number, {
    head,
    base: over.base ?? 'main',
    draft: false,
    headUrl: 'https://github.com/acme/promotions',
    files: [{ path, changeType: 'ADDED' }],
  });
}

describe('a pull request that changes a ladder', () => {
  test('one comment says what changes in meaning, which version fits, and how many of ten open packets it touches', async () => {
    for (let number = 2; number <= 11; number += 1)
      // Without work on system design nothing comes out otherwise.
      open(
        number,
        number <= 7
          ? packet(`octo-${number}`, true)
          : packet(`octo-${number}`, true).replace(/\n- \*\*Designed[^#]*/u, '\n'),
      );
    at.push({ [PATH]: stricter });
    const ran = await run();
    expect(ran.log).not.toContain('::error');
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'none']);
    expect(at.world.comments).toHaveLength(1);
    const [body = ''] = ladderComments();
    expect(body).toContain(`#### \`${PATH}\``);
    expect(body).toContain('so this is a major change; version `2.0.0` (after `1.0.0`) fits.');
    expect(body).toContain('criterion `system-design.L5`, link: with a link → with at least 2 different links');
    expect(body).toContain(
      'Open packets that this touches: 6 of 10 (in 10 pull requests), judged as they are written. Of these 6 come out otherwise.',
    );
    // Whose packets they are is not for everybody who follows the ladder.
    expect(body).not.toMatch(/octo-\d|packets\/p/u);
    expect(ran.summary).toContain('What this changes in the ladder');
    expect(asked().toSorted()).toEqual([
      'ReadinessBlobs',
      'ReadinessBlobs',
      'ReadinessNewestComments',
      'ReadinessOpenPulls',
      'ReadinessPullRequest',
    ]);
    // Beside these the status and the comment.
    expect(at.world.journal).toHaveLength(7);
    expect(at.world.statuses.map(({ state }) => state)).toEqual(['success']);
  });

  test('a second push that changes nothing writes no comment; one that takes the change back says so', async () => {
    at.push({ [PATH]: stricter });
    await run();
    const before = ladderComments();
    at.push({ [PATH]: stricter }, NEXT_HEAD);
    await run(NEXT_HEAD);
    expect(ladderComments()).toEqual(before);
    expect(at.world.journal.filter(({ method }) => method === 'PATCH')).toEqual([]);
    at.push({ 'README.md': 'Other' });
    await run();
    expect(ladderComments()).toEqual([expect.stringContaining('This pull request no longer changes a ladder.')]);
  });

  test('an invalid ladder: the lines are annotated, the job fails, the status is an error, and nothing is compared', async () => {
    at.push({ [PATH]: LADDER.replace('scopes: [task, team', 'scope: [task, team') });
    const ran = await run();
    expect(ran.code).toBe(2);
    expect(ran.log).toMatch(/::error title=ladder-[\w-]+,file=ladder\/engineering\/ladder\.yml,line=5,/u);
    expect(at.world.statuses.at(-1)).toMatchObject({ sha: HEAD, state: 'error' });
    expect(ladderComments()).toEqual([expect.stringContaining('It cannot be used as it is here (1 error')]);
  });

  test('what lint says of the head stands on the lines, and fails nothing', async () => {
    at.push({ [PATH]: LADDER.replace('text: Designs systems of several services.', 'text: Designs systems. since') });
    const ran = await run();
    expect(ran.code).toBe(0);
    expect(ran.log).toMatch(/::(?:warning|notice) title=lint-[\w-]+,file=ladder\/engineering\/ladder\.yml,line=/u);
    expect(ladderComments()[0]).toContain('Lint: ');
  });

  test('a packet beside it is judged by the default branch’s ladder, and has its own comment', async () => {
    at.push({ [ADA]: packet('octo-ada', true), [PATH]: stricter });
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'complete']);
    expect(at.world.comments).toHaveLength(2);
    expect(ladderComments()).toHaveLength(1);
    // That of the pull request itself is no other open packet.
    expect(ladderComments()[0]).toContain('There is no open packet.');
    await run();
    expect(at.world.comments).toHaveLength(2);
  });

  test('a new ladder and a removed one', async () => {
    at.push({ 'ladder/other/ladder.yml': LADDER.replace('id: engineering', 'id: other') });
    at.world.pulls.get(1)!.files.push({ path: PATH, changeType: 'DELETED' });
    await run();
    const [body = ''] = ladderComments();
    expect(body).toContain('it is read as a new ladder, `other` 1.0.0 (2 levels, 4 criteria)');
    expect(body).toContain('The ladder is removed.');
  });

  test('packets that cannot be judged, of another ladder, into another base: told, and not counted', async () => {
    open(2, packet('octo-ben', true));
    open(3, packet('octo-cai', true).replace('candidate: ', 'candidate: @'));
    open(4, packet('octo-dee', true).replace('ladder: engineering', 'ladder: sales'));
    open(5, packet('octo-eve', true), { base: 'release' });
    open(6, '# Packets', { path: 'docs/packets.md' });
    at.push({ [PATH]: stricter });
    await run();
    const [body = ''] = ladderComments();
    expect(body).toContain('touches: 1 of 1 (in 3 pull requests)');
    expect(body).toContain('Not judged, so nothing is known about them: 1.');
    expect(body).toContain('Written for another ladder: 1.');
  });

  test('open packets that GitHub does not hand over: the difference is told all the same', async () => {
    at.push({ [PATH]: stricter });
    at.world.faults = ({ name }) => (name === 'ReadinessOpenPulls' ? { kind: 'malformed' } : null);
    const ran = await run();
    expect(ran.code).toBe(0);
    expect(ladderComments()[0]).toContain(
      'The open packets could not be read, so nothing is known about whom this touches.',
    );
    expect(ladderComments()[0]).toContain('with a link → with at least 2 different links');
    expect(ran.log).toContain('The open packets could not be read');
  });

  test('ladders that GitHub does not hand over: the job fails and says why; the packet beside them has its report', async () => {
    at.push({ [ADA]: packet('octo-ada', true), [PATH]: stricter });
    at.world.faults = ({ body }) =>
      JSON.stringify(body ?? '').includes(`${HEAD}:${PATH}`) ? { kind: 'malformed' } : null;
    const ran = await run();
    expect(ran.code).toBe(2);
    expect(ran.log).toContain('The ladders that this pull request changes could not be read');
    expect(ladderComments()).toEqual([]);
    expect(at.world.comments).toHaveLength(1);
    expect(at.world.statuses.at(-1)).toMatchObject({ state: 'error' });
  });

  test('somebody else’s comment with the marker is nobody’s, and what a ladder says stays text', async () => {
    at.world.addComment('octo-mallory', `${MARKER}\n\nAll is well.`);
    at.push({
      [PATH]: LADDER.replace(
        'title: Mentorship',
        'title: "@octo-lee <!-- promotion-readiness --> [x](https://evil.example)"',
      ),
    });
    await run();
    const own = at.world.comments.filter(({ author }) => author === BOT);
    expect(own).toHaveLength(1);
    expect(own[0]?.body).not.toMatch(/@octo-lee|<!-- promotion-readiness -->|\]\(https/u);
    expect(at.world.comments[0]?.body).toBe(`${MARKER}\n\nAll is well.`);
  });

  test('a change that is too large for a comment leaves lines out, and says so', async () => {
    const many = Array.from(
      { length: 400 },
      (_, index) =>
        `  - { id: c${index}, title: Part ${index}, criteria: { L5: "Does ${index} ${'@x '.repeat(60)}" } }\n`,
    );
    at.push({ [PATH]: `${LADDER}${many.join('')}` });
    const ran = await run();
    expect(ran.code).toBe(0);
    const [body = ''] = ladderComments();
    expect(body.length).toBeLessThan(65_536);
    expect(body).toMatch(/and \d+ more: `readiness ladder diff REF:ladder\/engineering\/ladder\.yml/u);
  });

  test('without the right to comment the summary has it', async () => {
    at.world.tokens.set('token-of-the-job', { login: BOT, comments: false, statuses: true });
    at.push({ [PATH]: stricter });
    const ran = await run();
    expect(ran.summary).toContain('with a link → with at least 2 different links');
    expect(ran.log).toContain('pull-requests: write');
  });
});
