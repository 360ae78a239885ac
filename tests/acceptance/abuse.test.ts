/** Attempts to have something counted, called, shown or asked for that should not be, on the built Action. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAction } from './action.ts';
import { ADA, BOT, company, LADDER, NEXT_HEAD, opened, packet, type Company } from './company.ts';

const PATH = 'ladder/engineering/ladder.yml';

let at: Company;
let inputs: Record<string, string> = {};
beforeEach(async () => {
  inputs = {};
  at = await company();
});
afterEach(() => at.world.close());

const run = (payload: unknown = opened(), event = 'pull_request_target') => {
  at.world.journal.length = 0;
  return runAction(at.world, { payload, event, inputs });
};
const says = async (author: string, body: string) => {
  const comment = at.world.addComment(author, body);
  const payload = {
    action: 'created',
    issue: { number: 1, state: 'open', pull_request: {} },
    comment: { id: comment.id, body, user: { login: author, type: 'User' } },
  };
  return { comment, ran: await run(payload, 'issue_comment') };
};
const push = async (text: string, head = NEXT_HEAD) => {
  at.push({ [ADA]: text }, head);
  return await run(opened(head, 'synchronize'));
};
const bodyWith = (marker: string): string =>
  at.world.comments.findLast(({ author, body }) => author === BOT && body.startsWith(marker))?.body ?? '';
const report = (): string => bodyWith('<!-- promotion-readiness -->');
const reply = (): string => bodyWith('<!-- readiness-answer');
const gate = (): string | undefined => at.world.statuses.at(-1)?.state;
const lineIn = (command: string): string =>
  new RegExp(`^/readiness ${command}@[\\da-f]{16}$`, 'mu').exec(report())?.[0] ?? 'no line';
const asked = (): string[] => at.world.journal.map(({ name }) => name).filter((name) => name.startsWith('Readiness'));

describe('the committee agreed to one text', () => {
  const settle = (more = ''): void =>
    at.main({
      [PATH]: LADDER,
      '.github/readiness.yml': `enforce: true\ncommittee: { members: [octo-jane] }\nstages: { manager: { blocks: [must] } }\n${more}`,
    });
  const flow = (period: string, stage: string): string =>
    packet('octo-ada', true).replace(
      /^---\n[\s\S]*?\n---\n/u,
      `---\n{ candidate: octo-ada, ladder: engineering, track: ic, from: L4, to: L5, period: ${period}, stage: ${stage} }\n---\n`,
    );
  const agreed = async (text: string) => {
    settle();
    at.push({ [ADA]: text });
    await run();
    await says('octo-jane', lineIn('agree octo-ada'));
    expect(gate()).toBe('success');
  };

  test('what stands on the line of the stage is part of it', async () => {
    await agreed(flow('2025-01..2026-06', 'committee'));
    await push(flow('2025-01..2026-03', 'committee'));
    expect(gate()).toBe('pending');
    expect(report()).toContain('Confirm again:');
  });

  test('the stage on a line of its own is not, nor is an empty line that changes nothing', async () => {
    const staged = (stage: string): string =>
      packet('octo-ada', true).replace('track: ic', `track: ic\nstage: ${stage}`);
    await agreed(staged('committee'));
    await push(staged('manager'));
    expect(gate()).toBe('pending');
    await push(`${staged('"committee"')}\n\n`);
    expect(gate()).toBe('success');
  });

  test('an empty line that makes a quote evidence makes it another text', async () => {
    const quoted = packet('octo-ada', true).replace(
      '## Mentorship\n',
      '## Mentorship\n\n> Ada is a great mentor.\nMentored five more in 2025-04.\n',
    );
    await agreed(quoted);
    await push(quoted.replace('mentor.\n', 'mentor.\n\n'));
    expect(gate()).toBe('pending');
  });

  test('whoever agreed to another text is called to agree, in words that say to what', async () => {
    await agreed(packet('octo-ada', true));
    settle('notify: true\n');
    await push(packet('octo-ada', true).replace('three services', 'four services'));
    const call = bodyWith('<!-- promotion-readiness-turn ');
    expect(call).toContain('@octo-jane');
    expect(call).toContain('the committee is asked about');
    expect(call).not.toMatch(/\(empty\)|a piece of evidence/u);
  });
});

describe('who wrote the claim does not speak for it', () => {
  const JUDGED = LADDER.replace('rubric: { link: 1 }', 'rubric: { link: 1, judgement: true }');
  const OPEN = 'For a person to judge';
  beforeEach(() => at.main({ [PATH]: JUDGED, '.github/readiness.yml': 'enforce: true\n' }));
  const endorses = async (text: string, from: number, to: number) => {
    at.push({ [ADA]: text });
    await run();
    at.world.wrote.set('', [{ path: ADA, from, to, authors: ['octo-jane'] }]);
    await says('octo-jane', lineIn('endorse system-design\\.L5'));
  };

  test('also where bare carriage returns make lines that Git does not count', async () => {
    const text = packet('octo-ada', true).replace('# octo-ada', 'Words.\rMore.\rAnd more.\r\r# octo-ada');
    const line = text.split('\n').findIndex((one) => one.includes('Designed the billing')) + 1;
    await endorses(text, line, line + 2);
    expect([report().includes(OPEN), reply()]).toEqual([true, expect.stringContaining('wrote lines of')]);
  });

  test('also where they wrote only where its link leads, below', async () => {
    const text = `${packet('octo-ada', true).replace('Links: https://github.com/acme/rfcs/pull/118', 'Links: [the RFC][ RFC ]')}\n[rfc]:\n  https://github.com/acme/rfcs/pull/118\n`;
    const last = text.trimEnd().split('\n').length;
    await endorses(text, last, last);
    expect([report().includes(OPEN), reply()]).toEqual([true, expect.stringContaining('wrote lines of')]);
  });

  test('where GitHub refuses blame, its own words stand in the log and in the summary', async () => {
    at.world.slowBlame.add(ADA);
    at.push({ [ADA]: packet('octo-ada', true) });
    await run();
    const { ran } = await says('octo-jane', lineIn('endorse system-design\\.L5'));
    for (const said of [ran.log, ran.summary])
      expect(said).toMatch(
        /could not be read, so nothing that people say for these lines counts in this run\. GitHub says: Something went wrong/u,
      );
    expect(report()).toContain('Not counted in this run:');
  });

  test('a token that may not read contents does not come that far: the log names the permission', async () => {
    at.world.tokens.set('token-of-the-job', { login: BOT, comments: true, statuses: true, lacks: ['contents'] });
    at.push({ [ADA]: packet('octo-ada', true) });
    const ran = await run();
    expect([ran.code, ran.log]).toEqual([3, expect.stringContaining('`contents: read`')]);
  });
});

describe('a pull request that changes a ladder', () => {
  const PINNED = 'acme/ladders/engineering/ladder.yml@v2';
  const on = (base: string): string => `schema: 1\nextends: ${base}\nversion: 1.0.0-berlin\n`;
  const SECRET = 'schema: 1\nbonus-of-octo-mgr: 90000 a year\n';
  const about = (): string => bodyWith('<!-- promotion-readiness-ladder -->');
  beforeEach(() => {
    at.world.others.set('acme/ladders', {
      v2: { 'engineering/ladder.yml': LADDER },
      v3: {
        'engineering/ladder.yml': 'schema: 1\nextends: ../common/ladder.yml\n',
        'common/ladder.yml': LADDER.replace('link: 1', 'link: 3'),
      },
      main: { 'secret/pay.yml': SECRET },
    });
    at.world.tokens.set('reader', {
      login: 'reader',
      comments: false,
      statuses: false,
      blind: true,
      reads: ['acme/ladders'],
    });
    at.main({ [PATH]: on(PINNED) });
  });
  const broad = (): void =>
    void at.world.tokens.set('token-of-the-job', {
      login: BOT,
      comments: true,
      statuses: true,
      reads: ['acme/ladders'],
    });

  test.each<[string, Record<string, string>, () => void]>([
    ['the evidence token', { 'evidence-token': 'reader' }, (): void => undefined],
    ['the token of the run', {}, broad],
  ])(
    'has %s read no other file of a private repository than its default branch stands on',
    async (_, given, before) => {
      before();
      inputs = given;
      at.push({ [PATH]: on('acme/ladders/secret/pay.yml@main') });
      const ran = await run();
      expect(ran.code).toBe(2);
      for (const said of [ran.log, ran.summary, about(), JSON.stringify(ran.report)])
        expect(said).not.toMatch(/bonus|90000/u);
      expect(about()).toContain('It cannot be used as it is here');
      expect(ran.log).toContain('what a pull request brings does not choose what is read and shown');
    },
  );

  test.each<[string, Record<string, string>, () => void]>([
    ['the evidence token', { 'evidence-token': 'reader' }, (): void => undefined],
    ['the token of the run', {}, broad],
  ])('may pin another version of it, and what that stands on beside it, with %s', async (_, given, before) => {
    before();
    inputs = given;
    at.push({ [PATH]: on('acme/ladders/engineering/ladder.yml@v3') });
    expect((await run()).code).toBe(0);
    expect(about()).toContain('link: with a link → with at least 3 different links');
  });

  test('has no more files read than its examples name, however many lie beside them', async () => {
    const folder = 'ladder/engineering/examples';
    at.main({});
    at.push({
      [`${folder}/a.expect.yml`]: 'schema: 1\nnow: 2026-07-01\nverdict: complete\n',
      [`${folder}/a.md`]: packet('octo-ada', true),
      ...Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`${folder}/a.${index}.json`, '{}'])),
    });
    at.world.pulls.get(1)!.files = [{ path: `${folder}/a.expect.yml`, changeType: 'ADDED' }];
    expect((await run()).code).toBe(0);
    expect(asked().filter((name) => name === 'ReadinessBlobs')).toHaveLength(2);
    expect(JSON.stringify(at.world.journal)).not.toContain('a.399.json');
  });
});

test('a file name is no command of the runner', async () => {
  at.push({ [ADA]: packet('octo-ada', true), 'packets/##[add-mask]e.octo-kim.assessment.yml': 'schema: 1\n' });
  at.world.pulls.get(1)!.files = [
    { path: ADA, changeType: 'ADDED' },
    { path: 'packets/##[add-mask]e.octo-kim.assessment.yml', changeType: 'ADDED' },
  ];
  const ran = await run();
  expect(ran.log).toContain('Not read:');
  expect(ran.log).not.toContain('##[add-mask]');
});
