/**
 * The README's promise, with default settings but `enforce` and a ladder that ships: what nobody looked at is never called
 * met, and who looks is told once what was in the way.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { runAction, type Ran } from './action.ts';
import { ADA, company, opened, type Company } from './company.ts';
import type { StoredDiscussion, StoredRepository, StoredWork } from './evidence.ts';
import type { Entry, Fault } from './github.ts';

const LADDER = readFileSync('ladder/engineering/ladder.yml', 'utf8');
const PACKET = readFileSync('ladder/engineering/example.md', 'utf8');
const entry = z.object({
  kind: z.optional(z.string()),
  authors: z.optional(z.array(z.string())),
  reviewers: z.optional(z.array(z.string())),
  state: z.optional(z.string()),
  created: z.optional(z.string()),
  finished: z.optional(z.string()),
});
const { references } = z
  .object({ references: z.record(z.string(), entry) })
  .parse(JSON.parse(readFileSync('ladder/engineering/example.facts.json', 'utf8')));

/** What the example links, as it stands on GitHub by the facts that were recorded. */
function cited(change: (ref: string, work: StoredWork) => StoredWork = (_, work) => work): StoredRepository[] {
  const found = new Map<
    string,
    {
      works: Record<number, StoredWork>;
      discussions: Record<number, StoredDiscussion>;
      releases: Record<string, { author: string; published: string }>;
    }
  >();
  const of = (name: string) => {
    const known = found.get(name) ?? { works: {}, discussions: {}, releases: {} };
    found.set(name, known);
    return known;
  };
  for (const [ref, { authors = [], reviewers = [], state, created = '2026-01-05', finished }] of Object.entries(
    references,
  )) {
    const [author = 'octo-ada'] = authors;
    const work = /^([\w-]+\/[\w-]+)#(\d+)$/u.exec(ref);
    const discussion = /^([\w-]+\/[\w-]+) discussion (\d+)$/u.exec(ref);
    const release = /^([\w-]+\/[\w-]+) release (\S+)$/u.exec(ref);
    if (work) {
      const merged = state === 'merged';
      of(work[1] ?? '').works[Number(work[2])] = change(ref, {
        ...(merged ? {} : { issue: true }),
        state: merged ? 'merged' : 'closed',
        author,
        created,
        ...(finished === undefined ? {} : { closed: finished }),
        commits: authors.map((login) => ({ authors: [login], authored: created, committed: created })),
        reviews: reviewers.map((by, id) => ({ id: id + 1, by })),
      });
    } else if (discussion) of(discussion[1] ?? '').discussions[Number(discussion[2])] = { author };
    else if (release) of(release[1] ?? '').releases[release[2] ?? ''] = { author, published: finished ?? created };
  }
  return [...found].map(([name, all]) => ({ name, ...all }));
}

interface Given {
  readonly cited: readonly StoredRepository[];
  readonly faults?: (entry: Entry) => Fault | null;
}

async function judged({ cited: repositories, faults }: Given): Promise<{ ran: Ran; world: Company['world'] }> {
  const { world, main, push } = await company();
  try {
    main({ '.github/readiness.yml': 'enforce: true\n', 'ladder/engineering/ladder.yml': LADDER });
    push({ [ADA]: PACKET });
    world.cited.clear();
    for (const repository of repositories) world.cited.set(repository.name, repository);
    if (faults) world.faults = faults;
    return { ran: await runAction(world, { payload: opened() }), world };
  } finally {
    await world.close();
  }
}

const report = z.object({
  packets: z.array(
    z.object({
      verdict: z.string(),
      criteria: z.array(z.object({ id: z.string(), state: z.string(), required: z.boolean() })),
    }),
  ),
});
const states = (ran: Ran): Record<string, string> =>
  Object.fromEntries(
    (report.parse(ran.report).packets[0]?.criteria ?? []).flatMap(({ id, state, required }) =>
      required ? [[id, state]] : [],
    ),
  );
const said = ({ ran, world }: { ran: Ran; world: Company['world'] }) => ({
  verdict: ran.outputs['verdict'],
  status: world.statuses.at(-1)?.state,
  top: world.comments[0]?.body.split('<details')[0] ?? '',
});

describe('the complete example of the shipped engineering ladder', () => {
  test('every link answered 404: unchecked, pending under enforce, and the cause stands in the first lines', async () => {
    const result = await judged({ cited: [] });
    const { verdict, status, top } = said(result);
    expect([verdict, status]).toEqual(['unchecked', 'pending']);
    expect(top).toMatch(/\*\*Not read:\*\* \d+ links, not found or not visible to the bot/u);
    expect(top).toContain('evidence-token');
    expect(Object.values(states(result.ran))).not.toContain('met');
  });

  test('some of them seen: only the criteria that wait for the others are unchecked', async () => {
    const seen = cited().filter(({ name }) => name === 'acme/billing' || name === 'acme/rfcs');
    const result = await judged({ cited: seen });
    const all = Object.values(states(result.ran));
    expect(said(result).verdict).toBe('unchecked');
    expect(all).toContain('met');
    expect(all).toContain('unchecked');
    expect(all.every((state) => ['met', 'unchecked', 'judgement'].includes(state))).toBe(true);
  });

  test('all of them seen: nothing is incomplete, and what was seen is met', async () => {
    const { ran } = await judged({ cited: cited() });
    const all = states(ran);
    expect(Object.values(all).every((state) => ['met', 'judgement', 'unchecked'].includes(state))).toBe(true);
    // One file stands where the stand-in has none.
    expect(Object.entries(all).flatMap(([id, state]) => (state === 'unchecked' ? [id] : []))).toEqual([
      'team-communication.L5',
    ]);
  });

  test('GitHub fails for all of them: unchecked, and the report is posted all the same', async () => {
    const result = await judged({
      cited: cited(),
      faults: ({ name }) => (name.startsWith('ReadinessEvidence') ? { kind: 'status', status: 502 } : null),
    });
    const { verdict, status, top } = said(result);
    expect([verdict, status]).toEqual(['unchecked', 'pending']);
    expect(top).toContain('**Not read:**');
    expect(top).toContain('nothing has to be changed in the packet');
    expect(Object.values(states(result.ran))).not.toContain('met');
  });

  test('one of them contradicts: disputed, and the gate is shut', async () => {
    const closed = cited((ref, work) => (ref === 'acme/billing#3902' ? { ...work, state: 'closed' } : work));
    const result = await judged({ cited: closed });
    expect(said(result)).toMatchObject({ verdict: 'incomplete', status: 'failure' });
    expect(Object.values(states(result.ran))).toContain('disputed');
  });

  test.each(['2019-01-02', '2030-01-02'])('commits dated %s change nothing', async (date) => {
    const shifted = cited((_, work) => ({
      ...work,
      commits: (work.commits ?? []).map((commit) => ({ ...commit, authored: date, committed: date })),
    }));
    expect(states((await judged({ cited: shifted })).ran)).toEqual(states((await judged({ cited: cited() })).ran));
  });
});
