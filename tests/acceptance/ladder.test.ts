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
      'ReadinessTrees',
    ]);
    // Beside these the status and the comment.
    expect(at.world.journal).toHaveLength(8);
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
    expect(body).toContain('touches: 1 of 1 (in 1 pull request)');
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

describe('a ladder at another place, gone, or beside others', () => {
  const SETTINGS = '.github/readiness.yml';
  /** The files at the head and, as GitHub lists them, what changed. */
  function changes(head: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>): void {
    at.world.commits.set(HEAD, { 'README.md': 'Promotions', ...head });
    at.world.pulls.get(1)!.files = Object.entries(files).map(([path, changeType]) => ({ path, changeType }));
  }
  const ids = (body: string): boolean => /octo-\d|packets\/p/u.test(body);

  test('moved to where ladders are looked for: it is compared with what it was', async () => {
    open(2, packet('octo-2', true));
    changes({ 'ladder/eng/ladder.yml': stricter }, { 'ladder/eng/ladder.yml': 'RENAMED' });
    const ran = await run();
    expect(ran.code).toBe(0);
    const [body = ''] = ladderComments();
    expect(body).toContain('#### `ladder/eng/ladder.yml`');
    expect(body).toContain(`It was at \`${PATH}\`.`);
    expect(body).toContain('link: with a link → with at least 2 different links');
    expect(body).toContain('Open packets that this touches: 1 of 1');
    expect(body).not.toContain('read as a new ladder');
    expect(body).not.toContain('The ladder is removed.');
    expect(body).not.toContain('No ladder is looked for here');
  });

  test('deleted there and added here is moved as well', async () => {
    changes({ 'ladder/eng/ladder.yml': stricter }, { 'ladder/eng/ladder.yml': 'ADDED', [PATH]: 'DELETED' });
    await run();
    expect(ladderComments()[0]).toContain(`It was at \`${PATH}\`.`);
    expect(ladderComments()[0]).not.toContain('The ladder is removed.');
  });

  test('moved to where nobody looks for one: that is said', async () => {
    changes({ 'career/ladder.yml': LADDER }, { 'career/ladder.yml': 'RENAMED' });
    await run();
    expect(ladderComments()[0]).toContain(
      'No ladder is looked for here: name this path under `ladders` in the settings, or packets have no ladder once this is merged.',
    );
    expect(ladderComments()[0]).toContain('Nothing changed in meaning.');
  });

  test('moved away from where the settings name it', async () => {
    at.main({ [SETTINGS]: `ladders: [${PATH}]\n` });
    changes(
      { [SETTINGS]: `ladders: [${PATH}]\n`, 'ladder/eng/ladder.yml': LADDER },
      { 'ladder/eng/ladder.yml': 'RENAMED' },
    );
    await run();
    expect(ladderComments()[0]).toContain('name this path under `ladders` in the settings');
  });

  test('another file that moves is nothing to speak of, and costs one request', async () => {
    changes({ [PATH]: LADDER, 'data/b.yml': 'a: 1' }, { 'data/b.yml': 'RENAMED' });
    await run();
    expect(at.world.comments).toEqual([]);
    expect(asked()).toEqual(['ReadinessPullRequest', 'ReadinessBlobs']);
  });

  test('removed: how many open packets are written for it, by number alone, and that the settings name it', async () => {
    at.main({ [SETTINGS]: `ladders: [${PATH}]\n` });
    open(2, packet('octo-2', true));
    open(3, packet('octo-3', true).replace('ladder: engineering\n', ''));
    open(4, packet('octo-4', true).replace('ladder: engineering', 'ladder: sales'));
    changes({ [SETTINGS]: `ladders: [${PATH}]\n` }, { [PATH]: 'DELETED' });
    await run();
    const [body = ''] = ladderComments();
    expect(body).toContain('Open packets that are written for it: 2 of 3.');
    expect(body).toContain('The settings name it: take it out of `ladders` there, or no packet can be judged at all.');
    expect(ids(body)).toBe(false);
  });

  test('a copy with the same id: packets could be judged by neither, so the job fails and the line says why', async () => {
    changes({ [PATH]: LADDER, 'ladder/eng/ladder.yml': stricter }, { 'ladder/eng/ladder.yml': 'ADDED' });
    const ran = await run();
    expect(ran.code).toBe(2);
    expect(ran.log).toContain('::error title=ladder-id-shared,file=ladder/eng/ladder.yml,line=1');
    expect(at.world.statuses.at(-1)).toMatchObject({ state: 'error', description: expect.stringContaining('one id') });
    expect(ladderComments()[0]).toContain('Lint: 1 error');
  });

  test('a second ladder: packets that name none are counted', async () => {
    open(2, packet('octo-2', true));
    open(3, packet('octo-3', true).replace('ladder: engineering\n', ''));
    changes(
      { [PATH]: LADDER, 'ladder/data/ladder.yml': LADDER.replace('id: engineering', 'id: data') },
      { 'ladder/data/ladder.yml': 'ADDED' },
    );
    await run();
    expect(ladderComments()[0]).toContain(
      'Open packets that name no ladder: 1 of 2. Where there is more than one ladder, they cannot be judged until they say `ladder:`.',
    );
  });

  test('two ladders in one pull request, one of them broken: each has its part', async () => {
    const other = LADDER.replace('id: engineering', 'id: data');
    at.main({ 'ladder/data/ladder.yml': other });
    open(2, packet('octo-2', true));
    open(3, packet('octo-3', true).replace('ladder: engineering', 'ladder: data'));
    changes(
      { [PATH]: stricter, 'ladder/data/ladder.yml': other.replace('levels:', 'level:') },
      { [PATH]: 'MODIFIED', 'ladder/data/ladder.yml': 'MODIFIED' },
    );
    const ran = await run();
    expect(ran.code).toBe(2);
    const [body = ''] = ladderComments();
    expect(body).toMatch(/#### `ladder\/data\/ladder\.yml`\n\nIt cannot be used as it is here/u);
    expect(body).toContain('Open packets that this touches: 1 of 1 (in 1 pull request)');
    expect(body).toContain('Written for another ladder: 1.');
  });

  test('what is still to write, and who has to confirm, is said beside the version', async () => {
    at.push({ [PATH]: stricter });
    await run();
    expect(ladderComments()[0]).toContain(
      '`since: 2.0.0` at `system-design.L5`, or a packet that pins 1.0.0 is not told',
    );
    expect(ladderComments()[0]).toContain('Whoever endorsed `system-design.L5`, or agreed to a packet');
  });

  test('a level that is called otherwise touches no packet that its former name still reaches', async () => {
    open(2, packet('octo-2', true));
    const renamed = LADDER.replaceAll(/\bL5\b/gu, 'S5').replace(
      'title: Staff Engineer',
      'title: Staff Engineer, aliases: [L5]',
    );
    at.push({ [PATH]: renamed });
    await run();
    const [body = ''] = ladderComments();
    expect(body).toContain('level `S5`: `L5` → `S5`');
    expect(body).not.toMatch(/Removed|Added/u);
    expect(body).toContain('Open packets that this touches: 0 of 1');
  });
});

describe('examples beside a ladder, with what its owner expects', () => {
  const FOLDER = 'ladder/engineering/examples';
  const expects = (criteria: string): string => `schema: 1\nnow: 2026-07-01\n${criteria}\n`;
  const ada = {
    [`${FOLDER}/ada.md`]: packet('octo-ada', true),
    [`${FOLDER}/ada.expect.yml`]: expects('verdict: complete\ncriteria: { system-design.L5: met }'),
  };
  const ben = {
    [`${FOLDER}/ben.md`]: packet('octo-ben', false),
    [`${FOLDER}/ben.expect.yml`]: expects('criteria: { mentorship.L5: missing }'),
  };

  test('are judged with the ladder at the head: those that come out otherwise are told on their lines, and the job fails', async () => {
    at.main({ ...ada, ...ben });
    at.push({ ...ada, ...ben, [PATH]: stricter });
    // Only the ladder is changed by the pull request.
    at.world.pulls.get(1)!.files = [{ path: PATH, changeType: 'MODIFIED' }];
    const ran = await run();
    expect(ran.code).toBe(2);
    const [body = ''] = ladderComments();
    expect(body).toContain('Examples: 1 of 2 come out as expected:');
    expect(body).toContain('line 3: The verdict is incomplete, not complete. If that is what the ladder should say');
    expect(body).toContain('line 4: `system-design.L5` is partial, not met.');
    expect(ran.log).toContain(
      `::error title=example-differs,file=${FOLDER}/ada.expect.yml,line=4,col=31::\`system-design.L5\` is partial, not met.`,
    );
    expect(ran.log).toContain('1 of 2 beside ladder/engineering/ladder.yml');
    expect(at.world.statuses.at(-1)).toMatchObject({ sha: HEAD, state: 'failure' });
    expect(asked().filter((name) => name === 'ReadinessTrees')).toHaveLength(1);
    expect(asked().filter((name) => name === 'ReadinessBlobs')).toHaveLength(2);
    // Beside these the pull request, the open ones, the status, the comment and a look back.
    expect(at.world.journal).toHaveLength(8);
  });

  test('a pull request that changes only an example: it alone is tried, and says so', async () => {
    at.main({ ...ada, ...ben });
    at.push({ ...ada, ...ben });
    at.world.pulls.get(1)!.files = [{ path: `${FOLDER}/ben.expect.yml`, changeType: 'MODIFIED' }];
    const ran = await run();
    expect([ran.code, ran.outputs['verdict']]).toEqual([0, 'none']);
    const [body = ''] = ladderComments();
    expect(body).toContain('The ladder stays as it is; what lies beside it changes.');
    expect(body).toContain('Examples: 2 of 2 come out as expected.');
    expect(at.world.statuses.at(-1)).toMatchObject({ state: 'success' });
    expect(asked()).not.toContain('ReadinessOpenPulls');
    at.push({ ...ada, ...ben, [`${FOLDER}/ben.md`]: packet('octo-ben', true) }, NEXT_HEAD);
    at.world.pulls.get(1)!.files = [{ path: `${FOLDER}/ben.md`, changeType: 'MODIFIED' }];
    expect((await run(NEXT_HEAD)).code).toBe(2);
    expect(ladderComments()).toEqual([expect.stringContaining('`mentorship.L5` is met, not missing.')]);
  });

  test('facts and acts that it names come along, also under another name; what cannot be tried is told', async () => {
    const facts = JSON.stringify({ schema: 1, references: { 'acme/rfcs#118': { outcome: 'not-visible' } } });
    const files = {
      [`${FOLDER}/ada.md`]: packet('octo-ada', true),
      [`${FOLDER}/ada.expect.yml`]: expects('facts: shared.json\ncriteria: { system-design.L5: unchecked }'),
      [`${FOLDER}/shared.json`]: facts,
      [`${FOLDER}/none.expect.yml`]: expects('verdict: complete'),
      [`${FOLDER}/odd.md`]: packet('octo-odd', true),
      [`${FOLDER}/odd.expect.yml`]: expects('verdict: finished'),
      [`${FOLDER}/far.md`]: packet('octo-far', true),
      [`${FOLDER}/far.expect.yml`]: expects('facts: gone.json\nverdict: complete'),
      [`${FOLDER}/old.expect.yaml`]: expects('verdict: complete'),
    };
    at.push(files);
    const ran = await run();
    expect(ran.code).toBe(2);
    const [body = ''] = ladderComments();
    expect(body).toContain('Examples: 1 of 5 come out as expected:');
    expect(body).toContain('There is no packet `none.md` beside it.');
    expect(body).toContain('There is no `gone.json` beside it.');
    expect(body).toContain('not `finished`');
    expect(body).toContain('A file of expectations is called `PACKET.expect.yml`. Rename it.');
  });

  test('what lies beside another ladder is not its own, and many are tried in part', async () => {
    const inner = 'ladder/engineering/inner/ladder.yml';
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        [`${FOLDER}/p${index}.md`, packet(`octo-${index}`, true)],
        [`${FOLDER}/p${index}.expect.yml`, expects('verdict: complete')],
      ]).flat() as [string, string][],
    );
    at.push({
      ...many,
      [inner]: LADDER,
      'ladder/engineering/inner/x.expect.yml': expects('verdict: complete'),
    });
    at.world.pulls.get(1)!.files = [{ path: PATH, changeType: 'MODIFIED' }];
    const ran = await run();
    expect(ran.code).toBe(0);
    expect(ladderComments()[0]).toContain(
      'Examples: 50 of 50 come out as expected. There are 10 more, which were not tried: `readiness ladder test` tries all.',
    );
  });

  test('examples that GitHub does not hand over: nothing says that they are as expected, and the job fails', async () => {
    at.push({ ...ada, [PATH]: stricter });
    at.world.faults = ({ name }) => (name === 'ReadinessTrees' ? { kind: 'malformed' } : null);
    const ran = await run();
    expect(ran.code).toBe(2);
    expect(ladderComments()[0]).toContain('The examples beside it could not be read');
    expect(ladderComments()[0]).toContain('with a link → with at least 2 different links');
    expect(at.world.statuses.at(-1)).toMatchObject({ state: 'error' });
  });

  test('files that are no text or too large, and what is written in them, stay what they are', async () => {
    at.push({
      [PATH]: stricter,
      [`${FOLDER}/a.expect.yml`]: expects(
        'criteria: { "@octo-lee <!-- promotion-readiness-ladder --> [x](https://evil.example)": met }',
      ),
      [`${FOLDER}/a.md`]: packet('octo-ada', true),
      [`${FOLDER}/b.expect.yml`]: expects('verdict: complete'),
      [`${FOLDER}/c.md`]: packet('octo-cai', true),
    });
    const head = at.world.commits.get(HEAD)!;
    at.world.commits.set(HEAD, {
      ...head,
      [`${FOLDER}/b.md`]: { truncated: 5_000_000 },
      [`${FOLDER}/c.expect.yml`]: { binary: 12 },
    });
    const ran = await run();
    expect(ran.code).toBe(2);
    const own = at.world.comments.filter(({ author }) => author === BOT);
    expect(own).toHaveLength(1);
    expect(own[0]?.body).toContain('`b.md` beside it could not be read: it is no text, or too large.');
    expect(own[0]?.body).toContain('This file is not UTF-8 text.');
    // As code it is only text, and the marker stays one.
    expect(own[0]?.body).toContain('`@octo-lee <\u200B!-- promotion-readiness-ladder --> [x](https://evil.example)`');
    expect(own[0]?.body.split(MARKER)).toHaveLength(2);
  });

  test('a ladder that changes to one that examples are invalid for is broken first, and no examples cost no more than a look', async () => {
    at.push({ ...ada, [PATH]: LADDER.replace('scopes: [task, team', 'scope: [task, team') });
    const ran = await run();
    expect(ran.log).toContain('invalid: ladder/engineering/ladder.yml');
    expect(ladderComments()[0]).not.toContain('Examples:');
    at.world.journal.length = 0;
    at.push({ [PATH]: stricter }, NEXT_HEAD);
    await run(NEXT_HEAD);
    expect(ladderComments()[0]).not.toContain('Examples:');
    expect(asked().filter((name) => name === 'ReadinessTrees')).toHaveLength(1);
    expect(asked().filter((name) => name === 'ReadinessBlobs')).toHaveLength(1);
  });
});
