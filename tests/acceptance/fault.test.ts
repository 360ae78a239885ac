import { afterEach, expect, test, vi } from 'vitest';
import { readEvent } from '../../src/github/read/event.ts';
import { run } from '../../src/github/run.ts';
import type { readPacket } from '../../src/packet/read.ts';
import { ADA, BEN, company, HEAD, opened, packet, type Company } from '../acceptance/company.ts';
import { day } from '../rubric/factory.ts';
import { clientOf } from '../github/world.ts';

vi.mock(import('../../src/packet/read.ts'), async (load) => {
  const real = await load();
  return {
    ...real,
    readPacket: (...given: Parameters<typeof readPacket>) => {
      if (given[1].endsWith('ben.md')) throw new RangeError('Maximum call stack size exceeded');
      return real.readPacket(...given);
    },
  };
});

let at: Company;
afterEach(() => at.world.close());

test('a packet that the tool breaks down on fails the job, says so, and leaves the other its report', async () => {
  at = await company();
  at.push({ [ADA]: packet('octo-ada', true), [BEN]: packet('octo-ben', true) });
  const client = clientOf(at.world);
  const event = readEvent('pull_request_target', opened(), '');
  if (event.type !== 'pull-request') throw new Error('an event of a pull request');
  const ending = await run(
    {
      client,
      evidence: { own: client, other: null },
      at: { owner: 'acme', repo: 'promotions' },
      settingsPath: '.github/readiness.yml',
      server: 'https://github.com',
      today: day('2026-06-30'),
      version: '0',
      now: Date.now,
      waited: () => 0,
    },
    event,
    null,
  );
  expect(ending).toMatchObject({ verdict: 'error', exit: 3, comment: { outcome: 'created' } });
  expect(ending.failure).toContain('broke down on 1 packet');
  const [comment] = at.world.comments;
  expect(comment?.body).toContain('octo-ada');
  expect(comment?.body).toContain('a fault of the tool');
  expect(comment?.body).not.toContain('to put right');
  expect(at.world.statuses.map(({ state, sha }) => [state, sha])).toEqual([['error', HEAD]]);
});
