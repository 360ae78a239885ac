import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepComment, ownComments } from '../../../src/github/write/comment.ts';
import { readNewest } from '../../../src/github/read/pull-request.ts';
import { World } from '../../acceptance/github.ts';
import { clientOf } from '../world.ts';

const MARK = '<!-- mark -->';
const BOT = 'github-actions[bot]';
/** Two bodies say the same when they differ in nothing but the commit after `@`. */
const marking = { marker: MARK, same: (a: string, b: string) => a.replace(/@\w+/u, '') === b.replace(/@\w+/u, '') };
const body = (text: string, sha = 'one') => `${MARK}\n${text} @${sha}`;

let world: World;
beforeEach(async () => {
  world = await new World().open();
  world.pulls.set(1, { head: 'a'.repeat(40), base: 'main', draft: false, headUrl: null, files: [] });
});
afterEach(() => world.close());

const HEAD = 'a'.repeat(40);
const about = { head: HEAD, fresh: () => true };
const at = { owner: 'acme', repo: 'promotions', number: 1 };
const names = () => world.journal.map(({ name }) => name.replace(/\d{5,}/u, 'ID'));

/** One run's part: look, then keep. */
async function keep(text: string, sha = 'one') {
  const client = clientOf(world);
  const own = ownComments((await readNewest(client, at, 1)).comments, MARK);
  world.journal.length = 0;
  return keepComment(client, at, marking, own, body(text, sha), about);
}

test('the first run creates the comment and looks once more', async () => {
  const kept = await keep('open');
  expect(kept).toMatchObject({ outcome: 'created', url: expect.stringContaining('#issuecomment-3000000001') });
  expect(world.comments).toHaveLength(1);
  expect(names()).toEqual(['POST /repos/acme/promotions/issues/1/comments', 'ReadinessNewestComments']);
});

test('a later run edits it in place', async () => {
  await keep('open');
  expect((await keep('closed')).outcome).toBe('updated');
  expect(world.comments.map((comment) => comment.body)).toEqual([body('closed')]);
  expect(names()).toEqual(['PATCH /repos/acme/promotions/issues/comments/ID']);
});

test('the address is told as soon as it is known: of a new comment before the look back, of another before the edit', async () => {
  const client = clientOf(world);
  const told: { url: string; after: number }[] = [];
  const run = async (text: string) => {
    const own = ownComments((await readNewest(client, at, 1)).comments, MARK);
    world.journal.length = 0;
    const found = (url: string): void => void told.push({ url, after: world.journal.length });
    return keepComment(client, at, marking, own, body(text), about, found);
  };
  const kept = [await run('open'), await run('closed'), await run('closed')];
  expect(told.map(({ after }) => after)).toEqual([1, 0, 0]);
  expect(told.map(({ url }) => url)).toEqual(kept.map((one) => 'url' in one && one.url));
});

test('nothing is written where only the commit would change', async () => {
  await keep('open', 'one');
  expect((await keep('open', 'two')).outcome).toBe('unchanged');
  expect(names()).toEqual([]);
});

test('a comment that a person deleted is made again', async () => {
  await keep('open');
  world.comments = [];
  expect((await keep('open')).outcome).toBe('created');
  expect(world.comments).toHaveLength(1);
});

test('a comment that is deleted between look and edit is made again', async () => {
  await keep('open');
  world.meanwhile = ({ method }) => {
    if (method === 'PATCH') world.comments = [];
  };
  expect((await keep('closed')).outcome).toBe('created');
  expect(world.comments.map((comment) => comment.body)).toEqual([body('closed')]);
});

test('a marker that a stranger pasted, that a person hid, or that stands inside a comment, is not ours', async () => {
  world.addComment('mallory', body('forged'));
  world.addComment(BOT, body('hidden'), true);
  world.addComment(BOT, `Another bot quotes:\n${body('inside')}`);
  const before = world.comments.map((comment) => comment.body);
  expect((await keep('open')).outcome).toBe('created');
  expect(world.comments.map((comment) => comment.body)).toEqual([...before, body('open')]);
});

test('two runs that both found none end with one comment: the older one, with what the later run says', async () => {
  let once = true;
  world.meanwhile = ({ method, name }) => {
    if (method !== 'POST' || !name.endsWith('/comments') || !once) return;
    once = false;
    world.addComment(BOT, body('from the other run'));
  };
  expect((await keep('open')).outcome).toBe('created');
  expect(world.comments.map(({ id, body }) => [id, body])).toEqual([[3_000_000_001, body('open')]]);
});

test('the run that was first keeps its own and removes the newer duplicate', async () => {
  world.meanwhile = ({ name }) => {
    if (name === 'ReadinessNewestComments' && world.comments.length === 1)
      world.addComment(BOT, body('from the other run'));
  };
  await keep('open');
  expect(world.comments.map((comment) => comment.body)).toEqual([body('open')]);
});

test('two runs at the same time end with one comment', async () => {
  await Promise.all([keep('open'), keep('open')]);
  expect(world.comments).toHaveLength(1);
});

test('old duplicates converge on the oldest', async () => {
  for (const text of ['a', 'b', 'c']) world.addComment(BOT, body(text));
  expect((await keep('open')).outcome).toBe('updated');
  expect(world.comments.map(({ id, body }) => [id, body])).toEqual([[3_000_000_001, body('open')]]);
});

test.each(['hang-up', 'cut-off'] as const)(
  'a creation whose answer is lost (%s) is looked up, not repeated',
  async (kind) => {
    world.faults = ({ method, name }) =>
      method === 'POST' && name.endsWith('/comments') ? { kind, after: true } : null;
    expect((await keep('open')).outcome).toBe('created');
    expect(world.comments).toHaveLength(1);
    expect(names()).toEqual(['POST /repos/acme/promotions/issues/1/comments', 'ReadinessNewestComments']);
  },
);

test('a creation that failed with 502 and left nothing is tried once more', async () => {
  let failures = 1;
  world.faults = ({ method, name }) =>
    method === 'POST' && name.endsWith('/comments') && failures-- > 0 ? { kind: 'status', status: 502 } : null;
  expect((await keep('open')).outcome).toBe('created');
  expect(world.comments).toHaveLength(1);
});

test('a creation that keeps failing is said', async () => {
  world.faults = ({ method, name }) =>
    method === 'POST' && name.endsWith('/comments') ? { kind: 'status', status: 502 } : null;
  await expect(keep('open')).rejects.toThrow(/502/u);
  expect(world.comments).toEqual([]);
});

describe('where the head has moved on while this was written', () => {
  const NEXT = 'c'.repeat(40);
  const move = (): void => {
    world.pulls.get(1)!.head = NEXT;
  };
  const bodies = () => world.comments.map((comment) => comment.body);

  test('the newer report that stands is left alone, and what was created beside it taken back', async () => {
    world.meanwhile = ({ name }) => {
      if (!name.endsWith('/comments')) return;
      move();
      world.addComment(BOT, body('newer', 'two'));
    };
    expect(await keep('open')).toMatchObject({ outcome: 'overtaken', stale: false });
    expect(bodies()).toEqual([body('newer', 'two')]);
  });

  test('the newer report that was written over the new comment is left alone', async () => {
    world.meanwhile = ({ name }) => {
      if (name !== 'ReadinessNewestComments' || world.comments.length === 0) return;
      move();
      world.comments[0]!.body = body('newer', 'two');
    };
    expect(await keep('open')).toMatchObject({ outcome: 'overtaken', stale: false });
    expect(bodies()).toEqual([body('newer', 'two')]);
  });

  test('a new comment that stands is stale', async () => {
    world.meanwhile = ({ name }) => {
      if (name.endsWith('/comments')) move();
    };
    expect(await keep('open')).toMatchObject({ outcome: 'overtaken', stale: true });
    expect(bodies()).toEqual([body('open')]);
  });

  const edit = async (fresh: boolean) => {
    world.addComment(BOT, body('older', 'zero'));
    const own = ownComments((await readNewest(clientOf(world), at, 1)).comments, MARK);
    world.meanwhile = ({ method }) => {
      if (method === 'PATCH') move();
    };
    return await keepComment(clientOf(world), at, marking, own, body('open'), { head: HEAD, fresh: () => fresh });
  };

  test('an edit is stale where another run may have been quicker', async () =>
    expect(await edit(false)).toMatchObject({ outcome: 'overtaken', stale: true }));

  test('an edit right after the head was seen is not looked at again', async () => {
    expect(await edit(true)).toMatchObject({ outcome: 'updated' });
    expect(names().at(-1)).toContain('PATCH');
  });

  test('an edit stands where the look after it fails', async () => {
    world.faults = ({ name }) =>
      name === 'ReadinessNewestComments' && world.pulls.get(1)!.head === NEXT ? { kind: 'status', status: 503 } : null;
    expect(await edit(false)).toMatchObject({ outcome: 'updated' });
  });
});

test.each(['locked', 'archived'] as const)(
  'a pull request that is %s is told from a missing permission',
  async (why) => {
    world.closed = why;
    expect(await keep('open')).toEqual({ outcome: 'forbidden', because: why });
  },
);

test('a token that may not write is an outcome', async () => {
  world.tokens.set('token-of-the-job', { login: BOT, comments: false, statuses: false });
  expect(await keep('open')).toEqual({ outcome: 'forbidden', because: 'permission' });
});
